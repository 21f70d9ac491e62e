//! Texts to hold the laws on: pastes, articles, Markdown and pages, of pieces that meet in every order.

use crate::digest::Limit;
use proptest::prelude::*;

/// Pieces of lines: prose in two languages, marks, headings, furniture, and what has no business in a text.
const PIECES: &[&str] = &[
    "河水涨了，桥却没有修。",
    "真正的问题在于没有人管。",
    "数据显示，去年少了百分之七。",
    "未来三年，这里将有新路。",
    "总之，要先修桥。",
    "主要有三个步骤：",
    "这样做的好处是：",
    "一、先量水位；二、再封路；三、最后修桥。",
    "“走吗？”他说。",
    "但是，他不同意",
    "他为什么不来？",
    "第一章 开头",
    "修桥——关键词：水",
    "The river rose, and nobody mended the bridge. ",
    "Dr. Lane paid $3.50 for v1.2 on Jan. 5. ",
    "The real question is who pays. ",
    "There are three steps: ",
    "By 2031 it will close. ",
    "In short, mend it. ",
    "“Why?” she asked. ",
    "Part 1: The bridge",
    "1. ",
    "2. ",
    "3. ",
    "1、",
    "（一）",
    "①",
    "- ",
    "* ",
    "Step 2: ",
    "首先，",
    "其次，",
    "最后，",
    "热线：0000-12345678",
    "分享到：",
    "责任编辑：甲",
    "相关阅读",
    "版权所有 © 某站",
    "Share this",
    "Subscribe",
    "All rights reserved",
    "来源：某报 2031-01-05",
    "图为大桥",
    "河水漲了，橋卻沒有修。",
    "接著，她說：「最後，要先修橋。」",
    "乾隆",
    "川の水は「上がる？」と彼は言った。",
    "データ",
    "강물이 “불었다.”라고 말했다. ",
    "แม่น้ำสูงขึ้น ",
    "«Пойдём!» — сказал А. С. Белов в 1990 г. ",
    "„Komm!“ Am 3. Mai z. B. ",
    "« L’eau monte ? » dit-il. ",
    "¿Quién paga? ",
    "ما هذا؟ ",
    "यह नाव है। ",
    "Τι είναι αυτό; ",
    "https://a.example/b?c=d",
    "\u{3000}\u{3000}",
    "    ",
    "\t",
    "……",
    "——",
    "！？",
    "\u{1b}[31m",
    "\u{7}",
    "\0",
    "\u{9b}2J",
    "\u{202e}",
    "\u{feff}",
    "\u{200b}",
    "\u{2028}",
    "\r",
    "\r\n",
    "👩\u{200d}🚀",
    "e\u{301}",
    "𠮷",
    "é",
    "< b >",
    "&amp;",
    "a",
    "。",
    ".",
    "：",
];

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::collection::vec(prop::sample::select(PIECES), 0..6).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

pub(super) fn paste() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n\n\n"]);
    prop::collection::vec((line(), ends), 0..24)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// An article as people write them: a title, sections of paragraphs and lists under headings of their own, and the
/// page's furniture at its end.
pub(super) fn article() -> impl Strategy<Value = String> {
    const HEADINGS: [&str; 4] =
        ["", "修桥——关键词：水\n\n", "封路——关键词：车\n\n", "量水位——关键词：尺\n\n"];
    let prose = PIECES[..5].iter().chain(&PIECES[13..16]).copied().collect::<Vec<_>>();
    let paragraph = prop::collection::vec(prop::sample::select(prose), 2..5).prop_map(|prose| prose.concat());
    let list = prop::sample::select(vec![
        "",
        "\n\n好处是：\n\n1. 河水不再上街。\n\n2. 路也干了。",
        "\n\n主要有三个步骤：\n\n一、先量水位；二、再封路；三、最后修桥。",
    ]);
    let tail =
        prop::sample::select(vec!["", "分享到：\n\n责任编辑：甲\n", "Share this\n\nAll rights reserved\n"]);
    let section =
        (prop::collection::vec(paragraph, 1..4), list).prop_map(|(prose, list)| prose.join("\n\n") + list);
    (prop::collection::vec(section, 1..5), tail).prop_map(|(sections, tail)| {
        let headed = HEADINGS.iter().zip(sections).map(|(heading, body)| format!("{heading}{body}\n\n"));
        format!("桥为什么没有修？\n\n{}{tail}", headed.collect::<String>())
    })
}

