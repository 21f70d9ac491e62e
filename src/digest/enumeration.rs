//! Enumerations: members that are numbered one after the other, by lines or within running text, and what leads them
//! in. Accepted where they begin at the first, rise by one and are two or more; a stated count has to match.

use crate::article::{Article, BlockKind};
use crate::digest::cue::{announces_plan, announces_sequence};
use crate::segment::marker::{Form, Marker, Ordinal, han_number, inline_markers, marker};
use crate::span::{SentenceId, Span};
use std::collections::BTreeMap;

/// A member of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Where it stands, its mark included.
    pub(super) span: Span,
    /// Where its words stand, without the mark.
    pub(super) words: Span,
}

/// An enumeration that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Enumeration {
    /// From the lead-in, if there is one, to the end of the last member.
    pub(super) span: Span,
    /// The words that lead it in.
    pub(super) lead: Option<Span>,
    /// The sentence those words stand in.
    pub(super) lead_sentence: Option<SentenceId>,
    /// Its members, two or more.
    pub(super) members: Vec<Member>,
    /// Whether the members follow one another in time.
    pub(super) sequence: bool,
    /// Whether the lead-in announces steps, stages or a plan.
    pub(super) plan: bool,
    /// The form of its marks.
    form: Form,
}

impl Enumeration {
    /// A member as the outline calls it: with its mark, but for a bullet.
    pub(super) fn shown(&self, member: &Member) -> Span {
        if self.form == Form::Bullet { member.words } else { Span::new(member.span.start, member.words.end) }
    }
}

/// A mark in the text, and the place it was found in.
#[derive(Clone, Copy)]
struct Found {
    at: usize,
    mark: Marker,
    block: usize,
    /// Whether it opens its block.
    opens: bool,
    /// How many blocks before its own begin without a mark.
    plain: usize,
}

/// No more of a sentence than this leads a list in, in bytes.
const LONGEST_LEAD: usize = 900;

/// How many blocks without a mark may stand between two members.
const GAP: usize = 3;

/// The enumerations of an article, in reading order; none lies across a heading. Linear in the length of the text.
pub(super) fn enumerations(article: &Article) -> Vec<Enumeration> {
    let mut all = Vec::new();
    let mut section: Vec<Found> = Vec::new();
    let mut plain = 0;
    for (index, block) in article.blocks().iter().enumerate() {
        let marked = match block.kind {
            BlockKind::Heading(_) | BlockKind::Title => {
                close(article, &mut section, &mut all);
                false
            }
            kind if kind.is_prose() => marks_of(article, index, plain, &mut section),
            _ => false,
        };
        plain += usize::from(!marked);
    }
    close(article, &mut section, &mut all);
    bullets(article, &mut all);
    all.sort_by_key(|e| (e.span.start, std::cmp::Reverse(e.span.end)));
    // One enumeration may hold another; two that cross are one too many.
    let mut kept: Vec<Enumeration> = Vec::new();
    for candidate in all {
        let crosses = kept.iter().rev().take(4).any(|k| {
            k.span.end > candidate.span.start && !k.members.iter().any(|m| m.span.covers(candidate.span))
        });
        if !crosses {
            kept.push(candidate);
        }
    }
    kept
}

/// Collects the marks of a block, and says whether it begins with one.
fn marks_of(article: &Article, index: usize, plain: usize, section: &mut Vec<Found>) -> bool {
    let span = article.blocks()[index].span;
    let text = article.slice(span);
    let first = text.len() - text.trim_start().len();
    let opening = marker(&text[first..]);
    if let Some(mark) = opening.filter(|m| m.form != Form::Bullet) {
        section.push(Found { at: span.start + first, mark, block: index, opens: true, plain });
    }
    for (at, mark) in inline_markers(text) {
        if at != first {
            section.push(Found { at: span.start + at, mark, block: index, opens: false, plain });
        }
    }
    opening.is_some()
}

