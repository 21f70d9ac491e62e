//! Words: jieba for Han, Unicode words for the rest; stop words and stems. Knows nothing of sentences, nor of what a
//! word weighs.

use super::dictionary;
use super::stopwords::{CHINESE, ENGLISH};
use crate::article::Lang;
use crate::span::Span;
use jieba_rs::Jieba;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Han characters, cut by jieba. The dictionary has some with letters or digits among them (`A股`, `4S店`).
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
pub struct Segmenter {
    /// `None` for a text without Han, which spares it the making of jieba's tables.
    jieba: Option<Jieba>,
}

impl Segmenter {
    /// A segmenter for this text and any part of it.
    ///
    /// It cuts another text too, but not as well: of the words there it knows those that occur in this one.
    pub fn for_text(text: &str) -> Self {
        Self { jieba: text.chars().any(is_han).then(|| dictionary::jieba_for(text)) }
    }

    /// The words of `text` in order; white space, punctuation and symbols are not words.
    pub fn words(&self, text: &str) -> Vec<Word> {
        // Jieba is asked for the words with Han in them. What lies between two of those is cut by Unicode's rules,
        // which keep `1,234.5` and `don't` in one piece.
        let mut words = Vec::new();
        let mut gap = 0;
        if let Some(jieba) = &self.jieba
            && text.chars().any(is_han)
        {
            for token in jieba.cut(text, true) {
                if token.word.chars().any(is_han) {
                    push_unicode_words(text, Span::new(gap, token.byte_start), &mut words);
                    words.push(Word { kind: WordKind::Han, span: bare(token.word, token.byte_start) });
                    gap = token.byte_end;
                }
            }
        }
        push_unicode_words(text, Span::new(gap, text.len()), &mut words);
        words
    }

    /// How often the dictionary's corpus has a word; `None` where it does not know it.
    pub fn frequency(&self, word: &str) -> Option<u64> {
        dictionary::frequency(word)
    }
}

/// Whether a word is too common to say what a text is about. Upper case and full width do not matter; a stem is no
/// word and is not looked for.
pub fn is_stop_word(word: &str) -> bool {
    let word = folded(word);
    let table = if word.is_ascii() { ENGLISH } else { CHINESE };
    table.binary_search(&word.as_ref()).is_ok()
}

/// The form under which a word is counted: lower case, full-width letters and digits made narrow, and for English its
/// stem (`running` is `run`).
pub fn normal_form<'a>(word: &'a str, lang: Lang) -> Cow<'a, str> {
    let folded = folded(word);
    let stems = lang == Lang::En && folded.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
    if !stems {
        return folded;
    }
    let stem = Stemmer::create(Algorithm::English).stem(&folded).into_owned();
    if stem == word { Cow::Borrowed(word) } else { Cow::Owned(stem) }
}

/// Where a word of jieba's stands, without the signs it leaves at the ends of a run of rare characters (`𠮷-`).
fn bare(word: &str, start: usize) -> Span {
    let sign = |c: char| c.is_ascii_punctuation();
    let start = start + (word.len() - word.trim_start_matches(sign).len());
    Span::new(start, start + word.trim_matches(sign).len())
}

/// Cuts the stretch `gap` of `text`, which holds no word of jieba's, by the word boundaries of UAX #29.
fn push_unicode_words(text: &str, gap: Span, words: &mut Vec<Word>) {
    // Of the words already there only those of this gap may grow.
    let first = words.len();
    for (offset, piece) in gap.of(text).unicode_word_indices() {
        // UAX #29 counts the low line as a letter.
        let trimmed = piece.trim_start_matches('_');
        let start = gap.start + offset + (piece.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches('_');
        let mut span = Span::new(start, start + trimmed.len());
        span.end += language_mark(trimmed, text.get(span.end..gap.end).unwrap_or(""));

        match words.get_mut(first..).and_then(<[Word]>::last_mut) {
            Some(last) if last.span.end <= span.start && binds(text, last.span, span) => {
                last.kind = WordKind::Letters;
                last.span.end = span.end;
            }
            _ => words.push(Word { kind: kind(trimmed), span }),
        }
    }
}

/// Whether what stands between two words makes one of them: `GPT-4`, `COVID-19`, `AT&T`; not `page-4`, `well-known`.
fn binds(text: &str, left: Span, right: Span) -> bool {
    let (left, mark, right) = (left.of(text), Span::new(left.end, right.start).of(text), right.of(text));
    match mark {
        "-" => {
            left.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && left.starts_with(|first: char| first.is_ascii_alphabetic())
                && left.bytes().any(|byte| byte.is_ascii_uppercase())
                && right.starts_with(|first: char| first.is_ascii_digit())
        }
        "&" => [left, right]
            .iter()
            .all(|side| side.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'&')),
        _ => false,
    }
}

/// The length of what makes a single capital the name of a programming language: `C++`, `C#`.
fn language_mark(letter: &str, rest: &str) -> usize {
    if letter.len() != 1 || !letter.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return 0;
    }
    let mark = ["++", "#"].into_iter().find(|mark| rest.starts_with(mark)).unwrap_or("");
    let follows = rest.get(mark.len()..).and_then(|rest| rest.chars().next());
    if follows.is_some_and(|next| next.is_alphanumeric() || next == '+') { 0 } else { mark.len() }
}

/// The kind of a word that jieba has not cut.
fn kind(word: &str) -> WordKind {
    if word.chars().any(is_han) {
        // Only where the segmenter was made for another text.
        WordKind::Han
    } else if word.chars().any(|c| c.is_alphanumeric() && !c.is_numeric()) {
        WordKind::Letters
    } else {
        WordKind::Number
    }
}

/// Whether a character is an ideograph: the blocks that jieba cuts, and the later ones, which it gives back singly.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The word in lower case, with full-width forms made narrow and one apostrophe for all.
fn folded(word: &str) -> Cow<'_, str> {
    let as_it_is = |c: char| {
        if c.is_ascii() { !c.is_ascii_uppercase() } else { narrow(c) == c && c.to_lowercase().eq([c]) }
    };
    if word.chars().all(as_it_is) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.chars().map(narrow).flat_map(char::to_lowercase).collect())
    }
}

/// The ASCII character that a full-width form (`Ａ`, `１`, `％`) or an apostrophe of print stands for.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        _ => c,
    }
}
