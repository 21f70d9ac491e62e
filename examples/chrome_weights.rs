//! Fits the table in `src/read/weights.rs` from pages whose article is known. Knows how a line is labelled and how a table is
//! fitted, and nothing of what a line's numbers mean.
//!
//! ```text
//! cargo run --release --example chrome_weights -- FOLDER...           # cross-validated figures, a folder a set
//! cargo run --release --example chrome_weights -- --write FOLDER...   # fits on everything and writes the table
//! ```
//!
//! A folder holds `NAME.page.txt` (everything that select-all gives) with `NAME.gold.txt` (the article); a page without a
//! gold text is an article without a site around it, all of whose lines stay.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, thread};
use tigang::read::fitting::{Line, lines, stretch};

/// Bins a number is cut into, by its quantiles; what a change between two neighbouring bins costs; steps of the descent.
const BINS: usize = 12;
const PENALTY: f64 = 0.8;
const STEPS: usize = 400;
const QUANTILES: [f64; BINS - 1] = [0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 0.95, 0.98];
const FOLDS: usize = 5;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let write = folders.first().is_some_and(|first| first == Path::new("--write"));
    if write {
        folders.remove(0);
    }
    if folders.is_empty() {
        return Err("usage: chrome_weights [--write] FOLDER...".into());
    }
    let mut pages = Vec::new();
    for (set, folder) in folders.iter().enumerate() {
        pages.extend(read(folder, set)?);
    }
    if write {
        let table = fit(&pages.iter().collect::<Vec<_>>());
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/read/weights.rs");
        fs::write(&target, print(&table))?;
        println!("{}: fitted on {} texts", target.display(), pages.len());
        return Ok(());
    }
    validate(&pages, &folders);
    Ok(())
}

// ---- pages and their labels ----

struct Page {
    set: usize,
    gold: Option<String>,
    texts: Vec<String>,
    sizes: Vec<f64>,
    /// The page as it is and in other dress, each with its weight: rows of numbers, labels, weights of lines.
    dresses: Vec<Dress>,
}

struct Dress {
    rows: Vec<Vec<f32>>,
    stays: Vec<bool>,
    weights: Vec<f64>,
}

fn read(folder: &Path, set: usize) -> Result<Vec<Page>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".page.txt"));
    paths.sort();
    paths.iter().map(|path| page(path, set)).collect()
}

fn page(path: &Path, set: usize) -> Result<Page> {
    let text = fs::read_to_string(path)?;
    let gold = fs::read_to_string(path.to_string_lossy().replace(".page.txt", ".gold.txt")).ok();
    let plain = lines(&text, None);
    let texts: Vec<String> = plain.iter().map(|line| line.text.clone()).collect();
    let sizes = plain.iter().map(|line| line.size).collect();
    let known = gold.as_deref().map(|gold| shingles(&tokens(gold)).into_iter().collect::<BTreeSet<u64>>());
    let label = |lines: &[Line]| match &known {
        Some(known) => labels(lines, known),
        None => vec![true; lines.len()],
    };
    let mut dresses = Vec::new();
    let mut dress = |lines: Vec<Line>, stays: Option<bool>, weight: f64| {
        let stays = stays.map_or_else(|| label(&lines), |stays| vec![stays; lines.len()]);
        let sum: f64 = lines.iter().map(|line| line.size.max(1.0).sqrt()).sum();
        let weights = lines.iter().map(|line| weight * line.size.max(1.0).sqrt() / sum).collect();
        dresses.push(Dress { rows: lines.into_iter().map(|line| line.numbers).collect(), stays, weights });
    };
    if gold.is_some() {
        let stays = label(&plain);
        let article: Vec<&str> = plain
            .iter()
            .zip(&stays)
            .filter(|(_, stays)| **stays)
            .map(|(line, _)| line.text.as_str())
            .collect();
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        let bare = lines(&article.join("\n\n"), None);
        dress(plain, None, 0.5);
        dress(lines(&text, Some(true)), None, 0.2);
        dress(lines(&text, Some(false)), None, 0.1);
        dress(lines(rest, None), None, 0.2);
        // What is left when the site is gone stays as it is.
        dress(bare, Some(true), 0.3);
    } else {
        dress(plain, None, 0.3);
    }
    Ok(Page { set, gold, texts, sizes, dresses })
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}')
}

/// Words, and Han characters one by one, hashed.
fn tokens(text: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    let mut word: Option<u64> = None;
    for c in text.chars() {
        let is_word = c.is_alphanumeric() || c == '_';
        if is_word && !is_wide(c) {
            let hash = word.unwrap_or(0xcbf2_9ce4_8422_2325);
            word = Some((hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3));
            continue;
        }
        tokens.extend(word.take());
        if is_wide(c) {
            tokens.push(u64::from(u32::from(c)));
        }
    }
    tokens.extend(word);
    tokens
}

