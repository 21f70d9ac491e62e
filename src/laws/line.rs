//! The laws of the JSON digest, told by its line alone.

use super::shown::is_showable;
use serde_json::Value;
use std::collections::BTreeSet;
use tigang::article::Article;
use tigang::digest::{Digest, Limit, Summary};
use tigang::export::{Document, json};

/// The line that `-f json` writes.
pub fn written(article: &Article, digest: &Digest, summary: &Summary) -> String {
    let document = Document::new(article, digest, summary);
    let mut out = Vec::new();
    json::write(&mut out, &document, None).expect("memory takes what is written");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// What must hold of any digest under a limit; says which law is broken.
pub fn is_lawful(line: &str, limit: Limit) {
    assert_eq!(line.find('\n'), Some(line.len() - 1), "a digest is one line");
    let digest: Value = serde_json::from_str(line).expect("a digest is JSON");
    assert_eq!(digest["schema"], 1);
    let text: Vec<char> = digest["text"].as_str().expect("a digest has it").chars().collect();
    strings_are_showable(&digest);
    blocks_are_in_order(&digest, &text);
    sentences_tile_their_blocks(&digest, &text);
    scores_rise_with_their_parts(&digest);
    summary_is_in_order_and_within(&digest, &text, limit);
    summary_says_nothing_twice(&digest, &text);
    outline_covers_the_sentences(&digest, &text);
    for removed in list(&digest, "removed") {
        assert!(number(removed, "at") <= text.len());
        let reasons = "contact|ad|navigation|share|comments|copyright|related|byline|duplicate|other";
        assert!(is_one_of(&removed["reason"], reasons), "{removed}");
    }
}

/// Every string of it, names apart, which are ours.
fn strings_are_showable(value: &Value) {
    match value {
        Value::String(text) => is_showable(text),
        Value::Array(values) => values.iter().for_each(strings_are_showable),
        Value::Object(fields) => fields.values().for_each(strings_are_showable),
        _ => {}
    }
}

fn blocks_are_in_order(digest: &Value, text: &[char]) {
    let mut next = 0;
    for (index, block) in list(digest, "blocks").iter().enumerate() {
        assert!(
            is_one_of(&block["kind"], "title|heading|paragraph|item|quote|code|caption|table"),
            "{block}"
        );
        assert!(index == 0 || block["kind"] != "title", "a title is the first block: {block}");
        let (start, end) = place(block);
        assert_eq!(start, next, "blocks are parted by one newline: {block}");
        assert!(start < end && end <= text.len(), "{block}");
        next = end + 1;
    }
    assert_eq!(next.saturating_sub(1), text.len(), "the text is its blocks");
}

fn sentences_tile_their_blocks(digest: &Value, text: &[char]) {
    let blocks = list(digest, "blocks");
    let mut tiled = vec![None; blocks.len()];
    for sentence in list(digest, "sentences") {
        let index = number(sentence, "block");
        let block = &blocks[index];
        assert!(is_one_of(&block["kind"], "paragraph|item|quote"), "{block} has sentences");
        let (start, end) = place(sentence);
        assert_eq!(start, tiled[index].unwrap_or(place(block).0), "a gap before {sentence}");
        assert!(start < end && end <= text.len());
        tiled[index] = Some(end);
        let roles = "thesis|point|step|prognosis|conclusion|evidence|background";
        assert!(sentence["role"].is_null() || is_one_of(&sentence["role"], roles), "{sentence}");
    }
    for (block, end) in blocks.iter().zip(tiled) {
        if is_one_of(&block["kind"], "paragraph|item|quote") {
            assert_eq!(end, Some(place(block).1), "{block} is not tiled");
        }
    }
}

fn scores_rise_with_their_parts(digest: &Value) {
    let mut scored: Vec<(f64, f64)> = Vec::new();
    for sentence in list(digest, "sentences") {
        let score = sentence["score"].as_f64().expect("a digest has it");
        assert!((0.0..=1.0).contains(&score), "{sentence}");
        let parts = sentence["why"].as_object().expect("a digest has it");
        scored.push((parts.values().map(|part| part.as_f64().expect("a digest has it")).sum(), score));
    }
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    for pair in scored.windows(2) {
        let [(sum, score), (larger, higher)] = pair else { continue };
        assert!(larger - sum < 1e-9 || higher >= score, "{score} for {sum}, but {higher} for {larger}");
    }
}

fn summary_is_in_order_and_within(digest: &Value, text: &[char], limit: Limit) {
    let (summary, sentences) = (numbers(digest, "summary"), list(digest, "sentences"));
    assert!(summary.is_sorted_by(|a, b| a < b), "{summary:?}");
    let marked: Vec<usize> = (0..sentences.len()).filter(|n| sentences[*n]["in_summary"] == true).collect();
    assert_eq!(summary, marked);
    match limit {
        Limit::Auto => {}
        Limit::Sentences(most) => assert!(summary.len() <= most),
        Limit::Ratio(percent) => {
            assert!(summary.len() as f64 <= sentences.len() as f64 * percent / 100.0)
        }
        Limit::Chars(most) => {
            let chars = |n: &usize| {
                let (start, end) = place(&sentences[*n]);
                text[start..end].iter().filter(|c| !c.is_whitespace()).count()
            };
            assert!(summary.iter().map(chars).sum::<usize>() <= most);
        }
    }
}

/// No two sentences of a summary have the same words, white space aside, but in enumerations, which come whole.
fn summary_says_nothing_twice(digest: &Value, text: &[char]) {
    let mut lists = Vec::new();
    list(digest, "outline").iter().for_each(|node| add_lists(node, &mut lists));
    let mut said: BTreeSet<String> = BTreeSet::new();
    for (start, end) in numbers(digest, "summary").iter().map(|n| place(&list(digest, "sentences")[*n])) {
        if !lists.iter().any(|(from, to)| *from <= start && start < *to) {
            let words: String = text[start..end].iter().filter(|c| !c.is_whitespace()).collect();
            assert!(!said.contains(&words), "a summary says twice: {words:?}");
            said.insert(words);
        }
    }
}

/// The places of the enumerations below a node of the outline.
fn add_lists(node: &Value, lists: &mut Vec<(usize, usize)>) {
    if is_one_of(&node["role"], "steps|step") {
        lists.push(place(node));
    } else {
        list(node, "children").iter().for_each(|child| add_lists(child, lists));
    }
}

fn outline_covers_the_sentences(digest: &Value, text: &[char]) {
    let top = list(digest, "outline");
    let mut next = 0;
    for (index, node) in top.iter().enumerate() {
        let (start, end) = place(node);
        assert!(start >= next && start <= end && end <= text.len(), "{node}");
        assert!(index == 0 || node["role"] != "title", "a title node is the first: {node}");
        next = end;
        node_is_sound(digest, node);
    }
    if let Some(title) = list(digest, "blocks").first().filter(|block| block["kind"] == "title") {
        assert_eq!(
            top.first().map(|node| (&node["role"], place(node))),
            Some((&Value::from("title"), place(title)))
        );
    }
    for sentence in list(digest, "sentences") {
        let (start, end) = place(sentence);
        let is_covered = top.iter().map(place).any(|(from, to)| from <= start && end <= to);
        assert!(is_covered, "no top-level node covers {sentence}");
    }
}

fn node_is_sound(digest: &Value, node: &Value) {
    assert!(is_one_of(&node["role"], "title|thesis|section|steps|step|point|prognosis|conclusion"), "{node}");
    assert!(!node["label"].as_str().expect("a digest has it").trim().is_empty(), "{node}");
    let (start, end) = place(node);
    let sentences = list(digest, "sentences");
    let inside = |n: &usize| start <= place(&sentences[*n]).0 && place(&sentences[*n]).1 <= end;
    let chosen: Vec<usize> = numbers(digest, "summary").into_iter().filter(inside).collect();
    assert_eq!(numbers(node, "summary"), chosen, "{node}");
    for child in list(node, "children") {
        let (from, to) = place(child);
        assert!(start <= from && to <= end, "{child} is outside its parent");
        assert!(node["role"] != "thesis" || child["role"] != "section", "{child} lies in a thesis");
        node_is_sound(digest, child);
    }
}

pub(super) fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map(Vec::as_slice).expect(key)
}

fn number(of: &Value, key: &str) -> usize {
    of[key].as_u64().and_then(|number| usize::try_from(number).ok()).expect(key)
}

fn place(of: &Value) -> (usize, usize) {
    (number(of, "start"), number(of, "end"))
}

fn numbers(of: &Value, key: &str) -> Vec<usize> {
    list(of, key).iter().map(|n| n.as_u64().expect(key) as usize).collect()
}

fn is_one_of(value: &Value, words: &str) -> bool {
    value.as_str().is_some_and(|word| words.split('|').any(|known| known == word))
}
