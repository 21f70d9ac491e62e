//! The order in which a summary takes an article's sentences, whatever its length: made once, read by every summary.

use crate::article::Article;
use crate::digest::enumeration::Enumeration;
use crate::digest::features::{LEANING, Measured, QUESTION};
use crate::digest::role::Roles;
use crate::digest::terms::shared;
use crate::digest::{NodeRole, Outline, Salience};
use crate::span::SentenceId;
use std::ops::Range;

/// What a summary takes in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The sentence, or the lead-in of an enumeration.
    pub sentence: SentenceId,
    /// The sentences right before it that it leans on, in order: it does not come without them.
    pub support: Vec<SentenceId>,
    /// The sentences of the enumeration it leads in, which come along where there is room.
    pub steps: Vec<SentenceId>,
    /// How many members that enumeration has.
    pub count: usize,
}

/// How many sentences are chosen with an eye on what they repeat; those after them come by score alone. Bounds the
/// work: no summary that is read is longer.
const CAREFUL: usize = 60;

/// Two sentences repeat each other where they share this much of the shorter one's terms.
const REPEATS: f64 = 0.6;

/// How many sentences one that leans may take along. Where those lean further it waits to the end.
const SUPPORT: usize = 2;

/// The order in which a summary takes its sentences: the thesis, the forecast, the best of each main section and the
/// steps, then the rest by score. A sentence that leans on others takes them along.
pub(super) fn plan(
    article: &Article,
    outline: &Outline,
    saliences: &[Salience],
    measured: &Measured,
    roles: &Roles,
    lists: &[Enumeration],
) -> Vec<Unit> {
    let n = article.sentences().len();
    let mut planner = Planner { article, measured, saliences, taken: vec![false; n], units: Vec::new() };
    if let Some(thesis) = roles.thesis {
        planner.take(thesis.index());
        // Without room for what it leans on the thesis comes alone: a summary has one.
        planner.units.push(Unit { sentence: thesis, support: Vec::new(), steps: Vec::new(), count: 0 });
    }
    if let Some(prognosis) = roles.best_prognosis {
        planner.take(prognosis.index());
    }
    let mut sections: Vec<(f64, Section)> = Vec::new();
    for id in outline.top() {
        let Some(node) = outline.get(id) else { continue };
        match node.role {
            NodeRole::Steps { .. } => {
                let next = lists.partition_point(|l| l.span.start < node.span.start);
                let inside = lists[next..].iter().take_while(|l| l.span.start < node.span.end);
                let list = inside.into_iter().find(|l| l.plan && node.span.covers(l.span));
                sections.extend(list.map(|l| (2.0, Section::Steps(l))));
            }
            NodeRole::Section | NodeRole::Conclusion => {
                let range = article.sentences_in(node.span);
                let best = planner.best(range.clone());
                sections.extend(best.map(|i| (saliences[i].score, Section::Stretch(range))));
            }
            _ => {}
        }
    }
    sections.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, section) in sections {
        match section {
            // What was best before another section had its turn may repeat that one's by now.
            Section::Stretch(range) => {
                if let Some(index) = planner.best(range) {
                    planner.take(index);
                }
            }
            Section::Steps(list) => planner.take_steps(list),
        }
    }
    planner.rest();
    planner.units
}

enum Section<'a> {
    Stretch(Range<usize>),
    Steps(&'a Enumeration),
}

struct Planner<'a> {
    article: &'a Article,
    measured: &'a Measured,
    saliences: &'a [Salience],
    taken: Vec<bool>,
    units: Vec<Unit>,
}

