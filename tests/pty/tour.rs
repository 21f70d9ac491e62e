//! A tour of the reader by its keys and its mouse, a stop for everything that it can do, on samples in folders of their
//! own. Looks at what shows, at what the terminal is asked, and at the files that are left behind.

use crate::session::Session;
use portable_pty::CommandBuilder;
use std::fs;
use std::path::{Path, PathBuf};
use vt100::MouseProtocolMode;

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const CTRL_R: &str = "\x12";
const CTRL_U: &str = "\x15";

const CHINESE: &str = "zh-commentary.txt";
const ENGLISH: &str = "en-guide.md";

/// The reader on a copy of a sample.
struct Tour {
    session: Session,
    folder: PathBuf,
}

impl Tour {
    /// Opens a sample in the folder of a test on a screen of 100 by 30 cells, and waits for its outline.
    #[track_caller]
    fn begin(test: &str, sample: &str) -> Self {
        Self::begin_at(test, sample, &[])
    }

    /// The same with options.
    #[track_caller]
    fn begin_at(test: &str, sample: &str, options: &[&str]) -> Self {
        let folder = folder(test);
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample), folder.join(sample))
            .unwrap();
        let mut command = reader(&folder);
        command.args(options);
        command.arg(sample);
        let session = Session::start(command, 30, 100);
        session.wait_for_text("▾");
        Self { session, folder }
    }

    /// Presses keys and waits until all of this shows.
    #[track_caller]
    fn see(&mut self, keys: &str, shows: &[&str]) {
        self.session.press(keys);
        for text in shows {
            self.session.wait_for_text(text);
        }
    }

    /// Presses keys and waits until none of this shows any more.
    #[track_caller]
    fn lose(&mut self, keys: &str, hides: &[&str]) {
        self.session.press(keys);
        for text in hides {
            self.session.wait_for(&format!("without {text}"), |screen| !screen.contains(text));
        }
    }

    /// Presses keys and waits until a mark stands in this row, counted from 1.
    #[track_caller]
    fn see_in_row(&mut self, keys: &str, mark: &str, row: u16) {
        self.session.press(keys);
        self.session.wait_until(&format!("{mark} in row {row}"), || {
            self.session.find(mark).is_some_and(|place| place.1 == row)
        });
    }

    /// The texts that the terminal has been asked to copy, by OSC 52.
    fn copied(&self) -> Vec<String> {
        let raw = self.session.raw();
        let asked = raw.split("\x1b]52;c;").skip(1);
        asked.filter_map(|rest| rest.split(['\x1b', '\x07']).next()).map(decoded).collect()
    }

    /// Presses keys, and waits for a text to be copied that begins and ends so.
    #[track_caller]
    fn copy(&mut self, keys: &str, begins: &str, ends: &str) {
        let before = self.copied().len();
        self.session.press(keys);
        self.session.wait_until("copied", || {
            self.copied().get(before).is_some_and(|text| text.starts_with(begins) && text.ends_with(ends))
        });
    }

    /// A file of the folder, once it is there.
    #[track_caller]
    fn file(&self, name: &str) -> String {
        let path = self.folder.join(name);
        self.session.wait_until(name, || path.exists());
        fs::read_to_string(path).unwrap()
    }

    /// Leaves the reader; the terminal is what it was.
    #[track_caller]
    fn end(mut self) {
        self.session.quit();
    }
}

/// An empty folder for a test.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("tour").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The program in a folder that is its home too. Its editor and its browser write down what they were called with.
fn reader(folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
    command.cwd(folder);
    command.env("HOME", folder);
    let programs = folder.join("bin");
    fs::create_dir_all(&programs).unwrap();
    for name in ["vi", "xdg-open"] {
        let program = programs.join(name);
        // Written beside its place first: it is there when it is whole.
        let script = format!(
            "#!/bin/sh\necho \"$@\" > '{0}/{name}.new'; mv '{0}/{name}.new' '{0}/{name}.said'\n",
            folder.display()
        );
        fs::write(&program, script).unwrap();
        make_executable(&program);
    }
    command.env_remove("VISUAL");
    command.env("EDITOR", programs.join("vi"));
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", programs.display()));
    command
}

fn make_executable(program: &Path) {
    assert!(std::process::Command::new("chmod").arg("+x").arg(program).status().unwrap().success());
}

