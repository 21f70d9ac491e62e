//! List marks: 一、 （一） 1. ① 首先 First. What level and number a mark has; not what the list means.

mod number;
mod numeral;
mod word;

pub use numeral::han_number;
pub use word::{CHINESE_MEMBERS, ENGLISH_MEMBERS};

/// The form of a list mark, highest level first; marks of one form make one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 第一卷, 卷二, 第三部; Part One, Book II, Volume 3.
    Volume,
    /// 第一章, 第三回; Chapter 1.
    Chapter,
    /// 第二节, 第一幕; Scene 2.
    Section,
    /// 一、
    Han,
    /// （一）
    HanInBrackets,
    /// 第一， 第二步： Step 1: Day 2:
    Ordinal,
    /// 1. 1、 1)
    Number,
    /// 1.2, 2.3.1: the last number counts.
    NumberPath,
    /// (1) （1）
    NumberInBrackets,
    /// a) (b) A、
    Letter,
    /// i) (ii) III.
    Roman,
    /// ① ② ③
    Circled,
    /// 其一 其二
    Among,
    /// 一是 二是; 一要 二要
    Is,
    /// 一个是 另一个是; one is, the other is
    OneOf,
    /// 首先 其次 最后
    Sequence,
    /// 一方面 另一方面
    Side,
    /// First, Secondly, Finally
    English,
    /// - * •
    Bullet,
}

impl Form {
    /// Whether its marks are parts of a book and not members of a list.
    pub fn is_part(self) -> bool {
        matches!(self, Form::Volume | Form::Chapter | Form::Section)
    }

    /// Whether its marks are words or are said as words: 首先, 一是, First.
    pub fn is_spoken(self) -> bool {
        matches!(
            self,
            Form::Ordinal
                | Form::Among
                | Form::Is
                | Form::OneOf
                | Form::Sequence
                | Form::Side
                | Form::English
        )
    }

    /// Whether its marks mean a member wherever they stand, after a comma too.
    pub fn stands_alone(self) -> bool {
        matches!(
            self,
            Form::Is | Form::OneOf | Form::Among | Form::Circled | Form::Side | Form::NumberInBrackets
        )
    }

    /// Whether marks of this form with another style belong to another list: 1) and 1. do, 第一步 and 第二， need not.
    pub fn is_strict(self) -> bool {
        matches!(self, Form::Number | Form::Letter | Form::Roman | Form::Is | Form::OneOf)
    }
}

/// The number a mark gives its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordinal {
    /// A number, from 1 (0 where a list counts from 0).
    At(u32),
    /// Somewhere between the first and the last: 然后, next.
    Next,
    /// The last: 最后, finally.
    Last,
    /// No number: a bullet.
    Unnumbered,
}

impl Ordinal {
    /// The number, if the mark says one.
    pub fn number(self) -> Option<u32> {
        match self {
            Ordinal::At(n) => Some(n),
            _ => None,
        }
    }

    /// Whether an item so marked may follow an item numbered `before` in one list.
    pub fn may_follow(self, before: u32) -> bool {
        match self {
            Ordinal::At(n) => n == before + 1,
            Ordinal::Next | Ordinal::Last | Ordinal::Unnumbered => true,
        }
    }
}

/// A list mark at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its form.
    pub form: Form,
    /// Its number.
    pub ordinal: Ordinal,
    /// Its length in bytes, with the white space and the comma that part it from the item.
    pub len: usize,
    /// What else tells marks of one form apart: the stop behind a number, the unit or the verb behind it; a space for
    /// those that nothing tells apart.
    pub style: char,
    /// Whether running text has it more often than lists have: 最后 without a comma, 此外, moreover. It counts only
    /// where surer marks stand around it.
    pub loose: bool,
}

/// A mark within running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where it stands, in bytes.
    pub at: usize,
    /// The mark.
    pub mark: Marker,
    /// What stands before it, quotes, brackets and white space apart; nothing at the beginning of the text.
    pub after: Option<char>,
}

/// The mark at the very beginning of `text`, if one stands there. What only looks like a mark is none:
/// 第一大渡口, 1.5, 05年, 6亿, first-time, version 3.2.
pub fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    match first {
        '第' => number::ordinal_or_chapter(text),
        '卷' => number::volume(text),
        '(' | '（' => number::in_brackets(text),
        '①'..='⓿' | '㈠'..='㈩' | '❶'..='❿' => number::one_character(text, first),
        '0'..='9' => number::number(text),
        '-' | '*' | '•' | '·' | '–' | '●' | '○' | '■' | '◆' => bullet(text, first),
        'a'..='z' | 'A'..='Z' => number::numbered_word(text).or_else(|| word::english(text)),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            number::han(text).or_else(|| word::chinese(text))
        }
        _ => word::chinese(text),
    }
}

