//! Where a text without headings changes its topic: the segmentation that makes its words most probable. Knows words as
//! numbers, and nothing of what they mean.
//!
//! The search is that of Utiyama and Isahara, "A statistical model for domain-independent text segmentation" (ACL 2001):
//! each segment is charged for its words, each boundary has a price of a logarithm of the text's length, and dynamic
//! programming finds the cheapest segmentation. A segment's charge is that of a code which learns the segment's words as
//! it goes, each word having half a count to begin with (Krichevsky and Trofimov; also the Dirichlet prior of Eisenstein
//! and Barzilay, "Bayesian unsupervised topic segmentation", EMNLP 2008): with K distinct words in the text, a segment of
//! n words costs ln Γ(n + K/2) − ln Γ(K/2) less, for each of its words with f occurrences, ln Γ(f + 1/2) − ln Γ(1/2).
//!
//! No one price of a boundary does for every text. A text sewn together of foreign pieces repeats a word within a piece and
//! hardly anywhere else, and each piece is a topic, however short. An article or a chapter keeps to one subject and drifts:
//! what repeats is spread all over, and cuts by its content words follow every example and aside. So the text is first
//! cut as if it were sewn, and [`confinement`] says how far its words keep to the pieces. Where they do, the pieces stand;
//! otherwise the text is cut again by all its words, the function words too, which pays only where the manner of writing
//! changes with the matter, and gives few and large parts.

mod search;

use crate::article::Article;
use crate::digest::cue::leans;
use crate::digest::genre::is_ended;
use crate::digest::lists::Lists;
use crate::digest::terms::{Terms, summed};
use crate::threads;
use foldhash::{HashMap, HashMapExt};
use search::Search;
use std::ops::Range;

/// What the search takes for given. Fitted by `examples/topics.rs`, which says on what, and prints the figures of others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The price of a boundary where the text is cut by its content words, in ln N, N being the number of those words.
    pub sewn_price: f64,
    /// The price of a boundary where the text is cut by all its words, in ln N of all words.
    pub drift_price: f64,
    /// How much more, in its price, a boundary costs in a text that drifts before a unit that leans on what stands
    /// before it. Pieces that were sewn together may begin anywhere.
    pub leaning: f64,
    /// The fewest sentences of a segment.
    pub least: usize,
    /// How even the pieces of a sewn text are: the shape of a gamma distribution of their length.
    pub evenness: f64,
    /// How many times as much as the most frequent words run through a text its words must keep to the pieces for it to
    /// count as sewn together.
    pub sewn: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { sewn_price: 0.7, drift_price: 1.0, leaning: 1.0, least: 3, evenness: 3.0, sewn: 2.1 }
    }
}

/// Where a text changes its topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The units (from 1) at which a new topic begins.
    pub at: Vec<usize>,
    /// Whether the text is sewn together of pieces that have nothing to do with one another.
    pub sewn: bool,
    /// How far words keep to the pieces of the first cut: 0 as by chance, 1 wholly.
    pub confinement: f64,
}

/// No piece of a sewn text is longer than this many units, and a text that drifts is cut at no more than
/// [`BLOCKS`] places: either keeps the work linear in the length of the text.
const LONGEST: usize = 80;
const BLOCKS: usize = 256;

/// No text that drifts has more parts, nor more than the root of the number of its units: more are no help to someone who
/// looks for a way through it.
const PARTS: usize = 12;

/// What a text may be cut between, as ranges of its sentences: paragraphs, or sentences where the paragraphs are long. None
/// where the text is short and left whole.
pub(super) fn units(article: &Article) -> Vec<Range<usize>> {
    /// Shorter texts, in paragraphs, are left whole.
    const LONG: usize = 12;
    /// In sentences: paragraphs that are longer at the mean hold more than one topic each.
    const LONG_PARAGRAPH: usize = 12;
    /// In bytes a sentence, at the mean: lines of verse and of logs are shorter.
    const LINE: usize = 45;
    let sentences = article.sentences().len();
    // Short lines without end marks are verse or a log, where nothing repeats and each stanza looks foreign. Short sentences
    // are prose, and so are long lines that were stripped of their marks.
    let ended = article.sentences().iter().filter(|s| is_ended(article.slice(s.span))).count();
    if ended * 2 < sentences && article.text().len() < sentences * LINE {
        return Vec::new();
    }
    let blocks = article.blocks().iter().map(|b| b.sentences.clone()).filter(|s| !s.is_empty());
    let paragraphs: Vec<Range<usize>> = blocks.collect();
    if sentences > paragraphs.len() * LONG_PARAGRAPH && sentences >= LONG * LONG_PARAGRAPH / 3 {
        return (0..sentences).map(|i| i..i + 1).collect();
    }
    if paragraphs.len() < LONG { Vec::new() } else { paragraphs }
}

