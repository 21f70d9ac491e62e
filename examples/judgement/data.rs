//! Labelled articles as they lie in files, and their labels brought to tigang's own sentences.

use crate::Result;
use crate::fit::Choice;
use crate::measure::{covered, key, rouge, tally, tokens};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use tigang::article::Lang;
use tigang::digest::fitting::{BEGINNINGS, FEATURES, sample};
use tigang::read::{Options, read_text};

/// An article with what is known of it.
pub struct Article {
    pub set: usize,
    /// What it was said to be; none where it is not to say what genres are like.
    pub genre: Option<usize>,
    pub signs: Vec<f64>,
    pub features: Vec<Vec<f64>>,
    pub beginnings: Vec<Vec<f64>>,
    /// The tokens of each sentence.
    pub sentences: Vec<Vec<String>>,
    /// By sentence, 1 or 0: whether it is salient, the thesis.
    pub salient: Option<Vec<f64>>,
    pub thesis: Option<Vec<f64>>,
    /// Where the close may begin, and where it does.
    pub close: Option<Choice>,
    pub kind: Kind,
}

/// What the labels are.
pub enum Kind {
    /// Pieces of text with their parts in the argument; `wanted` is how many of them are salient.
    Labelled { units: Vec<Unit>, wanted: usize },
    /// A summary that somebody wrote.
    Summarised { reference: Vec<String> },
    /// Only the genre is known.
    Unlabelled,
}

/// A labelled piece of text, and the sentences that cover it.
pub struct Unit {
    pub held_by: Vec<usize>,
    pub salient: bool,
    pub thesis: bool,
    pub close: bool,
}

impl Article {
    /// The tokens of some of its sentences, in reading order.
    pub fn tokens(&self, chosen: &[usize]) -> Vec<String> {
        let mut chosen = chosen.to_vec();
        chosen.sort_unstable();
        chosen.iter().flat_map(|i| self.sentences[*i].iter().cloned()).collect()
    }
}

/// Reads a file of articles, one JSON object a line, gzipped where its name says so; or a folder of `NAME.txt` as it was
/// pasted with `NAME.gold.json`.
pub fn read(path: &Path, set: usize, genre: Option<usize>) -> Result<Vec<Article>> {
    if path.is_dir() {
        return folder(path, set, genre);
    }
    let file = File::open(path)?;
    let packed = path.extension().is_some_and(|e| e == "gz");
    let input: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut articles = Vec::new();
    for line in BufReader::new(input).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        articles.extend(article(&row, set, genre).filter(|a| !a.features.is_empty()));
    }
    Ok(articles)
}

fn folder(path: &Path, set: usize, genre: Option<usize>) -> Result<Vec<Article>> {
    let mut names: Vec<_> = fs::read_dir(path)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.retain(|name| name.to_string_lossy().ends_with(".gold.json"));
    names.sort();
    let mut articles = Vec::new();
    for name in names {
        let mut row: Value = serde_json::from_str(&fs::read_to_string(&name)?)?;
        let page = PathBuf::from(name.to_string_lossy().replace(".gold.json", ".txt"));
        // A page in another encoding is not read here: what it would add is not worth the guess.
        let Ok(text) = String::from_utf8(fs::read(page)?) else { continue };
        row["text"] = text.into();
        row["title"] = Value::Null;
        articles.extend(article(&row, set, genre).filter(|a| !a.features.is_empty()));
    }
    Ok(articles)
}

