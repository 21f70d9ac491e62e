//! The list of marks, highlights and notes: opening it, and going to what is chosen.

use crate::tui::action::{Command, Effect};
use crate::tui::choice::Choice;
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

/// Whether it is open.
pub(super) fn chooses(state: &State) -> bool {
    matches!(state.panel, Some(Panel::Notes(_)))
}

/// The list as something to choose from, where it is open.
pub(crate) fn choice(state: &State) -> Option<Choice> {
    match state.panel {
        Some(Panel::Notes(marked)) => Some(Choice { count: entries(state).len(), marked }),
        _ => None,
    }
}

/// A command for the list.
pub(super) fn in_list(state: &mut State, command: Command, count: isize) -> Vec<Effect> {
    let Some(choice) = choice(state) else { return Vec::new() };
    if matches!(command, Command::Toggle | Command::ReadHere) {
        return go(state, choice.marked);
    }
    state.panel = Some(Panel::Notes(choice.moved(command, count)));
    Vec::new()
}

/// A click on a row of the screen: goes to what stands there, and beside the list closes it.
pub(super) fn click(state: &mut State, row: u16) -> Vec<Effect> {
    match choice(state).and_then(|choice| choice.at(state.size, row)) {
        Some(number) => go(state, number),
        None => {
            state.panel = None;
            Vec::new()
        }
    }
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
