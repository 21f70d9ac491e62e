//! One page for a browser, with all that is known of an article: summary, outline, text, links, what was taken out. It stands
//! alone: no script, nothing fetched, and its policy forbids both.
//!
//! | room | what it holds |
//! |---|---|
//! | `markup.rs` | the one gate between words and the page |
//! | `sheet.rs`, `words.rs` | an article as its page shows it: what its places are called; the page's own words |
//! | `summary.rs`, `outline.rs`, `blocks.rs`, `strip.rs`, `ends.rs` | the parts of the page |
//! | `page.css` | how it looks, on screens and in print |

mod blocks;
mod ends;
mod markup;
mod outline;
mod sheet;
mod strip;
mod summary;
mod words;

use super::Document;
use crate::read::links::target;
use sheet::Sheet;
use std::io::{self, Write};
use words::Words;

/// How the page looks.
const STYLE: &str = include_str!("html/page.css");

/// What the page may do: show itself in its own style. Nothing is run, fetched or sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page of one article; with `why` each sentence of the summary is followed by the parts of its score.
///
/// # Errors
///
/// Where writing fails.
pub fn page(out: &mut impl Write, document: &Document, why: bool) -> io::Result<()> {
    let sheet = Sheet::new(document, None, why);
    begin(out, sheet.words, sheet.title(), &sheet.text())?;
    out.write_all(b"<main>\n")?;
    article(out, &sheet, "")?;
    end(out)
}

/// A page of several articles, which begins with the list of them. So they are kept, as they will be written, until the last
/// is there.
#[derive(Default)]
pub struct Several {
    /// The names of the articles.
    names: Vec<String>,
    /// The words of the first.
    words: Option<&'static Words>,
    articles: Vec<u8>,
}

impl Several {
    /// Adds an article, as [`page`] does.
    ///
    /// # Errors
    ///
    /// Where writing fails, which in memory it does not.
    pub fn add(&mut self, document: &Document, why: bool) -> io::Result<()> {
        let number = self.names.len() + 1;
        let sheet = Sheet::new(document, Some(number), why);
        self.names.push(sheet.title().to_owned());
        self.words.get_or_insert(sheet.words);
        article(&mut self.articles, &sheet, &format!(" id=\"a{number}\""))
    }

    /// Writes the page; nothing where no article was added.
    ///
    /// # Errors
    ///
    /// Where writing fails.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let (Some(words), Some((first, others))) = (self.words, self.names.split_first()) else {
            return Ok(());
        };
        let name = words.and_others(first, others.len());
        begin(out, words, &name, "a1-text")?;
        if !others.is_empty() {
            out.write_all(b"<h1 class=\"page\">")?;
            markup::prose(out, &name)?;
            let articles = words.articles;
            write!(
                out,
                "</h1>\n<nav class=\"articles\" aria-label=\"{articles}\">\n<h2>{articles}</h2>\n<ol>\n"
            )?;
            for (index, name) in self.names.iter().enumerate() {
                write!(out, "<li><a href=\"#a{}\">", index + 1)?;
                markup::line(out, name)?;
                out.write_all(b"</a></li>\n")?;
            }
            out.write_all(b"</ol>\n</nav>\n")?;
        }
        out.write_all(b"<main>\n")?;
        out.write_all(&self.articles)?;
        end(out)
    }
}

/// Everything before the first article; `text` is the place where its text begins.
fn begin(out: &mut impl Write, words: &Words, title: &str, text: &str) -> io::Result<()> {
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"tigang\">\n<title>",
        words.tag
    )?;
    markup::line(out, title)?;
    write!(out, "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n")?;
    writeln!(out, "<a class=\"skip\" href=\"#{text}\">{}</a>", words.skip)
}

/// One article with all its parts, in the order in which a narrow screen has them.
fn article(out: &mut impl Write, sheet: &Sheet, id: &str) -> io::Result<()> {
    writeln!(out, "<article{id} lang=\"{}\">", sheet.words.tag)?;
    header(out, sheet)?;
    summary::write(out, sheet)?;
    outline::write(out, sheet)?;
    write!(
        out,
        "<section id=\"{}\" class=\"text\" dir=\"auto\" tabindex=\"-1\" aria-label=\"",
        sheet.text()
    )?;
    markup::line(out, &sheet.label(sheet.words.text))?;
    out.write_all(b"\">\n")?;
    blocks::write(out, sheet)?;
    out.write_all(b"</section>\n")?;
    ends::write(out, sheet)?;
    strip::write(out, sheet)?;
    out.write_all(b"</article>\n")
}

/// The title, or else what the article is called, and where it comes from.
fn header(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let document = sheet.document;
    out.write_all(b"<header dir=\"auto\">\n")?;
    blocks::title(out, sheet)?;
    if document.article.title().is_none() {
        out.write_all(b"<h1>")?;
        markup::prose(out, sheet.title())?;
        out.write_all(b"</h1>\n")?;
    }
    if let Some(source) = document.source.filter(|source| source.as_str() != "-") {
        write!(out, "<p>{}", sheet.words.source)?;
        match target(source).filter(|target| target == source.as_str()) {
            Some(target) => ends::address(out, &target)?,
            None => markup::line(out, file(source))?,
        }
        out.write_all(b"</p>\n")?;
    }
    out.write_all(b"</header>\n")
}

/// What to call a source that no one can follow: a file without its folder, for a page is sent to others, whom it does not
/// concern where it lay.
fn file(source: &str) -> &str {
    let is_file = !source.contains("://");
    let name = source.trim_end_matches('/').rsplit('/').next();
    name.filter(|name| is_file && !name.is_empty()).unwrap_or(source)
}

fn end(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"</main>\n</body>\n</html>\n")
}

#[cfg(test)]
mod tests;
