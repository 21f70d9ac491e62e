//! What leads an enumeration in: the words before its first member, in that one's sentence or in the one before.

use super::count::stated_counts;
use crate::article::{Article, BlockKind};
use crate::segment::letter::{is_alphanumeric, lowercase};
use crate::span::{SentenceId, Span};

/// No more of a sentence than this leads a list in, in bytes.
pub(super) const LONGEST_LEAD: usize = 900;

/// The words that lead an enumeration in: those before it in its own sentence, or else the sentence right before it
/// where that one ends in a colon, asks, states a count or says that something follows.
pub(super) fn lead_in(article: &Article, block: usize, at: usize) -> Option<(Span, SentenceId)> {
    const FOLLOWS: [&str; 14] = [
        "如下",
        "以下",
        "包括",
        "概括为",
        "分为",
        "好处是",
        "有三",
        "有两",
        "有四",
        "几个",
        "following",
        "as follows",
        "these",
        "there are",
    ];
    if let Some(id) = article.sentence_at(at) {
        let own = article.sentences()[id.index()].span;
        let before = Span::new(own.start, at).trimmed(article.text());
        // A sentence without end leads in with its last words only: each of its lists would read it from its beginning.
        let far = before.end.saturating_sub(LONGEST_LEAD).max(before.start);
        let start = (far..before.end).find(|at| article.text().is_char_boundary(*at)).unwrap_or(before.end);
        let before = Span::new(start, before.end);
        if article.slice(before).contains(is_alphanumeric) {
            return Some((before, id));
        }
    }
    let before = article.sentences().partition_point(|s| s.span.start < at).checked_sub(1)?;
    let sentence = article.sentences()[before];
    // Only what stands in the same block or in the one right before it leads in.
    if sentence.block.index() + 1 < block
        || article.blocks()[sentence.block.index()..block]
            .iter()
            .any(|b| matches!(b.kind, BlockKind::Heading(_)))
    {
        return None;
    }
    let span = sentence.span.trimmed(article.text());
    let text = article.slice(span);
    let lower = lowercase(text);
    let leads = text.ends_with(['：', ':', '？', '?'])
        || !stated_counts(text).is_empty()
        || FOLLOWS.iter().any(|w| lower.contains(w));
    leads.then(|| (span, SentenceId::at(before)))
}

/// The end of the sentence that holds `at`, without white space.
pub(super) fn sentence_end(article: &Article, at: usize) -> usize {
    article.sentence_at(at).map_or(at, |id| article.sentences()[id.index()].span.trimmed(article.text()).end)
}
