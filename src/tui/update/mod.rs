//! One action, and the state after it: pure of input and output. What the shell must do comes back as effects.

mod outline;
mod removed;
mod summary;
mod text;

use crate::tui::action::{Action, Command, Effect};
use crate::tui::help::HelpPage;
use crate::tui::modes::{Mode, Pane};
use crate::tui::phrases;
use crate::tui::state::{State, Thought};

/// Counts stop here, so that a finger resting on a digit does no harm.
const MOST: usize = 99_999;
/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

/// Carries an action out.
pub(crate) fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Digit(digit) => {
            let count = state.count.unwrap_or(0);
            state.count = Some((count * 10 + usize::from(digit)).min(MOST));
            state.message = None;
        }
        Action::Prefix(first) => state.prefix = Some(first),
        Action::Nothing => settle(state),
        Action::Do(command) => {
            let count = state.count;
            let half_typed = count.is_some() || state.prefix.is_some();
            settle(state);
            if command == Command::Back && half_typed {
                return Vec::new();
            }
            return perform(state, command, count);
        }
        Action::Resize(width, height) => {
            state.size = (width, height);
            state.lay_out();
            outline::show_mark(state);
            scroll_help(state, 0);
        }
        Action::Digested(digest) => {
            state.know(digest.map_or(Thought::Failed, Thought::Done));
            summary::choose(state);
            state.lay_out();
            outline::follow(state, state.here());
            if state.message.is_none() && !state.has_outline() && state.geometry().outline.is_none() {
                // There is no pane to say it in.
                state.message = Some(state.why_no_outline().into());
            }
        }
        Action::Click(column, row) => {
            settle(state);
            click(state, column, row);
        }
        Action::Wheel { column, row, down } => {
            settle(state);
            wheel(state, column, row, if down { WHEEL as isize } else { -(WHEEL as isize) });
        }
    }
    Vec::new()
}

/// Forgets what was half typed, and the last message.
fn settle(state: &mut State) {
    state.count = None;
    state.prefix = None;
    state.message = None;
}

fn perform(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    if state.thought == Thought::Pending {
        // Who reads before the outline is there stays in the text when it comes.
        state.focus = Pane::Text;
    }
    match command {
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::QuitAtOnce => return vec![Effect::Quit],
        Command::Quit if state.help.is_none() => return vec![Effect::Quit],
        Command::Help | Command::Quit => state.help = if state.help.is_some() { None } else { Some(0) },
        Command::Back => back(state),
        _ if state.help.is_some() => in_help(state, command, times(count)),
        Command::SwitchPane => switch(state),
        Command::NextSection | Command::PreviousSection | Command::NextKey | Command::PreviousKey
            if state.digest().is_none() =>
        {
            summary::not_yet(state);
        }
        Command::NextSection => outline::next_section(state, times(count)),
        Command::PreviousSection => outline::previous_section(state, times(count)),
        Command::NextKey => text::next_key(state, times(count)),
        Command::PreviousKey => text::previous_key(state, times(count)),
        Command::Longer => summary::lengthen(state, times(count)),
        Command::Shorter => summary::shorten(state, times(count)),
        Command::CycleMode => summary::cycle_mode(state),
        Command::Removed => removed::toggle(state),
        Command::ReadHere => summary::read_here(state),
        Command::OpenAll => outline::open_all(state),
        Command::CloseAll => outline::close_all(state),
        _ => match state.pane() {
            Pane::Outline => outline::perform(state, command, times(count)),
            Pane::Text => text::perform(state, command, times(count)),
        },
    }
    Vec::new()
}

fn times(count: Option<usize>) -> isize {
    count.unwrap_or(1).clamp(1, MOST) as isize
}

/// One layer back: what is half typed has gone already; help, then the view, then the pane. Never further.
fn back(state: &mut State) {
    if state.help.take().is_some() {
        return;
    }
    if state.mode != Mode::Full {
        summary::set_mode(state, Mode::Full);
    } else if state.pane() == Pane::Text && state.has_outline() {
        state.focus = Pane::Outline;
        outline::show_mark(state);
    } else {
        state.message = Some(state.tongue.pick(phrases::NOTHING_BACK).into());
    }
}

fn switch(state: &mut State) {
    state.focus = match state.pane() {
        Pane::Outline => Pane::Text,
        Pane::Text => Pane::Outline,
    };
    outline::show_mark(state);
    if state.pane() != state.focus {
        state.message = Some(state.why_no_outline().into());
    }
}

fn in_help(state: &mut State, command: Command, count: isize) {
    let page = state.geometry().rows() as isize;
    match command {
        Command::Down => scroll_help(state, count),
        Command::Up => scroll_help(state, -count),
        Command::HalfDown => scroll_help(state, page / 2 * count),
        Command::HalfUp => scroll_help(state, -page / 2 * count),
        Command::PageDown | Command::Toggle => scroll_help(state, page * count),
        Command::PageUp => scroll_help(state, -page * count),
        Command::First => scroll_help(state, -(MOST as isize)),
        Command::Last => scroll_help(state, MOST as isize),
        _ => {}
    }
}

fn scroll_help(state: &mut State, rows: isize) {
    let Some(top) = state.help else { return };
    let most =
        HelpPage::new(state.tongue, state.size.0.into()).height().saturating_sub(state.geometry().rows());
    state.help = Some(top.saturating_add_signed(rows).min(most));
}

fn click(state: &mut State, column: u16, row: u16) {
    let geometry = state.geometry();
    let here = ratatui::layout::Position::new(column, row);
    if state.help.is_some() {
        return;
    }
    if let Some(pane) = geometry.outline.filter(|r| r.contains(here)) {
        outline::click(state, pane, column, row);
    } else if let Some(pane) = geometry.text.filter(|r| r.contains(here)) {
        text::click(state, usize::from(row - pane.y));
    }
}

fn wheel(state: &mut State, column: u16, row: u16, rows: isize) {
    let geometry = state.geometry();
    let here = ratatui::layout::Position::new(column, row);
    if state.help.is_some() {
        scroll_help(state, rows);
    } else if geometry.outline.is_some_and(|r| r.contains(here)) {
        outline::scroll(state, rows);
    } else if geometry.text.is_some_and(|r| r.contains(here)) {
        text::scroll(state, rows);
    }
}

#[cfg(test)]
mod tests;
