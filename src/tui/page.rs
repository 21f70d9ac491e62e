//! Pages and panels as rows: headings, keys with what they do, words, bars. Made for a width, scrolled and drawn as they
//! are. Knows nothing of what they say, and draws nothing.

use crate::span::Span;
use crate::wrap::{cells, head, wrap};

/// A row of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Heading(String),
    /// What stands first (nothing on the later rows of a long entry), and what belongs to it.
    Entry {
        keys: String,
        says: String,
    },
    /// What matters most.
    Lead(String),
    /// Words that belong to no key.
    Text(String),
    /// A name, a bar to the right or to the left of its axis, what it stands for, and words on it; the name and the bar
    /// are filled up to the cells of their column.
    Bar {
        name: String,
        bar: String,
        value: String,
        says: String,
    },
    Blank,
}

/// Rows for a width, in one column or in two that are read one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub columns: Vec<Vec<Row>>,
    /// Cells for each.
    pub width: usize,
    /// Cells for what stands first in an entry, with the space after it; 0 where that has rows of its own.
    pub keys: usize,
}

impl Page {
    /// How many rows it takes.
    pub(crate) fn height(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// A bar to draw: what it is called, how long it is, what it stands for, and more words on it, as many as there is room
/// for.
pub(crate) struct Measure {
    pub name: String,
    /// Less than 0 to the left of the axis.
    pub length: f64,
    pub value: String,
    pub says: Vec<String>,
}

/// Rows in the making.
pub(crate) struct Rows {
    width: usize,
    /// Cells for what stands first in an entry, with the space after it.
    keys: usize,
    is_dense: bool,
    has_bars: bool,
    rows: Vec<Row>,
}

impl Rows {
    /// Rows of `width` cells, of whose entries the first part takes `keys`.
    pub(crate) fn new(width: usize, keys: usize) -> Self {
        Self { width, keys, is_dense: false, has_bars: true, rows: Vec::new() }
    }

    /// Without blank rows, where there are few to spare.
    pub(crate) fn dense(self) -> Self {
        Self { is_dense: true, ..self }
    }

    /// Without the pictures of what is measured, where `is_plain`: who is read a page aloud is told the numbers.
    pub(crate) fn plain(self, is_plain: bool) -> Self {
        Self { has_bars: !is_plain, ..self }
    }

    /// What has been made, in one column.
    pub(crate) fn page(self) -> Page {
        let keys = if self.is_wide() { self.keys } else { 0 };
        Page { columns: vec![self.rows], width: self.width, keys }
    }

    /// The same in two columns of this width each.
    pub(crate) fn page_of_two(mut self) -> Page {
        // The second column begins with the heading nearest to the middle.
        let middle = self.rows.len() / 2;
        let headings = self.rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Heading(_)));
        let split = headings.map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle)).unwrap_or(0);
        let right = self.rows.split_off(split);
        while self.rows.last() == Some(&Row::Blank) {
            self.rows.pop();
        }
        let mut page = self.page();
        page.columns.push(right);
        page
    }

    /// Whether both parts of an entry share a row.
    fn is_wide(&self) -> bool {
        self.width >= self.keys + 22
    }

    pub(crate) fn heading(&mut self, title: &str) {
        if !self.rows.is_empty() && !self.is_dense {
            self.rows.push(Row::Blank);
        }
        self.wrapped(title, 1, Row::Heading);
    }

    pub(crate) fn lead(&mut self, says: &str) {
        self.wrapped(says, 1, Row::Lead);
    }

    pub(crate) fn text(&mut self, says: &str) {
        self.wrapped(says, 4, Row::Text);
    }

    fn wrapped(&mut self, says: &str, margins: usize, row: impl Fn(String) -> Row) {
        for line in lines(says, self.width.saturating_sub(margins)) {
            self.rows.push(row(line));
        }
    }

    pub(crate) fn entry(&mut self, keys: &str, says: &str) {
        let beside = self.is_wide();
        let room = self.width.saturating_sub(if beside { self.keys + 4 } else { 3 });
        let mut keys = keys.to_owned();
        if !beside && !keys.is_empty() || cells(&keys) > self.keys {
            self.rows.push(Row::Entry { keys: std::mem::take(&mut keys), says: String::new() });
        }
        for says in lines(says, room) {
            self.rows.push(Row::Entry { keys: std::mem::take(&mut keys), says });
        }
    }

    /// Bars on one scale, the longest as long as there is room for.
    pub(crate) fn bars(&mut self, measures: &[Measure]) {
        /// Cells of the longest bar, at least and at most.
        const LONGEST: (usize, usize) = (3, 12);
        let widest = |text: &dyn Fn(&Measure) -> usize| measures.iter().map(text).max().unwrap_or(0);
        let (name, value) = (widest(&|m| cells(&m.name)), widest(&|m| cells(&m.value)));
        let two_sided = measures.iter().any(|m| m.length < 0.0);
        let sides = 1 + usize::from(two_sided);
        // The page's edges, and the spaces between the columns.
        let left = self.width.saturating_sub(name + value + 4);
        // Words beside the bars say more than their last cells do; bars of a cell or two say nothing.
        let side = (left / 5).clamp(LONGEST.0, LONGEST.1);
        let side = if !self.has_bars || side * sides > left { 0 } else { side };
        let most = measures.iter().map(|m| m.length.abs()).fold(f64::MIN_POSITIVE, f64::max);
        for measure in measures {
            if name + value + 3 > self.width {
                self.text(&format!("{} {}", measure.name, measure.value));
                continue;
            }
            let bar = if side == 0 { String::new() } else { bar(measure.length / most, side, two_sided) };
            let room = self.width.saturating_sub(name + cells(&bar) + value + 6);
            let says = as_many_as_fit(&measure.says, room);
            let value =
                format!("{}{}", " ".repeat(value.saturating_sub(cells(&measure.value))), measure.value);
            let name = format!("{}{}", measure.name, " ".repeat(name.saturating_sub(cells(&measure.name))));
            self.rows.push(Row::Bar { name, bar, value, says });
        }
    }
}

