//! Several articles: turning to one and back, and news of one that is not looked at.

use super::*;
use crate::digest::Limit;
use crate::tui::desk::NotRead;
use crate::tui::modes::{Mode, Panel};
use crate::tui::shelf::{Shelf, Standing};

/// The reader at the first of three articles: the Chinese one, the English one, and one that cannot be read.
fn three() -> State {
    let mut state = chinese().state((80, 24));
    let names = ["甲.txt", "b.md", "无.txt"].map(Clean::new);
    state.shelf = Shelf::new(names.to_vec(), false, Limit::Sentences(3));
    state
}

/// The English article comes as the second.
fn second_comes(state: &mut State) {
    news(state, 1, Action::Read(english().arrival("b")));
    news(state, 1, Action::Digested(Some(english().insight())));
    assert_laws(state);
}

/// What tells whether a state is as it was.
fn picture(state: &State) -> impl PartialEq + std::fmt::Debug + use<> {
    let place = (state.top, state.line, state.chosen, state.focus, state.mode);
    let outline = (state.folds.clone(), state.node, state.outline_top, state.visible.clone());
    (place, outline, state.search.current, state.panel.clone(), state.message.clone())
}

#[test]
fn an_article_is_read_when_it_is_turned_to_and_is_afterwards_as_it_was_left() {
    let mut state = three();
    press(&mut state, "]]zc<Tab>s/书店<Enter>n)j");
    let left = picture(&state);
    assert_eq!(press(&mut state, "gn"), [Effect::Read]);
    assert!(state.is_waiting() && state.shelf.current == 1);
    second_comes(&mut state);
    assert_eq!(state.article.title(), Some("Why the tool library works"));
    press(&mut state, "G");
    let english = picture(&state);
    assert_eq!(press(&mut state, "gp"), []);
    assert_eq!(picture(&state), left);
    assert_eq!(press(&mut state, "gn"), []);
    assert_eq!(picture(&state), english);
}

#[test]
fn at_the_ends_it_says_so() {
    for (keys, said) in [("gp", "已是第一篇"), ("3gn", "已是最后一篇"), ("2gn", "")] {
        let mut state = three();
        press(&mut state, keys);
        assert_eq!(state.message.as_deref().unwrap_or_default(), said, "{keys}");
    }
    let mut state = chinese().state((80, 24));
    press(&mut state, "gn");
    assert_eq!(state.message.as_deref(), Some("只打开了这一篇"));
}

#[test]
fn what_comes_of_an_article_lands_in_it_and_nowhere_else() {
    let mut state = three();
    press(&mut state, "gngp");
    let here = picture(&state);
    second_comes(&mut state);
    assert_eq!(picture(&state), here);
    assert_eq!(state.article.title(), Some("河岸书店为什么还在"));
    assert_eq!(press(&mut state, "gn"), []);
    assert!(state.digest().is_some() && state.article.title() == Some("Why the tool library works"));
    // Of an article that nobody has turned to nothing comes.
    assert_eq!(news(&mut state, 7, Action::Digested(None)), []);
    assert!(state.digest().is_some());
}

#[test]
fn from_an_article_that_cannot_be_read_one_is_taken_back() {
    let mut state = three();
    press(&mut state, "2gn");
    assert_eq!(state.shelf.current, 2);
    let reason = || NotRead::Failed(Clean::new("无.txt: there is no such file"));
    assert_eq!(news(&mut state, 2, Action::Unread(reason())), []);
    assert_eq!(state.message.as_deref(), Some("打不开 无.txt: there is no such file"));
    assert_eq!((state.shelf.current, state.article.title()), (0, Some("河岸书店为什么还在")));
    // Going on passes over it; from the list it can be tried again.
    press(&mut state, "2gn");
    assert_eq!(state.message.as_deref(), Some("已是最后一篇"));
    assert_eq!(press(&mut state, "gl3"), [Effect::Read]);
    // The person may have turned away by then.
    press(&mut state, "gl1");
    assert_eq!(news(&mut state, 2, Action::Unread(reason())), []);
    assert!(state.shelf.current == 0 && state.message.is_some());
    assert!(matches!(state.shelf.articles[2].standing, Standing::Unreadable));
}

#[test]
fn where_the_first_cannot_be_read_the_next_is_opened_at_the_place_that_was_asked_for() {
    let reason = || NotRead::Failed(Clean::new("a: gone"));
    let mut state = State::waiting(
        Clean::new("a"),
        crate::tui::fixture::habits(crate::tui::phrases::Tongue::English),
        (80, 24),
    );
    state.shelf = Shelf::new(["a", "b"].map(Clean::new).to_vec(), false, Limit::Sentences(3));
    open_at(&mut state, "drill".into());
    assert_eq!(news(&mut state, 0, Action::Unread(reason())), [Effect::Read]);
    second_comes(&mut state);
    assert!(state.search.current.is_some() && state.shelf.current == 1);
    assert_eq!(state.message.as_deref(), Some("not opened: a: gone"));
    let mut state = State::waiting(
        Clean::new("a"),
        crate::tui::fixture::habits(crate::tui::phrases::Tongue::English),
        (80, 24),
    );
    assert_eq!(news(&mut state, 0, Action::Unread(reason())), [Effect::GiveUp(reason())]);
}

#[test]
fn what_is_set_for_the_reader_holds_for_every_article() {
    let mut state = three();
    press(&mut state, "gn");
    second_comes(&mut state);
    press(&mut state, "<<M");
    update(&mut state, Action::Resize(100, 30));
    let widths = state.widths;
    press(&mut state, "gp");
    assert_eq!((state.size, state.widths, state.holds_mouse), ((100, 30), widths, false));
    assert_laws(&state);
}

#[test]
fn the_list_is_chosen_from_by_keys_numbers_and_clicks() {
    for keys in ["glj<Enter>", "gl2", "glGk<Space>"] {
        let mut state = three();
        assert_eq!(press(&mut state, keys), [Effect::Read], "{keys}");
        assert_eq!((state.shelf.current, &state.panel), (1, &None), "{keys}");
    }
    for keys in ["gl<Esc>", "glq", "gl1", "gl<Enter>", "gl0<Esc>", "gl9<Esc>"] {
        let mut state = three();
        assert_eq!(press(&mut state, keys), [], "{keys}");
        assert_eq!((state.shelf.current, &state.panel), (0, &None), "{keys}");
    }
    let mut state = three();
    press(&mut state, "gl");
    assert_eq!(state.panel, Some(Panel::Articles(0)));
    // The list's last row stands above the footer.
    assert_eq!(update(&mut state, Action::Click(5, 22)), [Effect::Read]);
    assert_eq!(state.shelf.current, 2);
    press(&mut state, "gl");
    assert_eq!(update(&mut state, Action::Click(5, 3)), []);
    assert_eq!(state.panel, None);
}

#[test]
fn nothing_can_be_done_without_an_article_but_leave() {
    let mut state = State::bare(crate::tui::fixture::habits(crate::tui::phrases::Tongue::Chinese), (80, 24));
    press(&mut state, "jGdu][}{)(zzzaHLfsS+-iIXyYcvoern/N<Esc><Esc>gngpgl");
    assert!(state.is_bare() && state.mode == Mode::Full && state.prompt.is_none());
    press(&mut state, "y");
    assert_eq!(state.message.as_deref(), Some("没有打开文章；按 Ctrl-p 找一篇，按 q 退出"));
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
}
