//! Words: jieba for Chinese, runs of one script for Japanese, Unicode words for the rest; stop words and stems. Knows
//! nothing of sentences, nor of what a word weighs.

use super::dictionary::{self, Class, Dictionary, Vocabulary};
use super::language::language;
use super::script::is_han;
use super::spaceless;
use super::stopwords::{CANTONESE, CHINESE, ENGLISH};
use super::tongue::Tongue;
use super::traditional::{is_traditional, simplified};
use crate::article::Lang;
use crate::segment::letter::is_alphanumeric;
use crate::span::Span;
use foldhash::HashSet;
use jieba_rs::Jieba;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Han characters, cut by jieba. The dictionary has some with letters or digits among them (`A股`, `4S店`).
    Han,
    /// Letters of any other script, digits mixed in (`O2O`, `iPhone15`).
    Letters,
    /// Digits, with the marks a number may hold (`1,234.5`, `38%` without the sign).
    Number,
    /// Two letters, with their signs, of a script without spaces and without a dictionary (Thai, Khmer). Pairs overlap,
    /// so that a word is known again by its pairs wherever it stands; none is a word.
    Pair,
}

/// What the dictionary knows of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// How often its corpus has the word; `None` where it does not know it, or knows another language's.
    pub frequency: Option<u64>,
    /// Whether a Chinese word names something, where it can say.
    pub names: Option<bool>,
}

/// A word and where it stands in the text that was cut, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is made of.
    pub kind: WordKind,
    /// Where it stands.
    pub span: Span,
}

/// Cuts text into words. Made for one document: it knows the dictionary's words that occur there, and its language.
///
/// It may be turned to the next document: what it knows of the dictionary stays, and whatever it was used for before, it
/// cuts as a new one would.
#[derive(Default)]
pub struct Segmenter {
    /// `None` until there is a text with Han that is not Japanese: others are spared the making of jieba's tables.
    vocabulary: Option<Vocabulary>,
    /// Every word, where that is loaded: then nothing is to be learned.
    dictionary: Option<Dictionary>,
    /// Whether it cuts this text.
    cuts_han: bool,
    /// Whether the text is cut by its simplified shadow.
    shadowed: bool,
    /// What is known of the language, where it is neither Chinese nor English.
    tongue: Option<Tongue>,
}

impl Segmenter {
    /// A segmenter for this text and any part of it.
    ///
    /// It cuts another text too, but not as well: of the words there it knows those that occur in this one.
    pub fn for_text(text: &str) -> Self {
        let mut new = Self::default();
        new.turn_to(text);
        new
    }

    /// A segmenter that has the whole dictionary, and is yet to be turned to a text.
    pub fn with(dictionary: Dictionary) -> Self {
        Self { dictionary: Some(dictionary), ..Self::default() }
    }

    /// Whether it has the whole dictionary.
    pub fn has_dictionary(&self) -> bool {
        self.dictionary.is_some()
    }

    /// Makes it one for this text.
    pub fn turn_to(&mut self, text: &str) {
        self.tongue = (language(text) == Lang::Other).then(|| Tongue::of(text));
        let japanese = self.tongue.as_ref().is_some_and(|tongue| tongue.is_japanese);
        self.cuts_han = !japanese && text.chars().any(is_han);
        self.shadowed = self.cuts_han && is_traditional(text);
        if self.cuts_han && self.dictionary.is_none() {
            let shadow = if self.shadowed { simplified(text) } else { Cow::Borrowed(text) };
            self.vocabulary.get_or_insert_default().add(&shadow);
        }
    }

    fn jieba(&self) -> Option<&Jieba> {
        let learned = || self.vocabulary.as_ref().map(Vocabulary::jieba);
        self.dictionary.as_ref().map(Dictionary::jieba).or_else(learned)
    }

    /// The words of `text` in order; white space, punctuation and symbols are not words. None but pairs overlap.
    pub fn words(&self, text: &str) -> Vec<Word> {
        if let Some(tongue) = &self.tongue {
            let mut words = Vec::new();
            for (run, kind) in spaceless::runs(text, tongue.is_japanese) {
                match kind {
                    Some(kind) => words.push(Word { kind, span: run }),
                    None => self.push_spaced(text, run, &mut words),
                }
            }
            return tongue.parted(words, text);
        }
        // A Chinese word and an English one with its space have about six bytes.
        let mut words = Vec::with_capacity(text.len() / 5);
        self.push_spaced(text, Span::new(0, text.len()), &mut words);
        words
    }

