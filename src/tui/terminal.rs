//! The terminal's manners: taken on entry, and given back on return, error, panic, signal and hang-up. Knows nothing of
//! what is drawn.
//!
//! What is written by hand here and not by crossterm: its mouse capture also asks for movements with no button held.

use crate::threads::locked;
use crate::tui::pen::Screen;
use crate::tui::{Error, Event};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::getpgrp;
use rustix::termios::{OptionalActions, tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::panic::{self, PanicHookInfo};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

/// Alternate screen, cursor hidden, pastes told from keys.
const TAKE: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Clicks, wheel and movements with a button held are reported.
const TAKE_MOUSE: &str = "\x1b[?1002h\x1b[?1006h";
/// The mouse is the terminal's again.
const FREE_MOUSE: &str = "\x1b[?1006l\x1b[?1002l";
/// All of that undone, and the colours.
const GIVE_BACK: &str = "\x1b[?1006l\x1b[?1002l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
/// Again what a stop may have cost, without the alternate screen: entering it twice forgets the shell's cursor.
const TAKE_AGAIN: &str = "\x1b[?25l\x1b[?2004h";
/// What a program on the whole screen may leave when it dies: every way to report the mouse, the focus and keys, its
/// cursor's shape, and the alternate screen.
const CLEAN_UP: &str = "\x1b[?1006l\x1b[?1015l\x1b[?1005l\x1b[?1004l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?1l\x1b>\
                        \x1b[>4m\x1b[0 q\x1b[0m\x1b[?25h\x1b[?1049l";

/// How long a dying process waits for a terminal that takes no more bytes.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long the loop may go on with what it does after it was told to leave at once.
const BUSY: Duration = Duration::from_secs(1);
/// How often the terminal is asked whether it is still there.
const WATCH: Timespec = Timespec { tv_sec: 0, tv_nsec: 400_000_000 };

type Hook = dyn Fn(&PanicHookInfo<'_>) + Sync + Send;

/// The signals that are answered while the reader has the terminal.
const CAUGHT: [i32; 6] = [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT];

/// A screen and a keyboard, where one reader after the other may sit down, and what was agreed on for them with the
/// system: that outlives a reader.
pub struct Seat {
    /// Whether signals do again what they do without us.
    released: Arc<AtomicBool>,
    /// Whether the system knows.
    agreed: Cell<bool>,
}

/// The most columns and rows that are drawn.
const LARGEST: (u16, u16) = (2_000, 1_000);

/// The terminal while the reader has it; dropping it gives the terminal back.
pub(super) struct Guard {
    hold: Arc<Hold>,
    signals: Handle,
    previous_hook: Arc<Box<Hook>>,
}

/// Who has the terminal.
#[derive(Default)]
struct Hold {
    /// Whether the reader has it.
    taken: AtomicBool,
    /// Whether the terminal has yet to be told so, which it is together with the first frame: each write wakes it, and
    /// before there is something to see there is nothing to wake it for.
    untold: AtomicBool,
    /// As of the [`Seat`].
    released: Arc<AtomicBool>,
    /// Whether another program has the terminal: what its keys send is meant for it and not for us.
    lent: AtomicBool,
    /// Whether the terminal is to keep the mouse for itself.
    no_mouse: AtomicBool,
    /// Held while a frame is written, so that nobody gives the terminal back in the middle of one.
    drawing: Mutex<()>,
    /// Held while the terminal's modes are changed.
    modes: Mutex<()>,
}

impl Seat {
    /// The seat of this process. Changes nothing yet.
    ///
    /// # Errors
    ///
    /// [`Error::NoTerminal`] where standard output is no terminal, [`Error::NoKeys`] where keys can be had neither from
    /// standard input nor from /dev/tty.
    pub fn find() -> Result<Self, Error> {
        if !io::stdout().is_terminal() || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            return Err(Error::NoTerminal);
        }
        if !io::stdin().is_terminal() {
            File::open("/dev/tty").map_err(Error::NoKeys)?;
        }
        Ok(Self { released: Arc::new(AtomicBool::new(true)), agreed: Cell::new(false) })
    }

    /// Signals do what they do without us whenever nobody has the terminal.
    fn agree(&self) -> io::Result<()> {
        if !self.agreed.replace(true) {
            for signal in CAUGHT {
                signal_hook::flag::register_conditional_default(signal, Arc::clone(&self.released))?;
            }
        }
        Ok(())
    }
}

impl Guard {
    /// Takes the terminal. Signals that stop and continue the process arrive as events.
    ///
    /// Fails where the terminal does.
    pub(super) fn take(seat: &Seat, events: Sender<Event>) -> Result<Self, Error> {
        enable_raw_mode().map_err(Error::NoKeys)?;
        let hold = Arc::new(Hold { released: Arc::clone(&seat.released), ..Hold::default() });
        let previous_hook = catch_panics(&hold);
        let signals = match seat.agree().and_then(|()| catch_signals(&hold, events)) {
            Ok(signals) => signals,
            Err(error) => {
                let _ = disable_raw_mode();
                return Err(Error::Terminal(error));
            }
        };
        let guard = Self { hold, signals, previous_hook };
        guard.hold.take().map_err(Error::Terminal)?;
        Ok(guard)
    }

    /// From now on the process ends when the terminal has gone. The event loop cannot see to it: after a hang-up
    /// crossterm's poll does not return.
    pub(super) fn watch(&self) {
        let hold = Arc::clone(&self.hold);
        thread::spawn(move || {
            while !hold.released.load(Ordering::SeqCst) {
                end_if_gone(&WATCH);
            }
        });
    }

    /// What to draw on.
    pub(super) fn screen(&self) -> Paper {
        Paper(Arc::clone(&self.hold))
    }

    /// Keeps the terminal from being given back by a signal until the answer is dropped.
    pub(super) fn drawing(&self) -> MutexGuard<'_, ()> {
        locked(&self.hold.drawing)
    }

    /// Gives the terminal back, stops the process, and takes the terminal again when it goes on in the foreground.
    pub(super) fn suspend(&self) -> io::Result<()> {
        self.hold.give_back();
        stop()?;
        wait_for_foreground()?;
        self.hold.take()
    }

    /// Gives the terminal back for as long as `errand` takes, for another program to have it. What the keys send to
    /// everybody at the terminal does not end us meanwhile; what stops that program stops us with it. Where it fails, what
    /// it may have left of itself is cleaned up.
    pub(super) fn lend<T, E>(&self, errand: impl FnOnce() -> Result<T, E>) -> io::Result<Result<T, E>> {
        self.hold.lent.store(true, Ordering::SeqCst);
        self.hold.give_back();
        let modes = tcgetattr(io::stdout());
        let result = errand();
        let taken = wait_for_foreground().and_then(|()| {
            // One that was killed leaves its own modes, and they are not what the terminal is to be given back with.
            if let Ok(modes) = &modes {
                tcsetattr(io::stdout(), OptionalActions::Now, modes)?;
            }
            if result.is_err() {
                write(CLEAN_UP)?;
            }
            self.hold.take()
        });
        self.hold.lent.store(false, Ordering::SeqCst);
        taken.map(|()| result)
    }

    /// What to call when the person wants to leave at once: where the loop is too busy to see to it, it ends the process
    /// with the terminal given back.
    pub(super) fn last_resort(&self) -> impl Fn() + Send + 'static {
        let hold = Arc::clone(&self.hold);
        move || {
            let hold = Arc::clone(&hold);
            thread::spawn(move || {
                thread::sleep(BUSY);
                if hold.taken.load(Ordering::SeqCst) {
                    die(&hold, 0);
                }
            });
        }
    }

    /// What to call before keys are waited for. Of a flood of keys crossterm takes a thousand bytes and then waits to be told
    /// that there are more, which it was told already: what is left, Ctrl-c at its end, would lie there until somebody presses
    /// another key. To be given the modes that it has makes a terminal of Linux tell again.
    pub(super) fn bell(&self) -> impl Fn() + Send + 'static {
        let hold = Arc::clone(&self.hold);
        move || {
            let _modes = hold.modes();
            let out = io::stdout();
            let mut terminal = [PollFd::new(&out, PollFlags::IN)];
            let now = Timespec { tv_sec: 0, tv_nsec: 0 };
            let has_more = poll(&mut terminal, Some(&now)).is_ok_and(|ready| ready > 0);
            if has_more
                && hold.taken.load(Ordering::SeqCst)
                && is_in_foreground()
                && let Ok(modes) = tcgetattr(&out)
            {
                let _ = tcsetattr(&out, OptionalActions::Now, &modes);
            }
        }
    }

    /// Whether a terminal may be asked for its colours: GNU screen shows the answer as if it had been typed, and consoles
    /// have none to give.
    pub(super) fn may_ask(&self) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let term = std::env::var("TERM").unwrap_or_default();
        let is_screen = is_set("STY") || term == "screen" || term.starts_with("screen.");
        !is_screen && !matches!(term.as_str(), "linux" | "dumb" | "")
    }

    /// Asks the terminal something. What it answers comes among the keys.
    pub(super) fn ask(&self, question: &str) -> io::Result<()> {
        write(question)
    }

    /// Leaves the mouse to the terminal from the first frame on.
    pub(super) fn leave_mouse(&self) {
        self.hold.no_mouse.store(true, Ordering::SeqCst);
    }

    /// Takes the mouse, or leaves it to the terminal, for as long as nothing else is said.
    pub(super) fn hold_mouse(&self, holds: bool) -> io::Result<()> {
        self.hold.no_mouse.store(!holds, Ordering::SeqCst);
        if self.hold.untold.load(Ordering::SeqCst) {
            // The next frame says it; what is taken before that one would never be given back.
            return Ok(());
        }
        write(if holds { TAKE_MOUSE } else { FREE_MOUSE })
    }

    /// Ends the process if the terminal has gone: an error that comes of it is nobody's business.
    pub(super) fn end_if_gone(&self) {
        end_if_gone(&Timespec { tv_sec: 0, tv_nsec: 0 });
    }

    /// After a stop that left us no time: makes the terminal what the reader needs.
    pub(super) fn take_again(&self) -> io::Result<()> {
        wait_for_foreground()?;
        {
            let _modes = self.hold.modes();
            disable_raw_mode()?;
            enable_raw_mode()?;
        }
        write(TAKE_AGAIN)?;
        self.hold.take_mouse()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.hold.give_back();
        self.hold.released.store(true, Ordering::SeqCst);
        self.signals.close();
        if !thread::panicking() {
            let previous = Arc::clone(&self.previous_hook);
            panic::set_hook(Box::new(move |info| previous(info)));
        }
    }
}

