//! A page's lines as they are weighed: which are furniture by their words, which are plainly the article's, and from
//! where to where the article runs. What becomes of a line is not decided here.

use crate::article::Reason;
use crate::read::furniture::{self, Cue};
use crate::read::layout::{Unit, ends_sentence};
use crate::read::lines::{Facts, Numbers};
use crate::read::phrases;
use crate::read::surroundings::{FEATURES, features};
use crate::read::weights;
use crate::segment::letter::lowercase;
use crate::segment::traditional::simplified;
use std::collections::BTreeSet;
use std::ops::Range;

/// A line that is likelier the article's than this speaks for the stretch it stands in; a stretch whose characters are less
/// likely the article's on the whole than `SURE` is left alone, and so is an end that less than `MARGIN` speaks against.
/// Tried by cross-validation on the pages that `weights.rs` was fitted on.
const THRESHOLD: f64 = 0.42;
const SURE: f64 = 0.55;
const MARGIN: f64 = 1.0;
/// Fewer lines than this say too little of the page they are on: their words alone decide.
const LEAST: usize = 20;
/// No page of a site has more; a text this long is a book, and weighing its lines would take long.
const MOST: usize = 5000;

/// How many units at the beginning may be the page's head: a page puts its masthead, menu and byline there.
pub(super) const HEAD: usize = 40;

/// By unit: its length where it is plainly running text, that is, no furniture; and 0 where not.
fn running(lengths: &[f64], cues: &[Option<Cue>]) -> Vec<f64> {
    lengths.iter().zip(cues).map(|(length, cue)| if cue.is_none() { *length } else { 0.0 }).collect()
}

/// Takes the cues of words that the article itself is about: in an article about comments 评论区 is no furniture.
fn spare_subjects(units: &[Unit], lengths: &[f64], cues: &mut [Option<Cue>]) {
    let words: BTreeSet<&'static str> =
        cues.iter().flatten().map(|c| c.word).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return;
    }
    let prose = running(lengths, cues);
    let running: Vec<String> = units
        .iter()
        .zip(&prose)
        .filter(|(_, size)| **size > 0.0)
        .map(|(u, _)| lowercase(&simplified(&u.text)).into_owned())
        .collect();
    // A fifth of the running text speaks of it, and not one paragraph alone.
    let spoken = |word: &str| running.iter().filter(|text| text.contains(word)).count();
    let subjects: BTreeSet<&str> =
        words.into_iter().filter(|word| spoken(word) >= 2.max(running.len().div_ceil(5))).collect();
    if subjects.is_empty() {
        return;
    }
    for (unit, cue) in units.iter().zip(cues) {
        if cue.is_some_and(|c| subjects.contains(c.word)) {
            *cue = furniture::cue_but_for(&unit.text, |word| subjects.contains(word));
        }
    }
}

/// Takes the cues of lone dates where three or more stand over running text: the headings of a chronicle.
fn spare_dates(units: &[Unit], lengths: &[f64], cues: &mut [Option<Cue>]) {
    let prose = running(lengths, cues);
    let dates: Vec<usize> = (0..units.len())
        .filter(|i| cues[*i].is_some() && furniture::is_date_alone(&units[*i].text))
        .filter(|i| prose.get(i + 1).is_some_and(|size| *size > 0.0))
        .collect();
    if dates.len() >= 3 {
        for index in dates {
            cues[index] = None;
        }
    }
}

/// The cues that were weighed and those of phrases, of which the certain ones count for more.
fn with_phrases(units: &[Unit], facts: &[&Facts], weighed: &[Option<Cue>]) -> Vec<Option<Cue>> {
    let mut cues: Vec<Option<Cue>> = Vec::with_capacity(units.len());
    for ((unit, facts), cue) in units.iter().zip(facts).zip(weighed) {
        let phrase = facts.phrase;
        let certain = phrase.filter(|phrase| phrase.certain && !cue.is_some_and(|cue| cue.certain));
        let before = cues.last().copied().flatten().map_or("", |before: Cue| before.word);
        let is_marked = matches!(before, "advertisement" | "advertising" | "广告");
        let sold = is_marked && cue.is_none() && phrases::sells(&unit.text);
        let sold = sold.then_some(Cue { reason: Reason::Ad, certain: true, opens_tail: false, word: "" });
        cues.push(certain.or(*cue).or(sold).or(phrase));
    }
    cues
}

/// The stretch of lines that are more likely the article's than not, by how likely each is and its size; none where nothing
/// would go, and where too little speaks for it.
pub(super) fn stretch(likely: &[f64], sizes: &[f64]) -> Option<Range<usize>> {
    let value = |(likely, size): (&f64, &f64)| (likely - THRESHOLD) * size.max(1.0).sqrt();
    let values: Vec<f64> = likely.iter().zip(sizes).map(value).collect();
    let mut run = best_run(&values);
    // An end that little speaks against stays.
    let against = |range: Range<usize>| -values[range].iter().sum::<f64>();
    if against(0..run.start) < MARGIN {
        run.start = 0;
    }
    if against(run.end..values.len()) < MARGIN {
        run.end = values.len();
    }
    let (mut sum, mut all) = (0.0, 0.0);
    for (likely, size) in likely.iter().zip(sizes).take(run.end).skip(run.start) {
        sum += likely * size.max(1.0);
        all += size.max(1.0);
    }
    (sum >= SURE * all && run.len() < values.len()).then_some(run)
}

