//! Fits the weights in `src/read/html/weights.rs`. Knows pages and their articles, and nothing of how a page is read.
//!
//! ```text
//! cargo run --release --example pages -- FOLDER... > src/read/html/weights.rs
//! ```
//!
//! A folder holds pages `NAME.html` and beside each the text of its article, written down by hand, as `NAME.gold`. A
//! passage of a page is the article's where half of its runs of four words (of four Han characters) are. The weights are
//! those of a logistic regression with a quadratic penalty; a passage counts with the square root of its share of the
//! article's words, so that neither long pages nor long passages decide alone. With `--rows` the features are printed,
//! a page a line in JSON, for trying other models.

#[path = "common/solve.rs"]
mod solve;

use solve::solve;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};
use tigang::read::html;

/// The penalty on the square of a weight, for features of the same spread.
const PENALTY: f64 = 200.0;

struct Row {
    features: Vec<f64>,
    is_article: bool,
    weight: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut names, mut rows, mut pages) = (Vec::new(), Vec::new(), 0);
    let arguments: Vec<String> = env::args().skip(1).collect();
    let prints_rows = arguments.iter().any(|argument| argument == "--rows");
    for folder in arguments.iter().filter(|argument| !argument.starts_with("--")) {
        for path in html_files(Path::new(folder))? {
            let gold = fs::read_to_string(path.with_extension("gold"))?;
            let seen = html::seen(&tigang::read::decode::decode(&fs::read(&path)?, None, None).text);
            if prints_rows {
                println!("{}", serde_json::json!({ "name": path, "rows": seen }));
            }
            names =
                seen.first().map_or(names, |(_, features)| features.iter().map(|(name, _)| *name).collect());
            rows.extend(page_rows(&seen, &gold));
            pages += 1;
        }
    }
    if !prints_rows {
        print(&names, &fit(&rows), pages);
    }
    Ok(())
}

fn html_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Words, and single Han characters.
fn tokens(text: &str) -> Vec<String> {
    let is_han =
        |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}');
    let mut tokens: Vec<String> = Vec::new();
    let mut joins = false;
    for c in text.chars() {
        if is_han(c) || !c.is_alphanumeric() {
            joins = false;
            if is_han(c) {
                tokens.push(c.to_string());
            }
        } else if joins && let Some(last) = tokens.last_mut() {
            last.push(c);
        } else {
            tokens.push(c.to_string());
            joins = true;
        }
    }
    tokens
}

fn page_rows(seen: &[(String, Vec<(&'static str, f64)>)], gold: &str) -> Vec<Row> {
    const RUN: usize = 4;
    let gold = tokens(gold);
    let runs: HashSet<&[String]> = gold.windows(RUN).collect();
    let joined = format!(" {} ", gold.join(" "));
    let total = gold.len().max(50) as f64;
    let row = |(text, features): &(String, Vec<(&'static str, f64)>)| {
        let words = tokens(text);
        let is_article = match words.len() {
            0 => false,
            1..RUN => joined.contains(&format!(" {} ", words.join(" "))),
            _ => {
                let all = words.windows(RUN).count();
                words.windows(RUN).filter(|run| runs.contains(run)).count() * 2 >= all
            }
        };
        let weight = ((words.len() + 1) as f64 / total).sqrt();
        Row { features: features.iter().map(|(_, value)| *value).collect(), is_article, weight }
    };
    seen.iter().map(row).collect()
}

/// Newton's method on standardised features; the weights are for the features as they are.
fn fit(rows: &[Row]) -> Vec<f64> {
    let width = rows.first().map_or(0, |row| row.features.len());
    let count = rows.len() as f64;
    let scale = count / rows.iter().map(|row| row.weight).sum::<f64>();
    let mean: Vec<f64> =
        (0..width).map(|j| rows.iter().map(|r| r.features[j]).sum::<f64>() / count).collect();
    let spread: Vec<f64> = (0..width)
        .map(|j| (rows.iter().map(|r| (r.features[j] - mean[j]).powi(2)).sum::<f64>() / count).sqrt())
        .collect();
    // The first feature is the constant one.
    let standard = |row: &Row, j: usize| match j {
        0 => 1.0,
        _ if spread[j] == 0.0 => 0.0,
        _ => (row.features[j] - mean[j]) / spread[j],
    };
    let mut weights = vec![0.0; width];
    for _ in 0..25 {
        let mut slope: Vec<f64> =
            (0..width).map(|j| if j == 0 { 0.0 } else { -PENALTY * weights[j] }).collect();
        let mut bend = vec![vec![0.0; width]; width];
        for (j, line) in bend.iter_mut().enumerate() {
            line[j] = if j == 0 { 1e-9 } else { PENALTY };
        }
        for row in rows {
            let x: Vec<f64> = (0..width).map(|j| standard(row, j)).collect();
            let score: f64 = x.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let likely = 1.0 / (1.0 + (-score).exp());
            let off = f64::from(u8::from(row.is_article)) - likely;
            let (weight, curve) = (row.weight * scale, row.weight * scale * likely * (1.0 - likely));
            for j in 0..width {
                slope[j] += weight * off * x[j];
                for k in 0..width {
                    bend[j][k] += curve * x[j] * x[k];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step;
        }
    }
    let mut plain: Vec<f64> = weights.clone();
    for j in 1..width {
        plain[j] = if spread[j] == 0.0 { 0.0 } else { weights[j] / spread[j] };
        plain[0] -= plain[j] * mean[j];
    }
    plain
}

fn print(names: &[&str], weights: &[f64], pages: usize) {
    println!(
        "//! How much each feature of a passage says for its being the article's. What a feature is is not known here."
    );
    println!("//!");
    println!(
        "//! Written by `cargo run --release --example pages`: a logistic regression over the passages of {pages} pages"
    );
    println!(
        "//! (English news and blogs, Chinese portals and articles) whose articles were written down by hand."
    );
    println!();
    println!("use super::features::COUNT;");
    println!();
    println!("/// By feature its name and its weight, in the order of the features.");
    println!("pub(super) const WEIGHTS: [(&str, f64); COUNT] = [");
    for (name, weight) in names.iter().zip(weights) {
        println!("    ({name:?}, {weight:.3}),");
    }
    println!("];");
}
