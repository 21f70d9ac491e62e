//! What the reader says of several articles, in Chinese and English.

use crate::tui::desk::NotRead;
use crate::tui::phrases::{Both, Tongue};

pub(crate) const ONLY: Both = ("只打开了这一篇", "this is the only article that is open");
pub(crate) const LAST: Both = ("已是最后一篇", "this is the last article");
pub(crate) const FIRST: Both = ("已是第一篇", "this is the first article");
pub(crate) const BARE: Both = ("没有打开文章", "No article is open.");
pub(crate) const LIST_TITLE: Both = ("打开的文章", "Opened articles");
pub(crate) const LIST_FOOTER: Both =
    ("j/k 移动  Enter 或数字打开  Esc 返回", "j/k move  Enter or a number opens  Esc back");
pub(crate) const NOT_TURNED_TO: Both = ("还没读", "not read yet");
pub(crate) const UNREADABLE: Both = ("打不开", "cannot be read");
pub(crate) const COMING: Both = ("正在读取", "being read");

impl Tongue {
    /// Why an article could not be opened.
    pub(crate) fn not_opened(self, reason: &NotRead) -> String {
        match (self, reason) {
            (Tongue::Chinese, NotRead::Once) => self.not_read_again(reason),
            (Tongue::Chinese, NotRead::Failed(why)) => format!("打不开 {why}"),
            (Tongue::English, NotRead::Once) => self.not_read_again(reason),
            (Tongue::English, NotRead::Failed(why)) => format!("not opened: {why}"),
        }
    }
}
