//! The counters, one by place and thread.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

thread_local! {
    /// By place; a test has a thread of its own.
    static COUNTS: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
    /// Whether anybody wants to know: counting takes longer than much of what is counted.
    static IS_COUNTING: Cell<bool> = const { Cell::new(false) };
}

pub(crate) fn visit(place: &'static str, times: usize) {
    if IS_COUNTING.get() {
        COUNTS.with_borrow_mut(|counts| *counts.entry(place).or_default() += times);
    }
}

/// What is counted at each place while something is done on this thread.
pub(crate) fn counted(work: impl FnOnce()) -> BTreeMap<&'static str, usize> {
    COUNTS.take();
    IS_COUNTING.set(true);
    work();
    IS_COUNTING.set(false);
    COUNTS.take()
}
