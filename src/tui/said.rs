//! What the reader says in its own words, with what it quotes from outside: a file's name, a note, what was typed. The
//! words of its own may be drawn in ASCII; what is quoted stays as it is.

use crate::span::Span;
use crate::wrap::{Measure, cells};
use std::ops::Deref;

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    text: String,
    /// In bytes of the text.
    quoted: Vec<Span>,
}

impl Said {
    /// The message, and words behind it that are not the reader's own.
    pub(crate) fn quoting(mut self, words: &str) -> Self {
        let start = self.text.len();
        self.text += words;
        self.quoted.push(Span::new(start, self.text.len()));
        self
    }

    /// The message, and more of the reader's own words behind it.
    pub(crate) fn going_on(mut self, words: &str) -> Self {
        self.text += words;
        self
    }

    /// The message, and another behind it.
    pub(crate) fn and(mut self, between: &str, other: &Said) -> Self {
        self = self.going_on(between);
        let at = self.text.len();
        self.quoted.extend(other.quoted.iter().map(|quoted| Span::new(at + quoted.start, at + quoted.end)));
        self.text += other;
        self
    }

    /// How wide it is where what is quoted is measured so; marks of the reader's own are never wide.
    pub(crate) fn cells(&self, measure: Measure) -> usize {
        let width =
            |(piece, is_own): &(&str, bool)| if *is_own { cells(piece) } else { measure.cells(piece) };
        self.pieces(self.text.len()).iter().map(width).sum()
    }

    /// The message piece by piece, up to a byte, and whether the words of each are the reader's own.
    pub(crate) fn pieces(&self, end: usize) -> Vec<(&str, bool)> {
        let mut pieces: Vec<(Span, bool)> = Vec::new();
        for (at, c) in self.text.char_indices().take_while(|(at, _)| *at < end) {
            let is_own = !self.quoted.iter().any(|quoted| quoted.start <= at && at < quoted.end);
            match pieces.last_mut().filter(|last| last.1 == is_own) {
                Some((piece, _)) => piece.end += c.len_utf8(),
                None => pieces.push((Span::new(at, at + c.len_utf8()), is_own)),
            }
        }
        pieces.into_iter().map(|(piece, is_own)| (piece.of(&self.text), is_own)).collect()
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, quoted: Vec::new() }
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &Said, end: usize, expected: &[(&str, bool)]) {
        assert_eq!(said.pieces(end), expected);
    }

    #[test]
    fn what_is_quoted_is_told_apart() {
        check(&Said::from("还没有"), 99, &[("还没有", true)]);
        let saved = Said::from("saved · ").quoting("a·b.md");
        check(&saved, 99, &[("saved · ", true), ("a·b.md", false)]);
        check(&saved, 11, &[("saved · ", true), ("a·", false)]);
        let editor = Said::from("vi: ").quoting("vi").going_on(" (").quoting("no vim").going_on(")…");
        check(&editor, 99, &[("vi: ", true), ("vi", false), (" (", true), ("no vim", false), (")…", true)]);
        check(&Said::from("noted: ").quoting(""), 99, &[("noted: ", true)]);
        check(&Said::default(), 99, &[]);
    }

    #[test]
    fn the_readers_own_words_stay_its_own_where_they_are_quoted_too() {
        check(&Said::from("· ").quoting("·"), 99, &[("· ", true), ("·", false)]);
        let said = Said::from("·a").quoting("a·");
        assert_eq!([false, true].map(|is_wide| said.cells(Measure::new(is_wide))), [4, 5]);
    }

    #[test]
    fn messages_follow_each_other_with_what_they_quote() {
        let said = Said::from("·").quoting("a·").and(" · ", &Said::default().quoting("·").going_on("b"));
        check(&said, 99, &[("·", true), ("a·", false), (" · ", true), ("·", false), ("b", true)]);
    }
}
