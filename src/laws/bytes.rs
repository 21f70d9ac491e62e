//! The laws of decoding.

use crate::read::decode::{decode, labelled};

/// What a server may say, right or wrong.
const LABELS: [&str; 8] =
    ["gbk", "big5", "shift_jis", "utf-16le", "windows-1252", "iso-2022-jp", "x-user-defined", "x"];

/// What must hold of any bytes: nothing fails, no more is broken than there is, and sound text is itself.
pub(super) fn are_decoded(bytes: &[u8]) {
    // One label an input, by its length.
    let label = LABELS[bytes.len() % LABELS.len()];
    for (forced, charset) in [(None, None), (None, Some(label)), (labelled(label), None)] {
        let decoded = decode(bytes, forced, charset);
        assert!(decoded.broken <= decoded.text.chars().count(), "{decoded:?}");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        is_itself(text);
    }
}

/// What must hold of any text: as UTF-8 and, with its mark, as UTF-16 it is itself, whatever a server says.
pub(super) fn is_itself(text: &str) {
    // With these UTF-8 may be taken for UTF-16 or ISO-2022-JP, or begin with a mark.
    let is_told = text
        .contains(|c: char| c == '\u{feff}' || c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\u{7f}'));
    if !is_told {
        let decoded = decode(text.as_bytes(), None, Some("gbk"));
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.broken), (text, "UTF-8", 0));
    }
    let marked = format!("\u{feff}{text}");
    let wide = |order: fn(u16) -> [u8; 2]| marked.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    assert_eq!(decode(marked.as_bytes(), None, Some("gbk")).text, text);
    assert_eq!(decode(&wide(u16::to_be_bytes), None, None).text, text);
    // A NUL behind the mark makes it that of UTF-32.
    if !text.starts_with('\0') {
        assert_eq!(decode(&wide(u16::to_le_bytes), None, None).text, text);
    }
}
