//! Keys in, a picture of the state out.

mod anything;
mod arrival;
mod beginning;
mod carry;
mod finder;
mod keep;
mod looks;
mod palette;
mod panel;
mod removed;
mod search;
mod sentence;
mod shelf;
mod widths;
mod zoom;

use super::*;
use crate::article::Lang;
use crate::clean::Clean;
use crate::digest::NodeRole;
use crate::laws::shown::is_showable;
use crate::tui::fixture::{Fixture, article, chinese, english, habits};
use crate::tui::input;
use crate::tui::laws::is_lawful as assert_laws;
use crate::tui::layout::Place;
use crate::tui::phrases::Tongue;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Presses keys as a person would: characters, and names in `<>`.
fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let event = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            Some((name, after)) => {
                rest = after;
                named(name)
            }
            None => {
                rest = &rest[c.len_utf8()..];
                KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
            }
        };
        let action = input::key_action(state, event);
        effects.extend(update(state, action));
        assert_laws(state);
    }
    effects
}

fn named(name: &str) -> KeyEvent {
    let none = KeyModifiers::NONE;
    match name {
        "Tab" => KeyEvent::new(KeyCode::Tab, none),
        "Enter" => KeyEvent::new(KeyCode::Enter, none),
        "Esc" => KeyEvent::new(KeyCode::Esc, none),
        "BS" => KeyEvent::new(KeyCode::Backspace, none),
        "Left" => KeyEvent::new(KeyCode::Left, none),
        "Home" => KeyEvent::new(KeyCode::Home, none),
        "End" => KeyEvent::new(KeyCode::End, none),
        "PgDn" => KeyEvent::new(KeyCode::PageDown, none),
        "PgUp" => KeyEvent::new(KeyCode::PageUp, none),
        "Space" => KeyEvent::new(KeyCode::Char(' '), none),
        "Up" => KeyEvent::new(KeyCode::Up, none),
        "Down" => KeyEvent::new(KeyCode::Down, none),
        "F1" => KeyEvent::new(KeyCode::F(1), none),
        _ => {
            let c = name.strip_prefix("C-").and_then(|c| c.chars().next()).unwrap();
            KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)
        }
    }
}

/// The visible nodes with their folds, `›` before the marked one.
fn outline_picture(state: &State) -> String {
    let outline = state.outline().unwrap();
    let line = |id| {
        let fold = match (outline.is_parent(id), state.folds.contains(&id)) {
            (false, _) => "·",
            (true, true) => "▸",
            (true, false) => "▾",
        };
        let mark = if state.node == Some(id) { "›" } else { "" };
        let short: String = outline.get(id).unwrap().label.chars().take(5).collect();
        format!("{mark}{}{fold}{short}", "  ".repeat(outline.depth(id)))
    };
    state.visible.iter().copied().map(line).collect::<Vec<_>>().join("\n")
}

/// The words at the reader's place.
fn words(state: &State) -> String {
    state.article.text().get(state.here()..).unwrap().chars().take(6).collect()
}

#[track_caller]
fn check_keys(keys: &str, expected: &str) {
    let mut state = chinese().state((80, 24));
    press(&mut state, keys);
    let marked = outline_picture(&state).lines().find(|l| l.starts_with('›')).unwrap().to_owned();
    assert_eq!(format!("{marked} {}", words(&state)), expected, "after {keys}");
}

#[track_caller]
fn check_folds(keys: &str, expected: &[&str]) {
    let mut state = chinese().state((80, 24));
    press(&mut state, keys);
    assert_eq!(outline_picture(&state).lines().collect::<Vec<_>>(), expected, "after {keys}");
}

#[test]
fn moving_in_the_outline_brings_the_text_along() {
    check_keys("", "›·它卖的是停 去年冬天，城");
    check_keys("j", "›▾房租之外的 房租之外的账");
    check_keys("jj", "›  ▾老板列出三 老板列出三项");
    check_keys("3j", "›    ·一、房租占 一、房租占四");
    check_keys("3jk", "›  ▾老板列出三 老板列出三项");
    check_keys("99j", "›·三年之内， 三年之内，这");
    check_keys("G", "›·三年之内， 三年之内，这");
    check_keys("Ggg", "›·它卖的是停 去年冬天，城");
    check_keys("<End><Home><Down><Down><Up>", "›▾房租之外的 房租之外的账");
}

