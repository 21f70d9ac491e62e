//! An article's links as the numbered list that stands at the end of a printed text, and the way back: from such a list
//! to links. What made the links, and how else they are shown, is not known here.
//!
//! One entry a line, `1. words: address`; where the words are the address itself it stands once, `1. address`.

use crate::article::{Article, Link};
use crate::clean::Clean;
use crate::read::layout::Unit;
use crate::span::Span;
use std::collections::BTreeSet;

/// One line of the list, without its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The words that lead there; none where they are the address.
    pub(crate) label: Option<Clean>,
    /// The address, without white space.
    pub(crate) target: String,
}

/// An address that may be printed and followed, with nothing in it that would end it early; none for any other scheme.
pub(crate) fn target(raw: &str) -> Option<String> {
    let raw = Clean::one_line(raw);
    let scheme = raw.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    let holds = raw.len() > scheme.len() + if scheme == "mailto" { 1 } else { 3 };
    let is_known = match scheme.as_str() {
        "mailto" => true,
        "http" | "https" => raw.get(scheme.len() + 1..).is_some_and(|rest| rest.starts_with("//")),
        _ => false,
    };
    if !is_known || !holds {
        return None;
    }
    let mut target = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '<' => target.push_str("%3C"),
            '>' => target.push_str("%3E"),
            c if c.is_whitespace() => target.push_str("%20"),
            c => target.push(c),
        }
    }
    Some(target)
}

/// A reference to what lies beside the file that it stands in, such as `b.html` or `../a/b.md#c`; none where it leads
/// somewhere else, or to a place of that file itself.
pub(crate) fn relative(raw: &str) -> Option<String> {
    /// No path is as long.
    const LONGEST: usize = 2_000;
    let raw = Clean::one_line(raw);
    let raw = raw.trim();
    let has_scheme = raw.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    let leads = !raw.is_empty() && !raw.starts_with(['#', '?']) && !raw.starts_with("//");
    (leads && !has_scheme && raw.len() <= LONGEST).then(|| raw.to_owned())
}

/// The list of an article's links: in reading order, each address once, where its first words stand.
pub(crate) fn entries(article: &Article) -> Vec<Entry> {
    let mut links: Vec<&Link> = article.links().iter().collect();
    links.sort_by_key(|link| link.span.start);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut entries = Vec::new();
    for link in links {
        let Some(target) = target(&link.target) else { continue };
        if !seen.insert(target.clone()) {
            continue;
        }
        let label = label(article, link.span);
        let label = Some(label).filter(|label| !label.is_empty() && !is_address(label, &target));
        entries.push(Entry { label, target });
    }
    entries
}

/// Where the list begins that ends a text: the last units numbered from 1, each ending in an address, none twice.
pub(crate) fn trailing(units: &[Unit]) -> Option<(usize, Vec<Entry>)> {
    let last = units.last().and_then(|unit| numbered(&unit.text))?.0;
    let start = units.len().checked_sub(last).filter(|_| last > 0)?;
    let (mut entries, mut seen) = (Vec::with_capacity(last), BTreeSet::new());
    for (place, unit) in units.get(start..)?.iter().enumerate() {
        let (number, entry) = numbered(&unit.text)?;
        if number != place + 1 || !seen.insert(entry.target.clone()) {
            return None;
        }
        entries.push(entry);
    }
    Some((start, entries))
}

/// Gives an article the links of a list, where the words of each stand in its text one after the other; otherwise
/// nothing happens and the answer is no. One walk over the text, however long the list.
pub(crate) fn attach(article: &mut Article, entries: &[Entry]) -> bool {
    let mut from = 0;
    let mut links = Vec::with_capacity(entries.len());
    for entry in entries {
        let words = entry.label.as_ref().map_or_else(|| words_of(&entry.target), Clean::as_str);
        let rest = article.text.get(from..).unwrap_or_default();
        let Some(at) = rest.find(words).filter(|_| !words.is_empty()) else { return false };
        let span = Span::new(from + at, from + at + words.len());
        from = span.end;
        links.push(Link { span, target: Clean::one_line(&entry.target) });
    }
    // What was read has to print as what it was read from.
    article.links = links;
    let same = self::entries(article) == entries;
    if !same {
        article.links.clear();
    }
    same
}

/// The longest label, in characters: a whole paragraph may lead somewhere, and then its beginning names it.
const LONGEST_LABEL: usize = 80;

/// The words of a link, on one line.
fn label(article: &Article, span: Span) -> Clean {
    let words = article.slice(span);
    let line = words.trim_start().lines().next().unwrap_or_default();
    let end = line.char_indices().nth(LONGEST_LABEL).map_or(line.len(), |(at, _)| at);
    let start = span.start + (words.len() - words.trim_start().len());
    let part = article.text().part(Span::new(start, start + end));
    Clean::new(part.trim())
}

/// Whether words are an address, but for what readers leave out: `mailto:` and the stroke at the end.
fn is_address(words: &str, target: &str) -> bool {
    words.trim_end_matches('/') == words_of(target) || words == target
}

