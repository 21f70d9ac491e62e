//! Recognises what a source holds and reads it: [`Source`] to [`Article`]. What an article means is not known here.
//!
//! ```
//! use tigang::read::{Options, Source, read};
//!
//! // Bytes in any encoding, and what to call them; a name's ending counts where the bytes say nothing.
//! let bytes = b"# Rain\n\nIt rained for a week. Nobody knew why.\n".to_vec();
//! let article = read(&Source::new("rain.md".into(), bytes), &Options::default())?;
//! assert_eq!(article.title(), Some("Rain"));
//! # Ok::<(), tigang::read::Error>(())
//! ```

mod beginning;
mod builder;
pub(crate) mod chrome;
#[doc(hidden)]
pub mod decode;
mod encoding;
#[cfg(feature = "epub")]
#[doc(hidden)]
pub mod epub;
#[doc(hidden)]
pub mod fitting;
mod format;
mod furniture;
mod glance;
mod heading;
#[doc(hidden)]
pub mod html;
mod layout;
mod lines;
pub(crate) mod links;
#[doc(hidden)]
pub mod markdown;
mod page;
mod phrases;
#[doc(hidden)]
pub mod plain;
pub(crate) mod preformatted;
mod shape;
mod signature;
mod surroundings;
mod title;
mod vocabulary;
mod weights;

pub use crate::source::Source;
pub use encoding::Encoding;
pub use format::{Format, Other};

// What the reader asks of a file that is not read yet.
#[doc(hidden)]
pub use {
    beginning::beginning,
    glance::{Glance, glance},
};

use crate::article::{Article, Lang, Notice};
use crate::clean::Clean;
use crate::limits::{Limits, megabytes};

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
    pub encoding: Option<Encoding>,
    /// Whether links are followed from here: those that lead to what lies beside a file are kept, and a page that is nothing
    /// but links is read as it stands.
    pub follows: bool,
    /// The format to read as, whatever the bytes and the name say; found out where `None`.
    pub format: Option<Format>,
    /// How much is read.
    pub limits: Limits,
}

