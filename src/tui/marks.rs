//! The marks that the reader draws of its own, and what stands for each where a terminal shows nothing but ASCII. Every
//! mark is a cell wide, and so is what stands for it.

use std::borrow::Cow;

/// Each mark, and what stands for it.
#[rustfmt::skip]
const TABLE: &[(char, char)] = &[
    // The outline, the text, and what stands beside them.
    ('▸', '+'), ('▾', '-'), ('›', '>'), ('┃', '*'), ('▪', '='), ('…', '~'), ('·', '-'), ('◆', 'o'),
    // Lines and where they meet.
    ('─', '-'), ('│', '|'), ('┬', '+'), ('┤', '+'), ('├', '+'), ('┼', '+'),
    // The strip and bars: from little to much, where the window is, where the reader is.
    ('▏', '.'), ('▎', ':'), ('▍', '-'), ('▌', '='), ('▋', '+'), ('█', '#'), ('▕', '|'), ('▐', '#'),
    // Where there is more.
    ('↑', '^'), ('↓', 'v'),
    // In what the reader says.
    ('→', '>'), ('←', '<'), ('“', '"'), ('”', '"'), ('‘', '\''), ('’', '\''), ('—', '-'), ('–', '-'), ('×', 'x'),
];

/// Words of the reader's own with what stands for their marks.
pub(crate) fn in_ascii(words: &str) -> Cow<'_, str> {
    if words.is_ascii() {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(|c| ascii(c).unwrap_or(c)).collect())
}

/// What stands for a mark; nothing where it is none of ours.
fn ascii(mark: char) -> Option<char> {
    TABLE.iter().find(|(own, _)| *own == mark).map(|(_, ascii)| *ascii)
}

/// Keys by their names: an arrow says more as a word than as what stands for it, which is a key too.
pub(crate) fn keys_in_ascii(keys: &str) -> String {
    [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")]
        .into_iter()
        .fold(keys.to_owned(), |keys, (arrow, word)| keys.replace(arrow, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wrap::cells;
    use std::collections::BTreeSet;

    #[test]
    fn what_stands_for_a_mark_is_ascii_and_as_wide() {
        let mut seen = BTreeSet::new();
        for (own, ascii) in TABLE {
            assert!(ascii.is_ascii_graphic() && cells(&own.to_string()) == 1, "{own}");
            assert!(seen.insert(own), "{own} stands twice");
        }
    }

    #[test]
    fn words_keep_what_is_no_mark() {
        assert_eq!(in_ascii("531 字 · 约 1 分钟"), "531 字 - 约 1 分钟");
        assert_eq!(in_ascii("── Keys ──"), "-- Keys --");
        assert_eq!(in_ascii("▕▐│█▌"), "|#|#=");
        assert_eq!(keys_in_ascii("j k ↓ ↑"), "j k Down Up");
    }
}
