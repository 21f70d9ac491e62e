//! Two readers of one article: what each has done to marks and highlights since both knew the same is kept.

use super::{Memory, Note};
use std::collections::BTreeMap;

pub(super) fn merged(mine: Memory, base: &Memory, disk: &Memory) -> Memory {
    let marks = joined(mine.marks.clone(), &base.marks, &disk.marks);
    let by_quote = |memory: &Memory| -> BTreeMap<_, _> {
        memory
            .highlights
            .iter()
            .map(|note| ((note.quote.at, note.quote.words.clone()), note.note.clone()))
            .collect()
    };
    let notes = joined(by_quote(&mine), &by_quote(base), &by_quote(disk));
    let note = |((at, words), note)| Note { quote: super::Quote { words, at }, note };
    Memory { marks, highlights: notes.into_iter().map(note).collect(), ..mine }
}

/// A key's value: mine, where I have changed it since the base, or taken it away; else what is on the disk.
fn joined<K: Ord + Clone, V: PartialEq + Clone>(
    mine: BTreeMap<K, V>,
    base: &BTreeMap<K, V>,
    disk: &BTreeMap<K, V>,
) -> BTreeMap<K, V> {
    let keys: std::collections::BTreeSet<&K> = mine.keys().chain(disk.keys()).collect();
    let value = |key: &K| {
        let (mine, base, disk) = (mine.get(key), base.get(key), disk.get(key));
        if mine == base { disk } else { mine }.cloned()
    };
    keys.into_iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Quote;
    use super::*;
    use crate::clean::Clean;

    fn memory(highlights: &[(&str, &str)], marks: &str) -> Memory {
        let note = |(words, note): &(&str, &str)| Note {
            // Where a sentence stands does not change between two readers of one text.
            quote: Quote { words: (*words).to_owned(), at: words.len() * 100 },
            note: Clean::new(note),
        };
        Memory {
            highlights: highlights.iter().map(note).collect(),
            marks: marks.chars().map(|c| (c, Quote { words: c.to_string(), at: 0 })).collect(),
            ..Memory::default()
        }
    }

    #[track_caller]
    fn check(mine: Memory, base: Memory, disk: Memory, expected: Memory) {
        assert_eq!(mine.merged(&base, &disk), expected);
    }

    #[test]
    fn what_either_has_added_is_there() {
        check(
            memory(&[("a", ""), ("bb", "mine")], "x"),
            memory(&[("a", "")], ""),
            memory(&[("a", ""), ("ccc", "theirs")], "y"),
            memory(&[("a", ""), ("bb", "mine"), ("ccc", "theirs")], "xy"),
        );
    }

    #[test]
    fn what_either_has_taken_away_is_gone() {
        check(
            memory(&[("bb", "")], "x"),
            memory(&[("a", ""), ("bb", "")], "xy"),
            memory(&[("a", "")], "y"),
            memory(&[], ""),
        );
    }

    #[test]
    fn of_two_notes_to_one_sentence_mine_stays() {
        check(
            memory(&[("a", "mine")], ""),
            memory(&[("a", "")], ""),
            memory(&[("a", "theirs")], ""),
            memory(&[("a", "mine")], ""),
        );
        check(
            memory(&[("a", "old")], ""),
            memory(&[("a", "old")], ""),
            memory(&[("a", "theirs")], ""),
            memory(&[("a", "theirs")], ""),
        );
    }

    #[test]
    fn what_is_not_a_list_is_mine() {
        let mine = Memory { closed: vec![1], ..Memory::default() };
        check(mine.clone(), Memory::default(), Memory { closed: vec![2], ..Memory::default() }, mine);
    }
}
