//! Makes `src/segment/small_words.txt` from the lists of the package stop-words. Knows nothing of text.
//!
//! ```text
//! cargo run --example small_words
//! ```
//!
//! A line is a language and its small words, with spaces between them. What holds a space itself is left out, for no word
//! of a text does; what stands there twice counts twice, and is kept. As a table of strings the same lists would be three
//! times as large, and the system would have to put each word's address right at every start of the program.

use std::error::Error;
use std::fs;
use std::path::Path;

/// The languages that are told apart by their small words.
const LANGUAGES: &str =
    "en fr de es pt it ca ro nl da no sv fi hu sl sq eu tr az id ru be kk tg el he ar bn ne ta";

fn main() -> Result<(), Box<dyn Error>> {
    let mut lines = String::new();
    for language in LANGUAGES.split(' ') {
        let words = stop_words::lookup(language).ok_or(format!("no list for {language}"))?;
        lines.push_str(language);
        for word in words.iter().filter(|word| !word.contains(char::is_whitespace)) {
            lines.extend([" ", word]);
        }
        lines.push('\n');
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/small_words.txt");
    fs::write(&target, &lines)?;
    println!("{}: {} bytes", target.display(), lines.len());
    Ok(())
}
