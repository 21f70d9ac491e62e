//! `--jsonl`: documents in, digests out, one a line, in order, with a bounded number in flight. Files and terminals are
//! unknown here.
//!
//! ```text
//! input ──▶ a worker takes a line, answers it, and lays the answer into its place ──▶ output
//! ```
//!
//! Every worker does all of it: a line goes through the hands of one thread, and nobody is woken for it. Blank lines are
//! skipped. A bad line gives `{"id"?, "error"}` and the run goes on.

use crate::article::Lang;
use crate::clean::Clean;
use crate::digest::{self, Limit, summary};
use crate::export::{Document, json};
use crate::read;
use crate::segment::{Dictionary, Segmenter};
use crate::source::LIMIT;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

/// What a line that says nothing else is read with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// How to read it.
    pub read: read::Options,
    /// How long its summary may be.
    pub limit: Limit,
}

/// From which line on every worker has the whole dictionary. To load it takes as long as some 1,600 lines gain by it:
/// who has come so far may well go on.
const LONG: u64 = 500;

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
    output: impl Write + Send + 'static,
    defaults: &Defaults,
) -> Result<(), Error> {
    /// In bytes: some ten articles.
    const BUFFER: usize = 1 << 16;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let input = Arc::new(Mutex::new(Lines { input: BufReader::with_capacity(BUFFER, input), taken: 0 }));
    let answers = Arc::new(Answers::new(output, workers * 4));
    let dictionary = Arc::new(OnceLock::new());
    let (ended, ends) = channel();
    for _ in 0..workers {
        let (input, answers, defaults) = (Arc::clone(&input), Arc::clone(&answers), defaults.clone());
        let (dictionary, ended) = (Arc::clone(&dictionary), ended.clone());
        thread::spawn(move || ended.send(work(&input, &answers, &dictionary, &defaults)));
    }
    drop(ended);
    // No thread is waited for that has nothing to say: when the output is closed another worker may stand before a line
    // that never comes.
    ends.iter().find(Result::is_err).unwrap_or(Ok(()))
}

/// What is yet to be answered.
struct Lines<R> {
    input: R,
    /// How many lines that are not blank were taken.
    taken: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next line that is not blank, and how many came before it; `None` at the end of the input.
    fn next(&mut self) -> Option<(u64, io::Result<Line>)> {
        loop {
            let line = match next_line(&mut self.input, LIMIT).transpose()? {
                Ok(Line::Whole(line)) if line.trim_ascii().is_empty() => continue,
                line => line,
            };
            self.taken += 1;
            return Some((self.taken - 1, line));
        }
    }
}

/// Where the answers go, in the order of the lines.
struct Answers<W> {
    state: Mutex<Ordered<W>>,
    /// The state has changed.
    changed: Condvar,
    /// The most lines between the one whose answer is written next and one that is answered.
    in_flight: u64,
}

struct Ordered<W> {
    /// Taken by the worker who writes.
    output: Option<W>,
    /// How many answers were written.
    written: u64,
    /// Answers to later lines, by the number of the line.
    waiting: BTreeMap<u64, io::Result<Vec<u8>>>,
    /// Whether the run has failed.
    over: bool,
}

impl<W: Write> Answers<W> {
    fn new(output: W, in_flight: usize) -> Self {
        let state = Ordered { output: Some(output), written: 0, waiting: BTreeMap::new(), over: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), in_flight: in_flight as u64 }
    }

    fn lock(&self) -> MutexGuard<'_, Ordered<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lays down the answer to a line, and writes what can be written; a worker who is far ahead waits here for the
    /// others. False where no more answers are wanted.
    fn put(&self, number: u64, answer: io::Result<Vec<u8>>) -> Result<bool, Error> {
        let mut state = self.lock();
        state.waiting.insert(number, answer);
        // Nobody else writes meanwhile, and everybody else may lay down an answer.
        if let Some(mut output) = state.output.take() {
            let mut end = Ok(());
            while end.is_ok()
                && let Some(answer) = state.take_next()
            {
                drop(state);
                end = answer.map_err(Error::Read).and_then(|line| {
                    output.write_all(&line).and_then(|()| output.flush()).map_err(Error::Write)
                });
                state = self.lock();
                state.over = end.is_err();
                self.changed.notify_all();
            }
            state.output = Some(output);
            end?;
        }
        while !state.over && state.written + self.in_flight <= number {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        Ok(!state.over)
    }
}

