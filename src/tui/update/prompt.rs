//! Typing in the box: keys that mean the same in every box, and what each box does with its words.

use crate::tui::action::{Command, Effect};
use crate::tui::prompt::{Kind, Stroke};
use crate::tui::state::State;
use crate::tui::update::{filter, search};

/// Opens the box that a command asks for.
pub(super) fn open(state: &mut State, command: Command) {
    match command {
        Command::Filter => filter::open(state),
        _ => search::open(state),
    }
}

/// A key in the box.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    state.message = None;
    let Some(prompt) = &mut state.prompt else { return Vec::new() };
    match stroke {
        Stroke::Enter => return enter(state),
        Stroke::Escape => cancel(state),
        // Where there is nothing left to take back, the box goes.
        Stroke::Backspace | Stroke::DeleteWord if prompt.line.text.is_empty() => cancel(state),
        Stroke::Toggle if prompt.kind == Kind::Search => search::toggle_regex(state),
        Stroke::Up | Stroke::Down if prompt.kind == Kind::Search => {
            search::recall(state, stroke == Stroke::Up)
        }
        Stroke::Up if prompt.kind == Kind::Filter => filter::step(state, -1),
        Stroke::Down if prompt.kind == Kind::Filter => filter::step(state, 1),
        _ => {
            if prompt.line.strike(stroke) {
                typed(state);
            }
        }
    }
    Vec::new()
}

/// Words pasted into the box.
pub(super) fn paste(state: &mut State, words: &str) {
    state.message = None;
    if let Some(prompt) = &mut state.prompt {
        prompt.line.insert(words);
        typed(state);
    }
}

/// Other words stand in the box.
fn typed(state: &mut State) {
    match state.prompt.as_ref().map(|prompt| &prompt.kind) {
        Some(Kind::Search) => search::typed(state),
        Some(Kind::Filter) => filter::typed(state),
        _ => {}
    }
}

fn enter(state: &mut State) -> Vec<Effect> {
    match state.prompt.as_ref().map(|prompt| &prompt.kind) {
        Some(Kind::Search) => search::enter(state),
        Some(Kind::Filter) => filter::enter(state),
        _ => state.prompt = None,
    }
    Vec::new()
}

fn cancel(state: &mut State) {
    match state.prompt.as_ref().map(|prompt| &prompt.kind) {
        Some(Kind::Search) => search::cancel(state),
        Some(Kind::Filter) => filter::cancel(state),
        _ => state.prompt = None,
    }
}
