//! How long the article and each of its parts take to read: minutes, and the share of the whole. The text is counted once, by
//! blocks, and then only where a part begins or ends inside of one. Knows no screen.

use crate::article::{Article, Block, Lang};
use crate::digest::Outline;
use crate::segment::joint::is_wide;
use crate::threads;

/// Characters of Chinese, white space apart, that are read in a minute.
const CHARACTERS: usize = 400;
/// Words of any other language.
const WORDS: usize = 230;

/// How long a part takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    /// Minutes, rounded; 0 for less than half of one.
    pub minutes: usize,
    /// Of the article's characters, in per cent, rounded; 0 for less than half of one. As the printed outline counts.
    pub percent: usize,
}

/// How long the article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Length {
    /// Characters for Chinese, words elsewhere.
    pub units: usize,
    /// Minutes to read it, rounded; 0 where there is nothing to read.
    pub minutes: usize,
}

/// How long every part takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pace {
    /// By node.
    pub shares: Vec<Share>,
    /// The minutes of the longest.
    pub longest: usize,
}

impl Pace {
    /// How long the parts of an outline take. The work is linear in the blocks and in the text of those in which a part
    /// begins or ends, but for the logarithm of the nodes.
    pub(crate) fn new(article: &Article, outline: &Outline, counts: &Counts) -> Self {
        let shares = shares(article, outline, counts);
        let longest = shares.iter().map(|share| share.minutes).max().unwrap_or(0);
        Self { shares, longest }
    }
}

fn shares(article: &Article, outline: &Outline, counts: &Counts) -> Vec<Share> {
    let nodes = outline.nodes();
    let mut places: Vec<usize> = nodes.iter().flat_map(|node| [node.span.start, node.span.end]).collect();
    places.sort_unstable();
    places.dedup();
    let tallies = counts.up_to(article, &places);
    let at = |place: usize| {
        let index = places.binary_search(&place).ok();
        index.and_then(|index| tallies.get(index)).copied().unwrap_or_default()
    };
    let whole = counts.all.characters;
    let part = |node: &crate::digest::Node| {
        let inside = at(node.span.end).since(at(node.span.start));
        Share {
            minutes: minutes(inside.units(article.lang()), article.lang()),
            percent: (inside.characters * 200 + whole).checked_div(whole * 2).unwrap_or(0),
        }
    };
    nodes.iter().map(part).collect()
}

/// The minutes that so many characters or words take, rounded.
fn minutes(units: usize, lang: Lang) -> usize {
    let a_minute = if lang == Lang::Zh { CHARACTERS } else { WORDS };
    (units + a_minute / 2) / a_minute
}

/// What is counted of an article, up to each of its blocks.
pub(crate) struct Counts {
    /// By block: what stands before it.
    before: Vec<Tally>,
    all: Tally,
}

impl Counts {
    /// Counts an article. The work is linear in its text.
    pub(crate) fn new(article: &Article) -> Self {
        let text = article.text();
        let count = |block: &Block| Count::of(block.span.of(text)).tally;
        let blocks = threads::map(article.blocks(), text.len(), count);
        let mut before = Vec::with_capacity(blocks.len());
        let mut all = Tally::default();
        for block in blocks {
            // The line end between two blocks.
            all.characters += usize::from(!before.is_empty());
            before.push(all);
            all = all.and(block);
        }
        Self { before, all }
    }

    /// How long the article is that was counted.
    pub(crate) fn length(&self, article: &Article) -> Length {
        let units = self.all.units(article.lang());
        Length { units, minutes: minutes(units, article.lang()).max(units.min(1)) }
    }

    /// The tallies at some places of the article's text, which rise, in bytes.
    fn up_to(&self, article: &Article, places: &[usize]) -> Vec<Tally> {
        let mut begun = article.blocks().iter().map(|block| block.span.start).zip(&self.before).peekable();
        let (mut at, mut count) = (0, Count::default());
        let (text, mut tallies) = (article.text(), Vec::with_capacity(places.len()));
        for place in places {
            while let Some((start, tally)) = begun.next_if(|(start, _)| start <= place) {
                if start >= at {
                    (at, count) = (start, Count { tally: *tally, ..Count::default() });
                }
            }
            for c in text.get(at..).unwrap_or_default().chars() {
                if at >= *place {
                    break;
                }
                count.add(c);
                at += c.len_utf8();
            }
            tallies.push(count.tally);
        }
        tallies
    }
}

