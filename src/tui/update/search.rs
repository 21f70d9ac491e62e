//! Looking for words while they are typed, and going from one place where they stand to the next.

use crate::span::Span;
use crate::tui::modes::{Mode, Pane};
use crate::tui::origin::Origin;
use crate::tui::phrases::Both;
use crate::tui::phrases::carry::READING_ON;
use crate::tui::phrases::finding as phrases;
use crate::tui::prompt::{Kind, Line, Prompt};
use crate::tui::said::Said;
use crate::tui::search::Sought;
use crate::tui::state::{State, Wish};
use crate::tui::update::text::{self, Aim};
use crate::tui::update::{outline, summary};
use std::sync::Arc;

/// Opens the box.
pub(super) fn open(state: &mut State) {
    state.origin = Some(Origin::of(state));
    state.search.begin();
    state.prompt = Some(Prompt { kind: Kind::Search, line: Line::default() });
}

/// Other words stand in the box: to the first place that has them, from where the search began.
pub(super) fn typed(state: &mut State) {
    let Some(origin) = state.origin.take() else { return };
    origin.restore(state);
    let sought = typing(state);
    let article = Arc::clone(&state.article);
    state.search.look(&article, &sought);
    if let Some(first) = first_from(state, origin.here) {
        come(state, first);
    }
    state.origin = Some(origin);
}

/// The box is left with Enter: what was found stays, and the place with it. An empty box goes on with the last search.
pub(super) fn enter(state: &mut State) {
    let sought = typing(state);
    state.prompt = None;
    let is_empty = sought.words.trim().is_empty();
    if is_empty || state.search.fault.is_some() {
        // An expression that says nothing is not worth going on with.
        let fault = state.search.fault.as_ref().map(|fault| state.tongue.fault(fault).into());
        give_back(state);
        return if is_empty { next(state, 1) } else { state.message = fault };
    }
    let origin = state.origin.take();
    state.search.typing = None;
    state.search.remember(sought);
    let was_summary = origin.is_some_and(|origin| origin.mode == Mode::Summary);
    state.message = Some(told(state, was_summary, None));
    wish(state);
}

/// What the beginning of an article does not have is looked for again in the whole.
fn wish(state: &mut State) {
    if state.is_begun() && state.search.hits.is_empty() {
        state.wish = Some(Wish::Hit);
    }
}

/// The box is left with Esc: all is as it was.
pub(super) fn cancel(state: &mut State) {
    state.prompt = None;
    give_back(state);
}

/// Reads the words as a regular expression, or as words again.
pub(super) fn toggle_regex(state: &mut State) {
    if let Some(typing) = &mut state.search.typing {
        typing.regex = !typing.regex;
    }
    typed(state);
}

/// Puts an earlier search into the box, or a later one.
pub(super) fn recall(state: &mut State, is_earlier: bool) {
    let Some(prompt) = &mut state.prompt else { return };
    if let Some(words) = state.search.recall(&prompt.line.text, is_earlier) {
        prompt.line = Line::holding(&words);
        typed(state);
    }
}

/// The next hit.
pub(super) fn next(state: &mut State, count: isize) {
    go(state, count, phrases::FROM_THE_START);
}

/// The previous hit.
pub(super) fn previous(state: &mut State, count: isize) {
    go(state, -count, phrases::FROM_THE_END);
}

/// Forgets the hits; whether there were any. What was looked for is still known to [`next`].
pub(super) fn forget(state: &mut State) -> bool {
    state.search.current = None;
    !std::mem::take(&mut state.search.hits).is_empty()
}

/// Looks for words as if they had been typed and entered at the beginning of the article.
pub(super) fn open_at(state: &mut State, words: &str) {
    let mut line = Line::default();
    line.insert(words);
    if line.text.trim().is_empty() {
        return;
    }
    open(state);
    state.prompt = Some(Prompt { kind: Kind::Search, line });
    typed(state);
    let notices = state.message.take();
    enter(state);
    if state.search.current.is_some() {
        // Who asks for a place wants to read there.
        state.focus = Pane::Text;
        state.message = notices.or(state.message.take());
    }
}

/// Looks again for what is searched for in an article that has changed, the reader at their new place.
pub(super) fn again(state: &mut State) {
    state.search.let_go();
    if state.search.typing.is_some() {
        return typed(state);
    }
    if !state.search.hits.is_empty() && look_for_last(state) {
        let here = state.here();
        state.search.current = state.search.hits.binary_search_by_key(&here, |hit| hit.start).ok();
    }
}

