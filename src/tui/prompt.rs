//! The box in the footer's row that is typed in: what it asks for and the line in it. Draws nothing and looks for nothing.

use crate::clean::Clean;
use crate::span::SentenceId;
use crate::tui::desk::Part;
use crate::tui::errand::Saved;
use crate::tui::palette::Palette;
use crate::wrap::{cells, head};
use unicode_segmentation::UnicodeSegmentation;

/// A key as the box understands it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stroke {
    Char(char),
    Enter,
    Escape,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Home,
    End,
    Up,
    Down,
    /// Ctrl-w: the word before the cursor goes.
    DeleteWord,
    /// Ctrl-u: all before the cursor goes.
    DeleteToStart,
    /// Ctrl-r: another way of reading what is typed.
    Toggle,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words to look for in the text.
    Search,
    /// Words by which the outline is filtered.
    Filter,
    /// What the person has to say to a sentence.
    Note(SentenceId),
    /// Letters of the article that is wanted.
    Find,
    /// A file's name to save a part to.
    Save(Part),
    /// The name of a command, or words that lead to it.
    Command(Palette),
    /// Whether to overwrite the file of that name: y or n.
    Overwrite(Saved),
}

/// The box while it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prompt {
    pub kind: Kind,
    pub line: Line,
}

/// What has been typed, and where in it the cursor stands, in bytes, on a character's border.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub text: String,
    pub cursor: usize,
}

/// The most bytes a line may have: nobody types as many, and a paste should not stop the reader.
const MOST: usize = 2_000;

impl Line {
    /// A line with the cursor at its end.
    pub(crate) fn holding(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// Puts words in at the cursor, as far as there is room: on one line, without what a terminal could take for a
    /// command.
    pub(crate) fn insert(&mut self, words: &str) {
        let clean = Clean::new(words).replace(['\n', '\t'], " ");
        let room = MOST.saturating_sub(self.text.len());
        let fits =
            clean.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last();
        let words = clean.get(..fits.unwrap_or(0)).unwrap_or("");
        let (before, after) = self.halves();
        let text = [before, words, after].concat();
        (self.cursor, self.text) = (before.len() + words.len(), text);
    }

    /// Carries a key out that moves the cursor or changes the words; the others do nothing. Whether the words changed.
    pub(crate) fn strike(&mut self, stroke: Stroke) -> bool {
        let (before, after) = self.halves();
        let last = before.graphemes(true).next_back().map_or(0, str::len);
        let next = after.graphemes(true).next().map_or(0, str::len);
        let length = self.text.len();
        match stroke {
            Stroke::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Stroke::Left => self.cursor -= last,
            Stroke::Right => self.cursor += next,
            Stroke::Home => self.cursor = 0,
            Stroke::End => self.cursor = length,
            Stroke::Backspace => self.delete(self.cursor - last, self.cursor),
            Stroke::Delete => self.delete(self.cursor, self.cursor + next),
            Stroke::DeleteWord => self.delete(word_start(before), self.cursor),
            Stroke::DeleteToStart => self.delete(0, self.cursor),
            Stroke::Enter | Stroke::Escape | Stroke::Tab | Stroke::Up | Stroke::Down | Stroke::Toggle => {}
        }
        self.text.len() != length
    }

    /// The part of the line that shows in `room` cells, the cursor's among them.
    pub(crate) fn window(&self, room: usize) -> Window<'_> {
        let (before, after) = self.halves();
        let mut shown = Window { cut_before: false, before, after, cut_after: false };
        // The cursor takes a cell at the end of the line.
        if cells(&self.text) < room {
            return shown;
        }
        let mut left = cells(before);
        let most = room.saturating_sub(2);
        shown.cut_before = left > most;
        let mut graphemes = before.graphemes(true);
        // One more for the … before them.
        while shown.cut_before && left > most.saturating_sub(1) {
            left -= graphemes.next().map_or(left, cells);
        }
        shown.before = graphemes.as_str();
        let taken = left + usize::from(shown.cut_before);
        let (fits, is_cut) = head(after, room.saturating_sub(taken));
        shown.after = if is_cut { head(after, room.saturating_sub(taken + 1)).0 } else { fits };
        shown.cut_after = is_cut;
        shown
    }

    fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""))
    }

    fn delete(&mut self, start: usize, end: usize) {
        let kept = |range| self.text.get(range).unwrap_or("");
        let text = [kept(0..start), kept(end..self.text.len())].concat();
        (self.cursor, self.text) = (start, text);
    }
}

/// What shows of a line: the words on either side of the cursor, and whether … stands for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window<'a> {
    pub cut_before: bool,
    pub before: &'a str,
    pub after: &'a str,
    pub cut_after: bool,
}

