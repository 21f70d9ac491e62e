//! The reader's looks: the theme, how wide the rows of text are, how far apart they stand.

use crate::tui::looks::TextWidth;
use crate::tui::phrases::looks as phrases;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::update::outline;

/// Takes the next theme.
pub(super) fn next_theme(state: &mut State) {
    wear(state, state.looks.theme.next().name());
}

/// Takes the theme of a name.
pub(super) fn wear(state: &mut State, name: &str) {
    if state.looks.plain {
        state.message = Some(state.tongue.pick(phrases::PLAIN).into());
        return;
    }
    let Some(theme) = Theme::named(name) else {
        state.message = Some(state.tongue.no_theme().into());
        return;
    };
    state.looks.theme = theme;
    state.message = Some(state.tongue.theme(state.looks.theme, state.color).into());
}

/// Takes the next width of the text, or the one that was counted out, and keeps the place.
pub(super) fn change_width(state: &mut State, count: Option<usize>) {
    let width = state.looks.text_width;
    state.looks.text_width = match count {
        Some(cells) => {
            let cells = u16::try_from(cells).unwrap_or(u16::MAX);
            TextWidth::Cells(cells.clamp(TextWidth::LEAST, TextWidth::MOST))
        }
        None => width.next(),
    };
    lay_out(state);
    let room = state.geometry().columns.width;
    state.message = Some(state.tongue.text_width(state.looks.text_width, room).into());
}

/// Puts empty rows between the rows of text, or takes them away, and keeps the place.
pub(super) fn change_spacing(state: &mut State) {
    state.looks.line_spacing = state.looks.line_spacing.next();
    lay_out(state);
    state.message = Some(state.tongue.line_spacing(state.looks.line_spacing).into());
}

fn lay_out(state: &mut State) {
    state.lay_out();
    outline::show_mark(state);
}
