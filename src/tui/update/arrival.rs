//! The article arrives: for the first time, or again after it may have changed. What the person has set stays as it was,
//! and they stay where they were, by the words they were at.

use crate::article::Article;
use crate::digest::Outline;
use crate::memory::Memory;
use crate::span::{NodeId, Span};
use crate::tui::action::{Command, Reread};
use crate::tui::desk::{Letter, NotRead};
use crate::tui::habits::Habits;
use crate::tui::keep::hashes;
use crate::tui::layout::Spot;
use crate::tui::modes::{Mode, Panel};
use crate::tui::news::Arrival;
use crate::tui::phrases::carry;
use crate::tui::prompt::{Kind, Stroke};
use crate::tui::said::Said;
use crate::tui::state::{Anchor, State, Wish};
use crate::tui::update::{filter, offer, outline, palette, prompt, search, summary, text};
use std::collections::{BTreeMap, HashMap};
use std::mem;

/// The beginning of the article is there, for somebody who has waited for it.
pub(super) fn begun(state: &mut State, letter: Letter) {
    let old = renew(state, Arrival::uncounted(letter), State::begun);
    (state.wish, state.prompt) = (old.wish, old.prompt);
    state.lay_out();
}

/// The article is there; what is thought of it is not. Where its beginning was there before, nothing that the person has
/// done since is lost, and no row moves, as far as the whole begins with the same words.
pub(super) fn read(state: &mut State, arrival: Arrival) {
    let is_begun = state.is_begun();
    let keeps_text = arrival.letter.article.text().starts_with(state.article.text().as_str());
    let is_of_text = state.prompt.is_some() && !palette::is_open(state);
    if is_of_text && !keeps_text {
        // What is being typed is about another text.
        prompt::strike(state, Stroke::Escape);
    }
    let mut old = renew(state, arrival, State::unlaid);
    if is_begun {
        go_on(state, &mut old);
    } else {
        // A command that is being typed; there was no text to type anything else about.
        state.prompt = old.prompt.take();
        // Why another could not be read, which was to be here.
        state.message = [old.message.take(), state.message.take()].into_iter().flatten().next();
    }
    state.lay_out();
    search::again(state);
    match old.wish {
        Some(Wish::At(words)) => search::open_at(state, &words),
        Some(Wish::End) => text::perform(state, Command::Last, 1),
        Some(Wish::Hit) => search::next(state, 1),
        None => {}
    }
    if state.panel.is_none() && state.prompt.is_none() {
        offer(state);
    }
}

/// Goes on in the whole article where the person was in its beginning, as far as they had come.
fn go_on(state: &mut State, old: &mut State) {
    let (recalled, focus) = (state.anchor, state.focus);
    (state.focus, state.count, state.prefix, state.held) = (old.focus, old.count, old.prefix, old.held);
    state.jumps = mem::take(&mut old.jumps);
    (state.prompt, state.origin, state.search) =
        (old.prompt.take(), old.origin.take(), mem::take(&mut old.search));
    // What is to be known of the whole goes before what was said of its beginning.
    let is_over = |said: &Said| **said == *old.tongue.pick(carry::READING_ON);
    state.message = state.message.take().or(old.message.take().filter(|said| !is_over(said)));
    let at = |byte| found_again(&old.article, &state.article, byte);
    let sentence = |id| state.article.sentence_at(at(old.starts(id)));
    let (byte, spot) = (at(old.here()), old.anchor.spot);
    let chosen = old.chosen.and_then(sentence);
    let selecting = old.selecting.and_then(sentence);
    let spot = if byte == old.here() { spot } else { Spot { byte, ..Spot::default() } };
    state.anchor = Anchor { spot, offset: old.anchor.offset };
    (state.chosen, state.selecting) = (chosen, selecting);
    let marks = old.keep.marks.iter().map(|(mark, byte)| (*mark, at(*byte)));
    state.keep.marks.extend(marks);
    if old.anchor == Anchor::default() && old.chosen.is_none() && recalled != Anchor::default() {
        // Nobody has gone on from the beginning yet.
        (state.anchor, state.focus) = (recalled, focus);
    }
}

/// The article was read again and thought about, or could not be.
pub(super) fn reread(state: &mut State, reread: Result<Reread, NotRead>) {
    state.work = None;
    let Reread { arrival, insight } = match reread {
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
    let left = state.memory().map_or_else(Memory::default, |(_, memory)| memory);
    let dropped = state.quoted(&state.keep.dropped);
    let mut old = renew(state, arrival, State::unlaid);
    state.keep_on(&left, &dropped, old.keep.limits);
    (state.work, state.prompt, state.search) = (None, old.prompt.take(), mem::take(&mut old.search));
    state.know(insight);
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
    let said = Said::from(state.tongue.pick(if is_same { carry::UNCHANGED } else { carry::CHANGED }));
    let notices = state.message.take().filter(|_| old.article.notices() != state.article.notices());
    state.message = Some(notices.iter().fold(said, |said, notices| said.and(" · ", notices)));
}

/// Makes a state of an article, what the person has set, and the screen.
type Make = fn(Arrival, Habits, (u16, u16)) -> State;

/// Begins anew with an article that has arrived, and gives the state as it was. What the person has set for the reader
/// stays.
fn renew(state: &mut State, arrival: Arrival, make: Make) -> State {
    let fresh = make(arrival, state.habits(), state.size);
    let mut old = mem::replace(state, fresh);
    state.set(old.settings());
    state.shelf = mem::take(&mut old.shelf);
    // What lies over the panes stays, but for what belongs to the old text.
    state.panel = old.panel.take().filter(|panel| !matches!(panel, Panel::Links(_)));
    old
}

/// Where a place of an article is in another version of it: in the same sentence or heading, or at the nearest around it
/// that is still there, or as far into the whole as it was.
fn found_again(old: &Article, new: &Article, byte: usize) -> usize {
    // Most often nothing has changed up to there.
    let near = old.sentence_at(byte).and_then(|id| old.sentences().get(id.index()));
    let end = near.map_or(byte, |sentence| sentence.span.end).max(byte);
    if old.text().get(..end).is_some_and(|same| new.text().starts_with(same)) {
        return byte;
    }
    let pieces = |article: &Article| article.pieces().collect::<Vec<Span>>();
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

/// By node of an outline: the node of another that has the same path of roles and labels.
fn same_nodes(before: &Outline, now: &Outline) -> Vec<Option<NodeId>> {
    let known: BTreeMap<u32, NodeId> = hashes(now).into_iter().zip(now.ids()).collect();
    hashes(before).iter().map(|hash| known.get(hash).copied()).collect()
}