/// The stretch of greatest sum; the first of equals.
fn best_run(values: &[f64]) -> Range<usize> {
    let (mut best, mut most, mut sum, mut start) = (0..0, f64::MIN, 0.0, 0);
    for (index, value) in values.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, index);
        }
        sum += value;
        if sum > most {
            (most, best) = (sum, start..index + 1);
        }
    }
    best
}

/// Lines without running text that stand in a site: verse, a timetable.
pub(super) struct Site {
    /// Their title.
    pub(super) title: usize,
    /// The lines themselves.
    pub(super) lines: Range<usize>,
}

/// The lines of a page as they are weighed.
pub(super) struct Page<'a> {
    pub(super) units: &'a [Unit],
    /// By unit: what it says of itself.
    pub(super) facts: &'a [&'a Facts],
    /// By unit: its signs of furniture that the weights were fitted with, less those of the article's own subject.
    weighed: Vec<Option<Cue>>,
    /// By unit: these, and those of `phrases.rs`.
    pub(super) cues: Vec<Option<Cue>>,
    /// Whether there are enough lines of furniture for the site to show; asked for every line, and so counted once.
    is_pasted: bool,
    /// By unit: what [`running`] says.
    pub(super) prose: Vec<f64>,
    /// By unit: the running text of all units before it.
    prose_before: Vec<f64>,
    /// By unit: the longest unit of running text from it on.
    longest_from: Vec<f64>,
}

impl<'a> Page<'a> {
    pub(super) fn new(units: &'a [Unit], facts: &'a [&'a Facts]) -> Self {
        let mut weighed: Vec<Option<Cue>> = facts.iter().map(|facts| facts.cue).collect();
        let lengths: Vec<f64> = facts.iter().map(|facts| facts.length).collect();
        spare_subjects(units, &lengths, &mut weighed);
        spare_dates(units, &lengths, &mut weighed);
        let cues = with_phrases(units, facts, &weighed);
        let prose = running(&lengths, &cues);
        let mut prose_before = vec![0.0; units.len() + 1];
        let mut longest_from = vec![0.0f64; units.len() + 1];
        for (index, size) in prose.iter().enumerate() {
            prose_before[index + 1] = prose_before[index] + size;
        }
        for (index, size) in prose.iter().enumerate().rev() {
            longest_from[index] = longest_from[index + 1].max(*size);
        }
        // One of the words that were weighed, with two phrases, is as much.
        let seen = |cues: &[Option<Cue>], enough: usize| cues.iter().flatten().take(enough).count() == enough;
        let is_pasted = seen(&weighed, 2) || (seen(&weighed, 1) && seen(&cues, 3));
        Self { units, facts, weighed, cues, is_pasted, prose, prose_before, longest_from }
    }

    /// The numbers of every line.
    pub(super) fn numbers(&self) -> Vec<[f32; FEATURES]> {
        let numbers: Vec<&Numbers> =
            self.units.iter().zip(self.facts).map(|(unit, facts)| facts.numbers(&unit.text)).collect();
        let apart: Vec<bool> = self.units.iter().map(|unit| unit.apart).collect();
        features(&numbers, &apart, &self.weighed)
    }

    /// Where the article stands among the lines of a site: the stretch of lines that are more likely the article's than
    /// not. None where no site shows, where nothing would go, and where too little speaks for the stretch.
    pub(super) fn article(&self) -> Option<Range<usize>> {
        if !self.is_pasted() || !(LEAST..=MOST).contains(&self.units.len()) {
            return None;
        }
        let likely: Vec<f64> = self.numbers().iter().map(weights::likely).collect();
        let sizes: Vec<f64> = self.facts.iter().map(|facts| facts.size).collect();
        let run = stretch(&likely, &sizes)?;
        Some(self.after_byline(&run).unwrap_or(run.start)..run.end)
    }

    /// Where an article begins of which `run` is only the running text: a timetable has its one paragraph at the end. Right
    /// under the byline, where no line from there to `run` has a sign of furniture, and they hold as much as half of it.
    fn after_byline(&self, run: &Range<usize>) -> Option<usize> {
        let byline = (0..run.start).rev().find(|at| self.cues[*at].is_some()).filter(|at| *at < HEAD)?;
        let size = |lines: Range<usize>| self.facts[lines].iter().map(|facts| facts.size).sum::<f64>();
        let is_list = size(byline + 1..run.start) * 2.0 >= size(run.clone());
        // A site's head says nothing in sentences: over an editor's name in mid-article stands the article.
        let over_head = self.units[..byline].iter().all(|unit| !ends_sentence(&unit.text));
        (is_list && over_head && self.is_byline(byline)).then_some(byline + 1)
    }

    /// Whether a line says by a word of its own who wrote the article or when it came out: a bare date may be today's.
    pub(super) fn is_byline(&self, index: usize) -> bool {
        let is_worded = |cue: &Cue| cue.reason == Reason::Byline && !cue.word.is_empty();
        let cue = self.cues.get(index).and_then(Option::as_ref);
        cue.is_some_and(is_worded)
            || cue.is_some() && furniture::byline_name(&self.units[index].text).is_some()
    }

    /// What there is to be read on a page without running text: what stands between a byline, over which a title stands and
    /// over that a menu, and the furniture at the end. None where one of the four is missing, and where too few lines are left.
    pub(super) fn site_of_lines(&self) -> Option<Site> {
        let n = self.units.len();
        let is_menu = |cue: &Option<Cue>| cue.is_some_and(|cue| cue.reason == Reason::Navigation);
        let menu = self.cues.iter().take(HEAD).position(is_menu)?;
        let byline = (menu + 2..n.min(HEAD)).find(|at| self.is_byline(*at))?;
        let title = byline - 1;
        // 14.00 Home: what begins with a number may be one of the lines.
        let counts = |at: usize| self.units[at].text.starts_with(|c: char| c.is_ascii_digit());
        let end = (byline..n).rev().find(|at| self.cues[*at].is_none() || counts(*at))? + 1;
        let start = (byline..end).find(|at| self.cues[*at].is_none())?;
        // A note may have a line like each of these.
        let is_site = end < n && end - start >= 6.max(n.div_ceil(2));
        (is_site && self.may_be_plain_title(title)).then_some(Site { title, lines: start..end })
    }

    /// Whether a unit is plainly running text of the article.
    pub(super) fn is_prose(&self, index: usize) -> bool {
        self.prose.get(index).is_some_and(|size| *size > 0.0)
    }

    /// The first unit from `start` on that is plainly running text, or `start` itself where none is.
    pub(super) fn first_prose(&self, start: usize) -> usize {
        (start..self.units.len()).find(|i| self.is_prose(*i) && !self.asks(*i)).unwrap_or(start)
    }

    /// Whether a unit may be a title for all its end mark: one short question or exclamation.
    fn asks(&self, index: usize) -> bool {
        let text = &self.units[index].text;
        let marks = text.chars().filter(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '；')).count();
        marks == 1 && text.ends_with(['？', '?', '！', '!']) && furniture::size(text) <= 36.0
    }

