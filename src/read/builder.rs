//! The only maker of an [`Article`]: blocks go in, the article's laws come out.

use crate::article::{Article, Block, BlockKind, Lang, Link, Reason, Removed, Sentence};
use crate::clean::Clean;
use crate::read::{Options, links};
use crate::segment::language::language;
use crate::segment::marker::marker;
use crate::segment::sentence::sentences;
use crate::span::{BlockId, Span};
use crate::threads;
use std::borrow::Cow;
use std::ops::Range;

/// A passage of a text with markup, on its way into an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A block that stays.
    Block(Draft),
    /// A passage that goes.
    Removed(String, Reason),
}

impl Part {
    /// How many bytes of text it has.
    fn len(&self) -> usize {
        match self {
            Part::Block(draft) => draft.text.len(),
            Part::Removed(text, _) => text.len(),
        }
    }
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
    builder.follows = options.follows;
    let found = parts.iter().position(
        |part| matches!(part, Part::Block(draft) if draft.kind == BlockKind::Title && !draft.text.trim().is_empty()),
    );
    let title = found.and_then(|index| parts.get(index)).and_then(|part| match part {
        Part::Block(draft) => {
            Some(Draft { text: Clean::one_line(&draft.text).as_str().to_owned(), ..draft.clone() })
        }
        Part::Removed(..) => None,
    });
    // One that is given again is the same one; another stays as a heading.
    let given = options.title.as_deref().map(Clean::one_line).filter(|given| !given.is_empty());
    let is_given =
        title.as_ref().is_some_and(|title| given.as_ref().is_none_or(|given| *given == title.text.as_str()));
    match (given, &title) {
        (_, Some(title)) if is_given => {
            builder.draft(title, &Ready::new(title.kind, &title.text, lang));
        }
        (Some(given), _) => builder.block(BlockKind::Title, &given, 1),
        (None, _) => {}
    }
    // One title is enough; whatever else calls itself so is a heading.
    let kind =
        |draft: &Draft| if draft.kind == BlockKind::Title { BlockKind::Heading(1) } else { draft.kind };
    let bytes = parts.iter().map(Part::len).sum();
    let ready = threads::map(&parts, bytes, |part| match part {
        Part::Block(draft) => Some(Ready::new(kind(draft), &draft.text, lang)),
        Part::Removed(..) => None,
    });
    for (index, (part, ready)) in parts.iter().zip(&ready).enumerate() {
        match (part, ready) {
            (Part::Removed(text, reason), _) => builder.removed(text, *reason),
            (Part::Block(_), _) if is_given && found == Some(index) => {}
            (Part::Block(draft), Some(ready)) => builder.draft(draft, ready),
            (Part::Block(_), None) => {}
        }
    }
    builder.finish()
}

/// A block before it has its place: cleaned, trimmed and cut into sentences.
pub(crate) struct Ready<'a> {
    kind: BlockKind,
    text: Cow<'a, str>,
    /// In the trimmed text.
    sentences: Vec<Span>,
}

impl<'a> Ready<'a> {
    pub(crate) fn new(kind: BlockKind, text: &'a str, lang: Lang) -> Self {
        let mut ready = Self { kind, text: Clean::sieved(text), sentences: Vec::new() };
        if kind.is_prose() {
            ready.sentences = sentences(ready.body(), lang);
        }
        ready
    }

    /// What is left of the text; empty where only white space is.
    fn body(&self) -> &str {
        let trimmed = self.text.trim();
        if self.kind == BlockKind::Code && !trimmed.is_empty() { self.text.trim_end() } else { trimmed }
    }
}

/// An article in the making.
pub(crate) struct Builder {
    text: String,
    article: Article,
    /// Whether links are kept that lead to what lies beside a file.
    follows: bool,
}

impl Builder {
    /// An empty article in a language.
    pub(crate) fn new(lang: Lang) -> Self {
        let article = Article { lang, encoding: "UTF-8", ..Article::default() };
        Self { text: String::new(), article, follows: false }
    }

    /// Adds a block; its text is cleaned and trimmed at the end. Nothing happens where no text is left.
    pub(crate) fn block(&mut self, kind: BlockKind, text: &str, line: usize) {
        self.add(&Ready::new(kind, text, self.article.lang), line);
    }

    /// Adds a block that was made ready in the language of the article.
    pub(crate) fn add(&mut self, ready: &Ready, line: usize) {
        let (kind, body) = (ready.kind, ready.body());
        if body.is_empty() {
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
            let own = ready.sentences.iter().map(|s| Sentence { block, span: s.shifted(start) });
            self.article.sentences.extend(own);
        }
        let last = self.article.sentences.len();
        let span = Span::new(start, self.text.len());
        self.article.blocks.push(Block { kind, span, line, sentences: first..last });
    }

