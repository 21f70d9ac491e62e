//! The words and endings of languages other than Chinese and English: which of them a text is in, as far as stop words
//! and stems depend on it. Knows words as they are cut; nothing of sentences or of what a word weighs.
//!
//! A guess that is wrong costs little, for neighbours share their small words: Ukrainian read as Russian loses the words
//! that both have. So the guess is a count of small words and no more; where none fits, short words count as small.

use super::language::samples;
use super::script::{is_hangul, is_hiragana, is_kana, is_spaceless};
use super::word::Word;
use crate::span::Span;
use foldhash::{HashMap, HashMapExt};
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What is known of the words of a text's language.
#[derive(Debug, Default)]
pub(super) struct Tongue {
    /// Its small words, sorted; empty where the language is not known.
    stop_words: Vec<&'static str>,
    stems: Option<Stems>,
    /// Whether a small word may stand before another with an apostrophe and no space: `l'eau`, `dell'acqua`.
    elides: bool,
    /// Whether it is Japanese: kanji and kana without spaces.
    pub(super) is_japanese: bool,
    /// Whether it is Korean: particles stand at the end of the word.
    is_korean: bool,
}

/// Makes the stems of one language. The language is written into it, so that the program carries the tables of those
/// named here and of no other.
type Stems = fn() -> Stemmer;

/// The languages of which there are stop words, with the stems of those that have them. English stands among them for
/// texts that are half English. There are stems for more (Turkish, Greek, Tamil): their tables are so large that every
/// start of the program would pay for them, and a word's beginning does nearly as well.
const KNOWN: [(&str, Option<Stems>); 30] = [
    ("en", Some(|| Stemmer::create(Algorithm::English))),
    ("fr", Some(|| Stemmer::create(Algorithm::French))),
    ("de", Some(|| Stemmer::create(Algorithm::German))),
    ("es", Some(|| Stemmer::create(Algorithm::Spanish))),
    ("pt", Some(|| Stemmer::create(Algorithm::Portuguese))),
    ("it", Some(|| Stemmer::create(Algorithm::Italian))),
    ("ca", None),
    ("ro", None),
    ("nl", Some(|| Stemmer::create(Algorithm::Dutch))),
    ("da", Some(|| Stemmer::create(Algorithm::Danish))),
    ("no", Some(|| Stemmer::create(Algorithm::Norwegian))),
    ("sv", Some(|| Stemmer::create(Algorithm::Swedish))),
    ("fi", None),
    ("hu", None),
    ("sl", None),
    ("sq", None),
    ("eu", None),
    ("tr", None),
    ("az", None),
    ("id", None),
    ("ru", Some(|| Stemmer::create(Algorithm::Russian))),
    ("be", None),
    ("kk", None),
    ("tg", None),
    ("el", None),
    ("he", None),
    ("ar", None),
    ("bn", None),
    ("ne", None),
    ("ta", None),
];

/// The small words of a language as it is called in [`KNOWN`]; none of one that is not there.
fn small_words(code: &str) -> impl Iterator<Item = &'static str> {
    /// A line for each language: what it is called, and its words, between spaces. `examples/small_words.rs` made it.
    const LISTS: &str = include_str!("small_words.txt");
    let line = LISTS.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix(' '));
    line.into_iter().flat_map(|words| words.split(' '))
}

/// Words that the lists of stop words do not have and that say as little.
#[rustfmt::skip]
const ALSO_SMALL: [(&str, &[&str]); 6] = [
    ("fr", &["plus", "deux", "trois", "être", "doit", "doivent", "faut", "dit", "ans", "année", "jour", "fois"]),
    ("de", &["gibt", "seit", "mehr", "sei", "wäre", "würde", "zwei", "drei", "sagt", "jahr", "jahre", "jahren", "tag", "mal"]),
    ("es", &["solo", "años", "año", "dos", "tres", "dice", "día", "vez", "ser", "puede"]),
    ("pt", &["anos", "ano", "dois", "três", "diz", "dia", "vez", "ser", "pode", "só"]),
    ("it", &["anni", "anno", "due", "tre", "dice", "giorno", "volta", "essere", "può", "solo"]),
    ("ru", &["это", "лет", "год", "года", "два", "три", "говорит", "день", "раз", "весь", "который"]),
];

/// One word in this many has to be a small word of a language for the text to be in it. They make up a third to a half
/// of running text, and a tenth of one in a neighbouring language.
const SMALL_WORDS: usize = 6;

/// Fewer small words than this say nothing.
const FEWEST: usize = 3;

