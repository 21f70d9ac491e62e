//! Which short lines of a plain text are headings, and which are words under a picture: a sum of named weights over what
//! is to be seen of each, and a few things that no sum may overrule. What paragraphs and items are is decided before.
//! Precision before recall: a heading that is missed costs a line of the outline, a false one breaks the article.

mod around;
mod line;
mod number;
mod weights;

use crate::article::BlockKind;
use crate::read::layout::{Unit, breaks_off, ends_sentence};
use crate::read::shape::says_caption;
use crate::segment::letter::{is_alphabetic, is_alphanumeric};
use crate::segment::marker::{Form, marker};
use crate::threads;
use around::Seen;
pub(crate) use line::Features;
use line::{End, label, names_a_part};
use number::{Key, numbered};
use std::collections::{BTreeMap, BTreeSet};
use weights::WEIGHTS;

/// A line that is at least so likely a heading is one.
const LIKELY: f64 = 0.45;

/// What was found, by unit; what is in neither is running text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Headings with their levels, from 1.
    pub(crate) headings: BTreeMap<usize, u8>,
    /// Words under pictures, and whose words stand above: ——题记.
    pub(crate) captions: BTreeSet<usize>,
}

/// The headings and captions among the paragraphs of a text.
pub(crate) fn find(units: &[&Unit], kinds: &[BlockKind]) -> Found {
    let seen = Seen::new(units, kinds);
    let talk = talk(units);
    let may_be = |i: &usize| !talk.contains(i) && may_be(&seen, units, *i);
    let candidates: Vec<usize> = (0..units.len()).filter(may_be).collect();
    let is_chapter = |i: usize| chapter(&seen, i).is_some();
    let is_heading = |i: usize| {
        if is_chapter(i) {
            return opens_chapter(&seen, i);
        }
        if is_day(&seen, i) {
            return !is_day(&seen, i + 1);
        }
        seen.templates.contains(&i) || likely(&seen.features(i)) >= LIKELY
    };
    let are = threads::map(&candidates, seen.bytes, |i| is_heading(*i));
    let mut chosen: BTreeSet<usize> =
        candidates.iter().zip(are).filter(|(_, is)| *is).map(|(i, _)| *i).collect();
    // Some of a list are short lines, and others run on as sentences: it is no series of headings.
    let first = chosen.clone();
    chosen.retain(|i| !goes_on_as_prose(units, &first, *i));
    let strong = |i: usize| is_chapter(i) || seen.series.contains(&i) || seen.templates.contains(&i);
    let line = |i: usize| seen.lines.get(i).and_then(Option::as_ref);
    let names = |i: usize| line(i).is_some_and(|line| names_a_part(line.body()));
    // Headings made to one pattern leave no doubt about the others.
    if !seen.templates.is_empty() {
        chosen.retain(|i| strong(*i) || names(*i));
    }
    // Where texts do not end as sentences do, a line that does not says nothing by that.
    let closed = units.iter().filter(|unit| ends_sentence(&unit.text)).count();
    if closed * 4 < units.len().saturating_sub(candidates.len()) {
        chosen.retain(|i| strong(*i));
    }
    // Two questions or outcries are in any essay; three may be its headings.
    let calls = |i: usize| line(i).is_some_and(|line| matches!(line.end, End::Ask | End::Exclaim));
    if chosen.len() < 3 {
        chosen.retain(|i| strong(*i) || !calls(*i));
    }
    // A single unmarked line between paragraphs is a caption or a pulled quote more often than a heading.
    if chosen.len() == 1 {
        chosen.retain(|i| strong(*i) || names(*i));
    }
    // Two that are not made alike, one with a comma and one without, are mostly under two pictures.
    let parted =
        chosen.iter().filter(|i| line(**i).is_some_and(|line| line.body().contains(['，', ',']))).count();
    if chosen.len() == 2 && parted == 1 {
        chosen.retain(|i| strong(*i) || names(*i));
    }
    // Where most lines are short their shape says little: verse, a list, a log.
    let lines: usize = seen.sizes.iter().map(|size| lines_of(*size)).sum();
    if chosen.len() * MOST > lines {
        chosen.retain(|i| strong(*i));
    }
    if chosen.len() * MOST > lines {
        chosen.clear();
    }
    let captions = (0..units.len())
        .filter(|i| !chosen.contains(i) && in_prose(&seen, units, &chosen, *i) && may_be_caption(&seen, *i))
        .filter(|i| !breaks_off(units[*i], units.get(*i + 1).copied()))
        .collect();
    Found { headings: levels(&seen, &chosen), captions }
}

