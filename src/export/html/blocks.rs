//! The whole text of an article, block by block: each sentence and each block without sentences bears a name, so that the
//! rest of the page can lead to it.

use super::markup::{line, prose, verbatim};
use super::sheet::{Reference, Sheet};
use crate::article::{Block, BlockKind};
use crate::read::preformatted::{cells, is_table};
use crate::segment::marker::{Form, marker};
use crate::span::{SentenceId, Span};
use std::io::{self, Write};

/// Lists are nested no deeper, whatever an article says: browsers nest some hundred elements, and screens fewer.
const DEEPEST: u8 = 12;

/// Writes the title, which heads the page; nothing where the article has none.
pub(super) fn title(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let first = sheet.document.article.blocks().first();
    match first.filter(|block| block.kind == BlockKind::Title) {
        Some(block) => Text::new(out, sheet).alone(0, block, "h1", ""),
        None => Ok(()),
    }
}

/// Writes the text, without its title.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let mut text = Text::new(out, sheet);
    for (index, block) in sheet.document.article.blocks().iter().enumerate() {
        text.block(index, block)?;
    }
    text.leave_lists(0)?;
    text.leave_quote()
}

/// A list that is open, with its last item.
struct List {
    depth: u8,
    is_numbered: bool,
}

/// The text on its way out.
struct Text<'a, W> {
    out: &'a mut W,
    sheet: &'a Sheet<'a>,
    /// Those references to links that are still to come.
    references: &'a [Reference],
    /// The lists that are open, the outermost first.
    lists: Vec<List>,
    in_quote: bool,
    /// The levels of the headings that the next one may lie below, the outermost first.
    headings: Vec<u8>,
}

impl<'a, W: Write> Text<'a, W> {
    fn new(out: &'a mut W, sheet: &'a Sheet<'a>) -> Self {
        let references = &sheet.references;
        Self { out, sheet, references, lists: Vec::new(), in_quote: false, headings: Vec::new() }
    }

    fn block(&mut self, index: usize, block: &Block) -> io::Result<()> {
        if !matches!(block.kind, BlockKind::Item { .. }) {
            self.leave_lists(0)?;
        }
        if block.kind != BlockKind::Quote {
            self.leave_quote()?;
        }
        match block.kind {
            // It stands above the summary already, and so do the numbers of its links.
            BlockKind::Title => {
                let here = self.references.partition_point(|reference| reference.end <= block.span.end);
                self.references = self.references.get(here..).unwrap_or_default();
                Ok(())
            }
            kind if kind.is_prose() && block.sentences.is_empty() => self.alone(index, block, "p", ""),
            BlockKind::Heading(level) => {
                let tag = self.heading(level);
                self.alone(index, block, tag, "")
            }
            BlockKind::Caption => self.alone(index, block, "p", " class=\"caption\""),
            BlockKind::Paragraph => {
                self.out.write_all(b"<p>")?;
                self.sentences(block, block.span.start)?;
                self.out.write_all(b"</p>\n")
            }
            BlockKind::Quote => {
                if !self.in_quote {
                    self.out.write_all(b"<blockquote>\n")?;
                }
                self.in_quote = true;
                self.out.write_all(b"<p>")?;
                self.sentences(block, block.span.start)?;
                self.out.write_all(b"</p>\n")
            }
            BlockKind::Item { depth, .. } => self.item(block, depth.min(DEEPEST)),
            BlockKind::Table if is_table(self.sheet.document.article.slice(block.span)) => {
                self.table(index, block)
            }
            BlockKind::Code | BlockKind::Table => {
                // What can be scrolled is reached by key, and then it has to say what it is.
                let (name, label) = (self.sheet.name('b', index), self.sheet.words.code);
                write!(
                    self.out,
                    "<pre id=\"{name}\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><code>"
                )?;
                self.words(block.span, verbatim)?;
                self.out.write_all(b"</code></pre>\n")
            }
        }
    }

