//! Plain text to an [`Article`]: lines, then paragraphs, then what is furniture and what each of the rest is.

use crate::article::{Article, BlockKind};
use crate::clean::Clean;
use crate::read::builder::Builder;
use crate::read::layout::{Unit, units};
use crate::read::{Options, chrome, links, shape};
use crate::segment::language::language;

/// Reads plain text. Total: any text is an article, if only an empty one. A list of links at its end, as one is printed
/// there, is read back as links.
pub fn read(text: &Clean, options: &Options) -> Article {
    let units = units(text);
    if let Some((end, list)) = links::trailing(&units) {
        let mut article = article(text, units.get(..end).unwrap_or_default(), options);
        if links::attach(&mut article, &list) {
            return article;
        }
    }
    article(text, &units, options)
}

/// The article that these units of a text make.
fn article(text: &Clean, units: &[Unit], options: &Options) -> Article {
    let lang = options.lang.unwrap_or_else(|| language(text));
    let verdict = chrome::judge(units, options.title.as_deref(), options.keep_chrome);
    let stays = |index: usize| verdict.gone[index].is_none() && verdict.title != Some(index);
    let kept: Vec<&Unit> = units.iter().enumerate().filter(|(i, _)| stays(*i)).map(|(_, u)| u).collect();
    let mut kinds = shape::kinds(&kept).into_iter();

    let mut builder = Builder::new(lang);
    match (verdict.title, &options.title) {
        (Some(index), _) => builder.block(BlockKind::Title, &units[index].text, units[index].line),
        (None, Some(given)) => builder.block(BlockKind::Title, &Clean::new(given).replace('\n', " "), 1),
        (None, None) => {}
    }
    for (index, unit) in units.iter().enumerate() {
        if let Some(reason) = verdict.gone[index] {
            builder.removed(&unit.text, reason);
        } else if verdict.title != Some(index) {
            builder.block(kinds.next().unwrap_or(BlockKind::Paragraph), &unit.text, unit.line);
        }
    }
    builder.finish()
}
