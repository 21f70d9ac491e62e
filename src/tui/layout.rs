//! The text as rows for a width: pieces in reading order, each wrapped when it is first looked at, and places that walk
//! over them. Draws nothing and knows no scrolling.

use crate::article::{Article, BlockKind};
use crate::digest::Summary;
use crate::span::Span;
use crate::tui::modes::Mode;
use crate::tui::phrases::Tongue;
use crate::tui::pieces::{Piece, all_pieces, indent, put_back, summary_pieces};
use crate::tui::removed::{Passage, passages};
use crate::tui::sections::{Sections, Title};
use crate::wrap::{Row, wrap};
use std::cell::OnceCell;
use std::sync::Arc;

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
    /// Words of a passage that was taken out; its first row shows the reason.
    Removed { row: Row, first: bool },
    /// What the outline calls the section that follows; its first row shows the role.
    Title { row: Row, first: bool },
    /// How many members of an enumeration are left out.
    Omitted(usize),
    /// Nothing.
    Gap,
}

/// A row that outlives its layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    /// A byte of the article on the row, or where its passage stood.
    pub byte: usize,
    /// Which of the passages that were taken out, and a byte of its words.
    pub passage: Option<(usize, usize)>,
    /// How many rows below the last words of its piece; 0 on a row of words.
    pub below: usize,
}

/// What to lay out, and how.
pub(crate) struct Look<'a> {
    pub mode: Mode,
    pub summary: &'a Summary,
    /// The sections that the summary's sentences stand in.
    pub sections: &'a Sections,
    /// Cells of a row.
    pub width: usize,
    /// Whether the title comes along.
    pub title: bool,
    /// Whether what was taken out comes along, its reasons in this language. The summary alone never shows it.
    pub removed: Option<Tongue>,
}

/// The pieces of the text and their rows.
pub(crate) struct Layout {
    article: Arc<Article>,
    width: usize,
    passages: Vec<Passage>,
    titles: Vec<Title>,
    pieces: Vec<Piece>,
    /// The pieces that are words of the article, by index: their spans rise.
    kept: Vec<usize>,
    /// By piece; filled when first asked for. What it holds follows from the fields above alone.
    rows: Vec<OnceCell<Vec<Row>>>,
}

impl Layout {
    /// Lays out what a mode shows.
    pub(crate) fn new(article: &Arc<Article>, look: &Look) -> Self {
        let (width, is_full) = (look.width, look.mode != Mode::Summary);
        let removed = look.removed.filter(|_| is_full);
        let passages = removed.map_or_else(Vec::new, |tongue| passages(article, tongue, width));
        let (mut pieces, titles) = match look.mode {
            Mode::Summary => summary_pieces(article, look.summary, look.sections),
            Mode::Full | Mode::Keys => (all_pieces(article), Vec::new()),
        };
        for piece in &mut pieces {
            indent(piece, article.text(), width);
        }
        if !passages.is_empty() {
            pieces = put_back(pieces, &passages);
        }
        if !look.title {
            pieces.retain(|p| p.kind != BlockKind::Title);
        }
        if let Some(last) = pieces.last_mut() {
            last.gap = false;
        }
        let is_kept = |(index, piece): (usize, &Piece)| piece.is_own().then_some(index);
        let kept = pieces.iter().enumerate().filter_map(is_kept).collect();
        let rows = pieces.iter().map(|_| OnceCell::new()).collect();
        Self { article: Arc::clone(article), width, passages, titles, pieces, kept, rows }
    }

    /// How many pieces have been wrapped so far, for what holds the growth.
    #[cfg(test)]
    pub(crate) fn wrapped(&self) -> usize {
        self.rows.iter().filter(|rows| rows.get().is_some()).count()
    }

    /// Whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The piece with this index.
    pub(crate) fn piece(&self, index: usize) -> Option<&Piece> {
        self.pieces.get(index)
    }

    /// The text that a piece's mark and rows are spans of.
    pub(crate) fn text(&self, piece: &Piece) -> &str {
        match (piece.passage, piece.title) {
            (Some(index), _) => self.passages.get(index).map_or("", |passage| &passage.text),
            (None, Some(index)) => self.titles.get(index).map_or("", |title| &title.text),
            (None, None) => self.article.text(),
        }
    }

