//! A storm of bad input: random bytes and damaged samples, each read, thought about and written as `-f json` does, and held
//! to the laws of `src/laws/`. Says which ones failed, with what to run them again by, and which took the longest.
//!
//! ```text
//! cargo run --release --example storm -- 10000          numbers 0 to 9999: half random bytes, half damaged samples
//! cargo run --release --example storm -- 1 4711         number 4711 alone, which is always the same bytes
//! cargo run --release --example storm -- 1 4711 x.bin   writes these bytes to a file as well
//! ```
//!
//! The exit status is 1 where a law is broken, something panics or an input takes more than two seconds.

#[path = "../src/laws/read.rs"]
mod lawful;
#[path = "../src/laws/line.rs"]
mod line;
#[path = "../src/laws/shown.rs"]
mod shown;

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tigang::clean::Clean;
use tigang::digest::{self, Limit, summary};
use tigang::read;
use tigang::source::Source;

/// What takes longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often that is tried before it has.
const TRIES: usize = 3;
/// How many of the slowest are shown.
const SLOWEST: usize = 10;
/// How many bytes of noise at most.
const NOISE: usize = 20_000;
/// What readers and terminals have choked on: put in where it is least expected.
const HOSTILE: [&[u8]; 28] = [
    b"\0",
    b"\x1b[2J",
    b"\x1b]0;t\x07",
    b"\xc2\x9b31m",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "\u{202e}".as_bytes(),
    "\u{2028}".as_bytes(),
    "\u{200d}".as_bytes(),
    "\u{fe0f}".as_bytes(),
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".as_bytes(),
    "\u{e0041}".as_bytes(),
    "\u{fdd0}".as_bytes(),
    "👨\u{200d}👩\u{200d}👧".as_bytes(),
    b"\r",
    b"\x0c",
    b"\x08\x08",
    b"<div>",
    b"</p><table><tr><td>",
    b"<!--",
    b"&#x1b;&#0;",
    b"```\n",
    b"> > > 1. - ",
    "（“《".as_bytes(),
];

/// An input of the storm.
struct Input {
    /// What was done to what.
    story: String,
    /// The name that the source goes by, which tells its format.
    name: String,
    bytes: Vec<u8>,
}

/// What came of it.
struct Outcome {
    number: u64,
    story: String,
    size: usize,
    took: Duration,
    fault: Option<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).map_or(Some(0), |text| text.parse::<u64>().ok());
    let (Some(count), Some(first), true) = (number(0), number(1), (1..=3).contains(&arguments.len())) else {
        eprintln!("say how many inputs, and the number of the first if not 0: storm 10000 [FIRST [FILE]]");
        return ExitCode::FAILURE;
    };
    let samples = match samples() {
        Ok(samples) => samples,
        Err(error) => {
            eprintln!("samples/: {error}; run the storm from a checkout");
            return ExitCode::FAILURE;
        }
    };
    if let Some(path) = arguments.get(2)
        && let Err(error) = std::fs::write(path, &input(first, &samples).bytes)
    {
        eprintln!("{path}: {error}");
        return ExitCode::FAILURE;
    }
    // What a law has to say is told with its number, once.
    panic::set_hook(Box::new(|_| {}));
    let mut outcomes: Vec<Outcome> = (first..first + count).map(|number| outcome(number, &samples)).collect();
    report(&mut outcomes)
}

/// Says what came of all; fails where one failed.
fn report(outcomes: &mut [Outcome]) -> ExitCode {
    let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.fault.is_some()).collect();
    for Outcome { number, story, size, fault, .. } in &failed {
        let fault = fault.as_deref().unwrap_or_default();
        println!(
            "FAILED {number}: {story}, {size} bytes\n  {fault}\n  again: cargo run --example storm -- 1 {number} storm.bin\n"
        );
    }
    let failures = failed.len();
    println!("{} inputs, {failures} failed; the slowest:", outcomes.len());
    outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.took));
    for Outcome { number, story, size, took, .. } in outcomes.iter().take(SLOWEST) {
        println!("{:8.1} ms {size:8} bytes  {number}: {story}", took.as_secs_f64() * 1000.0);
    }
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn outcome(number: u64, samples: &[Input]) -> Outcome {
    let Input { story, name, bytes } = input(number, samples);
    let size = bytes.len();
    let (mut took, mut fault) = (Duration::MAX, None);
    // What takes too long is tried again: the machine may have been at something else.
    for _ in 0..TRIES {
        let begun = Instant::now();
        let result = panic::catch_unwind(AssertUnwindSafe(|| goes_through(&name, bytes.clone())));
        took = took.min(begun.elapsed());
        fault = result.err().map(|thrown| said(thrown.as_ref()));
        if fault.is_some() || took <= PATIENCE {
            break;
        }
    }
    let late = (took > PATIENCE).then(|| format!("it took {:.1} s", took.as_secs_f64()));
    Outcome { number, story, size, took, fault: fault.or(late) }
}

