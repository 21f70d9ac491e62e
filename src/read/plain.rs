//! Plain text to blocks.

use crate::article::{Article, BlockKind};
use crate::clean::Clean;
use crate::read::Options;
use crate::read::builder::Builder;

/// Reads plain text.
pub fn read(text: &Clean, options: &Options) -> Article {
    let mut builder = Builder::new(options.lang.unwrap_or_default());
    for (number, line) in text.lines().enumerate() {
        if !line.trim().is_empty() {
            builder.block(BlockKind::Paragraph, line.trim(), number + 1);
        }
    }
    builder.finish()
}
