//! The sentences of small texts, and the laws of all.

use super::*;
use crate::laws::are_sentences;
use proptest::prelude::*;

/// The text holds `|` where a sentence should end; nothing else may end one.
#[track_caller]
fn check(marked: &str) {
    let text: String = marked.replace('|', "");
    let cut: Vec<&str> = sentences(&text, Lang::Zh).into_iter().map(|s| s.of(&text)).collect();
    assert_eq!(cut.join("|"), marked);
    assert_eq!(sentences(&text, Lang::En).len(), cut.len(), "{text:?} is cut otherwise as English");
}

#[test]
fn chinese_marks_end_sentences_and_closing_marks_stay_with_them() {
    check("第一句。|第二句！|第三句？|没有写完的一句");
    check("他走了。”|她留下了。");
    check("（他走了。）|她留下了。");
    check("他喊：“快跑！”|没有人动。");
    check("真的吗？！|当然!!!|好的");
    check("「走吧。」|天亮了。");
    check("【通知。】|大家请看。");
    check("她笑了。』」|天亮了。");
    check("好的！～|再见。");
    check("一句。 |又一句。\n|第三句");
}

#[test]
fn who_spoke_stays_with_what_was_said() {
    check("“你去吗？”他说。|天黑了。");
    check("“别动！”她喊道。|没有人听。");
    check("“你是谁？”记者问道，“从哪里来？”|他没有回答。");
    check("“事情办完了。”他说。|大家散了。");
    check("“价格会降。”研究员王某在接受采访时表示。|市场反应平静。");
    check("“我来了。|我看见了。|我赢了！”他说，声音很大。|没有人应声。");
    check("\"你去吗？\"她问。|\"不去。\"他说。|天黑了。");
    check("「你去吗？」老师笑着问。|没有人说话。");
}

#[test]
fn a_quote_that_is_over_ends_the_sentence() {
    check("他说：“我明白了。”|第二天他走了。");
    check("“我明白。”|她没有说话。");
    check("“我明白。”|他什么也没说。");
    check("“我明白！”|据邻居介绍，他常来。");
    check("“你去吗？”|他说：“不去。”");
    check("“太贵了。”|这部小说卖得很好。");
    check("“太贵了。”|这样的话听得多了。");
    check("他听见“算了。”|的确，太迟了。");
    check("“我要走！”|也许对他来说，这是好事。");
    check("“太吵了！”|老板坦然一笑，说：“忍忍吧。”");
    check("他说过“我一定来！”|后来他没来。");
    check("“Really?” |She said: “Yes.”");
}

#[test]
fn a_mark_inside_a_phrase_ends_nothing() {
    check("面对“怎么办？”的问题，没有答案。|大家沉默。");
    check("《你好！世界》这本书卖完了。|再印。");
    check("公司（真的吗？）宣布倒闭。|员工散去。");
    check("“为什么？”这个问题难住了他。|他想了很久。");
    check("“来！”，他挥手。|我们跟上。");
    check("He asked “why?” and left. |Nobody knew.");
    check("The firm (really?) closed. |People left.");
    check("He left (it was late.) |She stayed.");
}

#[test]
fn numbers_addresses_and_names_hold_together() {
    check("圆周率约为3.14。|共1,000.5元。");
    check("见https://example.com/a?b=c!d.html。|完。");
    check("See https://example.com/a.b?c=d. |Then go.");
    check("Write to a.b@example.com. |Open README.md or v3.2.1 first.");
    check("升级到v3.2后更快。|用Node.js写的。");
    check("Mr. Lee met Dr. Wu. |They talked.");
    check("The U.S. Army came, i.e. soldiers, e.g. Smith. |All left.");
    check("He lives in the U.S. |The weather is fine.");
    check("Novels by J. K. Rowling sell. |So do others.");
    check("In Washington D.C. Mayor Brown spoke. |At 5 p.m. Green left.");
    check("Acme Inc. Chairman Ray quit on Jan. 5. |Shares of No. 2 fell vs. 3. |It hurt, etc. |Nobody paid.");
    check("Is it so? |No. |It is not.");
    check(
        "They raised $200,000. |The manager left his wife, 23. |His car is Bob's. |Nobody reads The Sun. |He does.",
    );
}

