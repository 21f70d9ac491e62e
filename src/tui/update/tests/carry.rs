//! Taking away: keys in, effects and messages out.

use super::*;
use crate::clean::Clean;
use crate::tui::desk::{Form, NotCopied, NotEdited, NotOpened, NotSaved, Part, Wanted, Way};
use crate::tui::errand::{Copied, Saved, Told};
use crate::tui::modes::Panel;
use crate::tui::prompt::Kind;

/// What is copied after some keys, `/` for a new line.
#[track_caller]
fn check_copied(fixture: Fixture, keys: &str, expected: &str) {
    let mut state = fixture.state((80, 24));
    let copied = match press(&mut state, keys).as_slice() {
        [Effect::Copy(Copied::Sentences(words, count))] => format!("{count}: {}", words.replace('\n', "/")),
        [Effect::Copy(Copied::Section(words))] => {
            let lines: Vec<String> = words.lines().map(|line| line.chars().take(4).collect()).collect();
            lines.join("/")
        }
        other => format!("{other:?}, {:?}", state.message.as_deref()),
    };
    assert_eq!(copied, expected, "{keys}");
}

#[test]
fn a_sentence_is_copied_whole() {
    check_copied(chinese(), "y", "1: 去年冬天，城里又关了两家书店，河岸那一家却把隔壁的空铺也租了下来。");
    check_copied(chinese(), "2)y", "1: 它卖的是停下来的时间，书只是门票。");
    check_copied(chinese(), ")2y", "2: 路过的人以为它靠卖书赚钱。它卖的是停下来的时间，书只是门票。");
    check_copied(
        english(),
        "2y",
        "2: On Saturdays the queue outside the old fire station is longer than the one at the bakery. People think it lends drills.",
    );
}

#[test]
fn a_selection_is_copied_and_over() {
    check_copied(chinese(), ")vy", "1: 路过的人以为它靠卖书赚钱。");
    check_copied(chinese(), ")v)y", "2: 路过的人以为它靠卖书赚钱。它卖的是停下来的时间，书只是门票。");
    // Backwards, and by the keys for rows.
    check_copied(chinese(), "2)v(y", "2: 路过的人以为它靠卖书赚钱。它卖的是停下来的时间，书只是门票。");
    check_copied(chinese(), "2)vky", "2: 路过的人以为它靠卖书赚钱。它卖的是停下来的时间，书只是门票。");
    // Over the end of a paragraph.
    let both =
        "2: 它卖的是停下来的时间，书只是门票。/一张椅子、一盏不刺眼的灯、一杯可以续的茶，比打折更能留住人。";
    check_copied(chinese(), "2)vjy", both);
    let mut state = chinese().state((80, 24));
    press(&mut state, ")v)");
    assert_eq!(state.selected(), 1..3);
    press(&mut state, "y");
    assert_eq!(state.selected(), 0..0);
    press(&mut state, "v)<Esc>");
    assert_eq!(state.selecting, None);
}

#[test]
fn in_the_summary_only_what_shows_is_taken() {
    check_copied(
        chinese(),
        "ssggv)y",
        "2: 它卖的是停下来的时间，书只是门票。/书店的难处不在房租，而在每平方米每小时能留住几个人。",
    );
    check_copied(
        chinese(),
        "ssgg2y",
        "2: 它卖的是停下来的时间，书只是门票。/书店的难处不在房租，而在每平方米每小时能留住几个人。",
    );
}

#[test]
fn a_section_is_copied_with_its_heading() {
    check_copied(chinese(), "]Y", "房租之外/书店的难/一、房租/二、人工/三、剩下/夜里十点/账算下来");
    // From within a list of the section, and the part at the top where there is no section.
    check_copied(
        chinese(),
        "<Tab>/人工<Enter>Y",
        "房租之外/书店的难/一、房租/二、人工/三、剩下/夜里十点/账算下来",
    );
    check_copied(chinese(), "Y", "去年冬天/一张椅子");
    check_copied(article(Lang::Zh, "天晴了。"), "Y", "天晴了。");
    check_copied(article(Lang::Zh, "! 图"), "y", "[], Some(\"这里没有可复制的句子\")");
}

