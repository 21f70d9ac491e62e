//! How a state comes to be: at an article, at its beginning, before there is one, without any. What happens to it then is not
//! known here.

use crate::clean::Clean;
use crate::digest::{Limit, Summary};
use crate::tui::caption::Room;
use crate::tui::desk::Letter;
use crate::tui::habits::Habits;
use crate::tui::jumps::Jumps;
use crate::tui::keep::Keep;
use crate::tui::layout::{Layout, Place};
use crate::tui::listing::Listing;
use crate::tui::modes::{Mode, Pane};
use crate::tui::news::Arrival;
use crate::tui::pace::Pace;
use crate::tui::pieces::Look;
use crate::tui::search::Search;
use crate::tui::sections::Sections;
use crate::tui::sheet::Sheet;
use crate::tui::shelf::Shelf;
use crate::tui::state::{Anchor, State, Thought, Widths};
use crate::tui::strip::Strip;
use crate::tui::work::{self, Work};
use std::collections::BTreeSet;
use std::sync::Arc;

impl State {
    /// The reader at the beginning of an article, nothing thought yet.
    pub(crate) fn new(arrival: Arrival, habits: Habits, size: (u16, u16)) -> Self {
        let mut state = Self::unlaid(arrival, habits, size);
        state.lay_out();
        state
    }

    /// The reader at the beginning of an article whose rest is still being read. How long it is is not known yet.
    pub(crate) fn begun(arrival: Arrival, habits: Habits, size: (u16, u16)) -> Self {
        let mut state = Self::unlaid(arrival, habits, size);
        state.work = Some(Work::begun(work::Kind::ReadingOn));
        state.lay_out();
        state
    }

    /// The reader before there is an article.
    pub(crate) fn waiting(name: Clean, habits: Habits, size: (u16, u16)) -> Self {
        let nothing = Arrival::uncounted(Letter { article: Arc::default(), name });
        let mut state = Self::new(nothing, habits, size);
        // Who opens the reader without an article has waited for it until it was felt.
        state.work = Some(Work { elapsed: work::UNFELT, ..Work::begun(work::Kind::Reading) });
        state
    }

    /// The reader on an article that was just turned to from another, and that nobody has read yet.
    pub(crate) fn turned_to(name: Clean, from: &State, limit: Limit) -> Self {
        let mut state = Self::waiting(name, Habits { limit, ..from.habits() }, from.size);
        state.work = Some(Work::begun(work::Kind::Reading));
        state
    }

    /// The reader without an article.
    pub(crate) fn bare(habits: Habits, size: (u16, u16)) -> Self {
        let mut state = Self::waiting(Clean::default(), habits, size);
        state.work = None;
        state
    }

    /// As [`State::new`], before anything is laid out, for whoever lays it out.
    pub(crate) fn unlaid(arrival: Arrival, habits: Habits, size: (u16, u16)) -> Self {
        let Habits { tongue, limit, color, keymap, true_color, looks, mouse, unused } = habits;
        let Arrival { letter: Letter { article, name }, length, recalled, list } = arrival;
        let layout = Layout::new(&Arc::default(), &Look::full(&Summary::default(), &Sections::default(), 1));
        let notices = article.notices().iter().map(|notice| notice.to_string());
        let said = (unused > 0).then(|| tongue.unused(unused));
        let notices: Vec<String> = said.into_iter().chain(notices).collect();
        let mut state = Self {
            tongue,
            keymap,
            length,
            // Whoever opens the article sees what is to be known of it, until the first key.
            message: (!notices.is_empty()).then(|| notices.join(" · ").into()),
            keys: vec![false; article.sentences().len()],
            article,
            name,
            color,
            true_color,
            ground: None,
            looks,
            thought: Thought::Pending,
            size,
            focus: Pane::Outline,
            folds: BTreeSet::new(),
            visible: Vec::new(),
            filter: None,
            names: Vec::new(),
            girths: Vec::new(),
            pace: Pace::default(),
            sections: Sections::default(),
            caption: Room::default(),
            node: None,
            outline_top: 0,
            mode: Mode::Full,
            removed: false,
            limit,
            summary: Summary::default(),
            summarise: crate::digest::summary::summarise,
            layout,
            top: Place::default(),
            line: Place::default(),
            anchor: Anchor::default(),
            left: None,
            strip: Strip::default(),
            listing: Listing::default(),
            count: None,
            prefix: None,
            awaits: None,
            keep: Keep::default(),
            jumps: Jumps::default(),
            panel: None,
            sheet: Sheet::default(),
            text_rows: 0,
            prompt: None,
            search: Search::default(),
            origin: None,
            chosen: None,
            selecting: None,
            widths: Widths::default(),
            wish: None,
            work: Some(Work::begun(work::Kind::Thinking)),
            held: None,
            holds_mouse: mouse,
            unused,
            list,
            shelf: Shelf::default(),
        };
        if let Some(recalled) = recalled {
            state.recall(*recalled);
        }
        state
    }
}
