//! Finding words in an article, and typed letters in a label. Knows texts, words and spellings; nothing of screens, of
//! what is shown, or of where a search began.
//!
//! ```text
//! query ──pattern──▶ regular expression ──on the folded text──▶ hits ┬─▶ places in the article
//!   └────typed───▶ letters ──on the words, where that found nothing──┘
//! ```
//!
//! What is looked for is folded as the text is (`fold::fold`): full and half width, traditional and simplified
//! characters, the shapes of a quotation mark are one. A query without a capital letter finds either case.

mod cluster;
mod fold;
mod names;
mod pattern;
mod pinyin;
mod words;

use crate::article::Article;
use crate::span::Span;
use cluster::widened;
use fold::{Way, fold};
use pinyin::Typed;
use regex::Regex;
use std::cell::OnceCell;
use std::sync::Arc;
use words::Words;

pub use names::{NameQuery, Named};
pub use pattern::Fault;

/// How a query is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// As a regular expression, and not as words.
    pub regex: bool,
}

/// What was found, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes of the article's text: in order, none empty, none overlapping, each from one grapheme's border to
    /// another's, within one block.
    pub hits: Vec<Span>,
    /// By which of the ways.
    pub how: How,
}

/// The ways in which something can be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// The words stand there.
    #[default]
    Literal,
    /// Chinese words are spelt so.
    Pinyin,
    /// A regular expression matches.
    Regex,
}

/// An article made ready to be searched again and again: its text folded once, and its words cut once if they are asked
/// for. It takes the article's length again, and a quarter of it more once words are asked for.
#[derive(Debug)]
pub struct Searchable {
    article: Arc<Article>,
    /// The blocks' folded texts, one after the other with nothing between.
    folded: String,
    /// By block, where its text stands in `folded`.
    parts: Vec<Span>,
    words: OnceCell<Words>,
}

impl Searchable {
    /// Folds the text; linear in it.
    pub fn new(article: Arc<Article>) -> Self {
        let mut folded = String::with_capacity(article.text().len());
        let mut parts = Vec::with_capacity(article.blocks().len());
        for block in article.blocks() {
            let start = folded.len();
            folded.extend(article.slice(block.span).chars().map(fold));
            parts.push(Span::new(start, folded.len()));
        }
        Self { article, folded, parts, words: OnceCell::new() }
    }

    /// Whether it was made for this very article.
    pub fn is_of(&self, article: &Arc<Article>) -> bool {
        Arc::ptr_eq(&self.article, article)
    }

    /// Every place where the query is found. Linear in the text; an empty query finds nothing.
    ///
    /// White space in a query stands for any of it, a line's end inside a block too, and beside a Chinese character for
    /// none as well; between a Chinese and a Latin character there may be some in the text. A query of two letters or
    /// more that is found nowhere is tried as pinyin: of whole words, else of how a word begins.
    ///
    /// # Errors
    ///
    /// Where the query is no regular expression though it should be one, or is too large.
    pub fn find(&self, query: &str, options: Options) -> Result<Found, Fault> {
        if options.regex {
            let regex = pattern::regular(query)?;
            return Ok(Found { hits: self.matches(regex.as_ref()), how: How::Regex });
        }
        let hits = self.matches(pattern::literal(query)?.as_ref());
        if hits.is_empty()
            && let Some(typed) = Typed::new(query).filter(|typed| typed.len() >= LEAST)
        {
            let hits = self.spelt(&typed);
            if !hits.is_empty() {
                return Ok(Found { hits, how: How::Pinyin });
            }
        }
        Ok(Found { hits, how: How::Literal })
    }

    /// Where a pattern matches more than nothing.
    fn matches(&self, regex: Option<&Regex>) -> Vec<Span> {
        let mut hits = Hits::of(self.article.text());
        let Some(regex) = regex else { return hits.found };
        for (block, part) in self.article.blocks().iter().zip(&self.parts) {
            let (text, folded) = (self.article.slice(block.span), part.of(&self.folded));
            let mut way = Way::new(text, folded);
            for found in regex.find_iter(folded).filter(|found| !found.is_empty()) {
                let span = Span::new(way.back(found.start()), way.back(found.end()));
                hits.push(span.shifted(block.span.start));
            }
        }
        hits.found
    }

    /// Where words are spelt as was typed, the hits as they stand in the text.
    fn spelt(&self, typed: &Typed) -> Vec<Span> {
        let words = self.words.get_or_init(|| Words::of(&self.article));
        let text = self.article.text();
        let (mut whole, mut begun) = (Hits::of(text), Hits::of(text));
        for start in words.starts() {
            let rest = text.get(start..).unwrap_or("");
            let spelling = typed.follow(rest, |at| words.goes_on(start + at));
            for end in spelling {
                let span = Span::new(start, start + end.at);
                if end.is_whole && words.is_end(span.end) {
                    whole.push(span);
                }
                begun.push(span);
            }
        }
        if whole.found.is_empty() { begun.found } else { whole.found }
    }
}

/// The fewest letters that are tried as pinyin: a single one is the initial of every twentieth word.
const LEAST: usize = 2;

/// Hits in the making: in order, widened, without overlap.
struct Hits<'a> {
    text: &'a str,
    found: Vec<Span>,
}

impl<'a> Hits<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// Takes a hit that begins no earlier than the last one, unless the two overlap.
    fn push(&mut self, span: Span) {
        if self.found.last().is_none_or(|last| last.end <= span.start) {
            let span = widened(self.text, span);
            if self.found.last().is_none_or(|last| last.end <= span.start) {
                self.found.push(span);
            }
        }
    }
}

/// Typed letters that are looked for in labels: the words themselves, or pinyin from any character on, a last syllable
/// half typed too.
#[derive(Clone, Debug)]
pub struct LabelQuery {
    literal: Regex,
    typed: Option<Typed>,
}

impl LabelQuery {
    /// A query; nothing where nothing but white space was typed.
    ///
    /// # Errors
    ///
    /// Where the query is too large.
    pub fn new(query: &str) -> Result<Option<Self>, Fault> {
        let literal = pattern::literal(query.trim())?;
        Ok(literal.map(|literal| Self { literal, typed: Typed::new(query) }))
    }

    /// The first place in a label that matches, in bytes; linear in the label.
    pub fn place(&self, label: &str) -> Option<Span> {
        let folded: String = label.chars().map(fold).collect();
        let place = match self.literal.find(&folded) {
            Some(found) => {
                let mut way = Way::new(label, &folded);
                Some(Span::new(way.back(found.start()), way.back(found.end())))
            }
            None => self.typed.as_ref().and_then(|typed| {
                label.char_indices().find_map(|(start, _)| {
                    let end = typed.follow(label.get(start..)?, |_| true).next()?;
                    Some(Span::new(start, start + end.at))
                })
            }),
        };
        place.map(|span| widened(label, span))
    }
}

#[cfg(test)]
mod tests;
