//! Pages in, blocks out: the mapping of elements, what is hidden, what is refused, and the samples.

use super::*;
use crate::article::BlockKind;
use crate::clean::Clean;

/// A block a line: a letter for its kind, the level or depth and number, its text; `-` before what was left out.
fn drawn(article: &Article) -> String {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for block in article.blocks() {
        let kind = match block.kind {
            BlockKind::Title => "title".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item { depth, ordinal: None } => format!("item {depth}"),
            BlockKind::Item { depth, ordinal: Some(number) } => format!("item {depth} #{number}"),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::Table => "table".to_owned(),
        };
        let text = article.slice(block.span).replace('\n', "⏎");
        lines.push((block.span.start, format!("{kind}: {text}")));
    }
    let gone = article.removed().iter().map(|r| (r.at, format!("- {}: {}", r.reason.tag(), r.text.as_str())));
    // What went stands before the block at its place.
    let mut all: Vec<(usize, u8, String)> = gone.map(|(at, line)| (at, 0, line)).collect();
    all.extend(lines.into_iter().map(|(at, line)| (at, 1, line)));
    all.sort_by_key(|(at, order, _)| (*at, *order));
    all.into_iter().map(|(_, _, line)| line + "\n").collect()
}

fn open(markup: &str, options: &Options) -> Result<Article, Error> {
    let source = Source::new(Clean::new("page.html"), Vec::new());
    read(markup, &source, options)
}

/// The blocks of a fragment, a line each, without article extraction.
#[track_caller]
fn check_blocks(markup: &str, expected: &[&str]) {
    let article = assemble(blocks(markup, Some("https://a.example/b/c.html")), &Options::default());
    assert_eq!(drawn(&article).lines().collect::<Vec<_>>(), expected, "{markup}");
}

#[test]
fn elements_become_blocks() {
    check_blocks("<h2>Why</h2><p>It  rained\n all <b>day</b>.</p>", &["h2: Why", "p: It rained all day."]);
    check_blocks(
        "<p>一<ul><li>甲<li>乙<ol start=3><li>丙</li><li value=7>丁</ol></ul>二",
        &["p: 一", "item 0: - 甲", "item 0: - 乙", "item 1 #3: 3. 丙", "item 1 #7: 7. 丁", "p: 二"],
    );
    check_blocks(
        "<blockquote>路也干了。<p>可以出门。</blockquote>",
        &["quote: 路也干了。", "quote: 可以出门。"],
    );
    check_blocks("<figure><img src=a><figcaption>图为大桥</figcaption></figure>", &["caption: 图为大桥"]);
    check_blocks("<pre>\na  b\n\n  c &lt; d\n</pre>", &["code: a  b⏎⏎  c < d"]);
    check_blocks("<dl><dt>Term<dd>What it means.</dl>", &["p: Term", "p: What it means."]);
    check_blocks("<p>He said <q>no</q>.", &["p: He said “no”."]);
    check_blocks("<p>漢<ruby>字<rt>zi</rt></ruby>。", &["p: 漢字。"]);
    check_blocks(
        "<p>Let <math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>x=1</annotation></math>.",
        &["p: Let x=1."],
    );
}

#[test]
fn words_are_joined_as_a_browser_joins_them() {
    check_blocks("<p>one<i>two</i> <b>three</b>\n<a href=x>four</a></p>", &["p: onetwo three four"]);
    check_blocks("<p>河水\n涨了,the\nriver rose", &["p: 河水涨了,the river rose"]);
    check_blocks("<p>a&nbsp;&nbsp;b&#8203;c&#10;d", &["p: a bc d"]);
    check_blocks("<p>&#27;[31mred&#7;&#x7f;&#x202e;", &["p: red"]);
    check_blocks("<h1>One<br>two</h1>", &["h1: One two"]);
}

#[test]
fn breaks_and_indents_part_paragraphs() {
    check_blocks("<div>　　河水涨了。<br><br>　　桥没有修。</div>", &["p: 河水涨了。", "p: 桥没有修。"]);
    check_blocks("<div>　　河水涨了。　　桥没有修。", &["p: 河水涨了。", "p: 桥没有修。"]);
    check_blocks("<td>第一章　　开头", &["p: 第一章 开头"]);
    check_blocks(
        "<p>The river rose all through the night of the fair,<br>and nobody mended the bridge.",
        &["p: The river rose all through the night of the fair, and nobody mended the bridge."],
    );
    check_blocks("<p>Roses are red,<br>Violets are blue", &["p: Roses are red,", "p: Violets are blue"]);
}

