//! Finding an article by its title or its file's name, while letters are typed.

use crate::clean::Clean;
use crate::tui::action::Effect;
use crate::tui::desk::{Found, Wanted};
pub(super) use crate::tui::finder::Search;
use crate::tui::finder::{Candidate, Finder, Goal};
use crate::tui::modes::Panel;
use crate::tui::phrases;
use crate::tui::prompt::{Kind, Line, Prompt, Stroke};
use crate::tui::shelf::{Opened, Standing};
use crate::tui::state::State;
use crate::tui::update::shelf;

/// Opens the finder over what is opened; what else there is comes while it is looked for.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    state.shelf.searches += 1;
    let number = state.shelf.searches;
    state.panel = Some(Panel::Finder(Box::new(Finder::new(opened(state), number))));
    state.prompt = Some(Prompt { kind: Kind::Find, line: Line::default() });
    vec![Effect::LookAround(number)]
}

/// What is opened already, and can be turned to.
fn opened(state: &State) -> Vec<Candidate> {
    let articles = state.shelf.articles.iter().enumerate();
    let candidate = |(number, opened): (usize, &Opened)| {
        let article = match &opened.standing {
            Standing::Unreadable => return None,
            Standing::Unread => None,
            Standing::Here => Some(&state.article),
            Standing::Aside(aside) => Some(&aside.article),
        };
        let file = match opened.name.as_str() {
            "-" => state.tongue.pick(phrases::STANDARD_INPUT),
            name => name,
        };
        let title = article.and_then(|article| article.title()).unwrap_or(file);
        let (title, file) = (Clean::one_line(title), Clean::one_line(file));
        Some(Candidate { title, file, goal: Goal::Opened(number) })
    };
    articles.filter_map(candidate).collect()
}

/// Whether the finder is open, which takes all keys and clicks.
pub(super) fn is_open(state: &State) -> bool {
    matches!(state.panel, Some(Panel::Finder(_)))
}

/// The finder, where it is open.
fn finder(state: &mut State) -> Option<&mut Finder> {
    match &mut state.panel {
        Some(Panel::Finder(finder)) => Some(finder),
        _ => None,
    }
}

/// Does something to the article behind the finder, which stays open.
pub(super) fn behind<T>(state: &mut State, change: impl FnOnce(&mut State) -> T) -> T {
    let finder = state.panel.take_if(|panel| matches!(panel, Panel::Finder(_)));
    let prompt = state.prompt.take_if(|prompt| prompt.kind == Kind::Find);
    let changed = change(state);
    if finder.is_some() {
        (state.panel, state.prompt) = (finder, prompt);
    }
    changed
}

/// Files were found.
pub(super) fn found(state: &mut State, number: usize, found: Vec<Found>) {
    if let Some(finder) = finder(state).filter(|finder| finder.number == number) {
        finder.add(found);
    }
}

/// The looking has come to its end.
pub(super) fn looked(state: &mut State, number: usize, search: Search) {
    if let Some(finder) = finder(state).filter(|finder| finder.number == number) {
        finder.search = search;
    }
}

/// A key in the box.
pub(super) fn strike(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let Some(prompt) = &mut state.prompt else { return Vec::new() };
    match stroke {
        Stroke::Enter => return enter(state),
        Stroke::Escape => return close(state),
        Stroke::Backspace | Stroke::DeleteWord if prompt.line.text.is_empty() => return close(state),
        Stroke::Up => step(state, -1),
        Stroke::Down => step(state, 1),
        _ => {
            if prompt.line.strike(stroke) {
                typed(state);
            }
        }
    }
    Vec::new()
}

/// Other letters stand in the box.
pub(super) fn typed(state: &mut State) {
    let words = state.prompt.as_ref().map_or_else(String::new, |prompt| prompt.line.text.clone());
    finder(state).into_iter().for_each(|finder| finder.look_for(&words));
}

/// Moves the mark.
pub(super) fn step(state: &mut State, by: isize) {
    finder(state).into_iter().for_each(|finder| finder.step(by));
}

/// Opens what is marked, if anything fits.
pub(super) fn enter(state: &mut State) -> Vec<Effect> {
    let Some(goal) = finder(state).and_then(|finder| finder.goal().cloned()) else { return Vec::new() };
    let mut effects = close(state);
    effects.extend(match goal {
        Goal::Opened(number) => shelf::turn(state, number),
        Goal::File(path) => vec![Effect::Take(Wanted::File(path))],
    });
    effects
}

/// A click on a row of the screen: what stands there is opened.
pub(super) fn click(state: &mut State, row: u16) -> Vec<Effect> {
    let body = state.geometry().body;
    let Some(down) = row.checked_sub(body.y).filter(|down| *down < body.height) else { return Vec::new() };
    let Some(finder) = finder(state) else { return Vec::new() };
    let choice = finder.choice();
    let index = choice.top(body.height.into()) + usize::from(down);
    if index >= choice.count {
        return Vec::new();
    }
    finder.mark(index);
    enter(state)
}

/// Closes the finder: the person is where they were.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    (state.panel, state.prompt) = (None, None);
    vec![Effect::LookNoMore]
}
