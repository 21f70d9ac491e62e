//! The digest, put together: regions of the article open at headings, at the thesis, at a plan and at the close; what
//! stands inside them becomes their children.

use crate::article::{Article, Block, BlockKind, Lang};
use crate::clean::Clean;
use crate::digest::enumeration::{Enumeration, enumerations};
use crate::digest::features::{Measured, measure};
use crate::digest::keyword::keywords;
use crate::digest::outline::{NodeRole, Outline};
use crate::digest::role::{Roles, roles};
use crate::digest::{Digest, Role, Salience, salience, summary, topic};
use crate::segment::Segmenter;
use crate::segment::heading::infix;
use crate::span::{NodeId, SentenceId, Span};

/// How many keywords a node keeps.
const KEYWORDS: usize = 5;

pub(super) fn build(article: &Article, segmenter: &Segmenter) -> Digest {
    let measured = measure(article, segmenter);
    let saliences: Vec<Salience> = measured.features.iter().map(salience::score).collect();
    let lists = enumerations(article);
    let mut roles = roles(article, &measured, &saliences, &lists);
    let mut draft = Draft { article, measured: &measured, lists: &lists, entries: Vec::new() };
    draft.regions(&roles);
    draft.lists();
    if roles.argues {
        draft.points(&saliences, &mut roles);
    }
    draft.forecasts(&roles);
    let outline = draft.outline();
    let plan = summary::plan(article, &outline, &saliences, &measured, &roles, &lists);
    Digest { saliences, roles: roles.by_sentence, outline, plan }
}

/// A node before it has found its parent.
struct Entry {
    span: Span,
    role: NodeRole,
    label: Clean,
    keywords: Vec<Clean>,
    /// Among entries of one span the lower rank is the parent.
    rank: u8,
}

struct Draft<'a> {
    article: &'a Article,
    measured: &'a Measured,
    lists: &'a [Enumeration],
    entries: Vec<Entry>,
}

/// Where a region opens, and as what.
struct Opening {
    at: usize,
    role: NodeRole,
    label: Option<Clean>,
    keywords: Vec<Clean>,
}

impl Opening {
    fn new(at: usize, role: NodeRole, label: Option<Clean>) -> Self {
        Self { at, role, label, keywords: Vec::new() }
    }
}

