//! What an argument names, and what to call it: to show, and where an article has no title. Nothing is opened here.

use crate::clean::Clean;
use crate::segment::letter::begins_with;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use url::Url;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input, to its end.
    Stdin,
    /// A file, or anything that opens like one.
    Path(PathBuf),
    /// A page on the net.
    Url(String),
    /// A page on the net to which another from the public net leads: it may not lie inside a private network.
    Link(String),
}

impl Input {
    /// What an argument names: `-` is standard input, `http://…` and `https://…` are pages, `file://…` is the path that
    /// it stands for, the rest are paths.
    pub fn named(argument: OsString) -> Self {
        if argument == OsStr::new("-") {
            return Self::Stdin;
        }
        // White space around an address comes with copying.
        let text = argument.to_str().map(str::trim).unwrap_or_default();
        if begins_with(text, "http://") || begins_with(text, "https://") {
            return Self::Url(text.to_owned());
        }
        // Browsers and feed readers hand a file of this machine over by its address.
        let addressed =
            Some(text).filter(|_| begins_with(text, "file://")).and_then(|text| Url::parse(text).ok());
        match addressed.and_then(|address| address.to_file_path().ok()) {
            Some(path) => Self::Path(path),
            None => Self::Path(argument.into()),
        }
    }

    /// The name to show: on one line, with nothing in it that a terminal could obey, and without a login.
    pub fn name(&self) -> Clean {
        match self {
            Self::Stdin => Clean::new("-"),
            Self::Path(path) => Clean::one_line(&path.to_string_lossy()),
            Self::Url(url) | Self::Link(url) => shown(url),
        }
    }
}

/// An address to show, as it was typed but for its login.
pub(super) fn shown(url: &str) -> Clean {
    let (scheme, rest) = url.split_once("//").unwrap_or(("", url));
    let (authority, path) = rest.split_at(rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len()));
    match authority.rsplit_once('@') {
        Some((_, host)) => Clean::one_line(&format!("{scheme}//{host}{path}")),
        None => Clean::one_line(url),
    }
}

/// What to call a source whose article has no title: the file's name without its folder and its extension, or an address
/// as it is. Standard input has no such name.
pub fn stem(name: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    if name == "-" || name.is_empty() {
        return None;
    }
    if name.contains("://") {
        return Some(name);
    }
    let file = name.trim_end_matches('/').rsplit('/').next().unwrap_or(name);
    let cut = |name: &str| {
        let (stem, extension) = name.rsplit_once('.')?;
        let is_extension = (1..=LONGEST).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !extension.bytes().all(|byte| byte.is_ascii_digit());
        (!stem.is_empty() && is_extension).then_some(stem.len())
    };
    let mut stem = cut(file).map_or(file, |end| &file[..end]);
    if file.to_ascii_lowercase().ends_with(".gz") {
        stem = cut(stem).map_or(stem, |end| &stem[..end]);
    }
    Some(stem)
}

/// Whether a name that is no file's may be an address: with a scheme that is not fetched, or with none.
pub(super) fn is_like_address(name: &str) -> bool {
    let host = name.split(['/', ':']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && name.len() > host.len();
    name.contains("://") || name.starts_with("www.") || is_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_is_standard_input_a_page_or_a_path() {
        let path = |p: &str| Input::Path(p.into());
        for (argument, input) in [
            ("-", Input::Stdin),
            ("./-", path("./-")),
            ("文章.txt", path("文章.txt")),
            ("https://a.example/", Input::Url("https://a.example/".into())),
            ("HTTP://a.example/", Input::Url("HTTP://a.example/".into())),
            (" https://a.example/\n", Input::Url("https://a.example/".into())),
            ("http:/a", path("http:/a")),
            ("网http://", path("网http://")),
            ("file:///a/my%20page.html#part", path("/a/my page.html")),
            ("FILE://localhost/%E6%A1%A5.txt", path("/桥.txt")),
            // Of another machine, or no address.
            ("file://b.example/a.txt", path("file://b.example/a.txt")),
            ("file:a.txt", path("file:a.txt")),
        ] {
            assert_eq!(Input::named(argument.into()), input, "{argument}");
        }
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(Input::named("a\nb".into()).name().as_str(), "a b");
    }

    #[test]
    fn a_login_is_not_shown() {
        for (url, name) in [
            ("http://me:secret@a.example/x@y", "http://a.example/x@y"),
            ("http://me:se@cret@a.example", "http://a.example"),
            ("HTTPS://a.example/文章?q=x@y", "HTTPS://a.example/文章?q=x@y"),
            ("http://a.example\\@b.example", "http://a.example\\@b.example"),
        ] {
            assert_eq!(Input::named(url.into()).name(), name, "{url}");
        }
    }

    #[test]
    fn a_source_is_called_by_its_file() {
        for (name, expected) in [
            ("-", None),
            ("", None),
            ("文章.txt", Some("文章")),
            ("/家/a.b/桥为什么没有修.md.gz", Some("桥为什么没有修")),
            ("a.GZ", Some("a")),
            ("notes", Some("notes")),
            (".profile", Some(".profile")),
            ("第1.5章", Some("第1.5章")),
            ("v1.2", Some("v1.2")),
            ("等等...", Some("等等...")),
            ("a. A sentence of words", Some("a. A sentence of words")),
            ("https://a.example/b.html", Some("https://a.example/b.html")),
        ] {
            assert_eq!(stem(name), expected, "{name}");
        }
    }
}