/// What base64 stands for.
fn decoded(text: &str) -> String {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for digit in text.chars().filter_map(|c| DIGITS.find(c)) {
        bits = bits << 6 | digit as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn one_glance() {
    let mut tour = Tour::begin("glance", CHINESE);
    // The title, how long it takes, what is claimed and how it is built, each part's share, where it matters.
    tour.see(
        "",
        &["电子价签装满货架", "约 4 分钟", "论点 让老牌超市", "步骤 禾风便利", "前景 未来两年内", "29%", "█"],
    );
    // The focused label in whole, though it is cut in the outline.
    tour.see("G", &["─ 前景", "之一的供应商费用，恐怕也不算意外。"]);
    tour.see("gg", &["─ 论点"]);
    let (column, _) = tour.session.place("┬");
    tour.session.press("3>");
    tour.session.wait_until("wider", || tour.session.find("┬").is_some_and(|place| place.0 > column));
    tour.session.press("3<");
    tour.session
        .wait_until("as wide as before", || tour.session.find("┬").is_some_and(|place| place.0 == column));
    tour.lose("w", &["章节 价格之争"]);
    tour.see("w", &["章节 价格之争"]);
    // The third column of a wide screen.
    tour.session.resize(40, 190);
    tour.session.wait_for_text("─ 摘要 8 句 ─");
    tour.end();
}

#[test]
fn zoom_of_meaning() {
    let mut tour = Tour::begin("zoom", CHINESE);
    tour.see("+", &["摘要 9 句"]);
    tour.see("3-", &["摘要 6 句"]);
    tour.see("s", &["突出关键句"]);
    tour.see("s", &["只看摘要", "价格之争——看点"]);
    // Enter on a sentence of the summary returns to it in the full text.
    tour.see("\t", &["Enter"]);
    tour.lose(ENTER, &["只看摘要"]);
    tour.end();
}

#[test]
fn why_this_sentence_and_what_was_removed() {
    let mut tour = Tour::begin("why", CHINESE);
    tour.see("}i", &["这一句的缘由", "分数", "论点"]);
    tour.lose(")", &["它第 1 个选入"]);
    tour.lose("i", &["这一句的缘由"]);
    tour.see("I", &["关于这篇文章", "评论", "移除的内容", "广告"]);
    tour.lose(ESCAPE, &["关于这篇文章"]);
    tour.end();
}

#[test]
fn folds_by_the_keys_of_vim() {
    let mut tour = Tour::begin("folds", CHINESE);
    tour.lose("zM", &["▾", "列举"]);
    tour.see("zR", &["▾", "列举"]);
    tour.see("jzc", &["▸"]);
    tour.lose("zo", &["▸"]);
    tour.see("za", &["▸"]);
    tour.lose("za", &["▸"]);
    // The reader's row to the top, the bottom and the middle of the window.
    tour.see("w", &["提纲已隐藏"]);
    tour.see_in_row("30jzt", "›", 3);
    tour.see_in_row("zb", "›", 29);
    tour.see_in_row("zz", "›", 16);
    tour.end();
}

#[test]
fn search() {
    let mut tour = Tour::begin("search", CHINESE);
    tour.see("/损耗", &["1/", "/损耗"]);
    tour.see(ENTER, &["1/3 · 损耗"]);
    tour.see("n", &["2/3 · 损耗"]);
    tour.see("2N", &["从末尾继续", "3/3 · 损耗"]);
    tour.see("/骆驼\r", &["未找到"]);
    tour.see("gg/sunhao\r", &["1/3 拼音"]);
    // Every key goes into the box; Esc brings back where one was.
    tour.see("/q?", &["/q?"]);
    tour.lose(ESCAPE, &["/q?"]);
    tour.see(&format!("/百分之[一-十]+{CTRL_R}"), &["正则 /"]);
    tour.see(ENTER, &["1/", "百分之[一-十]+"]);
    // What is found in a closed part opens it.
    tour.lose("zM", &["▾"]);
    tour.see("/倒垃圾\r", &["1/1 · 倒垃圾"]);
    tour.end();
}

#[test]
fn filter() {
    let mut tour = Tour::begin("filter", CHINESE);
    tour.see("f价签", &["筛选：价签", "处"]);
    // What the last letter leaves, for the frames between may never be drawn.
    tour.lose(&format!("{CTRL_U}kucun"), &["章节"]);
    tour.see("", &["筛选：kucun", "步骤"]);
    tour.lose(ESCAPE, &["筛选"]);
    tour.see("", &["章节 价格之争"]);
    tour.end();
}

#[test]
fn opens_at_a_place() {
    let tour = Tour::begin_at("at", CHINESE, &["--at", "微光科技"]);
    tour.session.wait_for_text("1/1 · 微光科技");
    tour.session.wait_for_text("前不久，又有消息说");
    tour.end();
}

#[test]
fn copies() {
    let mut tour = Tour::begin("copies", CHINESE);
    tour.copy("y", "让老牌超市睡不着的", "“实时定价”体系。");
    tour.see("", &["已请终端复制这一句"]);
    tour.copy("]Y", "价格之争", "");
    tour.see("", &["已请终端复制这一节"]);
    tour.copy("c", "# 电子价签装满货架", "");
    tour.see("", &["已请终端复制摘要"]);
    assert!(tour.copied().last().unwrap().contains(CHINESE), "the summary names its source");
    tour.see("v)", &["已选 2 句"]);
    tour.copy("y", "", "。");
    tour.see("", &["已请终端复制 2 句"]);
    tour.end();
}

#[test]
fn saves_and_asks_before_it_overwrites() {
    let mut tour = Tour::begin("saves", CHINESE);
    tour.see("S", &["摘要存到："]);
    tour.see(&format!("{CTRL_U}a.md{ENTER}"), &["已保存摘要", "a.md"]);
    let summary = tour.file("a.md");
    assert!(summary.starts_with("# 电子价签装满货架"), "{summary}");
    tour.see("3-", &["摘要 5 句"]);
    tour.see(&format!("S{CTRL_U}a.md{ENTER}"), &["覆盖吗"]);
    tour.see("n", &["摘要存到：a.md"]);
    assert_eq!(tour.file("a.md"), summary);
    tour.see(ENTER, &["覆盖吗"]);
    tour.see("y", &["已保存摘要"]);
    assert!(tour.file("a.md").len() < summary.len());
    tour.see(&format!("S\t{CTRL_U}a.opml{ENTER}"), &["已保存提纲"]);
    assert!(tour.file("a.opml").contains("<opml"));
    tour.see(&format!("S{CTRL_U}a.pdf{ENTER}"), &[".html 结尾"]);
    tour.lose(ESCAPE, &["a.pdf"]);
    tour.end();
}

#[test]
fn opens_links_and_the_editor() {
    let mut tour = Tour::begin_at("opens", ENGLISH, &["--ui", "en"]);
    tour.see("/rain club\r", &["1/"]);
    if cfg!(target_os = "linux") {
        tour.see("o", &["opened in the browser"]);
        assert_eq!(tour.file("xdg-open.said").trim(), "https://rain.example/gauge");
    }
    tour.session.press("e");
    let said = tour.file("vi.said");
    let line = fs::read_to_string(tour.folder.join(ENGLISH)).unwrap();
    let line = line.lines().position(|line| line.starts_with("A gauge need not be bought")).unwrap() + 1;
    assert!(said.starts_with(&format!("+{line} ")) && said.trim().ends_with(ENGLISH), "{said}");
    tour.see("?", &["Keys"]);
    tour.lose(ESCAPE, &["── Keys"]);
    tour.end();
}

#[test]
fn reads_again() {
    let mut tour = Tour::begin("again", CHINESE);
    tour.see("r", &["内容没有变"]);
    let path = tour.folder.join(CHINESE);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("价格历来是超市的命门。", "价格一直是超市的命门。")).unwrap();
    tour.see("r", &["内容变了", "价格一直是超市的命门"]);
    tour.end();
}

#[test]
fn the_mouse() {
    let mut tour = Tour::begin("mouse", CHINESE);
    // In the outline a click moves the mark; on a fold mark it folds.
    let place = tour.session.place("前景 未来");
    tour.session.click(place);
    tour.see("", &["─ 前景"]);
    let place = tour.session.place("▾");
    tour.session.click(place);
    tour.see("", &["▸"]);
    tour.session.click(place);
    tour.lose("", &["▸"]);
    // In the text it chooses a sentence, and twice selects it.
    tour.see("gg", &["而是禾风"]);
    let place = tour.session.place("而是禾风");
    tour.session.click(place);
    tour.session.click(place);
    tour.see("", &["已选 1 句"]);
    tour.copy("y", "让老牌超市睡不着的", "体系。");
    tour.session.wheel(place);
    tour.lose("", &["门店库存为底数"]);
    let (column, row) = tour.session.place("┬");
    tour.session.drag((column, row + 2), (column + 9, row + 2));
    tour.session.wait_until("wider", || tour.session.find("┬") == Some((column + 9, row)));
    // Given to the terminal, and taken back.
    tour.see("M", &["鼠标已交给终端"]);
    tour.session.wait_until("deaf", || tour.session.mouse() == MouseProtocolMode::None);
    tour.see("M", &["鼠标已收回"]);
    tour.session.wait_until("listening", || tour.session.mouse() != MouseProtocolMode::None);
    tour.end();
}

#[test]
fn long_work_shows_and_can_be_left() {
    let folder = folder("long");
    let pipe = folder.join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut command = reader(&folder);
    command.arg(&pipe);
    let mut session = Session::start(command, 24, 80);
    // Nobody writes into the pipe.
    session.wait_for("reading", |screen| screen.contains("正在读取") || screen.contains("eading"));
    session.press("\x03");
    assert_eq!(session.wait_for_end().exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn turns_between_articles_and_finds_another() {
    let folder = folder("shelf");
    for (name, text) in [
        (
            "bridge.txt",
            "桥为什么没有修\n\n河水涨了三次，桥却没有修。\n\n修桥的钱去年就拨下来了，卡在谁来签字。\n",
        ),
        ("rain.md", "# 雨下到什么时候\n\n雨下了七天，谁也不知道水泵为什么停了。\n"),
        (
            "in/shop.txt",
            "河岸书店为什么还在\n\n河岸那一家把隔壁的空铺也租了下来。\n\n它卖的是停下来的时间。\n",
        ),
    ] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    let mut command = reader(&folder);
    command.args(["bridge.txt", "gone.txt", "rain.md"]);
    let session = Session::start(command, 24, 80);
    let mut tour = Tour { session, folder };
    tour.see("", &["河水涨了三次", "1/3"]);
    // What cannot be read is passed over.
    tour.see("gn", &["gone.txt: there is no such file", "河水涨了三次"]);
    tour.see("gn", &["雨下了七天", "3/3"]);
    tour.see("gp", &["河水涨了三次", "1/3"]);
    tour.see("gl", &["打开的文章", "雨下到什么时候"]);
    tour.lose(ESCAPE, &["打开的文章"]);
    tour.see("\x10", &["找文章", "河岸书店为什么还在"]);
    tour.lose("shudian", &["雨下到什么时候"]);
    tour.see(ENTER, &["停下来的时间", "4/4"]);
    tour.session.press("q");
    assert_eq!(tour.session.wait_for_end().exit_code(), 1);
    tour.session.assert_given_back();
    tour.see("", &["tigang: gone.txt: there is no such file"]);
    // A folder opens with what is in it; the first is opened, and the folder is a step back.
    let mut command = reader(&tour.folder);
    command.arg("in");
    tour.session = Session::start(command, 24, 80);
    tour.see("", &["in/shop.txt"]);
    tour.see(ESCAPE, &["Ctrl-p"]);
    tour.see("\x10", &["in/shop.txt"]);
    tour.see(ENTER, &["停下来的时间"]);
    tour.end();
}

#[test]
fn a_page_of_links_leads_to_the_files_beside_it() {
    let folder = folder("index");
    let link = |n: usize| format!("<li><a href='letters/{n}.txt'>The letter of day {n}</a>");
    let links: String = (1..=20).map(link).collect();
    fs::write(folder.join("index.html"), format!("<!doctype html><title>Letters</title><ul>{links}</ul>"))
        .unwrap();
    fs::create_dir_all(folder.join("letters")).unwrap();
    fs::write(folder.join("letters/2.txt"), "The second day\n\nThe river rose three times. Nobody came.\n")
        .unwrap();
    let mut command = reader(&folder);
    command.arg("index.html");
    let session = Session::start(command, 24, 80);
    let mut tour = Tour { session, folder };
    tour.see("", &["这一页是链接的列表", "The letter of day 2"]);
    tour.see(&format!("j{ENTER}"), &["The river rose three times", "2/2"]);
    // What is not there is told, and the list comes back by its key.
    tour.see("gp", &["The letter of day 1"]);
    tour.see(&format!("Ojj{ENTER}"), &["letters/3.txt: there is no such file"]);
    tour.end();
}
