//! Words that mark the members of a list: 首先 其次 最后, 一方面 另一方面, First Second Finally. Knows the words and whether
//! a comma has to follow; not whether what they open is a list.

use super::{Form, Marker, Ordinal, mark, styled};
use crate::segment::letter::begins_with;

/// What has to follow a word for it to be a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// Nothing in particular.
    Any,
    /// A comma or a colon: without it the word runs on, as in 最后一公里 and "First Minister".
    Comma,
}

type Word = (&'static str, Form, Ordinal, Stop);

#[rustfmt::skip]
const CHINESE: [Word; 25] = [
    ("其一", Form::Among, Ordinal::At(1), Stop::Any), ("其二", Form::Among, Ordinal::At(2), Stop::Any),
    ("其三", Form::Among, Ordinal::At(3), Stop::Any), ("其四", Form::Among, Ordinal::At(4), Stop::Any),
    ("其五", Form::Among, Ordinal::At(5), Stop::Any),
    ("首先", Form::Sequence, Ordinal::At(1), Stop::Any), ("其次", Form::Sequence, Ordinal::At(2), Stop::Any),
    ("再次", Form::Sequence, Ordinal::At(3), Stop::Any),
    ("再者", Form::Sequence, Ordinal::Next, Stop::Comma), ("然后", Form::Sequence, Ordinal::Next, Stop::Comma),
    ("然後", Form::Sequence, Ordinal::Next, Stop::Comma), ("接着", Form::Sequence, Ordinal::Next, Stop::Comma),
    ("接著", Form::Sequence, Ordinal::Next, Stop::Comma), ("接下来", Form::Sequence, Ordinal::Next, Stop::Comma),
    ("接下來", Form::Sequence, Ordinal::Next, Stop::Comma), ("随后", Form::Sequence, Ordinal::Next, Stop::Comma),
    ("隨後", Form::Sequence, Ordinal::Next, Stop::Comma), ("最后", Form::Sequence, Ordinal::Last, Stop::Comma),
    ("最後", Form::Sequence, Ordinal::Last, Stop::Comma), ("末了", Form::Sequence, Ordinal::Last, Stop::Comma),
    ("一方面", Form::Side, Ordinal::At(1), Stop::Any), ("另一方面", Form::Side, Ordinal::At(2), Stop::Any),
    ("另外一方面", Form::Side, Ordinal::At(2), Stop::Any), ("第三方面", Form::Side, Ordinal::At(3), Stop::Any),
    ("还有一方面", Form::Side, Ordinal::At(3), Stop::Any),
];

/// Marks only where surer ones stand around them.
#[rustfmt::skip]
const CHINESE_LOOSE: [Word; 8] = [
    ("最后", Form::Sequence, Ordinal::Last, Stop::Any), ("最後", Form::Sequence, Ordinal::Last, Stop::Any),
    ("此外", Form::Sequence, Ordinal::Next, Stop::Comma), ("另外", Form::Sequence, Ordinal::Next, Stop::Comma),
    ("还有", Form::Sequence, Ordinal::Next, Stop::Comma), ("再有", Form::Sequence, Ordinal::Next, Stop::Comma),
    ("除此之外", Form::Sequence, Ordinal::Next, Stop::Comma), ("还有就是", Form::Sequence, Ordinal::Next, Stop::Any),
];

#[rustfmt::skip]
const ENGLISH: [Word; 36] = [
    ("first and foremost", Form::English, Ordinal::At(1), Stop::Any), ("second and last", Form::English, Ordinal::At(2), Stop::Comma),
    ("finally yet importantly", Form::English, Ordinal::Last, Stop::Any),
    ("first of all", Form::English, Ordinal::At(1), Stop::Any), ("to begin with", Form::English, Ordinal::At(1), Stop::Any),
    ("to start with", Form::English, Ordinal::At(1), Stop::Any),
    ("in the first place", Form::English, Ordinal::At(1), Stop::Any),
    ("firstly", Form::English, Ordinal::At(1), Stop::Any), ("first", Form::English, Ordinal::At(1), Stop::Comma),
    ("in the second place", Form::English, Ordinal::At(2), Stop::Any), ("second of all", Form::English, Ordinal::At(2), Stop::Any),
    ("secondly", Form::English, Ordinal::At(2), Stop::Any), ("second", Form::English, Ordinal::At(2), Stop::Comma),
    ("thirdly", Form::English, Ordinal::At(3), Stop::Any), ("third", Form::English, Ordinal::At(3), Stop::Comma),
    ("fourthly", Form::English, Ordinal::At(4), Stop::Any), ("fourth", Form::English, Ordinal::At(4), Stop::Comma),
    ("fifthly", Form::English, Ordinal::At(5), Stop::Any), ("fifth", Form::English, Ordinal::At(5), Stop::Comma),
    ("sixthly", Form::English, Ordinal::At(6), Stop::Any), ("sixth", Form::English, Ordinal::At(6), Stop::Comma),
    ("seventh", Form::English, Ordinal::At(7), Stop::Comma), ("eighth", Form::English, Ordinal::At(8), Stop::Comma),
    ("next", Form::English, Ordinal::Next, Stop::Comma), ("then", Form::English, Ordinal::Next, Stop::Comma),
    ("finally", Form::English, Ordinal::Last, Stop::Comma), ("lastly", Form::English, Ordinal::Last, Stop::Comma),
    ("last but not least", Form::English, Ordinal::Last, Stop::Any), ("last of all", Form::English, Ordinal::Last, Stop::Any),
    ("last", Form::English, Ordinal::Last, Stop::Comma),
    ("on the one hand", Form::Side, Ordinal::At(1), Stop::Any), ("on one hand", Form::Side, Ordinal::At(1), Stop::Any),
    ("on the other hand", Form::Side, Ordinal::At(2), Stop::Any), ("on the other", Form::Side, Ordinal::At(2), Stop::Comma),
    ("for one thing", Form::Side, Ordinal::At(1), Stop::Any), ("for another", Form::Side, Ordinal::At(2), Stop::Comma),
];

#[rustfmt::skip]
const ENGLISH_LOOSE: [Word; 9] = [
    ("moreover", Form::English, Ordinal::Next, Stop::Comma), ("furthermore", Form::English, Ordinal::Next, Stop::Comma),
    ("in addition", Form::English, Ordinal::Next, Stop::Comma), ("additionally", Form::English, Ordinal::Next, Stop::Comma),
    ("besides", Form::English, Ordinal::Next, Stop::Comma), ("also", Form::English, Ordinal::Next, Stop::Comma),
    ("what is more", Form::English, Ordinal::Next, Stop::Comma), ("another", Form::English, Ordinal::Next, Stop::Comma),
    ("finally", Form::English, Ordinal::Last, Stop::Any),
];

/// What members of a list are called, longer words first.
#[rustfmt::skip]
pub const CHINESE_MEMBERS: [&str; 43] = [
    "步骤", "阶段", "方面", "原因", "理由", "问题", "地方", "条件", "特点", "好处", "优势", "部分", "层次", "层面",
    "因素", "趋势", "建议", "措施", "办法", "方法", "环节", "难题", "变化", "挑战", "要素", "步走", "方向", "关键",
    "维度", "误区", "困难", "目标", "任务", "教训", "情况", "要点", "事", "步", "点", "类", "种", "条", "项",
];

/// What members of a list are called, in the singular.
#[rustfmt::skip]
pub const ENGLISH_MEMBERS: [&str; 22] = [
    "reason", "step", "stage", "phase", "way", "factor", "part", "lesson", "rule", "problem", "change", "question",
    "point", "argument", "option", "benefit", "advantage", "disadvantage", "condition", "measure", "principle", "cause",
];

/// Of these, the ones that stand in any sentence: they mark a member only where it is said at once what it is.
const LOOSE_MEMBERS: [&str; 5] = ["part", "way", "change", "question", "measure"];

/// 首先 其次 最后， 其一 另一方面 — and not 最后一公里.
pub(super) fn chinese(text: &str) -> Option<Marker> {
    // No word of the table begins with any other character, and this is asked of every clause.
    let begins = matches!(
        text.chars().next()?,
        '其' | '首' | '再' | '然' | '接' | '随' | '隨' | '最' | '末' | '一' | '另' | '第' | '还'
    );
    begins.then(|| of(text, &CHINESE)).flatten()
}

/// First, … Secondly … Finally, — and not "first-time buyers", "Second World War", "Then he left".
pub(super) fn english(text: &str) -> Option<Marker> {
    of(text, &ENGLISH)
}

/// 此外， moreover, the second reason: marks only among surer ones.
pub(super) fn loose(text: &str) -> Option<Marker> {
    const GOES_ON: [char; 14] =
        ['一', '的', '那', '这', '几', '关', '期', '通', '时', '還', '两', '三', '阶', '结'];
    let found = match text.chars().next()? {
        'a'..='z' | 'A'..='Z' => match reason(text) {
            Some(reason) => return Some(reason),
            None => of(text, &ENGLISH_LOOSE)?,
        },
        // What the words of the table begin with.
        '最' | '此' | '另' | '还' | '再' | '除' => of(text, &CHINESE_LOOSE)?,
        _ => return None,
    };
    (!text[found.len..].starts_with(GOES_ON)).then_some(Marker { loose: true, ..found })
}

fn of(text: &str, table: &[Word]) -> Option<Marker> {
    let (word, form, ordinal, stop) =
        table.iter().filter(|(word, ..)| begins_with(text, word)).max_by_key(|(word, ..)| word.len())?;
    let rest = &text[word.len()..];
    let comma = rest.chars().next().filter(|c| "，,：:、".contains(*c)).map_or(0, char::len_utf8);
    let latin = word.is_ascii();
    // A Latin word ends at a space; 、 parts words and no members behind the words of that table.
    let bare = !latin || rest.starts_with(' ');
    (comma > 0 || (*stop == Stop::Any && bare)).then(|| mark(*form, *ordinal, text, word.len() + comma))
}

/// The first reason, the last step, another advantage: a number, and what is counted.
fn reason(text: &str) -> Option<Marker> {
    const OPENS: [(&str, Ordinal); 10] = [
        ("the first ", Ordinal::At(1)),
        ("the second ", Ordinal::At(2)),
        ("the third ", Ordinal::At(3)),
        ("the fourth ", Ordinal::At(4)),
        ("the fifth ", Ordinal::At(5)),
        ("the last ", Ordinal::Last),
        ("the final ", Ordinal::Last),
        ("one ", Ordinal::At(1)),
        ("my first ", Ordinal::At(1)),
        ("another ", Ordinal::Next),
    ];
    let (word, ordinal) = OPENS.iter().find(|(word, _)| begins_with(text, word))?;
    let rest = &text[word.len()..];
    let is_member = |noun: &str| begins_with(rest, noun) && rest[noun.len()..].starts_with([' ', ',', ':']);
    let (place, noun) = ENGLISH_MEMBERS.iter().enumerate().find(|(_, noun)| is_member(noun))?;
    // "The first part of the night" counts nothing.
    let after = &rest[noun.len()..];
    if LOOSE_MEMBERS.contains(noun)
        && !["is ", "was "].iter().any(|verb| after.trim_start().starts_with(verb))
        && !after.starts_with([',', ':'])
    {
        return None;
    }
    // The words are the member's own: 'the first reason is that …' loses its sense without them.
    let style = char::from(b'A' + u8::try_from(place).unwrap_or(0));
    Some(Marker { len: 0, ..styled(style, mark(Form::English, *ordinal, text, 0)) })
}

/// 一个是 另一个是 还有一种是, One is … Another is … The other is …: one of several, without a number.
pub(super) fn one_of(text: &str) -> Option<Marker> {
    if text.starts_with(|c: char| c.is_ascii()) { one_of_english(text) } else { one_of_chinese(text) }
}

fn one_of_chinese(text: &str) -> Option<Marker> {
    const OTHERS: [&str; 10] =
        ["另外还有", "另外", "还有", "再有", "另", "再", "最后", "其中", "剩下", "然后"];
    // Most clauses begin otherwise.
    if !matches!(text.chars().next()?, '一' | '的' | '另' | '还' | '再' | '最' | '其' | '剩' | '然')
    {
        return None;
    }
    let other = OTHERS.iter().find_map(|word| text.strip_prefix(word));
    // 一个是, and 剩下的一个是.
    let rest = other.unwrap_or(text);
    let rest = rest.strip_prefix('的').unwrap_or(rest).strip_prefix('一')?;
    let kind = rest.chars().next().filter(|c| "个個种種类類条條点點项項派件".contains(*c))?;
    let rest = &rest[kind.len_utf8()..];
    let rest = rest.strip_prefix('呢').unwrap_or(rest).trim_start_matches(['，', ',']);
    let rest = rest.strip_prefix('就').unwrap_or(rest).strip_prefix('是')?;
    let ordinal = if other.is_some() { Ordinal::Next } else { Ordinal::At(1) };
    Some(styled(kind, mark(Form::OneOf, ordinal, text, text.len() - rest.len())))
}

fn one_of_english(text: &str) -> Option<Marker> {
    const OPENS: [(&str, Ordinal); 12] = [
        ("one ", Ordinal::At(1)),
        ("another ", Ordinal::Next),
        ("yet another ", Ordinal::Next),
        ("the other ", Ordinal::Next),
        ("a second ", Ordinal::Next),
        ("a third ", Ordinal::Next),
        ("a fourth ", Ordinal::Next),
        ("a fifth ", Ordinal::Next),
        ("the second ", Ordinal::Next),
        ("the third ", Ordinal::Next),
        ("the last ", Ordinal::Next),
        ("a final one ", Ordinal::Next),
    ];
    let (word, ordinal) = OPENS.iter().find(|(word, _)| begins_with(text, word))?;
    let verb = ["is ", "was "].iter().find(|verb| text[word.len()..].starts_with(**verb))?;
    Some(mark(Form::OneOf, *ordinal, text, word.len() + verb.len()))
}