#[test]
fn tables_of_data_are_tables_and_others_are_not() {
    check_blocks(
        "<table><tr><th>断面<th>水深<tr><td><a href=/x>上码头</a><td>4.2米<tr><td>下沙嘴<td></table>",
        &["table: 断面 | 水深⏎上码头 | 4.2米⏎下沙嘴 | "].map(|line| line.trim_end()),
    );
    let layout =
        "<table><tr><td>首页<td>新闻</tr><tr><td><h1>桥</h1><p>河水涨了。</td><td>广告</td></tr></table>";
    check_blocks(layout, &["p: 首页", "p: 新闻", "h1: 桥", "p: 河水涨了。", "p: 广告"]);
    let nested = "<table><tr><td>a<td>b<tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table></td><td>c</table>";
    check_blocks(nested, &["p: a", "p: b", "table: 1 | 2⏎3 | 4", "p: c"]);
}

#[test]
fn what_is_hidden_never_surfaces() {
    check_blocks(
        "<style>p{}</style><script>if (a < b) '<p>x</p>'</script><script><!-- <script></script> y --></script><p>甲\
         <template><p>z</template><noscript><p>n</noscript><!-- c --><svg><title>t</title><text>u</text></svg>\
         <textarea>v</textarea><select><option>w</select><p hidden>h<p style='Display: none'>d<p aria-hidden=true>e\
         <p class='sr-only'>f<iframe>g</iframe><p>乙",
        &["p: 甲", "p: 乙"],
    );
    check_blocks("<body style='display:none'><p>甲", &["p: 甲"]);
    check_blocks("<p>甲<script>never closed", &["p: 甲"]);
    check_blocks(
        "<?xml version='1.0'?><html><head><title/></head><body><p>甲<i/>乙<script src='x'/>丙</p></body>",
        &["p: 甲乙丙"],
    );
}

#[test]
fn links_are_absolute_and_stand_at_their_words() {
    let markup = "<p>see <a href='../d'>this <b>page</b></a>, <a href='javascript:x'>not</a> <a href=mailto:a@b.example>me</a>";
    let article = assemble(blocks(markup, Some("https://a.example/b/c.html")), &Options::default());
    let links: Vec<(&str, &str)> =
        article.links().iter().map(|l| (article.slice(l.span), l.target.as_str())).collect();
    assert_eq!(links, [("this page", "https://a.example/d"), ("me", "mailto:a@b.example")]);
    let base = "<base href='/x/'><p><a href=y>z</a>";
    let article = assemble(blocks(base, Some("https://a.example/b")), &Options::default());
    assert_eq!(article.links()[0].target.as_str(), "https://a.example/x/y");
}

#[test]
fn lines_are_those_of_the_source() {
    let article =
        assemble(blocks("<p>a\n<!--\n-->\n<p>b &amp; c<script>\n</script>\n<p>d", None), &Options::default());
    assert_eq!(article.blocks().iter().map(|b| b.line).collect::<Vec<_>>(), [1, 4, 6]);
}

#[track_caller]
fn check_refused(markup: &str, part: &str) {
    let message = open(markup, &Options::default()).unwrap_err().to_string();
    assert!(message.starts_with("page.html: ") && message.contains(part), "{message}");
}

#[test]
fn a_page_without_an_article_is_refused_with_what_to_do() {
    check_refused("<html><script>x</script>", "no text");
    let links: String = (0..40).map(|i| format!("<li><a href='/{i}'>The news of day {i}</a>")).collect();
    check_refused(&format!("<title>News</title><ul>{links}</ul>"), "--keep-chrome");
    // Where links are followed it is read as it stands, and leads to files beside it.
    let followed =
        open(&format!("<ul>{links}</ul>"), &Options { follows: true, ..Options::default() }).unwrap();
    assert_eq!((followed.links().len(), followed.links()[7].target.as_str()), (40, "/7"));
    let options = Options { keep_chrome: true, ..Options::default() };
    assert_eq!(open(&format!("<ul>{links}</ul>"), &options).unwrap().blocks().len(), 40);
}

