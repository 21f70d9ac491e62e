//! What passes the gate, and the laws of all that does.

use super::*;
use crate::laws::cleans;
use crate::laws::shown::is_showable;
use proptest::prelude::*;

#[track_caller]
fn check(raw: &str, wanted: &str) {
    assert_eq!(Clean::new(raw), wanted, "from {raw:?}");
    assert_eq!(Clean::from_string(raw.to_owned()), *wanted, "owned, from {raw:?}");
}

/// Clean already: passes as it is, and is recognised without being rebuilt.
#[track_caller]
fn check_kept(text: &str) {
    check(text, text);
    assert_eq!(sieve(text), None, "{text:?} was rebuilt");
}

#[test]
fn what_is_common_passes_both_sieves() {
    for c in ('\0'..=char::MAX).filter(|c| is_common(*c)) {
        assert!(controls::stays(c) && joins::is_plain(c), "{c:?}");
    }
}

#[test]
fn ordinary_text_passes_as_it_is() {
    for text in [
        "",
        "提纲，an outline。\n\t“好”……——",
        "naïve Ünïcode",
        "한국어",
        "Привет",
        "שלום",
        "العربية",
        "ไทย",
        "हिन्दी",
        "e\u{301}",
        "\u{FFFD}",
    ] {
        check_kept(text);
    }
}

#[test]
fn line_ends_become_newlines() {
    check("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{B}g\u{C}h", "a\nb\nc\nd\ne\nf\ng\nh");
    check("a\r\r\n\nb", "a\n\n\nb");
}

#[test]
fn terminal_commands_go_and_the_text_around_them_stays() {
    check("\u{1b}[1;31m红\u{1b}[0m字", "红字");
    check("\u{1b}[?25l藏\u{1b}[2J\u{1b}[Ha", "藏a");
    check("\u{1b}]0;title\u{7}甲\u{1b}]8;;https://a.b\u{1b}\\乙\u{1b}]8;;\u{1b}\\", "甲乙");
    check("\u{1b}Pq#0\u{1b}\\甲\u{1b}_x\u{7}\u{1b}^y\u{9c}\u{1b}Xz\u{1b}\\乙", "甲乙");
    check("\u{9b}31m红\u{9d}0;t\u{9c}字\u{90}q\u{7}", "红字");
    check("\u{1b}c甲\u{1b}7\u{1b}(B乙\u{1b}#8\u{1b}=", "甲乙");
    check("\u{1b}\u{1b}[1m甲\u{1b}", "甲");
}

#[test]
fn an_unfinished_command_swallows_no_text() {
    check("\u{1b}]0;这一行是正文。\n下一行\u{7}", "0;这一行是正文。\n下一行");
    check("\u{1b}[这是正文", "这是正文");
    check("\u{1b}[12;", "12;");
    check("\u{9d}正文\u{1b}[1m还有\u{7}", "正文还有");
    check(&format!("\u{1b}]{}\u{7}", "文".repeat(5000)), &"文".repeat(5000));
    check("\u{1b}这", "这");
    check(&format!("\u{1b}[{}m", "1".repeat(100)), &format!("{}m", "1".repeat(100)));
}

#[test]
fn struck_over_characters_go() {
    check("N\u{8}NA\u{8}AM\u{8}ME\u{8}E", "NAME");
    check("_\u{8}a_\u{8}b", "ab");
    check("a\u{8}_b\u{8}_", "ab");
    check("字\u{8}\u{8}字", "字");
    check("正文\u{8}\u{8}", "正文");
    check("a\n\u{8}b", "a\nb");
    check("abc\u{8}\u{8}\u{8}ABC", "ABC");
}

#[test]
fn what_is_not_seen_goes() {
    check("a\u{0}b\u{7}c\u{7f}d\u{80}e", "abcde");
    check("\u{feff}甲\u{feff}乙", "甲乙");
    check("abc\u{202e}def\u{202c}\u{2066}g\u{2069}\u{200f}\u{61c}", "abcdefg");
    check("soft\u{ad}hyphen\u{200b}and\u{2060}word", "softhyphenandword");
    check("🏴\u{e0067}\u{e0062}\u{e007f}", "🏴");
    check("甲\u{fff9}乙\u{fffa}丙\u{fffb}\u{fdd0}\u{ffff}\u{10ffff}", "甲乙丙");
    check("葛\u{e0100}葛\u{fe00}", "葛葛");
    check("\u{3164}a\u{115f}\u{1160}\u{ffa0}", "a");
}

#[test]
fn joiners_stay_where_a_script_needs_them() {
    for text in [
        "👨‍👩‍👧‍👦",
        "🧑🏽‍💻",
        "❤️‍🔥",
        "🏳️‍🌈",
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "ර්\u{200d}ය",
        "র\u{200d}্য",
        "1️⃣",
        "🇨🇳🇫🇷🇩🇪🇬🇧🇮🇹🇯🇵",
        "☎︎",
        "ᠠ\u{180b}ᠨ\u{180e}ᠠ",
    ] {
        check_kept(text);
    }
    check("甲\u{200d}乙\u{200c}a\u{200d}b", "甲乙ab");
    check("👨\u{200d} \u{200d}👩", "👨 👩");
    check("👨\u{200d}\u{200d}👩", "👨\u{200d}👩");
    check("\u{200d}👩\u{200d}", "👩");
    check("a\u{fe0f}1\u{fe0f}字\u{fe0e}", "a1字");
    check("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}");
    check("a\u{180b}\u{180e}", "a");
}

