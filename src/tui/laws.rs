//! Whatever a person does, in whatever order, the state stays lawful, and so does what is drawn of it. What they do is made
//! of bytes, so that tests and a fuzz target can share it.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::Digest;
use crate::span::NodeId;
use crate::tui::action::Action;
use crate::tui::desk::Letter;
use crate::tui::habits::Habits;
use crate::tui::input;
use crate::tui::news::{Arrival, Insight};
use crate::tui::pace::Counts;
use crate::tui::phrases::Tongue;
use crate::tui::state::{State, Thought};
use crate::tui::theme::Theme;
use crate::tui::update::update;
use crate::tui::view;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The characters that are pressed: those of the table of keys, and some that one searches with.
const KEYS: &str =
    "jkhlHLdugG[]{}()+-s?q iIcCYySoerxxwwv<>zzaocMRtb//ffnN0123456789会e书水T||\\XXmaA':FDPpETVUWKJ,.^#=_";
/// The keys that are no characters.
const NAMED: [KeyCode; 14] = [
    KeyCode::Tab,
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Esc,
    KeyCode::Backspace,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
];
/// The letters that are pressed with Ctrl.
const HELD: &str = "adefbnpruwohlz";

/// Opens an article and does to the reader what the bytes say; holds the laws after each deed, and those of its own that
/// the caller has for the rows of a screen. The first byte is what is set for the reader.
pub(crate) fn walk(article: Article, digest: Digest, deeds: &[u8], row_is_lawful: fn(&str)) {
    let (set, deeds) = deeds.split_first().map_or((0, deeds), |(set, deeds)| (*set, deeds));
    let mut habits = Habits { color: set & 1 != 0, true_color: set & 2 != 0, ..Habits::default() };
    habits.tongue = if set & 4 == 0 { Tongue::Chinese } else { Tongue::English };
    habits.looks.plain = set & 8 != 0;
    habits.looks.ascii = set & 16 != 0;
    habits.looks.wide_punctuation = set & 32 != 0;
    habits.looks.theme = Theme::ALL[usize::from(set >> 6)];
    let counts = Counts::new(&article);
    let insight = Insight::new(&article, digest, &counts);
    let letter = Letter { article: Arc::new(article), name: Clean::new("文章.txt") };
    let mut state = State::new(Arrival::whole(letter, &counts, None), habits, (80, 24));
    drawn_lawfully(&state, row_is_lawful);
    // The outline comes when it comes: some of what is done is done before.
    let (before, after) = deeds.split_at(deeds.len() / 8);
    perform(&mut state, before, row_is_lawful);
    if state.thought == Thought::Pending {
        update(&mut state, Action::Digested(Some(insight)));
    }
    perform(&mut state, after, row_is_lawful);
}

/// Does what the bytes say, and holds the laws after each deed.
pub(crate) fn perform(state: &mut State, deeds: &[u8], row_is_lawful: fn(&str)) {
    let mut deeds = deeds.iter().copied();
    while let Some(action) = next(state, &mut deeds) {
        // What the shell would then do is not done.
        update(state, action);
        is_lawful(state);
        drawn_lawfully(state, row_is_lawful);
    }
}

