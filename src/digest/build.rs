//! The digest, put together.

use crate::article::Article;
use crate::digest::{Digest, Salience};
use crate::segment::Segmenter;

pub(super) fn build(article: &Article, _segmenter: &Segmenter) -> Digest {
    let n = article.sentences().len();
    Digest { saliences: vec![Salience::default(); n], roles: vec![None; n], ..Digest::default() }
}
