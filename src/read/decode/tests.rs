//! What bytes are decoded to, by the order that decides.

use super::*;
use crate::laws;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

const RAIN: &str = "今天下雨，明天再说。";
const PUMP: &str = "水泵在雨天停转，没有人知道为什么。管理处说要换一台新的，钱却一直没有批下来。";

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, is_lost) = encoding.encode(text);
    assert!(!is_lost, "{text} is not in {}", encoding.name());
    bytes.into_owned()
}

/// Which end of a UTF-16 unit comes first, and what its label is.
type Wide = (fn(u16) -> [u8; 2], &'static str);
const WIDE: [Wide; 2] = [(u16::to_le_bytes, "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")];

fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[track_caller]
fn check(bytes: &[u8], text: &str, encoding: &str, broken: usize) {
    let decoded = decode(bytes, None, None);
    assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.broken), (text, encoding, broken));
}

/// Checks that a text is found again in the encoding it was written in.
#[track_caller]
fn check_found(text: &str, encoding: &'static Encoding) {
    check(&encoded(text, encoding), text, encoding.name(), 0);
}

#[track_caller]
fn check_charset(bytes: &[u8], charset: &str, text: &str, encoding: &str) {
    let decoded = decode(bytes, None, Some(charset));
    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding), "declared {charset}");
}

// ---- UTF-8 ----

#[test]
fn utf8_stays_and_its_mark_goes() {
    check("汉字 and".as_bytes(), "汉字 and", "UTF-8", 0);
    check(b"\xef\xbb\xbfa", "a", "UTF-8", 0);
    check(b"", "", "UTF-8", 0);
    check("Naïve café, 日本, 🦀".as_bytes(), "Naïve café, 日本, 🦀", "UTF-8", 0);
}

#[test]
fn stray_bytes_are_counted_and_turn_nothing_into_another_encoding() {
    check(b"It rains all day.\xff It pours.", "It rains all day.\u{fffd} It pours.", "UTF-8", 1);
    let mut text = PUMP.as_bytes().to_vec();
    text.insert(30, 0xff);
    text.insert(60, 0x80);
    for charset in [None, Some("gbk"), Some("windows-1252"), Some("utf-8")] {
        let decoded = decode(&text, None, charset);
        assert_eq!((decoded.encoding, decoded.broken), ("UTF-8", 2), "{charset:?}");
    }
    let mut mostly_utf8 = PUMP.repeat(20).into_bytes();
    mostly_utf8.extend(encoded(RAIN, GBK));
    let decoded = decode(&mostly_utf8, None, None);
    assert!(decoded.encoding == "UTF-8" && decoded.text.starts_with(PUMP));
}

#[test]
fn a_last_character_that_is_cut_off_is_one_stray_byte() {
    for text in ["天晴了末", "今天下雨，明天再说末", "é à 末"] {
        let cut = &text.as_bytes()[..text.len() - 1];
        check(cut, &text.replace('末', "\u{fffd}"), "UTF-8", 1);
    }
}

// ---- other encodings, by the bytes alone ----

#[test]
fn chinese_is_found_in_its_encodings_however_short() {
    for text in ["今天下雨", "雨停了，路也干了。", RAIN, PUMP, "通知\n明日停水，请各户备水。\n"]
    {
        check(&encoded(text, GBK), text, "gb18030", 0);
    }
    for text in
        ["今天下雨", "明天再說。\n後天也許放晴，記得帶傘。\n", "圖書館下週起整修，書可以先還到門口的箱子裡。"]
    {
        check_found(text, BIG5);
    }
    // Characters beyond GBK take four bytes.
    check_found("𠮷野家门口站着一个叫㐂的人，他等了很久，车一直没有来。", GB18030);
}

#[test]
fn japanese_korean_and_latin_are_found() {
    check_found("雨の日にはポンプが止まってしまい、誰もその原因を知らない。", SHIFT_JIS);
    check_found("雨の日にはポンプが止まってしまい、誰もその原因を知らない。", EUC_JP);
    check_found("雨の日にはポンプが止まってしまう。", ISO_2022_JP);
    check_found("비가 오는 날이면 펌프가 멈추는데 아무도 그 이유를 모른다.", EUC_KR);
    check_found("La pompe s’arrête dès qu’il pleut, et personne n’a réussi à dire pourquoi.", WINDOWS_1252);
    check_found("Nobody knew why – “it just stops” – and that’s all she wrote.", WINDOWS_1252);
    check_found("Насос останавливается, когда идёт дождь, и никто не знает почему.", WINDOWS_1251);
}

