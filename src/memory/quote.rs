//! A sentence or heading by its own words, and where it is found again.

use crate::article::Article;
use crate::span::Span;
use crate::tally::visit;
use std::cell::OnceCell;
use std::cmp::{Ordering, Reverse};

/// Words of an article, and where they stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// All of the sentence, the heading or the other block, without white space at its ends; not more than `MOST` bytes.
    pub words: String,
    /// The byte at which it began.
    pub at: usize,
}

/// The most bytes that are kept of one sentence.
const MOST: usize = 2_000;
/// A sentence that was changed is known by its beginning and its end, where these are half of it, and no less than so many
/// characters: many short ones begin with the same two.
const LEAST: usize = 3;
/// So many pieces are compared with a quote on each side of where it would stand among them, ordered by their words.
const NEIGHBOURS: usize = 32;

impl Quote {
    /// What stands at a byte of an article: the sentence, or the block where that has none.
    pub fn of(article: &Article, byte: usize) -> Self {
        let span = piece_at(article, byte);
        Self { words: kept(article.slice(span)).to_owned(), at: span.start }
    }

    /// Whether just these words stand at their place.
    fn stands(&self, article: &Article) -> bool {
        let span = piece_at(article, self.at);
        span.start == self.at && !self.words.is_empty() && article.slice(span).starts_with(&self.words)
    }
}

/// As much of a piece's words as is kept.
fn kept(words: &str) -> &str {
    let end = (0..=MOST.min(words.len())).rev().find(|end| words.is_char_boundary(*end));
    words.get(..end.unwrap_or(0)).unwrap_or("")
}

/// The sentence or block at a byte, without white space at its ends; empty where there is none.
fn piece_at(article: &Article, byte: usize) -> Span {
    let blocks = article.blocks();
    let block = blocks.partition_point(|block| block.span.end < byte);
    let sentences = article.sentences();
    let of_sentence = article.sentence_at(byte).and_then(|id| sentences.get(id.index())).map(|s| s.span);
    let of_block = blocks.get(block).or(blocks.last()).map(|block| block.span);
    let is_in_prose = blocks.get(block).is_some_and(|block| !block.sentences.is_empty());
    let span = if is_in_prose { of_sentence.or(of_block) } else { of_block };
    span.unwrap_or_default().trimmed(article.text())
}

/// The pieces of an article, to find quotes in.
pub struct Quotes<'a> {
    article: &'a Article,
    /// How long the article was when the quotes were taken, in bytes; places are compared as shares of the whole.
    length: usize,
    /// Made for the first quote that does not stand where it stood.
    index: OnceCell<Index<'a>>,
}

impl<'a> Quotes<'a> {
    /// For quotes from a text that was `length` bytes long and has become this article.
    pub fn new(article: &'a Article, length: usize) -> Self {
        Self { article, length: length.max(1), index: OnceCell::new() }
    }

    /// The article that quotes are found in.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// The byte at which a quote now begins: where it stood, if it still does; or else the sentence or block of the same
    /// words that is nearest to there; or else the one most like it. One look through the article is enough for any number
    /// of quotes.
    pub fn find(&self, quote: &Quote) -> Option<usize> {
        if quote.stands(self.article) {
            return Some(quote.at);
        }
        if quote.words.is_empty() {
            return None;
        }
        let here = self.scaled(quote.at);
        let index = self.index.get_or_init(|| Index::of(self.article));
        index.same(&quote.words, here).or_else(|| index.alike(&quote.words, here))
    }

    /// Where as large a share of the article lies before as lay before a byte of the old one.
    pub fn scaled(&self, byte: usize) -> usize {
        (byte as u128 * self.article.text().len() as u128 / self.length as u128) as usize
    }
}

/// A piece of the article: its words, as much as is kept of them, and the byte at which it begins.
type Piece<'a> = (&'a str, usize);

/// The pieces of an article in the order of their words.
struct Index<'a> {
    /// As in a dictionary; of the same words the earlier first.
    by_beginning: Vec<Piece<'a>>,
    /// As in a dictionary of rhymes.
    by_end: Vec<Piece<'a>>,
}

impl<'a> Index<'a> {
    fn of(article: &'a Article) -> Self {
        let spans = article.pieces().map(|span| span.trimmed(article.text()));
        let mut by_beginning: Vec<Piece<'a>> =
            spans.map(|span| (kept(article.slice(span)), span.start)).collect();
        visit("pieces to find quotes in", by_beginning.len());
        by_beginning.sort_unstable();
        let mut by_end = by_beginning.clone();
        by_end.sort_by(|one, other| rhyme(one.0, other.0));
        Self { by_beginning, by_end }
    }

    /// Where the same words stand, nearest to a byte.
    fn same(&self, words: &str, here: usize) -> Option<usize> {
        let place = self.by_beginning.partition_point(|piece| *piece < (words, here));
        let is_same = |piece: &&Piece| piece.0 == words;
        let before = place.checked_sub(1).and_then(|before| self.by_beginning.get(before)).filter(is_same);
        let behind = self.by_beginning.get(place).filter(is_same);
        before.into_iter().chain(behind).map(|piece| piece.1).min_by_key(|start| start.abs_diff(here))
    }

