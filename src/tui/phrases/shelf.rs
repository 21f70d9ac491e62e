//! What the reader says of several articles, in Chinese and English.

use crate::tui::desk::NotRead;
use crate::tui::finder::Search;
use crate::tui::phrases::{Both, Tongue};
use crate::tui::said::Said;

pub(crate) const ONLY: Both = ("只打开了这一篇", "this is the only article that is open");
pub(crate) const LAST: Both = ("已是最后一篇", "this is the last article");
pub(crate) const FIRST: Both = ("已是第一篇", "this is the first article");
pub(crate) const BARE: Both = (
    "没有打开文章；按 {find-article} 找一篇，按 {quit} 退出",
    "No article is open: {find-article} finds one, {quit} quits.",
);
/// A link whose page cannot be read here.
pub(crate) const LEADS_NOWHERE: Both = (
    "这个链接不通向能在这里读的页面；{open-link} 在浏览器里打开",
    "this link leads to no page that can be read here; {open-link} opens it in the browser",
);
pub(crate) const FINDER: Both = ("找：", "find: ");
pub(crate) const FINDER_TITLE: Both = ("找文章", "Find an article");
pub(crate) const FINDER_HINT: Both =
    ("标题、文件名或拼音  ↑↓ 选  Esc 返回", "title, file name, pinyin  ↑↓ choose  Esc back");
/// The same once something is typed.
pub(crate) const FINDER_TYPED: Both = ("↑↓ 选  Enter 打开  Esc 返回", "↑↓ choose  Enter opens  Esc back");
pub(crate) const OPENED: Both = ("已打开 ", "opened ");
const NOTHING_FOUND: [Both; 3] = [
    ("没有找到能读的文章。", "No article was found."),
    ("找的是文本、网页、Markdown 和 EPUB，", "Looked 3 folders deep, hidden files apart,"),
    ("三层文件夹以内，不看隐藏的。", "for text, web pages, Markdown and EPUB."),
];
const NO_MATCH: Both = ("没有相符的文章；少打几个字试试。", "No article matches; try fewer letters.");
pub(crate) const LIST_TITLE: Both = ("打开的文章", "Opened articles");
pub(crate) const LIST_FOOTER: Both = (
    "{down}/{up} 移动  {open-listed} 或数字打开  {back} 返回",
    "{down}/{up} move  {open-listed} or a number opens  {back} back",
);
pub(crate) const NOT_TURNED_TO: Both = ("还没读", "not read yet");
pub(crate) const UNREADABLE: Both = ("打不开", "cannot be read");
pub(crate) const COMING: Both = ("正在读取", "being read");

impl Tongue {
    /// How far the looking for articles has come, where there is something to say of it.
    pub(crate) fn looking(self, search: Search) -> String {
        match (self, search) {
            (Tongue::Chinese, Search::Going) => "正在找…".into(),
            (Tongue::English, Search::Going) => "looking…".into(),
            (_, Search::Done) => String::new(),
            (Tongue::Chinese, Search::Cut(most)) => format!("只看了前 {most} 个文件"),
            (Tongue::English, Search::Cut(most)) => format!("first {most} files only"),
        }
    }

    /// Why there is nothing to choose, where there are so many articles.
    pub(crate) fn nothing_found(self, search: Search, all: usize) -> Vec<&'static str> {
        match (all, search) {
            (0, Search::Going) => Vec::new(),
            (0, _) => NOTHING_FOUND.map(|both| self.pick(both)).to_vec(),
            _ => vec![self.pick(NO_MATCH)],
        }
    }

    /// Why an article could not be opened.
    pub(crate) fn not_opened(self, reason: &NotRead) -> Said {
        match (self, reason) {
            (_, NotRead::Once) => self.not_read_again(reason),
            (Tongue::Chinese, NotRead::Failed(why)) => Said::from("打不开 ").quoting(why),
            (Tongue::English, NotRead::Failed(why)) => Said::from("not opened: ").quoting(why),
        }
    }
}
