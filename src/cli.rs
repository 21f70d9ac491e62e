//! The command line as plain data. clap is named nowhere else; files, terminals and articles are unknown here.

mod arguments;
mod completions;
mod manual;
#[cfg(test)]
mod tests;

use crate::article::Lang;
use crate::clean::Clean;
use crate::config;
use crate::digest::Limit;
use crate::export::{Format, View};
use crate::limits::Limits;
use crate::read::{self, Encoding};
use crate::source::Input;
use crate::tui::{Theme, Tongue};
use arguments::{Args, FormatName, InputName, LangName, UiName};
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, ValueEnum};
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
    args.completions.map(|shell| completions::script(shell, Args::command()))
}

/// A short reminder of the usage, for those who named nothing to read.
pub fn usage() -> Clean {
    let usage = Args::command().render_usage().to_string();
    Clean::new(&format!("{usage}\n\nNothing to read: name a FILE, or pipe text in. More: tigang --help\n"))
}

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
    typed.sort_unstable_by_key(|(index, _)| *index);
    typed.into_iter().map(|(_, view)| view).collect()
}

fn limit(sentences: Option<usize>, ratio: Option<f64>, chars: Option<usize>) -> Limit {
    let chosen = sentences.map(Limit::Sentences).or(ratio.map(Limit::Ratio)).or(chars.map(Limit::Chars));
    chosen.unwrap_or_default()
}

fn stop(error: &clap::Error) -> Stop {
    let message = Clean::new(&error.render().to_string());
    if error.use_stderr() { Stop::Usage(message) } else { Stop::Answer(message) }
}

fn wrong(message: &str) -> Stop {
    stop(&Args::command().error(clap::error::ErrorKind::ArgumentConflict, message))
}
