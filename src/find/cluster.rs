//! Spans widened to whole graphemes, so that no letter is marked without its accent. Knows nothing of what is looked for.

use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The least span of whole graphemes that covers `span`. Looks a few characters to either side, no further.
pub(super) fn widened(text: &str, span: Span) -> Span {
    let start = cluster_over(text, span.start).map_or(span.start, |cluster| cluster.start);
    let end = cluster_over(text, span.end).map_or(span.end, |cluster| cluster.end);
    Span::new(start, end.max(start))
}

/// A cluster is looked for in so many characters to either side: no script or emoji has one as long.
const NEAR: usize = 32;

/// The grapheme that `at` stands within; nothing where it stands on a border.
fn cluster_over(text: &str, at: usize) -> Option<Span> {
    let (before, after) = text.split_at_checked(at)?;
    if is_plain(before.chars().next_back()?) && is_plain(after.chars().next()?) {
        return None;
    }
    let start = before.char_indices().rev().nth(NEAR - 1).map_or(0, |(start, _)| start);
    let end = after.char_indices().nth(NEAR).map_or(text.len(), |(end, _)| at + end);
    let graphemes = text.get(start..end)?.grapheme_indices(true);
    let spans = graphemes.map(|(offset, grapheme)| Span::new(0, grapheme.len()).shifted(start + offset));
    spans.take_while(|cluster| cluster.start < at).find(|cluster| at < cluster.end)
}

/// Whether a character never joins another that is plain too, which is so for nearly all of Chinese and English.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3001}'..='\u{3011}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '！'..='～')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, part: &str, expected: &str) {
        let start = text.find(part).unwrap();
        assert_eq!(
            widened(text, Span::new(start, start + part.len())).of(text),
            expected,
            "{part} in {text}"
        );
    }

    #[test]
    fn a_letter_takes_its_marks_with_it() {
        check("cafe\u{301} noir", "cafe", "cafe\u{301}");
        check("cafe\u{301} noir", "\u{301}", "e\u{301}");
        check("甲👨‍👩‍👧乙", "👩", "👨‍👩‍👧");
        check("甲👨‍👩‍👧乙", "乙", "乙");
        check("消费场景", "费", "费");
        check("か\u{3099}", "か", "か\u{3099}");
    }

    #[test]
    fn an_endless_cluster_is_left_in_time() {
        let text = format!("a{}b", "\u{301}".repeat(10_000));
        let middle = 1 + 2 * 5_000;
        let wide = widened(&text, Span::new(middle, middle + 2));
        assert!(wide.start <= middle && wide.len() <= 3 * 2 * NEAR, "{wide:?}");
    }
}
