//! The sections that a sentence of the summary is said to stand in: the outline's top level and the sections below it, and
//! how they are called above their sentences. Knows no rows and no screen.

use crate::article::{Article, BlockKind};
use crate::clean::Clean;
use crate::digest::{Digest, NodeRole};
use crate::span::{SentenceId, Span};

/// A section, or another part of the top level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub span: Span,
    pub role: NodeRole,
    /// Whether a heading of the article stands above it.
    pub is_headed: bool,
    /// What its role is called.
    name: &'static str,
    label: Clean,
    /// Its place in the list of the section that it lies in.
    parent: Option<usize>,
}

/// What stands above a section's sentences: `步骤 三步走向日常`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub text: String,
    /// Bytes of `text` for the role, with the space behind it.
    pub mark: usize,
    pub role: NodeRole,
}

/// All of an article's sections, in reading order, an outer one before those inside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sections {
    all: Vec<Section>,
}

impl Sections {
    /// The sections of an outline; none, where the whole text is but one.
    pub(crate) fn new(article: &Article, digest: &Digest) -> Self {
        let outline = &digest.outline;
        let mut all: Vec<Section> = Vec::new();
        // By node: the section that it is or lies in.
        let mut sections: Vec<Option<usize>> = Vec::with_capacity(outline.nodes().len());
        for node in outline.nodes() {
            let parent = node.parent.and_then(|id| sections.get(id.index()).copied().flatten());
            let is_section =
                node.role == NodeRole::Section || node.parent.is_none() && node.role != NodeRole::Title;
            if is_section {
                all.push(Section {
                    span: node.span,
                    role: node.role,
                    is_headed: is_headed(article, node.span),
                    name: node.role.name(article.lang(), digest.traditional),
                    label: node.label.clone(),
                    parent,
                });
            }
            sections.push(if is_section { all.len().checked_sub(1) } else { parent });
        }
        if all.len() < 2 {
            all.clear();
        }
        Self { all }
    }

    /// A section by its place in the list.
    pub(crate) fn get(&self, index: usize) -> Option<&Section> {
        self.all.get(index)
    }

    /// The innermost section at a byte of the article, by its place in the list.
    pub(crate) fn at(&self, byte: usize) -> Option<usize> {
        let last = self.all.partition_point(|section| section.span.start <= byte).checked_sub(1)?;
        let mut up = std::iter::successors(Some(last), |index| self.get(*index)?.parent);
        up.find(|index| self.get(*index).is_some_and(|section| section.span.contains(byte)))
    }

    /// What stands above a section's sentences, of which `below` are the section's and perhaps others behind. The label only
    /// where it says more than they do.
    pub(crate) fn title(&self, index: usize, article: &Article, below: &[SentenceId]) -> Option<Title> {
        let section = self.get(index)?;
        let label = section.label.trim();
        let starts =
            |id: &SentenceId| article.sentences().get(id.index()).map_or(usize::MAX, |s| s.span.start);
        let mut inside = below.iter().take_while(|id| starts(id) < section.span.end);
        if inside.any(|id| article.sentence(*id).contains(label)) {
            let (text, mark) = (section.name.to_owned(), section.name.len());
            return Some(Title { text, mark, role: section.role });
        }
        let text = format!("{} {label}", section.name);
        Some(Title { text, mark: section.name.len() + 1, role: section.role })
    }
}

fn is_headed(article: &Article, span: Span) -> bool {
    let blocks = article.blocks();
    let first = blocks.partition_point(|block| block.span.end <= span.start);
    blocks.get(first).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Lang;
    use crate::tui::fixture::{article, chinese, english};

    #[track_caller]
    fn check(fixture: &crate::tui::fixture::Fixture, at: &str, expected: Option<(&str, bool)>) {
        let sections = Sections::new(&fixture.article, &fixture.digest);
        let byte = fixture.article.text().find(at).expect(at);
        let id = fixture.article.sentence_at(byte).unwrap_or(SentenceId(0));
        let found = sections.at(byte).and_then(|index| {
            let title = sections.title(index, &fixture.article, &[id])?;
            Some((title.text, sections.get(index)?.is_headed))
        });
        assert_eq!(found, expected.map(|(text, headed)| (text.to_owned(), headed)), "{at}");
    }

    #[test]
    fn each_sentence_stands_in_a_section() {
        check(&chinese(), "去年冬天", Some(("论点 它卖的是停下来的时间", false)));
        check(&chinese(), "它卖的是", Some(("论点", false)));
        check(&chinese(), "二、人工", Some(("章节 房租之外的账", true)));
        check(&chinese(), "会员带来", Some(("章节 读者从哪里来", true)));
        check(&chinese(), "第二步", Some(("步骤 要学它，大致分三步", false)));
        check(&chinese(), "三年之内", Some(("前景", false)));
        check(&chinese(), "河岸书店为什么", None);
        check(&english(), "2. the shelf", Some(("Section What a drill really costs", true)));
        check(&english(), "A town needs", Some(("Conclusion", false)));
    }

    #[test]
    fn a_label_that_a_sentence_says_is_not_said_twice() {
        let fixture = chinese();
        let sections = Sections::new(&fixture.article, &fixture.digest);
        let title = |ids: &[u32]| {
            let ids: Vec<_> = ids.iter().map(|id| SentenceId(*id)).collect();
            sections.title(0, &fixture.article, &ids).unwrap().text
        };
        assert_eq!(title(&[0, 2]), "论点");
        assert_eq!(title(&[0, 1]), "论点 它卖的是停下来的时间");
    }

    #[test]
    fn one_part_is_no_section() {
        let fixture = article(Lang::Zh, "# 题目\n甲乙。丙丁。").outlined(&[(0, NodeRole::Section, "甲乙")]);
        check(&fixture, "丙丁", None);
    }
}
