//! The text as rows for a width: pieces in reading order, each wrapped when it is first looked at, and places that walk
//! over them. Draws nothing and knows no scrolling.

use crate::article::{Article, BlockKind};
use crate::digest::Summary;
use crate::span::Span;
use crate::tui::modes::Mode;
use crate::wrap::{Row, cells, wrap};
use std::cell::OnceCell;
use std::sync::Arc;

/// A stretch of the article that is laid out on rows of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What kind of block it stands in.
    pub kind: BlockKind,
    /// The words, without white space at their ends.
    pub span: Span,
    /// An item's mark at its beginning, which stands in the indent of the first row.
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

/// A row of the layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Which piece.
    pub piece: usize,
    /// Which row of the piece: words first, then the row on what is omitted, then the gap.
    pub row: usize,
}

/// What stands on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Words of the article; the first row of a piece shows its mark.
    Words { row: Row, first: bool },
    /// How many members of an enumeration are left out.
    Omitted(usize),
    /// Nothing.
    Gap,
}

/// The pieces of the text and their rows.
pub(crate) struct Layout {
    article: Arc<Article>,
    width: usize,
    pieces: Vec<Piece>,
    /// By piece; filled when first asked for. What it holds follows from the fields above alone.
    rows: Vec<OnceCell<Vec<Row>>>,
}

impl Layout {
    /// Lays out what a mode shows, in rows of at most `width` cells. The title comes along where `title` says so.
    pub(crate) fn new(
        article: &Arc<Article>,
        mode: Mode,
        summary: &Summary,
        width: usize,
        title: bool,
    ) -> Self {
        let mut pieces = match mode {
            Mode::Full | Mode::Keys => all_pieces(article),
            Mode::Summary => summary_pieces(article, summary),
        };
        if !title {
            pieces.retain(|p| p.kind != BlockKind::Title);
        }
        if let Some(last) = pieces.last_mut() {
            last.gap = false;
        }
        for piece in &mut pieces {
            indent(piece, article.text(), width);
        }
        let rows = pieces.iter().map(|_| OnceCell::new()).collect();
        Self { article: Arc::clone(article), width, pieces, rows }
    }

    /// Whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The piece with this index.
    pub(crate) fn piece(&self, index: usize) -> Option<&Piece> {
        self.pieces.get(index)
    }

    /// What stands at a place, if it is one.
    pub(crate) fn line(&self, place: Place) -> Option<Line> {
        let piece = self.pieces.get(place.piece)?;
        let rows = self.rows(place.piece);
        if let Some(row) = rows.get(place.row) {
            return Some(Line::Words { row: *row, first: place.row == 0 });
        }
        match (piece.omitted, place.row - rows.len()) {
            (Some(members), 0) => Some(Line::Omitted(members)),
            _ => (place.row < self.height(place.piece)).then_some(Line::Gap),
        }
    }

    /// The last row with anything on it.
    pub(crate) fn last(&self) -> Place {
        let piece = self.pieces.len().saturating_sub(1);
        Place { piece, row: self.height(piece).saturating_sub(1) }
    }

    /// The row `count` rows further on, or the last.
    pub(crate) fn forward(&self, mut place: Place, mut count: usize) -> Place {
        loop {
            let rest = self.height(place.piece).saturating_sub(place.row + 1);
            if count <= rest {
                return Place { row: place.row + count, ..place };
            }
            if place.piece + 1 >= self.pieces.len() {
                return self.last();
            }
            count -= rest + 1;
            place = Place { piece: place.piece + 1, row: 0 };
        }
    }

    /// The row `count` rows further back, or the first.
    pub(crate) fn back(&self, mut place: Place, mut count: usize) -> Place {
        loop {
            if count <= place.row {
                return Place { row: place.row - count, ..place };
            }
            if place.piece == 0 {
                return Place::default();
            }
            count -= place.row + 1;
            let piece = place.piece - 1;
            place = Place { piece, row: self.height(piece).saturating_sub(1) };
        }
    }

    /// The lowest place for the top of a window of `height` rows: with it the last row stands at the bottom.
    pub(crate) fn lowest_top(&self, height: usize) -> Place {
        self.back(self.last(), height.saturating_sub(1))
    }

    /// How many rows lie between two places, counted no further than `most`.
    pub(crate) fn distance(&self, from: Place, to: Place, most: usize) -> usize {
        (0..most).find(|n| self.forward(from, *n) >= to).unwrap_or(most)
    }

