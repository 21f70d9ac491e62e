//! A page's lines as numbers: what each is like, what stands around it, and where in the page it stands. What the
//! numbers mean for an article is known in `weights.rs`; what becomes of a line, in `chrome.rs`.

use crate::article::Reason;
use crate::read::furniture::{self, Cue};
use crate::read::layout::{ends_sentence, is_wide};
use crate::segment::marker::marker;
use std::collections::BTreeMap;

/// What one line says of itself, worked out once however often its page is judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    /// [`furniture::size`].
    pub(super) size: f64,
    /// Its size where it could be running text (long enough and punctuated), and 0 where not.
    pub(super) length: f64,
    /// Its signs of furniture, whatever the article is about.
    pub(super) cue: Option<Cue>,
}

/// What a line of a page that is weighed says besides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbers {
    size: f64,
    length: f64,
    /// What it says, in letters and digits, where it is short enough for a heading.
    words: Option<String>,
    /// What it says, in letters and digits; and its form, letters and digits without their values. Both hashed.
    key: u64,
    form: u64,
    /// Hashes of what it is about.
    content: Vec<u64>,
    own: [f32; OWN],
}

/// How many numbers a line has of its own, and with its surroundings.
const OWN: usize = 24;
pub(super) const FEATURES: usize = OWN + 23 + 24 + NEAR.len() * SHARED.len() + 2 * WINDOWS.len() * 7;

/// Which of a line's own numbers its neighbours are told.
const SHARED: [usize; 10] = [0, 1, 3, 4, 6, 7, 8, 9, 17, 21];
const NEAR: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const WINDOWS: [usize; 3] = [3, 8, 20];

impl Facts {
    pub(super) fn of(text: &str) -> Self {
        let size = furniture::size(text);
        let runs = (size >= 18.0 && ends_sentence(text)) || size >= 60.0;
        Self { size, length: if runs { size } else { 0.0 }, cue: furniture::cue(text) }
    }
}

impl Numbers {
    pub(super) fn of(text: &str, facts: &Facts) -> Self {
        let size = facts.size;
        Self {
            size,
            length: facts.length,
            key: hash(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)),
            words: (size <= 60.0).then(|| furniture::key(text)),
            form: form(text),
            content: content(text),
            own: own(text, size, ends_sentence(text)),
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
        let joins = c.is_alphanumeric() && !is_wide(c);
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
        let wide = Some(c).filter(|c| c.is_alphanumeric() && is_wide(*c));
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

fn flag(is: bool) -> f32 {
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
            _ if c.is_alphabetic() => {
                letters += 1;
                han += u32::from(is_wide(c));
                grammar += u32::from(is_wide(c) && PARTICLES.contains(c));
            }
            _ => {}
        }
    }
    let (mut words, mut capitals, mut second) = (0u32, 0u32, 0u32);
    for word in text.split_whitespace().take(200) {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        if is_wide(first) {
            continue;
        }
        words += 1;
        capitals += u32::from(first.is_uppercase() || first.is_ascii_digit());
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
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
        share(quotes.min(6), 1),
        flag(text.starts_with(char::is_lowercase)),
        second.min(3) as f32,
        site.min(4.0),
        site / (1.0 + size as f32).ln(),
        if words + han == 0 { 0.0 } else { (size as f32 / (1 + blanks) as f32).ln() },
    ]
}

/// Characters and words of grammar: running text is full of them, labels are not.
const PARTICLES: &str = "的了是在和也有不就都而着与与这那之为以这个我他她们到会能说對對與這來們為";
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

