//! What a short line says of itself that tells whether it is a heading: its length, how it ends, the number before it, its
//! words. What stands around it is not known here.

use super::number::{Key, Numbered, numbered};
use crate::read::furniture::size;
use crate::read::layout::is_wide;
use crate::segment::letter::{is_alphabetic, is_alphanumeric, lowercase};
use crate::segment::marker::Form;

/// What is to be seen of a line: names and values, mostly in 0..=1; what is not named is 0.
pub(crate) type Features = Vec<(&'static str, f64)>;

/// A heading is no longer than this, in [`size`]; one of several words, as Latin ones are, has more room.
const LONGEST: f64 = 36.0;
const LONGEST_OF_WORDS: f64 = 50.0;
const MOST_WORDS: usize = 18;

/// How a line ends, behind closing quotes and brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    None,
    Stop,
    Ask,
    Exclaim,
    Colon,
    Comma,
    Dots,
    Quote,
    Bracket,
}

impl End {
    pub(super) fn of(text: &str) -> Self {
        if text.ends_with("...") || text.ends_with('…') {
            return End::Dots;
        }
        let bare = text.trim_end_matches(CLOSING);
        match bare.chars().last() {
            Some('。' | '.' | '．' | '｡') => End::Stop,
            Some('?' | '？') => End::Ask,
            Some('!' | '！') => End::Exclaim,
            Some(':' | '：') => End::Colon,
            Some(',' | '，' | ';' | '；' | '、') => End::Comma,
            _ if bare.len() == text.len() => End::None,
            _ if text.ends_with(['”', '’', '"', '\'', '」', '』']) => End::Quote,
            _ => End::Bracket,
        }
    }

    /// Whether no sentence ends so, or one that a heading may be.
    pub(super) fn is_open(self) -> bool {
        !matches!(self, End::Stop | End::Colon | End::Comma)
    }
}

const OPENING_QUOTES: [char; 6] = ['“', '"', '「', '『', '‘', '\''];
const ENDS: [char; 11] = ['。', '！', '？', '!', '?', '.', '…', '；', ';', '：', ':'];
const CLOSING: [char; 11] = ['”', '’', '"', '\'', '」', '』', '）', ')', '】', '》', ' '];

/// A line that is short enough for a heading.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) size: f64,
    pub(super) end: End,
    pub(super) number: Option<Numbered<'a>>,
    /// Whether it is written in letters that are parted into words.
    pub(super) is_latin: bool,
}

impl<'a> Line<'a> {
    /// The line, if it is short enough and says anything.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        // So much is never short, and need not be measured.
        if text.len() > 1000 || text.contains('\n') {
            return None;
        }
        let (words, size) = (text.split_whitespace().count(), size(text));
        let longest = if words > 2 { LONGEST_OF_WORDS } else { LONGEST };
        if words > MOST_WORDS || size > longest || !text.contains(is_alphanumeric) {
            return None;
        }
        let letters = text.chars().filter(|c| is_alphabetic(*c)).count();
        let latin = text.chars().filter(|c| is_alphabetic(*c) && !is_wide(*c)).count();
        let is_latin = latin * 2 > letters;
        let number = numbered(text);
        // 一、 is a number and no piece of a sentence.
        let rest = number.and_then(|number| text.get(number.len..));
        let end = if rest.is_some_and(str::is_empty) { End::None } else { End::of(text) };
        Some(Self { text, size, end, number, is_latin })
    }

    /// What stands behind its number.
    pub(super) fn body(&self) -> &'a str {
        self.number.as_ref().and_then(|n| self.text.get(n.len..)).unwrap_or(self.text)
    }

    /// The word before a colon, if it is short and more follows: 甲：乙.
    pub(super) fn label(&self) -> Option<&'a str> {
        if self.number.is_none() { label(self.text) } else { None }
    }

    /// Whether it is somebody's speech: a sentence in quotes.
    pub(super) fn is_spoken(&self) -> bool {
        let closes = self.text.ends_with(['”', '"', '」', '』']);
        // Q: and 问： open what somebody asks; Q1: may head a section.
        let asked = ["Q:", "Q：", "A:", "A：", "问：", "问:", "答：", "答:", "問：", "問:"];
        if asked.iter().any(|name| self.text.starts_with(name)) {
            return true;
        }
        closes && self.text.starts_with(OPENING_QUOTES) && !matches!(self.end, End::Quote | End::None)
    }

    pub(super) fn features(&self) -> Features {
        let body = self.body();
        let inner = body.trim_end_matches(CLOSING).trim_end_matches(ENDS);
        let commas = inner.chars().filter(|c| matches!(c, '，' | ',' | '；' | ';')).count();
        let stops = ["。", "！", "？", ". ", "! ", "? "];
        let lower = lowercase(self.text);
        let opens = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let mut features = vec![("always", 1.0), ("digits", digits(body))];
        let told = [
            ("ends open", self.end == End::None),
            ("ends in a stop", self.end == End::Stop),
            ("ends in a colon", self.end == End::Colon),
            ("asks", self.end == End::Ask),
            ("number", self.number.is_some_and(|n| n.key == Key::Form(Form::Number))),
            ("one comma", commas == 1),
            ("several commas", commas > 1),
            ("stop within", stops.iter().any(|stop| inner.contains(stop))),
            ("small first letter", body.starts_with(char::is_lowercase)),
            ("opens with a bracket", self.text.starts_with(['（', '(', '【', '[', '〔'])),
            ("opens with a quote", self.text.starts_with(OPENING_QUOTES)),
            ("goes on from before", opens(&CONNECTIVES)),
            ("caption words", says(&CAPTION_WORDS)),
            ("byline words", says(&BYLINE_WORDS)),
            ("label", self.end != End::Colon && self.label().is_some()),
            ("names a part", names_a_part(body)),
            ("we or you", self.is_latin && has_person(body)),
        ];
        features.extend(told.into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, 1.0)));
        features.extend(self.size_name(body).map(|name| (name, 1.0)));
        features
    }

    /// How long it is; nothing where it is as long as most headings.
    fn size_name(&self, body: &str) -> Option<&'static str> {
        if self.is_latin {
            return match body.split_whitespace().count() {
                0..=9 => None,
                10..=11 => Some("10 words"),
                _ => Some("12 words"),
            };
        }
        let size = size(body);
        let names = [(1.0, "1 character"), (2.0, "2 characters"), (8.0, "to 8 characters")];
        let name = names.into_iter().find(|(most, _)| size <= *most).map(|(_, name)| name);
        name.or((size > 25.0).then_some("25 characters"))
    }
}

