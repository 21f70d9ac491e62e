//! Marks that carry a number: 一、 （一） 1. ① 第二步： 第三回 Chapter Four II. b). Knows their shapes, and what only looks
//! like one.

use super::numeral::{chapter_number, digits, han_number, roman, spelled};
use super::word::CHINESE_MEMBERS;
use super::{Form, Marker, Ordinal, mark, styled};
use crate::segment::letter::begins_with;

/// 第一章 第3节; 第一， 第二步： — and not 第一大渡口, 第一次.
pub(super) fn ordinal_or_chapter(text: &str) -> Option<Marker> {
    let after = &text['第'.len_utf8()..];
    if let Some((number, len)) = chapter_number(after).or_else(|| digits(after))
        && let Some(found) = chapter(text, number, '第'.len_utf8() + len)
    {
        return Some(found);
    }
    let (number, len) = han_number(after).or_else(|| digits(after))?;
    let mut at = '第'.len_utf8() + len;
    let unit = text[at..].chars().next().filter(|c| "步个個种種点點类類条條项項招层層阶階部".contains(*c));
    if let Some(c) = unit {
        at += c.len_utf8();
        // 第二阶段， 第一部分： carry one character more.
        let more = text[at..].chars().next().filter(|m| "段分类".contains(*m));
        at += more.map_or(0, char::len_utf8);
    }
    let style = unit.unwrap_or(' ');
    // 第三个呢，就是…
    let spoken = unit.is_some() && text[at..].starts_with('呢');
    at += if spoken { '呢'.len_utf8() } else { 0 };
    let stop = text[at..].chars().next()?;
    let parted = "，,、：:.．".contains(stop) || stop == ' ' || stop == '\u{3000}';
    // 第一步是… 第二个阶段是…
    let said = stop == '是' && unit.is_some();
    let len = match (parted, said) {
        (true, _) => at + stop.len_utf8(),
        (_, true) => at,
        _ if spoken && text[at..].starts_with("就是") => at,
        _ => return None,
    };
    Some(styled(style, mark(Form::Ordinal, Ordinal::At(number), text, len)))
}

/// The mark of a part of a book, whose unit stands at `at`.
fn chapter(text: &str, number: u32, at: usize) -> Option<Marker> {
    let unit = text[at..].chars().next()?;
    // 第二集团, 第一回合, 第三课题 count something else.
    let longer = ["集团", "集團", "回合", "回到", "课题", "节目", "讲究", "卷入"];
    if longer.iter().any(|word| text[at..].starts_with(word)) {
        return None;
    }
    let end = at + unit.len_utf8();
    let form = match unit {
        '卷' => Form::Volume,
        // 第一部电影, 第三篇文章 and 第二部分 are no parts of a book.
        '部' | '篇' | '编' | '編' | '册' | '冊' | '辑' | '輯' if ends_here(&text[end..]) => {
            Form::Volume
        }
        '章' | '回' | '讲' | '講' | '课' | '課' | '集' => Form::Chapter,
        '节' | '節' | '幕' => Form::Section,
        _ => return None,
    };
    Some(mark(form, Ordinal::At(number), text, end))
}

/// 卷一 卷之二
pub(super) fn volume(text: &str) -> Option<Marker> {
    let after = &text['卷'.len_utf8()..];
    let bare = after.strip_prefix('之').unwrap_or(after);
    let (number, len) = chapter_number(bare)?;
    let end = text.len() - bare.len() + len;
    ends_here(&text[end..]).then(|| mark(Form::Volume, Ordinal::At(number), text, end))
}

/// Whether a mark ends before `rest`: at the end, a space or a stop.
fn ends_here(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || "：:·—-《（(、，,".contains(c))
}

