//! The laws, held on what chance makes: of arbitrary text, and of pieces that are likelier to break them.

mod growth;
mod texts;

use super::*;
use crate::digest::Limit;
use crate::read as reading;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use texts::{article, limit, marked, page, paste};

// ---- the law of what may be shown, checked ----

#[track_caller]
fn check_banned(text: &str, wanted: Option<char>) {
    assert_eq!(shown::banned(text).map(|(_, c, _)| c), wanted, "{text:?}");
}

#[test]
fn what_may_be_shown_is_let_through() {
    for text in [
        "",
        "提纲，an outline。\n\t“好”……——",
        "👨‍👩‍👧‍👦 🧑🏽‍💻 ❤️‍🔥 🏳️‍🌈 1️⃣ ☎︎ 🇨🇳",
        "می\u{200c}خواهم क्\u{200d}ष ᠠ\u{180b}ᠨ\u{180e}ᠠ",
        "e\u{301} ไทย 한국어 \u{1112}\u{1161}\u{11ab}",
    ] {
        check_banned(text, None);
    }
    check_banned(&"a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".repeat(3), None);
}

#[test]
fn what_may_not_be_shown_is_found() {
    let banned = "\0\u{7}\u{8}\r\u{b}\u{1b}\u{7f}\u{80}\u{9b}\u{85}\u{61c}\u{200e}\u{202e}\u{2066}\u{2028}\u{2029}\u{feff}\u{ad}\u{200b}\
                  \u{2060}\u{115f}\u{3164}\u{fe00}\u{e0100}\u{e0041}\u{fff9}\u{fdd0}\u{ffff}\u{10fffe}";
    for c in banned.chars() {
        check_banned(&format!("甲{c}a"), Some(c));
    }
    for (text, c) in [
        ("a\u{200d}b", '\u{200d}'),
        ("甲\u{200c}乙", '\u{200c}'),
        ("👨\u{200d}", '\u{200d}'),
        ("\u{200d}👩", '\u{200d}'),
        ("👨\u{200c}👩", '\u{200c}'),
        ("字\u{fe0f}", '\u{fe0f}'),
        ("1\u{fe0f}", '\u{fe0f}'),
        ("a\u{180b}", '\u{180b}'),
    ] {
        check_banned(text, Some(c));
    }
    check_banned(&format!("a{}", "\u{301}".repeat(9)), Some('\u{301}'));
}

// ---- the laws of the steps ----

fn digested(paste: &str, options: &reading::Options, limit: Limit) -> String {
    let article = reading::read_text(paste, options);
    read::is_lawful(&article);
    let thought = digest::digest(&article);
    let chosen = summary::summarise(&article, &thought, limit);
    print::is_lawful(&article, &thought, &chosen, 40);
    line::written(&article, &thought, &chosen)
}

/// The article of a file of that name, if it is not refused.
fn read_file(name: &str, text: &str) -> Option<Article> {
    let source = Source::new(Clean::new(name), text.as_bytes().to_vec());
    reading::read(&source, &reading::Options::default()).ok()
}

fn is_printed_as_itself(paste: &str) {
    print::reads_as_itself(&reading::read_text(paste, &reading::Options::default()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_lawful_digest(paste in paste(), limit in limit(), keep_chrome: bool) {
        let options = Options { keep_chrome, ..Options::default() };
        let line = digested(&paste, &options, limit);
        line::is_lawful(&line, limit);
        prop_assert_eq!(&line, &digested(&paste, &options, limit), "the same text, another digest");
        if keep_chrome {
            let digest: Value = serde_json::from_str(&line).unwrap();
            prop_assert!(line::list(&digest, "removed").is_empty());
        }
    }

    #[test]
    fn a_given_title_is_the_title(paste in paste()) {
        let options = Options { title: Some("桥与河".to_owned()), ..Options::default() };
        let line = digested(&paste, &options, Limit::Auto);
        line::is_lawful(&line, Limit::Auto);
        let digest: Value = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(&digest["title"], "桥与河");
    }

    #[test]
    fn work_grows_with_any_text_and_no_faster(paste in paste()) {
        work::is_linear(&paste);
    }
}

proptest! {
    // The same texts in each run. There are some, one in tens of thousands, of which a print reads otherwise (the furniture of a
    // page is judged by what stands around it, and a print has less around it): the fuzz target `print` looks for those.
    #![proptest_config(ProptestConfig {
        cases: 160,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_printed_text_reads_as_itself(paste in paste()) {
        is_printed_as_itself(&paste);
    }

    #[test]
    fn printed_markdown_reads_as_itself_with_its_links(text in marked()) {
        let once = print::reads_as_itself(&read_file("x.md", &text).unwrap());
        let listed = once.lines().filter(|line| line.contains(": https://a.example/1")).count();
        prop_assert_eq!(listed, usize::from(text.contains("[桥](")), "an address is listed once");
        let article = reading::read_text(&once, &Options::default());
        prop_assert_eq!(article.links().is_empty(), !text.contains(".example"), "the list is read as links");
        prop_assert!(!article.text().contains(": http"), "the list is no part of the text");
    }

    #[test]
    fn a_printed_page_reads_as_itself(markup in page()) {
        // A page of links alone is refused.
        if let Some(article) = read_file("x.html", &markup) {
            print::reads_as_itself(&article);
        }
    }

    #[test]
    fn printed_text_reads_as_the_same_text(article in article()) {
        is_printed_as_itself(&article);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_lawful_in_every_format(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for law in [decode, clean, plain, html, markdown, epub, sentences, digest, wrap] {
            law(&bytes);
        }
    }

    #[test]
    fn any_text_is_lawful_in_every_format(first: u8, paste in paste(), markup in page(), marks in marked()) {
        let law = |law: fn(&[u8]), text: &str| law(&[&[first], text.as_bytes()].concat());
        law(plain, &paste);
        law(html, &(markup.clone() + &paste));
        law(markdown, &(marks.clone() + &paste));
        law(epub, &format!("b.opf\0<package><manifest><item id='a' href='a'/></manifest><spine><itemref idref='a'/></spine></package>\0a\0{markup}"));
        law(wrap, &paste);
    }
}
