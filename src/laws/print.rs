//! The laws of exports: text, Markdown and OPML hold what may be shown and nothing else, OPML is XML, and the text of an
//! article, printed and read, is printed so again. JSON's are in `line.rs`, those of pages in `page.rs`.

use super::page;
use super::shown::is_showable;
use crate::article::Article;
use crate::digest::{Digest, Summary};
use crate::export::{Document, View, markdown, opml, text};
use crate::read::{Options, read_text};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// What must hold of all that is printed of an article; no row is wider than `width`, but for what cannot be broken.
pub fn is_lawful(article: &Article, digest: &Digest, summary: &Summary, width: usize) {
    let document = Document::new(article, digest, summary);
    let all = [View::Summary, View::Outline, View::Text];
    for style in [text::Style::default(), text::Style { width: Some(width), why: true, color: false }] {
        is_showable(&written(|out| text::write(out, &document, &all, style)));
    }
    is_showable(&written(|out| markdown::write(out, &document, &all)));
    let outline = written(|out| {
        opml::begin(out, document.name())?;
        opml::article(out, &document, true)?;
        opml::end(out)
    });
    is_showable(&outline);
    is_xml(&outline);
    page::is_lawful(&document);
}

/// What `-t` prints of an article.
pub fn printed(article: &Article) -> String {
    let (digest, summary) = (Digest::default(), Summary::default());
    let document = Document::new(article, &digest, &summary);
    written(|out| text::write(out, &document, &[View::Text], text::Style::default()))
}

/// Holds that what is printed of an article reads as itself; gives the print.
pub fn reads_as_itself(article: &Article) -> String {
    let once = printed(article);
    let again = printed(&read_text(&once, &Options::default()));
    assert_eq!(again, once, "a print reads otherwise");
    once
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes what is written");
    String::from_utf8(out).expect("what is written is UTF-8")
}

/// Holds that a text is XML, and that nothing stands in its values but what may be shown.
fn is_xml(text: &str) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().expect("OPML is XML") {
            Event::Start(tag) => {
                depth += 1;
                values_are_showable(&tag);
            }
            Event::Empty(tag) => values_are_showable(&tag),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed in {text}");
}

fn values_are_showable(tag: &quick_xml::events::BytesStart) {
    for attribute in tag.attributes() {
        let attribute = attribute.expect("an attribute of OPML is one of XML");
        let value = unescape(&attribute.value).expect("a value of OPML is escaped as XML asks");
        is_showable(&value);
    }
}
