//! Where the top-level regions of an article open: at headings, at the thesis, at a plan, at a change of topic and at the
//! close. Text between two openings belongs to the earlier.

use crate::article::{Article, Block, BlockKind};
use crate::clean::Clean;
use crate::digest::enumeration::Enumeration;
use crate::digest::features::Measured;
use crate::digest::interview::Question;
use crate::digest::outline::NodeRole;
use crate::digest::role::Roles;
use crate::digest::topic::{self, Changes};
use crate::digest::turn::turns;
use crate::digest::{Role, label};
use crate::segment::heading::infix;
use crate::span::{SentenceId, Span};
use std::collections::BTreeMap;

/// What is known of an article before its outline is drawn.
pub(super) struct Known<'a> {
    pub(super) article: &'a Article,
    pub(super) measured: &'a Measured,
    pub(super) lists: &'a [Enumeration],
    /// The questions of an interview.
    pub(super) questions: &'a [Question],
    /// The spans of the lists that lie in no other, in order.
    pub(super) outer_lists: Vec<Span>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        article: &'a Article,
        measured: &'a Measured,
        lists: &'a [Enumeration],
        questions: &'a [Question],
    ) -> Self {
        let mut outer_lists: Vec<Span> = Vec::new();
        for list in lists {
            if outer_lists.last().is_none_or(|outer| outer.end <= list.span.start) {
                outer_lists.push(list.span);
            }
        }
        Self { article, measured, lists, questions, outer_lists }
    }

    /// The outermost list that a byte of the text lies in.
    pub(super) fn list_at(&self, at: usize) -> Option<Span> {
        let index = self.outer_lists.partition_point(|s| s.start <= at).checked_sub(1)?;
        Some(self.outer_lists[index]).filter(|s| s.contains(at))
    }

    /// Whether a region may open at a byte of the text: a list is not cut in two.
    fn can_open(&self, at: usize) -> bool {
        self.list_at(at).is_none_or(|list| list.start == at)
    }

    /// Whether a byte of the text lies in a question of the interview.
    pub(super) fn asked_at(&self, at: usize) -> bool {
        let index = self.questions.partition_point(|q| q.span.start <= at).checked_sub(1);
        index.is_some_and(|index| self.questions[index].span.contains(at))
    }
}

/// Where a region opens, and as what.
pub(super) struct Opening {
    pub(super) at: usize,
    pub(super) role: NodeRole,
    /// None where its keywords are to be its label.
    pub(super) label: Option<Clean>,
    /// What leads its keywords.
    pub(super) keyword: Option<Clean>,
}

impl Opening {
    fn new(at: usize, role: NodeRole, label: Option<Clean>) -> Self {
        Self { at, role, label, keyword: None }
    }
}

/// The openings of an article whose body is these blocks, in reading order, no two at one place.
pub(super) fn openings(known: &Known<'_>, roles: &Roles, body: &[&Block]) -> Vec<Opening> {
    let Some(start) = body.first().map(|b| b.span.start) else { return Vec::new() };
    let headings = headings(known);
    let highest = highest(known, &headings);
    let mut openings: Vec<Opening> =
        headings.into_iter().zip(highest).filter(|(_, highest)| *highest).map(|((_, o), _)| o).collect();
    let changes = topics(known, openings.len());
    if changes.sewn {
        // The few headings there are belong to single pieces, or are no headings: questions on a line of their own.
        openings.clear();
    }
    let first_heading = openings.first().map_or(usize::MAX, |o| o.at);
    // What is sewn of pieces says, plans and concludes nothing as a whole: its pieces are all there is.
    let whole = !changes.sewn;
    // Short texts say where they turn; where one does not, its words may tell.
    let bare = first_heading == usize::MAX && whole && known.questions.is_empty();
    let turns = if bare { turns(known, roles) } else { Vec::new() };
    let changes = merged(body, changes.at, &turns);
    if start < first_heading && whole {
        opening_part(known, roles, body, (first_heading, &turns), &mut openings);
    } else if start < first_heading {
        openings.push(Opening::new(start, NodeRole::Section, None));
    }
    let first = openings.iter().map(|o| o.at).max().unwrap_or(0);
    if first_heading == usize::MAX {
        let places = changes.iter().filter(|at| **at > first);
        openings.extend(places.map(|at| Opening::new(*at, NodeRole::Section, None)));
    }
    openings.sort_by_key(|o| o.at);
    // What somebody answers is not cut in two.
    if whole && known.questions.is_empty() {
        plans(known, &mut openings);
        close(known, roles, body, &mut openings);
    }
    // What opened for want of anything better gives way to what opens at the same place for a reason.
    openings.sort_by_key(|o| (o.at, o.label.is_none()));
    openings.dedup_by_key(|o| o.at);
    // A list is not cut in two: what would open inside one does not.
    openings.retain(|o| known.can_open(o.at));
    openings
}

