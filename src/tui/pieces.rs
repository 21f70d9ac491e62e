//! What there is to lay out, in reading order: the blocks, or the summary's sentences, and what was taken out between them.
//! Knows how far they are indented, and no rows.

use crate::article::{Article, BlockKind};
use crate::digest::Summary;
use crate::span::Span;
use crate::tui::removed::Passage;
use crate::tui::sections::{Sections, Title};
use crate::wrap::cells;

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
    /// An item's mark at its beginning, which stands in the indent of the first row; in `Layout::text`.
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

/// Every block; a heading stands close to what it heads, the items of a list close to each other.
pub(crate) fn all_pieces(article: &Article) -> Vec<Piece> {
    let is_item = |kind| matches!(kind, BlockKind::Item { .. });
    let blocks = article.blocks();
    let gaps = blocks.iter().enumerate().map(|(index, block)| {
        let next_is_item = blocks.get(index + 1).is_some_and(|next| is_item(next.kind));
        !(matches!(block.kind, BlockKind::Heading(_)) || is_item(block.kind) && next_is_item)
    });
    blocks.iter().zip(gaps).map(|(block, gap)| piece(block.kind, block.span, gap)).collect()
}

/// The blocks, and between them what was taken out: a row a passage where it fits, no blank rows among them. A blank row
/// follows where one would follow the block before.
pub(crate) fn put_back(blocks: Vec<Piece>, passages: &[Passage]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.len() + passages.len());
    let mut rest = passages.iter().enumerate().peekable();
    let (mut gap, mut end) = (true, 0);
    for index in 0..=blocks.len() {
        while let Some((which, passage)) = rest.next_if(|(_, passage)| passage.block == index) {
            let is_last = rest.peek().is_none_or(|(_, next)| next.block != index);
            pieces.push(Piece {
                passage: Some(which),
                mark: Span { start: 0, end: passage.mark },
                hang: passage.text.get(..passage.mark).map_or(0, cells),
                ..piece(BlockKind::Paragraph, Span { start: end, end }, gap && is_last)
            });
        }
        if let Some(block) = blocks.get(index) {
            (gap, end) = (block.gap, block.span.end);
            pieces.push(*block);
        }
    }
    pieces
}

/// The title, the summary's sentences, and before them the headings they stand under; where a section has none, its title
/// as the outline has it. The titles come apart, since they are no words of the article.
pub(crate) fn summary_pieces(
    article: &Article,
    summary: &Summary,
    sections: &Sections,
) -> (Vec<Piece>, Vec<Title>) {
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
    chosen.sort_by_key(|sentence| sentence.span.start);
    chosen
}

/// A heading that the sentences to come stand under.
struct Heading {
    level: u8,
    span: Span,
    shown: bool,
}

/// Finds where a piece's rows begin. Where the indent would take more than a third of the width there is none.
pub(crate) fn indent(piece: &mut Piece, text: &str, width: usize) {
    match piece.kind {
        _ if !piece.is_own() => {}
        BlockKind::Item { depth, .. } => {
            let words = piece.span.of(text);
            let mark = mark_length(words);
            piece.mark = Span { start: piece.span.start, end: piece.span.start + mark };
            piece.indent = usize::from(depth) * 2;
            piece.hang = if mark == 0 { BULLET.len() } else { cells(&words[..mark]) };
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
