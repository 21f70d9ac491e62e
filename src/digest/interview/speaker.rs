//! Who speaks in a line: the name before a colon, in brackets, or as a letter. Knows how names are written and which of
//! them ask; not what is said.

use crate::segment::marker::list_marker;

/// Who speaks, and the length of the name with what parts it from the words.
pub(super) fn speaker(text: &str) -> Option<(&str, usize)> {
    before_colon(text).or_else(|| between_brackets(text)).or_else(|| lettered(text))
}

/// Whether a name says that its bearer asks.
pub(super) fn is_asker(name: &str) -> bool {
    const NAMES: [&str; 18] = [
        "问",
        "提问",
        "問",
        "主持人",
        "采访者",
        "編輯",
        "编辑",
        "编者",
        "本刊",
        "本报",
        "读者",
        "网友",
        "观众",
        "Q",
        "Question",
        "Interviewer",
        "Reporter",
        "Host",
    ];
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十 ".contains(c));
    NAMES.iter().any(|n| bare.eq_ignore_ascii_case(n))
        || bare.contains("记者")
        || bare.contains("記者")
        || (bare.starts_with('《') && bare.ends_with('》'))
        || ["日报", "晚报", "周刊", "周报", "时报", "新闻网", "Moderator", "Interviewer"]
            .iter()
            .any(|n| bare.ends_with(n))
}

/// Whether a name says that its bearer answers.
pub(super) fn is_answerer(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    ["答", "A", "Answer", "回答", "嘉宾", "受访者", "Interviewee", "Guest"]
        .iter()
        .any(|n| bare.eq_ignore_ascii_case(n))
}

/// 【记者】
fn between_brackets(text: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 10;
    let inner = text.strip_prefix('【')?;
    let (at, close) = inner.char_indices().take(LONGEST).find(|(_, c)| *c == '】')?;
    let name = inner[..at].trim();
    let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == ' ');
    // 【记者】： has been looked at above, and 【记者】 alone has the line to itself.
    named.then_some((name, text.len() - inner.len() + at + close.len_utf8()))
}

/// Q. and A1. before what is asked and answered.
fn lettered(text: &str) -> Option<(&str, usize)> {
    let digits = text.strip_prefix(['Q', 'A'])?.bytes().take_while(u8::is_ascii_digit).count();
    let len = 1 + digits;
    let stop = text[len..].chars().next().filter(|c| digits < 3 && matches!(c, '.' | '．' | '、'))?;
    let rest = &text[len + stop.len_utf8()..];
    let parted = stop != '.' || rest.starts_with(|c: char| c == ' ' || !c.is_ascii());
    parted.then(|| (&text[..len], len + stop.len_utf8()))
}

/// A name, and a colon behind it.
fn before_colon(text: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 24;
    let (at, colon) = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '：' | ':'))?;
    let name = text[..at].trim();
    let end = at + colon.len_utf8();
    let rest = &text[end..];
    let bare = name.trim_matches(['【', '】', '[', ']', '*', ' ']);
    let latin = bare.is_ascii();
    let letters = bare.chars().count();
    let short = if latin { bare.split(' ').count() <= 3 } else { letters <= 10 };
    let named = bare.chars().all(|c| c.is_alphanumeric() || "《》·・•.’'()（） ".contains(c))
        && bare.starts_with(|c: char| c.is_alphabetic() || c == '《')
        && !(latin && bare.split(' ').any(|word| word.starts_with(|c: char| c.is_ascii_lowercase())));
    let parted =
        colon == '：' || rest.is_empty() || rest.starts_with(|c: char| !c.is_ascii() || " \"".contains(c));
    // Q:When needs no space.
    let parted = parted || is_asker(bare) || is_answerer(bare);
    let counted = !is_asker(bare) && list_marker(text).is_some();
    (!bare.is_empty() && short && named && !tells(bare) && parted && !counted).then_some((bare, end))
}

/// Whether what stands before a colon leads speech in, as a story does: 老王说： and "he asked:".
pub(super) fn tells(name: &str) -> bool {
    const WORDS: [&str; 14] =
        ["说", "說", "道", "问道", "写道", "称", "表示", "认为", "指出", "said", "asked", "写", "是", "有"];
    name.chars().nth(1).is_some() && WORDS.iter().any(|word| name.ends_with(word))
}
