//! What the person has set for the reader, whatever article they are at: it goes along when they turn to another, and so
//! do what follows from it, its colours and its words.

use crate::article::Article;
use crate::digest::{Digest, Limit, Summary};
use crate::tui::habits::Habits;
use crate::tui::phrases;
use crate::tui::state::{State, Widths};
use crate::tui::theme::{Depth, Dress, Ground};
use std::sync::Arc;

/// What the person has set for the reader, whatever article they are at.
#[derive(Clone)]
pub(crate) struct Settings {
    habits: Habits,
    size: (u16, u16),
    widths: Widths,
    ground: Option<Ground>,
    summarise: fn(&Article, &Digest, Limit) -> Summary,
}

impl Settings {
    /// Whether a text that is laid out for these is laid out for others too.
    pub(crate) fn lays_out_as(&self, other: &Self) -> bool {
        (self.size, self.widths, self.habits.looks) == (other.size, other.widths, other.habits.looks)
    }
}

impl State {
    /// What the person has set for the reader.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            habits: self.habits(),
            size: self.size,
            widths: self.widths,
            ground: self.ground,
            summarise: self.summarise,
        }
    }

    /// Takes what the person has set elsewhere. How long the summary is belongs to the article.
    pub(crate) fn set(&mut self, settings: Settings) {
        let Settings { habits, size, widths, ground, summarise } = settings;
        let Habits { tongue, limit: _, color, keymap, true_color, looks, mouse, unused } = habits;
        (self.tongue, self.color, self.keymap, self.true_color) = (tongue, color, keymap, true_color);
        (self.looks, self.holds_mouse, self.unused) = (looks, mouse, unused);
        (self.size, self.widths, self.ground, self.summarise) = (size, widths, ground, summarise);
    }

    /// The colours that may be used.
    pub(crate) fn dress(&self) -> Dress {
        let depth = match (self.color, self.true_color) {
            (false, _) => Depth::None,
            (true, false) => Depth::Indexed,
            (true, true) => Depth::True,
        };
        Dress::new(self.looks.worn(), self.ground, depth)
    }

    /// What was set for the reader, as the person has it now.
    pub(crate) fn habits(&self) -> Habits {
        let keymap = Arc::clone(&self.keymap);
        Habits {
            tongue: self.tongue,
            limit: self.limit,
            color: self.color,
            keymap,
            true_color: self.true_color,
            looks: self.looks,
            mouse: self.holds_mouse,
            unused: self.unused,
        }
    }

    /// Words in the person's language, with the keys in them as they are bound: see [`Keymap::spelt`].
    pub(crate) fn say(&self, both: phrases::Both) -> String {
        self.keymap.spelt(self.tongue.pick(both))
    }
}