/// A text as rows of `width` cells.
fn lines(says: &str, width: usize) -> impl Iterator<Item = String> {
    wrap(says, Span::new(0, says.len()), width).into_iter().map(|row| row.span.of(says).to_owned())
}

/// As many of some words as there is room for, in cells: whole, but for the first, of which a part says more than nothing.
fn as_many_as_fit(all: &[String], room: usize) -> String {
    /// Cells of words that were cut, at least.
    const CUT: usize = 10;
    let mut fitting = String::new();
    for words in all {
        let longer = if fitting.is_empty() { words.clone() } else { format!("{fitting}  {words}") };
        if cells(&longer) > room {
            break;
        }
        fitting = longer;
    }
    match all.first() {
        Some(first) if fitting.is_empty() && room >= CUT => {
            format!("{}…", head(first, room - 1).0.trim_end())
        }
        _ => fitting,
    }
}

/// A bar of a length from -1 to 1 with `side` cells on a side, by half cells: what is there shows.
fn bar(length: f64, side: usize, two_sided: bool) -> String {
    let halves = (length.abs() * side as f64 * 2.0).round().clamp(0.0, side as f64 * 2.0) as usize;
    let halves = halves.max(usize::from(length != 0.0));
    let (full, half) = (halves / 2, halves % 2);
    let rest = " ".repeat(side - full - half);
    let drawn = "█".repeat(full);
    let empty = " ".repeat(side);
    match (two_sided, length < 0.0) {
        (true, true) => format!("{rest}{}{drawn}│{empty}", "▐".repeat(half)),
        (true, false) => format!("{empty}│{drawn}{}{rest}", "▌".repeat(half)),
        _ => format!("{drawn}{}{rest}", "▌".repeat(half)),
    }
}

#[cfg(test)]
impl Row {
    /// The row as a line of text, without its looks.
    pub(crate) fn shown(&self) -> String {
        let line = match self {
            Row::Heading(title) => format!("# {title}"),
            Row::Entry { keys, says } => format!("{keys} | {says}"),
            Row::Lead(says) => format!("! {says}"),
            Row::Text(says) => says.clone(),
            Row::Bar { name, bar, value, says } => format!("{name} {bar} {value}  {says}"),
            Row::Blank => String::new(),
        };
        line.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_bar(length: f64, two_sided: bool, expected: &str) {
        assert_eq!(bar(length, 4, two_sided), expected, "{length}");
    }

    #[test]
    fn bars_go_to_both_sides_by_half_cells() {
        check_bar(1.0, true, "    │████");
        check_bar(-1.0, true, "████│    ");
        check_bar(0.4, true, "    │█▌  ");
        check_bar(-0.4, true, "  ▐█│    ");
        check_bar(0.001, true, "    │▌   ");
        check_bar(0.0, true, "    │    ");
        check_bar(0.5, false, "██  ");
        check_bar(2.0, false, "████");
    }

    fn measure(name: &str, length: f64, says: &[&str]) -> Measure {
        let says = says.iter().map(|s| (*s).to_owned()).collect();
        Measure { name: name.to_owned(), length, value: format!("{length:+.1}"), says }
    }

    #[test]
    fn words_are_shown_as_far_as_there_is_room() {
        let all = ["+1.5 主题词".to_owned(), "-0.5 字数".to_owned()];
        for (room, expected) in [
            (30, "+1.5 主题词  -0.5 字数"),
            (21, "+1.5 主题词"),
            (11, "+1.5 主题词"),
            (10, "+1.5 主题…"),
            (9, ""),
        ] {
            assert_eq!(as_many_as_fit(&all, room), expected, "{room}");
        }
        assert_eq!(as_many_as_fit(&[], 30), "");
    }

    #[test]
    fn bars_share_a_scale() {
        let measures = [measure("位置", 2.0, &["在第一段", "段落的首句"]), measure("长短", -1.0, &[])];
        let shown = |width: usize| {
            let mut rows = Rows::new(width, 8);
            rows.bars(&measures);
            rows.page().columns.concat().iter().map(Row::shown).collect::<Vec<_>>()
        };
        assert_eq!(shown(40), ["位置      │█████ +2.0  在第一段", "长短   ▐██│      -1.0"]);
        assert_eq!(shown(32)[0], "位置     │████ +2.0  在第一段");
        assert_eq!(shown(26)[0], "位置    │███ +2.0");
        assert_eq!(shown(80)[0], "位置             │████████████ +2.0  在第一段  段落的首句");
        let mut plain = Rows::new(40, 8).plain(true);
        plain.bars(&measures);
        let plain: Vec<_> = plain.page().columns.concat().iter().map(Row::shown).collect();
        assert_eq!(plain, ["位置  +2.0  在第一段  段落的首句", "长短  -1.0"]);
        assert_eq!(shown(18), ["位置    │███ +2.0", "长短  ▐█│    -1.0"]);
        assert_eq!(shown(12), ["位置  +2.0", "长短  -1.0"]);
        assert_eq!(shown(10), ["位置", "+2.0", "长短", "-1.0"]);
    }
}
