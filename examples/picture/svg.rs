//! The cells of a screen as an SVG picture of a terminal's window. Knows cells and nothing of the reader.
//!
//! Words are `text` elements, one a run of cells of one look and one width: each begins at its own column and says how
//! long it is, so that columns stand under each other in any font. Lines, blocks, grounds and underlines are paths.

use crate::palette;
use crate::shapes::{CELL, PIXEL, Shape, merged, path, shapes};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::Modifier;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Between the window's edge and the cells, in pixels.
const MARGIN: i32 = 14;
/// The height of the window's bar, in pixels.
const BAR: i32 = 32;
/// From the top of a cell to the line that letters stand on, and to the line under them, in pixels.
const BASELINE: i32 = 16;
const UNDERLINE: i32 = 19;
/// The size of narrow letters, in pixels: six tenths of it are a cell's width, as in most fonts of one width.
const NARROW: i32 = 15;
/// The size of wide characters, in pixels: as wide as high, with a pixel free on either side of two cells.
const WIDE: i32 = 16;

const FONTS: &str =
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";
const WIDE_FONTS: &str = "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',\
                          'Source Han Sans SC','WenQuanYi Micro Hei',sans-serif";

/// The words around the picture.
pub struct Words {
    /// The language of the screen, as XML names languages.
    pub lang: &'static str,
    /// For who does not see the picture: what it is, and what is on it.
    pub title: String,
    pub description: String,
    /// What the window's bar says.
    pub bar: String,
}

/// The picture.
pub fn write(buffer: &Buffer, words: &Words) -> String {
    let (width, height) = (
        i32::from(buffer.area.width) * CELL.0 + 2 * MARGIN,
        i32::from(buffer.area.height) * CELL.1 + 2 * MARGIN + BAR,
    );
    let body = body(buffer);
    let Words { lang, title, description, bar } = words;
    let (title, description, bar) = (escaped(title), escaped(description), escaped(bar));
    let rules = palette::rules(&body);
    let (inner_width, inner_height, middle) = (width - 1, height - 1, width / 2);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" xml:lang=\"{lang}\">\n\
         <title>{title}</title>\n<desc>{description}</desc>\n\
         <style>\ntext{{font:{NARROW}px {FONTS};white-space:pre}}.z{{font:{WIDE}px {WIDE_FONTS}}}\
         .b{{font-weight:700}}.i{{font-style:italic}}path{{shape-rendering:crispEdges}}\n{rules}\n</style>\n\
         <rect class=\"w\" x=\".5\" y=\".5\" width=\"{inner_width}\" height=\"{inner_height}\" rx=\"9\"/>\n\
         <path class=\"h\" d=\"M1 {BAR}V10a9 9 0 0 1 9-9H{right}a9 9 0 0 1 9 9V{BAR}z\"/>\
         <path class=\"e\" d=\"M1 {BAR}h{line}v1h-{line}z\"/>\n\
         <text class=\"d\" x=\"{middle}\" y=\"21\" text-anchor=\"middle\">{bar}</text>\n\
         {body}</svg>\n",
        right = width - 10,
        line = width - 2,
    )
}

/// What is in the window: grounds, then lines and blocks, then words.
fn body(buffer: &Buffer) -> String {
    // By class, so that each is one path. Of the two maps the first lies below.
    let mut layers: [BTreeMap<String, Vec<Shape>>; 2] = Default::default();
    let mut runs: Vec<Run> = Vec::new();
    for row in 0..buffer.area.height {
        let mut column = 0;
        while column < buffer.area.width {
            let cell = &buffer[(column, row)];
            let cells = cell.cell_width().max(1);
            let (x, y) = (MARGIN + i32::from(column) * CELL.0, MARGIN + BAR + i32::from(row) * CELL.1);
            let rect = |top: i32, height: i32| Shape {
                x: x * PIXEL,
                y: (y + top) * PIXEL,
                width: i32::from(cells) * CELL.0 * PIXEL,
                height: height * PIXEL,
            };
            let look = Look::of(cell);
            if let Some(ground) = &look.ground {
                layers[0].entry(ground.clone()).or_default().push(rect(0, CELL.1));
            }
            if look.underlined {
                layers[1].entry(look.ink.clone()).or_default().push(rect(UNDERLINE, 1));
            }
            if let Some(shapes) = shapes(cell.symbol()) {
                let placed =
                    shapes.into_iter().map(|s| Shape { x: s.x + x * PIXEL, y: s.y + y * PIXEL, ..s });
                layers[1].entry(look.ink).or_default().extend(placed);
            } else if !cell.symbol().trim().is_empty() {
                add(
                    &mut runs,
                    Run {
                        column,
                        row,
                        cells,
                        wide: cells > 1,
                        ink: look.words(),
                        text: cell.symbol().to_owned(),
                    },
                );
            }
            column += cells;
        }
    }
    let mut body = String::new();
    for (class, shapes) in layers.into_iter().flatten() {
        let _ = writeln!(body, "<path class=\"{class}\" d=\"{}\"/>", path(&merged(shapes)));
    }
    runs.iter().for_each(|run| run.write(&mut body));
    body
}

