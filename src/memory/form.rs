//! A memory as JSON. What a file does not say is taken as nothing, so that a later version may say more.

use super::{Memory, Note, Place, Quote, Unreadable};
use crate::clean::Clean;
use crate::digest::Limit;
use serde_json::{Map, Value, json};

/// What the files are written as. A version that writes otherwise counts on, and this one leaves its files alone.
const VERSION: u64 = 1;

pub(super) fn written(memory: &Memory) -> Vec<u8> {
    let Memory { title, length, place, closed, summary, marks, highlights } = memory;
    let mut whole = Map::new();
    whole.insert("tigang".into(), VERSION.into());
    whole.insert("title".into(), title.as_str().into());
    whole.insert("length".into(), (*length).into());
    if let Some(Place { quote, within, row }) = place {
        let mut place = quoted(quote);
        place.insert("within".into(), (*within).into());
        place.insert("row".into(), (*row).into());
        whole.insert("place".into(), place.into());
    }
    let limit = match summary {
        Limit::Auto => None,
        Limit::Sentences(most) => Some(json!({"sentences": most})),
        Limit::Ratio(percent) => Some(json!({"ratio": percent})),
        Limit::Chars(most) => Some(json!({"chars": most})),
    };
    whole.extend(limit.map(|limit| ("summary".into(), limit)));
    if !closed.is_empty() {
        whole.insert("closed".into(), closed.as_slice().into());
    }
    if !marks.is_empty() {
        let marks: Map<_, _> =
            marks.iter().map(|(mark, quote)| (mark.to_string(), quoted(quote).into())).collect();
        whole.insert("marks".into(), marks.into());
    }
    if !highlights.is_empty() {
        let note = |Note { quote, note }: &Note| {
            let mut highlight = quoted(quote);
            if !note.is_empty() {
                highlight.insert("note".into(), note.as_str().into());
            }
            Value::from(highlight)
        };
        whole.insert("highlights".into(), highlights.iter().map(note).collect());
    }
    let mut bytes = Value::from(whole).to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

pub(super) fn read(bytes: &[u8]) -> Result<Memory, Unreadable> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::Damaged)?;
    match whole["tigang"].as_u64() {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(Unreadable::Later),
        _ => return Err(Unreadable::Damaged),
    }
    let limit = &whole["summary"];
    let summary = if let Some(most) = number(&limit["sentences"]).filter(|most| *most > 0) {
        Limit::Sentences(most)
    } else if let Some(percent) =
        limit["ratio"].as_f64().filter(|percent| *percent > 0.0 && *percent <= 100.0)
    {
        Limit::Ratio(percent)
    } else if let Some(most) = number(&limit["chars"]).filter(|most| *most > 0) {
        Limit::Chars(most)
    } else {
        Limit::Auto
    };
    let place = &whole["place"];
    let place = quote(place).map(|quote| Place {
        quote,
        within: number(&place["within"]).unwrap_or(0),
        row: number(&place["row"]).unwrap_or(0),
    });
    let closed =
        list(&whole["closed"]).iter().filter_map(|hash| u32::try_from(hash.as_u64()?).ok()).collect();
    let marks = whole["marks"].as_object().into_iter().flatten();
    let marks = marks.filter_map(|(name, value)| Some((letter(name)?, quote(value)?))).collect();
    let highlights = list(&whole["highlights"]).iter().filter_map(|value| {
        Some(Note { quote: quote(value)?, note: Clean::new(value["note"].as_str().unwrap_or("")) })
    });
    let title = whole["title"].as_str().unwrap_or("").to_owned();
    let length = number(&whole["length"]).unwrap_or(0);
    Ok(Memory { title, length, place, closed, summary, marks, highlights: highlights.collect() })
}

fn quoted(quote: &Quote) -> Map<String, Value> {
    [("words", Value::from(quote.words.as_str())), ("at", quote.at.into())]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

fn quote(value: &Value) -> Option<Quote> {
    Some(Quote { words: value["words"].as_str()?.to_owned(), at: number(&value["at"])? })
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn letter(name: &str) -> Option<char> {
    let mut chars = name.chars();
    // No other is a mark that somebody has set, and what a screen does not show is none.
    chars.next().filter(|letter| letter.is_alphanumeric() && chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn full() -> Memory {
        let quote = |words: &str, at| Quote { words: words.to_owned(), at };
        Memory {
            title: "河岸书店".to_owned(),
            length: 900,
            place: Some(Place { quote: quote("它卖的是停下来的时间。", 40), within: 6, row: 3 }),
            closed: vec![7, u32::MAX],
            summary: Limit::Ratio(12.5),
            marks: [('a', quote("甲", 0)), ('乙', quote("\"\n", 9))].into(),
            highlights: vec![
                Note { quote: quote("一句。", 3), note: Clean::default() },
                Note { quote: quote("又一句。", 12), note: Clean::new("为什么？") },
            ],
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for memory in [full(), Memory::default(), Memory { summary: Limit::Chars(400), ..full() }] {
            assert_eq!(read(&memory.written()), Ok(memory));
        }
    }

    #[test]
    fn half_a_file_says_nothing() {
        let whole = full().written();
        for end in 0..whole.len() - 2 {
            assert_eq!(read(&whole[..end]), Err(Unreadable::Damaged), "{end}");
        }
    }

    #[test]
    fn another_version_is_left_alone() {
        assert_eq!(read(br#"{"tigang":2,"title":"x"}"#), Err(Unreadable::Later));
        assert_eq!(read(br#"{"title":"x"}"#), Err(Unreadable::Damaged));
        assert_eq!(read(br#"{"tigang":1,"later":[1]}"#), Ok(Memory::default()));
    }

    #[test]
    fn what_makes_no_sense_is_passed_over() {
        let odd = r#"{"tigang":1,"title":3,"place":"x","summary":{"sentences":0},"closed":[-1,2,"a",4294967296],
            "marks":{"ab":{"words":"x","at":1},"c":{"words":"y","at":2}},"highlights":[3,{"words":"z"},{"words":"z","at":5,"note":7}]}"#;
        let memory = read(odd.as_bytes()).unwrap();
        assert_eq!((memory.closed, memory.summary, memory.place), (vec![2], Limit::Auto, None));
        assert_eq!(memory.marks.keys().collect::<String>(), "c");
        assert_eq!(memory.highlights.len(), 1);
    }

    #[test]
    fn a_note_is_clean() {
        let memory =
            read(br#"{"tigang":1,"highlights":[{"words":"z","at":5,"note":"a\u001b[31mb"}]}"#).unwrap();
        assert_eq!(memory.highlights[0].note, *"ab");
    }

    proptest! {
        #[test]
        fn no_file_is_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }
}
