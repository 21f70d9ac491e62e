//! The law of work: what is done grows with the text and no faster. By counting, without a clock.

use crate::digest::{digest, kin};
use crate::read::{Options, read_text};
use crate::span::{SentenceId, Span};
use crate::tally::{counted, visit};
use crate::threads;
use crate::wrap::wrap;
use std::collections::BTreeMap;

/// What a text decides itself how often it is gone through, between once and so often for each sentence: a search for topics
/// that settles within four rounds of at most 80 places; a plan that compares each sentence once with each that it takes
/// with care, 60 and the members of their lists.
const BOUNDED: [(&str, usize); 2] = [("topic search", 4 * 80), ("repeats", 2 * 60)];

/// The most that is done at one place for each byte.
const MOST: usize = 100;

/// How often, for each sentence, a place may be gone through of which a text decides that itself.
pub fn bound(place: &str) -> Option<usize> {
    BOUNDED.iter().find(|(bounded, _)| *bounded == place).map(|(_, each)| *each)
}

/// What is counted at each place while a text is read, thought about, asked for its kin and wrapped.
pub fn counted_of(text: &str) -> BTreeMap<&'static str, usize> {
    // What other threads do would not be counted.
    threads::alone(|| counted(|| go_through(text)))
}

/// Holds that so much was done and no more.
pub fn is_linear(text: &str) {
    let counts = counted_of(text);
    for (place, count) in &counts {
        let most = match bound(place) {
            Some(each) => each * counts["sentences"],
            None => MOST * (text.len() + 100),
        };
        assert!(*count <= most, "{place} was gone through {count} times for {} bytes", text.len());
    }
}

fn go_through(text: &str) {
    let article = read_text(text, &Options::default());
    let thought = digest(&article);
    kin(&article, &thought, SentenceId::at(article.sentences().len() / 2));
    for block in article.blocks() {
        wrap(article.text(), block.span, 80);
    }
    wrap(article.text(), Span::new(0, article.text().len()), 3);
    visit("sentences", article.sentences().len());
}
