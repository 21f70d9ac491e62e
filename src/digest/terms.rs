//! The words of each sentence as numbers, and how often the article has them: what centrality, similarity and
//! keywords are counted on.

mod phrases;

use crate::article::{Article, Lang, Sentence};
use crate::clean::Clean;
use crate::digest::lists::Lists;
use crate::digest::usage::{Habits, Seen, Uses, uses};
use crate::segment::word::Known;
use crate::segment::{Segmenter, WordKind};
use crate::span::Span;
use crate::threads;
use foldhash::{HashMap, HashMapExt};
use phrases::{LONGEST, Placed, is_name};

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
    /// How rare the word is: the logarithm of how many words of the dictionary's corpus there are to one of it.
    pub(super) fn rarity(&self) -> f64 {
        /// The sum of the frequencies in jieba's dictionary, rounded.
        const CORPUS: f64 = 60_000_000.0;
        /// So much more often is every word taken to stand there: of a rare one its count says little. Set by hand.
        const SMOOTHING: f64 = 200.0;
        /// Of a word that the dictionary does not know, a name or any word of letters: as of one that the corpus has some
        /// 7,000 times. Set by hand.
        const UNKNOWN: f64 = 9.0;
        match self.frequency {
            Some(frequency) => (CORPUS / (frequency as f64 + SMOOTHING)).ln(),
            None => UNKNOWN,
        }
    }

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

/// How many sentences are cut before their words are counted: enough for several threads, and little room.
const AT_A_TIME: usize = 4096;

/// The terms of an article: by sentence, sorted and without repetition, each with its count there.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) by_sentence: Lists<(u32, u32)>,
    pub(super) all: Vec<Term>,
    /// The stop words in the same way, under numbers of their own.
    pub(super) common: Lists<(u32, u32)>,
    /// How many distinct stop words there are.
    pub(super) commons: usize,
    /// The groups of words that are repeated, in the order of their words' numbers.
    pub(super) phrases: Vec<Phrase>,
    /// By sentence: which of them stand in it, once for every time.
    pub(super) phrases_in: Lists<u32>,
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
        // Of one sentence.
        let (mut words, mut own, mut common) = (Vec::<(Span, Met)>::new(), Vec::new(), Vec::new());
        let sentences = article.sentences();
        let cut = sentences.chunks(AT_A_TIME).flat_map(|some| {
            let cut = |own: &Sentence| segmenter.words(article.slice(own.span));
            threads::map(some, article.text().len(), cut)
        });
        for ((index, sentence), cut) in sentences.iter().enumerate().zip(cut) {
            let text = article.slice(sentence.span);
            words.clear();
            for word in cut {
                let shown = word.span.of(text);
                let new = || terms.meet(shown, word.kind, article.lang(), segmenter, &mut commons);
                let word = (word.span, *met.entry(shown).or_insert_with(new));
                if word.1.counts != Counts::Not {
                    words.push(word);
                }
            }
            let seen = seen(&words, text);
            own.clear();
            common.clear();
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
            terms.by_sentence.push(counted(&mut own));
            terms.common.push(counted(&mut common));
        }
        terms.by_sentence.shrink();
        terms.common.shrink();
        terms.commons = commons.len();
        terms.find_phrases(article, &placed);
        terms
    }

    /// The words of a phrase.
    pub(super) fn words_of(&self, phrase: &Phrase) -> impl Iterator<Item = &Term> {
        phrase.words.iter().filter_map(|id| self.all.get(*id as usize))
    }

    /// How rare the words of a phrase are, in the mean.
    pub(super) fn rarity_of(&self, phrase: &Phrase) -> f64 {
        self.words_of(phrase).map(Term::rarity).sum::<f64>() / phrase.words.len().max(1) as f64
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
            let Known { frequency, names } = segmenter.look_up(shown);
            let names = match (kind, lang) {
                // Kanji that stand together are nouns; what is done stands with kana.
                (WordKind::Han, Lang::Other) => Some(shown.chars().nth(1).is_some()),
                (WordKind::Han, _) => names,
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
fn counted(numbers: &mut [u32]) -> impl Iterator<Item = (u32, u32)> {
    numbers.sort_unstable();
    numbers.chunk_by(|a, b| a == b).map(|run| (run[0], number(run.len())))
}

/// The next number where there are `n` already.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Words with their counts, each once.
pub(super) fn summed(mut words: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    words.sort_unstable_by_key(|(word, _)| *word);
    words.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
    words
}

/// How many of the terms that are wanted a sentence has; both are sorted.
pub(super) fn shared(own: &[(u32, u32)], wanted: impl IntoIterator<Item = u32>) -> usize {
    let mut own = own.iter().map(|(id, _)| *id).peekable();
    let is_there = |id: &u32| {
        while own.next_if(|other| other < id).is_some() {}
        own.next_if_eq(id).is_some()
    };
    wanted.into_iter().filter(is_there).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::article;

    #[test]
    fn stop_words_are_known_as_they_stand() {
        let article = article("The US and the WHO met us in town. They run it; runners ran.");
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        let shown: Vec<&str> = terms.all.iter().map(|t| t.shown.as_str()).collect();
        assert_eq!(shown, ["US", "WHO", "met", "town", "run", "runners", "ran"]);
    }
}
