//! Jieba's words and frequencies, embedded, and the jieba that knows just those of the documents at hand. Knows nothing of
//! what a word is worth, nor of words that jieba does not cut.
//!
//! Loading all 349,045 words into jieba takes a tenth of a second or two; an article uses a thousand of them. So the
//! words lie in a trie that needs no loading, and [`Vocabulary`] hands over the ones that occur. Jieba then cuts
//! the text exactly as it would with all of them: a word that does not occur in a text can be no part of any way to cut
//! it, and the probabilities are the same, because `FILLER` makes up the total they are taken of.
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

use crate::threads;
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::Arc;

const BYTES: &[u8] = include_bytes!("dictionary.trie");
const NODES: usize = u32::from_le_bytes([BYTES[0], BYTES[1], BYTES[2], BYTES[3]]) as usize;
const TOTAL: &[u8] = BYTES.split_at(4).1.split_at(8).0;
const TABLES: &[u8] = BYTES.split_at(12).1;
const HEADS: &[u8] = TABLES.split_at(2 * (HAN.end - HAN.start)).0;
const NUMBERED: &[u8] = TABLES.split_at(HEADS.len()).1;
const LABELS: &[u8] = NUMBERED.split_at(2 * NODES).0;
const PAYLOADS: &[u8] = NUMBERED.split_at(2 * NODES).1.split_at(4 * NODES).0;
const BASES: &[u8] = NUMBERED.split_at(6 * NODES).1;

/// The characters that `heads` is for.
const HAN: std::ops::Range<usize> = 0x4E00..0xA000;
/// In `heads`: no word begins with the character.
const NO_HEAD: u16 = u16::MAX;
/// In a payload, from the lowest bit on: the frequency, the [`Class`] or that no word ends here, and how many children there
/// are. The root has more, and its payload counts none.
const FREQUENCY_BITS: u32 = 20;
const CLASS_BITS: u32 = 2;
const NO_WORD: u32 = 3;
/// So many nodes have one base.
const BLOCK: usize = 16;

/// The word that carries the frequency of all the words left out. It must never be found in a text. Jieba looks words
/// up in runs of Han characters, ASCII letters and digits and `+#&._%-` only, so a noncharacter is never looked up.
const FILLER: &str = "\u{FFFF}";

/// What a word is there for, as far as the dictionary knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It names something: a noun, a name, a verb used as a noun.
    Name,
    /// It says what something does or is like, how or how many, or holds a sentence together.
    Other,
    /// The dictionary does not know, or has only seen it in set phrases.
    Unknown,
}

/// How often jieba's corpus has `word`, and what it is there for; `None` where the dictionary does not know it.
pub fn look_up(word: &str) -> Option<(u64, Class)> {
    let entry = entry(word)?;
    let class = match entry.class() {
        1 => Class::Name,
        2 => Class::Other,
        _ => Class::Unknown,
    };
    Some((entry.frequency(), class))
}

/// A jieba that has every word: for who cuts thousands of documents, and shares it among threads.
#[derive(Clone)]
pub struct Dictionary(Arc<Jieba>);

impl Dictionary {
    /// Loads it. Takes some 0.2 s and 25 MB, against the tenth of a millisecond that finding the words of an article
    /// takes each time.
    pub fn load() -> Self {
        let mut jieba = Jieba::empty();
        for_each_below(0, &mut String::new(), &mut |word, entry| set(&mut jieba, word, entry.frequency()));
        Self(Arc::new(jieba))
    }

    /// The jieba that has it.
    pub(super) fn jieba(&self) -> &Jieba {
        &self.0
    }
}

/// Calls `found` with each word that begins with what `node` stands for, which is `beginning`.
fn for_each_below(node: usize, beginning: &mut String, found: &mut impl FnMut(&str, Entry)) {
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

/// A jieba that cuts the texts that were given to it, and any part of them, as one with the whole dictionary would.
pub(super) struct Vocabulary {
    jieba: Jieba,
    /// The nodes of the words that `jieba` has.
    known: Nodes,
    /// The frequency of the words that `jieba` does not have.
    rest: u64,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self { jieba: Jieba::empty(), known: Nodes::default(), rest: total() }
    }
}

impl Vocabulary {
    /// Adds the words that stand in `text`. Time grows with the text: from each character the walk reads on no further
    /// than the longest word.
    pub(super) fn add(&mut self, text: &str) {
        let pieces = pieces(text);
        if let [piece] = pieces.as_slice() {
            for_each_word(text, piece.clone(), |node, word, entry| self.learn(node, word, entry));
        } else {
            let new = threads::map(&pieces, text.len(), |piece| {
                let (mut known, mut new) = (self.known.clone(), Vec::new());
                for_each_word(text, piece.clone(), |node, word, entry| {
                    if known.insert(node) {
                        new.push((node, word, entry));
                    }
                });
                new
            });
            new.into_iter().flatten().for_each(|(node, word, entry)| self.learn(node, word, entry));
        }
        set(&mut self.jieba, FILLER, self.rest);
    }

