//! The program in a real pseudo-terminal: it opens, moves, folds, resizes and quits, and gives the terminal back however
//! it ends. Knows nothing of the program but its file, its keys and what it draws.

#[cfg(test)]
mod looks;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod session;
#[cfg(test)]
mod soak;
#[cfg(test)]
mod tour;

#[cfg(test)]
mod tests {
    use crate::session::Session;
    use portable_pty::CommandBuilder;
    use std::io::Write;
    use std::path::PathBuf;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    use vt100::MouseProtocolMode;

    const ARTICLE: &str = "\
灯塔图书馆为什么不收押金

开馆十年，灯塔图书馆从来没有收过押金，丢书的比例却一年比一年低。真正起作用的不是规矩，而是每一本书都有人等着读。

借书的人去哪儿了

第一年丢了四百本，第二年丢了三百本。馆员没有装摄像头，只在每本书的扉页上写下正在排队的人的名字。看见有人在等，多数人会准时还书。

有人说这是小镇的好处，熟人之间不好意思。可是去年搬来的新住户占了三成，他们的归还率和老住户一样高。

排队单是怎么做的

要照着做，大致分三步走。第一步，给每本书留一张纸，写上排队的人。第二步，还书的人亲手把书交给下一位。第三步，每个月把没人排队的书放到门口送人。

这样做花不了多少钱，难的是坚持。馆员每天要打十几个电话，提醒的不是谁欠了书，而是谁在等书。

以后会怎样

预计再过三年，镇上的四家小馆都会用同一张排队单，押金这个词将不再有人提起。
";

    /// The article as a file of its own for a test.
    fn file(name: &str) -> PathBuf {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.txt"));
        std::fs::write(&path, ARTICLE).unwrap();
        path
    }

    /// Opens the article.
    fn open(name: &str, rows: u16, columns: u16) -> Session {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(file(name));
        Session::start(command, rows, columns)
    }

    #[test]
    fn opens_moves_resizes_and_quits() {
        let mut session = open("moves", 12, 80);
        session.wait_for_text("开馆十年");
        session.wait_for_text("灯塔图书馆为什么不收押金");
        assert!(session.is_on_other_screen());
        session.press("\tG");
        session.wait_for_text("不再有人提起");
        session.wait_for_text("100%");
        session.press("gg");
        session.wait_for_text("开馆十年");
        session.press("?");
        session.wait_for_text("Ctrl-d");
        session.press("\x1b");
        session.wait_for_text("开馆十年");
        session.resize(30, 100);
        session
            .wait_for("drawn anew", |screen| screen.lines().count() == 30 && screen.contains("不再有人提起"));
        session.resize(8, 40);
        session.wait_for_text("开馆十年");
        session.quit();
    }

    #[test]
    fn a_sample_opens_with_its_thesis_sections_steps_and_outlook() {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/zh-commentary.txt"));
        let mut session = Session::start(command, 30, 120);
        session.wait_for_text("前景");
        let screen = session.text();
        // The outline's pane, without its marks: the top-level nodes and the steps, in this order.
        let rows: Vec<&str> = screen.lines().map(|line| line.trim_start_matches([' ', '›', '▾'])).collect();
        let mut at = 0;
        for start in [
            "电子价签装满货架",
            "论点 让老牌超市睡不着的",
            "章节 价格之争",
            "章节 把货架变成渠道",
            "列举 先选这样的门店来试",
            "1.这些门店",
            "2.店里的商品",
            "步骤 禾风便利的打算",
            "一、用电子价签",
            "二、把价签和库存",
            "三、把建议价开放",
            "前景 未来两年内",
        ] {
            let row = rows.iter().position(|row| row.starts_with(start)).unwrap_or_else(|| {
                panic!("{start} is not in the outline:\n{screen}");
            });
            assert!(row >= at, "{start} stands too high:\n{screen}");
            at = row;
        }
        // The thesis is marked as a key sentence, and nothing of the site shows.
        assert!(screen.lines().any(|line| line.contains("┃ 让老牌超市睡不着的")), "{screen}");
        for word in ["云桥", "商用冰柜", "0000-"] {
            assert!(!screen.contains(word), "{word}:\n{screen}");
        }
        session.quit();
    }

    /// A folder of a test with a configuration in it.
    fn configured(test: &str, config: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("config").join(test);
        std::fs::create_dir_all(folder.join("tigang")).unwrap();
        std::fs::write(folder.join("tigang/config.toml"), config).unwrap();
        folder
    }

