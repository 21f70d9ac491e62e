//! The only reader of the outside: a path or standard input becomes a [`Source`], within limits.

use crate::clean::Clean;

/// Bytes from outside, and what to call them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name to show: the path as typed, or `-` for standard input.
    pub name: Clean,
    /// What was read.
    pub bytes: Vec<u8>,
}
