//! Turning from one article to another. The state that is shown changes places with the one that is kept.

use crate::clean::Clean;
use crate::tui::action::{Action, Command, Effect};
use crate::tui::desk::NotRead;
use crate::tui::habits::Habits;
use crate::tui::modes::Panel;
use crate::tui::phrases::shelf as phrases;
use crate::tui::state::State;
use crate::tui::update::{finder, outline, update};
use std::mem;

/// Carries out what has come of an article, which need no longer be the one that the person is at.
pub(crate) fn news(state: &mut State, number: usize, action: Action) -> Vec<Effect> {
    match action {
        Action::Unread(reason) => finder::behind(state, |state| unread(state, number, reason)),
        action if number == state.shelf.current => update(state, action),
        action => {
            // What comes of it is for a person who looks at it.
            state.shelf.aside(number).map(|aside| update(aside, action));
            Vec::new()
        }
    }
}

/// A command about the articles.
pub(super) fn perform(state: &mut State, command: Command, count: isize) -> Vec<Effect> {
    let steps = if command == Command::PreviousArticle { -count } else { count };
    match command {
        Command::ListArticles if !state.shelf.articles.is_empty() => {
            state.panel = Some(Panel::Articles(state.shelf.current));
        }
        Command::NextArticle | Command::PreviousArticle if state.shelf.articles.len() > 1 => {
            match state.shelf.away(steps) {
                Some(number) => return turn(state, number),
                None => {
                    let end = if steps > 0 { phrases::LAST } else { phrases::FIRST };
                    state.message = Some(state.tongue.pick(end).into());
                }
            }
        }
        _ => state.message = Some(state.tongue.pick(phrases::ONLY).into()),
    }
    Vec::new()
}

/// Turns to an article. One that has been read is as it was left; one that has not is read now.
pub(super) fn turn(state: &mut State, number: usize) -> Vec<Effect> {
    if number == state.shelf.current && !state.is_bare() || number >= state.shelf.articles.len() {
        return Vec::new();
    }
    let mut shelf = mem::take(&mut state.shelf);
    let name = shelf.articles.get(number).map(|opened| opened.name.clone()).unwrap_or_default();
    let waiting = State::turned_to(name, state, shelf.limit);
    let mut left = mem::replace(state, waiting);
    // What has hold of the mouse, and what was just said, is not of another day.
    (left.held, left.message) = (None, None);
    let reader = left.settings();
    let kept =
        left.memory().map(|(print, memory)| Effect::RememberLeft(shelf.current, print, Box::new(memory)));
    if left.is_bare() {
        // Where the first article was to be opened.
        state.wish = left.wish.take();
    } else {
        shelf.lay_aside(left);
    }
    let read = match shelf.take_up(number) {
        Some(kept) => {
            *state = *kept;
            None
        }
        None => Some(Effect::Read),
    };
    state.shelf = shelf;
    let is_laid_out = state.settings().lays_out_as(&reader);
    state.set(reader);
    if !is_laid_out {
        state.lay_out();
        outline::show_mark(state);
    }
    kept.into_iter().chain(read).collect()
}

/// An article that the person wanted has a desk now, or leads to nothing that could be read.
pub(super) fn taken(state: &mut State, taken: Option<(usize, Clean)>) -> Vec<Effect> {
    let Some((number, name)) = taken else {
        state.message = Some(state.say(phrases::LEADS_NOWHERE).into());
        return Vec::new();
    };
    if number == state.shelf.articles.len() {
        state.shelf.add(name);
    }
    turn(state, number)
}

/// An article could not be read. Who waits for it is taken back to where they were.
fn unread(state: &mut State, number: usize, reason: NotRead) -> Vec<Effect> {
    let said = state.tongue.not_opened(&reason);
    let mut effects = Vec::new();
    let is_here = number == state.shelf.current;
    if is_here {
        match state.shelf.otherwise() {
            Some(other) => {
                let wish = state.wish.take();
                effects = turn(state, other);
                if state.is_waiting() {
                    state.wish = wish;
                }
            }
            None if state.shelf.has_folders => be_without(state),
            None => return vec![Effect::GiveUp(reason)],
        }
    }
    state.shelf.fail(number);
    state.message = Some(said);
    effects
}

/// Leaves the reader without an article.
fn be_without(state: &mut State) {
    let shelf = mem::take(&mut state.shelf);
    let bare = State::bare(Habits { limit: shelf.limit, ..state.habits() }, state.size);
    let settings = mem::replace(state, bare).settings();
    state.set(settings);
    state.lay_out();
    state.shelf = shelf;
}

/// Turns to an article of the list, and closes that.
pub(super) fn open_listed(state: &mut State, number: usize) -> Vec<Effect> {
    if number >= state.shelf.articles.len() {
        return Vec::new();
    }
    state.panel = None;
    turn(state, number)
}
