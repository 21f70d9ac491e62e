//! The order in which a summary takes an article's sentences, whatever its length: made once, read by every summary, so
//! that a longer summary holds the shorter one.

use crate::article::Article;
use crate::digest::coda::coda;
use crate::digest::enumeration::Enumeration;
use crate::digest::features::Measured;
use crate::digest::genre::{Genre, Genres, is_ended};
use crate::digest::interview::Question;
use crate::digest::place::flag;
use crate::digest::region::heading_level;
use crate::digest::role::Roles;
use crate::digest::{NodeRole, Outline, Salience};
use crate::span::SentenceId;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a summary takes in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// A sentence, or the sentences of an enumeration's members.
    pub sentences: Vec<SentenceId>,
    /// The lead-in of the enumeration whose members these are.
    pub steps_of: Option<SentenceId>,
    /// Of a lead-in, how many members its enumeration has; 0 of other sentences.
    pub count: usize,
}

/// How many sentences are chosen with an eye on those chosen before; the rest come by salience alone. Bounds the work:
/// no summary that is read is longer.
const CAREFUL: usize = 60;

/// Two sentences repeat each other where they share this much of the shorter one's terms.
const REPEATS: f64 = 0.6;

/// What a sentence that says little alone loses of its score, in the outline. Set by hand: a quarter of the scale.
pub(super) const HANGING: f64 = 0.25;

/// No more members than this, in sentences, come along with their lead-in; those of longer lists come one by one.
const MEMBERS: usize = 6;

// What is added to a sentence's salience, as the logarithm of the odds, when it is weighed against others. Set by hand on
// labelled pastes, and held against labelled essays, news and speeches: essays lose .02 of their F1 to them.

/// It is the thesis, or a report's lead, which a summary has however short: the point comes first. Less so in what was
/// spoken, of which no one sentence is the thesis.
const THESIS: f64 = 12.0;
/// It is the forecast, in an argument or a feature.
const FORECAST: f64 = 4.0;
/// It opens a section that has nothing in the summary yet; each sentence that the section has takes some of it back.
const UNCOVERED: f64 = 2.5;
const COVERED: f64 = 0.7;
/// It leads in a list that has its own place in the outline.
const LEAD_IN: f64 = 6.0;
/// It says little alone: it asks, only leads in, or speaks of him or it that stands in a sentence that is not in.
const HANGS: f64 = 0.8;
/// It begins with a turn, such as 因此 or but: it can be read alone, and reads better with what it turns from.
const TURNS: f64 = 0.3;
/// It is a whole sentence among the lines of a list, and tells more than they do.
const RUNNING: f64 = 3.0;
/// It greets or thanks and says no more: it comes after all that says something.
const COURTESY: f64 = 20.0;
/// It stands in a coda, which its place at the end makes weighty and which concludes nothing: about what a last paragraph
/// is given by the weights of its place.
const CODA: f64 = 3.0;
/// It is a question of an interview: the answer says it again.
const ASKED: f64 = 3.0;
/// It says for the most part what a chosen one has said.
const SAID: f64 = 1.0;

/// What is known of an article when its summary is planned.
pub(super) struct Known<'a> {
    pub(super) article: &'a Article,
    pub(super) outline: &'a Outline,
    pub(super) saliences: &'a [Salience],
    pub(super) measured: &'a Measured,
    pub(super) genres: &'a Genres,
    pub(super) roles: &'a Roles,
    pub(super) lists: &'a [Enumeration],
    pub(super) questions: &'a [Question],
}

/// The order in which a summary takes its sentences. Each is the best in view of those before it: salient, the thesis or
/// the forecast, of a section that has nothing yet, and neither hanging in the air nor a repetition.
pub(super) fn plan(known: &Known<'_>) -> Vec<Unit> {
    let n = known.article.sentences().len();
    let mut planner = Planner::new(known, n);
    for _ in 0..CAREFUL.min(n) {
        let Some(best) = planner.best() else { break };
        planner.take(best);
    }
    planner.rest();
    planner.units
}

/// An enumeration whose members come along with its lead-in, or after it.
struct Members {
    lead: usize,
    sentences: Vec<SentenceId>,
    count: usize,
}

