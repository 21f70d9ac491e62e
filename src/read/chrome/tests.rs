//! Whole pages: which lines go as furniture, and which line is the title.

use super::*;
use crate::read::layout::units;

const FIRST: &str = "城里的书店这几年关了一半，剩下的都在想办法活下去，有人卖咖啡，有人办讲座。";
const SECOND: &str = "老板老周说，书还是要卖的，只是卖书的方式变了，读者的习惯也变了，谁也拦不住。";
const THIRD: &str = "过去的读者进门先看新书架，如今的读者进门先找插座，这就是十年里最大的变化。";
const ENGLISH: &str =
    "The bookshops of the town have halved in ten years, and those left have found new ways to live.";
const LATER: &str =
    "A reader used to look at the new titles first; now she looks for a socket before all else.";

/// The title, then what goes, each with its reason's first letters; text may hold {1} {2} {3} {4} {5} for prose.
#[track_caller]
fn check(text: &str, title: Option<&str>, gone: &[&str]) {
    let mut text = text.to_owned();
    for (mark, prose) in [("{1}", FIRST), ("{2}", SECOND), ("{3}", THIRD), ("{4}", ENGLISH), ("{5}", LATER)] {
        text = text.replace(mark, prose);
    }
    let units = units(&text);
    let verdict = judge(&units, None, false);
    assert_eq!(verdict.title.map(|i| units[i].text.as_str()), title, "{text}");
    let removed = units.iter().zip(&verdict.gone).filter(|(_, g)| g.is_some());
    assert_eq!(removed.map(|(u, _)| u.text.as_str()).collect::<Vec<_>>(), gone, "{text}");
    assert!(judge(&units, None, true).gone.iter().all(Option::is_none));
}

#[test]
fn furniture_goes_at_both_ends_and_in_the_middle() {
    check(
        "首页 新闻 财经 体育\n城市周报\n书店的最后十年\n来源：城市周报 2023-05-06\n{1}\n广告\n{2}\n\
         相关阅读：谁在买书\n{3}\n责任编辑：小柳\n网友评论\n抢沙发\n版权所有 城市周报",
        Some("书店的最后十年"),
        &[
            "首页 新闻 财经 体育",
            "城市周报",
            "来源：城市周报 2023-05-06",
            "广告",
            "相关阅读：谁在买书",
            "责任编辑：小柳",
            "网友评论",
            "抢沙发",
            "版权所有 城市周报",
        ],
    );
    check(
        "Home  News  Opinion\n\nWhy the last bookshop matters\n\nBy Ada Lindgren\n\n{4}\n\nADVERTISEMENT\n\n{5}\n\n\
         Related articles\n\nThe price of a paperback\n\n© 2023 The Post. All rights reserved.",
        Some("Why the last bookshop matters"),
        &[
            "Home  News  Opinion",
            "By Ada Lindgren",
            "ADVERTISEMENT",
            "Related articles",
            "The price of a paperback",
            "© 2023 The Post. All rights reserved.",
        ],
    );
}

/// A page of a site, its menu and its lists of news parted as a browser copies them.
const SITE: &str = "书店的最后十年_城市周报\n\n首页 新闻 财经 体育\n\n登录\n\n注册\n\n本地\n财经\n体育\n教育\n旅游\n\n\
     首页 > 新闻 > 本地\n\n书店的最后十年\n\n2023-05-06 09:15 来源：城市周报\n\n{1}\n\n{2}\n\n旧书的出路\n\n{3}\n\n{1}{3}\n\n\
     责任编辑：小柳\n\n相关新闻\n\n河边又开了一家面馆\n地铁三号线延长到新城\n周末有雨，记得带伞\n谁在夜里修路灯？\n\n热门推荐\n\n\
     1 新城的房价停在哪里\n2 老街的银杏黄了\n3 医院的号为什么难挂\n\n关于我们 联系我们 网站地图\n\n版权所有 城市周报";

