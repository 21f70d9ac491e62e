//! The program behind the reader's desk: one input, and what is done for it with files, formats and other programs.

use super::browser;
use super::clipboard::Clipboard;
use super::editor;
use crate::article::Article;
use crate::clean::Clean;
use crate::digest::Digest;
use crate::export::{Document, View, json, markdown, opml, text};
use crate::read;
use crate::source::{self, Input, Progress, Source};
use crate::store;
use crate::tui::desk::{Desk, Form, Letter, NotCopied, NotEdited, NotOpened, NotSaved, Page, Part, Way};
use std::error::Error;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The desk for one input.
pub(super) struct InputDesk {
    input: Input,
    options: read::Options,
    progress: Progress,
    /// What was read before anybody asked for it.
    kept: Mutex<Option<Letter>>,
    /// What the source is called in full, once it has been taken in.
    source: Mutex<Option<Clean>>,
    clipboard: Clipboard,
}

impl InputDesk {
    /// A desk for an input that is read as `options` say. Nothing is read yet.
    pub fn new(input: Input, options: read::Options) -> Self {
        Self {
            input,
            options,
            progress: Progress::default(),
            kept: Mutex::default(),
            source: Mutex::default(),
            clipboard: Clipboard::new(),
        }
    }

    /// Reads now what [`Desk::read`] gives when it is asked for the first time.
    ///
    /// # Errors
    ///
    /// Where the input cannot be read.
    pub fn prepare(&self) -> Result<(), Clean> {
        let letter = self.read()?;
        *locked(&self.kept) = Some(letter);
        Ok(())
    }

    /// Takes the input in, as it is now.
    fn load(&self) -> Result<Source, Clean> {
        let is_again = locked(&self.source).is_some();
        if is_again && !is_lasting(&self.input) {
            let name = self.input.name();
            return Err(Clean::new(&format!(
                "{name}: what came through a pipe can be read once; save it to a file, and open that"
            )));
        }
        self.progress.restart();
        let source = source::load(&self.input, &self.progress).map_err(|error| plain(&error))?;
        *locked(&self.source) = Some(source.name.clone());
        Ok(source)
    }
}

impl Desk for InputDesk {
    fn read(&self) -> Result<Letter, Clean> {
        if let Some(letter) = locked(&self.kept).take() {
            return Ok(letter);
        }
        let source = self.load()?;
        let mut article = read::read(&source, &self.options).map_err(|error| plain(&error))?;
        // While the reader has the screen nothing can be said beside it.
        article.notices.extend(laid_bare(&self.input, &source));
        // As in print: the file's name, where the article has no title.
        let name = source::stem(&source.name).map_or_else(|| source.name.clone(), Clean::new);
        Ok(Letter { article: Arc::new(article), name })
    }

    fn progress(&self) -> u64 {
        self.progress.bytes()
    }

    fn think(&self, article: &Article) -> Digest {
        super::think(article)
    }

    fn render(&self, part: Part, form: Form, page: &Page<'_>) -> String {
        let source = locked(&self.source).clone().filter(|name| *name != "-");
        let document = Document {
            source: source.as_ref(),
            is_one_of_several: false,
            article: page.article,
            digest: page.digest,
            summary: page.summary,
        };
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let _ = write(&mut out, part, form, &document);
        String::from_utf8(out).unwrap_or_default()
    }

    fn save(&self, path: &str, bytes: &[u8], replace: bool) -> Result<Clean, NotSaved> {
        let home = std::env::var_os("HOME");
        let path = store::expanded(path, home.as_deref());
        let shown = |path: &Path| shown(path, home.as_deref());
        match store::save(&path, bytes, replace) {
            Ok(()) => Ok(shown(&std::path::absolute(&path).unwrap_or(path))),
            Err(error) => Err(match error {
                store::Error::Exists => NotSaved::Exists,
                store::Error::NoFolder(folder) => NotSaved::NoFolder(shown(&folder)),
                store::Error::NoFile => NotSaved::NoFile,
                store::Error::Forbidden => NotSaved::Forbidden,
                store::Error::Full => NotSaved::Full,
                store::Error::BadName => NotSaved::BadName,
                store::Error::Io(error) => NotSaved::Failed(plain(&error)),
            }),
        }
    }

    fn copy(&self, text: &str) -> Result<Way, NotCopied> {
        self.clipboard.copy(text)
    }

    fn browse(&self, address: &str) -> Result<(), NotOpened> {
        browser::browse(address)
    }

    fn may_edit(&self) -> Result<(), NotEdited> {
        editor::file(&self.input).map(|_| ())
    }

    fn edit(&self, line: usize) -> Result<(), NotEdited> {
        editor::edit(&self.input, line)
    }
}

/// What a reader should know of a page that was asked for with encryption and came without.
pub(super) fn laid_bare(input: &Input, source: &Source) -> Option<Clean> {
    let is_secure = |url: &str| url.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"));
    let (Input::Url(typed), Some(address)) = (input, &source.address) else { return None };
    (is_secure(typed) && !is_secure(address))
        .then(|| Clean::new("came without encryption, though https was asked for"))
}

/// Whether an input is there to be read again: what comes through a pipe is not.
fn is_lasting(input: &Input) -> bool {
    match input {
        Input::Stdin => false,
        Input::Url(_) => true,
        Input::Path(path) => editor::is_file(path),
    }
}

fn write(out: &mut Vec<u8>, part: Part, form: Form, document: &Document) -> io::Result<()> {
    let view = match part {
        Part::Summary => View::Summary,
        Part::Outline => View::Outline,
    };
    match form {
        Form::Text => text::write(out, document, &[view], text::Style::default()),
        Form::Markdown => {
            markdown::write(out, document, &[view])?;
            if part == Part::Summary { markdown::source(out, document) } else { Ok(()) }
        }
        Form::Json => json::write(out, document, None),
        Form::Opml => {
            opml::begin(out, document.name())?;
            opml::article(out, document, false)?;
            opml::end(out)
        }
    }
}

/// A path to show: on one line, the home folder as `~`.
fn shown(path: &Path, home: Option<&OsStr>) -> Clean {
    let below = home.filter(|home| !home.is_empty()).and_then(|home| path.strip_prefix(home).ok());
    match below {
        Some(below) => Clean::one_line(&Path::new("~").join(below).to_string_lossy()),
        None => Clean::one_line(&path.to_string_lossy()),
    }
}

fn plain(error: &dyn Error) -> Clean {
    Clean::new(&error.to_string())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