    /// What the dictionary knows of a word.
    pub fn look_up(&self, word: &str) -> Known {
        let found = dictionary::look_up(word);
        let of_shadow = || match simplified(word) {
            Cow::Owned(shadow) => dictionary::look_up(&shadow),
            Cow::Borrowed(_) => None,
        };
        let counted = if self.tongue.is_some() { None } else { found.or_else(of_shadow) };
        let names = match found {
            Some((_, Class::Name)) => Some(true),
            Some((_, Class::Other)) => Some(false),
            Some((_, Class::Unknown)) | None => None,
        };
        Known { frequency: counted.map(|(frequency, _)| frequency), names }
    }

    /// Whether a word is too common to say what this text is about; see [`is_stop_word`].
    pub fn is_stop_word(&self, word: &str) -> bool {
        match &self.tongue {
            Some(tongue) => tongue.is_stop_word(&folded(word)),
            None => is_stop_word(word),
        }
    }

    /// The form under which a word of this text is counted; see [`normal_form`].
    pub fn normal_form<'a>(&self, word: &'a str, lang: Lang) -> Cow<'a, str> {
        match &self.tongue {
            Some(tongue) if lang == Lang::Other => match folded(word) {
                Cow::Borrowed(word) => tongue.stem(word),
                Cow::Owned(word) => Cow::Owned(tongue.stem(&word).into_owned()),
            },
            _ => normal_form(word, lang),
        }
    }

    /// Pushes the words of a stretch in which words have spaces between them, or are Chinese.
    ///
    /// Jieba is asked for the words with Han in them. What lies between two of those is cut by Unicode's rules, which
    /// keep `1,234.5` and `don't` in one piece.
    fn push_spaced(&self, text: &str, stretch: Span, words: &mut Vec<Word>) {
        let mut gap = stretch.start;
        let part = stretch.of(text);
        if let Some(jieba) = self.jieba().filter(|_| self.cuts_han)
            && part.chars().any(is_han)
        {
            let shadow = if self.shadowed { simplified(part) } else { Cow::Borrowed(part) };
            for near in near_han(&shadow) {
                let at = stretch.start + near.start;
                for token in jieba.cut(near.of(&shadow), true) {
                    if token.word.chars().any(is_han) {
                        let start = at + token.byte_start;
                        push_unicode_words(text, Span::new(gap, start), words);
                        words.push(Word { kind: WordKind::Han, span: bare(token.word, start) });
                        gap = at + token.byte_end;
                    }
                }
            }
        }
        push_unicode_words(text, Span::new(gap, stretch.end), words);
    }
}

/// The stretches of a text with Han in them, with what stands so near that it may be of their words (`T恤`, `卡拉OK`). Jieba
/// keeps some forty bytes for each of a text that it is given, and of a line without Han nothing comes of it.
fn near_han(text: &str) -> Vec<Span> {
    /// A shorter text is one stretch.
    const SHORT: usize = 4_096;
    /// In bytes, far more than any word has.
    const NEAR: usize = 256;
    if text.len() <= SHORT {
        return vec![Span::new(0, text.len())];
    }
    let mut stretches: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let end = (at + c.len_utf8() + NEAR).min(text.len());
        match stretches.last_mut().filter(|last| at <= last.end + NEAR) {
            Some(last) => last.end = end,
            None => stretches.push(Span::new(at.saturating_sub(NEAR), end)),
        }
    }
    let inner = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    stretches.into_iter().map(|stretch| Span::new(inner(stretch.start), inner(stretch.end))).collect()
}

/// Those of Chinese and Cantonese: each word that a text has for the first time is looked for among them.
static HAN_STOP_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| CHINESE.iter().chain(CANTONESE).copied().collect());

/// Whether a word is too common to say what a text is about. Give it as it stands in the text: upper case and full
/// width do not matter but in `US`, `IT` and `WHO`, and a stem is not looked for.
pub fn is_stop_word(word: &str) -> bool {
    if matches!(word, "US" | "IT" | "WHO") {
        return false;
    }
    let word = folded(word);
    if word.is_ascii() {
        return ENGLISH.binary_search(&word.as_ref()).is_ok();
    }
    let is_listed = |word: &str| HAN_STOP_WORDS.contains(word);
    is_listed(&word) || matches!(simplified(&word), Cow::Owned(shadow) if is_listed(&shadow))
}

