//! The passages of a parsed page, in the order of its markup: what each is, its words, its links, and what stands around
//! it. Nothing is left out but what is hidden; which passages are the article is not known here.

use super::line::{Done, Line};
use super::link;
use super::marks::{Marks, is_hidden};
use super::table::Table;
use crate::article::BlockKind;
use crate::clean::Clean;
use crate::read::layout::{is_wide, units};
use crate::read::links;
use crate::tally::visit;
use dom_query::{Document, Element, NodeData, NodeId, NodeRef};
use std::ops::Range;
use url::Url;

/// A passage as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) links: Vec<(Range<usize>, String)>,
    /// The line of the source, from 1.
    pub(super) line: usize,
    /// How many characters lead elsewhere, and how many are bold.
    pub(super) linked: usize,
    pub(super) bold: usize,
    /// How many `<br>` part it from the passage before.
    pub(super) breaks: usize,
    pub(super) marks: Marks,
    /// The block that it stands in, and the one around that: their numbers mean nothing else.
    pub(super) block: usize,
    pub(super) parent: usize,
    pub(super) depth: usize,
}

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) passages: Vec<Passage>,
    /// The title of the window.
    pub(super) title: String,
    /// What the page says of itself: names in lower case and values.
    pub(super) meta: Vec<(String, String)>,
    /// How often a character is looked at where each element looks at all its text.
    pub(super) work: usize,
}

/// Walks a page. With `hidden` hidden passages are kept too.
pub(super) fn walk(document: &Document, base: Option<&str>, lines: &[(usize, usize)], hidden: bool) -> Page {
    let root = document.root();
    let mut walker =
        Walker { base: base.and_then(|base| Url::parse(base).ok()), lines, hidden, ..Walker::default() };
    let mut node = root;
    loop {
        if walker.enter(&node)
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        // Up, until there is somewhere to go on.
        loop {
            walker.leave(&node);
            if node.id == root.id {
                walker.flush();
                return walker.page;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                walker.flush();
                return walker.page;
            };
            node = parent;
        }
    }
}

/// What holds for everything in an element.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    marks: Marks,
    heading: u8,
    quote: bool,
    caption: bool,
    bold: bool,
    pre: bool,
    block: usize,
    parent: usize,
    depth: usize,
}

/// An element that the walk is in.
struct Frame {
    id: NodeId,
    /// What held outside it.
    outside: Around,
    kind: Kind,
}

/// What is to be done when an element is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Inline,
    Title,
    Link,
    Block,
    List,
    Item,
    Pre,
    Table,
    Row,
    Cell,
}

#[derive(Default)]
struct Walker<'a> {
    page: Page,
    base: Option<Url>,
    lines: &'a [(usize, usize)],
    hidden: bool,
    around: Around,
    frames: Vec<Frame>,
    line: Line,
    /// By list that is open: the number of its next item, where items are numbered.
    lists: Vec<Option<u32>>,
    /// The item whose first words are still to come.
    item: Option<(u8, Option<u32>)>,
    tables: Vec<Table>,
    /// Visible characters so far, and those before the passage in the making.
    seen: usize,
    began: usize,
    blocks: usize,
}

