//! The desks of all that the reader has opened or may open, and what of it could not be read.

use super::desk::InputDesk;
use crate::clean::Clean;
use crate::read;
use crate::source::Input;
use crate::tui::desk::{Desk, Desks};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// A desk for each input, in the order in which they were opened.
pub(super) struct InputShelf {
    desks: Mutex<Vec<Arc<InputDesk>>>,
    options: read::Options,
}

impl InputShelf {
    /// Desks for inputs that are read as `options` say.
    pub fn new(inputs: &[Input], options: read::Options) -> Self {
        let desk = |input: &Input| Arc::new(InputDesk::new(input.clone(), options.clone()));
        Self { desks: Mutex::new(inputs.iter().map(desk).collect()), options }
    }

    /// Reads one now, before it is asked for.
    pub fn prepare(&self, number: usize) {
        self.all().get(number).inspect(|desk| desk.prepare());
    }

    /// Why those could not be read that the person turned to, in order.
    pub fn failures(&self) -> Vec<Clean> {
        self.all().iter().filter_map(|desk| desk.failure()).collect()
    }

    fn all(&self) -> Vec<Arc<InputDesk>> {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Desks for InputShelf {
    fn desk(&self, number: usize) -> Arc<dyn Desk> {
        let nothing = || Arc::new(InputDesk::new(Input::Path(PathBuf::new()), self.options.clone()));
        self.all().get(number).cloned().unwrap_or_else(nothing)
    }
}
