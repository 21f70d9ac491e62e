//! Words: jieba for Han, Unicode words for the rest; stop words and stems.

use crate::article::Lang;
use crate::span::Span;
use std::borrow::Cow;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Han characters, cut by jieba.
    Han,
    /// Letters of any other script, digits mixed in (`O2O`, `iPhone15`).
    Letters,
    /// Digits, with the marks a number may hold (`1,234.5`, `38%` without the sign).
    Number,
}

/// A word and where it stands in the text that was cut, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is made of.
    pub kind: WordKind,
    /// Where it stands.
    pub span: Span,
}

/// Cuts text into words. Made for one document: it knows the dictionary's words that occur there.
pub struct Segmenter {}

impl Segmenter {
    /// A segmenter for this text and any part of it.
    pub fn for_text(text: &str) -> Self {
        let _ = text;
        Self {}
    }

    /// The words of `text` in order; white space, punctuation and symbols are not words.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let _ = text;
        Vec::new()
    }

    /// How often the dictionary's corpus has a word; `None` where it does not know it.
    pub fn frequency(&self, word: &str) -> Option<u64> {
        let _ = word;
        None
    }
}

/// Whether a word, lower-cased, is too common to say what a text is about.
pub fn is_stop_word(word: &str) -> bool {
    let _ = word;
    false
}

/// The form under which a word is counted: lower case, and for English its stem.
pub fn normal_form<'a>(word: &'a str, lang: Lang) -> Cow<'a, str> {
    let _ = lang;
    Cow::Borrowed(word)
}
