//! Fits the weights in `src/read/heading/weights.rs`. Knows texts and which of their lines are headings, and nothing of
//! what a feature means.
//!
//! ```text
//! cargo run --release --example heading_weights -- FOLDER...           # cross-validated figures, by file
//! cargo run --release --example heading_weights -- --write FOLDER...   # fits on everything and writes the weights
//! ```
//!
//! A folder holds files `NAME.jsonl` with one text a line: `{"text", "title"?, "headings": [{"text"}], "captions"?: []}`,
//! the text with a line for each paragraph and no markup. A text without `headings` is taken for one that has none; it counts
//! for less, for nobody has looked. The weights are those of a logistic regression with a quadratic
//! penalty; a line counts with the square root of its share of its text's short lines, so that no long list of headings
//! decides alone. A feature that few texts show, or that changes next to nothing, is left out. With `--rows` the features
//! are printed, a text a line in JSON, for trying other models.

#[path = "common/solve.rs"]
mod solve;

use serde_json::Value;
use solve::solve;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use tigang::read::fitting::headings;

/// The penalty on half the square of a weight.
const PENALTY: f64 = 4.0;
/// What a text counts of which nobody said that it has no headings.
const UNSEEN: f64 = 0.3;
/// A feature is kept if so many texts show it.
const TEXTS: usize = 6;
/// A weight that is smaller is left out.
const LEAST: f64 = 0.04;
const FOLDS: usize = 5;
const STEPS: usize = 12;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A text: its short lines, and how many headings it has, found or not.
struct Text {
    set: usize,
    title: String,
    rows: Vec<Row>,
    gold: usize,
    weight: f64,
}

struct Row {
    key: String,
    features: Vec<(&'static str, f64)>,
    is_heading: bool,
    is_caption: bool,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let (mut texts, mut sets) = (Vec::new(), Vec::new());
    for folder in arguments.iter().filter(|argument| !argument.starts_with("--")) {
        for path in files(Path::new(folder))? {
            texts.extend(read(&path, sets.len())?);
            sets.push(path);
        }
    }
    if texts.is_empty() {
        return Err("usage: heading_weights [--write | --rows] FOLDER...".into());
    }
    if has("--rows") {
        for text in &texts {
            let rows: Vec<Value> = text
                .rows
                .iter()
                .map(|row| {
                    let features: BTreeMap<&str, f64> = row.features.iter().copied().collect();
                    serde_json::json!([row.key, row.is_heading, row.is_caption, features])
                })
                .collect();
            println!(
                "{}",
                serde_json::json!({ "set": text.set, "title": text.title, "gold": text.gold, "rows": rows })
            );
        }
    } else if has("--write") {
        let weights = fit(&texts.iter().collect::<Vec<_>>());
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/read/heading/weights.rs");
        fs::write(&target, print(&weights))?;
        println!("{}: {} weights, fitted on {} texts", target.display(), weights.len(), texts.len());
        report(&texts, &sets, |_| &weights);
    } else {
        let folds: Vec<BTreeMap<&str, f64>> = (0..FOLDS)
            .map(|fold| {
                fit(&texts
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| i % FOLDS != fold)
                    .map(|(_, t)| t)
                    .collect::<Vec<_>>())
            })
            .collect();
        report(&texts, &sets, |index| &folds[index % FOLDS]);
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    Ok(paths)
}

fn read(path: &Path, set: usize) -> Result<Vec<Text>> {
    fs::read_to_string(path)?
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| text(line, set))
        .collect()
}

