//! Traditional characters and the simplified ones they stand for, one for one and of one length, so that every span of a
//! text holds in its simplified shadow too. Knows characters and one particle; nothing of words or of meaning.
//!
//! All that judges Chinese by its words (the dictionary, stop words, cues, marks, furniture) is written in simplified
//! characters and looks at the shadow; what is shown is the original. A character that stands for several (`乾`) has the
//! likeliest, which is why a text that holds but a few of them, `乾隆` in a simplified book, is left as it is by whoever
//! asks [`is_traditional`] first.
//!
//! `traditional.txt` is OpenCC's table, made by `examples/traditional.rs`; its licence is in `NOTICE`.

use std::borrow::Cow;

/// The text in simplified characters: it has the same number of characters, each as many bytes long as it was. Borrowed
/// where nothing changes. Linear in the text.
pub fn simplified(text: &str) -> Cow<'_, str> {
    let Some((first, _)) = text.char_indices().find(|(_, c)| is_mapped(*c)) else {
        return Cow::Borrowed(text);
    };
    // The particle may stand before the first sure sign.
    let mut shadow = String::with_capacity(text.len());
    let start = text.find(PARTICLE).map_or(first, |particle| particle.min(first));
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    shadow.push_str(before);
    let mut previous = before.chars().next_back();
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        shadow.push(if c == PARTICLE { particle(previous, chars.peek().copied()) } else { simple(c) });
        previous = Some(c);
    }
    Cow::Owned(shadow)
}

/// The simplified character for one; itself where there is none.
pub fn simple(c: char) -> char {
    if is_mapped(c) { found(c).unwrap_or(c) } else { c }
}

/// Whether a text is written in traditional characters: of its Han characters at least one in twenty is none of the
/// simplified script. In running text it is every third; a name or a quotation does not make it so.
pub fn is_traditional(text: &str) -> bool {
    let (mut han, mut traditional) = (0_usize, 0_usize);
    for c in text.chars() {
        han += usize::from(is_in_range(c));
        traditional += usize::from(is_mapped(c));
    }
    traditional > 0 && traditional * 20 >= han
}

/// Lines of a traditional character, its simplified one and a newline, sorted.
static TABLE: &[u8] = include_bytes!("traditional.txt");

/// The bytes of a character of the table, and of a line.
const CHARACTER: usize = 3;
const LINE: usize = 2 * CHARACTER + 1;

/// The characters of the table lie between these two, the second not among them.
const FIRST: u32 = 0x3400;
const END: u32 = 0xA000;

/// One bit for each character between the two: set where the table has it. Spares simplified text the search.
static MAPPED: [u64; (END - FIRST) as usize / 64] = mapped();

/// `著` is a particle, `着`, but in words of writing and renown, where both scripts have it.
const PARTICLE: char = '著';
const BEFORE_RENOWN: &str = "顯显原名巨專专編编論论土拙合遺遗譯译卓昭所新舊旧";
const AFTER_RENOWN: &str = "名作者書书述稱称錄录有於于";

fn particle(previous: Option<char>, next: Option<char>) -> char {
    let renown =
        previous.is_some_and(|c| BEFORE_RENOWN.contains(c)) || next.is_some_and(|c| AFTER_RENOWN.contains(c));
    if renown { PARTICLE } else { '着' }
}

fn is_in_range(c: char) -> bool {
    (FIRST..END).contains(&u32::from(c))
}

fn is_mapped(c: char) -> bool {
    let Some(at) = u32::from(c).checked_sub(FIRST) else { return false };
    MAPPED.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// Finds a character's line by halving: UTF-8 sorts as its code points do.
fn found(c: char) -> Option<char> {
    let mut buffer = [0; 4];
    let wanted = c.encode_utf8(&mut buffer).as_bytes();
    let (mut low, mut high) = (0, TABLE.len() / LINE);
    while low < high {
        let middle = (low + high) / 2;
        let line = TABLE.get(middle * LINE..(middle + 1) * LINE)?;
        let (traditional, rest) = line.split_at_checked(CHARACTER)?;
        match traditional.cmp(wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => {
                return std::str::from_utf8(rest.get(..CHARACTER)?).ok()?.chars().next();
            }
        }
    }
    None
}

/// The bits of [`MAPPED`], counted when the program is built.
const fn mapped() -> [u64; (END - FIRST) as usize / 64] {
    let mut bits = [0; (END - FIRST) as usize / 64];
    let mut at = 0;
    while at + LINE <= TABLE.len() {
        let (a, b, c) = (TABLE[at] as u32, TABLE[at + 1] as u32, TABLE[at + 2] as u32);
        let bit = ((a & 0x0F) << 12 | (b & 0x3F) << 6 | (c & 0x3F)) - FIRST;
        bits[bit as usize / 64] |= 1 << (bit % 64);
        at += LINE;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, shadow: &str) {
        assert_eq!(simplified(text), shadow, "{text}");
        let lengths = |text: &str| text.chars().map(char::len_utf8).collect::<Vec<_>>();
        assert_eq!(lengths(text), lengths(shadow), "{text}");
    }

    #[test]
    fn traditional_text_has_a_shadow_of_its_length() {
        check("圖書館裡的讀者", "图书馆里的读者");
        check("首先，她說；最後，我們走。", "首先，她说；最后，我们走。");
        check("臺灣、香港 and O2O", "台湾、香港 and O2O");
        check("後", "后");
    }

    #[test]
    fn what_has_no_other_form_is_borrowed() {
        for text in ["", "图书馆里的读者", "The reader", "著名", "走着", "㐂𠮷"] {
            assert!(matches!(simplified(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn the_particle_is_told_from_renown() {
        check("接著，隨著門開", "接着，随着门开");
        check("這意味著著名的著作顯著", "这意味着著名的著作显著");
    }

    #[test]
    fn a_name_makes_no_text_traditional() {
        for (text, expected) in [
            ("圖書館裡的讀者越來越少", true),
            ("他讲的是乾隆年间的事，和今天的人没有什么关系。", false),
            ("图书馆里的读者", false),
            ("東京へ行く", true),
            ("no Han", false),
            ("", false),
        ] {
            assert_eq!(is_traditional(text), expected, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_every_line_is_a_pair() {
        let text = std::str::from_utf8(TABLE).unwrap();
        let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        assert_eq!((lines.len() * LINE, lines.len()), (TABLE.len(), 2_956));
        for line in &lines {
            assert_eq!(line.len(), 2, "{line:?}");
            assert!(is_in_range(line[0]) && line[1].len_utf8() == CHARACTER, "{line:?}");
            assert_eq!(simple(line[0]), line[1]);
        }
        assert!(lines.is_sorted_by(|a, b| a[0] < b[0]));
        let bits: u32 = MAPPED.iter().map(|bits| bits.count_ones()).sum();
        assert_eq!(bits as usize, lines.len(), "a bit is set for each line and for no other character");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_keeps_its_characters_and_their_lengths(text in "([一-龥]|[圖書館著後裡]|\\PC){0,30}") {
            let shadow = simplified(&text);
            let places = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(places(&shadow), places(&text));
        }
    }
}
