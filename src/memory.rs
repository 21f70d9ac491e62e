//! What the reader keeps of an article from one reading to the next: where the person was, what they closed, marked and
//! highlighted, and what they wrote to it. All of it is told by the article's own words, so that it is found again where the
//! article has changed a little. Files are unknown here.

mod form;
mod merge;
mod path;
mod print;
mod quote;

pub use path::path_hash;
pub use print::Fingerprint;
pub use quote::{Quote, Quotes};

use crate::clean::Clean;
use crate::digest::Limit;
use crate::span::SentenceId;
use std::collections::BTreeMap;

/// What is kept of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// What it is called, for a person who looks at the file.
    pub title: String,
    /// How long its text was, in bytes.
    pub length: usize,
    /// Where the reader was.
    pub place: Option<Place>,
    /// The closed nodes of the outline, each by [`path_hash`].
    pub closed: Vec<u32>,
    /// How long the summary was; [`Limit::Auto`] where nobody chose.
    pub summary: Limit,
    /// The marks, each a letter.
    pub marks: BTreeMap<char, Quote>,
    /// The highlighted sentences, in reading order.
    pub highlights: Vec<Note>,
}

/// A place in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The sentence or heading.
    pub quote: Quote,
    /// How many bytes of it lie before the place.
    pub within: usize,
    /// How many rows below the window's top it stood.
    pub row: usize,
}

/// A highlighted sentence, and what the person wrote to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The sentence.
    pub quote: Quote,
    /// Their words; empty where they wrote none.
    pub note: Clean,
}

/// A highlighted sentence of an article that is there, as exports take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Which sentence.
    pub sentence: SentenceId,
    /// What the person wrote to it; empty where they wrote nothing.
    pub note: Clean,
}

impl Memory {
    /// What a file says.
    ///
    /// # Errors
    ///
    /// See [`Unreadable`].
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        form::read(bytes)
    }

    /// As a file says it: JSON, one line.
    pub fn written(&self) -> Vec<u8> {
        form::written(self)
    }

    /// Whether there is nothing that is worth a file.
    pub fn is_empty(&self) -> bool {
        *self == Self { title: self.title.clone(), length: self.length, ..Self::default() }
    }

    /// This memory, joined with what another reader has put on the disk since both knew `base`: marks, highlights and notes
    /// that either has added or changed are there, those that either has taken away are not. Where both changed one thing,
    /// this memory wins, and so it does in the rest.
    pub fn merged(self, base: &Memory, disk: &Memory) -> Self {
        merge::merged(self, base, disk)
    }
}

/// Why a file says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is damaged, or not ours.
    Damaged,
    /// A later version of tigang wrote it, and does it otherwise.
    Later,
}
