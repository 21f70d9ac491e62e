//! An article that comes late, and one that is read again.

use super::*;
use crate::tui::action::Reread;
use crate::tui::desk::NotRead;
use crate::tui::modes::Mode;
use crate::tui::work::{Kind, Work};
use proptest::prelude::*;
use std::sync::Arc;

/// The reader after it has read another version of its article.
fn reread(state: &mut State, fixture: &Fixture) {
    let arrival = fixture.arrival("文章");
    update(state, Action::Reread(Ok(Reread { arrival, insight: Some(fixture.insight()) })));
    assert_laws(state);
}

/// The Chinese article with some words replaced.
fn changed(from: &str, to: &str) -> Fixture {
    let source = crate::tui::fixture::CHINESE.replacen(from, to, 1);
    assert_ne!(source, crate::tui::fixture::CHINESE);
    article(Lang::Zh, &source)
}

#[test]
fn an_article_that_comes_late_is_read_from_its_beginning() {
    let mut state = State::waiting(Clean::new("a"), habits(Tongue::English), (80, 24));
    assert!(state.is_waiting());
    press(&mut state, "jG<Tab>ss?");
    update(&mut state, Action::Tick { elapsed: 2_300, bytes: 1_250_000 });
    assert_eq!(state.work, Some(Work { kind: Kind::Reading, elapsed: 2_300, bytes: 1_250_000 }));
    assert_eq!(state.tongue.work(state.work.unwrap()), "reading… 2 s 1.2 MB");
    press(&mut state, "?");
    update(&mut state, Action::Read(chinese().arrival("文章")));
    assert_laws(&state);
    assert_eq!((state.name.as_str(), words(&state).as_str()), ("文章", "去年冬天，城"));
    assert_eq!(state.work, Some(Work::begun(Kind::Thinking)));
    update(&mut state, Action::Digested(Some(chinese().insight())));
    assert_eq!((state.work, state.pane()), (None, Pane::Outline));
}

#[test]
fn faults_of_the_configuration_are_told_until_the_first_key() {
    let habits = crate::tui::Habits { unused: 2, ..habits(Tongue::English) };
    let said = "2 faults in the configuration; they are told when you leave";
    let mut state = State::waiting(Clean::new("a"), habits, (80, 24));
    assert_eq!(state.message.as_deref(), Some(said));
    update(&mut state, Action::Read(chinese().arrival("文章")));
    assert_eq!(state.message.as_deref(), Some(said));
    press(&mut state, "j");
    update(&mut state, Action::Digested(Some(chinese().insight())));
    assert_eq!(state.message, None);
}

#[test]
fn the_words_to_open_at_are_kept_until_the_article_comes() {
    let mut state = State::waiting(Clean::new("a"), habits(Tongue::English), (80, 24));
    crate::tui::update::open_at(&mut state, "会员带来".to_owned());
    update(&mut state, Action::Read(chinese().arrival("文章")));
    assert_eq!(
        state.chosen.map(|id| state.article.sentence(id).chars().take(4).collect()),
        Some("会员带来".to_owned())
    );
}

#[test]
fn what_has_not_changed_is_as_it_was() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "]h<Tab>5j)+");
    let before = (outline_picture(&state), words(&state), state.top, state.line, state.chosen, state.focus);
    assert_eq!(press(&mut state, "r"), [Effect::Reload]);
    reread(&mut state, &chinese());
    let after = (outline_picture(&state), words(&state), state.top, state.line, state.chosen, state.focus);
    assert_eq!(after, before);
    assert_eq!(state.summary.sentences().len(), 4);
    assert_eq!((state.work, state.message.as_deref()), (None, Some("已重新读入，内容没有变")));
}

/// The words the reader is at, before and after the article was read again.
#[track_caller]
fn check_place(keys: &str, fixture: &Fixture, before: &str, after: &str) {
    let mut state = chinese().state((80, 24));
    press(&mut state, keys);
    let was = words(&state);
    reread(&mut state, fixture);
    assert_eq!((was.as_str(), words(&state).as_str()), (before, after), "{keys}");
}

#[test]
fn the_place_is_kept_by_the_sentence() {
    let longer = changed("去年冬天", "前年夏天开了一家店。去年冬天");
    check_place("3)", &longer, "一张椅子、一", "一张椅子、一");
    check_place("<Tab>", &longer, "去年冬天，城", "去年冬天，城");
    // A heading is a place too.
    check_place("]", &longer, "房租之外的账", "房租之外的账");
    // The sentence has gone: the one after it.
    let shorter = changed("路过的人以为它靠卖书赚钱。", "");
    check_place(")", &shorter, "路过的人以为", "它卖的是停下");
    // Nothing is left of it.
    check_place("3)", &article(Lang::Zh, "天晴了。雨停了。"), "一张椅子、一", "天晴了。雨停");
}

