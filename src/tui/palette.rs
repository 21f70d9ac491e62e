//! The box that commands are typed into: what a line asks for, and the commands that fit it, best first. Carries nothing
//! out and draws nothing.

use crate::find::LabelQuery;
use crate::tui::action::Command;
use crate::tui::choice::Choice;
use crate::tui::keymap::{self, Keymap};
use crate::tui::modes::Panel;
use crate::tui::phrases::palette::says;
use crate::tui::phrases::{Both, Tongue};
use ratatui::layout::Rect;

/// Other names for commands, for hands that know them from elsewhere. One whose command is not there is not there either.
const ALIASES: &[(&str, &str)] = &[
    ("q", "quit"),
    ("q!", "quit-at-once"),
    ("w", "save"),
    ("e", "edit"),
    ("n", "next-article"),
    ("p", "previous-article"),
    ("ls", "list-articles"),
];

/// The commands that take words behind their name.
const TAKES_WORDS: &[Command] = &[Command::Search, Command::Filter, Command::Save, Command::Theme];

/// The most rows of the list.
const MOST_ROWS: u16 = 12;

/// Something that the box can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// To carry a command out.
    Do(Command),
    /// To go so far down the text, in per cent.
    Go(usize),
}

/// What is asked for in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub offer: Offer,
    /// How many times.
    pub count: Option<usize>,
    /// The words behind the name, for a command that takes some.
    pub argument: Option<String>,
}

/// The commands that fit what is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Palette {
    /// Best first.
    pub offers: Vec<Offer>,
    /// The one that Enter carries out; none where nothing is typed and none was chosen.
    pub marked: Option<usize>,
}

/// A line, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Typed<'a> {
    count: Option<usize>,
    /// A name, or words to look for.
    words: &'a str,
    /// What follows the name of a command that takes words.
    argument: Option<&'a str>,
}

impl<'a> Typed<'a> {
    /// A count may stand before the words or behind them.
    fn new(line: &'a str) -> Self {
        let line = line.trim();
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (before, rest) = line.split_at_checked(digits).unwrap_or(("", line));
        let (count, rest) = (number(before), rest.trim_start());
        let (name, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        if !behind.trim().is_empty() && named(name).is_some_and(|command| TAKES_WORDS.contains(&command)) {
            return Self { count, words: name, argument: Some(behind.trim()) };
        }
        let last =
            rest.rsplit_once(char::is_whitespace).and_then(|(words, last)| Some((words, number(last)?)));
        match last {
            Some((words, last)) if count.is_none() => {
                Self { count: Some(last), words: words.trim_end(), argument: None }
            }
            _ => Self { count, words: rest, argument: None },
        }
    }
}

impl Palette {
    /// What fits a line, in a language. Of an empty line that is everything, in the order of the help page.
    pub(crate) fn new(line: &str, tongue: Tongue, keymap: &Keymap) -> Self {
        let typed = Typed::new(line);
        if typed.words.is_empty() || typed.words == "%" {
            return match typed.count {
                Some(percent) => Self { offers: vec![Offer::Go(percent.min(100))], marked: Some(0) },
                None if typed.words.is_empty() => Self {
                    offers: keymap::commands().map(|(_, command)| Offer::Do(command)).collect(),
                    marked: None,
                },
                None => Self::default(),
            };
        }
        let query = LabelQuery::new(typed.words).ok().flatten();
        let rank = |command| rank(command, typed.words, query.as_ref(), tongue, keymap);
        // What is typed behind a name goes nowhere but to a command that takes words.
        let takes = |command: &Command| typed.argument.is_none() || TAKES_WORDS.contains(command);
        let commands = keymap::commands().map(|(_, command)| command).filter(takes);
        let mut ranked: Vec<(u8, Command)> =
            commands.filter_map(|command| Some((rank(command)?, command))).collect();
        // Those of one rank stay in their order.
        ranked.sort_by_key(|(rank, _)| *rank);
        let offers: Vec<Offer> = ranked.into_iter().map(|(_, command)| Offer::Do(command)).collect();
        let marked = (!offers.is_empty()).then_some(0);
        Self { offers, marked }
    }

    /// Moves the mark by one, around the ends.
    pub(crate) fn step(&mut self, down: bool) {
        let count = self.offers.len();
        self.marked = match (self.marked, down) {
            _ if count == 0 => None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(at), true) => Some((at + 1) % count),
            (Some(at), false) => Some((at + count - 1) % count),
        };
    }

    /// The line with the name of the marked command in place of what was typed for it, or of the first one.
    pub(crate) fn completed(&self, line: &str) -> Option<String> {
        let Some(Offer::Do(command)) = self.offers.get(self.marked.unwrap_or(0)) else { return None };
        let typed = Typed::new(line);
        let count = typed.count.map_or(String::new(), |count| format!("{count} "));
        let argument = typed.argument.map_or(String::new(), |words| format!(" {words}"));
        Some(format!("{count}{}{argument}", command.name()))
    }