#[test]
fn a_word_or_two_beyond_ascii_are_enough() {
    let english = "The pump stopped whenever it rained, and nobody knew why. ".repeat(2000);
    for (tail, encoding) in
        [("附注：水泵在雨天停转。", GBK), ("附註：抽水機停了。", BIG5), ("a café", WINDOWS_1252)]
    {
        let text = format!("{english}\n{tail}");
        let bytes = encoded(&text, encoding);
        let decoded = decode(&bytes, None, None);
        assert!(decoded.text == text, "{tail}: {}", decoded.encoding);
    }
    check_found("He left his résumé at the café.", WINDOWS_1252);
}

#[test]
fn one_broken_byte_does_not_hide_an_encoding() {
    let text = PUMP.repeat(10);
    let mut bytes = encoded(&text, GBK);
    bytes.insert(40, 0xff);
    let decoded = decode(&bytes, None, None);
    assert_eq!((decoded.encoding, decoded.broken), ("gb18030", 1));
    let cut = &bytes[41..bytes.len() - 1];
    let decoded = decode(cut, None, None);
    assert_eq!((decoded.encoding, decoded.broken), ("gb18030", 1));
    check(&encoded("今天下雨了", GBK)[..9], "今天下雨\u{fffd}", "gb18030", 1);
}

// ---- UTF-16 and UTF-32 ----

#[test]
fn wide_text_is_found_with_its_mark_and_without() {
    let english = "The pump stopped.\r\nNobody knew why.";
    for text in [RAIN, PUMP, english, "a", "第一章\n雨", "Ж и ё, até, 한국어 문장입니다. 🦀"]
    {
        for (unit, label) in WIDE {
            let marked = wide(&format!("\u{feff}{text}"), unit);
            check(&marked, text, label, 0);
            if text != "a" {
                check(&marked[2..], text, label, 0);
            }
        }
    }
    // A headline without a byte that tells.
    for (unit, label) in WIDE {
        check(&wide("河水涨桥却没修", unit), "河水涨桥却没修", label, 0);
    }
}

#[test]
fn wide_text_may_be_broken() {
    let (unit, label) = WIDE[0];
    let mut odd = wide(PUMP, unit);
    odd.push(b'A');
    check(&odd, &format!("{PUMP}\u{fffd}"), label, 1);
    let lone = [b"\xff\xfe".as_slice(), &wide("甲", unit), b"\x00\xd8", &wide("乙", unit)].concat();
    check(&lone, "甲\u{fffd}乙", label, 1);
}

#[test]
fn text_with_stray_nuls_and_controls_is_not_wide() {
    let dirty = format!("{}\0\u{1}\u{2}", "The pump stopped. ".repeat(4));
    check(dirty.as_bytes(), &dirty, "UTF-8", 0);
    check(b"abcd", "abcd", "UTF-8", 0);
    let chinese = "甲。\0乙。丙丁戊己庚辛。";
    check(chinese.as_bytes(), chinese, "UTF-8", 0);
    check(
        &encoded("雨停了，\0路也干了，可以出门走一走。", GBK),
        "雨停了，\0路也干了，可以出门走一走。",
        "gb18030",
        0,
    );
}

#[test]
fn four_bytes_a_character_are_told_by_their_mark() {
    let text = "\u{feff}甲a🦀";
    let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    check(&little, "甲a🦀", "UTF-32LE", 0);
    check(&big, "甲a🦀", "UTF-32BE", 0);
    check(&[&big[..], b"\0"].concat(), "甲a🦀\u{fffd}", "UTF-32BE", 1);
    // The mark of UTF-16 with a NUL behind it.
    check(
        &[b"\xff\xfe\0\0".as_slice(), &wide("甲乙丙", u16::to_le_bytes)].concat(),
        "\0甲乙丙",
        "UTF-16LE",
        0,
    );
}

// ---- what is declared ----

#[test]
fn a_declaration_decides_what_the_bytes_leave_open() {
    // As likely Chinese as Korean.
    check_charset(&encoded("공지", EUC_KR), "euc-kr", "공지", "EUC-KR");
    check_charset(&encoded("zażółć", encoding_rs::ISO_8859_2), "iso-8859-2", "zażółć", "ISO-8859-2");
    check_charset(&encoded(RAIN, GBK), "gb2312", RAIN, "gb18030");
    let page = "<meta charset=big5><p>明天再說";
    check(&encoded(page, BIG5), page, "Big5", 0);
    let xml = "<?xml version=\"1.0\" encoding=\"shift_jis\"?><html><p>東京";
    check(&encoded(xml, SHIFT_JIS), xml, "Shift_JIS", 0);
    check_charset(b"na\xefve", "iso-8859-1", "naïve", "windows-1252");
}

