//! Places: byte spans of a text, and the ids of what stands there. Nothing here knows what a text means.

use std::ops::Range;

/// A stretch of a text in bytes, end exclusive. Both ends lie on character boundaries of the text it was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as the standard library writes it.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text that stands here; empty where `text` is not the one the span was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `at` (a byte) lies inside.
    pub fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same stretch in a text that has `offset` bytes more before it.
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// The span without the white space at its two ends. An all-white span becomes empty at its start.
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        let end = start + inner.trim().len();
        if inner.trim().is_empty() { Self::new(self.start, self.start) } else { Self::new(start, end) }
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the thing at `index` of its list.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index into its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// A block of an article, by its place in `Article::blocks`.
    BlockId
}
id! {
    /// A sentence of an article, by its place in `Article::sentences`.
    SentenceId
}
id! {
    /// A node of an outline, by its place in preorder.
    NodeId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_trimmed_at_both_ends() {
        let text = "  甲乙 ";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "甲乙");
        assert!(Span::new(0, 2).trimmed(text).is_empty());
    }

    #[test]
    fn a_foreign_span_gives_nothing_rather_than_a_panic() {
        assert_eq!(Span::new(1, 40).of("甲"), "");
    }
}
