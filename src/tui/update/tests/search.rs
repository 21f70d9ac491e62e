//! Searching, and filtering the outline.

use super::*;
use crate::tui::origin::Origin;

/// The hit the reader is at, with what follows it, and its number.
fn picture(state: &State) -> String {
    let search = &state.search;
    let Some(at) = search.current else { return format!("- of {}", search.hits.len()) };
    let hit = search.hits[at];
    let text = state.article.text();
    let body = state.layout.span(Place::default()).start;
    let row = state.layout.span(state.line);
    assert!(hit.start < body || state.here() == hit.start && hit.start < row.end, "not at the hit");
    let after: String = text[hit.end..].chars().take(3).collect();
    format!("{}/{} [{}]{after}", at + 1, search.hits.len(), hit.of(text))
}

#[track_caller]
fn check_search(mut state: State, keys: &str, expected: &str, said: &str) -> State {
    press(&mut state, keys);
    assert_eq!((picture(&state).as_str(), state.message.as_deref()), (expected, Some(said)), "after {keys}");
    state
}

fn in_chinese() -> State {
    chinese().state((80, 24))
}

#[test]
fn the_view_goes_along_with_what_is_typed() {
    let mut state = in_chinese();
    press(&mut state, "/");
    for (key, expected) in [
        ("会", "1/5 [会]办卡。"),
        ("员", "1/1 [会员]带来了"),
        ("带", "1/1 [会员带]来了七"),
        ("<BS>", "1/1 [会员]带来了"),
        ("x", "- of 0"),
        ("<BS><BS>", "1/5 [会]办卡。"),
        ("<C-u>", "- of 0"),
        ("qpn", "1/1 [去年冬]天，城"),
    ] {
        press(&mut state, key);
        if key == "x" || key == "<C-u>" {
            assert_eq!(state.here(), Origin::of(&in_chinese()).here, "back where it began");
        }
        if key != "qpn" {
            assert_eq!(picture(&state), expected, "after {key}");
        }
    }
}

#[test]
fn it_begins_where_the_reader_is_and_goes_round() {
    let mut state = in_chinese();
    press(&mut state, "<Tab>G/书店");
    assert_eq!(picture(&state), "1/4 [书店]为什么", "round, where nothing is ahead");
    press(&mut state, "<Esc>4[/书店");
    assert_eq!(picture(&state), "3/4 [书店]的难处");
}

#[test]
fn the_box_takes_every_key_but_two() {
    let mut state = in_chinese();
    assert!(press(&mut state, "/q?jk12 gG<F1><C-l>会<Tab>").is_empty());
    assert_eq!(state.prompt.as_ref().unwrap().line.text, "q?jk12 gG会");
    assert!(state.panel.is_none() && state.count.is_none());
    assert_eq!(press(&mut state, "<C-c>"), [Effect::Quit]);
}

#[test]
fn escape_gives_back_all_there_was() {
    for before in ["", "<Tab>8j", "Hj", "ss<Tab>j", "<Tab>2}", "/书店<Enter>n"] {
        let mut state = in_chinese();
        press(&mut state, before);
        let of = |state: &State| {
            let place =
                (state.line, state.top, state.mode, state.pane(), state.chosen, state.node, state.left);
            (place, state.folds.clone(), state.search.hits.clone(), state.search.current)
        };
        let there = of(&state);
        press(&mut state, "/安静");
        assert_eq!(state.search.hits.len(), 2, "{before}");
        press(&mut state, "<Esc>");
        assert_eq!(of(&state), there, "{before}");
        press(&mut state, "/安<BS><BS>");
        assert!(state.prompt.is_none(), "nothing is left to take back");
        assert_eq!(of(&state), there, "{before}");
    }
}

