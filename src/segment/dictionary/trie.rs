//! The trie that jieba's words lie in: how it is laid out, and the walks through it. Knows nothing of cutting words.
//!
//! ```text
//! dictionary.trie   nodes: u32 · total: u64 · heads: u16 each · labels: u16 each · payloads: u32 each · bases: u32 each
//! ```
//!
//! All numbers are little-endian. A node is a beginning of words, its label the last character of it. Nodes are numbered
//! breadth first, the root 0, so that the children of a node lie side by side, sorted by label, after those of the node
//! before it: `bases` says for each 16th node where its children begin, and the rest is the sum of a few counts. `heads`
//! leads from a character between U+4E00 and U+9FFF to the child of the root that it labels. So a step is one look into
//! a table or a binary search in a few neighbouring cache lines, which is what counts: most of an article's words are
//! met for the first time.
//!
//! `dictionary.trie` is made by `examples/dictionary.rs`; its licence is in `NOTICE`.

use std::ops::Range;

const BYTES: &[u8] = include_bytes!("../dictionary.trie");
pub(super) const NODES: usize = u32::from_le_bytes([BYTES[0], BYTES[1], BYTES[2], BYTES[3]]) as usize;
const TOTAL: &[u8] = BYTES.split_at(4).1.split_at(8).0;
const TABLES: &[u8] = BYTES.split_at(12).1;
const HEADS: &[u8] = TABLES.split_at(2 * (HAN.end - HAN.start)).0;
const NUMBERED: &[u8] = TABLES.split_at(HEADS.len()).1;
const LABELS: &[u8] = NUMBERED.split_at(2 * NODES).0;
const PAYLOADS: &[u8] = NUMBERED.split_at(2 * NODES).1.split_at(4 * NODES).0;
const BASES: &[u8] = NUMBERED.split_at(6 * NODES).1;

/// The characters that `heads` is for.
const HAN: Range<usize> = 0x4E00..0xA000;
/// In `heads`: no word begins with the character.
const NO_HEAD: u16 = u16::MAX;
/// In a payload, from the lowest bit on: the frequency, the [`Class`](super::Class) or that no word ends here, and how many
/// children there are. The root has more, and its payload counts none.
const FREQUENCY_BITS: u32 = 20;
const CLASS_BITS: u32 = 2;
const NO_WORD: u32 = 3;
/// So many nodes have one base.
const BLOCK: usize = 16;

/// Calls `found` with each word that begins with what `node` stands for, which is `beginning`.
pub(super) fn for_each_below(node: usize, beginning: &mut String, found: &mut impl FnMut(&str, Entry)) {
    if payload(node).is_word() {
        found(beginning, payload(node));
    }
    for child in children(node) {
        let Some(last) = char::from_u32(label(child).into()) else { continue };
        beginning.push(last);
        for_each_below(child, beginning, found);
        beginning.pop();
    }
}

/// Calls `found` with each dictionary word that begins in a piece of `text`, once for every place: its node, itself, its
/// entry.
pub(super) fn for_each_word<'t>(
    text: &'t str,
    piece: Range<usize>,
    mut found: impl FnMut(usize, &'t str, Entry),
) {
    let own = text.get(piece.clone()).unwrap_or_default();
    for (start, first) in own.char_indices().map(|(at, c)| (piece.start + at, c)) {
        let Some(mut node) = head(first) else { continue };
        let rest = text.get(start..).unwrap_or_default();
        let mut further = rest.char_indices().skip(1);
        loop {
            let next = further.next();
            let entry = payload(node);
            if entry.is_word() {
                let end = next.map_or(rest.len(), |(at, _)| at);
                found(node, rest.get(..end).unwrap_or_default(), entry);
            }
            let Some(child) = next.and_then(|(_, c)| child(node, c)) else { break };
            node = child;
        }
    }
}

