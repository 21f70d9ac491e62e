//! The digest, put together: the regions of the article, and what stands inside them as their children.

use crate::article::{Article, Block, BlockKind};
use crate::clean::Clean;
use crate::digest::enumeration::enumerations;
use crate::digest::features::measure;
use crate::digest::genre::Genres;
use crate::digest::interview::{questions, said};
use crate::digest::keyword::keywords;
use crate::digest::outline::{NodeRole, Outline};
use crate::digest::place::flag;
use crate::digest::plan;
use crate::digest::region::{Known, headings, highest, openings};
use crate::digest::role::{Roles, roles};
use crate::digest::salience::Blend;
use crate::digest::{Digest, Role, Salience, label};
use crate::segment::Segmenter;
use crate::span::{NodeId, SentenceId, Span};
use crate::threads;
use std::cmp::Reverse;

/// What a sentence that says little alone loses of its score, in the outline. Set by hand: a quarter of the scale.
const HANGING: f64 = 0.25;

/// What a sentence that only greets or thanks loses of its score, in the outline: all of it, so that it is a point only where
/// there is nothing else.
const COURTEOUS: f64 = 1.0;

/// How many keywords a node keeps.
const KEYWORDS: usize = 5;

pub(super) fn build(article: &Article, segmenter: &Segmenter) -> Digest {
    let questions = questions(article);
    let (measured, lists) = threads::both(
        article.text().len(),
        || measure(article, segmenter),
        || enumerations(article, &questions),
    );
    let genres = Genres::of(article, &measured);
    let blend = Blend::of(&genres);
    let mut saliences: Vec<Salience> = measured.features.iter().map(|f| blend.score(f)).collect();
    let mut roles = roles(article, &measured, &genres, &lists);
    let mut draft = Draft { known: Known::new(article, &measured, &lists, &questions), entries: Vec::new() };
    draft.regions(&roles);
    draft.subsections();
    draft.lists();
    if !genres.claims_nothing {
        draft.points(&saliences, &mut roles);
    }
    draft.claims(&roles);
    let outline = draft.outline();
    let plan = plan::plan(&plan::Known {
        article,
        outline: &outline,
        saliences: &saliences,
        measured: &measured,
        genres: &genres,
        roles: &roles,
        lists: &lists,
        questions: &questions,
    });
    // The parts come last, when most of what was measured is let go: they take more room than anything else.
    let mut features = measured.features;
    drop(measured.terms);
    while let Some(own) = features.pop() {
        saliences[features.len()].parts = blend.parts(&own);
        if features.len().is_multiple_of(4096) {
            features.shrink_to_fit();
        }
    }
    Digest { genres, saliences, roles: roles.by_sentence, outline, plan, traditional: false }
}

/// A node before it has found its parent.
struct Entry {
    span: Span,
    role: NodeRole,
    label: Clean,
    keywords: Vec<Clean>,
    rank: Rank,
}

/// Among entries of one span the lower rank is the parent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Region,
    Section,
    List,
    Member,
    Sentence,
}

struct Draft<'a> {
    known: Known<'a>,
    entries: Vec<Entry>,
}

