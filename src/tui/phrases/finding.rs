//! What the reader says of searches and of the filtered outline.

use crate::find::{Fault, How};
use crate::tui::action::Command;
use crate::tui::keymap::Keymap;
use crate::tui::phrases::{Both, Tongue};
use crate::tui::said::Said;
use crate::wrap::head;

pub(crate) const NOT_FOUND: Both = ("未找到", "not found");
pub(crate) const NOT_FOUND_YET: Both = ("读到的部分里没有", "not in what has been read so far");
pub(crate) const NO_SEARCH: Both =
    ("还没有查找过；按 {search} 查找", "nothing has been searched for yet; {search} searches");
pub(crate) const FROM_THE_START: Both = ("到末尾，从头继续", "continued from the beginning");
pub(crate) const FROM_THE_END: Both = ("到开头，从末尾继续", "continued from the end");
pub(crate) const IN_THE_FULL_TEXT: Both =
    ("摘要里没有，回到全文", "not in the summary: back in the full text");
pub(crate) const SEARCH: Both = ("/", "/");
pub(crate) const REGEX: Both = ("正则 /", "regex /");
pub(crate) const FILTER: Both = ("筛选：", "filter: ");
pub(crate) const SEARCH_HINT: Both =
    ("Ctrl-r 正则  ↑ 以前的  Esc 取消", "Ctrl-r regex  ↑ earlier  Esc cancel");
pub(crate) const FILTER_HINT: Both =
    ("字词或拼音  ↑↓ 移动  Esc 取消", "words or pinyin  ↑↓ move  Esc cancel");
/// The same once something is typed.
pub(crate) const SEARCH_TYPED: Both =
    ("Ctrl-r 正则  Enter 留在这里  Esc 回原处", "Ctrl-r regex  Enter stays here  Esc back");
pub(crate) const REGEX_TYPED: Both =
    ("Ctrl-r 照字面  Enter 留在这里  Esc 回原处", "Ctrl-r plain words  Enter stays here  Esc back");
pub(crate) const FILTER_TYPED: Both =
    ("↑↓ 移动  Enter 定下  Esc 取消", "↑↓ move  Enter keeps it  Esc cancel");
/// The most cells for the words of a filter.
const FILTER_WIDTH: usize = 16;
const PINYIN: Both = ("拼音", "pinyin");
const TOO_LARGE: Both = ("太长或太复杂", "too long or too complex");

/// What is wrong with an expression, as the crate that reads it says.
const FAULTS: &[Both] = &[
    ("圆括号没有闭合", "unclosed group"),
    ("右括号多了一个", "unopened group"),
    ("方括号没有闭合", "unclosed character class"),
    ("* + ? 或 { 前面没有内容", "repetition operator missing expression"),
    ("花括号没有闭合", "unclosed counted repetition"),
    ("反斜杠后面缺字符", "incomplete escape sequence, reached end of pattern prematurely"),
    ("不认识的转义", "unrecognized escape sequence"),
];

impl Tongue {
    /// Which of how many places it is, and how they were found.
    pub(crate) fn hit(self, number: usize, all: usize, how: How) -> String {
        match how {
            How::Pinyin => format!("{number}/{all} {}", self.pick(PINYIN)),
            How::Literal | How::Regex => format!("{number}/{all}"),
        }
    }

    /// What is wrong with what was typed.
    pub(crate) fn fault(self, fault: &Fault) -> String {
        match (self, fault) {
            (_, Fault::TooLarge) => self.pick(TOO_LARGE).into(),
            (Tongue::English, Fault::Syntax(said)) => said.clone(),
            (Tongue::Chinese, Fault::Syntax(said)) => {
                let known = FAULTS.iter().find(|both| both.1 == said);
                known.map_or_else(|| format!("正则有误（{said}）"), |both| both.0.into())
            }
        }
    }

    /// By what the outline is filtered, and how many of its parts match.
    pub(crate) fn filtered(self, words: &str, parts: usize) -> Said {
        // Beside other things in the footer: what is long is cut.
        let (words, is_cut) = head(words, FILTER_WIDTH);
        let more = if is_cut { "…" } else { "" };
        match self {
            Tongue::Chinese => Said::from("筛选 ").quoting(words).going_on(&format!("{more}：{parts} 处")),
            Tongue::English => Said::from("filter ").quoting(words).going_on(&format!("{more}: {parts}")),
        }
    }

    /// How many parts of the outline a filter leaves, and how the others come back.
    pub(crate) fn left(self, parts: usize, keymap: &Keymap) -> String {
        let back = keymap.way_to(Command::Back);
        match (self, parts) {
            (Tongue::Chinese, _) => format!("筛出 {parts} 处；{back} 恢复全部提纲"),
            (Tongue::English, 1) => format!("1 part matches; {back} brings the others back"),
            (Tongue::English, _) => format!("{parts} parts match; {back} brings the others back"),
        }
    }

    /// How many parts of the outline match.
    pub(crate) fn matching(self, parts: usize) -> String {
        match (self, parts) {
            (_, 0) => self.pick(NOT_FOUND).into(),
            (Tongue::Chinese, _) => format!("{parts} 处"),
            (Tongue::English, 1) => "1 match".into(),
            (Tongue::English, _) => format!("{parts} matches"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, BlockKind};
    use crate::find::{Options, Searchable};
    use crate::span::Span;
    use std::sync::Arc;

    #[test]
    fn what_the_outline_is_filtered_by_is_quoted() {
        let filtered = Tongue::English.filtered("a·b", 2);
        assert_eq!(filtered.pieces(99), [("filter ", true), ("a·b", false), (": 2", true)]);
        let filtered = Tongue::English.filtered(&"·".repeat(99), 2);
        let cut = "·".repeat(FILTER_WIDTH);
        assert_eq!(filtered.pieces(999), [("filter ", true), (&*cut, false), ("…: 2", true)]);
    }

    #[test]
    fn what_is_wrong_is_said_in_the_readers_language() {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, 0), line: 1, sentences: 0..0 };
        let searchable = Searchable::new(Arc::new(Article { blocks: vec![block], ..Article::default() }));
        for (query, said) in ["(", ")", "[", "*", "a{1", "\\", "\\y"].into_iter().zip(FAULTS) {
            let fault = searchable.find(query, Options { regex: true }).unwrap_err();
            assert_eq!(
                (Tongue::Chinese.fault(&fault).as_str(), Tongue::English.fault(&fault).as_str()),
                *said
            );
        }
    }
}
