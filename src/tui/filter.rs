//! The outline as typed letters leave it: the nodes whose labels match, and those above them. Knows labels and nodes;
//! no keys and no screen.

use crate::digest::{NodeRole, Outline};
use crate::find::LabelQuery;
use crate::span::{NodeId, Span};
use std::collections::BTreeSet;

/// A filter that leaves something of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filter {
    /// What was typed.
    pub words: String,
    /// The nodes that match, in order; at least one.
    pub matching: Vec<NodeId>,
    /// Where each of them matches: the bytes of its label, white space around that apart.
    pub places: Vec<Span>,
    /// The nodes above them.
    pub above: BTreeSet<NodeId>,
    /// What was closed before, to be closed again when the filter goes.
    pub folds: BTreeSet<NodeId>,
}

impl Filter {
    /// The filter for what was typed; nothing where no label matches, or nothing was typed. Linear in the labels.
    pub(crate) fn new(outline: &Outline, words: &str, folds: &BTreeSet<NodeId>) -> Option<Self> {
        let query = LabelQuery::new(words).ok()??;
        let nodes = outline.ids().filter_map(|id| outline.get(id).map(|node| (id, node)));
        let labelled = nodes.filter(|(_, node)| node.role != NodeRole::Title);
        let (matching, places): (Vec<NodeId>, Vec<Span>) =
            labelled.filter_map(|(id, node)| Some((id, query.place(node.label.trim())?))).unzip();
        let mut above = BTreeSet::new();
        for id in &matching {
            let parent = |id: &NodeId| outline.get(*id)?.parent;
            for upper in std::iter::successors(parent(id), parent) {
                if !above.insert(upper) {
                    break;
                }
            }
        }
        let filter = Self { words: words.trim().to_owned(), matching, places, above, folds: folds.clone() };
        (!filter.matching.is_empty()).then_some(filter)
    }

    /// Whether a node is left in the outline.
    pub(crate) fn leaves(&self, id: NodeId) -> bool {
        self.above.contains(&id) || self.matches(id)
    }

    /// Whether a node's own label matches.
    pub(crate) fn matches(&self, id: NodeId) -> bool {
        self.place(id).is_some()
    }

    /// Where a node's own label matches, if it does.
    pub(crate) fn place(&self, id: NodeId) -> Option<Span> {
        self.places.get(self.matching.binary_search(&id).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture::chinese;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let outline = chinese().digest.outline;
        let Some(filter) = Filter::new(&outline, words, &BTreeSet::new()) else {
            assert_eq!("", expected, "{words}");
            return;
        };
        let left = outline.ids().filter(|id| filter.leaves(*id));
        let name = |id| {
            let label = outline.get(id).unwrap().label.trim();
            let short: String = label.chars().take(4).collect();
            filter.place(id).map_or(short.clone(), |place| format!("[{short} {}]", place.of(label)))
        };
        assert_eq!(left.map(name).collect::<Vec<_>>().join(" "), expected, "{words}");
    }

    #[test]
    fn what_matches_is_left_with_what_is_above() {
        check("房租", "[房租之外 房租] 老板列出 [一、房租 房租]");
        check("fz", "[房租之外 房租] 老板列出 [一、房租 房租]");
        check("huiyuan", "读者从哪 [会员带来 会员]");
        check("步", "[要学它， 步] [第一步， 步] [第二步， 步] [第三步， 步]");
        check("河岸", "");
        check(" ", "");
        check("qqq", "");
    }
}
