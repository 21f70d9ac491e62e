//! Whole searches: what is found, and how.

use super::*;
use crate::article::{Block, BlockKind};
use crate::clean::Clean;
use proptest::prelude::*;

/// An article with a block for each stretch between two `|`.
fn searchable(source: &str) -> Searchable {
    let mut blocks = Vec::new();
    let mut text = String::new();
    for part in source.split('|') {
        if !blocks.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(part);
        let span = Span::new(start, text.len());
        blocks.push(Block { kind: BlockKind::Code, span, line: 1, sentences: 0..0 });
    }
    Searchable::new(Arc::new(Article { text: Clean::new(&text), blocks, ..Article::default() }))
}

#[track_caller]
fn check_how(source: &str, query: &str, regex: bool, how: How, expected: &[&str]) {
    let searchable = searchable(source);
    let found = searchable.find(query, Options { regex }).unwrap();
    let words: Vec<&str> = found.hits.iter().map(|hit| hit.of(searchable.article.text())).collect();
    assert_eq!((words.as_slice(), found.how), (expected, how), "{query} in {source}");
}

#[track_caller]
fn check(source: &str, query: &str, expected: &[&str]) {
    check_how(source, query, false, How::Literal, expected);
}

#[track_caller]
fn check_pinyin(source: &str, query: &str, expected: &[&str]) {
    check_how(source, query, false, How::Pinyin, expected);
}

#[track_caller]
fn check_regex(source: &str, query: &str, expected: &[&str]) {
    check_how(source, query, true, How::Regex, expected);
}

#[test]
fn a_capital_asks_for_case() {
    check("The US and us.", "us", &["US", "us"]);
    check("The US and us.", "US", &["US"]);
    check("ÉTÉ été", "été", &["ÉTÉ", "été"]);
    check("Ａpp APP", "app", &["Ａpp", "APP"]);
}

#[test]
fn widths_scripts_and_marks_are_one() {
    check("Ｏ２Ｏ 和 O2O，还有o2o", "o2o", &["Ｏ２Ｏ", "O2O", "o2o"]);
    check("圖書館與图书馆", "图书馆", &["圖書館", "图书馆"]);
    check("圖書館與图书馆", "圖書館", &["圖書館", "图书馆"]);
    check("I don’t, I don't", "don't", &["don’t", "don't"]);
    check("他说：“好。”", "\"好。\"", &["“好。”"]);
    check("甲，乙,丙", ",", &["，", ","]);
}

#[test]
fn white_space_is_any_of_it_within_a_block() {
    check("to be\nor  not\u{3000}to\tbe", "to be", &["to be", "to\tbe"]);
    check("to be\nor  not", "be or not", &["be\nor  not"]);
    check("to be|or not", "be or", &[]);
    check("to be|or not", "be o", &[]);
    check("用 O2O 做，用O2O做", "用o2o做", &["用 O2O 做", "用O2O做"]);
    check("用 O2O 做，用O2O做", "用 o2o", &["用 O2O", "用O2O"]);
}

#[test]
fn hits_stand_one_after_the_other() {
    check("aaaa aaa", "aa", &["aa", "aa", "aa"]);
    check("cafe\u{301} cafe", "cafe", &["cafe\u{301}", "cafe"]);
    check("e\u{301}\u{302}", "\u{301}", &["e\u{301}\u{302}"]);
    for nothing in ["", "  ", "zzz"] {
        check("some words", nothing, &[]);
    }
    check("", "x", &[]);
}

#[test]
fn expressions() {
    check_regex("消费场景和消费者", "消费.", &["消费场", "消费者"]);
    check_regex("one\ntwo|two", "^two$", &["two", "two"]);
    check_regex("abc", "x*|", &[]);
    check_regex("abc", "^|$", &[]);
    check_regex("to be|or not", r"be\s+or", &[]);
    check_regex("５０％ 50%", r"\d+%", &["５０％", "50%"]);
    check_regex("some words", "", &[]);
    // Letters that would spell a word are no pinyin here.
    check_regex("消费", "xf", &[]);
    assert_eq!(
        searchable("x").find("(", Options { regex: true }),
        Err(Fault::Syntax("unclosed group".to_owned()))
    );
}

