//! What is measured of a sentence: each feature a number of about 0 to 1. What a feature is worth is not known here.

use crate::article::{Article, BlockKind};
use crate::digest::cue::{Cues, cues};
use crate::digest::likeness::{self, likenesses};
use crate::digest::manner::{Manner, manner};
use crate::digest::place::{self, flag, places};
use crate::digest::terms::{Terms, shared};
use crate::segment::Segmenter;
use crate::span::Span;
use crate::threads;

/// How many features there are.
pub(super) const COUNT: usize = place::COUNT + likeness::COUNT + SAID.len();

/// What is read of the words themselves, by [`said`].
const SAID: [&str; 25] = [
    "heading",
    "question",
    "exclamation",
    "quotation",
    "leaning",
    "figures",
    "names",
    "first person",
    "third person",
    "reported speech",
    "should and must",
    "turn",
    "order",
    "semicolon",
    "spoken words",
    "I",
    "announcement",
    "pointing back",
    "what others hold",
    "claim cue",
    "point cue",
    "forecast cue",
    "close cue",
    "evidence cue",
    "setting cue",
];

/// The names of the features, as `--why` and JSON show them, in the order of [`Features`].
pub(super) const NAMES: [&str; COUNT] = {
    let mut names = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        names[at] = if at < place::COUNT {
            place::NAMES[at]
        } else if at < place::COUNT + likeness::COUNT {
            likeness::NAMES[at - place::COUNT]
        } else {
            SAID[at - place::COUNT - likeness::COUNT]
        };
        at += 1;
    }
    names
};

/// What was measured of one sentence.
pub(super) type Features = [f64; COUNT];

/// All that is measured of an article's sentences.
pub(super) struct Measured {
    pub(super) features: Vec<Features>,
    pub(super) cues: Vec<Cues>,
    pub(super) manners: Vec<Manner>,
    pub(super) terms: Terms,
}

/// Measures every sentence. Linear in the length of the text.
pub(super) fn measure(article: &Article, segmenter: &Segmenter) -> Measured {
    let bytes = article.text().len();
    let read = || {
        threads::map(article.sentences(), bytes, |sentence| {
            let text = article.slice(sentence.span);
            (manner(text, article.lang()), cues(text, article.lang()))
        })
    };
    let (terms, each) = threads::both(bytes, || Terms::of(article, segmenter), read);
    let (manners, cues): (Vec<Manner>, Vec<Cues>) = each.into_iter().unzip();
    let title_span = article.blocks().first().filter(|b| b.kind == BlockKind::Title).map(|b| b.span);
    let title = title_span.map(|s| terms.known(article, segmenter, s)).unwrap_or_default();
    let headings = heading_terms(article, segmenter, &terms);
    let (places, likenesses) = (places(article), likenesses(article, &terms, &title));
    let mut heading = 0;
    let mut features = Vec::with_capacity(manners.len());
    for (index, sentence) in article.sentences().iter().enumerate() {
        while headings.get(heading + 1).is_some_and(|(at, _)| *at <= sentence.span.start) {
            heading += 1;
        }
        let above = headings.get(heading).filter(|(at, _)| *at <= sentence.span.start);
        let about = above.map_or(0.0, |(_, wanted)| share(terms.by_sentence.of(index), wanted));
        let said = said(about, &manners[index], &cues[index]);
        let mut own = [0.0; COUNT];
        let all = places[index].iter().chain(&likenesses[index]).chain(&said);
        own.iter_mut().zip(all).for_each(|(to, from)| *to = *from);
        features.push(own);
    }
    Measured { features, cues, manners, terms }
}

/// The features of how a sentence is said, in the order of [`SAID`]; `heading` is the share of its heading that it holds.
fn said(heading: f64, manner: &Manner, cues: &Cues) -> [f64; SAID.len()] {
    [
        heading,
        flag(manner.question),
        flag(manner.exclamation),
        manner.quotation,
        flag(manner.leaning),
        f64::from(manner.figures.min(3)) / 3.0,
        f64::from(manner.names.min(4)) / 4.0,
        flag(manner.first_person),
        flag(manner.third_person),
        flag(manner.reported),
        flag(manner.modal),
        flag(manner.turn),
        flag(manner.order),
        flag(manner.semicolon),
        f64::from(manner.fillers.min(4)) / 4.0,
        flag(manner.singular),
        flag(manner.announces),
        flag(manner.points_back),
        flag(manner.others),
        (cues.thesis / 2.0).min(1.0),
        (cues.point / 2.0).min(1.0),
        (cues.prognosis / 2.0).min(1.0),
        (cues.conclusion / 2.0).min(1.0),
        (cues.evidence / 2.0).min(1.0),
        (cues.background / 2.0).min(1.0),
    ]
}

/// Measures again what a sentence's own words tell, where the rest of its features is known.
pub(super) fn say_again(features: &mut Features, manner: &Manner, cues: &Cues) {
    let told = &mut features[place::COUNT + likeness::COUNT..];
    let again = said(told[0], manner, cues);
    told.copy_from_slice(&again);
}

/// The share of `wanted` that a sentence holds.
fn share(own: &[(u32, u32)], wanted: &[u32]) -> f64 {
    if wanted.is_empty() { 0.0 } else { shared(own, wanted.iter().copied()) as f64 / wanted.len() as f64 }
}

/// The terms of each heading, with the byte at which its section begins, in order.
fn heading_terms(article: &Article, segmenter: &Segmenter, terms: &Terms) -> Vec<(usize, Vec<u32>)> {
    let heads: Vec<Span> =
        article.blocks().iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).map(|b| b.span).collect();
    heads.into_iter().map(|span| (span.end, terms.known(article, segmenter, span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::article;

    #[test]
    fn every_feature_has_a_name_of_its_own() {
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), names.contains(&"")), (COUNT, false));
    }

    #[test]
    fn features_stay_within_bounds() {
        let text = "桥\n\n桥老了！谁来修？“我们，”他说，“应该修。”首先，要3万元；其次，要1年。但总之会好的。\n\n一条路。\n\n两条路通向桥，桥通向山。";
        let article = article(text);
        let measured = measure(&article, &Segmenter::for_text(article.text()));
        assert_eq!(measured.features.len(), article.sentences().len());
        assert!(
            measured.features.iter().flatten().all(|v| v.is_finite() && v.abs() <= 6.0),
            "{:?}",
            measured.features
        );
    }
}
