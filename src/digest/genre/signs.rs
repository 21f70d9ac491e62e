//! The signs of a kind of text: shares of sentences, headings, a day in the first sentence; and whether a text says anything
//! at all. What a sign speaks for is not known here.

use crate::article::{Article, BlockKind, Lang, Reason, Sentence};
use crate::digest::features::Measured;
use crate::digest::manner::Manner;
use crate::digest::place::flag;
use crate::segment::sentence::is_end_mark;

/// The names of the signs, in the order of the table of weights. Each is 0 to 1, and is full at the share of the
/// sentences (or, of headings, paragraphs) that [`signs`] has beside it.
pub(in crate::digest) const SIGNS: [&str; 11] = [
    "first person",
    "second person",
    "reported speech",
    "quotes",
    "figures",
    "dated",
    "spoken words",
    "headings",
    "claims",
    "questions",
    "greetings",
];

/// The signs of an article, in the order of [`SIGNS`].
pub(in crate::digest) fn signs(article: &Article, measured: &Measured) -> [f64; SIGNS.len()] {
    let n = measured.manners.len().max(1) as f64;
    let share =
        |holds: &dyn Fn(&Manner) -> bool| measured.manners.iter().filter(|m| holds(m)).count() as f64 / n;
    let up_to = |value: f64, full: f64| (value / full).min(1.0);
    let paragraphs = article.blocks().iter().filter(|b| !b.sentences.is_empty()).count().max(1) as f64;
    let headings = article.blocks().iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).count() as f64;
    let fillers: f64 = measured.manners.iter().map(|m| f64::from(m.fillers)).sum();
    // Who speaks greets first, and gives thanks at the end.
    let manners = &measured.manners;
    let greets = manners.iter().take(3).chain(manners.iter().rev().take(2)).any(|m| m.greets);
    let claims: f64 = measured.cues.iter().map(|c| c.thesis + c.point).sum();
    [
        up_to(share(&|m| m.first_person), 0.4),
        up_to(share(&|m| m.second_person), 0.3),
        up_to(share(&|m| m.reported), 0.3),
        up_to(share(&|m| m.quotation > 0.0), 0.4),
        up_to(share(&|m| m.figures > 0), 0.3),
        flag(is_dated(article, measured)),
        up_to(fillers / n, 1.0),
        up_to(headings / paragraphs, 0.15),
        up_to(claims / n, 0.25),
        up_to(share(&|m| m.question), 0.2),
        flag(greets),
    ]
}

/// Whether a correspondent's byline was taken out, or the first sentence gives its day or its agency. Who speaks of himself
/// or to others gives no news: 今天我想讲三件事.
fn is_dated(article: &Article, measured: &Measured) -> bool {
    const REPORTERS: [&str; 5] = ["记者", "通讯员", "Reuters", "AP)", "本报"];
    const ZH_AGENCIES: [&str; 6] = ["本报讯", "日电", "讯（", "讯 ", "消息，", "消息："];
    const ZH_DAYS: [&str; 7] = ["今天", "昨天", "昨日", "今日", "今早", "日前", "近日"];
    const AGENCIES: [&str; 4] = ["(CNN)", "(Reuters)", "(AP)", "(AFP)"];
    const DAYS: [&str; 8] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
    let reporter = article
        .removed()
        .iter()
        .any(|r| r.reason == Reason::Byline && REPORTERS.iter().any(|word| r.text.contains(word)));
    let first = article.sentences().first().map_or("", |s| article.slice(s.span)).trim_start();
    let has = |words: &[&str]| words.iter().any(|word| first.contains(word));
    let before_day = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let told = measured
        .manners
        .first()
        .is_none_or(|m| !m.first_person && !m.second_person && !m.question && !m.greets);
    if article.lang() == Lang::Zh {
        let day = || first.match_indices('日').any(|(at, _)| before_day(&first[..at]));
        return reporter || has(&ZH_AGENCIES) || told && (has(&ZH_DAYS) || day());
    }
    // The town in capitals, then a dash, a colon or the agency.
    let town = first.find(|c: char| c.is_lowercase() || "(—–:".contains(c)).unwrap_or(0);
    let capitals = first[..town].chars().filter(|c| c.is_uppercase()).count();
    let agency = has(&AGENCIES) || (capitals >= 4 && first[town..].starts_with(['(', '—', '–', ':']));
    // A month and a day; with a year alone it tells of history.
    let month = |word: &&str| {
        let after = first.split_once(*word).map_or("", |(_, rest)| rest);
        let after = after.trim_start_matches(|c: char| c.is_alphabetic() || c == '.').trim_start();
        (1..=2).contains(&after.bytes().take_while(u8::is_ascii_digit).count())
    };
    reporter || agency || told && (has(&DAYS) || MONTHS.iter().any(month))
}

/// Whether a text says something at all: running sentences, ended as sentences are. A list, a log or a poem does not, nor
/// does what is a list for the greater part, such as a recipe. A text of a sentence or two is too short to be measured:
/// there only the end marks tell.
pub(super) fn argues(article: &Article) -> bool {
    let sentences = article.sentences();
    let runs = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Quote);
    let paragraphs = article.blocks().iter().filter(|b| runs(b.kind)).count();
    let ended = sentences.iter().filter(|s| is_ended(article.slice(s.span))).count();
    let letters: usize = sentences.iter().map(|s| s.span.len()).sum();
    let mean = letters / sentences.len().max(1);
    let listed = |s: &&Sentence| {
        article.blocks().get(s.block.index()).is_some_and(|b| matches!(b.kind, BlockKind::Item { .. }))
    };
    let items: usize = sentences.iter().filter(listed).map(|s| s.span.len()).sum();
    paragraphs > 0
        && items * 2 <= letters
        && ended > 0
        && ended * 10 >= sentences.len() * 6
        && (sentences.len() < 3 || mean >= 24)
}

/// Whether a sentence ends with an end mark, quotes and brackets aside.
pub(in crate::digest) fn is_ended(text: &str) -> bool {
    let text =
        text.trim_end().trim_end_matches(['”', '"', '’', '」', '』', ')', '）', '»', '“', '«']).trim_end();
    text.ends_with(is_end_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::features::measure;
    use crate::digest::tests::article;
    use crate::segment::Segmenter;

    #[test]
    fn a_full_width_point_ends_a_sentence() {
        for (text, expected) in
            [("桥老了．", true), ("桥老了｡”", true), ("桥老了", false), ("The bridge is old", false)]
        {
            assert_eq!(is_ended(text), expected, "{text}");
        }
    }

    #[test]
    fn a_first_sentence_may_give_its_day() {
        let dated = |text: &str| {
            let article = article(text);
            is_dated(&article, &measure(&article, &Segmenter::for_text(article.text())))
        };
        assert!(
            dated("5月9日，新桥开了。桥上有人走。") && dated("OLD TOWN (AP) — The bridge is open. It is.")
        );
        assert!(
            dated("The bridge opened on March 3. It is wide.")
                && dated("The bridge opened Sunday. It is wide.")
                && dated("(CNN)Your bridge is open. It is.")
        );
        assert!(!dated("The bridge opened in March 1903. It is wide."));
        assert!(!dated("今天我想讲一讲桥。桥上有人走。") && !dated("Why did we meet on Monday? To talk."));
        assert!(!dated("桥开了。桥上有人走。") && !dated("The bridge may open. It is wide."));
    }
}
