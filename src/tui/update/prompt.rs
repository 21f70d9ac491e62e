//! Typing in the box.

use crate::tui::action::{Command, Effect};
use crate::tui::prompt::Stroke;
use crate::tui::state::State;

/// Opens the box that a command asks for.
pub(super) fn open(_state: &mut State, _command: Command) {}

/// A key in the box.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    if matches!(stroke, Stroke::Enter | Stroke::Escape) {
        state.prompt = None;
    }
    Vec::new()
}

/// Words pasted into the box.
pub(super) fn paste(_state: &mut State, _words: &str) {}