#[test]
fn the_summary_is_copied_when_there_is_one() {
    assert_eq!(press(&mut chinese().state((80, 24)), "c"), [Effect::Copy(Copied::Summary)]);
    let mut state = chinese().unthought((80, 24));
    assert_eq!(press(&mut state, "cS"), []);
    assert_eq!(state.message.as_deref(), Some("提纲还在整理，请稍候"));
}

/// What the footer says after an effect.
#[track_caller]
fn check_told(fixture: Fixture, told: Told, expected: &str) {
    let mut state = fixture.state((80, 24));
    assert_eq!(update(&mut state, Action::Told(told)), []);
    assert_eq!(state.message.as_deref(), Some(expected));
}

#[test]
fn what_was_copied_is_said_and_which_way() {
    let one = |text: &str, result| Told::Copied {
        copied: Copied::Sentences(text.into(), 1),
        text: text.into(),
        result,
    };
    check_told(chinese(), one("河水涨了。", Ok(Way::Clipboard)), "已复制这一句到剪贴板（5 字）：河水涨了。");
    check_told(chinese(), one("河水涨了。", Ok(Way::Terminal)), "已请终端复制这一句（5 字）：河水涨了。");
    check_told(
        english(),
        one("It rains.", Ok(Way::Tmux)),
        "copied the sentence to tmux's buffer (2 words): It rains.",
    );
    let long = "涨".repeat(1234);
    let section =
        Told::Copied { copied: Copied::Section(long.clone()), text: long, result: Ok(Way::Clipboard) };
    let beginning = "涨".repeat(20);
    check_told(chinese(), section, &format!("已复制这一节到剪贴板（1,234 字）：{beginning}…"));
    let summary = Told::Copied {
        copied: Copied::Summary,
        text: "# a\n".into(),
        result: Err(NotCopied::TooLong { most: 74_994 }),
    };
    check_told(
        chinese(),
        summary,
        "没有复制：终端（OSC 52）一次最多收 74,994 字节，这里有 4；请用 v 分段选取",
    );
}

fn to_save(path: &str, part: Part, form: Form, replace: bool) -> Effect {
    Effect::Save(Saved { path: path.into(), part, form, replace })
}

#[test]
fn a_name_is_suggested_and_can_be_changed() {
    use Form::*;
    use Part::*;
    for (keys, effect) in [
        ("S<Enter>", to_save("河岸书店为什么还在.md", Summary, Markdown, false)),
        ("S<Tab><Enter>", to_save("河岸书店为什么还在.md", Outline, Markdown, false)),
        ("S<Tab><Tab><Enter>", to_save("河岸书店为什么还在.md", Summary, Markdown, false)),
        ("S<C-u>a.txt<Enter>", to_save("a.txt", Summary, Text, false)),
        ("S<C-u> ~/a b.opml <Enter>", to_save("~/a b.opml", Summary, Opml, false)),
        ("S<C-u>a.html<Enter>", to_save("a.html", Summary, Html, false)),
        // From what is always the outline Tab goes to the other part as Markdown.
        ("S<C-u>a.html<Tab><Enter>", to_save("a.md", Outline, Markdown, false)),
        ("S<C-u>a.opml<Tab><Enter>", to_save("a.md", Outline, Markdown, false)),
    ] {
        let mut state = chinese().state((80, 24));
        assert_eq!(press(&mut state, keys), [effect], "{keys}");
        assert!(state.prompt.is_none());
    }
}

#[test]
fn a_name_that_says_no_form_is_refused_and_stands_there_still() {
    let mut state = chinese().state((80, 24));
    assert_eq!(press(&mut state, "S<C-u>a.pdf<Enter>"), []);
    assert_eq!(state.message.as_deref(), Some("没有保存：文件名要以 .txt、.md、.json、.opml、.html 结尾"));
    assert_eq!(state.prompt.as_ref().unwrap().line.text, "a.pdf");
    assert_eq!(
        press(&mut state, "<BS><BS><BS>md<Enter>"),
        [to_save("a.md", Part::Summary, Form::Markdown, false)]
    );
    for keys in ["S<C-u><Enter>", "S<Esc>"] {
        assert_eq!(press(&mut state, keys), []);
        assert!(state.prompt.is_none() && state.message.as_ref().unwrap().starts_with("没有保存"), "{keys}");
    }
}

