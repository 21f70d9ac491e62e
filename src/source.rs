//! The only reader of the outside: a path or standard input becomes a [`Source`], within limits. What the bytes hold is
//! not known here.

#[cfg(feature = "net")]
mod address;
#[cfg(feature = "net")]
mod fault;
#[cfg(feature = "net")]
mod gate;
mod input;
pub(crate) mod kind;
#[cfg(feature = "net")]
pub mod net;
mod packed;
mod progress;

pub use input::{Input, stem};
pub use progress::Progress;

use crate::clean::Clean;
use crate::limits::{Limits, megabytes};
use input::is_like_address;
use kind::Kind;
use std::fs::{File, Metadata};
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// A file of this many bytes or more is large, 512 KiB: to read all of it is felt, and to read its beginning is not.
pub const LARGE: u64 = 512 << 10;

/// The bytes of a large file that are its beginning, 64 KiB: a hundred screens, read as an article in some milliseconds.
pub const BEGINNING: u64 = 64 << 10;

/// The bytes of a file from which a list of files knows what it is called, 16 KiB: most pages have said it by then.
pub const GLANCE: u64 = 16 << 10;

/// Bytes from outside, what to call them, and what was said of them on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The name to show: the path as typed, or `-` for standard input.
    pub name: Clean,
    /// What was read; unpacked, if it was compressed.
    pub bytes: Vec<u8>,
    /// The media type that a server gave, without its parameters, in lower case.
    pub media: Option<String>,
    /// The label of the encoding that a server gave.
    pub charset: Option<String>,
    /// The address that the bytes came from in the end, after all redirects: what relative links are relative to.
    pub address: Option<String>,
    /// Whether it came from inside a private network, and may lead to other pages there.
    pub is_private: bool,
}

impl Source {
    /// Bytes of which nothing more is known than what to call them.
    pub fn new(name: Clean, bytes: Vec<u8>) -> Self {
        Self { name, bytes, ..Self::default() }
    }
}

/// Why nothing could be taken from an input; each message says what to do.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says what its variant is; `name` is always the input's")]
pub enum Error {
    #[error("{name}: there is no such file; check the name, or list what is there with: ls")]
    Missing { name: Clean },
    #[error(
        "{name}: there is no such file; check the name, or if it is the address of a page, begin it with https:// or http://"
    )]
    MissingOrAddress { name: Clean },
    #[error("{name}: is a directory; name a file in it")]
    Directory { name: Clean },
    #[error("{name}: is a device; name a file, or pipe its text in: COMMAND | tigang -")]
    Device { name: Clean },
    #[error("{name}: you may not read it; look at its permissions with: ls -l")]
    Forbidden { name: Clean },
    #[error(
        "{name}: holds more than {}, the most that is read; read more with --max-size, or take a part: head -c {most} FILE | tigang -",
        megabytes(*most)
    )]
    TooLarge { name: Clean, most: u64 },
    #[error(
        "{name}: is a pipe that nobody has written to for {} s; start what writes to it first, or pipe it in: COMMAND | tigang -",
        PATIENCE.as_secs()
    )]
    NoWriter { name: Clean },
    #[cfg(feature = "net")]
    #[error("{name}: {fault}")]
    Page { name: Clean, fault: net::Fault },
    #[error(
        "{name}: this tigang was built without the net and cannot fetch pages; fetch it yourself: curl -L URL | tigang -"
    )]
    NoNet { name: Clean },
    #[error(
        "{name}: is more than {} when unpacked, the most that is read; read more with --max-size, or take a part: gunzip -c FILE | head -c {most} | tigang -",
        megabytes(*most)
    )]
    TooLargeUnpacked { name: Clean, most: u64 },
    #[error(
        "{name}: the compressed file is damaged or cut short; get it again, or read what is whole: gunzip -c FILE | tigang -"
    )]
    Damaged { name: Clean },
    #[error(
        "{name}: a terminal takes no line of more than 4,095 bytes, and line {line} of the paste was cut there; save it to a file, or pipe it in: xclip -o | tigang -"
    )]
    Cut { name: Clean, line: usize },
    #[error("{name}: could not be read ({error}); check that it opens with: head FILE")]
    Io { name: Clean, error: io::Error },
}

