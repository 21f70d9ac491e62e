//! The measures: which sentences cover a labelled text, F1, ROUGE.

use crate::data::Unit;
use std::collections::HashMap;

/// The sentences with the highest values, `n` of them; ties go to the earlier.
pub fn top(values: &[f64], n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]).then(a.cmp(b)));
    order.truncate(n);
    order
}

/// Counts for an F1 over labelled texts.
#[derive(Default)]
pub struct Tally {
    hit: f64,
    told: f64,
    there: f64,
}

impl Tally {
    pub fn count(&mut self, units: &[Unit], chosen: &[usize], gold: fn(&Unit) -> bool) {
        for unit in units {
            let told = unit.held_by.iter().any(|i| chosen.contains(i));
            self.told += f64::from(u8::from(told));
            self.there += f64::from(u8::from(gold(unit)));
            self.hit += f64::from(u8::from(told && gold(unit)));
        }
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.hit / (self.told + self.there).max(1.0)
    }

    /// Takes in that a piece is told that was not before.
    pub fn tell(&mut self, is_gold: bool) {
        self.told += 1.0;
        self.hit += f64::from(u8::from(is_gold));
    }
}

/// The counts of one article.
pub fn tally(units: &[Unit], chosen: &[usize], gold: fn(&Unit) -> bool) -> Tally {
    let mut tally = Tally::default();
    tally.count(units, chosen, gold);
    tally
}

/// A text as its letters and digits.
pub fn key(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a piece covers a gold text: one holds the other, or they share a run of `share` of the gold's letters.
pub fn covered(gold: &[char], piece: &[char], share: f64) -> bool {
    if gold.is_empty() || piece.is_empty() {
        return false;
    }
    let run = longest_run(gold, piece);
    let enough = |of: usize| of as f64 >= share * gold.len() as f64;
    run == gold.len() || (run == piece.len() && enough(piece.len())) || enough(run)
}

fn longest_run(a: &[char], b: &[char]) -> usize {
    let (mut before, mut longest) = (vec![0usize; b.len() + 1], 0);
    for x in a {
        let mut now = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                now[j + 1] = before[j] + 1;
                longest = longest.max(now[j + 1]);
            }
        }
        before = now;
    }
    longest
}

/// Han characters one by one, words and numbers whole, in lower case.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        if ('\u{3400}'..='\u{9fff}').contains(&c) {
            tokens.push(c.to_string());
        }
    }
    tokens
}

/// ROUGE-1 and ROUGE-2 as F1 (Lin 2004), without stemming.
pub fn rouge(reference: &[String], chosen: &[String]) -> [f64; 2] {
    [1, 2].map(|n| {
        let counts = |tokens: &[String]| {
            let mut counts: HashMap<Vec<String>, usize> = HashMap::new();
            tokens.windows(n).for_each(|w| *counts.entry(w.to_vec()).or_default() += 1);
            counts
        };
        let (a, b) = (counts(reference), counts(chosen));
        let both: usize = b.iter().map(|(gram, count)| a.get(gram).copied().unwrap_or(0).min(*count)).sum();
        let all = (reference.len() + 1).saturating_sub(n) + (chosen.len() + 1).saturating_sub(n);
        if all == 0 { 0.0 } else { 2.0 * both as f64 / all as f64 }
    })
}
