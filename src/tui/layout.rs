//! The text as rows for a width: pieces in reading order, each wrapped when it is first looked at, and places that walk
//! over them. Draws nothing and knows no scrolling.

use crate::article::Article;
use crate::span::Span;
use crate::tui::pieces::{Look, Piece, Pieces};
use crate::tui::sections::Title;
use crate::wrap::Row;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
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

/// The pieces of the text and their rows.
pub(crate) struct Layout {
    pieces: Pieces,
    /// By the index of their piece: those that were looked at. What it holds follows from the pieces alone.
    laid: RefCell<BTreeMap<usize, Rc<Laid>>>,
}

/// A piece on its rows.
struct Laid {
    piece: Piece,
    /// Its words, in [`Layout::text`].
    rows: Vec<Row>,
}

impl Laid {
    /// How many rows it takes, with those below its words.
    fn height(&self) -> usize {
        self.rows.len() + usize::from(self.piece.omitted.is_some()) + usize::from(self.piece.gap)
    }
}

impl Layout {
    /// Lays out what a mode shows. No row is made before it is looked at.
    pub(crate) fn new(article: &Arc<Article>, look: &Look) -> Self {
        Self { pieces: Pieces::new(article, look), laid: RefCell::default() }
    }

    /// How many pieces have been wrapped so far, for what holds the growth.
    #[cfg(test)]
    pub(crate) fn wrapped(&self) -> usize {
        self.laid.borrow().len()
    }

