//! What stands around the loop: the terminal, the desk and the threads, and how an effect is carried out. Decides nothing.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::Digest;
use crate::memory::{Fingerprint, Memory};
use crate::tui::Event;
use crate::tui::action::{Effect, Reread};
use crate::tui::desk::{Desk, Desks, Form, Letter, NotRead, NotRecalled, Page, Part, Wanted, Way};
use crate::tui::errand::{Copied, Told};
use crate::tui::ground::QUESTION;
use crate::tui::keep::Recalled;
use crate::tui::keeping::Keeping;
use crate::tui::keys::Keys;
use crate::tui::news::{Arrival, Insight};
use crate::tui::pace::Counts;
use crate::tui::state::State;
use crate::tui::terminal::Guard;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    /// Asks the terminal how bright its background is; its answer arrives as an event, if it answers. Says whether it was
    /// asked.
    fn ask_ground(&mut self) -> io::Result<bool>;
    /// Gives the terminal to another program while `errand` runs, and cleans up after it where that fails.
    fn lend<T, E>(&mut self, errand: impl FnOnce() -> Result<T, E>) -> io::Result<Result<T, E>>;
    /// Reads an article for the first time and thinks about it; what comes of it arrives as events.
    fn read(&mut self, number: usize);
    /// Reads an article again and thinks about it, elsewhere; what comes of it arrives as an event.
    fn reread(&mut self, number: usize);
    /// Looks for what else can be opened near an article, elsewhere; what is found arrives as events with a number.
    fn look_around(&mut self, near: usize, number: usize);
    /// Looks no further.
    fn look_no_more(&mut self);
    /// Gives an article that is wanted a desk.
    fn take(&mut self, wanted: &Wanted) -> Option<(usize, Clean)>;
    /// The program around the reader, as far as an article is concerned.
    fn desk(&self, number: usize) -> Arc<dyn Desk>;
    /// Keeps what the person has left in an article, elsewhere; where that fails it arrives as an event.
    fn remember(&mut self, number: usize, print: Fingerprint, memory: Memory);
}

