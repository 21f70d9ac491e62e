//! Which short lines of a plain text are headings, and which are words under a picture: a sum of named weights over what
//! is to be seen of each, and a few things that no sum may overrule. What paragraphs and items are is decided before.
//! Precision before recall: a heading that is missed costs a line of the outline, a false one breaks the article.

mod around;
mod line;
mod number;
mod weights;

use crate::article::BlockKind;
use crate::read::furniture::size;
use crate::read::layout::{Unit, breaks_off, ends_sentence};
use crate::read::shape::says_caption;
use crate::segment::marker::Form;
use around::Seen;
pub(crate) use line::Features;
use line::{End, names_a_part};
use number::Key;
use std::collections::{BTreeMap, BTreeSet};
use weights::WEIGHTS;

/// A line that is at least so likely a heading is one.
const LIKELY: f64 = 0.45;

/// What was found, by unit; what is in neither is running text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Headings with their levels, from 1.
    pub(crate) headings: BTreeMap<usize, u8>,
    /// Words under pictures.
    pub(crate) captions: BTreeSet<usize>,
}

/// The headings and captions among the paragraphs of a text.
pub(crate) fn find(units: &[&Unit], kinds: &[BlockKind]) -> Found {
    let seen = Seen::new(units, kinds);
    let candidates: Vec<usize> = (0..units.len()).filter(|i| may_be(&seen, units, *i)).collect();
    let is_chapter = |i: usize| chapter(&seen, i).is_some();
    let mut chosen: BTreeSet<usize> = candidates
        .iter()
        .copied()
        .filter(
            |i| if is_chapter(*i) { opens_chapter(&seen, *i) } else { likely(&seen.features(*i)) >= LIKELY },
        )
        .collect();
    let strong = |i: usize| is_chapter(i) || seen.series.contains(&i) || seen.templates.contains(&i);
    let names = |i: usize| seen.lines[i].as_ref().is_some_and(|line| names_a_part(line.body()));
    // Headings made to one pattern leave no doubt about the others.
    if !seen.templates.is_empty() {
        chosen.retain(|i| strong(*i) || names(*i));
    }
    // Where texts do not end as sentences do, a line that does not says nothing by that.
    let closed = units.iter().filter(|unit| ends_sentence(&unit.text)).count();
    if closed * 2 < units.len().saturating_sub(candidates.len()) {
        chosen.retain(|i| strong(*i));
    }
    // Two questions are asked in any essay; three may be its headings.
    let asks = |i: usize| seen.lines[i].as_ref().is_some_and(|line| line.end == End::Ask);
    if chosen.len() < 3 && chosen.iter().all(|i| asks(*i) && !strong(*i)) {
        chosen.clear();
    }
    // A single unmarked line between paragraphs is a caption or a pulled quote more often than a heading.
    if chosen.len() == 1 {
        chosen.retain(|i| strong(*i) || names(*i));
    }
    // Where most lines are short their shape says little: verse, a list, a log.
    let lines: usize = units.iter().map(|u| lines_of(&u.text)).sum();
    if chosen.len() * MOST > lines {
        chosen.retain(|i| strong(*i));
    }
    if chosen.len() * MOST > lines {
        chosen.clear();
    }
    let captions = candidates
        .into_iter()
        .filter(|i| !chosen.contains(i) && in_prose(units, *i) && may_be_caption(&seen, *i))
        .collect();
    Found { headings: levels(&seen, &chosen), captions }
}

/// Of so many lines one may be a heading.
const MOST: usize = 2;

/// What is to be seen of the lines that may be headings, for the fitter of the weights.
pub(crate) fn rows(units: &[&Unit], kinds: &[BlockKind]) -> Vec<(usize, Features)> {
    let seen = Seen::new(units, kinds);
    let may = (0..units.len()).filter(|i| may_be(&seen, units, *i) && chapter(&seen, *i).is_none());
    may.map(|i| (i, seen.features(i))).collect()
}

