//! The themes: which colours the parts of the screen have, as tables. Draws nothing; views name parts, and what a cell looks
//! like in the end is decided here.

mod tables;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use tables::{CONTRAST, DARK, LIGHT, PAPER};

/// A choice of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own sixteen colours, on its own background.
    #[default]
    Terminal,
    /// Dark or light as the terminal's background is; as `terminal` where it does not say.
    Auto,
    /// Light words on a dark ground.
    Dark,
    /// Dark words on a light ground.
    Light,
    /// The strongest contrast there is.
    Contrast,
    /// Brown words on the yellow of old paper.
    Paper,
}

impl Theme {
    /// Every theme, in the order in which a key goes through them.
    pub const ALL: [Theme; 6] =
        [Theme::Terminal, Theme::Auto, Theme::Dark, Theme::Light, Theme::Contrast, Theme::Paper];

    /// What a person calls it who types it or writes it down.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Terminal => "terminal",
            Theme::Auto => "auto",
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Contrast => "contrast",
            Theme::Paper => "paper",
        }
    }

    /// The theme of a name, if it is one.
    pub fn named(name: &str) -> Option<Theme> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// All names, for a message.
    pub fn names() -> String {
        Self::ALL.map(Theme::name).join(", ")
    }

    /// The theme after this one; after the last the first.
    pub(crate) fn next(self) -> Theme {
        let at = Self::ALL.iter().position(|theme| *theme == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }
}

/// How bright the terminal's background is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    Dark,
    Light,
}

/// The colours that may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// None: bold, underline, dim and reverse say all of it.
    None,
    /// Those of the 256-colour palette.
    Indexed,
    /// Any.
    True,
}

/// What a cell shows, as far as its colours go. Views paint in parts, each written as a colour that no view uses
/// otherwise, and [`Dress::put_on`] makes colours of them once all is drawn: so a theme is one table, and a view that
/// knows of no part still has the theme's body, dim and selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Header,
    Line,
    Section,
    Thesis,
    Step,
    Point,
    Prognosis,
    Conclusion,
    Heading,
    Key,
    Strip,
    // What lies behind words.
    Hit,
    HitHere,
    Highlighted,
}

impl Part {
    /// Each part, at the number that views write.
    const ALL: [Part; 14] = [
        Part::Header,
        Part::Line,
        Part::Section,
        Part::Thesis,
        Part::Step,
        Part::Point,
        Part::Prognosis,
        Part::Conclusion,
        Part::Heading,
        Part::Key,
        Part::Strip,
        Part::Hit,
        Part::HitHere,
        Part::Highlighted,
    ];

    /// How a view writes it down.
    pub(crate) const fn token(self) -> Color {
        Color::Indexed(self as u8)
    }

    fn of(color: Color) -> Option<Part> {
        match color {
            Color::Indexed(index) => Self::ALL.get(usize::from(index)).copied(),
            _ => None,
        }
    }
}

/// Red, green and blue.
type Shade = u32;
/// Words, and what lies behind them.
type Pair = (Shade, Shade);

/// The colours of a theme that are fixed.
pub(crate) struct Colours {
    ground: Shade,
    body: Shade,
    dim: Shade,
    header: Shade,
    line: Shade,
    section: Shade,
    thesis: Shade,
    step: Shade,
    point: Shade,
    prognosis: Shade,
    conclusion: Shade,
    heading: Shade,
    key: Shade,
    strip: Shade,
    hit: Pair,
    here: Pair,
    selection: Pair,
    /// What lies behind a sentence that the person highlighted.
    highlighted: Shade,
}

impl Colours {
    /// The colour of words of a part.
    fn ink(&self, part: Option<Part>, is_dim: bool) -> Shade {
        match part {
            Some(Part::Header) => self.header,
            Some(Part::Line) => self.line,
            Some(Part::Section) => self.section,
            Some(Part::Thesis) => self.thesis,
            Some(Part::Step) => self.step,
            Some(Part::Point) => self.point,
            Some(Part::Prognosis) => self.prognosis,
            Some(Part::Conclusion) => self.conclusion,
            Some(Part::Heading) => self.heading,
            Some(Part::Key) => self.key,
            Some(Part::Strip) => self.strip,
            _ if is_dim => self.dim,
            _ => self.body,
        }
    }
}

