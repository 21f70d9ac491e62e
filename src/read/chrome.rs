//! What is furniture of the page and not the article, and why. Words alone mislead (an article may be about
//! advertisements): a line's length, its end mark and its place decide with them. In doubt a line stays.

use crate::article::Reason;
use crate::read::furniture::{self, Cue};
use crate::read::layout::{Unit, ends_sentence};
use std::collections::BTreeMap;

/// What becomes of each unit, and which one is the title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// By unit: the reason it goes, or none where it stays.
    pub(crate) gone: Vec<Option<Reason>>,
    /// The unit that is the title.
    pub(crate) title: Option<usize>,
}

/// How many units at the beginning may be the page's head: a page puts its masthead, menu and byline there.
const HEAD: usize = 40;

/// Decides what is furniture. With `keep` nothing goes but the title is still found.
pub(crate) fn judge(units: &[Unit], title: Option<&str>, keep: bool) -> Verdict {
    let page = Page::new(units);
    let body = page.body();
    let found = match title {
        Some(given) => page.given_title(given),
        None => page.find_title(body.start),
    };
    let mut gone = vec![None; units.len()];
    // Without running text there is nothing that furniture could stand out from: a list, a log, a poem.
    let prose = (0..units.len()).any(|i| page.is_prose(i));
    if !keep && prose {
        page.middle(body.clone(), &mut gone);
        page.tail(body.end, &mut gone);
        page.head(body.start, found, &mut gone);
        page.duplicates(found, &mut gone);
        // A page that would lose everything has no furniture we understand.
        let left = units.iter().zip(&gone).enumerate().any(|(i, (_, g))| g.is_none() && Some(i) != found);
        if !left {
            gone.fill(None);
        }
    }
    // A given title is in the text only where the text begins with it.
    let begins = |at: usize| gone[..at].iter().all(Option::is_some);
    Verdict { title: found.filter(|at| title.is_none() || begins(*at)), gone }
}

struct Page<'a> {
    units: &'a [Unit],
    cues: Vec<Option<Cue>>,
    /// By unit: its size where it is plainly running text of the article (long enough, punctuated, and no furniture),
    /// and 0 where it is not.
    prose: Vec<f64>,
    /// By unit: the running text of all units before it.
    prose_before: Vec<f64>,
    /// By unit: the longest unit of running text from it on.
    longest_from: Vec<f64>,
}

impl<'a> Page<'a> {
    fn new(units: &'a [Unit]) -> Self {
        let cues: Vec<Option<Cue>> = units.iter().map(|u| furniture::cue(&u.text)).collect();
        let prose: Vec<f64> = units
            .iter()
            .zip(&cues)
            .map(|(unit, cue)| {
                let size = furniture::size(&unit.text);
                let runs = cue.is_none() && ((size >= 18.0 && ends_sentence(&unit.text)) || size >= 60.0);
                if runs { size } else { 0.0 }
            })
            .collect();
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
    fn is_prose(&self, index: usize) -> bool {
        self.prose.get(index).is_some_and(|size| *size > 0.0)
    }

    /// Whether a unit may be a title for all its end mark: one short question or exclamation.
    fn asks(&self, index: usize) -> bool {
        let text = &self.units[index].text;
        let marks = text.chars().filter(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '；')).count();
        marks == 1 && text.ends_with(['？', '?', '！', '!']) && furniture::size(text) <= 36.0
    }

    /// Whether the site shows at all: enough lines of furniture at the two ends to take unmarked ones with them.
    fn is_pasted(&self) -> bool {
        self.cues.iter().flatten().count() >= 2
    }

