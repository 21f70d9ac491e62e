//! Web pages: the article of a page, or every block of a document. How bytes become text is not known here.
//!
//! ```text
//! markup ──prepare──▶ markup that is safe to parse ──dom_query──▶ tree ──walk──▶ passages ─┐
//!                                                    └──dom_smoothie──extract──▶ shares ───┴──choose──▶ the article
//! ```

mod choose;
mod element;
mod extract;
mod features;
mod left;
mod line;
mod link;
mod marks;
mod prepare;
mod scan;
mod shaped;
mod stack;
mod table;
mod title;
mod walk;
mod weights;
mod wrapped;

use super::builder::{Draft, Part, assemble};
use super::layout::Unit;
use super::{Error, Options, chrome, furniture};
use crate::article::{Article, BlockKind, Notice, Reason};
use crate::clean::Clean;
use crate::source::Source;
use dom_query::Document;
use features::Seen;
use std::collections::BTreeSet;
use title::Title;
use walk::{Page, Passage};

/// Reads a web page whose bytes are text already.
///
/// # Errors
///
/// Where there is no text in it, or nothing but links.
pub(crate) fn read(text: &str, source: &Source, options: &Options) -> Result<Article, Error> {
    let prepared = prepare::prepare(text, false);
    let (document, page) = parse(&prepared, source.address.as_deref());
    if page.passages.is_empty() {
        return Err(super::no_text(source, "there is no text in it", "name a file with an article in it"));
    }
    let kept = extract::shares(document, &page);
    let seen = Seen::new(&page.passages, &kept);
    let is_menu = !options.keep_chrome && is_menu(&page.passages, &seen);
    if is_menu && !options.follows {
        let advice = "open one of its links, or see all of it with: tigang --keep-chrome -t FILE";
        return Err(super::no_text(source, "a page of links, with no article in it", advice));
    }
    let mut stays = stays(&page.passages, &kept, &seen);
    let start = stays.iter().position(|stays| *stays).unwrap_or(0);
    let title = title::find(&page, start);
    let keeps_all = options.keep_chrome || is_menu;
    if keeps_all {
        stays.fill(true);
    }
    let mut passages = page.passages.clone();
    let is_article = |(i, _): &(usize, &mut Passage)| stays[*i] && title.at != Some(*i);
    let mut article: Vec<&mut Passage> =
        passages.iter_mut().enumerate().filter(is_article).map(|(_, p)| p).collect();
    shaped::shape(&mut article);
    let mut parts = parts(passages, &stays, &seen, &title, keeps_all);
    if !keeps_all {
        parts = as_printed(parts);
    }
    let mut article = assemble(parts, options);
    if prepared.cut > 0 {
        article.notices.push(Notice::new("elements nested more than 512 deep were taken for plain text"));
    }
    Ok(article)
}

/// What a page is called, as far as its beginning says; empty where it does not.
pub(super) fn title(text: &str) -> String {
    let (_, page) = parse(&prepare::prepare(text, false), None);
    title::find(&page, 0).text
}

/// Every block of a document or a part of one, in order; nothing is left out but what is hidden. Links are absolute,
/// relative ones by `base`; a document in XML may close its elements in their start tags.
pub(crate) fn blocks(markup: &str, base: Option<&str>) -> Vec<Part> {
    let prepared = prepare::prepare(markup, true);
    let (_, page) = parse(&prepared, base);
    page.passages.into_iter().map(|passage| Part::Block(draft(passage))).collect()
}

