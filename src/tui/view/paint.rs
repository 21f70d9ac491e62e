//! Putting words into cells: never outside the buffer, never half a wide character.

use crate::tui::said::Said;
use crate::tui::view::style::own;
use crate::wrap::Measure;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// A stretch of one screen row that is filled from the left.
pub(super) struct Brush<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
    measure: Measure,
}

impl<'a> Brush<'a> {
    /// The first row of `area`, as far as it lies in the buffer.
    pub(super) fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = Rect { height: area.height.min(1), ..area };
        let inside = buffer.area.intersection(area);
        let end = if inside.is_empty() { inside.x } else { inside.right() };
        Self { buffer, x: inside.x, y: inside.y, end, measure: Measure::default() }
    }

    /// For words of an article, as wide as this terminal draws them.
    pub(super) fn measured(self, measure: Measure) -> Self {
        Self { measure, ..self }
    }

    /// Cells left.
    pub(super) fn room(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// Writes as much of `text` as there is room for.
    pub(super) fn put(&mut self, text: &str, style: Style) -> &mut Self {
        if self.measure == Measure::default() {
            return self.put_usual(text, style);
        }
        for (piece, is_wide) in self.measure.apart(text) {
            match (is_wide, self.room()) {
                // Half a mark is none, and what follows it has no room either.
                (true, 0 | 1) => self.x = self.end,
                (true, _) => self.put_wide(piece, style),
                (false, _) => drop(self.put_usual(piece, style)),
            }
        }
        self
    }

    /// Writes words as wide as ratatui takes them for.
    fn put_usual(&mut self, text: &str, style: Style) -> &mut Self {
        if self.room() > 0 {
            let (x, _) = self.buffer.set_stringn(self.x, self.y, printable(text), self.room(), style);
            self.x = x;
        }
        self
    }

    /// Writes a mark that takes two cells here, and one for ratatui: the second is the terminal's to draw.
    fn put_wide(&mut self, mark: &str, style: Style) {
        self.buffer[(self.x, self.y)].set_symbol(mark).set_style(style);
        let behind = &mut self.buffer[(self.x + 1, self.y)];
        behind.reset();
        behind.set_diff_option(CellDiffOption::Skip);
        self.x += 2;
    }

    /// Writes as much as there is room for of a mark or of words of the reader's own, which may be drawn in ASCII.
    pub(super) fn own(&mut self, text: &str, style: Style) -> &mut Self {
        let measure = std::mem::take(&mut self.measure);
        self.put(text, own(style));
        self.measure = measure;
        self
    }

    /// Writes `text`, or its beginning and … where it does not fit.
    pub(super) fn put_cut(&mut self, text: &str, style: Style) -> &mut Self {
        self.put_within(text, self.room(), style)
    }

    /// The same in no more than so many cells.
    pub(super) fn put_within(&mut self, text: &str, cells: usize, style: Style) -> &mut Self {
        if !self.measure.head(text, cells).1 {
            return self.put(text, style);
        }
        let (beginning, _) = self.measure.head(text, cells.saturating_sub(1));
        self.put(beginning.trim_end(), style).own("…", style)
    }

    /// Writes what the reader says, or its beginning and … where it does not fit.
    pub(super) fn say(&mut self, said: &Said, style: Style) -> &mut Self {
        let is_cut = said.cells(self.measure) > self.room();
        let shown =
            if is_cut { self.measure.head(said, self.room().saturating_sub(1)).0.trim_end() } else { said };
        for (piece, is_own) in said.pieces(shown.len()) {
            if is_own {
                self.own(piece, style)
            } else {
                self.put(piece, style)
            };
        }
        self.own(if is_cut { "…" } else { "" }, style)
    }

    /// Leaves cells free.
    pub(super) fn skip(&mut self, count: usize) -> &mut Self {
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        self.x = self.x.saturating_add(count).min(self.end);
        self
    }

    /// Fills cells with blanks of a look, so that `width` cells are left at the end.
    pub(super) fn fill_to_last(&mut self, width: usize, style: Style) -> &mut Self {
        let count = self.room().saturating_sub(width);
        self.put_usual(&" ".repeat(count), style)
    }

    /// Leaves cells free so that `width` cells are left at the end.
    pub(super) fn skip_to_last(&mut self, width: usize) -> &mut Self {
        self.skip(self.room().saturating_sub(width))
    }
}

/// A tab takes one cell where text is wrapped; ratatui would leave it out.
fn printable(text: &str) -> Cow<'_, str> {
    if text.contains('\t') { Cow::Owned(text.replace('\t', " ")) } else { Cow::Borrowed(text) }
}

/// The row `index` rows down in `area`; empty where there is none.
pub(super) fn row(area: Rect, index: usize) -> Rect {
    match u16::try_from(index) {
        Ok(down) if down < area.height => Rect { y: area.y + down, height: 1, ..area },
        _ => Rect { height: 0, ..area },
    }
}
