//! What sentences do in the argument: the thesis, what is expected to come, the close, evidence and setting.

use crate::article::{Article, BlockKind, Reason};
use crate::digest::enumeration::Enumeration;
use crate::digest::features::{LEANING, Measured, QUESTION, QUOTATION, TITLE};
use crate::digest::genre::{argues, is_news};
use crate::digest::{Role, Salience};
use crate::span::SentenceId;
use std::ops::Range;

/// The roles of an article's sentences.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) by_sentence: Vec<Option<Role>>,
    pub(super) thesis: Option<SentenceId>,
    /// Whether the text says something at all: otherwise it has no thesis and no points.
    pub(super) argues: bool,
    /// Whether the thesis is a news report's lead.
    pub(super) lead: bool,
    /// The strongest sentence of the forecast.
    pub(super) best_prognosis: Option<SentenceId>,
}

/// The least evidence a sentence needs to be the thesis, and the forecast (in the article's second half; earlier a
/// forecast needs more). Set by hand; a thesis is worth more missed than wrong.
const THESIS_LEAST: f64 = 1.1;
const PROGNOSIS_LEAST: f64 = 1.5;
const PROGNOSIS_EARLY: f64 = 2.6;

/// A lede given twice is among the first blocks.
const LEDE: usize = 8;

/// Gives every sentence its role, if it has one.
pub(super) fn roles(
    article: &Article,
    measured: &Measured,
    saliences: &[Salience],
    lists: &[Enumeration],
) -> Roles {
    let n = article.sentences().len();
    let mut roles = Roles { by_sentence: vec![None; n], ..Roles::default() };
    for (role, cues) in roles.by_sentence.iter_mut().zip(&measured.cues) {
        if cues.evidence >= 1.0 {
            *role = Some(Role::Evidence);
        } else if cues.background >= 1.0 {
            *role = Some(Role::Background);
        }
    }
    for list in lists {
        for member in &list.members {
            let first = article.sentences().partition_point(|s| s.span.end <= member.span.start);
            let last = article.sentences().partition_point(|s| s.span.start < member.span.end);
            roles.by_sentence[first..last.max(first)].fill(Some(Role::Step));
        }
    }
    roles.argues = argues(article);
    if !roles.argues {
        return roles;
    }
    roles.lead = is_news(article);
    roles.thesis = thesis(article, measured, saliences, roles.lead, &roles.by_sentence);
    prognosis(article, measured, &mut roles);
    conclusion(article, measured, &mut roles);
    if let Some(thesis) = roles.thesis {
        roles.by_sentence[thesis.index()] = Some(Role::Thesis);
    }
    roles
}

fn thesis(
    article: &Article,
    measured: &Measured,
    saliences: &[Salience],
    news: bool,
    by_sentence: &[Option<Role>],
) -> Option<SentenceId> {
    let prose = prose_blocks(article);
    if news {
        return prose.first().map(|b| SentenceId::at(article.blocks()[*b].sentences.start));
    }
    let first_heading =
        article.blocks().iter().position(|b| matches!(b.kind, BlockKind::Heading(_))).unwrap_or(usize::MAX);
    let mut best: Option<(f64, usize)> = None;
    for (place, &block) in prose.iter().enumerate() {
        let from_end = prose.len() - 1 - place;
        let opening = place < 3 && (block < first_heading || place == 0);
        if !opening && from_end > 1 {
            continue;
        }
        let range = article.blocks()[block].sentences.clone();
        let lede = given_twice(article, block);
        for index in range.clone() {
            if by_sentence[index] == Some(Role::Step) {
                continue;
            }
            let features = &measured.features[index];
            let cues = &measured.cues[index];
            let position = position_in_opening(place, from_end, index, &range);
            let score = position
                + if lede { 1.0 + 0.3 * f64::from(u8::from(index == range.start)) } else { 0.0 }
                + (cues.thesis * 0.45).min(1.2)
                + if opening { 0.0 } else { (cues.conclusion * 0.3).min(0.6) }
                + features[TITLE] * 0.6
                + saliences[index].score * 0.7
                - features[QUESTION] * 0.9
                - features[LEANING] * 0.15
                - features[QUOTATION] * 0.3
                - (cues.evidence * 0.2).min(0.5)
                - (cues.background * 0.3).min(0.5);
            // Ties go to the earlier sentence.
            if best.is_none_or(|(b, _)| score > b + 1e-9) {
                best = Some((score, index));
            }
        }
    }
    best.filter(|(score, _)| *score >= THESIS_LEAST).map(|(_, index)| SentenceId::at(index))
}

