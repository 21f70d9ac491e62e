//! What a key asks for, looked up in the one table (`keymap/table.rs`). Carries nothing out. Keys are named as the help page
//! shows them, so that what is shown is what is looked up.

mod table;

pub(crate) use table::{BOX, BOX_TITLE, TABLE};

use crate::tui::action::{Action, Command};
use crate::tui::modes::Pane;
use crate::tui::phrases::Both;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everywhere,
    Outline,
    Text,
}

impl Scope {
    fn holds_in(self, pane: Pane) -> bool {
        match self {
            Scope::Everywhere => true,
            Scope::Outline => pane == Pane::Outline,
            Scope::Text => pane == Pane::Text,
        }
    }
}

/// One line of the table.
pub(crate) struct Binding {
    /// The keys, any of which will do; the first is the one the footer shows.
    pub keys: &'static [&'static str],
    pub scope: Scope,
    pub command: Command,
    /// What the help page says; nothing where the binding before it speaks for this one too.
    pub help: Option<Both>,
    /// What the footer says; nothing where it keeps silent.
    pub hint: Option<Hint>,
}

/// A key in the footer.
pub(crate) struct Hint {
    /// The keys as the footer writes them: one binding may speak for its neighbour too.
    pub keys: &'static str,
    pub says: Both,
    /// Where there is no room for all, the lowest go first.
    pub rank: u8,
}

/// Part of the help page: a heading and its keys.
pub(crate) struct Group {
    pub title: Both,
    pub bindings: &'static [Binding],
}

/// A line of the help page: bindings that one sentence speaks for.
pub(crate) struct Entry {
    pub bindings: &'static [Binding],
    pub help: Both,
}

impl Group {
    /// The lines of the group, in the order of the table.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
        let told = self.bindings.chunk_by(|_, next| next.help.is_none());
        told.filter_map(|bindings| Some(Entry { bindings, help: bindings.first()?.help? }))
    }
}

/// The bindings that hold in a pane, in the order of the table.
pub(crate) fn bindings(pane: Pane) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().flat_map(|group| group.bindings).filter(move |b| b.scope.holds_in(pane))
}

/// What a key asks for in a pane. `prefix` is the key that was held back before it, `counting` whether a count has begun.
pub(crate) fn action(event: KeyEvent, pane: Pane, prefix: Option<char>, counting: bool) -> Action {
    let name = key_name(event);
    let pressed = match prefix {
        // No pair ends with a control key: Ctrl-c quits after a g too.
        Some(first) if !name.starts_with("Ctrl-") && !name.starts_with("Alt-") => format!("{first}{name}"),
        _ => name,
    };
    if let Some(binding) = bindings(pane).find(|b| b.keys.contains(&pressed.as_str())) {
        return Action::Do(binding.command);
    }
    let mut chars = pressed.chars();
    match (chars.next(), chars.next()) {
        (Some(digit @ '0'..='9'), None) if digit != '0' || counting => Action::Digit(digit as u8 - b'0'),
        (Some(first), None) if begins_a_pair(first, pane) => Action::Prefix(first),
        _ => Action::Nothing,
    }
}

/// Whether some two-key command of the pane begins with this character.
fn begins_a_pair(first: char, pane: Pane) -> bool {
    bindings(pane).flat_map(|b| b.keys).any(|k| k.chars().count() == 2 && k.starts_with(first))
}

/// A key's name as the table writes it; empty for keys the table never names.
pub(crate) fn key_name(event: KeyEvent) -> String {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    if event.modifiers.contains(KeyModifiers::SUPER) || alt && ctrl {
        return String::new();
    }
    match event.code {
        KeyCode::Char(c) if alt => format!("Alt-{c}"),
        _ if alt => String::new(),
        KeyCode::Char(c) if ctrl => format!("Ctrl-{}", c.to_ascii_lowercase()),
        KeyCode::Char(' ' | '\u{3000}') => "Space".into(),
        KeyCode::Char(c) => half_width(c).to_string(),
        KeyCode::Enter => "Enter".into(),
        KeyCode::Esc => "Esc".into(),
        KeyCode::Tab => "Tab".into(),
        KeyCode::BackTab => "Shift-Tab".into(),
        KeyCode::Up => "↑".into(),
        KeyCode::Down => "↓".into(),
        KeyCode::Left => "←".into(),
        KeyCode::Right => "→".into(),
        KeyCode::Home => "Home".into(),
        KeyCode::End => "End".into(),
        KeyCode::PageUp => "PgUp".into(),
        KeyCode::PageDown => "PgDn".into(),
        KeyCode::F(number) => format!("F{number}"),
        _ => String::new(),
    }
}

