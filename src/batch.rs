//! `--jsonl`: documents in, digests out, one a line, in order, with a bounded number in flight. Files and terminals are
//! unknown here.
//!
//! ```text
//! input ──reader──▶ jobs ──workers──▶ one answer slot a line ──writer──▶ output
//!                     └── the slots, in the order of the lines ──▶┘
//! ```
//!
//! Blank lines are skipped. A bad line gives `{"id"?, "error"}` and the run goes on.

use crate::article::Lang;
use crate::clean::Clean;
use crate::digest::{self, Limit, summary};
use crate::export::{Document, json};
use crate::read;
use crate::segment::Segmenter;
use crate::source::LIMIT;
use serde_json::{Map, Value};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What a line that says nothing else is read with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// How to read it.
    pub read: read::Options,
    /// How long its summary may be.
    pub limit: Limit,
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input broke off.
    #[error("standard input could not be read: {0}")]
    Read(io::Error),
    /// Nobody takes the output.
    #[error("{0}")]
    Write(io::Error),
}

/// Answers every line of `input` with a line of `output`.
///
/// # Errors
///
/// Where `input` cannot be read or `output` cannot be written; a bad line is no error.
pub fn run(
    input: impl Read + Send + 'static,
    mut output: impl Write,
    defaults: &Defaults,
) -> Result<(), Error> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let in_flight = workers * 4;
    let (jobs, queue) = sync_channel(in_flight);
    let (slots, answers) = sync_channel(in_flight);
    let (queue, defaults) = (Arc::new(Mutex::new(queue)), Arc::new(defaults.clone()));
    // No thread is waited for: when the output is closed the feeder may stand before a line that never comes. When all
    // answers are written there is nothing left to do.
    thread::spawn(move || feed(BufReader::new(input), &jobs, &slots));
    for _ in 0..workers {
        let (queue, defaults) = (Arc::clone(&queue), Arc::clone(&defaults));
        thread::spawn(move || work(&queue, &defaults));
    }
    answers.iter().try_for_each(|slot: Slot| {
        // A slot whose worker is gone holds nothing; the line keeps its place.
        let answer = slot.recv().unwrap_or_else(|_| Ok(failure(None, "it could not be digested")));
        let line = answer.map_err(Error::Read)?;
        output.write_all(&line).and_then(|()| output.flush()).map_err(Error::Write)
    })
}

/// Where the answer to one line will lie: a line of output, or why the input broke off.
type Slot = Receiver<io::Result<Vec<u8>>>;

/// A line of input, and where its answer goes.
struct Job {
    line: Line,
    answer: SyncSender<io::Result<Vec<u8>>>,
}

enum Line {
    Whole(Vec<u8>),
    /// A line of more than [`LIMIT`] bytes, which was passed over.
    TooLong,
}

/// Cuts the input into lines and hands each to the workers, its slot to the writer.
fn feed(mut input: impl BufRead, jobs: &SyncSender<Job>, slots: &SyncSender<Slot>) {
    loop {
        let next = next_line(&mut input, LIMIT);
        let (answer, slot) = sync_channel(1);
        let sent = match next {
            Ok(None) => return,
            Ok(Some(Line::Whole(line))) if line.trim_ascii().is_empty() => continue,
            Ok(Some(line)) => slots.send(slot).is_ok() && jobs.send(Job { line, answer }).is_ok(),
            Err(error) => {
                let _ = answer.send(Err(error)).is_ok() && slots.send(slot).is_ok();
                return;
            }
        };
        if !sent {
            return;
        }
    }
}

/// The next line without its end; `None` at the end of the input.
fn next_line(input: &mut impl BufRead, limit: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.pop_if(|last| *last == b'\n').is_some() || (line.len() as u64) < limit {
        return Ok(Some(Line::Whole(line)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(Line::TooLong))
}

/// Answers jobs until there are none.
fn work(queue: &Mutex<Receiver<Job>>, defaults: &Defaults) {
    // What it has learned of the dictionary serves the next line too.
    let mut segmenter = Segmenter::default();
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { line, answer }) = job else { return };
        let line = match line {
            Line::Whole(line) => catch_unwind(AssertUnwindSafe(|| reply(&line, defaults, &mut segmenter)))
                .unwrap_or_else(|_| {
                    segmenter = Segmenter::default();
                    failure(None, "it could not be digested")
                }),
            Line::TooLong => failure(None, "the line is longer than 256 MB, the most that is read"),
        };
        if answer.send(Ok(line)).is_err() {
            return;
        }
    }
}

