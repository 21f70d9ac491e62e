//! The outline pane.
//!
//! ```text
//! ›▾ 步骤 三步走向日常   2分 31%    the mark, the fold, the role, the label, how long it takes
//!      一、先补短板
//! ─ 步骤 · 约 2 分钟 · 31% ──────    the caption of the marked node
//!  三步走向日常
//! ```

use crate::digest::NodeRole;
use crate::span::{NodeId, Span};
use crate::tui::caption::{Caption, caption};
use crate::tui::geometry::branch;
use crate::tui::modes::Pane;
use crate::tui::phrases;
use crate::tui::state::State;
use crate::tui::view::paint::{Brush, row};
use crate::tui::view::style::{self, BOLD, DIM, LINE, PLAIN, REVERSED, UNDERLINED};
use crate::wrap::{cells, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().outline else { return };
    if !state.has_outline() {
        return say_why(state, area, buffer);
    }
    let nodes = state.visible.iter().skip(state.outline_top).take(state.outline_rows());
    for (index, id) in nodes.enumerate() {
        draw_node(state, *id, row(area, index), buffer);
    }
    if let Some(caption) = caption(state) {
        draw_caption(state, &caption, state.outline_rows(), area, buffer);
    }
}

fn draw_node(state: &State, id: NodeId, area: Rect, buffer: &mut Buffer) {
    let Some(outline) = state.outline() else { return };
    let Some(node) = outline.get(id) else { return };
    let marked = state.node == Some(id);
    let columns = branch(outline.depth(id), state.name_column(id), area.width);
    let fold = match (outline.is_parent(id), state.folds.contains(&id)) {
        (false, _) => " ",
        (true, true) => "▸",
        (true, false) => "▾",
    };
    let name = phrases::name(node.role, state.article.lang(), state.traditional()).unwrap_or_default();
    let label = node.label.trim();
    let label_style = match &state.filter {
        // Only there because of what lies below it.
        Some(filter) if !filter.matches(id) => DIM,
        _ if marked || node.parent.is_none() => BOLD,
        _ => PLAIN,
    };
    let own = usize::from(area.width.saturating_sub(columns.label + 1));
    let figures = figures(state, id, area.width, own);
    let taken = figures.as_ref().map_or(0, |figures| cells(figures) as u16 + 1);
    // A cell is left free before the line between the panes.
    let area_of_words = Rect { width: area.width.saturating_sub(1 + taken), ..area };
    let mut brush = Brush::new(buffer, area_of_words).measured(state.looks.measure());
    brush.own(if marked { "›" } else { " " }, BOLD).skip(usize::from(columns.fold - 1));
    let tint = style::node(node.role, state.color);
    brush.own(fold, PLAIN).skip(1);
    let room = usize::from(columns.label - columns.role);
    if room > 0 {
        brush.put(name, tint).skip(room.saturating_sub(cells(name))).put_cut(label, label_style);
    } else if name.is_empty() {
        brush.put_cut(label, label_style);
    } else {
        // The name has no room: its colour alone says what the node is.
        brush.put_cut(label, label_style.patch(tint));
    }
    let place = state.filter.as_ref().and_then(|filter| filter.place(id));
    if let Some(place) = place {
        let room = own.saturating_sub(usize::from(taken));
        let measure = state.looks.measure();
        let before = measure.cells(label.get(..place.start).unwrap_or_default()).min(room);
        let found = measure.cells(place.of(label)).min(room - before);
        underline(area, columns.label + before as u16, found as u16, buffer);
    }
    if let Some(figures) = figures {
        let x = area.right().saturating_sub(taken);
        Brush::new(buffer, Rect { x, width: taken, ..area }).put(&figures, DIM);
    }
    if marked && state.pane() == Pane::Outline {
        buffer.set_style(area, REVERSED);
    }
}

/// Marks what the filter found of a label: some cells of a row from a column on.
fn underline(area: Rect, column: u16, width: u16, buffer: &mut Buffer) {
    let found = Rect { x: area.x + column, width, ..area };
    buffer.set_style(found.intersection(buffer.area), UNDERLINED);
}

/// The minutes and the share of a part of the top level or a section, in columns: what a pane of `width` cells has room
/// for beside a label with `own` cells, and nothing where the labels need it all.
fn figures(state: &State, id: NodeId, width: u16, own: usize) -> Option<String> {
    let node = state.outline()?.get(id)?;
    let share = state.pace.shares.get(id.index())?;
    if node.parent.is_some() && node.role != NodeRole::Section {
        return None;
    }
    let minutes = |count| state.tongue.short_minutes(count);
    // Ninety-nine minutes are wider than two hours.
    let longest = [0, state.pace.longest.min(phrases::MOST_MINUTES), state.pace.longest];
    let widest = longest.map(|count| cells(&minutes(count))).into_iter().max().unwrap_or(0);
    let percent = state.tongue.percent(share.percent);
    let percent = format!("{percent:>PERCENT$}");
    // What is left for a label of the top level says what stands beside those that are cut; no label is cut for minutes.
    let first = state.visible.first().copied()?;
    let room = usize::from(width.saturating_sub(branch(0, state.name_column(first), width).label + 1));
    let left = room.saturating_sub(PERCENT + 1);
    let is_whole = |taken: usize| state.looks.measure().cells(node.label.trim()) + taken < own;
    let is_cut_anyhow = left > LABEL_BESIDE_BOTH + widest && !is_whole(PERCENT);
    if is_whole(widest + 1 + PERCENT) || is_cut_anyhow {
        let minutes = minutes(share.minutes);
        return Some(" ".repeat(widest - cells(&minutes)) + &minutes + " " + &percent);
    }
    (left >= LABEL_BESIDE_SHARE).then_some(percent)
}

/// Cells of a share.
const PERCENT: usize = 3;
/// The least cells for a label beside minutes and share, and beside the share alone.
const LABEL_BESIDE_BOTH: usize = 18;
const LABEL_BESIDE_SHARE: usize = 10;

/// What is known of the marked node, below a line from row `top` on.
fn draw_caption(state: &State, caption: &Caption, top: usize, area: Rect, buffer: &mut Buffer) {
    let about = if caption.about.is_empty() { String::new() } else { format!(" {} ", caption.about) };
    let mut line = Brush::new(buffer, row(area, top));
    if state.looks.plain {
        line.own(&about, BOLD);
    } else {
        line.own("─", LINE).own(&about, PLAIN);
        let rest = line.room();
        line.own(&"─".repeat(rest), LINE);
    }
    for (index, label) in caption.rows.iter().enumerate() {
        let mut brush = Brush::new(buffer, row(area, top + 1 + index)).measured(state.looks.measure());
        brush.skip(1).put(label.span.of(caption.label), PLAIN);
        if caption.is_cut && index + 1 == caption.rows.len() {
            brush.own("…", PLAIN);
        }
    }
    if let Some(keywords) = &caption.keywords {
        let area = Rect { width: area.width.saturating_sub(1), ..row(area, top + 1 + caption.rows.len()) };
        Brush::new(buffer, area).measured(state.looks.measure()).skip(1).put_cut(keywords, DIM);
    }
}

/// Why there is nothing in the pane.
fn say_why(state: &State, area: Rect, buffer: &mut Buffer) {
    let why = state.why_no_outline();
    let rows = wrap(&why, Span { start: 0, end: why.len() }, usize::from(area.width).saturating_sub(2));
    for (index, line) in rows.iter().enumerate() {
        Brush::new(buffer, row(area, index)).skip(1).own(line.span.of(&why), DIM);
    }
}