pub(super) fn limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        Just(Limit::Auto),
        (1..9_usize).prop_map(Limit::Sentences),
        (1..101_u8).prop_map(|percent| Limit::Ratio(f64::from(percent))),
        (1..300_usize).prop_map(Limit::Chars),
    ]
}

/// Markdown with links of every kind among its words, with tables and code between; its words are no page's furniture.
pub(super) fn marked() -> impl Strategy<Value = String> {
    const WORDS: [&str; 9] = [
        "河水涨了，桥却没有修。",
        "桥",
        " map ",
        "The river rose, and nobody mended the bridge. ",
        "[桥](https://a.example/1)",
        "[the *old* map](http://b.example/m?a=1&b=2 \"Map\")",
        "<https://c.example/x_y>",
        "<a@d.example>",
        "[gone](notes.md)",
    ];
    const BLOCKS: [&str; 6] = [
        "| 河 | bridge |\n|---|---|\n| [水](https://a.example/2) | 3 |\n\n",
        "```sh\nls  -l\n\n    x | y\n```\n\n",
        "- 先量水位。\n- 再修[桥](https://a.example/1)。\n\n",
        "1. Measure it.\n2. See [map](https://a.example/3).\n\n",
        "> 河水涨了。\n\n",
        "## 修桥\n\n",
    ];
    let words = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..7);
    let paragraph = words.prop_map(|words| format!("水位记录。{}\n\n", words.concat()));
    let block =
        prop_oneof![4 => paragraph, 2 => prop::sample::select(BLOCKS.to_vec()).prop_map(str::to_owned)];
    prop::collection::vec(block, 1..12)
        .prop_map(|blocks| format!("# 河与桥\n\n{}水位记录见[总表](https://e.example/)。\n", blocks.concat()))
}

/// A web page of arbitrary lines in arbitrary elements, some of them furniture.
pub(super) fn page() -> impl Strategy<Value = String> {
    const AROUND: [(&str, &str); 14] = [
        ("<p>", "</p>"),
        ("<p>", "</p>"),
        ("<p>", "</p>"),
        ("<h2>", "</h2>"),
        ("<div>", "<br>"),
        ("<ul><li>", "<li>b</ul>"),
        ("<ol start=4><li>", "<ol><li>甲</ol></ol>"),
        ("<blockquote>", "</blockquote>"),
        ("<pre>", "\n  x</pre>"),
        ("<table><tr><td>河<td>桥<td>水<tr><td>", "<td>3</table>"),
        ("<figure><figcaption>", "</figcaption></figure>"),
        ("<a href='https://a.example/1'>", "</a>"),
        ("<div class=footer>", "</div>"),
        ("<nav><a href=/>", "</a></nav>"),
    ];
    // None of them could be taken for the title.
    const LINES: [&str; 11] = [
        "河水涨了，桥却没有修。",
        "河水涨了，桥却没有修，路也断了，人人都说这不是一年两年的事。",
        "The river rose, and nobody mended the bridge.",
        "先量水位；再封路；最后修桥。",
        "1. 河水不再上街。",
        "热线：0000-12345678",
        "责任编辑：甲",
        "相关阅读：修桥的人",
        "Share this",
        "\u{2028}甲。&#x1b;[31m乙。\u{202e}",
        "",
    ];
    let element = (prop::sample::select(AROUND.to_vec()), prop::sample::select(LINES.to_vec()))
        .prop_map(|((open, close), line)| format!("{open}{line}{close}\n"));
    prop::collection::vec(element, 0..30).prop_map(|body| {
        // A heading that is no title by itself would be none in a print.
        format!(
            "<!doctype html><title>桥为什么没有修？</title><body><article><h1>桥为什么没有修？</h1>{}</article>",
            body.concat()
        )
    })
}
