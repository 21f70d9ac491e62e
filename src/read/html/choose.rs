//! Which passages of a page are its article: what each looks like by itself, then the runs of greatest sum. What becomes
//! of the rest is not known here.

use super::features::{Features, Seen};
use super::walk::Passage;
use super::weights::WEIGHTS;
use crate::article::BlockKind;

/// What it costs to begin or to end a run of passages that stay, beside the score of a passage times the logarithm of its
/// size. Tried on the pages that the weights were fitted on: 0 to 4 make little difference, 2 and 3 are best.
const TURN: f64 = 3.0;

/// By passage: whether it is the article's. `kept` is the share that the extractor kept.
pub(super) fn choose(passages: &[Passage], kept: &[f64], seen: &Seen<'_>) -> Vec<bool> {
    /// A passage that scores less goes out of the middle of a run.
    const WORST: f64 = -1.0;
    /// One that the extractor kept stays between others that stay, unless it scores less.
    const DOUBTFUL: f64 = -0.5;
    let scores: Vec<f64> = (0..passages.len()).map(|i| score(&seen.features(i))).collect();
    let gains: Vec<f64> =
        scores.iter().zip(&seen.size).map(|(score, size)| score * (size + 2.0).ln()).collect();
    let mut stays = runs(&gains);
    for (stays, score) in stays.iter_mut().zip(&scores) {
        *stays &= *score >= WORST;
    }
    for (i, stays) in stays.iter_mut().enumerate() {
        // Running text that both take for the article's stays wherever it stands.
        *stays |= kept[i] >= 0.9 && seen.prose[i] > 0.0 && seen.linked[i] < 0.3 && scores[i] >= 0.0;
    }
    let first = stays.iter().position(|stays| *stays).unwrap_or(0);
    let last = stays.iter().rposition(|stays| *stays).unwrap_or(0);
    for i in first..last {
        let is_caption = passages[i].kind == BlockKind::Caption && kept[i] >= 0.5;
        stays[i] |= is_caption || (kept[i] >= 0.9 && scores[i] >= DOUBTFUL);
    }
    stays
}

/// How much more likely than not a passage is the article's, as a logarithm.
fn score(features: &Features) -> f64 {
    features.iter().zip(WEIGHTS).map(|((_, value), (_, weight))| value * weight).sum()
}

/// The runs with the greatest sum of gains, less [`TURN`] for each of their ends.
fn runs(gains: &[f64]) -> Vec<bool> {
    // By state (out of a run, in one): the best sum so far; by passage and state: the state before it.
    let mut best = [0.0, -TURN];
    let mut before: Vec<[bool; 2]> = Vec::with_capacity(gains.len());
    for gain in gains {
        let (ends, begins) = (best[1] - TURN > best[0], best[0] - TURN > best[1]);
        before.push([ends, !begins]);
        best = [best[0].max(best[1] - TURN), best[1].max(best[0] - TURN) + gain];
    }
    let mut inside = best[1] > best[0];
    let mut stays = vec![false; gains.len()];
    for (stays, before) in stays.iter_mut().zip(before).rev() {
        *stays = inside;
        inside = before[usize::from(inside)];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::features::COUNT;

    #[track_caller]
    fn check(gains: &[f64], expected: &str) {
        let got: String = runs(gains).into_iter().map(|stays| if stays { '#' } else { '.' }).collect();
        assert_eq!(got, expected, "{gains:?}");
    }

    #[test]
    fn runs_bridge_small_gaps_and_leave_small_islands() {
        check(&[-5.0, 9.0, 9.0, -5.0], ".##.");
        check(&[9.0, -2.0, 9.0], "###");
        check(&[9.0, -20.0, 9.0], "#.#");
        check(&[9.0, -9.0, -9.0, 2.0, -9.0], "#....");
        check(&[], "");
        check(&[-1.0, -1.0], "..");
    }

    #[test]
    fn every_weight_is_the_weight_of_its_feature() {
        let passages = crate::read::html::passages("<p>天晴了。</p>");
        let seen = Seen::new(&passages, &[1.0]);
        let names = seen.features(0).map(|(name, _)| name);
        assert_eq!(names, WEIGHTS.map(|(name, _)| name));
        assert_eq!(names.len(), COUNT);
    }
}
