//! What was removed, shown and hidden: what comes into view, where the reader stays, what passes over it.

use super::*;
use crate::tui::layout::Line;

/// The rows of the text's window; `›` before the reader's, `~` before what was removed.
fn window(state: &State) -> Vec<String> {
    let (mut rows, mut place) = (Vec::new(), state.top);
    for _ in 0..state.geometry().rows() {
        let piece = state.layout.piece(place.piece).unwrap();
        let words = match state.layout.line(place) {
            Some(Line::Words { row, .. }) => row.span.of(state.layout.text(&piece)).to_owned(),
            Some(Line::Removed { row, first }) => {
                let mark = if first { piece.mark.of(state.layout.text(&piece)) } else { "" };
                format!("~{mark}{}", row.span.of(state.layout.text(&piece)))
            }
            _ => String::new(),
        };
        let short: String = words.chars().take(14).collect();
        rows.push(if place == state.line { format!("›{short}") } else { short });
        if place >= state.layout.last() {
            break;
        }
        place = state.layout.forward(place, 1);
    }
    rows
}

#[test]
fn what_was_removed_comes_into_view_at_the_beginning() {
    let mut state = chinese().state((80, 24));
    let hidden = window(&state);
    press(&mut state, "X");
    assert_eq!(window(&state)[..3], ["~导航 · 首页 城事 读书", "", "›去年冬天，城里又关了两家书店"]);
    assert_eq!(state.message.as_deref(), Some("移除 6 处：下面 2 处"));
    press(&mut state, "X");
    assert_eq!(window(&state), hidden);
    assert_eq!(state.message.as_deref(), Some("已隐藏移除的内容"));
}

#[test]
fn what_stands_before_the_text_leaves_half_of_the_window_to_it() {
    let head: String = (0..30).map(|n| format!("~ navigation 栏目{n}\n")).collect();
    let mut state = article(Lang::Zh, &format!("{head}{}", "甲。\n".repeat(20))).state((80, 24));
    press(&mut state, "X");
    assert_eq!(state.layout.distance(state.top, state.line, 99), 10);
    assert_eq!(words(&state), "甲。\n甲。\n");
    assert_eq!(state.message.as_deref(), Some("移除 30 处：上面 21 处"));
}

#[test]
fn where_the_outline_covers_the_text_showing_brings_it_up() {
    let mut state = chinese().state((50, 15));
    assert_eq!(state.pane(), Pane::Outline);
    press(&mut state, "X");
    assert_eq!((state.pane(), window(&state)[0].as_str()), (Pane::Text, "~导航 · 首页 城事 读书"));
    let mut state = chinese().state((80, 24));
    press(&mut state, "X");
    assert_eq!(state.pane(), Pane::Outline, "both show");
}

#[test]
fn a_click_on_what_was_removed_puts_the_reader_there() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "X");
    update(&mut state, Action::Click(40, 2));
    assert_eq!((state.pane(), state.line), (Pane::Text, Place::default()));
    assert_laws(&state);
    press(&mut state, "X");
    assert_eq!(words(&state), "去年冬天，城", "hidden, it leaves the reader at what followed it");
    press(&mut state, "X");
    assert_eq!(state.line, Place::default());
}

#[test]
fn showing_what_was_removed_keeps_the_place() {
    for keys in ["<Tab>4j", "<Tab>2}", "<Tab>20j", "2j", "]", "<Tab>G", "<Tab>Gkkkk", "<Tab>9j"] {
        let mut state = chinese().state((60, 12));
        press(&mut state, keys);
        let (line, row, node) = (words(&state), state.layout.distance(state.top, state.line, 99), state.node);
        press(&mut state, "X");
        let now = (words(&state), state.layout.distance(state.top, state.line, 99), state.node);
        assert_eq!(now, (line, row, node), "after {keys}");
    }
}

#[test]
fn what_was_removed_does_not_count_in_per_cent() {
    for keys in ["", "<Tab>4j", "<Tab>G", "<Tab>2}", "<Tab>15j"] {
        let mut state = chinese().state((60, 12));
        press(&mut state, keys);
        let percent = state.percent();
        press(&mut state, "X");
        assert_eq!(state.percent(), percent, "after {keys}");
    }
}

#[test]
fn showing_and_hiding_what_was_removed_changes_nothing() {
    for fixture in [chinese, english] {
        for size in [(80, 24), (50, 15), (7, 5)] {
            for shown in ["", "X"] {
                let mut state = fixture().state(size);
                press(&mut state, &format!("{shown}<Tab>"));
                for down in 0..60 {
                    let before = (state.top, state.line, state.node, state.removed);
                    press(&mut state, "XX");
                    let after = (state.top, state.line, state.node, state.removed);
                    assert_eq!(after, before, "{down} rows down at {size:?}");
                    press(&mut state, "j");
                }
            }
        }
    }
}

