//! The first sieve: controls, terminal commands and characters that are never shown. Knows characters one by one and the
//! shape of a command; what stands beside what is the second sieve's.

/// What is left of `raw`; nothing where all of it may stay. No command is looked for past the end of its line or past the
/// next control character, so the work is linear.
pub(super) fn sieve(raw: &str) -> Option<String> {
    let mut at = raw.find(|c| !stays(c))?;
    let mut left = String::with_capacity(raw.len());
    left.push_str(raw.get(..at).unwrap_or_default());
    while let Some(rest) = raw.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        at += match c {
            _ if stays(c) => {
                let run = rest.find(|c| !stays(c)).unwrap_or(rest.len());
                left.push_str(rest.get(..run).unwrap_or_default());
                run
            }
            '\r' if rest.starts_with("\r\n") => 1,
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                left.push('\n');
                c.len_utf8()
            }
            '\u{8}' => strike(rest, &mut left),
            '\u{1B}' | '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}'..='\u{9F}' => command(rest),
            _ => c.len_utf8(),
        };
    }
    Some(left)
}

/// Whether a character passes this sieve as it is.
pub(super) fn stays(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' | '\u{4E00}'..='\u{9FFF}' => true,
        '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{180B}'..='\u{180F}' => true,
        _ => !(c.is_control() || is_unseen(c)),
    }
}

/// Characters that show nothing: Unicode's default-ignorable ones, line and paragraph separators, annotation marks and
/// noncharacters.
fn is_unseen(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
        | 0xFFF0..=0xFFFB | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF)
        || code & 0xFFFE == 0xFFFE
}

/// Backspaces at the start of `rest`: the characters before them that others are printed over go, as nroff prints bold
/// (`a` BS `a`) and underlined (`_` BS `a`). Gives the bytes used up.
fn strike(rest: &str, left: &mut String) -> usize {
    let count = rest.bytes().take_while(|b| *b == 8).count();
    let after = rest.get(count..).unwrap_or_default();
    let last = left.chars().next_back().unwrap_or('\n');
    if count == 1 && after.starts_with('_') && !matches!(last, '_' | ' ' | '\t' | '\n') {
        return 2;
    }
    for _ in after.chars().take(count).take_while(|c| !c.is_control()) {
        if left.ends_with(['\n', '\t']) {
            break;
        }
        left.pop();
    }
    count
}

/// The bytes of the terminal command at the start of `rest`, which is ESC or a C1 control. Of a command that does not end
/// as it should only the introducer is counted, so that no text is swallowed.
fn command(rest: &str) -> usize {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let (kind, start) = match first {
        '\u{1B}' => match chars.next() {
            Some(kind) => (kind, 1 + kind.len_utf8()),
            None => return 1,
        },
        '\u{9B}' => ('[', 2),
        // DCS, SOS, OSC, PM and APC end alike.
        _ => (']', 2),
    };
    let body = rest.get(start..).unwrap_or_default();
    match kind {
        '[' => start + sequence(body, 64).unwrap_or(0),
        ']' | 'P' | 'X' | '^' | '_' => start + string(body).unwrap_or(0),
        ' '..='/' => sequence(rest.get(1..).unwrap_or_default(), 0).map_or(1, |length| 1 + length),
        '0'..='~' => 2,
        _ => 1,
    }
}

/// The length of parameters (at most `most` bytes), intermediates and the final byte, as ECMA-48 orders them.
fn sequence(body: &str, most: usize) -> Option<usize> {
    let bytes = body.as_bytes();
    let parameters = bytes.iter().take(most).take_while(|b| (0x30..=0x3F).contains(*b)).count();
    let between = bytes.iter().skip(parameters).take(3).take_while(|b| (0x20..=0x2F).contains(*b)).count();
    let end = parameters + between;
    // After ESC alone digits and `:;<=>?` end a command too.
    let least = if most == 0 { 0x30 } else { 0x40 };
    bytes.get(end).is_some_and(|b| (least..=0x7E).contains(b)).then_some(end + 1)
}

/// The length of a command string (a window's title, a link) and its end mark, if it ends on its line and within 4,096
/// characters.
fn string(body: &str) -> Option<usize> {
    for (at, c) in body.char_indices().take(4096) {
        match c {
            '\u{7}' => return Some(at + 1),
            '\u{9C}' => return Some(at + 2),
            '\u{1B}' => return body.get(at + 1..).is_some_and(|t| t.starts_with('\\')).then_some(at + 2),
            _ if c.is_control() && c != '\t' => return None,
            _ => {}
        }
    }
    None
}
