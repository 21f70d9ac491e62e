//! The outline of an article as nested lists that open and close, each node leading to its place in the text.

use super::markup::{line, prose};
use super::sheet::Sheet;
use crate::digest::{Node, NodeRole};
use crate::export::is_title;
use crate::span::NodeId;
use std::io::{self, Write};

/// An outline of more nodes than this shows its highest level first; the others open.
const MOST_OPEN: usize = 60;
/// Nodes are nested no deeper; what lies deeper stands beside them.
const DEEPEST: usize = 12;
/// No more keywords than this stand beside a section.
const KEYWORDS: usize = 4;

/// Writes the outline; nothing where there is none.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let (outline, words) = (&sheet.document.digest.outline, sheet.words);
    let shown = outline.nodes().iter().filter(|node| !is_title(node)).count();
    if shown == 0 {
        return Ok(());
    }
    let all = sheet.document.characters();
    let open = if shown > MOST_OPEN { "" } else { " open" };
    out.write_all(b"<nav class=\"outline\" aria-label=\"")?;
    line(out, &sheet.label(words.outline))?;
    write!(out, "\">\n<details open><summary><h2>{}</h2></summary>\n<ul>\n", words.outline)?;
    let mut ends: Vec<NodeId> = Vec::new();
    for id in outline.ids() {
        let Some(node) = outline.get(id).filter(|node| !is_title(node)) else { continue };
        close(out, &mut ends, id)?;
        let opens = outline.is_parent(id) && ends.len() < DEEPEST;
        write!(out, "<li class=\"{}\">", node.role.tag())?;
        entry(out, sheet, node, all)?;
        if opens {
            // A link within what opens would be one control within another.
            write!(out, "<details{open}><summary aria-label=\"")?;
            line(out, &node.label)?;
            out.write_all(b"\"></summary>\n<ul>\n")?;
            ends.push(node.end);
        } else {
            out.write_all(b"</li>\n")?;
        }
    }
    close(out, &mut ends, NodeId(u32::MAX))?;
    out.write_all(b"</ul>\n</details>\n</nav>\n")
}

/// A node's label, which leads to its place, what it is, and what it is about.
fn entry(out: &mut impl Write, sheet: &Sheet, node: &Node, all: usize) -> io::Result<()> {
    write!(out, "<a href=\"#{}\">", sheet.place(node.span.start))?;
    prose(out, &node.label)?;
    out.write_all(b"</a> <small class=\"role\">")?;
    line(out, &sheet.document.role_and_share(node, all))?;
    out.write_all(b"</small>")?;
    let keywords = if node.role == NodeRole::Section { node.keywords.as_slice() } else { &[] };
    // A stretch without a heading is called by them already.
    let new = keywords.iter().map(|word| word.as_str()).filter(|word| !holds(&node.label, word));
    let new: Vec<&str> = new.take(KEYWORDS).collect();
    if !new.is_empty() {
        out.write_all(b" <small>")?;
        line(out, &new.join(sheet.words.comma))?;
        out.write_all(b"</small>")?;
    }
    Ok(())
}

fn holds(label: &str, word: &str) -> bool {
    label.to_lowercase().contains(&word.to_lowercase())
}

/// Closes the lists of nodes whose subtree ends before `id`; `ends` holds where each ends.
fn close(out: &mut impl Write, ends: &mut Vec<NodeId>, id: NodeId) -> io::Result<()> {
    while ends.last().is_some_and(|end| *end <= id) {
        ends.pop();
        out.write_all(b"</ul></details></li>\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;
    use crate::export::sample;
    use crate::span::Span;

    fn written(sample: &sample::Sample) -> String {
        let (mut out, document) = (Vec::new(), sample.document());
        write(&mut out, &Sheet::new(&document, None, false)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nodes_lie_in_one_another_and_lead_to_their_places() {
        let expected = "<nav class=\"outline\" aria-label=\"提纲\">\n<details open><summary><h2>提纲</h2></summary>\n<ul>\n\
            <li class=\"thesis\"><a href=\"#s0\">灯该早关</a> <small class=\"role\">论点, 22%</small></li>\n\
            <li class=\"section\"><a href=\"#b2\">怎么关</a> <small class=\"role\">章节, 58%</small> <small>小灯</small>\
            <details open><summary aria-label=\"怎么关\"></summary>\n<ul>\n\
            <li class=\"steps\"><a href=\"#s2\">分两步</a> <small class=\"role\">步骤, 49%</small>\
            <details open><summary aria-label=\"分两步\"></summary>\n<ul>\n\
            <li class=\"step\"><a href=\"#s3\">先关*大灯*</a> <small class=\"role\">项, 20%</small></li>\n\
            <li class=\"step\"><a href=\"#s4\">再关小灯</a> <small class=\"role\">项, 16%</small></li>\n\
            </ul></details></li>\n</ul></details></li>\n</ul>\n</details>\n</nav>\n";
        assert_eq!(written(&sample::lamp()), expected);
    }

    #[test]
    fn a_long_outline_is_closed_and_a_deep_one_bounded() {
        let mut sample = sample::lamp();
        let mut parent = None;
        for depth in 0..100 {
            let label = Clean::new(&format!("层{depth}"));
            parent =
                Some(sample.digest.outline.push(parent, NodeRole::Section, label, vec![], Span::new(0, 3)));
        }
        let written = written(&sample);
        assert_eq!(written.matches("<details open>").count(), 1);
        // The deepest, and those of the sample.
        assert_eq!(written.matches("<details>").count(), DEEPEST + 2);
        assert_eq!(written.matches("<li class").count(), 105);
        assert_eq!(written.matches("<ul>").count(), written.matches("</ul>").count());
    }

    #[test]
    fn without_nodes_there_is_no_outline() {
        let mut sample = sample::lamp();
        sample.digest.outline = crate::digest::Outline::default();
        assert!(written(&sample).is_empty());
    }
}
