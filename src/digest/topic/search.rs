//! The cheapest cut of a text into segments, by dynamic programming over what each may cost. Knows units of numbered words, and
//! nothing of where they are from or what is made of the cut.

use super::Text;
use crate::threads;
use std::ops::Range;

/// How many segments are charged in one go: those that begin at neighbouring units, which have most words in common.
const ABREAST: usize = 4;

/// The threads share the units out among them in so many pieces or more, where there are enough: those at the end of the
/// text take less time than those at its beginning.
const PIECES: usize = 32;

/// No piece has more units than this multiple of [`ABREAST`].
const PIECE: usize = 1024;

/// The charges of all segments up to a length, and the way to the cheapest segmentation.
pub(super) struct Search {
    /// How many units the text has.
    units: usize,
    /// No segment has more units.
    longest: usize,
    /// The charge of the segment from unit i of j + 1 units, at i * longest + j.
    charges: Vec<f64>,
    /// How many sentences stand before each unit, and in all.
    before: Vec<usize>,
    least: usize,
    /// By unit: by how much of its price a boundary before it costs more.
    dearer: Vec<f64>,
}

impl Search {
    pub(super) fn new(text: &Text, longest: usize, least: usize, dearer: Vec<f64>) -> Self {
        let units = text.units.len();
        let longest = longest.min(units).max(1);
        // How many words stand before each unit, and in all.
        let mut words = vec![0];
        for unit in &text.units {
            let own: usize = unit.iter().map(|(_, n)| *n as usize).sum();
            words.push(words.last().copied().unwrap_or(0) + own);
        }
        let within = |start: usize| words[(start + longest).min(units)] - words[start];
        let most = (0..units).map(within).max().unwrap_or(0);
        let (one, all) = (ascent(most_of_one(text).min(most), 0.5), ascent(most, text.distinct as f64 / 2.0));
        let charging = Charging { text, words: &words, longest, one: &one, all: &all };
        let piece = units.div_ceil(PIECES).next_multiple_of(ABREAST).min(PIECE);
        let pieces: Vec<Range<usize>> =
            (0..units).step_by(piece).map(|start| start..(start + piece).min(units)).collect();
        // In bytes of text, roughly: a part of a word is a character or two.
        let bytes = 3 * words.last().copied().unwrap_or(0);
        let charges = threads::map(&pieces, bytes, |piece| charging.charges(piece.clone())).concat();
        let mut before = vec![0];
        for n in &text.sentences {
            before.push(before.last().copied().unwrap_or(0) + n);
        }
        Self { units, longest, charges, before, least, dearer }
    }

    /// The cheapest segmentation, each boundary at this price.
    pub(super) fn cheapest(&self, price: f64) -> Vec<usize> {
        self.run(price, &[])
    }

    /// The cheapest segmentation into pieces of about one length, which is taken from the segmentation itself.
    pub(super) fn even(&self, price: f64, evenness: f64) -> Vec<usize> {
        /// It settles after one or two.
        const ROUNDS: usize = 3;
        let mut found = self.cheapest(price);
        let all = self.before.last().copied().unwrap_or(0) as f64;
        for _ in 0..ROUNDS {
            let mean = all / (found.len() + 1) as f64;
            // What a length costs more than the mean, by the density of the gamma distribution.
            let unlikely = |sentences: usize| {
                let share = sentences.max(1) as f64 / mean.max(1.0);
                evenness * (share - 1.0) - (evenness - 1.0) * share.ln()
            };
            let dearer: Vec<f64> = (0..=self.most_sentences()).map(unlikely).collect();
            let next = self.run(price, &dearer);
            if next == found {
                break;
            }
            found = next;
        }
        found
    }

    /// How many sentences a segment has at most.
    fn most_sentences(&self) -> usize {
        let within = |start: usize| self.before[(start + self.longest).min(self.units)] - self.before[start];
        (0..self.units).map(within).max().unwrap_or(0)
    }

