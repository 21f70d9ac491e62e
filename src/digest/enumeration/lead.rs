//! What leads an enumeration in: the words before its first member, in that one's sentence or in the one before; and what
//! these say of the list.

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

/// Whether a lead-in announces steps, stages or a plan: its enumeration is a part of the article of its own.
pub(super) fn announces_plan(lead: &str) -> bool {
    const ZH: [&str; 8] = ["步骤", "阶段", "路线图", "三步走", "两步走", "四步走", "分步", "步走"];
    const EN: [&str; 8] =
        ["steps", "stages", "phases", "road map", "roadmap", "three-step", "two-step", "plan"];
    // What is listed where these stand later: "critics of the plan give three reasons", 现阶段的原因有三个.
    const OTHERS: [&str; 14] = [
        "原因",
        "理由",
        "好处",
        "坏处",
        "优势",
        "特点",
        "问题是",
        "问题有",
        "reasons",
        "objections",
        "advantages",
        "benefits",
        "problems",
        "questions",
    ];
    let lower = lowercase(lead);
    let bounded = |at: usize, word: &str| {
        !lower[..at].ends_with(is_alphanumeric) && !lower[at + word.len()..].starts_with(is_alphanumeric)
    };
    let last = |words: &[&str]| words.iter().filter_map(|w| lower.rfind(w)).max();
    let english = EN.iter().flat_map(|w| lower.match_indices(w)).filter(|(at, w)| bounded(*at, w));
    let plan = english.map(|(at, _)| at).chain(last(&ZH)).max();
    plan.is_some_and(|plan| last(&OTHERS).is_none_or(|other| other < plan))
}

/// Whether a lead-in says that what follows comes in an order of time.
pub(super) fn announces_sequence(lead: &str) -> bool {
    const WORDS: [&str; 8] =
        ["顺序", "流程", "步骤", "先后", "依次", "in this order", "in order:", "procedure"];
    let lower = lowercase(lead);
    announces_plan(lead) || WORDS.iter().any(|w| lower.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_announced() {
        assert!(announces_plan("大体分成三个步骤") && announces_plan("in three steps:"));
        assert!(!announces_plan("它的长处在于") && !announces_plan("the missteps were these"));
        assert!(
            !announces_plan("critics of the plan give three reasons:")
                && !announces_plan("现阶段的原因有三个")
        );
        assert!(announces_sequence("按下面的流程办") && !announces_sequence("现阶段的原因有三个"));
    }
}
