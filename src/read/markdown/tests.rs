//! What each mark of Markdown becomes, Chinese and English side by side.

use super::*;

/// An article as lines: kind, line of the source and text of each block (`/` for a line's end); links after `=>`; what was
/// removed last.
fn drawn(text: &str) -> String {
    let article = read(text, &Options::default());
    let mut lines = Vec::new();
    for block in article.blocks() {
        let kind = match block.kind {
            BlockKind::Title => "title".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item { depth, ordinal: Some(number) } => format!("item{depth}#{number}"),
            BlockKind::Item { depth, ordinal: None } => format!("item{depth}"),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::Table => "table".to_owned(),
        };
        lines.push(format!("{kind} {}: {}", block.line, article.slice(block.span).replace('\n', "/")));
    }
    lines.extend(article.links().iter().map(|l| format!("{} => {}", article.slice(l.span), l.target)));
    lines.extend(article.removed().iter().map(|r| format!("- {}: {}", r.reason.tag(), r.text)));
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(drawn(text), expected.join("\n"), "{text}");
}

#[test]
fn a_single_first_heading_is_the_title() {
    check("# 桥\n\n## 上\n\n水涨了。\n", &["title 1: 桥", "h2 3: 上", "p 5: 水涨了。"]);
    check("# One\n\na\n\n# Two\n\nb", &["h1 1: One", "p 3: a", "h1 5: Two", "p 7: b"]);
    check("a\n\n# One", &["p 1: a", "h1 3: One"]);
    check("![a bridge](b.png)\n\n桥\n===\n\n水", &["title 3: 桥", "caption 1: a bridge", "p 6: 水"]);
    check("## Two {#two}\n\na", &["h2 1: Two", "p 3: a"]);
}

#[test]
fn front_matter_gives_the_title_and_goes() {
    check(
        "---\ntitle: 桥\nauthor: 甲\ntags: [a]\n---\n\n# 桥\n\n水。",
        &["title 7: 桥", "p 9: 水。", "- byline: author: 甲", "- other: tags: [a]"],
    );
    check("+++\ntitle = \"A\"\n+++\n# B\n\nc", &["title 1: A", "h1 4: B", "p 6: c"]);
    check("---\ntitle: 题\n\n天晴。", &["p 2: title: 题", "p 4: 天晴。"]);
}

#[test]
fn lists_keep_their_marks_and_depths() {
    check(
        "- 甲\n  - 乙\n    1. 丙\n- 丁\n",
        &["item0 1: - 甲", "item1 2: - 乙", "item2#1 3: 1. 丙", "item0 4: - 丁"],
    );
    check("3. three\n4. four\n", &["item0#3 1: 3. three", "item0#4 2: 4. four"]);
    check("1. one\n\n   more\n\n2. two\n", &["item0#1 1: 1. one", "p 3: more", "item0#2 5: 2. two"]);
    check("- [x] done\n- [ ] 未做\n", &["item0 1: - [x] done", "item0 2: - [ ] 未做"]);
    check("- ```\n  x\n  ```\n- a\n", &["code 1: x", "item0 4: - a"]);
}

#[test]
fn quotes_code_and_tables_keep_their_lines() {
    check("> 水\n> 涨\n>\n> > deep\n\n- > in\n", &["quote 1: 水涨", "quote 4: deep", "quote 6: in"]);
    check(
        "```rust\nfn a() {\n\n    b\n}\n```\n\n    c\n    d\n",
        &["code 1: fn a() {//    b/}", "code 8: c/d"],
    );
    check(
        "| 甲 | b |\n|---|---|\n| [c](https://a.example) | d\\|e |\n",
        &["table 1: 甲 | b/c | d|e", "c => https://a.example"],
    );
}

#[test]
fn pictures_give_their_words_and_html_its_text() {
    check("Seen ![the *old* bridge](a.png) here.", &["p 1: Seen  here.", "caption 1: the old bridge"]);
    check("![](a.png)\n\n![](a.png \"桥\")", &["caption 3: 桥"]);
    check("[![a](b.png)](https://a.example)", &["caption 1: a", "a => https://a.example"]);
    check("H<sub>2</sub>O<!-- no --> and<br>ice", &["p 1: H2O and", "p 1: ice"]);
    check("a <script>alert(1)</script> b", &["p 1: a  b"]);
    check("<a href=\"https://a.example/\">站</a>内", &["p 1: 站内", "站 => https://a.example/"]);
}

#[test]
fn links_are_their_words() {
    check(
        "[a](https://a.example/x 't'), [b][r] and <https://b.example>\n\n[r]: http://r.example\n",
        &[
            "p 1: a, b and https://b.example",
            "a => https://a.example/x",
            "b => http://r.example",
            "https://b.example => https://b.example",
        ],
    );
    check(
        "<a@b.example> [x](y.md) [z](javascript:a)",
        &["p 1: a@b.example x z", "a@b.example => mailto:a@b.example"],
    );
    check("- [a](https://a.example)", &["item0 1: - a", "a => https://a.example"]);
    check("[甲\n乙](https://a.example)", &["p 1: 甲乙", "甲乙 => https://a.example"]);
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    check(
        "甲[^b]，乙[^a]。\n\n[^a]: 一\n[^b]: see [c](https://c.example)\n[^n]: never\n\n丙[^a]\n",
        &[
            "p 1: 甲[1]，乙[2]。",
            "p 7: 丙[2]",
            "p 4: [1] see c",
            "p 3: [2] 一",
            "p 5: [3] never",
            "c => https://c.example",
        ],
    );
    check("a[^x]", &["p 1: a[^x]"]);
}

#[test]
fn lines_join_and_break_as_they_are_meant() {
    check("河水涨了，\n桥却没有修。\nThe river\nrose.", &["p 1: 河水涨了，桥却没有修。The river rose."]);
    check("one  \ntwo\\\nthree", &["p 1: one", "p 2: two", "p 3: three"]);
    check("# a  \n\n- one  \n  two\n", &["title 1: a", "item0 3: - one two"]);
    check("~~old~~ *new* **bold** `a  b` $x_1$ $$y$$", &["p 1: old new bold a  b $x_1$ $$y$$"]);
    check("a\n\n---\n\nb", &["p 1: a", "p 5: b"]);
    check("a &amp; b &#27;[31m &lt;x>", &["p 1: a & b  <x>"]);
}

#[test]
fn a_given_title_goes_before_all() {
    let options = Options { title: Some("桥".to_owned()), ..Options::default() };
    let article = read("水。", &options);
    assert_eq!(article.title(), Some("桥"));
}

#[test]
fn deep_and_endless_marks_cost_no_more_than_their_length() {
    const DEEP: usize = 20_000;
    for mark in
        ["> ", ">", "[", "*", "_甲", "![", "- ", "`", "<", "<div>", "$甲", "~~甲", "[甲](", "|", "&", "\\"]
    {
        let text = format!("# 题\n\n水。\n\n{}深\n", mark.repeat(DEEP));
        let article = read(&text, &Options::default());
        assert_eq!(article.title(), Some("题"), "{mark}");
    }
}

#[test]
fn chinese_emphasis_leaves_no_marks() {
    check(
        "**注意：**水深。他说**“不行。”**然后走了，**《河志》**与**[图](https://a.example/)**。",
        &["p 1: 注意：水深。他说“不行。”然后走了，《河志》与图。", "图 => https://a.example/"],
    );
    check("- **“新桥”**好\n", &["item0 1: - “新桥”好"]);
    check("\\*\\*“新桥”\\*\\*好，`**“旧”**桥`", &["p 1: **“新桥”**好，**“旧”**桥"]);
}
