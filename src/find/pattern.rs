//! What was typed as a regular expression on folded text: words taken as they stand, or an expression of the person's
//! own, both within limits. Knows nothing of the text.

use super::fold::fold;
use crate::segment::script::is_han;
use regex::{Regex, RegexBuilder};

/// Why a query cannot be looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is no regular expression; why, in a few English words.
    #[error("{0}")]
    Syntax(String),
    /// It would take too much memory or time.
    #[error("too large")]
    TooLarge,
}

/// The words as they stand; nothing where there is nothing but white space.
pub(super) fn literal(query: &str) -> Result<Option<Regex>, Fault> {
    if query.trim().is_empty() {
        return Ok(None);
    }
    let mut pattern = String::new();
    let mut letters = query.chars().map(fold).peekable();
    // What a run of white space stands after; nothing at the beginning. Beside a Chinese character it may be a line's end
    // that was copied along, and stands for nothing too.
    let mut before: Option<char> = None;
    while let Some(c) = letters.next() {
        if c.is_whitespace() {
            while letters.next_if(|next| next.is_whitespace()).is_some() {}
            let may_lack = before.zip(letters.peek().copied()).is_some_and(|(a, b)| is_han(a) || is_han(b));
            pattern.push_str(if may_lack { r"\s*" } else { r"\s+" });
            before = None;
            continue;
        }
        if before.is_some_and(|before| is_set_apart(before, c)) {
            pattern.push_str(r"\s*");
        }
        push_literal(&mut pattern, c);
        before = Some(c);
    }
    built(&pattern, query.chars().any(char::is_uppercase)).map(Some)
}

/// An expression of the person's own; nothing where it is empty. Its letters are folded as the text is; a full-width
/// bracket stands for itself, as it does on paper.
pub(super) fn regular(query: &str) -> Result<Option<Regex>, Fault> {
    if query.is_empty() {
        return Ok(None);
    }
    let mut pattern = String::new();
    let mut chars = query.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(escaped) if escaped.is_ascii() => pattern.extend(['\\', escaped]),
                Some(other) => push_literal(&mut pattern, fold(other)),
                None => pattern.push('\\'),
            },
            _ if c.is_ascii() => pattern.push(c),
            _ => push_literal(&mut pattern, fold(c)),
        }
    }
    built(&pattern, has_capital(query)).map(Some)
}

/// The most bytes that an expression may take when it is built, and the fewest states it is then given to run in.
const SIZE: usize = 1 << 20;
/// How deep groups may stand in each other.
const DEPTH: u32 = 50;

fn built(pattern: &str, with_case: bool) -> Result<Regex, Fault> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(!with_case).multi_line(true).size_limit(SIZE).nest_limit(DEPTH);
    builder.build().map_err(|error| match error {
        regex::Error::Syntax(told) => Fault::Syntax(last_words(&told)),
        _ => Fault::TooLarge,
    })
}

