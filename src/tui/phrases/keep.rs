//! What the reader says of marks, highlights, notes and what is kept of them, in Chinese and English.

use crate::clean::Clean;
use crate::tui::desk::{NotKept, NotRecalled, NotSaved};
use crate::tui::phrases::{Both, Tongue};
use crate::tui::said::Said;

pub(crate) const BACK_AT_THE_PLACE: Both = ("回到上次读到的地方", "back where you left off");
pub(crate) const MARK_LOST: Both =
    ("文章变了，这个标记的地方已找不到", "the text has changed, and the place of this mark is gone");
pub(crate) const NO_LETTER: Both = ("标记要用一个字母或数字", "a mark is a letter or a figure");
pub(crate) const NO_SENTENCE: Both = ("这里没有句子", "there is no sentence here");
pub(crate) const NOTE_AS_IT_WAS: Both = ("笔记没有改动", "the note is as it was");
pub(crate) const NOTHING_BEHIND: Both = ("没有更早的跳转", "no earlier jump");
pub(crate) const NOTHING_AHEAD: Both = ("没有更晚的跳转", "no later jump");
pub(crate) const NOTES_TITLE: Both = ("标记、划线与笔记", "Marks, highlights and notes");
pub(crate) const LIST_FOOTER: Both = (
    "{down}/{up} 移动  {open-listed} 到那里  {back} 返回",
    "{down}/{up} move  {open-listed} go there  {back} back",
);
pub(crate) const NOTHING_LEFT: Both =
    ("还没有标记、划线或笔记；{highlight} 划线", "no marks, highlights or notes yet; {highlight} highlights");
pub(crate) const NOT_HERE: Both = ("这一版里找不到", "not in this version");
pub(crate) const LOST: Both = (
    "文章变了，这里找不到它；它会留到下次",
    "the text has changed and does not have it; it is kept for the next time",
);
/// What stands before a note.
pub(crate) const NOTE: Both = ("笔记 ", "note ");
pub(crate) const NOTE_HINT: Both = ("Enter 记下  Esc 不改", "Enter keep  Esc leave");

impl Tongue {
    /// That a letter is waited for, and which marks there are.
    pub(crate) fn which_mark(self, sets: bool, marks: &[char]) -> String {
        let marks: Vec<String> = marks.iter().map(char::to_string).collect();
        let marks = marks.join(" ");
        match (self, sets, marks.is_empty()) {
            (Tongue::Chinese, true, _) => "标记这里：按一个字母".into(),
            (Tongue::English, true, _) => "mark this place: press a letter".into(),
            (Tongue::Chinese, false, true) => "还没有标记；' 回到跳转之前".into(),
            (Tongue::English, false, true) => "no marks yet; ' goes back before the last jump".into(),
            (Tongue::Chinese, false, false) => format!("到哪个标记：{marks}（' 回到跳转之前）"),
            (Tongue::English, false, false) => format!("to which mark: {marks} (' before the last jump)"),
        }
    }

    /// That a place was marked.
    pub(crate) fn marked(self, letter: char) -> String {
        match self {
            Tongue::Chinese => format!("已标记 {letter}"),
            Tongue::English => format!("marked {letter}"),
        }
    }

    /// That there is no such mark.
    pub(crate) fn no_mark(self, letter: char) -> String {
        // What an input method gives may be anything.
        let letter = Clean::new(&letter.to_string());
        match self {
            Tongue::Chinese => format!("没有标记 {letter}"),
            Tongue::English => format!("there is no mark {letter}"),
        }
    }

    /// That sentences were highlighted.
    pub(crate) fn lit(self, sentences: usize) -> String {
        match (self, sentences) {
            (Tongue::Chinese, 1) => "已划线".into(),
            (Tongue::Chinese, _) => format!("已划线 {sentences} 句"),
            (Tongue::English, 1) => "highlighted".into(),
            (Tongue::English, _) => format!("{sentences} sentences highlighted"),
        }
    }

    /// That they no longer are, and how many notes went with them.
    pub(crate) fn unlit(self, sentences: usize, notes: usize) -> String {
        let said = match (self, sentences) {
            (Tongue::Chinese, 1) => "已取消划线".to_owned(),
            (Tongue::Chinese, _) => format!("已取消 {sentences} 句的划线"),
            (Tongue::English, 1) => "no longer highlighted".to_owned(),
            (Tongue::English, _) => format!("{sentences} sentences no longer highlighted"),
        };
        match (self, notes) {
            (_, 0) => said,
            (Tongue::Chinese, _) => format!("{said}和笔记；再按一次恢复"),
            (Tongue::English, _) => format!("{said}, nor noted; the same key brings it back"),
        }
    }