#[test]
fn a_site_around_an_article_goes_with_its_unmarked_lines() {
    for page in [SITE.to_owned(), SITE.replace("\n\n", "\n"), SITE.replace('\n', "\n\n")] {
        let page = page.replace("{1}", FIRST).replace("{2}", SECOND).replace("{3}", THIRD);
        let units = units(&page);
        let verdict = judge(&units, None, false);
        assert_eq!(verdict.title.map(|i| units[i].text.as_str()), Some("书店的最后十年"));
        let stays = |i: &usize| verdict.gone[*i].is_none() && verdict.title != Some(*i);
        let left: Vec<&str> = (0..units.len()).filter(stays).map(|i| units[i].text.as_str()).collect();
        let both = format!("{FIRST}{THIRD}");
        assert_eq!(left, [FIRST, SECOND, "旧书的出路", THIRD, both.as_str()], "{page}");
        let reason = |text: &str| {
            units.iter().zip(&verdict.gone).find(|(unit, _)| unit.text == text).and_then(|(_, gone)| *gone)
        };
        assert_eq!(reason("地铁三号线延长到新城"), Some(Reason::Related), "its header says so");
        assert_eq!(reason("教育"), Some(Reason::Navigation));
        assert_eq!(reason("责任编辑：小柳"), Some(Reason::Byline));
    }
}

#[test]
fn without_a_site_nothing_goes_however_long_the_text() {
    let verse = "春水初生的时候\n没有人等在桥头\n只有一只旧船\n把月亮载了又走\n".repeat(8);
    check(&format!("{{1}}\n\n{verse}\n{{2}}"), None, &[]);
    let log = "12:04 pump 3 started\n12:09 pump 3 stopped\n".repeat(12);
    check(&format!("{{4}}\n\n{log}\n{{5}}"), None, &[]);
    let talk = "“走吗？”\n\n“再等等。”\n\n".repeat(12);
    check(&format!("等车的人\n\n{{1}}\n\n{talk}{{2}}"), Some("等车的人"), &[]);
    let links: String = (1..24).map(|n| format!("\n\n{n}. page {n}: https://a.example/{n}")).collect();
    check(&format!("What bookshops are for\n\n{{4}}\n\n{{5}}{links}"), Some("What bookshops are for"), &[]);
    check("{1}\n\n情感   理性   认知\n\n{2}\n\n{3}", None, &[]);
}

#[test]
fn an_article_about_furniture_loses_nothing() {
    check(
        "评论区是怎么坏掉的\n\n十年前的评论区是聊天的地方，现在的评论区是吵架的地方，一点一点变的。\n\n{1}\n\n{2}\n\n\
         评论区的出路\n\n要救评论区，先要救排序，评论区按时间排，吵架的人就少了一半。\n\n评论还是要有的。",
        Some("评论区是怎么坏掉的"),
        &[],
    );
    check(
        "四个要素\n\n{1}\n\n价格\n\n{2}\n\n广告\n\n广告不是花钱买吆喝，广告是把话说给该听的人听，先想清楚谁会听。\n\n\
         渠道\n\n渠道和广告要配合，一个把话说出去，一个把货送到手里，少了哪个都不行。",
        Some("四个要素"),
        &[],
    );
    check(
        "Subscribe to everything, own nothing\n\nTo subscribe is easy and to cancel is hard, as anyone knows who has tried it once.\n\n\
         Those who subscribe to bread should be told what they can do when they no longer eat any.\n\n{5}\n\n\
         Subscribe with care, and cancel without shame.",
        Some("Subscribe to everything, own nothing"),
        &[],
    );
    check(
        "版权的尺度\n\n写作者最怕的事情，是自己的文章被人整篇搬走，署上别人的名字，还拿去换钱，而侵权的人往往理直气壮得很，从来不怕。\n\n\
         平台照样分钱，侵权的内容照样挂在首页上，点击量照样归平台，写作者一分钱也拿不到，只能到处写信，写到最后自己先没了力气。\n\n\
         侵权的成本太低，维权的成本太高。",
        Some("版权的尺度"),
        &[],
    );
}