/// Changes of topic and turns together, in order: what a text says of its parts goes before what its words seem to tell.
fn merged(body: &[&Block], changes: Vec<usize>, turns: &[usize]) -> Vec<usize> {
    /// A change of topic so many paragraphs from a turn is the same change.
    const NEAR: usize = 2;
    let place = |at: usize| body.partition_point(|b| b.span.start < at);
    let far = |at: &usize| turns.iter().all(|turn| place(*turn).abs_diff(place(*at)) > NEAR);
    let mut all: Vec<usize> = changes.into_iter().filter(far).chain(turns.iter().copied()).collect();
    all.sort_unstable();
    all
}

/// The level of a heading, 1 the highest.
pub(super) fn heading_level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// Every heading with its level, as the opening of its section, and every question of an interview, which lies below the
/// headings unless some of the questions are headings themselves. Where siblings share an infix the label is what stands
/// before it, and what follows leads the keywords.
pub(super) fn headings(known: &Known<'_>) -> Vec<(u8, Opening)> {
    let article = known.article;
    let found: Vec<(u8, usize, Span)> = article
        .blocks()
        .iter()
        .enumerate()
        .filter_map(|(index, b)| heading_level(b).map(|level| (level, index, b.span)))
        .collect();
    let mut siblings: BTreeMap<&str, usize> = BTreeMap::new();
    for fixed in found.iter().filter_map(|(_, _, span)| infix(article.slice(*span))) {
        *siblings.entry(fixed).or_default() += 1;
    }
    let opening = |(level, _, span): (u8, usize, Span)| {
        let text = article.slice(span);
        let shared = infix(text).filter(|fixed| siblings.get(fixed).is_some_and(|n| *n >= 2));
        let (name, word) = shared.and_then(|fixed| text.split_once(fixed)).unwrap_or((text, ""));
        let keyword = Some(Clean::new(word.trim())).filter(|w| !w.is_empty());
        (
            level,
            Opening { keyword, ..Opening::new(span.start, NodeRole::Section, Some(Clean::new(name.trim()))) },
        )
    };
    let asks = |block: usize| known.questions.binary_search_by_key(&block, |q| q.block).is_ok();
    let level = level_of_questions(&found, known.questions);
    let questions = known.questions.iter().map(|q| {
        (level, Opening::new(q.span.start, NodeRole::Section, Some(label::of_text(article, q.words))))
    });
    let plain = found.iter().filter(|(_, index, _)| !asks(*index)).copied().map(opening);
    let mut all: Vec<(u8, Opening)> = plain.chain(questions).collect();
    all.sort_by_key(|(_, opening)| opening.at);
    all
}

/// Which headings open a part of the whole: those that no higher one stands before. So those that stand before the first
/// of the highest level lie in nothing that has no heading. One inside a list, which opens nothing, does not count.
pub(super) fn highest(known: &Known<'_>, headings: &[(u8, Opening)]) -> Vec<bool> {
    let mut so_far = u8::MAX;
    let mut highest = Vec::with_capacity(headings.len());
    for (level, opening) in headings {
        highest.push(*level <= so_far);
        if known.can_open(opening.at) {
            so_far = so_far.min(*level);
        }
    }
    highest
}

/// The level of an interview's questions: that of the headings among them, but below headings that part them; without
/// any, below all headings.
fn level_of_questions(headings: &[(u8, usize, Span)], questions: &[Question]) -> u8 {
    let asks = |block: usize| questions.binary_search_by_key(&block, |q| q.block).is_ok();
    let own = headings.iter().filter(|(_, block, _)| asks(*block)).map(|(level, ..)| *level).min();
    let others: Vec<(u8, usize)> = headings
        .iter()
        .filter(|(_, block, _)| !asks(*block))
        .map(|(level, block, _)| (*level, *block))
        .collect();
    let below = others.iter().map(|(level, _)| level.saturating_add(1)).max().unwrap_or(1);
    let (first, last) = (questions.first().map_or(0, |q| q.block), questions.last().map_or(0, |q| q.block));
    let parted = others.iter().any(|(_, block)| *block < first)
        && others.iter().any(|(_, block)| (first..last).contains(block));
    match own {
        Some(own) if parted => own.max(below),
        Some(own) => own,
        None => below,
    }
}

