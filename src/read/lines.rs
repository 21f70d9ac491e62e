//! What one line says of itself, whatever page it stands on: its signs of furniture, and what it is like in numbers. What
//! stands around a line is known in `surroundings.rs`.

use crate::read::furniture::{self, Cue, hash};
use crate::read::layout::{ends_sentence, is_wide};
use crate::read::phrases;
use crate::segment::letter::{is_alphabetic, is_alphanumeric};
use crate::segment::marker::marker;
use crate::segment::traditional::simplified;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What one line says of itself, worked out once however often its page is judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    /// [`furniture::size`].
    pub(super) size: f64,
    /// Its size where it could be running text (long enough and punctuated), and 0 where not.
    pub(super) length: f64,
    /// Its signs of furniture, whatever the article is about.
    pub(super) cue: Option<Cue>,
    /// Its signs of furniture by words that its numbers do not know.
    pub(super) phrase: Option<Cue>,
    /// What it says besides, once its page has been weighed.
    numbers: OnceCell<Numbers>,
}

/// What a line of a page that is weighed says besides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbers {
    pub(super) size: f64,
    pub(super) length: f64,
    /// What it says, in letters and digits, where it is short enough for a heading.
    pub(super) words: Option<String>,
    /// What it says, in letters and digits; and its form, letters and digits without their values. Both hashed.
    pub(super) key: u64,
    pub(super) form: u64,
    /// Hashes of what it is about, of its beginning at least.
    pub(super) content: Vec<u64>,
    /// What it is like, one number after the other as [`own`] lists them.
    pub(super) own: [f32; OWN],
}

/// How many numbers a line has of its own.
pub(super) const OWN: usize = 24;

/// Where those of a line's own numbers stand in [`own`] that are asked for by what surrounds it.
pub(super) mod place {
    /// The logarithm of its size.
    pub(in crate::read) const SIZE: usize = 0;
    /// Whether it ends as running text does, and is long enough for it.
    pub(in crate::read) const RUNS: usize = 1;
    /// Whether a full stop ends it.
    pub(in crate::read) const STOPPED: usize = 3;
    pub(in crate::read) const COMMAS: usize = 4;
    /// The share of grammar among its characters, or its words.
    pub(in crate::read) const GRAMMAR: usize = 6;
    pub(in crate::read) const DIGITS: usize = 7;
    /// The share of words of letters that begin with a capital.
    pub(in crate::read) const CAPITALS: usize = 8;
    /// Whether it holds a date.
    pub(in crate::read) const DATE: usize = 9;
    /// Whether it speaks of now.
    pub(in crate::read) const NOW: usize = 17;
    /// How many words of a site it has.
    pub(in crate::read) const SITE: usize = 21;
}

impl Facts {
    pub(super) fn of(text: &str) -> Self {
        let size = furniture::size(text);
        let runs = (size >= 18.0 && ends_sentence(text)) || size >= 60.0;
        Self {
            size,
            length: if runs { size } else { 0.0 },
            cue: furniture::cue_of(text, size, |_| false),
            phrase: phrases::cue(text, size),
            numbers: OnceCell::new(),
        }
    }

    /// What the line, whose words are `text`, says besides.
    pub(super) fn numbers(&self, text: &str) -> &Numbers {
        self.numbers.get_or_init(|| Numbers::of(text, self))
    }
}

impl Numbers {
    fn of(text: &str, facts: &Facts) -> Self {
        let size = facts.size;
        Self {
            size,
            length: facts.length,
            key: hash(furniture::letters(text)),
            words: (size <= 60.0).then(|| furniture::key(text)),
            form: form(text),
            content: content(text),
            own: own(&simplified(text), size, ends_sentence(text)),
        }
    }
}