/// The mark that may open a member of a list: [`marker`]'s, and those that only their neighbours make sure of, such as
/// a) II. 此外， moreover, the second reason.
pub fn list_marker(text: &str) -> Option<Marker> {
    marker(text)
        .or_else(|| number::letter(text))
        .or_else(|| number::counted(text))
        .or_else(|| number::told(text))
        .or_else(|| word::one_of(text))
        .or_else(|| word::loose(text))
}

/// Every mark in running text that stands where a member may begin: at the start, after 。！？；：. ! ? ; : and, for
/// those that no other sense has there, after a comma. A number may also follow a space, but then it is loose.
pub fn inline_markers(text: &str) -> Vec<Placed> {
    let mut found = Vec::new();
    let mut after = None;
    let mut skip_to = 0;
    let mut hidden = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let begins_word = !previous.is_ascii_alphanumeric();
        if at >= skip_to
            && begins_word
            && !c.is_whitespace()
            && let Some(mark) = inline_mark(&text[at..], after, previous)
        {
            found.push(Placed { at, mark, after });
            skip_to = at + mark.len;
        }
        let aside = c.is_whitespace()
            || matches!(c, '”' | '’' | '"' | '」' | '』' | '）' | ')' | '“' | '「')
            || (c == '*' || c == '_');
        // "and" and "or" before a member hide nothing of what stands before them.
        if previous.is_whitespace() && ["and ", "or "].iter().any(|word| text[at..].starts_with(word)) {
            hidden = at + 3;
        }
        if !aside && at >= hidden {
            after = Some(c);
        }
        if c == '\n' {
            after = Some(c);
        }
        previous = c;
    }
    found
}

/// The mark of a member that begins here, `after` this character and right behind `previous`.
fn inline_mark(text: &str, after: Option<char>, previous: char) -> Option<Marker> {
    let first = text.chars().next()?;
    let digit = first.is_ascii_digit();
    // Most characters begin no mark, and this is asked of each.
    let is_inside = matches!(after, Some('\u{3400}'..='\u{9fff}' | 'a'..='z'));
    if is_inside && matches!(first, '\u{3400}'..='\u{9fff}' | 'a'..='z') {
        return None;
    }
    let opens = after.is_none_or(|c| OPENERS.contains(&c));
    let comma = after.is_some_and(|c| matches!(c, '，' | ',' | '、'));
    if !opens && !comma && !digit && !matches!(first, '①'..='⓿' | '❶'..='❿') {
        return None;
    }
    let mark = list_marker(text).filter(|m| m.form != Form::Bullet)?;
    if opens || comma || mark.form == Form::Circled {
        return Some(mark);
    }
    let spaced = digit
        && previous == ' '
        && mark.form == Form::Number
        && text.as_bytes().get(mark.len - 1) == Some(&b' ');
    spaced.then_some(Marker { loose: true, ..mark })
}

const OPENERS: [char; 12] = ['。', '！', '？', '；', '：', '.', '!', '?', ';', ':', '…', '—'];

fn mark(form: Form, ordinal: Ordinal, text: &str, len: usize) -> Marker {
    let rest = text.get(len..).unwrap_or("");
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\t']).len();
    Marker { form, ordinal, len: len + gap, style: ' ', loose: false }
}

fn styled(style: char, mark: Marker) -> Marker {
    Marker { style, ..mark }
}

