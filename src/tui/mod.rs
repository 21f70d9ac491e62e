//! The reader: an outline beside the text, in a terminal. This file takes events and draws; `shell.rs` carries out
//! effects, `terminal.rs` and `keys.rs` have the terminal, `clock.rs` the time; the rest is arithmetic on the state
//! (`state.rs`).
//!
//! ```text
//! Event ──▶ Action ──update──▶ State ──view──▶ screen
//!                        └───▶ Effect
//! ```

mod about;
mod action;
mod branches;
mod caption;
mod choice;
mod clock;
pub mod desk;
mod errand;
#[cfg(test)]
mod fake;
mod filter;
mod finder;
#[cfg(test)]
mod fixture;
mod geometry;
mod ground;
mod habits;
mod help;
mod input;
mod jumps;
mod keep;
mod keeping;
mod keymap;
mod keys;
#[cfg(any(test, fuzzing))]
pub(crate) mod laws;
mod layout;
mod links;
mod listing;
mod looks;
mod marks;
mod modes;
mod news;
mod notes;
mod opening;
mod origin;
mod pace;
mod page;
mod palette;
mod pen;
mod phrases;
#[doc(hidden)]
pub mod picture;
mod pieces;
mod place;
mod prompt;
mod removed;
mod said;
#[cfg(test)]
mod screens;
mod search;
mod sections;
mod sentence;
mod settings;
mod sheet;
mod shelf;
mod shell;
mod state;
mod strip;
mod terminal;
mod theme;
mod update;
mod view;
mod why;
mod work;

pub(crate) use action::Command;
pub use habits::Habits;
pub use keymap::Keymap;
pub(crate) use keymap::{Fault, Wish, commands, key_named};
pub use looks::{Looks, Spacing, TextWidth, is_utf8};
pub use phrases::Tongue;
pub(crate) use phrases::palette::says;
pub use terminal::Seat;
pub use theme::Theme;

use crate::clean::Clean;
use action::{Action, Effect, Reread};
use clock::Clock;
use crossterm::event::Event as Input;
use desk::{Desks, Found, Letter, NotKept, NotRead};
use keeping::Keeping;
use keys::News;
use news::{Arrival, Insight};
use pen::{Pen, part_wide_symbols};
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect, Size};
use ratatui::terminal::{Terminal, TerminalOptions, Viewport};
use shelf::Shelf;
use shell::{Shell, World, carry_out};
use state::State;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use theme::Ground;
use update::{news, update};
use work::UNFELT;

/// How long the first frame waits for the outline: short enough not to be felt.
const FIRST_FRAME: Duration = Duration::from_millis(30);
/// Who does nothing for so long is taken to read: their place is kept, in case the terminal goes away.
const REST: Duration = Duration::from_millis(1500);

/// What to read, and how.
pub struct Reading {
    /// The program around the reader, which has the articles or will get them.
    pub desks: Arc<dyn Desks>,
    /// What to call the articles that were named until they are there, in order; the first that can be read is opened.
    pub names: Vec<Clean>,
    /// Whether there are folders to look for articles in, so that the reader opens where none was named.
    pub has_folders: bool,
    /// How the person likes to read.
    pub habits: Habits,
    /// The reader opens at the first place where this is found; at the beginning where it is `None`.
    pub at: Option<String>,
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
    /// What the person left in an article could not be kept: why, in the words of the interface.
    #[error("{0}")]
    NotKept(Clean),
    /// None of the articles could be read: why the last could not.
    #[error("{0}")]
    Unread(NotRead),
}

