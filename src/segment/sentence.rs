//! Sentences: spans that tile a block, in Chinese, English and, by the habits of their writing, other languages. Knows
//! marks, quotes and abbreviations; nothing of blocks, of words or of what a sentence says.
//!
//! A *run* is one or more end marks with the closing quotes and brackets that belong to them (`？！”`). The text is read
//! once, from run to run, and each run is asked whether a sentence ends there; looking ahead and back is bounded, so the
//! work is linear in the text. What is decided, where both answers could be defended:
//!
//! - a long quotation is cut inside; only its last sentence stays with the `他说` or `he said` that follows;
//! - `……` ends a sentence unless a comma, a particle (`的`, `等`) or the same word again (`我……我`) follows;
//! - `...` and `…` in Latin text end one only before white space and an upper-case letter, a quote or a Han character;
//! - `（…？）` and `“…？”` inside a running sentence do not end it, and nothing inside `《…》` ever does;
//! - `；` ends a sentence only once that has 200 characters.

mod marks;
mod others;
mod table;
mod words;

use crate::article::Lang;
use crate::segment::letter::is_alphanumeric;
use crate::span::Span;
use marks::*;

/// Cuts a block's text into sentences, as byte spans of `text` that tile it: the first begins at 0, each ends where
/// the next begins (white space after a sentence belongs to it), the last ends at `text.len()`. Empty text has none;
/// white space alone is one. A newline counts as a space.
pub fn sentences(text: &str, lang: Lang) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut quoting = false;
    while start < text.len() {
        let length = first(tail(text, start), lang, &mut quoting).max(1);
        spans.push(Span::new(start, start + length));
        start += length;
    }
    spans
}

/// Marks that end sentences, and nothing else, in scripts other than Han, Latin and their neighbours: Devanagari, Arabic
/// and Urdu, Armenian, Ethiopic, Burmese, Khmer.
const END_MARKS: [char; 10] = ['।', '॥', '؟', '۔', '։', '።', '፧', '\u{104B}', '\u{17D4}', '\u{17D5}'];

/// Whether a sentence usually ends with such a character, in any script.
pub fn is_end_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '.' | '!' | '?' | '…' | '．' | '｡') || END_MARKS.contains(&c)
}

/// A sentence has at least this many characters before a `；` may end it.
const LONG: usize = 200;
/// How far, in characters, the end of an aside, a title or a quoted phrase is looked for.
const ASIDE: usize = 60;

/// The length in bytes of the first sentence of `rest`, white space after it included. `quoting` says whether a straight
/// double quote stands open.
fn first(rest: &str, lang: Lang, quoting: &mut bool) -> usize {
    // Whether anything stands before `at`, and whether a word does.
    let (mut begun, mut worded) = (false, false);
    let mut at = 0;
    while let Some(c) = tail(rest, at).chars().next() {
        let next = at + c.len_utf8();
        if is_mark(c) {
            let run = Run::read(rest, at, quoting);
            if run.ends(rest, lang, worded) {
                return skip_space(rest, run.end);
            }
            at = run.end;
        } else if let Some(end) = aside(rest, at, c, begun) {
            if closes_after_mark(rest, end) && starts_upper(rest, end) {
                return skip_space(rest, end);
            }
            worded = true;
            at = end;
        } else if c == '；' && is_long(rest, at) {
            return skip_space(rest, Run::read(rest, next, quoting).end);
        } else if c == ':' {
            at = url_end(rest, at).unwrap_or(next);
        } else if c == ';' && others::asks_in_greek(rest, at) {
            return skip_space(rest, Run::read(rest, next, quoting).end);
        } else if c == ' ' && others::ends_unmarked(rest, at) {
            return skip_space(rest, at);
        } else {
            if c == '"' {
                *quoting = !closes(rest, at, *quoting);
            }
            begun |= !c.is_whitespace();
            worded |= is_alphanumeric(c);
            at = next;
            continue;
        }
        begun = true;
    }
    rest.len()
}

/// End marks and the closing marks after them.
struct Run {
    start: usize,
    end: usize,
    kind: Kind,
    /// A closing quote stands in it.
    quoted: bool,
    /// A closing bracket stands in it.
    bracketed: bool,
}

impl Run {
    /// Reads the run at `start`; it is empty where no mark and no closing mark stands there.
    fn read(rest: &str, start: usize, quoting: &mut bool) -> Self {
        let mut run = Run { start, end: start, kind: Kind::None, quoted: false, bracketed: false };
        loop {
            run.take_attached(rest, quoting);
            if !run.take_spaced(rest, quoting) {
                return run;
            }
        }
    }