/// Ends a section: chains its marks, form by form.
fn close(article: &Article, section: &mut Vec<Found>, all: &mut Vec<Enumeration>) {
    let mut by_form: BTreeMap<Form, Vec<Found>> = BTreeMap::new();
    for found in section.drain(..) {
        by_form.entry(found.mark.form).or_default().push(found);
    }
    // Chapters are the article's own parts, not members of a list in it.
    by_form.remove(&Form::Chapter);
    for founds in by_form.into_values() {
        let mut chain: Vec<Found> = Vec::new();
        let mut last = 0;
        for found in founds {
            // Members of a list inside do not part those of the outer one.
            let near = chain.last().is_none_or(|c| found.plain - c.plain <= GAP + usize::from(!c.opens));
            let follows = !chain.is_empty() && found.mark.ordinal.may_follow(last) && near;
            let ended = chain.last().is_some_and(|c| c.mark.ordinal == Ordinal::Last);
            if follows && !ended {
                last = found.mark.ordinal.number().unwrap_or(last + 1);
                chain.push(found);
                continue;
            }
            finish(article, &mut chain, all);
            if found.mark.ordinal == Ordinal::At(1) {
                chain.push(found);
                last = 1;
            }
        }
        finish(article, &mut chain, all);
    }
}

fn finish(article: &Article, chain: &mut Vec<Found>, all: &mut Vec<Enumeration>) {
    let chain = std::mem::take(chain);
    let (Some(first), true) = (chain.first(), chain.len() >= 2) else { return };
    let by_block = chain.iter().all(|f| f.opens);
    let members: Vec<Member> = chain
        .iter()
        .enumerate()
        .map(|(index, found)| {
            let end = match chain.get(index + 1) {
                // By blocks a member is its block and those up to the next member; inline it ends where the next begins.
                Some(next) if next.opens => article.blocks()[next.block - 1].span.end,
                Some(next) => next.at,
                None if by_block || found.opens && found.block != first.block => {
                    article.blocks()[found.block].span.end
                }
                None => sentence_end(article, found.at),
            };
            member(article, found.at, end.max(found.at + found.mark.len), found.mark.len)
        })
        .collect();
    accept(article, first.block, members, first.mark.form, all);
}

/// Runs of bullets, which carry no number.
fn bullets(article: &Article, all: &mut Vec<Enumeration>) {
    let blocks = article.blocks();
    let mut index = 0;
    while index < blocks.len() {
        let BlockKind::Item { depth, ordinal: None } = blocks[index].kind else {
            index += 1;
            continue;
        };
        let start = index;
        let mut members: Vec<Member> = Vec::new();
        while let Some(BlockKind::Item { depth: own, .. }) = blocks
            .get(index)
            .map(|b| b.kind)
            .filter(|k| matches!(k, BlockKind::Item { depth: d, .. } if *d >= depth))
        {
            let span = blocks[index].span;
            let len = marker(article.slice(span)).map_or(0, |m| m.len);
            match members.last_mut() {
                Some(outer) if own > depth => {
                    outer.span.end = span.end;
                    outer.words.end = span.end;
                }
                _ => members.push(member(article, span.start, span.end, len)),
            }
            index += 1;
        }
        if members.len() >= 2 {
            accept(article, start, members, Form::Bullet, all);
        }
    }
}

fn member(article: &Article, start: usize, end: usize, mark: usize) -> Member {
    let span = Span::new(start, end).trimmed(article.text());
    let words = Span::new((start + mark).min(span.end), span.end).trimmed(article.text());
    let text = words.of(article.text());
    let bare = text.trim_end_matches(['；', ';', '，', ',']);
    Member { span, words: Span::new(words.start, words.start + bare.len()) }
}