/// How likely a line with these features is a heading, in 0..=1.
fn likely(features: &Features) -> f64 {
    let weight = |name: &str| {
        let at = WEIGHTS.binary_search_by(|(known, _)| (*known).cmp(name)).ok();
        at.and_then(|at| WEIGHTS.get(at)).map_or(0.0, |(_, weight)| *weight)
    };
    let score: f64 = features.iter().map(|(name, value)| weight(name) * value).sum();
    1.0 / (1.0 + (-score).exp())
}

/// Whether a line may be a heading at all: short, whole, no caption by its own words, and something stands under it.
fn may_be(seen: &Seen, units: &[&Unit], i: usize) -> bool {
    let Some(line) = &seen.lines[i] else { return false };
    let is_series = seen.series.contains(&i);
    let number_alone = !line.body().contains(char::is_alphanumeric) && !is_series;
    // ——题记 says whose words stand above.
    let is_source = line.text.starts_with(['—', '―', '－', '–']);
    // The end of a text is not under a heading, nor are more short lines only; and of a list of them the middle is none.
    let under = (i + 1..units.len()).take(UNDER).any(|j| !seen.is_open(j));
    let (before, after) = (seen.run_before[i], seen.run_after[i + 1]);
    let is_listed = before > 0 && after > 0 && before + after >= UNDER;
    under
        && !(is_listed && !is_series)
        && !number_alone
        && !is_source
        && !line.is_spoken()
        && !says_caption(line.text)
        && !breaks_off(units[i], units.get(i + 1).copied())
}

/// So many short lines in a row are a list.
const UNDER: usize = 4;

/// The rank of a chapter of a book that begins at a line.
fn chapter(seen: &Seen, i: usize) -> Option<u8> {
    let line = seen.lines.get(i)?.as_ref()?;
    match line.number?.key {
        // A book may be quoted with one chapter; one part alone may be anything's.
        Key::Chapter(rank) if line.end.is_open() && (rank == 1 || seen.series.contains(&i)) => Some(rank),
        // 第一章水位 without a gap may be the beginning of a sentence.
        Key::Form(Form::Chapter) if line.end.is_open() && seen.series.contains(&i) => Some(1),
        _ => None,
    }
}

/// Whether a chapter begins here, and is not one of a table of contents.
fn opens_chapter(seen: &Seen, i: usize) -> bool {
    chapter(seen, i).is_none_or(|rank| chapter(seen, i + 1) != Some(rank))
}

/// Whether a line that is no heading may stand under a picture.
fn may_be_caption(seen: &Seen, i: usize) -> bool {
    seen.lines[i].as_ref().is_some_and(|line| {
        matches!(line.end, End::None | End::Bracket)
            && line.number.is_none()
            && line.size <= 30.0
            && !line.text.starts_with(char::is_lowercase)
    })
}

/// Whether running text stands right before and right after a unit, as it does about a picture.
fn in_prose(units: &[&Unit], index: usize) -> bool {
    let runs = |unit: Option<&&Unit>| unit.is_some_and(|u| size(&u.text) >= 12.0 && ends_sentence(&u.text));
    index > 0 && runs(units.get(index - 1)) && runs(units.get(index + 1))
}

/// How many lines a paragraph is on a screen of 80 cells: where each paragraph is one line of the file, a long one
/// still outweighs a heading.
fn lines_of(text: &str) -> usize {
    (size(text) / 40.0).ceil().max(1.0) as usize
}

/// The levels of headings: by the forms of their numbers, as many as there are; unnumbered ones are of the first.
fn levels(seen: &Seen, chosen: &BTreeSet<usize>) -> BTreeMap<usize, u8> {
    let rank = |i: usize| {
        let number = seen.lines.get(i).and_then(Option::as_ref).and_then(|line| line.number);
        number.map(|number| match number.key {
            Key::Chapter(rank) => (0, rank),
            Key::Form(form) => (1, form as u8),
            Key::Word(_) | Key::Year => (2, 0),
        })
    };
    let ranks: BTreeSet<(u8, u8)> = chosen.iter().filter_map(|i| rank(*i)).collect();
    let level = |i: usize| rank(i).and_then(|own| ranks.iter().position(|rank| *rank == own)).unwrap_or(0);
    chosen.iter().map(|i| (*i, u8::try_from(level(*i) + 1).unwrap_or(u8::MAX))).collect()
}
