//! The words a stretch of the article is about.

use crate::clean::Clean;
use crate::digest::terms::{Term, Terms};
use crate::segment::WordKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The sum of the frequencies in jieba's dictionary, rounded: what a word's own frequency is held against.
const CORPUS: f64 = 60_000_000.0;

/// The `most` best keywords of a range of sentences, best first: frequent here, more so than elsewhere in the article,
/// and rare in the dictionary's corpus.
pub(super) fn keywords(terms: &Terms, sentences: Range<usize>, most: usize) -> Vec<Clean> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for own in terms.by_sentence.get(sentences).unwrap_or_default() {
        for (id, n) in own {
            *counts.entry(*id).or_default() += n;
        }
    }
    let repeated = counts.values().filter(|n| **n > 1).count() >= most;
    let mut scored: Vec<(f64, u32)> = counts
        .into_iter()
        .filter(|(id, n)| names_something(&terms.all[*id as usize]) && (*n > 1 || !repeated))
        .map(|(id, n)| (weight(&terms.all[id as usize], n), id))
        .collect();
    // Ties go to the word that came first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<Clean> = Vec::new();
    for (_, id) in scored {
        let shown = &terms.all[id as usize].shown;
        // No part of a longer name that is there already.
        if !chosen.iter().any(|c| c.contains(shown.as_str()) || shown.contains(c.as_str())) {
            chosen.push(shown.clone());
        }
        if chosen.len() == most {
            break;
        }
    }
    chosen
}

fn weight(term: &Term, here: u32) -> f64 {
    let here = f64::from(here);
    let rarity = match term.frequency {
        Some(frequency) => (CORPUS / (frequency as f64 + 200.0)).ln(),
        // Words unknown to the dictionary: names, and every word of letters.
        None => 9.0,
    };
    here * (0.5 + here / f64::from(term.count.max(1))) * rarity
}

fn names_something(term: &Term) -> bool {
    let letters = term.shown.chars().count();
    match term.kind {
        WordKind::Number | WordKind::Pair => false,
        WordKind::Han => letters >= 2 && (term.frequency.is_some() || (term.count >= 2 && letters <= 4)),
        // Kana and hangul are syllables, of which two make a word.
        WordKind::Letters => {
            letters >= 3
                || term.shown.chars().any(|c| c.is_ascii_digit())
                || (letters == 2 && term.shown.chars().all(|c| c >= '\u{3040}'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Options, plain};
    use crate::segment::Segmenter;

    #[track_caller]
    fn check(text: &str, sentences: Range<usize>, expected: &[&str]) {
        let article = plain::read(&Clean::new(text), &Options::default());
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        let words = keywords(&terms, sentences, 2);
        assert_eq!(words.iter().map(Clean::as_str).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_stretch_is_about_what_it_says_more_often_than_the_rest() {
        let text = "渡船等着旅客。渡船又等着旅客。桥墩裂了。桥墩又裂了,桥墩老了。";
        check(text, 0..2, &["渡船", "旅客"]);
        let text = "The ferry waits for passengers. The ferry left its passengers. The bridge cracks.";
        check(text, 0..2, &["ferry", "passengers"]);
        check(text, 9..12, &[]);
    }
}
