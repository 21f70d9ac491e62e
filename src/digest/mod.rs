//! All that tigang thinks: an [`Article`] becomes a [`Digest`]. Knows nothing of files, formats or screens.

mod ahead;
mod build;
mod close;
mod coda;
mod cue;
mod enumeration;
mod features;
#[doc(hidden)]
pub mod fitting;
mod genre;
mod ground;
mod interview;
mod keyword;
mod kin;
mod label;
mod likeness;
mod lists;
mod manner;
pub mod outline;
mod place;
mod plan;
mod region;
mod role;
pub mod salience;
mod shadow;
pub mod summary;
mod terms;
mod topic;
#[doc(hidden)]
pub mod topic_fitting;
mod turn;
mod usage;
mod weights;

pub use genre::{Genre, Genres, sign_names};
pub use ground::{Ground, ground};
pub use kin::{Kin, kin};
pub use outline::{Node, NodeRole, Outline};
pub use plan::Unit;
pub use salience::{Part, Salience};
pub use summary::{Group, Limit, Summary};

use crate::article::Article;
use crate::segment::Segmenter;

/// What a sentence does in the argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What the article claims (in a news report: the lead).
    Thesis,
    /// The main idea of a section.
    Point,
    /// A member of an enumeration.
    Step,
    /// What the article expects to come.
    Prognosis,
    /// Where the argument ends up.
    Conclusion,
    /// Figures, examples, sources.
    Evidence,
    /// Setting, history, anecdote.
    Background,
}

impl Role {
    /// The word that JSON uses.
    pub fn tag(self) -> &'static str {
        match self {
            Role::Thesis => "thesis",
            Role::Point => "point",
            Role::Step => "step",
            Role::Prognosis => "prognosis",
            Role::Conclusion => "conclusion",
            Role::Evidence => "evidence",
            Role::Background => "background",
        }
    }
}

/// What tigang thinks of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// What kind of text it was read as.
    pub genres: Genres,
    /// By sentence: how much it matters, and why.
    pub saliences: Vec<Salience>,
    /// By sentence: what it does in the argument.
    pub roles: Vec<Option<Role>>,
    /// How the article is built.
    pub outline: Outline,
    /// What a summary takes, in the order in which it takes it.
    pub plan: Vec<Unit>,
    /// Whether the article is Chinese in traditional characters: words about it are shown in them too.
    pub traditional: bool,
}

/// Thinks about an article. Total: any article, an empty one too, has a digest. Time grows linearly with the text.
///
/// Chinese in traditional characters is thought about in simplified ones: what holds for the one holds for the other.
pub fn digest(article: &Article, segmenter: &Segmenter) -> Digest {
    let Some(shadow) = shadow::of(article) else { return build::build(article, segmenter) };
    let mut digest = build::build(&shadow, segmenter);
    shadow::lift(&mut digest.outline, article, &shadow);
    digest.traditional = true;
    digest
}

#[cfg(test)]
mod tests;
