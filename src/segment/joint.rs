//! Where two pieces of text meet: whether the script at a side puts no space between its words. Whether a space comes
//! there is for those who join.

/// How many marks of both scripts are passed over to find what they stand beside.
const MARKS: usize = 8;

/// Whether a text ends in a script that puts no space between words, or in its punctuation.
pub fn ends_wide(text: &str) -> bool {
    text.chars().rev().take(MARKS).find(|c| !is_shared(*c)).is_some_and(is_wide)
}

/// Whether a text begins in a script that puts no space between words, or with its punctuation.
pub fn begins_wide(text: &str) -> bool {
    text.chars().take(MARKS).find(|c| !is_shared(*c)).is_some_and(is_wide)
}

/// Quotes, dots and dashes that Chinese and Latin text share: they belong to what they stand beside.
pub fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Whether a character belongs to a script that puts no space between words, or to its punctuation alone.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_both_scripts_belong_to_what_they_stand_beside() {
        for (text, begins, ends) in [
            ("“天晴。”", true, true),
            ("“It rains.”", false, false),
            ("——他说……", true, true),
            ("but —", false, false),
            ("雨 was Rain", true, false),
            ("Rust 写的“", false, true),
            ("비가 온다.", false, false),
            ("……", false, false),
            ("", false, false),
        ] {
            assert_eq!((begins_wide(text), ends_wide(text)), (begins, ends), "{text}");
        }
    }
}
