//! A page's lines as they are weighed: which are furniture by their words, which are plainly the article's, and from
//! where to where the article runs. What becomes of a line is not decided here.

use crate::read::furniture::{self, Cue};
use crate::read::layout::{Unit, ends_sentence};
use std::collections::BTreeSet;

/// How many units at the beginning may be the page's head: a page puts its masthead, menu and byline there.
pub(super) const HEAD: usize = 40;

/// By unit: its size where it could be running text (long enough and punctuated), and 0 where not.
fn lengths(units: &[Unit]) -> Vec<f64> {
    let length = |unit: &Unit| {
        let size = furniture::size(&unit.text);
        let runs = (size >= 18.0 && ends_sentence(&unit.text)) || size >= 60.0;
        if runs { size } else { 0.0 }
    };
    units.iter().map(length).collect()
}

/// By unit: its length where it is plainly running text, that is, no furniture; and 0 where not.
fn running(lengths: &[f64], cues: &[Option<Cue>]) -> Vec<f64> {
    lengths.iter().zip(cues).map(|(length, cue)| if cue.is_none() { *length } else { 0.0 }).collect()
}

/// Takes the cues of words that the article itself is about: in an article about comments 评论区 is no furniture.
fn spare_subjects(units: &[Unit], lengths: &[f64], cues: &mut [Option<Cue>]) {
    let prose = running(lengths, cues);
    let running: Vec<String> = units
        .iter()
        .zip(&prose)
        .filter(|(_, size)| **size > 0.0)
        .map(|(u, _)| u.text.to_lowercase())
        .collect();
    let words: BTreeSet<&'static str> =
        cues.iter().flatten().map(|c| c.word).filter(|word| !word.is_empty()).collect();
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

/// The lines of a page as they are weighed.
pub(super) struct Page<'a> {
    pub(super) units: &'a [Unit],
    /// By unit: its signs of furniture, less those of the article's own subject.
    pub(super) cues: Vec<Option<Cue>>,
    /// By unit: what [`running`] says.
    pub(super) prose: Vec<f64>,
    /// By unit: the running text of all units before it.
    prose_before: Vec<f64>,
    /// By unit: the longest unit of running text from it on.
    longest_from: Vec<f64>,
}

impl<'a> Page<'a> {
    pub(super) fn new(units: &'a [Unit]) -> Self {
        let mut cues: Vec<Option<Cue>> = units.iter().map(|u| furniture::cue(&u.text)).collect();
        let lengths = lengths(units);
        spare_subjects(units, &lengths, &mut cues);
        spare_dates(units, &lengths, &mut cues);
        let prose = running(&lengths, &cues);
        let mut prose_before = vec![0.0; units.len() + 1];
        let mut longest_from = vec![0.0f64; units.len() + 1];
        for (index, size) in prose.iter().enumerate() {
            prose_before[index + 1] = prose_before[index] + size;
        }
        for (index, size) in prose.iter().enumerate().rev() {
            longest_from[index] = longest_from[index + 1].max(*size);
        }
        Self { units, cues, prose, prose_before, longest_from }
    }

    /// Whether a unit is plainly running text of the article.
    pub(super) fn is_prose(&self, index: usize) -> bool {
        self.prose.get(index).is_some_and(|size| *size > 0.0)
    }

    /// Whether a unit may be a title for all its end mark: one short question or exclamation.
    fn asks(&self, index: usize) -> bool {
        let text = &self.units[index].text;
        let marks = text.chars().filter(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '；')).count();
        marks == 1 && text.ends_with(['？', '?', '！', '!']) && furniture::size(text) <= 36.0
    }

    /// Whether the site shows at all: enough lines of furniture at the two ends to take unmarked ones with them.
    pub(super) fn is_pasted(&self) -> bool {
        self.cues.iter().flatten().count() >= 2
    }

    /// The units from the first to one past the last that are plainly the article's.
    pub(super) fn body(&self) -> std::ops::Range<usize> {
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
