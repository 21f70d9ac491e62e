//! Footnotes and references: the paragraphs behind the last of the running text, each behind its number in square brackets.
//! They claim nothing, so an article is thought about without them, and what is thought is then stretched over them. Knows
//! how they look and where they stand.

use crate::article::{Article, BlockKind};
use crate::digest::features::COUNT;
use crate::digest::outline::{NodeRole, Outline};
use crate::digest::plan::Unit;
use crate::digest::region::heading_level;
use crate::digest::salience::Blend;
use crate::digest::wording::wordings;
use crate::digest::{Digest, label};
use crate::span::{SentenceId, Span};

/// The article up to its footnotes and their heading; none where it has no footnotes.
pub(super) fn without(article: &Article) -> Option<Article> {
    let (body, notes) = article.blocks().split_at_checked(begin(article)?)?;
    let end = body.last()?.span.end;
    let sentences = article.sentences().partition_point(|sentence| sentence.span.start < end);
    // What is led in is a list. And where most of a text is numbered so, as judgments are, that is the text.
    let headed = notes.first().is_some_and(|block| heading_level(block).is_some());
    let is_led_in = !headed && article.text()[..end].ends_with(['：', ':']);
    if is_led_in || sentences == 0 || end * 2 < article.text().len() {
        return None;
    }
    let body = Article {
        text: article.text().part(Span::new(0, end)),
        lang: article.lang(),
        encoding: article.encoding(),
        blocks: body.to_vec(),
        sentences: article.sentences()[..sentences].to_vec(),
        links: article.links().iter().filter(|link| link.span.end <= end).cloned().collect(),
        removed: article.removed().iter().filter(|removed| removed.at <= end).cloned().collect(),
        notices: article.notices().to_vec(),
    };
    // Where the cut took more along the spans would not hold.
    (body.text().len() == end).then_some(body)
}

/// The block at which the footnotes begin, or their heading: they are numbered from 1 on to the end of the article.
fn begin(article: &Article) -> Option<usize> {
    let blocks = article.blocks();
    let mut next = u32::MAX;
    for (index, block) in blocks.iter().enumerate().rev() {
        let number = number(article.slice(block.span)).filter(|_| block.kind == BlockKind::Paragraph)?;
        if number >= next {
            return None;
        }
        next = number;
        if number == 1 {
            let headed = index.checked_sub(1).filter(|above| heading_level(&blocks[*above]).is_some());
            return Some(headed.unwrap_or(index));
        }
    }
    None
}

