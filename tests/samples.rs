//! The samples as a reader meets them: the shape of each outline, what is taken out, what a summary says.

#[cfg(test)]
mod samples {
    use std::path::PathBuf;
    use tigang::article::{Article, Reason};
    use tigang::clean::Clean;
    use tigang::digest::summary::{Limit, summarise};
    use tigang::digest::{Digest, digest};
    use tigang::read::{Options, read};
    use tigang::source::Source;

    fn open(name: &str) -> (Article, Digest) {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
        let source = Source::new(Clean::new(name), std::fs::read(path).unwrap());
        let article = read(&source, &Options::default()).unwrap();
        let digest = digest(&article);
        (article, digest)
    }

    /// The outline, one node a line: indent, role, the beginning of the label.
    #[track_caller]
    fn check_outline(name: &str, expected: &str) {
        let (_, digest) = open(name);
        let mut drawn = String::new();
        for id in digest.outline.ids() {
            let node = digest.outline.get(id).unwrap();
            let label: String = node.label.chars().take(16).collect();
            let indent = "  ".repeat(digest.outline.depth(id));
            drawn.push_str(&format!("{indent}{} {}\n", node.role.tag(), label.trim_end()));
        }
        let expected: String =
            expected.lines().map(|line| format!("{}\n", &line[8.min(line.len())..])).collect();
        assert_eq!(drawn, expected.trim_start_matches('\n'), "{drawn}");
    }

    fn removed(article: &Article, reason: Reason) -> Vec<&str> {
        article.removed().iter().filter(|r| r.reason == reason).map(|r| r.text.as_str()).collect()
    }

    #[test]
    fn a_chinese_commentary_opens_as_thesis_sections_steps_and_outlook() {
        check_outline(
            "zh-commentary.txt",
            "
        title 电子价签装满货架，老牌超市为什么
        thesis 让老牌超市睡不着的，不是几块会换
        section 价格之争
          point 价格历来是超市的命门。
          point 换句话说，老牌超市卖的与其说是商
          steps 一盒早上到店的切好的哈密瓜，到晚
            step 一是半价贴黄标
            step 二是倒掉
        section 把货架变成渠道
          point 为了让价格动起来，禾风便利从去年
          steps 先选这样的门店来试，好处是
            step 1.这些门店的客流按小时起落，早
            step 2.店里的商品有一半以上是当天的
        steps 禾风便利的打算已经写在了今年的加
          step 一、用电子价签换下全部纸价签，先
          step 二、把价签和库存、天气、客流的数
          step 三、把建议价开放给供应商，让他们
        prognosis 未来两年内，老牌超市在鲜食上失去",
        );
    }

    #[test]
    fn an_english_commentary_has_the_same_shape() {
        check_outline(
            "en-commentary.txt",
            "
        title The parcel locke
        thesis What worries the
        section The fight for th
          point For thirty years
          point The locker takes
        section Behind the steel
          steps A narrow start o
            step 1. The riders pa
            step 2. Three retaile
          point The company then
        steps It is printed in
          step First, cover eve
          step second, let any
          step third, put the r
        prognosis Within three yea",
        );
    }

    #[test]
    fn nothing_of_the_site_is_left_and_all_of_it_is_kept_with_its_reason() {
        let (article, _) = open("zh-commentary.txt");
        for word in ["云桥科技", "商用冰柜", "0000-", "责任编辑", "相关推荐", "验证码", "抢沙发"]
        {
            assert!(!article.text().contains(word), "{word}");
            assert!(article.removed().iter().any(|r| r.text.contains(word)), "{word}");
        }
        assert_eq!(removed(&article, Reason::Contact).len(), 2);
        assert_eq!(removed(&article, Reason::Comments).len(), 3);
        // The lede was given twice: the first copy stays.
        let again = removed(&article, Reason::Duplicate);
        assert!(again.len() == 1 && article.text().matches(again[0]).count() == 1);
    }

    #[test]
    fn an_essay_about_advertising_loses_nothing() {
        let (article, _) = open("en-essay.txt");
        assert!(article.removed().is_empty(), "{:?}", article.removed());
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/en-essay.txt");
        let raw = std::fs::read_to_string(path).unwrap();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(letters(article.text()), letters(&raw));
    }

