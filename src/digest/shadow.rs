//! The simplified shadow of an article in traditional characters: the digest is thought on it, since cues, stop words and
//! the dictionary are simplified, and its words are then shown as they stand in the article. Knows spans, which hold on
//! both; nothing of what is thought.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::Outline;
use crate::segment::traditional::{is_traditional, simplified};
use crate::span::Span;

/// The article in simplified characters, where it is Chinese in traditional ones: the same blocks, sentences and spans.
pub(super) fn of(article: &Article) -> Option<Article> {
    if article.lang() != Lang::Zh || !is_traditional(article.text()) {
        return None;
    }
    let mut shadow = Article { text: Clean::new(&simplified(article.text())), ..article.clone() };
    for removed in &mut shadow.removed {
        removed.text = Clean::new(&simplified(&removed.text));
    }
    // A shadow of another length would put every span elsewhere.
    (shadow.text.len() == article.text().len()).then_some(shadow)
}

/// Gives labels and keywords the characters that the article has.
pub(super) fn lift(outline: &mut Outline, article: &Article, shadow: &Article) {
    for node in outline.nodes_mut() {
        let (shown, thought) = (article.slice(node.span), shadow.slice(node.span));
        node.label = original(&node.label, shown, thought);
        for keyword in &mut node.keywords {
            *keyword = original(keyword, shown, thought);
        }
    }
}

/// Words of `thought` as they stand in `shown`, the same stretch of the article. What is put together of several pieces
/// is looked for piece by piece; what is not found stays as it is.
fn original(words: &Clean, shown: &str, thought: &str) -> Clean {
    let find = |words: &str| {
        let start = thought.find(words)?;
        shown.get(Span::new(start, start + words.len()).range())
    };
    if let Some(whole) = find(words) {
        return Clean::new(whole);
    }
    let pieces = words.split_inclusive([' ', '、', '…']);
    let lifted = pieces.map(|piece| {
        let bare = piece.trim_end_matches([' ', '、', '…']);
        find(bare).map_or_else(
            || piece.to_owned(),
            |shown| shown.to_owned() + piece.get(bare.len()..).unwrap_or(""),
        )
    });
    Clean::new(&lifted.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::digested;

    #[test]
    fn traditional_articles_are_named_in_their_characters() {
        use crate::digest::NodeRole;
        for (text, traditional) in [("讀者們說書店會關門。", true), ("读者们说书店会关门。", false)]
        {
            let (_, digest) = digested(text);
            assert_eq!(digest.traditional, traditional, "{text}");
        }
        let lead = NodeRole::Thesis { lead: true };
        assert_eq!((lead.name(Lang::Zh, true), lead.name(Lang::Zh, false)), ("導語", "导语"));
    }

    #[test]
    fn words_are_lifted_whole_or_piece_by_piece() {
        let (shown, thought) = ("讀者們說\n書店會關門，讀者會走", "读者们说\n书店会关门，读者会走");
        for (words, expected) in [
            ("书店会关门", "書店會關門"),
            ("读者、书店", "讀者、書店"),
            ("读者们说 书店会…", "讀者們說 書店會…"),
            ("电影、书店", "电影、書店"),
            ("", ""),
        ] {
            assert_eq!(original(&Clean::new(words), shown, thought).as_str(), expected);
        }
    }
}
