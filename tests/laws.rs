//! The laws of the JSON digest, held on arbitrary text: Chinese and English, list marks, page furniture, controls.

#[cfg(test)]
mod laws {
    use proptest::prelude::*;
    use serde_json::Value;
    use tigang::article::Article;
    use tigang::clean::Clean;
    use tigang::digest::{self, Limit, summary};
    use tigang::export::{Document, View, json, text};
    use tigang::read;
    use tigang::segment::Segmenter;
    use tigang::source::Source;

    // ---- what is read ----

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

    fn paste() -> impl Strategy<Value = String> {
        let ends = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n\n\n"]);
        prop::collection::vec((line(), ends), 0..24)
            .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
    }

    /// An article as people write them: a title, sections of paragraphs and lists under headings of their own, and the
    /// page's furniture at its end.
    fn article() -> impl Strategy<Value = String> {
        const HEADINGS: [&str; 4] =
            ["", "修桥——关键词：水\n\n", "封路——关键词：车\n\n", "量水位——关键词：尺\n\n"];
        let prose = PIECES[..5].iter().chain(&PIECES[13..16]).copied().collect::<Vec<_>>();
        let paragraph =
            prop::collection::vec(prop::sample::select(prose), 2..5).prop_map(|prose| prose.concat());
        let list = prop::sample::select(vec![
            "",
            "\n\n好处是：\n\n1. 河水不再上街。\n\n2. 路也干了。",
            "\n\n主要有三个步骤：\n\n一、先量水位；二、再封路；三、最后修桥。",
        ]);
        let tail = prop::sample::select(vec![
            "",
            "分享到：\n\n责任编辑：甲\n",
            "Share this\n\nAll rights reserved\n",
        ]);
        let section = (prop::collection::vec(paragraph, 1..4), list)
            .prop_map(|(prose, list)| prose.join("\n\n") + list);
        (prop::collection::vec(section, 1..5), tail).prop_map(|(sections, tail)| {
            let headed = HEADINGS.iter().zip(sections).map(|(heading, body)| format!("{heading}{body}\n\n"));
            format!("桥为什么没有修？\n\n{}{tail}", headed.collect::<String>())
        })
    }

    fn limit() -> impl Strategy<Value = Limit> {
        prop_oneof![
            Just(Limit::Auto),
            (1..9_usize).prop_map(Limit::Sentences),
            (1..101_u8).prop_map(|percent| Limit::Ratio(f64::from(percent))),
            (1..300_usize).prop_map(Limit::Chars),
        ]
    }

    // ---- what comes out ----

    fn digested(paste: &str, options: &read::Options, limit: Limit) -> String {
        let article = read::read_text(paste, options);
        let digest = digest::digest(&article, &Segmenter::for_text(article.text()));
        let summary = summary::summarise(&article, &digest, limit);
        let document = Document {
            source: None,
            is_one_of_several: false,
            article: &article,
            digest: &digest,
            summary: &summary,
            highlights: &[],
        };
        let mut out = Vec::new();
        json::write(&mut out, &document, None).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
        of[key].as_array().map(Vec::as_slice).unwrap_or_else(|| panic!("{key} is no list: {of}"))
    }

    fn number(of: &Value, key: &str) -> usize {
        usize::try_from(of[key].as_u64().unwrap_or_else(|| panic!("{key} is no number: {of}"))).unwrap()
    }

    fn place(of: &Value) -> (usize, usize) {
        (number(of, "start"), number(of, "end"))
    }

    fn numbers(of: &Value, key: &str) -> Vec<usize> {
        list(of, key).iter().map(|n| usize::try_from(n.as_u64().unwrap()).unwrap()).collect()
    }

    fn is_one_of(value: &Value, words: &str) -> bool {
        value.as_str().is_some_and(|word| words.split('|').any(|known| known == word))
    }

    /// Checks every law that holds for any digest; says which one is broken.
    fn check(line: &str, limit: Limit) {
        assert_eq!(line.find('\n'), Some(line.len() - 1), "a digest is one line");
        let digest: Value = serde_json::from_str(line).unwrap();
        assert_eq!(digest["schema"], 1);
        let text: Vec<char> = digest["text"].as_str().unwrap().chars().collect();
        let stray = text.iter().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert_eq!(stray, None, "a control character is in the text");
        blocks_are_in_order(&digest, &text);
        sentences_tile_their_blocks(&digest, &text);
        scores_rise_with_their_parts(&digest);
        summary_is_in_order_and_within(&digest, &text, limit);
        outline_covers_the_sentences(&digest, &text);
        for removed in list(&digest, "removed") {
            assert!(number(removed, "at") <= text.len());
            let reasons = "contact|ad|navigation|share|comments|copyright|related|byline|duplicate|other";
            assert!(is_one_of(&removed["reason"], reasons), "{removed}");
        }
    }

