//! The beginning of a large text as an article of its own, to be looked at while the rest is still being loaded. It is
//! read by the very code that reads the whole, which takes its place and wins. What follows the beginning is not guessed.

use crate::article::Article;
use crate::clean::Clean;
use crate::read::format::Format;
use crate::read::{Encoding, Options, decode, markdown, plain};
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
    let decoded = decode::decode(bytes, options.encoding.map(Encoding::inner), source.charset.as_deref());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    /// A text of many paragraphs, of which some bytes are the beginning.
    fn text(paragraphs: usize) -> String {
        let paragraph = |n| format!("第{n}天，河水又涨了一尺。没有人去修那座桥。\n\n");
        "河边的桥\n\n".to_owned() + &(0..paragraphs).map(paragraph).collect::<String>()
    }

    /// The beginning of bytes, checked to be how their whole begins.
    #[track_caller]
    fn check(name: &str, bytes: &[u8], encoding: &str) {
        let source = |bytes: &[u8]| Source::new(Clean::new(name), bytes.to_vec());
        let whole = read::read(&source(bytes), &Options::default()).unwrap();
        // Wherever it is cut, within a character too.
        for end in 2000..2008 {
            let begun = beginning(&source(&bytes[..end]), &Options::default()).unwrap();
            assert!(whole.text().starts_with(begun.text().as_str()), "{name} {end}: {}", begun.text());
            assert!(whole.blocks().starts_with(begun.blocks()), "{name} {end}");
            assert_eq!((begun.encoding(), begun.notices().len()), (encoding, 0), "{name} {end}");
        }
    }

    #[test]
    fn a_beginning_is_how_the_whole_begins_in_any_encoding() {
        let text = text(300);
        let wide = |unit: fn(u16) -> [u8; 2], mark: &[u8]| {
            [mark, &text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()].concat()
        };
        check("a.txt", text.as_bytes(), "UTF-8");
        check("a.txt", &[b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8");
        check("a.txt", text.replace('\n', "\r\n").as_bytes(), "UTF-8");
        check("a.txt", &encoding_rs::GBK.encode(&text).0, "gb18030");
        check("a.txt", &wide(u16::to_le_bytes, b"\xff\xfe"), "UTF-16LE");
        check("a.txt", &wide(u16::to_be_bytes, b""), "UTF-16BE");
        check("a.md", text.as_bytes(), "UTF-8");
    }

    #[test]
    fn a_beginning_may_not_know_the_encoding_of_the_rest() {
        let plain = "It rained for a week. Nobody knew why the pump had stopped.\n\n".repeat(20);
        let bytes = [plain.as_bytes(), &encoding_rs::GBK.encode(&text(300)).0].concat();
        let source = |bytes: &[u8]| Source::new(Clean::new("a"), bytes.to_vec());
        let whole = read::read(&source(&bytes), &Options::default()).unwrap();
        let begun = beginning(&source(&bytes[..1000]), &Options::default()).unwrap();
        assert_eq!((begun.encoding(), whole.encoding()), ("UTF-8", "gb18030"));
        assert!(whole.text().starts_with(begun.text().as_str()));
    }

    #[test]
    fn what_the_whole_may_judge_otherwise_is_waited_for() {
        let begins = |name: &str, text: &str, options: &Options| {
            beginning(&Source::new(Clean::new(name), text.as_bytes().to_vec()), options).is_some()
        };
        let (text, any) = (text(40), Options::default());
        assert!(begins("a.txt", &text, &any) && begins("-", &text, &any));
        // A site around it; a page, or what may become one; what is no text; a line without an end.
        let site = format!(
            "首页 新闻 体育 财经 登录 注册\n\n{text}分享到朋友圈 微博 QQ空间\n\n版权所有，未经许可不得转载\n\n"
        );
        assert!(!begins("a.txt", &site, &any));
        assert!(begins("a.txt", &site, &Options { keep_chrome: true, ..any.clone() }));
        assert!(!begins("a.html", &text, &any) && !begins("a.txt", &format!("<p>{text}"), &any));
        assert!(!begins("a.txt", &"\u{1}\0\0\0\n".repeat(99), &any));
        assert!(!begins("a.txt", &"河水".repeat(999), &any) && !begins("a.txt", "\n\n", &any));
        let packed = Source::new(Clean::new("a.txt.gz"), b"\x1f\x8b\x08\0\n\n".repeat(9));
        assert!(beginning(&packed, &any).is_none());
        // A user who names the format knows it.
        assert!(begins("a.html", &text, &Options { format: Some(Format::Text), ..any }));
    }

    #[test]
    fn no_paragraph_is_cut_where_a_blank_line_can_be_found() {
        assert_eq!(whole_lines("甲甲\n\n乙乙\n\n丙\n丁"), Some("甲甲\n\n乙乙"));
        assert_eq!(whole_lines("甲甲\r\n\r\n乙乙\r\n\r\n丙"), Some("甲甲\r\n\r\n乙乙\r"));
        assert_eq!(whole_lines("甲\n\n乙丙丁戊己庚\n辛"), Some("甲\n\n乙丙丁戊己庚"));
        assert_eq!(whole_lines("甲"), None);
    }
}
