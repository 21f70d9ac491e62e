//! Dividing the screen, laying out what shows, and keeping the reader's place through it: by sentence, whatever the size
//! and the view.

use crate::tui::caption;
use crate::tui::geometry::{Division, Geometry};
use crate::tui::layout::{Layout, Place};
use crate::tui::listing::Listing;
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::phrases::{self, Tongue};
use crate::tui::pieces::Look;
use crate::tui::state::State;
use crate::tui::strip::{Sight, Strip, evenly, spread};
use std::mem;

impl State {
    /// Where the keys go: the text, where there is no outline to move in, or it is hidden.
    pub(crate) fn pane(&self) -> Pane {
        if self.has_outline() && !self.hides_outline() { self.focus } else { Pane::Text }
    }

    /// Whether the outline is hidden beside the text, as it is where there is no article. A narrow screen shows one of the two
    /// in any case.
    pub(crate) fn hides_outline(&self) -> bool {
        (self.widths.hidden || self.is_bare()) && !self.is_narrow()
    }

    /// How the screen is divided.
    pub(crate) fn division(&self) -> Division {
        Division { focus: self.pane(), hidden: self.hides_outline(), ..self.division_of(Pane::Text) }
    }

    /// The same as far as it follows from what was chosen alone: with the keys in a pane, and the outline shown.
    fn division_of(&self, focus: Pane) -> Division {
        Division {
            focus,
            roles: phrases::widest_name(self.article.lang()),
            hidden: false,
            outline: self.widths.outline,
            summary: self.article.sentences().len() > 1,
            text: self.looks.text_width.cells(),
            spacing: self.looks.line_spacing.rows(),
            plain: self.looks.plain,
        }
    }

    /// Whether the screen shows one pane at a time.
    pub(crate) fn is_narrow(&self) -> bool {
        self.division_of(Pane::Text).is_narrow(self.size.0)
    }

    /// Where things stand on the screen.
    pub(crate) fn geometry(&self) -> Geometry {
        let geometry = Geometry::new(self.size, self.division());
        let is_docked = matches!(self.panel, Some(Panel::Why(_)));
        if is_docked { geometry.with_panel() } else { geometry }
    }

    /// The same with the keys in a pane, which a narrow screen then shows, and with nothing open below the text.
    pub(crate) fn geometry_in(&self, focus: Pane) -> Geometry {
        Geometry::new(self.size, Division { focus, ..self.division() })
    }

    /// How many rows show of what is open over the panes or below the text.
    pub(crate) fn panel_rows(&self) -> usize {
        let geometry = self.geometry();
        // The panel has a head.
        geometry.panel.map_or(geometry.body.height, |panel| panel.height.saturating_sub(1)).into()
    }

    /// Whether the title fits the header, so that the text need not show it too.
    pub(crate) fn title_in_header(&self) -> bool {
        let (header, measure) = (self.geometry().header, self.looks.measure());
        header.is_some_and(|h| {
            self.article.title().is_some_and(|t| measure.cells(t) + 2 <= usize::from(h.width))
        })
    }

    /// Lays the text out for the present size, mode and summary, and keeps the place.
    pub(crate) fn lay_out(&mut self) {
        let removed = self.shows_removed().then_some(self.tongue);
        self.layout = Layout::new(&self.article, &self.look(self.mode, removed));
        self.caption = caption::Room::new(self);
        self.hold_place();
        self.survey();
    }

    /// Looks over the whole article for the strip and the list of the summary.
    pub(crate) fn survey(&mut self) {
        if self.is_begun() {
            // A beginning stands somewhere in a whole that is not known.
            (self.strip, self.listing) = (Strip::default(), Listing::default());
            return;
        }
        // Also where a narrow screen shows the outline just now.
        let geometry = self.geometry_in(Pane::Text);
        let height = geometry.strip.map_or(0, |area| usize::from(area.height));
        let spacing = usize::from(geometry.spacing);
        let rows = self.rows_of_the_article(height.div_ceil(spacing)).map(|rows| spread(&rows, spacing));
        let mut strip = mem::take(&mut self.strip);
        let saliences = self.digest().map_or(&[][..], |digest| &digest.saliences);
        let sight = Sight { article: &self.article, saliences, keys: &self.keys };
        strip.show(&sight, rows.unwrap_or_else(|| evenly(self.article.text().len(), height)));
        self.strip = strip;
        self.listing = match geometry.summary {
            Some(area) => {
                // The mark, a space, the words, a space.
                let width = usize::from(area.width.saturating_sub(4)).max(1);
                Listing::new(&self.article, &self.summary, &self.sections, width, self.looks.measure())
            }
            None => Listing::default(),
        };
    }

