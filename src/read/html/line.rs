//! A passage in the making: pieces of text joined as a browser joins them, with the links and the bold words among them.
//! What kind of passage it becomes is not known here.

use crate::read::furniture::size;
use crate::read::layout::{ends_sentence, is_wide};
use std::ops::Range;

/// The words of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) text: String,
    pub(super) links: Vec<(Range<usize>, String)>,
    /// How many characters lead elsewhere, and how many are bold.
    pub(super) linked: usize,
    pub(super) bold: usize,
    /// How many `<br>` stood before it.
    pub(super) breaks: usize,
}

/// A passage in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    done: Done,
    space: Space,
    /// Full-width spaces in a row since the last character.
    wide: usize,
    /// `<br>`s since the last character.
    breaks: usize,
    link: Option<Open>,
}

/// White space that is still to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    #[default]
    None,
    /// With a line end in it: nothing between two Han characters.
    Wrapped,
    Plain,
}

#[derive(Clone, Debug)]
struct Open {
    /// Where its first word stands, once there is one.
    start: Option<usize>,
    target: Option<String>,
}

impl Line {
    /// Whether there is no word in it yet.
    pub(super) fn is_empty(&self) -> bool {
        self.done.text.is_empty()
    }

    /// Whether `next` begins another passage: behind a `<br>`, unless it goes on in the middle of a sentence that was
    /// broken by hand, and behind a full-width indent that follows a sentence.
    pub(super) fn ends_before(&self, next: char, one_line: bool) -> bool {
        if self.is_empty() || one_line {
            return false;
        }
        let text = &self.done.text;
        if self.breaks > 0 {
            let wrapped =
                self.breaks == 1 && next.is_lowercase() && !ends_sentence(text) && size(text) >= 18.0;
            return !wrapped;
        }
        self.wide >= 2 && ends_sentence(text)
    }

    /// How many `<br>` stand behind its last word.
    pub(super) fn breaks(&self) -> usize {
        self.breaks
    }

    /// Begins behind some `<br>`.
    pub(super) fn after(&mut self, breaks: usize) {
        self.breaks = breaks;
    }

    /// Adds a character.
    pub(super) fn push(&mut self, c: char, bold: bool) {
        match c {
            '\n' | '\r' => self.space = self.space.max(Space::Wrapped),
            '\u{3000}' => {
                self.wide += 1;
                self.space = Space::Plain;
            }
            '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => self.space = Space::Plain,
            c => {
                if self.is_empty() {
                    self.done.breaks = self.breaks;
                } else if self.breaks > 0 || self.parts(c) {
                    self.done.text.push(' ');
                }
                (self.space, self.wide, self.breaks) = (Space::None, 0, 0);
                if let Some(link) = &mut self.link {
                    link.start.get_or_insert(self.done.text.len());
                    self.done.linked += 1;
                }
                self.done.bold += usize::from(bold);
                self.done.text.push(c);
            }
        }
    }

    /// Whether the white space before a character parts words.
    fn parts(&self, c: char) -> bool {
        match self.space {
            Space::None => false,
            Space::Plain => true,
            Space::Wrapped => !(is_wide(c) && self.done.text.chars().next_back().is_some_and(is_wide)),
        }
    }

    /// Adds text whose spaces and line ends count.
    pub(super) fn push_code(&mut self, text: &str) {
        if let Some(link) = &mut self.link {
            link.start.get_or_insert(self.done.text.len());
        }
        self.done.text.push_str(text);
    }

    /// A block begins within such text.
    pub(super) fn break_code(&mut self) {
        if !self.is_empty() && !self.done.text.ends_with('\n') {
            self.done.text.push('\n');
        }
    }

    /// A `<br>`.
    pub(super) fn break_line(&mut self, code: bool) {
        if code {
            self.done.text.push('\n');
        } else {
            self.breaks += 1;
        }
    }

    /// From here on words lead to `target`; they count as leading elsewhere where it is none, too.
    pub(super) fn start_link(&mut self, target: Option<String>) {
        self.link = Some(Open { start: None, target });
    }

    /// Words lead nowhere again.
    pub(super) fn end_link(&mut self) {
        self.close_link();
        self.link = None;
    }

    fn close_link(&mut self) {
        let Some(open) = &mut self.link else { return };
        let end = self.done.text.len();
        if let (Some(start), Some(target)) = (open.start.take(), &open.target)
            && start < end
        {
            self.done.links.push((start..end, target.clone()));
        }
    }

    /// The passage, if there is a word in it. A link that goes on goes on in the next.
    pub(super) fn take(&mut self) -> Option<Done> {
        self.close_link();
        (self.space, self.wide, self.breaks) = (Space::None, 0, 0);
        if self.is_empty() { None } else { Some(std::mem::take(&mut self.done)) }
    }

    /// The same for text whose spaces and line ends count.
    pub(super) fn take_code(&mut self) -> Option<Done> {
        let done = self.take()?;
        (!done.text.trim().is_empty()).then(|| Done { text: done.text.trim_matches('\n').to_owned(), ..done })
    }
}
