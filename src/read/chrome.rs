//! What is furniture of the page and not the article, and why. Words alone mislead (an article may be about
//! advertisements): a line's length, its end mark and its place decide with them. In doubt a line stays.

mod authors;

use crate::article::Reason;
use crate::read::furniture::{self, Cue};
use crate::read::heading::is_chapter;
use crate::read::layout::{Unit, ends_sentence, is_wide};
use crate::read::lines::Facts;
use crate::read::page::{HEAD, Page, Site};
use crate::segment::marker::{Form, Ordinal, marker};
use crate::threads;
use authors::{authors, is_about};
use std::ops::Range;

/// What becomes of each unit, and which one is the title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// By unit: the reason it goes, or none where it stays.
    pub(crate) gone: Vec<Option<Reason>>,
    /// The unit that is the title.
    pub(crate) title: Option<usize>,
}

/// With less running text than this, in [`furniture::size`], there is no article for furniture to stand around: a note.
const NOTE: f64 = 50.0;

/// Decides what is furniture. With `keep` nothing goes but the title is still found.
///
/// What is left is judged again as it would be printed, until nothing more goes: a text that was read and printed reads
/// as itself.
pub(crate) fn judge(units: &[Unit], title: Option<&str>, keep: bool) -> Verdict {
    /// Each pass takes off one layer; no page has many.
    const PASSES: usize = 24;
    let bytes = units.iter().map(|unit| unit.text.len()).sum();
    let facts = threads::map(units, bytes, |unit| Facts::of(&unit.text));
    // Their bylines may go before a line about them at the end does.
    let head = units.iter().zip(&facts).take(HEAD);
    let named = |unit: &&Unit| furniture::is_name(&unit.text) && !unit.text.contains(is_wide);
    // A name alone in the head may be the author's or the site's: the last line is about either.
    let alone = units.iter().take(HEAD).take_while(|unit| !ends_sentence(&unit.text)).filter(named);
    let names: Vec<&str> = head
        .flat_map(|(unit, facts)| authors(&unit.text, facts))
        .chain(alone.map(|unit| unit.text.as_str()))
        .collect();
    let look = Look { title, keep, names: &names, shown: false };
    let mut verdict = judge_once(units, &facts.iter().collect::<Vec<_>>(), &look);
    for _ in 0..PASSES {
        let stays = (0..units.len()).filter(|i| verdict.gone[*i].is_none() && verdict.title != Some(*i));
        let order: Vec<usize> = verdict.title.into_iter().chain(stays).collect();
        // Nothing went and nothing moved, and a print sets no lines apart that were not.
        if order.len() == units.len() && order.is_sorted() && units.iter().all(|u| u.apart) {
            break;
        }
        let printed: Vec<Unit> = order.iter().map(|i| Unit { apart: true, ..units[*i].clone() }).collect();
        let known: Vec<&Facts> = order.iter().map(|i| &facts[*i]).collect();
        let shown = verdict.gone.iter().any(Option::is_some);
        let again = judge_once(&printed, &known, &Look { shown, ..look });
        // A title that stands first already moves nothing, title or not.
        let moved = again.title.filter(|place| *place > 0).map(|place| order[place]);
        if moved.is_none() && again.gone.iter().all(Option::is_none) {
            break;
        }
        verdict.title = moved.or(verdict.title);
        for (place, reason) in again.gone.into_iter().enumerate() {
            verdict.gone[order[place]] = verdict.gone[order[place]].or(reason);
        }
    }
    verdict
}

/// What is known of a page before it is looked at.
#[derive(Clone, Copy)]
struct Look<'a> {
    /// A title given from outside.
    title: Option<&'a str>,
    /// Whether nothing goes.
    keep: bool,
    /// Those whom the bylines name.
    names: &'a [&'a str],
    /// Whether more was to be seen before: furniture that has gone since.
    shown: bool,
}

