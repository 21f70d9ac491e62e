//! Fits `src/digest/weights.rs` on labelled articles, and says how well such a fit does on articles that it has not seen.
//! `README.md` beside this file says what the data look like and how it is run.

mod data;
mod fit;
mod measure;
mod salience;
mod sets;

use data::{Article, Kind};
use fit::{Choice, Row, Standard, choices, logistic};
use measure::{Tally, rouge};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use tigang::digest::fitting::{BEGINNINGS, FEATURES, SIGNS, close_begins, softmax};

/// The genres, in the order of the columns.
const GENRES: [&str; 4] = ["argument", "feature", "report", "speech"];

/// How strongly weights are held small: of salience and roles, and of genres. From 3 to 100 the figures
/// differ by less than what another cut into folds changes.
const PENALTY: f64 = 6.0;
const PENALTY_OF_SIGNS: f64 = 2.0;
/// Of where the close begins; 10 and 30 do as well.
const PENALTY_OF_CLOSE: f64 = 15.0;

/// Every set weighs as much as this many sentences, every genre's texts as this many texts.
const SENTENCES: f64 = 8000.0;
const TEXTS: f64 = 400.0;

/// No sentence weighs more than this, however few its set has.
const MOST: f64 = 1.5;

const FOLDS: usize = 5;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let write = arguments.first().is_some_and(|first| first == "--write");
    if write {
        arguments.remove(0);
    }
    if arguments.is_empty() {
        return Err("usage: judgement [--write] GENRE=FILE.jsonl[.gz]... any=FOLDER...".into());
    }
    let mut articles = Vec::new();
    for (set, argument) in arguments.iter().enumerate() {
        let (genre, file) = argument.split_once('=').ok_or("each argument is GENRE=FILE")?;
        let known = GENRES.iter().position(|g| *g == genre);
        if known.is_none() && genre != "any" {
            return Err(format!("{genre}: no genre; there are {} and any", GENRES.join(", ")).into());
        }
        let read = data::read(Path::new(file), set, known)?;
        println!("{file}: {} articles, {genre}", read.len());
        articles.extend(read);
    }
    if write {
        let table = Table::fit(&articles.iter().collect::<Vec<_>>());
        let target: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/digest/weights.rs");
        fs::write(&target, table.print(articles.len()))?;
        println!("{}: written", target.display());
        report("on what it was fitted on", &articles, |_| &table);
        return Ok(());
    }
    let folds: Vec<Table> = (0..FOLDS)
        .map(|fold| {
            let others: Vec<&Article> =
                articles.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, a)| a).collect();
            println!("fold {} of {FOLDS}", fold + 1);
            Table::fit(&others)
        })
        .collect();
    report("cross-validated", &articles, |index| &folds[index % FOLDS]);
    Ok(())
}

// ---- the table ----

/// What the program embeds: rows of signs and of features, each with a last row for the bias.
struct Table {
    genres: Vec<[f64; 4]>,
    features: Vec<[f64; 6]>,
    close: Vec<f64>,
}

impl Table {
    fn fit(articles: &[&Article]) -> Self {
        let genres = fit_genres(articles);
        let shares: Vec<[f64; 4]> = articles.iter().map(|a| shares(&genres, &a.signs)).collect();
        let mut sentences: BTreeMap<usize, f64> = BTreeMap::new();
        for article in articles {
            *sentences.entry(article.set).or_default() += article.features.len() as f64;
        }
        let weight = |article: &Article| {
            if article.genre.is_none() { MOST } else { SENTENCES / sentences[&article.set] }
        };
        let standard = Standard::of(articles.iter().flat_map(|a| &a.features));
        let n = FEATURES.len();
        let mut features = vec![[0.0; 6]; n + 1];

        for (genre, (own, bias)) in
            salience::fit(articles, &shares, &standard, weight).into_iter().enumerate()
        {
            let (raw, bias) = standard.raw(&own, bias);
            raw.into_iter().chain([bias]).enumerate().for_each(|(i, v)| features[i][genre] = v);
        }
        let mut rows = Vec::new();
        for article in articles {
            let Some(labels) = &article.thesis else { continue };
            for (values, label) in article.features.iter().zip(labels) {
                let mut row = standard.scaled(values);
                row.push(1.0);
                rows.push(Row { values: row, given: 0.0, label: *label, weight: weight(article).sqrt() });
            }
        }
        let mut penalties = vec![PENALTY; n];
        penalties.push(1e-3);
        let weights = logistic(&rows, &penalties);
        let (raw, bias) = standard.raw(&weights[..n], weights[n]);
        raw.into_iter().chain([bias]).enumerate().for_each(|(i, v)| features[i][4] = v);

        // Where the close begins: what its sentences say, each with a bias, and what the place says.
        let closes: Vec<&Choice> = articles.iter().filter_map(|a| a.close.as_ref()).collect();
        let mut close = vec![0.0; BEGINNINGS.len() + 1];
        if !closes.is_empty() {
            let weights = choices(&closes, PENALTY_OF_CLOSE);
            features.iter_mut().zip(&weights).for_each(|(row, weight)| row[5] = *weight);
            close.copy_from_slice(&weights[n + 1..]);
        }
        Self { genres, features, close }
    }