fn accept(article: &Article, block: usize, members: Vec<Member>, form: Form, all: &mut Vec<Enumeration>) {
    let (Some(first), Some(last)) = (members.first(), members.last()) else { return };
    if members.iter().any(|m| !article.slice(m.words).contains(char::is_alphanumeric)) {
        return;
    }
    let lead = lead_in(article, block, first.span.start);
    let text = lead.map_or("", |(span, _)| article.slice(span));
    // 一是一，二是二: the members say nothing but their numbers.
    let numbers = |m: &Member| {
        let words = article.slice(m.words);
        han_number(words).is_some_and(|(_, len)| !words[len..].starts_with(char::is_alphanumeric))
    };
    if form == Form::Is && members.iter().all(numbers) {
        return;
    }
    // A count that the lead-in states has to match; of several (这两个问题可以分三步解决) one has to.
    let counts = stated_counts(text);
    if !counts.is_empty() && !counts.contains(&members.len()) {
        return;
    }
    let start = lead.map_or(first.span.start, |(span, _)| span.start);
    all.push(Enumeration {
        span: Span::new(start, last.span.end),
        lead: lead.map(|(span, _)| span),
        lead_sentence: lead.map(|(_, id)| id),
        sequence: form == Form::Ordinal || announces_sequence(text),
        plan: announces_plan(text),
        form,
        members,
    });
}

/// The words that lead an enumeration in: those before it in its own sentence, or else the sentence right before it
/// where that one ends in a colon, states a count or says that something follows.
fn lead_in(article: &Article, block: usize, at: usize) -> Option<(Span, SentenceId)> {
    const FOLLOWS: [&str; 14] = [
        "如下",
        "以下",
        "包括",
        "概括为",
        "分为",
        "好处是",
        "有三",
        "有两",
        "有四",
        "几个",
        "following",
        "as follows",
        "these",
        "there are",
    ];
    if let Some(id) = article.sentence_at(at) {
        let own = article.sentences()[id.index()].span;
        let before = Span::new(own.start, at).trimmed(article.text());
        // A sentence without end leads in with its last words only: each of its lists would read it from its beginning.
        let far = before.end.saturating_sub(LONGEST_LEAD).max(before.start);
        let start = (far..before.end).find(|at| article.text().is_char_boundary(*at)).unwrap_or(before.end);
        let before = Span::new(start, before.end);
        if article.slice(before).contains(char::is_alphanumeric) {
            return Some((before, id));
        }
    }
    let before = article.sentences().partition_point(|s| s.span.start < at).checked_sub(1)?;
    let sentence = article.sentences()[before];
    // Only what stands in the same block or in the one right before it leads in.
    if sentence.block.index() + 1 < block
        || article.blocks()[sentence.block.index()..block]
            .iter()
            .any(|b| matches!(b.kind, BlockKind::Heading(_)))
    {
        return None;
    }
    let span = sentence.span.trimmed(article.text());
    let text = article.slice(span);
    let lower = text.to_lowercase();
    let leads = text.ends_with(['：', ':'])
        || !stated_counts(text).is_empty()
        || FOLLOWS.iter().any(|w| lower.contains(w));
    leads.then(|| (span, SentenceId::at(before)))
}

/// The end of the sentence that holds `at`, without white space.
fn sentence_end(article: &Article, at: usize) -> usize {
    article.sentence_at(at).map_or(at, |id| article.sentences()[id.index()].span.trimmed(article.text()).end)
}

