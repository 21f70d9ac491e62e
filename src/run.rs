//! Wiring only: load, read, digest, then the reader or an export. What went wrong is said on standard error, by the name
//! of the input it happened to; the rest is done all the same.

mod browser;
mod clipboard;
mod desk;
mod editor;
mod folder;
mod habits;
mod home;
mod keeper;
mod patience;
mod progress;
mod shelf;

use crate::article::Article;
use crate::batch;
use crate::clean::Clean;
use crate::cli::{self, Color, Options, Stop};
use crate::digest::{self, Digest, summary};
use crate::export::{Document, Format, Manner, Pages, View, text};
use crate::limits::Limits;
use crate::read;
use crate::source::{self, Input, Progress, Source};
use crate::tui;
use desk::laid_bare;
use habits::{Settled, settled};
use shelf::InputShelf;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

/// Everything was done.
const DONE: u8 = 0;
/// An input could not be read, or the answer not written.
const FAILED: u8 = 1;
/// The command line was wrong.
const WRONG_USAGE: u8 = 2;

/// Runs the program and gives its exit status. The first argument is the program's name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let options = match cli::parse(arguments) {
        Ok(options) => options,
        Err(Stop::Answer(answer)) => return finish(put(&answer)),
        Err(Stop::Usage(message)) => {
            say(&message);
            return WRONG_USAGE;
        }
    };
    if options.jsonl {
        return jsonl(&options);
    }
    let inputs = match options.inputs.as_slice() {
        [] if io::stdin().is_terminal() => {
            say(&cli::usage());
            return WRONG_USAGE;
        }
        [] => &[Input::Stdin],
        named => named,
    };
    let mut inbox = Inbox { options: &options, inputs: inputs.iter(), status: DONE };
    let wants_reader = options.views.is_empty() && options.format.is_none() && io::stdout().is_terminal();
    if wants_reader && open_reader(&mut inbox) {
        return inbox.status;
    }
    let is_one_of_several = inputs.len() > 1;
    finish(print(&mut inbox, is_one_of_several).map(|()| inbox.status))
}

/// The status that an answer leaves with. A closed pipe is no failure: nobody wanted the rest.
fn finish(written: io::Result<u8>) -> u8 {
    match written {
        Ok(status) => status,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => DONE,
        Err(error) => {
            complain(&Clean::new(&format!("the answer could not be written: {error}")));
            FAILED
        }
    }
}

fn put(answer: &Clean) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    out.write_all(answer.as_bytes())?;
    out.flush()?;
    Ok(DONE)
}

/// Says something on standard error. Where that is closed there is nobody to tell.
fn complain(message: &Clean) {
    say(&format!("tigang: {message}\n"));
}

fn say(message: &str) {
    let _ = io::stderr().write_all(message.as_bytes());
}

/// Documents from standard input, one a line.
fn jsonl(options: &Options) -> u8 {
    let patience = Some(options.patience.0);
    let defaults = batch::Defaults { read: read_options(options), limit: options.limit, patience };
    match batch::run(io::stdin(), BufWriter::new(io::stdout()), &defaults) {
        Ok(()) => DONE,
        Err(batch::Error::Write(error)) => finish(Err(error)),
        Err(error) => {
            complain(&Clean::new(&error.to_string()));
            FAILED
        }
    }
}

fn read_options(options: &Options) -> read::Options {
    read::Options {
        lang: options.lang,
        keep_chrome: options.keep_chrome,
        encoding: options.encoding,
        format: options.input,
        title: None,
        follows: false,
        limits: options.limits,
    }
}

/// The articles that can be read, in the order of the inputs; each is loaded when it is asked for.
struct Inbox<'a> {
    options: &'a Options,
    inputs: std::slice::Iter<'a, Input>,
    /// The exit status so far.
    status: u8,
}

/// An article and what its input is called.
#[derive(Clone)]
struct Letter {
    name: Clean,
    article: Arc<Article>,
}

/// What an input is printed as.
enum Item {
    Article(Letter),
    /// The files of a folder, one a line.
    Files(String),
}

impl Iterator for Inbox<'_> {
    type Item = Item;

    /// The next article or folder that can be read; of each before it that cannot, says why.
    fn next(&mut self) -> Option<Item> {
        while let Some(input) = self.inputs.next() {
            // A digest is an article's, and so are the branch of an outline and a page.
            let is_listed = !self.options.format.is_some_and(Format::is_whole);
            let item = match folder::of(input).filter(|_| is_listed) {
                Some(folder) => files(folder, self.options).map(Item::Files),
                None => load(input, self.options).map(Item::Article),
            };
            match item {
                Ok(item) => return Some(item),
                Err(message) => self.fail(&message),
            }
        }
        None
    }
}

impl Inbox<'_> {
    fn fail(&mut self, message: &Clean) {
        complain(message);
        self.status = FAILED;
    }
}

/// The files of a folder that can be read, one a line, or why there are none.
fn files(folder: &Path, options: &Options) -> Result<String, Clean> {
    let mut lines = String::new();
    let cut = folder::walk(folder, &read_options(options), &mut |file| {
        lines.extend(file.map(|file| format!("{}  {}\n", file.name, file.title)));
        true
    });
    let name = Clean::one_line(&folder.to_string_lossy());
    if let Some(looked_at) = cut {
        complain(&Clean::new(&format!(
            "{name}: only {looked_at} of its files were looked at; name a folder in it to see the others"
        )));
    }
    if lines.is_empty() { Err(nothing_in(folder)) } else { Ok(lines) }
}

/// That there is nothing to read in a folder, and what was looked for.
fn nothing_in(folder: &Path) -> Clean {
    Clean::new(&format!(
        "{}: holds no article; looked {} folders deep for text, web pages, Markdown and EPUB, hidden files apart: name \
         another folder, or a file",
        Clean::one_line(&folder.to_string_lossy()),
        folder::DEPTH
    ))
}

