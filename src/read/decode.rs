//! Bytes to text: UTF-8 today, with its byte order mark taken off. Never fails: what is broken becomes U+FFFD, and is
//! counted. What to do about it is not decided here, and cleaning is [`crate::clean`]'s.

/// Text that was decoded, and what was found on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, not clean yet.
    pub text: String,
    /// The label of the encoding.
    pub encoding: &'static str,
    /// How many pieces were broken; each became one U+FFFD.
    pub broken: usize,
    /// Whether so much was broken that the bytes must be in another encoding.
    pub is_foreign: bool,
}

/// The text of some bytes.
pub fn decode(bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let (mut broken, mut lost, mut characters, mut beyond_ascii) = (0, 0, 0, 0);
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            broken += 1;
            lost += chunk.invalid().len();
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    if broken > 0 {
        characters = text.chars().count();
        beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count() - broken;
    }
    // Stray bytes are few beside the text, and unless very few also beside its characters beyond ASCII: those are what
    // another encoding would have broken.
    let is_foreign = lost * 4 > characters || (lost > 3 && lost * 4 > beyond_ascii);
    Decoded { text, encoding: "UTF-8", broken, is_foreign }
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, broken: usize, is_foreign: bool) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.broken, decoded.is_foreign), (text, broken, is_foreign));
    }

    #[test]
    fn utf8_stays_and_its_mark_goes() {
        check("汉字 and".as_bytes(), "汉字 and", 0, false);
        check(b"\xef\xbb\xbfa", "a", 0, false);
        check(b"", "", 0, false);
    }

    #[test]
    fn a_stray_byte_is_counted() {
        check(b"It rains all day.\xff It pours.", "It rains all day.\u{fffd} It pours.", 1, false);
        check("天晴了末".as_bytes().split_last().unwrap().1, "天晴了\u{fffd}", 1, true);
        let long = "天晴了，路也干了，可以出门走一走末";
        assert!(!decode(long.as_bytes().split_last().unwrap().1).is_foreign);
    }

    #[test]
    fn another_encoding_is_told_from_stray_bytes() {
        let gb18030 = b"\xbd\xf1\xcc\xec\xcf\xc2\xd3\xea\xa3\xac\xc3\xf7\xcc\xec\xd4\xd9\xcb\xb5\xa1\xa3";
        assert!(decode(gb18030).is_foreign);
        let mut mostly_ascii = b"The pump stopped whenever it rained. ".repeat(40);
        mostly_ascii.extend(gb18030);
        assert!(decode(&mostly_ascii).is_foreign);
        let mut mostly_utf8 = "水泵在雨天停转，没有人知道为什么。".repeat(40).into_bytes();
        mostly_utf8.extend(gb18030);
        assert!(!decode(&mostly_utf8).is_foreign);
    }
}
