//! Which other sentences say much the same as one: found when it is asked for, so that thinking about an article costs
//! nothing more. Knows words and where they stand; not how much a sentence matters.

use crate::article::{Article, BlockKind};
use crate::digest::manner::asks;
use crate::digest::{Digest, Role};
use crate::segment::traditional::simplified;
use crate::segment::{Segmenter, WordKind};
use crate::span::{SentenceId, Span};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A sentence that says much the same as another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kin {
    /// Which.
    pub sentence: SentenceId,
    /// How much of what the two say, by their words, is said by both: more than 0, 1 where they have the same words.
    pub likeness: f64,
}

/// No more than this are named.
const MOST: usize = 5;

/// How many bytes of the text are read for one sentence: the whole of an article of usual length, or as much around the
/// sentence. Cutting as much into words takes some milliseconds.
const STRETCH: usize = 32 << 10;

/// From this likeness on, damped by [`Said::damping`], two sentences say much the same. Set by reading the pairs of
/// 30 guides, 60 essays and 20 talks in Chinese, and of 30 guides, 50 essays and 60 news reports in English: of the pairs
/// above it some five of six in Chinese and nine of ten in English say the same, of those between .4 and .5 half.
const LEAST: f64 = 0.5;

/// So many words are shared at least: two may be the topic.
const SHARED: usize = 3;

/// The sentences that say much the same as this one, likest first; none where nothing is sure. Of a list's members none
/// stands for another, nor does any line of a text that claims nothing. A sentence that asks, or that denies what another
/// says, or that gives other figures, says something else with the same words.
pub fn kin(article: &Article, digest: &Digest, id: SentenceId) -> Vec<Kin> {
    let stretch = stretch(article, id);
    let Some(own) = id.index().checked_sub(stretch.start).filter(|own| *own < stretch.len()) else {
        return Vec::new();
    };
    let is_listed = |id: SentenceId| {
        let block = article.sentences().get(id.index()).and_then(|s| article.blocks().get(s.block.index()));
        digest.roles.get(id.index()).copied().flatten() == Some(Role::Step)
            || block.is_some_and(|block| matches!(block.kind, BlockKind::Item { .. }))
    };
    let text = article.sentence(id);
    if digest.genres.claims_nothing || asks(text) {
        return Vec::new();
    }
    let listed = is_listed(id);
    crate::tally::visit("kin", stretch.len());
    let said = Said::of(article, digest.traditional, stretch.clone());
    let mut all: Vec<Kin> = (0..stretch.len())
        .filter(|other| *other != own)
        .filter_map(|other| {
            let kin =
                Kin { sentence: SentenceId::at(stretch.start + other), likeness: said.likeness(own, other)? };
            let others = article.sentence(kin.sentence);
            let differs = asks(others) || denies(text) != denies(others) || counts_otherwise(text, others);
            let is_other = differs || listed && is_listed(kin.sentence);
            (!is_other).then_some(kin)
        })
        .collect();
    all.sort_unstable_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.sentence.cmp(&b.sentence)));
    all.truncate(MOST);
    all
}

/// The sentences that are compared with one: all of them, or those around it.
fn stretch(article: &Article, id: SentenceId) -> Range<usize> {
    let sentences = article.sentences();
    let Some(own) = sentences.get(id.index()) else { return 0..0 };
    if article.text().len() <= STRETCH {
        return 0..sentences.len();
    }
    let middle = own.span.start;
    let start = sentences.partition_point(|s| s.span.start + STRETCH / 2 < middle);
    let end = sentences.partition_point(|s| s.span.end <= middle + STRETCH / 2);
    start.min(id.index())..end.max(id.index() + 1)
}

/// Whether a sentence says no, and does not go on to what is so instead.
fn denies(text: &str) -> bool {
    const ZH: [&str; 7] = ["不", "没", "沒", "无法", "無法", "并非", "並非"];
    /// Words in which such a character denies nothing.
    const ZH_HARMLESS: [&str; 14] = [
        "不过",
        "不過",
        "不仅",
        "不僅",
        "不但",
        "不同",
        "不断",
        "不斷",
        "不少",
        "不只",
        "不管",
        "不论",
        "不論",
        "不得不",
    ];
    const EN: [&str; 7] = ["not", "no", "never", "cannot", "nobody", "nothing", "without"];
    const INSTEAD: [&str; 4] = ["而是", "而在", " but ", "才"];
    if INSTEAD.iter().any(|words| text.contains(words)) {
        return false;
    }
    let count = |words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
    let words = || text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let no = |word: &str| {
        EN.iter().any(|no| word.eq_ignore_ascii_case(no)) || word.ends_with("n't") || word.ends_with("n’t")
    };
    count(&ZH) > count(&ZH_HARMLESS) || words().any(no)
}

