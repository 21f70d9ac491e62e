//! The text pane: only the rows in view.
//!
//! ```text
//!  论点›┃ 关键句的行左边有一道竖线，句子本身是粗体；宽屏上句首的行还写着它的角色。
//!       ~ 广告 · 移除的内容用淡色，前面写着原因。
//! ```

use crate::article::BlockKind;
use crate::digest::Role;
use crate::span::{SentenceId, Span};
use crate::tui::layout::{Line, Place};
use crate::tui::modes::{Mode, Pane};
use crate::tui::phrases;
use crate::tui::pieces::{BULLET, Piece};
use crate::tui::state::State;
use crate::tui::view::paint::{Brush, row};
use crate::tui::view::style::{self, BOLD, DIM, LINE, PLAIN, REVERSED, own, with};
use crate::wrap::{Row, cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

pub(super) fn draw(state: &State, buffer: &mut Buffer) {
    let Some(area) = state.geometry().text else { return };
    if state.layout.is_empty() {
        let why = match state.mode {
            _ if state.is_waiting() => phrases::carry::READING,
            _ if state.is_bare() => phrases::shelf::BARE,
            Mode::Summary => phrases::NO_SUMMARY,
            _ => phrases::EMPTY,
        };
        let columns = state.geometry().columns;
        Brush::new(buffer, row(area, 0))
            .skip(usize::from(columns.before() + columns.margin))
            .put_cut(&state.say(why), own(DIM));
        return;
    }
    let last = state.layout.last();
    let mut place = state.top;
    let spacing = usize::from(state.geometry().spacing);
    for index in (0..usize::from(area.height)).step_by(spacing) {
        draw_line(state, place, row(area, index), buffer);
        if place >= last {
            break;
        }
        place = state.layout.forward(place, 1);
    }
}

fn draw_line(state: &State, place: Place, area: Rect, buffer: &mut Buffer) {
    let (Some(piece), Some(line)) = (state.layout.piece(place.piece), state.layout.line(place)) else {
        return;
    };
    let columns = state.geometry().columns;
    let key = match line {
        Line::Words { .. } => keys_on(state, place).next(),
        _ => None,
    };
    let mut brush = Brush::new(buffer, area).measured(state.looks.measure());
    brush.skip(columns.left.into());
    if columns.roles > 0 {
        let named = key.and_then(|_| role_name(state, place));
        let (name, role) = named.filter(|(name, _)| !is_named_above(state, place, name)).unzip();
        let name = name.unwrap_or_default();
        let before = usize::from(columns.roles).saturating_sub(cells(name) + 1);
        brush.skip(before).put(name, style::bar(role, state.color)).skip(1);
    }
    if columns.margin >= 3 {
        let here = place == state.line;
        let style = if state.pane() == Pane::Text { BOLD } else { DIM };
        brush.own(if here { "›" } else { " " }, style);
    }
    if columns.margin >= 1 {
        match line {
            Line::Removed { .. } => brush.own("~", DIM),
            Line::Words { .. } if is_highlighted(state, place) => brush.own("▪", BOLD),
            _ => {
                let role = key.and_then(|id| state.role(id));
                brush.own(if key.is_some() { "┃" } else { " " }, style::bar(role, state.color))
            }
        };
        brush.skip(usize::from(columns.margin.saturating_sub(2)));
    }
    match line {
        Line::Words { row, first } => words(state, &piece, row, first, &mut brush),
        Line::Removed { row, first } => {
            let text = state.layout.text(&piece);
            if first {
                brush.own(piece.mark.of(text), DIM)
            } else {
                brush.skip(piece.hang)
            };
            // Where it is narrow the reason stands among the words.
            let style = if first && piece.mark.is_empty() { own(DIM) } else { DIM };
            brush.put(row.span.of(text), style);
        }
        Line::Title { row, first } => {
            let text = state.layout.text(&piece);
            let tint = state.layout.title(&piece).map_or(DIM, |title| style::node(title.role, state.color));
            if first {
                brush.put(piece.mark.of(text), tint.patch(DIM))
            } else {
                brush.skip(piece.hang)
            };
            brush.put(row.span.of(text), DIM);
        }
        Line::Omitted(members) => {
            brush.put_cut(&state.tongue.omitted(members), own(DIM));
        }
        Line::Gap => {}
    }
}

fn words(state: &State, piece: &Piece, row: Row, first: bool, brush: &mut Brush) {
    let base = base(piece.kind, state.color);
    let guides = matches!(piece.kind, BlockKind::Title | BlockKind::Heading(_));
    let rest = if state.mode == Mode::Keys && !guides { base.patch(DIM) } else { base };
    if piece.kind == BlockKind::Quote && piece.indent > 0 {
        brush.own("│ ", LINE);
    } else {
        brush.skip(piece.indent);
    }
    match (first, piece.mark.is_empty()) {
        (true, true) if piece.hang > 0 => {
            brush.put(BULLET, rest);
        }
        (true, false) => {
            let sentence = state.article.sentence_at(piece.mark.start);
            put_marked(state, piece.mark, emphasis(state, sentence, base, rest), brush);
        }
        _ => {
            brush.skip(piece.hang);
        }
    }
    let mut at = row.span.start;
    while at < row.span.end {
        let sentence = state.article.sentence_at(at);
        let end = sentence
            .and_then(|id| state.article.sentences().get(id.index()))
            .map_or(row.span.end, |s| s.span.end);
        let end = end.clamp(at + 1, row.span.end);
        put_marked(state, Span::new(at, end), emphasis(state, sentence, base, rest), brush);
        at = end;
    }
}

/// Writes a stretch of the article, what was looked for marked in it.
pub(super) fn put_marked(state: &State, span: Span, style: Style, brush: &mut Brush) {
    let text = state.article.text();
    let mut at = span.start;
    for (hit, is_here) in state.search.hits_on(span) {
        let (start, end) = (hit.start.max(at), hit.end.min(span.end));
        brush.put(text.get(at..start).unwrap_or(""), style);
        brush.put(text.get(start..end).unwrap_or(""), style::hit(style, is_here));
        at = end;
    }
    brush.put(text.get(at..span.end).unwrap_or(""), style);
}

/// The look of a kind of block, before any sentence is marked.
fn base(kind: BlockKind, color: bool) -> Style {
    match kind {
        BlockKind::Title => with(Modifier::BOLD.union(Modifier::UNDERLINED)),
        BlockKind::Heading(_) => style::heading(color),
        BlockKind::Caption => with(Modifier::DIM.union(Modifier::ITALIC)),
        _ => PLAIN,
    }
}

/// The look of a sentence: bold where it is a key sentence, and underlined where the reader has come to it. The summary
/// alone is all key sentences, so bold would say nothing there.
fn emphasis(state: &State, id: Option<SentenceId>, base: Style, rest: Style) -> Style {
    let style = match id {
        Some(id) if state.is_key(id) && state.mode == Mode::Summary => base,
        Some(id) if state.is_key(id) => base.patch(BOLD),
        _ => rest,
    };
    let is_highlighted = id.is_some_and(|id| state.keep.notes.contains_key(&id));
    let style = if is_highlighted { style::highlighted(style) } else { style };
    let is_chosen = id.is_some() && id == state.chosen;
    let style = if is_chosen { style.add_modifier(Modifier::UNDERLINED) } else { style };
    let is_selected = id.is_some_and(|id| state.selected().contains(&id.index()));
    if is_selected { style.patch(REVERSED) } else { style }
}

/// Whether the title of the section right above a row is the name of its role.
fn is_named_above(state: &State, place: Place, name: &str) -> bool {
    let piece = state.layout.piece(state.layout.with_title(place, 2).piece);
    piece.and_then(|piece| state.layout.title(&piece)).is_some_and(|title| title.text == name)
}

/// The role of the first key sentence that begins on a row, and what it is called.
fn role_name(state: &State, place: Place) -> Option<(&'static str, Role)> {
    let span = state.layout.span(place);
    let start = |id: SentenceId| {
        let sentence = state.article.sentences().get(id.index())?;
        Some(sentence.span.trimmed(state.article.text()).start)
    };
    let mut begun =
        keys_on(state, place).filter_map(|id| Some((id, start(id).filter(|at| span.contains(*at))?)));
    let (id, _) = begun.next()?;
    Some((state.role_name(id)?, state.role(id)?))
}

/// Whether the person has highlighted a sentence with words on a row.
fn is_highlighted(state: &State, place: Place) -> bool {
    !state.keep.notes.is_empty() && sentences_on(state, place).any(|id| state.keep.notes.contains_key(&id))
}

/// The key sentences with words on a row.
fn keys_on(state: &State, place: Place) -> impl Iterator<Item = SentenceId> {
    sentences_on(state, place).filter(|id| state.is_key(*id))
}

/// The sentences with words on a row.
fn sentences_on(state: &State, place: Place) -> impl Iterator<Item = SentenceId> {
    let span = state.layout.span(place);
    let sentences = state.article.sentences();
    let first = sentences.partition_point(|s| s.span.end <= span.start);
    let on_row = sentences.iter().skip(first).take_while(move |s| s.span.start < span.end);
    on_row.enumerate().map(move |(index, _)| SentenceId::at(first + index))
}
