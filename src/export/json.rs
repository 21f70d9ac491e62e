//! The whole digest as one JSON object on one line, for programs. Offsets count code points of `text`.

use super::Document;
use crate::article::{Article, BlockKind};
use crate::digest::{Part, Role};
use crate::span::{NodeId, SentenceId, Span};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use std::io::{self, Write};

/// Writes the digest and a line end. `id` is what a `--jsonl` line was called.
///
/// # Errors
///
/// Where writing fails.
pub fn write(out: &mut impl Write, document: &Document, id: Option<&Value>) -> io::Result<()> {
    let offsets = Offsets::of(document.article.text());
    let chosen = document.summary.sentences();
    let outline = &document.digest.outline;
    let genre = document.digest.genres.notice();
    let whole = Whole {
        schema: 1,
        source: document.source.map(|name| name.as_str()),
        id,
        title: document.article.title(),
        lang: document.article.lang().tag(),
        encoding: document.article.encoding(),
        text: document.article.text(),
        blocks: blocks(document.article, &offsets),
        removed: removed(document.article, &offsets),
        sentences: sentences(document, &offsets, &chosen),
        summary: indices(&chosen),
        outline: outline.top().filter_map(|id| node(document, &offsets, &chosen, id)).collect(),
        notices: document.article.notices().iter().chain(&genre).map(|notice| notice.as_str()).collect(),
        highlights: document.highlights.iter().map(highlight).collect(),
    };
    serde_json::to_writer(&mut *out, &whole)?;
    out.write_all(b"\n")
}

#[derive(serde::Serialize)]
struct Whole<'a> {
    schema: u32,
    source: Option<&'a str>,
    id: Option<&'a Value>,
    title: Option<&'a str>,
    lang: &'a str,
    encoding: &'a str,
    text: &'a str,
    blocks: Vec<Block>,
    removed: Vec<Removed<'a>>,
    sentences: Vec<Sentence<'a>>,
    summary: Vec<usize>,
    outline: Vec<Node<'a>>,
    notices: Vec<&'a str>,
    /// Only where a person has highlighted something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    highlights: Vec<Highlight<'a>>,
}

#[derive(serde::Serialize)]
struct Highlight<'a> {
    sentence: usize,
    /// Null where nothing was written to it.
    note: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct Block {
    kind: &'static str,
    /// A heading's level, or how deep an item is nested, 1 outermost; null for what has none.
    level: Option<u32>,
    start: usize,
    end: usize,
}

#[derive(serde::Serialize)]
struct Removed<'a> {
    text: &'a str,
    reason: &'static str,
    at: usize,
}

#[derive(serde::Serialize)]
struct Sentence<'a> {
    start: usize,
    end: usize,
    block: usize,
    score: f64,
    role: Option<&'static str>,
    in_summary: bool,
    why: Why<'a>,
}

#[derive(serde::Serialize)]
struct Node<'a> {
    role: &'static str,
    label: &'a str,
    keywords: Vec<&'a str>,
    start: usize,
    end: usize,
    summary: Vec<usize>,
    children: Vec<Node<'a>>,
}

/// The parts of a score as one object, in their own order.
struct Why<'a>(&'a [Part]);

impl Serialize for Why<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for part in self.0 {
            map.serialize_entry(part.name, &part.value)?;
        }
        map.end()
    }
}

fn highlight(highlight: &crate::memory::Highlight) -> Highlight<'_> {
    let note = Some(highlight.note.as_str()).filter(|note| !note.is_empty());
    Highlight { sentence: highlight.sentence.index(), note }
}

fn blocks(article: &Article, offsets: &Offsets) -> Vec<Block> {
    let block = |block: &crate::article::Block| {
        let (kind, level) = match block.kind {
            BlockKind::Title => ("title", None),
            BlockKind::Heading(level) => ("heading", Some(u32::from(level))),
            BlockKind::Paragraph => ("paragraph", None),
            BlockKind::Item { depth, .. } => ("item", Some(u32::from(depth) + 1)),
            BlockKind::Quote => ("quote", None),
            BlockKind::Code => ("code", None),
            BlockKind::Caption => ("caption", None),
            BlockKind::Table => ("table", None),
        };
        let (start, end) = offsets.span(block.span);
        Block { kind, level, start, end }
    };
    article.blocks().iter().map(block).collect()
}

fn removed<'a>(article: &'a Article, offsets: &Offsets) -> Vec<Removed<'a>> {
    let passages = article.removed().iter();
    passages.map(|r| Removed { text: &r.text, reason: r.reason.tag(), at: offsets.at(r.at) }).collect()
}

fn sentences<'a>(document: &Document<'a>, offsets: &Offsets, chosen: &[SentenceId]) -> Vec<Sentence<'a>> {
    let digest = document.digest;
    let numbered = document.article.sentences().iter().enumerate();
    numbered
        .map(|(index, sentence)| {
            let (start, end) = offsets.span(sentence.span);
            let salience = digest.saliences.get(index);
            Sentence {
                start,
                end,
                block: sentence.block.index(),
                score: salience.map_or(0.0, |salience| salience.score),
                role: digest.roles.get(index).copied().flatten().map(Role::tag),
                in_summary: chosen.binary_search(&SentenceId::at(index)).is_ok(),
                why: Why(salience.map_or(&[], |salience| &salience.parts)),
            }
        })
        .collect()
}

