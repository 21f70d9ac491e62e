//! The files of a folder that can be read, each with its title. Only the beginning of each is read, and no more folders and
//! files are looked at than a person would wait for.

use crate::clean::Clean;
use crate::read;
use crate::source::{self, Input};
use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

/// How many folders deep is looked: the folder itself, and those in it, and those in these.
pub(super) const DEPTH: usize = 3;

/// The most files that are looked at.
pub(super) const MOST: usize = 2_000;

/// The most names of one folder that are read.
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
        let figures = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match figures.and_then(|two| u8::from_str_radix(two, 16).ok()) {
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
/// more. Hidden files and folders are passed over; no link to a folder is followed. Says whether there was more than is
/// looked at.
pub(super) fn walk(root: &Path, options: &read::Options, found: &mut dyn FnMut(File) -> bool) -> bool {
    let mut folders = VecDeque::from([(root.to_owned(), 1)]);
    let (mut looked_at, mut is_cut) = (0, false);
    while let Some((folder, depth)) = folders.pop_front() {
        let (names, is_whole) = names(&folder);
        is_cut |= !is_whole;
        for path in names {
            match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if depth < DEPTH {
                        folders.push_back((path, depth + 1));
                    }
                    continue;
                }
                Ok(_) if looked_at < MOST => looked_at += 1,
                Ok(_) => return true,
                Err(_) => continue,
            }
            if let Some(file) = file(path, options)
                && !found(file)
            {
                return false;
            }
        }
    }
    is_cut
}

/// The paths in a folder that are not hidden, by name, and whether these are all. Of a folder that cannot be read nothing.
fn names(folder: &Path) -> (Vec<PathBuf>, bool) {
    let Ok(entries) = fs::read_dir(here(folder)) else { return (Vec::new(), true) };
    let mut entries = entries.flatten();
    let is_seen = |name: &str| !name.starts_with('.') && !SKIPPED.contains(&name);
    let names = entries.by_ref().take(MOST_NAMES).map(|entry| entry.file_name());
    let mut names: Vec<_> = names.filter(|name| is_seen(&name.to_string_lossy())).collect();
    names.sort_unstable();
    (names.into_iter().map(|name| folder.join(name)).collect(), entries.next().is_none())
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

    /// What is found, below the folder: path and title; and whether there was more.
    fn walked(room: &TempDir) -> (Vec<String>, bool) {
        let mut found = Vec::new();
        let is_cut = walk(room.path(), &read::Options::default(), &mut |file| {
            let path = file.path.strip_prefix(room.path()).unwrap().to_str().unwrap().to_owned();
            found.push(format!("{path} {}", file.title));
            true
        });
        (found, is_cut)
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
            ("picture.png", "\u{89}PNG"),
            ("paper.pdf", "%PDF-1.7"),
            ("empty.txt", ""),
        ]);
        fs::write(room.path().join("noise"), b"\x01\0\0\0\x02\0\0\0").unwrap();
        let expected = ["b.md 桥", "z.txt z", "a/c.txt c", "a/d/e.html The bridge"];
        let (found, is_cut) = walked(&room);
        let found: Vec<_> = found.iter().filter(|found| !found.starts_with("picture.png")).collect();
        assert_eq!(
            (found, is_cut),
            (expected.iter().map(|e| e.to_string()).collect::<Vec<_>>().iter().collect(), false)
        );
    }

    #[test]
    fn no_more_is_looked_at_than_a_person_would_wait_for() {
        let names: Vec<String> = (0..=MOST).map(|n| format!("{n:05}.pdf")).collect();
        let room = folder(&names.iter().map(|name| (name.as_str(), "%PDF-")).collect::<Vec<_>>());
        assert_eq!(walked(&room), (Vec::new(), true));
        fs::remove_file(room.path().join("00000.pdf")).unwrap();
        assert_eq!(walked(&room), (Vec::new(), false));
    }

    #[test]
    fn who_wants_no_more_gets_no_more() {
        let room = folder(&[("a.txt", "天晴了。"), ("b.txt", "天阴了。")]);
        let mut found = 0;
        walk(room.path(), &read::Options::default(), &mut |_| {
            found += 1;
            false
        });
        assert_eq!(found, 1);
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
        assert_eq!(
            walked(&room),
            (["b.txt b", "c.txt b", "a/a.txt a"].map(|s| s.replace("c.txt b", "c.txt c")).to_vec(), false)
        );
        let real = |name: &str| real(&room.path().join(name));
        assert!(
            real("b.txt") == real("c.txt")
                && real("b.txt") != real("a/a.txt")
                && real("gone").ends_with("gone")
        );
    }
}