    fn learn(&mut self, node: usize, word: &str, entry: Entry) {
        if self.known.insert(node) {
            self.rest = self.rest.saturating_sub(entry.frequency());
            set(&mut self.jieba, word, entry.frequency());
        }
    }

    /// The jieba that cuts them.
    pub(super) fn jieba(&self) -> &Jieba {
        &self.jieba
    }
}

/// A set of nodes, a bit each.
#[derive(Clone)]
struct Nodes(Vec<u64>);

impl Default for Nodes {
    fn default() -> Self {
        Self(vec![0; NODES.div_ceil(64)])
    }
}

impl Nodes {
    /// Adds a node; false where it is there already.
    fn insert(&mut self, node: usize) -> bool {
        let (Some(word), bit) = (self.0.get_mut(node / 64), 1 << (node % 64)) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }
}

/// A text in pieces, for several threads.
fn pieces(text: &str) -> Vec<Range<usize>> {
    /// In bytes.
    const LENGTH: usize = 1 << 17;
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let mut end = (start + LENGTH).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        pieces.push(start..end);
        start = end;
    }
    pieces
}

/// Gives jieba one word with its frequency: left to itself jieba would make one up.
fn set(jieba: &mut Jieba, word: &str, frequency: u64) {
    jieba.add_word(word, Some(usize::try_from(frequency).unwrap_or(usize::MAX)), None);
}

