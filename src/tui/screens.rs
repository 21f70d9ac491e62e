//! Whole screens, drawn by the real event loop on a backend that keeps its cells.

mod looks;
mod palette;
mod shelf;
mod states;
mod tongues;

use super::*;
use crate::article::Lang;
use crate::tui::fake::Nowhere;
use crate::tui::fixture::{Fixture, article, chinese, english, habits};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

fn key(c: char) -> Event {
    Event::Input(Input::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)))
}

/// The cells after some keys; the digest comes first where there is to be one.
fn draw(fixture: &Fixture, thought: bool, size: (u16, u16), color: bool, keys: &str) -> Buffer {
    draw_so(fixture, thought, size, keys, |state| state.color = color).backend().buffer().clone()
}

/// The terminal after some keys, in a reader that was made ready before anything came.
fn draw_so(
    fixture: &Fixture,
    thought: bool,
    size: (u16, u16),
    keys: &str,
    make_ready: impl FnOnce(&mut State),
) -> Terminal<TestBackend> {
    let mut state = fixture.unthought(size);
    make_ready(&mut state);
    shown(state, thought.then(|| fixture.insight()), keys)
}

/// The cells that a reader shows after a digest and some keys.
fn draw_on(state: State, insight: Option<Insight>, keys: &str) -> Buffer {
    shown(state, insight, keys).backend().buffer().clone()
}

/// Its terminal.
fn shown(mut state: State, insight: Option<Insight>, keys: &str) -> Terminal<TestBackend> {
    let (send, events) = channel();
    if insight.is_some() {
        send.send(Event::Digested(0, insight)).unwrap();
    }
    for key in picture::keys(keys) {
        send.send(Event::Input(Input::Key(key))).unwrap();
    }
    drop(send);
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    event_loop(&mut terminal, &mut state, &events, &mut Nowhere::default()).unwrap();
    terminal
}

/// The text of the screen: see [`laws::rows`].
fn text(buffer: &Buffer) -> String {
    laws::rows(buffer).iter().map(|row| row.trim_end().to_owned() + "\n").collect()
}

#[track_caller]
fn check_screen(name: &str, fixture: &Fixture, size: (u16, u16), keys: &str) {
    let screen = text(&draw(fixture, true, size, true, keys));
    insta::with_settings!({snapshot_path => "../../tests/snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, screen);
    });
}

#[test]
fn whole_screens() {
    check_screen("opens_80x24", &chinese(), (80, 24), "");
    check_screen("opens_in_english_120x40", &english(), (120, 40), "");
    check_screen("three_columns_200x60", &chinese(), (200, 60), "\t]j");
    check_screen("three_columns_in_english_180x40", &english(), (180, 40), "+++++");
    check_screen("outline_hidden_120x40", &chinese(), (120, 40), "w");
    check_screen("narrower_outline_80x24", &chinese(), (80, 24), "<<");
    check_screen("narrow_outline_50x15", &chinese(), (50, 15), "j");
    check_screen("narrow_text_50x15", &english(), (50, 15), "j\t");
    check_screen("tiny_outline_16x8", &chinese(), (16, 8), "j");
    check_screen("folded_80x24", &chinese(), (80, 24), "Hj");
    check_screen("end_of_the_text_80x24", &chinese(), (80, 24), "\tG");
    check_screen("summary_80x24", &chinese(), (80, 24), "++ss");
    check_screen("outline_longer_than_its_window_70x10", &chinese(), (70, 10), "jjjjjjjj");
    check_screen("cut_label_60x15", &chinese(), (60, 15), "G");
    check_screen("removed_80x24", &chinese(), (80, 24), "X");
    check_screen("removed_further_down_80x24", &chinese(), (80, 24), "X\tdj");
    check_screen("removed_at_the_end_50x15", &chinese(), (50, 15), "XGj");
    check_screen("removed_in_english_120x40", &english(), (120, 40), "Xs");
    check_screen("removed_tiny_16x8", &chinese(), (16, 8), "Xj");
    check_screen("search_80x24", &chinese(), (80, 24), "/huiyuan");
    check_screen("search_in_english_50x15", &english(), (50, 15), "/drill");
    check_screen("filter_80x24", &chinese(), (80, 24), "ffz");
    check_screen("filtered_in_english_50x15", &english(), (50, 15), "fdrill\n");
    check_screen("why_80x24", &chinese().weighed(), (80, 24), "}i");
    check_screen("why_in_english_120x40", &english().weighed(), (120, 40), "\t}}i");
    check_screen("why_50x15", &chinese().weighed(), (50, 15), "}i");
    check_screen("why_tiny_16x8", &chinese().weighed(), (16, 8), "i");
    check_screen("about_80x24", &chinese().thought_about(), (80, 24), "I");
    check_screen("about_in_english_50x15", &english().thought_about(), (50, 15), "Id");
    check_screen("selecting_80x24", &chinese(), (80, 24), ")v)");
    check_screen("selecting_in_english_50x15", &english(), (50, 15), "}v)");
    check_screen("links_80x24", &linked(chinese(), "路过的人", "卖书赚钱"), (80, 24), ")oj");
    check_screen("links_in_english_50x15", &linked(english(), "People", "drills"), (50, 15), ")o");
    check_screen("save_80x24", &chinese(), (80, 24), "S");
    check_screen("save_in_english_50x15", &english(), (50, 15), "S\t");
    check_screen("help_80x24", &chinese(), (80, 24), "?");
    check_screen("help_120x30", &chinese(), (120, 30), "?");
    check_screen("help_in_english_50x15", &english(), (50, 15), "?");
}

