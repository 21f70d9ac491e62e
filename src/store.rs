//! Files that are kept: written beside their place, flushed to the disk and then moved there, so that a file is whole or
//! as it was; and what a writing that broke off leaves behind. What the bytes say is not known here.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Why a file was not saved. What was there before is untouched.
#[derive(Debug)]
pub enum Error {
    /// There is a file of that name, and it was not to be replaced.
    Exists,
    /// This folder is not there.
    NoFolder(PathBuf),
    /// The name is a folder's, or of something that is no file.
    NoFile,
    /// Writing there is not allowed.
    Forbidden,
    /// There is no room left, or none allowed.
    Full,
    /// No file can have such a name.
    BadName,
    /// Something else.
    Io(io::Error),
}

/// Keeps `bytes` in the file at `path`. A file that is there is replaced only where `replace` says so; it keeps its
/// permissions, as far as possible its owner, and where a symbolic link leads to it, the link.
///
/// # Errors
///
/// Where the file is there and may not be replaced, or cannot be written.
pub fn save(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Error> {
    put(path, bytes, replace, Readers::Usual)
}

/// Keeps `bytes` in the file at `path`, in place of what is there, for nobody but the person: also where others could read
/// the file that is there.
///
/// # Errors
///
/// Where the file cannot be written.
pub fn keep(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    put(path, bytes, true, Readers::Person)
}

/// The bytes of a file that has no more than `most` of them. What could keep one waiting, as a pipe does, is not opened.
///
/// # Errors
///
/// Where it is not there, is no file, is larger or cannot be read.
pub fn small(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it is larger than {} KiB", most >> 10)));
    }
    Ok(bytes)
}

/// Removes from a folder what writings have left there that broke off: files called as ours are while they are written, and
/// that nobody has touched for a day. What cannot be removed stays.
pub fn sweep(folder: &Path) {
    sweep_before(folder, SystemTime::now());
}

fn sweep_before(folder: &Path, now: SystemTime) {
    let is_old = |at: SystemTime| now.duration_since(at).is_ok_and(|age| age > LONGEST);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // A link is asked for itself, and is no file.
        if is_unfinished(&entry.file_name())
            && entry.metadata().is_ok_and(|file| file.is_file() && file.modified().is_ok_and(is_old))
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// No writing takes as long.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// A file that is being written is called so, with so many letters and figures behind it.
const UNFINISHED: &str = ".tigang-";
const RANDOM: usize = 6;

fn is_unfinished(name: &OsStr) -> bool {
    let rest = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED));
    rest.is_some_and(|rest| rest.len() == RANDOM && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Who may read a file.
#[derive(Clone, Copy, PartialEq)]
enum Readers {
    /// Who may read what is replaced; whom the person's mask lets read a new one.
    Usual,
    /// The person alone.
    Person,
}

fn put(path: &Path, bytes: &[u8], replace: bool, readers: Readers) -> Result<(), Error> {
    let path = &followed(path, LINKS).map_err(|error| explain(error, path))?;
    let present = match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => return Err(Error::NoFile),
        Ok(_) if !replace => return Err(Error::Exists),
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(explain(error, path)),
    };
    if path.file_name().is_none() || path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(Error::NoFile);
    }
    write(path, bytes, present.as_ref(), replace, readers).map_err(|error| explain(error, path))
}

/// How many symbolic links are followed one after the other: as many as Linux does.
const LINKS: usize = 40;

/// Where a path leads in the end, over links also to a file that is not there yet.
fn followed(path: &Path, links: usize) -> io::Result<PathBuf> {
    let Ok(target) = fs::read_link(path) else { return Ok(path.to_owned()) };
    if links == 0 {
        return Err(io::Error::other("too many symbolic links"));
    }
    followed(&folder(path).join(target), links - 1)
}

/// The folder that a file stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write(
    path: &Path,
    bytes: &[u8],
    present: Option<&Metadata>,
    replace: bool,
    readers: Readers,
) -> io::Result<()> {
    if present.is_some() {
        // To move a file over it takes no leave of the file itself: one that is not to be written is left alone.
        drop(OpenOptions::new().write(true).open(path)?);
    }
    let mut builder = unfinished();
    // Until a file that replaces another has the permissions of that one it is the person's alone, and so it stays where
    // the way there breaks off.
    let fresh = fresh_permissions().filter(|_| present.is_none() && readers == Readers::Usual);
    if let Some(permissions) = fresh {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    if let Some(present) = present.filter(|_| readers == Readers::Usual) {
        resemble(file.as_file(), present)?;
    }
    file.as_file().sync_all()?;
    let kept = if replace { file.persist(path) } else { file.persist_noclobber(path) };
    kept.map_err(|error| error.error)?;
    // The file is there; that its name is on the disk too is wished for, and not every file system can say so.
    let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// What makes the file that is written before it is moved to its place.
fn unfinished() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED).rand_bytes(RANDOM);
    builder
}