    /// Adds a block that was made ready, with its links. A link stands where its words stood, and so many bytes earlier as
    /// cleaning took out before it. Where that is not quite so, its words are found again by what they say; one whose words
    /// are gone covers the whole block.
    fn draft(&mut self, draft: &Draft, ready: &Ready) {
        let before = self.article.blocks.len();
        self.add(ready, draft.line);
        let Some(block) = self.article.blocks.get(before) else { return };
        /// So many are looked for in vain; a text that hides more is up to something, and each costs a walk.
        const MISSES: usize = 8;
        let (span, mut from, mut missed) = (block.span, block.span.start, 0);
        let ahead = ready.text.find(ready.body()).unwrap_or(0);
        // How much of the block's text was gone through, and how much of it cleaning left.
        let (mut read, mut left) = (0, 0);
        for (range, target) in &draft.links {
            let target = Clean::one_line(target);
            if target.is_empty() || !self.follows && links::relative(&target).is_some() {
                continue;
            }
            if let Some(before) = draft.text.get(read..range.start) {
                left += Clean::sieved(before).len();
                read = range.start;
            }
            let clean = Clean::new(draft.text.get(range.clone()).unwrap_or_default());
            let words = clean.trim();
            let blank = clean.len() - clean.trim_start().len();
            let near = from.max((span.start + left + blank).saturating_sub(ahead));
            let mut find = |from: usize| {
                let rest = self.text.get(from..span.end).filter(|_| !words.is_empty())?;
                if rest.starts_with(words) {
                    return Some(from);
                }
                let at = if missed < MISSES { rest.find(words) } else { None };
                missed += usize::from(at.is_none());
                Some(from + at?)
            };
            let place = find(near).or_else(|| if near > from { find(from) } else { None });
            let span = place.map_or(span, |at| Span::new(at, at + words.len()));
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
        self.article.text = Clean::from_string(self.text);
        self.article
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, text: &str) -> Part {
        Part::Block(Draft::new(kind, text, 1))
    }

    /// The blocks as `kind: text`, one a line.
    #[track_caller]
    fn check(parts: &[Part], title: Option<&str>, expected: &[&str]) {
        let options = Options { title: title.map(str::to_owned), ..Options::default() };
        let article = assemble(parts.to_vec(), &options);
        let blocks = article.blocks().iter().map(|b| {
            let kind = match b.kind {
                BlockKind::Title => "title".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Item { depth, .. } => format!("item {depth}"),
                _ => "text".to_owned(),
            };
            format!("{kind}: {}", article.slice(b.span))
        });
        assert_eq!(blocks.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn one_title_stands_first_and_no_words_are_lost() {
        let parts = [
            block(BlockKind::Title, " "),
            block(BlockKind::Paragraph, "河水涨了。"),
            block(BlockKind::Title, "桥\n的故事"),
            block(BlockKind::Title, "又一个"),
        ];
        check(&parts, None, &["title: 桥 的故事", "text: 河水涨了。", "h1: 又一个"]);
        check(&parts, Some("桥\t的故事"), &["title: 桥 的故事", "text: 河水涨了。", "h1: 又一个"]);
        check(&parts, Some("水"), &["title: 水", "text: 河水涨了。", "h1: 桥\n的故事", "h1: 又一个"]);
    }

    #[test]
    fn items_have_marks_and_the_links_in_them_keep_their_place() {
        let item = |ordinal| BlockKind::Item { depth: 0, ordinal };
        let linked = Draft {
            links: vec![(4..10, "https://a.example/".to_owned())],
            ..Draft::new(item(Some(2)), "see bridge", 1)
        };
        let mut parts = [block(item(None), "milk"), block(item(None), "• bread"), Part::Block(linked)];
        for part in &mut parts {
            if let Part::Block(draft) = part {
                draft.mark_item();
            }
        }
        check(&parts, None, &["item 0: - milk", "item 0: • bread", "item 0: 2. see bridge"]);
        let article = assemble(parts.to_vec(), &Options::default());
        assert_eq!(article.links().iter().map(|l| article.slice(l.span)).collect::<Vec<_>>(), ["bridge"]);
    }

    #[test]
    fn a_link_is_found_again_where_cleaning_changed_the_words() {
        let text = "a\u{202e}b see \u{1b}[1mthe bridge\u{1b}[0m and on";
        let from = text.find("see").unwrap() + 4;
        let gone = (0..0, "https://b.example/".to_owned());
        let to = text.find(" and").unwrap();
        let draft = Draft {
            links: vec![gone, (from..to, "https://a.example/".to_owned())],
            ..Draft::new(BlockKind::Paragraph, text, 1)
        };
        let article = assemble(vec![Part::Block(draft)], &Options::default());
        let words = article.links().iter().map(|l| article.slice(l.span)).collect::<Vec<_>>();
        assert_eq!(words, ["ab see the bridge and on", "the bridge"]);
    }

    #[test]
    fn a_link_stands_where_its_words_stood_and_not_where_others_say_the_same() {
        /// `<>` stand around the words of links; `expected` is where those begin in the article.
        #[track_caller]
        fn check(kind: BlockKind, marked: &str, expected: &[usize]) {
            let (mut text, mut links) = (String::new(), Vec::new());
            for piece in marked.split_inclusive(['<', '>']) {
                if let Some(words) = piece.strip_suffix('>') {
                    let start = text.len();
                    text.push_str(words);
                    links.push((start..text.len(), "https://a.example/".to_owned()));
                } else {
                    text.push_str(piece.trim_end_matches('<'));
                }
            }
            let draft = Draft { links, ..Draft::new(kind, text, 1) };
            let article = assemble(vec![Part::Block(draft)], &Options::default());
            let starts: Vec<usize> = article.links().iter().map(|link| link.span.start).collect();
            assert_eq!(starts, expected, "{marked:?}");
        }
        check(BlockKind::Paragraph, "The bar has been <a> done.", &[17]);
        check(BlockKind::Paragraph, " \n The bar has been <a> done, and <a>.", &[17, 29]);
        check(BlockKind::Paragraph, "\u{202e}Bar \u{1b}[31m< a> bar <a>", &[5, 11]);
        check(BlockKind::Code, "\n  aa <a>", &[6]);
        check(BlockKind::Paragraph, "看<看>，<看>", &[3, 9]);
    }
}
