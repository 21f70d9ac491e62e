//! What was looked for in the text, and where it was found; the searches before it. Moves nobody.

use crate::article::Article;
use crate::find::{Fault, Found, How, Options, Searchable};
use crate::span::Span;
use std::sync::Arc;

/// Words that are looked for, or an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sought {
    pub words: String,
    /// Whether they are a regular expression.
    pub regex: bool,
}

/// The last search, and those before it.
#[derive(Default)]
pub(crate) struct Search {
    /// Where it was found, in reading order; none overlap.
    pub hits: Vec<Span>,
    /// Which of them the reader came to last.
    pub current: Option<usize>,
    pub how: How,
    /// Why nothing could be looked for.
    pub fault: Option<Fault>,
    /// What was entered, oldest first, nothing twice; the last is what `n` goes on with.
    pub past: Vec<Sought>,
    /// While the box is open.
    pub typing: Option<Typing>,
    ready: Option<Searchable>,
}

/// A search that is being typed.
#[derive(Default)]
pub(crate) struct Typing {
    /// Whether what is typed is a regular expression.
    pub regex: bool,
    /// How many searches back the line was taken from; 0 for what the person typed themselves.
    back: usize,
    /// What they had typed when they first went back.
    draft: Sought,
    /// What had been found before.
    before: (Vec<Span>, Option<usize>, How),
}

/// So many searches are remembered.
const MOST: usize = 100;

impl Search {
    /// Begins to type; what was found so far is put aside.
    pub(crate) fn begin(&mut self) {
        let before = (std::mem::take(&mut self.hits), self.current.take(), self.how);
        self.typing = Some(Typing { before, ..Typing::default() });
    }

    /// Whether a regular expression is being typed.
    pub(crate) fn types_regex(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.regex)
    }

    /// Breaks the typing off: what had been found before is there again.
    pub(crate) fn give_up(&mut self) {
        self.fault = None;
        if let Some(typing) = self.typing.take() {
            (self.hits, self.current, self.how) = typing.before;
        }
    }

    /// Looks for something in the article: the hits are those of this alone, and the reader is at none of them yet. The
    /// first time in an article it is made ready; both are linear in the text.
    pub(crate) fn look(&mut self, article: &Arc<Article>, sought: &Sought) {
        let ready = match self.ready.take() {
            Some(ready) if ready.is_of(article) => ready,
            _ => Searchable::new(Arc::clone(article)),
        };
        let found = ready.find(&sought.words, Options { regex: sought.regex });
        self.ready = Some(ready);
        self.current = None;
        (self.hits, self.how, self.fault) = match found {
            Ok(Found { hits, how }) => (hits, how, None),
            Err(fault) => (Vec::new(), How::default(), Some(fault)),
        };
    }

    /// Lets the text go that was made ready, for another has come, and what had been found in it before the typing.
    pub(crate) fn let_go(&mut self) {
        self.ready = None;
        if let Some(typing) = &mut self.typing {
            typing.before = Default::default();
        }
    }

    /// Remembers what was entered as the last search.
    pub(crate) fn remember(&mut self, sought: Sought) {
        self.past.retain(|past| *past != sought);
        self.past.push(sought);
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// An earlier search for the box, or a later one, `present` being what stands there; nothing where there is none.
    pub(crate) fn recall(&mut self, present: &str, is_earlier: bool) -> Option<String> {
        let typing = self.typing.as_mut()?;
        let back = if is_earlier { typing.back + 1 } else { typing.back.checked_sub(1)? };
        if typing.back == 0 {
            typing.draft = Sought { words: present.to_owned(), regex: typing.regex };
        }
        let recalled = match back {
            0 => typing.draft.clone(),
            _ => self.past.get(self.past.len().checked_sub(back)?)?.clone(),
        };
        (typing.back, typing.regex) = (back, recalled.regex);
        Some(recalled.words)
    }

    /// The hits with anything on a stretch of the text, and whether each is the one that the reader is at; found by
    /// halving.
    pub(crate) fn hits_on(&self, span: Span) -> impl Iterator<Item = (Span, bool)> {
        let first = self.hits.partition_point(|hit| hit.end <= span.start);
        let on = self.hits.iter().enumerate().skip(first).take_while(move |(_, hit)| hit.start < span.end);
        on.map(|(index, hit)| (*hit, self.current == Some(index)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(words: &str) -> Sought {
        Sought { words: words.to_owned(), regex: words.contains('.') }
    }

    /// What stands in the box after each step back (`<`) or forth (`>`), from a draft.
    #[track_caller]
    fn check(past: &[&str], steps: &str, expected: &[Option<&str>]) {
        let mut search = Search::default();
        past.iter().for_each(|words| search.remember(sought(words)));
        search.begin();
        let mut present = "draft".to_owned();
        let mut shown = Vec::new();
        for step in steps.chars() {
            let recalled = search.recall(&present, step == '<');
            shown.push(recalled.clone());
            present = recalled.unwrap_or(present);
            assert_eq!(search.typing.as_ref().unwrap().regex, sought(&present).regex, "{present}");
        }
        assert_eq!(shown.iter().map(Option::as_deref).collect::<Vec<_>>(), expected, "{past:?} {steps}");
    }

    #[test]
    fn earlier_searches_come_back() {
        check(&[], "<>", &[None, None]);
        check(&["a", "b."], "<<<", &[Some("b."), Some("a"), None]);
        check(&["a", "b."], "<<>>>", &[Some("b."), Some("a"), Some("b."), Some("draft"), None]);
        check(&["a", "b", "a"], "<<", &[Some("a"), Some("b")]);
    }

    #[test]
    fn no_more_are_kept_than_anyone_wants_back() {
        let mut search = Search::default();
        (0..MOST + 5).for_each(|number| search.remember(sought(&number.to_string())));
        assert_eq!((search.past.len(), search.past[0].words.as_str()), (MOST, "5"));
    }

    #[test]
    fn hits_are_found_by_their_place() {
        let hits = vec![Span::new(2, 4), Span::new(6, 8), Span::new(8, 9)];
        let search = Search { hits, current: Some(1), ..Search::default() };
        let on = |start, end| {
            search
                .hits_on(Span::new(start, end))
                .map(|(hit, is_here)| (hit.start, is_here))
                .collect::<Vec<_>>()
        };
        assert_eq!(on(0, 2), []);
        assert_eq!(on(3, 7), [(2, false), (6, true)]);
        assert_eq!(on(8, 20), [(8, false)]);
    }
}