/// Where the word begins that ends a line, the white space after it among what goes with it.
fn word_start(line: &str) -> usize {
    let words = line.trim_end();
    words.unicode_word_indices().next_back().map_or(0, |(start, word)| {
        // What stands behind the last word, a bracket or a point, is a word of its own here.
        if start + word.len() == words.len() { start } else { start + word.len() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A line with `|` for the cursor.
    fn line(picture: &str) -> Line {
        Line { text: picture.replacen('|', "", 1), cursor: picture.find('|').unwrap() }
    }

    fn picture(line: &Line) -> String {
        let (before, after) = line.halves();
        format!("{before}|{after}")
    }

    #[track_caller]
    fn check(before: &str, strokes: &[Stroke], after: &str) {
        let mut line = line(before);
        for stroke in strokes {
            line.strike(*stroke);
        }
        assert_eq!(picture(&line), after, "{before} after {strokes:?}");
    }

    #[test]
    fn words_are_typed_and_taken_back() {
        use Stroke::*;
        check("|", &[Char('消'), Char('费')], "消费|");
        check("消|者", &[Char('费')], "消费|者");
        check("消费|", &[Backspace], "消|");
        check("消|费", &[Delete], "消|");
        check("|消费", &[Backspace], "|消费");
        check("消费|", &[Delete, Right], "消费|");
        check("cafe\u{301}|", &[Left], "caf|e\u{301}");
        check("👨‍👩‍👧|", &[Backspace], "|");
        check("消费|", &[Home, Right, End, Left], "消|费");
        check("消费场景|里", &[DeleteToStart], "|里");
        check("|", &[Char('\u{1b}'), Char('\n'), Char('\u{202e}')], " |");
    }

    #[test]
    fn a_word_goes_at_once() {
        use Stroke::DeleteWord;
        check("one two|", &[DeleteWord], "one |");
        check("one two  |", &[DeleteWord], "one |");
        check("one |two", &[DeleteWord], "|two");
        check("a(b.)|", &[DeleteWord], "a(b|");
        check("  |", &[DeleteWord], "|");
        check("|x", &[DeleteWord], "|x");
    }

    #[test]
    fn whether_the_words_changed_is_told() {
        let mut line = line("ab|");
        assert!(!line.strike(Stroke::Left) && !line.strike(Stroke::Home) && !line.strike(Stroke::Backspace));
        assert!(line.strike(Stroke::Delete) && line.strike(Stroke::Char('x')));
    }

    #[test]
    fn what_is_pasted_is_one_clean_line() {
        let mut line = line("a|b");
        line.insert("x\r\ny\tz\u{1b}[31m");
        assert_eq!(picture(&line), "ax y z|b");
        line.insert(&"长".repeat(5_000));
        assert!(line.text.len() <= MOST && line.text.ends_with('b'));
    }

    #[track_caller]
    fn check_window(line_picture: &str, room: usize, expected: &str) {
        let line = line(line_picture);
        let window = line.window(room);
        let (left, right) =
            (if window.cut_before { "…" } else { "" }, if window.cut_after { "…" } else { "" });
        assert_eq!(
            format!("{left}{}|{}{right}", window.before, window.after),
            expected,
            "{line_picture} in {room}"
        );
    }

    #[test]
    fn a_long_line_shows_where_the_cursor_is() {
        check_window("abc|", 4, "abc|");
        check_window("abcdef|", 6, "…def|");
        check_window("|abcdef", 4, "|abc…");
        check_window("abc|defghi", 6, "abc|de…");
        check_window("abcdefghij|klmnop", 8, "…fghij|k…");
        check_window("消费场景|", 7, "…场景|");
        check_window("abc|", 0, "…|");
    }

    fn any_stroke() -> impl Strategy<Value = Stroke> {
        use Stroke::*;
        let keys = vec![Left, Right, Home, End, Backspace, Delete, DeleteWord, DeleteToStart, Up, Tab];
        prop_oneof![
            any::<char>().prop_map(Char),
            "[a-z 消费\u{301}]".prop_map(|s| Char(s.chars().next().unwrap())),
            prop::sample::select(keys)
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_cursor_stays_on_a_border(strokes in prop::collection::vec(any_stroke(), 0..40), room in 0usize..20) {
            let mut line = Line::default();
            for stroke in strokes {
                line.strike(stroke);
                prop_assert!(line.text.is_char_boundary(line.cursor) && !line.text.contains(char::is_control));
            }
            let window = line.window(room);
            let taken = cells(window.before) + cells(window.after) + usize::from(window.cut_before) + usize::from(window.cut_after);
            prop_assert!(taken <= room.max(2), "{window:?} in {room}");
        }
    }
}