/// Three times the share of digits, for one in three is many.
fn digits(body: &str) -> f64 {
    let digits = body.chars().filter(char::is_ascii_digit).count() as f64;
    (3.0 * digits / body.chars().count().max(1) as f64).min(1.5)
}

fn has_person(body: &str) -> bool {
    let words = body.split_whitespace().map(|word| word.trim_matches(|c: char| !is_alphanumeric(c)));
    words.take(MOST_WORDS).any(|word| PERSONS.contains(&lowercase(word).as_ref()))
}

/// The word before a colon, if it is short and more follows.
pub(super) fn label(text: &str) -> Option<&str> {
    let (at, colon) = text.char_indices().take(13).find(|(_, c)| matches!(c, ':' | '：'))?;
    let rest = text.get(at + colon.len_utf8()..)?;
    let word = text.get(..at)?.trim_end();
    (!word.is_empty() && !rest.is_empty()).then_some(word)
}

/// Words that name a part of any article.
pub(super) fn names_a_part(text: &str) -> bool {
    const PARTS: [&str; 34] = [
        "引言",
        "前言",
        "导言",
        "序言",
        "序",
        "背景",
        "概述",
        "简介",
        "介绍",
        "结语",
        "结论",
        "总结",
        "小结",
        "尾声",
        "后记",
        "写在最后",
        "附录",
        "参考",
        "参考资料",
        "参考文献",
        "参考阅读",
        "introduction",
        "background",
        "overview",
        "conclusion",
        "conclusions",
        "summary",
        "epilogue",
        "references",
        "appendix",
        "preface",
        "prologue",
        "faq",
        "楔子",
    ];
    let bare = text.trim_matches(|c: char| !is_alphabetic(c)).to_lowercase();
    PARTS.contains(&bare.as_str())
}

/// Words that go on with what was said, or begin a sentence rather than a heading.
const CONNECTIVES: [&str; 58] = [
    "如果",
    "那么",
    "但是",
    "但",
    "所以",
    "因此",
    "可是",
    "然而",
    "因为",
    "而且",
    "于是",
    "同时",
    "另外",
    "此外",
    "不过",
    "其实",
    "当然",
    "比如",
    "例如",
    "这",
    "那",
    "它",
    "他",
    "她",
    "我们",
    "我",
    "你",
    "在",
    "当",
    "对于",
    "通过",
    "由于",
    "以下",
    "下面",
    "如",
    "并",
    "而",
    "虽然",
    "即使",
    "既然",
    "and ",
    "but ",
    "so ",
    "however",
    "if ",
    "we ",
    "i ",
    "it ",
    "this ",
    "that ",
    "these ",
    "those ",
    "for example",
    "there ",
    "you ",
    "here ",
    "he ",
    "she ",
];

const PERSONS: [&str; 10] = ["i", "we", "you", "he", "she", "they", "i'm", "we're", "my", "our"];

/// Words of lines under pictures.
const CAPTION_WORDS: [&str; 21] = [
    "摄影",
    "供图",
    "资料图",
    "示意",
    "效果图",
    "（图",
    "(图",
    "截图",
    "图源",
    "照片",
    "图片",
    "插画",
    "图为",
    "来自",
    "photo",
    "image",
    "credit",
    "figure",
    "fig.",
    "screenshot",
    "题图",
];

/// Words of lines that say who made what.
const BYLINE_WORDS: [&str; 18] = [
    "作者", "编辑", "译者", "记者", "撰文", "文 /", "文/", "文｜", "文 |", "校对", "来源", "翻译", "整理",
    "题记", "by ", "author", "editor", "摘自",
];
