//! What lies over the panes and below the text: opened, followed, scrolled and closed by keys.

use super::*;
use crate::tui::modes::{Pane, Panel};

fn chosen(state: &State) -> &str {
    state.chosen.map_or("", |id| state.article.sentence(id))
}

/// The panel after some keys, its first row, and the beginning of the sentence that it is about.
#[track_caller]
fn check(size: (u16, u16), keys: &str, panel: Option<Panel>, sentence: &str) {
    let mut state = chinese().weighed().state(size);
    press(&mut state, keys);
    assert_eq!(state.panel, panel, "{keys} at {size:?}");
    assert!(chosen(&state).starts_with(sentence), "{keys} at {size:?}: {}", chosen(&state));
    if matches!(panel, Some(Panel::Why(_))) {
        assert_eq!(state.sheet.sentence(), state.chosen, "{keys} at {size:?}");
    }
}

#[test]
fn the_panel_follows_the_sentence() {
    let size = (80, 24);
    check(size, "i", Some(Panel::Why(0)), "去年冬天");
    check(size, "i)", Some(Panel::Why(0)), "路过的人");
    check(size, "i))(", Some(Panel::Why(0)), "路过的人");
    check(size, "i}", Some(Panel::Why(0)), "它卖的是");
    check(size, "i}}{", Some(Panel::Why(0)), "它卖的是");
    check(size, "iG", Some(Panel::Why(0)), "三年之内");
    check(size, "<Tab>iG", Some(Panel::Why(0)), "它们不会连锁");
    check(size, ")i", Some(Panel::Why(0)), "路过的人");
}

#[test]
fn rows_scroll_the_panel_and_a_new_sentence_is_read_from_its_first_row() {
    let size = (80, 24);
    check(size, "ij", Some(Panel::Why(1)), "去年冬天");
    check(size, "i3jk", Some(Panel::Why(2)), "去年冬天");
    check(size, "id", Some(Panel::Why(5)), "去年冬天");
    check(size, "idu", Some(Panel::Why(0)), "去年冬天");
    check(size, "id)", Some(Panel::Why(0)), "路过的人");
    let mut state = chinese().weighed().state(size);
    press(&mut state, "i99j");
    let last = state.sheet.page.height() - state.panel_rows();
    assert_eq!(state.panel, Some(Panel::Why(last)));
}

#[test]
fn every_key_that_closes_closes_the_panel_and_nothing_else() {
    for close in ["i", "<Esc>", "q"] {
        for open in ["i", "I", "?"] {
            let mut state = chinese().weighed().state((80, 24));
            let close = if close == "i" { open } else { close };
            let before = (state.geometry(), state.top);
            let effects = press(&mut state, &format!("{open}{close}"));
            assert_eq!((effects, &state.panel), (Vec::new(), &None), "{open}{close}");
            assert_eq!((state.geometry(), state.top), before, "{open}{close}");
        }
    }
    check((80, 24), "iI", Some(Panel::About(0)), "去年冬天");
    check((80, 24), "Ii", Some(Panel::Why(0)), "去年冬天");
}

#[test]
fn a_narrow_screen_shows_the_text_above_the_panel() {
    let mut state = chinese().weighed().state((50, 15));
    assert_eq!(state.pane(), Pane::Outline);
    press(&mut state, "i");
    let geometry = state.geometry();
    assert_eq!((state.pane(), geometry.panel.map(|p| (p.width, p.height))), (Pane::Text, Some((49, 7))));
    assert_eq!(geometry.rows(), 5);
    // Where the outline shows, j is the outline's.
    press(&mut state, "<Tab>j");
    assert_eq!((state.geometry().panel, &state.panel), (None, &Some(Panel::Why(0))));
}

#[test]
fn the_sentence_stands_whole_above_the_panel() {
    for size in [(80, 24), (50, 15), (33, 20), (120, 40)] {
        let mut state = english().weighed().state(size);
        press(&mut state, "i");
        for _ in 0..12 {
            press(&mut state, ")");
            let sentence = state.article.sentences()[state.chosen.unwrap().index()];
            let span = sentence.span.trimmed(state.article.text());
            let (first, last) = (state.layout.at(span.start), state.layout.at(span.end - 1));
            let bottom = state.layout.forward(state.top, state.geometry().rows() - 1);
            assert!(state.top <= first, "{size:?}");
            let fits = state.layout.distance(first, last, 99) < state.geometry().rows();
            assert!(last <= bottom || !fits, "{size:?}: {}", chosen(&state));
        }
    }
}

#[test]
fn the_rows_are_made_anew_when_the_outline_arrives_and_when_the_screen_changes() {
    let fixture = chinese().weighed();
    let mut state = fixture.unthought((80, 24));
    press(&mut state, "i");
    assert_eq!(state.sheet.page.height(), 1);
    update(&mut state, Action::Digested(Some(fixture.insight())));
    let wide = state.sheet.page.height();
    assert!(wide > 10);
    update(&mut state, Action::Resize(20, 24));
    assert!(state.sheet.page.height() > wide);
    assert_laws(&state);
    press(&mut state, "+");
    assert_eq!(state.panel, Some(Panel::Why(0)));
}

#[test]
fn the_page_on_the_article_scrolls_and_leads_to_what_was_removed() {
    check((80, 24), "I", Some(Panel::About(0)), "");
    check((80, 10), "Ij", Some(Panel::About(1)), "");
    check((80, 10), "I<Space>k", Some(Panel::About(6)), "");
    let mut state = chinese().state((80, 24));
    press(&mut state, "IX");
    assert_eq!((&state.panel, state.removed), (&None, true));
    press(&mut state, "IX");
    assert_eq!((&state.panel, state.removed), (&None, true));
}

#[test]
fn the_wheel_turns_what_it_is_over() {
    let mut state = chinese().weighed().state((80, 24));
    press(&mut state, "i");
    let panel = state.geometry().panel.unwrap();
    update(&mut state, Action::Wheel { column: panel.x + 1, row: panel.y + 1, down: true });
    assert_eq!((&state.panel, chosen(&state).starts_with("去年")), (&Some(Panel::Why(3)), true));
    update(&mut state, Action::Wheel { column: panel.x + 1, row: panel.y - 1, down: true });
    assert_eq!(state.panel, Some(Panel::Why(0)));
    assert!(!chosen(&state).starts_with("去年"));
}

#[test]
fn a_screen_without_room_for_the_panel_is_read_as_before() {
    for height in 1..5 {
        let mut state = chinese().weighed().state((80, height));
        press(&mut state, "<Tab>i");
        let before = state.line;
        press(&mut state, "j");
        assert_eq!(state.line > before, state.geometry().panel.is_none(), "{height}");
    }
}

#[test]
fn a_filter_that_leaves_nothing_leaves_the_window_in_the_text_that_the_panel_had_made_short() {
    for keys in ["iGf?", "iG/?", "iGf?<BS>", "iGf?<Esc>"] {
        let mut state = chinese().weighed().state((80, 24));
        state.looks.plain = true;
        state.lay_out();
        // Every key is followed by a look at the laws.
        press(&mut state, keys);
        assert!(matches!(state.panel, Some(Panel::Why(_))), "{keys}");
    }
}