#[test]
fn entered_it_stays_and_goes_on() {
    let state = check_search(in_chinese(), "/安静<Enter>", "1/2 [安静]是算过", "1/2 · 安静");
    assert!(state.prompt.is_none() && state.origin.is_none());
    let state = check_search(state, "n", "2/2 [安静]没法复", "2/2 · 安静");
    let state = check_search(state, "n", "1/2 [安静]是算过", "到末尾，从头继续 · 1/2 · 安静");
    let state = check_search(state, "N", "2/2 [安静]没法复", "到开头，从末尾继续 · 2/2 · 安静");
    let state = check_search(state, "<Tab>ggn", "1/2 [安静]是算过", "1/2 · 安静");
    // From where the reader is, and not from where the last hit was.
    let state = check_search(state, "GN", "2/2 [安静]没法复", "2/2 · 安静");
    check_search(state, "3n", "1/2 [安静]是算过", "到末尾，从头继续 · 1/2 · 安静");
    check_search(
        english().state((80, 24)),
        "/DRILL<C-u>drill<Enter>9N",
        "4/6 [drill] ru",
        "continued from the end · 4/6 · drill",
    );
}

#[test]
fn counts_go_over_hits() {
    check_search(in_chinese(), "/书店<Enter>2n", "4/4 [书店]，灯还", "4/4 · 书店");
    check_search(in_chinese(), "/书店<Enter>2nN", "3/4 [书店]的难处", "3/4 · 书店");
}

#[test]
fn what_is_not_there_is_said() {
    let state = check_search(in_chinese(), "n", "- of 0", "还没有查找过；按 / 查找");
    let state = check_search(state, "/<Enter>", "- of 0", "还没有查找过；按 / 查找");
    let state = check_search(state, "/大象<Enter>", "- of 0", "未找到 · 大象");
    assert_eq!(state.here(), in_chinese().here());
    let state = check_search(state, "n", "- of 0", "未找到 · 大象");
    check_search(state, "/<C-r>(<Enter>", "- of 0", "圆括号没有闭合");
}

#[test]
fn an_empty_box_goes_on_with_the_last_search() {
    let state = check_search(in_chinese(), "/书店<Enter>/<Enter>", "3/4 [书店]的难处", "3/4 · 书店");
    let state = check_search(state, "<Esc>/<Enter>", "4/4 [书店]，灯还", "4/4 · 书店");
    // Forgotten are the hits, not the words.
    assert_eq!(state.search.hits.len(), 4);
}

#[test]
fn pinyin_says_that_it_is() {
    check_search(in_chinese(), "/huiyuan<Enter>", "1/1 [会员]带来了", "1/1 拼音 · huiyuan");
    check_search(in_chinese(), "/hy<Enter>", "1/1 [会员]带来了", "1/1 拼音 · hy");
}

#[test]
fn expressions_are_turned_on_and_off() {
    let mut state = in_chinese();
    press(&mut state, "/书.");
    assert_eq!(state.search.hits.len(), 0);
    press(&mut state, "<C-r>");
    assert_eq!(picture(&state), "2/11 [书店]，河岸");
    press(&mut state, "<C-r>");
    assert_eq!(state.search.hits.len(), 0);
    press(&mut state, "<C-r><Enter>");
    check_search(state, "n", "3/11 [书赚]钱。它", "3/11 · 书.");
}

#[test]
fn earlier_searches_come_back_into_the_box() {
    let mut state = in_chinese();
    press(&mut state, "/书店<Enter>/<C-r>第.步<Enter>/安<Up>");
    assert_eq!(picture(&state), "1/3 [第一步]，先把");
    assert!(state.search.typing.as_ref().unwrap().regex);
    press(&mut state, "<Up>");
    assert!(!state.search.typing.as_ref().unwrap().regex);
    press(&mut state, "<Down><Down>");
    assert_eq!(state.prompt.as_ref().unwrap().line.text, "安");
}

#[test]
fn hits_are_opened_out_of_folds() {
    let mut state = in_chinese();
    press(&mut state, "H/人工<Enter>");
    assert!(outline_picture(&state).contains("›    ·二、人工占"), "{}", outline_picture(&state));
    assert_eq!(state.pane(), Pane::Outline);
    press(&mut state, "H/人工<Esc>");
    assert!(!outline_picture(&state).contains("二、人工占"));
}

