//! Small articles with their digests, made by hand, for the reader's tests: what the reader does with an outline must
//! not depend on how good the outline is.

use crate::article::{Article, Block, BlockKind, Lang, Link, Reason, Removed, Sentence};
use crate::clean::Clean;
use crate::digest::Unit;
use crate::digest::{Digest, Group, Limit, NodeRole, Outline, Part, Role, Salience, Summary};
use crate::memory::{Fingerprint, Memory};
use crate::span::{BlockId, NodeId, SentenceId, Span};
use crate::tui::action::Action;
use crate::tui::desk::Letter;
use crate::tui::habits::Habits;
use crate::tui::keep::Recalled;
use crate::tui::news::{Arrival, Insight};
use crate::tui::pace::Counts;
use crate::tui::phrases::Tongue;
use crate::tui::state::State;
use crate::tui::update::update;
use std::sync::Arc;

/// An article and its digest.
pub(crate) struct Fixture {
    pub article: Article,
    pub digest: Digest,
}

/// The reasons that fixtures name.
const REASONS: [Reason; 5] =
    [Reason::Ad, Reason::Navigation, Reason::Share, Reason::Copyright, Reason::Duplicate];

/// Reads a block a line: `# title`, `## heading`, `- item`, `> quote`, `! caption`, else a paragraph. Sentences end at
/// 。 or at ". "; `~ ad words` was taken out there as an `ad`. `*` before a sentence puts it in the plan of the summary.
pub(crate) fn article(lang: Lang, source: &str) -> Fixture {
    let mut text = String::new();
    let mut article = Article { lang, encoding: "UTF-8", ..Article::default() };
    let mut plan = Vec::new();
    for (number, line) in source.lines().map(str::trim).enumerate().filter(|(_, l)| !l.is_empty()) {
        if let Some((tag, words)) = line.strip_prefix("~ ").and_then(|rest| rest.split_once(' ')) {
            let reason = REASONS.into_iter().find(|reason| reason.tag() == tag).expect(tag);
            article.removed.push(Removed { text: Clean::new(words), reason, at: text.len() });
            continue;
        }
        let (kind, words) = match line.split_once(' ') {
            Some(("#", words)) => (BlockKind::Title, words),
            Some(("##", words)) => (BlockKind::Heading(1), words),
            Some(("-", words)) => (BlockKind::Item { depth: 0, ordinal: None }, words),
            Some((">", words)) => (BlockKind::Quote, words),
            Some(("!", words)) => (BlockKind::Caption, words),
            _ => (BlockKind::Paragraph, line),
        };
        if !text.is_empty() {
            text.push('\n');
        }
        let (start, first) = (text.len(), article.sentences.len());
        let block = BlockId::at(article.blocks.len());
        if kind.is_prose() {
            for sentence in words.split_inclusive('。').flat_map(|s| s.split_inclusive(". ")) {
                let id = SentenceId::at(article.sentences.len());
                let start = text.len();
                let bare = sentence.strip_prefix('*');
                if bare.is_some() {
                    plan.push(Unit { sentences: vec![id], steps_of: None, count: 0 });
                }
                text.push_str(bare.unwrap_or(sentence));
                article.sentences.push(Sentence { block, span: Span::new(start, text.len()) });
            }
        } else {
            text.push_str(words);
        }
        let sentences = first..article.sentences.len();
        article.blocks.push(Block { kind, span: Span::new(start, text.len()), line: number + 1, sentences });
    }
    article.text = Clean::new(&text);
    let count = article.sentences.len();
    let mut roles = vec![None; count];
    if let Some(first) = plan.first() {
        roles[first.sentences[0].index()] = Some(Role::Thesis);
    }
    // Ups and downs, so that there is something to see.
    let score = |index: usize| (index * 7 % 10) as f64 / 10.0;
    let saliences = (0..count).map(|index| Salience { score: score(index), ..Salience::default() }).collect();
    let digest = Digest { saliences, roles, plan, ..Digest::default() };
    Fixture { article, digest }
}

impl Fixture {
    /// Gives the article an outline: depth, role, and the words a node begins with, which are its label too. A node ends
    /// where the next of its depth or a higher one begins.
    pub(crate) fn outlined(mut self, nodes: &[(usize, NodeRole, &str)]) -> Self {
        let text = self.article.text().clone();
        let mut starts: Vec<usize> = nodes.iter().map(|n| text.find(n.2).expect(n.2)).collect();
        // The first part that is not the title begins where the text does.
        let body = self.article.title().map_or(0, |title| title.len() + 1);
        if let Some(first) = nodes.iter().position(|n| n.1 != NodeRole::Title) {
            starts[first] = body;
        }
        let mut outline = Outline::default();
        let mut path: Vec<NodeId> = Vec::new();
        for (index, (depth, role, label)) in nodes.iter().enumerate() {
            path.truncate(*depth);
            let later = (index + 1..nodes.len()).find(|i| nodes[*i].0 <= *depth);
            let span = Span::new(starts[index], later.map_or(text.len(), |i| starts[i]));
            path.push(outline.push(path.last().copied(), *role, Clean::new(label), Vec::new(), span));
        }
        self.digest.outline = outline;
        self
    }

