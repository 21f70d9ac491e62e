//! Text for measuring: as long as asked for, varied, in Chinese or English, the same bytes each time. It has what an
//! article has (a title, chapters, headings, paragraphs, lists, quotes, figures, names), sentences as long as people write
//! them, a theme for each section, and a vocabulary that goes on growing. It means nothing, and nothing in it is anyone's.
//!
//! The benches include it, and `examples/texts.rs`, which writes it to files for other programs.

mod chance;
mod chinese;
mod english;

use chance::Chance;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

/// How headings, items and quotes are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By where they stand, as in a paste.
    Plain,
    /// By Markdown's marks.
    Markdown,
}

/// One who can write: what is asked for is put at the end of `out`.
trait Author {
    /// Chooses the words that the next section is about.
    fn turn(&mut self, chance: &mut Chance);
    /// A heading, without a number.
    fn heading(&self, chance: &mut Chance, out: &mut String);
    /// What stands before the heading of chapter `number`.
    fn chapter(&self, number: usize, out: &mut String);
    /// A sentence with its end mark, and what parts it from a next one.
    fn sentence(&self, chance: &mut Chance, out: &mut String);
    /// A sentence that announces `count` items.
    fn lead(&self, chance: &mut Chance, count: usize, out: &mut String);
    /// Something that was said, in quotation marks, with who said it.
    fn quote(&self, chance: &mut Chance, out: &mut String);
}

/// What texts are made with; making it takes a moment, and each text after it none.
pub struct Writer(Box<dyn Author>);

impl Writer {
    /// One who writes in `language`.
    pub fn new(language: Language) -> Self {
        Self(match language {
            Language::Chinese => Box::new(chinese::Chinese::new()),
            Language::English => Box::new(english::English::new()),
        })
    }

    /// A text of `bytes` or a paragraph more. Other numbers are other texts.
    pub fn text(&mut self, number: u64, form: Form, bytes: usize) -> String {
        let mut page = Page { chance: Chance::new(number), author: &mut *self.0, form, out: String::new() };
        page.line("# ", |author, chance, out| author.heading(chance, out));
        // An article has no chapters, a book has.
        let is_book = bytes > 60_000;
        let (mut chapter, mut section) = (0, 0);
        while page.out.len() < bytes {
            if is_book && section % 12 == 0 {
                chapter += 1;
                page.line("## ", |author, chance, out| {
                    author.chapter(chapter, out);
                    author.heading(chance, out);
                });
            }
            section += 1;
            page.section(bytes);
        }
        page.out
    }
}

/// A text on its way.
struct Page<'a> {
    chance: Chance,
    author: &'a mut dyn Author,
    form: Form,
    out: String,
}

impl Page<'_> {
    /// A heading and what stands below it, as far as there is room.
    fn section(&mut self, bytes: usize) {
        self.author.turn(&mut self.chance);
        self.line("### ", |author, chance, out| author.heading(chance, out));
        for _ in 0..self.chance.within(3, 9) {
            if self.out.len() >= bytes {
                return;
            }
            match self.chance.below(14) {
                0 => self.list(),
                1 => self.line("> ", |author, chance, out| author.quote(chance, out)),
                _ => self.line("", |author, chance, out| {
                    for _ in 0..chance.within(2, 6) {
                        author.sentence(chance, out);
                    }
                }),
            }
        }
    }

    fn list(&mut self) {
        let count = self.chance.within(3, 5);
        self.line("", |author, chance, out| author.lead(chance, count, out));
        for number in 1..=count {
            self.line("", |author, chance, out| {
                out.push_str(&format!("{number}. "));
                author.sentence(chance, out);
            });
        }
    }

    /// A block on a line of its own, with Markdown's mark where that is asked for.
    fn line(&mut self, mark: &str, write: impl FnOnce(&dyn Author, &mut Chance, &mut String)) {
        if self.form == Form::Markdown {
            self.out.push_str(mark);
        }
        write(&*self.author, &mut self.chance, &mut self.out);
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str("\n\n");
    }
}

/// Writes a template: what stands in braces is a slot, which `fill` writes.
fn fill(template: &str, out: &mut String, mut fill: impl FnMut(&str, &mut String)) {
    let mut rest = template;
    while let Some((before, braced)) = rest.split_once('{')
        && let Some((slot, after)) = braced.split_once('}')
    {
        out.push_str(before);
        fill(slot, out);
        rest = after;
    }
    out.push_str(rest);
}
