//! What the reader says when something is taken away, opened, edited or read again, in Chinese and English.

use crate::article::Lang;
use crate::clean::Clean;
use crate::tui::action::Command;
use crate::tui::desk::{Form, NotEdited, NotOpened, NotRead, NotSaved, Part, Way};
use crate::tui::errand::{Copied, Saved};
use crate::tui::keymap::Keymap;
use crate::tui::phrases::{Both, Tongue};
use crate::tui::said::Said;
use crate::tui::work::{Kind, Work};
use crate::wrap::head;

pub(crate) const SUMMARY: Both = ("摘要", "summary");
pub(crate) const READING: Both = ("正在读取……", "Reading …");
/// Said where only the whole article could tell, and its beginning alone is there.
pub(crate) const READING_ON: Both = ("后面的部分还在读取", "the rest is still being read");
pub(crate) const NOTHING_TO_COPY: Both = ("这里没有可复制的句子", "no sentence here to copy");
pub(crate) const NO_LINKS: Both = ("文章里没有链接", "there are no links in this article");
pub(crate) const BUSY: Both = ("还在忙上一件事，请稍候", "still busy with the last thing, one moment");
pub(crate) const UNCHANGED: Both = ("已重新读入，内容没有变", "read again: nothing has changed");
pub(crate) const CHANGED: Both = ("已重新读入，内容变了", "read again: the text has changed");
pub(crate) const NOT_SAVED: Both = ("没有保存", "not saved");
pub(crate) const NO_NAME: Both = ("没有保存：请给个文件名", "not saved: give it a name");
/// What is asked before the name of a file that is there.
pub(crate) const OVERWRITE: Both =
    ("同名文件已有，覆盖吗？ y 覆盖  n 改名  ", "overwrite it?  y yes  n another name  ");
pub(crate) const MOUSE_FREE: Both = (
    "鼠标已交给终端，可直接拖选文字；再按 {release-mouse} 收回",
    "the mouse is the terminal's now: drag to select text; {release-mouse} takes it back",
);
pub(crate) const MOUSE_HELD: Both = (
    "鼠标已收回：点击、滚轮归阅读器；按 {release-mouse} 再交给终端",
    "the mouse is the reader's again; {release-mouse} gives it back",
);
/// Said where the keys are those of the outline.
pub(crate) const LINKS_FOOTER: Both = (
    "{down}/{up} 移动  {open-listed} 或数字打开  {back} 返回",
    "{down}/{up} move  {open-listed} or a number opens  {back} back",
);
pub(crate) const LINKS_TITLE: Both = ("这里的链接", "Links here");
/// The same where a link is opened as an article.
pub(crate) const READ_FOOTER: Both = (
    "{open-listed} 或数字在这里读  {open-link} 用浏览器  {back} 返回",
    "{open-listed} or a number reads it here  {open-link} browser  {back} back",
);
/// The list that stands for a whole page.
pub(crate) const PAGE_TITLE: Both = ("这一页是链接的列表", "This page is a list of links");
pub(crate) const PAGE_FOOTER: Both = (
    "{open-listed} 或数字在这里读  {open-link} 用浏览器  {back} 看原文",
    "{open-listed} or a number reads it here  {open-link} browser  {back} text",
);

/// The most cells of a copied text that its message shows.
const SHOWN: usize = 40;

impl Tongue {
    /// What goes on, for how long and how much has come.
    pub(crate) fn work(self, work: Work) -> String {
        let what = self.pick(match work.kind {
            Kind::Reading => ("正在读取…", "reading…"),
            Kind::ReadingOn => ("正在读取后面的部分…", "reading the rest…"),
            Kind::Thinking => ("正在整理提纲…", "working out the outline…"),
            Kind::Rereading => ("正在重新读取…", "reading again…"),
        });
        let mut said = what.to_owned();
        if work.elapsed >= 1000 {
            said += &match self {
                Tongue::Chinese => format!(" {} 秒", work.elapsed / 1000),
                Tongue::English => format!(" {} s", work.elapsed / 1000),
            };
        }
        if work.bytes > 0 && work.kind != Kind::Thinking {
            said += &format!(" {}", size(work.bytes));
        }
        said
    }

    /// How many sentences are selected, and what to do with them.
    pub(crate) fn selecting(self, sentences: usize, keymap: &Keymap) -> String {
        let keys = keymap.spelt(self.pick((
            "{previous-sentence} {next-sentence} {down} {up} 增减  {copy-sentence} 复制  {back} 取消",
            "{previous-sentence} {next-sentence} {down} {up} change  {copy-sentence} copy  {back} leave",
        )));
        match (self, sentences) {
            (Tongue::Chinese, _) => format!("已选 {sentences} 句  {keys}"),
            (Tongue::English, 1) => format!("1 sentence  {keys}"),
            (Tongue::English, _) => format!("{sentences} sentences  {keys}"),
        }
    }

