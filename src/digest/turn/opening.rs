//! What a paragraph turns to, by its first words. Where it stands, and what stands before it, is not known here.

use crate::article::{Article, Lang};
use crate::segment::letter::is_alphanumeric;
use std::ops::Range;

/// What a paragraph turns to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// What others say against it.
    Objection,
    /// What is to come.
    Outlook,
    /// A last word.
    Close,
    /// Another side of the matter, named at once: 票价方面， 据了解， Meanwhile.
    Matter,
    /// A list over several paragraphs.
    List,
    /// A question that the paragraph goes on to answer.
    Question,
}

/// What a paragraph of these sentences turns to by its first words.
pub(super) fn opening(article: &Article, sentences: &Range<usize>) -> Option<Turn> {
    let first = article.sentences().get(sentences.start)?;
    let text = article.slice(first.span).trim();
    let turn = match article.lang() {
        Lang::Zh => chinese(text),
        Lang::En => english(text),
        Lang::Other => None,
    };
    turn.or_else(|| (sentences.len() > 1 && is_question(text)).then_some(Turn::Question))
}

/// Whether a sentence is a short question.
fn is_question(text: &str) -> bool {
    const LONGEST: usize = 40;
    text.ends_with(['？', '?']) && text.chars().count() <= LONGEST && !text.starts_with(['“', '"', '「'])
}

fn chinese(text: &str) -> Option<Turn> {
    const OBJECTIONS: &[&str] =
        &["反对的", "反对者", "质疑", "批评者", "批评的", "诚然", "固然", "不可否认", "有反对", "持反对"];
    const OUTLOOKS: &[&str] = &["未来", "今后", "接下来", "下一步", "可以预见", "展望", "再过", "到20"];
    const CLOSES: &[&str] =
        &["总之", "总而言之", "所以", "归根", "综上", "最后", "说到底", "总的来", "一句话"];
    const MATTERS: &[&str] = &[
        "据了解",
        "据悉",
        "另据",
        "与此同时",
        "昨天",
        "昨日",
        "说到",
        "至于",
        "再说",
        "家住",
        "市民",
        "不少市民",
        "不少居民",
    ];
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(OBJECTIONS) || somebody_says(text) {
        Some(Turn::Objection)
    } else if begins(OUTLOOKS) {
        Some(Turn::Outlook)
    } else if begins(CLOSES) {
        Some(Turn::Close)
    } else {
        (begins(MATTERS) || names_a_matter(text)).then_some(Turn::Matter)
    }
}

/// 也有人会说， 有读者担心: somebody without a name has something to say.
fn somebody_says(text: &str) -> bool {
    const WHO: &[&str] = &["人", "老师", "朋友", "专家", "读者", "网友", "学者", "家长"];
    const SAYS: &[&str] = &["说", "问", "认为", "担心", "质疑", "觉得", "反对", "主张"];
    let bare = text.strip_prefix("当然").unwrap_or(text).trim_start_matches(['，', ',']);
    let bare = bare.trim_start_matches(['也', '还', '会', '又', '常', '总']);
    let Some(rest) = bare.strip_prefix('有') else { return false };
    let rest = rest.trim_start_matches(['些', '的']);
    let Some(rest) = WHO.iter().find_map(|who| rest.strip_prefix(who)) else { return false };
    let far = rest.char_indices().nth(6).map_or(rest.len(), |(at, _)| at);
    SAYS.iter().any(|word| rest[..far].contains(word))
}

/// 票价方面， 为方便出行，: what the paragraph is about stands before its first comma.
fn names_a_matter(text: &str) -> bool {
    let Some((head, _)) = text.split_once(['，', ',']) else { return false };
    let length = head.chars().count();
    let side = head.ends_with("方面") && !head.contains("一方面") && (4..=8).contains(&length);
    let purpose = head.strip_prefix('为').is_some_and(|rest| {
        !rest.starts_with(['什', '何', '此', '了', '人', '期', '首', '主'])
            && (3..=14).contains(&(length - 1))
    });
    side || purpose
}