fn article(row: &Value, set: usize, genre: Option<usize>) -> Option<Article> {
    let lang = match row["lang"].as_str() {
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    let labels = roles(row);
    let reference = summary(row).filter(|_| labels.is_empty());
    // A written summary is measured without the title, which often says the same.
    let title = row["title"].as_str().filter(|t| !t.is_empty() && reference.is_none()).map(str::to_owned);
    let sample = sample(&read_text(row["text"].as_str()?, &Options { lang, title, ..Options::default() }));
    let (texts, features): (Vec<String>, Vec<Vec<f64>>) = sample.sentences.into_iter().unzip();
    let sentences: Vec<Vec<String>> = texts.iter().map(|t| tokens(t)).collect();
    let mut article = Article {
        set,
        genre,
        signs: sample.signs,
        features,
        beginnings: sample.beginnings,
        sentences,
        salient: None,
        thesis: None,
        close: None,
        kind: Kind::Unlabelled,
    };
    if let Some(reference) = reference {
        let oracle = oracle(&article, &reference);
        article.salient = Some((0..texts.len()).map(|i| f64::from(u8::from(oracle.contains(&i)))).collect());
        article.kind = Kind::Summarised { reference };
    } else if labels.iter().any(|(_, role)| role.salient || role.thesis) {
        let keys: Vec<Vec<char>> = texts.iter().map(|t| key(t)).collect();
        let units: Vec<Unit> = labels
            .iter()
            .map(|(texts, role)| {
                let golds: Vec<Vec<char>> = texts.iter().map(|text| key(text)).collect();
                let covers = |i: &usize| golds.iter().any(|gold| covered(gold, &keys[*i], role.share));
                let held_by: Vec<usize> = (0..keys.len()).filter(covers).collect();
                // Claimed again at the end it is the close.
                let early = !role.early || held_by.first().is_some_and(|i| i * 2 < keys.len());
                Unit { held_by, salient: role.salient, thesis: role.thesis && early, close: role.close }
            })
            .collect();
        let by_sentence = |is: fn(&Unit) -> bool| -> Vec<f64> {
            let holds = |i: usize| units.iter().any(|u| is(u) && u.held_by.contains(&i));
            (0..texts.len()).map(|i| f64::from(u8::from(holds(i)))).collect()
        };
        article.salient = Some(by_sentence(|u| u.salient));
        article.thesis = Some(by_sentence(|u| u.thesis));
        article.close = labels.iter().any(|(_, role)| role.whole).then(|| close(&article, &units)).flatten();
        let wanted = units.iter().filter(|u| u.salient).count();
        article.kind = Kind::Labelled { units, wanted };
    }
    Some(article)
}

/// The choice of where the close begins: of each sentence of the later part, what the sentences from it to the end have
/// together, how many they are, and what it is as a beginning; first, that there is no close. Wanted are those that give the
/// best F1. None where no sentence has what is labelled: then nothing says which is right.
fn close(article: &Article, units: &[Unit]) -> Option<Choice> {
    let n = article.features.len();
    let width = FEATURES.len() + BEGINNINGS.len() + 2;
    // Of a text of a few sentences any may begin it.
    let first = if n > 5 { n * 3 / 10 } else { 0 };
    let mut options = vec![vec![0.0; width]];
    let mut worth = vec![if units.iter().any(|u| u.close) { 0.0 } else { 1.0 }];
    let mut sums = vec![0.0; FEATURES.len()];
    // Going up from the end, a unit is told from its last sentence on.
    let mut ends: Vec<Vec<&Unit>> = vec![Vec::new(); n];
    for unit in units {
        let last = unit.held_by.iter().copied().max();
        if let Some(ending) = last.and_then(|last| ends.get_mut(last)) {
            ending.push(unit);
        }
    }
    if ends.iter().all(Vec::is_empty) {
        return None;
    }
    let mut told = tally(units, &[], |u| u.close);
    for index in (first..n).rev() {
        sums.iter_mut().zip(&article.features[index]).for_each(|(sum, value)| *sum += value);
        let mut option = sums.clone();
        option.push((n - index) as f64);
        option.extend(&article.beginnings[index]);
        option.push(1.0);
        options.push(option);
        ends[index].iter().for_each(|unit| told.tell(unit.close));
        worth.push(told.f1());
    }
    let best = worth.iter().copied().fold(0.0, f64::max);
    if best == 0.0 {
        return None;
    }
    let count = worth.iter().filter(|w| **w == best).count() as f64;
    let wanted = worth.iter().map(|w| if *w == best { 1.0 / count } else { 0.0 }).collect();
    Some(Choice { options, wanted })
}

struct Role {
    salient: bool,
    thesis: bool,
    close: bool,
    /// It is the thesis only where it stands early.
    early: bool,
    /// Labels of its kind tell every part of the text, so that a close that is there is labelled.
    whole: bool,
    /// The share of the labelled text that a sentence has to have in one piece to cover it.
    share: f64,
}

/// The labelled pieces of a row, each with texts of which any will do: `labels` as `[text, role, ...]`, or as
/// `[role, text, ...]` with the roles of argument mining; of a paste what a summary `must` say and its `thesis`.
fn roles(row: &Value) -> Vec<(Vec<String>, Role)> {
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut found = Vec::new();
    for label in row["labels"].as_array().into_iter().flatten() {
        let (Some(first), Some(second)) = (label[0].as_str(), label[1].as_str()) else { continue };
        let mined =
            |thesis| Role { salient: true, thesis, close: false, early: true, whole: false, share: 0.7 };
        let (text, role) = match first {
            "MajorClaim" => (second, mined(true)),
            "Claim" => (second, mined(false)),
            "Premise" => continue,
            _ => {
                let (thesis, close) = (second == "thesis", second == "conclusion");
                let salient = thesis || close || second == "main_idea";
                (first, Role { salient, thesis, close, early: false, whole: true, share: 0.5 })
            }
        };
        found.push((vec![text.to_owned()], role));
    }
    let pasted =
        |salient, thesis| Role { salient, thesis, close: false, early: false, whole: false, share: 0.6 };
    found.extend(
        row["must"].as_array().into_iter().flatten().map(|group| (texts(group), pasted(true, false))),
    );
    found.extend(row.get("thesis").map(|thesis| (texts(thesis), pasted(false, true))));
    found
}

fn summary(row: &Value) -> Option<Vec<String>> {
    let text = match &row["summary"] {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => return None,
    };
    Some(tokens(&text)).filter(|t| !t.is_empty())
}

/// The sentences, three at most, that together are most like the summary, found one by one.
fn oracle(article: &Article, reference: &[String]) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut best = 0.0;
    while chosen.len() < 3 {
        let mut next: Option<(f64, usize)> = None;
        for index in (0..article.features.len()).filter(|i| !chosen.contains(i)) {
            let mut with = chosen.clone();
            with.push(index);
            let value: f64 = rouge(reference, &article.tokens(&with)).iter().sum();
            if value > next.map_or(best, |(v, _)| v) {
                next = Some((value, index));
            }
        }
        let Some((value, index)) = next else { break };
        best = value;
        chosen.push(index);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(sentences: usize) -> Article {
        Article {
            set: 0,
            genre: None,
            signs: Vec::new(),
            features: vec![vec![1.0; FEATURES.len()]; sentences],
            beginnings: vec![vec![0.0; BEGINNINGS.len()]; sentences],
            sentences: vec![Vec::new(); sentences],
            salient: None,
            thesis: None,
            close: None,
            kind: Kind::Unlabelled,
        }
    }

    fn unit(held_by: &[usize], close: bool) -> Unit {
        Unit { held_by: held_by.to_vec(), salient: close, thesis: false, close }
    }

    #[test]
    fn the_close_begins_where_it_gives_the_best_f1() {
        // The first option is that there is none; then the last sentence, the last two, and so on.
        for (units, expected) in [
            (
                vec![unit(&[0], false), unit(&[2], false), unit(&[3, 4], true)],
                Some(vec![0.0, 0.5, 0.5, 0.0, 0.0, 0.0]),
            ),
            (
                vec![unit(&[0], false), unit(&[2], true), unit(&[3], true)],
                Some(vec![0.0, 0.0, 0.0, 0.5, 0.5, 0.0]),
            ),
            (vec![unit(&[0], false)], Some(vec![1.0, 0.0, 0.0, 0.0, 0.0, 0.0])),
            (vec![unit(&[0], false), unit(&[], true)], None),
            (vec![unit(&[], false)], None),
            (Vec::new(), None),
        ] {
            assert_eq!(close(&article(5), &units).map(|choice| choice.wanted), expected);
        }
    }

    #[test]
    fn each_beginning_is_worth_what_all_sentences_from_it_are() {
        let units =
            [unit(&[9, 1], false), unit(&[6, 7], true), unit(&[8], true), unit(&[4], false), unit(&[], true)];
        let choice = close(&article(10), &units).expect("labels");
        let worth: Vec<f64> =
            (3..10).rev().map(|i| tally(&units, &(i..10).collect::<Vec<_>>(), |u| u.close).f1()).collect();
        let best = worth.iter().copied().fold(0.0, f64::max);
        let wanted: Vec<bool> = choice.wanted[1..].iter().map(|w| *w > 0.0).collect();
        assert_eq!(wanted, worth.iter().map(|w| *w == best).collect::<Vec<_>>());
    }
}
