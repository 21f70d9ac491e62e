//! The box in the footer's row that is typed in: what it asks for and the line in it. Draws nothing and looks for nothing.

/// A key as the box understands it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stroke {
    Char(char),
    Enter,
    Escape,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Home,
    End,
    Up,
    Down,
    /// Ctrl-w: the word before the cursor goes.
    DeleteWord,
    /// Ctrl-u: all before the cursor goes.
    DeleteToStart,
    /// Ctrl-r: another way of reading what is typed.
    Toggle,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words to look for in the text.
    Search,
    /// Words by which the outline is filtered.
    Filter,
    /// A file's name to save to.
    Save,
    /// Whether to overwrite the file of that name: y or n.
    Overwrite,
}

/// The box while it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prompt {
    pub kind: Kind,
    pub line: Line,
}

/// What has been typed, and where in it the cursor stands, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub text: String,
    pub cursor: usize,
}
