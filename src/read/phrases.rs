//! Furniture that the fitted weights were not told of: words and shapes of small pages, of advertisements in one line and
//! of a page's head. They decide once the site around an article has been weighed, and no number of a line knows them, so
//! that a word can be added here without fitting again. What becomes of a line is not decided here.

use crate::article::Reason;
use crate::read::furniture::{Cue, digits_in_a_row, size};
use crate::read::layout::ends_sentence;
use crate::segment::letter::{is_alphabetic, is_alphanumeric, lowercase};
use crate::segment::traditional::simplified;
use Reason::{Ad, Byline, Comments, Contact, Copyright, Navigation, Other, Related, Share};

/// The signs of furniture in a line of this [`size`] by these words, if there are any.
pub(super) fn cue(line: &str, size: f64) -> Option<Cue> {
    /// Nothing longer is furniture by these.
    const LONGEST: f64 = 60.0;
    if size > LONGEST {
        return None;
    }
    let line: &str = &simplified(line);
    let lower = lowercase(line);
    let found = |reason, certain, opens_tail, word| Some(Cue { reason, certain, opens_tail, word });
    if let Some(mark) = AD_MARKS.iter().find(|mark| lower.starts_with(**mark)) {
        return found(Ad, true, false, mark);
    }
    let ends = ends_sentence(line);
    if is_offer(&lower, size, ends) {
        return found(Ad, true, false, "");
    }
    let bare = lower.trim_matches(|c: char| !is_alphanumeric(c));
    let is_begun_by = |word: &str| lower.starts_with(word) || bare.starts_with(word);
    if let Some((word, reason)) = CERTAIN.iter().find(|(word, _)| is_begun_by(word))
        && size <= 40.0
    {
        return found(*reason, true, false, word);
    }
    // A sentence of any length may begin with these words.
    let sentence = ends && size >= 18.0 && !line.ends_with(['?', '？', '!', '！']);
    let whole = bare.trim_matches(|c: char| !is_alphabetic(c));
    if let Some(word) = HEADERS.iter().find(|word| whole == **word) {
        return found(Related, false, true, word);
    }
    if let Some(word) = OFFICES.iter().find(|word| whole == **word) {
        return found(Byline, false, false, word);
    }
    if counts_comments(bare) && !sentence && size <= 40.0 {
        return found(Comments, false, true, "");
    }
    if let Some((word, reason)) = ANYWHERE.iter().find(|(word, _)| lower.contains(word)) {
        return found(*reason, false, false, word);
    }
    if sentence {
        return None;
    }
    if let Some((word, reason)) = STARTS.iter().find(|(word, _)| bare.starts_with(word)) {
        return found(*reason, false, false, word);
    }
    if let Some((word, reason)) = WITHIN.iter().find(|(word, _)| lower.contains(word)) {
        return found(*reason, false, false, word);
    }
    if whole == "end" || whole == "完" && bare != lower {
        return found(Other, false, false, "");
    }
    is_small_menu(line).then_some(Cue { reason: Navigation, certain: false, opens_tail: false, word: "" })
}

/// Whether a line offers something for sale: what stands right under the lone word "Advertisement".
pub(super) fn sells(line: &str) -> bool {
    let simple = simplified(line);
    let lower = lowercase(&simple);
    let price = lower.char_indices().any(|(at, c)| {
        matches!(c, '£' | '$' | '€' | '¥' | '￥')
            && lower[at + c.len_utf8()..].starts_with(|d: char| d.is_ascii_digit())
    });
    let is_sale = SALES.iter().any(|word| lower.contains(word));
    size(line) <= 60.0 && !ends_sentence(line) && (price || is_sale)
}

