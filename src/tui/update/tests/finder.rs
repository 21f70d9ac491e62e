//! The finder: letters in, the article that is opened out.

use super::*;
use crate::digest::Limit;
use crate::tui::desk::{Found, NotRead, Wanted};
use crate::tui::errand::Told;
use crate::tui::finder::Search;
use crate::tui::shelf::Shelf;

/// The reader at the first of two articles.
fn two() -> State {
    let mut state = chinese().state((80, 24));
    state.shelf = Shelf::new(["甲.txt", "b.md"].map(Clean::new).to_vec(), false, Limit::Sentences(3));
    state
}

fn found(names: &[&str]) -> Vec<Found> {
    let found = |name: &&str| Found { path: name.into(), name: Clean::new(name), title: Clean::new(name) };
    names.iter().map(found).collect()
}

fn file(name: &str) -> Effect {
    Effect::Take(Wanted::File(name.into()))
}

#[test]
fn a_file_is_found_by_what_is_typed_and_opened() {
    let mut state = two();
    assert_eq!(press(&mut state, "<C-p>"), [Effect::LookAround(1)]);
    update(&mut state, Action::Found(1, found(&["桥.txt", "书店.txt"])));
    assert_eq!(press(&mut state, "sd<Enter>"), [Effect::LookNoMore, file("书店.txt")]);
    assert!(state.panel.is_none() && state.prompt.is_none());
    let taken = Action::Told(Told::Taken(Some((2, Clean::new("书店.txt")))));
    assert_eq!(update(&mut state, taken), [Effect::Read]);
    assert_eq!((state.shelf.current, state.shelf.articles.len(), state.is_waiting()), (2, 3, true));
}

#[test]
fn what_is_opened_is_turned_to() {
    for keys in ["<C-p><Down><Enter>", "<C-p>md<Enter>", "<C-p><C-n><C-p><C-n><Enter>"] {
        let mut state = two();
        assert_eq!(press(&mut state, keys)[1..], [Effect::LookNoMore, Effect::Read], "{keys}");
        assert_eq!(state.shelf.current, 1, "{keys}");
    }
    // The one that the person is at.
    let mut state = two();
    assert_eq!(press(&mut state, "<C-p><Enter>")[1..], [Effect::LookNoMore]);
    assert_eq!((state.shelf.current, state.is_waiting()), (0, false));
}

#[test]
fn esc_goes_back_to_where_one_was() {
    for keys in ["<C-p><Esc>", "<C-p>sd<Esc>", "<C-p><BS>", "<C-p>x<BS><BS>"] {
        let mut state = two();
        press(&mut state, "]<Tab>jj");
        let (line, top) = (state.line, state.top);
        assert_eq!(press(&mut state, keys).last(), Some(&Effect::LookNoMore), "{keys}");
        assert_eq!((state.line, state.top, &state.panel, &state.prompt), (line, top, &None, &None), "{keys}");
    }
    // Where nothing fits Enter does nothing, and the box stays.
    let mut state = two();
    assert_eq!(press(&mut state, "<C-p>骆驼<Enter>").len(), 1);
    assert!(state.prompt.is_some());
}

#[test]
fn nothing_of_an_earlier_looking_is_taken() {
    let mut state = two();
    press(&mut state, "<C-p><Esc><C-p>");
    update(&mut state, Action::Found(1, found(&["桥.txt"])));
    update(&mut state, Action::Looked(1, Some(2_000)));
    let Some(Panel::Finder(finder)) = &state.panel else { panic!("no finder") };
    assert_eq!((finder.all(), finder.search), (2, Search::Going));
    update(&mut state, Action::Looked(2, Some(2_000)));
    let Some(Panel::Finder(finder)) = &state.panel else { panic!("no finder") };
    assert_eq!(finder.search, Search::Cut(2_000));
    press(&mut state, "<Esc>");
    update(&mut state, Action::Found(2, found(&["桥.txt"])));
    assert_eq!(state.panel, None);
}

#[test]
fn the_finder_stays_open_while_an_article_comes_or_fails_behind_it() {
    let mut state = two();
    press(&mut state, "gn<C-p>sh");
    news(&mut state, 1, Action::Read(english().arrival("b")));
    news(&mut state, 1, Action::Digested(Some(english().insight())));
    assert_eq!(state.article.title(), Some("Why the tool library works"));
    assert_eq!(state.prompt.as_ref().map(|prompt| prompt.line.text.as_str()), Some("sh"));
    assert!(matches!(state.panel, Some(Panel::Finder(_))));
    press(&mut state, "<Esc>gp");
    let mut state = two();
    press(&mut state, "gn<C-p>");
    news(&mut state, 1, Action::Unread(NotRead::Failed(Clean::new("b: gone"))));
    assert!(state.shelf.current == 0 && state.prompt.is_some());
    assert!(matches!(state.panel, Some(Panel::Finder(_))));
}

#[test]
fn a_click_opens_and_the_wheel_moves() {
    let mut state = two();
    press(&mut state, "<C-p>");
    update(&mut state, Action::Found(1, found(&["c", "d", "e"])));
    assert_eq!(update(&mut state, Action::Click(9, 15)), []);
    // Under the header and the line with the title.
    assert_eq!(update(&mut state, Action::Click(9, 5)), [Effect::LookNoMore, file("d")]);
    press(&mut state, "<C-p>");
    update(&mut state, Action::Found(2, found(&["c", "d", "e"])));
    update(&mut state, Action::Wheel { column: 3, row: 3, down: true });
    assert_eq!(press(&mut state, "<Enter>"), [Effect::LookNoMore, file("d")]);
}

#[test]
fn a_folder_is_looked_through_without_an_article() {
    let mut state = State::bare(crate::tui::fixture::habits(crate::tui::phrases::Tongue::English), (80, 24));
    state.shelf = Shelf::new(Vec::new(), true, Limit::Auto);
    open_at(&mut state, "drill".into());
    press(&mut state, "<C-p>");
    update(&mut state, Action::Found(1, found(&["a.txt"])));
    assert_eq!(press(&mut state, "<Enter>"), [Effect::LookNoMore, file("a.txt")]);
    update(&mut state, Action::Told(Told::Taken(Some((0, Clean::new("a.txt"))))));
    assert!(state.is_waiting() && state.shelf.articles.len() == 1 && state.wish.is_some());
    // Where that cannot be read there is no article again.
    let reason = NotRead::Failed(Clean::new("a.txt: gone"));
    assert_eq!(news(&mut state, 0, Action::Unread(reason)), []);
    assert!(state.is_bare());
    assert_eq!(state.message.as_deref(), Some("not opened: a.txt: gone"));
}
