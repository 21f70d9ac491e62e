//! What is furniture of the page and not the article, and why. Words alone mislead (an article may be about
//! advertisements): a line's length, its end mark and its place decide with them. In doubt a line stays.

use crate::article::Reason;
use crate::read::furniture::{self, Cue};
use crate::read::heading::is_chapter;
use crate::read::layout::{Unit, ends_sentence, is_wide};
use crate::read::lines::Facts;
use crate::read::page::{HEAD, Page, Site};
use crate::segment::marker::{Form, Ordinal, marker};
use crate::threads;

/// What becomes of each unit, and which one is the title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// By unit: the reason it goes, or none where it stays.
    pub(crate) gone: Vec<Option<Reason>>,
    /// The unit that is the title.
    pub(crate) title: Option<usize>,
}

/// With less running text than this, in [`furniture::size`], there is no article for furniture to stand around: a note.
const NOTE: f64 = 50.0;

/// Decides what is furniture. With `keep` nothing goes but the title is still found.
///
/// What is left is judged again as it would be printed, until nothing more goes: a text that was read and printed reads
/// as itself.
pub(crate) fn judge(units: &[Unit], title: Option<&str>, keep: bool) -> Verdict {
    /// Each pass takes off one layer; no page has many.
    const PASSES: usize = 24;
    let bytes = units.iter().map(|unit| unit.text.len()).sum();
    let facts = threads::map(units, bytes, |unit| Facts::of(&unit.text));
    // Their bylines may go before a line about them at the end does.
    let head = units.iter().zip(&facts).take(HEAD);
    let named = |unit: &&Unit| furniture::is_name(&unit.text) && !unit.text.contains(is_wide);
    // A name alone in the head may be the author's or the site's: the last line is about either.
    let alone = units.iter().take(HEAD).take_while(|unit| !ends_sentence(&unit.text)).filter(named);
    let names: Vec<&str> = head
        .flat_map(|(unit, facts)| authors(&unit.text, facts))
        .chain(alone.map(|unit| unit.text.as_str()))
        .collect();
    let look = Look { title, keep, names: &names, shown: false };
    let mut verdict = judge_once(units, &facts.iter().collect::<Vec<_>>(), &look);
    for _ in 0..PASSES {
        let stays = (0..units.len()).filter(|i| verdict.gone[*i].is_none() && verdict.title != Some(*i));
        let order: Vec<usize> = verdict.title.into_iter().chain(stays).collect();
        // Nothing went and nothing moved, and a print sets no lines apart that were not.
        if order.len() == units.len() && order.is_sorted() && units.iter().all(|u| u.apart) {
            break;
        }
        let printed: Vec<Unit> = order.iter().map(|i| Unit { apart: true, ..units[*i].clone() }).collect();
        let known: Vec<&Facts> = order.iter().map(|i| &facts[*i]).collect();
        let shown = verdict.gone.iter().any(Option::is_some);
        let again = judge_once(&printed, &known, &Look { shown, ..look });
        // A title that stands first already moves nothing, title or not.
        let moved = again.title.filter(|place| *place > 0).map(|place| order[place]);
        if moved.is_none() && again.gone.iter().all(Option::is_none) {
            break;
        }
        verdict.title = moved.or(verdict.title);
        for (place, reason) in again.gone.into_iter().enumerate() {
            verdict.gone[order[place]] = verdict.gone[order[place]].or(reason);
        }
    }
    verdict
}

/// What is known of a page before it is looked at.
#[derive(Clone, Copy)]
struct Look<'a> {
    /// A title given from outside.
    title: Option<&'a str>,
    /// Whether nothing goes.
    keep: bool,
    /// Those whom the bylines name.
    names: &'a [&'a str],
    /// Whether more was to be seen before: furniture that has gone since.
    shown: bool,
}

