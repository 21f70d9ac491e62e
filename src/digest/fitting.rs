//! What the fitter of `weights.rs` is told of an article: its sentences with their features, and the signs of its genre.
//! Nothing in the program calls it.

use crate::article::Article;
use crate::digest::close::{self, beginnings};
use crate::digest::features::{self, measure};
use crate::digest::genre::{self, signs};
use crate::segment::Segmenter;

/// The names of the features, in the order in which a sentence has them.
pub const FEATURES: &[&str] = &features::NAMES;

/// Shares of the genres, as the program makes them.
pub use crate::digest::genre::softmax;

/// The names of the signs, in the order in which an article has them.
pub const SIGNS: &[&str] = &genre::SIGNS;

/// The names of what a beginning of the close has, in the order in which it has them.
pub const BEGINNINGS: &[&str] = &close::NAMES;

/// An article as it is weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The signs of its genre, one for each of [`SIGNS`].
    pub signs: Vec<f64>,
    /// Its sentences, each with one feature for each of [`FEATURES`].
    pub sentences: Vec<(String, Vec<f64>)>,
    /// Its sentences as beginnings of the close, each with one number for each of [`BEGINNINGS`].
    pub beginnings: Vec<Vec<f64>>,
}

/// Measures an article.
pub fn sample(article: &Article) -> Sample {
    let measured = measure(article, &Segmenter::for_text(article.text()));
    let text = |index: usize| article.slice(article.sentences()[index].span).trim().to_owned();
    let sentences =
        measured.features.iter().enumerate().map(|(index, f)| (text(index), f.to_vec())).collect();
    let beginnings = beginnings(article).iter().map(|b| b.to_vec()).collect();
    Sample { signs: signs(article, &measured).to_vec(), sentences, beginnings }
}

/// Where the close begins, if there is one, by the odds of each sentence to be its beginning, as logarithms; that there is
/// none has 0.
pub fn close_begins(odds: &[f64]) -> Option<usize> {
    close::begins(odds)
}
