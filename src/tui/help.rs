//! The help page as rows, made from the key table. Draws nothing.

use crate::span::Span;
use crate::tui::keymap::{Binding, TABLE};
use crate::tui::phrases::{self, Tongue};
use crate::wrap::{cells, wrap};

/// A row of the help page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HelpRow {
    Heading(&'static str),
    /// Keys (none on the later rows of a long entry) and what they do.
    Entry {
        keys: String,
        says: String,
    },
    /// Words that belong to no key.
    Text(String),
    Blank,
}

/// Cells for the keys, with the space after them.
pub(crate) const KEYS: usize = 19;
/// Screens of at least this many cells show the page in two columns.
const TWO_COLUMNS: usize = 100;

/// The help page on a screen of some width.
pub(crate) struct HelpPage {
    /// One column, or two that are read one after the other.
    pub columns: Vec<Vec<HelpRow>>,
    /// Cells for each.
    pub width: usize,
}

impl HelpPage {
    /// The page for a screen of `width` cells.
    pub(crate) fn new(tongue: Tongue, width: usize) -> Self {
        if width < TWO_COLUMNS {
            return Self { columns: vec![rows(tongue, width)], width };
        }
        let width = width / 2;
        let mut left = rows(tongue, width);
        // The second column begins with the heading nearest to the middle.
        let middle = left.len() / 2;
        let headings = left.iter().enumerate().filter(|(_, row)| matches!(row, HelpRow::Heading(_)));
        let split = headings.map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle)).unwrap_or(0);
        let right = left.split_off(split);
        while left.last() == Some(&HelpRow::Blank) {
            left.pop();
        }
        Self { columns: vec![left, right], width }
    }

    /// How many rows it takes.
    pub(crate) fn height(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// The rows of the page in `width` cells. Where that is narrow, keys and their meaning stand on rows of their own.
fn rows(tongue: Tongue, width: usize) -> Vec<HelpRow> {
    let mut page = Page { width, rows: Vec::new() };
    for group in TABLE {
        page.heading(tongue.pick(group.title));
        for entry in group.entries() {
            page.entry(&keys(entry.bindings), tongue.pick(entry.help));
        }
    }
    page.heading(tongue.pick(phrases::MOUSE_TITLE));
    for said in phrases::MOUSE {
        page.text(tongue.pick(*said));
    }
    page.heading(tongue.pick(phrases::MARKS_TITLE));
    for (mark, said) in phrases::MARKS {
        page.entry(mark, tongue.pick(*said));
    }
    page.rows
}

/// The keys of a line: first the one of each binding, then the others, so that what belongs together stands together.
fn keys(bindings: &[Binding]) -> String {
    let first = bindings.iter().filter_map(|binding| binding.keys.first());
    let others = bindings.iter().flat_map(|binding| binding.keys.iter().skip(1));
    let keys = first.chain(others).copied().collect::<Vec<_>>().join(" ");
    if cells(&keys) > KEYS { keys.replace("Ctrl-", "^") } else { keys }
}

/// Whether keys and their meaning share a row of `width` cells.
pub(crate) fn is_wide(width: usize) -> bool {
    width >= KEYS + 22
}

/// A column in the making.
struct Page {
    width: usize,
    rows: Vec<HelpRow>,
}

impl Page {
    fn heading(&mut self, title: &'static str) {
        if !self.rows.is_empty() {
            self.rows.push(HelpRow::Blank);
        }
        self.rows.push(HelpRow::Heading(title));
    }

    fn text(&mut self, says: &str) {
        for row in wrap(says, Span { start: 0, end: says.len() }, self.width.saturating_sub(4)) {
            self.rows.push(HelpRow::Text(row.span.of(says).to_owned()));
        }
    }

    fn entry(&mut self, keys: &str, says: &str) {
        let beside = is_wide(self.width);
        let room = if beside { self.width.saturating_sub(KEYS + 4) } else { self.width.saturating_sub(3) };
        let mut keys = keys.to_owned();
        if !beside && !keys.is_empty() || cells(&keys) > KEYS {
            self.rows.push(HelpRow::Entry { keys: std::mem::take(&mut keys), says: String::new() });
        }
        for row in wrap(says, Span { start: 0, end: says.len() }, room) {
            let keys = std::mem::take(&mut keys);
            self.rows.push(HelpRow::Entry { keys, says: row.span.of(says).to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_on_the_page_in_both_languages_at_any_width() {
        for tongue in [Tongue::Chinese, Tongue::English] {
            for width in [0, 1, 20, 50, 80, 200] {
                let rows = HelpPage::new(tongue, width).columns.concat();
                for key in TABLE.iter().flat_map(|g| g.bindings).flat_map(|b| b.keys) {
                    let short = key.replace("Ctrl-", "^");
                    let names = |keys: &str| keys.split(' ').any(|k| k == *key || k == short);
                    let shown = rows.iter().any(|r| matches!(r, HelpRow::Entry { keys, .. } if names(keys)));
                    assert!(shown, "{key} at {width}");
                }
            }
        }
    }
}
