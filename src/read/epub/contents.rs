//! A book's table of contents, and the headings it gives to chapters. What the chapters say otherwise is not known here.

use super::archive::resolve;
use super::xml::{Node, walk};
use crate::article::BlockKind;
use crate::clean::Clean;
use crate::read::builder::{Draft, Part};
use crate::tally::visit;
use std::collections::BTreeMap;
use std::ops::Range;

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// How it calls what it leads to.
    pub(super) title: String,
    /// How deep it stands, 0 outermost.
    pub(super) depth: usize,
    /// Whether it leads into a file, and not to its beginning.
    pub(super) inside: bool,
}

/// The entries of a table of contents, by the path they lead to and then in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    entries: BTreeMap<String, Vec<Entry>>,
}

/// An entry that is being read.
#[derive(Default)]
struct Open {
    title: String,
    reference: Option<String>,
    depth: usize,
}

impl Contents {
    /// The entries of a navigation document at `path`: the first list that is called a table of contents, or else the
    /// first of all.
    pub(super) fn of_navigation(text: &str, path: &str) -> Self {
        let mut lists: Vec<(bool, Vec<Open>)> = Vec::new();
        let (mut depth, mut in_nav) = (0_usize, false);
        let mut open: Option<Open> = None;
        walk(text, |node| match node {
            Node::Open(element) => match element.name() {
                "nav" => {
                    let says = |name, word| {
                        element
                            .attribute(name)
                            .is_some_and(|value| value.split_whitespace().any(|w| w == word))
                    };
                    lists.push((says("type", "toc") || says("role", "doc-toc"), Vec::new()));
                    (depth, in_nav) = (0, true);
                }
                "ol" => depth += 1,
                "a" | "span" if in_nav && depth > 0 && open.is_none() => {
                    let reference = element.attribute("href");
                    open = Some(Open { title: String::new(), reference, depth: depth - 1 });
                }
                "img" => {
                    if let (Some(open), Some(words)) = (&mut open, element.attribute("alt")) {
                        open.title.push_str(&words);
                    }
                }
                _ => {}
            },
            Node::Text(words) => {
                if let Some(open) = &mut open {
                    open.title.push_str(words);
                }
            }
            Node::Close("nav") => in_nav = false,
            Node::Close("ol") => depth = depth.saturating_sub(1),
            Node::Close("a" | "span" | "li") => {
                if let (Some(entry), Some((_, list))) = (open.take(), lists.last_mut()) {
                    list.push(entry);
                }
            }
            Node::Close(_) => {}
        });
        let named = lists.iter().position(|(is_contents, _)| *is_contents).unwrap_or(0);
        Self::new(lists.into_iter().nth(named).map(|(_, list)| list).unwrap_or_default(), path)
    }

    /// The entries of a book in the older form, at `path`.
    pub(super) fn of_ncx(text: &str, path: &str) -> Self {
        let (mut list, mut depth) = (Vec::new(), 0_usize);
        let (mut title, mut in_label) = (String::new(), false);
        let mut in_map = false;
        walk(text, |node| match node {
            Node::Open(element) => match element.name() {
                "navMap" => in_map = true,
                "navPoint" => depth += 1,
                "navLabel" => {
                    in_label = true;
                    title.clear();
                }
                "content" if in_map && depth > 0 => list.push(Open {
                    title: std::mem::take(&mut title),
                    reference: element.attribute("src"),
                    depth: depth - 1,
                }),
                _ => {}
            },
            Node::Text(words) if in_label => title.push_str(words),
            Node::Close("navMap") => in_map = false,
            Node::Close("navLabel") => in_label = false,
            Node::Close("navPoint") => depth = depth.saturating_sub(1),
            _ => {}
        });
        Self::new(list, path)
    }

