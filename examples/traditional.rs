//! Makes `src/segment/traditional.txt` from OpenCC's `TSCharacters.txt`. Knows that file's lines and nothing of text.
//!
//! ```text
//! cargo run --example traditional -- path/to/TSCharacters.txt
//! ```
//!
//! A line of theirs is a character, a tab, and the simplified characters it may stand for, the likeliest first; `#` opens
//! a remark. A line of ours is a character and the first of those. Kept are the pairs whose characters have three bytes
//! each in UTF-8, so that a text keeps its length and our lines have one length too; left out are characters that stand
//! for themselves, and those beyond the basic plane, which no article is full of.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let source =
        env::args().nth(1).ok_or("usage: cargo run --example traditional -- path/to/TSCharacters.txt")?;
    let text = fs::read_to_string(&source).map_err(|error| format!("{source}: {error}"))?;
    let mut pairs = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((traditional, simplified)) = line.split_once('\t') else { continue };
        let first = simplified.split(' ').next().unwrap_or_default();
        if traditional != first && traditional.len() == 3 && first.len() == 3 {
            pairs.insert(traditional, first);
        }
    }
    let lines: String = pairs.iter().map(|(traditional, first)| format!("{traditional}{first}\n")).collect();
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/traditional.txt");
    fs::write(&target, &lines)?;
    println!("{}: {} pairs, {} bytes", target.display(), pairs.len(), lines.len());
    Ok(())
}
