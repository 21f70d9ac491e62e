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
use crate::tui::view::paint::{Strip, row};
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED};
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, choice: Choice, buffer: &mut Buffer) {
    let area = choice.area(state.size);
    // It lies over what was drawn before.
    for position in area.intersection(buffer.area).positions() {
        buffer[position].reset();
    }
    panel::head(state, NOTES_TITLE, "", row(area, 0), buffer);
    let measure = state.looks.measure();
    let rows = usize::from(area.height.saturating_sub(1));
    let listed = entries(state);
    for (line, (index, entry)) in listed.iter().enumerate().skip(choice.top(rows)).take(rows).enumerate() {
        let is_marked = index == choice.marked;
        let style = if is_marked { REVERSED } else { PLAIN };
        let mut strip = Strip::new(buffer, row(area, line + 1)).measured(measure);
        strip.own(if is_marked { "› " } else { "  " }, style.patch(BOLD));
        match entry.mark {
            Some(mark) => strip.put(&mark.to_string(), style.patch(BOLD)),
            None => strip.own("▪", style.patch(BOLD)),
        };
        strip.own(" ", style);
        // A note says more than the sentence that it is written to, which is near.
        let told = match (entry.byte, entry.note.is_empty()) {
            (None, _) => state.tongue.pick(NOT_HERE).to_owned(),
            (_, false) => format!("{}{}", state.tongue.pick(NOTE), entry.note),
            (_, true) => String::new(),
        };
        let half = strip.room() * 3 / 5;
        let (told_fits, is_cut) = measure.head(&told, half);
        let told = if is_cut {
            format!("{}…", measure.head(&told, half.saturating_sub(1)).0)
        } else {
            told_fits.to_owned()
        };
        let room = strip.room().saturating_sub(measure.cells(&told) + 3);
        let (words, is_cut) = measure.head(&entry.words, room);
        let words = if is_cut { measure.head(&entry.words, room.saturating_sub(1)).0 } else { words };
        strip.put(words, style).own(if is_cut { "…" } else { "" }, style);
        let gap = strip.room().saturating_sub(measure.cells(&told) + 1);
        strip.put(&" ".repeat(gap), style).put(&told, style.patch(DIM));
        let rest = strip.room();
        strip.put(&" ".repeat(rest), style);
    }
}