/// An advertisement that says so of itself: words of sale with a call to act on them at the end, or with a telephone number.
fn is_offer(lower: &str, size: f64, ends: bool) -> bool {
    let bare = lower.trim_end_matches(|c: char| !is_alphanumeric(c));
    let calls = CALLS.iter().any(|call| bare.ends_with(call)) && size <= 40.0;
    let arrow = lower.ends_with(">>") || lower.ends_with(['»', '›', '→']);
    let sale = SALES.iter().any(|word| lower.contains(word));
    let offers =
        ["电话", "热线", "咨询", "订购", "tel", "phone", "call "].iter().any(|word| lower.contains(word));
    let phone = offers && digits_in_a_row(lower) >= 7 && !ends;
    let follow = lower.starts_with("关注") && lower.contains("公众号") && !ends && size <= 40.0;
    (sale && (phone || arrow)) || (calls && (arrow || sale || bare.contains(' ')) && !ends) || follow
}

/// "5 comments", "Comments (43)", 留言（102）: a count of what readers wrote, at the beginning of a line.
fn counts_comments(bare: &str) -> bool {
    const WORDS: [&str; 13] = [
        "comments",
        "comment",
        "replies",
        "responses",
        "thoughts on",
        "thought on",
        "条评论",
        "条留言",
        "条回复",
        "则留言",
        "评论",
        "留言",
        "回复",
    ];
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    if rest.len() < bare.len() {
        let rest = rest.trim_start();
        return WORDS.iter().any(|word| {
            rest.strip_prefix(word)
                .is_some_and(|after| *word == "thoughts on" || !after.starts_with(is_alphabetic))
        });
    }
    let counted = |after: &str| {
        let inner = after.trim_start().strip_prefix(['(', '（']);
        inner.is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_digit()))
    };
    WORDS.iter().any(|word| bare.strip_prefix(word).is_some_and(counted))
}

/// Three words and more that are set wide apart, in small letters: a menu.
fn is_small_menu(line: &str) -> bool {
    let words: Vec<&str> = line.trim().split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
    words.len() >= 3 && words.iter().all(|word| word.len() <= 14 && word.chars().all(is_alphabetic))
}

/// What an advertisement is marked with.
#[rustfmt::skip]
const AD_MARKS: &[&str] = &[
    "【广告】", "【推广】", "[广告]", "[推广]", "（广告）", "(广告)", "广告｜", "广告|", "推广｜", "推广|", "广告 |", "推广 |",
    "sponsored:", "promoted:",
];

/// Words of sale.
#[rustfmt::skip]
const SALES: &[&str] = &[
    "招商", "加盟", "第二件半价", "限时", "抢购", "秒杀", "包邮", "领券", "优惠券", "立减", "首年免费", "厂家直销", "一站式",
    "特价", "订购热线", "全场", "折起", "满减", "免费领取", "free shipping", "% off", "discount code", "promo code", "order now",
    "shop now", "buy now", "limited time", "limited offer", "on sale now", "free trial", "buy one get one",
];

/// Calls to act on an offer, at the end of it.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "立即抢购", "立即购买", "立即下单", "马上抢购", "马上抢", "点击购买", "点击领取", "立即领取", "免费领取", "shop now",
    "buy now", "order now", "sign up free", "sign up for free", "get yours today",
];

/// Furniture wherever it stands: beginnings that no article's line has.
#[rustfmt::skip]
const CERTAIN: &[(&str, Reason)] = &[
    ("点击进入专题", Related), ("点击进入>>", Related), ("subscribe by email", Ad), ("enjoying this?", Ad),
    ("enjoying this article?", Ad), ("enjoying this story?", Ad), ("get our free ", Ad), ("本文含购买链接", Ad),
    ("本文包含推广链接", Ad), ("本页含购买链接", Ad), ("this post contains affiliate links", Ad),
    ("责编：", Byline), ("责编:", Byline), ("责任编辑：", Byline), ("责任编辑:", Byline),
];

/// Headings of furniture, the whole line.
#[rustfmt::skip]
const HEADERS: &[&str] = &[
    "喜欢本文的人还喜欢", "喜欢此内容的人还喜欢", "喜欢这篇文章的人还喜欢", "看过本文的人还看了", "看了本文的人还看了",
    "读过本文的人还读了", "大家还在看", "大家还看了", "还在看", "书友还在看", "书友最近还在看", "更多特稿", "更多文章",
    "更多报道", "更多新闻", "更多故事", "更多访谈", "更多评论", "更多专题", "热门新闻", "热门排行", "热门评测", "新闻排行",
    "新闻排行榜", "点击榜", "排行榜", "往期回顾", "往期推荐", "往期文章", "相关文章推荐", "热门新闻 最新新闻",
    "read more on this story", "read more on this", "read more about this", "more interviews", "more features", "more articles",
    "more essays", "more news", "more posts", "more reviews", "popular posts", "recent posts", "related reading", "also on this site",
    "readers also liked", "also in this issue", "in this issue", "explore more on these topics", "往期精选", "新闻推荐",
];

