//! Any number of articles written one after the other: what begins a page, what parts two articles on it, what ends it.

use super::{Document, Format, View, html, json, markdown, opml, text};
use std::io::{self, Write};

/// How articles are written down.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'a> {
    /// The format.
    pub format: Format,
    /// The views, in this order; formats that are always whole pass over them.
    pub views: &'a [View],
    /// The layout of plain text; its `why` counts in HTML, too.
    pub style: text::Style,
}

/// A page on its way out. Whatever that leads to, the formats are written by the same code: there is a lot of it.
pub struct Pages<'a> {
    out: &'a mut dyn Write,
    manner: Manner<'a>,
    /// Whether there may be more articles than one.
    is_of_several: bool,
    written: usize,
    /// What can be written only when the last article is there.
    kept: html::Several,
}

impl<'a> Pages<'a> {
    /// A page of one article, or of several.
    pub fn new(out: &'a mut dyn Write, manner: Manner<'a>, is_of_several: bool) -> Self {
        Self { out, manner, is_of_several, written: 0, kept: html::Several::default() }
    }

    /// Writes an article behind those before it.
    ///
    /// # Errors
    ///
    /// Where writing fails.
    pub fn add(&mut self, document: &Document) -> io::Result<()> {
        let Manner { format, views, style } = self.manner;
        self.part()?;
        let out = &mut self.out;
        match format {
            Format::Text => text::write(out, document, views, style),
            Format::Markdown => markdown::write(out, document, views),
            Format::Json => json::write(out, document, None),
            Format::Opml => {
                if self.written == 1 {
                    opml::begin(out, if self.is_of_several { "tigang" } else { document.name() })?;
                }
                opml::article(out, document, self.is_of_several)
            }
            Format::Html if self.is_of_several => self.kept.add(document, style.why),
            Format::Html => html::page(out, document, style.why),
        }?;
        self.out.flush()
    }

    /// Writes lines of our own, such as a list of files, between the articles of a text.
    ///
    /// # Errors
    ///
    /// Where writing fails.
    pub fn add_lines(&mut self, lines: &str) -> io::Result<()> {
        self.part()?;
        self.out.write_all(lines.as_bytes())?;
        self.out.flush()
    }

    /// Parts what comes from what was written, in the formats that people read as they come.
    fn part(&mut self) -> io::Result<()> {
        if self.written > 0 && matches!(self.manner.format, Format::Text | Format::Markdown) {
            self.out.write_all(b"\n\n")?;
        }
        self.written += 1;
        Ok(())
    }

    /// Ends the page. Where nothing was added nothing is written.
    ///
    /// # Errors
    ///
    /// Where writing fails.
    pub fn end(mut self) -> io::Result<()> {
        if self.manner.format == Format::Opml && self.written > 0 {
            opml::end(&mut self.out)?;
        }
        self.kept.write(&mut self.out)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// A page of the sample so many times.
    fn page(format: Format, articles: usize) -> String {
        let (mut out, sample) = (Vec::new(), sample::lamp());
        let manner = Manner { format, views: &[View::Summary], style: text::Style::default() };
        let mut pages = Pages::new(&mut out, manner, articles > 1);
        for _ in 0..articles {
            let document = Document { is_one_of_several: articles > 1, ..sample.document() };
            pages.add(&document).unwrap();
        }
        pages.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_page_of_nothing_is_empty_and_one_of_one_is_closed() {
        for (format, end) in [
            (Format::Text, "（共 2 项）\n"),
            (Format::Markdown, "\n"),
            (Format::Json, "}\n"),
            (Format::Opml, "</opml>\n"),
            (Format::Html, "</html>\n"),
        ] {
            assert_eq!(page(format, 0), "", "{format:?}");
            assert!(page(format, 1).ends_with(end), "{format:?}: {}", page(format, 1));
        }
    }

    #[test]
    fn several_are_one_page_with_what_parts_them() {
        let counts = |format, mark: &str| page(format, 2).matches(mark).count();
        let one = page(Format::Text, 1);
        assert_eq!(page(Format::Text, 2), format!("{one}\n\n{one}"));
        assert_eq!((counts(Format::Json, "\n"), counts(Format::Json, "\"schema\":1")), (2, 2));
        assert_eq!((counts(Format::Opml, "<opml"), counts(Format::Opml, "</opml>")), (1, 1));
        assert_eq!(counts(Format::Opml, "<outline text=\"灯 &amp; &lt;光&gt;\">"), 2);
        assert_eq!((counts(Format::Html, "<html"), counts(Format::Html, "<article")), (1, 2));
    }
}
