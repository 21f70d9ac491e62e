//! OPML 2.0: the outline for outliners, one document for any number of articles.

use super::{Document, is_title};
use crate::digest::Node;
use crate::span::{NodeId, SentenceId};
use std::io::{self, Write};

/// Begins the document.
///
/// # Errors
///
/// Where writing fails.
pub fn begin(out: &mut impl Write, title: &str) -> io::Result<()> {
    let title = escaped(title);
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>{title}</title>\n  </head>\n  <body>\n"
    )
}

/// Writes one article's outline; under a branch with its name where `is_branch`.
///
/// # Errors
///
/// Where writing fails.
pub fn article(out: &mut impl Write, document: &Document, is_branch: bool) -> io::Result<()> {
    let outline = &document.digest.outline;
    let top: Vec<NodeId> =
        outline.top().filter(|id| outline.get(*id).is_some_and(|node| !is_title(node))).collect();
    let name = escaped(document.name());
    let mut indent = 4;
    if is_branch && !top.is_empty() {
        writeln!(out, "{:indent$}<outline text=\"{name}\">", "")?;
        indent += 2;
    } else if top.is_empty() {
        // The format asks for one outline at least.
        writeln!(out, "{:indent$}<outline text=\"{name}\"/>", "")?;
    }
    let chosen = document.summary.sentences();
    let mut open: Vec<NodeId> = Vec::new();
    for id in outline.ids() {
        let Some(node) = outline.get(id).filter(|node| !is_title(node)) else { continue };
        close(out, &mut open, id, indent)?;
        write!(out, "{:1$}<outline text=\"{2}\"", "", indent + 2 * open.len(), escaped(&node.label))?;
        let note = note(document, id, node, &chosen).join("\n");
        // A sentence that is the label is read once.
        if !note.is_empty() && note != node.label.as_str() {
            write!(out, " _note=\"{}\"", escaped(&note))?;
        }
        if outline.is_parent(id) {
            open.push(node.end);
            writeln!(out, ">")?;
        } else {
            writeln!(out, "/>")?;
        }
    }
    close(out, &mut open, NodeId(u32::MAX), indent)?;
    highlights(out, document, indent)?;
    if is_branch && !top.is_empty() {
        writeln!(out, "    </outline>")?;
    }
    Ok(())
}

/// A branch with what was highlighted, the notes as notes.
fn highlights(out: &mut impl Write, document: &Document, indent: usize) -> io::Result<()> {
    if document.highlights.is_empty() {
        return Ok(());
    }
    writeln!(out, "{:indent$}<outline text=\"{}\">", "", document.highlights_title())?;
    for (sentence, note) in document.highlighted() {
        write!(out, "{:1$}<outline text=\"{2}\"", "", indent + 2, escaped(sentence))?;
        if !note.is_empty() {
            write!(out, " _note=\"{}\"", escaped(note))?;
        }
        writeln!(out, "/>")?;
    }
    writeln!(out, "{:indent$}</outline>", "")
}

/// Ends the document.
///
/// # Errors
///
/// Where writing fails.
pub fn end(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"  </body>\n</opml>\n")
}

/// The summary's sentences that stand in a node and in none of its children.
fn note<'a>(document: &Document<'a>, id: NodeId, node: &Node, chosen: &[SentenceId]) -> Vec<&'a str> {
    let inside = document.chosen_in(node.span, chosen);
    let (mut own, mut next) = (Vec::new(), inside.start);
    for child in document.digest.outline.children(id).filter_map(|child| document.digest.outline.get(child)) {
        let below = document.chosen_in(child.span, chosen);
        own.extend(chosen.get(next..below.start).unwrap_or_default());
        next = next.max(below.end);
    }
    own.extend(chosen.get(next..inside.end).unwrap_or_default());
    own.into_iter().map(|sentence: &SentenceId| document.article.sentence(*sentence)).collect()
}

/// Closes the elements whose subtree ends before `id`; `open` holds where each ends.
fn close(out: &mut impl Write, open: &mut Vec<NodeId>, id: NodeId, indent: usize) -> io::Result<()> {
    while open.last().is_some_and(|end| *end <= id) {
        open.pop();
        writeln!(out, "{:1$}</outline>", "", indent + 2 * open.len())?;
    }
    Ok(())
}

/// Text as it may stand in an element or an attribute; what XML cannot hold becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\0'..=' ' if c != ' ' => escaped.push('\u{fffd}'),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::article::{BlockKind, Lang};
    use crate::clean::Clean;
    use crate::digest::{Group, NodeRole};

    fn printed(is_branch: bool) -> String {
        let sample = sample::lamp();
        let mut out = Vec::new();
        begin(&mut out, sample.document().name()).unwrap();
        article(&mut out, &sample.document(), is_branch).unwrap();
        end(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_a_person_highlighted_is_a_branch_at_the_end() {
        let mut out = Vec::new();
        let (sample, highlights) = (sample::lamp(), sample::highlights());
        article(&mut out, &Document { highlights: &highlights, ..sample.document() }, false).unwrap();
        let written = String::from_utf8(out).unwrap();
        let expected = "    <outline text=\"划线与笔记\">\n      <outline text=\"夜里没人。\" _note=\"真的？*查*\"/>\n      \
                        <outline text=\"1.先关*大灯*。\"/>\n    </outline>\n";
        assert!(written.ends_with(expected), "{written}");
    }

    #[test]
    fn an_outline_is_nested_and_noted_with_its_summary() {
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>灯 &amp; &lt;光&gt;</title>
  </head>
  <body>
    <outline text="灯该早关" _note="灯该早关。&#10;夜里没人。"/>
    <outline text="怎么关">
      <outline text="分两步" _note="分两步：">
        <outline text="先关*大灯*"/>
        <outline text="再关小灯"/>
      </outline>
    </outline>
  </body>
</opml>
"#;
        assert_eq!(printed(false), expected);
    }

    #[test]
    fn a_note_says_more_than_its_label() {
        let article = sample::article(Lang::Zh, &[(BlockKind::Paragraph, "灯该早关。|夜里没人。")]);
        let block = article.blocks[0].span;
        let mut sample = sample::Sample::of(article, "灯.txt");
        let thesis = NodeRole::Thesis { lead: false };
        sample.digest.outline.push(None, thesis, Clean::new("灯该早关。"), vec![], block);
        for (sentences, note) in [
            (vec![SentenceId(0)], ""),
            (vec![SentenceId(0), SentenceId(1)], " _note=\"灯该早关。&#10;夜里没人。\""),
        ] {
            sample.summary.groups = vec![Group { sentences, omitted: None }];
            let mut out = Vec::new();
            super::article(&mut out, &sample.document(), false).unwrap();
            assert_eq!(
                String::from_utf8(out).unwrap(),
                format!("    <outline text=\"灯该早关。\"{note}/>\n")
            );
        }
    }

    #[test]
    fn a_branch_bears_the_title() {
        let branch = printed(true);
        assert!(branch.contains(
            "<body>\n    <outline text=\"灯 &amp; &lt;光&gt;\">\n      <outline text=\"灯该早关\""
        ));
        assert!(branch.ends_with("      </outline>\n    </outline>\n  </body>\n</opml>\n"), "{branch}");
        assert_eq!(
            branch.matches("<outline").count(),
            branch.matches("/>").count() + branch.matches("</outline>").count()
        );
    }

    #[test]
    fn what_xml_cannot_hold_does_not_reach_it() {
        assert_eq!(escaped("a\"b\u{1}\u{ffff}\t'"), "a&quot;b\u{fffd}\u{fffd}&#9;'");
    }
}
