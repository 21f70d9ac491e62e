//! The reader's habits, put together: what the command line says goes before what the configuration says, and that before
//! what the environment says. The configuration is a small file that is read when the reader opens, and never otherwise.

use super::home;
use crate::clean::Clean;
use crate::cli::Options;
use crate::config::{self, Complaint, Config};
use crate::digest::Limit;
use crate::store;
use crate::tui::{Habits, Looks, Tongue, is_utf8};
use std::env;
use std::ffi::OsString;
use std::io;
use std::sync::Arc;

/// The largest configuration that is read, in bytes: nobody writes as much by hand.
const MOST: u64 = 256 << 10;
/// The most complaints that are listed.
const MOST_TOLD: usize = 20;

/// What holds for this reader.
pub(super) struct Settled {
    pub habits: Habits,
    /// Whether anything is kept from one reading to the next.
    pub keeps: bool,
    /// What is to be said on standard error of the configuration, once there is nothing else on the screen.
    pub complaints: Vec<Clean>,
}

/// What holds with these options.
pub(super) fn settled(options: &Options, color: bool) -> Settled {
    let (config, complaints) = configured();
    let habits = Habits {
        tongue: options.ui.or(config.ui).unwrap_or_else(|| spoken(|name| env::var_os(name))),
        limit: if options.limit == Limit::Auto { config.summary } else { options.limit },
        color,
        looks: looks(options, config.looks),
        keymap: Arc::new(config.keymap),
        mouse: config.mouse,
        unused: complaints.len(),
        true_color: has_true_color(),
    };
    Settled { habits, keeps: config.state && !options.no_state, complaints: shortened(complaints) }
}

/// How the reader is to look, as far as it was asked and as the terminal can.
fn looks(options: &Options, configured: Looks) -> Looks {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(|name| env::var(name).unwrap_or_default());
    Looks {
        theme: options.theme.unwrap_or(configured.theme),
        plain: options.plain || configured.plain,
        ascii: !is_utf8(locale.iter().map(String::as_str)),
        ..configured
    }
}

/// Whether the terminal says that it shows any colour.
fn has_true_color() -> bool {
    env::var("COLORTERM").is_ok_and(|said| said == "truecolor" || said == "24bit")
}

/// As many complaints as one can read, and how many there are besides.
fn shortened(mut complaints: Vec<Clean>) -> Vec<Clean> {
    let more = complaints.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        complaints.truncate(MOST_TOLD);
        complaints
            .push(Clean::one_line(&format!("and {more} more like these: mend the first ones, and see")));
    }
    complaints
}

/// What is set, and what is wrong with it. Where there is no file there is nothing to say.
fn configured() -> (Config, Vec<Clean>) {
    let Some(path) = home::configuration().map(|folder| folder.join("config.toml")) else {
        return Default::default();
    };
    let name = path.display();
    let (config, complaints) = match store::small(&path, MOST) {
        Ok(bytes) => understood(&bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
        Err(error) => {
            let what = Clean::one_line(&format!("cannot be read ({error}): see to it, or move it away"));
            (Config::default(), vec![Complaint { line: None, what }])
        }
    };
    (config, complaints.iter().map(|complaint| Clean::one_line(&format!("{name}: {complaint}"))).collect())
}

/// The settings in a file's bytes. Where those are not UTF-8 the first such place is told, and what is there can still be
/// used.
fn understood(bytes: &[u8]) -> (Config, Vec<Complaint>) {
    let (config, mut complaints) = config::parse(&String::from_utf8_lossy(bytes));
    if let Err(error) = std::str::from_utf8(bytes) {
        let before = bytes.get(..error.valid_up_to()).unwrap_or(bytes);
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let what = Clean::one_line("this is not UTF-8: save the file in that encoding");
        complaints.insert(0, Complaint { line: Some(line), what });
    }
    (config, complaints)
}

/// The language that the environment speaks: the first of these variables that is set and not empty says it.
fn spoken(variable: impl Fn(&str) -> Option<OsString>) -> Tongue {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let first = set.map(|value| value.to_string_lossy().into_owned()).find(|value| !value.is_empty());
    if first.is_some_and(|locale| locale.starts_with("zh")) { Tongue::Chinese } else { Tongue::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Tongue) {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).into());
        assert_eq!(spoken(variable), expected, "{variables:?}");
    }

    #[test]
    fn no_more_is_told_than_one_can_read() {
        let complaints = |count: usize| (0..count).map(|n| Clean::new(&n.to_string())).collect::<Vec<_>>();
        assert_eq!(shortened(complaints(20)), complaints(20));
        let told = shortened(complaints(50));
        assert_eq!(
            (told.len(), told[20].as_str()),
            (21, "and 30 more like these: mend the first ones, and see")
        );
    }

    #[test]
    fn what_is_not_utf_8_is_told_by_its_line_and_the_rest_holds() {
        let (config, complaints) = understood(b"text-width = 60\ntheme = \"\xc4\xe3\"\nmouse = false\n");
        assert_eq!((config.looks.text_width, config.mouse), (crate::tui::TextWidth::Cells(60), false));
        assert_eq!(complaints[0].to_string(), "line 2: this is not UTF-8: save the file in that encoding");
        assert_eq!(complaints.len(), 2);
    }

    #[test]
    fn the_first_variable_that_is_set_says_the_language() {
        check(&[], Tongue::English);
        check(&[("LANG", "zh_CN.UTF-8")], Tongue::Chinese);
        check(&[("LANG", "zh_TW")], Tongue::Chinese);
        check(&[("LANG", "C.UTF-8")], Tongue::English);
        check(&[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")], Tongue::English);
        check(&[("LC_ALL", "zh"), ("LC_MESSAGES", "en_US.UTF-8")], Tongue::Chinese);
        check(&[("LC_ALL", ""), ("LANG", "zh_CN")], Tongue::Chinese);
    }
}