    /// The row on which a byte of the article stands, or the nearest before it.
    pub(crate) fn at(&self, byte: usize) -> Place {
        let piece = self.pieces.partition_point(|p| p.span.start <= byte).saturating_sub(1);
        let row = self.rows(piece).partition_point(|r| r.span.start <= byte).saturating_sub(1);
        Place { piece, row }
    }

    /// The row on which a byte of the article stands, or the first after it; the last, where none is.
    pub(crate) fn at_or_after(&self, byte: usize) -> Place {
        let place = self.at(byte);
        let is_past = self.pieces.get(place.piece).is_some_and(|p| p.span.end <= byte);
        let next = Place { piece: place.piece + 1, row: 0 };
        if is_past && self.pieces.get(next.piece).is_some() { next } else { place }
    }

    /// The bytes of the article that stand on a row; where none do, the empty end of its piece.
    pub(crate) fn span(&self, place: Place) -> Span {
        let Some(piece) = self.pieces.get(place.piece) else { return Span::default() };
        match self.rows(place.piece).get(place.row) {
            Some(row) if place.row == 0 => Span { start: piece.span.start, end: row.span.end },
            Some(row) => row.span,
            None => Span { start: piece.span.end, end: piece.span.end },
        }
    }

    fn rows(&self, index: usize) -> &[Row] {
        let (Some(piece), Some(cell)) = (self.pieces.get(index), self.rows.get(index)) else { return &[] };
        cell.get_or_init(|| {
            let width = self.width.saturating_sub(piece.indent + piece.hang).max(1);
            wrap(self.article.text(), Span { start: piece.mark.end, end: piece.span.end }, width)
        })
    }

    fn height(&self, index: usize) -> usize {
        let Some(piece) = self.pieces.get(index) else { return 0 };
        self.rows(index).len() + usize::from(piece.omitted.is_some()) + usize::from(piece.gap)
    }
}

fn piece(kind: BlockKind, span: Span, gap: bool) -> Piece {
    Piece {
        kind,
        span,
        mark: Span { start: span.start, end: span.start },
        indent: 0,
        hang: 0,
        omitted: None,
        gap,
    }
}

/// Every block; a heading stands close to what it heads, the items of a list close to each other.
fn all_pieces(article: &Article) -> Vec<Piece> {
    let is_item = |kind| matches!(kind, BlockKind::Item { .. });
    let blocks = article.blocks();
    let gaps = blocks.iter().enumerate().map(|(index, block)| {
        let next_is_item = blocks.get(index + 1).is_some_and(|next| is_item(next.kind));
        !(matches!(block.kind, BlockKind::Heading(_)) || is_item(block.kind) && next_is_item)
    });
    blocks.iter().zip(gaps).map(|(block, gap)| piece(block.kind, block.span, gap)).collect()
}

/// The title, the summary's sentences, and before them the headings they stand under.
fn summary_pieces(article: &Article, summary: &Summary) -> Vec<Piece> {
    let mut chosen: Vec<(Span, BlockKind, bool, Option<usize>)> = Vec::new();
    for group in &summary.groups {
        for (place, id) in group.sentences.iter().enumerate() {
            let Some(sentence) = article.sentences().get(id.index()) else { continue };
            // A sentence from the middle of an item is no item.
            let block = article.blocks().get(sentence.block.index());
            let begins = block.filter(|b| b.span.start == sentence.span.start);
            let kind = begins.map_or(BlockKind::Paragraph, |b| b.kind);
            let ends = place + 1 == group.sentences.len();
            chosen.push((sentence.span.trimmed(article.text()), kind, ends, group.omitted.filter(|_| ends)));
        }
    }
    chosen.sort_by_key(|c| c.0.start);
    let mut pieces = Vec::new();
    let mut headings = article.blocks().iter().filter(|b| !b.kind.is_prose()).peekable();
    let mut above: Vec<Heading> = Vec::new();
    for (span, kind, gap, omitted) in chosen {
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
        pieces.push(Piece { omitted, ..piece(kind, span, gap) });
    }
    pieces
}

/// A heading that the sentences to come stand under.
struct Heading {
    level: u8,
    span: Span,
    shown: bool,
}