#[test]
fn at_most_eight_marks_stand_on_one_base() {
    let marks = |count: usize| "\u{301}".repeat(count);
    check_kept(&format!("a{}b{}", marks(8), marks(8)));
    check(&format!("a{}b", marks(500)), &format!("a{}b", marks(8)));
    check(&marks(20), &marks(8));
    check(&format!("字\n{}", marks(20)), &format!("字\n{}", marks(8)));
    check(&format!("क{}", "ा".repeat(50)), &format!("क{}", "ा".repeat(8)));
    check(&"ᄀ".repeat(50), &"ᄀ".repeat(9));
    let korean = "\u{1112}\u{1161}\u{11ab}".repeat(30);
    check_kept(&korean);
}

#[test]
fn a_name_stands_on_one_line() {
    for (raw, wanted) in [
        ("a\nb", "a b"),
        ("  a \t\r\n b  ", "a b"),
        ("报告\u{1b}[2J.txt", "报告.txt"),
        ("two  spaces", "two  spaces"),
        ("\n", ""),
    ] {
        assert_eq!(Clean::one_line(raw), wanted, "from {raw:?}");
    }
}

#[test]
fn a_part_is_clean_too() {
    let clean = Clean::new("甲❤️乙");
    let at = "甲❤".len();
    assert_eq!(clean.part(Span::new(at, clean.len())), "乙");
    assert_eq!(clean.part(Span::new(0, at)), "甲❤");
    assert_eq!(clean.part(Span::new(1, 99)), "");
}

#[test]
fn it_is_shown_as_a_text_is() {
    assert_eq!(format!("{:>4}|{:<3}|", Clean::new("甲乙"), Clean::new("丙")), "  甲乙|丙  |");
    assert_eq!(Clean::new("甲乙").as_ref(), "甲乙");
}

#[test]
fn a_long_text_of_commands_takes_no_more_than_its_share() {
    for piece in [
        "\u{1b}]",
        "\u{1b}[",
        "\u{9d}x",
        "\u{8}",
        "a\u{8}",
        "\u{200d}",
        "\u{301}",
        "\u{1b}]\u{1b}",
        "\u{1b} ",
    ] {
        let raw = piece.repeat(200_000);
        assert!(Clean::new(&raw).len() <= raw.len());
    }
}

/// Pieces that meet in every order: commands whole and cut, joiners, marks, letters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\u{1b}",
        "\u{1b}[",
        "\u{1b}]",
        "\u{1b}P",
        "\u{9b}",
        "\u{9d}",
        "\u{9c}",
        "\u{7}",
        "\\",
        "\u{8}",
        "1;3",
        "m",
        "_",
        "\r",
        "\n",
        "\t",
        "字",
        "a",
        "文。",
        "👩",
        "🏽",
        "❤",
        "\u{fe0f}",
        "\u{fe0e}",
        "\u{fe00}",
        "\u{200d}",
        "\u{200c}",
        "\u{200b}",
        "\u{feff}",
        "\u{202e}",
        "\u{301}",
        "\u{301}\u{301}\u{301}\u{301}",
        "क",
        "\u{94d}",
        "ि",
        "ا",
        "ᠠ",
        "\u{180b}",
        "\u{180e}",
        "ᄀ",
        "ᅡ",
        "\u{20e3}",
        "1",
        "\u{e0041}",
        "\u{e0100}",
        "\u{85}",
        "\u{2028}",
        "\u{0}",
        "\u{600}",
        "🇨",
        "(",
        "B",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|list| list.concat())
}

/// The laws of any text, and that what is clean is known to be.
fn assert_laws(raw: &str) {
    cleans(raw);
    let clean = Clean::new(raw);
    assert_eq!(sieve(&clean), None, "{clean:?} is taken for unclean, from {raw:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn line_by_line_is_as_the_whole(raw in "([a中，\n\r\t]|[\u{1b}\u{8}\u{9b}\\[\\]m;0]|[\u{301}\u{200d}\u{fe0f}👨❤]|\\PC|\u{2028}){0,40}") {
        prop_assert_eq!(sieve(&raw).unwrap_or_else(|| raw.clone()), sieve_line(&raw).unwrap_or(raw));
    }

    #[test]
    fn the_laws_hold_for_commands_and_joiners(raw in pieces()) {
        assert_laws(&raw);
    }

    #[test]
    fn the_laws_hold_for_any_text(raw in any::<String>()) {
        assert_laws(&raw);
    }

    #[test]
    fn text_without_oddities_is_kept(text in "[a-zA-Z0-9 一-龥，。！？“”\n]{0,60}") {
        prop_assert_eq!(sieve(&text), None);
    }

    #[test]
    fn every_part_is_clean(raw in pieces(), from in 0usize..60, to in 0usize..60) {
        let clean = Clean::new(&raw);
        let part = clean.part(Span::new(from.min(to), from.max(to)));
        is_showable(&part);
        prop_assert_eq!(Clean::new(&part), part);
    }
}
