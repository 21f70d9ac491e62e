//! Weights bettered by what they lead to: where somebody wrote a summary, the three best sentences are judged together, as a
//! summary is read, and not each by whether a perfect choice would have it.
//!
//! Minimum risk training (Smith and Eisner 2006): a set of sentences is as probable as the exponential of its odds' sum,
//! and the weights are moved so that the ROUGE to be expected rises.

use crate::measure::top;
use std::collections::HashMap;

/// A summary's length in sentences, and how many of the likeliest sentences it is chosen from.
const CHOSEN: usize = 3;
const CANDIDATES: usize = 12;

/// What one point of ROUGE (0 to 1, ROUGE-1 and ROUGE-2 added) is worth beside the penalty.
const WORTH: f64 = 10.0;

/// How much likelier higher sums of odds make a set. At 1 the weights grow fivefold only to make the best set likely, and
/// drown those of other genres in a text that is read as two; 3 does as 2.
const SHARPNESS: f64 = 2.0;

/// How strongly changes are held small, and how strongly what they change in articles with labelled sentences, which are
/// partly read as of this genre too. Of 12 to 40, and of 0 to 0.4: less holding gives reports up to 0.2 of ROUGE-1 and
/// takes up to 0.006 of F1 from essays; by cross-validation, as `README.md` says.
const PENALTY_OF_CHANGES: f64 = 20.0;
const HOLD: f64 = 0.03;

const STEPS: usize = 150;

/// An article's likeliest sentences, all sets of three of them, and how good each set is.
pub struct Candidates {
    /// By candidate: its odds before, and what the weights to be moved are multiplied with.
    candidates: Vec<(f64, Vec<f64>)>,
    sets: Vec<([usize; CHOSEN], f64)>,
}

impl Candidates {
    /// None if there is no choice. `values` are those of every sentence.
    pub fn of(
        reference: &[String],
        sentences: &[Vec<String>],
        odds: &[f64],
        values: impl Fn(usize) -> Vec<f64>,
    ) -> Option<Self> {
        let mut likeliest = top(odds, CANDIDATES);
        likeliest.sort_unstable();
        let texts: Vec<&[String]> = likeliest.iter().map(|i| sentences[*i].as_slice()).collect();
        let measured = [grams(reference, &texts, 1), grams(reference, &texts, 2)];
        let n = likeliest.len();
        let mut sets = Vec::new();
        for a in 0..n {
            for b in a + 1..n {
                for c in b + 1..n {
                    let set = [a, b, c];
                    sets.push((set, WORTH * measured.iter().map(|grams| grams.f1(set)).sum::<f64>()));
                }
            }
        }
        let candidates = likeliest.iter().map(|i| (odds[*i], values(*i))).collect();
        (sets.len() > 1).then_some(Self { candidates, sets })
    }

    /// The worth to be expected under these weights; what a rise of each weight would add to it is added to `slope`.
    fn expected(&self, weights: &[f64], slope: &mut [f64]) -> f64 {
        let dot = |values: &[f64]| values.iter().zip(weights).map(|(v, w)| v * w).sum::<f64>();
        let odds: Vec<f64> =
            self.candidates.iter().map(|(before, values)| SHARPNESS * (before + dot(values))).collect();
        let sum = |set: &[usize; CHOSEN]| set.iter().map(|i| odds[*i]).sum::<f64>();
        let most = self.sets.iter().map(|(set, _)| sum(set)).fold(f64::NEG_INFINITY, f64::max);
        let shares: Vec<f64> = self.sets.iter().map(|(set, _)| (sum(set) - most).exp()).collect();
        let all: f64 = shares.iter().sum();
        let mean = shares.iter().zip(&self.sets).map(|(share, (_, worth))| share / all * worth).sum::<f64>();
        let mut pulls = vec![0.0; odds.len()];
        for (share, (set, worth)) in shares.iter().zip(&self.sets) {
            set.iter().for_each(|i| pulls[*i] += SHARPNESS * share / all * (worth - mean));
        }
        for (pull, (_, values)) in pulls.iter().zip(&self.candidates) {
            slope.iter_mut().zip(values).for_each(|(s, v)| *s += pull * v);
        }
        mean
    }
}

/// What to add to the weights, `width` of them, so that the worth to be expected of all choices is as high as steps uphill
/// make it, less the penalties: on each change, and on what it adds to the odds of `held`, rows of values of sentences in
/// other articles.
pub fn better(choices: &[Candidates], width: usize, held: &[Vec<f64>]) -> Vec<f64> {
    let mut cost = vec![vec![0.0; width]; width];
    for row in held {
        for (line, value) in cost.iter_mut().zip(row) {
            line.iter_mut().zip(row).for_each(|(c, other)| *c += HOLD * value * other);
        }
    }
    (0..width).for_each(|i| cost[i][i] += PENALTY_OF_CHANGES);
    let judged = |weights: &[f64]| {
        let dot = |line: &Vec<f64>| line.iter().zip(weights).map(|(c, w)| c * w).sum::<f64>();
        let mut slope: Vec<f64> = cost.iter().map(|line| -dot(line)).collect();
        let lost: f64 = slope.iter().zip(weights).map(|(s, w)| -s * w / 2.0).sum();
        let worth: f64 = choices.iter().map(|choice| choice.expected(weights, &mut slope)).sum();
        (worth - lost, slope)
    };
    let mut weights = vec![0.0; width];
    let (mut best, mut slope) = judged(&weights);
    let mut step = 1e-3;
    for _ in 0..STEPS {
        let moved: Vec<f64> = weights.iter().zip(&slope).map(|(w, s)| w + step * s).collect();
        let (value, next) = judged(&moved);
        if value > best {
            (weights, best, slope) = (moved, value, next);
            step *= 1.3;
        } else {
            step /= 2.0;
        }
    }
    weights
}