/// Hashes of what the beginning of a line is about: Han characters two by two, and longer words of other letters.
fn content(text: &str) -> Vec<u64> {
    /// Enough of a paragraph to know what it speaks of; shorter words of letters are mostly grammar.
    const PIECES: usize = 120;
    const WORD: usize = 4;
    let mut pieces = Vec::new();
    let (mut word, mut letters, mut digits, mut before) = (Vec::new(), 0, false, None);
    for c in text.chars().chain([' ']) {
        let joins = is_alphanumeric(c) && !is_wide(c);
        if joins {
            word.extend(c.to_lowercase());
            letters += 1;
            digits |= c.is_ascii_digit();
        } else if !word.is_empty() {
            if letters >= WORD || digits {
                pieces.push(hash(word.iter().copied()));
            }
            word.clear();
            (letters, digits) = (0, false);
        }
        let wide = Some(c).filter(|c| is_alphanumeric(*c) && is_wide(*c));
        if let (Some(left), Some(right)) = (before, wide) {
            pieces.push(hash([left, right].into_iter()));
        }
        before = wide;
        if pieces.len() >= PIECES {
            break;
        }
    }
    pieces
}

pub(super) fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

fn own(text: &str, size: f64, ends: bool) -> [f32; OWN] {
    let (mut commas, mut stops, mut digits, mut letters, mut han, mut quotes, mut bars, mut grammar) =
        (0u32, 0u32, 0u32, 0u32, 0u32, 0u32, 0u32, 0u32);
    for c in text.chars() {
        match c {
            '，' | ',' | '、' | ';' | '；' => commas += 1,
            '。' | '！' | '？' | '!' | '?' | '.' | '…' => stops += 1,
            '0'..='9' => digits += 1,
            '“' | '”' | '"' | '「' | '」' | '’' | '\'' => quotes += 1,
            '|' | '｜' | '·' | '/' | '»' | '>' | '›' | '•' | '[' | ']' | '_' => bars += 1,
            _ if is_alphabetic(c) => {
                letters += 1;
                han += u32::from(is_wide(c));
                grammar += u32::from(is_wide(c) && PARTICLES.contains(c));
            }
            _ => {}
        }
    }
    let (mut words, mut capitals, mut second) = (0u32, 0u32, 0u32);
    for word in text.split_whitespace().take(200) {
        let Some(first) = word.chars().find(|c| is_alphanumeric(*c)) else { continue };
        if is_wide(first) {
            continue;
        }
        words += 1;
        capitals += u32::from(first.is_uppercase() || first.is_ascii_digit());
        let bare = word.trim_matches(|c: char| !is_alphanumeric(c));
        if bare.len() <= 7 {
            let lower = bare.to_ascii_lowercase();
            grammar += u32::from(GRAMMAR.contains(&lower.as_str()));
            second += u32::from(lower == "you" || lower == "your");
        }
    }
    second += u32::from(text.contains(['您', '你']));
    let share = |part: u32, whole: u32| if whole == 0 { 0.0 } else { part as f32 / whole as f32 };
    let chars = letters + digits + commas + stops + quotes + bars;
    let bare = text.trim_end_matches(['”', '’', '"', '」', ')', '）']);
    let stopped = bare.ends_with(['。', '！', '？', '!', '?', '.']) && !bare.ends_with("..");
    let site = site_words(text);
    let blanks = text.split_whitespace().count().saturating_sub(1);
    let cut = text.ends_with("...") || text.ends_with('…') || text.ends_with("..");
    [
        (1.0 + size as f32).ln(),
        flag(ends && size >= 18.0),
        flag(size >= 60.0),
        flag(stopped),
        commas.min(8) as f32,
        stops.min(8) as f32,
        share(grammar, if han * 2 > letters { han } else { words }),
        share(digits, chars),
        share(capitals, words),
        flag(furniture::has_date(text)),
        flag(furniture::is_name(text)),
        bars.min(6) as f32,
        flag(text.contains("://") || text.contains("www.") || text.contains('@')),
        flag(cut),
        flag(bare.ends_with(['?', '？'])),
        flag(bare.ends_with([':', '：'])),
        flag(marker(text).is_some()),
        flag(speaks_of_now(text, size)),
        quotes.min(6) as f32,
        flag(text.starts_with(char::is_lowercase)),
        second.min(3) as f32,
        site.min(4.0),
        site / (1.0 + size as f32).ln(),
        if words + han == 0 { 0.0 } else { (size as f32 / (1 + blanks) as f32).ln() },
    ]
}

