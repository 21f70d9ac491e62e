//! Members without marks, where a lead-in before a colon says how many follow or their first words say it: 三个原因：…；…；…,
//! first … then … finally, and as many paragraphs. Knows what separates them; nothing of chains.

use super::count::stated_counts;
use super::lead::LONGEST_LEAD;
use super::{Enumeration, Member, accept, member};
use crate::article::{Article, Block};
use crate::digest::interview::Question;
use crate::segment::letter::{begins_with, is_alphanumeric};
use crate::segment::marker::{Form, list_marker};
use crate::span::{SentenceId, Span};

/// Adds the lists without marks of an article to `all`, which holds those with marks: where these stand is no other.
pub(super) fn unmarked(article: &Article, questions: &[Question], all: &mut Vec<Enumeration>) {
    let mut taken: Vec<Span> = all.iter().map(|list| list.span).collect();
    taken.sort_unstable_by_key(|span| (span.start, span.end));
    // How far the lists up to each reach, so that one look tells whether any of them lies over a place.
    let mut reach = 0;
    let reaches: Vec<usize> = taken
        .iter()
        .map(|span| {
            reach = reach.max(span.end);
            reach
        })
        .collect();
    let is_free = |span: Span| {
        let before = taken.partition_point(|other| other.start < span.end);
        before.checked_sub(1).is_none_or(|last| reaches[last] <= span.start)
    };
    let mut found = Vec::new();
    let mut end = 0;
    for (index, block) in article.blocks().iter().enumerate() {
        if !block.kind.is_prose() || questions.binary_search_by_key(&index, |q| q.block).is_ok() {
            continue;
        }
        for id in block.sentences.clone().map(SentenceId::at) {
            let sentence = article.sentences()[id.index()].span.trimmed(article.text());
            let Some((lead, rest)) = parted(article, sentence) else { continue };
            let members = if rest.is_empty() {
                by_blocks(article, index, lead)
            } else {
                by_clauses(article, lead, rest)
            };
            let Some(last) = members.last() else { continue };
            let own = Span::new(lead.start, last.span.end);
            if own.start >= end && is_free(own) {
                end = accept(article, Some((lead, id)), members, Form::OneOf, &mut found).unwrap_or(end);
            }
        }
    }
    all.append(&mut found);
}

/// A sentence at its first colon: what leads in, with the colon, and what follows.
fn parted(article: &Article, sentence: Span) -> Option<(Span, Span)> {
    let text = article.slice(sentence);
    let (at, colon) = text.char_indices().find(|(_, c)| matches!(c, '：' | ':'))?;
    let end = sentence.start + at + colon.len_utf8();
    let lead = Span::new(sentence.start, end);
    // 10:30 is no lead-in, nor is a whole page.
    let digits = text[..at].ends_with(|c: char| c.is_ascii_digit());
    (!digits && lead.len() <= LONGEST_LEAD)
        .then(|| (lead, Span::new(end, sentence.end).trimmed(article.text())))
}

/// As many clauses as are stated, parted by semicolons, or else by commas; or those that say their order.
fn by_clauses(article: &Article, lead: Span, rest: Span) -> Vec<Member> {
    let counts = stated_counts(last_clause(article.slice(lead)));
    let ordered = |clauses: &[Span]| clauses.len() >= 3 && say_their_order(article, clauses);
    for stops in [['；', ';'], ['，', ',']] {
        let clauses = clauses(article, rest, stops);
        let semicolon = stops[0] == '；';
        let fewest = if semicolon { 2 } else { 3 };
        // By commas each is a clause and no lone word: 三个原因：钱，人，木料 needs no list.
        let whole = |c: &Span| semicolon || article.slice(*c).chars().count() >= 3;
        let stated = clauses.len() >= fewest && counts.contains(&clauses.len()) && clauses.iter().all(whole);
        if (stated || ordered(&clauses)) && clauses.iter().all(|c| bare(article, *c)) {
            return clauses.into_iter().map(|c| member(article, c.start, c.end, 0)).collect();
        }
    }
    Vec::new()
}