/// Why a source cannot be read; each message says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
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
    /// More of it than is read.
    #[error(
        "{name}: has more than {most} lines, sentences or elements, the most that is read; read more with --max-parts"
    )]
    TooMany {
        /// The source's name.
        name: Clean,
        /// How many are read.
        most: usize,
    },
    /// A chapter of a book, or all of it, that holds more than is read.
    #[error("{name}: {what} holds more than {}, the most that is read; read more with --max-size", megabytes(*most))]
    TooLarge {
        /// The source's name.
        name: Clean,
        /// What it is that does.
        what: &'static str,
        /// How many bytes are read.
        most: u64,
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

/// Reads a source as what it is, or as what `options` call it.
///
/// # Errors
///
/// Where its format is not read, it holds no text, or more than is read.
pub fn read(source: &Source, options: &Options) -> Result<Article, Error> {
    let article = match options.format.or_else(|| Format::of_bytes(source)) {
        Some(Format::Epub) => book(source, options),
        Some(Format::Other(other)) => Err(refused(source, other)),
        Some(Format::Text | Format::Html | Format::Markdown) | None => decoded(source, options),
    }?;
    fits(parts(&article), source, options)?;
    Ok(article)
}

/// How many parts an article has of which there may be too many.
fn parts(article: &Article) -> usize {
    article.blocks().len().max(article.sentences().len())
}

/// Whether so many parts are not too many.
fn fits(parts: usize, source: &Source, options: &Options) -> Result<(), Error> {
    let most = options.limits.parts;
    if parts <= most { Ok(()) } else { Err(Error::TooMany { name: source.name.clone(), most }) }
}

/// The same of a text whose parts are yet to be counted: there is one at most for each of its bytes.
fn may_fit(text: &str, count: fn(&str) -> usize, source: &Source, options: &Options) -> Result<(), Error> {
    if text.len() <= options.limits.parts { Ok(()) } else { fits(count(text), source, options) }
}

/// About how many parts a text will have, so that what has too many is not begun: its lines, by all that ends one once it is
/// [`Clean`].
fn lines(text: &str) -> usize {
    let mut last = ' ';
    let ends = text.chars().filter(|c| {
        let before = std::mem::replace(&mut last, *c);
        matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
            || (*c == '\n' && before != '\r')
    });
    ends.count()
}

/// The same of a page: its elements.
fn elements(markup: &str) -> usize {
    markup.as_bytes().windows(2).filter(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()).count()
}

/// Reads text that is known to be plain: as a paste is read, whatever it looks like, and all of it.
pub fn read_text(text: &str, options: &Options) -> Article {
    plain::read(&Clean::new(text), options)
}

/// As [`read_text`], within limits.
///
/// # Errors
///
/// Where it holds more than is read.
#[doc(hidden)]
pub fn read_text_within(text: &str, options: &Options) -> Result<Article, Error> {
    let source = Source::new(Clean::new("text"), Vec::new());
    may_fit(text, lines, &source, options)?;
    let article = read_text(text, options);
    fits(parts(&article), &source, options)?;
    Ok(article)
}

/// Reads text that is known to be a web page, or a piece of one.
///
/// # Errors
///
/// Where there is no article in it, or more than is read.
pub fn read_html(markup: &str, options: &Options) -> Result<Article, Error> {
    let source = Source::new(Clean::new("html"), Vec::new());
    may_fit(markup, elements, &source, options)?;
    let article = html::read(markup, &source, options)?;
    fits(parts(&article), &source, options)?;
    Ok(article)
}

/// Reads a source of characters: they are found out first, and then what they mean.
fn decoded(source: &Source, options: &Options) -> Result<Article, Error> {
    let decoded =
        decode::decode(&source.bytes, options.encoding.map(Encoding::inner), source.charset.as_deref());
    let mut article = match format_of(source, &decoded.text, options) {
        Format::Text => {
            may_fit(&decoded.text, lines, source, options)?;
            plain::read(&Clean::from_string(decoded.text), options)
        }
        Format::Html => {
            may_fit(&decoded.text, elements, source, options)?;
            html::read(&decoded.text, source, options)?
        }
        Format::Markdown => {
            may_fit(&decoded.text, lines, source, options)?;
            markdown::read(&decoded.text, options)
        }
        Format::Epub => return book(source, options),
        // The bytes may be sound, and the encoding that was asked for is not theirs.
        Format::Other(_)
            if options.encoding.is_some() && Format::of_noise(source, &decoded.text).is_some() =>
        {
            return Err(no_text(
                source,
                "there is no text in it in the encoding given",
                "leave --encoding out, and it will be found out",
            ));
        }
        Format::Other(other) => return Err(refused(source, other)),
    };
    if article.blocks.is_empty() && article.removed.is_empty() {
        return Err(no_text(source, "there is no text in it", "name a file with an article in it"));
    }
    article.encoding = decoded.encoding;
    article.notices.extend(replaced(decoded.broken));
    Ok(article)
}

#[cfg(feature = "epub")]
fn book(source: &Source, options: &Options) -> Result<Article, Error> {
    epub::read(source, options)
}

#[cfg(not(feature = "epub"))]
fn book(source: &Source, _: &Options) -> Result<Article, Error> {
    Err(no_text(
        source,
        "this tigang was built without EPUB and cannot read books",
        "turn it into text first: pandoc -t plain FILE | tigang",
    ))
}

/// What a reader should know of bytes that could not be decoded.
fn replaced(broken: usize) -> Option<Notice> {
    let plural = if broken == 1 { "" } else { "s" };
    (broken > 0).then(|| Notice::new(&format!("decoded with {broken} replacement character{plural}")))
}

/// What decoded text is. What the user calls it is taken for it, noise or not.
fn format_of(source: &Source, text: &str, options: &Options) -> Format {
    let found = || Format::of_noise(source, text).unwrap_or_else(|| Format::of_text(source, text));
    options.format.unwrap_or_else(found)
}

fn refused(source: &Source, other: &Other) -> Error {
    if other.holds_text {
        unsupported(source, other.what, other.advice)
    } else {
        no_text(source, other.what, other.advice)
    }
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
            "a",
            b"%PDF-1.7",
            "a: PDF is not read yet; turn it into text first: pdftotext FILE - | tigang",
        );
        check_refused(
            "a.jpg",
            b"\xff\xd8\xff\xe0",
            "a.jpg: a picture holds no text; turn it into text first: tesseract FILE - | tigang",
        );
        check_refused(
            "a",
            b"\x01\0\0\0",
            "a: a binary file holds no text; name a file with an article in it",
        );
        check_refused("a", b" \n\t", "a: there is no text in it; name a file with an article in it");
        check_refused("a", b"\xef\xbb\xbf", "a: there is no text in it; name a file with an article in it");
    }

    #[test]
    fn what_the_user_calls_it_is_taken_for_it() {
        let as_text = Options { format: Some(Format::Text), ..Options::default() };
        let article = read(&source("a.html", "<p>天晴了。".as_bytes()), &as_text).unwrap();
        assert!(article.text().contains("<p>天晴了。"), "{}", article.text());
        let article = read(&source("a", b"%PDF- is how it begins."), &as_text).unwrap();
        assert!(article.text().contains("%PDF-"));
        let as_gbk = Options { encoding: Encoding::labelled("gbk"), ..Options::default() };
        let article = read(&source("a", b"\xc4\xe3\xba\xc3"), &as_gbk).unwrap();
        assert_eq!((article.text().as_str(), article.encoding()), ("你好", "gb18030"));
    }

    #[test]
    fn an_encoding_that_is_not_the_bytes_own_is_told() {
        let as_utf8 = Options { encoding: Encoding::labelled("utf-8"), ..Options::default() };
        let error = read(&source("a", b"\xc4\xe3\xba\xc3"), &as_utf8).unwrap_err();
        let expected =
            "a: there is no text in it in the encoding given; leave --encoding out, and it will be found out";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_page_is_told_in_any_encoding() {
        let page = "<!doctype html><title>雨</title><p>今天下雨，明天再说。";
        let wide = |unit: fn(u16) -> [u8; 2]| page.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let gbk = encoding_rs::GBK.encode(page).0.into_owned();
        for bytes in [page.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes), gbk] {
            let article = read(&source("-", &bytes), &Options::default()).unwrap();
            assert!(article.text().contains("今天下雨，明天再说。"), "{}", article.text());
        }
    }

    #[test]
    fn broken_bytes_are_counted_in_a_notice() {
        let text = b"It rained for a week.\xff Nobody knew why.\r\nThe pump stopped.";
        let article = read(&source("a", text), &Options::default()).unwrap();
        assert_eq!(article.notices(), [Notice::new("decoded with 1 replacement character")]);
        assert_eq!(article.encoding(), "UTF-8");
    }

    #[test]
    fn what_has_too_many_parts_is_refused_and_told_how_to_be_read() {
        let options = |parts| Options { limits: Limits { parts, ..Limits::default() }, ..Options::default() };
        let page = "<p>a</p>".repeat(40);
        for (name, text, parts) in [
            ("a.txt", "天晴了。\n\n".repeat(20), 40),
            ("a.txt", "天晴了。\r".repeat(40), 40),
            ("a.txt", "天晴了。\r\n".repeat(40), 40),
            ("a.txt", "天晴了。\u{2028}".repeat(40), 40),
            // One line of so many sentences.
            ("a.txt", "天晴了。".repeat(40), 40),
            ("a.md", "- 天晴了。\n".repeat(40), 40),
            ("a.html", format!("<!doctype html>{page}"), 40),
        ] {
            let source = source(name, text.as_bytes());
            assert!(read(&source, &options(parts)).is_ok(), "{name}");
            let error = read(&source, &options(parts / 4 - 1)).unwrap_err().to_string();
            assert!(error.contains("more than 9 lines") && error.contains("--max-parts"), "{error}");
        }
        for (text, count) in [("a\n", 1), ("a\r\na\r", 2), ("\r\r\n\n", 3), ("\u{85}\u{2029}\u{b}\u{c}", 4)] {
            assert_eq!(lines(text), count, "{text:?}");
        }
        assert_eq!(elements("<p>a<b>b</b> < c <!-- d --><br/>"), 3);
        assert!(read_text_within(&"天晴了。".repeat(11), &options(10)).is_err());
        assert!(read_text_within(&"天晴了。".repeat(10), &options(10)).is_ok());
        // Ten sentences, and eleven blocks with the title, which is refused whichever way it comes.
        let titled = Options { title: Some("桥".to_owned()), ..options(10) };
        let text = "天晴了。\n".repeat(10);
        assert!(
            read_text_within(&text, &titled).is_err()
                && read(&source("a.txt", text.as_bytes()), &titled).is_err()
        );
        assert!(read_html(&page, &options(9)).is_err() && read_html(&page, &options(40)).is_ok());
    }

    #[test]
    fn text_that_is_known_to_be_plain_is_never_refused() {
        assert!(read_text("<html>", &Options::default()).text().contains("<html>"));
        assert!(read_text("", &Options::default()).blocks().is_empty());
    }
}
