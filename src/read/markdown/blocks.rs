//! The parser's events to blocks: what each mark makes of the words inside it. Which block is the title is not known here.

use super::emphasis;
use super::words::{Asks, Words};
use crate::article::BlockKind;
use crate::read::builder::{Draft, Part};
use crate::read::html;
use crate::tally::visit;
use pulldown_cmark::{Event, LinkType, Options as Marks, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// What parts the cells of a table's row.
const CELLS: &str = " | ";

/// The blocks of a Markdown text whose first line is line `first` of the source.
pub(super) fn blocks(text: &str, first: usize) -> Vec<Part> {
    let marks = Marks::ENABLE_TABLES
        | Marks::ENABLE_FOOTNOTES
        | Marks::ENABLE_STRIKETHROUGH
        | Marks::ENABLE_TASKLISTS
        | Marks::ENABLE_MATH
        | Marks::ENABLE_GFM;
    let mut reader = Reader { source: text, lines: Lines::new(text, first), ..Reader::default() };
    for (event, place) in Parser::new_ext(text, marks).into_offset_iter() {
        visit("events", 1);
        reader.take(event, place);
    }
    reader.finish()
}

/// Finds the line a byte stands in.
#[derive(Default)]
struct Lines {
    /// Where each line ends.
    ends: Vec<usize>,
    first: usize,
}

impl Lines {
    fn new(text: &str, first: usize) -> Self {
        Self { ends: text.match_indices('\n').map(|(at, _)| at).collect(), first }
    }

    fn at(&self, byte: usize) -> usize {
        self.first + self.ends.partition_point(|end| *end < byte)
    }
}

/// What blocks stand in.
enum Holder {
    /// A list, with the number of its next item where it counts.
    List(Option<u64>),
    /// An item, with its mark, until its first words have come.
    Item(Option<u64>, bool),
    Quote,
    /// A footnote, by its name; the blocks that stood before it wait.
    Note(String, Vec<Part>),
}

/// Builds blocks from the events of the parser.
#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    lines: Lines,
    parts: Vec<Part>,
    words: Words,
    /// The line at which the block in the making began.
    line: usize,
    holders: Vec<Holder>,
    /// How many lists and quotes are open.
    lists: usize,
    quotes: usize,
    /// The text of the code block or the HTML that is open.
    raw: Option<String>,
    /// Titles of the pictures that are open.
    pictures: Vec<String>,
    in_table: bool,
    in_heading: bool,
    is_first_cell: bool,
    /// The numbers of the footnotes, by name, in the order in which the text speaks of them.
    numbers: BTreeMap<String, usize>,
    notes: Vec<(String, Vec<Part>)>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, place.start),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.text(&text, place.start),
            Event::Code(text) => self.words(&text, place.start),
            Event::InlineMath(text) => self.words(&format!("${text}$"), place.start),
            Event::DisplayMath(text) => self.words(&format!("$${text}$$"), place.start),
            Event::Html(text) => match &mut self.raw {
                Some(raw) => raw.push_str(&text),
                None => self.tag(&text),
            },
            Event::InlineHtml(tag) => self.tag(&tag),
            Event::FootnoteReference(name) => {
                let next = self.numbers.len() + 1;
                let number = *self.numbers.entry(name.to_string()).or_insert(next);
                self.words(&format!("[{number}]"), place.start);
            }
            Event::SoftBreak => self.words.end_line(),
            Event::HardBreak => self.new_line(),
            Event::TaskListMarker(done) => {
                self.words(if done { "[x]" } else { "[ ]" }, place.start);
                self.words.push_mark(" ");
            }
            Event::Rule => self.end_loose(),
        }
    }

    fn open(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => match link_type {
                LinkType::Email => self.words.open_link(&format!("mailto:{dest_url}")),
                _ => self.words.open_link(&dest_url),
            },
            Tag::Image { title, .. } => {
                self.pictures.push(title.to_string());
                self.words.open_picture();
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::TableRow => {
                self.words.push_mark("\n");
                self.is_first_cell = true;
            }
            Tag::TableCell => {
                if !std::mem::take(&mut self.is_first_cell) {
                    self.words.push_mark(CELLS);
                }
            }
            block => {
                // Words that stand in an item without a paragraph end where the next block begins.
                self.end_loose();
                self.line = self.lines.at(at);
                self.open_block(block);
            }
        }
    }

    fn open_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => {
                self.holders.push(Holder::Quote);
                self.quotes += 1;
            }
            Tag::List(number) => {
                self.holders.push(Holder::List(number));
                self.lists += 1;
            }
            Tag::Item => {
                let number = match self.holders.last_mut() {
                    Some(Holder::List(Some(next))) => {
                        *next = next.saturating_add(1);
                        Some(*next - 1)
                    }
                    _ => None,
                };
                self.holders.push(Holder::Item(number, true));
            }
            Tag::FootnoteDefinition(name) => {
                self.holders.push(Holder::Note(name.to_string(), std::mem::take(&mut self.parts)));
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::Heading { .. } => self.in_heading = true,
            Tag::Table(_) => self.in_table = true,
            Tag::TableHead => self.is_first_cell = true,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.words.close_link(),
            TagEnd::Image => {
                let title = self.pictures.pop().unwrap_or_default();
                self.words.close_picture(&title);
            }
            TagEnd::Heading(level) => {
                self.in_heading = false;
                self.words.drop_identifier();
                self.end_block(BlockKind::Heading(level as u8));
                self.words.drop_link();
            }
            TagEnd::Paragraph => {
                self.end_loose();
                self.words.drop_link();
            }
            TagEnd::CodeBlock => {
                let code = self.raw.take().unwrap_or_default();
                let code = code.strip_suffix('\n').unwrap_or(&code);
                self.parts.push(Part::Block(Draft::new(BlockKind::Code, code, self.line)));
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Table => {
                self.in_table = false;
                self.end_block(BlockKind::Table);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.end_loose();
                self.words.drop_link();
                self.leave();
            }
            _ => {}
        }
    }

    fn leave(&mut self) {
        match self.holders.pop() {
            Some(Holder::Quote) => self.quotes -= 1,
            Some(Holder::List(_)) => self.lists -= 1,
            Some(Holder::Note(name, before)) => {
                self.notes.push((name, std::mem::replace(&mut self.parts, before)));
            }
            Some(Holder::Item(..)) | None => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if let Some(raw) = &mut self.raw {
            raw.push_str(text);
        } else if emphasis::is_mark(text) && !self.is_escaped(at) {
            self.begin(at);
            self.words.push_left(text);
        } else {
            self.words(text, at);
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        self.begin(at);
        self.words.push(words);
    }

    /// Notes the line at which the words of a block begin.
    fn begin(&mut self, at: usize) {
        if self.words.is_empty() && !self.in_table {
            self.line = self.lines.at(at);
        }
    }

    /// Whether a backslash stands before a byte of the source.
    fn is_escaped(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.source.as_bytes().get(before)) == Some(&b'\\')
    }

    fn tag(&mut self, tag: &str) {
        if self.words.tag(tag) == Asks::NewLine {
            self.new_line();
        }
    }

    /// A new line that was asked for: in running text another block, as lines of verse are; a space elsewhere.
    fn new_line(&mut self) {
        let in_item = matches!(self.holders.last(), Some(Holder::Item(..)));
        if self.in_table || self.in_heading || in_item {
            self.words.end_line();
        } else {
            self.end_loose();
        }
    }

    /// Ends the words that stand in no block of their own kind.
    fn end_loose(&mut self) {
        let kind = match self.holders.last_mut() {
            _ if self.words.is_empty() => BlockKind::Paragraph,
            Some(Holder::Item(number, fresh @ true)) => {
                *fresh = false;
                let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                self.words.prepend(&mark);
                let ordinal = number.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
                BlockKind::Item {
                    depth: u8::try_from(self.lists.saturating_sub(1)).unwrap_or(u8::MAX),
                    ordinal,
                }
            }
            _ if self.quotes > 0 => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        };
        self.end_block(kind);
    }

    fn end_block(&mut self, kind: BlockKind) {
        self.parts.extend(self.words.take(kind, self.line).into_iter().map(Part::Block));
    }

    /// The blocks of HTML that stands between those of Markdown; it has no title of its own.
    fn end_html(&mut self) {
        let markup = self.raw.take().unwrap_or_default();
        let is_quoted = self.quotes > 0;
        for part in html::blocks(&markup, None) {
            self.parts.push(match part {
                Part::Block(mut draft) => {
                    draft.line = self.line + draft.line.saturating_sub(1);
                    draft.kind = match draft.kind {
                        BlockKind::Title => BlockKind::Heading(1),
                        BlockKind::Paragraph if is_quoted => BlockKind::Quote,
                        kind => kind,
                    };
                    Part::Block(draft)
                }
                removed => removed,
            });
        }
    }

    /// The blocks, and after them the footnotes in the order of their numbers; what nothing refers to comes last.
    fn finish(mut self) -> Vec<Part> {
        self.end_loose();
        while !self.holders.is_empty() {
            self.leave();
        }
        let mut notes: Vec<(usize, Vec<Part>)> = Vec::with_capacity(self.notes.len());
        for (name, parts) in self.notes {
            let next = self.numbers.len() + 1;
            notes.push((*self.numbers.entry(name).or_insert(next), parts));
        }
        notes.sort_by_key(|(number, _)| *number);
        for (number, mut parts) in notes {
            let mark = format!("[{number}] ");
            match parts.first_mut() {
                Some(Part::Block(draft)) if draft.kind == BlockKind::Paragraph => {
                    draft.prepend(&mark);
                }
                Some(Part::Block(draft)) => {
                    let line = draft.line;
                    self.parts.push(Part::Block(Draft::new(BlockKind::Paragraph, mark, line)));
                }
                _ => {}
            }
            self.parts.append(&mut parts);
        }
        self.parts
    }
}
