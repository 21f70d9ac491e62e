//! How long each step takes, from bytes to JSON, in Chinese and English text of 6 KB, 250 KB, 2.5 MB and 9 MB: that the
//! throughput of a step is the same at all sizes says that its time grows with the text and no faster.
//!
//! ```text
//! cargo bench --bench steps                        all: some seven minutes
//! cargo bench --bench steps -- /wrap/              one step
//! cargo bench --bench steps -- 'zh/.*/250 KB'      one text
//! ```
//!
//! `features` and `digest` overlap: the first is most of what comes before the outline in the second, which keeps its steps
//! to itself. What was not asked for is not made ready either.

#![allow(missing_docs, reason = "criterion's macros make public functions of their own")]

mod text;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::cell::LazyCell;
use std::hint::black_box;
use std::time::Duration;
use text::{Form, Language, Writer};
use tigang::article::Article;
use tigang::clean::Clean;
use tigang::digest::summary::{Limit, summarise};
use tigang::digest::{Digest, digest, digest_with, fitting};
use tigang::export::{Document, json};
use tigang::read::{Options, decode, plain};
use tigang::segment::{Segmenter, sentence};
use tigang::span::Span;
use tigang::wrap::wrap;

const SIZES: [(&str, usize); 4] =
    [("6 KB", 6_000), ("250 KB", 250_000), ("2.5 MB", 2_500_000), ("9 MB", 9_000_000)];

/// The width that text is wrapped at, in cells: a usual screen's.
const WIDTH: usize = 80;

fn steps(criterion: &mut Criterion) {
    for (name, language) in [("zh", Language::Chinese), ("en", Language::English)] {
        for (size, bytes) in SIZES {
            of_one_text(criterion, name, size, || Writer::new(language).text(0, Form::Plain, bytes));
        }
    }
}

fn of_one_text(criterion: &mut Criterion, name: &str, size: &str, write: impl FnOnce() -> String) {
    let raw = write();
    let text = LazyCell::new(|| Clean::new(&raw));
    let article = LazyCell::new(|| plain::read(&text, &Options::default()));
    let segmenter = LazyCell::new(|| Segmenter::for_text(article.text()));
    let thought = LazyCell::new(|| digest_with(&article, &segmenter));

    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(raw.len() as u64));
    // Whole texts one after the other: a step of the longest takes a second, and ten say how it is.
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_millis(1500));
    let mut step = |step: &str, work: &dyn Fn() -> usize| {
        group.bench_function(BenchmarkId::new(step, size), |bencher| bencher.iter(|| black_box(work())));
    };

    step("decode", &|| decode::decode(black_box(raw.as_bytes()), None, None).text.len());
    step("clean", &|| Clean::new(black_box(&raw)).len());
    step("read", &|| plain::read(black_box(&text), &Options::default()).blocks().len());
    step("sentences", &|| {
        let sentences = |span: Span| sentence::sentences(article.slice(span), article.lang()).len();
        article.blocks().iter().map(|block| sentences(block.span)).sum()
    });
    step("dictionary", &|| {
        black_box(Segmenter::for_text(black_box(article.text())));
        0
    });
    step("cut", &|| {
        let words = |span: Span| segmenter.words(article.slice(span)).len();
        article.blocks().iter().map(|block| words(block.span)).sum()
    });
    step("features", &|| fitting::sample(black_box(&article)).sentences.len());
    step("digest", &|| digest_with(black_box(&article), &segmenter).plan.len());
    step("summary", &|| summarise(black_box(&article), &thought, Limit::Auto).groups.len());
    step("wrap", &|| {
        let rows = |span: Span| wrap(article.text(), span, WIDTH).len();
        article.blocks().iter().map(|block| rows(block.span)).sum()
    });
    step("json", &|| written(&article, &thought));
    step("whole", &|| whole(black_box(raw.as_bytes())));
    group.finish();
}

/// From bytes to JSON, as for a line of `--jsonl`.
fn whole(bytes: &[u8]) -> usize {
    let decoded = decode::decode(bytes, None, None);
    let article = plain::read(&Clean::from_string(decoded.text), &Options::default());
    let digest = digest(&article);
    written(&article, &digest)
}

fn written(article: &Article, digest: &Digest) -> usize {
    let summary = summarise(article, digest, Limit::Auto);
    let mut line = Vec::new();
    let document = Document::new(article, digest, &summary);
    // Nothing fails that is written to memory.
    json::write(&mut line, &document, None).map_or(0, |()| line.len())
}

criterion_group!(benches, steps);
criterion_main!(benches);
