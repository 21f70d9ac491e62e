//! What the fitters are told: of a page its lines with their numbers, and which stretch of them would stay; of a text the
//! lines that may be headings, with their features. Nothing in the program calls it.

use crate::read::layout::units;
use crate::read::lines::Facts;
use crate::read::page::{self, Page};
use crate::read::{Options, plain};
use std::ops::Range;

/// The lines of a text that may be headings: their words, and by name what is to be seen of each. `title` stands apart.
pub fn headings(text: &str, title: Option<&str>) -> Vec<(String, Vec<(&'static str, f64)>)> {
    plain::heading_rows(text, &Options { title: title.map(str::to_owned), ..Options::default() })
}

/// A line of a page as it is weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Its length: Han characters count 1, others a half.
    pub size: f64,
    /// What it is like and what stands around it.
    pub numbers: Vec<f32>,
}

/// The lines of a page; `apart` says of all of them whether a blank line stands before, instead of what does.
pub fn lines(text: &str, apart: Option<bool>) -> Vec<Line> {
    let mut units = units(text);
    for (index, unit) in units.iter_mut().enumerate() {
        unit.apart = index == 0 || apart.unwrap_or(unit.apart);
    }
    let facts: Vec<Facts> = units.iter().map(|unit| Facts::of(&unit.text)).collect();
    let numbers = Page::new(&units, &facts.iter().collect::<Vec<_>>()).numbers();
    let lines = units.iter().zip(&facts).zip(&numbers);
    lines
        .map(|((unit, facts), numbers)| Line {
            text: unit.text.clone(),
            size: facts.size,
            numbers: numbers.to_vec(),
        })
        .collect()
}

/// Which lines would stay, by how likely each is the article's and its size.
pub fn stretch(likely: &[f64], sizes: &[f64]) -> Range<usize> {
    page::stretch(likely, sizes).unwrap_or(0..likely.len())
}
