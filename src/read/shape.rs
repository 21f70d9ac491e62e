//! What each paragraph of a plain text is: heading, list item, caption or running text, without any markup to tell. Which
//! lines are headings is asked of `heading.rs`.

use crate::article::BlockKind;
use crate::read::furniture::size;
use crate::read::heading;
use crate::read::layout::{Unit, ends_sentence};
use crate::segment::letter::{is_alphabetic, lowercase};
use crate::segment::marker::{Form, Marker, Ordinal, marker};
use crate::segment::traditional::simplified;

/// The kind of each unit.
pub(crate) fn kinds(units: &[&Unit]) -> Vec<BlockKind> {
    let mut kinds = items(units);
    let found = heading::find(units, &kinds);
    for (index, unit) in units.iter().enumerate() {
        if let Some(level) = found.headings.get(&index) {
            kinds[index] = BlockKind::Heading(*level);
        } else if kinds[index] == BlockKind::Paragraph
            && (found.captions.contains(&index) || says_caption(&unit.text))
        {
            kinds[index] = BlockKind::Caption;
        }
    }
    kinds
}

/// What the units are before headings are looked for: items and paragraphs. Items are bullets, and numbers that follow one
/// another without other text between.
pub(crate) fn items(units: &[&Unit]) -> Vec<BlockKind> {
    let marks: Vec<Option<Marker>> = units.iter().map(|u| marker(&u.text)).collect();
    let mut kinds = vec![BlockKind::Paragraph; units.len()];
    let mut open: Vec<Form> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let Some(mark) = mark.filter(|m| is_list_form(m.form)) else {
            open.clear();
            continue;
        };
        let follows = index > 0 && marks[index - 1].is_some_and(|before| joins(before, mark));
        let leads = marks.get(index + 1).copied().flatten().is_some_and(|next| joins(mark, next));
        let nested = open.iter().position(|f| *f == mark.form);
        let bullet = mark.form == Form::Bullet && units[index].text.len() > mark.len;
        if !(bullet || follows || leads || nested.is_some()) {
            open.clear();
            continue;
        }
        match nested {
            Some(depth) => open.truncate(depth + 1),
            None => open.push(mark.form),
        }
        let depth = u8::try_from(open.len() - 1).unwrap_or(u8::MAX);
        kinds[index] = BlockKind::Item { depth, ordinal: mark.ordinal.number() };
    }
    kinds
}

fn is_list_form(form: Form) -> bool {
    let part_or_word = form.is_part() || (form.is_spoken() && form != Form::Ordinal);
    !part_or_word
}

/// Whether two marks in a row are neighbours of one list, or the second opens a list inside the first.
fn joins(before: Marker, mark: Marker) -> bool {
    match (before.ordinal, mark.ordinal) {
        _ if before.form != mark.form => false,
        (Ordinal::At(n), next) => next.may_follow(n),
        (Ordinal::Unnumbered, Ordinal::Unnumbered) => true,
        _ => false,
    }
}

/// Whether a line says of itself that it stands under a picture.
pub(crate) fn says_caption(text: &str) -> bool {
    const OPENS: [&str; 9] =
        ["图为", "图：", "图:", "图片来源", "资料图", "photo:", "photograph:", "image:", "image credit"];
    const CLOSES: [&str; 16] = [
        "摄",
        "摄)",
        "摄）",
        "供图",
        "资料图",
        "示意图",
        "示意",
        "效果图",
        "（图）",
        "(图)",
        "截图",
        "图源网络",
        "的位置",
        "现场图",
        "图/",
        "照片",
    ];
    const WITHIN: [&str; 6] = ["资料图片", "图片来源", "图源：", "photo by", "photograph by", "image credit"];
    /// Signs in front of a caption that point to its picture.
    const POINTS: [char; 10] = ['▲', '△', '▼', '▽', '◀', '▶', '◄', '►', '◁', '▷'];
    /// Pictures that are told apart by their places.
    const PLACES: [&str; 11] = [
        "上：",
        "下：",
        "左：",
        "右：",
        "上图：",
        "下图：",
        "左图：",
        "右图：",
        "above:",
        "below:",
        "pictured:",
    ];
    let size = size(text);
    if size > 100.0 {
        return false;
    }
    let text: &str = &simplified(text);
    if credits(text) || is_credited(text) {
        return true;
    }
    if size > 60.0 {
        return false;
    }
    if text.starts_with(POINTS) {
        return true;
    }
    let lower = lowercase(text);
    let figure = ["figure ", "fig. ", "图 ", "图"].iter().find_map(|word| lower.strip_prefix(word));
    // "Figure 1: the bridge" is a caption, and "Figure 1 shows that the bridge is old." a sentence.
    let numbered = figure.is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        after.len() < rest.len() && !(after.trim_start().starts_with(is_alphabetic) && ends_sentence(text))
    });
    let closes = CLOSES.iter().any(|c| text.ends_with(c)) && size <= 45.0;
    // 拍摄 is a verb that a heading may end with.
    let verb = text.ends_with("拍摄") && !text.contains(' ');
    OPENS.iter().any(|o| lower.starts_with(o))
        || (PLACES.iter().any(|place| lower.starts_with(place)) && !ends_sentence(text))
        || numbered
        || (closes && !verb)
        || (WITHIN.iter().any(|w| lower.contains(w)) && !ends_sentence(text))
}