/// How long a pipe without a writer is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// Reads an input to its end, within limits, and unpacks it if it is compressed by gzip, within the same. A pipe that is
/// written to is waited for. `progress` is told how far the loading has come.
///
/// # Errors
///
/// Where the input cannot be opened or read, holds too much, or is compressed and damaged.
pub fn load(input: &Input, limits: Limits, progress: &Progress) -> Result<Source, Error> {
    load_showing(input, limits, progress, &mut |_| ())
}

/// As [`load`]; of a large file `show` is given the first [`BEGINNING`] bytes as soon as they have come, and the rest is
/// waited for behind it. They are of the same reading, so that a beginning and a whole are never of two files.
///
/// # Errors
///
/// As [`load`], also after a beginning has been shown.
pub fn load_showing(
    input: &Input,
    limits: Limits,
    progress: &Progress,
    show: &mut dyn FnMut(&Source),
) -> Result<Source, Error> {
    let (name, most) = (input.name(), limits.file());
    let bytes = match input {
        Input::Stdin => read_within(Counted { inner: io::stdin().lock(), progress }, Vec::new(), most),
        Input::Path(path) => opened(path).and_then(|file| {
            let metadata = file.metadata()?;
            refuse(&metadata, most)?;
            let expected = usize::try_from(metadata.len().min(most)).unwrap_or(0);
            let (mut file, mut bytes) = (Counted { inner: file, progress }, Vec::with_capacity(expected));
            if Kind::of(&metadata) == Kind::File && metadata.len() >= LARGE {
                file.by_ref().take(BEGINNING).read_to_end(&mut bytes)?;
                show(&Source::new(name.clone(), bytes.clone()));
            }
            read_within(file, bytes, most)
        }),
        // A page may be a compressed file of its own.
        Input::Url(url) => return unpacked(page(url, true, limits, progress)?, limits.page()),
        Input::Link(url) => return unpacked(page(url, false, limits, progress)?, limits.page()),
    };
    match bytes {
        Ok(bytes) if *input == Input::Stdin && io::stdin().is_terminal() => match cut_line(&bytes) {
            Some(line) => Err(Error::Cut { name, line }),
            None => Ok(Source::new(name, bytes)),
        },
        Ok(bytes) => unpacked(Source::new(name, bytes), most),
        Err(error) => Err(explain(name, error, most)),
    }
}

/// The first bytes of a file, unpacked if it is compressed, by whole lines where there is more; nothing where it is no file,
/// may not be read or is empty. What hangs, as a pipe does, is not opened, nor what the system makes up as it is read: such
/// files have no length.
pub fn glance(path: &Path) -> Option<Source> {
    if !path.metadata().is_ok_and(|metadata| Kind::of(&metadata) == Kind::File && metadata.len() > 0) {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(GLANCE).read_to_end(&mut bytes).ok()?;
    let is_cut = bytes.len() as u64 == GLANCE;
    let unpacked = packed::beginning(&bytes, GLANCE);
    let is_cut = is_cut || unpacked.as_ref().is_some_and(|unpacked| unpacked.len() as u64 == GLANCE);
    let mut bytes = unpacked.unwrap_or(bytes);
    if is_cut && let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n') {
        // What is lost of a character goes with the last line.
        bytes.truncate(end);
    }
    Some(Source::new(Clean::one_line(&path.to_string_lossy()), bytes))
}

#[cfg(feature = "net")]
fn page(url: &str, may_be_private: bool, limits: Limits, progress: &Progress) -> Result<Source, Error> {
    let fetcher = net::Fetcher::new(net::Limits { bytes: limits.page(), ..net::Limits::default() });
    if may_be_private { fetcher.load(url, progress) } else { fetcher.load_linked(url, progress) }
}

#[cfg(not(feature = "net"))]
fn page(url: &str, _: bool, _: Limits, _: &Progress) -> Result<Source, Error> {
    Err(Error::NoNet { name: input::shown(url) })
}

/// The source as it was before it was compressed.
fn unpacked(mut source: Source, most: u64) -> Result<Source, Error> {
    match packed::unpack(&source.bytes, most) {
        Ok(None) => {}
        Ok(Some(bytes)) => source.bytes = bytes,
        Err(packed::Error::TooLarge) => return Err(Error::TooLargeUnpacked { name: source.name, most }),
        Err(packed::Error::Damaged) => return Err(Error::Damaged { name: source.name }),
    }
    Ok(source)
}

