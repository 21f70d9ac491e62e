//! The outline pane.
//!
//! ```text
//! ›▾ 步骤   三步走向日常        the mark, the fold, the role, the label
//!    项     先补短板
//! ```

use crate::span::{NodeId, Span};
use crate::tui::geometry::branch;
use crate::tui::phrases;
use crate::tui::state::{Pane, State, Thought};
use crate::tui::view::paint::{Strip, row};
use crate::tui::view::style::{self, BOLD, DIM, PLAIN, REVERSED};
use crate::wrap::{cells, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().outline else { return };
    let visible = state.visible();
    if visible.is_empty() {
        return say_why(state, area, buffer);
    }
    // Labels line up with their siblings': by parent, the cells of the widest name.
    let mut widest = BTreeMap::new();
    for (parent, name) in visible.iter().filter_map(|id| name(state, *id)) {
        let widest = widest.entry(parent).or_insert(0);
        *widest = cells(name).max(*widest);
    }
    for (index, id) in visible.iter().skip(state.outline_top).take(area.height.into()).enumerate() {
        draw_node(state, *id, &widest, row(area, index), buffer);
    }
}

fn draw_node(
    state: &State,
    id: NodeId,
    widest: &BTreeMap<Option<NodeId>, usize>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(outline) = state.outline() else { return };
    let Some(node) = outline.get(id) else { return };
    let marked = state.node == Some(id);
    let columns = branch(outline.depth(id), area.width);
    let widest = widest.get(&node.parent).copied().unwrap_or(0);
    let fold = match (outline.is_parent(id), state.folds.contains(&id)) {
        (false, _) => " ",
        (true, true) => "▸",
        (true, false) => "▾",
    };
    let name = node.role.name(state.article.lang());
    let label_style = if marked || node.parent.is_none() { BOLD } else { PLAIN };
    // A cell is left free before the line between the panes.
    let mut strip = Strip::new(buffer, Rect { width: area.width.saturating_sub(1), ..area });
    strip.put(if marked { "›" } else { " " }, BOLD).skip(usize::from(columns.fold - 1));
    strip.put(fold, PLAIN).skip(1).put(name, style::node(node.role, state.color));
    strip.skip(widest.saturating_sub(cells(name)) + 1).put_cut(node.label.trim(), label_style);
    if marked && state.pane() == Pane::Outline {
        buffer.set_style(area, REVERSED);
    }
}

/// What a node lies in, and its role's name.
fn name(state: &State, id: NodeId) -> Option<(Option<NodeId>, &'static str)> {
    let node = state.outline()?.get(id)?;
    Some((node.parent, node.role.name(state.article.lang())))
}

/// Why there is nothing in the pane.
fn say_why(state: &State, area: Rect, buffer: &mut Buffer) {
    let why = state.tongue.pick(match state.thought {
        Thought::Pending => phrases::THINKING,
        Thought::Failed => phrases::FAILED,
        Thought::Done(_) if state.article.sentences().len() == 1 => phrases::ONE_SENTENCE,
        Thought::Done(_) => phrases::NO_OUTLINE,
    });
    let rows = wrap(why, Span { start: 0, end: why.len() }, usize::from(area.width).saturating_sub(2));
    for (index, line) in rows.iter().enumerate() {
        Strip::new(buffer, row(area, index)).skip(1).put(line.span.of(why), DIM);
    }
}
