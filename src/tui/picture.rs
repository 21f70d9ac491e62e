//! A frame of the reader without a terminal, for the pictures of the documentation: the real update and the real view,
//! after keys that are written down. Reads nothing, and carries no effect out.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Digest, Limit};
use crate::tui::action::Action;
use crate::tui::desk::Letter;
use crate::tui::habits::Habits;
use crate::tui::input;
use crate::tui::news::{Arrival, Insight};
use crate::tui::pace::Counts;
use crate::tui::phrases::Tongue;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::tui::view::view;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::terminal::Terminal;
use std::sync::Arc;

/// What to draw.
pub struct Scene<'a> {
    /// The article that is open.
    pub article: Arc<Article>,
    /// What is thought of it; here from the start.
    pub digest: Digest,
    /// What its source is called.
    pub name: Clean,
    /// The screen, in cells: columns, rows.
    pub size: (u16, u16),
    /// What was typed since the article was opened: see [`keys`].
    pub keys: &'a str,
}

/// The cells of the screen.
pub fn frame(scene: Scene<'_>) -> Buffer {
    let keys = scene.keys;
    let mut screen = Screen::open(scene);
    screen.press(keys);
    screen.draw().clone()
}

/// A reader that is typed at and looked at as often as one likes, for what measures it.
pub struct Screen {
    state: State,
    terminal: Terminal<TestBackend>,
}

impl Screen {
    /// Opens a scene, nothing typed yet.
    pub fn open(scene: Scene<'_>) -> Self {
        let (columns, rows) = scene.size;
        let counts = Counts::new(&scene.article);
        let insight = Insight::new(&scene.article, scene.digest, &counts);
        // A picture speaks as its article does.
        let tongue = Tongue::of(scene.article.lang());
        let habits = Habits {
            tongue,
            limit: Limit::Auto,
            color: true,
            keymap: Arc::default(),
            mouse: true,
            unused: 0,
        };
        let arrival = Arrival::whole(Letter { article: scene.article, name: scene.name }, &counts);
        let mut state = State::new(arrival, habits, scene.size);
        update(&mut state, Action::Digested(Some(insight)));
        let Ok(terminal) = Terminal::new(TestBackend::new(columns, rows));
        Self { state, terminal }
    }

    /// Types a line: see [`keys`].
    pub fn press(&mut self, line: &str) {
        for key in keys(line) {
            if let Some(action) = input::action(&self.state, &Event::Key(key)) {
                // What the shell would then do leaves no trace on a picture.
                update(&mut self.state, action);
            }
        }
    }

    /// Gives the screen another size: columns, rows.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.terminal.backend_mut().resize(columns, rows);
        update(&mut self.state, Action::Resize(columns, rows));
    }

    /// Draws a frame and gives its cells.
    pub fn draw(&mut self) -> &Buffer {
        let Self { state, terminal } = self;
        let Ok(frame) = terminal.draw(|frame| view(state, frame));
        frame.buffer
    }
}

/// The keys of a line such as `jj<Tab>/price<Enter>`: a character is itself, and the keys that are none stand in angle
/// brackets as the help page names them (`<Esc>`, `<PgDn>`, `<Ctrl-d>`); a tab and the end of a line are keys too. A
/// bracket around no such name is itself.
pub fn keys(line: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        let (key, after) = match named.and_then(|(name, after)| Some((named_key(name)?, after))) {
            Some(found) => found,
            None => (plain_key(first), &rest[first.len_utf8()..]),
        };
        keys.push(key);
        rest = after;
    }
    keys
}

/// The key that types a character.
fn plain_key(character: char) -> KeyEvent {
    let code = match character {
        '\t' => KeyCode::Tab,
        '\n' => KeyCode::Enter,
        _ => KeyCode::Char(character),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The key of a name; nothing where it is no name of a key.
fn named_key(name: &str) -> Option<KeyEvent> {
    if let Some(letter) = name.strip_prefix("Ctrl-") {
        let mut chars = letter.chars();
        let (letter, None) = (chars.next()?, chars.next()) else { return None };
        return Some(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL));
    }
    let code = match name {
        "Tab" => KeyCode::Tab,
        "Shift-Tab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "↑" => KeyCode::Up,
        "↓" => KeyCode::Down,
        "←" => KeyCode::Left,
        "→" => KeyCode::Right,
        "F1" => KeyCode::F(1),
        _ => return None,
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture::{chinese, english};
    use crate::tui::keymap::{TABLE, key_name};

    #[track_caller]
    fn check_keys(line: &str, expected: &[&str]) {
        let names: Vec<String> = keys(line).into_iter().map(key_name).collect();
        assert_eq!(names, expected, "{line}");
    }

    #[test]
    fn keys_are_written_as_the_help_page_names_them() {
        check_keys("", &[]);
        check_keys("j/水<Enter>", &["j", "/", "水", "Enter"]);
        check_keys("<Tab><Ctrl-d><↓><Space>", &["Tab", "Ctrl-d", "↓", "Space"]);
        check_keys("j\t\n", &["j", "Tab", "Enter"]);
        check_keys("<<>", &["<", "<", ">"]);
        check_keys(
            "<j><Ctrl-><Ctrl-dd>",
            &["<", "j", ">", "<", "C", "t", "r", "l", "-", ">", "<", "C", "t", "r", "l", "-", "d", "d", ">"],
        );
    }

    #[test]
    fn every_key_of_the_table_can_be_written() {
        for name in TABLE.iter().flat_map(|group| group.bindings).flat_map(|binding| binding.keys) {
            let line = if name.is_ascii() && name.len() <= 2 && *name != "F1" {
                (*name).to_owned()
            } else {
                format!("<{name}>")
            };
            let typed: String = keys(&line).into_iter().map(key_name).collect();
            assert_eq!(typed, *name);
        }
    }

    #[test]
    fn a_frame_is_the_readers_screen_after_the_keys() {
        for (fixture, keys, holds) in
            [(chinese(), "", "河岸书店为什么还在"), (chinese(), "?", "Ctrl-d"), (english(), "<Tab>G", "100%")]
        {
            let scene = Scene {
                article: Arc::new(fixture.article),
                digest: fixture.digest,
                name: Clean::new("a.txt"),
                size: (80, 24),
                keys,
            };
            let buffer = frame(scene);
            assert_eq!((buffer.area.width, buffer.area.height), (80, 24));
            let text: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            assert!(text.replace(' ', "").contains(holds), "{keys}: {text}");
        }
    }
}
