//! The one table of keys: what each asks for, where it holds, and what the help page and the footer say about it.

use super::Scope::{Everywhere, Outline, Text};
use super::{Binding, Group, Hint, Scope};
use crate::tui::action::Command;
use crate::tui::phrases::Both;
use Command as C;

/// Every key there is.
pub(crate) const TABLE: &[Group] = &[
    Group {
        title: ("移动", "Moving"),
        bindings: &[
            key(
                &["j", "↓"],
                Everywhere,
                C::Down,
                ("向下、向上（5{down} 向下五行）", "down, up (5{down}: five down)"),
                hint(4, "j/k", ("移动", "move")),
            ),
            also(&["k", "↑"], Everywhere, C::Up),
            key(&["d", "Ctrl-d"], Everywhere, C::HalfDown, ("下半页、上半页", "half a page down, up"), None),
            also(&["u", "Ctrl-u"], Everywhere, C::HalfUp),
            key(&["PgDn", "Ctrl-f"], Everywhere, C::PageDown, ("下一页、上一页", "a page down, up"), None),
            also(&["PgUp", "Ctrl-b"], Everywhere, C::PageUp),
            key(
                &["Space"],
                Text,
                C::PageDown,
                ("正文里：下一页", "in the text: a page down"),
                hint(7, "Space", ("翻页", "page")),
            ),
            key(&["gg", "Home"], Everywhere, C::First, ("到开头、到末尾", "to the beginning, the end"), None),
            also(&["G", "End"], Everywhere, C::Last),
            key(&["]"], Everywhere, C::NextSection, ("下一节、上一节", "next, previous section"), None),
            also(&["["], Everywhere, C::PreviousSection),
            key(
                &["}"],
                Everywhere,
                C::NextKey,
                ("下一个、上一个关键句", "next, previous key sentence"),
                hint(3, "}", ("关键句", "key sentence")),
            ),
            also(&["{"], Everywhere, C::PreviousKey),
            key(&[")"], Everywhere, C::NextSentence, ("下一句、上一句", "next, previous sentence"), None),
            also(&["("], Everywhere, C::PreviousSentence),
            key(
                &["zz"],
                Everywhere,
                C::Centre,
                ("这一行到窗口中间、顶上、底下", "this row to the middle, top, bottom"),
                None,
            ),
            also(&["zt"], Everywhere, C::ToTop),
            also(&["zb"], Everywhere, C::ToBottom),
            key(
                &["Ctrl-o"],
                Everywhere,
                C::JumpBack,
                ("回到跳转之前、再往前去", "back to before a jump, forward again"),
                None,
            ),
            also(&["Alt-o"], Everywhere, C::JumpForward),
        ],
    },
    Group {
        title: ("提纲", "The outline"),
        bindings: &[
            key(
                &["Tab", "Shift-Tab"],
                Everywhere,
                C::SwitchPane,
                ("提纲与正文之间切换", "between outline and text"),
                hint(8, "Tab", ("换栏", "pane")),
            ),
            key(
                &["Enter", "Space"],
                Outline,
                C::Toggle,
                ("折叠或展开；没有下级时进入正文", "fold or unfold; on a leaf, go to the text"),
                hint(7, "Enter", ("折叠", "fold")),
            ),
            key(
                &["h", "←"],
                Outline,
                C::Close,
                ("折叠；已折叠时到上一级", "fold; where folded, go to the parent"),
                None,
            ),
            key(
                &["l", "→"],
                Outline,
                C::Open,
                ("展开；已展开时到下一级或正文", "unfold; where open, go on to what is inside"),
                None,
            ),
            key(&["h", "←"], Text, C::Back, ("正文里：回到提纲", "in the text: back to the outline"), None),
            key(
                &["za"],
                Everywhere,
                C::Fold,
                ("这一部分：折叠或展开、展开、折叠", "this part: fold or unfold, unfold, fold"),
                None,
            ),
            also(&["zo"], Everywhere, C::Unfold),
            also(&["zc"], Everywhere, C::FoldUp),
            key(&["H", "zM"], Everywhere, C::CloseAll, ("全部折叠、全部展开", "fold all, unfold all"), None),
            also(&["L", "zR"], Everywhere, C::OpenAll),
            key(
                &["f"],
                Everywhere,
                C::Filter,
                ("按字词或拼音筛选提纲", "filter the outline by words (pinyin too)"),
                None,
            ),
            key(&["w"], Everywhere, C::HideOutline, ("隐藏或显示提纲", "hide or show the outline"), None),
            key(&["<"], Everywhere, C::Narrower, ("提纲窄些、宽些", "a narrower, wider outline"), None),
            also(&[">"], Everywhere, C::Wider),
        ],
    },
    Group {
        title: ("摘要与缘由", "Summary and reasons"),
        bindings: &[
            key(
                &["s"],
                Everywhere,
                C::CycleMode,
                ("全文 → 突出关键句 → 只看摘要", "full text → key sentences → summary only"),
                hint(5, "s", ("视图", "view")),
            ),
            key(
                &["+", "="],
                Everywhere,
                C::Longer,
                ("摘要长一句、短一句（5{longer} 长五句）", "a longer, shorter summary (5{longer}: by five)"),
                hint(2, "+/-", ("摘要长短", "length")),
            ),
            also(&["-", "_"], Everywhere, C::Shorter),
            key(
                &["Enter"],
                Text,
                C::ReadHere,
                ("从摘要回到全文的这一句", "from the summary to this place in the full text"),
                hint(11, "Enter", ("回全文", "full text")),
            ),
            key(
                &["i"],
                Everywhere,
                C::Why,
                ("这一句为什么重要，或不重要", "why this sentence matters, or does not"),
                None,
            ),
            key(
                &["I"],
                Everywhere,
                C::About,
                ("文章读作什么体裁，移除了什么", "what kind of text it is, what was removed"),
                None,
            ),
            key(
                &["X"],
                Everywhere,
                C::Removed,
                ("显示或隐藏移除的内容（广告、导航等）", "show or hide what was removed (ads, menus …)"),
                hint(0, "X", ("移除的", "removed")),
            ),
        ],
    },
    Group {
        title: ("标记与笔记", "Marks and notes"),
        bindings: &[
            key(
                &["m"],
                Everywhere,
                C::Mark,
                ("标记这里（ma）、回到标记（'a）", "mark this place (ma), go to a mark ('a)"),
                None,
            ),
            also(&["'"], Everywhere, C::GoToMark),
            key(
                &["x"],
                Everywhere,
                C::Highlight,
                ("给这一句划线或取消", "highlight this sentence, or no longer"),
                None,
            ),
            key(&["a"], Everywhere, C::Note, ("给这一句写笔记", "write a note to this sentence"), None),
            key(
                &["A"],
                Everywhere,
                C::Notes,
                ("列出标记、划线和笔记", "list marks, highlights and notes"),
                None,
            ),
        ],
    },
    Group {
        title: ("查找", "Finding"),
        bindings: &[
            key(
                &["/"],
                Everywhere,
                C::Search,
                ("查找；拼音、首字母也行，Ctrl-r 换正则", "search; Ctrl-r for regular expressions"),
                hint(6, "/", ("查找", "search")),
            ),
            key(&["n"], Everywhere, C::NextHit, ("下一处、上一处", "next, previous match"), None),
            also(&["N"], Everywhere, C::PreviousHit),
        ],
    },
    Group {
        title: ("带走", "Taking away"),
        bindings: &[
            key(
                &["y"],
                Everywhere,
                C::CopySentence,
                ("复制这一句、这一节、摘要（附出处）", "copy the sentence, the section, the summary"),
                hint(1, "y", ("复制", "copy")),
            ),
            also(&["Y"], Everywhere, C::CopySection),
            also(&["c"], Everywhere, C::CopySummary),
            key(
                &["v"],
                Everywhere,
                C::Select,
                (
                    "从这一句起选取，{previous-sentence} {next-sentence} 增减，{copy-sentence} 复制",
                    "select sentences; {previous-sentence} {next-sentence} to change, {copy-sentence} to copy",
                ),
                None,
            ),
            key(&["S"], Everywhere, C::Save, ("保存摘要或提纲", "save the summary or the outline"), None),
            key(&["o"], Everywhere, C::OpenLink, ("在浏览器里打开链接", "open a link in the browser"), None),
            key(
                &["e"],
                Everywhere,
                C::Edit,
                ("用 $EDITOR 打开文件的这一行", "open the file here in $EDITOR"),
                None,
            ),
            key(&["r"], Everywhere, C::Reload, ("重新读入文件", "read the file again"), None),
        ],
    },
    Group {
        title: ("文章", "Articles"),
        bindings: &[
            key(&["gn"], Everywhere, C::NextArticle, ("下一篇、上一篇文章", "next, previous article"), None),
            also(&["gp"], Everywhere, C::PreviousArticle),
            key(&["gl"], Everywhere, C::ListArticles, ("列出打开的文章", "list the opened articles"), None),
            key(
                &["Ctrl-p"],
                Everywhere,
                C::FindArticle,
                ("按标题、文件名或拼音找文章", "find an article by title or file name"),
                hint(12, "Ctrl-p", ("找文章", "find")),
            ),
            key(
                &["O"],
                Everywhere,
                C::ReadLink,
                ("在这里打开链接，当作一篇文章", "open a link here, as an article"),
                None,
            ),
        ],
    },
    Group {
        title: ("其他", "The rest"),
        bindings: &[
            key(
                &["?", "F1"],
                Everywhere,
                C::Help,
                ("打开或关闭本页", "open or close this page"),
                hint(10, "?", ("帮助", "help")),
            ),
            key(
                &["Esc"],
                Everywhere,
                C::Back,
                ("退回一层，从不退出程序", "one step back; never leaves the program"),
                None,
            ),
            key(
                &["M"],
                Everywhere,
                C::ReleaseMouse,
                ("鼠标交还终端，或收回", "give the mouse to the terminal, or take it back"),
                None,
            ),
            key(&["T"], Everywhere, C::Theme, ("换一套颜色", "the next theme"), None),
            key(
                &["|"],
                Everywhere,
                C::TextWidth,
                ("正文宽窄（70| 宽 70 格）", "another width of the text (70|: 70 cells)"),
                None,
            ),
            key(&["\\"], Everywhere, C::LineSpacing, ("行距：一行、两行", "rows close, or apart"), None),
            key(&["Ctrl-l"], Everywhere, C::Redraw, ("重画屏幕", "draw the screen anew"), None),
            key(&["Ctrl-z"], Everywhere, C::Suspend, ("挂起，fg 回来", "suspend; fg comes back"), None),
            key(
                &["q"],
                Everywhere,
                C::Quit,
                ("退出；在本页：合上本页", "quit; on this page: close it"),
                hint(9, "q", ("退出", "quit")),
            ),
            key(&["Ctrl-c"], Everywhere, C::QuitAtOnce, ("在哪里都退出", "quit from anywhere"), None),
            key(
                &[":"],
                Everywhere,
                C::Palette,
                ("按名字执行命令；数字到全文的那里", "carry out a command by name; a number goes to that %"),
                None,
            ),
        ],
    },
];

/// The keys of the box that is typed in, with what the help page says; `input.rs` has what they do.
pub(crate) const BOX: &[(&[&str], Both)] = &[
    (&["Enter", "Esc"], ("定下；取消，回到原处", "done; cancel, back to where you were")),
    (
        &["↑", "↓", "Ctrl-w", "Ctrl-u"],
        ("以前查过的；删一个词、全部", "an earlier search; delete a word, all"),
    ),
];
pub(crate) const BOX_TITLE: Both = (
    "输入框（{search} {filter} {save} {palette} 打开的）",
    "The box (of {search} {filter} {save} {palette})",
);

const fn key(
    keys: &'static [&'static str],
    scope: Scope,
    command: Command,
    help: Both,
    hint: Option<Hint>,
) -> Binding {
    Binding { keys, scope, command, help: Some(help), hint }
}

/// A binding that the one before it speaks for on the help page.
const fn also(keys: &'static [&'static str], scope: Scope, command: Command) -> Binding {
    Binding { keys, scope, command, help: None, hint: None }
}

const fn hint(rank: u8, keys: &'static str, says: Both) -> Option<Hint> {
    Some(Hint { keys, says, rank })
}
