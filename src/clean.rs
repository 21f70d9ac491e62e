//! The gate: [`Clean`] is the only text that may reach a screen, an export or stderr, and this file holds its only makers,
//! which all pass through the same two sieves. Knows nothing of where a text came from or goes to.
//!
//! What goes, and what stays:
//!
//! | in the text | becomes |
//! |---|---|
//! | CRLF, CR, NEL, VT, FF, U+2028, U+2029 | a newline |
//! | terminal commands (`ESC [ … m`, `ESC ] … BEL`, their C1 forms) | nothing; an unfinished one loses only its introducer |
//! | a character struck over by another (`_` BS `a`) | the other one |
//! | other controls but newline and TAB, DEL, C1, bidi controls, tags, BOM, soft hyphen, noncharacters, annotations and everything else a screen does not show | nothing |
//! | ZWJ, ZWNJ | kept between letters of scripts that join or stack, ZWJ also inside emoji; else nothing |
//! | variation selectors 15 and 16 | kept after a character that can be emoji; all others go, those after Han too |
//! | more than eight marks on one base | the first eight |
//!
//! `controls` is the first sieve, `joins` the second. A text that is clean already is looked through and not rebuilt.

mod controls;
mod joins;

use crate::span::Span;
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// Text without anything a terminal could take for a command or a reader could not see.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

impl Clean {
    /// Lets through what may be shown, and nothing else. Never fails; cleaning twice changes nothing; the work is linear.
    pub fn new(raw: &str) -> Self {
        Self(sieve(raw).unwrap_or_else(|| raw.to_owned()))
    }

    /// As [`Clean::new`], for a text that is no longer needed: one that is clean already is not copied.
    pub fn from_string(raw: String) -> Self {
        Self(sieve(&raw).unwrap_or(raw))
    }

    /// As [`Clean::new`], where a copy is wanted only of a text that was not clean.
    pub(crate) fn sieved(raw: &str) -> Cow<'_, str> {
        sieve(raw).map_or(Cow::Borrowed(raw), Cow::Owned)
    }

    /// For names and messages: cleaned, on one line. White space that holds a newline or a TAB becomes one space, white
    /// space at the ends goes.
    pub fn one_line(raw: &str) -> Self {
        let clean = Self::new(raw);
        let pieces = clean.split(['\n', '\t']).map(str::trim).filter(|piece| !piece.is_empty());
        Self(pieces.collect::<Vec<_>>().join(" "))
    }

    /// A copy of the part at `span`; empty where the span does not fit. A joiner that the cut leaves at an end goes.
    pub fn part(&self, span: Span) -> Self {
        let part = span.of(&self.0);
        Self(joins::sieve(part).unwrap_or_else(|| part.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Clean {
    /// As [`Clean::new`].
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Clean {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Clean {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What is left of `raw`; nothing where all of it may stay.
///
/// Line by line, for no command, no joiner and no mark reaches over the end of a line: most lines are plainly clean.
fn sieve(raw: &str) -> Option<String> {
    let mut left: Option<String> = None;
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let sieved = if line.chars().all(is_common) { None } else { sieve_line(line) };
        if sieved.is_some() && left.is_none() {
            left = raw.get(..at).map(str::to_owned);
        }
        if let Some(left) = &mut left {
            left.push_str(sieved.as_deref().unwrap_or(line));
        }
        at += line.len();
    }
    left
}

fn sieve_line(line: &str) -> Option<String> {
    match controls::sieve(line) {
        Some(left) => Some(joins::sieve(&left).unwrap_or(left)),
        None => joins::sieve(line),
    }
}

/// Characters that both sieves let through wherever they stand, and that most texts are made of.
fn is_common(c: char) -> bool {
    matches!(c, '\n' | '\t' | ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

#[cfg(test)]
mod tests;
