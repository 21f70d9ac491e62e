//! Finding something by what it is called: by letters in their order, with others between them, or by pinyin. Every word
//! that was typed has to be found, in the title or in the file's name.

use super::cluster::widened;
use super::fold::fold;
use super::pinyin::Typed;
use crate::span::Span;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32String};

/// What is looked for.
pub struct NameQuery {
    words: Vec<Word>,
    /// Room to work in, made once.
    matcher: Matcher,
}

struct Word {
    atom: Atom,
    typed: Option<Typed>,
}

/// How well something was found, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The greater, the better.
    pub score: u32,
    /// In bytes of the title: in order, without overlap.
    pub title: Vec<Span>,
    /// In bytes of the file's name.
    pub file: Vec<Span>,
}

/// The most words of a query that count: nobody types as many.
const WORDS: usize = 16;
/// The most characters of a name that are looked at.
const LONGEST: usize = 400;
/// What each letter of a spelling is worth, and what it is worth more where the first stands behind white space or a mark.
/// As much the matcher gives to letters that follow one another, so that what is found by pinyin stands among what is found
/// by its letters. Within Chinese, where any character may begin a word, it is half of that.
const LETTER: u32 = 16;
const AT_A_BORDER: u32 = 10;

impl NameQuery {
    /// A query; one in which nothing was typed finds everything, all as well.
    pub fn new(query: &str) -> Self {
        let folded: String = query.chars().map(fold).collect();
        let word = |word: &str| Word {
            atom: Atom::new(word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false),
            typed: Typed::new(word),
        };
        let words = folded.split_whitespace().take(WORDS).map(word).collect();
        Self { words, matcher: Matcher::new(Config::DEFAULT) }
    }

    /// How well a title and a file's name fit; nothing where a word is in neither.
    pub fn rank(&mut self, title: &str, file: &str) -> Option<Named> {
        let mut named = Named::default();
        if self.words.is_empty() {
            return Some(named);
        }
        let (title, file) = (Name::new(title), Name::new(file));
        for word in &self.words {
            let in_title = word.find(&title, &mut self.matcher);
            let in_file = word.find(&file, &mut self.matcher);
            let is_in_title = in_title.as_ref().map(|found| found.0) >= in_file.as_ref().map(|found| found.0);
            let (score, places) = if is_in_title { in_title? } else { in_file? };
            named.score += score;
            if is_in_title { &mut named.title } else { &mut named.file }.extend(places);
        }
        (named.title, named.file) = (title.marked(named.title), file.marked(named.file));
        Some(named)
    }
}

/// A name, folded once for all words.
struct Name<'a> {
    name: &'a str,
    folded: Utf32String,
}

impl<'a> Name<'a> {
    fn new(name: &'a str) -> Self {
        crate::tally::visit("names", 1);
        let folded: String = name.chars().take(LONGEST).map(fold).collect();
        // Made here, for what the crate makes of a text counts characters or graphemes as it was built.
        let folded = if folded.is_ascii() {
            Utf32String::Ascii(folded.into())
        } else {
            Utf32String::Unicode(folded.chars().collect())
        };
        Self { name, folded }
    }

    /// Places as they are marked: in order, none of them in the midst of a letter and its accents, those that meet as one.
    fn marked(&self, places: Vec<Span>) -> Vec<Span> {
        joined(places.into_iter().map(|place| widened(self.name, place)).collect())
    }
}

impl Word {
    /// How well the word fits a name, and the characters that it is found by.
    fn find(&self, name: &Name, matcher: &mut Matcher) -> Option<(u32, Vec<Span>)> {
        let Name { name, folded } = name;
        let spelt = self.typed.as_ref().and_then(|typed| spelt(typed, name));
        let mut indices = Vec::new();
        let score = self.atom.indices(folded.slice(..), matcher, &mut indices);
        let Some(score) =
            score.map(u32::from).filter(|score| spelt.as_ref().is_none_or(|spelt| *score >= spelt.0))
        else {
            return spelt.map(|(score, place)| (score, vec![place]));
        };
        let places = name.char_indices().enumerate().filter(|(index, _)| {
            u32::try_from(*index).is_ok_and(|index| indices.binary_search(&index).is_ok())
        });
        Some((score, places.map(|(_, (at, c))| Span::new(at, at + c.len_utf8())).collect()))
    }
}

/// The best place of a name that is spelt so, and what that is worth.
fn spelt(typed: &Typed, name: &str) -> Option<(u32, Span)> {
    let letters = u32::try_from(typed.len()).unwrap_or(0);
    let mut before = None;
    let mut best: Option<(u32, Span)> = None;
    for (start, c) in name.char_indices().take(LONGEST) {
        let is_border = before.replace(c).is_none_or(|before| !before.is_alphanumeric());
        let end = typed.follow(name.get(start..)?, |_| true).next();
        if let Some(end) = end {
            let more = if is_border { AT_A_BORDER } else { AT_A_BORDER / 2 };
            let score = letters * (LETTER + more) + more;
            // Of those that are as good the first.
            if best.as_ref().is_none_or(|best| score > best.0) {
                best = Some((score, Span::new(start, start + end.at)));
            }
        }
    }
    best
}