    /// What was copied, and which way.
    pub(crate) fn copied(self, copied: &Copied, text: &str, lang: Lang, way: Way) -> Said {
        let what = match (self, copied) {
            (Tongue::Chinese, Copied::Sentences(_, 1)) => "这一句".to_owned(),
            (Tongue::Chinese, Copied::Sentences(_, count)) => format!(" {count} 句"),
            (Tongue::Chinese, Copied::Section(_)) => "这一节".to_owned(),
            (_, Copied::Address(_)) => String::new(),
            (Tongue::Chinese, Copied::Summary) => "摘要（Markdown，附出处）".to_owned(),
            (Tongue::English, Copied::Sentences(_, 1)) => "the sentence".to_owned(),
            (Tongue::English, Copied::Sentences(_, count)) => format!("{count} sentences"),
            (Tongue::English, Copied::Section(_)) => "the section".to_owned(),
            (Tongue::English, Copied::Summary) => "the summary (Markdown, with its source)".to_owned(),
        };
        let done = match (self, way) {
            (Tongue::Chinese, Way::Clipboard) => format!("已复制{what}到剪贴板"),
            (Tongue::Chinese, Way::Tmux) => format!("已复制{what}到 tmux 的缓冲区"),
            (Tongue::Chinese, Way::Terminal) => format!("已请终端复制{what}"),
            (Tongue::English, Way::Clipboard) => format!("copied {what} to the clipboard"),
            (Tongue::English, Way::Tmux) => format!("copied {what} to tmux's buffer"),
            (Tongue::English, Way::Terminal) => format!("asked the terminal to copy {what}"),
        };
        let length = self.amount(text, lang);
        let (words, more) = beginning(text);
        match (self, copied) {
            (_, Copied::Address(_)) => Said::from(self.no_browser(way)).quoting(text),
            (Tongue::Chinese, Copied::Summary) => format!("{done}，{length}").into(),
            (Tongue::English, Copied::Summary) => format!("{done}, {length}").into(),
            (Tongue::Chinese, _) => {
                Said::from(format!("{done}（{length}）：")).quoting(&words).going_on(more)
            }
            (Tongue::English, _) => Said::from(format!("{done} ({length}): ")).quoting(&words).going_on(more),
        }
    }

