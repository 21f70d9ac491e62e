//! The one table of keys: what a key asks for, where, and what the help page and the footer say about it. Carries
//! nothing out. Keys are named as the help page shows them, so that what is shown is what is looked up.

use crate::tui::action::{Action, Command};
use crate::tui::modes::Pane;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everywhere,
    Outline,
    Text,
}

impl Scope {
    fn holds_in(self, pane: Pane) -> bool {
        match self {
            Scope::Everywhere => true,
            Scope::Outline => pane == Pane::Outline,
            Scope::Text => pane == Pane::Text,
        }
    }
}

/// Words in the two languages of the interface: Chinese, English.
pub(crate) type Both = (&'static str, &'static str);

/// One line of the table.
pub(crate) struct Binding {
    /// The keys, any of which will do; the first is the one the footer shows.
    pub keys: &'static [&'static str],
    pub scope: Scope,
    pub command: Command,
    /// What the help page says; nothing where the binding before it speaks for this one too.
    pub help: Option<Both>,
    /// What the footer says; nothing where it keeps silent.
    pub hint: Option<Hint>,
}

/// A key in the footer.
pub(crate) struct Hint {
    /// The keys as the footer writes them: one binding may speak for its neighbour too.
    pub keys: &'static str,
    pub says: Both,
    /// Where there is no room for all, the lowest go first.
    pub rank: u8,
}

/// Part of the help page: a heading and its keys.
pub(crate) struct Group {
    pub title: Both,
    pub bindings: &'static [Binding],
}

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

use Command as C;
use Scope::{Everywhere, Outline, Text};

