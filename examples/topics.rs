//! Tries settings of `src/digest/topic.rs` on texts whose changes of topic are known. Knows nothing of the search itself.
//!
//! ```text
//! cargo run --release --example topics -- choi.jsonl clinical.jsonl
//! ```
//!
//! A line of a file is `{"text": "…", "boundaries_after_line": [3, 8]}`: each line of the text is a paragraph, and after
//! the third and the eighth another topic begins. Printed are, by file, Pk and WindowDiff (lower is better), for the
//! settings as they stand, for no boundary at all, for one setting changed at a time, and for those chosen by
//! cross-validation: the grid's best on four fifths of the documents of every file, tried on the last fifth.
//!
//! The settings in the program were fitted on 150 texts sewn of pieces of the Brown corpus (Choi 2000), 60 chapters of a
//! medical textbook (Eisenstein and Barzilay 2008), 60 Chinese texts sewn of pieces of essays and meetings, and 211 Chinese
//! and English articles whose headings were taken out.

use std::error::Error;
use std::{env, fs};
use tigang::clean::Clean;
use tigang::digest::topic_fitting::{Prepared, Settings};
use tigang::read::{Options, plain};

/// Pk and WindowDiff.
type Errors = [f64; 2];

/// A text with what is known of it.
struct Document {
    text: String,
    /// The lines after which another topic begins.
    gold: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        return Err("usage: cargo run --release --example topics -- FILE.jsonl…".into());
    }
    let grid = grid();
    // By file, document and setting.
    let mut errors: Vec<Vec<Vec<Errors>>> = Vec::new();
    for file in &files {
        let documents = documents(file)?;
        let none: Vec<Errors> =
            documents.iter().map(|d| differences(&d.gold, &[], d.text.lines().count())).collect();
        println!("{file}: {} documents, no boundary {}", documents.len(), shown(mean(&none)));
        errors.push(documents.iter().map(|document| tried(document, &grid)).collect());
    }
    for (index, (name, _)) in grid.iter().enumerate() {
        let by_file = errors.iter().map(|file| shown(mean(file.iter().map(|document| &document[index]))));
        println!("{name:24} {}", by_file.collect::<Vec<_>>().join("   "));
    }
    println!(
        "{:24} {}",
        "cross-validated",
        validated(&errors).into_iter().map(shown).collect::<Vec<_>>().join("   ")
    );
    Ok(())
}

/// The settings to try, the program's first.
fn grid() -> Vec<(String, Settings)> {
    let usual = Settings::default();
    let mut grid = vec![("as it stands".to_owned(), usual)];
    for sewn_price in [0.5, 0.6, 0.8, 1.0] {
        grid.push((format!("sewn price {sewn_price}"), Settings { sewn_price, ..usual }));
    }
    for drift_price in [0.5, 0.7, 1.5, 2.0] {
        grid.push((format!("drift price {drift_price}"), Settings { drift_price, ..usual }));
    }
    for leaning in [0.0, 0.5, 2.0, 9.0] {
        grid.push((format!("leaning {leaning}"), Settings { leaning, ..usual }));
    }
    for least in [1, 2, 4, 5] {
        grid.push((format!("least {least}"), Settings { least, ..usual }));
    }
    for evenness in [1.0, 2.0, 5.0] {
        grid.push((format!("evenness {evenness}"), Settings { evenness, ..usual }));
    }
    for sewn in [0.0, 1.0, 1.5, 1.75, 1.9, 2.0, 2.25, 2.5, 3.0, 9.0] {
        grid.push((format!("sewn from {sewn}"), Settings { sewn, ..usual }));
    }
    grid
}

fn documents(file: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let lines = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut documents = Vec::new();
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().ok_or("a line has no text")?;
        let text = text.lines().filter(|l| !l.trim().is_empty()).collect::<Vec<_>>().join("\n");
        let gold = row["boundaries_after_line"].as_array().ok_or("a line has no boundaries_after_line")?;
        let gold = gold.iter().filter_map(serde_json::Value::as_u64).map(|n| n as usize);
        documents
            .push(Document { gold: gold.filter(|n| *n > 0 && *n < text.lines().count()).collect(), text });
    }
    Ok(documents)
}

/// What each setting makes of a document.
fn tried(document: &Document, grid: &[(String, Settings)]) -> Vec<Errors> {
    let article = plain::read(&Clean::new(&document.text.replace('\n', "\n\n")), &Options::default());
    let prepared = Prepared::new(&article);
    // Where each line begins in the article, as far as it is found there.
    let mut starts = Vec::new();
    let mut from = 0;
    for line in document.text.lines() {
        let opening: String = line.trim().chars().take(24).collect();
        from = article.text().get(from..).and_then(|rest| rest.find(&opening)).map_or(from, |at| from + at);
        starts.push(from);
    }
    let of_setting = |settings: &Settings| {
        let (places, _) = prepared.changes(settings);
        let mine: Vec<usize> = places.iter().map(|at| starts.partition_point(|start| start < at)).collect();
        differences(&document.gold, &mine, starts.len())
    };
    grid.iter().map(|(_, settings)| of_setting(settings)).collect()
}

/// Pk and WindowDiff of boundaries between `units` units, with the window of half a segment of the gold.
fn differences(gold: &[usize], mine: &[usize], units: usize) -> Errors {
    let window = ((units as f64 / (gold.len() + 1) as f64 / 2.0).round() as usize).max(2);
    let within = |places: &[usize], i: usize| places.iter().filter(|b| **b > i && **b <= i + window).count();
    let all = units.saturating_sub(window);
    let mut errors = [0.0; 2];
    for i in 0..all {
        let (theirs, ours) = (within(gold, i), within(mine, i));
        errors[0] += f64::from(u8::from((theirs == 0) != (ours == 0))) / all as f64;
        errors[1] += f64::from(u8::from(theirs != ours)) / all as f64;
    }
    errors
}

/// By file: what the settings give that do best on the other documents, all files counting the same.
fn validated(errors: &[Vec<Vec<Errors>>]) -> Vec<Errors> {
    const FOLDS: usize = 5;
    let settings = errors.first().and_then(|file| file.first()).map_or(0, Vec::len);
    let mut held_out: Vec<Vec<Errors>> = vec![Vec::new(); errors.len()];
    for fold in 0..FOLDS {
        let cost = |setting: usize| -> f64 {
            let of_file = |file: &Vec<Vec<Errors>>| {
                mean(file.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, d)| &d[setting]))[0]
            };
            errors.iter().map(of_file).sum()
        };
        let Some(best) = (0..settings).min_by(|a, b| cost(*a).total_cmp(&cost(*b))) else { break };
        for (file, held) in errors.iter().zip(&mut held_out) {
            held.extend(file.iter().skip(fold).step_by(FOLDS).map(|document| document[best]));
        }
    }
    held_out.iter().map(mean).collect()
}

fn mean<'a>(errors: impl IntoIterator<Item = &'a Errors>) -> Errors {
    let (mut sum, mut n) = ([0.0; 2], 0.0);
    for error in errors {
        sum = [sum[0] + error[0], sum[1] + error[1]];
        n += 1.0;
    }
    sum.map(|s| s / f64::max(n, 1.0))
}

fn shown(errors: Errors) -> String {
    format!("{:.3} {:.3}", errors[0], errors[1])
}
