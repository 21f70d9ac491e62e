//! The last row: on the left the keys of the moment or a message, on the right the view, the summary's length and the
//! place.

use crate::tui::action::Command;
use crate::tui::keymap::Hint;
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::phrases::{self, Both, about, why};
use crate::tui::said::Said;
use crate::tui::state::State;
use crate::tui::update;
use crate::tui::view::paint::Brush;
use crate::tui::view::style::{BOLD, DIM, KEY, PLAIN};
use crate::tui::work::Work;
use crate::wrap::cells;
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().footer else { return };
    let measure = state.looks.measure();
    let mut brush = Brush::new(buffer, area).measured(measure);
    brush.skip(1);
    let status = status(state, brush.room());
    let room = brush.room().saturating_sub(status.cells(measure) + 3);
    let message = state.message.clone().map(|message| (message, BOLD));
    match message.or_else(|| Some((of_the_moment(state)?, PLAIN))) {
        Some((said, style)) => {
            // It may take the whole row: it goes with the next key, or when what it tells of is over.
            let status_fits = said.cells(measure) <= room;
            brush.say(&said, style);
            if !status_fits {
                return;
            }
        }
        None => hints(state, room, &mut brush),
    }
    brush.skip_to_last(status.cells(measure) + 1).say(&status, PLAIN);
}

/// The keys, as many as fit whole.
fn hints(state: &State, mut room: usize, brush: &mut Brush) {
    if let Some(said) = panel_hints(state) {
        // From the left as many as fit whole.
        let mut before = "";
        for hint in said.split("  ") {
            let Some(left) = room.checked_sub(before.len() + cells(hint)) else { return };
            brush.put(before, PLAIN).own(hint, PLAIN);
            (room, before) = (left, "  ");
        }
        return;
    }
    let hints = state.keymap.hints(state.pane());
    let all: Vec<Shown> = hints.filter_map(|(of, hint, keys)| shown(state, of, hint, keys)).collect();
    let mut by_rank: Vec<&Shown> = all.iter().collect();
    by_rank.sort_by_key(|hint| std::cmp::Reverse(hint.rank));
    // What ranks below the first that has no room stays away too, so that keys do not come and go with their length.
    let mut lowest = u8::MAX;
    for hint in by_rank {
        let Some(left) = room.checked_sub(cells(&hint.keys) + 1 + cells(hint.says) + 2) else { break };
        room = left;
        lowest = hint.rank;
    }
    for hint in all.iter().filter(|hint| hint.rank >= lowest) {
        brush.own(&hint.keys, KEY).skip(1).own(hint.says, DIM).skip(2);
    }
}

/// What stands in place of the keys for as long as it lasts: the keys of a selection, what takes its time, or the note to
/// the reader's sentence.
fn of_the_moment(state: &State) -> Option<Said> {
    if panel_hints(state).is_some() {
        return None;
    }
    if state.selecting.is_some() {
        return Some(state.tongue.selecting(state.selected().len(), &state.keymap).into());
    }
    let note = || {
        let note = state.keep.notes.get(&state.sentence()?).filter(|note| !note.is_empty())?;
        Some(Said::from(state.tongue.pick(phrases::keep::NOTE)).quoting(note))
    };
    state.work.filter(Work::is_felt).map(|work| state.tongue.work(work).into()).or_else(note)
}

/// The keys of what is open, where it shows.
fn panel_hints(state: &State) -> Option<String> {
    let said: Both = match state.panel.as_ref()? {
        Panel::Help(_) => phrases::HELP_FOOTER,
        Panel::About(_) => about::FOOTER,
        Panel::Links(list) => list.footer(),
        Panel::Articles(_) => phrases::shelf::LIST_FOOTER,
        Panel::Notes(_) => phrases::keep::LIST_FOOTER,
        // The box stands in the footer's place.
        Panel::Finder(_) => return None,
        Panel::Why(_) => state.geometry().panel.map(|_| why::FOOTER)?,
    };
    // In a list the key that opens is the one that unfolds, or the one that leads from the summary to the text.
    let opens = if state.pane() == Pane::Outline { "{toggle}" } else { "{read-here}" };
    Some(state.keymap.spelt(&state.tongue.pick(said).replace("{open-listed}", opens)))
}

/// A key in the footer, in the reader's language.
struct Shown {
    keys: String,
    says: &'static str,
    rank: u8,
}

/// What the footer says of a key just now; nothing where the key has nothing to say or to do.
fn shown(state: &State, command: Command, hint: &'static Hint, keys: String) -> Option<Shown> {
    let says = match command {
        Command::Toggle if !state.is_at_a_parent() => phrases::INTO_THE_TEXT,
        _ => hint.says,
    };
    let shown = Shown { keys, says: state.tongue.pick(says), rank: hint.rank };
    is_of_use(state, command).then_some(shown)
}

/// Whether a key does anything just now.
fn is_of_use(state: &State, command: Command) -> bool {
    match command {
        Command::FindArticle => state.is_bare(),
        Command::Help | Command::Quit => true,
        _ if state.is_bare() => false,
        Command::SwitchPane => state.has_outline(),
        Command::NextKey | Command::CycleMode => state.keys.contains(&true),
        Command::ReadHere => state.mode == Mode::Summary,
        Command::Removed => !state.article.removed().is_empty(),
        Command::Longer => state.digest().is_some() && state.article.sentences().len() > 1,
        _ => true,
    }
}

/// What is half typed, the view, the summary's length and the place; from the left less where there is no room.
fn status(state: &State, room: usize) -> Said {
    if let Some(choice) = update::choice(state) {
        return format!("{}/{}", choice.marked + 1, choice.count).into();
    }
    if let Some(panel) = state.panel.as_ref().filter(|_| panel_hints(state).is_some()) {
        let rows = state.sheet.page.height();
        return format!("{}/{rows}", rows.min(panel.top() + state.panel_rows())).into();
    }
    let typed = state.count.map_or(String::new(), |c| c.to_string())
        + &state.prefix.map_or(String::new(), String::from);
    let mut parts = if state.is_waiting() || state.is_begun() || state.is_bare() {
        Vec::new()
    } else {
        vec![Said::from(format!("{}%", state.percent()))]
    };
    if !typed.is_empty() {
        parts.push(typed.into());
    }
    if state.mode != Mode::Full {
        parts.push(state.tongue.mode(state.mode).into());
    }
    if let Some(filter) = &state.filter {
        parts.push(state.tongue.filtered(&filter.words, filter.matching.len()));
    }
    if state.shows_removed() {
        let removed = state.tongue.removed(state.article.removed().len());
        // A message says it at greater length.
        let is_said = state.message.as_ref().is_some_and(|said| said.starts_with(&removed));
        parts.extend((!is_said).then(|| removed.into()));
    }
    let length = state.digest().map(|_| state.tongue.summary_length(state.summary.sentences().len()));
    let before_length = parts.len();
    parts.extend(length.map(Said::from));
    let mut status = Said::default();
    for (index, part) in parts.into_iter().enumerate() {
        // The summary's length leaves the keys half of the row: its own keys tell it too.
        let room = if index < before_length { room } else { room / 2 };
        let longer = if status.is_empty() { part } else { part.and(" · ", &status) };
        if longer.cells(state.looks.measure()) + 1 > room {
            break;
        }
        status = longer;
    }
    status
}
