//! Whether a sentence tells of a time to come: a time that lies ahead, together with a word for what will or may be. One of
//! them alone is weak. Knows words; nothing of what else the sentence says or where it stands.

use crate::digest::searched::Searched;

/// What the two say together, among the cues of a forecast.
const TOGETHER: f64 = 1.2;

#[rustfmt::skip]
const ZH_AHEAD: &[&str] = &[
    "再过", "以后", "之内", "年以内", "年后", "年内", "年以前", "年前后", "年底", "明年", "后年", "今后", "到时候", "届时", "将来",
    "下半年", "长远", "未来", "下一个", "用不了多久", "用不了几", "照这样下去", "这样下去", "长此以往", "照此", "到20",
];
#[rustfmt::skip]
const ZH_MAY: &[&str] = &["恐怕", "可能", "预计", "越来越", "只剩", "就越", "有望", "必然", "势必", "撑不过", "消失", "不再"];
/// What was expected once is no forecast.
const ZH_PAST: &[&str] = &["曾", "当时", "那时", "年前，", "年前,", "当年", "没想到", "年19"];

#[rustfmt::skip]
const EN_AHEAD: &[&str] = &[
    "by 20", "from 20", "until 20", "before 20", "next year", "next month", "next decade", "next summer", "next spring",
    "next autumn", "next winter", "in the coming", "over the next", "within the next", "within a ", "by the end of",
    "by the summer", "by the spring", "by the autumn", "years from now", "in the future", "the next generation",
    "at this rate", "sooner or later", "before long",
];
#[rustfmt::skip]
const EN_MAY: &[&str] = &[
    "will ", "won't ", "could ", " may ", "might ", " is due", "is set to", "expect", "plans to", "likely", "forecast",
    "going to ",
];

/// What a Chinese sentence says of a time to come.
pub(super) fn chinese(sentence: &Searched<'_>) -> f64 {
    let may =
        || sentence.has_any(ZH_MAY) || says(sentence, "会", NOT_WILL) || says(sentence, "将", NOT_SHALL);
    let ahead = || sentence.has_any(ZH_AHEAD) && !asks_for(sentence);
    if ahead() && may() && !sentence.has_any(ZH_PAST) { TOGETHER } else { 0.0 }
}

/// What an English sentence, in lower case, says of a time to come.
pub(super) fn english(sentence: &Searched<'_>) -> f64 {
    let ahead = || sentence.has_any(EN_AHEAD) || in_years(sentence);
    if sentence.has_any(EN_MAY) && ahead() && !was_expected(sentence) { TOGETHER } else { 0.0 }
}

/// Whether a Chinese sentence only tells what was expected once, or asks the reader to do something then.
pub(super) fn is_past_or_request(sentence: &Searched<'_>) -> bool {
    sentence.has_any(&["年前，", "年前,", "当年", "当时", "那时"]) || asks_for(sentence)
}

/// Whether an English sentence, in lower case, only tells what was expected once.
pub(super) fn was_expected(sentence: &Searched<'_>) -> bool {
    let text = sentence.text();
    let told = sentence.has_any(&["predicted", "forecast", "expected", "thought", " said "]);
    told && !sentence.has("will ")
        && (sentence.has("would ") || sentence.has("were expected") || text.contains("in 19"))
}

fn asks_for(sentence: &Searched<'_>) -> bool {
    sentence.has("届时请") || sentence.text().trim_start().starts_with('请')
}

/// What a character stands before or after where it says nothing of the future: 社会, 会议, 将来, 将军.
type Neighbours = (&'static str, &'static str);

const NOT_WILL: Neighbours = ("社机开协大议晚聚学工委都宴集理教国商", "议员场长计见谈所馆展费");
const NOT_SHALL: Neighbours = ("即大主麻上中少", "来军领士近他她它其这那我你");

/// Whether a character is there without such a neighbour.
fn says(sentence: &Searched<'_>, word: &str, (before, after): Neighbours) -> bool {
    let text = sentence.text();
    sentence.may_have(word)
        && text.match_indices(word).any(|(at, word)| {
            let previous = text[..at].chars().next_back();
            let next = text[at + word.len()..].chars().next();
            !previous.is_some_and(|c| before.contains(c)) && !next.is_some_and(|c| after.contains(c))
        })
}

/// Whether "in five years" or "the next ten years" is there.
fn in_years(sentence: &Searched<'_>) -> bool {
    const NUMBERS: [&str; 16] = [
        "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty",
        "thirty", "fifty", "several", "hundred",
    ];
    const TIMES: [&str; 6] = ["year", "years", "decade", "decades", "month", "months"];
    let follows = |opening: &str| {
        sentence.may_have(opening)
            && sentence.text().match_indices(opening).any(|(at, _)| {
                let words = sentence.text()[at + opening.len()..].split([' ', ',', '.']);
                // "In a few years", "in a couple of years".
                let mut words = words.filter(|word| !matches!(*word, "of" | "few" | "couple")).take(2);
                let counts = |n: &str| NUMBERS.contains(&n) || n.bytes().all(|b| b.is_ascii_digit());
                words.next().is_some_and(|n| !n.is_empty() && counts(n))
                    && words.next().is_some_and(|time| TIMES.contains(&time))
            })
    };
    follows("in ") || follows("the next ") || follows("within ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, ahead: bool) {
        let chinese_text = sentence.chars().any(|c| c > '\u{2FFF}');
        let lower = sentence.to_lowercase();
        let searched = Searched::new(&lower);
        let found = if chinese_text { chinese(&searched) } else { english(&searched) };
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
            ("In five years the landing will be a museum.", true),
            ("The next ten years will empty the boats.", true),
            ("At this rate the ferry will not last.", true),
            ("In a few years nobody could tell.", true),
            ("In the boat the captain will talk.", false),
            ("He said he would come next year, as expected.", false),
        ] {
            check(sentence, ahead);
        }
    }
}
