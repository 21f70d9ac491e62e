//! The marked node's label in whole, under the outline, where it was cut on its row. Says what stands there; draws nothing.

use crate::span::Span;
use crate::tui::geometry::branch;
use crate::tui::modes::Pane;
use crate::tui::state::State;
use crate::wrap::{Row, head, wrap};

/// What stands under the outline, below a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption<'a> {
    /// The label.
    pub label: &'a str,
    /// The rows that show, in bytes of `label`; at least one.
    pub rows: Vec<Row>,
    /// Whether the label goes on after the last of them.
    pub is_cut: bool,
}

impl Caption<'_> {
    /// The rows it takes from the outline, its line among them.
    pub(crate) fn height(&self) -> usize {
        self.rows.len() + 1
    }
}

/// The caption of the moment; none while the text is read, or where the label stands whole on its row. It takes a third
/// of the pane at most.
pub(crate) fn caption(state: &State) -> Option<Caption<'_>> {
    let geometry = state.geometry();
    let pane = geometry.outline.filter(|_| state.pane() == Pane::Outline)?;
    let id = state.node?;
    let outline = state.outline()?;
    let label = outline.get(id)?.label.trim();
    let begins = branch(outline.depth(id), state.name_column(id), pane.width).label;
    // As in the outline, a cell is left free before the line between the panes.
    let room = pane.width.saturating_sub(begins + 1);
    let (_, was_cut) = head(label, room.into());
    let most = (geometry.body_rows() / 3).saturating_sub(1);
    if !was_cut || most == 0 {
        return None;
    }
    let width = usize::from(pane.width).saturating_sub(2).max(1);
    // No more of an endless label than could show.
    let (near, _) = head(label, width * (most + 1));
    let mut rows = wrap(near, Span::new(0, near.len()), width);
    let is_cut = near.len() < label.len() || rows.len() > most;
    rows.truncate(most);
    Some(Caption { label, rows, is_cut })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Action;
    use crate::tui::fixture::chinese;
    use crate::tui::update::update;

    /// The caption's rows with the mark on the node whose label begins with `label`.
    #[track_caller]
    fn check(label: &str, size: (u16, u16), expected: &[&str]) {
        let mut state = chinese().state(size);
        let named = |id: &_| state.outline().unwrap().get(*id).unwrap().label.starts_with(label);
        state.node = Some(*state.visible.iter().find(|id| named(id)).unwrap());
        let caption = caption(&state);
        let rows = caption.iter().flat_map(|c| c.rows.iter().map(|r| r.span.of(c.label)));
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{label} at {size:?}");
    }

    #[test]
    fn a_label_that_was_cut_stands_below_in_whole() {
        check("房租之外的账", (80, 24), &[]);
        check("它卖的是停下来的时间", (60, 24), &["它卖的是停下来的时间"]);
        check("三、剩下的是", (60, 24), &["三、剩下的是灯光、茶水", "和折旧"]);
        check("三、剩下的是", (50, 24), &[]);
        check("三、剩下的是", (30, 24), &["三、剩下的是灯光、茶水和折旧"]);
    }

    #[test]
    fn a_low_screen_keeps_its_rows_for_the_outline() {
        check("三、剩下的是", (60, 10), &["三、剩下的是灯光、茶水"]);
        check("三、剩下的是", (60, 6), &[]);
    }

    #[test]
    fn who_reads_the_text_sees_more_of_the_outline() {
        let mut state = chinese().state((60, 24));
        assert_eq!(state.outline_rows(), 19);
        update(&mut state, Action::Do(crate::tui::action::Command::SwitchPane));
        assert_eq!((caption(&state), state.outline_rows()), (None, 21));
    }
}