/// 第一是 第二个问题： 第三个原因在于: surer than their words only where others follow.
pub(super) fn counted(text: &str) -> Option<Marker> {
    let after = text.strip_prefix('第')?;
    let (number, len) = han_number(after).or_else(|| digits(after))?;
    let rest = &after[len..];
    let unit = rest.chars().next().filter(|c| "个個种種点點类類条條项項件大".contains(*c));
    let noun = &rest[unit.map_or(0, char::len_utf8)..];
    let bare = CHINESE_MEMBERS.iter().find_map(|n| noun.strip_prefix(n)).unwrap_or(noun);
    // 第一，… is a mark without this; 第一大渡口 is none.
    let named = bare.len() < noun.len();
    let stop = bare.chars().next()?;
    let end = text.len() - bare.len();
    let style = unit.unwrap_or(' ');
    let len = match stop {
        '是' if named || unit.is_none() => end,
        '，' | ',' | '：' | ':' | '、' if named => end + stop.len_utf8(),
        '就' if bare.starts_with("就是") && unit != Some('大') => end,
        '在' if named && bare.starts_with("在于") => end,
        _ => return None,
    };
    Some(styled(style, mark(Form::Ordinal, Ordinal::At(number), text, len)))
}

/// 一来 二来, 一靠 二靠: a number and a verb that the others share.
pub(super) fn told(text: &str) -> Option<Marker> {
    let (number, len) = han_number(text).filter(|(n, _)| *n < 10 && !text.starts_with(['两', '兩']))?;
    let verb = text[len..].chars().next().filter(|c| "来來则則靠看为為抓怕".contains(*c))?;
    let end = len + verb.len_utf8();
    // The verb belongs to the words, but for 来 and 则, which say nothing more.
    let empty = "来來则則".contains(verb);
    let found = mark(Form::Is, Ordinal::At(number), text, if empty { end } else { len });
    Some(styled(verb, found))
}

/// 一、 一. 一是 一要 — and not 一个, 一些, 十分.
pub(super) fn han(text: &str) -> Option<Marker> {
    if text.starts_with("一方面") {
        return None;
    }
    let (number, len) = han_number(text)?;
    let next = text[len..].chars().next()?;
    let after = text[len + next.len_utf8()..].chars().next();
    let at = |form| styled(next, mark(form, Ordinal::At(number), text, len + next.len_utf8()));
    match next {
        '、' | '.' | '．' => Some(Marker { style: ' ', ..at(Form::Han) }),
        '，' | ',' | '：' | ':' if number <= 10 && !text.starts_with(['两', '兩']) => Some(at(Form::Han)),
        '是' | '要' => {
            let comma = after.filter(|c| "，,".contains(*c)).map_or(0, char::len_utf8);
            Some(styled(next, mark(Form::Is, Ordinal::At(number), text, len + next.len_utf8() + comma)))
        }
        _ => None,
    }
}