/// Which units lean on what stands before them, as those do that begin with "but" or "she".
pub(super) fn leaning(article: &Article, units: &[Range<usize>]) -> Vec<bool> {
    let first = |unit: &Range<usize>| article.sentences().get(unit.start).map(|s| article.slice(s.span));
    units.iter().map(|unit| first(unit).is_some_and(|text| leans(text, article.lang()))).collect()
}

/// The changes of topic between units, each of which is a range of sentences.
pub(super) fn changes(
    terms: &Terms,
    units: &[Range<usize>],
    leaning: &[bool],
    settings: &Settings,
) -> Changes {
    if units.len() < 2 {
        return Changes::default();
    }
    let parts = Parts::of(terms);
    let content = Text::of_parts(terms, units, &parts, false);
    let first = Search::new(&content, LONGEST, settings.least, Vec::new());
    let pieces = first.even(settings.sewn_price * content.words().ln(), settings.evenness);
    let words = Text::of_words(terms, units);
    let confinement = confinement(&words, &pieces);
    if confinement >= settings.sewn * running(&words) {
        return Changes { at: pieces, sewn: true, confinement };
    }
    let size = units.len().div_ceil(BLOCKS);
    let every = Text::of_parts(terms, units, &parts, true).coarse(size);
    let dearer = leaning.iter().step_by(size).map(|leans| if *leans { settings.leaning } else { 0.0 });
    let second = Search::new(&every, BLOCKS, settings.least, dearer.collect());
    let mut price = settings.drift_price * every.words().ln();
    let mut parts = second.cheapest(price);
    let most = PARTS.min(units.len().isqrt());
    while parts.len() >= most.max(1) {
        price *= 1.5;
        parts = second.cheapest(price);
    }
    Changes { at: parts.into_iter().map(|block| every.first[block]).collect(), sewn: false, confinement }
}

/// A text as the search sees it.
struct Text {
    /// By unit: its words with their counts, in the order of the words.
    units: Vec<Vec<(u32, u32)>>,
    /// By unit: its sentences.
    sentences: Vec<usize>,
    /// By unit: the first of the units it was made of.
    first: Vec<usize>,
    /// How many distinct words there are.
    distinct: usize,
}

impl Text {
    /// What the text is about: its content words.
    fn of_words(terms: &Terms, units: &[Range<usize>]) -> Self {
        let own: Lists<u32> =
            (0u32..).zip(&terms.all).map(|(id, term)| term.parts().next().map(|_| id)).collect();
        Self::new(units, |unit| flat(&terms.by_sentence, unit, &own).collect(), terms.all.len())
    }

    /// What the text is about, by the parts of its words; with `common`, how it is written as well: its function words.
    fn of_parts(terms: &Terms, units: &[Range<usize>], parts: &Parts, common: bool) -> Self {
        let first = u32::try_from(parts.distinct).unwrap_or(u32::MAX);
        let distinct = parts.distinct + if common { terms.commons } else { 0 };
        let of_unit = |unit: &Range<usize>| {
            let own = flat(&terms.by_sentence, unit, &parts.of_terms);
            let small = if common { terms.common.all_of(unit.clone()) } else { &[] };
            // The small words have the numbers after those of all parts.
            own.chain(small.iter().map(|(id, n)| (id.saturating_add(first), *n))).collect()
        };
        Self::new(units, of_unit, distinct)
    }

    fn new(
        ranges: &[Range<usize>],
        words: impl Fn(&Range<usize>) -> Vec<(u32, u32)> + Sync,
        distinct: usize,
    ) -> Self {
        /// In bytes of text, at the mean, roughly.
        const SENTENCE: usize = 64;
        let bytes = SENTENCE * ranges.iter().map(Range::len).sum::<usize>();
        let units = threads::map(ranges, bytes, |unit| summed(words(unit)));
        let sentences = ranges.iter().map(Range::len).collect();
        Self { units, sentences, first: (0..ranges.len()).collect(), distinct }
    }

