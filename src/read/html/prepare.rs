//! Markup made fit for a parser, in one linear pass: what nobody sees is left out (scripts, styles, comments, drawings,
//! templates), and so are tags that a parser would be slow on. What the tags mean is not known here.
//!
//! The parser behind this walks its stack of open elements at many tags, so its work grows with the square of the depth,
//! and unclosed `<b>`s are opened again in every paragraph. Therefore at most [`DEPTH`] elements are left open at a time:
//! the tags of deeper ones go and their text stays. To know the depth, the elements that are open are followed as a
//! parser follows them: `<li>` closes `<li>`, `</div>` does not reach out of a table cell, and so on. Whatever is not
//! in [`Element`] is written as `<span>`, so that there is nothing to guess.

use super::element::{self, Element, Role};
use super::scan::{entity, find_tag, script_end, tag_end};
use super::stack::Stack;
use crate::tally::visit;

/// The most elements that are open at a time.
pub(super) const DEPTH: usize = 512;

/// Markup that is safe to parse.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prepared {
    /// The markup.
    pub(super) markup: String,
    /// How many visible characters stand before the first of each line of the source, and that line's number, from 1.
    pub(super) lines: Vec<(usize, usize)>,
    /// How many elements were nested too deeply to keep.
    pub(super) cut: usize,
}

/// Prepares markup. In XML an element that closes itself is closed; in HTML the stroke means nothing.
pub(super) fn prepare(markup: &str, xml: bool) -> Prepared {
    let mut pass = Pass {
        rest: markup,
        xml: xml || markup.trim_start().starts_with("<?xml"),
        out: Prepared { markup: String::with_capacity(markup.len() / 2), ..Prepared::default() },
        line: 1,
        stack: Stack::new(),
        ..Pass::default()
    };
    pass.out.markup.push_str("<!DOCTYPE html>");
    pass.run();
    pass.out
}

#[derive(Default)]
struct Pass<'a> {
    rest: &'a str,
    xml: bool,
    out: Prepared,
    /// The line of the source, from 1, and how many visible characters went before.
    line: usize,
    seen: usize,
    marked: usize,
    stack: Stack,
    /// `<b>` and its like that are open.
    formatting: Vec<Element>,
    /// Names for which no end tag is ahead.
    unclosed: Vec<&'static str>,
    /// Whether a quote was never closed: from then on a tag ends at the next `>`.
    ignores_quotes: bool,
    has_html: bool,
    has_body: bool,
    has_title: bool,
    in_math: usize,
}

/// A tag of the source.
struct Tag<'a> {
    /// In lower case.
    name: String,
    attributes: Vec<(&'a str, &'a str)>,
    /// Whether a stroke stands at its end.
    closes: bool,
}

impl<'a> Pass<'a> {
    fn run(&mut self) {
        while let Some(at) = self.rest.find('<') {
            visit("marks of a page", 1 + at);
            let (text, tag) = self.rest.split_at(at);
            self.text(text);
            self.rest = tag;
            let mut after = tag.bytes().skip(1);
            match (after.next(), after.next()) {
                (Some(b'!'), _) if tag.starts_with("<!--") => self.comment(),
                (Some(b'!' | b'?'), _) => self.skip_past('>'),
                (Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => self.end_tag(),
                (Some(b'/'), _) => self.skip_past('>'),
                (Some(b'a'..=b'z' | b'A'..=b'Z'), _) => self.start_tag(),
                _ => {
                    self.out.markup.push_str("&lt;");
                    self.seen += 1;
                    self.rest = &tag[1..];
                }
            }
        }
        let text = std::mem::take(&mut self.rest);
        self.text(text);
    }

    /// Text, with what it adds to the count of visible characters.
    fn text(&mut self, text: &str) {
        self.out.markup.push_str(text);
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            if c == '\n' {
                self.line += 1;
            } else if !c.is_whitespace() {
                if self.marked < self.line {
                    self.marked = self.line;
                    self.out.lines.push((self.seen, self.line));
                }
                self.seen += 1;
                let name = if c == '&' { entity(&text[at..]) } else { 0 };
                (0..name).for_each(|_| {
                    chars.next();
                });
            }
        }
    }

    /// Moves on by `bytes` without keeping anything.
    fn skip(&mut self, bytes: usize) {
        let (gone, rest) = self.rest.split_at(bytes);
        self.line += gone.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
    }