    /// That there is no browser here, but the address to take along, which follows.
    fn no_browser(self, way: Way) -> &'static str {
        self.pick(match way {
            Way::Clipboard => (
                "这里没有浏览器；地址已复制到剪贴板：",
                "no browser here; copied the address to the clipboard: ",
            ),
            Way::Tmux => (
                "这里没有浏览器；地址已复制到 tmux 的缓冲区：",
                "no browser here; copied the address to tmux's buffer: ",
            ),
            Way::Terminal => (
                "这里没有浏览器；已请终端复制地址：",
                "no browser here; asked the terminal to copy the address: ",
            ),
        })
    }

    /// That a text has too many bytes for a terminal.
    pub(crate) fn too_long(self, bytes: usize, most: usize, keymap: &Keymap) -> String {
        let (bytes, most) = (thousands(bytes), thousands(most));
        let select = keymap.way_to(Command::Select);
        match self {
            Tongue::Chinese => {
                format!(
                    "没有复制：终端（OSC 52）一次最多收 {most} 字节，这里有 {bytes}；请用 {select} 分段选取"
                )
            }
            Tongue::English => format!(
                "not copied: a terminal (OSC 52) takes {most} bytes at once, these are {bytes}; select parts with \
                 {select}"
            ),
        }
    }

    /// How much text there is in a language: characters for Chinese, words elsewhere.
    fn amount(self, text: &str, lang: Lang) -> String {
        let count = match lang {
            Lang::Zh => text.chars().filter(|c| !c.is_whitespace()).count(),
            Lang::En | Lang::Other => text.split_whitespace().count(),
        };
        format!("{} {}", thousands(count), self.unit(count, lang))
    }

    /// What the box for a file's name asks, by what would be saved.
    pub(crate) fn save_to(self, part: Part, form: Option<Form>) -> &'static str {
        self.pick(match what(part, form) {
            What::Summary => ("摘要存到：", "save summary: "),
            What::Outline => ("提纲存到：", "save outline: "),
            What::Everything => ("全部分析存到：", "save digest: "),
            What::Page => ("网页存到：", "save page: "),
        })
    }

    /// What else the box can do.
    pub(crate) fn save_hint(self, part: Part, form: Option<Form>) -> &'static str {
        self.pick(match (what(part, form), form) {
            (_, None) => ("名字以 .txt .md .json .opml .html 结尾", "end it in .txt .md .json .opml .html"),
            (What::Summary, _) => ("Tab 换成提纲", "Tab: the outline"),
            (What::Outline, Some(Form::Text | Form::Markdown)) => ("Tab 换成摘要", "Tab: the summary"),
            _ => ("", ""),
        })
    }

    /// Which endings of a file's name are known.
    pub(crate) fn unknown_ending(self) -> String {
        let mut known: Vec<&str> = Vec::new();
        let mut seen = None;
        for (ending, form) in Form::ENDINGS {
            if seen.replace(form) != Some(form) {
                known.push(ending);
            }
        }
        match self {
            Tongue::Chinese => format!("没有保存：文件名要以 {} 结尾", known.join("、")),
            Tongue::English => format!("not saved: the name must end in {}", known.join(", ")),
        }
    }

    /// Where something was saved, or why it was not.
    pub(crate) fn saved(self, saved: &Saved, result: &Result<Clean, NotSaved>) -> Said {
        match result {
            Ok(path) => {
                let said = match what(saved.part, Some(saved.form)) {
                    What::Summary => ("已保存摘要：", "saved the summary to "),
                    What::Outline => ("已保存提纲：", "saved the outline to "),
                    What::Everything => ("已保存全部分析：", "saved the whole digest to "),
                    What::Page => ("已保存网页：", "saved the page to "),
                };
                Said::from(self.pick(said)).quoting(path)
            }
            Err(reason) => {
                Said::from(self.pick(("没有保存：", "not saved: "))).and("", &self.why_not_saved(reason))
            }
        }
    }

    fn why_not_saved(self, reason: &NotSaved) -> Said {
        let said = match reason {
            NotSaved::Exists => {
                ("同名文件已经有了，换个名字", "there is a file of that name; choose another")
            }
            NotSaved::NoFolder(folder) => {
                let before = self.pick(("没有文件夹 ", "there is no folder "));
                let behind = self.pick(("；先建好它，或换个地方", "; make it first, or choose another"));
                return Said::from(before).quoting(folder).going_on(behind);
            }
            NotSaved::NoFile => {
                ("那是文件夹或设备；请写到文件名为止", "that is a folder or a device; name a file")
            }
            NotSaved::Forbidden => {
                ("那里不许写；换个地方，例如 ~/", "you may not write there; choose another place, such as ~/")
            }
            NotSaved::Full => ("磁盘满了；腾些地方再存", "the disk is full; make room and save again"),
            NotSaved::BadName => (
                "文件名太长或有不能用的字符；换一个",
                "the name is too long or holds what no name may; choose another",
            ),
            NotSaved::Failed(why) => {
                return Said::default()
                    .quoting(why)
                    .going_on(self.pick(("；换个地方试试", "; try another place")));
            }
        };
        self.pick(said).into()
    }

    /// That an address was opened, or why not.
    pub(crate) fn opened(self, address: &str, result: &Result<(), NotOpened>) -> Said {
        let said = match result {
            Ok(()) => ("已在浏览器里打开 ", "opened in the browser: "),
            Err(NotOpened::NotOfTheNet) => {
                ("不是网页地址，不打开：", "not opened, only http and https are: ")
            }
            Err(NotOpened::NoBrowser) => ("这里没有浏览器：", "no browser here: "),
        };
        Said::from(self.pick(said)).quoting(address)
    }

    /// That there is no link here, and where the nearest is: its words, and the keys that go there, or else how far down
    /// it is in per cent.
    pub(crate) fn no_link_here(self, words: &str, way: Result<String, usize>) -> Said {
        let (words, more) = beginning(words);
        let said = match (self, way) {
            (Tongue::Chinese, Ok(keys)) => format!("这里没有链接；按 {keys} 到最近的："),
            (Tongue::English, Ok(keys)) => format!("no link here; press {keys} for the nearest: "),
            (Tongue::Chinese, Err(percent)) => format!("这里没有链接；最近的在 {percent}% 处："),
            (Tongue::English, Err(percent)) => format!("no link here; the nearest is at {percent}%: "),
        };
        Said::from(said).quoting(&words).going_on(more)
    }

    /// Why an article could not be read again.
    pub(crate) fn not_read_again(self, reason: &NotRead) -> Said {
        match reason {
            NotRead::Once => {
                let said = (
                    "管道里来的文章只能读一次；存成文件再打开",
                    "what came through a pipe is read once; save it to a file",
                );
                self.pick(said).into()
            }
            NotRead::Failed(why) => {
                Said::from(self.pick(("没有重新读入：", "not read again: "))).quoting(why)
            }
        }
    }

    /// Why nothing could be edited.
    pub(crate) fn not_edited(self, reason: &NotEdited, keymap: &Keymap) -> Said {
        let said = match reason {
            NotEdited::StandardInput => (
                "文章来自管道，没有文件可编辑；先存成文件再打开",
                "this came through a pipe, there is no file to edit; save it to one and open that",
            ),
            NotEdited::Net => (
                "文章来自网上，没有文件可编辑；先下载，再打开文件",
                "this came from the net, there is no file to edit; download it and open the file",
            ),
            NotEdited::Book => (
                "文件是打包的（如 EPUB），编辑器打不开；请用它自己的编辑软件",
                "the file is an archive, such as an EPUB; edit it with a program made for it",
            ),
            NotEdited::Packed => (
                "文件是压缩的；先用 gunzip 解开，再打开",
                "the file is compressed; unpack it with gunzip and open that",
            ),
            NotEdited::Unclear(variable) => {
                return Said::from(match self {
                    Tongue::Chinese => format!("看不懂 ${variable}：引号没有成对；改好再试"),
                    Tongue::English => {
                        format!(
                            "${variable} cannot be understood: a quote does not close; mend it and try again"
                        )
                    }
                });
            }
            NotEdited::NoEditor { editor, why } => {
                let [before, between, behind] = match self {
                    Tongue::Chinese => ["编辑器 ", " 打不开（", "）；请设好 $EDITOR"],
                    Tongue::English => ["the editor ", " could not be started (", "); set $EDITOR"],
                };
                return Said::from(before).quoting(editor).going_on(between).quoting(why).going_on(behind);
            }
            NotEdited::Failed(editor) => {
                let again = keymap.way_to(Command::Reload);
                return Said::default().quoting(editor).going_on(&match self {
                    Tongue::Chinese => format!(" 退出时报错；如已改过文件，按 {again} 重新读入"),
                    Tongue::English => format!(" ended with an error; {again} reads the file again"),
                });
            }
        };
        self.pick(said).into()
    }
}

