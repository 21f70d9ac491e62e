//! Whether a sentence tells of a time to come: a time that lies ahead, together with a word for what will or may be. One of
//! them alone is weak. Knows words; nothing of what else the sentence says or where it stands.

use crate::article::Lang;
use crate::segment::letter::is_alphanumeric;
use crate::segment::searched::Searched;
use crate::span::Span;

/// What the two say together, among the cues of a forecast. Set by hand, as their weights are.
const TOGETHER: f64 = 1.2;

/// What is taken off the cues of a forecast where it only tells what was expected once, or asks for something then: as much
/// as a cue and a half say. Set by hand.
const ONCE: f64 = 1.2;

/// What a year by which something will be says.
const BY_YEAR: f64 = 0.9;

#[rustfmt::skip]
const ZH_AHEAD: &[&str] = &[
    "再过", "以后", "之内", "年以内", "年后", "年内", "年以前", "年前后", "年底", "明年", "后年", "今后", "到时候", "届时", "将来",
    "下半年", "长远", "未来", "下一个", "用不了多久", "用不了几", "照这样下去", "这样下去", "长此以往", "照此", "到20", "预计20",
];
#[rustfmt::skip]
const ZH_MAY: &[&str] = &["恐怕", "可能", "预计", "越来越", "只剩", "就越", "有望", "必然", "势必", "撑不过", "消失", "不再"];

#[rustfmt::skip]
const EN_AHEAD: &[&str] = &[
    "next year", "next month", "next decade", "next summer", "next spring",
    "next autumn", "next winter", "in the coming", "over the next", "within the next", "by the end of",
    "by the summer", "by the spring", "by the autumn", "years from now", "in the future", "the next generation",
    "at this rate", "sooner or later", "before long",
];
#[rustfmt::skip]
const EN_MAY: &[&str] = &[
    "will ", "won't ", "could ", " may ", "might ", " is due", "is set to", "expect", "plans to", " likely", "forecast",
    "going to ",
];

/// What a Chinese sentence says of a time to come, less than nothing where that time is past or only asked for.
pub(super) fn chinese(sentence: &Searched<'_>) -> f64 {
    let may = || {
        sentence.has_any(ZH_MAY)
            || said(sentence, "会", WILL).is_some()
            || said(sentence, "将", SHALL).is_some()
    };
    let asked = asks_for(sentence);
    let once = told_once(sentence);
    if once || asked && !looks_ahead(sentence) {
        return -ONCE;
    }
    if sentence.has_any(ZH_AHEAD) && !asked && !was(sentence) && may() { TOGETHER } else { 0.0 }
}

/// What an English sentence, in lower case, says of a time to come.
pub(super) fn english(sentence: &Searched<'_>) -> f64 {
    let by_year = year_after(sentence, &["by"], 2000).is_some();
    let ahead = || {
        by_year
            || sentence.has_any(EN_AHEAD)
            || year_ahead(sentence).is_some()
            || in_years(sentence).is_some()
    };
    let together = sentence.has_any(EN_MAY) && ahead();
    (if together { TOGETHER } else { 0.0 }) + (if by_year { BY_YEAR } else { 0.0 })
}

/// Where a sentence, in simplified characters and in lower case, names a time to come and where it says what will or may
/// be: what [`chinese`] and [`english`] go by, without their exceptions.
pub(super) fn found(sentence: &Searched<'_>, lang: Lang) -> (Option<Span>, Option<Span>) {
    let text = sentence.text();
    let first = |words: &[&str]| {
        let places = words.iter().filter(|word| sentence.may_have(word));
        let places = places.filter_map(|word| text.find(word).map(|at| Span::new(at, at + word.len())));
        places.min_by_key(|place| (place.start, std::cmp::Reverse(place.end)))
    };
    match lang {
        Lang::Zh => {
            let will = || said(sentence, "会", WILL).or_else(|| said(sentence, "将", SHALL));
            (first(ZH_AHEAD).map(|place| whole_time(text, place)), first(ZH_MAY).or_else(will))
        }
        Lang::En => {
            let year = || year_after(sentence, &["by"], 2000).or_else(|| year_ahead(sentence));
            let time = year().or_else(|| in_years(sentence)).or_else(|| first(EN_AHEAD));
            (time, first(EN_MAY).map(|place| place.trimmed(text)))
        }
        Lang::Other => (None, None),
    }
}

