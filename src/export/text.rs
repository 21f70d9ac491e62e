//! Plain text for reading: summary, outline and the article itself. Cells and line breaks are [`crate::wrap`]'s.

use super::{Document, View, is_title, one_line, reasons};
use crate::article::BlockKind;
use crate::read::links::entries;
use crate::read::preformatted::{fence, is_table};
use crate::span::Span;
use crate::wrap;
use std::io::{self, Write};

/// How the text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The most cells in a row; no row is broken where `None`.
    pub width: Option<usize>,
    /// Titles and roles stand out by the terminal's own means.
    pub color: bool,
    /// Each sentence of the summary is followed by the parts of its score.
    pub why: bool,
}

/// Writes the views one after the other, a blank line between two.
///
/// # Errors
///
/// Where writing fails.
pub fn write(out: &mut impl Write, document: &Document, views: &[View], style: Style) -> io::Result<()> {
    let mut page = Page { out, style, begun: false };
    for (index, view) in views.iter().enumerate() {
        // The title heads the page; the outline names it in a line of its own.
        let after_title = views.get(..index).is_some_and(|before| before.iter().any(|v| *v != View::Outline));
        match view {
            View::Summary => summary(&mut page, document, !after_title)?,
            View::Outline => outline(&mut page, document)?,
            View::Text => text(&mut page, document, !after_title)?,
        }
    }
    highlights(&mut page, document)
}

const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// Paragraphs on their way out.
struct Page<'a, W> {
    out: &'a mut W,
    style: Style,
    begun: bool,
}

impl<W: Write> Page<'_, W> {
    /// A blank line, but not at the top.
    fn gap(&mut self) -> io::Result<()> {
        if self.begun {
            writeln!(self.out)?;
        }
        self.begun = true;
        Ok(())
    }

    /// Lines wrapped at the page's width.
    fn paragraph(&mut self, text: &str, is_bold: bool) -> io::Result<()> {
        let (on, off) = if is_bold && self.style.color { (BOLD, PLAIN) } else { ("", "") };
        let Some(width) = self.style.width else {
            return writeln!(self.out, "{on}{text}{off}");
        };
        for row in wrap::wrap(text, Span::new(0, text.len()), width) {
            writeln!(self.out, "{on}{}{off}", row.span.of(text))?;
        }
        Ok(())
    }

    fn title(&mut self, document: &Document) -> io::Result<()> {
        let Some(heading) = document.heading() else { return Ok(()) };
        self.gap()?;
        self.paragraph(heading, true)
    }
}

fn summary<W: Write>(page: &mut Page<W>, document: &Document, with_title: bool) -> io::Result<()> {
    if with_title {
        page.title(document)?;
    }
    if let Some(notice) = document.digest.genres.notice().filter(|_| page.style.why) {
        page.gap()?;
        page.paragraph(&format!("[{notice}]"), false)?;
    }
    for group in &document.summary.groups {
        page.gap()?;
        if !page.style.why {
            for line in document.lines(group) {
                page.paragraph(&line, false)?;
            }
            continue;
        }
        for &id in &group.sentences {
            let alone = crate::digest::Group { sentences: vec![id], omitted: None };
            for line in document.lines(&alone) {
                page.paragraph(&line, false)?;
            }
            if let Some(salience) = document.digest.saliences.get(id.index()) {
                page.paragraph(&reasons(salience), false)?;
            }
        }
        if let Some(count) = group.omitted {
            page.paragraph(
                super::omission(count, document.article.lang(), document.digest.traditional).trim(),
                false,
            )?;
        }
    }
    Ok(())
}

/// What was highlighted, an item a sentence, with the note to it below.
fn highlights<W: Write>(page: &mut Page<W>, document: &Document) -> io::Result<()> {
    if document.highlights.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.paragraph(document.highlights_title(), true)?;
    page.gap()?;
    for (sentence, note) in document.highlighted() {
        page.paragraph(&format!("- {}", one_line(sentence)), false)?;
        for line in note.lines() {
            page.paragraph(&format!("  {line}"), false)?;
        }
    }
    Ok(())
}

fn outline<W: Write>(page: &mut Page<W>, document: &Document) -> io::Result<()> {
    let outline = &document.digest.outline;
    if outline.nodes().first().is_none_or(|node| !is_title(node)) {
        page.title(document)?;
    }
    if !outline.nodes().is_empty() {
        page.gap()?;
    }
    let all = document.characters();
    for id in outline.ids() {
        if let Some(node) = outline.get(id) {
            let what = document.role_and_share(node, all);
            node_line(page, &node.label, &what, outline.depth(id) * 2)?;
        }
    }
    Ok(())
}

