//! Showing and hiding what was taken out of the page. The place stays.

use crate::tui::layout::Place;
use crate::tui::modes::{Mode, Pane};
use crate::tui::phrases;
use crate::tui::state::State;
use crate::tui::update::{outline, summary};

/// Shows what was taken out where it stood, or hides it again. From the summary alone, which has no room for it, this
/// leads to the full text.
pub(super) fn toggle(state: &mut State) {
    let all = state.article.removed().len();
    if state.is_begun() {
        // What is furniture is judged by the whole page.
        state.message = Some(state.tongue.pick(phrases::carry::READING_ON).into());
        return;
    }
    if all == 0 {
        state.message = Some(state.tongue.pick(phrases::NOTHING_REMOVED).into());
        return;
    }
    let was_at = state.layout.is_removed(state.line);
    state.removed = !state.shows_removed();
    if state.removed {
        show(state);
    } else {
        state.lay_out();
    }
    if state.pane() == Pane::Text && (was_at || state.layout.is_removed(state.line)) {
        outline::follow_line(state);
    }
    state.message = Some(if state.removed {
        let (above, below) = state.layout.removed_around(state.top, state.geometry().rows());
        state.tongue.removed_around(all, above, below).into()
    } else {
        state.tongue.pick(phrases::REMOVED_HIDDEN).into()
    });
}

/// Lays the text out with what was taken out, and brings it up where the outline covers it. Who is at the very beginning
/// has it brought into view as far as it stands before the text, in half of the window at most: the beginning of the page
/// is now this.
fn show(state: &mut State) {
    let is_at_the_beginning =
        state.mode != Mode::Summary && state.top == Place::default() && state.line == Place::default();
    if state.mode == Mode::Summary {
        summary::set_mode(state, Mode::Full);
    } else {
        state.lay_out();
    }
    if state.geometry().text.is_none() {
        state.focus = Pane::Text;
        outline::show_mark(state);
    }
    if is_at_the_beginning && state.anchor.offset == 0 {
        let half = state.geometry().rows() / 2;
        state.anchor.offset = state.layout.distance(Place::default(), state.line, half);
        state.lay_out();
    }
}
