//! The weights of salience by genre: first by which sentences were labelled, then by what summaries they lead to.

use crate::data::{Article, Kind};
use crate::fit::{Row, Standard, logistic};
use crate::sets::{Candidates, better};
use crate::{GENRES, PENALTY};
use tigang::digest::fitting::FEATURES;

/// How much more strongly weights that all genres share are held small.
const SHARED: f64 = 5.0;

/// What is weighed for roles only: as salience it gained little on essays and lost on pastes.
const OF_ROLES: [&str; 4] = ["I", "announcement", "pointing back", "what others hold"];

/// Of a genre: the weights of scaled features, and a bias.
pub type Column = (Vec<f64>, f64);

/// An article as the fit sees it.
struct Sample<'a> {
    article: &'a Article,
    shares: [f64; 4],
    /// The features of its sentences, scaled.
    scaled: Vec<Vec<f64>>,
    weight: f64,
}

/// The columns of all genres. What sentences were labelled gives the weights that all share and what each genre adds to them.
/// Then genres with written summaries are moved to where summaries are better; and the others, of which few texts are quite,
/// follow, so that labelled articles are judged as well as before.
pub fn fit(
    articles: &[&Article],
    shares: &[[f64; 4]],
    standard: &Standard,
    weight: impl Fn(&Article) -> f64,
) -> Vec<Column> {
    let told = |mut scaled: Vec<f64>| {
        let held = scaled.iter_mut().zip(FEATURES).filter(|(_, name)| OF_ROLES.contains(name));
        held.for_each(|(value, _)| *value = 0.0);
        scaled
    };
    let sampled = articles.iter().zip(shares).map(|(article, shares)| Sample {
        article,
        shares: *shares,
        scaled: article.features.iter().map(|f| told(standard.scaled(f))).collect(),
        weight: weight(article),
    });
    let samples: Vec<Sample> = sampled.collect();
    let mut columns = by_labels(&samples);
    let summarised = by_summaries(&samples, &mut columns);
    let others: Vec<usize> = (0..GENRES.len()).filter(|genre| !summarised.contains(genre)).collect();
    follow(&samples, &mut columns, &others);
    columns
}

fn odds(columns: &[Column], scaled: &[f64], shares: &[f64; 4]) -> f64 {
    let of = |(own, bias): &Column| own.iter().zip(scaled).map(|(w, v)| w * v).sum::<f64>() + bias;
    columns.iter().zip(shares).map(|(column, share)| share * of(column)).sum()
}

/// Logistic regression on the features and on the features times the genres' shares.
fn by_labels(samples: &[Sample]) -> Vec<Column> {
    let n = width(samples);
    let mut rows = Vec::new();
    for sample in samples {
        for (scaled, label) in sample.scaled.iter().zip(sample.article.salient.iter().flatten()) {
            let mut values = scaled.clone();
            for share in sample.shares {
                values.extend(scaled.iter().map(|v| v * share));
            }
            values.extend(sample.shares);
            rows.push(Row { values, given: 0.0, label: *label, weight: sample.weight });
        }
    }
    let mut penalties = vec![PENALTY * SHARED; n];
    penalties.resize(n * (1 + GENRES.len()), PENALTY);
    penalties.extend([1e-3; GENRES.len()]);
    let weights = logistic(&rows, &penalties);
    let (shared, rest) = weights.split_at(n);
    let (own, biases) = rest.split_at(n * GENRES.len());
    let added = |own: &[f64]| shared.iter().zip(own).map(|(s, o)| s + o).collect();
    own.chunks(n).zip(biases).map(|(own, bias)| (added(own), *bias)).collect()
}

/// Moves the columns of genres with written summaries; says which these are.
fn by_summaries(samples: &[Sample], columns: &mut [Column]) -> Vec<usize> {
    let mut moved = Vec::new();
    for genre in 0..GENRES.len() {
        let own = |sample: &Sample, i: usize| -> Vec<f64> {
            sample.scaled[i].iter().map(|v| v * sample.shares[genre]).collect()
        };
        let mut choices = Vec::new();
        for sample in samples.iter().filter(|s| s.article.genre == Some(genre)) {
            let Kind::Summarised { reference } = &sample.article.kind else { continue };
            let before: Vec<f64> = sample.scaled.iter().map(|z| odds(columns, z, &sample.shares)).collect();
            let values = |i: usize| own(sample, i);
            choices.extend(Candidates::of(reference, &sample.article.sentences, &before, values));
        }
        if choices.is_empty() {
            continue;
        }
        let labelled = samples.iter().filter(|s| matches!(s.article.kind, Kind::Labelled { .. }));
        let held: Vec<Vec<f64>> = labelled.flat_map(|s| (0..s.scaled.len()).map(|i| own(s, i))).collect();
        let change = better(&choices, width(samples), &held);
        columns[genre].0.iter_mut().zip(change).for_each(|(w, c)| *w += c);
        moved.push(genre);
    }
    moved
}

/// Moves these columns to where labelled sentences are likeliest, beside what the others give them.
fn follow(samples: &[Sample], columns: &mut [Column], genres: &[usize]) {
    let n = width(samples);
    let mut rows = Vec::new();
    for sample in samples.iter().filter(|s| matches!(s.article.kind, Kind::Labelled { .. })) {
        for (scaled, label) in sample.scaled.iter().zip(sample.article.salient.iter().flatten()) {
            let mut values = Vec::new();
            for genre in genres {
                values.extend(scaled.iter().chain(&[1.0]).map(|v| v * sample.shares[*genre]));
            }
            let given = odds(columns, scaled, &sample.shares);
            rows.push(Row { values, given, label: *label, weight: sample.weight });
        }
    }
    let mut penalties = vec![PENALTY; n];
    penalties.push(1e-3);
    let changes = logistic(&rows, &penalties.repeat(genres.len()));
    for (genre, change) in genres.iter().zip(changes.chunks(n + 1)) {
        let (own, bias) = &mut columns[*genre];
        own.iter_mut().chain([bias]).zip(change).for_each(|(w, c)| *w += c);
    }
}

fn width(samples: &[Sample]) -> usize {
    samples.iter().find_map(|s| s.scaled.first()).map_or(0, Vec::len)
}
