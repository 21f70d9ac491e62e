//! Why a sentence stands as high as it does, as rows: its rank, its role with the reason, what its score is made of, and
//! the sentences that it stands for. Made when it is asked for; draws nothing.

use crate::digest::{Kin, Part, Role, Salience, ground, kin};
use crate::span::SentenceId;
use crate::tui::page::{Measure, Page, Rows};
use crate::tui::phrases::Both;
use crate::tui::phrases::measures::{Facet, feature};
use crate::tui::phrases::{Tongue, why};
use crate::tui::state::State;
use std::collections::BTreeMap;

/// Cells for what stands first in an entry.
const KEYS: usize = 7;
/// So many bars at most; the rest is summed up in one more.
const BARS: usize = 7;
/// What is less than this shows as nothing.
const LEAST: f64 = 0.05;

/// The panel on the sentence that the reader is at, for rows of `width` cells: what matters most comes first.
pub(crate) fn page(state: &State, width: usize) -> Page {
    let mut rows = Rows::new(width, KEYS).dense().plain(state.looks.plain);
    let tongue = state.tongue;
    let Some(digest) = state.digest() else {
        rows.lead(&state.why_no_digest());
        return rows.page();
    };
    let here = state.sentence().and_then(|id| Some((id, digest.saliences.get(id.index())?)));
    let Some((id, salience)) = here else {
        rows.lead(tongue.pick(why::NO_SENTENCE));
        return rows.page();
    };
    let better = digest.saliences.iter().enumerate().filter(|(index, other)| {
        other.score > salience.score || other.score == salience.score && *index < id.index()
    });
    rows.lead(&tongue.rank(1 + better.count(), digest.saliences.len(), salience.score));
    rows.text(&role(state, id));
    rows.text(&place_in_summary(state, id));
    parts(&mut rows, salience, tongue);
    alike(&mut rows, state, id);
    each(&mut rows, salience, tongue);
    rows.page()
}

/// What a sentence does in the argument, and why that is thought of it.
fn role(state: &State, id: SentenceId) -> String {
    let Some(digest) = state.digest() else { return String::new() };
    let Some(role) = digest.roles.get(id.index()).copied().flatten() else {
        return state.tongue.pick(why::NO_ROLE).to_owned();
    };
    let name = state.role_name(id).unwrap_or_else(|| state.tongue.plain_role(role));
    let why = ground(&state.article, digest, id);
    let why = why.map(|ground| state.tongue.ground(&ground, role, &digest.outline)).unwrap_or_default();
    if why.is_empty() { name.to_owned() } else { format!("{name}{}{why}", state.tongue.pick(("：", ": "))) }
}

/// Whether the summary takes a sentence and as which one, or how long it would have to be.
fn place_in_summary(state: &State, id: SentenceId) -> String {
    let units = state.digest().map_or(&[][..], |digest| &digest.plan);
    let mut before = 0;
    let unit = units.iter().find(|unit| {
        let is_here = unit.sentences.contains(&id);
        before += if is_here { 0 } else { unit.sentences.len() };
        is_here
    });
    let within = unit.and_then(|unit| unit.sentences.iter().position(|other| *other == id)).unwrap_or(0);
    if state.is_key(id) {
        let role = state.digest().and_then(|digest| digest.roles.get(id.index()).copied().flatten());
        let is_first = matches!(role, Some(Role::Thesis | Role::Prognosis));
        state.tongue.taken(before + within + 1, state.summary.sentences().len(), is_first)
    } else {
        state.tongue.not_taken(unit.map(|unit| before + unit.sentences.len()))
    }
}

