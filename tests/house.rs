//! The rules between rooms, held by reading the sources: which room may name which, and who may touch the outside.
//! Every path counts, in a `use` line or in the middle of an expression; tests, comments and strings do not.

#[cfg(test)]
mod house {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    /// The rooms from the lowest up: each may name itself and those before it.
    const ROOMS: [&str; 22] = [
        "tally", "span", "threads", "limits", "clean", "article", "segment", "wrap", "find", "source",
        "store", "read", "digest", "memory", "export", "tui", "config", "cli", "batch", "laws", "run",
        "main",
    ];
    /// Rooms that never meet, though their order would let them.
    const STRANGERS: [(&str, &str); 8] = [
        ("digest", "read"),
        ("digest", "source"),
        ("memory", "read"),
        ("memory", "source"),
        ("tui", "export"),
        ("tui", "source"),
        ("tui", "store"),
        ("tui", "read"),
    ];
    /// Crates that are named in one place only.
    const CRATES: [(&str, &[&str]); 17] = [
        ("rayon", &["threads.rs"]),
        ("arboard", &["run/clipboard.rs"]),
        ("open", &["run/browser.rs"]),
        ("shell_words", &["run/editor.rs"]),
        ("tempfile", &["store.rs"]),
        ("toml_parser", &["config/"]),
        ("ureq", &["source/"]),
        ("clap", &["cli.rs", "cli/"]),
        ("clap_complete", &["cli/"]),
        ("clap_mangen", &["cli/"]),
        ("roff", &["cli/"]),
        ("serde_json", &["export/json.rs", "batch.rs", "batch/", "memory/form.rs", "laws/line.rs"]),
        ("pinyin", &["find/"]),
        ("nucleo_matcher", &["find/"]),
        ("ratatui", &["tui/"]),
        ("regex", &["find/"]),
        ("crossterm", &["tui/"]),
    ];
    /// Files, standard streams, the net, other processes, the environment and the clock.
    const OUTSIDE: [&str; 10] = [
        "std::fs",
        "std::io::stdin",
        "std::io::stdout",
        "std::io::stderr",
        "std::net",
        "std::process",
        "std::env",
        "std::time::Instant",
        "std::time::SystemTime",
        "std::os",
    ];
    /// Who may touch them. Of the rooms that a door leads to, each file stands for itself.
    const DOORS: [&str; 20] = [
        "source.rs",
        "source/net.rs",
        "source/gate.rs",
        "source/fault.rs",
        "source/kind.rs",
        "store.rs",
        "run.rs",
        "run/clipboard.rs",
        "run/editor.rs",
        "run/folder.rs",
        "run/habits.rs",
        "run/home.rs",
        "run/keeper.rs",
        "run/progress.rs",
        "batch.rs",
        "main.rs",
        "tui/clock.rs",
        "tui/mod.rs",
        "tui/shell.rs",
        "tui/terminal.rs",
    ];
    /// Macros that write to a standard stream; answers and complaints go through `run`.
    const SHOUTS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

    // ---- the rules ----

    #[test]
    fn imports_run_downward() {
        assert_none(|file, path| {
            let from = room(&file.name);
            let to = path.strip_prefix("crate::")?.split("::").next()?;
            let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
            match (rank(from), rank(to)) {
                (None, _) => Some(format!("the room `{from}` has no place in the order")),
                // A name at the crate's root that is no room, such as a re-export.
                (_, None) => Some(format!("`{to}` is no room")),
                (Some(here), Some(there)) if there > here => Some(format!("`{from}` is below `{to}`")),
                _ => None,
            }
        });
    }

    #[test]
    fn strangers_never_meet() {
        assert_none(|file, path| {
            let to = path.strip_prefix("crate::")?.split("::").next()?;
            STRANGERS.contains(&(room(&file.name), to)).then(|| "these two never meet".to_owned())
        });
    }

    #[test]
    fn crates_are_named_where_they_belong() {
        assert_none(|file, path| {
            // A name that stands alone may be a function's.
            let (_, homes) =
                CRATES.iter().find(|(name, _)| path.split_once("::").is_some_and(|p| p.0 == *name))?;
            let is_home = homes
                .iter()
                .any(|home| file.name == *home || (home.ends_with('/') && file.name.starts_with(home)));
            (!is_home).then(|| format!("this crate is named only in {homes:?}"))
        });
    }

    #[test]
    fn the_outside_is_reached_through_its_doors() {
        assert_none(|file, path| {
            (is_outside(path) && !DOORS.contains(&file.name.as_str()))
                .then(|| format!("the outside is for {DOORS:?}"))
        });
    }

