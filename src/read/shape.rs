//! What each paragraph of a plain text is: heading, list item, caption or running text, without any markup to tell.
//! Precision before recall: a heading that is missed costs a line of the outline, a false one breaks the article.

use crate::article::BlockKind;
use crate::read::furniture::{is_name, size};
use crate::read::layout::{Unit, breaks_off, ends_sentence};
use crate::segment::heading::infix;
use crate::segment::marker::{Form, Marker, Ordinal, marker};
use crate::segment::traditional::simplified;
use std::collections::{BTreeMap, BTreeSet};

/// A heading is no longer than this: [`size`] for Chinese, words for the rest. On articles whose markup was taken off
/// this keeps 96 % of the headings.
const HEADING_SIZE: f64 = 30.0;
const HEADING_WORDS: usize = 12;

/// The kind of each unit.
pub(crate) fn kinds(units: &[&Unit]) -> Vec<BlockKind> {
    let marks: Vec<Option<Marker>> = units.iter().map(|u| marker(&u.text)).collect();
    let mut kinds = vec![BlockKind::Paragraph; units.len()];
    items(units, &marks, &mut kinds);
    let candidates = candidates(units, &marks, &kinds);
    let chosen = headings(units, &marks, &candidates);
    let forms: BTreeSet<Form> = chosen.headings.iter().filter_map(|i| marks[*i].map(|m| m.form)).collect();
    for (index, unit) in units.iter().enumerate() {
        if chosen.headings.contains(&index) {
            let rank = marks[index].and_then(|m| forms.iter().position(|f| *f == m.form)).unwrap_or(0);
            kinds[index] = BlockKind::Heading(u8::try_from(rank + 1).unwrap_or(u8::MAX));
        } else if (kinds[index] == BlockKind::Paragraph && says_caption(&unit.text))
            || (chosen.captions.contains(&index) && in_prose(units, index))
        {
            kinds[index] = BlockKind::Caption;
        }
    }
    kinds
}

/// Whether running text stands right before and right after a unit, as it does about a picture.
fn in_prose(units: &[&Unit], index: usize) -> bool {
    let runs = |unit: Option<&&Unit>| unit.is_some_and(|u| size(&u.text) >= 12.0 && ends_sentence(&u.text));
    index > 0 && runs(units.get(index - 1)) && runs(units.get(index + 1))
}

/// List items: bullets, and numbers that follow one another without other text between.
fn items(units: &[&Unit], marks: &[Option<Marker>], kinds: &mut [BlockKind]) {
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
}

