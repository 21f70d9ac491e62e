//! Characters of two and four bytes: UTF-16 that shows without a byte order mark, and UTF-32. Everything else is not known
//! here.

use super::Decoded;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Which end of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The low byte.
    Little,
    /// The high byte.
    Big,
}

/// The order of UTF-32 that begins with a byte order mark. The mark of the little order is also that of UTF-16 with a NUL
/// behind it: the first characters decide.
pub(super) fn mark_of_utf32(bytes: &[u8]) -> Option<Order> {
    let order = if bytes.starts_with(b"\xff\xfe\0\0") {
        Order::Little
    } else if bytes.starts_with(b"\0\0\xfe\xff") {
        Order::Big
    } else {
        return None;
    };
    let units = bytes[4..].as_chunks::<4>().0;
    units.iter().take(64).all(|unit| character(*unit, order).is_some()).then_some(order)
}

/// The text of bytes in UTF-32.
pub(super) fn utf32(bytes: &[u8], order: Order) -> Decoded {
    let (units, rest) = bytes.as_chunks::<4>();
    let characters =
        units.iter().map(|unit| character(*unit, order)).chain((!rest.is_empty()).then_some(None));
    let (mut text, mut broken) = (String::with_capacity(units.len()), 0);
    for c in characters {
        broken += usize::from(c.is_none());
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let encoding = if order == Order::Little { "UTF-32LE" } else { "UTF-32BE" };
    Decoded { text, encoding, broken }
}

fn character(unit: [u8; 4], order: Order) -> Option<char> {
    char::from_u32(match order {
        Order::Little => u32::from_le_bytes(unit),
        Order::Big => u32::from_be_bytes(unit),
    })
}

/// How many bytes are looked at: what UTF-16 has from its first line on, it has all over.
const LOOK: usize = 1 << 16;

/// UTF-16 without a byte order mark. It is told by bytes that text in any other encoding hardly has, NULs and controls
/// (half of a Latin text; of a Chinese one every seventh low byte is below 0x20), which nevertheless make characters that
/// people write.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOK)];
    if head.is_ascii() && !head.contains(&0) {
        return None;
    }
    let little = Units::of(head, u16::from_le_bytes);
    let big = Units::of(head, u16::from_be_bytes);
    let (best, encoding) = if little.weight() >= big.weight() { (little, UTF_16LE) } else { (big, UTF_16BE) };
    best.is_text().then_some(encoding)
}

/// UTF-16 without a byte order mark and without bytes that tell, such as a headline. To be asked where nothing else fits:
/// all units must be Chinese or Japanese, and their low bytes spread as those of Latin letters never do.
pub(super) fn perhaps_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOK)];
    let is_east_asian =
        |unit: u16| matches!(unit, 0x0a | 0x0d | 0x20 | 0x3000..=0x30ff | 0x4e00..=0x9fff | 0xff01..=0xff5e);
    let fits = |unit: fn([u8; 2]) -> u16| {
        let units = || head.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        let spread = units().filter(|unit| !(0x20..0x80).contains(&(unit & 0xff))).count();
        units().all(is_east_asian) && spread * 5 >= units().count() * 2
    };
    match (fits(u16::from_le_bytes), fits(u16::from_be_bytes)) {
        _ if head.len() < 6 || head.len() % 2 == 1 => None,
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// What the units of two bytes look like in one order.
struct Units {
    all: usize,
    /// Latin letters, white space, Chinese stops.
    frequent: usize,
    /// Other characters that people write.
    good: usize,
    /// Good ones with a byte that only this encoding would have.
    telling: usize,
}

impl Units {
    fn of(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Self {
        let mut units = Self { all: 0, frequent: 0, good: 0, telling: 0 };
        let is_telling = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
        for pair in bytes.as_chunks::<2>().0 {
            units.all += 1;
            let weight = weight(unit(*pair));
            units.good += usize::from(weight > 0);
            units.frequent += usize::from(weight > 1);
            units.telling += usize::from(weight > 0 && pair.iter().any(|byte| is_telling(*byte)));
        }
        units
    }

    fn weight(&self) -> usize {
        self.good + self.frequent
    }

    /// Nineteen of twenty units are characters, and one of twenty tells. Fitted by hand on Chinese and English of four
    /// to forty characters in UTF-16, and against the same in GBK, Big5, Shift_JIS and UTF-8 with stray NULs.
    fn is_text(&self) -> bool {
        self.all > 1 && self.good * 20 >= self.all * 19 && self.telling * 20 >= self.all
    }
}

/// How much a unit speaks for text: 0 where nobody writes it.
fn weight(unit: u16) -> u8 {
    match unit {
        0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0x3000..=0x3002 | 0xff0c | 0xff1a | 0x201c | 0x201d => 2,
        0xa0..=0x24f | 0x370..=0x52f | 0x2010..=0x205e | 0x20a0..=0x20bf | 0x2100..=0x27bf => 1,
        0x3003..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0xff01..=0xffee => 1,
        // Surrogates: emoji and rare characters. A swapped order has them by accident, and other things too.
        0xd800..=0xdfff | 0xfe0f | 0xfeff => 1,
        _ => 0,
    }
}
