//! Copying: the desktop's clipboard, tmux or the terminal, whichever is there and nearest to the person. Nothing that
//! hangs can hang the reader. What the texts are is not known here.
//!
//! | way | when |
//! |---|---|
//! | the desktop's clipboard | there is a display, and the person sits in front of this machine and not behind ssh |
//! | tmux | inside tmux; it keeps the text in a buffer of its own and hands it on to its terminal |
//! | the terminal | always; the caller asks it by OSC 52 |
//!
//! On X11 and Wayland a copied text lives in the program that copied it: a [`Clipboard`] keeps it for as long as it
//! lives, and offers it to the desktop's clipboard manager at its end. Where there is none, the text goes with the reader.

use super::patience::PATIENCE;
use crate::tui::desk::{NotCopied, Way};
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The most bytes of text that are sent to a terminal. A sequence of 100,000 bytes is what hterm's `osc52.sh` allows, the
/// smallest of the known bounds; eight of them are the frame, and the rest carries three bytes of text in four.
const MOST: usize = (100_000 - 8) / 4 * 3;

/// How often another program is asked whether it has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// The way to the clipboard, for one reader.
pub(super) struct Clipboard {
    around: Surroundings,
    /// tmux did not answer in time, and is not asked again.
    tmux_hangs: AtomicBool,
    #[cfg(feature = "clipboard")]
    desktop: desktop::Keeper,
}

impl Clipboard {
    /// The clipboard for the surroundings that the environment tells of. Nothing is opened before the first copy.
    pub fn new() -> Self {
        Self {
            around: Surroundings::here(),
            tmux_hangs: AtomicBool::new(false),
            #[cfg(feature = "clipboard")]
            desktop: desktop::Keeper::default(),
        }
    }

    /// Copies a text by the first way that works. [`Way::Terminal`] is for the caller to go.
    ///
    /// # Errors
    ///
    /// Where only the terminal is left and the text is too long for it.
    pub fn copy(&self, text: &str) -> Result<Way, NotCopied> {
        let works = |way: &Way| match way {
            Way::Clipboard => self.by_desktop(text),
            Way::Tmux => self.by_tmux(text),
            Way::Terminal => text.len() <= MOST,
        };
        self.around.ways().find(works).ok_or(NotCopied::TooLong { most: MOST })
    }

    /// Gives a text to tmux, which hands it on to the terminal (`-w`, since tmux 3.2). Says whether it took it.
    fn by_tmux(&self, text: &str) -> bool {
        if self.tmux_hangs.load(Ordering::SeqCst) {
            return false;
        }
        let given = give(Command::new("tmux").args(["load-buffer", "-w", "-"]), text, PATIENCE);
        self.tmux_hangs.store(given == Given::Late, Ordering::SeqCst);
        given == Given::Taken
    }

    #[cfg(feature = "clipboard")]
    fn by_desktop(&self, text: &str) -> bool {
        self.desktop.copy(text)
    }

    #[cfg(not(feature = "clipboard"))]
    fn by_desktop(&self, _: &str) -> bool {
        false
    }
}

/// What the environment says of where the person sits.
#[derive(Clone, Copy, Debug)]
struct Surroundings {
    /// There is a desktop with a clipboard.
    display: bool,
    /// The person is at the other end of ssh.
    ssh: bool,
    /// The terminal is tmux.
    tmux: bool,
}

impl Surroundings {
    fn here() -> Self {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            display: cfg!(target_os = "macos") || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY"),
            ssh: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
            tmux: is_set("TMUX"),
        }
    }

    /// The ways to try, the best first.
    fn ways(self) -> impl Iterator<Item = Way> {
        let is_open = move |way: &Way| match way {
            Way::Clipboard => self.display && !self.ssh,
            Way::Tmux => self.tmux,
            Way::Terminal => true,
        };
        [Way::Clipboard, Way::Tmux, Way::Terminal].into_iter().filter(is_open)
    }
}

/// What came of giving a text to another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Taken,
    Refused,
    /// It had not ended in time, and was ended.
    Late,
}

/// Gives a program all of a text on its standard input.
fn give(program: &mut Command, text: &str, patience: Duration) -> Given {
    let program = program.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = program.spawn() else { return Given::Refused };
    let (input, text) = (child.stdin.take(), text.to_owned());
    // A program that reads nothing holds up this thread alone, and that until it is ended. The input closes with it.
    let writer =
        thread::spawn(move || input.is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok()));
    let Some(is_content) = ended(&mut child, Instant::now() + patience) else {
        let _ = child.kill();
        let _ = child.wait();
        return Given::Late;
    };
    if is_content && writer.join().unwrap_or(false) { Given::Taken } else { Given::Refused }
}

