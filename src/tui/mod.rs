//! The reader: an outline beside the text, in a terminal. This file alone reads events, carries out effects and draws;
//! the rest is arithmetic on the state (`state.rs`).
//!
//! ```text
//! Event ──▶ Action ──update──▶ State ──view──▶ screen
//!                        └───▶ Effect
//! ```

mod action;
mod caption;
#[cfg(test)]
mod fixture;
mod geometry;
mod help;
mod input;
mod keymap;
mod layout;
mod modes;
mod phrases;
#[doc(hidden)]
pub mod picture;
mod pieces;
mod prompt;
mod removed;
#[cfg(test)]
mod screens;
mod search;
mod state;
mod terminal;
mod update;
mod view;

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Digest, Limit};
use action::{Action, Effect};
use crossterm::event::{self, Event as Input};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Rect, Size};
use state::State;
use std::io::{self, BufWriter};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};
use update::update;

/// How long the first frame waits for the outline: short enough not to be felt.
const FIRST_FRAME: Duration = Duration::from_millis(30);

/// What to read, and how.
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// What its source is called.
    pub name: Clean,
    /// How long the summary may be to begin with.
    pub limit: Limit,
    /// Whether colours may be used; without them bold, underline, dim and reverse say all of it.
    pub color: bool,
    /// Works out the digest, on a thread of its own.
    pub think: Box<dyn FnOnce(&Article) -> Digest + Send>,
}

/// Why the reader could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output leads somewhere else, or to a terminal that can only print.
    #[error("the reader needs a terminal; use -s, -o or -t to print instead")]
    NoTerminal,
    /// There is a screen but no keyboard: standard input is no terminal and /dev/tty cannot be opened.
    #[error("the reader can get no keys from a terminal ({0}); use -s, -o or -t to print instead")]
    NoKeys(#[source] io::Error),
    /// The terminal failed while it was read or written.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

/// What the outside says.
enum Event {
    /// A key, a click, a new size.
    Input(Input),
    /// The input broke off.
    Lost(io::Error),
    /// The thinking is done; nothing where it broke off.
    Digested(Option<Box<Digest>>),
    /// The process is asked to stop for a while.
    Stop,
    /// The process goes on after a stop.
    Continue,
}

/// Opens the reader and returns when the person leaves it, the terminal given back.
///
/// # Errors
///
/// [`Error::NoTerminal`] and [`Error::NoKeys`] before anything has been drawn, so that the caller can print instead;
/// [`Error::Terminal`] where the terminal fails later.
pub fn run(reading: Reading) -> Result<(), Error> {
    let (send, events) = channel();
    let guard = terminal::Guard::take(send.clone())?;
    think(reading.think, Arc::clone(&reading.article), send.clone());
    read_input(send);
    // Whether there is colour is decided by now; crossterm would ask NO_COLOR again and overrule `--color always`.
    crossterm::style::force_color_output(true);
    let out = BufWriter::with_capacity(1 << 16, io::stdout());
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let size = terminal.size()?;
    let mut state =
        State::new(reading.article, reading.name, reading.limit, reading.color, (size.width, size.height));
    let result = event_loop(&mut terminal, &mut state, &events, &mut Shell { guard: &guard });
    if result.is_err() {
        // Now, because ratatui would complain of a terminal that has gone on that same terminal, and panic.
        guard.end_if_gone();
    }
    result
}

/// What the event loop asks of the world around it.
trait World {
    /// Runs `draw` undisturbed.
    fn drawing<T>(&mut self, draw: impl FnOnce() -> T) -> T;
    /// Stops the process until it is told to go on.
    fn suspend(&mut self) -> io::Result<()>;
    /// Makes the terminal ours again after a stop that came from outside.
    fn take_again(&mut self) -> io::Result<()>;
}

struct Shell<'a> {
    guard: &'a terminal::Guard,
}

impl World for Shell<'_> {
    fn drawing<T>(&mut self, draw: impl FnOnce() -> T) -> T {
        let _frame = self.guard.drawing();
        draw()
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.guard.suspend()
    }

    fn take_again(&mut self) -> io::Result<()> {
        self.guard.take_again()
    }
}

/// Takes events until one of them ends the reading; draws once for all that have come in.
fn event_loop<B: Backend>(
    terminal: &mut Terminal<B>,
    state: &mut State,
    events: &Receiver<Event>,
    world: &mut impl World,
) -> Result<(), Error>
where
    B::Error: std::error::Error + Send + Sync + 'static,
{
    let mut waiting = wait_for_outline(events);
    loop {
        let mut anew = false;
        for event in waiting.drain(..).chain(events.try_iter()) {
            for effect in take(state, event)? {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Suspend => world.suspend()?,
                    Effect::TakeAgain => world.take_again()?,
                    Effect::Redraw => {}
                }
                anew = true;
            }
        }
        let size = terminal.size().map_err(io::Error::other)?;
        if state.size != (size.width, size.height) {
            update(state, Action::Resize(size.width, size.height));
        }
        world.drawing(|| draw(terminal, state, size, anew)).map_err(io::Error::other)?;
        match events.recv() {
            Ok(event) => waiting.push(event),
            Err(_) => return Ok(()),
        }
    }
}

/// Draws what has changed, or every cell. `Terminal::clear` would ask the terminal where its cursor is, and the thread
/// that reads the input would take the answer; a resize to the same size clears without asking.
fn draw<B: Backend>(
    terminal: &mut Terminal<B>,
    state: &State,
    size: Size,
    anew: bool,
) -> Result<(), B::Error> {
    if anew {
        terminal.resize(Rect::new(0, 0, size.width, size.height))?;
    }
    terminal.draw(|frame| view::view(state, frame)).map(|_| ())
}

/// What comes in before the first frame: most often the outline, so that a short article appears whole.
fn wait_for_outline(events: &Receiver<Event>) -> Vec<Event> {
    let deadline = Instant::now() + FIRST_FRAME;
    let mut waiting = Vec::new();
    while let Ok(event) = events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        let done = matches!(event, Event::Digested(_));
        waiting.push(event);
        if done {
            break;
        }
    }
    waiting
}

fn take(state: &mut State, event: Event) -> Result<Vec<Effect>, Error> {
    let action = match event {
        Event::Input(input) => match input::action(state, &input) {
            Some(action) => action,
            None => return Ok(Vec::new()),
        },
        Event::Digested(digest) => Action::Digested(digest),
        Event::Stop => return Ok(vec![Effect::Suspend]),
        Event::Continue => return Ok(vec![Effect::TakeAgain]),
        Event::Lost(error) => return Err(Error::Terminal(error)),
    };
    Ok(update(state, action))
}

fn think(think: Box<dyn FnOnce(&Article) -> Digest + Send>, article: Arc<Article>, send: Sender<Event>) {
    thread::spawn(move || {
        let digest = catch_unwind(AssertUnwindSafe(|| think(&article))).ok();
        let _ = send.send(Event::Digested(digest.map(Box::new)));
    });
}

/// Reads the terminal's input for as long as somebody listens. The thread cannot be called back from its waiting; it
/// ends with the process.
fn read_input(send: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let event = match event::read() {
                Ok(input) => Event::Input(input),
                Err(error) => Event::Lost(error),
            };
            let lost = matches!(event, Event::Lost(_));
            if send.send(event).is_err() || lost {
                return;
            }
        }
    });
}