/// Two words that lead elsewhere.
fn linked(fixture: Fixture, first: &str, second: &str) -> Fixture {
    let address = "https://a.example/letters/2026/11/the-bridge-that-was-never-mended";
    fixture.linked(&[(first, address), (second, "https://b.example/")])
}

#[test]
fn the_reader_opens_before_the_article_is_there() {
    for (tongue, said) in
        [(Tongue::Chinese, "正在读取… 3 秒 1.2 MB"), (Tongue::English, "reading… 3 s 1.2 MB")]
    {
        let mut state = State::waiting(Clean::new("https://a.example/"), habits(tongue), (80, 24));
        update(&mut state, Action::Tick { elapsed: 3_000, bytes: 1_250_000 });
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| view::view(&state, frame)).unwrap();
        let screen = text(terminal.backend().buffer());
        assert!(screen.lines().next().unwrap().contains("https://a.example/"), "{screen}");
        assert!(screen.lines().last().unwrap().contains(said), "{screen}");
    }
}

#[test]
fn parts_of_a_traditional_article_are_named_in_its_characters() {
    let (simplified, traditional) = (["论点", "章节", "步骤"], ["論點", "章節", "步驟"]);
    for (is_traditional, names, others) in [(true, traditional, simplified), (false, simplified, traditional)]
    {
        let mut fixture = chinese();
        fixture.digest.traditional = is_traditional;
        let screen = text(&draw(&fixture, true, (80, 24), true, ""));
        assert!(names.iter().all(|name| screen.contains(name)), "{screen}");
        assert!(!others.iter().any(|name| screen.contains(name)), "{screen}");
    }
}

#[test]
fn the_header_tells_how_long_the_article_takes_as_far_as_there_is_room() {
    for (title, width, expected) in [
        ("桥", 80, "桥 10 字 · 约 1 分钟"),
        ("城里的桥修了又修", 32, "城里的桥修了又修 约 1 分钟"),
        ("城里的桥修了又修", 24, "城里的桥修了又修 1分"),
        ("城里的桥修了又修", 20, "城里的桥修了又修"),
        // A title that is cut stands whole in the text.
        ("城里的桥修了又修，河水涨了又落", 30, "城里的桥修了又修，河水… 1分"),
        ("城里的桥修了又修，河水涨了又落", 12, "城里的桥修…"),
    ] {
        let fixture = article(Lang::Zh, &format!("# {title}\n河水涨了。桥没有修。"));
        let screen = text(&draw(&fixture, true, (width, 10), true, ""));
        let header: Vec<&str> = screen.lines().next().unwrap().split_whitespace().collect();
        let expected = expected.replace("10 字", &format!("{} 字", title.chars().count() + 10));
        assert_eq!(header.join(" "), expected, "{title} at {width}");
    }
}

#[test]
fn small_articles_say_what_they_lack() {
    check_screen("one_sentence_80x24", &article(Lang::Zh, "只有一句话，也读得下去。"), (80, 24), "");
    check_screen("empty_80x24", &article(Lang::En, ""), (80, 24), "");
    let screen = text(&draw(&article(Lang::Zh, "只有一句话。"), true, (50, 15), true, ""));
    assert!(screen.contains("只有一句话，没有提纲。"), "{screen}");
    let screen = text(&draw(&chinese(), false, (80, 24), true, ""));
    assert!(screen.contains("正在整理提纲") && screen.contains("去年冬天"), "{screen}");
}

