//! Why a sentence has its role: found again when it is asked for, from what the digest kept and from the sentence's own
//! words, so that thinking about an article costs nothing more. Decides nothing.

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::cue::found::found;
use crate::digest::cue::{Sense, cues};
use crate::digest::features::{Features, say_again};
use crate::digest::genre::Genre;
use crate::digest::manner::manner;
use crate::digest::role::{has_lead, is_lede, thesis_odds};
use crate::digest::salience::{Blend, Column, names, says};
use crate::digest::{Digest, NodeRole, Role, ahead, footnotes};
use crate::segment::searched::Searched;
use crate::segment::traditional::simplified;
use crate::span::{NodeId, SentenceId, Span};

/// Why a sentence has its role. Words are given as they stand in the article, those that say most first.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// It is the first sentence of a text that is a news report by this share, 0 to 1.
    Lead {
        /// How much of a report.
        report: f64,
    },
    /// It is likelier than all others to be the thesis, or than all but one.
    Thesis {
        /// 1 for the likeliest.
        place: usize,
        /// The words that say that it claims something.
        words: Vec<Clean>,
        /// The names of the features that speak for it more than for most sentences, the strongest first.
        signs: Vec<&'static str>,
        /// Whether the page gave its paragraph twice, as pages do with a lede.
        twice: bool,
    },
    /// It stands where the article closes.
    Close {
        /// How many sentences there are from where it begins to the end.
        sentences: usize,
        /// How much of the text they are, 0 to 1.
        share: f64,
        /// The words by which it says that it concludes.
        words: Vec<Clean>,
    },
    /// It tells what is expected to come.
    Outlook {
        /// The time to come that it names.
        time: Option<Clean>,
        /// Its word for what will or may be.
        may: Option<Clean>,
        /// More words of a forecast.
        words: Vec<Clean>,
    },
    /// It is the best of its section, lists and parts within the section apart.
    Point {
        /// The section.
        section: NodeId,
        /// How many sentences were to choose from.
        of: usize,
        /// How many of them became points.
        points: usize,
    },
    /// It is, or holds, members of an enumeration.
    Member {
        /// The enumeration.
        list: NodeId,
        /// The first member, counted from 1.
        first: usize,
        /// The last.
        last: usize,
        /// How many the enumeration has.
        of: usize,
    },
    /// It holds these words of evidence or of setting.
    Words(Vec<Clean>),
}

/// No more words than this are named.
const WORDS: usize = 4;

/// No more signs than this are named, none that speaks for the sentence by less.
const SIGNS: usize = 3;
const SIGN: f64 = 0.3;

/// What every sentence has more or less of is no sign, nor is what its words say themselves.
const NO_SIGNS: [&str; 9] = [
    "claim cue",
    "place",
    "place in paragraph",
    "paragraph length",
    "length",
    "length against the mean",
    "common words",
    "sum of common words",
    "share of the article's words",
];

/// What most sentences say is told by so many of them, taken from all over the article.
const SAMPLE: usize = 400;

/// Why a sentence has its role, if it has one.
pub fn ground(article: &Article, digest: &Digest, id: SentenceId) -> Option<Ground> {
    let role = digest.roles.get(id.index()).copied().flatten()?;
    // The others look no further than the sentence and its list.
    let looks_around = matches!(role, Role::Thesis | Role::Conclusion | Role::Point);
    let body = if looks_around { footnotes::without(article) } else { None };
    let article = body.as_ref().unwrap_or(article);
    let words = Words::of(article, digest, id);
    match role {
        Role::Thesis if has_lead(article, &digest.genres) => {
            Some(Ground::Lead { report: digest.genres.share(Genre::Report) })
        }
        Role::Thesis => Some(thesis(article, digest, id, &words)),
        Role::Conclusion => close(article, digest, &words),
        Role::Prognosis => {
            let (time, may) = ahead::found(&Searched::new(&words.thought), article.lang());
            let named = [time, may];
            let others = words.found(Sense::Prognosis, |span| named.iter().flatten().any(|n| n.covers(span)));
            let [time, may] = named.map(|span| span.map(|span| words.shown(&[span])));
            Some(Ground::Outlook { time, may, words: others })
        }
        Role::Point => point(article, digest, id),
        Role::Step => member(article, digest, id),
        Role::Evidence => Some(Ground::Words(words.found(Sense::Evidence, |_| false))),
        Role::Background => Some(Ground::Words(words.found(Sense::Background, |_| false))),
    }
}