    /// Marks and closing marks that follow without a space.
    fn take_attached(&mut self, rest: &str, quoting: &mut bool) {
        let mut last = None;
        while let Some(c) = tail(rest, self.end).chars().next() {
            match c {
                '.' if last == Some('.') => self.kind = self.kind.max(Kind::Dots),
                _ if is_mark(c) => self.kind = self.kind.max(kind_of(c).unwrap_or(Kind::None)),
                '~' | '～' if self.kind >= Kind::Ask => {}
                '"' if closes(rest, self.end, *quoting) => {
                    self.quoted = true;
                    *quoting = false;
                }
                '\'' if closes(rest, self.end, false) => self.quoted = true,
                '[' => match footnote(tail(rest, self.end)) {
                    Some(length) => {
                        self.end += length;
                        continue;
                    }
                    None => return,
                },
                _ if is_closing_quote(c) => self.quoted = true,
                _ if last.is_some() && closes_reversed(rest, self.end, c) && !self.after_cjk(rest) => {
                    self.quoted = true;
                }
                _ if is_closing_bracket(c) => self.bracketed = true,
                _ => return,
            }
            last = Some(c);
            self.end += c.len_utf8();
        }
    }

    /// A mark that stands alone after white space, as in text cut into tokens. True where there was one.
    fn take_spaced(&mut self, rest: &str, quoting: &mut bool) -> bool {
        let at = skip_space(rest, self.end);
        let after = tail(rest, at);
        let Some(c) = after.chars().next().filter(|_| at > self.end) else { return false };
        let alone = |length: usize| tail(after, length).chars().next().is_none_or(char::is_whitespace);
        let belongs = match c {
            '.' => alone(1),
            '"' => *quoting && alone(1),
            '\'' => after.starts_with("''") && alone(2),
            '’' => !tail(after, c.len_utf8()).starts_with(is_alphanumeric),
            '…' => false,
            // »Ja«, or the end of « oui ».
            '»' | '›' => {
                !tail(after, c.len_utf8()).starts_with(|c: char| is_alphanumeric(c) || "¿¡".contains(c))
            }
            '?' | '!' => !tail(after, 1).starts_with(|c: char| c.is_ascii_alphanumeric()),
            _ if is_mark(c) => true,
            _ => is_closing_quote(c) || is_closing_bracket(c),
        };
        if belongs {
            if c == '.' && self.kind == Kind::Stop {
                self.kind = Kind::Dots;
            }
            if c == '\'' {
                self.quoted = true;
                self.end = at + 2;
            } else {
                self.end = at;
            }
        }
        belongs
    }

    /// Whether the run follows a letter of Han, kana or hangul.
    fn after_cjk(&self, rest: &str) -> bool {
        rest.get(..self.start).and_then(|before| before.chars().next_back()).is_some_and(is_cjk)
    }

    /// Whether a sentence ends with this run; `worded` says that a word stands before it.
    fn ends(&self, rest: &str, lang: Lang, worded: bool) -> bool {
        let after = tail(rest, skip_space(rest, self.end));
        let Some(next) = after.chars().next() else { return true };
        let spaced = skip_space(rest, self.end) > self.end;
        let told = Span::new(self.start, self.end).of(rest).contains('。');
        if is_comma(next) || (self.quoted && self.kind > Kind::Stop && words::goes_on(after, told)) {
            return false;
        }
        if lang == Lang::Other && others::goes_on(after, self.quoted, spaced) {
            return false;
        }
        let before = rest.get(..self.start).unwrap_or_default();
        let last = before.chars().next_back();
        let cjk = last.is_some_and(is_cjk) || is_cjk(next);
        match self.kind {
            Kind::None => false,
            Kind::Full => !(self.quoted && next.is_lowercase()),
            Kind::Ask if spaced && lang == Lang::Other && next.is_lowercase() => false,
            Kind::Ask if spaced => {
                !((self.quoted || self.bracketed) && (next.is_lowercase() || words::reports(after)))
                    && !before.ends_with("Yahoo")
            }
            Kind::Ask => {
                cjk || !(is_alphanumeric(next) || (next.is_ascii_punctuation() && !is_opening(next)))
            }
            Kind::Dots if last.is_some_and(is_cjk) => {
                !next.is_lowercase()
                    && (self.quoted || (last != Some(next) && !"的地得等之了着过吧吗呢啊".contains(next)))
            }
            Kind::Dots if !worded => false,
            Kind::Dots => (spaced && (next.is_uppercase() || is_opening(next))) || is_cjk(next),
            Kind::Stop => stop_ends(before, after, spaced, lang),
        }
    }
}

