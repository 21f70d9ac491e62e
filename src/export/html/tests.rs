//! Tests of the page as a whole: what it looks like, that it can be read, and that nothing in an article becomes part of it.

use super::*;
use crate::article::{BlockKind, Lang, Link, Reason, Removed};
use crate::clean::Clean;
use crate::digest::{Group, NodeRole, Role, Salience, Summary};
use crate::export::sample::{self, Sample};
use crate::laws::page::is_lawful;
use crate::memory::Highlight;
use crate::span::{SentenceId, Span};
use proptest::prelude::*;

fn written(document: &Document) -> String {
    let mut out = Vec::new();
    page(&mut out, document, false).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_page_holds_all_that_is_known() {
    let (sample, highlights) = (sample::lamp(), sample::highlights());
    let document = Document { highlights: &highlights, ..sample.document() };
    let page = written(&document).replace(STYLE, "/* page.css */\n");
    insta::with_settings!({snapshot_path => "../../../tests/snapshots/export", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("page", page);
    });
    is_lawful(&document);
}

#[test]
fn several_articles_are_listed_and_their_places_told_apart() {
    let sample = sample::lamp();
    let other = Sample::of(sample::article(Lang::En, &[(BlockKind::Paragraph, "Rain.")]), "-");
    let mut several = Several::default();
    several.add(&sample.document(), false).unwrap();
    let document = Document { is_one_of_several: true, ..sample.document() };
    several.add(&document, false).unwrap();
    several.add(&other.document(), false).unwrap();
    let mut out = Vec::new();
    several.write(&mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    let list = "<h1 class=\"page\">灯 &amp; &lt;光&gt; 等 3 篇</h1>\n\
                <nav class=\"articles\" aria-label=\"文章\">\n<h2>文章</h2>\n<ol>\n<li><a href=\"#a1\">灯 &amp; &lt;光&gt;</a></li>\n\
                <li><a href=\"#a2\">灯 &amp; &lt;光&gt;</a></li>\n<li><a href=\"#a3\">tigang</a></li>\n</ol>\n</nav>\n<main>\n\
                <article id=\"a1\" lang=\"zh-Hans\">";
    assert!(page.contains(list), "{page}");
    assert!(page.contains("<title>灯 &amp; &lt;光&gt; 等 3 篇</title>"));
    for name in ["a1-s0", "a2-s0", "a3-s0", "a1-text", "a2-text"] {
        assert_eq!(page.matches(&format!("id=\"{name}\"")).count(), 1, "{name}");
    }
    assert!(page.contains("<a href=\"#a2-s0\">") && page.contains("<article id=\"a3\" lang=\"en\">"));
    assert!(
        page.contains("aria-label=\"提纲：灯 &amp; &lt;光&gt;\"")
            && page.contains("aria-label=\"Text: tigang\"")
    );
    assert_eq!(page.matches("<h1").count(), 4);
    let mut nothing = Vec::new();
    Several::default().write(&mut nothing).unwrap();
    assert!(nothing.is_empty());
}

#[test]
fn a_source_leads_somewhere_only_where_it_is_an_address() {
    #[track_caller]
    fn check(source: &str, expected: &str) {
        let sample = Sample::of(sample::article(Lang::En, &[(BlockKind::Title, "T")]), source);
        let page = written(&sample.document());
        let header = page.split("<header dir=\"auto\">\n").nth(1).unwrap().split("</header>").next().unwrap();
        assert_eq!(header, format!("<h1 id=\"b0\">T</h1>\n{expected}"));
    }
    check("-", "");
    check("a<b>.txt", "<p>Source: a&lt;b&gt;.txt</p>\n");
    check("/home/me/a<b>.txt", "<p>Source: a&lt;b&gt;.txt</p>\n");
    check("../notes/", "<p>Source: notes</p>\n");
    check("ftp://a.example/b", "<p>Source: ftp://a.example/b</p>\n");
    check("javascript:alert(1)", "<p>Source: javascript:alert(1)</p>\n");
    let address = "<p>Source: <a href=\"https://a.example/?b&amp;c\" rel=\"noopener noreferrer\">https://a.example/?b&amp;c</a></p>\n";
    check("https://a.example/?b&c", address);
}

#[test]
fn an_article_without_a_title_is_headed_by_what_it_is_called() {
    #[track_caller]
    fn check(source: &str, expected: &str) {
        let sample = Sample::of(sample::article(Lang::En, &[(BlockKind::Paragraph, "Rain.")]), source);
        let page = written(&sample.document());
        assert!(page.contains(&format!("<header dir=\"auto\">\n<h1>{expected}</h1>\n")), "{page}");
    }
    check("-", "tigang");
    check("a/rain<.txt", "rain&lt;");
}

#[test]
fn nothing_is_run_or_fetched() {
    let page = written(&sample::lamp().document());
    assert!(page.contains(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""
    ));
    assert!(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"));
    for sign in [
        "<script",
        "<link",
        "<img",
        "<iframe",
        "url(",
        "@import",
        "http://",
        "https://",
        "src=",
        " style=",
        "\"javascript:",
    ] {
        assert!(!page.contains(sign), "{sign}");
    }
    assert_eq!(STYLE.matches("</").count(), 0, "the style would end itself");
}

#[test]
fn a_page_grows_with_its_article_and_no_faster() {
    let length = |copies: usize| {
        let text = vec!["The river rose & nobody looked."; copies].join("|");
        let mut sample = Sample::of(sample::article(Lang::En, &[(BlockKind::Paragraph, &text)]), "-");
        sample.digest.saliences = vec![Salience { score: 0.5, parts: Vec::new() }; copies];
        for sentence in &sample.article.sentences {
            sample.digest.outline.push(None, NodeRole::Point, Clean::new("river"), vec![], sentence.span);
        }
        written(&sample.document()).len() - STYLE.len()
    };
    let (one, four) = (length(1_000), length(4_000));
    // Numbers of places have a figure more.
    assert!(four < one * 4 + 4 * 4_000, "{one} and {four} bytes");
}

// ---- how well it can be read ----

/// The colours of the style sheet, by their names: light, dark, or of print. What is dark or printed has the rest of the light.
fn colours(block: usize) -> std::collections::BTreeMap<&'static str, [f64; 3]> {
    let mut colours = std::collections::BTreeMap::new();
    let blocks: Vec<&str> =
        STYLE.split(":root {").skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    assert_eq!(blocks.len(), 3, "light, dark and print");
    for block in [0, block] {
        for line in blocks[block].split(';').filter_map(|line| line.trim().strip_prefix("--")) {
            let (name, value) = line.split_once(": ").unwrap();
            let Some(digits) = value.strip_prefix('#') else { continue };
            let long: String = match digits.len() {
                3 => digits.chars().flat_map(|c| [c, c]).collect(),
                _ => digits.to_owned(),
            };
            let part = |at| f64::from(u8::from_str_radix(&long[at..at + 2], 16).unwrap()) / 255.0;
            colours.insert(name, [part(0), part(2), part(4)]);
        }
    }
    colours
}

/// The contrast ratio of two colours (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let [red, green, blue] = colour
            .map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    (light(one).max(light(other)) + 0.05) / (light(one).min(light(other)) + 0.05)
}

#[test]
fn every_colour_can_be_read_on_what_lies_behind_it() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    for block in 0..3 {
        let colours = colours(block);
        let roles = ["thesis", "section", "step", "point", "prognosis", "conclusion"];
        for behind in ["ground", "panel"] {
            for ink in ["ink", "dim", "link"].into_iter().chain(roles) {
                let ratio = contrast(colours[ink], colours[behind]);
                assert!(ratio >= 4.5, "{ink} on {behind}: {ratio:.2} in block {block}");
            }
            for bar in ["bar", "key"] {
                let ratio = contrast(colours[bar], colours[behind]);
                assert!(ratio >= 3.0, "{bar} on {behind}: {ratio:.2} in block {block}");
            }
        }
        for behind in ["mark", "own"] {
            for ink in ["ink", "link"] {
                let ratio = contrast(colours[ink], colours[behind]);
                assert!(ratio >= 4.5, "{ink} on {behind}: {ratio:.2} in block {block}");
            }
        }
        let used =
            STYLE.split("var(--").skip(1).filter_map(|rest| rest.split_once(')')).map(|(name, _)| name);
        let others = ["serif", "sans", "face", "leading", "measure", "role", "wide"];
        for name in used.filter(|name| !others.contains(name)) {
            assert!(colours.contains_key(name), "no colour is called {name}");
        }
    }
}