#[test]
fn the_name_of_the_first_part_stays_under_a_site() {
    check(
        "首页\n新闻\n财经\n登录 | 注册\n\n书店的最后十年\n\n第一章\n\n{1}\n\n{2}\n\n第二章\n\n{3}\n\n分享到:\n微信 微博 QQ空间\n\
         责任编辑:周小柳\n相关阅读\n江边的新路下月通车\n菜市场租金连涨三年\n版权所有 未经许可不得转载",
        Some("书店的最后十年"),
        &[
            "首页",
            "新闻",
            "财经",
            "登录 | 注册",
            "分享到:",
            "微信 微博 QQ空间",
            "责任编辑:周小柳",
            "相关阅读",
            "江边的新路下月通车",
            "菜市场租金连涨三年",
            "版权所有 未经许可不得转载",
        ],
    );
}

#[test]
fn a_heading_under_the_byline_stays() {
    check(
        "书店的最后十年\n来源：城市周报 2023-05-06\n引言\n{1}\n{2}",
        Some("书店的最后十年"),
        &["来源：城市周报 2023-05-06"],
    );
    check(
        "The last ten years of the bookshop\n\nBy Ada Lindgren\n\nThe Problem\n\n{4}\n\n{5}",
        Some("The last ten years of the bookshop"),
        &["By Ada Lindgren"],
    );
    check(
        "书店的最后十年\n来源：城市周报 2023-05-06\n周小柳\n{1}\n{2}",
        Some("书店的最后十年"),
        &["来源：城市周报 2023-05-06", "周小柳"],
    );
}

#[test]
fn the_dates_of_a_chronicle_stay_and_one_under_the_title_goes() {
    check(
        "一座桥的十年\n{1}\n2009年5月1日\n{2}\n2012年8月15日\n{3}\n2019年10月3日\n{1}{2}",
        Some("一座桥的十年"),
        &[],
    );
    check("一座桥的十年\n2019年10月3日\n{2}\n{3}\n{1}", Some("一座桥的十年"), &["2019年10月3日"]);
}

#[test]
fn notes_lists_and_verse_lose_nothing() {
    check(
        "Call Bob.\nThe meeting moved to Friday at three, in the room upstairs.\nEmail: bob@example.com",
        None,
        &[],
    );
    check("买牛奶\n登录\n搜索\n", None, &[]);
    check(
        "怎样登录新的系统\n\n{1}\n\n{2}\n\n登录步骤\n\n打开网页\n输入工号\n点击确定",
        Some("怎样登录新的系统"),
        &[],
    );
}

#[test]
fn titles_short_asked_and_said_again() {
    check("桥的故事\n\n{1}\n\n{2}", Some("桥的故事"), &[]);
    check("谁来救书店？\n\n{1}\n\n谁来救书店？\n\n{2}", Some("谁来救书店？"), &["谁来救书店？"]);
    check("等车的人\n\n“三年。”\n\n{1}\n\n{2}", Some("等车的人"), &[]);
    check("{1}\n\n{2}", None, &[]);
    check(
        "I cannot come on Friday, since the ferry does not run, and I shall be\nin the village until Monday.\n\n{4}",
        None,
        &[],
    );
    check("新股发行的规则变了\n\n读者的新书架\n\n{3}\n\n{2}", Some("新股发行的规则变了"), &[]);
    check(
        "Home  News  Opinion\n\nThe Daily Post\n\nWhat bookshops are for\n\nBy Ada Lindgren\n\n{4}\n\n{5}",
        Some("What bookshops are for"),
        &["Home  News  Opinion", "The Daily Post", "By Ada Lindgren"],
    );
}

#[test]
fn the_lede_given_twice_goes_once() {
    check("书店的最后十年\n{1}\n作者：周小柳\n{1}\n{2}", Some("书店的最后十年"), &["作者：周小柳", FIRST]);
}

