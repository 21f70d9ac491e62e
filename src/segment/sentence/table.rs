//! Tables of words that are written as one string, parted by spaces: shorter to read than lists, and searched seldom.

/// The words of a table.
pub(super) fn entries(table: &str) -> impl Iterator<Item = &str> {
    table.split(' ')
}

/// Whether a table has `word`. Nothing is no word.
pub(super) fn has(table: &str, word: &str) -> bool {
    entries(table).any(|entry| entry == word)
}
