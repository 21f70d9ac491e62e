//! The counters, one by place and thread.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// By place; a test has a thread of its own.
    static COUNTS: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

pub(crate) fn visit(place: &'static str, times: usize) {
    COUNTS.with_borrow_mut(|counts| *counts.entry(place).or_default() += times);
}

/// What is counted at each place while something is done on this thread.
pub(crate) fn counted(work: impl FnOnce()) -> BTreeMap<&'static str, usize> {
    COUNTS.take();
    work();
    COUNTS.take()
}