/// The address as it stands in a text.
fn words_of(target: &str) -> &str {
    let scheme = target.get(..7).filter(|head| head.eq_ignore_ascii_case("mailto:")).map_or(0, str::len);
    target.get(scheme..).unwrap_or(target).trim_end_matches('/')
}

/// A line of the list: its number and its entry.
fn numbered(line: &str) -> Option<(usize, Entry)> {
    let (number, rest) = line.split_once(". ")?;
    let plain = !number.is_empty() && number.len() < 8 && number.bytes().all(|b| b.is_ascii_digit());
    let number: usize = number.parse().ok().filter(|_| plain && !number.starts_with('0'))?;
    let (label, address) = match rest.rsplit_once(' ') {
        Some((label, address)) => (Some(label.strip_suffix(':')?), address),
        None => (None, rest),
    };
    let entry = Entry { label: label.map(Clean::new), target: target(address)? };
    (entry.target == address).then_some((number, entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;
    use crate::article::Lang;
    use crate::read::builder::Builder;
    use crate::read::layout::units;

    fn article(text: &str) -> Article {
        let mut builder = Builder::new(Lang::Zh);
        for line in text.lines() {
            builder.block(BlockKind::Paragraph, line, 1);
        }
        builder.finish()
    }

    /// Reads a list, gives it to a text, and shows it as it prints; nothing where the text does not hold the words.
    #[track_caller]
    fn check(text: &str, list: &str, printed: Option<&str>) {
        let mut article = article(text);
        let got = trailing(&units(list)).filter(|(_, found)| attach(&mut article, found)).map(|_| {
            let lines = entries(&article).into_iter().map(|entry| match entry.label {
                Some(label) => format!("{label}={}", entry.target),
                None => entry.target,
            });
            lines.collect::<Vec<_>>().join(" ")
        });
        assert_eq!(got.as_deref(), printed, "{list}");
    }

    #[test]
    fn a_list_is_read_where_the_text_holds_its_words() {
        check("先看河图，再看桥。", "1. 河图: https://a.example/1", Some("河图=https://a.example/1"));
        check(
            "The map and the bridge.",
            "1. map: https://a.example/\n\n2. bridge: http://b.example/x",
            Some("map=https://a.example/ bridge=http://b.example/x"),
        );
        check("写信给 a@b.example 吧。", "1. mailto:a@b.example", Some("mailto:a@b.example"));
        check("见 https://a.example 。", "1. https://a.example/", Some("https://a.example/"));
    }

    #[test]
    fn what_is_no_such_list_stays_text() {
        for list in [
            "1. 河图: https://a.example/1\n\n完。",
            "2. 河图: https://a.example/1",
            "1. 河图 https://a.example/1",
            "1. 河图: ftp://a.example/1",
            "01. 河图: https://a.example/1",
            "1. 山图: https://a.example/1",
            "1. 桥: https://a.example/1\n\n2. 河图: https://a.example/2",
            "1. 河图: https://a.example/1\n\n2. 桥: https://a.example/1",
            "0. 河图: https://a.example/1",
            "99999999999999999999. 河图: https://a.example/1",
        ] {
            check("先看河图，再看桥。", list, None);
        }
    }

    #[test]
    fn only_addresses_that_can_be_followed_are_kept_and_they_are_one_word() {
        for (raw, expected) in [
            ("https://a.example/b c", Some("https://a.example/b%20c")),
            ("HTTP://a.example", Some("HTTP://a.example")),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("http://a.example/<b>", Some("http://a.example/%3Cb%3E")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("https:a", None),
            ("https://", None),
            ("mailto:", None),
            ("a.html", None),
            ("#a", None),
        ] {
            assert_eq!(target(raw).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn an_address_is_listed_once_and_long_words_by_their_beginning() {
        let long = "水".repeat(200);
        let mut article = article(&format!("甲乙\n{long}"));
        let link = |from: usize, to: usize, target: &str| Link {
            span: Span::new(from, to),
            target: Clean::new(target),
        };
        article.links = vec![
            link(0, 3, "https://a.example/1"),
            link(3, 6, "https://a.example/1"),
            link(7, 607, "https://a.example/2"),
            link(0, 3, "about:blank"),
        ];
        let listed = entries(&article);
        assert_eq!(listed.len(), 2);
        assert_eq!(listed[0].label.as_deref(), Some("甲"));
        assert_eq!(listed[1].label.as_deref(), Some("水".repeat(80).as_str()));
    }

    #[test]
    fn what_lies_beside_a_file_is_told_from_what_lies_elsewhere() {
        for (raw, expected) in [
            ("b.html", Some("b.html")),
            (" ../a/b c.md#d ", Some("../a/b c.md#d")),
            ("/a/b.html?c", Some("/a/b.html?c")),
            ("a/b:c.html", Some("a/b:c.html")),
            ("#top", None),
            ("?page=2", None),
            ("//a.example/b", None),
            ("https://a.example", None),
            ("javascript:x('/a')", None),
            ("mailto:me@a.example", None),
            ("", None),
        ] {
            assert_eq!(relative(raw).as_deref(), expected, "{raw}");
        }
    }
}
