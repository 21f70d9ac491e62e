//! Lines and blocks as rectangles, so that they join whatever font the viewer has: which characters are drawn so, and
//! rectangles that touch made into one. Knows nothing of colours.
//!
//! Lengths are in eighths of a pixel, so that an eighth of a cell is a whole number.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A cell, in pixels: odd, so that a line of one pixel runs through its middle.
pub const CELL: (i32, i32) = (9, 21);
/// Eighths in a pixel.
pub const PIXEL: i32 = 8;
const WIDTH: i32 = CELL.0 * PIXEL;
const HEIGHT: i32 = CELL.1 * PIXEL;

/// A rectangle, in eighths of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// The rectangles of a character within its cell; nothing where a font draws it.
pub fn shapes(symbol: &str) -> Option<Vec<Shape>> {
    let mut chars = symbol.chars();
    let (character, None) = (chars.next()?, chars.next()) else { return None };
    if let Some(arms) = arms(character) {
        return Some(lines(arms));
    }
    let (x, y, width, height) = match character {
        '▀' => (0, 0, 8, 4),
        // The lower one to eight eighths, then the left seven to one.
        '▁'..='█' => (0, 8, 8, -(1 + character as i32 - '▁' as i32)),
        '▉'..='▏' => (0, 0, 7 - (character as i32 - '▉' as i32), 8),
        '▐' => (4, 0, 4, 8),
        '▔' => (0, 0, 8, 1),
        '▕' => (7, 0, 1, 8),
        _ => return None,
    };
    let (y, height) = if height < 0 { (y + height, -height) } else { (y, height) };
    Some(vec![Shape {
        x: x * WIDTH / 8,
        y: y * HEIGHT / 8,
        width: width * WIDTH / 8,
        height: height * HEIGHT / 8,
    }])
}

/// How thick the lines from the middle of a cell to its edges are, in pixels: left, right, up, down.
fn arms(character: char) -> Option<[i32; 4]> {
    Some(match character {
        '─' => [1, 1, 0, 0],
        '━' => [3, 3, 0, 0],
        '│' => [0, 0, 1, 1],
        '┃' => [0, 0, 3, 3],
        '┌' | '╭' => [0, 1, 0, 1],
        '┐' | '╮' => [1, 0, 0, 1],
        '└' | '╰' => [0, 1, 1, 0],
        '┘' | '╯' => [1, 0, 1, 0],
        '├' => [0, 1, 1, 1],
        '┤' => [1, 0, 1, 1],
        '┬' => [1, 1, 0, 1],
        '┴' => [1, 1, 1, 0],
        '┼' => [1, 1, 1, 1],
        '╴' => [1, 0, 0, 0],
        '╶' => [0, 1, 0, 0],
        '╵' => [0, 0, 1, 0],
        '╷' => [0, 0, 0, 1],
        _ => return None,
    })
}

/// The arms as rectangles; each reaches over the middle, so that corners have no hole.
fn lines([left, right, up, down]: [i32; 4]) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let thickest = [left, right, up, down].into_iter().max().unwrap_or(0) * PIXEL;
    for (thick, from, to) in [(left, 0, (WIDTH + thickest) / 2), (right, (WIDTH - thickest) / 2, WIDTH)] {
        if thick > 0 {
            let height = thick * PIXEL;
            shapes.push(Shape { x: from, y: (HEIGHT - height) / 2, width: to - from, height });
        }
    }
    for (thick, from, to) in [(up, 0, (HEIGHT + thickest) / 2), (down, (HEIGHT - thickest) / 2, HEIGHT)] {
        if thick > 0 {
            let width = thick * PIXEL;
            shapes.push(Shape { x: (WIDTH - width) / 2, y: from, width, height: to - from });
        }
    }
    shapes
}

/// Rectangles that touch or lie on each other along one line become one: first along rows, then along columns.
pub fn merged(shapes: Vec<Shape>) -> Vec<Shape> {
    let turned = |shape: Shape| Shape { x: shape.y, y: shape.x, width: shape.height, height: shape.width };
    let rows = joined(shapes);
    let mut all: Vec<Shape> =
        joined(rows.into_iter().map(turned).collect()).into_iter().map(turned).collect();
    all.sort_by_key(|shape| (shape.y, shape.x, shape.height));
    all
}

fn joined(shapes: Vec<Shape>) -> Vec<Shape> {
    let mut bands: BTreeMap<(i32, i32), Vec<Shape>> = BTreeMap::new();
    for shape in shapes {
        bands.entry((shape.y, shape.height)).or_default().push(shape);
    }
    let mut all: Vec<Shape> = Vec::new();
    for mut band in bands.into_values() {
        band.sort();
        let first = all.len();
        for shape in band {
            match all[first..].last_mut() {
                Some(last) if shape.x <= last.x + last.width => {
                    last.width = last.width.max(shape.x + shape.width - last.x);
                }
                _ => all.push(shape),
            }
        }
    }
    all
}

/// The rectangles as the data of an SVG path.
pub fn path(shapes: &[Shape]) -> String {
    let mut path = String::new();
    for Shape { x, y, width, height } in shapes {
        let (x, y, width, height) = (pixels(*x), pixels(*y), pixels(*width), pixels(*height));
        let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
    }
    path
}

/// Eighths as pixels, exactly.
fn pixels(eighths: i32) -> String {
    let text = format!("{:.3}", f64::from(eighths) / f64::from(PIXEL));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(symbol: &str, expected: &str) {
        assert_eq!(path(&merged(shapes(symbol).expect(symbol))), expected, "{symbol}");
    }

    #[test]
    fn lines_reach_the_edges_of_their_cells() {
        check("─", "M0 10h9v1h-9z");
        check("│", "M4 0h1v21h-1z");
        check("┃", "M3 0h3v21h-3z");
        check("┤", "M4 0h1v21h-1zM0 10h5v1h-5z");
        check("┌", "M4 10h5v1h-5zM4 10h1v11h-1z");
    }

    #[test]
    fn blocks_fill_their_part_of_the_cell() {
        check("█", "M0 0h9v21h-9z");
        check("▄", "M0 10.5h9v10.5h-9z");
        check("▏", "M0 0h1.125v21h-1.125z");
        check("▉", "M0 0h7.875v21h-7.875z");
        check("▕", "M7.875 0h1.125v21h-1.125z");
    }

    #[test]
    fn words_are_drawn_by_fonts() {
        for symbol in ["a", "中", "▾", "›", "", " ", "─\u{301}"] {
            assert_eq!(shapes(symbol), None, "{symbol}");
        }
    }

    #[test]
    fn neighbours_become_one() {
        let row = |x| Shape { x, y: 0, width: 8, height: 8 };
        assert_eq!(merged(vec![row(8), row(0), row(24)]), [Shape { width: 16, ..row(0) }, row(24)]);
        let column = |y| Shape { x: 0, y, width: 8, height: 8 };
        assert_eq!(merged(vec![column(0), column(8)]), [Shape { height: 16, ..column(0) }]);
    }
}
