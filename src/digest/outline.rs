//! The outline: a tree kept flat, in preorder. A walk over folds never rebuilds it: a closed node jumps to its `end`.

use crate::article::Lang;
use crate::clean::Clean;
use crate::span::{NodeId, Span};

/// What a part of the article is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeRole {
    /// The title; spans the title block only.
    Title,
    /// What the article claims, or, where `lead` is set, the lead of a news report.
    Thesis {
        /// A news report's lead, shown as such.
        lead: bool,
    },
    /// A section under a heading, or a stretch on one topic.
    Section,
    /// An enumeration with its lead-in.
    Steps {
        /// Whether the members follow one another in time; shown as steps then, as a list otherwise.
        sequence: bool,
    },
    /// A member of an enumeration.
    Step,
    /// A main idea.
    Point,
    /// What is expected to come.
    Prognosis,
    /// Where the argument ends up.
    Conclusion,
}

impl NodeRole {
    /// The word that JSON uses.
    pub fn tag(self) -> &'static str {
        match self {
            NodeRole::Title => "title",
            NodeRole::Thesis { .. } => "thesis",
            NodeRole::Section => "section",
            NodeRole::Steps { .. } => "steps",
            NodeRole::Step => "step",
            NodeRole::Point => "point",
            NodeRole::Prognosis => "prognosis",
            NodeRole::Conclusion => "conclusion",
        }
    }

    /// The word a reader sees, in the article's language, and in `traditional` characters where that is Chinese.
    pub fn name(self, lang: Lang, traditional: bool) -> &'static str {
        let (simplified, hant, en) = match self {
            NodeRole::Title => ("标题", "標題", "Title"),
            NodeRole::Thesis { lead: false } => ("论点", "論點", "Thesis"),
            NodeRole::Thesis { lead: true } => ("导语", "導語", "Lead"),
            NodeRole::Section => ("章节", "章節", "Section"),
            NodeRole::Steps { sequence: true } => ("步骤", "步驟", "Steps"),
            NodeRole::Steps { sequence: false } => ("列举", "列舉", "List"),
            NodeRole::Step => ("项", "項", "Item"),
            NodeRole::Point => ("要点", "要點", "Point"),
            NodeRole::Prognosis => ("前景", "前景", "Outlook"),
            NodeRole::Conclusion => ("结论", "結論", "Conclusion"),
        };
        match lang {
            Lang::Zh if traditional => hant,
            Lang::Zh => simplified,
            _ => en,
        }
    }
}

/// A part of the article, as the outline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// What it is for.
    pub role: NodeRole,
    /// What it is called: its heading, or words of its own text.
    pub label: Clean,
    /// The words it is about, best first.
    pub keywords: Vec<Clean>,
    /// Where it stands in the article's text.
    pub span: Span,
    /// The node it lies in; none for a top-level node.
    pub parent: Option<NodeId>,
    /// One past the last node of its subtree, in preorder.
    pub end: NodeId,
}

/// The outline of an article: its nodes in preorder. Top-level nodes are in reading order, do not overlap, and cover
/// every sentence; a child lies inside its parent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    nodes: Vec<Node>,
}

impl Outline {
    /// Adds a node as the last child of `parent` (which must lie on the path to the last node), or at the top.
    pub(crate) fn push(
        &mut self,
        parent: Option<NodeId>,
        role: NodeRole,
        label: Clean,
        keywords: Vec<Clean>,
        span: Span,
    ) -> NodeId {
        let id = NodeId::at(self.nodes.len());
        self.nodes.push(Node { role, label, keywords, span, parent, end: NodeId(id.0 + 1) });
        let mut up = parent;
        while let Some(ancestor) = up {
            let node = &mut self.nodes[ancestor.index()];
            node.end = NodeId(id.0 + 1);
            up = node.parent;
        }
        id
    }