/// Calls `found` with each dictionary word that begins in a piece of `text`, once for every place: its node, itself, its
/// entry.
fn for_each_word<'t>(text: &'t str, piece: Range<usize>, mut found: impl FnMut(usize, &'t str, Entry)) {
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
fn entry(word: &str) -> Option<Entry> {
    let mut characters = word.chars();
    let mut node = head(characters.next()?)?;
    for c in characters {
        node = child(node, c)?;
    }
    Some(payload(node)).filter(|entry| entry.is_word())
}

/// What is known of a node.
#[derive(Clone, Copy)]
struct Entry(u32);

impl Entry {
    fn children(self) -> usize {
        (self.0 >> (FREQUENCY_BITS + CLASS_BITS)) as usize
    }

    fn frequency(self) -> u64 {
        u64::from(self.0 & ((1 << FREQUENCY_BITS) - 1))
    }

    fn class(self) -> u32 {
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
fn total() -> u64 {
    TOTAL.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;
    use std::sync::LazyLock;

    /// Every word with its frequency, short ones first.
    static WORDS: LazyLock<Vec<(String, u64)>> = LazyLock::new(|| {
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

    /// Jieba with the whole dictionary, loaded as jieba itself would load it.
    static WHOLE: LazyLock<Jieba> = LazyLock::new(|| {
        let lines: String = WORDS.iter().map(|(word, frequency)| format!("{word} {frequency}\n")).collect();
        Jieba::with_dict(&mut Cursor::new(lines)).unwrap()
    });

    static LOADED: LazyLock<Dictionary> = LazyLock::new(Dictionary::load);

    fn vocabulary(text: &str) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(text);
        vocabulary
    }

    fn cut<'t>(jieba: &Jieba, text: &'t str, hmm: bool) -> Vec<&'t str> {
        jieba.cut(text, hmm).into_iter().map(|token| token.word).collect()
    }

    #[track_caller]
    fn check_same(text: &str) {
        let own = vocabulary(text);
        for hmm in [false, true] {
            let expected = cut(&WHOLE, text, hmm);
            assert_eq!(cut(own.jieba(), text, hmm), expected, "with hmm {hmm}: {text:?}");
            assert_eq!(cut(LOADED.jieba(), text, hmm), expected, "with hmm {hmm}: {text:?}");
        }
    }

    #[test]
    fn the_map_holds_every_word_of_jieba_and_their_total() {
        assert_eq!(WORDS.len(), 349_045);
        assert_eq!(WORDS.iter().map(|(_, frequency)| frequency).sum::<u64>(), total());
        assert_eq!(total(), 60_101_964);
    }

    #[test]
    fn a_frequency_is_that_of_the_very_word() {
        let frequency = |word| look_up(word).map(|(frequency, _)| frequency);
        assert_eq!(frequency("一"), Some(217_830));
        assert_eq!(frequency("A股"), Some(3));
        for unknown in ["", "a股", "一丁不", "library", FILLER] {
            assert_eq!(frequency(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn words_that_name_something_are_told_from_words_that_do_not() {
        for (word, expected) in [
            ("码头", Class::Name),
            ("北京", Class::Name),
            ("服务", Class::Name),
            ("觉得", Class::Other),
            ("漂亮", Class::Other),
            ("非常", Class::Other),
            ("library", Class::Unknown),
            ("", Class::Unknown),
        ] {
            let class = look_up(word).map_or(Class::Unknown, |(_, class)| class);
            assert_eq!(class, expected, "{word}");
        }
    }

    #[test]
    fn the_walk_finds_words_that_overlap_and_lie_in_each_other() {
        let mut found = Vec::new();
        let text = "AT&T、研究生命";
        for_each_word(text, 0..text.len(), |_, word, _| found.push(word));
        assert_eq!(found, ["AT&T", "研", "研究", "研究生", "究", "生", "生命", "命"]);
    }

    #[test]
    fn a_word_is_taken_once_and_the_filler_carries_the_rest() {
        // Jieba's total can be read in its debug form only. The words of the text are the six of the test above.
        let jieba = format!("{:?}", vocabulary("研究生命，研究生命").jieba());
        assert_eq!(jieba, format!("Jieba {{ records_len: 8, total_freq: {} }}", total()));
    }

    #[test]
    fn a_document_is_cut_as_with_the_whole_dictionary() {
        for text in [
            "",
            "\n",
            "研究生命的起源，结婚的和尚未结婚的。",
            "他来到了网易杭研大厦，买了A股、4S店的C++教程与T恤。",
            "O2O模式增长12.5%，GPT-4_turbo发布于2024-03-15……",
            "台灣的圖書館裡，讀者們正在閱讀歷史書籍。",
            "\u{FFFF}研究\u{FFFF}生命\u{FFFF}",
            "𠮷野家-𠮷+㐂㐂 γ射线 卡拉OK at&t c# C#",
            "こんにちは世界。한국어와 中文 и русский",
            "甲\r\n乙\r丙\u{2028}丁\0戊",
        ] {
            check_same(text);
        }
    }

    /// Text in which words meet by chance: whole words of the dictionary, pieces of them, and everything else.
    fn mixed() -> impl Strategy<Value = String> {
        let word = any::<prop::sample::Index>().prop_map(|index| index.get(&WORDS).0.clone());
        let ambiguous = prop::sample::select(vec![
            "研究生命起源",
            "结婚的和尚未结婚的",
            "南京市长江大桥",
            "乒乓球拍卖完了",
            "发展中国家用电器",
            "下雨天留客天",
            "他说的确实在理",
            "把手抬起来",
            "一次性交一百元",
            "A股票4S店员",
            "AT&TC++C#c++",
            "後來裡面",
        ]);
        let piece = prop_oneof![
            6 => word.clone(),
            3 => (word.clone(), 0..4_usize).prop_map(|(word, from)| word.chars().skip(from).collect()),
            3 => (word, 1..4_usize).prop_map(|(word, length)| word.chars().take(length).collect()),
            3 => ambiguous.prop_map(str::to_owned),
            3 => "[一-龥]{1,6}",
            1 => "[\u{3400}-\u{4dbf}\u{f900}-\u{fa6d}\u{20000}-\u{20040}]{1,3}",
            2 => "[a-zA-Z0-9]{1,6}",
            2 => "[+#&._%-]{1,2}",
            2 => "[，。！？、；：“”……（） \t\r\n\u{3000}]{1,2}",
            1 => prop::sample::select(vec!["👨‍👩‍👧", "❤️", "🀄", "\u{FFFF}", "\u{10FFFF}", "γ射线"]).prop_map(str::to_owned),
            1 => any::<String>().prop_map(|text| text.chars().take(6).collect()),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_document_is_cut_as_with_the_whole_dictionary(text in mixed()) {
            let own = vocabulary(&text);
            for hmm in [false, true] {
                prop_assert_eq!(cut(own.jieba(), &text, hmm), cut(&WHOLE, &text, hmm));
                prop_assert_eq!(cut(LOADED.jieba(), &text, hmm), cut(&WHOLE, &text, hmm));
            }
        }

        #[test]
        fn what_was_learned_for_others_changes_nothing(texts in prop::collection::vec(mixed(), 1..4)) {
            let mut own = Vocabulary::default();
            for text in &texts {
                own.add(text);
                prop_assert_eq!(cut(own.jieba(), text, true), cut(&WHOLE, text, true));
            }
        }

        #[test]
        fn so_is_any_part_of_it(text in mixed(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
            let own = vocabulary(&text);
            let mut ends = [from, to].map(|index| index.index(text.chars().count() + 1));
            ends.sort_unstable();
            let part: String = text.chars().skip(ends[0]).take(ends[1] - ends[0]).collect();
            for hmm in [false, true] {
                prop_assert_eq!(cut(own.jieba(), &part, hmm), cut(&WHOLE, &part, hmm));
            }
        }
    }
}