/// Every key there is.
pub(crate) const TABLE: &[Group] = &[
    Group {
        title: ("移动", "Moving"),
        bindings: &[
            key(
                &["j", "↓"],
                Everywhere,
                C::Down,
                ("向下、向上（5j 向下五行）", "down, up (5j: five down)"),
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
                ("摘要长一句、短一句（5+ 长五句）", "a longer, shorter summary (5+: by five)"),
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
                &["x"],
                Everywhere,
                C::Removed,
                ("显示或隐藏移除的内容（广告、导航等）", "show or hide what was removed (ads, menus …)"),
                hint(0, "x", ("移除的", "removed")),
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
                ("从这一句起选取，( ) 增减，y 复制", "select sentences; ( ) to change, y to copy"),
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
pub(crate) const BOX_TITLE: Both = ("输入框（/ f S 打开的）", "The box (of / f S)");

/// A line of the help page: bindings that one sentence speaks for.
pub(crate) struct Entry {
    pub bindings: &'static [Binding],
    pub help: Both,
}

impl Group {
    /// The lines of the group, in the order of the table.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
        let told = self.bindings.chunk_by(|_, next| next.help.is_none());
        told.filter_map(|bindings| Some(Entry { bindings, help: bindings.first()?.help? }))
    }
}

/// The bindings that hold in a pane, in the order of the table.
pub(crate) fn bindings(pane: Pane) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().flat_map(|group| group.bindings).filter(move |b| b.scope.holds_in(pane))
}

/// What a key asks for in a pane. `prefix` is the key that was held back before it, `counting` whether a count has begun.
pub(crate) fn action(event: KeyEvent, pane: Pane, prefix: Option<char>, counting: bool) -> Action {
    let name = key_name(event);
    let pressed = match prefix {
        // No pair ends with a control key: Ctrl-c quits after a g too.
        Some(first) if !name.starts_with("Ctrl-") => format!("{first}{name}"),
        _ => name,
    };
    if let Some(binding) = bindings(pane).find(|b| b.keys.contains(&pressed.as_str())) {
        return Action::Do(binding.command);
    }
    let mut chars = pressed.chars();
    match (chars.next(), chars.next()) {
        (Some(digit @ '0'..='9'), None) if digit != '0' || counting => Action::Digit(digit as u8 - b'0'),
        (Some(first), None) if begins_a_pair(first, pane) => Action::Prefix(first),
        _ => Action::Nothing,
    }
}

/// Whether some two-key command of the pane begins with this character.
fn begins_a_pair(first: char, pane: Pane) -> bool {
    bindings(pane).flat_map(|b| b.keys).any(|k| k.chars().count() == 2 && k.starts_with(first))
}

/// A key's name as the table writes it; empty for keys the table never names.
pub(crate) fn key_name(event: KeyEvent) -> String {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    if event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) {
        return String::new();
    }
    match event.code {
        KeyCode::Char(c) if ctrl => format!("Ctrl-{}", c.to_ascii_lowercase()),
        KeyCode::Char(' ' | '\u{3000}') => "Space".into(),
        KeyCode::Char(c) => half_width(c).to_string(),
        KeyCode::Enter => "Enter".into(),
        KeyCode::Esc => "Esc".into(),
        KeyCode::Tab => "Tab".into(),
        KeyCode::BackTab => "Shift-Tab".into(),
        KeyCode::Up => "↑".into(),
        KeyCode::Down => "↓".into(),
        KeyCode::Left => "←".into(),
        KeyCode::Right => "→".into(),
        KeyCode::Home => "Home".into(),
        KeyCode::End => "End".into(),
        KeyCode::PageUp => "PgUp".into(),
        KeyCode::PageDown => "PgDn".into(),
        KeyCode::F(number) => format!("F{number}"),
        _ => String::new(),
    }
}

/// The key that a Chinese input method left on gives in place of this one: ？ for ?, 【 for [.
fn half_width(c: char) -> char {
    match c {
        '【' => '[',
        '】' => ']',
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn press(code: KeyCode, modifiers: KeyModifiers, pane: Pane) -> Action {
        action(KeyEvent::new(code, modifiers), pane, None, false)
    }

    #[track_caller]
    fn check(code: KeyCode, pane: Pane, expected: Command) {
        assert_eq!(press(code, KeyModifiers::NONE, pane), Action::Do(expected));
    }

    #[test]
    fn keys_mean_what_their_pane_says() {
        check(KeyCode::Char(' '), Pane::Outline, Command::Toggle);
        check(KeyCode::Char(' '), Pane::Text, Command::PageDown);
        check(KeyCode::Char('h'), Pane::Outline, Command::Close);
        check(KeyCode::Char('G'), Pane::Text, Command::Last);
        check(KeyCode::F(1), Pane::Text, Command::Help);
        check(KeyCode::PageDown, Pane::Outline, Command::PageDown);
    }

    #[test]
    fn an_input_method_left_on_does_no_harm() {
        check(KeyCode::Char('？'), Pane::Outline, Command::Help);
        check(KeyCode::Char('】'), Pane::Outline, Command::NextSection);
        check(KeyCode::Char('＋'), Pane::Text, Command::Longer);
        check(KeyCode::Char('\u{3000}'), Pane::Text, Command::PageDown);
    }

    #[test]
    fn two_keys_and_counts() {
        let g = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::NONE);
        assert_eq!(action(g, Pane::Text, None, false), Action::Prefix('g'));
        assert_eq!(action(g, Pane::Text, Some('g'), false), Action::Do(Command::First));
        let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(action(ctrl_c, Pane::Text, Some('g'), true), Action::Do(Command::QuitAtOnce));
        let zero = KeyEvent::new(KeyCode::Char('0'), KeyModifiers::NONE);
        assert_eq!(action(zero, Pane::Text, None, false), Action::Nothing);
        assert_eq!(action(zero, Pane::Text, None, true), Action::Digit(0));
    }

    #[test]
    fn modifiers_are_part_of_a_key() {
        assert_eq!(
            press(KeyCode::Char('c'), KeyModifiers::CONTROL, Pane::Text),
            Action::Do(Command::QuitAtOnce)
        );
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::ALT, Pane::Text), Action::Nothing);
    }

    #[test]
    fn no_key_means_two_things_in_one_pane() {
        for pane in [Pane::Outline, Pane::Text] {
            let mut seen = BTreeSet::new();
            for key in bindings(pane).flat_map(|b| b.keys) {
                assert!(seen.insert(key), "{key} stands twice in {pane:?}");
            }
        }
    }

    #[test]
    fn no_two_hints_of_a_pane_have_one_rank() {
        for pane in [Pane::Outline, Pane::Text] {
            let mut seen = BTreeSet::new();
            for hint in bindings(pane).filter_map(|b| b.hint.as_ref()) {
                assert!(seen.insert(hint.rank), "{} in {pane:?}", hint.keys);
            }
        }
    }

    #[test]
    fn every_command_has_a_key_and_a_line_of_help_in_both_languages() {
        use Command::*;
        let all = [
            Down,
            Up,
            Close,
            Open,
            Toggle,
            CloseAll,
            OpenAll,
            First,
            Last,
            HalfDown,
            HalfUp,
            PageDown,
            PageUp,
            SwitchPane,
            ReadHere,
            NextSection,
            PreviousSection,
            NextKey,
            PreviousKey,
            NextSentence,
            PreviousSentence,
            Fold,
            Unfold,
            FoldUp,
            Centre,
            ToTop,
            ToBottom,
            HideOutline,
            Narrower,
            Wider,
            Filter,
            Search,
            NextHit,
            PreviousHit,
            Longer,
            Shorter,
            CycleMode,
            Why,
            About,
            Removed,
            Select,
            CopySentence,
            CopySection,
            CopySummary,
            Save,
            OpenLink,
            Edit,
            Reload,
            ReleaseMouse,
            Help,
            Back,
            Redraw,
            Suspend,
            Quit,
            QuitAtOnce,
        ];
        assert_eq!(all.len(), QuitAtOnce as usize + 1, "a command is missing from this list");
        for command in all {
            let binding = TABLE.iter().flat_map(|g| g.bindings).find(|b| b.command == command);
            assert!(binding.is_some_and(|b| !b.keys.is_empty()), "{command:?} has no key");
            let is_its = |b: &Binding| b.command == command;
            let told = TABLE.iter().flat_map(Group::entries).find(|entry| entry.bindings.iter().any(is_its));
            let told = told.unwrap_or_else(|| panic!("{command:?} has no line of help"));
            assert!(!told.help.0.is_empty() && !told.help.1.is_empty(), "{command:?}");
        }
    }

    /// What the keys of a line ask for, one after the other, the first key of a pair held back.
    fn typed(line: &str, pane: Pane) -> Vec<Action> {
        let mut prefix = None;
        let mut asked = Vec::new();
        for key in crate::tui::picture::keys(line) {
            match action(key, pane, prefix.take(), false) {
                Action::Prefix(first) => prefix = Some(first),
                action => asked.push(action),
            }
        }
        asked
    }

    #[test]
    fn every_key_of_the_table_asks_for_its_command() {
        for binding in TABLE.iter().flat_map(|group| group.bindings) {
            for pane in [Pane::Outline, Pane::Text].into_iter().filter(|pane| binding.scope.holds_in(*pane)) {
                for key in binding.keys {
                    // Letters and pairs of them are typed as they are, named keys in brackets.
                    let line =
                        if key.len() > 2 || *key == "F1" { format!("<{key}>") } else { (*key).to_owned() };
                    assert_eq!(typed(&line, pane), [Action::Do(binding.command)], "{key} in {pane:?}");
                }
            }
        }
    }

    #[test]
    fn the_table_speaks_both_languages() {
        let is_chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
        let titles = TABLE.iter().map(|group| group.title);
        let helps = TABLE.iter().flat_map(Group::entries).map(|entry| entry.help);
        let hints = TABLE.iter().flat_map(|group| group.bindings).filter_map(|b| Some(b.hint.as_ref()?.says));
        for (chinese, english) in titles.chain(helps).chain(hints) {
            assert!(is_chinese(chinese), "{chinese}");
            assert!(!english.is_empty() && !is_chinese(english), "{english}");
        }
    }
}
