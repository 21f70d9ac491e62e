//! The order in which a summary takes an article's sentences, whatever its length: made once, read by every summary, so
//! that a longer summary holds the shorter one. What an article says several times in the same words comes once.

mod parts;
mod worth;

use crate::article::Article;
use crate::digest::coda::coda;
use crate::digest::enumeration::Enumeration;
use crate::digest::features::Measured;
use crate::digest::genre::Genres;
use crate::digest::interview::Question;
use crate::digest::place::flag;
use crate::digest::role::Roles;
use crate::digest::wording::wordings;
use crate::digest::{Outline, Salience};
use crate::span::SentenceId;
use parts::{Members, members, sections};
use std::collections::BTreeSet;
use worth::worth;

/// What a summary takes in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// A sentence, or the sentences of an enumeration's members.
    pub sentences: Vec<SentenceId>,
    /// The lead-in of the enumeration whose members these are.
    pub steps_of: Option<SentenceId>,
    /// Of a lead-in, how many members its enumeration has; 0 of other sentences.
    pub count: usize,
}

/// How many sentences are chosen with an eye on those chosen before; the rest come by salience alone. Bounds the work:
/// no summary that is read is longer.
const CAREFUL: usize = 60;

/// Two sentences repeat each other where they share this much of the shorter one's terms.
const REPEATS: f64 = 0.6;

/// No more members than this, in sentences, come along with their lead-in; those of longer lists come one by one.
const MEMBERS: usize = 6;

// What is added to a sentence's salience, as the logarithm of the odds, or taken off it, in view of those that are taken. Set by
// hand as those of `worth.rs` are.

/// It opens a section that has nothing in the summary yet; each sentence that the section has takes some of it back.
const UNCOVERED: f64 = 2.5;
const COVERED: f64 = 0.7;
/// It says little alone: it asks, only leads in, or speaks of him or it that stands in a sentence that is not in.
const HANGS: f64 = 0.8;
/// It begins with a turn, such as 因此 or but: it can be read alone, and reads better with what it turns from.
const TURNS: f64 = 0.3;
/// It says for the most part what a chosen one has said.
const SAID: f64 = 1.0;

/// What is known of an article when its summary is planned.
pub(super) struct Known<'a> {
    pub(super) article: &'a Article,
    pub(super) outline: &'a Outline,
    pub(super) saliences: &'a [Salience],
    pub(super) measured: &'a Measured,
    pub(super) genres: &'a Genres,
    pub(super) roles: &'a Roles,
    pub(super) lists: &'a [Enumeration],
    pub(super) questions: &'a [Question],
}

/// The order in which a summary takes its sentences. Each is the best in view of those before it: salient, the thesis or
/// the forecast, of a section that has nothing yet, and neither hanging in the air nor a repetition.
pub(super) fn plan(known: &Known<'_>) -> Vec<Unit> {
    let n = known.article.sentences().len();
    let mut planner = Planner::new(known, n);
    for _ in 0..CAREFUL.min(n) {
        let Some(best) = planner.best() else { break };
        planner.take(best);
    }
    planner.rest();
    planner.units
}

struct Planner<'a> {
    known: &'a Known<'a>,
    /// By sentence, what it is worth whatever else is taken.
    worth: Vec<f64>,
    /// By sentence, its section, and by section how many of its sentences are taken.
    section: Vec<Option<usize>>,
    taken_of: Vec<usize>,
    lists: Vec<Members>,
    /// The lists by their lead-ins, each a sentence and the number of a list.
    leads: Vec<(usize, usize)>,
    /// The lists whose lead-in is taken and whose members are not.
    due: BTreeSet<usize>,
    /// By sentence, whether it asks, or only leads in what has no place of its own.
    opens: Vec<bool>,
    /// Whether a sentence is taken, or waits for its lead-in.
    taken: Vec<bool>,
    waits: Vec<bool>,
    /// By sentence, the first one with the same words; of those first ones, whether one with their words is taken.
    wording: Vec<usize>,
    worded: Vec<bool>,
    /// Whether a sentence comes with its list, whatever has been said.
    listed: Vec<bool>,
    /// The sentences that are taken, in their order.
    order: Vec<usize>,
    /// By sentence: whether it repeats one of those taken, as far as it was compared.
    said: Vec<Said>,
    units: Vec<Unit>,
}