/// Characters and words of grammar: running text is full of them, labels are not.
const PARTICLES: &str = "的了是在和也有不就都而着与这那之为以个我他她们到会能说對與這來們為";
const GRAMMAR: [&str; 48] = [
    "the", "of", "and", "to", "in", "a", "is", "that", "was", "for", "on", "with", "as", "it", "he", "she",
    "his", "her", "they", "by", "at", "from", "have", "has", "had", "are", "were", "be", "been", "this",
    "but", "not", "or", "an", "which", "who", "their", "its", "we", "i", "de", "la", "que", "en", "el",
    "und", "der", "die",
];

/// How long ago, answers and floors: lines of comments and of lists of news.
fn speaks_of_now(text: &str, size: f64) -> bool {
    const WORDS: [&str; 14] = [
        " ago",
        "小时前",
        "分钟前",
        "天前",
        "回复",
        "reply",
        "Reply",
        "says:",
        "楼",
        "浏览",
        "阅读(",
        "评论(",
        "刚刚",
        " views",
    ];
    size <= 40.0 && WORDS.iter().any(|word| text.contains(word))
}

/// Words of sites, readers' accounts and their rules.
const SITE_WORDS: [&str; 64] = [
    "cookie",
    "website",
    "web site",
    "privacy",
    "subscri",
    "newsletter",
    "log in",
    "sign in",
    "sign up",
    "logged in",
    "password",
    "your account",
    "e-mail",
    "email",
    "click",
    "browser",
    "javascript",
    "advertis",
    "sponsor",
    "follow us",
    "facebook",
    "twitter",
    "rights reserved",
    "copyright",
    "permission",
    "terms of",
    "comment",
    "posted",
    "share",
    "download",
    "contact us",
    "our site",
    "this site",
    "inbox",
    "本站",
    "本网",
    "网站",
    "浏览器",
    "版权",
    "登录",
    "注册",
    "用户名",
    "密码",
    "举报",
    "转载",
    "声明",
    "免责",
    "侵权",
    "评论",
    "网友",
    "微信",
    "微博",
    "客户端",
    "下载",
    "点击",
    "编辑",
    "来源：",
    "许可证",
    "备案",
    "联系我们",
    "订阅",
    "收藏",
    "分享",
    "论坛",
];

/// The words by their first characters, each as its place in [`SITE_WORDS`].
static BY_FIRST: LazyLock<BTreeMap<char, Vec<usize>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (place, word) in SITE_WORDS.iter().enumerate() {
        if let Some(first) = word.chars().next() {
            by_first.entry(first).or_default().push(place);
        }
    }
    by_first
});

/// How many of the words of sites a line has near its beginning, whatever its length.
fn site_words(text: &str) -> f32 {
    const NEAR: usize = 600;
    let lower = text.chars().take(NEAR).collect::<String>().to_lowercase();
    let mut found = 0u64;
    for (at, c) in lower.char_indices() {
        for place in BY_FIRST.get(&c).into_iter().flatten() {
            if lower.get(at..).is_some_and(|rest| rest.starts_with(SITE_WORDS[*place])) {
                found |= 1 << place;
            }
        }
    }
    found.count_ones() as f32
}

/// The form of a line: runs of letters and of digits without their values, and the marks between them.
fn form(text: &str) -> u64 {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => '0',
        _ if is_alphabetic(c) => 'a',
        _ if c.is_whitespace() => ' ',
        _ => c,
    };
    let mut last = '\0';
    hash(text.chars().map(class).filter(move |c| {
        let again = *c == last && matches!(c, '0' | 'a' | ' ');
        last = *c;
        !again
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_numbers_stand_in_their_places() {
        let own = |text: &str| Facts::of(text).numbers(text).own;
        let prose = own("The ferry is late again, and the town waits for it on the pier.");
        assert!(prose[place::SIZE] > 1.0 && prose[place::RUNS] == 1.0 && prose[place::STOPPED] == 1.0);
        assert!(prose[place::COMMAS] == 1.0 && prose[place::GRAMMAR] > 0.3 && prose[place::DIGITS] == 0.0);
        let label = own("Posted 2023-05-06 | Privacy Policy");
        assert!(label[place::DIGITS] > 0.2 && label[place::CAPITALS] > 0.7 && label[place::DATE] == 1.0);
        assert!(label[place::SITE] > 0.0 && prose[place::SITE] == 0.0 && prose[place::DATE] == 0.0);
        assert_eq!(own("3 minutes ago")[place::NOW], 1.0);
    }
}
