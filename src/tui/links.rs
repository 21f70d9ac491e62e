//! The links of the text: which stand at a place, where the nearest is, and the list that one is chosen from. Opens none.

use crate::article::Article;
use crate::clean::Clean;
use crate::span::Span;
use crate::tui::choice::Choice;

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
}

impl Links {
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
    let mut links: Vec<Link> = Vec::new();
    for (span, target) in found {
        if links.iter().all(|link| link.target != target) {
            links.push(Link { words: article.slice(span).trim().to_owned(), target });
        }
    }
    links
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
}
