//! What there is to lay out, in reading order: the blocks, or the summary's sentences, and what was taken out between them.
//! Knows how far they are indented, and no rows.

use crate::article::{Article, Block, BlockKind};
use crate::digest::Summary;
use crate::span::Span;
use crate::tally;
use crate::tui::modes::Mode;
use crate::tui::phrases::Tongue;
use crate::tui::removed::{Passage, passages};
use crate::tui::sections::{Sections, Title};
use crate::wrap::{Measure, cells};
use std::sync::Arc;

/// What to lay out, and how.
pub(crate) struct Look<'a> {
    pub mode: Mode,
    pub summary: &'a Summary,
    /// The sections that the summary's sentences stand in.
    pub sections: &'a Sections,
    /// Cells of a row.
    pub width: usize,
    /// How wide characters are.
    pub measure: Measure,
    /// Whether the title comes along.
    pub title: bool,
    /// Whether what was taken out comes along, its reasons in this language. The summary alone never shows it.
    pub removed: Option<Tongue>,
}

impl<'a> Look<'a> {
    /// All of the text with its title, and nothing of what was taken out.
    pub(crate) fn full(summary: &'a Summary, sections: &'a Sections, width: usize) -> Self {
        let measure = Measure::default();
        Self { mode: Mode::Full, summary, sections, width, measure, title: true, removed: None }
    }
}

/// A stretch of the article, or of what was taken out of it, that is laid out on rows of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What kind of block it stands in.
    pub kind: BlockKind,
    /// Its words in the article, without white space at their ends; for what was taken out the empty place where it stood.
    pub span: Span,
    /// Which of the passages that were taken out it is, if it is one. It is no block and has no sentences.
    pub passage: Option<usize>,
    /// Which of the titles of sections it is, if it is one: what the outline calls a section that has no heading in the
    /// article. It stands at the empty place before its first sentence.
    pub title: Option<usize>,
    /// An item's mark at its beginning, which stands in the indent of the first row; in [`Pieces::text`].
    pub mark: Span,
    /// Cells before the mark.
    pub indent: usize,
    /// Cells for the mark; later rows begin under the words.
    pub hang: usize,
    /// Members of an enumeration that the summary leaves out: told in a row of its own.
    pub omitted: Option<usize>,
    /// Whether a blank row follows.
    pub gap: bool,
}

impl Piece {
    /// Whether its words are the article's own.
    pub(crate) fn is_own(&self) -> bool {
        self.passage.is_none() && self.title.is_none()
    }
}

fn piece(kind: BlockKind, span: Span, gap: bool) -> Piece {
    Piece {
        kind,
        span,
        passage: None,
        title: None,
        mark: Span { start: span.start, end: span.start },
        indent: 0,
        hang: 0,
        omitted: None,
        gap,
    }
}

/// The pieces of a view for a width, by index. Those of a whole article are made each time they are asked for: there may
/// be tens of thousands of them, and a screen shows a few.
pub(crate) struct Pieces {
    article: Arc<Article>,
    width: usize,
    measure: Measure,
    /// What was taken out, where it shows.
    passages: Vec<Passage>,
    titles: Vec<Title>,
    list: List,
}

/// Which pieces there are.
enum List {
    /// The blocks from `first` on, and between them the passages, whose indices are `passages`. A passage stands on a row
    /// where it fits, no blank rows among its neighbours.
    Blocks { first: usize, passages: Vec<usize> },
    /// The summary's, and the indices of those that are words of the article.
    Summary { pieces: Vec<Piece>, own: Vec<usize> },
}

