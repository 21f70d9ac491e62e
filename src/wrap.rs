//! Text into rows of terminal cells: the one home of width and of line breaking, used by the reader and the exports. Knows
//! nothing of styles, panes or what the text means.
//!
//! Where a row may end is Unicode's line breaking (UAX #14) as textwrap finds it, with the habits of Chinese print put
//! right (see `breaks`). What goes on a row is first fit, grapheme by grapheme, counted as ratatui will draw it.

mod breaks;
#[cfg(feature = "reader")]
mod girth;

#[cfg(feature = "reader")]
pub(crate) use girth::Girth;

use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One line on the screen: a stretch of the text and its width in terminal cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands on the row, in bytes of the text that was wrapped; white space at a break is left out.
    pub span: Span,
    /// Its width in terminal cells.
    pub cells: usize,
}

/// Breaks `text[span]` into rows of at most `width` cells (a `width` of 0 counts as 1; a grapheme wider than the width
/// stands alone on its row). A newline always ends a row, and the last one opens no further row. An empty span gives one
/// empty row. White space at the start of a line is kept, at a break and at the end of a line left out. A word that does
/// not fit goes to the next row, and is broken between graphemes where it is longer than that one. The work is linear in
/// the span.
pub fn wrap(text: &str, span: Span, width: usize) -> Vec<Row> {
    Measure::default().wrap(text, span, width)
}

/// The width of `text` in terminal cells, as the terminal library will draw it. A TAB is one cell: whoever draws it puts
/// a space in its place, since the terminal library leaves control characters out. A newline and every other control
/// character is none.
pub fn cells(text: &str) -> usize {
    Measure::default().cells(text)
}

/// The longest beginning of `text` that fits `width` cells, and whether anything was left out. With `…` to be shown
/// after it, the caller asks for one cell less. Never cuts a grapheme, and looks no further than it must.
pub fn head(text: &str, width: usize) -> (&str, bool) {
    Measure::default().head(text, width)
}

/// How many cells those marks take on which terminals disagree: “ ” ‘ ’ … — · are narrow for most, and as wide as a Chinese
/// character for some, of which Unicode says that both are right (East Asian ambiguous width, UAX #11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    is_wide: bool,
}

impl Measure {
    /// A measure for a terminal that draws these marks two cells wide, or one.
    pub fn new(is_wide: bool) -> Self {
        Self { is_wide }
    }

    /// As [`wrap`].
    pub fn wrap(self, text: &str, span: Span, width: usize) -> Vec<Row> {
        let inner = span.of(text);
        let width = width.max(1);
        let mut rows = Vec::new();
        let mut at = span.start;
        for line in inner.strip_suffix('\n').unwrap_or(inner).split('\n') {
            let shown = line.trim_end_matches(is_space);
            match self.cells_up_to(shown, width) {
                Some(cells) => rows.push(Row { span: Span::new(at, at + shown.len()), cells }),
                None => fill(shown, at, width, self, &mut rows),
            }
            at += line.len() + 1;
        }
        rows
    }

    /// As [`cells`].
    pub fn cells(self, text: &str) -> usize {
        let plain: Option<usize> = text.chars().map(|c| plain_cells(c, self)).sum();
        plain.unwrap_or_else(|| Graphemes::of(text, self).map(|g| g.cells).sum())
    }

    /// As [`head`].
    pub fn head(self, text: &str, width: usize) -> (&str, bool) {
        let mut sum = 0;
        for grapheme in Graphemes::of(text, self) {
            sum += grapheme.cells;
            if sum > width {
                return (text.get(..grapheme.at).unwrap_or_default(), true);
            }
        }
        (text, false)
    }

    /// The text in pieces, in order: marks that this measure alone takes for wide, and what stands between them.
    pub fn apart(self, text: &str) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut begun = 0;
        let graphemes = Graphemes::of(text, self).filter(|_| self.is_wide);
        for grapheme in graphemes.filter(|grapheme| is_disputed(grapheme.text)) {
            let end = grapheme.at + grapheme.text.len();
            pieces.extend(text.get(begun..grapheme.at).filter(|piece| !piece.is_empty()).map(|p| (p, false)));
            pieces.push((grapheme.text, true));
            begun = end;
        }
        pieces.extend(text.get(begun..).filter(|piece| !piece.is_empty()).map(|piece| (piece, false)));
        pieces
    }

    /// The width of `text` if that is at most `width`.
    fn cells_up_to(self, text: &str, width: usize) -> Option<usize> {
        let mut sum = 0;
        for grapheme in Graphemes::of(text, self) {
            sum += grapheme.cells;
            if sum > width {
                return None;
            }
        }
        Some(sum)
    }

    /// The cells of a mark on which terminals disagree.
    fn disputed(self) -> usize {
        1 + usize::from(self.is_wide)
    }
}

/// Whether a cluster is one of the marks on which terminals disagree, and nothing more.
fn is_disputed(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    characters.next().is_some_and(is_disputed_mark) && characters.next().is_none()
}

