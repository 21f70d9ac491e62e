//! The arguments as clap takes them: what each is called, what is said of it, and which values it has.

use super::Color;
use crate::digest::Limit;
use crate::read::Encoding;
use crate::tui::Theme;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum, ValueHint};
use std::ffi::OsString;
use std::time::Duration;

// What the options are grouped under, in --help and in the manual page.
const PRINTING: &str = "Printing";
const READING: &str = "Reading";
const READER: &str = "The reader";
const ITSELF: &str = "The program itself";

/// Read a long article by its outline: what it claims, how it is built, where it ends up.
#[derive(Parser)]
#[command(version, long_version = version(), args_override_self = true, max_term_width = 100)]
#[command(
    after_help = "Without a view or a format the reader opens on a terminal; otherwise the summary is printed.\n\
    Exit status: 0 done, 1 an input could not be read, 2 wrong usage."
)]
pub(super) struct Args {
    /// Articles to read: text, web pages, Markdown, EPUB, compressed by gzip or not; an address is fetched, a
    /// folder is looked through, `-` is standard input
    #[arg(value_name = "FILE|URL|FOLDER", value_hint = ValueHint::AnyPath)]
    pub(super) inputs: Vec<OsString>,

    /// Print the summary
    #[arg(help_heading = PRINTING, short, long)]
    pub(super) summary: bool,
    /// Print the outline
    #[arg(help_heading = PRINTING, short, long)]
    pub(super) outline: bool,
    /// Print the text; several views are printed in the order typed
    #[arg(help_heading = PRINTING, short, long)]
    pub(super) text: bool,
    /// How to print; json is the whole digest, opml the outline, html one page with everything, whatever view is named
    #[arg(help_heading = PRINTING, short, long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<FormatName>,
    /// Length of the summary in sentences, at most
    #[arg(help_heading = PRINTING, short = 'n', long, value_name = "N", value_parser = count, group = "length", value_hint = ValueHint::Other)]
    pub(super) sentences: Option<usize>,
    /// Length of the summary in per cent of the sentences, at most
    #[arg(help_heading = PRINTING, short, long, value_name = "PERCENT", value_parser = percent, group = "length", value_hint = ValueHint::Other)]
    pub(super) ratio: Option<f64>,
    /// Length of the summary in characters without white space, at most
    #[arg(help_heading = PRINTING, short, long, value_name = "N", value_parser = count, group = "length", value_hint = ValueHint::Other)]
    pub(super) chars: Option<usize>,
    /// With the summary: each sentence's score and its parts
    #[arg(help_heading = PRINTING, long)]
    pub(super) why: bool,
    /// Wrap printed text at N terminal cells; otherwise at the terminal's width up to 80, and not at all in a pipe
    #[arg(help_heading = PRINTING, long, value_name = "N", value_parser = cells, value_hint = ValueHint::Other)]
    pub(super) width: Option<usize>,
    /// Colour in printed text and in the reader
    #[arg(help_heading = PRINTING, long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    /// Standard input holds one JSON object a line, {"id", "text" or "html", …}; print one digest a line
    #[arg(help_heading = PRINTING, long, conflicts_with_all = ["inputs", "summary", "outline", "text", "why", "width", "encoding"])]
    pub(super) jsonl: bool,
    /// With --jsonl: the most seconds for one line, which is an error then; otherwise 120
    #[arg(help_heading = PRINTING, long, value_name = "SECONDS", value_parser = seconds, requires = "jsonl", value_hint = ValueHint::Other)]
    pub(super) max_time: Option<Duration>,

    /// The article's language
    #[arg(help_heading = READING, long, value_enum, value_name = "LANG", default_value = "auto")]
    pub(super) lang: LangName,
    /// The encoding of all inputs, such as gb18030, big5, shift_jis, euc-kr, utf-16le, windows-1252; otherwise found out
    #[arg(help_heading = READING, long, value_name = "LABEL", value_parser = encoding, value_hint = ValueHint::Other)]
    pub(super) encoding: Option<EncodingName>,
    /// What all inputs are, whatever they look like
    #[arg(help_heading = READING, long, value_enum, value_name = "FORMAT", default_value = "auto")]
    pub(super) input: InputName,
    /// Remove nothing: keep menus, advertising and the like in the text
    #[arg(help_heading = READING, long)]
    pub(super) keep_chrome: bool,
    /// The most megabytes of an input, as it comes and unpacked; otherwise 256, of a page from the net 32
    #[arg(help_heading = READING, long, value_name = "MB", value_parser = megabytes, value_hint = ValueHint::Other)]
    pub(super) max_size: Option<u64>,
    /// The most lines, sentences or elements of a page; otherwise a million
    #[arg(help_heading = READING, long, value_name = "N", value_parser = count, value_hint = ValueHint::Other)]
    pub(super) max_parts: Option<usize>,

    /// Open the reader at the first place where TEXT is found
    #[arg(help_heading = READER, long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with_all = ["summary", "outline", "text", "format", "why", "jsonl", "width"], value_hint = ValueHint::Other)]
    pub(super) at: Option<String>,
    /// The reader keeps nothing (places, marks, highlights, notes) and knows nothing of earlier readings
    #[arg(help_heading = READER, long)]
    pub(super) no_state: bool,
    /// The reader's colours; auto is dark or light, as the terminal is
    #[arg(help_heading = READER, long, value_name = "NAME", value_parser = themes())]
    pub(super) theme: Option<Theme>,
    /// A reader for screen readers and simple terminals: one pane, no lines, marks of ASCII
    #[arg(help_heading = READER, long)]
    pub(super) plain: bool,
    /// The reader's own language; otherwise that of the environment (LC_ALL, LC_MESSAGES, LANG)
    #[arg(help_heading = READER, long, value_enum, value_name = "LANG")]
    pub(super) ui: Option<UiName>,
    /// Print the reader's configuration as it is without one, with what each line means
    #[arg(help_heading = ITSELF, long)]
    pub(super) print_config: bool,

    /// Print the manual page: tigang --man | man -l -
    #[arg(help_heading = ITSELF, long)]
    pub(super) man: bool,
    /// Print what lets a shell complete tigang's options, to be put where the shell looks for such files
    #[arg(help_heading = ITSELF, long, value_enum, value_name = "SHELL")]
    pub(super) completions: Option<ShellName>,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(super) enum ShellName {
    Bash,
    Zsh,
    Fish,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FormatName {
    Text,
    Markdown,
    Json,
    Opml,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum LangName {
    Auto,
    Zh,
    En,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum UiName {
    Zh,
    En,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(super) enum InputName {
    Auto,
    Text,
    Html,
    Markdown,
    Epub,
}

/// An encoding; `None` is to be found out.
#[derive(Clone, Copy)]
pub(super) struct EncodingName(pub(super) Option<Encoding>);

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
