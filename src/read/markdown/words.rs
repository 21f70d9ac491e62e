//! The words of one block in the making: lines joined as their script asks, links noted where their words stand, tags of
//! HTML between the words understood as far as they say anything. What block it becomes is not known here.

use super::emphasis;
use crate::article::BlockKind;
use crate::read::builder::Draft;
use crate::read::links;
use crate::segment::joint::{begins_wide, ends_wide};
use crate::tally::visit;
use std::ops::Range;

/// Words on their way into a block.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    /// Whether anything but white space is in it: asked for with each word.
    has_words: bool,
    links: Vec<(Range<usize>, String)>,
    /// Where marks of emphasis stand that the parser left in the words.
    left: Vec<usize>,
    /// A line of the source ended here; what stands between the lines is decided when the next word comes.
    line_ended: bool,
    /// The link that is open: where its words began, and where it leads.
    link: Option<(Option<usize>, Option<String>)>,
    /// The alternative text of the picture that is open, and how many are open in it.
    picture: Option<(String, usize)>,
    /// What pictures said, each with its link.
    captions: Vec<(String, Option<String>)>,
    /// The element whose content is not for readers, while it is open.
    hidden: Option<&'static str>,
}

/// What a tag between words asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Nothing.
    Nothing,
    /// A new line.
    NewLine,
}

impl Words {
    /// Adds words as they are to be shown.
    pub(super) fn push(&mut self, words: &str) {
        if self.hidden.is_some() || words.is_empty() {
            return;
        }
        if let Some((alternative, _)) = &mut self.picture {
            alternative.push_str(words);
            return;
        }
        if std::mem::take(&mut self.line_ended) && needs_space(&self.text, words) {
            self.text.push(' ');
        }
        if let Some((start @ None, _)) = &mut self.link {
            *start = Some(self.text.len());
        }
        self.has_words |= !words.trim_start().is_empty();
        self.text.push_str(words);
    }

    /// Adds a single mark of emphasis that the parser left as it is.
    pub(super) fn push_left(&mut self, mark: &str) {
        let is_shown = self.hidden.is_none() && self.picture.is_none();
        self.push(mark);
        if is_shown {
            self.left.push(self.text.len() - mark.len());
        }
    }

    /// Whether no words have come.
    pub(super) fn is_empty(&self) -> bool {
        !self.has_words
    }

    /// Puts a mark before the words.
    pub(super) fn prepend(&mut self, mark: &str) {
        visit("links moved", self.text.len() + self.links.len() + self.left.len());
        self.text.insert_str(0, mark);
        for (range, _) in &mut self.links {
            *range = range.start + mark.len()..range.end + mark.len();
        }
        if let Some((Some(start), _)) = &mut self.link {
            *start += mark.len();
        }
        self.left.iter_mut().for_each(|at| *at += mark.len());
    }

    /// Takes off the name that a heading is linked to by: `{#name}` at its end.
    pub(super) fn drop_identifier(&mut self) {
        let identifier = self.text.trim_end().strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
        if let Some((before, name)) = identifier
            && !name.contains(char::is_whitespace)
        {
            let end = before.trim_end().len();
            self.text.truncate(end);
        }
    }

    /// Adds something that stands as it is, whatever was before it: what parts two cells, a mark.
    pub(super) fn push_mark(&mut self, mark: &str) {
        self.line_ended = false;
        self.text.push_str(mark);
    }

    /// A line of the source ends, which means nothing.
    pub(super) fn end_line(&mut self) {
        match &mut self.picture {
            Some((alternative, _)) => alternative.push(' '),
            None => self.line_ended = !self.text.is_empty(),
        }
    }

    /// A link opens.
    pub(super) fn open_link(&mut self, target: &str) {
        self.link = Some((None, links::target(target).or_else(|| links::relative(target))));
    }

    /// The link closes.
    pub(super) fn close_link(&mut self) {
        if let Some((Some(start), Some(target))) = self.link.take() {
            self.links.push((start..self.text.len(), target));
        }
    }

    /// A picture opens; what is pushed until it closes is its alternative text.
    pub(super) fn open_picture(&mut self) {
        match &mut self.picture {
            Some((_, open)) => *open += 1,
            None => self.picture = Some((String::new(), 0)),
        }
    }

    /// The picture closes; where it has no words `title` speaks for it.
    pub(super) fn close_picture(&mut self, title: &str) {
        match self.picture.take() {
            Some((words, open)) if open > 0 => self.picture = Some((words, open - 1)),
            Some((words, _)) => self.add_picture(if words.trim().is_empty() { title } else { &words }),
            None => {}
        }
    }

    fn add_picture(&mut self, words: &str) {
        let target = self.link.as_ref().and_then(|(_, target)| target.clone());
        if !words.trim().is_empty() {
            self.captions.push((words.trim().to_owned(), target));
        }
    }