#[test]
fn a_declaration_that_lies_is_passed_over() {
    for charset in ["utf-8", "iso-8859-1", "windows-1252", "euc-kr", "shift_jis", "utf-16", "klingon", ""] {
        check_charset(&encoded(PUMP, GBK), charset, PUMP, "gb18030");
        check_charset(PUMP.as_bytes(), charset, PUMP, "UTF-8");
    }
    let traditional = "圖書館下週起整修，書可以先還到門口的箱子裡。";
    check_charset(&encoded(traditional, BIG5), "gbk", traditional, "Big5");
    let page = format!("<meta charset=utf-8><p>{PUMP}");
    check(&encoded(&page, GBK), &page, "gb18030", 0);
    // The server is wrong and the page is right.
    let page = format!("<meta charset=gb2312><p>{PUMP}");
    check_charset(&encoded(&page, GBK), "iso-8859-1", &page, "gb18030");
    // A page that was read as far as this is not in UTF-16.
    let page = format!("<meta charset=utf-16><p>{PUMP}");
    check(page.as_bytes(), &page, "UTF-8", 0);
}

#[test]
fn what_the_user_says_goes_before_everything() {
    let said = |bytes: &[u8], label: &str| decode(bytes, labelled(label), Some("utf-8"));
    assert_eq!(said("é".as_bytes(), "windows-1252").text, "Ã©");
    assert_eq!(said(b"\xc4\xe3\xba\xc3", "gbk").text, "你好");
    assert_eq!(said(b"\xff\xfea\0", "utf-16le").text, "a");
    assert_eq!(said(b"\xef\xbb\xbfa", "utf-8").text, "a");
    let broken = said(b"\xc4\xe3\xba\xc3", "utf-8");
    assert!(broken.encoding == "UTF-8" && broken.broken > 0);
}

#[test]
fn labels_are_those_of_the_web_and_some_more() {
    for (label, name) in [
        ("GBK", "gb18030"),
        ("gb2312", "gb18030"),
        ("GB18030", "gb18030"),
        ("cp936", "gb18030"),
        (" utf8 ", "UTF-8"),
        ("utf_8", "UTF-8"),
        ("Big5-HKSCS", "Big5"),
        ("cp950", "Big5"),
        ("SJIS", "Shift_JIS"),
        ("shift_jis", "Shift_JIS"),
        ("shift-jis", "Shift_JIS"),
        ("cp932", "Shift_JIS"),
        ("euc_kr", "EUC-KR"),
        ("ks_c_5601-1987", "EUC-KR"),
        ("GB_2312-80", "gb18030"),
        ("cp1252", "windows-1252"),
        ("latin1", "windows-1252"),
        ("utf16", "UTF-16LE"),
        ("UTF-16BE", "UTF-16BE"),
        ("koi8_r", "KOI8-R"),
    ] {
        assert_eq!(labelled(label).map(Encoding::name), Some(name), "{label}");
    }
    for label in ["", "klingon", "hz-gb-2312", "replacement", "cp12", "汉字"] {
        assert_eq!(labelled(label), None, "{label}");
    }
}

// ---- laws ----

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_itself(text in any::<String>(), plainer in "[^\u{0}-\u{8}\u{b}-\u{1f}\u{feff}]*") {
        laws::decode(text.as_bytes());
        laws::decode(plainer.as_bytes());
    }

    #[test]
    fn any_bytes_are_decoded_from_any_encoding(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        laws::decode(&bytes);
    }

    #[test]
    fn thirty_characters_of_chinese_are_found(words in proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 15..40)) {
        let text = words.concat();
        let decoded = decode(&encoded(&text, GBK), None, None);
        prop_assert_eq!((decoded.encoding, decoded.broken), ("gb18030", 0));
        prop_assert_eq!(decoded.text, text);
    }
}

/// Words that any Chinese article has.
const WORDS: [&str; 40] = [
    "今天",
    "的",
    "我们",
    "城市",
    "，",
    "已经",
    "没有",
    "。",
    "因为",
    "公司",
    "去年",
    "问题",
    "人们",
    "开始",
    "、",
    "经济",
    "增长",
    "但是",
    "可以",
    "觉得",
    "“",
    "”",
    "朋友",
    "认为",
    "图书馆",
    "雨天",
    "水泵",
    "停转",
    "河水",
    "修桥",
    "百分之七",
    "其实",
    "了",
    "是",
    "在",
    "和",
    "也许",
    "记得",
    "老师",
    "学生",
];

#[test]
fn what_is_marked_as_utf8_is_utf8_whatever_it_looks_like() {
    // Found by a fuzz target: these look like Chinese in UTF-16, and like Japanese in seven bits.
    for text in ["hfffffffffffffffffff8\0\0\0fffbref=\0ffffffffffffffbhrecn#", "\u{1b}$B%+%+\u{1b}(B"] {
        let decoded = decode(format!("\u{feff}{text}").as_bytes(), None, Some("gbk"));
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.broken), (text, "UTF-8", 0));
    }
}
