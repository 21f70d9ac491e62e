//! Work on many items, shared out among the processor's cores where there is enough of it, and what threads share. Knows
//! nothing of what is done: the results are those of doing one item after the other, in their order, on any number of
//! threads.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// In bytes of text. Threads take some 0.2 ms to start, in which one of them reads or thinks about this much.
const ENOUGH: usize = 64 * 1024;

/// The threads; none where the system gives none, or there is one core only.
static POOL: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().build().ok().filter(|pool| pool.current_num_threads() > 1));

/// What several threads share, for one of them. That another has panicked while it had it says nothing of what is there.
pub(crate) fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The results of `work` on each item. `bytes` is how much text all of it goes through.
pub(crate) fn map<'a, T: Sync, R: Send>(
    items: &'a [T],
    bytes: usize,
    work: impl Fn(&'a T) -> R + Sync + Send,
) -> Vec<R> {
    match pool(bytes) {
        Some(pool) => pool.install(|| items.par_iter().map(work).collect()),
        None => items.iter().map(work).collect(),
    }
}

/// Does two things, at one time where there is enough to do.
pub(crate) fn both<A: Send, B: Send>(
    bytes: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    match pool(bytes) {
        Some(pool) => pool.join(one, other),
        None => (one(), other()),
    }
}

fn pool(bytes: usize) -> Option<&'static ThreadPool> {
    #[cfg(any(test, fuzzing))]
    if single::ALONE.get() {
        return None;
    }
    if bytes < ENOUGH { None } else { POOL.as_ref() }
}

#[cfg(any(test, fuzzing))]
pub(crate) use single::alone;

#[cfg(any(test, fuzzing))]
mod single {
    use std::cell::Cell;

    thread_local! {
        pub(super) static ALONE: Cell<bool> = const { Cell::new(false) };
    }

    /// Does some work on this thread and no other.
    pub(crate) fn alone<R>(work: impl FnOnce() -> R) -> R {
        ALONE.set(true);
        let result = work();
        ALONE.set(false);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::digest;
    use crate::read::{Options, read_text};

    #[test]
    fn a_large_text_is_thought_about_the_same_on_any_number_of_threads() {
        for sample in ["zh-commentary.txt", "en-essay.txt", "zh-howto.txt"] {
            let path = format!("{}/samples/{sample}", env!("CARGO_MANIFEST_DIR"));
            let sample = std::fs::read_to_string(path).unwrap();
            let text: String = (0..ENOUGH / sample.len() + 2).map(|n| format!("{sample}\n{n}\n\n")).collect();
            let think = || {
                let article = read_text(&text, &Options::default());
                let digest = digest(&article);
                (article, digest)
            };
            assert!(text.len() >= ENOUGH);
            assert!(think() == alone(think));
        }
    }

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        let items: Vec<usize> = (0..10_000).collect();
        for bytes in [0, ENOUGH] {
            assert_eq!(map(&items, bytes, |n| n * 2), items.iter().map(|n| n * 2).collect::<Vec<_>>());
            assert_eq!(both(bytes, || 1, || 2), (1, 2));
        }
    }
}