fn node<'a>(
    document: &Document<'a>,
    offsets: &Offsets,
    chosen: &[SentenceId],
    id: NodeId,
) -> Option<Node<'a>> {
    let outline = &document.digest.outline;
    let this = outline.get(id)?;
    let (start, end) = offsets.span(this.span);
    Some(Node {
        role: this.role.tag(),
        label: &this.label,
        keywords: this.keywords.iter().map(|word| word.as_str()).collect(),
        start,
        end,
        summary: indices(chosen.get(document.chosen_in(this.span, chosen)).unwrap_or_default()),
        children: outline.children(id).filter_map(|child| node(document, offsets, chosen, child)).collect(),
    })
}

fn indices(ids: &[SentenceId]) -> Vec<usize> {
    ids.iter().map(|id| id.index()).collect()
}

/// From bytes to code points: counted once over the text, then from the nearest mark.
struct Offsets<'a> {
    bytes: &'a [u8],
    /// How many code points begin before each `STRIDE`th byte.
    marks: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'a> Offsets<'a> {
    fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let counts = bytes.chunks(STRIDE).scan(0, |before, chunk| {
            let mark = *before;
            *before += code_points(chunk);
            Some(mark)
        });
        Self { bytes, marks: counts.collect() }
    }

    /// How many code points begin before a byte; all of them past the end.
    fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        let nearest = (byte / STRIDE).min(self.marks.len().saturating_sub(1));
        let rest = self.bytes.get(nearest * STRIDE..byte).map_or(0, code_points);
        self.marks.get(nearest).map_or(0, |mark| mark + rest)
    }

    fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How many code points begin in these bytes of UTF-8.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn what_a_person_highlighted_is_there_where_they_did() {
        let mut out = Vec::new();
        let (sample, highlights) = (sample::lamp(), sample::highlights());
        write(&mut out, &Document { highlights: &highlights, ..sample.document() }, None).unwrap();
        let expected = r#","highlights":[{"sentence":1,"note":"真的？*查*"},{"sentence":3,"note":null}]}"#;
        assert!(String::from_utf8(out).unwrap().trim_end().ends_with(expected));
    }

    #[test]
    fn a_digest_is_one_line_with_its_keys_in_order() {
        let sample = sample::lamp();
        let mut out = Vec::new();
        write(&mut out, &sample.document(), None).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert_eq!(
            line,
            concat!(
                r#"{"schema":1,"source":"灯.txt","id":null,"title":"灯 & <光>","lang":"zh","encoding":"UTF-8","#,
                r#""text":"灯 & <光>\n灯该早关。夜里没人。\n怎么关\n分两步：\n1.先关*大灯*。\n2.再关小灯。","#,
                r#""blocks":[{"kind":"title","level":null,"start":0,"end":7},{"kind":"paragraph","level":null,"start":8,"end":18},"#,
                r#"{"kind":"heading","level":1,"start":19,"end":22},{"kind":"paragraph","level":null,"start":23,"end":27},"#,
                r#"{"kind":"item","level":1,"start":28,"end":37},{"kind":"item","level":1,"start":38,"end":45}],"#,
                r#""removed":[{"text":"广告","reason":"ad","at":19}],"#,
                r#""sentences":[{"start":8,"end":13,"block":1,"score":0.25,"role":"thesis","in_summary":true,"why":{"position":0.5,"cue":-0.25}},"#,
                r#"{"start":13,"end":18,"block":1,"score":0.25,"role":null,"in_summary":true,"why":{"position":0.5,"cue":-0.25}},"#,
                r#"{"start":23,"end":27,"block":3,"score":0.25,"role":null,"in_summary":true,"why":{"position":0.5,"cue":-0.25}},"#,
                r#"{"start":28,"end":37,"block":4,"score":0.25,"role":"step","in_summary":false,"why":{"position":0.5,"cue":-0.25}},"#,
                r#"{"start":38,"end":45,"block":5,"score":0.25,"role":"step","in_summary":false,"why":{"position":0.5,"cue":-0.25}}],"#,
                r#""summary":[0,1,2],"outline":[{"role":"title","label":"灯 & <光>","keywords":[],"start":0,"end":7,"summary":[],"children":[]},"#,
                r#"{"role":"thesis","label":"灯该早关","keywords":[],"start":8,"end":18,"summary":[0,1],"children":[]},"#,
                r#"{"role":"section","label":"怎么关","keywords":["小灯"],"start":19,"end":45,"summary":[2],"children":["#,
                r#"{"role":"steps","label":"分两步","keywords":[],"start":23,"end":45,"summary":[2],"children":["#,
                r#"{"role":"step","label":"先关*大灯*","keywords":[],"start":28,"end":37,"summary":[],"children":[]},"#,
                r#"{"role":"step","label":"再关小灯","keywords":[],"start":38,"end":45,"summary":[],"children":[]}]}]}],"#,
                r#""notices":["小心"]}"#,
                "\n"
            )
        );
    }

    #[test]
    fn offsets_agree_with_counting() {
        for text in ["", "a", &"a汉😀é".repeat(200), &"汉".repeat(256), &"x".repeat(512)] {
            let offsets = Offsets::of(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.at(byte), count);
            }
            assert_eq!(offsets.at(text.len()), text.chars().count());
            assert_eq!(offsets.at(usize::MAX), text.chars().count());
        }
    }
}
