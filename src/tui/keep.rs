//! What the person leaves in an article: marks, highlights and notes; and how these, the place and the folds become what
//! is kept on the disk, and come back from there into an article that may have changed.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Limit, Outline};
use crate::memory::{Fingerprint, Highlight, Memory, Note, Place, Quote, Quotes, path_hash};
use crate::span::{NodeId, SentenceId};
use crate::tui::desk::NotRecalled;
use crate::tui::layout::Spot;
use crate::tui::state::{Anchor, State};
use std::collections::BTreeMap;

/// What was kept of an article, as it comes with it from the thread that reads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recalled {
    pub print: Fingerprint,
    /// What the desk had; nothing, where it was not asked: the reader knows it better.
    pub memory: Option<Result<Memory, NotRecalled>>,
}

/// What the person leaves in the article that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Keep {
    /// What the article is known again by; nothing, where only its beginning is there.
    pub print: Option<Fingerprint>,
    /// By letter: the byte of the article that was marked.
    pub marks: BTreeMap<char, usize>,
    /// The highlighted sentences, with what was written to them.
    pub notes: BTreeMap<SentenceId, Clean>,
    /// Highlights that were taken back while the reader is open, with their notes.
    pub dropped: BTreeMap<SentenceId, Clean>,
    /// What was not found in this version of the article, and is kept for the next.
    pub lost: Lost,
    /// The nodes that are to be closed when there is an outline, by their hashes.
    pub closed: Vec<u32>,
    /// The length of the summary that the reader was opened with, and the one that was kept.
    pub limits: (Limit, Limit),
}

/// Quotes from another version of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lost {
    pub marks: BTreeMap<char, Quote>,
    pub notes: Vec<Note>,
}

impl Keep {
    /// Finds what was kept again in an article.
    pub(crate) fn found(
        article: &Article,
        print: Option<Fingerprint>,
        memory: &Memory,
        opened_with: Limit,
    ) -> Self {
        let quotes = Quotes::new(article, memory.length);
        let mut keep = Self {
            print,
            closed: memory.closed.clone(),
            limits: (opened_with, memory.summary),
            ..Self::default()
        };
        for (mark, quote) in &memory.marks {
            match quotes.find(quote) {
                Some(byte) => drop(keep.marks.insert(*mark, byte)),
                None => drop(keep.lost.marks.insert(*mark, quote.clone())),
            }
        }
        for note in &memory.highlights {
            if !placed(&mut keep.notes, &quotes, note) {
                keep.lost.notes.push(note.clone());
            }
        }
        keep
    }

    /// The highlights, as exports take them.
    pub(crate) fn highlights(&self) -> Vec<Highlight> {
        let highlight = |(id, note): (&SentenceId, &Clean)| Highlight { sentence: *id, note: note.clone() };
        self.notes.iter().map(highlight).collect()
    }
}

/// Puts a note to the sentence that it was written to, if that is found.
fn placed(notes: &mut BTreeMap<SentenceId, Clean>, quotes: &Quotes, note: &Note) -> bool {
    let Some(id) = quotes.find(&note.quote).and_then(|byte| quotes.article().sentence_at(byte)) else {
        return false;
    };
    // Two sentences that have become one have both notes.
    joined(notes.entry(id).or_default(), &note.note);
    true
}

fn joined(notes: &mut Clean, more: &Clean) {
    if notes.is_empty() {
        *notes = more.clone();
    } else if !more.is_empty() {
        *notes = Clean::new(&format!("{notes} {more}"));
    }
}

impl State {
    /// What is to be kept of the article as it is read now; nothing, where it is not there as a whole.
    pub(crate) fn memory(&self) -> Option<(Fingerprint, Memory)> {
        let article = &self.article;
        let quoted = |byte| Quote::of(article, byte);
        let here = self.here();
        let quote = quoted(here);
        let row = self.anchor.offset;
        let is_at_the_beginning = here <= self.layout.span(self.layout.ends().0).start && row == 0;
        let place = Place { within: here.saturating_sub(quote.at), row, quote };
        let (opened_with, kept) = self.keep.limits;
        let closed = match self.outline() {
            Some(outline) if !self.folds.is_empty() => {
                let hashes = hashes(outline);
                self.folds.iter().filter_map(|id| hashes.get(id.index()).copied()).collect()
            }
            Some(_) => Vec::new(),
            None => self.keep.closed.clone(),
        };
        let marks = self.keep.marks.iter().map(|(mark, byte)| (*mark, quoted(*byte)));
        let mut highlights = self.quoted(&self.keep.notes);
        highlights.extend(self.keep.lost.notes.iter().cloned());
        highlights.sort_by_key(|note| note.quote.at);
        let lost = self.keep.lost.marks.iter().map(|(mark, quote)| (*mark, quote.clone()));
        let memory = Memory {
            title: article.title().unwrap_or(&self.name).to_owned(),
            length: article.text().len(),
            place: (!is_at_the_beginning).then_some(place),
            closed,
            summary: if self.limit == opened_with { kept } else { self.limit },
            // A mark that is set again is where it was set.
            marks: lost.chain(marks).collect(),
            highlights,
        };
        Some((self.keep.print?, memory))
    }

