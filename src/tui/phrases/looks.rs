//! What is said of the reader's looks.

use crate::tui::looks::{Spacing, TextWidth};
use crate::tui::phrases::{Both, Tongue};
use crate::tui::theme::Theme;

pub(crate) const PLAIN: Both =
    ("朴素模式（--plain）没有颜色可换", "a plain reader (--plain) has no other colours");

pub(crate) const ONE_PANE: Both =
    ("朴素模式（--plain）一次只显示一栏", "a plain reader (--plain) shows one pane at a time");

impl Tongue {
    /// That no theme is called so, and which there are.
    pub(crate) fn no_theme(self) -> String {
        match self {
            Tongue::Chinese => format!("配色有：{}", Theme::names()),
            Tongue::English => format!("the themes are {}", Theme::names()),
        }
    }

    /// Which theme it is now; where there are no colours it shows nothing, and that is said.
    pub(crate) fn theme(self, theme: Theme, has_colors: bool) -> String {
        let name = theme.name();
        let what = self.pick(match theme {
            Theme::Terminal => ("终端自己的颜色", "the terminal's own colours"),
            Theme::Auto => ("随终端的背景", "as the terminal's background is"),
            Theme::Dark => ("深色", "dark"),
            Theme::Light => ("浅色", "light"),
            Theme::Contrast => ("高对比度", "high contrast"),
            Theme::Paper => ("纸色", "as on paper"),
        });
        match (self, has_colors) {
            (Tongue::Chinese, true) => format!("配色 {name}：{what}"),
            (Tongue::Chinese, false) => format!("配色 {name}：现在不用颜色，看不出分别"),
            (Tongue::English, true) if what == name => format!("theme {name}"),
            (Tongue::English, true) => format!("theme {name}: {what}"),
            (Tongue::English, false) => format!("theme {name}; colours are off, so nothing shows of it"),
        }
    }

    /// How wide the text is now; and that there is no room for it, where there is not.
    pub(crate) fn text_width(self, width: TextWidth, room: u16) -> String {
        let cells = width.cells();
        let named = self.pick(match width {
            TextWidth::Narrow => ("（窄）", " (narrow)"),
            TextWidth::Usual => ("（平常）", " (the usual)"),
            TextWidth::Wide => ("（宽）", " (wide)"),
            TextWidth::Whole | TextWidth::Cells(_) => ("", ""),
        });
        match (self, width) {
            (Tongue::Chinese, TextWidth::Whole) => format!("正文与这一栏同宽，每行 {room} 格"),
            (Tongue::English, TextWidth::Whole) => format!("rows as wide as the pane, {room} cells"),
            (Tongue::Chinese, _) if room < cells => {
                format!("正文每行至多 {cells} 格{named}；这一栏只有 {room} 格")
            }
            (Tongue::English, _) if room < cells => {
                format!("rows of up to {cells} cells{named}; there is room for {room}")
            }
            (Tongue::Chinese, _) => format!("正文每行 {cells} 格{named}"),
            (Tongue::English, _) => format!("rows of {cells} cells{named}"),
        }
    }

    /// How far apart the rows of text stand now.
    pub(crate) fn line_spacing(self, spacing: Spacing) -> String {
        let said = match spacing {
            Spacing::Single => ("行距一行", "rows close together"),
            Spacing::Double => ("行距两行", "an empty row between rows"),
        };
        self.pick(said).into()
    }
}