    /// What the line asks for by the marked offer.
    pub(crate) fn call(&self, line: &str) -> Option<Call> {
        let offer = *self.offers.get(self.marked?)?;
        let typed = Typed::new(line);
        Some(Call { offer, count: typed.count, argument: typed.argument.map(str::to_owned) })
    }

    /// Where the list stands above the footer of a screen (columns, rows): a line and a row an offer, as many as there is
    /// room for with some of the text left above them.
    pub(crate) fn area(&self, screen: (u16, u16)) -> Rect {
        let wanted = u16::try_from(self.offers.len()).unwrap_or(u16::MAX).min(MOST_ROWS);
        let height = if wanted == 0 { 0 } else { (wanted + 1).min(screen.1.saturating_sub(4)) };
        let height = if height < 2 { 0 } else { height };
        Rect { x: 0, y: screen.1.saturating_sub(1 + height), width: screen.0, height }
    }

    /// The offers as something to choose from.
    pub(crate) fn choice(&self) -> Choice {
        Choice { count: self.offers.len(), marked: self.marked.unwrap_or(0) }
    }

    /// The offer on a row of the screen.
    pub(crate) fn at(&self, screen: (u16, u16), row: u16) -> Option<usize> {
        self.choice().at_in(self.area(screen), row)
    }
}

/// A number of digits, or the greatest there is.
fn number(digits: &str) -> Option<usize> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(usize::MAX))
}

/// The command of a name or of an alias.
fn named(name: &str) -> Option<Command> {
    let known = ALIASES.iter().find(|(alias, _)| *alias == name);
    Command::named(known.map_or(name, |(_, command)| command))
}

/// How well a command fits some words, 0 best; nothing where it does not.
fn rank(
    command: Command,
    words: &str,
    query: Option<&LabelQuery>,
    tongue: Tongue,
    keymap: &Keymap,
) -> Option<u8> {
    let typed = words.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    let name = command.name();
    let initials: String = name.split('-').filter_map(|word| word.chars().next()).collect();
    // A single letter stands in nearly every line of help.
    let is_enough = words.chars().count() > 1 || !words.is_ascii();
    let says = says(command);
    let (own, other) = match tongue {
        Tongue::Chinese => (says.0, says.1),
        Tongue::English => (says.1, says.0),
    };
    let tells = |help: &str| is_enough && query.is_some_and(|query| begins_a_word(query, help));
    let ways = [
        name == typed || named(words) == Some(command),
        keymap.keys(command).any(|key| key == words),
        name.starts_with(&typed),
        name.split('-').any(|word| word.starts_with(&typed)) || name.contains(&format!("-{typed}")),
        typed.len() > 1 && initials.starts_with(&typed),
        is_enough && name.contains(&typed),
        tells(own),
        tells(other),
    ];
    ways.into_iter().position(|fits| fits).and_then(|rank| u8::try_from(rank).ok())
}

