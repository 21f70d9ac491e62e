//! What stands under the outline: the marked node's role, how long it takes to read, its label in whole, its keywords.
//! Always of the same height, so that nothing jumps as the mark moves. Says what stands there; draws nothing.

use crate::digest::{Node, NodeRole};
use crate::span::Span;
use crate::tally;
use crate::tui::modes::Pane;
use crate::tui::state::State;
use crate::wrap::{Measure, Row, cells};

/// What stands under the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption<'a> {
    /// The role, the minutes, the share, as far as there is room; they stand in the line above the label.
    pub about: String,
    /// The label.
    pub label: &'a str,
    /// The rows that show, in bytes of `label`; at least one.
    pub rows: Vec<Row>,
    /// Whether the label goes on after the last of them.
    pub is_cut: bool,
    /// The keywords, where a row is left for them.
    pub keywords: Option<String>,
}

/// The rows of a label that are worth more than the last nodes of an outline: with fewer the outline scrolls instead.
const ENOUGH: usize = 3;

/// In panes of fewer rows than this no label has more than a third.
const LOW: usize = 9;

/// How much room captions have on the present screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Room {
    /// The rows that a caption takes from the outline's pane, its line among them: what the longest label needs, as far as
    /// the whole outline leaves them, half of the pane at most; where it would leave fewer than [`ENOUGH`] for a label, a
    /// third, and half for what the article claims. 0 where a third leaves none for a label.
    pub height: usize,
    /// What it was measured for: cells and rows of the pane.
    measured: (usize, usize),
}

impl Room {
    /// The room on the present screen; measured again only where the outline's pane has changed, for there may be
    /// thousands of labels.
    pub(crate) fn new(state: &State) -> Self {
        let (Some(width), Some(outline)) = (width(state), state.outline()) else { return Self::default() };
        let pane = state.geometry_in(Pane::Outline).body_rows();
        let third = (pane / 3).saturating_sub(1);
        if !state.has_outline() || third == 0 {
            return Self::default();
        }
        if state.caption.measured == (width, pane) {
            return state.caption;
        }
        // However many are folded: folding moves no line.
        let nodes = outline.nodes().iter().filter(|node| node.role != NodeRole::Title).count();
        let half = if pane < LOW { third } else { (pane / 2).saturating_sub(1) };
        let left = pane.saturating_sub(nodes + 1).min(half);
        let most_of = |role| match role {
            _ if left >= ENOUGH => left,
            NodeRole::Thesis { .. } => half,
            _ => third,
        };
        let mut rows = 1;
        let measure = state.looks.measure();
        let labels =
            outline.nodes().iter().zip(&state.girths).filter(|(node, _)| node.role != NodeRole::Title);
        // The longest first: it most often settles for the thousands behind it that they need no more.
        let longest = labels.clone().max_by_key(|(_, girth)| **girth);
        for (node, girth) in longest.into_iter().chain(labels) {
            let most = most_of(node.role);
            if rows < most && girth.may_exceed(rows, width, measure) {
                tally::visit("captions", 1);
                rows = rows.max(label_rows(node.label.trim(), width, most, measure).0.len());
            }
        }
        Self { height: rows + 1, measured: (width, pane) }
    }
}

/// The caption of the moment; none where it has no rows.
pub(crate) fn caption(state: &State) -> Option<Caption<'_>> {
    let most = state.caption.height.checked_sub(1).filter(|rows| *rows > 0)?;
    let width = width(state)?;
    let id = state.node?;
    let node = state.outline()?.get(id)?;
    let label = node.label.trim();
    let (rows, is_cut) = label_rows(label, width, most, state.looks.measure());
    let keywords = (rows.len() < most).then(|| keywords(state, node, label)).flatten();
    Some(Caption { about: about(state, width), label, rows, is_cut, keywords })
}

/// The cells of a row of the caption, one left free on either side, also where a narrow screen shows the text just now.
fn width(state: &State) -> Option<usize> {
    Some(usize::from(state.geometry_in(Pane::Outline).outline?.width).saturating_sub(2).max(1))
}

/// The rows of a label, `most` at most, and whether it goes on behind them.
fn label_rows(label: &str, width: usize, most: usize, measure: Measure) -> (Vec<Row>, bool) {
    // No more of an endless label than could show.
    let (near, is_longer) = measure.head(label, width * (most + 1));
    let mut rows = measure.wrap(near, Span::new(0, near.len()), width);
    let is_cut = is_longer || rows.len() > most;
    rows.truncate(most);
    if let (true, Some(last)) = (is_cut, rows.last_mut()) {
        // Room for the mark that says so.
        let (words, _) = measure.head(last.span.of(near), width.saturating_sub(1));
        *last = Row {
            span: Span::new(last.span.start, last.span.start + words.len()),
            cells: measure.cells(words),
        };
    }
    (rows, is_cut)
}

