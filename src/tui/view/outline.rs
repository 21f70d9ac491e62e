//! The outline pane.
//!
//! ```text
//! ›▾ 步骤 三步走向日常          the mark, the fold, the role, the label
//!      一、先补短板
//! ```

use crate::span::{NodeId, Span};
use crate::tui::caption::{Caption, caption};
use crate::tui::geometry::branch;
use crate::tui::modes::Pane;
use crate::tui::phrases;
use crate::tui::state::State;
use crate::tui::view::paint::{Strip, row};
use crate::tui::view::style::{self, BOLD, DIM, PLAIN, REVERSED};
use crate::wrap::{cells, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().outline else { return };
    if !state.has_outline() {
        return say_why(state, area, buffer);
    }
    let nodes = state.visible.iter().skip(state.outline_top).take(state.outline_rows());
    for (index, id) in nodes.enumerate() {
        draw_node(state, *id, row(area, index), buffer);
    }
    if let Some(caption) = caption(state) {
        draw_caption(&caption, state.outline_rows(), area, buffer);
    }
}

fn draw_node(state: &State, id: NodeId, area: Rect, buffer: &mut Buffer) {
    let Some(outline) = state.outline() else { return };
    let Some(node) = outline.get(id) else { return };
    let marked = state.node == Some(id);
    let columns = branch(outline.depth(id), state.name_column(id), area.width);
    let fold = match (outline.is_parent(id), state.folds.contains(&id)) {
        (false, _) => " ",
        (true, true) => "▸",
        (true, false) => "▾",
    };
    let name = phrases::name(node.role, state.article.lang(), state.traditional()).unwrap_or_default();
    let label = node.label.trim();
    let label_style = match &state.filter {
        // Only there because of what lies below it.
        Some(filter) if !filter.matches(id) => DIM,
        _ if marked || node.parent.is_none() => BOLD,
        _ => PLAIN,
    };
    // A cell is left free before the line between the panes.
    let mut strip = Strip::new(buffer, Rect { width: area.width.saturating_sub(1), ..area });
    strip.put(if marked { "›" } else { " " }, BOLD).skip(usize::from(columns.fold - 1));
    let tint = style::node(node.role, state.color);
    strip.put(fold, PLAIN).skip(1);
    let room = usize::from(columns.label - columns.role);
    if room > 0 {
        strip.put(name, tint).skip(room.saturating_sub(cells(name))).put_cut(label, label_style);
    } else if name.is_empty() {
        strip.put_cut(label, label_style);
    } else {
        // The name has no room: its colour alone says what the node is.
        strip.put_cut(label, label_style.patch(tint));
    }
    if marked && state.pane() == Pane::Outline {
        buffer.set_style(area, REVERSED);
    }
}

/// The marked label in whole, below a line from row `top` on.
fn draw_caption(caption: &Caption, top: usize, area: Rect, buffer: &mut Buffer) {
    Strip::new(buffer, row(area, top)).put(&"─".repeat(area.width.into()), DIM);
    for (index, line) in caption.rows.iter().enumerate() {
        let mut strip = Strip::new(buffer, row(area, top + 1 + index));
        strip.skip(1).put(line.span.of(caption.label), PLAIN);
        if caption.is_cut && index + 1 == caption.rows.len() {
            strip.put("…", PLAIN);
        }
    }
}

/// Why there is nothing in the pane.
fn say_why(state: &State, area: Rect, buffer: &mut Buffer) {
    let why = state.why_no_outline();
    let rows = wrap(why, Span { start: 0, end: why.len() }, usize::from(area.width).saturating_sub(2));
    for (index, line) in rows.iter().enumerate() {
        Strip::new(buffer, row(area, index)).skip(1).put(line.span.of(why), DIM);
    }
}
