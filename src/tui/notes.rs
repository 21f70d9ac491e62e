//! What the person has left in the article, as a list to choose from: marks, highlights and notes, in reading order, and last
//! what is not found in this version of it. Draws nothing.

use crate::span::SentenceId;
use crate::tui::state::State;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The letter of a mark; nothing for a highlight.
    pub mark: Option<char>,
    /// The byte of the article; nothing, where it is not found in it.
    pub byte: Option<usize>,
    /// The sentence or heading.
    pub words: String,
    /// What was written to it.
    pub note: String,
}

/// All of them.
pub(crate) fn entries(state: &State) -> Vec<Entry> {
    let words = |byte: usize| crate::memory::Quote::of(&state.article, byte).words;
    let keep = &state.keep;
    let highlight = |id: &SentenceId, note: &str| {
        let byte = state.starts(*id);
        Entry { mark: None, byte: Some(byte), words: words(byte), note: note.to_owned() }
    };
    let marks = keep.marks.iter().map(|(mark, byte)| Entry {
        mark: Some(*mark),
        byte: Some(*byte),
        words: words(*byte),
        note: String::new(),
    });
    let mut entries: Vec<Entry> =
        keep.notes.iter().map(|(id, note)| highlight(id, note)).chain(marks).collect();
    entries.sort_by_key(|entry| entry.byte);
    // What comes from a file passes the gate before it is shown.
    let clean = |words: &str| crate::clean::Clean::one_line(words).to_string();
    let lost = keep.lost.notes.iter();
    let lost = lost.map(|note| (None, clean(&note.quote.words), note.note.to_string()));
    let lost_marks =
        keep.lost.marks.iter().map(|(mark, quote)| (Some(*mark), clean(&quote.words), String::new()));
    let gone = |(mark, words, note)| Entry { mark, byte: None, words, note };
    entries.extend(lost.chain(lost_marks).map(gone));
    entries
}
