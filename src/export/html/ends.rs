//! What stands behind the text: what the person highlighted, the links, what was taken out, and the notices.

use super::markup::{line, prose};
use super::sheet::Sheet;
use std::io::{self, Write};

/// Writes what there is of it.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let article = sheet.document.article;
    let genre = sheet.document.digest.genres.notice();
    let notices: Vec<_> = article.notices().iter().chain(&genre).collect();
    let is_empty = sheet.document.highlights.is_empty()
        && sheet.entries.is_empty()
        && article.removed().is_empty()
        && notices.is_empty();
    if is_empty {
        return Ok(());
    }
    out.write_all(b"<footer>\n")?;
    highlights(out, sheet)?;
    links(out, sheet)?;
    removed(out, sheet)?;
    if !notices.is_empty() {
        write!(out, "<details><summary><h2>{}</h2></summary>\n<ul>\n", sheet.words.notices)?;
        // We write them in English.
        let lang = if sheet.words.tag == "en" { "" } else { " lang=\"en\"" };
        for notice in notices {
            write!(out, "<li{lang}>")?;
            prose(out, notice)?;
            out.write_all(b"</li>\n")?;
        }
        out.write_all(b"</ul>\n</details>\n")?;
    }
    out.write_all(b"</footer>\n")
}

/// What was highlighted, each leading to its place, with the note to it below.
fn highlights(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let document = sheet.document;
    if document.highlights.is_empty() {
        return Ok(());
    }
    write!(out, "<section>\n<h2>{}</h2>\n<ol>\n", document.highlights_title())?;
    for (index, highlight) in document.highlights.iter().enumerate() {
        let place = sheet.name('s', highlight.sentence.index());
        write!(out, "<li id=\"{}\"><a href=\"#{place}\">", sheet.name('n', index))?;
        prose(out, sheet.sentence(highlight.sentence))?;
        out.write_all(b"</a>")?;
        if !highlight.note.is_empty() {
            out.write_all(b"<p class=\"own\">")?;
            prose(out, &highlight.note)?;
            out.write_all(b"</p>")?;
        }
        out.write_all(b"</li>\n")?;
    }
    out.write_all(b"</ol>\n</section>\n")
}

/// The list of links, with an item an address, which is also shown. Only what may be followed is among them.
fn links(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    if sheet.entries.is_empty() {
        return Ok(());
    }
    write!(out, "<section class=\"links\">\n<h2>{}</h2>\n<ol>\n", sheet.words.links)?;
    for (index, entry) in sheet.entries.iter().enumerate() {
        write!(out, "<li id=\"{}\">", sheet.name('l', index))?;
        if let Some(label) = &entry.label {
            prose(out, label)?;
            out.write_all(b"<br>")?;
        }
        address(out, &entry.target)?;
        let (place, back) = (sheet.name('r', index), sheet.words.back);
        writeln!(out, " <a class=\"back\" href=\"#{place}\" aria-label=\"{back}\">↑</a></li>")?;
    }
    out.write_all(b"</ol>\n</section>\n")
}

/// An address that may be followed. It gets to know nothing of this page.
pub(super) fn address(out: &mut impl Write, target: &str) -> io::Result<()> {
    out.write_all(b"<a href=\"")?;
    line(out, target)?;
    out.write_all(b"\" rel=\"noopener noreferrer\">")?;
    line(out, target)?;
    out.write_all(b"</a>")
}

/// What was taken out, with the reason, which leads to where it stood.
fn removed(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let removed = sheet.document.article.removed();
    if removed.is_empty() {
        return Ok(());
    }
    let (title, count) = (sheet.words.removed, removed.len());
    write!(out, "<details><summary><h2>{title} <small>{count}</small></h2></summary>\n<ul>\n")?;
    for passage in removed {
        let (place, reason) = (sheet.place(passage.at), sheet.words.reason(passage.reason));
        write!(out, "<li><a href=\"#{place}\">{reason}</a>{} ", sheet.words.colon)?;
        prose(out, &passage.text)?;
        out.write_all(b"</li>\n")?;
    }
    out.write_all(b"</ul>\n</details>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Lang, Link};
    use crate::clean::Clean;
    use crate::export::Document;
    use crate::export::sample::{self, Sample};
    use crate::span::Span;

    fn written(document: &Document) -> String {
        let mut out = Vec::new();
        write(&mut out, &Sheet::new(document, None, false)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_was_taken_out_and_the_notices_are_there_closed() {
        let expected = "<footer>\n<details><summary><h2>移除的内容 <small>1</small></h2></summary>\n<ul>\n\
            <li><a href=\"#b2\">广告</a>： 广告</li>\n</ul>\n</details>\n\
            <details><summary><h2>说明</h2></summary>\n<ul>\n<li lang=\"en\">小心</li>\n</ul>\n</details>\n</footer>\n";
        assert_eq!(written(&sample::lamp().document()), expected);
    }

    #[test]
    fn what_a_person_highlighted_leads_to_its_place_with_their_note() {
        let (sample, highlights) = (sample::lamp(), sample::highlights());
        let written = written(&Document { highlights: &highlights, ..sample.document() });
        let expected = "<footer>\n<section>\n<h2>划线与笔记</h2>\n<ol>\n\
            <li id=\"n0\"><a href=\"#s1\">夜里没人。</a><p class=\"own\">真的？*查*</p></li>\n\
            <li id=\"n1\"><a href=\"#s3\">1.先关*大灯*。</a></li>\n</ol>\n</section>\n";
        assert!(written.starts_with(expected), "{written}");
    }

    #[test]
    fn only_what_may_be_followed_is_a_link() {
        let mut sample = Sample::of(sample::article(Lang::En, &[(BlockKind::Paragraph, "a b c d e")]), "-");
        let targets = [
            "javascript:alert(1)",
            "https://a.example/\"onclick='x'",
            "data:text/html,<script>",
            "mailto:a@b.example",
            "c.html",
        ];
        let link = |(index, target): (usize, &&str)| Link {
            span: Span::new(index * 2, index * 2 + 1),
            target: Clean::new(target),
        };
        sample.article.links = targets.iter().enumerate().map(link).collect();
        let expected = "<footer>\n<section class=\"links\">\n<h2>Links</h2>\n<ol>\n\
            <li id=\"l0\">b<br><a href=\"https://a.example/&quot;onclick=&#39;x&#39;\" rel=\"noopener noreferrer\">\
            https://a.example/&quot;onclick=&#39;x&#39;</a> \
            <a class=\"back\" href=\"#r0\" aria-label=\"Back to the text\">↑</a></li>\n\
            <li id=\"l1\">d<br><a href=\"mailto:a@b.example\" rel=\"noopener noreferrer\">mailto:a@b.example</a> \
            <a class=\"back\" href=\"#r1\" aria-label=\"Back to the text\">↑</a></li>\n\
            </ol>\n</section>\n</footer>\n";
        assert_eq!(written(&sample.document()), expected);
    }

    #[test]
    fn without_any_of_it_there_is_no_end() {
        let sample = Sample::of(sample::article(Lang::En, &[(BlockKind::Paragraph, "a")]), "-");
        assert_eq!(written(&sample.document()), "");
    }
}
