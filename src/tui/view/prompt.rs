//! The box in the footer's row: what it asks for, the line with its cursor, and on the right what came of it so far.
//!
//! ```text
//!  /消费                                                            3/17
//!  正则 /消费(                                           圆括号没有闭合
//! ```

use crate::tui::desk::Form;
use crate::tui::modes::Panel;
use crate::tui::phrases::{carry, finding as phrases, keep, palette, shelf};
use crate::tui::prompt::{Kind, Prompt};
use crate::tui::said::Said;
use crate::tui::state::State;
use crate::tui::view::paint::Brush;
use crate::tui::view::style::{BOLD, DIM, PLAIN};
use crate::wrap::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The fewest cells for the line: what is said beside it has to make room.
const LEAST: usize = 10;

/// Draws the box and gives the cell of its cursor, if there is room for one: the terminal's own is put there, since
/// input methods show what is being composed beside it.
pub(super) fn draw(state: &State, prompt: &Prompt, buffer: &mut Buffer) -> Option<Position> {
    let (width, height) = state.size;
    let last = Rect::new(0, height.saturating_sub(1), width, height.min(1));
    let area = state.geometry().footer.unwrap_or(last).intersection(buffer.area);
    // A screen may be wide and have no rows.
    for position in area.positions() {
        buffer[position].reset();
    }
    let label = label(state, prompt);
    let label = label.as_str();
    let (said, style) = said(state, prompt);
    let mut brush = Brush::new(buffer, area);
    brush.skip(usize::from(width > LEAST as u16)).own(label, BOLD);
    let before = area.width.saturating_sub(brush.room() as u16);
    let room = brush.room();
    let measure = state.looks.measure();
    let beside = said.cells(measure) + 2;
    // What can be done gives way to a line that would be cut; what came of it does not.
    let least = if style == DIM { (cells(&prompt.line.text) + 1).max(LEAST) } else { LEAST };
    let is_said = room >= beside + least;
    let room = if is_said { room - beside } else { room };
    let window = prompt.line.window(room);
    brush.own(if window.cut_before { "…" } else { "" }, DIM).put(window.before, PLAIN);
    let cursor = area.width.saturating_sub(brush.room() as u16).max(before);
    brush.put(window.after, PLAIN).own(if window.cut_after { "…" } else { "" }, DIM);
    if is_said {
        // While something is typed: what can be done, dim, where there is room for it beside what came of it.
        if let Some(hint) = hint(state, prompt).filter(|hint| brush.room() >= cells(hint) + beside + 3) {
            brush.skip_to_last(cells(hint) + beside + 1).own(hint, DIM);
        }
        brush.skip_to_last(said.cells(measure) + 1);
        brush.measured(measure).say(&said, style);
    }
    let cursor = Position::new(area.x + cursor.min(area.width.saturating_sub(1)), area.y);
    area.contains(cursor).then_some(cursor)
}

fn label(state: &State, prompt: &Prompt) -> String {
    let regex = state.search.types_regex();
    let both = match &prompt.kind {
        Kind::Search if regex => phrases::REGEX,
        Kind::Search => phrases::SEARCH,
        Kind::Filter => phrases::FILTER,
        Kind::Find => shelf::FINDER,
        Kind::Save(part) => {
            return state.tongue.save_to(*part, Form::of_name(prompt.line.text.trim())).into();
        }
        Kind::Overwrite(_) => carry::OVERWRITE,
        Kind::Note(_) => keep::NOTE,
        Kind::Command(_) => palette::LABEL,
    };
    state.tongue.pick(both).into()
}

/// What can be done with the words that are typed.
fn hint(state: &State, prompt: &Prompt) -> Option<&'static str> {
    let regex = state.search.types_regex();
    let hint = match &prompt.kind {
        _ if prompt.line.text.trim().is_empty() => return None,
        Kind::Search if regex => phrases::REGEX_TYPED,
        Kind::Search => phrases::SEARCH_TYPED,
        Kind::Filter => phrases::FILTER_TYPED,
        Kind::Find => shelf::FINDER_TYPED,
        Kind::Save(_) | Kind::Overwrite(_) | Kind::Note(_) => return None,
        Kind::Command(offers) if offers.offers.is_empty() => return None,
        Kind::Command(_) => palette::TYPED,
    };
    Some(state.tongue.pick(hint))
}

/// How many of the articles fit what was typed.
fn fitting(state: &State) -> (Said, Style) {
    let Some(Panel::Finder(finder)) = &state.panel else { return (Said::default(), PLAIN) };
    match finder.choice().count {
        0 => (state.tongue.pick(phrases::NOT_FOUND).into(), BOLD),
        count => (format!("{count}/{}", finder.all()).into(), PLAIN),
    }
}

/// What came of the words so far; while there are none, what else can be done.
fn said(state: &State, prompt: &Prompt) -> (Said, Style) {
    let is_empty = prompt.line.text.trim().is_empty();
    let search = &state.search;
    match &prompt.kind {
        Kind::Search if is_empty => (state.tongue.pick(phrases::SEARCH_HINT).into(), DIM),
        Kind::Search => match (&search.fault, search.current) {
            (Some(fault), _) => (state.tongue.fault(fault).into(), BOLD),
            (None, Some(at)) => (state.tongue.hit(at + 1, search.hits.len(), search.how).into(), PLAIN),
            (None, None) => (state.tongue.pick(state.not_found()).into(), BOLD),
        },
        Kind::Filter if is_empty => (state.tongue.pick(phrases::FILTER_HINT).into(), DIM),
        Kind::Filter => {
            let count = state.filter.as_ref().map_or(0, |filter| filter.matching.len());
            (state.tongue.matching(count).into(), if count == 0 { BOLD } else { PLAIN })
        }
        Kind::Find if is_empty => (state.tongue.pick(shelf::FINDER_HINT).into(), DIM),
        Kind::Find => fitting(state),
        // What was wrong with the name stands there until it is another.
        Kind::Save(_) if state.message.is_some() => (state.message.clone().unwrap_or_default(), BOLD),
        Kind::Save(part) => {
            (state.tongue.save_hint(*part, Form::of_name(prompt.line.text.trim())).into(), DIM)
        }
        Kind::Note(_) => (state.tongue.pick(keep::NOTE_HINT).into(), DIM),
        Kind::Overwrite(_) => (Said::default(), PLAIN),
        Kind::Command(_) if is_empty => (state.tongue.pick(palette::HINT).into(), DIM),
        Kind::Command(offers) => {
            let style = if offers.offers.is_empty() { BOLD } else { PLAIN };
            (state.tongue.fits(offers.marked, offers.offers.len()).into(), style)
        }
    }
}
