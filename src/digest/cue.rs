//! Cue words, as tables with their sense. A cue is a hint and no verdict: position and length decide with it.

pub(super) mod found;

use crate::article::Lang;
use crate::digest::ahead;
use crate::segment::letter::{is_alphabetic, is_alphanumeric, lowercase};
use crate::segment::searched::Searched;
use std::borrow::Cow;

/// What a cue hints at, as counts of the cues found in one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cues {
    /// A claim of the writer's.
    pub thesis: f64,
    /// A main idea.
    pub point: f64,
    /// Something expected to come.
    pub prognosis: f64,
    /// A closing.
    pub conclusion: f64,
    /// Examples, sources, figures.
    pub evidence: f64,
    /// Setting.
    pub background: f64,
}

impl Cues {
    /// Whether a sentence says that it concludes: 总之 or "in short" do alone, 希望 or "ultimately" only with another.
    pub fn concludes(&self) -> bool {
        /// Set by hand, as the weights of the cues are.
        const ENOUGH: f64 = 1.2;
        self.conclusion >= ENOUGH
    }
}

/// A cue: its words, and how much one occurrence says (1 is a plain hint). Set by hand.
type Cue = (&'static str, f64);

/// Cues that may also be two parts in this order within one sentence, such as 不是…而是.
type Pair = (&'static str, &'static str, f64);

#[rustfmt::skip]
const ZH_THESIS: &[Cue] = &[
    ("我认为", 1.5), ("我看来", 1.5), ("笔者认为", 1.5), ("我们认为", 1.0), ("真正", 1.0), ("其实", 0.4),
    ("问题在于", 1.0), ("关键在于", 1.2), ("根本原因", 0.8), ("归根结底", 1.2), ("归根到底", 1.2),
    ("说到底", 1.5), ("本质上", 0.8), ("换句话说", 0.6), ("应该", 0.4), ("应当", 0.4), ("恰恰", 0.6),
    ("所以我要说", 1.5), ("我想说", 1.0), ("由此看来", 0.6), ("才是", 0.5), ("在笔者看来", 1.5), ("我们看来", 1.5),
    ("先说结论", 1.5), ("结论是", 1.2), ("我只想", 1.2), ("一句话", 0.6), ("他认为", 0.8), ("她认为", 0.8),
    ("他觉得", 0.6), ("她觉得", 0.6), ("我常说", 1.0), ("要紧的是", 1.0), ("症结", 1.0), ("根子", 1.0), ("毛病", 0.6), ("值得", 0.4), ("我反对", 1.2), ("我的意思是", 0.8),
];
#[rustfmt::skip]
const ZH_THESIS_PAIRS: &[Pair] = &[
    ("不是", "而是", 1.5), ("不在于", "而在于", 1.5), ("只有", "才能", 0.6), ("只要", "就", 0.3),
    ("与其", "不如", 0.8), ("不仅", "更", 0.4), ("并非", "而是", 1.5), ("是", "而不是", 1.0),
    ("与其说", "不如说", 1.2), ("发现", "却是", 0.8),
];
#[rustfmt::skip]
const ZH_POINT: &[Cue] = &[
    ("可见", 0.8), ("因此", 0.8), ("所以", 0.5), ("首先", 0.4), ("重要", 0.4), ("意味着", 0.8), ("说明", 0.4),
    ("表明", 0.5), ("必须", 0.5), ("关键", 0.5), ("必然", 0.4), ("根本", 0.4),
];
#[rustfmt::skip]
const ZH_PROGNOSIS: &[Cue] = &[
    ("未来", 1.0), ("将会", 1.2), ("预计", 1.8), ("预期", 0.8), ("有望", 1.5), ("势必", 1.5), ("必将", 1.8),
    ("或将", 1.8), ("恐将", 1.8), ("恐怕", 0.6), ("迟早", 1.5), ("指日可待", 1.8), ("今后", 1.0),
    ("可以预见", 1.8), ("趋势", 0.5), ("前景", 0.8), ("届时", 1.5), ("年后", 0.5), ("年内", 1.0),
    ("年底", 0.6), ("年前后", 0.6), ("接下来", 0.5), ("不久", 0.6), ("下一步", 0.6), ("明年", 0.6),
    ("将在", 0.8), ("将于", 0.8), ("将成", 1.0), ("将迎来", 1.0), ("将逐", 0.8), ("将被", 0.6),
    ("将进一步", 0.8), ("将继续", 0.8), ("会先", 0.4), ("目前看来", 0.5), ("料将", 1.5), ("预测", 0.8),
    ("展望", 1.0), ("总有一天", 1.2), ("照这样下去", 0.6), ("长此以往", 0.8), ("用不了多久", 0.6), ("下一个十年", 0.4),
    ("我估计", 1.2), ("他估计", 1.2), ("她估计", 1.2), ("年之内", 1.0), ("再往后", 0.5),
    ("可以肯定", 0.4), ("必然", 0.3), ("后年", 0.5), ("再过", 0.4), ("不会再", 0.3),
];
#[rustfmt::skip]
const ZH_PROGNOSIS_PAIRS: &[Pair] = &[
    ("如果", "将", 0.8), ("如果", "那么", 0.4), ("一旦", "就", 0.5), ("一旦", "将", 0.8), ("到20", "年", 0.9),
    ("若", "将", 0.6),
];
#[rustfmt::skip]
const ZH_CONCLUSION: &[Cue] = &[
    ("总之", 2.0), ("总而言之", 2.0), ("综上", 2.0), ("总的来说", 2.0), ("总的来看", 1.5), ("由此可见", 1.2),
    ("归根到底", 1.0), ("归根结底", 1.0), ("说到底", 1.5), ("目前看来", 0.8), ("可以说", 0.5), ("让我们", 1.2),
    ("希望", 0.5), ("愿", 0.3),
];
#[rustfmt::skip]
const ZH_EVIDENCE: &[Cue] = &[
    ("例如", 1.0), ("比如", 1.0), ("数据显示", 1.5), ("据了解", 1.0), ("据悉", 1.0), ("报告称", 1.0),
    ("据统计", 1.5), ("显示", 0.5), ("曾", 0.3), ("一位", 0.4), ("记者", 0.5), ("《", 0.3), ("万元", 0.4),
    ("亿", 0.3), ("%", 0.5), ("％", 0.5), ("百分之", 0.5), ("告诉", 0.6), ("他说", 0.8), ("她说", 0.8),
    ("说，", 0.4),
];
#[rustfmt::skip]
const ZH_BACKGROUND: &[Cue] = &[
    ("近日", 1.0), ("日前", 1.0), ("近年来", 1.0), ("随着", 0.6), ("有人说", 0.8), ("为何", 0.5),
    ("所谓", 0.5), ("众所周知", 1.0), ("前段时间", 1.0), ("有一天", 1.0), ("那年", 0.6), ("早在", 0.8),
    ("小时候", 1.0),
];

#[rustfmt::skip]
const EN_THESIS: &[Cue] = &[
    ("i believe", 1.5), ("in my opinion", 1.5), ("i think", 1.0), ("i argue", 1.5),
    ("from my point of view", 1.5), ("my view", 0.8), ("we argue", 1.2), ("the real question", 1.2),
    ("the point is", 1.0), ("i agree", 1.2), ("i disagree", 1.2), ("i would", 0.4), ("i strongly", 0.8),
    ("i firmly", 0.8), ("i support", 0.8), ("the truth is", 1.0), ("should", 0.5), ("the main reason", 0.8),
    ("in fact", 0.3), ("must", 0.3), ("i am convinced", 1.2), ("personally", 0.5), ("the answer is", 0.8),
    ("better to", 0.4), ("have it backwards", 1.5), ("got it backwards", 1.5), ("argues that", 1.0), ("it is that", 0.8),
    ("come to believe", 1.5), ("come to think", 1.2), ("the most important thing", 1.0),
    ("the reason is", 0.8), ("the case for", 0.8), ("the case against", 0.8),
];
#[rustfmt::skip]
const EN_THESIS_PAIRS: &[Pair] = &[
    (" not ", " but ", 0.8), ("it is not ", " it is ", 0.8), ("rather than", "", 0.4),
    ("less about", "than", 0.8), ("what ", "should do is", 1.2), ("the more", "the more", 0.4),
];
#[rustfmt::skip]
const EN_POINT: &[Cue] = &[
    ("therefore", 1.0), ("first of all", 0.6), ("to begin with", 0.6), ("on the other hand", 0.6),
    ("thus", 0.8), ("another", 0.3), ("admittedly", 0.5), ("this means", 0.8), ("which means", 0.5),
    ("as a result", 0.6), ("the reason", 0.5), ("shows that", 0.4),
];
#[rustfmt::skip]
const EN_PROGNOSIS: &[Cue] = &[
    ("is likely to", 1.5), ("are likely to", 1.5), ("likely to", 0.8), ("expected to", 1.5), ("expects ", 0.8), ("analysts think", 1.2), ("expect the ", 1.2), ("i expect", 1.8),
    ("forecast", 1.0), ("could soon", 1.5), ("is set to", 1.2), ("are set to", 1.2), ("on track to", 1.2),
    ("going forward", 1.0), ("outlook", 0.8), ("will probably", 1.8), ("will be ", 0.6), ("will have", 0.8),
    ("will reach", 1.2), ("will ", 0.5), ("by the end of", 0.7), ("in the coming", 1.0),
    ("over the next", 1.0), ("within the next", 1.0), ("next year", 0.7), ("in the future", 0.7),
    ("the next decade", 1.0), ("sooner or later", 1.2), ("predict", 0.8), ("at this rate", 0.6), ("going to", 0.4),
    ("yet to come", 0.6), ("could ", 0.3),
];
#[rustfmt::skip]
const EN_PROGNOSIS_PAIRS: &[Pair] =
    &[("if ", " will ", 0.8), ("within ", " years", 0.5), ("unless ", " will ", 0.8)];
#[rustfmt::skip]
const EN_CONCLUSION: &[Cue] = &[
    ("in conclusion", 2.0), ("to sum up", 2.0), ("to conclude", 2.0), ("in short", 1.2), ("overall", 0.8),
    ("ultimately", 0.8), ("all in all", 2.0), ("in the end", 1.0), ("the bottom line", 1.2),
    ("in summary", 2.0), ("in a nutshell", 1.5), ("finally", 0.4),
];
#[rustfmt::skip]
const EN_EVIDENCE: &[Cue] = &[
    ("for example", 1.0), ("for instance", 1.0), ("such as", 0.5), ("according to", 1.0), ("data show", 1.2),
    ("per cent", 0.6), ("percent", 0.6), ("%", 0.5), ("moreover", 0.3), ("study", 0.4), ("survey", 0.5),
    ("said", 0.5), ("says", 0.4), ("told", 0.4), ("$", 0.3), ("€", 0.3), ("million", 0.3),
];
#[rustfmt::skip]
const EN_BACKGROUND: &[Cue] = &[
    ("nowadays", 1.0), ("in recent years", 1.0), ("it is often said", 1.0), ("some people", 0.8),
    ("once upon", 1.0), ("years ago", 0.5), ("last week", 0.5), ("people say", 0.6), ("many people", 0.4),
];

/// What a cue may hint at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Thesis,
    Point,
    Prognosis,
    Conclusion,
    Evidence,
    Background,
}