/// The terminal while the reader has it, to draw on.
pub(super) struct Paper(Arc<Hold>);

impl Screen for Paper {
    fn show(&mut self, codes: &str) -> io::Result<()> {
        self.0.show(codes)
    }

    fn size(&self) -> io::Result<Size> {
        // Whoever says that the screen is larger than any is has a program of their own there, and memory enough for it is
        // not to be had.
        let size = tcgetwinsize(io::stdout())?;
        Ok(Size::new(size.ws_col.min(LARGEST.0), size.ws_row.min(LARGEST.1)))
    }
}

impl Hold {
    /// Takes the terminal, and leaves it to the next frame to say so.
    fn take(&self) -> io::Result<()> {
        let _modes = self.modes();
        self.taken.store(true, Ordering::SeqCst);
        self.untold.store(true, Ordering::SeqCst);
        enable_raw_mode()
    }

    fn modes(&self) -> MutexGuard<'_, ()> {
        locked(&self.modes)
    }

    /// Writes a frame, in one piece with all that has to be said before it.
    fn show(&self, frame: &str) -> io::Result<()> {
        if !self.untold.swap(false, Ordering::SeqCst) {
            return write(frame);
        }
        let mouse = if self.no_mouse.load(Ordering::SeqCst) { "" } else { TAKE_MOUSE };
        write(&[TAKE, mouse, frame].concat())
    }

    /// Takes the mouse, unless it is the terminal's to keep.
    fn take_mouse(&self) -> io::Result<()> {
        if self.no_mouse.load(Ordering::SeqCst) { Ok(()) } else { write(TAKE_MOUSE) }
    }

    /// Gives the terminal back, once. Whatever fails, the rest is still done.
    fn give_back(&self) {
        if self.taken.swap(false, Ordering::SeqCst) {
            if !self.untold.swap(false, Ordering::SeqCst) {
                let _ = write(GIVE_BACK);
            }
            let _modes = self.modes();
            // In the background the modes are the shell's, and touching them would stop the process.
            if is_in_foreground() {
                let _ = disable_raw_mode();
            }
        }
    }
}

