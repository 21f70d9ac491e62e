//! An article as its page shows it: what each part of the page asks for, found once. Writes nothing.

use super::words::Words;
use crate::article::BlockKind;
use crate::digest::{NodeRole, Role};
use crate::export::Document;
use crate::memory::Highlight;
use crate::read::links::{Entry, entries, target};
use crate::segment::marker::{Form, marker};
use crate::span::{NodeId, SentenceId};
use std::collections::{BTreeMap, BTreeSet};

/// A place in the text where words end that lead elsewhere.
pub(super) struct Reference {
    pub(super) end: usize,
    /// To which entry of the list of links.
    pub(super) entry: usize,
    /// Whether none before it leads there.
    pub(super) is_first: bool,
}

/// One article on its way to the page.
pub(super) struct Sheet<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) words: &'static Words,
    /// Whether each sentence of the summary is followed by the parts of its score.
    pub(super) why: bool,
    /// The sentences of the summary, in order.
    pub(super) keys: Vec<SentenceId>,
    /// By sentence: how many matter more, and one.
    ranks: Vec<usize>,
    /// Whether the thesis is a report's lead.
    has_lead: bool,
    /// The list of links.
    pub(super) entries: Vec<Entry>,
    /// The places that lead to one of them, in order.
    pub(super) references: Vec<Reference>,
    /// What the names of this article's places begin with, so that those of several on one page differ.
    prefix: String,
}

impl<'a> Sheet<'a> {
    /// The sheet of the article with this number on its page; of the only one it has none.
    pub(super) fn new(document: &'a Document<'a>, number: Option<usize>, why: bool) -> Self {
        let (entries, outline) = (entries(document.article), document.digest.outline.nodes());
        Self {
            document,
            words: Words::of(document.article, document.digest.traditional),
            why,
            keys: document.summary.sentences(),
            ranks: ranks(document),
            has_lead: outline.iter().any(|node| node.role == NodeRole::Thesis { lead: true }),
            references: references(document, &entries),
            entries,
            prefix: number.map(|number| format!("a{number}-")).unwrap_or_default(),
        }
    }

    /// Whether the summary takes a sentence.
    pub(super) fn is_key(&self, id: SentenceId) -> bool {
        self.keys.binary_search(&id).is_ok()
    }

    /// Which highlight of the person's a sentence is, and what they wrote to it.
    pub(super) fn highlight(&self, id: SentenceId) -> Option<(usize, &Highlight)> {
        let index =
            self.document.highlights.binary_search_by_key(&id, |highlight| highlight.sentence).ok()?;
        Some((index, self.document.highlights.get(index)?))
    }

    /// What a sentence does, where the outline has a name for it.
    pub(super) fn role(&self, id: SentenceId) -> Option<NodeRole> {
        match self.document.digest.roles.get(id.index()).copied().flatten()? {
            Role::Thesis => Some(NodeRole::Thesis { lead: self.has_lead }),
            Role::Point => Some(NodeRole::Point),
            Role::Step => Some(self.list_of(id).unwrap_or(NodeRole::Step)),
            Role::Prognosis => Some(NodeRole::Prognosis),
            Role::Conclusion => Some(NodeRole::Conclusion),
            Role::Evidence | Role::Background => None,
        }
    }

    /// The enumeration that a sentence is of, as the outline calls it.
    fn list_of(&self, id: SentenceId) -> Option<NodeRole> {
        let (article, outline) = (self.document.article, &self.document.digest.outline);
        let span = article.sentences().get(id.index())?.span.trimmed(article.text());
        // Nodes stand in the order in which they begin.
        let next = outline.nodes().partition_point(|node| node.span.start < span.end);
        let last = next.checked_sub(1).map(NodeId::at);
        let mut up =
            std::iter::successors(last, |id| outline.get(*id)?.parent).filter_map(|id| outline.get(id));
        let is_list = |role: NodeRole| matches!(role, NodeRole::Steps { .. });
        up.find(|node| is_list(node.role) && node.span.end > span.start).map(|node| node.role)
    }

    /// Why a sentence of the summary is in it; nothing where nothing was thought.
    pub(super) fn why(&self, id: SentenceId) -> Option<String> {
        let salience = self.document.digest.saliences.get(id.index())?;
        let rank = self.ranks.get(id.index()).copied()?;
        Some(self.words.why(self.role(id), rank, self.ranks.len(), salience.score))
    }

    /// The name of a place on the page: what it is, and its number.
    pub(super) fn name(&self, kind: char, number: usize) -> String {
        format!("{}{kind}{number}", self.prefix)
    }