    /// The units from the first to one past the last that are plainly the article's.
    fn body(&self) -> std::ops::Range<usize> {
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

    fn given_title(&self, given: &str) -> Option<usize> {
        let given = furniture::key(given);
        (0..self.units.len().min(HEAD))
            .find(|i| !given.is_empty() && furniture::key(&self.units[*i].text) == given)
    }

    /// The title: among the short lines before the body, the one most like a title of this body.
    fn find_title(&self, body: usize) -> Option<usize> {
        let content = self.body_content(body);
        let mut best: Option<(f64, usize)> = None;
        let before = if self.is_prose(body) { body } else { 1 };
        for index in 0..before.min(self.units.len()) {
            let text = &self.units[index].text;
            if !furniture::may_be_title(text) || self.cues[index].is_some() {
                continue;
            }
            let size = furniture::size(text);
            let length = if (5.0..=36.0).contains(&size) { 0.3 } else { 0.0 };
            let name = if furniture::is_name(text) { -0.5 } else { 0.0 };
            let first = if index == 0 || self.cues[index - 1].is_some() { 0.15 } else { 0.0 };
            let numbered = if crate::segment::marker::marker(text).is_some() { -0.6 } else { 0.0 };
            let shout = if text.ends_with(['!', '！', '。', '.']) { -0.2 } else { 0.0 };
            let score = furniture::overlap(text, &content) + length + name + first + numbered + shout;
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, index));
            }
        }
        let index = best.filter(|(score, _)| *score >= 0.25).map(|(_, index)| index)?;
        // In a text with no running prose only a first line set apart from the rest is a title; a name may follow it.
        let apart = |i: usize| self.units.get(i).is_some_and(|next| next.apart);
        let named = self.units.get(index + 1).is_some_and(|next| furniture::is_name(&next.text));
        (self.is_prose(body) || apart(index + 1) || (named && apart(index + 2))).then_some(index)
    }

    fn body_content(&self, body: usize) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        let prose = (body..self.units.len()).filter(|i| self.is_prose(*i)).take(60);
        for index in prose {
            furniture::count_content(&self.units[index].text, &mut counts);
        }
        counts
    }

    fn head(&self, body: usize, title: Option<usize>, gone: &mut [Option<Reason>]) {
        let Some(title) = title else {
            // Without a title only what is furniture by its own words goes.
            for (gone, cue) in gone.iter_mut().zip(&self.cues).take(body) {
                *gone = gone.or(cue.as_ref().map(|c| c.reason));
            }
            return;
        };
        let pasted = self.is_pasted();
        for (index, gone) in gone.iter_mut().enumerate().take(body.max(title + 1)) {
            let text = &self.units[index].text;
            let reason = match &self.cues[index] {
                _ if index == title => None,
                Some(cue) => Some(cue.reason),
                None if index < title && pasted && self.may_hang_above(index) => Some(Reason::Navigation),
                None if index > title && furniture::is_name(text) && self.cue_near(index) => {
                    Some(Reason::Byline)
                }
                None => None,
            };
            *gone = gone.or(reason);
        }
    }

    fn may_hang_above(&self, index: usize) -> bool {
        furniture::size(&self.units[index].text) <= 40.0
    }

    fn cue_near(&self, index: usize) -> bool {
        let near = index.saturating_sub(2)..(index + 3).min(self.units.len());
        near.into_iter().any(|i| self.cues[i].is_some())
    }

    fn middle(&self, body: std::ops::Range<usize>, gone: &mut [Option<Reason>]) {
        /// A byline may stand under the lede as well as under the title.
        const UNDER_LEDE: usize = 5;
        let opening = body.start + UNDER_LEDE;
        for index in body {
            let under_lede =
                |cue: &Cue| index < opening && matches!(cue.reason, Reason::Byline | Reason::Share);
            if let Some(cue) = self.cues[index].as_ref().filter(|c| c.certain || under_lede(c)) {
                gone[index] = Some(cue.reason);
            }
        }
    }

    fn tail(&self, body_end: usize, gone: &mut [Option<Reason>]) {
        let mut reason = Reason::Other;
        for (gone, cue) in gone.iter_mut().zip(&self.cues).skip(body_end) {
            // A line without words of its own goes for the reason of the header above it.
            match cue {
                Some(cue) => {
                    reason = if cue.opens_tail { cue.reason } else { Reason::Other };
                    *gone = Some(cue.reason);
                }
                None => *gone = Some(reason),
            }
        }
        // The author's name, given in the head, opens a line about the author at the end.
        let names: Vec<&str> = self.names();
        if let Some(last) = body_end.checked_sub(1).filter(|i| *i > 0) {
            let text = &self.units[last].text;
            let about = names.iter().any(|name| text.starts_with(name) && furniture::size(text) < 60.0);
            if about && body_end < self.units.len() {
                gone[last] = Some(Reason::Byline);
            }
        }
    }

    fn names(&self) -> Vec<&str> {
        let head = &self.units[..self.units.len().min(HEAD)];
        head.iter().filter_map(|u| furniture::byline_name(&u.text)).collect()
    }

    /// The lede given twice, and the title given again: the first copy stays.
    fn duplicates(&self, title: Option<usize>, gone: &mut [Option<Reason>]) {
        const LEDE: usize = 4;
        const SECOND: usize = 12;
        let kept: Vec<usize> =
            (0..self.units.len()).filter(|i| gone[*i].is_none() && Some(*i) != title).take(SECOND).collect();
        for (place, &index) in kept.iter().enumerate() {
            let text = &self.units[index].text;
            if furniture::size(text) < 25.0 {
                continue;
            }
            let twin = kept[..place.min(LEDE)].iter().any(|first| self.units[*first].text == *text);
            if twin {
                gone[index] = Some(Reason::Duplicate);
            }
        }
        if let Some(title) = title {
            let key = furniture::key(&self.units[title].text);
            for &index in kept.iter().take(LEDE) {
                if furniture::key(&self.units[index].text) == key {
                    gone[index] = Some(Reason::Duplicate);
                }
            }
        }
    }
}