    /// Gives every sentence a score and parts of it: the sooner the summary takes it, the more.
    pub(crate) fn weighed(mut self) -> Self {
        let order: Vec<usize> =
            self.digest.plan.iter().flat_map(|unit| &unit.sentences).map(|id| id.index()).collect();
        for (index, salience) in self.digest.saliences.iter_mut().enumerate() {
            let place = order.iter().position(|other| *other == index).unwrap_or(order.len());
            let part = |name, value| Part { name, value };
            let first = 2.0 - place as f64 / 2.0;
            salience.parts = vec![
                part("opening", -0.25),
                part("paragraph end", first),
                part("length", -0.75),
                part("leading words", 1.5),
                part("words of the title", 0.02),
                part("claim cue", first / 2.0),
                part("figures", 0.01),
            ];
            let sum: f64 = salience.parts.iter().map(|part| part.value).sum();
            salience.score = 1.0 / (1.0 + (2.0 - sum).exp());
        }
        self
    }

    /// With the digest that tigang really makes of the article.
    pub(crate) fn thought_about(mut self) -> Self {
        self.digest = crate::digest::digest(&self.article);
        self
    }

    /// Makes links of words, each the first of its kind.
    pub(crate) fn linked(mut self, links: &[(&str, &str)]) -> Self {
        for (words, target) in links {
            let start = self.article.text().find(words).expect(words);
            let span = Span::new(start, start + words.len());
            self.article.links.push(Link { span, target: Clean::new(target) });
        }
        self
    }

    /// The reader on this article with the thinking done.
    pub(crate) fn state(self, size: (u16, u16)) -> State {
        let mut state = self.unthought(size);
        update(&mut state, Action::Digested(Some(self.insight())));
        state
    }

    /// The reader on this article before anything is thought, in the article's language.
    pub(crate) fn unthought(&self, size: (u16, u16)) -> State {
        self.unthought_by(habits(Tongue::of(self.article.lang())), size)
    }

    /// The same for a person with these habits.
    pub(crate) fn unthought_by(&self, habits: Habits, size: (u16, u16)) -> State {
        let mut state = State::new(self.arrival("文章.txt"), habits, size);
        state.summarise = first_of_the_plan;
        state
    }

    /// The article, called so, as it comes from its thread.
    pub(crate) fn arrival(&self, name: &str) -> Arrival {
        let letter = Letter { article: Arc::new(self.article.clone()), name: Clean::new(name) };
        Arrival::whole(letter, &Counts::new(&self.article), None)
    }

    /// The reader on this article, with what was kept of it.
    pub(crate) fn recalling(&self, memory: Memory, size: (u16, u16)) -> State {
        let mut arrival = self.arrival("文章.txt");
        let print = Fingerprint::of(self.article.text());
        arrival.recalled = Some(Box::new(Recalled { print, memory: Some(Ok(memory)) }));
        let mut state = State::new(
            arrival,
            Habits { limit: Limit::Auto, ..habits(Tongue::of(self.article.lang())) },
            size,
        );
        state.summarise = first_of_the_plan;
        update(&mut state, Action::Digested(Some(self.insight())));
        state
    }

    /// The digest as it comes from its thread.
    pub(crate) fn insight(&self) -> Insight {
        Insight::new(&self.article, self.digest.clone(), &Counts::new(&self.article))
    }
}

/// What a person has set who has set nothing but the language: three sentences, no colours.
pub(crate) fn habits(tongue: Tongue) -> Habits {
    Habits { tongue, limit: Limit::Sentences(3), color: false, true_color: true, ..Habits::default() }
}

/// A summary without any choice in it: the plan's first sentences.
fn first_of_the_plan(_: &Article, digest: &Digest, limit: Limit) -> Summary {
    let most = match limit {
        Limit::Sentences(most) => most,
        Limit::Auto => 3,
        _ => return Summary::default(),
    };
    let mut chosen: Vec<_> = digest.plan.iter().take(most).map(|unit| unit.sentences[0]).collect();
    chosen.sort_unstable();
    Summary { groups: chosen.into_iter().map(|s| Group { sentences: vec![s], omitted: None }).collect() }
}