/// What is known of a sentence beside those that are taken: what is taken stays, so none is compared twice.
#[derive(Clone, Copy, Default)]
struct Said {
    compared: u32,
    repeats: bool,
}

impl<'a> Planner<'a> {
    fn new(known: &'a Known<'a>, n: usize) -> Self {
        // Reports end, and do not conclude; their last paragraph weighs little.
        let asked = known.questions.last().map(|question| question.span.start);
        let coda = if known.roles.lead { n..n } else { coda(known.article, known.measured, asked) };
        let (section, sections) = sections(known, n, &coda);
        let lists = members(known);
        let mut waits = vec![false; n];
        for id in lists.iter().filter(|l| l.sentences.len() <= MEMBERS).flat_map(|l| &l.sentences) {
            waits[id.index()] = true;
        }
        let mut listed = waits.clone();
        for list in &lists {
            (waits[list.lead], listed[list.lead]) = (false, true);
        }
        for id in [known.roles.thesis, known.roles.best_prognosis].into_iter().flatten() {
            waits[id.index()] = false;
        }
        let worth = worth(known, &lists, &coda);
        let mut leads: Vec<(usize, usize)> = lists.iter().enumerate().map(|(i, l)| (l.lead, i)).collect();
        leads.sort_unstable();
        let colon = |i: usize| known.article.sentence(SentenceId::at(i)).ends_with(['：', ':']);
        let mut opens: Vec<bool> = (0..n).map(colon).collect();
        lists.iter().for_each(|list| opens[list.lead] = false);
        opens.iter_mut().zip(&known.measured.manners).for_each(|(opens, manner)| *opens |= manner.question);
        Self {
            known,
            worth,
            section,
            taken_of: vec![0; sections],
            lists,
            leads,
            due: BTreeSet::new(),
            opens,
            taken: vec![false; n],
            waits,
            wording: wordings(known.article),
            worded: vec![false; n],
            listed,
            order: Vec::new(),
            said: vec![Said::default(); n],
            units: Vec::new(),
        }
    }

