//! Several articles as whole screens, in both languages and at two sizes: one snapshot a state and language.

use super::*;
use crate::digest::Limit;
use crate::tui::desk::NotRead;
use crate::tui::fixture::{chinese, english};
use crate::tui::shelf::Shelf;

/// Screens, in cells.
const SIZES: [(u16, u16); 2] = [(80, 24), (50, 15)];

/// The reader at the second of five articles: read half, thought about, not turned to, not to be read, still coming.
fn five(in_chinese: bool, size: (u16, u16)) -> State {
    let (first, second) = if in_chinese { (english(), chinese()) } else { (chinese(), english()) };
    let mut state = first.state(size);
    let names = [
        "tools.md",
        "-",
        "notes/a-name-that-is-long-enough-to-be-cut-where-the-screen-is-narrow.txt",
        "gone.txt",
        "https://a.example/letters",
    ];
    state.shelf = Shelf::new(names.map(Clean::new).to_vec(), Limit::Sentences(3));
    for key in picture::keys("<Tab>5)gl5<Enter>") {
        let action = input::action(&state, &Input::Key(key)).unwrap();
        update(&mut state, action);
    }
    let gone = NotRead::Failed(Clean::new("gone.txt: there is no such file"));
    news(&mut state, 3, Action::Unread(gone));
    for key in picture::keys("gl2") {
        let action = input::action(&state, &Input::Key(key)).unwrap();
        update(&mut state, action);
    }
    news(&mut state, 1, Action::Read(second.arrival("-")));
    news(&mut state, 1, Action::Digested(Some(second.insight())));
    state
}

/// The screens of a state after some keys, one below the other.
#[track_caller]
fn check(name: &str, state: impl Fn((u16, u16)) -> State, keys: &str) {
    let screens = SIZES.map(|size| {
        let (send, events) = channel();
        picture::keys(keys).into_iter().for_each(|key| send.send(Event::Input(Input::Key(key))).unwrap());
        drop(send);
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        event_loop(&mut terminal, &mut state(size), &events, &mut Nowhere::default()).unwrap();
        format!("{}x{}\n{}", size.0, size.1, text(terminal.backend().buffer()))
    });
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/shelf", prepend_module_to_snapshot => false, omit_expression => true, description => keys}, {
        insta::assert_snapshot!(name, screens.concat());
    });
}

#[test]
fn the_opened_articles() {
    for (name, in_chinese) in [("list_zh", true), ("list_en", false)] {
        check(name, |size| five(in_chinese, size), "gl");
    }
}
