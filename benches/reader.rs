//! How long the reader takes from a key to its frame at 200x60, in a small article and in one of 9 MB:
//! `cargo bench --bench reader`. The same time at both says that nothing follows the length of the article.

#![allow(missing_docs, reason = "criterion's macros make public functions of their own")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::sync::Arc;
use tigang::clean::Clean;
use tigang::digest::digest;
use tigang::read::{Options, plain};
use tigang::tui::picture::{Scene, Screen};

const CHINESE: &str = include_str!("../samples/zh-commentary.txt");
const ENGLISH: &str = include_str!("../samples/en-essay.txt");

/// A reader at 200x60 on a sample that is repeated to about `bytes`, each copy a chapter with its number.
fn reader(sample: &str, bytes: usize) -> Screen {
    let mut text = String::new();
    let mut copy = 0;
    while text.len() < bytes {
        copy += 1;
        text.push_str(&format!("第{copy}章\n\n"));
        for line in sample.lines() {
            text.push_str(line);
            if line.chars().count() > 40 {
                text.push_str(&format!(" ({copy})"));
            }
            text.push('\n');
        }
    }
    let article = Arc::new(plain::read(&Clean::new(&text), &Options::default()));
    let digest = digest(&article);
    Screen::open(Scene { article, digest, name: Clean::new("a"), size: (200, 60), keys: "" })
}

/// Keys to come to a place, and keys there and back, a frame after each.
const KEYS: [(&str, &str, &[&str]); 17] = [
    ("rows", "<Tab>", &["j", "k"]),
    ("half pages", "<Tab>", &["d", "u"]),
    ("pages", "<Tab>", &["<Space>", "<PgUp>"]),
    ("ends", "<Tab>", &["G", "gg"]),
    ("rows at the end", "<Tab>G", &["k", "j"]),
    ("sentences", "<Tab>", &[")", "("]),
    ("sentences at the end", "<Tab>G", &["(", ")"]),
    ("sections", "<Tab>", &["]", "["]),
    ("sections at the end", "<Tab>G", &["[", "]"]),
    ("key sentences", "<Tab>", &["}", "{"]),
    ("key sentences at the end", "<Tab>G", &["{", "}"]),
    ("outline", "", &["j", "k"]),
    ("length", "", &["+", "-"]),
    ("views", "", &["s", "s", "s"]),
    ("outline hidden", "<Tab>", &["w", "w"]),
    ("why", "<Tab>", &["i", "i"]),
    ("hits", "<Tab>/5<Enter>", &["n", "N"]),
];

fn keys(criterion: &mut Criterion) {
    for (name, sample) in [("zh", CHINESE), ("en", ENGLISH)] {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for (size, bytes) in [("25 KB", 25_000), ("9 MB", 9_000_000)] {
            let mut screen = reader(sample, bytes);
            for (of, there, keys) in KEYS {
                screen.press("<Esc><Esc><Esc><Esc>gg");
                screen.press(there);
                group.bench_function(BenchmarkId::new(of, size), |bench| {
                    bench.iter(|| {
                        for key in keys {
                            screen.press(key);
                            screen.draw();
                        }
                    });
                });
            }
            screen.press("<Esc><Esc><Esc><Esc>gg");
            group.bench_function(BenchmarkId::new("sizes", size), |bench| {
                bench.iter(|| {
                    for size in [(160, 50), (200, 60)] {
                        screen.resize(size);
                        screen.draw();
                    }
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, keys);
criterion_main!(benches);