/// The numbers of members a lead-in states: 三个步骤, 分两步, three reasons, 5 steps. Hours, years and people are no
/// members.
fn stated_counts(lead: &str) -> Vec<usize> {
    const CLASSIFIERS: [&str; 9] = ["个", "個", "大", "种", "条", "点", "项", "类", "方面"];
    const NOUNS: [&str; 40] = [
        "步骤", "步", "阶段", "方面", "原因", "理由", "问题", "地方", "条件", "特点", "好处", "优势", "部分",
        "层次", "层面", "因素", "趋势", "建议", "措施", "办法", "方法", "点", "类", "种", "条", "项", "环节",
        "难题", "变化", "挑战", "要素", "步走", "方向", "关键", "维度", "误区", "困难", "目标", "任务",
        "教训",
    ];
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const THINGS: [&str; 22] = [
        "reason",
        "step",
        "stage",
        "phase",
        "way",
        "thing",
        "factor",
        "part",
        "lesson",
        "rule",
        "problem",
        "change",
        "question",
        "point",
        "argument",
        "option",
        "benefit",
        "advantage",
        "condition",
        "measure",
        "principle",
        "cause",
    ];
    const HOURS: [&str; 7] = ["上午", "中午", "下午", "早上", "晚上", "凌晨", "傍晚"];
    let mut counts = Vec::new();
    for (at, _) in lead.char_indices() {
        let rest = &lead[at..];
        let number = han_number(rest).map(|(n, len)| (n as usize, len)).or_else(|| {
            let len = rest.bytes().take_while(u8::is_ascii_digit).count();
            let begins = !lead[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
            ((1..=2).contains(&len) && begins).then(|| rest[..len].parse().ok().map(|n| (n, len))).flatten()
        });
        let Some((n, len)) = number.filter(|(n, _)| *n >= 2) else { continue };
        // 第三个, 十三个 after 二: only a number that begins here counts.
        if lead[..at].ends_with(['第', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
        {
            continue;
        }
        let after = rest[len..].trim_start();
        let classified = CLASSIFIERS.iter().find_map(|c| after.strip_prefix(c));
        let noun = |s: &str| NOUNS.iter().any(|noun| s.starts_with(noun));
        let hour = after.starts_with('点')
            && (HOURS.iter().any(|hour| lead[..at].ends_with(hour))
                || after['点'.len_utf8()..].starts_with(['半', '钟', '整', '多']));
        if !hour && (noun(after) || classified.is_some_and(noun)) {
            counts.push(n);
        }
    }
    let lower = lead.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    for (at, pair) in words.windows(2).enumerate() {
        let digits = || pair[0].parse().ok().filter(|n| (2..100).contains(n));
        let n = WORDS.iter().position(|w| *w == pair[0]).map(|p| p + 2).or_else(digits);
        let thing = |w: &str| THINGS.iter().any(|t| w.strip_suffix('s') == Some(t));
        let next = words.get(at + 2).copied().unwrap_or("");
        counts.extend(n.filter(|_| thing(pair[1]) || thing(next)));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;
    use crate::read::{Options, plain};

    /// Each enumeration as `lead|member|member`, with `*` before the lead of a plan.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = plain::read(&Clean::new(text), &Options { keep_chrome: true, ..Options::default() });
        let got: Vec<String> = enumerations(&article)
            .iter()
            .map(|e| {
                let mut line = String::from(if e.plan { "*" } else { "" });
                line.push_str(e.lead.map_or("", |s| article.slice(s)));
                for member in &e.members {
                    line.push('|');
                    line.push_str(article.slice(member.words));
                }
                line
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn inline_members_share_a_sentence_or_follow_it() {
        check(
            "路线已经很清楚,一共分成三个步骤:\n一、先把柜子铺开;二、再把价格压低;三、最后靠广告收钱。\n别的都是后话,不必多说,等着看就是了。",
            &["*路线已经很清楚,一共分成三个步骤:|先把柜子铺开|再把价格压低|最后靠广告收钱。"],
        );
        check(
            "公司同步调整了线路：一是新增三条线；二是撤掉两条线。调整以后步行十分钟可到。",
            &["公司同步调整了线路：|新增三条线|撤掉两条线。"],
        );
        check(
            "难处有三个方面。首先，船太少。其次，码头太窄。最后，夜里没有灯。",
            &["难处有三个方面。|船太少。|码头太窄。|夜里没有灯。"],
        );
        check("要准备：①一根绳；②一把锤；③三盏灯。别的不必带。", &["要准备：|一根绳|一把锤|三盏灯。"]);
    }

    #[test]
    fn a_list_inside_does_not_part_the_outer_one() {
        check(
            "今年的工作分三块来抓，每一块都有人负责。\n一、整顿市场。\n（一）清理占道经营。\n1. 先劝后罚。\n2. 每周两次。\n\
             （二）规范早市。\n二、修路。\n（一）先修西街。\n（二）再修东街。\n三、植树。\n今年的工作就是这些，年底检查。",
            &[
                "|整顿市场。\n（一）清理占道经营。\n1. 先劝后罚。\n2. 每周两次。\n（二）规范早市。|修路。\n（一）先修西街。\n（二）再修东街。|植树。",
                "|清理占道经营。\n1. 先劝后罚。\n2. 每周两次。|规范早市。",
                "|先劝后罚。|每周两次。",
                "|先修西街。|再修东街。",
            ],
        );
    }

    #[test]
    fn a_sentence_without_end_leads_in_with_its_last_words() {
        let text = "甲乙①丙丁②戊己".repeat(400);
        let article = plain::read(&Clean::new(&text), &Options::default());
        let lists = enumerations(&article);
        assert!(!lists.is_empty() && lists.iter().all(|e| e.lead.is_none_or(|l| l.len() <= LONGEST_LEAD)));
    }

    #[test]
    fn a_plan_is_announced_by_what_is_counted() {
        check(
            "现阶段卖不动的原因有三个：一是价格高；二是样式老；三是没人知道。",
            &["现阶段卖不动的原因有三个：|价格高|样式老|没人知道。"],
        );
        check(
            "Critics of the plan give two reasons. First, it costs too much. Second, it takes too long.",
            &["Critics of the plan give two reasons.|it costs too much.|it takes too long."],
        );
        check(
            "为解决这些问题，分两步走：一、先查水管；二、再换龙头。",
            &["*为解决这些问题，分两步走：|先查水管|再换龙头。"],
        );
        check(
            "这两个问题可以分三步解决：①先查；②再换；③后装。",
            &["这两个问题可以分三步解决：|先查|再换|后装。"],
        );
    }

    #[test]
    fn members_by_lines_and_by_paragraphs() {
        check(
            "先修码头有两个好处:\n1.标准统一,容易改造。\n2.示范效应好。\n以上就是全部的好处了。",
            &["先修码头有两个好处:|标准统一,容易改造。|示范效应好。"],
        );
        check(
            "There are two reasons to wait.\n\nFirst, it is hard to build. It takes years.\n\nSecond, it pays.\n\nNothing else matters here at all.",
            &["There are two reasons to wait.|it is hard to build. It takes years.|it pays."],
        );
        check("Buy these:\n- milk\n- bread\nThen go home by the river.", &["Buy these:|milk|bread"]);
    }

    #[test]
    fn decoys_and_wrong_counts_are_refused() {
        check("它是第一大渡口,用户6亿,涨了1.5倍,早在05年就有。", &[]);
        check("原因有三个方面。首先，船不够。其次，钱不够。", &[]);
        check("他一向一是一，二是二，从不含糊。", &[]);
        check("There are 3 reasons. First, it is slow. Second, it is dear.", &[]);
        check("First, he left. The house was empty for years.", &[]);
    }

    #[test]
    fn counts_are_stated_of_members_only() {
        for (lead, n) in [
            ("归成三个步骤", &[3][..]),
            ("分两步走", &[2]),
            ("主要有4点原因", &[4]),
            ("这两个问题可以分三步解决", &[2, 3]),
            ("前后两个小时,照次序来", &[]),
            ("下午三点出发,五点半到", &[]),
            ("第三个步骤", &[]),
            ("there are three good reasons", &[3]),
            ("Follow these 4 steps", &[4]),
            ("two men and a dog", &[]),
        ] {
            assert_eq!(stated_counts(lead), n, "{lead}");
        }
    }
}
