//! The sixteen colours of a terminal as a picture shows them, on a dark window and on a light one. Knows nothing of what
//! is drawn in them.

use ratatui::style::Color;

/// How much of its colour dim text keeps; enough to be read.
const DIM: &str = ".8";

/// The window by day and by night: its ground, its bar, its edge, and the text's own colour.
struct Window {
    ground: &'static str,
    bar: &'static str,
    edge: &'static str,
    text: &'static str,
}

const DARK: Window = Window { ground: "#1b2027", bar: "#262c35", edge: "#3d4551", text: "#dde3ea" };
const LIGHT: Window = Window { ground: "#fdfdfc", bar: "#eef0f2", edge: "#c9ced4", text: "#1f2429" };

/// By number, as terminals count them: the colour on dark, on light.
const COLORS: [(&str, &str); 16] = [
    ("#b0bac5", "#1f2429"), // black
    ("#ff8f86", "#a3161f"), // red
    ("#7fd08a", "#0f5a22"), // green
    ("#e3bd5c", "#6a4a00"), // yellow
    ("#7ab8ff", "#0b4a9c"), // blue
    ("#dbb1ff", "#6f2cb5"), // magenta
    ("#63d3dd", "#0b5560"), // cyan
    ("#c3ccd6", "#454d56"), // white
    ("#b0bac5", "#475059"), // bright black
    ("#ffa8a0", "#8f0d18"), // bright red
    ("#9be3a4", "#14602a"), // bright green
    ("#f1d27e", "#5e4300"), // bright yellow
    ("#97c8ff", "#11509f"), // bright blue
    ("#f0b6ee", "#8a1f7c"), // bright magenta
    ("#8ce6ec", "#0d5a68"), // bright cyan
    ("#f4f7fa", "#343a41"), // bright white
];

/// The class of a colour; nothing for the text's own.
pub fn class(color: Color) -> Option<String> {
    let number = match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        _ => return None,
    };
    Some(format!("c{number}"))
}

/// The rules for the classes that `body` names: dark, and light where the page around the picture is. `t` is the text's
/// own colour, `g` the ground's, `d` dim.
pub fn rules(body: &str) -> String {
    let is_named = |class: &str| body.split(['"', ' ']).any(|word| word == class);
    let sheet = |window: &Window, pick: fn(&(&'static str, &'static str)) -> &'static str| {
        let Window { ground, bar, edge, text } = window;
        let mut rules = format!(
            ".w{{fill:{ground};stroke:{edge}}}.h{{fill:{bar}}}.e{{fill:{edge}}}.t,text{{fill:{text}}}.g{{fill:{ground}}}"
        );
        for (number, color) in COLORS.iter().enumerate().filter(|(number, _)| is_named(&format!("c{number}")))
        {
            rules.push_str(&format!(".c{number}{{fill:{}}}", pick(color)));
        }
        rules
    };
    let (dark, light) = (sheet(&DARK, |color| color.0), sheet(&LIGHT, |color| color.1));
    format!("{dark}.d{{opacity:{DIM}}}\n@media(prefers-color-scheme:light){{{light}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of `#rrggbb`, 0 to 255.
    fn parts(hex: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()))
    }

    /// Relative luminance and contrast as WCAG 2 defines them.
    fn luminance(color: [f64; 3]) -> f64 {
        let [red, green, blue] = color.map(|part| {
            let part = part / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read_dim_too() {
        let share: f64 = DIM.parse().unwrap();
        let on_dark = COLORS.map(|color| (color.0, &DARK));
        let on_light = COLORS.map(|color| (color.1, &LIGHT));
        let own = [&DARK, &LIGHT].map(|window| (window.text, window));
        for (color, window) in on_dark.into_iter().chain(on_light).chain(own) {
            let (color, ground) = (parts(color), parts(window.ground));
            let dim = [0, 1, 2].map(|at| share * color[at] + (1.0 - share) * ground[at]);
            for (what, color) in [("full", color), ("dim", dim)] {
                let contrast = contrast(color, ground);
                assert!(contrast >= 4.5, "{what} {color:?} on {}: {contrast:.1}", window.ground);
            }
        }
    }

    #[test]
    fn only_the_colours_in_use_are_named() {
        let rules = rules("<text class=\"b c12\">c3</text>");
        assert!(rules.contains(".c12{fill:#97c8ff}") && rules.contains(".c12{fill:#11509f}"), "{rules}");
        assert!(!rules.contains(".c1{") && !rules.contains(".c3{"), "{rules}");
    }
}