#[test]
fn folding() {
    let closed = ["·它卖的是停", "›▸房租之外的", "▾读者从哪里", "  ·会员带来了"];
    let mut state = chinese().state((80, 24));
    press(&mut state, "jh");
    assert_eq!(outline_picture(&state).lines().take(4).collect::<Vec<_>>(), closed);
    check_keys("jhl", "›▾房租之外的 房租之外的账");
    check_keys("jhll", "›  ▾老板列出三 老板列出三项");
    check_keys("3jh", "›  ▾老板列出三 老板列出三项");
    check_keys("3jhh", "›  ▸老板列出三 老板列出三项");
    check_keys("3jhhh", "›▾房租之外的 房租之外的账");
    check_keys("jhj", "›▾读者从哪里 读者从哪里来");
    check_folds("j <Enter>H", &["·它卖的是停", "›▸房租之外的", "▸读者从哪里", "▸要学它，大", "·三年之内，"]);
    check_folds("3jH", &["·它卖的是停", "›▸房租之外的", "▸读者从哪里", "▸要学它，大", "·三年之内，"]);
    let mut state = chinese().state((80, 24));
    press(&mut state, "HL");
    assert!(state.folds.is_empty() && state.visible.len() == 13);
}

#[test]
fn a_leaf_leads_into_the_text() {
    for key in ["l", "<Enter>", " "] {
        let mut state = chinese().state((80, 24));
        press(&mut state, key);
        assert_eq!(state.pane(), Pane::Text, "{key}");
        press(&mut state, "h");
        assert_eq!(state.pane(), Pane::Outline, "{key}");
    }
}

#[test]
fn moving_in_the_text_moves_the_mark() {
    check_keys("<Tab>5j", "›·它卖的是停 打折更能留住");
    check_keys("<Tab>10j", "›▾房租之外的 书店的难处不");
    check_keys("<Tab>13j", "›    ·一、房租占 一、房租占四");
    check_keys("<Tab>G", "›·三年之内， 做出来。");
    check_keys("<Tab>Ggg", "›·它卖的是停 去年冬天，城");
    check_keys("<Tab>Gk", "›·三年之内， 们不会连锁，");
    check_keys("h<Tab>10jH", "›▸房租之外的 书店的难处不");
}

#[test]
fn pages_and_half_pages() {
    let (mut half, mut page) = (english().state((80, 24)), english().state((80, 24)));
    press(&mut half, "<Tab><C-d>");
    press(&mut page, "<Tab>10j");
    assert_eq!(half.line, page.line);
    for (there, back) in
        [(" ", "<PgUp>"), ("<PgDn>", "<C-b>"), ("<C-f>", "<C-b>"), ("d", "u"), ("<C-d>", "<C-u>")]
    {
        let mut state = chinese().state((60, 12));
        press(&mut state, "<Tab>");
        press(&mut state, there);
        assert_ne!(state.line, Place::default(), "{there}");
        press(&mut state, back);
        assert_eq!(state.line, Place::default(), "{there}{back}");
    }
}

#[test]
fn sections() {
    check_keys("]", "›▾房租之外的 房租之外的账");
    check_keys("2]", "›▾读者从哪里 读者从哪里来");
    check_keys("3]", "›▾要学它，大 要学它，大致");
    check_keys("3][", "›▾读者从哪里 读者从哪里来");
    check_keys("9]", "›·三年之内， 三年之内，这");
    check_keys("<Tab>12j[", "›▾房租之外的 房租之外的账");
    let mut state = chinese().state((80, 24));
    press(&mut state, "9]]");
    assert!(state.message.is_some(), "says that there is no other");
}

