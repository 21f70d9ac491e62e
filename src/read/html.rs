//! Placeholder until the branch `html` is merged.

use crate::article::BlockKind;
use crate::read::builder::{Draft, Part};

/// Placeholder.
pub(crate) fn blocks(markup: &str, _base: Option<&str>) -> Vec<Part> {
    let mut text = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push('\n');
            }
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Part::Block(Draft::new(BlockKind::Paragraph, line.trim(), 1))).collect()
}
