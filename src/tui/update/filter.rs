//! Filtering the outline while letters are typed.

use crate::tui::filter::Filter;
use crate::tui::modes::Pane;
use crate::tui::origin::Origin;
use crate::tui::prompt::{Kind, Line, Prompt};
use crate::tui::state::State;
use crate::tui::update::{outline, summary, widths};

/// Opens the box, what the outline is filtered by in it.
pub(super) fn open(state: &mut State) {
    if state.digest().is_none() {
        return summary::not_yet(state);
    }
    if !state.has_outline() {
        state.message = Some(state.why_no_outline().into());
        return;
    }
    let words = state.filter.as_ref().map_or(String::new(), |filter| filter.words.clone());
    lift(state);
    state.origin = Some(Origin::of(state));
    state.prompt = Some(Prompt { kind: Kind::Filter, line: Line::holding(&words) });
    widths::show(state);
    typed(state);
}

/// Other letters stand in the box: what they leave of the outline shows, and the mark goes to the next node that matches,
/// from where it was.
pub(super) fn typed(state: &mut State) {
    let Some(origin) = state.origin.take() else { return };
    state.filter = None;
    origin.restore(state);
    state.focus = Pane::Outline;
    let words = state.prompt.as_ref().map_or("", |prompt| &prompt.line.text);
    let filter = state.outline().and_then(|outline| Filter::new(outline, words, &state.folds));
    if let Some(filter) = filter {
        let matching = filter.matching.clone();
        state.filter = Some(filter);
        state.fold(|_| ());
        state.unfold_to(&matching);
        let next = matching.iter().find(|id| Some(**id) >= origin.node).or(matching.first());
        next.into_iter().for_each(|id| outline::select(state, *id));
    }
    outline::show_mark(state);
    state.origin = Some(origin);
}

/// The box is left with Enter: the filter stays, and the keys go to the outline. One that leaves nothing is none.
pub(super) fn enter(state: &mut State) {
    let typed = state.prompt.take().is_some_and(|prompt| !prompt.line.text.trim().is_empty());
    match &state.filter {
        Some(filter) => {
            state.message = Some(state.tongue.left(filter.matching.len(), &state.keymap).into());
        }
        None if typed => state.message = Some(state.tongue.matching(0).into()),
        None => {}
    }
    state.origin = None;
}

/// The box is left with Esc: the filter goes, and all is as it was before.
pub(super) fn cancel(state: &mut State) {
    state.prompt = None;
    state.filter = None;
    if let Some(origin) = state.origin.take() {
        if state.widths.hidden != origin.hidden {
            state.widths.hidden = origin.hidden;
            state.lay_out();
        }
        origin.restore(state);
    }
}

/// Moves the mark over what is left.
pub(super) fn step(state: &mut State, count: isize) {
    outline::step(state, count);
}

/// Shows the whole outline again; whether there was a filter.
pub(super) fn clear(state: &mut State) -> bool {
    let had = state.filter.is_some();
    lift(state);
    had
}

/// Takes the filter off: what was closed is closed again, but for what the mark lies in.
fn lift(state: &mut State) {
    let Some(filter) = state.filter.take() else { return };
    state.fold(|folds| *folds = filter.folds);
    let marked = state.node;
    marked.into_iter().for_each(|id| state.unfold_to(&[id]));
    state.node = marked.and_then(|id| state.nearest(id));
    outline::show_mark(state);
}
