//! The words of each sentence as numbers, and how often the article has them: what centrality, similarity and
//! keywords are counted on.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::usage::{Habits, Seen, Uses, is_plain, uses};
use crate::segment::word::names;
use crate::segment::{Segmenter, WordKind};
use crate::span::Span;
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
    /// By term: the whole name that it is part of and stands for, by its number among the phrases.
    pub(super) whole: HashMap<u32, u32>,
    index: HashMap<String, u32>,
}

impl Terms {
    /// Cuts every sentence into words and counts them. Linear in the length of the text.
    pub(super) fn of(article: &Article, segmenter: &Segmenter) -> Self {
        let mut terms = Self::default();
        let mut commons: HashMap<String, u32> = HashMap::new();
        let mut met: HashMap<&str, Met> = HashMap::new();
        let mut placed: Vec<Placed> = Vec::new();
        for (index, sentence) in article.sentences().iter().enumerate() {
            let text = article.slice(sentence.span);
            let mut words: Vec<(Span, Met)> = Vec::new();
            for word in segmenter.words(text) {
                let shown = word.span.of(text);
                let new = || terms.meet(shown, word.kind, article.lang(), segmenter, &mut commons);
                let word = (word.span, *met.entry(shown).or_insert_with(new));
                if word.1.counts != Counts::Not {
                    words.push(word);
                }
            }
            let seen = seen(&words, text);
            let (mut own, mut common) = (Vec::with_capacity(words.len()), Vec::new());
            // How many words stand right before this one, none of them a stop word.
            let mut run = 0;
            for (at, (span, word)) in words.iter().enumerate() {
                let id = match word.counts {
                    Counts::AsTerm(id) => id,
                    Counts::AsCommon(id) => {
                        common.push(id);
                        run = 0;
                        continue;
                    }
                    Counts::Not => continue,
                };
                own.push(id);
                terms.count(id, &seen, at, article.lang());
                run = if seen[at].joined { (run + 1).min(LONGEST as u8) } else { 1 };
                let (start, end) = (sentence.span.start + span.start, sentence.span.start + span.end);
                placed.push(Placed {
                    id,
                    run,
                    sentence: number(index),
                    start: number(start),
                    end: number(end),
                    // German gives every noun a capital.
                    name: article.lang() == Lang::En && is_name(span.of(text)),
                });
            }
            terms.by_sentence.push(counted(own));
            terms.common.push(counted(common));
        }
        terms.commons = commons.len();
        terms.find_phrases(article, &placed);
        terms
    }

    /// Finds the groups of words that are repeated. Most groups are not: they are counted roughly before any is kept.
    fn find_phrases(&mut self, article: &Article, placed: &[Placed]) {
        /// The most places of a table, 2 MB of them.
        const MOST: usize = 1 << 20;
        self.phrases_in = vec![Vec::new(); self.by_sentence.len()];
        let mut table = vec![0u16; (placed.len() * 4).next_power_of_two().clamp(64, MOST)];
        for (key, _, _) in groups(placed) {
            let at = slot(&key, table.len());
            table[at] = table[at].saturating_add(1);
        }
        let mut kept: Vec<([u32; LONGEST], u32, u32)> = Vec::new();
        for (key, first, last) in groups(placed) {
            let words = &placed[first..=last];
            let rarest = words.iter().filter_map(|w| self.all.get(w.id as usize)).map(|t| t.count).min();
            // Others may share its place: it comes this often at most.
            let most = table[slot(&key, table.len())];
            if most == u16::MAX || (most >= 2 && u32::from(most) * 3 >= rarest.unwrap_or(0)) {
                kept.push((key, number(first), number(last)));
            }
        }
        drop(table);
        // The order of the words' numbers, a group before the longer one that begins with it; then that of the text.
        kept.sort_unstable();
        for group in kept.chunk_by(|a, b| a.0 == b.0) {
            let Some((_, first, last)) = group.first() else { continue };
            let words = placed.get(*first as usize..=*last as usize).unwrap_or_default();
            let Some(phrase) = self.phrase(article, words, number(group.len())) else { continue };
            let id = number(self.phrases.len());
            self.phrases.push(phrase);
            for (_, first, _) in group {
                self.phrases_in[placed[*first as usize].sentence as usize].push(id);
            }
        }
        self.find_names(article, placed);
    }