/// Whether the terminal listens to this process; so it does where there is no job control.
fn is_in_foreground() -> bool {
    tcgetpgrp(io::stdout()).map_or(true, |foreground| foreground == getpgrp())
}

fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Stops for as long as the terminal belongs to somebody else. A process that goes on there was sent `bg`, and has
/// nothing to do; or `kill`, and is not to stop again before another thread has heard the signal it is to die of.
fn wait_for_foreground() -> io::Result<()> {
    while !is_in_foreground() {
        thread::sleep(PATIENCE);
        stop()?;
    }
    Ok(())
}

fn write(codes: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(codes.as_bytes())?;
    out.flush()
}

/// On a panic of this thread the terminal is given back first, so that the message can be read. Other threads panic in
/// silence while the reader has the screen; it hears of them in its own way.
fn catch_panics(hold: &Arc<Hold>) -> Arc<Box<Hook>> {
    let previous: Arc<Box<Hook>> = Arc::new(panic::take_hook());
    let (reader, hold, next) = (thread::current().id(), Arc::clone(hold), Arc::clone(&previous));
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == reader {
            hold.give_back();
        }
        if !hold.taken.load(Ordering::SeqCst) {
            next(info);
        }
    }));
    previous
}

fn catch_signals(hold: &Arc<Hold>, events: Sender<Event>) -> io::Result<Handle> {
    let mut signals = Signals::new(CAUGHT)?;
    let handle = signals.handle();
    hold.released.store(false, Ordering::SeqCst);
    let hold = Arc::clone(hold);
    thread::spawn(move || {
        for signal in signals.forever() {
            let is_lent = hold.lent.load(Ordering::SeqCst);
            match signal {
                // The program that has the terminal stops all that belong to it, and goes on with them.
                SIGTSTP if is_lent => drop(stop()),
                SIGINT | SIGQUIT | SIGCONT if is_lent => {}
                SIGTSTP => drop(events.send(Event::Stop)),
                SIGCONT => drop(events.send(Event::Continue)),
                deadly => die(&hold, 128 + deadly),
            }
        }
    });
    Ok(handle)
}