impl<W> Ordered<W> {
    fn take_next(&mut self) -> Option<io::Result<Vec<u8>>> {
        let next = self.waiting.remove(&self.written)?;
        self.written += 1;
        Some(next)
    }
}

enum Line {
    Whole(Vec<u8>),
    /// A line of more than [`LIMIT`] bytes, which was passed over.
    TooLong,
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

/// Answers lines until there are none.
fn work(
    input: &Mutex<Lines<impl BufRead>>,
    answers: &Answers<impl Write>,
    dictionary: &Arc<OnceLock<Dictionary>>,
    defaults: &Defaults,
) -> Result<(), Error> {
    let fresh = || dictionary.get().cloned().map_or_else(Segmenter::default, Segmenter::with);
    // What it has learned of the dictionary serves the next line too.
    let mut segmenter = fresh();
    loop {
        let next = input.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((number, line)) = next else { return Ok(()) };
        if number == LONG {
            let dictionary = Arc::clone(dictionary);
            // Where there is no thread to be had, the run goes on as it has begun.
            let _ = thread::Builder::new().spawn(move || dictionary.set(Dictionary::load()));
        }
        if !segmenter.has_dictionary() && dictionary.get().is_some() {
            segmenter = fresh();
        }
        let answer = line.map(|line| match line {
            Line::Whole(line) => catch_unwind(AssertUnwindSafe(|| reply(&line, defaults, &mut segmenter)))
                .unwrap_or_else(|_| {
                    segmenter = fresh();
                    failure(None, "it could not be digested")
                }),
            Line::TooLong => failure(None, "the line is longer than 256 MB, the most that is read"),
        });
        if !answers.put(number, answer)? {
            return Ok(());
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
        highlights: &[],
    };
    // An answer is some ten times as long as the text.
    let mut line = Vec::with_capacity(10 * article.text().len());
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

    /// An output that can be looked at when the run is over.
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Shared {
        fn bytes(&self) -> Vec<u8> {
            self.0.lock().unwrap().clone()
        }
    }

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines(input: &[u8], defaults: &Defaults) -> Vec<Value> {
        let output = Shared::default();
        run(Cursor::new(input.to_vec()), output.clone(), defaults).unwrap();
        let output = String::from_utf8(output.bytes()).unwrap();
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
    fn a_long_run_answers_as_a_short_one_does() {
        let line = "{\"text\": \"研究生命的起源，结婚的和尚未结婚的。台灣的圖書館裡，讀者們正在閱讀。\"}\n";
        let answers = lines(line.repeat(LONG as usize + 1_000).as_bytes(), &Defaults::default());
        assert_eq!(answers.len(), LONG as usize + 1_000);
        assert!(answers.iter().all(|answer| *answer == answers[0]));
    }

    #[test]
    fn who_is_far_ahead_waits_and_the_order_is_kept() {
        let output = Shared::default();
        let answers = Arc::new(Answers::new(output.clone(), 2));
        let laid = |number: u64| {
            let answers = Arc::clone(&answers);
            thread::spawn(move || {
                answers.put(number, Ok(vec![b'0' + u8::try_from(number).unwrap()])).unwrap()
            })
        };
        assert!(laid(1).join().unwrap());
        // Too far ahead while the first is missing.
        let ahead = laid(2);
        while !answers.lock().waiting.contains_key(&2) {
            thread::yield_now();
        }
        assert!(output.bytes().is_empty() && !ahead.is_finished());
        assert!(laid(0).join().unwrap() && ahead.join().unwrap());
        assert_eq!(output.bytes(), b"012");
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
        let output = Shared::default();
        let ended = run(Cursor::new(b"[]\n").chain(Broken), output.clone(), &Defaults::default());
        assert!(matches!(ended, Err(Error::Read(_))));
        assert!(output.bytes().starts_with(b"{\"error\""));
    }
}
