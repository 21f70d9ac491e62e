//! What a source holds, told from its first bytes, then from what a server said of it, then from its name. How it is read
//! is not known here.

use super::signature;
use crate::segment::letter::begins_with;
use crate::source::Source;

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Text with Markdown's marks; told by its name or by the server alone.
    Markdown,
    /// An electronic book.
    Epub,
    /// Anything that is recognised and not read.
    Other(&'static Other),
}

/// A kind of file that is recognised and not read.
#[derive(Debug, PartialEq, Eq)]
pub struct Other {
    /// What it is: `PDF`; or where there is no text to read, what that says: `a picture holds no text`.
    pub what: &'static str,
    /// What to do instead.
    pub advice: &'static str,
    /// Whether there is text in it that another program could take out.
    pub holds_text: bool,
}

impl Other {
    pub(super) const fn unread(what: &'static str, advice: &'static str) -> Self {
        Self { what, advice, holds_text: true }
    }

    pub(super) const fn empty(what: &'static str, advice: &'static str) -> Self {
        Self { what, advice, holds_text: false }
    }
}

impl Format {
    /// What a source is whose bytes are no text; `None` for what may be text.
    pub fn of_bytes(source: &Source) -> Option<Self> {
        signature::format(&source.bytes, plain_name(&source.name))
    }

    /// What a source is whose bytes were decoded to `text`: content goes before what the server said, and that before the
    /// name. These count where the content says nothing, and where a page and Markdown with a tag in it begin alike.
    pub fn of_text(source: &Source, text: &str) -> Self {
        let claimed =
            source.media.as_deref().and_then(by_media).or_else(|| by_name(plain_name(&source.name)));
        match (markup(text), claimed) {
            (Some(Markup::Page), _) => Self::Html,
            (Some(Markup::Fragment), Some(Self::Markdown)) => Self::Markdown,
            (Some(Markup::Fragment), _) => Self::Html,
            (Some(Markup::Other(other)), _) => Self::Other(other),
            (None, Some(Self::Html)) if !has_tags(text) => Self::Text,
            (None, Some(claimed)) => claimed,
            (None, None) if is_saved_page(text) => Self::Other(&WEB_ARCHIVE),
            (None, None) => Self::Text,
        }
    }

    /// What a source is of which `text` is the beginning, decoded; `None` where that cannot be known before the rest is
    /// there: what is called a page may have its first tag behind it.
    pub(super) fn of_beginning(source: &Source, text: &str) -> Option<Self> {
        let is_page = by_name(plain_name(&source.name)) == Some(Self::Html);
        (!is_page && Self::of_noise(source, text).is_none()).then(|| Self::of_text(source, text))
    }

    /// What a source is that was decoded to `text`, which is noise; `None` where it is text, if perhaps a little dirty.
    pub fn of_noise(source: &Source, text: &str) -> Option<Self> {
        is_noise(text).then(|| signature::by_name(plain_name(&source.name)).unwrap_or(Self::Other(&BINARY)))
    }
}

const FEED: Other = Other::unread("a news feed", "name the address of one of its articles");
const FICTION_BOOK: Other =
    Other::unread("a FictionBook", "turn it into text first: pandoc -f fb2 -t plain FILE | tigang");
const XML: Other =
    Other::unread("XML that is no web page", "read the words in it with: tigang --input html FILE");
const WEB_ARCHIVE: Other =
    Other::unread("a web archive", "open it in a browser and save it from there as one HTML file");
const BINARY: Other = Other::empty("a binary file holds no text", "name a file with an article in it");

