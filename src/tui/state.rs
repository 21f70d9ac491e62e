//! All the reader knows: the article, what is thought of it, and where the person is. Changed by `update` alone; does
//! no input or output.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::{Digest, Limit, Node, NodeRole, Outline, Summary};
use crate::segment::joint::is_wide;
use crate::span::{NodeId, SentenceId};
use crate::tui::caption::caption;
use crate::tui::geometry::{Geometry, NAMED};
use crate::tui::layout::{Layout, Look, Place, Spot};
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::phrases::{self, Tongue};
use crate::tui::prompt::Prompt;
use crate::tui::search::Search;
use crate::wrap::cells;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The thinking about the article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Thought {
    /// Still going on.
    Pending,
    /// It broke off; the text is there all the same.
    Failed,
    /// Done.
    Done(Box<Digest>),
}

/// A place that outlives a new layout: the reader's row, and how many rows below the window's top it stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub spot: Spot,
    pub offset: usize,
}

/// The reader's state.
pub(crate) struct State {
    pub article: Arc<Article>,
    /// What the source is called.
    pub name: Clean,
    /// The language of the interface.
    pub tongue: Tongue,
    /// How long the article is, in words.
    pub length: String,
    /// Whether colours may be used.
    pub color: bool,
    pub thought: Thought,
    /// The screen, in cells: columns, rows.
    pub size: (u16, u16),
    /// Where the keys go, as far as there is an outline: see [`State::pane`].
    pub focus: Pane,
    /// The closed nodes; changed by [`State::fold`] alone.
    pub folds: BTreeSet<NodeId>,
    /// The nodes that show, in order: a closed node hides what lies in it. The title has its own row on the screen.
    pub visible: Vec<NodeId>,
    /// By node: the cells of the column in which its role and its siblings' are named. See [`branch`].
    pub names: Vec<u16>,
    /// The outline's mark; always a visible node.
    pub node: Option<NodeId>,
    /// How many visible nodes lie above the outline's window.
    pub outline_top: usize,
    pub mode: Mode,
    /// Whether what was taken out shows, dimmed, where it stood; the summary alone never shows it.
    pub removed: bool,
    pub limit: Limit,
    pub summary: Summary,
    /// Chooses the summary: [`crate::digest::summary::summarise`], but for tests.
    pub summarise: fn(&Article, &Digest, Limit) -> Summary,
    /// By sentence: whether the summary takes it.
    pub keys: Vec<bool>,
    pub layout: Layout,
    /// The text window's first row.
    pub top: Place,
    /// The row the reader is at; always in the window.
    pub line: Place,
    pub anchor: Anchor,
    /// The count typed so far.
    pub count: Option<usize>,
    /// The first key of a two-key command.
    pub prefix: Option<char>,
    /// Shown in place of the footer's keys until the next action.
    pub message: Option<String>,
    /// What lies over the panes, or beside the text.
    pub panel: Option<Panel>,
    /// The box that is typed in.
    pub prompt: Option<Prompt>,
    /// What was looked for.
    pub search: Search,
    /// The sentence that the reader moved to as a sentence; forgotten when they move by rows.
    pub chosen: Option<SentenceId>,
    /// The sentence at which a selection began, while there is one; it ends at [`State::sentence`].
    pub selecting: Option<SentenceId>,
    pub widths: Widths,
    /// Whether clicks and the wheel come to the reader; otherwise the terminal has them for itself.
    pub holds_mouse: bool,
}

/// How the person has divided the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Widths {
    /// Whether the outline is hidden.
    pub hidden: bool,
    /// The outline's cells, where they were chosen.
    pub outline: Option<u16>,
}