/// Every four tokens in a row.
fn shingles(tokens: &[u64]) -> Vec<u64> {
    tokens
        .windows(4)
        .map(|four| four.iter().fold(7, |hash: u64, t| hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ t))
        .collect()
}

/// A line stays where half of its tokens stand in a row of four that the gold text has.
fn labels(lines: &[Line], known: &BTreeSet<u64>) -> Vec<bool> {
    let (mut all, mut owner) = (Vec::new(), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        let own = tokens(&line.text);
        owner.extend(vec![index; own.len()]);
        all.extend(own);
    }
    let mut covered = vec![false; all.len()];
    for (at, shingle) in shingles(&all).iter().enumerate() {
        if known.contains(shingle) {
            covered[at..at + 4].fill(true);
        }
    }
    let mut counts = vec![(0, 0); lines.len()];
    for (index, covered) in owner.iter().zip(&covered) {
        counts[*index].0 += 1;
        counts[*index].1 += usize::from(*covered);
    }
    let mut last = false;
    counts
        .iter()
        .map(|(all, covered)| {
            if *all > 0 {
                last = covered * 2 >= *all;
            }
            last
        })
        .collect()
}

// ---- the table ----

struct Table {
    base: f64,
    cuts: Vec<Vec<f32>>,
    values: Vec<Vec<f64>>,
}

impl Table {
    fn score(&self, row: &[f32]) -> f64 {
        let bins = row.iter().zip(&self.cuts).map(|(value, cuts)| cuts.partition_point(|cut| cut < value));
        self.base + bins.zip(&self.values).map(|(bin, values)| values[bin]).sum::<f64>()
    }
}

/// Logistic regression over binned numbers, by Adam's descent on the whole: a bin's value is the sum of the steps up to it.
fn fit(pages: &[&Page]) -> Table {
    let dresses: Vec<&Dress> = pages.iter().flat_map(|page| &page.dresses).collect();
    let width = dresses.iter().find_map(|dress| dress.rows.first()).map_or(0, Vec::len);
    let cuts: Vec<Vec<f32>> = (0..width).map(|f| cuts(&dresses, f)).collect();
    let mut bins: Vec<u8> = Vec::new();
    let mut targets: Vec<(f64, f64)> = Vec::new();
    for dress in &dresses {
        for ((row, stays), weight) in dress.rows.iter().zip(&dress.stays).zip(&dress.weights) {
            bins.extend(
                row.iter().zip(&cuts).map(|(value, cuts)| cuts.partition_point(|cut| cut < value) as u8),
            );
            targets.push((f64::from(u8::from(*stays)), *weight));
        }
    }
    let size = width * BINS + 1;
    let (mut steps, mut first, mut second) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    let mut sums = vec![0.0f64; size];
    for round in 1..=STEPS {
        for f in 0..width {
            let mut sum = 0.0;
            for b in 0..BINS {
                sum += if b == 0 { 0.0 } else { steps[f * BINS + b] };
                sums[f * BINS + b] = sum;
            }
        }
        let mut slopes = vec![0.0; size];
        for (row, (target, weight)) in bins.chunks(width).zip(&targets) {
            let score = steps[size - 1]
                + row.iter().enumerate().map(|(f, b)| sums[f * BINS + usize::from(*b)]).sum::<f64>();
            let error = (1.0 / (1.0 + (-score).exp()) - target) * weight;
            for (f, b) in row.iter().enumerate() {
                slopes[f * BINS + usize::from(*b)] += error;
            }
            slopes[size - 1] += error;
        }
        for f in 0..width {
            for b in (0..BINS - 1).rev() {
                slopes[f * BINS + b] += slopes[f * BINS + b + 1];
            }
            slopes[f * BINS] = 0.0;
        }
        let rate = 0.03 * (1.0 - (round as f64 / STEPS as f64)).max(0.05);
        for i in 0..size {
            let slope = slopes[i] + if i + 1 < size { PENALTY * steps[i] } else { 0.0 };
            first[i] = 0.9 * first[i] + 0.1 * slope;
            second[i] = 0.99 * second[i] + 0.01 * slope * slope;
            let (m, v) = (
                first[i] / (1.0 - 0.9f64.powi(round as i32)),
                second[i] / (1.0 - 0.99f64.powi(round as i32)),
            );
            steps[i] -= rate * m / (v.sqrt() + 1e-6);
        }
    }
    let mut values = Vec::new();
    for f in 0..width {
        let mut sum = 0.0;
        values.push(
            (0..=cuts[f].len())
                .map(|b| {
                    sum += if b == 0 { 0.0 } else { steps[f * BINS + b] };
                    sum
                })
                .collect(),
        );
    }
    Table { base: steps[size - 1], cuts, values }
}

