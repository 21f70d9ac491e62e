//! Moving and folding in the outline. The text follows the mark, and the mark the text.

use crate::digest::{NodeRole, Outline};
use crate::span::NodeId;
use crate::tui::action::Command;
use crate::tui::geometry::branch;
use crate::tui::modes::Pane;
use crate::tui::phrases::{self, Both};
use crate::tui::state::State;
use crate::tui::update::text::{self, Aim};
use ratatui::layout::Rect;
use std::collections::BTreeSet;

pub(super) fn perform(state: &mut State, command: Command, count: isize) {
    let rows = state.geometry().body_rows() as isize;
    let (half, page) = ((rows / 2).max(1), (rows - 1).max(1));
    match command {
        Command::Down => step(state, count),
        Command::Up => step(state, -count),
        Command::HalfDown => step(state, half * count),
        Command::HalfUp => step(state, -half * count),
        Command::PageDown => step(state, page * count),
        Command::PageUp => step(state, -page * count),
        Command::First => step(state, isize::MIN),
        Command::Last => step(state, isize::MAX),
        Command::Toggle => toggle(state),
        Command::Open => open(state),
        Command::Close => close(state),
        _ => {}
    }
}

/// Moves the mark by some visible nodes, as far as there are any.
pub(super) fn step(state: &mut State, count: isize) {
    let Some(last) = state.visible.len().checked_sub(1) else { return };
    let target = position(state).saturating_add_signed(count).min(last);
    if let Some(id) = state.visible.get(target) {
        select(state, *id);
    }
}

/// Puts the mark on a node and brings the text there.
pub(super) fn select(state: &mut State, id: NodeId) {
    let Some(start) = state.outline().and_then(|o| o.get(id)).map(|n| n.span.start) else { return };
    state.node = Some(id);
    show_mark(state);
    text::jump(state, start, Aim::Top);
}

fn toggle(state: &mut State) {
    let Some((id, is_parent)) = here(state) else { return };
    if !is_parent {
        state.focus = Pane::Text;
    } else {
        turn(state, id);
    }
    show_mark(state);
}

/// Opens a closed node and closes an open one.
fn turn(state: &mut State, id: NodeId) {
    state.fold(|folds| {
        if !folds.remove(&id) {
            folds.insert(id);
        }
    });
}

fn open(state: &mut State) {
    let Some((id, is_parent)) = here(state) else { return };
    if !is_parent {
        state.focus = Pane::Text;
    } else if state.folds.contains(&id) {
        turn(state, id);
    } else {
        // The first of its members that shows; a filter may leave none.
        let end = state.outline().and_then(|o| o.get(id)).map_or(id, |node| node.end);
        let next = state.visible.get(position(state) + 1).copied();
        next.filter(|next| *next < end).into_iter().for_each(|next| select(state, next));
    }
    show_mark(state);
}

fn close(state: &mut State) {
    let Some((id, is_parent)) = here(state) else { return };
    if is_parent && !state.folds.contains(&id) {
        turn(state, id);
        show_mark(state);
    } else if let Some(parent) = state.outline().and_then(|o| o.get(id)).and_then(|n| n.parent) {
        select(state, parent);
    }
}

/// Folds or unfolds the node at the place: the marked one, or, where that holds nothing, the one it lies in. Folding a
/// folded one folds the next outer one.
pub(super) fn fold_here(state: &mut State, command: Command) {
    let Some((marked, is_parent)) = here(state) else { return };
    let outer = |id| state.outline().and_then(|o| o.get(id)).and_then(|node| node.parent);
    let folds_up = command == Command::FoldUp && state.folds.contains(&marked);
    let Some(id) = (is_parent && !folds_up).then_some(marked).or_else(|| outer(marked)) else {
        state.message = Some(state.tongue.pick(phrases::NO_FOLD).into());
        return;
    };
    let is_closed = state.folds.contains(&id);
    let wants_closed = match command {
        Command::Unfold => false,
        Command::FoldUp => true,
        _ => !is_closed,
    };
    if is_closed != wants_closed {
        turn(state, id);
        state.node = state.nearest(marked);
    }
    show_mark(state);
}

pub(super) fn open_all(state: &mut State) {
    state.fold(BTreeSet::clear);
    show_mark(state);
}

