//! The reader's looks as whole screens: the themes, the widths and spacings of the text, the plain reader.

use super::key;
use super::{chinese, draw_so, english, text};
use crate::digest::NodeRole;
use crate::tui::fixture::Fixture;
use crate::tui::looks::{Looks, Spacing, TextWidth};
use crate::tui::state::State;
use crate::tui::theme::{Ground, Theme};
use crate::tui::update::update;
use crate::tui::{Action, Event, event_loop, fake::Nowhere};
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use ratatui::terminal::Terminal;
use std::sync::mpsc::channel;

#[track_caller]
fn check(name: &str, screen: String) {
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/looks", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, screen);
    });
}

/// The cells after some keys in some looks.
fn draw(fixture: &Fixture, looks: Looks, size: (u16, u16), keys: &str) -> Buffer {
    let terminal = draw_so(fixture, true, size, keys, |state| (state.looks, state.color) = (looks, true));
    terminal.backend().buffer().clone()
}

/// The cells that are drawn, each with its row: not those behind wide characters, which are the terminal's to draw.
fn shown(buffer: &Buffer) -> Vec<(&Cell, u16)> {
    let mut behind = 0;
    let cells = buffer.content().iter().zip(buffer.area.positions());
    let shown = cells.filter(|(cell, _)| {
        let is_shown = behind == 0;
        behind = if is_shown { cell.cell_width().max(1) - 1 } else { behind - 1 };
        is_shown
    });
    shown.map(|(cell, position)| (cell, position.y)).collect()
}

/// The looks of a row from left to right, each with how many cells have it: words, what lies behind them, and how they are
/// set.
fn styles(buffer: &Buffer, y: u16) -> String {
    let color = |color| match color {
        Color::Rgb(red, green, blue) => format!("{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(index) => format!("#{index}"),
        other => format!("{other:?}"),
    };
    let cells = shown(buffer);
    let cells: Vec<&Cell> = cells.into_iter().filter(|(_, row)| *row == y).map(|(cell, _)| cell).collect();
    let runs = cells.chunk_by(|a, b| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier));
    let said = runs.map(|run| {
        let (cell, length) = (run[0], run.len());
        let modifier = cell.modifier.iter_names().map(|(name, _)| format!(" {}", name.to_lowercase()));
        format!("{length} {} on {}{}", color(cell.fg), color(cell.bg), modifier.collect::<String>())
    });
    said.collect::<Vec<_>>().join(" | ")
}

/// The screen as text, and below it the looks of some rows: with the title, a line, the outline's mark, a selection, hits,
/// the strip, keys.
fn picture(buffer: &Buffer) -> String {
    let rows: String =
        [0, 1, 2, 7, 9, 10, 11, 15, 21, 23].map(|y| format!("{y:2}: {}\n", styles(buffer, y))).concat();
    text(buffer) + "\n" + &rows
}

#[test]
fn every_theme_on_a_main_screen() {
    for theme in Theme::ALL {
        let keys = "<Tab>}v/会员<Enter>s";
        let looks = Looks { theme, ..Looks::default() };
        check(&format!("theme_{}", theme.name()), picture(&draw(&chinese(), looks, (80, 24), keys)));
    }
    let looks = Looks { theme: Theme::Dark, ..Looks::default() };
    let palette = draw_so(&chinese(), true, (80, 24), "", |state| {
        (state.looks, state.color, state.true_color) = (looks, true, false);
    });
    check("theme_dark_of_the_palette", picture(palette.backend().buffer()));
}

#[test]
fn a_theme_with_colours_of_its_own_colours_every_cell() {
    for keys in ["", "<Tab>", "ss", "?", "I", "}i", "o", "S", "/会员", "X", "zM", "w", "3|", "\\"] {
        for theme in [Theme::Dark, Theme::Light, Theme::Contrast, Theme::Paper] {
            let fixture = chinese().weighed().linked(&[("路过的人", "https://a.example/")]);
            let looks = Looks { theme, ..Looks::default() };
            for (cell, _) in shown(&draw(&fixture, looks, (80, 24), keys)) {
                let is_ours = |color| matches!(color, Color::Rgb(..));
                assert!(is_ours(cell.fg) && is_ours(cell.bg), "{theme:?} after {keys}: {cell:?}");
                assert!(!cell.modifier.contains(Modifier::DIM), "{theme:?} after {keys}");
            }
        }
    }
}