struct Planner<'a> {
    known: &'a Known<'a>,
    /// By sentence, what it is worth whatever else is taken.
    worth: Vec<f64>,
    /// By sentence, its section, and by section how many of its sentences are taken.
    section: Vec<Option<usize>>,
    taken_of: Vec<usize>,
    lists: Vec<Members>,
    /// The lists by their lead-ins, each a sentence and the number of a list.
    leads: Vec<(usize, usize)>,
    /// The lists whose lead-in is taken and whose members are not.
    due: BTreeSet<usize>,
    /// By sentence, whether it asks, or only leads in what has no place of its own.
    opens: Vec<bool>,
    /// Whether a sentence is taken, or waits for its lead-in.
    taken: Vec<bool>,
    waits: Vec<bool>,
    /// The sentences that are taken, in their order.
    order: Vec<usize>,
    /// By sentence: whether it repeats one of those taken, as far as it was compared.
    said: Vec<Said>,
    units: Vec<Unit>,
}

/// What is known of a sentence beside those that are taken: what is taken stays, so none is compared twice.
#[derive(Clone, Copy, Default)]
struct Said {
    compared: u32,
    repeats: bool,
}

impl<'a> Planner<'a> {
    fn new(known: &'a Known<'a>, n: usize) -> Self {
        // Reports end, and do not conclude; their last paragraph weighs little.
        let asked = known.questions.last().map(|question| question.span.start);
        let coda = if known.roles.lead { n..n } else { coda(known.article, known.measured, asked) };
        let (section, sections) = sections(known, n, &coda);
        let lists = members(known);
        let mut waits = vec![false; n];
        for id in lists.iter().filter(|l| l.sentences.len() <= MEMBERS).flat_map(|l| &l.sentences) {
            waits[id.index()] = true;
        }
        lists.iter().for_each(|list| waits[list.lead] = false);
        let mut worth: Vec<f64> = known.saliences.iter().map(|s| logit(s.score)).collect();
        let share = |genre| known.genres.share(genre);
        let spoken = share(Genre::Speech);
        let ahead = share(Genre::Argument) + share(Genre::Feature);
        let roles =
            [(known.roles.thesis, THESIS * (1.0 - spoken)), (known.roles.best_prognosis, FORECAST * ahead)];
        for (id, bonus) in roles.into_iter().filter_map(|(id, bonus)| id.map(|id| (id, bonus))) {
            worth[id.index()] += bonus;
            waits[id.index()] = false;
        }
        if known.genres.claims_nothing {
            for (index, worth) in worth.iter_mut().enumerate() {
                *worth += RUNNING * flag(is_ended(known.article.sentence(SentenceId::at(index))));
            }
        }
        for (worth, manner) in worth.iter_mut().zip(&known.measured.manners) {
            *worth -= COURTESY * flag(manner.courtesy);
        }
        for worth in worth.iter_mut().take(coda.end).skip(coda.start) {
            *worth -= CODA;
        }
        for question in known.questions {
            let sentences = known.article.sentences_in(question.span);
            for worth in worth.iter_mut().take(sentences.end).skip(sentences.start) {
                *worth -= ASKED;
            }
        }
        lists.iter().for_each(|list| worth[list.lead] += LEAD_IN);
        let mut leads: Vec<(usize, usize)> = lists.iter().enumerate().map(|(i, l)| (l.lead, i)).collect();
        leads.sort_unstable();
        let colon = |i: usize| known.article.sentence(SentenceId::at(i)).ends_with(['：', ':']);
        let mut opens: Vec<bool> = (0..n).map(colon).collect();
        lists.iter().for_each(|list| opens[list.lead] = false);
        opens.iter_mut().zip(&known.measured.manners).for_each(|(opens, manner)| *opens |= manner.question);
        Self {
            known,
            worth,
            section,
            taken_of: vec![0; sections],
            lists,
            leads,
            due: BTreeSet::new(),
            opens,
            taken: vec![false; n],
            waits,
            order: Vec::new(),
            said: vec![Said::default(); n],
            units: Vec::new(),
        }
    }

