//! How the screen is divided: the outline hidden, its width, and what the mouse drags.

use crate::tui::geometry::{STEP, outline_limits};
use crate::tui::phrases;
use crate::tui::state::{Held, State};
use crate::tui::update::{outline, text};
use ratatui::layout::Rect;

/// Hides the outline, or shows it again. A narrow screen, which shows one pane at a time, turns to the other.
pub(super) fn toggle(state: &mut State) {
    if state.is_narrow() {
        return super::switch(state);
    }
    state.widths.hidden = !state.widths.hidden;
    divide_anew(state);
    if state.widths.hidden {
        state.message = Some(state.say(phrases::OUTLINE_HIDDEN).into());
    }
}

/// Shows the outline if it is hidden.
pub(super) fn show(state: &mut State) {
    if state.widths.hidden {
        state.widths.hidden = false;
        divide_anew(state);
    }
}

/// Makes the outline wider by some steps, or narrower.
pub(super) fn change(state: &mut State, steps: isize) {
    show(state);
    let Some(outline) = state.geometry().outline.filter(|_| !state.is_narrow()) else {
        let said = if state.looks.plain { phrases::looks::ONE_PANE } else { phrases::ONE_PANE };
        state.message = Some(state.tongue.pick(said).into());
        return;
    };
    let step = isize::from(i16::try_from(STEP).unwrap_or(i16::MAX));
    let wanted = isize::try_from(outline.width).unwrap_or(0).saturating_add(steps.saturating_mul(step));
    set(state, u16::try_from(wanted.max(0)).unwrap_or(u16::MAX));
    if state.geometry().outline == Some(outline) {
        let said = if steps < 0 { phrases::NARROWEST } else { phrases::WIDEST };
        state.message = Some(state.tongue.pick(said).into());
    }
}

/// Gives the outline a width, as far as the screen allows it.
fn set(state: &mut State, width: u16) {
    let (least, most) = outline_limits(state.size.0, &state.division());
    let width = Some(width.clamp(least, most));
    if state.widths.outline != width {
        state.widths.outline = width;
        divide_anew(state);
    }
}

fn divide_anew(state: &mut State) {
    state.lay_out();
    outline::show_mark(state);
}

/// The button went down on the line between the panes.
pub(super) fn take_divider(state: &mut State) {
    state.held = Some(Held::Divider);
}

/// The button went down on the strip: goes to the sentence of the summary that stands there, or else to that place.
pub(super) fn take_strip(state: &mut State, area: Rect, row: u16) {
    let index = usize::from(row.saturating_sub(area.y));
    let Some(cell) = state.strip.cells.get(index).copied() else { return };
    state.held = Some(Held::Strip);
    let byte = cell.key.map_or_else(|| state.strip.byte(index), |id| state.starts(id));
    text::jump_level(state, byte, state.geometry().row_at(index));
    state.chosen = cell.key;
}

/// The mouse has come to a cell with its button held down.
pub(super) fn drag(state: &mut State, column: u16, row: u16) {
    match (state.held, state.geometry().strip) {
        (Some(Held::Divider), _) => set(state, column),
        (Some(Held::Strip), Some(area)) => {
            let last = state.strip.cells.len().saturating_sub(1);
            let index = usize::from(row.saturating_sub(area.y)).min(last);
            text::jump_level(state, state.strip.byte(index), state.geometry().row_at(index));
        }
        _ => {}
    }
}

/// The button went up.
pub(super) fn release(state: &mut State) {
    state.held = None;
}