    /// Whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.len() == 0
    }

    /// The piece with this index.
    pub(crate) fn piece(&self, index: usize) -> Option<Piece> {
        self.pieces.get(index)
    }

    /// The text that a piece's mark and rows are spans of.
    pub(crate) fn text(&self, piece: &Piece) -> &str {
        self.pieces.text(piece)
    }

    /// The section's title that a piece is, if it is one.
    pub(crate) fn title(&self, piece: &Piece) -> Option<&Title> {
        self.pieces.title(piece)
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
        (self.pieces.passages_around(top.piece).0, self.pieces.passages_around(bottom.piece + 1).1)
    }

    /// What stands at a place, if it is one.
    pub(crate) fn line(&self, place: Place) -> Option<Line> {
        let laid = self.laid(place.piece)?;
        let Laid { piece, rows } = laid.as_ref();
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
            _ => (place.row < laid.height()).then_some(Line::Gap),
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
        let last = self.pieces.own_len().checked_sub(1).and_then(|last| self.pieces.own(last));
        let (Some(first), Some(last)) = (self.pieces.own(0), last) else {
            return (Place::default(), Place::default());
        };
        let gap = self.pieces.get(last).is_some_and(|piece| piece.gap);
        let row = self.height(last).saturating_sub(1 + usize::from(gap));
        (Place { piece: first, row: 0 }, Place { piece: last, row })
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
        self.at_own(self.pieces.own_at(byte), byte)
    }

    /// Whether the very row that was remembered is there, in words of the article or below them.
    pub(crate) fn holds(&self, spot: Spot) -> bool {
        let index = self.pieces.own(self.pieces.own_at(spot.byte));
        let piece = index.and_then(|index| self.pieces.get(index));
        piece.is_some_and(|p| p.span.contains(spot.byte) || spot.below > 0 && p.span.end == spot.byte)
    }

    /// The row on which a byte of the article stands, or the first after it; the last, where none is.
    pub(crate) fn at_or_after(&self, byte: usize) -> Place {
        let nth = self.pieces.own_at(byte);
        let place = self.at_own(nth, byte);
        let is_past = self.pieces.get(place.piece).is_some_and(|p| p.span.end <= byte);
        match self.pieces.own(nth + 1) {
            Some(piece) if is_past => Place { piece, row: 0 },
            _ => place,
        }
    }

    /// What to remember of a row, to find it again in another layout.
    pub(crate) fn spot(&self, place: Place) -> Spot {
        let Some(laid) = self.laid(place.piece) else { return Spot::default() };
        let Laid { piece, rows } = laid.as_ref();
        let row = rows.get(place.row).or(rows.last()).map_or(0, |row| row.span.start);
        let passage =
            piece.passage.map(|passage| (passage, row.saturating_sub(self.pieces.words(piece).start)));
        let below = (place.row + 1).saturating_sub(rows.len());
        Spot { byte: self.span(place).start, passage, below }
    }

    /// The row that was remembered. Where its words do not show, the first after them that do, or the last.
    pub(crate) fn find(&self, spot: Spot) -> Place {
        let of_passage = spot.passage.and_then(|(passage, byte)| {
            let index = self.pieces.of_passage(passage)?;
            let byte = byte + self.pieces.words(&self.pieces.get(index)?).start;
            Some(self.at_row(index, byte))
        });
        let words = of_passage.unwrap_or_else(|| self.at(spot.byte));
        let rows = self.laid(words.piece).map_or(0, |laid| laid.rows.len());
        let row = Place { row: rows + spot.below.saturating_sub(1), ..words };
        let ends_there = self.pieces.get(words.piece).is_some_and(|piece| piece.span.end == spot.byte);
        match (spot.below > 0 && ends_there && row.row < self.height(row.piece), of_passage) {
            (true, _) => row,
            (false, Some(words)) => words,
            (false, None) => self.at_or_after(spot.byte),
        }
    }

    /// The bytes of the article that stand on a row; where none do, the empty end of its piece.
    pub(crate) fn span(&self, place: Place) -> Span {
        let Some(laid) = self.laid(place.piece) else { return Span::default() };
        let piece = &laid.piece;
        match laid.rows.get(place.row).filter(|_| piece.is_own()) {
            Some(row) if place.row == 0 => Span { start: piece.span.start, end: row.span.end },
            Some(row) => row.span,
            None => Span { start: piece.span.end, end: piece.span.end },
        }
    }

    /// A piece on its rows, wrapped if it never was.
    fn laid(&self, index: usize) -> Option<Rc<Laid>> {
        let known = self.laid.borrow().get(&index).cloned();
        known.or_else(|| {
            let piece = self.pieces.get(index)?;
            let rows = self.pieces.measure().wrap(
                self.text(&piece),
                self.pieces.words(&piece),
                self.pieces.room(&piece),
            );
            let laid = Rc::new(Laid { piece, rows });
            self.laid.borrow_mut().insert(index, Rc::clone(&laid));
            Some(laid)
        })
    }

    /// The row of the nth piece of the article's own on which a byte stands, or the nearest before it.
    fn at_own(&self, nth: usize, byte: usize) -> Place {
        self.pieces.own(nth).map_or(Place::default(), |piece| self.at_row(piece, byte))
    }

    /// The row of a piece on which a byte of its text stands, or the nearest before it.
    fn at_row(&self, piece: usize, byte: usize) -> Place {
        let begun = |laid: Rc<Laid>| laid.rows.partition_point(|row| row.span.start <= byte);
        Place { piece, row: self.laid(piece).map_or(0, begun).saturating_sub(1) }
    }

    fn height(&self, index: usize) -> usize {
        self.laid(index).map_or(0, |laid| laid.height())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::digest::{Group, Summary};
    use crate::span::SentenceId;
    use crate::tui::fixture::{article, chinese, english};
    use crate::tui::modes::Mode;
    use crate::tui::phrases::Tongue;
    use crate::tui::sections::Sections;

    fn layout(source: &str, mode: Mode, summary: &Summary, width: usize) -> (Arc<Article>, Layout) {
        let article = Arc::new(article(Lang::Zh, source).article);
        let layout =
            Layout::new(&article, &Look { mode, ..Look::full(summary, &Sections::default(), width) });
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
                    let text = layout.text(&piece);
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
        let (summary, sections) = (Summary::default(), Sections::default());
        let removed = Some(Tongue::Chinese);
        let layout =
            Layout::new(&article, &Look { title, removed, ..Look::full(&summary, &sections, width) });
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
        let (summary, sections) = (Summary::default(), Sections::default());
        let removed = Some(Tongue::Chinese);
        let layout = Layout::new(&article, &Look { removed, ..Look::full(&summary, &sections, 46) });
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
        let (summary, sections) = (Summary::default(), Sections::default());
        let layout = |width, removed| {
            Layout::new(&article, &Look { removed, ..Look::full(&summary, &sections, width) })
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
        let look = Look { mode: Mode::Summary, title: false, ..Look::full(&summary, &sections, 24) };
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
                let (summary, sections) = (Summary::default(), Sections::default());
                let layout =
                    Layout::new(&article, &Look { removed, ..Look::full(&summary, &sections, width) });
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
