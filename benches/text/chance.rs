//! Numbers that look like chance and are the same on every machine. What is chosen by them is not known here.

/// A row of numbers, all of it decided by where it begins: splitmix64, by Sebastiano Vigna, in the public domain.
pub struct Chance(u64);

impl Chance {
    /// The row that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `bound`, each as likely as the next.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A whole number of a range with both its ends.
    pub fn within(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `all`, each as likely as the next.
    pub fn one<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A place below `bound`: early ones more often, as words of a language are spread (Zipf), but for the
    /// first few, which are alike: no thing is named in every other sentence. A longer text goes on bringing new words, ever fewer.
    pub fn rank(&mut self, bound: usize) -> usize {
        // A doubling is chosen, and a place within it: whole numbers only, so that no machine rounds otherwise.
        let doublings = (bound.ilog2() as usize).saturating_sub(2).max(1);
        let base = 8 << self.below(doublings);
        (base - 8 + self.below(base)) % bound
    }
}