/// A node on its line. One that is too long goes on below its own label, two cells further in; its role stays whole.
fn node_line<W: Write>(page: &mut Page<W>, label: &str, what: &str, indent: usize) -> io::Result<()> {
    // The label stands out, the role after it does not.
    let (on, off) = if page.style.color { (BOLD, PLAIN) } else { ("", "") };
    let what = format!("  ({what})");
    let width = page.style.width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(1));
    if wrap::cells(label).saturating_add(wrap::cells(&what)) <= width {
        return writeln!(page.out, "{:indent$}{on}{label}{off}{what}", "");
    }
    let narrow = width.saturating_sub(HANG).max(1);
    let (mut hang, mut last) = (indent, 0);
    for row in wrap::wrap(label, Span::new(0, label.len()), narrow) {
        if hang > indent {
            writeln!(page.out)?;
        }
        write!(page.out, "{:hang$}{on}{}{off}", "", row.span.of(label))?;
        (hang, last) = (indent + HANG, row.cells);
    }
    if last + wrap::cells(&what) <= narrow {
        return writeln!(page.out, "{what}");
    }
    writeln!(page.out, "\n{:hang$}{}", "", what.trim_start())
}

/// How much further in the rows of a node stand that follow its first.
const HANG: usize = 2;

fn text<W: Write>(page: &mut Page<W>, document: &Document, with_title: bool) -> io::Result<()> {
    if with_title && document.article.title().is_none() {
        page.title(document)?;
    }
    for block in document.article.blocks() {
        let words = document.article.slice(block.span);
        match block.kind {
            BlockKind::Title if !with_title => {}
            // The line ends of code and tables are theirs, and stay; fences say so where nothing else does.
            BlockKind::Table if is_table(words) => {
                page.gap()?;
                writeln!(page.out, "{words}")?;
            }
            BlockKind::Code | BlockKind::Table => {
                page.gap()?;
                let fence = fence(words);
                writeln!(page.out, "{fence}\n{words}\n{fence}")?;
            }
            kind => {
                page.gap()?;
                page.paragraph(words, matches!(kind, BlockKind::Title | BlockKind::Heading(_)))?;
            }
        }
    }
    links(page, document)
}

