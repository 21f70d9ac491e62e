//! The line on standard error that says how far the loading of a page has come. It is there for a terminal alone, comes
//! only where loading takes a while, and is wiped away before anything else is written.

use crate::clean::Clean;
use crate::source::Progress;
use crate::wrap;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long nothing is said, and then how long one state stands.
const FIRST: Duration = Duration::from_millis(200);
const NEXT: Duration = Duration::from_millis(100);
/// The width of a terminal that does not tell its own, in cells.
const WIDTH: u16 = 80;

/// The line while it stands; dropping it wipes it away.
pub(super) struct Line {
    /// Hung up, it ends the thread.
    end: Option<Sender<()>>,
    drawer: Option<JoinHandle<()>>,
}

impl Line {
    /// Draws from another thread, until dropped. Nothing where standard error is no terminal.
    pub fn draw(progress: Arc<Progress>) -> Option<Self> {
        if !io::stderr().is_terminal() {
            return None;
        }
        let (end, ended) = mpsc::channel();
        let drawer = thread::Builder::new().spawn(move || {
            let mut pause = FIRST;
            let mut drawn = String::new();
            while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let line = fitted(&words(&progress.host(), progress.bytes()), width());
                if line != drawn {
                    let rest = wrap::cells(&drawn).saturating_sub(wrap::cells(&line));
                    write(&format!("\r{line}{}", " ".repeat(rest)));
                }
                (pause, drawn) = (NEXT, line);
            }
            let cells = wrap::cells(&drawn).min(width().saturating_sub(1));
            if cells > 0 {
                write(&format!("\r{}\r", " ".repeat(cells)));
            }
        });
        Some(Self { end: Some(end), drawer: drawer.ok() })
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(drawer) = self.drawer.take() {
            let _ = drawer.join();
        }
    }
}

/// Where that fails there is nobody to tell.
fn write(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stderr()).map_or(0, |size| size.ws_col);
    usize::from(if size == 0 { WIDTH } else { size })
}

/// What the line says.
fn words(host: &Clean, bytes: u64) -> Clean {
    let size = match bytes {
        0 => String::new(),
        1..1_000_000 => format!(" {} kB", bytes.div_ceil(1000)),
        _ => format!(" {}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    };
    Clean::one_line(&format!("tigang: fetching {host}…{size}"))
}

/// The line in less cells than the terminal is wide: a full row would make some of them wrap.
fn fitted(line: &str, width: usize) -> String {
    if !wrap::head(line, width.saturating_sub(1)).1 {
        return line.to_owned();
    }
    match width.checked_sub(2) {
        Some(room) => format!("{}…", wrap::head(line, room).0),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_host_and_what_has_come() {
        for (bytes, line) in [
            (0, "tigang: fetching 文章.example…"),
            (1, "tigang: fetching 文章.example… 1 kB"),
            (999_001, "tigang: fetching 文章.example… 1000 kB"),
            (1_250_000, "tigang: fetching 文章.example… 1.2 MB"),
        ] {
            assert_eq!(words(&Clean::new("文章.example"), bytes), line);
        }
    }

    #[test]
    fn the_line_is_never_as_wide_as_the_terminal() {
        let line = words(&Clean::new("很长的主机名.example"), 5);
        for width in 0..60 {
            let fitted = fitted(&line, width);
            assert!(wrap::cells(&fitted) < width.max(1), "{width}: {fitted:?}");
        }
        assert_eq!(fitted(&line, 0), "");
        assert_eq!(fitted(&line, 30), "tigang: fetching 很长的主机…");
        assert_eq!(fitted(&line, 60), *line);
    }
}
