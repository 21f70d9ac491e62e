//! The program behind the reader's desk: one input, and what is done for it with files, formats and other programs.

use super::browser;
use super::clipboard::Clipboard;
use super::editor;
use super::folder;
use super::home;
use super::keeper::Keeper;
use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Digest, digest};
use crate::export::{self, Document, Format, View, markdown};
use crate::memory::{Fingerprint, Memory};
use crate::read;
use crate::source::kind::is_stream;
use crate::source::{self, Input, Progress, Source};
use crate::store;
use crate::threads::locked;
use crate::tui::desk::{
    Desk, Form, Letter, NotCopied, NotEdited, NotKept, NotOpened, NotRead, NotRecalled, NotSaved, Page, Part,
    Way,
};
use std::error::Error;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};
use url::Url;

/// The largest file, in bytes, that is read and thought about before anything is shown. As much Chinese, English or
/// Markdown takes some 15 ms of one core of a server; for the outline the first frame would wait as long.
const AT_HAND: u64 = 64 << 10;

/// The desk for one input.
pub(super) struct InputDesk {
    input: Input,
    options: read::Options,
    progress: Progress,
    /// What was read before anybody asked for it, or why it could not be.
    kept: Mutex<Option<Result<Letter, NotRead>>>,
    /// Why it could not be read when it was last tried for the first time.
    failure: Mutex<Option<NotRead>>,
    was_read: Mutex<bool>,
    /// What the source is called in full, once it has been taken in.
    source: Mutex<Option<Clean>>,
    /// The address that it came from in the end, and whether that is inside a private network.
    address: Mutex<Option<(String, bool)>>,
    clipboard: Clipboard,
    keeper: Keeper,
}

impl InputDesk {
    /// A desk for an input that is read as `options` say, with a keeper for what is known of it. Nothing is read yet.
    pub fn new(input: Input, options: read::Options, keeper: Keeper) -> Self {
        Self {
            input,
            options,
            progress: Progress::default(),
            kept: Mutex::default(),
            failure: Mutex::default(),
            was_read: Mutex::default(),
            source: Mutex::default(),
            address: Mutex::default(),
            clipboard: Clipboard::new(),
            keeper,
        }
    }

    /// Reads now what [`Desk::read`] gives when it is asked for the first time.
    pub fn prepare(&self) {
        let read = self.read(&mut |_| ());
        *locked(&self.kept) = Some(read);
    }

    /// Where a link of the article leads, if that is something that can be read: a page, or a file beside the article's own, but
    /// no pipe and no device. A page of the net leads to no file; nothing but a page of a private network leads into one, for a
    /// file, too, may be a page that a stranger wrote.
    pub fn linked(&self, target: &str) -> Option<Input> {
        let page = locked(&self.address).clone();
        let base = page.as_ref().and_then(|(address, _)| Url::parse(address).ok());
        let url = base.map_or_else(|| Url::parse(target), |base| base.join(target));
        match (url, &self.input) {
            (Ok(url), _) if !matches!(url.scheme(), "http" | "https") => None,
            (Ok(url), _) if page.is_some_and(|(_, is_private)| is_private) => Some(Input::Url(url.into())),
            (Ok(url), _) => Some(Input::Link(url.into())),
            (Err(_), Input::Path(path)) => {
                folder::beside(path, target).filter(|path| !is_stream(path)).map(Input::Path)
            }
            (Err(_), _) => None,
        }
    }

    /// Where the article comes from.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Why it could not be read; nothing where it could be, or nobody has tried.
    pub fn failure(&self) -> Option<Clean> {
        locked(&self.failure).as_ref().map(|reason| Clean::new(&reason.to_string()))
    }

    fn read_anew(&self, begun: &mut dyn FnMut(Letter)) -> Result<Letter, NotRead> {
        let source = self.load(&mut |source| {
            if let Some(article) = read::beginning(source, &self.options) {
                begun(letter(source, article));
            }
        })?;
        let mut article =
            read::read(&source, &self.options).map_err(|error| NotRead::Failed(plain(&error)))?;
        // While the reader has the screen nothing can be said beside it.
        article.notices.extend(laid_bare(&self.input, &source));
        Ok(letter(&source, article))
    }

