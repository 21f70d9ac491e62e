//! What stands around the short lines of a text, and what they are like together. What follows from it is not known here.

use super::line::{End, Features, Line, label};
use super::number::Key;
use crate::article::BlockKind;
use crate::read::furniture::{overlap_with, size};
use crate::read::layout::{Unit, ends_sentence};
use crate::segment::heading::infix;
use crate::threads;
use std::collections::{BTreeMap, BTreeSet};

/// A text as its headings are looked for.
pub(super) struct Seen<'a> {
    units: &'a [&'a Unit],
    /// How long they are together.
    pub(super) bytes: usize,
    kinds: &'a [BlockKind],
    /// By unit: the line, where it is short.
    pub(super) lines: Vec<Option<Line<'a>>>,
    pub(super) sizes: Vec<f64>,
    /// By unit and one past the last: the size of what is no open short line before it.
    before: Vec<f64>,
    /// By unit: the open short line before it.
    last_open: Vec<Option<usize>>,
    /// By unit: how many open short lines stand before it in a row, and from it on.
    pub(super) run_before: Vec<usize>,
    pub(super) run_after: Vec<usize>,
    /// Short lines that are numbered one after the other, and those whose fixed part others share.
    pub(super) series: BTreeSet<usize>,
    pub(super) templates: BTreeSet<usize>,
    labels: BTreeMap<&'a str, usize>,
    texts: BTreeMap<&'a str, usize>,
    ends: BTreeMap<End, usize>,
    whole: Whole,
}

/// What the short lines of a text are like together.
#[derive(Default)]
struct Whole {
    short: f64,
    open: f64,
    asks: f64,
    all_ask: bool,
    has_series: bool,
    median: f64,
    /// The share of the long paragraphs that end as sentences do, and how long they are.
    punctuated: f64,
    prose: f64,
}

/// What stands beside a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Item,
    Other,
    Open,
    Colon,
    Closed,
    Prose,
}