/// Whether a program has ended well; nothing where it has not ended by then.
fn ended(child: &mut Child, deadline: Instant) -> Option<bool> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if Instant::now() < deadline => thread::sleep(PAUSE),
            Ok(None) => return None,
            Err(_) => return Some(false),
        }
    }
}

#[cfg(feature = "clipboard")]
mod desktop {
    //! The desktop's clipboard, kept by a thread of its own: a display that does not answer holds up that thread alone.

    use crate::run::patience::PATIENCE;
    use crate::threads::locked;
    use std::sync::Mutex;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::thread;
    use std::time::Duration;

    /// How long the end of the program waits until the text is handed to a clipboard manager.
    const FAREWELL: Duration = Duration::from_millis(500);

    /// The thread that has the clipboard, begun by the first copy.
    #[derive(Default)]
    pub(super) struct Keeper(Mutex<State>);

    #[derive(Default)]
    enum State {
        #[default]
        Unasked,
        Kept(Line),
        /// There is no clipboard, or it did not answer.
        Hopeless,
    }

    /// The way to the thread and back.
    struct Line {
        texts: Sender<String>,
        answers: Receiver<bool>,
    }

    impl Keeper {
        /// Whether the desktop took the text. Where it does not answer in time it is not asked again.
        pub fn copy(&self, text: &str) -> bool {
            let mut state = locked(&self.0);
            if matches!(*state, State::Unasked) {
                *state = State::Kept(begin());
            }
            let State::Kept(line) = &*state else { return false };
            let sent = line.texts.send(text.to_owned());
            let answer = sent.ok().and_then(|()| line.answers.recv_timeout(PATIENCE).ok());
            if answer.is_none() {
                *state = State::Hopeless;
            }
            answer.unwrap_or(false)
        }
    }

    impl Drop for Keeper {
        fn drop(&mut self) {
            let state = std::mem::take(&mut *locked(&self.0));
            if let State::Kept(Line { texts, answers }) = state {
                // The thread ends with the line to it, and with the thread the line from it.
                drop(texts);
                while answers.recv_timeout(FAREWELL).is_ok() {}
            }
        }
    }

    fn begin() -> Line {
        let (texts, to_copy) = channel::<String>();
        let (done, answers) = channel();
        thread::spawn(move || {
            // Without a clipboard the line from here is cut, and nobody waits.
            let Ok(mut clipboard) = arboard::Clipboard::new() else { return };
            for text in to_copy {
                if done.send(clipboard.set_text(text).is_ok()).is_err() {
                    break;
                }
            }
            drop(clipboard);
        });
        Line { texts, answers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_ways(display: bool, ssh: bool, tmux: bool, ways: &[Way]) {
        let around = Surroundings { display, ssh, tmux };
        assert_eq!(around.ways().collect::<Vec<_>>(), ways, "{around:?}");
    }

    #[test]
    fn the_nearest_clipboard_is_tried_first() {
        check_ways(true, false, false, &[Way::Clipboard, Way::Terminal]);
        check_ways(true, false, true, &[Way::Clipboard, Way::Tmux, Way::Terminal]);
        check_ways(false, false, true, &[Way::Tmux, Way::Terminal]);
        check_ways(false, false, false, &[Way::Terminal]);
        // A display at the other end of ssh is not the one that the person looks at.
        check_ways(true, true, false, &[Way::Terminal]);
        check_ways(true, true, true, &[Way::Tmux, Way::Terminal]);
    }

    #[test]
    fn a_terminal_is_asked_for_no_more_than_it_takes() {
        let alone = Clipboard {
            around: Surroundings { display: false, ssh: false, tmux: false },
            tmux_hangs: AtomicBool::new(false),
            #[cfg(feature = "clipboard")]
            desktop: desktop::Keeper::default(),
        };
        assert_eq!(MOST, 74_994);
        assert_eq!(alone.copy(&"x".repeat(MOST)), Ok(Way::Terminal));
        assert_eq!(alone.copy(&"文".repeat(MOST / 3 + 1)), Err(NotCopied::TooLong { most: MOST }));
    }

    #[test]
    fn a_program_takes_a_text_or_it_does_not() {
        let text = "一句。".repeat(100_000);
        let given = |program: &mut Command| give(program, &text, Duration::from_secs(20));
        assert_eq!(given(Command::new("cat").arg("-")), Given::Taken);
        assert_eq!(given(&mut Command::new("false")), Given::Refused);
        assert_eq!(given(&mut Command::new("no-such-program-here")), Given::Refused);
        // It reads nothing, and its end is not waited for.
        assert_eq!(give(Command::new("sleep").arg("600"), &text, Duration::ZERO), Given::Late);
    }
}
