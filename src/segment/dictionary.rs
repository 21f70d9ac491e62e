//! Jieba's words and frequencies, and the jieba that knows just those of the documents at hand. Knows nothing of what a word
//! is worth, of words that jieba does not cut, nor of how the words lie in memory (`trie.rs`).
//!
//! Loading all 349,045 words into jieba takes a tenth of a second or two; an article uses a thousand of them. So the
//! words lie in a trie that needs no loading, and `Vocabulary` hands over the ones that occur. Jieba then cuts
//! the text exactly as it would with all of them: a word that does not occur in a text can be no part of any way to cut
//! it, and the probabilities are the same, because `FILLER` makes up the total they are taken of.

mod trie;

use crate::threads;
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::Arc;
use trie::{Entry, NODES, entry, for_each_below, for_each_word, total};

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

#[cfg(test)]
mod tests {
    use super::trie::tests::WORDS;
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;
    use std::sync::LazyLock;

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