    /// The element of a heading: one level below the heading that it lies in, whatever levels the article leaves out.
    fn heading(&mut self, level: u8) -> &'static str {
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        match self.headings.len() {
            0 | 1 => "h2",
            2 => "h3",
            3 => "h4",
            4 => "h5",
            _ => "h6",
        }
    }

    /// A block without sentences, in one element.
    fn alone(&mut self, index: usize, block: &Block, tag: &str, attributes: &str) -> io::Result<()> {
        write!(self.out, "<{tag} id=\"{}\"{attributes}>", self.sheet.name('b', index))?;
        self.words(block.span, prose)?;
        writeln!(self.out, "</{tag}>")
    }

    /// A block's sentences, from a byte on.
    fn sentences(&mut self, block: &Block, from: usize) -> io::Result<()> {
        let article = self.sheet.document.article;
        for index in block.sentences.clone() {
            let Some(sentence) = article.sentences().get(index) else { continue };
            let start = sentence.span.start.max(from).min(sentence.span.end);
            let whole = Span::new(start, sentence.span.end);
            let words = whole.trimmed(article.text());
            self.words(Span::new(whole.start, words.start), prose)?;
            self.sentence(SentenceId::at(index), words)?;
            self.words(Span::new(words.end, whole.end), prose)?;
        }
        Ok(())
    }

    /// A sentence with its name; marked where the summary has it, and where the person does.
    fn sentence(&mut self, id: SentenceId, words: Span) -> io::Result<()> {
        let sheet = self.sheet;
        let highlight = sheet.highlight(id);
        let tag = if sheet.is_key(id) { "mark" } else { "span" };
        write!(self.out, "<{tag} id=\"{}\"", sheet.name('s', id.index()))?;
        if highlight.is_some() {
            self.out.write_all(b" class=\"own\"")?;
        }
        if let Some(why) = sheet.why(id).filter(|_| tag == "mark") {
            self.out.write_all(b" title=\"")?;
            line(self.out, &why)?;
            self.out.write_all(b"\"")?;
        }
        // Text browsers know no `mark`; they have bold letters.
        let (on, off) = if tag == "mark" { ("<b>", "</b>") } else { ("", "") };
        write!(self.out, ">{on}")?;
        self.words(words, prose)?;
        write!(self.out, "{off}</{tag}>")?;
        if let Some((index, _)) = highlight.filter(|(_, highlight)| !highlight.note.is_empty()) {
            let (name, note) = (sheet.name('n', index), sheet.words.note);
            write!(self.out, "<sup><a href=\"#{name}\">{note}{}</a></sup>", index + 1)?;
        }
        Ok(())
    }

    fn item(&mut self, block: &Block, depth: u8) -> io::Result<()> {
        let words = self.sheet.document.article.slice(block.span);
        let mark = Mark::of(words);
        self.leave_lists(self.lists.iter().take_while(|list| list.depth <= depth).count())?;
        let is_numbered = mark.number.is_some();
        let goes_on = self.lists.last().is_some_and(|list| list.depth == depth);
        if goes_on && self.lists.last().is_some_and(|list| list.is_numbered == is_numbered) {
            self.out.write_all(b"</li>\n")?;
        } else {
            if goes_on {
                self.leave_lists(self.lists.len().saturating_sub(1))?;
            }
            self.out.write_all(if is_numbered { b"<ol>\n" } else { b"<ul>\n" })?;
            self.lists.push(List { depth, is_numbered });
        }
        match mark.number {
            Some(number) => write!(self.out, "<li value=\"{number}\">")?,
            None if mark.stays => self.out.write_all(b"<li class=\"told\">")?,
            None => self.out.write_all(b"<li>")?,
        }
        self.sentences(block, block.span.start + mark.length)
    }

    /// Closes all lists but the outermost so many.
    fn leave_lists(&mut self, left: usize) -> io::Result<()> {
        while self.lists.len() > left {
            let list = self.lists.pop();
            let is_numbered = list.is_some_and(|list| list.is_numbered);
            self.out.write_all(if is_numbered { b"</li>\n</ol>\n" } else { b"</li>\n</ul>\n" })?;
        }
        Ok(())
    }

    fn leave_quote(&mut self) -> io::Result<()> {
        let was_in = std::mem::take(&mut self.in_quote);
        self.out.write_all(if was_in { b"</blockquote>\n" } else { b"" })
    }

    /// A table in rows of cells. Which of them head the others is not known.
    fn table(&mut self, index: usize, block: &Block) -> io::Result<()> {
        let article = self.sheet.document.article;
        let (name, label) = (self.sheet.name('b', index), self.sheet.words.table);
        write!(self.out, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">")?;
        writeln!(self.out, "<table id=\"{name}\">")?;
        let mut at = block.span.start;
        for row in article.slice(block.span).split('\n') {
            self.out.write_all(b"<tr>")?;
            for cell in cells(row) {
                self.out.write_all(b"<td>")?;
                self.words(Span::new(at + cell.start, at + cell.end), prose)?;
                self.out.write_all(b"</td>")?;
            }
            self.out.write_all(b"</tr>\n")?;
            at += row.len() + 1;
        }
        self.out.write_all(b"</table></div>\n")
    }

    /// The words of a span, and behind those that lead elsewhere the number that the link has in the list.
    fn words(&mut self, span: Span, write: fn(&mut W, &str) -> io::Result<()>) -> io::Result<()> {
        let mut at = span.start;
        while let Some((reference, rest)) = self.references.split_first()
            && reference.end <= span.end
        {
            self.references = rest;
            let cut = reference.end.max(at);
            write(self.out, self.sheet.document.article.slice(Span::new(at, cut)))?;
            at = cut;
            self.reference(reference)?;
        }
        write(self.out, self.sheet.document.article.slice(Span::new(at, span.end)))
    }

    /// The number of a link, which looks like no footnote's; the list leads back to the first.
    fn reference(&mut self, reference: &Reference) -> io::Result<()> {
        let (sheet, number) = (self.sheet, reference.entry + 1);
        let (name, label) = (sheet.name('l', reference.entry), sheet.words.link);
        match reference.is_first {
            true => write!(self.out, "<sup id=\"{}\">", sheet.name('r', reference.entry))?,
            false => self.out.write_all(b"<sup>")?,
        }
        write!(self.out, "<a href=\"#{name}\" aria-label=\"{label}{number}\">↗{number}</a></sup>")
    }
}

