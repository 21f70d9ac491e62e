//! List marks: 一、 （一） 1. ① 首先 First. What level and number a mark has; not what the list means.

/// The form of a list mark, highest level first; marks of one form make one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 第一章, 第二节, 第三回; Chapter 1, Part 2.
    Chapter,
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
    /// ① ② ③
    Circled,
    /// 其一 其二
    Among,
    /// 一是 二是; 一要 二要
    Is,
    /// 首先 其次 最后
    Sequence,
    /// 一方面 另一方面
    Side,
    /// First, Secondly, Finally
    English,
    /// - * •
    Bullet,
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
}

/// The mark at the very beginning of `text`, if one stands there. What only looks like a mark is none:
/// 第一大渡口, 1.5, 05年, 6亿, first-time, version 3.2.
pub fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    match first {
        '第' => ordinal_or_chapter(text),
        '(' | '（' => in_brackets(text),
        '①'..='⑳' => {
            Some(mark(Form::Circled, Ordinal::At(first as u32 - '①' as u32 + 1), text, first.len_utf8()))
        }
        '0'..='9' => number(text),
        '-' | '*' | '•' | '·' | '–' | '●' | '○' | '■' | '◆' => bullet(text, first),
        'a'..='z' | 'A'..='Z' => english(text),
        '其' => word(text, &AMONG, Form::Among).or_else(|| word(text, &SEQUENCE, Form::Sequence)),
        '首' | '最' | '再' | '然' | '接' | '随' => word(text, &SEQUENCE, Form::Sequence),
        '另' => word(text, &SIDE, Form::Side),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => han(text),
        _ => None,
    }
}

/// Every mark in running text that stands where an item may begin: at the start, or after 。！？；：. ! ? ; : (weak
/// marks such as 二是 also after a comma). Gives byte offset and mark, in order.
pub fn inline_markers(text: &str) -> Vec<(usize, Marker)> {
    let mut found = Vec::new();
    let mut opens = true;
    let mut after_comma = false;
    let mut skip_to = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if at >= skip_to && (opens || after_comma || ('①'..='⑳').contains(&c)) && !c.is_whitespace() {
            let begins_word = !previous.is_ascii_alphanumeric();
            if let Some(m) = marker(&text[at..]).filter(|m| begins_word && m.form != Form::Bullet)
                && (opens
                    || matches!(
                        m.form,
                        Form::Is | Form::Among | Form::Circled | Form::Side | Form::NumberInBrackets
                    ))
            {
                found.push((at, m));
                skip_to = at + m.len;
            }
        }
        if !c.is_whitespace() && !matches!(c, '”' | '’' | '"' | '」' | '』' | '）' | ')' | '“' | '「')
        {
            opens = matches!(c, '。' | '！' | '？' | '；' | '：' | '.' | '!' | '?' | ';' | ':' | '…' | '—');
            after_comma = matches!(c, '，' | ',' | '、');
        }
        if c == '\n' {
            opens = true;
        }
        previous = c;
    }
    found
}

/// The number a run of Han digits stands for, up to 99, and its length in bytes: 十二 is 12.
pub fn han_number(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|p| p as u32 + 1);
    let mut total = 0;
    let mut unit = None;
    let mut tens = false;
    let mut len = 0;
    for c in text.chars().take(4) {
        match (digit(c), c) {
            (Some(d), _) if unit.is_none() => unit = Some(d),
            (None, '两') if len == 0 => unit = Some(2),
            (None, '十') if !tens => {
                total = unit.take().unwrap_or(1) * 10;
                tens = true;
            }
            (None, '百') if len > 0 => return None,
            _ => break,
        }
        len += c.len_utf8();
    }
    (len > 0).then_some((total + unit.unwrap_or(0), len))
}

const AMONG: [(&str, Ordinal); 5] = [
    ("其一", Ordinal::At(1)),
    ("其二", Ordinal::At(2)),
    ("其三", Ordinal::At(3)),
    ("其四", Ordinal::At(4)),
    ("其五", Ordinal::At(5)),
];

const SEQUENCE: [(&str, Ordinal); 9] = [
    ("首先", Ordinal::At(1)),
    ("其次", Ordinal::At(2)),
    ("再次", Ordinal::At(3)),
    ("再者", Ordinal::Next),
    ("然后", Ordinal::Next),
    ("接着", Ordinal::Next),
    ("接下来", Ordinal::Next),
    ("随后", Ordinal::Next),
    ("最后", Ordinal::Last),
];

