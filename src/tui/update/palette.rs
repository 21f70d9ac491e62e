//! What happens in the box that commands are typed into, and how they are carried out from there: as by their keys, but
//! that it is said where one means nothing.

use crate::tui::action::{Command, Effect};
use crate::tui::keymap::is_for;
use crate::tui::modes::{Pane, Panel};
use crate::tui::palette::{Call, Offer, Palette, is_for_panel};
use crate::tui::phrases::carry::READING_ON;
use crate::tui::prompt::{Kind, Line, Prompt, Stroke};
use crate::tui::state::State;
use crate::tui::update::text::Aim;
use crate::tui::update::{MOST, looks, outline, perform, prompt, text};

/// Opens the box.
pub(super) fn open(state: &mut State) {
    let palette = Palette::new("", state.tongue, &state.keymap);
    state.prompt = Some(Prompt { kind: Kind::Command(palette), line: Line::default() });
}

/// Whether the box is open.
pub(super) fn is_open(state: &State) -> bool {
    state.prompt.as_ref().is_some_and(|prompt| matches!(prompt.kind, Kind::Command(_)))
}

/// A key in the box.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let Some(Prompt { kind: Kind::Command(palette), line }) = &mut state.prompt else { return Vec::new() };
    match stroke {
        Stroke::Enter => return enter(state),
        Stroke::Escape => state.prompt = None,
        Stroke::Backspace | Stroke::DeleteWord if line.text.is_empty() => state.prompt = None,
        Stroke::Up | Stroke::Down => palette.step(stroke == Stroke::Down),
        Stroke::Tab => {
            if let Some(completed) = palette.completed(&line.text) {
                *line = Line::holding(&completed);
                typed(state);
            }
        }
        _ => {
            if line.strike(stroke) {
                typed(state);
            }
        }
    }
    Vec::new()
}

/// Other words stand in the box.
pub(super) fn typed(state: &mut State) {
    if let Some(Prompt { kind: Kind::Command(palette), line }) = &mut state.prompt {
        *palette = Palette::new(&line.text, state.tongue, &state.keymap);
    }
}

/// A click on a row of the screen: an offer of the list is carried out, and a click beside it closes the box.
pub(super) fn click(state: &mut State, row: u16) -> Vec<Effect> {
    let size = state.size;
    let Some(Prompt { kind: Kind::Command(palette), .. }) = &mut state.prompt else { return Vec::new() };
    match palette.at(size, row) {
        Some(index) => palette.marked = Some(index),
        None => {
            state.prompt = None;
            return Vec::new();
        }
    }
    enter(state)
}

/// Carries out what is marked. What is no command stays to be mended, and nothing typed is nothing asked for.
fn enter(state: &mut State) -> Vec<Effect> {
    let Some(Prompt { kind: Kind::Command(palette), line }) = &state.prompt else { return Vec::new() };
    let call = palette.call(&line.text);
    if call.is_some() || line.text.trim().is_empty() {
        state.prompt = None;
    }
    call.map_or(Vec::new(), |call| carry_out(state, call))
}

fn carry_out(state: &mut State, call: Call) -> Vec<Effect> {
    let Call { offer, count, argument } = call;
    let count = count.map(|count| count.min(MOST));
    let command = match offer {
        Offer::Do(command) => command,
        Offer::Go(percent) => {
            go(state, percent);
            return Vec::new();
        }
    };
    // What stands below the text covers nothing.
    let is_over = |panel: &&Panel| panel.is_page() || panel.is_list();
    if state.panel.as_ref().filter(is_over).is_some_and(|panel| !is_for_panel(command, panel)) {
        // What is asked for lies under it.
        state.panel = None;
    }
    let is_in_list = state.panel.as_ref().is_some_and(Panel::is_list);
    if !is_in_list && !is_for(command, state.pane()) {
        let is_outline = state.pane() == Pane::Outline;
        let way = state.keymap.way_to(Command::SwitchPane);
        state.message = Some(state.tongue.not_here(command, is_outline, &way).into());
        return Vec::new();
    }
    if let (Command::Theme, Some(name)) = (command, &argument) {
        looks::wear(state, name);
        return Vec::new();
    }
    let mut effects = perform(state, command, count);
    if let Some(words) = argument {
        effects.extend(prompt::answer(state, &words));
    }
    effects
}

/// Goes so far down the text, in per cent of what the view shows of it: to the first row that begins there.
fn go(state: &mut State, percent: usize) {
    if state.is_waiting() {
        // The footer says what is waited for.
        return;
    }
    if state.is_begun() {
        state.message = Some(state.tongue.pick(READING_ON).into());
        return;
    }
    state.panel = None;
    let start = |place| state.layout.span(place).start;
    let (first, last) = state.layout.ends();
    let all = start(last).saturating_sub(start(first));
    let byte = start(first) + all * percent.min(100) / 100;
    let here = state.layout.at(byte);
    let row = if start(here) < byte { state.layout.forward(here, 1) } else { here };
    let byte = start(row);
    state.focus = Pane::Text;
    state.chosen = None;
    text::jump(state, byte, Aim::Top);
    outline::follow(state, byte);
}
