//! Where an article's words begin and end, a bit a byte. Knows nothing of what is looked for.

use crate::article::Article;
use crate::segment::script::is_han;
use crate::segment::{Segmenter, WordKind};
use std::cell::OnceCell;

/// The borders of words.
#[derive(Debug)]
pub(super) struct Words {
    starts: Bits,
    ends: Bits,
}

impl Words {
    /// Cuts the article, block by block. Blocks without a Chinese character, in which nothing is spelt, are passed over.
    pub(super) fn of(article: &Article) -> Self {
        let text = article.text();
        let (mut starts, mut ends) = (Bits::new(text.len() + 1), Bits::new(text.len() + 1));
        let segmenter = OnceCell::new();
        for block in article.blocks().iter().filter(|block| article.slice(block.span).contains(is_han)) {
            let segmenter = segmenter.get_or_init(|| Segmenter::for_text(text));
            let words = segmenter.words(article.slice(block.span));
            for word in words.iter().filter(|word| matches!(word.kind, WordKind::Han | WordKind::Letters)) {
                starts.set(block.span.start + word.span.start);
                ends.set(block.span.start + word.span.end);
            }
        }
        Self { starts, ends }
    }

    /// Where words begin, in order.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        self.starts.iter()
    }

    /// Whether a word ends at a byte.
    pub(super) fn is_end(&self, at: usize) -> bool {
        self.ends.has(at)
    }

    /// Whether the word before a byte goes on there, or the next one follows at once.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        !self.ends.has(at) || self.starts.has(at)
    }
}

/// A set of small numbers.
#[derive(Debug)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    fn set(&mut self, at: usize) {
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(index, bits)| {
            let rest = std::iter::successors(Some(*bits), |bits| Some(bits & bits.wrapping_sub(1)));
            rest.take_while(|bits| *bits != 0).map(move |bits| index * 64 + bits.trailing_zeros() as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in() {
        let mut bits = Bits::new(200);
        for at in [0, 1, 63, 64, 130, 199, 5_000] {
            bits.set(at);
        }
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 1, 63, 64, 130, 199]);
        assert!(bits.has(63) && !bits.has(62) && !bits.has(5_000));
    }
}
