//! `--jsonl`: documents in, digests out, one a line, in order, with a bounded number in flight. Files and terminals are
//! unknown here.
//!
//! ```text
//! input ──▶ a worker takes a line, answers it, and lays the answer into its place ──▶ output
//! ```
//!
//! Every worker does all of it: a line goes through the hands of one thread, and nobody is woken for it. Blank lines are
//! skipped. A bad line gives `{"id"?, "error"}` and the run goes on.

mod answer;
mod order;
mod request;

use crate::digest::Limit;
use crate::limits::megabytes;
use crate::read;
use crate::segment::{Dictionary, Segmenter};
use crate::threads::locked;
use answer::{failure, reply};
use order::Answers;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// What a line that says nothing else is read with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// How to read it.
    pub read: read::Options,
    /// How long its summary may be.
    pub limit: Limit,
    /// How long it may take; for ever where `None`.
    pub patience: Option<Duration>,
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
    /// There is no thread to be had to go on.
    #[error("no thread could be started: {0}")]
    Thread(io::Error),
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
    let run = Arc::new(Run {
        input: Mutex::new(Lines {
            input: BufReader::with_capacity(BUFFER, input),
            taken: 0,
            longest: defaults.read.limits.file(),
        }),
        answers: Answers::new(output, workers * 4),
        dictionary: Arc::default(),
        defaults: defaults.clone(),
        at_work: Mutex::default(),
    });
    let (ended, ends) = channel();
    for _ in 0..workers {
        let (run, ended) = (Arc::clone(&run), ended.clone());
        thread::spawn(move || work(&run, ended));
    }
    drop(ended);
    if let Some(patience) = defaults.patience {
        let run = Arc::downgrade(&run);
        thread::spawn(move || watch(&run, patience));
    }
    drop(run);
    // No thread is waited for that has nothing to say: when the output is closed another worker may stand before a line
    // that never comes.
    ends.iter().find(Result::is_err).unwrap_or(Ok(()))
}

/// What all workers share.
struct Run<R, W> {
    input: Mutex<Lines<R>>,
    answers: Answers<W>,
    dictionary: Arc<OnceLock<Dictionary>>,
    defaults: Defaults,
    at_work: Mutex<AtWork>,
}

/// The lines that are being answered.
#[derive(Default)]
struct AtWork {
    tasks: BTreeMap<u64, Task>,
    /// How many workers are still busy with lines that nobody waits for any more.
    late: usize,
}

/// A line that is being answered.
struct Task {
    began: Instant,
    /// Which it is, once that is known.
    id: Option<Value>,
    /// Where its worker says at the end how it went. Who takes over the worker's part has it.
    ended: Sender<Result<(), Error>>,
}

/// What is yet to be answered.
struct Lines<R> {
    input: R,
    /// How many lines that are not blank were taken.
    taken: u64,
    /// The most bytes of a line.
    longest: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next line that is not blank, and how many came before it; `None` at the end of the input.
    fn next(&mut self) -> Option<(u64, io::Result<Line>)> {
        loop {
            let line = match next_line(&mut self.input, self.longest).transpose()? {
                Ok(Line::Whole(line)) if line.trim_ascii().is_empty() => continue,
                line => line,
            };
            self.taken += 1;
            return Some((self.taken - 1, line));
        }
    }
}

enum Line {
    Whole(Vec<u8>),
    /// A line of too many bytes, which was passed over.
    TooLong,
}