impl Walker<'_> {
    /// Takes a node in. Whether its children are to be walked.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        let outside = self.around;
        let entered = node.query(|tree_node| match &tree_node.data {
            NodeData::Text { contents } => {
                self.text(contents);
                None
            }
            NodeData::Element(element) => self.element(element),
            NodeData::Document | NodeData::Fragment => Some(Kind::Inline),
            _ => None,
        });
        let Some(kind) = entered.flatten() else {
            // What is hidden is counted all the same: lines are told by what went before.
            if node.is_element() {
                self.seen += visible(&node.text());
            }
            return false;
        };
        self.frames.push(Frame { id: node.id, outside, kind });
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(frame) = self.frames.pop_if(|frame| frame.id == node.id) else { return };
        match frame.kind {
            Kind::Inline | Kind::Title => {}
            Kind::Link => self.line.end_link(),
            Kind::Block => self.flush(),
            Kind::List => {
                self.flush();
                self.lists.pop();
                self.item = None;
            }
            Kind::Item => {
                self.flush();
                self.item = None;
            }
            Kind::Pre => self.flush_code(),
            Kind::Row => self.flush(),
            Kind::Cell => {
                self.flush();
                let end = self.page.passages.len();
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(end);
                }
            }
            Kind::Table => {
                self.flush();
                if let Some(table) = self.tables.pop() {
                    if let Some(outer) = self.tables.last_mut() {
                        outer.has_table = true;
                    }
                    table.finish(&mut self.page.passages);
                }
            }
        }
        self.around = frame.outside;
    }

    /// Goes into an element, unless nothing in it is to be seen.
    fn element(&mut self, element: &Element) -> Option<Kind> {
        let name = element.name.local.as_ref();
        let attribute =
            |name: &str| element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.as_ref());
        match name {
            "br" => self.line.break_line(self.around.pre),
            "hr" => self.flush(),
            "base" => self.rebase(attribute("href").unwrap_or_default()),
            "meta" => {
                let name =
                    attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(name), Some(content)) = (name, attribute("content")) {
                    self.page.meta.push((name.to_ascii_lowercase(), content.to_owned()));
                }
            }
            _ => {}
        }
        if matches!(name, "br" | "hr" | "base" | "meta" | "img" | "input" | "wbr") {
            return None;
        }
        if name == "title" {
            return Some(Kind::Title);
        }
        if !self.hidden && !matches!(name, "html" | "body") && is_hidden(&attribute) {
            return None;
        }
        self.around.marks = self.around.marks.and(Marks::of_element(name, &attribute));
        Some(self.open(name, &attribute))
    }

    fn open<'b>(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<&'b str>) -> Kind {
        match name {
            "a" => {
                let href = attribute("href");
                self.line.end_link();
                if let Some(href) = href {
                    // A page without an address is a file, and leads to others beside it.
                    let beside = || links::relative(href).filter(|_| self.base.is_none());
                    let target = link::resolve(href, self.base.as_ref()).map(String::from);
                    self.line.start_link(target.or_else(beside));
                }
                return Kind::Link;
            }
            "b" | "strong" => {
                self.around.bold = true;
                return Kind::Inline;
            }
            "span" | "i" | "em" | "code" | "html" => return Kind::Inline,
            _ => {}
        }
        if self.around.pre {
            self.line.break_code();
            return Kind::Inline;
        }
        self.flush();
        self.blocks += 1;
        self.around.parent = self.around.block;
        self.around.block = self.blocks;
        self.around.depth += 1;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.around.heading = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
            }
            "blockquote" => self.around.quote = true,
            "figcaption" | "caption" => self.around.caption = true,
            "ul" => {
                self.lists.push(None);
                return Kind::List;
            }
            "ol" => {
                let start = attribute("start").and_then(|start| start.trim().parse().ok());
                self.lists.push(Some(start.unwrap_or(1)));
                return Kind::List;
            }
            "li" => {
                let value = attribute("value").and_then(|value| value.trim().parse().ok());
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                let number = self.lists.last_mut().and_then(Option::as_mut);
                let ordinal = number.map(|number| {
                    let this = value.unwrap_or(*number);
                    *number = this.saturating_add(1);
                    this
                });
                self.item = Some((depth, ordinal));
                return Kind::Item;
            }
            "pre" => {
                self.around.pre = true;
                return Kind::Pre;
            }
            "table" => {
                let said = attribute("summary").is_some_and(|summary| !summary.trim().is_empty());
                let layout = matches!(attribute("role"), Some("presentation" | "none"));
                self.tables.push(Table::new(self.page.passages.len(), said, layout));
                return Kind::Table;
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row();
                }
                return Kind::Row;
            }
            "td" | "th" => {
                let start = self.page.passages.len();
                if let Some(table) = self.tables.last_mut() {
                    table.cell(start, name == "th");
                }
                return Kind::Cell;
            }
            _ => {}
        }
        Kind::Block
    }

    fn rebase(&mut self, href: &str) {
        if let Some(base) = link::resolve(href, self.base.as_ref()) {
            self.base = Some(base);
        }
    }

    fn text(&mut self, text: &str) {
        let in_title = self.frames.last().is_some_and(|frame| frame.kind == Kind::Title);
        if in_title {
            self.page.title.push_str(text);
            self.seen += visible(text);
            return;
        }
        self.page.work = self.page.work.saturating_add(work(text, self.frames.len()));
        if self.around.pre {
            if self.line.is_empty() {
                self.began = self.seen;
            }
            // Every kind of line end is one here.
            self.line.push_code(&Clean::new(text));
            self.seen += visible(text);
            return;
        }
        visit("characters of a page", text.len());
        let one_line = self.around.heading > 0;
        for c in text.chars() {
            if !c.is_whitespace() {
                if self.line.ends_before(c, one_line) {
                    let breaks = self.line.breaks();
                    self.flush();
                    self.line.after(breaks);
                }
                if self.line.is_empty() {
                    self.began = self.seen;
                }
                self.seen += 1;
            }
            self.line.push(c, self.around.bold);
        }
    }

    /// Ends the passage in the making.
    fn flush(&mut self) {
        if let Some(done) = self.line.take() {
            let around = self.around;
            let kind = match (around.heading, around.caption, self.item.take(), around.quote) {
                (level @ 1.., _, item, _) => {
                    self.item = item;
                    BlockKind::Heading(level)
                }
                (_, true, ..) => BlockKind::Caption,
                (_, _, Some((depth, ordinal)), _) => BlockKind::Item { depth, ordinal },
                (_, _, None, true) => BlockKind::Quote,
                _ => BlockKind::Paragraph,
            };
            self.passage(kind, done);
        }
    }

    /// Ends a passage in which line ends and spaces count. Prose that stands in one is prose.
    fn flush_code(&mut self) {
        let Some(done) = self.line.take_code() else { return };
        if !is_written(&done.text) {
            // The numbers beside a program are none of it.
            if done.text.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace()) {
                self.passage(BlockKind::Code, done);
            }
            return;
        }
        for unit in units(&done.text) {
            let links = Vec::new();
            self.passage(
                BlockKind::Paragraph,
                Done { text: unit.text, links, linked: 0, bold: 0, breaks: 2 },
            );
        }
    }

    fn passage(&mut self, kind: BlockKind, done: Done) {
        let around = self.around;
        let place = self.lines.partition_point(|(seen, _)| *seen <= self.began);
        let line = place.checked_sub(1).and_then(|at| self.lines.get(at)).map_or(1, |(_, line)| *line);
        self.page.passages.push(Passage {
            kind,
            text: done.text,
            links: done.links,
            line,
            linked: done.linked,
            bold: done.bold,
            breaks: done.breaks,
            marks: around.marks,
            block: around.block,
            parent: around.parent,
            depth: around.depth,
        });
    }
}

/// Whether a preformatted text is prose: mostly Han characters with sentences among them.
fn is_written(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let wide = text.chars().filter(|c| is_wide(*c)).count();
    let ends = text.chars().filter(|c| matches!(c, '。' | '！' | '？')).count();
    ends > 0 && wide * 10 >= letters * 8
}

/// About how many characters are looked at for a text within so many elements, by an extractor that takes each of them for
/// itself. When it writes the text as markup it looks for the end of it at each byte that may have to be written otherwise
/// (`html5ever::serialize`), a thousand bytes in the time of one character.
fn work(text: &str, depth: usize) -> usize {
    let searched = text.bytes().filter(|byte| matches!(byte, b'&' | 0xC2)).count();
    text.len().saturating_mul(depth).saturating_add(text.len().saturating_mul(searched) / 1_000)
}

/// How many characters are to be seen in a text.
fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