/// Whether a single full stop between `before` and `after` ends a sentence. `before` begins where the sentence does.
fn stop_ends(before: &str, after: &str, spaced: bool, lang: Lang) -> bool {
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if is_list_number(before, after) {
        return false;
    }
    if last.is_whitespace() {
        return spaced;
    }
    let token = last_token(before);
    let is_abbreviation = || match lang {
        Lang::Other => others::is_abbreviation(before, token, after),
        _ => words::is_abbreviation(token, after),
    };
    let digits = !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit());
    if !spaced {
        return match last {
            _ if is_cjk(last) => is_cjk(next) || next.is_uppercase() || is_opening(next),
            _ if is_alphanumeric(next) && !is_cjk(next) => false,
            _ if digits || token.len() == 1 || token.contains('.') || is_abbreviation() => false,
            _ => !next.is_ascii_punctuation() || next == '"',
        };
    }
    if next.is_lowercase() || is_abbreviation() {
        return false;
    }
    // `3. Oktober` in the languages that write ordinals so, `包括1. 甲` in Chinese.
    let ordinal = digits && token.len() <= 3;
    !(ordinal && (is_cjk(next) || (lang == Lang::Other && others::is_ordinal(token, after))))
}

/// Whether `before` is nothing but the number of a list item: at the start, alone or after
/// its name (`Step 1.`), or after a colon (`有两条：1. 甲`).
fn is_list_number(before: &str, after: &str) -> bool {
    let number = before.trim_end();
    if words::is_label(number) {
        return true;
    }
    let Some(shown) = number.char_indices().rev().nth(8).map_or(Some(number), |(at, _)| number.get(at..))
    else {
        return false;
    };
    let token_start = shown
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || "第一二三四五六七八九十".contains(c)));
    let (lead, token) = match token_start {
        Some(at) => {
            shown.split_at(at + shown.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8))
        }
        None if shown.len() == number.len() => ("", shown),
        None => return false,
    };
    let first = lead.trim().is_empty() && shown.len() == number.len();
    let listed = lead.trim_end().ends_with(['：', '；', '，', '、'])
        || lead.ends_with([' ', '\n']) && lead.trim_end().ends_with([':', ';']);
    let short = token.chars().count() <= if token.contains('.') { 8 } else { 3 };
    let numeric = token.starts_with(|c: char| c.is_ascii_digit())
        && token.chars().all(|c| c.is_ascii_digit() || c == '.')
        || token.chars().all(|c| "第一二三四五六七八九十".contains(c));
    let letter = token.len() == 1 && token.bytes().all(|b| b.is_ascii_alphabetic()) && first;
    !token.is_empty() && short && (numeric || letter) && (first || listed) && !after.is_empty()
}

/// The letters, digits and dots right before a full stop; empty where they are too many for an abbreviation.
fn last_token(before: &str) -> &str {
    let is_part = |c: char| c == '.' || (is_alphanumeric(c) && !is_cjk(c));
    let mut start = before.len();
    for (count, (at, c)) in before.char_indices().rev().enumerate() {
        if !is_part(c) && !matches!(c, '\'' | '’') {
            break;
        }
        // Too long for an abbreviation, or the s of a genitive.
        if count == 12 || !is_part(c) {
            return "";
        }
        start = at;
    }
    tail(before, start)
}

/// Where the aside, the title or the quoted phrase that opens at `at` ends, if it is short and no sentence can end in
/// it; `begun` says that something of the sentence stands before it.
fn aside(rest: &str, at: usize, open: char, begun: bool) -> Option<usize> {
    let closers: &[char] = match open {
        '《' => &['》'],
        '〈' => &['〉'],
        '（' | '(' if begun => &['）', ')'],
        '“' if embedded(rest, at) => &['”'],
        '「' if embedded(rest, at) => &['」'],
        _ => return None,
    };
    let mut depth = 0;
    for (offset, c) in tail(rest, at).char_indices().take(ASIDE) {
        if closers.contains(&c) {
            depth -= 1;
            if depth == 0 {
                return Some(at + offset + c.len_utf8());
            }
        } else if c == open {
            depth += 1;
            if depth > 3 {
                return None;
            }
        } else if c == '。' && !matches!(open, '《' | '〈') {
            return None;
        }
    }
    None
}

/// Whether the quote that opens at `at` is a phrase of the sentence (`面对“怎么办？”的问题`) and not what somebody says.
fn embedded(rest: &str, at: usize) -> bool {
    let before = rest.get(..at).unwrap_or_default();
    before.chars().next_back().is_some_and(|c| is_cjk(c) && !"说道问喊叫答曰称讲写念唱想到着过".contains(c))
}

/// Whether a closing bracket ends at `end` and an end mark of Latin text stands before it.
fn closes_after_mark(rest: &str, end: usize) -> bool {
    let mut back = rest.get(..end).unwrap_or_default().chars().rev();
    back.next() == Some(')') && back.next().is_some_and(|c| matches!(c, '.' | '!' | '?'))
}

/// Whether white space and then an upper-case letter stand at `at`.
fn starts_upper(rest: &str, at: usize) -> bool {
    let next = skip_space(rest, at);
    next > at && tail(rest, next).starts_with(char::is_uppercase)
}

/// Whether at least [`LONG`] characters stand before `at`.
fn is_long(rest: &str, at: usize) -> bool {
    at >= LONG && rest.get(..at).unwrap_or_default().chars().take(LONG).count() == LONG
}

#[cfg(test)]
mod tests;
