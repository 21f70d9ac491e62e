//! Where a line may be broken: Unicode's rules (UAX #14), and what Chinese print adds to them. Knows nothing of width.
//!
//! - curly quotes open and close as brackets do (to UAX #14 they are ambiguous): never a break after an opening one or
//!   before a closing one, and one at the other side where Han stands there;
//! - no closing mark (`，。”」` …) after a break, even after white space;
//! - full-width numbers, `……` and `——` hold together;
//! - a hyphen between two letters may end a row (textwrap leaves that to its caller).

use textwrap::WordSeparator::UnicodeBreakProperties;

/// The bytes of `line` before which a row may begin, in order, the start left out.
pub(super) fn breaks(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut end = 0;
    let mut lawful = UnicodeBreakProperties
        .find_words(line)
        .map(|word| {
            // textwrap keeps the spaces after a word apart from it.
            end += word.word.len() + word.whitespace.len();
            end
        })
        .peekable();
    let (mut earlier, mut before) = (' ', ' ');
    for (at, c) in line.char_indices() {
        while lawful.next_if(|end| *end < at).is_some() {}
        let lawful_here = lawful.peek() == Some(&at);
        if at > 0 && !holds(before, c) && (lawful_here || adds(earlier, before, c)) {
            found.push(at);
        }
        (earlier, before) = (before, c);
    }
    found
}

/// Whether a row should not be broken between these two characters, whatever else the rules say.
pub(super) fn holds(before: char, after: char) -> bool {
    // After white space ’ is an apostrophe: rock ’n’ roll.
    let closes = is_closing(after) && !(after == '’' && before.is_whitespace());
    let pair = before == after && matches!(after, '…' | '—' | '⸺');
    closes || is_opening(before) || pair || (is_wide_digit(before) && is_wide_digit(after))
}

/// Whether these three allow a break before the last that Unicode's rules do not know of.
fn adds(earlier: char, before: char, after: char) -> bool {
    let quote = matches!(after, '“' | '‘') && (is_wide(before) || is_closing(before));
    let end_quote = matches!(before, '”' | '’') && is_wide(after);
    let hyphen = before == '-' && earlier.is_alphabetic() && after.is_alphabetic();
    quote || end_quote || hyphen
}

fn is_closing(c: char) -> bool {
    !c.is_ascii() && "，。、；：？！”’」』）》】〉〕］｝〗…".contains(c)
}

fn is_opening(c: char) -> bool {
    !c.is_ascii() && "“‘「『（《【〈〔［｛〖".contains(c)
}

/// Han, kana, and the brackets that open among them.
fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
        || is_opening(c)
}

fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}
