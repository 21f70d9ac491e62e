//! What the reader says in its own voice, in Chinese and English: one table. What keys do is said in the key table. A
//! command's name in braces stands for the key that it has: see `Keymap::spelt`.

pub(crate) mod about;
pub(crate) mod carry;
pub(crate) mod finding;
pub(crate) mod keep;
pub(crate) mod looks;
pub(crate) mod measures;
pub(crate) mod palette;
pub(crate) mod shelf;
pub(crate) mod why;

use crate::article::{Lang, Reason};
use crate::digest::{NodeRole, Role};
use crate::tui::modes::Mode;

/// Words in the two languages of the interface: Chinese, English.
pub(crate) type Both = (&'static str, &'static str);

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// Chinese.
    Chinese,
    /// English.
    #[default]
    English,
}

impl Tongue {
    /// The one that is nearest to an article's language, for who wants to see the two together.
    pub(crate) fn of(lang: Lang) -> Self {
        if lang == Lang::Zh { Tongue::Chinese } else { Tongue::English }
    }

    /// The words of a pair that belong to this language.
    pub(crate) fn pick(self, both: Both) -> &'static str {
        match self {
            Tongue::Chinese => both.0,
            Tongue::English => both.1,
        }
    }

    /// A view's name.
    pub(crate) fn mode(self, mode: Mode) -> &'static str {
        self.pick(match mode {
            Mode::Full => ("全文", "full text"),
            Mode::Keys => ("突出关键句", "key sentences"),
            Mode::Summary => ("只看摘要", "summary only"),
        })
    }

    /// How long the summary is.
    pub(crate) fn summary_length(self, sentences: usize) -> String {
        match self {
            Tongue::Chinese => format!("摘要 {sentences} 句"),
            Tongue::English => format!("summary {sentences}"),
        }
    }

    /// How long the summary has become, and how long it may be.
    pub(crate) fn new_length(self, sentences: usize, limit: usize) -> String {
        match (self, sentences == limit) {
            (Tongue::Chinese, true) => format!("摘要 {sentences} 句"),
            (Tongue::Chinese, false) => format!("摘要 {sentences} 句（至多 {limit} 句）"),
            (Tongue::English, true) => format!("summary of {sentences}"),
            (Tongue::English, false) => format!("summary of {sentences}, room for {limit}"),
        }
    }

    /// How many members of an enumeration the summary leaves out.
    pub(crate) fn omitted(self, members: usize) -> String {
        match self {
            Tongue::Chinese => format!("（共 {members} 项，见全文）"),
            Tongue::English => format!("({members} items, in the full text)"),
        }
    }

    /// Why a passage was taken out of the page.
    pub(crate) fn reason(self, reason: Reason) -> &'static str {
        self.pick(match reason {
            Reason::Contact => ("联系", "contact"),
            Reason::Ad => ("广告", "ad"),
            Reason::Navigation => ("导航", "menu"),
            Reason::Share => ("分享", "sharing"),
            Reason::Comments => ("评论", "comments"),
            Reason::Copyright => ("版权", "copyright"),
            Reason::Related => ("相关", "related"),
            Reason::Byline => ("署名", "byline"),
            Reason::Duplicate => ("重复", "repeated"),
            Reason::Other => ("其他", "other"),
        })
    }

    /// How much of the configuration could not be used.
    pub(crate) fn unused(self, faults: usize) -> String {
        match (self, faults) {
            (Tongue::Chinese, _) => format!("配置里有 {faults} 处没有用上，退出后列出"),
            (Tongue::English, 1) => "1 fault in the configuration; it is told when you leave".into(),
            (Tongue::English, _) => {
                format!("{faults} faults in the configuration; they are told when you leave")
            }
        }
    }

    /// How many passages were taken out.
    pub(crate) fn removed(self, passages: usize) -> String {
        match self {
            Tongue::Chinese => format!("移除 {passages} 处"),
            Tongue::English => format!("{passages} removed"),
        }
    }

    /// How many passages were taken out, and how many of them lie above and below what shows.
    pub(crate) fn removed_around(self, passages: usize, above: usize, below: usize) -> String {
        let place = |count: usize, (chinese, english)| match self {
            _ if count == 0 => None,
            Tongue::Chinese => Some(format!("{chinese} {count} 处")),
            Tongue::English => Some(format!("{count} {english}")),
        };
        let places = [place(above, ("上面", "above")), place(below, ("下面", "below"))];
        let places: Vec<_> = places.into_iter().flatten().collect();
        match (self, places.is_empty()) {
            (_, true) => self.removed(passages),
            (Tongue::Chinese, false) => format!("{}：{}", self.removed(passages), places.join("，")),
            (Tongue::English, false) => format!("{}: {}", self.removed(passages), places.join(", ")),
        }
    }

    /// How many minutes a part takes, in words; 0 for less than half of one.
    pub(crate) fn minutes(self, minutes: usize) -> String {
        match (self, minutes, hours(minutes)) {
            (Tongue::Chinese, 0, _) => "不到 1 分钟".into(),
            (Tongue::Chinese, _, None) => format!("约 {minutes} 分钟"),
            (Tongue::Chinese, _, Some(hours)) => format!("约 {hours} 小时"),
            (Tongue::English, 0, _) => "<1 min".into(),
            (Tongue::English, _, None) => format!("{minutes} min"),
            (Tongue::English, _, Some(hours)) => format!("{hours} h"),
        }
    }

    /// The same in as few cells as can be.
    pub(crate) fn short_minutes(self, minutes: usize) -> String {
        let (unit, long) = (self.pick(("分", "m")), self.pick(("时", "h")));
        match (minutes, hours(minutes)) {
            (0, _) => format!("<1{unit}"),
            (_, None) => format!("{minutes}{unit}"),
            (_, Some(hours)) => format!("{hours}{long}"),
        }
    }

    /// A share of the article; 0 for less than half a per cent.
    pub(crate) fn percent(self, percent: usize) -> String {
        if percent == 0 { "<1%".into() } else { format!("{percent}%") }
    }

    /// The words a part is about.
    pub(crate) fn keywords(self, words: &[&str]) -> String {
        match self {
            Tongue::Chinese => format!("关键词 {}", words.join("、")),
            Tongue::English => format!("about {}", words.join(", ")),
        }
    }

    /// How long an article in a language is: characters for Chinese, words elsewhere, and minutes to read it.
    pub(crate) fn length(self, units: usize, lang: Lang, minutes: usize) -> String {
        format!("{units} {} · {}", self.unit(units, lang), self.minutes(minutes))
    }

    /// What a text in a language is counted by.
    pub(crate) fn unit(self, count: usize, lang: Lang) -> &'static str {
        self.pick(match (lang == Lang::Zh, count) {
            (true, 1) => ("字", "character"),
            (true, _) => ("字", "characters"),
            (false, 1) => ("词", "word"),
            (false, _) => ("词", "words"),
        })
    }
}

