//! The links of the text: which stand at a place, where the nearest is, and the list that one is chosen from. Opens none.

use crate::article::Article;
use crate::clean::Clean;
use crate::span::Span;
use crate::tui::choice::Choice;
use crate::tui::phrases::{Both, carry};
use std::collections::BTreeSet;

/// Words of the text that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub words: String,
    pub target: Clean,
}

/// Links to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Links {
    pub links: Vec<Link>,
    /// Which of them is marked.
    pub marked: usize,
    /// What becomes of the one that is chosen.
    pub purpose: Purpose,
}

/// What a link is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be looked at in the browser.
    Browse,
    /// To be read here, as an article of its own.
    Read,
    /// The same, and the list is all that its page is.
    ReadPage,
}

impl Links {
    /// What stands above it.
    pub(crate) fn title(&self) -> Both {
        match self.purpose {
            Purpose::Browse | Purpose::Read => carry::LINKS_TITLE,
            Purpose::ReadPage => carry::PAGE_TITLE,
        }
    }

    /// Its keys.
    pub(crate) fn footer(&self) -> Both {
        match self.purpose {
            Purpose::Browse => carry::LINKS_FOOTER,
            Purpose::Read => carry::READ_FOOTER,
            Purpose::ReadPage => carry::PAGE_FOOTER,
        }
    }

    /// The list as something to choose from.
    pub(crate) fn choice(&self) -> Choice {
        Choice { count: self.links.len(), marked: self.marked }
    }
}

/// The links in a stretch of the text, in reading order, none twice: those that were marked, and addresses written out.
pub(crate) fn links(article: &Article, span: Span) -> Vec<Link> {
    let mut found: Vec<(Span, Clean)> = marked(article, span).collect();
    found.extend(written(article, span));
    found.sort_by_key(|(span, _)| span.start);
    let mut known = BTreeSet::new();
    found.retain(|(_, target)| known.insert(target.clone()));
    let words = |span: Span| article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    found.into_iter().map(|(span, target)| Link { words: words(span), target }).collect()
}

/// The fewest links that make a list of a page.
const LEAST: usize = 8;

/// The links of a page that is a list of links and no article, in reading order; none where it is an article. Linear in the
/// text.
///
/// A page is a list where
/// - it has eight links and more that lead to different places,
/// - their words are at least two fifths of its text, in bytes, the title apart: of running text with many links, as an
///   encyclopedia has it, they are seldom a fourth, and of a list with a word on each entry seldom less than a half,
/// - of running sentences, which stand in no block that begins with a link and hold none, there is at most one for four
///   links: what such a page says of itself.
pub(crate) fn list(article: &Article) -> Vec<Link> {
    let text = article.text();
    let spans: Vec<Span> = {
        let mut spans: Vec<Span> = article.links().iter().map(|link| link.span).collect();
        spans.extend(addresses(article, Span::new(0, text.len())));
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        spans
    };
    // Spans may lie within others: bytes are counted once.
    let mut end = 0;
    let linked: usize = spans
        .iter()
        .map(|span| {
            let new = span.end.saturating_sub(span.start.max(end));
            end = end.max(span.end);
            new
        })
        .sum();
    let title = article.title().map_or(0, str::len);
    if spans.len() < LEAST || linked * 5 < text.len().saturating_sub(title) * 2 {
        return Vec::new();
    }
    let first_in = |within: Span| {
        let next = spans.partition_point(|span| span.end <= within.start);
        spans.get(next).filter(|span| span.start < within.end)
    };
    let is_entry = |block: Span| {
        let before = first_in(block).map_or(block.end, |first| first.start.max(block.start));
        let mark = text.get(block.start..before).unwrap_or_default();
        before < block.end && !mark.chars().any(char::is_alphabetic)
    };
    let running = article.sentences().iter().filter(|sentence| {
        let block = article.blocks().get(sentence.block.index()).map(|block| block.span);
        let words = sentence.span.of(text).trim_end();
        words.ends_with(['。', '！', '？', '.', '!', '?', '…', '”'])
            && first_in(sentence.span).is_none()
            && block.is_some_and(|block| !is_entry(block))
    });
    if running.count() * 4 > spans.len() {
        return Vec::new();
    }
    let links = links(article, Span::new(0, text.len()));
    if links.len() < LEAST { Vec::new() } else { links }
}