#[test]
fn a_note_is_kept_whole() {
    for markup in ["<p>天晴了。", "<p>It rained.<p>It stopped.", "天晴了"] {
        let article = open(markup, &Options::default()).unwrap();
        assert!(article.removed().is_empty() && !article.blocks().is_empty(), "{markup}");
    }
}

#[test]
fn bold_lines_are_headings_where_nothing_else_is() {
    let prose = "<p>河水涨了，桥却没有修，镇上的人只好绕三里路去赶集。</p>";
    let markup = format!("<h1>桥</h1>{prose}<p><strong>水位</strong></p>{prose}<p><b>价钱</b></p>{prose}");
    let article = open(&markup, &Options::default()).unwrap();
    let headings = article.blocks().iter().filter(|b| b.kind == BlockKind::Heading(2));
    assert_eq!(headings.map(|b| article.slice(b.span)).collect::<Vec<_>>(), ["水位", "价钱"]);
}

#[test]
fn what_stands_under_a_picture_is_no_point_where_headings_are_bold_too() {
    let prose = "<p>河水涨了，桥却没有修，镇上的人只好绕三里路去赶集。</p>";
    let picture = "<p><img src=a.jpg></p><p>图为镇口的旧桥</p>";
    let (more, last) = (prose.replace('桥', "堤"), prose.replace('桥', "路"));
    let markup = format!("<h1>桥</h1>{prose}{picture}<p><strong>水位</strong></p>{more}{last}");
    let article = open(&markup, &Options::default()).unwrap();
    let kinds: Vec<BlockKind> = article.blocks().iter().map(|b| b.kind).collect();
    use BlockKind::{Caption, Heading, Paragraph};
    assert_eq!(kinds, [Heading(1), Paragraph, Caption, Heading(2), Paragraph, Paragraph]);
}

#[test]
fn what_an_extractor_would_never_get_through_is_known_before() {
    for (before, after) in [("<p>", "</p>"), ("<pre>", "</pre>")] {
        for unit in ["a&", "a\u{a0}", "a©"] {
            let work = |times: usize| page(&format!("{before}{}{after}", unit.repeat(times))).work;
            let (once, twice) = (work(40_000), work(80_000));
            // It looks for the end of the text at each of them.
            assert!(twice > 3 * once, "{before}{unit}: {once} {twice}");
        }
    }
    let plain = |times: usize| page(&format!("<p>{}</p>", "河水。".repeat(times))).work;
    assert!(plain(80_000) < 3 * plain(40_000));
}

#[test]
fn the_samples_as_blocks() {
    for (name, markup) in [
        ("zh_portal", include_str!("../../../samples/zh-portal.html")),
        ("en_blog", include_str!("../../../samples/en-blog.html")),
    ] {
        let article = open(markup, &Options::default()).unwrap();
        insta::with_settings!({snapshot_path => "../../../tests/snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(format!("blocks_{name}"), drawn(&article));
        });
        let whole = open(markup, &Options { keep_chrome: true, ..Options::default() }).unwrap();
        assert!(whole.removed().is_empty() && whole.blocks().len() > article.blocks().len(), "{name}");
    }
}

/// Pieces of pages, as broken as they come.
const PIECES: [&str; 40] = [
    "河水涨了，桥却没有修，镇上的人只好绕路。",
    "The river rose, and nobody mended the bridge. ",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<b>",
    "</b>",
    "<a href='x'>",
    "</a>",
    "<li>",
    "<ul>",
    "</ul>",
    "<h2>",
    "</h2>",
    "<br>",
    "<br><br>",
    "　　",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<form>",
    "</form>",
    "<pre>",
    "</pre>",
    "&#27;[31m",
    "&lt;",
    "<",
    "\"",
    "<title>",
    "</title>",
    "<blockquote class='comment ad'>",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, ..Default::default() })]

    #[test]
    fn any_markup_is_read_or_refused(picks in proptest::collection::vec(0..PIECES.len(), 0..160)) {
        let markup: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        // What is asked for is in the first byte: everything is kept, or not.
        for first in ["\0", "\u{1}"] {
            crate::laws::html((first.to_owned() + &markup).as_bytes());
        }
    }
}