/// How often each run of `size` tokens that the reference has stands there and in each text, and how many there are in all.
/// Runs from one text into the next are not seen.
struct Grams {
    reference: Vec<u32>,
    of_reference: usize,
    texts: Vec<(Vec<(usize, u32)>, usize)>,
}

fn grams(reference: &[String], texts: &[&[String]], size: usize) -> Grams {
    let mut known: HashMap<&[String], usize> = HashMap::new();
    let mut counts = Vec::new();
    for gram in reference.windows(size) {
        let id = *known.entry(gram).or_insert_with(|| {
            counts.push(0);
            counts.len() - 1
        });
        counts[id] += 1;
    }
    let of_text = |text: &&[String]| {
        let mut ids: Vec<usize> = text.windows(size).filter_map(|gram| known.get(gram).copied()).collect();
        ids.sort_unstable();
        let runs = ids.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32)).collect();
        (runs, text.windows(size).len())
    };
    Grams {
        of_reference: reference.windows(size).len(),
        texts: texts.iter().map(of_text).collect(),
        reference: counts,
    }
}

impl Grams {
    /// ROUGE-N (Lin 2004) as F1.
    fn f1(&self, set: [usize; CHOSEN]) -> f64 {
        let mut left = self.reference.clone();
        let (mut both, mut all) = (0, self.of_reference);
        for (runs, length) in set.map(|i| &self.texts[i]) {
            all += length;
            for (id, count) in runs {
                let taken = left[*id].min(*count);
                left[*id] -= taken;
                both += taken;
            }
        }
        if all == 0 { 0.0 } else { 2.0 * f64::from(both) / all as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{rouge, tokens};

    #[test]
    fn rouge_of_a_set_is_that_of_its_sentences() {
        let reference = tokens("the ferry left the pier");
        let texts = [tokens("the ferry left"), tokens("the pier"), tokens("a dog"), tokens("the the the")];
        let texts: Vec<&[String]> = texts.iter().map(Vec::as_slice).collect();
        // By hand: of 7 tokens and 5 of the reference 5 are shared; of 4 pairs and 4 of the reference 3.
        assert_eq!(grams(&reference, &texts, 1).f1([0, 1, 2]), 10.0 / 12.0);
        assert_eq!(grams(&reference, &texts, 2).f1([0, 1, 2]), 6.0 / 8.0);
        // What is repeated counts as often as the reference has it: the, the, ferry, left, pier of 8.
        assert_eq!(grams(&reference, &texts, 1).f1([0, 1, 3]), 10.0 / 13.0);
        assert_eq!(grams(&reference, &texts, 1).f1([0, 1, 2]), rouge(&reference, &texts[..3].concat())[0]);
        assert_eq!(grams(&[], &[&[], &[], &[]], 1).f1([0, 1, 2]), 0.0);
    }

    #[test]
    fn the_slope_is_that_of_the_worth() {
        let reference = tokens("the ferry left the pier at dawn");
        let sentences: Vec<Vec<String>> =
            ["the ferry left", "a dog at dawn", "the pier", "rain fell"].iter().map(|t| tokens(t)).collect();
        let values = [[0.5, -1.0], [-0.3, 0.8], [1.2, 0.1], [0.0, -0.6]];
        let odds = [-0.5, 0.2, -1.0, 0.1];
        let choice = Candidates::of(&reference, &sentences, &odds, |i| values[i].to_vec()).expect("a choice");
        let worth = |weights: [f64; 2]| choice.expected(&weights, &mut [0.0; 2]);
        for weights in [[0.0, 0.0], [0.7, -0.4], [-1.5, 2.0]] {
            let mut slope = [0.0; 2];
            choice.expected(&weights, &mut slope);
            for i in 0..2 {
                const STEP: f64 = 1e-5;
                let (mut above, mut below) = (weights, weights);
                above[i] += STEP;
                below[i] -= STEP;
                let measured = (worth(above) - worth(below)) / (2.0 * STEP);
                assert!((measured - slope[i]).abs() < 1e-6, "{weights:?} {i}: {measured} {}", slope[i]);
                assert!(slope[i].abs() > 1e-3, "{weights:?} {i}: too flat to tell");
            }
        }
    }

    #[test]
    fn steps_go_uphill() {
        let reference = tokens("the ferry left the pier");
        let sentences: Vec<Vec<String>> =
            ["the ferry", "left the pier", "a dog", "rain fell"].iter().map(|t| tokens(t)).collect();
        let values = |i: usize| vec![if i < 2 { 1.0 } else { -1.0 }];
        let choices =
            || Candidates::of(&reference, &sentences, &[0.0; 4], values).into_iter().collect::<Vec<_>>();
        assert!(better(&choices(), 1, &[])[0] > 0.0);
    }
}
