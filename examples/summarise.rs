//! The library in five lines: the three sentences that say most of what is piped in.
//!
//!     cat article.txt | cargo run --no-default-features --example summarise

use tigang::{digest, read, summary};

fn main() -> std::io::Result<()> {
    let text = std::io::read_to_string(std::io::stdin())?;

    let article = read::read_text(&text, &read::Options::default());
    let digest = digest::digest(&article);
    let summary = summary::summarise(&article, &digest, summary::Limit::Sentences(3));
    for id in summary.sentences() {
        println!("{}", article.sentence(id));
    }
    Ok(())
}
