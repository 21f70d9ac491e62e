//! The sentence that the reader is at, those that are selected, and what is known of any: what it does in the argument, whether
//! the summary takes it, whether it shows. Where the reader moves is not decided here.

use crate::digest::{NodeRole, Role};
use crate::span::SentenceId;
use crate::tui::modes::Mode;
use crate::tui::phrases;
use crate::tui::state::State;
use std::ops::Range;

impl State {
    /// The sentence that the reader is at: the one moved to, or the first that begins on their row, or the one that goes on
    /// there.
    pub(crate) fn sentence(&self) -> Option<SentenceId> {
        self.chosen.or_else(|| {
            let (text, row) = (self.article.text(), self.layout.span(self.line));
            let sentences = self.article.sentences();
            let first = sentences.partition_point(|s| s.span.end <= row.start);
            let on_row = sentences.get(first..)?.iter().take_while(|s| s.span.start < row.end);
            let begins = on_row.enumerate().find(|(_, s)| row.contains(s.span.trimmed(text).start));
            let last = sentences.len().checked_sub(1)?;
            Some(SentenceId::at(begins.map_or(first, |(index, _)| first + index).min(last)))
        })
    }

    /// The sentences that are selected, as a range of indices; empty where none are.
    pub(crate) fn selected(&self) -> Range<usize> {
        let ends = self.selecting.and_then(|from| Some((from, self.sentence()?)));
        ends.map_or(0..0, |(from, to)| from.min(to).index()..from.max(to).index() + 1)
    }

    /// What a sentence with a role is called; nothing for evidence and setting.
    pub(crate) fn role_name(&self, id: SentenceId) -> Option<&'static str> {
        let (digest, role) = (self.digest()?, self.role(id)?);
        let outline = &digest.outline;
        let up = std::iter::successors(outline.at(self.starts(id)), |id| outline.get(*id)?.parent);
        let mut above = up.filter_map(|id| outline.get(id)).map(|node| node.role);
        let node = above.find(|node| {
            matches!(
                (role, node),
                (Role::Thesis, NodeRole::Thesis { .. }) | (Role::Step, NodeRole::Steps { .. })
            )
        });
        phrases::sentence_name(role, node, self.article.lang(), digest.traditional)
    }

    /// Whether the summary takes a sentence.
    pub(crate) fn is_key(&self, id: SentenceId) -> bool {
        self.keys.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether a sentence shows in the present view: the summary alone has only its own.
    pub(crate) fn shows(&self, id: SentenceId) -> bool {
        self.mode != Mode::Summary || self.is_key(id)
    }

    /// The byte at which a sentence's words begin.
    pub(crate) fn starts(&self, id: SentenceId) -> usize {
        let sentence = self.article.sentences().get(id.index());
        sentence.map_or(0, |s| s.span.trimmed(self.article.text()).start)
    }

    /// What a sentence does in the argument, if that is known.
    pub(crate) fn role(&self, id: SentenceId) -> Option<Role> {
        self.digest()?.roles.get(id.index()).copied().flatten()
    }

    /// The sentence of the summary's column that the reader is at, or the nearest before.
    pub(crate) fn listed(&self) -> Option<SentenceId> {
        self.listing.nearest(self.sentence()?)
    }
}