// ---- what an article says stays what it says ----

/// Words that would end what they stand in, run, lead or look like something, if they were let.
const ATTACKS: [&str; 24] = [
    "</p></section></article></body></html><script>alert(1)</script>",
    "<script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title><title>x",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" style=\"position:fixed",
    "<!-- ",
    "--> <!",
    "<![CDATA[ ]]>",
    "<?xml version=\"1.0\"?>",
    "&lt;script&gt; &amp;amp; &#60;b&#62; &nbsp &copy",
    "&#x3c;i&#x3e;&NewLine;&colon;",
    "</mark></span></a></li></ul></details>",
    "<svg onload=alert(1)><desc>",
    "<template><p>",
    "<table><tr><td>x",
    "<plaintext>",
    "<base href=https://a.example/>",
    "<meta http-equiv=refresh content=0>",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) ![y](https://a.example/b.png)",
    "\u{0}\u{2028}\u{202e}\u{1b}[31mx\r\u{85}",
    "</textarea></xmp></noscript></iframe><form action=//a.example>",
];

/// Where attackers want links to lead.
const TARGETS: [&str; 12] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "https://a.example/\"><script>",
    "https://a.example/' onclick='x",
    "HTTPS://a.example/<b>",
    "mailto:a@b.example?subject=\"&body=<x>",
    "//a.example",
    "https:javascript:alert(1)",
];

