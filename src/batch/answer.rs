//! One line and the line that answers it: read, digested and written as JSON, or what is wrong with it. Threads are unknown
//! here.

use super::Defaults;
use super::request::{Body, Request, request};
use crate::clean::Clean;
use crate::digest::{self, summary};
use crate::export::{Document, json};
use crate::read;
use crate::segment::Segmenter;
use serde_json::{Map, Value};

/// The line that answers a line; `known` is told which line it is as soon as that is known.
pub(super) fn reply(
    line: &[u8],
    defaults: &Defaults,
    segmenter: &mut Segmenter,
    known: &dyn Fn(&Value),
) -> Vec<u8> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let fields: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return failure(None, "the line is no JSON object"),
        Err(error) => return failure(None, &format!("the line is no JSON: {error}")),
    };
    let id = fields.get("id").cloned();
    id.iter().for_each(known);
    match request(fields, defaults) {
        Ok(request) => answer(&request, id.as_ref(), segmenter),
        Err(message) => failure(id.as_ref(), &message),
    }
}

fn answer(request: &Request, id: Option<&Value>, segmenter: &mut Segmenter) -> Vec<u8> {
    let read = match &request.body {
        Body::Text(text) => read::read_text_within(text, &request.read),
        Body::Html(html) => read::read_html(html, &request.read),
    };
    let article = match read {
        Ok(article) => article,
        // There is no file here to name another one for.
        Err(read::Error::NoText { what, .. }) => return failure(id, &format!("\"html\": {what}")),
        Err(read::Error::TooMany { most, .. }) => {
            let message = format!(
                "more than {most} lines, sentences or elements, the most that is read; read more with --max-parts"
            );
            return failure(id, &message);
        }
        Err(error) => return failure(id, &error.to_string()),
    };
    segmenter.turn_to(article.text());
    let digest = digest::digest_with(&article, segmenter);
    let summary = summary::summarise(&article, &digest, request.limit);
    let document = Document::new(&article, &digest, &summary);
    // An answer is some ten times as long as the text.
    let mut line = Vec::with_capacity(10 * article.text().len());
    match json::write(&mut line, &document, id) {
        Ok(()) => shown(line, id),
        Err(error) => failure(id, &error.to_string()),
    }
}

/// A line that says what was wrong with a line, and which it was where that is known.
pub(super) fn failure(id: Option<&Value>, message: &str) -> Vec<u8> {
    let mut fields = Map::new();
    if let Some(id) = id {
        fields.insert("id".to_owned(), id.clone());
    }
    fields.insert("error".to_owned(), Value::String(Clean::new(message).as_str().to_owned()));
    shown(format!("{}\n", Value::Object(fields)).into_bytes(), id)
}

/// A line as it may be shown: an `id` is echoed as it came, but where there is in it what could harm a terminal, or end the
/// line for somebody, the line is written in the characters of ASCII. It says the same.
fn shown(line: Vec<u8>, id: Option<&Value>) -> Vec<u8> {
    let echoed = id.map(Value::to_string).unwrap_or_default();
    if echoed == Clean::new(&echoed).as_str() {
        return line;
    }
    let mut escaped = String::with_capacity(line.len());
    for c in String::from_utf8_lossy(&line).chars() {
        if matches!(c, '\n' | ' '..='~') {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            escaped.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply_to(line: &str) -> String {
        let answer = reply(line.as_bytes(), &Defaults::default(), &mut Segmenter::default(), &|_| ());
        String::from_utf8(answer).unwrap()
    }

    #[track_caller]
    fn check_error(line: &str, expected: &str) {
        assert_eq!(reply_to(line), format!("{expected}\n"));
    }

    #[test]
    fn a_bad_line_is_answered_with_what_is_wrong() {
        check_error("[1]", r#"{"error":"the line is no JSON object"}"#);
        check_error(r#"{"id":[7]}"#, r#"{"error":"there is no \"text\" and no \"html\"","id":[7]}"#);
        check_error(
            r#"{"id":null,"html":"<p>","text":"a"}"#,
            r#"{"error":"give \"text\" or \"html\", not both","id":null}"#,
        );
        check_error(
            r#"{"id":3,"html":"<p> </p>"}"#,
            r#"{"error":"\"html\": there is no text in it","id":3}"#,
        );
        check_error(
            r#"{"text":"a","ratio":1,"chars":1}"#,
            r#"{"error":"give one of \"sentences\", \"ratio\" and \"chars\""}"#,
        );
        check_error(r#"{"text":"a","lang":"fr"}"#, r#"{"error":"\"lang\" is \"auto\", \"zh\" or \"en\""}"#);
    }

    #[test]
    fn an_id_ends_no_line_and_commands_no_terminal() {
        for id in [
            "\u{85}",
            "\u{2028}a\u{2029}",
            "\u{9b}2J",
            "\u{202e}桥",
            "\u{1b}[31m",
            &"e\u{301}".repeat(3).replace('e', ""),
        ] {
            let asked = Value::String(format!("{id}{}", "\u{301}".repeat(60)));
            for text in ["\"text\":\"天晴了。\"", "\"x\":1"] {
                let output =
                    reply_to(&format!("{{\"id\":{{{}:{asked}}},{text}}}", Value::String(format!("k{id}"))));
                let line = output.strip_suffix('\n').unwrap();
                assert_eq!(Clean::new(line).as_str(), line);
                assert!(line.is_ascii(), "{line}");
                let answer: Value = serde_json::from_str(line).unwrap();
                assert_eq!(answer["id"][format!("k{id}")], asked);
            }
        }
    }
}
