//! Web pages and Markdown in the shapes that are worst for those who take them apart.

use super::{check_counts, sentence};
use crate::clean::Clean;
use crate::digest::digest;
use crate::read::{Options, read};
use crate::source::Source;
use crate::tally::{counted, visit};
use crate::threads;
use std::collections::BTreeMap;

/// How many elements, lines or chapters the shortest of three has.
pub(super) const PIECES: usize = 250;

/// What is counted at each place while a source is read by what its name says it is, and thought about.
pub(super) fn counted_of_source(name: &str, bytes: Vec<u8>) -> BTreeMap<&'static str, usize> {
    let source = Source::new(Clean::new(name), bytes);
    threads::alone(|| {
        counted(|| {
            let Ok(article) = read(&source, &Options::default()) else { return };
            digest(&article);
            visit("sentences", article.sentences().len());
        })
    })
}

#[track_caller]
fn check(name: &str, shape: impl Fn(usize) -> String) {
    let counted = |pieces| {
        let counts = counted_of_source(name, shape(pieces).into_bytes());
        assert!(!counts.is_empty(), "nothing of it was read");
        counts
    };
    check_counts([PIECES, 2 * PIECES, 4 * PIECES].map(counted));
}

/// An element for each sentence, by what stands before and behind it, in a page with a paragraph.
fn page(pieces: usize, before: &str, behind: &str) -> String {
    let elements: String =
        (0..pieces).map(|n| before.replace('#', &n.to_string()) + &sentence(n) + behind).collect();
    format!("<!doctype html><title>河</title><p>{}</p>{elements}", sentence(0))
}

#[test]
fn elements_of_a_page_beside_one_another() {
    for (before, behind) in [
        ("<p>", "</p>"),
        ("<p><a href=/#>", "</a></p>"),
        ("<h2>", "</h2>"),
        ("<li>", "</li>"),
        ("<blockquote>", "</blockquote>"),
        ("<tr><td>", "</td></tr>"),
        ("<td>", "</td>"),
        ("<b><i>", "</b></i>"),
        ("<svg><p>", "</svg>"),
        ("<!-- ", " -->"),
        ("<p>&amp;", "&lt;</p>"),
    ] {
        check("a.html", |pieces| page(pieces, before, behind));
    }
}

#[test]
fn elements_of_a_page_that_are_never_closed() {
    for before in [
        "<div>",
        "<b>",
        "<a href=/#>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<svg>",
        "<!--",
        "<title>",
        "<",
    ] {
        check("a.html", |pieces| page(pieces, before, ""));
    }
}

#[test]
fn elements_of_a_page_that_close_what_is_not_open() {
    for before in ["</p>", "</b>", "</table>", "</ul></li>"] {
        check("a.html", |pieces| page(pieces, before, ""));
    }
}

#[test]
fn markdown_line_by_line() {
    for line in [
        "# $",
        "- $",
        "> $",
        "[$](/#)",
        "[^#]: $",
        "[a#]: /# \"$\"",
        "| $ | $ |",
        "*$*",
        "**$",
        "`$",
        "<b>$</b>",
        "![$](#.png)",
        "$[^#]",
        "[$",
        "$]",
        "```",
        "~~$~~",
        "***$*",
        "_$ **$_ $**",
    ] {
        check("a.md", |pieces| {
            let lines =
                (0..pieces).map(|n| line.replace('$', &sentence(n)).replace('#', &n.to_string()) + "\n\n");
            format!("河\n\n{}", lines.collect::<String>())
        });
    }
}

#[test]
fn markdown_in_one_line() {
    for piece in [
        "[",
        "]",
        "![",
        "*a ",
        "**a ",
        "_a",
        "`",
        "<a",
        "[a](",
        "> ",
        "- ",
        "a*",
        "~",
        "|a",
        "[^a]",
        "**水**，",
        "&amp;",
        "\\",
    ] {
        check("a.md", |pieces| format!("{}\n\n| a |\n|---|\n{}\n", sentence(0), piece.repeat(pieces)));
    }
}

#[test]
fn markdown_within_markdown() {
    for (mark, depth) in [("> ", 1), ("- ", 2), ("1. ", 3)] {
        check("a.md", |pieces| {
            let line = |n: usize| {
                // Deeper by one each time, and no deeper than a person would go.
                let within = n % 30;
                let inset =
                    if depth == 1 { mark.repeat(within + 1) } else { " ".repeat(depth * within) + mark };
                inset + &sentence(n) + "\n"
            };
            format!("河\n\n{}", (0..pieces).map(line).collect::<String>())
        });
    }
}
