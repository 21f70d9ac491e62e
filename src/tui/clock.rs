//! The time, as far as the reader needs it, for the state knows of none: for how long something has gone on, which two clicks
//! are one, and how long an answer of the terminal's is waited for.

use crate::tui::Event;
use crate::tui::action::Action;
use crate::tui::state::State;
use crate::tui::update::update;
use crate::tui::work::{self, UNFELT};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// How often the person is told how far something has come.
const TICK: Duration = Duration::from_millis(250);
/// How long the terminal may take to say how bright its background is, and how long whoever has the terminal next waits
/// for the reader to have heard it.
const ANSWER: Duration = Duration::from_secs(1);
/// Two clicks on one cell within this time are a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// The clock of a reader.
pub(super) struct Clock {
    /// What goes on, with which article, and since when.
    work: Option<(usize, work::Kind)>,
    begun: Instant,
    /// When the person is to be told next how far it has come.
    due: Instant,
    /// The last click and its cell.
    click: Option<(Instant, u16, u16)>,
    /// When the terminal was asked for its background.
    asked: Option<Instant>,
}

impl Clock {
    /// A clock for what goes on, for as long as the state says that it has.
    pub(super) fn new(state: &State) -> Self {
        let work = Self::of(state);
        let elapsed = state.work.map_or(0, |work| work.elapsed);
        let now = Instant::now();
        let begun = now.checked_sub(Duration::from_millis(elapsed)).unwrap_or(now);
        Self { work, begun, due: begun + Duration::from_millis(UNFELT), click: None, asked: None }
    }

    /// What goes on with the article that the person is at.
    fn of(state: &State) -> Option<(usize, work::Kind)> {
        state.work.map(|work| (state.shelf.current, work.kind))
    }

    /// How long to wait before the next tick; for ever, where nothing goes on.
    pub(super) fn next_tick(&mut self, state: &State) -> Option<Duration> {
        let work = Self::of(state);
        if self.work != work {
            *self = Self { click: self.click, asked: self.asked, ..Self::new(state) };
        }
        work.map(|_| self.due.saturating_duration_since(Instant::now()))
    }

    /// Where it is time to tell the person: for how long things have gone on, in milliseconds.
    pub(super) fn tick(&mut self) -> Option<u64> {
        let now = Instant::now();
        if self.work.is_none() || now < self.due {
            return None;
        }
        self.due = now + TICK;
        u64::try_from(now.saturating_duration_since(self.begun).as_millis()).ok()
    }

    /// Whether the terminal has been asked for its background.
    pub(super) fn has_asked(&self) -> bool {
        self.asked.is_some()
    }

    /// The terminal has just been asked for its background.
    pub(super) fn ask(&mut self) {
        self.asked = Some(Instant::now());
    }

    /// Whether an answer of the terminal's would still come in time.
    pub(super) fn awaits_an_answer(&self) -> bool {
        self.asked.is_some_and(|asked| asked.elapsed() <= ANSWER)
    }

    /// Waits for an answer of the terminal's that is on its way, for as long as it would come in time, so that it does not
    /// become text for whoever reads next. Gives what else has come meanwhile.
    pub(super) fn hear_the_answer(&self, state: &mut State, events: &Receiver<Event>) -> Vec<Event> {
        let mut others = Vec::new();
        while let Some(asked) = self.asked.filter(|_| state.ground.is_none()) {
            match events.recv_timeout((asked + ANSWER).saturating_duration_since(Instant::now())) {
                Ok(Event::Ground(ground)) => drop(update(state, Action::Grounded(ground))),
                Ok(event) => others.push(event),
                Err(_) => break,
            }
        }
        others
    }

    /// A click that is no half of a double click.
    pub(super) fn once(&mut self, action: Action) -> Action {
        self.click = None;
        action
    }

    /// A click that comes soon after another on the same cell is a double click; a third begins anew.
    pub(super) fn twice(&mut self, action: Action) -> Action {
        let Action::Click(column, row) = action else { return action };
        let now = Instant::now();
        let is_second = self.click.take().is_some_and(|(when, c, r)| {
            (c, r) == (column, row) && now.saturating_duration_since(when) <= DOUBLE_CLICK
        });
        if is_second {
            return Action::DoubleClick(column, row);
        }
        self.click = Some((now, column, row));
        action
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    #[test]
    fn a_click_in_a_list_is_no_half_of_a_double_click() {
        let mut clock = Clock::new(&fixture::chinese().state((80, 24)));
        for take in [Clock::twice, Clock::once, Clock::twice] {
            assert_eq!(take(&mut clock, Action::Click(3, 3)), Action::Click(3, 3));
        }
    }
}