    #[test]
    fn every_door_and_every_home_is_in_use() {
        let sources = sources();
        let uses = |home: &str, is_used: &dyn Fn(&str) -> bool| {
            let files = sources.iter().filter(|file| file.name.starts_with(home));
            files.flat_map(SourceFile::paths).any(|(_, path)| is_used(&path))
        };
        for door in DOORS {
            assert!(uses(door, &is_outside), "nothing in src/{door} touches the outside");
        }
        for (name, homes) in CRATES {
            for home in homes {
                let is_used = |path: &str| path.split("::").next() == Some(name);
                assert!(uses(home, &is_used), "nothing in src/{home} names {name}");
            }
        }
    }

    #[test]
    fn nobody_shouts() {
        let mut faults = Vec::new();
        for file in sources() {
            for three in file.tokens.windows(3) {
                // `print != other` compares.
                if let [name, mark, next] = three
                    && mark.text == "!"
                    && next.text != "="
                    && SHOUTS.contains(&name.text.as_str())
                {
                    faults.push(format!("src/{}:{}: {}!", file.name, name.line, name.text));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_file_opens_by_saying_what_it_holds() {
        for file in sources() {
            assert!(file.raw.starts_with("//! "), "src/{} opens with no `//!` sentence", file.name);
        }
    }

    /// The folders whose every file is named on the map.
    const MAPPED: [&str; 4] = ["src", "src/read", "src/digest", "src/tui"];

    #[test]
    fn the_map_shows_the_house_as_it_is() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let map = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
        let named = names_of_files(&map);
        let files = files(root);
        assert!(
            named.len() > 150 && files.len() > 300,
            "{} {}: the checker is blind",
            named.len(),
            files.len()
        );
        let mut faults = Vec::new();
        for name in &named {
            // A folder is the beginning of what stands in it, a file the end of its path.
            let stands = |file: &&String| match name.ends_with('/') {
                true => format!("/{file}").contains(&format!("/{name}")),
                false => format!("/{file}").ends_with(&format!("/{name}")),
            };
            if !files.iter().any(|file| stands(&file)) {
                faults.push(format!("ARCHITECTURE.md names {name}, which is not there"));
            }
        }
        for file in &files {
            let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
            let is_plain = name.ends_with(".rs") && !["mod.rs", "tests.rs"].contains(&name);
            if MAPPED.contains(&folder) && is_plain && !named.contains(name) {
                faults.push(format!("ARCHITECTURE.md does not name {file}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    /// The files of Rust and the folders that a text names between backquotes.
    fn names_of_files(text: &str) -> BTreeSet<&str> {
        let is_path = |name: &&str| {
            (name.ends_with(".rs") || name.ends_with('/'))
                && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c))
        };
        text.split('`').skip(1).step_by(2).filter(is_path).collect()
    }

    /// Every file of the house, below the root, but for what is built and what git keeps.
    fn files(root: &Path) -> Vec<String> {
        let (mut folders, mut files) = (vec![root.to_owned()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let below = entry.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                if !entry.is_dir() {
                    files.push(below);
                } else if !["target", ".git"].contains(&below.as_str()) {
                    folders.push(entry);
                }
            }
        }
        files
    }

    // ---- the checker, checked ----

    #[track_caller]
    fn check_paths(name: &str, source: &str, expected: &[&str]) {
        let file = SourceFile::new(name, source);
        let paths: Vec<String> =
            file.paths().into_iter().map(|(_, path)| path).filter(|p| p.contains("::")).collect();
        assert_eq!(paths, expected, "{source}");
    }

    #[test]
    fn paths_are_found_wherever_they_stand() {
        check_paths("a.rs", "use crate::{b::{self, C}, d as e};", &["crate::b", "crate::b::C", "crate::d"]);
        check_paths("a.rs", "fn f() { crate::tui::run(x) }", &["crate::tui::run"]);
        check_paths("a.rs", "use std::io; fn f() { io::stdin() }", &["std::io", "std::io::stdin"]);
        check_paths("a.rs", "use std as s; fn f() { s::fs::read(p) }", &["std::fs::read"]);
        check_paths("a.rs", "type T = <crate::x::Y as Z>::W;", &["crate::x::Y"]);
        check_paths("main.rs", "fn main() { tigang::run::main() }", &["crate::run::main"]);
    }

    #[test]
    fn paths_from_within_a_room_are_resolved() {
        check_paths(
            "b/c.rs",
            "use super::d; use super::super::e::F; use self::g::h;",
            &["crate::b::d", "crate::e::F", "crate::b::c::g::h"],
        );
        check_paths("b/mod.rs", "use super::e;", &["crate::e"]);
    }

    #[test]
    fn comments_strings_and_tests_do_not_count() {
        check_paths("a.rs", "// crate::x\n/* crate::y /* z */ crate::w */ /// crate::v\n", &[]);
        check_paths(
            "a.rs",
            r##"const A: &str = "crate::x \" crate::y"; const B: &str = r#"crate::"z"#; "##,
            &[],
        );
        check_paths(
            "a.rs",
            "fn f<'a>(c: &'a char) { match c { '\"' => crate::x::y(), '\\'' => 'b' } }",
            &["crate::x::y"],
        );
        check_paths(
            "a.rs",
            "#[cfg(test)]\n#[allow(a)]\nmod t { use crate::x::y; { } } use crate::z;",
            &["crate::z"],
        );
        check_paths("a.rs", "#[cfg(test)]\nuse crate::x::y; use crate::z;", &["crate::z"]);
    }

    // ---- reading sources ----

    struct Token {
        text: String,
        line: usize,
    }

    struct SourceFile {
        /// The path below `src/`.
        name: String,
        raw: String,
        tokens: Vec<Token>,
    }

    fn is_outside(path: &str) -> bool {
        OUTSIDE.iter().any(|name| path == *name || path.starts_with(&format!("{name}::")))
    }

    fn room(name: &str) -> &str {
        let first = name.split('/').next().unwrap_or(name);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Fails with every place where `fault` finds something wrong with a path.
    #[track_caller]
    fn assert_none(fault: impl Fn(&SourceFile, &str) -> Option<String>) {
        let mut faults = Vec::new();
        let mut seen = 0;
        for file in sources().into_iter().filter(|file| file.name != "lib.rs") {
            for (line, path) in file.paths() {
                seen += 1;
                faults.extend(
                    fault(&file, &path).map(|why| format!("src/{}:{line}: {path}: {why}", file.name)),
                );
            }
        }
        assert!(seen > 100, "only {seen} paths were found: the checker is blind");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    /// Every source file but those that hold tests alone.
    fn sources() -> Vec<SourceFile> {
        fn walk(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
            let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).collect();
            entries.sort_by_key(|entry| entry.file_name());
            for entry in entries {
                let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
                if entry.path().is_dir() {
                    walk(&entry.path(), &format!("{name}/"), files);
                } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
                    files.push(SourceFile::new(&name, &fs::read_to_string(entry.path()).unwrap()));
                }
            }
        }
        let mut files = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
        files
    }

    impl SourceFile {
        fn new(name: &str, raw: &str) -> Self {
            Self { name: name.to_owned(), raw: raw.to_owned(), tokens: without_tests(tokens(raw)) }
        }

        /// The module that the file is, below the crate's root.
        fn module(&self) -> Vec<String> {
            let path = self.name.strip_suffix(".rs").unwrap_or(&self.name);
            let path = path.strip_suffix("/mod").unwrap_or(path);
            path.split('/').map(str::to_owned).collect()
        }

        /// Every path with its line, written out in full: through `use`, from `crate::`, `std::` or another crate.
        fn paths(&self) -> Vec<(usize, String)> {
            let mut aliases: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let mut paths = Vec::new();
            let mut at = 0;
            // First the imports, which are known in the whole file.
            let mut rest = Vec::new();
            while let Some(token) = self.tokens.get(at) {
                if token.text == "use" {
                    at += 1;
                    self.import(&mut at, &[], &mut aliases, &mut paths);
                } else {
                    rest.push(at);
                    at += 1;
                }
            }
            let mut at = 0;
            while let Some(&index) = rest.get(at) {
                let token = &self.tokens[index];
                at += 1;
                if !is_name(&token.text) {
                    continue;
                }
                let mut segments = vec![token.text.clone()];
                while let (Some(&mark), Some(&name)) = (rest.get(at), rest.get(at + 1)) {
                    if self.tokens[mark].text != "::" || !is_name(&self.tokens[name].text) {
                        break;
                    }
                    segments.push(self.tokens[name].text.clone());
                    at += 2;
                }
                if segments.len() > 1 {
                    if let Some(alias) = aliases.get(&segments[0]) {
                        segments.splice(..1, alias.iter().cloned());
                    }
                    paths.push((token.line, self.resolved(&segments)));
                }
            }
            paths
        }

        /// Reads one branch of a `use` tree, up to what ends it.
        fn import(
            &self,
            at: &mut usize,
            before: &[String],
            aliases: &mut BTreeMap<String, Vec<String>>,
            paths: &mut Vec<(usize, String)>,
        ) {
            let mut path = before.to_vec();
            let mut alias = None;
            while let Some(token) = self.tokens.get(*at) {
                match token.text.as_str() {
                    "{" => {
                        loop {
                            *at += 1;
                            if self.tokens.get(*at).is_some_and(|next| next.text != "}") {
                                self.import(at, &path, aliases, paths);
                            }
                            if self.tokens.get(*at).is_none_or(|next| next.text != ",") {
                                break;
                            }
                        }
                        *at += 1;
                        return;
                    }
                    "}" | "," | ";" => break,
                    "as" => alias = self.tokens.get(*at + 1).map(|next| next.text.clone()),
                    "self" if !path.is_empty() => {}
                    name if is_name(name) && alias.is_none() => path.push(name.to_owned()),
                    _ => {}
                }
                *at += 1;
            }
            let line = self.tokens.get(at.saturating_sub(1)).map_or(0, |token| token.line);
            if let Some(name) = alias.or_else(|| path.last().cloned()) {
                aliases.insert(name, path.clone());
                paths.push((line, self.resolved(&path)));
            }
        }

        fn resolved(&self, path: &[String]) -> String {
            let mut module = self.module();
            let mut rest = path;
            match path.first().map(String::as_str) {
                Some("crate" | "tigang") => module.clear(),
                Some("self") => {}
                Some("super") => {
                    while rest.first().is_some_and(|name| name == "super") {
                        module.pop();
                        rest = &rest[1..];
                    }
                    let all: Vec<&str> = std::iter::once("crate")
                        .chain(module.iter().chain(rest).map(String::as_str))
                        .collect();
                    return all.join("::");
                }
                _ => return path.join("::"),
            }
            let all: Vec<&str> =
                std::iter::once("crate").chain(module.iter().chain(&rest[1..]).map(String::as_str)).collect();
            all.join("::")
        }
    }

    fn is_name(text: &str) -> bool {
        text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    /// Names, `::` and single marks; comments, strings and character literals are gone.
    fn tokens(source: &str) -> Vec<Token> {
        let chars: Vec<char> = source.chars().collect();
        let next = |at: usize| chars.get(at).copied().unwrap_or('\0');
        let mut tokens = Vec::new();
        let (mut at, mut line) = (0, 1);
        while at < chars.len() {
            let start = at;
            match (next(at), next(at + 1)) {
                ('/', '/') => {
                    while at < chars.len() && next(at) != '\n' {
                        at += 1;
                    }
                }
                ('/', '*') => {
                    let mut depth = 0;
                    loop {
                        match (next(at), next(at + 1)) {
                            ('/', '*') => (depth, at) = (depth + 1, at + 2),
                            ('*', '/') => (depth, at) = (depth - 1, at + 2),
                            _ => at += 1,
                        }
                        if depth == 0 || at >= chars.len() {
                            break;
                        }
                    }
                }
                ('r', '"' | '#') if next(at + 1) == '"' || next(at + 2) == '"' || next(at + 2) == '#' => {
                    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                    at += hashes + 2;
                    while at < chars.len()
                        && !(next(at) == '"'
                            && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes)
                    {
                        at += 1;
                    }
                    at += hashes + 1;
                }
                ('"', _) => {
                    at += 1;
                    while at < chars.len() && next(at) != '"' {
                        at += if next(at) == '\\' { 2 } else { 1 };
                    }
                    at += 1;
                }
                // A character, and not a lifetime.
                ('\'', second) if second == '\\' || next(at + 2) == '\'' => {
                    at += if second == '\\' { 3 } else { 2 };
                    while at < chars.len() && next(at) != '\'' {
                        at += 1;
                    }
                    at += 1;
                }
                (':', ':') => {
                    tokens.push(Token { text: "::".to_owned(), line });
                    at += 2;
                }
                (c, _) if c.is_alphanumeric() || c == '_' => {
                    while next(at).is_alphanumeric() || next(at) == '_' {
                        at += 1;
                    }
                    tokens.push(Token { text: chars[start..at].iter().collect(), line });
                }
                (c, _) => {
                    if !c.is_whitespace() {
                        tokens.push(Token { text: c.to_string(), line });
                    }
                    at += 1;
                }
            }
            at = at.min(chars.len());
            line += chars[start..at].iter().filter(|c| **c == '\n').count();
        }
        tokens
    }

    /// The tokens without the items that are there for tests alone.
    fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
        const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
        let mut kept = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let is_test =
                MARK.iter().enumerate().all(|(n, mark)| tokens.get(at + n).is_some_and(|t| t.text == *mark));
            if !is_test {
                kept.push(Token { text: tokens[at].text.clone(), line: tokens[at].line });
                at += 1;
                continue;
            }
            // Up to the end of the item: a `;`, or the brace that closes its first.
            at += MARK.len();
            let mut depth = 0;
            while let Some(token) = tokens.get(at) {
                at += 1;
                match token.text.as_str() {
                    "{" => depth += 1,
                    "}" => depth -= 1,
                    ";" => {}
                    _ => continue,
                }
                if depth == 0 {
                    break;
                }
            }
        }
        kept
    }
}
