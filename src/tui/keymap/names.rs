//! What keys are called: by whom the terminal sends them, and by whoever writes them down.

use crate::clean::Clean;
use crate::wrap::cells;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What the key is called that types nothing to be seen.
const SPACE: &str = "Space";

/// Names of keys as the help page shows them, and other ways to write them.
const NAMED: &[(&str, &[&str])] = &[
    ("Enter", &["Return"]),
    ("Esc", &["Escape"]),
    ("Tab", &[]),
    ("Shift-Tab", &["BackTab"]),
    ("Backspace", &[]),
    ("Delete", &["Del"]),
    ("Insert", &["Ins"]),
    ("Home", &[]),
    ("End", &[]),
    ("PgUp", &["PageUp"]),
    ("PgDn", &["PageDown"]),
    ("↑", &["Up"]),
    ("↓", &["Down"]),
    ("←", &["Left"]),
    ("→", &["Right"]),
];

/// A key's name as the table writes it; empty for keys that no table can name.
pub(crate) fn key_name(event: KeyEvent) -> String {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    if event.modifiers.contains(KeyModifiers::SUPER) || alt && ctrl {
        return String::new();
    }
    let named = |name: &str| if alt { String::new() } else { name.to_owned() };
    match event.code {
        KeyCode::Char(c) if ctrl => control(c).unwrap_or_default(),
        KeyCode::Char(c) if alt => format!("Alt-{}", typing(c)),
        KeyCode::Char(c) => typing(c),
        KeyCode::Enter => named("Enter"),
        KeyCode::Esc => named("Esc"),
        KeyCode::Tab => named("Tab"),
        KeyCode::BackTab => named("Shift-Tab"),
        KeyCode::Backspace => named("Backspace"),
        KeyCode::Delete => named("Delete"),
        KeyCode::Insert => named("Insert"),
        KeyCode::Up => named("↑"),
        KeyCode::Down => named("↓"),
        KeyCode::Left => named("←"),
        KeyCode::Right => named("→"),
        KeyCode::Home => named("Home"),
        KeyCode::End => named("End"),
        KeyCode::PageUp => named("PgUp"),
        KeyCode::PageDown => named("PgDn"),
        KeyCode::F(number) => named(&format!("F{number}")),
        _ => String::new(),
    }
}

/// The name of a key, or of two that are pressed one after the other, as a person may write it: `Down` for `↓`, `C-d` or
/// `^d` for `Ctrl-d`, `gg`. Nothing where no such key is known.
pub(crate) fn key_named(written: &str) -> Option<String> {
    let same = |name: &str| name.eq_ignore_ascii_case(written);
    let known = NAMED.iter().find(|(name, others)| same(name) || others.iter().any(|other| same(other)));
    if let Some((name, _)) = known {
        return Some((*name).to_owned());
    }
    if let Some(name) = function_key(written) {
        return Some(name);
    }
    let after = |prefixes: &[&str]| {
        let has = |prefix: &&&str| {
            written.get(..prefix.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(prefix))
        };
        let prefix = prefixes.iter().find(has)?;
        written.get(prefix.len()..).filter(|rest| !rest.is_empty())
    };
    if let Some(rest) = after(&["Ctrl-", "Ctrl+", "C-", "^"]) {
        return character(rest).and_then(control);
    }
    if let Some(rest) = after(&["Alt-", "Alt+", "M-", "A-"]) {
        // What an escape and one of these begin are other keys, and crossterm waits for their end.
        return character(rest).filter(|c| !['[', 'O'].contains(c)).map(|c| format!("Alt-{}", typing(c)));
    }
    let typed: Vec<char> = written.chars().map(half_width).collect();
    let is_one_or_two = matches!(typed.as_slice(), [_] | [_, _]) && typed.iter().all(|c| is_typed(*c));
    character(written).map(typing).or_else(|| is_one_or_two.then(|| typed.iter().collect()))
}

/// Whether a name is that of two keys, one pressed after the other.
pub(super) fn is_pair(name: &str) -> bool {
    name.chars().count() == 2 && function_key(name).is_none()
}

/// The single character that a key types.
fn character(written: &str) -> Option<char> {
    let mut chars = written.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(half_width(c)).filter(|c| *c == ' ' || is_typed(*c)),
        _ => written.eq_ignore_ascii_case(SPACE).then_some(' '),
    }
}

/// The name of the key that types a character.
fn typing(c: char) -> String {
    match half_width(c) {
        ' ' => SPACE.to_owned(),
        c => c.to_string(),
    }
}

