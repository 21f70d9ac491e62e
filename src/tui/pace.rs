//! How long the article and each of its parts take to read: minutes, and the share of the whole. Each is counted in one
//! pass over the text. Knows no screen.

use crate::article::{Article, Lang};
use crate::digest::Outline;
use crate::segment::joint::is_wide;
use std::collections::BTreeMap;

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

impl Length {
    /// How long an article is. The work is linear in its text.
    pub(crate) fn new(article: &Article) -> Self {
        let tally = Tally::up_to(article, [article.text().len()]).pop().unwrap_or_default();
        let units = tally.units(article.lang());
        Self { units, minutes: minutes(units, article.lang()).max(units.min(1)) }
    }
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
    /// How long the parts of an outline take. The work is linear in the text.
    pub(crate) fn new(article: &Article, outline: &Outline) -> Self {
        let shares = shares(article, outline);
        let longest = shares.iter().map(|share| share.minutes).max().unwrap_or(0);
        Self { shares, longest }
    }
}

fn shares(article: &Article, outline: &Outline) -> Vec<Share> {
    let nodes = outline.nodes();
    let all = article.text().len();
    let places = nodes.iter().flat_map(|node| [node.span.start, node.span.end]).chain([all]);
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    let tallies: BTreeMap<usize, Tally> =
        places.iter().copied().zip(Tally::up_to(article, places.iter().copied())).collect();
    let at = |place: usize| tallies.get(&place).copied().unwrap_or_default();
    let whole = at(all).characters;
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

/// What has been counted of the text up to some place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    characters: usize,
    /// Characters that are no white space.
    dark: usize,
    /// Half words. Of a script without spaces, kanji and kana, two characters count as a word.
    halves: usize,
}

impl Tally {
    /// The tallies at some places of the article's text, which rise, in bytes.
    fn up_to(article: &Article, places: impl IntoIterator<Item = usize>) -> Vec<Tally> {
        let text = article.text();
        let mut tallies = Vec::new();
        let mut places = places.into_iter().peekable();
        let mut tally = Tally::default();
        let (mut in_word, mut wide) = (false, 0);
        for (at, c) in text.char_indices() {
            while places.next_if(|place| *place <= at).is_some() {
                tallies.push(tally);
            }
            tally.characters += 1;
            if c.is_whitespace() {
                in_word = false;
                continue;
            }
            tally.dark += 1;
            if !in_word {
                (in_word, wide) = (true, 0);
                tally.halves += 2;
            }
            if is_wide(c) {
                // The first two are the word that was counted when it began.
                wide += 1;
                tally.halves += usize::from(wide > 2);
            }
        }
        tallies.extend(places.map(|_| tally));
        tallies
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
        assert_eq!(Length::new(&article(lang, source).article), Length { units, minutes }, "{source}");
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
        let shares = shares(&fixture.article, &fixture.digest.outline);
        let found: Vec<_> = shares.iter().map(|part| (part.minutes, part.percent)).collect();
        assert_eq!(found, [(0, 0), (3, 87), (0, 13)]);
    }

    #[test]
    fn one_pass_counts_what_counting_each_part_counts() {
        let fixture = chinese();
        let nodes = fixture.digest.outline.nodes();
        let all = fixture.article.text().chars().count();
        for (node, part) in nodes.iter().zip(shares(&fixture.article, &fixture.digest.outline)) {
            let characters = fixture.article.slice(node.span).chars().count();
            assert_eq!(part.percent, (characters * 200 + all) / (all * 2), "{}", node.label.as_str());
        }
    }
}
