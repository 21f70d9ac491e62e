//! What must hold of each step, whatever it is given: one function a step, which takes bytes and fails where a law is
//! broken. For tests and for the fuzz targets (`fuzz/`), which find the bytes. Where a law is of one room alone its tests
//! say it too, with inputs of their own, by calling it here.

mod book;
mod bytes;
pub mod line;
pub(crate) mod page;
mod print;
pub mod read;
pub(crate) mod rows;
pub mod shown;
pub(crate) mod work;

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::{self, Limit, summary};
use crate::read::Format;
use crate::read::{Options, beginning, glance};
use crate::segment::sentence;
use crate::source::Source;
use crate::span::Span;
use crate::threads;
use shown::is_showable;
#[cfg(feature = "reader")]
use std::sync::LazyLock;

/// Bytes to text: see `read::decode`.
pub fn decode(bytes: &[u8]) {
    bytes::are_decoded(bytes);
}

/// Text to what may be shown: see `clean`.
pub fn clean(bytes: &[u8]) {
    cleans(&String::from_utf8_lossy(bytes));
}

/// Plain text of any encoding, through all steps.
pub fn plain(bytes: &[u8]) {
    let (choice, bytes) = choice(bytes);
    let source = source(bytes);
    let options = Options { format: Some(Format::Text), ..choice.options };
    if let Some(begun) = beginning(&source, &options) {
        read::is_lawful(&begun);
    }
    if let Some(glance) = glance(&source, &options) {
        glance.title.iter().for_each(|title| is_showable(title));
    }
    goes_through(&source, &options, choice.limit);
}

/// A web page, through all steps.
pub fn html(bytes: &[u8]) {
    let (choice, bytes) = choice(bytes);
    goes_through(&source(bytes), &Options { format: Some(Format::Html), ..choice.options }, choice.limit);
}

/// Markdown, through all steps.
pub fn markdown(bytes: &[u8]) {
    let (choice, bytes) = choice(bytes);
    goes_through(&source(bytes), &Options { format: Some(Format::Markdown), ..choice.options }, choice.limit);
}

/// A book, through all steps: an archive as it is, or one that is made of names and texts, each up to a NUL.
pub fn epub(bytes: &[u8]) {
    let (choice, bytes) = choice(bytes);
    goes_through(&source(&book::of(bytes)), &choice.options, choice.limit);
}

/// Text to sentences: see `segment::sentence`.
pub fn sentences(bytes: &[u8]) {
    are_sentences(&String::from_utf8_lossy(bytes));
}

/// Pasted text, through all steps; work grows with it and no faster.
pub fn digest(bytes: &[u8]) {
    let (choice, bytes) = choice(bytes);
    let text = String::from_utf8_lossy(bytes);
    threads::alone(|| {
        let article = crate::read::read_text(&text, &choice.options);
        read::is_lawful(&article);
        is_digested(&article, choice.limit);
    });
    work::is_linear(&text);
}

/// Pasted text, which is printed as it is when its print is read. Known not to hold of all bytes, see `fuzz/README.md`; tests
/// hold it of pastes as people make them.
pub fn print(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    threads::alone(|| print::reads_as_itself(&crate::read::read_text(&text, &Options::default())));
}

/// Text to rows: see `wrap`. The first byte is the width.
pub fn wrap(bytes: &[u8]) {
    let (width, text) = bytes.split_first().map_or((0, bytes), |(width, text)| (usize::from(*width), text));
    rows::are_lawful(&String::from_utf8_lossy(text), width);
}

/// What a person does to the reader: see `tui::laws`. The first byte says in which article: one of two samples, or what
/// stands up to the first NUL.
#[cfg(feature = "reader")]
pub fn keys(bytes: &[u8]) {
    /// Read once: they are long, and most inputs are short.
    static SAMPLES: LazyLock<[Option<(Article, digest::Digest)>; 2]> = LazyLock::new(|| {
        [
            opened(include_bytes!("../samples/zh-commentary.txt"), Format::Text),
            opened(include_bytes!("../samples/en-guide.md"), Format::Markdown),
        ]
    });
    let (which, rest) = bytes.split_first().map_or((0, bytes), |(which, rest)| (which % 4, rest));
    let (open, deeds) = match SAMPLES.get(usize::from(which)) {
        Some(sample) => (sample.clone(), rest),
        None => {
            let end = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
            (opened(&rest[..end], Format::Markdown), rest.get(end + 1..).unwrap_or_default())
        }
    };
    if let Some((article, thought)) = open {
        threads::alone(|| crate::tui::laws::walk(article, thought, deeds, is_showable));
    }
}