/// What a new file may be used for: by everybody, as far as the person's mask lets it.
#[cfg(unix)]
fn fresh_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn fresh_permissions() -> Option<Permissions> {
    None
}

/// Gives a file the owner, as far as may be, and the permissions of the one that it replaces.
#[cfg(unix)]
fn resemble(file: &File, present: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (owner, group) = (present.uid(), present.gid());
    let made = file.metadata()?;
    if (made.uid(), made.gid()) != (owner, group) && fchown(file, Some(owner), Some(group)).is_err() {
        let _ = fchown(file, None, Some(group));
    }
    file.set_permissions(present.permissions())
}

#[cfg(not(unix))]
fn resemble(file: &File, present: &Metadata) -> io::Result<()> {
    file.set_permissions(present.permissions())
}

/// What an error of the system means for a file at `path`.
pub fn explain(error: io::Error, path: &Path) -> Error {
    match error.kind() {
        ErrorKind::AlreadyExists => Error::Exists,
        ErrorKind::NotFound | ErrorKind::NotADirectory => match missing_folder(path) {
            Some(missing) => Error::NoFolder(missing),
            // The folder takes no files, as /proc does.
            None => Error::Io(error),
        },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Error::Forbidden,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Error::Full,
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Error::BadName,
        ErrorKind::IsADirectory => Error::NoFile,
        _ => Error::Io(error),
    }
}

