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

use super::patience::{PATIENCE, within};
use crate::tui::desk::{NotCopied, Way};
use std::io::Write;
use std::process::{Command, Stdio};

/// The most bytes of text that are sent to a terminal. A sequence of 100,000 bytes is what hterm's `osc52.sh` allows, the
/// smallest of the known bounds; eight of them are the frame, and the rest carries three bytes of text in four.
const MOST: usize = (100_000 - 8) / 4 * 3;

/// The way to the clipboard, for one reader.
pub(super) struct Clipboard {
    around: Surroundings,
    #[cfg(feature = "clipboard")]
    desktop: desktop::Keeper,
}

impl Clipboard {
    /// The clipboard for the surroundings that the environment tells of. Nothing is opened before the first copy.
    pub fn new() -> Self {
        Self {
            around: Surroundings::here(),
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
            Way::Tmux => by_tmux(text),
            Way::Terminal => text.len() <= MOST,
        };
        self.around.ways().find(works).ok_or(NotCopied::TooLong { most: MOST })
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

/// Gives a text to tmux, which hands it on to the terminal (`-w`, since tmux 3.2). Says whether it took it.
fn by_tmux(text: &str) -> bool {
    let text = text.to_owned();
    let load = move || is_taken(Command::new("tmux").args(["load-buffer", "-w", "-"]), &text);
    within(PATIENCE, load).unwrap_or(false)
}

/// Whether a program takes all of a text on its standard input and is content.
fn is_taken(program: &mut Command, text: &str) -> bool {
    let program = program.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = program.spawn() else { return false };
    // Closed when it goes out of scope, which tells the end.
    let is_written = child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && is_written
}

#[cfg(feature = "clipboard")]
mod desktop {
    //! The desktop's clipboard, kept by a thread of its own: a display that does not answer holds up that thread alone.

    use crate::run::patience::PATIENCE;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::sync::{Mutex, PoisonError};
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
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
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
            let state = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
            if let State::Kept(Line { texts, answers }) = std::mem::take(state) {
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
        assert!(is_taken(Command::new("cat").arg("-"), &text));
        assert!(!is_taken(&mut Command::new("false"), &text));
        assert!(!is_taken(&mut Command::new("no-such-program-here"), &text));
    }
}