/// Whether a line ends in the credit of its picture, whatever it says before: "… in winter. Credit: Ada Lindgren".
fn credits(text: &str) -> bool {
    /// A name, or two, or an agency.
    const NAME: usize = 48;
    const CREDITS: [&str; 16] = [
        "Photograph: ",
        "Photographs: ",
        "Photo: ",
        "Photos: ",
        "Picture: ",
        "Pictures: ",
        "Credit: ",
        "Credits: ",
        "Credit...",
        "Credit…",
        "Image: ",
        "Illustration: ",
        "Photography: ",
        "摄影：",
        "图片：",
        "供图：",
    ];
    let credit =
        CREDITS.iter().filter_map(|credit| text.rfind(credit).map(|at| (at, at + credit.len()))).max();
    let Some((at, name)) = credit else { return false };
    let before = text[..at].trim_end();
    let is_apart = before.is_empty()
        || before.ends_with(['.', '!', '?', '”', '’', ')', '(', '。', '|', '/', '）', '（']);
    let name = text[name..].trim_end_matches([')', '）']);
    let is_name = name.starts_with(|c: char| !c.is_lowercase()) && !name.contains(". ");
    is_apart && is_name && name.chars().count() <= NAME && !name.ends_with(['.', '。', '!', '?'])
}

