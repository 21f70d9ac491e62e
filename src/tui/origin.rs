//! Where the person was, to be given back when they think better of it: the place, the folds, the view. Moves nothing
//! itself but back.

use crate::span::{NodeId, SentenceId};
use crate::tui::modes::{Mode, Pane};
use crate::tui::state::{Anchor, Left, State};
use std::collections::BTreeSet;

/// A place, and all that a search from there may change on its way.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// The byte of the article the person was at.
    pub here: usize,
    /// The outline's mark.
    pub node: Option<NodeId>,
    /// How much of the text showed.
    pub mode: Mode,
    /// Whether the outline was hidden.
    pub hidden: bool,
    anchor: Anchor,
    left: Option<Left>,
    chosen: Option<SentenceId>,
    focus: Pane,
    folds: BTreeSet<NodeId>,
    outline_top: usize,
}

impl Origin {
    /// Where the person is.
    pub(crate) fn of(state: &State) -> Self {
        Self {
            here: state.here(),
            node: state.node,
            anchor: state.anchor,
            left: state.left,
            chosen: state.chosen,
            mode: state.mode,
            hidden: state.widths.hidden,
            focus: state.focus,
            folds: state.folds.clone(),
            outline_top: state.outline_top,
        }
    }

    /// Takes the person back. The outline's filter stays as it is, and so does the division of the screen.
    pub(crate) fn restore(&self, state: &mut State) {
        state.anchor = self.anchor;
        state.left = self.left;
        state.chosen = self.chosen;
        state.focus = self.focus;
        if state.mode == self.mode {
            state.hold_place();
        } else {
            state.mode = self.mode;
            state.lay_out();
        }
        state.fold(|folds| folds.clone_from(&self.folds));
        // There may have been no outline yet.
        let node = self.node.or_else(|| state.outline()?.at(self.here));
        state.node = node.and_then(|node| state.nearest(node));
        let most = state.visible.len().saturating_sub(state.outline_rows());
        state.outline_top = self.outline_top.min(most);
    }
}
