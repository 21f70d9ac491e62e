//! XML as a walk over its nodes, forgiving and without depth: what is not well-formed ends the walk or is passed over.
//! Nothing is expanded but characters and a few names, and nothing is fetched. What the elements mean is not known here.

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
}
