//! The summary as a list for a column of its own: each sentence under its section. Says what stands on its rows; draws
//! nothing.

use crate::article::Article;
use crate::digest::Summary;
use crate::span::{SentenceId, Span};
use crate::tui::sections::{Sections, Title};
use crate::wrap::{Measure, Row};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The section that the next sentences stand in; its first row shows the role.
    Title { title: usize, row: Row, first: bool },
    /// Words of a sentence, in bytes of the article.
    Words { id: SentenceId, row: Row, first: bool },
    /// Nothing.
    Gap,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    pub lines: Vec<Line>,
    pub titles: Vec<Title>,
    /// The sentences, in reading order, and the first and one past the last row of each.
    sentences: Vec<(SentenceId, usize, usize)>,
}

impl Listing {
    /// The list in rows of `width` cells.
    pub(crate) fn new(
        article: &Article,
        summary: &Summary,
        sections: &Sections,
        width: usize,
        measure: Measure,
    ) -> Self {
        let mut list = Self::default();
        let mut above = None;
        let ids = summary.sentences();
        for (index, id) in ids.iter().copied().enumerate() {
            let Some(sentence) = article.sentences().get(id.index()) else { continue };
            let span = sentence.span.trimmed(article.text());
            let section = sections.at(span.start);
            if !list.lines.is_empty() {
                list.lines.push(Line::Gap);
            }
            if section != above {
                above = section;
                let below = ids.get(index..).unwrap_or_default();
                list.head(
                    section.and_then(|section| sections.title(section, article, below)),
                    width,
                    measure,
                );
            }
            let begins = list.lines.len();
            let rows = measure.wrap(article.text(), span, width);
            list.lines.extend(rows.iter().map(|row| Line::Words { id, row: *row, first: row == &rows[0] }));
            list.sentences.push((id, begins, list.lines.len()));
        }
        list
    }

    fn head(&mut self, title: Option<Title>, width: usize, measure: Measure) {
        let Some(title) = title else { return };
        let rows = measure.wrap(&title.text, Span::new(0, title.text.len()), width);
        let place = self.titles.len();
        let line = |row: &Row| Line::Title { title: place, row: *row, first: row.span.start == 0 };
        self.lines.extend(rows.iter().map(line));
        self.titles.push(title);
    }

    /// The sentence that a row belongs to; a title's is the first below it.
    pub(crate) fn sentence(&self, row: usize) -> Option<SentenceId> {
        let below = self.sentences.partition_point(|(_, _, end)| *end <= row);
        self.sentences.get(below).filter(|_| row < self.lines.len()).map(|(id, ..)| *id)
    }

    /// The last sentence of the list that is not after another, or else the first.
    pub(crate) fn nearest(&self, id: SentenceId) -> Option<SentenceId> {
        let after = self.sentences.partition_point(|(other, ..)| *other <= id);
        self.sentences.get(after.saturating_sub(1)).map(|(id, ..)| *id)
    }

    /// The first row of a window of `height` rows in which a sentence stands a third down, as far as the list goes.
    pub(crate) fn top(&self, id: Option<SentenceId>, height: usize) -> usize {
        let begins = self.sentences.iter().find(|(other, ..)| Some(*other) == id).map_or(0, |s| s.1);
        begins.saturating_sub(height / 3).min(self.lines.len().saturating_sub(height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Group;
    use crate::tui::fixture::{Fixture, chinese};

    fn list(fixture: &Fixture, ids: &[u32], width: usize) -> Listing {
        let groups = ids.iter().map(|id| Group { sentences: vec![SentenceId(*id)], omitted: None }).collect();
        let sections = Sections::new(&fixture.article, &fixture.digest);
        Listing::new(&fixture.article, &Summary { groups }, &sections, width, Measure::default())
    }

    #[test]
    fn sentences_stand_under_their_sections() {
        let fixture = chinese();
        let list = list(&fixture, &[2, 5, 14, 15], 24);
        let shown = list.lines.iter().map(|line| match line {
            Line::Title { title, row, .. } => format!("[{}]", row.span.of(&list.titles[*title].text)),
            Line::Words { row, .. } => row.span.of(fixture.article.text()).to_owned(),
            Line::Gap => String::new(),
        });
        let expected = [
            "[论点]",
            "它卖的是停下来的时间，书",
            "只是门票。",
            "",
            "[章节 房租之外的账]",
            "书店的难处不在房租，而在",
            "每平方米每小时能留住几个",
            "人。",
            "",
            "[章节 读者从哪里来]",
            "附近的中学放学早，四点以",
        ];
        assert_eq!(shown.take(expected.len()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rows_lead_to_sentences_and_sentences_to_rows() {
        let list = list(&chinese(), &[2, 5], 24);
        let found: Vec<_> = (0..9).map(|row| list.sentence(row).map(|id| id.0)).collect();
        assert_eq!(found, [Some(2), Some(2), Some(2), Some(5), Some(5), Some(5), Some(5), Some(5), None]);
        for (here, nearest) in [(0, 2), (2, 2), (4, 2), (5, 5), (99, 5)] {
            assert_eq!(list.nearest(SentenceId(here)), Some(SentenceId(nearest)), "{here}");
        }
        assert_eq!((list.top(Some(SentenceId(5)), 3), list.top(Some(SentenceId(5)), 99)), (4, 0));
        assert_eq!(Listing::default().nearest(SentenceId(3)), None);
    }
}
