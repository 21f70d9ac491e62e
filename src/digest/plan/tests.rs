//! That summaries hold shorter ones, open with what can be read alone, and say nothing twice.

use super::says_the_same;
use crate::digest::summary::{Limit, summarise};
use crate::digest::tests::{COMMENTARY, digested};

/// Every summary holds the shorter one, is as long as its limit allows, and does not open with a sentence about
/// somebody that nobody has named.
#[track_caller]
fn check_nested(text: &str) {
    let (article, digest) = digested(text);
    let n = article.sentences().len();
    let summary = |limit| summarise(&article, &digest, limit).sentences();
    for count in 1..=n {
        let (short, long) = (summary(Limit::Sentences(count)), summary(Limit::Sentences(count + 1)));
        assert!(short.iter().all(|id| long.contains(id)), "{count}: {short:?} {long:?}");
        assert_eq!(short.len(), count);
        assert!(short.windows(2).all(|w| w[0] < w[1]), "{count}: {short:?}");
    }
    for index in summary(Limit::Sentences(2)).iter().map(|id| id.index()).filter(|i| *i > 0) {
        let text = article.sentence(crate::span::SentenceId::at(index));
        let manner = crate::digest::manner::manner(text, article.lang());
        let before = summary(Limit::Sentences(2)).iter().any(|id| id.index() + 1 == index);
        assert!(!manner.leaning || manner.turn || before, "{text}");
    }
}

#[test]
fn what_shares_most_of_the_shorter_ones_terms_says_the_same() {
    let terms = |ids: &[u32]| ids.iter().map(|id| (*id, 1)).collect::<Vec<_>>();
    for (one, other, same) in [
        (&[1, 2, 3, 4, 5][..], &[2, 3, 5, 9][..], true),
        (&[1, 2, 3, 4, 5], &[1, 2, 6, 7, 8], false),
        (&[1, 2, 3, 4, 5], &[1, 2, 5, 7, 8, 9], true),
        (&[4], &[1, 2, 3, 4], true),
        (&[5], &[1, 2, 3, 4], false),
        (&[], &[1], false),
        (&[], &[], false),
    ] {
        assert_eq!(says_the_same(&terms(one), &terms(other)), same, "{one:?} {other:?}");
        assert_eq!(says_the_same(&terms(other), &terms(one)), same, "{other:?} {one:?}");
    }
}

#[test]
fn a_longer_summary_holds_the_shorter_one() {
    check_nested(
        "旧桥的三十年\n\n旧桥修好了,桥上却没有人走。它比新桥窄得多,只能过自行车。\n\n\
         但是,镇上的人都喜欢旧桥。他们说旧桥上看得见河,新桥上只看得见车。\n\n\
         镇长为旧桥花了三百万元。这让他很为难。于是他请人来数过桥的人。他们数了三天。\n\n\
         然而,桥上的灯去年就坏了。河边的茶馆倒是一家比一家热闹。\n",
    );
    check_nested(
        "The old bridge\n\nThe old bridge was mended and nobody crossed it. It was narrower than the new one.\n\n\
         But the town liked the old bridge. They said that the river could be seen from it.\n\n\
         The mayor had spent three million on the old bridge. This troubled him. So he had people counted. \
         They counted for three days.\n\nHowever, the lamps on the bridge had failed. The tea houses did well.\n",
    );
}

#[test]
fn a_report_has_its_lead_and_a_list_its_whole_sentences() {
    let first = |text: &str| {
        let (article, digest) = digested(text);
        let summary = summarise(&article, &digest, Limit::Sentences(1)).sentences();
        summary.first().map(|id| article.sentence(*id).trim().to_owned()).unwrap_or_default()
    };
    for (text, expected) in [
        (
            "RIVERTON, Nov. 20 (AP) — The last ferry stopped on Friday after a fire in its engine room, officials said.\n\n\
             Nobody was hurt in the fire, which broke out before 7 a.m., officials said.\n\n\
             \"We smelled smoke,\" said Maria Lane, a nurse.\n\n\
             The ferry failed 2 inspections last year, according to records of the county.\n",
            "RIVERTON, Nov. 20 (AP)",
        ),
        (
            "班车时刻表\n\n06:10 南站 07:25 北站\n07:40 南站 08:55 北站\n09:20 南站 10:35 北站\n12:00 南站 13:15 北站\n\n\
             周日加开20:00一班，儿童半价。\n",
            "周日加开",
        ),
    ] {
        assert!(first(text).starts_with(expected), "{}", first(text));
    }
}

