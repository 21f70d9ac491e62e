//! Makes `src/segment/dictionary.fst` from jieba's `dict.txt`. Knows that file's lines and nothing of cutting words.
//!
//! ```text
//! cargo run --release --example dictionary -- ~/.cargo/registry/src/*/jieba-rs-0.11.0/src/data/dict.txt
//! ```
//!
//! A line is `word frequency part-of-speech`. What is kept of the last is whether the word names something, as nouns and
//! names do, says what something does or is like, or neither: the two lowest bits of the value. A word given twice counts as its last line says,
//! which is how jieba-rs itself loads the file. The empty word carries the sum of all frequencies, so that the total
//! cannot drift from the words it is the total of.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let source = env::args().nth(1).ok_or("usage: cargo run --example dictionary -- path/to/dict.txt")?;
    let text = fs::read_to_string(&source).map_err(|error| format!("{source}: {error}"))?;
    let words = words(&text)?;
    let total: u64 = words.values().map(|(frequency, _)| frequency).sum();

    let mut map = fst::MapBuilder::memory();
    map.insert("", total << 2)?;
    map.extend_iter(words.iter().map(|(word, (frequency, class))| (word, frequency << 2 | class)))?;
    let bytes = map.into_inner()?;

    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/dictionary.fst");
    fs::write(&target, &bytes)?;
    println!("{}: {} words, total {total}, {} bytes", target.display(), words.len(), bytes.len());
    Ok(())
}

/// The words of the file with their frequencies and classes, in the byte order that an `fst` wants.
fn words(text: &str) -> Result<BTreeMap<&str, (u64, u64)>, String> {
    let mut words = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let mut fields = line.split_whitespace();
        let Some(word) = fields.next() else { continue };
        let frequency = fields.next().unwrap_or("0");
        let class = class(fields.next().unwrap_or(""));
        let frequency =
            frequency.parse().map_err(|_| format!("line {}: {frequency} is no frequency", index + 1))?;
        words.insert(word, (frequency, class));
    }
    Ok(words)
}

/// What `segment::dictionary` tells apart: 1 names something, 2 says what something does or is like, 0 is neither known.
fn class(tag: &str) -> u64 {
    match tag {
        // Nouns and names; verbs and adjectives used as nouns; abbreviations; places. Not people's names: many a plain
        // word is marked as one.
        "n" | "ns" | "nt" | "nz" | "nrfg" | "ng" | "vn" | "an" | "j" | "s" => 1,
        tag if tag.starts_with([
            'v', 'a', 'd', 'z', 'b', 'm', 'r', 't', 'c', 'p', 'q', 'u', 'f', 'y', 'o', 'e', 'i',
        ]) =>
        {
            2
        }
        _ => 0,
    }
}