impl<'a> Seen<'a> {
    pub(super) fn new(units: &'a [&'a Unit], kinds: &'a [BlockKind]) -> Self {
        let bytes = units.iter().map(|unit| unit.text.len()).sum();
        let of_kind: Vec<(&Unit, Option<&BlockKind>)> =
            units.iter().enumerate().map(|(i, unit)| (*unit, kinds.get(i))).collect();
        let (lines, sizes): (Vec<Option<Line>>, Vec<f64>) = threads::map(&of_kind, bytes, |(unit, kind)| {
            let line = if *kind == Some(&BlockKind::Paragraph) { Line::of(&unit.text) } else { None };
            (line, size(&unit.text))
        })
        .into_iter()
        .unzip();
        let is_open = |i: usize| lines[i].as_ref().is_some_and(|line: &Line| line.end.is_open());
        let (mut before, mut last_open, mut sum, mut last) = (vec![0.0], vec![None], 0.0, None);
        for (i, size) in sizes.iter().enumerate() {
            if is_open(i) {
                last = Some(i);
            } else {
                sum += size;
            }
            before.push(sum);
            last_open.push(last);
        }
        let mut run_before = vec![0; units.len() + 1];
        let mut run_after = vec![0; units.len() + 1];
        for i in 0..units.len() {
            run_before[i + 1] = if is_open(i) { run_before[i] + 1 } else { 0 };
        }
        for i in (0..units.len()).rev() {
            run_after[i] = if is_open(i) { run_after[i + 1] + 1 } else { 0 };
        }
        let count =
            |counts: &mut BTreeMap<&'a str, usize>, key: &'a str| *counts.entry(key).or_default() += 1;
        let (mut labels, mut texts) = (BTreeMap::new(), BTreeMap::new());
        let mut ends = BTreeMap::new();
        for (unit, kind) in units.iter().zip(kinds) {
            if *kind == BlockKind::Paragraph
                && let Some(label) = label(&unit.text)
            {
                count(&mut labels, label);
            }
        }
        for line in lines.iter().flatten() {
            count(&mut texts, line.text);
            *ends.entry(line.end).or_default() += 1;
        }
        let series = series(&lines);
        let templates = templates(&lines);
        let whole = Whole::of(&lines, &sizes, units, kinds, &series);
        Self {
            units,
            bytes,
            kinds,
            lines,
            sizes,
            before,
            last_open,
            run_before,
            run_after,
            series,
            templates,
            labels,
            texts,
            ends,
            whole,
        }
    }

    /// Everything there is to see of the short line at an index; nothing where none is.
    pub(super) fn features(&self, i: usize) -> Features {
        let Some(line) = self.lines.get(i).and_then(Option::as_ref) else { return Features::new() };
        let mut features = line.features();
        self.siblings(i, line, &mut features);
        self.sides(i, &mut features);
        self.together(i, line, &mut features);
        features
    }

    /// What the line shares with others of its kind.
    fn siblings(&self, i: usize, line: &Line, features: &mut Features) {
        let in_series = self.series.contains(&i);
        let again = line.label().and_then(|label| self.labels.get(label)).is_some_and(|n| *n > 1);
        let told = [
            ("in a series", in_series),
            ("outside the series", !in_series && self.whole.has_series),
            ("label said again", again && line.end != End::Colon),
            ("said twice", self.texts.get(line.text).is_some_and(|n| *n > 1)),
        ];
        features.extend(told.into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, 1.0)));
    }

    /// What stands before and after.
    fn sides(&self, i: usize, features: &mut Features) {
        let (before, after) = (self.side(i.checked_sub(1)), self.side(Some(i + 1)));
        let twice = |near: Side, far: Option<usize>| near == Side::Open && self.side(far) == Side::Open;
        let told = [
            ("before: prose", before == Side::Prose),
            ("before: colon", before == Side::Colon),
            ("before: item", before == Side::Item),
            ("before: short sentence", before == Side::Closed),
            ("before: short line", before == Side::Open),
            ("before: two short lines", twice(before, i.checked_sub(2))),
            ("after: prose", after == Side::Prose),
            ("after: colon", after == Side::Colon),
            ("after: item", after == Side::Item),
            ("after: short line", after == Side::Open),
            ("after: two short lines", twice(after, Some(i + 2))),
            ("first short line", self.last_open[i].is_none()),
        ];
        features.extend(told.into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, 1.0)));
        let over = self.before[i] - self.last_open[i].map_or(0.0, |last| self.before[last + 1]);
        features.push(("text over it", (over.max(0.0).ln_1p() / 6.0).min(1.2)));
        crate::tally::visit("headings", 1);
        let near = i.saturating_sub(4)..(i + 5).min(self.lines.len());
        let open = near.clone().filter(|j| self.is_open(*j)).count() as f64;
        features.push(("short lines near", open / near.len() as f64));
        features.push(("said over it", self.said_before(i)));
    }

    /// How much of what a line is about the running text right before it speaks of.
    fn said_before(&self, i: usize) -> f64 {
        /// The beginning of a long paragraph is enough, in characters.
        const NEAR: usize = 400;
        let before = i.checked_sub(1).filter(|at| !self.is_open(*at)).and_then(|at| self.units.get(at));
        let (Some(before), Some(line)) = (before, self.lines.get(i).and_then(Option::as_ref)) else {
            return 0.0;
        };
        let end = before.text.char_indices().nth(NEAR).map_or(before.text.len(), |(at, _)| at);
        overlap_with(line.body(), before.text.get(..end).unwrap_or_default())
    }

    /// What the short lines are like together, and how this one differs.
    fn together(&self, i: usize, line: &Line, features: &mut Features) {
        let whole = &self.whole;
        let asks = line.end == End::Ask;
        features.push(("many short lines", (whole.open.ln_1p() / 3.0).min(1.0)));
        features.push(("prose without ends", 1.0 - whole.punctuated));
        features.push(("short prose", ((120.0 - whole.prose) / 100.0).clamp(0.0, 1.0)));
        let told = [
            ("the only short line", whole.open <= 1.0),
            ("asks as all do", asks && whole.all_ask),
            ("asks alone", asks && whole.asks <= 1.0),
        ];
        features.extend(told.into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, 1.0)));
        let same = self.ends.get(&line.end).copied().unwrap_or(0) as f64;
        features.push(("ends like others", same / whole.short.max(1.0)));
        if whole.open > 1.0 {
            let off = ((self.sizes[i] + 1.0) / (whole.median + 1.0)).ln().abs();
            features.push(("longer or shorter than others", off.min(2.0)));
        }
    }

    pub(super) fn is_open(&self, i: usize) -> bool {
        self.lines.get(i).and_then(Option::as_ref).is_some_and(|line| line.end.is_open())
    }

    fn side(&self, at: Option<usize>) -> Side {
        let Some((unit, kind)) = at.and_then(|at| self.units.get(at).zip(self.kinds.get(at))) else {
            return Side::Other;
        };
        let line = at.and_then(|at| self.lines[at].as_ref());
        match kind {
            BlockKind::Item { .. } => Side::Item,
            BlockKind::Paragraph if unit.text.contains('\n') => Side::Other,
            BlockKind::Paragraph if line.is_some_and(|line| line.end.is_open()) => Side::Open,
            BlockKind::Paragraph if unit.text.ends_with([':', '：']) => Side::Colon,
            BlockKind::Paragraph if line.is_some() => Side::Closed,
            BlockKind::Paragraph if ends_sentence(&unit.text) => Side::Prose,
            _ => Side::Other,
        }
    }
}