    /// What the article is called; standard input has no name.
    pub(super) fn title(&self) -> &'a str {
        match self.document.name() {
            "" | "-" => "tigang",
            name => name,
        }
    }

    /// What a part of the page is called: among several articles it says whose it is.
    pub(super) fn label(&self, part: &str) -> String {
        match self.prefix.as_str() {
            "" => part.to_owned(),
            _ => self.words.of_article(part, self.title()),
        }
    }

    /// A sentence's words where it stands alone: without the mark of a list that it is not in there.
    pub(super) fn sentence(&self, id: SentenceId) -> &'a str {
        let (article, words) = (self.document.article, self.document.article.sentence(id));
        let block = article.sentences().get(id.index()).and_then(|s| article.blocks().get(s.block.index()));
        let begins_item = block.is_some_and(|block| {
            matches!(block.kind, BlockKind::Item { .. }) && block.sentences.start == id.index()
        });
        let bullet = marker(words).filter(|mark| begins_item && mark.form == Form::Bullet);
        bullet.and_then(|mark| words.get(mark.len..)).map_or(words, str::trim_start)
    }

    /// The name of the place where the text begins.
    pub(super) fn text(&self) -> String {
        format!("{}text", self.prefix)
    }

    /// The name of the place where a byte of the text stands: its sentence, or its block where that has none. Between two of
    /// them it is the next, and behind all of them the last.
    pub(super) fn place(&self, at: usize) -> String {
        let article = self.document.article;
        if let Some(id) = article.sentence_at(at) {
            return self.name('s', id.index());
        }
        let blocks = article.blocks();
        let next = blocks.partition_point(|block| block.span.end <= at);
        let index = next.min(blocks.len().saturating_sub(1));
        match blocks.get(index) {
            Some(block) if block.sentences.is_empty() => self.name('b', index),
            Some(block) if next == blocks.len() => self.name('s', block.sentences.end.saturating_sub(1)),
            Some(block) => self.name('s', block.sentences.start),
            None => self.text(),
        }
    }
}

/// By sentence, which place it has among all, by its score; of equal ones the earlier comes first.
fn ranks(document: &Document) -> Vec<usize> {
    let saliences = &document.digest.saliences;
    let mut order: Vec<usize> = (0..saliences.len()).collect();
    let score = |index: &usize| saliences.get(*index).map_or(0.0, |salience| salience.score);
    order.sort_unstable_by(|a, b| score(b).total_cmp(&score(a)).then(a.cmp(b)));
    let mut ranks = vec![0; saliences.len()];
    for (place, index) in order.into_iter().enumerate() {
        if let Some(rank) = ranks.get_mut(index) {
            *rank = place + 1;
        }
    }
    ranks
}

/// The places where words end that lead to an entry of the list.
fn references(document: &Document, entries: &[Entry]) -> Vec<Reference> {
    let known: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(index, entry)| (entry.target.as_str(), index)).collect();
    let links = document.article.links().iter();
    let mut places: Vec<(usize, usize)> = links
        .filter_map(|link| Some((link.span.end, known.get(target(&link.target)?.as_str()).copied()?)))
        .collect();
    places.sort_unstable();
    let mut seen = BTreeSet::new();
    let reference = |(end, entry)| Reference { end, entry, is_first: seen.insert(entry) };
    places.into_iter().map(reference).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::{BlockKind, Lang};
    use crate::export::html::sheet::Sheet;
    use crate::export::sample::{self, Sample};

    #[test]
    fn every_byte_has_a_place() {
        use BlockKind::{Code, Heading, Paragraph};
        let blocks = [(Heading(1), "One"), (Paragraph, "A b. |C d."), (Code, "x"), (Paragraph, "E.")];
        let sample = Sample::of(sample::article(Lang::En, &blocks), "-");
        let document = sample.document();
        let sheet = Sheet::new(&document, None, false);
        for (at, name) in
            [(0, "b0"), (3, "s0"), (4, "s0"), (9, "s1"), (13, "b2"), (14, "b2"), (16, "s2"), (99, "s2")]
        {
            assert_eq!(sheet.place(at), name, "{at}");
        }
        assert_eq!(Sheet::new(&document, Some(2), false).place(0), "a2-b0");
        let empty = Sample::of(sample::article(Lang::En, &[]), "-");
        assert_eq!(Sheet::new(&empty.document(), None, false).place(0), "text");
    }

    #[test]
    fn a_sentence_that_stands_alone_has_no_bullet() {
        let item = BlockKind::Item { depth: 0, ordinal: None };
        let blocks =
            [(item, "- 牛奶。|- 不"), (item, "1. 面包"), (BlockKind::Paragraph, "- 他说"), (item, "-")];
        let sample = Sample::of(sample::article(Lang::Zh, &blocks), "-");
        let document = sample.document();
        let sheet = Sheet::new(&document, None, false);
        let said: Vec<_> = (0..5).map(|index| sheet.sentence(crate::span::SentenceId(index))).collect();
        assert_eq!(said, ["牛奶。", "- 不", "1. 面包", "- 他说", "-"]);
    }

    #[test]
    fn among_several_a_part_says_whose_it_is() {
        let sample = Sample::of(sample::article(Lang::En, &[(BlockKind::Title, "Rain")]), "-");
        let document = sample.document();
        assert_eq!(Sheet::new(&document, None, false).label("Text"), "Text");
        assert_eq!(Sheet::new(&document, Some(1), false).label("Text"), "Text: Rain");
    }

    #[test]
    fn a_member_is_called_by_its_enumeration() {
        use crate::digest::NodeRole::{Steps, Thesis};
        let sample = sample::lamp();
        let document = sample.document();
        let sheet = Sheet::new(&document, None, false);
        let roles: Vec<_> = (0..5).map(|index| sheet.role(crate::span::SentenceId(index))).collect();
        let steps = Some(Steps { sequence: true });
        assert_eq!(roles, [Some(Thesis { lead: false }), None, None, steps, steps]);
    }

    #[test]
    fn the_best_sentence_ranks_first_and_equals_as_they_stand() {
        let mut sample = sample::lamp();
        for (salience, score) in sample.digest.saliences.iter_mut().zip([0.1, 0.9, 0.5, 0.9, 0.0]) {
            salience.score = score;
        }
        assert_eq!(super::ranks(&sample.document()), [4, 1, 3, 2, 5]);
    }
}
