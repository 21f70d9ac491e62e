//! One action, and the state after it: pure of input and output. What the shell must do comes back as effects.

mod arrival;
mod carry;
mod filter;
mod finder;
mod keep;
mod lists;
mod looks;
mod notes;
mod outline;
mod palette;
mod panel;
mod prompt;
mod removed;
mod search;
mod sentence;
mod shelf;
mod summary;
mod text;
mod widths;

use crate::tui::action::{Action, Command, Effect};
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::phrases;
use crate::tui::state::{State, Thought, Wish};
use crate::tui::work::Work;

pub(crate) use carry::offer;
pub(crate) use lists::choice;
pub(crate) use shelf::news;

/// Counts stop here, so that a finger resting on a digit does no harm.
const MOST: usize = 99_999;
/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

/// Carries an action out.
pub(crate) fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let departure = keep::departure(state, &action);
    let effects = carry_out(state, action);
    panel::follow(state);
    keep::arrived(state, departure);
    effects
}

fn carry_out(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Digit(digit) if lists::is_numbered(state) => return lists::digit(state, digit),
        Action::Digit(digit) => {
            let count = state.count.unwrap_or(0);
            state.count = Some((count * 10 + usize::from(digit)).min(MOST));
            state.message = None;
        }
        Action::Prefix(first) => state.prefix = Some(first),
        Action::Nothing => settle(state),
        Action::Letter(letter) => return keep::letter(state, letter),
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
        }
        Action::Begun(letter) => finder::behind(state, |state| arrival::begun(state, letter)),
        Action::Read(arrival) => finder::behind(state, |state| arrival::read(state, arrival)),
        Action::Unread(_) => return news(state, state.shelf.current, action),
        Action::Reread(reread) => finder::behind(state, |state| arrival::reread(state, reread)),
        Action::Found(number, found) => finder::found(state, number, found),
        Action::Looked(number, cut) => {
            finder::looked(state, number, cut.map_or(finder::Search::Done, finder::Search::Cut));
        }
        Action::Tick { elapsed, bytes } => {
            state.work = state.work.map(|work| Work { elapsed, bytes, ..work });
        }
        Action::NotKept(reason) => state.message = Some(state.tongue.not_kept(&reason)),
        Action::Told(told) => return carry::told(state, told),
        Action::Grounded(ground) => state.ground = Some(ground),
        Action::Digested(insight) => {
            state.work = None;
            state.know(insight);
            state.fold_as_kept();
            summary::choose(state);
            state.lay_out();
            outline::follow(state, state.here());
            if state.message.is_none() && !state.has_outline() && state.geometry().outline.is_none() {
                // There is no pane to say it in.
                state.message = Some(state.why_no_outline().into());
            }
        }
        Action::Type(stroke) => return prompt::strike(state, stroke),
        Action::Paste(words) => prompt::paste(state, &words),
        Action::Click(_, row) | Action::DoubleClick(_, row) if palette::is_open(state) => {
            return palette::click(state, row);
        }
        Action::Click(_, row) if lists::is_open(state) => return lists::click(state, row),
        Action::Click(_, row) if finder::is_open(state) => return finder::click(state, row),
        Action::Click(column, row) => {
            prompt::leave(state);
            settle(state);
            click(state, column, row);
        }
        Action::DoubleClick(column, row) => {
            prompt::leave(state);
            settle(state);
            click(state, column, row);
            sentence::select_clicked(state, column, row);
        }
        Action::Drag(column, row) => widths::drag(state, column, row),
        Action::Release => widths::release(state),
        Action::Wheel { down, .. } if finder::is_open(state) => {
            finder::step(state, if down { WHEEL as isize } else { -(WHEEL as isize) });
        }
        Action::Wheel { column, row, down } => {
            settle(state);
            wheel(state, column, row, if down { WHEEL as isize } else { -(WHEEL as isize) });
        }
    }
    Vec::new()
}

/// Opens the article at the first place where some words are found, as if they had been searched for; when it is there.
pub(crate) fn open_at(state: &mut State, words: String) {
    if state.is_waiting() || state.is_begun() || state.is_bare() {
        state.wish = Some(Wish::At(words));
    } else {
        search::open_at(state, &words);
    }
}

/// Forgets what was half typed, and the last message.
fn settle(state: &mut State) {
    state.count = None;
    state.prefix = None;
    state.awaits = None;
    state.message = None;
    state.unused = 0;
}

