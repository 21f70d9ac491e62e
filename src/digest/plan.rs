//! The order in which a summary takes an article's sentences, whatever its length: made once, read by every summary.

use crate::article::Article;
use crate::digest::enumeration::Enumeration;
use crate::digest::features::Measured;
use crate::digest::role::Roles;
use crate::digest::terms::shared;
use crate::digest::{NodeRole, Outline, Salience};
use crate::span::SentenceId;
use std::ops::Range;

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

/// How many sentences are chosen with an eye on what they repeat; those after them come by score alone. Bounds the
/// work: no summary that is read is longer.
const CAREFUL: usize = 60;

/// Two sentences repeat each other where they share this much of the shorter one's terms.
const REPEATS: f64 = 0.6;

/// The order in which a summary takes its sentences: the thesis, the forecast, the best of each main section and the
/// steps, then the rest by score. A sentence that leans on an absent one waits until that one is in.
pub(super) fn plan(
    article: &Article,
    outline: &Outline,
    saliences: &[Salience],
    measured: &Measured,
    roles: &Roles,
    lists: &[Enumeration],
) -> Vec<Unit> {
    let n = article.sentences().len();
    let mut planner = Planner { article, measured, taken: vec![false; n], units: Vec::new() };
    if let Some(thesis) = roles.thesis {
        planner.take(thesis.index());
    }
    if let Some(prognosis) = roles.best_prognosis {
        planner.take(prognosis.index());
    }
    let mut sections: Vec<(f64, Section)> = Vec::new();
    for id in outline.top() {
        let Some(node) = outline.get(id) else { continue };
        match node.role {
            NodeRole::Steps { .. } => {
                let list = lists.iter().find(|l| l.plan && node.span.covers(l.span));
                sections.extend(list.map(|l| (2.0, Section::Steps(l))));
            }
            NodeRole::Section | NodeRole::Conclusion => {
                let range = article.sentences_in(node.span);
                let best = planner.best(range, saliences);
                sections.extend(best.map(|i| (saliences[i].score, Section::Sentence(i))));
            }
            _ => {}
        }
    }
    sections.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, section) in sections {
        match section {
            Section::Sentence(index) => planner.take(index),
            Section::Steps(list) => planner.take_steps(list),
        }
    }
    planner.rest(saliences);
    planner.units
}

enum Section<'a> {
    Sentence(usize),
    Steps(&'a Enumeration),
}

struct Planner<'a> {
    article: &'a Article,
    measured: &'a Measured,
    taken: Vec<bool>,
    units: Vec<Unit>,
}

impl Planner<'_> {
    fn take(&mut self, index: usize) {
        if !std::mem::replace(&mut self.taken[index], true) {
            self.units.push(Unit { sentence: SentenceId::at(index), steps: Vec::new(), count: 0 });
        }
    }

    /// The steps as one unit: the lead-in and the sentences of the members.
    fn take_steps(&mut self, list: &Enumeration) {
        let sentences = self.article.sentences();
        let mut steps: Vec<SentenceId> = Vec::new();
        for member in &list.members {
            let first = sentences.partition_point(|s| s.span.end <= member.span.start);
            let last = sentences.partition_point(|s| s.span.start < member.span.end);
            steps.extend((first..last).map(SentenceId::at));
        }
        steps.dedup();
        let lead = list.lead_sentence.or(steps.first().copied());
        let Some(lead) = lead.filter(|l| !self.taken[l.index()]) else { return };
        self.taken[lead.index()] = true;
        // The members stay free: a summary without room for all of them may still take one for its own sake.
        self.units.push(Unit { sentence: lead, steps, count: list.members.len() });
    }

    /// The best sentence of a section: by score, but one that leans on another or ends in a colon only when nothing
    /// else is nearly as good.
    fn best(&self, range: Range<usize>, saliences: &[Salience]) -> Option<usize> {
        let worth = |i: usize| saliences[i].score - if self.hangs(i) { 0.25 } else { 0.0 };
        range
            .filter(|i| !self.taken[*i] && !self.repeats(*i))
            .max_by(|a, b| worth(*a).total_cmp(&worth(*b)).then(b.cmp(a)))
    }

    /// Whether a sentence says little alone: it leans on the one before, asks, or only leads in.
    fn hangs(&self, index: usize) -> bool {
        let features = &self.measured.features[index];
        let text = self.article.sentence(SentenceId::at(index));
        features[12] > 0.0 || self.leans(index) || text.ends_with(['：', ':'])
    }

    /// Whether a sentence leans on one before it in its block that is not taken.
    fn leans(&self, index: usize) -> bool {
        let block = self.article.sentences()[index].block;
        let starts = self.article.blocks()[block.index()].sentences.start == index;
        let supported = !starts && self.taken[index - 1];
        self.measured.features[index][13] > 0.0 && !supported
    }

    fn repeats(&self, index: usize) -> bool {
        let terms = &self.measured.terms.by_sentence;
        let own: Vec<u32> = terms[index].iter().map(|(id, _)| *id).collect();
        self.units.iter().take(CAREFUL).any(|unit| {
            let other = &terms[unit.sentence.index()];
            let least = own.len().min(other.len());
            least > 0 && shared(other, &own) as f64 >= REPEATS * least as f64
        })
    }

    fn rest(&mut self, saliences: &[Salience]) {
        let mut order: Vec<usize> = (0..saliences.len()).filter(|i| !self.taken[*i]).collect();
        order.sort_by(|a, b| saliences[*b].score.total_cmp(&saliences[*a].score).then(a.cmp(b)));
        let mut later = Vec::new();
        for index in order {
            if self.units.len() >= CAREFUL || !(self.repeats(index) || self.hangs(index)) {
                self.take(index);
            } else {
                later.push(index);
            }
        }
        // What was put off comes at the end, each behind the sentence it leans on.
        for index in later {
            let block = self.article.sentences()[index].block;
            let first = self.article.blocks()[block.index()].sentences.start;
            if self.leans(index) && index > first {
                self.take(index - 1);
            }
            self.take(index);
        }
    }
}
