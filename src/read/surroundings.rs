//! A page's lines as numbers: what each is like, what stands around it, and where in the page it stands. What the numbers
//! mean for an article is known in `weights.rs`; what becomes of a line, in `chrome.rs`.

use crate::article::Reason;
use crate::read::furniture::Cue;
use crate::read::lines::{Numbers, OWN, flag, place};
use std::collections::BTreeMap;

/// How many numbers a line has with its surroundings: its own; of its page's cues, of the lines around that no blank line
/// parts, and of lines that repeat; of the page; of its place; of each near line; of each window before and after.
pub(super) const FEATURES: usize = OWN + 14 + 9 + 24 + NEAR.len() * SHARED.len() + 2 * WINDOWS.len() * 7;

/// Which of a line's own numbers its neighbours are told. In the place of a date its cue is told, and in the place of
/// words of comments, how much the article speaks of it.
const SHARED: [usize; 10] = [
    place::SIZE,
    place::RUNS,
    place::STOPPED,
    place::COMMAS,
    place::GRAMMAR,
    place::DIGITS,
    place::CAPITALS,
    place::DATE,
    place::NOW,
    place::SITE,
];
const NEAR: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const WINDOWS: [usize; 3] = [3, 8, 20];

/// The numbers of every line of a page: `cues` are those left by the page, `apart` whether a blank line stands before.
pub(super) fn features(lines: &[&Numbers], apart: &[bool], cues: &[Option<Cue>]) -> Vec<[f32; FEATURES]> {
    let n = lines.len();
    if n == 0 {
        return Vec::new();
    }
    let prose: Vec<f64> =
        lines.iter().zip(cues).map(|(line, cue)| if cue.is_none() { line.length } else { 0.0 }).collect();
    let total: f64 = prose.iter().sum();
    let sizes: f64 = lines.iter().map(|line| line.size).sum();
    let count = |test: &dyn Fn(usize) -> bool| (0..n).filter(|i| test(*i)).count() as f32;
    let cue_count = count(&|i| cues[i].is_some());
    let han = lines
        .iter()
        .filter(|line| line.own[place::CAPITALS] == 0.0 && line.own[place::GRAMMAR] > 0.0)
        .count() as f32;
    let page = [
        (n as f32).ln(),
        count(&|i| prose[i] > 0.0) / n as f32,
        (total / sizes.max(1.0)) as f32,
        cue_count / n as f32,
        (1.0 + cue_count).ln(),
        han / n as f32,
        count(&|i| apart[i]) / n as f32,
        (1.0 + total as f32).ln(),
        count(&|i| lines[i].own[place::NOW] > 0.0) / n as f32,
    ];
    let vocabulary = vocabulary(lines, &prose);
    let about: Vec<f32> =
        lines.iter().zip(&prose).map(|(line, p)| spoken(line, *p > 0.0, &vocabulary)).collect();
    let groups = groups(lines, apart, &prose);
    let (seen_before, seen_after, forms) = repeats(lines);
    let dense: Vec<[f32; 4]> = densities(&prose);
    let before = distances(n, false, |i| prose[i] > 0.0);
    let after = distances(n, true, |i| prose[i] > 0.0);
    let cue_before = distances(n, false, |i| cues[i].is_some());
    let cue_after = distances(n, true, |i| cues[i].is_some());
    let opener_before = distances(n, false, |i| cues[i].is_some_and(|c| c.opens_tail));
    let long_before = distances(n, false, |i| prose[i] > 60.0);
    let long_after = distances(n, true, |i| prose[i] > 60.0);
    let headlines = headlines(lines);
    let headline_before = distances(n, false, |i| headlines[i]);
    let headline_after = distances(n, true, |i| headlines[i]);
    let any_headline = flag(headlines.contains(&true));
    let sums = Sums::new(lines, cues, &prose, &about);
    let (mut prose_before, mut cues_before) = (0.0, 0.0);
    let mut rows = Vec::with_capacity(n);
    for i in 0..n {
        let mut row = [0.0; FEATURES];
        let mut at = 0;
        let mut put = |values: &[f32]| {
            row[at..at + values.len()].copy_from_slice(values);
            at += values.len();
        };
        put(&lines[i].own);
        put(&[
            flag(cues[i].is_some()),
            flag(cues[i].is_some_and(|c| c.certain)),
            flag(cues[i].is_some_and(|c| c.opens_tail)),
            cues[i].map_or(-1.0, |c| rank(c.reason)),
            flag(apart[i]),
            flag(apart.get(i + 1).copied().unwrap_or(true)),
            groups[i][0],
            groups[i][1],
            groups[i][2],
            groups[i][3],
            seen_before[i],
            seen_after[i],
            forms[i],
            about[i],
        ]);
        put(&page);
        let total = total.max(1.0);
        put(&[
            i as f32 / n as f32,
            (1.0 + i as f32).ln(),
            ((n - i) as f32).ln(),
            (prose_before / total) as f32,
            ((total - prose_before - prose[i]) / total) as f32,
            before[i],
            after[i],
            cue_before[i],
            cue_after[i],
            opener_before[i],
            cues_before / cue_count.max(1.0),
            long_before[i],
            long_after[i],
            dense[i][0],
            dense[i][1],
            dense[i][2],
            dense[i][3],
            (dense[i][0] - dense[i][1]).abs(),
            (prose_before as f32 + 1.0).ln(),
            ((total - prose_before) as f32).max(1.0).ln(),
            flag(headlines[i]),
            headline_before[i],
            headline_after[i],
            any_headline,
        ]);
        for offset in NEAR {
            let near = i.checked_add_signed(offset).filter(|j| *j < n);
            let told = |k: usize| match near {
                None => -1.0,
                Some(j) if k == place::DATE => flag(cues[j].is_some()),
                Some(j) if k == place::NOW => about[j],
                Some(j) => lines[j].own[k],
            };
            put(&SHARED.map(told));
        }
        for width in WINDOWS {
            put(&sums.mean(i.saturating_sub(width), i));
            put(&sums.mean((i + 1).min(n), (i + 1 + width).min(n)));
        }
        prose_before += prose[i];
        cues_before += flag(cues[i].is_some());
        rows.push(row);
    }
    rows
}