#[test]
fn a_file_goes_only_after_a_yes() {
    let saved = Saved { path: "a.md".into(), part: Part::Outline, form: Form::Markdown, replace: false };
    let asked = || {
        let mut state = chinese().state((80, 24));
        update(&mut state, Action::Told(Told::Saved(saved.clone(), Err(NotSaved::Exists))));
        state
    };
    assert!(matches!(asked().prompt.unwrap().kind, Kind::Overwrite(_)));
    assert_eq!(press(&mut asked(), "y"), [to_save("a.md", Part::Outline, Form::Markdown, true)]);
    let mut state = asked();
    assert_eq!(press(&mut state, "x<Enter> "), []);
    update(&mut state, Action::Paste("y".to_owned()));
    let asks = state.prompt.as_ref().unwrap();
    assert!(matches!(asks.kind, Kind::Overwrite(_)), "only y and n are answers");
    assert_eq!(asks.line.text, "a.md", "the name that shows is the one that is written to");
    assert_eq!(press(&mut state, "n"), []);
    let prompt = state.prompt.as_ref().unwrap();
    assert_eq!((&prompt.kind, prompt.line.text.as_str()), (&Kind::Save(Part::Outline), "a.md"));
    let mut state = asked();
    assert_eq!(press(&mut state, "<Esc>"), []);
    assert_eq!((state.prompt, state.message.as_deref()), (None, Some("没有保存")));
}

#[test]
fn what_came_of_saving_is_said() {
    let saved = |form| Saved { path: "a".into(), part: Part::Summary, form, replace: false };
    let told = |form, result| Told::Saved(saved(form), result);
    check_told(chinese(), told(Form::Text, Ok(Clean::new("~/a.txt"))), "已保存摘要：~/a.txt");
    check_told(chinese(), told(Form::Opml, Ok(Clean::new("~/a.opml"))), "已保存提纲：~/a.opml");
    check_told(chinese(), told(Form::Html, Ok(Clean::new("~/a.html"))), "已保存网页：~/a.html");
    check_told(english(), told(Form::Json, Ok(Clean::new("/a.json"))), "saved the whole digest to /a.json");
    check_told(
        chinese(),
        told(Form::Text, Err(NotSaved::NoFolder(Clean::new("~/无")))),
        "没有保存：没有文件夹 ~/无；先建好它，或换个地方",
    );
    check_told(
        english(),
        told(Form::Text, Err(NotSaved::Full)),
        "not saved: the disk is full; make room and save again",
    );
}

/// The Chinese article with two links in its second sentence and one in its last.
fn linked() -> Fixture {
    chinese().linked(&[
        ("路过的人", "https://a.example/1"),
        ("卖书赚钱", "https://a.example/2"),
        ("只能一家一家", "mailto:me@a.example"),
    ])
}

#[test]
fn a_single_link_is_opened_at_once() {
    let mut state = linked().state((80, 24));
    assert_eq!(press(&mut state, "99)o"), [Effect::Browse(Clean::new("mailto:me@a.example"))]);
    // An address that is written out, in a row that is not the sentence's first.
    let mut state = english().state((80, 24));
    assert_eq!(
        press(&mut state, "/notebook<Enter>o"),
        [Effect::Browse(Clean::new(
            "https://example.org/a/very/long/address/that/has/no/space/in/it/at/all"
        ))]
    );
}

