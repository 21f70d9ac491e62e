//! Whatever a person does, in whatever order, the state stays lawful.

use super::*;
use proptest::prelude::*;

/// Any key, click, turn of the wheel or size, on any article, leaves a lawful state.
fn any_action() -> impl Strategy<Value = (Option<char>, Action)> {
    let keys: Vec<char> =
        "jkhlHLdugG[]{}()+-s?q \t\r0123456789xxwwv<>zzaocMRtb//ffnN\u{1b}\u{8}会e书T||\\XXmaA':"
            .chars()
            .collect();
    prop_oneof![
        6 => prop::sample::select(keys).prop_map(|c| (Some(c), Action::Nothing)),
        1 => (0u16..320, 0u16..110).prop_map(|(w, h)| (None, Action::Resize(w, h))),
        1 => (0u16..320, 0u16..110).prop_map(|(x, y)| (None, Action::Click(x, y))),
        1 => (0u16..320, 0u16..110).prop_map(|(x, y)| (None, Action::Drag(x, y))),
        1 => (0u16..320, 0u16..110).prop_map(|(x, y)| (None, Action::DoubleClick(x, y))),
        1 => Just((None, Action::Release)),
        1 => (0u16..320, 0u16..110, any::<bool>())
            .prop_map(|(column, row, down)| (None, Action::Wheel { column, row, down })),
    ]
}

fn run_all(fixture: Fixture, actions: Vec<(Option<char>, Action)>, plain: bool) {
    let mut state = fixture.state((80, 24));
    state.looks.plain = plain;
    state.lay_out();
    for (key, action) in actions {
        match key {
            Some('\t') => drop(press(&mut state, "<Tab>")),
            Some('\r') => drop(press(&mut state, "<Enter>")),
            Some('\u{1b}') => drop(press(&mut state, "<Esc>")),
            Some('\u{8}') => drop(press(&mut state, "<BS>")),
            Some(c) => drop(press(&mut state, &c.to_string())),
            None => drop(update(&mut state, action)),
        }
        assert_laws(&state);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_a_person_can_do_breaks_the_state(actions in prop::collection::vec(any_action(), 1..60)) {
        run_all(chinese(), actions.clone(), false);
        run_all(english(), actions.clone(), false);
        run_all(chinese(), actions, true);
    }
}