    /// Lets the last part, and the sections at its end, reach as far as `end`.
    pub(super) fn stretch(&mut self, end: usize) {
        let mut last = self.top().last();
        while let Some(node) = last.and_then(|id| self.nodes.get_mut(id.index())) {
            let was = std::mem::replace(&mut node.span.end, end);
            let inner = last.and_then(|id| self.children(id).last());
            let is_at_the_end = |node: &Node| node.role == NodeRole::Section && node.span.end == was;
            last = inner.filter(|id| self.get(*id).is_some_and(is_at_the_end));
        }
    }

    /// All nodes, in preorder.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All nodes, to be called otherwise; their places and spans stay.
    pub(super) fn nodes_mut(&mut self) -> &mut [Node] {
        &mut self.nodes
    }

    /// The node with this id.
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// All ids, in preorder.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::at)
    }

    /// The top-level nodes, in reading order.
    pub fn top(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.siblings_from(NodeId(0), NodeId::at(self.nodes.len()))
    }

    /// The children of a node, in reading order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.get(id).map_or(NodeId(0), |n| n.end);
        self.siblings_from(NodeId(id.0 + 1), end)
    }

    fn siblings_from(&self, first: NodeId, end: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = first;
        std::iter::from_fn(move || {
            let id = next;
            if id >= end {
                return None;
            }
            next = self.get(id)?.end;
            Some(id)
        })
    }

    /// How deep a node lies; 0 at the top.
    pub fn depth(&self, id: NodeId) -> usize {
        std::iter::successors(self.get(id).and_then(|n| n.parent), |p| self.get(*p).and_then(|n| n.parent))
            .count()
    }

    /// Whether a node has children.
    pub fn is_parent(&self, id: NodeId) -> bool {
        self.get(id).is_some_and(|n| n.end.0 > id.0 + 1)
    }

    /// The deepest node that stands at a byte of the text, or else the last one that begins before it.
    pub fn at(&self, at: usize) -> Option<NodeId> {
        let holding = self.ids().rev().find(|id| self.nodes[id.index()].span.contains(at));
        holding.or_else(|| self.ids().rev().find(|id| self.nodes[id.index()].span.start <= at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two nodes at the top, of which the first has two children and a grandchild.
    fn outline() -> Outline {
        let mut outline = Outline::default();
        let mut push = |parent, start, end| {
            outline.push(parent, NodeRole::Section, Clean::default(), Vec::new(), Span::new(start, end))
        };
        let first = push(None, 0, 50);
        let steps = push(Some(first), 10, 30);
        push(Some(steps), 12, 20);
        push(Some(first), 40, 50);
        push(None, 60, 90);
        outline
    }

    #[test]
    fn the_flat_tree_is_walked_by_its_ends() {
        let outline = outline();
        let ids = |ids: &mut dyn Iterator<Item = NodeId>| ids.map(NodeId::index).collect::<Vec<_>>();
        assert_eq!(ids(&mut outline.top()), [0, 4]);
        assert_eq!(ids(&mut outline.children(NodeId(0))), [1, 3]);
        assert_eq!(ids(&mut outline.children(NodeId(1))), [2]);
        assert_eq!(outline.children(NodeId(4)).count(), 0);
        assert_eq!(outline.ids().map(|id| outline.depth(id)).collect::<Vec<_>>(), [0, 1, 2, 1, 0]);
        let parents = outline.ids().filter(|id| outline.is_parent(*id));
        assert_eq!(ids(&mut { parents }), [0, 1]);
    }

    #[test]
    fn a_place_is_in_the_deepest_node_that_holds_it() {
        let outline = outline();
        for (at, node) in [(0, 0), (11, 1), (12, 2), (19, 2), (20, 1), (45, 3), (55, 3), (60, 4), (99, 4)] {
            assert_eq!(outline.at(at).map(NodeId::index), Some(node), "{at}");
        }
        assert_eq!(Outline::default().at(0), None);
    }
}
