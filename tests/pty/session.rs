//! A program in a pseudo-terminal: its keys and its mouse, its screen, and what it wrote. Knows no article and waits for
//! what is on the screen, never for time.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::cell::Cell;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use vt100::{MouseProtocolMode, Parser};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal of its own.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    /// Reads what the program writes; ends at the next byte once it may.
    reading: Option<JoinHandle<()>>,
    enough: Arc<AtomicBool>,
    /// What it keeps goes here, where nothing else was said, and with the session.
    _state: tempfile::TempDir,
}

impl Session {
    /// As [`Self::start`] at 80x24, with these variables set.
    pub fn start_with(command: &CommandBuilder, variables: &[(&str, &str)]) -> Self {
        let assignments = variables.iter().map(|(name, value)| format!("{name}={value}"));
        let mut with = CommandBuilder::new("env");
        with.args(assignments);
        with.args(command.get_argv());
        command.get_cwd().into_iter().for_each(|folder| with.cwd(folder));
        Self::start(with, 24, 80)
    }

    /// Starts a program. Nothing of the surroundings shows through: no desktop, no other terminal, no ssh, no editor, no
    /// configuration, nothing of an earlier reading. It speaks Chinese.
    pub fn start(mut command: CommandBuilder, rows: u16, columns: u16) -> Self {
        let state = tempfile::tempdir().unwrap();
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", state.path());
        command.env("XDG_CONFIG_HOME", "/nowhere");
        // What a test says of the locale goes before it.
        command.env("LANG", "zh_CN.UTF-8");
        for name in [
            "LC_ALL",
            "LC_CTYPE",
            "LC_MESSAGES",
            "COLORTERM",
            "STY",
            "NO_COLOR",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "TMUX",
            "SSH_CONNECTION",
            "SSH_TTY",
            "VISUAL",
            "EDITOR",
        ] {
            command.env_remove(name);
        }
        let pair = native_pty_system().openpty(size(rows, columns)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(Parser::new(at_least_one(rows), at_least_one(columns), 0)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (drawn, kept) = (Arc::clone(&screen), Arc::clone(&raw));
        let enough = Arc::new(AtomicBool::new(false));
        let is_enough = Arc::clone(&enough);
        let reading = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                // First: who sees something on the screen looks for its bytes.
                kept.lock().unwrap().extend_from_slice(&bytes[..count]);
                drawn.lock().unwrap().process(&bytes[..count]);
                if is_enough.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let (master, keys, reading) = (Some(pair.master), Some(keys), Some(reading));
        Self { child, master, keys, screen, raw, reading, enough, _state: state }
    }

    pub fn press(&mut self, keys: &str) {
        let writer = self.keys.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_for(&self, what: &str, holds: impl Fn(&str) -> bool) {
        self.wait_until(what, || holds(&self.text()));
    }

    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contains(text));
    }

    /// Waits until something holds, on the screen or beyond it.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds() {
            assert!(Instant::now() < deadline, "never {what}:\n{}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// All that the program has written.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned()
    }

    /// Forgets what the program has written, but for what [`Self::assert_given_back`] counts.
    pub fn forget(&self) {
        let mut raw = self.raw.lock().unwrap();
        // A code may have come in part.
        let last = raw.iter().rposition(|byte| *byte == b'\x1b').filter(|at| raw.len() - at < 8);
        let (all, begun) = raw.split_at(last.unwrap_or(raw.len()));
        let switches = |code: &[u8]| all.windows(code.len()).filter(|bytes| *bytes == code).count();
        let (on, off) = (switches(b"\x1b[?1049h"), switches(b"\x1b[?1049l"));
        *raw = [&b"\x1b[?1049h".repeat(on), &b"\x1b[?1049l".repeat(off), begun].concat();
    }

    /// Whether the program has written since that was forgotten.
    pub fn has_written(&self) -> bool {
        let raw = self.raw.lock().unwrap();
        let switch = |at: usize| raw[at..].starts_with(b"\x1b[?1049");
        (0..raw.len()).step_by(8).any(|at| !switch(at))
    }

    /// Whether nothing more will come of the program.
    pub fn is_over(&self) -> bool {
        self.reading.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// How the program ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// The program's number among processes.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Whether the program has the other screen.
    pub fn is_on_other_screen(&self) -> bool {
        self.screen.lock().unwrap().screen().alternate_screen()
    }

    /// The cell (column, row) of the terminal's cursor, counted from 1, where it is to be seen.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let parser = self.screen.lock().unwrap();
        let (row, column) = parser.screen().cursor_position();
        (!parser.screen().hide_cursor()).then_some((column + 1, row + 1))
    }

    /// What the program is told of the mouse.
    pub fn mouse(&self) -> MouseProtocolMode {
        self.screen.lock().unwrap().screen().mouse_protocol_mode()
    }

    /// The cell (column, row) where a text begins on the screen once it is there, counted from 1 as terminals report them.
    #[track_caller]
    pub fn place(&self, text: &str) -> (u16, u16) {
        let found = Cell::new(None);
        self.wait_until(text, || {
            found.set(self.find(text));
            found.get().is_some()
        });
        found.get().unwrap()
    }

    /// The same, if it is there: a frame may have come in part.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let parser = self.screen.lock().unwrap();
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        for row in 0..rows.get() {
            let cells = (0..columns.get()).filter_map(|column| Some((column, screen.cell(row, column)?)));
            let mut words = String::new();
            let mut starts = Vec::new();
            for (column, cell) in cells.filter(|(_, cell)| !cell.is_wide_continuation()) {
                starts.push((words.len(), column));
                words.push_str(if cell.has_contents() { cell.contents() } else { " " });
            }
            if let Some(at) = words.find(text) {
                let (_, column) = starts.iter().rfind(|(start, _)| *start <= at).unwrap();
                return Some((column + 1, row + 1));
            }
        }
        None
    }

