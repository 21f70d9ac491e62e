//! The places that the person has leapt away from, to go back to and forward again.

/// The most places that are remembered.
const MOST: usize = 200;

/// Bytes of the article, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Jumps {
    behind: Vec<usize>,
    ahead: Vec<usize>,
}

impl Jumps {
    /// The person leaps away from a place. Where they had gone back to it, there is nothing ahead any more.
    pub(crate) fn leave(&mut self, here: usize) {
        self.ahead.clear();
        if self.behind.last() != Some(&here) {
            self.behind.push(here);
        }
        if self.behind.len() > MOST {
            self.behind.remove(0);
        }
    }

    /// The place before this one, if there is one.
    pub(crate) fn back(&mut self, here: usize) -> Option<usize> {
        let place = self.behind.pop()?;
        self.ahead.push(here);
        Some(place)
    }

    /// The place that the person went back from, if they did.
    pub(crate) fn forward(&mut self, here: usize) -> Option<usize> {
        let place = self.ahead.pop()?;
        self.behind.push(here);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_lead_through_the_same_places() {
        let mut jumps = Jumps::default();
        jumps.leave(10);
        jumps.leave(20);
        assert_eq!(jumps.back(30), Some(20));
        assert_eq!(jumps.back(20), Some(10));
        assert_eq!(jumps.back(10), None);
        assert_eq!(jumps.forward(10), Some(20));
        assert_eq!(jumps.forward(20), Some(30));
        assert_eq!(jumps.forward(30), None);
    }

    #[test]
    fn a_leap_from_the_past_begins_anew() {
        let mut jumps = Jumps::default();
        jumps.leave(10);
        jumps.leave(20);
        jumps.back(30);
        jumps.leave(20);
        assert_eq!((jumps.forward(40), jumps.back(40)), (None, Some(20)));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut jumps = Jumps::default();
        (0..MOST + 5).for_each(|here| jumps.leave(here));
        assert_eq!((jumps.behind.len(), jumps.behind.first()), (MOST, Some(&5)));
    }
}
