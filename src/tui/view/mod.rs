//! The state as a screen. Reads the state and writes cells; changes nothing.

mod footer;
mod help;
mod outline;
mod paint;
mod style;
mod text;

use crate::tui::modes::Panel;
use crate::tui::phrases;
use crate::tui::state::State;
use crate::wrap::cells;
use paint::Strip;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use style::{BOLD, DIM};

/// Draws the whole screen.
pub(crate) fn view(state: &State, frame: &mut Frame) {
    let buffer = frame.buffer_mut();
    header(state, buffer);
    if let Some(Panel::Help(top)) = &state.panel {
        help::draw(state, *top, buffer);
    } else {
        outline::draw(state, buffer);
        text::draw(state, buffer);
        lines(state, buffer);
    }
    footer::draw(state, buffer);
}

/// The title, and on its right how long the article is.
fn header(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().header else { return };
    let name =
        if state.name.as_str() == "-" { state.tongue.pick(phrases::STANDARD_INPUT) } else { &state.name };
    let title = state.article.title().unwrap_or(name);
    let length = &state.length;
    let mut strip = Strip::new(buffer, area);
    strip.skip(1).put_cut(title, BOLD);
    if strip.room() > cells(length) + 3 {
        strip.skip_to_last(cells(length) + 1).put(length, DIM);
    }
}

/// The lines under the header and between the panes.
fn lines(state: &State, buffer: &mut Buffer) {
    let geometry = state.geometry();
    if let Some(rule) = geometry.rule {
        let mut strip = Strip::new(buffer, rule);
        let before = geometry.divider.map_or(0, |d| usize::from(d.x));
        let after = usize::from(rule.width).saturating_sub(before + 1);
        match geometry.divider {
            Some(_) => strip.put(&"─".repeat(before), DIM).put("┬", DIM).put(&"─".repeat(after), DIM),
            None => strip.put(&"─".repeat(usize::from(rule.width)), DIM),
        };
    }
    let Some(divider) = geometry.divider else { return };
    let rows = state.outline_rows();
    let below = state.visible.len().saturating_sub(state.outline_top + rows);
    for index in 0..usize::from(divider.height) {
        // Where the outline goes on beyond its window, the line says so.
        let sign = match index {
            0 if state.outline_top > 0 => "↑",
            _ if index + 1 == rows && below > 0 => "↓",
            _ if index == rows => "┤",
            _ => "│",
        };
        Strip::new(buffer, paint::row(divider, index)).put(sign, DIM);
    }
}
