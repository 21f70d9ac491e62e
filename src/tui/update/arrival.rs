//! The article arrives: for the first time, or again after it may have changed. What the person has set stays as it was,
//! and they stay where they were, by the words they were at.

use crate::article::Article;
use crate::digest::Outline;
use crate::span::{NodeId, Span};
use crate::tui::action::Reread;
use crate::tui::desk::{Letter, NotRead};
use crate::tui::layout::Spot;
use crate::tui::modes::{Mode, Panel};
use crate::tui::phrases::carry;
use crate::tui::prompt::{Kind, Stroke};
use crate::tui::state::{Anchor, State, Thought};
use crate::tui::update::{filter, outline, prompt, search, summary};
use std::collections::{BTreeMap, HashMap};
use std::mem;

/// The article is there; what is thought of it is not.
pub(super) fn read(state: &mut State, letter: Letter) {
    let old = renew(state, letter);
    state.lay_out();
    if let Some(words) = old.at {
        search::open_at(state, &words);
    }
}

/// The article was read again and thought about, or could not be.
pub(super) fn reread(state: &mut State, reread: Result<Reread, NotRead>) {
    state.work = None;
    let Reread { letter, digest } = match reread {
        Ok(reread) => reread,
        Err(reason) => {
            state.message = Some(state.tongue.not_read_again(&reason));
            return;
        }
    };
    if state.prompt.as_ref().is_some_and(|prompt| matches!(prompt.kind, Kind::Search | Kind::Filter)) {
        // What is being typed is about the old text.
        prompt::strike(state, Stroke::Escape);
    }
    filter::clear(state);
    let mut old = renew(state, letter);
    (state.work, state.prompt, state.search) = (None, old.prompt.take(), mem::take(&mut old.search));
    state.know(digest.map_or(Thought::Failed, Thought::Done));
    let is_thought = state.digest().is_some();
    (state.mode, state.focus) = (if is_thought { old.mode } else { Mode::Full }, old.focus);
    state.removed = old.removed;
    summary::choose(state);
    let nodes = match (old.outline(), state.outline()) {
        (Some(before), Some(now)) => same_nodes(before, now),
        _ => Vec::new(),
    };
    let now_at = |id: &NodeId| nodes.get(id.index()).copied().flatten();
    let closed: Vec<NodeId> = old.folds.iter().filter_map(now_at).collect();
    state.fold(|folds| folds.extend(closed));

    let is_same = old.article == state.article;
    let place = if is_same { None } else { Some(found_again(&old.article, &state.article, old.here())) };
    let spot = place.map_or(old.anchor.spot, |byte| Spot { byte, ..Spot::default() });
    state.anchor = Anchor { spot, offset: old.anchor.offset };
    state.chosen = match place {
        None => old.chosen,
        Some(byte) => old.chosen.and_then(|_| state.article.sentence_at(byte)),
    };
    state.selecting = old.selecting.filter(|_| is_same);
    // Who was in the summary alone and has not moved there can go back to where they came from.
    state.left = old.left.filter(|_| is_same);
    state.lay_out();
    search::again(state);
    state.outline_top = old.outline_top;
    match old.node.as_ref().and_then(now_at).filter(|id| state.visible.contains(id)) {
        Some(node) => {
            state.node = Some(node);
            outline::show_mark(state);
        }
        None => outline::follow(state, state.here()),
    }
    let said = state.tongue.pick(if is_same { carry::UNCHANGED } else { carry::CHANGED });
    let notices = state.message.take().filter(|_| old.article.notices() != state.article.notices());
    state.message =
        Some([Some(said.to_owned()), notices].into_iter().flatten().collect::<Vec<_>>().join(" · "));
}