impl Sense {
    /// The tables of a language.
    fn tables(self, lang: Lang) -> (&'static [Cue], &'static [Pair]) {
        match (self, lang) {
            (_, Lang::Other) => (&[], &[]),
            (Sense::Thesis, Lang::Zh) => (ZH_THESIS, ZH_THESIS_PAIRS),
            (Sense::Thesis, Lang::En) => (EN_THESIS, EN_THESIS_PAIRS),
            (Sense::Point, Lang::Zh) => (ZH_POINT, &[]),
            (Sense::Point, Lang::En) => (EN_POINT, &[]),
            (Sense::Prognosis, Lang::Zh) => (ZH_PROGNOSIS, ZH_PROGNOSIS_PAIRS),
            (Sense::Prognosis, Lang::En) => (EN_PROGNOSIS, EN_PROGNOSIS_PAIRS),
            (Sense::Conclusion, Lang::Zh) => (ZH_CONCLUSION, &[]),
            (Sense::Conclusion, Lang::En) => (EN_CONCLUSION, &[]),
            (Sense::Evidence, Lang::Zh) => (ZH_EVIDENCE, &[]),
            (Sense::Evidence, Lang::En) => (EN_EVIDENCE, &[]),
            (Sense::Background, Lang::Zh) => (ZH_BACKGROUND, &[]),
            (Sense::Background, Lang::En) => (EN_BACKGROUND, &[]),
        }
    }
}

