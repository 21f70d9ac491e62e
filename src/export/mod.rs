//! One [`Digest`] written down; one format a file. Nothing here knows where the bytes go or came from.
//!
//! ```
//! use tigang::{digest, export, read, summary};
//!
//! let article = read::read_text("It rained for a week. Nobody knew why.", &read::Options::default());
//! let digest = digest::digest(&article);
//! let summary = summary::summarise(&article, &digest, summary::Limit::Auto);
//! let document = export::Document::new(&article, &digest, &summary);
//! let mut line = Vec::new();
//! export::write(&mut line, &document, export::Format::Json, &[])?;
//! assert!(line.starts_with(br#"{"schema":1,"#));
//! # Ok::<(), std::io::Error>(())
//! ```

#[doc(hidden)]
pub mod html;
#[doc(hidden)]
pub mod json;
#[doc(hidden)]
pub mod markdown;
#[doc(hidden)]
pub mod opml;
mod pages;
#[doc(hidden)]
pub mod text;

pub use crate::memory::Highlight;
#[doc(hidden)]
pub use pages::{Manner, Pages};

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::{Digest, Group, Node, NodeRole, Salience, Summary};
use crate::segment::joint::{begins_wide, ends_wide};
use crate::source::stem;
use crate::span::{SentenceId, Span};
use std::io::{self, Write};
use std::ops::Range;

/// A way to look at an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum View {
    /// Its best sentences.
    Summary,
    /// How it is built.
    Outline,
    /// All of its text.
    Text,
}

/// A way to write it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// For reading as it is.
    Text,
    /// Headings, lists and quotes with marks.
    Markdown,
    /// The whole digest for programs.
    Json,
    /// The outline for outliners.
    Opml,
    /// A page for a browser, with all of it.
    Html,
}

impl Format {
    /// Whether all of an article is written down in it, whatever view is asked for.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Json | Self::Opml | Self::Html)
    }

    /// Whether the article's notices are part of what is written.
    pub fn has_notices(self) -> bool {
        matches!(self, Self::Json | Self::Html)
    }
}

/// An article with all that is known about it, as the exports take it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Document<'a> {
    /// Where it came from; `None` where it has no name.
    pub source: Option<&'a Clean>,
    /// Whether it is one of several on a page, so that one without a title is headed by its file's name.
    pub is_one_of_several: bool,
    /// What was read.
    pub article: &'a Article,
    /// What is thought of it.
    pub digest: &'a Digest,
    /// Its best sentences.
    pub summary: &'a Summary,
    /// What a person has highlighted in it, in reading order.
    pub highlights: &'a [Highlight],
}

impl<'a> Document<'a> {
    /// An article without a name, on a page of its own, in which nobody has highlighted anything.
    pub fn new(article: &'a Article, digest: &'a Digest, summary: &'a Summary) -> Self {
        Self { source: None, is_one_of_several: false, article, digest, summary, highlights: &[] }
    }
}

/// Writes one article as `tigang -f FORMAT` prints it: the views in this order, where the format has them; JSON, OPML and
/// HTML are always whole. No row of text is broken, and nothing is coloured.
///
/// # Errors
///
/// Where writing fails.
pub fn write(out: &mut impl Write, document: &Document, format: Format, views: &[View]) -> io::Result<()> {
    let mut page = Pages::new(out, Manner { format, views, style: text::Style::default() }, false);
    page.add(document)?;
    page.end()
}

impl Document<'_> {
    /// What to call it: its title, or else its file's name; `-` where it came from standard input.
    pub fn name(&self) -> &str {
        self.title_or_file().or(self.source.map(Clean::as_str)).unwrap_or_default()
    }

    /// What a printed page is headed with: the title; among several, the file's name where there is none.
    fn heading(&self) -> Option<&str> {
        if self.is_one_of_several { self.title_or_file() } else { self.article.title() }
    }

    /// What a list of highlights is headed with.
    fn highlights_title(&self) -> &'static str {
        match (self.article.lang(), self.digest.traditional) {
            (Lang::Zh, true) => "劃線與筆記",
            (Lang::Zh, false) => "划线与笔记",
            _ => "Highlights and notes",
        }
    }

    /// The highlighted sentences, each with the note to it, which may be empty.
    fn highlighted(&self) -> impl Iterator<Item = (&str, &str)> {
        self.highlights
            .iter()
            .map(|highlight| (self.article.sentence(highlight.sentence), highlight.note.as_str()))
    }

    fn title_or_file(&self) -> Option<&str> {
        self.article.title().or_else(|| stem(self.source?))
    }

    /// How many characters the text has: what a node's share is a part of.
    fn characters(&self) -> usize {
        self.article.text().chars().count()
    }

    /// What a node is and how much of the text's `all` characters it fills, as shown in brackets: `章节, 31%`.
    fn role_and_share(&self, node: &Node, all: usize) -> String {
        let part = node.span.of(self.article.text()).chars().count();
        let role = node.role.name(self.article.lang(), self.digest.traditional);
        match (part * 200 + all).checked_div(all * 2) {
            Some(percent) if percent > 0 => format!("{role}, {percent}%"),
            _ => format!("{role}, <1%"),
        }
    }

    /// A group of the summary as lines: sentences of one block run on, another block begins a new line; where a
    /// lead-in stands without its members, it says how many there are.
    fn lines(&self, group: &Group) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut block = None;
        for &id in &group.sentences {
            let sentence = self.article.sentence(id);
            let here = self.article.sentences().get(id.index()).map(|sentence| sentence.block);
            match lines.last_mut() {
                Some(line) if block == here => join(line, sentence),
                _ => lines.push(sentence.to_owned()),
            }
            block = here;
        }
        if let (Some(count), Some(line)) = (group.omitted, lines.last_mut()) {
            line.push_str(&omission(count, self.article.lang(), self.digest.traditional));
        }
        lines
    }

    /// Where in `chosen`, the summary's sentences in order, those inside a span stand.
    fn chosen_in(&self, span: Span, chosen: &[SentenceId]) -> Range<usize> {
        let inside = self.article.sentences_in(span);
        let start = chosen.partition_point(|id| id.index() < inside.start);
        start..chosen.partition_point(|id| id.index() < inside.end).max(start)
    }
}

