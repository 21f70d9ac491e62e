//! Letters typed for Chinese characters: each by its full pinyin or by its initial. Follows a spelling along a text and
//! knows nothing of words.

use super::fold::fold;
use pinyin::ToPinyinMulti;

/// What was typed: lower-case letters, and where a syllable must end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    letters: Vec<u8>,
    /// A bit for each place between two letters where an apostrophe or a space was typed.
    joints: Places,
}

/// A set of places in what was typed, counted in letters.
type Places = u64;

/// The most letters that are followed: a place takes a bit, and no word takes as many.
const MOST: usize = 63;

/// A place in the text where all letters are used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// In bytes of the text that was followed.
    pub at: usize,
    /// Whether the last syllable was typed whole, or by its initial alone.
    pub is_whole: bool,
}

impl Typed {
    /// Letters with apostrophes or white space between them; nothing where anything else was typed.
    pub(super) fn new(query: &str) -> Option<Self> {
        let (mut letters, mut joints) = (Vec::new(), 0);
        for c in query.trim().chars().map(fold) {
            match c {
                _ if c.is_ascii_alphabetic() && letters.len() < MOST => {
                    letters.push(c.to_ascii_lowercase() as u8)
                }
                _ if c == '\'' || c.is_whitespace() => joints |= 1 << letters.len(),
                _ => return None,
            }
        }
        (!letters.is_empty()).then_some(Self { letters, joints })
    }

    /// How many letters were typed.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Reads along `text` from its beginning, over Chinese characters and letters, as far as `goes_on` lets it (it is
    /// asked for each byte after a character) and gives the ends of what was typed, at least one Chinese character
    /// before each.
    pub(super) fn follow<'a>(
        &'a self,
        text: &'a str,
        goes_on: impl Fn(usize) -> bool + 'a,
    ) -> impl Iterator<Item = End> + 'a {
        let mut places: Places = 1;
        let mut has_han = false;
        text.char_indices()
            .map_while(move |(at, c)| {
                if places == 0 || at > 0 && !goes_on(at) {
                    return None;
                }
                let is_latin = c.is_ascii();
                let after =
                    if is_latin { self.after_letter(places, c) } else { self.after_character(places, c) };
                has_han |= !is_latin;
                places = after.places;
                let is_whole = after.places >> self.letters.len() & 1 == 1;
                let end = End { at: at + c.len_utf8(), is_whole };
                Some((is_whole || after.is_half).then_some(end).filter(|_| has_han))
            })
            .flatten()
    }

    /// A letter of the text is typed as it is.
    fn after_letter(&self, places: Places, c: char) -> After {
        let wanted = u8::try_from(c.to_ascii_lowercase()).unwrap_or(0);
        let hits = self
            .letters
            .iter()
            .enumerate()
            .filter(|(place, letter)| **letter == wanted && places >> place & 1 == 1);
        After { places: hits.fold(0, |after, (place, _)| after | 1 << (place + 1)), is_half: false }
    }

    /// A Chinese character is typed by any of its readings, or by the initial of one.
    fn after_character(&self, places: Places, c: char) -> After {
        let mut after = After::default();
        let Some(readings) = fold(c).to_pinyin_multi() else { return after };
        for reading in readings.into_iter().map(pinyin::Pinyin::plain) {
            for place in (0..self.letters.len()).filter(|place| places >> place & 1 == 1) {
                self.read(reading, place, &mut after);
            }
        }
        after
    }

    /// Where the letters from `place` on may go on after a character that is read so.
    fn read(&self, reading: &str, place: usize, after: &mut After) {
        let is_joint = |typed: usize| typed > 0 && self.joints >> (place + typed) & 1 == 1;
        let rest = self.letters.get(place..).unwrap_or(&[]);
        let same =
            |(typed, (letter, sound)): &(usize, (&u8, char))| !is_joint(*typed) && spells(**letter, *sound);
        let typed = rest.iter().zip(reading.chars()).enumerate().take_while(same).count();
        let sounds = reading.chars().count();
        let initial = if reading.starts_with("zh") || reading.starts_with("ch") || reading.starts_with("sh") {
            2
        } else {
            1
        };
        for taken in [1, initial, sounds] {
            if taken <= typed {
                after.places |= 1 << (place + taken);
            }
        }
        after.is_half |= typed > 0 && typed == rest.len();
    }
}

