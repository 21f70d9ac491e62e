//! How long each step takes, on the samples and on text made longer from them: `cargo bench --bench digest`.
//! The throughput of a step at 6 KB, 250 KB and 2.5 MB is the proof that its time grows linearly.

#![allow(missing_docs, reason = "criterion's macros make public functions of their own")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use tigang::clean::Clean;
use tigang::digest::digest;
use tigang::digest::summary::{Limit, summarise};
use tigang::read::{Options, plain};
use tigang::segment::Segmenter;
use tigang::span::Span;
use tigang::wrap::wrap;

const CHINESE: &str = include_str!("../samples/zh-commentary.txt");
const ENGLISH: &str = include_str!("../samples/en-essay.txt");

/// A sample repeated to about `bytes`, each copy with its number, so that no two are the same.
fn grown(sample: &str, bytes: usize) -> String {
    let mut text = String::new();
    let mut copy = 0;
    while text.len() < bytes {
        copy += 1;
        for line in sample.lines() {
            text.push_str(line);
            if line.chars().count() > 40 {
                text.push_str(&format!(" ({copy})"));
            }
            text.push('\n');
        }
    }
    text
}

fn steps(criterion: &mut Criterion) {
    for (name, sample) in [("zh", CHINESE), ("en", ENGLISH)] {
        for (size, bytes) in [("6 KB", 6_000), ("250 KB", 250_000), ("2.5 MB", 2_500_000)] {
            let raw = grown(sample, bytes);
            let text = Clean::new(&raw);
            let article = plain::read(&text, &Options::default());
            let segmenter = Segmenter::for_text(article.text());
            let thought = digest(&article, &segmenter);
            let mut group = criterion.benchmark_group(name);
            group.sample_size(10);
            group.throughput(Throughput::Bytes(raw.len() as u64));
            group.bench_function(BenchmarkId::new("clean", size), |b| b.iter(|| Clean::new(black_box(&raw))));
            group.bench_function(BenchmarkId::new("read", size), |b| {
                b.iter(|| plain::read(black_box(&text), &Options::default()));
            });
            group.bench_function(BenchmarkId::new("digest", size), |b| {
                b.iter(|| digest(black_box(&article), &segmenter));
            });
            group.bench_function(BenchmarkId::new("summary", size), |b| {
                b.iter(|| summarise(black_box(&article), &thought, Limit::Auto));
            });
            group.bench_function(BenchmarkId::new("wrap", size), |b| {
                b.iter(|| {
                    let rows = |span: Span| wrap(article.text(), span, 80).len();
                    article.blocks().iter().map(|block| rows(block.span)).sum::<usize>()
                });
            });
            group.finish();
        }
    }
}

criterion_group!(benches, steps);
criterion_main!(benches);