/// Whether words stand in a line of help from a word's beginning on, as far as it has words that can be told apart.
fn begins_a_word(query: &LabelQuery, help: &str) -> bool {
    query.place(help).is_some_and(|place| {
        let before = help.get(..place.start).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

/// What stands beside an offer in the list: its name, its keys, and what it is for.
pub(crate) fn shown(offer: Offer, keymap: &Keymap) -> (String, Vec<&str>, Both) {
    match offer {
        Offer::Do(command) => (command.name().to_owned(), keymap.keys(command).collect(), says(command)),
        Offer::Go(percent) => (format!("{percent}%"), Vec::new(), crate::tui::phrases::palette::GO),
    }
}

/// Whether a command that is told while something is open means that, or the reader as a whole, and not what lies under
/// it.
pub(crate) fn is_for_panel(command: Command, panel: &Panel) -> bool {
    use Command::{
        About, Help, OpenLink, Palette, QuitAtOnce, ReadHere, ReadLink, Redraw, Removed, Suspend, Toggle,
    };
    use Command::{Back, Down, First, HalfDown, HalfUp, Last, PageDown, PageUp, Quit, Up};
    match command {
        Back | Palette | Quit | QuitAtOnce | Redraw | Suspend | Down | Up | First | Last => true,
        HalfDown | HalfUp | PageDown | PageUp | About | Help => panel.is_page(),
        Removed => matches!(panel, Panel::About(_)),
        Toggle | ReadHere => panel.is_list(),
        OpenLink | ReadLink => matches!(panel, Panel::Links(_)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_typed(line: &str, count: Option<usize>, words: &str, argument: Option<&str>) {
        assert_eq!(Typed::new(line), Typed { count, words, argument }, "{line:?}");
    }

    #[test]
    fn a_count_stands_before_the_words_or_behind_them() {
        check_typed("", None, "", None);
        check_typed("down", None, "down", None);
        check_typed("5 down", Some(5), "down", None);
        check_typed("5down", Some(5), "down", None);
        check_typed("down 5", Some(5), "down", None);
        check_typed(" 3 down 5 ", Some(3), "down 5", None);
        check_typed("40", Some(40), "", None);
        check_typed("40%", Some(40), "%", None);
        check_typed("next key 2", Some(2), "next key", None);
        check_typed("99999999999999999999 down", Some(usize::MAX), "down", None);
        check_typed("down 99999999999999999999", Some(usize::MAX), "down", None);
        check_typed("down +5", None, "down +5", None);
        check_typed("search 5", None, "search", Some("5"));
        check_typed("w a b.md", None, "w", Some("a b.md"));
        check_typed("save ", None, "save", None);
    }

    /// The names of the first offers.
    fn first(line: &str, tongue: Tongue, count: usize) -> Vec<String> {
        let keymap = Keymap::default();
        let palette = Palette::new(line, tongue, &keymap);
        palette.offers.iter().take(count).map(|offer| shown(*offer, &keymap).0).collect()
    }

    #[track_caller]
    fn check(line: &str, tongue: Tongue, expected: &[&str]) {
        assert_eq!(first(line, tongue, expected.len()), expected, "{line}");
    }

    #[test]
    fn the_best_comes_first() {
        check("down", Tongue::English, &["down", "half-down", "page-down"]);
        check("page down", Tongue::English, &["page-down"]);
        check("cop", Tongue::English, &["copy-sentence", "copy-section", "copy-summary"]);
        check("section", Tongue::English, &["next-section", "previous-section", "copy-section"]);
        check("ns", Tongue::English, &["next-section", "next-sentence"]);
        check("zM", Tongue::English, &["close-all"]);
        check("browser", Tongue::English, &["open-link"]);
    }

    #[test]
    fn words_of_help_in_both_languages_and_pinyin_lead_there() {
        for tongue in [Tongue::Chinese, Tongue::English] {
            check("下一节", tongue, &["next-section"]);
            check("xiayijie", tongue, &["next-section"]);
            check("chazhao", tongue, &["search"]);
            check("繁体没有的词", tongue, &[]);
        }
        check("複製", Tongue::Chinese, &["copy-sentence", "copy-section", "copy-summary"]);
    }

    #[test]
    fn old_habits_are_known_as_far_as_there_is_something_to_do() {
        check("q", Tongue::English, &["quit"]);
        check("w", Tongue::English, &["save"]);
        check("e", Tongue::English, &["edit"]);
        check("help", Tongue::English, &["help"]);
        for (alias, name) in ALIASES {
            assert!(named(alias).is_some() && named(alias) == Command::named(name), "{alias}");
        }
    }

    #[test]
    fn a_number_alone_is_a_place() {
        check("40", Tongue::English, &["40%"]);
        check("40%", Tongue::English, &["40%"]);
        check("400", Tongue::English, &["100%"]);
        check("99999999999999999999", Tongue::English, &["100%"]);
        assert_eq!(first("%", Tongue::English, 9), [""; 0]);
    }

    #[test]
    fn every_command_is_offered_and_found_by_its_name() {
        let keymap = Keymap::default();
        let all = Palette::new("", Tongue::English, &keymap);
        for command in Command::ALL {
            assert!(all.offers.contains(&Offer::Do(*command)), "{command:?} is not in the list");
            let own = Palette::new(command.name(), Tongue::Chinese, &keymap);
            assert_eq!(own.offers.first(), Some(&Offer::Do(*command)));
        }
        assert_eq!((all.offers.len(), all.marked), (Command::ALL.len(), None));
    }

    #[test]
    fn a_line_is_completed_around_what_was_typed() {
        let keymap = Keymap::default();
        let completed = |line: &str| Palette::new(line, Tongue::English, &keymap).completed(line);
        assert_eq!(completed("half").as_deref(), Some("half-down"));
        assert_eq!(completed("5 half").as_deref(), Some("5 half-down"));
        assert_eq!(completed("half 5").as_deref(), Some("5 half-down"));
        assert_eq!(completed("w a.md").as_deref(), Some("save a.md"));
        assert_eq!(completed("xqz"), None);
        assert_eq!(completed("40"), None);
    }

    #[test]
    fn words_behind_a_name_are_for_commands_that_take_some() {
        let first = |line| first(line, Tongue::English, 99);
        assert!(first("w").contains(&"wider".to_owned()));
        assert_eq!(first("w foo"), ["save"]);
        assert_eq!(first("search down"), ["search"]);
    }

    #[test]
    fn the_list_leaves_some_of_the_text_above_it() {
        let palette = Palette::new("", Tongue::English, &Keymap::default());
        for height in 0..40 {
            let area = palette.area((80, height));
            assert!(area.height <= height.saturating_sub(4) && area.height != 1, "{height}");
            assert!(area.bottom() <= height);
        }
        assert_eq!(Palette::default().area((80, 24)).height, 0);
    }
}