/// So many minutes in hours, where these say more.
fn hours(minutes: usize) -> Option<usize> {
    (minutes > MOST_MINUTES).then(|| (minutes + 30) / 60)
}

/// What takes longer than this is told in hours.
pub(crate) const MOST_MINUTES: usize = 99;

/// What the outline calls a role before its label. A member of an enumeration is not called anything: it brings its mark
/// with it, and stands below what it belongs to.
pub(crate) fn name(role: NodeRole, lang: Lang, traditional: bool) -> Option<&'static str> {
    (role != NodeRole::Step).then(|| role.name(lang, traditional))
}

/// What a sentence is called beside the text; `node` is the part of the outline it stands in, if that says more.
pub(crate) fn sentence_name(
    role: Role,
    node: Option<NodeRole>,
    lang: Lang,
    traditional: bool,
) -> Option<&'static str> {
    let plain = match role {
        Role::Thesis => NodeRole::Thesis { lead: false },
        Role::Point => NodeRole::Point,
        Role::Step => NodeRole::Steps { sequence: false },
        Role::Prognosis => NodeRole::Prognosis,
        Role::Conclusion => NodeRole::Conclusion,
        Role::Evidence | Role::Background => return None,
    };
    Some(node.unwrap_or(plain).name(lang, traditional))
}

