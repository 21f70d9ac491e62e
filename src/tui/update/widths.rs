//! How the screen is divided.

use crate::tui::state::State;

/// Hides the outline, or shows it again.
pub(super) fn toggle(state: &mut State) {
    state.widths.hidden = !state.widths.hidden;
}

/// Makes the outline wider by some steps, or narrower.
pub(super) fn change(_state: &mut State, _steps: isize) {}

/// The mouse has come to a cell with its button held down.
pub(super) fn drag(_state: &mut State, _column: u16, _row: u16) {}

/// The button went up.
pub(super) fn release(_state: &mut State) {}
