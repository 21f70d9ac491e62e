//! Characters that are taken for one another in a search, and the way from a folded text back to the original.

use crate::segment::traditional::simple;

/// The character that stands for `c` in a search. One for one, and folding twice changes nothing more; case is left to
/// the pattern.
pub fn fold(c: char) -> char {
    match c {
        ' '..='~' | '\t' | '\n' => c,
        // The quotation marks of English, of Chinese in either script, and those of a keyboard.
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '『' | '』' => '\'',
        '“' | '”' | '„' | '‟' | '「' | '」' | '｢' | '｣' => '"',
        '‐' | '‑' | '‒' | '–' | '−' => '-',
        '！'..='～' => shifted(c, 0xFEE0),
        '｡'..='ﾟ' => HALF_WIDTH.chars().nth((u32::from(c) - 0xFF61) as usize).unwrap_or(c),
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        // In traditional text the particle is written as what both scripts have in 著名.
        '著' => '着',
        _ if c.is_whitespace() => ' ',
        // Twice, for one that stands for another is in the table itself: 薴 苧 苎.
        _ => simple(simple(c)),
    }
}

/// What the half-width marks and kana from U+FF61 on are in full width.
const HALF_WIDTH: &str = "。\"\"、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

fn shifted(c: char, by: u32) -> char {
    u32::from(c).checked_sub(by).and_then(char::from_u32).unwrap_or(c)
}

/// Goes from places of a folded text to those of the original, in order: one walk for all of them.
pub(super) struct Way<'a> {
    text: &'a str,
    folded: &'a str,
    /// How far both have been walked, in bytes of each.
    at: usize,
    folded_at: usize,
}

impl<'a> Way<'a> {
    /// `folded` is `text`, folded.
    pub(super) fn new(text: &'a str, folded: &'a str) -> Self {
        Self { text, folded, at: 0, folded_at: 0 }
    }

    /// The byte of the original for a byte of the folded text, on a character's border in both; no earlier than the last
    /// that was asked for.
    pub(super) fn back(&mut self, folded_at: usize) -> usize {
        let passed = self.folded.get(self.folded_at..folded_at).unwrap_or("").chars().count();
        let rest = self.text.get(self.at..).unwrap_or("");
        self.at += rest.chars().take(passed).map(char::len_utf8).sum::<usize>();
        self.folded_at = self.folded_at.max(folded_at);
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(text.chars().map(fold).collect::<String>(), expected, "{text}");
    }

    #[test]
    fn widths_are_one() {
        check("Ｏ２Ｏ，５０％！", "O2O,50%!");
        check("甲　乙\u{A0}丙\u{2009}丁", "甲 乙 丙 丁");
        check("一\t二\n三", "一\t二\n三");
        check("ﾀﾞｲｱﾙ｡､･", "タ゛イアル。、・");
        check("￥100 ￡5 ￠9", "¥100 £5 ¢9");
        check("。、《》——……", "。、《》——……");
    }

    #[test]
    fn scripts_are_one() {
        check("圖書館裡的讀者說", "图书馆里的读者说");
        check("接著，著名", "接着,着名");
        check("臺灣", "台湾");
    }

    #[test]
    fn shapes_of_marks_are_one() {
        check("don’t ‘so’ “it” is", "don't 'so' \"it\" is");
        check("「甲『乙』」", "\"甲'乙'\"");
        check("2010–2015 well‑known", "2010-2015 well-known");
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in (0..=0x2_FFFF).filter_map(char::from_u32) {
            assert_eq!(fold(fold(c)), fold(c), "{c} {:x}", u32::from(c));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_border_leads_back(text in "([！-～一-龥圖書“”　]|\\PC|[a-z \n]){0,30}") {
            let folded: String = text.chars().map(fold).collect();
            prop_assert_eq!(folded.chars().count(), text.chars().count());
            let mut way = Way::new(&text, &folded);
            let borders = |text: &str| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
            let back: Vec<_> = borders(&folded).into_iter().map(|at| way.back(at)).collect();
            prop_assert_eq!(back, borders(&text));
        }
    }
}