/// What a sentence's place says for its being the thesis. A claim closes the opening paragraph more often than it
/// begins it, and returns in the last.
fn position_in_opening(place: usize, from_end: usize, index: usize, range: &Range<usize>) -> f64 {
    let last = index + 1 == range.end;
    let first = index == range.start;
    match place {
        0 if last => 0.75,
        0 if first => 0.4,
        0 => 0.35,
        1 if last => 0.45,
        1 => 0.3,
        2 => 0.15,
        _ if from_end == 0 => 0.25,
        _ => 0.05,
    }
}

/// Whether a block is the lede that the page gave twice.
fn given_twice(article: &Article, block: usize) -> bool {
    let text = article.slice(article.blocks()[block].span);
    article.removed().iter().any(|r| r.reason == Reason::Duplicate && r.text.as_str() == text)
}

fn prose_blocks(article: &Article) -> Vec<usize> {
    (0..article.blocks().len()).filter(|i| !article.blocks()[*i].sentences.is_empty()).collect()
}

fn prognosis(article: &Article, measured: &Measured, roles: &mut Roles) {
    let n = article.sentences().len();
    // Only the first blocks can be a lede.
    let lede: Vec<Range<usize>> = article
        .blocks()
        .iter()
        .enumerate()
        .take(LEDE)
        .filter(|(index, _)| given_twice(article, *index))
        .map(|(_, block)| block.sentences.clone())
        .collect();
    let strength = |index: usize| {
        let features = &measured.features[index];
        let free = Some(SentenceId::at(index)) != roles.thesis && !lede.iter().any(|r| r.contains(&index));
        if free { measured.cues[index].prognosis - features[QUESTION] - features[QUOTATION] } else { 0.0 }
    };
    let least = |index: usize| if index * 2 >= n { PROGNOSIS_LEAST } else { PROGNOSIS_EARLY };
    let mut best: Option<(f64, usize)> = None;
    for index in 0..n {
        let score = strength(index);
        if score >= least(index) {
            let weighed = score + index as f64 / n as f64;
            if best.is_none_or(|(b, _)| weighed > b) {
                best = Some((weighed, index));
            }
        }
    }
    let Some((_, best)) = best else { return };
    roles.best_prognosis = Some(SentenceId::at(best));
    let block = article.blocks()[article.sentences()[best].block.index()].sentences.clone();
    let close = best.saturating_sub(1)..best + 3;
    let also: Vec<usize> = block.filter(|i| close.contains(i) && strength(*i) >= 0.9).collect();
    for index in also {
        roles.by_sentence[index] = Some(Role::Prognosis);
    }
    roles.by_sentence[best] = Some(Role::Prognosis);
}

fn conclusion(article: &Article, measured: &Measured, roles: &mut Roles) {
    let n = article.sentences().len();
    if roles.lead || n < 6 {
        return;
    }
    for index in n - n / 4..n {
        if measured.cues[index].conclusion >= 1.5 && roles.by_sentence[index] != Some(Role::Prognosis) {
            roles.by_sentence[index] = Some(Role::Conclusion);
        }
    }
    let prose = prose_blocks(article);
    let Some(last) = prose.last().filter(|_| prose.len() >= 3) else { return };
    let range = article.blocks()[*last].sentences.clone();
    if !matches!(article.blocks()[*last].kind, BlockKind::Paragraph) {
        return;
    }
    for index in range {
        if matches!(roles.by_sentence[index], None | Some(Role::Background)) {
            roles.by_sentence[index] = Some(Role::Conclusion);
        }
    }
}
