//! What a character is and how it is written small, as the standard library says it, without a look into its tables for
//! the characters that Chinese and English texts are made of. Knows no language.

use std::borrow::Cow;

/// As [`char::is_alphabetic`].
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    known(c).unwrap_or_else(|| c.is_alphabetic())
}

/// As [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    known(c).unwrap_or_else(|| c.is_alphanumeric())
}

/// As [`str::to_lowercase`]; a text that is small already is not copied.
pub fn lowercase(text: &str) -> Cow<'_, str> {
    let Some(at) = text.find(|c| !is_small(c)) else { return Cow::Borrowed(text) };
    // How a sigma is written depends on what stands beside it.
    if text.contains('Σ') {
        return Cow::Owned(text.to_lowercase());
    }
    let (small, rest) = text.split_at(at);
    let mut lower = String::with_capacity(text.len());
    lower.push_str(small);
    for c in rest.chars() {
        if is_small(c) {
            lower.push(c);
        } else {
            lower.extend(c.to_lowercase());
        }
    }
    Cow::Owned(lower)
}

/// As [`str::starts_with`], in whichever case the letters of ASCII are.
pub fn begins_with(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning))
}

/// As [`char::to_lowercase`].
pub fn small(c: char) -> impl Iterator<Item = char> {
    let (own, others) = if is_small(c) { (Some(c), None) } else { (None, Some(c.to_lowercase())) };
    own.into_iter().chain(others.into_iter().flatten())
}

/// Whether a character is its own small one; false in doubt.
#[inline]
fn is_small(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_uppercase() } else { known(c).is_some() }
}

/// Whether one of the common ideographs, which are all letters without case, or of the marks that stand among them.
#[inline]
fn known(c: char) -> Option<bool> {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Some(true),
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3020}' => Some(false),
        '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn characters_are_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert!(!is_small(c) || c.to_lowercase().eq([c]), "{c:?}");
        }
    }

    #[test]
    fn a_beginning_is_known_in_either_case() {
        for (text, beginning, begins) in [
            ("First, it", "first", true),
            ("fir", "first", false),
            ("首先，", "首先", true),
            ("首先", "首a", false),
            ("", "", true),
        ] {
            assert_eq!(begins_with(text, beginning), begins, "{text} {beginning}");
        }
    }

    #[test]
    fn a_small_text_is_not_copied() {
        assert!(matches!(lowercase("天晴了，o2o。"), Cow::Borrowed(_)));
        assert_eq!(&*lowercase("ΟΔΟΣ Straße İ"), "ΟΔΟΣ Straße İ".to_lowercase());
    }

    proptest! {
        #[test]
        fn text_is_written_small_as_the_standard_library_does(text in "([一-龥]|[A-Za-zΣΑİÉ，。 ]|\\PC){0,12}") {
            prop_assert_eq!(&*lowercase(&text), text.to_lowercase());
        }
    }
}