/// What somebody says in a talk of two and more: units that begin with a name and a colon, where two names come so often
/// that they are speakers', and take turns.
fn talk(units: &[&Unit]) -> BTreeSet<usize> {
    /// A name that comes less often is no speaker's.
    const OFTEN: usize = 3;
    let named = |unit: &&Unit| label(&unit.text).map(str::to_owned);
    let names: Vec<(usize, String)> =
        units.iter().enumerate().filter_map(|(i, unit)| named(unit).map(|name| (i, name))).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name) in &names {
        *counts.entry(name).or_default() += 1;
    }
    let turns: Vec<(usize, &str)> = names
        .iter()
        .map(|(i, name)| (*i, name.as_str()))
        .filter(|(_, name)| counts.get(name).is_some_and(|count| *count >= OFTEN))
        .collect();
    let changes = turns.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    if changes * 2 >= turns.len() { turns.into_iter().map(|(i, _)| i).collect() } else { BTreeSet::new() }
}

/// Of so many lines one may be a heading.
const MOST: usize = 2;

/// Whether a line begins a chapter of a book, or says so.
pub(crate) fn is_chapter(text: &str) -> bool {
    numbered(text).is_some_and(|number| matches!(number.key, Key::Chapter(_)))
}

/// What is to be seen of the lines that may be headings, for the fitter of the weights.
pub(crate) fn rows(units: &[&Unit], kinds: &[BlockKind]) -> Vec<(usize, Features)> {
    let seen = Seen::new(units, kinds);
    let talk = talk(units);
    let open = |i: &usize| !talk.contains(i) && chapter(&seen, *i).is_none();
    let may = (0..units.len()).filter(|i| open(i) && may_be(&seen, units, *i));
    may.map(|i| (i, seen.features(i))).collect()
}

/// How likely a line with these features is a heading, in 0..=1.
fn likely(features: &Features) -> f64 {
    let weight = |name: &str| {
        let at = WEIGHTS.binary_search_by(|(known, _)| (*known).cmp(name)).ok();
        at.and_then(|at| WEIGHTS.get(at)).map_or(0.0, |(_, weight)| *weight)
    };
    let score: f64 = features.iter().map(|(name, value)| weight(name) * value).sum();
    1.0 / (1.0 + (-score).exp())
}

/// Whether a line is one remark in round or square brackets: a direction for a stage, the noise of a hall.
fn in_brackets(text: &str) -> bool {
    let pairs = [('（', '）'), ('(', ')'), ('[', ']'), ('［', '］')];
    pairs.into_iter().any(|(open, close)| {
        text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inner| {
            !inner.contains([open, close]) && inner.chars().filter(|c| is_alphabetic(*c)).count() >= 2
        })
    })
}

/// Whether a line may be a heading at all: short, whole, no caption by its own words, and something stands under it.
fn may_be(seen: &Seen, units: &[&Unit], i: usize) -> bool {
    let Some(line) = &seen.lines[i] else { return false };
    let in_series = seen.series.contains(&i);
    let is_number = !line.body().contains(is_alphanumeric);
    // ——题记 says whose words stand above.
    let is_source = line.text.starts_with(['—', '―', '－', '–']);
    // Of a list of short lines the middle is none.
    let (before, after) = (seen.run_before[i], seen.run_after[i + 1]);
    let is_listed = before > 0 && after > 0 && before + after >= LINES_OF_A_LIST;
    // The end of a text is not under a heading, nor are more short lines only.
    let stands_alone = (i + 1..units.len()).take(LINES_OF_A_LIST).all(|j| seen.is_open(j));
    // （掌声） says what is heard.
    let is_heard = in_brackets(line.text);
    let is_other =
        is_source || is_heard || line.is_spoken() || line.end == End::Comma || says_caption(line.text);
    (!stands_alone || is_day(seen, i))
        && !is_other
        && (in_series || !(is_listed || is_number))
        && !breaks_off(units[i], units.get(i + 1).copied())
}

/// So many short lines in a row are a list.
const LINES_OF_A_LIST: usize = 4;

/// Whether a line is one of several days that have lines of their own, as in a timetable or a diary.
fn is_day(seen: &Seen, i: usize) -> bool {
    let line = seen.lines.get(i).and_then(Option::as_ref);
    seen.series.contains(&i) && line.and_then(|line| line.number).is_some_and(|number| number.key == Key::Day)
}

