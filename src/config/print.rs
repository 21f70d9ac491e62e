//! The configuration that holds without one, written down with what it means.

use super::{KEYS, SETTINGS};
use crate::tui::{Keymap, commands, says};
use std::fmt::Write;

/// The widest row of a comment, in characters.
const WIDEST: usize = 100;

const BEGINNING: &str = "tigang's configuration. What is written here is what holds without one: keep it as \
    ~/.config/tigang/config.toml, or under $XDG_CONFIG_HOME, and change what you like. What the command line says goes \
    before it. A line that cannot be used is told when you leave the reader, and the others hold.";
const BEFORE_KEYS: &str = "The keys of the reader. A command that is named here has the keys of its list and no others; \
    a key is taken from the command that had it; without its line a command keeps its keys, and [] leaves it none. A \
    key is a character, two typed one after the other (\"gg\"), or a name: Space, Enter, Esc, Tab, Shift-Tab, Backspace, \
    Delete, Insert, Home, End, PgUp, PgDn, Up, Down, Left, Right, F1 to F24, Ctrl-x, Alt-x. Digits are counts, and \
    Ctrl-c always leaves. A command of one pane goes before one of both where they have one key.";

/// Every setting and every command with its keys, in TOML; what is printed here sets what is set without it.
pub fn documented() -> String {
    let mut text = comment(BEGINNING);
    for setting in SETTINGS {
        text += "\n";
        text += &comment(setting.says);
        let _ = writeln!(text, "{} = {}", setting.name, setting.default);
    }
    text += "\n";
    text += &comment(BEFORE_KEYS);
    let _ = writeln!(text, "[{KEYS}]");
    let keymap = Keymap::default();
    let mut title = "";
    for (group, command) in commands() {
        if group.1 != title {
            title = group.1;
            let _ = writeln!(text, "\n# {title}");
        }
        let keys: Vec<String> = keymap.keys(command).map(quoted).collect();
        let said = keymap.spelt(says(command).1);
        let _ = writeln!(text, "{} = [{}]  # {said}", command.name(), keys.join(", "));
    }
    text
}

/// Words as a comment on as many lines as they take.
fn comment(words: &str) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDEST - 2 {
            let _ = writeln!(text, "#{line}");
            line.clear();
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(text, "#{line}");
    text
}

/// A key between quotation marks.
fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}
