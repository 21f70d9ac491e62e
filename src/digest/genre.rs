//! What kind of text an article is: shares of four genres, by a few plain signs. What a genre rewards is not known here.

mod signs;

pub(super) use signs::{SIGNS, is_ended, signs};

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::digest::features::Measured;
use crate::digest::weights;
use signs::argues;

/// A kind of text, as far as it changes where its main sentences stand and how they are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Genre {
    /// A commentary or an essay that argues from its first paragraph to its last.
    Argument,
    /// A long piece in sections, a guide, a story.
    Feature,
    /// A news report: the most important first.
    Report,
    /// Spoken text, written down.
    Speech,
}

/// The genres, in the order of the columns of the table of weights.
pub(super) const GENRES: [Genre; 4] = [Genre::Argument, Genre::Feature, Genre::Report, Genre::Speech];

impl Genre {
    /// What it is called in a language.
    pub fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Genre::Argument => ("议论", "argument"),
            Genre::Feature => ("长文", "feature"),
            Genre::Report => ("报道", "report"),
            Genre::Speech => ("讲话", "speech"),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}

/// How much an article is of each genre, and what spoke most for the first of them.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Genres {
    /// In the order of [`GENRES`]; they add up to 1, or are all 0 where there is nothing to read.
    pub(super) shares: [f64; GENRES.len()],
    reasons: Vec<&'static str>,
    /// Whether there is anything to read that claims nothing: a list, a log, a poem. It is of no genre, and no place in it
    /// means anything.
    pub(super) claims_nothing: bool,
    /// Whether only its layout could be read: the words of its language are not known.
    by_layout: bool,
}

/// The least share that is spoken of.
const COUNTS: f64 = 0.05;

/// The names of all signs, in the order of the table of weights.
pub fn sign_names() -> &'static [&'static str] {
    &SIGNS
}

