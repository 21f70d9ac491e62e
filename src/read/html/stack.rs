//! The elements of a page that are open, followed as a parser follows them: what a tag closes by itself, and how far an
//! end tag reaches. Which tags are written is not known here.

use super::element::Element;
use crate::tally::visit;

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    element: Element,
    /// Whether it still counts: `</form>` and `</a>` close an element without those inside it.
    live: bool,
    /// Whether its tag was kept.
    kept: bool,
}

/// The elements that are open.
#[derive(Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    live: usize,
    /// By element: the places in `open` where it is.
    places: Vec<Vec<usize>>,
    /// The places of elements that an inline end tag does not reach across.
    special: Vec<usize>,
    /// Of these the places of those that `<li>` does not look past either.
    strong: Vec<usize>,
}

impl Stack {
    pub(super) fn new() -> Self {
        Self { places: vec![Vec::new(); Element::COUNT], ..Self::default() }
    }

    /// Whether an element may begin here: rows and cells only in a table, and no form in a form.
    pub(super) fn takes(&self, element: Element) -> bool {
        match element {
            Element::Form => self.last(Element::Form).is_none(),
            _ => !element.is_part_of_table() || self.last(Element::Table).is_some(),
        }
    }

    /// Opens an element. Whether its tag is to be kept: where fewer than `most` are open.
    pub(super) fn open(&mut self, element: Element, most: usize) -> bool {
        self.close_before(element);
        let kept = self.live < most;
        let place = self.open.len();
        self.open.push(Open { element, live: true, kept });
        self.live += 1;
        if let Some(places) = self.places.get_mut(element as usize) {
            places.push(place);
        }
        if element.is_special() {
            self.special.push(place);
            if !element.is_weak() {
                self.strong.push(place);
            }
        }
        kept
    }

    /// Closes the element that an end tag reaches: which one, and whether its tag was kept.
    pub(super) fn close(&mut self, element: Element) -> Option<(Element, bool)> {
        use Element::{A, Button, Form, H1, H2, H3, H4, H5, H6, Li, Ol, P, Span, Table, Ul};
        let place = match element {
            A | Form => {
                let place = self.in_scope(&[element], &[])?;
                return Some((element, self.close_alone(place)));
            }
            Span => self.last(Span).filter(|place| self.special.last().is_none_or(|wall| wall < place)),
            P => self.in_scope(&[P], &[Button]),
            Li => self.in_scope(&[Li], &[Ol, Ul]),
            H1 | H2 | H3 | H4 | H5 | H6 => self.in_scope(&[H1, H2, H3, H4, H5, H6], &[]),
            _ if element == Table || element.is_part_of_table() => {
                self.last(element).filter(|place| Some(*place) >= self.last(Table))
            }
            _ => self.in_scope(&[element], &[]),
        }?;
        let closed = self.open.get(place).map(|open| (open.element, open.kept));
        self.truncate(place);
        closed
    }

    fn last(&self, element: Element) -> Option<usize> {
        self.places.get(element as usize).and_then(|places| places.last()).copied()
    }

    fn top(&self, elements: &[Element]) -> Option<usize> {
        elements.iter().filter_map(|element| self.last(*element)).max()
    }

    /// The place of the last of `elements` that no scope between hides.
    fn in_scope(&self, elements: &[Element], walls: &[Element]) -> Option<usize> {
        use Element::{Caption, Table, Td, Th};
        let place = self.top(elements)?;
        let wall = self.top(&[Table, Td, Th, Caption]).max(self.top(walls));
        (wall.is_none_or(|wall| wall <= place)).then_some(place)
    }

    fn truncate(&mut self, to: usize) {
        while self.open.len() > to || self.open.last().is_some_and(|open| !open.live) {
            visit("elements closed", 1);
            let Some(open) = self.open.pop() else { return };
            let place = self.open.len();
            if open.live {
                self.forget(open.element);
            }
            for list in [&mut self.special, &mut self.strong] {
                if list.last() == Some(&place) {
                    list.pop();
                }
            }
        }
    }

    fn forget(&mut self, element: Element) {
        self.live -= 1;
        if let Some(places) = self.places.get_mut(element as usize) {
            places.pop();
        }
    }

    /// Closes the element at a place, the last of its kind, but none inside it. Whether its tag was kept.
    fn close_alone(&mut self, place: usize) -> bool {
        let Some(open) = self.open.get_mut(place).filter(|open| open.live) else { return false };
        open.live = false;
        let (element, kept) = (open.element, open.kept);
        self.forget(element);
        self.truncate(self.open.len());
        kept
    }

    /// Closes the paragraph that a block closes, if one is open.
    pub(super) fn close_paragraph(&mut self) {
        if let Some(place) = self.in_scope(&[Element::P], &[Element::Button]) {
            self.truncate(place);
        }
    }

    /// Closes what a start tag closes by itself.
    fn close_before(&mut self, element: Element) {
        use Element::{
            A, Button, Caption, Dd, Dt, Form, H1, H2, H3, H4, H5, H6, Li, Table, Tbody, Td, Tfoot, Th, Thead,
            Tr,
        };
        match element {
            A => {
                if let Some(place) = self.in_scope(&[A], &[]) {
                    self.close_alone(place);
                }
            }
            Li | Dd | Dt => {
                let pair = if element == Li { [Li, Li] } else { [Dd, Dt] };
                if let Some(place) = self.top(&pair).filter(|place| Some(place) == self.strong.last()) {
                    self.truncate(place);
                }
                self.close_paragraph();
            }
            H1 | H2 | H3 | H4 | H5 | H6 => {
                self.close_paragraph();
                if self.open.last().is_some_and(|open| open.element.is_heading()) {
                    self.truncate(self.open.len() - 1);
                }
            }
            Button => {
                if let Some(place) = self.in_scope(&[Button], &[]) {
                    self.truncate(place);
                }
            }
            Td | Th => self.close_in_table(&[Td, Th, Caption]),
            Tr => self.close_in_table(&[Tr, Td, Th, Caption]),
            Tbody | Thead | Tfoot | Caption => {
                self.close_in_table(&[Tbody, Thead, Tfoot, Tr, Td, Th, Caption]);
            }
            Table => {
                let table = self.last(Table);
                if table.is_some() && self.top(&[Td, Th, Caption]) < table {
                    self.truncate(table.unwrap_or(0));
                }
                self.close_paragraph();
            }
            Form => self.close_paragraph(),
            _ if element.closes_paragraph() => self.close_paragraph(),
            _ => {}
        }
    }

    /// Closes the outermost of `elements` inside the innermost table.
    fn close_in_table(&mut self, elements: &[Element]) {
        let table = self.last(Element::Table);
        let outermost = |element: &Element| {
            let places = self.places.get(*element as usize)?;
            places.get(places.partition_point(|place| Some(*place) < table)).copied()
        };
        if let Some(place) = elements.iter().filter_map(outermost).min() {
            self.truncate(place);
        }
    }
}
