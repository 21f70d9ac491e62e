//! Headings and captions that a page does not mark as such: lines in bold, words that say that they stand under a picture,
//! and where there are no headings at all, what a plain text would show. Which passages are the article is not known here.

use super::walk::Passage;
use crate::article::BlockKind;
use crate::read::furniture::size;
use crate::read::layout::{Unit, ends_sentence};
use crate::read::shape;

/// Gives the paragraphs of an article the kinds that their looks tell.
pub(super) fn shape(article: &mut [&mut Passage]) {
    let is_marked = |p: &&mut Passage| matches!(p.kind, BlockKind::Heading(_));
    let marked = article.iter().filter(|p| is_marked(p)).count();
    let bold: Vec<bool> = article.iter().map(|p| is_bold_line(p)).collect();
    let mut found = marked > 1;
    for i in 0..article.len() {
        // A heading has something to stand above; a text that is bold throughout has no bold headings.
        let above =
            article.get(i + 1).is_some_and(|next| !bold[i + 1] && next.bold * 2 < next.text.chars().count());
        if bold[i] && above {
            article[i].kind = BlockKind::Heading(if marked > 1 { 3 } else { 2 });
            found = true;
        }
    }
    if found {
        let is_caption =
            |p: &&mut &mut Passage| p.kind == BlockKind::Paragraph && shape::says_caption(&p.text);
        article.iter_mut().filter(is_caption).for_each(|passage| passage.kind = BlockKind::Caption);
        return;
    }
    let unit = |p: &&mut Passage| Unit { text: p.text.clone(), line: p.line, apart: true };
    let units: Vec<Unit> = article.iter().map(unit).collect();
    let kinds = shape::kinds(&units.iter().collect::<Vec<_>>());
    for (passage, kind) in article.iter_mut().zip(kinds) {
        if passage.kind == BlockKind::Paragraph {
            passage.kind = kind;
        }
    }
}

/// Whether a paragraph is one short line in bold.
fn is_bold_line(passage: &Passage) -> bool {
    let visible = passage.text.chars().filter(|c| !c.is_whitespace()).count();
    let asks = passage.text.ends_with(['？', '?', '！', '!']);
    passage.kind == BlockKind::Paragraph
        && passage.bold == visible
        && passage.linked == 0
        && (2.0..=30.0).contains(&size(&passage.text))
        && (asks || !ends_sentence(&passage.text))
}
