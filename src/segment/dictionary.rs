//! Jieba's words and frequencies, embedded, and the jieba that knows just those of one document. Knows nothing of what
//! a word is worth, nor of words that jieba does not cut.
//!
//! Loading all 349,045 words into jieba takes some two hundred milliseconds; an article uses a thousand of them. So the
//! words lie in an `fst::Map`, which needs no loading, and [`jieba_for`] hands over the ones that occur. Jieba then cuts
//! the text exactly as it would with all of them: a word that does not occur in a text can be no part of any way to cut
//! it, and the probabilities are the same, because [`FILLER`] makes up the total they are taken of.
//!
//! `dictionary.fst` is made by `examples/dictionary.rs`; its licence is in `NOTICE`.

use fst::raw::{Fst, Output};
use jieba_rs::Jieba;

/// The map, from a word to its frequency. The empty word holds the sum of all frequencies.
static BYTES: &[u8] = include_bytes!("dictionary.fst");

/// The word that carries the frequency of all the words left out. It must never be found in a text. Jieba looks words
/// up in runs of Han characters, ASCII letters and digits and `+#&._%-` only, so a noncharacter is never looked up.
const FILLER: &str = "\u{FFFF}";

/// How often jieba's corpus has `word`; `None` where the dictionary does not know it.
pub fn frequency(word: &str) -> Option<u64> {
    if word.is_empty() {
        return None;
    }
    dictionary()?.get(word).map(Output::value)
}

/// A jieba that cuts `text`, and any part of it, as one with the whole dictionary would.
///
/// Time and memory grow with the text: from each character the walk reads on no further than the longest word.
pub fn jieba_for(text: &str) -> Jieba {
    let mut jieba = Jieba::empty();
    let mut rest = total();
    for_each_word(text, |word, frequency| {
        if !jieba.has_word(word) {
            add(&mut jieba, word, frequency);
            rest = rest.saturating_sub(frequency);
        }
    });
    add(&mut jieba, FILLER, rest);
    jieba
}

/// Calls `found` with each dictionary word that stands in `text`, and its frequency, once for every place.
fn for_each_word<'t>(text: &'t str, mut found: impl FnMut(&'t str, u64)) {
    let Some(fst) = dictionary() else { return };
    let root = fst.root();
    for (start, _) in text.char_indices() {
        let mut node = root;
        let mut output = Output::zero();
        for (end, byte) in (start + 1..).zip(text.as_bytes().iter().skip(start)) {
            let Some(index) = node.find_input(*byte) else { break };
            let transition = node.transition(index);
            output = output.cat(transition.out);
            node = fst.node(transition.addr);
            if node.is_final()
                && let Some(word) = text.get(start..end)
            {
                found(word, output.cat(node.final_output()).value());
            }
        }
    }
}

/// The sum of all frequencies.
fn total() -> u64 {
    dictionary().and_then(|fst| fst.get("")).map_or(0, Output::value)
}

/// The embedded map. Opening it reads a few bytes at its two ends. `None` only if the file in the source tree is no
/// map, which a test would say.
fn dictionary() -> Option<Fst<&'static [u8]>> {
    Fst::new(BYTES).ok()
}

/// Gives jieba one word with its frequency: left to itself jieba would make one up.
fn add(jieba: &mut Jieba, word: &str, frequency: u64) {
    jieba.add_word(word, Some(usize::try_from(frequency).unwrap_or(usize::MAX)), None);
}