#[test]
fn a_timetable_keeps_its_lines_above_its_only_paragraph() {
    let week = |day: &dyn Fn(usize) -> String, line: &dyn Fn(usize) -> String| -> String {
        (1..13).map(|n| format!("\n\n{}\n\n{}", day(n), line(n))).collect()
    };
    let days = week(&|n| format!("5月{n}日（周六）"), &|n| {
        format!("9:{n}0—11:30 旧书修补第{n}课 二楼 限{n}0人")
    });
    check(
        &format!(
            "首页 新闻 财经 体育\n城市周报\n\n书店五月的课\n\n发布时间：2023-05-01{days}\n\n{{2}}\n{{1}}"
        ),
        Some("书店五月的课"),
        &["首页 新闻 财经 体育", "城市周报", "发布时间：2023-05-01"],
    );
    let days =
        week(&|n| format!("Saturday {n} May"), &|n| format!("9.{n}0 Mending old books, part {n}, room {n}"));
    check(
        &format!(
            "Home  News  Opinion\n\nLessons at the bookshop in May\n\nPosted on 1 May 2023{days}\n\n{{4}}\n\n{{5}}"
        ),
        Some("Lessons at the bookshop in May"),
        &["Home  News  Opinion", "Posted on 1 May 2023"],
    );
}

#[test]
fn a_title_stands_above_its_byline_and_is_no_day() {
    check(
        "the long shelf\nEssays  Letters  Archive\n\nIn praise of empty bookshops\n\nPosted on 1 May 2023 by A. Lind\n\
         What readers of this town say of bookshops\n\n{4}\n\n{5}",
        Some("In praise of empty bookshops"),
        &["the long shelf", "Essays  Letters  Archive", "Posted on 1 May 2023 by A. Lind"],
    );
    check(
        "首页 新闻 财经 体育\n老街书店日记\n发布于 2023-05-06\n书店里的插座\n{1}\n{3}",
        Some("老街书店日记"),
        &["首页 新闻 财经 体育", "发布于 2023-05-06"],
    );
    check("5月6日（周六）\n\n{1}\n\n{2}", None, &[]);
}

#[test]
fn what_is_sold_in_the_middle_goes() {
    check(
        "the long shelf\nessays  letters  archive\n\nIn praise of empty bookshops\n\nPosted on 1 May 2023 by A. Lind\n\
         5 comments · Leave a comment\n\n{4}\n\nADVERTISEMENT\nOak shelves from £29 at the quay\n\n{5}\n\n\
         Filed under: shelves",
        Some("In praise of empty bookshops"),
        &[
            "the long shelf",
            "essays  letters  archive",
            "Posted on 1 May 2023 by A. Lind",
            "5 comments · Leave a comment",
            "ADVERTISEMENT",
            "Oak shelves from £29 at the quay",
            "Filed under: shelves",
        ],
    );
    check(
        "书店的最后十年\n来源：城市周报 2023-05-06\n{1}\n推广｜会发光的书签，限时七折\n{2}\n喜欢本文的人还喜欢\n河边的面馆",
        Some("书店的最后十年"),
        &["来源：城市周报 2023-05-06", "推广｜会发光的书签，限时七折", "喜欢本文的人还喜欢", "河边的面馆"],
    );
}

#[test]
fn a_box_in_the_middle_goes_and_what_leads_in_a_list_stays() {
    check(
        "Home  News  Opinion\n\nWhat bookshops are for\n\nBy Ada Lindgren\n\n{4}\n\nSign up to the Tide: news from the quay\n\n\
         Enter your email address\n\nSign up\n\n{5}\n\n{4}{5}\n\nRelated articles\n\nThe price of a paperback",
        Some("What bookshops are for"),
        &[
            "Home  News  Opinion",
            "By Ada Lindgren",
            "Sign up to the Tide: news from the quay",
            "Enter your email address",
            "Sign up",
            "Related articles",
            "The price of a paperback",
        ],
    );
    check(
        "首页 新闻 财经 体育\n书店的最后十年\n作者：周小柳 2023-05-06\n{1}\n旧书有两个来源：\n1. {2}\n2. {3}\n{1}{3}\n相关阅读\n河边的面馆",
        Some("书店的最后十年"),
        &["首页 新闻 财经 体育", "作者：周小柳 2023-05-06", "相关阅读", "河边的面馆"],
    );
}

