//! Every form of mark in every place that a list stands in, made from a few words in two languages.

use super::*;
use crate::digest::tests::whole_article;

/// Text of which enumerations are made: an idle paragraph, what leads in, and three members that mean the same.
struct Words {
    idle: &'static str,
    lead: &'static str,
    members: [&'static str; 3],
    /// What follows the first sentence of a long member.
    more: &'static str,
    stop: &'static str,
    part: &'static str,
    colon: &'static str,
    close: &'static str,
}

const CHINESE: Words = Words {
    idle: "码头的事情说了好几年，没有人真正去做，大家都在等别人先动手。",
    lead: "这件事有三个原因",
    members: ["船太少了，等的人多", "码头太窄，车掉不了头", "夜里没有灯，看不清水"],
    more: "这一点谁都看得见。可是没有人去管它。",
    stop: "。",
    part: "；",
    colon: "：",
    close: "总之，码头要修，而且不能再拖了。",
};

const ENGLISH: Words = Words {
    idle: "The town has talked about the ferry for years, and nobody has done a thing about it so far.",
    lead: "There are three reasons for this",
    members: ["the boats are too few", "the pier is too narrow", "there is no light at night"],
    more: "Everybody can see it. But nobody cares for it at all.",
    stop: ". ",
    part: "; ",
    colon: ": ",
    close: "In conclusion, the pier has to be mended, and soon.",
};

/// Puts the members of one form into every place that a list stands in, and looks for them there.
#[track_caller]
fn check_places(words: &Words, marks: [&str; 3]) {
    let Words { idle, lead, members, more, stop, part, colon, close } = words;
    let own: Vec<String> = marks.iter().zip(members).map(|(mark, words)| format!("{mark}{words}")).collect();
    let long: Vec<String> = own.iter().map(|m| format!("{m}{stop}{more}")).collect();
    let places = [
        ("parts of a sentence", format!("{idle}\n\n{lead}{colon}{}{stop}\n\n{idle}", own.join(part)), true),
        ("sentences", format!("{idle}\n\n{lead}{stop}{}{stop}\n\n{idle}", own.join(stop)), true),
        ("sentences without a lead-in", format!("{idle}\n\n{}{stop}\n\n{idle}", own.join(stop)), false),
        ("several sentences each", format!("{idle}\n\n{lead}{stop}{}\n\n{idle}", long.concat()), true),
        ("lines", format!("{idle}\n\n{lead}{colon}\n{}{stop}\n{idle}", own.join(&format!("{stop}\n"))), true),
        (
            "paragraphs",
            format!("{idle}\n\n{lead}{stop}\n\n{}{stop}\n\n{idle}", own.join(&format!("{stop}\n\n"))),
            true,
        ),
        ("long paragraphs", format!("{idle}\n\n{idle}\n\n{}\n\n{idle}", long.join("\n\n")), false),
        (
            "paragraphs with others between",
            format!("{idle}\n\n{}\n\n{close}", long.join(&format!("\n\n{idle}\n\n{idle}\n\n"))),
            false,
        ),
        (
            "the first beside its lead-in",
            format!("{idle}\n\n{lead}{stop}{}\n\n{}\n\n{}\n\n{idle}", long[0], long[1], long[2]),
            true,
        ),
    ];
    for (place, text, led) in places {
        let article = whole_article(&text);
        let lists = enumerations(&article, &[]);
        assert_eq!(lists.len(), 1, "{} as {place}: {text}", marks[0]);
        let list = &lists[0];
        assert_eq!(list.members.len(), 3, "{} as {place}: {text}", marks[0]);
        assert_eq!(list.lead.is_some(), led, "{} as {place}: {text}", marks[0]);
        for (member, expected) in list.members.iter().zip(members) {
            let said = article.slice(member.words);
            assert!(said.contains(expected), "{} as {place}: {said}", marks[0]);
        }
        let last = article.slice(list.members[2].span);
        assert!(!last.contains(close), "{} as {place}: {last}", marks[0]);
        if place.starts_with("several") || place.starts_with("long") {
            let whole = last.ends_with(more.trim_end());
            assert!(whole, "{} as {place}: {last}", marks[0]);
        }
        if place.ends_with("between") {
            let first = article.slice(list.members[0].span);
            assert!(first.ends_with(idle), "{} as {place}: {first}", marks[0]);
        }
    }
}

#[test]
fn every_form_is_found_in_every_place() {
    for marks in [
        ["一、", "二、", "三、"],
        ["（一）", "（二）", "（三）"],
        ["1.", "2.", "3."],
        ["1、", "2、", "3、"],
        ["1)", "2)", "3)"],
        ["（1）", "（2）", "（3）"],
        ["①", "②", "③"],
        ["⑴", "⑵", "⑶"],
        ["A、", "B、", "C、"],
        ["第一，", "第二，", "第三，"],
        ["第一步，", "第二步，", "第三步，"],
        ["第一是", "第二是", "第三是"],
        ["第一个问题是", "第二个问题是", "第三个问题是"],
        ["其一，", "其二，", "其三，"],
        ["一是", "二是", "三是"],
        ["一要", "二要", "三要"],
        ["一来", "二来", "三来"],
        ["首先，", "其次，", "最后，"],
        ["首先", "其次", "最后"],
        ["首先，", "然后，", "最后，"],
        ["首先，", "第二，", "第三，"],
        ["第一，", "其次，", "最后，"],
    ] {
        check_places(&CHINESE, marks);
    }
    for marks in [
        ["1. ", "2. ", "3. "],
        ["1) ", "2) ", "3) "],
        ["(1) ", "(2) ", "(3) "],
        ["a) ", "b) ", "c) "],
        ["(a) ", "(b) ", "(c) "],
        ["(i) ", "(ii) ", "(iii) "],
        ["First, ", "Second, ", "Third, "],
        ["Firstly, ", "Secondly, ", "Finally, "],
        ["First, ", "Then, ", "Finally, "],
        ["First of all, ", "Secondly, ", "Last but not least, "],
        ["Step 1: ", "Step 2: ", "Step 3: "],
        ["Step one: ", "Step two: ", "Step three: "],
        ["The first reason is that ", "The second reason is that ", "The last reason is that "],
    ] {
        check_places(&ENGLISH, marks);
    }
}
