//! Rows of small texts, and the laws of all.

use super::*;
use crate::laws;
use proptest::prelude::*;

/// The rows' texts, joined with `|`, at a width.
#[track_caller]
fn check(text: &str, width: usize, expected: &str) {
    let shown: Vec<&str> = rows(text, width).iter().map(|row| row.span.of(text)).collect();
    assert_eq!(shown.join("|"), expected, "{text:?} at {width}");
}

fn rows(text: &str, width: usize) -> Vec<Row> {
    wrap(text, Span::new(0, text.len()), width)
}

#[test]
fn rows_break_between_words_and_between_han() {
    check("the quick brown fox", 10, "the quick|brown fox");
    check("狐狸跳过了懒狗", 6, "狐狸跳|过了懒|狗");
    check("用 Rust 写的阅读器", 8, "用 Rust|写的阅读|器");
    check("用Rust写的阅读器", 8, "用Rust写|的阅读器");
    check("a well-known fact", 8, "a well-|known|fact");
    check("pages 10-12 here", 9, "pages|10-12|here");
}

#[test]
fn no_closing_mark_begins_a_row_and_no_opening_one_ends_it() {
    check("今天天气好，我们走。", 10, "今天天气|好，我们|走。");
    check("他说“走吧。”然后走了", 10, "他说“走|吧。”然后|走了");
    check("他们都说“走吧”", 9, "他们都说|“走吧”");
    check("他们说“走”他们走", 8, "他们说|“走”他们|走");
    check("他看过（两遍）《书》", 8, "他看过|（两遍）|《书》");
    check("等一等我们……走", 11, "等一等我|们……走");
    check("它是甲乙——不是丙", 9, "它是甲乙|——不是丙");
    check("共有１２３４５个", 12, "共有|１２３４５个");
    check("他走了 ，她没走", 8, "他走|了 ，她|没走");
    check("（，　’ﾞ，", 9, "（，|’ﾞ，");
    check("the rock ’n’ roll", 11, "the rock|’n’ roll");
}

#[test]
fn a_long_word_is_broken_rather_than_lost() {
    check("see abcdefghijklmn now", 8, "see|abcdefgh|ijklmn|now");
    check("详见https://example.com/一", 9, "详见|https://|example.c|om/一");
    check("abcdefghij，好", 10, "abcdefghi|j，好");
    check("，，，，，，", 8, "，，，，|，，");
    check("字", 1, "字");
    check("字字a", 0, "字|字|a");
}

#[test]
fn lines_and_spaces_are_kept_where_they_count() {
    check("", 10, "");
    check("a\n\nb\n", 10, "a||b");
    check("\n", 10, "");
    check("  indented text", 10, "  indented|text");
    check("　　缩进的一段话", 10, "　　缩进的|一段话");
    check("a   b", 3, "a|b");
    check("one  \ntwo", 3, "one|two");
    check("            word", 6, "word");
    check("   ", 2, "");
    check("1\u{a0}000 rows", 5, "1\u{a0}000|rows");
    check("\tx y", 3, "\tx|y");
}

#[test]
fn a_span_keeps_its_place_in_the_text() {
    let text = "前言。the quick brown";
    let rows = wrap(text, Span::new("前言。".len(), text.len()), 9);
    assert_eq!(rows.iter().map(|r| r.span.of(text)).collect::<Vec<_>>(), ["the quick", "brown"]);
    assert_eq!(wrap(text, Span::new(1, 2), 9).len(), 1);
}