/// The words of a lead-in after its last comma or stop: what is counted before that is something else.
fn last_clause(lead: &str) -> &str {
    let bare = lead.trim_end_matches(['：', ':', ' ']);
    bare.rsplit(['，', ',', '。', '；', ';']).find(|clause| clause.contains(is_alphanumeric)).unwrap_or(bare)
}

/// The clauses of a stretch, without what stands between them.
fn clauses(article: &Article, span: Span, stops: [char; 2]) -> Vec<Span> {
    /// More are no list that somebody counted.
    const MOST: usize = 12;
    let text = article.slice(span);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(stops).map(|(at, stop)| (at, stop.len())).chain([(text.len(), 0)]) {
        let clause = Span::new(span.start + start, span.start + at).trimmed(article.text());
        if !clause.is_empty() {
            found.push(clause);
        }
        if found.len() > MOST {
            return Vec::new();
        }
        start = at + stop;
    }
    found
}

/// Whether clauses begin 先 … 再 … 最后, "first … then … and finally", each one.
fn say_their_order(article: &Article, clauses: &[Span]) -> bool {
    const FIRST: [&str; 3] = ["先", "首先", "first "];
    const NEXT: [&str; 10] =
        ["再", "然后", "接着", "其次", "之后", "then ", "next ", "after that ", "and then ", "and next "];
    const LAST: [&str; 7] =
        ["最后", "最终", "finally ", "lastly ", "and finally ", "and lastly ", "and last "];
    let begins = |clause: &Span, words: &[&str]| {
        let text = article.slice(*clause);
        words.iter().any(|word| begins_with(text, word))
    };
    let Some(((first, between), last)) =
        clauses.split_last().and_then(|(last, rest)| Some((rest.split_first()?, last)))
    else {
        return false;
    };
    begins(first, &FIRST) && between.iter().all(|c| begins(c, &NEXT)) && begins(last, &LAST)
}

/// Whether a clause has no mark of its own, which would have told more.
fn bare(article: &Article, clause: Span) -> bool {
    let text = article.slice(clause);
    text.contains(is_alphanumeric) && list_marker(text).is_none_or(|mark| mark.form.is_spoken())
}

/// As many paragraphs as are stated, right under the lead-in that ends its own: each short, or each opened by what it
/// is called, 清淤：…
fn by_blocks(article: &Article, block: usize, lead: Span) -> Vec<Member> {
    /// Sentences of a short paragraph.
    const SHORT: usize = 2;
    const MOST: usize = 9;
    let own = &article.blocks()[block];
    if article.slice(Span::new(lead.end, own.span.end)).contains(|c: char| !c.is_whitespace()) {
        return Vec::new();
    }
    let named = |b: &Block| name_before_colon(article.slice(b.span));
    for count in stated_counts(last_clause(article.slice(lead))) {
        let under =
            article.blocks().get(block + 1..block + 1 + count).filter(|_| count <= MOST).unwrap_or_default();
        let prose = |b: &Block| {
            b.kind.is_prose() && bare(article, b.span) && !article.slice(b.span).ends_with(['：', ':'])
        };
        if under.is_empty() || !under.iter().all(prose) {
            continue;
        }
        let next_is_named =
            article.blocks().get(block + 1 + count).is_some_and(|b| b.kind.is_prose() && named(b));
        let all_named = under.iter().all(named) && !next_is_named;
        let all_short = count >= 3 && under.iter().all(|b| b.sentences.len() <= SHORT);
        if all_named || all_short {
            return under.iter().map(|b| member(article, b.span.start, b.span.end, 0)).collect();
        }
    }
    Vec::new()
}

/// 清淤：先把泥挖走
fn name_before_colon(text: &str) -> bool {
    const LONGEST: usize = 24;
    let colon = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '：' | ':'));
    colon.is_some_and(|(at, c)| {
        let name = text[..at].trim();
        !name.is_empty()
            && !name.contains(['，', ',', '。', '“', '"'])
            && text[at + c.len_utf8()..].contains(is_alphanumeric)
    })
}
