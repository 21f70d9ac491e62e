//! What was read: an article's text with its blocks and sentences, and what was taken out on the way. Knows nothing of
//! where it came from, what it means or how it is shown.

use crate::clean::Clean;
use crate::span::{BlockId, SentenceId, Span};
use std::ops::Range;

/// The language an article is mostly written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lang {
    /// Chinese, simplified or traditional.
    Zh,
    /// English.
    En,
    /// Anything else: read by its layout alone.
    #[default]
    Other,
}

impl Lang {
    /// The tag that JSON and the command line use: `zh`, `en` or `other`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
            Lang::Other => "other",
        }
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// The article's title; at most one, and then the first block.
    Title,
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list: how deep it is nested (0 outermost), and the number it carries, if any.
    Item {
        /// Nesting, 0 outermost.
        depth: u8,
        /// The number before it, if it has one.
        ordinal: Option<u32>,
    },
    /// A passage quoted from elsewhere.
    Quote,
    /// Text whose line ends and spaces count.
    Code,
    /// The words under a picture.
    Caption,
    /// A table, one row a line.
    Table,
}

impl BlockKind {
    /// Whether the block is made of sentences.
    pub fn is_prose(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote)
    }
}

/// One block of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the article's text.
    pub span: Span,
    /// The line of the source at which it began, counted from 1.
    pub line: usize,
    /// Its sentences; empty unless the block is prose.
    pub sentences: Range<usize>,
}

/// One sentence. The sentences of a prose block tile it: each ends where the next begins, white space included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// The block it stands in.
    pub block: BlockId,
    /// Where it stands in the article's text.
    pub span: Span,
}

/// Why a passage was taken out of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// Telephone numbers, addresses, hot lines.
    Contact,
    /// Advertising.
    Ad,
    /// Menus, breadcrumbs, log-in and search fields.
    Navigation,
    /// Buttons for sharing, liking, saving, printing.
    Share,
    /// Readers' comments and their form.
    Comments,
    /// Copyright and legal notices.
    Copyright,
    /// Pointers to other articles.
    Related,
    /// Author, date, source, editor.
    Byline,
    /// A passage given a second time.
    Duplicate,
    /// Furniture of no certain kind.
    Other,
}

impl Reason {
    /// The word that JSON uses.
    pub fn tag(self) -> &'static str {
        match self {
            Reason::Contact => "contact",
            Reason::Ad => "ad",
            Reason::Navigation => "navigation",
            Reason::Share => "share",
            Reason::Comments => "comments",
            Reason::Copyright => "copyright",
            Reason::Related => "related",
            Reason::Byline => "byline",
            Reason::Duplicate => "duplicate",
            Reason::Other => "other",
        }
    }
}

/// A passage that was taken out. Nothing is lost: it is kept with its reason and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removed {
    /// The passage as it stood.
    pub text: Clean,
    /// Why it went.
    pub reason: Reason,
    /// Where in the article's text it stood, in bytes: it came before what stands there now.
    pub at: usize,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// The words, in the article's text.
    pub span: Span,
    /// Where they lead: an address on one line.
    pub target: Clean,
}

/// Something a reader should know about how the article was read, in one plain sentence.
pub type Notice = Clean;

/// An article. Made only by [`crate::read`]'s builder, which keeps its laws:
///
/// - `text` is the blocks' texts with one newline between two blocks;
/// - blocks are in order and do not overlap; a title is the first;
/// - every prose block is tiled by its sentences, and only prose blocks have any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    pub(crate) text: Clean,
    pub(crate) lang: Lang,
    pub(crate) encoding: &'static str,
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) links: Vec<Link>,
    pub(crate) removed: Vec<Removed>,
    pub(crate) notices: Vec<Notice>,
}

impl Article {
    /// The whole text, title first where there is one.
    pub fn text(&self) -> &Clean {
        &self.text
    }

    /// The language it is mostly written in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The label of the encoding it was decoded from, such as `UTF-8`.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The blocks, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences' ids, in reading order.
    pub fn sentence_ids(&self) -> impl ExactSizeIterator<Item = SentenceId> + use<> {
        (0..self.sentences.len()).map(SentenceId::at)
    }

    /// The sentences, in reading order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Words that lead elsewhere, in reading order.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What was taken out, in reading order.
    pub fn removed(&self) -> &[Removed] {
        &self.removed
    }

    /// What a reader should know about the reading.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The title, if there is one.
    pub fn title(&self) -> Option<&str> {
        self.blocks.first().filter(|b| b.kind == BlockKind::Title).map(|b| b.span.of(&self.text))
    }

    /// The text of a span of this article.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// A sentence's words, without the white space at its ends.
    pub fn sentence(&self, id: SentenceId) -> &str {
        self.sentences.get(id.index()).map_or("", |s| s.span.of(&self.text).trim())
    }

    /// The sentences, without the white space at their ends, and the blocks that have none, in reading order.
    pub fn pieces(&self) -> impl Iterator<Item = Span> + '_ {
        self.blocks.iter().flat_map(|block| {
            let own = self.sentences.get(block.sentences.clone()).unwrap_or_default();
            let alone = own.is_empty().then_some(block.span);
            own.iter().map(|sentence| sentence.span.trimmed(&self.text)).chain(alone)
        })
    }

    /// The sentence at a byte of the text, if one stands there.
    pub fn sentence_at(&self, at: usize) -> Option<SentenceId> {
        let next = self.sentences.partition_point(|s| s.span.start <= at);
        let index = next.checked_sub(1)?;
        self.sentences[index].span.contains(at).then(|| SentenceId::at(index))
    }

    /// The sentences that lie wholly inside `span`, as a range of indices.
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let start = self.sentences.partition_point(|s| s.span.start < span.start);
        let end = self.sentences.partition_point(|s| s.span.end <= span.end);
        start..end.max(start)
    }
}
