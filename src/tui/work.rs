//! What takes its time just now, and since when. Measures no time itself.

/// Something that goes on while the person can go on too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Work {
    pub kind: Kind,
    /// For how long, in milliseconds.
    pub elapsed: u64,
    /// How much has come, in bytes; 0 where nothing is counted.
    pub bytes: u64,
}

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The article is being loaded and read for the first time.
    Reading,
    /// Its beginning is there, and the rest is being loaded and read.
    ReadingOn,
    /// It is being thought about.
    Thinking,
    /// It is being loaded, read and thought about again; the old one is there meanwhile.
    Rereading,
}

/// What takes less time than this is not worth a word, in milliseconds.
pub(crate) const UNFELT: u64 = 150;

impl Work {
    /// Something that has just begun.
    pub(crate) fn begun(kind: Kind) -> Self {
        Self { kind, elapsed: 0, bytes: 0 }
    }

    /// Whether it has gone on for so long that the person is to be told.
    pub(crate) fn is_felt(&self) -> bool {
        self.elapsed >= UNFELT
    }
}