impl State {
    /// The reader at the beginning of an article, nothing thought yet.
    pub(crate) fn new(
        article: Arc<Article>,
        name: Clean,
        limit: Limit,
        color: bool,
        size: (u16, u16),
    ) -> Self {
        let nothing = Summary::default();
        let look = Look { mode: Mode::Full, summary: &nothing, width: 1, title: false, removed: None };
        let empty = Layout::new(&article, &look);
        let notices: Vec<&str> = article.notices().iter().map(|notice| notice.as_str()).collect();
        let mut state = Self {
            tongue: Tongue::of(article.lang()),
            length: length(&article),
            // Whoever opens the article sees what is to be known of it, until the first key.
            message: (!notices.is_empty()).then(|| notices.join(" · ")),
            keys: vec![false; article.sentences().len()],
            article,
            name,
            color,
            thought: Thought::Pending,
            size,
            focus: Pane::Outline,
            folds: BTreeSet::new(),
            visible: Vec::new(),
            names: Vec::new(),
            node: None,
            outline_top: 0,
            mode: Mode::Full,
            removed: false,
            limit,
            summary: Summary::default(),
            summarise: crate::digest::summary::summarise,
            layout: empty,
            top: Place::default(),
            line: Place::default(),
            anchor: Anchor::default(),
            count: None,
            prefix: None,
            panel: None,
            prompt: None,
            search: Search::default(),
            chosen: None,
            selecting: None,
            widths: Widths::default(),
            holds_mouse: true,
        };
        state.lay_out();
        state
    }

    /// Whether the parts of the article are called by their names in traditional characters.
    pub(crate) fn traditional(&self) -> bool {
        self.digest().is_some_and(|digest| digest.traditional)
    }

    /// The digest, once there is one.
    pub(crate) fn digest(&self) -> Option<&Digest> {
        match &self.thought {
            Thought::Done(digest) => Some(digest),
            _ => None,
        }
    }

    /// The outline, once there is one.
    pub(crate) fn outline(&self) -> Option<&Outline> {
        self.digest().map(|d| &d.outline)
    }

    /// Whether there is an outline to move in: a single part, the whole text, is none.
    pub(crate) fn has_outline(&self) -> bool {
        !self.visible.is_empty()
    }

    /// Why there is no outline to see, in the reader's language.
    pub(crate) fn why_no_outline(&self) -> &'static str {
        self.tongue.pick(match self.thought {
            Thought::Pending => phrases::THINKING,
            Thought::Failed => phrases::FAILED,
            Thought::Done(_) if self.article.sentences().len() == 1 => phrases::ONE_SENTENCE,
            Thought::Done(_) => phrases::NO_OUTLINE,
        })
    }

    /// How many rows the outline has for its nodes.
    pub(crate) fn outline_rows(&self) -> usize {
        self.geometry().rows() - caption(self).map_or(0, |caption| caption.height())
    }

    /// The cells in which a node's role is named; 0 where it has no name, or the screen no room for one.
    pub(crate) fn name_column(&self, id: NodeId) -> u16 {
        if self.size.0 < NAMED { 0 } else { self.names.get(id.index()).copied().unwrap_or(0) }
    }

    /// Where the keys go: the text, where there is no outline to move in.
    pub(crate) fn pane(&self) -> Pane {
        if self.has_outline() { self.focus } else { Pane::Text }
    }

    /// Where things stand on the screen.
    pub(crate) fn geometry(&self) -> Geometry {
        Geometry::new(self.size, self.pane(), phrases::widest_name(self.article.lang()))
    }

    /// Takes what is thought of the article.
    pub(crate) fn know(&mut self, thought: Thought) {
        self.thought = thought;
        let (lang, traditional) = (self.article.lang(), self.traditional());
        self.names = self.outline().map(|o| name_columns(o, lang, traditional)).unwrap_or_default();
        self.fold(|_| ());
    }

    /// Closes and opens nodes, and walks over what shows then.
    pub(crate) fn fold(&mut self, change: impl FnOnce(&mut BTreeSet<NodeId>)) {
        change(&mut self.folds);
        self.visible = self.outline().map(|o| walk(o, &self.folds)).unwrap_or_default();
    }

    /// Whether the mark stands on a node with others below it.
    pub(crate) fn is_at_a_parent(&self) -> bool {
        self.node.is_some_and(|id| self.outline().is_some_and(|o| o.is_parent(id)))
    }

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

    /// Whether the summary takes a sentence.
    pub(crate) fn is_key(&self, id: SentenceId) -> bool {
        self.keys.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether what was taken out shows among the text.
    pub(crate) fn shows_removed(&self) -> bool {
        self.removed && self.mode != Mode::Summary
    }

    /// Whether the title fits the header, so that the text need not show it too.
    pub(crate) fn title_in_header(&self) -> bool {
        let header = self.geometry().header;
        header.is_some_and(|h| self.article.title().is_some_and(|t| cells(t) + 2 <= usize::from(h.width)))
    }

    /// Lays the text out for the present size, mode and summary, and keeps the place.
    pub(crate) fn lay_out(&mut self) {
        let columns = self.geometry().columns;
        let title = !self.title_in_header();
        let removed = self.shows_removed().then_some(self.tongue);
        let look =
            Look { mode: self.mode, summary: &self.summary, width: columns.width.into(), title, removed };
        self.layout = Layout::new(&self.article, &look);
        self.hold_place();
    }

    /// Finds the window again from the anchor.
    fn hold_place(&mut self) {
        let height = self.geometry().rows();
        self.line = self.layout.find(self.anchor.spot);
        let wanted = self.layout.back(self.line, self.anchor.offset.min(height - 1));
        self.top = wanted.min(self.layout.lowest_top(height));
    }

    /// The byte of the article the reader is at.
    pub(crate) fn here(&self) -> usize {
        self.anchor.spot.byte.max(self.layout.span(self.line).start)
    }

    /// Whether a byte of the article lies ahead of the reader: after where they are, or just there where they are on
    /// something that was taken out before it.
    pub(crate) fn is_ahead(&self, byte: usize) -> bool {
        byte > self.here() || byte == self.here() && self.layout.is_removed(self.line)
    }

    /// How far the reader's row is down what the mode shows of the article, in per cent: 0 on the first row, 100 on the
    /// last. What was taken out does not count.
    pub(crate) fn percent(&self) -> usize {
        let start = |place| self.layout.span(place).start;
        let (first, last) = self.layout.ends();
        let all = start(last).saturating_sub(start(first)).max(1);
        if self.line >= last { 100 } else { start(self.line).saturating_sub(start(first)) * 100 / all }
    }
}

