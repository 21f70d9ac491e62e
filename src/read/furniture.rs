//! How one line of page furniture looks, whatever stands around it: words with the shape they need, and the small
//! measures that [`crate::read::chrome`] weighs lines by.

use crate::article::Reason;
use crate::read::layout::{ends_sentence, is_wide};
use crate::read::vocabulary::{At, WORDS};
use crate::segment::letter::{is_alphabetic, is_alphanumeric, lowercase, small};
use crate::segment::searched::Searched;
use crate::segment::traditional::{simple, simplified};
use foldhash::{HashMap, HashSet};

/// Signs of furniture in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What kind it is.
    pub(crate) reason: Reason,
    /// Whether it is furniture wherever it stands.
    pub(crate) certain: bool,
    /// Whether it is a heading of furniture, so that what follows it belongs to it.
    pub(crate) opens_tail: bool,
    /// The word that told it; empty where the shape of the line did.
    pub(crate) word: &'static str,
}

/// The signs of furniture in a line, if there are any. A line that reads as a sentence of the article has none unless
/// its words leave no doubt.
pub(crate) fn cue(line: &str) -> Option<Cue> {
    cue_but_for(line, |_| false)
}

/// The signs of furniture in a line, but for words that are the article's own subject.
pub(crate) fn cue_but_for(line: &str, is_subject: impl Fn(&str) -> bool) -> Option<Cue> {
    cue_of(line, size(line), is_subject)
}

/// The same, for a line whose [`size`] is known.
pub(super) fn cue_of(line: &str, size: f64, is_subject: impl Fn(&str) -> bool) -> Option<Cue> {
    // Nothing longer is furniture by its words alone.
    if size > 240.0 {
        return None;
    }
    // The words are written in simplified characters; the line may not be.
    let line: &str = &simplified(line);
    let lower = lowercase(line);
    let searched = Searched::new(&lower);
    let whole = lower.trim_matches(|c: char| !is_alphabetic(c));
    let sentence = ends_sentence(line) && size >= 18.0;
    let plain = |reason| Some(Cue { reason, certain: false, opens_tail: false, word: "" });
    for word in WORDS.iter().filter(|w| size <= w.longest) {
        let fits = match word.at {
            At::Whole => whole == word.text,
            At::Start => lower.starts_with(word.text),
            At::Label => lower.strip_prefix(word.text).is_some_and(ends_label),
            At::Within => !sentence && searched.has(word.text),
            At::Anywhere => searched.has(word.text),
        };
        if fits && !is_subject(word.text) {
            return Some(Cue {
                reason: word.reason,
                certain: word.certain,
                opens_tail: word.opens,
                word: word.text,
            });
        }
    }
    if contact(&lower, size) {
        return plain(Reason::Contact);
    }
    if company(&lower, size) {
        return plain(Reason::Ad);
    }
    if byline_name(line).is_some() || (has_date(line) && size <= 30.0 && !sentence) {
        return plain(Reason::Byline);
    }
    if is_menu(line) {
        return plain(Reason::Navigation);
    }
    if !line.chars().any(is_alphabetic)
        && line.chars().any(|c| c.is_ascii_digit())
        && line.chars().count() <= 4
    {
        return plain(Reason::Other);
    }
    None
}

/// Whether what follows a label says no more of it: nothing, a mark or a count, or what a button acts on.
fn ends_label(rest: &str) -> bool {
    const OBJECTS: [&str; 18] = [
        "本文", "本页", "本站", "文章", "该", "此", "账号", "帐号", "账户", "会员", "登录", "注册", "分享",
        "举报", "收藏", "评论", "后发", "后可",
    ];
    !rest.starts_with(is_alphabetic) || OBJECTS.iter().any(|object| rest.starts_with(object))
}

/// A line's length: Han characters, kana and hangul count 1, the rest a half, white space nothing.
pub(crate) fn size(line: &str) -> f64 {
    let halves = |c: char| match c {
        '!'..='~' => 1,
        '\u{4E00}'..='\u{9FFF}' => 2,
        _ if c.is_whitespace() => 0,
        _ if is_wide(c) || ('\u{AC00}'..='\u{D7AF}').contains(&c) => 2,
        _ => 1,
    };
    line.chars().map(halves).sum::<usize>() as f64 / 2.0
}