/// The whole of a time that a word of it was found of: 三年之内 of 之内, 到2030年 of 到20, 再过五年 of 再过.
fn whole_time(text: &str, found: Span) -> Span {
    let counts = |c: &char| c.is_ascii_digit() || "〇零一二三四五六七八九十百两几多半个".contains(*c);
    let unit = |c: char| "年月天周".contains(c);
    let bytes = |cs: &mut dyn Iterator<Item = char>| cs.map(char::len_utf8).sum::<usize>();
    let (before, after) = (&text[..found.start], &text[found.end..]);
    let back = before.chars().next_back().filter(|c| unit(*c)).map_or(0, char::len_utf8);
    let counted = bytes(&mut before[..before.len() - back].chars().rev().take_while(counts));
    // A unit alone, as in 当年, is none that was counted.
    let start = if back == 0 || counted > 0 { found.start - back - counted } else { found.start };
    let numbers = bytes(&mut after.chars().take_while(counts));
    let next = after[numbers..].chars().next().filter(|c| numbers > 0 && unit(*c));
    Span::new(
        start,
        found.end
            + if next.is_some() || text[..found.end].ends_with("20") { numbers } else { 0 }
            + next.map_or(0, char::len_utf8),
    )
}

/// Whether an English sentence, in lower case, only tells what was expected once.
pub(super) fn was_expected(sentence: &Searched<'_>) -> bool {
    let told = sentence.has_any(&["predicted", "forecast", "expected", "thought", " said "]);
    told && !sentence.has("will ")
        && (sentence.has("would ")
            || sentence.has("were expected")
            || sentence.text().contains("in 19") && year_ahead(sentence).is_none())
}

/// Whether a Chinese sentence asks the reader to do something then. 请来的专家 were invited.
fn asks_for(sentence: &Searched<'_>) -> bool {
    let asked = sentence.text().trim_start().strip_prefix('请');
    sentence.has("届时请") || asked.is_some_and(|rest| !rest.starts_with(['来', '到', '教', '求']))
}

/// Whether what is expected is expected now: 预计 with nobody before it is the writer's.
fn looks_ahead(sentence: &Searched<'_>) -> bool {
    let begins = |(at, _): (usize, &str)| {
        !sentence.text()[..at].trim_end().chars().next_back().is_some_and(is_alphanumeric)
    };
    sentence.has_any(&["未来", "将会"])
        || sentence.may_have("预计") && sentence.text().match_indices("预计").any(begins)
}

/// Whether a Chinese sentence stands in the past: 十年前，, 那时, but not 2030年前， nor 到那时.
fn told_once(sentence: &Searched<'_>) -> bool {
    let text = sentence.text();
    let then = |word: &str| {
        sentence.may_have(word)
            && text.match_indices(word).any(|(at, found)| {
                !text[..at].ends_with(['到', '，', ',', '了']) && !text[at + found.len()..].starts_with('间')
            })
    };
    let ago = |word: &str| {
        sentence.may_have(word) && text.match_indices(word).any(|(at, _)| is_span(text[..at].trim_end()))
    };
    (ago("年前，") || ago("年前,") || then("当时") || then("那时")) && !looks_ahead(sentence)
}

/// Whether a text ends in a number of years, and not in a year: 十, 30, 好几; not 2030 or 二〇三〇.
fn is_span(text: &str) -> bool {
    let digit = |c: &char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(*c);
    let digits = text.chars().rev().take(5).take_while(digit).count();
    digits != 4 && text.chars().next_back().is_some_and(|c| digit(&c) || "十百千万两几多数半余来".contains(c))
}

/// Whether something was so, or was expected, and nothing is said to be expected now.
fn was(sentence: &Searched<'_>) -> bool {
    let once = sentence.has("曾") && !sentence.has_any(&["预计", "未来", "将会"]);
    once || sentence.has_any(&["没想到", "曾预计", "曾经预计"])
}

/// The words in which a character says nothing of the future, such as 社会 and 会议: those that end with it, with what does
/// not stand before them there (手机会), and those that begin with it, with what does not follow (会长期).
type Words = (&'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const WILL: Words = (
    &[
        ("社会", "报行"), ("机会", "手司飞相"), ("开会", "离"), ("协会", ""), ("大会", "老"), ("议会", "建"), ("晚会", "今明"),
        ("聚会", ""), ("学会", "大中小同科文数"), ("工会", "员职民"), ("委会", ""), ("委员会", ""), ("宴会", ""),
        ("集会", "市"), ("理会", "经代"), ("教会", ""), ("国会", "中美英法德韩泰各我全外"), ("商会", "电厂客"),
    ],
    &[
        ("会议", ""), ("会员", ""), ("会场", ""), ("会长", "期久大到年高"), ("会计", "划较算入"), ("会见", "到"), ("会谈", "到论"),
        ("会所", "有"), ("会馆", ""), ("会展", "现开示出"), ("会费", "力劲心时事尽"),
    ],
);
#[rustfmt::skip]
const SHALL: Words = (
    &[("大将", "扩更"), ("主将", "业民"), ("麻将", ""), ("少将", "减"), ("军上将", ""), ("军中将", "")],
    &[
        ("将来", "自"), ("将军", ""), ("将领", "先取"), ("将士", ""), ("将近", ""), ("将他", ""), ("将她", ""), ("将它", ""),
        ("将其", ""), ("将这", ""), ("将那", ""), ("将我", ""), ("将你", ""),
    ],
);

