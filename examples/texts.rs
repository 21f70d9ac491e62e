//! Writes text for measuring to standard output: the same as the benches measure, for `benches/measure.py` and for other
//! programs. The same arguments give the same bytes.
//!
//! ```text
//! cargo run --release --example texts -- text zh 2500000           one text of 2.5 MB
//! cargo run --release --example texts -- markdown en 2400000       the same as Markdown
//! cargo run --release --example texts -- jsonl zh 6000 20000       20,000 articles of 6 KB, one JSON object a line
//! ```

#[path = "../benches/text/mod.rs"]
mod text;

use serde_json::json;
use std::env;
use std::io::{self, BufWriter, ErrorKind, Write};
use text::{Form, Language, Writer};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "usage: texts text|markdown|jsonl zh|en BYTES [HOW MANY]";

fn main() -> Result<()> {
    match write(&mut BufWriter::new(io::stdout().lock())) {
        // Who reads has had enough.
        Err(error)
            if error.downcast_ref::<io::Error>().map(io::Error::kind) == Some(ErrorKind::BrokenPipe) =>
        {
            Ok(())
        }
        done => done,
    }
}

fn write(out: &mut impl Write) -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [kind, language, bytes, count @ ..] = arguments.as_slice() else { return Err(USAGE.into()) };
    let bytes = bytes.parse()?;
    let mut writer = Writer::new(match *language {
        "zh" => Language::Chinese,
        "en" => Language::English,
        _ => return Err(USAGE.into()),
    });
    match (*kind, count) {
        ("text", []) => out.write_all(writer.text(0, Form::Plain, bytes).as_bytes())?,
        ("markdown", []) => out.write_all(writer.text(0, Form::Markdown, bytes).as_bytes())?,
        ("jsonl", [count]) => {
            for id in 0..count.parse::<u64>()? {
                writeln!(out, "{}", json!({"id": id, "text": writer.text(id, Form::Plain, bytes)}))?;
            }
        }
        _ => return Err(USAGE.into()),
    }
    Ok(out.flush()?)
}
