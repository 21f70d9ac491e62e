//! The finder in place of both panes: what fits, the best first, each with its title and its file's name.
//!
//! ```text
//! ── 找文章 ─────────────────────────────────────────────────────── 正在找… ──
//! › 河岸书店为什么还在                                   已打开  文章/书店.txt
//!   桥为什么没有修                                              文章/桥.txt
//! ```

use crate::span::Span;
use crate::tui::finder::{Finder, Goal};
use crate::tui::phrases::shelf as words;
use crate::tui::state::State;
use crate::tui::view::paint::{Brush, row};
use crate::tui::view::panel;
use crate::tui::view::style::{BOLD, DIM, PLAIN, REVERSED, UNDERLINED, own};
use crate::wrap::cells;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

pub(super) fn draw(state: &State, finder: &Finder, buffer: &mut Buffer) {
    let geometry = state.geometry();
    if let Some(rule) = geometry.rule {
        let told = state.tongue.looking(finder.search);
        let told = if told.is_empty() { told } else { format!(" {told} ") };
        panel::head(state, words::FINDER_TITLE, &told, rule, buffer);
    }
    let body = geometry.body;
    let rows = usize::from(body.height);
    let choice = finder.choice();
    if choice.count == 0 {
        let why = state.tongue.nothing_found(finder.search, finder.all());
        for (index, said) in why.into_iter().enumerate().take(rows) {
            Brush::new(buffer, row(body, index)).skip(2).put_cut(said, own(DIM));
        }
        return;
    }
    let top = choice.top(rows);
    for (line, (candidate, named)) in finder.fitting().skip(top).take(rows).enumerate() {
        let style = if top + line == choice.marked { REVERSED } else { PLAIN };
        let sign = if top + line == choice.marked { "› " } else { "  " };
        let area = row(body, line);
        let width = usize::from(area.width);
        let opened = match candidate.goal {
            Goal::Opened(_) => state.tongue.pick(words::OPENED),
            Goal::File(_) => "",
        };
        // The file's name may take two fifths of the row, and its end is what tells it apart.
        let most = width * 2 / 5;
        let (file, file_places) = end_of(&candidate.file, &named.file, most.saturating_sub(cells(opened)));
        let beside = cells(opened) + cells(&file);
        let measure = state.looks.measure();
        let mut brush = Brush::new(buffer, area).measured(measure);
        brush.own(sign, style.patch(BOLD));
        let room = brush.room().saturating_sub(beside + 3);
        let (title, is_cut) = measure.head(&candidate.title, room);
        let title = if is_cut { measure.head(&candidate.title, room.saturating_sub(1)).0 } else { title };
        put_marked(&mut brush, title, &named.title, style);
        brush.own(if is_cut { "…" } else { "" }, style);
        brush.fill_to_last(beside + 1, style).own(opened, style.patch(DIM));
        put_marked(&mut brush, &file, &file_places, style.patch(DIM));
        brush.fill_to_last(0, style);
    }
}

/// Writes a text with some of its places marked.
fn put_marked(brush: &mut Brush, text: &str, places: &[Span], style: Style) {
    let marked = style.remove_modifier(DIM.add_modifier).patch(BOLD).patch(UNDERLINED);
    let mut at = 0;
    for place in places {
        let end = place.end.min(text.len());
        if let (Some(before), Some(hit)) = (text.get(at..place.start), text.get(place.start..end)) {
            brush.put(before, style).put(hit, marked);
            at = end;
        }
    }
    brush.put(text.get(at..).unwrap_or(""), style);
}

/// The end of a text that has room in so many cells, with … before it where it is cut, and its places in that.
fn end_of(text: &str, places: &[Span], room: usize) -> (String, Vec<Span>) {
    const CUT: &str = "…";
    if cells(text) <= room {
        return (text.to_owned(), places.to_vec());
    }
    let starts = text.char_indices().map(|(start, _)| start);
    let fits = starts.into_iter().find(|start| cells(&text[*start..]) < room);
    let start = fits.unwrap_or(text.len());
    let moved = |at: usize| at.saturating_sub(start) + CUT.len();
    let kept = places.iter().filter(|place| place.start >= start);
    (
        format!("{CUT}{}", &text[start..]),
        kept.map(|place| Span::new(moved(place.start), moved(place.end))).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_path_the_end_shows_with_what_was_found_in_it() {
        let path = "ab/cd/ef/桥.txt";
        let places = [Span::new(0, 2), Span::new(9, 12)];
        let shown = |room| {
            let (text, places) = end_of(path, &places, room);
            let found: Vec<String> = places.iter().map(|place| place.of(&text).to_owned()).collect();
            (text, found.join(" "))
        };
        assert_eq!(shown(15), (path.to_owned(), "ab 桥".to_owned()));
        assert_eq!(shown(8), ("…/桥.txt".to_owned(), "桥".to_owned()));
        assert_eq!(shown(6).0, "….txt");
        assert_eq!(shown(0).0, "…");
    }
}
