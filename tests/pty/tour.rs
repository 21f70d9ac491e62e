//! A tour of the reader by its keys, a stop for everything that it can do, on a sample in a folder of its own. Looks at
//! what shows, and at what is left outside when it is over.

use crate::session::Session;
use portable_pty::CommandBuilder;
use std::path::{Path, PathBuf};

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";

/// The reader on a copy of a sample.
struct Tour {
    session: Session,
    folder: PathBuf,
}

impl Tour {
    /// Opens a sample in the folder of a test on a screen of 100 by 30 cells, and waits for its outline.
    #[track_caller]
    fn begin(test: &str, sample: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("tour").join(test);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let sample_file = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
        std::fs::copy(sample_file, folder.join(sample)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(sample);
        command.cwd(&folder);
        command.env("HOME", &folder);
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

    /// Leaves the reader; the terminal is what it was.
    #[track_caller]
    fn end(mut self) {
        self.session.press("q");
        assert_eq!(self.session.wait_for_end().exit_code(), 0);
        self.session.assert_given_back();
    }
}

#[test]
fn zoom_of_meaning() {
    let mut tour = Tour::begin("zoom", "zh-commentary.txt");
    tour.see("+", &["摘要 9 句"]);
    tour.see("3-", &["摘要 6 句"]);
    tour.see("s", &["突出关键句"]);
    tour.see("s", &["只看摘要", "价格之争——看点"]);
    // Enter on a sentence of the summary returns to it in the full text.
    tour.see("\tj", &["›"]);
    tour.lose(ENTER, &["只看摘要"]);
    tour.end();
}

#[test]
fn folds_by_the_keys_of_vim() {
    let mut tour = Tour::begin("folds", "zh-commentary.txt");
    tour.lose("zM", &["▾", "列举"]);
    tour.see("zR", &["▾", "列举"]);
    tour.see("jzc", &["▸"]);
    tour.lose("zo", &["▸"]);
    tour.see("za", &["▸"]);
    tour.lose("za", &["▸"]);
    tour.end();
}