#[test]
fn list_numbers_end_nothing() {
    check("1. 打开盖子。|2. 倒水。");
    check("1. Open the lid. |2. Pour water.");
    check("1.打开盖子.");
    check("一.总论如下。|二.分论如下。");
    check("There are two: 1. Water. |2. Tea.");
    check("A. The lid. |B. The pot.");
    check("1.1. 概述。");
    check("Step 1. Open the lid. |This was step 1. |Then pour.");
}

#[test]
fn a_short_number_is_an_ordinal_where_the_language_is_not_known() {
    let text = "Am 3. Oktober kam er. Dann ging er.";
    assert_eq!(sentences(text, Lang::Other).len(), 2);
    assert_eq!(sentences("We took step 3. Then we left.", Lang::En).len(), 2);
}

/// The same in a language that is neither Chinese nor English.
#[track_caller]
fn check_other(marked: &str) {
    let text: String = marked.replace('|', "");
    let cut: Vec<&str> = sentences(&text, Lang::Other).into_iter().map(|s| s.of(&text)).collect();
    assert_eq!(cut.join("|"), marked);
}

#[test]
fn abbreviations_and_ordinals_of_other_languages_end_nothing() {
    check_other(
        "Am 3. Mai kam Dr. Wolf. |Er blieb bis zum 12. |Dann ging er, z. B. nach Ulm usw. |Das war alles.",
    );
    check_other("Im 19. Jahrhundert kostete es 3 Mio. Taler, vgl. Bd. 2, S. 14. |Um 1990. |Heute nicht.");
    check_other("M. Dupont et Mme Roy sont venus. |Voir p. 12, av. J.-C. ou apr. J.-C. |Il pleut.");
    check_other(
        "El Sr. Gil y la Dra. Paz viven en EE. UU. desde 2001. |Pagan aprox. 30 euros, etc. |Nada más.",
    );
    check_other("Il Sig. Rossi e il Dott. Verdi partono. |Gli altri restano, ecc. |Poi piove.");
    check_other(
        "Это было в 1990 г. в Туле, т. е. давно. |В 1991 г. Белов уехал к А. С. Гору, на ул. Мира, и т. д. |Потом вернулся.",
    );
}

#[test]
fn marks_of_other_scripts_end_sentences() {
    check_other("¿Quién va? |¡Nadie! |¿Y tú?");
    check_other("Τι είναι αυτό; |Ένα πλοίο· μικρό. |Πού πάει; |Δεν ξέρω.");
    check_other("ما هذا؟ |هذا قارب، صغير. |شكرا");
    check_other("यह नाव है। |वह छोटी है। |बस");
    check_other("雨が降った。|橋は閉じた！|なぜか？|わからない");
    check_other("비가 왔다. |다리는 닫혔다. |왜? |모른다");
    let clause = "แม่น้ำสูงขึ้นทุกปีและไม่มีใครซ่อมสะพานที่พังลงเมื่อปีที่แล้วเพราะไม่มีเงินพอสำหรับงานนี้ในเมืองเล็ก";
    check_other(&format!("{clause} |{clause} |จบ 12"));
}

#[test]
fn quotations_of_other_languages_stay_whole() {
    check_other("„Komm mit.“ |Er ging. |„Wohin?“ fragte sie. |»Nach Ulm!« |Sie lachte.");
    check_other("Er rief: »Komm!« |»Nein«, sagte sie.");
    check_other("« Il pleut. » |Elle sort. |« Où vas-tu ? » demande-t-il. |« Là-bas ! » |Fin.");
    check_other("—¿Vienes? —preguntó él. |—No. |Llueve.");
    check_other("«Пойдём!» — сказал он. |«Куда?» |Она молчала.");
    check_other("「行くのか？」と彼は聞いた。|「はい。」|雨が降った。|「遅い。」という声がした。");
    check_other("“간다.”라고 그가 말했다. |“왜?” |비가 왔다.");
}

