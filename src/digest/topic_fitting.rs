//! What the fitter of `topic.rs` is told of a text: where its topics change under given settings. Nothing in the program
//! calls it.

use crate::article::Article;
pub use crate::digest::topic::{Changes, Settings};
use crate::digest::{terms::Terms, topic};
use crate::segment::Segmenter;

/// An article with its words counted, so that several settings can be tried.
pub struct Prepared<'a> {
    article: &'a Article,
    terms: Terms,
}

impl<'a> Prepared<'a> {
    /// Counts the words.
    pub fn new(article: &'a Article) -> Self {
        Self { article, terms: Terms::of(article, &Segmenter::for_text(article.text())) }
    }

    /// Where the topics change, whether there are headings or not; a change is told by the first byte of its sentence.
    pub fn changes(&self, settings: &Settings) -> (Vec<usize>, Changes) {
        let units = topic::units(self.article);
        let leaning = topic::leaning(self.article, &units);
        let found = topic::changes(&self.terms, &units, &leaning, settings);
        let place = |unit: &usize| self.article.sentences()[units[*unit].start].span.start;
        (found.at.iter().map(place).collect(), found)
    }
}
