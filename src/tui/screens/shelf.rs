//! Several articles as whole screens, in both languages and at two sizes: one snapshot a state and language.

use super::*;
use crate::digest::Limit;
use crate::tui::desk::NotRead;
use crate::tui::fixture::{chinese, english};
use crate::tui::shelf::Shelf;

/// Screens, in cells.
const SIZES: [(u16, u16); 2] = [(80, 24), (50, 15)];

/// The reader at the second of five articles: read half, thought about, not turned to, not to be read, still coming.
fn five(in_chinese: bool, size: (u16, u16)) -> State {
    let (first, second) = if in_chinese { (english(), chinese()) } else { (chinese(), english()) };
    let mut state = first.state(size);
    let names = [
        "tools.md",
        "-",
        "notes/a-name-that-is-long-enough-to-be-cut-where-the-screen-is-narrow.txt",
        "gone.txt",
        "https://a.example/letters",
    ];
    state.shelf = Shelf::new(names.map(Clean::new).to_vec(), false, Limit::Sentences(3));
    for key in picture::keys("<Tab>5)gl5<Enter>") {
        let action = input::action(&state, &Input::Key(key)).unwrap();
        update(&mut state, action);
    }
    let gone = NotRead::Failed(Clean::new("gone.txt: there is no such file"));
    news(&mut state, 3, Action::Unread(gone));
    for key in picture::keys("gl2") {
        let action = input::action(&state, &Input::Key(key)).unwrap();
        update(&mut state, action);
    }
    news(&mut state, 1, Action::Read(second.arrival("-")));
    news(&mut state, 1, Action::Digested(Some(second.insight())));
    state
}

/// The screens of a state after some keys, one below the other.
#[track_caller]
fn check(name: &str, state: impl Fn((u16, u16)) -> State, keys: &str) {
    let screens = SIZES.map(|size| {
        let (send, events) = channel();
        picture::keys(keys).into_iter().for_each(|key| send.send(Event::Input(Input::Key(key))).unwrap());
        drop(send);
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        event_loop(&mut terminal, &mut state(size), &events, &mut Nowhere::default()).unwrap();
        format!("{}x{}\n{}", size.0, size.1, text(terminal.backend().buffer()))
    });
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/shelf", prepend_module_to_snapshot => false, omit_expression => true, description => keys}, {
        insta::assert_snapshot!(name, screens.concat());
    });
}

/// The habits of a person with colours.
fn colored(in_chinese: bool) -> Habits {
    let tongue = if in_chinese { Tongue::Chinese } else { Tongue::English };
    Habits { color: true, ..habits(tongue) }
}

#[test]
fn the_opened_articles() {
    for (name, in_chinese) in [("list_zh", true), ("list_en", false)] {
        check(name, |size| five(in_chinese, size), "gl");
    }
}

/// The reader of five articles with the finder open on so many files.
fn finding(in_chinese: bool, size: (u16, u16), cut: Option<usize>) -> State {
    let mut state = five(in_chinese, size);
    update(&mut state, Action::Do(Command::FindArticle));
    let found = [
        ("桥为什么没有修", "notes/bridge.txt"),
        ("Why the bridge was not mended", "notes/2026/letters/why-the-bridge-was-not-mended-in-the-end.md"),
        ("城里的书店一家一家地关，这一家却把隔壁的空铺也租了下来，还卖起了茶", "文章/城事/书店.html"),
        ("todo", "todo"),
    ];
    let found = found.map(|(title, name)| desk::Found {
        path: name.into(),
        name: Clean::new(name),
        title: Clean::new(title),
    });
    update(&mut state, Action::Found(1, found.to_vec()));
    update(&mut state, Action::Looked(1, cut));
    state
}

#[test]
fn the_finder() {
    for (name, in_chinese) in [("zh", true), ("en", false)] {
        check(&format!("finder_{name}"), |size| finding(in_chinese, size, Some(2_000)), "<↓><↓><↓>");
        check(&format!("finder_typed_{name}"), |size| finding(in_chinese, size, None), "shudian");
        check(&format!("finder_letters_{name}"), |size| finding(in_chinese, size, None), "bridge");
        check(&format!("finder_nothing_{name}"), |size| finding(in_chinese, size, None), "骆驼");
        let bare = |size| State::bare(colored(in_chinese), size);
        check(&format!("bare_{name}"), bare, "");
        let empty = |size| {
            let mut state = bare(size);
            update(&mut state, Action::Do(Command::FindArticle));
            update(&mut state, Action::Looked(1, None));
            state
        };
        check(&format!("finder_empty_{name}"), empty, "");
    }
}

#[test]
fn what_was_found_is_marked_without_colour() {
    let told_apart = Modifier::BOLD | Modifier::UNDERLINED;
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut state = finding(true, (80, 24), None);
    for key in picture::keys("shudian") {
        let action = input::action(&state, &Input::Key(key)).unwrap();
        update(&mut state, action);
    }
    terminal.draw(|frame| view::view(&state, frame)).unwrap();
    let cells = terminal.backend().buffer().content().iter();
    let marked: String =
        cells.filter(|cell| cell.modifier.contains(told_apart)).map(|cell| cell.symbol()).collect();
    assert_eq!(marked, "书店书店");
}

/// The reader on a page that is a list of links.
fn index(in_chinese: bool, size: (u16, u16)) -> State {
    let (lang, head, line) = if in_chinese {
        (Lang::Zh, "# 河岸通讯\n", "第#天的河水涨到了哪里")
    } else {
        (Lang::En, "# The river letters\n", "How far the river had come on day #")
    };
    let lines: String = (1..=12).map(|n| format!("- {}\n", line.replace('#', &n.to_string()))).collect();
    let mut fixture = article(lang, &format!("{head}{lines}"));
    for n in 1..=12 {
        let (words, target) =
            (line.replace('#', &n.to_string()), format!("https://a.example/letters/2026/11/{n}"));
        fixture = fixture.linked(&[(&words, &target)]);
    }
    let mut state = State::waiting(Clean::new("a"), colored(in_chinese), size);
    update(&mut state, Action::Read(fixture.arrival("a")));
    update(&mut state, Action::Digested(Some(fixture.insight())));
    state
}

#[test]
fn a_page_of_links() {
    for (name, in_chinese) in [("index_zh", true), ("index_en", false)] {
        check(name, |size| index(in_chinese, size), "j");
    }
}
