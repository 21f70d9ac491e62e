//! What the person has chosen to look at: a half of the screen, how much of the text, and what lies over it.

use crate::tui::finder::Finder;
use crate::tui::links::Links;

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

/// What lies over the panes, or beside the text, until it is closed. The number is its first row that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    /// The keys, in place of both panes.
    Help(usize),
    /// What kind of text it was read as and what was taken out of it, in place of both panes.
    About(usize),
    /// Why the sentence that the reader is at stands as high as it does, below the text.
    Why(usize),
    /// The marks, highlights and notes to choose from, below the text; which is marked.
    Notes(usize),
    /// The links to choose from, below the text.
    Links(Links),
    /// The opened articles to choose from, below the text: which is marked.
    Articles(usize),
    /// All that can be opened, in place of both panes.
    Finder(Box<Finder>),
}

impl Panel {
    /// Its first row that shows, to be changed; nothing for a list, which follows its mark.
    pub(crate) fn top_mut(&mut self) -> Option<&mut usize> {
        match self {
            Panel::Help(top) | Panel::About(top) | Panel::Why(top) => Some(top),
            Panel::Links(_) | Panel::Articles(_) | Panel::Notes(_) | Panel::Finder(_) => None,
        }
    }

    /// The same, to be read; 0 for a list.
    pub(crate) fn top(&self) -> usize {
        match self {
            Panel::Help(top) | Panel::About(top) | Panel::Why(top) => *top,
            Panel::Links(_) | Panel::Articles(_) | Panel::Notes(_) | Panel::Finder(_) => 0,
        }
    }

    /// Whether it is a list that something is chosen from.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self, Panel::Links(_) | Panel::Articles(_) | Panel::Notes(_) | Panel::Finder(_))
    }

    /// Whether it stands in place of both panes.
    pub(crate) fn is_page(&self) -> bool {
        matches!(self, Panel::Help(_) | Panel::About(_) | Panel::Finder(_))
    }
}
