//! Many short lists in one, one after the other: a sentence's words, a unit's. Knows nothing of what they list.

use std::ops::Range;

/// Lists by their number. They take no room but for what they hold and one number each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lists<T> {
    items: Vec<T>,
    /// By list: one past its last item.
    ends: Vec<u32>,
}

impl<T> Lists<T> {
    /// Adds a list at the end.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The items of a list; none where there is no such list.
    pub(super) fn of(&self, list: usize) -> &[T] {
        self.all_of(list..list + 1)
    }

    /// The items of several lists in a row, as far as there are such lists.
    pub(super) fn all_of(&self, lists: Range<usize>) -> &[T] {
        let end = |lists: usize| match lists.min(self.ends.len()).checked_sub(1) {
            Some(last) => self.ends.get(last).map_or(0, |end| *end as usize),
            None => 0,
        };
        self.items.get(end(lists.start)..end(lists.end)).unwrap_or_default()
    }

    /// The lists in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|list| self.of(list))
    }

    /// Gives back the room that no list will need.
    pub(super) fn shrink(&mut self) {
        self.items.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut new = Self::default();
        lists.into_iter().for_each(|list| new.push(list));
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_by_their_numbers() {
        let lists: Lists<u8> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[1, 2][..], &[], &[3]]);
        assert_eq!((lists.len(), lists.of(1), lists.of(2), lists.of(3)), (3, &[][..], &[3][..], &[][..]));
        assert_eq!(
            (lists.all_of(0..3), lists.all_of(1..9), lists.all_of(0..0)),
            (&[1, 2, 3][..], &[3][..], &[][..])
        );
        assert!(Lists::<u8>::default().all_of(0..2).is_empty());
    }
}
