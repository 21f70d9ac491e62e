//! Where the close of an article begins: how probable each beginning is, and which is taken. What the sentences of a close
//! say is not read here, only how much of the article it would be and where it would be parted from the rest.

use crate::article::Article;
use crate::digest::place::flag;
use crate::digest::weights::CLOSE;

/// How many features a beginning has.
pub(super) const COUNT: usize = 6;

/// Their names, in the order of [`beginnings`].
pub(super) const NAMES: [&str; COUNT] = [
    "begins a paragraph",
    "share of the text",
    "logarithm of its sentences",
    "is the last sentence",
    "before a last paragraph of less than 6 %",
    "before a last paragraph of less than a tenth",
];

/// A sentence is of the close where it is so probable that the close began at it or before. Set by hand on the essays that
/// the weights are fitted on: for the best F1 it lies a little below a half, and from .40 to .48 all are as good.
const PROBABLE: f64 = 0.44;

/// For each sentence what it would be as the beginning of the close, that is, of all from it to the end. Linear in the
/// length of the text.
pub(super) fn beginnings(article: &Article) -> Vec<[f64; COUNT]> {
    let sentences = article.sentences();
    let n = sentences.len();
    let lengths: Vec<f64> =
        sentences.iter().map(|s| article.slice(s.span).trim().chars().count() as f64).collect();
    let all = lengths.iter().sum::<f64>().max(1.0);
    let block = |index: usize| sentences.get(index).map(|s| s.block);
    let starts = |index: usize| index == 0 || block(index - 1) != block(index);
    // Where the last paragraph begins, and the one before it.
    let mut paragraphs = (0..n).rev().filter(|index| starts(*index));
    let last = paragraphs.next().unwrap_or(0);
    let before = paragraphs.next().unwrap_or(last);
    let ends = lengths.iter().skip(last).sum::<f64>() / all;
    let mut rest = 0.0;
    let mut found = vec![[0.0; COUNT]; n];
    for (index, own) in found.iter_mut().enumerate().rev() {
        rest += lengths[index];
        let last_but_one = (before..last).contains(&index);
        *own = [
            flag(starts(index)),
            rest / all,
            ((n - index) as f64).ln(),
            flag(index + 1 == n),
            flag(last_but_one && ends < 0.06),
            flag(last_but_one && ends < 0.1),
        ];
    }
    found
}

/// What a beginning says for itself, as the logarithm of the odds; what the sentences say is to be added.
pub(super) fn odds(beginning: &[f64; COUNT]) -> f64 {
    beginning.iter().zip(&CLOSE).map(|(value, weight)| value * weight).sum::<f64>() + CLOSE[COUNT]
}

/// Where the close begins, if there is one: each sentence has the odds that it begins there, as a logarithm, and that there
/// is none has 0.
pub(super) fn begins(odds: &[f64]) -> Option<usize> {
    let most = odds.iter().copied().fold(0.0, f64::max);
    let all: f64 = odds.iter().map(|o| (o - most).exp()).sum::<f64>() + (-most).exp();
    let mut sum = 0.0;
    odds.iter().position(|o| {
        sum += (o - most).exp();
        sum >= PROBABLE * all
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::column;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &[f64]) {
        assert_eq!(column(text, &NAMES, name, beginnings), expected, "{name}: {text}");
    }

    const TEXT: &str =
        "渡船停在岸边不走了。岸边的人在等天气呢。\n\n后来这里有了一座桥。桥上没有船家的事了。\n\n都散。\n";

    #[test]
    fn a_beginning_is_read_by_what_follows() {
        check(TEXT, NAMES[0], &[1.0, 0.0, 1.0, 0.0, 1.0]);
        check(TEXT, NAMES[2], &[5.0_f64.ln(), 4.0_f64.ln(), 3.0_f64.ln(), 2.0_f64.ln(), 0.0]);
        check(TEXT, NAMES[3], &[0.0, 0.0, 0.0, 0.0, 1.0]);
        check(TEXT, NAMES[4], &[0.0; 5]);
        check(TEXT, NAMES[5], &[0.0, 0.0, 1.0, 1.0, 0.0]);
        check("渡船停在岸边。\n", NAMES[1], &[1.0]);
    }

    #[test]
    fn the_likeliest_beginnings_are_added_up_from_the_front() {
        for (odds, expected) in [
            (&[][..], None),
            (&[-3.0, -2.0], None),
            (&[-3.0, 4.0, -1.0], Some(1)),
            // Neither is likely alone; that the close has begun by the second is.
            (&[2.0, 2.1, 1.9], Some(1)),
            (&[f64::NEG_INFINITY, 900.0], Some(1)),
            (&[f64::NEG_INFINITY; 3], None),
        ] {
            assert_eq!(begins(odds), expected, "{odds:?}");
        }
    }
}
