//! What a source holds, told from its first bytes and, where they say nothing, from its name. How it is read is not known
//! here.

use crate::source::Source;

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Text with Markdown's marks; told by its name alone.
    Markdown,
    /// An electronic book.
    Epub,
    /// A PDF.
    Pdf,
    /// A document of a word processor, a spreadsheet or slides.
    Office,
    /// A zip archive of anything else.
    Zip,
    /// A compressed file: the command that unpacks it.
    Packed(&'static str),
    /// A picture.
    Image,
    /// XML that is no web page.
    Xml,
    /// Text in UTF-16 or UTF-32.
    Utf16,
    /// Anything else that is not text.
    Binary,
}

impl Format {
    /// What a source holds. Content goes before the name; a name counts where the content is not plain.
    pub fn of(source: &Source) -> Self {
        let bytes = &source.bytes;
        match magic(bytes).or_else(|| markup(bytes)) {
            // Books and office documents are archives too; one cut short is told by its name alone.
            Some(Self::Zip) => by_name(&source.name).unwrap_or(Self::Zip),
            Some(format) => format,
            None => by_name(&source.name).or_else(|| not_text(bytes)).unwrap_or(Self::Text),
        }
    }
}

/// Formats with a signature of their own.
fn magic(bytes: &[u8]) -> Option<Format> {
    const SIGNATURES: [(&[u8], Format); 20] = [
        (b"%PDF-", Format::Pdf),
        (b"\x89PNG\r\n\x1a\n", Format::Image),
        (b"\xff\xd8\xff", Format::Image),
        (b"GIF87a", Format::Image),
        (b"GIF89a", Format::Image),
        (b"II*\0", Format::Image),
        (b"MM\0*", Format::Image),
        (b"\x1f\x8b", Format::Packed("gunzip -c")),
        (b"BZh91AY&SY", Format::Packed("bunzip2 -c")),
        (b"\xfd7zXZ\0", Format::Packed("xz -dc")),
        (b"\x28\xb5\x2f\xfd", Format::Packed("zstd -dc")),
        (b"7z\xbc\xaf\x27\x1c", Format::Packed("7z x -so")),
        (b"{\\rtf", Format::Office),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Office),
        (b"\x7fELF", Format::Binary),
        (b"\xff\xfe\0\0", Format::Utf16),
        (b"\0\0\xfe\xff", Format::Utf16),
        (b"\xff\xfe", Format::Utf16),
        (b"\xfe\xff", Format::Utf16),
        (b"PK\x05\x06", Format::Zip),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(archive(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Format::Image);
    }
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, format)| *format)
}

/// What a zip archive is, from the names of its first entries.
fn archive(bytes: &[u8]) -> Format {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    if holds(b"application/epub+zip") || holds(b"META-INF/container.xml") {
        Format::Epub
    } else if holds(b"[Content_Types].xml") || holds(b"application/vnd.oasis") {
        Format::Office
    } else {
        Format::Zip
    }
}

/// Web pages and XML, which begin with a tag after white space and comments.
fn markup(bytes: &[u8]) -> Option<Format> {
    const TAGS: [&[u8]; 22] = [
        b"!doctype html",
        b"html",
        b"head",
        b"body",
        b"title",
        b"meta",
        b"link",
        b"script",
        b"style",
        b"div",
        b"p",
        b"h1",
        b"h2",
        b"article",
        b"main",
        b"section",
        b"table",
        b"ul",
        b"span",
        b"a",
        b"br",
        b"img",
    ];
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    while let Some(comment) = rest.strip_prefix(b"<!--") {
        let end = comment.windows(3).position(|window| window == b"-->")?;
        rest = comment.get(end + 3..)?.trim_ascii_start();
    }
    let tag = rest.strip_prefix(b"<")?;
    let begins = |name: &&[u8]| {
        let is_name = tag.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        is_name && tag.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric() && *next != b'-')
    };
    if TAGS.iter().any(begins) {
        return Some(Format::Html);
    }
    let is_xml =
        tag.starts_with(b"?xml ") || tag.get(..8).is_some_and(|head| head.eq_ignore_ascii_case(b"!doctype"));
    let head = tag.get(..2048).unwrap_or(tag).to_ascii_lowercase();
    is_xml.then(|| if head.windows(5).any(|window| window == b"<html") { Format::Html } else { Format::Xml })
}