    /// Notes with the words of the sentences that they were written to.
    pub(crate) fn quoted(&self, notes: &BTreeMap<SentenceId, Clean>) -> Vec<Note> {
        let quote = |id| Quote::of(&self.article, self.starts(id));
        notes.iter().map(|(id, note)| Note { quote: quote(*id), note: note.clone() }).collect()
    }

    /// Takes up what was kept of the article that has just come: all but the folds, for which there is no outline yet.
    pub(crate) fn recall(&mut self, recalled: Recalled) {
        let Recalled { print, memory } = recalled;
        let memory = match memory {
            Some(Ok(memory)) => memory,
            None => Memory::default(),
            Some(Err(reason)) => {
                self.message = Some(self.tongue.not_recalled(&reason));
                Memory::default()
            }
        };
        self.keep = Keep::found(&self.article, Some(print), &memory, self.limit);
        if self.limit == Limit::Auto {
            self.limit = memory.summary;
        }
        let Some(place) = memory.place else { return };
        let quotes = Quotes::new(&self.article, memory.length);
        let found = quotes.find(&place.quote);
        let within = place.within.min(place.quote.words.len());
        let byte = found.map_or_else(|| quotes.scaled(place.quote.at), |byte| byte + within);
        // The middle of a character is no place.
        let byte = (0..=byte.min(self.article.text().len()))
            .rev()
            .find(|at| self.article.text().is_char_boundary(*at));
        self.anchor = Anchor { spot: Spot { byte: byte.unwrap_or(0), ..Spot::default() }, offset: place.row };
        self.focus = crate::tui::modes::Pane::Text;
        if self.message.is_none() {
            self.message = Some(self.tongue.pick(crate::tui::phrases::keep::BACK_AT_THE_PLACE).into());
        }
    }

    /// Takes over what the person has left in another version of the article, and what they have taken back there.
    pub(crate) fn keep_on(&mut self, left: &Memory, dropped: &[Note], limits: (Limit, Limit)) {
        let mut keep = Keep::found(&self.article, self.keep.print, left, limits.0);
        let quotes = Quotes::new(&self.article, left.length);
        for note in dropped {
            // What is not found can not come back.
            placed(&mut keep.dropped, &quotes, note);
        }
        self.keep = Keep { limits, closed: Vec::new(), ..keep };
    }

    /// Closes the nodes that were closed the last time.
    pub(crate) fn fold_as_kept(&mut self) {
        let mut kept = std::mem::take(&mut self.keep.closed);
        kept.sort_unstable();
        let Some(outline) = self.outline().filter(|_| !kept.is_empty()) else { return };
        let hashes = hashes(outline);
        let is_kept = |id: &NodeId| {
            hashes.get(id.index()).is_some_and(|hash| kept.binary_search(hash).is_ok())
                && outline.is_parent(*id)
        };
        let closed: Vec<NodeId> = outline.ids().filter(is_kept).collect();
        self.fold(|folds| folds.extend(closed));
    }
}

/// By node: what it is known again by, in another version of the article too.
pub(crate) fn hashes(outline: &Outline) -> Vec<u32> {
    let mut hashes: Vec<u32> = Vec::with_capacity(outline.nodes().len());
    let mut twins: BTreeMap<(u32, &str, &str), usize> = BTreeMap::new();
    for node in outline.nodes() {
        let parent = node.parent.and_then(|id| hashes.get(id.index()).copied()).unwrap_or(0);
        let count = twins.entry((parent, node.role.tag(), node.label.as_str())).or_default();
        hashes.push(path_hash(parent, node.role.tag(), &node.label, *count));
        *count += 1;
    }
    hashes
}
