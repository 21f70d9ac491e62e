//! The beginning of a large article, the whole that takes its place, and that no frame follows its length.

use super::*;
use crate::tally;
use crate::tui::news::Arrival;
use crate::tui::phrases::{carry, finding};

/// Lines of an article of headings and paragraphs; every paragraph has words of its own.
fn lines(sections: std::ops::Range<usize>) -> String {
    let section = |n| {
        let paragraph =
            |m: usize| format!("第{n}节第{m}段说的是河水。它涨了{m}次，桥没有修，人们绕路走了很久。\n");
        format!("## 河的第{n}节\n") + &(1..6).map(paragraph).collect::<String>()
    };
    sections.map(section).collect()
}

fn beginning() -> Fixture {
    article(Lang::Zh, &lines(0..10))
}

fn whole() -> Fixture {
    article(Lang::Zh, &(lines(0..30) + "最后一段只说船。"))
}

/// The reader on the beginning, after some keys.
fn begun(keys: &str) -> State {
    let arrival = Arrival::uncounted(beginning().arrival("河").letter);
    let mut state = State::begun(arrival, habits(Tongue::Chinese), (140, 24));
    assert!(state.is_begun());
    press(&mut state, keys);
    state
}

fn come(state: &mut State, fixture: &Fixture) {
    update(state, Action::Read(fixture.arrival("河")));
    assert_laws(state);
    assert!(!state.is_begun());
}

/// The words on the rows of the window.
fn window(state: &State) -> Vec<String> {
    let places = (0..state.geometry().rows()).map(|row| state.layout.forward(state.top, row));
    places.map(|place| state.article.slice(state.layout.span(place)).to_owned()).collect()
}

fn said(state: &State) -> &str {
    state.message.as_deref().unwrap_or_default()
}

#[test]
fn a_mark_that_was_set_in_the_beginning_is_there_in_the_whole() {
    let mut state = begun("dma");
    let here = state.here();
    come(&mut state, &whole());
    assert_eq!(state.keep.marks.get(&'a'), Some(&here));
}

#[test]
fn no_row_moves_when_the_whole_comes() {
    for keys in [
        "",
        "j",
        "7j",
        "ddk",
        "5)",
        "3))v",
        "<Space><Space>",
        "G",
        "G5k",
        "Gzz",
        "9",
        "/它涨了4次<Enter>nn",
        "\\",
    ] {
        let mut state = begun(keys);
        // What who wants the end sees is tested below.
        state.wish = None;
        let of = |state: &State| {
            let place = (window(state), state.here(), state.chosen, state.selecting, state.anchor);
            (place, state.count, state.focus, state.widths, state.search.current)
        };
        let before = of(&state);
        come(&mut state, &whole());
        assert_eq!(of(&state), before, "{keys}");
        update(&mut state, Action::Digested(Some(whole().insight())));
        assert_eq!(of(&state).0, before.0, "{keys}");
    }
}

#[test]
fn of_a_beginning_nothing_is_said_that_the_whole_would_contradict() {
    let mut state = begun("");
    assert_eq!((state.length.units, state.strip.cells.len()), (0, 0));
    press(&mut state, "I");
    let rows = state.sheet.page.height();
    come(&mut state, &whole());
    assert!(state.sheet.page.height() > rows && state.length.units > 0);
    assert!(!state.strip.cells.is_empty());
}

#[test]
fn what_only_the_whole_can_tell_waits_for_it() {
    for (keys, both) in [
        ("G", carry::READING_ON),
        ("G))", carry::READING_ON),
        ("Y", carry::READING_ON),
        ("X", carry::READING_ON),
        ("o", carry::READING_ON),
        ("/它涨了4次<Enter>99n", carry::READING_ON),
        ("/它涨了4次<Enter>N", carry::READING_ON),
        ("]", phrases::NOT_YET),
        ("}", phrases::NOT_YET),
        ("+", phrases::NOT_YET),
        ("s", phrases::NOT_YET),
        ("f", phrases::NOT_YET),
        ("S", phrases::NOT_YET),
        ("c", phrases::NOT_YET),
        ("r", carry::BUSY),
    ] {
        let mut state = begun("");
        let effects = press(&mut state, keys);
        assert_eq!((effects, said(&state)), (Vec::new(), state.tongue.pick(both)), "{keys}");
        come(&mut state, &whole());
        assert!(said(&state) != state.tongue.pick(carry::READING_ON), "{keys}: {}", said(&state));
    }
    assert!(matches!(press(&mut begun("3)"), "y")[..], [Effect::Copy(_)]));
    assert_eq!(press(&mut begun(""), "q"), [Effect::Quit]);
}

#[test]
fn who_wants_the_end_is_at_the_end_of_the_whole() {
    let mut state = begun("G");
    assert_eq!(words(&state), "第9节第5段");
    come(&mut state, &whole());
    assert_eq!((words(&state).as_str(), said(&state)), ("最后一段只说", ""));
    let mut state = begun("Gk");
    come(&mut state, &whole());
    assert_ne!(words(&state), "最后一段只说");
}