/// How many members stand behind a lead-in that is printed without them.
fn omission(count: usize, lang: Lang, traditional: bool) -> String {
    match (lang, count) {
        (Lang::Zh, _) if traditional => format!("（共 {count} 項）"),
        (Lang::Zh, _) => format!("（共 {count} 项）"),
        (_, 1) => " (1 item)".to_owned(),
        _ => format!(" ({count} items)"),
    }
}

/// Adds a sentence to a line: after a space, but never between two wide characters.
fn join(line: &mut String, sentence: &str) {
    if is_spaced(line, sentence) {
        line.push(' ');
    }
    line.push_str(sentence);
}

/// Whether a space belongs between what stands before a sentence and it.
fn is_spaced(before: &str, sentence: &str) -> bool {
    let next_to_wide = ends_wide(before) && begins_wide(sentence);
    !next_to_wide && !before.ends_with(char::is_whitespace)
}

/// A score and the parts that it was made of: `[0.83: position +0.31, cue -0.10]`. Parts that added nothing are left out.
fn reasons(salience: &Salience) -> String {
    let parts = salience.parts.iter().filter(|part| part.value != 0.0);
    let parts: Vec<String> = parts.map(|part| format!("{} {:+.2}", part.name, part.value)).collect();
    match parts.is_empty() {
        true => format!("[{:.2}]", salience.score),
        false => format!("[{:.2}: {}]", salience.score, parts.join(", ")),
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Whether a node only repeats the title, which the page already bears.
fn is_title(node: &Node) -> bool {
    node.role == NodeRole::Title
}

#[cfg(test)]
pub(crate) mod sample {
    //! A small article with an outline, made by hand: what the exports are tested on.

    use super::Document;
    use crate::article::{Article, BlockKind, Lang, Reason};
    use crate::clean::Clean;
    use crate::digest::{Digest, Group, NodeRole, Outline, Part, Role, Salience, Summary};
    use crate::memory::Highlight;
    use crate::span::{BlockId, SentenceId, Span};

    pub(crate) struct Sample {
        pub(crate) source: Clean,
        pub(crate) article: Article,
        pub(crate) digest: Digest,
        pub(crate) summary: Summary,
    }

    impl Sample {
        /// An article of which nothing has been thought.
        pub(crate) fn of(article: Article, source: &str) -> Self {
            let (digest, summary) = (Digest::default(), Summary::default());
            Self { source: Clean::new(source), article, digest, summary }
        }

        pub(crate) fn document(&self) -> Document<'_> {
            let Self { source, article, digest, summary } = self;
            Document {
                source: Some(source),
                is_one_of_several: false,
                article,
                digest,
                summary,
                highlights: &[],
            }
        }
    }

    /// The second sentence with a note, and the first item without.
    pub(crate) fn highlights() -> Vec<Highlight> {
        [(1, "真的？*查*"), (3, "")]
            .map(|(index, note)| Highlight { sentence: SentenceId::at(index), note: Clean::new(note) })
            .to_vec()
    }

    /// An article of the given blocks; a prose block's text is cut into sentences at `|`, which goes.
    pub(crate) fn article(lang: Lang, blocks: &[(BlockKind, &str)]) -> Article {
        let mut article = Article { lang, encoding: "UTF-8", ..Article::default() };
        let mut text = String::new();
        for (line, (kind, marked)) in blocks.iter().enumerate() {
            if line > 0 {
                text.push('\n');
            }
            let start = text.len();
            let first = article.sentences.len();
            if kind.is_prose() {
                for sentence in marked.split('|') {
                    let from = text.len();
                    text.push_str(sentence);
                    let span = Span::new(from, text.len());
                    article.sentences.push(crate::article::Sentence { block: BlockId::at(line), span });
                }
            } else {
                text.push_str(marked);
            }
            let sentences = first..article.sentences.len();
            article.blocks.push(crate::article::Block {
                kind: *kind,
                span: Span::new(start, text.len()),
                line: line + 1,
                sentences,
            });
        }
        article.text = Clean::new(&text);
        article
    }

    /// 灯 & <光>: a title, a thesis, a section with a lead-in and two items; thesis and lead-in are the summary.
    pub(crate) fn lamp() -> Sample {
        let item = |n| BlockKind::Item { depth: 0, ordinal: Some(n) };
        let mut article = article(
            Lang::Zh,
            &[
                (BlockKind::Title, "灯 & <光>"),
                (BlockKind::Paragraph, "灯该早关。|夜里没人。"),
                (BlockKind::Heading(1), "怎么关"),
                (BlockKind::Paragraph, "分两步："),
                (item(1), "1.先关*大灯*。"),
                (item(2), "2.再关小灯。"),
            ],
        );
        let at = article.text.find("怎么关").unwrap_or_default();
        article.removed.push(crate::article::Removed { text: Clean::new("广告"), reason: Reason::Ad, at });
        article.notices.push(Clean::new("小心"));
        let end = article.text.len();
        let block = |n: usize| article.blocks[n].span;
        let to = |a: usize, b: usize| Span::new(block(a).start, block(b).end);
        let mut outline = Outline::default();
        let label = Clean::new;
        outline.push(None, NodeRole::Title, label("灯 & <光>"), vec![], block(0));
        outline.push(None, NodeRole::Thesis { lead: false }, label("灯该早关"), vec![], block(1));
        let section = outline.push(
            None,
            NodeRole::Section,
            label("怎么关"),
            vec![label("小灯")],
            Span::new(block(2).start, end),
        );
        let steps = NodeRole::Steps { sequence: true };
        let steps = outline.push(Some(section), steps, label("分两步"), vec![], to(3, 5));
        outline.push(Some(steps), NodeRole::Step, label("先关*大灯*"), vec![], block(4));
        outline.push(Some(steps), NodeRole::Step, label("再关小灯"), vec![], block(5));
        let parts = vec![Part { name: "position", value: 0.5 }, Part { name: "cue", value: -0.25 }];
        let saliences = vec![Salience { score: 0.25, parts }; article.sentences.len()];
        let roles = vec![Some(Role::Thesis), None, None, Some(Role::Step), Some(Role::Step)];
        let summary = Summary {
            groups: vec![
                Group { sentences: vec![SentenceId(0), SentenceId(1)], omitted: None },
                Group { sentences: vec![SentenceId(2)], omitted: Some(2) },
            ],
        };
        let digest = Digest { saliences, roles, outline, ..Digest::default() };
        Sample { source: label("灯.txt"), article, digest, summary }
    }
}

#[cfg(test)]
mod tests {
    use super::sample::Sample;
    use super::*;
    use crate::article::BlockKind::{self, Item, Paragraph};

    #[track_caller]
    fn check_join(first: &str, second: &str, joined: &str) {
        let mut line = first.to_owned();
        join(&mut line, second);
        assert_eq!(line, joined);
    }

    #[test]
    fn no_space_is_put_into_chinese() {
        check_join("天晴。", "地干。", "天晴。地干。");
        check_join("“天晴。”", "“地干。”", "“天晴。”“地干。”");
        check_join("It rains.", "It pours.", "It rains. It pours.");
        check_join("He said “no.”", "She left.", "He said “no.” She left.");
        check_join("“No.”", "“Why?”", "“No.” “Why?”");
        check_join("价格是 3.", "天晴。", "价格是 3. 天晴。");
    }

    #[test]
    fn sentences_of_one_block_run_on_and_blocks_stand_apart() {
        let item = Item { depth: 0, ordinal: None };
        let article = sample::article(Lang::En, &[(Paragraph, "One. |Two:"), (item, "a"), (item, "b")]);
        let sample = Sample::of(article, "-");
        let document = sample.document();
        let group = |ids: &[u32], omitted| Group {
            sentences: ids.iter().map(|id| SentenceId(*id)).collect(),
            omitted,
        };
        assert_eq!(document.lines(&group(&[0, 1, 2, 3], None)), ["One. Two:", "a", "b"]);
        assert_eq!(document.lines(&group(&[1], Some(2))), ["Two: (2 items)"]);
        assert_eq!(document.lines(&group(&[1], Some(1))), ["Two: (1 item)"]);
        assert!(document.lines(&group(&[], Some(1))).is_empty());
    }

    #[test]
    fn an_article_is_called_by_its_title_or_where_it_came_from() {
        #[track_caller]
        fn check(title: bool, source: &str, name: &str, alone: Option<&str>, of_several: Option<&str>) {
            let kind = if title { BlockKind::Title } else { BlockKind::Paragraph };
            let sample = Sample::of(sample::article(Lang::Zh, &[(kind, "桥")]), source);
            let one = sample.document();
            let several = Document { is_one_of_several: true, ..sample.document() };
            assert_eq!((one.name(), one.heading(), several.heading()), (name, alone, of_several), "{source}");
        }
        check(true, "水.txt", "桥", Some("桥"), Some("桥"));
        check(false, "水.txt", "水", None, Some("水"));
        check(false, "-", "-", None, None);
    }
}
