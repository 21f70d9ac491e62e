//! What the reader can ask for and what the shell must then do, as plain data. Knows no keys, no screen and no terminal.

use crate::clean::Clean;
use crate::tui::desk::{Letter, NotRead};
use crate::tui::errand::{Copied, Saved, Told};
use crate::tui::news::{Arrival, Insight};
use crate::tui::prompt::Stroke;

/// Something that changes the state: a command from the keys, or news from outside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// A command from the key table.
    Do(Command),
    /// A digit of a count, 0 to 9.
    Digit(u8),
    /// The first key of a two-key command.
    Prefix(char),
    /// A key that means nothing here.
    Nothing,
    /// A key for the box that is being typed in.
    Type(Stroke),
    /// Words that were pasted, as they came.
    Paste(String),
    /// The terminal has a new size, in cells.
    Resize(u16, u16),
    /// The beginning of a large article has come; the rest is still being read.
    Begun(Letter),
    /// The article has come.
    Read(Arrival),
    /// The thinking is done; nothing where it failed.
    Digested(Option<Insight>),
    /// The article was read again and thought about, or could not be read.
    Reread(Result<Reread, NotRead>),
    /// What is going on goes on: for so many milliseconds by now, and so many bytes have come.
    Tick { elapsed: u64, bytes: u64 },
    /// What came of an effect.
    Told(Told),
    /// The left button went down at a cell (column, row).
    Click(u16, u16),
    /// It went down there twice in short order.
    DoubleClick(u16, u16),
    /// It is held down and has come to a cell (column, row).
    Drag(u16, u16),
    /// It went up.
    Release,
    /// The wheel turned over a cell (column, row); `down` towards the end.
    Wheel { column: u16, row: u16, down: bool },
}

/// What the keys can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Command {
    Down,
    Up,
    Close,
    Open,
    Toggle,
    CloseAll,
    OpenAll,
    First,
    Last,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    SwitchPane,
    ReadHere,
    NextSection,
    PreviousSection,
    NextKey,
    PreviousKey,
    NextSentence,
    PreviousSentence,
    Fold,
    Unfold,
    FoldUp,
    Centre,
    ToTop,
    ToBottom,
    HideOutline,
    Narrower,
    Wider,
    Filter,
    Search,
    NextHit,
    PreviousHit,
    Longer,
    Shorter,
    CycleMode,
    Why,
    About,
    Removed,
    Select,
    CopySentence,
    CopySection,
    CopySummary,
    Save,
    OpenLink,
    Edit,
    Reload,
    ReleaseMouse,
    Help,
    Back,
    Redraw,
    Suspend,
    Quit,
    QuitAtOnce,
}

/// An article that was read again, and what is thought of it now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reread {
    pub arrival: Arrival,
    pub insight: Option<Insight>,
}

/// What the shell must do after an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Leave the reader.
    Quit,
    /// Give the terminal back, stop the process, take the terminal again.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// After a stop from outside: make the terminal ours again and draw every cell anew.
    TakeAgain,
    /// Put a text on the clipboard.
    Copy(Copied),
    /// Write a file.
    Save(Saved),
    /// Open an address in the browser.
    Browse(Clean),
    /// Open the file in the editor at a line, counted from 1.
    Edit(usize),
    /// Read the article again and think about it.
    Reload,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
}