pub(super) fn close_all(state: &mut State) {
    let Some(outline) = state.outline() else { return };
    let parents = outline.ids().filter(|id| outline.is_parent(*id)).collect();
    state.fold(|folds| *folds = parents);
    if let Some(id) = state.node {
        state.node = state.nearest(id);
    }
    show_mark(state);
}

pub(super) fn click(state: &mut State, pane: Rect, column: u16, row: u16) {
    let below_top = usize::from(row - pane.y);
    if below_top >= state.outline_rows() {
        return;
    }
    let Some(id) = state.visible.get(state.outline_top + below_top).copied() else { return };
    let Some(outline) = state.outline() else { return };
    let (depth, is_parent) = (outline.depth(id), outline.is_parent(id));
    let fold = pane.x + branch(depth, 0, pane.width).fold;
    state.focus = Pane::Outline;
    if is_parent && column.abs_diff(fold) <= 1 {
        turn(state, id);
        if let Some(node) = state.node {
            state.node = state.nearest(node);
        }
        show_mark(state);
    } else {
        select(state, id);
    }
}

/// Moves the outline's window and leaves the mark where it is.
pub(super) fn scroll(state: &mut State, rows: isize) {
    let most = state.visible.len().saturating_sub(state.outline_rows());
    state.outline_top = state.outline_top.saturating_add_signed(rows).min(most);
}

/// Moves the outline's window as little as brings the mark into it.
pub(super) fn show_mark(state: &mut State) {
    let rows = state.outline_rows();
    let here = position(state);
    let most = state.visible.len().saturating_sub(rows);
    let lowest = here.saturating_sub(rows - 1);
    state.outline_top = state.outline_top.clamp(lowest, here.max(lowest)).min(most);
}

/// Puts the mark on the deepest visible node at a byte of the article.
pub(super) fn follow(state: &mut State, byte: usize) {
    let Some(outline) = state.outline() else { return };
    let id = outline.at(byte).and_then(|id| state.nearest(id));
    state.node = id.or_else(|| state.visible.first().copied());
    show_mark(state);
}

/// Puts the mark where the reader's row is. A node that begins on the row has it.
pub(super) fn follow_line(state: &mut State) {
    let span = state.layout.span(state.line);
    follow(state, span.end.saturating_sub(1).max(span.start));
}

pub(super) fn next_section(state: &mut State, count: isize) {
    let ahead = |o: &Outline| text::nth(sections(o).filter(|(_, start)| state.is_ahead(*start)), count);
    let target = state.outline().and_then(ahead);
    go_to_section(state, target, phrases::LAST_SECTION);
}

pub(super) fn previous_section(state: &mut State, count: isize) {
    let here = state.here();
    let behind = |o: &Outline| {
        let mut behind: Vec<_> = sections(o).filter(|(_, start)| *start < here).collect();
        behind.reverse();
        text::nth(behind.into_iter(), count)
    };
    let target = state.outline().and_then(behind);
    go_to_section(state, target, phrases::FIRST_SECTION);
}

fn go_to_section(state: &mut State, target: Option<(NodeId, usize)>, none: Both) {
    match target {
        Some((id, start)) => {
            text::jump(state, start, Aim::Top);
            state.node = state.nearest(id);
            show_mark(state);
        }
        None => state.message = Some(state.tongue.pick(none).into()),
    }
}

/// The parts that `[` and `]` stop at, and where they begin: the top level, and every section below it.
fn sections(outline: &Outline) -> impl Iterator<Item = (NodeId, usize)> {
    let nodes = outline.ids().filter_map(|id| outline.get(id).map(|n| (id, n)));
    nodes
        .filter(|(_, n)| n.role != NodeRole::Title && (n.parent.is_none() || n.role == NodeRole::Section))
        .map(|(id, n)| (id, n.span.start))
}

/// The mark's node and whether it has anything below it.
fn here(state: &State) -> Option<(NodeId, bool)> {
    let id = state.node?;
    Some((id, state.is_at_a_parent()))
}

/// Where the mark stands among the visible nodes; 0 where there is none.
fn position(state: &State) -> usize {
    state.node.and_then(|node| state.visible.binary_search(&node).ok()).unwrap_or(0)
}
