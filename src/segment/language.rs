//! Which language a text is mostly written in, from its scripts and its commonest words. Knows letters and a few dozen
//! words; nothing of blocks or meaning.

use super::script::is_han;
use crate::article::Lang;
use crate::segment::letter::is_alphabetic;

/// The language of `text`, judged on its letters: Han without kana or hangul is Chinese, also among much Latin; Latin
/// letters with English stop words are English; the rest is [`Lang::Other`]. Reads a bounded sample from the beginning
/// and the middle, so the cost does not grow with the text.
pub fn language(text: &str) -> Lang {
    let (first, second) = samples(text);
    let mut count = Count::default();
    count.read(first);
    count.read(second);
    count.language()
}

/// Bytes of each of the two samples.
const SAMPLE: usize = 4096;

/// Words that English uses most and its neighbours do not have; sorted, as is the other table.
#[rustfmt::skip]
static ENGLISH: [&str; 53] = [
    "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "for", "from", "had",
    "has", "have", "he", "her", "his", "how", "if", "into", "is", "it", "its", "my", "not", "of", "or", "our",
    "she", "than", "that", "the", "their", "there", "they", "this", "to", "was", "we", "were", "what", "when",
    "which", "who", "why", "will", "with", "would", "you", "your",
];

/// The same of the other languages written in Latin letters; here to speak against English.
#[rustfmt::skip]
static FOREIGN: [&str; 76] = [
    "att", "auf", "bir", "bu", "che", "com", "como", "con", "của", "dan", "dans", "das", "dat", "del",
    "della", "dem", "den", "der", "des", "det", "di", "die", "du", "een", "ein", "eine", "el", "em", "est",
    "et", "für", "het", "il", "ini", "ist", "jest", "la", "las", "le", "les", "los", "mit", "más", "nicht",
    "nie", "niet", "non", "não", "o", "och", "os", "para", "pas", "per", "por", "pour", "på", "que", "qui",
    "się", "som", "sono", "sur", "um", "uma", "una", "und", "une", "van", "ve", "von", "và", "y", "yang",
    "zu", "är",
];

/// A text's beginning and, where it is long, a stretch from its middle, both cut between characters.
pub(super) fn samples(text: &str) -> (&str, &str) {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let first = floor(SAMPLE);
    if text.len() <= 2 * SAMPLE {
        return text.split_at_checked(first).unwrap_or((text, ""));
    }
    let second = floor(text.len() / 2);
    let end = floor(second + SAMPLE);
    (text.get(..first).unwrap_or_default(), text.get(second..end).unwrap_or_default())
}

/// What a sample is made of. Han is counted by characters, which are words or nearly so; the rest by words.
#[derive(Default)]
struct Count {
    han: usize,
    kana: usize,
    hangul: usize,
    latin: usize,
    /// Latin words with a letter beyond ASCII.
    accented: usize,
    english: usize,
    foreign: usize,
    /// Words in any other script.
    other: usize,
}

impl Count {
    fn read(&mut self, text: &str) {
        let mut word = String::new();
        for c in text.chars().chain([' ']) {
            match c {
                _ if is_han(c) => self.han += 1,
                '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => self.kana += 1,
                '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' => self.hangul += 1,
                _ if is_alphabetic(c) => {
                    word.extend(c.to_lowercase());
                    continue;
                }
                _ => {}
            }
            self.take(&word);
            word.clear();
        }
    }

    fn take(&mut self, word: &str) {
        let has = |table: &[&str]| table.binary_search(&word).is_ok();
        match word.chars().next() {
            None => {}
            Some('\u{250}'..) => self.other += 1,
            Some(_) => {
                self.latin += 1;
                self.accented += usize::from(!word.is_ascii());
                self.english += usize::from(has(&ENGLISH));
                self.foreign += usize::from(has(&FOREIGN));
            }
        }
    }

    fn language(&self) -> Lang {
        let east = self.han + self.kana + self.hangul;
        let words = east + self.latin + self.other;
        // A の in a Chinese name is no Japanese text; Japanese has kana by the half.
        let asian = self.kana + self.hangul;
        if asian > 1 && asian * 5 > east && east * 4 > words {
            return Lang::Other;
        }
        let mostly_han = self.han * 2 >= words || (self.han * 7 >= words && self.english * 7 < self.latin);
        if self.han > 0 && mostly_han && self.han >= self.other {
            return Lang::Zh;
        }
        let mostly_latin = self.latin > self.other + east;
        // A line or two may well hold no stop word at all; then plain letters speak for English.
        let short = self.latin < 30;
        let spoken = self.english * 20 >= self.latin
            && self.english > self.foreign
            && self.accented * 10 <= self.latin;
        let unspoken = self.foreign == 0 && self.accented == 0;
        if mostly_latin && (spoken || (short && unspoken)) { Lang::En } else { Lang::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, wanted: Lang) {
        assert_eq!(language(text), wanted, "{text:?}");
    }

    #[test]
    fn chinese_is_known_by_han() {
        for text in [
            "天气很好。",
            "天氣很好，我們出去走走。",
            "3 月份的数据",
            "我们用 Rust、ratatui 和 crossterm 写了一个 terminal reader，支持 Markdown。",
            "运行 cargo build --release --locked，再看 target/release/tigang",
            "那家店叫“优の良品”，卖零食。",
        ] {
            check(text, Lang::Zh);
        }
    }

    #[test]
    fn english_is_known_by_its_small_words() {
        for text in [
            "The weather is fine, and we went out for a walk.",
            "Markets fell sharply",
            "A ferryman paints the rail of his boat before the first of May.",
            "He said no.",
            "The word 提纲 means an outline of the text.",
            "A café in the old town was closed by the owners last week, and nobody knows why.",
        ] {
            check(text, Lang::En);
        }
    }

    #[test]
    fn the_rest_is_other() {
        for text in [
            "",
            "12 345, 67 %",
            "今日はとても良い天気ですね。",
            "오늘은 날씨가 좋습니다.",
            "Сегодня хорошая погода.",
            "Das Wetter ist heute schön, und wir gehen in den Park.",
            "Le temps est beau et nous allons dans le parc avec les enfants.",
            "El tiempo es bueno y vamos al parque con los niños.",
            "الطقس جميل اليوم",
        ] {
            check(text, Lang::Other);
        }
    }

    #[test]
    fn chinese_is_known_in_any_of_its_writings() {
        for text in [
            "圖書館裡的讀者越來越少，有人說這是遲早的事。",
            "佢哋話唔知點解呢間書店會執笠，但係冇人去問。",
            "學而時習之，不亦說乎。",
        ] {
            check(text, Lang::Zh);
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(ENGLISH.is_sorted() && FOREIGN.is_sorted());
    }

    #[test]
    fn a_long_text_is_judged_by_its_beginning_and_its_middle() {
        let english = "It was a fine day and they went to the park. ".repeat(40);
        check(&format!("{english}{}", "天气很好，大家都去公园。".repeat(2_000)), Lang::Zh);
        let text = "字".repeat(100_000);
        let (first, second) = samples(&text);
        assert!(first.len() <= SAMPLE && second.len() <= SAMPLE && second.starts_with('字'));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_has_a_language_and_its_samples_are_of_it(text in any::<String>(), times in 1usize..200) {
            let text = text.repeat(times);
            let (first, second) = samples(&text);
            prop_assert!(first.len() + second.len() <= 2 * SAMPLE);
            prop_assert!(text.starts_with(first) && text.contains(second));
            prop_assert!(text.len() > 2 * SAMPLE || first.len() + second.len() == text.len());
            language(&text);
        }
    }
}
