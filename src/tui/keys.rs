//! The thread that reads the terminal's input, and how it is made to leave that input to another program for a while.
//! What the input means is not known here, but for the terminal's own answers among it (`ground.rs`).

use crate::threads::locked;
use crate::tui::ground::{Heard, Listener};
use crate::tui::theme::Ground;
use crossterm::event::{self, Event};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long the thread may take to leave the input alone.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the terminal's input brings.
pub(super) enum News {
    /// A key, a click, a new size.
    Event(Event),
    /// How bright the terminal's background is.
    Ground(Ground),
    /// The input broke off.
    Lost(io::Error),
}

/// The hold on the thread.
pub(super) struct Keys {
    gate: Arc<Gate>,
}

#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The input is not to be read.
    shut: bool,
    /// The thread waits at the gate, or has ended.
    waits: bool,
    /// The terminal was asked for its background, and the thread does not know yet.
    asked: bool,
}

impl Keys {
    /// Reads the terminal's input for as long as somebody takes it; before it is waited for, `ring` has the terminal tell of
    /// what is there. The thread ends with the process, or when nobody takes anything.
    pub(super) fn read(
        take: impl Fn(News) -> bool + Send + 'static,
        ring: impl Fn() + Send + 'static,
    ) -> Self {
        let gate = Arc::new(Gate::default());
        let passed = Arc::clone(&gate);
        thread::spawn(move || {
            let mut listener = Listener::default();
            loop {
                passed.pass();
                let goes_on = match next(&listener, &ring) {
                    // What woke the thread for the gate to be shut is nobody's event.
                    Ok(Some(_)) if passed.state().shut => true,
                    Ok(event) => {
                        if std::mem::take(&mut passed.state().asked) {
                            listener.expect();
                        }
                        let heard = match event {
                            Some(event) => listener.hear(event),
                            None => Heard { events: listener.give_up(), ground: None },
                        };
                        let news = heard.events.into_iter().map(News::Event);
                        news.chain(heard.ground.map(News::Ground)).all(&take)
                    }
                    Err(error) => {
                        take(News::Lost(error));
                        false
                    }
                };
                if !goes_on {
                    break;
                }
            }
            passed.state().waits = true;
            passed.changed.notify_all();
        });
        Self { gate }
    }

    /// From now on an answer about the terminal's background is none of its keys. To be called before it is asked.
    pub(super) fn expect(&self) {
        self.gate.state().asked = true;
    }

    /// Leaves the terminal's input alone until the answer is dropped.
    pub(super) fn pause(&self) -> Pause<'_> {
        self.gate.state().shut = true;
        self.call();
        Pause { gate: &self.gate }
    }

    /// Calls the thread to the gate and waits until it is there.
    fn call(&self) {
        // The thread waits for input; a new size is one.
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
        let state = self.gate.state();
        // Where it does not come to the gate there is no input that it could take either.
        drop(self.gate.changed.wait_timeout_while(state, PATIENCE, |state| !state.waits));
    }
}

/// The time in which the input is left alone.
pub(super) struct Pause<'a> {
    gate: &'a Gate,
}

impl Drop for Pause<'_> {
    fn drop(&mut self) {
        self.gate.state().shut = false;
        self.gate.changed.notify_all();
    }
}

/// What the terminal sends next; nothing where somebody waits for it and it does not come in time.
fn next(listener: &Listener, ring: &dyn Fn()) -> io::Result<Option<Event>> {
    if event::poll(Duration::ZERO)? {
        return event::read().map(Some);
    }
    ring();
    match listener.patience() {
        Some(patience) if !event::poll(patience)? => Ok(None),
        _ => event::read().map(Some),
    }
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }

    /// Waits for as long as the gate is shut.
    fn pass(&self) {
        let mut state = self.state();
        while state.shut {
            state.waits = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waits = false;
    }
}