impl Pieces {
    /// What a mode shows. The work is linear in what was taken out, where that comes along, and in the blocks for the
    /// summary alone.
    pub(crate) fn new(article: &Arc<Article>, look: &Look) -> Self {
        let (passages, titles, list) = match look.mode {
            Mode::Full | Mode::Keys => {
                let first = usize::from(!look.title && article.title().is_some());
                let passages =
                    look.removed.map_or_else(Vec::new, |tongue| passages(article, tongue, look.width));
                let index =
                    |(before, passage): (usize, &Passage)| before + passage.block.saturating_sub(first);
                let indices = passages.iter().enumerate().map(index).collect();
                (passages, Vec::new(), List::Blocks { first, passages: indices })
            }
            Mode::Summary => {
                let (mut pieces, titles) = summary_pieces(article, look.summary, look.sections);
                pieces.retain(|piece| look.title || piece.kind != BlockKind::Title);
                pieces.iter_mut().for_each(|piece| indent(piece, article.text(), look.width, look.measure));
                let own = (0..pieces.len()).filter(|index| pieces[*index].is_own()).collect();
                (Vec::new(), titles, List::Summary { pieces, own })
            }
        };
        Self {
            article: Arc::clone(article),
            width: look.width,
            measure: look.measure,
            passages,
            titles,
            list,
        }
    }

    /// How wide characters are.
    pub(crate) fn measure(&self) -> Measure {
        self.measure
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match &self.list {
            List::Blocks { first, passages } => self.article.blocks().len() - first + passages.len(),
            List::Summary { pieces, .. } => pieces.len(),
        }
    }

    /// The piece with this index.
    pub(crate) fn get(&self, index: usize) -> Option<Piece> {
        tally::visit("pieces", 1);
        let piece = match &self.list {
            List::Summary { pieces, .. } => *pieces.get(index)?,
            List::Blocks { first, passages } => {
                let above = passages.partition_point(|passage| *passage < index);
                match passages.get(above) {
                    Some(passage) if *passage == index => self.taken_out(above)?,
                    _ => self.block(first + index - above)?,
                }
            }
        };
        Some(Piece { gap: piece.gap && index + 1 < self.len(), ..piece })
    }

    fn block(&self, index: usize) -> Option<Piece> {
        let blocks = self.article.blocks();
        let block = blocks.get(index)?;
        let mut piece = piece(block.kind, block.span, has_gap(blocks, index));
        indent(&mut piece, self.article.text(), self.width, self.measure);
        Some(piece)
    }

    /// A passage that was taken out. A blank row follows the last of its neighbours where one would follow the block before.
    fn taken_out(&self, index: usize) -> Option<Piece> {
        let (blocks, passage) = (self.article.blocks(), self.passages.get(index)?);
        let above = passage.block.checked_sub(1);
        let end = above.and_then(|above| blocks.get(above)).map_or(0, |block| block.span.end);
        let is_last = self.passages.get(index + 1).is_none_or(|next| next.block != passage.block);
        let gap = is_last && above.is_none_or(|above| has_gap(blocks, above));
        Some(Piece {
            passage: Some(index),
            mark: Span { start: 0, end: passage.mark },
            hang: passage.text.get(..passage.mark).map_or(0, cells),
            ..piece(BlockKind::Paragraph, Span { start: end, end }, gap)
        })
    }

    /// The text that a piece's mark and words are spans of.
    pub(crate) fn text(&self, piece: &Piece) -> &str {
        match (piece.passage, piece.title) {
            (Some(index), _) => self.passages.get(index).map_or("", |passage| &passage.text),
            (None, Some(index)) => self.titles.get(index).map_or("", |title| &title.text),
            (None, None) => self.article.text(),
        }
    }

    /// A piece's words behind its mark, in [`Pieces::text`].
    pub(crate) fn words(&self, piece: &Piece) -> Span {
        let end = if piece.is_own() { piece.span.end } else { self.text(piece).len() };
        Span { start: piece.mark.end, end }
    }

    /// Cells of a row for a piece's words.
    pub(crate) fn room(&self, piece: &Piece) -> usize {
        self.width.saturating_sub(piece.indent + piece.hang).max(1)
    }

    /// The section's title that a piece is, if it is one.
    pub(crate) fn title(&self, piece: &Piece) -> Option<&Title> {
        self.titles.get(piece.title?)
    }

    /// The index of the piece that a passage is, if it shows.
    pub(crate) fn of_passage(&self, passage: usize) -> Option<usize> {
        self.taken().get(passage).copied()
    }