impl Draft<'_> {
    /// The title and the top-level regions.
    fn regions(&mut self, roles: &Roles) {
        let article = self.article;
        let body: Vec<&Block> = article.blocks().iter().filter(|b| b.kind != BlockKind::Title).collect();
        if let (Some(title), Some(block)) = (article.title(), article.blocks().first()) {
            let label = Clean::new(title);
            self.add(block.span, NodeRole::Title, label, Vec::new(), 0);
        }
        let (Some(first), Some(last)) = (body.first(), body.last()) else { return };
        let mut openings = self.openings(roles, first.span.start, &body);
        openings.sort_by_key(|o| o.at);
        openings.dedup_by_key(|o| o.at);
        let starts: Vec<usize> = openings.iter().map(|o| o.at).collect();
        for (index, opening) in openings.into_iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(last.span.end);
            // White space after a sentence is the sentence's; the line end between two blocks is nobody's.
            let whole = Span::new(opening.at, end);
            let span =
                Span::new(whole.start, whole.start + article.slice(whole).trim_end_matches('\n').len());
            let sentences = article.sentences_in(span);
            let mut words = opening.keywords;
            for word in keywords(&self.measured.terms, sentences.clone(), KEYWORDS) {
                if words.len() < KEYWORDS && !words.contains(&word) {
                    words.push(word);
                }
            }
            let label = opening.label.unwrap_or_else(|| self.topic_label(&words, span));
            self.add(span, opening.role, label, words, 0);
        }
    }

    fn openings(&self, roles: &Roles, start: usize, body: &[&Block]) -> Vec<Opening> {
        let article = self.article;
        let level = body.iter().filter_map(|b| heading_level(b)).min();
        let headings: Vec<&&Block> =
            body.iter().filter(|b| heading_level(b).is_some() && heading_level(b) == level).collect();
        let first_heading = headings.first().map_or(usize::MAX, |b| b.span.start);
        let mut openings: Vec<Opening> =
            headings.iter().map(|b| self.heading(b.span, NodeRole::Section)).collect();
        let thesis = roles.thesis.map(|id| article.sentences()[id.index()]).filter(|s| {
            let early = s.span.start - start <= (article.text().len() - start) / 3;
            s.span.start < first_heading && early
        });
        if let (Some(sentence), Some(id)) = (thesis, roles.thesis) {
            let role = NodeRole::Thesis { lead: roles.lead };
            openings.push(Opening::new(start, role, Some(self.sentence_label(id))));
            // Without headings the thesis ends with its paragraph, and the rest is a region of its own.
            let block_end = article.blocks()[sentence.block.index()].span.end;
            if let Some(next) = body
                .iter()
                .find(|b| b.span.start >= block_end)
                .filter(|b| b.span.start < first_heading && headings.is_empty())
            {
                openings.push(Opening::new(next.span.start, NodeRole::Section, None));
            }
        } else if start < first_heading {
            openings.push(Opening::new(start, NodeRole::Section, None));
        }
        if headings.is_empty() {
            self.topics(&mut openings);
        }
        self.plans(&mut openings);
        self.close(roles, body, &mut openings);
        openings
    }

    /// In a long text without headings, a change of topic opens a region, except inside an enumeration.
    fn topics(&self, openings: &mut Vec<Opening>) {
        /// Shorter texts are left whole.
        const LONG: usize = 12;
        let article = self.article;
        let prose: Vec<&Block> = article.blocks().iter().filter(|b| !b.sentences.is_empty()).collect();
        if prose.len() < LONG {
            return;
        }
        let terms = &self.measured.terms;
        let units: Vec<Vec<(u32, u32)>> =
            prose.iter().map(|b| terms.by_sentence[b.sentences.clone()].concat()).collect();
        let first = openings.iter().map(|o| o.at).max().unwrap_or(0);
        for unit in topic::changes(&units, terms.all.len()) {
            let at = prose[unit].span.start;
            let listed = self.lists.iter().any(|l| l.span.start < at && at < l.span.end);
            if at > first && !listed {
                openings.push(Opening::new(at, NodeRole::Section, None));
            }
        }
    }

    /// A plan opens a region where it does not fill the one it stands in.
    fn plans(&self, openings: &mut Vec<Opening>) {
        let text = self.article.text();
        for list in self.lists.iter().filter(|l| l.plan) {
            let (Some(lead), Some(id)) = (list.lead, list.lead_sentence) else { continue };
            let at = self.article.sentences()[id.index()].span.start;
            let inside =
                self.lists.iter().any(|l| l != list && l.members.iter().any(|m| m.span.covers(list.span)));
            let region = openings.iter().map(|o| o.at).filter(|o| *o <= at).max();
            let fills = region.is_none_or(|r| {
                let between = self.article.sentences().iter().any(|s| s.span.start >= r && s.span.end <= at);
                !between
            });
            if !inside && !fills {
                let role = NodeRole::Steps { sequence: true };
                openings.push(Opening::new(at, role, Some(lead_label(lead.of(text)))));
            }
        }
    }

    /// The forecast or the conclusion, where it is the last block or the last few.
    fn close(&self, roles: &Roles, body: &[&Block], openings: &mut Vec<Opening>) {
        const LONGEST: usize = 3;
        let closing = |block: &Block| {
            let kinds: Vec<Role> = block.sentences.clone().filter_map(|i| roles.by_sentence[i]).collect();
            if kinds.contains(&Role::Prognosis) {
                return Some(NodeRole::Prognosis);
            }
            let says_so = block.sentences.clone().any(|i| self.measured.cues[i].conclusion >= 1.2);
            (says_so && kinds.contains(&Role::Conclusion)).then_some(NodeRole::Conclusion)
        };
        let prose = body.len().saturating_sub(2);
        let run = body.iter().rev().take(LONGEST.min(prose)).take_while(|b| closing(b).is_some()).count();
        let Some(first) = body.len().checked_sub(run).filter(|_| run > 0) else { return };
        // Right under a heading the section is the close already.
        if first == 0 || heading_level(body[first - 1]).is_some() {
            return;
        }
        let blocks = &body[first..];
        let prognosis = blocks.iter().any(|b| closing(b) == Some(NodeRole::Prognosis));
        let role = if prognosis { NodeRole::Prognosis } else { NodeRole::Conclusion };
        let wanted = if prognosis { Role::Prognosis } else { Role::Conclusion };
        let inside =
            |id: &SentenceId| self.article.sentences()[id.index()].span.start >= blocks[0].span.start;
        let best = roles.best_prognosis.filter(|id| prognosis && inside(id)).or_else(|| {
            let sentences = blocks[0].sentences.start..blocks[run - 1].sentences.end;
            sentences.map(SentenceId::at).find(|id| roles.by_sentence[id.index()] == Some(wanted))
        });
        let label = best.map(|id| self.sentence_label(id));
        openings.push(Opening::new(blocks[0].span.start, role, label));
    }

    /// A heading as label: where siblings share an infix, what stands before it, and what follows leads the keywords.
    fn heading(&self, span: Span, role: NodeRole) -> Opening {
        let text = self.article.slice(span);
        let siblings = |fixed: &str| {
            let same =
                |b: &&Block| heading_level(b).is_some() && infix(self.article.slice(b.span)) == Some(fixed);
            self.article.blocks().iter().filter(same).count()
        };
        let shared = infix(text).filter(|fixed| siblings(fixed) >= 2);
        match shared.and_then(|fixed| text.split_once(fixed)) {
            Some((label, word)) => Opening {
                keywords: vec![Clean::new(word.trim())],
                ..Opening::new(span.start, role, Some(Clean::new(label.trim())))
            },
            None => Opening::new(span.start, role, Some(Clean::new(text))),
        }
    }

    /// Sections below the top level, and the enumerations with their members.
    fn lists(&mut self) {
        let article = self.article;
        let blocks = article.blocks();
        let top = blocks.iter().filter_map(heading_level).min().unwrap_or(0);
        for (index, block) in blocks.iter().enumerate() {
            let Some(level) = heading_level(block).filter(|l| *l > top) else { continue };
            let next = blocks[index + 1..].iter().find(|b| heading_level(b).is_some_and(|l| l <= level));
            let end = next.map_or(article.text().len(), |b| b.span.start);
            // A region that opens inside cuts a section short.
            let cut =
                self.entries.iter().map(|e| e.span.start).find(|s| *s > block.span.start).unwrap_or(end);
            let span = Span::new(block.span.start, end.min(cut)).trimmed(article.text());
            let opening = self.heading(block.span, NodeRole::Section);
            let words = keywords(&self.measured.terms, article.sentences_in(span), KEYWORDS);
            self.add(span, NodeRole::Section, opening.label.unwrap_or_default(), words, 1);
        }
        for list in self.lists {
            let opened = self.entries.iter().any(|e| {
                matches!(e.role, NodeRole::Steps { .. })
                    && e.span.start <= list.span.start
                    && e.span.covers(list.span)
                    && list.plan
            });
            if !opened {
                let label = match list.lead {
                    Some(lead) => lead_label(article.slice(lead)),
                    None => self.members_label(list),
                };
                self.add(list.span, NodeRole::Steps { sequence: list.sequence }, label, Vec::new(), 2);
            }
            for member in &list.members {
                let label =
                    one_line(article.slice(list.shown(member)).trim_end_matches(['。', '.', '；', ';']));
                self.add(member.span, NodeRole::Step, label, Vec::new(), 3);
            }
        }
    }

    /// The main idea of each section: its most salient sentences that stand alone, outside lists.
    fn points(&mut self, saliences: &[Salience], roles: &mut Roles) {
        let article = self.article;
        let sections: Vec<Span> =
            self.entries.iter().filter(|e| e.role == NodeRole::Section).map(|e| e.span).collect();
        for span in &sections {
            let inner = |at: usize| sections.iter().any(|s| s != span && span.covers(*s) && s.contains(at));
            let mut open: Vec<usize> = article
                .sentences_in(*span)
                .filter(|i| {
                    let at = article.sentences()[*i].span.start;
                    let free = matches!(
                        roles.by_sentence[*i],
                        None | Some(Role::Evidence | Role::Background | Role::Conclusion)
                    );
                    free && !inner(at) && !self.lists.iter().any(|l| l.span.contains(at))
                })
                .collect();
            let wanted = 1 + (open.len() / 12).min(2);
            let blocks = article.blocks().iter().filter(|b| span.covers(b.span) && b.kind.is_prose()).count();
            open.sort_by(|a, b| saliences[*b].score.total_cmp(&saliences[*a].score).then(a.cmp(b)));
            for index in open.into_iter().take(wanted) {
                if roles.by_sentence[index] != Some(Role::Conclusion) {
                    roles.by_sentence[index] = Some(Role::Point);
                }
                if blocks >= 2 {
                    let id = SentenceId::at(index);
                    let place = article.sentences()[index].span.trimmed(article.text());
                    let label = self.sentence_label(id);
                    self.add(place, NodeRole::Point, label, Vec::new(), 4);
                }
            }
        }
    }

    /// Forecasts in mid-section, and a thesis that does not open the article, as children where they stand.
    fn forecasts(&mut self, roles: &Roles) {
        let article = self.article;
        let opened = |draft: &Self, at: usize, thesis: bool| {
            draft.entries.iter().any(|e| {
                let same = if thesis {
                    matches!(e.role, NodeRole::Thesis { .. })
                } else {
                    e.role == NodeRole::Prognosis
                };
                same && e.span.contains(at)
            })
        };
        for (id, thesis) in [(roles.best_prognosis, false), (roles.thesis, true)] {
            let Some(id) = id else { continue };
            let span = article.sentences()[id.index()].span.trimmed(article.text());
            if !opened(self, span.start, thesis) {
                let role = if thesis { NodeRole::Thesis { lead: roles.lead } } else { NodeRole::Prognosis };
                let label = self.sentence_label(id);
                self.add(span, role, label, Vec::new(), 4);
            }
        }
    }

    fn add(&mut self, span: Span, role: NodeRole, label: Clean, keywords: Vec<Clean>, rank: u8) {
        self.entries.push(Entry { span, role, label, keywords, rank });
    }

    /// Nests the entries by their spans. One that crosses another is left out.
    fn outline(mut self) -> Outline {
        let mut entries = std::mem::take(&mut self.entries);
        // The regions come first: they cover every sentence, and what crosses one of their borders gives way.
        let regions: Vec<Span> = entries.iter().filter(|e| e.rank == 0).map(|e| e.span).collect();
        entries.retain(|e| {
            let before = regions.partition_point(|region| region.start <= e.span.start);
            let region = before.checked_sub(1).and_then(|index| regions.get(index));
            e.rank == 0 || region.is_some_and(|region| region.covers(e.span))
        });
        entries.sort_by_key(|e| (e.span.start, std::cmp::Reverse(e.span.end), e.rank));
        let mut outline = Outline::default();
        let mut path: Vec<(NodeId, Span)> = Vec::new();
        let mut last: Option<Span> = None;
        for entry in entries {
            while path.last().is_some_and(|(_, span)| span.end <= entry.span.start) {
                path.pop();
            }
            let parent = path.last().copied();
            let fits = parent.is_none_or(|(_, span)| span.covers(entry.span));
            let twin = last == Some(entry.span) && entry.rank > 3;
            if !fits || twin || entry.span.is_empty() {
                continue;
            }
            let span = entry.span;
            // A lead-in of marks alone names nothing.
            let label = if entry.label.trim().is_empty() { self.first_words(span) } else { entry.label };
            let id = outline.push(parent.map(|(id, _)| id), entry.role, label, entry.keywords, span);
            path.push((id, span));
            last = Some(span);
        }
        outline
    }

    fn sentence_label(&self, id: SentenceId) -> Clean {
        one_line(self.article.sentence(id))
    }

    /// A region without a heading is called by its keywords, or else by its first words.
    fn topic_label(&self, words: &[Clean], span: Span) -> Clean {
        /// Fewer sentences have no topic that words could name.
        const ENOUGH: usize = 4;
        if self.article.sentences_in(span).len() < ENOUGH {
            return self.first_words(span);
        }
        let shown: Vec<&str> = words.iter().take(3).map(Clean::as_str).collect();
        if shown.len() >= 2 {
            let comma = if self.article.lang() == Lang::Zh { "、" } else { ", " };
            return Clean::new(&shown.join(comma));
        }
        self.first_words(span)
    }

    fn first_words(&self, span: Span) -> Clean {
        one_line(self.article.slice(span).lines().next().unwrap_or(""))
    }

    fn members_label(&self, list: &Enumeration) -> Clean {
        let first = list.members.first().map_or("", |m| self.article.slice(m.words));
        one_line(first.trim_end_matches(['。', '.', '；', ';']))
    }
}

fn heading_level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// A lead-in as a label: its last clauses, as many as make about two dozen characters.
fn lead_label(lead: &str) -> Clean {
    // In cells: a Han character has two, and English needs more of them to say as much.
    let enough =
        if lead.chars().filter(|c| !c.is_ascii()).count() * 3 > lead.chars().count() { 24 } else { 40 };
    let bare = lead.trim().trim_end_matches(['：', ':', '。', '.', ' ']);
    // The last of several sentences, then the last clauses of that.
    let mut start = bare.len();
    let mut letters = 0;
    for (at, c) in bare.char_indices().rev() {
        let width = if c.is_ascii() { 1 } else { 2 };
        let breaks = matches!(c, ',' | '，' | '。' | '；' | ';' | '！' | '？');
        if breaks && letters > 0 && letters + 2 > enough {
            break;
        }
        if breaks && matches!(c, '。' | '！' | '？') {
            break;
        }
        letters += width;
        start = at;
        if letters > enough * 4 {
            start = 0;
            break;
        }
    }
    let label = bare[start..].trim_start_matches([',', '，', ' ']);
    one_line(label)
}

fn one_line(text: &str) -> Clean {
    Clean::new(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