fn rank(reason: Reason) -> f32 {
    match reason {
        Reason::Byline => 0.0,
        Reason::Share => 1.0,
        Reason::Ad => 2.0,
        Reason::Contact => 3.0,
        Reason::Navigation => 4.0,
        Reason::Copyright => 5.0,
        Reason::Comments => 6.0,
        Reason::Related => 7.0,
        Reason::Duplicate | Reason::Other => 8.0,
    }
}

/// Everything the running text speaks of, as often as it does, sorted.
fn vocabulary(lines: &[&Numbers], prose: &[f64]) -> Vec<u64> {
    let running = lines.iter().zip(prose).filter(|(_, size)| **size > 0.0);
    let mut said: Vec<u64> = running.flat_map(|(line, _)| line.content.iter().copied()).collect();
    said.sort_unstable();
    said
}

/// The share of what a line says that the running text elsewhere says too.
fn spoken(line: &Numbers, is_prose: bool, vocabulary: &[u64]) -> f32 {
    if line.content.is_empty() {
        return -0.5;
    }
    let own = usize::from(is_prose);
    let said = |piece: &&u64| {
        let at = vocabulary.partition_point(|said| said < *piece);
        vocabulary.get(at + own) == Some(*piece)
    };
    line.content.iter().filter(said).count() as f32 / line.content.len() as f32
}

/// Of the lines that no blank line parts: how many, their mean size, the share of running text, and the place among them.
fn groups(lines: &[&Numbers], apart: &[bool], prose: &[f64]) -> Vec<[f32; 4]> {
    let n = lines.len();
    let mut out = Vec::with_capacity(n);
    let mut start = 0;
    while start < n {
        let end = (start + 1..n).find(|i| apart[*i]).unwrap_or(n);
        let count = (end - start) as f32;
        let mean = lines[start..end].iter().map(|line| line.own[place::SIZE]).sum::<f32>() / count;
        let share = prose[start..end].iter().filter(|p| **p > 0.0).count() as f32 / count;
        out.extend((start..end).map(|i| [count.ln(), mean, share, (i - start) as f32 / count]));
        start = end;
    }
    out
}