/// The parts of the score by what they say together, the strongest first.
fn parts(rows: &mut Rows, salience: &Salience, tongue: Tongue) {
    let mut facets: BTreeMap<Facet, Vec<(f64, Both)>> = BTreeMap::new();
    for part in &salience.parts {
        if let Some((facet, name)) = feature(part.name) {
            facets.entry(facet).or_default().push((part.value, name));
        }
    }
    let mut sums: Vec<(f64, Facet)> =
        facets.iter().map(|(facet, parts)| (parts.iter().map(|p| p.0).sum(), *facet)).collect();
    sums.sort_unstable_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    let shown = sums.iter().take_while(|(sum, _)| sum.abs() >= LEAST).count().min(BARS);
    // A rest of one might as well be named.
    let shown = if shown + 1 == sums.len() { sums.len() } else { shown };
    let (shown, rest) = sums.split_at(shown);
    let mut measures: Vec<Measure> = Vec::new();
    for (sum, facet) in shown {
        let mut own = facets.remove(facet).unwrap_or_default();
        own.retain(|(value, _)| value.abs() >= LEAST);
        own.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
        let says = match own.as_slice() {
            // Its number stands beside the bar already.
            [(_, name)] => vec![tongue.pick(*name).to_owned()],
            parts => {
                parts.iter().map(|(value, name)| format!("{value:+.1} {}", tongue.pick(*name))).collect()
            }
        };
        measures.push(measure(tongue.pick(facet.name()).to_owned(), *sum, says));
    }
    if !rest.is_empty() {
        let names = rest.iter().map(|(_, facet)| tongue.pick(facet.name()).to_owned()).collect();
        measures.push(measure(tongue.others(rest.len()), rest.iter().map(|(sum, _)| sum).sum(), names));
    }
    if !measures.is_empty() {
        rows.heading(tongue.pick(why::PARTS));
        rows.bars(&measures);
    }
}

fn measure(name: String, length: f64, says: Vec<String>) -> Measure {
    Measure { name, length, value: format!("{length:+.1}"), says }
}

/// The sentences that say much the same: those that this one stands for, and those that stand for it, which a summary takes
/// before it.
fn alike(rows: &mut Rows, state: &State, id: SentenceId) {
    let Some(digest) = state.digest() else { return };
    let all = kin(&state.article, digest, id);
    let order: Vec<SentenceId> = digest.plan.iter().flat_map(|unit| unit.sentences.iter().copied()).collect();
    let place = |id: SentenceId| (order.iter().position(|other| *other == id).unwrap_or(usize::MAX), id);
    let own = place(id);
    let (below, above): (Vec<Kin>, Vec<Kin>) = all.iter().partition(|kin| place(kin.sentence) > own);
    for (title, kin) in [(why::STANDS_FOR, below), (why::STOOD_FOR, above)] {
        if !kin.is_empty() {
            rows.heading(state.tongue.pick(title));
        }
        for kin in kin {
            let likeness = format!("{:.0}%", kin.likeness * 100.0);
            rows.entry(&likeness, state.article.sentence(kin.sentence));
        }
    }
    if all.is_empty() {
        rows.text(state.tongue.pick(why::ALONE));
    }
}

