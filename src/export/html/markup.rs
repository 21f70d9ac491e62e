//! The one gate between an article's words and the page: whatever stands in them, they stay words. Knows no element.

use std::io::{self, Write};

/// Words between two tags; where a line ends the page's line does.
pub(super) fn prose(out: &mut impl Write, words: &str) -> io::Result<()> {
    escaped(out, words, "<br>")
}

/// Words whose line ends and spaces count, inside `pre`.
pub(super) fn verbatim(out: &mut impl Write, words: &str) -> io::Result<()> {
    escaped(out, words, "\n")
}

/// Words on one line: the value of an attribute between double quotes, or the title of the page.
pub(super) fn line(out: &mut impl Write, words: &str) -> io::Result<()> {
    escaped(out, words, " ")
}

/// Writes words with a reference for each character that could end them, and `newline` for a line's end. No control but TAB
/// comes in a [`Clean`](crate::clean::Clean) text; one that came would be no part of HTML and becomes U+FFFD.
fn escaped(out: &mut impl Write, words: &str, newline: &str) -> io::Result<()> {
    let mut written = 0;
    for (at, byte) in words.bytes().enumerate() {
        let instead = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\n' => newline,
            b'\t' => continue,
            0..b' ' | 0x7f => "\u{fffd}",
            _ => continue,
        };
        // What is replaced is one byte, so both cuts lie between characters.
        out.write_all(words.get(written..at).unwrap_or_default().as_bytes())?;
        out.write_all(instead.as_bytes())?;
        written = at + 1;
    }
    out.write_all(words.get(written..).unwrap_or_default().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(write: fn(&mut Vec<u8>, &str) -> io::Result<()>, words: &str, expected: &str) {
        let mut out = Vec::new();
        write(&mut out, words).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn nothing_ends_the_words_but_their_end() {
        check(prose, "a<b> & \"c\" 'd'", "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        check(line, "\" onclick='x'", "&quot; onclick=&#39;x&#39;");
        check(verbatim, "</pre>&lt;", "&lt;/pre&gt;&amp;lt;");
        check(prose, "汉<\u{0}字\u{7f}\r", "汉&lt;\u{fffd}字\u{fffd}\u{fffd}");
        check(prose, "", "");
    }

    #[test]
    fn a_line_ends_as_its_place_asks() {
        check(prose, "甲\n乙\t丙", "甲<br>乙\t丙");
        check(verbatim, "甲\n乙", "甲\n乙");
        check(line, "甲\n乙", "甲 乙");
    }
}