/// A sentence as it stands, and as it was thought about: in simplified characters and in lower case.
struct Words<'a> {
    original: &'a str,
    thought: String,
    lang: Lang,
}

impl<'a> Words<'a> {
    fn of(article: &'a Article, digest: &Digest, id: SentenceId) -> Self {
        let original = article.sentence(id);
        let thought = match (article.lang(), digest.traditional) {
            (Lang::En, _) => original.to_lowercase(),
            (_, true) => simplified(original).into_owned(),
            _ => original.to_owned(),
        };
        Self { original, thought, lang: article.lang() }
    }

    /// Spans of what was thought about as words of the article; what stands between two is left out.
    fn shown(&self, spans: &[Span]) -> Clean {
        // Letters that change their length with their case are rare, and would put every span elsewhere.
        let text = if self.thought.len() == self.original.len() { self.original } else { &self.thought };
        let pieces: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        Clean::one_line(&pieces.join("…"))
    }

    /// The cues of a sense, but for those that are named already.
    fn found(&self, sense: Sense, is_named: impl Fn(Span) -> bool) -> Vec<Clean> {
        let all = found(&self.thought, self.lang, sense).into_iter();
        let new = all.filter(|spans| !spans.iter().all(|span| is_named(*span)));
        new.map(|spans| self.shown(&spans)).take(WORDS).collect()
    }
}

