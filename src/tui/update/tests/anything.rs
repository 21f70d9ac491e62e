//! Whatever a person does, in whatever order, the state stays lawful: see `tui::laws`, on the articles of these tests.

use super::*;
use crate::tui::laws::perform;
use proptest::prelude::*;

fn perform_in(fixture: Fixture, deeds: &[u8], plain: bool) {
    let mut state = fixture.state((80, 24));
    state.looks.plain = plain;
    state.lay_out();
    perform(&mut state, deeds, is_showable);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_a_person_can_do_breaks_the_state(deeds in prop::collection::vec(any::<u8>(), 1..80)) {
        perform_in(chinese(), &deeds, false);
        perform_in(english(), &deeds, false);
        perform_in(chinese(), &deeds, true);
    }
}