/// The key that a Chinese input method left on gives in place of this one: ？ for ?, 【 for [.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '【' => '[',
        '】' => ']',
        '、' => '\\',
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn press(code: KeyCode, modifiers: KeyModifiers, pane: Pane) -> Action {
        action(KeyEvent::new(code, modifiers), pane, None, false)
    }

    #[track_caller]
    fn check(code: KeyCode, pane: Pane, expected: Command) {
        assert_eq!(press(code, KeyModifiers::NONE, pane), Action::Do(expected));
    }

    #[test]
    fn keys_mean_what_their_pane_says() {
        check(KeyCode::Char(' '), Pane::Outline, Command::Toggle);
        check(KeyCode::Char(' '), Pane::Text, Command::PageDown);
        check(KeyCode::Char('h'), Pane::Outline, Command::Close);
        check(KeyCode::Char('G'), Pane::Text, Command::Last);
        check(KeyCode::F(1), Pane::Text, Command::Help);
        check(KeyCode::PageDown, Pane::Outline, Command::PageDown);
    }

    #[test]
    fn an_input_method_left_on_does_no_harm() {
        check(KeyCode::Char('？'), Pane::Outline, Command::Help);
        check(KeyCode::Char('】'), Pane::Outline, Command::NextSection);
        check(KeyCode::Char('＋'), Pane::Text, Command::Longer);
        check(KeyCode::Char('｜'), Pane::Text, Command::TextWidth);
        check(KeyCode::Char('、'), Pane::Text, Command::LineSpacing);
        check(KeyCode::Char('\u{3000}'), Pane::Text, Command::PageDown);
    }

    #[test]
    fn two_keys_and_counts() {
        let g = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::NONE);
        assert_eq!(action(g, Pane::Text, None, false), Action::Prefix('g'));
        assert_eq!(action(g, Pane::Text, Some('g'), false), Action::Do(Command::First));
        let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(action(ctrl_c, Pane::Text, Some('g'), true), Action::Do(Command::QuitAtOnce));
        let zero = KeyEvent::new(KeyCode::Char('0'), KeyModifiers::NONE);
        assert_eq!(action(zero, Pane::Text, None, false), Action::Nothing);
        assert_eq!(action(zero, Pane::Text, None, true), Action::Digit(0));
    }

    #[test]
    fn modifiers_are_part_of_a_key() {
        assert_eq!(
            press(KeyCode::Char('c'), KeyModifiers::CONTROL, Pane::Text),
            Action::Do(Command::QuitAtOnce)
        );
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::ALT, Pane::Text), Action::Nothing);
    }

    #[test]
    fn no_key_means_two_things_in_one_pane() {
        for pane in [Pane::Outline, Pane::Text] {
            let mut seen = BTreeSet::new();
            for key in bindings(pane).flat_map(|b| b.keys) {
                assert!(seen.insert(key), "{key} stands twice in {pane:?}");
            }
        }
    }

    #[test]
    fn no_two_hints_of_a_pane_have_one_rank() {
        for pane in [Pane::Outline, Pane::Text] {
            let mut seen = BTreeSet::new();
            for hint in bindings(pane).filter_map(|b| b.hint.as_ref()) {
                assert!(seen.insert(hint.rank), "{} in {pane:?}", hint.keys);
            }
        }
    }

    #[test]
    fn every_command_has_a_key_and_a_line_of_help_in_both_languages() {
        for command in Command::ALL.iter().copied() {
            let binding = TABLE.iter().flat_map(|g| g.bindings).find(|b| b.command == command);
            assert!(binding.is_some_and(|b| !b.keys.is_empty()), "{command:?} has no key");
            let is_its = |b: &Binding| b.command == command;
            let told = TABLE.iter().flat_map(Group::entries).find(|entry| entry.bindings.iter().any(is_its));
            let told = told.unwrap_or_else(|| panic!("{command:?} has no line of help"));
            assert!(!told.help.0.is_empty() && !told.help.1.is_empty(), "{command:?}");
        }
    }

    /// What the keys of a line ask for, one after the other, the first key of a pair held back.
    fn typed(line: &str, pane: Pane) -> Vec<Action> {
        let mut prefix = None;
        let mut asked = Vec::new();
        for key in crate::tui::picture::keys(line) {
            match action(key, pane, prefix.take(), false) {
                Action::Prefix(first) => prefix = Some(first),
                action => asked.push(action),
            }
        }
        asked
    }

    #[test]
    fn every_key_of_the_table_asks_for_its_command() {
        for binding in TABLE.iter().flat_map(|group| group.bindings) {
            for pane in [Pane::Outline, Pane::Text].into_iter().filter(|pane| binding.scope.holds_in(*pane)) {
                for key in binding.keys {
                    // Letters and pairs of them are typed as they are, named keys in brackets.
                    let line =
                        if key.len() > 2 || *key == "F1" { format!("<{key}>") } else { (*key).to_owned() };
                    assert_eq!(typed(&line, pane), [Action::Do(binding.command)], "{key} in {pane:?}");
                }
            }
        }
    }

    #[test]
    fn the_table_speaks_both_languages() {
        let is_chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
        let titles = TABLE.iter().map(|group| group.title);
        let helps = TABLE.iter().flat_map(Group::entries).map(|entry| entry.help);
        let hints = TABLE.iter().flat_map(|group| group.bindings).filter_map(|b| Some(b.hint.as_ref()?.says));
        for (chinese, english) in titles.chain(helps).chain(hints) {
            assert!(is_chinese(chinese), "{chinese}");
            assert!(!english.is_empty() && !is_chinese(english), "{english}");
        }
    }
}
