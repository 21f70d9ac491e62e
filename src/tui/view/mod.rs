//! The state as a screen. Reads the state and writes cells; changes nothing.

mod cursor;
mod finder;
mod footer;
mod links;
mod notes;
mod outline;
mod paint;
mod palette;
mod panel;
mod prompt;
mod shelf;
mod strip;
mod style;
mod summary;
mod text;

use crate::tui::modes::Panel;
use crate::tui::phrases;
use crate::tui::prompt::Kind;
use crate::tui::state::State;
use crate::tui::update;
use crate::wrap::cells;
use paint::Brush;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::terminal::Frame;
use style::{DIM, HEADER, LINE, PLAIN};

/// Draws the whole screen.
pub(crate) fn view(state: &State, frame: &mut Frame) {
    if let Some(cursor) = draw(state, frame.buffer_mut()) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws the whole screen and gives the cell of the terminal's cursor, where it is to be seen.
pub(crate) fn draw(state: &State, buffer: &mut Buffer) -> Option<Position> {
    header(state, buffer);
    if let Some(Panel::Finder(finder)) = &state.panel {
        finder::draw(state, finder, buffer);
    } else if !panel::page(state, buffer) {
        outline::draw(state, buffer);
        text::draw(state, buffer);
        strip::draw(state, buffer);
        summary::draw(state, buffer);
        lines(state, buffer);
        panel::docked(state, buffer);
    }
    if let Some(choice) = update::choice(state) {
        match &state.panel {
            Some(Panel::Links(list)) => links::draw(state, list, buffer),
            Some(Panel::Notes(_)) => notes::draw(state, choice, buffer),
            _ => shelf::draw(state, choice, buffer),
        }
    }
    let cursor = match &state.prompt {
        Some(prompt) => {
            if let Kind::Command(offers) = &prompt.kind {
                palette::draw(state, offers, buffer);
            }
            prompt::draw(state, prompt, buffer)
        }
        None => {
            footer::draw(state, buffer);
            cursor::place(state).filter(|_| state.looks.plain)
        }
    };
    style::finish(state, buffer);
    cursor
}

/// The title, and on its right how long the article is.
fn header(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().header else { return };
    let name =
        if state.name.as_str() == "-" { state.tongue.pick(phrases::STANDARD_INPUT) } else { &state.name };
    let title = state.article.title().unwrap_or(name);
    let (tongue, length) = (state.tongue, state.length);
    // Which of several it is, and how long.
    let all_articles = state.shelf.articles.len();
    let which = match state.shelf.current + 1 {
        number if all_articles > 1 && !state.is_bare() => format!("{number}/{all_articles}"),
        _ => String::new(),
    };
    let gap = if which.is_empty() { "" } else { " · " };
    // In as many words as there is room for beside the title, which stands in the text too where it is cut.
    let all = tongue.length(length.units, state.article.lang(), length.minutes);
    let lengths = [all, tongue.minutes(length.minutes), tongue.short_minutes(length.minutes)];
    let mut lengths = lengths.map(|length| format!("{which}{gap}{length}")).to_vec();
    let is_whole = state.title_in_header() || state.article.title().is_none();
    let least =
        if is_whole { 1 + state.looks.measure().cells(title) } else { usize::from(area.width) * 2 / 3 };
    let fits = |length: &&String| least + cells(length) + 3 <= area.width.into();
    // Of an article that is still being read nothing is known, and of an empty one there is nothing to say.
    if length.units == 0 {
        lengths.clear();
    }
    if !which.is_empty() {
        lengths.push(which);
    }
    let length = lengths.iter().skip(usize::from(!is_whole && length.units > 0)).find(fits);
    let taken = length.map_or(0, |length| cells(length) as u16 + 3);
    let title_area = Rect { width: area.width.saturating_sub(taken), ..area };
    let mut brush = Brush::new(buffer, title_area).measured(state.looks.measure());
    match state.article.blocks().first().filter(|_| state.title_in_header()) {
        Some(title) => text::put_marked(state, title.span, HEADER, brush.skip(1)),
        None => drop(brush.skip(1).put_cut(title, HEADER)),
    }
    if let Some(length) = length {
        Brush::new(buffer, area).skip_to_last(cells(length) + 1).own(length, DIM);
    }
}

/// The lines under the header and between the panes; a plain screen has none.
fn lines(state: &State, buffer: &mut Buffer) {
    if state.looks.plain {
        return;
    }
    let geometry = state.geometry();
    if let Some(rule) = geometry.rule {
        Brush::new(buffer, rule).own(&"─".repeat(rule.width.into()), LINE);
        for line in [geometry.divider, geometry.border].into_iter().flatten() {
            Brush::new(buffer, Rect { y: rule.y, height: 1, ..line }).own("┬", LINE);
        }
        if let Some(summary) = geometry.summary.filter(|_| state.digest().is_some()) {
            let said = state.tongue.summary_length(state.summary.sentences().len());
            let area = Rect { y: rule.y, height: 1, ..summary };
            Brush::new(buffer, area).own("─", LINE).own(&format!(" {said} "), PLAIN);
        }
    }
    if let Some(border) = geometry.border {
        for index in 0..usize::from(border.height) {
            Brush::new(buffer, paint::row(border, index)).own("│", LINE);
        }
    }
    let Some(divider) = geometry.divider else { return };
    let rows = state.outline_rows();
    let below = state.visible.len().saturating_sub(state.outline_top + rows);
    let panel = geometry.panel.map(|panel| usize::from(panel.y - divider.y));
    let is_panel = |index| panel == Some(index);
    for index in 0..usize::from(divider.height) {
        // Where the outline goes on beyond its window, the line says so.
        let sign = match index {
            0 if state.outline_top > 0 => "↑",
            _ if index + 1 == rows && below > 0 => "↓",
            _ if index == rows && is_panel(index) => "┼",
            _ if index == rows => "┤",
            _ if is_panel(index) => "├",
            _ => "│",
        };
        Brush::new(buffer, paint::row(divider, index)).own(sign, LINE);
    }
}
