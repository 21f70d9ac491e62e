//! The thread that keeps what the person leaves in an article: a disk may take its time, and no key waits for it.

use crate::memory::{Fingerprint, Memory};
use crate::tui::Event;
use crate::tui::desk::Desk;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long leaving the reader waits for a disk.
const PATIENCE: Duration = Duration::from_secs(2);

/// The thread, once there is something to keep.
#[derive(Default)]
pub(super) struct Keeping {
    thread: Option<(Sender<Errand>, Receiver<()>)>,
    /// What was sent last, so that the same is not written again.
    last: Option<(Fingerprint, Memory)>,
}

/// What is to be kept, and where.
struct Errand {
    desk: Arc<dyn Desk>,
    print: Fingerprint,
    memory: Memory,
}

impl Keeping {
    /// Sends what is to be kept on its way, if it is not the same as the last time.
    pub(super) fn keep(
        &mut self,
        print: Fingerprint,
        memory: Memory,
        with: impl FnOnce() -> (Arc<dyn Desk>, Sender<Event>),
    ) {
        if self.last.as_ref().is_some_and(|last| (last.0, &last.1) == (print, &memory)) {
            return;
        }
        self.last = Some((print, memory.clone()));
        let (desk, send) = with();
        let (errands, _) = self.thread.get_or_insert_with(|| begun(send));
        let _ = errands.send(Errand { desk, print, memory });
    }

    /// Waits until all is kept, but not for ever.
    pub(super) fn finish(self) {
        if let Some((errands, done)) = self.thread {
            drop(errands);
            // Nothing is ever sent: the thread ends, or time does.
            let _ = done.recv_timeout(PATIENCE);
        }
    }
}

fn begun(send: Sender<Event>) -> (Sender<Errand>, Receiver<()>) {
    let (errands, coming) = channel::<Errand>();
    let (at_work, done) = channel();
    thread::spawn(move || {
        let _at_work: Sender<()> = at_work;
        while let Ok(mut errand) = coming.recv() {
            // Of several that have come the last says all, where they are of one article.
            while let Ok(next) = coming.try_recv() {
                let earlier = std::mem::replace(&mut errand, next);
                if earlier.print != errand.print {
                    keep(&earlier, &send);
                }
            }
            keep(&errand, &send);
        }
    });
    (errands, done)
}

fn keep(errand: &Errand, send: &Sender<Event>) {
    if let Err(reason) = errand.desk.remember(errand.print, &errand.memory) {
        let _ = send.send(Event::NotKept(reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fake::FakeDesk;

    #[test]
    fn what_is_sent_is_kept_before_the_reader_goes() {
        let desk = Arc::new(FakeDesk::default());
        let (send, _events) = channel();
        let mut keeping = Keeping::default();
        for title in ["a", "a", "b"] {
            let memory = Memory { title: title.to_owned(), ..Memory::default() };
            keeping.keep(Fingerprint::default(), memory, || (desk.clone(), send.clone()));
        }
        keeping.finish();
        let asked = desk.asked.lock().unwrap().clone();
        assert_eq!(asked.last().map(String::as_str), Some("remember b"));
        assert!(asked.iter().filter(|asked| *asked == "remember a").count() <= 1, "{asked:?}");
    }
}
