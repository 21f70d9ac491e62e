//! The list of commands above the box that they are typed into.
//!
//! ```text
//!  ── Commands ───────────────────────────────────────────────
//!  › next-section      ]            the next section
//!    previous-section  [            the section before
//!  :section                                                1/3
//! ```

use crate::tui::marks::keys_in_ascii;
use crate::tui::palette::{Palette, shown};
use crate::tui::phrases::palette::TITLE;
use crate::tui::state::State;
use crate::tui::view::paint::Brush;
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, PLAIN, REVERSED, own};
use crate::wrap::{cells, head};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Cells for the name of a command, with the space after it.
const NAME: usize = 19;
/// Cells for its keys, with the space after them; on a narrow screen for one of them.
const KEYS: usize = 13;
const KEY: usize = 6;
/// Screens of fewer cells name one key.
const NARROW: usize = 64;

pub(super) fn draw(state: &State, palette: &Palette, buffer: &mut Buffer) {
    let area = palette.area(state.size);
    if area.height == 0 {
        return;
    }
    let width = usize::from(area.width);
    for (index, area) in panel::list(state, TITLE, area, palette.choice(), buffer) {
        let Some(offer) = palette.offers.get(index) else { continue };
        let is_marked = palette.marked == Some(index);
        let style = if is_marked { REVERSED } else { PLAIN };
        let (name, keys, says) = shown(*offer, &state.keymap);
        let (shown_keys, room) = if width < NARROW { (1, KEY) } else { (keys.len(), KEYS) };
        let keys = keys.into_iter().take(shown_keys).collect::<Vec<_>>().join(" ");
        let keys = if state.looks.is_ascii() { keys_in_ascii(&keys) } else { keys };
        let keys = if cells(&keys) < room { keys } else { keys.replace("Ctrl-", "^") };
        let mut brush = Brush::new(buffer, area);
        brush.own(if is_marked { "› " } else { "  " }, style);
        column(&mut brush, &name, NAME, style.patch(BOLD));
        column(&mut brush, &keys, room, style);
        brush.put_cut(&state.say(says), own(style)).fill_to_last(0, style);
    }
}

/// Words in a column of so many cells, the last of them free.
fn column(brush: &mut Brush<'_>, words: &str, width: usize, style: Style) {
    let (fits, is_cut) = head(words, width - 1);
    let words = if is_cut { format!("{}…", head(words, width - 2).0) } else { fits.to_owned() };
    brush.own(&words, style).put(&" ".repeat(width - cells(&words)), style);
}