    /// The same text in units of several.
    fn coarse(self, size: usize) -> Self {
        if size < 2 {
            return self;
        }
        Self {
            units: self.units.chunks(size).map(|units| summed(units.concat())).collect(),
            sentences: self.sentences.chunks(size).map(|n| n.iter().sum()).collect(),
            first: self.first.iter().copied().step_by(size).collect(),
            distinct: self.distinct,
        }
    }

    /// How many words there are, at least 2.
    fn words(&self) -> f64 {
        self.units.iter().flatten().map(|(_, n)| f64::from(*n)).sum::<f64>().max(2.0)
    }
}

/// The parts of all terms as numbers.
struct Parts {
    of_terms: Lists<u32>,
    /// How many distinct parts there are.
    distinct: usize,
}

impl Parts {
    fn of(terms: &Terms) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut of_terms = Lists::default();
        for term in &terms.all {
            of_terms.push(term.parts().map(|part| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(part).or_insert(next)
            }));
        }
        Self { of_terms, distinct: numbers.len() }
    }
}

/// The words of a unit, each replaced by its parts.
fn flat<'a>(
    by_sentence: &'a Lists<(u32, u32)>,
    unit: &Range<usize>,
    parts: &'a Lists<u32>,
) -> impl Iterator<Item = (u32, u32)> {
    let words = by_sentence.all_of(unit.clone()).iter();
    words.flat_map(|(id, n)| parts.of(*id as usize).iter().map(|part| (*part, *n)))
}

/// How far words keep to one piece: of the pairs of units that have a word in common, the share that lies in one piece; 0
/// as chance would have it among pieces of this size, 1 all.
fn confinement(text: &Text, changes: &[usize]) -> f64 {
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let mut spread = vec![0u32; text.distinct];
    for (word, _) in text.units.iter().flatten() {
        spread[*word as usize] += 1;
    }
    let all: f64 = spread.iter().map(|n| pairs(f64::from(*n))).sum();
    let (mut together, mut chance) = (0.0, 0.0);
    let mut here = vec![0u32; text.distinct];
    let mut start = 0;
    for end in changes.iter().copied().chain([text.units.len()]) {
        chance += pairs((end - start) as f64);
        for (word, _) in text.units[start..end].iter().flatten() {
            // Each unit that is added makes a pair with each one before it.
            together += f64::from(here[*word as usize]);
            here[*word as usize] += 1;
        }
        for (word, _) in text.units[start..end].iter().flatten() {
            here[*word as usize] = 0;
        }
        start = end;
    }
    let chance = chance / pairs(text.units.len() as f64).max(1.0);
    if all == 0.0 || chance >= 1.0 { 0.0 } else { ((together / all - chance) / (1.0 - chance)).max(0.0) }
}

