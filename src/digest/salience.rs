//! How much a sentence matters: named features, weighted as the article's genres weigh them, and added up.

use crate::digest::features::{COUNT, Features, NAMES};
use crate::digest::genre::{GENRES, Genres};
use crate::digest::place;
use crate::digest::weights::TABLE;

/// One named part of a sentence's score: the feature's name and what it added (weight times value; may be negative).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// The feature's name, as `--why` and JSON show it.
    pub name: &'static str,
    /// What it added to the sum.
    pub value: f64,
}

/// A sentence's score in 0..=1 and the parts it is made of; the score rises with their sum.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Salience {
    /// In 0..=1; more is more salient.
    pub score: f64,
    /// The parts, in the order of the table of weights.
    pub parts: Vec<Part>,
}

/// What each feature is worth in one article: the weights of the genres, blended by their shares.
pub(super) struct Blend {
    weights: Features,
    bias: f64,
}

impl Blend {
    pub(super) fn of(genres: &Genres) -> Self {
        let blended = |row: &[f64; 6]| (0..GENRES.len()).map(|g| genres.shares[g] * row[g]).sum::<f64>();
        let mut weights = [0.0; COUNT];
        weights.iter_mut().zip(&TABLE).for_each(|(weight, row)| *weight = blended(row));
        if genres.claims_nothing {
            // A line of a list is no better for being the first.
            weights.iter_mut().take(place::COUNT).for_each(|weight| *weight = 0.0);
        }
        Self { weights, bias: blended(&TABLE[COUNT]) }
    }

    /// The score of a sentence, the logistic function of the weighted sum. Its parts are left to [`Blend::parts`].
    pub(super) fn score(&self, features: &Features) -> Salience {
        let sum: f64 = self.added(features).map(|(_, value)| value).sum();
        Salience { score: 1.0 / (1.0 + (-(sum + self.bias)).exp()), parts: Vec::new() }
    }

    /// The parts of a sentence's score.
    pub(super) fn parts(&self, features: &Features) -> Vec<Part> {
        // There is one of these for every sentence of a book: no room is left over.
        let mut parts = Vec::with_capacity(self.added(features).count());
        parts.extend(self.added(features).map(|(name, value)| Part { name, value }));
        parts
    }

    /// The features that parts were made of, got back from what they added; 0 of those that are worth nothing here.
    pub(super) fn features(&self, parts: &[Part]) -> Features {
        let mut features = [0.0; COUNT];
        let mut next = 0;
        for part in parts {
            // Parts are in the order of the names.
            let Some(ahead) = NAMES[next..].iter().position(|name| *name == part.name) else { break };
            let index = next + ahead;
            if self.weights[index] != 0.0 {
                features[index] = part.value / self.weights[index];
            }
            next = index + 1;
        }
        features
    }

    /// What each feature that is there adds to the sum.
    fn added(&self, features: &Features) -> impl Iterator<Item = (&'static str, f64)> {
        let held = (0..COUNT).filter(|i| features[*i] != 0.0);
        held.map(|i| (NAMES[i], self.weights[i] * features[i]))
    }
}

/// The columns of the table that say what a sentence does.
#[derive(Clone, Copy)]
pub(super) enum Column {
    Thesis = 4,
    Close = 5,
}

/// The names of all parts that a score may be made of, in the order of the table of weights.
pub fn names() -> &'static [&'static str] {
    &NAMES
}

/// What each of a sentence's features says for a role, in the order of [`names`].
pub(super) fn says(features: &Features, column: Column) -> Features {
    std::array::from_fn(|index| features[index] * TABLE[index][column as usize])
}

/// What a sentence's features say for a role, as the logarithm of the odds.
pub(super) fn odds(features: &Features, column: Column) -> f64 {
    let sum: f64 = features.iter().zip(&TABLE).map(|(value, row)| value * row[column as usize]).sum();
    sum + TABLE[COUNT][column as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_got_back_from_what_they_added() {
        let mut genres = Genres::default();
        genres.shares = [0.1, 0.2, 0.3, 0.4];
        let blend = Blend::of(&genres);
        let features: Features = std::array::from_fn(|i| if i % 3 == 0 { 0.0 } else { i as f64 / 100.0 });
        let back = blend.features(&blend.parts(&features));
        for index in 0..COUNT {
            let expected = if blend.weights[index] == 0.0 { 0.0 } else { features[index] };
            assert!((back[index] - expected).abs() < 1e-9, "{}", NAMES[index]);
        }
        assert_eq!(blend.features(&[]), [0.0; COUNT]);
    }

    #[test]
    fn the_score_rises_with_the_sum_of_its_parts() {
        let mut genres = Genres::default();
        genres.shares = [0.25; GENRES.len()];
        let blend = Blend::of(&genres);
        let mut low = [0.0; COUNT];
        low[0] = 0.2;
        let mut high = low;
        high[COUNT - 1] = 1.0;
        let [low, high] = [low, high].map(|f| (blend.score(&f), blend.parts(&f)));
        let sum = |parts: &[Part]| parts.iter().map(|p| p.value).sum::<f64>();
        assert_ne!(sum(&low.1), sum(&high.1));
        assert_eq!(low.0.score < high.0.score, sum(&low.1) < sum(&high.1));
        assert!(low.0.score > 0.0 && high.0.score < 1.0);
        assert_eq!(high.1.len(), 2);
    }
}