/// What a file would hold, by what was asked for and by its form: JSON is always everything, and so is a page for a browser,
/// OPML always the outline.
#[derive(Clone, Copy)]
enum What {
    Summary,
    Outline,
    Everything,
    Page,
}

fn what(part: Part, form: Option<Form>) -> What {
    match (form, part) {
        (Some(Form::Json), _) => What::Everything,
        (Some(Form::Html), _) => What::Page,
        (Some(Form::Opml), _) | (_, Part::Outline) => What::Outline,
        (_, Part::Summary) => What::Summary,
    }
}

/// The beginning of a text on one line, and … where there is more of it.
fn beginning(text: &str) -> (String, &'static str) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match head(&line, SHOWN) {
        (all, false) => (all.to_owned(), ""),
        (beginning, true) => (beginning.trim_end().to_owned(), "…"),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// A number with a comma before each three figures.
fn thousands(number: usize) -> String {
    let figures = number.to_string();
    let mut said = String::new();
    for (index, figure) in figures.chars().enumerate() {
        if index > 0 && (figures.len() - index).is_multiple_of(3) {
            said.push(',');
        }
        said.push(figure);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_threes() {
        for (number, said) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (74_994, "74,994"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(number), said);
        }
    }

    #[test]
    fn what_takes_its_time_says_for_how_long_and_how_much_has_come() {
        for (kind, elapsed, bytes, chinese, english) in [
            (Kind::Reading, 150, 0, "正在读取…", "reading…"),
            (Kind::Reading, 2_999, 1, "正在读取… 2 秒 1 kB", "reading… 2 s 1 kB"),
            (Kind::Rereading, 500, 1_250_000, "正在重新读取… 1.2 MB", "reading again… 1.2 MB"),
            (Kind::Thinking, 1_000, 5, "正在整理提纲… 1 秒", "working out the outline… 1 s"),
        ] {
            let work = Work { kind, elapsed, bytes };
            assert_eq!(
                (Tongue::Chinese.work(work), Tongue::English.work(work)),
                (chinese.into(), english.into())
            );
        }
    }

    #[test]
    fn every_reason_is_told_in_both_languages() {
        let saved = Saved { path: "a".into(), part: Part::Summary, form: Form::Text, replace: false };
        let named = || Clean::new("名");
        let not_saved = NotSaved::all("名");
        let not_edited = [
            NotEdited::StandardInput,
            NotEdited::Net,
            NotEdited::Book,
            NotEdited::Packed,
            NotEdited::Unclear("EDITOR"),
            NotEdited::NoEditor { editor: named(), why: named() },
            NotEdited::Failed(named()),
        ];
        let said = |tongue: Tongue| {
            let saving = not_saved.iter().map(|reason| tongue.saved(&saved, &Err(reason.clone())));
            saving
                .chain(not_edited.iter().map(|reason| tongue.not_edited(reason, &Keymap::default())))
                .collect::<Vec<_>>()
        };
        for (chinese, english) in said(Tongue::Chinese).iter().zip(said(Tongue::English)) {
            assert!(
                chinese.contains(['：', '；', '，']) && english.contains([':', ';', ',']),
                "{chinese:?} {english:?}"
            );
        }
    }
}
