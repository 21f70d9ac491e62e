//! The lines of a plain text, and the paragraphs they make: hard-wrapped text is joined again. What a paragraph is for
//! is not known here.

use crate::segment::joint::{self, begins_wide, ends_wide};
use crate::segment::letter::is_alphabetic;
use crate::segment::marker::marker;
use crate::segment::sentence::is_end_mark;
use crate::wrap::cells;

/// A paragraph as it was laid out: one line of the source, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its words, joined and trimmed (full-width indents too).
    pub(crate) text: String,
    /// The line of the source at which it began, from 1.
    pub(crate) line: usize,
    /// Whether a blank line (or the beginning of the text) stands before it.
    pub(crate) apart: bool,
}

/// A text is taken as hard-wrapped when its full lines are between these widths, in cells. Narrower columns are verse
/// or lists; wider ones are paragraphs of their own.
const WRAPPED: std::ops::RangeInclusive<usize> = 44..=160;

/// The paragraphs of `text`: lines joined where the text was wrapped by hand, one a line otherwise.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let lines = lines(text);
    let full = full_width(&lines);
    let mut units: Vec<Unit> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in lines.iter() {
        if line.text.is_empty() {
            previous = None;
            continue;
        }
        match (full, previous, units.last_mut()) {
            (Some(full), Some(before), Some(unit)) if continues(before, line, full) => {
                join(&mut unit.text, line.text)
            }
            (_, before, _) => {
                units.push(Unit { text: line.text.to_owned(), line: line.number, apart: before.is_none() });
            }
        }
        previous = Some(line);
    }
    units
}

struct Line<'a> {
    text: &'a str,
    number: usize,
    indented: bool,
    cells: usize,
}

/// The lines of a text; of empty ones in a row the first stands for all.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut is_empty = false;
    text.split('\n')
        .enumerate()
        .filter(|(_, raw)| {
            let follows = is_empty;
            is_empty = raw.trim().is_empty();
            !(follows && is_empty)
        })
        .map(|(index, raw)| {
            let text = raw.trim();
            // Long lines need no exact width: they are no part of a column.
            let cells = if text.len() > 1000 { 1000 } else { cells(text) };
            let indented =
                raw.starts_with("\u{3000}\u{3000}") || raw.starts_with("  ") || raw.starts_with('\t');
            Line { text, number: index + 1, indented, cells }
        })
        .collect()
}

/// The width of the column a text was wrapped to by hand, in cells; none where it was not.
///
/// In a wrapped text most lines that another line follows are nearly full, and many of them stop in mid-sentence.
fn full_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().filter(|l| !l.text.is_empty()).map(|l| l.cells).collect();
    if widths.len() < 4 {
        return None;
    }
    widths.sort_unstable();
    let widest = widths[widths.len() - 1 - widths.len() / 50];
    if !WRAPPED.contains(&widest) {
        return None;
    }
    let inner: Vec<&Line<'_>> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(line, next)| !line.text.is_empty() && !next.text.is_empty() && !next.indented)
        .map(|(line, _)| line)
        .collect();
    let full = inner.iter().filter(|l| l.cells * 4 >= widest * 3).count();
    let unfinished = inner.iter().filter(|l| l.cells * 4 >= widest * 3 && !ends_sentence(l.text)).count();
    let wrapped = inner.len() >= 3 && full * 10 >= inner.len() * 7 && unfinished * 2 >= full;
    wrapped.then_some(widest)
}

/// Whether `line` goes on with the paragraph that `before` belongs to, in a text wrapped at `full` cells.
fn continues(before: &Line<'_>, line: &Line<'_>, full: usize) -> bool {
    let room = full.saturating_sub(before.cells);
    let starts_item = marker(line.text).is_some() && (room > 0 && ends_sentence(before.text));
    let indent_opens = line.indented && !before.indented && ends_sentence(before.text);
    let first_word = line.text.split(' ').next().map_or(0, |w| cells(w).min(full));
    // A line that had room for the next word was ended on purpose.
    let ended = before.cells * 4 < full * 3 && room > first_word.max(2);
    !starts_item && !indent_opens && !ended
}

