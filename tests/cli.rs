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
    fn the_configuration_is_printed_and_asked_for_by_the_reader_alone() {
        check_prints(&["--print-config"], "", &["theme = ", "[keys]", "quit = [\"q\"]"]);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli/config");
        std::fs::create_dir_all(folder.join("tigang")).unwrap();
        std::fs::write(folder.join("tigang/config.toml"), "summary = 1\ntheme = dark\n").unwrap();
        let path = file("configured.txt", ARTICLE.as_bytes());
        let run = |folder: &std::path::Path| {
            let program = Command::new(env!("CARGO_BIN_EXE_tigang"))
                .args(["-s", &path])
                .env("XDG_CONFIG_HOME", folder)
                .output();
            let output = program.unwrap();
            (output.stdout, output.stderr)
        };
        assert_eq!(run(&folder), run(std::path::Path::new("/nowhere")));
        assert!(run(&folder).1.is_empty());
    }

    #[test]
    fn what_a_package_wants_is_printed() {
        check_prints(&["--version"], "", &[concat!("tigang ", env!("CARGO_PKG_VERSION"), "\nfeatures: ")]);
        check_prints(&["--man"], "", &[".TH TIGANG 1", "\n.SH KEYS\n", "\\-\\-keep\\-chrome"]);
        for (shell, part) in
            [("bash", "complete -F _tigang"), ("zsh", "#compdef tigang"), ("fish", "complete -c tigang")]
        {
            // A theme and a shell are among what is completed.
            check_prints(&["--completions", shell], "", &[part, "contrast", "fish", "keep-chrome"]);
        }
        check_fails(&["--completions", "cmd"], b"", 2, &["[possible values: bash, zsh, fish]"]);
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
                &["-f", "html", "--why"],
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
    fn html_is_one_page_with_everything() {
        let sample = samples().into_iter().find(|path| path.ends_with("zh-commentary.txt")).unwrap();
        let ended = tigang(&["-f", "html", &sample], b"");
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""));
        assert!(ended.out.starts_with("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"), "{}", ended.out);
        let thesis = "<b>让老牌超市睡不着的，不是几块会换数字的小屏幕，而是禾风便利借着电子价签搭起来的“实时定价”体系。</b></mark>";
        let (before, after) = ended.out.split_once(thesis).unwrap();
        assert!(before.rsplit_once("<mark id=\"s").is_some_and(|(_, mark)| mark.contains("title=\"论点 · ")));
        // The outline before it, what was removed behind it.
        assert!(
            before.contains(">价格之争</a>")
                && after.contains("0000-12345678")
                && after.ends_with("</html>\n")
        );
        // Whatever view is named it is the whole; the length of the summary holds.
        assert_eq!(tigang(&["-f", "html", "-t", &sample], b"").out, ended.out);
        let short = tigang(&["-f", "html", "-n", "2", "--why", &sample], b"").out;
        assert_eq!((short.matches("<mark ").count(), short.matches("<small>[0.").count()), (2, 2), "{short}");
        // What is said of the reading is on the page, and so not on standard error.
        let broken = tigang(&["-f", "html"], &[ARTICLE.as_bytes(), b"\xff\n"].concat());
        assert!(
            broken.err.is_empty()
                && broken.out.contains("<li lang=\"en\">decoded with 1 replacement character</li>")
        );
    }

    #[test]
    fn several_pages_are_one_with_a_list() {
        let (one, two) = (file("html1.txt", ARTICLE.as_bytes()), file("html2.txt", "天晴了。\n".as_bytes()));
        let ended = tigang(&["-f", "html", &one, "没有.html", &two], b"");
        assert_eq!(ended.status, Some(1));
        assert!(ended.err.starts_with("tigang: 没有.html: there is no such file"), "{}", ended.err);
        let list = "<li><a href=\"#a1\">桥为什么没有修？</a></li>\n<li><a href=\"#a2\">html2</a></li>\n</ol>";
        assert!(ended.out.contains(list), "{}", ended.out);
        assert_eq!((ended.out.matches("<!DOCTYPE").count(), ended.out.matches("<article ").count()), (1, 2));
    }

    #[test]
    fn a_folder_is_printed_as_the_list_of_its_articles() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("listed");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("in")).unwrap();
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        std::fs::write(path("bridge.txt"), ARTICLE).unwrap();
        std::fs::write(path("in/rain.txt.gz"), gzipped("天晴了。\n".as_bytes())).unwrap();
        std::fs::write(path("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
        let listed = format!("{}  桥为什么没有修？\n{}  rain\n", path("bridge.txt"), path("in/rain.txt.gz"));
        let ended = tigang(&[&path("")], b"");
        assert_eq!((ended.status, ended.out.as_str(), ended.err.as_str()), (Some(0), listed.as_str(), ""));
        // Among articles, in their order; a digest is an article's.
        let ended = tigang(&["-t", &path("in/rain.txt.gz"), &path("in"), &path("gone")], b"");
        assert_eq!(ended.status, Some(1));
        assert_eq!(ended.out, format!("rain\n\n天晴了。\n\n\n{}  rain\n", path("in/rain.txt.gz")));
        let ended = tigang(&["-f", "json", &path("in")], b"");
        assert!(ended.status == Some(1) && ended.out.is_empty() && ended.err.contains("is a directory"));
        let ended = tigang(&["-f", "html", &path("in")], b"");
        assert!(ended.status == Some(1) && ended.out.is_empty() && ended.err.contains("is a directory"));
        std::fs::remove_file(path("in/rain.txt.gz")).unwrap();
        let ended = tigang(&[&path("in")], b"");
        assert!(ended.status == Some(1) && ended.out.is_empty(), "{}", ended.out);
        assert!(ended.err.contains("holds no article; looked 3 folders deep for text"), "{}", ended.err);
    }

    /// What gzip makes of some bytes.
    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GBK.encode(text).0.into_owned()
    }

    #[test]
    fn text_is_read_in_any_encoding() {
        for (name, content) in [
            ("gbk.txt", gbk(ARTICLE)),
            ("utf16.txt", ARTICLE.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("utf16be.txt", format!("\u{feff}{ARTICLE}").encode_utf16().flat_map(u16::to_be_bytes).collect()),
            ("marked.txt", format!("\u{feff}{ARTICLE}").into_bytes()),
        ] {
            let path = file(name, &content);
            check_prints(&["-t", &path], "", &["桥为什么没有修？\n\n河水涨了", "先修桥，再修路。\n"]);
        }
        check_prints(&["-t", &file("short.txt", &gbk("今天下雨"))], "", &["今天下雨\n"]);
        let path = file("two.txt", &gbk("你好"));
        check_prints(&["-t", "--encoding", "gb2312", &path], "", &["你好\n"]);
        check_fails(&["-t", "--encoding", "klingon", &path], b"", 2, &["labels look like utf-8, gb18030"]);
        let json = tigang(&["-f", "json", &file("gbk.txt", &gbk(ARTICLE))], b"").out;
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["encoding"], "gb18030");
    }

    #[test]
    fn what_an_input_is_can_be_said() {
        let path = file("notes.md", "# 桥\n\n河水涨了。".as_bytes());
        check_prints(&["-t", "--input", "text", &path], "", &["# 桥", "河水涨了。"]);
        check_prints(&["-t", "--input", "text"], "<html>天晴了。", &["<html>天晴了。"]);
        check_fails(&["-t", "--input", "epub"], b"a", 1, &["-: "]);
    }

    #[test]
    fn compressed_files_are_opened() {
        let path = file("one.txt.gz", &gzipped(ARTICLE.as_bytes()));
        check_prints(&["-t", &path], "", &["桥为什么没有修？\n\n河水涨了"]);
        check_prints(
            &["-t", &file("one-gbk.gz", &gzipped(&gbk(ARTICLE)))],
            "",
            &["桥为什么没有修？\n\n河水涨了"],
        );
        let ended = tigang(&["-t"], &gzipped(ARTICLE.as_bytes()));
        assert!(ended.status == Some(0) && ended.out.contains("先修桥"), "{}", ended.err);
        let packed = gzipped(ARTICLE.as_bytes());
        check_fails(
            &["-t", &file("cut.txt.gz", &packed[..packed.len() / 2])],
            b"",
            1,
            &["cut.txt.gz: the compressed file is damaged or cut short", "gunzip -c"],
        );
        let tar = [&[b'a'; 257][..], b"ustar\x0000", &[0; 247]].concat();
        check_fails(&["-t", &file("a.tar.gz", &gzipped(&tar))], b"", 1, &["a tar archive", "tar -xOf"]);
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        // Each round is a thousand times as much, so that the last is far over the limit.
        let bomb = gzipped(&gzipped(&vec![0; 300_000_000]));
        assert!(bomb.len() < 100_000);
        check_fails(
            &["-t", &file("bomb.gz", &bomb)],
            b"",
            1,
            &["bomb.gz: is more than 256 MB when unpacked", "head -c"],
        );
    }

    #[test]
    fn inputs_of_all_kinds_are_read_one_after_the_other() {
        let paths = [
            file("kinds-a.txt", "天晴了，路也干了，可以出门走一走。\n".as_bytes()),
            file("kinds-b.txt", &gbk("河水涨了，桥却没有修，没有人管。\n")),
            file("kinds-c.pdf", b"%PDF-1.7"),
            file("kinds-d.txt.gz", &gzipped("水泵停了，田里的水还没有退。\n".as_bytes())),
            file("kinds-e.jpg", b"\xff\xd8\xff\xe0"),
            file("kinds-f.txt", b""),
        ];
        let arguments: Vec<&str> = std::iter::once("-t").chain(paths.iter().map(String::as_str)).collect();
        let ended = tigang(&arguments, b"");
        assert_eq!(ended.status, Some(1));
        // Without a title the file's name stands above its text.
        assert_eq!(
            ended.out,
            "kinds-a\n\n天晴了，路也干了，可以出门走一走。\n\n\n\
             kinds-b\n\n河水涨了，桥却没有修，没有人管。\n\n\n\
             kinds-d\n\n水泵停了，田里的水还没有退。\n"
        );
        let complaints: Vec<&str> = ended.err.lines().collect();
        for (complaint, part) in complaints.iter().zip([
            "kinds-c.pdf: PDF",
            "kinds-e.jpg: a picture",
            "kinds-f.txt: there is no text",
        ]) {
            assert!(complaint.contains(part), "{complaint}");
        }
        assert_eq!(complaints.len(), 3, "{}", ended.err);
    }

    #[test]
    fn a_name_is_given_where_there_is_no_title_and_only_where_it_is_needed() {
        let path = file("雨天.txt", "天晴了，路也干了，可以出门走一走。\n".as_bytes());
        assert_eq!(tigang(&["-t", &path], b"").out, "天晴了，路也干了，可以出门走一走。\n");
        let opml = tigang(&["-f", "opml", &path], b"").out;
        assert!(opml.contains("<title>雨天</title>"), "{opml}");
        // Standard input has no name.
        let both = tigang(&["-t", "-", &path], "水泵停了，田里的水还没有退。\n".as_bytes()).out;
        assert!(both.starts_with("水泵停了") && both.contains("\n雨天\n"), "{both}");
    }

    #[test]
    fn what_is_not_read_is_refused_with_what_to_do() {
        for (name, content, parts) in [
            ("paper.pdf", &b"%PDF-1.7"[..], &["PDF is not read yet", "pdftotext FILE - | tigang"][..]),
            ("report.docx", b"PK\x03\x04...[Content_Types].xml...word/document.xml", &["pandoc -t plain"]),
            ("old.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &["office", "libreoffice"]),
            ("some.zip", b"PK\x03\x04......a.txt", &["zip", "unzip -p"]),
            ("photo.jpg", b"\xff\xd8\xff\xe0", &["picture"]),
            ("song.mp3", b"ID3\x04\0", &["recording"]),
            ("feed.xml", b"<?xml version='1.0'?><rss version='2.0'>", &["news feed", "address"]),
            ("data.xml", b"<?xml version='1.0'?><a>b</a>", &["XML", "--input html"]),
            ("thing", b"\0\x01\x02\xff\0\0", &["binary"]),
            ("empty.txt", b"", &["no text"]),
        ] {
            check_fails(&["-s", &file(name, content)], b"", 1, parts);
        }
        let address = if cfg!(feature = "net") {
            ["https://a..example/b: is no address", "write it like https://"]
        } else {
            ["https://a..example/b: this tigang was built without the net", "curl -L URL | tigang"]
        };
        check_fails(&["-s", "https://a..example/b"], b"", 1, &address);
        if cfg!(not(feature = "epub")) {
            let book = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/zh-book.epub");
            check_fails(&["-s", book], b"", 1, &["built without EPUB", "pandoc -t plain FILE | tigang"]);
        }
        check_fails(&["-f", "json", env!("CARGO_MANIFEST_DIR")], b"", 1, &["directory"]);
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
        check_fails(&["-f", "pdf"], b"", 2, &["possible values"]);
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
