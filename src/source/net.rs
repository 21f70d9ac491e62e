//! A page from the net: asked for, followed through its redirects, unpacked, all within limits. What the bytes hold is not
//! known here.
//!
//! Every hop is a request of its own, so that it is judged before anything is sent: its scheme ([`Fault::Scheme`]) and the
//! machine that it goes to (`gate`). What the user typed may be anywhere; a page inside a private network may lead to
//! another such page; a page from outside may not. https may lead to http, as it may in browsers: nothing secret is sent
//! with a request, and the address that the page came from in the end is the one that is shown.
//!
//! A proxy is used where the user's environment names one (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`; `NO_PROXY`):
//! where one is needed, nothing gets out without it. It looks names up itself, so there the judgement is by the name alone;
//! addresses in figures and local names never go through it.

pub use super::fault::Fault;
pub use super::gate::{Network, System};

use super::address::Address;
use super::gate::{Gate, is_local_name};
use super::input::shown;
use super::progress::Progress;
use super::{Error, Source};
use crate::clean::Clean;
use flate2::read::MultiGzDecoder;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use ureq::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use ureq::http::{HeaderMap, HeaderName, Response};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Proxy, Timeout};

/// The most redirects that are followed.
const REDIRECTS: usize = 10;
/// The most bytes that an answer's header may have.
const HEADER: usize = 64 << 10;
/// The most times that a page may be packed in itself.
const LAYERS: usize = 3;
/// What a page should be, the best first.
const ACCEPT: &str = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,application/epub+zip;q=0.9,*/*;q=0.5";

/// How long and how much is waited for and taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest that looking a name up may take, and again connecting with encryption.
    pub connect: Duration,
    /// The longest time without a byte.
    pub idle: Duration,
    /// The longest for the header of one answer.
    pub header: Duration,
    /// The longest for everything, redirects included, unless the page comes steadily.
    pub whole: Duration,
    /// The longest for a page that comes steadily.
    pub longest: Duration,
    /// What is steadily: so many bytes a second from the beginning on.
    pub pace: u64,
    /// The most bytes, as they are sent and again after unpacking.
    pub bytes: u64,
}

impl Default for Limits {
    /// 10 s to connect and between bytes, 20 s for a header, 30 s in all, 120 s at 16 KiB/s, 32 MB.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(10),
            header: Duration::from_secs(20),
            whole: Duration::from_secs(30),
            longest: Duration::from_secs(120),
            pace: 16 << 10,
            bytes: crate::limits::Limits::default().page(),
        }
    }
}

/// Fetches pages over a network, within limits.
#[derive(Clone, Debug)]
pub struct Fetcher {
    network: Arc<dyn Network>,
    limits: Limits,
    proxy: Option<Proxy>,
}

/// What one request led to.
enum Step {
    /// To another address, as the server wrote it.
    On(Vec<u8>),
    /// To a page.
    Page { bytes: Vec<u8>, media: Option<String>, charset: Option<String> },
}

impl Fetcher {
    /// A fetcher on the machine's own network, through the proxy that the environment names.
    pub fn new(limits: Limits) -> Self {
        Self { network: Arc::new(System), limits, proxy: Proxy::try_from_env() }
    }

    /// A fetcher on another network, without a proxy.
    pub fn on(network: impl Network, limits: Limits) -> Self {
        Self { network: Arc::new(network), limits, proxy: None }
    }

    /// Fetches the page at an address, as a user types it. The source's name is that address, or the one that it led to;
    /// `progress` is told of every host and every byte.
    ///
    /// # Errors
    ///
    /// Where no page can be had from there within the limits: always [`Error::Page`].
    pub fn load(&self, typed: &str, progress: &Progress) -> Result<Source, Error> {
        self.follow(typed, true, progress)
    }

    /// The same for an address to which a page from the public net leads: it may not be inside a private network.
    ///
    /// # Errors
    ///
    /// As [`Fetcher::load`].
    pub fn load_linked(&self, address: &str, progress: &Progress) -> Result<Source, Error> {
        self.follow(address, false, progress)
    }

    fn follow(&self, typed: &str, mut may_be_private: bool, progress: &Progress) -> Result<Source, Error> {
        let begun = Instant::now();
        let first = shown(typed);
        let mut address =
            Address::typed(typed).map_err(|fault| Error::Page { name: first.clone(), fault })?;
        // The page that led to this address; none did to the one that was typed.
        let mut before: Option<Clean> = None;
        for hop in 0..=REDIRECTS {
            let name = if hop == 0 { first.clone() } else { address.shown() };
            let failed = |last: &Clean, fault| Error::Page { name: trail(&first, last), fault };
            let (step, is_private) = match self.step(&address, may_be_private, begun, progress) {
                Ok(outcome) => outcome,
                // Where a page may not lead, it is that page that is at fault.
                Err(fault @ Fault::Private(_)) => {
                    return Err(failed(before.as_ref().unwrap_or(&name), fault));
                }
                Err(fault) => return Err(failed(&name, fault)),
            };
            match step {
                Step::On(location) => {
                    address = address.join(&location).map_err(|fault| failed(&name, fault))?;
                    may_be_private = is_private;
                    before = Some(name);
                }
                Step::Page { bytes, media, charset } => {
                    let address = Some(address.plain());
                    return Ok(Source { name, bytes, media, charset, address, is_private });
                }
            }
        }
        Err(Error::Page { name: first, fault: Fault::Redirects(REDIRECTS) })
    }

    /// Makes one request. Says beside its outcome whether it went into a private network.
    fn step(
        &self,
        address: &Address,
        may_be_private: bool,
        begun: Instant,
        progress: &Progress,
    ) -> Result<(Step, bool), Fault> {
        progress.begin(Clean::one_line(address.host()));
        let limits = self.limits;
        let left = limits.whole.saturating_sub(begun.elapsed());
        if left.is_zero() {
            return Err(Fault::Slow(limits.whole));
        }
        let is_local = address.is_number() || is_local_name(address.host());
        let proxy = self.proxy.clone().filter(|_| !is_local);
        // Nobody here looks the name up; that it is local would have been seen by now.
        let is_private = Arc::new(AtomicBool::new(false));
        let gate = Gate {
            network: Arc::clone(&self.network),
            may_be_private,
            patience: limits.connect.min(left),
            is_private: Arc::clone(&is_private),
        };
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(proxy)
            .user_agent(concat!("tigang/", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPT)
            .accept_encoding("gzip")
            .max_response_header_size(HEADER)
            .max_idle_connections(0)
            .timeout_resolve(Some(limits.connect.min(left)))
            .timeout_connect(Some(limits.connect.min(left)))
            .timeout_send_request(Some(limits.header.min(left)))
            .timeout_recv_response(Some(limits.header.min(left)))
            .timeout_per_read(Some(limits.idle.min(left)))
            .timeout_per_write(Some(limits.idle.min(left)))
            .timeout_global(Some(limits.longest))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::new(), gate);
        let answer = agent.get(address.request()).call().map_err(|error| self.fault(error))?;
        let step = self.answered(answer, begun, progress)?;
        Ok((step, is_private.load(Ordering::Relaxed)))
    }

    /// What an answer means.
    fn answered(&self, answer: Response<Body>, begun: Instant, progress: &Progress) -> Result<Step, Fault> {
        let (head, body) = answer.into_parts();
        match head.status.as_u16() {
            status @ (301 | 302 | 303 | 307 | 308) => {
                let location = head.headers.get(LOCATION).map(|value| value.as_bytes().to_vec());
                return location.map(Step::On).ok_or(Fault::Nowhere(status));
            }
            status @ (204 | 205) => return Err(Fault::Status(status)),
            200..=299 => {}
            status => return Err(Fault::Status(status)),
        }
        let announced =
            text(&head.headers, CONTENT_LENGTH).and_then(|length| length.trim().parse::<u64>().ok());
        if announced.is_some_and(|length| length > self.limits.bytes) {
            return Err(Fault::TooLarge(self.limits.bytes));
        }
        let wire = Wire { body: body.into_reader(), taken: 0, limits: self.limits, begun, progress };
        let mut reader: Box<dyn Read> = Box::new(Bounded::new(wire, self.limits.bytes));
        for _ in 0..packings(&head.headers)? {
            let unpacked = Unpacked(MultiGzDecoder::new(reader));
            reader = Box::new(Bounded::new(unpacked, self.limits.bytes));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(announced.unwrap_or(0)).unwrap_or(0));
        reader.read_to_end(&mut bytes).map_err(|error| self.fault(error.into()))?;
        if bytes.is_empty() {
            return Err(Fault::Empty);
        }
        let (media, charset) = kind(&head.headers);
        Ok(Step::Page { bytes, media, charset })
    }

    fn fault(&self, error: ureq::Error) -> Fault {
        match error {
            ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => Fault::Silent(self.limits.connect),
            ureq::Error::Timeout(Timeout::PerRead | Timeout::PerWrite) => Fault::Silent(self.limits.idle),
            ureq::Error::Timeout(Timeout::RecvBody | Timeout::Global | Timeout::PerCall) => {
                Fault::Slow(self.limits.longest)
            }
            ureq::Error::Timeout(_) => Fault::Silent(self.limits.header),
            other => other.into(),
        }
    }
}

/// What a message calls an address: what was typed, and where it had led to by then.
fn trail(first: &Clean, last: &Clean) -> Clean {
    if first == last { first.clone() } else { Clean::one_line(&format!("{first}, which led to {last}")) }
}

/// A body as it comes over the wire: counted, and given up where it dribbles.
struct Wire<'a> {
    body: ureq::BodyReader<'static>,
    taken: u64,
    limits: Limits,
    begun: Instant,
    progress: &'a Progress,
}

impl Read for Wire<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.body.read(buffer)?;
        self.taken += count as u64;
        self.progress.add(count as u64);
        let elapsed = self.begun.elapsed();
        let due = u128::from(self.limits.pace) * elapsed.as_millis() / 1000;
        if elapsed > self.limits.whole && u128::from(self.taken) < due && count > 0 {
            return Err(io::Error::other(Fault::Slow(self.limits.whole)));
        }
        Ok(count)
    }
}

/// A reader that fails where more than so many bytes come.
struct Bounded<R> {
    inner: R,
    left: u64,
    most: u64,
}

impl<R> Bounded<R> {
    fn new(inner: R, most: u64) -> Self {
        Self { inner, left: most, most }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(Fault::TooLarge(self.most))),
        }
        Ok(count)
    }
}

/// What gzip makes of a reader. Its own complaints become ours; those of the reader pass.
struct Unpacked<R>(MultiGzDecoder<R>);

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput => io::Error::other(Fault::Damaged),
            _ => error,
        })
    }
}

/// How often a page is packed with gzip.
fn packings(headers: &HeaderMap) -> Result<usize, Fault> {
    let mut layers = 0;
    for value in headers.get_all(CONTENT_ENCODING) {
        for name in String::from_utf8_lossy(value.as_bytes()).split(',').map(str::trim) {
            match name.to_ascii_lowercase().as_str() {
                "" | "identity" => {}
                "gzip" | "x-gzip" if layers < LAYERS => layers += 1,
                other => {
                    return Err(Fault::Packing(Clean::one_line(&other.chars().take(20).collect::<String>())));
                }
            }
        }
    }
    Ok(layers)
}

/// The media type and the encoding's label that a server gave.
fn kind(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(value) = text(headers, CONTENT_TYPE) else { return (None, None) };
    let mut parts = value.split(';').map(str::trim);
    let media = parts.next().filter(|media| media.contains('/')).map(str::to_ascii_lowercase);
    let charset = parts.find_map(|part| {
        let (name, label) = part.split_once('=')?;
        let label = label.trim().trim_matches(['"', '\'']).trim();
        (name.trim().eq_ignore_ascii_case("charset") && !label.is_empty()).then(|| label.to_owned())
    });
    (media, charset)
}

/// A header's value, where it is text.
fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ureq::http::HeaderValue;

    fn headers(name: HeaderName, values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_media_type_and_a_label_are_read_as_servers_write_them() {
        for (value, media, charset) in [
            ("text/html", Some("text/html"), None),
            ("Text/HTML; Charset=GBK", Some("text/html"), Some("GBK")),
            ("text/html;charset=\"utf-8\"", Some("text/html"), Some("utf-8")),
            ("text/html; boundary=x; charset = 'big5' ; charset=gbk", Some("text/html"), Some("big5")),
            ("text/html; charset=", Some("text/html"), None),
            ("charset=gbk", None, None),
            ("", None, None),
        ] {
            let (found, label) = kind(&headers(CONTENT_TYPE, &[value]));
            assert_eq!((found.as_deref(), label.as_deref()), (media, charset), "{value:?}");
        }
    }

    #[test]
    fn the_layers_of_packing_are_counted() {
        for (values, layers) in [
            (&[][..], "0"),
            (&["identity"], "0"),
            (&["GZip"], "1"),
            (&["x-gzip , gzip"], "2"),
            (&["gzip", "gzip"], "2"),
            (&["gzip, gzip, gzip, gzip"], "is packed as `gzip`"),
            (&["gzip, br"], "is packed as `br`"),
            (&["deflate"], "is packed as `deflate`"),
        ] {
            let found = packings(&headers(CONTENT_ENCODING, values)).map(|count| count.to_string());
            let found = found.unwrap_or_else(|fault| fault.to_string());
            assert!(found.starts_with(layers), "{values:?}: {found}");
        }
    }

    #[test]
    fn a_bound_is_the_last_byte_that_passes() {
        let read = |most| {
            let mut bytes = Vec::new();
            Bounded::new(&b"12345"[..], most).read_to_end(&mut bytes).map(|_| bytes)
        };
        assert_eq!(read(5).unwrap(), b"12345");
        assert!(matches!(Fault::from(read(4).unwrap_err()), Fault::TooLarge(4)));
    }
}