/// What text begins with.
enum Markup {
    /// A whole page.
    Page,
    /// A tag that pages are made of.
    Fragment,
    /// XML of another kind.
    Other(&'static Other),
}

/// Markup begins with a tag, after white space and comments.
fn markup(text: &str) -> Option<Markup> {
    const PAGE: [&str; 4] = ["!doctype html", "html", "head", "body"];
    const FRAGMENT: [&str; 32] = [
        "title",
        "meta",
        "link",
        "script",
        "style",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "article",
        "main",
        "section",
        "header",
        "nav",
        "table",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "span",
        "font",
        "center",
        "strong",
        "b",
        "a",
        "br",
        "hr",
        "img",
        "base",
    ];
    const XML_ROOTS: [(&str, &Other); 6] = [
        ("rss", &FEED),
        ("feed", &FEED),
        ("rdf:rdf", &FEED),
        ("fictionbook", &FICTION_BOOK),
        ("svg", &signature::PICTURE),
        ("opml", &XML),
    ];
    let begins = |tag: &str, name: &str| {
        begins_with(tag, name)
            && !tag[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
    };
    let root = |tag: &str| XML_ROOTS.iter().find(|(name, _)| begins(tag, name)).map(|(_, other)| *other);
    let mut tag = first_tag(text)?;
    let is_xml = tag.starts_with("?xml") || (begins(tag, "!doctype") && !begins(tag, PAGE[0]));
    // The declaration, a type and instructions come before the root.
    while tag.starts_with('?') || (begins(tag, "!doctype") && !begins(tag, PAGE[0])) {
        let Some(next) = tag.find('>').and_then(|end| first_tag(&tag[end + 1..])) else { break };
        tag = next;
    }
    if PAGE.iter().any(|name| begins(tag, name)) {
        Some(Markup::Page)
    } else if let Some(other) = root(tag) {
        Some(Markup::Other(other))
    } else if is_xml {
        Some(Markup::Other(&XML))
    } else {
        FRAGMENT.iter().any(|name| begins(tag, name)).then_some(Markup::Fragment)
    }
}

/// What follows the `<` that a text begins with, after white space and comments.
fn first_tag(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment[comment.find("-->")? + 3..].trim_start();
    }
    rest.strip_prefix('<')
}

/// Whether there is a tag or a character reference in it anywhere: what is called a page and has none is plain text, and
/// its lines count.
fn has_tags(text: &str) -> bool {
    let begins_tag = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
    };
    let is_reference = |(at, _): (usize, &str)| {
        let name: String = text[at + 1..].chars().take(10).take_while(|c| *c != ';').collect();
        let is_name = name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        is_name && text[at + 1 + name.len()..].starts_with(';')
    };
    text.match_indices('<').any(begins_tag) || text.match_indices('&').any(is_reference)
}

/// Pages that a browser saved with their pictures in one file (MHTML) begin like a letter.
fn is_saved_page(text: &str) -> bool {
    let mut head = text.lines().take(40).take_while(|line| !line.trim().is_empty());
    let mut is_letter = false;
    head.any(|line| {
        is_letter |= begins_with(line, "mime-version:");
        is_letter && line.to_ascii_lowercase().contains("multipart/related")
    })
}

fn by_media(media: &str) -> Option<Format> {
    match media {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/markdown" | "text/x-markdown" => Some(Format::Markdown),
        _ => None,
    }
}

fn by_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Format::Html),
        "md" | "markdown" | "mkd" | "mdown" => Some(Format::Markdown),
        _ => None,
    }
}

/// The name of what is in a compressed file.
fn plain_name(name: &str) -> &str {
    let stem =
        name.len().checked_sub(3).filter(|at| name.get(*at..).is_some_and(|e| e.eq_ignore_ascii_case(".gz")));
    stem.map_or(name, |at| &name[..at])
}

