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

/// The summary of an article under a limit: the digest's plan, as far as the limit reaches, in reading order.
pub fn summarise(article: &Article, digest: &Digest, limit: Limit) -> Summary {
    let mut room = Room::new(article, limit);
    let limit_of_steps = room.left / 3;
    let mut groups: Vec<Group> = Vec::new();
    let mut taken = vec![false; article.sentences().len()];
    for unit in &digest.plan {
        let is_free = |id: &SentenceId| taken.get(id.index()) == Some(&false);
        if !is_free(&unit.sentence) {
            continue;
        }
        let mut alone: Vec<SentenceId> = unit.support.iter().copied().filter(is_free).collect();
        alone.push(unit.sentence);
        let mut whole = alone.clone();
        whole.extend(unit.steps.iter().filter(|id| is_free(id) && **id != unit.sentence));
        // The steps come along where they take at most a third of the limit.
        let together = room.cost(&whole);
        let mut group = if unit.count == 0 || (together <= limit_of_steps && together <= room.left) {
            Group { sentences: whole, omitted: None }
        } else {
            let own = unit.steps.first() == Some(&unit.sentence);
            // Where lead-in and steps are one sentence there is nothing to leave out.
            Group { sentences: alone, omitted: (!own).then_some(unit.count) }
        };
        let cost = room.cost(&group.sentences);
        if cost > room.left {
            continue;
        }
        room.left -= cost;
        if group.omitted.is_none() && unit.steps.iter().any(|id| !is_free(id)) {
            // A step that was in already, as the forecast perhaps, stands with the others now.
            let (own, others) =
                groups.into_iter().partition(|g| g.sentences.iter().all(|id| unit.steps.contains(id)));
            groups = others;
            group.sentences.extend(own.into_iter().flat_map(|g: Group| g.sentences));
            group.sentences.sort_unstable();
        }
        group.sentences.iter().for_each(|id| taken[id.index()] = true);
        groups.push(group);
        if room.left == 0 {
            break;
        }
    }
    groups.sort_by_key(|g| g.sentences.first().copied());
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
