//! What a sentence's words have in common with the rest of the article. Words are numbers here; nothing is known of
//! places.

use crate::article::Article;
use crate::digest::terms::{Terms, shared};
use crate::segment::joint::is_wide;
use crate::segment::letter::{is_alphabetic, is_alphanumeric};
use crate::threads;

/// How many features there are.
pub(super) const COUNT: usize = 14;

/// Their names, in the order of [`likenesses`].
pub(super) const NAMES: [&str; COUNT] = [
    "length",
    "length against the mean",
    "shortness",
    "length beyond the usual",
    "common words",
    "sum of common words",
    "likeness to all",
    "taken up later",
    "said before",
    "share of the article's words",
    "leading words",
    "word pairs",
    "share of the title",
    "words of the title",
];

/// A sentence of more words than these is a long one. Of 15 to 25 words the one with the best summaries of English reports.
const USUAL: f64 = 18.0;

/// How many words lead the article.
const LEADING: usize = 20;

/// The features of each sentence. One pass forwards and one backwards, and one over the letters: linear in the length of
/// the text. `title` are the title's terms, sorted.
pub(super) fn likenesses(article: &Article, terms: &Terms, title: &[u32]) -> Vec<[f64; COUNT]> {
    let n = article.sentences().len();
    let tokens =
        threads::map(article.sentences(), article.text().len(), |own| Tokens::of(article.slice(own.span)));
    let mean = (tokens.iter().map(|t| t.size).sum::<f64>() / n.max(1) as f64).max(1.0);
    let logs: Vec<f64> = terms.all.iter().map(|t| f64::from(t.count).ln()).collect();
    let common = common_words(terms, &logs);
    let (later, before) = similarities(terms);
    let leading = leading(terms);
    let pairs = Pairs::of(&tokens);
    let all: f64 = terms.all.iter().map(|t| f64::from(t.count)).sum::<f64>().max(1.0);
    (0..n)
        .map(|index| {
            let own = terms.by_sentence.of(index);
            let size = tokens[index].size;
            let weight: f64 = own.iter().map(|(id, _)| f64::from(terms.all[*id as usize].count)).sum();
            let held = shared(own, title.iter().copied()) as f64;
            [
                size.min(40.0) / 40.0,
                ((size + 1.0) / (mean + 1.0)).ln(),
                (1.0 - size / 8.0).max(0.0),
                (size / USUAL - 1.0).clamp(0.0, 3.0),
                common[index],
                own.iter().map(|(id, _)| logs[*id as usize]).sum::<f64>() / 15.0,
                (later[index] + before[index]) / (n.max(1) as f64).sqrt(),
                later[index] / ((n - index) as f64).sqrt(),
                before[index] / ((index + 1) as f64).sqrt(),
                weight / all * 5.0,
                own.iter().map(|(id, _)| leading[*id as usize]).sum::<f64>() / 3.0,
                pairs.mean(&tokens[index]),
                if title.is_empty() { 0.0 } else { held / title.len() as f64 },
                (held / 2.0).min(1.0),
            ]
        })
        .collect()
}

/// Closeness to the log-tf centroid of the article: the mean, over a sentence's terms, of ln(count in the article),
/// damped for very short sentences; scaled so that the most central sentence has 1. `logs` are the logarithms by term.
fn common_words(terms: &Terms, logs: &[f64]) -> Vec<f64> {
    let raw = terms.by_sentence.iter().map(|own| {
        let sum: f64 = own.iter().map(|(id, _)| logs[*id as usize]).sum();
        sum / (own.len() as f64 + 4.0)
    });
    let raw: Vec<f64> = raw.collect();
    let most = raw.iter().copied().fold(0.0, f64::max);
    raw.into_iter().map(|v| if most > 0.0 { v / most } else { 0.0 }).collect()
}

/// Each sentence's cosine similarities with the sentences after it, summed, and with those before it. Two passes keep
/// the sum of the unit vectors seen so far.
fn similarities(terms: &Terms) -> (Vec<f64>, Vec<f64>) {
    let n = terms.by_sentence.len();
    let norms: Vec<f64> = terms
        .by_sentence
        .iter()
        .map(|own| own.iter().map(|(_, c)| f64::from(*c).powi(2)).sum::<f64>().sqrt().max(1.0))
        .collect();
    let pass = |order: &mut dyn Iterator<Item = usize>| {
        let mut sum = vec![0.0f64; terms.all.len()];
        let mut values = vec![0.0; n];
        for index in order {
            crate::tally::visit("likeness", terms.by_sentence.of(index).len());
            for (id, count) in terms.by_sentence.of(index) {
                values[index] += sum[*id as usize] * f64::from(*count) / norms[index];
            }
            for (id, count) in terms.by_sentence.of(index) {
                sum[*id as usize] += f64::from(*count) / norms[index];
            }
        }
        values
    };
    (pass(&mut (0..n).rev()), pass(&mut (0..n)))
}

