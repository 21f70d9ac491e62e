//! The groups of words that an article repeats, and the names of several words that it holds. Knows words as numbers and by
//! what they are used as, and nothing of how they were cut.

use super::{Phrase, Term, Terms, number};
use crate::article::Article;
use crate::clean::Clean;
use crate::digest::usage::is_plain;
use crate::segment::WordKind;
use crate::span::Span;
use foldhash::{HashMap, HashMapExt};

/// The most words of a group.
pub(super) const LONGEST: usize = 3;

/// A term where it stands.
pub(super) struct Placed {
    pub(super) id: u32,
    /// How many terms stand there without a break, up to this one: no more than [`LONGEST`] are counted.
    pub(super) run: u8,
    pub(super) sentence: u32,
    /// In bytes of the text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether it is written as names are.
    pub(super) name: bool,
}

impl Terms {
    /// Finds the groups of words that are repeated. Most groups are not: they are counted roughly before any is kept.
    pub(super) fn find_phrases(&mut self, article: &Article, placed: &[Placed]) {
        /// The most places of a table, 2 MB of them.
        const MOST: usize = 1 << 20;
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
        // In which sentence which phrase.
        let mut found: Vec<(u32, u32)> = Vec::new();
        for group in kept.chunk_by(|a, b| a.0 == b.0) {
            let Some((_, first, last)) = group.first() else { continue };
            let words = placed.get(*first as usize..=*last as usize).unwrap_or_default();
            let Some(phrase) = self.phrase(article, words, number(group.len())) else { continue };
            let id = number(self.phrases.len());
            self.phrases.push(phrase);
            found.extend(group.iter().map(|(_, first, _)| (placed[*first as usize].sentence, id)));
        }
        found.sort_unstable();
        let mut rest = found.as_slice();
        for sentence in 0..number(self.by_sentence.len()) {
            let count = rest.iter().take_while(|(at, _)| *at == sentence).count();
            let (own, after) = rest.split_at(count);
            self.phrases_in.push(own.iter().map(|(_, id)| *id));
            rest = after;
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
}

/// Whether a word is written as names are, a capital and small letters, and is not too plain, as Sunday is.
pub(super) fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !is_plain(&word.to_lowercase())
}

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
