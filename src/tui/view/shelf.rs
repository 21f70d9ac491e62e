//! The list of the opened articles, above the footer: what each is called, how long it takes and where in it one is.

use crate::clean::Clean;
use crate::tui::choice::Choice;
use crate::tui::phrases::{self, Tongue, shelf as words};
use crate::tui::shelf::Standing;
use crate::tui::state::State;
use crate::tui::view::paint::{Strip, row};
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED};
use crate::wrap::cells;
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, choice: Choice, buffer: &mut Buffer) {
    let area = choice.area(state.size);
    let width = usize::from(area.width);
    // It lies over what was drawn before.
    for position in area.intersection(buffer.area).positions() {
        buffer[position].reset();
    }
    panel::head(state, words::LIST_TITLE, "", row(area, 0), buffer);
    let rows = usize::from(area.height.saturating_sub(1));
    let shown = state.shelf.articles.iter().enumerate().skip(choice.top(rows)).take(rows);
    for (line, (index, opened)) in shown.enumerate() {
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
        let measure = state.looks.measure();
        let mut strip = Strip::new(buffer, row(area, line + 1)).measured(measure);
        let number = format!("{}{:>2} ", if is_marked { "›" } else { " " }, index + 1);
        strip.own(&number, style.patch(BOLD));
        // What is told of it takes half of the row at most, for a name says more.
        let told = if cells(&told) * 2 <= width { told } else { String::new() };
        let room = strip.room().saturating_sub(cells(&told) + 3);
        let (beginning, is_cut) = measure.head(title, room);
        let beginning =
            if is_cut { measure.head(title, room.saturating_sub(1)).0.trim_end() } else { beginning };
        strip.put(beginning, style).own(if is_cut { "…" } else { "" }, style);
        let gap = strip.room().saturating_sub(cells(&told) + 1);
        strip.put(&" ".repeat(gap), style).own(&told, style.patch(DIM));
        let rest = strip.room();
        strip.put(&" ".repeat(rest), style);
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