fn english(text: &str) -> Option<Turn> {
    const OBJECTIONS: &[&str] = &[
        "critics ",
        "opponents ",
        "sceptics ",
        "skeptics ",
        "detractors ",
        "others say",
        "others argue",
        "some say",
        "some argue",
        "some people say",
        "the case against",
        "of course,",
        "admittedly",
        "to be sure",
    ];
    const OUTLOOKS: &[&str] = &[
        "looking ahead",
        "by 20",
        "in the coming ",
        "what comes next",
        "what happens next",
        "in future,",
        "in the future,",
    ];
    const CLOSES: &[&str] = &[
        "in conclusion",
        "in short",
        "in sum",
        "in the end",
        "to sum up",
        "ultimately",
        "all in all",
        "so ",
        "so,",
        "the bottom line",
    ];
    const MATTERS: &[&str] =
        &["meanwhile", "separately,", "elsewhere,", "as for ", "none of this", "none of that", "residents "];
    let far = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    let head = text[..far].to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if begins(OBJECTIONS) || defends(&head) {
        Some(Turn::Objection)
    } else if begins(OUTLOOKS) || decides(&head) {
        Some(Turn::Outlook)
    } else if begins(CLOSES) {
        Some(Turn::Close)
    } else {
        (begins(MATTERS) || is_met(&head)).then_some(Turn::Matter)
    }
}

/// "The usual defence is", "There are honest objections", "A common reply".
fn defends(head: &str) -> bool {
    const WORDS: &[&str] = &["objection", "defence", "defense", "reply", "counterargument", "criticism"];
    let objects = |word: &str| WORDS.contains(&word.trim_end_matches('s'));
    let mut words = head.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty());
    match words.next() {
        Some("there") => words.take(3).any(objects),
        Some("the" | "a" | "one") => {
            let words: Vec<&str> = words.take(4).collect();
            let then = |w: &str| matches!(w, "is" | "are" | "to" | "against" | "goes");
            words.windows(2).any(|pair| objects(pair[0]) && then(pair[1]))
        }
        _ => false,
    }
}

/// "The decision was met with", "The plan has drawn", "The news prompted": what a report has told is answered.
fn is_met(head: &str) -> bool {
    const WHAT: &[&str] =
        &["decision", "announcement", "move", "news", "plan", "plans", "proposal", "ruling"];
    const MET: &[&str] =
        &["met", "drew", "drawn", "prompted", "angered", "welcomed", "greeted", "criticised", "criticized"];
    let words: Vec<&str> = head.split_whitespace().take(5).collect();
    match words[..] {
        ["the", what, ref rest @ ..] => WHAT.contains(&what) && rest.iter().any(|word| MET.contains(word)),
        _ => false,
    }
}

/// "The council votes in September", "Next spring the board will".
fn decides(head: &str) -> bool {
    const WHO: &[&str] = &[
        "council",
        "government",
        "board",
        "city",
        "town",
        "committee",
        "ministry",
        "company",
        "court",
        "parliament",
    ];
    let words: Vec<&str> = head.split_whitespace().take(4).collect();
    match words[..] {
        ["the", who, verb, ..] => WHO.contains(&who) && matches!(verb, "will" | "votes" | "plans"),
        ["next", when, ..] => matches!(
            when.trim_end_matches(','),
            "year" | "month" | "spring" | "summer" | "autumn" | "winter" | "week"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Turn>) {
        let turn = if text.is_ascii() { english(text) } else { chinese(text) };
        assert_eq!(turn, expected, "{text}");
    }

    #[test]
    fn paragraphs_say_what_they_turn_to() {
        for text in [
            "反对的声音也不小。",
            "当然，会有人说，船早就该停了。",
            "也有读者担心，票价会涨。",
            "Critics say that the ferry is too dear.",
            "The usual defence is that nobody rides it.",
            "There are honest objections.",
            "The case against it is the price.",
        ] {
            check(text, Some(Turn::Objection));
        }
        for text in [
            "接下来，县里要修两座码头。",
            "再过五年，这里就没有船了。",
            "The council votes in May.",
            "Next spring the pier will open.",
        ] {
            check(text, Some(Turn::Outlook));
        }
        for text in ["总之，船不能停。", "说到底是钱的事。", "In the end the boat stayed.", "So we waited."]
        {
            check(text, Some(Turn::Close));
        }
        for text in [
            "票价方面，仍按原来的办法收。",
            "为方便出行，县里另开了一条线。",
            "据了解，船是旧的。",
            "家住北岸的周师傅第一个上船。",
            "Meanwhile the fare went up.",
            "The plan was met with anger on the quay.",
        ] {
            check(text, Some(Turn::Matter));
        }
    }

    #[test]
    fn what_goes_on_turns_to_nothing() {
        for text in [
            "当然，这并不容易。",
            "有人的地方就有船。",
            "此外，船也旧了。",
            "但是码头还在。",
            "为了过江，他等了一夜。",
            "一方面，船少了。",
            "However, the boat was late.",
            "The plan was simple.",
            "Some of them stayed.",
            "The reply came late.",
            "Southern piers were shut.",
        ] {
            check(text, None);
        }
    }
}