#[test]
fn english_begins_with_a_capital_a_digit_or_a_quote() {
    check("It rained. |We stayed. |“Good,” she said. |5 people came.");
    check("It was .5 per cent. it is fine.");
    check("Really? |yes! |no.");
    check("\"Who are you?\" he asked. |\"A friend.\" |She nodded.");
    check("“Stop!” John said. |He ran.");
    check("“Stop!” |He ran.");
    check("“... We went,” he said. |... Then nothing.");
    check("“Why?” I asked. |He ran.");
    check("Wait... what? |Well... |That is it.");
    check("It ended.[3] |Then came more.[12][13]");
    check("A line that goes\non to the next. |Another\none.");
    check("He said \"go.\" |Then he left.");
}

#[test]
fn tokens_with_spaces_between_are_read_the_same() {
    check("Several defendants said so yesterday . |the trial goes on .");
    check("He gave a kidney to a stranger . |Nobody asked why ? |He did .");
    check("`` I am here . '' |He sat .");
    check("他 来 了 。 |她 走 了 ！ |完");
    check("他说 。 ” |她 走 了");
    check("Well . . . |That is it .");
}

#[test]
fn ascii_marks_among_chinese_are_what_they_are() {
    check("你好吗?|我很好!|走吧,不等了:快;再见");
    check("他来了.|她走了.");
    check("他来了. |她走了.");
    check("用Linux.|它很稳。");
    check("打开中文.com看看。");
}

#[test]
fn an_ellipsis_ends_a_sentence_unless_it_goes_on() {
    check("他想了很久……|天亮了。");
    check("我……我不知道。");
    check("苹果、香蕉……等等都有。|还有梨。");
    check("风，雨……，都停了。");
    check("他说：“算了……”|天亮了。");
    check("算了...|天亮了。");
}

#[test]
fn a_semicolon_ends_only_a_long_sentence() {
    check("一是快；二是好；三是省。");
    let long = "甲".repeat(200);
    check(&format!("{long}；|乙；丙。"));
    let under = "甲".repeat(199);
    check(&format!("{under}；乙。"));
    check(&format!("{};{long}", "a".repeat(300)));
}

#[test]
fn nothing_is_lost_at_the_ends() {
    assert_eq!(sentences("", Lang::Zh), []);
    assert_eq!(sentences("  \n", Lang::En), [Span::new(0, 3)]);
    check("  先有空格。 |后有");
    check("”开头的引号。|后面");
}

#[test]
fn a_long_text_without_marks_is_one_sentence() {
    for unit in ["字", "a.", "(", "“", "《", "a ", "\" ", "[1]"] {
        let text = unit.repeat(300_000 / unit.len());
        assert_eq!(sentences(&text, Lang::Zh).len(), 1, "{unit:?}");
    }
    assert_eq!(sentences(&"嗯。".repeat(50_000), Lang::Zh).len(), 50_000);
    assert!(!sentences(&". a".repeat(100_000), Lang::En).is_empty());
}

/// Pieces that meet in every order: marks, quotes, names, numbers, both languages.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "他说",
        "天亮了",
        "她问",
        "。",
        "！",
        "？",
        "……",
        "…",
        "...",
        ".",
        "!",
        "?",
        "”",
        "“",
        "’",
        "「",
        "」",
        "（",
        "）",
        "《",
        "》",
        "；",
        "，",
        "：",
        " ",
        "\n",
        "Mr.",
        "U.S.",
        "He",
        "said",
        "3.14",
        "1.",
        "https://a.b/c?d",
        "🙂",
        "a",
        "的",
        ")",
        "(",
        "[1]",
        "、",
        "~",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|list| list.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_has_lawful_sentences(text in any::<String>()) {
        are_sentences(&text);
    }

    #[test]
    fn sentences_tile_and_begin_well(text in pieces()) {
        are_sentences(&text);
    }

    #[test]
    fn a_sentence_cut_again_is_one(text in pieces()) {
        for span in sentences(&text, Lang::Zh) {
            let once = span.of(&text);
            prop_assert_eq!(sentences(once, Lang::Zh).len(), 1, "{:?} of {:?}", once, text);
        }
    }
}
