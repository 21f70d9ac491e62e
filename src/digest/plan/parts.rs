//! The parts of an article that a summary looks out for: sections that ask to be covered, and lists whose members come along
//! with their lead-in. What they are worth is not known here.

use super::Known;
use crate::digest::NodeRole;
use crate::digest::region::heading_level;
use crate::span::SentenceId;
use std::collections::BTreeSet;
use std::ops::Range;

/// An enumeration whose members come along with its lead-in, or after it.
pub(super) struct Members {
    pub(super) lead: usize,
    pub(super) sentences: Vec<SentenceId>,
    pub(super) count: usize,
}

/// By sentence, the top-level part that it stands in, numbered; and how many parts there are. Only parts that a heading
/// opens, or the close, ask to be covered: a change of topic is a guess.
pub(super) fn sections(known: &Known<'_>, n: usize, coda: &Range<usize>) -> (Vec<Option<usize>>, usize) {
    let blocks = known.article.blocks().iter();
    let headings: BTreeSet<usize> =
        blocks.filter(|b| heading_level(b).is_some()).map(|b| b.span.start).collect();
    let mut section = vec![None; n];
    let mut count = 0;
    for id in known.outline.top() {
        let Some(node) = known.outline.get(id) else { continue };
        let headed = headings.contains(&node.span.start);
        let own = known.article.sentences_in(node.span);
        let closes = node.role == NodeRole::Conclusion && own.start < coda.start;
        if (node.role == NodeRole::Section && headed) || closes {
            section[own].fill(Some(count));
            count += 1;
        }
    }
    (section, count)
}

/// The enumerations that announce a plan and open a part of the article, with the sentences of their members.
pub(super) fn members(known: &Known<'_>) -> Vec<Members> {
    let mut all = Vec::new();
    for id in known.outline.top() {
        let Some(node) = known.outline.get(id).filter(|n| matches!(n.role, NodeRole::Steps { .. })) else {
            continue;
        };
        let next = known.lists.partition_point(|l| l.span.start < node.span.start);
        let inside = known.lists[next..].iter().take_while(|l| l.span.start < node.span.end);
        let Some(list) = inside.into_iter().find(|l| l.plan && node.span.covers(l.span)) else { continue };
        let held = list.members.iter().flat_map(|member| member.sentences(known.article));
        let mut steps: Vec<SentenceId> = held.map(SentenceId::at).collect();
        steps.dedup();
        let Some(lead) = list.lead_sentence.or(steps.first().copied()) else { continue };
        // Where lead-in and members are one sentence there is nothing to leave out.
        let whole = steps.first() == Some(&lead);
        steps.retain(|id| *id != lead);
        let count = if whole && steps.is_empty() { 0 } else { list.members.len() };
        all.push(Members { lead: lead.index(), sentences: steps, count });
    }
    all
}
