//! Typing in the box: keys that mean the same in every box, and what each box does with its words.

use crate::tui::action::{Command, Effect};
use crate::tui::prompt::{Kind, Line, Stroke};
use crate::tui::state::State;
use crate::tui::update::{carry, filter, finder, keep, palette, search};

/// Opens the box that a command asks for.
pub(super) fn open(state: &mut State, command: Command) {
    match command {
        // There is nothing to look in yet; the footer says what is waited for.
        _ if state.is_waiting() => {}
        _ if state.is_bare() => state.message = Some(state.why_no_outline().into()),
        Command::Filter => filter::open(state),
        _ => search::open(state),
    }
}

/// A key in the box.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    if state.prompt.as_ref().is_some_and(|prompt| matches!(prompt.kind, Kind::Save(_) | Kind::Overwrite(_))) {
        return carry::strike(state, stroke);
    }
    if state.prompt.as_ref().is_some_and(|prompt| matches!(prompt.kind, Kind::Note(_))) {
        return keep::strike(state, stroke);
    }
    if state.prompt.as_ref().is_some_and(|prompt| prompt.kind == Kind::Find) {
        return finder::strike(state, stroke);
    }
    state.message = None;
    if palette::is_open(state) {
        return palette::strike(state, stroke);
    }
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
    // Where a yes or a no is asked for, the line is there to be seen.
    if let Some(prompt) = state.prompt.as_mut().filter(|prompt| !matches!(prompt.kind, Kind::Overwrite(_))) {
        prompt.line.insert(words);
        typed(state);
    }
}

/// Words for the box that has just been opened, and Enter.
pub(super) fn answer(state: &mut State, words: &str) -> Vec<Effect> {
    let Some(prompt) = &mut state.prompt else { return Vec::new() };
    prompt.line = Line::default();
    prompt.line.insert(words);
    typed(state);
    strike(state, Stroke::Enter)
}

/// The person turns to something else: what was looked for stays, as with Enter.
pub(super) fn leave(state: &mut State) {
    let Some(prompt) = &state.prompt else { return };
    match prompt.kind {
        Kind::Search if prompt.line.text.trim().is_empty() => search::cancel(state),
        Kind::Search => search::enter(state),
        Kind::Filter => filter::enter(state),
        _ => {}
    }
}

/// Other words stand in the box.
fn typed(state: &mut State) {
    match state.prompt.as_ref().map(|prompt| &prompt.kind) {
        Some(Kind::Search) => search::typed(state),
        Some(Kind::Filter) => filter::typed(state),
        Some(Kind::Command(_)) => palette::typed(state),
        Some(Kind::Find) => finder::typed(state),
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