#[test]
fn a_narrow_screen_shows_the_text() {
    let mut state = chinese().state((50, 15));
    press(&mut state, "/人工");
    assert_eq!(state.pane(), Pane::Text);
    press(&mut state, "<Esc>");
    assert_eq!(state.pane(), Pane::Outline);
    press(&mut state, "/人工<Enter>");
    assert_eq!(state.pane(), Pane::Text);
}

#[test]
fn the_summary_alone_gives_way_to_what_it_lacks() {
    let state = check_search(in_chinese(), "ss/门票<Enter>", "1/1 [门票]。\n一", "1/1 · 门票");
    assert_eq!(state.mode, Mode::Summary);
    let state = check_search(state, "/人工<Enter>", "1/1 [人工]占三成", "摘要里没有，回到全文 · 1/1 · 人工");
    assert_eq!(state.mode, Mode::Full);
    let state = check_search(state, "/安静<Enter>", "2/2 [安静]没法复", "2/2 · 安静");
    // The summary has put the reader on a sentence before the hit.
    check_search(state, "ss-n", "2/2 [安静]没法复", "摘要里没有，回到全文 · 2/2 · 安静");
}

#[test]
fn escape_forgets_the_hits_before_it_leaves_the_pane() {
    let mut state = in_chinese();
    press(&mut state, "<Tab>s/安静<Enter><Esc>");
    assert_eq!((picture(&state).as_str(), state.mode, state.pane()), ("- of 0", Mode::Keys, Pane::Text));
    press(&mut state, "<Esc>");
    assert_eq!(state.mode, Mode::Full);
    check_search(state, "n", "2/2 [安静]没法复", "2/2 · 安静");
}

#[test]
fn hits_in_the_title_are_gone_over_too() {
    let mut state = in_chinese();
    assert!(state.title_in_header());
    press(&mut state, "<Tab>/河岸<Enter>N");
    let numbers = |state: &mut State, keys: &str| {
        let mut after = |key: char| {
            press(state, &key.to_string());
            state.search.current.unwrap() + 1
        };
        keys.chars().map(&mut after).collect::<Vec<_>>()
    };
    assert_eq!(state.search.hits.len(), 3);
    assert_eq!(numbers(&mut state, "nnnNNNN"), [2, 3, 1, 3, 2, 1, 3]);
    press(&mut state, "gg");
    let there = numbers(&mut state, "NNNnnn");
    assert_eq!(there, [1, 3, 2, 3, 1, 2]);
}

#[test]
fn the_search_waits_for_no_outline() {
    let fixture = chinese();
    let mut state = fixture.unthought((80, 24));
    press(&mut state, "/人工");
    update(&mut state, Action::Digested(Some(fixture.insight())));
    assert_eq!(picture(&state), "1/1 [人工]占三成");
    press(&mut state, "<BS>");
    assert!(outline_picture(&state).contains("›"), "{}", outline_picture(&state));
    press(&mut state, "<Esc>");
    assert_eq!(state.here(), in_chinese().here());
}

#[test]
fn a_paste_goes_into_the_box() {
    let mut state = in_chinese();
    press(&mut state, "/");
    update(&mut state, Action::Paste("办\n卡".to_owned()));
    assert_eq!(state.prompt.as_ref().unwrap().line.text, "办 卡");
    press(&mut state, "<C-u>");
    update(&mut state, Action::Paste("办卡\u{1b}[31m".to_owned()));
    assert_eq!(picture(&state), "1/2 [办卡]。\n读");
    update(&mut in_chinese(), Action::Paste("x".to_owned()));
}