    /// The best of what is left, in view of what is taken.
    fn best(&mut self) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for index in 0..self.taken.len() {
            if self.taken[index] || self.waits[index] {
                continue;
            }
            crate::tally::visit("plan", 1);
            let most = self.worth[index] + self.coverage(index) - self.hangs(index);
            // Ties go to the earlier sentence. Only what may win is compared with what is taken.
            if best.is_some_and(|(b, _)| most <= b) {
                continue;
            }
            let worth = most - SAID * flag(self.repeats(index));
            if best.is_none_or(|(b, _)| worth > b) {
                best = Some((worth, index));
            }
        }
        best.map(|(_, index)| index)
    }

    fn coverage(&self, index: usize) -> f64 {
        match self.section[index].map(|section| self.taken_of[section]) {
            None => 0.0,
            Some(taken) => UNCOVERED - COVERED * taken.min(3) as f64,
        }
    }

    fn take(&mut self, index: usize) {
        let list = self.led_by(index).next();
        let count = list.map_or(0, |list| self.lists[list].count);
        self.add(Unit { sentences: vec![SentenceId::at(index)], steps_of: None, count });
        // Members come as soon as they are at most a third of the summary.
        let mut next = 0;
        while let Some(due) = self.due.range(next..).next().copied() {
            next = due + 1;
            let list = &self.lists[due];
            let free: Vec<SentenceId> =
                list.sentences.iter().copied().filter(|id| !self.taken[id.index()]).collect();
            if free.len() * 2 > self.order.len() {
                continue;
            }
            self.due.remove(&due);
            if !free.is_empty() {
                let lead = SentenceId::at(list.lead);
                self.add(Unit { sentences: free, steps_of: Some(lead), count: 0 });
            }
        }
    }

    /// The lists that a sentence leads in.
    fn led_by(&self, index: usize) -> impl Iterator<Item = usize> {
        let first = self.leads.partition_point(|(lead, _)| *lead < index);
        self.leads[first..].iter().take_while(move |(lead, _)| *lead == index).map(|(_, list)| *list)
    }

    fn add(&mut self, unit: Unit) {
        for id in &unit.sentences {
            self.taken[id.index()] = true;
            let short = self.led_by(id.index()).filter(|list| self.lists[*list].sentences.len() <= MEMBERS);
            let short: Vec<usize> = short.collect();
            self.due.extend(short);
            self.order.push(id.index());
            if let Some(section) = self.section[id.index()] {
                self.taken_of[section] += 1;
            }
        }
        self.units.push(unit);
    }

    /// What a sentence loses because it says little alone, as things stand.
    fn hangs(&self, index: usize) -> f64 {
        let manner = &self.known.measured.manners[index];
        let waits = manner.leaning && !self.before(index).is_none_or(|before| self.taken[before]);
        match (self.opens[index] || (waits && !manner.turn), waits) {
            (true, _) => HANGS,
            (false, true) => TURNS,
            (false, false) => 0.0,
        }
    }

    /// The sentence right before one, in its block or in the block right before that: what it leans on where it leans.
    fn before(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let block = |i: usize| self.known.article.sentences()[i].block.index();
        (block(before) + 1 >= block(index)).then_some(before)
    }

    /// Whether a sentence says for the most part what a chosen one has said.
    fn repeats(&mut self, index: usize) -> bool {
        let terms = &self.known.measured.terms.by_sentence;
        let own = terms.of(index);
        let Said { compared, repeats } = self.said[index];
        crate::tally::visit("repeats", self.order.len() - compared as usize);
        let repeats = repeats
            || self.order[compared as usize..].iter().any(|other| says_the_same(own, terms.of(*other)));
        self.said[index] = Said { compared: u32::try_from(self.order.len()).unwrap_or(u32::MAX), repeats };
        repeats
    }

    /// All that is left, by salience; members of lists follow their lead-ins where they waited.
    fn rest(&mut self) {
        let mut order: Vec<usize> = (0..self.taken.len()).filter(|i| !self.taken[*i]).collect();
        order.sort_by(|a, b| self.worth[*b].total_cmp(&self.worth[*a]).then(a.cmp(b)));
        let (waiting, free): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|i| self.waits[*i]);
        for index in free.into_iter().chain(waiting) {
            if !self.taken[index] {
                self.take(index);
            }
        }
    }
}

/// Whether two sentences share [`REPEATS`] of the shorter one's terms. Looks no further than where it is plain that they do
/// not: most pairs share nothing.
fn says_the_same(one: &[(u32, u32)], other: &[(u32, u32)]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let may_miss = short.len() - (REPEATS * short.len() as f64).ceil() as usize;
    let (mut at, mut missed) = (0, 0);
    for (id, _) in short {
        while long.get(at).is_some_and(|(other, _)| other < id) {
            at += 1;
        }
        missed += usize::from(long.get(at).is_none_or(|(other, _)| other != id));
        if missed > may_miss {
            return false;
        }
    }
    !short.is_empty()
}

fn logit(score: f64) -> f64 {
    let score = score.clamp(1e-9, 1.0 - 1e-9);
    (score / (1.0 - score)).ln()
}

/// By sentence, the top-level part that it stands in, numbered; and how many parts there are. Only parts that a heading
/// opens, or the close, ask to be covered: a change of topic is a guess.
fn sections(known: &Known<'_>, n: usize, coda: &Range<usize>) -> (Vec<Option<usize>>, usize) {
    let blocks = known.article.blocks().iter();
    let headings: BTreeSet<usize> =
        blocks.filter(|b| heading_level(b).is_some()).map(|b| b.span.start).collect();
    let mut section = vec![None; n];
    let mut count = 0;
    for id in known.outline.top() {
        let Some(node) = known.outline.get(id) else { continue };
        let headed = headings.contains(&node.span.start);
        let own = known.article.sentences_in(node.span);
        let closes = node.role == NodeRole::Conclusion && own.start < coda.start;
        if (node.role == NodeRole::Section && headed) || closes {
            section[own].fill(Some(count));
            count += 1;
        }
    }
    (section, count)
}

