//! Makes `src/segment/dictionary.trie` from jieba's `dict.txt`. Knows that file's lines and nothing of cutting words.
//!
//! ```text
//! cargo run --release --example dictionary -- ~/.cargo/registry/src/*/jieba-rs-0.11.0/src/data/dict.txt
//! ```
//!
//! A line is `word frequency part-of-speech`. What is kept of the last is whether the word names something, as nouns and
//! names do, says what something does or is like, or neither. A word given twice counts as its last line says, which is how
//! jieba-rs itself loads the file. The sum of all frequencies goes along, so that the total cannot drift from the words it
//! is the total of. How the bytes lie is told in `src/segment/dictionary/trie.rs`.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let source = env::args().nth(1).ok_or("usage: cargo run --example dictionary -- path/to/dict.txt")?;
    let text = fs::read_to_string(&source).map_err(|error| format!("{source}: {error}"))?;
    let words = words(&text)?;
    let total: u64 = words.values().map(|(frequency, _)| frequency).sum();

    let bytes = trie(&words, total)?;

    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/dictionary.trie");
    fs::write(&target, &bytes)?;
    println!("{}: {} words, total {total}, {} bytes", target.display(), words.len(), bytes.len());
    Ok(())
}

/// A beginning of words, as it is written down.
#[derive(Default)]
struct Node {
    label: u16,
    first_child: u64,
    /// Frequency and class, where a word ends here.
    word: Option<(u64, u64)>,
}

/// The bytes of the trie.
fn trie(words: &BTreeMap<&str, (u64, u64)>, total: u64) -> Result<Vec<u8>, Box<dyn Error>> {
    // Words by their characters: sorted, so that those of a node are neighbours.
    let mut entries: Vec<(Vec<u16>, (u64, u64))> = Vec::new();
    for (word, value) in words {
        let characters = word.chars().map(|c| u16::try_from(u32::from(c)));
        entries.push((
            characters.collect::<Result<_, _>>().map_err(|_| format!("{word} is out of range"))?,
            *value,
        ));
    }
    entries.sort();
    // Breadth first: for each node the stretch of the words that it begins, all of the same beginning to its depth.
    let mut nodes = vec![Node::default()];
    let mut stretches = vec![(0..entries.len(), 0)];
    let mut heads = vec![u16::MAX; 0xA000 - 0x4E00];
    let mut at = 0;
    while let Some((stretch, depth)) = stretches.get(at).cloned() {
        nodes[at].first_child = nodes.len() as u64;
        let longer: Vec<_> = stretch.filter(|index| entries[*index].0.len() > depth).collect();
        for siblings in longer.chunk_by(|a, b| entries[*a].0[depth] == entries[*b].0[depth]) {
            let (first, last) = (siblings[0], siblings[siblings.len() - 1]);
            let label = entries[first].0[depth];
            let word = (entries[first].0.len() == depth + 1).then_some(entries[first].1);
            if let Some(head) = heads.get_mut(usize::from(label).wrapping_sub(0x4E00)).filter(|_| at == 0) {
                *head = u16::try_from(nodes.len())?;
            }
            nodes.push(Node { label, first_child: 0, word });
            stretches.push((first..last + 1, depth + 1));
        }
        at += 1;
    }
    let mut bytes = Vec::new();
    bytes.extend(u32::try_from(nodes.len())?.to_le_bytes());
    bytes.extend(total.to_le_bytes());
    bytes.extend(heads.iter().flat_map(|head| head.to_le_bytes()));
    bytes.extend(nodes.iter().flat_map(|node| node.label.to_le_bytes()));
    let ends = nodes.iter().skip(1).map(|next| next.first_child).chain([nodes.len() as u64]);
    for (index, (node, end)) in nodes.iter().zip(ends).enumerate() {
        // The root's are all that come before those of the first node after it.
        let children = if index == 0 { 0 } else { end - node.first_child };
        let (frequency, class) = node.word.unwrap_or((0, 3));
        if children >> 10 > 0 || frequency >> 20 > 0 {
            return Err("the words have outgrown the bits of a payload".into());
        }
        bytes.extend(u32::try_from(frequency | class << 20 | children << 22)?.to_le_bytes());
    }
    for (index, block) in nodes.chunks(16).enumerate() {
        // The root is passed over: its children are not counted.
        let node = block.get(usize::from(index == 0));
        bytes.extend(u32::try_from(node.map_or(0, |node| node.first_child))?.to_le_bytes());
    }
    Ok(bytes)
}

/// The words of the file with their frequencies and classes, in the order of their bytes.
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
