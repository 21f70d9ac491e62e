//! Interviews: the questions of a text that is made of questions and answers. Goes by who speaks and by lone questions;
//! does not know what is answered. Precision first: talk in a story is no interview.

mod speaker;

use crate::article::{Article, BlockKind};
use crate::segment::letter::is_alphanumeric;
use crate::span::Span;
use speaker::{is_answerer, is_asker, speaker, tells};
use std::collections::BTreeMap;

/// A question that is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// The block it stands in.
    pub(super) block: usize,
    /// From the beginning of that block to the end of the question.
    pub(super) span: Span,
    /// What is asked, without the speaker.
    pub(super) words: Span,
}

/// Fewer questions make no interview; of those that are called questions and answers, two.
const FEWEST: usize = 3;

/// What one who asks says in fewer bytes, without asking, is a remark and no question.
const REMARK: usize = 60;

/// The questions of an interview, in reading order; none in any other text. Linear in the length of the text.
pub(super) fn questions(article: &Article) -> Vec<Question> {
    let turns = turns(article);
    let spoken = spoken(article, &turns);
    if spoken.is_empty() { alone(article, &turns) } else { spoken }
}

/// What is said, without the name of who says it.
pub(super) fn said(text: &str) -> &str {
    speaker(text).map_or(text, |(_, len)| text[len..].trim_start())
}

/// What one speaker says: a block with a speaker before it, and those up to the next.
struct Turn<'a> {
    block: usize,
    name: &'a str,
    /// What is said in the block itself.
    words: Span,
    asks: bool,
    /// How long the turn is, in bytes.
    length: usize,
}

fn turns(article: &Article) -> Vec<Turn<'_>> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for (index, block) in article.blocks().iter().enumerate() {
        let heading = matches!(block.kind, BlockKind::Heading(_));
        if !block.kind.is_prose() && !heading {
            continue;
        }
        let text = article.slice(block.span);
        match speaker(text) {
            Some((name, len)) => {
                let words = Span::new(block.span.start + len, block.span.end).trimmed(article.text());
                let asks = asks(article.slice(words));
                turns.push(Turn { block: index, name, words, asks, length: words.len() });
            }
            None => {
                if let Some(turn) = turns.last_mut() {
                    turn.length += text.len();
                }
            }
        }
    }
    turns
}

/// Whether a passage ends by asking.
fn asks(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '」', ')', '）', ' ']).ends_with(['？', '?'])
}

/// The questions where speakers stand before a colon.
fn spoken(article: &Article, turns: &[Turn<'_>]) -> Vec<Question> {
    #[derive(Default)]
    struct Tally {
        turns: usize,
        asks: usize,
        length: usize,
    }
    let mut speakers: BTreeMap<&str, Tally> = BTreeMap::new();
    for turn in turns {
        let tally = speakers.entry(turn.name).or_default();
        tally.turns += 1;
        tally.asks += usize::from(turn.asks);
        tally.length += turn.length;
    }
    let turns_of_all: usize = speakers.values().map(|t| t.turns).sum();
    let length_of_all: usize = speakers.values().map(|t| t.length).sum();
    // One who asks at six turns of ten, and says at a turn less than two thirds of what the others do.
    let mostly = |name: &str| {
        speakers.get(name).is_some_and(|t| {
            let (others, their_length) = (turns_of_all - t.turns, length_of_all - t.length);
            let is_brief = t.length * others * 3 < their_length * t.turns * 2;
            t.turns >= FEWEST && t.asks * 10 >= t.turns * 6 && is_brief
        })
    };
    let asker = |name: &str| is_asker(name) || mostly(name);
    // A name that comes once is no speaker: 注意： 地点：
    let speaks = |name: &str| is_answerer(name) || speakers.get(name).is_some_and(|t| t.turns >= 2);
    let mut found: Vec<Question> = Vec::new();
    let (mut asked, mut answered, mut certain) = (0, 0, true);
    for (index, turn) in turns.iter().enumerate().filter(|(_, turn)| asker(turn.name)) {
        let next = turns.get(index + 1).filter(|next| !asker(next.name) && speaks(next.name));
        // 问：…？答：… in one paragraph.
        let inside = inner_answer(article.slice(turn.words)).map(|at| turn.words.start + at);
        // Only who is known to ask is answered by paragraphs without a name.
        let under = turns.get(index + 1).map_or(article.blocks().len(), |next| next.block) - turn.block - 1;
        let bare = is_asker(turn.name) && under > 0;
        if inside.is_none() && next.is_none() && !bare {
            continue;
        }
        let end = inside.unwrap_or(turn.words.end);
        let Some(question) = question(article, turn, end) else { continue };
        // 记者：听上去很玄。 A short remark goes on with what was asked before.
        if !found.is_empty() && !asks(article.slice(question.span)) && question.words.len() < REMARK {
            continue;
        }
        let own = question.words.len();
        asked += own;
        answered += turn.length.saturating_sub(own) + next.map_or(0, |next| next.length);
        certain &=
            is_asker(turn.name) && (inside.is_some() || next.is_some_and(|next| is_answerer(next.name)));
        found.push(question);
    }
    let fewest = if certain { 2 } else { FEWEST };
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Vec::new() };
    // The questions run through the text, and are not a passage of it.
    let spread = last.block - first.block + 1;
    let dense = found.len() * 12 >= spread;
    let whole = article.blocks().last().map_or(0, |b| b.span.end);
    let body = whole - first.span.start;
    let most = body * 2 >= whole || found.len() >= 2 * FEWEST;
    if found.len() >= fewest && answered * 4 >= asked * 3 && dense && most { found } else { Vec::new() }
}

