//! The manual page, in roff: the options as clap knows them, the keys as the reader's table has them, and what else one
//! looks up.

use crate::tui::{Keymap, commands, says};
use clap::Command;
use clap_mangen::Man;
use roff::{Inline, Roff, bold, italic, roman};

/// The day of the release, as the changelog has it.
const RELEASED: &str = "2026-11-30";

const USAGE: &str = "tigang [OPTIONS] [FILE|URL|FOLDER]...\ntigang --jsonl [OPTIONS] < LINES";

const DESCRIPTION: &str = "tigang (提纲, an outline) works out what an article claims, how it is built and where it ends \
    up, and shows that as a collapsible outline beside the full text, with the key sentences marked. On a terminal, \
    without a view or a format, this is a reader to move about in; otherwise it is printed, and where nothing else is \
    asked for the summary is. Articles may be plain text, also a whole page pasted with the site around it, web pages, \
    Markdown and EPUB, Chinese or English, in any encoding that browsers read; what belongs to the site and not to the \
    article is taken out. tigang works offline and needs no model: nothing goes out but the request for a page whose \
    address you name, or whose link you open.";

const BEFORE_KEYS: &str = "In the reader ? lists these in Chinese or English, as your environment has it. Every key can be \
    changed in the configuration, where the commands are called as they are here; the palette (:) takes the names, too. \
    A number before a key is a count.";

const FILES: [(&str, &str); 2] = [
    (
        "~/.config/tigang/config.toml",
        "The reader's settings and keys; tigang --print-config prints it as it is without one. Under $XDG_CONFIG_HOME \
         where that is set.",
    ),
    (
        "~/.local/state/tigang/",
        "Places, marks, highlights and notes, one JSON file an article. Under $XDG_STATE_HOME where that is set.",
    ),
];

const ENVIRONMENT: [(&str, &str); 5] = [
    ("LC_ALL, LC_MESSAGES, LANG", "The language of the reader; --ui goes before them."),
    ("NO_COLOR", "Where it is set and not empty nothing is coloured, unless --color always says so."),
    ("VISUAL, EDITOR", "What the key e opens the file in, at the line where you are."),
    ("BROWSER", "What opens a link."),
    ("HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY", "The proxy that pages are fetched through."),
];

const STATUS: [(&str, &str); 3] = [
    ("0", "Done; also where a pipe was closed before the end."),
    ("1", "An input could not be read, or the answer not written. The other inputs are still done."),
    ("2", "Wrong usage."),
];

const EXAMPLES: [(&str, &str); 7] = [
    ("tigang article.txt", "Open the reader."),
    ("tigang -s -n 5 --why article.txt", "Print the five best sentences, each with its reasons."),
    ("tigang -o https://HOST/PATH", "Fetch a page and print its outline."),
    ("xclip -o | tigang -", "Read what is on the clipboard."),
    ("tigang -t --width 72 page.html | less", "The article of a saved page as plain text."),
    ("tigang -f json article.txt | jq .outline", "Everything that is known of it, for programs."),
    ("tigang --jsonl < lines.jsonl", "One document a line, one answer a line."),
];

/// The page of this command, in section 1.
pub(super) fn page(command: Command) -> String {
    let mut page = Vec::new();
    let mut rest = Roff::new();
    keys(&mut rest);
    list(&mut rest, "FILES", &FILES, italic);
    list(&mut rest, "ENVIRONMENT", &ENVIRONMENT, bold);
    list(&mut rest, "EXIT STATUS", &STATUS, bold);
    list(&mut rest, "EXAMPLES", &EXAMPLES, bold);
    let version = format!("tigang {}", command.get_long_version().unwrap_or_default().replace('\n', "; "));
    rest.control("SH", ["VERSION"]).text([roman(version)]);
    let man = Man::new(command.long_about(DESCRIPTION).override_usage(USAGE))
        .title("TIGANG")
        .date(RELEASED)
        .manual("User Commands");
    let parts = [
        man.render_title(&mut page),
        man.render_name_section(&mut page),
        man.render_synopsis_section(&mut page),
        man.render_description_section(&mut page),
        man.render_options_section(&mut page),
        rest.to_writer(&mut page),
    ];
    debug_assert!(parts.iter().all(Result::is_ok), "writing to memory failed");
    String::from_utf8_lossy(&page).into_owned()
}

/// Every command of the reader with its keys, under the titles of its help page.
fn keys(roff: &mut Roff) {
    roff.control("SH", ["KEYS"]).text([roman(BEFORE_KEYS)]);
    let keymap = Keymap::default();
    let mut title = "";
    for (group, command) in commands() {
        if group.1 != title {
            title = group.1;
            roff.control("SS", [title]);
        }
        let keys: Vec<&str> = keymap.keys(command).collect();
        let said = keymap.spelt(says(command).1);
        let name = [bold(keys.join("  ")), roman("  "), italic(command.name())];
        // So narrow that what is said stands on a line of its own, behind short keys too.
        roff.control("TP", ["4"]).text(name).text([roman(said)]);
    }
}

/// A section of names and what they mean.
fn list(roff: &mut Roff, title: &str, entries: &[(&str, &str)], style: fn(String) -> Inline) {
    roff.control("SH", [title]);
    for (name, says) in entries {
        roff.control("TP", []).text([style((*name).to_owned())]).text([roman(*says)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::Args;
    use clap::CommandFactory;

    #[test]
    fn the_page_bears_the_day_of_its_release() {
        let changelog = include_str!("../../CHANGELOG.md");
        let heading = format!("\n## {} - {RELEASED}\n", env!("CARGO_PKG_VERSION"));
        assert!(changelog.contains(&heading), "CHANGELOG.md has no {heading:?}");
    }

    #[test]
    fn the_page_has_every_option_and_every_command_of_the_reader() {
        let page = page(Args::command());
        // A hyphen that is typed is one that can be copied from the page.
        let plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
        for argument in Args::command().get_opts() {
            let long = format!("--{}", argument.get_long().unwrap_or_default());
            assert!(plain.contains(&long), "{long}");
        }
        for (_, command) in commands() {
            assert!(plain.contains(command.name()), "{command:?}");
        }
        let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
        for section in ["NAME", "KEYS", "FILES", "ENVIRONMENT", "\"EXIT STATUS\"", "EXAMPLES"] {
            assert!(sections.contains(&section), "{sections:?}");
        }
    }
}