    /// Takes the input in, as it is now; the first bytes of a large file are shown on the way.
    fn load(&self, show: &mut dyn FnMut(&Source)) -> Result<Source, NotRead> {
        let is_again = locked(&self.source).is_some();
        if is_again && !is_lasting(&self.input) {
            return Err(NotRead::Once);
        }
        self.progress.restart();
        let source = source::load_showing(&self.input, self.options.limits, &self.progress, show)
            .map_err(|error| NotRead::Failed(plain(&error)))?;
        *locked(&self.source) = Some(source.name.clone());
        *locked(&self.address) = source.address.clone().map(|address| (address, source.is_private));
        Ok(source)
    }
}

impl Desk for InputDesk {
    fn read(&self, begun: &mut dyn FnMut(Letter)) -> Result<Letter, NotRead> {
        if let Some(read) = locked(&self.kept).take() {
            return read;
        }
        let read = self.read_anew(begun);
        match &read {
            // What was read once is there, whatever becomes of its file.
            Err(reason) if !*locked(&self.was_read) => *locked(&self.failure) = Some(reason.clone()),
            Err(_) => {}
            Ok(_) => {
                *locked(&self.was_read) = true;
                *locked(&self.failure) = None;
            }
        }
        read
    }

    fn is_at_hand(&self) -> bool {
        // What is packed may be any size when it is unpacked, and what the system makes up as it is read has no size. What is
        // not there takes no time at all.
        let path = editor::file(&self.input).ok().map(Path::metadata);
        path.is_some_and(|file| {
            file.map_or(true, |file| file.is_file() && (1..=AT_HAND).contains(&file.len()))
        })
    }

    fn progress(&self) -> u64 {
        self.progress.bytes()
    }

    fn think(&self, article: &Article) -> Digest {
        digest(article)
    }

    fn render(&self, part: Part, form: Form, page: &Page<'_>) -> String {
        let source = locked(&self.source).clone().filter(|name| *name != "-");
        let document = Document {
            source: source.as_ref(),
            is_one_of_several: false,
            article: page.article,
            digest: page.digest,
            summary: page.summary,
            highlights: page.highlights,
        };
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let _ = write(&mut out, part, form, &document);
        String::from_utf8(out).unwrap_or_default()
    }