/// The line that answers a line.
fn reply(line: &[u8], defaults: &Defaults, segmenter: &mut Segmenter) -> Vec<u8> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let fields: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return failure(None, "the line is no JSON object"),
        Err(error) => return failure(None, &format!("the line is no JSON: {error}")),
    };
    let id = fields.get("id").cloned();
    match request(fields, defaults) {
        Ok(request) => answer(&request, id.as_ref(), segmenter),
        Err(message) => failure(id.as_ref(), &message),
    }
}

/// What a line asks for.
#[derive(Debug, PartialEq)]
struct Request {
    body: Body,
    read: read::Options,
    limit: Limit,
}

/// What a line holds.
#[derive(Debug, PartialEq)]
enum Body {
    Text(String),
    Html(String),
}

/// The fields of a line, as they come.
#[derive(serde::Deserialize)]
struct Fields {
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    lang: Option<String>,
    sentences: Option<usize>,
    ratio: Option<f64>,
    chars: Option<usize>,
}

fn request(fields: Map<String, Value>, defaults: &Defaults) -> Result<Request, String> {
    let fields: Fields = serde_json::from_value(Value::Object(fields)).map_err(|error| error.to_string())?;
    let body = match (fields.text, fields.html) {
        (Some(text), None) => Body::Text(text),
        (None, Some(html)) => Body::Html(html),
        (Some(_), Some(_)) => return Err("give \"text\" or \"html\", not both".to_owned()),
        (None, None) => return Err("there is no \"text\" and no \"html\"".to_owned()),
    };
    let limit = match (fields.sentences, fields.ratio, fields.chars) {
        (None, None, None) => defaults.limit,
        (Some(count), None, None) if count > 0 => Limit::Sentences(count),
        (None, Some(percent), None) if percent > 0.0 && percent <= 100.0 => Limit::Ratio(percent),
        (None, None, Some(count)) if count > 0 => Limit::Chars(count),
        (Some(0), None, None) | (None, None, Some(0)) => {
            return Err("a summary has a length of 1 or more".to_owned());
        }
        (None, Some(_), None) => return Err("\"ratio\" is above 0 and up to 100".to_owned()),
        _ => return Err("give one of \"sentences\", \"ratio\" and \"chars\"".to_owned()),
    };
    let lang = match fields.lang.as_deref() {
        None => defaults.read.lang,
        Some("auto") => None,
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        Some(_) => return Err("\"lang\" is \"auto\", \"zh\" or \"en\"".to_owned()),
    };
    let title = fields.title.or_else(|| defaults.read.title.clone());
    Ok(Request { body, read: read::Options { lang, title, ..defaults.read }, limit })
}

fn answer(request: &Request, id: Option<&Value>, segmenter: &mut Segmenter) -> Vec<u8> {
    let read = match &request.body {
        Body::Text(text) => Ok(read::read_text(text, &request.read)),
        Body::Html(html) => read::read_html(html, &request.read),
    };
    let article = match read {
        Ok(article) => article,
        // There is no file here to name another one for.
        Err(read::Error::NoText { what, .. }) => return failure(id, &format!("\"html\": {what}")),
        Err(error) => return failure(id, &error.to_string()),
    };
    segmenter.turn_to(article.text());
    let digest = digest::digest(&article, segmenter);
    let summary = summary::summarise(&article, &digest, request.limit);
    let document = Document {
        source: None,
        is_one_of_several: false,
        article: &article,
        digest: &digest,
        summary: &summary,
    };
    let mut line = Vec::new();
    match json::write(&mut line, &document, id) {
        Ok(()) => shown(line, id),
        Err(error) => failure(id, &error.to_string()),
    }
}

/// A line that says what was wrong with a line, and which it was where that is known.
fn failure(id: Option<&Value>, message: &str) -> Vec<u8> {
    let mut fields = Map::new();
    if let Some(id) = id {
        fields.insert("id".to_owned(), id.clone());
    }
    fields.insert("error".to_owned(), Value::String(Clean::new(message).as_str().to_owned()));
    shown(format!("{}\n", Value::Object(fields)).into_bytes(), id)
}