fn cuts(dresses: &[&Dress], feature: usize) -> Vec<f32> {
    let mut seen: Vec<f32> = dresses
        .iter()
        .filter(|dress| dress.stays.contains(&false))
        .flat_map(|dress| dress.rows.iter().map(|row| row[feature]))
        .collect();
    seen.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> =
        QUANTILES.iter().filter_map(|q| seen.get((seen.len() as f64 * q) as usize).copied()).collect();
    cuts.sort_by(f32::total_cmp);
    cuts.dedup();
    if let (Some(last), Some(most)) = (cuts.last().copied(), seen.last())
        && last >= *most
    {
        cuts.pop();
    }
    cuts.truncate(BINS - 1);
    cuts
}

/// The table as a source file: one row a number, its cuts and the value of each bin between them.
fn print(table: &Table) -> String {
    const HEAD: &str = include_str!("chrome_weights/head.txt");
    let mut out = format!("{HEAD}\nconst BASE: f32 = {:.4};\n\n", table.base);
    out.push_str("#[allow(clippy::approx_constant, reason = \"cuts are where they fell\")]\n");
    out.push_str("#[rustfmt::skip]\nstatic TABLE: [(&[f32], &[f32]); FEATURES] = [\n");
    for (cuts, values) in table.cuts.iter().zip(&table.values) {
        let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(l, m), v| (l.min(*v), m.max(*v)));
        let (cuts, values) =
            if most - least < 0.02 { (&[][..], &[0.0][..]) } else { (&cuts[..], &values[..]) };
        let cuts: Vec<String> = cuts.iter().map(|cut| format!("{cut:?}")).collect();
        let values: Vec<String> = values.iter().map(|value| format!("{value:.3}")).collect();
        let _ = writeln!(out, "    (&[{}], &[{}]),", cuts.join(", "), values.join(", "));
    }
    out.push_str("];\n");
    out
}

// ---- figures ----

fn validate(pages: &[Page], folders: &[PathBuf]) {
    let parts: Vec<Vec<(usize, Vec<f64>)>> = thread::scope(|scope| {
        let tasks: Vec<_> = (0..2)
            .map(|half| {
                scope.spawn(move || {
                    let mut scores = Vec::new();
                    for fold in (0..FOLDS).filter(|fold| fold % 2 == half) {
                        let rest: Vec<&Page> = pages
                            .iter()
                            .enumerate()
                            .filter(|(i, _)| i % FOLDS != fold)
                            .map(|(_, p)| p)
                            .collect();
                        let table = fit(&rest);
                        for (i, page) in pages.iter().enumerate().filter(|(i, _)| i % FOLDS == fold) {
                            scores
                                .push((i, page.dresses[0].rows.iter().map(|row| table.score(row)).collect()));
                        }
                    }
                    scores
                })
            })
            .collect();
        tasks.into_iter().filter_map(|task| task.join().ok()).collect()
    });
    let scores: BTreeMap<usize, Vec<f64>> = parts.into_iter().flatten().collect();
    for (set, folder) in folders.iter().enumerate() {
        let (mut precision, mut recall, mut golds, mut losing, mut clean) = (0.0, 0.0, 0.0f64, 0, 0);
        for (index, page) in pages.iter().enumerate().filter(|(_, page)| page.set == set) {
            let likely: Vec<f64> = scores[&index].iter().map(|score| 1.0 / (1.0 + (-score).exp())).collect();
            let run = stretch(&likely, &page.sizes);
            match &page.gold {
                Some(gold) => {
                    let (p, r) = measure(gold, &page.texts[run].join("\n"));
                    (precision, recall, golds) = (precision + p, recall + r, golds + 1.0);
                }
                None => {
                    clean += 1;
                    losing += usize::from(run.len() < page.texts.len());
                }
            }
        }
        let name = folder.display();
        if golds > 0.0 {
            let (p, r) = (precision / golds, recall / golds);
            println!("{name}: {golds} pages, F1 {:.3} (P {p:.3} R {r:.3})", 2.0 * p * r / (p + r).max(1e-9));
        }
        if clean > 0 {
            println!("{name}: of {clean} texts without a site {losing} lose a line");
        }
    }
}

/// Precision and recall of rows of four tokens.
fn measure(gold: &str, mine: &str) -> (f64, f64) {
    let count = |text: &str| {
        let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
        for shingle in shingles(&tokens(text)) {
            *counts.entry(shingle).or_default() += 1;
        }
        counts
    };
    let (gold, mine) = (count(gold), count(mine));
    let both: usize = gold.iter().map(|(shingle, count)| count.min(mine.get(shingle).unwrap_or(&0))).sum();
    let sum = |counts: &BTreeMap<u64, usize>| counts.values().sum::<usize>().max(1) as f64;
    (both as f64 / sum(&mine), both as f64 / sum(&gold))
}