/// The name of a character's key with Ctrl, if a terminal sends anything for it. There are 32 codes for these keys and one
/// for Backspace, several keys have one, and crossterm calls four by digits.
fn control(c: char) -> Option<String> {
    let sent = match half_width(c).to_ascii_lowercase() {
        '@' => ' ',
        '4' => '\\',
        '5' => ']',
        '6' => '^',
        '7' | '/' => '_',
        c @ ('a'..='z' | ' ' | '[' | '\\' | ']' | '^' | '_' | '?') => c,
        _ => return None,
    };
    Some(format!("Ctrl-{}", typing(sent)))
}

fn function_key(written: &str) -> Option<String> {
    let digits = written.strip_prefix(['F', 'f']).filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))?;
    let number = digits.parse::<u8>().ok()?;
    (1..=24).contains(&number).then(|| format!("F{number}"))
}

/// Whether a key types this character, and it can be shown, and told from others when it is seen.
fn is_typed(c: char) -> bool {
    let text = c.to_string();
    !c.is_control() && !c.is_whitespace() && cells(&text) > 0 && Clean::new(&text).as_str() == text
}

/// The key that a Chinese input method left on gives in place of this one: ？ for ?, 【 for [.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '【' => '[',
        '】' => ']',
        '\u{3000}' => ' ',
        '、' => '\\',
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::TABLE;

    #[track_caller]
    fn check(written: &[&str], expected: Option<&str>) {
        for written in written {
            assert_eq!(key_named(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn keys_may_be_written_in_ascii() {
        check(&["↓", "Down", "down"], Some("↓"));
        check(&["PgDn", "PageDown", "pagedown"], Some("PgDn"));
        check(&["Space", "space", " ", "　"], Some("Space"));
        check(&["Esc", "Escape"], Some("Esc"));
        check(&["Shift-Tab", "BackTab"], Some("Shift-Tab"));
        check(&["F1", "f1"], Some("F1"));
        check(&["Ctrl-d", "ctrl-D", "Ctrl+d", "C-d", "^d"], Some("Ctrl-d"));
        check(&["Ctrl-Space", "Ctrl- "], Some("Ctrl-Space"));
        check(&["Alt-x", "alt-x", "M-x"], Some("Alt-x"));
        check(&["Alt-X"], Some("Alt-X"));
        check(&["Ctrl-\\", "Ctrl-4"], Some("Ctrl-\\"));
        check(&["Ctrl-_", "Ctrl-/", "C-7", "^_"], Some("Ctrl-_"));
        check(&["Ctrl-@"], Some("Ctrl-Space"));
        check(&["F5", "F05"], Some("F5"));
        check(&["F+"], Some("F+"));
        check(&["?", "？"], Some("?"));
        check(&["【"], Some("["));
        check(&["gg"], Some("gg"));
        check(&["-"], Some("-"));
        check(&["^"], Some("^"));
        check(&["消"], Some("消"));
    }

    #[test]
    fn what_is_no_key_has_no_name() {
        check(
            &["", "ggg", "g ", "\u{1b}", "\u{301}", "F99", "Ctrl-", "Ctrl-dd", "Alt-PgDn", "Hyper-x"],
            None,
        );
        // No terminal sends these, or it sends the beginning of something else.
        check(&["Ctrl-;", "Ctrl-1", "Ctrl-消", "Alt-[", "Alt-【", "Alt-O", "F+5"], None);
        // What no terminal may be shown is no name.
        check(&["\u{fff9}", "\u{fffe}", "\u{fdd0}", "Alt-\u{fff9}", "g\u{fffe}", "\u{202e}"], None);
    }

    #[test]
    fn the_table_writes_every_key_as_it_is_called() {
        for key in TABLE.iter().flat_map(|group| group.bindings).flat_map(|binding| binding.keys) {
            check(&[key], Some(key));
        }
    }

    #[test]
    fn modifiers_are_part_of_a_name() {
        let name = |code, modifiers| key_name(KeyEvent::new(code, modifiers));
        let (ctrl, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
        assert_eq!(name(KeyCode::Char('x'), alt), "Alt-x");
        assert_eq!(name(KeyCode::Char(' '), ctrl), "Ctrl-Space");
        assert_eq!(name(KeyCode::Char('x'), alt | ctrl), "");
        // As crossterm calls the bytes 0x1c to 0x1f.
        let sent = ['4', '5', '6', '7'].map(|c| name(KeyCode::Char(c), ctrl));
        assert_eq!(sent, ["Ctrl-\\", "Ctrl-]", "Ctrl-^", "Ctrl-_"]);
        assert_eq!(name(KeyCode::Down, alt), "");
        assert_eq!(name(KeyCode::Backspace, KeyModifiers::NONE), "Backspace");
    }
}