#[test]
fn courtesies_come_last() {
    let (article, digest) = digested(
        "各位老师，大家上午好！\n\n今天我想讲三件小事。第一件呢，是我第一次考试不及格，那时候我觉得天都塌了。\n\n\
         后来我明白了，第一次做不好没有关系，怕的是没有第一次。同学们，我希望你们记住这句话。\n\n谢谢大家！\n",
    );
    let n = article.sentences().len();
    let short = summarise(&article, &digest, Limit::Sentences(n - 2)).sentences();
    let courteous = |id: &&crate::span::SentenceId| {
        ["谢谢大家", "各位老师"].iter().any(|words| article.sentence(**id).starts_with(words))
    };
    assert!(n > 4 && short.iter().filter(courteous).count() == 0, "{short:?}");
}

#[test]
fn sections_do_not_say_the_same() {
    let same = "A reader used to look at the new titles first; now she looks for a socket, the largest change of all.";
    let halved =
        "The bookshops of the town have halved in ten years, and those that are left live in new ways.";
    let sells =
        "Mr Lane says that he still sells books, but that the way he sells them has changed since then.";
    let text = format!(
        "Two quarrels\n\n{halved} {sells}\n\nThe night shift — key word: staff\n\n{same}\n\n\
         The day shift — key word: oil\n\n{same} {halved}\n\n{sells}\n"
    );
    let (article, digest) = digested(&text);
    for n in 1..4 {
        let summary = summarise(&article, &digest, Limit::Sentences(n)).sentences();
        let told = summary.iter().filter(|id| article.sentence(**id) == same).count();
        assert!(told < 2, "{n}: {summary:?}");
    }
}

#[test]
fn a_step_that_is_the_forecast_comes_once() {
    let (article, digest) = digested(
        "小店的出路在哪里\n\n街上的小店一家家关门,我认为小店不会消失。\n\n\
         老周说书还是要卖的,只是卖法变了。隔壁的面馆改成了早点铺,也活得不错。\n\n\
         要做的事可以分为三个步骤:\n\n一、先把货架换掉。\n二、再把账算清楚,预计未来半年将会少亏一半。\n\
         三、最后把会员做起来。\n\n街口的面馆已经做到了第二步。房东也答应不涨租。\n\n\
         菜场边的两家还在犹豫。他们怕换了货架没人认得。\n",
    );
    let forecast = digest.roles.iter().position(|r| *r == Some(crate::digest::Role::Prognosis));
    assert!(forecast.is_some(), "{:?}", digest.roles);
    for n in 1..=article.sentences().len() {
        let summary = summarise(&article, &digest, Limit::Sentences(n));
        let all = summary.sentences();
        assert!(all.len() <= n && all.windows(2).all(|w| w[0] < w[1]), "{n}: {summary:?}");
        let firsts: Vec<_> =
            summary.groups.windows(2).map(|w| (w[0].sentences.last(), w[1].sentences.first())).collect();
        assert!(firsts.iter().all(|(last, first)| last < first), "{n}: {summary:?}");
    }
}

/// A summary has so many sentences of an article, all of them different, and holds the shorter one.
#[track_caller]
fn check_different(text: &str, most: usize) {
    let (article, digest) = digested(text);
    let mut shorter = Vec::new();
    for n in 1..=article.sentences().len() {
        let summary = summarise(&article, &digest, Limit::Sentences(n)).sentences();
        let words: std::collections::BTreeSet<&str> =
            summary.iter().map(|id| article.sentence(*id)).collect();
        assert_eq!((summary.len(), words.len()), (n.min(most), n.min(most)), "{n}: {words:?}");
        assert!(shorter.iter().all(|id| summary.contains(id)), "{n}: {shorter:?} {summary:?}");
        shorter = summary;
    }
}

#[test]
fn what_is_said_several_times_in_the_same_words_comes_once() {
    let paragraph = |n: usize| {
        format!(
            "The budget was cut in half this year, and therefore nothing can be built. Paragraph {n} has some other \
             words about the {n} lamps on the bridge.\n\n"
        )
    };
    check_different(&(1..7).map(paragraph).collect::<String>(), 7);
    let paragraph =
        |n: usize| format!("今年的经费砍掉了一半，所以什么也造不成。第{n}段说的是桥上的{n}盏灯。\n\n");
    check_different(&(1..7).map(paragraph).collect::<String>(), 7);
}

#[test]
fn a_list_comes_whole_whatever_was_said_before() {
    let (members, sits) = ("一、先把候船厅修起来;二、再把时刻表贴出去;三、", "旅客坐得住了。");
    let text = COMMENTARY
        .replace(members, &format!("一、先把候船厅修起来。{sits}\n\n二、再把时刻表贴出去。\n\n三、"))
        .replace("一等就是半天。", &format!("一等就是半天。{sits}"))
        .replace("正在做第二步。", &format!("正在做第二步。{sits}"));
    let (article, digest) = digested(&text);
    let all = summarise(&article, &digest, Limit::Sentences(99)).sentences();
    let times = |words: &str| all.iter().filter(|id| article.sentence(**id) == words).count();
    assert_eq!(
        (text.matches(sits).count(), times(sits), times("二、再把时刻表贴出去。")),
        (3, 2, 1),
        "{all:?}"
    );
}