/// The cells that the longest name of a role takes.
pub(crate) fn widest_name(lang: Lang) -> u16 {
    if lang == Lang::Zh { 4 } else { 10 }
}

pub(crate) const THINKING: Both = ("正在整理提纲……", "Working out the outline …");
pub(crate) const FAILED: Both =
    ("提纲没能整理出来；全文照常可读。", "The outline could not be worked out; the text is all here.");
pub(crate) const NO_OUTLINE: Both =
    ("没有可列的提纲：文章太短，或不分章节。", "No outline: the article is short, or has no parts to list.");
pub(crate) const ONE_SENTENCE: Both =
    ("只有一句话，没有提纲。", "A single sentence; there is no outline to make.");
pub(crate) const INTO_THE_TEXT: Both = ("看正文", "to the text");
pub(crate) const STANDARD_INPUT: Both = ("标准输入", "standard input");
pub(crate) const EMPTY: Both = ("（没有正文）", "(no text)");
pub(crate) const NO_SUMMARY: Both = (
    "没有可作摘要的句子；按 {cycle-mode} 回到全文。",
    "No sentence to make a summary of; {cycle-mode} goes back to the full text.",
);
pub(crate) const NOT_YET: Both = ("提纲还在整理，请稍候", "still working on it, one moment");
pub(crate) const LAST_SECTION: Both = ("已是最后一节", "this is the last section");
pub(crate) const FIRST_SECTION: Both = ("已是第一节", "this is the first section");
pub(crate) const LAST_KEY: Both = ("后面没有关键句了", "no key sentence after this");
pub(crate) const FIRST_KEY: Both = ("前面没有关键句了", "no key sentence before this");
pub(crate) const LAST_SENTENCE: Both = ("已是最后一句", "this is the last sentence");
pub(crate) const FIRST_SENTENCE: Both = ("已是第一句", "this is the first sentence");
pub(crate) const NO_FOLD: Both = ("这里没有可折叠的", "nothing to fold here");
pub(crate) const OUTLINE_HIDDEN: Both = (
    "提纲已隐藏；{hide-outline} 或 {switch-pane} 再显示",
    "the outline is hidden; {hide-outline} or {switch-pane} brings it back",
);
pub(crate) const ONE_PANE: Both = ("窄屏一次只显示一栏", "a narrow screen shows one pane at a time");
pub(crate) const NARROWEST: Both = ("提纲已经最窄", "the outline is as narrow as it gets");
pub(crate) const WIDEST: Both = ("提纲已经最宽", "the outline is as wide as it gets");
pub(crate) const LONGEST: Both = ("摘要已经最长", "the summary is as long as it gets");
pub(crate) const SHORTEST: Both = ("摘要已经最短", "the summary is as short as it gets");
pub(crate) const NOTHING_REMOVED: Both = ("没有移除任何内容", "nothing was removed");
pub(crate) const REMOVED_HIDDEN: Both = ("已隐藏移除的内容", "what was removed is hidden");
pub(crate) const NOTHING_BACK: Both = ("按 {quit} 退出", "{quit} quits");
pub(crate) const HELP_TITLE: Both = ("按键", "Keys");
pub(crate) const HELP_FOOTER: Both = ("{down}/{up} 滚动  {back} 返回", "{down}/{up} scroll  {back} back");
pub(crate) const MOUSE: &[Both] = &[
    (
        "滚轮滚动所在的一栏；点击到那里，点折叠标记折叠；双击选取一句",
        "The wheel scrolls what it is over; a click goes there, on a fold mark it folds; a double click selects a sentence.",
    ),
    (
        "拖动提纲与正文之间的竖线改宽窄；点右边的一列到文章的那一处",
        "Drag the line between the panes to move it; a click on the strip goes to that place.",
    ),
    ("要选取文字，按住 Shift 再拖动", "To select text, hold Shift and drag."),
];
pub(crate) const MOUSE_TITLE: Both = ("鼠标", "The mouse");
pub(crate) const MARKS_TITLE: Both = ("标记", "The marks");
pub(crate) const MARKS: &[(&str, Both)] = &[
    ("▸ ▾", ("已折叠、已展开", "folded, unfolded")),
    ("┃", ("这一行有关键句（粗体）", "a key sentence on this row (bold)")),
    ("▪", ("这一行有划线的句子", "a sentence you have highlighted on this row")),
    ("~", ("移除的内容（淡色）和原因", "what was removed (dim), and why")),
    ("›", ("现在的位置", "where you are")),
    ("↑ ↓", ("提纲在上面、下面还有", "more of the outline above, below")),
    (
        "▎ █",
        ("右边一列是全文：分量；摘要的句子", "the strip, the whole article: how much matters; the summary"),
    ),
    ("▕ ▐", ("窗口在全文的哪里；现在的位置", "where on it the window is; where you are")),
    ("◆", ("查找到的地方", "what was found")),
    ("31%", ("这一部分占全文多少；前面是读几分钟", "this part's share; before it, minutes to read")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wrap::cells;

    #[test]
    fn every_role_has_room_for_its_name() {
        use NodeRole::*;
        let roles = [
            Thesis { lead: false },
            Thesis { lead: true },
            Section,
            Steps { sequence: true },
            Steps { sequence: false },
            Point,
            Prognosis,
            Conclusion,
        ];
        for (lang, traditional) in
            [(Lang::Zh, false), (Lang::Zh, true), (Lang::En, false), (Lang::Other, false)]
        {
            let widest = roles.iter().filter_map(|role| name(*role, lang, traditional)).map(cells).max();
            assert_eq!(widest, Some(widest_name(lang).into()), "{lang:?}");
        }
    }

    #[test]
    fn long_texts_are_told_in_hours() {
        for (minutes, long, short) in [
            (0, ["不到 1 分钟", "<1 min"], ["<1分", "<1m"]),
            (99, ["约 99 分钟", "99 min"], ["99分", "99m"]),
            (100, ["约 2 小时", "2 h"], ["2时", "2h"]),
            (2159, ["约 36 小时", "36 h"], ["36时", "36h"]),
        ] {
            for (tongue, at) in [(Tongue::Chinese, 0), (Tongue::English, 1)] {
                assert_eq!([tongue.minutes(minutes), tongue.short_minutes(minutes)], [long[at], short[at]]);
            }
        }
        assert_eq!(Tongue::Chinese.length(863_600, Lang::Zh, 2159), "863600 字 · 约 36 小时");
    }

    #[test]
    fn a_sentence_is_called_by_the_part_it_stands_in() {
        let steps = Some(NodeRole::Steps { sequence: true });
        assert_eq!(sentence_name(Role::Step, steps, Lang::Zh, false), Some("步骤"));
        assert_eq!(sentence_name(Role::Step, None, Lang::Zh, false), Some("列举"));
        assert_eq!(sentence_name(Role::Step, None, Lang::Zh, true), Some("列舉"));
        assert_eq!(
            sentence_name(Role::Thesis, Some(NodeRole::Thesis { lead: true }), Lang::En, false),
            Some("Lead")
        );
        assert_eq!(sentence_name(Role::Evidence, None, Lang::En, false), None);
    }
}
