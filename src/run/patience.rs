//! Work that may hang, done aside and waited for no longer than a person waits. What the work is, is not known here.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// How long another program or the display may take.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// What comes of some work, if it comes in time; where it does not, the work goes on and nobody hears of it.
pub(super) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, answer) = channel();
    thread::spawn(move || {
        let _ = done.send(work());
    });
    answer.recv_timeout(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_is_left() {
        assert_eq!(within(Duration::MAX, || 3), Some(3));
        let (held, never) = channel::<u8>();
        assert_eq!(within(Duration::from_millis(1), move || never.recv().is_ok()), None);
        drop(held);
    }
}
