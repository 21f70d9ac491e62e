//! Going from one place that was looked for to the next.

use crate::tui::state::State;

/// The next hit.
pub(super) fn next(_state: &mut State, _count: isize) {}

/// The previous hit.
pub(super) fn previous(_state: &mut State, _count: isize) {}

/// Forgets the hits; whether there were any.
pub(super) fn forget(state: &mut State) -> bool {
    state.search.current = None;
    !std::mem::take(&mut state.search.hits).is_empty()
}
