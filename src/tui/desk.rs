//! The reader's desk: all that the reader asks of the program around it. What touches files, other programs or formats
//! goes through here, as plain data; how it is done, and in which room, is not known here. What went wrong comes back as
//! a reason, so that the reader can say it in the person's language.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Digest, Summary};
use crate::memory::{Fingerprint, Highlight, Memory};
use std::path::PathBuf;
use std::sync::Arc;

/// The program around the reader. Everything is asked by a shared reference and from several threads: reading and
/// thinking take their time, the rest is asked by the loop that draws and is quick, or gives up soon.
pub trait Desk: Send + Sync {
    /// Loads and reads the article, the first time or again. May take long; see [`Desk::progress`]. Where that would be
    /// felt, `begun` may be given the beginning of the article meanwhile, once: what can be read before the whole is there.
    ///
    /// # Errors
    ///
    /// Where it cannot be loaded or holds no article, and where it was read and is not to be had again.
    fn read(&self, begun: &mut dyn FnMut(Letter)) -> Result<Letter, NotRead>;

    /// Whether reading the article and thinking about it takes so little time that nobody would feel it.
    fn is_at_hand(&self) -> bool;

    /// How many bytes the reading that is going on has taken in; 0 where nobody counts.
    fn progress(&self) -> u64;

    /// Thinks about an article. May take long.
    fn think(&self, article: &Article) -> Digest;

    /// Writes a part of an article down. In JSON it is always the whole digest, in HTML a page with all of it, in OPML
    /// always the outline. A summary in Markdown ends with where it is from.
    fn render(&self, part: Part, form: Form, page: &Page<'_>) -> String;

    /// Keeps bytes in a file, whole or not at all; a file that is there is replaced only if `replace` says so. `~/`
    /// at the beginning of a path is the home folder. Gives the path as it is to be shown.
    ///
    /// # Errors
    ///
    /// Where the file is there and may not be replaced, or cannot be written. The file that was there is untouched then.
    fn save(&self, path: &str, bytes: &[u8], replace: bool) -> Result<Clean, NotSaved>;

    /// Puts a text on the clipboard, the best way there is. Where that is [`Way::Terminal`] nothing is done yet: the
    /// caller has the terminal, and asks it.
    ///
    /// # Errors
    ///
    /// Where only the terminal is left and the text is too long for it.
    fn copy(&self, text: &str) -> Result<Way, NotCopied>;

    /// Opens an address in the person's browser and does not wait for it. Only http and https are ever opened.
    ///
    /// # Errors
    ///
    /// Where the address is of another kind or there is no browser.
    fn browse(&self, address: &str) -> Result<(), NotOpened>;

    /// Whether [`Desk::edit`] can do anything: to be asked before the terminal is given back for it.
    ///
    /// # Errors
    ///
    /// Where there is no file that an editor could change.
    fn may_edit(&self) -> Result<(), NotEdited>;

    /// Opens the article's file in the person's editor at a line, counted from 1, and waits for its end. To be called
    /// with the terminal given back.
    ///
    /// # Errors
    ///
    /// As [`Desk::may_edit`], and where the editor could not be started or failed.
    fn edit(&self, line: usize) -> Result<(), NotEdited>;

    /// What was kept of an article, or of an earlier version of it; an empty memory where nothing was.
    ///
    /// # Errors
    ///
    /// Where something was kept and cannot be read.
    fn recall(&self, print: Fingerprint) -> Result<Memory, NotRecalled>;

    /// Keeps what is to be known of an article the next time, together with what another reader has kept meanwhile. May take
    /// as long as a disk takes.
    ///
    /// # Errors
    ///
    /// Where it cannot be written. What was kept before is still there then.
    fn remember(&self, print: Fingerprint, memory: &Memory) -> Result<(), NotKept>;
}

/// Why what the person left in an article is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The file could not be written.
    Unsaved(NotSaved),
    /// A later version of tigang has written there meanwhile.
    Later,
    /// What is there already could not be read, in the system's words.
    Unread(Clean),
    /// The disk took too long.
    Late,
    /// Keeping it broke off, through no fault of the disk.
    BrokeOff,
}

/// Why what was kept of an article is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRecalled {
    /// The file was damaged; it is kept under this name, and a new one begins.
    Damaged(Clean),
    /// A later version of tigang wrote it. It is left alone, and nothing is kept of this reading.
    Later,
    /// It could not be read, in the system's words.
    Failed(Clean),
}

/// The desks of all articles that are opened, by number: first those that were named, in order.
pub trait Desks: Send + Sync {
    /// The desk of an article; where there is no such number, a desk of nothing.
    fn desk(&self, number: usize) -> Arc<dyn Desk>;

    /// Gives an article that is wanted a desk, if it has none: its number, which is the next or that of the same article, and
    /// what to call it until it is there. Nothing where it leads to nothing that could be read.
    fn take(&self, wanted: &Wanted) -> Option<(usize, Clean)>;

    /// Looks for what else can be opened: in the folder of an article, and in those that were named. Gives it to `found` as
    /// it comes, and now and then nothing, until that wants no more. May take long. Where there is more than is looked at,
    /// says how many files were.
    fn look_around(&self, near: usize, found: &mut dyn FnMut(Vec<Found>) -> bool) -> Option<usize>;
}

