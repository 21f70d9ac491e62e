//! What sentences do in the argument: the thesis, what is expected to come, the close, evidence and setting.

use crate::article::{Article, BlockKind, Lang, Reason};
use crate::digest::Role;
use crate::digest::close::{self, beginnings};
use crate::digest::cue::Cues;
use crate::digest::enumeration::Enumeration;
use crate::digest::features::{Features, Measured};
use crate::digest::genre::{Genre, Genres};
use crate::digest::manner::Manner;
use crate::digest::place::flag;
use crate::digest::salience::{Column, odds};
use crate::segment::letter::is_alphabetic;
use crate::span::SentenceId;
use std::ops::Range;

/// The roles of an article's sentences.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) by_sentence: Vec<Option<Role>>,
    pub(super) thesis: Option<SentenceId>,
    /// Whether the thesis is a news report's lead.
    pub(super) lead: bool,
    /// The strongest sentence of the forecast.
    pub(super) best_prognosis: Option<SentenceId>,
}

/// The least odds, as logarithms, for a sentence to be the thesis and for a second one to be it too. Set by hand on the
/// essays that the table is fitted on: a few settings were tried, and these give one thesis an essay and the best F1.
const THESIS_LEAST: f64 = -2.2;
const SECOND_LEAST: f64 = -0.3;

/// What it says for the thesis that the page gave its paragraph twice, as pages do with a lede. Set by hand.
const GIVEN_TWICE: f64 = 2.0;

/// What it says against it that it leans on the sentence before: in the outline the thesis stands alone. Set by hand.
const LEANS: f64 = 1.0;

/// What a cue's strength says for it, beyond what essays taught: in a page that argues among scenes and figures it is the
/// surest sign. And what figures say against it. Set by hand.
const CLAIMS: f64 = 0.65;
const COUNTS: f64 = 0.5;

/// What is taken off the odds of each sentence of a close in a report, less where the text is hardly one: reports end, and
/// rarely conclude. Set by hand.
const CLOSE_OF_REPORT: f64 = 1.0;

/// The least strength of a forecast, in the article's second half; earlier a forecast needs more. Set by hand.
const PROGNOSIS_LEAST: f64 = 1.5;
const PROGNOSIS_EARLY: f64 = 2.6;

/// How much more it needs before the close of what is an argument through and through, where "the future" is one of its
/// common words. Set by hand on essays: from 2 on it hardly matters.
const PROGNOSIS_ARGUED: f64 = 2.5;

/// How much a cue of the close says against a forecast: "in conclusion, it will" concludes. Set by hand; 1 does as well.
const CONCLUDES: f64 = 0.5;

/// A text that is so much of a report has a lead. Set by hand: a short first sentence in an essay that quotes and counts is
/// none.
const REPORTS: f64 = 0.8;

/// A lede given twice is among the first blocks.
const LEDE: usize = 8;

/// Gives every sentence its role, if it has one.
pub(super) fn roles(article: &Article, measured: &Measured, genres: &Genres, lists: &[Enumeration]) -> Roles {
    let n = article.sentences().len();
    let mut roles = Roles { by_sentence: vec![None; n], ..Roles::default() };
    for (role, cues) in roles.by_sentence.iter_mut().zip(&measured.cues) {
        if cues.evidence >= 1.0 {
            *role = Some(Role::Evidence);
        } else if cues.background >= 1.0 {
            *role = Some(Role::Background);
        }
    }
    for list in lists {
        for member in &list.members {
            roles.by_sentence[member.sentences(article)].fill(Some(Role::Step));
        }
    }
    if n == 0 || genres.claims_nothing {
        return roles;
    }
    roles.lead = has_lead(article, genres);
    let theses = theses(article, measured, &roles);
    roles.thesis = theses.first().copied();
    let close = close_at(article, measured, genres, &roles);
    prognosis(article, measured, PROGNOSIS_ARGUED * genres.share(Genre::Argument), close, &mut roles);
    for role in &mut roles.by_sentence[close..] {
        if matches!(role, None | Some(Role::Background | Role::Evidence)) {
            *role = Some(Role::Conclusion);
        }
    }
    for thesis in theses {
        roles.by_sentence[thesis.index()] = Some(Role::Thesis);
    }
    roles
}

/// Whether a text begins with a lead: a report without headings does.
pub(super) fn has_lead(article: &Article, genres: &Genres) -> bool {
    let headed = article.blocks().iter().any(|b| matches!(b.kind, BlockKind::Heading(_)));
    genres.share(Genre::Report) >= REPORTS && !headed
}