/// A text being counted.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    tally: Tally,
    in_word: bool,
    /// Of the word so far: the characters of a script that puts no space between words.
    wide: usize,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        text.chars().for_each(|c| count.add(c));
        count
    }

    /// Counts the character that comes next.
    fn add(&mut self, c: char) {
        self.tally.characters += 1;
        if c.is_whitespace() {
            self.in_word = false;
            return;
        }
        self.tally.dark += 1;
        if !self.in_word {
            (self.in_word, self.wide) = (true, 0);
            self.tally.halves += 2;
        }
        if is_wide(c) {
            // The first two are the word that was counted when it began.
            self.wide += 1;
            self.tally.halves += usize::from(self.wide > 2);
        }
    }
}

/// What has been counted of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    characters: usize,
    /// Characters that are no white space.
    dark: usize,
    /// Half words. Of a script without spaces, kanji and kana, two characters count as a word.
    halves: usize,
}

impl Tally {
    /// This and what follows behind it.
    fn and(self, next: Tally) -> Tally {
        Tally {
            characters: self.characters + next.characters,
            dark: self.dark + next.dark,
            halves: self.halves + next.halves,
        }
    }

    /// What was counted since an earlier place.
    fn since(self, earlier: Tally) -> Tally {
        Tally {
            characters: self.characters.saturating_sub(earlier.characters),
            dark: self.dark.saturating_sub(earlier.dark),
            halves: self.halves.saturating_sub(earlier.halves),
        }
    }

    /// Characters for Chinese, words elsewhere.
    fn units(self, lang: Lang) -> usize {
        if lang == Lang::Zh { self.dark } else { self.halves.div_ceil(2) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::NodeRole;
    use crate::tui::fixture::{article, chinese};

    #[track_caller]
    fn check_length(lang: Lang, source: &str, units: usize, minutes: usize) {
        let article = article(lang, source).article;
        assert_eq!(Counts::new(&article).length(&article), Length { units, minutes }, "{source}");
    }

    #[test]
    fn lengths() {
        check_length(Lang::Zh, "甲 乙丙。", 4, 1);
        check_length(Lang::Zh, &"甲".repeat(1000), 1000, 3);
        check_length(Lang::En, "One two  three", 3, 1);
        check_length(Lang::Other, "ひらがなとカンジ x", 5, 1);
        check_length(Lang::Other, "あ い", 2, 1);
        check_length(Lang::En, "", 0, 0);
    }

    #[test]
    fn parts_are_measured_as_the_printed_outline_measures_them() {
        let words = |count: usize| "word ".repeat(count);
        let source = format!("# Title\n## One\n{}\n## Two\n{}", words(690), words(100));
        let fixture = article(Lang::En, &source).outlined(&[
            (0, NodeRole::Title, "Title"),
            (0, NodeRole::Section, "One"),
            (0, NodeRole::Section, "Two"),
        ]);
        let shares = shares(&fixture.article, &fixture.digest.outline, &Counts::new(&fixture.article));
        let found: Vec<_> = shares.iter().map(|part| (part.minutes, part.percent)).collect();
        assert_eq!(found, [(0, 0), (3, 87), (0, 13)]);
    }

    #[test]
    fn blocks_count_what_counting_each_part_counts() {
        let fixture = chinese();
        let counts = Counts::new(&fixture.article);
        let nodes = fixture.digest.outline.nodes();
        let all = fixture.article.text().chars().count();
        for (node, part) in nodes.iter().zip(shares(&fixture.article, &fixture.digest.outline, &counts)) {
            let characters = fixture.article.slice(node.span).chars().count();
            assert_eq!(part.percent, (characters * 200 + all) / (all * 2), "{}", node.label.as_str());
        }
    }

    #[test]
    fn a_place_anywhere_is_counted_from_its_block() {
        let article = article(Lang::Other, "# One two\nかな and 漢字かな。\n- x y\nz").article;
        let text = article.text();
        let places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let counts = Counts::new(&article);
        let whole = |end: &usize| Count::of(&text[..*end]).tally;
        let all: Vec<_> = places.iter().map(whole).collect();
        assert_eq!(counts.up_to(&article, &places), all);
        for (place, tally) in places.iter().zip(&all) {
            assert_eq!(counts.up_to(&article, &[*place]), [*tally], "{place}");
        }
        assert_eq!(Some(&counts.all), all.last());
    }
}