/// What stands before the first heading: the thesis, if it is there and early; otherwise a section.
fn opening_part(
    known: &Known<'_>,
    roles: &Roles,
    body: &[&Block],
    (first_heading, turns): (usize, &[usize]),
    openings: &mut Vec<Opening>,
) {
    /// So many paragraphs more belong to the thesis where the text turns right after them.
    const MORE: usize = 2;
    let article = known.article;
    let start = body[0].span.start;
    let early = |at: usize| at < first_heading && at - start <= (article.text().len() - start) / 3;
    let thesis = roles.thesis.filter(|id| early(article.sentences()[id.index()].span.start));
    let Some(id) = thesis else {
        openings.push(Opening::new(start, NodeRole::Section, None));
        return;
    };
    let role = NodeRole::Thesis { lead: roles.lead };
    openings.push(Opening::new(start, role, Some(label::of_sentence(article, id))));
    // Without headings the thesis ends with its paragraph, and the rest is a region of its own.
    let end = article.blocks()[article.sentences()[id.index()].block.index()].span.end;
    let end = known.list_at(end).map_or(end, |list| list.end);
    let mut rest = body.iter().filter(|b| b.span.start >= end && first_heading == usize::MAX);
    let turn = turns.iter().find(|turn| **turn >= end);
    let soon = turn.is_some_and(|turn| rest.clone().take_while(|b| b.span.start < *turn).nth(MORE).is_none());
    if let Some(next) = rest.next().filter(|_| !soon) {
        openings.push(Opening::new(next.span.start, NodeRole::Section, None));
    }
}

/// The changes of topic of a text that has no headings, or hardly any; by the bytes at which one begins.
fn topics(known: &Known<'_>, headings: usize) -> Changes {
    /// A text with more headings than one in so many paragraphs is divided by them.
    const SPARSE: usize = 12;
    let article = known.article;
    let units = topic::units(article);
    if headings * SPARSE >= units.len() {
        return Changes::default();
    }
    let leaning = topic::leaning(article, &units);
    let mut changes = topic::changes(&known.measured.terms, &units, &leaning, &topic::Settings::default());
    // A text that drifts is divided by its headings, be they few; one that is sewn has many more pieces than that.
    if headings > 0 && !(changes.sewn && changes.at.len() > headings * 2) {
        return Changes::default();
    }
    for at in &mut changes.at {
        *at = units.get(*at).map_or(0, |unit| article.sentences()[unit.start].span.start);
    }
    changes
}

/// A plan opens a region where it does not fill the one it stands in. The openings come in order.
fn plans(known: &Known<'_>, openings: &mut Vec<Opening>) {
    let article = known.article;
    let mut places: Vec<usize> = openings.iter().map(|o| o.at).collect();
    for list in known.lists.iter().filter(|l| l.plan) {
        let Some(id) = list.lead_sentence else { continue };
        let at = article.sentences()[id.index()].span.start;
        let nested = known.list_at(list.span.start).is_some_and(|outer| outer != list.span);
        let next = places.partition_point(|place| *place <= at);
        // It fills its region where no sentence stands between the region's opening and the lead-in.
        let before = next.checked_sub(1).map(|index| {
            let first = article.sentences().partition_point(|s| s.span.start < places[index]);
            first < id.index()
        });
        if !nested && before == Some(true) {
            let name = label::of_list(article, list);
            openings.push(Opening::new(at, NodeRole::Steps { sequence: true }, Some(name)));
            places.insert(next, at);
        }
    }
}

/// The forecast or the conclusion, where it is the last block or the last few.
fn close(known: &Known<'_>, roles: &Roles, body: &[&Block], openings: &mut Vec<Opening>) {
    const LONGEST: usize = 3;
    let article = known.article;
    let closing = |block: &Block| {
        let has = |role| block.sentences.clone().any(|i| roles.by_sentence[i] == Some(role));
        let says_so = block.sentences.clone().any(|i| known.measured.cues[i].concludes());
        if has(Role::Prognosis) {
            Some(Role::Prognosis)
        } else {
            (says_so && has(Role::Conclusion)).then_some(Role::Conclusion)
        }
    };
    // An article is not all close: two blocks at least stand before it.
    let most = LONGEST.min(body.len().saturating_sub(2));
    let run = body.iter().rev().take(most).take_while(|b| closing(b).is_some()).count();
    let (before, blocks) = body.split_at(body.len() - run);
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return };
    // Right under a heading the section is the close already.
    if before.last().is_some_and(|b| heading_level(b).is_some()) {
        return;
    }
    let forecast = blocks.iter().any(|b| closing(b) == Some(Role::Prognosis));
    let (role, wanted) = match forecast {
        true => (NodeRole::Prognosis, Role::Prognosis),
        false => (NodeRole::Conclusion, Role::Conclusion),
    };
    let sentences = first.sentences.start..last.sentences.end;
    let best = roles.best_prognosis.filter(|id| forecast && sentences.contains(&id.index()));
    let said = best
        .or_else(|| sentences.clone().find(|i| roles.by_sentence[*i] == Some(wanted)).map(SentenceId::at));
    openings.push(Opening::new(first.span.start, role, said.map(|id| label::of_sentence(article, id))));
}
