//! The last row: on the left the keys of the moment or a message, on the right the view, the summary's length and the
//! place.

use crate::tui::keymap::bindings;
use crate::tui::phrases;
use crate::tui::state::{Mode, State};
use crate::tui::view::paint::Strip;
use crate::tui::view::style::{BOLD, DIM, PLAIN};
use crate::wrap::cells;
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().footer else { return };
    let mut strip = Strip::new(buffer, area);
    strip.skip(1);
    let status = status(state, strip.room());
    let room = strip.room().saturating_sub(cells(&status) + 3);
    match &state.message {
        Some(message) => {
            // A message may take the whole row: it goes with the next key.
            let status_fits = cells(message) <= room;
            strip.put_cut(message, BOLD);
            if !status_fits {
                return;
            }
        }
        None => hints(state, room, &mut strip),
    }
    strip.skip_to_last(cells(&status) + 1).put(&status, PLAIN);
}

/// The keys, as many as fit whole.
fn hints(state: &State, mut room: usize, strip: &mut Strip) {
    if state.help.is_some() {
        let said = state.tongue.pick(phrases::HELP_FOOTER);
        if cells(said) <= room {
            strip.put(said, PLAIN);
        }
        return;
    }
    let hinted = bindings(state.pane()).filter_map(|b| Some((b.keys.first()?, state.tongue.pick(b.hint?))));
    for (key, says) in hinted {
        let width = cells(key) + 1 + cells(says) + 2;
        if width > room {
            continue;
        }
        room -= width;
        strip.put(key, BOLD).skip(1).put(says, DIM).skip(2);
    }
}

/// What is half typed, the view, the summary's length and the place; from the left less where there is no room.
fn status(state: &State, room: usize) -> String {
    let mut parts = vec![format!("{}%", state.percent())];
    if state.digest().is_some() {
        parts.push(state.tongue.summary_length(state.summary.sentences().len()));
    }
    if state.mode != Mode::Full {
        parts.push(state.tongue.mode(state.mode).into());
    }
    let typed = state.count.map_or(String::new(), |c| c.to_string())
        + &state.prefix.map_or(String::new(), String::from);
    if !typed.is_empty() {
        parts.insert(1, typed);
    }
    let mut status = String::new();
    for part in parts {
        let longer = if status.is_empty() { part } else { format!("{part} · {status}") };
        if cells(&longer) + 1 > room {
            break;
        }
        status = longer;
    }
    status
}
