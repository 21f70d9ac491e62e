//! Passages of plain text whose line ends count and which say so: code between fences, rows of cells. They are taken out
//! before the rest is read as lines that may be joined or parted. What becomes of them is not known here.

use crate::article::BlockKind;
use crate::read::layout::Unit;
use std::ops::Range;

/// What stands between the cells of a row.
const BETWEEN: &str = " | ";

/// A passage that keeps its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Code or a table.
    pub(crate) kind: BlockKind,
    /// Its lines, as one unit of the text.
    pub(crate) unit: Unit,
}

/// The passages of a text, and the text with empty lines in their place; nothing where there are none.
pub(crate) fn passages(text: &str) -> Option<(String, Vec<Passage>)> {
    if !text.contains("```") && !text.contains(" | ") {
        return None;
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut passages = Vec::new();
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    let mut fences = Fences::new(&lines);
    while let Some(line) = lines.get(at) {
        let found = match fences.end(at) {
            Some(end) => Some((BlockKind::Code, at + 1..end, end + 1)),
            None => rows(&lines, at).map(|end| (BlockKind::Table, at..end, end)),
        };
        let Some((kind, inner, end)) = found else {
            rest.push_str(line);
            rest.push('\n');
            at += 1;
            continue;
        };
        let words = lines.get(inner).unwrap_or_default().join("\n");
        if !words.trim().is_empty() {
            passages.push(Passage { kind, unit: Unit { text: words, line: at + 1, apart: true } });
        }
        rest.extend(std::iter::repeat_n('\n', end - at));
        at = end;
    }
    rest.pop();
    (!passages.is_empty()).then_some((rest, passages))
}

/// Where in a row its cells stand. One at either end may be empty, and then nothing stands before or behind its stroke.
pub(crate) fn cells(row: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let within = |at: usize| at.saturating_sub(1).min(row.len());
    let cell = |words: &str| {
        let (start, end) = (at, at + words.len());
        at = end + BETWEEN.len();
        within(start)..within(end)
    };
    padded(row).split(BETWEEN).map(cell).collect()
}

/// A row whose strokes all stand between two spaces.
fn padded(row: &str) -> String {
    format!(" {row} ")
}

/// Whether the lines of a text are read as a table where they stand between empty lines.
pub(crate) fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    rows(&lines, 0) == Some(lines.len())
}

/// A fence longer than any run of backticks in a text, to stand around it.
pub(crate) fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

/// Lines of backticks: where the next one of each length stands that may close a fence.
struct Fences<'a> {
    lines: &'a [&'a str],
    /// Lines that may close, with their lengths, from the last to the first.
    closing: Vec<(usize, usize)>,
}

impl<'a> Fences<'a> {
    fn new(lines: &'a [&'a str]) -> Self {
        let closes = |(at, line): (usize, &&str)| {
            let line = line.trim();
            (line.len() >= 3 && line.bytes().all(|b| b == b'`')).then_some((at, line.len()))
        };
        Self { lines, closing: lines.iter().enumerate().rev().filter_map(closes).collect() }
    }

    /// The line that closes the fence which opens at a line.
    fn end(&mut self, at: usize) -> Option<usize> {
        /// No name of a language is longer, in bytes.
        const NAME: usize = 40;
        /// How many shorter fences may stand in the code.
        const INNER: usize = 64;
        while self.closing.last().is_some_and(|(line, _)| *line <= at) {
            self.closing.pop();
        }
        let line = self.lines.get(at)?;
        let name = line.trim_start_matches('`');
        let length = line.len() - name.len();
        if length < 3 || name.len() > NAME || name.contains('`') {
            return None;
        }
        self.closing.iter().rev().take(INNER).find(|(_, own)| *own >= length).map(|(at, _)| *at)
    }
}

/// One past the last of the rows that begin at a line: two or more between empty lines, as many cells in each.
fn rows(lines: &[&str], at: usize) -> Option<usize> {
    let is_empty = |line: &&str| line.trim().is_empty();
    let cells = |line: &str| padded(line).matches(BETWEEN).count();
    let columns = lines.get(at).filter(|line| line.contains('|')).map_or(0, |line| cells(line));
    let is_row = |line: &&str| columns > 0 && line.contains('|') && cells(line) == columns;
    if at.checked_sub(1).is_some_and(|before| !lines.get(before).is_none_or(is_empty)) {
        return None;
    }
    let count = lines.iter().skip(at).take_while(|line| is_row(line) && !is_empty(line)).count();
    let end = at + count;
    (count >= 2 && lines.get(end).is_none_or(is_empty)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Passages as `kind line: text`, `/` for a line's end, and then what is left.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (rest, found) = passages(text).unwrap_or_else(|| (text.to_owned(), Vec::new()));
        let mut drawn: Vec<String> = found
            .iter()
            .map(|p| format!("{:?} {}: {}", p.kind, p.unit.line, p.unit.text.replace('\n', "/")))
            .collect();
        assert_eq!(rest.split('\n').count(), text.split('\n').count(), "{text:?}");
        drawn.push(rest.replace('\n', "/"));
        assert_eq!(drawn, expected, "{text:?}");
    }

    #[test]
    fn code_between_fences_keeps_its_lines() {
        check("a\n\n```\nx\n\n  y\n```\n\nb", &["Code 3: x//  y", "a////////b"]);
        check("```rust\nx\n```", &["Code 1: x", "//"]);
        check("````\n```\n````\nb", &["Code 1: ```", "///b"]);
    }

    #[test]
    fn what_is_not_closed_or_says_more_is_no_code() {
        check("```\nx", &["```\nx".replace('\n', "/").as_str()]);
        check("```x``` y\n```", &["```x``` y/```"]);
        check("``\nx\n``", &["``/x/``"]);
    }

    #[test]
    fn rows_of_cells_between_empty_lines_are_a_table() {
        check("甲\n\na | b\n1 | \n | 2\n\n乙", &["Table 3: a | b/1 | / | 2", "甲//////乙"]);
        check("a | b", &["a | b"]);
        check("x\na | b\nc | d", &["x/a | b/c | d"]);
        check("a | b\nc | d\nx", &["a | b/c | d/x"]);
        check("a|b\nc|d", &["a|b/c|d"]);
    }

    #[test]
    fn a_table_is_told_by_its_rows() {
        assert!(is_table("a | b\n1 | 2"));
        for text in ["甲\n乙", "a | b", "a | b\n1", "a | b\n1 | 2 | 3", "a | b\n\n1 | 2", ""] {
            assert!(!is_table(text), "{text}");
        }
    }

    #[test]
    fn cells_at_the_ends_of_a_row_may_be_empty() {
        for (row, expected) in [
            ("甲 | b", &["甲", "b"][..]),
            ("| b", &["", "b"]),
            ("3 |", &["3", ""]),
            ("|", &["", ""]),
            ("|  | b", &["", "", "b"]),
            (" | 2 | ", &["", "2", ""]),
            ("a || b", &["a || b"]),
        ] {
            let found: Vec<&str> = cells(row).into_iter().map(|cell| row[cell].trim()).collect();
            assert_eq!(found, expected, "{row:?}");
        }
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fence("a"), "```");
        assert_eq!(fence("```"), "````");
    }
}