/// Carries an effect out, and says what came of it where the person is to know.
///
/// # Errors
///
/// Where the terminal fails.
pub(super) fn carry_out(effect: Effect, state: &State, world: &mut impl World) -> io::Result<Option<Told>> {
    let number = state.shelf.current;
    let desk = world.desk(number);
    let told = match effect {
        Effect::Quit | Effect::GiveUp(_) | Effect::Redraw => return Ok(None),
        Effect::Suspend => return world.suspend().map(|()| None),
        Effect::TakeAgain => return world.take_again().map(|()| None),
        Effect::Mouse(holds) => return world.hold_mouse(holds).map(|()| None),
        Effect::Read => {
            world.read(number);
            return Ok(None);
        }
        Effect::LookAround(search) => {
            world.look_around(number, search);
            return Ok(None);
        }
        Effect::LookNoMore => {
            world.look_no_more();
            return Ok(None);
        }
        Effect::Take(wanted) => Told::Taken(world.take(&wanted)),
        Effect::Reload => {
            world.reread(number);
            return Ok(None);
        }
        Effect::Remember => {
            if let Some((print, memory)) = state.memory() {
                world.remember(number, print, memory);
            }
            return Ok(None);
        }
        Effect::RememberLeft(left, print, memory) => {
            world.remember(left, print, *memory);
            return Ok(None);
        }
        Effect::Copy(copied) => {
            let text = match &copied {
                Copied::Sentences(words, _) | Copied::Section(words) => words.clone(),
                Copied::Address(address) => address.to_string(),
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
    let highlights = &state.keep.highlights();
    take(&Page { article: &state.article, digest, summary: &state.summary, highlights })
}

/// Reads an article and thinks about it, on a thread of its own where it may take long. Both arrive as events, and before
/// them the beginning of an article that is large.
pub(super) fn read(desk: Arc<dyn Desk>, number: usize, send: Sender<Event>) {
    if desk.is_at_hand() {
        // A thread, and the memory that the system sets apart for it, would take a tenth of the time that it could save.
        read_and_think(desk.as_ref(), number, &send);
    } else {
        thread::spawn(move || read_and_think(desk.as_ref(), number, &send));
    }
}

fn read_and_think(desk: &dyn Desk, number: usize, send: &Sender<Event>) {
    let begun = &mut |letter| drop(send.send(Event::Begun(number, letter)));
    match arrival(desk, begun, |print| Some(desk.recall(print))) {
        Err(reason) => drop(send.send(Event::Read(number, Err(reason)))),
        Ok((arrival, counts)) => {
            let article = Arc::clone(&arrival.letter.article);
            if send.send(Event::Read(number, Ok(arrival))).is_ok() {
                let _ = send.send(Event::Digested(number, insight(desk, &article, &counts)));
            }
        }
    }
}

/// The article, read and counted; what breaks off has no better reason to give.
fn arrival(
    desk: &dyn Desk,
    begun: &mut dyn FnMut(Letter),
    recall: impl Fn(Fingerprint) -> Option<Result<Memory, NotRecalled>>,
) -> Result<(Arrival, Counts), NotRead> {
    const BROKE_OFF: &str = "the article could not be read; tell the makers of tigang which it was";
    let broke_off = |_| Err(NotRead::Failed(Clean::new(BROKE_OFF)));
    let read = || {
        let letter = desk.read(begun)?;
        let counts = Counts::new(&letter.article);
        let print = Fingerprint::of(letter.article.text());
        let recalled = Recalled { print, memory: recall(print) };
        Ok((Arrival::whole(letter, &counts, Some(recalled)), counts))
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(broke_off)
}

/// What is thought of an article; nothing where the thinking broke off.
fn insight(desk: &dyn Desk, article: &Article, counts: &Counts) -> Option<Insight> {
    let think = || Insight::new(article, desk.think(article), counts);
    catch_unwind(AssertUnwindSafe(think)).ok()
}

/// The world as it is.
pub(super) struct Shell<'a> {
    pub guard: &'a Guard,
    pub keys: &'a Keys,
    pub desks: &'a Arc<dyn Desks>,
    pub send: Sender<Event>,
    /// The number of the looking that goes on; 0 where none does.
    pub search: Arc<AtomicUsize>,
    /// Keeps what is sent to it, as soon as it can.
    pub keeping: Keeping,
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

    fn ask_ground(&mut self) -> io::Result<bool> {
        if !self.guard.may_ask() {
            return Ok(false);
        }
        self.keys.expect();
        let _frame = self.guard.drawing();
        self.guard.ask(QUESTION).map(|()| true)
    }

    fn lend<T, E>(&mut self, errand: impl FnOnce() -> Result<T, E>) -> io::Result<Result<T, E>> {
        let _left_alone = self.keys.pause();
        self.guard.lend(errand)
    }

    fn read(&mut self, number: usize) {
        read(self.desk(number), number, self.send.clone());
    }

    fn reread(&mut self, number: usize) {
        let (desk, send) = (self.desk(number), self.send.clone());
        thread::spawn(move || {
            let reread = arrival(desk.as_ref(), &mut |_| (), |_| None).map(|(arrival, counts)| {
                let insight = insight(desk.as_ref(), &arrival.letter.article, &counts);
                Reread { arrival, insight }
            });
            let _ = send.send(Event::Reread(number, reread));
        });
    }

    fn remember(&mut self, number: usize, print: Fingerprint, memory: Memory) {
        let desk = self.desk(number);
        self.keeping.keep(desk, print, memory, &self.send);
    }

    fn look_around(&mut self, near: usize, number: usize) {
        self.search.store(number, Ordering::Relaxed);
        let (desks, send, search) = (Arc::clone(self.desks), self.send.clone(), Arc::clone(&self.search));
        thread::spawn(move || {
            let mut take = |found: Vec<_>| {
                search.load(Ordering::Relaxed) == number
                    && (found.is_empty() || send.send(Event::Found(number, found)).is_ok())
            };
            let look = AssertUnwindSafe(|| desks.look_around(near, &mut take));
            let cut = catch_unwind(look).unwrap_or_default();
            let _ = send.send(Event::Looked(number, cut));
        });
    }

    fn look_no_more(&mut self) {
        self.search.store(0, Ordering::Relaxed);
    }

    fn take(&mut self, wanted: &Wanted) -> Option<(usize, Clean)> {
        self.desks.take(wanted)
    }

    fn desk(&self, number: usize) -> Arc<dyn Desk> {
        self.desks.desk(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::desk::{NotCopied, NotEdited, NotSaved};
    use crate::tui::event_loop;
    use crate::tui::fake::{FakeDesk, Nowhere};
    use crate::tui::fixture::chinese;
    use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};
    use ratatui::backend::TestBackend;
    use ratatui::terminal::Terminal;
    use std::sync::mpsc::channel;

    /// The world and the footer after some keys; `\n` is Enter.
    fn after(desk: FakeDesk, keys: &str) -> (Nowhere, String) {
        let (send, events) = channel();
        for c in keys.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            send.send(Event::Input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)))).unwrap();
        }
        drop(send);
        let mut world = Nowhere { desk: Arc::new(desk), ..Nowhere::default() };
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut state = chinese().state((80, 24));
        event_loop(&mut terminal, &mut state, &events, &mut world).unwrap();
        (world, state.message.unwrap_or_default().to_string())
    }

    #[track_caller]
    fn check(desk: FakeDesk, keys: &str, asked: &[&str], said: &str) -> Nowhere {
        let (world, message) = after(desk, keys);
        assert_eq!(*world.desk.asked.lock().unwrap(), asked, "{keys:?}");
        assert!(message.starts_with(said), "{keys:?}: {message}");
        world
    }

    #[test]
    fn what_is_copied_goes_to_the_desk_and_to_the_terminal_if_it_is_sent_there() {
        let world =
            check(FakeDesk::default(), ")y", &["copy 路过的人以为它靠卖书赚钱。"], "已复制这一句到剪贴板");
        assert!(world.sent_to_terminal.is_empty());
        let by_terminal = FakeDesk { copy: Ok(Way::Terminal), ..FakeDesk::default() };
        let summary = "Summary in Markdown of 3 sentences";
        let world = check(by_terminal, "c", &[&format!("copy {summary}")], "已请终端复制摘要");
        assert_eq!(world.sent_to_terminal, [summary]);
        let too_long = FakeDesk { copy: Err(NotCopied::TooLong { most: 3 }), ..FakeDesk::default() };
        let (world, message) = after(too_long, ")Y");
        assert!(world.sent_to_terminal.is_empty() && message.starts_with("没有复制"), "{message}");
    }

    #[test]
    fn a_file_that_is_there_is_asked_about_and_then_replaced() {
        let name = "河岸书店为什么还在.md";
        let written = "Summary in Markdown of 3 sentences";
        let once = format!("save {name} false: {written}");
        check(FakeDesk::default(), "S\n", &[&once], "已保存摘要");
        let there = || FakeDesk { save: Err(NotSaved::Exists), ..FakeDesk::default() };
        check(there(), "S\ny", &[&once, &format!("save {name} true: {written}")], "已保存摘要");
        check(there(), "S\nn", &[&once], "");
        let full = FakeDesk { save: Err(NotSaved::Full), ..FakeDesk::default() };
        check(full, "S\n", &[&once], "没有保存：磁盘满了");
    }

    #[test]
    fn the_terminal_is_lent_to_an_editor_and_to_nobody_else() {
        let world = check(FakeDesk::default(), "]e", &["edit 9"], "");
        assert_eq!((world.lent, world.reread), (1, 1));
        let book = FakeDesk { edit: Err(NotEdited::Book), ..FakeDesk::default() };
        let world = check(book, "e", &[], "文件是打包的");
        assert_eq!((world.lent, world.reread), (0, 0));
        let world = check(FakeDesk::default(), "r", &[], "");
        assert_eq!((world.lent, world.reread), (0, 1));
    }

    #[test]
    fn the_mouse_is_the_terminals_for_as_long_as_it_is_left_to_it() {
        assert_eq!(after(FakeDesk::default(), "M").0.holds_mouse, Some(false));
        assert_eq!(after(FakeDesk::default(), "MM").0.holds_mouse, Some(true));
    }
}