/// A Chinese article with everything in it.
pub(crate) fn chinese() -> Fixture {
    article(Lang::Zh, CHINESE).outlined(&[
        (0, NodeRole::Title, "河岸书店为什么还在"),
        (0, NodeRole::Thesis { lead: false }, "它卖的是停下来的时间"),
        (0, NodeRole::Section, "房租之外的账"),
        (1, NodeRole::Steps { sequence: false }, "老板列出三项开支"),
        (2, NodeRole::Step, "一、房租占四成"),
        (2, NodeRole::Step, "二、人工占三成"),
        (2, NodeRole::Step, "三、剩下的是灯光、茶水和折旧"),
        (0, NodeRole::Section, "读者从哪里来"),
        (1, NodeRole::Point, "会员带来了七成收入"),
        (0, NodeRole::Steps { sequence: true }, "要学它，大致分三步"),
        (1, NodeRole::Step, "第一步，先把座位做好"),
        (1, NodeRole::Step, "第二步，再谈选书"),
        (1, NodeRole::Step, "第三步，最后才是活动"),
        (0, NodeRole::Prognosis, "三年之内，这样的店会更多"),
    ])
}

pub(crate) const CHINESE: &str = "
~ navigation 首页 城事 读书
# 河岸书店为什么还在
去年冬天，城里又关了两家书店，河岸那一家却把隔壁的空铺也租了下来。路过的人以为它靠卖书赚钱。*它卖的是停下来的时间，书只是门票。
一张椅子、一盏不刺眼的灯、一杯可以续的茶，比打折更能留住人。老顾客说，这里的安静是算过的：书架的高度、过道的宽度、连门铃的声音都改过三回。
~ ad 旧书换新茶，周末到店每三本换一杯
~ ad 会员日全场九折
~ duplicate 一张椅子、一盏不刺眼的灯、一杯可以续的茶，比打折更能留住人。老顾客说，这里的安静是算过的：书架的高度、过道的宽度、连门铃的声音都改过三回。
## 房租之外的账
*书店的难处不在房租，而在每平方米每小时能留住几个人。老板列出三项开支：
- 一、房租占四成，三年一签，涨幅写在合同里，谁也不能临时加价。
- 二、人工占三成，两个店员轮班，周末再请一个学生。
- 三、剩下的是灯光、茶水和折旧。
! 夜里十点的河岸书店，灯还亮着
账算下来，卖书的毛利只够付电费。可是坐下来的人平均待两个小时，其中一半会办卡。
## 读者从哪里来
> 我来这里不是为了买书，是为了有个地方把手机放下。
*会员带来了七成收入，而办卡的人里有一半住在两站地铁以内。附近的中学放学早，四点以后二楼坐满了写作业的孩子，家长在楼下喝茶，顺手带走一本。老板没有做过一次广告。
要学它，大致分三步。第一步，先把座位做好，宁可少放两排书架。第二步，再谈选书，选店员自己读过的。*第三步，最后才是活动，而且一个月不超过两次。
*三年之内，这样的店会更多，但每家都会很小。它们不会连锁，因为安静没法复制，只能一家一家地做出来。
~ share 分享到朋友圈
~ copyright 河岸通讯版权所有，转载请写明出处
";

/// An English article of the same build.
pub(crate) fn english() -> Fixture {
    article(Lang::En, ENGLISH).outlined(&[
        (0, NodeRole::Title, "Why the tool library works"),
        (0, NodeRole::Thesis { lead: false }, "It lends confidence"),
        (0, NodeRole::Section, "What a drill really costs"),
        (1, NodeRole::Steps { sequence: false }, "Three things are paid for"),
        (2, NodeRole::Step, "1. the drill"),
        (2, NodeRole::Step, "2. the shelf"),
        (2, NodeRole::Step, "3. the afternoon"),
        (0, NodeRole::Section, "Who comes back"),
        (0, NodeRole::Conclusion, "A town needs one shed"),
    ])
}

const ENGLISH: &str = "
~ navigation Home / Town / Letters
# Why the tool library works
~ ad The Saturday paper for the price of the Sunday one
~ ad Ladders, now with rungs
On Saturdays the queue outside the old fire station is longer than the one at the bakery. People think it lends drills. *It lends confidence, and the drill is only what you carry home.
## What a drill really costs
A household drill runs for about thirteen minutes in its life. Three things are paid for:
- 1. the drill itself, which is the cheapest part of it;
- 2. the shelf it lies on for the eleven years between two holes, in a flat where every shelf is rent;
- 3. the afternoon spent finding the right bit.
*Lending turns all three into a walk down the road.
## Who comes back
> I came for a sander and left with a neighbour who knew how to use it.
*Two thirds of the members borrow again within a month, and most of them bring somebody along. The volunteers keep a notebook of questions, see https://example.org/a/very/long/address/that/has/no/space/in/it/at/all for a copy.
*A town needs one shed, not four thousand drills.
~ copyright All rights are kept in the shed.
";
