//! Stretches of text without spaces between words, and without a dictionary of them: kanji and kana by runs of one
//! script, Thai and its like by pairs of letters. Knows scripts and no words.

use super::script::{is_han, is_hiragana, is_katakana, is_spaceless};
use super::word::WordKind;
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a run is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Katakana,
    Hiragana,
    Spaceless,
    Spaced,
}

/// The text as stretches in order, each with the kind of word it is, or without one where words have to be looked for by
/// their spaces. `japanese` says that kanji and kana are cut here.
///
/// A run of kanji longer than three is cut in twos, the last piece in three where the number is odd, as most long names
/// are put together (`経済産業省` is `経済` and `産業省`); the mark 々 repeats a kanji.
pub(super) fn runs(text: &str, japanese: bool) -> Vec<(Span, Option<WordKind>)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let own = script(c, japanese);
        let end = at + c.len_utf8();
        if chars.peek().is_some_and(|(_, next)| script(*next, japanese) == own) {
            continue;
        }
        let run = Span::new(start, end);
        match own {
            Script::Spaced => found.push((run, None)),
            Script::Katakana => found.push((run, Some(WordKind::Letters))),
            Script::Hiragana => found.push((run, Some(WordKind::Letters))),
            Script::Han => push_pieces(text, run, &mut found),
            Script::Spaceless => push_pairs(text, run, &mut found),
        }
        start = end;
    }
    found
}

fn script(c: char, japanese: bool) -> Script {
    match c {
        _ if is_spaceless(c) => Script::Spaceless,
        _ if !japanese => Script::Spaced,
        '々' => Script::Han,
        _ if is_han(c) => Script::Han,
        _ if is_katakana(c) => Script::Katakana,
        _ if is_hiragana(c) => Script::Hiragana,
        _ => Script::Spaced,
    }
}

fn push_pieces(text: &str, run: Span, found: &mut Vec<(Span, Option<WordKind>)>) {
    let mut left = run.of(text).chars().count();
    let mut chars = run.of(text).chars();
    let mut start = run.start;
    while left > 0 {
        let length = if left <= 3 { left } else { 2 };
        let bytes: usize = chars.by_ref().take(length).map(char::len_utf8).sum();
        found.push((Span::new(start, start + bytes), Some(WordKind::Han)));
        start += bytes;
        left -= length;
    }
}

fn push_pairs(text: &str, run: Span, found: &mut Vec<(Span, Option<WordKind>)>) {
    let mut previous: Option<Span> = None;
    let mut paired = false;
    // A sign that has no letter to stand on says nothing.
    let letters = run.of(text).grapheme_indices(true).filter(|(_, c)| c.starts_with(char::is_alphanumeric));
    for (at, letter) in letters {
        let own = Span::new(run.start + at, run.start + at + letter.len());
        if let Some(before) = previous {
            found.push((Span::new(before.start, own.end), Some(WordKind::Pair)));
            paired = true;
        }
        previous = Some(own);
    }
    if let Some(alone) = previous.filter(|_| !paired) {
        found.push((alone, Some(WordKind::Pair)));
    }
}