/// How far the words that stand in most units reach: the mean share of the units that each of them stands in.
fn running(text: &Text) -> f64 {
    const WORDS: usize = 5;
    let mut spread = vec![0u32; text.distinct];
    for (word, _) in text.units.iter().flatten() {
        spread[*word as usize] += 1;
    }
    spread.sort_unstable_by(|a, b| b.cmp(a));
    let most = spread.iter().take(WORDS).map(|n| f64::from(*n)).sum::<f64>();
    most / (WORDS.min(spread.len()).max(1) * text.units.len().max(1)) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::{article, whole_article};
    use crate::segment::Segmenter;

    /// Where a text of these paragraphs changes its topic, and whether it counts as sewn.
    #[track_caller]
    fn check(paragraphs: &[&str], expected: &[usize], sewn: bool) {
        let article = article(&paragraphs.join("\n\n"));
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        let units = units(&article);
        let found = changes(&terms, &units, &leaning(&article, &units), &Settings::default());
        assert_eq!((found.at, found.sewn), (expected.to_vec(), sewn), "{:?} {units:?}", found.confinement);
    }

    /// A piece: the same words over and over, and one that is new each time.
    fn piece<'a>(opening: &'a str, new: [&'a str; 5], close: &'a str) -> impl Iterator<Item = String> {
        new.into_iter().map(move |word| format!("{opening}{word}{close}"))
    }

    #[test]
    fn foreign_pieces_are_told_apart_in_both_languages() {
        let new = ["calm", "fog", "ice", "dusk", "noon"];
        let ferry =
            piece("The ferry crew ties the ferry to the river pier in ", new, " while the river rises.");
        let new = ["rye", "wheat", "barley", "spelt", "oats"];
        let bread =
            piece("Bakers knead the dough with ", new, " and the oven turns dough into bread for bakers.");
        let new = ["comets", "moons", "dust", "planets", "galaxies"];
        let stars =
            piece("Astronomers aim the telescope at ", new, " as telescopes bring stars to astronomers.");
        let text: Vec<String> = ferry.chain(bread).chain(stars).collect();
        check(&text.iter().map(String::as_str).collect::<Vec<_>>(), &[5, 10], true);

        let ferry = piece(
            "渡船靠上码头,码头上的旅客等着渡船,",
            ["下雨", "起雾", "结冰", "刮风", "天黑"],
            "也要过江。",
        );
        let bread = piece(
            "师傅揉面团,烤炉把面团变成面包,",
            ["黑麦", "小麦", "大麦", "燕麦", "玉米"],
            "面包卖得最快。",
        );
        let stars = piece(
            "望远镜对准恒星,恒星在望远镜里很亮,",
            ["彗星", "卫星", "尘埃", "行星", "星系"],
            "也看得见。",
        );
        let text: Vec<String> = ferry.chain(bread).chain(stars).collect();
        check(&text.iter().map(String::as_str).collect::<Vec<_>>(), &[5, 10], true);
    }

    #[test]
    fn one_topic_and_a_short_text_are_left_whole() {
        let new = ["calm", "fog", "ice", "dusk", "noon"];
        let more = ["rain", "snow", "hail", "sun", "wind"];
        let close = " while the river rises.";
        let ferry = |new| piece("The ferry crew ties the ferry to the river pier in ", new, close);
        let last =
            piece("The river pier keeps the ferry in ", ["May", "June", "July", "March", "April"], close);
        let text: Vec<String> = ferry(new).chain(ferry(more)).chain(last).collect();
        let text: Vec<&str> = text.iter().map(String::as_str).collect();
        check(&text, &[], false);
        check(&text[..8], &[], false);
        check(&[], &[], false);
    }

    #[test]
    fn sentences_that_lean_are_known_by_their_first_words() {
        let article =
            article("The bridge is shut.\n\nBut the ferry runs.\n\nThe mayor waits.\n\nShe is tired.");
        assert_eq!(leaning(&article, &[0..1, 1..2, 2..3, 3..4]), [false, true, false, true]);
    }

    #[test]
    fn long_paragraphs_are_cut_between_sentences() {
        let units_of = |text: &str| units(&whole_article(text)).len();
        let late = "The ferry is late today because of the fog on the river. ";
        assert_eq!(units_of(&late.repeat(60)), 60);
        assert_eq!(units_of(&late.repeat(30)), 0);
        assert_eq!(
            units_of(&format!("{late}The bridge is shut for the whole of the winter.\n\n").repeat(20)),
            20
        );
        // Verse and logs.
        assert_eq!(units_of(&"The ferry is late\n\n".repeat(20)), 0);
        assert_eq!(units_of(&"船还没有来\n\n".repeat(20)), 0);
        // Short sentences are prose, and long lines too.
        assert_eq!(units_of(&"The ferry is late today because of the fog on the river and the ice on the pier below the bridge;\n\n".repeat(20)), 20);
        assert_eq!(units_of(&"The ferry is late.\n\n".repeat(20)), 20);
        assert_eq!(units_of(&"船还没有来。\n\n".repeat(20)), 20);
    }

    #[test]
    fn words_that_keep_to_their_piece_are_told_from_words_that_run_through() {
        let text = |units: Vec<Vec<(u32, u32)>>| Text {
            sentences: vec![1; units.len()],
            first: (0..units.len()).collect(),
            distinct: 9,
            units,
        };
        let apart = text((0..12).map(|i| vec![(i / 6, 1)]).collect());
        assert_eq!((confinement(&apart, &[6]), confinement(&apart, &[])), (1.0, 0.0));
        let through = text((0..12).map(|_| vec![(0, 1)]).collect());
        assert!(confinement(&through, &[6]).abs() < 1e-9);
        assert_eq!(running(&through), 12.0 / 60.0);
    }
}
