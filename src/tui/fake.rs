//! A world and a desk for tests: nothing happens, and all that was asked is written down.

use super::desk::*;
use super::shell::World;
use crate::article::Article;
use crate::clean::Clean;
use crate::digest::Digest;
use crate::memory::{Fingerprint, Memory};
use std::io;
use std::sync::{Arc, Mutex};

/// What a desk was asked, in order, and what it answers.
pub(super) struct FakeDesk {
    pub asked: Mutex<Vec<String>>,
    pub copy: Result<Way, NotCopied>,
    pub save: Result<(), NotSaved>,
    pub edit: Result<(), NotEdited>,
    pub keep: Result<(), NotKept>,
}

impl Default for FakeDesk {
    fn default() -> Self {
        Self { asked: Mutex::default(), copy: Ok(Way::Clipboard), save: Ok(()), edit: Ok(()), keep: Ok(()) }
    }
}

impl FakeDesk {
    fn note(&self, what: String) {
        self.asked.lock().unwrap().push(what);
    }
}

impl Desk for FakeDesk {
    fn read(&self, _: &mut dyn FnMut(Letter)) -> Result<Letter, NotRead> {
        Err(NotRead::Once)
    }

    fn is_at_hand(&self) -> bool {
        false
    }

    fn progress(&self) -> u64 {
        0
    }

    fn think(&self, _: &Article) -> Digest {
        Digest::default()
    }

    fn render(&self, part: Part, form: Form, page: &Page<'_>) -> String {
        format!("{part:?} in {form:?} of {} sentences", page.summary.sentences().len())
    }

    fn save(&self, path: &str, bytes: &[u8], replace: bool) -> Result<Clean, NotSaved> {
        self.note(format!("save {path} {replace}: {}", String::from_utf8_lossy(bytes)));
        match &self.save {
            Err(NotSaved::Exists) if replace => Ok(Clean::new(path)),
            result => result.clone().map(|()| Clean::new(path)),
        }
    }

    fn copy(&self, text: &str) -> Result<Way, NotCopied> {
        self.note(format!("copy {text}"));
        self.copy
    }

    fn browse(&self, address: &str) -> Result<(), NotOpened> {
        self.note(format!("browse {address}"));
        Ok(())
    }

    fn may_edit(&self) -> Result<(), NotEdited> {
        self.edit.clone()
    }

    fn edit(&self, line: usize) -> Result<(), NotEdited> {
        self.note(format!("edit {line}"));
        Ok(())
    }

    fn recall(&self, _: Fingerprint) -> Result<Memory, NotRecalled> {
        Ok(Memory::default())
    }

    fn remember(&self, _: Fingerprint, memory: &Memory) -> Result<(), NotKept> {
        self.note(format!("remember {}", memory.title));
        self.keep.clone()
    }
}

/// A world in which nothing needs doing; counts what was asked of it.
#[derive(Default)]
pub(super) struct Nowhere {
    pub suspended: usize,
    pub lent: usize,
    pub read: Vec<usize>,
    pub looked_around: Vec<usize>,
    pub wanted: Vec<Wanted>,
    pub reread: usize,
    pub holds_mouse: Option<bool>,
    pub remembered: Vec<Memory>,
    pub sent_to_terminal: Vec<String>,
    /// How often the terminal was asked for its background.
    pub asked_ground: usize,
    pub desk: Arc<FakeDesk>,
}

impl World for Nowhere {
    fn drawing<T>(&mut self, draw: impl FnOnce() -> T) -> T {
        draw()
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }

    fn take_again(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn hold_mouse(&mut self, holds: bool) -> io::Result<()> {
        self.holds_mouse = Some(holds);
        Ok(())
    }

    fn ask_terminal_to_copy(&mut self, text: &str) -> io::Result<()> {
        self.sent_to_terminal.push(text.to_owned());
        Ok(())
    }

    fn ask_ground(&mut self) -> io::Result<bool> {
        self.asked_ground += 1;
        Ok(true)
    }

    fn lend<T, E>(&mut self, errand: impl FnOnce() -> Result<T, E>) -> io::Result<Result<T, E>> {
        self.lent += 1;
        Ok(errand())
    }

    fn read(&mut self, number: usize) {
        self.read.push(number);
    }

    fn reread(&mut self, _: usize) {
        self.reread += 1;
    }

    fn remember(&mut self, _: usize, _: Fingerprint, memory: Memory) {
        self.remembered.push(memory);
    }

    fn look_around(&mut self, _: usize, number: usize) {
        self.looked_around.push(number);
    }

    fn look_no_more(&mut self) {}

    fn take(&mut self, wanted: &Wanted) -> Option<(usize, Clean)> {
        self.wanted.push(wanted.clone());
        None
    }

    fn desk(&self, _: usize) -> Arc<dyn Desk> {
        Arc::clone(&self.desk) as Arc<dyn Desk>
    }
}
