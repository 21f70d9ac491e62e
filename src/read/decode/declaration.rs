//! The encodings that a document declares for itself: in an XML declaration, and in `<meta>`. Whether they are true is not
//! known here.

use super::labelled;
use encoding_rs::Encoding;

/// How far a declaration is looked for. The web looks at 1,024 bytes; pages that begin with a script or a long comment
/// have it later.
const LOOK: usize = 1 << 16;

/// The encodings that the head of a document names, in order; mostly one or none.
pub(super) fn declared(bytes: &[u8]) -> Vec<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOK)];
    let mut found = Vec::new();
    if head.trim_ascii_start().starts_with(b"<?xml") {
        let end = head.iter().position(|byte| *byte == b'>').unwrap_or(head.len());
        found.extend(value(&head[..end], b"encoding").and_then(labelled));
    }
    let mut rest = head;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at + 1..];
        if rest.starts_with(b"!--") {
            let end = rest.windows(3).skip(3).position(|window| window == b"-->");
            rest = end.and_then(|end| rest.get(end + 3..)).unwrap_or_default();
        } else if rest.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"meta")) {
            let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
            found.extend(value(&rest[..end], b"charset").and_then(labelled));
            rest = &rest[end..];
        }
    }
    found.dedup();
    found
}

/// What stands behind `key=` in a tag, with or without quotes.
fn value<'a>(tag: &'a [u8], key: &[u8]) -> Option<&'a str> {
    let after = tag
        .windows(key.len())
        .enumerate()
        .filter(|(_, window)| window.eq_ignore_ascii_case(key))
        .find_map(|(at, _)| tag[at + key.len()..].trim_ascii_start().strip_prefix(b"="))?;
    let quoted = after.trim_ascii_start();
    let bare = quoted.strip_prefix(b"\"").or(quoted.strip_prefix(b"'")).unwrap_or(quoted).trim_ascii_start();
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.');
    let end = bare.iter().position(|byte| !is_label(byte)).unwrap_or(bare.len());
    std::str::from_utf8(&bare[..end]).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, labels: &[&str]) {
        let found: Vec<&str> = declared(head.as_bytes()).into_iter().map(Encoding::name).collect();
        assert_eq!(found, labels, "{head}");
    }

    #[test]
    fn declarations_are_found_as_people_write_them() {
        check("<meta charset=gbk>", &["gb18030"]);
        check("<html><head><META CHARSET = 'Big5' />", &["Big5"]);
        check(
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><title>a",
            &["gb18030"],
        );
        check("<?xml version='1.0' encoding='shift_jis'?><html>", &["Shift_JIS"]);
        check("<?xml version='1.0' encoding=\"GBK\"?><html><meta charset=utf-8>", &["gb18030", "UTF-8"]);
        check(&format!("<!--{}--><meta charset=euc-kr>", "x".repeat(5000)), &["EUC-KR"]);
    }

    #[test]
    fn what_declares_nothing_is_passed_over() {
        for head in [
            "",
            "charset=gbk",
            "<!-- <meta charset=gbk> --><p>",
            "<!-- never ends <meta charset=gbk>",
            "<meta name=charset content=gbk>",
            "<meta charset=>",
            "<meta charset",
            "<meta charset=klingon>",
            "<meta",
        ] {
            check(head, &[]);
        }
    }
}
