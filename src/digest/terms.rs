//! The words of each sentence as numbers, and how often the article has them: what centrality, similarity and
//! keywords are counted on.

use crate::article::Article;
use crate::clean::Clean;
use crate::segment::word::{is_stop_word, normal_form};
use crate::segment::{Segmenter, WordKind};
use crate::span::Span;
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
            let counted = terms.count(article, segmenter, sentence.span, true);
            terms.by_sentence.push(counted);
        }
        terms
    }

    /// The known terms of a span that is no sentence, such as a title. Counts nothing.
    pub(super) fn known(&mut self, article: &Article, segmenter: &Segmenter, span: Span) -> Vec<u32> {
        self.count(article, segmenter, span, false).into_iter().map(|(id, _)| id).collect()
    }

    fn count(&mut self, article: &Article, segmenter: &Segmenter, span: Span, adds: bool) -> Vec<(u32, u32)> {
        let text = article.slice(span);
        let mut ids: Vec<u32> = Vec::new();
        for word in segmenter.words(text) {
            let shown = word.span.of(text);
            let form = normal_form(shown, article.lang());
            if is_stop_word(&form)
                || is_stop_word(&shown.to_lowercase())
                || form.chars().all(|c| c.is_ascii_punctuation())
            {
                continue;
            }
            match self.index.get(form.as_ref()) {
                Some(id) => ids.push(*id),
                None if adds => {
                    let id = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
                    self.index.insert(form.into_owned(), id);
                    let frequency = segmenter.frequency(shown);
                    self.all.push(Term { shown: Clean::new(shown), count: 0, kind: word.kind, frequency });
                    ids.push(id);
                }
                None => {}
            }
        }
        ids.sort_unstable();
        let mut counted: Vec<(u32, u32)> = Vec::new();
        for id in ids {
            if adds && let Some(term) = self.all.get_mut(id as usize) {
                term.count += 1;
            }
            match counted.last_mut() {
                Some((last, n)) if *last == id => *n += 1,
                _ => counted.push((id, 1)),
            }
        }
        counted
    }
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
