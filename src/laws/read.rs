//! The laws of an article, whatever it was read from.

use super::shown::is_showable;
use tigang::article::{Article, BlockKind};
use tigang::span::Span;

/// What must hold of any article.
pub fn is_lawful(article: &Article) {
    let text = article.text();
    is_showable(text);
    blocks_part_the_text(article);
    sentences_tile_their_blocks(article);
    for link in article.links() {
        assert!(!cut(article, link.span).is_empty(), "a link of no words");
        is_showable(&link.target);
        assert!(!link.target.contains(['\n', '\t', ' ']), "{:?}", link.target);
    }
    for removed in article.removed() {
        assert!(text.is_char_boundary(removed.at), "{removed:?} stands inside a character");
        is_showable(&removed.text);
    }
    assert!(article.removed().is_sorted_by_key(|removed| removed.at), "what was removed is out of order");
    article.notices().iter().for_each(|notice| is_showable(notice));
}

fn blocks_part_the_text(article: &Article) {
    let mut next = 0;
    for (index, block) in article.blocks().iter().enumerate() {
        assert!(index == 0 || block.kind != BlockKind::Title, "a title is the first block");
        assert_eq!(block.span.start, next, "blocks are parted by one newline");
        let words = cut(article, block.span);
        assert!(!words.trim().is_empty(), "{block:?} is blank");
        assert!(block.kind.is_prose() || block.sentences.is_empty(), "{block:?} has sentences");
        next = block.span.end + 1;
        assert!(next > article.text().len() || article.text()[block.span.end..].starts_with('\n'));
    }
    assert_eq!(next.saturating_sub(1), article.text().len(), "the text is its blocks");
}

fn sentences_tile_their_blocks(article: &Article) {
    let mut counted = 0;
    for (index, block) in article.blocks().iter().enumerate().filter(|(_, block)| block.kind.is_prose()) {
        assert_eq!(block.sentences.start, counted, "sentences are in the order of their blocks");
        let mut next = block.span.start;
        for sentence in &article.sentences()[block.sentences.clone()] {
            assert_eq!((sentence.block.index(), sentence.span.start), (index, next));
            assert!(!cut(article, sentence.span).is_empty());
            next = sentence.span.end;
        }
        assert_eq!(next, block.span.end, "{block:?} is not tiled");
        counted = block.sentences.end;
    }
    assert_eq!(counted, article.sentences().len());
}

/// What stands at a span, whose ends must lie between characters of the text.
fn cut(article: &Article, span: Span) -> &str {
    article.text().get(span.range()).expect("a span lies on the borders of characters")
}
