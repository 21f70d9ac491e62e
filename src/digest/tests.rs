//! Whole digests of small articles: the shape of the outline, the roles, the summary.

use super::*;
use crate::article::Article;
use crate::clean::Clean;
use crate::digest::summary::{Limit, summarise};
use crate::read::{Options, plain};

/// An article of plain text.
pub(super) fn article(text: &str) -> Article {
    plain::read(&Clean::new(text), &Options::default())
}

/// The same, with all that surrounds it: nothing is taken for chrome.
pub(super) fn whole_article(text: &str) -> Article {
    plain::read(&Clean::new(text), &Options { keep_chrome: true, ..Options::default() })
}

/// An article of plain text, and its digest.
pub(super) fn digested(text: &str) -> (Article, Digest) {
    let article = article(text);
    let digest = digest(&article);
    (article, digest)
}

/// An article in Markdown.
pub(super) fn markdown(text: &str) -> Article {
    crate::read::markdown::read(text, &Options::default())
}

/// One feature of each sentence of a text, for the tests of features that the article alone tells.
pub(super) fn column<const N: usize>(
    text: &str,
    names: &[&str; N],
    name: &str,
    measured: fn(&Article) -> Vec<[f64; N]>,
) -> Vec<f64> {
    let article = whole_article(text);
    let feature = names.iter().position(|n| *n == name).expect("a name");
    measured(&article).iter().map(|own| own[feature]).collect()
}

/// The outline of a plain text.
#[track_caller]
fn check_outline(text: &str, expected: &[&str]) {
    check_outline_of(&article(text), expected);
}

/// The outline, one node a line: indent, role, and the first characters of the label.
#[track_caller]
fn check_outline_of(article: &Article, expected: &[&str]) {
    let digest = digest(article);
    let lines: Vec<String> = digest
        .outline
        .ids()
        .filter_map(|id| {
            let node = digest.outline.get(id)?;
            let label: String = node.label.chars().take(10).collect();
            Some(
                format!("{}{} {label}", "  ".repeat(digest.outline.depth(id)), node.role.tag())
                    .trim_end()
                    .to_owned(),
            )
        })
        .collect();
    assert_eq!(lines, expected);
}

/// The summary's sentences, cut to their first characters; `+n` where n members were left out.
fn summary_of(text: &str, limit: Limit) -> Vec<String> {
    let (article, digest) = digested(text);
    let shown = |id| article.sentence(id).chars().take(8).collect::<String>();
    summarise(&article, &digest, limit)
        .groups
        .iter()
        .map(|g| {
            let parts: Vec<String> = g.sentences.iter().map(|id| shown(*id)).collect();
            parts.join("/") + &g.omitted.map_or(String::new(), |n| format!("+{n}"))
        })
        .collect()
}

pub(super) const COMMENTARY: &str = "\
渡口为什么忽然都修起了候船厅?

真正让老船家睡不着的,不是新修的候船厅,而是候船厅背后那套先订票再开船的办法。这套办法一旦铺开,船就成了候船厅的附属。

上个月县里一口气修了四座候船厅。有人说不过是给旅客遮雨,事情并没有这么简单。

船票之争——关键词:时刻

过去渡口没有时刻,人齐了才开船。等船的人只好坐在石阶上,一等就是半天。

时刻表一贴出来,规矩就变了。旅客先看时刻再出门,船家只能跟着时刻走。

候船厅之变——关键词:座位

候船厅里有座位,也有卖茶的柜台。它这样安排的好处是:

1.旅客坐得住,误了一班也愿意等下一班。

2.茶钱归候船厅,船家一分也拿不到。

县里的打算已经很清楚,大体分成三个步骤:

一、先把候船厅修起来;二、再把时刻表贴出去;三、最后把船也收归县里。

眼下正在做第二步。时刻表还差两个渡口没有贴。

再过两三年,散落的小船恐怕会少掉一半,剩下的也将成为候船厅的一部分。
";