/// The number that a paragraph begins with, where it stands in square brackets: `[1]`, ［注1］.
fn number(text: &str) -> Option<u32> {
    let inner = text.strip_prefix(['[', '［', '〔', '【'])?.trim_start_matches(['^', '注']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = inner.split_at_checked(digits)?;
    number.parse().ok().filter(|_| rest.starts_with([']', '］', '〕', '】']))
}

/// Stretches what was thought of `body`, the article without its footnotes, over the whole: no footnote has a role, none is
/// salient, and a summary takes them when it has all the rest.
pub(super) fn put_back(digest: &mut Digest, article: &Article, body: &Article) {
    let (count, all) = (body.sentences().len(), article.sentences().len());
    // Nothing speaks for them.
    digest.saliences.resize(all, Blend::of(&digest.genres).score(&[0.0; COUNT]));
    digest.roles.resize(all, None);
    let firsts = wordings(article);
    let new = (count..all).filter(|index| firsts[*index] == *index).map(SentenceId::at);
    digest.plan.extend(new.map(|id| Unit { sentences: vec![id], steps_of: None, count: 0 }));
    cover(&mut digest.outline, article, body);
}

/// Footnotes without a heading belong to the last section. Those that have one are a section of their own, in the last one if
/// the heading of that is a higher one; and so they are where the last part is no section, for they are no close.
fn cover(outline: &mut Outline, article: &Article, body: &Article) {
    let end = article.text().len();
    let Some(first) = article.blocks().get(body.blocks().len()) else { return };
    let own = heading_level(first);
    let is_higher = |at: usize| {
        let headings = body.blocks().iter().filter(|block| block.span.start == at).filter_map(heading_level);
        headings.into_iter().any(|level| own.is_some_and(|own| level < own))
    };
    let last = outline.top().last().and_then(|id| Some((id, outline.get(id)?)));
    let above = last
        .filter(|(_, node)| node.role == NodeRole::Section && (own.is_none() || is_higher(node.span.start)));
    let above = above.map(|(id, _)| id);
    if above.is_some() {
        outline.stretch(end);
    }
    if own.is_some() || above.is_none() {
        let label = label::of_text(article, first.span);
        outline.push(above, NodeRole::Section, label, Vec::new(), Span::new(first.span.start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::{markdown, whole_article};
    use crate::digest::{Limit, Role, digest, summary::summarise};

    #[test]
    fn a_note_begins_with_its_number_in_square_brackets() {
        for (text, expected) in [
            ("[1] 张三", Some(1)),
            ("［注12］张三", Some(12)),
            ("【3】", Some(3)),
            ("[^4]: see", Some(4)),
            ("[] x", None),
            ("[1, p. 4] x", None),
            ("[Update] x", None),
            ("(1) x", None),
            ("1. x", None),
            ("[99999999999] x", None),
            ("", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    const ZH: &str = "旧桥该不该拆，镇上为它吵了三年。我认为旧桥应该留下，因为桥到夜里还有人走。\n\n\
        桥修好以后，坐船的人少了一半。船家的日子不好过。\n\n可是桥到夜里要关，病人过不了河。没有船的夜里，人心不安。\n\n";

    /// How many of an article's last sentences are footnotes.
    #[track_caller]
    fn check(last: &str, expected: usize) {
        let article = whole_article(&format!("{ZH}{last}\n"));
        let body = without(&article).map_or(article.sentences().len(), |body| body.sentences().len());
        assert_eq!(article.sentences().len() - body, expected, "{last}");
    }

    #[test]
    fn footnotes_are_numbered_from_one_to_the_end() {
        check("[1] 见镇志。\n\n[2] 见县志。\n", 2);
        check("[1] 见镇志。\n[3] 见县志。\n", 2);
        check("参考文献\n\n[1] 见镇志。\n", 1);
        check("[2] 见镇志。\n\n[3] 见县志。\n", 0);
        check("[1] 见镇志。\n\n[1] 见县志。\n", 1);
        check("[1] 见镇志。\n\n旧桥留住的是人心。\n", 0);
        check("要做的有两件事：\n\n[1] 先修灯。\n\n[2] 再修桥。\n", 0);
        let long = "桥修好以后，坐船的人少了一半。".repeat(20);
        check(&format!("[1] {long}\n"), 0);
    }

    /// The outline, the roles of the last sentences, and whether all but the notes come first in a summary.
    #[track_caller]
    fn check_digest(article: &Article, outline: &[&str], roles: &[Option<Role>]) {
        let digest = digest(article);
        let top = digest.outline.top().filter_map(|id| digest.outline.get(id));
        let parts: Vec<String> = top
            .map(|node| format!("{} {}", node.role.tag(), node.label.chars().take(9).collect::<String>()))
            .collect();
        assert_eq!(parts, outline);
        assert!(digest.roles.ends_with(roles), "{:?}", digest.roles);
        let all = article.sentences().len();
        assert_eq!(digest.saliences.len(), all);
        let notes = roles.iter().rev().take_while(|role| role.is_none()).count();
        let summary = |most| summarise(article, &digest, Limit::Sentences(most)).sentences();
        assert_eq!(summary(all - notes), article.sentence_ids().take(all - notes).collect::<Vec<_>>());
        assert_eq!(summary(all).len(), all);
    }

    #[test]
    fn footnotes_claim_nothing() {
        use Role::Conclusion;
        let close = "总之，旧桥留住的是人心。我们应该把它留下来。\n\n";
        let roles = [Some(Conclusion), Some(Conclusion), None, None];
        let notes = "[1] 总之，见镇志第三卷。\n\n[2] 预计明年将会出版。\n";
        let parts =
            ["thesis 我认为旧桥应该留下", "section 船家、病人、日子", "conclusion 总之，旧桥留住的是"];
        let bare = [&parts[..], &["section [1] 总之，见镇"]].concat();
        check_digest(&whole_article(&format!("{ZH}{close}{notes}")), &bare, &roles);
        let headed = [&parts[..], &["section 参考文献"]].concat();
        let text = format!("{ZH}{close}参考文献\n\n{notes}");
        check_digest(&whole_article(&text), &headed, &roles);
    }

    #[test]
    fn the_notes_of_a_section_stand_in_it() {
        let text = "# Bridges\n\nI believe that the old bridge should stay.[^1] It was there first.\n\n## Cost\n\nA boat \
            costs more than a bridge. The boat has run for years.\n\n## Night\n\nThe bridge is closed at night. Nobody \
            can cross then.\n\n### Notes\n\n[^1]: In conclusion, see the almanac.\n";
        let parts = ["title Bridges", "thesis I believe", "section Cost", "section Night"];
        check_digest(&markdown(text), &parts, &[None]);
        check_digest(&markdown(&text.replace("### Notes\n\n", "")), &parts, &[None]);
    }
}
