//! What was taken out of the page, as texts to lay out: each passage on one line, after the reason why it went. Knows no
//! rows and no scrolling.

use crate::article::Article;
use crate::clean::Clean;
use crate::tui::phrases::Tongue;
use crate::wrap::cells;

/// A passage that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The reason, a dot, the passage's words.
    pub text: String,
    /// Bytes of `text` that stand in the indent of its first row: the reason and the dot, or nothing where the row is too
    /// narrow for an indent.
    pub mark: usize,
    /// The block it stood before, by its place in [`Article::blocks`]; their number, where it stood after the last.
    pub block: usize,
}

/// What stands between a reason and the words.
const DOT: &str = "· ";

/// Every passage in reading order, for rows of `width` cells. Neighbours that went for the same reason name it once, and
/// neighbours' words begin in one column.
pub(crate) fn passages(article: &Article, tongue: Tongue, width: usize) -> Vec<Passage> {
    let before = |at: usize| article.blocks().partition_point(|block| block.span.start < at);
    let mut all: Vec<_> = article.removed().iter().map(|removed| (before(removed.at), removed)).collect();
    all.sort_by_key(|(block, _)| *block);
    let mut passages = Vec::with_capacity(all.len());
    for run in all.chunk_by(|one, next| one.0 == next.0) {
        let widest = run.iter().map(|(_, r)| cells(tongue.reason(r.reason))).max().unwrap_or(0);
        // As for an item's mark: no indent of more than a third of the row.
        let is_wide = (widest + 1 + cells(DOT)) * 3 <= width;
        let mut above = None;
        for (block, removed) in run {
            let name = tongue.reason(removed.reason);
            let named = if above.replace(removed.reason) == Some(removed.reason) { "" } else { name };
            let mut text = named.to_owned();
            if is_wide {
                text.extend(std::iter::repeat_n(' ', widest - cells(named) + 1));
            } else if !named.is_empty() {
                text.push(' ');
            }
            text.push_str(DOT);
            let mark = if is_wide { text.len() } else { 0 };
            text.push_str(&Clean::one_line(&removed.text));
            passages.push(Passage { text, mark, block: *block });
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::tui::fixture::article;

    #[track_caller]
    fn check(lang: Lang, source: &str, width: usize, expected: &[(&str, &str, usize)]) {
        let passages = passages(&article(lang, source).article, Tongue::of(lang), width);
        let found: Vec<_> =
            passages.iter().map(|p| (&p.text[..p.mark], &p.text[p.mark..], p.block)).collect();
        assert_eq!(found, expected, "{source} at {width}");
    }

    #[test]
    fn each_says_why_it_went_and_neighbours_say_it_once() {
        let source = "~ ad 开卡有礼\n~ ad 满百减十\n# 题目\n~ share 分享到微博\n甲。\n~ ad 再看一遍";
        check(
            Lang::Zh,
            source,
            40,
            &[
                ("广告 · ", "开卡有礼", 0),
                ("     · ", "满百减十", 0),
                ("分享 · ", "分享到微博", 1),
                ("广告 · ", "再看一遍", 2),
            ],
        );
        check(
            Lang::En,
            "~ ad Buy now\n~ copyright All rights reserved\nOne.",
            40,
            &[("ad        · ", "Buy now", 0), ("copyright · ", "All rights reserved", 0)],
        );
    }

    #[test]
    fn a_narrow_row_has_no_indent() {
        check(
            Lang::Zh,
            "甲。\n~ ad 开卡有礼\n~ ad 满百减十",
            20,
            &[("", "广告 · 开卡有礼", 1), ("", "· 满百减十", 1)],
        );
    }

    #[test]
    fn a_passage_of_many_lines_is_one() {
        let mut article = article(Lang::Zh, "~ navigation 首页\n甲。").article;
        article.removed[0].text = Clean::new("首页\n  新闻\n\n天气");
        assert_eq!(passages(&article, Tongue::Chinese, 60)[0].text, "导航 · 首页 新闻 天气");
    }

    #[test]
    fn a_place_inside_a_block_is_behind_it() {
        let mut article = article(Lang::Zh, "甲乙丙。\n丁。\n~ ad 开卡").article;
        for (at, block) in [(0, 0), (3, 1), (12, 1), (13, 1), (14, 2), (16, 2), (999, 2)] {
            article.removed[0].at = at;
            assert_eq!(passages(&article, Tongue::Chinese, 60)[0].block, block, "{at}");
        }
    }
}
