//! What an article is known again by, also after small changes: sixteen numbers made of its words. Two texts agree in about
//! as large a share of them as they have of their eight-character runs in common (MinHash, Broder 1997; one permutation
//! with bins, Li, Owen and Zhang 2012). Written as 64 hexadecimal digits it is the name of a file, so that the files of a
//! folder need no index that could disagree with them.

use std::fmt;

/// How many numbers.
const BINS: usize = 16;
/// Characters a run. White space does not count: it changes most easily.
const RUN: usize = 8;
/// No more of a text is looked at, in bytes: some ten thousand characters are enough to know it again, and a book costs no
/// more than a chapter.
const HEAD: usize = 128 << 10;
/// Texts that agree in so many of the sixteen numbers are one article, changed. So half of the runs are in common; articles
/// of one site on one subject share less than a tenth.
const SAME: usize = 8;

/// What an article is known by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u16; BINS]);

impl Fingerprint {
    /// Of a text. Takes time linear in the text, up to a bound.
    pub fn of(text: &str) -> Self {
        let mut head = text.len().min(HEAD);
        while !text.is_char_boundary(head) {
            head -= 1;
        }
        let mut least = [u64::MAX; BINS];
        let mut run = [0u64; RUN];
        // A rolling polynomial: what leaves the run is taken back with the power that it has come to.
        let power = (0..RUN).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let mut rolled = 0u64;
        let words = text.get(..head).unwrap_or("").chars().filter(|c| !c.is_whitespace());
        let mut count = 0;
        for c in words {
            let slot = count % RUN;
            let c = u64::from(u32::from(c)) + 1;
            rolled = rolled.wrapping_mul(BASE).wrapping_add(c).wrapping_sub(run[slot].wrapping_mul(power));
            run[slot] = c;
            count += 1;
            if count >= RUN {
                let hash = mixed(rolled);
                let bin = (hash % BINS as u64) as usize;
                least[bin] = least[bin].min(hash);
            }
        }
        if count < RUN {
            least = [mixed(rolled); BINS];
        }
        // A bin that nothing fell into borrows from the next that is filled, round the end.
        let filled =
            |bin: usize| (0..BINS).map(|away| least[(bin + away) % BINS]).find(|hash| *hash != u64::MAX);
        let number = |bin: usize| mixed(filled(bin).unwrap_or(u64::MAX) ^ bin as u64) as u16;
        Self(std::array::from_fn(number))
    }

    /// In how many numbers two agree.
    fn agreement(self, other: Self) -> usize {
        self.0.iter().zip(other.0).filter(|(a, b)| **a == *b).count()
    }

    /// Which of several is the same article: the one that agrees most, the first of equals; nothing where none agrees enough.
    pub fn nearest(self, others: impl IntoIterator<Item = Self>) -> Option<Self> {
        let near =
            others.into_iter().map(|other| (self.agreement(other), other)).filter(|(same, _)| *same >= SAME);
        near.max_by_key(|(same, other)| (*same, std::cmp::Reverse(*other))).map(|(_, other)| other)
    }

    /// What a file's name says, if it is one.
    pub fn named(name: &str) -> Option<Self> {
        if name.len() != BINS * 4 || !name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let number = |bin: usize| u16::from_str_radix(name.get(bin * 4..bin * 4 + 4)?, 16).ok();
        let mut numbers = [0; BINS];
        for (bin, place) in numbers.iter_mut().enumerate() {
            *place = number(bin)?;
        }
        Some(Self(numbers))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|number| write!(f, "{number:04x}"))
    }
}

/// An odd multiplier without pattern (the fraction of the golden ratio in 64 bits).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit that comes in turns half of those that go out. A
/// hash of the standard library may differ from one version to the next, and these names stay on the disk.
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn article(sentences: usize, seed: usize) -> String {
        (0..sentences)
            .map(|n| {
                format!(
                    "第{}段说的是{}号河岸的书店，它在{}年没有关门。",
                    n * 7 + seed,
                    n * n + seed,
                    1900 + n
                )
            })
            .collect()
    }

    #[test]
    fn an_article_with_a_changed_paragraph_is_the_same() {
        let text = article(40, 1);
        let changed =
            text.replacen("第8段", "另外，编者补了一段从前没有的话：", 1) + "（全文完，编辑：某某）";
        let (before, after) = (Fingerprint::of(&text), Fingerprint::of(&changed));
        assert_ne!(before, after);
        assert_eq!(after.nearest([Fingerprint::of("别的文章，说的是别的事。"), before]), Some(before));
    }

    #[test]
    fn another_article_is_another() {
        let others: Vec<_> = ["河水涨了三次，桥没有修。", "", "a", "The shop sells time, not books."]
            .map(Fingerprint::of)
            .to_vec();
        for (index, one) in others.iter().enumerate() {
            let rest = others.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, other)| *other);
            assert_eq!(one.nearest(rest), None);
        }
    }

    #[test]
    fn white_space_says_nothing() {
        assert_eq!(
            Fingerprint::of("河水 涨了三次，\n桥没有修。"),
            Fingerprint::of("河水涨了三次，桥没有修。")
        );
    }

    #[test]
    fn the_numbers_are_for_ever() {
        // The names of files on people's disks: a change here loses their notes.
        let name = "3683312c06433ed20209023f367100fa517535c6a368b06d415482ac8c948e51";
        assert_eq!(Fingerprint::of("河水涨了三次，桥却没有修。").to_string(), name);
    }

    #[test]
    fn the_nearest_does_not_hang_on_the_order() {
        let text = article(60, 3);
        let near = Fingerprint::of(&text.replacen("第3段", "第二百段", 1));
        let far = Fingerprint::of(&text[..text.len() * 3 / 4 / 3 * 3]);
        let this = Fingerprint::of(&text);
        assert_eq!((this.nearest([near, far]), this.nearest([far, near])), (Some(near), Some(near)));
    }

    proptest! {
        #[test]
        fn a_name_reads_back(text in "\\PC{0,40}") {
            let print = Fingerprint::of(&text);
            prop_assert_eq!(Fingerprint::named(&print.to_string()), Some(print));
        }

        #[test]
        fn no_name_of_a_file_is_too_odd(name in "\\PC{0,70}") {
            let _ = Fingerprint::named(&name);
        }
    }
}
