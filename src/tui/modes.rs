//! What the person has chosen to look at: a half of the screen, and how much of the text. The lowest room of the reader.

/// The two halves of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pane {
    Outline,
    Text,
}

/// How much of the text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// All of it.
    Full,
    /// All of it, and what is not in the summary dimmed.
    Keys,
    /// The summary and the headings it stands under.
    Summary,
}
