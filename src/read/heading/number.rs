//! The number before a heading: list marks, chapters of books, and any word with a number that others count on. What the
//! line is otherwise is not known here.

use crate::segment::letter::is_alphabetic;
use crate::segment::marker::{Form, han_number, marker};

/// Which numbers count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key<'a> {
    /// Chapters by their rank: 部 and Book 0, 回 and Chapter 1, 节 and Section 2.
    Chapter(u8),
    /// A list mark.
    Form(Form),
    /// A word before the number: Tip 5, 测试三.
    Word(&'a str),
    /// A year with a colon.
    Year,
    /// A day, and nothing else on the line.
    Day,
}

/// A number at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered<'a> {
    pub(crate) key: Key<'a>,
    /// None where the mark says none.
    pub(crate) number: Option<u32>,
    /// Its length in bytes, with what parts it from the rest.
    pub(crate) len: usize,
}

/// The number that a line begins with, if it does.
pub(crate) fn numbered(text: &str) -> Option<Numbered<'_>> {
    if let Some((rank, number, len)) = chapter(text) {
        return Some(Numbered { key: Key::Chapter(rank), number, len });
    }
    // "Chapter 3 says" was looked at above.
    let is_told = text.starts_with(|c: char| c.is_ascii());
    if let Some(mark) = marker(text).filter(|mark| !(is_told && mark.form == Form::Chapter)) {
        return Some(Numbered { key: Key::Form(mark.form), number: mark.ordinal.number(), len: mark.len });
    }
    day(text).or_else(|| year(text)).or_else(|| word(text))
}

/// A chapter of a book: its rank, its number if it has one, and the length of both.
fn chapter(text: &str) -> Option<(u8, Option<u32>, usize)> {
    if let Some(rest) = text.strip_prefix('第') {
        let (number, len) = count(rest)?;
        let unit = rest.get(len..)?.chars().next()?;
        let rank = match unit {
            '部' | '卷' | '篇' | '册' | '編' | '编' => 0,
            '章' | '回' | '集' | '讲' | '講' | '幕' | '折' => 1,
            '节' | '節' | '场' | '場' => 2,
            _ => return None,
        };
        let end = '第'.len_utf8() + len + unit.len_utf8();
        // 第一章 and 第一章 渡口: what goes on without a gap counts something else (第一部分, 第三回合) or is a sentence.
        let rest = text.get(end..)?;
        let gap =
            rest.len() - rest.trim_start_matches([' ', '\u{3000}', '：', ':', '、', '　', '.', '．']).len();
        let closed = rest.is_empty() || gap > 0 || rest.starts_with(['《', '「', '“', '—', '（', '(']);
        return closed.then_some((rank, Some(number), end + gap));
    }
    if let Some(found) = volume(text) {
        return Some(found);
    }
    const UNITS: [(&str, u8); 8] = [
        ("book ", 0),
        ("part ", 0),
        ("volume ", 0),
        ("chapter ", 1),
        ("act ", 1),
        ("canto ", 1),
        ("section ", 2),
        ("scene ", 2),
    ];
    let head: String = text.chars().take(24).map(|c| c.to_ascii_lowercase()).collect();
    let (unit, rank) = UNITS.iter().find(|(unit, _)| head.starts_with(unit))?;
    let rest = text.get(unit.len()..)?;
    let word = rest.split([' ', '.', ':', '—', '–', '-', ',']).next().filter(|word| !word.is_empty())?;
    let number = word.parse().ok().or_else(|| roman(word)).or_else(|| spelled(word))?;
    let rest = rest.get(word.len()..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '.', ':', '—', '–', '-']).len();
    // "Part 1 of the bill" and "Section 4 says" go on in small letters.
    let goes_on = rest.get(gap..)?.starts_with(|c: char| c.is_lowercase() || c == ',');
    (!goes_on).then_some((*rank, Some(number), unit.len() + word.len() + gap))
}

/// 卷一 卷之二 上篇 下卷: parts that are counted without 第.
fn volume(text: &str) -> Option<(u8, Option<u32>, usize)> {
    let of_three = |c: char| ['上', '中', '下'].iter().position(|known| *known == c);
    let first = text.chars().next()?;
    let (number, end) = if first == '卷' {
        let rest = text.get(first.len_utf8()..)?;
        let bare = rest.strip_prefix('之').unwrap_or(rest);
        let (number, len) = match bare.chars().next().and_then(of_three) {
            Some(at) => (u32::try_from(at).unwrap_or(0) + 1, '上'.len_utf8()),
            None => count(bare)?,
        };
        (number, text.len() - bare.len() + len)
    } else {
        let at = of_three(first)?;
        let unit = text.get(first.len_utf8()..)?.chars().next()?;
        "篇卷部册編编".contains(unit).then_some(())?;
        (u32::try_from(at).unwrap_or(0) + 1, first.len_utf8() + unit.len_utf8())
    };
    let rest = text.get(end..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '：', ':', '·', '.', '．']).len();
    let closed = rest.is_empty() || gap > 0 || rest.starts_with(['《', '「', '“', '—', '（', '(']);
    // 中部：多云 is said of a part of the country, or of any thing.
    let closed = closed && !(text.get(..end)?.ends_with('部') && rest.starts_with(['：', ':']));
    // 上篇 and 下篇 follow one another though 中篇 is missing: their numbers only rise.
    closed.then_some((0, Some(number), end + gap))
}

