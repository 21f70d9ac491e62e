//! What an event of the terminal means just now: a key to a command of the table or to the box that is typed in, the
//! mouse to a place. Changes nothing.

use crate::tui::action::{Action, Command};
use crate::tui::keymap;
use crate::tui::prompt::Stroke;
use crate::tui::state::State;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

/// What the person wants by a key or the mouse, if anything.
pub(crate) fn action(state: &State, event: &Event) -> Option<Action> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(key_action(state, *key)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(mouse.column, mouse.row)),
            MouseEventKind::Drag(MouseButton::Left) => Some(Action::Drag(mouse.column, mouse.row)),
            MouseEventKind::Up(MouseButton::Left) => Some(Action::Release),
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => Some(Action::Wheel {
                column: mouse.column,
                row: mouse.row,
                down: mouse.kind == MouseEventKind::ScrollDown,
            }),
            _ => None,
        },
        // What is pasted is not pressed: it goes into the box or nowhere.
        Event::Paste(words) if state.prompt.is_some() => Some(Action::Paste(words.clone())),
        // A new size is seen before the next frame is drawn.
        _ => None,
    }
}

/// What the person wants by a key: the box that is typed in takes every one that means something to it, but Ctrl-c and the
/// one that leaves for the shell, which are the terminal's own everywhere else.
pub(crate) fn key_action(state: &State, key: KeyEvent) -> Action {
    let action = || state.keymap.action(key, state.pane(), state.prefix, state.count.is_some());
    if state.prompt.is_some() && !is_ctrl_c(key) {
        let suspends =
            key.modifiers.contains(KeyModifiers::CONTROL) && action() == Action::Do(Command::Suspend);
        return if suspends { action() } else { stroke(key).map_or(Action::Nothing, Action::Type) };
    }
    match key.code {
        KeyCode::Char(c) if state.awaits.is_some() && !key.modifiers.intersects(HELD) => {
            Action::Letter(keymap::half_width(c))
        }
        // Another key: no letter after all.
        KeyCode::Esc if state.awaits.is_some() => Action::Nothing,
        _ => action(),
    }
}

/// With one of these held down a character is no letter.
const HELD: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT).union(KeyModifiers::SUPER);

/// Whether the person wants to leave at once, whatever is going on.
pub(crate) fn is_interrupt(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.kind != KeyEventKind::Release && is_ctrl_c(*key))
}

fn is_ctrl_c(key: KeyEvent) -> bool {
    keymap::key_name(key) == "Ctrl-c"
}

/// A key as the box understands it, if it does.
fn stroke(key: KeyEvent) -> Option<Stroke> {
    if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) {
        return None;
    }
    Some(match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => match c.to_ascii_lowercase() {
            'a' => Stroke::Home,
            'e' => Stroke::End,
            'b' => Stroke::Left,
            'f' => Stroke::Right,
            'd' => Stroke::Delete,
            'h' => Stroke::Backspace,
            'w' => Stroke::DeleteWord,
            'u' => Stroke::DeleteToStart,
            'r' => Stroke::Toggle,
            'p' => Stroke::Up,
            'n' => Stroke::Down,
            'g' => Stroke::Escape,
            'j' | 'm' => Stroke::Enter,
            _ => return None,
        },
        KeyCode::Char(c) => Stroke::Char(c),
        KeyCode::Enter => Stroke::Enter,
        KeyCode::Esc => Stroke::Escape,
        KeyCode::Tab => Stroke::Tab,
        KeyCode::Backspace => Stroke::Backspace,
        KeyCode::Delete => Stroke::Delete,
        KeyCode::Left => Stroke::Left,
        KeyCode::Right => Stroke::Right,
        KeyCode::Home => Stroke::Home,
        KeyCode::End => Stroke::End,
        KeyCode::Up => Stroke::Up,
        KeyCode::Down => Stroke::Down,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_that_the_help_page_lists_mean_something_to_the_box() {
        let control = ('a'..='z').map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
        let others = [KeyCode::Enter, KeyCode::Esc, KeyCode::Up, KeyCode::Down, KeyCode::Tab];
        let events: Vec<KeyEvent> = control.chain(others.map(KeyEvent::from)).collect();
        for name in keymap::BOX.iter().flat_map(|(keys, _)| *keys) {
            let event = events.iter().find(|event| keymap::key_name(**event) == *name);
            assert!(event.is_some_and(|event| stroke(*event).is_some()), "{name}");
        }
    }
}