/// By term: what it counts if it is one of the article's leading words, the most frequent ones that are not everyday
/// words of the dictionary: 1 for the first, 1/√2 for the second, and so on.
fn leading(terms: &Terms) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = terms
        .all
        .iter()
        .enumerate()
        .filter(|(_, term)| term.count > 1)
        .map(|(id, term)| (f64::from(term.count) * term.rarity(), id))
        .collect();
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut leading = vec![0.0; terms.all.len()];
    for (rank, (_, id)) in order.into_iter().take(LEADING).enumerate() {
        leading[id] = 1.0 / ((1 + rank) as f64).sqrt();
    }
    leading
}

/// A sentence as Han characters and words of letters, each a number.
struct Tokens {
    ids: Vec<u32>,
    /// Its length in words; a Han character is half of one.
    size: f64,
}

impl Tokens {
    fn of(text: &str) -> Self {
        // A Han character has three bytes.
        let mut tokens = Self { ids: Vec::with_capacity(text.len() / 3), size: 0.0 };
        let mut word = None;
        for c in text.chars() {
            if is_wide(c) && is_alphabetic(c) {
                tokens.end(&mut word);
                tokens.ids.push(mixed(FIRST, c));
                tokens.size += 0.5;
            } else if is_alphanumeric(c) {
                let lower = c.to_lowercase().next().unwrap_or(c);
                word = Some(mixed(word.unwrap_or(FIRST), lower));
            } else {
                tokens.end(&mut word);
            }
        }
        tokens.end(&mut word);
        tokens
    }

    fn end(&mut self, word: &mut Option<u32>) {
        if let Some(id) = word.take() {
            self.ids.push(id);
            self.size += 1.0;
        }
    }
}

/// FNV-1a over characters: the basis, and one step.
const FIRST: u32 = 0x811c_9dc5;

fn mixed(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

/// How often each pair of neighbouring tokens occurs, in a table of bounded size: of a text that is longer than the table
/// two pairs may share a place, which counts both a little higher.
struct Pairs {
    counts: Vec<u16>,
    /// The logarithms of the counts that most pairs have, from 0, which counts as 1.
    logs: [f64; 64],
}

impl Pairs {
    /// The most places of a table, 2 MB of them.
    const MOST: usize = 1 << 20;

    fn of(tokens: &[Tokens]) -> Self {
        let all: usize = tokens.iter().map(|t| t.ids.len()).sum();
        let size = (all * 4).next_power_of_two().clamp(64, Self::MOST);
        let logs = std::array::from_fn(|count| (count.max(1) as f64).ln());
        let mut pairs = Self { counts: vec![0; size], logs };
        for pair in tokens.iter().flat_map(|t| t.ids.windows(2)) {
            let place = pairs.place(pair);
            pairs.counts[place] = pairs.counts[place].saturating_add(1);
        }
        pairs
    }

    fn place(&self, pair: &[u32]) -> usize {
        let hash =
            pair.iter().fold(0u64, |hash, id| (hash ^ u64::from(*id)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        (hash >> 32) as usize & (self.counts.len() - 1)
    }

    /// The mean logarithm of the counts of a sentence's pairs.
    fn mean(&self, tokens: &Tokens) -> f64 {
        let log = |count: u16| match self.logs.get(usize::from(count)) {
            Some(log) => *log,
            None => f64::from(count).ln(),
        };
        let sum: f64 = tokens.ids.windows(2).map(|pair| log(self.counts[self.place(pair)])).sum();
        sum / tokens.ids.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::article;
    use crate::segment::Segmenter;

    /// One feature of each sentence, in hundredths.
    #[track_caller]
    fn check(name: &str, text: &str, expected: &[u32]) {
        let article = article(text);
        let segmenter = Segmenter::for_text(article.text());
        let terms = Terms::of(&article, &segmenter);
        let title = article.blocks().first().filter(|b| b.sentences.is_empty()).map(|b| b.span);
        let title = title.map(|span| terms.known(&article, &segmenter, span)).unwrap_or_default();
        let feature = NAMES.iter().position(|n| *n == name).expect("a name");
        let all = likenesses(&article, &terms, &title);
        let got: Vec<u32> = all.iter().map(|f| (f[feature] * 100.0).round() as u32).collect();
        assert_eq!(got, expected, "{name}: {text}");
    }

    #[test]
    fn a_sentence_that_says_the_title_again_has_it_as_a_feature() {
        let text = "渡船和旅客\n\n渡船停在岸边,岸边的人都在等一个好天气,等了三天。\n\n没有人。";
        check("share of the title", text, &[100, 0]);
    }

    #[test]
    fn what_is_said_again_is_like_what_says_it() {
        let text = "渡船开了。桥墩裂了。渡船开了。";
        check("taken up later", text, &[58, 0, 0]);
        check("said before", text, &[0, 0, 58]);
        check("word pairs", "The old ferry. A new road. The old ferry.", &[46, 0, 46]);
    }

    #[test]
    fn lengths_count_words_and_half_words() {
        check("length", "渡船停在岸边。The ferry waits here.", &[8, 10]);
        check("shortness", "走了。The ferry waits for all of us in the town.", &[88, 0]);
        let long = format!("{}。{}。", "渡船停在岸边".repeat(3), "渡船停在岸边".repeat(9));
        check("length beyond the usual", &long, &[0, 50]);
    }
}