#[test]
fn a_search_goes_on_in_the_whole() {
    let mut state = begun("4j/只说船<Enter>");
    assert_eq!(said(&state), format!("{} · 只说船", state.tongue.pick(finding::NOT_FOUND_YET)));
    come(&mut state, &whole());
    assert_eq!((words(&state).as_str(), said(&state)), ("只说船。", "1/1 · 只说船"));
    // Who has gone on since stays.
    let mut state = begun("/只说船<Enter>jj");
    come(&mut state, &whole());
    assert_ne!(words(&state), "只说船。");
    // What is being typed goes on being typed.
    let mut state = begun("4j/只说");
    come(&mut state, &whole());
    assert!(state.prompt.is_some() && words(&state).starts_with("只说船"));
    press(&mut state, "船<Enter>");
    assert_eq!(said(&state), "1/1 · 只说船");
    let mut state = begun("4j/只说");
    come(&mut state, &whole());
    press(&mut state, "<Esc>");
    let place = begun("4j");
    assert_eq!((state.top, state.line), (place.top, place.line));
    // Hits are counted in the whole.
    let mut state = begun("/它涨了4次<Enter>n");
    assert_eq!(said(&state), "2/10 · 它涨了4次");
    come(&mut state, &whole());
    press(&mut state, "n");
    assert_eq!(said(&state), "3/30 · 它涨了4次");
}

#[test]
fn the_words_to_open_at_may_stand_in_the_rest() {
    let open = |keys: &str| {
        let mut state = begun("");
        crate::tui::update::open_at(&mut state, "只说船".to_owned());
        press(&mut state, keys);
        come(&mut state, &whole());
        words(&state)
    };
    assert_eq!((open("").as_str(), open("?<Esc>").as_str()), ("只说船。", "只说船。"));
    assert_ne!(open("j"), "只说船。");
    // Nor is it forgotten where not even the beginning is there.
    let mut state = State::waiting(Clean::new("a"), habits(Tongue::Chinese), (100, 24));
    crate::tui::update::open_at(&mut state, "只说船".to_owned());
    press(&mut state, "j");
    update(&mut state, Action::Begun(beginning().arrival("河").letter));
    assert!(state.is_begun() && !state.layout.is_empty());
    come(&mut state, &whole());
    assert_eq!(words(&state), "只说船。");
}

#[test]
fn where_the_whole_reads_otherwise_the_place_is_found_by_its_words() {
    // The whole has found furniture above, and the text on its way has become another.
    let other = article(Lang::Zh, &(lines(1..9).replace("人们绕路", "大家绕路") + &lines(9..30)));
    for (keys, place) in [("60)", "第9节第2段"), ("/第9节第2段<Enter>", "第9节第2段")] {
        let mut state = begun(if keys.starts_with('/') { keys } else { "/第9节第2段<Enter><Esc>" });
        come(&mut state, &other);
        assert_eq!(words(&state), place, "{keys}");
    }
    // A box is closed that is about another text.
    let mut state = begun("/河水");
    come(&mut state, &other);
    assert!(state.prompt.is_none());
}

#[test]
fn the_screen_may_change_meanwhile() {
    let mut state = begun("/第5节第3段<Enter>");
    let before = words(&state);
    update(&mut state, Action::Resize(60, 12));
    come(&mut state, &whole());
    update(&mut state, Action::Resize(140, 40));
    assert_laws(&state);
    assert_eq!(words(&state), before);
}

#[test]
fn no_more_is_wrapped_for_a_frame_of_a_longer_article() {
    // Four times as many sections, and the same keys: the same pieces are wrapped in each layout.
    let wrapped = |sections: usize| {
        let mut state = article(Lang::Zh, &lines(0..sections)).state((140, 24));
        let mut wrapped = vec![state.layout.wrapped()];
        for keys in ["<Tab>jjdd<Space>", "))((", "G", "kkuu((", "gg", "s", "s", "s"] {
            press(&mut state, keys);
            window(&state);
            wrapped.push(state.layout.wrapped());
        }
        update(&mut state, Action::Resize(100, 40));
        window(&state);
        wrapped.push(state.layout.wrapped());
        wrapped
    };
    let small = wrapped(40);
    assert_eq!((&wrapped(80), &wrapped(160)), (&small, &small));
}

#[test]
fn a_new_width_looks_at_no_more_of_a_longer_article() {
    // A long label, and many that take a row or two.
    let label = |n: usize| {
        let words = format!("第{n}节第3段说的是河水。它涨了3次，桥没有修，人们绕路走了很久");
        words.chars().take(if n == 100 { 40 } else { 10 + n % 14 }).collect::<String>()
    };
    let counted = |sections: usize| {
        let labels: Vec<String> = (100..100 + sections).map(label).collect();
        let nodes: Vec<_> = labels.iter().map(|label| (0, NodeRole::Section, label.as_str())).collect();
        let fixture = article(Lang::Zh, &lines(100..100 + sections)).outlined(&nodes);
        let mut state = fixture.state((140, 24));
        press(&mut state, "<Tab>jjdd<Space>");
        let of_keys = tally::counted(|| drop(press(&mut state, "wwsss")));
        (of_keys, tally::counted(|| drop(update(&mut state, Action::Resize(100, 24)))))
    };
    let small = counted(40);
    assert!(small.1["captions"] <= 2 && !small.1.contains_key("strip"), "{small:?}");
    assert_eq!((&counted(80), &counted(160)), (&small, &small));
}
