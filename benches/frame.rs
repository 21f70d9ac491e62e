//! How long the reader's screen takes for an article of 6 KB, without a terminal: from what was thought to the cells of its
//! first frame, and the same with a key before it. `cargo bench --bench frame`.

#![allow(missing_docs, reason = "criterion's macros make public functions of their own")]

mod text;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use std::sync::Arc;
use text::{Form, Language, Writer};
use tigang::clean::Clean;
use tigang::digest::digest;
use tigang::read::{Options, read_text};
use tigang::tui::picture::{Scene, frame};

fn frames(criterion: &mut Criterion) {
    for (name, language) in [("zh", Language::Chinese), ("en", Language::English)] {
        let article =
            Arc::new(read_text(&Writer::new(language).text(0, Form::Plain, 6_000), &Options::default()));
        let digest = digest(&article);
        for size in [(80, 24), (200, 60)] {
            for (what, keys) in [("first frame", ""), ("with a key", "]")] {
                let scene = || Scene {
                    article: Arc::clone(&article),
                    digest: digest.clone(),
                    name: Clean::new("article.txt"),
                    size,
                    keys,
                };
                let id = BenchmarkId::new(what, format!("{}x{}", size.0, size.1));
                criterion.benchmark_group(name).bench_function(id, |bencher| {
                    bencher.iter_batched(scene, frame, BatchSize::SmallInput);
                });
            }
        }
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
