//! Searching, and filtering the outline.

use super::*;

/// The hit the reader is at with its neighbours to either side, its number, and the message.
fn picture(state: &State) -> String {
    let search = &state.search;
    let Some(at) = search.current else { return format!("- of {}", search.hits.len()) };
    let hit = search.hits[at];
    let text = state.article.text();
    let after: String = text[hit.end..].chars().take(3).collect();
    format!("{}/{} [{}]{after}", at + 1, search.hits.len(), hit.of(text))
}

#[track_caller]
fn check_search(fixture: Fixture, keys: &str, expected: &str, said: Option<&str>) {
    let mut state = fixture.state((80, 24));
    press(&mut state, keys);
    assert_eq!((picture(&state).as_str(), state.message.as_deref()), (expected, said), "after {keys}");
}

#[test]
fn the_view_goes_along_with_what_is_typed() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "/");
    for (key, expected) in [
        ("会", "1/5 [会]员日全"),
        ("员", "1/2 [会员]带来了"),
        ("带", "1/1 [会员带]来了七"),
        ("<BS>", "1/2 [会员]带来了"),
        ("x", "- of 0"),
        ("<BS><BS>", "1/4 [会]员"),
    ] {
        press(&mut state, key);
        println!("{key} {} {expected}", picture(&state));
    }
}
