//! Which passages of a page a general extractor takes for its article. Why they are is not known here, and whether it is
//! right is decided elsewhere.

use super::marks::Marks;
use super::walk::{Page, Passage};
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many letters are looked at together.
const WINDOW: usize = 8;

/// By passage: the share of its letters that the extractor keeps, in 0..=1. Where it is not asked or finds nothing, a
/// guess by the elements around the passage.
pub(super) fn shares(document: Document, page: &Page) -> Vec<f64> {
    /// Less than this many characters are no article to the extractor.
    const LEAST: usize = 150;
    /// It looks at each text once for each element around it: more than this many characters are too many.
    const MOST: usize = 60_000_000;
    let config = Config {
        char_threshold: LEAST,
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        ..Config::default()
    };
    let extract = || Readability::with_document(document, None, Some(config)).ok()?.parse().ok();
    // A page is worth reading even where the extractor gives up on it in the hardest way.
    let found = if page.work > MOST { None } else { catch_unwind(AssertUnwindSafe(extract)).ok().flatten() };
    match found.map(|article| Kept::new(&article.text_content)).filter(|kept| !kept.windows.is_empty()) {
        Some(kept) => page.passages.iter().map(|passage| kept.share(&passage.text)).collect(),
        None => page.passages.iter().map(guess).collect(),
    }
}

fn guess(passage: &Passage) -> f64 {
    let outside =
        [Marks::NAV, Marks::HEADER, Marks::FOOTER, Marks::ASIDE, Marks::FORM, Marks::BUTTON, Marks::COMMENT];
    if outside.into_iter().any(|mark| passage.marks.any(mark)) { 0.0 } else { 0.7 }
}

/// The letters of a text, to be asked after.
struct Kept {
    lines: HashSet<u64, Hasher>,
    windows: HashSet<u64, Hasher>,
}

type Hasher = BuildHasherDefault<DefaultHasher>;

impl Kept {
    fn new(text: &str) -> Self {
        let lines = text.lines().map(|line| hash(&letters(line))).collect();
        let windows = letters(text).windows(WINDOW).map(hash).collect();
        Self { lines, windows }
    }

    fn share(&self, text: &str) -> f64 {
        let letters = letters(text);
        if letters.len() < WINDOW {
            return f64::from(u8::from(self.lines.contains(&hash(&letters))));
        }
        let all = letters.len() + 1 - WINDOW;
        let found = letters.windows(WINDOW).filter(|window| self.windows.contains(&hash(window))).count();
        found as f64 / all as f64
    }
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn hash(letters: &[char]) -> u64 {
    Hasher::default().hash_one(letters)
}