    /// How many passages stand before the piece with this index, and how many there or after it.
    pub(crate) fn passages_around(&self, index: usize) -> (usize, usize) {
        let above = self.taken().partition_point(|passage| *passage < index);
        (above, self.taken().len() - above)
    }

    /// The indices of the passages' pieces.
    fn taken(&self) -> &[usize] {
        match &self.list {
            List::Blocks { passages, .. } => passages,
            List::Summary { .. } => &[],
        }
    }

    /// The index of one of the pieces that are words of the article, counted among these alone. Their spans rise.
    pub(crate) fn own(&self, nth: usize) -> Option<usize> {
        match &self.list {
            List::Summary { own, .. } => own.get(nth).copied(),
            List::Blocks { first, .. } => {
                let block = first + nth;
                let above = self.passages.partition_point(|passage| passage.block <= block);
                (block < self.article.blocks().len()).then_some(nth + above)
            }
        }
    }

    /// How many pieces are words of the article.
    pub(crate) fn own_len(&self) -> usize {
        match &self.list {
            List::Summary { own, .. } => own.len(),
            List::Blocks { first, .. } => self.article.blocks().len() - first,
        }
    }

    /// The last of them that begins at a byte of the article or before, or the first, as [`Pieces::own`] counts.
    pub(crate) fn own_at(&self, byte: usize) -> usize {
        let begun = match &self.list {
            List::Summary { pieces, own } => {
                own.partition_point(|index| pieces.get(*index).is_some_and(|piece| piece.span.start <= byte))
            }
            List::Blocks { first, .. } => {
                let blocks = self.article.blocks();
                blocks.partition_point(|block| block.span.start <= byte).saturating_sub(*first)
            }
        };
        begun.saturating_sub(1)
    }
}

/// Whether a blank row follows a block: a heading stands close to what it heads, the items of a list close to each other.
fn has_gap(blocks: &[Block], index: usize) -> bool {
    let kind = |index: usize| blocks.get(index).map(|block| block.kind);
    let is_item = |index| matches!(kind(index), Some(BlockKind::Item { .. }));
    !(matches!(kind(index), Some(BlockKind::Heading(_))) || is_item(index) && is_item(index + 1))
}

/// The title, the summary's sentences, and before them the headings they stand under; where a section has none, its title
/// as the outline has it. The titles come apart, since they are no words of the article.
fn summary_pieces(article: &Article, summary: &Summary, sections: &Sections) -> (Vec<Piece>, Vec<Title>) {
    let (mut pieces, mut titles) = (Vec::new(), Vec::new());
    let mut headings = article.blocks().iter().filter(|b| !b.kind.is_prose()).peekable();
    let mut above: Vec<Heading> = Vec::new();
    let mut section = None;
    let ids = summary.sentences();
    for (index, Chosen { span, kind, gap, omitted }) in chosen(article, summary).into_iter().enumerate() {
        while let Some(block) = headings.next_if(|b| b.span.start < span.start) {
            match block.kind {
                BlockKind::Title => pieces.push(piece(block.kind, block.span, true)),
                BlockKind::Heading(level) => {
                    above.retain(|higher| higher.level < level);
                    above.push(Heading { level, span: block.span, shown: false });
                }
                _ => {}
            }
        }
        for heading in above.iter_mut().filter(|h| !h.shown) {
            pieces.push(piece(BlockKind::Heading(heading.level), heading.span, false));
            heading.shown = true;
        }
        let here = sections.at(span.start);
        if here != section {
            section = here;
            let bare = here.filter(|index| sections.get(*index).is_some_and(|section| !section.is_headed));
            let below = ids.get(index..).unwrap_or_default();
            if let Some(title) = bare.and_then(|section| sections.title(section, article, below)) {
                pieces.push(Piece {
                    title: Some(titles.len()),
                    mark: Span { start: 0, end: title.mark },
                    hang: title.text.get(..title.mark).map_or(0, cells),
                    ..piece(BlockKind::Paragraph, Span { start: span.start, end: span.start }, false)
                });
                titles.push(title);
            }
        }
        pieces.push(Piece { omitted, ..piece(kind, span, gap) });
    }
    (pieces, titles)
}

