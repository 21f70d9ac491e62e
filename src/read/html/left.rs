//! Why a passage that is not the article's was left out, told by its words and by what stands around it. Which passages
//! those are is not known here.

use super::marks::Marks;
use super::walk::Passage;
use crate::article::Reason;
use crate::read::furniture::Cue;

/// The most passages and bytes of what was left out that are kept for the reader to look at: no menu is longer that
/// anybody would read.
const MOST: usize = 600;
const MOST_BYTES: usize = 60_000;

/// What was left out so far.
#[derive(Debug, Default)]
pub(super) struct Left {
    passages: usize,
    bytes: usize,
}

impl Left {
    /// Whether there is room for one more.
    pub(super) fn takes(&mut self, passage: &Passage) -> bool {
        self.passages += 1;
        self.bytes += passage.text.len();
        self.passages <= MOST && self.bytes <= MOST_BYTES
    }
}

/// Why a passage was left out.
pub(super) fn reason(passage: &Passage, cue: Option<&Cue>, linked: f64) -> Reason {
    const BY_MARK: [(Marks, Reason); 10] = [
        (Marks::COMMENT, Reason::Comments),
        (Marks::ADVERT, Reason::Ad),
        (Marks::NAV, Reason::Navigation),
        (Marks::SHARE, Reason::Share),
        (Marks::FOOTER, Reason::Copyright),
        (Marks::HEADER, Reason::Navigation),
        (Marks::RELATED, Reason::Related),
        (Marks::MENU, Reason::Navigation),
        (Marks::BYLINE, Reason::Byline),
        (Marks::HEAD, Reason::Navigation),
    ];
    if let Some(cue) = cue {
        return cue.reason;
    }
    // A footer is full of menus, too.
    let menu = linked > 0.8;
    match BY_MARK.iter().find(|(mark, _)| passage.marks.any(*mark)) {
        Some((_, Reason::Copyright)) if menu => Reason::Navigation,
        Some((_, reason)) => *reason,
        None if menu => Reason::Related,
        None => Reason::Other,
    }
}