fn bullet(text: &str, first: char) -> Option<Marker> {
    let rest = &text[first.len_utf8()..];
    let next = rest.chars().next()?;
    let spaced = next == ' ' || next == '\t' || next == '\u{3000}';
    let solid = matches!(first, '•' | '●' | '○' | '■' | '◆') || (first == '·' && !next.is_ascii());
    (spaced || solid).then(|| mark(Form::Bullet, Ordinal::Unnumbered, text, first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Form, u32, &str)>) {
        let got = marker(text).map(|m| (m.form, m.ordinal.number().unwrap_or(0), &text[m.len..]));
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn marks_of_every_form() {
        check("一、修好码头", Some((Form::Han, 1, "修好码头")));
        check("十二、结语", Some((Form::Han, 12, "结语")));
        check("（三）收尾", Some((Form::HanInBrackets, 3, "收尾")));
        check("(2) second", Some((Form::NumberInBrackets, 2, "second")));
        check("1.先修码头", Some((Form::Number, 1, "先修码头")));
        check("3、断电", Some((Form::Number, 3, "断电")));
        check("2. Do it", Some((Form::Number, 2, "Do it")));
        check("2) Do it", Some((Form::Number, 2, "Do it")));
        check("1.2 Scope", Some((Form::NumberPath, 2, "Scope")));
        check("③三盏灯", Some((Form::Circled, 3, "三盏灯")));
        check("第一，成本", Some((Form::Ordinal, 1, "成本")));
        check("第二步：加水", Some((Form::Ordinal, 2, "加水")));
        check("第三个阶段是收费", None);
        check("第三阶段是收费", Some((Form::Ordinal, 3, "是收费")));
        check("第十回 夜奔", Some((Form::Chapter, 10, "夜奔")));
        check("其二，人手", Some((Form::Among, 2, "人手")));
        check("二是增加班次", Some((Form::Is, 2, "增加班次")));
        check("首先，船不够", Some((Form::Sequence, 1, "船不够")));
        check("最后，夜里", Some((Form::Sequence, 0, "夜里")));
        check("一方面要快", Some((Form::Side, 1, "要快")));
        check("一方面，租金在涨", Some((Form::Side, 1, "租金在涨")));
        check("另一方面，读者在少", Some((Form::Side, 2, "读者在少")));
        check("第二回合还没开始", None);
        check("第二集团的几家", None);
        check("First, it is slow", Some((Form::English, 1, "it is slow")));
        check("Secondly it pays", Some((Form::English, 2, "it pays")));
        check("Step 3: rinse", Some((Form::Ordinal, 3, "rinse")));
        check("- milk", Some((Form::Bullet, 0, "milk")));
    }

    #[test]
    fn a_loose_noun_marks_a_member_only_where_it_is_said_what_it_is() {
        for (text, expected) in [
            ("The first part of the night was quiet", false),
            ("Another part of the town was flooded", false),
            ("One way to the pier is shut", false),
            ("The first part is the pier", true),
            ("Another way: wait", true),
            ("The last question, they say, was money", true),
            ("The first reason for the delay is ice", true),
        ] {
            assert_eq!(word::loose(text).is_some(), expected, "{text}");
        }
        for (text, rest) in [("剩下的一个是船", "船"), ("另一个是桥", "桥"), ("一种是票", "票")]
        {
            assert_eq!(word::one_of(text).map(|m| &text[m.len..]), Some(rest), "{text}");
        }
        assert_eq!((word::one_of("的个是船"), word::one_of("剩下的是船")), (None, None));
    }

    #[test]
    fn parts_of_books_are_of_three_forms() {
        for (text, form, number, rest) in [
            ("第一卷 春", Form::Volume, 1, "春"),
            ("卷之二", Form::Volume, 2, ""),
            ("第二部", Form::Volume, 2, ""),
            ("第三篇：水", Form::Volume, 3, "：水"),
            ("Part Two", Form::Volume, 2, ""),
            ("Book IV: Autumn", Form::Volume, 4, "Autumn"),
            ("第一百零八回 夜奔", Form::Chapter, 108, "夜奔"),
            ("第二十一章", Form::Chapter, 21, ""),
            ("CHAPTER TWELVE", Form::Chapter, 12, ""),
            ("第三节 尾", Form::Section, 3, "尾"),
            ("Scene 2: a pier", Form::Section, 2, "a pier"),
        ] {
            check(text, Some((form, number, rest)));
        }
        for text in [
            "第一部电影",
            "第三篇文章",
            "卷心菜",
            "Partly two",
            "Chapters of it",
            "Book now",
            "section 2 of it",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_list_has_marks_that_a_line_has_not() {
        for (text, form, number) in [
            ("a) boats", Form::Letter, 1),
            ("(b) piers", Form::Letter, 2),
            ("C、码头", Form::Letter, 3),
            ("(ii) piers", Form::Roman, 2),
            ("IV. Piers", Form::Roman, 4),
            ("第二是码头", Form::Ordinal, 2),
            ("第三个问题是码头", Form::Ordinal, 3),
            ("一来路远", Form::Is, 1),
            ("二靠科技", Form::Is, 2),
            ("The second reason is that", Form::English, 2),
        ] {
            assert_eq!(marker(text), None, "{text}");
            let got = list_marker(text).map(|m| (m.form, m.ordinal.number(), m.loose));
            assert_eq!(got, Some((form, Some(number), false)), "{text}");
        }
        for text in ["此外，码头", "最后靠广告", "Moreover, it pays"] {
            assert!(list_marker(text).is_some_and(|m| m.loose), "{text}");
        }
        for text in ["A. Smith", "(see) it", "第一大渡口", "最后一公里", "IIII. no", "The second boat"]
        {
            assert_eq!(list_marker(text), None, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark() {
        for text in [
            "第一大渡口",
            "第一次",
            "1.5倍",
            "05年",
            "6亿用户",
            "first-time buyers",
            "First Bank opened",
            "version 3.2",
            "3.2% of",
            "2024年",
            "12:30",
            "一个人",
            "十分重要",
            "最后一公里",
            "Then he left",
            "-5度",
            "Second World War",
            "1.5",
            "1",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn inline_marks_stand_where_an_item_may_begin() {
        let text = "分三步：一、先A；二、再B；三、后C。它是第一大渡口，共1.5倍。";
        let at: Vec<_> = inline_markers(text).iter().map(|p| &text[p.at..p.at + 3]).collect();
        assert_eq!(at, ["一", "二", "三"]);
    }
}
