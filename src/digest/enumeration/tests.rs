//! Enumerations, and what is none.

mod places;

use super::chain::DEEPEST;
use super::lead::LONGEST_LEAD;
use super::*;
use crate::digest::tests::{article, whole_article};
use crate::tally::counted;

/// Each enumeration as `lead|member|member`, with `*` before the lead of a plan.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let article = whole_article(text);
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
    let article = article(&text);
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

#[test]
fn what_only_looks_like_a_list_is_none() {
    for text in [
        "它是第一支付工具，用户有6亿，05年就开始做了，涨了1.5倍。第二支付工具还差得远，最后的结果谁也不知道。",
        "第一天他到了码头，第二天他去了县城，第三天他才回家。最后，他什么也没有说。",
        "首先，我们要看清楚这件事的来历。这件事说来话长，谁也说不清楚。",
        "一方面，船的租金年年在涨，谁也没有办法。船老大们只好把船卖了。",
        "其次，码头的灯坏了三个月没有人修。最后，有人掉进了水里。",
        "2019年，码头关了。2020年，码头开了。2021年，码头又关了。",
        "一班、二班、三班都去了，一、二、三年级也去了，只剩下1、2、3号楼。",
        "比分是3:2，上半场1:0，下半场2:2。1号楼和2号楼都停电了。",
        "第二次世界大战以后，码头归了县里。第一次去的人都说好，第二次去的人就不说话了。",
        "他先去了码头，然后，他去了县城。接着，天就黑了。最后，他回了家。",
        "第一名是小王，第二名是小李。版本从1.5升到2.0，又从2.0升到3.2。",
        "他们说，首先这是一个好消息，其实不是。这件事后来登在报上，最后，连县里也知道了。",
        "一来二去，两个人就熟了。一来是为了看船，他也喜欢吃鱼。",
        "第一章讲船，第二章讲码头，第三章讲灯。这本书一共二十章。",
        "He was the first-time buyer and the second-best rower. First Minister Lane said nothing at all.",
        "Finally, the boat came in. The Second World War was over and nobody spoke.",
        "Second, there is the price. Nobody pays so much for a boat. Third parties have offered to pay.",
        "On the other hand, the pier is cheap. On the one side stands the old mill.",
        "In 1999, the pier closed. In 2001, it opened again. The score was 3:2, as in version 3.2.",
        "He came home late. Then, he went to bed. Next, the telephone rang. Finally, he slept.",
        "Chapter 1 is about boats, chapter 2 is about piers, and chapter 3 is about nothing at all.",
        "At first, nobody came. Then a few did. In the second year there were more.",
        "A. Smith came first and B. Jones came second. C. Lane was late, and D. Moss left early.",
        "Am 1. Mai war alles zu. Am 2. Mai war alles offen. Der 3. Oktober ist ein Feiertag.",
        "The first step was hard. Another problem came up in May. The last point was never made clear.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn lists_nest_restart_and_end() {
    check(
        "办法有两条。第一，修码头：一是加宽；二是加灯。第二，添船：（1）先买两条；（2）再租三条。",
        &[
            "办法有两条。|修码头：一是加宽；二是加灯。|添船：（1）先买两条；（2）再租三条。",
            "修码头：|加宽|加灯。",
            "添船：|先买两条|再租三条。",
        ],
    );
    check(
        "第一，要修码头。首先把木板换掉，其次把灯装上，最后刷一遍漆。\n\n第二，要添船。\n\n第三，要招人。",
        &[
            "|要修码头。首先把木板换掉，其次把灯装上，最后刷一遍漆。|要添船。|要招人。",
            "|把木板换掉|把灯装上|刷一遍漆。",
        ],
    );
    check(
        "码头有两个问题：一是太窄；二是太矮。船有三个问题：一是太旧；二是太小；三是太慢。都要改。",
        &["码头有两个问题：|太窄|太矮。", "船有三个问题：|太旧|太小|太慢。"],
    );
    check(
        "They fall into three kinds: 1) boats; 2) piers; and 3) men who will not work for so little.",
        &["They fall into three kinds:|boats|piers|men who will not work for so little."],
    );
    check(
        "The reasons are, first, that it is dear; second, that it is slow; and third, that nobody wants it.",
        &["The reasons are,|that it is dear|that it is slow|that nobody wants it."],
    );
    check(
        "Here are the best piers: 1. East Pier (Moss) 2. West Pier 3. Old Pier 4. New Pier (Lane) 5. Long Pier. The town slept.",
        &["Here are the best piers:|East Pier (Moss)|West Pier|Old Pier|New Pier (Lane)|Long Pier."],
    );
}

#[test]
fn words_of_running_text_are_members_only_among_surer_ones() {
    check(
        "首先，船太少。\n\n其次，码头太窄。\n\n此外，夜里没有灯。\n\n最后，没有人管。",
        &["|船太少。|码头太窄。|夜里没有灯。|没有人管。"],
    );
    check(
        "首先，船太少。\n\n其次，码头太窄。\n\n此外，今年的雨水特别多，庄稼也不好。",
        &["|船太少。|码头太窄。"],
    );
    check(
        "首先，我们去看了码头。然后，天下雨了。其次，我们去看了船。最后，我们回家了。",
        &["|我们去看了码头。然后，天下雨了。|我们去看了船。|我们回家了。"],
    );
    check(
        "原因有两个。首先，船太少。其次，码头太窄。最后，我想说一句，这都不要紧。",
        &["原因有两个。|船太少。|码头太窄。"],
    );
    check(
        "First, the ferry is slow. It takes an hour.\n\nMoreover, it is dear. It costs a pound.\n\nFinally, it is old. It is from 1950.",
        &["|the ferry is slow. It takes an hour.|it is dear. It costs a pound.|it is old. It is from 1950."],
    );
}

#[test]
fn the_last_member_has_as_much_as_each_of_the_others() {
    check(
        "一、看重自己，我很重要。\n\n天还没有亮，船已经开了，没有人送他。\n\n二、看重自己，不要轻视。\n\n桥还没有修好，人已经走了一半。\n\n\
         三、看重自己，学会珍惜。\n\n河水涨了又落，柳树还在老地方。\n\n总之，人要看重自己，这话说起来容易，做起来难。",
        &[
            "|看重自己，我很重要。\n天还没有亮，船已经开了，没有人送他。|看重自己，不要轻视。\n桥还没有修好，人已经走了一半。|看重自己，学会珍惜。\n河水涨了又落，柳树还在老地方。",
        ],
    );
    check(
        "今年要做两件事。\n一、修路。先修西街。\n二、植树，要植三种：\n- 柳树\n- 松树\n- 桃树\n这些事情年底以前都要做完。",
        &[
            "今年要做两件事。|修路。先修西街。|植树，要植三种：\n- 柳树\n- 松树\n- 桃树",
            "植树，要植三种：|柳树|松树|桃树",
        ],
    );
}

/// How many lists lie in one another, at most.
fn deepest(lists: &[Enumeration]) -> usize {
    let around = |own: &Enumeration| lists.iter().filter(|list| list.span.covers(own.span)).count();
    lists.iter().map(around).max().unwrap_or(0)
}

#[test]
fn marks_without_end_nest_no_deeper_and_cost_no_more() {
    // Ten lists, each in the first member of the one before.
    let firsts = ["一、", "（一）", "1. ", "① ", "（1）", "第一，", "其一，", "首先，", "一是", "一方面，"];
    let seconds =
        ["二、", "（二）", "2. ", "② ", "（2）", "第二，", "其二，", "其次，", "二是", "另一方面，"];
    let nested =
        |marks: &mut dyn Iterator<Item = &&str>| marks.map(|mark| format!("{mark}甲。")).collect::<String>();
    let nested = nested(&mut firsts.iter()) + &nested(&mut seconds.iter().rev());
    let nested_in = |unit: &str, times: usize| {
        let text = unit.repeat(times);
        let article = whole_article(&text);
        let marks = inline_markers(&text).len();
        let mut lists = Vec::new();
        let work = counted(|| lists = enumerations(&article, &[]));
        assert!(work["chains"] <= marks * DEEPEST, "{unit}: {work:?} for {marks} marks");
        deepest(&lists)
    };
    for (unit, times) in [
        ("首先甲，其次乙。", 1_000),
        ("一是甲；1. 乙。", 1_000),
        ("第一，甲：", 1_000),
        ("（1）甲，", 1_000),
        ("1. a 2. b; ", 1_000),
        ("First, a. On the one hand, b. ", 1_000),
        (&nested, 100),
    ] {
        assert!(nested_in(unit, times) <= DEEPEST, "{unit}");
    }
    assert!(nested_in(&nested, 1) > 2);
}

#[test]
fn one_of_several_is_told_without_a_number() {
    check(
        "难处有两个，一个是缺钱，账上只有三十万，还有一个是缺人，师傅都走了。",
        &["难处有两个，|缺钱，账上只有三十万|缺人，师傅都走了。"],
    );
    check(
        "要解决的问题，一个是钱，一个是人，还有一个就是时间，枯水期快过了。",
        &["要解决的问题，|钱|人|时间，枯水期快过了。"],
    );
    check("办法有两种。一种是拔掉旧桩。另一种是包上水泥。", &["办法有两种。|拔掉旧桩。|包上水泥。"]);
    check(
        "这里有三个问题。第一个是钱，镇里拿不出。第二个是人，师傅走了。第三个呢就是时间，快过了。",
        &["这里有三个问题。|是钱，镇里拿不出。|是人，师傅走了。|就是时间，快过了。"],
    );
    check(
        "There are two problems. One is money, for there is none. The other is time.",
        &["There are two problems.|money, for there is none.|time."],
    );
    check(
        "One is that it is slow. Another is that it is dear. A third is that it is old.",
        &["|that it is slow.|that it is dear.|that it is old."],
    );
    check(
        "There are two ways. One way is to wait. Another way is to swim.",
        &["There are two ways.|One way is to wait.|Another way is to swim."],
    );
    // Two people, and one who is alone.
    check("他们两个人，一个是老师，一个是学生。", &[]);
    check("一个是镇长，谁也劝不动他。一种是不够的。", &[]);
    check("One is enough. The other boats are late.", &[]);
}

#[test]
fn members_without_marks_fill_a_stated_count() {
    check(
        "难修有三个原因：账上没有钱；师傅都走了；木料要从外地运来。别的都好说。",
        &["难修有三个原因：|账上没有钱|师傅都走了|木料要从外地运来。"],
    );
    check("要走三个步骤：先清淤，再打桩，最后铺板。", &["*要走三个步骤：|先清淤|再打桩|最后铺板。"]);
    check("办法很简单：先清淤，再打桩，最后铺板。", &["办法很简单：|先清淤|再打桩|最后铺板。"]);
    check(
        "It is simple: first dredge the bank, then drive the piles, and finally lay the boards.",
        &["It is simple:|first dredge the bank|then drive the piles|and finally lay the boards."],
    );
    check(
        "There are two reasons: the fog is thick; the ferry is old. Nothing else matters.",
        &["There are two reasons:|the fog is thick|the ferry is old."],
    );
    check(
        "难修有三个原因：\n\n账上没有钱，定金都不够。\n\n师傅都走了，一时回不来。\n\n木料要从外地运来，路上要半个月。\n\n无论如何，码头总要有人管。",
        &[
            "难修有三个原因：|账上没有钱，定金都不够。|师傅都走了，一时回不来。|木料要从外地运来，路上要半个月。",
        ],
    );
    check(
        "分两个部分：\n\n清淤：挖走江边的泥。水要够深。再等三天。\n\n打桩：请外地的师傅来。先拔旧桩。再打新桩。\n\n这些做完就可以通船。",
        &["分两个部分：|清淤：挖走江边的泥。水要够深。再等三天。|打桩：请外地的师傅来。先拔旧桩。再打新桩。"],
    );
    // Another count, lone words, a time, and a list that has its marks.
    check("难修有三个原因：没有钱；没有人。", &[]);
    check("缺三样东西：钱，人，木料。", &[]);
    check("开船的时间是10:30，过了三点，就没有船了。", &[]);
    check("分两步：一、先查；二、再换。", &["分两步：|先查|再换。"]);
}

#[test]
fn letters_number_han_lines() {
    check("要做三件事：\n\nA. 清淤。\n\nB. 打桩。\n\nC. 铺板。", &["要做三件事：|清淤。|打桩。|铺板。"]);
    check("A. Smith came.\n\nB. Jones left.", &[]);
}

#[test]
fn parts_of_a_night_and_of_a_town_are_no_list() {
    check(
        "The first part of the night was quiet. The guard slept in his hut.\n\n\
         Nobody saw the water rise, for the lamps on the pier were out and the boats lay still.\n\n\
         Another part of the town was flooded. The school stayed shut for a week.",
        &[],
    );
}