/// The cues in a sentence. Other languages have none.
pub fn cues(sentence: &str, lang: Lang) -> Cues {
    let written = match lang {
        Lang::Zh => Cow::Borrowed(sentence),
        // As the tables are.
        Lang::En => lowercase(sentence),
        Lang::Other => return Cues::default(),
    };
    let sentence = Searched::new(&written);
    let said = |sense: Sense| {
        let (cues, pairs) = sense.tables(lang);
        sum(&sentence, cues) + sum_of_pairs(&sentence, pairs)
    };
    let prognosis = match lang {
        Lang::Zh => (said(Sense::Prognosis) + ahead::chinese(&sentence)).max(0.0),
        _ if ahead::was_expected(&sentence) => 0.0,
        _ => said(Sense::Prognosis) + ahead::english(&sentence),
    };
    Cues {
        thesis: said(Sense::Thesis),
        point: said(Sense::Point),
        prognosis,
        conclusion: said(Sense::Conclusion),
        evidence: said(Sense::Evidence),
        background: said(Sense::Background),
    }
}

/// Words that lean on a sentence before: a sentence that begins with one says little alone.
#[rustfmt::skip]
const ZH_LEANING: &[&str] = &[
    "他", "她", "它", "这", "那", "但", "然而", "不过", "而", "所以", "因此", "于是", "可是", "此", "其",
    "同时", "并且", "也", "还", "却", "对此", "相反", "反之", "否则", "另外", "此外", "届时", "与此同时",
    "换句话说", "也就是说", "尽管如此", "即便如此", "更",
];
/// What begins with a leaning character and leans on nothing.
#[rustfmt::skip]
const ZH_STANDING: &[&str] = &[
    "其实", "其中一个", "他人", "他们说", "那么多", "还是", "而今", "此次", "更多", "也许", "其他", "这些年",
    "这几年", "那年", "但凡", "这里",
];
#[rustfmt::skip]
const EN_LEANING: &[&str] = &[
    "he", "she", "it", "they", "this", "that", "these", "those", "but", "and", "so", "however", "his", "her",
    "its", "their", "yet", "still", "nor", "or", "also", "then", "instead", "thus", "therefore", "such",
    "otherwise", "moreover", "furthermore", "besides", "him", "them",
];

