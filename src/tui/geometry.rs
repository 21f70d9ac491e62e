//! Where things stand on a screen of a given size. Pure arithmetic: knows no text and draws nothing.
//!
//! ```text
//! ┌ header ───────────────────────────────┐
//! ├ rule ─────────┬───────────────────────┤
//! │ outline       │ text                  │   under 60 columns one of the two at a time
//! ├ footer ───────┴───────────────────────┤
//! ```

use crate::tui::modes::Pane;
use ratatui::layout::Rect;

/// Screens narrower than this, in cells, show one pane at a time.
const NARROW: u16 = 60;
/// The widest row of text, in cells: 42 Chinese characters.
const TEXT_WIDTH: u16 = 84;
/// Text panes at least this wide, in cells, name the roles of key sentences in the margin.
const WIDE: u16 = 72;
/// Screens narrower than this, in cells, leave the names of roles out of the outline: the labels matter more.
pub(crate) const NAMED: u16 = 24;
/// The widest outline, in cells.
const OUTLINE_WIDTH: u16 = 72;

/// The highest panel below the text, in rows.
const PANEL: u16 = 20;

/// The parts of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Geometry {
    /// The title's row, where there is height for it.
    pub header: Option<Rect>,
    /// The line under the title, where there is height for it.
    pub rule: Option<Rect>,
    /// The outline, where it shows.
    pub outline: Option<Rect>,
    /// The column between the panes, where both show.
    pub divider: Option<Rect>,
    /// The text, where it shows.
    pub text: Option<Rect>,
    /// The footer's row, where there is height for it.
    pub footer: Option<Rect>,
    /// What stands below the text, where something is open there and shows.
    pub panel: Option<Rect>,
    /// What either pane lies in.
    pub body: Rect,
    /// The text's columns, whether or not it shows.
    pub columns: Columns,
}

/// How a row of the text pane is divided, in cells from the pane's left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Cells for the role of a key sentence, with a space before it; 0 on all but wide panes.
    pub roles: u16,
    /// Cells before the text: the reader's place, the bar of key sentences, a space. 3, 1 or 0.
    pub margin: u16,
    /// Cells for the text itself; at least 1.
    pub width: u16,
}

impl Geometry {
    /// The parts of a screen of `width` by `height` cells with the focus in `focus`; the names of roles take `roles` cells.
    pub(crate) fn new((width, height): (u16, u16), focus: Pane, roles: u16) -> Self {
        let footer = u16::from(height >= 3);
        let header = u16::from(height >= 6);
        let rule = u16::from(height >= 10);
        let top = header + rule;
        let body = Rect::new(0, top, width, height - top - footer);
        let row = |there: u16, y: u16| (there == 1).then(|| Rect::new(0, y, width, 1));
        let narrow = width < NARROW;
        let outline_width = if narrow { width } else { outline_width(width, roles) };
        let outline = Rect { width: outline_width, ..body };
        let text_x = if narrow { 0 } else { outline_width + 1 };
        let text = Rect { x: text_x, width: width - text_x, ..body };
        Self {
            header: row(header, 0),
            rule: row(rule, header),
            outline: (!narrow || focus == Pane::Outline).then_some(outline),
            divider: (!narrow).then_some(Rect { x: outline_width, width: 1, ..body }),
            text: (!narrow || focus == Pane::Text).then_some(text),
            footer: row(footer, height.saturating_sub(1)),
            panel: None,
            body,
            columns: columns(text.width, roles + 1),
        }
    }

    /// With a panel below the text, where that shows and has rows for two.
    pub(crate) fn with_panel(mut self) -> Self {
        if let Some(text) = &mut self.text {
            let height = (u32::from(text.height) * 3 / 5).min(PANEL.into()) as u16;
            if height >= 2 {
                text.height -= height;
                self.panel = Some(Rect { y: text.bottom(), height, ..*text });
            }
        }
        self
    }

    /// How many rows the text has, above what is open below it; at least 1, so that arithmetic on an empty screen stays
    /// whole.
    pub(crate) fn rows(&self) -> usize {
        self.body_rows().saturating_sub(self.panel.map_or(0, |panel| panel.height.into())).max(1)
    }

    /// How many rows the outline has, and what stands in place of both panes; at least 1.
    pub(crate) fn body_rows(&self) -> usize {
        usize::from(self.body.height).max(1)
    }
}