    /// Finds the names of two or three capitalised words, which need not be repeated to be names. The last word, where it
    /// is always written so, stands for the whole name: Mr Finch is Harold Finch, and Google is not Google Maps.
    fn find_names(&mut self, article: &Article, placed: &[Placed]) {
        let mut at = 0;
        // Those before it were counted as they were found.
        let repeated = number(self.phrases.len());
        let mut by_words: HashMap<Vec<u32>, u32> = HashMap::new();
        for (index, phrase) in self.phrases.iter().enumerate() {
            by_words.insert(phrase.words.clone(), number(index));
        }
        while let Some(first) = placed.get(at) {
            let joins = |p: &&Placed| first.name && p.run > 1 && p.name && p.sentence == first.sentence;
            let length = 1 + placed.get(at + 1..).unwrap_or_default().iter().take_while(joins).count();
            // A longer run is a name with an office before it.
            let office = if length > LONGEST { length - 2 } else { 0 };
            let run = placed.get(at + office..at + length).unwrap_or_default();
            at += length;
            let (Some(first), 2..) = (run.first(), length) else { continue };
            let words: Vec<u32> = run.iter().map(|word| word.id).collect();
            let Some(terms) = words.iter().map(|id| self.all.get(*id as usize)).collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            // What is a common word elsewhere makes no name: "County officials", at the head of a sentence.
            let own = terms.iter().filter(|term| term.lower == 0).count();
            if own * 2 < words.len() {
                continue;
            }
            let stands = words.last().copied().filter(|_| terms.last().is_some_and(|term| term.lower == 0));
            let id = *by_words.entry(words.clone()).or_insert_with(|| {
                let stretch = Span::new(first.start as usize, run.last().unwrap_or(first).end as usize);
                let shown = article.slice(stretch).split_whitespace().collect::<Vec<_>>().join(" ");
                let bare = shown.strip_suffix("'s").or_else(|| shown.strip_suffix("’s")).unwrap_or(&shown);
                self.phrases.push(Phrase { shown: Clean::new(bare), words, count: 0 });
                number(self.phrases.len() - 1)
            });
            if let Some(phrase) = self.phrases.get_mut(id as usize).filter(|_| id >= repeated) {
                phrase.count += 1;
            }
            if let Some(word) = stands {
                self.whole.entry(word).or_insert(id);
            }
        }
    }

    /// A group of words, where it first stands, as a phrase, if it is one: repeated, hardly split, and the name of
    /// something.
    fn phrase(&self, article: &Article, words: &[Placed], count: u32) -> Option<Phrase> {
        let terms: Vec<&Term> = words.iter().filter_map(|word| self.all.get(word.id as usize)).collect();
        let rarest = terms.iter().map(|term| term.count).min()?;
        let (last, before) = terms.split_last()?;
        let verb = before.iter().any(|term| term.names == Some(false));
        let counts = before.iter().any(|term| term.kind == WordKind::Number);
        // What may be chance has to come oftener: "cross the river" as against "river crossing".
        let least = if verb || counts { 3 } else { 2 };
        if count < least || count * 3 < rarest {
            return None;
        }
        let plain = |term: &&Term| term.kind == WordKind::Letters && is_plain(&term.shown.to_lowercase());
        let whole = match last.kind {
            WordKind::Number | WordKind::Pair => false,
            WordKind::Han => {
                // 11:00 围棋课: an hour before what is then.
                let apart = counts && words.windows(2).any(|pair| pair[0].end < pair[1].start);
                last.names != Some(false)
                    && !apart
                    && before.iter().all(|t| t.kind != WordKind::Letters || t.shown.len() > 1)
            }
            WordKind::Letters => {
                last.uses.is_none_or(|uses| uses.may_name(&last.shown))
                    && !plain(last)
                    && !before.iter().any(plain)
                    && !counts
            }
        };
        let stretch = Span::new(words.first()?.start as usize, words.last()?.end as usize);
        whole.then(|| Phrase {
            shown: Clean::new(&article.slice(stretch).split_whitespace().collect::<Vec<_>>().join(" ")),
            words: words.iter().map(|word| word.id).collect(),
            count,
        })
    }

    /// Counts the word at `at` of a sentence, and takes in how it is used and written there.
    fn count(&mut self, id: u32, sentence: &[Seen<'_>], at: usize, lang: Lang) {
        let Some(term) = self.all.get_mut(id as usize) else { return };
        term.count += 1;
        if lang != Lang::En {
            return;
        }
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
            if term.shown.as_str() != shown {
                term.shown = Clean::new(shown);
            }
        } else if term.count == 1 {
            term.shown = Clean::new(&shown.to_lowercase());
        }
    }