    #[test]
    fn what_is_configured_holds_and_what_is_wrong_is_told_at_the_end() {
        let config = "ui = \"en\"\nmouse = false\ntheme = dark\n[keys]\nhelp = [\"F5\"]\nquit = [\"Q\"]\n";
        let folder = configured("holds", config);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(file("configured"));
        let mut session = Session::start_with(&command, &[("XDG_CONFIG_HOME", folder.to_str().unwrap())]);
        session.wait_for_text("1 fault in the configuration; it is told when you leave");
        assert_eq!(session.mouse(), MouseProtocolMode::None);
        session.press("j");
        session.wait_for_text("F5 help");
        session.press("q?:hel\r");
        session.wait_for_text("── Keys");
        session.press("Q");
        session.wait_for_text("F5 help");
        session.press("Q");
        assert_eq!(session.wait_for_end().exit_code(), 0);
        session.wait_for_text("tigang/config.toml: line 3: theme takes \"terminal\"");
        session.assert_given_back();
    }

    #[test]
    fn the_command_line_goes_before_the_configuration() {
        let folder = configured("before", "ui = \"en\"\n");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.args(["--ui", "zh"]);
        command.arg(file("before"));
        let mut session = Session::start_with(&command, &[("XDG_CONFIG_HOME", folder.to_str().unwrap())]);
        session.wait_for_text("? 帮助");
        session.press(":tuichu\r");
        assert_eq!(session.wait_for_end().exit_code(), 0);
        session.assert_given_back();
    }