/// A theme as it is on a certain terminal.
#[derive(Clone, Copy)]
pub(crate) enum Dress {
    /// No colours.
    Bare,
    /// The terminal's own sixteen colours.
    Own,
    /// Colours of ours, in every cell.
    Fixed(&'static Colours, Depth),
}

impl Dress {
    /// The dress of a theme, on a ground that may not be known and with the colours that there are.
    pub(crate) fn new(theme: Theme, ground: Option<Ground>, depth: Depth) -> Self {
        let palette = match (theme, ground) {
            _ if depth == Depth::None => return Dress::Bare,
            (Theme::Terminal, _) | (Theme::Auto, None) => return Dress::Own,
            (Theme::Dark, _) | (Theme::Auto, Some(Ground::Dark)) => &DARK,
            (Theme::Light, _) | (Theme::Auto, Some(Ground::Light)) => &LIGHT,
            (Theme::Contrast, _) => &CONTRAST,
            (Theme::Paper, _) => &PAPER,
        };
        Dress::Fixed(palette, depth)
    }

    /// Gives a cell, which was painted in parts, its colours. What is bold, underlined, italic or the other way round stays
    /// so in every theme, so that colours never say anything alone.
    pub(crate) fn put_on(self, cell: &mut Cell) {
        let (ink, behind) = (Part::of(cell.fg), Part::of(cell.bg));
        match self {
            Dress::Bare => (cell.fg, cell.bg) = (Color::Reset, Color::Reset),
            Dress::Own => {
                if let Some(part) = ink {
                    cell.fg = own(part);
                }
                if behind.is_some() {
                    cell.bg = Color::Reset;
                }
            }
            Dress::Fixed(palette, depth) => {
                let is_turned = cell.modifier.contains(Modifier::REVERSED);
                let words = palette.ink(ink, cell.modifier.contains(Modifier::DIM));
                let (words, ground) = match behind {
                    Some(Part::Hit) => palette.hit,
                    Some(Part::HitHere) => palette.here,
                    _ if is_turned => palette.selection,
                    Some(Part::Highlighted) => (words, palette.highlighted),
                    _ => (words, palette.ground),
                };
                let (words, ground) = (color(words, depth), color(ground, depth));
                // What is turned round is turned round once more by the terminal.
                (cell.fg, cell.bg) = if is_turned { (ground, words) } else { (words, ground) };
                // How dark a terminal draws what is dim is not known.
                cell.modifier.remove(Modifier::DIM);
            }
        }
    }
}

/// A part in the terminal's own colours. Which those are is not known; those that are taken read on white and on black as
/// xterm has them. Greens and cyans do not on white, so steps have none.
fn own(part: Part) -> Color {
    match part {
        Part::Section | Part::Heading => Color::LightBlue,
        Part::Thesis => Color::Magenta,
        Part::Point => Color::LightMagenta,
        Part::Prognosis => Color::LightRed,
        Part::Conclusion => Color::Red,
        _ => Color::Reset,
    }
}

fn color(shade: Shade, depth: Depth) -> Color {
    let [_, red, green, blue] = shade.to_be_bytes();
    match depth {
        Depth::True => Color::Rgb(red, green, blue),
        _ => Color::Indexed(nearest([red, green, blue])),
    }
}

/// The levels of red, green and blue in the cube of the 256-colour palette, as xterm has them.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// Colours whose parts differ by less than this are grey.
const GREY: u8 = 20;

/// The nearest of the 256-colour palette: of its cube, or of its greys where the colour is grey, so that what has a hue
/// keeps it. The sixteen before the cube are the terminal's own, and nobody knows them.
fn nearest(parts: [u8; 3]) -> u8 {
    let cube = parts.map(|part| nearest_of(LEVELS.into_iter(), part));
    let [red, green, blue] = cube;
    let of_cube = 16 + 36 * red + 6 * green + blue;
    let (least, most) = (parts.into_iter().min().unwrap_or(0), parts.into_iter().max().unwrap_or(0));
    let mean = (parts.into_iter().map(u32::from).sum::<u32>() / 3) as u8;
    let step = nearest_of((0..24).map(grey), mean);
    let away = |other: [u8; 3]| -> u32 {
        parts.into_iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let of_level = |index: u8| LEVELS.get(usize::from(index)).copied().unwrap_or(0);
    let is_grey = most - least < GREY && away([grey(step); 3]) < away(cube.map(of_level));
    if is_grey { 232 + step } else { of_cube }
}

/// A grey of the palette, of 24.
fn grey(step: u8) -> u8 {
    8 + 10 * step
}

/// Which of some levels is nearest to a part.
fn nearest_of(levels: impl Iterator<Item = u8>, part: u8) -> u8 {
    let best = levels.enumerate().min_by_key(|(_, level)| level.abs_diff(part));
    best.map_or(0, |(index, _)| index as u8)
}

#[cfg(test)]
mod tests;
