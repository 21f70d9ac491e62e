//! Enumerations of every form in every place, and what is none.

use super::lead::LONGEST_LEAD;
use super::*;
use crate::clean::Clean;
use crate::read::{Options, plain};

/// Each enumeration as `lead|member|member`, with `*` before the lead of a plan.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let article = plain::read(&Clean::new(text), &Options { keep_chrome: true, ..Options::default() });
    let got: Vec<String> = enumerations(&article, &[])
        .iter()
        .map(|e| {
            let mut line = String::from(if e.plan { "*" } else { "" });
            line.push_str(e.lead.map_or("", |s| article.slice(s)));
            for member in &e.members {
                line.push('|');
                line.push_str(article.slice(member.words));
            }
            line
        })
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn inline_members_share_a_sentence_or_follow_it() {
    check(
        "路线已经很清楚,一共分成三个步骤:\n一、先把柜子铺开;二、再把价格压低;三、最后靠广告收钱。\n别的都是后话,不必多说,等着看就是了。",
        &["*路线已经很清楚,一共分成三个步骤:|先把柜子铺开|再把价格压低|最后靠广告收钱。"],
    );
    check(
        "公司同步调整了线路：一是新增三条线；二是撤掉两条线。调整以后步行十分钟可到。",
        &["公司同步调整了线路：|新增三条线|撤掉两条线。"],
    );
    check(
        "难处有三个方面。首先，船太少。其次，码头太窄。最后，夜里没有灯。",
        &["难处有三个方面。|船太少。|码头太窄。|夜里没有灯。"],
    );
    check("要准备：①一根绳；②一把锤；③三盏灯。别的不必带。", &["要准备：|一根绳|一把锤|三盏灯。"]);
}

#[test]
fn a_list_inside_does_not_part_the_outer_one() {
    check(
        "今年的工作分三块来抓，每一块都有人负责。\n一、整顿市场。\n（一）清理占道经营。\n1. 先劝后罚。\n2. 每周两次。\n\
         （二）规范早市。\n二、修路。\n（一）先修西街。\n（二）再修东街。\n三、植树。\n今年的工作就是这些，年底检查。",
        &[
            "|整顿市场。\n（一）清理占道经营。\n1. 先劝后罚。\n2. 每周两次。\n（二）规范早市。|修路。\n（一）先修西街。\n（二）再修东街。|植树。",
            "|清理占道经营。\n1. 先劝后罚。\n2. 每周两次。|规范早市。",
            "|先劝后罚。|每周两次。",
            "|先修西街。|再修东街。",
        ],
    );
}

#[test]
fn a_sentence_without_end_leads_in_with_its_last_words() {
    let text = "甲乙①丙丁②戊己".repeat(400);
    let article = plain::read(&Clean::new(&text), &Options::default());
    let lists = enumerations(&article, &[]);
    assert!(!lists.is_empty() && lists.iter().all(|e| e.lead.is_none_or(|l| l.len() <= LONGEST_LEAD)));
}

#[test]
fn a_plan_is_announced_by_what_is_counted() {
    check(
        "现阶段卖不动的原因有三个：一是价格高；二是样式老；三是没人知道。",
        &["现阶段卖不动的原因有三个：|价格高|样式老|没人知道。"],
    );
    check(
        "Critics of the plan give two reasons. First, it costs too much. Second, it takes too long.",
        &["Critics of the plan give two reasons.|it costs too much.|it takes too long."],
    );
    check(
        "为解决这些问题，分两步走：一、先查水管；二、再换龙头。",
        &["*为解决这些问题，分两步走：|先查水管|再换龙头。"],
    );
    check(
        "这两个问题可以分三步解决：①先查；②再换；③后装。",
        &["这两个问题可以分三步解决：|先查|再换|后装。"],
    );
}

#[test]
fn members_by_lines_and_by_paragraphs() {
    check(
        "先修码头有两个好处:\n1.标准统一,容易改造。\n2.示范效应好。\n以上就是全部的好处了。",
        &["先修码头有两个好处:|标准统一,容易改造。|示范效应好。"],
    );
    check(
        "There are two reasons to wait.\n\nFirst, it is hard to build. It takes years.\n\nSecond, it pays.\n\nNothing else matters here at all.",
        &["There are two reasons to wait.|it is hard to build. It takes years.|it pays."],
    );
    check("Buy these:\n- milk\n- bread\nThen go home by the river.", &["Buy these:|milk|bread"]);
}

#[test]
fn decoys_and_wrong_counts_are_refused() {
    check("它是第一大渡口,用户6亿,涨了1.5倍,早在05年就有。", &[]);
    check("原因有三个方面。首先，船不够。其次，钱不够。", &[]);
    check("他一向一是一，二是二，从不含糊。", &[]);
    check("There are 3 reasons. First, it is slow. Second, it is dear.", &[]);
    check("First, he left. The house was empty for years.", &[]);
}

#[test]
fn counts_are_stated_of_members_only() {
    for (lead, n) in [
        ("归成三个步骤", &[3][..]),
        ("分两步走", &[2]),
        ("主要有4点原因", &[4]),
        ("这两个问题可以分三步解决", &[2, 3]),
        ("前后两个小时,照次序来", &[]),
        ("下午三点出发,五点半到", &[]),
        ("第三个步骤", &[]),
        ("there are three good reasons", &[3]),
        ("Follow these 4 steps", &[4]),
        ("two men and a dog", &[]),
    ] {
        assert_eq!(stated_counts(lead), n, "{lead}");
    }
}
