//! Why a page could not be had, each with what to do about it. A server's own words are never among them.

use crate::clean::Clean;
use crate::limits::megabytes;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

/// Why a page could not be had. Each message follows the page's address and says what to do.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says what its variant is")]
pub enum Fault {
    #[error("is no address that can be fetched: {0}; write it like https://HOST/PATH")]
    Address(&'static str),
    #[error("leads to a {0}: address, and only http and https are followed; look at it in a browser")]
    Scheme(Clean),
    #[error("leads on more than {0} times; see in a browser where it ends, and name that address")]
    Redirects(usize),
    #[error("says that the page has moved ({0}), but not where to; look for it in a browser")]
    Nowhere(u16),
    #[error(
        "leads to {0}, which is inside a private network, and a page from outside may not; if that is where you want to go, name that address yourself"
    )]
    Private(Clean),
    #[error("has the address {0}, which can be no page's; check its spelling")]
    NoPlace(IpAddr),
    #[error("no such host was found; check its spelling, and that this machine is connected")]
    NoHost,
    #[error("the connection was refused; check the address and its port, or try again later")]
    Refused,
    #[error("there is no way to this host from here; check that this machine is connected")]
    Unreachable,
    #[error("the server did not answer within {} s; try again later", .0.as_secs_f32())]
    Silent(Duration),
    #[error("the page came too slowly and was given up after {} s; try again later", .0.as_secs_f32())]
    Slow(Duration),
    #[error("the connection broke off before the whole page had come; try again")]
    Broken,
    #[error("what answers there is no web server, or a faulty one; check the address and its port")]
    NotHttp,
    #[error("the answer's header is too long to be a page's; look at it in a browser")]
    Header,
    #[error("the server answered {0}, {what}; {advice}", what = phrase(*.0), advice = advice(*.0))]
    Status(u16),
    #[error("the server sent an empty page; look at it in a browser")]
    Empty,
    #[error("holds more than {}, the most that is fetched; read more with --max-size", megabytes(*.0))]
    TooLarge(u64),
    #[error("is packed as `{0}`, which is not known here; save it in a browser and name the file")]
    Packing(Clean),
    #[error(
        "is packed with gzip and cannot be unpacked, for it is damaged; save it in a browser and name the file"
    )]
    Damaged,
    #[error("no safe connection: {0}; look at it in a browser")]
    Unsafe(&'static str),
    #[error(
        "the proxy that the environment names does not let it through; check HTTPS_PROXY, ALL_PROXY and NO_PROXY"
    )]
    Proxy,
    #[error("could not be fetched ({0}); try again, or save it in a browser and name the file")]
    Other(Clean),
}