impl Whole {
    fn of(
        lines: &[Option<Line>],
        sizes: &[f64],
        units: &[&Unit],
        kinds: &[BlockKind],
        series: &BTreeSet<usize>,
    ) -> Self {
        let open: Vec<usize> =
            (0..lines.len()).filter(|i| lines[*i].as_ref().is_some_and(|line| line.end.is_open())).collect();
        let ends = |i: usize| lines[i].as_ref().map(|line| line.end);
        let asks = open.iter().filter(|i| ends(**i) == Some(End::Ask)).count();
        let long: Vec<usize> =
            (0..lines.len()).filter(|i| lines[*i].is_none() && kinds[*i] == BlockKind::Paragraph).collect();
        let closed: Vec<usize> = (0..lines.len())
            .filter(|i| ends_sentence(&units[*i].text) && ends(*i) != Some(End::Ask))
            .collect();
        let ended = long.iter().filter(|i| ends_sentence(&units[**i].text)).count();
        let mut open_sizes: Vec<f64> = open.iter().map(|i| sizes[*i]).collect();
        open_sizes.sort_unstable_by(f64::total_cmp);
        let count = |of: usize| of as f64;
        let series_open =
            series.iter().filter(|i| ends(**i).is_some_and(|end| end.is_open() && end != End::Dots)).count();
        Self {
            short: count(lines.iter().flatten().count()),
            open: count(open.len()),
            asks: count(asks),
            all_ask: asks >= 2 && asks * 4 >= open.len() * 3,
            has_series: series_open >= 2,
            median: open_sizes.get(open_sizes.len() / 2).copied().unwrap_or(0.0),
            punctuated: count(ended) / count(long.len().max(1)),
            prose: closed.iter().map(|i| sizes[*i]).sum::<f64>() / count(closed.len().max(1)),
        }
    }
}

/// Short lines that share an infix: 甲——关键词:乙, 丙——关键词:丁.
fn templates(lines: &[Option<Line>]) -> BTreeSet<usize> {
    let mut by_infix: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(infix) = line.as_ref().filter(|line| line.end.is_open()).and_then(|line| infix(line.text))
        {
            by_infix.entry(infix).or_default().push(index);
        }
    }
    by_infix.into_values().filter(|siblings| siblings.len() >= 2).flatten().collect()
}

/// Short lines that are numbered one after the other in one form.
fn series(lines: &[Option<Line>]) -> BTreeSet<usize> {
    let mut by_key: BTreeMap<Key, Vec<(usize, u32)>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(numbered) = line.as_ref().and_then(|line| line.number)
            && let Some(number) = numbered.number
        {
            by_key.entry(numbered.key).or_default().push((index, number));
        }
    }
    let mut series = BTreeSet::new();
    for (key, numbered) in &by_key {
        let follows = |a: u32, b: u32| match key {
            Key::Year | Key::Day => b > a,
            // 上篇 下篇 have the numbers 1 and 3.
            Key::Chapter(0) => b == a.saturating_add(1) || (a, b) == (1, 3),
            _ => b == a.saturating_add(1),
        };
        // A deeper level begins again at 1 under each heading of the level above.
        let rises = numbered.windows(2).filter(|pair| follows(pair[0].1, pair[1].1)).count();
        if rises > 0 && rises * 2 + 1 >= numbered.len() {
            series.extend(numbered.iter().map(|(index, _)| *index));
        }
    }
    series
}