/// One look at a page.
fn judge_once(units: &[Unit], facts: &[&Facts], look: &Look<'_>) -> Verdict {
    let &Look { title, keep, names, shown } = look;
    crate::tally::visit("page", units.len());
    let page = Page::new(units, facts);
    // The site around the article goes first; what is furniture in the rest is seen when that is judged again.
    // Without running text there is nothing that furniture could stand out from: a list, a log, a poem, a note.
    let judges = !keep && page.prose.iter().sum::<f64>() >= NOTE;
    let article = if judges { page.article() } else { None };
    let body = article.clone().map_or_else(|| page.body(), |run| page.first_prose(run.start)..run.end);
    let site = if keep || judges { None } else { page.site_of_lines() };
    let found = match title {
        Some(given) => page.given_title(given),
        None if site.is_some() => site.as_ref().map(|site| site.title),
        // A site that is no more than the first line is none: that line is the title, moved there before.
        None => page.find_title(
            body.start,
            article.as_ref().is_some_and(|run| run.start > 1 || run.end < units.len()),
        ),
    };
    let mut gone = vec![None; units.len()];
    if judges {
        page.middle(body.clone(), &mut gone);
        page.tail(body.end, names, shown, &mut gone);
        page.head(body.start, found, &mut gone);
        let start = article.map_or(0, |run| run.start);
        page.above(start, &mut gone);
        if let Some(found) = found {
            gone[found] = None;
            page.first_part(found + 1..start, &mut gone);
        }
        page.duplicates(found, &mut gone);
        // A lone line that only looks like furniture, where nothing else does, is the article's own.
        for (gone, cue) in gone.iter_mut().zip(&page.cues).filter(|_| !shown && !page.is_pasted()) {
            let looks = cue.is_some_and(|cue| cue.word.is_empty());
            *gone = gone.filter(|reason| !(looks && matches!(reason, Reason::Navigation | Reason::Other)));
        }
        // A page that would lose everything has no furniture we understand.
        let left = units.iter().zip(&gone).enumerate().any(|(i, (_, g))| g.is_none() && Some(i) != found);
        if !left {
            gone.fill(None);
        }
    }
    if let Some(site) = site {
        page.around_lines(&site, found, &mut gone);
    }
    // A given title is in the text only where the text begins with it.
    let begins = |at: usize| gone[..at].iter().all(Option::is_some);
    Verdict { title: found.filter(|at| title.is_none() || begins(*at)), gone }
}

/// Those whom a line names as the article's authors, if it is a byline.
fn authors<'a>(text: &'a str, facts: &Facts) -> Vec<&'a str> {
    let is_byline = |cue: &Cue| cue.reason == Reason::Byline;
    if !facts.cue.as_ref().is_some_and(is_byline) && !facts.phrase.as_ref().is_some_and(is_byline) {
        return Vec::new();
    }
    let marks = ["By ", "by ", "BY ", "作者：", "作者:", "文/", "文／", "采访：", "撰文：", "记者 "];
    let after = |mark: &'static str| text.split_once(mark).map(|(_, after)| after.trim_start());
    let name = |after: &'a str| {
        let ends = |c: char| matches!(c, '·' | '|' | '｜' | ',' | '，' | ';' | '/' | '／');
        let name = after.split(ends).next()?.trim();
        let word = name.split_whitespace().next()?;
        [name, word].into_iter().find(|name| furniture::is_name(name))
    };
    marks.into_iter().filter_map(after).filter_map(name).collect()
}

/// Whether a line says of one of these who it is: "Ada Lindgren writes about ferries."
fn is_about(text: &str, names: &[&str]) -> bool {
    const SAYS: [&str; 24] = [
        " is a ",
        " is an ",
        " is the ",
        " is our ",
        " is author of ",
        " writes ",
        " covers ",
        " reports ",
        " teaches ",
        " lives in ",
        " has written ",
        " was a ",
        " works ",
        " edits ",
        "，",
        "是",
        "系",
        "：",
        "为",
        ", ",
        " (",
        "（",
        " | ",
        " - ",
    ];
    let says = |rest: &str| SAYS.iter().any(|word| rest.starts_with(word));
    furniture::size(text) < 60.0 && names.iter().any(|name| text.strip_prefix(name).is_some_and(says))
}