/// The first line, from 1, that is as long as a terminal's line can be: its driver throws away what follows, silently
/// (`N_TTY_BUF_SIZE` of Linux, less the newline).
fn cut_line(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 4095;
    bytes.split(|byte| *byte == b'\n').position(|line| line.len() >= LONGEST).map(|index| index + 1)
}

/// Opens a file. To open a pipe is to wait for whoever writes to it, so that is done aside: a thread that nobody comes to is
/// left behind.
fn opened(path: &Path) -> io::Result<File> {
    if !path.metadata().is_ok_and(|metadata| Kind::of(&metadata) == Kind::Pipe) {
        return File::open(path);
    }
    let (path, (send, opened)) = (path.to_owned(), channel());
    thread::Builder::new().spawn(move || send.send(File::open(path)))?;
    opened.recv_timeout(PATIENCE).unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Refuses by its kind or size what should not even be begun.
fn refuse(metadata: &Metadata, most: u64) -> io::Result<()> {
    match Kind::of(metadata) {
        Kind::Directory => Err(io::ErrorKind::IsADirectory.into()),
        Kind::Device => Err(io::ErrorKind::Unsupported.into()),
        Kind::File if metadata.len() > most => Err(io::ErrorKind::FileTooLarge.into()),
        Kind::File | Kind::Pipe | Kind::Stream => Ok(()),
    }
}

/// A reader that tells what comes of it.
struct Counted<'a, R> {
    inner: R,
    progress: &'a Progress,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.progress.add(count as u64);
        Ok(count)
    }
}