/// Whether the number of a line goes on at the beginning of running text before any heading is numbered so: the line is
/// the first words of a member of a list.
fn goes_on_as_prose(units: &[&Unit], chosen: &BTreeSet<usize>, i: usize) -> bool {
    /// No member of a list with short ones among its members is longer, in units.
    const FAR: usize = 12;
    let mut number = match units.get(i).and_then(|unit| marker(&unit.text)) {
        Some(mark) if mark.form == Form::Number => mark.ordinal.number(),
        _ => None,
    };
    for (j, unit) in units.iter().enumerate().skip(i + 1).take(FAR) {
        let (Some(own), Some(mark)) = (number, marker(&unit.text).filter(|mark| mark.form == Form::Number))
        else {
            continue;
        };
        match mark.ordinal.number() {
            Some(next) if next == own + 1 && chosen.contains(&j) => number = Some(next),
            Some(next) => return next == own + 1 && ends_sentence(&unit.text),
            None => {}
        }
    }
    false
}

/// The rank of a chapter of a book that begins at a line.
fn chapter(seen: &Seen, i: usize) -> Option<u8> {
    let line = seen.lines.get(i)?.as_ref()?;
    match line.number?.key {
        // A book may be quoted with one chapter; one part alone may be anything's.
        Key::Chapter(rank) if line.end.is_open() && (rank == 1 || seen.series.contains(&i)) => Some(rank),
        // 第一章水位 without a gap may be the beginning of a sentence.
        Key::Form(Form::Chapter) if line.end.is_open() && seen.series.contains(&i) => Some(1),
        _ => None,
    }
}

/// Whether a chapter begins here, and is not one of a table of contents.
fn opens_chapter(seen: &Seen, i: usize) -> bool {
    chapter(seen, i).is_none_or(|rank| chapter(seen, i + 1) != Some(rank))
}

/// Whether a line that is no heading may stand under a picture, or under words as their source.
fn may_be_caption(seen: &Seen, i: usize) -> bool {
    seen.lines[i].as_ref().is_some_and(|line| {
        matches!(line.end, End::None | End::Bracket)
            && line.number.is_none()
            && line.size <= 30.0
            && !line.text.starts_with(char::is_lowercase)
    })
}

/// Whether running text stands right before a unit and running text or a heading right after it, as they do about a picture.
fn in_prose(seen: &Seen, units: &[&Unit], headings: &BTreeSet<usize>, index: usize) -> bool {
    let runs = |at: usize, least: f64| {
        seen.sizes.get(at).is_some_and(|size| *size >= least)
            && units.get(at).is_some_and(|unit| ends_sentence(&unit.text))
    };
    let before = index > 0 && runs(index - 1, 12.0);
    before && (headings.contains(&(index + 1)) || runs(index + 1, 6.0))
}

/// How many lines a paragraph is on a screen of 80 cells: where each paragraph is one line of the file, a long one
/// still outweighs a heading.
fn lines_of(size: f64) -> usize {
    (size / 40.0).ceil().max(1.0) as usize
}

