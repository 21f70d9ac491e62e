//! The law of pages: read as browsers read it, a page holds the elements and attributes that we write and no others, leads
//! nowhere but to its own places and to addresses that may be followed, and its text is the article's.

use super::shown::is_showable;
use crate::article::{Article, BlockKind};
use crate::export::{Document, html};
use dom_query::{NodeData, NodeRef};
use std::collections::{BTreeMap, BTreeSet};

/// The elements of a page, each with the attributes that it may have.
const ELEMENTS: [(&str, &[&str]); 41] = [
    ("html", &["lang"]),
    ("head", &[]),
    ("meta", &["charset", "http-equiv", "content", "name"]),
    ("title", &[]),
    ("style", &[]),
    ("body", &[]),
    ("main", &[]),
    ("article", &["id", "lang"]),
    ("header", &["dir"]),
    ("footer", &[]),
    ("section", &["id", "class", "dir", "tabindex", "aria-label"]),
    ("nav", &["class", "aria-label"]),
    ("details", &["open"]),
    ("summary", &["aria-label"]),
    ("h1", &["id", "class"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("p", &["id", "class"]),
    ("br", &[]),
    ("small", &["class"]),
    ("sup", &["id"]),
    ("span", &["id", "class"]),
    ("b", &[]),
    ("mark", &["id", "class", "title"]),
    ("a", &["href", "class", "rel", "title", "tabindex", "aria-label"]),
    ("ul", &[]),
    ("ol", &[]),
    ("li", &["id", "class", "value", "lang"]),
    ("blockquote", &[]),
    ("pre", &["id", "tabindex", "role", "aria-label"]),
    ("code", &[]),
    ("div", &["class", "tabindex", "role", "aria-label", "aria-hidden", "title"]),
    ("table", &["id"]),
    ("tbody", &[]),
    ("tr", &[]),
    ("td", &[]),
    ("#doctype", &[]),
    ("#text", &[]),
];

/// What must hold of the page of an article.
pub fn is_lawful(document: &Document) {
    for why in [false, true] {
        let mut out = Vec::new();
        html::page(&mut out, document, why).expect("memory takes what is written");
        let (places, text) = looked_at(&String::from_utf8(out).expect("what is written is UTF-8"));
        is_the_text(document.article, &places, &text);
    }
    let (mut out, mut twice) = (Vec::new(), html::Several::default());
    for _ in 0..2 {
        twice.add(document, false).expect("memory takes what is written");
    }
    twice.write(&mut out).expect("memory takes what is written");
    looked_at(&String::from_utf8(out).expect("what is written is UTF-8"));
}

/// Holds what a browser finds on a page, of however many articles; gives the words of its places and those of its last text.
fn looked_at(page: &str) -> (BTreeMap<String, String>, String) {
    let parsed = dom_query::Document::from(page);
    let root = parsed.root();
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    let (mut leads, mut text) = (BTreeSet::new(), None);
    for node in root.descendants_it() {
        let name = name(&node);
        let known = ELEMENTS.iter().find(|(known, _)| *known == name);
        assert!(known.is_some(), "no element of ours: {name} in {page}");
        let allowed = known.map_or(&[][..], |(_, attributes)| attributes);
        for attribute in node.attrs() {
            let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
            assert!(allowed.contains(&key.as_str()), "no attribute of ours: {name} {key}={value:?}");
            is_showable(&value);
            match key.as_str() {
                "id" => {
                    let before = places.insert(value.clone(), words(&node));
                    assert_eq!(before, None, "two places are called {value}");
                }
                "href" if value.starts_with('#') => {
                    leads.insert(value[1..].to_owned());
                }
                "href" => {
                    let is_followed = ["http://", "https://", "mailto:"].iter().any(|scheme| {
                        value.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
                    });
                    let rel = node.attr("rel");
                    assert!(is_followed && rel.as_deref() == Some("noopener noreferrer"), "{value}");
                }
                "class" => {
                    assert!(value.bytes().all(|b| b.is_ascii_alphanumeric()), "{value}");
                }
                _ => {}
            }
        }
        if node.has_class("text") {
            text = Some(words(&node));
        }
        if name == "table" {
            has_columns(&node);
        }
    }
    for place in leads {
        assert!(places.contains_key(&place), "nothing is called {place}");
    }
    (places, text.expect("a page has a text"))
}

/// Holds that the rows of a table have as many cells, one for each column.
fn has_columns(table: &NodeRef) {
    let rows = table.descendants_it().filter(|node| self::name(node) == "tr");
    let counts: BTreeSet<usize> =
        rows.map(|row| row.children_it(false).filter(|cell| self::name(cell) == "td").count()).collect();
    assert!(counts.len() == 1 && !counts.contains(&1), "rows of {counts:?} cells");
}

/// Holds that each sentence and each block without sentences stands in its place, and that nothing else is in the text.
fn is_the_text(article: &Article, places: &BTreeMap<String, String>, text: &str) {
    let mut pieces = String::new();
    for (index, block) in article.blocks().iter().enumerate() {
        if block.sentences.is_empty() {
            let (shown, slice) = (&places[&format!("b{index}")], article.slice(block.span));
            match block.kind {
                // A cell at either end may be empty, and then nothing stands beside its stroke.
                BlockKind::Table => assert!(lines(shown).eq(lines(slice)), "{shown:?} for {slice:?}"),
                _ => assert_eq!(shown, slice, "block {index}"),
            }
            if block.kind != BlockKind::Title {
                pieces.push_str(shown);
            }
        }
        for sentence in block.sentences.clone() {
            let (shown, words) =
                (&places[&format!("s{sentence}")], article.slice(article.sentences()[sentence].span));
            let is_first_of_item =
                matches!(block.kind, BlockKind::Item { .. }) && sentence == block.sentences.start;
            match is_first_of_item {
                // Its mark may be the list's.
                true => assert!(words.trim().ends_with(shown.as_str()), "{shown:?} for {words:?}"),
                false => assert_eq!(shown, words.trim(), "sentence {sentence}"),
            }
            pieces.push_str(shown);
        }
    }
    assert_eq!(solid(text), solid(&pieces), "something else stands in the text");
}

/// The lines of a text without the white space at their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim)
}

/// A text without white space and without what stands between cells.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect()
}