    fn odds(&self, values: &[f64], column: usize) -> f64 {
        values.iter().zip(&self.features).map(|(v, row)| v * row[column]).sum::<f64>()
            + self.features[FEATURES.len()][column]
    }

    /// The sentences of the close.
    fn close(&self, article: &Article) -> Vec<usize> {
        let n = article.features.len();
        let mut odds = vec![f64::NEG_INFINITY; n];
        let mut sum = 0.0;
        for index in (n / 2..n).rev() {
            sum += self.odds(&article.features[index], 5);
            let place: f64 = article.beginnings[index].iter().zip(&self.close).map(|(v, w)| v * w).sum();
            odds[index] = sum + place + self.close[BEGINNINGS.len()];
        }
        (close_begins(&odds).unwrap_or(n)..n).collect()
    }

    fn salience(&self, article: &Article) -> Vec<f64> {
        let shares = shares(&self.genres, &article.signs);
        let blended = |values: &Vec<f64>| (0..4).map(|g| shares[g] * self.odds(values, g)).sum();
        article.features.iter().map(blended).collect()
    }

    fn print(&self, articles: usize) -> String {
        let mut text = format!(
            "//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to\n\
             //! fit them again. Fitted on {articles} articles.\n\n\
             use crate::digest::close;\nuse crate::digest::features::COUNT;\nuse crate::digest::genre::SIGNS;\n\n\
             /// What each sign says for each genre, and before any sign: argument, feature, report, speech.\n\
             #[rustfmt::skip]\n#[allow(clippy::approx_constant)]\npub(super) const GENRES: [[f64; 4]; SIGNS.len() + 1] = [\n"
        );
        let row = |text: &mut String, values: &[f64], name: &str| {
            let values: Vec<String> = values.iter().map(|v| format!("{v:7.3}")).collect();
            let _ = writeln!(text, "    [{}], // {name}", values.join(", "));
        };
        for (values, name) in self.genres.iter().zip(SIGNS.iter().chain(&["before any sign"])) {
            row(&mut text, values, name);
        }
        text.push_str(
            "];\n\n/// What each feature is worth, and a bias: as salience in an argument, a feature, a report and a speech; as a sign of\n\
             /// the thesis; as a sign of the close.\n\
             #[rustfmt::skip]\n#[allow(clippy::approx_constant)]\npub(super) const TABLE: [[f64; 6]; COUNT + 1] = [\n",
        );
        for (values, name) in self.features.iter().zip(FEATURES.iter().chain(&["bias"])) {
            row(&mut text, values, name);
        }
        text.push_str(
            "];\n\n/// What each number of a beginning says for it to be that of the close, and a bias.\n\
             #[rustfmt::skip]\n#[allow(clippy::approx_constant)]\npub(super) const CLOSE: [f64; close::COUNT + 1] = [\n",
        );
        for (value, name) in self.close.iter().zip(BEGINNINGS.iter().chain(&["bias"])) {
            let _ = writeln!(text, "    {value:7.3}, // {name}");
        }
        text.push_str("];\n");
        text
    }
}

fn shares(genres: &[[f64; 4]], signs: &[f64]) -> [f64; 4] {
    let logit =
        |g: usize| signs.iter().zip(genres).map(|(s, row)| s * row[g]).sum::<f64>() + genres[SIGNS.len()][g];
    softmax(std::array::from_fn(logit))
}

