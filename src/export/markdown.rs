//! Markdown: the views with headings, quotes and lists marked. What the article's own marks would mean is escaped.

use super::{Document, View, is_title, one_line};
use crate::article::{Block, BlockKind, Lang};
use crate::read::links::entries;
use crate::read::preformatted::fence;
use crate::segment::marker::{Form, marker};
use std::io::{self, Write};

/// Writes the views one after the other under the title.
///
/// # Errors
///
/// Where writing fails.
pub fn write(out: &mut impl Write, document: &Document, views: &[View]) -> io::Result<()> {
    let heading = document.heading();
    if let Some(heading) = heading {
        writeln!(out, "# {}", escaped(&one_line(heading)))?;
    }
    for (index, view) in views.iter().enumerate() {
        if index > 0 || heading.is_some() {
            writeln!(out)?;
        }
        match view {
            View::Summary => summary(out, document)?,
            View::Outline => outline(out, document)?,
            View::Text => text(out, document)?,
        }
    }
    highlights(out, document)
}

/// What was highlighted, an item a sentence, with the note to it as a quote below.
fn highlights(out: &mut impl Write, document: &Document) -> io::Result<()> {
    if document.highlights.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}", escaped(document.highlights_title()))?;
    for (sentence, note) in document.highlighted() {
        writeln!(out, "\n- {}", escaped(&one_line(sentence)))?;
        if !note.is_empty() {
            writeln!(out, "\n  > {}", escaped(&one_line(note)))?;
        }
    }
    Ok(())
}

/// Writes where the article is from, as a paragraph of its own; nothing where that has no name.
///
/// # Errors
///
/// Where writing fails.
pub fn source(out: &mut impl Write, document: &Document) -> io::Result<()> {
    let Some(source) = document.source else { return Ok(()) };
    let label = match (document.article.lang(), document.digest.traditional) {
        (Lang::Zh, true) => "來源：",
        (Lang::Zh, false) => "来源：",
        _ => "Source: ",
    };
    let is_address = ["http://", "https://"].iter().any(|scheme| source.starts_with(scheme));
    if is_address && !source.contains([' ', '<', '>']) {
        return writeln!(out, "\n{label}<{source}>");
    }
    writeln!(out, "\n{label}{}", escaped(&one_line(source)))
}

/// The summary as one quote, a paragraph a group.
fn summary(out: &mut impl Write, document: &Document) -> io::Result<()> {
    for (index, group) in document.summary.groups.iter().enumerate() {
        if index > 0 {
            writeln!(out, ">")?;
        }
        let lines: Vec<String> = document.lines(group).iter().map(|line| escaped(&one_line(line))).collect();
        // A backslash at its end keeps a line's end in the quote.
        writeln!(out, "> {}", lines.join("\\\n> "))?;
    }
    Ok(())
}

fn outline(out: &mut impl Write, document: &Document) -> io::Result<()> {
    let (outline, all) = (&document.digest.outline, document.characters());
    for id in outline.ids() {
        let Some(node) = outline.get(id).filter(|node| !is_title(node)) else { continue };
        let (indent, label) = (outline.depth(id) * 2, escaped(&one_line(&node.label)));
        writeln!(out, "{:indent$}- {label} ({})", "", escaped(&document.role_and_share(node, all)))?;
    }
    Ok(())
}

fn text(out: &mut impl Write, document: &Document) -> io::Result<()> {
    let mut begun = false;
    let level = |block: &Block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let top = document.article.blocks().iter().filter_map(level).min().unwrap_or(1);
    for block in document.article.blocks() {
        if block.kind == BlockKind::Title {
            continue;
        }
        if begun {
            writeln!(out)?;
        }
        begun = true;
        let words = document.article.slice(block.span);
        match block.kind {
            BlockKind::Heading(level) => {
                // The title is `#`, and the article's highest headings are `##`, whatever level they had.
                let marks = "#".repeat(usize::from(level - top).min(4) + 2);
                writeln!(out, "{marks} {}", escaped(&one_line(words)))?;
            }
            BlockKind::Item { depth, .. } => {
                // Three spaces stand below a number as well as below a stroke.
                let indent = usize::from(depth) * 3;
                let (mark, words) = item(&one_line(words));
                writeln!(out, "{:indent$}{mark} {}", "", escaped(&words))?;
            }
            BlockKind::Quote => {
                for line in words.lines() {
                    writeln!(out, "> {}", escaped(line))?;
                }
            }
            BlockKind::Code | BlockKind::Table => {
                let fence = fence(words);
                writeln!(out, "{fence}\n{words}\n{fence}")?;
            }
            BlockKind::Caption => writeln!(out, "*{}*", escaped(&one_line(words)))?,
            BlockKind::Paragraph | BlockKind::Title => {
                for line in words.lines() {
                    writeln!(out, "{}", escaped(line))?;
                }
            }
        }
    }
    links(out, document, begun)
}

/// The list of links, with an item an entry.
fn links(out: &mut impl Write, document: &Document, mut begun: bool) -> io::Result<()> {
    for (index, entry) in entries(document.article).into_iter().enumerate() {
        if begun {
            writeln!(out)?;
        }
        begun = true;
        match entry.label {
            Some(label) => writeln!(out, "{}. {}: <{}>", index + 1, escaped(&label), entry.target)?,
            None => writeln!(out, "{}. <{}>", index + 1, entry.target)?,
        }
    }
    Ok(())
}

