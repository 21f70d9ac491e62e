//! Enumerations: members that are numbered one after the other, by lines or within running text, and what leads them
//! in. Accepted where they begin at the first, rise by one and are two or more; a stated count has to match.

mod chain;
mod count;
mod lead;
mod stated;

use crate::article::{Article, BlockKind};
use crate::digest::cue::cues;
use crate::digest::interview::Question;
use crate::segment::letter::is_alphanumeric;
use crate::segment::marker::{Form, Ordinal, han_number, inline_markers, list_marker, marker};
use crate::span::{SentenceId, Span};
use chain::{Chain, Chains, Found};
use count::stated_counts;
use lead::{announces_plan, announces_sequence, lead_in, sentence_end};
use std::ops::Range;

/// A member of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Where it stands, its mark included.
    pub(super) span: Span,
    /// Where its words stand, without the mark.
    pub(super) words: Span,
}

impl Member {
    /// The sentences that it touches, as a range of indices.
    pub(super) fn sentences(&self, article: &Article) -> Range<usize> {
        let first = article.sentences().partition_point(|s| s.span.end <= self.span.start);
        let last = article.sentences().partition_point(|s| s.span.start < self.span.end);
        first..last.max(first)
    }
}

/// An enumeration that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Enumeration {
    /// From the lead-in, if there is one, to the end of the last member.
    pub(super) span: Span,
    /// The words that lead it in.
    pub(super) lead: Option<Span>,
    /// The sentence those words stand in.
    pub(super) lead_sentence: Option<SentenceId>,
    /// Its members, two or more.
    pub(super) members: Vec<Member>,
    /// Whether the members follow one another in time.
    pub(super) sequence: bool,
    /// Whether the lead-in announces steps, stages or a plan.
    pub(super) plan: bool,
    /// The form of its marks.
    form: Form,
}

impl Enumeration {
    /// A member as the outline calls it: with its mark, but for a bullet.
    pub(super) fn shown(&self, member: &Member) -> Span {
        if self.form == Form::Bullet { member.words } else { Span::new(member.span.start, member.words.end) }
    }
}

/// The enumerations of an article, in reading order; none lies across a heading or a question
/// of an interview. Linear in the length of the text.
pub(super) fn enumerations(article: &Article, questions: &[Question]) -> Vec<Enumeration> {
    let mut finder = Finder { article, bullets: bullets(article), numbered: Vec::new() };
    let mut chains = Chains::default();
    let mut plain = 0;
    for (index, block) in article.blocks().iter().enumerate() {
        let heading = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title);
        let text = article.slice(block.span);
        let asked = questions.binary_search_by_key(&index, |q| q.block).is_ok();
        if heading || asked || sums_up(article, text) {
            chains.close(block.span.start, |chain, end| finder.finish(&chain, end));
        }
        let mut marked = false;
        if block.kind.is_prose() {
            let first = text.len() - text.trim_start().len();
            marked = list_marker(&text[first..]).is_some_and(|m| !m.loose);
            for placed in inline_markers(text) {
                // A number that has its line to itself heads a section.
                let alone = placed.at + placed.mark.len >= text.trim_end().len() && placed.after.is_none();
                if !placed.mark.form.is_part() && !alone {
                    let found = Found::new(placed, block.span.start, index, plain);
                    chains.add(found, |chain, end| finder.finish(&chain, end));
                }
            }
        }
        plain += usize::from(!marked);
    }
    chains.close(article.text().len(), |chain, end| finder.finish(&chain, end));
    let mut all = finder.bullets;
    all.append(&mut finder.numbered);
    stated::unmarked(article, questions, &mut all);
    without_crossings(all)
}

/// One enumeration may hold another; of two that cross the later goes. A lead-in begins after the list before it, and
/// within a member after that one's mark.
fn without_crossings(mut all: Vec<Enumeration>) -> Vec<Enumeration> {
    let start = |e: &Enumeration| e.members.first().map_or(e.span.start, |m| m.span.start);
    all.sort_by_key(|e| (start(e), std::cmp::Reverse(e.span.end)));
    let mut kept: Vec<Enumeration> = Vec::new();
    // The kept lists that hold the place reached, outermost first, and where the list before ended.
    let mut open: Vec<usize> = Vec::new();
    let mut ended = 0;
    for mut candidate in all {
        let own = Span::new(start(&candidate), candidate.span.end);
        while let Some(closed) = open.pop_if(|i| kept[*i].span.end <= own.start) {
            ended = ended.max(kept[closed].span.end);
        }
        let holder = open.last().and_then(|i| {
            let members = &kept[*i].members;
            let index = members.partition_point(|m| m.span.start <= own.start).checked_sub(1)?;
            members.get(index).filter(|m| m.span.covers(own))
        });
        if holder.is_none() && !open.is_empty() {
            continue;
        }
        // Without words of its own a mark is the member's beginning.
        let words =
            holder.map_or(0, |m| if m.words.start > m.span.start { m.words.start } else { own.start });
        candidate.lead = candidate
            .lead
            .map(|lead| Span::new(lead.start.max(words).min(lead.end), lead.end))
            .filter(|lead| lead.start >= ended && !lead.is_empty());
        if candidate.lead.is_none() {
            candidate.lead_sentence = None;
        }
        candidate.span.start = candidate.lead.map_or(own.start, |lead| lead.start);
        open.push(kept.len());
        kept.push(candidate);
    }
    // A lead-in may begin before the lists that end within it did.
    kept.sort_by_key(|e| (e.span.start, std::cmp::Reverse(e.span.end)));
    kept
}