/// What a writer is, as a line of its own under the name: the whole line.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "opinion columnist", "columnist", "contributing opinion writer", "contributing writer", "contributing editor", "guest columnist",
    "guest contributor", "staff writer", "staff reporter", "senior staff writer", "senior writer", "senior editor", "senior reporter",
    "special correspondent", "特约评论员", "本报评论员", "本报记者", "特约撰稿人", "专栏作家", "专栏作者",
];

/// Beginnings of lines of furniture.
#[rustfmt::skip]
const STARTS: &[(&str, Reason)] = &[
    ("filed under", Related), ("tagged:", Related), ("tagged with", Related), ("tags:", Related), ("标签：", Related),
    ("标签:", Related), ("previous:", Related), ("next:", Related), ("上一条：", Related), ("下一条：", Related),
    ("新华社记者", Byline), ("本报记者", Byline), ("上一条:", Related), ("下一条:", Related), ("上一首：", Related), ("下一首：", Related), ("上一章", Related),
    ("上一则：", Related), ("下一则：", Related), ("proudly powered by", Copyright), ("powered by ", Copyright),
    ("was this helpful", Other), ("was this article helpful", Other), ("was this page helpful", Other),
    ("was this recipe helpful", Other), ("sources and further reading (", Related), ("join the discussion", Comments),
    ("readers’ comments", Comments), ("网友跟帖", Comments), ("读者留言", Comments), ("精选留言", Comments),
    ("全部留言", Comments), ("本帖最后由", Byline), ("您需要登录后才", Comments), ("打印本", Share), ("打印】", Share), ("关闭】", Share),
    ("分享让更多人看到", Share), ("微信扫一扫", Ad), ("扫一扫", Ad), ("got a story?", Contact), ("got a tip?", Contact),
    ("全文约", Byline), ("全文共", Byline), ("阅读时间", Byline), ("阅读时长", Byline), ("预计阅读", Byline),
    ("本文由现场录音整理", Byline), ("words by ", Byline), ("interview by ", Byline), ("photographs by ", Byline),
    ("photography by ", Byline), ("illustrations by ", Byline), ("illustration by ", Byline), ("特约撰稿", Byline),
    ("文／", Byline), ("采访：", Byline), ("楼主：", Byline), ("发布日期", Byline), ("投稿信箱", Contact),
    ("listen to this ", Navigation), ("if you enjoyed this ", Ad), ("did you make this", Comments), ("issn ", Copyright),
    ("风险提示：", Copyright), ("delivered by ", Byline), ("delivered on ", Byline),
    ("编辑：", Byline), ("编辑:", Byline), ("责编：", Byline), ("责编:", Byline), ("本诗选自", Byline), ("本文选自", Byline), ("朗诵：", Byline), ("作者系", Byline), ("作者为", Byline), ("作者单位", Byline),
];

/// Words of furniture anywhere in a line that is no sentence.
#[rustfmt::skip]
const WITHIN: &[(&str, Reason)] = &[
    ("读完需要", Byline), ("分钟读完", Byline), ("下载音频", Byline), ("min read", Byline), ("打赏作者", Share),
    ("只看该作者", Byline), ("转载请联系", Copyright), ("擅自转贴", Copyright), ("擅自转载", Copyright),
    ("禁止转载", Copyright), ("官方交流群", Contact), ("网站标识码", Copyright), ("无障碍浏览", Navigation),
    ("整理：", Byline), ("撰文：", Byline), ("撰文:", Byline), ("transcript of the speech", Byline), ("仅代表个人观点", Copyright),
];