/// The next line without its end; `None` at the end of the input.
fn next_line(input: &mut impl BufRead, limit: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    // A byte more than a line may have: its end, or what is too much.
    if input.by_ref().take(limit.saturating_add(1)).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.pop_if(|last| *last == b'\n').is_some() || line.len() as u64 <= limit {
        return Ok(Some(Line::Whole(line)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(Line::TooLong))
}

/// Answers lines until there are none.
fn work<R, W>(run: &Arc<Run<R, W>>, mut ended: Sender<Result<(), Error>>)
where
    R: BufRead + Send + 'static,
    W: Write + Send + 'static,
{
    let fresh = || run.dictionary.get().cloned().map_or_else(Segmenter::default, Segmenter::with);
    // What it has learned of the dictionary serves the next line too.
    let mut segmenter = fresh();
    loop {
        let next = locked(&run.input).next();
        let Some((number, line)) = next else { return };
        if number == LONG {
            let dictionary = Arc::clone(&run.dictionary);
            // Where there is no thread to be had, the run goes on as it has begun.
            let _ = thread::Builder::new().spawn(move || dictionary.set(Dictionary::load()));
        }
        if !segmenter.has_dictionary() && run.dictionary.get().is_some() {
            segmenter = fresh();
        }
        locked(&run.at_work).tasks.insert(number, Task { began: Instant::now(), id: None, ended });
        let known = |id: &Value| {
            if let Some(task) = locked(&run.at_work).tasks.get_mut(&number) {
                task.id = Some(id.clone());
            }
        };
        let answer = line.map(|line| match line {
            Line::Whole(line) => {
                catch_unwind(AssertUnwindSafe(|| reply(&line, &run.defaults, &mut segmenter, &known)))
                    .unwrap_or_else(|_| {
                        segmenter = fresh();
                        let id = locked(&run.at_work).tasks.get(&number).and_then(|task| task.id.clone());
                        failure(id.as_ref(), "it could not be digested")
                    })
            }
            Line::TooLong => {
                let most = megabytes(run.defaults.read.limits.file());
                failure(
                    None,
                    &format!(
                        "the line is longer than {most}, the most that is read; read more with --max-size"
                    ),
                )
            }
        });
        let mut at_work = locked(&run.at_work);
        let Some(task) = at_work.tasks.remove(&number) else {
            // It took too long, and somebody else has gone on in this worker's place.
            at_work.late -= 1;
            return;
        };
        drop(at_work);
        ended = task.ended;
        match run.answers.put(number, answer) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return drop(ended.send(Err(error))),
        }
    }
}

/// Gives up on lines that take too long, as long as the run goes on. A thread cannot be stopped: it is left to its line, and
/// a new one says that it took too long and goes on with the next. No more are left so than there are cores.
fn watch<R, W>(run: &Weak<Run<R, W>>, patience: Duration)
where
    R: BufRead + Send + 'static,
    W: Write + Send + 'static,
{
    let most = thread::available_parallelism().map_or(1, NonZero::get);
    let pause = (patience / 8).clamp(Duration::from_millis(5), Duration::from_secs(1));
    loop {
        thread::sleep(pause);
        let Some(run) = run.upgrade() else { return };
        let mut at_work = locked(&run.at_work);
        let is_late = |(number, task): (&u64, &Task)| (task.began.elapsed() >= patience).then_some(*number);
        let late: Vec<u64> = at_work.tasks.iter().filter_map(is_late).collect();
        for number in late {
            if at_work.late == most {
                break;
            }
            let Some(Task { id, ended, .. }) = at_work.tasks.remove(&number) else { continue };
            at_work.late += 1;
            let (run, told) = (Arc::clone(&run), ended.clone());
            let taken_over = thread::Builder::new().spawn(move || {
                let message = format!(
                    "it takes longer than {} s, the most for one line; give it more with --max-time",
                    patience.as_secs_f64()
                );
                match run.answers.put(number, Ok(failure(id.as_ref(), &message))) {
                    Ok(true) => work(&run, ended),
                    Ok(false) => {}
                    Err(error) => drop(ended.send(Err(error))),
                }
            });
            if let Err(error) = taken_over {
                let _ = told.send(Err(Error::Thread(error)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// An output that can be looked at when the run is over.
    #[derive(Clone, Default)]
    pub(super) struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Shared {
        pub(super) fn bytes(&self) -> Vec<u8> {
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
    fn a_bad_line_is_answered_and_passed_over() {
        let answers = lines(b"\xff\n{\"text\": \"a\"}", &Defaults::default());
        assert!(answers[0]["error"].is_string() && answers[1]["text"].is_string(), "{answers:?}");
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over() {
        let mut input = &b"123456\n12345\n1234\n123"[..];
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::TooLong))));
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::Whole(line))) if line == b"12345"));
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::Whole(line))) if line == b"1234"));
        assert!(matches!(next_line(&mut input, 5), Ok(Some(Line::Whole(line))) if line == b"123"));
        assert!(matches!(next_line(&mut input, 5), Ok(None)));
    }

    #[test]
    fn a_line_that_takes_too_long_is_given_up_and_the_rest_goes_on() {
        // Enough to read a line and to know which it is, on a busy machine too; too little to digest a long one.
        let patience = Some(Duration::from_millis(200));
        let defaults = Defaults { patience, ..Defaults::default() };
        let long: String = (0..10_000).map(|n| format!("第{n}天，河水又涨了一尺，没有人去修桥。")).collect();
        let line = |id: usize, text: &str| format!("{{\"id\":{id},\"text\":\"{text}\"}}\n");
        let short = |id| line(id, "天晴了。");
        let input = line(0, &long) + &(1..50).map(short).collect::<String>() + &line(50, &long) + &short(51);
        let answers = lines(input.as_bytes(), &defaults);
        let ids: Vec<u64> = answers.iter().filter_map(|answer| answer["id"].as_u64()).collect();
        assert_eq!(ids, (0..52).collect::<Vec<_>>());
        let error = answers[0]["error"].as_str().unwrap();
        assert!(error.contains("longer than 0.2 s") && error.contains("--max-time"), "{error}");
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
