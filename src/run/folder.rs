//! The files of a folder that can be read, each with its title. Only the beginning of each is read, and no more folders and
//! files are looked at than a person would wait for.

use crate::clean::Clean;
use crate::read;
use crate::source::{self, Input};
use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// How many folders deep is looked: the folder itself, and those in it, and those in these.
pub(super) const DEPTH: usize = 3;

/// The most files that are looked at.
const MOST: usize = 2_000;

/// The most folders that are looked into.
const MOST_FOLDERS: usize = 2_000;

/// The most names of one folder that are read, hidden ones apart.
const MOST_NAMES: usize = 20_000;

/// Folders that programs fill, and nobody reads.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

/// A file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    pub path: PathBuf,
    /// The path to show.
    pub name: Clean,
    /// Its title, or else its name without folder and ending.
    pub title: Clean,
}

/// The folder that an input names, if it does.
pub(super) fn of(input: &Input) -> Option<&Path> {
    match input {
        Input::Path(path) if path.is_dir() => Some(path),
        _ => None,
    }
}

/// Where a path leads in the end, so that one file is known by two names; the path itself where it leads nowhere.
pub(super) fn real(path: &Path) -> PathBuf {
    fs::canonicalize(here(path)).unwrap_or_else(|_| path.to_owned())
}

/// The folder of a file that is just here has no name.
fn here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// The file that a reference leads to from another: what stands behind `#` and `?` is a place in it, and `%20` stands for a
/// space. Of a folder its page.
pub(super) fn beside(file: &Path, reference: &str) -> Option<PathBuf> {
    let reference = reference.split(['#', '?']).next().filter(|reference| !reference.is_empty())?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let plain = folder.join(reference);
    let path = if plain.exists() { plain } else { folder.join(unescaped(reference)) };
    Some(if path.is_dir() { path.join("index.html") } else { path })
}

/// A reference without its `%` and two figures for each byte that may not stand in it; as it is, where that makes no text.
fn unescaped(reference: &str) -> String {
    let mut bytes = Vec::with_capacity(reference.len());
    let mut rest = reference.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let figures = after.get(..2).filter(|two| *first == b'%' && two.iter().all(u8::is_ascii_hexdigit));
        match figures
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| reference.to_owned())
}

/// Looks through a folder, nearest files first and by name, and gives each to `found` that can be read, until that wants no
/// more; before each folder nothing, so that it may say so. Hidden files and folders are passed over; no link to a folder is
/// followed. Where there is more than is looked at, says how many files were.
pub(super) fn walk(
    root: &Path,
    options: &read::Options,
    found: &mut dyn FnMut(Option<File>) -> bool,
) -> Option<usize> {
    let mut folders = VecDeque::from([(root.to_owned(), 1)]);
    let (mut known, mut looked_at, mut is_cut) = (1, 0, false);
    while let Some((folder, depth)) = folders.pop_front() {
        if !found(None) {
            return None;
        }
        let (names, is_whole) = names(&folder);
        is_cut |= !is_whole;
        for name in names {
            let path = folder.join(&name);
            match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if depth < DEPTH && !SKIPPED.iter().any(|skipped| name == *skipped) {
                        is_cut |= known == MOST_FOLDERS;
                        if known < MOST_FOLDERS {
                            known += 1;
                            folders.push_back((path, depth + 1));
                        }
                    }
                    continue;
                }
                Ok(_) if looked_at < MOST => looked_at += 1,
                Ok(_) => return Some(looked_at),
                Err(_) => continue,
            }
            if let Some(file) = file(path, options)
                && !found(Some(file))
            {
                return None;
            }
        }
    }
    is_cut.then_some(looked_at)
}

/// The names in a folder that are not hidden, in order, and whether these are all. Of a folder that cannot be read nothing.
fn names(folder: &Path) -> (Vec<OsString>, bool) {
    let Ok(entries) = fs::read_dir(here(folder)) else { return (Vec::new(), true) };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut names = names.filter(|name| !name.as_encoded_bytes().starts_with(b"."));
    let mut first: Vec<OsString> = names.by_ref().take(MOST_NAMES).collect();
    first.sort_unstable();
    (first, names.next().is_none())
}

