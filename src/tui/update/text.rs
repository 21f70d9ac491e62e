//! Moving in the text. The outline's mark follows.

use crate::tui::action::Command;
use crate::tui::layout::{Line, Place, Spot};
use crate::tui::modes::Pane;
use crate::tui::phrases::carry::READING_ON;
use crate::tui::state::{Anchor, State, Wish};
use crate::tui::update::{MOST, outline};

/// Where a jump puts the row it goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// At the top of the window.
    Top,
    /// Where it stands, if it is in the window; else a third down.
    InView,
}

pub(super) fn perform(state: &mut State, command: Command, count: isize) {
    let rows = state.geometry().rows() as isize;
    let (half, page) = ((rows / 2).max(1), (rows - 1).max(1));
    match command {
        Command::Down => scroll(state, count),
        Command::Up => scroll(state, -count),
        Command::HalfDown => scroll(state, half * count),
        Command::HalfUp => scroll(state, -half * count),
        Command::PageDown => scroll(state, page * count),
        Command::PageUp => scroll(state, -page * count),
        Command::First => {
            jump(state, 0, Aim::Top);
            if state.layout.is_removed(Place::default()) {
                (state.line, state.top) = (Place::default(), Place::default());
                anchor(state, state.layout.spot(state.line));
            }
            outline::follow_line(state);
        }
        Command::Last => {
            state.line = state.layout.last();
            state.top = state.layout.lowest_top(state.geometry().rows());
            moved(state);
            if state.is_begun() {
                // The end of what is there; that of the whole when it comes.
                state.wish = Some(Wish::End);
                state.message = Some(state.tongue.pick(READING_ON).into());
            }
        }
        _ => {}
    }
}

/// Moves the window and the reader's row with it; at either end of the text the row goes on alone.
pub(super) fn scroll(state: &mut State, rows: isize) {
    let count = rows.unsigned_abs();
    if rows < 0 {
        state.top = state.layout.back(state.top, count);
        state.line = state.layout.back(state.line, count);
    } else {
        let lowest = state.layout.lowest_top(state.geometry().rows());
        state.top = state.layout.forward(state.top, count).min(lowest);
        state.line = state.layout.forward(state.line, count);
    }
    moved(state);
}

/// Puts the reader's row on the clicked row of the window, `row` rows down, and chooses the sentence at the clicked cell,
/// `column` cells from the pane's left edge.
pub(super) fn click(state: &mut State, column: u16, row: usize) {
    state.focus = Pane::Text;
    state.line = state.layout.forward(state.top, row);
    moved(state);
    let is_below = state.layout.distance(state.top, state.line, row) < row;
    let byte = byte_at(state, state.line, column).filter(|_| !is_below);
    state.chosen = byte.and_then(|byte| state.article.sentence_at(byte));
}

/// The byte of the article whose cell on a row lies `column` cells from the pane's left edge, or the nearest on the row.
fn byte_at(state: &State, place: Place, column: u16) -> Option<usize> {
    let (Some(piece), Some(Line::Words { row, .. })) =
        (state.layout.piece(place.piece), state.layout.line(place))
    else {
        return None;
    };
    let columns = state.geometry().columns;
    let before = usize::from(columns.before() + columns.margin) + piece.indent + piece.hang;
    let words = row.span.of(state.article.text());
    let (left, _) = state.looks.measure().head(words, usize::from(column).saturating_sub(before));
    let last = words.char_indices().next_back()?.0;
    Some(row.span.start + left.len().min(last))
}

/// Moves the window so that the reader's row stands in its middle, at its top or at its bottom, as far as the text goes.
pub(super) fn place_row(state: &mut State, command: Command) {
    let height = state.geometry().rows();
    let above = match command {
        Command::ToTop => 0,
        Command::ToBottom => height - 1,
        _ => height / 2,
    };
    state.top = state.layout.back(state.line, above).min(state.layout.lowest_top(height));
    state.anchor.offset = state.layout.distance(state.top, state.line, height);
}

/// Goes to a byte of the article.
pub(super) fn jump(state: &mut State, byte: usize, aim: Aim) {
    let height = state.geometry().rows();
    state.line = state.layout.at_or_after(byte);
    let bottom = state.layout.forward(state.top, height - 1);
    let in_view = state.top <= state.line && state.line <= bottom;
    let lowest = state.layout.lowest_top(height);
    state.top = match aim {
        Aim::InView if in_view => state.top,
        Aim::InView => state.layout.back(state.line, height / 3).min(lowest),
        Aim::Top => state.layout.with_title(state.line, height).min(lowest),
    };
    anchor(state, Spot { byte, ..Spot::default() });
}

/// Goes to a byte of the article and puts its row `above` rows down the window, as far as the text goes.
pub(super) fn jump_level(state: &mut State, byte: usize, above: usize) {
    let height = state.geometry().rows();
    state.line = state.layout.at_or_after(byte);
    let wanted = state.layout.back(state.line, above.min(height - 1));
    state.top = wanted.min(state.layout.lowest_top(height));
    anchor(state, Spot { byte, ..Spot::default() });
    outline::follow(state, byte);
}

/// The `count`th of some things, or the last there is.
pub(super) fn nth<T>(things: impl Iterator<Item = T>, count: isize) -> Option<T> {
    things.take(count.clamp(1, MOST as isize) as usize).last()
}

/// After a move by rows: the place to come back to, and the outline.
fn moved(state: &mut State) {
    anchor(state, state.layout.spot(state.line));
    outline::follow_line(state);
}

fn anchor(state: &mut State, spot: Spot) {
    (state.chosen, state.left) = (None, None);
    if state.is_begun() {
        state.wish = None;
    }
    let height = state.geometry().rows();
    state.anchor = Anchor { spot, offset: state.layout.distance(state.top, state.line, height) };
}
