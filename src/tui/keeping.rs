//! The thread that keeps what the person leaves in an article: a disk may take its time, and no key waits for it.

use crate::memory::{Fingerprint, Memory};
use crate::tui::Event;
use crate::tui::desk::{Desk, NotKept};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long leaving the reader waits for a disk.
const PATIENCE: Duration = Duration::from_secs(2);

/// The thread, once there is something to keep; at its end it says what it could not keep.
#[derive(Default)]
pub(super) struct Keeping(Option<(Sender<Errand>, Receiver<Option<NotKept>>)>);

/// What is to be kept, and where.
struct Errand {
    desk: Arc<dyn Desk>,
    print: Fingerprint,
    memory: Memory,
}

impl Errand {
    /// Whether what is kept by this errand is overtaken by a later one.
    fn is_overtaken(&self, later: &Self) -> bool {
        self.print == later.print && Arc::ptr_eq(&self.desk, &later.desk)
    }

    fn carry_out(&self) -> Result<(), NotKept> {
        self.desk.remember(self.print, &self.memory)
    }
}

impl Keeping {
    /// Sends what is to be kept on its way. The desk knows whether that is anything new.
    pub(super) fn keep(
        &mut self,
        desk: Arc<dyn Desk>,
        print: Fingerprint,
        memory: Memory,
        send: &Sender<Event>,
    ) {
        let (errands, _) = self.0.get_or_insert_with(|| begun(send.clone()));
        let _ = errands.send(Errand { desk, print, memory });
    }

    /// Waits until all is kept, but not for ever; says why something is not.
    pub(super) fn finish(self) -> Option<NotKept> {
        let (errands, done) = self.0?;
        drop(errands);
        match done.recv_timeout(PATIENCE) {
            Ok(failed) => failed,
            Err(RecvTimeoutError::Timeout) => Some(NotKept::Late),
            Err(RecvTimeoutError::Disconnected) => Some(NotKept::BrokeOff),
        }
    }
}

fn begun(send: Sender<Event>) -> (Sender<Errand>, Receiver<Option<NotKept>>) {
    let (errands, coming) = channel::<Errand>();
    let (tell, done) = channel();
    thread::spawn(move || {
        // One that could not be kept is not made good by another that could.
        let mut failed: Vec<(Errand, NotKept)> = Vec::new();
        let mut keep = |errand: Errand| {
            failed.retain(|(earlier, _)| !earlier.is_overtaken(&errand));
            if let Err(reason) = errand.carry_out() {
                let _ = send.send(Event::NotKept(reason.clone()));
                failed.push((errand, reason));
            }
        };
        while let Ok(mut errand) = coming.recv() {
            // Of several that have come the last says all, where they are of one article.
            while let Ok(next) = coming.try_recv() {
                let earlier = std::mem::replace(&mut errand, next);
                if !earlier.is_overtaken(&errand) {
                    keep(earlier);
                }
            }
            keep(errand);
        }
        let _ = tell.send(failed.into_iter().next().map(|(_, reason)| reason));
    });
    (errands, done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::threads::locked;
    use crate::tui::desk::NotSaved;
    use crate::tui::fake::FakeDesk;

    fn titled(title: &str) -> Memory {
        Memory { title: title.to_owned(), ..Memory::default() }
    }

    #[test]
    fn what_is_sent_is_kept_before_the_reader_goes() {
        let desk = Arc::new(FakeDesk::default());
        let (send, _events) = channel();
        let mut keeping = Keeping::default();
        for title in ["a", "b"] {
            keeping.keep(desk.clone(), Fingerprint::default(), titled(title), &send);
        }
        assert_eq!(keeping.finish(), None);
        let asked = desk.asked.lock().unwrap().clone();
        assert_eq!(asked.last().map(String::as_str), Some("remember b"));
    }

    #[test]
    fn what_two_desks_keep_of_one_text_is_not_joined() {
        let desks = [Arc::new(FakeDesk::default()), Arc::new(FakeDesk::default())];
        let (send, _events) = channel();
        let mut keeping = Keeping::default();
        for desk in &desks {
            keeping.keep(desk.clone(), Fingerprint::default(), titled("a"), &send);
        }
        assert_eq!(keeping.finish(), None);
        for desk in desks {
            assert_eq!(*desk.asked.lock().unwrap(), ["remember a"]);
        }
    }

    #[test]
    fn what_was_not_kept_is_told_at_the_end_too() {
        let full = || NotKept::Unsaved(NotSaved::Full);
        let desk = Arc::new(FakeDesk { keep: Err(full()), ..FakeDesk::default() });
        let fine = Arc::new(FakeDesk::default());
        let (send, events) = channel();
        let mut keeping = Keeping::default();
        keeping.keep(desk, Fingerprint::default(), titled("a"), &send);
        keeping.keep(fine, Fingerprint::of("河水涨了三次，桥却没有修。"), titled("b"), &send);
        assert_eq!(keeping.finish(), Some(full()));
        assert!(matches!(events.try_recv(), Ok(Event::NotKept(_))));
    }

    #[test]
    fn keeping_that_broke_off_is_told() {
        let desk = Arc::new(FakeDesk::default());
        // Whoever writes down what was asked panics from now on.
        let held = Arc::clone(&desk);
        thread::spawn(move || {
            let _asked = held.asked.lock().unwrap();
            panic!("for the test");
        })
        .join()
        .unwrap_err();
        let (send, _events) = channel();
        let mut keeping = Keeping::default();
        keeping.keep(desk.clone(), Fingerprint::default(), titled("a"), &send);
        assert_eq!(keeping.finish(), Some(NotKept::BrokeOff));
        assert!(locked(&desk.asked).is_empty());
    }
}