fn thesis(article: &Article, digest: &Digest, id: SentenceId, words: &Words) -> Ground {
    let blend = Blend::of(&digest.genres);
    let features = |index: usize| {
        digest.saliences.get(index).map_or([0.0; _], |salience| blend.features(&salience.parts))
    };
    let measured = |id: SentenceId| {
        let thought = Words::of(article, digest, id).thought;
        let text = if article.lang() == Lang::En { article.sentence(id) } else { &thought };
        let (manner, cues) = (manner(text, article.lang()), cues(text, article.lang()));
        let mut features = features(id.index());
        say_again(&mut features, &manner, &cues);
        let block = article.sentences().get(id.index()).map_or(usize::MAX, |s| s.block.index());
        let is_lede = is_lede(article, block);
        (thesis_odds(&features, &manner, &cues, is_lede), features, is_lede)
    };
    let (odds, own, twice) = measured(id);
    let theses = (0..digest.roles.len()).filter(|i| digest.roles[*i] == Some(Role::Thesis));
    let better = theses.map(SentenceId::at).filter(|other| *other != id && measured(*other).0 > odds);
    let place = 1 + better.count();
    // What speaks for it more than for the others.
    let n = digest.saliences.len();
    let sample: Vec<usize> = (0..n).step_by(n.div_ceil(SAMPLE).max(1)).collect();
    let mut mean: Features = [0.0; _];
    for index in &sample {
        let said = says(&features(*index), Column::Thesis);
        mean.iter_mut().zip(said).for_each(|(sum, value)| *sum += value / sample.len() as f64);
    }
    let more = says(&own, Column::Thesis).into_iter().zip(mean).map(|(own, mean)| own - mean);
    let mut signs: Vec<(f64, &'static str)> = more.zip(names().iter().copied()).collect();
    signs.retain(|(more, name)| *more >= SIGN && !NO_SIGNS.contains(name));
    signs.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ground::Thesis {
        place,
        words: words.found(Sense::Thesis, |_| false),
        signs: signs.into_iter().take(SIGNS).map(|(_, name)| name).collect(),
        twice,
    }
}

fn close(article: &Article, digest: &Digest, words: &Words) -> Option<Ground> {
    let first = digest.roles.iter().position(|role| *role == Some(Role::Conclusion))?;
    let start = article.sentences().get(first)?.span.start;
    let all = article.text().len().max(1);
    Some(Ground::Close {
        sentences: article.sentences().len() - first,
        share: all.saturating_sub(start) as f64 / all as f64,
        words: words.found(Sense::Conclusion, |_| false),
    })
}

fn point(article: &Article, digest: &Digest, id: SentenceId) -> Option<Ground> {
    let outline = &digest.outline;
    let start = article.sentences().get(id.index())?.span.trimmed(article.text()).start;
    let up = std::iter::successors(outline.at(start), |node| outline.get(*node)?.parent);
    let is_section = |node: NodeId| outline.get(node).is_some_and(|node| node.role == NodeRole::Section);
    let section = up.into_iter().find(|node| is_section(*node))?;
    let node = outline.get(section)?;
    // The parts of the section that have sentences of their own: its sections and lists, the outermost of them.
    let mut apart: Vec<Span> = Vec::new();
    let mut next = NodeId(section.0 + 1);
    while next < node.end {
        let inner = outline.get(next)?;
        let is_apart = matches!(inner.role, NodeRole::Section | NodeRole::Steps { .. });
        if is_apart {
            apart.push(inner.span);
        }
        next = if is_apart { inner.end } else { NodeId(next.0 + 1) };
    }
    let own = article.sentences_in(node.span).filter(|index| {
        let at = article.sentences()[*index].span.trimmed(article.text()).start;
        let before = apart.partition_point(|span| span.start <= at).checked_sub(1);
        let role = digest.roles.get(*index).copied().flatten();
        let has_place = matches!(role, Some(Role::Thesis | Role::Step | Role::Prognosis));
        !has_place && !before.is_some_and(|before| apart[before].contains(at))
    });
    let own: Vec<usize> = own.collect();
    let points = own.iter().filter(|i| digest.roles[**i] == Some(Role::Point)).count();
    Some(Ground::Point { section, of: own.len().max(1), points: points.max(1) })
}

fn member(article: &Article, digest: &Digest, id: SentenceId) -> Option<Ground> {
    let outline = &digest.outline;
    let own = article.sentences().get(id.index())?.span.trimmed(article.text());
    let touches = |span: Span| span.start < own.end && own.start < span.end;
    // Of lists within lists the innermost says most.
    let members = outline
        .ids()
        .filter(|id| outline.get(*id).is_some_and(|node| node.role == NodeRole::Step && touches(node.span)));
    let list = outline.get(members.max_by_key(|id| (outline.depth(*id), std::cmp::Reverse(*id)))?)?.parent?;
    let nodes = outline.children(list).filter_map(|id| outline.get(id));
    let steps: Vec<bool> =
        nodes.filter(|node| node.role == NodeRole::Step).map(|node| touches(node.span)).collect();
    let first = steps.iter().position(|touched| *touched)? + 1;
    let last = steps.iter().rposition(|touched| *touched)? + 1;
    Some(Ground::Member { list, first, last, of: steps.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::digested;

    /// The ground of the sentence that begins with these words, its parts in brackets and without what only nodes tell.
    #[track_caller]
    fn check(text: &str, sentence: &str, expected: &str) {
        let (article, digest) = digested(text);
        let ids = (0..article.sentences().len()).map(SentenceId::at);
        let id = ids.into_iter().find(|id| article.sentence(*id).starts_with(sentence)).expect(sentence);
        let label = |id: NodeId| digest.outline.get(id).map_or("", |node| node.label.trim()).to_owned();
        let said = |words: &[Clean]| words.iter().map(|w| w.as_str()).collect::<Vec<_>>().join(" ");
        let ground = match ground(&article, &digest, id) {
            None => "none".to_owned(),
            Some(Ground::Lead { report }) => format!("lead {report:.1}"),
            Some(Ground::Thesis { place, words, twice, .. }) => {
                format!("thesis {place} [{}]{}", said(&words), if twice { " twice" } else { "" })
            }
            Some(Ground::Close { sentences, words, .. }) => format!("close {sentences} [{}]", said(&words)),
            Some(Ground::Outlook { time, may, words }) => {
                let [time, may] = [time, may].map(|word| word.unwrap_or_default());
                format!("outlook [{time}] [{may}] [{}]", said(&words))
            }
            Some(Ground::Point { section, of, points }) => format!("{points} of {of} in {}", label(section)),
            Some(Ground::Member { list, first, last, of }) => {
                format!("{first}-{last} of {of} in {}", label(list))
            }
            Some(Ground::Words(words)) => format!("words [{}]", said(&words)),
        };
        assert_eq!(ground, expected, "{sentence}");
    }

    const ZH: &str = "渡口该不该留，镇上吵了很久。说到底，渡口丢的不是客人，而是时刻。\n\n\
        桥修好以后，坐船的人少了一半。据统计，船家的收入也少了一半。\n\n\
        可是桥到夜里要关，病人过不了河。没有船的夜里，人心不安。预计三年之内，镇上必将再造一条新船。\n\n\
        要留住渡口，得做三件事：\n\n一、给船家一份工钱。\n\n二、把码头的灯修好。\n\n三、让夜里也有一班船。\n\n\
        总之，渡口留住的是人心。让我们一起把它留下来。\n";

    #[test]
    fn what_is_no_sign_is_a_feature_all_the_same() {
        assert!(NO_SIGNS.iter().all(|name| names().contains(name)));
    }

    #[test]
    fn roles_have_their_reasons() {
        check(ZH, "说到底", "thesis 1 [说到底 不是…而是]");
        check(ZH, "据统计", "words [据统计]");
        check(ZH, "预计三年", "outlook [三年之内] [预计] [必将]");
        check(ZH, "二、", "2-2 of 3 in 要留住渡口，得做三件事");
        check(ZH, "总之", "close 2 [总之]");
        check(ZH, "让我们", "close 2 [让我们]");
        check(ZH, "桥修好", "none");
    }

    #[test]
    fn words_of_a_traditional_article_are_shown_as_they_stand() {
        let text = "渡口該不該留，鎮上吵了很久。說到底，渡口丟的不是客人，而是時刻。\n\n橋修好以後，坐船的人少了一半。\
            船家的日子不好過。\n\n可是橋到夜裏要關，病人過不了河。沒有船的夜裏，人心不安。\n\n總之，渡口留住的是人心。\
            讓我們一起把它留下來。\n";
        check(text, "說到底", "thesis 1 [說到底 不是…而是]");
        check(text, "讓我們", "close 2 [讓我們]");
    }

    #[test]
    fn english_words_are_shown_in_their_own_case() {
        let text = "Should the ferry stay? In My Opinion the ferry should stay.\n\nSince the bridge was built half of \
            the passengers have gone. According to the county the ferryman earns little.\n\nBut the bridge is closed at \
            night. Nobody can cross the river then. By 2031 the town will probably have to buy a new boat.\n\n\
            In conclusion, the ferry keeps the two villages together. We should pay for it.\n";
        check(text, "In My Opinion", "thesis 1 [In My Opinion should]");
        check(text, "According to", "words [According to]");
        check(text, "By 2031", "outlook [By 2031] [will] [will probably]");
        check(text, "We should", "close 2 []");
    }

    #[test]
    fn a_report_has_a_lead_and_a_section_its_point() {
        let lead =
            "RIVERTON, Nov. 20 (AP) — The last ferry stopped on Friday after a fire in its engine room";
        let text = format!(
            "{lead}, officials said.\n\nNobody was hurt in the fire, which broke out before 7 a.m., officials said.\n\n\
             \"We smelled smoke,\" said Maria Lane, a nurse.\n\nThe ferry failed 2 inspections last year, according to \
             records of the county.\n"
        );
        check(&text, lead, "lead 1.0");
        let text = "旧桥\n\n旧桥老了，没有人管。\n\n第一章 桥上的灯\n\n桥上的灯坏了很久。真正的问题在于没有人管灯。\
            镇长说明年再修。\n\n灯匠等着活干，他等了三年。\n\n第二章 桥下的船\n\n船家在桥下等客。有一位客人等了一天。\n\n\
            船比桥便宜得多，因此镇上买了两条船。船上的人都很高兴。\n\n第三章 以后\n\n桥会留着。\n";
        check(text, "桥上的灯坏", "1 of 4 in 第一章 桥上的灯");
    }
}