/// An article and what is thought of it, if it can be read.
#[cfg(feature = "reader")]
fn opened(text: &[u8], format: Format) -> Option<(Article, digest::Digest)> {
    let options = Options { format: Some(format), ..Options::default() };
    let article = crate::read::read(&source(text), &options).ok()?;
    let thought = threads::alone(|| digest::digest(&article));
    Some((article, thought))
}

/// What a person may choose, by the first byte.
struct Choice {
    options: Options,
    limit: Limit,
}

fn choice(bytes: &[u8]) -> (Choice, &[u8]) {
    let (first, rest) = bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest));
    let options = Options {
        keep_chrome: first & 1 != 0,
        follows: first & 2 != 0,
        lang: [None, None, Some(Lang::Zh), Some(Lang::En)][usize::from(first >> 2 & 3)],
        title: (first >> 4 & 3 == 3).then(|| "桥与河".to_owned()),
        ..Options::default()
    };
    let limit = match first >> 6 {
        0 => Limit::Auto,
        1 => Limit::Sentences(3),
        2 => Limit::Ratio(20.0),
        _ => Limit::Chars(80),
    };
    (Choice { options, limit }, rest)
}

fn source(bytes: &[u8]) -> Source {
    Source::new(Clean::new("x"), bytes.to_vec())
}

/// A source is read to a lawful article with a lawful digest, or refused in words.
fn goes_through(source: &Source, options: &Options, limit: Limit) {
    threads::alone(|| match crate::read::read(source, options) {
        Ok(article) => {
            read::is_lawful(&article);
            is_digested(&article, limit);
        }
        Err(error) => {
            let message = error.to_string();
            assert!(message.starts_with("x: "), "{message}");
            is_showable(&message);
        }
    });
}

fn is_digested(article: &Article, limit: Limit) {
    let thought = digest::digest(article);
    let chosen = summary::summarise(article, &thought, limit);
    line::is_lawful(&line::written(article, &thought, &chosen), limit);
    print::is_lawful(article, &thought, &chosen, 40);
}

/// What must hold of any text that is cleaned.
pub(crate) fn cleans(raw: &str) {
    let clean = Clean::new(raw);
    is_showable(&clean);
    assert_eq!(Clean::new(&clean), clean, "cleaned twice, from {raw:?}");
    let line = Clean::one_line(raw);
    is_showable(&line);
    assert_eq!(Clean::one_line(&line), line, "on one line twice, from {raw:?}");
    assert!(!line.contains(['\n', '\t']), "{line:?} from {raw:?}");
    // Some parts of it, at even distances and of even lengths.
    let step = clean.len() / 5 + 1;
    for span in (0..clean.len()).step_by(step).map(|start| Span::new(start, (start + step).min(clean.len())))
    {
        let part = clean.part(span);
        is_showable(&part);
        assert_eq!(Clean::new(&part), part, "a part of {clean:?}");
    }
}

/// What must hold of the sentences of any text.
pub(crate) fn are_sentences(text: &str) {
    for lang in [Lang::Zh, Lang::En, Lang::Other] {
        let spans = sentence::sentences(text, lang);
        let mut at = 0;
        for span in &spans {
            assert_eq!(span.start, at, "{text:?}");
            assert!(span.end > at && text.is_char_boundary(span.end), "{text:?}");
            at = span.end;
        }
        assert_eq!(at, text.len(), "{text:?}");
        for span in spans.iter().skip(1) {
            let head = span.of(text).chars().next().unwrap_or(' ');
            assert!(
                !"。！？”」』）》】，、；：".contains(head) && !head.is_whitespace(),
                "{head:?} begins a sentence of {text:?}"
            );
        }
    }
}

#[cfg(test)]
mod tests;