/// Where a character is there outside such words.
fn said(sentence: &Searched<'_>, word: &str, (ending, beginning): Words) -> Option<Span> {
    if !sentence.may_have(word) {
        return None;
    }
    let text = sentence.text();
    let mut places = text.match_indices(word).map(|(at, found)| Span::new(at, at + found.len()));
    places.find(|place| {
        let (before, after) = (&text[..place.end], &text[place.start..]);
        let ends = |(word, but): &(&str, &str)| {
            before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| but.contains(c)))
        };
        let begins = |(word, but): &(&str, &str)| {
            after.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| but.contains(c)))
        };
        !ending.iter().any(ends) && !beginning.iter().any(begins)
    })
}

/// A year that lies ahead, whatever stands before it, of those who read this now.
const AHEAD: u32 = 2030;

/// Where a year is named that lies ahead.
fn year_ahead(sentence: &Searched<'_>) -> Option<Span> {
    let soon = || year_after(sentence, &["by", "from", "until", "before"], 2000);
    soon().or_else(|| year_after(sentence, &["in"], AHEAD))
}

/// Where a year of this century, not before `least`, follows one of these words: no sum, no share, no first of two years
/// unless it lies ahead.
fn year_after(sentence: &Searched<'_>, words: &[&str], least: u32) -> Option<Span> {
    const UNITS: [&str; 16] = [
        "per", "percent", "cents", "dollars", "euros", "pounds", "yuan", "miles", "metres", "meters", "feet",
        "km", "people", "tonnes", "points", "votes",
    ];
    if !sentence.may_have(" 20") {
        return None;
    }
    let text = sentence.text();
    text.match_indices(" 20").find_map(|(at, _)| {
        let before = text[..at].rsplit([' ', '(', '“', '"']).next().unwrap_or_default();
        let number = &text[at + 1..];
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let (year, rest) = number.split_at(digits);
        let mut following = rest.chars();
        let sum = match following.next() {
            Some('%' | '％') => true,
            Some('.' | ',') => following.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => is_alphanumeric(c) || c == '-' || c == '–',
            None => false,
        };
        let next = rest.split(|c: char| !is_alphanumeric(c)).find(|word| !word.is_empty());
        let counted = rest.starts_with(' ') && next.is_some_and(|word| UNITS.contains(&word));
        let range = rest.starts_with(" to ");
        let year = if digits == 4 { year.parse().unwrap_or(0) } else { 0 };
        let named = words.contains(&before)
            && !sum
            && !counted
            && year >= if range { least.max(AHEAD) } else { least };
        named.then(|| Span::new(at - before.len(), at + 1 + digits))
    })
}