/// Where no language is known, words of up to this many letters count as small words.
const SHORT: usize = 3;

/// Where a language has no stems, its words are told apart by this many letters, which leaves most endings out.
const BEGINNING: usize = 6;

/// What stands before an apostrophe and is a word of its own.
const ELIDED: &str = "\
    c d j l m n s t qu jusqu lorsqu puisqu quoiqu dell nell all dall sull coll un quell quest gl";

/// Korean particles, longer ones first; they are written on to a noun.
const KOREAN_PARTICLES: [&str; 30] = [
    "에게서",
    "으로서",
    "으로써",
    "이라고",
    "이라는",
    "까지는",
    "에서는",
    "에서도",
    "으로",
    "에서",
    "에게",
    "까지",
    "부터",
    "보다",
    "처럼",
    "마다",
    "조차",
    "에는",
    "에도",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "로",
    "와",
    "과",
];

/// Korean words that join sentences or stand for what was said.
const KOREAN_SMALL: &str = "\
    그리고 그러나 하지만 그래서 따라서 그런데 또는 또한 및 등 수 것 것이다 것은 것이 것을 그 이 저 더 가장 매우 아주 \
    모두 다시 이런 그런 저런 어떤 모든 때문에 때문이다 위해 위한 대한 대해 통해 있다 있는 있었다 없다 없는 한다 했다 \
    하는 할 된다 되는 됐다 않다 않는다 우리 우리는 그는 그녀는 그들은 나는 여기 거기 지금 이미 아직";

impl Tongue {
    /// The tongue of a text in neither Chinese nor English, judged on its beginning and its middle.
    pub(super) fn of(text: &str) -> Self {
        let (first, second) = samples(text);
        let (mut kana, mut hangul) = (0_usize, 0_usize);
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut words = 0;
        for sample in [first, second] {
            for c in sample.chars() {
                kana += usize::from(is_kana(c));
                hangul += usize::from(is_hangul(c));
            }
            for word in
                sample.unicode_words().flat_map(|word| word.split(['\'', '’'])).filter(|w| !w.is_empty())
            {
                words += 1;
                *counts.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        if kana > hangul {
            return Self { is_japanese: true, ..Self::default() };
        }
        if hangul * 2 > words {
            let mut stop_words: Vec<&str> = KOREAN_SMALL.split(' ').chain(KOREAN_PARTICLES).collect();
            stop_words.sort_unstable();
            return Self { stop_words, is_korean: true, ..Self::default() };
        }
        // Of languages that fit equally well the first of the table.
        let mut best: (usize, &str, Option<Stems>) = (0, "", None);
        for (code, stems) in KNOWN {
            let held: usize = small_words(code).filter_map(|word| counts.get(word)).sum();
            if held > best.0 && held >= FEWEST && held * SMALL_WORDS >= words {
                best = (held, code, stems);
            }
        }
        let (_, code, stems) = best;
        let mut stop_words: Vec<&str> = small_words(code).collect();
        stop_words
            .extend(ALSO_SMALL.iter().filter(|(known, _)| *known == code).flat_map(|(_, words)| *words));
        stop_words.sort_unstable();
        Self { stop_words, stems, elides: matches!(code, "fr" | "it" | "ca"), ..Self::default() }
    }

    /// Whether a word, in lower case, is too common to say what a text is about.
    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        if self.is_japanese {
            // Particles and endings are written in hiragana, and names and things hardly ever.
            return word.chars().all(is_hiragana);
        }
        if self.stop_words.is_empty() {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            return word.chars().all(char::is_alphabetic)
                && letters <= SHORT
                && !word.chars().any(is_spaceless);
        }
        self.stop_words.binary_search(&word).is_ok()
    }

    /// The form under which a word, in lower case, is counted.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if self.is_japanese || self.is_korean || !word.chars().all(char::is_alphabetic) {
            return Cow::Borrowed(word);
        }
        match self.stems {
            Some(stems) => Cow::Owned(stems().stem(word).into_owned()),
            None => Cow::Borrowed(word.char_indices().nth(BEGINNING).map_or(word, |(at, _)| &word[..at])),
        }
    }

    /// Parts small words from what they are written together with: `l'eau` is `l` and `eau`, `다리는` is `다리` and `는`.
    pub(super) fn parted(&self, words: Vec<Word>, text: &str) -> Vec<Word> {
        if !self.elides && !self.is_korean {
            return words;
        }
        let mut parted = Vec::with_capacity(words.len());
        for word in words {
            let Word { kind, span } = word;
            let found = if self.is_korean { particle(span.of(text)) } else { elision(span.of(text)) };
            match found {
                Some((first, between)) => {
                    let end = span.start + first;
                    parted.push(Word { kind, span: Span::new(span.start, end) });
                    parted.push(Word { kind, span: Span::new(end + between, span.end) });
                }
                None => parted.push(word),
            }
        }
        parted
    }
}

