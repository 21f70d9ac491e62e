//! The program from outside, with its output piped: what it prints, what it complains of, and how it leaves.

#[cfg(test)]
mod cli {
    use serde_json::Value;
    use std::io::{Read, Write};
    use std::path::PathBuf;
    use std::process::{Child, Command, Stdio};

    /// How a run ended.
    struct Ended {
        status: Option<i32>,
        out: String,
        err: String,
    }

    fn spawn(arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_tigang"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Runs the program with something on its standard input.
    fn tigang(arguments: &[&str], input: &[u8]) -> Ended {
        let mut child = spawn(arguments);
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // It may leave without reading all of it.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// A file of this test's own with this content; its path.
    fn file(name: &str, content: &[u8]) -> String {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    const ARTICLE: &str = "桥为什么没有修？\n\n河水涨了，桥却没有修。真正的问题在于没有人管这件事。\n\n\
                           去年少了百分之七的钱，今年又少了一半。所以先修桥，再修路。\n";

    /// Checks that a run does what is asked and complains of nothing.
    #[track_caller]
    fn check_prints(arguments: &[&str], input: &str, parts: &[&str]) {
        let ended = tigang(arguments, input.as_bytes());
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""), "{arguments:?}");
        for part in parts {
            assert!(ended.out.contains(part), "{arguments:?}: no {part:?} in:\n{}", ended.out);
        }
    }

    /// Checks that a run fails with this status, a message of these parts and no answer.
    #[track_caller]
    fn check_fails(arguments: &[&str], input: &[u8], status: i32, parts: &[&str]) {
        let ended = tigang(arguments, input);
        assert_eq!((ended.status, ended.out.as_str()), (Some(status), ""), "{arguments:?}");
        for part in parts {
            assert!(ended.err.contains(part), "{arguments:?}: no {part:?} in:\n{}", ended.err);
        }
        assert!(!ended.err.chars().any(|c| c.is_control() && c != '\n'), "{:?}", ended.err);
    }

    #[test]
    fn text_comes_from_a_file_or_from_standard_input() {
        let path = file("one.txt", ARTICLE.as_bytes());
        for (arguments, input) in [
            (&["-t", &path][..], ""),
            (&["-t", "--", &path], ""),
            (&["-t"], ARTICLE),
            (&["-t", "-"], ARTICLE),
            (&["--text", "--", "-"], ARTICLE),
        ] {
            check_prints(arguments, input, &["桥为什么没有修？\n\n河水涨了", "先修桥，再修路。\n"]);
        }
    }

    #[test]
    fn printing_the_text_twice_changes_nothing() {
        for sample in samples() {
            let once = tigang(&["-t", &sample], b"");
            let twice = tigang(&["-t", "-"], once.out.as_bytes());
            assert_eq!(twice.out, once.out, "{sample}");
        }
    }

    #[test]
    fn every_sample_is_printed_in_every_format() {
        let samples = samples();
        assert!(samples.len() >= 4, "{samples:?}");
        for sample in &samples {
            for arguments in [
                &["-s"][..],
                &["-o"],
                &["-t"],
                &["-s", "--why"],
                &["-f", "text"],
                &["-f", "markdown", "-t"],
                &["-f", "json"],
                &["-f", "opml"],
                &["-t", "--width", "30"],
            ] {
                let ended = tigang(&[arguments, &[sample.as_str()]].concat(), b"");
                assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""), "{arguments:?} {sample}");
                assert!(ended.out.ends_with('\n'), "{arguments:?} {sample}");
            }
        }
    }

    fn samples() -> Vec<String> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples");
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut texts: Vec<String> = paths
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .map(|p| p.to_str().unwrap().to_owned())
            .collect();
        texts.sort();
        texts
    }

    #[test]
    fn json_is_one_object_a_line() {
        let (one, two) = (file("json1.txt", ARTICLE.as_bytes()), file("json2.txt", "天晴了。\n".as_bytes()));
        let ended = tigang(&["-f", "json", &one, "-", &two], "地干了。".as_bytes());
        let digests: Vec<Value> = ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let sources: Vec<&str> = digests.iter().map(|digest| digest["source"].as_str().unwrap()).collect();
        assert_eq!(sources, [one.as_str(), "-", two.as_str()]);
        assert!(digests[0]["text"].as_str().unwrap().starts_with("桥为什么没有修？\n河水"));
    }

    #[test]
    fn several_files_are_printed_and_a_bad_one_does_not_stop_them() {
        let (one, two) =
            (file("several1.txt", ARTICLE.as_bytes()), file("several2.txt", "天晴了。\n".as_bytes()));
        let ended = tigang(&["-t", &one, "没有.txt", &two], b"");
        assert_eq!(ended.status, Some(1));
        let [first, last] = ["河水涨了", "天晴了。"].map(|part| ended.out.find(part));
        assert!(first.is_some() && first < last, "{}", ended.out);
        assert!(ended.err.starts_with("tigang: 没有.txt: there is no such file"), "{}", ended.err);
        let opml = tigang(&["-f", "opml", &one, &two], b"").out;
        assert_eq!(opml.matches("<opml").count(), 1);
        assert_eq!(opml.lines().filter(|line| line.starts_with("    <outline text=")).count(), 2, "{opml}");
    }

    #[test]
    fn formats_that_are_not_read_are_refused_with_what_to_do() {
        for (name, content, parts) in [
            ("notes.md", &b"# a"[..], &["Markdown", "tigang - <"][..]),
            ("book.epub", b"PK\x03\x04", &["EPUB"]),
            ("paper.pdf", b"%PDF-1.7", &["pdftotext"]),
            ("old.txt", b"\xbd\xf1\xcc\xec\xcf\xc2\xd3\xea", &["iconv -f GB18030 -t UTF-8 FILE | tigang -"]),
            ("wide.txt", b"\xff\xfea\0", &["UTF-16", "iconv"]),
            ("photo.jpg", b"\xff\xd8\xff\xe0", &["picture"]),
            ("thing", b"\0\x01\x02\xff\0\0", &["binary"]),
            ("empty.txt", b"", &["no text"]),
        ] {
            check_fails(&["-s", &file(name, content)], b"", 1, parts);
        }
        check_fails(
            &["-s", "https://a.example/b"],
            b"",
            1,
            &["https://a.example/b", "w3m -dump URL | tigang -"],
        );
        check_fails(&["-s"], b"<html>", 1, &["-: there is no text"]);
        check_fails(&["-s", env!("CARGO_MANIFEST_DIR")], b"", 1, &["directory"]);
    }

    #[test]
    fn a_hostile_name_does_not_reach_the_terminal() {
        check_fails(&["-s", "no\u{1b}[31m\nsuch.txt"], b"", 1, &["such.txt: there is no such file"]);
    }

    #[test]
    fn broken_bytes_are_told_and_passed_over() {
        let ended =
            tigang(&["-t"], b"It rained for a whole week.\xff Nobody knew why the pump had stopped.\n");
        assert_eq!(ended.status, Some(0));
        assert!(ended.out.contains("week.\u{fffd} Nobody"), "{}", ended.out);
        assert_eq!(ended.err, "tigang: -: decoded with 1 replacement character\n");
    }

    #[test]
    fn wrong_usage_is_status_two() {
        check_fails(&["-f", "html"], b"", 2, &["possible values"]);
        check_fails(&["-n", "0"], b"", 2, &["1 or more"]);
        check_fails(&["-n", "1", "-r", "1"], b"", 2, &["cannot be used with"]);
        check_fails(&["--no-such-option"], b"", 2, &["Usage: tigang"]);
        check_fails(&["-", "-"], b"", 2, &["once"]);
    }

    #[test]
    fn help_and_version_are_answers() {
        check_prints(&["--help"], "", &["Usage: tigang", "--jsonl", "Exit status"]);
        check_prints(&["-V"], "", &[concat!("tigang ", env!("CARGO_PKG_VERSION"))]);
    }

    #[test]
    fn a_closed_pipe_ends_quietly() {
        let long = "河水涨了，桥却没有修。真正的问题在于没有人管。\n\n".repeat(20_000);
        let path = file("long.txt", long.as_bytes());
        let line = format!("{}\n", serde_json::json!({"text": "天晴了。".repeat(200)})).repeat(2000);
        for (arguments, input) in [(&["-t", &path][..], ""), (&["--jsonl"], line.as_str())] {
            let mut child = spawn(arguments);
            let mut stdin = child.stdin.take().unwrap();
            let input = input.to_owned();
            let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
            let mut out = child.stdout.take().unwrap();
            out.read_exact(&mut [0; 64]).unwrap();
            drop(out);
            let output = child.wait_with_output().unwrap();
            feeder.join().unwrap();
            assert_eq!(output.status.code(), Some(0), "{arguments:?}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_a_failure() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_tigang"))
            .args(["-t", "-"])
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("could not be written"));
    }

    #[test]
    fn jsonl_answers_every_line_in_order() {
        let input = format!(
            "{}\n\n{{\"id\": \"b\", \"html\": \"<p>\"}}\nno json\n{}\n",
            serde_json::json!({"id": 1, "text": ARTICLE, "sentences": 1}),
            serde_json::json!({"id": [2], "text": "天晴了。", "title": "天气"}),
        );
        let ended = tigang(&["--jsonl"], input.as_bytes());
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""));
        let answers: Vec<Value> = ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answers.len(), 4, "{}", ended.out);
        assert_eq!((&answers[0]["id"], &answers[0]["source"]), (&Value::from(1), &Value::Null));
        assert!(answers[0]["summary"].as_array().unwrap().len() <= 1);
        assert!(answers[1]["id"] == "b" && answers[1]["error"].as_str().unwrap().contains("html"));
        assert!(answers[2].get("id").is_none() && answers[2]["error"].is_string());
        assert_eq!(answers[3]["id"], serde_json::json!([2]));
        assert_eq!(answers[3]["title"], "天气");
    }

    #[test]
    fn an_echoed_id_is_the_same_and_harmless() {
        let input = "{\"id\": \"\u{9b}31m\u{202e}😀\", \"text\": \"a\"}\n";
        let ended = tigang(&["--jsonl"], input.as_bytes());
        assert!(!ended.out.contains(['\u{9b}', '\u{202e}']), "{}", ended.out);
        let answer: Value = serde_json::from_str(&ended.out).unwrap();
        assert_eq!(answer["id"], "\u{9b}31m\u{202e}😀");
    }

    #[test]
    fn colour_and_width_are_for_terminals_unless_asked_for() {
        check_prints(&["-t"], ARTICLE, &["桥为什么没有修？\n"]);
        check_prints(&["-t", "--color", "always"], ARTICLE, &["\u{1b}[1m桥为什么没有修？\u{1b}[0m\n"]);
        let wrapped = tigang(&["-t", "--width", "20"], ARTICLE.as_bytes()).out;
        assert!(wrapped.lines().all(|line| line.chars().count() <= 10), "{wrapped}");
        let joined: String = wrapped.split_whitespace().collect();
        assert_eq!(joined, ARTICLE.split_whitespace().collect::<String>());
    }
}