#[test]
fn key_sentences() {
    check_keys("}", "›·它卖的是停 它卖的是停下");
    check_keys("}}", "›▾房租之外的 书店的难处不");
    check_keys("2}{", "›·它卖的是停 它卖的是停下");
    let mut state = chinese().state((80, 24));
    press(&mut state, "9}}");
    assert!(state.message.is_some(), "says that there is no other");
    let mut state = chinese().state((80, 24));
    press(&mut state, "2}");
    assert_eq!(state.top, Place::default(), "what is in view stays where it is");
}

#[test]
fn the_summary_grows_and_shrinks() {
    for (keys, sentences) in
        [("", 3), ("+", 4), ("++", 5), ("2+", 5), ("9+", 5), ("-", 2), ("9-", 1), ("+-", 3)]
    {
        let mut state = chinese().state((80, 24));
        press(&mut state, keys);
        assert_eq!(state.summary.sentences().len(), sentences, "{keys}");
        assert_eq!(state.keys.iter().filter(|k| **k).count(), sentences, "{keys}");
    }
    let mut state = chinese().state((80, 24));
    press(&mut state, "+");
    assert_eq!(state.message.as_deref(), Some("摘要 4 句"));
    press(&mut state, "j");
    assert_eq!(state.message, None);
}

#[test]
fn views_keep_the_place() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<Tab>2}");
    let (line, top) = (state.line, state.top);
    press(&mut state, "s");
    assert_eq!((state.mode, state.line, state.top), (Mode::Keys, line, top));
    press(&mut state, "s");
    assert_eq!(words(&state), "书店的难处不");
    press(&mut state, "<Enter>");
    assert_eq!((state.mode, state.line, state.top), (Mode::Full, line, top));
    press(&mut state, "sss");
    assert_eq!((state.mode, state.line, state.top), (Mode::Full, line, top));
}

#[test]
fn notices_show_until_the_first_key() {
    let mut fixture = chinese();
    fixture.article.notices = vec![Clean::new("one"), Clean::new("two")];
    let mut state = fixture.state((50, 15));
    assert_eq!(state.message.as_deref(), Some("one · two"));
    update(&mut state, Action::Resize(80, 24));
    assert!(state.message.is_some());
    press(&mut state, "j");
    assert_eq!(state.message, None);
}

#[test]
fn a_new_length_leaves_the_mark_to_who_is_in_the_outline() {
    for key in ["+", "-"] {
        let mut state = chinese().state((80, 24));
        press(&mut state, "ss4j");
        let marked = state.node;
        press(&mut state, key);
        assert_eq!(state.node, marked, "{key}");
    }
}

#[test]
fn escape_goes_back_one_layer_and_never_out() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<Tab>ss?");
    press(&mut state, "<Esc>");
    assert_eq!((state.panel.clone(), state.mode, state.pane()), (None, Mode::Summary, Pane::Text));
    press(&mut state, "<Esc>");
    assert_eq!((state.mode, state.pane()), (Mode::Full, Pane::Text));
    press(&mut state, "<Esc>");
    assert_eq!(state.pane(), Pane::Outline);
    assert!(press(&mut state, "<Esc><Esc>").is_empty());
    press(&mut state, "<Tab>5<Esc>");
    assert_eq!((state.count, state.pane()), (None, Pane::Text), "a count goes before a layer does");
}

#[test]
fn what_the_shell_must_do() {
    for (keys, effect) in
        [("q", Effect::Quit), ("<C-c>", Effect::Quit), ("<C-z>", Effect::Suspend), ("<C-l>", Effect::Redraw)]
    {
        assert_eq!(press(&mut chinese().state((80, 24)), keys), std::slice::from_ref(&effect), "{keys}");
        assert_eq!(press(&mut chinese().unthought((80, 24)), keys), [effect], "{keys}");
    }
    let mut state = chinese().state((80, 24));
    assert!(press(&mut state, "?q").is_empty() && state.panel.is_none(), "q leaves the help page first");
    assert_eq!(press(&mut state, "?<C-c>"), [Effect::Quit]);
}

