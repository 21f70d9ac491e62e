//! Marks of emphasis that the parser left in the words. CommonMark asks for white space where a mark stands between a
//! letter and punctuation, and Chinese has none: `**“桥”**没有修` keeps its stars. What else stands in the words is not
//! known here.

use crate::read::layout::is_wide;
use crate::tally::visit;
use std::ops::Range;

/// Whether words are a single mark of emphasis, as the parser gives each that it leaves.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(text, "*" | "~")
}

/// Takes out pairs of marks that Chinese means as emphasis. `left` holds the places of the single marks, in order; `links`
/// stay on their words. One walk over the text.
pub(super) fn settle(text: &mut String, links: &mut [(Range<usize>, String)], left: &[usize]) {
    let mut gone: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Run> = None;
    let mut from = 0;
    visit("emphasis", text.len() + links.len() + left.len());
    for run in runs(text, left) {
        // The rows of a table are apart.
        if text.get(from..run.place.start).is_none_or(|between| between.contains('\n')) {
            open = None;
        }
        from = run.place.end;
        match open.take() {
            Some(opening)
                if run.can_close && opening.is_like(&run) && (opening.is_chinese || run.is_chinese) =>
            {
                gone.extend([opening.place, run.place]);
            }
            before => open = if run.can_open { Some(run) } else { before },
        }
    }
    if gone.is_empty() {
        return;
    }
    gone.sort_by_key(|place| place.start);
    let (mut kept, mut from) = (String::with_capacity(text.len()), 0);
    // Where each mark stood, and how much is gone up to there.
    let mut shifts: Vec<(usize, usize)> = Vec::with_capacity(gone.len());
    for place in &gone {
        kept.push_str(text.get(from..place.start).unwrap_or_default());
        from = place.end;
        shifts.push((place.start, from - kept.len()));
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    *text = kept;
    let moved = |at: usize| {
        let before = shifts.partition_point(|(start, _)| *start < at);
        at - before.checked_sub(1).and_then(|last| shifts.get(last)).map_or(0, |(_, gone)| *gone)
    };
    for (range, _) in links {
        *range = moved(range.start)..moved(range.end);
    }
}

/// Marks of a kind, one behind the other.
struct Run {
    place: Range<usize>,
    mark: char,
    can_open: bool,
    can_close: bool,
    /// Whether it stands beside a character that has no white space beside it.
    is_chinese: bool,
}

impl Run {
    fn of(text: &str, place: Range<usize>) -> Option<Self> {
        let mark = text.get(place.clone())?.chars().next()?;
        let before = text.get(..place.start)?.chars().next_back().unwrap_or(' ');
        let after = text.get(place.end..)?.chars().next().unwrap_or(' ');
        // A single stroke is a range of numbers, a pair strikes out.
        let is_whole = mark != '~' || place.len() == 2;
        Some(Self {
            mark,
            can_open: is_whole && !after.is_whitespace() && !ENDS.contains(after),
            can_close: is_whole && !before.is_whitespace() && !OPENS.contains(before),
            is_chinese: is_wide(before) || is_wide(after),
            place,
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        self.mark == other.mark && self.place.len() == other.place.len()
    }
}

/// What no emphasis begins with.
const ENDS: &str = ",.;:!?)]}，。、；：！？”’」』）》】〉〕］｝〗";
/// What no emphasis ends with.
const OPENS: &str = "([{“‘「『（《【〈〔［｛〖";

fn runs(text: &str, left: &[usize]) -> Vec<Run> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mark = |at: usize| text.as_bytes().get(at);
    for &at in left.iter().filter(|at| **at < text.len()) {
        match places.last_mut() {
            Some(last) if last.end == at && mark(last.start) == mark(at) => last.end = at + 1,
            _ => places.push(at..at + 1),
        }
    }
    places.into_iter().filter_map(|place| Run::of(text, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes every mark in a text for one that the parser left.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let left: Vec<usize> = text.match_indices(['*', '~']).map(|(at, _)| at).collect();
        let mut settled = text.to_owned();
        settle(&mut settled, &mut [], &left);
        assert_eq!(settled, expected, "{text}");
    }

    #[test]
    fn emphasis_that_touches_chinese_punctuation_is_taken_out() {
        check("修了**“新桥”**以后", "修了“新桥”以后");
        check("**注意：**水深", "注意：水深");
        check("*《河志》*说，~~（旧）~~今", "《河志》说，（旧）今");
        check("***“甲”***和**（乙）**和", "“甲”和（乙）和");
        check("**Stop.**然后", "Stop.然后");
        // Where the parser made a pair of the two in the middle.
        check("**《河志》是书，图**可看", "《河志》是书，图可看");
    }

    #[test]
    fn marks_that_mean_themselves_stay() {
        for text in [
            "价格*：一百；数量*：五",
            "3 * 4，5 * 6",
            "**“只开不合",
            "甲**“乙”*丙",
            "5~10个，（8~9）个",
            "a**(b)**c",
            "**“甲\n乙”**丙",
            "",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn links_stay_on_their_words() {
        let mut text = "**“桥”**和**《图》**在此".to_owned();
        let left: Vec<usize> = text.match_indices('*').map(|(at, _)| at).collect();
        let range = |words: &str| text.find(words).map(|at| at..at + words.len()).unwrap();
        let mut links = [
            (range("桥"), String::new()),
            (range("**《图》**"), String::new()),
            (range("此"), String::new()),
        ];
        settle(&mut text, &mut links, &left);
        let words: Vec<&str> = links.iter().map(|(range, _)| &text[range.clone()]).collect();
        assert_eq!((text.as_str(), words), ("“桥”和《图》在此", vec!["桥", "《图》", "此"]));
    }
}
