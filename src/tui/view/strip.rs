//! The strip beside the text: the whole article in one column.
//!
//! ```text
//!  ▎    how much the sentences there matter
//! ▕█    a sentence of the summary; the line is what the window shows, ▐ where the reader is
//! ▐▌
//!  ◆    what was looked for
//! ```

use crate::tui::state::State;
use crate::tui::strip::HIGHEST;
use crate::tui::view::paint::{Brush, row};
use crate::tui::view::style::{self, BOLD, PLAIN, STRIP};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A cell by its level, growing from the left.
const PROFILE: [&str; HIGHEST as usize + 1] = [" ", "▏", "▎", "▍", "▌", "▋"];

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let geometry = state.geometry();
    let Some(area) = geometry.strip.filter(|_| !state.layout.is_empty()) else { return };
    let strip = &state.strip;
    let bottom = state.layout.forward(state.top, geometry.rows() - 1);
    let window = strip.at(state.layout.span(state.top).start)
        ..=strip.at(state.layout.span(bottom).end.saturating_sub(1));
    let here = strip.at(state.here());
    for index in 0..strip.cells.len() {
        let (sign, style) = look(state, index);
        Brush::new(buffer, row(area, index)).own(sign, style);
        let beside = Rect { x: area.x.saturating_sub(1), ..row(area, index) };
        match () {
            _ if index == here => Brush::new(buffer, beside).own("▐", PLAIN),
            _ if window.contains(&index) => Brush::new(buffer, beside).own("▕", PLAIN),
            _ => continue,
        };
    }
}

/// What a cell shows.
fn look(state: &State, index: usize) -> (&'static str, Style) {
    let cell = state.strip.cells.get(index).copied().unwrap_or_default();
    let role = cell.key.map(|id| style::bar(state.role(id), state.color).patch(BOLD));
    match (state.strip.has_hit(index, &state.search.hits), role) {
        (true, role) => ("◆", role.unwrap_or(BOLD)),
        (false, Some(role)) => ("█", role),
        (false, None) => (PROFILE.get(usize::from(cell.level)).copied().unwrap_or(" "), STRIP),
    }
}
