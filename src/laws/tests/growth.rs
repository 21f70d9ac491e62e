//! Work grows with the text and no faster: every loop that is counted is gone through about twice as often where
//! the text is twice as long, for texts of the shapes that tempt one to compare all with all, and for each format in the
//! shapes that are worst for those who take it apart.

#[cfg(feature = "epub")]
mod books;
mod formats;

use crate::laws::work::{bound, counted_of};
use std::collections::BTreeMap;

/// How many lines, items or sentences the shortest of three texts has. The search for topics looks back over at most 256
/// places and a summary is chosen with care for 60 sentences: below some hundreds these bounds are not reached, and what
/// they bound still looks like a square.
const PIECES: usize = 600;

/// How much more a second lengthening may add than the first, which was half as large: 2 where work grows with the text
/// whatever it begins with, 4 for a square. What reaches its bound on the way takes a little more than 2.
const MOST: f64 = 2.4;

/// What was done less often than this is at its beginning, and its growth says nothing.
const FEW: usize = 2_000;

#[track_caller]
fn check(shape: impl Fn(usize) -> String) {
    check_counts([PIECES, 2 * PIECES, 4 * PIECES].map(|pieces| counted_of(&shape(pieces))));
}

/// What was counted for a text, one twice and one four times as long.
#[track_caller]
fn check_counts([once, twice, four]: [BTreeMap<&'static str, usize>; 3]) {
    let mut faster = Vec::new();
    for (place, most) in &four {
        let [once, twice] = [&once, &twice].map(|counts| counts.get(place).copied().unwrap_or(0));
        let holds = match bound(place) {
            Some(each) => *most <= each * four["sentences"],
            None => {
                *most < FEW || most.saturating_sub(twice) as f64 <= MOST * twice.saturating_sub(once) as f64
            }
        };
        if !holds {
            faster.push(format!("{place}: {once}, {twice}, {most}"));
        }
    }
    assert!(faster.is_empty(), "{faster:#?}");
}

/// A short Chinese sentence that another number makes another.
fn sentence(number: usize) -> String {
    const WHO: [&str; 7] = ["渔民", "会计", "老师", "工程师", "店主", "医生", "司机"];
    const DOES: [&str; 5] = ["修好了", "看见了", "谈论着", "卖掉了", "想起了"];
    const WHAT: [&str; 11] =
        ["渔网", "账本", "课堂", "桥梁", "货架", "药方", "公路", "水位", "天气", "价格", "仓库"];
    let one = |words: &[&'static str], by: usize| words[number / by % words.len()];
    format!("{}在{}号门前{}{}。", one(&WHO, 1), number * 7 % 101, one(&DOES, 3), one(&WHAT, 2))
}

fn lines(pieces: usize, line: impl Fn(usize) -> String) -> String {
    (0..pieces).map(|number| line(number) + "\n\n").collect()
}

#[test]
fn paragraphs() {
    check(|pieces| lines(pieces, |n| sentence(n) + &sentence(n * 3 + 1)));
}

#[test]
fn one_paragraph_over_and_over() {
    check(|pieces| lines(pieces, |_| sentence(1) + &sentence(2)));
}

#[test]
fn a_sentence_without_an_end() {
    check(|pieces| (0..pieces).map(|n| sentence(n).replace('。', "，")).collect());
}

#[test]
fn a_single_line() {
    check(|pieces| (0..pieces).map(sentence).collect());
}

#[test]
fn headings() {
    check(|pieces| {
        lines(pieces, |n| if n % 2 == 0 { format!("第{}章 渔网与账本", n / 2 + 1) } else { sentence(n) })
    });
}

#[test]
fn items() {
    check(|pieces| lines(pieces, |n| format!("{}. {}", n % 90 + 1, sentence(n))));
}

#[test]
fn lists_within_lists() {
    check(|pieces| lines(pieces, |n| format!("{}{}", ["一、", "1. ", "(1) ", "a) "][n % 4], sentence(n))));
}

#[test]
fn sentences_of_one_character() {
    check(|pieces| (0..pieces).map(|n| ["水。", "火。", "山。", "风。", "雨。"][n % 5]).collect());
}

#[test]
fn english() {
    check(|pieces| {
        lines(pieces, |n| {
            let who = ["fisherman", "teacher", "doctor", "driver", "clerk"][n % 5];
            let what = ["net", "lesson", "bridge", "road", "price", "harbour", "storm"][n % 7];
            format!(
                "The {who} of house {} spoke about the {what}. Nobody asked her why, but number {n} did.",
                n % 89
            )
        })
    });
}

#[test]
fn a_page_with_its_site_around_it() {
    check(|pieces| {
        let menu = lines(pieces / 4, |n| format!("首页 {n} 登录 注册"));
        menu + &lines(pieces, sentence) + &lines(pieces / 4, |n| format!("相关推荐 {n}"))
    });
}
