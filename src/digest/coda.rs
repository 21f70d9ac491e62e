//! The coda: a last paragraph that tells and does not conclude, as features and columns end with what became of somebody
//! in their first scene, and interviews with a light question. Knows how its sentences are said and what it comes back
//! to; not what that costs.

use crate::article::{Article, BlockKind};
use crate::digest::features::Measured;
use crate::segment::letter::is_alphanumeric;
use crate::span::SentenceId;
use std::collections::BTreeSet;
use std::ops::Range;

/// The sentences of a coda; an empty range where the text ends otherwise. `asked` tells where the last question of an
/// interview begins, if the text is one. Linear in the length of the text.
pub(super) fn coda(article: &Article, measured: &Measured, asked: Option<usize>) -> Range<usize> {
    /// With fewer paragraphs there is no first scene to come back to.
    const PARAGRAPHS: usize = 6;
    /// A coda is short, in sentences.
    const LONGEST: usize = 6;
    let n = article.sentences().len();
    let prose: Vec<&Range<usize>> = article
        .blocks()
        .iter()
        .filter(|b| b.kind == BlockKind::Paragraph && !b.sentences.is_empty())
        .map(|b| &b.sentences)
        .collect();
    let (Some(first), Some(last)) = (prose.first(), prose.last()) else { return n..n };
    if prose.len() < PARAGRAPHS || last.end != n {
        return n..n;
    }
    let concludes = |own: &Range<usize>| own.clone().any(|i| says_something(measured, i));
    if let Some(asked) = asked {
        let own = article.sentences().partition_point(|s| s.span.start < asked)..n;
        // The last question is often a light one, and as often the last word: who laughs at it tells which.
        let laughs = own.clone().any(|i| is_laughed(article.sentence(SentenceId::at(i))));
        return if laughs && !concludes(&own) { own } else { n..n };
    }
    if last.len() > LONGEST || concludes(last) {
        return n..n;
    }
    let tells = |own: &Range<usize>| own.clone().any(|i| is_of_somebody(article.sentence(SentenceId::at(i))));
    let is_told = tells(last) || (tells(first) && comes_back(measured, first, last));
    if is_told && !addresses(measured, last) { (*last).clone() } else { n..n }
}

/// Whether a sentence says of itself that it claims, concludes or looks ahead.
fn says_something(measured: &Measured, index: usize) -> bool {
    let Some(cues) = measured.cues.get(index) else { return false };
    cues.thesis >= 0.8 || cues.concludes() || cues.prognosis >= 1.5 || cues.point >= 0.8
}

/// Whether a sentence tells of him or of her: of one, and not of people at large.
fn is_of_somebody(text: &str) -> bool {
    const WORDS: [&str; 6] = ["he", "she", "him", "her", "his", "hers"];
    let one = |(at, c): (usize, char)| {
        matches!(c, '他' | '她')
            && !text[..at].ends_with(['其', '吉'])
            && !text[at + c.len_utf8()..].starts_with(['们', '們', '人', '乡', '鄉', '国', '國'])
    };
    let words = || text.split(|c: char| !is_alphanumeric(c));
    text.char_indices().any(one) || words().any(|word| WORDS.iter().any(|w| word.eq_ignore_ascii_case(w)))
}

/// Whether sentences speak to the reader, or of what should be, as those do that conclude.
fn addresses(measured: &Measured, sentences: &Range<usize>) -> bool {
    let manners = || sentences.clone().filter_map(|i| measured.manners.get(i));
    manners()
        .any(|m| m.first_person && !m.singular || m.second_person || m.modal || m.question || m.exclamation)
}

/// Whether somebody laughs: （笑）.
fn is_laughed(text: &str) -> bool {
    const LAUGHS: [&str; 8] = ["（笑", "（大笑", "(笑", "(大笑", "(laugh", "[laugh", "(Laugh", "[Laugh"];
    LAUGHS.iter().any(|word| text.contains(word))
}

/// Whether sentences come back to what only the first paragraph spoke of.
fn comes_back(measured: &Measured, first: &Range<usize>, last: &Range<usize>) -> bool {
    /// One word may be chance.
    const WORDS: usize = 2;
    let terms = |sentences: Range<usize>| -> BTreeSet<u32> {
        let own = measured.terms.by_sentence.all_of(sentences);
        own.iter().map(|(id, _)| *id).collect()
    };
    let (opening, middle) = (terms(first.clone()), terms(first.end..last.start));
    terms(last.clone()).iter().filter(|id| opening.contains(id) && !middle.contains(id)).count() >= WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::features::measure;
    use crate::digest::tests::whole_article;
    use crate::segment::Segmenter;

    /// How many of the last sentences are a coda.
    #[track_caller]
    fn check(first: &str, last: &str, expected: usize) {
        let middle = if first.is_ascii() {
            "A bridge costs less than a boat. The boat has run for thirty years.\n\n\
             The town counts what it spends. Half of the money goes to the boat.\n\n\
             A bus would carry the same people. It would take ten minutes more.\n\n\
             The council votes in May. Two parties are for the bridge.\n\n"
        } else {
            "造一座桥比养一条船便宜。这条船已经开了三十年。\n\n镇里每年都要算账。一半的钱花在船上。\n\n\
             开一班公交也能把人送过去。只是要多花十分钟。\n\n议会五月份表决。两个党派都赞成造桥。\n\n"
        };
        let text = format!("{first}\n\n{middle}{last}\n");
        let article = whole_article(&text);
        let measured = measure(&article, &Segmenter::for_text(article.text()));
        assert_eq!(coda(&article, &measured, None).len(), expected, "{last}");
    }

    #[test]
    fn who_tells_at_the_end_concludes_nothing() {
        let chinese = "清早的码头上，老林把缆绳绕在木桩上。他看见木桩上结着霜。";
        check(chinese, "那天晚上，他把缆绳收了起来。木桩上的霜已经化了。", 2);
        check(chinese, "缆绳还绕在木桩上。霜又结了一层。", 2);
        check(chinese, "总之，桥比船便宜。他也这么看。", 0);
        check(chinese, "缆绳还绕在木桩上。我们应该把它留下！", 0);
        check("清早的码头上，缆绳绕在木桩上。木桩上结着霜。", "缆绳还绕在木桩上。霜又结了一层。", 0);
        check(chinese, "其他人还在等船。他们的船票都买好了。", 0);
        check(chinese, "桥造好以后，镇里每年能省下一半的钱。", 0);
        let english = "At dawn Lane wound the rope around the post. The post was white with frost, she said.";
        check(english, "That night he took the rope in. The frost had gone.", 2);
        check(english, "The rope is still on the post. The frost has come again.", 2);
        check(english, "In short, a bridge costs less than a boat. He thinks so too.", 0);
        check(english, "A bridge would save half of the money that the town spends.", 0);
    }

    #[test]
    fn a_last_answer_is_a_coda_where_somebody_laughs() {
        let talk = "问：船是谁造的？\n\n答：船是祖父造的。用了三年。\n\n".repeat(3);
        for (answer, expected) in
            [("答：（笑）这可难住我了。我留那支桨吧。", 3), ("答：先把桨修好，再去修船。", 0)]
        {
            let text = format!("{talk}问：只能留一样，留什么？\n\n{answer}\n");
            let article = whole_article(&text);
            let measured = measure(&article, &Segmenter::for_text(article.text()));
            let asked = article.text().rfind("问：");
            assert_eq!(coda(&article, &measured, asked).len(), expected, "{answer}");
        }
    }
}