/// The first folder on the way to a file that is not there, or is none; nothing where all of them are.
fn missing_folder(path: &Path) -> Option<PathBuf> {
    let mut way = PathBuf::new();
    for component in folder(path).components() {
        way.push(component);
        if !way.is_dir() {
            return Some(way);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use tempfile::TempDir;

    fn room() -> TempDir {
        tempfile::tempdir().unwrap()
    }

    /// What stands in a folder, by name.
    fn names(room: &TempDir) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(room.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_file_is_whole_and_nothing_else_is_left() {
        let room = room();
        let path = room.path().join("摘要.md");
        save(&path, "一句。".as_bytes(), false).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "一句。");
        assert_eq!(names(&room), ["摘要.md"]);
    }

    #[test]
    fn a_new_file_is_what_the_mask_makes_of_it() {
        let room = room();
        let (ours, theirs) = (room.path().join("ours"), room.path().join("theirs"));
        save(&ours, b"", false).unwrap();
        fs::write(&theirs, b"").unwrap();
        assert_eq!(mode(&ours), mode(&theirs));
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_told() {
        let room = room();
        let path = room.path().join("a.txt");
        save(&path, b"old", false).unwrap();
        assert!(matches!(save(&path, b"new", false), Err(Error::Exists)));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        save(&path, b"new", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(&room), ["a.txt"]);
    }

    #[test]
    fn what_is_replaced_keeps_its_permissions() {
        let room = room();
        let path = room.path().join("a.txt");
        for wanted in [0o600, 0o664, 0o755] {
            save(&path, b"old", true).unwrap();
            fs::set_permissions(&path, Permissions::from_mode(wanted)).unwrap();
            save(&path, b"new", true).unwrap();
            assert_eq!((mode(&path), fs::read(&path).unwrap()), (wanted, b"new".to_vec()));
        }
    }

    #[test]
    fn what_is_kept_is_for_the_person_alone() {
        let room = room();
        let path = room.path().join("a.json");
        keep(&path, b"new").unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        keep(&path, b"newer").unwrap();
        assert_eq!((mode(&path), fs::read(&path).unwrap()), (0o600, b"newer".to_vec()));
        assert_eq!(names(&room), ["a.json"]);
    }

    #[test]
    fn what_broke_off_is_swept_away_after_a_day_and_nothing_else_is() {
        let room = room();
        let now = SystemTime::UNIX_EPOCH + 9 * LONGEST;
        let written = |name: &str, at: SystemTime| {
            let path = room.path().join(name);
            fs::write(&path, "x").unwrap();
            File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
        };
        let old = now - LONGEST - Duration::from_secs(1);
        written(".tigang-Old0ne", old);
        for name in
            ["a.json", ".tigang-", ".tigang-short", ".tigang-longer1", ".tigang-a.json", "x.tigang-Old0ne"]
        {
            written(name, old);
        }
        written(".tigang-Young1", now - LONGEST);
        written(".tigang-Later1", now + LONGEST);
        fs::create_dir(room.path().join(".tigang-Folder")).unwrap();
        symlink("a.json", room.path().join(".tigang-Links1")).unwrap();
        let before = names(&room);
        sweep_before(room.path(), now);
        let gone: Vec<String> = before.into_iter().filter(|name| !names(&room).contains(name)).collect();
        assert_eq!(gone, [".tigang-Old0ne"]);
        sweep_before(&room.path().join("missing"), now);
    }

    #[test]
    fn what_is_being_written_is_called_as_what_is_swept_away() {
        let room = room();
        let file = unfinished().tempfile_in(room.path()).unwrap();
        assert!(is_unfinished(file.path().file_name().unwrap()), "{file:?}");
    }

    #[test]
    fn a_small_file_is_read_and_nothing_else() {
        let room = room();
        let path = room.path().join("a.toml");
        fs::write(&path, vec![b'x'; 2048]).unwrap();
        assert_eq!(small(&path, 2048).unwrap().len(), 2048);
        assert_eq!(small(&path, 2047).unwrap_err().to_string(), "it is larger than 1 KiB");
        assert_eq!(small(room.path(), 9).unwrap_err().to_string(), "it is no file");
        assert_eq!(small(&room.path().join("gone"), 9).unwrap_err().kind(), ErrorKind::NotFound);
    }

    #[test]
    fn a_link_stays_a_link() {
        let room = room();
        let (file, link) = (room.path().join("file.txt"), room.path().join("link.txt"));
        symlink("file.txt", &link).unwrap();
        // To nowhere yet, and then to a file.
        save(&link, b"first", false).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"first");
        assert!(matches!(save(&link, b"second", false), Err(Error::Exists)));
        save(&link, b"second", true).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"second");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(names(&room), ["file.txt", "link.txt"]);
    }

    #[test]
    fn links_in_a_circle_end() {
        let room = room();
        let link = room.path().join("round.txt");
        symlink("round.txt", &link).unwrap();
        assert!(matches!(save(&link, b"", true), Err(Error::Io(_))));
    }

    #[test]
    fn what_is_in_the_way_is_named() {
        let room = room();
        let at = |name: &str| room.path().join(name);
        fs::create_dir(at("folder.md")).unwrap();
        fs::write(at("file"), b"").unwrap();
        let no_folder = |name: &str, folder: &str| match save(&at(name), b"", false) {
            Err(Error::NoFolder(missing)) => assert_eq!(missing, at(folder), "{name}"),
            other => panic!("{name}: {other:?}"),
        };
        no_folder("missing/a.txt", "missing");
        no_folder("missing/deeper/a.txt", "missing");
        no_folder("folder.md/missing/a.txt", "folder.md/missing");
        no_folder("file/a.txt", "file");
        for replace in [false, true] {
            assert!(matches!(save(&at("folder.md"), b"", replace), Err(Error::NoFile)));
            assert!(matches!(save(&at("new.md/"), b"", replace), Err(Error::NoFile)));
            assert!(matches!(save(Path::new("/dev/null"), b"", replace), Err(Error::NoFile)));
        }
        let takes_none = explain(ErrorKind::NotFound.into(), &at("folder.md/a.txt"));
        assert!(matches!(takes_none, Error::Io(_)), "{takes_none:?}");
        assert!(matches!(save(&at(&"长".repeat(200)), b"", false), Err(Error::BadName)));
        assert!(matches!(save(&at("a\0b"), b"", false), Err(Error::BadName)));
        assert_eq!(names(&room), ["file", "folder.md"]);
    }

    #[test]
    fn what_may_not_be_written_is_left_alone() {
        if rustix::process::geteuid().is_root() {
            // Everything is allowed to root.
            return;
        }
        let room = room();
        let path = room.path().join("a.txt");
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(save(&path, b"new", true), Err(Error::Forbidden)));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_disk_without_room_is_told() {
        for (kind, is_full) in [
            (ErrorKind::StorageFull, true),
            (ErrorKind::QuotaExceeded, true),
            (ErrorKind::ReadOnlyFilesystem, false),
        ] {
            let error = explain(kind.into(), Path::new("a.txt"));
            assert_eq!(matches!(error, Error::Full), is_full, "{kind:?}");
        }
    }
}