impl Planner<'_> {
    fn take(&mut self, index: usize) {
        let support = self.support(index);
        for one in support.iter().map(|id| id.index()).chain([index]) {
            self.taken[one] = true;
        }
        self.units.push(Unit { sentence: SentenceId::at(index), support, steps: Vec::new(), count: 0 });
    }

    /// The steps as one unit: the lead-in and the sentences of the members.
    fn take_steps(&mut self, list: &Enumeration) {
        let sentences = self.article.sentences();
        let mut steps: Vec<SentenceId> = Vec::new();
        for member in &list.members {
            let first = sentences.partition_point(|s| s.span.end <= member.span.start);
            let last = sentences.partition_point(|s| s.span.start < member.span.end);
            steps.extend((first..last).map(SentenceId::at));
        }
        steps.dedup();
        let lead = list.lead_sentence.or(steps.first().copied());
        let Some(lead) = lead.filter(|l| !self.taken[l.index()]) else { return };
        let support = self.support(lead.index());
        self.taken[lead.index()] = true;
        // The members stay free: a summary without room for all of them may still take one for its own sake.
        self.units.push(Unit { sentence: lead, support, steps, count: list.members.len() });
    }

    /// The best sentence of a section: by score, but one that leans on another or ends in a colon only when nothing
    /// else is nearly as good.
    fn best(&self, range: Range<usize>) -> Option<usize> {
        let worth = |i: usize| self.saliences[i].score - if self.hangs(i) { 0.25 } else { 0.0 };
        range
            .filter(|i| !self.taken[*i] && self.stands(*i) && !self.repeats(*i))
            .max_by(|a, b| worth(*a).total_cmp(&worth(*b)).then(b.cmp(a)))
    }

    /// Whether a sentence says little alone: it leans on one that is not in, asks, or only leads in.
    fn hangs(&self, index: usize) -> bool {
        let text = self.article.sentence(SentenceId::at(index));
        let asks = self.measured.features[index][QUESTION] > 0.0;
        let waits = self.leans(index) && !self.before(index).is_some_and(|before| self.taken[before]);
        asks || waits || text.ends_with(['：', ':'])
    }

    fn leans(&self, index: usize) -> bool {
        self.measured.features[index][LEANING] > 0.0
    }

    /// The sentence right before one, in its block or in the block right before that: what it leans on where it leans.
    fn before(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        let block = |i: usize| self.article.sentences()[i].block.index();
        (block(before) + 1 >= block(index)).then_some(before)
    }

    /// What a sentence leans on, as far as it leads, in reading order.
    fn support(&self, index: usize) -> Vec<SentenceId> {
        let mut support = Vec::new();
        let mut at = index;
        while let Some(before) = self.before(at).filter(|_| self.leans(at) && support.len() < SUPPORT) {
            support.push(SentenceId::at(before));
            at = before;
        }
        support.reverse();
        support
    }

    /// Whether a sentence and what it takes along lean on nothing more.
    fn stands(&self, index: usize) -> bool {
        let first = self.support(index).first().map_or(index, |id| id.index());
        !self.leans(first) || self.before(first).is_none_or(|before| self.taken[before])
    }

    /// Whether a sentence says for the most part what a chosen one has said.
    fn repeats(&self, index: usize) -> bool {
        let terms = &self.measured.terms.by_sentence;
        let own: Vec<u32> = terms[index].iter().map(|(id, _)| *id).collect();
        self.units.iter().take(CAREFUL).any(|unit| {
            let other = &terms[unit.sentence.index()];
            let least = own.len().min(other.len());
            least > 0 && shared(other, &own) as f64 >= REPEATS * least as f64
        })
    }

    fn rest(&mut self) {
        let mut order: Vec<usize> = (0..self.taken.len()).filter(|i| !self.taken[*i]).collect();
        let score = |i: usize| self.saliences[i].score;
        order.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
        let (mut later, mut last) = (Vec::new(), Vec::new());
        for index in order {
            if self.taken[index] {
                continue;
            }
            if !self.stands(index) {
                last.push(index);
            } else if self.units.len() >= CAREFUL || !(self.repeats(index) || self.hangs(index)) {
                self.take(index);
            } else {
                later.push(index);
            }
        }
        // In reading order each finds what it leans on.
        last.sort_unstable();
        for index in later.into_iter().chain(last) {
            if !self.taken[index] {
                self.take(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::clean::Clean;
    use crate::digest::cue::leans;
    use crate::digest::summary::{Limit, summarise};
    use crate::digest::{Digest, digest};
    use crate::read::{Options, plain};
    use crate::segment::Segmenter;

    fn read(text: &str) -> (Article, Digest) {
        let article = plain::read(&Clean::new(text), &Options::default());
        let digest = digest(&article, &Segmenter::for_text(article.text()));
        (article, digest)
    }

    /// In summaries of every length a sentence that leans has the one before it, but for the thesis.
    #[track_caller]
    fn check_supported(text: &str) {
        let (article, digest) = read(text);
        let thesis = digest.roles.iter().position(|r| *r == Some(crate::digest::Role::Thesis));
        let n = article.sentences().len();
        let characters = (1..40).map(|n| Limit::Chars(n * 12));
        for limit in (1..=n).map(Limit::Sentences).chain(characters) {
            let chosen: Vec<usize> =
                summarise(&article, &digest, limit).sentences().iter().map(|id| id.index()).collect();
            for &index in chosen.iter().filter(|i| **i > 0 && Some(**i) != thesis) {
                let text = article.sentence(crate::span::SentenceId::at(index));
                let held = !leans(text, article.lang()) || chosen.contains(&(index - 1));
                assert!(held, "{limit:?}: {text}");
            }
            assert!(chosen.windows(2).all(|w| w[0] < w[1]), "{limit:?}: {chosen:?}");
        }
        assert_eq!(summarise(&article, &digest, Limit::Sentences(n)).sentences().len(), n);
    }

    #[test]
    fn what_leans_takes_its_support_along() {
        check_supported(
            "旧桥的三十年\n\n旧桥修好了,桥上却没有人走。它比新桥窄得多,只能过自行车。\n\n\
             但是,镇上的人都喜欢旧桥。他们说旧桥上看得见河,新桥上只看得见车。\n\n\
             镇长为旧桥花了三百万元。这让他很为难。于是他请人来数过桥的人。他们数了三天。\n\n\
             然而,桥上的灯去年就坏了。河边的茶馆倒是一家比一家热闹。\n",
        );
        check_supported(
            "The old bridge\n\nThe old bridge was mended and nobody crossed it. It was narrower than the new one.\n\n\
             But the town liked the old bridge. They said that the river could be seen from it.\n\n\
             The mayor had spent three million on the old bridge. This troubled him. So he had people counted. \
             They counted for three days.\n\nHowever, the lamps on the bridge had failed. The tea houses did well.\n",
        );
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