/// What the outside says.
enum Event {
    /// A key, a click, a new size.
    Input(Input),
    /// The input broke off.
    Lost(io::Error),
    /// The terminal has said how bright its background is.
    Ground(Ground),
    /// What the person left in an article could not be kept.
    NotKept(NotKept),
    /// The beginning of a large article, by its number, has come; the article itself will.
    Begun(usize, Letter),
    /// An article has come, or will not come.
    Read(usize, Result<Arrival, NotRead>),
    /// The thinking about an article is done; nothing where it broke off.
    Digested(usize, Option<Insight>),
    /// An article was read again, or could not be.
    Reread(usize, Result<Reread, NotRead>),
    /// Files were found that can be opened, by the looking with this number.
    Found(usize, Vec<Found>),
    /// That looking is over; where there was more than is looked at, how many files were.
    Looked(usize, Option<usize>),
    /// The process is asked to stop for a while.
    Stop,
    /// The process goes on after a stop.
    Continue,
}

/// Opens the reader and returns when the person leaves it, the terminal given back. An article that takes its time is
/// waited for in the open reader.
///
/// # Errors
///
/// [`Error::Unread`] where no article can be read, the others where the terminal fails.
pub fn run(reading: Reading, seat: &Seat) -> Result<(), Error> {
    let Reading { desks, names, has_folders, habits, at } = reading;
    let (send, events) = channel();
    let mut shelf = Shelf::new(names, has_folders, habits.limit);
    let first = first(&mut shelf, desks.as_ref(), &send, &events)?;
    // Of what is at hand the digest is there too.
    let thought = matches!(first, Some(Event::Read(..))).then(|| events.try_recv().ok()).flatten();
    let guard = terminal::Guard::take(seat, send.clone())?;
    if !habits.mouse {
        guard.leave_mouse();
    }
    let mut terminal = screen(Pen::new(guard.screen()))?;
    let Rect { width, height, .. } = terminal.get_frame().area();
    let size = (width, height);
    let mut state = match first {
        Some(Event::Begun(_, letter)) => State::begun(Arrival::uncounted(letter), habits, size),
        Some(Event::Read(_, Ok(arrival))) => {
            let mut state = State::unlaid(arrival, habits, size);
            match thought {
                Some(Event::Digested(_, insight)) => drop(update(&mut state, Action::Digested(insight))),
                _ => state.lay_out(),
            }
            state
        }
        None if !shelf.is_open() => State::bare(habits, size),
        _ => State::waiting(shelf.name().cloned().unwrap_or_default(), habits, size),
    };
    state.shelf = shelf;
    update::offer(&mut state);
    if let Some(words) = at {
        update::open_at(&mut state, words);
    }
    let begins =
        if state.is_bare() { update(&mut state, Action::Do(Command::FindArticle)) } else { Vec::new() };
    if state.work.is_none() {
        // There is nothing more to come. Who looks at the screen need not wait for threads to start.
        let _frame = guard.drawing();
        draw(&mut terminal, &state, Size::new(width, height), false)?;
    }
    guard.watch();
    let sink = send.clone();
    let leave = guard.last_resort();
    let take = move |news| {
        let event = match news {
            News::Event(event) => Event::Input(event),
            News::Ground(ground) => Event::Ground(ground),
            News::Lost(error) => Event::Lost(error),
        };
        if matches!(&event, Event::Input(input) if input::is_interrupt(input)) {
            leave();
        }
        sink.send(event).is_ok()
    };
    let keys = keys::Keys::read(take, guard.bell());
    let (search, keeping) = (Arc::default(), Keeping::default());
    let mut shell = Shell { guard: &guard, keys: &keys, desks: &desks, send, search, keeping };
    for effect in begins {
        carry_out(effect, &state, &mut shell)?;
    }
    let result = event_loop(&mut terminal, &mut state, &events, &mut shell);
    // Also where the terminal has failed: what was written is worth more than the screen.
    remember(&state, &mut shell);
    let lost = shell.keeping.finish();
    if result.is_err() {
        // Now, because ratatui would complain of a terminal that has gone on that same terminal, and panic.
        guard.end_if_gone();
    }
    // Said once more where the person is now: the footer is gone with the reader.
    result.and(lost.map_or(Ok(()), |why| Err(Error::NotKept(Clean::new(&state.tongue.not_kept(&why))))))
}

