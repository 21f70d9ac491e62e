//! Answers that are ready in any order, written in the order of their lines.

use super::Error;
use crate::threads::locked;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Condvar, Mutex, PoisonError};

/// Where the answers go, in the order of the lines.
pub(super) struct Answers<W> {
    state: Mutex<Ordered<W>>,
    /// The state has changed.
    changed: Condvar,
    /// The most lines between the one whose answer is written next and one that is answered.
    in_flight: u64,
}

struct Ordered<W> {
    /// Taken by the worker who writes.
    output: Option<W>,
    /// How many answers were written.
    written: u64,
    /// Answers to later lines, by the number of the line.
    waiting: BTreeMap<u64, io::Result<Vec<u8>>>,
    /// Whether the run has failed.
    over: bool,
}

impl<W: Write> Answers<W> {
    pub(super) fn new(output: W, in_flight: usize) -> Self {
        let state = Ordered { output: Some(output), written: 0, waiting: BTreeMap::new(), over: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), in_flight: in_flight as u64 }
    }

    /// Lays down the answer to a line, and writes what can be written; a worker who is far ahead waits here for the
    /// others. False where no more answers are wanted.
    pub(super) fn put(&self, number: u64, answer: io::Result<Vec<u8>>) -> Result<bool, Error> {
        let mut state = locked(&self.state);
        state.waiting.insert(number, answer);
        // Nobody else writes meanwhile, and everybody else may lay down an answer.
        if let Some(mut output) = state.output.take() {
            let mut end = Ok(());
            while !state.over
                && let Some(answer) = state.take_next()
            {
                drop(state);
                end = answer.map_err(Error::Read).and_then(|line| {
                    output.write_all(&line).and_then(|()| output.flush()).map_err(Error::Write)
                });
                state = locked(&self.state);
                state.over |= end.is_err();
                self.changed.notify_all();
            }
            state.output = Some(output);
            end?;
        }
        while !state.over && state.written + self.in_flight <= number {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        Ok(!state.over)
    }
}

impl<W> Ordered<W> {
    fn take_next(&mut self) -> Option<io::Result<Vec<u8>>> {
        let next = self.waiting.remove(&self.written)?;
        self.written += 1;
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Shared;
    use super::*;
    use std::sync::Arc;
    use std::thread;

    #[test]
    fn who_is_far_ahead_waits_and_the_order_is_kept() {
        let output = Shared::default();
        let answers = Arc::new(Answers::new(output.clone(), 2));
        let laid = |number: u64| {
            let answers = Arc::clone(&answers);
            thread::spawn(move || {
                answers.put(number, Ok(vec![b'0' + u8::try_from(number).unwrap()])).unwrap()
            })
        };
        assert!(laid(1).join().unwrap());
        // Too far ahead while the first is missing.
        let ahead = laid(2);
        while !locked(&answers.state).waiting.contains_key(&2) {
            thread::yield_now();
        }
        assert!(output.bytes().is_empty() && !ahead.is_finished());
        assert!(laid(0).join().unwrap() && ahead.join().unwrap());
        assert_eq!(output.bytes(), b"012");
    }
}
