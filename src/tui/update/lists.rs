//! The list that is open, of links, of articles or of what the person left in one: its mark moves, and a command, a click or
//! a digit chooses from it. What comes of the choice is known to those who opened the list.

use crate::tui::action::{Command, Effect};
use crate::tui::choice::Choice;
use crate::tui::links::Purpose;
use crate::tui::modes::Panel;
use crate::tui::notes::entries;
use crate::tui::state::State;
use crate::tui::update::{carry, notes, shelf};

/// The list as something to choose from, where one is open.
pub(crate) fn choice(state: &State) -> Option<Choice> {
    let (count, marked) = match &state.panel {
        Some(Panel::Links(list)) => return Some(list.choice()),
        Some(Panel::Articles(marked)) => (state.shelf.articles.len(), *marked),
        Some(Panel::Notes(marked)) => (entries(state).len(), *marked),
        _ => return None,
    };
    Some(Choice { count, marked })
}

/// Whether one is open, which takes all commands and clicks.
pub(super) fn is_open(state: &State) -> bool {
    matches!(state.panel, Some(Panel::Links(_) | Panel::Articles(_) | Panel::Notes(_)))
}

/// Whether what stands in it has numbers to choose it by.
pub(super) fn is_numbered(state: &State) -> bool {
    matches!(state.panel, Some(Panel::Links(_) | Panel::Articles(_)))
}

/// A command for it.
pub(super) fn perform(state: &mut State, command: Command, count: isize) -> Vec<Effect> {
    let Some(choice) = choice(state) else { return Vec::new() };
    if let Some(Panel::Links(list)) = &mut state.panel
        && matches!(command, Command::OpenLink | Command::ReadLink)
    {
        list.purpose = if command == Command::OpenLink { Purpose::Browse } else { Purpose::Read };
        return take(state, choice.marked);
    }
    if matches!(command, Command::Toggle | Command::ReadHere) {
        return take(state, choice.marked);
    }
    let moved = choice.moved(command, count);
    match &mut state.panel {
        Some(Panel::Links(list)) => list.marked = moved,
        Some(Panel::Articles(marked) | Panel::Notes(marked)) => *marked = moved,
        _ => {}
    }
    Vec::new()
}

/// A click on a row of the screen: takes what stands there, and beside the list closes it.
pub(super) fn click(state: &mut State, row: u16) -> Vec<Effect> {
    match choice(state).and_then(|choice| choice.at(state.size, row)) {
        Some(index) => take(state, index),
        None => {
            state.panel = None;
            Vec::new()
        }
    }
}

/// A digit: takes what has this number, counted from 1.
pub(super) fn digit(state: &mut State, digit: u8) -> Vec<Effect> {
    usize::from(digit).checked_sub(1).map_or_else(Vec::new, |index| take(state, index))
}

fn take(state: &mut State, index: usize) -> Vec<Effect> {
    match &state.panel {
        Some(Panel::Links(_)) => carry::open_listed(state, index),
        Some(Panel::Articles(_)) => shelf::open_listed(state, index),
        _ => notes::go(state, index),
    }
}