/// What a sentence says for being the thesis, as the logarithm of the odds; `is_lede` where the page gave its paragraph
/// twice.
pub(super) fn thesis_odds(features: &Features, manner: &Manner, cues: &Cues, is_lede: bool) -> f64 {
    let odds = odds(features, Column::Thesis);
    let says = CLAIMS * cues.thesis.min(3.0) + GIVEN_TWICE * flag(is_lede);
    let against = LEANS * flag(manner.leaning) + COUNTS * flag(manner.figures >= 2);
    odds + says - against
}

/// Whether a block is the lede, which pages give twice.
pub(super) fn is_lede(article: &Article, block: usize) -> bool {
    block < LEDE && given_twice(article, block)
}

/// The thesis and what may say it again, the best first: a report's first sentence; elsewhere the sentences that are most
/// likely to be it, two at most.
fn theses(article: &Article, measured: &Measured, roles: &Roles) -> Vec<SentenceId> {
    let prose = prose_blocks(article);
    if roles.lead {
        let mut all = prose.iter().flat_map(|b| article.blocks()[*b].sentences.clone());
        return all
            .find(|i| is_more_than_courtesy(article, measured, *i))
            .map(SentenceId::at)
            .into_iter()
            .collect();
    }
    let mut likely: Vec<(f64, usize)> = Vec::new();
    for &block in &prose {
        let lede = is_lede(article, block);
        for index in article.blocks()[block].sentences.clone() {
            if roles.by_sentence[index] != Some(Role::Step) && is_more_than_courtesy(article, measured, index)
            {
                let (manner, cues) = (&measured.manners[index], &measured.cues[index]);
                likely.push((thesis_odds(&measured.features[index], manner, cues, lede), index));
            }
        }
    }
    // Ties go to the earlier sentence.
    likely.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Of a language whose cues are not known the likeliest sentence will do.
    let least = if article.lang() == Lang::Other { f64::NEG_INFINITY } else { THESIS_LEAST };
    let first = likely.first().filter(|(odds, _)| *odds >= least);
    let second = likely.get(1).filter(|(odds, _)| first.is_some() && *odds >= SECOND_LEAST);
    first.into_iter().chain(second).map(|(_, index)| SentenceId::at(*index)).collect()
}

/// Whether a sentence does more than greet, thank or bid: "Please, sit down." is no thesis.
fn is_more_than_courtesy(article: &Article, measured: &Measured, index: usize) -> bool {
    const WORDS: usize = 4;
    let text = article.slice(article.sentences()[index].span).trim();
    let bids = match article.lang() {
        Lang::En => text.split_whitespace().count() < WORDS,
        Lang::Zh => text.starts_with('请') && text.chars().filter(|c| is_alphabetic(*c)).count() <= WORDS,
        Lang::Other => false,
    };
    !bids && !measured.manners[index].courtesy
}

/// Whether a block is the lede that the page gave twice.
fn given_twice(article: &Article, block: usize) -> bool {
    let text = article.slice(article.blocks()[block].span);
    article.removed().iter().any(|r| r.reason == Reason::Duplicate && r.text.as_str() == text)
}

fn prose_blocks(article: &Article) -> Vec<usize> {
    (0..article.blocks().len()).filter(|i| !article.blocks()[*i].sentences.is_empty()).collect()
}

/// The forecast: the strongest sentence, and those beside it. What is not of the close needs `more` strength.
fn prognosis(article: &Article, measured: &Measured, more: f64, close: usize, roles: &mut Roles) {
    let n = article.sentences().len();
    // Only the first blocks can be a lede.
    let lede: Vec<Range<usize>> = article
        .blocks()
        .iter()
        .enumerate()
        .take(LEDE)
        .filter(|(index, _)| given_twice(article, *index))
        .map(|(_, block)| block.sentences.clone())
        .collect();
    let strength = |index: usize| {
        let manner = &measured.manners[index];
        let free = Some(SentenceId::at(index)) != roles.thesis && !lede.iter().any(|r| r.contains(&index));
        let cues = &measured.cues[index];
        let against = CONCLUDES * cues.conclusion + flag(manner.question) + manner.quotation;
        if free { cues.prognosis - against } else { 0.0 }
    };
    let least = |index: usize| {
        let least = if index * 2 >= n { PROGNOSIS_LEAST } else { PROGNOSIS_EARLY };
        if index < close { least + more } else { least }
    };
    let mut best: Option<(f64, usize)> = None;
    for index in 0..n {
        let score = strength(index);
        if score >= least(index) {
            let weighed = score + index as f64 / n as f64;
            if best.is_none_or(|(b, _)| weighed > b) {
                best = Some((weighed, index));
            }
        }
    }
    let Some((_, best)) = best else { return };
    roles.best_prognosis = Some(SentenceId::at(best));
    let block = article.blocks()[article.sentences()[best].block.index()].sentences.clone();
    let close = best.saturating_sub(1)..best + 3;
    let also: Vec<usize> = block.filter(|i| close.contains(i) && strength(*i) >= 0.9).collect();
    for index in also {
        roles.by_sentence[index] = Some(Role::Prognosis);
    }
    roles.by_sentence[best] = Some(Role::Prognosis);
}

