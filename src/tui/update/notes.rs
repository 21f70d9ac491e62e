//! The list of marks, highlights and notes: opening it, and going to what is chosen.

use crate::tui::action::Effect;
use crate::tui::modes::Panel;
use crate::tui::notes::entries;
use crate::tui::phrases::keep as phrases;
use crate::tui::state::State;
use crate::tui::update::keep;

/// Opens the list, at what is nearest before the reader.
pub(super) fn open(state: &mut State) {
    let (entries, here) = (entries(state), state.here());
    if entries.is_empty() {
        state.message = Some(state.say(phrases::NOTHING_LEFT).into());
        return;
    }
    let before = entries.iter().filter(|entry| entry.byte.is_some_and(|byte| byte <= here)).count();
    state.panel = Some(Panel::Notes(before.saturating_sub(1)));
}

/// Goes to what is listed, and closes the list.
pub(super) fn go(state: &mut State, number: usize) -> Vec<Effect> {
    let Some(entry) = entries(state).into_iter().nth(number) else { return Vec::new() };
    match entry.byte {
        Some(byte) => {
            state.panel = None;
            keep::leap_to(state, byte);
        }
        None => state.message = Some(state.say(phrases::LOST).into()),
    }
    Vec::new()
}