    /// A tag of HTML between the words.
    pub(super) fn tag(&mut self, tag: &str) -> Asks {
        let (closes, name) = name(tag);
        if let Some(hidden) = self.hidden {
            if closes && name.eq_ignore_ascii_case(hidden) {
                self.hidden = None;
            }
            return Asks::Nothing;
        }
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match (closes, ["script", "style", "template"].into_iter().find(|known| is(known))) {
            (false, Some(hidden)) if !tag.ends_with("/>") => self.hidden = Some(hidden),
            _ if is("br") => return Asks::NewLine,
            (false, _) if is("img") => {
                if let Some(words) = attribute(tag, "alt") {
                    self.add_picture(&words);
                }
            }
            (false, _) if is("a") => self.open_link(&attribute(tag, "href").unwrap_or_default()),
            (true, _) if is("a") => self.close_link(),
            _ => {}
        }
        Asks::Nothing
    }

    /// Ends the block: its words, and then what its pictures said. A link that is open goes on in the next block.
    pub(super) fn take(&mut self, kind: BlockKind, line: usize) -> Vec<Draft> {
        let open = self.link.take();
        let goes_on = open.as_ref().map(|(_, target)| (None, target.clone()));
        if let Some((Some(start), Some(target))) = open {
            self.links.push((start..self.text.len(), target));
        }
        self.link = goes_on;
        (self.line_ended, self.hidden, self.has_words) = (false, None, false);
        let mut drafts = Vec::new();
        let mut text = std::mem::take(&mut self.text);
        let mut links = std::mem::take(&mut self.links);
        emphasis::settle(&mut text, &mut links, &std::mem::take(&mut self.left));
        if !text.trim().is_empty() {
            drafts.push(Draft { links, ..Draft::new(kind, text, line) });
        }
        for (words, target) in std::mem::take(&mut self.captions) {
            let links = target.map(|target| (0..words.len(), target)).into_iter().collect();
            drafts.push(Draft { links, ..Draft::new(BlockKind::Caption, words, line) });
        }
        drafts
    }

    /// Forgets a link that was never closed.
    pub(super) fn drop_link(&mut self) {
        self.link = None;
    }
}

/// Whether a space stands where a line ended: not between two characters of a script that puts none between words, and
/// not beside their punctuation.
fn needs_space(before: &str, after: &str) -> bool {
    let is_mark =
        |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let both = ends_wide(before) && begins_wide(after);
    !(both || is_mark(left) || is_mark(right) || left.is_whitespace() || right.is_whitespace())
}

/// The name of a tag, and whether it closes an element.
fn name(tag: &str) -> (bool, &str) {
    let inner = tag.trim_start_matches('<');
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    (closes, inner.get(..end).unwrap_or_default())
}

/// The value of a tag's attribute, with the commonest entities resolved.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches('<').trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c == '=' || c == '>' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
            _ => value.split_at(value.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            let value = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
            return Some(value.replace("&amp;", "&"));
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_join(first: &str, second: &str, joined: &str) {
        let mut words = Words::default();
        words.push(first);
        words.end_line();
        words.push(second);
        let text = words.take(BlockKind::Paragraph, 1).pop().map(|draft| draft.text);
        assert_eq!(text.as_deref(), Some(joined));
    }

    #[test]
    fn lines_are_joined_as_their_script_asks() {
        check_join("河水涨了，桥", "却没有修。", "河水涨了，桥却没有修。");
        check_join("The river", "rose.", "The river rose.");
        check_join("我们用", "Rust 写。", "我们用 Rust 写。");
        check_join("他说，", "Rust 很快。", "他说，Rust 很快。");
        check_join("He said", "“no” twice.", "He said “no” twice.");
        check_join("他说", "“不”。", "他说“不”。");
        check_join("河水——", "涨了。", "河水——涨了。");
        check_join("“天晴。”", "“地干。”", "“天晴。”“地干。”");
        check_join("“No.”", "“Why?”", "“No.” “Why?”");
    }

    #[test]
    fn tags_say_what_they_say_and_no_more() {
        let mut words = Words::default();
        words.push("看");
        assert_eq!(words.tag("<A class=x HREF='https://a.example/?a=1&amp;b=2'>"), Asks::Nothing);
        words.push("图");
        words.tag("</a>");
        words.tag("<script>");
        words.push("alert(1)");
        words.tag("</script>");
        words.tag("<img src=x alt=\"一座桥\">");
        assert_eq!(words.tag("<br/>"), Asks::NewLine);
        let drafts = words.take(BlockKind::Paragraph, 3);
        assert_eq!(drafts[0].text, "看图");
        assert_eq!(drafts[0].links, [(3..6, "https://a.example/?a=1&b=2".to_owned())]);
        assert_eq!((drafts[1].kind, drafts[1].text.as_str()), (BlockKind::Caption, "一座桥"));
    }

    #[test]
    fn an_attribute_is_found_whatever_stands_around_it() {
        for (tag, expected) in [
            ("<a href=x>", Some("x")),
            ("<a b href = 'x y' c>", Some("x y")),
            ("<a data-href=y href=\"x\"/>", Some("x")),
            ("<a href>", None),
            ("<a href='x>", None),
            ("<a", None),
        ] {
            assert_eq!(attribute(tag, "href").as_deref(), expected, "{tag}");
        }
    }
}