#[test]
fn pinyin_of_whole_words() {
    let source = "改变消费场景，才有新的消费。|小学生放学，吃饭。";
    check_pinyin(source, "xf", &["消费", "消费"]);
    check_pinyin(source, "xiaofei", &["消费", "消费"]);
    check_pinyin(source, "xfcj", &["消费场景"]);
    check_pinyin(source, "gbxfcj", &["改变消费场景"]);
    check_pinyin(source, "cj", &["场景"]);
    check_pinyin(source, "fangxue", &["放学"]);
    // Neither from the middle of a word, nor over a comma or the end of a block.
    check(source, "fei'chang", &[]);
    check(source, "xuefang", &[]);
    check(source, "fxcf", &[]);
    check(source, "xiaofeixiaoxue", &[]);
}

#[test]
fn pinyin_of_a_beginning_where_no_whole_word_fits() {
    let source = "改变消费场景。小学生放学。";
    check_pinyin(source, "xiaofe", &["消费"]);
    check_pinyin(source, "xiaofeic", &["消费场"]);
    check_pinyin(source, "xiaoxu", &["小学"]);
    check_pinyin(source, "xiaoxues", &["小学生"]);
    check_pinyin(source, "fangx", &["放学"]);
}

#[test]
fn pinyin_only_where_the_words_are_not_found() {
    check("消费在 xf 之后", "xf", &["xf"]);
    check("消费", "x", &[]);
    check("English words only", "xf", &[]);
    check_pinyin("圖書館裡的讀者，在圖書館說話", "tushuguan", &["圖書館", "圖書館"]);
    check_pinyin("去银行", "yinhang", &["银行"]);
    check_pinyin("买A股", "agu", &["A股"]);
}

#[test]
fn only_blocks_with_chinese_are_cut() {
    let starts = |source: &str| Words::of(&searchable(source).article).starts().collect::<Vec<_>>();
    assert!(starts("No words here — or “many”.|Nor here.").is_empty());
    assert_eq!(starts("Words.|买A股。"), [7, 10]);
}

#[track_caller]
fn check_label(label: &str, query: &str, expected: Option<&str>) {
    let labels = LabelQuery::new(query).unwrap().unwrap();
    assert_eq!(labels.place(label).map(|span| span.of(label)), expected, "{query} in {label}");
}

#[test]
fn labels() {
    check_label("What a drill really costs", "REALLY", None);
    check_label("What a drill really costs", "drill  R", None);
    check_label("What a drill really costs", "drill r", Some("drill r"));
    check_label("房租之外的账", "房租", Some("房租"));
    check_label("房租之外的账", "fz", Some("房租"));
    check_label("房租之外的账", "zhiwai", Some("之外"));
    check_label("房租之外的账", "zwa", Some("之外"));
    check_label("房租之外的账", "zwb", None);
    check_label("房租之外的账", "fangz", Some("房租"));
    check_label("房租之外的账", "w", Some("外"));
    check_label("Cafe\u{301} culture", "cafe", Some("Cafe\u{301}"));
    check_label("讀者從哪裡來", "du'zhe ", Some("讀者"));
    check_label("", "x", None);
    assert!(LabelQuery::new(" \t").unwrap().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

    /// Whatever is looked for in whatever: hits are in order, apart, not empty, on borders of characters and of blocks.
    #[test]
    fn hits_are_lawful(
        source in "([消费场景圖書馆aAbx　’\u{301}\n| ]|\\PC){0,40}",
        query in "([消费場景图書馆aAbx ’\u{301}.*(\\[]|\\PC){0,4}",
        regex: bool,
    ) {
        let searchable = searchable(&source);
        let text = searchable.article.text();
        let Ok(found) = searchable.find(&query, Options { regex }) else { return Ok(()) };
        let mut last = 0;
        for hit in found.hits {
            prop_assert!(last <= hit.start && !hit.is_empty() && text.get(hit.range()).is_some(), "{hit:?}");
            last = hit.end;
        }
    }

    #[test]
    fn what_stands_in_a_text_is_found_there(source in "([消费场景圖書馆aAbx’]){1,30}", at in 0usize..30, length in 1usize..5) {
        let query: String = source.chars().skip(at).take(length).collect();
        if !query.is_empty() {
            let searchable = searchable(&source);
            let found = searchable.find(&query, Options::default()).unwrap();
            prop_assert!(found.how == How::Literal && !found.hits.is_empty(), "{query} in {source}");
        }
    }

    #[test]
    fn a_label_query_takes_anything(label in "\\PC{0,20}", query in "(\\PC|[a-z']){0,6}") {
        if let Ok(Some(labels)) = LabelQuery::new(&query)
            && let Some(place) = labels.place(&label)
        {
            prop_assert!(!place.is_empty() && label.get(place.range()).is_some());
        }
    }
}
