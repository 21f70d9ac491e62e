//! The summary in a column of its own, on a wide screen. It goes along with the reader.
//!
//! ```text
//!   步骤 三步走向日常
//! › 一、先补短板；        the sentence that the reader is at, or the nearest before
//! ```

use crate::span::SentenceId;
use crate::tui::listing::Line;
use crate::tui::state::State;
use crate::tui::view::paint::{Brush, row};
use crate::tui::view::style::{self, BOLD, DIM, PLAIN};
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().summary else { return };
    let here = state.listed();
    let top = state.listing.top(here, area.height.into());
    for (index, line) in state.listing.lines.iter().skip(top).take(area.height.into()).enumerate() {
        draw_line(
            state,
            line,
            here,
            Brush::new(buffer, row(area, index)).measured(state.looks.measure()).skip(1),
        );
    }
}

fn draw_line(state: &State, line: &Line, here: Option<SentenceId>, brush: &mut Brush) {
    match line {
        Line::Title { title, row, first } => {
            let Some(title) = state.listing.titles.get(*title) else { return };
            let mark = title.text.get(..title.mark).filter(|_| *first).unwrap_or_default();
            let rest = row.span.of(&title.text);
            brush.skip(2).put(mark, style::node(title.role, state.color));
            brush.put(rest.strip_prefix(mark).unwrap_or(rest), DIM);
        }
        Line::Words { id, row, first } => {
            let is_here = here == Some(*id);
            brush.own(if is_here && *first { "› " } else { "  " }, BOLD);
            brush.put(row.span.of(state.article.text()), if is_here { BOLD } else { PLAIN });
        }
        Line::Gap => {}
    }
}
