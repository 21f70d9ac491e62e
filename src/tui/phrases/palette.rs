//! What the box for commands says, and what each command is for in a line of its own.

use crate::tui::action::Command;
use crate::tui::keymap;
use crate::tui::phrases::{Both, Tongue};

pub(crate) const LABEL: Both = (":", ":");
pub(crate) const TITLE: Both = ("命令", "Commands");
pub(crate) const HINT: Both = ("字词或拼音  ↑↓ 选  Esc 离开", "name or words  ↑↓ pick  Esc leave");
/// The same once something is typed.
pub(crate) const TYPED: Both = ("Tab 补全  ↑↓ 选  Enter 执行", "Tab complete  ↑↓ pick  Enter do it");
pub(crate) const NOTHING: Both = ("没有这样的命令", "no such command");
pub(crate) const GO: Both = ("到全文的这一处", "so far down the text");

/// What commands are for that share a line of the help page, or that the page puts in other words.
const OWN: &[(Command, Both)] = &[
    (Command::Down, ("向下一行", "a row down")),
    (Command::Up, ("向上一行", "a row up")),
    (Command::HalfDown, ("下半页", "half a page down")),
    (Command::HalfUp, ("上半页", "half a page up")),
    (Command::PageDown, ("下一页", "a page down")),
    (Command::PageUp, ("上一页", "a page up")),
    (Command::First, ("到开头", "to the beginning")),
    (Command::Last, ("到末尾", "to the end")),
    (Command::NextSection, ("下一节", "the next section")),
    (Command::PreviousSection, ("上一节", "the section before")),
    (Command::NextKey, ("下一个关键句", "the next key sentence")),
    (Command::PreviousKey, ("上一个关键句", "the key sentence before")),
    (Command::NextSentence, ("下一句", "the next sentence")),
    (Command::PreviousSentence, ("上一句", "the sentence before")),
    (Command::Centre, ("这一行到窗口中间", "this row to the middle of the window")),
    (Command::ToTop, ("这一行到窗口顶上", "this row to the top of the window")),
    (Command::ToBottom, ("这一行到窗口底下", "this row to the bottom of the window")),
    (Command::Fold, ("折叠或展开这一部分", "fold or unfold this part")),
    (Command::Unfold, ("展开这一部分", "unfold this part")),
    (Command::FoldUp, ("折叠这一部分", "fold this part")),
    (Command::CloseAll, ("全部折叠", "fold all")),
    (Command::OpenAll, ("全部展开", "unfold all")),
    (Command::Narrower, ("提纲窄些", "a narrower outline")),
    (Command::Wider, ("提纲宽些", "a wider outline")),
    (Command::Longer, ("摘要长一句", "a summary longer by a sentence")),
    (Command::Shorter, ("摘要短一句", "a summary shorter by a sentence")),
    (Command::NextHit, ("下一处找到的", "the next match")),
    (Command::PreviousHit, ("上一处找到的", "the match before")),
    (Command::CopySentence, ("复制这一句或选取的几句", "copy the sentence, or those selected")),
    (Command::CopySection, ("复制这一节", "copy the section")),
    (Command::CopySummary, ("复制摘要（附出处）", "copy the summary, with its source")),
    (Command::NextArticle, ("下一篇文章", "the next article")),
    (Command::PreviousArticle, ("上一篇文章", "the article before")),
    (Command::ListArticles, ("打开的文章", "the opened articles")),
    (Command::Mark, ("标记这里", "mark this place")),
    (Command::GoToMark, ("到一个标记", "go to a mark")),
    (Command::JumpBack, ("回到跳转之前", "back to before a jump")),
    (Command::JumpForward, ("再往前去", "forward again")),
    (Command::Back, ("退回一层", "one step back")),
    (Command::Help, ("按键一览", "what the keys do")),
    (Command::Quit, ("退出", "leave the reader")),
    (Command::Palette, ("按名字执行命令", "carry out a command by its name")),
];

/// What a command is for.
pub(crate) fn says(command: Command) -> Both {
    let own = OWN.iter().find(|(known, _)| *known == command).map(|(_, says)| *says);
    own.or_else(|| Some(keymap::help(command)?.help)).unwrap_or_default()
}

impl Tongue {
    /// That a command does nothing in the pane that has the keys, and what leads to the other.
    pub(crate) fn not_here(self, command: Command, is_outline: bool, way: &str) -> String {
        let name = command.name();
        match (self, is_outline) {
            (Tongue::Chinese, true) => format!("{name} 用在正文里；{way} 到正文"),
            (Tongue::Chinese, false) => format!("{name} 用在提纲里；{way} 到提纲"),
            (Tongue::English, true) => format!("{name} is for the text; {way} goes there"),
            (Tongue::English, false) => format!("{name} is for the outline; {way} goes there"),
        }
    }

    /// Which of the commands that fit is marked.
    pub(crate) fn fits(self, marked: Option<usize>, all: usize) -> String {
        match marked {
            _ if all == 0 => self.pick(NOTHING).into(),
            None => all.to_string(),
            Some(at) => format!("{}/{all}", at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_told_by_itself_and_in_both_languages() {
        let mut seen = std::collections::BTreeSet::new();
        for command in Command::ALL {
            let (chinese, english) = says(*command);
            assert!(chinese.chars().any(|c| ('一'..='龥').contains(&c)), "{command:?}: {chinese}");
            assert!(
                !english.is_empty() && !english.chars().any(|c| ('一'..='龥').contains(&c)),
                "{command:?}"
            );
            assert!(seen.insert(chinese) && seen.insert(english), "{command:?} is told as another is");
        }
    }
}
