//! A table on a page: a table of data becomes one passage, a row a line; one that only lays the page out leaves its
//! passages as they are. Where it stands is not known here.

use super::walk::Passage;
use crate::article::BlockKind;
use crate::read::furniture::size;
use crate::tally::visit;
use std::ops::Range;

/// What stands between two cells.
const BETWEEN: &str = " | ";

/// Rows of a wider table are not filled up: a single wide one would make all of them long.
const WIDEST: usize = 64;

/// A table in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    start: usize,
    rows: Vec<Vec<Range<usize>>>,
    /// Whether the page says that it holds data, or that it does not.
    said: bool,
    layout: bool,
    headers: usize,
    /// Whether another stands in it.
    pub(super) has_table: bool,
}

impl Table {
    /// A table whose first passage is to be number `start`.
    pub(super) fn new(start: usize, said: bool, layout: bool) -> Self {
        Self { start, said, layout, ..Self::default() }
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// A cell begins; its first passage is to be number `start`.
    pub(super) fn cell(&mut self, start: usize, header: bool) {
        self.headers += usize::from(header);
        if let Some(row) = self.rows.last_mut() {
            row.push(start..start);
        }
    }

    /// A cell ends before the passage number `end`.
    pub(super) fn end_cell(&mut self, end: usize) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.end = end;
        }
    }

    /// Puts one passage in the place of the cells' where the table holds data.
    pub(super) fn finish(self, passages: &mut Vec<Passage>) {
        if !self.holds_data(passages) {
            return;
        }
        let cells = || self.rows.iter().flatten().filter(|cell| !cell.is_empty());
        let Some(first) = cells().map(|cell| cell.start).min() else { return };
        let Some(model) = passages.get(first).cloned() else { return };
        let mut whole = Passage {
            kind: BlockKind::Table,
            text: String::new(),
            links: Vec::new(),
            linked: 0,
            bold: 0,
            ..model
        };
        let columns = self.rows.iter().map(Vec::len).max().filter(|most| *most <= WIDEST).unwrap_or(0);
        for row in &self.rows {
            if row.iter().all(Range::is_empty) {
                continue;
            }
            if !whole.text.is_empty() {
                whole.text.push('\n');
            }
            visit("cells", row.len().max(columns));
            for (index, cell) in row.iter().enumerate() {
                if index > 0 {
                    whole.text.push_str(BETWEEN);
                }
                for (place, passage) in passages.get(cell.clone()).unwrap_or_default().iter().enumerate() {
                    if place > 0 {
                        whole.text.push(' ');
                    }
                    let at = whole.text.len();
                    whole.text.push_str(&passage.text);
                    whole.linked += passage.linked;
                    let moved = passage
                        .links
                        .iter()
                        .map(|(range, to)| (range.start + at..range.end + at, to.clone()));
                    whole.links.extend(moved);
                }
            }
            // As many cells in each row: so a print of it is known for a table again.
            for _ in row.len()..columns {
                whole.text.push_str(BETWEEN);
            }
            whole.text.truncate(whole.text.trim_end().len());
        }
        // What stands in no cell (a caption) stays, before the rows.
        let mut in_cell = vec![false; passages.len() - self.start];
        for cell in cells() {
            in_cell
                .iter_mut()
                .take(cell.end - self.start)
                .skip(cell.start - self.start)
                .for_each(|is| *is = true);
        }
        let rest = passages.split_off(self.start);
        passages.extend(rest.into_iter().zip(in_cell).filter(|(_, is)| !is).map(|(passage, _)| passage));
        passages.push(whole);
    }

    /// Whether cells are short and stand in columns, and nothing else stands in them.
    fn holds_data(&self, passages: &[Passage]) -> bool {
        let rows: Vec<&Vec<Range<usize>>> =
            self.rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        if self.has_table || self.layout || rows.len() < 2 || columns < 2 {
            return false;
        }
        let cells: Vec<&[Passage]> = rows
            .iter()
            .flat_map(|row| row.iter())
            .map(|cell| passages.get(cell.clone()).unwrap_or_default())
            .collect();
        let sizes: Vec<f64> = cells.iter().map(|cell| cell.iter().map(|p| size(&p.text)).sum()).collect();
        let all: f64 = sizes.iter().sum();
        let linked: usize = cells.iter().flat_map(|cell| cell.iter()).map(|p| p.linked).sum();
        let letters: usize = cells.iter().flat_map(|cell| cell.iter()).map(|p| p.text.chars().count()).sum();
        let most = if self.said || self.headers > 0 { 400.0 } else { 150.0 };
        let plain = cells
            .iter()
            .flat_map(|cell| cell.iter())
            .all(|p| !matches!(p.kind, BlockKind::Heading(_) | BlockKind::Code));
        let short = sizes.iter().all(|size| *size <= most) && all / sizes.len() as f64 <= most / 3.0;
        let even = rows.iter().filter(|row| row.len() * 2 > columns).count() * 10 >= rows.len() * 6;
        let full = sizes.iter().filter(|size| **size > 0.0).count() * 2 >= sizes.len();
        plain && short && full && even && linked * 2 <= letters
    }
}
