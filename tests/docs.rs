//! The documentation, held to the program: every command that a reader can type is run, every option that is named
//! exists, every link leads somewhere.
//!
//! What can be typed stands indented; what goes into a file of some other program or language stands in a fence that
//! names the language. A line of a table of commands has its explanation behind two or more spaces. Of a block with
//! `$ ` before its commands the other lines are what is printed, and that is compared.

#![cfg(unix)]

#[cfg(test)]
mod docs {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    /// Programs that are everywhere where there is a shell: a command of these and tigang is run.
    const EVERYWHERE: [&str; 6] = ["cat", "cut", "echo", "head", "mkdir", "printf"];
    /// Programs that may not be there, or want something that is not. A command with one of these is not run.
    const ELSEWHERE: [&str; 26] = [
        ".ci/run", "cargo", "curl", "entr", "fuzz/run", "fzf", "git", "hnb", "jq", "less", "lf", "ls", "man",
        "mandoc", "pandoc", "parallel", "pbpaste", "pip", "python3", "ranger", "rustup", "split", "taskset",
        "wl-paste", "xargs", "xclip",
    ];
    /// Options that are named and are no options of tigang, with whose they are.
    const OPTIONS_OF_OTHERS: [(&str, &str); 20] = [
        ("--bench", "cargo"),
        ("--bind", "fzf"),
        ("--block", "parallel"),
        ("--delimiter", "fzf"),
        ("--example", "cargo"),
        ("--features", "cargo"),
        ("--keep-order", "parallel"),
        ("--lib", "cargo"),
        ("--no-default-features", "cargo"),
        ("--nocapture", "cargo"),
        ("--no-deps", "cargo"),
        ("--no-newline", "wl-paste"),
        ("--nth", "fzf"),
        ("--open", "cargo"),
        ("--path", "cargo"),
        ("--pipepart", "parallel"),
        ("--preview", "fzf"),
        ("--release", "cargo"),
        ("--test", "cargo"),
        ("--write", "examples/judgement"),
    ];
    /// Fewer commands than these were never there: the checker would be blind.
    const LEAST_COMMANDS: usize = 30;

    // ---- the checks ----

