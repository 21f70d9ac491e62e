//! Web pages: the article of a page, or every block of a document. How bytes become text is not known here.

mod element;
mod extract;
mod line;
mod link;
mod marks;
mod prepare;
mod table;
mod walk;

use super::builder::{Draft, Part, assemble};
use super::{Error, Options};
use crate::article::{Article, Notice};
use crate::source::Source;
use dom_query::Document;
use walk::Passage;

/// Reads a web page whose bytes are text already.
///
/// # Errors
///
/// Where there is no text in it, or nothing but links.
pub(crate) fn read(text: &str, source: &Source, options: &Options) -> Result<Article, Error> {
    let prepared = prepare::prepare(text, false);
    let document = Document::from(prepared.markup.as_str());
    let page = walk::walk(&document, source.address.as_deref(), &prepared.lines, false);
    let shares = if options.keep_chrome { None } else { extract::shares(document, &page.passages) };
    let keeps = |at: usize| shares.as_ref().is_none_or(|shares| shares[at] >= 0.5);
    let parts =
        page.passages.into_iter().enumerate().filter(|(at, _)| keeps(*at)).map(|(_, p)| part(p)).collect();
    let mut article = assemble(parts, options);
    if prepared.cut > 0 {
        article.notices.push(Notice::new("nesting deeper than 512 elements was taken off"));
    }
    if article.blocks().is_empty() {
        return Err(super::no_text(source, "there is no text in it", "name a file with an article in it"));
    }
    Ok(article)
}

/// Every block of a document or a part of one, in order; nothing is left out but what is hidden. Links are absolute,
/// relative ones by `base`; a document in XML may close its elements in their start tags.
#[allow(dead_code, reason = "books are to use it")]
pub(crate) fn blocks(markup: &str, base: Option<&str>) -> Vec<Part> {
    let prepared = prepare::prepare(markup, true);
    let document = Document::from(prepared.markup.as_str());
    walk::walk(&document, base, &prepared.lines, false).passages.into_iter().map(part).collect()
}

fn part(passage: Passage) -> Part {
    let Passage { kind, text, links, line, .. } = passage;
    Part::Block(Draft { kind, text, line, links })
}