#[test]
fn twins_are_told_apart_by_their_place() {
    let twins = |before: usize| {
        let text = (0..30).map(|n| if n % 10 == 0 { "是。\n".to_owned() } else { format!("第{n}句。\n") });
        article(Lang::Zh, &("开头。\n".repeat(before) + &text.collect::<String>()))
    };
    let mut state = twins(0).state((80, 10));
    press(&mut state, "20)");
    reread(&mut state, &twins(2));
    let at = state.article.sentence_at(state.here()).unwrap();
    assert_eq!((state.article.sentence(at), at.index()), ("是。", 22));
}

#[test]
fn folds_and_the_mark_are_kept_as_far_as_the_outline_is_the_same() {
    let picture = "\
 ·它卖的是停
 ▸房租之外的
›·读者从哪里";
    let nodes = [
        (0, NodeRole::Thesis { lead: false }, "它卖的是停下来的时间"),
        (0, NodeRole::Section, "房租之外的账"),
        (1, NodeRole::Point, "账算下来"),
        (0, NodeRole::Section, "读者从哪里来"),
    ];
    let outlined = changed("去年冬天", "前年夏天开了一家店。去年冬天").outlined(&nodes);
    let mut state = chinese().state((80, 24));
    press(&mut state, "]h]");
    reread(&mut state, &outlined);
    let shown = outline_picture(&state).replace('›', "");
    assert_eq!(shown, picture.replace(['›', ' '], ""));
    assert!(outline_picture(&state).contains("›·读者从哪里"), "{}", outline_picture(&state));
}

#[test]
fn the_view_and_what_is_typed_are_kept() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "sXwM2+S");
    reread(&mut state, &changed("去年冬天", "前年冬天"));
    assert_eq!(
        (state.mode, state.removed, state.widths.hidden, state.holds_mouse),
        (Mode::Keys, true, true, false)
    );
    assert_eq!(state.summary.sentences().len(), 5);
    assert!(state.prompt.is_some());
    press(&mut state, "<Esc>/会员<Enter>");
    let hits = state.search.hits.len();
    reread(&mut state, &changed("去年冬天", "没有会员的冬天"));
    assert_eq!(state.search.hits.len(), hits + 1);
    // What is being typed about the old text goes.
    press(&mut state, "/会");
    reread(&mut state, &chinese());
    assert!(state.prompt.is_none());
}

#[test]
fn nothing_of_the_old_text_is_held() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "i/会员<Enter><Esc><Esc>");
    let old = Arc::clone(&state.article);
    reread(&mut state, &changed("去年冬天", "前年冬天"));
    assert_eq!(Arc::strong_count(&old), 1);
}

#[test]
fn a_selection_is_kept_where_nothing_has_changed() {
    let mut state = chinese().state((80, 24));
    press(&mut state, ")v)");
    reread(&mut state, &chinese());
    assert_eq!(state.selected(), 1..3);
    reread(&mut state, &changed("去年冬天", "前年冬天"));
    assert_eq!(state.selected(), 0..0);
}

#[test]
fn what_is_to_be_known_of_the_new_text_is_said() {
    let mut fixture = changed("去年冬天", "前年冬天");
    fixture.article.notices.push(Clean::new("有 3 处坏字节"));
    let mut state = chinese().state((80, 24));
    reread(&mut state, &fixture);
    assert_eq!(state.message.as_deref(), Some("已重新读入，内容变了 · 有 3 处坏字节"));
    // Once is enough.
    reread(&mut state, &fixture);
    assert_eq!(state.message.as_deref(), Some("已重新读入，内容没有变"));
}

#[test]
fn what_cannot_be_read_again_stays_as_it_was() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "3)r");
    let reason = NotRead::Failed(Clean::new("a: there is no such file"));
    update(&mut state, Action::Reread(Err(reason)));
    assert_eq!(words(&state), "一张椅子、一");
    assert_eq!(state.message.as_deref(), Some("没有重新读入：a: there is no such file"));
    assert_eq!(state.work, None);
    update(&mut state, Action::Reread(Err(NotRead::Once)));
    assert_eq!(state.message.as_deref(), Some("管道里来的文章只能读一次；存成文件再打开"));
}

#[test]
fn a_digest_that_breaks_off_leaves_the_text() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "ss");
    update(&mut state, Action::Reread(Ok(Reread { arrival: chinese().arrival("文章"), insight: None })));
    assert_laws(&state);
    assert_eq!((state.mode, state.has_outline()), (Mode::Full, false));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_two_articles_can_follow_each_other(
        keys in "[jkGg)(sxHLw}]{0,12}",
        lines in prop::collection::vec("(# |## |- )?[天雨。]{0,9}", 0..8),
    ) {
        let other = article(Lang::Zh, &lines.join("\n"));
        let mut state = chinese().state((60, 12));
        press(&mut state, &keys);
        reread(&mut state, &other);
        press(&mut state, &keys);
        reread(&mut state, &chinese());
    }
}