#[test]
fn scrolling_goes_over_what_was_removed() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "<Tab>Xgg");
    assert_eq!(state.line, Place::default());
    let mut seen = Vec::new();
    loop {
        seen.extend(window(&state).into_iter().find_map(|row| row.strip_prefix('›').map(String::from)));
        let line = state.line;
        press(&mut state, "j");
        if state.line == line {
            break;
        }
    }
    let removed: Vec<_> = seen.iter().filter(|row| row.starts_with('~')).map(String::as_str).collect();
    let expected = [
        "~导航 · 首页 城事 读书",
        "~广告 · 旧书换新茶，周末",
        "~     · 会员日全场九",
        "~重复 · 一张椅子、一盏不",
        "~的茶，比打折更能留住人。老",
        "~里的安静是算过的：书架的高",
        "~宽度、连门铃的声音都改过三",
        "~分享 · 分享到朋友圈",
        "~版权 · 河岸通讯版权所有",
    ];
    assert_eq!(removed, expected);
    assert_eq!((state.line, state.percent()), (state.layout.last(), 100));
    let mut percent = 100;
    while state.line != Place::default() {
        press(&mut state, "k");
        assert!(state.percent() <= percent);
        percent = state.percent();
    }
    assert_eq!(percent, 0);
}

#[test]
fn nothing_stops_at_what_was_removed_but_rows() {
    check_keys("X}", "›·它卖的是停 它卖的是停下");
    check_keys("X2}", "›▾房租之外的 书店的难处不");
    check_keys("X3j", "›    ·一、房租占 一、房租占四");
    check_keys("X<Tab>gg}", "›·它卖的是停 它卖的是停下");
    check_keys("X<Tab>G{", "›  ·会员带来了 会员带来了七");
    check_keys("X<Tab>G[", "›·三年之内， 三年之内，这");
    check_keys("X<Tab>gg]", "›·它卖的是停 去年冬天，城");
    // On the first of the two advertisements: the next section is the one right after them.
    check_keys("X<Tab>gg10j]", "›▾房租之外的 房租之外的账");
    for (keys, sentences) in [("X+", 4), ("X<Tab>gg+", 4), ("X-", 2)] {
        let mut state = chinese().state((80, 24));
        press(&mut state, keys);
        assert_eq!(state.summary.sentences().len(), sentences, "{keys}");
        assert!(state.shows_removed());
    }
}

#[test]
fn a_key_sentence_at_the_very_beginning_lies_ahead_of_what_was_removed_before_it() {
    let source = "~ ad 开卡\n*甲。乙。\n*丙。丁。";
    let outline = [(0, NodeRole::Section, "甲"), (0, NodeRole::Section, "丙")];
    let mut state = article(Lang::Zh, source).outlined(&outline).state((80, 24));
    press(&mut state, "X<Tab>gg");
    assert!(state.layout.is_removed(state.line));
    for key in ["}", "]"] {
        press(&mut state, key);
        assert_eq!((words(&state).as_str(), state.layout.is_removed(state.line)), ("甲。乙。\n丙", false));
        press(&mut state, "gg");
    }
}

#[test]
fn the_summary_alone_shows_nothing_that_was_removed() {
    let mut state = chinese().state((80, 24));
    press(&mut state, "Xss");
    assert!(!state.shows_removed() && window(&state).iter().all(|row| !row.contains('~')));
    press(&mut state, "s");
    assert!(state.shows_removed(), "back in the full text it shows again");
    press(&mut state, "XssX");
    assert_eq!(
        (state.mode, state.shows_removed()),
        (Mode::Full, true),
        "asking for it leads to the full text"
    );
}

#[test]
fn where_nothing_was_removed_the_key_says_so() {
    for (lang, text, said) in
        [(Lang::Zh, "甲。乙。", "没有移除任何内容"), (Lang::En, "One. Two.", "nothing was removed")]
    {
        let mut state = article(lang, text).state((80, 24));
        press(&mut state, "X");
        assert_eq!((state.message.as_deref(), state.removed), (Some(said), false));
    }
}

#[test]
fn a_page_of_which_nothing_was_kept_can_be_looked_at() {
    let mut state = article(Lang::En, "~ ad One\n~ ad Two").state((80, 24));
    press(&mut state, "XjkGgg}[XX");
    assert_eq!(window(&state), ["›~ad · One", "~   · Two"]);
}