/// A sentence of the summary.
struct Chosen {
    span: Span,
    kind: BlockKind,
    /// Whether its group ends with it.
    gap: bool,
    omitted: Option<usize>,
}

/// The summary's sentences, in reading order.
fn chosen(article: &Article, summary: &Summary) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for group in &summary.groups {
        for (place, id) in group.sentences.iter().enumerate() {
            let Some(sentence) = article.sentences().get(id.index()) else { continue };
            // A sentence from the middle of an item is no item.
            let block = article.blocks().get(sentence.block.index());
            let begins = block.filter(|b| b.span.start == sentence.span.start);
            let kind = begins.map_or(BlockKind::Paragraph, |b| b.kind);
            let gap = place + 1 == group.sentences.len();
            let span = sentence.span.trimmed(article.text());
            chosen.push(Chosen { span, kind, gap, omitted: group.omitted.filter(|_| gap) });
        }
    }
    chosen.sort_unstable_by_key(|sentence| sentence.span.start);
    chosen
}

/// A heading that the sentences to come stand under.
struct Heading {
    level: u8,
    span: Span,
    shown: bool,
}

/// Finds where a piece's rows begin. Where the indent would take more than a third of the width there is none.
fn indent(piece: &mut Piece, text: &str, width: usize, measure: Measure) {
    match piece.kind {
        _ if !piece.is_own() => {}
        BlockKind::Item { depth, .. } => {
            let words = piece.span.of(text);
            let mark = mark_length(words);
            piece.mark = Span { start: piece.span.start, end: piece.span.start + mark };
            piece.indent = usize::from(depth) * 2;
            piece.hang = if mark == 0 { BULLET.len() } else { measure.cells(&words[..mark]) };
        }
        BlockKind::Quote => piece.indent = 2,
        _ => {}
    }
    if (piece.indent + piece.hang) * 3 > width {
        piece.mark.end = piece.mark.start;
        (piece.indent, piece.hang) = (0, 0);
    }
}

/// What stands before an item that has no mark of its own.
pub(crate) const BULLET: &str = "- ";

/// The length in bytes of the mark an item begins with, with the space after it: 一、 （2） 3. ① - and the like.
fn mark_length(words: &str) -> usize {
    let mut end = 0;
    let mut counted = false;
    for (at, c) in words.char_indices().take(8) {
        let next = at + c.len_utf8();
        match c {
            '（' | '(' | '第' if at == 0 => {}
            '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
                counted = true
            }
            '①'..='⓿' | '❶'..='➓' | '-' | '*' | '•' | '·' | '–' | '—' | '●' | '○' | '■' | '◆' if at == 0 =>
            {
                end = next;
                break;
            }
            '、' | '.' | '．' | ')' | '）' if counted => {
                end = next;
                break;
            }
            _ => return 0,
        }
    }
    let spaces = words[end..]
        .chars()
        .take_while(|c| matches!(c, ' ' | '\t' | '\u{3000}'))
        .map(char::len_utf8)
        .sum::<usize>();
    // "3.14" and "12:30" are no marks, nor is a mark with nothing after it.
    let after = words[end + spaces..].chars().next();
    let number_goes_on = spaces == 0 && after.is_some_and(|c| c.is_ascii_digit());
    if end == 0 || after.is_none() || number_goes_on { 0 } else { end + spaces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_mark(words: &str, mark: &str) {
        assert_eq!(&words[..mark_length(words)], mark, "{words}");
    }

    #[test]
    fn marks_of_items() {
        check_mark("一、先补短板", "一、");
        check_mark("（二）再谈选书", "（二）");
        check_mark("第三、办活动", "第三、");
        check_mark("1. the drill", "1. ");
        check_mark("12)　座位", "12)　");
        check_mark("① 座位", "① ");
        check_mark("- a dash", "- ");
        check_mark("3.14 is no mark", "");
        check_mark("一年以后", "");
        check_mark("2024 was a year", "");
        check_mark("plain", "");
        check_mark("1.", "");
        check_mark("", "");
    }
}
