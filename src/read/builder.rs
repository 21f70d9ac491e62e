//! The only maker of an [`Article`]: blocks go in, the article's laws come out.

use crate::article::{Article, Block, BlockKind, Lang, Link, Reason, Removed, Sentence};
use crate::clean::Clean;
use crate::read::Options;
use crate::segment::language::language;
use crate::segment::marker::marker;
use crate::segment::sentence::sentences;
use crate::span::{BlockId, Span};
use std::ops::Range;

/// A passage of a text with markup, on its way into an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A block that stays.
    Block(Draft),
    /// A passage that goes.
    Removed(String, Reason),
}

/// A block before it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Its words; cleaned when it is built.
    pub(crate) text: String,
    /// The line of the source at which it began, from 1.
    pub(crate) line: usize,
    /// Bytes of `text` that lead elsewhere, and where to.
    pub(crate) links: Vec<(Range<usize>, String)>,
}

impl Draft {
    /// A block without links.
    pub(crate) fn new(kind: BlockKind, text: impl Into<String>, line: usize) -> Self {
        Self { kind, text: text.into(), line, links: Vec::new() }
    }

    /// Puts words before the text.
    pub(crate) fn prepend(&mut self, words: &str) {
        self.text.insert_str(0, words);
        for (range, _) in &mut self.links {
            *range = range.start + words.len()..range.end + words.len();
        }
    }

    /// Gives an item the mark that plain text would have, where it has none: what follows in reading knows a list by its
    /// marks, and so does who reads it printed.
    pub(crate) fn mark_item(&mut self) {
        if let BlockKind::Item { ordinal, .. } = self.kind
            && marker(self.text.trim_start()).is_none()
        {
            self.prepend(&ordinal.map_or("- ".to_owned(), |number| format!("{number}. ")));
        }
    }
}

/// The article that some parts make. A title among them stands first, whatever came before it; of several the first counts
/// and the rest are headings. One that was given from outside goes before any.
pub(crate) fn assemble(parts: Vec<Part>, options: &Options) -> Article {
    let words = || {
        parts.iter().filter_map(|part| match part {
            Part::Block(draft) if draft.kind != BlockKind::Code => Some(draft.text.as_str()),
            _ => None,
        })
    };
    let lang = options.lang.unwrap_or_else(|| language(&words().collect::<Vec<_>>().join("\n")));
    let mut builder = Builder::new(lang);
    let found = parts.iter().position(
        |part| matches!(part, Part::Block(draft) if draft.kind == BlockKind::Title && !draft.text.trim().is_empty()),
    );
    match (&options.title, found) {
        (Some(given), _) => builder.block(BlockKind::Title, &Clean::one_line(given), 1),
        (None, Some(index)) => {
            if let Part::Block(draft) = &parts[index] {
                builder.draft(&Draft {
                    text: Clean::one_line(&draft.text).as_str().to_owned(),
                    ..draft.clone()
                });
            }
        }
        (None, None) => {}
    }
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Removed(text, reason) => builder.removed(text, *reason),
            Part::Block(_) if found == Some(index) => {}
            Part::Block(draft) if draft.kind == BlockKind::Title => {
                builder.draft(&Draft { kind: BlockKind::Heading(1), ..draft.clone() });
            }
            Part::Block(draft) => builder.draft(draft),
        }
    }
    builder.finish()
}

/// An article in the making.
pub(crate) struct Builder {
    text: String,
    article: Article,
}

impl Builder {
    /// An empty article in a language.
    pub(crate) fn new(lang: Lang) -> Self {
        Self { text: String::new(), article: Article { lang, encoding: "UTF-8", ..Article::default() } }
    }

    /// Adds a block; its text is cleaned and trimmed at the end. Nothing happens where no text is left.
    pub(crate) fn block(&mut self, kind: BlockKind, text: &str, line: usize) {
        let clean = Clean::new(text);
        let body = if kind == BlockKind::Code { clean.trim_end() } else { clean.trim() };
        if body.trim().is_empty() {
            return;
        }
        if !self.article.blocks.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(body);
        let first = self.article.sentences.len();
        if kind.is_prose() {
            let block = BlockId::at(self.article.blocks.len());
            let cut = sentences(body, self.article.lang);
            self.article
                .sentences
                .extend(cut.into_iter().map(|s| Sentence { block, span: s.shifted(start) }));
        }
        let last = self.article.sentences.len();
        let span = Span::new(start, self.text.len());
        self.article.blocks.push(Block { kind, span, line, sentences: first..last });
    }

    /// Adds a block with its links. Where cleaning changes the words, a link's words are found again by what they say;
    /// one whose words are gone covers the whole block.
    fn draft(&mut self, draft: &Draft) {
        let before = self.article.blocks.len();
        self.block(draft.kind, &draft.text, draft.line);
        let Some(block) = self.article.blocks.get(before) else { return };
        let (span, mut from) = (block.span, block.span.start);
        for (range, target) in &draft.links {
            let target = Clean::one_line(target);
            if target.is_empty() {
                continue;
            }
            let words = Clean::new(draft.text.get(range.clone()).unwrap_or_default());
            let words = words.trim();
            let rest = self.text.get(from..span.end).unwrap_or_default();
            let place = (!words.is_empty()).then(|| rest.find(words)).flatten();
            let span = place.map_or(span, |at| Span::new(from + at, from + at + words.len()));
            if place.is_some() {
                from = span.end;
            }
            self.article.links.push(Link { span, target });
        }
    }

    /// Keeps a passage that was taken out, at the place where the next block will stand.
    pub(crate) fn removed(&mut self, text: &str, reason: Reason) {
        let at = if self.article.blocks.is_empty() { 0 } else { self.text.len() };
        self.article.removed.push(Removed { text: Clean::new(text.trim()), reason, at });
    }

    /// The article.
    pub(crate) fn finish(mut self) -> Article {
        self.article.text = Clean::new(&self.text);
        self.article
    }
}