    /// The left button goes down and up at a cell.
    pub fn click(&mut self, (column, row): (u16, u16)) {
        self.press(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    }

    /// The left button goes down at a cell and up at another.
    pub fn drag(&mut self, (column, row): (u16, u16), (to_column, to_row): (u16, u16)) {
        self.press(&format!(
            "\x1b[<0;{column};{row}M\x1b[<32;{to_column};{to_row}M\x1b[<0;{to_column};{to_row}m"
        ));
    }

    /// The wheel turns over a cell, towards the end.
    pub fn wheel(&mut self, (column, row): (u16, u16)) {
        self.press(&format!("\x1b[<65;{column};{row}M"));
    }

    pub fn resize(&self, rows: u16, columns: u16) {
        self.screen.lock().unwrap().screen_mut().set_size(at_least_one(rows), at_least_one(columns));
        self.master.as_ref().unwrap().resize(size(rows, columns)).unwrap();
    }

    /// Closes every hold on the terminal's other side, as a window that is closed does.
    pub fn hang_up(&mut self) {
        self.enough.store(true, Ordering::SeqCst);
        self.press("j");
        self.reading.take().unwrap().join().unwrap();
        self.keys = None;
        self.master = None;
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "it does not end:\n{}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Leaves the reader, which ends well and gives the terminal back.
    #[track_caller]
    pub fn quit(&mut self) {
        self.press("q");
        assert_eq!(self.wait_for_end().exit_code(), 0);
        self.assert_given_back();
    }

    /// The terminal is what it was: the shell's screen, a cursor, no mouse, no pastes in brackets.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let given_back = |parser: &Parser| {
            let screen = parser.screen();
            let quiet = screen.mouse_protocol_mode() == MouseProtocolMode::None && !screen.bracketed_paste();
            !screen.alternate_screen() && !screen.hide_cursor() && quiet
        };
        self.wait_until("given back", || given_back(&self.screen.lock().unwrap()));
        let raw = self.raw();
        let (on, off) = (raw.matches("\x1b[?1049h").count(), raw.matches("\x1b[?1049l").count());
        assert_eq!(on, off, "the other screen is entered as often as it is left");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn at_least_one(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN)
}
