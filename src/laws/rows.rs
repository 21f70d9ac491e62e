//! The laws of rows: what wrapping may leave out, how wide a row may be and how it may begin.

use crate::span::Span;
use crate::wrap::{Row, cells, head, wrap};
use unicode_segmentation::UnicodeSegmentation;

/// A cluster of more characters than this may be cut: no script or emoji has one as long.
const LONGEST: usize = 32;

/// What must hold of any text at any width.
pub fn are_lawful(text: &str, width: usize) {
    let rows = wrap(text, Span::new(0, text.len()), width);
    nothing_is_lost(text, &rows);
    for row in &rows {
        let shown = row.span.of(text);
        assert_eq!(row.cells, cells(shown), "{shown:?}");
        assert!(row.cells <= width.max(1) || is_one_cluster(shown), "{shown:?} at {width}");
        assert!(!shown.contains('\n'));
    }
    for pair in rows.windows(2) {
        let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or_default();
        if !between.contains('\n') {
            begins_well(pair[0].span.of(text), pair[1].span.of(text), width);
        }
    }
    a_head_is_the_longest_that_fits(text, width);
}

fn nothing_is_lost(text: &str, rows: &[Row]) {
    let mut at = 0;
    for row in rows {
        let left_out = text.get(at..row.span.start).expect("rows end between characters");
        assert!(left_out.chars().all(is_space), "{left_out:?} is lost of {text:?}");
        at = row.span.end;
    }
    let left_out = text.get(at..).expect("rows end between characters");
    assert!(left_out.chars().all(is_space), "{left_out:?} is lost of {text:?}");
    let newlines = text.strip_suffix('\n').unwrap_or(text).matches('\n').count();
    assert!(rows.len() > newlines, "a line has no row in {text:?}");
    let mut whole = vec![0];
    for (at, cluster) in text.grapheme_indices(true) {
        // What is cut after all may be cut anywhere.
        let inner = cluster.char_indices().filter(|_| cluster.chars().count() > LONGEST);
        whole.extend(inner.map(|(within, _)| at + within));
        whole.push(at + cluster.len());
    }
    let is_whole = |at: usize| whole.binary_search(&at).is_ok();
    for row in rows {
        assert!(is_whole(row.span.start) && is_whole(row.span.end), "{row:?} cuts a cluster of {text:?}");
    }
}

/// Whether a row shows one cluster alone, which may be wider than its screen.
fn is_one_cluster(shown: &str) -> bool {
    let mut clusters = shown.graphemes(true).filter(|cluster| cells(cluster) > 0);
    clusters.next().is_some() && clusters.next().is_none()
}

/// A closing mark begins a row only where the row before holds nothing that could have come along.
fn begins_well(above: &str, below: &str, width: usize) {
    let Some(first) = below.chars().next().filter(|c| "，。、；：？！”」』）》】".contains(*c))
    else {
        return;
    };
    let clusters: Vec<&str> = above.graphemes(true).collect();
    let could_part = clusters.windows(2).find(|two| {
        let (before, after) = (two[0].chars().next_back(), two[1].chars().next());
        !is_space(after.unwrap_or(' ')) && !holds_together(before.unwrap_or(' '), after.unwrap_or(' '))
    });
    assert_eq!(could_part, None, "{first} begins a row after {above:?} at {width}");
}

/// Whether no habit of print lets a row end between these two.
fn holds_together(before: char, after: char) -> bool {
    let closes =
        "，。、；：？！”’」』）》】〉〕］｝〗…".contains(after) && !(after == '’' && before.is_whitespace());
    let is_pair = before == after && matches!(after, '…' | '—' | '⸺');
    let is_number = [before, after].iter().all(|c| ('０'..='９').contains(c));
    closes || "“‘「『（《【〈〔［｛〖".contains(before) || is_pair || is_number
}

fn a_head_is_the_longest_that_fits(text: &str, width: usize) {
    let (shown, is_cut) = head(text, width);
    assert!(cells(shown) <= width && text.starts_with(shown), "{shown:?} of {text:?} at {width}");
    assert_eq!(is_cut, shown.len() < text.len());
    let next = text.get(shown.len()..).and_then(|rest| rest.graphemes(true).next());
    let fits = next.is_some_and(|next| cells(shown) + cells(next) <= width);
    assert!(!fits, "{shown:?} of {text:?} at {width}");
}

/// White space that may be left out where a row ends: not the kinds that forbid it.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}
