//! Marks, leaps, highlights and notes.

use crate::clean::Clean;
use crate::span::SentenceId;
use crate::tui::action::{Action, Command, Effect};
use crate::tui::phrases::{Both, keep as phrases};
use crate::tui::prompt::{Kind, Line, Prompt, Stroke};
use crate::tui::state::State;
use crate::tui::update::text::{self, Aim};
use crate::tui::update::{notes, outline};

/// Carries a command out.
pub(super) fn perform(state: &mut State, command: Command, count: usize) -> Vec<Effect> {
    match command {
        Command::Mark | Command::GoToMark => {
            state.awaits = Some(command);
            let marks: Vec<char> = state.keep.marks.keys().copied().collect();
            state.message = Some(state.tongue.which_mark(command == Command::Mark, &marks).into());
        }
        Command::JumpBack => leap(state, count, true),
        Command::JumpForward => leap(state, count, false),
        // Of a beginning nobody knows yet what it is known again by.
        _ if state.is_begun() || state.is_waiting() => say(state, crate::tui::phrases::carry::READING_ON),
        Command::Highlight => return highlight(state),
        Command::Note => ask(state),
        Command::Notes => notes::open(state),
        _ => {}
    }
    Vec::new()
}

/// The letter that a mark was waiting for.
pub(super) fn letter(state: &mut State, letter: char) -> Vec<Effect> {
    let awaited = state.awaits.take();
    state.message = None;
    match awaited {
        Some(Command::GoToMark) if letter == '\'' => leap(state, 1, true),
        Some(Command::GoToMark) => match state.keep.marks.get(&letter).copied() {
            Some(byte) => leap_to(state, byte),
            None if state.keep.lost.marks.contains_key(&letter) => say(state, phrases::MARK_LOST),
            None => state.message = Some(state.tongue.no_mark(letter).into()),
        },
        Some(Command::Mark) if letter.is_alphanumeric() => {
            let here = state.here();
            state.keep.marks.insert(letter, here);
            state.message = Some(state.tongue.marked(letter).into());
            return vec![Effect::Remember];
        }
        _ => say(state, phrases::NO_LETTER),
    }
    Vec::new()
}

/// Highlights the sentences that are selected, or the reader's own; where all of them are, takes that back.
fn highlight(state: &mut State) -> Vec<Effect> {
    let sentences = chosen(state);
    if sentences.is_empty() {
        say(state, phrases::NO_SENTENCE);
        return Vec::new();
    }
    let (count, notes) = (sentences.len(), &mut state.keep.notes);
    if sentences.iter().all(|id| notes.contains_key(id)) {
        let taken: Vec<_> = sentences.iter().filter_map(|id| Some((*id, notes.remove(id)?))).collect();
        let with_notes = taken.iter().filter(|(_, note)| !note.is_empty()).count();
        // What was written is not gone at a slip of the finger.
        state.keep.dropped.extend(taken);
        state.message = Some(state.tongue.unlit(count, with_notes).into());
    } else {
        for id in sentences {
            notes.entry(id).or_insert_with(|| state.keep.dropped.remove(&id).unwrap_or_default());
        }
        state.message = Some(state.tongue.lit(count).into());
    }
    state.selecting = None;
    vec![Effect::Remember]
}

/// What is selected, or the sentence that the reader is at.
fn chosen(state: &State) -> Vec<SentenceId> {
    if state.selecting.is_some() {
        return state.selected().map(SentenceId::at).filter(|id| state.shows(*id)).collect();
    }
    state.sentence().into_iter().collect()
}

/// Opens the box for a note to the reader's sentence, with the one that is there.
fn ask(state: &mut State) {
    state.selecting = None;
    let Some(id) = state.sentence() else { return say(state, phrases::NO_SENTENCE) };
    let note = state.keep.notes.get(&id).map_or("", |note| note.as_str()).to_owned();
    // So that it is seen which sentence the note is for.
    state.chosen = Some(id);
    state.prompt = Some(Prompt { kind: Kind::Note(id), line: Line::holding(&note) });
}

/// A key in the box for a note.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let Some(mut prompt) = state.prompt.take() else { return Vec::new() };
    let Kind::Note(id) = prompt.kind else { return Vec::new() };
    match stroke {
        Stroke::Escape => {
            say(state, phrases::NOTE_AS_IT_WAS);
            return Vec::new();
        }
        Stroke::Enter => {
            let note = Clean::one_line(&prompt.line.text);
            state.message = Some(state.tongue.noted(&note));
            state.keep.notes.insert(id, note);
            return vec![Effect::Remember];
        }
        _ => drop(prompt.line.strike(stroke)),
    }
    state.prompt = Some(prompt);
    Vec::new()
}

fn leap(state: &mut State, count: usize, back: bool) {
    let mut target = None;
    for _ in 0..count.max(1) {
        let here = target.unwrap_or_else(|| state.here());
        let next = if back { state.jumps.back(here) } else { state.jumps.forward(here) };
        let Some(next) = next else { break };
        target = Some(next);
    }
    match target {
        Some(byte) => go(state, byte),
        None => say(state, if back { phrases::NOTHING_BEHIND } else { phrases::NOTHING_AHEAD }),
    }
}

/// Goes to a byte of the article, from where one can go back.
pub(super) fn leap_to(state: &mut State, byte: usize) {
    state.jumps.leave(state.here());
    go(state, byte);
}

fn go(state: &mut State, byte: usize) {
    if state.geometry().text.is_none() {
        state.focus = crate::tui::modes::Pane::Text;
    }
    text::jump(state, byte, Aim::InView);
    outline::follow(state, byte);
}

fn say(state: &mut State, what: Both) {
    state.message = Some(state.tongue.pick(what).into());
}

/// A place that an action may leap away from: the byte, and where the window began and ended.
pub(super) struct Departure {
    here: usize,
    window: std::ops::Range<usize>,
}

/// Where the person is before an action that may leap; nothing before one that moves by rows or sentences.
pub(super) fn departure(state: &State, action: &Action) -> Option<Departure> {
    use Command::{
        First, Last, NextHit, NextKey, NextSection, PreviousHit, PreviousKey, PreviousSection, ReadHere,
    };
    let leaps = match action {
        Action::Do(command) => matches!(
            command,
            First
                | Last
                | NextHit
                | NextKey
                | NextSection
                | PreviousHit
                | PreviousKey
                | PreviousSection
                | ReadHere
        ),
        Action::Click(..) | Action::Type(Stroke::Enter) => true,
        _ => false,
    };
    if !leaps {
        return None;
    }
    // Who types into the search has been taken along already.
    let here = state.origin.as_ref().map_or_else(|| state.here(), |origin| origin.here);
    let bottom = state.layout.forward(state.top, state.geometry().rows().saturating_sub(1));
    let window = state.layout.span(state.top).start..state.layout.span(bottom).end;
    let is_elsewhere = !window.contains(&here);
    Some(Departure { here, window: if is_elsewhere { here..here + 1 } else { window } })
}

/// After it: what lies outside of that window was leapt to.
pub(super) fn arrived(state: &mut State, departure: Option<Departure>) {
    if let Some(Departure { here, window }) = departure.filter(|_| state.prompt.is_none())
        && !window.contains(&state.here())
    {
        state.jumps.leave(here);
    }
}
