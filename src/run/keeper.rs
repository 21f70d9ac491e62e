//! The state folder: one file an article, named by the article's fingerprint. A file is written whole or not at all; two
//! readers of one article take turns, and each leaves what the other has added.

use super::desk::not_saved;
use super::home;
use crate::clean::Clean;
use crate::memory::{Fingerprint, Memory, Unreadable};
use crate::store;
use crate::threads::locked;
use crate::tui::desk::{NotKept, NotRecalled};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// No file of ours is larger than this, in bytes: tens of thousands of long highlights.
const LARGEST: u64 = 16 << 20;

/// Keeps the memory of articles in a folder, or nowhere.
pub(super) struct Keeper {
    /// Where the files stand; `None` where nothing is to be kept.
    folder: Option<PathBuf>,
    /// What both this reader and the disk knew last.
    base: Mutex<Base>,
}

#[derive(Default)]
struct Base {
    /// The file that the memory came from: by the fingerprint of the article as it was then.
    file: Option<Fingerprint>,
    memory: Memory,
    /// Whether the file is of a later version and stays as it is.
    is_later: bool,
    /// Whether the folder was rid of what earlier writings have left there.
    is_swept: bool,
}

impl Keeper {
    /// A keeper for the person's own state folder, by the environment; for none, where `keeps` says no or there is none.
    pub fn of_person(keeps: bool) -> Self {
        let folder = || Some(home::state()?.join("articles"));
        Self { folder: keeps.then(folder).flatten(), base: Mutex::default() }
    }

    /// See [`crate::tui::desk::Desk::recall`].
    pub fn recall(&self, print: Fingerprint) -> Result<Memory, NotRecalled> {
        let Some(folder) = &self.folder else { return Ok(Memory::default()) };
        let mut base = locked(&self.base);
        *base = Base::default();
        let file = if path(folder, print).exists() { Some(print) } else { print.nearest(prints(folder)) };
        let Some(file) = file else { return Ok(Memory::default()) };
        match on_disk(folder, file) {
            Ok(Some(memory)) => {
                (base.file, base.memory) = (Some(file), memory.clone());
                Ok(memory)
            }
            // It has gone while it was looked for.
            Ok(None) => Ok(Memory::default()),
            Err(reason) => {
                base.is_later = reason == NotRecalled::Later;
                Err(reason)
            }
        }
    }

    /// See [`crate::tui::desk::Desk::remember`].
    pub fn remember(&self, print: Fingerprint, memory: &Memory) -> Result<(), NotKept> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let mut base = locked(&self.base);
        let is_known = base.file.is_some();
        if base.is_later || *memory == base.memory || memory.is_empty() && !is_known {
            return Ok(());
        }
        let unsaved = |error| NotKept::Unsaved(not_saved(error));
        let failed = |error: io::Error| unsaved(store::explain(error, folder));
        made(folder).map_err(failed)?;
        let _turn = turn(folder).map_err(failed)?;
        if !mem::replace(&mut base.is_swept, true) {
            store::sweep(folder);
        }
        let disk = |file| match on_disk(folder, file) {
            Err(NotRecalled::Later) => Err(NotKept::Later),
            Err(NotRecalled::Failed(why)) => Err(NotKept::Unread(why)),
            // It stands aside now.
            Err(NotRecalled::Damaged(_)) => Ok(None),
            Ok(memory) => Ok(memory),
        };
        let before = match base.file.map_or(Ok(None), disk)? {
            Some(memory) => memory,
            // Another reader, of an article much like this one, may have taken it for its own and moved it. What was known is
            // still known.
            None => disk(print)?.unwrap_or_else(|| base.memory.clone()),
        };
        let joined = memory.clone().merged(&base.memory, &before);
        store::keep(&path(folder, print), &joined.written()).map_err(unsaved)?;
        if let Some(old) = base.file.filter(|old| *old != print) {
            // The article has changed: its memory goes on under the new name.
            let _ = fs::remove_file(path(folder, old));
        }
        (base.file, base.memory) = (Some(print), memory.clone());
        Ok(())
    }
}

fn path(folder: &Path, print: Fingerprint) -> PathBuf {
    folder.join(format!("{print}.json"))
}

/// The articles that a folder has files of.
fn prints(folder: &Path) -> impl Iterator<Item = Fingerprint> {
    let names = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| Fingerprint::named(name.strip_suffix(".json")?))
}

/// What the disk has of an article, if anything. A damaged file is put aside.
fn on_disk(folder: &Path, print: Fingerprint) -> Result<Option<Memory>, NotRecalled> {
    let failed = |error: io::Error| NotRecalled::Failed(Clean::one_line(&error.to_string()));
    let path = path(folder, print);
    let bytes = match store::small(&path, LARGEST) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        bytes => bytes.map_err(failed)?,
    };
    match Memory::read(&bytes) {
        Ok(memory) => Ok(Some(memory)),
        Err(Unreadable::Later) => Err(NotRecalled::Later),
        Err(Unreadable::Damaged) => {
            let aside = set_aside(&path).map_err(failed)?;
            Err(NotRecalled::Damaged(home::shown(&aside)))
        }
    }
}