/// 7月1日（周六） Saturday, July 1: a day that has its line to itself, its number rising through the year.
fn day(text: &str) -> Option<Numbered<'_>> {
    /// No day is longer, in bytes.
    const LONGEST: usize = 60;
    let text = Some(text.trim_end()).filter(|t| t.len() <= LONGEST)?;
    let number = han_day(text).or_else(|| english_day(text))?;
    Some(Numbered { key: Key::Day, number: Some(number), len: text.len() })
}

fn han_day(text: &str) -> Option<u32> {
    let year = text.split_once('年').filter(|(year, _)| year.len() == 4 && year.parse::<u32>().is_ok());
    let (month, rest) = year.map_or(text, |(_, rest)| rest).split_once('月')?;
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (month, day): (u32, u32) = (month.trim().parse().ok()?, rest.get(..len)?.parse().ok()?);
    let rest = rest.get(len..)?.strip_prefix(['日', '号', '號'])?;
    // A weekday, or the day until which: nothing that is told.
    let more = rest.chars().all(|c| {
        "（）() 周星期週礼拜一二三四五六日天至到—–-~～、上下午晚年月号".contains(c) || c.is_ascii_digit()
    });
    ((1..=12).contains(&month) && (1..=31).contains(&day) && more).then_some(month * 100 + day)
}

fn english_day(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const WEEKDAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (mut month, mut day) = (None, None);
    for word in text.split([' ', ',', '(', ')', '.']).filter(|word| !word.is_empty()) {
        let lower = word.to_ascii_lowercase();
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
        if let Ok(number) = bare.parse::<u32>() {
            match number {
                1..=31 if day.is_none() => day = Some(number),
                1900..=2100 => {}
                _ => return None,
            }
        } else if let Some(at) = MONTHS.iter().position(|m| lower.starts_with(m) && is_month(&lower)) {
            month = u32::try_from(at + 1).ok().filter(|_| month.is_none());
        } else if !WEEKDAYS
            .iter()
            .any(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)))
        {
            return None;
        }
    }
    Some(month? * 100 + day?)
}

/// Whether a word that begins as a month is one, whole or cut to three letters: not "marching".
fn is_month(word: &str) -> bool {
    const WHOLE: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    word.len() == 3 || word == "sept" || WHOLE.contains(&word)
}

/// 2016：第一次
fn year(text: &str) -> Option<Numbered<'_>> {
    let number: u32 = text.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let rest = text.get(4..)?;
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let gap = rest.strip_prefix(['：', ':'])?;
    let fits = (1000..2100).contains(&number) && !gap.is_empty();
    fits.then_some(Numbered { key: Key::Year, number: Some(number), len: text.len() - gap.len() })
}

/// Tip 5. 测试三： 改进 #4 ——
fn word(text: &str) -> Option<Numbered<'_>> {
    /// No word that counts is longer, in characters.
    const LONGEST: usize = 14;
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let (at, _) = text.char_indices().take(LONGEST).find(|(_, c)| is_digit(*c))?;
    let before = text.get(..at)?.trim_end_matches(['#', '＃']).trim_end();
    let (number, len) = count(text.get(at..)?)?;
    let rest = text.get(at + len..)?;
    let marks = ['：', ':', '.', '、', '，', '—', '–', '-', ' ', '|', '）', ')'];
    let gap = rest.len() - rest.trim_start_matches(marks).len();
    let word = !before.is_empty() && before.chars().all(is_alphabetic);
    let parted = rest.is_empty() || gap > 0;
    // Chapter 3 says, Section 4 of.
    let goes_on = rest.starts_with(' ') && rest.get(gap..)?.starts_with(char::is_lowercase);
    (word && parted && !goes_on && number < 100).then_some(Numbered {
        key: Key::Word(before),
        number: Some(number),
        len: at + len + gap,
    })
}

/// A number in digits, up to 9999, or in Han ones, and its length in bytes.
fn count(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=4).contains(&len) {
        return text.get(..len)?.parse().ok().map(|number| (number, len));
    }
    let len: usize = text
        .chars()
        .take(8)
        .take_while(|c| "零〇一二三四五六七八九十百千两廿卅".contains(*c))
        .map(char::len_utf8)
        .sum();
    let digits = text.get(..len).filter(|digits| !digits.is_empty())?;
    match han_number(digits) {
        Some((number, all)) if all == len => Some((number, len)),
        _ => Some((hundreds(digits), len)),
    }
}