/// How a cell looks, as classes.
struct Look {
    /// What is behind it; nothing where that is the window's own ground.
    ground: Option<String>,
    /// The colour of its lines and letters.
    ink: String,
    underlined: bool,
    /// The weight and slant of its letters.
    shape: &'static str,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (front, back) = (palette::class(cell.fg), palette::class(cell.bg));
        let (mut ink, ground) = if has(Modifier::REVERSED) {
            (back.unwrap_or_else(|| "g".to_owned()), Some(front.unwrap_or_else(|| "t".to_owned())))
        } else {
            (front.unwrap_or_else(|| "t".to_owned()), back)
        };
        // Dim ink on a bright ground would be brighter than the ground lets it be read.
        if has(Modifier::DIM) && ground.is_none() {
            ink.push_str(" d");
        }
        let shape = match (has(Modifier::BOLD), has(Modifier::ITALIC)) {
            (true, true) => " b i",
            (true, false) => " b",
            (false, true) => " i",
            (false, false) => "",
        };
        Self { ground, ink, underlined: has(Modifier::UNDERLINED), shape }
    }

    /// The classes of its letters.
    fn words(&self) -> String {
        format!("{}{}", self.ink, self.shape)
    }
}

/// Words of one look and one width that stand beside each other.
struct Run {
    column: u16,
    row: u16,
    /// How many cells they take.
    cells: u16,
    /// Whether each takes two.
    wide: bool,
    /// Their classes.
    ink: String,
    text: String,
}

/// Adds a cell's words to the last run where they belong to it, a single space apart or none.
fn add(runs: &mut Vec<Run>, new: Run) {
    if let Some(last) = runs.last_mut()
        && (last.row, last.wide, &last.ink) == (new.row, new.wide, &new.ink)
    {
        let gap = new.column - (last.column + last.cells);
        // Between wide characters there is no space that is as wide as they are.
        if gap == 0 || gap == 1 && !new.wide {
            last.text.extend(std::iter::repeat_n(' ', gap.into()));
            last.text.push_str(&new.text);
            last.cells += gap + new.cells;
            return;
        }
    }
    runs.push(new);
}

impl Run {
    fn write(&self, to: &mut String) {
        let (inset, size, pitch) = if self.wide { (1, WIDE, 2 * CELL.0) } else { (0, CELL.0, CELL.0) };
        let count = i32::from(self.cells) / if self.wide { 2 } else { 1 };
        let x = MARGIN + i32::from(self.column) * CELL.0 + inset;
        let y = MARGIN + BAR + i32::from(self.row) * CELL.1 + BASELINE;
        let mut classes: Vec<&str> = self.ink.split(' ').filter(|class| *class != "t").collect();
        if self.wide {
            classes.push("z");
        }
        let class =
            if classes.is_empty() { String::new() } else { format!("class=\"{}\" ", classes.join(" ")) };
        // From the first character's left edge to the last one's right, which has no gap after it.
        let length =
            if count > 1 { format!(" textLength=\"{}\"", pitch * (count - 1) + size) } else { String::new() };
        let _ = writeln!(to, "<text {class}x=\"{x}\" y=\"{y}\"{length}>{}</text>", escaped(&self.text));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};
    use std::collections::BTreeMap;

    fn words() -> Words {
        Words { lang: "zh", title: "a <b>".into(), description: "c & \"d\"".into(), bar: "e".into() }
    }

