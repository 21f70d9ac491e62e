//! How much a sentence matters: named features, weighted and added up. The one table of weights stands here.

use crate::digest::features::{COUNT, Features, NAMES};

/// One named part of a sentence's score: the feature's name and what it added (weight times value; may be negative).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The feature's name, as `--why` and JSON show it.
    pub name: &'static str,
    /// What it added to the sum.
    pub value: f64,
}

/// A sentence's score in 0..=1 and the parts it is made of; the score rises with their sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Salience {
    /// In 0..=1; more is more salient.
    pub score: f64,
    /// The parts, in the order of the table of weights.
    pub parts: Vec<Part>,
}

/// What each feature is worth, in the order of [`NAMES`]. First estimates, set by hand on a dozen articles in Chinese
/// and English; nothing here was fitted. To fit: run the program with `-f json` over labelled articles, divide the
/// parts in `why` by these weights, and regress the labels on the quotients.
const WEIGHTS: [f64; COUNT] =
    [0.9, 0.45, 0.45, 0.2, 0.8, 0.9, 0.7, 0.8, 0.35, 0.6, 0.45, -0.2, -0.8, -0.3, -0.3];

/// What is added to the sum of the parts before it is squeezed into 0..=1, so that a middling sentence has about 0.5.
const BIAS: f64 = -2.2;

/// The score of a sentence and its parts: the logistic function of the weighted sum.
pub(super) fn score(features: &Features) -> Salience {
    let parts: Vec<Part> = (0..COUNT)
        .filter(|i| features[*i] != 0.0)
        .map(|i| Part { name: NAMES[i], value: WEIGHTS[i] * features[i] })
        .collect();
    let sum: f64 = parts.iter().map(|p| p.value).sum();
    Salience { score: 1.0 / (1.0 + (-(sum + BIAS)).exp()), parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_rises_with_the_sum_of_its_parts() {
        let mut low = [0.0; COUNT];
        low[0] = 0.2;
        let mut high = low;
        high[5] = 1.0;
        let (low, high) = (score(&low), score(&high));
        assert!(low.score < high.score && low.score > 0.0 && high.score < 1.0);
        assert_eq!(high.parts.len(), 2);
    }
}
