//! What a file is and what it is called, told from its beginning alone: for lists of files, which nobody waits for. The
//! whole, when it is read, may find a better title.

use crate::article::Article;
use crate::clean::Clean;
use crate::read::format::Format;
use crate::read::{Encoding, Options, decode, format_of, html, markdown, plain};
use crate::source::Source;

/// What is known of a file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Its title, where its beginning has one.
    pub title: Option<Clean>,
}

/// Looks at a source, of which only the first bytes need be there. Nothing where it cannot be read, or holds no text.
pub fn glance(source: &Source, options: &Options) -> Option<Glance> {
    match options.format.or_else(|| Format::of_bytes(source)) {
        // A book says what it is called at its end.
        Some(Format::Epub) => return Some(Glance { title: None }),
        Some(Format::Other(_)) => return None,
        Some(Format::Text | Format::Html | Format::Markdown) | None => {}
    }
    let decoded =
        decode::decode(&source.bytes, options.encoding.map(Encoding::inner), source.charset.as_deref());
    let text = decoded.text.trim();
    let title = match format_of(source, text, options) {
        _ if text.is_empty() => return None,
        Format::Html => Some(html::title(text)),
        Format::Text => titled(&plain::read(&Clean::new(text), options)),
        Format::Markdown => titled(&markdown::read(text, options)),
        Format::Epub | Format::Other(_) => return None,
    };
    let title = title.map(|title| Clean::one_line(title.trim()));
    Some(Glance { title: title.filter(|title| !title.is_empty()) })
}

fn titled(article: &Article) -> Option<String> {
    article.title().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Option<Option<&str>>) {
        let source = Source::new(Clean::new(name), bytes.to_vec());
        let seen = glance(&source, &Options::default());
        let title = seen.as_ref().map(|glance| glance.title.as_deref());
        assert_eq!(title, expected, "{name}");
    }

    const ARTICLE: &str =
        "桥为什么没有修\n\n河水涨了三次，桥却没有修。\n\n修桥的钱去年就拨下来了，卡在谁来签字。\n";

    #[test]
    fn a_title_stands_in_the_beginning() {
        check("a.txt", ARTICLE.as_bytes(), Some(Some("桥为什么没有修")));
        check("a.txt", &encoding_rs::GBK.encode(ARTICLE).0, Some(Some("桥为什么没有修")));
        check("a.md", b"---\ntitle: The bridge\n---\n\nThe river rose.\n", Some(Some("The bridge")));
        check("a.md", "# 桥\n\n河水涨了。".as_bytes(), Some(Some("桥")));
        check("a.txt", "河水涨了三次，桥却没有修。".as_bytes(), Some(None));
        check(
            "a.txt",
            "桥为什么没有修\n\n河水涨了三次，桥却没有修。".as_bytes(),
            Some(Some("桥为什么没有修")),
        );
        check("a.txt", "\n河水涨了三次，桥却没有修。".as_bytes(), Some(None));
        let page =
            "<!doctype html><title>桥为什么没有修_河岸通讯</title><script>".to_owned() + &"x".repeat(9000);
        check("a.html", page.as_bytes(), Some(Some("桥为什么没有修")));
        check("a.html", b"<h1>The bridge</h1><p>The river rose three times.</p>", Some(Some("The bridge")));
        check("a.epub", b"PK\x03\x04", Some(None));
    }

    #[test]
    fn however_long_the_text_is_its_beginning_is_enough() {
        let long = ARTICLE.to_owned() + &"河水又涨了一尺，没有人去修那座桥。\n\n".repeat(500);
        // Wherever it is cut, within a character too.
        for end in [5000, 5001, 5002, 16 << 10] {
            check("a.txt", &long.as_bytes()[..end], Some(Some("桥为什么没有修")));
        }
        check("a.txt", "河水".repeat(9000).as_bytes(), Some(None));
    }

    #[test]
    fn what_a_site_put_before_the_title_is_not_taken_for_it() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/zh-commentary.txt");
        let bytes = std::fs::read(path).unwrap();
        check("a.txt", &bytes, Some(Some("电子价签装满货架，老牌超市为什么睡不着了？")));
    }

    #[test]
    fn what_cannot_be_read_is_not_seen() {
        check("a.pdf", b"%PDF-1.7\n", None);
        check("a.jpg", b"\xff\xd8\xff\xe0", None);
        check("a", b"\x01\0\0\0\x02\0\0\0", None);
        check("a.txt", b" \n\t\n", None);
        check("a.txt", b"", None);
        check("a.xml", b"<?xml version=\"1.0\"?><rss></rss>", None);
    }
}
