//! All the reader knows: the article, what is thought of it, and where the person is. Changed by `update` alone; does
//! no input or output.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Digest, Limit, Outline, Summary};
use crate::span::{NodeId, SentenceId};
use crate::tui::action::Command;
use crate::tui::caption::Room;
use crate::tui::filter::Filter;
use crate::tui::jumps::Jumps;
use crate::tui::keep::Keep;
use crate::tui::keymap::Keymap;
use crate::tui::layout::{Layout, Place, Spot};
use crate::tui::links::Link;
use crate::tui::listing::Listing;
use crate::tui::looks::Looks;
use crate::tui::modes::{Mode, Pane, Panel};
use crate::tui::news::Insight;
use crate::tui::origin::Origin;
use crate::tui::pace::{Length, Pace};
use crate::tui::phrases::{self, Tongue};
use crate::tui::prompt::{self, Prompt};
use crate::tui::said::Said;
use crate::tui::search::Search;
use crate::tui::sections::Sections;
use crate::tui::sheet::Sheet;
use crate::tui::shelf::Shelf;
use crate::tui::strip::Strip;
use crate::tui::theme::Ground;
use crate::tui::work::{self, Work};
use crate::wrap::Girth;
use std::collections::BTreeSet;
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

/// What the person wants of an article that is not there yet, or only its beginning; forgotten when they move on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To open it at these words.
    At(String),
    /// To be at its end.
    End,
    /// To be where the last search is found: the beginning does not have it.
    Hit,
}

/// The reader's state.
pub(crate) struct State {
    pub article: Arc<Article>,
    /// What the source is called.
    pub name: Clean,
    /// The language of the interface.
    pub tongue: Tongue,
    /// What each key asks for.
    pub keymap: Arc<Keymap>,
    pub length: Length,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether the terminal shows any colour, or those of its palette alone.
    pub true_color: bool,
    /// How bright the terminal's background is, if it has said so.
    pub ground: Option<Ground>,
    /// What the person has chosen of the reader's looks.
    pub looks: Looks,
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
    /// By node: the cells of the column in which its role and its siblings' are named. See [`geometry::branch`](super::geometry::branch).
    pub names: Vec<u16>,
    /// By node: what is known of the rows of its label.
    pub girths: Vec<Girth>,
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
    /// The command that waits for the letter of a mark.
    pub awaits: Option<Command>,
    /// What the person leaves in the article.
    pub keep: Keep,
    /// The places they have leapt away from.
    pub jumps: Jumps,
    /// Shown in place of the footer's keys until the next action.
    pub message: Option<Said>,
    /// What lies over the panes, or beside the text.
    pub panel: Option<Panel>,
    /// Its rows.
    pub sheet: Sheet,
    /// The rows that the window was last fitted into: what opens below the text takes some.
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
    /// What is to be done when the whole article is there.
    pub wish: Option<Wish>,
    /// What takes its time just now: from the beginning the thinking.
    pub work: Option<Work>,
    /// What the mouse has hold of.
    pub held: Option<Held>,
    /// Whether clicks and the wheel come to the reader; otherwise the terminal has them for itself.
    pub holds_mouse: bool,
    /// How much of the configuration could not be used, until the first key.
    pub unused: usize,
    /// The links of a page that is a list of links; none of an article.
    pub list: Vec<Link>,
    /// The opened articles, this one among them.
    pub shelf: Shelf,
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
    /// Whether something is being chosen from a list, which a click decides.
    pub(crate) fn is_choosing(&self) -> bool {
        self.panel.as_ref().is_some_and(Panel::is_list)
            || self.prompt.as_ref().is_some_and(|prompt| matches!(prompt.kind, prompt::Kind::Command(_)))
    }

    /// Whether only the beginning of the article is there.
    pub(crate) fn is_begun(&self) -> bool {
        self.work.is_some_and(|work| work.kind == work::Kind::ReadingOn)
    }

    /// Whether there is no article yet.
    pub(crate) fn is_waiting(&self) -> bool {
        self.work.is_some_and(|work| work.kind == work::Kind::Reading)
    }

    /// Whether there is no article, and none is waited for.
    pub(crate) fn is_bare(&self) -> bool {
        self.thought == Thought::Pending && self.work.is_none()
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

    /// Why there is no outline to see, in the reader's language.
    pub(crate) fn why_no_outline(&self) -> String {
        self.say(match self.thought {
            Thought::Pending if self.is_waiting() => phrases::carry::READING,
            Thought::Pending if self.is_bare() => phrases::shelf::BARE,
            Thought::Pending => phrases::THINKING,
            Thought::Failed => phrases::FAILED,
            Thought::Done(_) if self.article.sentences().len() == 1 => phrases::ONE_SENTENCE,
            Thought::Done(_) => phrases::NO_OUTLINE,
        })
    }

    /// What is said where a search finds nothing.
    pub(crate) fn not_found(&self) -> phrases::Both {
        if self.is_begun() { phrases::finding::NOT_FOUND_YET } else { phrases::finding::NOT_FOUND }
    }

    /// Why nothing is known of the article that has to be thought first, in the reader's language.
    pub(crate) fn why_no_digest(&self) -> String {
        self.say(match self.thought {
            Thought::Failed => phrases::FAILED,
            _ if self.is_bare() => phrases::shelf::BARE,
            _ => phrases::NOT_YET,
        })
    }

    /// Takes what is thought of the article; nothing where the thinking broke off.
    pub(crate) fn know(&mut self, insight: Option<Insight>) {
        self.thought = Thought::Failed;
        (self.names, self.girths) = Default::default();
        (self.pace, self.sections) = Default::default();
        if let Some(Insight { digest, names, girths, pace, sections }) = insight {
            self.thought = Thought::Done(digest);
            (self.names, self.girths) = (names, girths);
            (self.pace, self.sections) = (pace, sections);
        }
        (self.caption, self.strip) = (Room::default(), Strip::default());
        self.filter = None;
        self.fold(|_| ());
    }

    /// Whether what was taken out shows among the text.
    pub(crate) fn shows_removed(&self) -> bool {
        self.removed && self.mode != Mode::Summary
    }
}