/// For fitting: by passage of a page its words and its features, by name.
#[doc(hidden)]
pub fn seen(text: &str) -> Vec<(String, Vec<(&'static str, f64)>)> {
    let (document, page) = parse(&prepare::prepare(text, false), None);
    let kept = extract::shares(document, &page);
    let seen = Seen::new(&page.passages, &kept);
    let row = |(i, passage): (usize, &Passage)| (passage.text.clone(), seen.features(i).to_vec());
    page.passages.iter().enumerate().map(row).collect()
}

/// A page as a tree and as passages. A page that hides everything, until a script shows it, is taken as shown.
fn parse(prepared: &prepare::Prepared, address: Option<&str>) -> (Document, Page) {
    let document = Document::from(prepared.markup.as_str());
    let mut page = walk::walk(&document, address, &prepared.lines, false);
    if page.passages.is_empty() {
        page = walk::walk(&document, address, &prepared.lines, true);
    }
    page.passages = wrapped::join(page.passages);
    (document, page)
}

fn draft(passage: Passage) -> Draft {
    let Passage { kind, text, links, line, .. } = passage;
    let mut draft = Draft { kind, text, line, links };
    draft.mark_item();
    draft
}

/// The parts as they would be read from a print of them: without what is furniture by its words or its place, such as an
/// editor's line at the end; and where the page had no title, with the one that a reader would see.
fn as_printed(mut parts: Vec<Part>) -> Vec<Part> {
    let is_title = |part: &Part| matches!(part, Part::Block(draft) if draft.kind == BlockKind::Title);
    let title = parts.iter().position(is_title);
    let others = (0..parts.len()).filter(|index| Some(*index) != title);
    let (mut units, mut owners) = (Vec::new(), Vec::new());
    for index in title.into_iter().chain(others) {
        if let Part::Block(draft) = &parts[index] {
            let text = Clean::new(&draft.text).trim().to_owned();
            units.push(Unit { text, line: draft.line, apart: true });
            owners.push(index);
        }
    }
    let verdict = chrome::judge(&units, None, false);
    let found = verdict.title.filter(|_| title.is_none()).and_then(|unit| owners.get(unit)).copied();
    if let Some(Part::Block(draft)) = found.and_then(|index| parts.get_mut(index)) {
        draft.kind = BlockKind::Title;
    }
    for (index, reason) in owners.into_iter().zip(verdict.gone) {
        if let (Part::Block(draft), Some(reason)) = (&mut parts[index], reason)
            && !matches!(draft.kind, BlockKind::Code | BlockKind::Table)
        {
            parts[index] = Part::Removed(std::mem::take(&mut draft.text), reason);
        }
    }
    parts
}

/// By passage: whether it stays. Where too little is found, all that is to be seen is judged as plain text is.
fn stays(passages: &[Passage], kept: &[f64], seen: &Seen<'_>) -> Vec<bool> {
    /// Less than this, in [`furniture::size`], is too little.
    const LEAST: f64 = 60.0;
    let stays = choose::choose(passages, kept, seen);
    let found: f64 = seen.size.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(size, _)| size).sum();
    if found >= LEAST {
        return stays;
    }
    let unit = |p: &Passage| Unit { text: p.text.clone(), line: p.line, apart: true };
    let units: Vec<Unit> = passages.iter().map(unit).collect();
    let verdict = chrome::judge(&units, None, false);
    let plain: Vec<bool> = verdict.gone.iter().map(Option::is_none).collect();
    if plain.contains(&true) { plain } else { stays }
}

/// Whether a page holds links and next to no running text.
fn is_menu(passages: &[Passage], seen: &Seen<'_>) -> bool {
    const FEW: usize = 12;
    let prose: f64 = seen.prose.iter().sum();
    let all: f64 = seen.size.iter().sum();
    let linked: f64 = seen.size.iter().zip(&seen.linked).map(|(size, linked)| size * linked).sum();
    passages.len() >= FEW && linked >= 0.6 * all && prose <= 0.02 * all
}

/// The parts of the article: title, what stays, and what was left out with its reason.
fn parts(
    passages: Vec<Passage>,
    stays: &[bool],
    seen: &Seen<'_>,
    title: &Title,
    keeps_all: bool,
) -> Vec<Part> {
    /// Among so many passages at the beginning of the article its byline may stand.
    const HEAD: usize = 4;
    /// The words under a picture are often given twice; the line of a refrain is shorter than this.
    const LONG: f64 = 30.0;
    let mut parts = Vec::new();
    if title.at.is_none() && !title.text.is_empty() {
        parts.push(Part::Block(Draft::new(BlockKind::Title, title.text.as_str(), 1)));
    }
    let title_key = furniture::key(&title.text);
    let mut said: BTreeSet<String> = BTreeSet::new();
    let (mut left, mut so_far) = (left::Left::default(), 0);
    for (i, mut passage) in passages.into_iter().enumerate() {
        let cue = seen.cues[i].as_ref();
        if title.at == Some(i) {
            passage.kind = BlockKind::Title;
            parts.push(Part::Block(draft(passage)));
            continue;
        }
        let is_byline = cue.is_some_and(|cue| cue.reason == Reason::Byline) && seen.size[i] <= 40.0;
        let is_title = !title_key.is_empty() && furniture::key(&passage.text) == title_key;
        let reason = match stays[i] {
            _ if keeps_all => None,
            true if is_title => Some(Reason::Duplicate),
            true if is_byline && so_far < HEAD => Some(Reason::Byline),
            true if seen.size[i] >= LONG && !said.insert(passage.text.clone()) => Some(Reason::Duplicate),
            true => None,
            false if is_title => Some(Reason::Duplicate),
            false => Some(left::reason(&passage, cue, seen.linked[i])),
        };
        so_far += usize::from(stays[i]);
        match reason {
            None => parts.push(Part::Block(draft(passage))),
            Some(reason) if left.takes(&passage) => parts.push(Part::Removed(passage.text, reason)),
            Some(_) => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests;

#[cfg(test)]
fn page(markup: &str) -> Page {
    parse(&prepare::prepare(markup, false), None).1
}

#[cfg(test)]
fn passages(markup: &str) -> Vec<Passage> {
    page(markup).passages
}