    fn save(&self, path: &str, bytes: &[u8], replace: bool) -> Result<Clean, NotSaved> {
        let path = home::expanded(path);
        store::save(&path, bytes, replace).map_err(not_saved)?;
        Ok(home::shown(&std::path::absolute(&path).unwrap_or(path)))
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

    fn recall(&self, print: Fingerprint) -> Result<Memory, NotRecalled> {
        self.keeper.recall(print)
    }

    fn remember(&self, print: Fingerprint, memory: &Memory) -> Result<(), NotKept> {
        self.keeper.remember(print, memory)
    }
}

/// An article as it goes out. As in print: the file's name, where the article has no title.
fn letter(source: &Source, article: Article) -> Letter {
    let name = source::stem(&source.name).map_or_else(|| source.name.clone(), Clean::new);
    Letter { article: Arc::new(article), name }
}

/// What a reader should know of a page that was asked for with encryption and came without.
pub(super) fn laid_bare(input: &Input, source: &Source) -> Option<Clean> {
    let is_secure = |url: &str| url.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"));
    let (Input::Url(typed) | Input::Link(typed), Some(address)) = (input, &source.address) else {
        return None;
    };
    (is_secure(typed) && !is_secure(address))
        .then(|| Clean::new("came without encryption, though https was asked for"))
}

/// Whether an input is there to be read again: what comes through a pipe is not.
fn is_lasting(input: &Input) -> bool {
    match input {
        Input::Stdin => false,
        Input::Url(_) | Input::Link(_) => true,
        Input::Path(path) => !is_stream(path),
    }
}

fn write(out: &mut Vec<u8>, part: Part, form: Form, document: &Document) -> io::Result<()> {
    let view = match part {
        Part::Summary => View::Summary,
        Part::Outline => View::Outline,
    };
    let format = match form {
        Form::Text => Format::Text,
        Form::Markdown => Format::Markdown,
        Form::Json => Format::Json,
        Form::Opml => Format::Opml,
        Form::Html => Format::Html,
    };
    export::write(out, document, format, &[view])?;
    // A quotation says where it is from; the other formats do, or are for oneself.
    if (part, form) == (Part::Summary, Form::Markdown) { markdown::source(out, document) } else { Ok(()) }
}

/// What hindered saving, as the reader says it.
pub(super) fn not_saved(error: store::Error) -> NotSaved {
    match error {
        store::Error::Exists => NotSaved::Exists,
        store::Error::NoFolder(folder) => NotSaved::NoFolder(home::shown(&folder)),
        store::Error::NoFile => NotSaved::NoFile,
        store::Error::Forbidden => NotSaved::Forbidden,
        store::Error::Full => NotSaved::Full,
        store::Error::BadName => NotSaved::BadName,
        store::Error::Io(error) => NotSaved::Failed(plain(&error)),
    }
}

fn plain(error: &dyn Error) -> Clean {
    Clean::new(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::summary::summarise;
    use std::fs;
    use std::path::PathBuf;
    use tempfile::TempDir;

    fn desk(input: Input) -> InputDesk {
        InputDesk::new(input, read::Options::default(), Keeper::of_person(false))
    }

    /// A folder with a file of some text, and a desk for it.
    fn at_work(name: &str, text: &str) -> (TempDir, PathBuf, InputDesk) {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join(name);
        fs::write(&path, text).unwrap();
        let desk = desk(Input::Path(path.clone()));
        (room, path, desk)
    }

    const ARTICLE: &str =
        "桥为什么没有修\n\n河水涨了三次，桥却没有修。\n\n修桥的钱去年就拨下来了，卡在谁来签字。\n";

    #[test]
    fn a_file_is_read_again_as_it_is_now() {
        let (_room, path, desk) = at_work("桥.txt", ARTICLE);
        let first = desk.read(&mut |_| ()).unwrap();
        assert_eq!((first.name.as_str(), first.article.title()), ("桥", Some("桥为什么没有修")));
        assert_eq!(desk.progress(), ARTICLE.len() as u64);
        fs::write(&path, format!("{ARTICLE}\n今年动工。\n")).unwrap();
        assert!(desk.read(&mut |_| ()).unwrap().article.text().ends_with("今年动工。"));
        fs::remove_file(&path).unwrap();
        let gone = desk.read(&mut |_| ()).unwrap_err().to_string();
        assert!(gone.contains("there is no such file"), "{gone}");
        fs::create_dir(&path).unwrap();
        assert!(matches!(desk.read(&mut |_| ()), Err(NotRead::Failed(_))), "a folder is no pipe");
    }

    #[test]
    fn what_was_prepared_is_given_first() {
        let (_room, path, desk) = at_work("桥.txt", ARTICLE);
        desk.prepare();
        fs::remove_file(&path).unwrap();
        assert!(desk.read(&mut |_| ()).is_ok());
        // It was read once: that it is gone now is no failure of the program's.
        assert!(desk.read(&mut |_| ()).is_err() && desk.failure().is_none());
        let other = InputDesk::new(Input::Path(path), read::Options::default(), Keeper::of_person(false));
        other.prepare();
        assert!(other.failure().is_some() && other.read(&mut |_| ()).is_err());
    }

    #[test]
    fn a_small_file_is_at_hand() {
        let (room, path, at_work) = at_work("桥.txt", ARTICLE);
        assert!(at_work.is_at_hand());
        fs::write(&path, vec![b'a'; AT_HAND as usize + 1]).unwrap();
        assert!(!at_work.is_at_hand(), "large");
        fs::write(&path, [0x1f, 0x8b, 8, 0]).unwrap();
        assert!(!at_work.is_at_hand(), "packed");
        let (folder, device) = (Input::Path(room.path().into()), Input::Path("/dev/null".into()));
        let others = [Input::Stdin, folder, device, Input::Url("http://a.example".into())].map(desk);
        assert!(others.into_iter().all(|other| !other.is_at_hand()));
    }

    #[test]
    fn a_pipe_is_read_once() {
        // A device is no more to be had again than a pipe, and is there without anybody who writes.
        let desk = desk(Input::Path("/dev/null".into()));
        *locked(&desk.source) = Some(Clean::new("/dev/null"));
        assert_eq!(desk.read(&mut |_| ()), Err(NotRead::Once));
        let lasting = [Input::Stdin, Input::Path("/dev/tty".into()), Input::Url("http://a.example".into())];
        assert_eq!(lasting.each_ref().map(is_lasting), [false, false, true]);
    }

    #[track_caller]
    fn check_render(part: Part, form: Form, begins: &str, holds: &str) {
        let (_room, path, desk) = at_work("桥.txt", ARTICLE);
        let article = desk.read(&mut |_| ()).unwrap().article;
        let digest = desk.think(&article);
        let summary = summarise(&article, &digest, crate::digest::Limit::Sentences(1));
        let page = Page { article: &article, digest: &digest, summary: &summary, highlights: &[] };
        let text = desk.render(part, form, &page).replace(path.to_str().unwrap(), "桥.txt");
        assert!(text.starts_with(begins) && text.contains(holds), "{text}");
    }

    #[test]
    fn each_part_is_written_in_each_form() {
        check_render(Part::Summary, Form::Text, "桥为什么没有修\n\n", "。");
        check_render(Part::Summary, Form::Markdown, "# 桥为什么没有修\n\n> ", "\n\n来源：桥.txt\n");
        check_render(Part::Outline, Form::Markdown, "# 桥为什么没有修\n\n- ", "%)\n");
        check_render(Part::Summary, Form::Json, "{\"schema\":1,\"source\":\"桥.txt\"", "\"outline\":[");
        check_render(Part::Summary, Form::Opml, "<?xml", "</opml>\n");
        check_render(Part::Outline, Form::Html, "<!DOCTYPE html>", "<p>来源：桥.txt</p>");
    }

    #[test]
    fn a_file_is_saved_where_it_is_said_to_be() {
        let (room, path, desk) = at_work("桥.txt", ARTICLE);
        let other = room.path().join("摘要.md");
        let shown = desk.save(other.to_str().unwrap(), b"x", false).unwrap();
        assert!(shown.ends_with("/摘要.md"), "{shown}");
        assert_eq!(desk.save(path.to_str().unwrap(), b"x", false), Err(NotSaved::Exists));
        let missing = room.path().join("missing").join("a.md");
        assert!(matches!(desk.save(missing.to_str().unwrap(), b"x", false), Err(NotSaved::NoFolder(_))));
    }

    #[test]
    fn a_link_leads_to_a_page_or_to_a_file_beside_the_articles_own() {
        let from = |input: Input, address: Option<(&str, bool)>| {
            let desk = desk(input);
            *locked(&desk.address) = address.map(|(address, is_private)| (address.to_owned(), is_private));
            desk
        };
        let url = |address: &str| Some(Input::Url(address.into()));
        let file = from(Input::Path("in/a.html".into()), None);
        assert_eq!(file.linked("b.html#c"), Some(Input::Path("in/b.html".into())));
        // A page that was saved, or an article that was piped in, is a stranger's too.
        assert_eq!(file.linked("http://127.0.0.1/"), Some(Input::Link("http://127.0.0.1/".into())));
        assert_eq!(file.linked("/dev/null"), None, "no device is read because a page says so");
        let public = from(Input::Url("https://a.example/x".into()), Some(("https://a.example/in/x", false)));
        assert_eq!(public.linked("../b"), Some(Input::Link("https://a.example/b".into())));
        assert_eq!(public.linked("http://127.0.0.1/"), Some(Input::Link("http://127.0.0.1/".into())));
        let private = from(Input::Url("http://inside/".into()), Some(("http://inside/", true)));
        assert_eq!(private.linked("b"), url("http://inside/b"));
        // Standard input lies beside nothing.
        assert_eq!(from(Input::Stdin, None).linked("b.html"), None);
        for target in ["mailto:me@a.example", "file:///etc/passwd", "javascript:x", "#top"] {
            assert_eq!(file.linked(target), None, "{target}");
            assert!(!matches!(public.linked(target), Some(Input::Path(_))), "{target}");
        }
        assert_eq!(public.linked("file:///etc/passwd"), None);
    }

    #[test]
    fn a_page_that_lost_its_encryption_is_told() {
        for (typed, address, is_bare) in [
            ("https://a.example", "http://a.example/", true),
            ("HTTPS://a.example", "https://a.example/", false),
            ("http://a.example", "http://a.example/", false),
            ("http://a.example", "https://a.example/", false),
        ] {
            let source = Source { address: Some(address.to_owned()), ..Source::default() };
            let notice = laid_bare(&Input::Url(typed.to_owned()), &source);
            assert_eq!(notice.is_some(), is_bare, "{typed} to {address}");
        }
    }
}