#[test]
fn what_is_told_by_how_it_is_set_is_told_so_in_every_theme() {
    let told = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED | Modifier::ITALIC;
    for keys in ["", "<Tab>}v)", "/会员<Enter>", "fhui", "s"] {
        let set = |theme| {
            let looks = Looks { theme, ..Looks::default() };
            let buffer = draw(&chinese(), looks, (80, 24), keys);
            buffer
                .content()
                .iter()
                .map(|cell| (cell.symbol().to_owned(), cell.modifier & told))
                .collect::<Vec<_>>()
        };
        for theme in Theme::ALL {
            assert!(set(theme) == set(Theme::Terminal), "{theme:?} after {keys}");
        }
    }
}

#[test]
fn auto_is_the_terminals_own_until_the_terminal_has_answered() {
    let looks = Looks { theme: Theme::Auto, ..Looks::default() };
    let own = draw(&chinese(), Looks::default(), (80, 24), "");
    assert_eq!(draw(&chinese(), looks, (80, 24), ""), own);
    for (ground, theme) in [(Ground::Dark, Theme::Dark), (Ground::Light, Theme::Light)] {
        let (send, events) = channel();
        send.send(Event::Digested(0, Some(chinese().insight()))).unwrap();
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut state = chinese().unthought((80, 24));
        (state.looks, state.color) = (looks, true);
        update(&mut state, Action::Grounded(ground));
        drop(send);
        event_loop(&mut terminal, &mut state, &events, &mut Nowhere::default()).unwrap();
        let expected = draw(&chinese(), Looks { theme, ..looks }, (80, 24), "");
        assert_eq!(*terminal.backend().buffer(), expected, "{ground:?}");
    }
}

#[test]
fn the_terminal_is_asked_once_and_only_where_the_theme_follows_it() {
    let asked = |looks: Looks, color, keys: &str| {
        let (send, events) = channel();
        keys.chars().for_each(|c| send.send(key(c)).unwrap());
        drop(send);
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut state = chinese().state((80, 24));
        (state.looks, state.color) = (looks, color);
        let mut world = Nowhere::default();
        event_loop(&mut terminal, &mut state, &events, &mut world).unwrap();
        world.asked_ground
    };
    let auto = Looks { theme: Theme::Auto, ..Looks::default() };
    for (looks, color, keys, times) in [
        (auto, true, "jj", 1),
        (auto, false, "jj", 0),
        (Looks { plain: true, ..auto }, true, "j", 0),
        (Looks::default(), true, "j", 0),
        (Looks::default(), true, "T", 1),
        (Looks { theme: Theme::Dark, ..auto }, true, "j", 0),
    ] {
        assert_eq!(asked(looks, color, keys), times, "{looks:?} {keys}");
    }
}

#[test]
fn widths_and_spacings() {
    let looks = |text_width, line_spacing| Looks { text_width, line_spacing, ..Looks::default() };
    let shown = |looks, size, keys| text(&draw(&chinese(), looks, size, keys));
    check("narrow_text_200x60", shown(looks(TextWidth::Narrow, Spacing::Single), (200, 60), ""));
    check("wide_text_200x60", shown(looks(TextWidth::Usual, Spacing::Single), (200, 60), "|"));
    check("whole_text_180x40", shown(looks(TextWidth::Whole, Spacing::Single), (180, 40), ""));
    check("counted_text_80x24", shown(looks(TextWidth::Usual, Spacing::Single), (80, 24), "w30|"));
    check("apart_80x24", shown(looks(TextWidth::Usual, Spacing::Double), (80, 24), "<Tab>5j"));
    check("apart_with_why_120x40", shown(looks(TextWidth::Usual, Spacing::Double), (120, 40), "}i"));
}