/// Every part of the score with its own name, and how they make it.
fn each(rows: &mut Rows, salience: &Salience, tongue: Tongue) {
    let mut parts: Vec<&Part> = salience.parts.iter().filter(|part| part.value != 0.0).collect();
    if parts.is_empty() {
        return;
    }
    parts.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    rows.heading(tongue.pick(why::EACH));
    for part in parts {
        if let Some((_, name)) = feature(part.name) {
            rows.entry(&format!("{:+.2}", part.value), tongue.pick(name));
        }
    }
    let sum: f64 = salience.parts.iter().map(|part| part.value).sum();
    let odds = (salience.score / (1.0 - salience.score).max(f64::MIN_POSITIVE)).max(f64::MIN_POSITIVE).ln();
    rows.text(&tongue.sum(sum, odds - sum, salience.score));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::digest::NodeRole;
    use crate::tui::fixture::{Fixture, article, chinese, english};
    use crate::tui::page::Row;

    /// The first rows on the sentence that begins with some words.
    #[track_caller]
    fn check(fixture: Fixture, sentence: &str, width: usize, expected: &[&str]) {
        let mut state = fixture.weighed().state((80, 24));
        let ids = (0..state.article.sentences().len()).map(SentenceId::at);
        state.chosen = ids.into_iter().find(|id| state.article.sentence(*id).starts_with(sentence));
        let rows: Vec<String> = page(&state, width).columns.concat().iter().map(Row::shown).collect();
        assert_eq!(&rows[..expected.len().min(rows.len())], expected, "{sentence}: {rows:#?}");
    }

    #[test]
    fn what_matters_most_comes_first() {
        check(
            chinese(),
            "它卖的是停下来的时间",
            60,
            &[
                "! 排第 1 位，共 22 句 · 分数 0.82",
                "论点：全文最像论点的一句",
                "摘要 3 句，它第 1 个选入（论点和前景先取）",
                "# 分数的由来",
                "段内位置          │████████ +2.0  段落末句",
                "扣住主题          │██████   +1.5  含主题词",
                "提示词            │████     +1.0  表明主张的词",
                "句子长短       ███│         -0.8  字数",
                "全文位置         █│         -0.2  靠近开头",
                "其他 2 项         │▌        +0.0  扣住标题  数字专名",
                "没有别的句子说法与它相近。",
                "# 逐项",
                "+2.00 | 段落末句",
                "+1.50 | 含主题词",
                "+1.00 | 表明主张的词",
                "-0.75 | 字数",
                "-0.25 | 靠近开头",
                "+0.02 | 含标题的词",
                "+0.01 | 有数字",
                "合计 +3.53，加上起点 -2.00，折成 0 到 1 之间的分数",
                "0.82。",
            ],
        );
        check(
            english(),
            "Lending turns",
            40,
            &[
                "! No. 2 of 16 sentences · score 0.69",
                "No role of its own: neither thesis,",
                "point, item, outlook nor conclusion.",
                "In the summary of 3, taken as no. 2",
                "# What the score is made of",
                "in its paragraph    │███ +1.5",
                "on the subject      │███ +1.5",
                "length            ▐█│    -0.8",
            ],
        );
        check(
            chinese(),
            "路过的人",
            60,
            &["! 排第 7 位，共 22 句 · 分数 0.10", "在论证里没有特别的角色", "不在摘要里"],
        );
    }

    #[test]
    fn bars_give_way_where_there_is_no_room() {
        check(chinese(), "它卖的是停下来的时间", 16, &["! 排第 1 位，共", "! 22 句 · 分数", "! 0.82"]);
    }

    #[test]
    fn who_says_the_same_is_named_by_which_comes_first_in_a_summary() {
        let text = "*桥修好以后，坐船的客人少了一半。镇上的人都在等天气。船家把船拖上了岸。\n坐船的客人少了一半，因为桥修好了。";
        let fixture = || article(Lang::Zh, text).outlined(&[(0, NodeRole::Section, "桥修好以后")]);
        let kin = |sentence: &str| {
            let mut state = fixture().weighed().state((80, 24));
            let ids = (0..state.article.sentences().len()).map(SentenceId::at);
            state.chosen = ids.into_iter().find(|id| state.article.sentence(*id).starts_with(sentence));
            let rows: Vec<String> = page(&state, 60).columns.concat().iter().map(Row::shown).collect();
            let from = rows
                .iter()
                .position(|row| row.contains("它的") || row.contains("它代"))
                .unwrap_or(rows.len());
            rows[from..].iter().take(2).cloned().collect::<Vec<_>>()
        };
        let stands_for = "# 它代表的句子（用词相同的份额）";
        let stood_for = "# 代表它的句子（摘要先取，用词相同的份额）";
        assert_eq!(kin("桥修好以后"), [stands_for, "100% | 坐船的客人少了一半，因为桥修好了。"]);
        assert_eq!(kin("坐船的客人"), [stood_for, "100% | 桥修好以后，坐船的客人少了一半。"]);
    }

    #[test]
    fn without_a_sentence_or_a_digest_it_says_so() {
        let rows =
            |state: &State| page(state, 60).columns.concat().iter().map(Row::shown).collect::<Vec<_>>();
        assert_eq!(rows(&article(Lang::Zh, "").state((80, 24))), ["! 这里没有句子"]);
        let state = english().unthought((80, 24));
        assert_eq!(rows(&state), ["! still working on it, one moment"]);
    }
}
