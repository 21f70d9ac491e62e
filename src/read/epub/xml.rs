//! XML as a walk over its nodes, forgiving and without depth: what is not well-formed ends the walk or is passed over.
//! Nothing is expanded but characters and a few names, and nothing is fetched. What the elements mean is not known here.

use crate::read::decode;
use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::escape::unescape_with;
use quick_xml::events::{BytesStart, Event};

/// One step of the walk.
pub(super) enum Node<'a> {
    /// An element opens.
    Open(&'a Element<'a>),
    /// An element closes, by its name without the prefix.
    Close(&'a str),
    /// Words inside the element that opened last and has not closed.
    Text(&'a str),
}

/// An element's start.
pub(super) struct Element<'a> {
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|a| local(a.key.into_inner()) == name)?;
        Some(unescape_with(&found.value, named).map_or_else(|_| found.value.to_string(), |v| v.into_owned()))
    }
}

/// Walks a text; linear in its length.
pub(super) fn walk(text: &str, mut visit: impl FnMut(Node<'_>)) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => visit(Node::Open(&Element { start: &start })),
            Ok(Event::Empty(start)) => {
                visit(Node::Open(&Element { start: &start }));
                visit(Node::Close(local(start.name().into_inner())));
            }
            Ok(Event::End(end)) => visit(Node::Close(local(end.name().into_inner()))),
            Ok(Event::Text(text)) => visit(Node::Text(&text)),
            Ok(Event::CData(text)) => visit(Node::Text(&text)),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(c)) => visit(Node::Text(c.encode_utf8(&mut [0; 4]))),
                _ => visit(Node::Text(named(&name).unwrap_or_default())),
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The text of an XML document: by its byte order mark, then by what it declares, then as any other text is.
pub(super) fn decode(bytes: &[u8]) -> String {
    let encoding = match (Encoding::for_bom(bytes), bytes) {
        (Some((encoding, _)), _) => encoding,
        (None, [0, b'<', 0, _, ..]) => encoding_rs::UTF_16BE,
        (None, [b'<', 0, _, 0, ..]) => encoding_rs::UTF_16LE,
        _ => match declared(bytes) {
            Some(encoding) if encoding != encoding_rs::UTF_8 => encoding,
            _ => return decode::decode(bytes, None, None).text,
        },
    };
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that the first line declares; one that is wider than a byte cannot stand in it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let label = value.trim_start().strip_prefix('=')?.trim_start().get(1..)?;
    let label = label.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes())
        .filter(|e| ![encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(e))
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The names of characters that XML knows, and those that books use all the same.
fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "mdash" => "—",
        "ndash" => "–",
        "hellip" => "…",
        "middot" => "·",
        "ldquo" => "“",
        "rdquo" => "”",
        "lsquo" => "‘",
        "rsquo" => "’",
        "copy" => "©",
        "eacute" => "é",
        "egrave" => "è",
        "auml" => "ä",
        "ouml" => "ö",
        "uuml" => "ü",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The walk as one line.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut drawn = String::new();
        walk(text, |node| match node {
            Node::Open(e) => {
                drawn.push_str(&format!("<{} {}>", e.name(), e.attribute("a").unwrap_or_default()))
            }
            Node::Close(name) => drawn.push_str(&format!("</{name}>")),
            Node::Text(text) => drawn.push_str(text),
        });
        assert_eq!(drawn, expected, "{text}");
    }

    #[test]
    fn a_walk_gives_names_values_and_words() {
        check("<x:r b='1' y:a='甲&amp;'>乙&#20057;<![CDATA[<c>]]></x:r>", "<r 甲&>乙乙<c></r>");
        check("<r a=\"&nope;\"/>", "<r &nope;></r>");
        check("<r>&nope;&nbsp;& </r>", "<r >\u{a0}& </r>");
    }

    #[test]
    fn what_is_broken_is_passed_over_or_ends_the_walk() {
        check("<r><b></r></b>甲</z>", "<r ><b ></r></b>甲</z>");
        check("<r>甲<", "<r >甲");
        check("", "");
    }

    #[test]
    fn entities_are_never_expanded() {
        check("<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><r>&b;</r>", "<r ></r>");
    }

    #[test]
    fn the_encoding_is_marked_declared_or_utf8() {
        assert_eq!(decode("\u{feff}<a>甲".as_bytes()), "<a>甲");
        assert_eq!(decode(b"\xfe\xff\x75\x32"), "甲");
        assert_eq!(decode(b"<\0a\0"), "<a");
        assert_eq!(decode(b"<?xml version='1.0' encoding=\"gbk\"?>\xbc\xd7").chars().last(), Some('甲'));
        assert_eq!(decode("<?xml encoding='utf-16'?>甲".as_bytes()).chars().last(), Some('甲'));
        assert_eq!(decode(b"<?xml encoding"), "<?xml encoding");
    }
}
