//! The words a stretch of the article is about.

use crate::clean::Clean;
use crate::digest::terms::{Phrase, Term, Terms, summed};
use crate::digest::usage::is_plain;
use crate::segment::WordKind;
use crate::segment::letter::lowercase;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a name of several words counts for, against its words alone.
const PHRASE: f64 = 1.3;

/// The `most` best keywords of a range of sentences, best first: words and repeated groups of words that name something,
/// frequent here, more so than elsewhere in the article, and rare in the dictionary's corpus.
pub(super) fn keywords(terms: &Terms, sentences: Range<usize>, most: usize) -> Vec<Clean> {
    let own = terms.by_sentence.all_of(sentences.clone());
    crate::tally::visit("keywords", own.len());
    let mut counts = Counts::of(own);
    let mut scored: Vec<Candidate<'_>> = names(terms, &mut counts);
    scored.extend(phrases(terms, &sentences, &mut counts));
    let named: Vec<(&Term, u32)> = counts
        .0
        .iter()
        .filter_map(|(id, n)| Some((terms.all.get(*id as usize)?, *n)))
        .filter(|(term, n)| *n > 0 && names_something(term))
        .collect();
    let repeated = scored.len() + named.iter().filter(|(_, n)| *n > 1).count() >= most;
    let words = named.into_iter().filter(|(_, n)| *n > 1 || !repeated);
    scored.extend(words.map(|(term, n)| (weight(n, term.count) * term.rarity(), &term.shown)));
    // A stable sort: ties go to phrases, then to the word that came first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut chosen: Vec<Clean> = Vec::new();
    for (_, shown) in scored {
        // No part of a longer name that is there already.
        if !chosen.iter().any(|c| c.contains(shown.as_str()) || shown.contains(c.as_str())) {
            chosen.push(shown.clone());
        }
        if chosen.len() == most {
            break;
        }
    }
    chosen
}

/// How often each term stands in a stretch, in the order of their numbers.
struct Counts(Vec<(u32, u32)>);

impl Counts {
    fn of(terms: &[(u32, u32)]) -> Self {
        Self(summed(terms.to_vec()))
    }

    fn get(&self, id: u32) -> Option<u32> {
        let at = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get(at).map(|(_, n)| *n)
    }

    /// Takes off as many as there are, and no more.
    fn lower(&mut self, id: u32, by: u32) {
        if let Ok(at) = self.0.binary_search_by_key(&id, |(id, _)| *id) {
            self.0[at].1 = self.0[at].1.saturating_sub(by);
        }
    }
}

/// A weight, and what has it.
type Candidate<'a> = (f64, &'a Clean);

/// The whole names that a word among those counted stands for. Nothing is left of that word; of the others in the name as
/// much as stands there without it.
fn names<'a>(terms: &'a Terms, counts: &mut Counts) -> Vec<Candidate<'a>> {
    let mut found: BTreeMap<u32, u32> = BTreeMap::new();
    for (word, n) in &mut counts.0 {
        if let Some(name) = terms.whole.get(word) {
            let most = found.entry(*name).or_default();
            *most = (*most).max(*n);
            *n = 0;
        }
    }
    for (name, n) in &found {
        let Some(phrase) = terms.phrases.get(*name as usize) else { continue };
        for word in &phrase.words {
            let shared = phrase.count.min(*n);
            counts.lower(*word, shared);
        }
    }
    let known = |(id, n): (u32, u32)| Some((terms.phrases.get(id as usize)?, n));
    let weighed = |(phrase, n): (&'a Phrase, u32)| {
        let all = terms.words_of(phrase).map(|term| term.count).max().unwrap_or(n);
        (weight(n, all) * terms.rarity_of(phrase) * PHRASE, &phrase.shown)
    };
    found.into_iter().filter_map(known).map(weighed).collect()
}