/// The first sentence of the close, or how many sentences there are where nothing closes.
fn close_at(article: &Article, measured: &Measured, genres: &Genres, roles: &Roles) -> usize {
    let n = article.sentences().len();
    if n < 6 {
        return n;
    }
    // The close lies in one section, and is not half of the text.
    let heading = article.blocks().iter().rposition(|b| matches!(b.kind, BlockKind::Heading(_)));
    let section = heading.map_or(0, |block| article.sentences().partition_point(|s| s.block.index() < block));
    let against = CLOSE_OF_REPORT * (2.0 * genres.share(Genre::Report) - 1.0).max(0.0);
    let beginnings = beginnings(article);
    let mut begins = vec![f64::NEG_INFINITY; n];
    let mut sum = 0.0;
    for index in (section.max(n / 2)..n).rev() {
        sum += odds(&measured.features[index], Column::Close) - against;
        begins[index] = sum + close::odds(&beginnings[index]);
    }
    let at = close::begins(&begins).unwrap_or(n);
    // A report just ends, but where it says that it concludes.
    let says_so = || measured.cues[at..].iter().any(Cues::concludes);
    if roles.lead && !says_so() { n } else { at }
}

#[cfg(test)]
mod tests {
    use crate::digest::tests::article;
    use crate::digest::{Role, digest};

    /// Which of the last sentences have a role.
    #[track_caller]
    fn check(text: &str, role: Role, expected: &[bool]) {
        let article = article(text);
        let roles = digest(&article).roles;
        let got: Vec<bool> = roles.iter().map(|own| *own == Some(role)).collect();
        assert!(got.ends_with(expected), "{roles:?}");
    }

    #[test]
    fn members_of_a_list_at_the_end_stay_members() {
        check(
            "渡口该不该留，镇上吵了很久。我认为渡口应该留下。\n\n桥修好以后，坐船的人少了一半。船家的日子不好过。\n\n\
             可是桥到夜里要关，病人过不了河。没有船的夜里，人心不安。\n\n总之，要留住渡口，得做三件事：\n\n\
             一、给船家一份工钱。\n\n二、把码头的灯修好。\n\n三、让夜里也有一班船。\n",
            Role::Step,
            &[true; 3],
        );
    }

    /// The theses of an article in one paragraph after an opening.
    #[track_caller]
    fn check_theses(opening: &str, expected: &[&str]) {
        let body = match opening.is_ascii() {
            true => {
                "Since the bridge was built half of the passengers have gone. The ferryman earns little.\n\nBut the \
                 bridge is closed at night. Nobody can cross the river then."
            }
            false => {
                "桥修好以后，坐船的人少了一半。船家的日子不好过。\n\n可是桥到夜里要关，病人过不了河。没有船的夜里，\
                 人心不安。"
            }
        };
        let article = article(&format!("{opening}\n\n{body}\n"));
        let roles = digest(&article).roles;
        let theses = (0..roles.len()).filter(|i| roles[*i] == Some(Role::Thesis));
        let texts: Vec<&str> = theses.map(|i| article.slice(article.sentences()[i].span).trim()).collect();
        assert_eq!(texts, expected, "{opening}");
    }

    #[test]
    fn a_courtesy_is_no_thesis() {
        check_theses("我认为渡口应该留下。", &["我认为渡口应该留下。"]);
        check_theses("我认为应该谢谢大家！我认为渡口应该留下。", &["我认为渡口应该留下。"]);
        let claim = "I believe that the ferry should stay.";
        check_theses(claim, &[claim]);
        check_theses(&format!("I believe I should say thank you. {claim}"), &[claim]);
        check_theses(&format!("{claim} We must insist."), &[claim]);
    }

    #[test]
    fn the_close_begins_with_its_paragraph() {
        check(
            "渡口该不该留，镇上吵了很久。我认为渡口应该留下。\n\n桥修好以后，坐船的人少了一半。船家的日子不好过。\n\n\
             可是桥到夜里要关，病人过不了河。没有船的夜里，人心不安。\n\n总之，渡口留住的是人心。让我们一起把它留下来。\n",
            Role::Conclusion,
            &[false, true, true],
        );
        check(
            "Should the ferry stay? I believe that the ferry should stay.\n\nSince the bridge was built half of the \
             passengers have gone. The ferryman earns little.\n\nBut the bridge is closed at night. Nobody can cross \
             the river then.\n\nIn conclusion, the ferry keeps the two villages together. We should pay for it.\n",
            Role::Conclusion,
            &[false, true, true],
        );
    }
}