/// Words of furniture anywhere, in a sentence too.
#[rustfmt::skip]
const ANYWHERE: &[(&str, Reason)] = &[
    ("edited for length and clarity", Other), ("may earn a commission", Other), ("获得佣金", Other),
    ("we moderate comments", Comments), ("consider supporting ", Ad),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(Reason, bool)>) {
        assert_eq!(cue(line, size(line)).map(|cue| (cue.reason, cue.certain)), expected, "{line}");
    }

    #[test]
    fn an_advertisement_in_one_line_is_certain() {
        for line in [
            "【广告】顺风牌雨伞 全国包邮",
            "推广｜给读者的一盏灯",
            "【推廣】新書上架",
            "顺风牌雨伞 第二件半价 立即抢购>>",
            "顺风牌水泵 厂家直销 诚邀加盟 咨询热线：000-000-1234",
            "关注“渡口周报”公众号，回复“船”领一张明信片",
            "Sponsored: umbrellas that float",
            "Harbour umbrellas, 20% off »",
            "Umbrellas for every ferry. Shop now",
            "Enjoying this? The ferry letter comes on Fridays",
            "Subscribe by email and never miss a ferry",
        ] {
            check(line, Some((Ad, true)));
        }
    }

    #[test]
    fn who_edited_it_is_no_part_of_it_in_whatever_brackets() {
        for line in ["[ 责编：小柳 ]", "（责任编辑：小柳）", "责编:小柳"] {
            check(line, Some((Byline, true)));
        }
    }

    #[test]
    fn what_an_article_says_of_trade_is_none() {
        for line in [
            "第二件半价的秘密",
            "招商的门道",
            "他拨了招商热线：000-000-1234，没有人接。",
            "限时供水的那一年",
            "关注公众号的人越来越多，读完一篇文章的人越来越少。",
            "Half the umbrellas in the shop were 20% off that spring, and nobody bought one.",
            "Why we buy now and pay later",
            "King of umbrellas: 35% off the 3440 1440 model",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn tails_and_heads_of_small_pages() {
        for (line, reason) in [
            ("5 comments · Leave a comment", Comments),
            ("3 thoughts on “The ferry that never came”", Comments),
            ("Comments (43)", Comments),
            ("留言（102） 写留言", Comments),
            ("讀者留言 0 則", Comments),
            ("喜欢本文的人还喜欢", Related),
            ("Read more on this story", Related),
            ("Filed under: ferries, fog", Related),
            ("Previous: A letter from the quay", Related),
            ("上一条：关于停航的通知", Related),
            ("Sources and further reading (12)", Related),
            ("Proudly powered by the tide", Copyright),
            ("This interview has been edited for length and clarity.", Other),
            ("全文约3000字，读完需要9分钟", Byline),
            ("本文由现场录音整理 | 时长 9分 | 下载音频", Byline),
            ("Words by Ada Lindgren · 7 min read", Byline),
            ("【编辑：小柳】", Byline),
            ("Opinion Columnist", Byline),
            ("新华社记者林小柳、周远", Byline),
            ("專欄作家", Byline),
            ("— END —", Other),
            ("essays  letters  archive", Navigation),
        ] {
            check(line, Some((reason, false)));
        }
    }

    #[test]
    fn lines_that_begin_alike_are_the_articles() {
        for line in [
            "Comments are free, and that is the trouble with them, as every editor of a small paper knows.",
            "Next: the river, which had been waiting for us all morning behind the trees and the sheds.",
            "评论的尺度",
            "5 commentators and a microphone",
            "102评书段子的来历",
            "End of the line",
            "The columnist who stayed",
            "新华社记者在码头上看到，修船的人都回来了，吊车也转起来了。",
            "上一章说过，渡口没有桥，过河的人都要等船，等到天黑也要等。",
            "He came.  then he left",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn a_line_sells_by_its_price_or_its_words() {
        for (line, expected) in [
            ("Oilskins from £29 at the quay", true),
            ("雨伞限时七折", true),
            ("The ferry leaves at nine", false),
            ("It cost $3 in those days.", false),
        ] {
            assert_eq!(sells(line), expected, "{line}");
        }
    }
}