fn file(path: PathBuf, options: &read::Options) -> Option<File> {
    let source = source::glance(&path)?;
    let title = read::glance(&source, options)?.title;
    let name = source.name;
    let title = title.or_else(|| source::stem(&name).map(Clean::new)).unwrap_or_else(|| name.clone());
    Some(File { path, name, title })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// A folder with files in it: paths and what they hold.
    fn folder(files: &[(&str, &str)]) -> TempDir {
        let room = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = room.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        room
    }

    /// What is found, below the folder: path and title; and where there was more, how many files were looked at.
    fn walked(room: &TempDir) -> (Vec<String>, Option<usize>) {
        let mut found = Vec::new();
        let cut = walk(room.path(), &read::Options::default(), &mut |file| {
            found.extend(file.map(|file| {
                let path = file.path.strip_prefix(room.path()).unwrap().to_str().unwrap().to_owned();
                format!("{path} {}", file.title)
            }));
            true
        });
        (found, cut)
    }

    #[test]
    fn what_can_be_read_is_found_with_its_title_the_nearest_first() {
        let room = folder(&[
            ("b.md", "# 桥\n\n河水涨了。"),
            ("a/c.txt", "河水涨了三次。"),
            ("a/d/e.html", "<title>The bridge</title><p>The river rose."),
            ("a/d/e/f.txt", "too deep"),
            ("z.txt", "天晴了。"),
            (".hidden.txt", "x"),
            (".git/config", "x"),
            ("node_modules/a/readme.md", "x"),
            ("target/a.txt", "x"),
            ("node", "天晴了。"),
            ("paper.pdf", "%PDF-1.7"),
            ("empty.txt", ""),
        ]);
        fs::write(room.path().join("noise"), b"\x01\0\0\0\x02\0\0\0").unwrap();
        fs::write(room.path().join("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
        let expected = ["b.md 桥", "node node", "z.txt z", "a/c.txt c", "a/d/e.html The bridge"];
        assert_eq!(walked(&room), (expected.map(str::to_owned).to_vec(), None));
    }

    #[test]
    fn a_file_may_be_called_as_a_folder_that_is_passed_over() {
        let room = folder(&[("target", "天晴了。"), ("a/node_modules", "天阴了。")]);
        assert_eq!(walked(&room).0, ["target target", "a/node_modules node_modules"]);
    }

    #[test]
    fn no_more_is_looked_at_than_a_person_would_wait_for() {
        let names: Vec<String> = (0..=MOST).map(|n| format!("{n:05}.pdf")).collect();
        let room = folder(&names.iter().map(|name| (name.as_str(), "%PDF-")).collect::<Vec<_>>());
        assert_eq!(walked(&room), (Vec::new(), Some(MOST)));
        fs::remove_file(room.path().join("00000.pdf")).unwrap();
        assert_eq!(walked(&room), (Vec::new(), None));
    }

    #[test]
    fn no_more_folders_are_looked_into_either() {
        let room = folder(&[("a.txt", "天晴了。")]);
        for n in 0..MOST_FOLDERS {
            fs::create_dir(room.path().join(n.to_string())).unwrap();
        }
        let mut asked = 0;
        let mut count = |file: Option<File>| {
            asked += usize::from(file.is_none());
            true
        };
        assert_eq!(walk(room.path(), &read::Options::default(), &mut count), Some(1));
        assert_eq!(asked, MOST_FOLDERS);
    }

    #[test]
    fn hidden_names_count_for_nothing() {
        let room = folder(&[("b.txt", "天晴了。")]);
        for n in 0..=MOST_NAMES {
            fs::File::create(room.path().join(format!(".{n}"))).unwrap();
        }
        assert_eq!(walked(&room), (vec!["b.txt b".to_owned()], None));
        for n in 0..MOST_NAMES {
            std::os::unix::fs::symlink("gone", room.path().join(format!("a{n}"))).unwrap();
        }
        assert_eq!(walked(&room).1, Some(MOST));
    }

    #[test]
    fn who_wants_no_more_gets_no_more() {
        let room = folder(&[("a.txt", "天晴了。"), ("b.txt", "天阴了。")]);
        let mut found = 0;
        let cut = walk(room.path(), &read::Options::default(), &mut |file| {
            found += usize::from(file.is_some());
            file.is_none()
        });
        assert_eq!((found, cut), (1, None));
    }

    #[test]
    fn a_link_leads_to_a_file_beside_its_own() {
        let room =
            folder(&[("in/a.html", "x"), ("b c.html", "x"), ("d%20e.html", "x"), ("in/posts/x.md", "x")]);
        let leads = |reference: &str| {
            let path = beside(&room.path().join("in/a.html"), reference)?;
            Some(path.strip_prefix(room.path()).map_or_else(|_| path.clone(), Path::to_owned))
        };
        for (reference, expected) in [
            ("c.html#d", Some("in/c.html")),
            ("../b%20c.html?d", Some("in/../b c.html")),
            ("../d%20e.html", Some("in/../d%20e.html")),
            ("%E6%A1%A5.html", Some("in/桥.html")),
            ("%E6%A1", Some("in/%E6%A1")),
            ("100%", Some("in/100%")),
            ("100%+5.md", Some("in/100%+5.md")),
            ("posts/", Some("in/posts/index.html")),
            ("#d", None),
            ("", None),
        ] {
            assert_eq!(leads(reference), expected.map(PathBuf::from), "{reference}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_not_followed_and_a_pipe_not_waited_for() {
        let room = folder(&[("a/a.txt", "天晴了。"), ("b.txt", "天阴了。")]);
        std::os::unix::fs::symlink(room.path(), room.path().join("a/loop")).unwrap();
        std::os::unix::fs::symlink(room.path().join("b.txt"), room.path().join("c.txt")).unwrap();
        let pipe = std::process::Command::new("mkfifo").arg(room.path().join("pipe")).status();
        assert!(pipe.unwrap().success());
        assert_eq!(walked(&room), (["b.txt b", "c.txt c", "a/a.txt a"].map(str::to_owned).to_vec(), None));
        let real = |name: &str| real(&room.path().join(name));
        assert!(
            real("b.txt") == real("c.txt")
                && real("b.txt") != real("a/a.txt")
                && real("gone").ends_with("gone")
        );
    }
}
