//! The articles that are opened, and which of them the person is at. Those that they have turned away from are kept as they
//! were left, with all that goes on in them. Reads none and draws nothing.

use crate::clean::Clean;
use crate::digest::Limit;
use crate::tui::state::State;
use std::mem;

/// The opened articles, in order. A number is an article's place among them, and its desk's (`desk.rs`).
#[derive(Default)]
pub(crate) struct Shelf {
    pub articles: Vec<Opened>,
    /// The article that the person is at.
    pub current: usize,
    /// How long a summary may be to begin with.
    pub limit: Limit,
    /// Whether there are folders to find articles in, so that one can be without an article.
    pub has_folders: bool,
    /// How often articles were looked for.
    pub searches: usize,
    /// The article that the person was at before.
    before: Option<usize>,
}

/// An opened article.
pub(crate) struct Opened {
    /// What to call it until it is there.
    pub name: Clean,
    pub standing: Standing,
}

/// What has become of an opened article.
#[derive(Default)]
pub(crate) enum Standing {
    /// Nobody has turned to it yet.
    #[default]
    Unread,
    /// The person is at it.
    Here,
    /// The person has turned away; it is as they left it.
    Aside(Box<State>),
    /// It could not be read.
    Unreadable,
}

impl Shelf {
    /// Articles that nobody has turned to, called so, and the first of them to begin with.
    pub(crate) fn new(names: Vec<Clean>, has_folders: bool, limit: Limit) -> Self {
        let opened = |name| Opened { name, standing: Standing::Unread };
        let articles = names.into_iter().map(opened).collect();
        let mut shelf = Self { articles, limit, has_folders, ..Self::default() };
        shelf.be_at(0);
        shelf
    }

    /// Puts one more behind the others.
    pub(crate) fn add(&mut self, name: Clean) {
        self.articles.push(Opened { name, standing: Standing::Unread });
    }

    /// Whether the person is at an article that may be read.
    pub(crate) fn is_open(&self) -> bool {
        self.articles.get(self.current).is_some_and(|opened| matches!(opened.standing, Standing::Here))
    }

    /// What the article is called that the person is at; nothing where there is none.
    pub(crate) fn name(&self) -> Option<&Clean> {
        self.articles.get(self.current).map(|opened| &opened.name)
    }

    /// The article that one comes to from the present one by so many steps, over those that can be read; nothing where there
    /// are not as many.
    pub(crate) fn away(&self, steps: isize) -> Option<usize> {
        let is_there = |number: &usize| !matches!(self.articles[*number].standing, Standing::Unreadable);
        let further = steps.unsigned_abs().checked_sub(1)?;
        if steps > 0 {
            (self.current + 1..self.articles.len()).filter(is_there).nth(further)
        } else {
            (0..self.current.min(self.articles.len())).rev().filter(is_there).nth(further)
        }
    }

    /// Takes out an article's state, to be shown, and goes there; nothing where it has not been read.
    pub(crate) fn take_up(&mut self, number: usize) -> Option<Box<State>> {
        let standing = mem::take(&mut self.articles.get_mut(number)?.standing);
        self.be_at(number);
        match standing {
            Standing::Aside(state) => Some(state),
            _ => None,
        }
    }

    /// Keeps the state of the article that the person turns away from.
    pub(crate) fn lay_aside(&mut self, state: State) {
        if let Some(opened) = self.articles.get_mut(self.current) {
            opened.standing = Standing::Aside(Box::new(state));
            self.before = Some(self.current);
        }
    }

    /// The state of an article that the person has turned away from.
    pub(crate) fn aside(&mut self, number: usize) -> Option<&mut State> {
        match &mut self.articles.get_mut(number)?.standing {
            Standing::Aside(state) => Some(state),
            _ => None,
        }
    }

    /// Takes down that an article could not be read.
    pub(crate) fn fail(&mut self, number: usize) {
        if let Some(opened) = self.articles.get_mut(number) {
            opened.standing = Standing::Unreadable;
        }
    }

    /// Where to go from an article that could not be read: back to where one was, or to any that is there, or to the first
    /// that has not been tried.
    pub(crate) fn otherwise(&self) -> Option<usize> {
        let stands = |number: &usize, is: fn(&Standing) -> bool| {
            self.articles.get(*number).is_some_and(|opened| is(&opened.standing))
        };
        let is_aside = |number: &usize| stands(number, |standing| matches!(standing, Standing::Aside(_)));
        let is_unread = |number: &usize| stands(number, |standing| matches!(standing, Standing::Unread));
        let all = 0..self.articles.len();
        self.before
            .filter(is_aside)
            .or_else(|| all.clone().find(is_aside))
            .or_else(|| all.clone().find(is_unread))
    }

    /// Goes to an article.
    pub(crate) fn be_at(&mut self, number: usize) {
        self.current = number;
        if let Some(opened) = self.articles.get_mut(number) {
            opened.standing = Standing::Here;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture::chinese;

    fn shelf(count: usize) -> Shelf {
        Shelf::new((0..count).map(|n| Clean::new(&n.to_string())).collect(), false, Limit::Auto)
    }

    #[test]
    fn what_cannot_be_read_is_passed_over() {
        let mut shelf = shelf(5);
        shelf.fail(1);
        shelf.fail(4);
        for (from, steps, to) in
            [(0, 1, Some(2)), (0, 2, Some(3)), (2, 2, None), (2, -1, Some(0)), (0, -1, None), (2, 0, None)]
        {
            shelf.be_at(from);
            assert_eq!(shelf.away(steps), to, "{steps} from {from}");
        }
        assert_eq!(Shelf::default().away(1), None);
    }

    #[test]
    fn an_article_is_laid_aside_and_taken_up_again() {
        let mut shelf = shelf(2);
        let mut state = chinese().state((80, 24));
        state.count = Some(7);
        shelf.lay_aside(state);
        assert!(shelf.take_up(1).is_none() && shelf.current == 1);
        assert_eq!(shelf.aside(0).and_then(|state| state.count), Some(7));
        assert_eq!(shelf.take_up(0).and_then(|state| state.count), Some(7));
        assert!(shelf.current == 0 && shelf.aside(0).is_none() && shelf.take_up(9).is_none());
    }

    #[test]
    fn from_what_cannot_be_read_one_goes_back_or_on() {
        let state = || chinese().state((80, 24));
        let mut shelf = shelf(4);
        shelf.fail(0);
        assert_eq!(shelf.otherwise(), Some(1));
        shelf.be_at(2);
        shelf.lay_aside(state());
        assert!(shelf.take_up(3).is_none());
        assert_eq!(shelf.otherwise(), Some(2));
        shelf.lay_aside(state());
        shelf.fail(3);
        assert_eq!(shelf.otherwise(), Some(2), "what was there before cannot be read");
        assert_eq!(Shelf::default().otherwise(), None);
    }
}
