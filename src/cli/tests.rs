//! What is typed, and what it means.

use super::*;

fn typed(line: &str) -> Result<Options, Stop> {
    parse(std::iter::once("tigang").chain(line.split_whitespace()).map(OsString::from))
}

#[track_caller]
fn check(line: &str, expected: Options) {
    assert_eq!(typed(line), Ok(expected), "tigang {line}");
}

#[track_caller]
fn check_wrong(line: &str, part: &str) {
    match typed(line) {
        Err(Stop::Usage(message)) => assert!(message.contains(part), "tigang {line}: {message}"),
        other => panic!("tigang {line}: {other:?}"),
    }
}

#[test]
fn the_definition_holds_together() {
    Args::command().debug_assert();
}

#[test]
fn views_keep_the_order_typed() {
    let views = |views: &[View]| Options { views: views.to_vec(), ..Options::default() };
    check("", Options::default());
    check("-o -s", views(&[View::Outline, View::Summary]));
    check("-sot", views(&[View::Summary, View::Outline, View::Text]));
    check("--text --summary", views(&[View::Text, View::Summary]));
    check("--why", Options { why: true, ..views(&[View::Summary]) });
}

#[test]
fn lengths_are_numbers_within_reason_and_one_of_them() {
    let limit = |limit| Options { limit, ..Options::default() };
    check("-n 5", limit(Limit::Sentences(5)));
    check("-n5 -n7", limit(Limit::Sentences(7)));
    check("-r 12.5", limit(Limit::Ratio(12.5)));
    check("--ratio 10%", limit(Limit::Ratio(10.0)));
    check("-c 400", limit(Limit::Chars(400)));
    let limits = |bytes, parts| Options { limits: Limits { bytes, parts }, ..Options::default() };
    check("--max-size 500", limits(Some(500_000_000), 1_000_000));
    check("--max-parts 7", limits(None, 7));
    let patience = Patience(Duration::from_millis(500));
    check("--jsonl --max-time 0.5", Options { jsonl: true, patience, ..Options::default() });
    for wrong in
        ["--max-size 0", "--max-size 99999999999999999", "--jsonl --max-time 0", "--jsonl --max-time 1e99"]
    {
        check_wrong(wrong, "such as");
    }
    check_wrong("--max-parts 0", "1 or more");
    check_wrong("--max-time 3", "--jsonl");
    check_wrong("-n 0", "1 or more");
    check_wrong("-n many", "whole number");
    check_wrong("-r 101", "up to 100");
    check_wrong("-r 0", "above 0");
    check_wrong("-r nan", "above 0");
    check_wrong("-n 5 -c 100", "cannot be used with");
    check_wrong("--width 0", "from 1 to 10000");
}

#[test]
fn inputs_are_files_and_standard_input_once() {
    let inputs = |inputs: &[Input]| Options { inputs: inputs.to_vec(), ..Options::default() };
    let file = |name: &str| Input::Path(name.into());
    check("a.txt -", inputs(&[file("a.txt"), Input::Stdin]));
    check("-- -s", inputs(&[file("-s")]));
    check_wrong("- -", "once");
}

#[test]
fn what_is_not_built_or_does_not_go_together_is_wrong_usage() {
    for line in ["-f pdf", "--config"] {
        check_wrong(line, "error: ");
    }
    check_wrong("--lang fr", "possible values");
    check_wrong("-o --why", "-s");
    check_wrong("--jsonl a.txt", "cannot be used with");
    check_wrong("--jsonl -f text", "json");
    check_wrong("--jsonl -f html", "json");
    check("--jsonl -f json", Options { jsonl: true, format: Some(Format::Json), ..Options::default() });
}

#[test]
fn what_the_inputs_are_can_be_said() {
    let encoding = |label: &str| Options { encoding: Encoding::labelled(label), ..Options::default() };
    let input = |input| Options { input: Some(input), ..Options::default() };
    check("--encoding GBK", encoding("gb18030"));
    check("--encoding=big5", encoding("big5"));
    check("--encoding auto", Options::default());
    check("--input text", input(read::Format::Text));
    check("--input epub", input(read::Format::Epub));
    check("--input auto", Options::default());
    for label in ["klingon", "''", "replacement", "hz-gb-2312"] {
        check_wrong(&format!("--encoding {label}"), "labels look like utf-8, gb18030");
    }
    check_wrong("--input pdf", "possible values");
    check_wrong("--jsonl --input html", "leave --input out");
    check_wrong("--jsonl --encoding gbk", "cannot be used with");
}

#[test]
fn the_reader_opens_at_a_place() {
    check("--at 消费", Options { at: Some("消费".to_owned()), ..Options::default() });
    check("--at -s", Options { at: Some("-s".to_owned()), ..Options::default() });
    for line in ["--at x -s", "--at x -f json", "--at x --jsonl", "--at"] {
        check_wrong(line, "--at");
    }
}

#[test]
fn the_reader_is_dressed_as_was_asked() {
    check("--theme paper", Options { theme: Some(Theme::Paper), ..Options::default() });
    check("--theme dark --theme auto", Options { theme: Some(Theme::Auto), ..Options::default() });
    check("--plain", Options { plain: true, ..Options::default() });
    check_wrong("--theme solarized", "[possible values: terminal, auto, ");
    let Err(Stop::Answer(help)) = typed("--help") else { panic!("no help") };
    for theme in Theme::ALL {
        assert!(help.contains(theme.name()), "{theme:?}");
    }
}

#[test]
fn the_reader_speaks_the_language_asked_for() {
    check("--ui zh", Options { ui: Some(Tongue::Chinese), ..Options::default() });
    check("--ui=en", Options { ui: Some(Tongue::English), ..Options::default() });
    check_wrong("--ui fr", "possible values");
}

#[test]
fn help_and_version_are_answers() {
    assert!(matches!(typed("--help"), Err(Stop::Answer(help)) if help.contains("--keep-chrome")));
    let answer = typed("--print-config article.txt");
    assert!(matches!(answer, Err(Stop::Answer(text)) if text.contains("[keys]")));
    assert!(matches!(typed("-V"), Err(Stop::Answer(version)) if version.starts_with("tigang ")));
}