    /// The best of what is left, in view of what is taken.
    fn best(&mut self) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for index in 0..self.taken.len() {
            if self.taken[index] || self.waits[index] || self.is_passed_over(index) {
                continue;
            }
            crate::tally::visit("plan", 1);
            let most = self.worth[index] + self.coverage(index) - self.hangs(index);
            // Ties go to the earlier sentence. Only what may win is compared with what is taken.
            if best.is_some_and(|(b, _)| most <= b) {
                continue;
            }
            let worth = most - SAID * flag(self.repeats(index));
            if best.is_none_or(|(b, _)| worth > b) {
                best = Some((worth, index));
            }
        }
        best.map(|(_, index)| index)
    }

    fn coverage(&self, index: usize) -> f64 {
        match self.section[index].map(|section| self.taken_of[section]) {
            None => 0.0,
            Some(taken) => UNCOVERED - COVERED * taken.min(3) as f64,
        }
    }

    fn take(&mut self, index: usize) {
        let list = self.led_by(index).next();
        let count = list.map_or(0, |list| self.lists[list].count);
        self.add(Unit { sentences: vec![SentenceId::at(index)], steps_of: None, count });
        // Members come as soon as they are at most a third of the summary.
        let mut next = 0;
        while let Some(due) = self.due.range(next..).next().copied() {
            next = due + 1;
            let list = &self.lists[due];
            let free: Vec<SentenceId> =
                list.sentences.iter().copied().filter(|id| !self.taken[id.index()]).collect();
            if free.len() * 2 > self.order.len() {
                continue;
            }
            self.due.remove(&due);
            if !free.is_empty() {
                let lead = SentenceId::at(list.lead);
                self.add(Unit { sentences: free, steps_of: Some(lead), count: 0 });
            }
        }
    }

    /// The lists that a sentence leads in.
    fn led_by(&self, index: usize) -> impl Iterator<Item = usize> {
        let first = self.leads.partition_point(|(lead, _)| *lead < index);
        self.leads[first..].iter().take_while(move |(lead, _)| *lead == index).map(|(_, list)| *list)
    }

    fn add(&mut self, unit: Unit) {
        for id in &unit.sentences {
            self.taken[id.index()] = true;
            self.worded[self.wording[id.index()]] = true;
            let short = self.led_by(id.index()).filter(|list| self.lists[*list].sentences.len() <= MEMBERS);
            let short: Vec<usize> = short.collect();
            self.due.extend(short);
            self.order.push(id.index());
            if let Some(section) = self.section[id.index()] {
                self.taken_of[section] += 1;
            }
        }
        self.units.push(unit);
    }

    /// What a sentence loses because it says little alone, as things stand.
    fn hangs(&self, index: usize) -> f64 {
        let manner = &self.known.measured.manners[index];
        let waits = manner.leaning && !self.before(index).is_none_or(|before| self.taken[before]);
        match (self.opens[index] || (waits && !manner.turn), waits) {
            (true, _) => HANGS,
            (false, true) => TURNS,
            (false, false) => 0.0,
        }
    }

    /// The sentence right before one, in its block or in the block right before that: what it leans on where it leans.
    fn before(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let block = |i: usize| self.known.article.sentences()[i].block.index();
        (block(before) + 1 >= block(index)).then_some(before)
    }

    /// Whether a sentence says for the most part what a chosen one has said.
    fn repeats(&mut self, index: usize) -> bool {
        let terms = &self.known.measured.terms.by_sentence;
        let own = terms.of(index);
        let Said { compared, repeats } = self.said[index];
        crate::tally::visit("repeats", self.order.len() - compared as usize);
        let repeats = repeats
            || self.order[compared as usize..].iter().any(|other| says_the_same(own, terms.of(*other)));
        self.said[index] = Said { compared: u32::try_from(self.order.len()).unwrap_or(u32::MAX), repeats };
        repeats
    }

    /// Whether a sentence says in the very words of a chosen one what that has said, and no list needs it.
    fn is_passed_over(&self, index: usize) -> bool {
        self.worded[self.wording[index]] && !self.listed[index]
    }

    /// All that is left, by salience; members of lists follow their lead-ins where they waited.
    fn rest(&mut self) {
        let mut order: Vec<usize> = (0..self.taken.len()).filter(|i| !self.taken[*i]).collect();
        order.sort_unstable_by(|a, b| self.worth[*b].total_cmp(&self.worth[*a]).then(a.cmp(b)));
        let (waiting, free): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|i| self.waits[*i]);
        for index in free.into_iter().chain(waiting) {
            if !self.taken[index] && !self.is_passed_over(index) {
                self.take(index);
            }
        }
    }
}

/// Whether two sentences share [`REPEATS`] of the shorter one's terms. Looks no further than where it is plain that they do
/// not: most pairs share nothing.
fn says_the_same(one: &[(u32, u32)], other: &[(u32, u32)]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let may_miss = short.len() - (REPEATS * short.len() as f64).ceil() as usize;
    let (mut at, mut missed) = (0, 0);
    for (id, _) in short {
        while long.get(at).is_some_and(|(other, _)| other < id) {
            at += 1;
        }
        missed += usize::from(long.get(at).is_none_or(|(other, _)| other != id));
        if missed > may_miss {
            return false;
        }
    }
    !short.is_empty()
}

#[cfg(test)]
mod tests;