/// Letters and digits only, lower case: what makes two lines the same line.
pub(crate) fn key(line: &str) -> String {
    letters(line).collect()
}

/// Whether a line has this [`key`].
pub(crate) fn has_key(line: &str, key: &str) -> bool {
    letters(line).eq(key.chars())
}

/// Letters and digits only, in lower case.
pub(super) fn letters(line: &str) -> impl Iterator<Item = char> {
    line.chars().filter(|c| is_alphanumeric(*c)).flat_map(small)
}

/// FNV-1a over characters.
pub(super) fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Whether a line has the shape of a title: short, one piece, no full stop.
pub(crate) fn may_be_title(line: &str) -> bool {
    let size = size(line);
    let letters = line.chars().filter(|c| is_alphabetic(*c)).count();
    // “三年。” is somebody's speech.
    let spoken = line.starts_with(['“', '「', '"']) && line.contains(['。', '？', '！', '，', '?', '!', '.']);
    let spoken = spoken && line.ends_with(['”', '」', '"']);
    (2.0..=50.0).contains(&size)
        && letters >= 2
        && !spoken
        && !line.ends_with(['。', '；', '，', ',', ';', '：', ':'])
}

/// Whether a line is nothing but a name: two to four capitalised Latin words, or two or three Han characters (four
/// with a double surname) that begin with a surname.
pub(crate) fn is_name(line: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    const DOUBLE: [&str; 6] = ["欧阳", "司马", "上官", "诸葛", "司徒", "皇甫"];
    /// No name begins with these; a heading may.
    const HEADS: [&str; 20] = [
        "The", "A", "An", "Why", "How", "What", "Where", "When", "Who", "In", "On", "At", "To", "Our", "My",
        "No", "Not", "And", "But", "Is",
    ];
    let latin = is_capitalised(line) && line.split_whitespace().next().is_some_and(|w| !HEADS.contains(&w));
    let letters = line.chars().count();
    let surname = line.chars().next().is_some_and(|c| SURNAMES.contains(simple(c))) && letters <= 3
        || letters <= 4 && DOUBLE.iter().any(|name| simplified(line).starts_with(name));
    let han = (2..=4).contains(&letters) && surname && line.chars().all(|c| is_wide(c) && is_alphabetic(c));
    latin || han
}

/// Whether a line may be the name of somebody or something: a person's, or The Daily Post.
pub(crate) fn is_named(line: &str) -> bool {
    is_capitalised(line) || is_name(line)
}

/// Two to four Latin words that all begin with a capital.
fn is_capitalised(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| {
            w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().all(|c| is_alphabetic(c) && !is_wide(c) || matches!(c, '.' | '-' | '\'' | '’'))
        })
}

/// Whether a line is a date and nothing else, as a diary or a chronicle has them for headings.
pub(crate) fn is_date_alone(line: &str) -> bool {
    has_date(line)
        && line.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '-' | '/' | '.' | ' '))
}

/// The name in a byline: "By Ada Lindgren", or a line that is a name alone.
pub(crate) fn byline_name(line: &str) -> Option<&str> {
    let after =
        line.strip_prefix("By ").or_else(|| line.strip_prefix("by ")).or_else(|| line.strip_prefix("BY "))?;
    is_name(after).then_some(after)
}

/// Pieces of what is written, hashed, each once.
pub(crate) type Content = HashSet<u64>;

/// Adds what a line is about: Han characters two by two, and longer words of other letters.
pub(crate) fn add_content(line: &str, content: &mut Content) {
    for_each_content(line, |piece| {
        content.insert(hash(piece.chars()));
    });
}

/// The share of a line's content that is in `known`, in 0..=1.
pub(crate) fn overlap(line: &str, known: &Content) -> f64 {
    let (mut all, mut shared) = (0u32, 0u32);
    for_each_content(line, |piece| {
        all += 1;
        shared += u32::from(known.contains(&hash(piece.chars())));
    });
    if all == 0 { 0.0 } else { f64::from(shared) / f64::from(all) }
}