fn is_disputed_mark(c: char) -> bool {
    matches!(c as u32, 0xB7 | 0x2014 | 0x2018..=0x201D | 0x2026)
}

/// A place where a row may end: what stands before it is `shown`, what comes after begins at `at`. Cells are counted from
/// the start of the line, so that a place stays right when rows before it are given out.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    cells: usize,
    shown: usize,
    shown_cells: usize,
}

/// Puts a line that holds no newline and no white space at its end on rows; `offset` is where it stands in the text.
fn fill(line: &str, offset: usize, width: usize, measure: Measure, rows: &mut Vec<Row>) {
    let mut lawful = breaks::breaks(line).into_iter().peekable();
    // The row begins at `start`; `here` is how far we have come; `last` and `spare` are the last places where the row may
    // end: by the rules, and where a word has to be broken.
    let mut start = Place { at: 0, cells: 0, shown: 0, shown_cells: 0 };
    let mut here = start;
    let (mut last, mut spare): (Option<Place>, Option<Place>) = (None, None);
    let mut before = ' ';
    let mut give = |start: Place, end: Place| {
        // A row of nothing but the indent before a long word is left out.
        if end.shown > start.at {
            let span = Span::new(offset + start.at, offset + end.shown);
            rows.push(Row { span, cells: end.shown_cells - start.cells });
        }
    };
    for grapheme in Graphemes::of(line, measure) {
        crate::tally::visit("wrap", 1);
        here.at = grapheme.at;
        let first = grapheme.text.chars().next().unwrap_or(' ');
        if grapheme.text.chars().all(is_space) {
            here.cells += grapheme.cells;
            before = first;
            continue;
        }
        while lawful.next_if(|at| *at < here.at).is_some() {}
        if lawful.peek() == Some(&here.at) {
            last = Some(here);
        }
        if !breaks::holds(before, first) {
            spare = Some(here);
        }
        while here.cells + grapheme.cells > width + start.cells && here.at > start.at {
            let later = |place: &Place| place.at > start.at;
            let end = last.filter(later).or(spare.filter(later)).unwrap_or(here);
            give(start, end);
            start = Place { shown: end.at, shown_cells: end.cells, ..end };
        }
        here.cells += grapheme.cells;
        here.shown = grapheme.at + grapheme.text.len();
        here.shown_cells = here.cells;
        before = grapheme.text.chars().next_back().unwrap_or(first);
    }
    give(start, here);
}

/// A cluster is cut after so many characters: no script or emoji has one as long, and an endless one would leave its
/// text undrawn.
const LONGEST: usize = 32;

/// A grapheme cluster: where it begins and how many cells it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Grapheme<'a> {
    at: usize,
    text: &'a str,
    cells: usize,
}

/// The graphemes of a text. Between two plain characters there always is a boundary, which spares most text the tables.
struct Graphemes<'a> {
    text: &'a str,
    measure: Measure,
    at: usize,
}

impl<'a> Graphemes<'a> {
    fn of(text: &'a str, measure: Measure) -> Self {
        Self { text, measure, at: 0 }
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    fn next(&mut self) -> Option<Grapheme<'a>> {
        let at = self.at;
        let rest = self.text.get(at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let plain_cells = |c| plain_cells(c, self.measure);
        let plain = plain_cells(first).filter(|_| chars.next().is_none_or(|c| plain_cells(c).is_some()));
        let (text, cells) = match plain {
            Some(cells) => (rest.get(..first.len_utf8())?, cells),
            None => {
                let near =
                    rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
                let text = near.graphemes(true).next()?;
                let cells = if is_disputed(text) { self.measure.disputed() } else { grapheme_cells(text) };
                (text, cells)
            }
        };
        self.at = at + text.len();
        Some(Grapheme { at, text, cells })
    }
}

/// The cells of a character that no other plain character joins: ASCII, Han, kana, their punctuation. `None` for the
/// rest.
fn plain_cells(c: char, measure: Measure) -> Option<usize> {
    match c as u32 {
        0x20..=0x7E => Some(1),
        0x3001..=0x3002 | 0x3008..=0x3011 | 0x3041..=0x3096 | 0x30A1..=0x30FA => Some(2),
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E => Some(2),
        _ if is_disputed_mark(c) => Some(measure.disputed()),
        _ => None,
    }
}

/// The cells of one grapheme, as `Buffer::set_stringn` of ratatui counts them: nothing for a control character (but see
/// [`cells`] for TAB), and one for each half-width voiced sound mark.
fn grapheme_cells(grapheme: &str) -> usize {
    if grapheme == "\t" {
        return 1;
    }
    if grapheme.contains(char::is_control) {
        return 0;
    }
    let marks = grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    grapheme.width() + marks
}

/// White space that may be left out at a break: not the kinds that forbid one.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

#[cfg(test)]
mod tests;
