//! A list above the footer that one thing is chosen from: where it stands and which of its rows show. Knows nothing of what
//! is listed.

use crate::tui::action::Command;
use ratatui::layout::Rect;

/// So many things, and which of them is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub count: usize,
    pub marked: usize,
}

impl Choice {
    /// Where the list stands above the footer of a screen (columns, rows): a line with its name and a row for each, as many
    /// as there is room for with a row of the text left above them.
    pub(crate) fn area(&self, screen: (u16, u16)) -> Rect {
        let wanted = u16::try_from(self.count).unwrap_or(u16::MAX).saturating_add(1);
        let height = wanted.min(screen.1.saturating_sub(3));
        Rect { x: 0, y: screen.1.saturating_sub(1 + height), width: screen.0, height }
    }

    /// The first that shows where there is room for `rows`: the marked one is among them.
    pub(crate) fn top(&self, rows: usize) -> usize {
        (self.marked + 1).saturating_sub(rows)
    }

    /// The one on a row of the screen.
    pub(crate) fn at(&self, screen: (u16, u16), row: u16) -> Option<usize> {
        self.at_in(self.area(screen), row)
    }

    /// The one on a row of the screen, where the list stands in an area of its own, below a line with its name.
    pub(crate) fn at_in(&self, area: Rect, row: u16) -> Option<usize> {
        let rows = usize::from(area.height.saturating_sub(1));
        let index = usize::from(row.checked_sub(area.y + 1)?);
        (index < rows).then(|| self.top(rows) + index).filter(|index| *index < self.count)
    }

    /// The one that is marked after a command that moves through a list; the same after any other.
    pub(crate) fn moved(&self, command: Command, count: isize) -> usize {
        match command {
            Command::Down => self.step(count),
            Command::Up => self.step(-count),
            Command::First => 0,
            Command::Last => self.step(isize::MAX),
            _ => self.marked,
        }
    }

    /// The one that is so many steps from the marked one, as far as they go.
    pub(crate) fn step(&self, by: isize) -> usize {
        self.marked.saturating_add_signed(by).min(self.count.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_lead_to_what_they_show() {
        let few = Choice { count: 2, marked: 0 };
        assert_eq!(few.area((80, 24)), Rect::new(0, 20, 80, 3));
        assert_eq!(
            [19, 20, 21, 22, 23].map(|row| few.at((80, 24), row)),
            [None, None, Some(0), Some(1), None]
        );
        let many = Choice { count: 99, marked: 40 };
        assert_eq!(many.area((80, 24)), Rect::new(0, 2, 80, 21));
        assert_eq!((many.at((80, 24), 3), many.at((80, 24), 22)), (Some(21), Some(40)));
        assert_eq!([-99, -1, 1, 99].map(|by| many.step(by)), [0, 39, 41, 98]);
        let none = Choice { count: 0, marked: 0 };
        assert_eq!((none.at((9, 2), 1), none.step(1), none.area((0, 0)).height), (None, 0, 0));
    }
}
