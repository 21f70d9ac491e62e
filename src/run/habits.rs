//! The reader's habits, put together: what the command line says goes before what the environment says.

use crate::cli::Options;
use crate::tui::{Habits, Looks, Tongue, is_utf8};
use std::env;
use std::ffi::OsString;
use std::sync::Arc;

/// The habits for these options.
pub(super) fn habits(options: &Options, color: bool) -> Habits {
    let tongue = options.ui.unwrap_or_else(|| spoken(|name| env::var_os(name)));
    Habits {
        tongue,
        limit: options.limit,
        color,
        keymap: Arc::default(),
        true_color: has_true_color(),
        looks: looks(options),
    }
}

/// How the reader is to look, as far as it was asked and as the terminal can.
fn looks(options: &Options) -> Looks {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(|name| env::var(name).unwrap_or_default());
    Looks {
        theme: options.theme.unwrap_or_default(),
        plain: options.plain,
        ascii: !is_utf8(locale.iter().map(String::as_str)),
        ..Looks::default()
    }
}

/// Whether the terminal says that it shows any colour.
fn has_true_color() -> bool {
    env::var("COLORTERM").is_ok_and(|said| said == "truecolor" || said == "24bit")
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
