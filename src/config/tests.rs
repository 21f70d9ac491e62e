//! Configurations, good and bad.

use super::*;
use crate::tui::says;
use proptest::prelude::*;

/// What a text sets and what is complained of.
#[track_caller]
fn check(text: &str, expected: Config, complaints: &[&str]) {
    let (config, said) = parse(text);
    assert_eq!(said.iter().map(ToString::to_string).collect::<Vec<_>>(), complaints, "{text}");
    assert!(config == expected, "{text}: {config:#?}");
}

fn keymap(wishes: &[(Command, &[&str])]) -> Keymap {
    let wish = |(command, keys): &(Command, &[&str])| Wish {
        command: *command,
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    Keymap::with(&wishes.iter().map(wish).collect::<Vec<_>>()).0
}

#[test]
fn what_is_printed_sets_what_holds_without_it() {
    check(&documented(), Config::default(), &[]);
    check("", Config::default(), &[]);
}

#[test]
fn every_line_of_what_is_printed_changes_nothing_by_itself() {
    let text = documented();
    let (settings, keys) = text.split_once("[keys]\n").unwrap();
    for (heading, text) in [("", settings), ("[keys]\n", keys)] {
        for line in text.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')) {
            check(&format!("{heading}{line}"), Config::default(), &[]);
        }
    }
}

#[test]
fn what_is_printed_names_every_setting_and_every_command() {
    let text = documented();
    let has = |start: &str| text.lines().any(|line| line.starts_with(&format!("{start} = ")));
    assert!(SETTINGS.iter().all(|setting| has(setting.name)));
    for command in Command::ALL {
        assert!(has(command.name()), "{}", command.name());
        assert!(!says(*command).1.is_empty());
    }
    assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
    assert_eq!(Clean::new(&text).as_str(), text);
}

#[test]
fn every_setting_can_be_set() {
    check(
        "theme = \"paper\"\ntext-width = 60\nline-spacing = \"double\"\nsummary = \"12.5 %\"\nui = 'zh'\nstate = false\nplain = true\n\
         wide_punctuation = true\nmouse = false\n[keys]\nquit = \"Q\"\ndown = [\"Down\", \"n\"]\nnext-hit = [\"Alt-n\"]\n",
        Config {
            looks: Looks {
                theme: Theme::Paper,
                text_width: TextWidth::Cells(60),
                line_spacing: Spacing::Double,
                plain: true,
                wide_punctuation: true,
                ..Looks::default()
            },
            summary: Limit::Ratio(12.5),
            ui: Some(Tongue::Chinese),
            state: false,
            mouse: false,
            keymap: keymap(&[
                (Command::Quit, &["Q"]),
                (Command::Down, &["↓", "n"]),
                (Command::NextHit, &["Alt-n"]),
            ]),
        },
        &[],
    );
}

#[test]
fn what_can_be_written_is_said_as_it_is_taken() {
    let said = |name: &str| {
        let setting = SETTINGS.iter().find(|setting| setting.name == name).unwrap();
        [setting.says, setting.takes]
    };
    for theme in Theme::ALL {
        assert!(
            said("theme").iter().all(|said| said.contains(&format!("\"{}\"", theme.name()))),
            "{theme:?}"
        );
    }
    assert!(said("text-width")[1].contains(&format!("{} to {}", TextWidth::LEAST, TextWidth::MOST)));
    for width in ["narrow", "usual", "wide"] {
        let cells = TextWidth::named(width).unwrap().cells();
        let words = said("text-width")[0];
        assert!(words.contains(&format!("\"{width}\" ({cells}")), "{width}");
    }
}

#[test]
fn the_width_of_the_text_has_a_name_or_a_number() {
    for (text, text_width) in [
        ("\"narrow\"", TextWidth::Narrow),
        ("\"usual\"", TextWidth::Usual),
        ("\"wide\"", TextWidth::Wide),
        ("\"whole\"", TextWidth::Whole),
        ("10", TextWidth::Cells(10)),
        ("9_999", TextWidth::Cells(9_999)),
    ] {
        check(
            &format!("text-width = {text}"),
            Config { looks: Looks { text_width, ..Looks::default() }, ..Config::default() },
            &[],
        );
    }
    for text in ["9", "10000", "-60", "\"60\"", "true", "07", "60.5"] {
        check(
            &format!("text-width = {text}"),
            Config::default(),
            &[
                "line 1: text-width takes \"narrow\", \"usual\", \"wide\", \"whole\" or a number of cells from 10 to 9999: \
             write for instance `text-width = \"usual\"`",
            ],
        );
    }
}

#[test]
fn lengths_of_the_summary_are_said_in_words() {
    for (text, summary) in [
        ("\"auto\"", Limit::Auto),
        ("5", Limit::Sentences(5)),
        ("\"1 sentence\"", Limit::Sentences(1)),
        ("\"5sentences\"", Limit::Sentences(5)),
        ("\"10%\"", Limit::Ratio(10.0)),
        ("\"400 chars\"", Limit::Chars(400)),
    ] {
        check(&format!("summary = {text}"), Config { summary, ..Config::default() }, &[]);
    }
    for text in
        ["0", "-1", "true", "\"0 sentences\"", "\"101 %\"", "\"five\"", "\"5.5 sentences\"", "\"1.1.1 %\""]
    {
        check(
            &format!("summary = {text}"),
            Config::default(),
            &[
                "line 1: summary takes \"auto\", or a length such as \"5 sentences\", \"10 %\" or \"400 characters\": \
               write for instance `summary = \"auto\"`",
            ],
        );
    }
}

