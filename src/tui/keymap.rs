//! What a key asks for: the one table (`keymap/table.rs`), or what a person has made of it (`keymap/rebind.rs`). Carries
//! nothing out. Keys are named as the help page shows them, so that what is shown is what is looked up.

mod names;
mod rebind;
mod table;

pub(crate) use names::{half_width, key_name, key_named};
pub(crate) use rebind::{Fault, Wish};
pub(crate) use table::{BOX, BOX_TITLE, TABLE};

use crate::tui::action::{Action, Command};
use crate::tui::modes::Pane;
use crate::tui::phrases::Both;
use crossterm::event::KeyEvent;
use names::is_pair;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Where a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everywhere,
    Outline,
    Text,
}

impl Scope {
    pub(crate) fn holds_in(self, pane: Pane) -> bool {
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

/// The lines of the table, each with its number.
fn lines() -> impl Iterator<Item = (usize, &'static Binding)> {
    TABLE.iter().flat_map(|group| group.bindings).enumerate()
}

/// A key, what it asks for, where it holds, and the number of the table's line that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    key: Cow<'static, str>,
    command: Command,
    scope: Scope,
    line: usize,
}

/// What each key asks for: as the table has it, or as a person wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the table.
    bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = |line, &Binding { keys, command, scope, .. }: &'static Binding| {
            keys.iter().map(move |key| Bound { key: Cow::Borrowed(*key), command, scope, line })
        };
        Self { bound: lines().flat_map(|(line, binding)| bound(line, binding)).collect() }
    }
}

impl Keymap {
    /// What a key asks for in a pane. `prefix` is the key that was held back before it, `counting` whether a count has begun.
    pub(crate) fn action(&self, event: KeyEvent, pane: Pane, prefix: Option<char>, counting: bool) -> Action {
        let name = key_name(event);
        // No pair ends with a control key: Ctrl-c quits after a g too.
        let prefix = prefix.filter(|_| !name.starts_with("Ctrl-") && !name.starts_with("Alt-"));
        let pressed = prefix.map_or_else(String::new, String::from) + &name;
        // Two keys are no F1 that are F and 1.
        let fits = |bound: &&Bound| bound.key == pressed && (prefix.is_none() || is_pair(&bound.key));
        if let Some(bound) = self.bound_in(pane).find(fits) {
            return Action::Do(bound.command);
        }
        let mut chars = pressed.chars();
        match (chars.next(), chars.next()) {
            (Some(digit @ '0'..='9'), None) if digit != '0' || counting => Action::Digit(digit as u8 - b'0'),
            (Some(first), None) if self.begins_a_pair(first, pane) => Action::Prefix(first),
            _ => Action::Nothing,
        }
    }

    /// Whether some two-key command of the pane begins with this character.
    fn begins_a_pair(&self, first: char, pane: Pane) -> bool {
        self.bound_in(pane).any(|bound| is_pair(&bound.key) && bound.key.starts_with(first))
    }

    fn bound_in(&self, pane: Pane) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(move |bound| bound.scope.holds_in(pane))
    }

    /// The keys that stand on a line of the table.
    pub(crate) fn on_line(&self, line: usize) -> impl Iterator<Item = &str> {
        self.bound.iter().filter(move |bound| bound.line == line).map(|bound| &*bound.key)
    }

    /// The keys of a command: first those that hold everywhere.
    pub(crate) fn keys(&self, command: Command) -> impl Iterator<Item = &str> {
        let all = || self.bound.iter().filter(move |bound| bound.command == command);
        let everywhere = |bound: &&Bound| bound.scope == Scope::Everywhere;
        let first = all().filter(everywhere);
        first.chain(all().filter(move |bound| !everywhere(bound))).map(|bound| &*bound.key)
    }

    /// How to ask for a command: by its first key, or by its name where it has none.
    pub(crate) fn way_to(&self, command: Command) -> Cow<'_, str> {
        match self.keys(command).next() {
            Some(key) => Cow::Borrowed(key),
            None => Cow::Owned(format!(":{}", command.name())),
        }
    }

    /// Words in which a command's name in braces stands for its key: `{help} lists the keys`.
    pub(crate) fn spelt(&self, words: &str) -> String {
        let mut said = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
        {
            said.push_str(before);
            match Command::named(name) {
                Some(command) => said.push_str(&self.way_to(command)),
                None => said.push_str(name),
            }
            rest = after;
        }
        said + rest
    }

    /// The hints of a pane, in the order of the table, each with its command and the keys that it names; those whose
    /// command has no key on their line stay away.
    pub(crate) fn hints(&self, pane: Pane) -> impl Iterator<Item = (Command, &'static Hint, String)> {
        lines().filter_map(move |(line, binding)| {
            let hint = binding.hint.as_ref()?;
            let first = self.bound_in(pane).find(|bound| bound.line == line)?;
            let speaks_for_next = binding.keys.first().is_some_and(|key| hint.keys != *key);
            let next = speaks_for_next.then(|| self.on_line(line + 1).next()).flatten();
            let keys = next.map_or(first.key.to_string(), |next| format!("{}/{next}", first.key));
            Some((binding.command, hint, keys))
        })
    }
}

/// Every command once, in the order of the help page, each with the title of its group.
pub(crate) fn commands() -> impl Iterator<Item = (Both, Command)> {
    let mut seen = BTreeSet::new();
    let all = TABLE.iter().flat_map(|group| group.bindings.iter().map(move |b| (group.title, b.command)));
    all.filter(move |(_, command)| seen.insert(*command))
}