    #[test]
    fn a_summary_has_the_thesis_each_section_the_steps_and_the_outlook() {
        let (article, digest) = open("zh-commentary.txt");
        let summary = summarise(&article, &digest, Limit::Auto);
        let starts: Vec<String> = summary
            .groups
            .iter()
            .map(|g| article.sentence(g.sentences[0]).chars().take(6).collect())
            .collect();
        for node in digest.outline.top().filter_map(|id| digest.outline.get(id)).skip(1) {
            let inside = article.sentences_in(node.span);
            let told = summary.sentences().iter().any(|id| inside.contains(&id.index()));
            assert!(told, "{}: {starts:?}", node.label);
        }
        let mut unique = starts.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), starts.len(), "{starts:?}");
    }

    #[test]
    fn a_news_report_begins_with_its_lead() {
        let (article, digest) = open("zh-news.txt");
        let first = digest.outline.top().nth(1).and_then(|id| digest.outline.get(id)).unwrap();
        assert_eq!(first.role.name(article.lang(), false), "导语");
        assert!(first.label.starts_with("本报青岚6月3日电"), "{}", first.label);
    }

    #[test]
    fn a_page_in_gbk_opens_like_any_other() {
        let (article, _) = open("zh-note-gbk.txt");
        assert_eq!((article.encoding(), article.notices()), ("gb18030", &[][..]));
        assert_eq!(article.title(), Some("旧磨坊为什么留了下来？"));
        assert!(!article.text().contains('\u{fffd}') && article.text().ends_with("而是被人用下来的。"));
        for word in ["网首页", "责任编辑", "收藏本页", "老水轮怎样修", "未经许可"] {
            assert!(!article.text().contains(word), "{word}");
            assert!(article.removed().iter().any(|r| r.text.contains(word)), "{word}");
        }
        check_outline(
            "zh-note-gbk.txt",
            "
        title 旧磨坊为什么留了下来？
        thesis 溪口镇的旧磨坊能留下来，靠的不是
        section 一、先算清楚它值多少
          point 有人补充说，磨坊的石墙还能替河岸
        section 二、再替它找一件事做
          steps 所以镇里开了三次会，最后定下三件
            step 一是把楼下改成粮油铺，用水磨磨新
            step 二是把楼上借给图书馆，放旧报纸和
            step 三是请老磨工每个月来讲一次怎样修
          point 粮油铺开张三个月，每天能卖出两百
        section 三、难处还在后头
        prognosis 如果明年春天之前还招不到学徒，水",
        );
    }

    #[test]
    fn a_how_to_has_its_steps_in_order() {
        let (_, digest) = open("zh-howto.txt");
        let lists: Vec<usize> = digest
            .outline
            .ids()
            .filter(|id| digest.outline.get(*id).is_some_and(|n| n.role.tag() == "steps"))
            .map(|id| digest.outline.children(id).count())
            .collect();
        assert_eq!(lists, [4, 6, 3]);
    }

    /// The blocks as they were read, one a line (`/` where one of its own lines ends), then the links and what went.
    fn blocks(name: &str) -> String {
        let (article, _) = open(name);
        let one_line = |text: &str| text.replace('\n', "/");
        let mut lines: Vec<String> = Vec::new();
        for block in article.blocks() {
            lines.push(format!("{:?} {}: {}", block.kind, block.line, one_line(article.slice(block.span))));
        }
        for link in article.links() {
            lines.push(format!("link: {} => {}", one_line(article.slice(link.span)), link.target));
        }
        for removed in article.removed() {
            lines.push(format!("removed as {}: {}", removed.reason.tag(), one_line(&removed.text)));
        }
        lines.join("\n")
    }

    #[test]
    fn markdown_is_read_by_its_marks() {
        insta::assert_snapshot!("blocks_of_en_guide_md", blocks("en-guide.md"));
    }

    #[cfg(feature = "epub")]
    #[test]
    fn a_book_is_read_chapter_by_chapter() {
        insta::assert_snapshot!("blocks_of_zh_book_epub", blocks("zh-book.epub"));
    }

    #[test]
    fn a_guide_in_markdown_follows_its_headings() {
        check_outline(
            "en-guide.md",
            "
        title A rain log that
        thesis Write down one n
        section Why one number i
          point A gap of a day i
          point Therefore the lo
        section What you need
          steps You need less th
            step a gauge
              steps with straight si
                step with straight si
                step standing twice a
            step a pencil, becaus
            step a book with numb
            step a neighbour who
          point A gauge that has
        section The morning rout
          steps and they take le
            step 1. Go out at the
            step 2. Read the gaug
            step 3. Write the num
            step 4. Empty the gau
          point The third step i
          section Snow
        section From numbers to
          point You can ask the
        section What can go wron
        prognosis By 2041 the vall
        section [1] The longest",
        );
    }

    #[cfg(feature = "epub")]
    #[test]
    fn a_book_follows_its_table_of_contents() {
        check_outline(
            "zh-book.epub",
            "
        title 槐岭镇的钟
        section 第一章 钟停了
          point 修钟匠老范上楼看了一遍，下来只说
        section 第二章 谁来上弦
          point 四月初，镇上开了一次会。
          steps 会上提出的办法主要有三种
            step 1. 花钱请一个守钟人，每月工钱
            step 2. 换一台电动机，让钟自己上弦
            step 3. 由镇上的人家轮流上楼，一家
          section 先试了电动机
          section 再试轮流
            point 轮流的办法起初没有人看好。
        section 第三章 钟声之后
          point 到了冬天，来槐岭镇看钟的人多了起
        prognosis 未来几年，只要木板上还有人写字，
          thesis 总之，槐岭镇修好的不是一台钟，而",
        );
    }
}