/// What the marked node is and how long it takes to read, in the first that fits `width` cells.
fn about(state: &State, width: usize) -> String {
    let (Some(id), Some(outline)) = (state.node, state.outline()) else { return String::new() };
    let role = outline.get(id).map_or("", |node| node.role.name(state.article.lang(), state.traditional()));
    let Some(share) = state.pace.shares.get(id.index()) else { return role.to_owned() };
    let (minutes, percent) = (state.tongue.minutes(share.minutes), state.tongue.percent(share.percent));
    let all = [format!("{role} · {minutes} · {percent}"), format!("{role} · {percent}"), role.to_owned()];
    all.into_iter().find(|about| cells(about) + 2 <= width).unwrap_or_default()
}

/// The words a node is about, those apart that its label says already.
fn keywords(state: &State, node: &Node, label: &str) -> Option<String> {
    let words: Vec<&str> =
        node.keywords.iter().map(|word| word.as_str()).filter(|w| !label.contains(w)).collect();
    (!words.is_empty()).then(|| state.tongue.keywords(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Clean;
    use crate::digest::Outline;
    use crate::tui::action::{Action, Command};
    use crate::tui::fixture::{chinese, english};
    use crate::tui::update::update;

    /// The caption with the mark on the node whose label begins with `label`: its line, its rows, its keywords.
    #[track_caller]
    fn check(mut state: State, label: &str, expected: &[&str]) {
        let named = |id: &_| state.outline().unwrap().get(*id).unwrap().label.starts_with(label);
        state.node = Some(*state.visible.iter().find(|id| named(id)).unwrap());
        let caption = caption(&state);
        let mut shown = Vec::new();
        if let Some(caption) = &caption {
            shown.push(caption.about.clone());
            shown.extend(caption.rows.iter().map(|row| row.span.of(caption.label).to_owned()));
            if caption.is_cut {
                shown.push("…".into());
            }
            shown.extend(caption.keywords.clone());
        }
        assert_eq!(shown, expected, "{label} at {:?}", state.size);
    }

    #[test]
    fn a_label_stands_below_in_whole_with_what_is_known_of_it() {
        let at = |width, height| chinese().state((width, height));
        check(at(80, 24), "房租之外的账", &["章节 · 不到 1 分钟 · 31%", "房租之外的账"]);
        check(at(60, 24), "它卖的是停下来的时间", &["论点 · 25%", "它卖的是停下来的时间"]);
        check(at(60, 24), "三、剩下的是", &["项 · 13%", "三、剩下的是灯光、茶水", "和折旧"]);
        check(at(50, 15), "三、剩下的是", &["项 · 不到 1 分钟 · 13%", "三、剩下的是灯光、茶水和折旧"]);
        check(at(12, 24), "三、剩下的是", &["项 · 13%", "三、剩下的", "是灯光、茶", "水和折旧"]);
        let conclusion = ["Conclusion · <1 min · 5%", "A town needs one shed"];
        check(english().state((80, 24)), "A town needs one shed", &conclusion);
    }

    #[test]
    fn a_low_screen_keeps_its_rows_for_the_outline() {
        check(chinese().state((60, 6)), "三、剩下的是", &[]);
        check(chinese().state((60, 10)), "三、剩下的是", &["项 · 13%", "三、剩下的是灯光、茶", "…"]);
        let whole = ["项 · 13%", "三、剩下的是灯光、茶水", "和折旧"];
        check(chinese().state((60, 12)), "三、剩下的是", &whole);
    }

    #[test]
    fn the_whole_outline_comes_first_as_long_as_a_label_has_enough() {
        // 21 rows: nodes, and what the caption leaves of them.
        for (nodes, rows) in [(5, 11), (10, 11), (13, 13), (17, 17), (18, 14), (40, 14)] {
            let mut fixture = chinese();
            let mut outline = Outline::default();
            for _ in 0..nodes {
                let label = Clean::new(&"很长的标签".repeat(40));
                outline.push(None, NodeRole::Section, label, Vec::new(), Span::new(0, 300));
            }
            fixture.digest.outline = outline;
            assert_eq!(fixture.state((80, 24)).outline_rows(), rows, "{nodes}");
        }
    }

    #[test]
    fn it_keeps_its_height_wherever_the_mark_is() {
        let mut state = chinese().state((60, 24));
        for command in [Command::Last, Command::Up, Command::First, Command::SwitchPane, Command::CloseAll] {
            update(&mut state, Action::Do(command));
            assert_eq!(state.outline_rows(), 18, "{command:?}");
        }
    }

    #[test]
    fn keywords_stand_where_a_row_is_left() {
        let mut fixture = chinese();
        let mut outline = Outline::default();
        for (label, at) in [("读者", 0), ("房租之外的账，一笔一笔地算，算到最后只够付电费", 300)]
        {
            let words = ["读者", "会员", "房租"].map(Clean::new).to_vec();
            outline.push(None, NodeRole::Section, Clean::new(label), words, Span::new(at, at + 300));
        }
        fixture.digest.outline = outline;
        let about = "章节 · 不到 1 分钟 · 19%";
        check(fixture.state((80, 24)), "读者", &[about, "读者", "关键词 会员、房租"]);
    }
}
