//! How many rows a text may take, known without wrapping it: for thousands of texts of which few matter.

use super::{Graphemes, Measure, is_disputed};

/// What looking at a line once tells of its rows at any width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Girth {
    /// Its cells.
    cells: usize,
    /// The most cells between two places where a row may end, or more.
    widest: usize,
    /// How many of its marks some terminals draw a cell wider.
    disputed: usize,
}

impl Girth {
    /// The girth of a line that neither begins nor ends with white space. The work is linear in the line.
    pub(crate) fn of(line: &str) -> Self {
        if line.contains('\n') {
            // It has more rows than its width tells.
            return Self { cells: usize::MAX, widest: usize::MAX, disputed: 0 };
        }
        let mut girth = Self::default();
        let (mut word, mut earlier, mut before) = (0, NONE, NONE);
        for grapheme in Graphemes::of(line, Measure::default()) {
            let mut chars = grapheme.text.chars();
            let here = chars.next().filter(|_| chars.next().is_none()).unwrap_or(NONE);
            if may_end(earlier, before, here) {
                word = 0;
            }
            word += grapheme.cells;
            girth.cells += grapheme.cells;
            girth.disputed += usize::from(is_disputed(grapheme.text));
            if here != ' ' {
                girth.widest = girth.widest.max(word);
            }
            (earlier, before) = (before, here);
        }
        girth
    }

    /// Whether the line may take more than `rows` rows of `width` cells; at least one of each. Where it says no, it does
    /// not.
    pub(crate) fn may_exceed(self, rows: usize, width: usize, measure: Measure) -> bool {
        let more = self.disputed * (measure.disputed() - 1);
        let (cells, widest) = (self.cells.saturating_add(more), self.widest.saturating_add(more));
        // What follows on the next row did not fit: no row but the last leaves as much room as the widest word takes.
        let filled = (width + 1).checked_sub(widest).filter(|cells| *cells > 0);
        cells > width && filled.is_none_or(|filled| cells > rows * filled)
    }
}

/// In place of a cluster of several characters, and before the first: no row is known to end beside it.
const NONE: char = '\0';

/// Whether a row may surely end before the last of these. The plain cases of [`super::breaks`], which most text consists of.
fn may_end(earlier: char, before: char, here: char) -> bool {
    match before {
        ' ' => {
            let is_end = earlier.is_alphanumeric() || matches!(earlier, ',' | '.' | ';' | ':' | '!' | '?');
            is_end && here.is_alphanumeric()
        }
        '，' | '。' | '、' | '；' | '：' | '！' | '？' => is_ideograph(here),
        _ => is_ideograph(before) && is_ideograph(here),
    }
}

/// Han, and kana of full size.
fn is_ideograph(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => true,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ' => {
            false
        }
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' => {
            false
        }
        'ぁ'..='ゖ' | 'ァ'..='ヺ' => true,
        _ => false,
    }
}