/// An item's mark in Markdown, and its words without the mark that says the same.
fn item(text: &str) -> (String, String) {
    match marker(text) {
        Some(mark) if mark.form == Form::Bullet => {
            ("-".to_owned(), text.get(mark.len..).unwrap_or_default().trim_start().to_owned())
        }
        Some(mark) if mark.form == Form::Number => match text.split_once(". ") {
            Some((number, words)) if number.len() < 10 && number.bytes().all(|b| b.is_ascii_digit()) => {
                (format!("{number}."), words.to_owned())
            }
            _ => ("-".to_owned(), text.to_owned()),
        },
        _ => ("-".to_owned(), text.to_owned()),
    }
}

/// A line with a backslash before what Markdown would take for a mark.
fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let body = line.trim_start();
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = line.len() - body.len();
    for (at, c) in line.char_indices() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|' | '$' => true,
            '#' | '>' | '+' | '-' | '=' => at == first,
            // `1.` and `1)` begin a list only before a space.
            '.' | ')' => {
                digits > 0 && at == first + digits && body.get(digits + 1..).is_none_or(starts_blank)
            }
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn starts_blank(text: &str) -> bool {
    text.is_empty() || text.starts_with([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use crate::article::Lang;

    #[track_caller]
    fn check(views: &[View], expected: &str) {
        assert_eq!(written(&sample::lamp(), views), expected);
    }

    fn written(sample: &Sample, views: &[View]) -> String {
        let mut out = Vec::new();
        write(&mut out, &sample.document(), views).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_page_is_title_quote_and_list() {
        check(
            &[View::Summary, View::Outline],
            "# 灯 \\& \\<光>\n\n> 灯该早关。夜里没人。\n>\n> 分两步：（共 2 项）\n\n- 灯该早关 (论点, 22%)\n- 怎么关 (章节, 58%)\n  \
             - 分两步 (步骤, 49%)\n    - 先关\\*大灯\\* (项, 20%)\n    - 再关小灯 (项, 16%)\n",
        );
    }

    #[test]
    fn what_a_person_highlighted_stands_at_the_end() {
        let mut out = Vec::new();
        let (sample, highlights) = (sample::lamp(), sample::highlights());
        let document = Document { highlights: &highlights, ..sample.document() };
        write(&mut out, &document, &[View::Outline]).unwrap();
        let written = String::from_utf8(out).unwrap();
        let expected = "\n## 划线与笔记\n\n- 夜里没人。\n\n  > 真的？\\*查\\*\n\n- 1.先关\\*大灯\\*。\n";
        assert!(written.ends_with(expected), "{written}");
    }

    #[test]
    fn a_text_has_headings_and_items() {
        check(
            &[View::Text],
            "# 灯 \\& \\<光>\n\n灯该早关。夜里没人。\n\n## 怎么关\n\n分两步：\n\n- 1.先关\\*大灯\\*。\n\n- 2.再关小灯。\n",
        );
    }

    #[test]
    fn each_kind_of_block_has_its_mark() {
        let article = sample::article(
            Lang::En,
            &[
                (BlockKind::Heading(9), "Deep"),
                (BlockKind::Quote, "a|\nb"),
                (BlockKind::Code, "x = ```y```"),
                (BlockKind::Caption, "A lamp"),
                (BlockKind::Item { depth: 1, ordinal: None }, "low"),
                (BlockKind::Item { depth: 0, ordinal: None }, "- milk"),
                (BlockKind::Item { depth: 0, ordinal: Some(12) }, "12. wash *up*"),
            ],
        );
        let expected = "## Deep\n\n> a\n> b\n\n````\nx = ```y```\n````\n\n*A lamp*\n\n   - low\n\n- milk\n\n12. wash \\*up\\*\n";
        assert_eq!(written(&Sample::of(article, "-"), &[View::Text]), expected);
    }

    #[test]
    fn links_are_a_list_of_addresses_in_brackets() {
        let mut article =
            sample::article(Lang::En, &[(BlockKind::Paragraph, "See a_b and https://a.example/.")]);
        let link = |start, end, target: &str| crate::article::Link {
            span: crate::span::Span::new(start, end),
            target: crate::clean::Clean::new(target),
        };
        article.links = vec![link(4, 7, "https://a.example/x_y*z>"), link(12, 30, "https://a.example/")];
        let expected = "See a\\_b and https://a.example/.\n\n1. a\\_b: <https://a.example/x_y*z%3E>\n\n2. <https://a.example/>\n";
        assert_eq!(written(&Sample::of(article, "-"), &[View::Text]), expected);
    }

    #[test]
    fn a_summary_can_say_where_it_is_from() {
        for (lang, name, line) in [
            (Lang::En, "a_b.txt", "\nSource: a\\_b.txt\n"),
            (Lang::Zh, "文章.txt", "\n来源：文章.txt\n"),
            (Lang::Zh, "https://a.example/x_y", "\n来源：<https://a.example/x_y>\n"),
            (Lang::En, "https://a.example/ <b>", "\nSource: https://a.example/ \\<b>\n"),
        ] {
            let mut out = Vec::new();
            source(&mut out, &Sample::of(sample::article(lang, &[]), name).document()).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), line);
        }
    }

    #[test]
    fn marks_are_escaped_where_they_would_mean_something() {
        for (line, expected) in [
            ("# one", "\\# one"),
            ("no # here", "no # here"),
            ("1. one", "1\\. one"),
            ("1.5 m", "1.5 m"),
            ("12) x", "12\\) x"),
            ("- 甲", "\\- 甲"),
            ("a_b*c", "a\\_b\\*c"),
            ("$x_1$", "\\$x\\_1\\$"),
            ("汉1. ", "汉1. "),
        ] {
            assert_eq!(escaped(line), expected);
        }
    }
}
