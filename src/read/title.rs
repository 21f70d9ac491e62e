//! Which line of a page is the article's title.

use crate::read::furniture::{self, Content};
use crate::read::heading::is_chapter;
use crate::read::layout::breaks_off;
use crate::read::page::{HEAD, Page};
use crate::segment::letter::is_alphanumeric;
use crate::segment::marker::marker;

/// The least score of a title: a line of a title's length at a title's place has it.
const TITLE_LEAST: f64 = 0.25;

impl Page<'_> {
    /// The line that says a title given from outside, near the beginning.
    pub(super) fn given_title(&self, given: &str) -> Option<usize> {
        let given = furniture::key(given);
        let mut head = self.units.iter().take(HEAD);
        head.position(|unit| !given.is_empty() && furniture::has_key(&unit.text, &given))
    }

    /// The title: among the short lines before the body, the one most like a title of this body. Where a site stands
    /// `around` it, its many labels are weighed against: one word that the article has is no title.
    pub(super) fn find_title(&self, body: usize, around: bool) -> Option<usize> {
        let content = self.body_content(body);
        let window = self.units.first().filter(|_| around).map(|first| furniture::key(&first.text));
        // What stands first in a text set apart line by line, as a print is, has as much for it as any other line can gain:
        // a title that was moved there is found there again.
        let print = !around && self.units.iter().all(|unit| unit.apart);
        let mut best: Option<(f64, usize)> = None;
        let before = if self.is_prose(body) { body } else { 1 };
        for index in 0..before.min(self.units.len()) {
            let text = &self.units[index].text;
            // No title stands under the byline of another.
            if best.is_some() && self.is_byline(index) {
                break;
            }
            let broken = breaks_off(&self.units[index], self.units.get(index + 1));
            if !furniture::may_be_title(text) || self.cues[index].is_some() || broken || is_day(text) {
                continue;
            }
            let size = furniture::size(text);
            // What each sign is worth was set by hand.
            let opens = index == 0 && self.units.get(1).is_some_and(|next| next.apart);
            let length = match size {
                5.0..=36.0 => 0.3,
                // 桥的故事: very short, but set apart at the very beginning.
                _ if opens && size < 5.0 => 0.15,
                _ => 0.0,
            };
            let name = if furniture::is_named(text) { -0.5 } else { 0.0 };
            let first = if index == 0 || self.cues[index - 1].is_some() { 0.15 } else { 0.0 };
            let numbered = if marker(text).is_some() || is_chapter(text) { -0.6 } else { 0.0 };
            let shout = if text.ends_with(['!', '！', '。', '.']) { -0.2 } else { 0.0 };
            let about = furniture::overlap(text, &content);
            let about = match &window {
                None => about,
                Some(window) => {
                    // The nearer to the article the better, and best is what the window's title says too.
                    let near = 1.0 - (body - index.min(body)) as f64 / 12.0;
                    let said = index > 0 && size >= 6.0 && window.contains(&furniture::key(text));
                    about * (size / 8.0).min(1.0) + 0.4 * near.max(0.0) + if said { 0.5 } else { 0.0 }
                }
            };
            let score = about + length + name + first + numbered + shout;
            if score < TITLE_LEAST {
                continue;
            }
            // Where no page stands around the text, the first that may be its title is.
            let settled = best.is_some() && !self.is_pasted();
            let rank = score + if index == 0 && print { 0.16 } else { 0.0 };
            if best.is_none_or(|(b, _)| rank > b && !settled) {
                best = Some((rank, index));
            }
        }
        let (_, index) = best?;
        // In a text with no running prose only a first line set apart from the rest is a title; a name may follow it.
        let apart = |i: usize| self.units.get(i).is_some_and(|next| next.apart);
        let named = self.units.get(index + 1).is_some_and(|next| furniture::is_name(&next.text));
        (self.is_prose(body) || apart(index + 1) || (named && apart(index + 2))).then_some(index)
    }

    /// Whether a line would be the title wherever it stood first, whatever follows.
    pub(super) fn may_be_plain_title(&self, index: usize) -> bool {
        let text = &self.units[index].text;
        furniture::may_be_title(text)
            && self.cues[index].is_none()
            && furniture::size(text) <= 36.0
            && !text.ends_with(['!', '！', '.'])
            && !furniture::is_named(text)
            && !is_day(text)
            && marker(text).is_none()
            && !is_chapter(text)
    }

    /// What the first paragraphs are about.
    fn body_content(&self, body: usize) -> Content {
        let mut content = Content::default();
        let prose = (body..self.units.len()).filter(|i| self.is_prose(*i)).take(60);
        for index in prose {
            furniture::add_content(&self.units[index].text, &mut content);
        }
        content
    }
}

/// Whether a line names a day and no more: 7月9日（周日）, 2023-07-09 星期日. A timetable has many, and no article is called so.
fn is_day(line: &str) -> bool {
    let is_part = |c: char| {
        c.is_numeric() || !is_alphanumeric(c) || "年月日号號周週星期礼禮拜一二三四五六天".contains(c)
    };
    line.contains(|c: char| c.is_ascii_digit())
        && line.contains(['日', '号', '號', '-', '/', '.'])
        && line.chars().all(is_part)
}
