//! Marks, leaps, highlights and notes, and how they outlive the reader.

use super::*;
use crate::digest::Limit;
use crate::memory::Memory;
use crate::tui::fixture::habits;
use crate::tui::habits::Habits;
use crate::tui::phrases::Tongue;

fn limited(limit: Limit) -> Habits {
    Habits { limit, ..habits(Tongue::Chinese) }
}

fn opened() -> State {
    chinese().recalling(Memory::default(), (80, 24))
}

/// The first characters of what stands where the reader is.
fn here(state: &State) -> String {
    state.article.text()[state.here()..].chars().take(6).collect()
}

/// The highlighted sentences, each by its first characters, with the notes.
fn lit(state: &State) -> Vec<(String, String)> {
    let first = |id: &crate::span::SentenceId| state.article.sentence(*id).chars().take(4).collect();
    state.keep.notes.iter().map(|(id, note)| (first(id), note.to_string())).collect()
}

/// The reader opened again on an article with what was left in another.
fn again(state: &State, fixture: Fixture) -> State {
    fixture.recalling(state.memory().unwrap().1, (80, 24))
}

fn said(state: &State) -> &str {
    state.message.as_deref().unwrap_or("")
}

#[test]
fn a_mark_is_set_and_gone_back_to() {
    let mut state = opened();
    press(&mut state, "<Tab>]]ma");
    let marked = here(&state);
    press(&mut state, "G'a");
    assert_eq!(here(&state), marked);
    assert_eq!(press(&mut state, "ggmb"), [Effect::Remember]);
    press(&mut state, "''");
    assert_eq!(here(&state), marked, "back before the last leap");
    press(&mut state, "'z");
    assert_eq!((here(&state), said(&state)), (marked, "没有标记 z"));
}

#[test]
fn a_mark_waits_for_its_letter_and_no_longer() {
    let mut state = opened();
    press(&mut state, "m");
    assert!(said(&state).contains("按一个字母"), "{}", said(&state));
    press(&mut state, "<Esc>");
    assert_eq!((state.awaits, said(&state)), (None, ""));
    press(&mut state, "m<Down>ja");
    assert_eq!(state.keep.marks.len(), 0, "the letter came too late");
    press(&mut state, "<Esc>m！");
    assert_eq!((state.keep.marks.len(), said(&state)), (0, "标记要用一个字母或数字"));
    press(&mut state, "m水'");
    assert!(said(&state).starts_with("到哪个标记：水"), "{}", said(&state));
    assert_eq!(press(&mut state, "\u{3}"), []);
}

#[test]
fn leaps_are_undone_and_done_again() {
    let mut state = opened();
    press(&mut state, "<Tab>jj");
    let start = here(&state);
    press(&mut state, "G");
    let end = here(&state);
    press(&mut state, "/安静<Enter>");
    let found = here(&state);
    let by = |state: &mut State, command| drop(update(state, Action::Do(command)));
    for (command, place) in [
        (Command::JumpBack, &end),
        (Command::JumpBack, &start),
        (Command::JumpBack, &start),
        (Command::JumpForward, &end),
        (Command::JumpForward, &found),
        (Command::JumpForward, &found),
    ] {
        by(&mut state, command);
        assert_eq!(&here(&state), place, "{command:?}");
    }
    assert_eq!(said(&state), "没有更晚的跳转");
    // Rows are no leaps.
    press(&mut state, "kkk");
    by(&mut state, Command::JumpForward);
    assert_eq!(said(&state), "没有更晚的跳转");
}

#[test]
fn a_sentence_is_highlighted_and_no_longer() {
    let mut state = opened();
    press(&mut state, "<Tab>");
    assert_eq!(press(&mut state, "}x"), [Effect::Remember]);
    assert_eq!(lit(&state), [("它卖的是".to_owned(), String::new())]);
    press(&mut state, ")v)x");
    assert_eq!((lit(&state).len(), said(&state), state.selecting), (3, "已划线 2 句", None));
    press(&mut state, "{{x");
    assert_eq!(lit(&state).len(), 2);
}

#[test]
fn a_note_is_typed_changed_and_not_lost_at_a_slip() {
    let mut state = opened();
    press(&mut state, "<Tab>}a");
    assert!(press(&mut state, "真的吗<Enter>").contains(&Effect::Remember));
    let noted = [("它卖的是".to_owned(), "真的吗".to_owned())];
    assert_eq!((lit(&state), said(&state)), (noted.to_vec(), "已记下：真的吗"));
    press(&mut state, "a<BS><Esc>");
    assert_eq!((lit(&state), said(&state)), (noted.to_vec(), "笔记没有改动"));
    press(&mut state, "x");
    assert_eq!(lit(&state), []);
    press(&mut state, "x");
    assert_eq!(lit(&state), noted);
    press(&mut state, "a？<Enter>");
    assert_eq!(lit(&state)[0].1, "真的吗？");
}

#[test]
fn what_was_left_is_listed_and_gone_to() {
    let mut state = opened();
    press(&mut state, "A");
    assert!(said(&state).starts_with("还没有标记"), "{}", said(&state));
    press(&mut state, "<Tab>}amore<Enter>}mkGA");
    let list: Vec<_> = crate::tui::notes::entries(&state);
    assert_eq!(
        list.iter().map(|e| (e.mark, e.note.as_str())).collect::<Vec<_>>(),
        [(None, "more"), (Some('k'), "")]
    );
    press(&mut state, "kk<Enter>");
    assert!(state.panel.is_none() && Some(state.here()) == list[0].byte);
    update(&mut state, Action::Do(Command::JumpBack));
    assert!(state.here() > list[1].byte.unwrap());
}

