//! What may be shown, and where: the law of everything that reaches a screen or an export. Stated apart from
//! `clean.rs` on purpose, by blocks of Unicode and the widths of its characters, so that the two can contradict each other.

use unicode_width::UnicodeWidthChar;

/// How many marks may stand on one base.
const MOST_MARKS: usize = 8;

/// Fails where a text holds what may not stand where it stands.
#[track_caller]
pub fn is_showable(text: &str) {
    assert_eq!(banned(text), None, "in {text:?}");
}

/// The first character of a text that may not stand where it stands: its byte, itself, and what it is.
pub fn banned(text: &str) -> Option<(usize, char, &'static str)> {
    let (mut before, mut marks) = ('\n', 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or('\n', |(_, next)| *next);
        if is_mark(c) {
            marks += 1;
        } else if !waits_for_its_neighbours(c) {
            marks = 0;
        }
        let why = never(c)
            .or_else(|| beside(before, c, after))
            .or((marks > MOST_MARKS).then_some("a pile of marks"));
        if let Some(why) = why {
            return Some((at, c, why));
        }
        before = c;
    }
    None
}

/// What a character is that stands nowhere.
fn never(c: char) -> Option<&'static str> {
    Some(match c as u32 {
        0x9 | 0xA => return None,
        0x0..=0x1F | 0x7F..=0x9F => "a control",
        0x61C | 0x200E..=0x200F | 0x202A..=0x202E | 0x2066..=0x2069 => "a command of writing direction",
        0x2028..=0x2029 => "a separator of lines",
        0xFEFF => "a byte order mark",
        0xAD | 0x34F | 0x200B | 0x2060..=0x2065 | 0x206A..=0x206F => "of no width",
        0x115F..=0x1160 | 0x3164 | 0xFFA0 | 0x17B4..=0x17B5 => "a filler",
        0xFE00..=0xFE0D | 0xE0100..=0xE01EF => "a variation selector of nothing we know",
        0xE0000..=0xE00FF | 0xE01F0..=0xE0FFF => "a tag",
        0xFFF9..=0xFFFB => "an annotation",
        0xFDD0..=0xFDEF => "no character",
        code if code & 0xFFFE == 0xFFFE => "no character",
        _ => return None,
    })
}

/// What a character is that needs other neighbours than these.
fn beside(before: char, c: char, after: char) -> Option<&'static str> {
    let holds = match c {
        '\u{200C}' => joins_letters(before) && joins_letters(after),
        '\u{200D}' => {
            joins_letters(before) && joins_letters(after)
                || (is_pictorial(before) || before == '\u{FE0F}') && is_pictorial(after)
        }
        '\u{FE0E}' | '\u{FE0F}' => {
            is_pictorial(before)
                || (before.is_ascii_digit() || matches!(before, '#' | '*')) && after == '\u{20E3}'
        }
        '\u{180B}'..='\u{180F}' => is_mongolian(before),
        _ => true,
    };
    (!holds).then_some("without the neighbours it needs")
}

fn waits_for_its_neighbours(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200D}' | '\u{FE0E}'..='\u{FE0F}' | '\u{180B}'..='\u{180F}')
}

/// Marks take no cell of their own. Nor do the later parts of a Korean syllable, which are letters.
fn is_mark(c: char) -> bool {
    let is_korean = matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}');
    c.width() == Some(0) && !is_korean && !waits_for_its_neighbours(c)
}

/// Letters and marks that change with what stands beside them, by their blocks: Arabic to Burmese, the scripts of South-East Asia,
/// Mongolian, and the later blocks of India.
fn joins_letters(c: char) -> bool {
    matches!(c as u32, 0x600..=0x109F | 0x1700..=0x1CFF | 0xA800..=0xABFF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0A00..=0x1_11FF
        | 0x1_1200..=0x1_1FFF | 0x1_E900..=0x1_E95F)
}

fn is_mongolian(c: char) -> bool {
    ('\u{1800}'..='\u{18AF}').contains(&c)
}

/// Signs that can be drawn as pictures, by their blocks.
fn is_pictorial(c: char) -> bool {
    matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙')
        || matches!(c as u32, 0x2190..=0x21FF | 0x2300..=0x23FF | 0x2460..=0x24FF | 0x25A0..=0x27BF | 0x2900..=0x297F | 0x2B00..=0x2BFF
            | 0x1_F000..=0x1_FAFF)
}
