//! A sentence or heading by its own words, and where it is found again.

use crate::article::Article;
use crate::span::Span;

/// Words of an article, and where they stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// All of the sentence, the heading or the other block, without white space at its ends; not more than [`MOST`] bytes.
    pub words: String,
    /// The byte at which it began.
    pub at: usize,
}

/// The most bytes that are kept of one sentence.
const MOST: usize = 2_000;
/// A sentence that was changed is known by its beginning or its end, if so many characters of that are as they were.
const ENOUGH: usize = 8;

impl Quote {
    /// What stands at a byte of an article: the sentence, or the block where that has none.
    pub fn of(article: &Article, byte: usize) -> Self {
        let span = piece_at(article, byte);
        let words = article.slice(span);
        let end = words.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= MOST).last();
        Self { words: words.get(..end.unwrap_or(0)).unwrap_or("").to_owned(), at: span.start }
    }

    /// Whether just these words stand at their place.
    fn stands(&self, article: &Article) -> bool {
        let span = piece_at(article, self.at);
        span.start == self.at && !self.words.is_empty() && article.slice(span).starts_with(&self.words)
    }
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
}

impl<'a> Quotes<'a> {
    /// For quotes from a text that was `length` bytes long and has become this article.
    pub fn new(article: &'a Article, length: usize) -> Self {
        Self { article, length: length.max(1) }
    }

    /// The byte at which a quote now begins: where it stood, if it still does; or else the sentence or block of the same
    /// words that is nearest to there; or else the one that has its beginning or its end. Takes one look through the article
    /// where it does not stand where it stood.
    pub fn find(&self, quote: &Quote) -> Option<usize> {
        if quote.stands(self.article) {
            return Some(quote.at);
        }
        if quote.words.is_empty() {
            return None;
        }
        let here = self.scaled(quote.at);
        let fits = |span: Span| Fit::of(&quote.words, self.article.slice(span));
        let pieces = self.article.pieces().map(|span| span.trimmed(self.article.text()));
        let found = pieces.filter_map(|span| Some((fits(span)?, span.start.abs_diff(here), span.start)));
        found.min().map(|(_, _, start)| start)
    }

    /// Where as large a share of the article lies before as lay before a byte of the old one.
    pub fn scaled(&self, byte: usize) -> usize {
        (byte as u128 * self.article.text().len() as u128 / self.length as u128) as usize
    }
}

/// How well words fit, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    Beginning,
    End,
}

impl Fit {
    fn of(quoted: &str, words: &str) -> Option<Self> {
        if words.starts_with(quoted) && (words.len() == quoted.len() || quoted.len() + 4 > MOST) {
            return Some(Fit::Same);
        }
        let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        // Of a short sentence half is enough, but not less than three characters: many begin with the same two.
        let enough = (quoted.chars().take(2 * ENOUGH).count() / 2).max(3);
        if common(&mut quoted.chars(), &mut words.chars()) >= enough {
            return Some(Fit::Beginning);
        }
        (common(&mut quoted.chars().rev(), &mut words.chars().rev()) >= enough).then_some(Fit::End)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::read::{Options, read_text};

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
