//! The words of each sentence as numbers, and how often the article has them: what centrality, similarity and
//! keywords are counted on.

use crate::article::Article;
use crate::clean::Clean;
use crate::segment::{Segmenter, WordKind};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::HashMap;

/// A term of the article: a word in its normal form.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The word as it first stood.
    pub(super) shown: Clean,
    /// How often it occurs.
    pub(super) count: u32,
    /// What it is made of.
    pub(super) kind: WordKind,
    /// How often the dictionary's corpus has it.
    pub(super) frequency: Option<u64>,
}

/// The terms of an article: by sentence, sorted and without repetition, each with its count there.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) by_sentence: Vec<Vec<(u32, u32)>>,
    pub(super) all: Vec<Term>,
    index: HashMap<String, u32>,
}

impl Terms {
    /// Cuts every sentence into words and counts them. Linear in the length of the text.
    pub(super) fn of(article: &Article, segmenter: &Segmenter) -> Self {
        let mut terms = Self::default();
        for sentence in article.sentences() {
            let words = content(article, segmenter, sentence.span);
            let mut ids: Vec<u32> = words.into_iter().map(|word| terms.count(word, segmenter)).collect();
            ids.sort_unstable();
            let runs = ids.chunk_by(|a, b| a == b);
            terms
                .by_sentence
                .push(runs.map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX))).collect());
        }
        terms
    }

    /// The terms of a span that is no sentence, such as a title, as far as the sentences have them: sorted, without
    /// repetition.
    pub(super) fn known(&self, article: &Article, segmenter: &Segmenter, span: Span) -> Vec<u32> {
        let words = content(article, segmenter, span);
        let mut ids: Vec<u32> =
            words.iter().filter_map(|w| self.index.get(w.form.as_ref()).copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Counts one occurrence of a word, and gives its term.
    fn count(&mut self, word: Content<'_>, segmenter: &Segmenter) -> u32 {
        let id = match self.index.get(word.form.as_ref()) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
                self.index.insert(word.form.into_owned(), id);
                let (shown, frequency) = (Clean::new(word.shown), segmenter.frequency(word.shown));
                self.all.push(Term { shown, count: 0, kind: word.kind, frequency });
                id
            }
        };
        if let Some(term) = self.all.get_mut(id as usize) {
            term.count += 1;
        }
        id
    }
}

/// A word that says what a text is about: as it stands there, and in its normal form.
struct Content<'a> {
    shown: &'a str,
    form: Cow<'a, str>,
    kind: WordKind,
}

/// The words of a span, but for stop words.
fn content<'a>(article: &'a Article, segmenter: &Segmenter, span: Span) -> Vec<Content<'a>> {
    let text = article.slice(span);
    segmenter
        .words(text)
        .into_iter()
        .map(|word| (word.span.of(text), word.kind))
        .filter(|(shown, _)| !segmenter.is_stop_word(shown))
        .map(|(shown, kind)| Content { shown, form: segmenter.normal_form(shown, article.lang()), kind })
        .filter(|word| !word.form.chars().all(|c| c.is_ascii_punctuation()))
        .collect()
}

/// How many terms two sorted lists share.
pub(super) fn shared(a: &[(u32, u32)], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Options, plain};

    #[test]
    fn stop_words_are_known_as_they_stand() {
        let text = Clean::new("The US and the WHO met us in town. They run it; runners ran.");
        let article = plain::read(&text, &Options::default());
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        let shown: Vec<&str> = terms.all.iter().map(|t| t.shown.as_str()).collect();
        assert_eq!(shown, ["US", "WHO", "met", "town", "run", "runners", "ran"]);
    }
}
