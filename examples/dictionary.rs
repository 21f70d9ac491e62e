//! Makes `src/segment/dictionary.fst` from jieba's `dict.txt`. Knows that file's lines and nothing of cutting words.
//!
//! ```text
//! cargo run --release --example dictionary -- ~/.cargo/registry/src/*/jieba-rs-0.11.0/src/data/dict.txt
//! ```
//!
//! A line is `word frequency part-of-speech`; the last is not kept. A word given twice counts as its last line says,
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
    let total: u64 = words.values().sum();

    let mut map = fst::MapBuilder::memory();
    map.insert("", total)?;
    map.extend_iter(words.iter().map(|(word, frequency)| (word, *frequency)))?;
    let bytes = map.into_inner()?;

    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/dictionary.fst");
    fs::write(&target, &bytes)?;
    println!("{}: {} words, total {total}, {} bytes", target.display(), words.len(), bytes.len());
    Ok(())
}

/// The words of the file with their frequencies, in the byte order that an `fst` wants.
fn words(text: &str) -> Result<BTreeMap<&str, u64>, String> {
    let mut words = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let mut fields = line.split_whitespace();
        let Some(word) = fields.next() else { continue };
        let frequency = fields.next().unwrap_or("0");
        let frequency =
            frequency.parse().map_err(|_| format!("line {}: {frequency} is no frequency", index + 1))?;
        words.insert(word, frequency);
    }
    Ok(words)
}
