//! Where a tag, a script or a character reference ends in a piece of markup. What they mean is not known here.

use crate::tally::visit;

/// The bytes of the tag that `text` begins with, `>` included.
pub(super) fn tag_end(text: &str, quotes: bool) -> Option<usize> {
    let mut quote = None;
    // A quote opens a value only behind an equals sign; elsewhere it is part of a name.
    let mut before = b'<';
    for (at, byte) in text.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => continue,
            None if byte == b'>' => return Some(at + 1),
            None if quotes && before == b'=' && (byte == b'"' || byte == b'\'') => quote = Some(byte),
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// The place of the next start or end tag of a name, and whether it is an end tag.
pub(super) fn find_tag(text: &str, name: &str) -> Option<(usize, bool)> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('<') {
        visit("bytes looked through for a tag", found + 1);
        let place = at + found;
        if let Some(is_end) = tag_at(text, place, name) {
            return Some((place, is_end));
        }
        at = place + 1;
    }
    None
}

/// Whether a tag of a name stands at a `<`, and whether it is an end tag.
fn tag_at(text: &str, place: usize, name: &str) -> Option<bool> {
    let bytes = text.as_bytes();
    let is_end = bytes.get(place + 1) == Some(&b'/');
    let from = place + 1 + usize::from(is_end);
    let to = from + name.len();
    let named = bytes.get(from..to)?.eq_ignore_ascii_case(name.as_bytes());
    let stops = bytes.get(to).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    (named && stops).then_some(is_end)
}

/// The place of a script's end tag: inside `<!--` a script may hold another with its own end tag.
pub(super) fn script_end(text: &str) -> Option<usize> {
    let (mut at, mut hidden, mut inner) = (0, false, false);
    while let Some(found) = text.get(at..)?.find(['<', '-']) {
        let place = at + found;
        let rest = &text[place..];
        at = place + 1;
        if hidden && rest.starts_with("-->") {
            (hidden, inner) = (false, false);
        } else if rest.starts_with("<!--") {
            hidden = true;
        } else if rest.starts_with('<') {
            match (tag_at(text, place, "script"), inner) {
                (Some(true), false) => return Some(place),
                (Some(true), true) => inner = false,
                (Some(false), _) => inner = hidden,
                (None, _) => {}
            }
        }
    }
    None
}

/// How many characters behind its `&` a character reference has.
pub(super) fn entity(text: &str) -> usize {
    const LONGEST: usize = 10;
    let name = text.bytes().skip(1).take(LONGEST);
    match name.clone().position(|byte| byte == b';') {
        Some(at) if at > 0 && name.take(at).all(|b| b.is_ascii_alphanumeric() || b == b'#') => at + 1,
        _ => 0,
    }
}
