//! A text in which many words are looked for: a glance at its signature rules most of them out. Knows no words.

/// A text, and which runs of three and of six bytes it holds, as far as a bit for each hash can say.
pub(crate) struct Searched<'a> {
    text: &'a str,
    threes: [u64; WORDS],
    sixes: [u64; WORDS],
}

/// The size of a signature, in words of 64 bits: a sentence of usual length sets a bit in twenty.
const WORDS: usize = 64;

impl<'a> Searched<'a> {
    /// Reads the text once.
    pub(crate) fn new(text: &'a str) -> Self {
        let (mut threes, mut sixes) = ([0; WORDS], [0; WORDS]);
        let mut run = 0;
        for byte in text.bytes() {
            // The runs that begin before the text set a bit too many, which does no harm.
            run = run << 8 | u64::from(byte);
            set(&mut threes, run & 0xFF_FFFF);
            set(&mut sixes, run & 0xFFFF_FFFF_FFFF);
        }
        Self { text, threes, sixes }
    }

    /// Whether the text holds a word.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.may_have(word) && self.text.contains(word)
    }

    /// Whether the text holds any of these words.
    pub(crate) fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    /// False only where the text does not hold the word.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        match *word.as_bytes() {
            [a, b, c, d, e, f, ..] => is_set(&self.sixes, u64::from_be_bytes([0, 0, a, b, c, d, e, f])),
            [a, b, c, ..] => is_set(&self.threes, u64::from_be_bytes([0, 0, 0, 0, 0, a, b, c])),
            _ => true,
        }
    }

    /// The text itself.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }
}

/// The word of a signature in which a run has its bit, and the bit.
fn place(run: u64) -> (usize, u64) {
    let hash = run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
    ((hash >> 6) as usize % WORDS, 1 << (hash & 63))
}

fn set(signature: &mut [u64; WORDS], run: u64) {
    let (word, bit) = place(run);
    signature[word] |= bit;
}

fn is_set(signature: &[u64; WORDS], run: u64) -> bool {
    let (word, bit) = place(run);
    signature[word] & bit != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_found_and_nothing_else() {
        for text in ["说到底，渡口丢的不是客人，而是时刻。", "It is said that 5 % pay.", "愿", "%", ""]
        {
            let searched = Searched::new(text);
            for word in ["说到底", "而是", "时", "愿", "said that", "said", "is", "%", "", "不说", "paid"]
            {
                assert_eq!(searched.has(word), text.contains(word), "{text}: {word}");
            }
        }
    }

    #[test]
    fn most_of_what_does_not_stand_there_is_ruled_out() {
        let searched = Searched::new("说到底，渡口丢的不是客人，而是时刻。");
        let others = ["总之", "由此可见", "据统计", "万元", "在于", "therefore", "overall", "study"];
        assert!(others.iter().filter(|word| searched.may_have(word)).count() < 3);
    }
}