/// Whether one character in ten (of a text of any length one in sixteen) is a control that nobody writes, or one in three
/// that or broken: the bytes were no text. Among random bytes one in eight is such a control.
/// A few stray NULs are dirt, and half a text in another encoding leaves the other half.
fn is_noise(text: &str) -> bool {
    let (mut all, mut controls, mut broken) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        let is_odd = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1b' | '\u{85}');
        all += 1;
        controls += usize::from(is_odd);
        broken += usize::from(c == char::REPLACEMENT_CHARACTER);
    }
    controls * 10 > all || (controls > 2 && controls * 16 > all) || (controls + broken) * 3 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;
    use proptest::prelude::*;

    fn source(name: &str, media: Option<&str>) -> Source {
        Source { media: media.map(str::to_owned), ..Source::new(Clean::new(name), Vec::new()) }
    }

    #[track_caller]
    fn check(name: &str, text: &str, format: Format) {
        assert_eq!(Format::of_text(&source(name, None), text), format, "{name}: {text:?}");
    }

    #[test]
    fn plain_text_is_text_whatever_it_speaks_of() {
        for text in [
            "",
            "天晴。",
            "<3 you",
            "a < b",
            "< html",
            "PK is a code",
            "<paragraph>",
            "<a1>",
            "<新闻> 今天",
            "天晴。\n<html>",
            "<!-- never ends",
            "MIME-Version: 1.0",
        ] {
            check("-", text, Format::Text);
        }
    }

    #[test]
    fn a_page_is_told_by_its_content_whatever_its_name() {
        for page in [
            "<!DOCTYPE html><p>",
            " \n<html lang=zh>",
            "<!-- a --><!-- b --> <Body>",
            "\u{feff}<!doctype HTML PUBLIC \"-//W3C\">",
            "<?xml version='1.0' encoding='gbk'?>\n<!DOCTYPE html><html xmlns='x'>",
            "<?xml version='1.0'?><?xml-stylesheet href='a'?><html xmlns='x'>",
        ] {
            for name in ["-", "a.txt", "a.md", "a.html"] {
                check(name, page, Format::Html);
            }
        }
    }

    #[test]
    fn a_tag_at_the_beginning_is_a_page_unless_the_name_says_markdown() {
        for text in ["<p>甲", "\u{feff}<div class=a>", "<h1>甲</h1>", "<center>甲"] {
            check("-", text, Format::Html);
            check("a.txt", text, Format::Html);
            check("README.md", text, Format::Markdown);
        }
    }

    #[test]
    fn other_xml_is_told_by_its_root() {
        for (text, other) in [
            ("<?xml version='1.0'?><rss>", &FEED),
            ("<?xml version='1.0'?>\n<!-- a -->\n<feed xmlns='a'>", &FEED),
            ("<rss version='2.0'>", &FEED),
            ("<?xml version='1.0'?><FictionBook xmlns='a'>", &FICTION_BOOK),
            ("<svg xmlns='a'>", &signature::PICTURE),
            ("<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a'><svg>", &signature::PICTURE),
            ("<?xml version='1.0'?><p>", &XML),
            ("<!DOCTYPE book><book>", &XML),
            ("<?xml version='1.0'", &XML),
        ] {
            check("-", text, Format::Other(other));
        }
        check(
            "a.mht",
            "From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n",
            Format::Other(&WEB_ARCHIVE),
        );
    }

    #[test]
    fn names_tell_where_the_content_does_not() {
        check("a.md", "# a", Format::Markdown);
        check("a.MD.gz", "# a", Format::Markdown);
        check("dir.md/a", "# a", Format::Text);
        check("a.HTM", "甲<br>乙", Format::Html);
        check("a.html", "甲&nbsp;乙", Format::Html);
        check("a.html.gz", "甲<b>乙</b>", Format::Html);
        check("a.html", "甲 & 乙\n丙 < 丁\n", Format::Text);
    }

    #[test]
    fn what_the_server_says_goes_before_the_name_and_after_the_content() {
        #[track_caller]
        fn check(name: &str, media: &str, text: &str, format: Format) {
            assert_eq!(Format::of_text(&source(name, Some(media)), text), format, "{name} {media}: {text:?}");
        }
        check("https://a.example/b", "text/markdown", "# a", Format::Markdown);
        check("https://a.example/b.md", "text/html", "<p>a", Format::Html);
        check("https://a.example/b.md", "text/plain", "<p>a", Format::Markdown);
        check("https://a.example/b", "text/html", "a<br>b", Format::Html);
        check("https://a.example/b", "text/plain", "<!doctype html>", Format::Html);
        check("https://a.example/b", "text/markdown", "<p align=center>a", Format::Markdown);
    }

    #[test]
    fn noise_is_no_text_and_a_little_dirt_is() {
        let noise = |name: &str, text: &str| Format::of_noise(&source(name, None), text);
        assert_eq!(noise("笔记.txt", "甲。\0乙。丙丁戊己庚辛。"), None);
        assert_eq!(noise("-", "\u{1b}[31m红\u{1b}[0m\r\n"), None);
        assert_eq!(noise("-", ""), None);
        assert_eq!(noise("-", "\x01\0\0\0\x02\0\0\0"), Some(Format::Other(&BINARY)));
        assert_eq!(noise("-", "\u{fffd}a\u{fffd}b"), Some(Format::Other(&BINARY)));
        assert_eq!(noise("-", "半篇是好的，\u{fffd}\u{fffd}后面坏了。"), None);
        assert_eq!(noise("a.pdf", "\0\0\u{fffd}"), Some(Format::Other(&signature::PDF)));
    }

    proptest! {
        #[test]
        fn any_pieces_of_markup_have_a_format(pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "<", ">", "<?xml", "<!--", "-->", "<!DOCTYPE", " html", "svg", "p", "&", "amp;", "&#", "甲", "\u{feff}",
                "\n", "MIME-Version: 1.0\n", "/",
            ]), 0..12,
        )) {
            let text = pieces.concat();
            for name in ["-", "a.html", "a.md", ".gz", "雨.gz"] {
                let format = Format::of_text(&source(name, None), &text);
                prop_assert!(text.contains('<') || !matches!(format, Format::Html) || text.contains('&'));
            }
        }
    }
}
