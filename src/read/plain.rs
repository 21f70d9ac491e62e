//! Plain text to an [`Article`]: lines, then paragraphs, then what is furniture and what each of the rest is.

use crate::article::{Article, BlockKind};
use crate::clean::Clean;
use crate::read::builder::{Builder, Ready};
use crate::read::layout::{Unit, units};
use crate::read::{Options, chrome, heading, links, preformatted, shape};
use crate::segment::language::language;
use crate::threads;
use std::collections::BTreeMap;

/// Reads plain text. Total: any text is an article, if only an empty one. A list of links at its end, as one is printed
/// there, is read back as links; such a text was read and judged before, and keeps all its words where they are.
pub fn read(text: &Clean, options: &Options) -> Article {
    let (units, formed) = lines(text);
    if let Some((end, list)) = links::trailing(&units) {
        let options = Options { keep_chrome: true, ..options.clone() };
        let mut article = article(text, units.get(..end).unwrap_or_default(), &formed, &options, true);
        if links::attach(&mut article, &list) {
            return article;
        }
    }
    article(text, &units, &formed, options, false)
}

/// What is to be seen of the lines of a text that may be headings, with their words, for the fitter of their weights.
pub(super) fn heading_rows(text: &str, options: &Options) -> Vec<(String, heading::Features)> {
    let (units, formed) = lines(&Clean::new(text));
    let verdict = verdict(&units, &formed, options, false);
    let kept = kept(&units, &verdict);
    let rows = heading::rows(&kept, &shape::items(&kept));
    rows.into_iter().map(|(at, features)| (kept[at].text.clone(), features)).collect()
}

/// The units of a text, and by their lines what those are that keep their line ends.
fn lines(text: &str) -> (Vec<Unit>, BTreeMap<usize, BlockKind>) {
    let Some((rest, passages)) = preformatted::passages(text) else { return (units(text), BTreeMap::new()) };
    let formed = passages.iter().map(|passage| (passage.unit.line, passage.kind)).collect();
    let mut all = units(&rest);
    all.extend(passages.into_iter().map(|passage| passage.unit));
    all.sort_by_key(|unit| unit.line);
    (all, formed)
}

/// The article that these units of a text make; one that `is_print` has its title first or none.
fn article(
    text: &Clean,
    units: &[Unit],
    formed: &BTreeMap<usize, BlockKind>,
    options: &Options,
    is_print: bool,
) -> Article {
    let lang = options.lang.unwrap_or_else(|| language(text));
    let verdict = verdict(units, formed, options, is_print);
    let kept = kept(units, &verdict);
    let drafts: Vec<(&Unit, BlockKind)> = kept.iter().copied().zip(shape::kinds(&kept)).collect();
    let ready = threads::map(&drafts, text.len(), |(unit, kind)| {
        Ready::new(formed.get(&unit.line).copied().unwrap_or(*kind), &unit.text, lang)
    });
    let mut ready = ready.iter();

    let mut builder = Builder::new(lang);
    match (verdict.title, &options.title) {
        (Some(index), _) => builder.block(BlockKind::Title, &units[index].text, units[index].line),
        (None, Some(given)) => builder.block(BlockKind::Title, &Clean::new(given).replace('\n', " "), 1),
        (None, None) => {}
    }
    for (index, unit) in units.iter().enumerate() {
        if let Some(reason) = verdict.gone[index] {
            builder.removed(&unit.text, reason);
        } else if verdict.title != Some(index)
            && let Some(ready) = ready.next()
        {
            builder.add(ready, unit.line);
        }
    }
    builder.finish()
}

/// What goes, and which unit is the title.
fn verdict(
    units: &[Unit],
    formed: &BTreeMap<usize, BlockKind>,
    options: &Options,
    is_print: bool,
) -> chrome::Verdict {
    let mut verdict = chrome::judge(units, options.title.as_deref(), options.keep_chrome);
    for (unit, gone) in units.iter().zip(&mut verdict.gone) {
        // No page puts fences around its furniture, and menus are seldom given in rows of equal cells.
        if formed.contains_key(&unit.line) {
            *gone = None;
        }
    }
    // Nor is a table a title, or what stands under it or under code.
    let first_formed = units.iter().position(|unit| formed.contains_key(&unit.line)).unwrap_or(units.len());
    verdict.title = verdict.title.filter(|at| *at < first_formed && (*at == 0 || !is_print));
    verdict
}

/// The units that are neither furniture nor the title.
fn kept<'a>(units: &'a [Unit], verdict: &chrome::Verdict) -> Vec<&'a Unit> {
    let stays = |index: usize| verdict.gone[index].is_none() && verdict.title != Some(index);
    units.iter().enumerate().filter(|(i, _)| stays(*i)).map(|(_, u)| u).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_code_is_no_title() {
        let article = |text: &str| read(&Clean::new(text), &Options::default());
        let prose = "河水涨了，桥却没有修，路也断了。\n\n人人都说，这不是一年两年的事。\n";
        assert_eq!(article(&format!("河与桥\n\n{prose}")).title(), Some("河与桥"));
        assert_eq!(article(&format!("```\nx\n```\n\n河与桥\n\n{prose}")).title(), None);
        assert_eq!(article(&format!("a | b\n1 | 2\n\n河与桥\n\n{prose}")).title(), None);
    }
}