impl Genres {
    /// What an article's signs say, by a logistic model of the four.
    pub(super) fn of(article: &Article, measured: &Measured) -> Self {
        if article.sentences().is_empty() {
            return Self::default();
        }
        if !argues(article) {
            let shares = [1.0 / GENRES.len() as f64; GENRES.len()];
            return Self { shares, claims_nothing: true, ..Self::default() };
        }
        let signs = signs(article, measured);
        let says = |genre: usize| -> f64 {
            signs.iter().zip(&weights::GENRES).map(|(sign, row)| sign * row[genre]).sum::<f64>()
                + weights::GENRES[SIGNS.len()][genre]
        };
        let logits: [f64; GENRES.len()] = std::array::from_fn(says);
        let shares = softmax(logits);
        let first = largest(&shares);
        // What speaks for the first genre against the mean of the others.
        let mut reasons: Vec<(f64, &'static str)> = (0..SIGNS.len())
            .map(|i| {
                let row = &weights::GENRES[i];
                let others = (row.iter().sum::<f64>() - row[first]) / (GENRES.len() - 1) as f64;
                (signs[i] * (row[first] - others), SIGNS[i])
            })
            .filter(|(worth, _)| *worth > 0.2)
            .collect();
        reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
        Self {
            shares,
            claims_nothing: false,
            by_layout: article.lang() == Lang::Other,
            reasons: reasons.into_iter().take(3).map(|(_, name)| name).collect(),
        }
    }

    /// How much an article is of a genre, 0 to 1.
    pub fn share(&self, genre: Genre) -> f64 {
        self.shares[genre as usize]
    }

    /// The genre with the largest share; none of a text that claims nothing.
    pub fn first(&self) -> Option<Genre> {
        let first = largest(&self.shares);
        (self.shares[first] > 0.0 && !self.claims_nothing).then_some(GENRES[first])
    }

    /// The genres with a share that counts, the largest first.
    pub fn shares(&self) -> Vec<(Genre, f64)> {
        let all = GENRES.into_iter().map(|genre| (genre, self.share(genre)));
        let mut shares: Vec<(Genre, f64)> = all.filter(|(_, share)| *share >= COUNTS).collect();
        shares.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shares
    }

    /// The names of the signs that spoke most for the first genre, the strongest first.
    pub fn reasons(&self) -> &[&'static str] {
        &self.reasons
    }

    /// Whether there is a text that claims nothing, such as a list: it is of no genre.
    pub fn claims_nothing(&self) -> bool {
        self.claims_nothing
    }

    /// Whether it was read by its layout alone, in a language whose words are not known.
    pub fn by_layout(&self) -> bool {
        self.by_layout
    }

    /// What was decided, for a person: `read as argument 91 %, feature 7 % (claims, first person)`.
    pub fn notice(&self) -> Option<Clean> {
        if self.claims_nothing {
            return Some(Clean::new(
                "read as a text that claims nothing, such as a list: no thesis, no points",
            ));
        }
        self.first()?;
        if self.by_layout {
            return Some(Clean::new(
                "read by its layout: what kind of text it is was not judged in its language",
            ));
        }
        let shares = self.shares().into_iter();
        let shares: Vec<String> =
            shares.map(|(genre, share)| format!("{} {:.0} %", genre.name(Lang::En), share * 100.0)).collect();
        let reasons = match self.reasons.is_empty() {
            true => String::new(),
            false => format!(" ({})", self.reasons.join(", ")),
        };
        Some(Clean::new(&format!("read as {}{reasons}", shares.join(", "))))
    }
}

/// Shares that add up to 1, of the logarithms of the odds.
pub fn softmax(logits: [f64; GENRES.len()]) -> [f64; GENRES.len()] {
    let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let all: f64 = logits.iter().map(|l| (l - most).exp()).sum();
    logits.map(|l| (l - most).exp() / all)
}

/// The place of the largest share; of equal ones the first.
fn largest(shares: &[f64; GENRES.len()]) -> usize {
    (0..GENRES.len()).fold(0, |a, b| if shares[b] > shares[a] { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::features::measure;
    use crate::digest::tests::article;
    use crate::segment::Segmenter;

    #[track_caller]
    fn check(text: &str, expected: (bool, Genre)) {
        let article = article(text);
        let measured = measure(&article, &Segmenter::for_text(article.text()));
        let genres = Genres::of(&article, &measured);
        assert_eq!((argues(&article), genres.first()), (expected.0, Some(expected.1)), "{text}: {genres:?}");
        assert!((genres.shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_report_is_dated_and_quotes() {
        check(
            "城东新桥今早六点通车，两岸往来从四十分钟缩短到8分钟，今天首班公交已经开过。\n施工队长说，“最难的是河心的桥墩，前后修了2年。”\n市交通局介绍，原来的渡轮保留到12月底，票价不变。",
            (true, Genre::Report),
        );
        check(
            "The new bridge opened on Monday and cut the way to town by half.\nThe mayor said it had cost \"3 million less than planned\".\nA baker told reporters that the bread would be warm by 7 now.",
            (true, Genre::Report),
        );
    }

    #[test]
    fn an_essay_claims() {
        check(
            "我认为桥不该收费，因为路是大家的。\n收费站一天收的钱，还不够付收费员的工资，这说明收费没有道理。\n我想，真正该算的是大家多花的时间。",
            (true, Genre::Argument),
        );
        check(
            "I believe that bridges should be free, because we all own the roads.\nThe toll hardly pays the toll keeper. Therefore it makes no sense.\nWe should count the time that we lose.",
            (true, Genre::Argument),
        );
    }

    #[test]
    fn spoken_text_has_the_words_of_speech() {
        check(
            "然后呢我们今天讲一下这个桥的事情啊，大家知道的话就是说对吧。\n那个桥呢，我们修了三年了，然后现在还没有修完，对吧。\n所以我想请大家啊，再给我们一点时间吧。",
            (true, Genre::Speech),
        );
    }

    #[test]
    fn a_list_and_a_foreign_text_are_of_no_genre() {
        for (text, expected) in [
            ("要买的东西\n\n鸡蛋 两盒\n牛奶 四瓶\n猫粮 一袋\n", "read as a text that claims nothing"),
            (
                "Rice\n\nTake a cup of rice.\n\n1. Wash the rice until the water is clear.\n2. Boil it for ten minutes in salted water.\n3. Let it rest under a lid for ten more.\n",
                "read as a text that claims nothing",
            ),
            (
                "Die Fähre soll bleiben, denn sie kostet wenig. Eine Brücke wäre viel teurer als sie. Das weiß der Landkreis auch.",
                "read by its layout",
            ),
        ] {
            let article = article(text);
            let genres = Genres::of(&article, &measure(&article, &Segmenter::for_text(article.text())));
            let notice = genres.notice().unwrap_or_default();
            assert!(notice.starts_with(expected), "{text}: {notice}");
        }
    }

    #[test]
    fn a_text_of_two_sentences_is_judged_by_its_end_marks() {
        let first = |text: &str| {
            let article = article(text);
            Genres::of(&article, &measure(&article, &Segmenter::for_text(article.text()))).first()
        };
        for text in [
            "城东新桥5月9日早上6点通车，两岸往来缩短到8分钟。市交通局介绍，原来的渡轮保留到12月底。",
            "OLD TOWN (AP) — The new bridge opened on Monday and cut the way to town by half. The mayor said it had cost 3 million less than planned.",
        ] {
            assert_eq!(first(text), Some(Genre::Report), "{text}");
        }
        let quoted = "> I believe that bridges should be free, because we all own the roads.\n>\n> The toll hardly pays the toll keeper. Therefore it makes no sense.\n>\n> We should count the time that we lose.";
        assert_eq!(first(quoted), Some(Genre::Argument));
        for text in [
            "江上的雾\n船上的灯\n",
            "江上的雾\n船上的灯\n岸上的人\n都在等天亮\n",
            "08:01 pier open\n08:04 ferry in\n",
            "08:01 pier open\n08:04 ferry in\n08:09 ferry out\n08:30 pier shut\n",
            "- eggs\n- milk\n",
            "Eggs, milk\n",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn nothing_is_of_no_genre() {
        let article = article("");
        let measured = measure(&article, &Segmenter::for_text(""));
        let genres = Genres::of(&article, &measured);
        assert_eq!((genres.first(), genres.notice(), argues(&article)), (None, None, false));
    }
}
