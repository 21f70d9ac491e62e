//! Moving by sentence, and what a click chooses.

use super::*;
use crate::tally;

/// The first characters of the chosen sentence; nothing where there is none.
fn chosen(state: &State) -> String {
    let words = state.chosen.map_or("", |id| state.article.sentence(id));
    words.chars().take(6).collect()
}

#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut state = chinese().state((80, 24));
    press(&mut state, keys);
    assert_eq!(chosen(&state), expected, "{keys}");
}

#[test]
fn by_sentence_there_and_back() {
    check(")", "路过的人以为");
    check("2)", "它卖的是停下");
    check("2)(", "路过的人以为");
    check("2)9(", "去年冬天，城");
    check("3)", "一张椅子、一");
    check("99)", "它们不会连锁");
    check("}", "它卖的是停下");
    check("}}{", "它卖的是停下");
}

#[test]
fn a_move_by_rows_forgets_the_sentence() {
    check(")", "路过的人以为");
    check(")j", "");
    check(")G", "");
    check(")]", "");
}

#[test]
fn a_sentence_in_the_middle_of_a_row_is_left_to_both_sides() {
    // The third row begins within the second sentence, and the third sentence begins on it.
    check("<Tab>2j(", "路过的人以为");
    check("<Tab>2j)", "它卖的是停下");
}

#[test]
fn a_selection_that_begins_at_a_heading_grows_at_once() {
    check("]v", "书店的难处不");
    check("]v)", "老板列出三项");
    check("<Tab>2jv)", "一张椅子、一");
}

#[test]
fn the_summary_alone_has_only_its_own_sentences() {
    check("ss)", "书店的难处不");
    check("ss))", "会员带来了七");
    check("ss))(", "书店的难处不");
}

#[test]
fn sentences_are_in_the_text() {
    let mut state = chinese().state((80, 24));
    press(&mut state, ")");
    assert_eq!(state.pane(), Pane::Text);
    let mut state = chinese().state((50, 15));
    press(&mut state, "}");
    assert_eq!(state.pane(), Pane::Text, "where one pane shows it is the one that was moved in");
}

#[test]
fn both_ends_are_told() {
    for keys in ["(", "99))", "{", "99}}"] {
        let mut state = chinese().state((80, 24));
        press(&mut state, keys);
        assert!(state.message.is_some(), "{keys}");
    }
}

#[test]
fn a_click_chooses_the_sentence_under_it() {
    // The third row of the text: the end of one sentence, then another.
    for (column, row, expected) in [
        (34, 4, "路过的人以为"),
        (39, 4, "它卖的是停下"),
        (78, 4, "它卖的是停下"),
        (31, 4, "路过的人以为"),
        (40, 5, ""),
    ] {
        let mut state = chinese().state((80, 24));
        update(&mut state, Action::Click(column, row));
        assert_eq!(chosen(&state), expected, "{column},{row}");
        assert_eq!(state.selecting, None);
        update(&mut state, Action::DoubleClick(column, row));
        assert_eq!((chosen(&state).as_str(), state.selecting), (expected, state.chosen), "{column},{row}");
        press(&mut state, "<Esc>");
        assert_eq!(state.selecting, None);
    }
}

#[test]
fn the_way_to_the_next_key_sentence_asks_nothing_of_those_between() {
    let counted = |between: usize| {
        let others: String = (0..between).map(|n| format!("第{n}句说的是河水。")).collect();
        let mut state = article(Lang::Zh, &format!("*头一句。{others}*末一句。")).state((80, 24));
        tally::counted(|| drop(press(&mut state, "}{{")))
    };
    let small = counted(100);
    assert!((1..=4).contains(&small["starts"]), "{small:?}");
    assert_eq!(counted(400)["starts"], small["starts"]);
}
