//! What the reader keeps between two readings: by several readers, on a full disk, through a kill.

use crate::session::Session;
use portable_pty::CommandBuilder;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ARTICLE: &str = "\
码头的钟为什么停了

钟停在七点十分已经二十年了。没有人修它，因为修钟的人搬到了对岸。

钟楼归谁管，镇上吵过三次。第一次是港务所，第二次是文化站，第三次谁也没有来。

以后会怎样

再过两年渡轮停航，码头要改成市场。那时候大家会想起这口钟。
";

/// A room with the article and a folder for what is kept.
struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("钟.txt"), ARTICLE).unwrap();
        Self { folder }
    }

    fn command(&self) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(self.folder.path().join("钟.txt"));
        command
    }

    fn open(&self) -> Session {
        let session = Session::start_with(&self.command(), &[("XDG_STATE_HOME", self.state())]);
        session.wait_for_text("以后会怎样");
        session.wait_for_text("▾");
        session
    }

    fn state(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// The words that are highlighted, as the one file has them.
    fn highlights(&self) -> Vec<String> {
        let kept: serde_json::Value = serde_json::from_slice(&fs::read(&self.kept()[0]).unwrap()).unwrap();
        let highlights = kept["highlights"].as_array().unwrap();
        highlights.iter().map(|highlight| highlight["words"].as_str().unwrap().to_owned()).collect()
    }

    /// What is kept, by the names of the files.
    fn kept(&self) -> Vec<PathBuf> {
        let folder = Path::new(self.state()).join("tigang").join("articles");
        let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        // What is being written stands beside its place until it is whole.
        let is_kept = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name != "lock" && !name.starts_with(".tigang-")
        };
        entries.filter(is_kept).collect()
    }
}

/// Whether a row of the screen has a highlighted sentence.
fn is_lit(session: &Session) -> bool {
    session.text().contains('▪')
}

#[test]
fn what_was_left_is_there_again() {
    let room = Room::new();
    let mut session = room.open();
    session.press("\t)))a没有人管\r");
    session.wait_for_text("已记下：没有人管");
    session.quit();
    let mut session = room.open();
    session.wait_for_text("回到上次读到的地方");
    assert!(is_lit(&session));
    session.quit();
    let mut command = room.command();
    command.arg("--no-state");
    let session = Session::start_with(&command, &[("XDG_STATE_HOME", room.state())]);
    session.wait_for_text("▾");
    assert!(!is_lit(&session), "nothing is asked with --no-state");
}

#[test]
fn who_only_looks_leaves_no_file() {
    let room = Room::new();
    room.open().quit();
    assert_eq!(room.kept(), [] as [PathBuf; 0]);
}

#[test]
fn two_readers_keep_what_both_have_marked() {
    let room = Room::new();
    let (mut one, mut two) = (room.open(), room.open());
    one.press("\t)x");
    one.wait_for_text("已划线");
    two.press("\t))))x");
    two.wait_for_text("已划线");
    one.quit();
    two.quit();
    let words = room.highlights().join(" ");
    assert!(words.contains("没有人修它") && words.contains("再过两年"), "{words}");
}

#[test]
fn a_kill_at_any_time_leaves_a_whole_file_or_none() {
    let room = Room::new();
    for round in 0..12 {
        let mut session = room.open();
        // One more sentence each time, and dead while it is written, or before, or after.
        session.press(&format!("\tgg{}x", ")".repeat(1 + round % 6)));
        session.wait_for("told", |screen| screen.contains("划线"));
        session.signal("KILL");
        session.wait_for_end();
        for path in room.kept().iter().filter(|path| path.extension() == Some("json".as_ref())) {
            let whole: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
            assert_eq!(whole["tigang"], 1);
        }
    }
    assert!(room.kept().iter().all(|path| !path.to_string_lossy().contains("damaged")));
}

#[test]
fn a_full_disk_is_told_and_what_was_kept_stays() {
    let room = Room::new();
    let mut session = room.open();
    session.press("\t)x");
    session.wait_for_text("已划线");
    session.quit();
    // No file may grow: as on a full disk.
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "ulimit -f 0; trap '' XFSZ; exec \"$0\" \"$1\"", env!("CARGO_BIN_EXE_tigang")]);
    command.arg(room.folder.path().join("钟.txt"));
    let mut session = Session::start_with(&command, &[("XDG_STATE_HOME", room.state())]);
    session.wait_for_text("▪");
    session.press("))x");
    session.wait_for_text("没能留下：磁盘满了");
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 1);
    session.assert_given_back();
    // And once more, where the person is now.
    session.wait_for_text("tigang: 标记、笔记和位置没能留下：磁盘满了");
    assert_eq!(room.highlights().len(), 1);
}

#[test]
fn a_damaged_file_is_told_and_set_aside() {
    let room = Room::new();
    let mut session = room.open();
    session.press("\t)x");
    session.wait_for_text("已划线");
    session.quit();
    fs::write(&room.kept()[0], "{\"tigang\":").unwrap();
    let session = room.open();
    session.wait_for_text("读不出来");
    assert!(!is_lit(&session));
    assert!(room.kept()[0].to_string_lossy().ends_with("damaged-1"), "{:?}", room.kept());
}

#[test]
fn who_reads_when_the_terminal_goes_finds_the_place_again() {
    let room = Room::new();
    let mut session = room.open();
    session.press("\tG");
    session.wait_until("kept", || !room.kept().is_empty());
    session.signal("HUP");
    session.wait_for_end();
    room.open().wait_for_text("回到上次读到的地方");
}