const SIDE: [(&str, Ordinal); 2] = [("另一方面", Ordinal::At(2)), ("另外一方面", Ordinal::At(2))];

const ENGLISH: [(&str, Ordinal); 22] = [
    ("first of all", Ordinal::At(1)),
    ("to begin with", Ordinal::At(1)),
    ("in the first place", Ordinal::At(1)),
    ("firstly", Ordinal::At(1)),
    ("first", Ordinal::At(1)),
    ("secondly", Ordinal::At(2)),
    ("second", Ordinal::At(2)),
    ("thirdly", Ordinal::At(3)),
    ("third", Ordinal::At(3)),
    ("fourthly", Ordinal::At(4)),
    ("fourth", Ordinal::At(4)),
    ("fifthly", Ordinal::At(5)),
    ("fifth", Ordinal::At(5)),
    ("sixth", Ordinal::At(6)),
    ("next", Ordinal::Next),
    ("then", Ordinal::Next),
    ("finally", Ordinal::Last),
    ("lastly", Ordinal::Last),
    ("last but not least", Ordinal::Last),
    ("last of all", Ordinal::Last),
    ("on the one hand", Ordinal::At(1)),
    ("on the other hand", Ordinal::At(2)),
];

fn mark(form: Form, ordinal: Ordinal, text: &str, len: usize) -> Marker {
    let rest = text.get(len..).unwrap_or("");
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\t']).len();
    Marker { form, ordinal, len: len + gap }
}

fn word(text: &str, table: &[(&str, Ordinal)], form: Form) -> Option<Marker> {
    let (word, ordinal) = table.iter().filter(|(w, _)| text.starts_with(w)).max_by_key(|(w, _)| w.len())?;
    let comma =
        text[word.len()..].chars().next().filter(|c| "，,：:、".contains(*c)).map_or(0, char::len_utf8);
    // 最后 and 然后 go on without a comma too often to mark an item: 最后一公里, 然后他走了.
    if comma == 0 && matches!(ordinal, Ordinal::Next | Ordinal::Last) {
        return None;
    }
    Some(mark(form, *ordinal, text, word.len() + comma))
}

/// 第一章 第3节; 第一， 第二步： — and not 第一大渡口, 第一次.
fn ordinal_or_chapter(text: &str) -> Option<Marker> {
    let after = &text['第'.len_utf8()..];
    let (number, len) = han_number(after).or_else(|| digits(after))?;
    let mut at = '第'.len_utf8() + len;
    let mut rest = text[at..].chars();
    let unit = rest.next();
    // 第二集团, 第一回合, 第三课题 count something else.
    let longer = |c: char| {
        ["集团", "集團", "回合", "回到", "课题", "节目", "讲究", "卷入"]
            .iter()
            .any(|word| word.starts_with(c) && text[at..].starts_with(word))
    };
    if let Some(c) = unit.filter(|c| "章节節回卷讲講课課集幕".contains(*c) && !longer(*c)) {
        return Some(mark(Form::Chapter, Ordinal::At(number), text, at + c.len_utf8()));
    }
    if let Some(c) = unit.filter(|c| "步个個种種点點类類条條项項招层層阶階部".contains(*c))
    {
        at += c.len_utf8();
        // 第二阶段， 第一部分： carry one character more.
        let more = rest.clone().next().filter(|m| "段分类".contains(*m));
        if let Some(m) = more {
            at += m.len_utf8();
        }
    }
    let stop = text[at..].chars().next()?;
    let parted = "，,、：:.．".contains(stop) || stop == ' ' || stop == '\u{3000}';
    // 第一步是… 第二个阶段是…
    let said = stop == '是' && at > '第'.len_utf8() + len;
    if parted {
        Some(mark(Form::Ordinal, Ordinal::At(number), text, at + stop.len_utf8()))
    } else {
        said.then(|| mark(Form::Ordinal, Ordinal::At(number), text, at))
    }
}

