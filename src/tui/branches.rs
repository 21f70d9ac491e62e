//! Which nodes of the outline show, and in which columns: folds and the filter over the tree that is kept flat. Moves
//! nobody.

use crate::article::Lang;
use crate::digest::{Node, NodeRole, Outline};
use crate::span::NodeId;
use crate::tui::geometry::NAMED;
use crate::tui::phrases;
use crate::tui::state::State;
use crate::wrap::cells;
use std::collections::{BTreeMap, BTreeSet};

impl State {
    /// Whether there is an outline to move in: a single part, the whole text, is none.
    pub(crate) fn has_outline(&self) -> bool {
        !self.visible.is_empty()
    }

    /// How many rows the outline has for its nodes.
    pub(crate) fn outline_rows(&self) -> usize {
        self.geometry().body_rows().saturating_sub(self.caption.height).max(1)
    }

    /// The cells in which a node's role is named; 0 where it has no name, or the screen no room for one.
    pub(crate) fn name_column(&self, id: NodeId) -> u16 {
        if self.size.0 < NAMED { 0 } else { self.names.get(id.index()).copied().unwrap_or(0) }
    }

    /// Closes and opens nodes, and walks over what shows then.
    pub(crate) fn fold(&mut self, change: impl FnOnce(&mut BTreeSet<NodeId>)) {
        change(&mut self.folds);
        self.visible = self.outline().map(|o| walk(o, &self.folds)).unwrap_or_default();
        if let Some(filter) = &self.filter {
            self.visible.retain(|id| filter.leaves(*id));
        }
    }

    /// Opens all that lies above some nodes.
    pub(crate) fn unfold_to(&mut self, nodes: &[NodeId]) {
        let parent = |state: &Self, id: NodeId| state.outline()?.get(id)?.parent;
        let above =
            nodes.iter().flat_map(|id| std::iter::successors(parent(self, *id), |id| parent(self, *id)));
        let closed: BTreeSet<NodeId> = above.filter(|id| self.folds.contains(id)).collect();
        if !closed.is_empty() {
            self.fold(|folds| folds.retain(|id| !closed.contains(id)));
        }
    }

    /// The visible node that stands for another: itself, the closest above it, else the one before it. Nothing where none
    /// shows.
    pub(crate) fn nearest(&self, id: NodeId) -> Option<NodeId> {
        let outline = self.outline()?;
        let mut up = std::iter::successors(Some(id), |id| outline.get(*id)?.parent);
        let shows = |id: &NodeId| self.visible.binary_search(id).is_ok();
        let before = self.visible.partition_point(|visible| *visible < id).saturating_sub(1);
        up.find(shows).or_else(|| self.visible.get(before).copied())
    }

    /// Whether the mark stands on a node with others below it.
    pub(crate) fn is_at_a_parent(&self) -> bool {
        self.node.is_some_and(|id| self.outline().is_some_and(|o| o.is_parent(id)))
    }
}

/// Labels line up with their siblings': by node, the cells of the widest name among it and them.
pub(crate) fn name_columns(outline: &Outline, lang: Lang, traditional: bool) -> Vec<u16> {
    let mut widest: BTreeMap<Option<NodeId>, u16> = BTreeMap::new();
    for node in outline.nodes() {
        let widest = widest.entry(node.parent).or_default();
        let name = phrases::name(node.role, lang, traditional);
        *widest = (*widest).max(name.map_or(0, |name| cells(name) as u16));
    }
    outline.nodes().iter().map(|node| widest.get(&node.parent).copied().unwrap_or(0)).collect()
}

/// The nodes that show; none, where there is but one to show.
fn walk(outline: &Outline, folds: &BTreeSet<NodeId>) -> Vec<NodeId> {
    let is_part = |node: &&Node| node.role != NodeRole::Title;
    let mut visible = Vec::new();
    if outline.nodes().iter().filter(is_part).nth(1).is_none() {
        return visible;
    }
    let mut next = NodeId(0);
    while let Some(node) = outline.get(next) {
        if is_part(&node) {
            visible.push(next);
        }
        next = if folds.contains(&next) { node.end } else { NodeId(next.0 + 1) };
    }
    visible
}