    /// Whether the site shows at all: enough lines of furniture at the two ends to take unmarked ones with them.
    pub(super) fn is_pasted(&self) -> bool {
        self.is_pasted
    }

    /// The units from the first to one past the last that are plainly the article's.
    pub(super) fn body(&self) -> Range<usize> {
        let n = self.units.len();
        let start = (0..n.min(HEAD)).find(|i| self.is_prose(*i) && !self.asks(*i)).unwrap_or(0);
        let mut end = n;
        // Upwards from the end: furniture, and short unmarked lines that furniture stands above.
        let mut at = n;
        while at > start + 1 {
            let i = at - 1;
            match &self.cues[i] {
                Some(_) => {
                    end = i;
                    at = i;
                }
                None if self.may_hang(i) => at = i,
                None => break,
            }
        }
        // A heading such as 网友评论 or "Most viewed" takes what follows with it, unless that is the larger part.
        if let Some(header) = (start + 1..end).find(|i| self.opens_tail(*i)) {
            end = header;
        }
        // What stands right above the tail and leans on it.
        while end > start + 1 && self.cues[end - 1].is_some() {
            end -= 1;
        }
        start..end
    }

    /// Whether a line without furniture words may belong to the furniture around it: short and without an end mark.
    fn may_hang(&self, index: usize) -> bool {
        let text = &self.units[index].text;
        furniture::size(text) <= 22.0 && !text.ends_with(['。', '；', '：', ':', '.', '”'])
    }

    /// Whether a unit is a heading of furniture with too little behind it to be the article's own.
    fn opens_tail(&self, index: usize) -> bool {
        let opens = self.cues[index].as_ref().is_some_and(|c| c.opens_tail);
        if !opens || index * 2 < self.units.len() {
            return false;
        }
        let before = self.prose_before[index];
        let after = self.prose_before[self.units.len()] - self.prose_before[index + 1];
        after * 4.0 < before && self.longest_from[index + 1] < 120.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The likelihoods in tenths, a line of ten Han characters each.
    #[track_caller]
    fn check_stretch(tenths: &[u8], expected: Option<Range<usize>>) {
        let likely: Vec<f64> = tenths.iter().map(|tenth| f64::from(*tenth) / 10.0).collect();
        assert_eq!(stretch(&likely, &vec![10.0; likely.len()]), expected, "{tenths:?}");
    }

    #[test]
    fn the_likeliest_stretch_stays() {
        check_stretch(&[0, 1, 9, 9, 2, 9, 0, 0], Some(2..6));
        check_stretch(&[9, 9, 0, 0, 0, 0, 0, 9, 9, 9], Some(7..10));
        check_stretch(&[9, 9, 9], None);
        check_stretch(&[3, 9, 9, 0, 0], Some(0..3));
        check_stretch(&[0, 5, 5, 0], None);
        check_stretch(&[], None);
    }
}