/// Whether both of two sentences give figures, and not the same.
fn counts_otherwise(one: &str, other: &str) -> bool {
    fn figures(text: &str) -> BTreeSet<&str> {
        text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect()
    }
    let (one, other) = (figures(one), figures(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// The words of some sentences, as numbers.
struct Said {
    /// By sentence, in order and once each.
    terms: Vec<Vec<u32>>,
    /// By term: how much it says here, more the fewer sentences have it.
    worth: Vec<f64>,
}

impl Said {
    fn of(article: &Article, traditional: bool, stretch: Range<usize>) -> Self {
        let sentences = article.sentences().get(stretch).unwrap_or_default();
        let span = match (sentences.first(), sentences.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        };
        let text = article.slice(span);
        let text = if traditional { simplified(text) } else { Cow::Borrowed(text) };
        let segmenter = Segmenter::for_text(&text);
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut held: Vec<u32> = Vec::new();
        let mut terms = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let own = Span::new(sentence.span.start - span.start, sentence.span.end - span.start).of(&text);
            // Pairs of letters, of scripts without spaces, are no words.
            let words = segmenter.words(own).into_iter().filter(|word| word.kind != WordKind::Pair);
            let words = words.map(|word| word.span.of(own)).filter(|word| !segmenter.is_stop_word(word));
            let number = |word| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(segmenter.normal_form(word, article.lang()).into_owned()).or_insert(next)
            };
            let mut ids: Vec<u32> = words.map(number).collect();
            ids.sort_unstable();
            ids.dedup();
            held.resize(numbers.len(), 0);
            for id in &ids {
                held[*id as usize] += 1;
            }
            terms.push(ids);
        }
        let all = sentences.len() as f64;
        let worth = held.iter().map(|n| (1.0 + all / f64::from(*n)).ln()).collect();
        Self { terms, worth }
    }

    /// What two sentences share of what both say (Dice's coefficient, each word by its worth), where it is enough.
    fn likeness(&self, one: usize, other: usize) -> Option<f64> {
        let (one, other) = (self.terms.get(one)?, self.terms.get(other)?);
        let shared: Vec<u32> = one.iter().copied().filter(|id| other.binary_search(id).is_ok()).collect();
        if shared.len() < SHARED {
            return None;
        }
        let (both, all) = (2.0 * self.sum(&shared), self.sum(one) + self.sum(other));
        (both / (all + self.damping()) >= LEAST).then(|| both / all)
    }

    /// As much as a word says that no other sentence has: of short sentences more has to be shared than of long ones.
    fn damping(&self) -> f64 {
        (1.0 + self.terms.len() as f64).ln()
    }

    fn sum(&self, ids: &[u32]) -> f64 {
        ids.iter().filter_map(|id| self.worth.get(*id as usize)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::digest;
    use crate::digest::tests::{article, whole_article};

    /// The sentences like the first, as far as they are longer than some words, with their likeness in per cent.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, u32)]) {
        let article = whole_article(text);
        let digest = digest(&article);
        let found = kin(&article, &digest, SentenceId::at(0));
        let found: Vec<(&str, u32)> = found
            .iter()
            .map(|k| (article.sentence(k.sentence), (k.likeness * 100.0).round() as u32))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    const ZH: &str = "渡船停在岸边。人们等着天气变好。桥上的灯坏了很久。镇长答应今年修桥。";
    const EN: &str =
        "The boat lay at the shore. People waited for fair weather. The lamps on the bridge were broken.";

    #[test]
    fn a_sentence_that_says_it_again_is_found() {
        check(
            &format!("旧码头改成菜市场，摊主们都很高兴。{ZH}摊主们高兴，因为旧码头改成了菜市场。"),
            &[("摊主们高兴，因为旧码头改成了菜市场。", 100)],
        );
        check(
            &format!("The old pier became a market for fish. {EN} So the old pier is a fish market now."),
            &[("So the old pier is a fish market now.", 85)],
        );
        check(
            &format!(
                "舊碼頭改成菜市場，攤主們都很高興。{}攤主們高興，因為舊碼頭改成了菜市場。",
                "渡船停在岸邊。橋上的燈壞了。"
            ),
            &[("攤主們高興，因為舊碼頭改成了菜市場。", 100)],
        );
    }

    #[test]
    fn the_same_words_may_say_something_else() {
        for other in [
            "旧码头改成菜市场，摊主们高兴吗？",
            "旧码头没有改成菜市场，摊主们很高兴。",
            "渡船停在岸边的旧码头。",
        ] {
            check(&format!("旧码头改成菜市场，摊主们都很高兴。{ZH}{other}"), &[]);
        }
        check(&format!("旧码头有30个摊位，租给卖菜的人。{ZH}旧码头有50个摊位，租给卖菜的人。"), &[]);
        let first = "The old pier became a market for fish.";
        for other in
            ["Why did the old pier become a fish market?", "The old pier did not become a fish market."]
        {
            check(&format!("{first} {EN} {other}"), &[]);
        }
    }

    #[test]
    fn what_is_denied_for_something_else_is_said() {
        for (text, expected) in [
            ("桥不会修。", true),
            ("不过，桥会修。", false),
            ("要修的不是桥，而是路。", false),
            ("The bridge isn’t safe.", true),
            ("It is not the bridge but the road.", false),
            ("A note on the bridge.", false),
        ] {
            assert_eq!(denies(text), expected, "{text}");
        }
    }

    #[test]
    fn no_sentence_and_no_text_have_no_kin() {
        check("", &[]);
        check("渡船停在岸边。", &[]);
    }

    #[test]
    fn of_a_long_text_only_the_neighbourhood_is_read() {
        let far = "渡船停在岸边，人们等着天气变好。".repeat(STRETCH / 40);
        let first = "旧码头改成菜市场，摊主们都很高兴。";
        check(&format!("{first}{far}{first}"), &[]);
        let article = article(&format!("{first}{far}{first}"));
        let around = stretch(&article, SentenceId::at(article.sentences().len() / 2));
        assert!(around.len() < article.sentences().len() && around.len() > 300, "{around:?}");
    }
}