/// Finds where a piece's rows begin. Where the indent would take more than a third of the width there is none.
fn indent(piece: &mut Piece, text: &str, width: usize) {
    match piece.kind {
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
    use crate::article::Lang;
    use crate::digest::Group;
    use crate::span::SentenceId;
    use crate::tui::fixture::{article, chinese, english};

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

    fn layout(source: &str, mode: Mode, summary: &Summary, width: usize) -> (Arc<Article>, Layout) {
        let article = Arc::new(article(Lang::Zh, source).article);
        let layout = Layout::new(&article, mode, summary, width, true);
        (article, layout)
    }

    /// Every row of a layout: words as they are, `~` for a gap, `+n` for what is left out.
    fn picture(article: &Article, layout: &Layout) -> Vec<String> {
        let mut rows = Vec::new();
        let mut place = Place::default();
        while let Some(line) = layout.line(place) {
            let piece = layout.piece(place.piece).unwrap();
            rows.push(match line {
                Line::Words { row, first } => {
                    let before =
                        if first { article.slice(piece.mark).to_owned() } else { " ".repeat(piece.hang) };
                    " ".repeat(piece.indent) + &before + article.slice(row.span)
                }
                Line::Omitted(members) => format!("+{members}"),
                Line::Gap => "~".to_owned(),
            });
            if place >= layout.last() {
                break;
            }
            place = layout.forward(place, 1);
        }
        rows
    }

    #[test]
    fn blocks_stand_apart_and_items_hang() {
        let source = "# 题目\n第一段。\n## 小标题\n- 一、甲乙丙丁戊己庚辛\n- 二、子丑\n> 引文。";
        let (article, layout) = layout(source, Mode::Full, &Summary::default(), 16);
        let expected = [
            "题目",
            "~",
            "第一段。",
            "~",
            "小标题",
            "一、甲乙丙丁戊己",
            "    庚辛",
            "二、子丑",
            "~",
            "  引文。",
        ];
        assert_eq!(picture(&article, &layout), expected);
    }

    #[test]
    fn the_summary_shows_its_sentences_under_their_headings() {
        let source = "# 题目\n甲。乙。\n## 一节\n丙。\n## 二节\n丁。\n- 一、戊。己。";
        let group = |ids: &[u32], omitted| Group {
            sentences: ids.iter().map(|id| SentenceId(*id)).collect(),
            omitted,
        };
        let summary = Summary { groups: vec![group(&[1], None), group(&[3], Some(2)), group(&[5], None)] };
        let (article, layout) = layout(source, Mode::Summary, &summary, 40);
        assert_eq!(picture(&article, &layout), ["题目", "~", "乙。", "~", "二节", "丁。", "+2", "~", "己。"]);
    }

    #[test]
    fn what_the_summary_leaves_out_leads_to_what_comes_next() {
        let source = "# 题目\n甲。乙。\n丙。\n丁。戊。";
        let summary = |ids: &[u32]| {
            let group = |id: &u32| Group { sentences: vec![SentenceId(*id)], omitted: None };
            Summary { groups: ids.iter().map(group).collect() }
        };
        let (article, layout) = layout(source, Mode::Summary, &summary(&[1, 3]), 40);
        let words = |byte| article.slice(layout.span(layout.at_or_after(byte)));
        for (at, found) in [("甲", "乙。"), ("乙", "乙。"), ("丙", "丁。"), ("丁", "丁。"), ("戊", "丁。")]
        {
            assert_eq!(words(article.text().find(at).unwrap()), found, "{at}");
        }
    }

    #[test]
    fn walking_there_and_back() {
        for fixture in [chinese(), english()] {
            let article = Arc::new(fixture.article);
            for width in [1, 7, 30, 84] {
                let layout = Layout::new(&article, Mode::Full, &Summary::default(), width, true);
                let mut places = vec![Place::default()];
                while places[places.len() - 1] < layout.last() {
                    places.push(layout.forward(places[places.len() - 1], 1));
                }
                for (index, place) in places.iter().enumerate() {
                    assert_eq!(layout.forward(Place::default(), index), *place);
                    assert_eq!(layout.back(layout.last(), places.len() - 1 - index), *place);
                    assert_eq!(layout.distance(Place::default(), *place, 10_000), index);
                    if let Some(Line::Words { .. }) = layout.line(*place) {
                        assert_eq!(layout.at(layout.span(*place).start), *place, "width {width}");
                    }
                }
            }
        }
    }
}
