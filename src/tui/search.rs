//! What was looked for in the text, and where it was found. Looks for nothing itself.

use crate::span::Span;

/// The last search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Search {
    /// Where it was found, in reading order; none overlap.
    pub hits: Vec<Span>,
    /// Which of them the reader came to last.
    pub current: Option<usize>,
}
