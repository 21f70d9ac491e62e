//! The desks of all that the reader has opened or may open, and what of it could not be read.

use super::desk::InputDesk;
use super::folder::{self, File};
use super::keeper::Keeper;
use crate::clean::Clean;
use crate::read;
use crate::source::Input;
use crate::threads::locked;
use crate::tui::desk::{Desk, Desks, Found, Wanted};
use std::collections::BTreeSet;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A desk for each input, in the order in which they were opened.
pub(super) struct InputShelf {
    desks: Mutex<Vec<Arc<InputDesk>>>,
    options: read::Options,
    /// Whether anything is kept of the articles.
    keeps: bool,
    /// How many of the articles were named, and not found or followed.
    named: usize,
    /// The folders that were named.
    folders: Vec<PathBuf>,
    /// Those in which there is no article.
    empty: Mutex<Vec<PathBuf>>,
}

/// So many files are handed on at once.
const TOGETHER: usize = 16;

impl InputShelf {
    /// Desks for inputs that are read as `options` say, and folders in which others are found.
    pub fn new(inputs: &[Input], folders: Vec<PathBuf>, options: read::Options, keeps: bool) -> Self {
        let options = read::Options { follows: true, ..options };
        let (desks, empty) = (Mutex::default(), Mutex::default());
        let shelf = Self { desks, options, keeps, named: inputs.len(), folders, empty };
        *locked(&shelf.desks) = inputs.iter().map(|input| Arc::new(shelf.desk_of(input.clone()))).collect();
        shelf
    }

    /// Reads one now, before it is asked for.
    pub fn prepare(&self, number: usize) {
        self.all().get(number).inspect(|desk| desk.prepare());
    }

    /// Why those could not be read that were named and that the person turned to.
    pub fn failures(&self) -> Vec<Clean> {
        let unread = self.all().into_iter().take(self.named).filter_map(|desk| desk.failure());
        let empty = locked(&self.empty).iter().map(|folder| super::nothing_in(folder)).collect::<Vec<_>>();
        unread.chain(empty).collect()
    }

    fn desk_of(&self, input: Input) -> InputDesk {
        InputDesk::new(input, self.options.clone(), Keeper::of_person(self.keeps))
    }

    fn all(&self) -> Vec<Arc<InputDesk>> {
        locked(&self.desks).clone()
    }

    /// The folders to look through from an article: its own, and those that were named; none twice.
    fn around(&self, near: usize) -> Vec<PathBuf> {
        let own = self.all().get(near).map(|desk| {
            // What comes from elsewhere is nowhere: the folder that one is in.
            path(desk.input()).map_or(PathBuf::new(), |path| path.parent().unwrap_or(path).to_owned())
        });
        let mut folders: Vec<PathBuf> = Vec::new();
        for folder in own.into_iter().chain(self.folders.iter().cloned()) {
            if !folders.iter().any(|other| folder::real(other) == folder::real(&folder)) {
                folders.push(folder);
            }
        }
        folders
    }
}

impl Desks for InputShelf {
    fn desk(&self, number: usize) -> Arc<dyn Desk> {
        let nothing = || Arc::new(self.desk_of(Input::Path(PathBuf::new())));
        self.all().get(number).cloned().unwrap_or_else(nothing)
    }

    fn take(&self, wanted: &Wanted) -> Option<(usize, Clean)> {
        let input = match wanted {
            Wanted::File(path) => Input::Path(path.clone()),
            Wanted::Link { target, from } => self.all().get(*from)?.linked(target)?,
        };
        let name = input.name();
        let mut desks = locked(&self.desks);
        let known = desks.iter().position(|desk| is_same(desk.input(), &input));
        let number = known.unwrap_or_else(|| {
            desks.push(Arc::new(self.desk_of(input)));
            desks.len() - 1
        });
        Some((number, name))
    }