/// （一） (1)
pub(super) fn in_brackets(text: &str) -> Option<Marker> {
    let open = text.chars().next()?.len_utf8();
    let inner = &text[open..];
    let (form, number, len) = match (han_number(inner), digits(inner)) {
        (Some((n, len)), _) => (Form::HanInBrackets, n, len),
        (None, Some((n, len))) => (Form::NumberInBrackets, n, len),
        (None, None) => return None,
    };
    let close = inner[len..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
    (number <= 60).then(|| mark(form, Ordinal::At(number), text, open + len + close.len_utf8()))
}

/// ① ⑴ ⒈ ㈠ ❶, each a number in one character.
pub(super) fn one_character(text: &str, first: char) -> Option<Marker> {
    let (form, zero) = match first {
        '①'..='⑳' => (Form::Circled, '①'),
        '⑴'..='⒇' => (Form::NumberInBrackets, '⑴'),
        '⒈'..='⒛' => (Form::Number, '⒈'),
        '㈠'..='㈩' => (Form::HanInBrackets, '㈠'),
        '❶'..='❿' => (Form::Circled, '❶'),
        _ => return None,
    };
    Some(mark(form, Ordinal::At(first as u32 - zero as u32 + 1), text, first.len_utf8()))
}

/// 1. 1、 1) 1.2 — and not 1.5倍, 05年, 6亿, 3:2, a year.
pub(super) fn number(text: &str) -> Option<Marker> {
    let (mut number, mut len) = digits(text)?;
    let mut form = Form::Number;
    // A path deeper than this is no heading's number but data.
    for _ in 0..5 {
        let rest = &text[len..];
        let stop = rest.chars().next()?;
        let after = &rest[stop.len_utf8()..];
        let next = after.chars().next();
        if matches!(stop, '.' | '．')
            && let Some((n, more)) = digits(after)
        {
            // 2.3 is a path only where a space or a letter follows it like a heading's; 1.5倍 and 3.2% are numbers.
            let tail = after[more..].chars().next();
            if !(tail.is_some_and(|c| c == ' ' || c == '.' || c == '\u{3000}')) || more > 2 {
                return None;
            }
            form = Form::NumberPath;
            number = n;
            len += stop.len_utf8() + more;
            if tail == Some(' ') || tail == Some('\u{3000}') {
                return (number <= 60).then(|| mark(form, Ordinal::At(number), text, len));
            }
            continue;
        }
        if number > 99 {
            return None;
        }
        let style = if matches!(stop, ')' | '）') { ')' } else { ' ' };
        let found = || styled(style, mark(form, Ordinal::At(number), text, len + stop.len_utf8()));
        return match stop {
            '、' | '．' | '）' => Some(found()),
            '.' | ')' => {
                let parted = next.is_none_or(|c| c == ' ' || c == '\u{3000}' || c == '\t' || !c.is_ascii());
                let letter = next.is_some_and(|c| c.is_ascii_uppercase() || "“\"".contains(c));
                (parted || letter).then(found)
            }
            _ => None,
        };
    }
    None
}

/// a) (b) A、 i) (ii) III.
pub(super) fn letter(text: &str) -> Option<Marker> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（')).map_or(0, char::len_utf8);
    let inner = &text[open..];
    let len = inner.bytes().take(6).take_while(u8::is_ascii_alphabetic).count();
    let name = &inner[..len];
    let stop = inner[len..].chars().next()?;
    let closed = matches!(stop, ')' | '）');
    let dotted = matches!(stop, '.' | '．');
    // A. 清淤: before Han characters a letter with a full stop is no name's.
    let rest = inner[len + stop.len_utf8()..].trim_start();
    let han = dotted && rest.starts_with(|c: char| matches!(c, '\u{4e00}'..='\u{9fff}'));
    let spaced = stop == '.' && inner[len..].starts_with(". ");
    if (open > 0 && !closed) || !(closed || stop == '、' || spaced || han) {
        return None;
    }
    let end = open + len + stop.len_utf8();
    let style = if closed { ')' } else { '.' };
    let letter = name.bytes().next()?;
    // Names have one letter and a full stop before them: A. Smith. Only numerals go with one.
    if len == 1 && (!dotted || han) && !matches!(letter, b'i' | b'I') {
        let at = u32::from(letter.to_ascii_lowercase() - b'a') + 1;
        return Some(styled(style, mark(Form::Letter, Ordinal::At(at), text, end)));
    }
    let same = closed || name.bytes().all(|b| b.is_ascii_uppercase());
    let numeral = roman(name).filter(|_| same)?;
    Some(styled(style, mark(Form::Roman, Ordinal::At(numeral), text, end)))
}

/// Step 3: Day 2: Chapter Four; Part II.
pub(super) fn numbered_word(text: &str) -> Option<Marker> {
    const WORDS: [(&str, Form); 11] = [
        ("step ", Form::Ordinal),
        ("day ", Form::Ordinal),
        ("stage ", Form::Ordinal),
        ("phase ", Form::Ordinal),
        ("part ", Form::Volume),
        ("book ", Form::Volume),
        ("volume ", Form::Volume),
        ("act ", Form::Volume),
        ("chapter ", Form::Chapter),
        ("scene ", Form::Section),
        ("section ", Form::Section),
    ];
    let (word, form) = WORDS.iter().find(|(word, _)| begins_with(text, word))?;
    // "Section 2" names a part, and "section 2 of the law" goes on in mid-sentence.
    if form.is_part() && text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let rest = &text[word.len()..];
    let (number, len) = digits(rest).or_else(|| spelled(rest))?;
    let stop = rest[len..].chars().next();
    let len = word.len() + len;
    let style = word.chars().next().unwrap_or(' ');
    match stop {
        Some(':' | '.' | ',' | ')' | '：') => {
            Some(styled(style, mark(*form, Ordinal::At(number), text, len + stop.map_or(0, char::len_utf8))))
        }
        None | Some(' ' | '—' | '–' | '-') => {
            Some(styled(style, mark(*form, Ordinal::At(number), text, len)))
        }
        _ => None,
    }
}
