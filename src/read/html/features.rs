//! What is to be seen of each passage of a page that tells whether it is the article's: the passage itself, its
//! neighbours, and what a general extractor made of it. What follows from it is not known here.

use super::marks::Marks;
use super::walk::Passage;
use crate::article::{BlockKind, Reason};
use crate::read::furniture::{self, Cue, size};
use crate::read::layout::ends_sentence;
use std::collections::BTreeMap;

/// How many features there are.
pub(super) const COUNT: usize = 49;

/// The features of a passage: names and values, mostly in 0..=1.
pub(super) type Features = [(&'static str, f64); COUNT];

/// How many passages on each side are near.
const NEAR: usize = 3;

/// A page, measured.
pub(super) struct Seen<'a> {
    passages: &'a [Passage],
    /// By passage: the share of it that the extractor kept.
    kept: &'a [f64],
    pub(super) size: Vec<f64>,
    pub(super) cues: Vec<Option<Cue>>,
    /// By passage: the share of it that leads elsewhere.
    pub(super) linked: Vec<f64>,
    ends: Vec<bool>,
    /// By passage: its size where it is running text, else 0.
    pub(super) prose: Vec<f64>,
    /// By passage: the share of the page's kept running text before it.
    before: Vec<f64>,
    all: f64,
    /// The block that holds most of it; and by block how much.
    main: usize,
    main_depth: f64,
    blocks: BTreeMap<usize, f64>,
    /// By passage: whether a heading of furniture stands above it.
    tail: Vec<bool>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(passages: &'a [Passage], kept: &'a [f64]) -> Self {
        let size: Vec<f64> = passages.iter().map(|p| size(&p.text)).collect();
        let cues: Vec<Option<Cue>> = passages.iter().map(|p| furniture::cue(&p.text)).collect();
        let linked: Vec<f64> = passages.iter().map(linked).collect();
        let ends: Vec<bool> = passages.iter().map(|p| ends_sentence(&p.text)).collect();
        let prose = (0..passages.len()).map(|i| {
            let runs = (size[i] >= 18.0 && ends[i]) || size[i] >= 60.0;
            let runs = runs && cues[i].is_none() && linked[i] < 0.5 && passages[i].kind != BlockKind::Code;
            if runs { size[i] } else { 0.0 }
        });
        let prose: Vec<f64> = prose.collect();
        // What the extractor left out counts a little: it may have missed the article.
        let weights: Vec<f64> = prose.iter().zip(kept).map(|(prose, kept)| prose * (kept + 0.1)).collect();
        let all = weights.iter().sum::<f64>().max(1.0);
        let (mut parents, mut blocks) = (BTreeMap::new(), BTreeMap::new());
        for (passage, weight) in passages.iter().zip(&weights) {
            *parents.entry(passage.parent).or_insert(0.0) += weight;
            *blocks.entry(passage.block).or_insert(0.0) += weight;
        }
        let most = |a: &(&usize, &f64), b: &(&usize, &f64)| a.1.total_cmp(b.1);
        let main = parents.iter().max_by(most).map_or(0, |(parent, _)| *parent);
        let main_depth = passages.iter().find(|p| p.parent == main).map_or(0.0, |p| p.depth as f64);
        let (mut sum, mut is_tail) = (0.0, false);
        let (mut before, mut tail) = (Vec::new(), Vec::new());
        for (weight, cue) in weights.iter().zip(&cues) {
            before.push(sum / all);
            is_tail |= cue.is_some_and(|cue| cue.opens_tail) && sum / all > 0.3;
            tail.push(is_tail);
            sum += weight;
        }
        Self { passages, kept, size, cues, linked, ends, prose, before, all, main, main_depth, blocks, tail }
    }

    /// The features of the passage at an index that there is.
    pub(super) fn features(&self, i: usize) -> Features {
        let (p, kept, size, linked) = (&self.passages[i], self.kept[i], self.size[i], self.linked[i]);
        let cue = self.cues[i].as_ref();
        let is = |yes: bool| f64::from(u8::from(yes));
        let mark = |mark: Marks| is(p.marks.any(mark));
        let because = |reason: Reason| is(cue.is_some_and(|cue| cue.reason == reason));
        let neighbour = |at: Option<usize>| at.and_then(|at| self.kept.get(at)).copied().unwrap_or(0.0);
        let prose = is(self.prose[i] > 0.0);
        let prose_of = |i: usize| (self.prose.get(i).copied().unwrap_or(0.0) / 60.0).min(1.0);
        let near = i.saturating_sub(NEAR)..(i + NEAR + 1).min(self.passages.len());
        let mean = |of: &dyn Fn(usize) -> f64| near.clone().map(of).sum::<f64>() / near.len() as f64;
        let same = is(p.parent == self.main);
        let short = is(size < 18.0 && !self.ends[i]);
        let heading = is(matches!(p.kind, BlockKind::Heading(_)));
        let after = 1.0 - self.before[i] - self.prose[i] * (kept + 0.1) / self.all;
        [
            ("always", 1.0),
            ("kept", kept),
            ("kept before", neighbour(i.checked_sub(1))),
            ("kept after", neighbour(i.checked_add(1))),
            ("kept near", mean(&|i| self.kept[i])),
            ("kept prose", kept * prose),
            ("kept short", kept * short),
            ("kept heading", kept * heading),
            ("kept linked", kept * linked),
            ("kept link alone", kept * is(linked > 0.9 && p.kind == BlockKind::Paragraph)),
            ("kept in main block", kept * same),
            ("left prose", (1.0 - kept) * prose),
            ("main block", same),
            ("block", (self.blocks.get(&p.block).copied().unwrap_or(0.0) / self.all).min(1.0)),
            ("depth", ((p.depth as f64 - self.main_depth) / 5.0).clamp(-1.0, 1.0)),
            ("before", self.before[i]),
            ("after", after),
            ("first", is(self.before[i] < 0.01)),
            ("short", short),
            ("ends", is(self.ends[i])),
            ("prose", prose),
            ("prose after", prose_of(i + 1)),
            ("prose near", mean(&prose_of)),
            ("linked", linked),
            ("linked near", mean(&|i| self.linked[i])),
            ("capitals", capitals(&p.text)),
            ("credit", is(is_credit(&p.text))),
            ("tail", is(self.tail[i])),
            ("opens tail", is(cue.is_some_and(|cue| cue.opens_tail))),
            ("says advert", is(["广告", "Advert"].iter().any(|word| p.text.starts_with(word)))),
            ("ad words", because(Reason::Ad)),
            ("byline words", because(Reason::Byline)),
            ("related words", because(Reason::Related)),
            ("comment words", because(Reason::Comments)),
            ("copyright words", because(Reason::Copyright)),
            ("caption", is(p.kind == BlockKind::Caption)),
            ("quote", is(p.kind == BlockKind::Quote)),
            ("cell mark", mark(Marks::CELL)),
            ("figure mark", mark(Marks::FIGURE.and(Marks::CAPTION))),
            ("header mark", mark(Marks::HEADER)),
            ("head mark", mark(Marks::HEAD)),
            ("main mark", mark(Marks::MAIN)),
            ("comment mark", mark(Marks::COMMENT)),
            ("menu mark", mark(Marks::MENU)),
            ("share mark", mark(Marks::SHARE)),
            ("advert mark", mark(Marks::ADVERT)),
            ("byline mark", mark(Marks::BYLINE)),
            ("title mark", mark(Marks::TITLE)),
            ("tags mark", mark(Marks::TAGS)),
        ]
    }
}

/// The share of a passage that leads elsewhere.
fn linked(passage: &Passage) -> f64 {
    let visible = passage.text.chars().filter(|c| !c.is_whitespace()).count();
    (passage.linked as f64 / visible.max(1) as f64).min(1.0)
}

/// Whether a line says who took a picture.
fn is_credit(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "photo:",
        "photo by",
        "(photo",
        "image:",
        "(image",
        "picture:",
        "credit:",
        "ap photo",
        "getty",
        "图：",
        "图/",
        "摄影",
        "供图",
        "资料图",
    ];
    let lower = text.to_lowercase();
    size(text) < 120.0 && WORDS.iter().any(|word| lower.contains(word))
}

/// The share of capitals among the letters that have them; 0 in a line of few letters.
fn capitals(text: &str) -> f64 {
    let large = text.chars().filter(|c| c.is_uppercase()).count();
    let cased = large + text.chars().filter(|c| c.is_lowercase()).count();
    if cased < 8 { 0.0 } else { large as f64 / cased as f64 }
}