/// The enumerations that announce a plan and open a part of the article, with the sentences of their members.
fn members(known: &Known<'_>) -> Vec<Members> {
    let mut all = Vec::new();
    for id in known.outline.top() {
        let Some(node) = known.outline.get(id).filter(|n| matches!(n.role, NodeRole::Steps { .. })) else {
            continue;
        };
        let next = known.lists.partition_point(|l| l.span.start < node.span.start);
        let inside = known.lists[next..].iter().take_while(|l| l.span.start < node.span.end);
        let Some(list) = inside.into_iter().find(|l| l.plan && node.span.covers(l.span)) else { continue };
        let held = list.members.iter().flat_map(|member| member.sentences(known.article));
        let mut steps: Vec<SentenceId> = held.map(SentenceId::at).collect();
        steps.dedup();
        let Some(lead) = list.lead_sentence.or(steps.first().copied()) else { continue };
        // Where lead-in and members are one sentence there is nothing to leave out.
        let whole = steps.first() == Some(&lead);
        steps.retain(|id| *id != lead);
        let count = if whole && steps.is_empty() { 0 } else { list.members.len() };
        all.push(Members { lead: lead.index(), sentences: steps, count });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::says_the_same;
    use crate::article::Article;
    use crate::clean::Clean;
    use crate::digest::summary::{Limit, summarise};
    use crate::digest::{Digest, digest};
    use crate::read::{Options, plain};

    fn read(text: &str) -> (Article, Digest) {
        let article = plain::read(&Clean::new(text), &Options::default());
        let digest = digest(&article);
        (article, digest)
    }

    /// Every summary holds the shorter one, is as long as its limit allows, and does not open with a sentence about
    /// somebody that nobody has named.
    #[track_caller]
    fn check_nested(text: &str) {
        let (article, digest) = read(text);
        let n = article.sentences().len();
        let summary = |limit| summarise(&article, &digest, limit).sentences();
        for count in 1..=n {
            let (short, long) = (summary(Limit::Sentences(count)), summary(Limit::Sentences(count + 1)));
            assert!(short.iter().all(|id| long.contains(id)), "{count}: {short:?} {long:?}");
            assert_eq!(short.len(), count);
            assert!(short.windows(2).all(|w| w[0] < w[1]), "{count}: {short:?}");
        }
        for index in summary(Limit::Sentences(2)).iter().map(|id| id.index()).filter(|i| *i > 0) {
            let text = article.sentence(crate::span::SentenceId::at(index));
            let manner = crate::digest::manner::manner(text, article.lang());
            let before = summary(Limit::Sentences(2)).iter().any(|id| id.index() + 1 == index);
            assert!(!manner.leaning || manner.turn || before, "{text}");
        }
    }

    #[test]
    fn what_shares_most_of_the_shorter_ones_terms_says_the_same() {
        let terms = |ids: &[u32]| ids.iter().map(|id| (*id, 1)).collect::<Vec<_>>();
        for (one, other, same) in [
            (&[1, 2, 3, 4, 5][..], &[2, 3, 5, 9][..], true),
            (&[1, 2, 3, 4, 5], &[1, 2, 6, 7, 8], false),
            (&[1, 2, 3, 4, 5], &[1, 2, 5, 7, 8, 9], true),
            (&[4], &[1, 2, 3, 4], true),
            (&[5], &[1, 2, 3, 4], false),
            (&[], &[1], false),
            (&[], &[], false),
        ] {
            assert_eq!(says_the_same(&terms(one), &terms(other)), same, "{one:?} {other:?}");
            assert_eq!(says_the_same(&terms(other), &terms(one)), same, "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_longer_summary_holds_the_shorter_one() {
        check_nested(
            "旧桥的三十年\n\n旧桥修好了,桥上却没有人走。它比新桥窄得多,只能过自行车。\n\n\
             但是,镇上的人都喜欢旧桥。他们说旧桥上看得见河,新桥上只看得见车。\n\n\
             镇长为旧桥花了三百万元。这让他很为难。于是他请人来数过桥的人。他们数了三天。\n\n\
             然而,桥上的灯去年就坏了。河边的茶馆倒是一家比一家热闹。\n",
        );
        check_nested(
            "The old bridge\n\nThe old bridge was mended and nobody crossed it. It was narrower than the new one.\n\n\
             But the town liked the old bridge. They said that the river could be seen from it.\n\n\
             The mayor had spent three million on the old bridge. This troubled him. So he had people counted. \
             They counted for three days.\n\nHowever, the lamps on the bridge had failed. The tea houses did well.\n",
        );
    }

    #[test]
    fn a_report_has_its_lead_and_a_list_its_whole_sentences() {
        let first = |text: &str| {
            let (article, digest) = read(text);
            let summary = summarise(&article, &digest, Limit::Sentences(1)).sentences();
            summary.first().map(|id| article.sentence(*id).trim().to_owned()).unwrap_or_default()
        };
        for (text, expected) in [
            (
                "RIVERTON, Nov. 20 (AP) — The last ferry stopped on Friday after a fire in its engine room, officials said.\n\n\
                 Nobody was hurt in the fire, which broke out before 7 a.m., officials said.\n\n\
                 \"We smelled smoke,\" said Maria Lane, a nurse.\n\n\
                 The ferry failed 2 inspections last year, according to records of the county.\n",
                "RIVERTON, Nov. 20 (AP)",
            ),
            (
                "班车时刻表\n\n06:10 南站 07:25 北站\n07:40 南站 08:55 北站\n09:20 南站 10:35 北站\n12:00 南站 13:15 北站\n\n\
                 周日加开20:00一班，儿童半价。\n",
                "周日加开",
            ),
        ] {
            assert!(first(text).starts_with(expected), "{}", first(text));
        }
    }

    #[test]
    fn courtesies_come_last() {
        let (article, digest) = read(
            "各位老师，大家上午好！\n\n今天我想讲三件小事。第一件呢，是我第一次考试不及格，那时候我觉得天都塌了。\n\n\
             后来我明白了，第一次做不好没有关系，怕的是没有第一次。同学们，我希望你们记住这句话。\n\n谢谢大家！\n",
        );
        let n = article.sentences().len();
        let short = summarise(&article, &digest, Limit::Sentences(n - 2)).sentences();
        let courteous = |id: &&crate::span::SentenceId| {
            ["谢谢大家", "各位老师"].iter().any(|words| article.sentence(**id).starts_with(words))
        };
        assert!(n > 4 && short.iter().filter(courteous).count() == 0, "{short:?}");
    }

    #[test]
    fn sections_do_not_say_the_same() {
        let same = "A reader used to look at the new titles first; now she looks for a socket, the largest change of all.";
        let halved =
            "The bookshops of the town have halved in ten years, and those that are left live in new ways.";
        let sells =
            "Mr Lane says that he still sells books, but that the way he sells them has changed since then.";
        let text = format!(
            "Two quarrels\n\n{halved} {sells}\n\nThe night shift — key word: staff\n\n{same}\n\n\
             The day shift — key word: oil\n\n{same} {halved}\n\n{sells}\n"
        );
        let (article, digest) = read(&text);
        for n in 1..4 {
            let summary = summarise(&article, &digest, Limit::Sentences(n)).sentences();
            let told = summary.iter().filter(|id| article.sentence(**id) == same).count();
            assert!(told < 2, "{n}: {summary:?}");
        }
    }

    #[test]
    fn a_step_that_is_the_forecast_comes_once() {
        let (article, digest) = read(
            "小店的出路在哪里\n\n街上的小店一家家关门,我认为小店不会消失。\n\n\
             老周说书还是要卖的,只是卖法变了。隔壁的面馆改成了早点铺,也活得不错。\n\n\
             要做的事可以分为三个步骤:\n\n一、先把货架换掉。\n二、再把账算清楚,预计未来半年将会少亏一半。\n\
             三、最后把会员做起来。\n\n街口的面馆已经做到了第二步。房东也答应不涨租。\n\n\
             菜场边的两家还在犹豫。他们怕换了货架没人认得。\n",
        );
        let forecast = digest.roles.iter().position(|r| *r == Some(crate::digest::Role::Prognosis));
        assert!(forecast.is_some(), "{:?}", digest.roles);
        for n in 1..=article.sentences().len() {
            let summary = summarise(&article, &digest, Limit::Sentences(n));
            let all = summary.sentences();
            assert!(all.len() <= n && all.windows(2).all(|w| w[0] < w[1]), "{n}: {summary:?}");
            let firsts: Vec<_> =
                summary.groups.windows(2).map(|w| (w[0].sentences.last(), w[1].sentences.first())).collect();
            assert!(firsts.iter().all(|(last, first)| last < first), "{n}: {summary:?}");
        }
    }
}
