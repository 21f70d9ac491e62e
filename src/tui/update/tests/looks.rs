//! The looks that keys choose, and the place that is kept through them.

use super::*;
use crate::tui::action::Reread;
use crate::tui::looks::{Looks, Spacing, TextWidth};
use crate::tui::theme::{Ground, Theme};

/// What is said after some keys, in each language.
#[track_caller]
fn check_said(keys: &str, chinese_said: &str, english_said: &str) {
    for (fixture, expected) in [(chinese(), chinese_said), (english(), english_said)] {
        let mut state = fixture.state((200, 40));
        state.color = true;
        press(&mut state, keys);
        assert_eq!(state.message.as_deref(), Some(expected), "{keys}");
    }
}

#[test]
fn keys_go_through_the_looks_and_say_which_it_is() {
    check_said("T", "配色 auto：随终端的背景", "theme auto: as the terminal's background is");
    check_said("TT", "配色 dark：深色", "theme dark");
    check_said("TTTTTT", "配色 terminal：终端自己的颜色", "theme terminal: the terminal's own colours");
    check_said("|", "正文每行 110 格（宽）", "rows of 110 cells (wide)");
    check_said("|||", "正文每行 60 格（窄）", "rows of 60 cells (narrow)");
    check_said("||||", "正文每行 84 格（平常）", "rows of 84 cells (the usual)");
    check_said("70|", "正文每行 70 格", "rows of 70 cells");
    check_said("1|", "正文每行 10 格", "rows of 10 cells");
    check_said("\\", "行距两行", "an empty row between rows");
    check_said("\\\\", "行距一行", "rows close together");
}

#[test]
fn where_nothing_shows_of_a_theme_that_is_said() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "T");
    assert_eq!(state.message.as_deref(), Some("配色 auto：现在不用颜色，看不出分别"));
    state.looks.plain = true;
    press(&mut state, "T");
    assert_eq!(state.looks.theme, Theme::Auto);
    assert!(state.message.as_deref().is_some_and(|said| said.contains("--plain")));
}

#[test]
fn the_place_is_kept_through_widths_and_spacings() {
    for fixture in [chinese, english] {
        for before in ["", "<Tab>5j", "<Tab>12j", "<Tab>G", "}", "<Tab>)))v)", "ss", "X<Tab>4j"] {
            let mut state = fixture().state((120, 30));
            press(&mut state, before);
            let (byte, sentence, line) = (state.here(), state.sentence(), state.line);
            for keys in ["|", "|", "20|", "\\", "|", "\\", "70|", "|"] {
                press(&mut state, keys);
                assert!(state.layout.span(state.line).start <= byte, "{before} {keys}");
                assert_eq!(state.here(), byte, "{before} {keys}");
                let bottom = state.layout.forward(state.top, state.geometry().rows() - 1);
                assert!(state.top <= state.line && state.line <= bottom, "{before} {keys}");
            }
            assert_eq!((state.sentence(), state.line), (sentence, line), "{before}");
        }
    }
}

#[test]
fn the_mouse_finds_rows_that_stand_apart() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "\\");
    for (row, down) in [(2, 0), (3, 0), (4, 1), (8, 3)] {
        update(&mut state, Action::Click(40, row));
        assert_eq!(state.line, state.layout.forward(state.top, down), "{row}");
        assert_eq!(state.pane(), Pane::Text);
    }
    // The strip of a short article stands beside it row by row, and so it does then.
    let mut state = article(Lang::Zh, "# 题\n甲。\n乙。\n丙。").state((80, 24));
    press(&mut state, "\\");
    for (row, down) in [(2, 0), (6, 2), (10, 4)] {
        update(&mut state, Action::Click(79, row));
        assert_eq!(state.line, state.layout.forward(Place::default(), down), "{row}");
        assert_eq!(state.strip.at(state.here()), usize::from(row - 2));
    }
}

#[test]
fn a_width_that_has_no_room_says_so() {
    for (fixture, said) in [
        (chinese(), "正文每行至多 110 格（宽）；这一栏只有 44 格"),
        (english(), "rows of up to 110 cells (wide); there is room for 44"),
    ] {
        let mut state = fixture.state((80, 24));
        press(&mut state, "|");
        assert_eq!(state.message.as_deref(), Some(said));
    }
}

#[test]
fn what_was_chosen_stays_when_the_article_is_read_again() {
    let fixture = chinese();
    let mut state = chinese().state((80, 24));
    let looks = Looks {
        theme: Theme::Auto,
        text_width: TextWidth::Cells(30),
        line_spacing: Spacing::Double,
        ..Looks::default()
    };
    (state.looks, state.ground, state.true_color) = (looks, Some(Ground::Light), false);
    let reread = Reread { arrival: fixture.arrival("文章.txt"), insight: Some(fixture.insight()) };
    update(&mut state, Action::Reread(Ok(reread)));
    assert_eq!((state.looks, state.ground, state.true_color), (looks, Some(Ground::Light), false));
}
