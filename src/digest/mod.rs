//! All that tigang thinks: an [`Article`] becomes a [`Digest`]. Knows nothing of files, formats or screens.
//!
//! ```
//! use tigang::{digest, read};
//!
//! let text = "The bridge was never repaired. The real problem is that nobody is in charge of it.";
//! let article = read::read_text(text, &read::Options::default());
//! let digest = digest::digest(&article);
//! for (id, salience) in article.sentence_ids().zip(&digest.saliences) {
//!     let best = salience.parts.iter().max_by(|a, b| a.value.total_cmp(&b.value));
//!     println!("{:.2} {} ({:?})", salience.score, article.sentence(id), best.map(|part| part.name));
//! }
//! # assert_eq!(digest.saliences.len(), 2);
//! ```

mod ahead;
mod build;
mod close;
mod coda;
mod cue;
mod enumeration;
mod features;
#[doc(hidden)]
pub mod fitting;
mod footnotes;
mod genre;
mod ground;
mod interview;
mod keyword;
mod kin;
mod label;
mod likeness;
mod lists;
mod manner;
mod outline;
mod place;
mod plan;
#[doc(hidden)]
pub mod profile;
mod region;
mod role;
#[doc(hidden)]
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
mod wording;

pub use genre::{Genre, Genres};
pub use outline::{Node, NodeRole, Outline};
pub use salience::{Part, Salience};
pub use summary::{Group, Limit, Summary};

// What the reader tells of a sentence, and what a summary is made from.
#[doc(hidden)]
pub use {
    genre::sign_names,
    ground::{Ground, ground},
    kin::{Kin, kin},
    plan::Unit,
};

use crate::article::Article;
use crate::segment::Segmenter;

/// What a sentence does in the argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
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
#[non_exhaustive]
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
    #[doc(hidden)]
    pub plan: Vec<Unit>,
    /// Whether the article is Chinese in traditional characters: words about it are shown in them too.
    pub traditional: bool,
}

/// Thinks about an article. Total: any article, an empty one too, has a digest. Time grows linearly with the text.
///
/// Chinese in traditional characters is thought about in simplified ones: what holds for the one holds for the other.
pub fn digest(article: &Article) -> Digest {
    digest_with(article, &Segmenter::for_text(article.text()))
}

/// As [`digest`], with a segmenter that has learned from texts before, or holds the whole dictionary.
#[doc(hidden)]
pub fn digest_with(article: &Article, segmenter: &Segmenter) -> Digest {
    let Some(shadow) = shadow::of(article) else { return thought(article, segmenter) };
    let mut digest = thought(&shadow, segmenter);
    shadow::lift(&mut digest.outline, article, &shadow);
    digest.traditional = true;
    digest
}

/// What is thought of an article in the characters that it has.
fn thought(article: &Article, segmenter: &Segmenter) -> Digest {
    let Some(body) = footnotes::without(article) else { return build::build(article, segmenter) };
    let mut digest = build::build(&body, segmenter);
    footnotes::put_back(&mut digest, article, &body);
    digest
}

#[cfg(test)]
mod tests;
