//! An article in one language under an interface in the other: what the reader says is the person's, what the article's
//! parts are called is the article's.

use super::{draw_on, text};
use crate::tui::fixture::{Fixture, chinese, english, habits};
use crate::tui::phrases::Tongue;

/// States in which the reader says much, and the keys that lead to them.
const STATES: [(&str, &str); 6] = [
    ("opened", ""),
    ("removed", "X"),
    ("summary_only", "ss"),
    ("why", "}i"),
    ("about", "I"),
    ("filtered", "f1<Enter>"),
];

#[track_caller]
fn check(language: &str, fixture: fn() -> Fixture, tongue: Tongue) {
    let screens = STATES.map(|(name, keys)| {
        let fixture = if name == "about" { fixture().thought_about() } else { fixture().weighed() };
        let state = fixture.unthought_by(habits(tongue), (80, 24));
        format!("{name}\n{}", text(&draw_on(state, Some(fixture.insight()), keys)))
    });
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/states", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(format!("other_tongue_{language}"), screens.concat());
    });
}

#[test]
fn a_chinese_article_under_an_english_interface() {
    check("zh_in_english", chinese, Tongue::English);
}

#[test]
fn an_english_article_under_a_chinese_interface() {
    check("en_in_chinese", english, Tongue::Chinese);
}
