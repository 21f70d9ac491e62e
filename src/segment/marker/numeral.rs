//! Numbers in words and signs, and their length: 十二, 一百零八, 37, twelve, XIV. What they number is not known here.

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
            (None, '两' | '兩') if len == 0 => unit = Some(2),
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

/// The number of a chapter, up to 999: as [`han_number`], and 一百零八, 一〇八, 百二十.
pub(super) fn chapter_number(text: &str) -> Option<(u32, usize)> {
    let is_part = |c: char| "一二三四五六七八九十百零〇廿卅两兩".contains(c);
    let len: usize = text.chars().take(6).take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let run = &text[..len];
    let whole = |part: &str| match part.trim_start_matches(['零', '〇']) {
        "" => Some(0),
        rest => han_number(rest).filter(|(_, used)| *used == rest.len()).map(|(n, _)| n),
    };
    let number = match run.split_once('百') {
        Some((hundreds, rest)) => {
            let hundreds = if hundreds.is_empty() { 1 } else { whole(hundreds).filter(|n| *n < 10)? };
            hundreds * 100 + whole(rest)?
        }
        None if run.starts_with('廿') => 20 + whole(&run['廿'.len_utf8()..])?,
        None if run.starts_with('卅') => 30 + whole(&run['卅'.len_utf8()..])?,
        None if run.contains(['〇', '零']) => run.chars().try_fold(0, |n, c| {
            Some(n * 10 + if "〇零".contains(c) { 0 } else { whole(c.encode_utf8(&mut [0; 4]))? })
        })?,
        None => whole(run)?,
    };
    (number > 0 && number < 1000).then_some((number, len))
}

/// A number in words or in Roman capitals, and its length.
pub(super) fn spelled(text: &str) -> Option<(u32, usize)> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let len = text.bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
    let name = &text[..len];
    let word = WORDS.iter().position(|w| name.eq_ignore_ascii_case(w)).map(|p| p as u32 + 1);
    let capitals = || roman(name).filter(|_| name.bytes().all(|b| b.is_ascii_uppercase()));
    word.or_else(capitals).map(|n| (n, len))
}

/// The number of a Roman numeral up to 39, well formed, in one case.
pub(super) fn roman(name: &str) -> Option<u32> {
    let upper = name.to_ascii_uppercase();
    let tens = upper.bytes().take_while(|b| *b == b'X').count();
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let unit = units.iter().position(|u| *u == &upper[tens..])?;
    let one_case = name == upper || name == name.to_ascii_lowercase();
    let number = (tens * 10 + unit) as u32;
    (one_case && tens <= 3 && number > 0).then_some(number)
}

/// A number in digits, and its length: of three at most, without a zero in front.
pub(super) fn digits(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let plain = (1..=3).contains(&len) && (len == 1 || !text.starts_with('0'));
    plain.then(|| text[..len].parse().ok().map(|n| (n, len))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_numbers_up_to_ninety_nine() {
        let digits: Vec<char> = "一二三四五六七八九".chars().collect();
        for number in 1..=99 {
            let digit =
                |n: u32| n.checked_sub(1).map(|at| digits[at as usize].to_string()).unwrap_or_default();
            let tens = match number / 10 {
                0 => String::new(),
                1 => "十".to_owned(),
                tens => digit(tens) + "十",
            };
            let text = tens + &digit(number % 10);
            assert_eq!(han_number(&text), Some((number, text.len())), "{text}");
        }
        assert_eq!(han_number("两个"), Some((2, "两".len())));
        assert_eq!((han_number("一百"), han_number("个")), (None, None));
    }
}
