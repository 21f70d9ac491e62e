//! Where a short text without headings turns to something else, by how its paragraphs open: an objection, an outlook, a
//! last word, a matter named. Knows openings and lists; not the words that a stretch is about.
//!
//! Short texts repeat too little for `topic.rs` to find where they change, but those who write them say so. The openings are
//! set by hand. Those common enough to count were counted in 219 articles whose headings had been taken out: 此外, 另外, 因此,
//! 然而, "however" and "but" begin paragraphs within sections there far more often than sections, and are none for that
//! reason. On the 73 of these articles that have 6 to 16 paragraphs and keep no short lines, Pk stays where it was (Chinese
//! .334 to .340, English .423 to .418); with longer ones let in it became worse, so they are not. On ten pastes labelled by
//! hand it falls from .38 to .15, but words were chosen with these at hand: expect less of others.

mod opening;

use crate::digest::Role;
use crate::digest::region::Known;
use crate::digest::role::Roles;
use crate::span::Span;
use opening::{Turn, opening};
use std::ops::{Range, RangeInclusive};

/// Texts of fewer paragraphs have no parts; in longer ones their words tell better.
const PARAGRAPHS: RangeInclusive<usize> = 6..=16;

/// No part has fewer sentences.
const LEAST: usize = 3;

/// The bytes at which a text without headings turns to something else, in order; none in one that is very short or long.
pub(super) fn turns(known: &Known<'_>, roles: &Roles) -> Vec<usize> {
    let article = known.article;
    let paragraphs: Vec<(Span, Range<usize>)> = article
        .blocks()
        .iter()
        .filter(|b| !b.sentences.is_empty())
        .map(|b| (b.span, b.sentences.clone()))
        .collect();
    if !PARAGRAPHS.contains(&paragraphs.len()) {
        return Vec::new();
    }
    let sentences = article.sentences().len();
    let foretold = |sentences: &Range<usize>| {
        roles.by_sentence.get(sentences.start).is_some_and(|role| *role == Some(Role::Prognosis))
    };
    // Where the text turned last, and to what.
    let mut found: Vec<(usize, usize, Turn)> = Vec::new();
    for pair in paragraphs.windows(2) {
        let ((_, before), (span, own)) = (&pair[0], &pair[1]);
        let list = known.list_at(span.start);
        if list.is_some_and(|list| list.start < span.start) {
            continue;
        }
        let long_list = list.is_some_and(|list| list.end > span.end);
        let turn = if long_list {
            Some(Turn::List)
        } else {
            opening(article, own).or((foretold(own) && !foretold(before)).then_some(Turn::Outlook))
        };
        let Some(turn) = turn else { continue };
        // A last word is said near the end: 所以 within a text draws one conclusion of many.
        if turn == Turn::Close && own.start * 3 < sentences * 2 {
            continue;
        }
        let (start, last) = found.last().map_or((0, None), |(_, first, turn)| (*first, Some(*turn)));
        // 也有人说: one objection after another.
        if turn == Turn::Objection && last == Some(turn) {
            continue;
        }
        if own.start - start < LEAST {
            // A question opens less surely than anything else.
            if last != Some(Turn::Question) {
                continue;
            }
            found.pop();
        }
        found.push((span.start, own.start, turn));
    }
    while found.pop_if(|(_, first, _)| sentences - *first < LEAST).is_some() {}
    found.into_iter().map(|(at, ..)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::enumeration::enumerations;
    use crate::digest::features::measure;
    use crate::digest::genre::Genres;
    use crate::digest::interview::questions;
    use crate::digest::role::roles;
    use crate::digest::tests::{article, digested};
    use crate::segment::Segmenter;

    /// The first characters of the top-level nodes of a text, without its title.
    #[track_caller]
    fn check_parts(paragraphs: &[&str], expected: &[&str]) {
        let text = format!("渡口该不该留\n\n{}", paragraphs.join("\n\n"));
        let (article, digest) = digested(&text);
        let nodes = digest.outline.top().filter_map(|id| digest.outline.get(id));
        let starts: Vec<String> = nodes
            .filter(|node| node.span.start > 0)
            .map(|node| article.slice(node.span).chars().take(4).collect())
            .collect();
        assert_eq!(starts, expected);
    }

    /// The first characters of the paragraphs at which a text turns.
    #[track_caller]
    fn check_turns(paragraphs: &[&str], expected: &[&str]) {
        let article = article(&paragraphs.join("\n\n"));
        let measured = measure(&article, &Segmenter::for_text(article.text()));
        let questions = questions(&article);
        let lists = enumerations(&article, &questions);
        let roles = roles(&article, &measured, &Genres::of(&article, &measured), &lists);
        let found = turns(&Known::new(&article, &measured, &lists, &questions), &roles);
        let starts: Vec<String> =
            found.into_iter().map(|at| article.text()[at..].chars().take(4).collect()).collect();
        assert_eq!(starts, expected);
    }

    const BODY: [&str; 7] = [
        "老渡口在镇子东头。它有一百年了。船还是那一条船。",
        "每天早晨有十几个人过江。他们去对岸卖菜。下午再回来。",
        "船家姓周。他今年六十岁。儿子在城里开车。",
        "反对的意见也值得听。有了桥就不必有船。养一条船要花不少钱。",
        "也有人说，船太慢了。一趟要走半个钟头。急着看病的人等不起。",
        "接下来，镇里要开一个会。谁都可以来说话。会后就投票。",
        "投票在月底。票箱放在码头上。结果当天就贴出来。",
    ];

    #[test]
    fn a_short_text_is_cut_where_it_turns() {
        check_parts(&BODY, &["老渡口在", "反对的意", "接下来，"]);
    }

    #[test]
    fn without_turns_it_stays_whole_and_too_little_is_no_part() {
        let mut plain = BODY;
        plain[3] = "码头上有一间小屋。屋里摆着炉子。冬天大家在那里等船。";
        plain[4] = "对岸种的是甘蔗。收成好的年份要运半个月。今年雨水多。";
        plain[5] = "船每年修一次。修船的木匠住在下游。他的手艺是祖上传的。";
        plain[6] = "江水在夏天涨得高。那时跳板要多搭一块。孩子们喜欢看涨水。";
        check_turns(&plain, &[]);
        check_turns(&plain[..6], &[]);
        check_turns(&BODY, &["反对的意", "接下来，"]);
        // Five paragraphs are too few, whatever they turn to.
        check_turns(&BODY[..5], &[]);
        let mut short = BODY;
        short[6] = "投票在月底。";
        short[5] = "接下来，镇里要开一个会。";
        check_parts(&short, &["老渡口在", "反对的意"]);
    }
}