fn perform(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    if state.thought == Thought::Pending && !state.is_waiting() && !state.is_bare() {
        // Who reads before the outline is there stays in the text when it comes.
        state.focus = Pane::Text;
    }
    if is_about_the_outline(command) && state.panel.is_none() {
        widths::show(state);
    }
    match command {
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::QuitAtOnce => return vec![Effect::Quit],
        Command::Quit if state.panel.is_none() => return vec![Effect::Quit],
        Command::Quit => panel::close(state),
        Command::Back => back(state),
        Command::Palette => palette::open(state),
        Command::FindArticle => return finder::open(state),
        _ if lists::is_open(state) => return lists::perform(state, command, times(count)),
        Command::Help | Command::About | Command::Why => panel::toggle(state, command),
        _ if panel::takes(state, command) => panel::perform(state, command, times(count)),
        Command::SwitchPane => switch(state),
        Command::NextSection | Command::PreviousSection | Command::NextKey | Command::PreviousKey
            if state.digest().is_none() =>
        {
            summary::not_yet(state);
        }
        Command::Down if state.selecting.is_some() => sentence::next(state, times(count)),
        Command::Up if state.selecting.is_some() => sentence::previous(state, times(count)),
        Command::NextSentence => sentence::next(state, times(count)),
        Command::PreviousSentence => sentence::previous(state, times(count)),
        Command::Centre | Command::ToTop | Command::ToBottom => text::place_row(state, command),
        Command::HideOutline => widths::toggle(state),
        Command::Narrower => widths::change(state, -times(count)),
        Command::Wider => widths::change(state, times(count)),
        Command::Search | Command::Filter => prompt::open(state, command),
        Command::NextHit => search::next(state, times(count)),
        Command::PreviousHit => search::previous(state, times(count)),
        Command::Select => sentence::select(state),
        Command::CopySentence
        | Command::CopySection
        | Command::CopySummary
        | Command::Save
        | Command::OpenLink
        | Command::ReadLink
        | Command::Edit
        | Command::Reload
        | Command::ReleaseMouse => return carry::perform(state, command, count),
        Command::Mark
        | Command::GoToMark
        | Command::JumpBack
        | Command::JumpForward
        | Command::Highlight
        | Command::Note
        | Command::Notes => return keep::perform(state, command, count.unwrap_or(1)),
        Command::Theme => looks::next_theme(state),
        Command::TextWidth => looks::change_width(state, count),
        Command::LineSpacing => looks::change_spacing(state),
        Command::NextArticle | Command::PreviousArticle | Command::ListArticles => {
            return shelf::perform(state, command, times(count));
        }
        Command::NextSection => outline::next_section(state, times(count)),
        Command::PreviousSection => outline::previous_section(state, times(count)),
        Command::NextKey => sentence::next_key(state, times(count)),
        Command::PreviousKey => sentence::previous_key(state, times(count)),
        Command::Longer => summary::lengthen(state, times(count)),
        Command::Shorter => summary::shorten(state, times(count)),
        Command::CycleMode => summary::cycle_mode(state),
        Command::Removed => removed::toggle(state),
        Command::ReadHere => summary::read_here(state),
        Command::OpenAll => outline::open_all(state),
        Command::CloseAll => outline::close_all(state),
        Command::Fold | Command::Unfold | Command::FoldUp => outline::fold_here(state, command),
        _ => match state.pane() {
            Pane::Outline => outline::perform(state, command, times(count)),
            Pane::Text => text::perform(state, command, times(count)),
        },
    }
    Vec::new()
}

/// Whether a command says nothing to who does not see the outline. The filter shows it itself, and may give it back.
fn is_about_the_outline(command: Command) -> bool {
    use Command::{CloseAll, Fold, FoldUp, Narrower, OpenAll, Unfold, Wider};
    matches!(command, CloseAll | OpenAll | Fold | Unfold | FoldUp | Narrower | Wider)
}

fn times(count: Option<usize>) -> isize {
    count.unwrap_or(1).clamp(1, MOST) as isize
}

/// One layer back: what is half typed has gone already; the panel, the selection, the hits and the outline's filter, the
/// one whose pane has the keys first, then the view, then the pane. Never further.
fn back(state: &mut State) {
    if state.panel.take().is_some() || state.selecting.take().is_some() {
        return;
    }
    if state.pane() == Pane::Outline && filter::clear(state) || search::forget(state) || filter::clear(state)
    {
        return;
    }
    if state.mode != Mode::Full {
        summary::set_mode(state, Mode::Full);
    } else if state.pane() == Pane::Text && state.has_outline() {
        state.focus = Pane::Outline;
        widths::show(state);
        outline::show_mark(state);
    } else {
        state.message = Some(state.say(phrases::NOTHING_BACK).into());
    }
}

fn switch(state: &mut State) {
    state.focus = match state.pane() {
        Pane::Outline => Pane::Text,
        Pane::Text => Pane::Outline,
    };
    if state.focus == Pane::Outline {
        widths::show(state);
    }
    outline::show_mark(state);
    if state.pane() != state.focus {
        state.message = Some(state.why_no_outline().into());
    }
}

fn click(state: &mut State, column: u16, row: u16) {
    let geometry = state.geometry();
    let here = ratatui::layout::Position::new(column, row);
    // Where it was let go outside the window nobody was told.
    state.held = None;
    if state.panel.as_ref().is_some_and(Panel::is_page) {
        return;
    }
    let hit = |area: Option<ratatui::layout::Rect>| area.filter(|r| r.contains(here));
    if let Some(pane) = hit(geometry.outline) {
        outline::click(state, pane, column, row);
    } else if hit(geometry.divider).is_some() {
        widths::take_divider(state);
    } else if let Some(strip) = hit(geometry.strip) {
        widths::take_strip(state, strip, row);
    } else if let Some(list) = hit(geometry.summary) {
        summary::click(state, list, row);
    } else if let Some(pane) = hit(geometry.text) {
        text::click(state, column - pane.x, geometry.row_at(usize::from(row - pane.y)));
    }
}

fn wheel(state: &mut State, column: u16, row: u16, rows: isize) {
    let geometry = state.geometry();
    let here = ratatui::layout::Position::new(column, row);
    let is_over_the_panel = geometry.panel.is_some_and(|r| r.contains(here));
    if is_over_the_panel || state.panel.as_ref().is_some_and(Panel::is_page) {
        panel::scroll(state, rows);
    } else if geometry.outline.is_some_and(|r| r.contains(here)) {
        outline::scroll(state, rows);
    } else if [geometry.text, geometry.strip, geometry.summary].iter().flatten().any(|r| r.contains(here)) {
        text::scroll(state, rows);
    }
}

#[cfg(test)]
mod tests;
