//! How long the summary is and how much of the text shows: the place is kept by sentence through all of it.

use super::*;
use crate::tui::layout::Line;

/// The row of the window that the reader is at, and the first words on it.
fn seen(state: &State) -> (usize, String) {
    let row = state.layout.distance(state.top, state.line, 999);
    let piece = state.layout.piece(state.line.piece).unwrap();
    let words = match state.layout.line(state.line) {
        Some(Line::Words { row, .. } | Line::Title { row, .. }) => row.span.of(state.layout.text(&piece)),
        _ => "",
    };
    (row, words.chars().take(6).collect())
}

/// After some keys in the text pane, the words on the reader's row, where they are known; then `there` and `back` leave
/// everything as it was.
#[track_caller]
fn check(keys: &str, there: &str, words: Option<&str>, back: &str) {
    for size in [(80, 24), (50, 15), (120, 40), (200, 60)] {
        let mut state = chinese().state(size);
        press(&mut state, "<Tab>");
        press(&mut state, keys);
        let before = (state.mode, state.line, state.top, state.chosen, state.node);
        press(&mut state, there);
        assert!(words.is_none_or(|words| seen(&state).1 == words), "{keys}, {there} at {size:?}");
        press(&mut state, back);
        let after = (state.mode, state.line, state.top, state.chosen, state.node);
        assert_eq!(after, before, "{keys}, {there}, {back} at {size:?}");
    }
}

#[test]
fn the_place_is_kept_by_sentence_through_every_view() {
    for (keys, words) in [
        // A sentence of the summary.
        ("}", "它卖的是停下"),
        ("2}", "书店的难处不"),
        ("3}", "会员带来了七"),
        // After one, in its section.
        ("2}))", "书店的难处不"),
        ("3}))", "会员带来了七"),
        // Before the first of its section.
        ("", "它卖的是停下"),
        ("3}(", "会员带来了七"),
        // A heading that the summary shows.
        ("]", "房租之外的账"),
        ("2]", "读者从哪里来"),
        // In a section that has none: the nearest before.
        ("3])", "会员带来了七"),
        ("G", "会员带来了七"),
    ] {
        check(keys, "ss", Some(words), "s");
        check(keys, "ss", Some(words), "<Esc>");
    }
    for keys in ["", "5j", "2}))", "3})", "G", "7jzz", "2}zb"] {
        check(keys, "s", None, "ss");
    }
}

/// The reader in the text after some keys.
fn after(keys: &str) -> State {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<Tab>");
    press(&mut state, keys);
    state
}

#[test]
fn a_new_length_keeps_the_sentence_at_its_row() {
    for (keys, words) in [("}", "它卖的是停下"), ("2}", "书店的难处不"), ("2}))", "书店的难处不")]
    {
        let mut state = after(keys);
        press(&mut state, "ss");
        let place = seen(&state);
        assert_eq!(place.1, words, "{keys}");
        for length in ["+", "+", "-", "-", "+"] {
            press(&mut state, length);
            assert_eq!(seen(&state), place, "{keys} {length}");
        }
        press(&mut state, "s");
        let back = after(keys);
        assert_eq!((state.line, state.top), (back.line, back.top), "{keys}");
    }
}

#[test]
fn a_sentence_that_a_shorter_summary_drops_comes_back_with_it() {
    let mut state = after("3}");
    press(&mut state, "ss");
    let place = seen(&state);
    press(&mut state, "-");
    assert_eq!(seen(&state).1, "书店的难处不", "the nearest before");
    assert_eq!(words(&state), "书店的难处不");
    press(&mut state, "+");
    assert_eq!(seen(&state), place);
    press(&mut state, "-s");
    assert_eq!((state.line, state.top), (after("3}").line, after("3}").top));
}

#[test]
fn who_moves_in_the_summary_is_there_in_the_text() {
    for (keys, words) in [("ss)", "书店的难处不"), ("ss))", "会员带来了七"), ("ss})j(", "会员带来了七")]
    {
        let mut state = after("}");
        press(&mut state, keys);
        let row = seen(&state).0;
        press(&mut state, "s");
        assert_eq!((seen(&state).1.as_str(), state.mode), (words, Mode::Full), "{keys}");
        assert!(seen(&state).0 <= row, "{keys}");
    }
}

#[test]
fn enter_goes_to_the_sentence_in_the_text_and_chooses_it() {
    for (keys, words) in
        [("}", "它卖的是停下"), ("2}))", "书店的难处不"), ("", "它卖的是停下"), ("G", "会员带来了七")]
    {
        let mut state = after(keys);
        press(&mut state, "ss<Enter>");
        let chosen = state.chosen.map(|id| state.article.sentence(id).chars().take(6).collect::<String>());
        assert_eq!(
            (chosen.as_deref(), state.mode, state.pane()),
            (Some(words), Mode::Full, Pane::Text),
            "{keys}"
        );
        assert_eq!(state.layout.at(state.starts(state.chosen.unwrap())), state.line, "{keys}");
    }
    // Where it is the sentence that the reader came from, nothing else moves.
    let mut state = after("2}");
    press(&mut state, "ss<Enter>");
    assert_eq!((state.line, state.top), (after("2}").line, after("2}").top));
}

#[test]
fn every_sentence_of_the_summary_stands_under_its_section() {
    let mut state = chinese().state((80, 60));
    press(&mut state, "++ss");
    let mut place = Place::default();
    let mut rows = Vec::new();
    loop {
        let piece = state.layout.piece(place.piece).unwrap();
        match state.layout.line(place) {
            Some(Line::Title { row, .. }) => {
                let text = state.layout.text(&piece);
                rows.push(format!("[{}]", text[..piece.mark.end].to_owned() + row.span.of(text)));
            }
            Some(Line::Words { row, first: true }) => {
                rows.push(row.span.of(state.article.text()).chars().take(6).collect());
            }
            _ => {}
        }
        if place == state.layout.last() {
            break;
        }
        place = state.layout.forward(place, 1);
    }
    let expected = [
        "[论点]",
        "它卖的是停下",
        "房租之外的账",
        "书店的难处不",
        "读者从哪里来",
        "会员带来了七",
        "[步骤 要学它，大致分三步]",
        "第三步，最后",
        "[前景]",
        "三年之内，这",
    ];
    assert_eq!(rows, expected);
    // The first of a section is never without it where the outline leads there.
    update(&mut state, Action::Resize(80, 8));
    let mut titled = 0;
    for section in 0..5 {
        press(&mut state, &format!("gg{}", "]".repeat(section)));
        let above = state.layout.back(state.line, 1);
        if matches!(state.layout.line(above), Some(Line::Title { .. })) {
            titled += 1;
            assert!(state.top <= above, "section {section}");
        }
    }
    assert_eq!(titled, 3);
}

#[test]
fn where_the_outline_covers_the_text_another_view_brings_it_up() {
    let mut state = chinese().state((50, 15));
    assert_eq!(state.pane(), Pane::Outline);
    press(&mut state, "s");
    assert_eq!((state.pane(), state.mode), (Pane::Text, Mode::Keys));
}
