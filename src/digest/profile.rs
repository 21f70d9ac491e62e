//! How much the stretches of an article matter, one beside the other: what shows the whole of it in one column. Knows neither
//! colours nor screens.

use crate::article::Article;
use crate::digest::Salience;
use crate::tally;

/// The highest level of a stretch: well below a full cell, which is kept for the summary's sentences, so in eighths of one.
pub const HIGHEST: u8 = 5;

/// Where `cells` stretches begin that share an article of `length` bytes evenly.
pub fn evenly(length: usize, cells: usize) -> Vec<usize> {
    (0..cells).map(|cell| (cell * length).div_ceil(cells)).collect()
}

/// Gives each of the stretches that begin at these bytes of the article, which never fall, the mean of the sentences in it,
/// on a scale from the lowest stretch to the highest: 1 to [`HIGHEST`], and 0 where there are none.
pub fn profile(article: &Article, saliences: &[Salience], starts: &[usize]) -> Vec<u8> {
    let begins = |cell: usize| starts.get(cell).copied().unwrap_or(article.text().len());
    let mut sums = vec![(0.0_f64, 0.0_f64); starts.len()];
    // The stretch in which the sentence before began: both go down the article together.
    let mut first = 0;
    tally::visit("strip", saliences.len());
    for (sentence, salience) in article.sentences().iter().zip(saliences) {
        let span = sentence.span;
        while starts.get(first + 1).is_some_and(|start| *start <= span.start) {
            first += 1;
        }
        for (cell, (sum, bytes)) in sums.iter_mut().enumerate().skip(first) {
            if cell > first && begins(cell) >= span.end {
                break;
            }
            let shared = span.end.min(begins(cell + 1)).saturating_sub(span.start.max(begins(cell)));
            *sum += salience.score * shared as f64;
            *bytes += shared as f64;
        }
    }
    let means: Vec<_> = sums.iter().map(|(sum, bytes)| (*bytes > 0.0).then(|| sum / bytes)).collect();
    let lowest = means.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let highest = means.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let level = |mean: f64| {
        let share = if highest > lowest { (mean - lowest) / (highest - lowest) } else { 0.5 };
        1 + (share * f64::from(HIGHEST - 1)).round() as u8
    };
    means.into_iter().map(|mean| mean.map_or(0, level)).collect()
}