/// A line as it may be shown: an `id` is echoed as it came, but what could harm a terminal is written as `\u….`
fn shown(line: Vec<u8>, id: Option<&Value>) -> Vec<u8> {
    let echoed = id.map(Value::to_string).unwrap_or_default();
    if echoed == Clean::new(&echoed).as_str() {
        return line;
    }
    let mut escaped = String::with_capacity(line.len());
    for c in String::from_utf8_lossy(&line).chars() {
        if c == '\n' || !Clean::new(c.encode_utf8(&mut [0; 4])).is_empty() {
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
    use std::io::Cursor;

    fn lines(input: &[u8], defaults: &Defaults) -> Vec<Value> {
        let mut output = Vec::new();
        run(Cursor::new(input.to_vec()), &mut output, defaults).unwrap();
        let output = String::from_utf8(output).unwrap();
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[track_caller]
    fn check_error(line: &str, expected: &str) {
        let answers = lines(line.as_bytes(), &Defaults::default());
        let [answer] = answers.as_slice() else { panic!("{answers:?}") };
        assert_eq!(answer.to_string(), expected);
    }

    #[test]
    fn answers_come_in_order_with_their_ids() {
        let input: String =
            (0..200).map(|n| format!("{{\"id\": {n}, \"text\": \"天晴了{n}。\"}}\n\n")).collect();
        let answers = lines(input.as_bytes(), &Defaults::default());
        assert_eq!(answers.len(), 200);
        for (n, answer) in answers.iter().enumerate() {
            assert_eq!(answer["id"], n);
            assert_eq!(answer["source"], Value::Null);
            assert!(answer["text"].as_str().unwrap().contains(&format!("天晴了{n}")));
        }
    }

    #[test]
    fn a_bad_line_is_answered_and_passed_over() {
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
        check_error(r#"{"text":"a","sentences":0}"#, r#"{"error":"a summary has a length of 1 or more"}"#);
        check_error(r#"{"text":"a","ratio":101}"#, r#"{"error":"\"ratio\" is above 0 and up to 100"}"#);
        check_error(
            r#"{"text":"a","ratio":1,"chars":1}"#,
            r#"{"error":"give one of \"sentences\", \"ratio\" and \"chars\""}"#,
        );
        check_error(r#"{"text":"a","lang":"fr"}"#, r#"{"error":"\"lang\" is \"auto\", \"zh\" or \"en\""}"#);
        let answers = lines(b"\xff\n{\"text\": \"a\"}", &Defaults::default());
        assert!(answers[0]["error"].is_string() && answers[1]["text"].is_string(), "{answers:?}");
    }

    #[test]
    fn a_line_asks_for_its_own_length_title_and_language() {
        let defaults = Defaults { limit: Limit::Sentences(2), ..Defaults::default() };
        let asked = |line: &str| {
            let Value::Object(fields) = serde_json::from_str(line).unwrap() else { panic!("{line}") };
            request(fields, &defaults).unwrap()
        };
        assert_eq!(asked(r#"{"text":"a"}"#).limit, Limit::Sentences(2));
        assert_eq!(asked(r#"{"text":"a","chars":9,"extra":1}"#).limit, Limit::Chars(9));
        let read = asked(r#"{"text":"a","title":"甲","lang":"zh"}"#).read;
        assert_eq!(
            read,
            read::Options { lang: Some(Lang::Zh), title: Some("甲".to_owned()), ..read::Options::default() }
        );
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over() {
        let mut input = &b"12345\n1234\n123"[..];
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::TooLong))));
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::Whole(line))) if line == b"1234"));
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::Whole(line))) if line == b"123"));
        assert!(matches!(next_line(&mut input, 5), Ok(None)));
    }

    #[test]
    fn a_closed_output_ends_the_run_though_the_input_goes_on() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        /// One line, and then a wait for ever.
        struct Endless(Option<&'static [u8]>);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                match self.0.take() {
                    Some(line) => (&mut buffer[..]).write(line),
                    None => loop {
                        thread::park();
                    },
                }
            }
        }
        let ended = run(Endless(Some(b"{\"text\": \"a\"}\n")), Closed, &Defaults::default());
        assert!(matches!(ended, Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe));
    }

    #[test]
    fn input_that_breaks_off_is_told_after_what_came_before() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::ConnectionReset.into())
            }
        }
        let mut output = Vec::new();
        let ended = run(Cursor::new(b"[]\n").chain(Broken), &mut output, &Defaults::default());
        assert!(matches!(ended, Err(Error::Read(_))));
        assert!(output.starts_with(b"{\"error\""));
    }
}