    fn blocks_are_in_order(digest: &Value, text: &[char]) {
        let mut next = 0;
        for (index, block) in list(digest, "blocks").iter().enumerate() {
            assert!(
                is_one_of(&block["kind"], "title|heading|paragraph|item|quote|code|caption|table"),
                "{block}"
            );
            assert!(index == 0 || block["kind"] != "title", "a title is the first block: {block}");
            let (start, end) = place(block);
            assert_eq!(start, next, "blocks are parted by one newline: {block}");
            assert!(start < end && end <= text.len(), "{block}");
            next = end + 1;
        }
        assert_eq!(next.saturating_sub(1), text.len(), "the text is its blocks");
    }

    fn sentences_tile_their_blocks(digest: &Value, text: &[char]) {
        let blocks = list(digest, "blocks");
        let mut tiled = vec![None; blocks.len()];
        for sentence in list(digest, "sentences") {
            let index = number(sentence, "block");
            let block = &blocks[index];
            assert!(is_one_of(&block["kind"], "paragraph|item|quote"), "{block} has sentences");
            let (start, end) = place(sentence);
            assert_eq!(start, tiled[index].unwrap_or(place(block).0), "a gap before {sentence}");
            assert!(start < end && end <= text.len());
            tiled[index] = Some(end);
            let roles = "thesis|point|step|prognosis|conclusion|evidence|background";
            assert!(sentence["role"].is_null() || is_one_of(&sentence["role"], roles), "{sentence}");
        }
        for (block, end) in blocks.iter().zip(tiled) {
            if is_one_of(&block["kind"], "paragraph|item|quote") {
                assert_eq!(end, Some(place(block).1), "{block} is not tiled");
            }
        }
    }