/// How many words of sites, readers' accounts and their rules a line has, whatever its length.
fn site_words(text: &str) -> f32 {
    const WORDS: [&str; 64] = [
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
    let lower = text.chars().take(600).collect::<String>().to_lowercase();
    WORDS.iter().filter(|word| lower.contains(*word)).count() as f32
}

fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The form of a line: runs of letters and of digits without their values, and the marks between them.
fn form(text: &str) -> u64 {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => '0',
        _ if c.is_alphabetic() => 'a',
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

/// The numbers of every line of a page: `cues` are those left by the page, `apart` whether a blank line stands before.
pub(super) fn features(lines: &[&Numbers], apart: &[bool], cues: &[Option<Cue>]) -> Vec<[f32; FEATURES]> {
    let n = lines.len();
    if n == 0 {
        return Vec::new();
    }
    let prose: Vec<f64> =
        lines.iter().zip(cues).map(|(line, cue)| if cue.is_none() { line.length } else { 0.0 }).collect();
    let total: f64 = prose.iter().sum();
    let sizes: f64 = lines.iter().map(|line| line.size).sum();
    let count = |test: &dyn Fn(usize) -> bool| (0..n).filter(|i| test(*i)).count() as f32;
    let cue_count = count(&|i| cues[i].is_some());
    let han = lines.iter().filter(|line| line.own[8] == 0.0 && line.own[6] > 0.0).count() as f32;
    let page = [
        (n as f32).ln(),
        count(&|i| prose[i] > 0.0) / n as f32,
        (total / sizes.max(1.0)) as f32,
        cue_count / n as f32,
        (1.0 + cue_count).ln(),
        han / n as f32,
        count(&|i| apart[i]) / n as f32,
        (1.0 + total as f32).ln(),
        count(&|i| lines[i].own[17] > 0.0) / n as f32,
    ];
    let vocabulary = vocabulary(lines, &prose);
    let about: Vec<f32> =
        lines.iter().zip(&prose).map(|(line, p)| spoken(line, *p > 0.0, &vocabulary)).collect();
    let groups = groups(lines, apart, &prose);
    let (seen_before, seen_after, forms) = repeats(lines);
    let dense: Vec<[f32; 4]> = densities(&prose);
    let before = distances(n, false, |i| prose[i] > 0.0);
    let after = distances(n, true, |i| prose[i] > 0.0);
    let cue_before = distances(n, false, |i| cues[i].is_some());
    let cue_after = distances(n, true, |i| cues[i].is_some());
    let opener_before = distances(n, false, |i| cues[i].is_some_and(|c| c.opens_tail));
    let long_before = distances(n, false, |i| prose[i] > 60.0);
    let long_after = distances(n, true, |i| prose[i] > 60.0);
    let headlines = headlines(lines);
    let headline_before = distances(n, false, |i| headlines[i]);
    let headline_after = distances(n, true, |i| headlines[i]);
    let any_headline = flag(headlines.contains(&true));
    let sums = Sums::new(lines, cues, &prose, &about);
    let (mut prose_before, mut cues_before) = (0.0, 0.0);
    let mut rows = Vec::with_capacity(n);
    for i in 0..n {
        let mut row = [0.0; FEATURES];
        let mut at = 0;
        let mut put = |values: &[f32]| {
            row[at..at + values.len()].copy_from_slice(values);
            at += values.len();
        };
        put(&lines[i].own);
        // 21
        put(&[
            flag(cues[i].is_some()),
            flag(cues[i].is_some_and(|c| c.certain)),
            flag(cues[i].is_some_and(|c| c.opens_tail)),
            cues[i].map_or(-1.0, |c| rank(c.reason)),
            flag(apart[i]),
            flag(apart.get(i + 1).copied().unwrap_or(true)),
            groups[i][0],
            groups[i][1],
            groups[i][2],
            groups[i][3],
            seen_before[i],
            seen_after[i],
            forms[i],
            about[i],
        ]);
        // 35
        put(&page);
        // 44
        let total = total.max(1.0);
        put(&[
            i as f32 / n as f32,
            (1.0 + i as f32).ln(),
            ((n - i) as f32).ln(),
            (prose_before / total) as f32,
            ((total - prose_before - prose[i]) / total) as f32,
            before[i],
            after[i],
            cue_before[i],
            cue_after[i],
            opener_before[i],
            cues_before / cue_count.max(1.0),
            long_before[i],
            long_after[i],
            dense[i][0],
            dense[i][1],
            dense[i][2],
            dense[i][3],
            (dense[i][0] - dense[i][1]).abs(),
            (prose_before as f32 + 1.0).ln(),
            ((total - prose_before) as f32).max(1.0).ln(),
            flag(headlines[i]),
            headline_before[i],
            headline_after[i],
            any_headline,
        ]);
        // 64
        for offset in NEAR {
            let near = i.checked_add_signed(offset).filter(|j| *j < n);
            put(&SHARED.map(|k| {
                near.map_or(-1.0, |j| {
                    if k == 9 {
                        flag(cues[j].is_some())
                    } else if k == 17 {
                        about[j]
                    } else {
                        lines[j].own[k]
                    }
                })
            }));
        }
        // 118
        for width in WINDOWS {
            put(&sums.mean(i.saturating_sub(width), i));
            put(&sums.mean((i + 1).min(n), (i + 1 + width).min(n)));
        }
        prose_before += prose[i];
        cues_before += flag(cues[i].is_some());
        rows.push(row);
    }
    rows
}

fn rank(reason: Reason) -> f32 {
    match reason {
        Reason::Byline => 0.0,
        Reason::Share => 1.0,
        Reason::Ad => 2.0,
        Reason::Contact => 3.0,
        Reason::Navigation => 4.0,
        Reason::Copyright => 5.0,
        Reason::Comments => 6.0,
        Reason::Related => 7.0,
        Reason::Duplicate | Reason::Other => 8.0,
    }
}

/// Everything the running text speaks of, as often as it does, sorted.
fn vocabulary(lines: &[&Numbers], prose: &[f64]) -> Vec<u64> {
    let running = lines.iter().zip(prose).filter(|(_, size)| **size > 0.0);
    let mut said: Vec<u64> = running.flat_map(|(line, _)| line.content.iter().copied()).collect();
    said.sort_unstable();
    said
}

/// The share of what a line says that the running text elsewhere says too.
fn spoken(line: &Numbers, is_prose: bool, vocabulary: &[u64]) -> f32 {
    if line.content.is_empty() {
        return -0.5;
    }
    let own = usize::from(is_prose);
    let said = |piece: &&u64| {
        let at = vocabulary.partition_point(|said| said < *piece);
        vocabulary.get(at + own) == Some(*piece)
    };
    line.content.iter().filter(said).count() as f32 / line.content.len() as f32
}

/// Of the lines that no blank line parts: how many, their mean size, the share of running text, and the place among them.
fn groups(lines: &[&Numbers], apart: &[bool], prose: &[f64]) -> Vec<[f32; 4]> {
    let n = lines.len();
    let mut out = Vec::with_capacity(n);
    let mut start = 0;
    while start < n {
        let end = (start + 1..n).find(|i| apart[*i]).unwrap_or(n);
        let count = (end - start) as f32;
        let mean = lines[start..end].iter().map(|line| line.own[0]).sum::<f32>() / count;
        let share = prose[start..end].iter().filter(|p| **p > 0.0).count() as f32 / count;
        out.extend((start..end).map(|i| [count.ln(), mean, share, (i - start) as f32 / count]));
        start = end;
    }
    out
}

/// Lines that the first line says too, as the title of a window says the heading of its page.
fn headlines(lines: &[&Numbers]) -> Vec<bool> {
    const LEAST: f64 = 6.0;
    let first = lines.first().and_then(|line| line.words.as_deref()).unwrap_or_default();
    let says = |(i, line): (usize, &&Numbers)| {
        i > 0 && line.size >= LEAST && line.words.as_ref().is_some_and(|words| first.contains(words.as_str()))
    };
    lines.iter().enumerate().map(says).collect()
}

/// How often each line was said before and will be again; and how many lines have its form.
fn repeats(lines: &[&Numbers]) -> (Vec<f32>, Vec<f32>, Vec<f32>) {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    let mut forms: BTreeMap<u64, u32> = BTreeMap::new();
    let before: Vec<u32> = lines
        .iter()
        .map(|line| {
            *forms.entry(line.form).or_default() += 1;
            let count = counts.entry(line.key).or_default();
            *count += 1;
            *count - 1
        })
        .collect();
    let capped = |count: u32| count.min(5) as f32;
    let after =
        lines.iter().zip(&before).map(|(line, b)| capped(counts.get(&line.key).map_or(0, |c| c - b - 1)));
    let form = lines.iter().map(|line| forms.get(&line.form).map_or(0.0, |c| (*c as f32).ln()));
    (before.iter().map(|b| capped(*b)).collect(), after.collect(), form.collect())
}

/// Running text to the left and to the right of a line, nearer lines counting more, against the densest place of the page.
fn densities(prose: &[f64]) -> Vec<[f32; 4]> {
    let sweep = |keep: f64, backwards: bool| {
        let mut out = vec![0.0f64; prose.len()];
        let mut sum = 0.0;
        for step in 0..prose.len() {
            let i = if backwards { prose.len() - 1 - step } else { step };
            out[i] = sum;
            sum = sum * keep + prose[i].min(150.0);
        }
        out
    };
    let sweeps = [sweep(0.7, false), sweep(0.7, true), sweep(0.9, false), sweep(0.9, true)];
    let most = |k: usize| sweeps[k].iter().chain(&sweeps[k + 1]).copied().fold(1.0, f64::max);
    let most = [most(0), most(0), most(2), most(2)];
    (0..prose.len()).map(|i| std::array::from_fn(|k| (sweeps[k][i] / most[k]) as f32)).collect()
}

/// How far back (or on) the nearest line is of which `test` holds, the line itself left out: a logarithm, at most that of 51.
fn distances(n: usize, backwards: bool, test: impl Fn(usize) -> bool) -> Vec<f32> {
    const FAR: usize = 50;
    let mut out = vec![0.0; n];
    let mut distance = FAR;
    for step in 0..n {
        let i = if backwards { n - 1 - step } else { step };
        out[i] = (1.0 + distance as f32).ln();
        distance = if test(i) { 0 } else { (distance + 1).min(FAR) };
    }
    out
}

/// Sums over the first lines, for means over any stretch.
struct Sums(Vec<[f64; 7]>);

impl Sums {
    fn new(lines: &[&Numbers], cues: &[Option<Cue>], prose: &[f64], about: &[f32]) -> Self {
        let mut sums = vec![[0.0; 7]; lines.len() + 1];
        for (i, line) in lines.iter().enumerate() {
            let values = [
                f64::from(line.own[0]),
                f64::from(flag(prose[i] > 0.0)),
                f64::from(flag(cues[i].is_some())),
                f64::from(line.own[6]),
                f64::from(about[i]),
                f64::from(line.own[17]),
                f64::from(line.own[21]),
            ];
            sums[i + 1] = std::array::from_fn(|k| sums[i][k] + values[k]);
        }
        Self(sums)
    }

    fn mean(&self, from: usize, to: usize) -> [f32; 7] {
        if to <= from {
            return [-1.0; 7];
        }
        std::array::from_fn(|k| ((self.0[to][k] - self.0[from][k]) / (to - from) as f64) as f32)
    }
}

/// The stretch of greatest sum; the first of equals.
pub(super) fn best_run(values: &[f64]) -> std::ops::Range<usize> {
    let (mut best, mut most, mut sum, mut start) = (0..0, f64::MIN, 0.0, 0);
    for (index, value) in values.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, index);
        }
        sum += value;
        if sum > most {
            (most, best) = (sum, start..index + 1);
        }
    }
    best
}
