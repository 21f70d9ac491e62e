//! What is measured of a sentence: each feature a number of about 0 to 1. What a feature is worth is not known here.

use crate::article::{Article, BlockKind};
use crate::digest::cue::{Cues, cues, leans};
use crate::digest::terms::{Terms, shared};
use crate::segment::Segmenter;
use crate::span::{SentenceId, Span};

/// How many features there are.
pub(super) const COUNT: usize = 15;

/// The places in [`Features`] that are read by name elsewhere.
pub(super) const TITLE: usize = 7;
pub(super) const QUESTION: usize = 12;
pub(super) const LEANING: usize = 13;
pub(super) const QUOTATION: usize = 14;

/// Their names, as `--why` and JSON show them, in the order of [`Features`].
pub(super) const NAMES: [&str; COUNT] = [
    "opening",
    "closing",
    "paragraph start",
    "paragraph end",
    "length",
    "centrality",
    "forward similarity",
    "title",
    "heading",
    "claim cue",
    "outcome cue",
    "evidence",
    "question",
    "leaning",
    "quotation",
];

/// What was measured of one sentence.
pub(super) type Features = [f64; COUNT];

/// All that is measured of an article's sentences.
pub(super) struct Measured {
    pub(super) features: Vec<Features>,
    pub(super) cues: Vec<Cues>,
    pub(super) terms: Terms,
}

/// Measures every sentence. One pass forwards and one backwards: linear in the length of the text.
pub(super) fn measure(article: &Article, segmenter: &Segmenter) -> Measured {
    let terms = Terms::of(article, segmenter);
    let title_span = article.blocks().first().filter(|b| b.kind == BlockKind::Title).map(|b| b.span);
    let title = title_span.map(|s| terms.known(article, segmenter, s)).unwrap_or_default();
    let headings = heading_terms(article, segmenter, &terms);
    let n = article.sentences().len();
    let mut features = vec![[0.0; COUNT]; n];
    let mut all_cues = Vec::with_capacity(n);
    let centrality = centrality(&terms);
    let forward = forward_similarity(&terms);
    let lengths: Vec<f64> = article.sentences().iter().map(|s| letters(article.slice(s.span))).collect();
    let mean = (lengths.iter().sum::<f64>() / n.max(1) as f64).max(1.0);
    let mut heading = 0;
    for (index, sentence) in article.sentences().iter().enumerate() {
        let id = SentenceId::at(index);
        let text = article.sentence(id);
        let block = &article.blocks()[sentence.block.index()];
        while headings.get(heading + 1).is_some_and(|(at, _)| *at <= sentence.span.start) {
            heading += 1;
        }
        let own = &terms.by_sentence[index];
        let cues = cues(text, article.lang());
        let above =
            headings.get(heading).filter(|(at, _)| *at <= sentence.span.start).map_or(&[][..], |(_, t)| t);
        features[index] = [
            opening(index, n),
            closing(index, n),
            f64::from(u8::from(index == block.sentences.start && block.sentences.len() > 1)),
            f64::from(u8::from(index + 1 == block.sentences.end && block.sentences.len() > 1)),
            length(lengths[index], mean),
            centrality[index],
            forward[index],
            share(own, &title),
            share(own, above),
            ((cues.thesis + cues.point) / 2.0).min(1.0),
            ((cues.conclusion + cues.prognosis) / 3.0).min(1.0),
            (cues.evidence / 2.0).min(1.0),
            f64::from(u8::from(text.trim_end_matches(['”', '"', '’', '」']).ends_with(['？', '?']))),
            f64::from(u8::from(leans(text, article.lang()))),
            quotation(text),
        ];
        all_cues.push(cues);
    }
    Measured { features, cues: all_cues, terms }
}

/// 1 at the first sentence, falling to 0 over the first fifth of the article (and three sentences).
fn opening(index: usize, n: usize) -> f64 {
    (1.0 - index as f64 / (n as f64 * 0.2 + 3.0)).max(0.0)
}

/// 1 at the last sentence, falling to 0 over the last tenth of the article (and two sentences).
fn closing(index: usize, n: usize) -> f64 {
    (1.0 - (n - 1 - index) as f64 / (n as f64 * 0.1 + 2.0)).max(0.0)
}

/// 1 for sentences from 0.7 to 2.2 times the mean length, less for shorter and longer ones.
fn length(letters: f64, mean: f64) -> f64 {
    let ratio = letters / mean;
    if ratio < 0.7 { ratio / 0.7 } else { (1.0 - (ratio - 2.2).max(0.0) / 2.0).max(0.0) }
}

fn letters(text: &str) -> f64 {
    text.chars().filter(|c| c.is_alphanumeric()).count() as f64
}