/// What is no longer, in characters, is a line that names a member, and what it says of it may stand under it. Set by hand.
const LINE: usize = 40;

/// Whether a block sums up: no member of a list that stands before it comes after it.
fn sums_up(article: &Article, text: &str) -> bool {
    let end = text.char_indices().nth(24).map_or(text.len(), |(at, _)| at);
    cues(&text[..end], article.lang()).conclusion >= 2.0
}

struct Finder<'a> {
    article: &'a Article,
    bullets: Vec<Enumeration>,
    numbered: Vec<Enumeration>,
}

impl Finder<'_> {
    /// Makes an enumeration of a chain that ended at `limit`, if it is one, and gives its end.
    fn finish(&mut self, chain: &Chain, limit: usize) -> Option<usize> {
        let first = chain.founds.first().filter(|_| chain.founds.len() >= 2)?;
        let lead = lead_in(self.article, first.block, first.at);
        let text = lead.map_or("", |(span, _)| self.article.slice(span));
        let counts = stated_counts(text);
        let kept = kept(chain, &counts)?;
        // 他们一个是老师，一个是学生: two are a list only where it is said that two will follow.
        if first.mark.form == Form::OneOf && kept < 3 && !counts.contains(&2) && !text.ends_with(['：', ':'])
        {
            return None;
        }
        let founds = &chain.founds[..kept];
        let members: Vec<Member> = (0..kept)
            .map(|index| {
                let found = founds[index];
                let end = match founds.get(index + 1) {
                    // A member runs to where the next begins.
                    Some(next) if next.opens => self.article.blocks()[next.block - 1].span.end,
                    Some(next) => next.at,
                    None => {
                        let after = chain.founds.get(kept).map_or(limit, |next| next.at);
                        let inner = if kept == chain.founds.len() { chain.inner } else { 0 };
                        self.last_end(founds).max(inner).min(after)
                    }
                };
                member(self.article, found.at, end.max(found.at + found.mark.len), found.mark.len)
            })
            .collect();
        accept(self.article, lead, members, first.mark.form, &mut self.numbered)
    }

    /// Where the last member's matter ends: with its sentence or its block, and with as much more as every member before
    /// it has.
    fn last_end(&self, founds: &[Found]) -> usize {
        let article = self.article;
        let (Some(first), Some((last, before))) = (founds.first(), founds.split_last()) else { return 0 };
        let block = &article.blocks()[last.block];
        if !last.opens || (last.block == first.block && !first.opens) {
            return self.last_sentence(founds, block.span.end);
        }
        // What the last member leads in belongs to it.
        let next = article.blocks().get(last.block + 1);
        let leads = article.slice(block.span).trim_end().ends_with(['：', ':']);
        let inside = next.filter(|_| leads).and_then(|next| {
            let at = self.bullets.partition_point(|list| list.members[0].span.start < next.span.start);
            self.bullets.get(at).filter(|list| next.span.contains(list.members[0].span.start))
        });
        if let Some(list) = inside {
            return list.span.end;
        }
        // Each member is a line, or there are several, and has as many blocks under it.
        let sizes = founds.windows(2).map(|pair| pair[1].plain.saturating_sub(pair[0].plain));
        let under = sizes.min().unwrap_or(0);
        let line = article.slice(block.span).chars().nth(LINE).is_none();
        let mut end = block.span.end;
        if before.iter().all(|f| f.opens) && (line || before.len() >= 2) {
            for block in article.blocks().iter().skip(last.block + 1).take(under) {
                if !block.kind.is_prose() || sums_up(article, article.slice(block.span)) {
                    break;
                }
                end = block.span.end;
            }
        }
        end
    }

    /// Within a paragraph the last member has as many sentences as each of the others has at least.
    fn last_sentence(&self, founds: &[Found], end: usize) -> usize {
        let article = self.article;
        let Some((last, before)) = founds.split_last() else { return 0 };
        let within = |from: usize, to: usize| {
            let index = |at: usize| article.sentences().partition_point(|s| s.span.start <= at);
            index(to.saturating_sub(1)).saturating_sub(index(from))
        };
        let sizes = before.iter().zip(&founds[1..]).map(|(a, b)| within(a.at, b.at));
        let more = sizes.min().unwrap_or(0);
        // "… 5. Long Pier": the mark may close a sentence, and the words stand in the next.
        let words = (last.at + last.mark.len).min(end.saturating_sub(1)).max(last.at);
        let own = article.sentences().partition_point(|s| s.span.start <= words);
        let mut reached = sentence_end(article, words);
        for sentence in article.sentences().iter().skip(own).take(more) {
            let span = sentence.span.trimmed(article.text());
            if span.end > end || sums_up(article, article.slice(span)) {
                break;
            }
            reached = span.end;
        }
        reached
    }
}

