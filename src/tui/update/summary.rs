//! How long the summary is and how much of the text shows.

use crate::digest::{Limit, Summary};
use crate::tui::layout::Spot;
use crate::tui::modes::{Mode, Pane};
use crate::tui::phrases::{self, Both};
use crate::tui::state::{Left, State};
use crate::tui::update::outline;
use crate::tui::update::text::{self, Aim};
use ratatui::layout::Rect;

/// Chooses the summary's sentences under the present limit. What shows them is to be laid out or looked over again.
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
        if state.chosen.take().is_some() {
            state.chosen = state.sentence();
        }
        follow(state);
    } else {
        state.survey();
    }
    state.message = Some(state.tongue.new_length(state.summary.sentences().len(), limit).into());
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
    if state.geometry().text.is_none() {
        // The outline covers what has changed.
        state.focus = Pane::Text;
        outline::show_mark(state);
    }
}

/// Shows the text in a mode and keeps the place by sentence: who comes back from the summary without having moved there is
/// where they were.
pub(super) fn set_mode(state: &mut State, mode: Mode) {
    let was = std::mem::replace(&mut state.mode, mode);
    match (was == Mode::Summary, mode == Mode::Summary) {
        (false, true) => enter_summary(state),
        (true, false) => {
            if let Some(left) = state.left.take() {
                (state.anchor, state.chosen) = (left.anchor, left.chosen);
            }
            state.lay_out();
            follow(state);
        }
        _ => state.lay_out(),
    }
    // The other modes stand in the footer for as long as they last.
    if mode == Mode::Full {
        state.message = Some(state.tongue.mode(mode).into());
    }
}

/// Lays the summary alone out, at the sentence of the place or the nearest to it, which is then the place.
fn enter_summary(state: &mut State) {
    let left = Left { anchor: state.anchor, chosen: state.chosen.take() };
    state.lay_out();
    if !state.layout.holds(state.anchor.spot) {
        state.anchor.spot = state.layout.spot(state.line);
    }
    state.anchor.offset = state.layout.distance(state.top, state.line, state.geometry().rows());
    state.chosen = left.chosen.and_then(|_| state.sentence());
    state.left = Some(left);
}

/// Brings the outline's mark to the place, where it is the text that is read.
fn follow(state: &mut State) {
    if state.pane() == Pane::Text {
        match state.chosen {
            Some(id) => outline::follow(state, state.starts(id)),
            None => outline::follow_line(state),
        }
    }
}

/// From the summary to the same sentence in the full text, which is then the chosen one.
pub(super) fn read_here(state: &mut State) {
    if state.mode == Mode::Full {
        return;
    }
    let here = state.sentence().filter(|_| state.mode == Mode::Summary);
    state.focus = Pane::Text;
    if let Some(id) = here {
        let span = state.article.sentences().get(id.index()).map(|sentence| sentence.span);
        let is_left = |left: &Left| span.is_some_and(|span| span.contains(left.anchor.spot.byte));
        state.left = state.left.take().filter(is_left);
        state.anchor.spot = Spot { byte: state.starts(id), ..Spot::default() };
    }
    set_mode(state, Mode::Full);
    if here.is_some() {
        state.chosen = here;
    }
    outline::show_mark(state);
}

/// Goes to the sentence on a row of the summary's own column.
pub(super) fn click(state: &mut State, area: Rect, row: u16) {
    let top = state.listing.top(state.listed(), area.height.into());
    let Some(id) = state.listing.sentence(top + usize::from(row.saturating_sub(area.y))) else { return };
    let start = state.starts(id);
    text::jump(state, start, Aim::InView);
    outline::follow(state, start);
    state.chosen = Some(id);
}

/// Says that there is no digest, and why.
pub(super) fn not_yet(state: &mut State) {
    state.message = Some(state.why_no_digest().into());
}
