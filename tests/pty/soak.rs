//! A reader that is given whatever comes, for a long time, and one that is killed at any moment. Both are short here; for a
//! long run: `SOAK=100000 KILLS=200 cargo test --release --test pty soak`, and `SEED=…` for another.

use crate::session::Session;
use portable_pty::CommandBuilder;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;
use std::{env, thread};

/// A number that is set from outside, for a long run.
fn number(name: &str, usual: u64) -> u64 {
    env::var(name).map_or(usual, |value| value.parse().unwrap())
}

/// Numbers without an end, the same for the same seed (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        Self(number("SEED", 8).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % end
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
}

/// What a terminal sends, but for what leaves the reader at once.
fn event(dice: &mut Dice) -> String {
    const KEYS: [&str; 24] = [
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[H",
        "\x1b[F",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[3~",
        "\x1b[Z",
        "\t",
        "\r",
        "\x7f",
        "\x1b",
        "\x1bO",
        "\x1bOP",
        "桥",
        "é",
        "👩\u{200d}🚀",
        "\u{301}",
        "\x1b[200~河水\n涨了\x1b[201~",
        "\x1b]11;rgb:",
        "\x1b[1;5A",
        "\x1b[?1;2c",
    ];
    match dice.below(10) {
        // Printable characters but q, which leaves.
        0..6 => char::from(b' ' + dice.below(95) as u8).to_string().replace('q', "x"),
        // Ctrl and a letter, but c, which leaves, and z, which stops.
        6 => char::from(1 + dice.below(25) as u8).to_string().replace('\x03', "\x04"),
        7 => dice.one_of(&KEYS).to_owned(),
        _ => {
            let button = dice.one_of(&["0", "2", "32", "64", "65"]);
            let (column, row) = (1 + dice.below(120), 1 + dice.below(50));
            format!("\x1b[<{button};{column};{row}{}", dice.one_of(&["M", "m"]))
        }
    }
}

/// How much memory a process has, in kilobytes, where that is told.
fn memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

#[test]
fn whatever_comes_the_reader_goes_on_and_gives_the_terminal_back() {
    /// So many events are written at once, and then the screen has another size.
    const TOGETHER: u64 = 40;
    let room = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let articles = ["zh-commentary.txt", "en-guide.md", "zh-portal.html"];
    for name in articles {
        fs::copy(samples.join(name), room.path().join(name)).unwrap();
    }
    // Addresses and files are opened by a program that does nothing.
    let open = || {
        let mut command = CommandBuilder::new("env");
        command.args([
            "EDITOR=/bin/true",
            "BROWSER=/bin/true",
            "PATH=/nowhere",
            env!("CARGO_BIN_EXE_tigang"),
        ]);
        command.args(articles);
        command.cwd(room.path());
        let session = Session::start(command, 24, 80);
        session.wait_for_text("▾");
        session
    };
    let mut dice = Dice::new();
    let (mut session, mut first) = (open(), None);
    let (mut left, mut width) = (number("SOAK", 2_000), 80);
    while left > 0 {
        let together = TOGETHER.min(left);
        left -= together;
        let events: String = (0..together).map(|_| event(&mut dice)).collect();
        session.press(&events);
        if dice.below(8) == 0 {
            session.resize(dice.below(3) as u16, dice.below(3) as u16);
        }
        // A size that it did not have, so that there is something to draw: the events are read, then.
        width = 20 + (width + 1 + dice.below(100) as u16) % 180;
        session.forget();
        session.resize(1 + dice.below(60) as u16, width);
        session.wait_until("drawn", || session.has_written() || session.is_over());
        if let Some(status) = session.ended() {
            // A command was found by its name that leaves.
            assert_eq!(status.exit_code(), 0, "{}", session.text());
            session.assert_given_back();
            session = open();
            first = None;
        }
        if let Some(now) = memory(session.process()) {
            let first = *first.get_or_insert(now);
            assert!(now < first + 200_000, "{first} kB have become {now} kB");
        }
    }
    session.resize(24, 80);
    // Once for what may be open, and once more.
    session.press("\x03\x03");
    assert_eq!(session.wait_for_end().exit_code(), 0, "{}", session.text());
    session.assert_given_back();
}

#[test]
fn killed_at_any_moment_nothing_that_was_kept_is_lost() {
    let room = tempfile::tempdir().unwrap();
    let kills = number("KILLS", 8);
    let text: String = (0..kills + 9).map(|n| format!("第{n}天，河水又涨了一尺。")).collect();
    let article = room.path().join("河.txt");
    fs::write(&article, format!("河水涨了\n\n{text}\n")).unwrap();
    let state = room.path().join("state");
    let folder = state.join("tigang").join("articles");
    let kept = || -> BTreeSet<String> {
        let files = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        let mut files = files.filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(!name.contains("damaged"), "{name}");
            name.ends_with(".json")
        });
        let Some(file) = files.next() else { return BTreeSet::new() };
        assert_eq!(files.next(), None);
        let memory: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let lit = memory["highlights"].as_array().unwrap().iter();
        lit.map(|highlight| highlight["words"].as_str().unwrap().to_owned()).collect()
    };
    let mut dice = Dice::new();
    let mut before = BTreeSet::new();
    for round in 0..kills {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tigang"));
        command.arg(&article);
        let mut session = Session::start_with(&command, &[("XDG_STATE_HOME", state.to_str().unwrap())]);
        session.wait_for_text("第");
        session.press(&format!("gg\tgg{})x", round + 1));
        thread::sleep(Duration::from_micros(dice.below(60_000)));
        session.signal("KILL");
        session.wait_for_end();
        let now = kept();
        assert!(now.is_superset(&before), "{before:?} has become {now:?}");
        before = now;
    }
    assert!(!before.is_empty(), "nothing was ever kept");
}
