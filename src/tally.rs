//! How often something was done, counted in tests alone: in the program a call is nothing. So that a test can hold how
//! work grows with the text, without a clock. What is counted is known to those who count.

/// Adds to what was counted at `place`, which is the name of a loop.
#[cfg(not(test))]
#[inline(always)]
pub(crate) fn visit(_place: &'static str, _times: usize) {}

#[cfg(test)]
pub(crate) use tests::{counted, visit};

#[cfg(test)]
mod tests;
