//! The whole article in one column: how much its sentences matter from top to bottom, and where the summary's sentences and
//! what was looked for stand. Knows where things are, and neither colours nor the window.

use crate::article::Article;
use crate::digest::Salience;
use crate::digest::profile::profile;
pub(crate) use crate::digest::profile::{HIGHEST, evenly};
use crate::span::{SentenceId, Span};

/// A stretch of the article as one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// How much the sentences in it matter, beside those of the other cells: 1 to [`HIGHEST`]; 0 where there are none.
    pub level: u8,
    /// The first of the summary's sentences that begin in it.
    pub key: Option<SentenceId>,
}

/// The article from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Strip {
    pub cells: Vec<Cell>,
    /// By cell: the first byte of the article that lies in it.
    starts: Vec<usize>,
    /// The bytes of the article.
    length: usize,
}

/// What a strip shows.
pub(crate) struct Sight<'a> {
    pub article: &'a Article,
    /// By sentence; empty as long as nothing is thought.
    pub saliences: &'a [Salience],
    /// By sentence: whether the summary takes it.
    pub keys: &'a [bool],
}

/// Where the cells begin that stand beside rows of text with empty rows between them, as many as make `spacing` of each:
/// beside an empty row lies nothing.
pub(crate) fn spread(rows: &[usize], spacing: usize) -> Vec<usize> {
    let first = rows.iter().take(1).copied();
    first.chain(rows.iter().skip(1).flat_map(|row| std::iter::repeat_n(*row, spacing))).collect()
}

impl Strip {
    /// Shows the article in cells that begin at these bytes of it, which never fall. As long as it is the same article and
    /// its cells begin where they did, only the summary's sentences are looked at again; else the work is linear in the
    /// sentences and the cells.
    pub(crate) fn show(&mut self, sight: &Sight, starts: Vec<usize>) {
        let length = sight.article.text().len();
        if (self.length, &self.starts) != (length, &starts) {
            let levels = profile(sight.article, sight.saliences, &starts);
            let cells = levels.into_iter().map(|level| Cell { level, key: None }).collect();
            *self = Self { cells, starts, length };
        }
        self.cells.iter_mut().for_each(|cell| cell.key = None);
        for (index, _) in sight.keys.iter().enumerate().filter(|(_, is_key)| **is_key) {
            let Some(sentence) = sight.article.sentences().get(index) else { continue };
            let at = self.at(sentence.span.trimmed(sight.article.text()).start);
            if let Some(cell) = self.cells.get_mut(at) {
                cell.key = cell.key.or(Some(SentenceId::at(index)));
            }
        }
    }

    /// Whether any of what was looked for, in reading order, begins in a cell; found by halving.
    pub(crate) fn has_hit(&self, cell: usize, hits: &[Span]) -> bool {
        let first = if cell == 0 { 0 } else { self.byte(cell) };
        let next = hits.get(hits.partition_point(|hit| hit.start < first));
        next.is_some_and(|hit| self.starts.get(cell + 1).is_none_or(|end| hit.start < *end))
    }