/// The crate draws the expression with a mark under it and says last what is wrong.
fn last_words(told: &str) -> String {
    let last = told.lines().last().unwrap_or("");
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

fn push_literal(pattern: &mut String, c: char) {
    pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
}

/// Whether some set a space between these two and others do not: a Chinese character and a Latin letter or digit.
fn is_set_apart(a: char, b: char) -> bool {
    is_han(a) && b.is_ascii_alphanumeric() || a.is_ascii_alphanumeric() && is_han(b)
}

/// Whether an expression has a capital letter that means itself: not that of `\S`, `\p{Han}` or `(?P<name>…)`.
fn has_capital(pattern: &str) -> bool {
    let mut chars = pattern.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let class = chars.next();
                if matches!(class, Some('p' | 'P' | 'x' | 'u' | 'U')) && chars.peek() == Some(&'{') {
                    while chars.next().is_some_and(|c| c != '}') {}
                } else if matches!(class, Some('p' | 'P')) {
                    chars.next();
                }
            }
            'P' if before == '?' => {}
            _ if c.is_uppercase() => return true,
            _ => {}
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_literal(query: &str, expected: &str, with_case: bool) {
        let regex = literal(query).unwrap().unwrap();
        assert_eq!(regex.as_str(), expected, "{query}");
        let text: String = query.chars().map(fold).collect();
        let either = [text.to_lowercase(), text.to_uppercase()].iter().all(|text| regex.is_match(text));
        assert_eq!(either, !with_case, "{query} and its case");
    }

    #[test]
    fn words_stand_for_themselves() {
        check_literal("a.b*", r"a\.b\*", false);
        check_literal("Ａ（１）", r"A\(1\)", true);
        check_literal("圖書", "图书", false);
        check_literal("to  be", r"to\s+be", false);
        check_literal("消费 场景", r"消费\s*场景", false);
        check_literal("，\n场景", r",\s*场景", false);
        check_literal("to be ", r"to\s+be\s+", false);
        for nothing in ["", " ", "\u{3000}\t"] {
            assert!(literal(nothing).unwrap().is_none(), "{nothing:?}");
        }
    }

    #[test]
    fn a_space_between_scripts_is_a_matter_of_taste() {
        check_literal("用O2O", r"用\s*O2O", true);
        check_literal("用 o2o 做", r"用\s*o2o\s*做", false);
        check_literal("3月", r"3\s*月", false);
    }

    #[track_caller]
    fn check_regular(query: &str, text: &str, expected: Option<&str>) {
        let regex = regular(query).unwrap().unwrap();
        let folded: String = text.chars().map(fold).collect();
        assert_eq!(regex.find(&folded).map(|found| found.as_str()), expected, "{query} in {text}");
    }

    #[test]
    fn expressions_are_folded_but_for_their_signs() {
        check_regular("圖書(館|店)", "在图书店里", Some("图书店"));
        check_regular("（[一二]）", "（二）", Some("(二)"));
        check_regular(r"\（二", "（二）", Some("(二"));
        check_regular("[ａ-ｃ]+", "xabc", Some("abc"));
        check_regular(r"\d+％", "５０％", Some("50%"));
        check_regular("^乙$", "甲\n乙\n丙", Some("乙"));
        check_regular("a.b", "a\nb", None);
    }

    #[test]
    fn capitals_that_mean_themselves_ask_for_case() {
        check_regular("us", "The US", Some("US"));
        check_regular("Us", "The US", None);
        check_regular(r"\Sus", "aUS", Some("aUS"));
        check_regular(r"\p{Han}us", "在US", Some("在US"));
        check_regular(r"\pLus", "aUS", Some("aUS"));
        check_regular(r"(?P<x>us)", "US", Some("US"));
        assert!(has_capital("(?:P)") && has_capital(r"\\U") && !has_capital(r"\U{41}"));
    }

    #[test]
    fn what_is_wrong_is_said_in_a_few_words() {
        for (query, said) in [
            ("(", "unclosed group"),
            ("[a", "unclosed character class"),
            ("*", "repetition operator missing expression"),
            ("\\", "incomplete escape sequence, reached end of pattern prematurely"),
        ] {
            assert_eq!(regular(query).unwrap_err(), Fault::Syntax(said.to_owned()), "{query}");
        }
        assert!(regular("").unwrap().is_none());
    }

    #[test]
    fn a_hostile_expression_is_refused() {
        for query in [r"\w{5000}", r"((\w{100}){100}){100}", r"(((a{100}){100}){100}){100}"] {
            assert_eq!(regular(query).unwrap_err(), Fault::TooLarge, "{query}");
        }
        let deep = "(".repeat(5_000) + &")".repeat(5_000);
        assert!(matches!(regular(&deep), Err(Fault::Syntax(_))));
        assert_eq!(literal(&"x".repeat(1 << 20)).unwrap_err(), Fault::TooLarge);
        // What people write has room.
        for query in [r"\p{Han}{2,8}消费\w+", r"(\w+\s+){3}\w+", r"[一-龥]{1,50}"] {
            assert!(regular(query).is_ok(), "{query}");
        }
        assert!(literal(&"words ".repeat(200)).is_ok());
    }
}