/// The form under which a word is counted: lower case, full-width letters and digits made narrow, for Chinese its
/// simplified characters, and for English its stem (`running` is `run`).
pub fn normal_form<'a>(word: &'a str, lang: Lang) -> Cow<'a, str> {
    let folded = folded(word);
    if lang == Lang::Zh && !folded.is_ascii() {
        return match simplified(&folded) {
            Cow::Owned(shadow) => Cow::Owned(shadow),
            Cow::Borrowed(_) => folded,
        };
    }
    let stems = lang == Lang::En && folded.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
    if !stems {
        return folded;
    }
    let stem = Stemmer::create(Algorithm::English).stem(&folded).into_owned();
    if stem == word { Cow::Borrowed(word) } else { Cow::Owned(stem) }
}

/// Where a word of jieba's stands, without the signs it leaves at the ends of a run of rare characters (`𠮷-`).
fn bare(word: &str, start: usize) -> Span {
    let sign = |c: char| c.is_ascii_punctuation();
    let start = start + (word.len() - word.trim_start_matches(sign).len());
    Span::new(start, start + word.trim_matches(sign).len())
}

/// Cuts the stretch `gap` of `text`, which holds no word of jieba's, by the word boundaries of UAX #29.
fn push_unicode_words(text: &str, gap: Span, words: &mut Vec<Word>) {
    // Of the words already there only those of this gap may grow.
    let first = words.len();
    for (offset, piece) in gap.of(text).unicode_word_indices() {
        // UAX #29 counts the low line as a letter, and leaves a sign with the mark that is set upon it.
        let trimmed = piece.trim_start_matches(|c: char| !is_alphanumeric(c));
        let start = gap.start + offset + (piece.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches('_');
        let mut span = Span::new(start, start + trimmed.len());
        span.end += language_mark(trimmed, text.get(span.end..gap.end).unwrap_or(""));

        match words.get_mut(first..).and_then(<[Word]>::last_mut) {
            Some(last) if last.span.end <= span.start && binds(text, last.span, span) => {
                last.kind = WordKind::Letters;
                last.span.end = span.end;
            }
            _ => words.push(Word { kind: kind(trimmed), span }),
        }
    }
}

/// Whether what stands between two words makes one of them: `GPT-4`, `COVID-19`, `AT&T`; not `page-4`, `well-known`.
fn binds(text: &str, left: Span, right: Span) -> bool {
    let (left, mark, right) = (left.of(text), Span::new(left.end, right.start).of(text), right.of(text));
    match mark {
        "-" => {
            left.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && left.starts_with(|first: char| first.is_ascii_alphabetic())
                && left.bytes().any(|byte| byte.is_ascii_uppercase())
                && right.starts_with(|first: char| first.is_ascii_digit())
        }
        "&" => [left, right]
            .iter()
            .all(|side| side.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'&')),
        _ => false,
    }
}

/// The length of what makes a single capital the name of a programming language: `C++`, `C#`.
fn language_mark(letter: &str, rest: &str) -> usize {
    if letter.len() != 1 || !letter.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return 0;
    }
    let mark = ["++", "#"].into_iter().find(|mark| rest.starts_with(mark)).unwrap_or("");
    let follows = rest.get(mark.len()..).and_then(|rest| rest.chars().next());
    if follows.is_some_and(|next| is_alphanumeric(next) || next == '+') { 0 } else { mark.len() }
}

/// The kind of a word that jieba has not cut.
fn kind(word: &str) -> WordKind {
    if word.chars().any(is_han) {
        // Only where the segmenter was made for another text.
        WordKind::Han
    } else if word.chars().any(|c| is_alphanumeric(c) && !c.is_numeric()) {
        WordKind::Letters
    } else {
        WordKind::Number
    }
}

/// The word in lower case, with full-width forms made narrow and one apostrophe for all.
fn folded(word: &str) -> Cow<'_, str> {
    let as_it_is = |c: char| {
        matches!(c, '\u{4E00}'..='\u{9FFF}')
            || if c.is_ascii() { !c.is_ascii_uppercase() } else { narrow(c) == c && c.to_lowercase().eq([c]) }
    };
    if word.chars().all(as_it_is) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.chars().map(narrow).flat_map(char::to_lowercase).collect())
    }
}