fn name(node: &NodeRef) -> String {
    let name = node.query(|node| match &node.data {
        NodeData::Element(element) => element.name.local.to_string(),
        NodeData::Doctype { .. } => "#doctype".to_owned(),
        NodeData::Text { .. } => "#text".to_owned(),
        _ => "#other".to_owned(),
    });
    name.unwrap_or_default()
}

/// The words in an element as an article has them: without the numbers of links, with the ends of lines, and with what
/// stands between cells.
fn words(node: &NodeRef) -> String {
    let within = |node: &NodeRef| node.children_it(false).map(|child| words(&child)).collect::<String>();
    match name(node).as_str() {
        "#text" => node.text().to_string(),
        "br" => "\n".to_owned(),
        "sup" => String::new(),
        "table" | "tbody" => joined(node, "\n"),
        "tr" => joined(node, " | "),
        _ => within(node),
    }
}

/// The words of rows or cells; the ends of lines between our own tags are none of them.
fn joined(node: &NodeRef, between: &str) -> String {
    let parts = node.children_it(false).filter(|child| child.is_element()).map(|part| words(&part));
    parts.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_so_on_a_page_is_seen() {
        let is_broken = |body: &str| {
            let page = format!("<!DOCTYPE html><body>{body}<section class=\"text\"></section>");
            std::panic::catch_unwind(|| looked_at(&page)).is_err()
        };
        let row = |cells: usize| format!("<tr>{}</tr>", "<td>x</td>".repeat(cells));
        assert!(!is_broken(&format!("<table>{}{}</table>", row(2), row(2))));
        assert!(is_broken(&format!("<table>{}{}</table>", row(2), row(3))));
        assert!(is_broken(&format!("<table>{}{}</table>", row(1), row(1))));
        assert!(!is_broken("<p id=\"a\">x</p><p id=\"b\">x</p><a href=\"#b\">x</a>"));
        assert!(is_broken("<p id=\"a\">x</p><p id=\"a\">x</p>"));
        assert!(is_broken("<a href=\"#c\">x</a>"));
    }
}