    fn scores_rise_with_their_parts(digest: &Value) {
        let mut scored: Vec<(f64, f64)> = Vec::new();
        for sentence in list(digest, "sentences") {
            let score = sentence["score"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&score), "{sentence}");
            let parts = sentence["why"].as_object().unwrap();
            scored.push((parts.values().map(|part| part.as_f64().unwrap()).sum(), score));
        }
        scored.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in scored.windows(2) {
            let [(sum, score), (larger, higher)] = pair else { continue };
            assert!(larger - sum < 1e-9 || higher >= score, "{score} for {sum}, but {higher} for {larger}");
        }
    }

    fn summary_is_in_order_and_within(digest: &Value, text: &[char], limit: Limit) {
        let (summary, sentences) = (numbers(digest, "summary"), list(digest, "sentences"));
        assert!(summary.is_sorted_by(|a, b| a < b), "{summary:?}");
        let marked: Vec<usize> =
            (0..sentences.len()).filter(|n| sentences[*n]["in_summary"] == true).collect();
        assert_eq!(summary, marked);
        match limit {
            Limit::Auto => {}
            Limit::Sentences(most) => assert!(summary.len() <= most),
            Limit::Ratio(percent) => {
                assert!(summary.len() as f64 <= sentences.len() as f64 * percent / 100.0)
            }
            Limit::Chars(most) => {
                let chars = |n: &usize| {
                    let (start, end) = place(&sentences[*n]);
                    text[start..end].iter().filter(|c| !c.is_whitespace()).count()
                };
                assert!(summary.iter().map(chars).sum::<usize>() <= most);
            }
        }
    }

    fn outline_covers_the_sentences(digest: &Value, text: &[char]) {
        let top = list(digest, "outline");
        let mut next = 0;
        for (index, node) in top.iter().enumerate() {
            let (start, end) = place(node);
            assert!(start >= next && start <= end && end <= text.len(), "{node}");
            assert!(index == 0 || node["role"] != "title", "a title node is the first: {node}");
            next = end;
            node_is_sound(digest, node);
        }
        if let Some(title) = list(digest, "blocks").first().filter(|block| block["kind"] == "title") {
            assert_eq!(
                top.first().map(|node| (&node["role"], place(node))),
                Some((&Value::from("title"), place(title)))
            );
        }
        for sentence in list(digest, "sentences") {
            let (start, end) = place(sentence);
            let is_covered = top.iter().map(place).any(|(from, to)| from <= start && end <= to);
            assert!(is_covered, "no top-level node covers {sentence}");
        }
    }

    fn node_is_sound(digest: &Value, node: &Value) {
        assert!(
            is_one_of(&node["role"], "title|thesis|section|steps|step|point|prognosis|conclusion"),
            "{node}"
        );
        assert!(!node["label"].as_str().unwrap().trim().is_empty(), "{node}");
        let (start, end) = place(node);
        let sentences = list(digest, "sentences");
        let inside = |n: &usize| start <= place(&sentences[*n]).0 && place(&sentences[*n]).1 <= end;
        let chosen: Vec<usize> = numbers(digest, "summary").into_iter().filter(inside).collect();
        assert_eq!(numbers(node, "summary"), chosen, "{node}");
        for child in list(node, "children") {
            let (from, to) = place(child);
            assert!(start <= from && to <= end, "{child} is outside its parent");
            node_is_sound(digest, child);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_has_a_lawful_digest(paste in paste(), limit in limit(), keep_chrome: bool) {
            let options = read::Options { keep_chrome, ..read::Options::default() };
            let line = digested(&paste, &options, limit);
            check(&line, limit);
            prop_assert_eq!(&line, &digested(&paste, &options, limit), "the same text, another digest");
            if keep_chrome {
                let digest: Value = serde_json::from_str(&line).unwrap();
                prop_assert!(list(&digest, "removed").is_empty());
            }
        }

        #[test]
        fn a_given_title_is_the_title(paste in paste()) {
            let options = read::Options { title: Some("桥与河".to_owned()), ..read::Options::default() };
            let line = digested(&paste, &options, Limit::Auto);
            check(&line, Limit::Auto);
            let digest: Value = serde_json::from_str(&line).unwrap();
            prop_assert_eq!(&digest["title"], "桥与河");
        }

        #[test]
        fn bytes_of_any_kind_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let source = Source::new(Clean::new("x"), bytes);
            match read::read(&source, &read::Options::default()) {
                Ok(article) => prop_assert!(article.text().chars().all(|c| c != char::from(27))),
                Err(error) => prop_assert!(error.to_string().starts_with("x: ")),
            }
        }

        #[test]
        fn any_printed_text_reads_as_itself(paste in paste()) {
            let once = printed(&paste);
            prop_assert_eq!(&printed(&once), &once);
        }

        #[test]
        fn printed_markdown_reads_as_itself_with_its_links(text in markdown()) {
            let once = printed_markdown(&text);
            prop_assert_eq!(&printed(&once), &once);
            let listed = once.lines().filter(|line| line.contains(": https://a.example/1")).count();
            prop_assert_eq!(listed, usize::from(text.contains("[桥](")), "an address is listed once");
            let article = read::read_text(&once, &read::Options::default());
            prop_assert_eq!(article.links().is_empty(), !text.contains(".example"), "the list is read as links");
            prop_assert!(!article.text().contains(": http"), "the list is no part of the text");
        }

        #[test]
        fn a_printed_page_reads_as_itself(markup in page()) {
            let source = Source::new(Clean::new("x.html"), markup.into_bytes());
            // A page of links alone is refused.
            if let Ok(article) = read::read(&source, &read::Options::default()) {
                let once = shown(&article);
                prop_assert_eq!(&printed(&once), &once);
            }
        }

        #[test]
        fn printed_text_reads_as_the_same_text(article in article()) {
            let once = printed(&article);
            prop_assert_eq!(&printed(&once), &once);
        }
    }

    /// Markdown with links of every kind among its words, with tables and code between; its words are no page's furniture.
    fn markdown() -> impl Strategy<Value = String> {
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
        prop::collection::vec(block, 1..12).prop_map(|blocks| {
            format!("# 河与桥\n\n{}水位记录见[总表](https://e.example/)。\n", blocks.concat())
        })
    }

    /// A web page of arbitrary lines in arbitrary elements, some of them furniture.
    fn page() -> impl Strategy<Value = String> {
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

    /// What `tigang -t` prints of a Markdown file.
    fn printed_markdown(text: &str) -> String {
        let source = Source::new(Clean::new("x.md"), text.as_bytes().to_vec());
        shown(&read::read(&source, &read::Options::default()).unwrap())
    }

    /// What `tigang -t` prints.
    fn printed(paste: &str) -> String {
        shown(&read::read_text(paste, &read::Options::default()))
    }

    fn shown(article: &Article) -> String {
        let digest = digest::digest(article, &Segmenter::for_text(article.text()));
        let summary = summary::Summary::default();
        let document = Document {
            source: None,
            is_one_of_several: false,
            article,
            digest: &digest,
            summary: &summary,
            highlights: &[],
        };
        let mut out = Vec::new();
        text::write(&mut out, &document, &[View::Text], text::Style::default()).unwrap();
        String::from_utf8(out).unwrap()
    }
}