fn text(line: &str, set: usize) -> Result<Text> {
    let value: Value = serde_json::from_str(line)?;
    let words = value["text"].as_str().ok_or("a line without a text")?;
    let title = value["title"].as_str().filter(|title| !title.is_empty());
    let known = value["headings"].as_array();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for heading in known.into_iter().flatten() {
        *left.entry(key(heading["text"].as_str().unwrap_or_default())).or_default() += 1;
    }
    let captions: BTreeSet<String> =
        value["captions"].as_array().into_iter().flatten().filter_map(Value::as_str).map(key).collect();
    let gold = left.values().sum();
    let title_key = key(title.unwrap_or_default());
    let row = |(words, features): (String, Vec<(&'static str, f64)>)| {
        let key = key(&words);
        let count = left.entry(key.clone()).or_default();
        let is_heading = *count > 0;
        *count = count.saturating_sub(1);
        let is_caption = captions.contains(&key) || key == title_key;
        Row { is_caption: is_caption && !is_heading, key, features, is_heading }
    };
    let rows = headings(words, title).into_iter().map(row).collect();
    let weight = if known.is_some() { 1.0 } else { UNSEEN };
    Ok(Text { set, title: title.unwrap_or_default().to_owned(), rows, gold, weight })
}

/// What makes two lines the same.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

// ---- the weights ----

/// Features by their places.
type Features = Vec<(usize, f64)>;

/// Logistic regression by Newton's steps.
fn fit(texts: &[&Text]) -> BTreeMap<&'static str, f64> {
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        let names: BTreeSet<&str> = text
            .rows
            .iter()
            .flat_map(|row| &row.features)
            .filter(|(_, value)| *value != 0.0)
            .map(|(name, _)| *name)
            .collect();
        for name in names {
            *shown.entry(name).or_default() += 1;
        }
    }
    let names: Vec<&'static str> =
        shown.into_iter().filter(|(_, texts)| *texts >= TEXTS).map(|(name, _)| name).collect();
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let rows: Vec<(Features, f64, f64)> = texts
        .iter()
        .flat_map(|text| {
            let weight = text.weight * 3.0 / (text.rows.len().max(1) as f64).sqrt();
            let place = &place;
            text.rows.iter().map(move |row| {
                let features =
                    row.features.iter().filter_map(|(name, value)| Some((*place.get(name)?, *value)));
                (features.collect::<Features>(), f64::from(u8::from(row.is_heading)), weight)
            })
        })
        .collect();
    let size = names.len();
    let mut weights = vec![0.0; size];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| -PENALTY * weight).collect();
        let mut bend = vec![vec![0.0; size]; size];
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] = PENALTY;
        }
        for (features, target, weight) in &rows {
            let score: f64 = features.iter().map(|(at, value)| weights[*at] * value).sum();
            let likely = 1.0 / (1.0 + (-score).exp());
            for (at, value) in features {
                slope[*at] += weight * (target - likely) * value;
                for (other, factor) in features {
                    bend[*at][*other] += weight * likely * (1.0 - likely) * value * factor;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step.clamp(-2.0, 2.0);
        }
    }
    names.into_iter().zip(weights).filter(|(_, weight)| weight.abs() >= LEAST).collect()
}

/// The weights as a source file.
fn print(weights: &BTreeMap<&str, f64>) -> String {
    const HEAD: &str = include_str!("heading_weights/head.txt");
    let mut out = format!("{HEAD}pub(super) const WEIGHTS: [(&str, f64); {}] = [\n", weights.len());
    for (name, weight) in weights {
        let _ = writeln!(out, "    (\"{name}\", {weight:.2}),");
    }
    out.push_str("];\n");
    out
}

// ---- figures ----

fn report<'a>(texts: &[Text], sets: &[PathBuf], weights: impl Fn(usize) -> &'a BTreeMap<&'static str, f64>) {
    for (set, path) in sets.iter().enumerate() {
        for least in [0.40, 0.42, 0.45, 0.50] {
            let (mut hit, mut told, mut gold, mut all, mut wrong) = (0usize, 0usize, 0, 0, 0);
            for (index, text) in texts.iter().enumerate().filter(|(_, text)| text.set == set) {
                let weights = weights(index);
                let likely = |row: &Row| {
                    let score: f64 = row
                        .features
                        .iter()
                        .map(|(name, value)| weights.get(name).unwrap_or(&0.0) * value)
                        .sum();
                    1.0 / (1.0 + (-score).exp())
                };
                let found: Vec<&Row> =
                    text.rows.iter().filter(|row| !row.is_caption && likely(row) >= least).collect();
                (told, gold, all) = (told + found.len(), gold + text.gold, all + 1);
                hit += found.iter().filter(|row| row.is_heading).count();
                wrong += usize::from(found.iter().any(|row| !row.is_heading));
            }
            let (p, r) = (hit as f64 / told.max(1) as f64, hit as f64 / f64::from(gold.max(1) as u32));
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            println!(
                "{name} at {least:.2}: {all} texts, F1 {:.3} (P {p:.3} R {r:.3}), a false one in {wrong}",
                2.0 * p * r / (p + r).max(1e-9)
            );
        }
    }
}