#[test]
fn all_comes_back_the_next_time() {
    let mut state = opened();
    press(&mut state, "<Tab>}a为什么<Enter>zM2+]]jmk");
    let place = here(&state);
    let again = again(&state, chinese());
    assert_eq!((here(&again), lit(&again), &again.keep.marks), (place, lit(&state), &state.keep.marks));
    assert_eq!((&again.folds, again.limit), (&state.folds, state.limit));
    assert_eq!((said(&again), again.pane()), ("回到上次读到的地方", Pane::Text));
    assert_eq!(again.memory(), state.memory());
}

#[test]
fn who_leaves_nothing_behind_finds_nothing() {
    let state = opened();
    assert!(state.memory().unwrap().1.is_empty());
    let again = again(&state, chinese());
    assert_eq!((again.message.as_deref(), again.pane()), (None, Pane::Outline));
}

/// The Chinese article after an editor has been at it.
fn edited() -> Fixture {
    let source = crate::tui::fixture::CHINESE.replacen("去年冬天", "编者按：本文有改动。去年冬天", 1);
    article(Lang::Zh, &source.replacen("三年之内，这样的店会更多", "三年之内这样的店也许会更多", 1)).outlined(
        &[
            (0, NodeRole::Title, "河岸书店为什么还在"),
            (0, NodeRole::Section, "房租之外的账"),
            (0, NodeRole::Section, "读者从哪里来"),
        ],
    )
}

#[test]
fn all_is_found_again_in_an_article_that_has_changed() {
    let mut state = opened();
    press(&mut state, "<Tab>}xG{a少了<Enter>mz");
    let again = again(&state, edited());
    assert_eq!(lit(&again), lit(&state));
    let marked = |state: &State| {
        let id = state.article.sentence_at(state.keep.marks[&'z']).unwrap();
        state.article.sentence(id).to_owned()
    };
    assert_eq!(marked(&again), marked(&state));
}

#[test]
fn what_is_gone_is_kept_for_the_next_version() {
    let mut state = opened();
    press(&mut state, "<Tab>}a留着<Enter>ma");
    let without = crate::tui::fixture::CHINESE.replacen("它卖的是停下来的时间", "老板换了人", 1);
    let mut without = again(&state, article(Lang::Zh, &without));
    press(&mut without, "'a");
    assert_eq!((lit(&without).len(), said(&without)), (0, "文章变了，这个标记的地方已找不到"));
    let back = again(&without, chinese());
    assert_eq!((lit(&back), &back.keep.marks), (lit(&state), &state.keep.marks));
}

#[test]
fn the_length_from_the_command_line_goes_before_the_one_that_was_kept() {
    let mut state = opened();
    press(&mut state, "3+");
    let kept = state.memory().unwrap().1.summary;
    assert_ne!(kept, Limit::Auto);
    let mut arrival = chinese().arrival("a");
    let memory = Some(Ok(state.memory().unwrap().1));
    let print = crate::memory::Fingerprint::default();
    arrival.recalled = Some(Box::new(crate::tui::keep::Recalled { print, memory }));
    let named = State::new(arrival, limited(Limit::Sentences(1)), (80, 24));
    assert_eq!(named.limit, Limit::Sentences(1));
    assert_eq!(named.memory().unwrap().1.summary, kept, "and does not change it");
}

#[test]
fn what_cannot_be_read_or_kept_is_told() {
    use crate::tui::desk::{NotKept, NotRecalled, NotSaved};
    let mut arrival = chinese().arrival("a");
    let memory = Some(Err(NotRecalled::Damaged(Clean::new("~/x.damaged-1"))));
    arrival.recalled = Some(Box::new(crate::tui::keep::Recalled { print: Default::default(), memory }));
    let mut state = State::new(arrival, limited(Limit::Auto), (80, 24));
    assert!(said(&state).contains("~/x.damaged-1"), "{}", said(&state));
    update(&mut state, Action::NotKept(NotKept::Unsaved(NotSaved::Full)));
    assert_eq!(said(&state), "标记、笔记和位置没能留下：磁盘满了；请腾些地方");
}

#[test]
fn an_article_that_is_read_again_keeps_what_was_left_in_it() {
    let mut state = opened();
    press(&mut state, "<Tab>}a留着<Enter>ma");
    let (left, edited) = (lit(&state), edited());
    let mut arrival = edited.arrival("文章.txt");
    let print = crate::memory::Fingerprint::of(edited.article.text());
    arrival.recalled = Some(Box::new(crate::tui::keep::Recalled { print, memory: None }));
    update(
        &mut state,
        Action::Reread(Ok(crate::tui::action::Reread { arrival, insight: Some(edited.insight()) })),
    );
    assert_eq!((lit(&state), state.keep.marks.len(), state.keep.print), (left, 1, Some(print)));
}

#[test]
fn what_was_taken_back_comes_back_with_its_note_after_another_reading_too() {
    let mut state = opened();
    press(&mut state, "<Tab>}a留着<Enter>");
    let left = lit(&state);
    press(&mut state, "x");
    assert_eq!(lit(&state), []);
    let fixture = chinese();
    let arrival = fixture.arrival("文章.txt");
    let reread = crate::tui::action::Reread { arrival, insight: Some(fixture.insight()) };
    update(&mut state, Action::Reread(Ok(reread)));
    press(&mut state, "x");
    assert_eq!(lit(&state), left);
}

#[test]
fn nothing_is_left_in_a_beginning() {
    let fixture = chinese();
    let letter = fixture.arrival("a").letter;
    let mut state =
        State::begun(crate::tui::news::Arrival::uncounted(letter), limited(Limit::Auto), (80, 24));
    for key in ["x", "a"] {
        assert_eq!(press(&mut state, key), []);
        assert_eq!(said(&state), "后面的部分还在读取", "{key}");
    }
    assert_eq!(state.memory(), None);
}
