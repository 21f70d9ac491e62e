//! Where things stand on a screen of a given size. Pure arithmetic: knows no text and draws nothing.
//!
//! ```text
//! ┌ header ───────────────────────────────────────┐
//! ├ rule ─────────┬────────────────────┬──────────┤
//! │ outline       │ text              ░│ summary  │   ░ the strip; the summary from 180 columns on
//! ├ footer ───────┴────────────────────┴──────────┤   under 60 columns outline or text, one at a time
//! ```
//!
//! A plain reader shows one at a time at any width, and no strip.

use crate::tui::modes::Pane;
use ratatui::layout::Rect;

/// Screens narrower than this, in cells, show one pane at a time.
const NARROW: u16 = 60;
/// Screens at least this wide, in cells, list the summary in a column of its own.
const THREE_COLUMNS: u16 = 180;
/// The widest row of text that the side columns make room for, in cells: 42 Chinese characters. A wider one takes from them.
const TEXT_WIDTH: u16 = 84;
/// Text panes at least this wide, in cells, name the roles of key sentences in the margin.
const WIDE: u16 = 72;
/// Text panes narrower than this, in cells, have no strip and a smaller margin.
const SLIM: u16 = 24;
/// Screens narrower than this, in cells, leave the names of roles out of the outline: the labels matter more.
pub(crate) const NAMED: u16 = 24;
/// The narrowest outline and the narrowest text that a person can ask for, in cells; the narrowest column of the summary.
const LEAST_OUTLINE: u16 = 16;
const LEAST_TEXT: u16 = 34;
const LEAST_SUMMARY: u16 = 30;
/// The widest column of the summary: a row of text and what stands beside it.
const MOST_SUMMARY: u16 = TEXT_WIDTH + 4;
/// Cells by which the outline's width changes at a key.
pub(crate) const STEP: u16 = 4;

/// How the screen is to be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Division {
    /// Where the keys go.
    pub focus: Pane,
    /// Cells that the names of roles take.
    pub roles: u16,
    /// Whether the outline is hidden.
    pub hidden: bool,
    /// The outline's cells, where they were chosen.
    pub outline: Option<u16>,
    /// Whether there is a summary to list.
    pub summary: bool,
    /// The widest row of text, in cells.
    pub text: u16,
    /// Rows of the screen for a row of text: 1, or 2 with an empty one below each.
    pub spacing: u16,
    /// Whether outline and text show one at a time at any width, without a strip.
    pub plain: bool,
}

impl Division {
    /// Whether a screen of `width` cells shows one pane at a time.
    pub(crate) fn is_narrow(&self, width: u16) -> bool {
        self.plain || width < NARROW
    }
}

/// The highest panel below the text, in rows.
const PANEL: u16 = 26;

/// The parts of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Geometry {
    /// The title's row, where there is height for it.
    pub header: Option<Rect>,
    /// The line under the title, where there is height for it.
    pub rule: Option<Rect>,
    /// The outline, where it shows.
    pub outline: Option<Rect>,
    /// The column between outline and text, where both show.
    pub divider: Option<Rect>,
    /// The text, where it shows. Its last column shows where on the strip the window is.
    pub text: Option<Rect>,
    /// The column beside the text that shows the whole article, where there is width for it.
    pub strip: Option<Rect>,
    /// The column between text and summary, where the summary has one of its own.
    pub border: Option<Rect>,
    /// The list of the summary, on a wide screen.
    pub summary: Option<Rect>,
    /// The footer's row, where there is height for it.
    pub footer: Option<Rect>,
    /// What stands below the text, where something is open there and shows.
    pub panel: Option<Rect>,
    /// What the panes lie in.
    pub body: Rect,
    /// The text's columns, whether or not it shows.
    pub columns: Columns,
    /// Rows of the screen for a row of text.
    pub spacing: u16,
}

/// How a row of the text pane is divided, in cells from the pane's left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Cells left free, so that text narrower than its pane stands in the middle.
    pub left: u16,
    /// Cells for the role of a key sentence, with a space on either side; 0 on all but wide panes.
    pub roles: u16,
    /// Cells before the text: the reader's place, the bar of key sentences, a space. 3, 1 or 0.
    pub margin: u16,
    /// Cells for the text itself; at least 1.
    pub width: u16,
}