fn is_list_form(form: Form) -> bool {
    !matches!(form, Form::Chapter | Form::Sequence | Form::Side | Form::English | Form::Is | Form::Among)
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

/// Short lines that no end mark closes and running text follows.
fn candidates(units: &[&Unit], marks: &[Option<Marker>], kinds: &[BlockKind]) -> BTreeSet<usize> {
    let short = |i: usize| {
        let text = &units[i].text;
        let words = text.split_whitespace().count();
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let closed = text.ends_with(['。', '，', '；', ',', ';', '、', '！', '!', '…', '”', '』', '」'])
            || (text.ends_with('.') && !text.ends_with("..."))
            || text.ends_with([':', '：']);
        !closed
            && letters >= 2
            && size(text) <= HEADING_SIZE.max(if words > 2 { 40.0 } else { 0.0 })
            && words <= HEADING_WORDS
    };
    let plain = |i: usize| kinds[i] == BlockKind::Paragraph && !says_caption(&units[i].text);
    let broken = |i: usize| breaks_off(units[i], units.get(i + 1).copied());
    (0..units.len())
        .filter(|&i| plain(i) && short(i) && !broken(i))
        .filter(|&i| {
            // Something has to stand under a heading: not the end of the text, and not only more short lines.
            let under = (i + 1..units.len()).take(3).find(|j| !(plain(*j) && short(*j)));
            under.is_some()
        })
        .filter(|&i| marks[i].is_none_or(|m| m.form != Form::Bullet))
        .collect()
}

/// What became of the candidates; those in neither set are running text.
#[derive(Default)]
struct Chosen {
    headings: BTreeSet<usize>,
    captions: BTreeSet<usize>,
}

/// Which of the candidates are headings, and which are the words under a picture.
fn headings(units: &[&Unit], marks: &[Option<Marker>], candidates: &BTreeSet<usize>) -> Chosen {
    let templates = templates(units, candidates);
    let series = series(marks, candidates);
    let strong = |i: &usize| templates.contains(i) || series.contains(i);
    let closed = units.iter().filter(|u| ends_sentence(&u.text)).count();
    let punctuated = closed * 2 >= units.len().saturating_sub(candidates.len());
    let questions = candidates.iter().filter(|i| asks(&units[**i].text)).count();
    let all_ask = questions >= 2 && questions * 4 >= candidates.len() * 3;
    let like_siblings =
        |i: &usize| strong(i) || (templates.is_empty() && (!all_ask || asks(&units[*i].text)));
    let mut chosen = Chosen::default();
    for index in candidates.iter().filter(|i| punctuated || strong(i)) {
        if like_siblings(index) && (strong(index) || !is_caption_under(units, candidates, &strong, *index)) {
            chosen.headings.insert(*index);
        } else {
            chosen.captions.insert(*index);
        }
    }
    // A single unmarked line between paragraphs is a caption or a pulled quote more often than a heading.
    if chosen.headings.len() == 1
        && !chosen.headings.iter().any(|i| strong(i) || names_a_part(&units[*i].text))
    {
        chosen.captions.append(&mut chosen.headings);
    }
    // Never more than a quarter of the lines: then the shape of the lines says little, and at last nothing.
    let lines: usize = units.iter().map(|u| lines_of(&u.text)).sum();
    let too_many = |headings: &BTreeSet<usize>| headings.len() * 4 > lines;
    if too_many(&chosen.headings) {
        chosen = Chosen {
            headings: chosen.headings.into_iter().filter(strong).collect(),
            captions: BTreeSet::new(),
        };
    }
    if too_many(&chosen.headings) {
        let highest = chosen.headings.iter().filter_map(|i| marks[*i].map(|m| m.form)).min();
        chosen.headings.retain(|i| templates.contains(i) || marks[*i].map(|m| m.form) == highest);
    }
    if too_many(&chosen.headings) {
        chosen.headings.clear();
    }
    chosen
}

/// How many lines a paragraph is on a screen of 80 cells: where each paragraph is one line of the file, a long one
/// still outweighs a heading.
fn lines_of(text: &str) -> usize {
    (size(text) / 40.0).ceil().max(1.0) as usize
}

/// Whether an unmarked line right under a heading is a caption: it says the heading again, or it is a name.
fn is_caption_under(
    units: &[&Unit],
    candidates: &BTreeSet<usize>,
    strong: &dyn Fn(&usize) -> bool,
    index: usize,
) -> bool {
    let Some(above) = index.checked_sub(1).filter(|a| candidates.contains(a)) else {
        return false;
    };
    strong(&above) || is_name(&units[index].text)
}

/// Candidates that share an infix: 甲——关键词:乙, 丙——关键词:丁.
fn templates(units: &[&Unit], candidates: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut by_infix: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &index in candidates {
        if let Some(infix) = infix(&units[index].text) {
            by_infix.entry(infix).or_default().push(index);
        }
    }
    by_infix.into_values().filter(|siblings| siblings.len() >= 2).flatten().collect()
}

/// Candidates numbered one after the other in one form, from the first.
fn series(marks: &[Option<Marker>], candidates: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut by_form: BTreeMap<Form, Vec<(usize, u32)>> = BTreeMap::new();
    for &index in candidates {
        if let Some(mark) = marks[index]
            && let Some(number) = mark.ordinal.number()
        {
            by_form.entry(mark.form).or_default().push((index, number));
        }
    }
    let mut strong = BTreeSet::new();
    for numbered in by_form.values() {
        // A deeper level begins again at 1 under each heading of the level above.
        let rises = numbered.windows(2).filter(|w| w[1].1 == w[0].1 + 1).count();
        if rises > 0 && rises * 2 + 1 >= numbered.len() {
            strong.extend(numbered.iter().map(|(index, _)| *index));
        }
    }
    strong
}

fn asks(text: &str) -> bool {
    text.ends_with(['？', '?'])
}

/// Words that name a part of any article.
fn names_a_part(text: &str) -> bool {
    const PARTS: [&str; 16] = [
        "引言",
        "前言",
        "导言",
        "背景",
        "结语",
        "结论",
        "总结",
        "小结",
        "尾声",
        "后记",
        "introduction",
        "background",
        "conclusion",
        "conclusions",
        "summary",
        "epilogue",
    ];
    let bare = text.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    PARTS.contains(&bare.as_str())
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
    let size = size(text);
    if size > 60.0 {
        return false;
    }
    let text: &str = &simplified(text);
    let lower = text.to_lowercase();
    let figure = ["figure ", "fig. ", "图 ", "图"].iter().find_map(|word| lower.strip_prefix(word));
    // "Figure 1: the bridge" is a caption, and "Figure 1 shows that the bridge is old." a sentence.
    let numbered = figure.is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        after.len() < rest.len()
            && !(after.trim_start().starts_with(char::is_alphabetic) && ends_sentence(text))
    });
    let closes = CLOSES.iter().any(|c| text.ends_with(c)) && size <= 45.0;
    // 拍摄 is a verb that a heading may end with.
    let verb = text.ends_with("拍摄") && !text.contains(' ');
    OPENS.iter().any(|o| lower.starts_with(o))
        || numbered
        || (closes && !verb)
        || (WITHIN.iter().any(|w| lower.contains(w)) && !ends_sentence(text))
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

    #[test]
    fn verse_and_logs_have_no_headings() {
        check("春风吹过旧院墙\n谁在窗前写信忙\n一只燕子两行字\n寄到江南小桥旁", "PPPP");
        check("error at 10\nwarning at 12\nerror at 15\ninfo at 20\ninfo at 22", "PPPPP");
    }

    #[test]
    fn a_single_unmarked_line_is_a_caption_and_a_named_part_a_heading() {
        check(&format!("{PROSE}\n{PROSE}\n新码头的吊车\n{PROSE}\n{PROSE}"), "PPCPP");
        check(&format!("{PROSE}\n{PROSE}\n结语\n{PROSE}\n{PROSE}"), "PPHPP");
        check(&format!("{PROSE}\n{PROSE}\n图为新码头的吊车。 小林 摄\n{PROSE}\n{PROSE}"), "PPCPP");
    }
}