/// A larger number in Han digits: 一百二十, 一二〇.
fn hundreds(digits: &str) -> u32 {
    let (mut total, mut last, mut place) = (0u32, 0u32, false);
    for c in digits.chars() {
        let unit = match c {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            '廿' => 20,
            '卅' => 30,
            _ => 0,
        };
        if unit > 0 {
            let one = matches!(c, '廿' | '卅') || last == 0;
            total = total.saturating_add(if one { unit } else { last.saturating_mul(unit) });
            (last, place) = (0, true);
        } else {
            let digit =
                "零一二三四五六七八九".chars().position(|d| d == c).unwrap_or(if c == '两' { 2 } else { 0 });
            last = if place { digit as u32 } else { last.saturating_mul(10).saturating_add(digit as u32) };
        }
    }
    total.saturating_add(last)
}

/// Roman numerals up to a hundred or so.
fn roman(word: &str) -> Option<u32> {
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1u32),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> =
        word.chars().map(value).collect::<Option<_>>().filter(|d: &Vec<u32>| d.len() <= 9)?;
    let sum = digits.iter().enumerate().fold(0i64, |sum, (i, digit)| {
        let digit_now = i64::from(*digit);
        if digits.get(i + 1).is_some_and(|next| next > digit) { sum - digit_now } else { sum + digit_now }
    });
    u32::try_from(sum).ok().filter(|sum| *sum > 0)
}

fn spelled(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let lower = word.to_ascii_lowercase();
    WORDS.iter().position(|known| *known == lower).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Key<'_>, u32, &str)>) {
        let got = numbered(text).map(|n| (n.key, n.number.unwrap_or(0), &text[n.len..]));
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn chapters_of_books() {
        check("第一回 渡口夜话", Some((Key::Chapter(1), 1, "渡口夜话")));
        check("第一百二十回　收场", Some((Key::Chapter(1), 120, "收场")));
        check("第十二章", Some((Key::Chapter(1), 12, "")));
        check("第三卷：北方", Some((Key::Chapter(0), 3, "北方")));
        check("第2节 水位", Some((Key::Chapter(2), 2, "水位")));
        check("Chapter 1", Some((Key::Chapter(1), 1, "")));
        check("CHAPTER XIV. The Ferry", Some((Key::Chapter(1), 14, "The Ferry")));
        check("Book Two: The River", Some((Key::Chapter(0), 2, "The River")));
        check("Chapter 3 says that the river rose", None);
        check("卷一", Some((Key::Chapter(0), 1, "")));
        check("卷之二 灯", Some((Key::Chapter(0), 2, "灯")));
        check("卷下：桥", Some((Key::Chapter(0), 3, "桥")));
        check("下篇 桥", Some((Key::Chapter(0), 3, "桥")));
        check("卷心菜", None);
        check("上部的木板", None);
        check("上部", Some((Key::Chapter(0), 1, "")));
        check("下部 桥", Some((Key::Chapter(0), 3, "桥")));
        check("下部：石头", None);
        check("中部：多云", None);
        check("第三回合还没开始", None);
        check("第一部分", None);
    }

    #[test]
    fn marks_words_and_years_that_count() {
        check("一、缘起", Some((Key::Form(Form::Han), 1, "缘起")));
        check("Tip 5. Ask first", Some((Key::Word("Tip"), 5, "Ask first")));
        check("测试三：水位", Some((Key::Word("测试"), 3, "水位")));
        check("改进 #4 —— 水位", Some((Key::Word("改进"), 4, "水位")));
        check("2016：一张桌子", Some((Key::Year, 2016, "一张桌子")));
        check("2016年的夏天", None);
        check("渡口的三个问题", None);
        check("It was 1999 then", None);
    }

    #[test]
    fn days_that_have_a_line_of_their_own() {
        for (text, number) in [
            ("7月1日（周六）", 701),
            ("2023年12月31日", 1231),
            ("7月1日至31日", 701),
            ("Saturday, July 1", 701),
            ("1st Sept 2023", 901),
            ("March 14, 2024", 314),
        ] {
            assert_eq!(numbered(text).map(|n| (n.key, n.number)), Some((Key::Day, Some(number))), "{text}");
        }
        for text in ["7月1日开船", "13月1日", "July", "Marching 14 miles", "May 45", "14 people"] {
            assert!(numbered(text).is_none_or(|n| n.key != Key::Day), "{text}");
        }
    }

    #[test]
    fn large_numbers_in_han_digits() {
        for (digits, number) in
            [("一百", 100), ("一百零八", 108), ("一二〇", 120), ("二百五十", 250), ("廿三", 23)]
        {
            assert_eq!(count(digits), Some((number, digits.len())), "{digits}");
        }
    }
}