/// The repeated groups of words that stand in a range of sentences; what they hold of their words' counts is taken off.
fn phrases<'a>(terms: &'a Terms, range: &Range<usize>, counts: &mut Counts) -> Vec<Candidate<'a>> {
    let mut times: BTreeMap<u32, u32> = BTreeMap::new();
    for id in terms.phrases_in.all_of(range.clone()) {
        *times.entry(*id).or_default() += 1;
    }
    let known = |(id, n): (u32, u32)| Some((terms.phrases.get(id as usize)?, n));
    let mut here: Vec<(&Phrase, u32)> = times.into_iter().filter_map(known).collect();
    // Longer ones first: what they hold is no longer there for the shorter.
    here.sort_by_key(|(phrase, _)| Reverse(phrase.words.len()));
    let mut found = Vec::new();
    for (phrase, n) in here {
        let free = phrase.words.iter().filter_map(|id| counts.get(*id)).min().unwrap_or(0);
        let n = n.min(free);
        if n == 0 {
            continue;
        }
        for id in &phrase.words {
            counts.lower(*id, n);
        }
        found.push((weight(n, phrase.count) * terms.rarity_of(phrase) * PHRASE, &phrase.shown));
    }
    found
}

/// How much a word is this range's: `here` of `all` occurrences.
fn weight(here: u32, all: u32) -> f64 {
    let here = f64::from(here);
    here * (0.5 + here / f64::from(all.max(1)))
}

fn names_something(term: &Term) -> bool {
    let letters = term.shown.chars().count();
    match term.kind {
        WordKind::Number | WordKind::Pair => false,
        WordKind::Han => {
            let known = match (term.names, term.frequency) {
                (Some(names), _) => names,
                // Seen in set phrases only, or made up by jieba: it has to stand there as often as a name would.
                (None, Some(_)) => term.count >= 2,
                (None, None) => {
                    term.count >= 2 && (3..=4).contains(&letters) || term.count >= 3 && letters == 2
                }
            };
            letters >= 2 && known && !counts_or_says_nothing(&term.shown)
        }
        WordKind::Letters => {
            let short = letters >= 2 && term.shown.chars().all(char::is_uppercase);
            // Kana and hangul are syllables, of which two make a word.
            let syllables = letters == 2 && term.shown.chars().all(|c| c >= '\u{3040}');
            let word = letters >= 3 || short || syllables || term.shown.chars().any(|c| c.is_ascii_digit());
            word && term.uses.is_none_or(|uses| uses.names(&term.shown)) && !is_plain(&lowercase(&term.shown))
        }
    }
}

/// Nouns that say nothing of any matter, in the order of their bytes.
#[rustfmt::skip]
const PLAIN: [&str; 52] = [
    "上路", "东西", "主要原因", "事情", "人次", "今天", "今年", "作者", "做法", "关系", "内容",
    "原因", "去年", "地方", "大事", "大道理", "好处", "小事", "常事", "情况", "想法", "意思",
    "打电话", "方式", "方面", "日电", "时候", "时刻", "时期", "时间", "明年", "昨天", "有关",
    "有点", "样子", "根本原因", "点子", "现在", "看法", "程度", "结果", "花钱", "角度", "记者",
    "讲话", "说法", "说话", "过程", "道理", "部分", "问题", "预计",
];