#[test]
fn a_commentary_opens_as_thesis_sections_plan_and_outlook() {
    check_outline(
        COMMENTARY,
        &[
            "title 渡口为什么忽然都修起",
            "thesis 真正让老船家睡不着的",
            "section 船票之争",
            "  point 过去渡口没有时刻,人",
            "section 候船厅之变",
            "  point 候船厅里有座位,也有",
            "  steps 它这样安排的好处是",
            "    step 1.旅客坐得住,误了",
            "    step 2.茶钱归候船厅,船",
            "steps 县里的打算已经很清楚",
            "  step 一、先把候船厅修起来",
            "  step 二、再把时刻表贴出去",
            "  step 三、最后把船也收归县",
            "prognosis 再过两三年,散落的小",
        ],
    );
}

#[test]
fn what_follows_a_shared_infix_leads_the_keywords() {
    let (_, digest) = digested(COMMENTARY);
    let sections = digest.outline.nodes().iter().filter(|n| n.role == NodeRole::Section);
    let first: Vec<&str> = sections.map(|n| n.keywords[0].as_str()).collect();
    assert_eq!(first, ["时刻", "座位"]);
}

#[test]
fn steps_come_whole_where_they_take_a_third_and_counted_otherwise() {
    let steps = |limit| summary_of(COMMENTARY, limit).into_iter().find(|g| g.starts_with("县里的打算"));
    assert_eq!(steps(Limit::Sentences(6)).as_deref(), Some("县里的打算已经很/一、先把候船厅修"));
    assert_eq!(steps(Limit::Sentences(3)).as_deref(), Some("县里的打算已经很+3"));
}

#[test]
fn a_summary_is_never_longer_than_asked_and_repeats_nothing() {
    let (article, digest) = digested(COMMENTARY);
    for n in 0..=article.sentences().len() + 2 {
        let summary = summarise(&article, &digest, Limit::Sentences(n)).sentences();
        assert!(summary.len() <= n, "{n}");
        assert!(summary.windows(2).all(|w| w[0] < w[1]), "{n}: {summary:?}");
    }
    for n in [0, 10, 50, 120, 300, 5000] {
        let letters: usize = summarise(&article, &digest, Limit::Chars(n))
            .sentences()
            .iter()
            .map(|id| article.sentence(*id).chars().filter(|c| !c.is_whitespace()).count())
            .sum();
        assert!(letters <= n, "{letters} of {n}");
    }
}

#[test]
fn a_list_a_log_and_a_poem_claim_nothing() {
    for text in [
        "买:\n- 牛奶\n- 面包\n- 鸡蛋\n",
        "10:00 error disk full\n10:01 warning retry\n10:02 error disk full\n10:03 info ok\n",
        "夜雨\n\n檐下三更雨\n窗前一盏灯\n行人犹未返\n池水夜来增\n",
    ] {
        let (_, digest) = digested(text);
        assert!(!digest.roles.contains(&Some(Role::Thesis)), "{text}");
        assert!(digest.outline.nodes().iter().all(|n| n.role != NodeRole::Point), "{text}");
    }
}

#[test]
fn a_news_report_shows_its_lead() {
    let text = "城东新桥今早通车\n\n今天早上六点,城东新桥正式通车,两岸往来从四十分钟缩短到八分钟。\n\n\
                新桥全长一点二公里,是城里第五座跨河大桥。施工队长说,最难的是河心的桥墩。\n\n\
                住在东岸的周师傅表示,以后送货再也不用绕路。他说,光油钱一个月就能省下几百块。\n\n\
                市交通局介绍,原来的渡轮保留到年底。\n";
    let (article, digest) = digested(text);
    let lead = digest.outline.nodes().iter().find(|n| n.role == NodeRole::Thesis { lead: true });
    assert!(lead.is_some_and(|n| n.label.starts_with("今天早上六点")), "{:?}", digest.outline);
    assert_eq!(NodeRole::Thesis { lead: true }.name(article.lang(), false), "导语");
}

