//! Opening, closing and scrolling what lies over the panes or below the text.

use crate::tui::action::Command;
use crate::tui::modes::{Pane, Panel};
use crate::tui::sheet::Sheet;
use crate::tui::state::State;
use crate::tui::update::text::{self, Aim};
use crate::tui::update::{MOST, outline, removed};

/// Opens what a command names, or closes it where it is open.
pub(super) fn toggle(state: &mut State, command: Command) {
    let opened = match command {
        Command::About => Panel::About(0),
        Command::Why => Panel::Why(0),
        _ => Panel::Help(0),
    };
    let is_open =
        state.panel.as_ref().is_some_and(|p| std::mem::discriminant(p) == std::mem::discriminant(&opened));
    if is_open {
        return close(state);
    }
    close(state);
    if command == Command::Why && state.geometry().text.is_none() {
        // A screen that shows one pane shows the one that this is about.
        state.focus = Pane::Text;
    }
    state.panel = Some(opened);
}

/// Closes what is open.
pub(super) fn close(state: &mut State) {
    state.panel = None;
}

/// Whether what is open takes a command for itself: a page takes all, since it covers both panes; the panel below the text
/// takes what scrolls by rows, as far as it shows.
pub(super) fn takes(state: &State, command: Command) -> bool {
    use Command::{Down, HalfDown, HalfUp, Up};
    match &state.panel {
        None => false,
        Some(panel) if panel.is_page() => true,
        Some(_) => state.geometry().panel.is_some() && matches!(command, Down | Up | HalfDown | HalfUp),
    }
}

/// A command for what is open.
pub(super) fn perform(state: &mut State, command: Command, count: isize) {
    let page = state.panel_rows() as isize;
    let half = (page / 2).max(1);
    match command {
        Command::Down => scroll(state, count),
        Command::Up => scroll(state, -count),
        Command::HalfDown => scroll(state, half * count),
        Command::HalfUp => scroll(state, -half * count),
        Command::PageDown | Command::Toggle => scroll(state, page * count),
        Command::PageUp => scroll(state, -page * count),
        Command::First => scroll(state, -(MOST as isize)),
        Command::Last => scroll(state, MOST as isize),
        Command::Removed if matches!(state.panel, Some(Panel::About(_))) => {
            // What the page lists, where it stood.
            close(state);
            if !state.shows_removed() {
                removed::toggle(state);
            }
        }
        _ => {}
    }
}

/// Moves what is open by some rows, as far as it goes.
pub(super) fn scroll(state: &mut State, rows: isize) {
    let most = state.sheet.page.height().saturating_sub(state.panel_rows());
    if let Some(top) = state.panel.as_mut().and_then(Panel::top_mut) {
        *top = top.saturating_add_signed(rows).min(most);
    }
}

/// After any action: the text has the rows that are left to it, and what is open shows what it is now about, with that
/// sentence whole above it.
pub(super) fn follow(state: &mut State) {
    if state.text_rows != state.geometry().rows() {
        state.hold_place();
    }
    if matches!(state.panel, Some(Panel::Why(_))) {
        state.chosen = state.sentence();
        show_chosen(state);
    }
    let Some(sheet) = Sheet::anew(state) else { return };
    let was_about = std::mem::replace(&mut state.sheet, sheet).sentence();
    if state.sheet.sentence() != was_about
        && let Some(top) = state.panel.as_mut().and_then(Panel::top_mut)
    {
        *top = 0;
    }
    scroll(state, 0);
}

/// Goes to the chosen sentence where the reader's row has none of its words, and shows it whole where there is room.
fn show_chosen(state: &mut State) {
    let chosen = state.chosen;
    let Some(sentence) = chosen.and_then(|id| state.article.sentences().get(id.index())) else { return };
    let span = sentence.span.trimmed(state.article.text());
    let row = state.layout.span(state.line);
    if row.end <= span.start || span.end <= row.start {
        text::jump(state, span.start, Aim::InView);
        outline::follow(state, span.start);
        state.chosen = chosen;
    }
    let rows = state.geometry().rows();
    let last = state.layout.at(span.end.saturating_sub(1));
    if state.layout.distance(state.top, last, rows) >= rows {
        state.top = state.layout.back(last, rows - 1).min(state.line);
        state.anchor.offset = state.layout.distance(state.top, state.line, rows);
    }
}