/// 一、 一. 一是 一要 一方面 — and not 一个, 一些, 十分.
fn han(text: &str) -> Option<Marker> {
    if text.starts_with("一方面") {
        let side = [("一方面", Ordinal::At(1))];
        return word(text, &side, Form::Side);
    }
    let (number, len) = han_number(text)?;
    let next = text[len..].chars().next()?;
    let after = text[len + next.len_utf8()..].chars().next();
    match next {
        '、' | '.' | '．' => Some(mark(Form::Han, Ordinal::At(number), text, len + next.len_utf8())),
        '，' | ',' | '：' | ':' if number <= 10 && !text.starts_with('两') => {
            Some(mark(Form::Han, Ordinal::At(number), text, len + next.len_utf8()))
        }
        '是' | '要' => {
            let comma = after.filter(|c| "，,".contains(*c)).map_or(0, char::len_utf8);
            Some(mark(Form::Is, Ordinal::At(number), text, len + next.len_utf8() + comma))
        }
        _ => None,
    }
}

/// （一） (1)
fn in_brackets(text: &str) -> Option<Marker> {
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

/// 1. 1、 1) 1.2 — and not 1.5倍, 05年, 6亿, 3:2, a year.
fn number(text: &str) -> Option<Marker> {
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
        return match stop {
            '、' | '．' | '）' => Some(mark(form, Ordinal::At(number), text, len + stop.len_utf8())),
            '.' | ')' => next
                .is_none_or(|c| c == ' ' || c == '\u{3000}' || c == '\t' || !c.is_ascii())
                .then(|| mark(form, Ordinal::At(number), text, len + 1))
                .or_else(|| {
                    let letter = next.is_some_and(|c| c.is_ascii_uppercase() || "“\"".contains(c));
                    letter.then(|| mark(form, Ordinal::At(number), text, len + 1))
                }),
            _ => None,
        };
    }
    None
}

fn digits(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let plain = (1..=3).contains(&len) && (len == 1 || !text.starts_with('0'));
    plain.then(|| text[..len].parse().ok().map(|n| (n, len))).flatten()
}

fn bullet(text: &str, first: char) -> Option<Marker> {
    let rest = &text[first.len_utf8()..];
    let next = rest.chars().next()?;
    let spaced = next == ' ' || next == '\t' || next == '\u{3000}';
    let solid = matches!(first, '•' | '●' | '○' | '■' | '◆') || (first == '·' && !next.is_ascii());
    (spaced || solid).then(|| mark(Form::Bullet, Ordinal::Unnumbered, text, first.len_utf8()))
}

/// First, … Secondly … Finally, … Step 2: — and not "first-time buyers", "Second World War", "Then he left".
fn english(text: &str) -> Option<Marker> {
    let head: String = text.chars().take(20).flat_map(char::to_lowercase).collect();
    for (word, form) in [
        ("step ", Form::Ordinal),
        ("day ", Form::Ordinal),
        ("part ", Form::Chapter),
        ("chapter ", Form::Chapter),
    ] {
        if let Some(rest) = head.strip_prefix(word) {
            let (number, len) = digits(rest)?;
            let stop = rest[len..].chars().next();
            return match stop {
                Some(':' | '.' | ',' | ')') => {
                    Some(mark(form, Ordinal::At(number), text, word.len() + len + 1))
                }
                None | Some(' ' | '—' | '–' | '-') => {
                    Some(mark(form, Ordinal::At(number), text, word.len() + len))
                }
                _ => None,
            };
        }
    }
    let (word, ordinal) = ENGLISH.iter().filter(|(w, _)| head.starts_with(w)).max_by_key(|(w, _)| w.len())?;
    let stop = head[word.len()..].chars().next()?;
    let comma = stop == ',' || stop == ':';
    // "Firstly" and its kin need no comma; "first" and "then" do.
    let sure = stop == ' ' && (word.ends_with("ly") || word.contains(' '));
    (comma || sure).then(|| mark(Form::English, *ordinal, text, word.len() + usize::from(comma)))
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
        let at: Vec<_> = inline_markers(text).iter().map(|(at, _)| &text[*at..*at + 3]).collect();
        assert_eq!(at, ["一", "二", "三"]);
    }

    #[test]
    fn han_numbers_up_to_ninety_nine() {
        for (text, n) in [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十四", 34), ("两个", 2)]
        {
            assert_eq!(han_number(text).map(|(n, _)| n), Some(n), "{text}");
        }
    }
}
