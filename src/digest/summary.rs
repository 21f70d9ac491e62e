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
    /// Whether so many per cent of the sentences can be asked for.
    pub fn is_share(percent: f64) -> bool {
        percent > 0.0 && percent <= 100.0
    }

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

/// Sentences that are printed as one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// In reading order.
    pub sentences: Vec<SentenceId>,
    /// Where a lead-in stands without its members: how many there are.
    pub omitted: Option<usize>,
}

/// A summary: groups in reading order, no sentence twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
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

/// The summary of an article under a limit: the digest's plan, as far as the limit reaches, in reading order. A longer
/// summary holds the shorter one; only where not even the first sentence has room the first one that has is taken.
pub fn summarise(article: &Article, digest: &Digest, limit: Limit) -> Summary {
    let mut room = Room::new(article, limit);
    let mut groups: Vec<Group> = Vec::new();
    for unit in &digest.plan {
        let cost = room.cost(&unit.sentences);
        if cost > room.left {
            if groups.is_empty() {
                continue;
            }
            break;
        }
        room.left -= cost;
        let mut group =
            Group { sentences: unit.sentences.clone(), omitted: (unit.count > 0).then_some(unit.count) };
        if let Some(lead) = unit.steps_of {
            // With its lead-in, and with a member that was in already, as the forecast perhaps.
            let last = unit.sentences.iter().copied().max().unwrap_or(lead);
            let (own, others) =
                groups.into_iter().partition(|g| g.sentences.iter().all(|id| (lead..=last).contains(id)));
            groups = others;
            group.sentences.extend(own.into_iter().flat_map(|g: Group| g.sentences));
        }
        groups.push(group);
    }
    groups.iter_mut().for_each(|group| group.sentences.sort_unstable());
    groups.sort_unstable_by_key(|g| g.sentences.first().copied());
    Summary { groups }
}

/// What is left of a limit, in its own unit.
struct Room<'a> {
    article: &'a Article,
    by_character: bool,
    left: usize,
}

impl<'a> Room<'a> {
    fn new(article: &'a Article, limit: Limit) -> Self {
        match (limit, limit.sentences(article)) {
            (Limit::Chars(n), _) => Self { article, by_character: true, left: n },
            (_, sentences) => Self { article, by_character: false, left: sentences.unwrap_or(0) },
        }
    }

    fn cost(&self, sentences: &[SentenceId]) -> usize {
        if !self.by_character {
            return sentences.len();
        }
        let letters =
            |id: &SentenceId| self.article.sentence(*id).chars().filter(|c| !c.is_whitespace()).count();
        sentences.iter().map(letters).sum()
    }
}