#[test]
fn clusters_stay_whole_and_take_the_cells_they_are_drawn_in() {
    for (text, wanted) in [
        ("", 0),
        ("abc", 3),
        ("提纲", 4),
        ("“提…—", 5),
        ("❤️", 2),
        ("👨‍👩‍👧", 2),
        ("🇨🇳🇫🇷", 4),
        ("e\u{301}x", 2),
        ("字\u{301}", 2),
        ("\t", 1),
        ("a\nb", 2),
        ("\u{7f}\u{9b}", 0),
        // One too many, but that is what ratatui 0.30 keeps free for it with unicode-width 0.2.3.
        ("ｶﾞ", 3),
        ("が", 2),
    ] {
        assert_eq!(cells(text), wanted, "{text:?}");
    }
    check("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 5, "👨‍👩‍👧👨‍👩‍👧|👨‍👩‍👧");
    check("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}|e\u{301}");
}

#[test]
fn an_endless_cluster_is_cut_after_all() {
    let text = "क\u{94d}".repeat(1_000);
    let rows = rows(&text, 40);
    assert!(rows.len() > 20 && rows.iter().all(|row| row.cells <= 40));
}

#[test]
fn a_head_fits_and_never_cuts_a_cluster() {
    for (text, width, wanted, cut) in [
        ("提纲", 4, "提纲", false),
        ("提纲", 3, "提", true),
        ("提纲", 0, "", true),
        ("", 0, "", false),
        ("a👨‍👩‍👧", 2, "a", true),
        ("e\u{301}e", 1, "e\u{301}", true),
    ] {
        assert_eq!(head(text, width), (wanted, cut), "{text:?} at {width}");
    }
}

#[test]
fn plain_characters_take_what_the_terminal_library_gives_them() {
    let (usual, wide) = (Measure::default(), Measure::new(true));
    for c in ('\0'..=char::MAX).filter(|c| plain_cells(*c, usual).is_some()) {
        let text = c.to_string();
        assert_eq!(plain_cells(c, usual), Some(grapheme_cells(&text)), "{c:?}");
        let more = usize::from(is_disputed(&text));
        assert_eq!(plain_cells(c, wide), Some(grapheme_cells(&text) + more), "{c:?}");
    }
}

#[cfg(feature = "reader")]
#[test]
fn most_lines_are_known_by_their_girth() {
    // The widest word, and the mark behind it; 22 and 18 cells.
    for (line, width, rows) in [
        ("狐狸跳过了懒狗，走了。", 22, 1),
        ("狐狸跳过了懒狗，走了。", 14, 2),
        ("狐狸跳过了懒狗，走了。", 11, 3),
        ("the quick, brown ox", 19, 1),
        ("the quick, brown ox", 15, 2),
        ("the quick, brown ox", 12, 3),
    ] {
        let girth = Girth::of(line);
        assert!(!girth.may_exceed(rows, width, Measure::default()), "{line} at {width}");
        assert!(rows == 1 || girth.may_exceed(rows - 1, width, Measure::default()), "{line} at {width}");
    }
}

#[test]
fn marks_that_are_disputed_may_be_wide() {
    let wide = Measure::new(true);
    for (text, usual_cells, wide_cells) in [
        ("说“好”……", 4 + 2 + 2, 4 + 4 + 4),
        ("玛丽·居里——她", 10 + 3, 10 + 6),
        ("it’s ‘so’", 9, 12),
        ("“한국”", 6, 8),
        ("…\u{301}", 1, 1),
        ("─│é①", 4, 4),
    ] {
        assert_eq!((cells(text), wide.cells(text)), (usual_cells, wide_cells), "{text}");
    }
    let text = "他说：“走吧。”";
    let shown = |measure: Measure, width| {
        let rows = measure.wrap(text, Span::new(0, text.len()), width);
        rows.iter().map(|row| (row.span.of(text), row.cells)).collect::<Vec<_>>()
    };
    assert_eq!(shown(Measure::default(), 14), [(text, 14)]);
    assert_eq!(shown(wide, 16), [(text, 16)]);
    assert_eq!(shown(wide, 14), [("他说：“走", 10), ("吧。”", 6)]);
    assert_eq!(wide.head(text, 7), ("他说：", true));
    assert_eq!(wide.head(text, 8), ("他说：“", true));
    assert_eq!(wide.apart("说“好”…"), [("说", false), ("“", true), ("好", false), ("”", true), ("…", true)]);
    assert_eq!(Measure::default().apart("说“好”"), [("说“好”", false)]);
    assert!(wide.apart("").is_empty());
}

#[test]
fn a_long_line_takes_no_more_than_its_share() {
    let text = "字词，".repeat(20_000);
    assert!(rows(&text, 40).len() > 20_000 * 6 / 41);
    let word = "a".repeat(200_000);
    assert_eq!(rows(&word, 80).len(), 2_500);
    let spaces = " ".repeat(200_000) + "a";
    assert_eq!(rows(&spaces, 80).len(), 1);
    assert_eq!(head(&word, 3), ("aaa", true));
}

/// Pieces that meet in every order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "字",
        "提纲",
        "，",
        "。",
        "”",
        "“",
        "’",
        "‘",
        "（",
        "）",
        "……",
        "——",
        "word",
        "a",
        "well-",
        "-",
        " ",
        "  ",
        "　",
        "\n",
        "\t",
        "１２",
        "かっこ",
        "カーッ",
        "々",
        "слово ",
        "3.5",
        "https://a.b/c",
        "👨‍👩‍👧",
        "❤️",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "🇨",
        "ﾞ",
        "한",
        "ا",
        "ก",
        "\u{a0}",
        "(",
        ")",
        "!",
        "\r",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|list| list.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn rows_of_any_pieces_are_lawful(text in pieces(), width in 0usize..30) {
        laws::rows::are_lawful(&text, width);
    }

    #[test]
    fn rows_of_any_text_are_lawful(text in any::<String>(), width in 0usize..30) {
        laws::rows::are_lawful(&text, width);
    }

    #[test]
    fn plain_and_slow_graphemes_agree(text in pieces(), more in any::<String>()) {
        let text = text + &more;
        let fast: Vec<Grapheme> = Graphemes::of(&text, Measure::default()).collect();
        let slow: Vec<Grapheme> =
            text.grapheme_indices(true).map(|(at, text)| Grapheme { at, text, cells: grapheme_cells(text) }).collect();
        prop_assert_eq!(fast, slow);
    }

    #[cfg(feature = "reader")]
    #[test]
    fn no_line_takes_more_rows_than_its_girth_lets_it(text in pieces(), more in any::<String>(), width in 1usize..40) {
        for text in [&text, &(text.clone() + &more)] {
            let line = text.trim();
            for measure in [Measure::default(), Measure::new(true)] {
                let count = measure.wrap(line, Span::new(0, line.len()), width).len();
                let may = count == 1 || Girth::of(line).may_exceed(count - 1, width, measure);
                prop_assert!(may, "{line:?} at {width}");
            }
        }
    }

    #[test]
    fn a_line_that_fits_is_one_row_either_way(text in pieces()) {
        let line = text.replace('\n', "");
        let line = line.trim_end_matches(is_space);
        let mut slow = Vec::new();
        fill(line, 0, 1_000, Measure::default(), &mut slow);
        if line.is_empty() { slow.push(Row { span: Span::new(0, 0), cells: 0 }); }
        prop_assert_eq!(rows(line, 1_000), slow);
    }
}