/// Every page meets a third of the sizes, every size a third of the pages: all pairs of them take long and tell no more.
#[test]
fn any_size_any_page() {
    let pages = [
        (chinese(), ""),
        (english(), "\tG"),
        (chinese(), "?G"),
        (chinese(), "ssj"),
        (english(), "?"),
        (english(), "X\t"),
        (english(), "/the drill"),
        (chinese(), "f步"),
        (english(), "w"),
        (chinese(), "9<ss"),
        (english(), "99>jw"),
        (chinese().weighed(), "i)j"),
        (english(), "I"),
        (english(), "\t)v))"),
        (chinese(), "S"),
        (chinese(), ":"),
        (english(), ":se"),
        (linked(chinese(), "路过的人", "卖书赚钱"), ")oj"),
    ];
    let widths = [1, 2, 3, 5, 7, 8, 9, 20, 23, 24, 25, 40, 59, 60, 61, 80, 119, 180, 200, 300];
    let heights = [1, 2, 3, 5, 6, 9, 10, 15, 24, 100];
    for (column, width) in widths.into_iter().enumerate() {
        for (row, height) in heights.into_iter().enumerate() {
            let its_pages = pages.iter().skip((column + row) % 3).step_by(3);
            for (fixture, keys) in its_pages {
                text(&draw(fixture, true, (width, height), true, keys));
            }
        }
    }
}

/// All text is on some screen: scrolled through row by row, at widths odd and even.
#[test]
fn nothing_is_lost() {
    for (fixture, size) in [
        (chinese(), (9, 6)),
        (chinese(), (40, 10)),
        (chinese(), (59, 24)),
        (english(), (33, 12)),
        (english(), (58, 30)),
    ] {
        let mut seen = String::new();
        for down in 0..400 {
            let keys = format!("\tXgg{}", "j".repeat(down));
            let screen = text(&draw(&fixture, true, size, true, &keys));
            let at_the_end = seen.ends_with(&screen);
            seen.push_str(&screen);
            if at_the_end {
                break;
            }
        }
        let blocks = fixture.article.blocks().iter();
        let kept = blocks.map(|b| fixture.article.slice(b.span));
        let removed = fixture.article.removed().iter().map(|removed| removed.text.as_str());
        let words = kept.chain(removed).flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let bare: String = seen.chars().filter(|c| c.is_alphanumeric()).collect();
        for word in words
            .flat_map(|w| w.chars().collect::<Vec<_>>().chunks(3).map(String::from_iter).collect::<Vec<_>>())
        {
            assert!(bare.contains(&word), "{word} is nowhere at {size:?}");
        }
    }
}

#[test]
fn key_sentences_are_told_without_colour() {
    let buffer = draw(&chinese(), true, (80, 24), false, "");
    assert!(
        buffer.content().iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset),
        "a colour got through"
    );
    let row = (0..24)
        .find(|y| (31..80).any(|x| buffer[(x, *y)].symbol() == "书") && buffer[(32, *y)].symbol() == "┃");
    let row = row.expect("a key sentence with its bar");
    let bold = (34..79).filter(|x| buffer[(*x, row)].modifier.contains(Modifier::BOLD)).count();
    assert!(bold > 10, "the sentence itself is bold");
    let reversed = (0..24).filter(|y| buffer[(0, *y)].modifier.contains(Modifier::REVERSED)).count();
    assert_eq!(reversed, 1, "one row is marked");
}

#[test]
fn hits_are_told_without_colour() {
    let told_apart = Modifier::BOLD | Modifier::UNDERLINED;
    for (keys, color) in [("/书店", false), ("/书店\n", true), ("s/书店\n", false)] {
        let buffer = draw(&chinese(), true, (80, 24), color, keys);
        let reversed = |x: &u16, y: &u16| buffer[(*x, *y)].modifier.contains(Modifier::REVERSED);
        // Right of the outline, whose mark is reversed too; cells behind wide characters are not.
        let cells = (0..24).flat_map(|y| (34..80).map(move |x| (x, y))).filter(|(x, y)| reversed(x, y));
        let hits: Vec<_> = cells.map(|at| (buffer[at].symbol(), buffer[at].modifier & told_apart)).collect();
        let plain = Modifier::empty();
        let (here, there) = ([("书", told_apart), ("店", told_apart)], [("书", plain), ("店", plain)]);
        assert_eq!(hits, [here, there, there].concat(), "{keys}");
    }
    let selected = draw(&chinese(), true, (80, 24), false, "}v/时间\n");
    let of = |word| selected.content().iter().rfind(|cell| cell.symbol() == word).unwrap().modifier;
    assert!(
        of("票").contains(Modifier::REVERSED) && !of("时").contains(Modifier::REVERSED),
        "in a selection"
    );
    let header = draw(&chinese(), true, (80, 24), false, "/河岸\nN");
    assert!(header[(1, 0)].modifier.contains(Modifier::REVERSED | told_apart), "a hit in the title");
}