/// The next thing that is done; the bytes are used up where there is none.
fn next(state: &State, deeds: &mut impl Iterator<Item = u8>) -> Option<Action> {
    let kind = deeds.next()?;
    let mut byte = || deeds.next().unwrap_or(0);
    let event = match kind {
        0..=0x9F => key(nth(KEYS, kind), KeyModifiers::NONE),
        0xA0..=0xBF => Event::Key(KeyEvent::from(NAMED[usize::from(kind) % NAMED.len()])),
        0xC0..=0xC7 => key(nth(HELD, byte()), KeyModifiers::CONTROL),
        0xC8..=0xCF => return Some(Action::Resize(u16::from(byte()), u16::from(byte() / 2))),
        0xD0..=0xD7 => mouse(MouseEventKind::Down(MouseButton::Left), byte(), byte()),
        0xD8..=0xDB => mouse(MouseEventKind::Drag(MouseButton::Left), byte(), byte()),
        0xDC..=0xDD => mouse(MouseEventKind::Up(MouseButton::Left), 0, 0),
        0xDE..=0xDF => return Some(Action::DoubleClick(u16::from(byte()), u16::from(byte()))),
        0xE0..=0xE3 => mouse(MouseEventKind::ScrollDown, byte(), byte()),
        0xE4..=0xE7 => mouse(MouseEventKind::ScrollUp, byte(), byte()),
        0xE8..=0xEF => {
            let code = u32::from(byte() % 4) << 16 | u32::from(byte()) << 8 | u32::from(byte());
            key(char::from_u32(code).unwrap_or('a'), KeyModifiers::NONE)
        }
        0xF0..=0xF7 => {
            let length = usize::from(byte() % 32);
            let words: Vec<u8> = deeds.take(length).collect();
            Event::Paste(String::from_utf8_lossy(&words).into_owned())
        }
        0xF8..=0xFD => {
            return Some(Action::Tick { elapsed: u64::from(byte()) * 100, bytes: 1 << (byte() % 40) });
        }
        // The thinking breaks off, if it is still going on.
        0xFE if state.thought == Thought::Pending => return Some(Action::Digested(None)),
        0xFE..=0xFF => return Some(Action::Nothing),
    };
    Some(input::action(state, &event).unwrap_or(Action::Nothing))
}

/// One of the characters.
fn nth(characters: &str, number: u8) -> char {
    characters.chars().cycle().nth(usize::from(number)).unwrap_or('j')
}

fn key(c: char, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
}

fn mouse(kind: MouseEventKind, column: u8, row: u8) -> Event {
    let (column, row) = (u16::from(column), u16::from(row));
    Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

/// What must hold of the state after any action.
pub(crate) fn is_lawful(state: &State) {
    let bottom = state.layout.forward(state.top, state.geometry().rows() - 1);
    assert!(state.top <= state.line && state.line <= bottom, "the reader's row has left the window");
    assert!(
        state.layout.line(state.line).is_some() || state.layout.is_empty(),
        "{:?} is no place",
        state.line
    );
    let lowest = state.layout.lowest_top(state.geometry().rows());
    assert!(state.top <= lowest, "the window hangs over the end");
    assert!(state.node.is_none_or(|id| state.visible.contains(&id)), "the mark is hidden");
    let end = |id: NodeId| state.outline().and_then(|outline| outline.get(id)).map(|node| node.end);
    let inside = |fold: &NodeId, id: &NodeId| fold < id && end(*fold).is_none_or(|end| end > *id);
    let is_hidden = |id: &NodeId| state.folds.iter().any(|fold| inside(fold, id));
    assert!(!state.visible.iter().any(is_hidden), "what shows is not what the folds leave");
    assert_eq!(state.node.is_some(), state.has_outline());
    let most = state.visible.len().saturating_sub(state.outline_rows());
    assert!(state.outline_top <= most, "the outline hangs over its end");
}

/// What must hold of the screen: no half characters, no ends of lines, and what the caller says of a row.
fn drawn_lawfully(state: &State, row_is_lawful: fn(&str)) {
    let (width, height) = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    view::draw(state, &mut buffer);
    for row in rows(&buffer) {
        row_is_lawful(&row);
        assert!(!row.contains(['\n', '\t']), "{row:?}");
    }
}

/// The rows of a screen, without the cells that lie behind wide characters. Fails where one of those shows.
pub(crate) fn rows(buffer: &Buffer) -> Vec<String> {
    (0..buffer.area.height).map(|y| row(buffer, y)).collect()
}

fn row(buffer: &Buffer, y: u16) -> String {
    let (mut row, mut x) = (String::new(), 0);
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let width = cell.cell_width().max(1);
        row.push_str(cell.symbol());
        assert!(x + width <= buffer.area.width, "half a character at the end of row {y}");
        for behind in x + 1..x + width {
            assert_eq!(buffer[(behind, y)].symbol(), " ", "half a character at {behind},{y}");
        }
        x += width;
    }
    row
}
