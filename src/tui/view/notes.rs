//! The list of marks, highlights and notes, above the footer.
//!
//! ```text
//! ── 标记与笔记 ──────────────────────────────────────────────
//! › a 它卖的是停下来的时间，书只是门票。
//!   ▪ 会员带来了七成收入                       笔记 为什么？
//! ```

use crate::tui::choice::Choice;
use crate::tui::notes::entries;
use crate::tui::phrases::keep::{NOT_HERE, NOTE, NOTES_TITLE};
use crate::tui::state::State;
use crate::tui::view::paint::Brush;
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED};
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, choice: Choice, buffer: &mut Buffer) {
    let measure = state.looks.measure();
    let listed = entries(state);
    let area = choice.area(state.size);
    for (index, area) in panel::list(state, NOTES_TITLE, area, choice, buffer) {
        let Some(entry) = listed.get(index) else { continue };
        let is_marked = index == choice.marked;
        let style = if is_marked { REVERSED } else { PLAIN };
        let mut brush = Brush::new(buffer, area).measured(measure);
        brush.own(if is_marked { "› " } else { "  " }, style.patch(BOLD));
        match entry.mark {
            Some(mark) => brush.put(&mark.to_string(), style.patch(BOLD)),
            None => brush.own("▪", style.patch(BOLD)),
        };
        brush.own(" ", style);
        // A note says more than the sentence that it is written to, which is near.
        let told = match (entry.byte, entry.note.is_empty()) {
            (None, _) => state.tongue.pick(NOT_HERE).to_owned(),
            (_, false) => format!("{}{}", state.tongue.pick(NOTE), entry.note),
            (_, true) => String::new(),
        };
        let half = brush.room() * 3 / 5;
        let (told_fits, is_cut) = measure.head(&told, half);
        let told = if is_cut {
            format!("{}…", measure.head(&told, half.saturating_sub(1)).0)
        } else {
            told_fits.to_owned()
        };
        let room = brush.room().saturating_sub(measure.cells(&told) + 3);
        brush.put_within(&entry.words, room, style).fill_to_last(measure.cells(&told) + 1, style);
        brush.put(&told, style.patch(DIM)).fill_to_last(0, style);
    }
}
