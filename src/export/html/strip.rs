//! The whole article in one column, as the reader has it: bars that are the longer the more the sentences there matter, full
//! where the summary's stand, each leading to its place. Of bounded size, whatever the article's. It says nothing that outline
//! and summary do not say in words, so keys and screen readers pass it over.

use super::markup::line;
use super::sheet::Sheet;
use crate::clean::Clean;
use crate::digest::profile::{evenly, profile};
use crate::span::{SentenceId, Span};
use std::io::{self, Write};

/// The most bars.
const MOST: usize = 96;
/// So many bars to a sentence, where there are few sentences.
const EACH: usize = 2;
/// How many characters of a sentence a bar quotes.
const QUOTED: usize = 40;

/// Writes the strip; nothing where no sentence was weighed.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let (article, saliences) = (sheet.document.article, &sheet.document.digest.saliences);
    let bars = saliences.len().saturating_mul(EACH).min(MOST);
    if bars == 0 {
        return Ok(());
    }
    let starts = evenly(article.text().len(), bars);
    writeln!(out, "<div class=\"strip\" aria-hidden=\"true\" title=\"{}\">", sheet.words.strip)?;
    let keys = first_keys(sheet, &starts);
    for ((start, level), key) in starts.iter().zip(profile(article, saliences, &starts)).zip(keys) {
        let sentence = key.or_else(|| article.sentence_at(*start));
        let name = sentence.map_or_else(|| sheet.place(*start), |id| sheet.name('s', id.index()));
        let class = if key.is_some() { "key".to_owned() } else { format!("l{level}") };
        write!(out, "<a class=\"{class}\" href=\"#{name}\" tabindex=\"-1\"")?;
        let words = sentence.map_or("", |id| article.sentence(id));
        if !words.is_empty() {
            out.write_all(b" title=\"")?;
            line(out, &beginning(words))?;
            out.write_all(b"\"")?;
        }
        out.write_all(b"></a>\n")?;
    }
    out.write_all(b"</div>\n")
}

/// By bar, the first of the summary's sentences that begin in it.
fn first_keys(sheet: &Sheet, starts: &[usize]) -> Vec<Option<SentenceId>> {
    let article = sheet.document.article;
    let mut firsts = vec![None; starts.len()];
    for &id in &sheet.keys {
        let Some(sentence) = article.sentences().get(id.index()) else { continue };
        let at = sentence.span.trimmed(article.text()).start;
        let bar = starts.partition_point(|start| *start <= at).saturating_sub(1);
        if let Some(first) = firsts.get_mut(bar) {
            *first = (*first).or(Some(id));
        }
    }
    firsts
}

/// The first characters of a sentence, and … where there are more.
fn beginning(words: &str) -> Clean {
    match words.char_indices().nth(QUOTED) {
        // What joined two characters between which the cut lies goes.
        Some((end, _)) => Clean::new(&format!("{}…", Span::new(0, end).of(words).trim_end())),
        None => Clean::new(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Lang};
    use crate::digest::{Digest, Group, Salience, Summary};
    use crate::export::sample::{self, Sample};

    fn written(sentences: usize, keys: &[u32]) -> String {
        let text = vec!["甲乙丙丁。"; sentences].join("|");
        let blocks = [(BlockKind::Paragraph, text.as_str())];
        let article = sample::article(Lang::Zh, if sentences == 0 { &[] } else { &blocks });
        let mut sample = Sample::of(article, "-");
        let scored = |index| Salience { score: index as f64, parts: Vec::new() };
        sample.digest = Digest { saliences: (0..sentences).map(scored).collect(), ..Digest::default() };
        let group = Group { sentences: keys.iter().map(|id| SentenceId(*id)).collect(), omitted: None };
        sample.summary = Summary { groups: vec![group] };
        let (mut out, document) = (Vec::new(), sample.document());
        write(&mut out, &Sheet::new(&document, None, false)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn bars_rise_with_what_matters_and_are_full_at_the_summary() {
        let strip = written(3, &[1]);
        let classes: Vec<&str> = strip
            .split("class=\"")
            .skip(2)
            .filter_map(|rest| rest.split_once('"'))
            .map(|(class, _)| class)
            .collect();
        assert_eq!(classes, ["l1", "l1", "key", "l3", "l5", "l5"]);
        assert!(
            strip.contains("<a class=\"key\" href=\"#s1\" tabindex=\"-1\" title=\"甲乙丙丁。\"></a>"),
            "{strip}"
        );
    }

    #[test]
    fn a_strip_is_bounded_and_there_only_where_something_is_weighed() {
        assert_eq!(written(10_000, &[]).matches("<a ").count(), MOST);
        assert_eq!(written(0, &[]), "");
    }

    #[test]
    fn a_long_sentence_is_quoted_by_its_beginning() {
        assert_eq!(beginning("天晴。"), "天晴。");
        assert_eq!(beginning(&"字".repeat(41)).as_str(), format!("{}…", "字".repeat(40)));
    }
}
