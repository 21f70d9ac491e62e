//! The main states of the reader as whole screens, at four sizes and in both languages: one snapshot a state and
//! language, to be read from top to bottom.

use super::{draw, text};
use crate::tui::fixture::{Fixture, chinese, english};

/// Screens, in cells: a corner of a window, the smallest that most terminals open with, a window, a whole display.
const SIZES: [(u16, u16); 4] = [(50, 15), (80, 24), (120, 40), (200, 60)];

/// A state, and the keys that lead to it: in the Chinese article and in the English one.
const STATES: [(&str, &str, &str); 20] = [
    ("opened", "", ""),
    ("in_the_text", "<Tab>d", "<Tab>d"),
    ("key_sentences", "s<Tab>", "s<Tab>"),
    ("summary_only", "ss", "ss"),
    ("searching", "/安静", "/drill"),
    ("found", "/安静<Enter>n", "/drill<Enter>n"),
    ("found_otherwise", "/zuowei<Enter>", "/sh(ed|elf)<Ctrl-r><Enter>"),
    ("not_found", "/骆驼<Enter>", "/camel<Enter>"),
    ("filter", "f会", "fco"),
    ("why", "}i", "}i"),
    ("about", "I", "I"),
    ("help", "?", "?"),
    ("folded", "zM", "zM"),
    ("outline_hidden", "w", "w"),
    ("selection", "<Tab>)v))", "<Tab>)v)"),
    ("saving", "S", "S"),
    ("links", "o", "o"),
    ("noting", "<Tab>}a真的吗", "<Tab>}areally"),
    ("notes", "<Tab>}a真的吗<Enter>)x}}maA", "<Tab>}areally<Enter>)x}}maA"),
    ("noted", "<Tab>}a真的吗<Enter>)x(", "<Tab>}areally<Enter>)x("),
];

#[track_caller]
fn check_state(name: &str, language: &str, fixture: Fixture, keys: &str) {
    // The page about the article says what was really thought of it.
    let fixture = if name == "about" { fixture.thought_about() } else { fixture.weighed() };
    let screens = SIZES.map(|size| {
        let screen = text(&draw(&fixture, true, size, true, keys));
        format!("{}x{}\n{screen}", size.0, size.1)
    });
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/states", prepend_module_to_snapshot => false, omit_expression => true, description => keys}, {
        insta::assert_snapshot!(format!("{name}_{language}"), screens.concat());
    });
}

#[test]
fn in_chinese() {
    for (name, keys, _) in STATES {
        check_state(name, "zh", chinese(), keys);
    }
}

#[test]
fn in_english() {
    for (name, _, keys) in STATES {
        check_state(name, "en", english(), keys);
    }
}