/// Chinese words that count something (十辆车, 每一天), and nouns that say nothing of any matter.
fn counts_or_says_nothing(word: &str) -> bool {
    // 屋里, 台上: places, where nothing else is said of them. Those that are matters of their own stay.
    const PLACES: &str = "里上下中内外边";
    const MATTERS: [&str; 18] = [
        "高中", "初中", "海外", "线上", "线下", "户外", "海上", "水上", "地下", "境外", "天下", "邻里",
        "国内", "国外", "室内", "体内", "周边", "集中",
    ];
    const COUNTING: &str = "一二三四五六七八九十百千两几每各这那某";
    let counted = word.chars().count() >= 3 && word.starts_with(|c| COUNTING.contains(c));
    let place =
        word.chars().count() == 2 && word.ends_with(|c| PLACES.contains(c)) && !MATTERS.contains(&word);
    counted || place || PLAIN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::tests::article;
    use crate::segment::Segmenter;

    #[test]
    fn plain_words_are_found_by_halving() {
        assert!(PLAIN.is_sorted());
        assert!(PLAIN.iter().all(|word| counts_or_says_nothing(word)) && !counts_or_says_nothing("渡船"));
    }

    #[track_caller]
    fn check(text: &str, sentences: Range<usize>, expected: &[&str]) {
        let article = article(text);
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        let words = keywords(&terms, sentences, 2);
        assert_eq!(words.iter().map(Clean::as_str).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_stretch_is_about_what_it_says_more_often_than_the_rest() {
        let text = "渡船等着旅客。渡船又等着旅客。桥墩裂了。桥墩又裂了,桥墩老了。";
        check(text, 0..2, &["渡船", "旅客"]);
        let text = "The ferry waits for passengers. The ferry left its passengers. The bridge cracks.";
        check(text, 0..2, &["ferry", "passengers"]);
        check(text, 9..12, &[]);
    }

    #[test]
    fn a_repeated_group_of_words_is_one_name() {
        let text = "The heat pump warms the house. A heat pump costs more, and the heat pump needs power in the house.";
        check(text, 0..2, &["heat pump", "house"]);
        let text = "候船厅卖船票。乘客在候船厅里等船票,渡口票价在涨,渡口票价涨了又涨,渡口票价没有人管。";
        let article = article(text);
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        let words = keywords(&terms, 0..2, 3);
        assert!(words.iter().any(|w| w.as_str() == "渡口票价"), "{words:?}");
        assert!(words.iter().all(|w| w.as_str() != "票价"), "{words:?}");
    }

    #[test]
    fn a_part_of_a_name_stands_for_all_of_it() {
        let text =
            "At six Harold Finch opens his shop. Finch mends clocks. The clocks are old, and Finch is too.";
        check(text, 1..3, &["Harold Finch", "clocks"]);
        let text =
            "The county pays. On Sunday County Executive Tom Reed said the county would pay for the ferry.";
        check(text, 0..2, &["county", "Tom Reed"]);
    }

    #[test]
    fn a_longer_name_does_not_swallow_its_head() {
        let text = "Google lost in court. Google will appeal, and the court will hear Google. Judges asked Google about \
                    search, then about Google Maps. Google sells search.";
        check(text, 0..4, &["Google", "court"]);
        let text = "Berlin has rain. Berlin keeps its trams, and trams made Berlin. Near the Berlin Wall a tram waits. \
                    People like Berlin.";
        check(text, 0..4, &["Berlin", "trams"]);
        let text =
            "At six Harold Finch opens his shop. Finch mends clocks. The clocks are old, and Finch is too.";
        check(text, 0..3, &["Harold Finch", "clocks"]);
    }

    #[test]
    fn german_nouns_are_no_names() {
        let text =
            "Hier fährt die Alte Fähre noch. Viele Menschen nehmen sie. Manche warten auf eine Brücke.";
        let article = article(text);
        let terms = Terms::of(&article, &Segmenter::for_text(article.text()));
        assert!(article.lang() == crate::article::Lang::Other && terms.whole.is_empty());
        let words = keywords(&terms, 0..3, 3);
        assert!(words.iter().all(|w| !w.contains(' ')), "{words:?}");
    }

    #[test]
    fn scraps_are_no_keywords() {
        let text = "He said the ferry asked twelve men. They quickly changed the ferry, and she said they had changed it.";
        check(text, 0..2, &["ferry"]);
        check("The road fills up. What grew was the road, which invites more cars.", 0..2, &["road", "cars"]);
        check("他心里有点难过，预计明年屋里会有渡船。", 0..1, &["渡船"]);
        let text = "他觉得渡船非常漂亮。我们觉得渡船三十年以后还是漂亮,大家都觉得非常漂亮。";
        check(text, 0..2, &["渡船"]);
    }
}
