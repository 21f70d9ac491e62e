//! Markdown to an [`Article`]: each mark becomes the kind of its block, and none of them stays in the text. Nothing is
//! judged as furniture here, and nothing goes but the lines in front that speak about the text.

mod blocks;
mod emphasis;
mod front;
mod words;

use crate::article::{Article, BlockKind, Reason};
use crate::clean::Clean;
use crate::read::Options;
use crate::read::builder::{Draft, Part, assemble};

/// Reads Markdown. Total: any text is an article. Linear in the length of the text.
pub fn read(text: &str, options: &Options) -> Article {
    let clean = Clean::new(text);
    let front = front::front(&clean).unwrap_or_default();
    let body = clean.get(front.length..).unwrap_or_default();
    let first = clean.get(..front.length).unwrap_or_default().matches('\n').count() + 1;
    let mut parts = blocks::blocks(body, first);
    title(front.title.as_deref(), &mut parts);
    let mut all: Vec<Part> = Vec::with_capacity(parts.len() + front.byline.len() + 1);
    all.extend(front.byline.into_iter().map(|line| Part::Removed(line, Reason::Byline)));
    if !front.other.is_empty() {
        all.push(Part::Removed(front.other.join("\n"), Reason::Other));
    }
    all.append(&mut parts);
    assemble(all, options)
}

/// Finds the title: the one in front, and then a first heading that says the same is it; otherwise a first heading of
/// the highest level that is the only one.
fn title(given: Option<&str>, parts: &mut Vec<Part>) {
    let highest = |part: &&Part| matches!(part, Part::Block(draft) if draft.kind == BlockKind::Heading(1));
    let only = parts.iter().filter(highest).take(2).count() == 1;
    let same = |text: &str| {
        given.is_none_or(|given| Clean::one_line(given).as_str() == Clean::one_line(text).as_str())
    };
    // Pictures may stand above the title.
    let first =
        parts.iter_mut().find(|part| !matches!(part, Part::Block(draft) if draft.kind == BlockKind::Caption));
    match (first, given) {
        (Some(Part::Block(draft)), _)
            if draft.kind == BlockKind::Heading(1) && same(&draft.text) && (only || given.is_some()) =>
        {
            draft.kind = BlockKind::Title;
        }
        (_, Some(given)) => parts.insert(0, Part::Block(Draft::new(BlockKind::Title, given, 1))),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