#[test]
fn an_english_essay_has_its_claim_and_its_close() {
    let text = "Why the town should keep its ferry\n\n\
        Every year the council asks what the ferry is for. It carries few people and it loses money. \
        I believe the ferry should stay, because it is the only road that winter does not close.\n\n\
        The bridge was shut for nineteen days last winter. On those days the ferry carried the nurses, the post and the bread.\n\n\
        A bus costs less on a good day. On a bad day there is no bus at all.\n\n\
        In conclusion, a town that sells its ferry buys a bridge it cannot always cross.\n";
    let (article, digest) = digested(text);
    let with = |role| {
        let ids = (0..digest.roles.len()).filter(|i| digest.roles[*i] == Some(role));
        ids.map(|i| article.sentence(crate::span::SentenceId::at(i)).to_owned()).collect::<Vec<_>>()
    };
    let (thesis, close) = (with(Role::Thesis), with(Role::Conclusion));
    assert!(thesis.len() == 1 && thesis[0].starts_with("I believe the ferry"), "{thesis:?}");
    assert!(close.len() == 1 && close[0].starts_with("In conclusion"), "{close:?}");
}

#[test]
fn a_close_right_behind_the_opening_list_is_a_close() {
    check_outline(
        "为什么要修桥\n\n修桥的理由很多,我认为最要紧的有三个,都和老百姓的日子有关。\n\n\
         首先,旧桥太窄,两辆车错不开,天天要堵半个小时。\n\n从码头过来的货车只能绕路。\n\n\
         其次,旧桥太低,水一涨桥就不见了。\n\n最后,旧桥太老,桥墩上的裂缝能伸进一只手。\n\n\
         总之,桥要修,而且不能再拖。\n",
        &[
            "title 为什么要修桥",
            "thesis 修桥的理由很多,我认",
            "  steps 我认为最要紧的有三个",
            "    step 首先,旧桥太窄,两辆",
            "    step 其次,旧桥太低,水一",
            "    step 最后,旧桥太老,桥墩",
            "conclusion 总之,桥要修,而且不",
        ],
    );
}

#[test]
fn a_question_holds_its_answer_and_the_answer_its_point() {
    let (_, digest) = digested(
        "渡口换船记\n\n去年冬天，渡口换了新船。本报记者来到渡口，采访了船队的负责人老周。\n\n\
         记者：换船的主意是从哪里来的？\n\n老周：县里先提的。我们跑了十几个码头，问了上百个船家。所以换船是大家的意思。\n\n\
         记者：换船的钱从哪里来？你们找过县里吗？\n\n老周：办法有两个：一是向县里借；二是向银行借。县里只肯出三成。\n\n\
         记者：新的时刻表对客人有什么影响？\n\n老周：客人多了一倍。以前人齐了才开船，现在到点就走。\n",
    );
    let outline = &digest.outline;
    let labels = |role: fn(NodeRole) -> bool| -> Vec<&str> {
        outline.nodes().iter().filter(|n| role(n.role)).map(|n| n.label.as_str()).collect()
    };
    let asked =
        ["换船的主意是从哪里来的？", "换船的钱从哪里来？你们找过县里吗？", "新的时刻表对客人有什么影响？"];
    assert_eq!(labels(|r| r == NodeRole::Section), asked);
    assert_eq!(labels(|r| matches!(r, NodeRole::Steps { .. })), ["办法有两个"]);
    let points: Vec<_> = outline.nodes().iter().filter(|n| n.role == NodeRole::Point).collect();
    let holders: Vec<&str> =
        points.iter().filter_map(|n| outline.get(n.parent?)).map(|n| n.label.as_str()).collect();
    assert_eq!(holders, asked);
    assert!(points.iter().all(|n| !n.label.contains(['：', '？'])), "{points:?}");
}