/// What has come first of the first article that can be read; nothing where that takes its time, or where there is none.
fn first(
    shelf: &mut Shelf,
    desks: &dyn Desks,
    send: &Sender<Event>,
    events: &Receiver<Event>,
) -> Result<Option<Event>, Error> {
    while shelf.is_open() {
        shell::read(desks.desk(shelf.current), shelf.current, send.clone());
        // Nobody else sends yet, and the article or its beginning comes before what is thought of it.
        match events.recv_timeout(Duration::from_millis(UNFELT)) {
            Ok(Event::Read(number, Err(reason))) => {
                shelf.fail(number);
                match shelf.otherwise() {
                    Some(next) => shelf.be_at(next),
                    None if shelf.has_folders => break,
                    None => return Err(Error::Unread(reason)),
                }
            }
            first => return Ok(first.ok()),
        }
    }
    Ok(None)
}

/// A screen that changes its size when it is told to. One that asks before each frame may hear of a new size that the
/// state has not heard of yet.
fn screen<B: Backend>(backend: B) -> Result<Terminal<B>, B::Error> {
    let size = Rect::from((Position::ORIGIN, backend.size()?));
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(size) })
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
    let mut waiting = wait_for_outline(state, events);
    let mut clock = Clock::new(state);
    let mut rests_at = None;
    loop {
        let (mut anew, mut late) = (false, Vec::new());
        for event in waiting.drain(..).chain(events.try_iter()) {
            let mut effects = VecDeque::from(take(state, event, &mut clock)?);
            while let Some(effect) = effects.pop_front() {
                if gives_the_terminal_away(&effect) {
                    late.extend(clock.hear_the_answer(state, events));
                }
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::GiveUp(reason) => return Err(Error::Unread(reason)),
                    _ => {}
                }
                anew |= spoils_the_screen(&effect);
                if let Some(told) = carry_out(effect, state, world)? {
                    effects.extend(update(state, Action::Told(told)));
                }
            }
        }
        waiting.append(&mut late);
        let size = terminal.size().map_err(io::Error::other)?;
        if state.size != (size.width, size.height) {
            update(state, Action::Resize(size.width, size.height));
        }
        world.drawing(|| draw(terminal, state, size, anew)).map_err(io::Error::other)?;
        if wants_ground(state) && !clock.has_asked() && world.ask_ground()? {
            // After the frame, which does not wait for an answer.
            clock.ask();
        }
        if !waiting.is_empty() {
            continue;
        }
        let rest = rests_at.map(|at: Instant| at.saturating_duration_since(Instant::now()));
        let event = match clock.next_tick(state).into_iter().chain(rest).min() {
            Some(pause) => events.recv_timeout(pause),
            None => events.recv().map_err(RecvTimeoutError::from),
        };
        match event {
            Ok(event) => {
                waiting.push(event);
                rests_at = Some(Instant::now() + REST);
            }
            Err(RecvTimeoutError::Timeout) if rests_at.is_some_and(|at| at <= Instant::now()) => {
                rests_at = None;
                remember(state, world);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        if let Some(elapsed) = clock.tick() {
            update(state, Action::Tick { elapsed, bytes: world.desk(state.shelf.current).progress() });
        }
    }
}

/// Keeps what the person has left in the article, and their place in it.
fn remember(state: &State, world: &mut impl World) {
    if let Some((print, memory)) = state.memory() {
        world.remember(state.shelf.current, print, memory);
    }
}

/// Whether the theme follows the terminal's background, and that is not known.
fn wants_ground(state: &State) -> bool {
    state.looks.worn() == Theme::Auto && state.color && state.ground.is_none()
}

/// Whether somebody else reads what the terminal sends after an effect.
fn gives_the_terminal_away(effect: &Effect) -> bool {
    matches!(effect, Effect::Quit | Effect::GiveUp(_) | Effect::Suspend | Effect::Edit(_))
}

