//! Where a sentence stands: in the article, and in its paragraph. Nothing here has been read of what it says.

use crate::article::Article;
use crate::segment::letter::is_alphanumeric;

/// How many features a place has.
pub(super) const COUNT: usize = 20;

/// Their names, in the order of [`places`].
pub(super) const NAMES: [&str; COUNT] = [
    "opening",
    "among the first",
    "closing",
    "place",
    "in the first third",
    "in the last tenth",
    "first paragraph",
    "second paragraph",
    "last paragraph",
    "last paragraph but one",
    "paragraph start",
    "paragraph end",
    "paragraph of its own",
    "start of a middle paragraph",
    "end of a middle paragraph",
    "start of the first paragraph",
    "end of the first paragraph",
    "end of the second paragraph",
    "place in paragraph",
    "paragraph length",
];

/// Where each sentence stands, features by sentence. A text of one paragraph has no features of paragraphs.
pub(super) fn places(article: &Article) -> Vec<[f64; COUNT]> {
    let sentences = article.sentences();
    let n = sentences.len();
    let prose: Vec<usize> =
        (0..article.blocks().len()).filter(|i| !article.blocks()[*i].sentences.is_empty()).collect();
    let several = prose.len() > 1;
    let letters: Vec<f64> = sentences.iter().map(|s| letters(article.slice(s.span))).collect();
    let all = letters.iter().sum::<f64>().max(1.0);
    let mut told = 0.0;
    let mut places = Vec::with_capacity(n);
    for (place, &block) in prose.iter().enumerate() {
        let range = article.blocks()[block].sentences.clone();
        let from_end = prose.len() - 1 - place;
        let (first_paragraph, last_paragraph) = (several && place == 0, several && from_end == 0);
        let middle = place > 0 && from_end > 0;
        for index in range.clone() {
            told += letters[index];
            let (starts, ends) = (index == range.start, index + 1 == range.end);
            let long = range.len() > 1;
            places.push([
                opening(index, n),
                1.0 / (1 + index) as f64,
                closing(index, n),
                index as f64 / n.saturating_sub(1).max(1) as f64,
                flag(told < all * 0.35),
                flag(told > all * 0.9),
                flag(first_paragraph),
                flag(place == 1 && prose.len() > 2),
                flag(last_paragraph),
                flag(from_end == 1 && prose.len() > 2),
                flag(starts && long),
                flag(ends && long),
                flag(!long && several),
                flag(starts && middle),
                flag(ends && long && middle),
                flag(starts && first_paragraph),
                flag(ends && first_paragraph),
                flag(ends && place == 1),
                (index - range.start) as f64 / range.len().saturating_sub(1).max(1) as f64,
                range.len().min(12) as f64 / 12.0,
            ]);
        }
    }
    places
}

/// Something that holds or not, as a feature: 1 or 0.
pub(super) fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// How many letters and digits a text has.
fn letters(text: &str) -> f64 {
    text.chars().filter(|c| is_alphanumeric(*c)).count() as f64
}

/// 1 at the first sentence, falling to 0 over the first fifth of the article (and three sentences).
fn opening(index: usize, n: usize) -> f64 {
    (1.0 - index as f64 / (n as f64 * 0.2 + 3.0)).max(0.0)
}

/// 1 at the last sentence, falling to 0 over the last tenth of the article (and two sentences).
fn closing(index: usize, n: usize) -> f64 {
    (1.0 - (n - 1 - index) as f64 / (n as f64 * 0.1 + 2.0)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::column;

    /// One feature of each sentence.
    #[track_caller]
    fn check(text: &str, name: &str, expected: &[f64]) {
        assert_eq!(column(text, &NAMES, name, places), expected, "{name}: {text}");
    }

    const TEXT: &str = "渡船停在岸边不走。岸边的人都在等天气。\n\n天气等了三天也没有来，人都走了。\n\n\
                        船还停在那里。人却不再来了。船家只好把船卖掉。\n\n后来有了桥。桥上没有船家。\n";

    #[test]
    fn places_are_told_by_paragraph() {
        check(TEXT, "end of the first paragraph", &[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        check(TEXT, "paragraph of its own", &[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        check(TEXT, "start of a middle paragraph", &[0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
        check(TEXT, "place in paragraph", &[0.0, 1.0, 0.0, 0.0, 0.5, 1.0, 0.0, 1.0]);
        check(TEXT, "last paragraph", &[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn one_paragraph_has_no_places_of_paragraphs() {
        check("渡船停在岸边不走。岸边的人都在等天气。天气没有来。", "first paragraph", &[0.0, 0.0, 0.0]);
    }

    #[test]
    fn the_ends_of_the_article_fade_inwards() {
        assert_eq!((opening(0, 10), closing(9, 10)), (1.0, 1.0));
        assert!(opening(1, 10) > opening(2, 10) && closing(8, 10) > closing(7, 10));
        assert_eq!((opening(9, 10), closing(0, 10)), (0.0, 0.0));
    }
}