    fn look_around(&self, near: usize, found: &mut dyn FnMut(Vec<Found>) -> bool) -> Option<usize> {
        // What is opened is on the list already, and what lies in two of the folders is found once.
        let opened = self.all().into_iter().filter_map(|desk| path(desk.input()).map(folder::real));
        let mut known: BTreeSet<PathBuf> = opened.collect();
        let mut looked_at = None;
        for folder in self.around(near) {
            let (mut together, mut is_empty, mut is_wanted) = (Vec::new(), true, true);
            let cut = folder::walk(&folder, &self.options, &mut |file| {
                let begins_a_folder = file.is_none();
                if let Some(File { path, name, title }) = file {
                    is_empty = false;
                    if known.insert(folder::real(&path)) {
                        together.push(Found { path, name, title });
                    }
                }
                if begins_a_folder || together.len() >= TOGETHER {
                    is_wanted = found(mem::take(&mut together));
                }
                is_wanted
            });
            looked_at = looked_at.or(cut);
            if !is_wanted || !found(together) {
                return None;
            }
            let mut empty = locked(&self.empty);
            if is_empty && self.folders.contains(&folder) && !empty.contains(&folder) {
                empty.push(folder);
            }
        }
        looked_at
    }
}

/// Whether two inputs are one, by whatever names.
fn is_same(one: &Input, other: &Input) -> bool {
    match (one, other) {
        (Input::Path(one), Input::Path(other)) => folder::real(one) == folder::real(other),
        _ => one == other,
    }
}

/// The path of an input, if it has one.
fn path(input: &Input) -> Option<&Path> {
    match input {
        Input::Path(path) => Some(path),
        Input::Stdin | Input::Url(_) | Input::Link(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn each_article_has_its_desk_and_none_has_two() {
        let room = tempfile::tempdir().unwrap();
        let path = |name: &str| room.path().join(name);
        fs::write(path("a.txt"), "河水涨了三次，桥却没有修。").unwrap();
        let inputs = ["a.txt", "gone.txt"].map(|name| Input::Path(path(name)));
        let shelf = InputShelf::new(&inputs, Vec::new(), read::Options::default(), false);
        assert_eq!(shelf.take(&Wanted::File(path("b.txt"))).map(|taken| taken.0), Some(2));
        let roundabout = room.path().join("..").join(room.path().file_name().unwrap()).join("./a.txt");
        for path in [path("a.txt"), roundabout] {
            assert_eq!(shelf.take(&Wanted::File(path)).map(|taken| taken.0), Some(0));
        }
        assert!(shelf.desk(0).read(&mut |_| ()).is_ok());
        // Nobody has turned to the second; the third was not named.
        assert!(shelf.desk(2).read(&mut |_| ()).is_err() && shelf.failures().is_empty());
        assert!(
            shelf.desk(1).read(&mut |_| ()).is_err() && shelf.failures()[0].contains("gone.txt: there is no")
        );
        assert!(shelf.desk(9).read(&mut |_| ()).is_err());
        fs::write(path("gone.txt"), "天晴了。").unwrap();
        assert!(shelf.desk(1).read(&mut |_| ()).is_ok() && shelf.failures().is_empty());
    }

    #[test]
    fn the_articles_folder_and_those_that_were_named_are_looked_through() {
        let room = tempfile::tempdir().unwrap();
        let path = |name: &str| room.path().join(name);
        for folder in ["in/deep", "other", "empty"] {
            fs::create_dir_all(path(folder)).unwrap();
        }
        for name in ["in/a.txt", "in/b.txt", "in/deep/c.txt", "other/d.txt"] {
            fs::write(path(name), "天晴了。").unwrap();
        }
        let looked = |folders: &[&str], near| {
            let folders = folders.iter().map(|name| path(name)).collect();
            let inputs = [Input::Path(path("in/a.txt")), Input::Stdin];
            let shelf = InputShelf::new(&inputs, folders, read::Options::default(), false);
            let mut all = Vec::new();
            let cut = shelf.look_around(near, &mut |found| {
                all.extend(found.into_iter().map(|found| found.title.to_string()));
                true
            });
            assert_eq!(cut, None);
            (all.join(" "), shelf.failures().len())
        };
        assert_eq!(looked(&[], 0), ("b c".to_owned(), 0));
        assert_eq!(looked(&["other", "in"], 0), ("b c d".to_owned(), 0));
        assert_eq!(looked(&["in", "empty", "in/deep"], 9), ("b c".to_owned(), 1));
        // Looked through twice, a folder is told once.
        let shelf = InputShelf::new(&[], vec![path("empty")], read::Options::default(), false);
        for _ in 0..2 {
            shelf.look_around(0, &mut |_| true);
        }
        assert_eq!(shelf.failures().len(), 1);
        // Who wants no more gets no more.
        let shelf = InputShelf::new(&[], vec![path("in"), path("empty")], read::Options::default(), false);
        assert_eq!(shelf.look_around(0, &mut |_| false), None);
        assert!(shelf.failures().is_empty());
    }
}
