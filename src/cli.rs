//! The command line as plain data. clap is named nowhere else; files, terminals and articles are unknown here.

mod manual;

use crate::article::Lang;
use crate::clean::Clean;
use crate::config;
use crate::digest::Limit;
use crate::export::{Format, View};
use crate::limits::Limits;
use crate::read::{self, Encoding};
use crate::source::Input;
use crate::tui::{Theme, Tongue};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, ValueEnum, ValueHint};
use clap_complete::Shell;
use std::ffi::OsString;
use std::time::Duration;

/// What the user asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What to read, in the order typed; empty where nothing was named.
    pub inputs: Vec<Input>,
    /// The views to print, in the order typed.
    pub views: Vec<View>,
    /// How to print; `None` where it was not named.
    pub format: Option<Format>,
    /// How long the summary may be.
    pub limit: Limit,
    /// The language to assume; detected where `None`.
    pub lang: Option<Lang>,
    /// The encoding to assume; found out where `None`.
    pub encoding: Option<Encoding>,
    /// The format to read as; found out where `None`.
    pub input: Option<read::Format>,
    /// Remove nothing from the text.
    pub keep_chrome: bool,
    /// Print the parts of each sentence's score.
    pub why: bool,
    /// Documents come from standard input, one JSON object a line.
    pub jsonl: bool,
    /// Wrap printed text at this many terminal cells.
    pub width: Option<usize>,
    /// Where the reader opens: the first place where this is found.
    pub at: Option<String>,
    /// When printed text and the reader are coloured.
    pub color: Color,
    /// Keep nothing of what is read.
    pub no_state: bool,
    /// The reader's theme, where it was named.
    pub theme: Option<Theme>,
    /// The reader is one for screen readers and simple terminals.
    pub plain: bool,
    /// The language of the reader's interface; the environment's where `None`.
    pub ui: Option<Tongue>,
    /// How much of each input is read.
    pub limits: Limits,
    /// How long a line of `--jsonl` may take.
    pub patience: Patience,
}

/// How long one of many documents is waited for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patience(pub Duration);

impl Default for Patience {
    /// Two minutes: what the largest article that is read takes on a slow machine.
    fn default() -> Self {
        Self(Duration::from_secs(120))
    }
}

/// When printed text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Why there is nothing to do, and what to print instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The help, the version, the manual page and the like, for standard output.
    Answer(Clean),
    /// Wrong usage, for standard error.
    Usage(Clean),
}

/// Reads the command line, the program's name first.
///
/// # Errors
///
/// Where help or the version is asked for, or the usage is wrong.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Options, Stop> {
    let matches = Args::command().try_get_matches_from(arguments).map_err(|error| stop(&error))?;
    let args = Args::from_arg_matches(&matches).map_err(|error| stop(&error))?;
    match answer(&args) {
        Some(answer) => Err(Stop::Answer(Clean::from_string(answer))),
        None => options(args, &matches),
    }
}

/// What is printed about the program itself, where that is asked for.
fn answer(args: &Args) -> Option<String> {
    if args.print_config {
        return Some(config::documented());
    }
    if args.man {
        return Some(manual::page(Args::command()));
    }
    let shell = match args.completions? {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "tigang", &mut script);
    Some(String::from_utf8_lossy(&script).into_owned())
}

/// The features that the program was built with and without, as `--version` lists them.
const FEATURES: [(&str, bool); 3] = [
    ("clipboard", cfg!(feature = "clipboard")),
    ("epub", cfg!(feature = "epub")),
    ("net", cfg!(feature = "net")),
];

/// The version, and which features are in (`+`) and which are not (`-`).
fn version() -> String {
    let features: String =
        FEATURES.iter().map(|(name, is_in)| format!(" {}{name}", if *is_in { '+' } else { '-' })).collect();
    format!("{}\nfeatures:{features}", env!("CARGO_PKG_VERSION"))
}

/// A short reminder of the usage, for those who named nothing to read.
pub fn usage() -> Clean {
    let usage = Args::command().render_usage().to_string();
    Clean::new(&format!("{usage}\n\nNothing to read: name a FILE, or pipe text in. More: tigang --help\n"))
}

