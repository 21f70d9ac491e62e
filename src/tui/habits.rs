//! How a person likes to read, as it is known before the reader opens: the same for every article.

use crate::digest::Limit;
use crate::tui::keymap::Keymap;
use crate::tui::looks::Looks;
use crate::tui::phrases::Tongue;
use std::sync::Arc;

/// What is set for the reader from outside.
#[derive(Clone, Debug)]
pub struct Habits {
    /// The language of the interface.
    pub tongue: Tongue,
    /// How long the summary may be to begin with.
    pub limit: Limit,
    /// Whether colours may be used; without them bold, underline, dim and reverse say all of it.
    pub color: bool,
    /// What each key asks for.
    pub keymap: Arc<Keymap>,
    /// Whether the terminal shows any colour, and not those of its palette alone.
    pub true_color: bool,
    /// How the reader looks.
    pub looks: Looks,
    /// Whether clicks and the wheel come to the reader, to begin with.
    pub mouse: bool,
    /// How much of the configuration could not be used; said when the reader opens.
    pub unused: usize,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            tongue: Tongue::default(),
            limit: Limit::Auto,
            color: false,
            keymap: Arc::default(),
            true_color: false,
            looks: Looks::default(),
            mouse: true,
            unused: 0,
        }
    }
}