#[test]
fn a_book_has_parts_over_chapters() {
    let body = "渡口的灯亮了一夜，天快亮的时候才灭。老周把船推下水，回头看了一眼岸上的房子。\n\
                河水涨了三尺，对岸的柳树只剩下一半。没有人知道那只箱子里装的是什么。\n\
                小林站在石阶上，手里拿着一封没有拆开的信。雨下了半个月，路上长出了青苔。\n";
    let english = "The lamp at the ferry burned all night and went out at dawn, and the boat was gone.\n\n\
                   Old Moss looked back at the house. Nobody knew what was in the box that he carried.\n\n\
                   The river had risen by three feet, and half of the willows on the bank were gone.\n\n";
    for (parts, chapters, body) in [
        (
            ["第一卷 春", "第二卷 秋"],
            ["第一回 孤舟夜雨", "第二回 旧桥新客", "第三回 一封家书", "第四回 石阶有声"],
            body,
        ),
        (["第九章 春水", "第十章 秋水"], ["第一节 孤舟", "第二节 旧桥", "第一节 家书", "第二节 石阶"], body),
        (["Part One", "Part Two"], ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"], english),
        (
            ["Book I: Spring", "Book II: Autumn"],
            ["Chapter I", "Chapter II", "Chapter III", "Chapter IV"],
            english,
        ),
    ] {
        let text = format!(
            "{}\n\n{}\n\n{body}{body}{}\n\n{body}{body}{}\n\n{}\n\n{body}{body}{}\n\n{body}{body}",
            parts[0], chapters[0], chapters[1], parts[1], chapters[2], chapters[3]
        );
        let article = whole_article(&text);
        let digest = digest(&article);
        let sections: Vec<(usize, &str)> = digest
            .outline
            .ids()
            .filter_map(|id| digest.outline.get(id).map(|node| (digest.outline.depth(id), node)))
            .filter(|(_, node)| node.role == NodeRole::Section)
            .map(|(depth, node)| (depth, node.label.as_str()))
            .collect();
        let expected = [
            (0, parts[0]),
            (1, chapters[0]),
            (1, chapters[1]),
            (0, parts[1]),
            (1, chapters[2]),
            (1, chapters[3]),
        ];
        assert_eq!(sections, expected);
    }
}

#[test]
fn what_stands_before_the_first_of_the_highest_headings_lies_in_no_thesis() {
    let text = "旧桥该不该拆，镇上为它吵了三年。我认为旧桥应该留下，因为桥到夜里还有人走。\n\n### 灯\n\n灯坏了很久。\n\n\
        #### 灯匠\n\n灯匠等着活干。\n\n##### 工钱\n\n工钱欠了三年。\n\n### 船\n\n船家在桥下等客。\n\n## 以后\n\n\
        桥会留着。\n\n### 修桥\n\n镇上明年修桥。\n\n# 附记\n\n写在桥上。\n\n# 又记\n\n写在船上。\n";
    check_outline_of(
        &markdown(text),
        &[
            "thesis 我认为旧桥应该留下，",
            "section 灯",
            "  point 灯坏了很久。",
            "  section 灯匠",
            "    point 灯匠等着活干。",
            "    section 工钱",
            "section 船",
            "section 以后",
            "  point 桥会留着。",
            "  section 修桥",
            "section 附记",
            "section 又记",
        ],
    );
}

#[test]
fn headings_at_mixed_levels_never_lie_in_the_thesis() {
    let opening =
        "I believe that the old bridge should stay, because it was there first. People cross it at night.";
    // Deterministic, and every pair of levels comes next to each other.
    let levels = (0..30).map(|n: usize| 2 + (n * n + 3 * n) % 5);
    let parts = levels.enumerate().map(|(n, level)| {
        format!("{} Part {n}\n\nThe lamp of part {n} was out for {n} weeks.\n\n", "#".repeat(level))
    });
    let article = markdown(&format!("# Bridges\n\n{opening}\n\n{}", parts.collect::<String>()));
    let digest = digest(&article);
    let outline = &digest.outline;
    let nodes = || outline.nodes().iter();
    assert_eq!(nodes().filter(|node| node.role == NodeRole::Section).count(), 30);
    let thesis = outline
        .ids()
        .find(|id| outline.get(*id).is_some_and(|node| matches!(node.role, NodeRole::Thesis { .. })));
    let children = outline.children(thesis.expect("there is one")).filter_map(|id| outline.get(id));
    assert_eq!(children.filter(|node| node.role == NodeRole::Section).count(), 0);
}

#[test]
fn an_empty_article_has_an_empty_digest() {
    let (_, digest) = digested("");
    assert_eq!(digest, Digest::default());
}
