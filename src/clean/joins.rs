//! The second sieve: joiners, variation selectors and marks, which may stand beside some characters and not beside others.
//! Expects a text that has passed the first.

use unicode_segmentation::UnicodeSegmentation;

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
/// How many marks may stand on one base.
const MOST_MARKS: usize = 8;

/// What is left of `text`; nothing where all of it may stay.
pub(super) fn sieve(text: &str) -> Option<String> {
    let mut left: Option<String> = None;
    let mut before = '\n';
    let mut marks = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or('\n', |(_, c)| *c);
        let keep = if is_plain(c) {
            marks = 0;
            true
        } else if is_selective(c) {
            may_stand(before, c, after, marks)
        } else {
            marks = if joins(before, c) { marks + 1 } else { 0 };
            marks <= MOST_MARKS
        };
        match (&mut left, keep) {
            (Some(left), true) => left.push(c),
            (None, false) => left = text.get(..at).map(str::to_owned),
            _ => {}
        }
        if keep {
            before = c;
        } else {
            marks = marks.min(MOST_MARKS);
        }
    }
    left
}

/// Characters that show nothing of their own and are let through by their neighbours.
fn is_selective(c: char) -> bool {
    matches!(c, ZWNJ | ZWJ | '\u{FE0E}' | '\u{FE0F}' | '\u{180B}'..='\u{180F}')
}

/// Whether such a character may stand between the last one kept, which carries `marks` marks, and the next one.
fn may_stand(before: char, c: char, after: char, marks: usize) -> bool {
    let mongolian = |c: char| ('\u{1820}'..='\u{18AA}').contains(&c);
    match c {
        ZWNJ | ZWJ if is_joining(before) && is_joining(after) => {
            !(joins(before, after) && marks >= MOST_MARKS)
        }
        ZWJ => (is_emoji(before) || before == '\u{FE0F}') && is_emoji(after) && !is_modifier(after),
        '\u{FE0E}' | '\u{FE0F}' if matches!(before, '0'..='9' | '#' | '*') => after == '\u{20E3}',
        '\u{FE0E}' | '\u{FE0F}' => is_emoji(before),
        // Mongolian's own: the vowel separator stands between letters, the selectors after one.
        '\u{180E}' => mongolian(before) && mongolian(after) && !joins(before, after),
        '\u{180B}'..='\u{180F}' => mongolian(before),
        _ => false,
    }
}

/// Whether `c` belongs to what `before` stands in: a mark, a vowel sign, a part of a syllable.
fn joins(before: char, c: char) -> bool {
    // Two halves of a flag join too, but a row of flags is no pile.
    if is_plain(c) || ('\u{1F1E6}'..='\u{1F1FF}').contains(&c) {
        return false;
    }
    // A mark with nothing to stand on is counted as if it had something.
    let base = if matches!(before, '\n' | '\t') { ' ' } else { before };
    let mut pair = String::with_capacity(8);
    pair.push(base);
    pair.push(c);
    pair.graphemes(true).count() == 1
}

/// Common characters that join nothing before them: looked at first, since nearly all text is made of them.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c as u32, 0x9..=0x7E | 0xA0..=0xA8 | 0xAA..=0xAC | 0xAF..=0x2FF | 0x370..=0x482 | 0x48A..=0x58F | 0x2010..=0x2027
        | 0x3000..=0x3029 | 0x3041..=0x3096 | 0x30A0..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3
        | 0xFF01..=0xFF5E)
}

/// Letters and marks of the scripts whose letters join, stack or conjoin: Arabic and its relatives, those of India and
/// South-East Asia, Mongolian.
fn is_joining(c: char) -> bool {
    matches!(c as u32, 0x600..=0x8FF | 0x900..=0xDFF | 0xF00..=0x109F | 0x1700..=0x180A | 0x1810..=0x18AF | 0x1900..=0x1AAF
        | 0x1B00..=0x1C4F | 0xA800..=0xA82F | 0xA840..=0xA8FF | 0xA930..=0xA95F | 0xA980..=0xAADF | 0xABC0..=0xABFF | 0xFB50..=0xFDCF
        | 0xFDF0..=0xFDFF | 0xFE70..=0xFEFC | 0x1_0A00..=0x1_0A5F | 0x1_0D00..=0x1_0D3F | 0x1_0F30..=0x1_0FDF | 0x1_1000..=0x1_1FFF
        | 0x1_E900..=0x1_E95F)
}

/// Characters that can be shown as emoji, digits apart.
fn is_emoji(c: char) -> bool {
    matches!(c as u32, 0xA9 | 0xAE | 0x203C | 0x2049 | 0x2122 | 0x2139 | 0x2194..=0x21AA | 0x231A..=0x23FF | 0x24C2 | 0x25AA..=0x25FE
        | 0x2600..=0x27BF | 0x2934..=0x2935 | 0x2B05..=0x2B55 | 0x3030 | 0x303D | 0x3297 | 0x3299 | 0x1_F000..=0x1_FAFF)
}

/// Skin tones, which follow an emoji and begin none.
fn is_modifier(c: char) -> bool {
    ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)
}