// What the options are grouped under, in --help and in the manual page.
const PRINTING: &str = "Printing";
const READING: &str = "Reading";
const READER: &str = "The reader";

/// Read a long article by its outline: what it claims, how it is built, where it ends up.
#[derive(Parser)]
#[command(version, long_version = version(), color = clap::ColorChoice::Never, args_override_self = true, max_term_width = 100)]
#[command(
    after_help = "Without a view or a format the reader opens on a terminal; otherwise the summary is printed.\n\
    Exit status: 0 done, 1 an input could not be read, 2 wrong usage."
)]
struct Args {
    /// Articles to read: text, web pages, Markdown, EPUB, compressed by gzip or not; an address is fetched, a
    /// folder is looked through, `-` is standard input
    #[arg(value_name = "FILE|URL|FOLDER", value_hint = ValueHint::AnyPath)]
    inputs: Vec<OsString>,

    /// Print the summary
    #[arg(help_heading = PRINTING, short, long)]
    summary: bool,
    /// Print the outline
    #[arg(help_heading = PRINTING, short, long)]
    outline: bool,
    /// Print the text; several views are printed in the order typed
    #[arg(help_heading = PRINTING, short, long)]
    text: bool,
    /// How to print; json is the whole digest, opml the outline, html one page with everything, whatever view is named
    #[arg(help_heading = PRINTING, short, long, value_enum, value_name = "FORMAT")]
    format: Option<FormatName>,
    /// Length of the summary in sentences, at most
    #[arg(help_heading = PRINTING, short = 'n', long, value_name = "N", value_parser = count, group = "length")]
    sentences: Option<usize>,
    /// Length of the summary in per cent of the sentences, at most
    #[arg(help_heading = PRINTING, short, long, value_name = "PERCENT", value_parser = percent, group = "length")]
    ratio: Option<f64>,
    /// Length of the summary in characters without white space, at most
    #[arg(help_heading = PRINTING, short, long, value_name = "N", value_parser = count, group = "length")]
    chars: Option<usize>,
    /// With the summary: each sentence's score and its parts
    #[arg(help_heading = PRINTING, long)]
    why: bool,
    /// Wrap printed text at N terminal cells; otherwise at the terminal's width up to 80, and not at all in a pipe
    #[arg(help_heading = PRINTING, long, value_name = "N", value_parser = cells)]
    width: Option<usize>,
    /// Colour in printed text and in the reader
    #[arg(help_heading = PRINTING, long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Standard input holds one JSON object a line, {"id", "text" or "html", …}; print one digest a line
    #[arg(help_heading = PRINTING, long, conflicts_with_all = ["inputs", "summary", "outline", "text", "why", "width", "encoding"])]
    jsonl: bool,
    /// With --jsonl: the most seconds for one line, which is an error then; otherwise 120
    #[arg(help_heading = PRINTING, long, value_name = "SECONDS", value_parser = seconds, requires = "jsonl")]
    max_time: Option<Duration>,

    /// The article's language
    #[arg(help_heading = READING, long, value_enum, value_name = "LANG", default_value = "auto")]
    lang: LangName,
    /// The encoding of all inputs, such as gb18030, big5, shift_jis, euc-kr, utf-16le, windows-1252; otherwise found out
    #[arg(help_heading = READING, long, value_name = "LABEL", value_parser = encoding)]
    encoding: Option<EncodingName>,
    /// What all inputs are, whatever they look like
    #[arg(help_heading = READING, long, value_enum, value_name = "FORMAT", default_value = "auto")]
    input: InputName,
    /// Remove nothing: keep menus, advertising and the like in the text
    #[arg(help_heading = READING, long)]
    keep_chrome: bool,
    /// The most megabytes of an input, as it comes and unpacked; otherwise 256, of a page from the net 32
    #[arg(help_heading = READING, long, value_name = "MB", value_parser = megabytes)]
    max_size: Option<u64>,
    /// The most lines, sentences or elements of a page; otherwise a million
    #[arg(help_heading = READING, long, value_name = "N", value_parser = count)]
    max_parts: Option<usize>,