    /// Where the most of some words stands, if that is enough. What has the longest beginning in common with them stands
    /// beside them in a dictionary, and what has the longest end in one of rhymes.
    fn alike(&self, words: &str, here: usize) -> Option<usize> {
        let place = self.by_beginning.partition_point(|piece| piece.0 < words);
        let place_of_end = self.by_end.partition_point(|piece| rhyme(piece.0, words).is_lt());
        let beside = around(&self.by_beginning, place).iter().chain(around(&self.by_end, place_of_end));
        let length = words.chars().count();
        let likely = beside.filter_map(|(other, start)| {
            visit("pieces compared with a quote", 1);
            let common = common(words, other);
            let is_enough = common >= LEAST && 2 * common >= length;
            is_enough.then_some((Reverse(common), start.abs_diff(here), *start))
        });
        likely.min().map(|(_, _, start)| start)
    }
}

fn rhyme(one: &str, other: &str) -> Ordering {
    one.chars().rev().cmp(other.chars().rev())
}

fn around<'p, 'a>(pieces: &'p [Piece<'a>], place: usize) -> &'p [Piece<'a>] {
    let to = (place + NEIGHBOURS).min(pieces.len());
    pieces.get(place.saturating_sub(NEIGHBOURS)..to).unwrap_or_default()
}

/// How many characters the beginnings and the ends of two texts have in common.
fn common(one: &str, other: &str) -> usize {
    fn same(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
        one.zip(other).take_while(|(a, b)| a == b).count()
    }
    let shorter = one.chars().count().min(other.chars().count());
    (same(one.chars(), other.chars()) + same(one.chars().rev(), other.chars().rev())).min(shorter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::read::{Options, read_text};
    use crate::tally::counted;

    fn article(text: &str) -> Article {
        read_text(text, &Options::default())
    }

    const TEXT: &str = "桥为什么没有修\n\n河水涨了三次，桥却没有修。人们绕路走了很久。\n\n修桥的钱去年就拨下来了，卡在谁来签字。\n";

    #[track_caller]
    fn check(changed: &str, words: &str, found: Option<&str>) {
        let (before, after) = (article(TEXT), article(changed));
        let quote = Quote::of(&before, before.text().find(words).unwrap());
        let at = Quotes::new(&after, before.text().len()).find(&quote);
        let now = at.map(|at| after.text()[at..].chars().take(6).collect::<String>());
        assert_eq!(now.as_deref(), found, "{quote:?}");
    }

    #[test]
    fn what_stands_where_it_stood_is_there() {
        check(TEXT, "卡在谁", Some("修桥的钱去年"));
        check(TEXT, "桥为什么", Some("桥为什么没有"));
    }

    #[test]
    fn a_sentence_is_found_after_what_was_put_before_it() {
        let changed = TEXT.replacen("河水", "先说天气。那年雨多。河水", 1);
        check(&changed, "人们绕路", Some("人们绕路走了"));
        check(&changed, "卡在谁", Some("修桥的钱去年"));
    }

    #[test]
    fn a_changed_sentence_is_known_by_its_beginning_or_its_end() {
        check(&TEXT.replace("谁来签字", "谁都不签字"), "卡在", Some("修桥的钱去年"));
        check(&TEXT.replace("修桥的钱去年就", "这笔钱早就"), "卡在", Some("这笔钱早就拨"));
    }

    #[test]
    fn what_is_gone_is_not_found() {
        check(&TEXT.replace("人们绕路走了很久。", ""), "人们绕路", None);
    }

    #[test]
    fn a_common_beginning_makes_no_other_sentence_of_it() {
        let said = ["the boat left at nine", "nobody told the mail", "fog lay on the quay", "we had no lamp"];
        let text = |said: &[&str]| said.iter().map(|said| format!("However, {said}. ")).collect::<String>();
        let before = article(&text(&said));
        let quote = Quote::of(&before, before.text().find("However, nobody").unwrap());
        let after = article(&text(&[said[0], said[2], said[3]]));
        assert_eq!(Quotes::new(&after, before.text().len()).find(&quote), None);
    }

    #[test]
    fn a_long_piece_is_known_by_what_is_kept_of_it() {
        let long = "河水涨了又落、落了又涨、".repeat(90) + "桥没有修。";
        let before = article(&long);
        let quote = Quote::of(&before, 0);
        assert!(quote.words.len() <= MOST && before.text().len() > MOST);
        let after = article(&format!("先说天气。\n\n{long}"));
        assert_eq!(Quotes::new(&after, before.text().len()).find(&quote), after.text().find("河水"));
    }

    #[test]
    fn many_quotes_cost_one_look_through_the_article() {
        let text: String = (0..600).map(|n| format!("第{n}天，河水又涨了一尺。")).collect();
        let before = article(&text);
        let after = article(&format!("先说天气。{}", text.replace("一尺", "两尺")));
        let quotes: Vec<_> = before.sentences().iter().map(|s| Quote::of(&before, s.span.start)).collect();
        let counts = counted(|| {
            let now = Quotes::new(&after, before.text().len());
            assert!(quotes.iter().all(|quote| now.find(quote).is_some()));
        });
        assert_eq!(counts.get("pieces to find quotes in").copied(), Some(601));
        assert!(counts["pieces compared with a quote"] <= 600 * 4 * NEIGHBOURS, "{counts:?}");
    }

    #[test]
    fn of_twins_the_nearest_is_meant() {
        let twins = "好。好。很好的一天又过去了。\n\n好。天黑了。好。";
        let before = article(twins);
        let last = before.text().rfind("好。").unwrap();
        let quote = Quote::of(&before, last);
        let after = article(&format!("前面加了一句话。{twins}"));
        let at = Quotes::new(&after, before.text().len()).find(&quote);
        assert_eq!(at, after.text().rfind("好。"));
    }
}