/// The nodes that show; none, where there is but one to show.
fn walk(outline: &Outline, folds: &BTreeSet<NodeId>) -> Vec<NodeId> {
    let is_part = |node: &&Node| node.role != NodeRole::Title;
    let mut visible = Vec::new();
    if outline.nodes().iter().filter(is_part).nth(1).is_none() {
        return visible;
    }
    let mut next = NodeId(0);
    while let Some(node) = outline.get(next) {
        if is_part(&node) {
            visible.push(next);
        }
        next = if folds.contains(&next) { node.end } else { NodeId(next.0 + 1) };
    }
    visible
}

/// Labels line up with their siblings': by node, the cells of the widest name among it and them.
fn name_columns(outline: &Outline, lang: Lang, traditional: bool) -> Vec<u16> {
    let mut widest: BTreeMap<Option<NodeId>, u16> = BTreeMap::new();
    for node in outline.nodes() {
        let widest = widest.entry(node.parent).or_default();
        let name = phrases::name(node.role, lang, traditional);
        *widest = (*widest).max(name.map_or(0, |name| cells(name) as u16));
    }
    outline.nodes().iter().map(|node| widest.get(&node.parent).copied().unwrap_or(0)).collect()
}

/// How long the article is, and how long it takes to read: 400 characters a minute for Chinese, 230 words elsewhere. Of a
/// script without spaces, kanji and kana, two characters count as a word.
fn length(article: &Article) -> String {
    let text = article.text();
    let (units, a_minute) = match Tongue::of(article.lang()) {
        Tongue::Chinese => (text.chars().filter(|c| !c.is_whitespace()).count(), 400),
        Tongue::English => {
            let words = |piece: &str| piece.chars().filter(|c| is_wide(*c)).count().div_ceil(2).max(1);
            (text.split_whitespace().map(words).sum::<usize>(), 230)
        }
    };
    Tongue::of(article.lang()).length(units, units.div_ceil(a_minute))
}