/// Where "in five years" or "the next ten years" stands.
fn in_years(sentence: &Searched<'_>) -> Option<Span> {
    const NUMBERS: [&str; 16] = [
        "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty",
        "thirty", "fifty", "several", "hundred",
    ];
    const TIMES: [&str; 6] = ["year", "years", "decade", "decades", "month", "months"];
    let follows = |opening: &str| {
        if !sentence.may_have(opening) {
            return None;
        }
        let text = sentence.text();
        text.match_indices(opening).find_map(|(at, _)| {
            let words = text[at + opening.len()..].split([' ', ',', '.']);
            // "In a few years", "in a couple of years".
            let mut words = words.filter(|word| !matches!(*word, "of" | "few" | "couple")).take(2);
            let counts = |n: &str| NUMBERS.contains(&n) || n.bytes().all(|b| b.is_ascii_digit());
            words.next().filter(|n| !n.is_empty() && counts(n))?;
            let time = words.next().filter(|time| TIMES.contains(time))?;
            let end = at + text[at..].find(time)? + time.len();
            Some(Span::new(at, end))
        })
    };
    follows("in ").or_else(|| follows("the next ")).or_else(|| follows("within "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_found(sentence: &str, lang: Lang, expected: (&str, &str)) {
        let (time, may) = found(&Searched::new(sentence), lang);
        let words = |place: Option<Span>| place.map_or("", |place| place.of(sentence));
        assert_eq!((words(time), words(may)), expected, "{sentence}");
    }

    #[test]
    fn the_words_of_a_time_ahead_are_found_whole() {
        for (sentence, expected) in [
            ("三年之内，河上不会再有渡船。", ("三年之内", "会")),
            ("到2030年前，渡船预计将全部改成电动。", ("到2030年", "预计")),
            ("再过五年桥会通车。", ("再过五年", "会")),
            ("明年，会长在学会里管会费。", ("明年", "")),
            ("未来十年，社会将不同。", ("未来十年", "将")),
            ("十几年后，渡口可能消失。", ("十几年后", "可能")),
            ("渡船停在岸边。", ("", "")),
        ] {
            check_found(sentence, Lang::Zh, expected);
        }
        for (sentence, expected) in [
            ("in a few years nobody could tell.", ("in a few years", "could")),
            ("by 2031 the town will be empty.", ("by 2031", "will")),
            ("the next ten years may empty the boats.", ("the next ten years", "may")),
            ("next year the ferry is due.", ("next year", "is due")),
            ("the ferry waits.", ("", "")),
        ] {
            check_found(sentence, Lang::En, expected);
        }
    }

    #[track_caller]
    fn check(sentence: &str, ahead: bool) {
        let chinese_text = sentence.chars().any(|c| c > '\u{2FFF}');
        let lower = sentence.to_lowercase();
        let searched = Searched::new(&lower);
        let found = match chinese_text {
            true => chinese(&searched),
            false if was_expected(&searched) => 0.0,
            false => english(&searched),
        };
        assert_eq!(found > 0.0, ahead, "{sentence}");
    }

    #[test]
    fn a_time_ahead_needs_what_will_be() {
        for (sentence, ahead) in [
            ("三年后河上不会再有渡船。", true),
            ("五年之内，这条航线必然停掉。", true),
            ("下一个十年，水上公交会重新热起来。", true),
            ("三年后的社会和今天一样。", false),
            ("将来他想当船长。", false),
            ("他年后就回了老家。", false),
            ("十年前，专家预计渡口五年后会关掉。", false),
            ("届时请带会员卡。", false),
            ("到2030年前，镇上的渡船预计将全部改成电动。", true),
            ("预计2030年前，镇上的渡船将全部改成电动。", true),
            ("预计五年后桥会通车，那时渡口可能会消失。", true),
            ("再过五年桥会通车，到那时渡口可能会消失。", true),
            ("请来的专家预计，未来五年渡口将关掉一半。", true),
            ("当年修的大桥，预计未来五年将被拆除。", true),
            ("曾经热闹的渡口，未来五年可能会消失。", true),
            ("这条1995年19人合修的船，三年后会停掉。", true),
            ("三十年前，船家以为五年后会有新船。", false),
            ("那时船家以为五年后会有新船。", false),
            ("专家曾预计渡口五年后会关掉。", false),
            ("请在三年内把可能用到的票留好。", false),
            ("五年之内，船家都会离开这里。", true),
            ("今后这里会展现另一种样子。", true),
            ("今后摆渡会费力得多。", true),
            ("今后水位会长期偏低。", true),
            ("明年新船即将下水。", true),
            ("明年，手机会代替船票。", true),
            ("明年，会长在学会里管会费和会展。", false),
            ("明年的社会和委员会。", false),
            ("In five years the landing will be a museum.", true),
            ("The next ten years will empty the boats.", true),
            ("At this rate the ferry will not last.", true),
            ("In a few years nobody could tell.", true),
            ("In the boat the captain will talk.", false),
            ("He said he would come next year, as expected.", false),
            ("The forecast was wrong in 1999, and in 2040 the town could be empty.", true),
            ("By 2031 the town will be empty.", true),
            ("From 2032 the ferry is likely to stop.", true),
            ("The ferry is unlikely next year.", false),
            ("He could stand within a mile of it.", false),
            ("The fare could rise by 20 cents.", false),
            ("The fare could rise by 2000 dollars.", false),
            ("It could grow by 20% or by 2000%.", false),
            ("From 2000 to 2010 nobody could tell.", false),
            ("In 2001 nobody could tell.", false),
        ] {
            check(sentence, ahead);
        }
    }
}
