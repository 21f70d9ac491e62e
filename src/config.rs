//! A person's configuration: a text to settings, and what is wrong with it, line by line. Pure: where the text is kept is
//! known to `run/habits.rs`. What cannot be used is told and passed over; everything else holds.

mod lines;
mod print;

pub use print::documented;

use crate::clean::Clean;
use crate::digest::Limit;
use crate::tui::{Command, Fault, Keymap, Looks, Spacing, TextWidth, Theme, Tongue, Wish, key_named};
use lines::{Statement, Value};
use std::fmt;

/// What a person has set.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// How the reader looks.
    pub looks: Looks,
    /// How long the summary is to begin with.
    pub summary: Limit,
    /// The language of the interface; the environment's where `None`.
    pub ui: Option<Tongue>,
    /// Whether it is kept where the person was in an article.
    pub state: bool,
    /// Whether clicks and the wheel come to the reader.
    pub mouse: bool,
    /// What each key asks for.
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            looks: Looks::default(),
            summary: Limit::Auto,
            ui: None,
            state: true,
            mouse: true,
            keymap: Keymap::default(),
        }
    }
}

/// Something that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Its line, counted from 1; none where it is about the whole.
    pub line: Option<usize>,
    /// What is wrong, and what to write instead.
    pub what: Clean,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.what),
            None => write!(f, "{}", self.what),
        }
    }
}

/// The table in which keys are given to commands.
const KEYS: &str = "keys";
/// The most keys of a command: no hand has as many.
const MOST_KEYS: usize = 32;

/// A setting: what it is called, how its default is written, what it means, and how a value is taken.
struct Setting {
    name: &'static str,
    default: &'static str,
    says: &'static str,
    set: fn(&mut Config, &Value) -> Option<()>,
    /// What can be written, said where something else was.
    takes: &'static str,
}

/// Every setting, in the order in which they are printed.
const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        default: "\"terminal\"",
        says: "Colours: \"terminal\" (the terminal's own), \"auto\" (dark or light, as its background is), \"dark\", \"light\", \
               \"contrast\" or \"paper\".",
        set: |config, value| {
            let Value::Text(name) = value else { return None };
            config.looks.theme = Theme::named(name)?;
            Some(())
        },
        takes: "\"terminal\", \"auto\", \"dark\", \"light\", \"contrast\" or \"paper\"",
    },
    Setting {
        name: "text-width",
        default: "\"usual\"",
        says: "The widest row of text: \"narrow\" (60 cells of the terminal), \"usual\" (84), \"wide\" (110), \"whole\" (as \
               wide as its pane), or a number of cells. A Chinese character takes two.",
        set: |config, value| {
            config.looks.text_width = width(value)?;
            Some(())
        },
        takes: "\"narrow\", \"usual\", \"wide\", \"whole\" or a number of cells from 10 to 9999",
    },
    Setting {
        name: "line-spacing",
        default: "\"single\"",
        says: "How far apart the rows of text stand: \"single\" or \"double\".",
        set: |config, value| {
            let Value::Text(name) = value else { return None };
            config.looks.line_spacing = Spacing::named(name)?;
            Some(())
        },
        takes: "\"single\" or \"double\"",
    },
    Setting {
        name: "summary",
        default: "\"auto\"",
        says: "How long the summary is to begin with: \"auto\" (by the article's length), \"5 sentences\", \"10 %\" of the \
               sentences, or \"400 characters\".",
        set: |config, value| {
            config.summary = limit(value)?;
            Some(())
        },
        takes: "\"auto\", or a length such as \"5 sentences\", \"10 %\" or \"400 characters\"",
    },
    Setting {
        name: "ui",
        default: "\"auto\"",
        says: "The reader's own language: \"zh\", \"en\", or \"auto\" (that of the environment: LC_ALL, LC_MESSAGES, LANG).",
        set: |config, value| {
            let Value::Text(name) = value else { return None };
            config.ui = match name.as_str() {
                "auto" => None,
                "zh" => Some(Tongue::Chinese),
                "en" => Some(Tongue::English),
                _ => return None,
            };
            Some(())
        },
        takes: "\"auto\", \"zh\" or \"en\"",
    },
    Setting {
        name: "state",
        default: "true",
        says: "Whether places, marks, highlights and notes are kept from one reading to the next.",
        set: |config, value| switch(&mut config.state, value),
        takes: "true or false",
    },
    Setting {
        name: "plain",
        default: "false",
        says: "Whether the reader is one for screen readers and simple terminals: one pane, no lines, marks of ASCII.",
        set: |config, value| switch(&mut config.looks.plain, value),
        takes: "true or false",
    },
    Setting {
        name: "wide-punctuation",
        default: "false",
        says: "Whether your terminal draws marks such as “ ” … — two cells wide, as Chinese fonts do.",
        set: |config, value| switch(&mut config.looks.wide_punctuation, value),
        takes: "true or false",
    },
    Setting {
        name: "mouse",
        default: "true",
        says: "Whether the reader takes clicks and the wheel; without it the terminal has them for itself.",
        set: |config, value| switch(&mut config.mouse, value),
        takes: "true or false",
    },
];