#[test]
fn of_several_links_one_is_chosen() {
    let second = || vec![Effect::Browse(Clean::new("https://a.example/2"))];
    for keys in [")oj<Enter>", ")o2", ")oG<Enter>", ")oGkjo"] {
        let mut state = linked().state((80, 24));
        assert_eq!(press(&mut state, keys), second(), "{keys}");
        assert_eq!(state.panel, None, "{keys}");
    }
    for keys in [")o<Esc>", ")oq", ")o3<Esc>"] {
        let mut state = linked().state((80, 24));
        assert_eq!(press(&mut state, keys), [], "{keys}");
        assert_eq!(state.panel, None, "{keys}");
    }
    let mut state = linked().state((80, 24));
    press(&mut state, ")o");
    // The list's last row stands above the footer.
    assert_eq!(update(&mut state, Action::Click(5, 22)), second());
    press(&mut state, "o");
    assert_eq!(update(&mut state, Action::Click(5, 3)), []);
    assert_eq!(state.panel, None);
}

#[test]
fn where_there_is_no_link_the_next_is_named() {
    for (fixture, keys, said) in [
        (linked(), "", "这里没有链接；按 1) 到最近的：路过的人"),
        (linked(), "5)", "这里没有链接；按 16) 到最近的：只能一家一家"),
        (chinese(), "", "文章里没有链接"),
    ] {
        let mut state = fixture.state((80, 24));
        press(&mut state, keys);
        // The first row holds the beginning of the second sentence.
        state.chosen = state.sentence();
        assert_eq!(press(&mut state, "o"), []);
        assert_eq!(state.message.as_deref(), Some(said), "{keys}");
    }
    // The keys that it names go there.
    let mut state = linked().state((80, 24));
    press(&mut state, "5)16)");
    assert!(matches!(press(&mut state, "o").as_slice(), [Effect::Browse(_)]));
}

#[test]
fn what_came_of_opening_is_said_with_the_address() {
    let told = |result| Told::Opened(Clean::new("https://a.example"), result);
    check_told(chinese(), told(Ok(())), "已在浏览器里打开 https://a.example");
    // Without a browser the address is copied, to be opened elsewhere.
    let address = Copied::Address(Clean::new("https://a.example"));
    let mut state = english().state((80, 24));
    let effects = update(&mut state, Action::Told(told(Err(NotOpened::NoBrowser))));
    assert_eq!(effects, [Effect::Copy(address.clone())]);
    let copied =
        Told::Copied { copied: address, text: "https://a.example".into(), result: Ok(Way::Terminal) };
    check_told(
        english(),
        copied,
        "no browser here; asked the terminal to copy the address: https://a.example",
    );
    check_told(chinese(), told(Err(NotOpened::NotOfTheNet)), "不是网页地址，不打开：https://a.example");
}

#[test]
fn the_editor_opens_at_the_line_of_the_block() {
    for (keys, begins) in [
        ("", "去年冬天"),
        ("2)", "去年冬天"),
        ("3)", "一张椅子"),
        ("]", "## 房租之外的账"),
        ("<Tab>G", "*三年之内"),
    ] {
        let mut state = chinese().state((80, 24));
        press(&mut state, keys);
        let line =
            crate::tui::fixture::CHINESE.lines().position(|line| line.starts_with(begins)).unwrap() + 1;
        assert_eq!(press(&mut state, "e"), [Effect::Edit(line)], "{keys}");
    }
}

#[test]
fn after_the_editor_the_file_is_read_again() {
    let mut state = chinese().state((80, 24));
    assert_eq!(update(&mut state, Action::Told(Told::Edited(Ok(())))), [Effect::Reload]);
    // One thing after the other.
    assert_eq!(press(&mut state, "r"), []);
    assert_eq!(state.message.as_deref(), Some("还在忙上一件事，请稍候"));
    let no_editor = NotEdited::NoEditor { editor: Clean::new("vj"), why: Clean::new("not found") };
    check_told(
        english(),
        Told::Edited(Err(no_editor)),
        "the editor vj could not be started (not found); set $EDITOR",
    );
}

#[test]
fn the_mouse_is_given_away_and_taken_back() {
    let mut state = chinese().state((80, 24));
    assert_eq!(press(&mut state, "M"), [Effect::Mouse(false)]);
    assert!(state.message.as_ref().unwrap().contains("再按 M 收回"));
    assert_eq!(press(&mut state, "M"), [Effect::Mouse(true)]);
    assert!(state.holds_mouse);
}

