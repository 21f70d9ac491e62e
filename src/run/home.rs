//! The person's own folders, as the environment names them; and paths as a person writes and reads them, the home folder as
//! `~`.

use crate::clean::Clean;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The folder of our configuration; nothing where nobody knows.
pub(super) fn configuration() -> Option<PathBuf> {
    ours("XDG_CONFIG_HOME", ".config", |name| env::var_os(name))
}

/// The folder of what we keep from one time to the next; nothing where nobody knows.
pub(super) fn state() -> Option<PathBuf> {
    ours("XDG_STATE_HOME", ".local/state", |name| env::var_os(name))
}

/// A path as it was typed: `~` and what begins with `~/` stand in the home folder, if that is known.
pub(super) fn expanded(typed: &str) -> PathBuf {
    expanded_in(typed, env::var_os("HOME").as_deref())
}

/// A path to show: on one line, the home folder as `~`.
pub(super) fn shown(path: &Path) -> Clean {
    shown_in(path, env::var_os("HOME").as_deref())
}

/// Our folder in the one that a variable names, or else in one of the home folder.
fn ours(named: &str, of_home: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // A relative path there is to be taken for none, says the XDG base directory specification.
    let set = |name: &str| variable(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = set(named).or_else(|| Some(set("HOME")?.join(of_home)))?;
    Some(folder.join("tigang"))
}

fn expanded_in(typed: &str, home: Option<&OsStr>) -> PathBuf {
    let below_home = match typed.strip_prefix('~') {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix('/'),
        None => None,
    };
    match (below_home, home.filter(|home| !home.is_empty())) {
        (Some(rest), Some(home)) => Path::new(home).join(rest.trim_start_matches('/')),
        _ => PathBuf::from(typed),
    }
}

fn shown_in(path: &Path, home: Option<&OsStr>) -> Clean {
    let below = home.filter(|home| !home.is_empty()).and_then(|home| path.strip_prefix(home).ok());
    match below {
        Some(below) if below.as_os_str().is_empty() => Clean::new("~"),
        Some(below) => Clean::one_line(&Path::new("~").join(below).to_string_lossy()),
        None => Clean::one_line(&path.to_string_lossy()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_folders_are_where_such_folders_are() {
        let of = |variables: &[(&str, &str)]| {
            let variable = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
            };
            ours("XDG_STATE_HOME", ".local/state", variable)
        };
        let home = Some(PathBuf::from("/h/.local/state/tigang"));
        assert_eq!(of(&[("HOME", "/h")]), home);
        assert_eq!(of(&[("HOME", "/h"), ("XDG_STATE_HOME", "")]), home);
        assert_eq!(of(&[("HOME", "/h"), ("XDG_STATE_HOME", "x")]), home);
        assert_eq!(of(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")]), home);
        assert_eq!(of(&[("XDG_STATE_HOME", "/x")]), Some(PathBuf::from("/x/tigang")));
        // Nobody's home is wherever one happens to be.
        assert_eq!((of(&[("HOME", "")]), of(&[("HOME", "h")]), of(&[])), (None, None, None));
    }

    #[test]
    fn the_home_folder_is_written_with_a_tilde() {
        let home = Some(OsStr::new("/home/她"));
        for (typed, home, path) in [
            ("~/a.md", home, "/home/她/a.md"),
            ("~//a.md", home, "/home/她/a.md"),
            ("~", home, "/home/她"),
            ("~a.md", home, "~a.md"),
            ("b/~/a.md", home, "b/~/a.md"),
            ("~/a.md", None, "~/a.md"),
            ("~/a.md", Some(OsStr::new("")), "~/a.md"),
            ("", home, ""),
        ] {
            assert_eq!(expanded_in(typed, home), Path::new(path), "{typed}");
        }
    }

    #[test]
    fn the_home_folder_is_shown_with_a_tilde() {
        for (path, home, expected) in [
            ("/home/她/a.md", Some("/home/她"), "~/a.md"),
            ("/home/她", Some("/home/她"), "~"),
            ("/home/她们/a.md", Some("/home/她"), "/home/她们/a.md"),
            ("/x/a\nb.md", None, "/x/a b.md"),
            ("/x/a.md", Some(""), "/x/a.md"),
        ] {
            assert_eq!(shown_in(Path::new(path), home.map(OsStr::new)), expected);
        }
    }
}