/// Whether an effect leaves something else on the screen than was drawn there.
fn spoils_the_screen(effect: &Effect) -> bool {
    matches!(effect, Effect::Redraw | Effect::Suspend | Effect::TakeAgain | Effect::Edit(_))
}

/// Draws what has changed, or every cell, at the size that the state has. `Terminal::clear` would ask the terminal where
/// its cursor is, and the thread that reads the input would take the answer; a resize to the same size clears without
/// asking.
fn draw<B: Backend>(
    terminal: &mut Terminal<B>,
    state: &State,
    size: Size,
    anew: bool,
) -> Result<(), B::Error> {
    let area = Rect::from((Position::ORIGIN, size));
    if anew || terminal.get_frame().area() != area {
        terminal.resize(area)?;
    }
    let drawn = terminal.draw(|frame| {
        view::view(state, frame);
        part_wide_symbols(frame.buffer_mut());
    });
    drawn.map(|_| ())
}

/// What comes in before the first frame: most often the outline, so that a short article appears whole. Where the article
/// itself is not there yet, or only its beginning, nothing is waited for; nor where the outline is there.
fn wait_for_outline(state: &State, events: &Receiver<Event>) -> Vec<Event> {
    let mut waiting = Vec::new();
    if state.work.is_none_or(|work| work.kind != work::Kind::Thinking) {
        return waiting;
    }
    let deadline = Instant::now() + FIRST_FRAME;
    while let Ok(event) = events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        let done = matches!(event, Event::Digested(..));
        waiting.push(event);
        if done {
            break;
        }
    }
    waiting
}

fn take(state: &mut State, event: Event, clock: &mut Clock) -> Result<Vec<Effect>, Error> {
    let (number, action) = match event {
        Event::Input(input) => match input::action(state, &input) {
            // In a list the first click has chosen, and what the second one meets is something else.
            Some(action) if state.is_choosing() => return Ok(update(state, clock.once(action))),
            Some(action) => return Ok(update(state, clock.twice(action))),
            None => return Ok(Vec::new()),
        },
        Event::Begun(number, letter) => (number, Action::Begun(letter)),
        Event::Read(number, arrival) => (number, arrival.map_or_else(Action::Unread, Action::Read)),
        Event::Digested(number, insight) => (number, Action::Digested(insight)),
        Event::Reread(number, reread) => (number, Action::Reread(reread)),
        Event::Found(number, found) => return Ok(update(state, Action::Found(number, found))),
        Event::Looked(number, cut) => return Ok(update(state, Action::Looked(number, cut))),
        Event::NotKept(reason) => return Ok(update(state, Action::NotKept(reason))),
        Event::Stop => return Ok(vec![Effect::Suspend]),
        Event::Continue => return Ok(vec![Effect::TakeAgain]),
        Event::Lost(error) => return Err(Error::Terminal(error)),
        // What comes late changes nothing: whoever reads by now reads on.
        Event::Ground(_) if !clock.awaits_an_answer() => return Ok(Vec::new()),
        Event::Ground(ground) => return Ok(update(state, Action::Grounded(ground))),
    };
    Ok(news(state, number, action))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::backend::TestBackend;

    #[test]
    fn a_frame_has_the_size_that_the_state_has() {
        let mut terminal = screen(TestBackend::new(80, 24)).unwrap();
        let state = fixture::chinese().state((80, 24));
        // A new size, between the question for it and the frame.
        terminal.backend_mut().resize(120, 40);
        draw(&mut terminal, &state, Size::new(80, 24), false).unwrap();
        assert_eq!(terminal.get_frame().area(), Rect::new(0, 0, 80, 24));
        let state = fixture::chinese().state((120, 40));
        draw(&mut terminal, &state, Size::new(120, 40), false).unwrap();
        assert_eq!(terminal.get_frame().area(), Rect::new(0, 0, 120, 40));
    }
}
