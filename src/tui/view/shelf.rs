//! The list of the opened articles, above the footer: what each is called, how long it takes and where in it one is.

use crate::clean::Clean;
use crate::tui::choice::Choice;
use crate::tui::phrases::{self, Tongue, shelf as words};
use crate::tui::shelf::Standing;
use crate::tui::state::State;
use crate::tui::view::paint::Brush;
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED};
use crate::wrap::cells;
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, choice: Choice, buffer: &mut Buffer) {
    let area = choice.area(state.size);
    for (index, area) in panel::list(state, words::LIST_TITLE, area, choice, buffer) {
        let Some(opened) = state.shelf.articles.get(index) else { continue };
        let is_marked = index == choice.marked;
        let style = if is_marked { REVERSED } else { PLAIN };
        let (title, told) = match &opened.standing {
            Standing::Here => told_of(state, state.tongue),
            Standing::Aside(aside) => told_of(aside, state.tongue),
            Standing::Unread => {
                (name(&opened.name, state.tongue), state.tongue.pick(words::NOT_TURNED_TO).into())
            }
            Standing::Unreadable => {
                (name(&opened.name, state.tongue), state.tongue.pick(words::UNREADABLE).into())
            }
        };
        let mut brush = Brush::new(buffer, area).measured(state.looks.measure());
        let number = format!("{}{:>2} ", if is_marked { "›" } else { " " }, index + 1);
        brush.own(&number, style.patch(BOLD));
        // What is told of it takes half of the row at most, for a name says more.
        let told = if cells(&told) * 2 <= usize::from(area.width) { told } else { String::new() };
        let room = brush.room().saturating_sub(cells(&told) + 3);
        brush.put_within(title, room, style).fill_to_last(cells(&told) + 1, style);
        brush.own(&told, style.patch(DIM)).fill_to_last(0, style);
    }
}

/// What an article is called, and how long it takes and where in it the person is.
fn told_of(state: &State, tongue: Tongue) -> (&str, String) {
    let title = state.article.title().unwrap_or_else(|| name(&state.name, tongue));
    if state.is_waiting() {
        return (title, tongue.pick(words::COMING).into());
    }
    if state.is_begun() || state.length.units == 0 {
        return (title, String::new());
    }
    (title, format!("{} · {:>3}%", tongue.minutes(state.length.minutes), state.percent()))
}

/// What to call an article that has no title.
fn name(name: &Clean, tongue: Tongue) -> &str {
    if name.as_str() == "-" { tongue.pick(phrases::STANDARD_INPUT) } else { name }
}
