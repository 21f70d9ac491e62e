//! Where the cue words of a sentence stand, for who asks why it was judged as it was. Judges nothing: how much they say
//! together is [`super::cues`]'s.

use super::Sense;
use crate::article::Lang;
use crate::span::Span;

/// The cues of a sense in a sentence, those that say most first: each one span, or two where it has two parts. The sentence
/// is given as cues are written: in simplified characters, in lower case.
pub(in crate::digest) fn found(sentence: &str, lang: Lang, sense: Sense) -> Vec<Vec<Span>> {
    let (cues, pairs) = sense.tables(lang);
    let place = |words: &str, from: usize| {
        let start = from + sentence.get(from..)?.find(words)?;
        Some(Span::new(start, start + words.len()).trimmed(sentence))
    };
    let single = cues.iter().filter_map(|(words, weight)| Some((*weight, vec![place(words, 0)?])));
    let double = pairs.iter().filter_map(|(first, second, weight)| {
        let first = place(first, 0)?;
        let second = place(second, first.end)?;
        Some((*weight, [first, second].into_iter().filter(|span| !span.is_empty()).collect()))
    });
    let mut all: Vec<(f64, Vec<Span>)> = single.chain(double).collect();
    // Of cues that say as much the earlier goes first; one that lies in another, as 必将 in 必将会, says nothing more.
    all.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut kept: Vec<Vec<Span>> = Vec::new();
    for (_, spans) in all {
        let is_said = |span: &Span| kept.iter().flatten().any(|other| other.covers(*span));
        if !spans.iter().all(is_said) {
            kept.push(spans);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, lang: Lang, sense: Sense, expected: &[&str]) {
        let words = |spans: &Vec<Span>| spans.iter().map(|s| s.of(sentence)).collect::<Vec<_>>().join("…");
        let found: Vec<String> = found(sentence, lang, sense).iter().map(words).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn cues_are_found_where_they_stand() {
        check("说到底,渡口丢的不是客人,而是时刻。", Lang::Zh, Sense::Thesis, &["说到底", "不是…而是"]);
        check("总之,桥比船便宜。", Lang::Zh, Sense::Conclusion, &["总之"]);
        check("据统计,有人说桥更便宜。", Lang::Zh, Sense::Evidence, &["据统计"]);
        check("近年来,有人说桥更便宜。", Lang::Zh, Sense::Background, &["近年来", "有人说"]);
        check("渡船停在岸边。", Lang::Zh, Sense::Thesis, &[]);
        check(
            "i believe we should not wait but act.",
            Lang::En,
            Sense::Thesis,
            &["i believe", "not…but", "should"],
        );
        check("in short, it is over.", Lang::En, Sense::Conclusion, &["in short"]);
        check("i believe it.", Lang::Other, Sense::Thesis, &[]);
    }

    #[test]
    fn every_cue_that_is_counted_is_found() {
        let senses = [Sense::Thesis, Sense::Prognosis, Sense::Conclusion, Sense::Evidence, Sense::Background];
        for lang in [Lang::Zh, Lang::En] {
            for sense in senses {
                let (cues, pairs) = sense.tables(lang);
                for words in cues
                    .iter()
                    .map(|c| c.0.to_owned())
                    .chain(pairs.iter().map(|p| format!("{} x {}", p.0, p.1)))
                {
                    assert!(!found(&format!("x {words} x"), lang, sense).is_empty(), "{words}");
                }
            }
        }
    }
}