/// Makes the folder, for the person alone: what one reads is nobody else's business.
fn made(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Waits for our turn among the readers, which is over when the answer is dropped: it takes no longer than a disk takes. Where
/// a file system knows no locks the last one wins.
fn turn(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(folder.join("lock"))?;
    let _ = file.lock();
    Ok(file)
}

/// Puts a damaged file where it is not read again and not lost, and says where.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let names = (1..).map(|number| path.with_extension(format!("damaged-{number}")));
    let free = names.take(1000).find(|name| !name.exists());
    let aside = free.unwrap_or_else(|| path.with_extension("damaged-1"));
    fs::rename(path, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Note, Quote};
    use std::time::SystemTime;
    use tempfile::TempDir;

    fn keeper(room: &TempDir) -> Keeper {
        Keeper { folder: Some(room.path().join("state").join("articles")), base: Mutex::default() }
    }

    fn names(keeper: &Keeper) -> Vec<String> {
        let entries = fs::read_dir(keeper.folder.as_ref().unwrap()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn noted(words: &[&str]) -> Memory {
        let quote = |words: &&str| Quote { words: (*words).to_owned(), at: 0 };
        let highlights = words.iter().map(|w| Note { quote: quote(w), note: Clean::new("注") }).collect();
        Memory { highlights, ..Memory::default() }
    }

    const TEXT: &str = "河水涨了三次，桥却没有修。人们绕路走了很久，钱去年就拨下来了，卡在谁来签字这件事上。";

    fn print() -> Fingerprint {
        Fingerprint::of(TEXT)
    }

    #[test]
    fn what_is_kept_is_there_the_next_time() {
        let room = tempfile::tempdir().unwrap();
        assert_eq!(keeper(&room).recall(print()), Ok(Memory::default()));
        keeper(&room).remember(print(), &noted(&["a"])).unwrap();
        assert_eq!(keeper(&room).recall(print()), Ok(noted(&["a"])));
        assert_eq!(keeper(&room).recall(Fingerprint::of("别的文章说别的事。")), Ok(Memory::default()));
        assert_eq!(names(&keeper(&room)), [format!("{}.json", print()), "lock".to_owned()]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_kept_is_nobody_elses() {
        use std::os::unix::fs::PermissionsExt;
        let room = tempfile::tempdir().unwrap();
        let keeper = keeper(&room);
        keeper.remember(print(), &noted(&["a"])).unwrap();
        let folder = keeper.folder.as_ref().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let files = names(&keeper).into_iter().map(|name| (mode(&folder.join(&name)), name));
        let expected = [format!("{}.json", print()), "lock".to_owned()].map(|name| (0o600, name));
        assert_eq!((files.collect::<Vec<_>>(), mode(folder)), (expected.to_vec(), 0o700));
    }

    #[test]
    fn nothing_to_keep_makes_no_file() {
        let room = tempfile::tempdir().unwrap();
        keeper(&room).remember(print(), &Memory::default()).unwrap();
        assert!(!room.path().join("state").exists());
        let none = Keeper { folder: None, base: Mutex::default() };
        assert_eq!(
            (none.remember(print(), &noted(&["a"])), none.recall(print())),
            (Ok(()), Ok(Memory::default()))
        );
    }

    #[test]
    fn an_article_that_has_changed_takes_its_memory_along() {
        let room = tempfile::tempdir().unwrap();
        keeper(&room).remember(print(), &noted(&["a"])).unwrap();
        let changed = Fingerprint::of(&format!("{TEXT}编者按。"));
        assert_ne!(changed, print());
        let second = keeper(&room);
        assert_eq!(second.recall(changed), Ok(noted(&["a"])));
        second.remember(changed, &noted(&["a", "b"])).unwrap();
        assert_eq!(names(&second), [format!("{changed}.json"), "lock".to_owned()]);
        assert_eq!(keeper(&room).recall(changed), Ok(noted(&["a", "b"])));
    }

    #[test]
    fn two_readers_lose_nothing_of_each_other() {
        let room = tempfile::tempdir().unwrap();
        keeper(&room).remember(print(), &noted(&["old"])).unwrap();
        let (one, two) = (keeper(&room), keeper(&room));
        one.recall(print()).unwrap();
        two.recall(print()).unwrap();
        one.remember(print(), &noted(&["old", "one"])).unwrap();
        two.remember(print(), &noted(&["two"])).unwrap();
        one.remember(print(), &noted(&["old", "one", "more"])).unwrap();
        let kept = keeper(&room).recall(print()).unwrap();
        let words: Vec<_> = kept.highlights.iter().map(|note| note.quote.words.as_str()).collect();
        assert_eq!(words, ["more", "one", "two"], "the second has taken `old` away");
    }

    #[test]
    fn many_readers_at_once_lose_nothing() {
        let room = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for number in 0..8 {
                let keeper = keeper(&room);
                scope.spawn(move || {
                    // Who comes late has what others have left already, and adds to it.
                    let mut mine = keeper.recall(print()).unwrap();
                    for n in 0..4 {
                        mine.highlights.extend(noted(&[&format!("{number}-{n}")]).highlights);
                        keeper.remember(print(), &mine).unwrap();
                    }
                });
            }
        });
        assert_eq!(keeper(&room).recall(print()).unwrap().highlights.len(), 32);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_named() {
        let room = tempfile::tempdir().unwrap();
        let keeper = keeper(&room);
        keeper.remember(print(), &noted(&["a"])).unwrap();
        let file = path(keeper.folder.as_ref().unwrap(), print());
        for number in 1..3 {
            fs::write(&file, "{\"tigang\":1,").unwrap();
            let aside = file.with_extension(format!("damaged-{number}"));
            match self::keeper(&room).recall(print()) {
                Err(NotRecalled::Damaged(name)) => {
                    assert!(name.ends_with(&format!("damaged-{number}")), "{name}")
                }
                other => panic!("{other:?}"),
            }
            assert_eq!(fs::read(aside).unwrap(), b"{\"tigang\":1,");
        }
        assert_eq!(self::keeper(&room).recall(print()), Ok(Memory::default()));
    }

    #[test]
    fn a_file_of_a_later_version_is_left_alone() {
        let room = tempfile::tempdir().unwrap();
        let keeper = keeper(&room);
        keeper.remember(print(), &noted(&["a"])).unwrap();
        let file = path(keeper.folder.as_ref().unwrap(), print());
        fs::write(&file, "{\"tigang\":9}").unwrap();
        assert_eq!(keeper.recall(print()), Err(NotRecalled::Later));
        keeper.remember(print(), &noted(&["b"])).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"{\"tigang\":9}");
    }

    #[test]
    fn what_cannot_be_read_is_not_written_over() {
        let room = tempfile::tempdir().unwrap();
        let keeper = keeper(&room);
        keeper.recall(print()).unwrap();
        keeper.remember(print(), &noted(&["a"])).unwrap();
        let file = path(keeper.folder.as_ref().unwrap(), print());
        // Both come while the reader is open.
        fs::write(&file, "{\"tigang\":9}").unwrap();
        assert_eq!(keeper.remember(print(), &noted(&["b"])), Err(NotKept::Later));
        assert_eq!(fs::read(&file).unwrap(), b"{\"tigang\":9}");
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(matches!(keeper.remember(print(), &noted(&["b"])), Err(NotKept::Unread(_))));
        assert!(file.is_dir());
    }

    #[test]
    fn what_another_reader_has_moved_is_still_known() {
        let room = tempfile::tempdir().unwrap();
        keeper(&room).remember(print(), &noted(&["a"])).unwrap();
        let changed = Fingerprint::of(&format!("{TEXT}编者按。"));
        let (one, two) = (keeper(&room), keeper(&room));
        one.recall(print()).unwrap();
        // A second article, much like the first, has no file of its own and takes that one.
        two.recall(changed).unwrap();
        two.remember(changed, &noted(&["a", "two"])).unwrap();
        one.remember(print(), &noted(&["a", "one"])).unwrap();
        assert_eq!(keeper(&room).recall(print()), Ok(noted(&["a", "one"])));
        assert_eq!(keeper(&room).recall(changed), Ok(noted(&["a", "two"])));
    }

    #[test]
    fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
        let room = tempfile::tempdir().unwrap();
        let keeper = keeper(&room);
        keeper.remember(print(), &noted(&["a"])).unwrap();
        let file = path(keeper.folder.as_ref().unwrap(), print());
        fs::remove_file(&file).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        assert!(matches!(keeper.recall(print()), Err(NotRecalled::Failed(_))));
    }

    #[test]
    fn what_a_kill_leaves_behind_does_no_harm() {
        let room = tempfile::tempdir().unwrap();
        let keeper = keeper(&room);
        keeper.remember(print(), &noted(&["a"])).unwrap();
        // In the midst of writing the new file stands beside its place, half of it there.
        let half = keeper.folder.as_ref().unwrap().join(".tigang-x7QzA1");
        fs::write(&half, "{\"tigang\":1,\"hig").unwrap();
        let other = self::keeper(&room);
        assert_eq!(other.recall(print()), Ok(noted(&["a"])));
        other.remember(print(), &noted(&["a", "b"])).unwrap();
        assert!(half.exists(), "whoever writes it may be at it still");
        fs::File::options().write(true).open(&half).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        self::keeper(&room).remember(print(), &noted(&["c"])).unwrap();
        assert!(!half.exists(), "nobody is");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let room = tempfile::tempdir().unwrap();
        fs::write(room.path().join("state"), "a file").unwrap();
        assert!(keeper(&room).remember(print(), &noted(&["a"])).is_err());
        assert_eq!(keeper(&room).recall(print()), Ok(Memory::default()));
    }
}
