//! The list that a link is chosen from, above the footer.

use crate::tui::links::{Links, Purpose};
use crate::tui::state::State;
use crate::tui::view::paint::Brush;
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED};
use ratatui::buffer::Buffer;

pub(super) fn draw(state: &State, list: &Links, buffer: &mut Buffer) {
    let choice = list.choice();
    let area = choice.area(state.size);
    for (index, area) in panel::list(state, list.title(), area, choice, buffer) {
        let Some(link) = list.links.get(index) else { continue };
        let is_marked = index == list.marked;
        let style = if is_marked { REVERSED } else { PLAIN };
        let mut brush = Brush::new(buffer, area).measured(state.looks.measure());
        let number = format!("{}{:>2} ", if is_marked { "›" } else { " " }, index + 1);
        brush.own(&number, style.patch(BOLD));
        if link.words != link.target.as_str() {
            // The words may take half of the row: the address is what is opened. Of a page's own list they say more.
            let width = usize::from(area.width);
            let most = if list.purpose == Purpose::ReadPage { width * 3 / 4 } else { width / 2 };
            let (words, is_cut) = state.looks.measure().head(&link.words, most);
            brush.put(words, style).own(if is_cut { "…  " } else { "  " }, style);
        }
        brush.put_cut(&link.target, style.patch(DIM)).fill_to_last(0, style);
    }
}