/// Where an answer begins within the words of a question.
fn inner_answer(words: &str) -> Option<usize> {
    ["答：", "答:", " A: "]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min()
        .filter(|at| words[..*at].trim_end().ends_with(['？', '?', '。', '.', '！']))
}

/// The question of a turn that ends at `end`.
fn question(article: &Article, turn: &Turn<'_>, end: usize) -> Option<Question> {
    let start = article.blocks()[turn.block].span.start;
    let words = Span::new(turn.words.start.min(end), end).trimmed(article.text());
    if !words.is_empty() {
        return Some(Question {
            block: turn.block,
            span: Span::new(start, words.end),
            words: shown(article, words),
        });
    }
    // The speaker has a line to itself.
    let next = article.blocks().get(turn.block + 1).filter(|b| b.kind.is_prose())?;
    let words = next.span.trimmed(article.text());
    Some(Question { block: turn.block, span: Span::new(start, words.end), words: shown(article, words) })
}

/// What a question is called: all of it, or, where much stands before what is asked, its last sentence that asks.
fn shown(article: &Article, words: Span) -> Span {
    const LONG: usize = 80;
    let text = article.slice(words);
    let width: usize = text.chars().take(2 * LONG + 1).map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    if width <= 2 * LONG {
        return words;
    }
    let inside = article.sentences_in(words).rev();
    let sentences = inside.map(|i| article.sentences()[i].span.trimmed(article.text()));
    let asking = sentences.filter(|s| words.covers(*s)).find(|s| asks(article.slice(*s)));
    asking.unwrap_or(words)
}

/// The questions where lone paragraphs ask somebody and longer ones answer.
fn alone(article: &Article, turns: &[Turn<'_>]) -> Vec<Question> {
    const LONGEST: usize = 160;
    let blocks = article.blocks();
    let lone = |index: usize| {
        let block = &blocks[index];
        let text = article.slice(block.span).trim();
        let level = matches!(block.kind, BlockKind::Heading(_));
        let paragraph = block.kind == BlockKind::Paragraph && block.sentences.len() <= 3;
        (level || paragraph)
            // What ends in a closing quote is told, not asked.
            && text.trim_end_matches(['*', '_']).ends_with(['？', '?'])
            && text.chars().count() <= LONGEST
            && !text.starts_with(['“', '"', '「'])
            && !text.split_once(['：', ':']).is_some_and(|(name, _)| tells(name))
    };
    let asking: Vec<usize> = (0..blocks.len()).filter(|i| lone(*i)).collect();
    if asking.len() < FEWEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut to_somebody, mut own, mut asked, mut answered) = (0, 0, 0, 0);
    for (place, &index) in asking.iter().enumerate() {
        let next = asking.get(place + 1).copied().unwrap_or(blocks.len());
        let (from, to) = (blocks[index].span.end, blocks[next - 1].span.end.max(blocks[index].span.end));
        let answer = Span::new(from, to).of(article.text());
        let text = article.slice(blocks[index].span);
        if answer.trim().len() <= text.len() {
            continue;
        }
        to_somebody += usize::from(addresses(text));
        own += usize::from(speaks_of_itself(answer));
        asked += text.len();
        answered += answer.len();
        let speaker = turns.binary_search_by_key(&index, |t| t.block).ok().map(|at| turns[at].words);
        let words = without_marks(article, speaker.unwrap_or(blocks[index].span));
        found.push(Question { block: index, span: blocks[index].span, words: shown(article, words) });
    }
    let n = found.len();
    // An essay asks as well; but an interview asks somebody, most of the time, and is answered at length by one who
    // speaks of himself.
    let interview = n >= FEWEST
        && n * 4 >= asking.len() * 3
        && to_somebody * 2 >= n
        && own * 2 >= n
        && answered * 2 >= asked * 3
        && found.last().zip(found.first()).is_some_and(|(last, first)| n * 8 >= last.block - first.block);
    if interview { found } else { Vec::new() }
}