/// One look at a page.
fn judge_once(units: &[Unit], facts: &[&Facts], look: &Look<'_>) -> Verdict {
    let &Look { title, keep, names, shown } = look;
    crate::tally::visit("page", units.len());
    let page = Page::new(units, facts);
    // The site around the article goes first; what is furniture in the rest is seen when that is judged again.
    // Without running text there is nothing that furniture could stand out from: a list, a log, a poem, a note.
    let judges = !keep && page.prose.iter().sum::<f64>() >= NOTE;
    let article = if judges { page.article() } else { None };
    let body = article.clone().map_or_else(|| page.body(), |run| page.first_prose(run.start)..run.end);
    let site = if keep || judges { None } else { page.site_of_lines() };
    let found = match title {
        Some(given) => page.given_title(given),
        None if site.is_some() => site.as_ref().map(|site| site.title),
        // A site that is no more than the first line is none: that line is the title, moved there before.
        None => page.find_title(
            body.start,
            article.as_ref().is_some_and(|run| run.start > 1 || run.end < units.len()),
        ),
    };
    let mut gone = vec![None; units.len()];
    if judges {
        page.middle(body.clone(), &mut gone);
        page.tail(body.end, names, shown, &mut gone);
        page.head(body.start, found, &mut gone);
        let start = article.map_or(0, |run| run.start);
        page.above(start, &mut gone);
        if let Some(found) = found {
            gone[found] = None;
            page.first_part(found + 1..start, &mut gone);
        }
        page.duplicates(found, &mut gone);
        // A lone line that only looks like furniture, where nothing else does, is the article's own.
        for (gone, cue) in gone.iter_mut().zip(&page.cues).filter(|_| !shown && !page.is_pasted()) {
            let looks = cue.is_some_and(|cue| cue.word.is_empty());
            *gone = gone.filter(|reason| !(looks && matches!(reason, Reason::Navigation | Reason::Other)));
        }
        // A page that would lose everything has no furniture we understand.
        let left = units.iter().zip(&gone).enumerate().any(|(i, (_, g))| g.is_none() && Some(i) != found);
        if !left {
            gone.fill(None);
        }
    }
    if let Some(site) = site {
        page.around_lines(&site, found, &mut gone);
    }
    // A given title is in the text only where the text begins with it.
    let begins = |at: usize| gone[..at].iter().all(Option::is_some);
    Verdict { title: found.filter(|at| title.is_none() || begins(*at)), gone }
}