#[test]
fn the_cursor_stands_in_the_box() {
    for (fixture, size, keys, column) in [
        (chinese(), (80, 24), "/", 2),
        (chinese(), (80, 24), "/会员", 6),
        (english(), (50, 15), "/the ends", 10),
        (chinese(), (50, 15), "f房", 9),
        (chinese(), (20, 2), "/会", 4),
        (english(), (12, 3), "/the quick brown fox", 10),
        (english(), (80, 24), ":ne", 4),
    ] {
        let (send, events) = channel();
        keys.chars().for_each(|c| send.send(key(c)).unwrap());
        drop(send);
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        event_loop(&mut terminal, &mut fixture.state(size), &events, &mut Nowhere::default()).unwrap();
        terminal.backend_mut().assert_cursor_position((column, size.1 - 1));
    }
}

#[test]
fn only_the_terminals_own_colours() {
    for keys in ["", "\t", "s", "ss", "?", "i", "I"] {
        for cell in draw(&english(), true, (120, 40), true, keys).content() {
            assert!(
                !matches!(
                    cell.fg,
                    Color::Rgb(..) | Color::Indexed(_) | Color::White | Color::Black | Color::Gray
                ),
                "{cell:?}"
            );
            assert_eq!(cell.bg, Color::Reset, "{cell:?}");
        }
    }
}

#[test]
fn the_rest_is_dimmed_among_key_sentences() {
    let dim = |keys| {
        let buffer = draw(&chinese(), true, (80, 24), false, keys);
        (34..78).filter(|x| buffer[(*x, 6)].modifier.contains(Modifier::DIM)).count()
    };
    assert_eq!(dim(""), 0);
    assert!(dim("s") > 20);
}

#[test]
fn what_was_removed_is_told_without_colour() {
    for (keys, color) in [("X", false), ("X", true), ("Xs", false)] {
        let buffer = draw(&chinese(), true, (80, 24), color, keys);
        // Under the header: 导航 and a blank row, then the text.
        assert_eq!(buffer[(32, 2)].symbol(), "~");
        let words = (34..78).map(|x| &buffer[(x, 2)]).filter(|cell| cell.symbol() != " ");
        assert!(words.clone().all(|c| c.modifier.contains(Modifier::DIM) && c.fg == Color::Reset));
        assert_eq!(words.map(|c| c.symbol()).collect::<String>(), "导航·首页城事读书");
        assert_ne!(buffer[(32, 4)].symbol(), "~");
    }
    assert_ne!(draw(&chinese(), true, (80, 24), false, "XX")[(32, 2)].symbol(), "~");
}

#[test]
fn effects_are_carried_out() {
    let (send, events) = channel();
    send.send(Event::Stop).unwrap();
    send.send(Event::Continue).unwrap();
    send.send(key('q')).unwrap();
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut world = Nowhere::default();
    event_loop(&mut terminal, &mut chinese().unthought((80, 24)), &events, &mut world).unwrap();
    assert_eq!(world.suspended, 1);
    drop(send);
}

#[test]
fn a_new_size_is_seen_before_the_next_frame() {
    let (send, events) = channel();
    send.send(key('j')).unwrap();
    drop(send);
    let mut terminal = Terminal::new(TestBackend::new(41, 13)).unwrap();
    let mut state = chinese().state((120, 40));
    event_loop(&mut terminal, &mut state, &events, &mut Nowhere::default()).unwrap();
    assert_eq!(state.size, (41, 13));
    assert!(text(terminal.backend().buffer()).contains("摘要 3 句"));
}

#[test]
fn lost_input_is_an_error() {
    let (send, events) = channel();
    send.send(Event::Lost(io::Error::other("gone"))).unwrap();
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let result =
        event_loop(&mut terminal, &mut chinese().unthought((80, 24)), &events, &mut Nowhere::default());
    assert!(matches!(result, Err(Error::Terminal(_))));
    drop(send);
}