/// Lines that the first line says too, as the title of a window says the heading of its page.
fn headlines(lines: &[&Numbers]) -> Vec<bool> {
    const LEAST: f64 = 6.0;
    let first = lines.first().and_then(|line| line.words.as_deref()).unwrap_or_default();
    let says = |(i, line): (usize, &&Numbers)| {
        i > 0 && line.size >= LEAST && line.words.as_ref().is_some_and(|words| first.contains(words.as_str()))
    };
    lines.iter().enumerate().map(says).collect()
}

/// How often each line was said before and will be again; and how many lines have its form.
fn repeats(lines: &[&Numbers]) -> (Vec<f32>, Vec<f32>, Vec<f32>) {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    let mut forms: BTreeMap<u64, u32> = BTreeMap::new();
    let before: Vec<u32> = lines
        .iter()
        .map(|line| {
            *forms.entry(line.form).or_default() += 1;
            let count = counts.entry(line.key).or_default();
            *count += 1;
            *count - 1
        })
        .collect();
    let capped = |count: u32| count.min(5) as f32;
    let after =
        lines.iter().zip(&before).map(|(line, b)| capped(counts.get(&line.key).map_or(0, |c| c - b - 1)));
    let form = lines.iter().map(|line| forms.get(&line.form).map_or(0.0, |c| (*c as f32).ln()));
    (before.iter().map(|b| capped(*b)).collect(), after.collect(), form.collect())
}

/// Running text to the left and to the right of a line, nearer lines counting more, against the densest place of the page.
fn densities(prose: &[f64]) -> Vec<[f32; 4]> {
    let sweep = |keep: f64, backwards: bool| {
        let mut out = vec![0.0f64; prose.len()];
        let mut sum = 0.0;
        for step in 0..prose.len() {
            let i = if backwards { prose.len() - 1 - step } else { step };
            out[i] = sum;
            sum = sum * keep + prose[i].min(150.0);
        }
        out
    };
    let sweeps = [sweep(0.7, false), sweep(0.7, true), sweep(0.9, false), sweep(0.9, true)];
    let most = |k: usize| sweeps[k].iter().chain(&sweeps[k + 1]).copied().fold(1.0, f64::max);
    let most = [most(0), most(0), most(2), most(2)];
    (0..prose.len()).map(|i| std::array::from_fn(|k| (sweeps[k][i] / most[k]) as f32)).collect()
}

/// How far back (or on) the nearest line is of which `test` holds, the line itself left out: a logarithm, at most that of 51.
fn distances(n: usize, backwards: bool, test: impl Fn(usize) -> bool) -> Vec<f32> {
    const FAR: usize = 50;
    let mut out = vec![0.0; n];
    let mut distance = FAR;
    for step in 0..n {
        let i = if backwards { n - 1 - step } else { step };
        out[i] = (1.0 + distance as f32).ln();
        distance = if test(i) { 0 } else { (distance + 1).min(FAR) };
    }
    out
}

/// Sums over the first lines, for means over any stretch.
struct Sums(Vec<[f64; 7]>);

impl Sums {
    fn new(lines: &[&Numbers], cues: &[Option<Cue>], prose: &[f64], about: &[f32]) -> Self {
        let mut sums = vec![[0.0; 7]; lines.len() + 1];
        for (i, line) in lines.iter().enumerate() {
            let values = [
                f64::from(line.own[place::SIZE]),
                f64::from(flag(prose[i] > 0.0)),
                f64::from(flag(cues[i].is_some())),
                f64::from(line.own[place::GRAMMAR]),
                f64::from(about[i]),
                f64::from(line.own[place::NOW]),
                f64::from(line.own[place::SITE]),
            ];
            sums[i + 1] = std::array::from_fn(|k| sums[i][k] + values[k]);
        }
        Self(sums)
    }

    fn mean(&self, from: usize, to: usize) -> [f32; 7] {
        if to <= from {
            return [-1.0; 7];
        }
        std::array::from_fn(|k| ((self.0[to][k] - self.0[from][k]) / (to - from) as f64) as f32)
    }
}