/// Some hits on or back, and round at either end.
fn go(state: &mut State, count: isize, wrapped: Both) {
    if state.search.hits.is_empty() && !look_for_last(state) {
        state.message = Some(state.say(phrases::NO_SEARCH).into());
        return;
    }
    let all = state.search.hits.len() as isize;
    if all == 0 {
        state.message = Some(told(state, false, None));
        return wish(state);
    }
    let here = state.here();
    // The hit that the reader came to, as long as they have not gone on from there.
    let at = state
        .search
        .current
        .filter(|at| state.search.hits.get(*at).is_some_and(|hit| stands_at(state, *hit)));
    let target = match at {
        Some(at) => at as isize + count,
        // The first one ahead is one step on, the first one behind one step back. Who came by rows is at the beginning of
        // one, before all that stands there.
        None => {
            let is_behind =
                |hit: &Span| hit.start < here || count > 0 && state.chosen.is_some() && hit.start == here;
            let behind = state.search.hits.partition_point(is_behind) as isize;
            if count > 0 { behind + count - 1 } else { behind + count }
        }
    };
    if state.is_begun() && !(0..all).contains(&target) {
        // The way does not lead round a beginning.
        state.message = Some(state.tongue.pick(READING_ON).into());
        return;
    }
    let was_summary = state.mode == Mode::Summary;
    come(state, target.rem_euclid(all) as usize);
    let wrapped = (!(0..all).contains(&target)).then_some(wrapped);
    state.message = Some(told(state, was_summary, wrapped));
}

/// Whether the reader is where going to a hit brings them.
fn stands_at(state: &State, hit: Span) -> bool {
    let row = state.layout.span(state.layout.at_or_after(hit.start));
    state.here() == hit.start.max(row.start)
}

/// Goes to a hit: out of the summary where that does not have it, out of folds, to the text where that does not show.
fn come(state: &mut State, index: usize) {
    let Some(hit) = state.search.hits.get(index).copied() else { return };
    state.search.current = Some(index);
    if state.mode == Mode::Summary && !shows(state, hit) {
        summary::set_mode(state, Mode::Full);
    }
    if state.geometry().text.is_none() {
        state.focus = Pane::Text;
    }
    if let Some(node) = state.outline().and_then(|outline| outline.at(hit.start)) {
        state.unfold_to(&[node]);
    }
    text::jump(state, hit.start, Aim::InView);
    outline::follow(state, hit.start);
    state.chosen = state.article.sentence_at(hit.start);
}

/// Whether a hit stands in what is laid out.
fn shows(state: &State, hit: Span) -> bool {
    let piece = state.layout.piece(state.layout.at(hit.start).piece);
    piece.is_some_and(|piece| piece.is_own() && piece.span.contains(hit.start))
}

/// The first hit from a byte on, or the very first.
fn first_from(state: &State, byte: usize) -> Option<usize> {
    let ahead = state.search.hits.partition_point(|hit| hit.start < byte);
    let is_there = |index: &usize| *index < state.search.hits.len();
    Some(ahead).filter(is_there).or(Some(0).filter(is_there))
}

/// What stands in the box.
fn typing(state: &State) -> Sought {
    let words = state.prompt.as_ref().map_or("", |prompt| &prompt.line.text);
    let regex = state.search.types_regex();
    Sought { words: words.to_owned(), regex }
}

fn give_back(state: &mut State) {
    state.search.give_up();
    if let Some(origin) = state.origin.take() {
        origin.restore(state);
    }
}

/// Looks for the last search again, wherever the reader is; whether there is one.
fn look_for_last(state: &mut State) -> bool {
    let Some(last) = state.search.past.last().cloned() else { return false };
    let article = Arc::clone(&state.article);
    state.search.look(&article, &last);
    true
}

/// Which of how many hits the reader is at, and last what was looked for, which may be long; first, whether the way led round
/// an end of the text or out of the summary alone.
fn told(state: &State, was_summary: bool, wrapped: Option<Both>) -> Said {
    let left_summary = (was_summary && state.mode != Mode::Summary).then_some(phrases::IN_THE_FULL_TEXT);
    let said = [wrapped, left_summary].into_iter().flatten().map(|both| state.tongue.pick(both).to_owned());
    let search = &state.search;
    let count = match search.current {
        Some(at) => state.tongue.hit(at + 1, search.hits.len(), search.how),
        None => state.tongue.pick(state.not_found()).into(),
    };
    let said = Said::from(said.chain([count]).collect::<Vec<_>>().join(" · "));
    let words = search.past.last().map(|last| Said::default().quoting(&last.words));
    words.iter().fold(said, |said, words| said.and(" · ", words))
}
