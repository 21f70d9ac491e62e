//! One article's digest against its labels: a figure from 0 to 1 for each measure, 1 is best. Reads no files.

use crate::gold::{Enumeration, Gold, Section};
use crate::measure::{common_characters, cover, f1, pk, plain, says};
use tigang::article::{Article, BlockKind};
use tigang::digest::summary::{Limit, summarise};
use tigang::digest::{Digest, NodeRole, Role};
use tigang::span::{NodeId, SentenceId, Span};

/// What is measured, in the order of a row.
pub const MEASURES: [&str; 11] =
    ["title", "chrome", "body", "heads", "capt", "thesis", "progn", "enum", "1-Pk", "must", "clean"];

/// Where `body` stands in a row.
pub const BODY: usize = 2;

/// The figures of one article, by `MEASURES`; `None` where the labels ask for nothing.
pub type Row = [Option<f64>; MEASURES.len()];

/// How long the summary is that is looked at.
const SUMMARY: Limit = Limit::Sentences(6);

/// What was read and thought, and the labels to hold it to.
pub struct Case<'a> {
    pub article: &'a Article,
    pub digest: &'a Digest,
    pub gold: &'a Gold,
}

impl Case<'_> {
    /// All figures.
    pub fn row(&self) -> Row {
        [
            Some(self.title()),
            Some(self.chrome()),
            Some(self.body()),
            Some(self.headings()),
            self.captions(),
            Some(self.role(&self.gold.thesis, Role::Thesis, |role| matches!(role, NodeRole::Thesis { .. }))),
            Some(self.role(&self.gold.prognosis, Role::Prognosis, |role| role == NodeRole::Prognosis)),
            Some(self.enumerations()),
            Some(1.0 - self.pk()),
            self.must(),
            Some(self.clean()),
        ]
    }

    fn title(&self) -> f64 {
        share(self.article.title().map(plain) == Some(plain(&self.gold.title)))
    }

    /// What was taken out against the page's lines, as F1 of their characters.
    fn chrome(&self) -> f64 {
        let lines = |text: &str| text.lines().map(plain).filter(|l| !l.is_empty()).collect::<Vec<_>>();
        let removed: Vec<String> = self.article.removed().iter().flat_map(|r| lines(&r.text)).collect();
        let chrome: Vec<String> = self.gold.chrome.iter().flat_map(|line| lines(line)).collect();
        let characters = |lines: &[String]| lines.iter().map(|line| line.chars().count()).sum();
        f1(common_characters(&removed, &chrome), characters(&removed), characters(&chrome))
    }

    /// How much of the article's own lines is still there, in characters. Anything below 1 is a loss.
    fn body(&self) -> f64 {
        let text = plain(self.article.text());
        let lines: Vec<String> = self.gold.keep.iter().map(|line| plain(line)).collect();
        let kept = |line: &&String| text.contains(line.as_str());
        let characters = |line: &String| line.chars().count();
        let all: usize = lines.iter().map(characters).sum();
        lines.iter().filter(kept).map(characters).sum::<usize>() as f64 / all.max(1) as f64
    }

    fn headings(&self) -> f64 {
        let found = self.found_headings();
        let mut left: Vec<String> = self.gold.headings.iter().map(|h| without_number(&h.text)).collect();
        let wanted = left.len();
        for heading in &found {
            if let Some(at) = left.iter().position(|other| other == heading) {
                left.swap_remove(at);
            }
        }
        f1(wanted - left.len(), found.len(), wanted)
    }

    fn found_headings(&self) -> Vec<String> {
        let blocks = self.article.blocks().iter();
        let headings = blocks.filter(|b| matches!(b.kind, BlockKind::Heading(_)));
        headings.map(|b| without_number(self.article.slice(b.span))).collect()
    }

    /// The share of captions that were not taken for headings.
    fn captions(&self) -> Option<f64> {
        let headings = self.found_headings();
        mean(self.gold.captions.iter().map(|caption| share(!headings.contains(&without_number(caption)))))
    }

    /// Whether a sentence of this role, or what a node of this role shows of itself, says one of the labelled sentences;
    /// where there is none, whether nothing has the role. More than three sentences are no answer.
    fn role(&self, labelled: &[String], role: Role, is_node: fn(NodeRole) -> bool) -> f64 {
        let roles = self.digest.roles.iter().enumerate();
        let sentences: Vec<&str> =
            roles.filter(|(_, r)| **r == Some(role)).map(|(index, _)| self.sentence(index)).collect();
        let nodes = self.digest.outline.nodes().iter().filter(|node| is_node(node.role));
        let shown: Vec<Vec<&str>> = nodes.map(|node| self.shown(node.span)).collect();
        if labelled.is_empty() {
            return share(sentences.is_empty() && shown.is_empty());
        }
        let mut texts = sentences.iter().chain(shown.iter().flatten());
        let is_hit = texts.any(|text| labelled.iter().any(|wanted| says(text, wanted)));
        share(is_hit && sentences.len() <= 3)
    }

    /// The summary's sentences in a passage; where there are none, the passage if it is short.
    fn shown(&self, span: Span) -> Vec<&str> {
        let inside = self.article.sentences_in(span);
        let summary = summarise(self.article, self.digest, SUMMARY);
        let chosen: Vec<&str> = inside
            .clone()
            .filter(|i| summary.contains(SentenceId::at(*i)))
            .map(|i| self.sentence(i))
            .collect();
        match chosen.is_empty() && inside.len() <= 3 {
            true => vec![self.article.slice(span)],
            false => chosen,
        }
    }

    /// The share of the labelled enumerations that are in the outline, member by member; where there is none, whether
    /// the outline has none.
    fn enumerations(&self) -> f64 {
        let found = self.found_enumerations();
        let is_found = |wanted: &Enumeration| found.iter().any(|members| self.agree(wanted, members));
        let is_optional =
            |members: &Vec<Span>| self.gold.optional_enumerations.iter().any(|o| self.agree(o, members));
        mean(self.gold.enumerations.iter().map(|wanted| share(is_found(wanted))))
            .unwrap_or_else(|| share(found.iter().all(is_optional)))
    }

    fn found_enumerations(&self) -> Vec<Vec<Span>> {
        let outline = &self.digest.outline;
        let node = |id: NodeId| outline.get(id);
        let lists = outline.ids().filter(|id| node(*id).is_some_and(|n| n.role.tag() == "steps"));
        let members = |id: NodeId| {
            outline
                .children(id)
                .filter_map(node)
                .filter(|n| n.role == NodeRole::Step)
                .map(|n| n.span)
                .collect()
        };
        lists.map(members).collect()
    }

    fn agree(&self, wanted: &Enumeration, members: &[Span]) -> bool {
        let holds = |item: &str, member: &Span| cover(item, self.article.slice(*member));
        let fits = |at: usize, member: &Span| {
            let mut items = wanted.items.iter().enumerate();
            items.all(
                |(i, item)| if i == at { holds(item, member) >= 0.7 } else { holds(item, member) <= 0.5 },
            )
        };
        wanted.items.len() == members.len() && members.iter().enumerate().all(|(at, member)| fits(at, member))
    }

    /// How far the top of the outline cuts the sentences otherwise than the labels.
    fn pk(&self) -> f64 {
        let (mut wanted, mut from) = (Vec::new(), 0);
        for Section { start } in &self.gold.sections {
            let at = from + self.article.text()[from..].find(start).unwrap_or_else(|| panic!("no {start}"));
            wanted.push(at);
            from = at + start.len();
        }
        let outline = &self.digest.outline;
        let top = outline.top().filter_map(|id| outline.get(id)).filter(|n| n.role != NodeRole::Title);
        let found: Vec<usize> = top.map(|node| node.span.start).collect();
        // A section begins somewhere in its first sentence: what stands before its words is a mark or a quote.
        let ends = self.article.sentences().iter().map(|sentence| sentence.span.end - 1);
        let cut = |starts: &[usize]| -> Vec<usize> {
            ends.clone().map(|end| starts.iter().filter(|s| **s <= end).count().saturating_sub(1)).collect()
        };
        pk(&cut(&wanted), &cut(&found))
    }

    /// The share of the groups of which the summary of six sentences says a sentence.
    fn must(&self) -> Option<f64> {
        let summary = self.summary().join("\n");
        mean(self.gold.must.iter().map(|group| share(group.iter().any(|wanted| says(&summary, wanted)))))
    }

    /// The share of the summary's sentences that are none to avoid, none of the page's, and no repetition.
    fn clean(&self) -> f64 {
        let summary = self.summary();
        let same = |a: &str, b: &str| says(a, b) || (plain(a).chars().count() >= 6 && says(b, a));
        let is_bad = |(at, sentence): (usize, &&str)| {
            let is_chrome = |line: &String| {
                plain(line).chars().count() >= 6
                    && same(sentence, line)
                    && !self.gold.keep.iter().any(|kept| same(kept, line))
            };
            self.gold.avoid.iter().any(|avoid| same(sentence, avoid))
                || self.gold.chrome.iter().any(is_chrome)
                || summary[..at].iter().any(|before| says(before, sentence) && says(sentence, before))
        };
        mean(summary.iter().enumerate().map(|pair| share(!is_bad(pair)))).unwrap_or(1.0)
    }

    fn summary(&self) -> Vec<&str> {
        let summary = summarise(self.article, self.digest, SUMMARY);
        summary.sentences().into_iter().map(|id| self.article.sentence(id)).collect()
    }

    fn sentence(&self, index: usize) -> &str {
        self.article.sentence(SentenceId::at(index))
    }
}