#[test]
fn help_scrolls_when_it_does_not_fit() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<F1>G");
    let bottom = state.panel.clone();
    assert_ne!(bottom, Some(Panel::Help(0)));
    press(&mut state, "jjj");
    assert_eq!(state.panel, bottom);
    press(&mut state, "gg");
    assert_eq!(state.panel, Some(Panel::Help(0)));
    update(&mut state, Action::Resize(80, 200));
    press(&mut state, "G?");
    assert_eq!(state.panel, None);
}

#[test]
fn counts_and_pairs_are_forgotten_by_other_keys() {
    check_keys("5#j", "›▾房租之外的 房租之外的账");
    check_keys("jg#g", "›▾房租之外的 房租之外的账");
    check_keys("9j5<Esc>k", "›▾要学它，大 要学它，大致");
}

#[test]
fn the_mouse() {
    let mut state = chinese().state((80, 24));
    update(&mut state, Action::Click(10, 3));
    assert!(outline_picture(&state).contains("›▾房租之外的"));
    update(&mut state, Action::Click(1, 3));
    assert!(outline_picture(&state).contains("›▸房租之外的"), "a click on the fold mark folds");
    update(&mut state, Action::Click(40, 6));
    assert_eq!(state.pane(), Pane::Text);
    let line = state.line;
    update(&mut state, Action::Wheel { column: 40, row: 6, down: true });
    assert_eq!(state.layout.distance(line, state.line, 99), WHEEL);
    let before = (state.line, state.node);
    update(&mut state, Action::Wheel { column: 2, row: 6, down: true });
    assert_eq!((state.line, state.node), before, "the wheel moves what it is over");
    update(&mut state, Action::Click(0, 0));
    update(&mut state, Action::Click(200, 200));
    assert_eq!((state.line, state.node), before);
}

#[test]
fn resizing_to_and_fro_keeps_the_place() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<Tab>13j");
    let (line, top) = (state.line, state.top);
    for size in [(120, 40), (30, 10), (1, 1), (300, 100), (59, 5), (61, 5), (80, 24)] {
        update(&mut state, Action::Resize(size.0, size.1));
        assert_laws(&state);
    }
    assert_eq!((state.line, state.top), (line, top));
}

#[test]
fn the_text_is_there_before_the_outline() {
    let fixture = chinese();
    let mut state = fixture.unthought((80, 24));
    press(&mut state, "5j}]s+");
    assert_eq!(words(&state), "打折更能留住");
    update(&mut state, Action::Digested(Some(fixture.insight())));
    assert_eq!((words(&state).as_str(), state.pane()), ("打折更能留住", Pane::Text));
    assert!(outline_picture(&state).contains("›·它卖的是停"));
}

#[test]
fn thinking_may_fail() {
    let mut state = chinese().unthought((80, 24));
    update(&mut state, Action::Digested(None));
    press(&mut state, "<Tab>jjGs+-[]{}HLhl <Enter>?jq");
    assert_eq!(state.pane(), Pane::Text);
}

#[test]
fn one_part_is_no_outline() {
    let source = "# 题目\n甲乙丙丁。戊己庚辛。";
    let outline = [(0, NodeRole::Title, "题目"), (0, NodeRole::Section, "甲乙丙丁")];
    for nodes in [&outline[..], &outline[1..], &[]] {
        let mut state = article(Lang::Zh, source).outlined(nodes).state((80, 24));
        assert!(!state.has_outline() && state.pane() == Pane::Text);
        press(&mut state, "[]{}HL<Tab>");
        assert!(state.message.is_some(), "says why there is no other pane");
        press(&mut state, "<Enter>hl?q");
        assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    }
}

#[test]
fn small_articles_stand_every_key() {
    for text in ["", "只有一句话。", "# 只有标题", "## 只有小标题\n! 图"] {
        let mut state = article(Lang::Zh, text).state((80, 24));
        press(&mut state, "<Tab>jkGgg du<PgDn><PgUp>[]{}+-HLhl<Enter><Esc>?jG<Esc>s}jsjsxjx");
        update(&mut state, Action::Click(40, 5));
        update(&mut state, Action::Wheel { column: 40, row: 5, down: true });
        assert_laws(&state);
    }
}