/// Places in order, those that meet as one.
fn joined(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut joined: Vec<Span> = Vec::new();
    for place in places {
        match joined.last_mut().filter(|last| last.end >= place.start) {
            Some(last) => last.end = last.end.max(place.end),
            None => joined.push(place),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name with what was found of it in brackets; nothing where it was not found.
    fn found(query: &str, title: &str, file: &str) -> Option<String> {
        let named = NameQuery::new(query).rank(title, file)?;
        let marked = |name: &str, places: &[Span]| {
            let mut marked = String::new();
            let mut at = 0;
            for place in places {
                marked += &format!("{}[{}]", &name[at..place.start], place.of(name));
                at = place.end;
            }
            marked + &name[at..]
        };
        Some(format!("{} | {}", marked(title, &named.title), marked(file, &named.file)))
    }

    #[track_caller]
    fn check(query: &str, title: &str, file: &str, expected: &str) {
        assert_eq!(found(query, title, file).as_deref(), Some(expected), "{query}");
    }

    #[test]
    fn letters_are_found_in_their_order_and_marked() {
        check("bridge", "Why the bridge was not mended", "a.txt", "Why the [bridge] was not mended | a.txt");
        check("BRIDGE", "The Bridge", "a.txt", "The [Bridge] | a.txt");
        check("tb", "The Bridge", "x.txt", "[T]he [B]ridge | x.txt");
        check("书店", "河岸书店为什么还在", "a.txt", "河岸[书店]为什么还在 | a.txt");
        check("cafe", "Le café", "a.txt", "Le [café] | a.txt");
        check("cafe", "Le cafe\u{301} noir", "a.txt", "Le [cafe\u{301}] noir | a.txt");
        check("noir", "Le cafe\u{301} noir", "e\u{301}/桥.txt", "Le cafe\u{301} [noir] | e\u{301}/桥.txt");
        check("圖書", "图书馆", "ａ.txt", "[图书]馆 | ａ.txt");
        check("a1", "桥", "Ａ１.txt", "桥 | [Ａ１].txt");
        assert_eq!(found("egdirb", "The bridge", "a.txt"), None);
        assert_eq!(found("桥", "The bridge", "a.txt"), None);
    }

    #[test]
    fn every_word_is_found_in_the_title_or_in_the_files_name() {
        check("notes bridge", "The bridge", "notes/a.txt", "The [bridge] | [notes]/a.txt");
        check("shudian md", "河岸书店", "a.md", "河岸[书店] | a.[md]");
        assert_eq!(found("bridge river", "The bridge", "notes/a.txt"), None);
    }

    #[test]
    fn chinese_is_found_by_pinyin() {
        for query in ["shudian", "sd", "shud"] {
            check(query, "河岸书店为什么还在", "x.txt", "河岸[书店]为什么还在 | x.txt");
        }
        check("hasd", "河岸书店", "书店.txt", "[河岸书店] | 书店.txt");
        check("xiaofei", "消費場景", "x.txt", "[消費]場景 | x.txt");
        check("tsg", "圖書館", "x.txt", "[圖書館] | x.txt");
    }

    #[test]
    fn nothing_that_was_typed_finds_everything() {
        check("", "桥", "a.txt", "桥 | a.txt");
        check(" \t", "桥", "a.txt", "桥 | a.txt");
    }

    #[test]
    fn the_nearer_fits_better() {
        let score = |query: &str, title: &str| NameQuery::new(query).rank(title, "").unwrap().score;
        assert!(score("bridge", "The bridge") > score("bridge", "Bad rides in Georgia"));
        assert!(score("qiao", "桥的故事") > score("qiao", "Quite a bit of air"));
        assert!(score("qiao", "桥的故事") > score("qiao", "老桥"));
        assert!(score("hd", "河道") > score("hd", "The old and hard road"));
    }

    #[test]
    fn a_name_is_folded_once_for_all_words() {
        let folded = |query: &str| crate::tally::counted(|| drop(found(query, "The bridge", "a.txt")));
        assert_eq!(folded("b r i d g e"), folded("b"));
        assert!(folded("").is_empty());
    }

    #[test]
    fn any_name_and_any_query_come_to_an_end() {
        let long = "河h".repeat(20_000);
        for query in [long.as_str(), "h河", "hh hh hh", "\u{0}\u{301}", "!^$'", "\\ "] {
            for name in [long.as_str(), "", "\u{301}", "a\r\nb"] {
                let _ = NameQuery::new(query).rank(name, &long);
            }
        }
    }
}