    fn skip_past(&mut self, end: char) {
        let bytes = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len_utf8());
        self.skip(bytes);
    }

    fn comment(&mut self) {
        let rest = &self.rest[4..];
        let short = ["-->", ">", "->"].iter().find(|end| rest.starts_with(**end)).map(|end| 4 + end.len());
        let long = || {
            let plain = rest.find("-->").map(|at| at + 3);
            let odd = rest.get(..plain.unwrap_or(rest.len())).and_then(|r| r.find("--!>")).map(|at| at + 4);
            odd.or(plain).map(|at| 4 + at)
        };
        let bytes = short.or_else(long).unwrap_or(self.rest.len());
        self.skip(bytes);
    }

    /// Takes the tag at the front, whose name begins at `from`.
    fn tag(&mut self, from: usize) -> Tag<'a> {
        let rest = self.rest;
        let end = tag_end(rest, !self.ignores_quotes);
        let end = end.unwrap_or_else(|| {
            self.ignores_quotes = true;
            tag_end(rest, false).unwrap_or(rest.len())
        });
        let inside = rest[from..end].trim_end_matches('>');
        let closes = inside.ends_with('/');
        let name_end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
        self.skip(end);
        Tag {
            name: inside[..name_end].to_ascii_lowercase(),
            attributes: element::attributes(&inside[name_end..]),
            closes,
        }
    }

    fn start_tag(&mut self) {
        let Tag { name, attributes, closes } = self.tag(1);
        let closes = closes && self.xml;
        let element = match element::role(&name) {
            Role::Drop => return,
            Role::Raw(name) => {
                if !closes {
                    self.raw(name);
                }
                return;
            }
            Role::Gone(name) => {
                let shadow = name == "template" && attributes.iter().any(|(n, _)| *n == "shadowrootmode");
                if !closes && !shadow {
                    self.gone(name);
                }
                return;
            }
            Role::Math => {
                self.in_math += usize::from(!closes);
                return;
            }
            Role::Quote => return self.text("“"),
            Role::Title => {
                if !closes {
                    self.title();
                }
                return;
            }
            Role::Once(name) => {
                let first = if name == "html" { &mut self.has_html } else { &mut self.has_body };
                if !std::mem::replace(first, true) {
                    self.write(name, &attributes);
                }
                return;
            }
            Role::Void(name) => {
                if matches!(name, "hr") {
                    self.close_formatting();
                    self.stack.close_paragraph();
                }
                self.write(name, &attributes);
                return;
            }
            Role::Format(element) => {
                if !closes && self.formatting.len() < 4 && !self.formatting.contains(&element) {
                    self.formatting.push(element);
                    self.write(element.name(), &[]);
                }
                return;
            }
            Role::Open(element) => element,
        };
        if self.in_math > 0 && element == Element::Span {
            return;
        }
        self.opens(element, &attributes);
        if closes {
            self.closes(element);
        }
    }

    fn end_tag(&mut self) {
        let Tag { name, .. } = self.tag(2);
        match element::role(&name) {
            Role::Math => self.in_math = self.in_math.saturating_sub(1),
            Role::Quote => self.text("”"),
            Role::Format(element) => {
                if let Some(at) = self.formatting.iter().position(|open| *open == element) {
                    for inner in self.formatting.split_off(at).into_iter().rev() {
                        self.write_end(inner.name());
                    }
                }
            }
            Role::Void("br") => self.write("br", &[]),
            Role::Open(Element::Span) if self.in_math > 0 => {}
            Role::Open(element) => self.closes(element),
            _ => {}
        }
    }

    fn write(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let out = &mut self.out.markup;
        out.push('<');
        out.push_str(name);
        element::write_attributes(out, name, attributes);
        out.push('>');
    }

    fn write_end(&mut self, name: &str) {
        self.out.markup.push_str("</");
        self.out.markup.push_str(name);
        self.out.markup.push('>');
    }

    fn close_formatting(&mut self) {
        while let Some(element) = self.formatting.pop() {
            self.write_end(element.name());
        }
    }

    fn opens(&mut self, element: Element, attributes: &[(&str, &str)]) {
        if !self.stack.takes(element) {
            return;
        }
        if element != Element::Span {
            self.close_formatting();
        }
        if self.stack.open(element, DEPTH) {
            self.write(element.name(), attributes);
        } else {
            self.out.cut += 1;
            self.part(element);
        }
    }

    fn closes(&mut self, element: Element) {
        if element != Element::Span {
            self.close_formatting();
        }
        match self.stack.close(element) {
            Some((closed, true)) => self.write_end(closed.name()),
            Some((_, false)) => self.part(element),
            None => {}
        }
    }

    /// Keeps two passages apart where a block's tag goes.
    fn part(&mut self, element: Element) {
        const MARK: &str = "<br><br>";
        if element.is_special() && !self.out.markup.ends_with(MARK) {
            self.out.markup.push_str(MARK);
        }
    }

    // What follows leaves out whole elements.

    /// The element's text and its end tag; to the end of the page where it is never closed.
    fn raw(&mut self, name: &'static str) {
        let end = if name == "script" { script_end(self.rest) } else { self.end_of(name) };
        let Some(end) = end else {
            // A frame or a field that is never closed hides nothing; a script does.
            if matches!(name, "script" | "style") {
                self.skip(self.rest.len());
            }
            return;
        };
        self.skip(end);
        self.skip_past('>');
    }

    /// An element with everything in it; its tag alone where it is never closed.
    fn gone(&mut self, name: &'static str) {
        if self.unclosed.contains(&name) {
            return;
        }
        let (mut depth, mut at) = (1usize, 0usize);
        while let Some(found) = find_tag(&self.rest[at..], name) {
            let (place, is_end) = found;
            at += place + 1;
            if is_end {
                depth -= 1;
            } else if name != "select" && name != "rt" && name != "rp" {
                depth += 1;
            }
            if depth == 0 {
                self.skip(at);
                self.skip_past('>');
                return;
            }
        }
        self.unclosed.push(name);
    }

    fn title(&mut self) {
        let Some(end) = self.end_of("title") else { return };
        let text = &self.rest[..end];
        if self.has_title || self.has_body {
            self.skip(end);
        } else {
            self.has_title = true;
            self.out.markup.push_str("<title>");
            self.text(&text.replace('<', "&lt;"));
            self.out.markup.push_str("</title>");
            self.rest = &self.rest[end..];
        }
        self.skip_past('>');
    }

    fn end_of(&mut self, name: &'static str) -> Option<usize> {
        if self.unclosed.contains(&name) {
            return None;
        }
        let mut at = 0;
        while let Some((place, is_end)) = find_tag(&self.rest[at..], name) {
            at += place;
            if is_end {
                return Some(at);
            }
            at += 1;
        }
        self.unclosed.push(name);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markup: &str, expected: &str) {
        let prepared = prepare(markup, false);
        assert_eq!(prepared.markup.strip_prefix("<!DOCTYPE html>"), Some(expected), "{markup}");
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        check("a<!-- b --><script>c</script><STYLE>d</style >e", "ae");
        check("a<script><!--<script></script>--></script>b", "ab");
        check("a<svg><svg></svg><title>b</title></svg>c<svg>d", "acd");
        check("a<textarea>b", "ab");
        check("a<iframe><p>b</iframe>c", "ac");
        check("<p onclick='x' CLASS='a \"b\"' class=c data-x>d", "<p class=\"a &quot;b&quot;\">d");
        check("1 < 2 <3 </ 4> <? 5> 6", "1 &lt; 2 &lt;3   6");
        check("<font color=red>a</font><x-y>b</x-y>", "a<span>b</span>");
        check("<img src='data:image/png;base64,AAAA'>", "<img src=\"data:\">");
    }

    #[test]
    fn formatting_ends_with_its_block() {
        check("<p><b>a<p>b</b>", "<p><b>a</b><p>b");
        check("<b><i>a</b>b</i>", "<b><i>a</i></b>b");
        check("<b><b>a</b></b>", "<b>a</b>");
    }

    #[test]
    fn a_broken_tag_ends_somewhere() {
        check("<p>a<a href=\"x>b</p><p>c", "<p>a<a href=\"x\">b</p><p>c");
        check("<p>a<b", "<p>a<b>");
        check("<p>a<!-- b", "<p>a");
        check("<p title='a>b'>c", "<p>c");
    }

    /// The greatest depth of open elements in markup that closes all it opens, and how many were cut.
    #[track_caller]
    fn check_depth(markup: &str, kept: usize, cut: usize) {
        let prepared = prepare(markup, false);
        assert_eq!((prepared.cut, prepared.markup.matches("<div>").count()), (cut, kept));
    }

    #[test]
    fn deep_elements_are_cut_and_their_text_stays() {
        let deep = format!("{}甲{}乙", "<div>".repeat(600), "</div>".repeat(600));
        check_depth(&deep, 512, 88);
        assert!(prepare(&deep, false).markup.contains("<br><br>甲<br><br></div>"));
        check_depth(&"<div>甲</div>".repeat(600), 600, 0);
        // What closes by itself is not nested.
        for tag in ["<p>", "<li>", "<tr><td>", "<dt>", "<h1>", "<a href=x>", "<option>"] {
            assert_eq!(prepare(&format!("<table>{}", format!("{tag}a").repeat(2000)), false).cut, 0, "{tag}");
        }
        // What looks closed and is not is nested.
        for unit in
            ["<div><table><td></div>", "<li><section>", "<span><div></span>", "<p><button><table><td>"]
        {
            assert!(prepare(&unit.repeat(2000), false).cut > 0, "{unit}");
        }
    }

    #[test]
    fn the_tree_is_never_deeper_than_a_few_times_the_limit() {
        let units = [
            "<div>",
            "<table><td>",
            "<b><p>",
            "<a href=x><div>",
            "<div><table></div>x",
            "<li><section>",
            "<svg><g>",
            "<button><div>",
            "<form><div></form>",
            "<ul><li>",
            "<dl><dd>",
            "<h1><section>",
            "<math><mi>",
            "<p><object>",
            "<table><caption>",
            "<i><div></i>",
            "<select><div>",
            "<template><div>",
            "<table>x<tr>y",
            "<center><font>",
        ];
        for unit in units {
            let document = dom_query::Document::from(prepare(&unit.repeat(3000), false).markup);
            let mut deepest = 0;
            let mut node = document.root();
            while let Some(child) = node.last_child() {
                node = child;
                deepest += 1;
            }
            assert!(deepest <= DEPTH * 3, "{unit}: {deepest}");
        }
    }

    #[test]
    fn a_line_is_told_by_the_characters_before_it() {
        let lines = prepare("ab<!--\n-->\nc &amp; d\n<script>\n\n</script>e", false).lines;
        assert_eq!(lines, [(0, 1), (2, 3), (5, 6)]);
    }
}