#[test]
fn a_click_elsewhere_leaves_the_box() {
    for (keys, hits, filtered) in [("/", 0, false), ("/安静", 2, false), ("f会员", 0, true)] {
        let mut state = in_chinese();
        press(&mut state, keys);
        update(&mut state, Action::Click(40, 6));
        assert!(state.prompt.is_none() && state.origin.is_none(), "{keys}");
        assert_eq!((state.search.hits.len(), state.filter.is_some()), (hits, filtered), "{keys}");
        assert_eq!(state.pane(), Pane::Text, "{keys}");
        assert_laws(&state);
    }
}

#[track_caller]
fn check_at(words: &str, expected: &str, said: Option<&str>, pane: Pane) {
    let fixture = chinese();
    let mut state = fixture.unthought((50, 15));
    open_at(&mut state, words.to_owned());
    assert_eq!(picture(&state), expected, "{words}");
    assert_eq!(state.message.as_deref(), said, "{words}");
    update(&mut state, Action::Digested(Some(fixture.insight())));
    assert_eq!(state.pane(), pane, "{words}");
    assert_laws(&state);
}

#[test]
fn the_reader_opens_at_a_place() {
    check_at("安静", "1/2 [安静]是算过", Some("1/2 · 安静"), Pane::Text);
    check_at("anjing", "1/2 [安静]是算过", Some("1/2 拼音 · anjing"), Pane::Text);
    check_at("會員", "1/1 [会员]带来了", Some("1/1 · 會員"), Pane::Text);
    check_at("大象", "- of 0", Some("未找到 · 大象"), Pane::Outline);
    check_at(" ", "- of 0", None, Pane::Outline);
    let mut state = in_chinese();
    open_at(&mut state, "安静".to_owned());
    check_search(state, "n", "2/2 [安静]没法复", "2/2 · 安静");
    let mut fixture = chinese();
    fixture.article.notices = vec![Clean::new("one")];
    let mut state = fixture.unthought((80, 24));
    open_at(&mut state, "安静".to_owned());
    assert_eq!(state.message.as_deref(), Some("one"), "what is to be known of the article is said first");
}

#[test]
fn another_article_is_searched_anew() {
    let mut state = chinese().unthought((80, 24));
    press(&mut state, "/安静<Enter>");
    state.article = std::sync::Arc::new(article(Lang::Zh, "安静。安静，安静。").article);
    state.lay_out();
    update(&mut state, Action::Do(Command::First));
    crate::tui::update::search::again(&mut state);
    assert_eq!(picture(&state), "1/3 [安静]。安静");
}

#[track_caller]
fn check_filter(keys: &str, expected: &[&str]) -> State {
    let mut state = in_chinese();
    press(&mut state, keys);
    assert_eq!(outline_picture(&state).lines().collect::<Vec<_>>(), expected, "after {keys}");
    state
}

const ALL: usize = 13;

