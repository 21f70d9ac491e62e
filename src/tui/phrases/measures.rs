//! What the measures of the digest are called for a person: the features that a score is made of, in groups that say one
//! thing together, and the signs of a genre. The names that `--why` and JSON use are the digest's own.

use crate::digest::Genre;
use crate::tui::phrases::Both;

/// What some features say together. Single weights of features that go together mean little; their sum does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Facet {
    Place,
    InParagraph,
    Length,
    Whole,
    Again,
    Titles,
    Cues,
    Voice,
    Links,
    Facts,
}

impl Facet {
    /// What it is called.
    pub(crate) fn name(self) -> Both {
        match self {
            Facet::Place => ("全文位置", "in the text"),
            Facet::InParagraph => ("段内位置", "in its paragraph"),
            Facet::Length => ("句子长短", "length"),
            Facet::Whole => ("扣住主题", "on the subject"),
            Facet::Again => ("前后重复", "said again"),
            Facet::Titles => ("扣住标题", "on the title"),
            Facet::Cues => ("提示词", "cue words"),
            Facet::Voice => ("口吻", "voice"),
            Facet::Links => ("上下衔接", "links"),
            Facet::Facts => ("数字专名", "figures, names"),
        }
    }
}

/// A feature: the digest's name, its group, and its name for a person.
type Feature = (&'static str, Facet, Both);

/// Every feature, in the digest's order.
#[rustfmt::skip]
const FEATURES: &[Feature] = &[
    ("opening", Facet::Place, ("靠近开头", "near the beginning")),
    ("among the first", Facet::Place, ("最前几句", "among the first few")),
    ("closing", Facet::Place, ("靠近结尾", "near the end")),
    ("place", Facet::Place, ("在全文的先后", "how far down the text")),
    ("in the first third", Facet::Place, ("在前三分之一", "in the first third")),
    ("in the last tenth", Facet::Place, ("最后十分之一", "in the last tenth")),
    ("first paragraph", Facet::Place, ("在第一段", "in the first paragraph")),
    ("second paragraph", Facet::Place, ("在第二段", "in the second paragraph")),
    ("last paragraph", Facet::Place, ("在最后一段", "in the last paragraph")),
    ("last paragraph but one", Facet::Place, ("在倒数第二段", "last paragraph but one")),
    ("paragraph start", Facet::InParagraph, ("段落首句", "opens its paragraph")),
    ("paragraph end", Facet::InParagraph, ("段落末句", "ends its paragraph")),
    ("paragraph of its own", Facet::InParagraph, ("自成一段", "a paragraph of its own")),
    ("start of a middle paragraph", Facet::InParagraph, ("中段首句", "opens a middle paragraph")),
    ("end of a middle paragraph", Facet::InParagraph, ("中段末句", "ends a middle paragraph")),
    ("start of the first paragraph", Facet::InParagraph, ("全文首句", "opens the text")),
    ("end of the first paragraph", Facet::InParagraph, ("第一段的末句", "ends the first paragraph")),
    ("end of the second paragraph", Facet::InParagraph, ("第二段的末句", "ends the second paragraph")),
    ("place in paragraph", Facet::InParagraph, ("在段内的先后", "how far down its paragraph")),
    ("paragraph length", Facet::InParagraph, ("段落的句数", "sentences beside it")),
    ("length", Facet::Length, ("字数", "number of words")),
    ("length against the mean", Facet::Length, ("比平均句长", "against the average")),
    ("shortness", Facet::Length, ("句子很短", "very short")),
    ("length beyond the usual", Facet::Length, ("句子特别长", "longer than most")),
    ("common words", Facet::Whole, ("常用词占多少", "share of common words")),
    ("sum of common words", Facet::Whole, ("常用词有多少", "sum of common words")),
    ("likeness to all", Facet::Whole, ("与各句相似", "like all other sentences")),
    ("taken up later", Facet::Again, ("后文又说到", "taken up later")),
    ("said before", Facet::Again, ("前文已说过", "said before")),
    ("share of the article's words", Facet::Whole, ("占全文用词", "share of all words")),
    ("leading words", Facet::Whole, ("含主题词", "what the text is about")),
    ("word pairs", Facet::Whole, ("常见的搭配", "word pairs come again")),
    ("share of the title", Facet::Titles, ("含标题的多少", "how much of the title")),
    ("words of the title", Facet::Titles, ("含标题的词", "words of the title")),
    ("heading", Facet::Titles, ("含小标题的词", "words of its heading")),
    ("question", Facet::Voice, ("是问句", "asks")),
    ("exclamation", Facet::Voice, ("是感叹句", "exclaims")),
    ("quotation", Facet::Voice, ("在引号里", "in quotation marks")),
    ("leaning", Facet::Links, ("离不开上一句", "leans on the sentence before")),
    ("figures", Facet::Facts, ("有数字", "figures")),
    ("names", Facet::Facts, ("有专名", "names")),
    ("first person", Facet::Voice, ("说“我”“我们”", "I or we")),
    ("third person", Facet::Voice, ("讲他或她", "he or she")),
    ("reported speech", Facet::Voice, ("转述别人的话", "reports what was said")),
    ("should and must", Facet::Voice, ("说应该、必须", "should, must or can")),
    ("turn", Facet::Links, ("以转折词起头", "begins with but, so …")),
    ("order", Facet::Links, ("以次序词起头", "begins with first, second …")),
    ("semicolon", Facet::Links, ("有分号", "a semicolon")),
    ("spoken words", Facet::Voice, ("口语词", "spoken words")),
    ("I", Facet::Voice, ("只说“我”", "the writer alone")),
    ("announcement", Facet::Links, ("预告下文", "says what will follow")),
    ("pointing back", Facet::Links, ("回指前面的看法", "points back at a view")),
    ("what others hold", Facet::Voice, ("讲别人的看法", "what others hold")),
    ("claim cue", Facet::Cues, ("表明主张的词", "words of a claim")),
    ("point cue", Facet::Cues, ("引出要点的词", "words of a point")),
    ("forecast cue", Facet::Cues, ("预测将来的词", "words of a forecast")),
    ("close cue", Facet::Cues, ("收尾的词", "words of a close")),
    ("evidence cue", Facet::Cues, ("举证的词", "words of evidence")),
    ("setting cue", Facet::Cues, ("交代背景的词", "words of setting")),
];

/// What a feature is called, and its group; nothing for a name that the digest does not use.
pub(crate) fn feature(name: &str) -> Option<(Facet, Both)> {
    FEATURES.iter().find(|feature| feature.0 == name).map(|feature| (feature.1, feature.2))
}

/// Every sign of a genre, in the digest's order: its name, and what it is called.
const SIGNS: &[(&str, Both)] = &[
    ("first person", ("说“我”“我们”", "I and we")),
    ("second person", ("对读者说话", "speaks to the reader")),
    ("reported speech", ("转述别人的话", "reports what was said")),
    ("quotes", ("引语多", "quotations")),
    ("figures", ("数字多", "figures")),
    ("dated", ("开头有日期或电头", "a date or an agency at the beginning")),
    ("spoken words", ("口语词", "spoken words")),
    ("headings", ("有小标题", "headings")),
    ("claims", ("表明主张的词", "words of a claim")),
    ("questions", ("问句", "questions")),
    ("greetings", ("开头问候或结尾致谢", "greets or thanks")),
];

/// What a sign of a genre is called.
pub(crate) fn sign(name: &str) -> Option<Both> {
    SIGNS.iter().find(|sign| sign.0 == name).map(|sign| sign.1)
}

/// What a genre is called, and what it is.
pub(crate) fn genre(genre: Genre) -> (Both, Both) {
    match genre {
        Genre::Argument => (("议论文", "argument"), ("从头到尾讲一个道理", "argues from beginning to end")),
        Genre::Feature => {
            (("长文", "feature"), ("分几部分细说，也有指南、故事", "in parts; guides and stories too"))
        }
        Genre::Report => (("新闻报道", "news report"), ("最要紧的先说", "the most important first")),
        Genre::Speech => (("讲话", "speech"), ("说给人听的", "spoken to listeners")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{salience, sign_names};
    use std::collections::BTreeSet;

    /// The names are the digest's, in its order; no two things have one name for a person, and none has no name.
    #[track_caller]
    fn check(names: &[&str], digest: &[&str], shown: &[Both]) {
        assert_eq!(names, digest);
        for language in [|both: &Both| both.0, |both: &Both| both.1] {
            let different: BTreeSet<&str> = shown.iter().map(language).collect();
            assert_eq!((different.len(), different.contains("")), (shown.len(), false));
        }
        assert!(shown.iter().all(|both| both.1.is_ascii() || both.1.contains('…')));
        assert!(!shown.iter().any(|both| both.0.is_ascii()));
    }

    #[test]
    fn every_measure_has_a_name_in_both_languages() {
        let names: Vec<&str> = FEATURES.iter().map(|f| f.0).collect();
        check(&names, salience::names(), &FEATURES.iter().map(|f| f.2).collect::<Vec<_>>());
        let names: Vec<&str> = SIGNS.iter().map(|s| s.0).collect();
        check(&names, sign_names(), &SIGNS.iter().map(|s| s.1).collect::<Vec<_>>());
        let facets: BTreeSet<Facet> = FEATURES.iter().map(|f| f.1).collect();
        check(&[], &[], &facets.into_iter().map(Facet::name).collect::<Vec<_>>());
        let genres = [Genre::Argument, Genre::Feature, Genre::Report, Genre::Speech];
        check(&[], &[], &genres.map(|g| genre(g).0));
        check(&[], &[], &genres.map(|g| genre(g).1));
    }
}
