//! Pages in place of both panes, and the panel below the text.

use crate::tui::choice::Choice;
use crate::tui::modes::Panel;
use crate::tui::page::Row;
use crate::tui::phrases::{self, Both, about, keep, shelf, why};
use crate::tui::state::State;
use crate::tui::view::paint::{Brush, row};
use crate::tui::view::style::{BOLD, DIM, LINE, PLAIN, own};
use crate::wrap::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws the page that lies over both panes, if there is one.
pub(super) fn page(state: &State, buffer: &mut Buffer) -> bool {
    let Some(panel) = state.panel.as_ref().filter(|panel| panel.is_page()) else { return false };
    let geometry = state.geometry();
    if let Some(rule) = geometry.rule {
        head(state, title(panel), "", rule, buffer);
    }
    rows(state, panel.top(), geometry.body, buffer);
    true
}

/// Draws the panel below the text, if there is one.
pub(super) fn docked(state: &State, buffer: &mut Buffer) {
    let (Some(panel), Some(area)) = (&state.panel, state.geometry().panel) else { return };
    let inside = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    // Where it goes on beyond its window, its head says so.
    let below = state.sheet.page.height().saturating_sub(panel.top() + usize::from(inside.height));
    let signs = match (panel.top() > 0, below > 0) {
        (true, true) => " ↑ ↓ ",
        (true, false) => " ↑ ",
        (false, true) => " ↓ ",
        (false, false) => "",
    };
    head(state, title(panel), signs, Rect { height: 1, ..area }, buffer);
    rows(state, panel.top(), inside, buffer);
}

fn title(panel: &Panel) -> Both {
    match panel {
        Panel::Help(_) => phrases::HELP_TITLE,
        Panel::About(_) => about::TITLE,
        Panel::Why(_) => why::TITLE,
        Panel::Links(list) => list.title(),
        Panel::Articles(_) => shelf::LIST_TITLE,
        Panel::Notes(_) => keep::NOTES_TITLE,
        Panel::Finder(_) => shelf::FINDER_TITLE,
    }
}

/// A line with a title in it, and signs at its end; a plain one is its title alone.
pub(super) fn head(state: &State, title: Both, signs: &str, area: Rect, buffer: &mut Buffer) {
    let title = state.tongue.pick(title);
    let mut brush = Brush::new(buffer, area);
    if state.looks.plain {
        brush.skip(1).put_cut(title, own(BOLD));
    } else {
        brush.own("── ", LINE).put_cut(&format!("{title} "), own(DIM));
    }
    let rest = brush.room().saturating_sub(cells(signs));
    brush.own(&if state.looks.plain { " " } else { "─" }.repeat(rest), LINE).own(signs, BOLD);
}

/// Makes room for a list in an area, over what was drawn there before, under a line with its name. Gives the rows below that
/// on which something is listed, each with its number.
pub(super) fn list(
    state: &State,
    title: Both,
    area: Rect,
    choice: Choice,
    buffer: &mut Buffer,
) -> impl Iterator<Item = (usize, Rect)> + use<> {
    for position in area.intersection(buffer.area).positions() {
        buffer[position].reset();
    }
    head(state, title, "", row(area, 0), buffer);
    let rows = usize::from(area.height.saturating_sub(1));
    let listed = (choice.top(rows)..choice.count).take(rows).enumerate();
    listed.map(move |(line, index)| (index, row(area, line + 1)))
}

fn rows(state: &State, top: usize, area: Rect, buffer: &mut Buffer) {
    let page = &state.sheet.page;
    let mut left = 0;
    for column in &page.columns {
        for (index, line) in column.iter().skip(top).take(area.height.into()).enumerate() {
            draw_row(line, page.keys, Brush::new(buffer, row(area, index)).skip(left + 1));
        }
        left += page.width;
    }
}

fn draw_row(line: &Row, keys_cells: usize, brush: &mut Brush) {
    match line {
        Row::Heading(title) => brush.put_cut(title, own(BOLD.add_modifier(Modifier::UNDERLINED))),
        Row::Entry { keys, says } if keys_cells > 0 => {
            brush.skip(1).own(keys, BOLD).skip(keys_cells.saturating_sub(cells(keys))).own(says, PLAIN)
        }
        Row::Entry { keys, says } => brush.own(keys, BOLD).own(says, PLAIN),
        Row::Lead(says) => brush.own(says, BOLD),
        Row::Text(says) => brush.skip(1).own(says, PLAIN),
        Row::Bar { name, bar, value, says } => {
            brush.skip(1).own(name, PLAIN).skip(1).own(bar, PLAIN);
            let gap = usize::from(!bar.is_empty());
            brush.skip(gap).own(value, BOLD).skip(2).own(says, DIM)
        }
        Row::Blank => brush,
    };
}
