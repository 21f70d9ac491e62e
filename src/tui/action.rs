//! What the reader can ask for and what the shell must then do, as plain data. Knows no keys, no screen and no terminal.

use crate::clean::Clean;
use crate::memory::{Fingerprint, Memory};
use crate::tui::desk::{Found, Letter, NotKept, NotRead, Wanted};
use crate::tui::errand::{Copied, Saved, Told};
use crate::tui::news::{Arrival, Insight};
use crate::tui::prompt::Stroke;
use crate::tui::theme::Ground;

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
    /// The letter of a mark, for the command that waits for one.
    Letter(char),
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
    /// The article could not be read.
    Unread(NotRead),
    /// The thinking is done; nothing where it failed.
    Digested(Option<Insight>),
    /// The article was read again and thought about, or could not be read.
    Reread(Result<Reread, NotRead>),
    /// Files were found that can be opened, by the looking with this number.
    Found(usize, Vec<Found>),
    /// That looking is over; where there was more than is looked at, how many files were.
    Looked(usize, Option<usize>),
    /// What is going on goes on: for so many milliseconds by now, and so many bytes have come.
    Tick { elapsed: u64, bytes: u64 },
    /// What came of an effect.
    Told(Told),
    /// What the person left in the article is not on the disk.
    NotKept(NotKept),
    /// The terminal has said how bright its background is.
    Grounded(Ground),
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

/// Writes [`Command`], the list of all commands and their names from one table.
macro_rules! commands {
    ($($command:ident: $name:literal,)*) => {
        /// What the keys can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Command {
            $($command,)*
        }

        impl Command {
            /// Every command there is.
            pub(crate) const ALL: &[Command] = &[$(Command::$command,)*];

            /// What a person calls it who types it or writes it down.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Command::$command => $name,)*
                }
            }

            /// The command that a person calls so.
            pub(crate) fn named(name: &str) -> Option<Command> {
                match name {
                    $($name => Some(Command::$command),)*
                    _ => None,
                }
            }
        }
    };
}

commands! {
    Down: "down",
    Up: "up",
    Close: "close",
    Open: "open",
    Toggle: "toggle",
    CloseAll: "close-all",
    OpenAll: "open-all",
    First: "first",
    Last: "last",
    HalfDown: "half-down",
    HalfUp: "half-up",
    PageDown: "page-down",
    PageUp: "page-up",
    SwitchPane: "switch-pane",
    ReadHere: "read-here",
    NextSection: "next-section",
    PreviousSection: "previous-section",
    NextKey: "next-key",
    PreviousKey: "previous-key",
    NextSentence: "next-sentence",
    PreviousSentence: "previous-sentence",
    Fold: "fold",
    Unfold: "unfold",
    FoldUp: "fold-up",
    Centre: "centre",
    ToTop: "to-top",
    ToBottom: "to-bottom",
    HideOutline: "hide-outline",
    Narrower: "narrower",
    Wider: "wider",
    Filter: "filter",
    Search: "search",
    NextHit: "next-hit",
    PreviousHit: "previous-hit",
    Longer: "longer",
    Shorter: "shorter",
    CycleMode: "cycle-mode",
    Why: "why",
    About: "about",
    Removed: "removed",
    Select: "select",
    CopySentence: "copy-sentence",
    CopySection: "copy-section",
    CopySummary: "copy-summary",
    Save: "save",
    OpenLink: "open-link",
    ReadLink: "read-link",
    Edit: "edit",
    Reload: "reload",
    NextArticle: "next-article",
    PreviousArticle: "previous-article",
    ListArticles: "list-articles",
    FindArticle: "find-article",
    ReleaseMouse: "release-mouse",
    Mark: "mark",
    GoToMark: "go-to-mark",
    JumpBack: "jump-back",
    JumpForward: "jump-forward",
    Highlight: "highlight",
    Note: "note",
    Notes: "notes",
    Theme: "theme",
    TextWidth: "text-width",
    LineSpacing: "line-spacing",
    Help: "help",
    Back: "back",
    Redraw: "redraw",
    Suspend: "suspend",
    Quit: "quit",
    QuitAtOnce: "quit-at-once",
    Palette: "palette",
}

/// An article that was read again, and what is thought of it now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reread {
    pub arrival: Arrival,
    pub insight: Option<Insight>,
}

/// What the shell must do after an update.
#[derive(Clone, Debug, PartialEq)]
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
    /// Read the article that the person has turned to, for the first time.
    Read,
    /// Read the article again and think about it.
    Reload,
    /// Look for what else can be opened, and give that this number.
    LookAround(usize),
    /// Look no further.
    LookNoMore,
    /// Give an article that is wanted a desk.
    Take(Wanted),
    /// Leave the reader, for there is no article to read: why the last one could not be.
    GiveUp(NotRead),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Keep what the person has left in the article.
    Remember,
    /// Keep what they left in one, by its number, that they have turned away from.
    RememberLeft(usize, Fingerprint, Box<Memory>),
}