/// Ends the process, the terminal given back unless it has stopped taking bytes.
fn die(hold: &Arc<Hold>, status: i32) {
    let (done, finished) = channel();
    let holder = Arc::clone(hold);
    thread::spawn(move || {
        let _frame = holder.drawing.lock();
        holder.give_back();
        let _ = done.send(());
        // The frame is never let go: nothing is drawn on a terminal that is no longer ours.
        thread::sleep(2 * PATIENCE);
    });
    if finished.recv_timeout(PATIENCE).is_err() && is_in_foreground() {
        let _ = disable_raw_mode();
    }
    process::exit(status);
}

/// Waits for the terminal to go, and then ends the process: there is nothing left to give back to, and nobody to tell.
fn end_if_gone(patience: &Timespec) {
    let out = io::stdout();
    // No event is asked for: a terminal that hung up or failed says so unasked.
    let mut terminal = [PollFd::new(&out, PollFlags::empty())];
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    if poll(&mut terminal, Some(patience)).is_ok() && terminal.iter().any(|t| t.revents().intersects(gone)) {
        process::exit(128 + SIGHUP);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    /// Set for the copy of a test that runs in a terminal of its own.
    const INSIDE: &str = "TIGANG_TEST_IN_A_TERMINAL";

    /// Runs a test of this file in a terminal of its own: whether it ended well, and what it wrote.
    fn in_a_terminal(test: &str) -> (bool, String) {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "--nocapture", &format!("tui::terminal::tests::{test}")]);
        command.env(INSIDE, "1");
        command.env("TERM", "xterm-256color");
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let reading = thread::spawn(move || {
            let mut said = Vec::new();
            // On Linux the end of a terminal is an error; what came before it is kept.
            let _ = output.read_to_end(&mut said);
            String::from_utf8_lossy(&said).into_owned()
        });
        let ended_well = child.wait().unwrap().success();
        drop(pair.master);
        (ended_well, reading.join().unwrap())
    }

    #[test]
    fn a_panic_is_told_after_the_terminal_is_given_back() {
        if std::env::var_os(INSIDE).is_some() {
            let guard = Guard::take(&Seat::find().unwrap(), channel().0).unwrap();
            guard.screen().show("").unwrap();
            panic!("told at the end");
        }
        let (ended_well, said) = in_a_terminal("a_panic_is_told_after_the_terminal_is_given_back");
        assert!(!ended_well);
        let place = |what: &str| said.find(what).unwrap_or_else(|| panic!("no {what:?} in {said:?}"));
        assert!(place(TAKE) < place(GIVE_BACK) && place(GIVE_BACK) < place("told at the end"), "{said:?}");
        assert_eq!(said.matches(GIVE_BACK).count(), 1);
    }

    #[test]
    fn a_busy_loop_can_be_left() {
        if std::env::var_os(INSIDE).is_some() {
            let guard = Guard::take(&Seat::find().unwrap(), channel().0).unwrap();
            guard.screen().show("").unwrap();
            guard.last_resort()();
            // The loop, which is too busy.
            thread::sleep(Duration::from_secs(60));
            panic!("nobody left");
        }
        let (ended_well, said) = in_a_terminal("a_busy_loop_can_be_left");
        assert!(ended_well && said.matches(GIVE_BACK).count() == 1, "{said:?}");
    }

    #[test]
    fn whatever_is_taken_is_given_back() {
        let modes = |codes: &str, end: char| {
            let numbers = codes.split("\x1b[?").filter_map(|c| c.strip_suffix(end));
            let mut numbers: Vec<_> = numbers.map(str::to_owned).collect();
            numbers.sort();
            numbers
        };
        let taken = modes(&format!("{TAKE}{TAKE_MOUSE}"), 'h');
        assert_eq!(taken, modes(&GIVE_BACK.replace("\x1b[0m", ""), 'l'));
        assert_eq!(modes(TAKE_MOUSE, 'h'), modes(FREE_MOUSE, 'l'));
        assert!(TAKE.contains("\x1b[?25l") && GIVE_BACK.contains("\x1b[?25h"));
    }
}