/// An article that the person wants to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A file that was found.
    File(PathBuf),
    /// What a link leads to.
    Link {
        /// The address, or what lies beside the article's file.
        target: Clean,
        /// The number of the article that it stands in.
        from: usize,
    },
}

/// A file that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// The same, to be shown.
    pub name: Clean,
    /// Its title, or what to call it where it has none.
    pub title: Clean,
}

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// It came through a pipe and has been read.
    #[error("what came through a pipe can be read once; save it to a file, and open that")]
    Once,
    /// One line for standard error, `name: what; what to do`.
    #[error("{0}")]
    Failed(Clean),
}

/// An article and what to call it where it has no title.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The article.
    pub article: Arc<Article>,
    /// What its source is called, without a folder and an ending.
    pub name: Clean,
}

/// An article with all that is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What was read.
    pub article: &'a Article,
    /// What is thought of it.
    pub digest: &'a Digest,
    /// Its best sentences, as many as the person looks at.
    pub summary: &'a Summary,
    /// What the person has highlighted.
    pub highlights: &'a [Highlight],
}

/// What of an article is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its best sentences.
    Summary,
    /// How it is built.
    Outline,
}

/// How it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For reading as it is.
    Text,
    /// With Markdown's marks.
    Markdown,
    /// The whole digest, for programs.
    Json,
    /// The outline, for outliners.
    Opml,
    /// A page for a browser, with all of it.
    Html,
}

impl Form {
    /// The endings of file names that are known, each with its form; the first of a form is the one that is suggested.
    pub const ENDINGS: [(&str, Form); 7] = [
        (".txt", Form::Text),
        (".md", Form::Markdown),
        (".markdown", Form::Markdown),
        (".json", Form::Json),
        (".opml", Form::Opml),
        (".html", Form::Html),
        (".htm", Form::Html),
    ];

    /// The form that a file's name asks for, if it is one of the known.
    pub fn of_name(path: &str) -> Option<Form> {
        let name = path.rsplit('/').next()?.to_ascii_lowercase();
        let known =
            Self::ENDINGS.iter().find(|(ending, _)| name.len() > ending.len() && name.ends_with(ending));
        known.map(|(_, form)| *form)
    }
}

/// Which way a text was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the system's clipboard.
    Clipboard,
    /// By tmux, which keeps it and hands it on to the terminal.
    Tmux,
    /// By the terminal itself, if the caller now asks it (OSC 52). Whether it obeys is not to be learned.
    Terminal,
}

/// Why a text could not be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCopied {
    /// Terminals take no more than this many bytes of text.
    TooLong {
        /// The most that is sent, in bytes.
        most: usize,
    },
}

/// Why a file could not be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// There is a file of that name; ask whether it may go.
    Exists,
    /// The folder is not there: its path, to be shown.
    NoFolder(Clean),
    /// The name is a folder's, or of something that is no file.
    NoFile,
    /// The person may not write there.
    Forbidden,
    /// There is no room left on the disk, or none allowed.
    Full,
    /// The name is too long for a file, or holds what no name may hold.
    BadName,
    /// Something else, in the system's words.
    Failed(Clean),
}

#[cfg(test)]
impl NotSaved {
    /// Each of them, with these words where it quotes any.
    pub(crate) fn all(words: &str) -> [Self; 7] {
        let quoted = || Clean::new(words);
        [
            Self::Exists,
            Self::NoFolder(quoted()),
            Self::NoFile,
            Self::Forbidden,
            Self::Full,
            Self::BadName,
            Self::Failed(quoted()),
        ]
    }
}

/// Why an address could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// Not http or https, or no address at all.
    NotOfTheNet,
    /// No program was found that opens addresses.
    NoBrowser,
}

/// Why nothing was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotEdited {
    /// The article came from standard input.
    StandardInput,
    /// The article came from the net.
    Net,
    /// The file is a book: what is read is packed in it.
    Book,
    /// The file is compressed.
    Packed,
    /// `$VISUAL` or `$EDITOR` cannot be understood: its quotes do not close. Its name.
    Unclear(&'static str),
    /// The editor, called so, could not be started: the system's words.
    NoEditor {
        /// The editor's name.
        editor: Clean,
        /// Why, in the system's words.
        why: Clean,
    },
    /// The editor, called so, ended with an error.
    Failed(Clean),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_what_is_written() {
        for (path, form) in [
            ("a.txt", Some(Form::Text)),
            ("提纲.md", Some(Form::Markdown)),
            ("~/notes/a.Markdown", Some(Form::Markdown)),
            ("a.b.JSON", Some(Form::Json)),
            ("./a.opml", Some(Form::Opml)),
            ("文章.html", Some(Form::Html)),
            ("A.HTM", Some(Form::Html)),
            ("a.pdf", None),
            ("a", None),
            ("", None),
            // A hidden file without an ending, and a folder's ending.
            (".md", None),
            ("notes.md/", None),
            ("notes.md/a", None),
        ] {
            assert_eq!(Form::of_name(path), form, "{path}");
        }
    }
}