fn switch(place: &mut bool, value: &Value) -> Option<()> {
    let Value::Switch(on) = value else { return None };
    *place = *on;
    Some(())
}

/// A width by its name, or in cells.
fn width(value: &Value) -> Option<TextWidth> {
    match value {
        Value::Number(cells) => TextWidth::named(&cells.to_string()),
        // A number is written without quotation marks.
        Value::Text(name) => TextWidth::named(name).filter(|width| !matches!(width, TextWidth::Cells(_))),
        _ => None,
    }
}

/// A length of the summary, as a number of sentences or in words.
fn limit(value: &Value) -> Option<Limit> {
    let text = match value {
        Value::Number(sentences) => {
            return usize::try_from(*sentences).ok().filter(|n| *n > 0).map(Limit::Sentences);
        }
        Value::Text(text) => text.trim(),
        _ => return None,
    };
    if text == "auto" {
        return Some(Limit::Auto);
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let whole = || number.parse::<usize>().ok().filter(|number| *number > 0);
    match unit.trim() {
        "" | "sentence" | "sentences" => whole().map(Limit::Sentences),
        "character" | "characters" | "chars" => whole().map(Limit::Chars),
        "%" => number.parse().ok().filter(|percent| Limit::is_share(*percent)).map(Limit::Ratio),
        _ => None,
    }
}

/// Reads a configuration. Linear in it.
pub fn parse(text: &str) -> (Config, Vec<Complaint>) {
    let (statements, unreadable) = lines::read(text);
    let complaints =
        unreadable.iter().map(|unreadable| complaint(unreadable.line, &unreadable.why)).collect();
    let mut reading = Reading { complaints, ..Reading::default() };
    for statement in &statements {
        if let Err(why) = reading.take(statement) {
            reading.complaints.push(complaint(statement.line, &why));
        }
    }
    let Reading { mut config, mut complaints, given, wishes, .. } = reading;
    let (keymap, faults) = Keymap::with(&wishes);
    config.keymap = keymap;
    complaints.extend(faults.iter().map(|fault| told(fault, &wishes, &given)));
    complaints.sort_by_key(|complaint| complaint.line);
    (config, complaints)
}

fn complaint(line: usize, what: &str) -> Complaint {
    Complaint { line: Some(line), what: Clean::one_line(what) }
}

/// A configuration that is being read.
#[derive(Default)]
struct Reading {
    config: Config,
    complaints: Vec<Complaint>,
    /// What has been set so far, and on which line.
    set: Vec<(&'static str, usize)>,
    /// The keys given to commands, and by wish its line.
    wishes: Vec<Wish>,
    given: Vec<usize>,
}

impl Reading {
    /// Takes a statement, or says why not.
    fn take(&mut self, statement: &Statement) -> Result<(), String> {
        match statement.table.as_str() {
            "" => self.setting(statement),
            KEYS => self.keys(statement),
            other => Err(format!(
                "there is no table [{other}]: settings stand before the first table, keys stand in [{KEYS}]"
            )),
        }
    }

    fn setting(&mut self, statement: &Statement) -> Result<(), String> {
        let name = statement.name.replace('_', "-");
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
            let is_command = Command::named(&name).is_some();
            return Err(if is_command {
                format!("{name} is a command: give it keys under [{KEYS}], further down")
            } else {
                let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
                format!("there is no setting {name}: there are {}", known.join(", "))
            });
        };
        if let Some((_, line)) = self.set.iter().find(|(known, _)| *known == name) {
            return Err(format!("{name} is set on line {line} already: take one of the two out"));
        }
        let (takes, default) = (setting.takes, setting.default);
        (setting.set)(&mut self.config, &statement.value)
            .ok_or_else(|| format!("{name} takes {takes}: write for instance `{name} = {default}`"))?;
        self.set.push((setting.name, statement.line));
        Ok(())
    }

    fn keys(&mut self, statement: &Statement) -> Result<(), String> {
        let name = &statement.name;
        let Some(command) = Command::named(&name.replace('_', "-")) else {
            let is_setting = SETTINGS.iter().any(|setting| setting.name == name.replace('_', "-"));
            return Err(if is_setting {
                format!("{name} is a setting: it stands before [{KEYS}]")
            } else {
                format!("there is no command {name}: `tigang --print-config` lists them all")
            });
        };
        let before = self.wishes.iter().position(|wish| wish.command == command);
        if let Some(line) = before.and_then(|wish| self.given.get(wish)) {
            return Err(format!("{name} has its keys on line {line} already: put them all there"));
        }
        let written = match &statement.value {
            Value::List(keys) => keys.as_slice(),
            Value::Text(key) => std::slice::from_ref(key),
            _ => {
                return Err(format!("keys stand in a list: write for instance `{name} = [\"j\", \"Down\"]`"));
            }
        };
        if written.len() > MOST_KEYS {
            return Err(format!("{name} has more than {MOST_KEYS} keys: leave some out"));
        }
        let mut keys = Vec::new();
        for key in written {
            match key_named(key) {
                Some(key) => keys.push(key),
                None => self.complaints.push(complaint(
                    statement.line,
                    &format!(
                        "\"{}\" is no key that a terminal sends: write a character, two of them, or a name such as \
                         \"Space\", \"Down\", \"PgDn\", \"F5\", \"Ctrl-d\" or \"Alt-x\"",
                        lines::excerpt(key)
                    ),
                )),
            }
        }
        // A line of which no key can be used leaves the command those it has.
        if written.is_empty() || !keys.is_empty() {
            self.wishes.push(Wish { command, keys });
            self.given.push(statement.line);
        }
        Ok(())
    }
}

/// What is wrong with keys, in words. `given` has the line of each wish.
fn told(fault: &Fault, wishes: &[Wish], given: &[usize]) -> Complaint {
    let of = |wish: &usize| wishes.get(*wish).map_or("", |wish| wish.command.name());
    let (wish, what) = match fault {
        Fault::Reserved { wish } => {
            (wish, format!("Ctrl-c always leaves the reader: choose another key for {}", of(wish)))
        }
        Fault::Digit { wish, key } => (
            wish,
            format!("\"{key}\" begins with a digit, which is a count: choose another key for {}", of(wish)),
        ),
        Fault::Same { wish, key, as_key } => (
            wish,
            format!(
                "a terminal cannot tell {key} from {as_key}: write \"{as_key}\", or choose another key for {}",
                of(wish)
            ),
        ),
        Fault::Twice { wish, key, other } => (
            wish,
            format!("\"{key}\" is bound to {} already: choose another key for {}", other.name(), of(wish)),
        ),
        Fault::Hidden { wish, key, other } => (
            wish,
            format!(
                "\"{key}\" cannot be typed, for its first key alone is {}: choose other keys for one of the two",
                other.name()
            ),
        ),
        Fault::Keyless { wish, key, command } => {
            let name = command.name();
            (
                wish,
                format!(
                    "{name} has no key left, {} has its \"{key}\": give {name} another key here",
                    of(wish)
                ),
            )
        }
    };
    Complaint { line: given.get(*wish).copied(), what: Clean::one_line(&what) }
}

#[cfg(test)]
mod tests;