/// The share of a line's content that another text has too, in 0..=1.
pub(crate) fn overlap_with(line: &str, text: &str) -> f64 {
    let mut wanted: HashMap<u64, u32> = HashMap::default();
    for_each_content(line, |piece| *wanted.entry(hash(piece.chars())).or_default() += 1);
    let (all, mut shared) = (wanted.values().sum::<u32>(), 0);
    if all == 0 {
        return 0.0;
    }
    for_each_content(text, |piece| shared += wanted.remove(&hash(piece.chars())).unwrap_or(0));
    f64::from(shared) / f64::from(all)
}

fn for_each_content(line: &str, mut each: impl FnMut(&str)) {
    /// Shorter words of letters are mostly grammar.
    const WORD: usize = 4;
    let lower = lowercase(line);
    for mut rest in lower.split(|c: char| !is_alphanumeric(c)) {
        while let Some(first) = rest.chars().next() {
            let wide = is_wide(first);
            let (run, after) = rest.split_at(rest.find(|c| is_wide(c) != wide).unwrap_or(rest.len()));
            let ends = run.char_indices().map(|(at, c)| at + c.len_utf8());
            if wide {
                let pairs = run.char_indices().zip(ends.skip(1));
                pairs.for_each(|((start, _), end)| each(&run[start..end]));
            } else if ends.count() >= WORD || run.contains(|c: char| c.is_ascii_digit()) {
                each(run);
            }
            rest = after;
        }
    }
}

/// A telephone number or an address with a word that offers it, or an e-mail address in a short line.
fn contact(lower: &str, size: f64) -> bool {
    const OFFERS: [&str; 14] = [
        "电话", "热线", "客服", "传真", "qq", "微信", "邮箱", "网址", "tel", "phone", "fax", "email",
        "call us", "手机",
    ];
    let longest = if ends_sentence(lower) { 24.0 } else { 60.0 };
    let offered = OFFERS.iter().any(|w| lower.contains(w));
    let digits = digits_in_a_row(lower) >= 7;
    let mail = lower.contains('@') && lower.contains('.');
    let link = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.");
    size <= longest && ((offered && (digits || mail)) || (link && !lower.contains(' ')))
}

/// A firm speaking of itself, with its address on the web: the boilerplate under a pasted article.
fn company(lower: &str, size: f64) -> bool {
    let firm = ["有限公司", "集团", "工作室", "本站", "本网", "旗下", " ltd", " inc"]
        .iter()
        .any(|w| lower.contains(w));
    let speaks = [
        "成立于",
        "创于",
        "创立于",
        "专注",
        "致力于",
        "为您提供",
        "为用户提供",
        "欢迎",
        "founded in",
        "门户",
        "平台",
    ];
    let address =
        lower.contains("www.") || lower.contains("http") || lower.contains(".com") || lower.contains(".cn");
    let spoken = speaks.iter().filter(|w| lower.contains(**w)).count();
    firm && spoken > 0 && (address || (size <= 24.0 && !lower.contains(['，', ',', '。'])))
}

/// The most digits in a row, whatever parts them as a telephone number is parted.
pub(crate) fn digits_in_a_row(line: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in line.chars() {
        match c {
            '0'..='9' => run += 1,
            '-' | ' ' | '(' | ')' if run > 0 => {}
            _ => run = 0,
        }
        longest = longest.max(run);
    }
    longest
}

/// 2023-11-07, 2023年11月07日, 14 May 2023, May 14, 2023.
pub(crate) fn has_date(line: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let year = |s: &str| {
        s.len() == 4 && (s.starts_with("19") || s.starts_with("20")) && s.bytes().all(|b| b.is_ascii_digit())
    };
    let runs: Vec<&str> =
        line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|s| !s.is_empty()).collect();
    let position = runs.iter().position(|r| year(r));
    let Some(at) = position else { return false };
    let number = |s: Option<&&str>| s.is_some_and(|s| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit()));
    let month = |s: &str| s.len() >= 3 && MONTHS.iter().any(|m| lowercase(s).starts_with(m));
    let after = number(runs.get(at + 1)) && number(runs.get(at + 2));
    let before = at.checked_sub(1).is_some_and(|i| month(runs[i]) || number(runs.get(i)))
        && at.checked_sub(2).is_some_and(|i| month(runs[i]) || number(runs.get(i)));
    after || before
}