/// The way of `-f json`, with the laws held on what comes out.
fn goes_through(name: &str, bytes: Vec<u8>) {
    let source = Source::new(Clean::new(name), bytes);
    match read::read(&source, &read::Options::default()) {
        Ok(article) => {
            lawful::is_lawful(&article);
            let thought = digest::digest(&article);
            let chosen = summary::summarise(&article, &thought, Limit::Auto);
            line::is_lawful(&line::written(&article, &thought, &chosen), Limit::Auto);
        }
        Err(error) => shown::is_showable(&error.to_string()),
    }
}

/// What a panic says.
fn said(thrown: &(dyn Any + Send)) -> String {
    let text = thrown.downcast_ref::<String>().map(String::as_str).or(thrown.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic that says nothing").chars().take(2_000).collect()
}

// ---- what is thrown at it ----

fn samples() -> std::io::Result<Vec<Input>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    let sample = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Input { story: name.clone(), name, bytes: std::fs::read(path)? })
    };
    paths.iter().map(sample).collect()
}

/// The input of a number: always the same one.
fn input(number: u64, samples: &[Input]) -> Input {
    let mut dice = Dice::new(number);
    if number.is_multiple_of(2) { noise(&mut dice) } else { damaged(&mut dice, samples) }
}

/// Bytes of chance: of any value, of a few, of text, or in a format's dress.
fn noise(dice: &mut Dice) -> Input {
    // Most are short: what is odd shows early.
    let most = dice.up_to(NOISE) + 1;
    let length = dice.up_to(most);
    let (kind, draw): (&str, fn(&mut Dice) -> Vec<u8>) = match dice.up_to(5) {
        0 => ("bytes", |dice| vec![dice.byte()]),
        1 => ("ASCII", |dice| vec![dice.byte() & 0x7f]),
        2 => ("marks", |dice| {
            dice.one_of(&[&b"<"[..], b">", b"#", b"*", b"_", b"|", b"-", b"\n", b" ", b"&", b"a"]).to_vec()
        }),
        3 => ("characters", |dice| {
            let code = match dice.up_to(4) {
                0 => 0x4e00 + dice.up_to(0x5000) as u32,
                1 => dice.up_to(0x3000) as u32,
                2 => dice.up_to(0x11_0000) as u32,
                _ => u32::from(*dice.one_of(&['。', '，', '\n', '“', '”', '：', '、', ' '])),
            };
            char::from_u32(code).unwrap_or('\u{fffd}').to_string().into_bytes()
        }),
        _ => ("what is hostile", |dice| dice.one_of(&HOSTILE).to_vec()),
    };
    let mut bytes = Vec::new();
    while bytes.len() < length {
        bytes.extend(draw(dice));
    }
    let name = dice.one_of(&["x.txt", "x.html", "x.md", "x.epub", "-"]).to_string();
    if name == "x.epub" {
        bytes.splice(..0, *b"PK\x03\x04");
    }
    Input { story: format!("noise of {kind} as {name}"), name, bytes }
}

/// A sample after one to six mishaps.
fn damaged(dice: &mut Dice, samples: &[Input]) -> Input {
    let sample = dice.one_of(samples);
    let mut input =
        Input { story: sample.story.clone(), name: sample.name.clone(), bytes: sample.bytes.clone() };
    for _ in 0..=dice.up_to(6) {
        let (from, to) = dice.stretch(input.bytes.len());
        let mishap = match dice.up_to(7) {
            0 => {
                for _ in 0..=dice.up_to(20) {
                    let at = dice.up_to(input.bytes.len());
                    if let Some(byte) = input.bytes.get_mut(at) {
                        *byte ^= 1 << dice.up_to(8);
                    }
                }
                "flips"
            }
            1 => {
                input.bytes.drain(from..to);
                "cut"
            }
            2 => {
                input.bytes.truncate(to);
                "ended early"
            }
            3 => {
                let again = input.bytes[from..to].repeat(1 + dice.up_to(8));
                input.bytes.splice(to..to, again.into_iter().take(100_000));
                "repeated"
            }
            4 => {
                let other = dice.one_of(samples);
                let (start, end) = dice.stretch(other.bytes.len());
                input.bytes.splice(from..to, other.bytes[start..end].iter().copied());
                "spliced"
            }
            5 => {
                let other = dice.one_of(samples);
                input.bytes.extend_from_slice(&other.bytes);
                "joined"
            }
            _ => {
                for _ in 0..=dice.up_to(30) {
                    let at = dice.up_to(input.bytes.len() + 1);
                    input.bytes.splice(at..at, dice.one_of(&HOSTILE).iter().copied());
                }
                "hostile characters put in"
            }
        };
        input.story += ", ";
        input.story += mishap;
    }
    input
}

/// Chance that is the same for one seed everywhere: the generator SplitMix64.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn byte(&mut self) -> u8 {
        self.next() as u8
    }

    /// A number below `most`; 0 where that is 0.
    fn up_to(&mut self, most: usize) -> usize {
        if most == 0 { 0 } else { (self.next() % most as u64) as usize }
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.up_to(list.len())]
    }

    /// Where a stretch of so many bytes begins and ends.
    fn stretch(&mut self, length: usize) -> (usize, usize) {
        let (a, b) = (self.up_to(length + 1), self.up_to(length + 1));
        (a.min(b), a.max(b))
    }
}