/// Where the terminal's cursor was put.
fn cursor(terminal: &Terminal<TestBackend>) -> Position {
    terminal.backend().clone().get_cursor_position().unwrap()
}

#[test]
fn a_plain_reader() {
    let plain = Looks { plain: true, ..Looks::default() };
    for (fixture, language) in [(chinese().weighed(), "zh"), (english().weighed(), "en")] {
        for size in [(80, 24), (50, 15)] {
            let mut screens = String::new();
            for keys in ["", "<Tab>jj", "<Tab>}i", "s<Tab>", "?", "o", "X<Tab>gg", "/a"] {
                let terminal = draw_so(&fixture, true, size, keys, |state| state.looks = plain);
                let cursor = cursor(&terminal);
                let screen = text(terminal.backend().buffer());
                screens += &format!("--- keys {keys:?}, cursor {},{}\n{screen}", cursor.x, cursor.y);
            }
            check(&format!("plain_{language}_{}x{}", size.0, size.1), screens);
        }
    }
}

/// Every state of the reader, at several sizes, in an article of nothing but ASCII.
#[test]
fn where_marks_are_ascii_nothing_else_is_drawn() {
    for looks in [Looks { plain: true, ..Looks::default() }, Looks { ascii: true, ..Looks::default() }] {
        let keys = [
            "",
            "<Tab>",
            "s",
            "ss",
            "/drill",
            "/camel<Enter>",
            "/sh(<Ctrl-r>",
            "fco",
            "}i",
            "I",
            "II",
            "?",
            "?G",
            "zM",
            "w",
            "<Tab>)v)",
            "S",
            "S<Tab>",
            "o",
            "X",
            "XX",
            "T",
            "|",
            "||||",
            "70|",
            "\\",
            "G]",
            "<Tab>gg(",
            "++++++++++",
            "-----",
            "M",
            "<<<<<<<<",
            "e",
            "r",
            "y",
            "c",
            ":",
            ":key",
            ":zzz",
            "<Ctrl-p>",
            "<Ctrl-p>zzz",
            "gl",
            "gn",
            "}xmaA",
            "}x",
            "}awhy",
            "}awhy<Enter>",
            "'",
            "m",
            "<Ctrl-o>",
        ];
        for keys in keys {
            for size in [(16, 8), (50, 15), (80, 24), (120, 40), (200, 60)] {
                let fixture = english().weighed().linked(&[("People", "https://a.example/")]);
                let screen = text(&draw(&fixture, looks, size, keys));
                let strange: String = screen.chars().filter(|c| !c.is_ascii()).collect();
                assert!(strange.is_empty(), "{strange} after {keys} at {size:?} in {looks:?}:\n{screen}");
            }
        }
    }
}

#[test]
fn words_of_the_article_stay_as_they_are_where_marks_are_ascii() {
    let words = "玛丽·居里说：“…… — 没有▸的时候。”";
    let fixture = crate::tui::fixture::article(crate::article::Lang::Zh, &format!("# 题·目…\n{words}"));
    let looks = Looks { ascii: true, ..Looks::default() };
    let screen = text(&draw(&fixture, looks, (80, 24), ""));
    assert!(screen.contains(words) && screen.contains(" 题·目…"), "{screen}");
}

#[test]
fn what_is_quoted_in_the_footer_stays_as_it_is_where_marks_are_ascii() {
    let ascii = Looks { ascii: true, ..Looks::default() };
    let wide = Looks { wide_punctuation: true, ..Looks::default() };
    for (keys, quoted) in [
        ("/a·b—c<Enter>", "a·b—c"),
        ("}xa“so…”<Enter>", "“so…”"),
        ("}xa“so…”<Enter>)(", "note “so…”"),
        (":save a·b—c.md<Enter>", "a·b—c.md"),
    ] {
        let footer = |looks| {
            text(&draw(&english().weighed(), looks, (120, 24), keys)).lines().last().map(str::to_owned)
        };
        let shown = footer(ascii).unwrap();
        assert!(shown.contains(quoted), "after {keys}: {shown}");
        let own: String = shown.replace(quoted, "").chars().filter(|c| !c.is_ascii()).collect();
        assert!(own.is_empty(), "{own} after {keys}: {shown}");
        // Where marks are wide they have the room for it.
        let spaced: String =
            quoted.chars().flat_map(|c| [Some(c), (!c.is_ascii()).then_some(' ')]).flatten().collect();
        assert!(footer(wide).unwrap().contains(spaced.trim_end()), "after {keys}: {:?}", footer(wide));
    }
}

