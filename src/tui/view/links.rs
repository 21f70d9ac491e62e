//! The list that a link is chosen from, above the footer.

use crate::tui::links::{Links, Purpose};
use crate::tui::state::State;
use crate::tui::view::paint::{Strip, row};
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED};
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, list: &Links, buffer: &mut Buffer) {
    let choice = list.choice();
    let area = choice.area(state.size);
    let width = usize::from(area.width);
    // It lies over what was drawn before.
    for position in area.intersection(buffer.area).positions() {
        buffer[position].reset();
    }
    panel::head(state, list.title(), "", row(area, 0), buffer);
    let rows = usize::from(area.height.saturating_sub(1));
    let shown = list.links.iter().enumerate().skip(choice.top(rows)).take(rows);
    for (line, (index, link)) in shown.enumerate() {
        let is_marked = index == list.marked;
        let style = if is_marked { REVERSED } else { PLAIN };
        let mut strip = Strip::new(buffer, row(area, line + 1)).measured(state.looks.measure());
        let number = format!("{}{:>2} ", if is_marked { "›" } else { " " }, index + 1);
        strip.own(&number, style.patch(BOLD));
        if link.words != link.target.as_str() {
            // The words may take half of the row: the address is what is opened. Of a page's own list they say more.
            let most = if list.purpose == Purpose::ReadPage { width * 3 / 4 } else { width / 2 };
            let (words, is_cut) = state.looks.measure().head(&link.words, most);
            strip.put(words, style).own(if is_cut { "…  " } else { "  " }, style);
        }
        strip.put_cut(&link.target, style.patch(DIM));
        let rest = strip.room();
        strip.put(&" ".repeat(rest), style);
    }
}
