//! Opening, closing and scrolling what lies over the panes.

use crate::tui::action::Command;
use crate::tui::help::HelpPage;
use crate::tui::modes::Panel;
use crate::tui::state::State;
use crate::tui::update::MOST;

/// Opens what a command names, or closes it where it is open.
pub(super) fn toggle(state: &mut State, command: Command) {
    let opened = match command {
        Command::About => Panel::About(0),
        Command::Why => Panel::Why(0),
        _ => Panel::Help(0),
    };
    let is_open =
        state.panel.as_ref().is_some_and(|p| std::mem::discriminant(p) == std::mem::discriminant(&opened));
    state.panel = (!is_open).then_some(opened);
}

/// Whether what is open takes a command for itself: a page takes all, since it covers both panes.
pub(super) fn takes(state: &State, _command: Command) -> bool {
    state.panel.as_ref().is_some_and(Panel::is_page)
}

/// A command for what is open.
pub(super) fn perform(state: &mut State, command: Command, count: isize) {
    let page = state.geometry().rows() as isize;
    match command {
        Command::Down => scroll(state, count),
        Command::Up => scroll(state, -count),
        Command::HalfDown => scroll(state, page / 2 * count),
        Command::HalfUp => scroll(state, -page / 2 * count),
        Command::PageDown | Command::Toggle => scroll(state, page * count),
        Command::PageUp => scroll(state, -page * count),
        Command::First => scroll(state, -(MOST as isize)),
        Command::Last => scroll(state, MOST as isize),
        _ => {}
    }
}

/// Moves what is open by some rows, as far as it goes.
pub(super) fn scroll(state: &mut State, rows: isize) {
    let page = state.geometry().rows();
    let height = HelpPage::new(state.tongue, state.size.0.into()).height();
    if let Some(Panel::Help(top)) = &mut state.panel {
        *top = top.saturating_add_signed(rows).min(height.saturating_sub(page));
    }
}