    fn new(list: Vec<Open>, from: &str) -> Self {
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        // A part that leads nowhere stands before what comes next.
        let mut next: Option<String> = None;
        for open in list.into_iter().rev() {
            let path = open.reference.as_deref().and_then(|reference| resolve(from, reference));
            let inside = open.reference.as_deref().is_some_and(|reference| reference.contains('#'));
            let title = Clean::one_line(&open.title).as_str().to_owned();
            if path.is_some() {
                next = path;
            }
            if let (Some(path), false) = (&next, title.is_empty()) {
                entries.entry(path.clone()).or_default().push(Entry { title, depth: open.depth, inside });
            }
        }
        entries.values_mut().for_each(|list| list.reverse());
        Self { entries }
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Gives the chapter at a path its headings: what it has already and the table names gets its level there, what it
    /// has not is put at its beginning, and its other headings stand below. `level` is that of the chapter before.
    pub(super) fn head(&self, path: &str, parts: &mut Vec<Part>, level: &mut u8) {
        let entries = self.entries.get(path).map(Vec::as_slice).unwrap_or_default();
        let mut opening = *level;
        if let Some(entry) = entries.iter().rfind(|entry| !entry.inside).or(entries.first()) {
            *level = entry.level();
        }
        let own = |part: &Part| match draft(part).map(|draft| draft.kind) {
            Some(BlockKind::Heading(own)) => own,
            _ => 0,
        };
        let mut own: Vec<u8> = parts.iter().map(own).collect();
        let mut named: Vec<bool> = vec![false; parts.len()];
        let mut added: Vec<Part> = Vec::new();
        // The first entries name what the chapter begins with, or what begins with it: a part and its first chapter.
        let opens = entries.iter().take(DEEPEST.into()).enumerate();
        let opens =
            opens.filter_map(|(place, entry)| Some((place, begins(parts, &key(&entry.title))?))).next();
        let mut from = 0;
        if let Some((entry, range)) =
            opens.as_ref().and_then(|(place, range)| Some((entries.get(*place)?, range)))
        {
            parts.drain(range.start + 1..range.end);
            named.drain(range.start + 1..range.end);
            own.drain(range.start + 1..range.end);
            name(parts, &mut named, range.start, entry);
            if let (true, Some(Part::Block(draft))) = (range.len() > 1, parts.get_mut(range.start)) {
                draft.text.clone_from(&entry.title);
                draft.links.clear();
            }
            from = range.start + 1;
        }
        let begun = opens.map(|(place, _)| place);
        let places = headings(parts);
        for (place, entry) in entries.iter().enumerate().filter(|(place, _)| begun != Some(*place)) {
            visit("entries", 1);
            let found =
                places.get(&key(&entry.title)).and_then(|at| at.get(at.partition_point(|at| *at < from)));
            let is_first = begun.is_none_or(|begun| place < begun) && (place == 0 || !entry.inside);
            if let Some(&at) = found {
                name(parts, &mut named, at, entry);
                from = at + 1;
            } else if is_first && added.len() < DEEPEST.into() {
                let heading = Draft::new(BlockKind::Heading(entry.level()), entry.title.clone(), 1);
                added.push(Part::Block(heading));
            }
        }
        if let Some(Part::Block(Draft { kind: BlockKind::Heading(last), .. })) = added.last() {
            opening = *last;
        }
        if opening > 0 || named.contains(&true) {
            arrange(parts, &own, &named, opening);
        }
        parts.splice(0..0, added);
    }
}

impl Entry {
    /// The level of the heading that it makes.
    fn level(&self) -> u8 {
        u8::try_from(self.depth + 1).unwrap_or(u8::MAX).min(DEEPEST)
    }
}

/// Makes a block the heading of an entry.
fn name(parts: &mut [Part], named: &mut [bool], at: usize, entry: &Entry) {
    if let (Some(Part::Block(draft)), Some(named)) = (parts.get_mut(at), named.get_mut(at)) {
        draft.kind = BlockKind::Heading(entry.level());
        *named = true;
    }
}

/// The lowest level that a heading gets.
const DEEPEST: u8 = 6;

/// How many blocks a chapter's title may fill: a number, a name, a line below it.
const TITLE_BLOCKS: usize = 3;

/// The blocks at a chapter's beginning that say the words of a key, whatever kind they are.
fn begins(parts: &[Part], key: &str) -> Option<Range<usize>> {
    let first = parts.iter().position(|part| draft(part).is_some_and(|d| d.kind != BlockKind::Caption))?;
    let mut said = String::new();
    for (at, part) in parts.iter().enumerate().skip(first).take(TITLE_BLOCKS) {
        said.push_str(&self::key(&draft(part)?.text));
        if said == key {
            return Some(first..at + 1);
        }
        if !key.starts_with(&said) {
            break;
        }
    }
    None
}

/// Where the headings of a chapter stand, by what they say.
fn headings(parts: &[Part]) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    visit("headings of a chapter", parts.len());
    for (at, part) in parts.iter().enumerate() {
        if let Some(draft) = draft(part).filter(|d| matches!(d.kind, BlockKind::Heading(_))) {
            places.entry(key(&draft.text)).or_default().push(at);
        }
    }
    places
}

/// Puts the headings that the table does not name where they stand among those that it does: beside one that the chapter
/// set as high, below one that it set higher. `own` holds the levels that the chapter gave.
fn arrange(parts: &mut [Part], own: &[u8], named: &[bool], opening: u8) {
    // The headings above the one in hand, each with the chapter's level and the book's.
    let mut above: Vec<(u8, u8)> = vec![(0, opening)];
    for ((part, own), named) in parts.iter_mut().zip(own).zip(named) {
        let Part::Block(draft) = part else { continue };
        let BlockKind::Heading(level) = draft.kind else { continue };
        above.retain(|(higher, _)| higher < own || (higher == own && !named));
        let level = match above.last() {
            _ if *named => level,
            Some((higher, level)) if higher == own => *level,
            Some((_, level)) => level.saturating_add(1).min(DEEPEST),
            None => level,
        };
        draft.kind = BlockKind::Heading(level);
        if above.last().is_none_or(|(higher, _)| higher != own) {
            above.push((*own, level));
        }
    }
}

fn draft(part: &Part) -> Option<&Draft> {
    match part {
        Part::Block(draft) => Some(draft),
        Part::Removed(..) => None,
    }
}

/// What two headings have in common that say the same: their letters and digits.
pub(super) fn key(words: &str) -> String {
    /// No heading is longer, in characters; what is longer is running text and says nothing else.
    const LONGEST: usize = 300;
    words.chars().take(LONGEST).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
