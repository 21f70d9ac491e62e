//! Moving by sentence, and selecting sentences.

use crate::span::SentenceId;
use crate::tally;
use crate::tui::modes::Pane;
use crate::tui::phrases::{self, Both};
use crate::tui::state::State;
use crate::tui::update::outline;
use crate::tui::update::text::{self, Aim, nth};
use ratatui::layout::Position;

/// To the next sentence that shows.
pub(super) fn next(state: &mut State, count: isize) {
    state.focus = Pane::Text;
    let target = nth(ahead(state, State::shows), count);
    go(state, target, phrases::LAST_SENTENCE);
}

/// To the one before.
pub(super) fn previous(state: &mut State, count: isize) {
    state.focus = Pane::Text;
    let target = nth(behind(state, State::shows), count);
    go(state, target, phrases::FIRST_SENTENCE);
}

/// To the next key sentence.
pub(super) fn next_key(state: &mut State, count: isize) {
    let target = nth(ahead(state, State::is_key), count);
    go(state, target, phrases::LAST_KEY);
}

/// To the one before.
pub(super) fn previous_key(state: &mut State, count: isize) {
    let target = nth(behind(state, State::is_key), count);
    go(state, target, phrases::FIRST_KEY);
}

/// Selects the sentence that was clicked twice, if one was.
pub(super) fn select_clicked(state: &mut State, column: u16, row: u16) {
    let text = state.geometry().text.filter(|text| text.contains(Position::new(column, row)));
    state.selecting = state.chosen.filter(|_| text.is_some());
}

/// Begins a selection at the sentence that the reader is at, or ends it.
pub(super) fn select(state: &mut State) {
    state.focus = Pane::Text;
    let sentence = state.sentence();
    if let Some(start) = sentence.map(|id| state.starts(id)).filter(|start| *start > state.here()) {
        // From a heading, or the beginning of a row, to the sentence itself: the next one is then the one after it.
        text::jump(state, start, Aim::InView);
    }
    state.chosen = sentence;
    state.selecting = if state.selecting.is_some() { None } else { sentence };
}

fn go(state: &mut State, target: Option<(SentenceId, usize)>, none: Both) {
    match target {
        Some((id, start)) => {
            if state.geometry().text.is_none() {
                // A screen that shows one pane shows the one that this is about.
                state.focus = Pane::Text;
            }
            text::jump(state, start, Aim::InView);
            outline::follow(state, start);
            state.chosen = Some(id);
        }
        // There are more behind a beginning.
        None if state.is_begun() && none == phrases::LAST_SENTENCE => {
            state.message = Some(state.tongue.pick(phrases::carry::READING_ON).into());
        }
        None => state.message = Some(state.tongue.pick(none).into()),
    }
}

/// The sentences after the reader's place that count, and the bytes at which they begin, nearest first. Between two of them may
/// lie ten thousand that do not count: of those nothing else is asked.
fn ahead(state: &State, counts: Counts) -> impl Iterator<Item = (SentenceId, usize)> {
    let sentences = state.article.sentences();
    let first = sentences.partition_point(|s| s.span.end <= state.here());
    starts(state, first..sentences.len(), counts).filter(|(_, start)| state.is_ahead(*start))
}

/// Those before it, nearest first.
fn behind(state: &State, counts: Counts) -> impl Iterator<Item = (SentenceId, usize)> {
    let here = state.here();
    let end = state.article.sentences().partition_point(|s| s.span.start < here);
    starts(state, (0..end).rev(), counts).filter(move |(_, start)| *start < here)
}

/// Whether one moves to a sentence.
type Counts = fn(&State, SentenceId) -> bool;

fn starts(
    state: &State,
    indices: impl Iterator<Item = usize>,
    counts: Counts,
) -> impl Iterator<Item = (SentenceId, usize)> {
    let counted = indices.map(SentenceId::at).filter(move |id| counts(state, *id));
    counted.map(|id| {
        tally::visit("starts", 1);
        (id, state.starts(id))
    })
}
