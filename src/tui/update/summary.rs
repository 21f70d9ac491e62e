//! How long the summary is and how much of the text shows.

use crate::digest::{Limit, Summary};
use crate::tui::keymap::Both;
use crate::tui::modes::{Mode, Pane};
use crate::tui::phrases;
use crate::tui::state::{State, Thought};
use crate::tui::update::outline;

/// Chooses the summary's sentences under the present limit.
pub(super) fn choose(state: &mut State) {
    state.summary = match state.digest() {
        Some(digest) => (state.summarise)(&state.article, digest, state.limit),
        None => Summary::default(),
    };
    state.keys.fill(false);
    for id in state.summary.sentences() {
        if let Some(key) = state.keys.get_mut(id.index()) {
            *key = true;
        }
    }
}

/// Makes room for `count` more sentences.
pub(super) fn lengthen(state: &mut State, count: isize) {
    relimit(state, count, phrases::LONGEST);
}

/// Makes room for `count` sentences fewer, down to one.
pub(super) fn shorten(state: &mut State, count: isize) {
    relimit(state, -count, phrases::SHORTEST);
}

fn relimit(state: &mut State, change: isize, at_the_end: Both) {
    if state.digest().is_none() {
        return not_yet(state);
    }
    let all = state.article.sentences().len();
    let present = state.limit.sentences(&state.article).unwrap_or_else(|| state.summary.sentences().len());
    let limit = present.saturating_add_signed(change).clamp(1, all.max(1));
    if limit == present {
        state.message = Some(state.tongue.pick(at_the_end).into());
        return;
    }
    state.limit = Limit::Sentences(limit);
    choose(state);
    if state.mode == Mode::Summary {
        state.lay_out();
        if state.pane() == Pane::Text {
            outline::follow_line(state);
        }
    }
    state.message = Some(state.tongue.new_length(state.summary.sentences().len(), limit));
}

/// Full text, then key sentences, then the summary alone, and round.
pub(super) fn cycle_mode(state: &mut State) {
    if state.digest().is_none() {
        return not_yet(state);
    }
    let next = match state.mode {
        Mode::Full => Mode::Keys,
        Mode::Keys => Mode::Summary,
        Mode::Summary => Mode::Full,
    };
    set_mode(state, next);
}

/// Shows the text in a mode and keeps the place.
pub(super) fn set_mode(state: &mut State, mode: Mode) {
    state.mode = mode;
    state.lay_out();
    // The other modes stand in the footer for as long as they last.
    if mode == Mode::Full {
        state.message = Some(state.tongue.mode(mode).into());
    }
}

/// From the summary to the same sentence in the full text.
pub(super) fn read_here(state: &mut State) {
    if state.mode != Mode::Full {
        state.focus = Pane::Text;
        set_mode(state, Mode::Full);
        outline::show_mark(state);
    }
}

/// Says that there is no digest, and why.
pub(super) fn not_yet(state: &mut State) {
    let said = if state.thought == Thought::Failed { phrases::FAILED } else { phrases::NOT_YET };
    state.message = Some(state.tongue.pick(said).into());
}