    /// The bytes at which the article's rows begin, whatever shows of it just now; nothing, where there are more than `most`.
    /// So the strip of a short article is no longer than the text, and stands row by row beside it.
    fn rows_of_the_article(&self, most: usize) -> Option<Vec<usize>> {
        if self.mode != Mode::Summary && !self.removed {
            return self.layout.starts(most);
        }
        Layout::new(&self.article, &self.look(Mode::Full, None)).starts(most)
    }

    /// What the present screen shows of the article in a mode, with or without what was taken out.
    fn look(&self, mode: Mode, removed: Option<Tongue>) -> Look<'_> {
        Look {
            mode,
            summary: &self.summary,
            sections: &self.sections,
            width: self.geometry().columns.width.into(),
            measure: self.looks.measure(),
            title: !self.title_in_header(),
            removed,
        }
    }

    /// Finds the window again from the anchor.
    pub(crate) fn hold_place(&mut self) {
        let height = self.geometry().rows();
        self.text_rows = height;
        let spot = self.anchor.spot;
        self.line = if self.mode == Mode::Summary && !self.layout.holds(spot) {
            self.layout.at(self.in_summary(spot.byte))
        } else {
            self.layout.find(spot)
        };
        let wanted = match self.anchor.offset {
            0 => self.layout.with_title(self.line, height),
            offset => self.layout.back(self.line, offset.min(height - 1)),
        };
        // Nothing is above the first row; to find the lowest the last rows would be laid out, which nobody looks at yet.
        let is_first = wanted == Place::default();
        self.top = if is_first { wanted } else { wanted.min(self.layout.lowest_top(height)) };
    }

    /// The place in the summary for a byte of the article that does not show there: the nearest sentence of the summary
    /// before it in its section; else the first after it there; else the nearest before it at all.
    fn in_summary(&self, byte: usize) -> usize {
        let section = self.sections.at(byte);
        let (sentences, text) = (self.article.sentences(), self.article.text());
        let here = sentences.partition_point(|s| s.span.start <= byte);
        let start = |index: &usize| sentences.get(*index).map_or(byte, |s| s.span.trimmed(text).start);
        let is_key = |index: &usize| self.keys.get(*index) == Some(&true);
        let is_here = |index: &usize| self.sections.at(start(index)) == section;
        let before = || (0..here).rev().filter(is_key);
        let found = before().next().filter(is_here);
        let found = found.or_else(|| (here..sentences.len()).find(is_key).filter(is_here));
        found.or_else(|| before().next()).map_or(byte, |index| start(&index))
    }

    /// The byte of the article the reader is at.
    pub(crate) fn here(&self) -> usize {
        let (spot, row) = (self.anchor.spot, self.layout.span(self.line).start);
        let is_elsewhere = self.mode == Mode::Summary && !self.layout.holds(spot);
        if is_elsewhere { row } else { spot.byte.max(row) }
    }

    /// Whether a byte of the article lies ahead of the reader: after where they are, or just there where they are on
    /// something that was taken out before it.
    pub(crate) fn is_ahead(&self, byte: usize) -> bool {
        byte > self.here() || byte == self.here() && self.layout.is_removed(self.line)
    }

    /// How far the reader's row is down what the mode shows of the article, in per cent: 0 on the first row, 100 on the
    /// last. What was taken out does not count.
    pub(crate) fn percent(&self) -> usize {
        let start = |place| self.layout.span(place).start;
        let (first, last) = self.layout.ends();
        let all = start(last).saturating_sub(start(first)).max(1);
        if self.line >= last { 100 } else { start(self.line).saturating_sub(start(first)) * 100 / all }
    }
}