/// Begins anew with an article that has arrived, and gives the state as it was. What the person has set for the reader
/// stays.
fn renew(state: &mut State, letter: Letter) -> State {
    let fresh = State::new(letter.article, letter.name, state.limit, state.color, state.size);
    let mut old = mem::replace(state, fresh);
    state.widths = old.widths;
    state.holds_mouse = old.holds_mouse;
    state.summarise = old.summarise;
    // What lies over the panes stays, but for what belongs to the old text.
    state.panel = old.panel.take().filter(|panel| !matches!(panel, Panel::Links(_)));
    old
}

/// Where a place of an article is in another version of it: in the same sentence or heading, or at the nearest around it
/// that is still there, or as far into the whole as it was.
fn found_again(old: &Article, new: &Article, byte: usize) -> usize {
    let (before, now) = (pieces(old), pieces(new));
    // Looked up by the words alone: the order of the map never shows.
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, span) in now.iter().enumerate() {
        places.entry(new.slice(*span)).or_default().push(index);
    }
    let here = before.partition_point(|span| span.end <= byte).min(before.len().saturating_sub(1));
    for away in 0..before.len() {
        for index in [here.checked_add(away), here.checked_sub(away)].into_iter().flatten() {
            let Some(span) = before.get(index) else { continue };
            let twins = places.get(old.slice(*span)).map(Vec::as_slice).unwrap_or_default();
            let nearest = twins.iter().min_by_key(|at| at.abs_diff(index));
            if let Some(found) = nearest.and_then(|at| now.get(*at)) {
                // A place in the midst of the words is kept.
                let within = byte.checked_sub(span.start).filter(|within| away == 0 && *within < found.len());
                return found.start + within.unwrap_or(0);
            }
        }
    }
    let (at, length, all) = (byte as u128, new.text().len() as u128, old.text().len().max(1) as u128);
    let next = now.partition_point(|span| (span.start as u128) <= at * length / all);
    next.checked_sub(1).and_then(|index| now.get(index)).map_or(0, |span| span.start)
}

/// The sentences of an article, and its blocks that have none, in reading order.
fn pieces(article: &Article) -> Vec<Span> {
    let mut pieces = Vec::with_capacity(article.sentences().len() + article.blocks().len());
    for block in article.blocks() {
        match article.sentences().get(block.sentences.clone()).unwrap_or_default() {
            [] => pieces.push(block.span),
            sentences => pieces.extend(sentences.iter().map(|s| s.span.trimmed(article.text()))),
        }
    }
    pieces
}

/// By node of an outline: the node of another that has the same path of roles and labels.
fn same_nodes(before: &Outline, now: &Outline) -> Vec<Option<NodeId>> {
    type Path<'a> = (Option<NodeId>, &'static str, &'a str, usize);
    /// A node by its parent, its role, its label, and which of several twins it is.
    fn path<'a>(
        outline: &'a Outline,
        id: NodeId,
        parent: Option<NodeId>,
        twins: &mut BTreeMap<Path<'a>, usize>,
    ) -> Option<Path<'a>> {
        let node = outline.get(id)?;
        let key = (parent, node.role.tag(), node.label.as_str(), 0);
        let count = twins.entry(key).or_default();
        *count += 1;
        Some((key.0, key.1, key.2, *count))
    }
    let mut twins = BTreeMap::new();
    let known: BTreeMap<Path, NodeId> =
        now.ids().filter_map(|id| Some((path(now, id, now.get(id)?.parent, &mut twins)?, id))).collect();
    let mut twins = BTreeMap::new();
    let mut found: Vec<Option<NodeId>> = Vec::with_capacity(before.nodes().len());
    for id in before.ids() {
        let parent = before.get(id).and_then(|node| node.parent);
        let parent_now = parent.and_then(|parent| found.get(parent.index()).copied().flatten());
        // A part whose whole has gone is not looked for elsewhere.
        let is_lost = parent.is_some() && parent_now.is_none();
        let path = path(before, id, parent_now, &mut twins).filter(|_| !is_lost);
        found.push(path.and_then(|path| known.get(&path).copied()));
    }
    found
}