impl Page<'_> {
    /// What stands above the article and has no reason of its own is the site's.
    fn above(&self, start: usize, gone: &mut [Option<Reason>]) {
        for gone in gone.iter_mut().take(start).filter(|gone| gone.is_none()) {
            *gone = Some(Reason::Navigation);
        }
    }

    /// What names the first part stands between the title and the text, and is the article's: 卷一, 第一章, 一、
    fn first_part(&self, above: std::ops::Range<usize>, gone: &mut [Option<Reason>]) {
        for index in above.filter(|index| self.cues[*index].is_none()) {
            let text = &self.units[index].text;
            let first = marker(text).is_some_and(|m| m.form == Form::Han && m.ordinal == Ordinal::At(1));
            if first || is_chapter(text) {
                gone[index] = None;
            }
        }
    }

    fn head(&self, body: usize, title: Option<usize>, gone: &mut [Option<Reason>]) {
        let Some(title) = title else {
            // Without a title only what is furniture by its own words goes.
            for (gone, cue) in gone.iter_mut().zip(&self.cues).take(body) {
                *gone = gone.or(cue.as_ref().map(|c| c.reason));
            }
            return;
        };
        let pasted = self.is_pasted();
        for (index, gone) in gone.iter_mut().enumerate().take(body.max(title + 1)) {
            let text = &self.units[index].text;
            // Whether a name is an author's is asked of the whole text: not too often.
            let near = index < title + HEAD;
            let reason = match &self.cues[index] {
                _ if index == title => None,
                Some(cue) => Some(cue.reason),
                None if index < title && pasted && self.may_hang_above(index) => Some(Reason::Navigation),
                None if near && index > title && self.cue_near(index) && self.is_author(text) => {
                    Some(Reason::Byline)
                }
                None => None,
            };
            *gone = gone.or(reason);
        }
    }

    fn may_hang_above(&self, index: usize) -> bool {
        furniture::size(&self.units[index].text) <= 40.0
    }

    /// Whether a line is a name that the article does not speak of: a heading of two characters may look like one.
    fn is_author(&self, text: &str) -> bool {
        let han = text.chars().all(is_wide);
        let spoken = || (0..self.units.len()).any(|i| self.is_prose(i) && self.units[i].text.contains(text));
        furniture::is_name(text) && !(han && spoken())
    }

    fn cue_near(&self, index: usize) -> bool {
        let near = index.saturating_sub(2)..(index + 3).min(self.units.len());
        near.into_iter().any(|i| self.cues[i].is_some())
    }

    fn middle(&self, body: std::ops::Range<usize>, gone: &mut [Option<Reason>]) {
        /// A byline may stand under the lede as well as under the title.
        const UNDER_LEDE: usize = 5;
        let opening = body.start + UNDER_LEDE;
        for index in body {
            // 低价有四个来源： leads in what follows, and names no source.
            let leads_in = || self.units[index].text.ends_with(['：', ':']);
            let under_lede = |cue: &Cue| {
                index < opening && matches!(cue.reason, Reason::Byline | Reason::Share) && !leads_in()
            };
            let goes = |cue: &Cue| cue.certain || under_lede(cue) || self.is_boxed(index);
            if let Some(cue) = self.cues[index].as_ref().filter(|cue| goes(cue)) {
                gone[index] = Some(cue.reason);
            }
        }
    }

    /// Whether a line stands in a box that offers something, such as a letter of news and the button to order it: two lines
    /// and more in a row that all say so by words of their own. One such line alone may be the article's.
    fn is_boxed(&self, index: usize) -> bool {
        let offers = |at: usize| {
            let cue = self.cues.get(at).copied().flatten();
            let of_box = |cue: &Cue| matches!(cue.reason, Reason::Ad | Reason::Share) && !cue.word.is_empty();
            cue.is_some_and(|cue| of_box(&cue)) && !ends_sentence(&self.units[at].text)
        };
        offers(index) && (offers(index + 1) || index.checked_sub(1).is_some_and(offers))
    }

    fn tail(&self, body_end: usize, names: &[&str], shown: bool, gone: &mut [Option<Reason>]) {
        let mut reason = Reason::Other;
        for (gone, cue) in gone.iter_mut().zip(&self.cues).skip(body_end) {
            // A line without words of its own goes for the reason of the header above it.
            match cue {
                Some(cue) => {
                    reason = if cue.opens_tail { cue.reason } else { Reason::Other };
                    *gone = Some(cue.reason);
                }
                None => *gone = Some(reason),
            }
        }
        // The author's name, given in the head, opens a line about the author at the end.
        let Some(last) = body_end.checked_sub(1).filter(|last| *last > 0) else { return };
        if (shown || body_end < self.units.len()) && is_about(&self.units[last].text, names) {
            gone[last] = Some(Reason::Byline);
        }
    }

    /// What stands around lines without running text: above the title everything, under it and at the end what says so.
    fn around_lines(&self, site: &Site, title: Option<usize>, gone: &mut [Option<Reason>]) {
        for (index, (gone, cue)) in gone.iter_mut().zip(&self.cues).enumerate() {
            let cue = cue.map(|cue| cue.reason);
            *gone = match index {
                _ if Some(index) == title => None,
                _ if index < site.title => cue.or(Some(Reason::Navigation)),
                _ if index < site.lines.start || index >= site.lines.end => cue,
                _ => None,
            };
        }
    }

    /// The lede given twice, and the title given again: the first copy stays.
    fn duplicates(&self, title: Option<usize>, gone: &mut [Option<Reason>]) {
        const LEDE: usize = 4;
        const SECOND: usize = 12;
        let kept: Vec<usize> =
            (0..self.units.len()).filter(|i| gone[*i].is_none() && Some(*i) != title).take(SECOND).collect();
        for (place, &index) in kept.iter().enumerate() {
            let text = &self.units[index].text;
            if self.facts[index].size < 25.0 {
                continue;
            }
            let twin = kept[..place.min(LEDE)].iter().any(|first| self.units[*first].text == *text);
            if twin {
                gone[index] = Some(Reason::Duplicate);
            }
        }
        if let Some(title) = title {
            let key = furniture::key(&self.units[title].text);
            for &index in kept.iter().take(LEDE) {
                if furniture::key(&self.units[index].text) == key {
                    gone[index] = Some(Reason::Duplicate);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
        for (mark, prose) in
            [("{1}", FIRST), ("{2}", SECOND), ("{3}", THIRD), ("{4}", ENGLISH), ("{5}", LATER)]
        {
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
                units
                    .iter()
                    .zip(&verdict.gone)
                    .find(|(unit, _)| unit.text == text)
                    .and_then(|(_, gone)| *gone)
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
        check(
            &format!("What bookshops are for\n\n{{4}}\n\n{{5}}{links}"),
            Some("What bookshops are for"),
            &[],
        );
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
        check(
            "书店的最后十年\n{1}\n作者：周小柳\n{1}\n{2}",
            Some("书店的最后十年"),
            &["作者：周小柳", FIRST],
        );
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
        let days = week(&|n| format!("Saturday {n} May"), &|n| {
            format!("9.{n}0 Mending old books, part {n}, room {n}")
        });
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
            &[
                "来源：城市周报 2023-05-06",
                "推广｜会发光的书签，限时七折",
                "喜欢本文的人还喜欢",
                "河边的面馆",
            ],
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
        let verse =
            "春水初生的时候\n没有人等在桥头\n\n只有一只旧船\n把月亮载了又走\n\n风从对岸吹来\n吹动一盏灯";
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
}