/// What remains to be typed after a character.
#[derive(Clone, Copy, Debug, Default)]
struct After {
    places: Places,
    /// Whether the letters ended within one of its readings.
    is_half: bool,
}

/// Whether a letter is typed for a sound: `v` or `u` for ü.
fn spells(letter: u8, sound: char) -> bool {
    match sound {
        'ü' => matches!(letter, b'v' | b'u'),
        'ê' => letter == b'e',
        _ => char::from(letter) == sound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of the text is spelt so, a `~` after it where the last syllable is half typed.
    #[track_caller]
    fn check(query: &str, text: &str, expected: &[&str]) {
        let typed = Typed::new(query).unwrap();
        let ends = typed.follow(text, |_| true);
        let found: Vec<String> =
            ends.map(|end| text[..end.at].to_owned() + if end.is_whole { "" } else { "~" }).collect();
        assert_eq!(found, expected, "{query} in {text}");
    }

    #[test]
    fn by_initials_in_full_or_both() {
        for query in ["xf", "xiaofei", "xfei", "xiaof", "XiaoFei", "xiao'fei", "xiao fei", "x f", "ｘｆ"] {
            check(query, "消费场景", &["消费"]);
        }
        check("xiaofe", "消费场景", &["消费~"]);
        check("xia", "消费", &["消~"]);
        check("xfcj", "消费场景", &["消费场景"]);
        check("xfchj", "消费场景", &["消费场景"]);
        check("zhg", "中国", &["中国"]);
        check("fx", "消费", &[]);
        check("xfz", "消费", &[]);
    }

    #[test]
    fn a_syllable_ends_where_an_apostrophe_stands() {
        check("xian", "西安", &["西安"]);
        check("xi'an", "西安", &["西安"]);
        check("xian", "现在", &["现"]);
        check("xi'an", "现在", &[]);
        check("x'", "现", &["现"]);
    }

    #[test]
    fn any_reading_will_do() {
        check("yinhang", "银行", &["银行"]);
        check("xingren", "行人", &["行人"]);
        check("chongqing", "重庆", &["重庆"]);
        check("lvse", "绿色", &["绿色"]);
        check("luse", "绿色", &["绿色"]);
        check("nvren", "女人", &["女人"]);
    }

    #[test]
    fn traditional_characters_are_read_as_their_simplified_ones() {
        check("tushu", "圖書館", &["圖書"]);
        check("tsg", "圖書館", &["圖書館"]);
    }

    #[test]
    fn letters_in_the_text_are_typed_as_they_are() {
        check("agu", "A股", &["A股"]);
        check("xfapp", "消费App", &["消费App"]);
        check("app", "App", &[]);
        check("xfj", "消费，场景", &[]);
    }

    #[test]
    fn what_is_no_spelling_is_not_tried() {
        for query in ["", " ", "'", "消费", "x1", "x-f", "x.f", "é"] {
            assert_eq!(Typed::new(query), None, "{query}");
        }
        assert!(Typed::new(&"x".repeat(MOST)).is_some() && Typed::new(&"x".repeat(MOST + 1)).is_none());
        check(&"x".repeat(MOST), &"消".repeat(MOST), &[&"消".repeat(MOST)]);
    }

    #[test]
    fn it_goes_no_further_than_it_may() {
        let typed = Typed::new("xfcj").unwrap();
        assert_eq!(typed.follow("消费场景", |at| at < 6).next(), None);
        assert_eq!(typed.follow("消费场景", |at| at < 12).next(), Some(End { at: 12, is_whole: true }));
    }
}