impl Columns {
    /// Cells before the reader's place.
    pub(crate) fn before(&self) -> u16 {
        self.left + self.roles
    }
}

impl Geometry {
    /// The parts of a screen of `width` by `height` cells.
    pub(crate) fn new((width, height): (u16, u16), division: Division) -> Self {
        let footer = u16::from(height >= 3);
        let header = u16::from(height >= 6);
        let rule = u16::from(height >= 10);
        let top = header + rule;
        let body = Rect::new(0, top, width, height - top - footer);
        let row = |there: u16, y: u16| (there == 1).then(|| Rect::new(0, y, width, 1));
        let (outline, summary) = side_columns(width, &division);
        let is_narrow = division.is_narrow(width);
        let is_both = !is_narrow && !division.hidden;
        let is_outline_alone = is_narrow && division.focus == Pane::Outline;
        // From the left: the outline and its line, the text and its strip, the summary and its line.
        let text_x = if is_both { outline + 1 } else { 0 };
        let text_end = width - if summary > 0 { summary + 1 } else { 0 };
        let pane = text_end - text_x;
        let strip = u16::from(pane >= SLIM && !division.plain);
        let column = |x: u16, width: u16| Rect { x, width, ..body };
        let shows_text = !is_outline_alone;
        Self {
            header: row(header, 0),
            rule: row(rule, header),
            outline: (is_both || is_outline_alone).then(|| column(0, outline)),
            divider: is_both.then(|| column(outline, 1)),
            text: shows_text.then(|| column(text_x, pane - strip)),
            strip: (shows_text && strip > 0).then(|| column(text_end - 1, 1)),
            border: (summary > 0).then(|| column(text_end, 1)),
            summary: (summary > 0).then(|| column(text_end + 1, summary)),
            footer: row(footer, height.saturating_sub(1)),
            panel: None,
            body,
            columns: columns(pane, division.roles + 2, division.text),
            spacing: division.spacing.max(1),
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

    /// How many rows of text there are, above what is open below them; at least 1, so that arithmetic on an empty screen
    /// stays whole.
    pub(crate) fn rows(&self) -> usize {
        let taken = self.panel.map_or(0, |panel| panel.height.into());
        self.body_rows().saturating_sub(taken).max(1).div_ceil(self.spacing.into())
    }

    /// Which row of text stands on a row of the screen, both counted from the top of the text's pane.
    pub(crate) fn row_at(&self, row: usize) -> usize {
        row / usize::from(self.spacing)
    }

    /// How many rows the outline has, and what stands in place of both panes; at least 1.
    pub(crate) fn body_rows(&self) -> usize {
        usize::from(self.body.height).max(1)
    }
}

/// The outline's narrowest and widest on a screen of `width` cells.
pub(crate) fn outline_limits(width: u16, division: &Division) -> (u16, u16) {
    let third = if has_summary(width, division) { LEAST_SUMMARY + 1 } else { 0 };
    (LEAST_OUTLINE, width.saturating_sub(1 + LEAST_TEXT + third).max(LEAST_OUTLINE))
}

/// The cells of the outline where it shows, and those of the summary's column, 0 where there is none. The text has what is
/// left.
fn side_columns(width: u16, division: &Division) -> (u16, u16) {
    if division.is_narrow(width) {
        return (width, 0);
    }
    let (least, most) = outline_limits(width, division);
    let chosen = division.outline.map(|cells| cells.clamp(least, most));
    // Roles, margin and text at its widest, the window's place, the strip; lines beside it.
    let beside = division.roles + 2 + 3 + 2;
    let is_three = has_summary(width, division);
    // The widest leaves the side columns what they cannot do without.
    let widest = width.saturating_sub(if is_three { 2 + 2 * LEAST_SUMMARY + beside } else { 0 });
    let text = division.text.min(widest).max(TEXT_WIDTH) + beside;
    if !is_three {
        // About a third of the screen, and on a wide one what the text leaves.
        let third = (u32::from(width) * 38 / 100).clamp(24, 48) as u16;
        return (chosen.unwrap_or_else(|| third.max(width.saturating_sub(1 + text))), 0);
    }
    let rest = width.saturating_sub(text + 2);
    let outline = if division.hidden { 0 } else { chosen.unwrap_or(rest - (rest / 2).min(MOST_SUMMARY)) };
    let summary = if division.hidden { rest + 1 } else { rest.saturating_sub(outline) };
    (outline, summary.clamp(LEAST_SUMMARY, MOST_SUMMARY).min(width.saturating_sub(outline + 2 + LEAST_TEXT)))
}

fn has_summary(width: u16, division: &Division) -> bool {
    division.summary && width >= THREE_COLUMNS && !division.plain
}

fn columns(pane: u16, roles: u16, text: u16) -> Columns {
    let (roles, margin, padding) = match pane {
        WIDE.. => (roles, 3, 2),
        SLIM.. => (0, 3, 2),
        8.. => (0, 1, 0),
        _ => (0, 0, 0),
    };
    let taken = roles + margin + padding;
    let width = pane.saturating_sub(taken).clamp(1, text.max(1));
    Columns { left: pane.saturating_sub(taken + width) / 2, roles, margin, width }
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

    const PLAIN: Division = Division {
        focus: Pane::Text,
        roles: 4,
        hidden: false,
        outline: None,
        summary: true,
        text: TEXT_WIDTH,
        spacing: 1,
        plain: false,
    };

    /// Every way to divide a screen.
    fn divisions() -> impl Iterator<Item = Division> {
        let choices = [(false, None), (true, None), (false, Some(1)), (false, Some(40)), (true, Some(999))];
        choices.into_iter().flat_map(|(hidden, outline)| {
            let looks = [(84, 1, false), (60, 2, false), (u16::MAX, 1, false), (110, 2, true)];
            [(Pane::Outline, 4, true), (Pane::Text, 10, true), (Pane::Text, 4, false)].into_iter().flat_map(
                move |(focus, roles, summary)| {
                    looks.map(|(text, spacing, plain)| Division {
                        focus,
                        roles,
                        hidden,
                        outline,
                        summary,
                        text,
                        spacing,
                        plain,
                    })
                },
            )
        })
    }

    #[test]
    fn parts_fill_the_screen_and_never_leave_it() {
        for division in divisions() {
            for width in 0..=300 {
                for height in (0..=12).chain([24, 60]) {
                    let g = Geometry::new((width, height), division);
                    let screen = Rect::new(0, 0, width, height);
                    let columns = [g.outline, g.divider, g.text, g.strip, g.border, g.summary];
                    let parts: Vec<_> =
                        [g.header, g.rule, g.footer].into_iter().chain(columns).flatten().collect();
                    let area: u32 = parts.iter().map(|r| r.area()).sum();
                    assert_eq!(area, screen.area(), "{width}x{height} {division:?}");
                    assert!(parts.iter().all(|r| screen.intersection(*r) == *r), "{width}x{height}");
                    let apart = |r: &Rect| parts.iter().filter(|other| r.intersects(**other)).count() <= 1;
                    assert!(parts.iter().all(apart), "{width}x{height} {division:?}");
                }
            }
        }
    }

    #[test]
    fn the_text_fits_its_pane() {
        for division in divisions() {
            for width in 1..=300 {
                let g = Geometry::new((width, 20), division);
                let Some(text) = g.text else { continue };
                let columns = g.columns;
                let window = u16::from(g.strip.is_some());
                assert!(columns.before() + columns.margin + columns.width + window <= text.width, "{width}");
            }
        }
    }

    #[test]
    fn a_panel_takes_rows_of_the_text_alone() {
        for division in divisions() {
            for (width, height) in
                [1, 16, 50, 59, 60, 80, 200].into_iter().flat_map(|w| (0..=60).map(move |h| (w, h)))
            {
                let before = Geometry::new((width, height), division);
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
                assert_eq!(g.rows(), usize::from(text.height.div_ceil(division.spacing)));
            }
        }
    }

    #[test]
    fn one_pane_at_a_time_on_a_narrow_screen() {
        let g = Geometry::new((59, 20), PLAIN);
        assert!(g.outline.is_none() && g.text.is_some());
        let g = Geometry::new((60, 20), PLAIN);
        assert!(g.outline.is_some() && g.text.is_some());
        let g = Geometry::new((60, 20), Division { hidden: true, ..PLAIN });
        assert_eq!((g.outline, g.text.map(|r| r.x)), (None, Some(0)));
    }

    #[test]
    fn rows_of_text_stay_readable_on_a_wide_screen() {
        let wide = Geometry::new((300, 20), PLAIN);
        assert_eq!((wide.columns.width, wide.columns.left), (TEXT_WIDTH, 0));
        for width in 60..300 {
            let columns = Geometry::new((width, 20), Division { roles: 10, ..PLAIN }).columns;
            assert_eq!(columns.roles, if columns.roles > 0 { 12 } else { 0 });
            assert!(columns.roles == 0 || columns.width >= WIDE - 17, "{width}");
        }
        let tiny = Columns { left: 0, roles: 0, margin: 0, width: 1 };
        assert_eq!(Geometry::new((1, 1), PLAIN).columns, tiny);
    }

    #[test]
    fn no_cells_lie_waste_between_the_columns() {
        for roles in [4, 10] {
            for width in 60..=300 {
                let g = Geometry::new((width, 20), Division { roles, ..PLAIN });
                assert!(g.columns.left == 0, "{width}: {:?}", g.columns);
                assert_eq!(g.summary.is_some(), width >= THREE_COLUMNS, "{width}");
                assert!(g.summary.is_none_or(|s| s.width >= LEAST_SUMMARY), "{width}");
            }
        }
    }

    #[test]
    fn text_is_as_wide_as_was_asked_and_stands_in_the_middle() {
        for (screen, text, width, left) in [
            (120, 60, 60, 1),
            (120, 84, 63, 0),
            (120, u16::MAX, 63, 0),
            (200, 60, 60, 12),
            (200, 110, 110, 0),
            (200, u16::MAX, 127, 0),
            (180, u16::MAX, 107, 0),
            (300, u16::MAX, 227, 0),
            (50, 20, 20, 12),
        ] {
            let columns = Geometry::new((screen, 20), Division { text, ..PLAIN }).columns;
            assert_eq!((columns.width, columns.left), (width, left), "{text} on {screen}");
        }
        for (width, height, spacing, rows) in [(80, 24, 1, 21), (80, 24, 2, 11), (80, 1, 2, 1), (80, 0, 2, 1)]
        {
            let g = Geometry::new((width, height), Division { spacing, ..PLAIN });
            assert_eq!(g.rows(), rows, "{height} by {spacing}");
            let last = usize::from(g.text.unwrap().height).saturating_sub(1);
            assert!(g.row_at(last) < rows.max(1));
        }
    }

    #[test]
    fn a_plain_screen_shows_one_pane_and_nothing_beside_it() {
        for width in [30, 80, 200] {
            for (focus, outline) in [(Pane::Outline, true), (Pane::Text, false)] {
                let g = Geometry::new((width, 20), Division { plain: true, focus, ..PLAIN });
                assert_eq!((g.outline.is_some(), g.text.is_some()), (outline, !outline));
                assert!(g.strip.is_none() && g.divider.is_none() && g.border.is_none());
                assert_eq!(g.outline.or(g.text).map(|pane| pane.width), Some(width));
            }
        }
    }

    #[test]
    fn a_chosen_width_is_kept_within_limits() {
        for (width, chosen, shown) in [
            (80, 40, 40),
            (80, 1, LEAST_OUTLINE),
            (80, 79, 80 - 1 - LEAST_TEXT),
            (60, 40, 60 - 1 - LEAST_TEXT),
            (200, 20, 20),
            (200, 199, 200 - 2 - LEAST_TEXT - LEAST_SUMMARY),
        ] {
            let division = Division { outline: Some(chosen), ..PLAIN };
            let outline = Geometry::new((width, 20), division).outline.map(|r| r.width);
            assert_eq!(outline, Some(shown), "{chosen} of {width}");
        }
    }
}