/// Loads and reads an input, or says why it cannot be.
fn load(input: &Input, options: &Options) -> Result<Letter, Clean> {
    if is_typed(input) {
        invite();
    }
    let source = fetch(input, options.limits).map_err(|error| Clean::new(&error.to_string()))?;
    let article =
        read::read(&source, &read_options(options)).map_err(|error| Clean::new(&error.to_string()))?;
    Ok(Letter { name: source.name, article: Arc::new(article) })
}

/// Takes an input in; on a terminal a line says how far a page has come.
fn fetch(input: &Input, limits: Limits) -> Result<Source, source::Error> {
    let Input::Url(_) = input else { return source::load(input, limits, &Progress::default()) };
    let progress = Arc::new(Progress::default());
    let line = progress::Line::draw(Arc::clone(&progress));
    let source = source::load(input, limits, &progress);
    drop(line);
    if let Ok(source) = &source
        && let Some(notice) = laid_bare(input, source)
    {
        complain(&Clean::new(&format!("{}: {notice}", source.name)));
    }
    source
}

/// Whether an input is typed by hand, or pasted into a terminal, by whatever name.
fn is_typed(input: &Input) -> bool {
    match input {
        Input::Stdin => io::stdin().is_terminal(),
        Input::Path(path) => source::kind::is_terminal(path),
        Input::Url(_) | Input::Link(_) => false,
    }
}

fn invite() {
    complain(&Clean::new("paste the article here, then end with Ctrl-D on a line of its own"));
}

/// Opens the reader on the articles. Says whether there is nothing more to do: without a terminal for the reader they are
/// to be printed.
fn open_reader(inbox: &mut Inbox) -> bool {
    let Ok(seat) = tui::Seat::find() else { return false };
    let settled = settled(inbox.options, is_colored(inbox.options.color));
    read(inbox, &seat, &settled);
    for complaint in &settled.complaints {
        complain(complaint);
    }
    true
}

/// Reads the articles in the reader; of each that cannot be, says why.
fn read(inbox: &mut Inbox, seat: &tui::Seat, settled: &Settled) {
    let options = inbox.options;
    let (mut inputs, mut folders) = (Vec::new(), Vec::new());
    for input in inbox.inputs.as_slice() {
        match folder::of(input) {
            Some(folder) => folders.push(folder.to_owned()),
            None => inputs.push(input.clone()),
        }
    }
    let has_folders = !folders.is_empty();
    let shelf = Arc::new(InputShelf::new(&inputs, folders, read_options(options), settled.keeps));
    if let Some(number) = inputs.iter().position(is_typed) {
        // Before the reader opens, for it wants the terminal that is typed on.
        invite();
        shelf.prepare(number);
    }
    let reading = tui::Reading {
        desks: Arc::clone(&shelf) as Arc<dyn tui::desk::Desks>,
        names: inputs.iter().map(Input::name).collect(),
        has_folders,
        habits: settled.habits.clone(),
        at: options.at.clone(),
    };
    let result = tui::run(reading, seat);
    for message in shelf.failures() {
        inbox.fail(&message);
    }
    match result {
        // That was said already.
        Ok(()) | Err(tui::Error::Unread(_)) => {}
        Err(error) => inbox.fail(&Clean::new(&error.to_string())),
    }
}

/// Prints every article, one after the other.
fn print(inbox: &mut Inbox, is_one_of_several: bool) -> io::Result<()> {
    let options = inbox.options;
    let format = options.format.unwrap_or(Format::Text);
    let views = match (options.views.as_slice(), options.format) {
        ([], None) => &[View::Summary][..],
        ([], Some(_)) => &[View::Summary, View::Outline],
        (views, _) => views,
    };
    let style = text::Style { width: width(options), color: is_colored(options.color), why: options.why };
    // The text alone asks for no thinking.
    let wants_digest = format.is_whole() || views.iter().any(|view| *view != View::Text);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut pages = Pages::new(&mut out, Manner { format, views, style }, is_one_of_several);
    for item in inbox {
        let Letter { name, article } = match item {
            Item::Article(letter) => letter,
            Item::Files(lines) => {
                pages.add_lines(&lines)?;
                continue;
            }
        };
        let digest = if wants_digest { digest::digest(&article) } else { Digest::default() };
        let summary = summary::summarise(&article, &digest, options.limit);
        let mut document = Document::new(&article, &digest, &summary);
        document.source = Some(&name);
        document.is_one_of_several = is_one_of_several;
        pages.add(&document)?;
        if !format.has_notices() {
            for notice in article.notices() {
                complain(&Clean::new(&format!("{name}: {notice}")));
            }
        }
    }
    pages.end()
}

/// At how many cells printed text is wrapped: as asked, or at the terminal's width up to 80; in a pipe not at all.
fn width(options: &Options) -> Option<usize> {
    const WIDEST: u16 = 80;
    let of_terminal = || {
        let out = io::stdout();
        let size = out.is_terminal().then(|| rustix::termios::tcgetwinsize(&out).ok()).flatten();
        size.map(|size| usize::from(if size.ws_col == 0 { WIDEST } else { size.ws_col.min(WIDEST) }))
    };
    options.width.or_else(of_terminal)
}

/// Whether printed text and the reader use colour: as asked, or on a terminal unless `NO_COLOR` is set and not empty.
fn is_colored(color: Color) -> bool {
    let variable = |name| std::env::var_os(name).unwrap_or_default();
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            io::stdout().is_terminal() && variable("NO_COLOR").is_empty() && variable("TERM") != *"dumb"
        }
    }
}
