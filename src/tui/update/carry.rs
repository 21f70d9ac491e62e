//! Taking away: what is copied, saved and opened is put together here and goes out as effects.

use crate::tui::action::{Command, Effect};
use crate::tui::state::State;

/// Carries a command out.
pub(super) fn perform(_state: &mut State, _command: Command, _count: Option<usize>) -> Vec<Effect> {
    Vec::new()
}
