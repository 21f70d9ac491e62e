//! The finder: what there is to open, which of it fits what was typed, the best first, and which is marked. Looks for no
//! files and draws nothing.

use crate::clean::Clean;
use crate::find::{NameQuery, Named};
use crate::tui::choice::Choice;
use crate::tui::desk::Found;
use std::cmp::Reverse;
use std::path::PathBuf;

/// The finder while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Finder {
    /// All that there is, in the order in which it was found.
    candidates: Vec<Candidate>,
    /// What fits, the best first; as good ones stay in their order.
    shown: Vec<(usize, Named)>,
    /// Which of those that fit is marked.
    marked: usize,
    /// Whether the person has moved the mark: where they have not, it stays at the best.
    is_chosen: bool,
    words: String,
    pub search: Search,
    /// The number of the looking through folders, so that nothing of an earlier one is taken.
    pub number: usize,
}

/// How far the looking through folders has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Search {
    /// It goes on.
    #[default]
    Going,
    /// All was looked at.
    Done,
    /// There was more than so many files, which are looked at.
    Cut(usize),
}

/// Something that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub title: Clean,
    /// The file's name, with its folders.
    pub file: Clean,
    pub goal: Goal,
}

/// What is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// An article that is opened already: its number.
    Opened(usize),
    /// A file.
    File(PathBuf),
}

impl Finder {
    /// A finder over what is opened, before anything else is found.
    pub(crate) fn new(opened: Vec<Candidate>, number: usize) -> Self {
        let mut finder = Self { number, ..Self::default() };
        finder.take(opened);
        finder
    }

    /// Takes files that were found; the mark stays on what the person has chosen.
    pub(crate) fn add(&mut self, found: Vec<Found>) {
        let candidate =
            |found: Found| Candidate { title: found.title, file: found.name, goal: Goal::File(found.path) };
        self.take(found.into_iter().map(candidate).collect());
    }

    /// Looks for other words, and marks the best.
    pub(crate) fn look_for(&mut self, words: &str) {
        if self.words == words {
            return;
        }
        words.clone_into(&mut self.words);
        (self.marked, self.is_chosen) = (0, false);
        self.shown.clear();
        self.rank(0);
    }

    /// Moves the mark.
    pub(crate) fn step(&mut self, by: isize) {
        self.mark(self.choice().step(by));
    }

    /// Marks one of those that fit, where any do.
    pub(crate) fn mark(&mut self, index: usize) {
        if !self.shown.is_empty() {
            (self.marked, self.is_chosen) = (index, true);
        }
    }

    /// Those that fit as something to choose from.
    pub(crate) fn choice(&self) -> Choice {
        Choice { count: self.shown.len(), marked: self.marked }
    }

    /// How many there are.
    pub(crate) fn all(&self) -> usize {
        self.candidates.len()
    }

    /// Those that fit, the best first, and where they do.
    pub(crate) fn fitting(&self) -> impl Iterator<Item = (&Candidate, &Named)> {
        self.shown.iter().filter_map(|(index, named)| Some((self.candidates.get(*index)?, named)))
    }

    /// What the marked one leads to.
    pub(crate) fn goal(&self) -> Option<&Goal> {
        let (index, _) = self.shown.get(self.marked)?;
        self.candidates.get(*index).map(|candidate| &candidate.goal)
    }

    fn take(&mut self, candidates: Vec<Candidate>) {
        let known = self.candidates.len();
        self.candidates.extend(candidates);
        let chosen = self.shown.get(self.marked).map(|(index, _)| *index).filter(|_| self.is_chosen);
        self.rank(known);
        let place = chosen.and_then(|chosen| self.shown.iter().position(|(index, _)| *index == chosen));
        self.marked = place.unwrap_or(0);
    }

    /// Puts the candidates from one on among those that fit.
    fn rank(&mut self, from: usize) {
        let mut query = NameQuery::new(&self.words);
        let new = self.candidates.iter().enumerate().skip(from);
        self.shown.extend(new.filter_map(|(index, it)| Some((index, query.rank(&it.title, &it.file)?))));
        self.shown.sort_unstable_by_key(|(index, named)| (Reverse(named.score), *index));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[(&str, &str)]) -> Vec<Found> {
        let found = |(title, name): &(&str, &str)| Found {
            path: name.into(),
            name: Clean::new(name),
            title: Clean::new(title),
        };
        names.iter().map(found).collect()
    }

    /// A finder over an opened article and three files.
    fn finder() -> Finder {
        let opened =
            Candidate { title: Clean::new("河岸书店"), file: Clean::new("a.txt"), goal: Goal::Opened(0) };
        let mut finder = Finder::new(vec![opened], 1);
        finder.add(found(&[("The bridge", "b.md"), ("桥的故事", "c.txt"), ("The bride", "d.txt")]));
        finder
    }

    fn titles(finder: &Finder) -> Vec<&str> {
        finder.fitting().map(|(candidate, _)| candidate.title.as_str()).collect()
    }

    #[test]
    fn the_best_is_first_and_as_good_ones_keep_their_order() {
        let mut finder = finder();
        assert_eq!(titles(&finder), ["河岸书店", "The bridge", "桥的故事", "The bride"]);
        finder.look_for("bride");
        assert_eq!(titles(&finder), ["The bride", "The bridge"]);
        finder.look_for("the");
        assert_eq!(titles(&finder), ["The bridge", "The bride"]);
        finder.look_for("qiao");
        assert_eq!((titles(&finder), finder.goal()), (vec!["桥的故事"], Some(&Goal::File("c.txt".into()))));
        finder.look_for("camel");
        assert_eq!((titles(&finder).len(), finder.goal(), finder.all()), (0, None, 4));
        finder.look_for("");
        assert_eq!(finder.goal(), Some(&Goal::Opened(0)));
    }

    #[test]
    fn what_comes_later_moves_no_mark_that_was_chosen() {
        let mut finder = finder();
        finder.look_for("tbr");
        assert_eq!(finder.goal(), Some(&Goal::File("b.md".into())));
        // Better, and nothing was chosen yet.
        finder.add(found(&[("Tbr", "e.txt")]));
        assert_eq!(titles(&finder)[0], "Tbr");
        assert_eq!(finder.goal(), Some(&Goal::File("e.txt".into())));
        finder.step(1);
        let chosen = finder.goal().cloned();
        finder.add(found(&[("Tbr tbr", "f.txt"), ("tbr", "tbr.txt")]));
        assert_eq!(finder.goal().cloned(), chosen);
        finder.step(99);
        assert_eq!(finder.choice().marked, 4);
        finder.look_for("b");
        assert_eq!(finder.choice().marked, 0);
    }

    #[test]
    fn where_there_is_nothing_yet_nothing_is_chosen() {
        let mut finder = Finder::new(Vec::new(), 1);
        finder.look_for("tbr");
        finder.step(1);
        finder.add(found(&[("The bridge", "b.md")]));
        finder.add(found(&[("Tbr", "e.txt")]));
        assert_eq!(finder.goal(), Some(&Goal::File("e.txt".into())));
    }
}