    /// The section's title that a piece is, if it is one.
    pub(crate) fn title(&self, piece: &Piece) -> Option<&Title> {
        self.titles.get(piece.title?)
    }

    /// A row, or, where it is the first of its section, the row of the section's title, as long as `height` rows hold both.
    pub(crate) fn with_title(&self, place: Place, height: usize) -> Place {
        let above = place.piece.checked_sub(1).filter(|_| place.row == 0 && height > 1);
        let title = above.filter(|index| self.pieces.get(*index).is_some_and(|piece| piece.title.is_some()));
        title.map_or(place, |piece| Place { piece, row: 0 })
    }

    /// Whether a row belongs to a passage that was taken out.
    pub(crate) fn is_removed(&self, place: Place) -> bool {
        self.pieces.get(place.piece).is_some_and(|piece| piece.passage.is_some())
    }

    /// How many of the passages that were taken out lie above and below a window of `height` rows.
    pub(crate) fn removed_around(&self, top: Place, height: usize) -> (usize, usize) {
        let bottom = self.forward(top, height.saturating_sub(1));
        let count = |pieces: Option<&[Piece]>| {
            pieces.unwrap_or_default().iter().filter(|piece| piece.passage.is_some()).count()
        };
        (count(self.pieces.get(..top.piece)), count(self.pieces.get(bottom.piece + 1..)))
    }

    /// What stands at a place, if it is one.
    pub(crate) fn line(&self, place: Place) -> Option<Line> {
        let piece = self.pieces.get(place.piece)?;
        let rows = self.rows(place.piece);
        if let Some(row) = rows.get(place.row) {
            let (row, first) = (*row, place.row == 0);
            return Some(match (piece.passage, piece.title) {
                (Some(_), _) => Line::Removed { row, first },
                (None, Some(_)) => Line::Title { row, first },
                (None, None) => Line::Words { row, first },
            });
        }
        match (piece.omitted, place.row - rows.len()) {
            (Some(members), 0) => Some(Line::Omitted(members)),
            _ => (place.row < self.height(place.piece)).then_some(Line::Gap),
        }
    }

    /// The bytes of the article at which its rows begin; nothing, where there are more than `most`.
    pub(crate) fn starts(&self, most: usize) -> Option<Vec<usize>> {
        let mut starts = Vec::new();
        for piece in 0..self.pieces.len() {
            let height = self.height(piece);
            if starts.len() + height > most {
                return None;
            }
            starts.extend((0..height).map(|row| self.span(Place { piece, row }).start));
        }
        Some(starts)
    }

    /// The last row with anything on it.
    pub(crate) fn last(&self) -> Place {
        let piece = self.pieces.len().saturating_sub(1);
        Place { piece, row: self.height(piece).saturating_sub(1) }
    }

    /// The first and the last row of the article's own.
    pub(crate) fn ends(&self) -> (Place, Place) {
        let (Some(first), Some(last)) = (self.kept.first(), self.kept.last()) else {
            return (Place::default(), Place::default());
        };
        let gap = self.pieces.get(*last).is_some_and(|piece| piece.gap);
        let row = self.height(*last).saturating_sub(1 + usize::from(gap));
        (Place { piece: *first, row: 0 }, Place { piece: *last, row })
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
        self.at_kept(self.kept_at(byte), byte)
    }

    /// Whether the very row that was remembered is there, in words of the article or below them.
    pub(crate) fn holds(&self, spot: Spot) -> bool {
        let piece = self.kept.get(self.kept_at(spot.byte)).and_then(|index| self.pieces.get(*index));
        piece.is_some_and(|p| p.span.contains(spot.byte) || spot.below > 0 && p.span.end == spot.byte)
    }

    /// The row on which a byte of the article stands, or the first after it; the last, where none is.
    pub(crate) fn at_or_after(&self, byte: usize) -> Place {
        let index = self.kept_at(byte);
        let place = self.at_kept(index, byte);
        let is_past = self.pieces.get(place.piece).is_some_and(|p| p.span.end <= byte);
        match self.kept.get(index + 1) {
            Some(next) if is_past => Place { piece: *next, row: 0 },
            _ => place,
        }
    }

