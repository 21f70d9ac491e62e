//! The best sentences under a limit, in reading order.

use crate::article::Article;
use crate::digest::Digest;
use crate::span::SentenceId;

/// How long a summary may be. It is never longer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Limit {
    /// As the article's length asks for.
    #[default]
    Auto,
    /// This many sentences.
    Sentences(usize),
    /// This many per cent of the sentences.
    Ratio(f64),
    /// This many characters without white space.
    Chars(usize),
}

impl Limit {
    /// The limit in sentences for this article; `None` where it counts characters.
    pub fn sentences(self, article: &Article) -> Option<usize> {
        let all = article.sentences().len();
        match self {
            Limit::Auto => Some(((all as f64).sqrt() * 1.2).round().clamp(3.0, 15.0) as usize),
            Limit::Sentences(n) => Some(n),
            Limit::Ratio(percent) => Some(((all as f64) * percent / 100.0).floor() as usize),
            Limit::Chars(_) => None,
        }
    }
}

/// What a summary takes in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The sentence, or the lead-in of an enumeration.
    pub sentence: SentenceId,
    /// The sentences of the enumeration it leads in, which come along where there is room.
    pub steps: Vec<SentenceId>,
    /// How many members that enumeration has.
    pub count: usize,
}

/// Sentences that are printed as one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// In reading order.
    pub sentences: Vec<SentenceId>,
    /// Where a lead-in stands without its members: how many there are.
    pub omitted: Option<usize>,
}

/// A summary: groups in reading order, no sentence twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// In reading order.
    pub groups: Vec<Group>,
}

impl Summary {
    /// All its sentences, in reading order.
    pub fn sentences(&self) -> Vec<SentenceId> {
        let mut all: Vec<_> = self.groups.iter().flat_map(|g| g.sentences.iter().copied()).collect();
        all.sort_unstable();
        all
    }

    /// Whether it takes this sentence.
    pub fn contains(&self, id: SentenceId) -> bool {
        self.groups.iter().any(|g| g.sentences.contains(&id))
    }
}

/// The summary of an article under a limit.
pub fn summarise(article: &Article, digest: &Digest, limit: Limit) -> Summary {
    let _ = (article, digest, limit);
    Summary::default()
}