/// The entry of a word, where the dictionary has it.
pub(super) fn entry(word: &str) -> Option<Entry> {
    let mut characters = word.chars();
    let mut node = head(characters.next()?)?;
    for c in characters {
        node = child(node, c)?;
    }
    Some(payload(node)).filter(|entry| entry.is_word())
}

/// What is known of a node.
#[derive(Clone, Copy)]
pub(super) struct Entry(u32);

impl Entry {
    fn children(self) -> usize {
        (self.0 >> (FREQUENCY_BITS + CLASS_BITS)) as usize
    }

    pub(super) fn frequency(self) -> u64 {
        u64::from(self.0 & ((1 << FREQUENCY_BITS) - 1))
    }

    pub(super) fn class(self) -> u32 {
        self.0 >> FREQUENCY_BITS & ((1 << CLASS_BITS) - 1)
    }

    fn is_word(self) -> bool {
        self.class() != NO_WORD
    }
}

fn payload(node: usize) -> Entry {
    Entry(number(PAYLOADS, node))
}

/// The nodes that a node's children are.
fn children(node: usize) -> Range<usize> {
    if node == 0 {
        // They come first, and before those of the first of them.
        return 1..number(BASES, 0) as usize;
    }
    let block = node / BLOCK;
    let before = (block * BLOCK..node).map(|node| payload(node).children()).sum::<usize>();
    let first = number(BASES, block) as usize + before;
    first..first + payload(node).children()
}

/// One of the numbers of a table.
fn number(table: &[u8], at: usize) -> u32 {
    table.get(4 * at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// The child of the root that a character labels.
fn head(c: char) -> Option<usize> {
    if !HAN.contains(&(c as usize)) {
        return child(0, c);
    }
    let head = u16::from_le_bytes(*HEADS.get(2 * (c as usize - HAN.start)..)?.first_chunk()?);
    (head != NO_HEAD).then_some(usize::from(head))
}

/// The child of a node that a character labels.
fn child(node: usize, c: char) -> Option<usize> {
    let c = u16::try_from(u32::from(c)).ok()?;
    let Range { start: mut first, end } = children(node);
    // A binary search without a branch but the loop's: whether a label is above or below cannot be foreseen.
    let mut count = end.saturating_sub(first);
    while count > 1 {
        let half = count / 2;
        first = if label(first + half) <= c { first + half } else { first };
        count -= half;
    }
    (count == 1 && label(first) == c).then_some(first)
}

/// The last character of what a node stands for.
fn label(node: usize) -> u16 {
    LABELS.get(2 * node..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

/// The sum of all frequencies.
pub(super) fn total() -> u64 {
    TOTAL.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::sync::LazyLock;

    /// Every word with its frequency, short ones first.
    pub(in crate::segment::dictionary) static WORDS: LazyLock<Vec<(String, u64)>> = LazyLock::new(|| {
        let mut beginnings = vec![String::new()];
        let mut words = Vec::new();
        for node in 0..NODES {
            if payload(node).is_word() {
                words.push((beginnings[node].clone(), payload(node).frequency()));
            }
            for child in children(node) {
                assert_eq!(child, beginnings.len());
                let last = char::from_u32(label(child).into()).unwrap();
                beginnings.push(format!("{}{last}", beginnings[node]));
            }
        }
        assert_eq!(beginnings.len(), NODES);
        words
    });

    #[test]
    fn the_map_holds_every_word_of_jieba_and_their_total() {
        assert_eq!(WORDS.len(), 349_045);
        assert_eq!(WORDS.iter().map(|(_, frequency)| frequency).sum::<u64>(), total());
        assert_eq!(total(), 60_101_964);
    }

    #[test]
    fn the_walk_finds_words_that_overlap_and_lie_in_each_other() {
        let mut found = Vec::new();
        let text = "AT&T、研究生命";
        for_each_word(text, 0..text.len(), |_, word, _| found.push(word));
        assert_eq!(found, ["AT&T", "研", "研究", "研究生", "究", "生", "生命", "命"]);
    }
}