/// Genres from the genre that each file was said to be. Each article counts in other dress too, so that no one sign decides:
/// a report without its date, a feature without its headings, an essay with the headings or the figures that commentaries
/// have and students' essays do not.
fn fit_genres(articles: &[&Article]) -> Vec<[f64; 4]> {
    let sign = |name: &str| SIGNS.iter().position(|s| *s == name);
    let with = |signs: &[f64], index: Option<usize>, value: fn(f64) -> f64| {
        let mut other = signs.to_vec();
        index.into_iter().for_each(|i| other[i] = value(other[i]));
        other
    };
    let mut sets: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for article in articles {
        if let Some(genre) = article.genre {
            sets.entry(article.set).or_insert((genre, 0.0)).1 += 1.0;
        }
    }
    let mut rows = Vec::new();
    for article in articles {
        let Some(own) = article.genre else { continue };
        let of_genre = sets.values().filter(|(genre, _)| *genre == own).count() as f64;
        let own_signs = || article.signs.clone();
        let dressed = match GENRES[own] {
            // Most reports have their date.
            "report" => vec![own_signs(), own_signs(), with(&article.signs, sign("dated"), |_| 0.0)],
            "feature" => vec![own_signs(), with(&article.signs, sign("headings"), |_| 0.0)],
            "argument" => vec![
                own_signs(),
                own_signs(),
                with(&article.signs, sign("headings"), |_| 1.0),
                with(&article.signs, sign("figures"), |v| v.max(0.7)),
            ],
            _ => vec![own_signs()],
        };
        let weight = TEXTS / of_genre / sets[&article.set].1 / dressed.len() as f64;
        for mut values in dressed {
            values.push(1.0);
            rows.push((values, own, weight));
        }
    }
    let mut penalties = vec![PENALTY_OF_SIGNS; SIGNS.len()];
    penalties.push(1e-2);
    fit::multinomial(&rows, &penalties)
}

// ---- figures ----

fn report<'a>(title: &str, articles: &[Article], table: impl Fn(usize) -> &'a Table) {
    println!("{title}:");
    let sets: usize = articles.iter().map(|a| a.set + 1).max().unwrap_or(0);
    for set in 0..sets {
        let of_set = || articles.iter().enumerate().filter(|(_, a)| a.set == set);
        let Some((_, first)) = of_set().next() else { continue };
        let n = of_set().count() as f64;
        let mut genres = [0.0; 4];
        let (mut salient, mut thesis, mut close, mut hits) =
            (Tally::default(), Tally::default(), Tally::default(), [0.0; 2]);
        let mut rouges = [0.0; 2];
        for (index, article) in of_set() {
            let table = table(index);
            let own = shares(&table.genres, &article.signs);
            genres.iter_mut().zip(own).for_each(|(to, from)| *to += from / n);
            let salience = table.salience(article);
            match &article.kind {
                Kind::Labelled { units, wanted } => {
                    salient.count(units, &measure::top(&salience, *wanted), |u| u.salient);
                    let odds: Vec<f64> = article.features.iter().map(|f| table.odds(f, 4)).collect();
                    let best = measure::top(&odds, 1);
                    thesis.count(units, &best, |u| u.thesis);
                    if units.iter().any(|u| u.thesis) {
                        hits[1] += 1.0;
                        hits[0] += f64::from(u8::from(
                            units.iter().any(|u| u.thesis && u.held_by.iter().any(|s| best.contains(s))),
                        ));
                    }
                    close.count(units, &table.close(article), |u| u.close);
                }
                Kind::Summarised { reference } => {
                    let chosen = measure::top(&salience, 3);
                    for (sum, value) in rouges.iter_mut().zip(rouge(reference, &article.tokens(&chosen))) {
                        *sum += value * 100.0 / n;
                    }
                }
                Kind::Unlabelled => {}
            }
        }
        let shares: Vec<String> = GENRES.iter().zip(genres).map(|(g, s)| format!("{g} {s:.2}")).collect();
        print!(
            "  set {} ({}): read as {}",
            set + 1,
            first.genre.map_or("any", |g| GENRES[g]),
            shares.join(", ")
        );
        match first.kind {
            Kind::Labelled { .. } => println!(
                "; salient F1 {:.3}; thesis F1 {:.3}, hit {:.3}; close F1 {:.3}",
                salient.f1(),
                thesis.f1(),
                hits[0] / hits[1],
                close.f1()
            ),
            Kind::Summarised { .. } => {
                println!("; three sentences ROUGE-1 {:.2}, ROUGE-2 {:.2}", rouges[0], rouges[1])
            }
            Kind::Unlabelled => println!(),
        }
    }
}