/// Whether a sentence is followed by who took or gave its picture: "…码头的吊车。河港日报供图".
fn is_credited(text: &str) -> bool {
    /// A name, or a paper and a name.
    const NAME: usize = 20;
    const GIVEN: [&str; 3] = ["摄", "供图", "制图"];
    let text = text.trim_end_matches([')', '）']);
    let Some((_, name)) = text.rsplit_once(['。', '！', '？']) else { return false };
    GIVEN.iter().any(|given| name.ends_with(given))
        && name.chars().count() <= NAME
        && !name.contains(['，', '；', '：', '“', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::units;

    /// One letter a paragraph: H heading (with its level above 1), I item, C caption, P paragraph.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let units = units(text);
        let shape: String = kinds(&units.iter().collect::<Vec<_>>())
            .iter()
            .map(|k| match k {
                BlockKind::Heading(1) => "H".to_owned(),
                BlockKind::Heading(n) => format!("H{n}"),
                BlockKind::Item { depth: 0, .. } => "I".to_owned(),
                BlockKind::Item { depth, .. } => format!("I{depth}"),
                BlockKind::Caption => "C".to_owned(),
                _ => "P".to_owned(),
            })
            .collect();
        assert_eq!(shape, expected);
    }

    const PROSE: &str = "清早的码头上堆满了空箱子,搬运工还没有来,只有看门的老人坐在门口。";

    #[test]
    fn sibling_templates_are_headings_and_a_lone_line_is_a_caption() {
        let text = format!(
            "{PROSE}\n{PROSE}\n夜班之争——关键词:人手\n{PROSE}\n{PROSE}\n工人在码头分拣空箱\n{PROSE}\n\
             白班的账——关键词:油价\n{PROSE}\n{PROSE}\n"
        );
        check(&text, "PPHPPCPHPP");
    }

    #[test]
    fn numbered_headings_have_levels() {
        let text = format!(
            "一、缘起\n{PROSE}\n{PROSE}\n{PROSE}\n（一）旧码头\n{PROSE}\n{PROSE}\n{PROSE}\n（二）新码头\n{PROSE}\n{PROSE}\n{PROSE}\n二、出路\n{PROSE}\n{PROSE}\n{PROSE}\n"
        );
        check(&text, "HPPPH2PPPH2PPPHPPP");
    }

    #[test]
    fn numbers_in_a_row_are_items() {
        check(&format!("{PROSE}\n1.甲方出钱。\n2.乙方出力。\n{PROSE}"), "PIIP");
        check("Buy these:\n- milk\n- bread\n- eggs", "PIII");
    }

    #[test]
    fn sentences_and_items_are_no_captions() {
        check(&format!("{PROSE}\n图1显示，销量在三年里翻了一番。\n{PROSE}"), "PPP");
        check(&format!("{PROSE}\nFigure 2 shows that sales doubled.\n{PROSE}"), "PPP");
        check(&format!("{PROSE}\nShe sent a photo by mail.\n{PROSE}"), "PPP");
        check(&format!("{PROSE}\n图1：三年的销量。\n{PROSE}"), "PCP");
        check(&format!("{PROSE}\n图 2 三年的销量\n{PROSE}"), "PCP");
        check(&format!("{PROSE}\nFigure 2: sales in three years\n{PROSE}"), "PCP");
        check(&format!("{PROSE}\n1. 准备证件\n2. 拍一张照片\n3. 打印表格\n{PROSE}"), "PIIIP");
    }

    /// Longer than a line that is a caption by its last word alone.
    const LONG_CREDITED: &str = "旧码头管理处港务调度专业的年轻学员林小柳（右一）和她的师傅在为靠岸的第一艘货船搬运过冬用的煤，后面是没有修好的吊车。河港日报社供图";

    #[test]
    fn a_credit_at_the_end_makes_a_caption_of_any_line() {
        for (line, is_caption) in [
            ("The quay in winter. Nobody stays. Photograph: Ada Lindgren", true),
            ("The quay, where boats wait an hour. Credit: The Harbour Post", true),
            ("Two of the boats on show last month. Picture: Regional Ferry Board", true),
            ("The boats wait. (Photo: Ada Lindgren)", true),
            ("Credit...Ada Lindgren/The Harbour Post", true),
            ("Above: the old quay; below: the new one", true),
            ("▲舊碼頭的吊車，高二十公尺。（記者林小柳攝）", true),
            ("▲旧码头的吊车。", true),
            ("上：新码头；下：旧码头。同一天清早", true),
            ("旧码头，砍下的树堆在河边。林小柳摄", true),
            ("旧码头的吊车。摄影：林小柳", true),
            (LONG_CREDITED, true),
            (
                "他在旧码头边上住了很多年，拍下了每一艘靠岸的船和每一个搬煤的人，从来没有人看。书里的照片，都由他供图",
                false,
            ),
            ("She took credit: nobody else had asked for it.", false),
            ("He said one word. Picture: a quay without boats, and nobody on it.", false),
            ("It was a matter of credit: the bank had none.", false),
            ("Below: nothing but water, and far out a light that went on and off.", false),
            ("上：往北走。", false),
            ("他学的是摄影：三年没有毕业。", false),
        ] {
            assert_eq!(says_caption(line), is_caption, "{line}");
        }
    }

    #[test]
    fn verse_and_logs_have_no_headings() {
        check("春风吹过旧院墙\n谁在窗前写信忙\n一只燕子两行字\n寄到江南小桥旁", "PPPP");
        check("error at 10\nwarning at 12\nerror at 15\ninfo at 20\ninfo at 22", "PPPPP");
    }

    #[test]
    fn a_picture_may_stand_at_the_end_of_a_section() {
        let text = format!(
            "一、旧码头\n{PROSE}\n{PROSE}\n新码头的吊车\n二、新码头\n{PROSE}\n{PROSE}\n三、渡口\n{PROSE}\n{PROSE}"
        );
        check(&text, "HPPCHPPHPP");
    }

    #[test]
    fn a_single_unmarked_line_is_a_caption_and_a_named_part_a_heading() {
        check(&format!("{PROSE}\n{PROSE}\n新码头的吊车\n{PROSE}\n{PROSE}"), "PPCPP");
        check(&format!("{PROSE}\n{PROSE}\n结语\n{PROSE}\n{PROSE}"), "PPHPP");
        check(&format!("{PROSE}\n{PROSE}\n图为新码头的吊车。 小林 摄\n{PROSE}\n{PROSE}"), "PPCPP");
    }
}
