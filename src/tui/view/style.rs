//! How things look. The one place of the view that knows colours: views paint in parts of the screen, and the theme
//! (`theme.rs`) makes colours of them when all is drawn. Body text has no part: it looks as the theme's or the terminal's
//! own text does. Without colour, bold, underline, dim and reverse say all of it.

use crate::digest::{NodeRole, Role};
use crate::tui::marks::in_ascii;
use crate::tui::state::State;
use crate::tui::theme::Part;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// A style of modifiers alone.
pub(super) const fn with(modifier: Modifier) -> Style {
    Style::new().add_modifier(modifier)
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = with(Modifier::BOLD);
pub(super) const DIM: Style = with(Modifier::DIM);
pub(super) const REVERSED: Style = with(Modifier::REVERSED);
pub(super) const UNDERLINED: Style = with(Modifier::UNDERLINED);

/// The title above the panes.
pub(super) const HEADER: Style = BOLD.fg(Part::Header.token());
/// Lines between the panes, and in them.
pub(super) const LINE: Style = DIM.fg(Part::Line.token());
/// What the strip says of sentences that are not in the summary.
pub(super) const STRIP: Style = DIM.fg(Part::Strip.token());
/// A key in the footer.
pub(super) const KEY: Style = BOLD.fg(Part::Key.token());

/// A cell with a mark or with words of the reader's own, which may be drawn in ASCII; words of an article stay as they
/// are. The bit is none that ratatui uses, and [`finish`] takes it off.
const OWN: Modifier = Modifier::from_bits_retain(1 << 15);

/// The look of marks and words of the reader's own.
pub(super) fn own(style: Style) -> Style {
    style.add_modifier(OWN)
}

/// Makes colours of the parts that were painted, and ASCII of the reader's own marks where they are to be.
pub(super) fn finish(state: &State, buffer: &mut Buffer) {
    let (dress, is_ascii) = (state.dress(), state.looks.is_ascii());
    for cell in &mut buffer.content {
        if cell.modifier.contains(OWN) {
            cell.modifier.remove(OWN);
            if is_ascii && !cell.symbol().is_ascii() {
                let ascii = in_ascii(cell.symbol()).into_owned();
                cell.set_symbol(&ascii);
            }
        }
        dress.put_on(cell);
    }
}

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
    let part = if is_here { Part::HitHere } else { Part::Hit };
    let turned = turned.bg(part.token());
    if is_here { turned.add_modifier(told_apart) } else { turned }
}

/// The look of words that the person highlighted: underlined and italic, which together nothing else is, and on a ground
/// of their own where the theme has one.
pub(super) fn highlighted(around: Style) -> Style {
    around.add_modifier(Modifier::UNDERLINED.union(Modifier::ITALIC)).bg(Part::Highlighted.token())
}

/// The look of a node's label.
pub(super) fn node(role: NodeRole, color: bool) -> Style {
    tinted(
        color,
        match role {
            NodeRole::Title | NodeRole::Section => Part::Section,
            NodeRole::Thesis { .. } => Part::Thesis,
            NodeRole::Steps { .. } | NodeRole::Step => Part::Step,
            NodeRole::Point => Part::Point,
            NodeRole::Prognosis => Part::Prognosis,
            NodeRole::Conclusion => Part::Conclusion,
        },
    )
}

/// The look of the bar beside a key sentence: its role's colour.
pub(super) fn bar(role: Option<Role>, color: bool) -> Style {
    tinted(
        color,
        match role {
            Some(Role::Thesis) => Part::Thesis,
            Some(Role::Step) => Part::Step,
            Some(Role::Prognosis) => Part::Prognosis,
            Some(Role::Conclusion) => Part::Conclusion,
            Some(Role::Point) => Part::Point,
            Some(Role::Evidence | Role::Background) | None => Part::Section,
        },
    )
}

/// The look of a heading in the text: as sections look in the outline.
pub(super) fn heading(color: bool) -> Style {
    tinted(color, Part::Heading).add_modifier(Modifier::BOLD)
}

fn tinted(color: bool, part: Part) -> Style {
    if color { PLAIN.fg(part.token()) } else { PLAIN }
}