    /// What to remember of a row, to find it again in another layout.
    pub(crate) fn spot(&self, place: Place) -> Spot {
        let rows = self.rows(place.piece);
        let below = (place.row + 1).saturating_sub(rows.len());
        let row = rows.get(place.row).or(rows.last());
        let passage = self.pieces.get(place.piece).and_then(|piece| {
            Some((
                piece.passage?,
                row.map_or(0, |row| row.span.start).saturating_sub(self.words(piece).start),
            ))
        });
        Spot { byte: self.span(place).start, passage, below }
    }

    /// The row that was remembered. Where its words do not show, the first after them that do, or the last.
    pub(crate) fn find(&self, spot: Spot) -> Place {
        let of_passage = spot.passage.and_then(|(passage, byte)| {
            let index = self.pieces.iter().position(|piece| piece.passage == Some(passage))?;
            let byte = byte + self.words(self.pieces.get(index)?).start;
            let row = self.rows(index).partition_point(|row| row.span.start <= byte).saturating_sub(1);
            Some(Place { piece: index, row })
        });
        let words = of_passage.unwrap_or_else(|| self.at(spot.byte));
        let row = Place { row: self.rows(words.piece).len() + spot.below.saturating_sub(1), ..words };
        let ends_there = self.pieces.get(words.piece).is_some_and(|piece| piece.span.end == spot.byte);
        match (spot.below > 0 && ends_there && row.row < self.height(row.piece), of_passage) {
            (true, _) => row,
            (false, Some(words)) => words,
            (false, None) => self.at_or_after(spot.byte),
        }
    }

    /// The bytes of the article that stand on a row; where none do, the empty end of its piece.
    pub(crate) fn span(&self, place: Place) -> Span {
        let Some(piece) = self.pieces.get(place.piece) else { return Span::default() };
        match self.rows(place.piece).get(place.row).filter(|_| piece.is_own()) {
            Some(row) if place.row == 0 => Span { start: piece.span.start, end: row.span.end },
            Some(row) => row.span,
            None => Span { start: piece.span.end, end: piece.span.end },
        }
    }

    fn rows(&self, index: usize) -> &[Row] {
        let (Some(piece), Some(cell)) = (self.pieces.get(index), self.rows.get(index)) else { return &[] };
        cell.get_or_init(|| {
            let width = self.width.saturating_sub(piece.indent + piece.hang).max(1);
            wrap(self.text(piece), self.words(piece), width)
        })
    }

    /// A piece's words behind its mark, in [`Layout::text`].
    fn words(&self, piece: &Piece) -> Span {
        let end = if piece.is_own() { piece.span.end } else { self.text(piece).len() };
        Span { start: piece.mark.end, end }
    }

    /// The last piece of the article's own that begins at a byte of it or before, as an index of `kept`; or the first.
    fn kept_at(&self, byte: usize) -> usize {
        let begins = |piece: &usize| self.pieces.get(*piece).is_some_and(|p| p.span.start <= byte);
        self.kept.partition_point(begins).saturating_sub(1)
    }

    /// The row of a piece of the article's own on which a byte stands, or the nearest before it.
    fn at_kept(&self, index: usize, byte: usize) -> Place {
        let Some(piece) = self.kept.get(index).copied() else { return Place::default() };
        let row = self.rows(piece).partition_point(|r| r.span.start <= byte).saturating_sub(1);
        Place { piece, row }
    }