/// The list of links, one entry a line; an address that is broken cannot be followed, so none is wrapped.
fn links<W: Write>(page: &mut Page<W>, document: &Document) -> io::Result<()> {
    for (index, entry) in entries(document.article).into_iter().enumerate() {
        page.gap()?;
        match entry.label {
            Some(label) => writeln!(page.out, "{}. {label}: {}", index + 1, entry.target)?,
            None => writeln!(page.out, "{}. {}", index + 1, entry.target)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::article::{Lang, Link};
    use crate::clean::Clean;

    fn printed(views: &[View], style: Style) -> String {
        let sample = sample::lamp();
        let mut out = Vec::new();
        write(&mut out, &sample.document(), views, style).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[track_caller]
    fn check(views: &[View], expected: &str) {
        assert_eq!(printed(views, Style::default()), expected);
    }

    const SUMMARY: &str = "灯 & <光>\n\n灯该早关。夜里没人。\n\n分两步：（共 2 项）\n";
    const OUTLINE: &str = "灯 & <光>  (标题, 16%)\n灯该早关  (论点, 22%)\n怎么关  (章节, 58%)\n  分两步  (步骤, 49%)\n    \
                           先关*大灯*  (项, 20%)\n    再关小灯  (项, 16%)\n";

    #[test]
    fn a_summary_is_a_paragraph_a_group_under_the_title() {
        check(&[View::Summary], SUMMARY);
    }

    #[test]
    fn what_a_person_highlighted_stands_at_the_end() {
        let mut out = Vec::new();
        let (sample, highlights) = (sample::lamp(), sample::highlights());
        let document = Document { highlights: &highlights, ..sample.document() };
        write(&mut out, &document, &[View::Summary], Style::default()).unwrap();
        let expected = format!("{SUMMARY}\n划线与笔记\n\n- 夜里没人。\n  真的？*查*\n- 1.先关*大灯*。\n");
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn an_outline_is_a_line_a_node() {
        check(&[View::Outline], OUTLINE);
    }

    #[test]
    fn an_outline_of_a_traditional_article_is_in_its_characters() {
        let mut sample = sample::lamp();
        sample.digest.traditional = true;
        let mut out = Vec::new();
        write(&mut out, &sample.document(), &[View::Outline, View::Summary], Style::default()).unwrap();
        let printed = String::from_utf8(out).unwrap();
        for name in ["(標題, ", "(論點, ", "(章節, ", "(步驟, ", "(項, ", "（共 2 項）"] {
            assert!(printed.contains(name), "{name}: {printed}");
        }
    }

    #[test]
    fn a_text_is_its_blocks() {
        let text =
            "灯 & <光>\n\n灯该早关。夜里没人。\n\n怎么关\n\n分两步：\n\n1.先关*大灯*。\n\n2.再关小灯。\n";
        check(&[View::Text], text);
    }

    #[test]
    fn what_keeps_its_lines_is_fenced_where_they_do_not_say_so() {
        for (kind, words, expected) in [
            (BlockKind::Table, "a | b\n1 | 2", "a | b\n1 | 2\n"),
            (BlockKind::Table, "甲\n乙", "```\n甲\n乙\n```\n"),
            (BlockKind::Table, "a | b\n1 | 2 | 3", "```\na | b\n1 | 2 | 3\n```\n"),
            (BlockKind::Code, "a | b\n1 | 2", "```\na | b\n1 | 2\n```\n"),
        ] {
            let mut lamp = sample::lamp();
            lamp.article = sample::article(Lang::Zh, &[(kind, words)]);
            let mut out = Vec::new();
            write(&mut out, &lamp.document(), &[View::Text], Style::default()).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{words}");
        }
    }

    #[test]
    fn links_are_a_numbered_list_at_the_end_and_are_not_wrapped() {
        let mut sample = sample::lamp();
        let at = sample.article.text().find("大灯").unwrap();
        let link =
            |start, end, target: &str| Link { span: Span::new(start, end), target: Clean::new(target) };
        sample.article.links = vec![
            link(at, at + 6, "https://a.example/a-very-long-address"),
            link(at, at + 3, "javascript:alert(1)"),
            link(0, 3, "mailto:a@b.example"),
        ];
        let mut out = Vec::new();
        let style = Style { width: Some(20), ..Style::default() };
        write(&mut out, &sample.document(), &[View::Text], style).unwrap();
        let text = String::from_utf8(out).unwrap();
        let list = "\n\n2.再关小灯。\n\n1. 灯: mailto:a@b.example\n\n2. 大灯: https://a.example/a-very-long-address\n";
        assert!(text.ends_with(list), "{text}");
        let mut summary = Vec::new();
        write(&mut summary, &sample.document(), &[View::Summary, View::Outline], style).unwrap();
        assert!(!String::from_utf8(summary).unwrap().contains("example"));
    }

    #[test]
    fn views_follow_one_another_and_the_title_stands_once() {
        check(&[View::Summary, View::Outline], &format!("{SUMMARY}\n{OUTLINE}"));
        check(&[View::Outline, View::Summary], &format!("{OUTLINE}\n{SUMMARY}"));
        let twice = printed(&[View::Summary, View::Text], Style::default());
        assert_eq!(twice.matches("灯 & <光>").count(), 1, "{twice}");
    }

    #[test]
    fn a_long_node_hangs_and_its_role_stays_whole() {
        let narrow = Style { width: Some(16), ..Style::default() };
        let expected = "灯 & <光>\n  (标题, 16%)\n灯该早关\n  (论点, 22%)\n怎么关\n  (章节, 58%)\n  分两步\n    (步骤, 49%)\n    \
                        先关*大灯*\n      (项, 20%)\n    再关小灯\n      (项, 16%)\n";
        assert_eq!(printed(&[View::Outline], narrow), expected);
        let narrowest = printed(&[View::Outline], Style { width: Some(1), ..Style::default() });
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(letters(&narrowest), letters(OUTLINE));
    }

    #[test]
    fn why_gives_a_line_of_parts_under_each_sentence() {
        let why = printed(&[View::Summary], Style { why: true, ..Style::default() });
        assert_eq!(
            why,
            "灯 & <光>\n\n灯该早关。\n[0.25: position +0.50, cue -0.25]\n夜里没人。\n[0.25: position +0.50, cue -0.25]\n\n\
             分两步：\n[0.25: position +0.50, cue -0.25]\n（共 2 项）\n"
        );
    }

    #[test]
    fn colour_marks_titles_and_labels_and_nothing_else() {
        let color = Style { color: true, ..Style::default() };
        assert!(printed(&[View::Summary], color).starts_with("\x1b[1m灯 & <光>\x1b[0m\n\n灯该早关"));
        let outline = printed(&[View::Outline], color);
        assert!(outline.contains("\x1b[1m怎么关\x1b[0m  (章节, 58%)\n"), "{outline}");
        assert_eq!(outline.replace(BOLD, "").replace(PLAIN, ""), OUTLINE);
    }
}
