//! The beginning of a large text as an article of its own, to be looked at while the rest is still being loaded. It is
//! read by the very code that reads the whole, which takes its place and wins. What follows the beginning is not guessed.

use crate::article::Article;
use crate::clean::Clean;
use crate::read::format::Format;
use crate::read::{Options, decode, markdown, plain};
use crate::source::Source;

/// Reads the beginning of a source, of which only the first bytes are there. Nothing where it is better to wait for the
/// whole: for what is neither plain text nor Markdown, for a line that never ends, and for a text of which something would
/// be taken out as a site's furniture, since that is judged by the whole page. What is to be known of the bytes is told
/// with the whole.
pub fn beginning(source: &Source, options: &Options) -> Option<Article> {
    if options.format.is_none() && Format::of_bytes(source).is_some() {
        return None;
    }
    // No encoding but UTF-16 has this byte within a character, and what is lost of that goes with the last line.
    let end = source.bytes.iter().rposition(|byte| *byte == b'\n')? + 1;
    let bytes = source.bytes.get(..end)?;
    let decoded = decode::decode(bytes, options.encoding, source.charset.as_deref());
    let text = whole_lines(&decoded.text)?;
    let mut article = match options.format.or_else(|| Format::of_beginning(source, text))? {
        Format::Text => Some(plain::read(&Clean::new(text), options)).filter(|a| a.removed.is_empty())?,
        Format::Markdown => markdown::read(text, options),
        Format::Html | Format::Epub | Format::Other(_) => return None,
    };
    article.encoding = decoded.encoding;
    article.notices.clear();
    (!article.blocks.is_empty()).then_some(article)
}

/// A text up to its last blank line, or, where none stands in its second half, to its last line end: so no paragraph is
/// shown that later goes on.
fn whole_lines(text: &str) -> Option<&str> {
    let blank = ["\n\n", "\n\r\n"].iter().filter_map(|gap| text.rfind(gap)).max();
    let end = blank.filter(|at| *at > text.len() / 2).or_else(|| text.rfind('\n'))?;
    text.get(..end)
}