    /// The picture of a screen of one row.
    fn drawn(pieces: &[(&str, Style)]) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let mut x = 0;
        for (text, style) in pieces {
            (x, _) = buffer.set_stringn(x, 0, text, 20, *style);
        }
        write(&buffer, &words())
    }

    /// What stands after `start` and before the next `end`.
    fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
        let (_, rest) = text.split_once(start)?;
        rest.split_once(end).map(|(found, _)| found)
    }

    #[track_caller]
    fn check(pieces: &[(&str, Style)], expected: &[&str]) {
        let svg = drawn(pieces);
        for part in expected {
            assert!(svg.contains(part), "no {part} in {svg}");
        }
    }

    #[test]
    fn runs_begin_at_their_column_and_say_their_length() {
        let plain = Style::new();
        check(
            &[("提纲 on a 屏", plain)],
            &[
                "<text class=\"z\" x=\"15\" y=\"62\" textLength=\"34\">提纲</text>",
                "<text x=\"59\" y=\"62\" textLength=\"36\">on a</text>",
                "<text class=\"z\" x=\"105\" y=\"62\">屏</text>",
            ],
        );
        check(&[("a  b", plain)], &[">a</text>", "<text x=\"41\" y=\"62\">b</text>"]);
    }

    #[test]
    fn looks_are_classes() {
        let style = |modifier| Style::new().add_modifier(modifier);
        check(
            &[
                ("a", style(Modifier::BOLD)),
                ("b", style(Modifier::DIM | Modifier::ITALIC)),
                ("c", Style::new().fg(Color::Cyan)),
            ],
            &["class=\"b\" x=\"14\"", "class=\"d i\" x=\"23\"", "class=\"c6\" x=\"32\"", ".c6{fill:"],
        );
        // Reversed: the ground in the letters' colour, the letters in the ground's, and no gap under wide ones.
        check(
            &[("中a", style(Modifier::REVERSED))],
            &["<path class=\"t\" d=\"M14 46h27v21h-27z\"/>", "<text class=\"g z\"", "<text class=\"g\""],
        );
        check(&[("a 中", style(Modifier::UNDERLINED))], &["<path class=\"t\" d=\"M14 65h36v1h-36z\"/>"]);
    }

    #[test]
    fn marks_of_markup_are_escaped() {
        check(&[("<&>\"", Style::new())], &[">&lt;&amp;&gt;&quot;</text>"]);
        check(&[], &["<title>a &lt;b&gt;</title>", "<desc>c &amp; &quot;d&quot;</desc>"]);
    }

    #[test]
    fn lines_are_paths_and_no_letters() {
        let svg = drawn(&[("──┬─", Style::new())]);
        assert!(svg.contains("<path class=\"t\" d=\"M14 56h36v1h-36zM36 56h1v11h-1z\"/>"), "{svg}");
        assert!(!svg.contains('─') && !svg.contains('┬'), "{svg}");
    }

    /// The characters of a picture by cell, read back from where it puts them.
    fn cells(svg: &str) -> BTreeMap<(i32, i32), char> {
        let mut cells = BTreeMap::new();
        for line in svg.lines().filter(|line| line.starts_with("<text") && !line.contains("text-anchor")) {
            let number = |name| between(line, name, "\"").unwrap().parse::<i32>().unwrap();
            let is_wide =
                between(line, "class=\"", "\"").is_some_and(|class| class.split(' ').any(|c| c == "z"));
            let row = (number("y=\"") - MARGIN - BAR - BASELINE) / CELL.1;
            let first = (number("x=\"") - MARGIN) / CELL.0;
            let text = between(line, ">", "</text>").unwrap();
            let text =
                text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            for (index, character) in text.chars().enumerate().filter(|(_, c)| *c != ' ') {
                let step = if is_wide { 2 } else { 1 };
                let before = cells.insert((row, first + step * index as i32), character);
                assert_eq!(before, None, "two characters in one cell: {line}");
            }
        }
        cells
    }

    /// Checks that every character of a screen which a font has to draw is in its picture, each in its cell.
    #[track_caller]
    pub(crate) fn check_words(buffer: &Buffer, svg: &str) {
        let mut expected = BTreeMap::new();
        for y in 0..buffer.area.height {
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                if !symbol.trim().is_empty() && shapes(symbol).is_none() {
                    expected.insert((i32::from(y), i32::from(x)), symbol.chars().next().unwrap());
                }
                x += buffer[(x, y)].cell_width().max(1);
            }
        }
        assert!(!expected.is_empty());
        assert_eq!(cells(svg), expected);
    }

    #[test]
    fn all_words_are_in_the_picture_each_in_its_cell() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 3));
        let style = Style::new();
        buffer.set_string(0, 0, " 提纲 & <outline>  “引号”…", style);
        buffer.set_string(0, 1, "›▾ 步骤 a·b │ ┃ 第 3 步", style.add_modifier(Modifier::BOLD));
        buffer.set_string(2, 2, "1704 字 · 约 5 分钟", style.add_modifier(Modifier::REVERSED));
        check_words(&buffer, &write(&buffer, &words()));
    }
}
