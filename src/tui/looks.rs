//! How the reader looks, as far as a person can choose it: plain data, which the command line, the configuration and the
//! keys fill in.

use crate::tui::theme::Theme;
use crate::wrap::Measure;

/// What a person has chosen of the reader's looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// The colours.
    pub theme: Theme,
    /// The widest row of text.
    pub text_width: TextWidth,
    /// How far apart the rows of text stand.
    pub line_spacing: Spacing,
    /// For screen readers and simple terminals: one pane at a time, no lines and no strip, marks of ASCII, no colours but
    /// the terminal's own, and the terminal's cursor where the reader is.
    pub plain: bool,
    /// Our own marks are ASCII; for terminals that show nothing else.
    pub ascii: bool,
    /// The terminal draws “ ” ‘ ’ … — · as wide as a Chinese character, and other ambiguous characters too. Our own marks,
    /// of which many are ambiguous, are ASCII then.
    pub wide_punctuation: bool,
}

impl Looks {
    /// Whether our own marks are ASCII.
    pub(crate) fn is_ascii(&self) -> bool {
        self.ascii || self.plain || self.wide_punctuation
    }

    /// How wide the characters of an article are.
    pub(crate) fn measure(&self) -> Measure {
        Measure::new(self.wide_punctuation)
    }

    /// The theme that counts: a plain reader has the terminal's own.
    pub(crate) fn worn(&self) -> Theme {
        if self.plain { Theme::Terminal } else { self.theme }
    }
}

/// The widest row of text, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextWidth {
    /// 60: thirty Chinese characters.
    Narrow,
    /// 84.
    #[default]
    Usual,
    /// 110.
    Wide,
    /// As wide as its pane.
    Whole,
    /// As many cells as this.
    Cells(u16),
}

impl TextWidth {
    /// The narrowest that can be asked for, in cells: five Chinese characters.
    pub const LEAST: u16 = 10;
    /// The widest that can be counted out, in cells: no screen is wider.
    pub const MOST: u16 = 9_999;

    /// The width that a person writes down: `narrow`, `usual`, `wide`, `whole`, or a number of cells from
    /// [`TextWidth::LEAST`] to [`TextWidth::MOST`].
    pub fn named(name: &str) -> Option<TextWidth> {
        Some(match name {
            "narrow" => TextWidth::Narrow,
            "usual" => TextWidth::Usual,
            "wide" => TextWidth::Wide,
            "whole" => TextWidth::Whole,
            number => {
                let cells = number.parse().ok().filter(|cells| (Self::LEAST..=Self::MOST).contains(cells));
                TextWidth::Cells(cells?)
            }
        })
    }

    /// The cells; more than any screen has where it is as wide as its pane.
    pub(crate) fn cells(self) -> u16 {
        match self {
            TextWidth::Narrow => 60,
            TextWidth::Usual => 84,
            TextWidth::Wide => 110,
            TextWidth::Whole => u16::MAX,
            TextWidth::Cells(cells) => cells.max(Self::LEAST),
        }
    }

    /// The next of the four; from a width that was counted out the usual one.
    pub(crate) fn next(self) -> TextWidth {
        match self {
            TextWidth::Narrow | TextWidth::Cells(_) => TextWidth::Usual,
            TextWidth::Usual => TextWidth::Wide,
            TextWidth::Wide => TextWidth::Whole,
            TextWidth::Whole => TextWidth::Narrow,
        }
    }
}

/// How far apart the rows of text stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spacing {
    /// One below the other.
    #[default]
    Single,
    /// With an empty row below each.
    Double,
}

impl Spacing {
    /// The spacing that a person writes down: `single` or `double`.
    pub fn named(name: &str) -> Option<Spacing> {
        match name {
            "single" => Some(Spacing::Single),
            "double" => Some(Spacing::Double),
            _ => None,
        }
    }

    /// Rows of the screen for a row of text.
    pub(crate) fn rows(self) -> u16 {
        match self {
            Spacing::Single => 1,
            Spacing::Double => 2,
        }
    }

    /// The other one.
    pub(crate) fn next(self) -> Spacing {
        match self {
            Spacing::Single => Spacing::Double,
            Spacing::Double => Spacing::Single,
        }
    }
}

/// Whether a terminal of this locale shows more than ASCII. `values` are those of `LC_ALL`, `LC_CTYPE` and `LANG`, of which
/// the first that is set counts. One that names no encoding (`zh_CN`) and a missing one are taken for UTF-8: containers and
/// ssh often bring no locale to a terminal that is UTF-8 all the same. `C` and `POSIX` are ASCII, as they say.
pub fn is_utf8<'a>(values: impl IntoIterator<Item = &'a str>) -> bool {
    let Some(locale) = values.into_iter().find(|value| !value.is_empty()) else { return true };
    let locale = locale.split('@').next().unwrap_or_default();
    match locale.split_once('.') {
        Some((_, encoding)) => encoding.replace('-', "").eq_ignore_ascii_case("utf8"),
        None => locale != "C" && locale != "POSIX",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_is_set_tells_the_encoding() {
        for (values, expected) in [
            (["", "", ""], true),
            (["C.UTF-8", "C", "C"], true),
            (["", "", "zh_CN.utf8"], true),
            (["", "en_US.UTF-8", "C"], true),
            (["", "", "de_DE.UTF-8@euro"], true),
            (["", "", "zh_CN"], true),
            (["C", "", "zh_CN.UTF-8"], false),
            (["", "POSIX", ""], false),
            (["", "", "zh_CN.GBK"], false),
            (["", "", "en_US.ISO-8859-1"], false),
        ] {
            assert_eq!(is_utf8(values), expected, "{values:?}");
        }
    }

    #[test]
    fn looks_have_names() {
        for (name, width) in [
            ("narrow", Some(TextWidth::Narrow)),
            ("usual", Some(TextWidth::Usual)),
            ("wide", Some(TextWidth::Wide)),
            ("whole", Some(TextWidth::Whole)),
            ("70", Some(TextWidth::Cells(70))),
            ("9", None),
            ("10000", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(TextWidth::named(name), width, "{name}");
        }
        assert_eq!(
            ["single", "double", "2"].map(Spacing::named),
            [Some(Spacing::Single), Some(Spacing::Double), None]
        );
    }

    #[test]
    fn widths_go_round() {
        let all = std::iter::successors(Some(TextWidth::Cells(70)), |width| Some(width.next()));
        assert_eq!(all.take(6).map(TextWidth::cells).collect::<Vec<_>>(), [70, 84, 110, u16::MAX, 60, 84]);
        assert_eq!(TextWidth::Cells(1).cells(), TextWidth::LEAST);
    }
}