/// What an item begins with.
struct Mark {
    /// How many bytes of it are left to the page's own list.
    length: usize,
    /// The number that the list gives it then.
    number: Option<u32>,
    /// Whether it has a mark that no list gives, such as 一、 or (a), and which stays among its words.
    stays: bool,
}

impl Mark {
    fn of(words: &str) -> Self {
        let is_figure = |figures: &str| figures.len() < 10 && figures.bytes().all(|b| b.is_ascii_digit());
        let known = marker(words);
        let bullet = known.as_ref().filter(|mark| mark.form == Form::Bullet);
        let number = known.as_ref().filter(|mark| mark.form == Form::Number);
        let numbered = number.and_then(|_| words.split_once(". ")).filter(|(figures, _)| is_figure(figures));
        let spaces = |rest: &str| rest.len() - rest.trim_start().len();
        if let Some(bullet) = bullet {
            let rest = words.get(bullet.len..).unwrap_or_default();
            return Self { length: bullet.len + spaces(rest), number: None, stays: false };
        }
        match numbered.and_then(|(figures, rest)| Some((figures.parse().ok()?, figures.len() + 2, rest))) {
            Some((number, length, rest)) => {
                Self { length: length + spaces(rest), number: Some(number), stays: false }
            }
            None => Self { length: 0, number: None, stays: known.is_some() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Lang, Link};
    use crate::clean::Clean;
    use crate::export::sample::{self, Sample};

    fn written(sample: &Sample) -> String {
        let mut out = Vec::new();
        let document = sample.document();
        write(&mut out, &Sheet::new(&document, None, false)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[track_caller]
    fn check(blocks: &[(BlockKind, &str)], expected: &str) {
        assert_eq!(written(&Sample::of(sample::article(Lang::En, blocks), "-")), expected);
    }

    #[test]
    fn each_kind_of_block_has_its_element() {
        use BlockKind::{Caption, Code, Heading, Paragraph, Quote, Table, Title};
        check(&[(Title, "T")], "");
        check(
            &[(Heading(3), "Up"), (Heading(4), "Down"), (Heading(9), "Deep")],
            "<h2 id=\"b0\">Up</h2>\n<h3 id=\"b1\">Down</h3>\n<h4 id=\"b2\">Deep</h4>\n",
        );
        check(
            &[(Paragraph, "One. |Two\nlines.")],
            "<p><span id=\"s0\">One.</span> <span id=\"s1\">Two<br>lines.</span></p>\n",
        );
        check(
            &[(Quote, "A."), (Quote, "B."), (Paragraph, "C.")],
            "<blockquote>\n<p><span id=\"s0\">A.</span></p>\n<p><span id=\"s1\">B.</span></p>\n</blockquote>\n\
             <p><span id=\"s2\">C.</span></p>\n",
        );
        check(
            &[(Code, "a <\n b")],
            "<pre id=\"b0\" tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>a &lt;\n b</code></pre>\n",
        );
        check(&[(Caption, "A lamp")], "<p id=\"b0\" class=\"caption\">A lamp</p>\n");
        check(
            &[(Table, "a | b\n1 | <2>")],
            "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\
             <table id=\"b0\">\n<tr><td>a</td><td>b</td></tr>\n\
             <tr><td>1</td><td>&lt;2&gt;</td></tr>\n</table></div>\n",
        );
        check(
            &[(Table, "a\nb")],
            "<pre id=\"b0\" tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>a\nb</code></pre>\n",
        );
    }

    #[test]
    fn a_cell_at_the_corner_may_be_empty() {
        let table = [(BlockKind::Table, "| b\n1 | 2\n3 |")];
        let shown = written(&Sample::of(sample::article(Lang::En, &table), "-"));
        let rows =
            "<tr><td></td><td>b</td></tr>\n<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td><td></td></tr>\n";
        assert!(shown.contains(rows), "{shown}");
    }

    #[test]
    fn a_heading_lies_one_level_below_the_one_it_is_in() {
        #[track_caller]
        fn check(levels: &[u8], expected: &str) {
            let blocks: Vec<_> = levels.iter().map(|level| (BlockKind::Heading(*level), "x")).collect();
            let shown = written(&Sample::of(sample::article(Lang::En, &blocks), "-"));
            let tags = shown.split("<h").skip(1).filter_map(|rest| rest.get(..1)).collect::<String>();
            assert_eq!(tags, expected, "{levels:?}");
        }
        check(&[1, 2, 3, 2, 1], "23432");
        check(&[1, 4, 4, 2, 3], "23334");
        check(&[3, 1, 6], "223");
        check(&[1, 2, 3, 4, 5, 6, 7, 6], "23456666");
    }

    #[test]
    fn the_links_of_a_title_stay_with_it() {
        let mut sample = Sample::of(
            sample::article(Lang::En, &[(BlockKind::Title, "T here"), (BlockKind::Paragraph, "A.")]),
            "-",
        );
        sample.article.links = vec![Link { span: Span::new(0, 1), target: Clean::new("https://t.example/") }];
        let document = sample.document();
        let mut out = Vec::new();
        title(&mut out, &Sheet::new(&document, None, false)).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<h1 id=\"b0\">T<sup id=\"r0\"><a href=\"#l0\" aria-label=\"link 1\">↗1</a></sup> here</h1>\n"
        );
        assert_eq!(written(&sample), "<p><span id=\"s0\">A.</span></p>\n");
    }

    #[track_caller]
    fn check_items(items: &[(u8, &str)], expected: &str) {
        let blocks: Vec<_> = items
            .iter()
            .map(|(depth, words)| (BlockKind::Item { depth: *depth, ordinal: None }, *words))
            .collect();
        let shown = written(&Sample::of(sample::article(Lang::Zh, &blocks), "-"));
        let mut bare = shown.replace('\n', "").replace("</span>", "");
        for index in 0..items.len() {
            bare = bare.replace(&format!("<span id=\"s{index}\">"), "");
        }
        assert_eq!(bare, expected);
    }

    #[test]
    fn items_are_nested_as_they_lie() {
        check_items(&[(0, "- a"), (1, "- b"), (0, "c")], "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
        check_items(&[(2, "- a"), (0, "- b")], "<ul><li>a</li></ul><ul><li>b</li></ul>");
        check_items(
            &[(0, "- a"), (2, "- b"), (1, "- c")],
            "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>",
        );
        check_items(
            &[(0, "1. a"), (0, "2. b"), (0, "- c")],
            "<ol><li value=\"1\">a</li><li value=\"2\">b</li></ol><ul><li>c</li></ul>",
        );
        let deep: Vec<(u8, &str)> = (0..200).map(|depth| (depth, "- x")).collect();
        let blocks: Vec<_> = deep
            .iter()
            .map(|(depth, words)| (BlockKind::Item { depth: *depth, ordinal: None }, *words))
            .collect();
        let shown = written(&Sample::of(sample::article(Lang::En, &blocks), "-"));
        assert_eq!(shown.matches("<ul>").count(), usize::from(DEEPEST) + 1);
        assert_eq!(shown.matches("<li>").count(), 200);
    }

    #[test]
    fn a_mark_that_no_list_gives_stays() {
        check_items(
            &[(0, "一、先修桥"), (0, "1.先关灯"), (0, "12. 年"), (0, "• 点")],
            "<ul><li class=\"told\">一、先修桥</li><li class=\"told\">1.先关灯</li></ul><ol><li value=\"12\">年</li></ol>\
             <ul><li>点</li></ul>",
        );
    }

    #[test]
    fn words_that_lead_elsewhere_bear_the_number_of_their_link() {
        use BlockKind::{Heading, Paragraph, Table};
        let blocks = [(Heading(1), "To A"), (Paragraph, "See B. |And b."), (Table, "c | dd\ne | f")];
        let mut sample = Sample::of(sample::article(Lang::En, &blocks), "-");
        let link = |word: &str, target: &str| {
            let at = sample.article.text.find(word).unwrap();
            Link { span: Span::new(at, at + word.len()), target: Clean::new(target) }
        };
        let links = [
            ("A", "https://a.example/"),
            ("B.", "javascript:alert(1)"),
            ("b", "https://b.example/"),
            ("dd", "https://a.example/"),
        ];
        sample.article.links = links.map(|(word, target)| link(word, target)).to_vec();
        assert_eq!(
            written(&sample),
            "<h2 id=\"b0\">To A<sup id=\"r0\"><a href=\"#l0\" aria-label=\"link 1\">↗1</a></sup></h2>\n\
             <p><span id=\"s0\">See B.</span> <span id=\"s1\">\
             And b<sup id=\"r1\"><a href=\"#l1\" aria-label=\"link 2\">↗2</a></sup>.</span></p>\n\
             <div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table id=\"b2\">\n\
             <tr><td>c</td><td>dd<sup><a href=\"#l0\" aria-label=\"link 1\">↗1</a></sup></td></tr>\n\
             <tr><td>e</td><td>f</td></tr>\n</table></div>\n"
        );
    }

    #[test]
    fn what_a_person_highlighted_is_told_from_the_summary() {
        let (sample, highlights) = (sample::lamp(), sample::highlights());
        let document = crate::export::Document { highlights: &highlights, ..sample.document() };
        let mut out = Vec::new();
        write(&mut out, &Sheet::new(&document, None, false)).unwrap();
        let written = String::from_utf8(out).unwrap();
        let both = "<mark id=\"s1\" class=\"own\" title=\"重要性排第 2，共 5 句 · 分数 0.25\"><b>夜里没人。</b></mark>\
                    <sup><a href=\"#n0\">注1</a></sup></p>";
        assert!(written.contains(both), "{written}");
        assert!(
            written.contains("<li class=\"told\"><span id=\"s3\" class=\"own\">1.先关*大灯*。</span></li>"),
            "{written}"
        );
    }
}