#[test]
fn a_small_page_of_few_known_words_is_a_page() {
    check(
        "Slow Water\nEssays | Fiction | Poetry\nDonate\n\nWhat empty bookshops are for\n\nAda Lindgren\nListen to this essay (9 minutes)\n\n\
         {4}\n\n{5}\n\n{4}{5}\n\nIf you enjoyed this essay, consider supporting Slow Water.\n\nAlso in this issue\n\nThe Year of the Tide",
        Some("What empty bookshops are for"),
        &[
            "Slow Water",
            "Essays | Fiction | Poetry",
            "Donate",
            "Ada Lindgren",
            "Listen to this essay (9 minutes)",
            "If you enjoyed this essay, consider supporting Slow Water.",
            "Also in this issue",
            "The Year of the Tide",
        ],
    );
}

#[test]
fn who_wrote_it_goes_from_the_end_with_the_site() {
    check(
        "Home  News  Opinion\n\nWhat bookshops are for\n\nWords by Ada Lindgren · 5 min read\n\n{4}\n\n{5}\n\n\
         Ada Lindgren writes about shops and streets.\n\nMore essays\n\nThe price of a paperback",
        Some("What bookshops are for"),
        &[
            "Home  News  Opinion",
            "Words by Ada Lindgren · 5 min read",
            "Ada Lindgren writes about shops and streets.",
            "More essays",
            "The price of a paperback",
        ],
    );
    check(
        "书店的最后十年\n作者：周小柳 2023-05-06\n{1}\n{2}\n周小柳，写书店的人，住在河边。\n相关阅读\n河边的面馆",
        Some("书店的最后十年"),
        &["作者：周小柳 2023-05-06", "周小柳，写书店的人，住在河边。", "相关阅读", "河边的面馆"],
    );
    // The article's own last line, about somebody else or about the author's deeds.
    check(
        "书店的最后十年\n作者：周小柳 2023-05-06\n{1}\n{2}\n周小柳走出书店，没有回头，也没有再来。\n相关阅读\n河边的面馆",
        Some("书店的最后十年"),
        &["作者：周小柳 2023-05-06", "相关阅读", "河边的面馆"],
    );
}

#[test]
fn a_site_around_verse_or_a_timetable_goes() {
    let verse = "春水初生的时候\n没有人等在桥头\n\n只有一只旧船\n把月亮载了又走\n\n风从对岸吹来\n吹动一盏灯";
    check(
        &format!(
            "河岸诗刊\n首页 新诗 旧体 译诗\n\n春天的渡口\n\n作者：周小柳 2018-05-06\n\n{verse}\n\n上一首：雨\n下一首：雪"
        ),
        Some("春天的渡口"),
        &["河岸诗刊", "首页 新诗 旧体 译诗", "作者：周小柳 2018-05-06", "上一首：雨", "下一首：雪"],
    );
    let times =
        "9.00 Mending\n9.30 Binding\n10.00 Reading\n11.00 Tea\n12.00 Lunch\n13.00 Walking\n14.00 Home";
    check(
        &format!(
            "Home  News  Opinion\n\nA day at the bookshop\n\nPosted on 1 May 2023\n\n{times}\n\nPrevious: A night"
        ),
        Some("A day at the bookshop"),
        &["Home  News  Opinion", "Posted on 1 May 2023", "Previous: A night"],
    );
    // One of the signs alone is none.
    check(&format!("春天的渡口\n\n作者：周小柳\n\n{verse}"), Some("春天的渡口"), &[]);
    check(&format!("首页 新诗 旧体 译诗\n\n{verse}\n\n下一首：雪"), None, &[]);
}