    #[test]
    fn shows_what_was_removed_and_hides_it() {
        for (sample, tag, passage) in
            [("zh-commentary", "广告 ·", "云桥科技有限公司"), ("en-commentary", "导航 ·", "Business Post")]
        {
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
            command.arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("samples/{sample}.txt")));
            let mut session = Session::start(command, 24, 80);
            session.wait_for_text("▾");
            assert!(!session.text().contains(passage), "{}", session.text());
            session.press("X");
            session.wait_for(passage, |screen| {
                screen.lines().any(|row| row.contains(&format!("~ {tag}")) && row.contains(passage))
            });
            session.press("X");
            session.wait_for("hidden", |screen| !screen.contains(passage));
            session.quit();
        }
    }

    #[test]
    fn says_at_the_start_what_was_doubtful_in_the_reading() {
        let path = file("doubtful");
        let (before, after) = ARTICLE.split_at(ARTICLE.find("开馆").unwrap());
        std::fs::write(&path, [before.as_bytes(), b"\xff", after.as_bytes()].concat()).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(path);
        let mut session = Session::start(command, 24, 80);
        session.wait_for_text("1 replacement character");
        session.press("j");
        session.wait_for("gone", |screen| !screen.contains("replacement") && screen.contains("Tab"));
        session.quit();
    }

    #[test]
    fn folds() {
        let mut session = open("folds", 24, 100);
        session.wait_for_text("▾");
        session.press("H");
        session.wait_for("folded", |screen| screen.contains('▸') && !screen.contains('▾'));
        session.press("L");
        session.wait_for("unfolded", |screen| screen.contains('▾') && !screen.contains('▸'));
        // A click on the first fold mark, as a terminal reports it: column and row from 1.
        let row = session.text().lines().position(|line| line.chars().nth(1) == Some('▾')).unwrap() + 1;
        session.press(&format!("\x1b[<0;2;{row}M\x1b[<0;2;{row}m"));
        session.wait_for_text("▸");
        // Pasted keys are not pressed keys.
        session.press("\x1b[200~qLq\x1b[201~");
        session.press("G");
        session.wait_for("still there and folded", |screen| {
            screen.contains('▸') && screen.contains("不再有人提起")
        });
        session.quit();
    }

    #[test]
    fn reads_a_pipe_and_takes_keys_from_the_terminal() {
        let path = file("piped");
        let mut command = CommandBuilder::new("sh");
        command.arg("-c");
        command.arg(format!("cat '{}' | '{}' -", path.display(), env!("CARGO_BIN_EXE_tigang")));
        let mut session = Session::start(command, 24, 80);
        session.wait_for_text("开馆十年");
        session.press("\tG");
        session.wait_for_text("100%");
        session.quit();
    }

    /// Whether one of the 16 colours is asked for in what was written.
    fn has_color(codes: &str) -> bool {
        let styles = codes.split("\x1b[").filter_map(|code| code.split_once('m')).map(|(style, _)| style);
        let numbers =
            styles.flat_map(|style| style.split(';').map(str::parse).collect::<Result<Vec<u8>, _>>());
        numbers.flatten().any(|number| matches!(number, 30..=37 | 90..=97))
    }

    #[test]
    fn colour_is_as_asked() {
        for (asked, is_colored) in
            [("NO_COLOR=1", false), ("COLOR=1", true), ("NO_COLOR=1 --color always", true)]
        {
            let (variable, option) = asked.split_once(' ').unwrap_or((asked, ""));
            let mut command = CommandBuilder::new("sh");
            command.arg("-c");
            let path = file("colour");
            command.arg(format!(
                "{variable} '{}' {option} '{}'",
                env!("CARGO_BIN_EXE_tigang"),
                path.display()
            ));
            let mut session = Session::start(command, 24, 100);
            session.wait_for_text("▾");
            session.press("q");
            session.wait_for_end();
            session.assert_given_back();
            assert_eq!(has_color(&session.raw()), is_colored, "{asked}");
        }
    }

    #[test]
    fn ctrl_c_quits() {
        let mut session = open("ctrl-c", 24, 80);
        session.wait_for_text("开馆十年");
        session.press("?\x03");
        assert_eq!(session.wait_for_end().exit_code(), 0);
        session.assert_given_back();
    }

    #[test]
    fn a_signal_ends_it_with_the_terminal_given_back() {
        for (signal, status) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("QUIT", 131)] {
            let mut session = open(signal, 24, 80);
            session.wait_for_text("开馆十年");
            session.signal(signal);
            assert_eq!(session.wait_for_end().exit_code(), status, "{signal}");
            session.assert_given_back();
        }
    }

    #[test]
    fn stops_and_goes_on() {
        let mut session = open("stops", 24, 80);
        session.wait_for_text("开馆十年");
        session.press("\x1a");
        session.assert_given_back();
        session.signal("CONT");
        session.wait_for_text("开馆十年");
        assert!(session.is_on_other_screen());
        session.quit();
    }

    #[test]
    fn a_stopped_job_can_be_killed() {
        let mut command = CommandBuilder::new("sh");
        command.arg("-i");
        command.env("PS1", "$ ");
        let mut session = Session::start(command, 24, 80);
        session.wait_for_text("$");
        let path = file("job");
        session.press(&format!("clear; '{}' '{}'\n", env!("CARGO_BIN_EXE_tigang"), path.display()));
        session.wait_for_text("开馆十年");
        session.press("\x1a");
        session.assert_given_back();
        session.press("kill %1; kill -s CONT %1; for i in 1 2 3 4 5; do sleep 1; jobs; done\n");
        session.wait_for_text("143");
    }

    #[test]
    fn a_hang_up_ends_it() {
        let mut session = open("hang-up", 24, 80);
        session.wait_for_text("开馆十年");
        session.hang_up();
        assert_eq!(session.wait_for_end().exit_code(), 129);
    }

    #[test]
    fn a_terminal_that_goes_away_without_a_signal_ends_it_too() {
        // In a session of its own the program has the terminal and yet is sent no SIGHUP: it has to notice by itself.
        let path = file("goes-away");
        let status = path.with_extension("status");
        let _ = std::fs::remove_file(&status);
        let mut command = CommandBuilder::new("sh");
        command.arg("-c");
        let program = env!("CARGO_BIN_EXE_tigang");
        command.arg(format!(
            "trap '' HUP; setsid '{program}' '{}'; echo $? > '{}'",
            path.display(),
            status.display()
        ));
        let mut session = Session::start(command, 24, 80);
        session.wait_for_text("开馆十年");
        let since = Instant::now();
        session.hang_up();
        session.wait_for_end();
        assert_eq!(std::fs::read_to_string(&status).unwrap().trim(), "129");
        assert!(since.elapsed() < Duration::from_secs(5), "it took {:?}", since.elapsed());
    }

    /// An empty folder for a test.
    fn folder(name: &str) -> PathBuf {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).unwrap();
        path
    }

    /// The reader on the article in a folder of its own, from within that folder.
    fn reader_in(folder: &std::path::Path) -> CommandBuilder {
        std::fs::write(folder.join("a.txt"), ARTICLE).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg("a.txt");
        command.cwd(folder);
        command
    }

    #[test]
    fn saves_and_asks_before_it_overwrites() {
        let folder = folder("saves");
        let mut session = Session::start(reader_in(&folder), 24, 80);
        session.wait_for_text("▾");
        session.press("S");
        session.wait_for_text("灯塔图书馆为什么不收押金.md");
        session.press("\x15提纲.md\t\r");
        session.wait_for_text("已保存提纲");
        let saved = folder.join("提纲.md");
        let first = std::fs::read_to_string(&saved).unwrap();
        assert!(first.starts_with("# 灯塔图书馆") && first.contains("- "), "{first}");
        session.press("S\x15提纲.md\r");
        session.wait_for_text("覆盖吗");
        session.press("n\x1b");
        session.wait_for_text("没有保存");
        assert_eq!(std::fs::read_to_string(&saved).unwrap(), first);
        session.press("S\x15提纲.md\ry");
        session.wait_for_text("已保存摘要");
        assert!(std::fs::read_to_string(&saved).unwrap().contains("\n\n来源：a.txt\n"));
        session.quit();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2, "something else was left");
    }

    #[test]
    fn asks_the_terminal_to_copy() {
        let mut session = open("copies", 24, 80);
        session.wait_for_text("▾");
        session.press("y");
        session.wait_for_text("已请终端复制这一句");
        let raw = session.raw();
        // 开馆十年，… in Base64.
        assert!(raw.contains("\x1b]52;c;5byA6aaG5Y2B5bm0"), "nothing was sent to the terminal's clipboard");
        session.quit();
    }

    /// Writes a program into a folder.
    fn script(path: &std::path::Path, text: &str) {
        std::fs::write(path, text).unwrap();
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(path, executable).unwrap();
    }

    #[test]
    fn an_editor_has_the_terminal_and_what_it_changes_is_read() {
        let folder = folder("edits");
        // It says what it was given, takes a line from the terminal for itself, sends the reader what Ctrl-c would, and
        // changes the file above the place.
        let text = "#!/bin/sh\n\
            printf '%s\\n' \"$*\" > told\n\
            echo 请按键\n\
            read answer\n\
            kill -s INT $PPID\n\
            echo \"$answer\" >> told\n\
            sed -i '1a 后加的一行，写在正文前面，别的都没有动过。' a.txt\n";
        script(&folder.join("vi"), text);
        let mut session = Session::start_with(&reader_in(&folder), &[("EDITOR", "./vi -n")]);
        session.wait_for_text("▾");
        session.press("]]\te");
        session.wait_for_text("请按键");
        session.assert_given_back();
        // What the reader would quit at goes to the editor.
        session.press("q\r");
        session.wait_for_text("已重新读入，内容变了");
        assert_eq!(std::fs::read_to_string(folder.join("told")).unwrap(), "-n +11 a.txt\nq\n");
        session.wait_for_text("排队单是怎么做的");
        session.press("gg");
        session.wait_for_text("后加的一行");
        session.quit();
    }

    #[test]
    fn what_an_editor_that_was_killed_leaves_is_cleaned_up() {
        let folder = folder("killed");
        let text = "#!/bin/sh\nstty raw -echo\nprintf '\\033[?1049h\\033[?1003h\\033[?1h'\nkill -s KILL $$\n";
        script(&folder.join("vi"), text);
        reader_in(&folder);
        let mut command = CommandBuilder::new("sh");
        command.cwd(&folder);
        command.arg("-c");
        let program = env!("CARGO_BIN_EXE_tigang");
        command.arg(format!("stty -a > before; EDITOR=./vi '{program}' a.txt; stty -a > after; echo over"));
        let mut session = Session::start(command, 24, 80);
        session.wait_for_text("▾");
        session.press("e");
        session.wait_for_text("退出时报错");
        assert_eq!(session.mouse(), MouseProtocolMode::ButtonMotion);
        session.press("q");
        session.wait_for_text("over");
        session.assert_given_back();
        let modes = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(modes("after"), modes("before"));
    }

    #[test]
    fn a_tmux_that_hangs_is_ended_and_the_terminal_is_asked() {
        let folder = folder("tmux");
        script(&folder.join("tmux"), "#!/bin/sh\necho $$ >> asked\nexec sleep 600\n");
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
        let mut session =
            Session::start_with(&reader_in(&folder), &[("TMUX", "/nowhere,1,0"), ("PATH", &path)]);
        session.wait_for_text("▾");
        session.press("y");
        session.wait_for_text("已请终端复制这一句");
        // It is not waited for again.
        session.press("Y");
        session.wait_for_text("已请终端复制这一节");
        session.quit();
        let asked = std::fs::read_to_string(folder.join("asked")).unwrap();
        assert_eq!(asked.lines().count(), 1);
        let is_there = Command::new("kill").args(["-s", "0", asked.trim()]).stderr(Stdio::null()).status();
        assert!(!is_there.unwrap().success(), "the tmux that hung is still there");
    }

    #[test]
    fn opens_while_the_article_is_still_coming() {
        let folder = folder("slow");
        let pipe = folder.join("slow");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(&pipe);
        let mut session = Session::start_with(&command, &[("LC_ALL", "zh_CN.UTF-8")]);
        session.wait_for_text("正在读取… 1 秒");
        // Keys that want an article do no harm.
        session.press("jyS");
        let mut writer = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
        writer.write_all(ARTICLE.as_bytes()).unwrap();
        session.wait_for_text(" kB");
        drop(writer);
        session.wait_for_text("▾");
        session.press("r");
        session.wait_for_text("只能读一次");
        session.quit();
    }

    #[test]
    fn a_large_text_is_read_while_it_is_still_coming() {
        let path = file("large");
        let chapter = |n: usize| format!("第{n}章 河\n\n{}\n", ARTICLE.repeat(4));
        let text: String = (1..)
            .map(chapter)
            .scan(0, |size, chapter| {
                *size += chapter.len();
                (*size < (600 << 10)).then_some(chapter)
            })
            .collect();
        std::fs::write(&path, text + "最后一行只说船。\n").unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(&path);
        let mut session = Session::start(command, 24, 100);
        session.wait_for_text("第1章 河");
        // Of the beginning or of the whole, whichever is there: the end is the end of the whole.
        session.press("j/只说船\r");
        session.wait_for_text("最后一行只说船");
        session.press("ggG");
        session.wait_for_text("最后一行只说船");
        session.press("gg");
        session.wait_for_text("第1章 河");
        session.wait_for_text("摘要");
        session.quit();
    }

    #[test]
    fn an_article_that_fails_late_closes_the_reader_and_says_why() {
        let folder = folder("late");
        let pipe = folder.join("late");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let open = || {
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
            command.arg(&pipe);
            let session = Session::start_with(&command, &[("LC_ALL", "en_US.UTF-8")]);
            session.wait_for_text("reading…");
            session
        };
        let mut session = open();
        std::fs::write(&pipe, "").unwrap();
        assert_eq!(session.wait_for_end().exit_code(), 1);
        session.assert_given_back();
        session.wait_for_text("there is no text in it");
        // Whoever does not wait for it has no failure.
        for key in ["\x03", "q"] {
            let mut session = open();
            session.press(key);
            assert_eq!(session.wait_for_end().exit_code(), 0, "{key:?}");
            session.assert_given_back();
        }
    }

    #[test]
    fn after_an_article_that_fails_late_the_next_is_opened() {
        let folder = folder("next");
        let pipe = folder.join("late");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let mut command = reader_in(&folder);
        command.args(["late", "a.txt"]);
        command.get_argv_mut().remove(1);
        // The footer says why, and so does standard error in the end, where there is one.
        for (signal, status) in [(None, 1), (Some("TERM"), 143)] {
            let mut session = Session::start_with(&command, &[("LC_ALL", "en_US.UTF-8")]);
            session.wait_for_text("reading…");
            std::fs::write(&pipe, "").unwrap();
            session.wait_for_text("▾");
            session.wait_for_text("late: there is no text in it");
            match signal {
                Some(signal) => session.signal(signal),
                None => session.press("q"),
            }
            assert_eq!(session.wait_for_end().exit_code(), status);
            session.assert_given_back();
            if signal.is_none() {
                session.wait_for_text("late: there is no text in it");
            }
        }
    }

    #[test]
    fn the_mouse_can_be_left_to_the_terminal() {
        let mut session = open("mouse", 24, 80);
        session.wait_for_text("▾");
        assert_eq!(session.mouse(), MouseProtocolMode::ButtonMotion);
        session.press("M");
        session.wait_for_text("再按 M 收回");
        assert_eq!(session.mouse(), MouseProtocolMode::None);
        // It stays so over a stop.
        session.press("\x1a");
        session.assert_given_back();
        session.signal("CONT");
        session.wait_for_text("▾");
        assert_eq!(session.mouse(), MouseProtocolMode::None);
        session.press("M");
        session.wait_for_text("鼠标已收回");
        assert_eq!(session.mouse(), MouseProtocolMode::ButtonMotion);
        // Two clicks on a sentence select it.
        let row = session.text().lines().position(|line| line.contains("开馆十年")).unwrap() + 1;
        let click = format!("\x1b[<0;60;{row}M\x1b[<0;60;{row}m");
        session.press(&format!("{click}{click}"));
        session.wait_for_text("已选 1 句");
        session.press("\x1b");
        session.wait_for("unselected", |screen| !screen.contains("已选"));
        session.quit();
    }
}
