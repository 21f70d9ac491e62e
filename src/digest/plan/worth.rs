//! What each sentence is worth to a summary, whatever else is taken.

use super::Known;
use super::parts::Members;
use crate::digest::genre::{Genre, is_ended};
use crate::digest::place::flag;
use crate::span::SentenceId;
use std::ops::Range;

// What is added to a sentence's salience, as the logarithm of the odds, when it is weighed against others. Set by hand on
// labelled pastes, and held against labelled essays, news and speeches: essays lose .02 of their F1 to them.

/// It is the thesis, or a report's lead, which a summary has however short: the point comes first. Less so in what was
/// spoken, of which no one sentence is the thesis.
const THESIS: f64 = 12.0;
/// It is the forecast, in an argument or a feature.
const FORECAST: f64 = 4.0;
/// It leads in a list that has its own place in the outline.
const LEAD_IN: f64 = 6.0;
/// It is a whole sentence among the lines of a list, and tells more than they do.
const RUNNING: f64 = 3.0;
/// It greets or thanks and says no more: it comes after all that says something.
const COURTESY: f64 = 20.0;
/// It stands in a coda, which its place at the end makes weighty and which concludes nothing: about what a last paragraph
/// is given by the weights of its place.
const CODA: f64 = 3.0;
/// It is a question of an interview: the answer says it again.
const ASKED: f64 = 3.0;

/// By sentence. The sentences of `coda` are the article's last.
pub(super) fn worth(known: &Known<'_>, lists: &[Members], coda: &Range<usize>) -> Vec<f64> {
    let mut worth: Vec<f64> = known.saliences.iter().map(|s| logit(s.score)).collect();
    let share = |genre| known.genres.share(genre);
    let spoken = share(Genre::Speech);
    let ahead = share(Genre::Argument) + share(Genre::Feature);
    let roles =
        [(known.roles.thesis, THESIS * (1.0 - spoken)), (known.roles.best_prognosis, FORECAST * ahead)];
    for (id, bonus) in roles.into_iter().filter_map(|(id, bonus)| id.map(|id| (id, bonus))) {
        worth[id.index()] += bonus;
    }
    if known.genres.claims_nothing {
        for (index, worth) in worth.iter_mut().enumerate() {
            *worth += RUNNING * flag(is_ended(known.article.sentence(SentenceId::at(index))));
        }
    }
    for (worth, manner) in worth.iter_mut().zip(&known.measured.manners) {
        *worth -= COURTESY * flag(manner.courtesy);
    }
    for worth in worth.iter_mut().take(coda.end).skip(coda.start) {
        *worth -= CODA;
    }
    for question in known.questions {
        let sentences = known.article.sentences_in(question.span);
        for worth in worth.iter_mut().take(sentences.end).skip(sentences.start) {
            *worth -= ASKED;
        }
    }
    lists.iter().for_each(|list| worth[list.lead] += LEAD_IN);
    worth
}

/// The logarithm of the odds.
fn logit(score: f64) -> f64 {
    let score = score.clamp(1e-9, 1.0 - 1e-9);
    (score / (1.0 - score)).ln()
}
