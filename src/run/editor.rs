//! The person's editor: which one it is, how it is told a line, and what no editor can be opened on. No shell is asked.

use crate::clean::Clean;
use crate::source::Input;
use crate::source::kind::is_stream;
use crate::tui::desk::NotEdited;
use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The file that an editor can be opened on.
///
/// # Errors
///
/// Where the input is no file, or one that an editor would show as bytes.
pub(super) fn file(input: &Input) -> Result<&Path, NotEdited> {
    match input {
        Input::Stdin => Err(NotEdited::StandardInput),
        Input::Url(_) | Input::Link(_) => Err(NotEdited::Net),
        Input::Path(path) if is_stream(path) => Err(NotEdited::StandardInput),
        Input::Path(path) => packed(path).map_or(Ok(path), Err),
    }
}

/// Opens the editor on the file of an input at a line, counted from 1, and waits for its end.
///
/// # Errors
///
/// As [`file`], and where the editor is not to be understood, cannot be started, or ends with an error.
pub(super) fn edit(input: &Input, line: usize) -> Result<(), NotEdited> {
    let path = file(input)?;
    let (variable, editor) = chosen(|name| std::env::var_os(name));
    let words = words(&editor, path, line).ok_or(NotEdited::Unclear(variable))?;
    let (program, arguments) = words.split_first().ok_or(NotEdited::Unclear(variable))?;
    let name = Clean::one_line(&program.to_string_lossy());
    match Command::new(program).args(arguments).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(NotEdited::Failed(name)),
        Err(error) => Err(NotEdited::NoEditor { editor: name, why: Clean::one_line(&error.to_string()) }),
    }
}

/// What a file is packed in, if it is: a book is an archive.
fn packed(path: &Path) -> Option<NotEdited> {
    let mut first = [0; 4];
    // What cannot be read is for the editor to complain of.
    File::open(path).and_then(|mut file| file.read_exact(&mut first)).ok()?;
    match first {
        [0x1f, 0x8b, ..] => Some(NotEdited::Packed),
        [b'P', b'K', 3, 4] => Some(NotEdited::Book),
        _ => None,
    }
}

/// The variable that names the editor, and what it says; `vi` where none does.
fn chosen(variable: impl Fn(&str) -> Option<OsString>) -> (&'static str, String) {
    let said = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let said = variable(name)?.to_string_lossy().trim().to_owned();
        (!said.is_empty()).then_some((name, said))
    });
    said.unwrap_or(("EDITOR", "vi".to_owned()))
}

/// How an editor is told the line.
#[derive(Clone, Copy)]
enum Told {
    /// `+12 FILE`
    Plus,
    /// `-g FILE:12`
    Goto,
    /// `FILE:12`
    Colon,
    /// Not at all: an editor that is not known might take a line for a file.
    Nothing,
}

fn told(editor: &str) -> Told {
    match editor {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "mvim" | "vim.basic" | "vim.tiny" | "nano" | "pico"
        | "emacs" | "emacsclient" | "mg" | "jed" | "joe" | "ne" | "kak" | "micro" | "gedit" | "less" => {
            Told::Plus
        }
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => Told::Goto,
        "hx" | "helix" | "subl" | "zed" | "zeditor" => Told::Colon,
        _ => Told::Nothing,
    }
}

/// An editor with its arguments and ours; nothing where its quotes do not close.
fn words(editor: &str, path: &Path, line: usize) -> Option<Vec<OsString>> {
    let mut words: Vec<OsString> = shell_words::split(editor).ok()?.into_iter().map(OsString::from).collect();
    let name = Path::new(words.first()?).file_name()?.to_string_lossy().into_owned();
    let path = as_a_file(path);
    let with_line = || {
        let mut place = path.clone().into_os_string();
        place.push(format!(":{line}"));
        place
    };
    match told(&name) {
        Told::Plus => words.extend([format!("+{line}").into(), path.into_os_string()]),
        Told::Goto => words.extend(["-g".into(), with_line()]),
        Told::Colon => words.push(with_line()),
        Told::Nothing => words.push(path.into_os_string()),
    }
    Some(words)
}