/// A question without what only sets it apart from the answers: ▎ —— ■ **.
fn without_marks(article: &Article, words: Span) -> Span {
    let marks = |c: char| c.is_whitespace() || "▎▍▌▏■□●○◆◇★▶►—–-|*#_~".contains(c);
    let text = article.slice(words);
    let start = words.start + text.len() - text.trim_start_matches(marks).len();
    let end = words.start + text.trim_end_matches(|c: char| c.is_whitespace() || "*_#".contains(c)).len();
    Span::new(start, end.max(start))
}

/// Whether a question is put to somebody.
fn addresses(text: &str) -> bool {
    text.contains(['您', '你', '妳'])
        || words(text).any(|w| matches!(w.as_str(), "you" | "your" | "you're" | "yours"))
}

/// Whether an answer speaks in the first person.
fn speaks_of_itself(text: &str) -> bool {
    text.contains('我')
        || words(text).any(|w| matches!(w.as_str(), "i" | "we" | "my" | "our" | "i'm" | "we're"))
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(is_alphanumeric(c) || c == '\'')).filter(|w| w.len() < 8).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::whole_article;

    const ANSWERS: [&str; 3] = [
        "我们从去年春天开始准备，前后跑了十几个码头，问了上百个船家。大家都说，旧船已经不能再用了。",
        "钱的事情最难办。县里只肯出三成，剩下的要我们自己想办法。我们去了三家银行，只有一家答应了。",
        "时刻表贴出去以后，客人多了一倍。以前人齐了才开船，现在到点就走。我觉得守时比便宜更要紧。",
    ];
    const ASKED: [&str; 3] = [
        "你们是从什么时候开始准备换船的？",
        "换船的钱从哪里来？你们找过县里吗？",
        "新的时刻表对你们的客人有什么影响？",
    ];
    const ENGLISH_ANSWERS: [&str; 3] = [
        "We began last spring, and I went to a dozen piers and talked to a hundred boatmen. The old boats were done.",
        "The money was the hardest part. The county gave us a third of it. Only one of three banks said yes to us.",
        "More people come now. The boat used to leave when it was full. I think that being on time matters more.",
    ];
    const ENGLISH_ASKED: [&str; 3] = [
        "When did you begin to plan for the new boats?",
        "Where did you find the money for it, and did you ask the county?",
        "What has the new timetable done for your passengers?",
    ];

    fn found(text: &str) -> Vec<String> {
        let article = whole_article(text);
        questions(&article).iter().map(|q| article.slice(q.words).to_owned()).collect()
    }

    fn talk(asker: &str, asked: &[&str], answerer: &str, answers: &[&str]) -> String {
        let english = asked.iter().all(|a| a.is_ascii());
        let intro = if english {
            "New boats\n\nLast winter the ferry got new boats, and we went down to the river to ask about them.\n\n"
        } else {
            "渡口换船记\n\n去年冬天，渡口换了新船。本报的人来到渡口，采访了船队的负责人老周。\n\n"
        };
        let turns = asked.iter().zip(answers).map(|(q, a)| format!("{asker}{q}\n\n{answerer}{a}\n\n"));
        intro.to_owned() + &turns.collect::<String>()
    }

    #[test]
    fn questions_are_known_by_their_speakers_and_by_their_shape() {
        for (asker, answerer) in [
            ("问：", "答："),
            ("记者：", "老周："),
            ("本报记者 小林：", "周大海："),
            ("《河岸日报》：", "周大海："),
            ("甲：", "乙："),
            ("【问】：", "【答】："),
            ("Q1：", "A1："),
            ("记者：", ""),
            ("", "周大海："),
            ("", ""),
        ] {
            assert_eq!(found(&talk(asker, &ASKED, answerer, &ANSWERS)), ASKED, "{asker} {answerer}");
        }
        for (asker, answerer) in [
            ("Q: ", "A: "),
            ("Interviewer: ", "Lane: "),
            ("Anne Moss: ", "Peter Lane: "),
            ("Moss (RN): ", "Lane: "),
            ("", ""),
        ] {
            let text = talk(asker, &ENGLISH_ASKED, answerer, &ENGLISH_ANSWERS);
            assert_eq!(found(&text), ENGLISH_ASKED, "{asker} {answerer}");
        }
    }

    #[test]
    fn question_and_answer_may_share_a_paragraph() {
        let turns: String = ASKED.iter().zip(ANSWERS).map(|(q, a)| format!("问：{q}答：{a}\n\n")).collect();
        assert_eq!(found(&turns), ASKED);
    }

    #[test]
    fn answers_may_go_on_over_paragraphs() {
        let long = ANSWERS.join("\n\n");
        assert_eq!(found(&talk("记者：", &ASKED, "老周：", &[&long, &long, &long])), ASKED);
        assert_eq!(found(&talk("", &ASKED, "", &[&long, &long, &long])), ASKED);
    }

    #[test]
    fn names_may_stand_in_brackets_or_before_a_full_stop() {
        assert_eq!(found(&talk("【记者】", &ASKED, "【老周】", &ANSWERS)), ASKED);
        assert_eq!(found(&talk("Q. ", &ASKED, "A. ", &ANSWERS)), ASKED);
        assert_eq!(found(&talk("Q1. ", &ENGLISH_ASKED, "A1. ", &ENGLISH_ANSWERS)), ENGLISH_ASKED);
        assert_eq!(found(&talk("Q:", &ENGLISH_ASKED, "A:", &ENGLISH_ANSWERS)), ENGLISH_ASKED);
        for (text, name) in
            [("【记者】你好", Some("记者")), ("A. Smith", Some("A")), ("Q4 was bad", None), ("【】空", None)]
        {
            assert_eq!(speaker(text).map(|(name, _)| name), name, "{text}");
        }
    }

    #[test]
    fn marks_before_a_question_are_not_asked() {
        let long = ANSWERS.join("\n\n");
        for mark in ["▎", "——"] {
            assert_eq!(found(&talk(mark, &ASKED, "", &[&long, &long, &long])), ASKED, "{mark}");
        }
    }

    #[test]
    fn of_a_long_question_the_part_that_asks_is_shown() {
        let long = "我们注意到，去年全县有十四个渡口换了新船，其中有八个是由村里自己出的钱，还有六个是县里出的钱。\
                    有人说，村里出钱的渡口反而办得更好，因为大家都把船当成自己的。您同意这样的说法吗？";
        let got = found(&talk("记者：", &[long, ASKED[1], ASKED[2]], "老周：", &ANSWERS));
        assert_eq!(got, ["您同意这样的说法吗？", ASKED[1], ASKED[2]]);
    }

    #[test]
    fn talk_in_a_story_and_questions_of_an_essay_are_no_interview() {
        let long = ANSWERS.join("\n\n");
        for text in [
            talk("记者：", &ASKED[..1], "老周：", &[&long]),
            talk("老周说：", &ASKED, "小林说：", &ANSWERS),
            talk("他问道：“", &ASKED, "她想了想说：“", &ANSWERS),
            format!(
                "夜渡\n\n天黑了，老周坐在船头。“你还走吗？”他问。\n\n小林不说话。{}\n\n“走吧？”老周又问。\n\n小林还是不说话。{}\n\n\
                 “真的不走吗？”\n\n河上起了雾。{}",
                ANSWERS[0], ANSWERS[1], ANSWERS[2]
            ),
            format!(
                "为什么要修桥\n\n{}\n\n那么，桥修好了就没有问题了吗？\n\n{}\n\n谁来管这座桥呢？\n\n{}\n\n桥是不是越大越好呢？\n\n{}",
                ANSWERS[0], ANSWERS[1], ANSWERS[2], ANSWERS[0]
            ),
            format!("活动通知\n\n时间：五月一日\n\n地点：东码头\n\n人数：五十人\n\n注意：你带雨具了吗？\n\n{long}"),
            "茶馆\n\n王掌柜：来了您哪。\n\n李三：来了。\n\n王掌柜：里边请。\n\n李三：好嘞。\n\n王掌柜：喝什么？\n\n李三：照旧。".to_owned(),
            format!("论桥\n\n孔子曰：{}\n\n孟子曰：{}\n\n老子曰：{}", ANSWERS[0], ANSWERS[1], ANSWERS[2]),
            talk("He asked: ", &ENGLISH_ASKED, "She said: ", &ENGLISH_ANSWERS),
            "To do\n\nNote: bring a rope.\n\nPlace: East Pier.\n\nTime: 10:30.\n\nWho comes? Nobody knows yet, and nobody asks."
                .to_owned(),
        ] {
            assert_eq!(found(&text), [""; 0], "{text}");
        }
    }
}