impl Page<'_> {
    /// What stands above the article and has no reason of its own is the site's.
    fn above(&self, start: usize, gone: &mut [Option<Reason>]) {
        for gone in gone.iter_mut().take(start).filter(|gone| gone.is_none()) {
            *gone = Some(Reason::Navigation);
        }
    }

    /// What names the first part stands between the title and the text, and is the article's: 卷一, 第一章, 一、
    fn first_part(&self, above: Range<usize>, gone: &mut [Option<Reason>]) {
        for index in above.filter(|index| self.cues[*index].is_none()) {
            let text = &self.units[index].text;
            let first = marker(text).is_some_and(|m| m.form == Form::Han && m.ordinal == Ordinal::At(1));
            if first || is_chapter(text) {
                gone[index] = None;
            }
        }
    }

    fn head(&self, body: usize, title: Option<usize>, gone: &mut [Option<Reason>]) {
        let Some(title) = title else {
            // Without a title only what is furniture by its own words goes.
            for (gone, cue) in gone.iter_mut().zip(&self.cues).take(body) {
                *gone = gone.or(cue.as_ref().map(|c| c.reason));
            }
            return;
        };
        let pasted = self.is_pasted();
        for (index, gone) in gone.iter_mut().enumerate().take(body.max(title + 1)) {
            let text = &self.units[index].text;
            // Whether a name is an author's is asked of the whole text: not too often.
            let near = index < title + HEAD;
            let reason = match &self.cues[index] {
                _ if index == title => None,
                Some(cue) => Some(cue.reason),
                None if index < title && pasted && self.may_hang_above(index) => Some(Reason::Navigation),
                None if near && index > title && self.cue_near(index) && self.is_author(text) => {
                    Some(Reason::Byline)
                }
                None => None,
            };
            *gone = gone.or(reason);
        }
    }

    fn may_hang_above(&self, index: usize) -> bool {
        furniture::size(&self.units[index].text) <= 40.0
    }

    /// Whether a line is a name that the article does not speak of: a heading of two characters may look like one.
    fn is_author(&self, text: &str) -> bool {
        let han = text.chars().all(is_wide);
        let spoken = || (0..self.units.len()).any(|i| self.is_prose(i) && self.units[i].text.contains(text));
        furniture::is_name(text) && !(han && spoken())
    }

    fn cue_near(&self, index: usize) -> bool {
        let near = index.saturating_sub(2)..(index + 3).min(self.units.len());
        near.into_iter().any(|i| self.cues[i].is_some())
    }

    fn middle(&self, body: Range<usize>, gone: &mut [Option<Reason>]) {
        /// A byline may stand under the lede as well as under the title.
        const UNDER_LEDE: usize = 5;
        let opening = body.start + UNDER_LEDE;
        for index in body {
            // 低价有四个来源： leads in what follows, and names no source.
            let leads_in = || self.units[index].text.ends_with(['：', ':']);
            let under_lede = |cue: &Cue| {
                index < opening && matches!(cue.reason, Reason::Byline | Reason::Share) && !leads_in()
            };
            let goes = |cue: &Cue| cue.certain || under_lede(cue) || self.is_boxed(index);
            if let Some(cue) = self.cues[index].as_ref().filter(|cue| goes(cue)) {
                gone[index] = Some(cue.reason);
            }
        }
    }

    /// Whether a line stands in a box that offers something, such as a letter of news and the button to order it: two lines
    /// and more in a row that all say so by words of their own. One such line alone may be the article's.
    fn is_boxed(&self, index: usize) -> bool {
        let offers = |at: usize| {
            let cue = self.cues.get(at).copied().flatten();
            let of_box = |cue: &Cue| matches!(cue.reason, Reason::Ad | Reason::Share) && !cue.word.is_empty();
            cue.is_some_and(|cue| of_box(&cue)) && !ends_sentence(&self.units[at].text)
        };
        offers(index) && (offers(index + 1) || index.checked_sub(1).is_some_and(offers))
    }

    fn tail(&self, body_end: usize, names: &[&str], shown: bool, gone: &mut [Option<Reason>]) {
        let mut reason = Reason::Other;
        for (gone, cue) in gone.iter_mut().zip(&self.cues).skip(body_end) {
            // A line without words of its own goes for the reason of the header above it.
            match cue {
                Some(cue) => {
                    reason = if cue.opens_tail { cue.reason } else { Reason::Other };
                    *gone = Some(cue.reason);
                }
                None => *gone = Some(reason),
            }
        }
        // The author's name, given in the head, opens a line about the author at the end.
        let Some(last) = body_end.checked_sub(1).filter(|last| *last > 0) else { return };
        if (shown || body_end < self.units.len()) && is_about(&self.units[last].text, names) {
            gone[last] = Some(Reason::Byline);
        }
    }

    /// What stands around lines without running text: above the title everything, under it and at the end what says so.
    fn around_lines(&self, site: &Site, title: Option<usize>, gone: &mut [Option<Reason>]) {
        for (index, (gone, cue)) in gone.iter_mut().zip(&self.cues).enumerate() {
            let cue = cue.map(|cue| cue.reason);
            *gone = match index {
                _ if Some(index) == title => None,
                _ if index < site.title => cue.or(Some(Reason::Navigation)),
                _ if index < site.lines.start || index >= site.lines.end => cue,
                _ => None,
            };
        }
    }

    /// The lede given twice, and the title given again: the first copy stays.
    fn duplicates(&self, title: Option<usize>, gone: &mut [Option<Reason>]) {
        const LEDE: usize = 4;
        const SECOND: usize = 12;
        let kept: Vec<usize> =
            (0..self.units.len()).filter(|i| gone[*i].is_none() && Some(*i) != title).take(SECOND).collect();
        for (place, &index) in kept.iter().enumerate() {
            let text = &self.units[index].text;
            if self.facts[index].size < 25.0 {
                continue;
            }
            let twin = kept[..place.min(LEDE)].iter().any(|first| self.units[*first].text == *text);
            if twin {
                gone[index] = Some(Reason::Duplicate);
            }
        }
        if let Some(title) = title {
            let key = furniture::key(&self.units[title].text);
            for &index in kept.iter().take(LEDE) {
                if furniture::key(&self.units[index].text) == key {
                    gone[index] = Some(Reason::Duplicate);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