/// An article that has these words wherever an article has words, links to these targets, and a note of the person's.
fn saying(words: &str, target: &str) -> (Sample, Vec<Highlight>) {
    use BlockKind::{Caption, Code, Heading, Item, Paragraph, Quote, Table, Title};
    let clean = Clean::new(&words.replace('|', "/"));
    let line = Clean::one_line(&clean);
    let told = |mark: &str| Clean::new(&format!("{mark}{clean}。|{line}")).as_str().to_owned();
    let item = |depth| Item { depth, ordinal: None };
    let row = Clean::new(&format!("{line} | b\nc | {line}"));
    let (plain, bullet, number) = (told(""), told("- "), told("2. "));
    let blocks = [
        (Title, line.as_str()),
        (Paragraph, plain.as_str()),
        (Heading(2), clean.as_str()),
        (Quote, plain.as_str()),
        (item(0), bullet.as_str()),
        (item(3), number.as_str()),
        (item(1), plain.as_str()),
        (Code, clean.as_str()),
        (Table, row.as_str()),
        (Caption, clean.as_str()),
    ];
    let article = sample::article(Lang::En, &blocks);
    let mut sample = Sample::of(article, words);
    let all = sample.article.text.len();
    let links = sample.article.sentences.iter().map(|s| s.span).chain([Span::new(0, all)]);
    sample.article.links = links.map(|span| Link { span, target: Clean::new(target) }).collect();
    sample.article.removed.push(Removed { text: clean.clone(), reason: Reason::Ad, at: all / 2 });
    sample.article.notices.push(clean.clone());
    let outline = &mut sample.digest.outline;
    for (index, block) in sample.article.blocks.iter().enumerate() {
        let role = if index == 0 { NodeRole::Title } else { NodeRole::Section };
        outline.push(None, role, clean.clone(), vec![clean.clone()], block.span);
    }
    let count = sample.article.sentences.len();
    let salience = |index| Salience { score: 1.0 / (1.0 + index as f64), parts: Vec::new() };
    sample.digest.saliences = (0..count).map(salience).collect();
    sample.digest.roles = vec![Some(Role::Step); count];
    let ids = |step: usize| (0..count).step_by(step).map(SentenceId::at);
    sample.summary = Summary { groups: vec![Group { sentences: ids(2).collect(), omitted: Some(2) }] };
    let highlights = ids(3).map(|sentence| Highlight { sentence, note: clean.clone() }).collect();
    (sample, highlights)
}

/// Holds that a page of these words is a lawful one; says nothing of words that run together with what stands beside them.
fn stays_words(words: &str, target: &str) {
    let (sample, highlights) = saying(words, target);
    let end = sample.article.blocks.last().map_or(0, |block| block.span.end);
    if sample.article.text.len() == end {
        is_lawful(&Document { highlights: &highlights, ..sample.document() });
    }
}

#[test]
fn what_an_article_says_becomes_no_part_of_the_page() {
    for words in ATTACKS {
        for target in TARGETS {
            stays_words(words, target);
        }
    }
    let (sample, _) = saying("<b>", "javascript:alert(1)");
    assert!(!written(&sample.document()).contains("href=\"javascript"));
    assert_eq!(sample.article.text.len(), sample.article.blocks.last().unwrap().span.end, "it was looked at");
}

#[test]
fn each_law_of_pages_can_be_broken() {
    // Two sentences of one name, and a text that is not the article's.
    let broken = |change: fn(&mut Sample)| {
        let mut sample = sample::lamp();
        change(&mut sample);
        std::panic::catch_unwind(|| is_lawful(&sample.document())).is_err()
    };
    assert!(!broken(|_| {}));
    assert!(
        broken(|sample| sample.article.sentences[1].span = Span::new(0, 3)),
        "a sentence elsewhere is seen"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_stay_words(
        parts in prop::collection::vec(prop_oneof![
            prop::sample::select(ATTACKS.to_vec()).prop_map(str::to_owned),
            any::<String>(),
            "[<>&\"'/=!?;# \\-\\n\\[\\]a-c。，]{0,12}",
        ], 0..4),
        target in prop_oneof![prop::sample::select(TARGETS.to_vec()).prop_map(str::to_owned), "https://[ -~]{0,20}", any::<String>()],
    ) {
        stays_words(&parts.concat(), &target);
    }
}
