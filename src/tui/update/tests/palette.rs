//! The box that commands are typed into.

use super::*;
use crate::tui::desk::{Form, Part};
use crate::tui::errand::Saved;
use crate::tui::keymap::{Keymap, Wish};
use crate::tui::modes::Panel;
use crate::tui::prompt::Kind;
use std::sync::Arc;

/// Whether two ways to type lead to one place.
#[track_caller]
fn check_same(typed: &str, keys: &str) {
    let [one, other] = [typed, keys].map(|keys| {
        let mut state = chinese().state((80, 24));
        let effects = press(&mut state, keys);
        assert!(state.prompt.is_none(), "the box is still open after {keys}");
        let view = (state.mode, state.summary.sentences().len(), state.panel.is_some(), state.widths);
        (outline_picture(&state), words(&state), state.pane(), view, state.message.clone(), effects)
    });
    assert_eq!(one, other, "{typed} and {keys}");
}

/// What is said after some keys.
#[track_caller]
fn check_said(keys: &str, expected: &str) -> State {
    let mut state = chinese().state((80, 24));
    press(&mut state, keys);
    assert_eq!(state.message.as_deref().unwrap_or(""), expected, "{keys}");
    state
}

#[test]
fn a_command_does_what_its_key_does() {
    check_same(":down<Enter>", "j");
    check_same(":5 down<Enter>", "5j");
    check_same(":down 5<Enter>", "5j");
    check_same("：下一节<Enter>", "]");
    check_same(":<Down><Down><Enter>", "k");
    check_same(":q<Enter>", "q");
    check_same(":close-all<Enter>", "zM");
    check_same(":longer 2<Enter>", "2+");
    check_same(":hide-o<Tab><Enter>", "w");
    check_same(":toggle<Enter>", "<Enter>");
    check_same("<Tab>:page-down<Enter>", "<Tab><Space>");
    check_same(":copy-sum<Enter>", "c");
    check_same(":search 安静<Enter>", "/安静<Enter>");
    check_same(":filter 会员<Enter>", "f会员<Enter>");
    check_same(":<Enter>", "");
    check_same(":down<Esc>", "");
    check_same(":d<BS><BS>", "");
}

#[test]
fn every_command_can_be_carried_out_from_the_box() {
    for (size, before) in [((80, 24), ""), ((80, 24), "?"), ((80, 24), "<Tab>I"), ((50, 15), "<Tab>i")] {
        let mut state = english().state(size);
        for command in Command::ALL {
            press(&mut state, &format!("{before}:"));
            update(&mut state, Action::Paste(command.name().to_owned()));
            press(&mut state, "<Enter>");
            let opened = state.prompt.as_ref().map(|prompt| matches!(prompt.kind, Kind::Command(_)));
            assert_eq!(opened.unwrap_or(false), *command == Command::Palette, "{command:?}");
            press(&mut state, "<Esc><Esc>");
        }
    }
}

#[test]
fn a_command_of_the_other_pane_says_so() {
    check_said(":read-here<Enter>", "read-here 用在正文里；Tab 到正文");
    check_said("<Tab>:toggle<Enter>", "toggle 用在提纲里；Tab 到提纲");
    let mut state = english().state((80, 24));
    press(&mut state, "<Tab>:close<Enter>");
    assert_eq!(state.message.as_deref(), Some("close is for the outline; Tab goes there"));
}

#[test]
fn what_lies_over_the_panes_makes_room_for_what_is_under_it() {
    let state = check_said("?:down<Enter>", "");
    assert!(matches!(state.panel, Some(Panel::Help(1))), "{:?}", state.panel);
    let state = check_said("?:next-sec<Enter>", "");
    assert_eq!((state.panel.is_none(), words(&state).as_str()), (true, "房租之外的账"));
    assert_eq!(check_said("?:quit<Enter>", "").panel, None);
    assert!(check_said("?:redraw<Enter>", "").panel.is_some());
    assert!(check_said("?:removed<Enter>", "移除 6 处：下面 2 处").panel.is_none());
    assert!(check_said("i:toggle<Enter>", "").panel.is_some());
    check_said("<Tab>i:toggle<Enter>", "toggle 用在提纲里；Tab 到提纲");
    assert_eq!(check_said("I:40<Enter>", "").panel, None);
}