    fn height(&self, index: usize) -> usize {
        let Some(piece) = self.pieces.get(index) else { return 0 };
        self.rows(index).len() + usize::from(piece.omitted.is_some()) + usize::from(piece.gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::digest::Group;
    use crate::span::SentenceId;
    use crate::tui::fixture::{article, chinese, english};

    fn layout(source: &str, mode: Mode, summary: &Summary, width: usize) -> (Arc<Article>, Layout) {
        let article = Arc::new(article(Lang::Zh, source).article);
        let layout = Layout::new(
            &article,
            &Look { mode, summary, sections: &Sections::default(), width, title: true, removed: None },
        );
        (article, layout)
    }

    /// Every row of a layout: words as they are, after a `~` what was taken out, after a `#` a section's title, `~` for a gap,
    /// `+n` for what is left out.
    fn picture(layout: &Layout) -> Vec<String> {
        let mut rows = Vec::new();
        let mut place = Place::default();
        while let Some(line) = layout.line(place) {
            let piece = layout.piece(place.piece).unwrap();
            rows.push(match line {
                Line::Words { row, first } | Line::Removed { row, first } | Line::Title { row, first } => {
                    let text = layout.text(piece);
                    let before = if first { piece.mark.of(text).to_owned() } else { " ".repeat(piece.hang) };
                    let dim = match line {
                        Line::Removed { .. } => "~",
                        Line::Title { .. } => "#",
                        _ => "",
                    };
                    dim.to_owned() + &" ".repeat(piece.indent) + &before + row.span.of(text)
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
        let (_, layout) = layout(source, Mode::Full, &Summary::default(), 16);
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
        assert_eq!(picture(&layout), expected);
    }

    #[track_caller]
    fn check_removed(source: &str, width: usize, title: bool, expected: &[&str]) {
        let article = Arc::new(article(Lang::Zh, source).article);
        let (summary, removed) = (Summary::default(), Some(Tongue::Chinese));
        let layout = Layout::new(
            &article,
            &Look {
                mode: Mode::Full,
                summary: &summary,
                sections: &Sections::default(),
                width,
                title,
                removed,
            },
        );
        assert_eq!(picture(&layout), expected, "{source} at {width}");
    }

    #[test]
    fn what_was_removed_stands_where_it_stood() {
        let source = "~ ad 开卡\n# 题目\n~ ad 满减\n~ share 分享\n甲。\n乙。\n~ ad 末尾";
        let body = ["~广告 · 满减", "~分享 · 分享", "~", "甲。", "~", "乙。", "~", "~广告 · 末尾"];
        check_removed(source, 40, true, &[&["~广告 · 开卡", "~", "题目", "~"], &body[..]].concat());
        check_removed(source, 40, false, &[&["~广告 · 开卡", "~"], &body[..]].concat());
    }

    #[test]
    fn what_was_removed_stands_as_close_as_what_it_stood_behind() {
        check_removed(
            "## 小标题\n~ ad 开卡\n- 一、甲\n~ ad 满减\n- 二、乙\n~ ad 返现\n丙。",
            40,
            true,
            &["小标题", "~广告 · 开卡", "一、甲", "~广告 · 满减", "二、乙", "~", "~广告 · 返现", "~", "丙。"],
        );
    }

    #[test]
    fn what_was_removed_wraps_as_prose_does() {
        check_removed(
            "甲。\n~ ad 周末到店，三本换一杯。\n~ ad 满减",
            21,
            true,
            &["甲。", "~", "~广告 · 周末到店，三本", "~       换一杯。", "~     · 满减"],
        );
        check_removed(
            "~ ad 周末到店，三本\n~ ad 满减\n甲。",
            12,
            true,
            &["~广告 · 周末", "~到店，三本", "~· 满减", "~", "甲。"],
        );
    }

    #[test]
    fn hundreds_of_short_passages_take_a_row_each() {
        let source: String = (0..300).map(|n| format!("~ navigation 栏目{n}\n")).collect();
        let article = Arc::new(article(Lang::Zh, &format!("甲。\n{source}乙。")).article);
        let (summary, removed) = (Summary::default(), Some(Tongue::Chinese));
        let look = Look {
            mode: Mode::Full,
            summary: &summary,
            sections: &Sections::default(),
            width: 46,
            title: true,
            removed,
        };
        let layout = Layout::new(&article, &look);
        assert_eq!(picture(&layout).len(), 2 + 300 + 2);
        assert_eq!(layout.removed_around(Place { piece: 1, row: 0 }, 13), (0, 287));
        assert_eq!(layout.removed_around(layout.last(), 1), (300, 0));
        let b = article.text().find('乙').unwrap();
        assert_eq!(layout.at(b), layout.last());
        assert_eq!(layout.at_or_after(b - 1), layout.last());
        assert_eq!(layout.at(0), Place::default());
    }

    #[test]
    fn a_row_is_found_again() {
        let article = Arc::new(chinese().article);
        let summary = Summary::default();
        let layout = |width, removed| {
            let look = Look {
                mode: Mode::Full,
                summary: &summary,
                sections: &Sections::default(),
                width,
                title: true,
                removed,
            };
            Layout::new(&article, &look)
        };
        let shown = Some(Tongue::Chinese);
        for (width, removed) in [(30, None), (30, shown), (9, shown), (84, shown)] {
            let here = layout(width, removed);
            let mut place = Place::default();
            loop {
                assert_eq!(here.find(here.spot(place)), place, "{removed:?} at {width}");
                // In any other layout it is some place.
                for other in [layout(7, shown), layout(50, None)] {
                    assert!(other.line(other.find(here.spot(place))).is_some());
                }
                if place == here.last() {
                    break;
                }
                place = here.forward(place, 1);
            }
        }
    }

    #[test]
    fn the_summary_shows_its_sentences_under_their_headings() {
        let source = "# 题目\n甲。乙。\n## 一节\n丙。\n## 二节\n丁。\n- 一、戊。己。";
        let group = |ids: &[u32], omitted| Group {
            sentences: ids.iter().map(|id| SentenceId(*id)).collect(),
            omitted,
        };
        let summary = Summary { groups: vec![group(&[1], None), group(&[3], Some(2)), group(&[5], None)] };
        let (_, layout) = layout(source, Mode::Summary, &summary, 40);
        assert_eq!(picture(&layout), ["题目", "~", "乙。", "~", "二节", "丁。", "+2", "~", "己。"]);
    }

    #[test]
    fn sections_without_a_heading_have_their_titles_in_the_summary() {
        let fixture = chinese();
        let sections = Sections::new(&fixture.article, &fixture.digest);
        let group = |id: u32| Group { sentences: vec![SentenceId(id)], omitted: None };
        // The thesis, a sentence before it, one under a heading, the last of the steps, the outlook.
        let summary = Summary { groups: [0, 2, 5, 19, 20].map(group).into() };
        let article = Arc::new(fixture.article);
        let look = Look {
            mode: Mode::Summary,
            summary: &summary,
            sections: &sections,
            width: 24,
            title: false,
            removed: None,
        };
        let layout = Layout::new(&article, &look);
        assert_eq!(picture(&layout)[..2], ["#论点", "去年冬天，城里又关了两家"]);
        let titles: Vec<_> = picture(&layout).into_iter().filter(|row| row.starts_with('#')).collect();
        assert_eq!(titles, ["#论点", "#步骤 要学它，大致分三步", "#前景"]);
        let prognosis = layout.at(article.text().find("三年之内").unwrap());
        assert_eq!(layout.with_title(prognosis, 2), layout.back(prognosis, 1));
        assert_eq!(layout.with_title(prognosis, 1), prognosis);
        assert_eq!(layout.find(layout.spot(layout.back(prognosis, 1))), prognosis);
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
            let wide = [1, 7, 30, 84].map(|width| (width, None));
            for (width, removed) in wide.into_iter().chain(wide.map(|(w, _)| (w, Some(Tongue::English)))) {
                let summary = Summary::default();
                let look = Look {
                    mode: Mode::Full,
                    summary: &summary,
                    sections: &Sections::default(),
                    width,
                    title: true,
                    removed,
                };
                let layout = Layout::new(&article, &look);
                let mut places = vec![Place::default()];
                while places[places.len() - 1] < layout.last() {
                    places.push(layout.forward(places[places.len() - 1], 1));
                }
                let starts: Vec<_> = places.iter().map(|place| layout.span(*place).start).collect();
                assert!(starts.is_sorted());
                assert_eq!(layout.starts(places.len()), Some(starts));
                assert_eq!(layout.starts(places.len() - 1), None);
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
