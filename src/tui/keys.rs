//! The thread that reads the terminal's input, and how it is made to leave that input to another program for a while.
//! What the input means is not known here.

use crossterm::event::{self, Event};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long the thread may take to leave the input alone.
const PATIENCE: Duration = Duration::from_secs(1);

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
}

impl Keys {
    /// Reads the terminal's input for as long as somebody takes it. The thread ends with the process, or when nobody does.
    pub(super) fn read(take: impl Fn(io::Result<Event>) -> bool + Send + 'static) -> Self {
        let gate = Arc::new(Gate::default());
        let passed = Arc::clone(&gate);
        thread::spawn(move || {
            loop {
                passed.pass();
                let goes_on = match event::read() {
                    // What woke the thread for the gate to be shut is nobody's event.
                    Ok(_) if passed.state().shut => true,
                    Ok(event) => take(Ok(event)),
                    Err(error) => {
                        take(Err(error));
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

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