#[test]
fn marks_that_a_terminal_draws_wide_have_the_room_for_it() {
    let source = "# 题“目”\n*老顾客说：“这里的安静是算过的——书架的高度、过道的宽度……连门铃的声音都改过‘三回’。”玛丽·居里来过。\n## 二“节”\n- ·甲\n*乙说：“丙。”";
    let outline = [
        (0, NodeRole::Title, "题“目”"),
        (0, NodeRole::Thesis { lead: false }, "老顾客说：“这里的安静是算过的——"),
        (0, NodeRole::Section, "二“节”"),
    ];
    for (size, keys) in
        [((80, 24), ""), ((50, 15), "<Tab>"), ((200, 30), "j"), ((80, 24), "<Tab>/居里"), ((33, 12), "")]
    {
        let fixture = crate::tui::fixture::article(crate::article::Lang::Zh, source).outlined(&outline);
        let looks = Looks { wide_punctuation: true, ..Looks::default() };
        let terminal = draw_so(&fixture, true, size, keys, |state| state.looks = looks);
        let buffer = terminal.backend().buffer();
        let mut seen = 0;
        for (index, cell) in buffer.content().iter().enumerate() {
            if "“”‘’…—·".contains(cell.symbol()) {
                assert!((index + 1) % usize::from(size.0) != 0, "half a mark at the edge at {size:?}");
                assert_eq!(buffer.content()[index + 1].symbol(), " ", "{}", text(buffer));
                seen += 1;
            }
            assert!(!"─│┃›▾".contains(cell.symbol()), "our own marks are narrow: {cell:?}");
        }
        assert!(seen > 3, "{}", text(buffer));
    }
}

#[test]
fn a_plain_reader_draws_no_line_and_has_no_colours_of_its_own() {
    for keys in ["", "<Tab>", "}i", "?", "I", "o", "X"] {
        let looks = Looks { plain: true, theme: Theme::Paper, ..Looks::default() };
        let fixture = chinese().weighed().linked(&[("路过的人", "https://a.example/")]);
        let buffer = draw(&fixture, looks, (80, 24), keys);
        assert!(!text(&buffer).contains("--"), "{}", text(&buffer));
        for cell in buffer.content() {
            assert!(
                !matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_)) && cell.bg == Color::Reset,
                "{cell:?}"
            );
        }
    }
}

#[test]
fn the_cursor_of_a_plain_reader_is_where_the_person_is() {
    let looks = Looks { plain: true, ..Looks::default() };
    for (fixture, size, keys) in
        [(chinese(), (80, 24), ""), (english(), (50, 15), ""), (chinese(), (80, 24), "\\")]
    {
        for down in 0..12 {
            // In the outline, in the text, and at its end, where the row moves in the window.
            let moves = "j".repeat(down);
            for more in [moves.clone(), format!("<Tab>{moves}"), format!("<Tab>G{}", "k".repeat(down))] {
                let keys = format!("{keys}{more}");
                let terminal = draw_so(&fixture, true, size, &keys, |state| state.looks = looks);
                let place = cursor(&terminal);
                // In the text its mark stands before the words, with that of key sentences and a space between.
                let x = if more.starts_with("<Tab>") { place.x - 3 } else { place.x };
                let buffer = terminal.backend().buffer();
                assert_eq!(buffer[(x, place.y)].symbol(), ">", "{keys}: {}", text(buffer));
            }
        }
    }
    // Any other reader hides it.
    let hidden = draw_so(&chinese(), true, (80, 24), "j", |_: &mut State| ());
    assert_eq!(cursor(&hidden), Position::ORIGIN);
}