/// What a command is for, as the help page says it; another command of the same line may be meant too.
pub(crate) fn help(command: Command) -> Option<Entry> {
    let is_its = |binding: &Binding| binding.command == command;
    TABLE.iter().flat_map(Group::entries).find(|entry| entry.bindings.iter().any(is_its))
}

/// Whether a command does something in a pane: it has a line there in the table.
pub(crate) fn is_for(command: Command, pane: Pane) -> bool {
    lines().any(|(_, binding)| binding.command == command && binding.scope.holds_in(pane))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn action(event: KeyEvent, pane: Pane, prefix: Option<char>, counting: bool) -> Action {
        Keymap::default().action(event, pane, prefix, counting)
    }

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
    fn two_keys_are_not_one_that_is_called_so() {
        let wish = Wish { command: Command::Search, keys: vec!["Fx".to_owned()] };
        let keymap = Keymap::with(&[wish]).0;
        let press = |c: char, prefix| {
            keymap.action(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), Pane::Text, prefix, false)
        };
        assert_eq!(press('F', None), Action::Prefix('F'));
        assert_eq!(press('1', Some('F')), Action::Nothing);
        assert_eq!(press('x', Some('F')), Action::Do(Command::Search));
    }

    #[test]
    fn what_is_for_one_pane_is_told_apart() {
        for (command, panes) in [
            (Command::Toggle, [true, false]),
            (Command::ReadHere, [false, true]),
            (Command::PageDown, [true, true]),
        ] {
            assert_eq!([Pane::Outline, Pane::Text].map(|pane| is_for(command, pane)), panes, "{command:?}");
        }
    }

    fn in_pane(pane: Pane) -> impl Iterator<Item = &'static Binding> {
        lines().map(|(_, binding)| binding).filter(move |binding| binding.scope.holds_in(pane))
    }

    #[test]
    fn no_key_means_two_things_in_one_pane() {
        for pane in [Pane::Outline, Pane::Text] {
            let mut seen = BTreeSet::new();
            for key in in_pane(pane).flat_map(|b| b.keys) {
                assert!(seen.insert(key), "{key} stands twice in {pane:?}");
            }
        }
    }

    #[test]
    fn no_two_hints_of_a_pane_have_one_rank() {
        for pane in [Pane::Outline, Pane::Text] {
            let mut seen = BTreeSet::new();
            for hint in in_pane(pane).filter_map(|b| b.hint.as_ref()) {
                assert!(seen.insert(hint.rank), "{} in {pane:?}", hint.keys);
            }
        }
    }

    #[test]
    fn the_footer_names_the_keys_that_are_bound() {
        let shown = |keymap: &Keymap| keymap.hints(Pane::Text).map(|(_, _, keys)| keys).collect::<Vec<_>>();
        let table: Vec<_> = in_pane(Pane::Text).filter_map(|b| Some(b.hint.as_ref()?.keys)).collect();
        assert_eq!(shown(&Keymap::default()), table);
        let wishes = [(Command::Down, vec!["n"]), (Command::Longer, vec!["Alt-l"]), (Command::Help, vec![])];
        let keys = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
        let wishes = wishes.map(|(command, k)| Wish { command, keys: keys(k) });
        let bound = shown(&Keymap::with(&wishes).0);
        assert!(bound.contains(&"n/k".to_owned()) && bound.contains(&"Alt-l/-".to_owned()), "{bound:?}");
        assert!(!bound.contains(&"?".to_owned()), "{bound:?}");
    }

    #[test]
    fn words_name_the_keys_that_are_bound() {
        let keymap = Keymap::default();
        assert_eq!(keymap.spelt("{hide-outline} or {switch-pane}: {back} {"), "w or Tab: Esc {");
        let wish =
            |command, keys: &[&str]| Wish { command, keys: keys.iter().map(|k| (*k).to_owned()).collect() };
        let (keymap, _) = Keymap::with(&[wish(Command::HideOutline, &["O"]), wish(Command::Back, &[])]);
        assert_eq!(keymap.spelt("{hide-outline} or {back}"), "O or :back");
    }

    #[test]
    fn every_command_has_a_key_a_line_of_help_and_a_place_among_the_commands_in_both_languages() {
        let is_chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
        let listed: Vec<Command> = commands().map(|(_, command)| command).collect();
        assert_eq!(listed.len(), Command::ALL.len());
        for command in Command::ALL.iter().copied() {
            let binding = TABLE.iter().flat_map(|g| g.bindings).find(|b| b.command == command);
            assert!(binding.is_some_and(|b| !b.keys.is_empty()), "{command:?} has no key");
            let is_its = |b: &Binding| b.command == command;
            let told = TABLE.iter().flat_map(Group::entries).find(|entry| entry.bindings.iter().any(is_its));
            let told = told.unwrap_or_else(|| panic!("{command:?} has no line of help"));
            assert!(is_chinese(told.help.0) && !told.help.1.is_empty(), "{command:?}");
            let (chinese, english) = crate::tui::says(command);
            assert!(listed.contains(&command) && is_chinese(chinese) && !is_chinese(english), "{command:?}");
            assert!(!english.is_empty() && Command::named(command.name()) == Some(command), "{command:?}");
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
