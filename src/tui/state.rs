//! All the reader knows: the article, what is thought of it, and where the person is. Changed by `update` alone; does
//! no input or output.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::{Digest, Limit, Node, NodeRole, Outline, Role, Summary};
use crate::span::{NodeId, SentenceId};
use crate::tui::caption::Room;
use crate::tui::filter::Filter;
use crate::tui::geometry::{Division, Geometry, NAMED, NARROW};
use crate::tui::layout::{Layout, Look, Place, Spot};
use crate::tui::listing::Listing;
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::origin::Origin;
use crate::tui::pace::{Length, Pace};
use crate::tui::phrases::{self, Tongue};
use crate::tui::prompt::Prompt;
use crate::tui::search::Search;
use crate::tui::sections::Sections;
use crate::tui::sheet::Sheet;
use crate::tui::strip::Strip;
use crate::tui::work::{self, Work};
use crate::wrap::cells;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
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

/// A place in the text to come back to from the summary alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Left {
    pub anchor: Anchor,
    /// The sentence that was chosen there.
    pub chosen: Option<SentenceId>,
}

/// The reader's state.
pub(crate) struct State {
    pub article: Arc<Article>,
    /// What the source is called.
    pub name: Clean,
    /// The language of the interface.
    pub tongue: Tongue,
    pub length: Length,
    /// Whether colours may be used.
    pub color: bool,
    pub thought: Thought,
    /// The screen, in cells: columns, rows.
    pub size: (u16, u16),
    /// Where the keys go, as far as there is an outline: see [`State::pane`].
    pub focus: Pane,
    /// The closed nodes; changed by [`State::fold`] alone.
    pub folds: BTreeSet<NodeId>,
    /// The nodes that show, in order: a closed node hides what lies in it, and the filter what does not match. The title
    /// has its own row on the screen.
    pub visible: Vec<NodeId>,
    /// What is left of the outline; changed together with the folds.
    pub filter: Option<Filter>,
    /// By node: the cells of the column in which its role and its siblings' are named. See [`branch`].
    pub names: Vec<u16>,
    /// How long the parts take to read.
    pub pace: Pace,
    /// The sections that the summary's sentences are said to stand in.
    pub sections: Sections,
    /// The room below the outline for what is said of the marked node: the same for every node, so that nothing jumps.
    pub caption: Room,
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
    /// What the reader left in the text when the summary alone was shown: the place to return to, if they do not move.
    pub left: Option<Left>,
    /// The whole article beside the text.
    pub strip: Strip,
    /// The summary in its own column, where the screen has one.
    pub listing: Listing,
    /// The count typed so far.
    pub count: Option<usize>,
    /// The first key of a two-key command.
    pub prefix: Option<char>,
    /// Shown in place of the footer's keys until the next action.
    pub message: Option<String>,
    /// What lies over the panes, or beside the text.
    pub panel: Option<Panel>,
    /// Its rows.
    pub sheet: Sheet,
    /// How many rows the text had after the last action: what opens below it takes some.
    pub text_rows: usize,
    /// The box that is typed in.
    pub prompt: Option<Prompt>,
    /// What was looked for.
    pub search: Search,
    /// Where the person was when they opened a box whose words move them.
    pub origin: Option<Origin>,
    /// The sentence that the reader moved to as a sentence; forgotten when they move by rows.
    pub chosen: Option<SentenceId>,
    /// The sentence at which a selection began, while there is one; it ends at [`State::sentence`].
    pub selecting: Option<SentenceId>,
    pub widths: Widths,
    /// The words at which the article is to be opened when it comes.
    pub at: Option<String>,
    /// What takes its time just now: from the beginning the thinking.
    pub work: Option<Work>,
    /// What the mouse has hold of.
    pub held: Option<Held>,
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

/// What the mouse moves while its button is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// The line between outline and text.
    Divider,
    /// The place in the article, along the strip.
    Strip,
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
        let (nothing, sections) = (Summary::default(), Sections::default());
        let look = Look {
            mode: Mode::Full,
            summary: &nothing,
            sections: &sections,
            width: 1,
            title: false,
            removed: None,
        };
        let empty = Layout::new(&article, &look);
        let notices: Vec<&str> = article.notices().iter().map(|notice| notice.as_str()).collect();
        let mut state = Self {
            tongue: Tongue::of(article.lang()),
            length: Length::new(&article),
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
            filter: None,
            names: Vec::new(),
            pace: Pace::default(),
            sections,
            caption: Room::default(),
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
            left: None,
            strip: Strip::default(),
            listing: Listing::default(),
            count: None,
            prefix: None,
            panel: None,
            sheet: Sheet::default(),
            text_rows: 0,
            prompt: None,
            search: Search::default(),
            origin: None,
            chosen: None,
            selecting: None,
            widths: Widths::default(),
            at: None,
            work: Some(Work::begun(work::Kind::Thinking)),
            held: None,
            holds_mouse: true,
        };
        state.lay_out();
        state
    }

    /// The reader before there is an article.
    pub(crate) fn waiting(
        name: Clean,
        in_chinese: bool,
        limit: Limit,
        color: bool,
        size: (u16, u16),
    ) -> Self {
        let mut state = Self::new(Arc::default(), name, limit, color, size);
        state.tongue = if in_chinese { Tongue::Chinese } else { Tongue::English };
        // Who opens the reader without an article has waited for it until it was felt.
        state.work = Some(Work { elapsed: work::UNFELT, ..Work::begun(work::Kind::Reading) });
        state
    }

    /// Whether there is no article yet.
    pub(crate) fn is_waiting(&self) -> bool {
        self.work.is_some_and(|work| work.kind == work::Kind::Reading)
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
            Thought::Pending if self.is_waiting() => phrases::carry::READING,
            Thought::Pending => phrases::THINKING,
            Thought::Failed => phrases::FAILED,
            Thought::Done(_) if self.article.sentences().len() == 1 => phrases::ONE_SENTENCE,
            Thought::Done(_) => phrases::NO_OUTLINE,
        })
    }

    /// How many rows the outline has for its nodes.
    pub(crate) fn outline_rows(&self) -> usize {
        self.geometry().body_rows() - self.caption.height
    }

    /// The cells in which a node's role is named; 0 where it has no name, or the screen no room for one.
    pub(crate) fn name_column(&self, id: NodeId) -> u16 {
        if self.size.0 < NAMED { 0 } else { self.names.get(id.index()).copied().unwrap_or(0) }
    }

    /// Where the keys go: the text, where there is no outline to move in, or it is hidden.
    pub(crate) fn pane(&self) -> Pane {
        if self.has_outline() && !self.hides_outline() { self.focus } else { Pane::Text }
    }

    /// Whether the outline is hidden beside the text. A narrow screen shows one of the two in any case.
    pub(crate) fn hides_outline(&self) -> bool {
        self.widths.hidden && self.size.0 >= NARROW
    }

    /// How the screen is divided.
    pub(crate) fn division(&self) -> Division {
        Division {
            focus: self.pane(),
            roles: phrases::widest_name(self.article.lang()),
            hidden: self.hides_outline(),
            outline: self.widths.outline,
            summary: self.article.sentences().len() > 1,
        }
    }

    /// Where things stand on the screen.
    pub(crate) fn geometry(&self) -> Geometry {
        let geometry = Geometry::new(self.size, self.division());
        let is_docked = matches!(self.panel, Some(Panel::Why(_)));
        if is_docked { geometry.with_panel() } else { geometry }
    }

    /// How many rows show of what is open over the panes or below the text.
    pub(crate) fn panel_rows(&self) -> usize {
        let geometry = self.geometry();
        // The panel has a head.
        geometry.panel.map_or(geometry.body.height, |panel| panel.height.saturating_sub(1)).into()
    }

    /// Takes what is thought of the article.
    pub(crate) fn know(&mut self, thought: Thought) {
        self.thought = thought;
        let (lang, traditional) = (self.article.lang(), self.traditional());
        self.names = self.outline().map(|o| name_columns(o, lang, traditional)).unwrap_or_default();
        self.caption = Room::default();
        self.pace = self.outline().map(|o| Pace::new(&self.article, o)).unwrap_or_default();
        self.sections = self.digest().map(|d| Sections::new(&self.article, d)).unwrap_or_default();
        self.filter = None;
        self.fold(|_| ());
    }

    /// Closes and opens nodes, and walks over what shows then.
    pub(crate) fn fold(&mut self, change: impl FnOnce(&mut BTreeSet<NodeId>)) {
        change(&mut self.folds);
        self.visible = self.outline().map(|o| walk(o, &self.folds)).unwrap_or_default();
        if let Some(filter) = &self.filter {
            self.visible.retain(|id| filter.leaves(*id));
        }
    }

    /// Opens all that lies above some nodes.
    pub(crate) fn unfold_to(&mut self, nodes: &[NodeId]) {
        let parent = |state: &Self, id: NodeId| state.outline()?.get(id)?.parent;
        let above =
            nodes.iter().flat_map(|id| std::iter::successors(parent(self, *id), |id| parent(self, *id)));
        let closed: BTreeSet<NodeId> = above.filter(|id| self.folds.contains(id)).collect();
        if !closed.is_empty() {
            self.fold(|folds| folds.retain(|id| !closed.contains(id)));
        }
    }

    /// The visible node that stands for another: itself, the closest above it, else the one before it. Nothing where none
    /// shows.
    pub(crate) fn nearest(&self, id: NodeId) -> Option<NodeId> {
        let outline = self.outline()?;
        let mut up = std::iter::successors(Some(id), |id| outline.get(*id)?.parent);
        let shows = |id: &NodeId| self.visible.binary_search(id).is_ok();
        let before = self.visible.partition_point(|visible| *visible < id).saturating_sub(1);
        up.find(shows).or_else(|| self.visible.get(before).copied())
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

    /// The sentences that are selected, as a range of indices; empty where none are.
    pub(crate) fn selected(&self) -> Range<usize> {
        let ends = self.selecting.and_then(|from| Some((from, self.sentence()?)));
        ends.map_or(0..0, |(from, to)| from.min(to).index()..from.max(to).index() + 1)
    }

    /// What a sentence with a role is called; nothing for evidence and setting.
    pub(crate) fn role_name(&self, id: SentenceId) -> Option<&'static str> {
        let digest = self.digest()?;
        let role = digest.roles.get(id.index()).copied().flatten()?;
        let start = self.article.sentences().get(id.index())?.span.trimmed(self.article.text()).start;
        let outline = &digest.outline;
        let up = std::iter::successors(outline.at(start), |id| outline.get(*id)?.parent);
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

    /// Whether what was taken out shows among the text.
    pub(crate) fn shows_removed(&self) -> bool {
        self.removed && self.mode != Mode::Summary
    }

    /// Whether the title fits the header, so that the text need not show it too.
    pub(crate) fn title_in_header(&self) -> bool {
        let header = self.geometry().header;
        header.is_some_and(|h| self.article.title().is_some_and(|t| cells(t) + 2 <= usize::from(h.width)))
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
