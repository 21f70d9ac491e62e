//! Errands: what the shell is sent for with the article in hand, and what it comes back with. Plain data.

use crate::clean::Clean;
use crate::tui::desk::{Form, NotCopied, NotEdited, NotOpened, NotSaved, Part, Way};

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// Words of the article: this many sentences.
    Sentences(String, usize),
    /// A part of the article, with its heading.
    Section(String),
    /// The summary in Markdown, with where it is from.
    Summary,
    /// An address that no browser was found for.
    Address(Clean),
}

/// What is saved, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saved {
    /// The path as it was typed.
    pub path: String,
    pub part: Part,
    pub form: Form,
    /// Whether a file of that name may go.
    pub replace: bool,
}

/// What came of an effect.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Told {
    /// A text was copied or not.
    Copied { copied: Copied, text: String, result: Result<Way, NotCopied> },
    /// Where a file was saved, or why it was not.
    Saved(Saved, Result<Clean, NotSaved>),
    /// An address was opened or not.
    Opened(Clean, Result<(), NotOpened>),
    /// An article that was wanted has a desk: its number, and what to call it. Nothing where it leads nowhere.
    Taken(Option<(usize, Clean)>),
    /// The editor has ended, or there was none.
    Edited(Result<(), NotEdited>),
}