/// Joins a wrapped line to what came before: with a space between two words of letters, with none beside Chinese, nor
/// behind a hyphen or a dash that stands close to its word.
fn join(text: &mut String, line: &str) {
    let hyphen = text.ends_with('-') && line.starts_with(is_alphabetic);
    let word = text.trim_end_matches('—');
    let dash = word.len() < text.len() && !word.ends_with(char::is_whitespace);
    if !ends_wide(text) && !begins_wide(line) && !hyphen && !dash {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a character may belong to a script that puts no space between words, or to its punctuation.
pub(crate) fn is_wide(c: char) -> bool {
    joint::is_wide(c) || joint::is_shared(c)
}

/// Whether a unit breaks off in mid-sentence: the next line goes on in small letters right below.
pub(crate) fn breaks_off(unit: &Unit, next: Option<&Unit>) -> bool {
    let goes_on = |next: &Unit| !next.apart && next.text.starts_with(char::is_lowercase);
    !ends_sentence(&unit.text) && next.is_some_and(goes_on)
}

/// Whether a text ends as a sentence does: with an end mark, behind any closing quotes and brackets.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare =
        text.trim_end_matches(['”', '’', '"', '\'', '」', '』', '）', ')', '】', '》', ' ', '»', '“', '«']);
    bare.ends_with(is_end_mark) || bare.ends_with(['；', ';', '：', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got: Vec<String> = units(text).into_iter().map(|u| u.text).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn one_paragraph_a_line_or_by_blank_lines() {
        check("甲甲。\n乙乙。\n\n丙。", &["甲甲。", "乙乙。", "丙。"]);
        check("　　甲甲。\n　　乙乙。\n", &["甲甲。", "乙乙。"]);
        let apart: Vec<bool> = units("a\nb\n\nc").iter().map(|u| u.apart).collect();
        assert_eq!(apart, [true, false, true]);
    }

    #[test]
    fn a_line_is_joined_as_the_script_at_its_sides_asks() {
        for (before, line, joined) in [
            ("he said “no,”", "and left", "he said “no,” and left"),
            ("a letter…", "and no answer", "a letter… and no answer"),
            ("not any more —", "they had seen", "not any more — they had seen"),
            ("not any more—", "they had seen", "not any more—they had seen"),
            ("a well-", "known bridge", "a well-known bridge"),
            ("他说：“不行，”", "就走了", "他说：“不行，”就走了"),
            ("等了一年……", "“没有人来。”", "等了一年……“没有人来。”"),
            ("这是用", "Rust 写的", "这是用Rust 写的"),
        ] {
            let mut text = before.to_owned();
            join(&mut text, line);
            assert_eq!(text, joined);
        }
    }

    #[test]
    fn wrapped_english_is_joined_with_spaces() {
        let text = "The harbour froze in the first week of January and stayed\nfrozen until the middle of March, \
                    which nobody in the town\nhad seen before.\n\nShips waited outside the breakwater for weeks, and their\n\
                    crews walked ashore over the ice to buy bread, which was\nas good a sign as any.\n";
        check(
            text,
            &[
                "The harbour froze in the first week of January and stayed frozen until the middle of March, which nobody in the town had seen before.",
                "Ships waited outside the breakwater for weeks, and their crews walked ashore over the ice to buy bread, which was as good a sign as any.",
            ],
        );
    }

    #[test]
    fn wrapped_chinese_is_joined_without_spaces() {
        let text = "　　港口在一月的第一个星期就封冻了，一直冻到三月中旬才\n化开，镇上没有人见过这样的冬天，连最老的渔民也摇头说\n\
                    从来没有。\n　　船只在防波堤外等了好几个星期，船员们踩着冰走上岸来\n买面包，再踩着冰走回去，来回要走上整整一个下午，天黑\n才到。\n";
        check(
            text,
            &[
                "港口在一月的第一个星期就封冻了，一直冻到三月中旬才化开，镇上没有人见过这样的冬天，连最老的渔民也摇头说从来没有。",
                "船只在防波堤外等了好几个星期，船员们踩着冰走上岸来买面包，再踩着冰走回去，来回要走上整整一个下午，天黑才到。",
            ],
        );
    }

    #[test]
    fn verse_and_lists_keep_their_lines() {
        check(
            "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
            &["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"],
        );
        check("- milk\n- bread\n- eggs\n- tea", &["- milk", "- bread", "- eggs", "- tea"]);
    }
}