/// The length in bytes of the Korean noun that a word begins with, and that nothing stands between it and its particle.
fn particle(word: &str) -> Option<(usize, usize)> {
    let nouns = KOREAN_PARTICLES.iter().filter_map(|particle| word.strip_suffix(particle));
    nouns
        .filter(|noun| noun.chars().count() >= 2 && noun.chars().all(is_hangul))
        .map(|noun| (noun.len(), 0))
        .next()
}

/// The lengths in bytes of the small word and of the apostrophe that a word begins with, where it goes on after them.
fn elision(word: &str) -> Option<(usize, usize)> {
    let (at, apostrophe) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
    let small = word.get(..at)?.to_lowercase();
    let rest = word.get(at + apostrophe.len_utf8()..)?;
    let elided = rest.starts_with(char::is_alphabetic) && ELIDED.split(' ').any(|entry| entry == small);
    elided.then_some((at, apostrophe.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::segment::{Segmenter, WordKind};
    use proptest::prelude::*;

    /// The words of a text that are no stop words, in the form under which they are counted.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let segmenter = Segmenter::for_text(text);
        let words = segmenter.words(text).into_iter().map(|word| word.span.of(text));
        let forms: Vec<_> = words
            .filter(|word| !segmenter.is_stop_word(word))
            .map(|word| segmenter.normal_form(word, Lang::Other))
            .collect();
        assert_eq!(forms.join(" "), expected, "{text}");
    }

    #[test]
    fn small_words_go_and_endings_too() {
        check("Die Brücken werden nicht gebaut, und das Wasser steigt.", "bruck gebaut wass steigt");
        check("Les ponts ne sont pas réparés, et l’eau monte dans la ville.", "pont répar eau mont vill");
        check("Los puentes no se reparan y el agua sube en la ciudad.", "puent rep agu sub ciud");
        check(
            "Мосты не чинят, и вода поднимается в городе, но об этом молчат.",
            "мост чин вод поднима город молчат",
        );
        check("Rzeka co roku wylewa, ale nikt nie naprawia mostu.", "rzeka roku wylewa nikt napraw mostu");
    }

    #[test]
    fn words_that_say_little_are_small_too() {
        check("Die Brücke, die seit zwei Jahren nicht mehr hält, gibt es noch.", "bruck halt");
        check("Это мост, и он стоит здесь уже много лет, но это не дом.", "мост сто дом");
    }

    #[test]
    fn japanese_is_cut_where_the_script_changes() {
        check("川の水は毎年の雨で上がるが、橋は直されない。", "川 水 毎年 雨 上 橋 直");
        check("経済産業省がデータセンターを作った。", "経済 産業省 データセンター 作");
        check("人々は東京へ行く。", "人々 東京 行");
    }

    #[test]
    fn korean_nouns_lose_their_particles() {
        check(
            "다리는 닫혔고 그리고 물은 도시까지 왔다. 도시에서 다리를 보았다.",
            "다리 닫혔고 물은 도시 왔다 도시 다리 보았다",
        );
    }

    #[test]
    fn a_script_without_spaces_is_cut_in_pairs() {
        let text = "กขค งจ ฉ ab";
        let words = Segmenter::for_text(text).words(text);
        let shown: Vec<_> = words.iter().map(|word| word.span.of(text)).collect();
        assert_eq!(shown, ["กข", "ขค", "งจ", "ฉ", "ab"]);
        assert_eq!(words.iter().filter(|word| word.kind == WordKind::Pair).count(), 4);
    }

    #[test]
    fn the_tables_are_in_order() {
        for (code, _) in KNOWN {
            let list = stop_words::lookup(code).unwrap().iter().copied();
            assert!(small_words(code).eq(list.filter(|word| !word.contains(char::is_whitespace))), "{code}");
        }
        assert!(KOREAN_PARTICLES.is_sorted_by_key(|particle| std::cmp::Reverse(particle.chars().count())));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_stem_takes_any_letters(word in "(\\p{L}|[a-zäöüßéèçñ]|[а-яё]|[α-ωά]|[ا-ي]|[அ-ஹ]|\\p{M}){0,9}") {
            for (_, stems) in KNOWN {
                let tongue = Tongue { stems, ..Tongue::default() };
                tongue.stem(&word);
            }
        }
    }
}
