//! The article and what is thought of it, as they come from the thread that reads and thinks: with all that has to be counted
//! through the whole text or the whole outline, so that the thread that draws has only to take it. Knows no screen.

use crate::article::Article;
use crate::digest::Digest;
use crate::threads;
use crate::tui::branches::name_columns;
use crate::tui::desk::Letter;
use crate::tui::keep::Recalled;
use crate::tui::links::{self, Link};
use crate::tui::pace::{Counts, Length, Pace};
use crate::tui::sections::Sections;
use crate::wrap::Girth;

/// An article that has come.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrival {
    pub letter: Letter,
    /// How long it is; nothing, where that is not known yet.
    pub length: Length,
    /// What was kept of it; nothing, where it is not there as a whole.
    pub recalled: Option<Box<Recalled>>,
    /// Its links, where it is a list of links; none where it is an article.
    pub list: Vec<Link>,
}

impl Arrival {
    /// The whole article, and what was counted of it.
    pub(crate) fn whole(letter: Letter, counts: &Counts, recalled: Option<Recalled>) -> Self {
        let length = counts.length(&letter.article);
        let list = links::list(&letter.article);
        Self { letter, length, recalled: recalled.map(Box::new), list }
    }

    /// An article of which nothing is counted: no more than its beginning is there, or not even that.
    pub(crate) fn uncounted(letter: Letter) -> Self {
        Self { letter, length: Length::default(), recalled: None, list: Vec::new() }
    }
}

/// What is thought of an article, and what follows from that for the reader, on any screen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Insight {
    pub digest: Box<Digest>,
    /// By node: see [`name_columns`].
    pub names: Vec<u16>,
    /// By node: what is known of the rows of its label.
    pub girths: Vec<Girth>,
    pub pace: Pace,
    pub sections: Sections,
}

impl Insight {
    /// What follows from a digest. The work is linear in the text and in the nodes of the outline.
    pub(crate) fn new(article: &Article, digest: Digest, counts: &Counts) -> Self {
        let outline = &digest.outline;
        let of_labels = || {
            let girths = outline.nodes().iter().map(|node| Girth::of(node.label.trim())).collect();
            (name_columns(outline, article.lang(), digest.traditional), girths)
        };
        let of_parts = || (Pace::new(article, outline, counts), Sections::new(article, &digest));
        let ((names, girths), (pace, sections)) = threads::both(article.text().len(), of_labels, of_parts);
        Self { digest: Box::new(digest), names, girths, pace, sections }
    }
}