    /// What was written to a sentence.
    pub(crate) fn noted(self, note: &str) -> Said {
        if note.is_empty() {
            return self.pick(("已划线，没有笔记", "highlighted, without a note")).into();
        }
        Said::from(self.pick(("已记下：", "noted: "))).quoting(note)
    }

    /// Why what was kept is not there.
    pub(crate) fn not_recalled(self, reason: &NotRecalled) -> Said {
        match reason {
            NotRecalled::Damaged(aside) => {
                let said = (
                    "上次留下的笔记读不出来；原样放在 ",
                    "the notes kept of this article are damaged; they stay as they are in ",
                );
                Said::from(self.pick(said)).quoting(aside)
            }
            NotRecalled::Later => {
                let said = (
                    "笔记是更新版的 tigang 写的；这次不读也不改，请升级",
                    "a newer tigang keeps the notes of this article; this one leaves them alone: update it",
                );
                self.pick(said).into()
            }
            NotRecalled::Failed(why) => {
                let said = ("上次留下的笔记读不出来：", "the notes kept of this article cannot be read: ");
                Said::from(self.pick(said)).quoting(why).going_on(self.pick(SEE_TO_IT))
            }
        }
    }

    /// Why marks, notes and the place are not kept.
    pub(crate) fn not_kept(self, reason: &NotKept) -> Said {
        let said = ("标记、笔记和位置没能留下：", "marks, notes and the place are not kept: ");
        Said::from(self.pick(said)).and("", &self.why_not_kept(reason))
    }

    fn why_not_kept(self, reason: &NotKept) -> Said {
        let said = match reason {
            NotKept::Unsaved(NotSaved::Full) => ("磁盘满了；请腾些地方", "the disk is full; make room"),
            NotKept::Unsaved(NotSaved::Forbidden) => (
                "状态文件夹不许写；请改权限，或用 --no-state",
                "the state folder may not be written; change that, or read with --no-state",
            ),
            NotKept::Unsaved(NotSaved::NoFolder(folder)) => {
                let behind = (" 不是文件夹；请挪开它", " is no folder; move away what is there");
                return Said::default().quoting(folder).going_on(self.pick(behind));
            }
            NotKept::Unsaved(NotSaved::Failed(why)) | NotKept::Unread(why) => {
                return Said::default().quoting(why).going_on(self.pick(SEE_TO_IT));
            }
            NotKept::Unsaved(NotSaved::Exists | NotSaved::NoFile | NotSaved::BadName) => {
                ("状态文件夹不能用；请检查它", "the state folder is of no use; see to it")
            }
            NotKept::Later => {
                ("更新版的 tigang 刚写过；请升级", "a newer tigang has just written there; update this one")
            }
            NotKept::Late => (
                "磁盘太慢，或别的 tigang 占着状态文件夹；请把它关掉",
                "the disk is too slow, or another tigang holds the state folder; close that one",
            ),
            NotKept::BrokeOff => (
                "中途出错；请把这篇文章告诉 tigang 的作者",
                "that broke off; tell the makers of tigang which article it was",
            ),
        };
        self.pick(said).into()
    }
}

/// Behind what the system says of a file in the state folder.
const SEE_TO_IT: Both = ("；请检查状态文件夹", "; see to the state folder");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_ends_with_what_to_do_in_both_languages() {
        let others = [NotKept::Later, NotKept::Late, NotKept::BrokeOff, NotKept::Unread(Clean::new("名·"))];
        for reason in NotSaved::all("名·").map(NotKept::Unsaved).into_iter().chain(others) {
            let (chinese, english) = (Tongue::Chinese.not_kept(&reason), Tongue::English.not_kept(&reason));
            assert!(chinese.contains("；请") && english.contains("; "), "{chinese:?} {english:?}");
            let quoted =
                |said: &Said| said.pieces(999).iter().any(|(words, is_own)| !is_own && *words == "名·");
            assert_eq!(quoted(&chinese), chinese.contains("名·"));
            assert_eq!(quoted(&english), english.contains("名·"));
        }
    }
}
