//! The rows of what lies over the panes or below the text, kept for as long as they hold: to make them may take longer than
//! a frame should.

use crate::article::Article;
use crate::digest::Limit;
use crate::span::SentenceId;
use crate::tui::modes::Panel;
use crate::tui::page::Page;
use crate::tui::state::{State, Thought};
use crate::tui::{about, help, why};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

/// The rows of the panel that is open; none where none is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub page: Page,
    made_for: Option<Key>,
}

/// What the rows follow from.
#[derive(Clone, Debug)]
struct Key {
    panel: Discriminant<Panel>,
    width: usize,
    article: Arc<Article>,
    thought: Discriminant<Thought>,
    sentence: Option<SentenceId>,
    summary: (usize, Limit),
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let plain = |key: &Key| (key.panel, key.width, key.thought, key.sentence, key.summary);
        plain(self) == plain(other) && Arc::ptr_eq(&self.article, &other.article)
    }
}

impl Sheet {
    /// The sheet for what is now open, where this one no longer holds.
    pub(crate) fn anew(state: &State) -> Option<Self> {
        let key = state.panel.as_ref().map(|panel| Key::of(state, panel));
        if key == state.sheet.made_for {
            return None;
        }
        let width = key.as_ref().map_or(0, |key| key.width);
        let page = match state.panel {
            None | Some(Panel::Links(_) | Panel::Articles(_) | Panel::Notes(_) | Panel::Finder(_)) => {
                Page::default()
            }
            Some(Panel::Help(_)) => help::page(&state.keymap, state.tongue, &state.looks, width),
            Some(Panel::About(_)) => about::page(state, width),
            Some(Panel::Why(_)) => why::page(state, width),
        };
        Some(Self { page, made_for: key })
    }

    /// The sentence that it is about.
    pub(crate) fn sentence(&self) -> Option<SentenceId> {
        self.made_for.as_ref().and_then(|key| key.sentence)
    }
}

impl Key {
    fn of(state: &State, panel: &Panel) -> Self {
        let is_of_one = matches!(panel, Panel::Why(_));
        let docked = state.geometry().panel.filter(|_| is_of_one);
        Self {
            panel: discriminant(panel),
            // A cell is left free before what stands beside the panel.
            width: docked.map_or(state.size.0, |area| area.width.saturating_sub(1)).into(),
            article: Arc::clone(&state.article),
            thought: discriminant(&state.thought),
            sentence: state.sentence().filter(|_| is_of_one),
            summary: (state.summary.groups.len(), state.limit),
        }
    }
}
