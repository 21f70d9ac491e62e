//! The reader's looks in a real pseudo-terminal: a theme that follows the terminal's background, and the plain reader.

use crate::session::Session;
use portable_pty::CommandBuilder;
use std::path::PathBuf;

/// What the program asks the terminal for its background.
const QUESTION: &str = "\x1b]11;?\x1b\\";
/// How a cell of the dark theme and of the light one begins, where any colour is shown.
const DARK: &str = "48;2;27;29;34m";
const LIGHT: &str = "48;2;250;250;250m";

/// Opens a sample with some options and variables.
fn open(options: &[&str], variables: &[(&str, &str)]) -> Session {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
    command.args(options);
    command.arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/zh-commentary.txt"));
    Session::start_with(&command, variables)
}

#[test]
fn a_theme_follows_the_terminals_background_once_that_is_known() {
    for (answer, ground) in
        [("\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\", DARK), ("\x1b]11;rgb:fdfd/f6f6/e3e3\x07", LIGHT)]
    {
        let mut session = open(&["--theme", "auto"], &[("COLORTERM", "truecolor")]);
        session.wait_until("asked", || session.raw().contains(QUESTION));
        let raw = session.raw();
        // The first frame was there before, in the terminal's own colours.
        let frame = raw.split(QUESTION).next().unwrap();
        assert!(frame.contains("电子价签装满货架") && !frame.contains("48;2;"), "{frame}");
        // Keys before and after it in one go are keys, and it is none.
        session.press(&format!("jj{answer}j"));
        session.wait_until("dressed", || session.raw().contains(ground));
        session.wait_for("moved by three", |screen| {
            screen.lines().nth(5).is_some_and(|row| row.starts_with('›'))
        });
        assert!(!session.text().contains("rgb"), "{}", session.text());
        session.quit();
        assert_eq!(session.raw().matches(QUESTION).count(), 1);
    }
}

#[test]
fn an_answer_that_is_late_is_no_text() {
    let mut session = open(&["--theme", "auto"], &[("COLORTERM", "24bit")]);
    session.wait_until("asked", || session.raw().contains(QUESTION));
    // Whoever has the terminal next is not to read it.
    session.press("q");
    session.press("\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\");
    assert_eq!(session.wait_for_end().exit_code(), 0);
    session.assert_given_back();
    assert!(!session.raw().contains("rgb:"), "{}", session.raw());
}

#[test]
fn a_terminal_that_does_not_answer_keeps_its_own_colours() {
    let mut session = open(&["--theme", "auto"], &[("COLORTERM", "truecolor")]);
    session.wait_until("asked", || session.raw().contains(QUESTION));
    session.press("\x1b");
    session.wait_for_text("按 q 退出");
    session.quit();
    assert!(!session.raw().contains("48;2;"));
    for options in [&["--theme", "dark"][..], &["--plain", "--theme", "auto"], &[]] {
        let mut session = open(options, &[]);
        session.wait_for_text("让老牌超市");
        session.press("j");
        session.quit();
        assert!(!session.raw().contains(QUESTION), "{options:?}");
    }
}

#[test]
fn a_theme_is_drawn_in_what_colours_there_are() {
    for (variables, holds) in [(&[("COLORTERM", "truecolor")][..], DARK), (&[], "48;5;234m")] {
        let mut session = open(&["--theme", "dark"], variables);
        session.wait_for_text("让老牌超市");
        assert!(session.raw().contains(holds), "{holds}");
        session.press("T");
        session.wait_for_text("配色 light：浅色");
        session.quit();
    }
    let mut session = open(&["--theme", "dark"], &[("NO_COLOR", "1")]);
    session.wait_for_text("让老牌超市");
    session.quit();
    assert!(!session.raw().contains("48;"));
}

#[test]
fn the_cursor_goes_along_in_a_plain_reader() {
    let mut session = open(&["--plain"], &[]);
    session.wait_for_text("> ");
    session.wait_until("at the outline's mark", || session.cursor() == Some((1, 3)));
    session.press("jj");
    session.wait_until("two rows down", || session.cursor() == Some((1, 5)));
    assert!(!session.text().contains(['─', '│', '▾', '·']), "{}", session.text());
    session.press("\t");
    session.wait_until("in the text", || session.cursor().is_some_and(|(column, _)| column > 3));
    session.quit();
}

#[test]
fn marks_are_ascii_where_the_locale_shows_nothing_else() {
    for (locale, is_ascii) in [("C", true), ("zh_CN.GBK", true), ("zh_CN.UTF-8", false), ("", false)] {
        let mut session = open(&[], &[("LC_ALL", locale)]);
        session.wait_for_text("让老牌超市");
        session.wait_for("marked", |screen| screen.contains(if is_ascii { " - " } else { "▾" }));
        assert_eq!(session.text().contains('│'), !is_ascii, "{locale}: {}", session.text());
        session.quit();
    }
}
