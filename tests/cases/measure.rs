//! Measures of agreement between texts and between ways of cutting a text. Knows nothing of articles or of labels.

use std::collections::HashSet;

/// A text as it is compared: lower case, full-width letters as half-width ones, no spaces, punctuation or symbols.
pub fn plain(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The share of `wanted` that lies in common runs with `found`, 0 to 1. A run is four characters of Chinese, ten of
/// other scripts; what is shorter than a run must be found whole.
pub fn cover(wanted: &str, found: &str) -> f64 {
    let (wanted, found): (Vec<char>, Vec<char>) =
        (plain(wanted).chars().collect(), plain(found).chars().collect());
    let han = wanted.iter().filter(|c| **c >= '\u{3040}').count();
    let run = (if han * 3 > wanted.len() { 4 } else { 10 }).min(wanted.len());
    if run == 0 {
        return 1.0;
    }
    let runs: HashSet<&[char]> = found.windows(run).collect();
    let mut covered = vec![false; wanted.len()];
    for (start, window) in wanted.windows(run).enumerate() {
        if runs.contains(window) {
            covered[start..start + run].fill(true);
        }
    }
    covered.iter().filter(|c| **c).count() as f64 / covered.len() as f64
}

/// How much of `wanted` must be covered for a sentence to count as said.
pub const SAID: f64 = 0.6;

/// Whether `found` says `wanted`.
pub fn says(found: &str, wanted: &str) -> bool {
    cover(wanted, found) >= SAID
}

/// The harmonic mean of precision and recall, from what both have, what was found and what was wanted. Nothing
/// wanted and nothing found is perfect.
pub fn f1(both: usize, found: usize, wanted: usize) -> f64 {
    if found + wanted == 0 { 1.0 } else { 2.0 * both as f64 / (found + wanted) as f64 }
}

/// How many characters of lines two lists have in common: equal lines first, then lines that hold one another, each
/// line once.
pub fn common_characters(found: &[String], wanted: &[String]) -> usize {
    let mut left: Vec<&String> = wanted.iter().collect();
    let mut common = 0;
    let mut take = |line: &String, fits: fn(&str, &str) -> bool| -> bool {
        let Some(at) = left.iter().position(|other| fits(line, other)) else { return false };
        common += line.chars().count().min(left.swap_remove(at).chars().count());
        true
    };
    let rest: Vec<&String> = found.iter().filter(|line| !take(line, |a, b| a == b)).collect();
    for line in rest {
        take(line, |a, b| a.contains(b) || b.contains(a));
    }
    common
}

/// Pk (Beeferman 1999): how often two places half a mean segment apart are told together by one cut of the text and
/// apart by the other. A cut gives the segment of each sentence; 0 is perfect.
pub fn pk(wanted: &[usize], found: &[usize]) -> f64 {
    let segments = wanted.iter().collect::<HashSet<_>>().len();
    if wanted.len() < 3 {
        return f64::from(wanted != found);
    }
    let apart = (wanted.len() as f64 / (2 * segments) as f64).round().max(2.0) as usize;
    let places = wanted.len().saturating_sub(apart);
    let differ = |at: &usize| (wanted[*at] == wanted[at + apart]) != (found[*at] == found[at + apart]);
    if places == 0 { 0.0 } else { (0..places).filter(differ).count() as f64 / places as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_cover(wanted: &str, found: &str, expected: f64) {
        let got = cover(wanted, found);
        assert!((got - expected).abs() < 0.01, "{wanted} in {found}: {got}");
    }

    #[test]
    fn punctuation_width_and_case_do_not_count() {
        assert_eq!(plain("Ｐ７ 售价：1,899 元！"), "p7售价1899元");
        assert_eq!(plain("“The End.”"), "theend");
    }

    #[test]
    fn cover_is_the_share_in_common_runs() {
        check_cover("梨树砍了。", "今年，梨树砍了！", 1.0);
        check_cover("梨树砍了一半", "梨树砍了", 4.0 / 6.0);
        check_cover("梨树", "砍了梨树", 1.0);
        check_cover("梨树", "梨和树", 0.0);
        check_cover("", "梨", 1.0);
        check_cover("the pears were felled", "All the pears were felled.", 1.0);
        check_cover("the pears were felled", "the pears", 0.0);
    }

    #[test]
    fn a_sentence_is_said_by_most_of_its_words() {
        assert!(says("答：梨树今年砍了一半。", "梨树今年砍了一半"));
        assert!(!says("梨树今年", "梨树今年砍了一半还多一些"));
    }

    #[test]
    fn f1_of_counts() {
        assert_eq!(f1(0, 0, 0), 1.0);
        assert_eq!(f1(0, 3, 0), 0.0);
        assert_eq!(f1(2, 2, 2), 1.0);
        assert_eq!(f1(1, 1, 3), 0.5);
    }

    #[track_caller]
    fn check_common(found: &[&str], wanted: &[&str], expected: usize) {
        let owned = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        assert_eq!(common_characters(&owned(found), &owned(wanted)), expected, "{found:?} {wanted:?}");
    }

    #[test]
    fn lines_are_matched_once() {
        check_common(&["登录", "登录"], &["登录"], 2);
        check_common(&["登录注册"], &["登录", "首页"], 2);
        check_common(&["登录", "登录注册"], &["登录注册", "登录"], 6);
        check_common(&["正文"], &["登录"], 0);
    }

    #[test]
    fn pk_counts_pairs_that_are_told_otherwise() {
        assert_eq!(pk(&[0, 0, 1, 1], &[0, 0, 1, 1]), 0.0);
        assert_eq!(pk(&[0, 0, 0, 1, 1, 1], &[0, 0, 0, 0, 0, 0]), 0.5);
        assert_eq!(pk(&[0, 0, 0, 0], &[0, 1, 2, 3]), 1.0);
        assert_eq!(pk(&[], &[]), 0.0);
    }
}
