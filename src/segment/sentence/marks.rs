//! The marks that end, open and close, and the small shapes that hold marks without ending anything. Characters only:
//! what follows from a mark is decided by the cutter.

use super::END_MARKS;

/// What the marks of a run are worth: the later beats the earlier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// No mark, only closing quotes or brackets.
    None,
    /// One full stop of Latin text.
    Stop,
    /// Two or more of them, or `…`.
    Dots,
    /// ASCII `?` or `!`.
    Ask,
    /// A mark that has no other use: `。！？` and their like.
    Full,
}

/// What `mark` is worth, if it is an end mark.
pub(super) fn kind_of(mark: char) -> Option<Kind> {
    match mark {
        '.' | '．' => Some(Kind::Stop),
        '…' => Some(Kind::Dots),
        '?' | '!' => Some(Kind::Ask),
        '\0'..='~' | '\u{4E00}'..='\u{9FFF}' => None,
        '。' | '！' | '？' | '｡' | '‼' | '⁇' | '⁈' | '⁉' | '\u{37E}' => Some(Kind::Full),
        _ => END_MARKS.contains(&mark).then_some(Kind::Full),
    }
}

pub(super) fn is_mark(c: char) -> bool {
    kind_of(c).is_some()
}

pub(super) fn is_closing_quote(c: char) -> bool {
    !c.is_ascii() && "”’」』»〞〟＂﹂﹄".contains(c)
}

pub(super) fn is_closing_bracket(c: char) -> bool {
    ")]}）】》〉〕］｝〗".contains(c)
}

/// What may open a sentence besides a letter or a digit.
pub(super) fn is_opening(c: char) -> bool {
    "\"'([“‘「『«»„‚‹›¿¡（【《〈〔".contains(c)
}

/// Marks after which a sentence does not begin.
pub(super) fn is_comma(c: char) -> bool {
    ",;:，、；：،؛".contains(c)
}

/// Letters of the scripts that are written without upper case and without spaces, or nearly so: Han, kana, hangul.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3040..=0x318F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Whether the mark at `at`, which opens a quotation in most languages, closes one here: it stands at an end mark and
/// nothing follows it at once, as in „Komm!“ and »Komm!«.
pub(super) fn closes_reversed(rest: &str, at: usize, quote: char) -> bool {
    matches!(quote, '“' | '‘' | '«' | '‹')
        && tail(rest, at + quote.len_utf8()).chars().next().is_none_or(|c| {
            c.is_whitespace() || is_comma(c) || is_mark(c) || is_closing_bracket(c) || "“«—–-".contains(c)
        })
}

/// Where the address ends whose `://` begins at `at`.
pub(super) fn url_end(rest: &str, at: usize) -> Option<usize> {
    let address = tail(rest, at).strip_prefix("://")?;
    let length = address.find(|c: char| !c.is_ascii_graphic() || "<>\"".contains(c)).unwrap_or(address.len());
    let shown = address.get(..length)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    Some(at + 3 + shown.len())
}

/// Whether the straight quote at `at` closes: by the white space at its sides, and where that says nothing by whether
/// one stands open.
pub(super) fn closes(rest: &str, at: usize, quoting: bool) -> bool {
    let before = rest.get(..at).and_then(|t| t.chars().next_back());
    let after = tail(rest, at).chars().nth(1);
    let loose_before = before.is_none_or(|c| c.is_whitespace() || is_opening(c));
    let loose_after = after.is_none_or(|c| c.is_whitespace() || is_closing_quote(c) || is_closing_bracket(c));
    if loose_before == loose_after { quoting } else { loose_after }
}

/// The length of a note's number in square brackets, `[12]`, at the start of `text`.
pub(super) fn footnote(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits).then_some(())?;
    tail(inner, digits).starts_with(']').then_some(digits + 2)
}

pub(super) fn skip_space(text: &str, at: usize) -> usize {
    text.len() - tail(text, at).trim_start().len()
}

pub(super) fn tail(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}