/// About a third of the screen, and on a wide one what the text leaves.
fn outline_width(width: u16, roles: u16) -> u16 {
    let third = (u32::from(width) * 38 / 100).clamp(24, 48) as u16;
    // The line between the panes, the text's margins, the text.
    let left = width.saturating_sub(1 + roles + 1 + 4 + TEXT_WIDTH);
    third.max(left.min(OUTLINE_WIDTH))
}

fn columns(pane: u16, roles: u16) -> Columns {
    let (roles, margin, padding) = match pane {
        WIDE.. => (roles, 3, 1),
        24.. => (0, 3, 1),
        8.. => (0, 1, 0),
        _ => (0, 0, 0),
    };
    Columns { roles, margin, width: pane.saturating_sub(roles + margin + padding).clamp(1, TEXT_WIDTH) }
}

/// How a row of the outline is divided, in cells from the pane's left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Branch {
    /// The column of the fold mark.
    pub fold: u16,
    /// The column at which the role's name begins.
    pub role: u16,
    /// The column at which the label begins.
    pub label: u16,
}

/// The columns of a node `depth` levels down in a pane of `width` cells, with `name` cells for its role: deep nodes stop
/// moving right where a third is used up.
pub(crate) fn branch(depth: usize, name: u16, width: u16) -> Branch {
    let indent = u16::try_from(depth.saturating_mul(2)).unwrap_or(u16::MAX).min(width / 3);
    let role = 3 + indent;
    Branch { fold: 1 + indent, role, label: role + name + u16::from(name > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_screen_and_never_leave_it() {
        for width in (0..=300).step_by(7) {
            for height in 0..=60 {
                for focus in [Pane::Outline, Pane::Text] {
                    let g = Geometry::new((width, height), focus, 4);
                    let screen = Rect::new(0, 0, width, height);
                    let parts = [g.header, g.rule, g.outline, g.divider, g.text, g.footer];
                    let area: u32 = parts.iter().flatten().map(|r| r.area()).sum();
                    assert_eq!(area, screen.area(), "{width}x{height}");
                    assert!(
                        parts.iter().flatten().all(|r| screen.intersection(*r) == *r),
                        "{width}x{height}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_panel_takes_rows_of_the_text_alone() {
        for width in [1, 16, 50, 59, 60, 80, 200] {
            for height in 0..=60 {
                for focus in [Pane::Outline, Pane::Text] {
                    let before = Geometry::new((width, height), focus, 4);
                    let g = before.with_panel();
                    assert_eq!((g.outline, g.body_rows()), (before.outline, before.body_rows()));
                    let Some(panel) = g.panel else {
                        assert_eq!(g, before);
                        assert!(g.text.is_none_or(|text| text.height < 4), "{width}x{height}");
                        continue;
                    };
                    let (text, whole) = (g.text.unwrap(), before.text.unwrap());
                    assert_eq!((text.y, text.x, text.width), (whole.y, whole.x, whole.width));
                    assert_eq!((panel.y, panel.x, panel.width), (text.bottom(), text.x, text.width));
                    assert_eq!(panel.bottom(), whole.bottom());
                    assert!(panel.height * 5 <= whole.height * 3 && panel.height <= PANEL && text.height > 0);
                    assert_eq!(g.rows(), usize::from(text.height));
                }
            }
        }
    }

    #[test]
    fn one_pane_at_a_time_on_a_narrow_screen() {
        let g = Geometry::new((59, 20), Pane::Text, 4);
        assert!(g.outline.is_none() && g.text.is_some());
        let g = Geometry::new((60, 20), Pane::Text, 4);
        assert!(g.outline.is_some() && g.text.is_some());
    }

    #[test]
    fn rows_of_text_stay_readable_on_a_wide_screen() {
        assert_eq!(Geometry::new((300, 20), Pane::Text, 4).columns.width, TEXT_WIDTH);
        for width in 60..300 {
            let columns = Geometry::new((width, 20), Pane::Text, 10).columns;
            assert_eq!(columns.roles, if columns.roles > 0 { 11 } else { 0 });
            assert!(columns.roles == 0 || columns.width >= WIDE - 15, "{width}");
        }
        assert_eq!(Geometry::new((1, 1), Pane::Text, 4).columns, Columns { roles: 0, margin: 0, width: 1 });
    }
}