#[test]
fn the_outline_is_filtered_by_what_is_typed() {
    let rent = ["▾房租之外的", "  ▾老板列出三", "    ·一、房租占"];
    let marked = |at: usize| {
        rent.iter().enumerate().map(move |(i, l)| if i == at { format!("›{l}") } else { (*l).into() })
    };
    for keys in ["f房租", "ffz", "ffangzu", "Hf房租"] {
        let expected: Vec<String> = marked(0).collect();
        check_filter(keys, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let expected: Vec<String> = marked(2).collect();
    let state =
        check_filter("f房租<Down><Down><Enter>", &expected.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(words(&state), "一、房租占四", "the text goes along");
    assert_eq!(
        (state.pane(), state.message.as_deref()),
        (Pane::Outline, Some("筛出 2 处；Esc 恢复全部提纲"))
    );
    check_filter("f会员", &["▾读者从哪里", "›  ·会员带来了"]);
}

#[test]
fn what_matches_nothing_leaves_all() {
    let mut state = in_chinese();
    press(&mut state, "f大象");
    assert_eq!((state.visible.len(), state.filter.is_none()), (ALL, true));
    press(&mut state, "<Enter>");
    assert_eq!((state.message.as_deref(), state.visible.len()), (Some("未找到"), ALL));
    press(&mut state, "f<Enter>");
    assert_eq!((state.message.as_deref(), state.visible.len()), (None, ALL));
}

#[test]
fn the_filter_goes_with_escape() {
    let mut state = in_chinese();
    press(&mut state, "H2j");
    let (before, folds) = (outline_picture(&state), state.folds.clone());
    press(&mut state, "f房租<Down><Esc>");
    assert_eq!((outline_picture(&state), &state.folds), (before.clone(), &folds));
    press(&mut state, "f会员<Enter><Esc>");
    assert!(state.filter.is_none() && state.pane() == Pane::Outline);
    assert!(outline_picture(&state).contains("›  ·会员带来了"), "the mark stays where it is");
    // In the text the hits go first, then the filter, then the pane.
    press(&mut state, "f会员<Enter>/会员<Enter><Tab><Esc>");
    assert!(state.filter.is_some() && state.search.hits.is_empty());
    press(&mut state, "<Esc>");
    assert!(state.filter.is_none() && state.pane() == Pane::Text);
    // In the outline the filter does.
    press(&mut state, "<Tab>f会员<Enter>/会员<Enter><Esc>");
    assert!(state.filter.is_none() && !state.search.hits.is_empty());
}

#[test]
fn a_filtered_outline_is_moved_in_as_any_other() {
    let mut state = in_chinese();
    press(&mut state, "f步<Enter>");
    for keys in
        ["G", "gg", "l", "h", "h", "h", "zo", "zc", "za", "H", "L", "]", "]", "[", "}", "}", "{", ")", "n"]
    {
        press(&mut state, keys);
    }
    press(&mut state, "<Tab>Ggg<Tab>");
    assert!(state.filter.is_some() && outline_picture(&state).contains("›▾要学它，大"));
    press(&mut state, "f");
    assert_eq!(state.prompt.as_ref().unwrap().line.text, "步", "the box holds what is on");
    press(&mut state, "<C-u><Enter>");
    assert_eq!((state.filter.is_none(), state.visible.len()), (true, ALL));
}

#[test]
fn without_an_outline_there_is_nothing_to_filter() {
    for mut state in [chinese().unthought((80, 24)), article(Lang::Zh, "只有一句话。").state((80, 24))]
    {
        press(&mut state, "f");
        assert!(state.prompt.is_none() && state.message.is_some());
    }
}

#[test]
fn a_narrow_screen_shows_the_outline_while_it_is_filtered() {
    let mut state = chinese().state((50, 15));
    press(&mut state, "<Tab>f会员");
    assert_eq!(state.pane(), Pane::Outline);
    press(&mut state, "<Esc>");
    assert_eq!(state.pane(), Pane::Text);
    press(&mut state, "f会员<Enter>");
    assert_eq!(state.pane(), Pane::Outline);
}

#[test]
fn a_hidden_outline_shows_while_it_is_filtered() {
    for size in [(80, 24), (50, 15)] {
        let mut state = in_chinese();
        press(&mut state, "<Tab>w");
        update(&mut state, Action::Resize(size.0, size.1));
        press(&mut state, "f会员");
        assert!(state.geometry().outline.is_some() && state.pane() == Pane::Outline, "{size:?}");
        press(&mut state, "<Esc>");
        assert!(state.widths.hidden && state.pane() == Pane::Text, "{size:?}");
        press(&mut state, "f会员<Enter>");
        assert!(!state.widths.hidden && state.pane() == Pane::Outline, "{size:?}");
    }
}

#[test]
fn the_shell_is_a_key_away_while_something_is_typed_too() {
    let mut state = in_chinese();
    for keys in ["/河", ":w", "S"] {
        press(&mut state, keys);
        assert!(state.prompt.is_some(), "{keys}");
        assert_eq!(press(&mut state, "<C-z>"), [Effect::Suspend], "{keys}");
        // Who comes back goes on typing.
        assert!(state.prompt.is_some(), "{keys}");
        press(&mut state, "<Esc><Esc>");
    }
}