#[test]
fn nothing_is_taken_before_the_article_is_there() {
    let mut state = State::waiting(Clean::new("a.txt"), habits(Tongue::Chinese), (80, 24));
    assert_eq!(press(&mut state, "yYcSoervj/f"), []);
    assert!(state.prompt.is_none());
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
}

#[test]
fn a_title_makes_a_files_name() {
    for (title, name) in [
        ("桥为什么没有修？", "桥为什么没有修"),
        ("Why the bridge/road: a story", "Why-the-bridge-road-a-story"),
        ("../../etc/passwd", "etc-passwd"),
        ("~-.", "摘要"),
    ] {
        let mut state = article(Lang::Zh, &format!("# {title}\n*天晴了。雨停了。")).state((80, 24));
        assert_eq!(
            press(&mut state, "S<Enter>"),
            [to_save(&format!("{name}.md"), Part::Summary, Form::Markdown, false)]
        );
    }
    let long = "字".repeat(300);
    let mut state = article(Lang::Zh, &format!("# {long}\n*天晴了。")).state((80, 24));
    press(&mut state, "S");
    assert_eq!(state.prompt.unwrap().line.text, format!("{}.md", "字".repeat(20)));
}

#[test]
fn a_list_of_links_stays_on_any_screen() {
    for size in [(1, 1), (2, 2), (20, 3), (50, 15)] {
        let mut state = linked().state(size);
        press(&mut state, "gg)o");
        if let Some(Panel::Links(list)) = &state.panel {
            assert!(list.choice().area(size).bottom() <= size.1);
        }
        press(&mut state, "jjkG9<Esc>");
    }
}

/// The reader after a page has come that is a list of ten links.
fn index() -> State {
    let lines: String = (0..10).map(|n| format!("- 第{n}天的河水涨到了哪里\n")).collect();
    let mut fixture = article(Lang::Zh, &format!("# 河水\n{lines}"));
    for n in 0..10 {
        let (words, target) = (format!("第{n}天的河水"), format!("https://a.example/{n}"));
        fixture = fixture.linked(&[(&words, &target)]);
    }
    let mut state = State::waiting(
        Clean::new("a"),
        crate::tui::fixture::habits(crate::tui::phrases::Tongue::Chinese),
        (80, 24),
    );
    update(&mut state, Action::Read(fixture.arrival("a")));
    update(&mut state, Action::Digested(Some(fixture.insight())));
    state
}

/// What is wanted where a link is to be read.
fn wanted(target: &str) -> Vec<Effect> {
    vec![Effect::Take(Wanted::Link { target: Clean::new(target), from: 0 })]
}

#[test]
fn a_page_of_links_is_offered_as_a_list() {
    for (keys, target) in
        [("jj<Enter>", "https://a.example/2"), ("3", "https://a.example/2"), ("GO", "https://a.example/9")]
    {
        let mut state = index();
        assert_eq!(press(&mut state, keys), wanted(target), "{keys}");
        assert_eq!(state.panel, None);
    }
    assert_eq!(press(&mut index(), "jo"), [Effect::Browse(Clean::new("https://a.example/1"))]);
    // The page as text, and the list again.
    let mut state = index();
    assert_eq!(press(&mut state, "<Esc>"), []);
    assert_eq!(state.panel, None);
    assert_eq!(press(&mut state, "Oj<Enter>"), wanted("https://a.example/1"));
    // An article is no list; nor is the page when it is read again.
    let mut state = index();
    press(&mut state, "<Esc>r");
    assert_eq!(state.panel, None);
    assert_eq!(linked().state((80, 24)).panel, None);
}

#[test]
fn a_link_is_read_here_as_an_article() {
    let mut state = linked().state((80, 24));
    assert_eq!(press(&mut state, "99)O"), wanted("mailto:me@a.example"));
    assert_eq!(press(&mut state, "gg)Oj<Enter>"), wanted("https://a.example/2"));
    assert_eq!(press(&mut state, "gg)Ojo"), [Effect::Browse(Clean::new("https://a.example/2"))]);
    update(&mut state, Action::Told(Told::Taken(None)));
    assert_eq!(state.message.as_deref(), Some("这个链接不通向能在这里读的页面；o 在浏览器里打开"));
}
