//! What nodes are called: a heading, a sentence, the words that lead a list in, or the keywords of a stretch.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::enumeration::{Enumeration, Member};
use crate::segment::marker::{Form, marker};
use crate::span::{SentenceId, Span};

/// A sentence, whole, without the bullet of its item.
pub(super) fn of_sentence(article: &Article, id: SentenceId) -> Clean {
    let sentence = article.sentence(id);
    one_line(&sentence[bullet(sentence)..])
}

/// The length of the bullet that a text begins with. A number says more than that an item begins, and stays.
fn bullet(text: &str) -> usize {
    marker(text).filter(|mark| mark.form == Form::Bullet).map_or(0, |mark| mark.len)
}

/// An enumeration: the last clauses of its lead-in, or else its first member.
pub(super) fn of_list(article: &Article, list: &Enumeration) -> Clean {
    match (list.lead, list.members.first()) {
        (Some(lead), _) => of_lead_in(article.slice(lead)),
        (None, Some(first)) => first_line(article.slice(first.words)),
        (None, None) => Clean::default(),
    }
}

/// A member of an enumeration, with its mark: its first block, where it goes on over several.
pub(super) fn of_member(article: &Article, list: &Enumeration, member: &Member) -> Clean {
    first_line(article.slice(list.shown(member)))
}

/// A stretch without a heading: its keywords, or, where it is too short to have a topic, its first words.
pub(super) fn of_topic(article: &Article, span: Span, keywords: &[Clean]) -> Clean {
    /// Fewer sentences have no topic that words could name.
    const ENOUGH: usize = 4;
    let shown: Vec<&str> = keywords.iter().take(3).map(Clean::as_str).collect();
    if shown.len() < 2 || article.sentences_in(span).len() < ENOUGH {
        return of_text(article, span);
    }
    match article.lang() {
        Lang::Zh => Clean::new(&shown.join("、")),
        Lang::En => Clean::new(&shown.iter().map(|words| title_cased(words)).collect::<Vec<_>>().join(", ")),
        Lang::Other => Clean::new(&shown.join(", ")),
    }
}

/// Each word with a capital, as English headings have them.
fn title_cased(words: &str) -> String {
    let cased = |word: &str| match word.chars().next() {
        // `iPhone` and `EU` have the capitals that they want.
        Some(first) if !word.chars().any(char::is_uppercase) => {
            first.to_uppercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    };
    words.split_inclusive([' ', '-']).map(cased).collect()
}

/// A lead-in as a label: its last clauses, as many as make about two dozen characters.
fn of_lead_in(lead: &str) -> Clean {
    // In cells: a Han character has two, and English needs more of them to say as much.
    let enough =
        if lead.chars().filter(|c| !c.is_ascii()).count() * 3 > lead.chars().count() { 24 } else { 40 };
    let bare = lead.trim().trim_end_matches(['：', ':', '。', '.', '，', ',', '；', ';', ' ']);
    // The last of several sentences, then the last clauses of that.
    let bare = bare.rsplit(". ").next().unwrap_or(bare);
    let mut start = bare.len();
    let mut letters = 0;
    for (at, c) in bare.char_indices().rev() {
        let width = if c.is_ascii() { 1 } else { 2 };
        let breaks = matches!(c, ',' | '，' | '。' | '；' | ';' | '！' | '？');
        if breaks && letters > 0 && letters + 2 > enough {
            break;
        }
        if breaks && matches!(c, '。' | '！' | '？') {
            break;
        }
        letters += width;
        start = at;
        if letters > enough * 4 {
            start = 0;
            break;
        }
    }
    let label = bare[start..].trim_start_matches([',', '，', ' ']);
    one_line(label)
}

/// No label is longer, in characters: members that lie in one another would each repeat the rest of the text.
const LONGEST: usize = 400;

fn one_line(text: &str) -> Clean {
    let start = text.trim_start();
    let end = start.char_indices().nth(LONGEST).map(|(at, _)| at);
    let line = start[..end.unwrap_or(start.len())].split_whitespace().collect::<Vec<_>>().join(" ");
    Clean::new(&if end.is_some() { line + "…" } else { line })
}

/// A stretch by its first line.
pub(super) fn of_text(article: &Article, span: Span) -> Clean {
    one_line(article.slice(span).trim().lines().next().unwrap_or(""))
}

/// The first line of a member, without its end mark.
fn first_line(text: &str) -> Clean {
    let start = text.trim_start();
    // A line that goes on beyond a label's length is not read to its end.
    let end =
        start.char_indices().take(LONGEST + 1).find(|(_, c)| *c == '\n').map_or(start.len(), |(at, _)| at);
    one_line(start[..end].trim_end_matches(['。', '.', '；', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_a_bound() {
        assert_eq!(one_line(&"甲".repeat(LONGEST)).chars().count(), LONGEST);
        assert_eq!(first_line(&"甲乙 ".repeat(LONGEST)).chars().last(), Some('…'));
        assert_eq!(first_line("甲；\n乙。").as_str(), "甲");
    }

    #[test]
    fn a_bullet_is_no_part_of_a_label() {
        for (text, left) in
            [("- 修桥。", "修桥。"), ("2. 修桥。", "2. 修桥。"), ("修桥。", "修桥。"), ("-5度。", "-5度。")]
        {
            assert_eq!(&text[bullet(text)..], left);
        }
    }

    #[test]
    fn names_have_capitals_as_in_a_heading() {
        for (words, cased) in
            [("heat pump", "Heat Pump"), ("EU", "EU"), ("e-bike", "E-Bike"), ("iPhone app", "iPhone App")]
        {
            assert_eq!(title_cased(words), cased);
        }
    }

    #[test]
    fn a_lead_in_is_called_by_its_last_clauses() {
        for (lead, label) in [
            ("先修码头的好处是:", "先修码头的好处是"),
            ("公司要走下线,打法已经摆在桌上,大体可以归成三个步骤:", "打法已经摆在桌上,大体可以归成三个步骤"),
            ("It was late. The plan has three steps:", "The plan has three steps"),
        ] {
            assert_eq!(of_lead_in(lead).as_str(), label);
        }
    }
}