    /// The cell in which a byte of the article lies; the last, for those behind it, and the first, for those before.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The first byte of a cell; the article's end, where there is none.
    pub(crate) fn byte(&self, cell: usize) -> usize {
        self.starts.get(cell).copied().unwrap_or(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::tui::fixture::{Fixture, article};

    /// Ten sentences of equal length with scores of their own.
    fn ten(scores: [f64; 10], keys: &[usize]) -> (Fixture, Vec<bool>) {
        let source: String = "甲乙丙丁。".repeat(10);
        let mut fixture = article(Lang::Zh, &source);
        for (salience, score) in fixture.digest.saliences.iter_mut().zip(scores) {
            salience.score = score;
        }
        (fixture, (0..10).map(|index| keys.contains(&index)).collect())
    }

    #[test]
    fn beside_an_empty_row_lies_nothing() {
        assert_eq!(spread(&[0, 10, 25], 1), [0, 10, 25]);
        assert_eq!(spread(&[0, 10, 25], 2), [0, 10, 10, 25, 25]);
        assert!(spread(&[], 2).is_empty());
        let (fixture, keys) = ten([0.5; 10], &[1, 3]);
        let sight = Sight { article: &fixture.article, saliences: &fixture.digest.saliences, keys: &keys };
        let strip = strip(&sight, spread(&[0, 30, 60], 2));
        let keyed: Vec<bool> = strip.cells.iter().map(|cell| cell.key.is_some()).collect();
        assert_eq!(keyed, [true, false, true, false, false]);
        assert_eq!((strip.at(29), strip.at(30), strip.at(149)), (0, 2, 4));
    }

    fn strip(sight: &Sight, starts: Vec<usize>) -> Strip {
        let mut strip = Strip::default();
        strip.show(sight, starts);
        strip
    }

    fn even(sight: &Sight, height: usize) -> Strip {
        strip(sight, evenly(sight.article.text().len(), height))
    }

    /// The cells from top to bottom: a level, `K` for a key sentence, `*` after it for a hit.
    fn picture(strip: &Strip, hits: &[Span]) -> String {
        let cell = |(index, cell): (usize, &Cell)| {
            let sign = if cell.key.is_some() { "K".to_owned() } else { cell.level.to_string() };
            sign + if strip.has_hit(index, hits) { "*" } else { "" }
        };
        strip.cells.iter().enumerate().map(cell).collect()
    }

    #[track_caller]
    fn check(scores: [f64; 10], keys: &[usize], hits: &[usize], height: usize, expected: &str) {
        let (fixture, keys) = ten(scores, keys);
        let hits: Vec<_> = hits.iter().map(|at| Span::new(at * 15, at * 15 + 3)).collect();
        let saliences = &fixture.digest.saliences;
        let strip = even(&Sight { article: &fixture.article, saliences, keys: &keys }, height);
        assert_eq!(picture(&strip, &hits), expected, "{height} cells");
    }

    const RISING: [f64; 10] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65];

    #[test]
    fn a_profile_between_the_lowest_and_the_highest() {
        check(RISING, &[], &[], 10, "1122334455");
        check(RISING, &[], &[], 5, "12345");
        check(RISING, &[], &[], 2, "15");
        check(RISING, &[], &[], 1, "3");
        check([0.5; 10], &[], &[], 3, "333");
        check(RISING, &[], &[], 0, "");
    }

    #[test]
    fn key_sentences_and_hits_stand_where_they_begin() {
        check(RISING, &[0, 9], &[], 10, "K12233445K");
        check(RISING, &[0, 1, 9], &[1, 4], 5, "K*23*4K");
        check(RISING, &[9], &[9], 1, "K*");
    }

    #[test]
    fn another_summary_and_another_height_show_in_the_same_strip() {
        let (fixture, mut keys) = ten(RISING, &[0, 1, 9]);
        let mut strip = Strip::default();
        for (keyed, height, expected) in [(0, 5, "K234K"), (4, 5, "K2K4K"), (2, 10, "KKK2K3445K")] {
            keys[keyed] = true;
            let saliences = &fixture.digest.saliences;
            let sight = Sight { article: &fixture.article, saliences, keys: &keys };
            strip.show(&sight, evenly(fixture.article.text().len(), height));
            assert_eq!(picture(&strip, &[]), expected);
        }
        keys.fill(false);
        let sight = Sight { article: &fixture.article, saliences: &[], keys: &keys };
        strip.show(&sight, strip.starts.clone());
        assert_eq!(picture(&strip, &[]), "1122334455");
    }

    #[test]
    fn cells_may_be_rows() {
        // Two rows of a sentence and a half, a blank one, a row of the rest.
        let (fixture, keys) = ten(RISING, &[1]);
        let sight = Sight { article: &fixture.article, saliences: &fixture.digest.saliences, keys: &keys };
        let strip = strip(&sight, vec![3, 24, 45, 45]);
        // Before the first, in the second, at the border of the last two.
        let hits = [0, 27, 45].map(|at| Span::new(at, at + 3));
        assert_eq!(picture(&strip, &hits), "K*2*05*");
        for hit in hits {
            let marked = (0..strip.cells.len()).filter(|cell| strip.has_hit(*cell, &[hit]));
            assert_eq!(marked.collect::<Vec<_>>(), [strip.at(hit.start)], "{hit:?}");
        }
    }

    #[test]
    fn places_go_to_cells_and_back() {
        let (fixture, keys) = ten(RISING, &[]);
        let sight = Sight { article: &fixture.article, saliences: &[], keys: &keys };
        for height in 1..=150 {
            let strip = even(&sight, height);
            assert!(strip.cells.iter().all(|cell| cell.level == 0), "nothing is thought yet");
            for cell in 0..height {
                assert_eq!(strip.at(strip.byte(cell)), cell, "of {height}");
            }
            assert_eq!(strip.at(usize::MAX / 1000), height - 1);
        }
        let nothing = article(Lang::Zh, "");
        let sight = Sight { article: &nothing.article, saliences: &[], keys: &[] };
        let strip = even(&sight, 3);
        assert_eq!((strip.at(0), strip.at(9), strip.byte(2)), (2, 2, 0));
    }
}