    /// The terms of a span that is no sentence, such as a title, as far as the sentences have them: sorted, without
    /// repetition.
    pub(super) fn known(&self, article: &Article, segmenter: &Segmenter, span: Span) -> Vec<u32> {
        let text = article.slice(span);
        let words = segmenter.words(text).into_iter().map(|word| word.span.of(text));
        let forms = words.filter(|shown| !segmenter.is_stop_word(shown));
        let known = |shown| self.index.get(segmenter.normal_form(shown, article.lang()).as_ref()).copied();
        let mut ids: Vec<u32> = forms.filter_map(known).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// What a word is that is written in a way not met before.
    fn meet(
        &mut self,
        shown: &str,
        kind: WordKind,
        lang: Lang,
        segmenter: &Segmenter,
        commons: &mut HashMap<String, u32>,
    ) -> Met {
        let form = segmenter.normal_form(shown, lang);
        let stops = segmenter.is_stop_word(shown);
        let counts = if form.chars().all(|c| c.is_ascii_punctuation()) {
            Counts::Not
        } else if stops {
            let next = number(commons.len());
            Counts::AsCommon(*commons.entry(form.into_owned()).or_insert(next))
        } else if let Some(id) = self.index.get(form.as_ref()) {
            Counts::AsTerm(*id)
        } else {
            let id = number(self.all.len());
            let form = form.into_owned();
            self.index.insert(form.clone(), id);
            let frequency = segmenter.frequency(shown);
            let names = match (kind, lang) {
                // Kanji that stand together are nouns; what is done stands with kana.
                (WordKind::Han, Lang::Other) => Some(shown.chars().nth(1).is_some()),
                (WordKind::Han, _) => names(shown),
                _ => None,
            };
            let shown = Clean::new(shown);
            self.all.push(Term { shown, form, count: 0, kind, frequency, names, uses: None, lower: 0 });
            Counts::AsTerm(id)
        };
        let habits = if lang == Lang::En { Habits::of(shown) } else { Habits::default() };
        Met { counts, habits, stops }
    }
}

/// What is known of a word as it is written, from the first time that it was met.
#[derive(Clone, Copy)]
struct Met {
    counts: Counts,
    habits: Habits,
    /// Whether it is too common to say what a text is about.
    stops: bool,
}

/// What a word is counted as, by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    AsTerm(u32),
    AsCommon(u32),
    /// It is mere punctuation.
    Not,
}

/// Whether a word is written as names are, a capital and small letters, and is not too plain, as Sunday is.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !is_plain(&word.to_lowercase())
}

/// A term where it stands.
struct Placed {
    id: u32,
    /// How many terms stand there without a break, up to this one: no more than [`LONGEST`] are counted.
    run: u8,
    sentence: u32,
    /// In bytes of the text.
    start: u32,
    end: u32,
    /// Whether it is written as names are.
    name: bool,
}

/// The most words of a group.
const LONGEST: usize = 3;

/// All groups of neighbouring terms, in the order of their last terms: a key, and the numbers of its first and last term.
/// Keys come in the order of the words' numbers, a group before the longer one that begins with it.
fn groups(placed: &[Placed]) -> impl Iterator<Item = ([u32; LONGEST], usize, usize)> {
    placed.iter().enumerate().flat_map(move |(last, word)| {
        (2..=usize::from(word.run)).filter_map(move |length| {
            let first = (last + 1).checked_sub(length)?;
            let mut key = [0; LONGEST];
            let words = placed.get(first..=last)?;
            key.iter_mut().zip(words).for_each(|(key, word)| *key = word.id.saturating_add(1));
            Some((key, first, last))
        })
    })
}

/// The place of a group in a table of a size that is a power of two.
fn slot(key: &[u32; LONGEST], size: usize) -> usize {
    let mix =
        |hash: u64, id: &u32| (hash ^ u64::from(*id)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    (key.iter().fold(0, mix) >> 16) as usize & (size - 1)
}

/// The words of a text as their neighbours see them.
fn seen<'a>(words: &[(Span, Met)], text: &'a str) -> Vec<Seen<'a>> {
    let mut end = 0;
    let see = |(span, word): &(Span, Met)| {
        let gap = text.get(end..span.start).unwrap_or(",");
        end = span.end;
        let joined = matches!(gap, "" | " " | "-");
        Seen { shown: span.of(text), joined, stops: word.stops, habits: word.habits }
    };
    words.iter().map(see).collect()
}

/// Numbers in order, each once, with how often it came.
fn counted(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
    numbers.sort_unstable();
    let runs = || numbers.chunk_by(|a, b| a == b);
    // Counted first: there are many of these lists, and no room is left over in any.
    let mut counted = Vec::with_capacity(runs().count());
    counted.extend(runs().map(|run| (run[0], number(run.len()))));
    counted
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
