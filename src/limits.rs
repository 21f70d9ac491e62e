//! How much is taken from outside, and thought about, unless the person says otherwise. What the bytes are is not known here.

/// The most of one input that is read. Memory and time grow in proportion to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of anything, as it comes and again when it is unpacked; where `None`, what is usual for its kind.
    pub bytes: Option<u64>,
    /// The most lines of a text, sentences of an article and elements of a page. Some two thousand bytes are kept for each
    /// while it is thought about.
    pub parts: usize,
}

impl Default for Limits {
    /// The usual bytes, and a million parts: some thirty novels.
    fn default() -> Self {
        Self { bytes: None, parts: 1_000_000 }
    }
}

impl Limits {
    /// Of a file, of standard input, and of a line of many documents: 256 MB.
    pub fn file(&self) -> u64 {
        self.bytes.unwrap_or(256_000_000)
    }

    /// Of a page from the net: 32 MB.
    pub fn page(&self) -> u64 {
        self.bytes.unwrap_or(32_000_000)
    }

    /// Of a chapter of a book: 64 MB.
    pub fn chapter(&self) -> u64 {
        self.bytes.unwrap_or(64_000_000)
    }

    /// Of all chapters of a book: 256 MB.
    pub fn book(&self) -> u64 {
        self.bytes.unwrap_or(256_000_000)
    }
}

/// A number of bytes as messages have it.
pub(crate) fn megabytes(bytes: u64) -> String {
    if bytes.is_multiple_of(1_000_000) {
        format!("{} MB", bytes / 1_000_000)
    } else {
        format!("{bytes} bytes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_limit_goes_for_every_kind() {
        let limits = Limits { bytes: Some(7), ..Limits::default() };
        assert_eq!([limits.file(), limits.page(), limits.chapter(), limits.book()], [7; 4]);
        assert!(Limits::default().page() < Limits::default().file());
    }

    #[test]
    fn bytes_are_told_as_a_person_would() {
        assert_eq!((megabytes(256_000_000), megabytes(4)), ("256 MB".to_owned(), "4 bytes".to_owned()));
    }
}