/// How many of a chain's marks are members, if it is a list: those that are sure of it, unless the lead-in states a
/// count that others fill or that those without a number exceed.
fn kept(chain: &Chain, counts: &[usize]) -> Option<usize> {
    let (firm, all) = (chain.firm, chain.founds.len());
    let numbered = |f: &Found| matches!(f.mark.ordinal, Ordinal::At(_));
    let least = chain.founds.iter().rposition(numbered).map_or(1, |at| at + 1).max(2);
    let by_lines = chain.founds.iter().all(|f| f.opens && !f.mark.form.is_spoken());
    let stated = counts.iter().copied().filter(|n| (least..=all).contains(n)).max();
    // A number amid words makes sure of nothing unless it is one of many.
    let amid = chain.founds.iter().position(|f| numbered(f) && f.mark.loose);
    let firm = amid.filter(|_| firm < 4).unwrap_or(firm);
    // Lines with numbers are a list whatever the words before them count.
    let kept = if counts.is_empty() || by_lines || counts.contains(&firm) { firm } else { stated? };
    (kept >= 2).then_some(kept)
}

/// Runs of bullets, which carry no number; deeper ones are runs of their own within a member.
fn bullets(article: &Article) -> Vec<Enumeration> {
    let mut all = Vec::new();
    // The runs that are open, outermost first: how deep, and the blocks of the members.
    let mut open: Vec<(u8, Vec<usize>)> = Vec::new();
    let mut end = |run: (u8, Vec<usize>), next: usize| {
        let blocks = article.blocks();
        let Some(&start) = run.1.first().filter(|_| run.1.len() >= 2) else { return };
        let ends = run.1.iter().skip(1).copied().chain([next]);
        let members = run.1.iter().zip(ends).map(|(&index, next)| {
            let len = marker(article.slice(blocks[index].span)).map_or(0, |m| m.len);
            member(article, blocks[index].span.start, blocks[next - 1].span.end, len)
        });
        let lead = lead_in(article, start, blocks[start].span.start);
        accept(article, lead, members.collect(), Form::Bullet, &mut all);
    };
    for (index, block) in article.blocks().iter().enumerate() {
        let (depth, bullet) = match block.kind {
            BlockKind::Item { depth, ordinal } => (Some(depth), ordinal.is_none()),
            _ => (None, false),
        };
        // A numbered item parts the bullets of its own level, and lies within those above.
        let ended = |d: u8| depth.is_none_or(|own| own < d || (own == d && !bullet));
        while let Some(run) = open.pop_if(|(d, _)| ended(*d)) {
            end(run, index);
        }
        let Some(depth) = depth.filter(|_| bullet) else { continue };
        match open.last_mut() {
            Some((d, run)) if *d == depth => run.push(index),
            _ => open.push((depth, vec![index])),
        }
    }
    while let Some(run) = open.pop() {
        end(run, article.blocks().len());
    }
    all.sort_by_key(|list| list.members.first().map_or(0, |m| m.span.start));
    all
}

fn member(article: &Article, start: usize, end: usize, mark: usize) -> Member {
    let span = Span::new(start, end).trimmed(article.text());
    let words = Span::new((start + mark).min(span.end), span.end).trimmed(article.text());
    let bare = words.of(article.text());
    // 2) and 3): the conjunction is no part of the second.
    let joined = [" and", " or", "以及", "、和"].iter().find_map(|word| bare.strip_suffix(word));
    let bare = joined.unwrap_or(bare).trim_end().trim_end_matches(['；', ';', '，', ',']);
    Member { span, words: Span::new(words.start, words.start + bare.len()) }
}

fn accept(
    article: &Article,
    lead: Option<(Span, SentenceId)>,
    members: Vec<Member>,
    form: Form,
    all: &mut Vec<Enumeration>,
) -> Option<usize> {
    let (first, last) = (members.first()?, members.last()?);
    if members.iter().any(|m| !article.slice(m.words).contains(is_alphanumeric)) {
        return None;
    }
    // 一是一，二是二: the members say nothing but their numbers.
    let numbers = |m: &Member| {
        let words = article.slice(m.words);
        han_number(words).is_some_and(|(_, len)| !words[len..].starts_with(is_alphanumeric))
    };
    if form == Form::Is && members.iter().all(numbers) {
        return None;
    }
    let text = lead.map_or("", |(span, _)| article.slice(span));
    let (start, end) = (lead.map_or(first.span.start, |(span, _)| span.start), last.span.end);
    all.push(Enumeration {
        span: Span::new(start, end),
        lead: lead.map(|(span, _)| span),
        lead_sentence: lead.map(|(_, id)| id),
        sequence: form == Form::Ordinal || announces_sequence(text),
        plan: announces_plan(text),
        form,
        members,
    });
    Some(end)
}

#[cfg(test)]
mod tests;
