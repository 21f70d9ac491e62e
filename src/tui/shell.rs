//! What stands around the loop: the terminal, the desk and the threads, and how an effect is carried out. Decides nothing.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::Digest;
use crate::tui::Event;
use crate::tui::action::{Effect, Reread};
use crate::tui::desk::{Desk, Form, Letter, NotRead, Page, Part, Way};
use crate::tui::errand::{Copied, Told};
use crate::tui::keys::Keys;
use crate::tui::state::State;
use crate::tui::terminal::Guard;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

/// What the loop asks of the world around it.
pub(super) trait World {
    /// Runs `draw` undisturbed.
    fn drawing<T>(&mut self, draw: impl FnOnce() -> T) -> T;
    /// Stops the process until it is told to go on.
    fn suspend(&mut self) -> io::Result<()>;
    /// Makes the terminal ours again after a stop that came from outside.
    fn take_again(&mut self) -> io::Result<()>;
    /// Takes the mouse, or leaves it to the terminal.
    fn hold_mouse(&mut self, holds: bool) -> io::Result<()>;
    /// Asks the terminal to put a text on its clipboard.
    fn ask_terminal_to_copy(&mut self, text: &str) -> io::Result<()>;
    /// Gives the terminal to another program while `errand` runs.
    fn lend<T>(&mut self, errand: impl FnOnce() -> T) -> io::Result<T>;
    /// Reads the article again and thinks about it, elsewhere; what comes of it arrives as an event.
    fn reread(&mut self);
    /// The program around the reader.
    fn desk(&self) -> Arc<dyn Desk>;
}

/// Carries an effect out, and says what came of it where the person is to know.
///
/// # Errors
///
/// Where the terminal fails.
pub(super) fn carry_out(effect: Effect, state: &State, world: &mut impl World) -> io::Result<Option<Told>> {
    let desk = world.desk();
    let told = match effect {
        Effect::Quit | Effect::Redraw => return Ok(None),
        Effect::Suspend => return world.suspend().map(|()| None),
        Effect::TakeAgain => return world.take_again().map(|()| None),
        Effect::Mouse(holds) => return world.hold_mouse(holds).map(|()| None),
        Effect::Reload => {
            world.reread();
            return Ok(None);
        }
        Effect::Copy(copied) => {
            let text = match &copied {
                Copied::Sentences(words, _) | Copied::Section(words) => words.clone(),
                Copied::Summary => with_page(state, |page| desk.render(Part::Summary, Form::Markdown, page)),
            };
            let result = desk.copy(&text);
            if result == Ok(Way::Terminal) {
                world.ask_terminal_to_copy(&text)?;
            }
            Told::Copied { copied, text, result }
        }
        Effect::Save(saved) => {
            let text = with_page(state, |page| desk.render(saved.part, saved.form, page));
            let result = desk.save(&saved.path, text.as_bytes(), saved.replace);
            Told::Saved(saved, result)
        }
        Effect::Browse(address) => {
            let result = desk.browse(&address);
            Told::Opened(address, result)
        }
        Effect::Edit(line) => Told::Edited(match desk.may_edit() {
            Ok(()) => world.lend(|| desk.edit(line))?,
            Err(reason) => Err(reason),
        }),
    };
    Ok(Some(told))
}

/// The article as it is seen just now, for as long as `take` takes.
fn with_page<T>(state: &State, take: impl FnOnce(&Page) -> T) -> T {
    let unthought = Digest::default();
    let digest = state.digest().unwrap_or(&unthought);
    take(&Page { article: &state.article, digest, summary: &state.summary })
}

/// Reads the article and thinks about it, on a thread of its own. Both arrive as events.
pub(super) fn read(desk: Arc<dyn Desk>, send: Sender<Event>) {
    thread::spawn(move || {
        let letter = letter(desk.as_ref());
        let article = letter.as_ref().ok().map(|letter| Arc::clone(&letter.article));
        if send.send(Event::Read(letter)).is_ok()
            && let Some(article) = article
        {
            let _ = send.send(Event::Digested(digest(desk.as_ref(), &article)));
        }
    });
}

/// The article, read; what breaks off has no better reason to give.
fn letter(desk: &dyn Desk) -> Result<Letter, NotRead> {
    const BROKE_OFF: &str = "the article could not be read; tell the makers of tigang which it was";
    let broke_off = |_| Err(NotRead::Failed(Clean::new(BROKE_OFF)));
    catch_unwind(AssertUnwindSafe(|| desk.read())).unwrap_or_else(broke_off)
}

/// What is thought of an article; nothing where the thinking broke off.
fn digest(desk: &dyn Desk, article: &Article) -> Option<Box<Digest>> {
    catch_unwind(AssertUnwindSafe(|| desk.think(article))).ok().map(Box::new)
}

/// The world as it is.
pub(super) struct Shell<'a> {
    pub guard: &'a Guard,
    pub keys: &'a Keys,
    pub desk: &'a Arc<dyn Desk>,
    pub send: Sender<Event>,
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

    fn hold_mouse(&mut self, holds: bool) -> io::Result<()> {
        let _frame = self.guard.drawing();
        self.guard.hold_mouse(holds)
    }

    fn ask_terminal_to_copy(&mut self, text: &str) -> io::Result<()> {
        let _frame = self.guard.drawing();
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    fn lend<T>(&mut self, errand: impl FnOnce() -> T) -> io::Result<T> {
        let _left_alone = self.keys.pause();
        self.guard.lend(errand)
    }

    fn reread(&mut self) {
        let (desk, send) = (Arc::clone(self.desk), self.send.clone());
        thread::spawn(move || {
            let reread = letter(desk.as_ref()).map(|letter| {
                let digest = digest(desk.as_ref(), &letter.article);
                Reread { letter, digest }
            });
            let _ = send.send(Event::Reread(reread));
        });
    }

    fn desk(&self) -> Arc<dyn Desk> {
        Arc::clone(self.desk)
    }
}