fn by_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "md" | "markdown" => Some(Format::Markdown),
        "epub" => Some(Format::Epub),
        "pdf" => Some(Format::Pdf),
        "doc" | "docx" | "odt" | "rtf" | "wps" => Some(Format::Office),
        _ => None,
    }
}

/// NULs tell what is not text, or not of this width; a few of them in sound UTF-8 are dirt and no more.
fn not_text(bytes: &[u8]) -> Option<Format> {
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    if nuls == 0 || (nuls * 10 < bytes.len() && std::str::from_utf8(bytes).is_ok()) {
        return None;
    }
    // Latin text in UTF-16 has a NUL in every second byte, always on the same side.
    let odd = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
    let is_one_sided = odd == 0 || odd == nuls;
    Some(if is_one_sided && nuls * 3 > bytes.len() { Format::Utf16 } else { Format::Binary })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], format: Format) {
        let source = Source::new(Clean::new(name), bytes.to_vec());
        assert_eq!(Format::of(&source), format, "{name}: {:?}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn plain_text_is_text_whatever_it_speaks_of() {
        for text in [
            "",
            "天晴。",
            "<3 you",
            "a < b",
            "< html",
            "%PDF is a format",
            "PK is a code",
            "<paragraph>",
            "<a1>",
        ] {
            check("-", text.as_bytes(), Format::Text);
        }
        check("笔记.txt", "甲。\0乙。丙丁戊己庚辛。".as_bytes(), Format::Text);
    }

    #[test]
    fn a_page_is_told_by_its_content_or_its_name() {
        for page in [
            "<!DOCTYPE html><p>",
            " \n<html lang=zh>",
            "<!-- a --><!-- b --> <Body>",
            "<p>甲",
            "\u{feff}<div class=a>",
        ] {
            check("-", page.as_bytes(), Format::Html);
            check("a.txt", page.as_bytes(), Format::Html);
        }
        check("a.HTM", "甲".as_bytes(), Format::Html);
        check("-", b"<?xml version='1.0'?><html xmlns='x'>", Format::Html);
        check("-", b"<?xml version='1.0'?><rss>", Format::Xml);
        check("-", b"<!-- never ends", Format::Text);
    }

    #[test]
    fn formats_are_told_by_their_signatures() {
        check("a.txt", b"%PDF-1.4", Format::Pdf);
        check("-", b"\x89PNG\r\n\x1a\n\0", Format::Image);
        check("-", b"RIFF\0\0\0\0WEBP", Format::Image);
        check("-", b"\x1f\x8b\x08", Format::Packed("gunzip -c"));
        check("-", b"PK\x03\x04......mimetypeapplication/epub+zip", Format::Epub);
        check("-", b"PK\x03\x04......[Content_Types].xml", Format::Office);
        check("-", b"PK\x03\x04......a.txt", Format::Zip);
        check("-", b"{\\rtf1 a}", Format::Office);
    }

    #[test]
    fn names_tell_where_the_content_does_not() {
        check("a.md", b"# a", Format::Markdown);
        check("dir.md/a", b"# a", Format::Text);
        check("a.epub", b"", Format::Epub);
        check("a.epub", b"PK\x03\x04", Format::Epub);
        check("a.pdf", b"startxref", Format::Pdf);
    }

    #[test]
    fn what_is_not_text_is_told_by_its_nuls() {
        check("-", b"\xff\xfea\0b\0", Format::Utf16);
        check("-", b"a\0b\0c\0d\0", Format::Utf16);
        check("-", b"\0a\0b\0c\0d", Format::Utf16);
        check("-", b"\x01\0\0\0\x02\0\0\0", Format::Binary);
        check("-", b"abcdefghijklmnop\0\xff", Format::Binary);
    }
}