impl From<ureq::Error> for Fault {
    fn from(error: ureq::Error) -> Self {
        match error {
            // What this program's own parts found: they could say it through ureq only.
            ureq::Error::Other(inner) => match inner.downcast::<Self>() {
                Ok(fault) => *fault,
                Err(other) => Self::Other(Clean::one_line(&other.to_string())),
            },
            ureq::Error::Io(error) => error.into(),
            ureq::Error::HostNotFound => Self::NoHost,
            ureq::Error::ConnectionFailed => Self::Unreachable,
            ureq::Error::LargeResponseHeader(..) => Self::Header,
            ureq::Error::Protocol(inner) if inner.to_string().contains("too many headers") => Self::Header,
            ureq::Error::Protocol(_) => Self::NotHttp,
            ureq::Error::ConnectProxyFailed(_) | ureq::Error::InvalidProxyUrl => Self::Proxy,
            ureq::Error::Rustls(inner) => Self::Unsafe(distrust(&inner.to_string())),
            ureq::Error::Tls(_) => Self::Unsafe(distrust("")),
            other => Self::Other(Clean::one_line(&other.to_string())),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        let error = match error.downcast::<ureq::Error>() {
            Ok(inner) => return inner.into(),
            Err(error) => error,
        };
        let error = match error.downcast::<Self>() {
            Ok(fault) => return fault,
            Err(error) => error,
        };
        match kind {
            io::ErrorKind::ConnectionRefused => Self::Refused,
            io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::AddrNotAvailable => Self::Unreachable,
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => Self::Broken,
            // TLS speaks through this kind, with an error of its own inside.
            io::ErrorKind::InvalidData if error.get_ref().is_some() => {
                Self::Unsafe(distrust(&error.to_string()))
            }
            _ => Self::Other(Clean::one_line(&error.to_string())),
        }
    }
}

/// What is wrong with a connection that was to be safe, in words of our own: rustls's name certificates' contents, which
/// are the server's.
fn distrust(message: &str) -> &'static str {
    let message = message.to_ascii_lowercase();
    let known = [
        ("expired", "its certificate has run out, or this machine's date is wrong"),
        ("not valid yet", "its certificate is not valid yet, or this machine's date is wrong"),
        ("notvalidyet", "its certificate is not valid yet, or this machine's date is wrong"),
        ("not valid for name", "its certificate is another host's"),
        ("notvalidforname", "its certificate is another host's"),
        ("unknownissuer", "its certificate was issued by nobody who is known here"),
        ("revoked", "its certificate was revoked"),
        ("certificate", "its certificate is not to be trusted"),
        ("corrupt message", "what answers there does not speak TLS; an address with http:// might do"),
    ];
    known
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or("the two sides found no way to encrypt that both know", |(_, words)| words)
}

/// What a status is called; the server's own words are not read.
fn phrase(status: u16) -> &'static str {
    match status {
        204 | 205 => "nothing to show",
        300 => "several choices",
        304 => "not modified, though nothing is kept here",
        400 => "bad request",
        401 => "a login is needed",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        407 => "the proxy needs a login",
        408 => "request timed out",
        410 => "gone for good",
        418 => "a teapot",
        429 => "too many requests",
        451 => "withheld for legal reasons",
        500 => "an error of the server",
        502 => "bad gateway",
        503 => "not available now",
        504 => "gateway timed out",
        status => match status / 100 {
            4 => "a refusal",
            5 => "an error of the server",
            _ => "which is no page",
        },
    }
}

fn advice(status: u16) -> &'static str {
    match status {
        401 | 402 | 403 | 405 | 406 | 407 | 451 => {
            "if it opens in a browser, save the page there and name the file"
        }
        400..=499 if !matches!(status, 408 | 429) => "check the address",
        408 | 429 | 500..=599 => "try again later",
        _ => "look at it in a browser",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_survives_the_way_through_other_errors() {
        for wrapped in [
            Fault::from(io::Error::other(Fault::TooLarge(32_000_000))),
            Fault::from(ureq::Error::Other(Box::new(Fault::TooLarge(32_000_000)))),
            Fault::from(io::Error::other(ureq::Error::Other(Box::new(Fault::TooLarge(32_000_000))))),
        ] {
            assert!(wrapped.to_string().starts_with("holds more than 32 MB"), "{wrapped}");
        }
    }

    #[test]
    fn every_status_has_words_of_our_own() {
        for status in [100, 204, 300, 304, 400, 401, 404, 429, 499, 500, 503, 599, 999] {
            let message = Fault::Status(status).to_string();
            assert!(message.contains(&status.to_string()) && message.contains("; "), "{message}");
        }
    }

    #[test]
    fn distrust_is_put_into_words() {
        for (message, part) in [
            ("invalid peer certificate: UnknownIssuer", "nobody who is known"),
            ("invalid peer certificate: certificate expired: verification time 5", "run out"),
            ("invalid peer certificate: certificate not valid for name \"a\"", "another host's"),
            ("invalid peer certificate: BadSignature", "not to be trusted"),
            ("received corrupt message of type InvalidContentType", "does not speak TLS"),
            ("received fatal alert: HandshakeFailure", "no way to encrypt"),
        ] {
            let fault = Fault::from(io::Error::new(io::ErrorKind::InvalidData, message));
            assert!(fault.to_string().contains(part), "{message}: {fault}");
        }
    }
}