/// A row of short words parted by spaces, bars or slashes, such as a menu, or a bread crumb.
fn is_menu(line: &str) -> bool {
    if ends_sentence(line) || line.contains(['，', '、', '“']) || line.contains("://") {
        return false;
    }
    if line.contains(">>")
        || line.contains(" > ")
        || line.contains('›')
        || line.contains(" // ")
        || line.contains('»')
    {
        return size(line) <= 40.0;
    }
    let bars: Vec<&str> =
        line.split(['|', '｜', '·', '/']).map(str::trim).filter(|p| !p.is_empty()).collect();
    if bars.len() >= 3 && bars.iter().all(|p| size(p) <= 10.0) {
        return true;
    }
    let han =
        line.chars().filter(|c| is_wide(*c)).count() * 3 > line.chars().filter(|c| is_alphabetic(*c)).count();
    let words: Vec<&str> = if han {
        line.split_whitespace().collect()
    } else {
        line.split("  ").map(str::trim).filter(|w| !w.is_empty()).collect()
    };
    // A button may be drawn with brackets.
    let words: Vec<&str> =
        words.into_iter().map(|w| w.trim_matches(['【', '】', '[', ']', '「', '」'])).collect();
    // Words of a menu begin with capitals where the script has them; prose with double spaces goes on in small letters.
    let label = |w: &&str| size(w) <= if han { 5.0 } else { 9.0 } && !w.starts_with(char::is_lowercase);
    words.len() >= 3 && words.iter().all(label) && size(line) <= 60.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reason::{Byline, Comments, Contact, Copyright, Navigation, Related, Share};

    #[track_caller]
    fn check(line: &str, reason: Option<Reason>) {
        assert_eq!(cue(line).map(|c| c.reason), reason, "{line}");
    }

    #[test]
    fn furniture_has_its_reason() {
        check("服务热线:0000-12345678", Some(Contact));
        check("分享到: 责任编辑：小柳", Some(Byline));
        check("首页 新闻 财经 体育 论坛", Some(Navigation));
        check("已有 3 条评论 网友评论：", Some(Comments));
        check("© 2021 Harbour Weekly. All rights reserved", Some(Copyright));
        check("Home  News  Opinion  Sport", Some(Navigation));
        check("By Ada Lindgren", Some(Byline));
        check("登录/注册", Some(Navigation));
        check("【我要纠错】　【放大字体】　【告诉朋友】", Some(Navigation));
        check("登录后发表评论", Some(Navigation));
        check("点赞 12", Some(Share));
        check("Sign in", Some(Navigation));
        check("Published 3 June 2021, 9:15", Some(Byline));
        check("渡口周报 2021年06月03日 09:15", Some(Byline));
        check("Related articles", Some(Related));
        check("Help | Privacy | Cookie notice", Some(Navigation));
    }

    #[test]
    fn the_articles_own_sentences_have_none() {
        for line in [
            "广告不会消失,只会换一种样子。",
            "他把热线电话写在一张纸上,贴在门后,每天看一遍。",
            "Subscribe now, the posters say, and the ferry will wait for you. It never has, and nobody who lives on the island believes that it ever will.",
            "The newsletter was the first thing the company cut, and the last thing anyone in the town had expected to miss so much.",
            "渡口是一条路,要有人走才算数。",
            "A ferryman paints the rail.",
            "2024年的春天来得很早,山上的雪在二月就化了。",
            "注册制的利与弊",
            "登录步骤",
            "收藏的门道",
            "评论区是怎么坏掉的",
            "Subscribers leave in spring",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn names_and_dates() {
        assert!(
            is_name("Ada Lindgren")
                && !is_name("Keep the ferry running")
                && !is_name("Then the river froze")
                && !is_name("The Problem")
                && is_name("周小柳")
                && !is_name("引言")
                && !is_name("桥的故事")
        );
        assert!(
            has_date("2023-11-07")
                && has_date("May 14, 2023")
                && !has_date("in 2023")
                && !has_date("2024 年")
        );
    }
}
