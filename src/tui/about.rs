//! What kind of text the article was read as, how it was read, and everything that was taken out of it, as rows. Made when
//! it is asked for; draws nothing.

use crate::article::{Article, BlockKind, Reason};
use crate::tui::page::{Measure, Page, Rows};
use crate::tui::phrases::measures::{genre, sign};
use crate::tui::phrases::{self, Tongue, about};
use crate::tui::state::{State, Thought};
use crate::wrap::cells;
use std::collections::BTreeMap;

/// The page on the article, for rows of `width` cells.
pub(crate) fn page(state: &State, width: usize) -> Page {
    let (article, tongue) = (&*state.article, state.tongue);
    let mut rows = Rows::new(width, key_cells(tongue));
    kind(&mut rows, state);
    rows.heading(tongue.pick(about::ARTICLE));
    let mut entry = |name, says: &str| rows.entry(tongue.pick(name), says);
    entry(about::LANGUAGE, tongue.language(article.lang(), state.traditional()));
    entry(about::ENCODING, article.encoding());
    entry(about::LENGTH, &state.length);
    let count = |is: fn(&BlockKind) -> bool| article.blocks().iter().filter(|block| is(&block.kind)).count();
    let (prose, headings) =
        (count(|kind| kind.is_prose()), count(|kind| matches!(kind, BlockKind::Heading(_))));
    entry(about::MADE_OF, &tongue.made_of(article.sentences().len(), prose, headings));
    if !article.notices().is_empty() {
        rows.heading(tongue.pick(about::NOTICES));
        for notice in article.notices() {
            rows.text(notice);
        }
    }
    removed(&mut rows, article, tongue);
    rows.page()
}

/// The genres with their shares, and what told them.
fn kind(rows: &mut Rows, state: &State) {
    let tongue = state.tongue;
    rows.heading(tongue.pick(about::KIND));
    let Some(digest) = state.digest() else {
        let said = if state.thought == Thought::Failed { phrases::FAILED } else { phrases::NOT_YET };
        return rows.lead(tongue.pick(said));
    };
    let genres = &digest.genres;
    if genres.claims_nothing() {
        return rows.lead(tongue.pick(about::CLAIMS_NOTHING));
    }
    if genres.by_layout() {
        return rows.lead(tongue.pick(about::BY_LAYOUT));
    }
    let measures = genres.shares().into_iter().map(|(of, share)| {
        let (name, what) = genre(of);
        let says = vec![tongue.pick(what).to_owned()];
        Measure {
            name: tongue.pick(name).to_owned(),
            length: share,
            value: format!("{:.0}%", share * 100.0),
            says,
        }
    });
    let measures: Vec<Measure> = measures.collect();
    if measures.is_empty() {
        return rows.text(tongue.pick(phrases::EMPTY));
    }
    rows.bars(&measures);
    let signs: Vec<&str> =
        genres.reasons().iter().filter_map(|name| sign(name)).map(|s| tongue.pick(s)).collect();
    if !signs.is_empty() {
        rows.text(&format!("{}{}", tongue.pick(about::SIGNS), signs.join(tongue.pick(("、", ", ")))));
    }
}

/// How much was taken out for which reason, then every passage with its reason and all of its words.
fn removed(rows: &mut Rows, article: &Article, tongue: Tongue) {
    rows.heading(tongue.pick(about::REMOVED));
    if article.removed().is_empty() {
        return rows.text(tongue.pick(phrases::NOTHING_REMOVED));
    }
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for removed in article.removed() {
        *counts.entry(removed.reason).or_default() += 1;
    }
    let mut counts: Vec<(Reason, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let measure = |(reason, count): &(Reason, usize)| Measure {
        name: tongue.reason(*reason).to_owned(),
        length: *count as f64,
        value: count.to_string(),
        says: Vec::new(),
    };
    rows.bars(&counts.iter().map(measure).collect::<Vec<_>>());
    rows.heading(tongue.pick(about::PASSAGES));
    for removed in article.removed() {
        rows.entry(tongue.reason(removed.reason), &removed.text);
    }
}

/// The cells that names take before what they name.
fn key_cells(tongue: Tongue) -> usize {
    let names =
        [about::LANGUAGE, about::ENCODING, about::LENGTH, about::MADE_OF].map(|name| tongue.pick(name));
    let reasons = [
        Reason::Contact,
        Reason::Ad,
        Reason::Navigation,
        Reason::Share,
        Reason::Comments,
        Reason::Copyright,
        Reason::Related,
        Reason::Byline,
        Reason::Duplicate,
        Reason::Other,
    ];
    let widest = names.into_iter().chain(reasons.map(|reason| tongue.reason(reason))).map(cells).max();
    widest.unwrap_or(0) + 2
}