    /// Open the reader at the first place where TEXT is found
    #[arg(help_heading = READER, long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with_all = ["summary", "outline", "text", "format", "why", "jsonl", "width"])]
    at: Option<String>,
    /// The reader keeps nothing (places, marks, highlights, notes) and knows nothing of earlier readings
    #[arg(help_heading = READER, long)]
    no_state: bool,
    /// The reader's colours; auto is dark or light, as the terminal is
    #[arg(help_heading = READER, long, value_name = "NAME", value_parser = themes())]
    theme: Option<Theme>,
    /// A reader for screen readers and simple terminals: one pane, no lines, marks of ASCII
    #[arg(help_heading = READER, long)]
    plain: bool,
    /// The reader's own language; otherwise that of the environment (LC_ALL, LC_MESSAGES, LANG)
    #[arg(help_heading = READER, long, value_enum, value_name = "LANG")]
    ui: Option<UiName>,
    /// Print the reader's configuration as it is without one, with what each line means
    #[arg(help_heading = READER, long)]
    print_config: bool,

    /// Print the manual page: tigang --man | man -l -
    #[arg(long)]
    man: bool,
    /// Print what lets a shell complete tigang's options, to be put where the shell looks for such files
    #[arg(long, value_enum, value_name = "SHELL")]
    completions: Option<ShellName>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ShellName {
    Bash,
    Zsh,
    Fish,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatName {
    Text,
    Markdown,
    Json,
    Opml,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangName {
    Auto,
    Zh,
    En,
}

#[derive(Clone, Copy, ValueEnum)]
enum UiName {
    Zh,
    En,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum InputName {
    Auto,
    Text,
    Html,
    Markdown,
    Epub,
}

/// An encoding; `None` is to be found out.
#[derive(Clone, Copy)]
struct EncodingName(Option<Encoding>);

fn options(args: Args, matches: &ArgMatches) -> Result<Options, Stop> {
    let mut views = views(matches);
    let format = args.format.map(|name| match name {
        FormatName::Text => Format::Text,
        FormatName::Markdown => Format::Markdown,
        FormatName::Json => Format::Json,
        FormatName::Opml => Format::Opml,
        FormatName::Html => Format::Html,
    });
    if args.why {
        if views.is_empty() && format.is_none() {
            views.push(View::Summary);
        }
        if !views.is_empty() && !views.contains(&View::Summary) {
            return Err(wrong("--why explains a summary: give -s too"));
        }
    }
    if args.jsonl && format.is_some_and(|format| format != Format::Json) {
        return Err(wrong("--jsonl prints json and no other format"));
    }
    if args.jsonl && args.input != InputName::Auto {
        return Err(wrong("--jsonl lines say what they hold, \"text\" or \"html\": leave --input out"));
    }
    let inputs: Vec<Input> = args.inputs.into_iter().map(Input::named).collect();
    if inputs.iter().filter(|input| **input == Input::Stdin).count() > 1 {
        return Err(wrong("standard input can be read once: give `-` once (a file of that name is `./-`)"));
    }
    Ok(Options {
        inputs,
        views,
        format,
        limit: limit(args.sentences, args.ratio, args.chars),
        lang: match args.lang {
            LangName::Auto => None,
            LangName::Zh => Some(Lang::Zh),
            LangName::En => Some(Lang::En),
        },
        encoding: args.encoding.and_then(|name| name.0),
        input: match args.input {
            InputName::Auto => None,
            InputName::Text => Some(read::Format::Text),
            InputName::Html => Some(read::Format::Html),
            InputName::Markdown => Some(read::Format::Markdown),
            InputName::Epub => Some(read::Format::Epub),
        },
        keep_chrome: args.keep_chrome,
        why: args.why,
        jsonl: args.jsonl,
        width: args.width,
        at: args.at,
        color: args.color,
        no_state: args.no_state,
        theme: args.theme,
        plain: args.plain,
        ui: args.ui.map(|name| match name {
            UiName::Zh => Tongue::Chinese,
            UiName::En => Tongue::English,
        }),
        limits: Limits { bytes: args.max_size, parts: args.max_parts.unwrap_or(Limits::default().parts) },
        patience: args.max_time.map_or_else(Patience::default, Patience),
    })
}

/// The views in the order typed.
fn views(matches: &ArgMatches) -> Vec<View> {
    let named = [("summary", View::Summary), ("outline", View::Outline), ("text", View::Text)];
    let mut typed: Vec<(usize, View)> = named
        .into_iter()
        .filter(|(name, _)| matches.value_source(name) == Some(ValueSource::CommandLine))
        .filter_map(|(name, view)| matches.index_of(name).map(|index| (index, view)))
        .collect();
    typed.sort_by_key(|(index, _)| *index);
    typed.into_iter().map(|(_, view)| view).collect()
}

fn limit(sentences: Option<usize>, ratio: Option<f64>, chars: Option<usize>) -> Limit {
    let chosen = sentences.map(Limit::Sentences).or(ratio.map(Limit::Ratio)).or(chars.map(Limit::Chars));
    chosen.unwrap_or_default()
}

fn count(text: &str) -> Result<usize, String> {
    let number: usize = text.parse().map_err(|_| "a whole number is wanted, such as 5".to_owned())?;
    if number == 0 { Err("nothing would be left: give 1 or more".to_owned()) } else { Ok(number) }
}

/// In bytes.
fn megabytes(text: &str) -> Result<u64, String> {
    let bytes = text.parse::<u64>().ok().and_then(|number| number.checked_mul(1_000_000));
    // A byte more than the limit is looked for, so the largest number is none.
    let within = bytes.filter(|bytes| (1..=u64::MAX / 2).contains(bytes));
    within.ok_or_else(|| "a whole number of megabytes is wanted, such as 500".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0);
    let within =
        number.and_then(|number| Duration::try_from_secs_f64(number).ok()).filter(|time| !time.is_zero());
    within.ok_or_else(|| "a number of seconds above 0 is wanted, such as 60".to_owned())
}

fn percent(text: &str) -> Result<f64, String> {
    let number = text.strip_suffix('%').unwrap_or(text).parse().ok();
    let within = number.filter(|number| Limit::is_share(*number));
    within.ok_or_else(|| "a number above 0 and up to 100 is wanted, such as 10".to_owned())
}

fn encoding(label: &str) -> Result<EncodingName, String> {
    if label.eq_ignore_ascii_case("auto") {
        return Ok(EncodingName(None));
    }
    let known = Encoding::labelled(label).map(|encoding| EncodingName(Some(encoding)));
    known.ok_or_else(|| {
        "no such encoding is known; labels look like utf-8, gb18030, gbk, big5, shift_jis, euc-jp, euc-kr, utf-16le, \
         utf-16be, windows-1252, iso-8859-1, koi8-r"
            .to_owned()
    })
}

fn cells(text: &str) -> Result<usize, String> {
    let number = text.parse::<usize>().ok();
    let within = number.filter(|number| (1..=10_000).contains(number));
    within.ok_or_else(|| "a number of terminal cells from 1 to 10000 is wanted, such as 72".to_owned())
}

fn themes() -> impl TypedValueParser<Value = Theme> {
    let unknown = || format!("the themes are {}", Theme::names());
    let names = PossibleValuesParser::new(Theme::ALL.iter().map(|theme| theme.name()));
    names.try_map(move |name| Theme::named(&name).ok_or_else(unknown))
}

fn stop(error: &clap::Error) -> Stop {
    let message = Clean::new(&error.render().to_string());
    if error.use_stderr() { Stop::Usage(message) } else { Stop::Answer(message) }
}

fn wrong(message: &str) -> Stop {
    stop(&Args::command().error(clap::error::ErrorKind::ArgumentConflict, message))
}

#[cfg(test)]
mod tests {
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
        for wrong in [
            "--max-size 0",
            "--max-size 99999999999999999",
            "--jsonl --max-time 0",
            "--jsonl --max-time 1e99",
        ] {
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
}