#[test]
fn what_is_no_command_stays_to_be_mended() {
    let state = check_said(":dwon<Enter>", "");
    let prompt = state.prompt.unwrap();
    assert_eq!(prompt.line.text, "dwon");
    check_same(":dwon<Enter><BS><BS><BS>own<Enter>", "j");
}

#[test]
fn a_number_goes_so_far_down_the_text() {
    for (line, at_least, at_most) in [(":40", 40, 45), (":0", 0, 0), (":100", 100, 100), (":999%", 100, 100)]
    {
        let mut state = chinese().state((80, 24));
        press(&mut state, &format!("{line}<Enter>"));
        assert_eq!(state.pane(), Pane::Text);
        assert!((at_least..=at_most).contains(&state.percent()), "{line}: {}", state.percent());
    }
    // The mark of the outline comes along.
    check_keys(":40<Enter>", "›    ·二、人工占 生。\n三、剩");
}

#[test]
fn a_file_can_be_named_behind_the_command() {
    let mut state = chinese().state((80, 24));
    let saved = Saved { path: "a b.txt".into(), part: Part::Summary, form: Form::Text, replace: false };
    assert_eq!(press(&mut state, ":w a b.txt<Enter>"), [Effect::Save(saved)]);
    check_said(":w a.pdf<Enter>", "没有保存：文件名要以 .txt、.md、.json、.opml、.html 结尾");
}

#[test]
fn a_click_on_an_offer_carries_it_out_and_one_beside_the_list_closes_it() {
    let mut state = chinese().state((80, 24));
    press(&mut state, ":close-");
    assert!(state.is_choosing());
    // The list has a line with its name and one row; the footer stands under it.
    update(&mut state, Action::Click(3, 22));
    assert!(state.prompt.is_none() && !state.folds.is_empty());
    press(&mut state, ":open-all");
    let before = words(&state);
    update(&mut state, Action::DoubleClick(40, 5));
    assert_eq!((state.prompt.is_none(), words(&state)), (true, before));
    assert!(!state.folds.is_empty());
}

#[test]
fn the_box_stays_open_while_the_article_arrives() {
    let mut state = State::waiting(Clean::new("a"), habits(Tongue::English), (80, 24));
    press(&mut state, ":40<Enter>");
    press(&mut state, ":next-s");
    update(&mut state, Action::Read(chinese().arrival("文章")));
    update(&mut state, Action::Digested(Some(chinese().insight())));
    press(&mut state, "ec<Enter>");
    assert_eq!(words(&state), "房租之外的账");
    press(&mut state, ":lo");
    assert_eq!(press(&mut state, "<C-c>"), [Effect::Quit]);
}

#[test]
fn the_list_names_the_keys_that_are_bound() {
    let wish = Wish { command: Command::SwitchPane, keys: vec!["Alt-p".to_owned()] };
    let keymap = Arc::new(Keymap::with(&[wish]).0);
    let fixture = chinese();
    let mut state = fixture.unthought_by(crate::tui::Habits { keymap, ..habits(Tongue::English) }, (80, 24));
    update(&mut state, Action::Digested(Some(fixture.insight())));
    press(&mut state, ":read-here<Enter>");
    assert_eq!(state.message.as_deref(), Some("read-here is for the text; Alt-p goes there"));
    press(&mut state, "w");
    assert_eq!(state.message.as_deref(), Some("the outline is hidden; w or Alt-p brings it back"));
    press(&mut state, "r");
    update(&mut state, Action::Reread(Err(crate::tui::desk::NotRead::Once)));
    press(&mut state, "<Tab>");
    assert_eq!(state.message, None, "the key means nothing any more, after a reread too");
}

#[test]
fn a_theme_is_chosen_by_its_name() {
    use crate::tui::theme::Theme;
    let mut state = chinese().state((80, 24));
    press(&mut state, ":theme paper<Enter>");
    assert_eq!(state.looks.theme, Theme::Paper);
    press(&mut state, ":theme solarized<Enter>");
    assert_eq!(state.looks.theme, Theme::Paper);
    assert_eq!(state.message.as_deref(), Some("配色有：terminal, auto, dark, light, contrast, paper"));
}
