//! Where the terminal's own cursor stands on a plain screen: screen readers follow it. Draws nothing.

use crate::tui::choice::Choice;
use crate::tui::modes::{Pane, Panel};
use crate::tui::state::State;
use crate::tui::update;
use ratatui::layout::{Position, Rect};

/// The cell of the row that the person is at: in the list that is open, at the top of the page that is open, at the
/// outline's mark, or where the words of the reader's row begin.
pub(super) fn place(state: &State) -> Option<Position> {
    let geometry = state.geometry();
    match &state.panel {
        Some(Panel::Links(_) | Panel::Articles(_) | Panel::Notes(_)) => {
            return listed(update::choice(state)?, state.size);
        }
        Some(panel) if panel.is_page() => return cell(geometry.body, 1, 0),
        _ => {}
    }
    match (geometry.outline, geometry.text) {
        (Some(area), _) if state.pane() == Pane::Outline => {
            let at = state.visible.iter().position(|id| Some(*id) == state.node)?;
            cell(area, 0, at.checked_sub(state.outline_top)?)
        }
        (_, Some(area)) => {
            let columns = geometry.columns;
            let down = state.layout.distance(state.top, state.line, geometry.rows());
            cell(area, columns.before() + columns.margin, down * usize::from(geometry.spacing))
        }
        _ => None,
    }
}

/// The cell of what is marked in a list.
fn listed(choice: Choice, size: (u16, u16)) -> Option<Position> {
    let area = choice.area(size);
    let shown = usize::from(area.height.saturating_sub(1));
    cell(area, 0, 1 + choice.marked.saturating_sub(choice.top(shown)))
}

/// A cell so far right and down in an area, if it lies there.
fn cell(area: Rect, right: u16, down: usize) -> Option<Position> {
    let down = u16::try_from(down).ok()?;
    let cell = Position::new(area.x.saturating_add(right), area.y.saturating_add(down));
    area.contains(cell).then_some(cell)
}
