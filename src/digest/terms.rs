//! The words of each sentence as numbers, and how often the article has them: what centrality, similarity and
//! keywords are counted on.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::segment::word::{is_stop_word, normal_form};
use crate::segment::{Segmenter, WordKind};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::HashMap;

/// A term of the article: a word in its normal form.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The word as it first stood.
    pub(super) shown: Clean,
    /// Its normal form.
    pub(super) form: String,
    /// How often it occurs.
    pub(super) count: u32,
    /// What it is made of.
    pub(super) kind: WordKind,
    /// How often the dictionary's corpus has it.
    pub(super) frequency: Option<u64>,
}

impl Term {
    /// What a change of topic is seen by: the family of the word and, of a Chinese word, its characters.
    ///
    /// A family is what begins alike (defend and defence have stems of their own); Chinese makes words of words.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        /// In letters.
        const FAMILY: usize = 5;
        // A number says nothing, nor does a letter.
        let says = self.kind == WordKind::Han || (self.kind == WordKind::Letters && self.form.len() > 1);
        let family =
            if self.form.is_ascii() { self.form.get(..FAMILY).unwrap_or(&self.form) } else { &self.form };
        let compound = self.kind == WordKind::Han && self.form.chars().nth(1).is_some();
        let ends = self.form.char_indices().map(|(at, c)| at..at + c.len_utf8());
        let characters = ends.filter(move |_| compound).filter_map(|range| self.form.get(range));
        std::iter::once(family).chain(characters).filter(move |_| says)
    }
}

/// The terms of an article: by sentence, sorted and without repetition, each with its count there.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) by_sentence: Vec<Vec<(u32, u32)>>,
    pub(super) all: Vec<Term>,
    /// The stop words in the same way, under numbers of their own.
    pub(super) common: Vec<Vec<(u32, u32)>>,
    /// How many distinct stop words there are.
    pub(super) commons: usize,
    index: HashMap<String, u32>,
}

impl Terms {
    /// Cuts every sentence into words and counts them. Linear in the length of the text.
    pub(super) fn of(article: &Article, segmenter: &Segmenter) -> Self {
        let mut terms = Self::default();
        let mut commons: HashMap<String, u32> = HashMap::new();
        for sentence in article.sentences() {
            let text = article.slice(sentence.span);
            let (mut own, mut common) = (Vec::new(), Vec::new());
            for word in words(text, article.lang(), segmenter) {
                if word.stops {
                    let next = number(commons.len());
                    common.push(*commons.entry(word.form.into_owned()).or_insert(next));
                } else {
                    own.push(terms.count(word, segmenter));
                }
            }
            terms.by_sentence.push(counted(own));
            terms.common.push(counted(common));
        }
        terms.commons = commons.len();
        terms
    }

    /// The terms of a span that is no sentence, such as a title, as far as the sentences have them: sorted, without
    /// repetition.
    pub(super) fn known(&self, article: &Article, segmenter: &Segmenter, span: Span) -> Vec<u32> {
        let words = words(article.slice(span), article.lang(), segmenter);
        let mut ids: Vec<u32> =
            words.filter(|w| !w.stops).filter_map(|w| self.index.get(w.form.as_ref()).copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Counts one occurrence of a word, and gives its term.
    fn count(&mut self, word: Counted<'_>, segmenter: &Segmenter) -> u32 {
        let id = match self.index.get(word.form.as_ref()) {
            Some(id) => *id,
            None => {
                let id = number(self.all.len());
                let form = word.form.into_owned();
                self.index.insert(form.clone(), id);
                let (shown, frequency) = (Clean::new(word.shown), segmenter.frequency(word.shown));
                self.all.push(Term { shown, form, count: 0, kind: word.kind, frequency });
                id
            }
        };
        if let Some(term) = self.all.get_mut(id as usize) {
            term.count += 1;
        }
        id
    }
}

/// A word as it stands in the text, and in its normal form.
struct Counted<'a> {
    shown: &'a str,
    form: Cow<'a, str>,
    kind: WordKind,
    /// Whether it is too common to say what a text is about.
    stops: bool,
}

/// The words of a text, but for what is mere punctuation.
fn words<'a>(text: &'a str, lang: Lang, segmenter: &Segmenter) -> impl Iterator<Item = Counted<'a>> {
    let words = segmenter.words(text).into_iter().map(move |word| {
        let shown = word.span.of(text);
        Counted { shown, form: normal_form(shown, lang), kind: word.kind, stops: is_stop_word(shown) }
    });
    words.filter(|word| !word.form.chars().all(|c| c.is_ascii_punctuation()))
}

/// Numbers in order, each once, with how often it came.
fn counted(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
    numbers.sort_unstable();
    numbers.chunk_by(|a, b| a == b).map(|run| (run[0], number(run.len()))).collect()
}

/// The next number where there are `n` already.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
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