/// A path that no program takes for an option or a line.
fn as_a_file(path: &Path) -> PathBuf {
    let is_bare = path.to_string_lossy().starts_with(['-', '+']);
    if is_bare { Path::new(".").join(path) } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[track_caller]
    fn check_words(editor: &str, path: &str, expected: &[&str]) {
        let expected: Vec<OsString> = expected.iter().map(OsString::from).collect();
        assert_eq!(words(editor, Path::new(path), 12), Some(expected), "{editor} {path}");
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        check_words("vi", "文章.txt", &["vi", "+12", "文章.txt"]);
        check_words("/usr/bin/nvim -R", "a b.txt", &["/usr/bin/nvim", "-R", "+12", "a b.txt"]);
        check_words("emacsclient -t", "a", &["emacsclient", "-t", "+12", "a"]);
        check_words("code --wait", "a.md", &["code", "--wait", "-g", "a.md:12"]);
        check_words("hx", "/x/a.md", &["hx", "/x/a.md:12"]);
        check_words("'/opt/my editor/subl' -w", "a", &["/opt/my editor/subl", "-w", "a:12"]);
        check_words("ed", "a", &["ed", "a"]);
    }

    #[test]
    fn nothing_is_left_to_a_shell() {
        check_words("vi;reboot", "a", &["vi;reboot", "a"]);
        check_words("vi $HOME", "$(reboot).txt", &["vi", "$HOME", "+12", "$(reboot).txt"]);
        assert_eq!(words("vi 'x", Path::new("a"), 1), None);
        assert_eq!(words("''", Path::new("a"), 1), None);
    }

    #[test]
    fn a_files_name_is_no_option() {
        check_words("vi", "-rf", &["vi", "+12", "./-rf"]);
        check_words("hx", "+5", &["hx", "./+5:12"]);
    }

    #[test]
    fn the_editor_is_the_one_that_is_named_first() {
        for (visual, editor, expected) in [
            (Some("code --wait"), Some("vi"), ("VISUAL", "code --wait")),
            (None, Some("nano"), ("EDITOR", "nano")),
            (Some("  "), Some("nano"), ("EDITOR", "nano")),
            (None, Some(""), ("EDITOR", "vi")),
            (None, None, ("EDITOR", "vi")),
        ] {
            let said = chosen(|name| if name == "VISUAL" { visual } else { editor }.map(OsString::from));
            assert_eq!((said.0, said.1.as_str()), expected);
        }
    }

    #[test]
    fn what_no_editor_can_change_is_named() {
        let room = tempfile::tempdir().unwrap();
        let at = |name: &str, bytes: &[u8]| {
            fs::write(room.path().join(name), bytes).unwrap();
            Input::Path(room.path().join(name))
        };
        assert_eq!(file(&Input::Stdin), Err(NotEdited::StandardInput));
        assert_eq!(file(&Input::Url("https://a.example".into())), Err(NotEdited::Net));
        assert_eq!(file(&at("a.txt.gz", b"\x1f\x8b\x08\0")), Err(NotEdited::Packed));
        assert_eq!(file(&at("a.epub", b"PK\x03\x04...")), Err(NotEdited::Book));
        assert_eq!(file(&Input::Path("/dev/null".into())), Err(NotEdited::StandardInput));
        assert!(file(&at("a.txt", "天晴了。".as_bytes())).is_ok());
        assert!(file(&at("short", b"a")).is_ok());
        // What has gone meanwhile may be written anew; where a folder has come, no pipe is blamed.
        assert!(file(&Input::Path(room.path().join("gone"))).is_ok());
        assert!(file(&Input::Path(room.path().to_owned())).is_ok());
    }
}
