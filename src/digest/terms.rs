//! The words of each sentence as numbers, and how often the article has them: what centrality, similarity and
//! keywords are counted on.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::usage::{Seen, Uses, is_plain, uses};
use crate::segment::word::names;
use crate::segment::{Segmenter, WordKind};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

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
    /// What it is used as, where the words around it say so: in English.
    pub(super) uses: Option<Uses>,
    /// Whether it names something, where the dictionary says so: in Chinese.
    pub(super) names: Option<bool>,
    /// How often it is in lower case inside a sentence.
    lower: u32,
}

/// A group of two or three words that the article repeats.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// As it first stood.
    pub(super) shown: Clean,
    /// Its words.
    pub(super) words: Vec<u32>,
    /// How often it occurs.
    pub(super) count: u32,
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
    /// The groups of words that are repeated, in the order of their words' numbers.
    pub(super) phrases: Vec<Phrase>,
    /// By sentence: which of them stand in it, once for every time.
    pub(super) phrases_in: Vec<Vec<u32>>,
    index: HashMap<String, u32>,
}

impl Terms {
    /// Cuts every sentence into words and counts them. Linear in the length of the text.
    pub(super) fn of(article: &Article, segmenter: &Segmenter) -> Self {
        let mut terms = Self::default();
        let mut commons: HashMap<String, u32> = HashMap::new();
        let mut groups: BTreeMap<Vec<u32>, Vec<(u32, Span)>> = BTreeMap::new();
        for (index, sentence) in article.sentences().iter().enumerate() {
            let text = article.slice(sentence.span);
            let (mut own, mut common) = (Vec::new(), Vec::new());
            let words: Vec<Counted<'_>> = words(text, article.lang(), segmenter).collect();
            let seen = seen(&words, text);
            // The words that stand right before this one, the nearest last.
            let mut run: Vec<(u32, usize)> = Vec::new();
            for (at, word) in words.into_iter().enumerate() {
                if word.stops {
                    let next = number(commons.len());
                    common.push(*commons.entry(word.form.into_owned()).or_insert(next));
                    run.clear();
                    continue;
                }
                let (start, end) = (word.span.start, word.span.end);
                let id = terms.count(word, segmenter);
                own.push(id);
                terms.used(id, &seen, at, article.lang());
                if !seen[at].joined {
                    run.clear();
                }
                run.push((id, start));
                for length in 2..=run.len().min(3) {
                    let group = &run[run.len() - length..];
                    let place = Span::new(sentence.span.start + group[0].1, sentence.span.start + end);
                    let ids = group.iter().map(|(id, _)| *id).collect();
                    groups.entry(ids).or_default().push((number(index), place));
                }
            }
            terms.by_sentence.push(counted(own));
            terms.common.push(counted(common));
        }
        terms.commons = commons.len();
        terms.phrases_in = vec![Vec::new(); terms.by_sentence.len()];
        for (ids, places) in groups {
            let Some(phrase) = terms.phrase(article, ids, &places) else { continue };
            let id = number(terms.phrases.len());
            terms.phrases.push(phrase);
            for (sentence, _) in &places {
                terms.phrases_in[*sentence as usize].push(id);
            }
        }
        terms
    }

    /// A group of words as a phrase, if it is one: repeated, hardly split, and the name of something.
    fn phrase(&self, article: &Article, words: Vec<u32>, places: &[(u32, Span)]) -> Option<Phrase> {
        let terms: Vec<&Term> = words.iter().filter_map(|id| self.all.get(*id as usize)).collect();
        let rarest = terms.iter().map(|term| term.count).min()?;
        let (last, before) = terms.split_last()?;
        let verb = before.iter().any(|term| term.names == Some(false));
        let counts = before.iter().any(|term| term.kind == WordKind::Number);
        // What may be chance has to come oftener: "cross the river" as against "river crossing".
        let least = if verb || counts { 3 } else { 2 };
        let count = number(places.len());
        let enough = count >= least && count * 3 >= rarest;
        let plain = |term: &&Term| term.kind == WordKind::Letters && is_plain(&term.shown.to_lowercase());
        let whole = match last.kind {
            WordKind::Number | WordKind::Pair => false,
            WordKind::Han => {
                last.names != Some(false)
                    && before.iter().all(|t| t.kind != WordKind::Letters || t.shown.len() > 1)
            }
            WordKind::Letters => {
                last.uses.is_none_or(|uses| uses.may_name(&last.shown))
                    && !plain(last)
                    && !before.iter().any(plain)
                    && !counts
            }
        };
        let first = places.first()?;
        (enough && whole).then(|| Phrase {
            shown: Clean::new(&article.slice(first.1).split_whitespace().collect::<Vec<_>>().join(" ")),
            words,
            count,
        })
    }

    /// Takes in how the word at `at` of a sentence is used, and how it is written there.
    fn used(&mut self, id: u32, sentence: &[Seen<'_>], at: usize, lang: Lang) {
        let Some(term) = self.all.get_mut(id as usize).filter(|_| lang == Lang::En) else { return };
        let shown = sentence[at].shown;
        let shown = shown.strip_suffix("'s").or_else(|| shown.strip_suffix("’s")).unwrap_or(shown);
        let here = uses(sentence, at);
        let all = term.uses.get_or_insert_default();
        all.noun += here.noun;
        all.modifier += here.modifier;
        all.opened += here.opened;
        all.verb += here.verb;
        all.name += here.name;
        // A capital that opens the sentence says nothing, and is taken back unless the word has one elsewhere.
        let opens = at == 0 && shown.chars().skip(1).all(char::is_lowercase);
        if !opens && shown.starts_with(char::is_lowercase) {
            if term.lower == 0 {
                term.shown = Clean::new(shown);
            }
            term.lower += 1;
        } else if !opens && term.lower == 0 {
            term.shown = Clean::new(shown);
        } else if term.count == 1 {
            term.shown = Clean::new(&shown.to_lowercase());
        }
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
                let (frequency, kind) = (segmenter.frequency(word.shown), word.kind);
                let names = Some(kind).filter(|k| *k == WordKind::Han).and_then(|_| names(word.shown));
                let shown = Clean::new(word.shown);
                self.all.push(Term { shown, form, count: 0, kind, frequency, names, uses: None, lower: 0 });
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
    /// Where it stands in the text that was cut.
    span: Span,
    form: Cow<'a, str>,
    kind: WordKind,
    /// Whether it is too common to say what a text is about.
    stops: bool,
}

/// The words of a text, but for what is mere punctuation.
fn words<'a>(text: &'a str, lang: Lang, segmenter: &Segmenter) -> impl Iterator<Item = Counted<'a>> {
    let words = segmenter.words(text).into_iter().map(move |word| {
        let shown = word.span.of(text);
        Counted {
            shown,
            span: word.span,
            form: segmenter.normal_form(shown, lang),
            kind: word.kind,
            stops: segmenter.is_stop_word(shown),
        }
    });
    words.filter(|word| !word.form.chars().all(|c| c.is_ascii_punctuation()))
}

/// The words of a text as their neighbours see them.
fn seen<'a>(words: &[Counted<'a>], text: &str) -> Vec<Seen<'a>> {
    let mut end = 0;
    let see = |word: &Counted<'a>| {
        let gap = text.get(end..word.span.start).unwrap_or(",");
        end = word.span.end;
        Seen { shown: word.shown, joined: matches!(gap, "" | " " | "-"), stops: word.stops }
    };
    words.iter().map(see).collect()
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
