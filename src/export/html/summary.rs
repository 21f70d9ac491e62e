//! The summary: each sentence leads to its place in the text, and each paragraph says what it does.

use super::markup::{line, prose};
use super::sheet::Sheet;
use crate::digest::Group;
use crate::export::{is_spaced, omission, reasons};
use crate::span::SentenceId;
use std::io::{self, Write};

/// Writes the summary, with what the marks and the strip mean; nothing where it is empty.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    if sheet.keys.is_empty() {
        return Ok(());
    }
    let words = sheet.words;
    write!(out, "<section class=\"summary\" dir=\"auto\">\n<h2>{}</h2>\n", words.summary)?;
    for group in &sheet.document.summary.groups {
        paragraph(out, sheet, group)?;
    }
    write!(out, "<p class=\"legend\">{}", words.marks)?;
    write!(out, "<span class=\"desk\">{}</span></p>\n</section>\n", spaced(words.bars, words.tag))
}

/// A sentence of the page's own behind another.
fn spaced(words: &str, tag: &str) -> String {
    if tag.starts_with("zh") { words.to_owned() } else { format!(" {words}") }
}

/// The sentences of one block run on, and those of another begin a new line.
fn paragraph(out: &mut impl Write, sheet: &Sheet, group: &Group) -> io::Result<()> {
    let document = sheet.document;
    let role = group.sentences.iter().find_map(|id| sheet.role(*id));
    match role {
        Some(role) => {
            let (name, colon) = (sheet.words.role(role), sheet.words.colon);
            write!(out, "<p class=\"{}\"><small class=\"role\">{name}{colon}</small> ", role.tag())?;
        }
        None => out.write_all(b"<p>")?,
    }
    let mut before: Option<SentenceId> = None;
    for &id in &group.sentences {
        let words = document.article.sentence(id);
        let block = |id: SentenceId| document.article.sentences().get(id.index()).map(|s| s.block);
        match before {
            Some(last) if block(last) != block(id) || sheet.why => out.write_all(b"<br>")?,
            Some(last) if is_spaced(document.article.sentence(last), words) => out.write_all(b" ")?,
            _ => {}
        }
        before = Some(id);
        write!(out, "<a href=\"#{}\">", sheet.name('s', id.index()))?;
        prose(out, sheet.sentence(id))?;
        out.write_all(b"</a>")?;
        if let Some(salience) = document.digest.saliences.get(id.index()).filter(|_| sheet.why) {
            out.write_all(b"<br><small>")?;
            line(out, &reasons(salience))?;
            out.write_all(b"</small>")?;
        }
    }
    if let Some(count) = group.omitted {
        out.write_all(omission(count, document.article.lang(), document.digest.traditional).as_bytes())?;
    }
    out.write_all(b"</p>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn written(why: bool) -> String {
        let (mut out, sample) = (Vec::new(), sample::lamp());
        write(&mut out, &Sheet::new(&sample.document(), None, why)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn sentences_lead_to_their_places_and_say_what_they_do() {
        let summary = written(false);
        let expected = "<p class=\"thesis\"><small class=\"role\">论点：</small> <a href=\"#s0\">灯该早关。</a>\
                        <a href=\"#s1\">夜里没人。</a></p>\n<p><a href=\"#s2\">分两步：</a>（共 2 项）</p>\n<p class=\"legend\">";
        assert!(summary.contains(expected), "{summary}");
    }

    #[test]
    fn why_gives_the_parts_of_each_score() {
        let summary = written(true);
        assert_eq!(summary.matches("<br><small>[0.25: position +0.50, cue -0.25]</small>").count(), 3);
        assert!(summary.contains("</small><br><a href=\"#s1\">"), "{summary}");
    }
}