    #[test]
    fn every_command_does_what_it_should() {
        let mut faults = Vec::new();
        let mut runs = Vec::new();
        for page in pages_with_commands() {
            for typed in commands(&fs::read_to_string(root().join(&page)).unwrap()) {
                match judge(&typed.command) {
                    Verdict::Runs => runs.push((page.clone(), typed)),
                    Verdict::IsLeft => {}
                    Verdict::IsUnknown(program) => faults.push(format!(
                        "{page}:{}: {}\n  `{program}` is known to nobody. If every shell has it, add it to EVERYWHERE; if it \
                         may be missing or wants something else, to ELSEWHERE; if the line is no command, put it into a \
                         fence that names its language",
                        typed.line, typed.command
                    )),
                }
            }
        }
        assert!(
            runs.len() >= LEAST_COMMANDS,
            "only {} commands were found: the checker is blind",
            runs.len()
        );
        let (next, found) = (AtomicUsize::new(0), Mutex::new(faults));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some((page, typed)) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if let Some(fault) = fault(page, typed) {
                            found
                                .lock()
                                .unwrap()
                                .push(format!("{page}:{}: {}\n  {fault}", typed.line, typed.command));
                        }
                    }
                });
            }
        });
        let faults = found.into_inner().unwrap();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(runs.len() >= LEAST_COMMANDS, "only {} commands were run: the checker is blind", runs.len());
    }

    #[test]
    fn every_option_exists() {
        let help = Command::new(env!("CARGO_BIN_EXE_tigang")).arg("--help").output().unwrap();
        let known = options(&String::from_utf8(help.stdout).unwrap());
        assert!(known.len() > 20, "only {} options in the help: the checker is blind", known.len());
        let mut faults = Vec::new();
        for page in pages() {
            let text = fs::read_to_string(root().join(&page)).unwrap();
            for option in options(&text).difference(&known) {
                if !OPTIONS_OF_OTHERS.iter().any(|(other, _)| other == option) {
                    faults.push(format!(
                        "{page}: tigang has no {option}; if another program has it, name it in OPTIONS_OF_OTHERS"
                    ));
                }
            }
        }
        for (option, whose) in OPTIONS_OF_OTHERS {
            if known.contains(option) {
                faults.push(format!("{option} is said to be {whose}'s alone, and tigang has it"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_link_leads_to_a_file() {
        let (mut faults, mut seen) = (Vec::new(), 0);
        for page in pages() {
            let path = root().join(&page);
            let folder = path.parent().unwrap();
            for target in links(&fs::read_to_string(&path).unwrap()) {
                seen += 1;
                if !folder.join(&target).exists() {
                    faults.push(format!("{page}: a link leads to {target}, which is not there"));
                }
            }
        }
        assert!(seen > 20, "only {seen} links were found: the checker is blind");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    // ---- pages ----

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    /// The pages of a folder, by their paths below the root.
    fn pages_in(folder: &str) -> Vec<String> {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let names = entries.filter_map(|name| name.into_string().ok()).filter(|name| name.ends_with(".md"));
        let mut pages: Vec<String> =
            names.map(|name| if folder.is_empty() { name } else { format!("{folder}/{name}") }).collect();
        pages.sort();
        pages
    }

    /// Every page of documentation.
    fn pages() -> Vec<String> {
        let folders = ["", "docs", "fuzz", "examples/judgement"];
        folders.into_iter().flat_map(pages_in).chain(["samples/README.md".to_owned()]).collect()
    }

    /// The pages whose commands are for everyone who has the program.
    fn pages_with_commands() -> Vec<String> {
        let names = ["README.md", "README.zh.md", "CONTRIBUTING.md", "samples/README.md"];
        let there = names.into_iter().filter(|name| root().join(name).exists()).map(str::to_owned);
        there.chain(pages_in("docs")).collect()
    }

    // ---- what stands in a page ----

    /// A command as it is typed, with what the page says that it prints.
    #[derive(Debug, PartialEq)]
    struct Typed {
        line: usize,
        command: String,
        printed: Option<String>,
    }

    /// A line of a page, by what it stands in.
    enum Kind<'a> {
        Prose(&'a str),
        /// Indented, with the indent taken off; blank where it only parts two such lines.
        Code(&'a str),
        /// Of a fence, with the fence's own two lines.
        Fenced,
    }

    /// Each line of a page.
    fn lines(page: &str) -> Vec<Kind<'_>> {
        let mut kinds: Vec<Kind> = Vec::new();
        let (mut is_fenced, mut may_begin) = (false, true);
        for line in page.lines() {
            let is_fence = line.starts_with("```");
            let code = line.strip_prefix("    ").filter(|_| may_begin);
            let kind = match code {
                _ if is_fence || is_fenced => Kind::Fenced,
                Some(code) => Kind::Code(code),
                None => Kind::Prose(line),
            };
            is_fenced ^= is_fence;
            // Only after a blank line, or another like it, is an indented line code.
            may_begin = line.trim().is_empty() || matches!(kind, Kind::Code(_));
            kinds.push(kind);
        }
        assert!(!is_fenced, "a fence is not closed");
        kinds
    }

    /// The commands of a page.
    fn commands(page: &str) -> Vec<Typed> {
        let mut commands: Vec<Typed> = Vec::new();
        let mut lines = lines(page).into_iter().zip(1..).peekable();
        let mut is_prompted = false;
        while let Some((kind, line)) = lines.next() {
            let Kind::Code(code) = kind else {
                is_prompted = false;
                continue;
            };
            let prompted = code.strip_prefix("$ ");
            if prompted.is_none() && is_prompted {
                let printed = &mut commands.last_mut().unwrap().printed;
                printed.get_or_insert_default().push_str(&format!("{code}\n"));
                continue;
            }
            is_prompted = prompted.is_some();
            let mut command = without_comment(prompted.unwrap_or(code)).to_owned();
            let mut more = || lines.next_if(|(kind, _)| matches!(kind, Kind::Code(_)));
            if let Some(end) = here_document(&command) {
                while let Some((Kind::Code(code), _)) = more() {
                    command.push_str(&format!("\n{code}"));
                    if code == end {
                        break;
                    }
                }
            }
            while command.ends_with(['|', '\\']) {
                let Some((Kind::Code(code), _)) = more() else { break };
                command.push_str(&format!("\n{}", without_comment(code)));
            }
            if !command.is_empty() {
                commands.push(Typed { line, command, printed: None });
            }
        }
        commands
    }

    /// The word that ends the lines which follow a command as its input.
    fn here_document(command: &str) -> Option<String> {
        let (_, rest) = command.split_once("<<")?;
        let word = rest.split_whitespace().next()?;
        Some(word.trim_matches('\'').to_owned())
    }

    /// A line without what explains it: what stands behind two spaces, or behind a `#` at its beginning.
    fn without_comment(line: &str) -> &str {
        let mut quote = None;
        let indent = line.len() - line.trim_start().len();
        for (at, c) in line.char_indices().skip(indent) {
            match quote {
                Some(open) if c == open => quote = None,
                Some(_) => {}
                None if c == '\'' || c == '"' => quote = Some(c),
                None if line[at..].starts_with("  ") => return &line[..at],
                None if c == '#' && at == indent => return "",
                None => {}
            }
        }
        line.trim_end()
    }

    /// Every option in its long form.
    fn options(text: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (at, _) in text.match_indices("--") {
            let before = text[..at].chars().next_back();
            let name: String =
                text[at + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            if name.starts_with(|c: char| c.is_ascii_lowercase())
                && before.is_none_or(|c| !c.is_alphanumeric() && c != '-')
            {
                found.insert(format!("--{name}"));
            }
        }
        found
    }

    /// The files that a page's links and pictures lead to.
    fn links(page: &str) -> Vec<String> {
        let prose: Vec<&str> = lines(page)
            .iter()
            .filter_map(|kind| if let Kind::Prose(line) = kind { Some(*line) } else { None })
            .collect();
        let prose = prose.join("\n");
        // Between backquotes nothing is a link.
        let spoken: String = prose.split('`').step_by(2).collect();
        let targets = spoken.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let files = targets.map(|target| target.split('#').next().unwrap_or_default());
        files.filter(|file| !file.is_empty() && !file.contains("://")).map(str::to_owned).collect()
    }

    // ---- commands ----

    #[derive(Debug, PartialEq)]
    enum Verdict {
        Runs,
        /// It needs what may not be there, or has nothing to do with tigang.
        IsLeft,
        IsUnknown(String),
    }

    fn judge(command: &str) -> Verdict {
        let programs = programs(command);
        let is_ours = |name: &String| name == "tigang";
        let is_elsewhere = |name: &String| ELSEWHERE.contains(&name.as_str());
        let is_known =
            |name: &String| is_ours(name) || is_elsewhere(name) || EVERYWHERE.contains(&name.as_str());
        match programs.iter().find(|name| !is_known(name)) {
            Some(unknown) => Verdict::IsUnknown(unknown.clone()),
            None if programs.iter().any(is_elsewhere) || !programs.iter().any(is_ours) => Verdict::IsLeft,
            // An address.
            None if command.contains("://") => Verdict::IsLeft,
            None => Verdict::Runs,
        }
    }

    /// The programs that a command line calls; running the crate is to call tigang.
    fn programs(command: &str) -> Vec<String> {
        let line = command.lines().next().unwrap_or_default();
        let whole = if here_document(line).is_some() { line } else { command };
        let (mut quote, mut calls) = (None, vec![String::new()]);
        for c in whole.chars() {
            match quote {
                Some(open) if c == open => quote = None,
                None if c == '\'' || c == '"' => quote = Some(c),
                None if c == '|' || c == ';' || c == '&' => {
                    calls.push(String::new());
                    continue;
                }
                _ => {}
            }
            calls.last_mut().unwrap().push(c);
        }
        let called = calls.iter().map(|call| call.trim()).filter(|call| !call.is_empty());
        let named = called.filter_map(|call| {
            let is_crate = call == "cargo run --" || call.starts_with("cargo run -- ");
            if is_crate { Some("tigang") } else { call.split_whitespace().find(|word| !word.contains('=')) }
        });
        named.map(str::to_owned).collect()
    }

    /// The file that a command writes its answer to.
    fn written(command: &str) -> Option<&str> {
        let line = command.lines().next()?;
        let (_, target) = line.rsplit_once("> ")?;
        target.split_whitespace().next()
    }

    /// Runs a command among copies of the samples, and says what is wrong with how it went.
    fn fault(page: &str, typed: &Typed) -> Option<String> {
        let name = format!("docs-{}-{}", page.replace('/', "-"), typed.line);
        let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        furnish(&place);
        let program = Path::new(env!("CARGO_BIN_EXE_tigang")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("sh")
            .args(["-c", &typed.command.replace("cargo run -- ", "tigang ")])
            .current_dir(&place)
            .env_clear()
            .env("PATH", format!("{}:{path}", program.display()))
            .env("HOME", &place)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let answer = match written(&typed.command) {
            Some(file) => fs::read_to_string(place.join(file.trim_start_matches("~/"))).unwrap_or_default(),
            None => out.into_owned(),
        };
        let _ = fs::remove_dir_all(&place);
        if !output.status.success() || !err.is_empty() {
            return Some(format!("it ended with {}, saying: {err}", output.status));
        }
        if answer.trim().is_empty() {
            return Some("it gave nothing".to_owned());
        }
        let printed = typed.printed.as_ref().filter(|printed| **printed != answer)?;
        Some(format!("the page says that it prints\n{printed}  and it prints\n{answer}"))
    }

    /// The files that the documentation speaks of, under its names.
    const FILES: [(&str, &str); 13] = [
        ("article.txt", "zh-commentary.txt"),
        ("文章.txt", "zh-commentary.txt"),
        ("article.html", "zh-portal.html"),
        ("文章.html", "zh-portal.html"),
        ("article.md", "en-guide.md"),
        ("book.epub", "zh-book.epub"),
        ("a.txt", "en-commentary.txt"),
        ("b.md", "en-guide.md"),
        ("c.html", "en-blog.html"),
        ("一.txt", "zh-news.txt"),
        ("二.md", "en-guide.md"),
        ("FOLDER/b.txt", "zh-howto.txt"),
        ("文件夹/b.txt", "zh-howto.txt"),
    ];

    /// Makes a folder anew, with the files in it that the documentation speaks of.
    fn furnish(place: &Path) {
        let _ = fs::remove_dir_all(place);
        let samples = root().join("samples");
        for folder in ["FOLDER", "文件夹", "samples"] {
            fs::create_dir_all(place.join(folder)).unwrap();
        }
        for (name, sample) in FILES {
            fs::copy(samples.join(sample), place.join(name)).unwrap();
        }
        for entry in fs::read_dir(&samples).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), place.join("samples").join(entry.file_name())).unwrap();
        }
        fs::write(place.join("articles.jsonl"), "{\"id\": 1, \"text\": \"天晴了。\"}\n").unwrap();
    }

    // ---- the checker, checked ----

    #[track_caller]
    fn check_commands(page: &str, expected: &[(usize, &str, Option<&str>)]) {
        let found = commands(page);
        let found: Vec<_> =
            found.iter().map(|t| (t.line, t.command.as_str(), t.printed.as_deref())).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn commands_stand_indented() {
        check_commands(
            "Try:\n\n    tigang a.txt\n    tigang b.md\n\nDone.\n",
            &[(3, "tigang a.txt", None), (4, "tigang b.md", None)],
        );
        // The middle of a paragraph or of an item is none.
        check_commands("- an item\n    with a second line\n", &[]);
        check_commands("```toml\n    [keys]\n\n    down = 1\n```\n", &[]);
    }

    #[test]
    fn an_explanation_is_no_part_of_a_command() {
        check_commands("    tigang FOLDER    find one\n", &[(1, "tigang FOLDER", None)]);
        check_commands(
            "    echo 'a  b' | tigang  # two\n    # all of it\n",
            &[(1, "echo 'a  b' | tigang", None)],
        );
    }

    #[test]
    fn commands_of_several_lines_are_one() {
        check_commands("    tigang a |\n      cut -c 1  # one\n", &[(1, "tigang a |\n  cut -c 1", None)]);
        check_commands(
            "    $ tigang <<'END' | cut\n    a  b\n    END\n    shown\n",
            &[(1, "tigang <<'END' | cut\na  b\nEND", Some("shown\n"))],
        );
    }

    #[test]
    fn what_is_printed_is_told_from_what_is_typed() {
        check_commands(
            "    $ echo a\n    a\n    $ echo b\n    b\n    c\n",
            &[(1, "echo a", Some("a\n")), (3, "echo b", Some("b\nc\n"))],
        );
    }

    #[test]
    fn a_command_is_judged_by_its_programs() {
        let unknown = |name: &str| Verdict::IsUnknown(name.to_owned());
        for (command, verdict) in [
            ("tigang a.txt", Verdict::Runs),
            ("cargo run -- a.txt", Verdict::Runs),
            ("echo 'a | b' | tigang --jsonl | cut -c 1", Verdict::Runs),
            ("mkdir -p a && tigang --print-config > a/b", Verdict::Runs),
            ("LC_ALL=C tigang a.txt", Verdict::Runs),
            ("tigang https://HOST/PATH", Verdict::IsLeft),
            ("tigang -f json a.txt | jq .", Verdict::IsLeft),
            ("cargo test", Verdict::IsLeft),
            ("cargo run --release -- a.txt", Verdict::IsLeft),
            ("cat a > b", Verdict::IsLeft),
            ("tigang a.txt | frobnicate -x", unknown("frobnicate")),
            ("[keys]", unknown("[keys]")),
        ] {
            assert_eq!(judge(command), verdict, "{command}");
        }
    }

    #[test]
    fn a_command_that_fails_prints_nothing_or_something_else_is_a_fault() {
        let check = |command: &str, printed: Option<&str>, part: &str| {
            let typed = Typed { line: 0, command: command.to_owned(), printed: printed.map(str::to_owned) };
            let fault = fault(&format!("check-{part}"), &typed).unwrap_or_default();
            assert!(fault.contains(part) && fault.is_empty() == part.is_empty(), "{command}: {fault}");
        };
        check("tigang a.txt", None, "");
        check("tigang -s gone.txt", None, "there is no such file");
        check("tigang -f markdown a.txt > gone", None, "");
        check("tigang -s a.txt | cut -c 1 > /dev/null", None, "gave nothing");
        check("printf '天晴了。' | tigang -t", Some("天晴了。\n"), "");
        check("printf '天晴了。' | tigang -t", Some("下雨了。\n"), "it prints");
    }

    #[test]
    fn options_and_links_are_found() {
        let found = options("`--at TEXT`, --no-state; a--b, ---, --1, |--|");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["--at", "--no-state"]);
        let page = "[a](b.md) and ![c\nd](e/f.svg#g), [h](https://i/j), [k](#l), `[m](n)`\n\n    [o](p)\n";
        assert_eq!(links(page), ["b.md", "e/f.svg"]);
    }
}