/// Whether a sentence begins by leaning on one that stands before it.
pub fn leans(sentence: &str, lang: Lang) -> bool {
    let bare = sentence.trim_start_matches(|c: char| !is_alphanumeric(c));
    match lang {
        Lang::Zh => {
            ZH_LEANING.iter().any(|w| bare.starts_with(w)) && !ZH_STANDING.iter().any(|w| bare.starts_with(w))
        }
        Lang::En => {
            let first: String =
                bare.chars().take_while(|c| is_alphabetic(*c)).flat_map(char::to_lowercase).collect();
            EN_LEANING.contains(&first.as_str())
        }
        Lang::Other => false,
    }
}

fn sum(sentence: &Searched<'_>, cues: &[Cue]) -> f64 {
    cues.iter().filter(|(words, _)| sentence.has(words)).map(|(_, weight)| weight).sum()
}

fn sum_of_pairs(sentence: &Searched<'_>, pairs: &[Pair]) -> f64 {
    let text = sentence.text();
    let held = |(first, second, _): &&Pair| {
        sentence.may_have(first)
            && sentence.may_have(second)
            && text.find(first).is_some_and(|at| text[at + first.len()..].contains(second))
    };
    pairs.iter().filter(held).map(|(_, _, weight)| weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_in_both_languages() {
        assert!(cues("说到底,渡口丢的不是客人,而是时刻。", Lang::Zh).thesis > 2.0);
        assert!(cues("预计到2030年前后,渡口将会只剩一半。", Lang::Zh).prognosis > 2.0);
        assert!(cues("I believe we should build more.", Lang::En).thesis > 1.5);
        assert_eq!(cues("Il pleut.", Lang::Other), Cues::default());
    }

    #[test]
    fn what_was_expected_once_is_a_weak_forecast() {
        for (text, lang, strong) in [
            ("预计五年后桥会通车，那时渡口可能会消失。", Lang::Zh, true),
            ("到2030年前，镇上的渡船预计将全部改成电动。", Lang::Zh, true),
            ("十年前，专家预计渡口五年后会关掉。", Lang::Zh, false),
            ("届时请带会员卡。", Lang::Zh, false),
            ("The fare fell by 20 cents.", Lang::En, false),
            ("By 2031 the fare will be lower.", Lang::En, true),
        ] {
            assert_eq!(cues(text, lang).prognosis >= 1.5, strong, "{text}");
        }
    }

    #[test]
    fn leaning_sentences_are_known() {
        for (text, lang, expected) in [
            ("但雨还在下。", Lang::Zh, true),
            ("其实，事情不简单。", Lang::Zh, false),
            ("“它输了。”", Lang::Zh, true),
            ("It was odd.", Lang::En, true),
            ("Items were sold.", Lang::En, false),
        ] {
            assert_eq!(leans(text, lang), expected, "{text}");
        }
    }
}