impl Draft<'_> {
    /// The title and the top-level regions, in reading order.
    fn regions(&mut self, roles: &Roles) {
        let article = self.known.article;
        if let (Some(title), Some(block)) = (article.title(), article.blocks().first()) {
            self.add(block.span, NodeRole::Title, Clean::new(title), Vec::new(), Rank::Region);
        }
        let body: Vec<&Block> = article.blocks().iter().filter(|b| b.kind != BlockKind::Title).collect();
        let openings = openings(&self.known, roles, &body);
        let starts: Vec<usize> = openings.iter().map(|o| o.at).collect();
        let ends = starts.iter().copied().skip(1).chain([article.text().len()]);
        let named: Vec<(Span, Option<Clean>)> = openings
            .iter()
            .zip(ends)
            .map(|(opening, end)| (self.stretch(opening.at, end), opening.keyword.clone()))
            .collect();
        let keywords =
            threads::map(&named, article.text().len(), |(span, first)| self.keywords(*span, first.clone()));
        for ((opening, (span, _)), words) in openings.into_iter().zip(named).zip(keywords) {
            let name = opening.label.unwrap_or_else(|| label::of_topic(article, span, &words));
            self.add(span, opening.role, name, words, Rank::Region);
        }
    }

    /// The sections below the top level. Each ends at the next heading of its level or above, and with its region.
    fn subsections(&mut self) {
        let article = self.known.article;
        let regions: Vec<usize> = self.entries.iter().map(|e| e.span.start).collect();
        let headings = headings(&self.known);
        let highest = highest(&self.known, &headings);
        let mut ends = vec![article.text().len(); headings.len()];
        let mut open: Vec<usize> = Vec::new();
        for (index, (level, opening)) in headings.iter().enumerate() {
            while let Some(above) = open.pop_if(|i| headings[*i].0 >= *level) {
                ends[above] = opening.at;
            }
            open.push(index);
        }
        for (((_, opening), end), is_highest) in headings.into_iter().zip(ends).zip(highest) {
            // The highest open regions, but in a text that is sewn of pieces with few headings among them.
            let opens =
                regions.binary_search(&opening.at).is_ok() || self.known.list_at(opening.at).is_some();
            if is_highest && opens {
                continue;
            }
            let next = regions.partition_point(|start| *start <= opening.at);
            let end = regions.get(next).map_or(end, |region| end.min(*region));
            let span = self.stretch(opening.at, end);
            let words = self.keywords(span, opening.keyword);
            self.add(span, NodeRole::Section, opening.label.unwrap_or_default(), words, Rank::Section);
        }
    }

    /// The enumerations with their members. A plan that opened a region needs no node but that.
    fn lists(&mut self) {
        let article = self.known.article;
        let plans: Vec<Span> = self
            .entries
            .iter()
            .filter(|e| matches!(e.role, NodeRole::Steps { .. }))
            .map(|e| e.span)
            .collect();
        for list in self.known.lists {
            let above = plans.partition_point(|p| p.start <= list.span.start).checked_sub(1);
            let opened = list.plan && above.is_some_and(|i| plans[i].covers(list.span));
            if !opened {
                let role = NodeRole::Steps { sequence: list.sequence };
                let name = self.spoken(label::of_list(article, list));
                self.add(list.span, role, name, Vec::new(), Rank::List);
            }
            for member in &list.members {
                let name = label::of_member(article, list, member);
                self.add(member.span, NodeRole::Step, name, Vec::new(), Rank::Member);
            }
        }
    }

    /// The main idea of each section: its most salient sentences, outside lists and sections inside it.
    fn points(&mut self, saliences: &[Salience], roles: &mut Roles) {
        let article = self.known.article;
        let sections: Vec<Span> =
            self.entries.iter().filter(|e| e.role == NodeRole::Section).map(|e| e.span).collect();
        // The innermost section of each sentence: inner ones come later and overwrite.
        let mut owner: Vec<Option<usize>> = vec![None; article.sentences().len()];
        for (index, span) in sections.iter().enumerate() {
            owner[article.sentences_in(*span)].fill(Some(index));
        }
        let mut owned: Vec<Vec<usize>> = vec![Vec::new(); sections.len()];
        for (index, section) in owner.into_iter().enumerate() {
            let at = article.sentences()[index].span.start;
            let taken = matches!(roles.by_sentence[index], Some(Role::Thesis | Role::Step | Role::Prognosis));
            let asked = self.known.asked_at(at);
            if let Some(section) = section.filter(|_| !taken && !asked && self.known.list_at(at).is_none()) {
                owned[section].push(index);
            }
        }
        // In the outline a point stands alone: one that leans on another has to be much better.
        let manners = &self.known.measured.manners;
        let worth: Vec<f64> = saliences
            .iter()
            .zip(manners)
            .map(|(s, m)| s.score - HANGING * flag(m.leaning) - COURTEOUS * flag(m.courtesy))
            .collect();
        for (span, mut own) in sections.into_iter().zip(owned) {
            let wanted = 1 + (own.len() / 12).min(2);
            own.sort_unstable_by(|a, b| worth[*b].total_cmp(&worth[*a]).then(a.cmp(b)));
            let range = article.sentences_in(span);
            let block = |index: usize| article.sentences().get(index).map(|s| s.block);
            // A question is not what it is answered.
            let asked = self.known.asked_at(span.start);
            let long = asked || block(range.start) != block(range.end.saturating_sub(1));
            for index in own.into_iter().take(wanted) {
                if roles.by_sentence[index] != Some(Role::Conclusion) {
                    roles.by_sentence[index] = Some(Role::Point);
                }
                // A section of one paragraph is its own main idea.
                if long {
                    self.add_sentence(SentenceId::at(index), NodeRole::Point);
                }
            }
        }
    }

    /// A forecast in mid-section, and a thesis that does not open the article, as children where they stand.
    fn claims(&mut self, roles: &Roles) {
        let article = self.known.article;
        let thesis = roles.thesis.map(|id| (id, NodeRole::Thesis { lead: roles.lead }));
        let forecast = roles.best_prognosis.map(|id| (id, NodeRole::Prognosis));
        for (id, role) in thesis.into_iter().chain(forecast) {
            let at = article.sentences()[id.index()].span.start;
            if !self.entries.iter().any(|e| e.role == role && e.span.contains(at)) {
                self.add_sentence(id, role);
            }
        }
    }

    /// From an opening to the next, without the newline between two blocks. White space after a sentence is its own.
    fn stretch(&self, start: usize, end: usize) -> Span {
        let text = Span::new(start, end).of(self.known.article.text());
        Span::new(start, start + text.strip_suffix('\n').unwrap_or(text).len())
    }

    fn keywords(&self, span: Span, first: Option<Clean>) -> Vec<Clean> {
        let sentences = self.known.article.sentences_in(span);
        let mut words: Vec<Clean> = first.into_iter().collect();
        for word in keywords(&self.known.measured.terms, sentences, KEYWORDS) {
            if words.len() < KEYWORDS && !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    fn add_sentence(&mut self, id: SentenceId, role: NodeRole) {
        let article = self.known.article;
        let span = article.sentences()[id.index()].span.trimmed(article.text());
        let name = self.spoken(label::of_sentence(article, id));
        self.add(span, role, name, Vec::new(), Rank::Sentence);
    }

    /// A label without the name of who says it, in an interview.
    fn spoken(&self, label: Clean) -> Clean {
        if self.known.questions.is_empty() { label } else { Clean::new(said(&label)) }
    }

    fn add(&mut self, span: Span, role: NodeRole, label: Clean, keywords: Vec<Clean>, rank: Rank) {
        // Nothing goes without a name, if it is only its own marks.
        let label = if label.trim().is_empty() { label::of_text(self.known.article, span) } else { label };
        self.entries.push(Entry { span, role, label, keywords, rank });
    }

    /// Nests the entries by their spans. One that crosses another is left out, and so is one that lies too deep.
    fn outline(self) -> Outline {
        /// No person nests deeper; what would is data, and programs that read the outline recur.
        const DEEPEST: usize = 16;
        let mut entries = self.entries;
        // Regions cover the text whatever else crosses them, so they come first.
        entries.sort_by_key(|e| (e.span.start, e.rank != Rank::Region, Reverse(e.span.end), e.rank));
        let mut outline = Outline::default();
        let mut path: Vec<(NodeId, Span)> = Vec::new();
        let mut last = Span::default();
        for entry in entries {
            while path.pop_if(|(_, span)| span.end <= entry.span.start).is_some() {}
            let parent = path.last().copied();
            let fits = parent.is_none_or(|(_, span)| span.covers(entry.span));
            let twin = last == entry.span && entry.rank == Rank::Sentence;
            if !fits || twin || entry.span.is_empty() || path.len() >= DEEPEST {
                continue;
            }
            last = entry.span;
            let id = outline.push(parent.map(|(id, _)| id), entry.role, entry.label, entry.keywords, last);
            path.push((id, last));
        }
        outline
    }
}