/// The link that is nearest to a place where there is none: the next, or else the one before.
pub(crate) fn nearest(article: &Article, byte: usize) -> Option<Span> {
    let marked_after = article.links().iter().map(|link| link.span).find(|span| span.start >= byte);
    let written_after = addresses(article, Span::new(byte, article.text().len())).next();
    let after = marked_after.into_iter().chain(written_after).min_by_key(|span| span.start);
    let before = || {
        let marked = article.links().iter().map(|link| link.span).rfind(|span| span.start < byte);
        let written = addresses(article, Span::new(0, byte)).last();
        marked.into_iter().chain(written).max_by_key(|span| span.start)
    };
    after.or_else(before)
}

fn marked(article: &Article, span: Span) -> impl Iterator<Item = (Span, Clean)> {
    let meets = move |link: &&crate::article::Link| link.span.start < span.end && span.start < link.span.end;
    article.links().iter().filter(meets).map(|link| (link.span, link.target.clone()))
}

fn written(article: &Article, span: Span) -> impl Iterator<Item = (Span, Clean)> {
    addresses(article, span).map(|span| (span, Clean::one_line(article.slice(span))))
}

/// The addresses that are written out in a stretch of the text.
fn addresses(article: &Article, within: Span) -> impl Iterator<Item = Span> {
    let text = within.of(article.text());
    let is_part =
        |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '}' | '|');
    let mut taken = 0;
    text.match_indices("http").filter_map(move |(at, _)| {
        // An address may hold another.
        let rest = text.get(at..).filter(|_| at >= taken)?;
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme))?;
        let address = rest.find(|c| !is_part(c)).map_or(rest, |end| &rest[..end]);
        taken = at + address.len();
        let (start, length) = (within.start + at, own_length(address));
        (length > scheme.len()).then(|| Span::new(start, start + length))
    })
}