    /// The cheapest segmentation where a segment costs `extra` more, by the number of its sentences.
    fn run(&self, price: f64, extra: &[f64]) -> Vec<usize> {
        // best[i] is the least cost of the first i units, back[i] where their last segment begins.
        let mut best = vec![f64::INFINITY; self.units + 1];
        let mut back = vec![0; self.units + 1];
        best[0] = 0.0;
        for start in 0..self.units {
            let end = (start + self.longest).min(self.units);
            crate::tally::visit("topic search", end - start);
            let price = price * (1.0 + self.dearer.get(start).filter(|_| start > 0).unwrap_or(&0.0));
            for unit in start..end {
                let sentences = self.before[unit + 1] - self.before[start];
                // A segment that is too short is dear, and yet the only way through a text that is itself so short.
                let short = if sentences < self.least { 1e6 } else { 0.0 };
                let charge = self.charges[start * self.longest + unit - start];
                let extra = extra.get(sentences).unwrap_or(&0.0);
                let cost = best[start] + charge + price + extra + short;
                if cost < best[unit + 1] {
                    best[unit + 1] = cost;
                    back[unit + 1] = start;
                }
            }
        }
        let mut changes = Vec::new();
        let mut at = back[self.units];
        while at > 0 {
            changes.push(at);
            at = back[at];
        }
        changes.reverse();
        changes
    }
}

/// What the charges of segments are computed from.
struct Charging<'a> {
    text: &'a Text,
    words: &'a [usize],
    longest: usize,
    one: &'a [f64],
    all: &'a [f64],
}

impl Charging<'_> {
    /// The charges of the segments that begin at some units, in the order of [`Search`]'s.
    fn charges(&self, starts: Range<usize>) -> Vec<f64> {
        let &Self { text, words, longest, one, all } = self;
        let mut charges = vec![f64::INFINITY; starts.len() * longest];
        let mut counts = vec![[0u32; ABREAST]; text.distinct];
        for first in starts.clone().step_by(ABREAST) {
            let end = (first + ABREAST - 1 + longest).min(text.units.len());
            let mut gains = [0.0; ABREAST];
            for unit in first..end {
                crate::tally::visit("topic charges", text.units[unit].len());
                let mut add = |lanes: Range<usize>| {
                    for (word, n) in &text.units[unit] {
                        let counts = &mut counts[*word as usize];
                        for lane in lanes.clone() {
                            gains[lane] -= one[counts[lane] as usize];
                            counts[lane] += n;
                            gains[lane] += one[counts[lane] as usize];
                        }
                    }
                };
                // The segments that this unit is in: all but at both ends.
                let lanes = (unit + 1).saturating_sub(first + longest)..(unit - first + 1).min(ABREAST);
                if lanes == (0..ABREAST) {
                    add(0..ABREAST)
                } else {
                    add(lanes.clone())
                }
                for start in lanes.clone().map(|lane| first + lane).take_while(|start| *start < starts.end) {
                    charges[(start - starts.start) * longest + unit - start] =
                        all[words[unit + 1] - words[start]] - gains[start - first];
                }
            }
            for (word, _) in text.units[first..end].iter().flatten() {
                counts[*word as usize] = [0; ABREAST];
            }
        }
        charges
    }
}

/// How often the text has its most frequent word.
fn most_of_one(text: &Text) -> usize {
    let mut counts = vec![0; text.distinct];
    for (word, n) in text.units.iter().flatten() {
        counts[*word as usize] += *n as usize;
    }
    counts.into_iter().max().unwrap_or(0)
}

/// ln Γ(n + from) − ln Γ(from) for n up to `most`.
fn ascent(most: usize, from: f64) -> Vec<f64> {
    let mut sums = Vec::with_capacity(most + 1);
    let mut sum = 0.0;
    for n in 0..=most {
        sums.push(sum);
        sum += (n as f64 + from).ln();
    }
    sums
}
