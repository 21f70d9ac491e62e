//! What kind of text an article is, as far as that changes what its sentences do. A few plain signs, counted.

use crate::article::{Article, BlockKind, Lang, Reason};
use crate::segment::sentence::END_MARKS;

/// Words by which a report's first sentence gives its day or its agency.
const ZH_DAYS: &[&str] = &["今天", "昨天", "昨日", "今日", "日前", "近日", "本报讯", "电 ", "日电", "讯"];
const EN_DAYS: &[&str] = &[
    "(CNN)",
    "(Reuters)",
    "(AP)",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "yesterday",
];

/// Words that report what somebody said.
const SPEECH: &[&str] =
    &["说，", "说：", "表示", "介绍", "告诉记者", "他说", "她说", " said", " told ", " says "];

/// Words in which a writer speaks in the first person.
const OWN: &[&str] = &["我认为", "我们应", "笔者", "我想", "我觉得", " I ", "I'm", "we should", " my "];

/// Whether a text says something at all: running sentences, ended as sentences are. A list, a log or a poem does not.
pub(super) fn argues(article: &Article) -> bool {
    let sentences = article.sentences();
    let paragraphs = article.blocks().iter().filter(|b| b.kind == BlockKind::Paragraph).count();
    let ended = sentences
        .iter()
        .filter(|s| {
            let text = article
                .slice(s.span)
                .trim_end()
                .trim_end_matches(['”', '"', '’', '」', '』', ')', '）', '»', '“', '«']);
            let text = text.trim_end();
            text.ends_with(['。', '！', '？', '.', '!', '?', '…']) || text.ends_with(END_MARKS)
        })
        .count();
    let letters: usize = sentences.iter().map(|s| s.span.len()).sum();
    let mean = letters / sentences.len().max(1);
    paragraphs > 0 && sentences.len() >= 3 && ended * 10 >= sentences.len() * 6 && mean >= 24
}

/// Whether an article is a news report: a correspondent's byline, a dated first sentence, reported speech, no headings
/// and no first person.
pub(super) fn is_news(article: &Article) -> bool {
    let bylines: String = article
        .removed()
        .iter()
        .filter(|r| r.reason == Reason::Byline)
        .map(|r| format!("{}\n", r.text))
        .collect();
    let reporter = ["记者", "通讯员", "Reuters", "AP)", "报道", "本报"].iter().any(|w| bylines.contains(w));
    let first = article.sentences().first().map_or("", |s| article.slice(s.span));
    let says = |words: &[&str]| words.iter().any(|w| first.contains(w));
    let dated = match article.lang() {
        Lang::Zh => says(ZH_DAYS) || (first.contains('月') && first.contains('日')),
        _ => says(EN_DAYS),
    };
    let n = article.sentences().len().max(1);
    let count = |words: &[&str]| {
        article.sentences().iter().filter(|s| words.iter().any(|w| article.slice(s.span).contains(w))).count()
    };
    let (speech, own) = (count(SPEECH), count(OWN));
    let headings = article.blocks().iter().any(|b| matches!(b.kind, BlockKind::Heading(_)));
    let asks = article.title().is_some_and(|t| t.ends_with(['?', '？']));
    let signs = 2 * i32::from(reporter)
        + 2 * i32::from(dated)
        + i32::from(speech * 8 >= n)
        + i32::from(speech * 4 >= n);
    let against = 2 * i32::from(headings) + i32::from(own * 12 >= n) + i32::from(asks);
    signs - against >= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;
    use crate::read::{Options, plain};

    #[track_caller]
    fn check(text: &str, expected: (bool, bool)) {
        let article = plain::read(&Clean::new(text), &Options::default());
        assert_eq!((argues(&article), is_news(&article)), expected, "{text}");
    }

    #[test]
    fn a_report_is_dated_and_quotes() {
        check(
            "城东新桥今早六点通车，两岸往来从四十分钟缩短到八分钟，今天首班公交已经开过。\n施工队长说，最难的是河心的桥墩，前后修了两年。\n市交通局介绍，原来的渡轮保留到年底，票价不变。",
            (true, true),
        );
        check(
            "The new bridge opened on Monday and cut the way to town by half.\nThe mayor said it had cost less than planned.\nA baker told reporters that the bread would be warm now.",
            (true, true),
        );
    }

    #[test]
    fn an_essay_argues_and_a_list_does_not() {
        check(
            "我认为桥不该收费，因为路是大家的。\n收费站一天收的钱，还不够付收费员的工资。\n我想，真正该算的是大家多花的时间。",
            (true, false),
        );
        check("买:\n- 牛奶\n- 面包\n- 鸡蛋", (false, false));
        check("", (false, false));
    }
}
