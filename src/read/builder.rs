//! The only maker of an [`Article`]: blocks go in, the article's laws come out.

use crate::article::{Article, Block, BlockKind, Lang, Reason, Removed, Sentence};
use crate::clean::Clean;
use crate::segment::sentence::sentences;
use crate::span::{BlockId, Span};

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