/// The ASCII character that a full-width form (`Ａ`, `１`, `％`) or an apostrophe of print stands for.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a text, one after the other, with `:n` after a number, and a letter's kind left unsaid.
    #[track_caller]
    fn check_words(text: &str, expected: &str) {
        let words = Segmenter::for_text(text).words(text).into_iter().map(|word| {
            let written = word.span.of(text);
            match word.kind {
                WordKind::Han => format!("{written}:汉"),
                WordKind::Letters => written.to_owned(),
                WordKind::Number => format!("{written}:n"),
                WordKind::Pair => format!("{written}:2"),
            }
        });
        assert_eq!(words.collect::<Vec<_>>().join(" "), expected, "{text:?}");
    }

    #[test]
    fn chinese_is_cut_by_jieba() {
        check_words("研究生命的起源。", "研究:汉 生命:汉 的:汉 起源:汉");
        check_words("“图书馆”——读者……", "图书馆:汉 读者:汉");
        check_words("圖書館的讀者", "圖書館:汉 的:汉 讀者:汉");
        check_words("", "");
        check_words(" \n，。——", "");
    }

    #[test]
    fn traditional_chinese_is_cut_as_its_shadow_is() {
        check_words(
            "圖書館裡的讀者們正在閱讀歷史書籍。",
            "圖書館:汉 裡:汉 的:汉 讀者:汉 們:汉 正在:汉 閱讀:汉 歷史書籍:汉",
        );
        check_words("這意味著A股會漲38%", "這:汉 意味著:汉 A股:汉 會漲:汉 38:n");
        let text = "圖書館裡的讀者";
        let segmenter = Segmenter::for_text(text);
        let frequency = |word| segmenter.look_up(word).frequency;
        assert_eq!(frequency("圖書館"), frequency("图书馆"));
        assert!(frequency("讀者").is_some() && frequency("圖讀").is_none());
    }

    #[test]
    fn english_is_cut_at_spaces_and_marks() {
        check_words("It doesn't fail, it’s closed.", "It doesn't fail it’s closed");
        check_words("well-known U.S. co-operation", "well known U.S co operation");
        check_words("snake_case __init__ a_", "snake_case init a");
        check_words("naïve café Straße", "naïve café Straße");
    }

    #[test]
    fn letters_and_digits_of_one_name_stay_together() {
        check_words("O2O iPhone15 3D 5G v1.2.3", "O2O iPhone15 3D 5G v1.2.3");
        check_words("GPT-4, COVID-19 and F-16", "GPT-4 COVID-19 and F-16");
        check_words("page-4 4-5 A- B", "page 4:n 4:n 5:n A B");
        check_words("AT&T R&D Q&A you&me", "AT&T R&D Q&A you me");
        check_words("C++, C# C#3 i++ A+++", "C++ C# C 3:n i A");
    }

    #[test]
    fn numbers_keep_their_marks_and_lose_their_signs() {
        check_words("1,234.5 38% -7 10:30", "1,234.5:n 38:n 7:n 10:n 30:n");
        check_words("增长了1,234.5元，占38%", "增长:汉 了:汉 1,234.5:n 元:汉 占:汉 38:n");
        check_words("３８％", "３８:n");
    }

    #[test]
    fn scripts_may_meet_in_a_line() {
        check_words("微软发布GPT-4和C++教程", "微软:汉 发布:汉 GPT-4 和:汉 C++ 教程:汉");
        check_words("他买了A股和4S店", "他:汉 买:汉 了:汉 A股:汉 和:汉 4S店:汉");
        check_words("O2O改造don't停", "O2O 改造:汉 don't 停:汉");
        check_words("한국어 단어와 カタカナ", "한국어 단어 와 カタカナ");
        check_words("русский, ελληνικά 👍🏽", "русский ελληνικά");
        check_words("C++\u{93e}", "C \u{93e}");
        check_words("𠮷-𠮷. 中", "𠮷-𠮷:汉 中:汉");
    }

    #[test]
    fn a_part_is_cut_like_the_whole() {
        let segmenter = Segmenter::for_text("他来到图书馆。Books 12");
        let words = |text: &str| segmenter.words(text).len();
        assert_eq!((words("图书馆"), words("Books 12"), words("来到")), (1, 2, 1));
    }

    #[test]
    fn a_text_the_segmenter_was_not_made_for_is_cut_all_the_same() {
        let text = "图书馆 GPT-4";
        let words = Segmenter::for_text("Books.").words(text);
        let written: Vec<_> = words.iter().map(|word| (word.kind, word.span.of(text))).collect();
        let han = |word| (WordKind::Han, word);
        assert_eq!(written, [han("图"), han("书"), han("馆"), (WordKind::Letters, "GPT-4")]);
    }

    #[test]
    fn a_segmenter_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Segmenter::for_text("图书馆"));
    }

    #[test]
    fn function_words_are_stop_words_and_others_are_not() {
        for word in [
            "的",
            "我们",
            "我們",
            "但是",
            "因为",
            "因為",
            "隨著",
            "我哋",
            "嘅",
            "The",
            "don't",
            "Don’t",
            "ｔｈｅ",
            "HOWEVER",
            "us",
        ] {
            assert!(is_stop_word(word), "{word}");
        }
        for word in ["图书馆", "支付", "library", "price", "O2O", "38", "", "的士", "US", "IT"] {
            assert!(!is_stop_word(word), "{word}");
        }
    }

    #[test]
    fn what_stands_far_from_all_han_is_not_given_to_jieba() {
        let (near, far) = ("卡拉OK里的人穿T恤。", "x".repeat(5_000));
        let stretches = near_han(&format!("{near}{far}{near}é{far}"));
        assert_eq!(stretches.len(), 2);
        assert!(stretches.iter().all(|stretch| stretch.len() < 2 * 256 + 2 * near.len()), "{stretches:?}");
        // The words are the same as those of each alone.
        let text = format!("{near} {far} {near} {far}");
        let words = |text: &str| {
            let words = Segmenter::for_text(text).words(text);
            words
                .iter()
                .map(|word| word.span.of(text).to_owned())
                .filter(|word| *word != far)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&text), [words(near), words(near)].concat());
    }

    #[test]
    fn words_are_counted_under_one_form() {
        let table = [
            ("图书馆", Lang::Zh, "图书馆"),
            ("圖書館", Lang::Zh, "图书馆"),
            ("ＧＰＴ－４", Lang::Zh, "gpt-4"),
            ("Running", Lang::Zh, "running"),
            ("Running", Lang::En, "run"),
            ("libraries", Lang::En, "librari"),
            ("library’s", Lang::En, "librari"),
            ("iPhone15", Lang::En, "iphone15"),
            ("CAFÉS", Lang::En, "cafés"),
            ("Straße", Lang::Other, "straße"),
            ("", Lang::En, ""),
        ];
        for (word, lang, form) in table {
            assert_eq!(normal_form(word, lang), form, "{word} {lang:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn words_are_in_order_and_hold_a_letter_or_a_digit(
            text in "([一-龥]{1,3}|[a-zA-Z0-9]{1,4}|[-+#&._%',，。’ \n]|GPT-4|C\\+\\+|\\PC|[\u{20000}-\u{20040}]|\u{301}|👨‍👩‍👧){0,20}",
        ) {
            let mut end = 0;
            for word in Segmenter::for_text(&text).words(&text) {
                let written = word.span.of(&text);
                prop_assert!(word.span.start >= end, "{written:?} begins before the last one ends");
                prop_assert!(written.starts_with(char::is_alphanumeric), "{written:?}");
                end = word.span.end;
                let form = normal_form(written, Lang::En);
                prop_assert!(!form.chars().any(|c| c.is_ascii_uppercase()), "{form:?}");
            }
        }

        #[test]
        fn no_letter_or_digit_is_lost(text in "[一-龥a-zA-Z0-9Ａ-Ｚа-я，。 .,'&#+_-]{0,40}") {
            let words = Segmenter::for_text(&text).words(&text);
            let kept: String = words.iter().map(|word| word.span.of(&text)).collect();
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&kept), letters(&text));
        }

        #[test]
        fn stemming_takes_any_letters(word in "[a-zA-Z'’]{0,12}") {
            let form = normal_form(&word, Lang::En);
            prop_assert!(form.len() <= word.len() + 2, "{form:?} of {word:?}");
        }
    }
}