/// The mean of a row's figures.
pub fn overall(row: &Row) -> f64 {
    mean(row.iter().flatten().copied()).unwrap_or(0.0)
}

/// The mean of some figures; `None` where there are none.
pub fn mean(figures: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = figures.fold((0, 0.0), |(count, sum), figure| (count + 1, sum + figure));
    (count > 0).then(|| sum / f64::from(count))
}

fn share(holds: bool) -> f64 {
    f64::from(holds)
}

/// A heading as it is compared: without its number, which may be kept or not.
fn without_number(heading: &str) -> String {
    let line = heading.trim_start();
    let is_mark = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（）()、.．".contains(c);
    let rest = line.trim_start_matches(is_mark);
    let is_numbered =
        line.len() > rest.len() && line[..line.len() - rest.len()].contains(['、', '.', '．', '）', ')']);
    plain(if is_numbered { rest } else { line })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tigang::clean::Clean;
    use tigang::digest::digest;
    use tigang::read::{Options, read};
    use tigang::source::Source;

    const TEXT: &str = "# 井\n\n井该留下。\n\n## 一、打水\n\n打水要两步：\n\n1. 放桶。\n2. 收绳。\n";

    fn gold(change: impl Fn(&mut Gold)) -> Gold {
        let labels = r#"{"lang": "zh", "title": "井", "chrome": [], "keep": ["井该留下。"], "captions": [], "thesis": [],
            "headings": [{"text": "打水"}], "prognosis": [], "enumerations": [{"items": ["放桶", "收绳"]}],
            "optional_enumerations": [], "sections": [{"start": "井该"}, {"start": "打水要"}], "must": [["井该留下。"]],
            "avoid": []}"#;
        let mut gold: Gold = serde_json::from_str(labels).unwrap();
        change(&mut gold);
        gold
    }

    #[track_caller]
    fn check(measure: &str, expected: Option<f64>, change: impl Fn(&mut Gold)) {
        let source = Source::new(Clean::new("井.md"), TEXT.as_bytes().to_vec());
        let article = read(&source, &Options::default()).unwrap();
        let digest = digest(&article);
        let row = Case { article: &article, digest: &digest, gold: &gold(change) }.row();
        let at = MEASURES.iter().position(|name| *name == measure).unwrap();
        assert_eq!(row[at], expected, "{measure}");
    }

    #[test]
    fn labels_that_hold_give_ones() {
        for measure in ["title", "chrome", "body", "heads", "enum", "1-Pk", "must", "clean"] {
            check(measure, Some(1.0), |_| ());
        }
        check("capt", None, |_| ());
    }

    #[test]
    fn each_measure_sees_its_own_fault() {
        check("title", Some(0.0), |gold| gold.title = "河".into());
        check("chrome", Some(0.0), |gold| gold.chrome = vec!["登录".into()]);
        check("body", Some(0.5), |gold| gold.keep = vec!["井该留下".into(), "井该填平".into()]);
        check("heads", Some(0.0), |gold| gold.headings.clear());
        check("capt", Some(0.5), |gold| gold.captions = vec!["打水".into(), "老井。".into()]);
        check("thesis", Some(0.0), |gold| gold.thesis = vec!["井该填平。".into()]);
        check("progn", Some(0.0), |gold| gold.prognosis = vec!["井将干涸。".into()]);
        check("enum", Some(0.0), |gold| gold.enumerations[0].items.push("喝水".into()));
        check("enum", Some(0.0), |gold| gold.enumerations[0].items.swap(0, 1));
        check("enum", Some(0.0), |gold| gold.enumerations.clear());
        check("1-Pk", Some(0.5), |gold| gold.sections.truncate(1));
        check("must", Some(0.5), |gold| gold.must.push(vec!["井该填平。".into()]));
        check("clean", Some(0.75), |gold| gold.avoid = vec!["井该留下。".into()]);
    }

    #[test]
    fn headings_are_compared_without_their_numbers() {
        for (line, expected) in [
            ("一、打水", "打水"),
            ("（二）打水", "打水"),
            ("3.1 打水", "打水"),
            ("一口井", "一口井"),
            ("2024年", "2024年"),
        ] {
            assert_eq!(without_number(line), expected);
        }
    }
}