/// The share of a sentence that stands in quotation marks.
fn quotation(text: &str) -> f64 {
    let (mut inside, mut all, mut open) = (0usize, 0usize, false);
    for c in text.chars() {
        match c {
            '“' | '「' | '『' => open = true,
            '”' | '」' | '』' => open = false,
            '"' => open = !open,
            _ => {
                all += 1;
                inside += usize::from(open);
            }
        }
    }
    if all == 0 { 0.0 } else { inside as f64 / all as f64 }
}

/// The share of `wanted` that a sentence holds.
fn share(own: &[(u32, u32)], wanted: &[u32]) -> f64 {
    if wanted.is_empty() { 0.0 } else { shared(own, wanted) as f64 / wanted.len() as f64 }
}

/// Closeness to the log-tf centroid of the article: the mean, over a sentence's terms, of ln(1 + count in the article),
/// damped for very short sentences; scaled so that the most central sentence has 1.
fn centrality(terms: &Terms) -> Vec<f64> {
    let raw: Vec<f64> = terms
        .by_sentence
        .iter()
        .map(|own| {
            let sum: f64 = own.iter().map(|(id, _)| f64::from(terms.all[*id as usize].count).ln()).sum();
            sum / (own.len() as f64 + 4.0)
        })
        .collect();
    scaled(raw)
}

/// Directed similarity: how much of a sentence the text after it takes up again. One backward pass keeps the sum of
/// all later sentences' unit vectors; a sentence's value is its dot product with that sum over the root of their number.
fn forward_similarity(terms: &Terms) -> Vec<f64> {
    let mut sum = vec![0.0f64; terms.all.len()];
    let mut raw = vec![0.0; terms.by_sentence.len()];
    for (later, index) in (0..terms.by_sentence.len()).rev().enumerate() {
        let own = &terms.by_sentence[index];
        let norm = own.iter().map(|(_, n)| f64::from(*n).powi(2)).sum::<f64>().sqrt().max(1.0);
        let dot: f64 = own.iter().map(|(id, n)| sum[*id as usize] * f64::from(*n) / norm).sum();
        raw[index] = dot / (later.max(1) as f64).sqrt();
        for (id, n) in own {
            sum[*id as usize] += f64::from(*n) / norm;
        }
    }
    scaled(raw)
}

fn scaled(mut raw: Vec<f64>) -> Vec<f64> {
    let most = raw.iter().copied().fold(0.0, f64::max);
    if most > 0.0 {
        raw.iter_mut().for_each(|v| *v /= most);
    }
    raw
}

/// The terms of each heading, with the byte at which its section begins, in order.
fn heading_terms(article: &Article, segmenter: &Segmenter, terms: &Terms) -> Vec<(usize, Vec<u32>)> {
    let heads: Vec<Span> =
        article.blocks().iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).map(|b| b.span).collect();
    heads.into_iter().map(|span| (span.end, terms.known(article, segmenter, span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;
    use crate::read::{Options, plain};

    /// One feature of each sentence, in hundredths.
    #[track_caller]
    fn check(feature: usize, text: &str, expected: &[u32]) {
        let article = plain::read(&Clean::new(text), &Options::default());
        let measured = measure(&article, &Segmenter::for_text(article.text()));
        let got: Vec<u32> = measured.features.iter().map(|f| (f[feature] * 100.0).round() as u32).collect();
        assert_eq!(got, expected, "{}: {text}", NAMES[feature]);
    }

    #[test]
    fn questions_leanings_and_quotations_are_seen_in_both_languages() {
        check(QUESTION, "谁来修桥？没有人。“他来吗？”", &[100, 0, 100]);
        check(QUESTION, "Who mends the bridge? Nobody does.", &[100, 0]);
        check(LEANING, "桥修好了。但是没有人走。", &[0, 100]);
        check(LEANING, "The bridge was mended. But nobody crossed it.", &[0, 100]);
        check(QUOTATION, "“甲乙”丙丁。", &[40]);
        check(QUOTATION, "\"ab\" cd.", &[33]);
    }

    #[test]
    fn a_sentence_that_says_the_title_again_has_it_as_a_feature() {
        check(TITLE, "渡船和旅客\n\n渡船停在岸边,岸边的人都在等一个好天气,等了三天。\n\n没有人。", &[100, 0]);
    }

    #[test]
    fn the_ends_of_the_article_fade_inwards() {
        assert_eq!((opening(0, 10), closing(9, 10)), (1.0, 1.0));
        assert!(opening(1, 10) > opening(2, 10) && closing(8, 10) > closing(7, 10));
        assert_eq!((opening(9, 10), closing(0, 10)), (0.0, 0.0));
        assert_eq!((length(5.0, 10.0) < 1.0, length(10.0, 10.0), length(60.0, 10.0)), (true, 1.0, 0.0));
    }
}