/// The levels of headings: by the forms of their numbers, as many as there are; unnumbered ones are of the first.
fn levels(seen: &Seen, chosen: &BTreeSet<usize>) -> BTreeMap<usize, u8> {
    let rank = |i: usize| {
        let number = seen.lines.get(i).and_then(Option::as_ref).and_then(|line| line.number);
        number.map(|number| match number.key {
            Key::Chapter(rank) => (0, rank),
            Key::Form(form) => (1, form as u8),
            Key::Word(_) | Key::Year | Key::Day => (2, 0),
        })
    };
    let ranks: BTreeSet<(u8, u8)> = chosen.iter().filter_map(|i| rank(*i)).collect();
    let level = |i: usize| rank(i).and_then(|own| ranks.iter().position(|rank| *rank == own)).unwrap_or(0);
    chosen.iter().map(|i| (*i, u8::try_from(level(*i) + 1).unwrap_or(u8::MAX))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::units;
    use crate::read::shape;

    /// The headings of a text, with their levels where several are; `P` in it stands for a long paragraph, `S` for a
    /// short sentence.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let prose = if text.contains(crate::read::layout::is_wide) { HAN } else { LATIN };
        let lines = text.split('\n').enumerate().map(|(i, line)| match line {
            "P" => prose[i % prose.len()].to_owned(),
            "S" => if prose == HAN { "没有人说话。" } else { "Nobody spoke." }.to_owned(),
            _ => line.to_owned(),
        });
        let units = units(&lines.collect::<Vec<_>>().join("\n\n"));
        let units: Vec<&Unit> = units.iter().collect();
        let found = find(&units, &shape::items(&units));
        let told: Vec<String> = found
            .headings
            .iter()
            .map(
                |(i, level)| {
                    if *level == 1 { units[*i].text.clone() } else { format!("{level} {}", units[*i].text) }
                },
            )
            .collect();
        assert_eq!(told, expected, "{text}");
    }

    const HAN: [&str; 3] = [
        "清早的码头上堆满了空箱子，搬运工还没有来，只有看门的老人坐在门口，一边抽烟一边看着河水往东流去。他在这里坐了二十年，什么都见过。",
        "到了第二年春天，船票涨了五毛钱，坐船的人反而多了起来，因为桥上的收费站排起了长队，一等就是半个钟头。售票员说，这样的事情以前从来没有过。",
        "县里的人来量过三次水位，每次都带着不同的尺子，得出的数字也各不相同。最后写进报告里的那一个，谁也说不清是哪一天量出来的。",
    ];
    const LATIN: [&str; 3] = [
        "The ferry left at six every morning, whether there was anybody on the quay or not, and came back at seven with the milk. Nobody had ever asked why it should be so.",
        "In the second spring the fare went up by a nickel, and more people took the boat than before, for the queue at the bridge had grown to half an hour. The clerk had never seen the like.",
        "Three times the county sent somebody to measure the river, and each of them brought a rod of his own. The number in the report is one that none of them remembers.",
    ];

    #[test]
    fn two_lines_that_are_not_alike_are_captions() {
        check("P\n\nP\n\n新码头的吊车\n\nP\n\nP\n\n老艄公的船桨，柄上缠着麻绳\n\nP\n\nP", &[]);
        check("P\n\nP\n\n新码头的账\n\nP\n\nP\n\n老码头的账\n\nP\n\nP", &["新码头的账", "老码头的账"]);
    }

    #[test]
    fn what_speakers_say_in_turn_is_no_heading() {
        check(
            "P\n\n渡口周报：最难的是什么？\n\n老艄公：P\n\n渡口周报：船还够用吗？\n\n老艄公：够用，不够修。\n\n\
             渡口周报：以后有什么打算？\n\n老艄公：先把船底补好。\n\nP",
            &[],
        );
        check(
            "P\n\nHarbour Post: What is hardest?\n\nThe pilot: P\n\nHarbour Post: Are there boats enough?\n\n\
             The pilot: Enough to sail\n\nHarbour Post: And what comes next?\n\nThe pilot: Paint, and more paint\n\nP",
            &[],
        );
        check(
            "P\n\n背景：旧码头\n\nP\n\nP\n\n背景：新码头\n\nP\n\nP\n\n背景：渡船\n\nP\n\nP",
            &["背景：旧码头", "背景：新码头", "背景：渡船"],
        );
    }

    #[test]
    fn short_lines_over_prose_are_headings() {
        check("P\n码头的早晨\nP\nP\n涨价之后\nP\nP\n三把尺子\nP\nP", &["码头的早晨", "涨价之后", "三把尺子"]);
        check(
            "P\nThe morning boat\nP\nP\nAfter the fare\nP\nP\nThree rods\nP\nP",
            &["The morning boat", "After the fare", "Three rods"],
        );
        check(
            "P\n船为什么还开？\nP\nP\n钱从哪里来？\nP\nP\n桥会收费多久？\nP\nP",
            &["船为什么还开？", "钱从哪里来？", "桥会收费多久？"],
        );
        check("P\n码头的早晨\nP\nP\n涨价之后\nP\nP", &["码头的早晨", "涨价之后"]);
    }

    #[test]
    fn numbers_and_words_that_count_are_headings() {
        check("P\n一、码头\nP\n二、票价\nP\nP", &["一、码头", "二、票价"]);
        check(
            "P\nTip 1. Come early\nP\nTip 2. Bring change\nP\nP",
            &["Tip 1. Come early", "Tip 2. Bring change"],
        );
        check(
            "一、码头\nP\n（一）早晨\nP\n（二）夜里\nP\n二、票价\nP",
            &["一、码头", "2 （一）早晨", "2 （二）夜里", "二、票价"],
        );
    }

    #[test]
    fn chapters_of_a_book_are_headings_and_its_contents_are_not() {
        check(
            "渡口志\n第一回 夜话\n第二回 新桥\n第一回 夜话\nP\nP\n第二回 新桥\nP\nP",
            &["第一回 夜话", "第二回 新桥"],
        );
        check(
            "CHAPTER I. The River\nP\nP\nCHAPTER II. The Bridge\nP\nP",
            &["CHAPTER I. The River", "CHAPTER II. The Bridge"],
        );
        check(
            "第一卷 河\n第一章 码头\nP\n第二章 桥\nP\n第二卷 海\n第三章 灯\nP",
            &["第一卷 河", "2 第一章 码头", "2 第二章 桥", "第二卷 海", "2 第三章 灯"],
        );
        check("P\nChapter 3 says that the river rose\nP", &[]);
    }

    #[test]
    fn parts_of_a_book_may_be_counted_without_a_word_for_it() {
        check(
            "卷一\n第一章\nP\n第二章\nP\n卷二\n第三章\nP\n第四章\nP",
            &["卷一", "2 第一章", "2 第二章", "卷二", "2 第三章", "2 第四章"],
        );
        check(
            "上篇\n第一章 船\nP\n第二章 箱\nP\n下篇\n第三章 岸\nP",
            &["上篇", "2 第一章 船", "2 第二章 箱", "下篇", "2 第三章 岸"],
        );
    }

    #[test]
    fn days_head_what_stands_under_them() {
        check(
            "7月1日（周六）\n十点 绘本共读\n两点 修复师开放日\n7月2日（周日）\n九点 围棋\n三点 诗歌\n7月8日（周六）\n十点 手机\n两点 讲座",
            &["7月1日（周六）", "7月2日（周日）", "7月8日（周六）"],
        );
        check("Saturday, July 1\nP\nSunday, July 2\nP\nP", &["Saturday, July 1", "Sunday, July 2"]);
        check("P\n7月1日\nP\nP", &[]);
        check("7月1日\n7月2日\n7月3日\n7月4日\nP\nP", &["7月4日"]);
    }

    #[test]
    fn the_short_members_of_a_list_are_none() {
        check("P\n1. 拆下旧船板\nP\n2. 量好新船板\nP\n3. 把新船板钉上去，钉子要斜着打。\nP", &[]);
        check(
            "P\n1. 拆下旧船板\nP\n2. 量好新船板\nP\n3. 钉上新船板\nP\nP",
            &["1. 拆下旧船板", "2. 量好新船板", "3. 钉上新船板"],
        );
    }

    #[test]
    fn what_somebody_asks_is_none() {
        check("问：您开了多少年船？\nP\n问：人少了吗？\nP\n问：想过不开吗？\nP\nP", &[]);
        check("Q: How long?\nP\nQ: Are there fewer?\nP\nQ: And now?\nP\nP", &[]);
    }

    #[test]
    fn what_is_short_in_prose_is_none() {
        // A line under a picture, a pulled quote, a question, what somebody says, whose words stand above.
        for line in [
            "新码头的吊车",
            "船是路",
            "谁来付钱呢？",
            "“你走吧。”",
            "——题记",
            "摄影：小柳",
            "但是热闹归热闹，账归账。",
        ] {
            check(&format!("P\nP\n{line}\nP\nP"), &[]);
        }
        for line in [
            "The new crane",
            "And who pays?",
            "“Go,” she said.",
            "By Ada Lindgren",
            "But a view is not a right.",
        ] {
            check(&format!("P\nP\n{line}\nP\nP"), &[]);
        }
        check("P\n谁来付钱呢？\nP\nP\n又有谁记得呢？\nP\nP", &[]);
        check("P\n“去哪儿？”\nS\n“随便！”\nP\n“谁？”\nS\nP", &[]);
    }

    #[test]
    fn speech_verse_lists_and_logs_have_none() {
        check("甲：今晚还开船吗？\n乙：开，风小了。\n甲：票卖了多少\n乙：十一张，够油钱了\n甲：走吧", &[]);
        check("记者：您开了多少年船？\nP\n记者：人少了吗？\nP\n记者：想过不开吗？\nP\nP", &[]);
        check("风从上游来\n带着稻草的气味\n船系在柳树下\n像一头睡着的牛\n我数着水上的灯\n一盏，两盏", &[]);
        check("Tent\nTwo sleeping bags\nStove and gas\nRope\nMatches\nRain jackets", &[]);
        check(
            "10:11 INFO server started\n10:12 WARN cache is cold\nconnection reset\nretrying in 5 seconds\n10:15 INFO done",
            &[],
        );
        check("Ingredients\nTwo cups of rice\nOne lemon\nA handful of peanuts\nSalt\nMethod\nP\nP", &[]);
    }

    #[test]
    fn weights_are_found_by_their_names() {
        assert!(WEIGHTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WEIGHTS.iter().all(|(_, weight)| weight.is_finite()));
    }

    #[test]
    fn what_is_heard_or_done_is_no_heading() {
        for line in ["（掌声）", "(全场大笑)", "[Applause]", "(laughter)", "［鼓掌］"] {
            check(&format!("P\nP\nP\n{line}\nP\nP\n{line}\nP\nP"), &[]);
        }
        check("P\nP\nP\n（一）旧码头\nP\nP\n（二）新码头\nP\nP", &["（一）旧码头", "（二）新码头"]);
    }
}
