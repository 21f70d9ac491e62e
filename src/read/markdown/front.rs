//! The lines before a Markdown text that speak about it, in YAML or TOML: the title, who wrote it, and the rest. They are
//! looked through line by line; nothing in them is expanded. What follows them is not looked at.

/// What stood in front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// The title, where one is given.
    pub(super) title: Option<String>,
    /// Lines that say who wrote it and when.
    pub(super) byline: Vec<String>,
    /// The other lines, as they stood.
    pub(super) other: Vec<String>,
    /// How many bytes it takes, its fences included.
    pub(super) length: usize,
}

/// The front matter of a text; none where the first line is no fence, the fence is not closed, or what it holds does not
/// look like keys and values.
pub(super) fn front(text: &str) -> Option<Front> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = Fence::of(first.trim_end())?;
    let (mut length, mut inside) = (first.len(), Vec::new());
    for line in lines {
        length += line.len();
        let line = line.trim_end();
        if fence.is_closed_by(line) {
            return read(&inside, fence).map(|front| Front { length, ..front });
        }
        if !(line.is_empty() || is_inner(line) || key(line, fence).is_some()) {
            return None;
        }
        inside.push(line);
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fence {
    Yaml,
    Toml,
}

impl Fence {
    fn of(line: &str) -> Option<Self> {
        match line {
            "---" => Some(Self::Yaml),
            "+++" => Some(Self::Toml),
            _ => None,
        }
    }

    fn is_closed_by(self, line: &str) -> bool {
        match self {
            Self::Yaml => line == "---" || line == "...",
            Self::Toml => line == "+++",
        }
    }
}

/// Keys whose value is the title, and keys that make a byline.
const TITLE: [&str; 2] = ["title", "标题"];
const BYLINE: [&str; 8] = ["author", "authors", "date", "byline", "作者", "日期", "by", "translator"];

/// Sorts the lines by the key they stand under.
fn read(lines: &[&str], fence: Fence) -> Option<Front> {
    let mut front = Front::default();
    let mut under = String::new();
    let mut found = false;
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let value = key(line, fence).map(|(name, value)| {
            under = name.to_lowercase();
            found = true;
            value
        });
        if fence == Fence::Toml && line.starts_with('[') {
            under.clear();
        }
        if TITLE.contains(&under.as_str()) {
            let words = value.unwrap_or(line).trim();
            // A value that goes on below: its sign is no part of it.
            let words = if value.is_some() && is_sign(words) { "" } else { words };
            let title = front.title.get_or_insert_default();
            if !title.is_empty() && !words.is_empty() {
                title.push(' ');
            }
            title.push_str(words);
        } else if BYLINE.contains(&under.as_str()) {
            match (value, front.byline.last_mut()) {
                (None, Some(last)) => {
                    last.push('\n');
                    last.push_str(line);
                }
                _ => front.byline.push((*line).to_owned()),
            }
        } else {
            front.other.push((*line).to_owned());
        }
    }
    front.title = front.title.map(|title| plain(&title)).filter(|title| !title.is_empty());
    found.then_some(front)
}

/// A line that belongs to the one above: indented, a member of a list, a comment, a table's name, the end of a bracket.
fn is_inner(line: &str) -> bool {
    line.starts_with([' ', '\t', '#', '[', ']', '}']) || line == "-" || line.starts_with("- ")
}

/// A key at the beginning of a line, and what stands after it.
fn key(line: &str, fence: Fence) -> Option<(&str, &str)> {
    let sign = if fence == Fence::Yaml { ':' } else { '=' };
    let (name, value) = line.split_once(sign)?;
    let name = name.trim_end().trim_matches(['"', '\'']);
    let is_name = !name.is_empty()
        && name.chars().count() <= 40
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let parted = fence == Fence::Toml || value.is_empty() || value.starts_with([' ', '\t']);
    (is_name && parted).then_some((name, value.trim()))
}

/// The signs of a value that stands on the lines below.
fn is_sign(value: &str) -> bool {
    matches!(value, ">" | "|" | ">-" | "|-" | ">+" | "|+")
}

/// The words of a value: without the quotes around it and what they escape, without the comment behind it.
fn plain(value: &str) -> String {
    for quote in ["\"\"\"", "'''"] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner.trim().to_owned();
        }
    }
    quoted(value).unwrap_or_else(|| value.split(" #").next().unwrap_or_default().trim_end().to_owned())
}

/// What stands between the quotes that a value begins with; nothing where there are none, or where they do not close at its end.
fn quoted(value: &str) -> Option<String> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut rest = value.chars().skip(1).peekable();
    let mut words = String::with_capacity(value.len());
    while let Some(c) = rest.next() {
        match c {
            '\\' if quote == '"' => words.extend(rest.next()),
            '\'' if c == quote && rest.next_if_eq(&quote).is_some() => words.push(quote),
            c if c == quote => {
                let behind: String = rest.collect();
                let is_whole = behind.trim().is_empty() || behind.trim_start().starts_with('#');
                return is_whole.then(|| words.trim().to_owned());
            }
            c => words.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, byline and other lines, `|` between lines; nothing where there is no front matter.
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, &str)>) {
        let got = front(text).map(|f| (f.title.unwrap_or_default(), f.byline.join("|"), f.other.join("|")));
        let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn yaml_and_toml_give_title_and_byline() {
        check("---\ntitle: 桥与河\n---\n正文", Some(("桥与河", "", "")));
        check(
            "---\r\ntitle: \"The bridge: a story\"\r\nauthor: Lane\r\ntags:\r\n- a\r\n---\r\n",
            Some(("The bridge: a story", "author: Lane", "tags:|- a")),
        );
        check(
            "+++\ntitle = '桥'\ndate = 2031-01-05\n[x]\ny = 1\n+++\n",
            Some(("桥", "date = 2031-01-05", "[x]|y = 1")),
        );
        check("---\ntitle: >\n  Two\n  lines\nauthors:\n  - A\n  - B\n...\n", {
            Some(("Two lines", "authors:\n  - A\n  - B", ""))
        });
        check("---\ntitle:\n---\n", Some(("", "", "")));
    }

    #[test]
    fn a_title_is_its_words_alone() {
        for (value, title) in [
            ("桥 # 草稿", "桥"),
            ("C# 与桥", "C# 与桥"),
            ("\"桥 # 河\" # 草稿", "桥 # 河"),
            (r#""他说：\"不行\"""#, "他说：\"不行\""),
            ("'The lock''s end'", "The lock's end"),
            ("'tis a bridge", "'tis a bridge"),
            ("\"Two\n  lines\"", "Two lines"),
            ("\"桥\"与\"河\"", "\"桥\"与\"河\""),
        ] {
            check(&format!("---\ntitle: {value}\n---\n"), Some((title, "", "")));
        }
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        check("---\n天晴了。\n---\n", None);
        check("---\n---\n", None);
        check("---\ntitle: a\n", None);
        check("a\n---\ntitle: a\n---\n", None);
        check("---\nHe said: no.\n---\n", None);
        check("---\nhttp://a.example\n---\n", None);
    }

    #[test]
    fn its_length_counts_the_fences() {
        assert_eq!(front("---\na: 1\n---\nrest").map(|f| f.length), Some(13));
        assert_eq!(front("---\na: 1\n---").map(|f| f.length), Some(12));
    }
}