/// The bytes of an address without what ends the sentence behind it, or closes a bracket that was opened before it.
fn own_length(address: &str) -> usize {
    let count = |bracket: char| address.matches(bracket).count();
    let (round, square) = (count('('), count('['));
    let (mut closing_round, mut closing_square) = (count(')'), count(']'));
    let is_foreign = |c: char| match c {
        ')' if closing_round > round => {
            closing_round -= 1;
            true
        }
        ']' if closing_square > square => {
            closing_square -= 1;
            true
        }
        _ => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_'),
    };
    address.trim_end_matches(is_foreign).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::tui::fixture::article;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = article(Lang::Zh, text).article;
        let all = links(&article, Span::new(0, article.text().len()));
        assert_eq!(all.iter().map(|link| link.target.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn addresses_that_are_written_out_are_links() {
        check("见https://a.example/桥。", &["https://a.example/"]);
        check(
            "See https://a.example/b?c=d, or (http://e.example/f_(g)).",
            &["https://a.example/b?c=d", "http://e.example/f_(g)"],
        );
        check("https://a.example https://a.example.", &["https://a.example"]);
        check("https:// http httpd ftp://a.example", &[]);
        check("https://a.example/?u=http://b.example/ c", &["https://a.example/?u=http://b.example/"]);
        check("“http://a.example”、<https://b.example/>", &["http://a.example", "https://b.example/"]);
    }

    #[test]
    fn an_address_without_an_end_takes_time_by_its_length() {
        // With the square of it this would take minutes.
        check(&"http://".repeat(200_000), &["http://".repeat(200_000).trim_end_matches(':')]);
        check(&format!("http://a{}", ")".repeat(1_000_000)), &["http://a"]);
    }

    #[test]
    fn words_that_were_marked_are_links() {
        let mut article = article(Lang::Zh, "先看桥，再看 http://b.example 的路。").article;
        let link = crate::article::Link { span: Span::new(6, 9), target: Clean::new("https://a.example") };
        article.links.push(link);
        let all = links(&article, Span::new(0, article.text().len()));
        let all: Vec<_> = all.iter().map(|link| (link.words.as_str(), link.target.as_str())).collect();
        assert_eq!(all, [("桥", "https://a.example"), ("http://b.example", "http://b.example")]);
        assert_eq!(nearest(&article, 0).unwrap().of(article.text()), "桥");
        assert_eq!(nearest(&article, 12).unwrap().of(article.text()), "http://b.example");
        // None follows: the one before.
        assert_eq!(nearest(&article, article.text().len()).unwrap().of(article.text()), "http://b.example");
    }

    /// How many links a text in Markdown is a list of; 0 where it is an article.
    fn listed(text: &str) -> usize {
        let options = crate::read::Options { follows: true, ..Default::default() };
        list(&crate::read::markdown::read(text, &options)).len()
    }

    /// So many entries, each with other words.
    fn entries(count: usize, entry: &str) -> String {
        (0..count).map(|n| entry.replace('#', &n.to_string()) + "\n").collect()
    }

    #[test]
    fn a_page_of_links_is_a_list() {
        assert_eq!(listed(&entries(20, "- [第#天的河水](https://a.example/#)")), 20);
        // A title, a line of its own, headings between, a word on each, files beside it.
        let reading = entries(9, "- [Why the bridge was not mended, part #](b/#.html): by Ada");
        assert_eq!(listed(&format!("# What to read\n\nA list of what I liked.\n\n## Old\n\n{reading}")), 9);
        let described = entries(12, "- [河水涨了三次，桥为什么没有修之#](#.md)——写得短，也写得准。");
        assert_eq!(listed(&format!("# 书单\n\n这是今年读过的。\n\n{described}")), 12);
        // Addresses that are written out under their names; the same place twice is one.
        let pasted = entries(10, "The bridge #\n\nhttps://a.example/letters/the-bridge/#\n");
        assert_eq!(listed(&pasted), 10);
        let twice = entries(10, "- [第#天](https://a.example/#)");
        assert_eq!(listed(&format!("{twice}{twice}")), 10);
    }

    #[test]
    fn an_article_with_many_links_is_none() {
        // An encyclopedia's: each sentence has two, and they are a third of it.
        let prose = entries(
            30,
            "The [river rose](https://a.example/r#) again on day # and the [old bridge](https://a.example/b#) was not mended for want of a signature.",
        );
        assert_eq!(listed(&prose), 0);
        let prose = entries(
            30,
            "第#天[河水](https://a.example/r#)又涨了一尺，没有人去修[那座桥](https://a.example/b#)，大家都在等签字。",
        );
        assert_eq!(listed(&prose), 0);
        // Its sources stand in a list at its end.
        let text = "河水涨了三次，桥却没有修。修桥的钱去年就拨下来了，卡在谁来签字。".repeat(9);
        let sources = entries(20, "- [第#天的河水涨到了哪里](https://a.example/#)");
        assert_eq!(listed(&format!("{text}\n\n{sources}")), 0);
        // Few, none, nothing.
        assert_eq!(listed(&entries(7, "- [第#天的河水](https://a.example/#)")), 0);
        assert_eq!(listed(&entries(20, "- 第#天的河水")), 0);
        assert_eq!(listed(""), 0);
        // Many that lead to one place.
        assert_eq!(listed(&entries(20, "- [第#天的河水](https://a.example/)")), 0);
    }

    #[test]
    fn the_articles_of_the_samples_are_articles() {
        for name in ["zh-commentary.txt", "en-guide.md", "zh-portal.html", "en-blog.html"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
            let Ok(bytes) = std::fs::read(&path) else { panic!("no {name}") };
            let source = crate::source::Source::new(Clean::new(name), bytes);
            let options = crate::read::Options { follows: true, ..Default::default() };
            assert_eq!(list(&crate::read::read(&source, &options).unwrap()), [], "{name}");
        }
    }
}
