//! Jieba's words and frequencies, embedded, and the jieba that knows just those of one document. Knows nothing of what
//! a word is worth, nor of words that jieba does not cut.
//!
//! Loading all 349,045 words into jieba takes a tenth of a second or two; an article uses a thousand of them. So the
//! words lie in an `fst::Map`, which needs no loading, and [`jieba_for`] hands over the ones that occur. Jieba then cuts
//! the text exactly as it would with all of them: a word that does not occur in a text can be no part of any way to cut
//! it, and the probabilities are the same, because `FILLER` makes up the total they are taken of.
//!
//! `dictionary.fst` is made by `examples/dictionary.rs`; its licence is in `NOTICE`.

use fst::raw::{Fst, Output};
use jieba_rs::Jieba;

/// The map, from a word to its frequency and, in the two lowest bits, its [`Class`]. The empty word holds the sum of all
/// frequencies.
static BYTES: &[u8] = include_bytes!("dictionary.fst");

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

/// How often jieba's corpus has `word`; `None` where the dictionary does not know it.
pub fn frequency(word: &str) -> Option<u64> {
    value(word).map(|value| value >> CLASS_BITS)
}

/// What `word` is there for.
pub fn class(word: &str) -> Class {
    match value(word).map_or(0, |value| value & ((1 << CLASS_BITS) - 1)) {
        1 => Class::Name,
        2 => Class::Other,
        _ => Class::Unknown,
    }
}

/// How many of the lowest bits of a value hold the class.
const CLASS_BITS: u32 = 2;

fn value(word: &str) -> Option<u64> {
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
///
/// Every walk begins at the root. A table of where each first character leads was tried: it takes a third off the
/// making of a segmenter for a book, nothing that counts off an article, and costs a line of `--jsonl` its filling.
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
                found(word, output.cat(node.final_output()).value() >> CLASS_BITS);
            }
        }
    }
}

/// The sum of all frequencies.
fn total() -> u64 {
    dictionary().and_then(|fst| fst.get("")).map_or(0, Output::value) >> CLASS_BITS
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

#[cfg(test)]
mod tests {
    use super::*;
    use fst::Streamer;
    use proptest::prelude::*;
    use std::io::Cursor;
    use std::sync::LazyLock;

    /// Every word with its frequency, in byte order, without the empty one.
    static WORDS: LazyLock<Vec<(String, u64)>> = LazyLock::new(|| {
        let fst = dictionary().unwrap();
        let mut words = Vec::new();
        let mut stream = fst.stream();
        while let Some((word, frequency)) = stream.next() {
            words.push((String::from_utf8(word.to_vec()).unwrap(), frequency.value() >> CLASS_BITS));
        }
        assert_eq!(words.remove(0).0, "");
        words
    });

    /// Jieba with the whole dictionary, loaded as jieba itself would load it.
    static WHOLE: LazyLock<Jieba> = LazyLock::new(|| {
        let lines: String = WORDS.iter().map(|(word, frequency)| format!("{word} {frequency}\n")).collect();
        Jieba::with_dict(&mut Cursor::new(lines)).unwrap()
    });

    fn cut<'t>(jieba: &Jieba, text: &'t str, hmm: bool) -> Vec<&'t str> {
        jieba.cut(text, hmm).into_iter().map(|token| token.word).collect()
    }

    #[track_caller]
    fn check_same(text: &str) {
        let own = jieba_for(text);
        for hmm in [false, true] {
            assert_eq!(cut(&own, text, hmm), cut(&WHOLE, text, hmm), "with hmm {hmm}: {text:?}");
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
            assert_eq!(class(word), expected, "{word}");
        }
    }

    #[test]
    fn the_walk_finds_words_that_overlap_and_lie_in_each_other() {
        let mut found = Vec::new();
        for_each_word("AT&T、研究生命", |word, _| found.push(word));
        assert_eq!(found, ["AT&T", "研", "研究", "研究生", "究", "生", "生命", "命"]);
    }

    #[test]
    fn a_word_is_taken_once_and_the_filler_carries_the_rest() {
        // Jieba's total can be read in its debug form only. The words of the text are the six of the test above.
        let jieba = format!("{:?}", jieba_for("研究生命，研究生命"));
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
            let own = jieba_for(&text);
            for hmm in [false, true] {
                prop_assert_eq!(cut(&own, &text, hmm), cut(&WHOLE, &text, hmm));
            }
        }

        #[test]
        fn so_is_any_part_of_it(text in mixed(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
            let own = jieba_for(&text);
            let mut ends = [from, to].map(|index| index.index(text.chars().count() + 1));
            ends.sort_unstable();
            let part: String = text.chars().skip(ends[0]).take(ends[1] - ends[0]).collect();
            for hmm in [false, true] {
                prop_assert_eq!(cut(&own, &part, hmm), cut(&WHOLE, &part, hmm));
            }
        }
    }
}
