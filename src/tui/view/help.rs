//! The help page, in place of both panes.

use crate::tui::help::{HelpPage, HelpRow, KEYS, is_wide};
use crate::tui::phrases;
use crate::tui::state::State;
use crate::tui::view::paint::{Strip, row};
use crate::tui::view::style::{BOLD, DIM, PLAIN};
use crate::wrap::cells;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

pub(super) fn draw(state: &State, top: usize, buffer: &mut Buffer) {
    let geometry = state.geometry();
    let width = usize::from(state.size.0);
    if let Some(rule) = geometry.rule {
        let title = format!("── {} ", state.tongue.pick(phrases::HELP_TITLE));
        let rest = width.saturating_sub(cells(&title));
        Strip::new(buffer, rule).put(&title, DIM).put(&"─".repeat(rest), DIM);
    }
    let page = HelpPage::new(state.tongue, width);
    let mut left = 0;
    for column in &page.columns {
        let lines = column.iter().skip(top).take(geometry.body.height.into());
        for (index, line) in lines.enumerate() {
            let mut strip = Strip::new(buffer, row(geometry.body, index));
            draw_row(line, is_wide(page.width), strip.skip(left + 1));
        }
        left += page.width;
    }
}

fn draw_row(line: &HelpRow, is_wide: bool, strip: &mut Strip) {
    match line {
        HelpRow::Heading(title) => {
            strip.put_cut(title, BOLD.add_modifier(Modifier::UNDERLINED));
        }
        HelpRow::Entry { keys, says } if is_wide => {
            strip.skip(1).put(keys, BOLD).skip(KEYS.saturating_sub(cells(keys))).put(says, PLAIN);
        }
        HelpRow::Entry { keys, says } => {
            strip.put(keys, BOLD).put(says, PLAIN);
        }
        HelpRow::Text(says) => {
            strip.skip(1).put(says, PLAIN);
        }
        HelpRow::Blank => {}
    }
}