/// Reads to the end, behind the bytes that have come, or fails with `FileTooLarge` where there are more than `limit`.
fn read_within(reader: impl Read, mut bytes: Vec<u8>, limit: u64) -> io::Result<Vec<u8>> {
    reader.take(limit + 1 - bytes.len() as u64).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn explain(name: Clean, error: io::Error, most: u64) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound if is_like_address(&name) => Error::MissingOrAddress { name },
        io::ErrorKind::NotFound => Error::Missing { name },
        io::ErrorKind::IsADirectory => Error::Directory { name },
        io::ErrorKind::Unsupported => Error::Device { name },
        io::ErrorKind::PermissionDenied => Error::Forbidden { name },
        io::ErrorKind::FileTooLarge => Error::TooLarge { name, most },
        // A file system that is too slow has a number for it.
        io::ErrorKind::TimedOut if error.raw_os_error().is_none() => Error::NoWriter { name },
        _ => Error::Io { name, error },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_line_that_the_terminal_cut_is_known() {
        let full = "x".repeat(4095);
        assert_eq!(cut_line(format!("short\n{full}\nshort").as_bytes()), Some(2));
        assert_eq!(cut_line(format!("short\n{}\n", &full[1..]).as_bytes()), None);
    }

    #[test]
    fn a_name_that_may_be_an_address_is_told_how_one_begins() {
        for (name, is_like) in [
            ("www.a.example", true),
            ("a.example/b", true),
            ("127.0.0.1:8080", true),
            ("ftp://a.example/b", true),
            ("file://b.example/a", true),
            ("文章.txt", false),
            ("../a.txt", false),
            ("./a.b/c", false),
            ("articles/a.txt", false),
            ("", false),
        ] {
            let input = Input::named(name.into());
            let error = explain(input.name(), io::ErrorKind::NotFound.into(), 0);
            assert_eq!(error.to_string().contains("begin it with https://"), is_like, "{name}");
        }
    }

    #[test]
    fn the_limit_is_the_last_byte_that_is_read() {
        assert_eq!(read_within(&b"12345"[..], Vec::new(), 5).unwrap(), b"12345");
        assert_eq!(
            read_within(&b"123456"[..], Vec::new(), 5).unwrap_err().kind(),
            io::ErrorKind::FileTooLarge
        );
    }

    #[test]
    fn what_comes_is_counted_from_the_start_of_each_loading() {
        let progress = Progress::default();
        for text in ["天晴了。", "天"] {
            progress.restart();
            let bytes = read_within(Counted { inner: text.as_bytes(), progress: &progress }, Vec::new(), 100)
                .unwrap();
            assert_eq!((bytes.as_slice(), progress.bytes()), (text.as_bytes(), text.len() as u64));
        }
    }

    #[test]
    fn the_limit_is_the_one_that_its_message_names() {
        for error in [
            Error::TooLarge { name: Clean::new("x"), most: 256_000_000 },
            Error::TooLargeUnpacked { name: Clean::new("x"), most: 256_000_000 },
        ] {
            let message = error.to_string();
            assert!(message.contains("256 MB") && message.contains("--max-size"), "{message}");
        }
    }

    #[test]
    fn what_is_compressed_is_unpacked_and_what_is_damaged_is_told() {
        let source = |bytes: Vec<u8>| Source::new(Clean::new("a.txt.gz"), bytes);
        let packed = packed::sample("天晴了。".repeat(100).as_bytes());
        assert_eq!(
            unpacked(source(packed.clone()), Limits::default().file()).unwrap().bytes,
            "天晴了。".repeat(100).as_bytes()
        );
        assert_eq!(unpacked(source(b"plain".to_vec()), Limits::default().file()).unwrap().bytes, b"plain");
        let message = unpacked(source(packed[..packed.len() - 9].to_vec()), Limits::default().file())
            .unwrap_err()
            .to_string();
        assert!(message.starts_with("a.txt.gz: ") && message.contains("gunzip -c"), "{message}");
    }

    #[test]
    fn the_beginning_of_a_large_file_is_shown_on_the_way() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        for (size, shown) in [(LARGE - 1, vec![]), (LARGE, vec![BEGINNING])] {
            let bytes: Vec<u8> = (0..size).map(|n| n as u8).collect();
            file.as_file_mut().set_len(0).unwrap();
            std::fs::write(file.path(), &bytes).unwrap();
            let (mut seen, progress) = (Vec::new(), Progress::default());
            let input = Input::Path(file.path().into());
            let whole = load_showing(&input, Limits::default(), &progress, &mut |source| {
                assert!(bytes.starts_with(&source.bytes) && source.name == input.name());
                seen.push(progress.bytes());
            });
            assert_eq!((whole.unwrap().bytes, seen, progress.bytes()), (bytes, shown, size));
        }
    }

    #[track_caller]
    fn check_refused(path: &str, part: &str) {
        let message = load(&Input::named(path.into()), Limits::default(), &Progress::default())
            .unwrap_err()
            .to_string();
        assert!(message.starts_with(path) && message.contains(part), "{message}");
    }

    #[test]
    fn what_is_larger_than_was_asked_for_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "天晴了。").unwrap();
        let input = Input::Path(file.path().into());
        let load = |bytes| load(&input, Limits { bytes, ..Limits::default() }, &Progress::default());
        assert!(load(None).is_ok() && load(Some(12)).is_ok());
        assert!(matches!(load(Some(11)), Err(Error::TooLarge { most: 11, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_nobody_writes_to_is_given_up_and_another_is_read() {
        let room = tempfile::tempdir().unwrap();
        let pipe = |name: &str| {
            let path = room.path().join(name);
            assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
            path
        };
        let load = |path: PathBuf| load(&Input::Path(path), Limits::default(), &Progress::default());
        let refused = load(pipe("silent")).unwrap_err();
        assert!(matches!(refused, Error::NoWriter { .. }) && refused.to_string().contains("for 2 s"));
        let path = pipe("written");
        let writer = thread::spawn({
            let path = path.clone();
            move || std::fs::write(path, "天晴了。")
        });
        assert_eq!(load(path).unwrap().bytes, "天晴了。".as_bytes());
        writer.join().unwrap().unwrap();
    }

    #[test]
    fn each_refusal_names_the_input_and_what_to_do() {
        check_refused("没有这个文件.txt", "no such file");
        check_refused("src", "directory");
        check_refused("https://a..example/", if cfg!(feature = "net") { "names no host" } else { "curl -L" });
        if cfg!(target_os = "linux") {
            check_refused("/dev/zero", "device");
        }
    }
}