#[test]
fn one_bad_line_costs_no_other() {
    let set = Config {
        looks: Looks { text_width: TextWidth::Cells(60), ..Looks::default() },
        mouse: false,
        ..Config::default()
    };
    for (line, complaint) in [
        (
            "theme = dark",
            "theme takes \"terminal\", \"auto\", \"dark\", \"light\", \"contrast\" or \"paper\": write for instance \
             `theme = \"terminal\"`",
        ),
        (
            "theme = \"drak\"",
            "theme takes \"terminal\", \"auto\", \"dark\", \"light\", \"contrast\" or \"paper\": write for instance \
             `theme = \"terminal\"`",
        ),
        (
            "line-spacing = 3",
            "line-spacing takes \"single\" or \"double\": write for instance `line-spacing = \"single\"`",
        ),
        (
            "line-spacing = \"1\"",
            "line-spacing takes \"single\" or \"double\": write for instance `line-spacing = \"single\"`",
        ),
        ("state = off", "state takes true or false: write for instance `state = true`"),
        ("state = 1", "state takes true or false: write for instance `state = true`"),
        ("text_width = 70", "text-width is set on line 1 already: take one of the two out"),
        (
            "colour = true",
            "there is no setting colour: there are theme, text-width, line-spacing, summary, ui, state, plain, wide-punctuation, mouse",
        ),
        ("down = [\"j\"]", "down is a command: give it keys under [keys], further down"),
        ("down = [\"j\"", "the list is not closed: write `down = [\"…\", \"…\"]`"),
        ("\u{1b}[31m", "this is no setting: write `name = value`"),
    ] {
        let text = format!("text-width = 60\n{line}\nmouse = false\n");
        check(&text, set.clone(), &[&format!("line 2: {complaint}")]);
    }
}

#[test]
fn what_is_wrong_with_keys_is_told_by_its_line() {
    for (lines, bound, complaints) in [
        (
            "dwon = [\"j\"]",
            &[][..],
            &["line 2: there is no command dwon: `tigang --print-config` lists them all"][..],
        ),
        ("ui = \"zh\"", &[], &["line 2: ui is a setting: it stands before [keys]"]),
        ("down = 5", &[], &["line 2: keys stand in a list: write for instance `down = [\"j\", \"Down\"]`"]),
        (
            "down = [\"Hyper-x\"]",
            &[],
            &[
                "line 2: \"Hyper-x\" is no key that a terminal sends: write a character, two of them, or a name such as \
               \"Space\", \"Down\", \"PgDn\", \"F5\", \"Ctrl-d\" or \"Alt-x\"",
            ],
        ),
        (
            "down = [\"J\"]\ndown = [\"K\"]",
            &[(Command::Down, &["J"][..])],
            &["line 3: down has its keys on line 2 already: put them all there"],
        ),
        (
            "down = [\"J\"]\nup = [\"J\"]",
            &[(Command::Down, &["J"])],
            &["line 3: \"J\" is bound to down already: choose another key for up"],
        ),
        (
            "search = [\"Ctrl-c\", \"/\"]",
            &[],
            &["line 2: Ctrl-c always leaves the reader: choose another key for search"],
        ),
        (
            "search = [\"5\", \"/\"]",
            &[],
            &["line 2: \"5\" begins with a digit, which is a count: choose another key for search"],
        ),
        (
            "search = [\"C-m\", \"/\"]",
            &[],
            &[
                "line 2: a terminal cannot tell Ctrl-m from Enter: write \"Enter\", or choose another key for search",
            ],
        ),
        (
            "search = [\"jx\", \"/\"]",
            &[],
            &[
                "line 2: \"jx\" cannot be typed, for its first key alone is down: choose other keys for one of the two",
            ],
        ),
        (
            "search = [\"<\"]",
            &[(Command::Search, &["<"])],
            &["line 2: narrower has no key left, search has its \"<\": give narrower another key here"],
        ),
    ] {
        let text = format!("[keys]\n{lines}\n");
        check(&text, Config { keymap: keymap(bound), ..Config::default() }, complaints);
    }
    check(
        "[colours]\na = 1",
        Config::default(),
        &["line 2: there is no table [colours]: settings stand before the first table, keys stand in [keys]"],
    );
}

#[test]
fn no_command_has_more_keys_than_a_hand_could_use() {
    let text = format!("[keys]\ndown = [{}]\n", "\"j\", ".repeat(33));
    check(&text, Config::default(), &["line 2: down has more than 32 keys: leave some out"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_a_configuration(text in "((theme|text-width|\\[keys\\]\n|down = |up|summary = )|[ =\\[\\]\"'#,\n1]|(true|\"j\"|\"gg\"|\"5 %\")|\\PC){0,60}") {
        let (config, complaints) = parse(&text);
        let lines = text.lines().count();
        prop_assert!(complaints.iter().all(|complaint| complaint.line.is_some_and(|line| (1..=lines).contains(&line))));
        prop_assert!(complaints.iter().all(|complaint| complaint.what.chars().count() < 300));
        // Whatever is bound, there is a way out.
        prop_assert!(config.keymap.keys(Command::QuitAtOnce).any(|key| key == "Ctrl-c"));
    }
}
