//! Recognises what a source holds and reads it: [`Source`] to [`Article`]. What an article means is not known here.

#[allow(dead_code, reason = "the formats with markup come next")]
mod builder;
pub(crate) mod chrome;
pub mod decode;
#[doc(hidden)]
pub mod fitting;
pub mod format;
mod furniture;
mod layout;
mod lines;
mod page;
pub mod plain;
mod shape;
mod surroundings;
mod title;
mod vocabulary;
mod weights;

use crate::article::{Article, Lang, Notice};
use crate::clean::Clean;
use crate::source::Source;
use encoding_rs::Encoding;
use format::Format;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language to assume; detected where `None`.
    pub lang: Option<Lang>,
    /// Remove nothing.
    pub keep_chrome: bool,
    /// A title given from outside: becomes the title block unless the text begins with it.
    pub title: Option<String>,
    /// The encoding to decode from, whatever the bytes say; found out where `None`.
    pub encoding: Option<&'static Encoding>,
    /// The format to read as, whatever the bytes and the name say; found out where `None`.
    pub format: Option<Format>,
}

/// Why a source cannot be read; each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A format that is recognised and not read.
    #[error("{name}: {what} is not read yet; {advice}")]
    Unsupported {
        /// The source's name.
        name: Clean,
        /// What it is.
        what: &'static str,
        /// What to do instead.
        advice: Clean,
    },
    /// Something that holds no text to read.
    #[error("{name}: {what}; {advice}")]
    NoText {
        /// The source's name.
        name: Clean,
        /// What it is.
        what: &'static str,
        /// What to do instead.
        advice: &'static str,
    },
}

/// Reads a source as what it is.
///
/// # Errors
///
/// Where its format is not read yet, or it holds no text.
pub fn read(source: &Source, options: &Options) -> Result<Article, Error> {
    let no = |what, advice: &str| Err(unsupported(source, what, advice));
    match Format::of(source) {
        Format::Text => text(source, options),
        Format::Html => no("HTML", "turn it into text first: w3m -dump -T text/html FILE | tigang -"),
        Format::Xml => no("XML", "turn it into text first: w3m -dump -T text/html FILE | tigang -"),
        Format::Markdown => no("Markdown", "read it as plain text: tigang - < FILE"),
        Format::Epub => no("EPUB", "turn it into text first: pandoc -t plain FILE | tigang -"),
        Format::Pdf => no("PDF", "turn it into text first: pdftotext FILE - | tigang -"),
        Format::Office => {
            no("an office document", "turn it into text first: pandoc -t plain FILE | tigang -")
        }
        Format::Zip => no("a zip archive", "take the text out of it: unzip -p FILE NAME | tigang -"),
        Format::Packed(command) => {
            no("a compressed file", &format!("unpack it first: {command} FILE | tigang -"))
        }
        Format::Utf16 => no("text in UTF-16", "convert it first: iconv -f UTF-16 -t UTF-8 FILE | tigang -"),
        Format::Image => Err(no_text(
            source,
            "a picture holds no text",
            "turn it into text first: tesseract FILE - | tigang -",
        )),
        Format::Binary => Err(no_text(source, "a binary file holds no text", "name a file of plain text")),
    }
}

/// Reads text that is known to be plain: as a paste is read, whatever it looks like.
pub fn read_text(text: &str, options: &Options) -> Article {
    plain::read(&Clean::new(text), options)
}

fn text(source: &Source, options: &Options) -> Result<Article, Error> {
    let decoded = decode::decode(&source.bytes);
    if decoded.is_foreign {
        let advice = "convert it first, Chinese mostly so: iconv -f GB18030 -t UTF-8 FILE | tigang -";
        return Err(unsupported(source, "text in another encoding than UTF-8", advice));
    }
    let clean = Clean::from_string(decoded.text);
    if clean.trim().is_empty() {
        return Err(no_text(source, "there is no text in it", "name a file with an article in it"));
    }
    let mut article = plain::read(&clean, options);
    article.encoding = decoded.encoding;
    if decoded.broken > 0 {
        let plural = if decoded.broken == 1 { "" } else { "s" };
        article
            .notices
            .push(Notice::new(&format!("decoded with {} replacement character{plural}", decoded.broken)));
    }
    Ok(article)
}

fn unsupported(source: &Source, what: &'static str, advice: &str) -> Error {
    Error::Unsupported { name: source.name.clone(), what, advice: Clean::new(advice) }
}

fn no_text(source: &Source, what: &'static str, advice: &'static str) -> Error {
    Error::NoText { name: source.name.clone(), what, advice }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, bytes: &[u8]) -> Source {
        Source::new(Clean::new(name), bytes.to_vec())
    }

    #[track_caller]
    fn check_refused(name: &str, bytes: &[u8], message: &str) {
        let error = read(&source(name, bytes), &Options::default()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn a_refusal_says_what_it_is_and_what_to_do() {
        check_refused(
            "-",
            b"<html>",
            "-: HTML is not read yet; turn it into text first: w3m -dump -T text/html FILE | tigang -",
        );
        check_refused(
            "a.md",
            b"# a",
            "a.md: Markdown is not read yet; read it as plain text: tigang - < FILE",
        );
        check_refused(
            "a",
            b"\x1f\x8b",
            "a: a compressed file is not read yet; unpack it first: gunzip -c FILE | tigang -",
        );
        check_refused(
            "a",
            b"\xbd\xf1\xcc\xec\xcf\xc2\xd3\xea",
            "a: text in another encoding than UTF-8 is not read yet; convert it first, Chinese mostly so: \
             iconv -f GB18030 -t UTF-8 FILE | tigang -",
        );
        check_refused("a", b" \n\t", "a: there is no text in it; name a file with an article in it");
    }

    #[test]
    fn broken_bytes_are_counted_in_a_notice() {
        let text = b"It rained for a week.\xff Nobody knew why.\r\nThe pump stopped.";
        let article = read(&source("a", text), &Options::default()).unwrap();
        assert_eq!(article.notices(), [Notice::new("decoded with 1 replacement character")]);
        assert_eq!(article.encoding(), "UTF-8");
    }

    #[test]
    fn text_that_is_known_to_be_plain_is_never_refused() {
        assert!(read_text("<html>", &Options::default()).text().contains("<html>"));
        assert!(read_text("", &Options::default()).blocks().is_empty());
    }
}
