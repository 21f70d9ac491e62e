//! How things look: the terminal's own 16 colours and no others, so that light and dark backgrounds both read well;
//! body text keeps the terminal's own colour. Without colour, bold, underline, dim and reverse say all of it.

use crate::digest::{NodeRole, Role};
use ratatui::style::{Color, Modifier, Style};

/// A style of modifiers alone.
pub(super) const fn with(modifier: Modifier) -> Style {
    Style::new().add_modifier(modifier)
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = with(Modifier::BOLD);
pub(super) const DIM: Style = with(Modifier::DIM);
pub(super) const REVERSED: Style = with(Modifier::REVERSED);
pub(super) const UNDERLINED: Style = with(Modifier::UNDERLINED);

/// The look of words that were looked for: the other way round than what they stand in, and the ones that the reader is at
/// bold and underlined too.
pub(super) fn hit(around: Style, is_here: bool) -> Style {
    let told_apart = Modifier::BOLD.union(Modifier::UNDERLINED);
    let plain = around.remove_modifier(told_apart.union(Modifier::DIM));
    let turned = if around.add_modifier.contains(Modifier::REVERSED) {
        plain.remove_modifier(Modifier::REVERSED)
    } else {
        plain.add_modifier(Modifier::REVERSED)
    };
    if is_here { turned.add_modifier(told_apart) } else { turned }
}

/// The look of a node's label.
pub(super) fn node(role: NodeRole, color: bool) -> Style {
    tinted(
        color,
        match role {
            NodeRole::Title | NodeRole::Section => Color::LightBlue,
            NodeRole::Thesis { .. } => Color::Magenta,
            NodeRole::Steps { .. } | NodeRole::Step => Color::Cyan,
            NodeRole::Point => Color::LightMagenta,
            NodeRole::Prognosis => Color::Green,
            NodeRole::Conclusion => Color::Red,
        },
    )
}

/// The look of the bar beside a key sentence: its role's colour.
pub(super) fn bar(role: Option<Role>, color: bool) -> Style {
    tinted(
        color,
        match role {
            Some(Role::Thesis) => Color::Magenta,
            Some(Role::Step) => Color::Cyan,
            Some(Role::Prognosis) => Color::Green,
            Some(Role::Conclusion) => Color::Red,
            Some(Role::Point) => Color::LightMagenta,
            Some(Role::Evidence | Role::Background) | None => Color::LightBlue,
        },
    )
}

/// The look of a heading in the text: as sections look in the outline.
pub(super) fn heading(color: bool) -> Style {
    node(NodeRole::Section, color).add_modifier(Modifier::BOLD)
}

/// The look of a sentence that the person has highlighted, over the look that it has anyway.
pub(super) fn highlighted(around: Style, color: bool) -> Style {
    if color { around.fg(Color::Yellow) } else { around.add_modifier(Modifier::ITALIC) }
}

fn tinted(color: bool, tint: Color) -> Style {
    if color { PLAIN.fg(tint) } else { PLAIN }
}
