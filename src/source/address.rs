//! The address of a page: read as people type it and as servers send it, resolved against the page before it, written as
//! a request needs it. Knows http and https alone, and nothing of what is behind an address.

use super::fault::Fault;
use super::host::{self, Host};
use crate::clean::Clean;

/// The longest address that is taken, in bytes.
const LONGEST: usize = 16_000;
/// How much of an address is shown, in characters.
const SHOWN: usize = 200;

/// The address of a page, of one of the two schemes, without a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Whether the connection is encrypted.
    is_secure: bool,
    /// `user:password`, to be sent to this origin alone and shown nowhere.
    login: Option<String>,
    host: Host,
    /// Where it is not the scheme's own.
    port: Option<u16>,
    /// In ASCII, from the first slash on, with the query.
    path: String,
}

impl Address {
    /// Reads what a user typed: white space around it does not count, and it may hold any script.
    pub fn typed(text: &str) -> Result<Self, Fault> {
        Self::absolute(text.trim().as_bytes())
    }

    /// Reads where a page leads to. A name and a password in it are dropped; the ones that were typed go on to the same
    /// origin only.
    pub fn join(&self, location: &[u8]) -> Result<Self, Fault> {
        let location = location.trim_ascii();
        let mut joined = match scheme(location) {
            Some(_) => Self::absolute(location)?,
            None if location.len() > LONGEST => return Err(Fault::Address("it is too long")),
            None => {
                let (location, _) = cut_at(location, b"#");
                match location {
                    [b'/' | b'\\', b'/' | b'\\', rest @ ..] => Self::after_scheme(self.is_secure, rest)?,
                    [b'/' | b'\\', ..] => self.with_path(path(location)),
                    [] => self.clone(),
                    [b'?', ..] => {
                        let kept = self.path.split('?').next().unwrap_or("/");
                        self.with_path(format!("{kept}{}", encoded(location)))
                    }
                    _ => {
                        let kept = self.path.split('?').next().unwrap_or("/");
                        let folder = kept.rsplit_once('/').map_or("", |(folder, _)| folder);
                        self.with_path(path(&[folder.as_bytes(), b"/", location].concat()))
                    }
                }
            }
        };
        joined.login = self.login.clone().filter(|_| joined.has_origin_of(self));
        // Only what was typed is shown in its own script: two scripts can look alike.
        joined.host.shown.clone_from(&joined.host.ascii);
        Ok(joined)
    }

    /// The host in ASCII; an IPv6 address stands in brackets.
    pub fn host(&self) -> &str {
        &self.host.ascii
    }

    /// The host to show.
    pub fn shown_host(&self) -> Clean {
        Clean::one_line(&self.host.shown)
    }

    /// The port to connect to.
    fn port(&self) -> u16 {
        self.port.unwrap_or(if self.is_secure { 443 } else { 80 })
    }

    /// The address in ASCII, with the login: for the request alone.
    pub fn request(&self) -> String {
        let login = self.login.as_ref().map(|login| format!("{login}@")).unwrap_or_default();
        self.written(&login)
    }

    /// The address in ASCII, without the login.
    pub fn plain(&self) -> String {
        self.written("")
    }

    /// The address for people: other scripts in the path as themselves, and not more of it than a line can bear.
    pub fn shown(&self) -> Clean {
        let text = readable(&self.plain());
        let mut short: String = text.chars().take(SHOWN).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        Clean::one_line(&short)
    }

    fn written(&self, login: &str) -> String {
        let scheme = if self.is_secure { "https" } else { "http" };
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{scheme}://{login}{}{port}{}", self.host.ascii, self.path)
    }

    fn has_origin_of(&self, other: &Self) -> bool {
        (self.is_secure, &self.host.ascii, self.port()) == (other.is_secure, &other.host.ascii, other.port())
    }

    fn with_path(&self, path: String) -> Self {
        Self { path, ..self.clone() }
    }

    fn absolute(text: &[u8]) -> Result<Self, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::Address("it is too long"));
        }
        let (name, rest) =
            scheme(text).ok_or(Fault::Address("it does not begin with http:// or https://"))?;
        let is_secure = match name.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            other => return Err(Fault::Scheme(Clean::one_line(&other.chars().take(20).collect::<String>()))),
        };
        match cut_at(rest, b"#").0 {
            [b'/' | b'\\', b'/' | b'\\', rest @ ..] => Self::after_scheme(is_secure, rest),
            _ => Err(Fault::Address("there are no two slashes after its scheme")),
        }
    }

    /// Reads `login@host:port/path?query`.
    fn after_scheme(is_secure: bool, text: &[u8]) -> Result<Self, Fault> {
        let (authority, rest) = cut_at(text, b"/\\?");
        let authority =
            std::str::from_utf8(authority).map_err(|_| Fault::Address("its host is not in UTF-8"))?;
        let (login, place) = match authority.rsplit_once('@') {
            Some((login, place)) => (Some(login_encoded(login)), place),
            None => (None, authority),
        };
        // A colon inside brackets is part of an IPv6 address.
        let (name, port) = match place.rsplit_once(':').filter(|(_, port)| !port.contains(']')) {
            Some((name, port)) => (name, port),
            None => (place, ""),
        };
        let port = match port {
            "" => None,
            digits => match digits.parse::<u16>() {
                Ok(0) | Err(_) => return Err(Fault::Address("its port is not a number from 1 to 65535")),
                Ok(port) => Some(port).filter(|port| *port != if is_secure { 443 } else { 80 }),
            },
        };
        let host = host::parse(name).ok_or(Fault::Address("it names no host that there can be"))?;
        let login = login.filter(|login| !login.is_empty());
        Ok(Self { is_secure, login, host, port, path: path(rest) })
    }
}

/// The scheme that a text begins with, and what follows its colon.
fn scheme(text: &[u8]) -> Option<(&str, &[u8])> {
    let end = text.iter().position(|byte| *byte == b':')?;
    let (name, rest) = text.split_at_checked(end)?;
    let name = std::str::from_utf8(name).ok()?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_name.then_some((name, rest.get(1..)?))
}

/// What stands before the first of some marks, and the rest with it.
fn cut_at<'a>(text: &'a [u8], marks: &[u8]) -> (&'a [u8], &'a [u8]) {
    text.split_at(text.iter().position(|byte| marks.contains(byte)).unwrap_or(text.len()))
}

/// A path with its query, in ASCII and without `.` and `..`.
fn path(text: &[u8]) -> String {
    let (path, query) = cut_at(text, b"?");
    let mut segments: Vec<String> = Vec::new();
    let mut pieces = path.split(|byte| matches!(byte, b'/' | b'\\')).skip(1).peekable();
    while let Some(piece) = pieces.next() {
        let segment = encoded(piece);
        let is_last = pieces.peek().is_none();
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            ".." => drop(segments.pop()),
            "." => {}
            _ => {
                segments.push(segment);
                continue;
            }
        }
        if is_last {
            segments.push(String::new());
        }
    }
    format!("/{}{}", segments.join("/"), encoded(query))
}

/// Percent signs for what may not stand in a path or a query. A percent sign that is there stays: it was written so.
fn encoded(text: &[u8]) -> String {
    escaped(text, |byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

fn login_encoded(text: &str) -> String {
    escaped(text.as_bytes(), |byte| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:%".contains(&byte))
}

fn escaped(text: &[u8], may_stay: impl Fn(u8) -> bool) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut escaped = String::with_capacity(text.len());
    // Line breaks and TABs come from copying, and stand for nothing.
    for byte in text.iter().filter(|byte| !matches!(byte, b'\n' | b'\r' | b'\t')) {
        if may_stay(*byte) {
            escaped.push(char::from(*byte));
        } else {
            escaped.push('%');
            escaped.extend([byte >> 4, byte & 15].iter().filter_map(|half| DIGITS.get(usize::from(*half))));
        }
    }
    escaped
}

/// Percent signs undone where they stand for characters beyond ASCII: those alone cannot change what the address means.
fn readable(ascii: &str) -> String {
    let mut text = String::with_capacity(ascii.len());
    let mut rest = ascii;
    while let Some(at) = rest.find('%') {
        let (before, escapes) = rest.split_at(at);
        text.push_str(before);
        let mut bytes = Vec::new();
        let mut end = 0;
        while let Some(byte) = escapes
            .get(end..end + 3)
            .and_then(|escape| escape.strip_prefix('%'))
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            .filter(|byte| !byte.is_ascii())
        {
            bytes.push(byte);
            end += 3;
        }
        // An escape of ASCII, or a lone percent sign, stays as it is.
        let end = end.max(1);
        match std::str::from_utf8(&bytes) {
            Ok(decoded) if !decoded.is_empty() => text.push_str(decoded),
            _ => text.push_str(&escapes[..end]),
        }
        rest = &escapes[end..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ureq::http::Uri;

    /// Checks that the request's library takes an address for what it is.
    fn check_request(address: &Address) {
        let request = address.request();
        let uri: Uri = request.parse().unwrap_or_else(|error| panic!("{request:?}: {error}"));
        assert_eq!(uri.host(), Some(address.host()), "{request:?}");
        assert_eq!(uri.port_u16(), address.port, "{request:?}");
        assert_eq!(uri.scheme_str(), Some(if address.is_secure { "https" } else { "http" }));
        assert_eq!(uri.path_and_query().map(|path| path.as_str()), Some(address.path.as_str()));
        assert!(!address.shown().contains(char::is_control));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_is_asked_for(rest in "[a-z中./:@?#%\\[\\]\\\\ \"|^~é]{0,40}|\\PC{0,40}", to in any::<Vec<u8>>()) {
            let rest = rest.trim();
            if let Ok(address) = Address::typed(&format!("http://{rest}")) {
                check_request(&address);
                // Typed again it is the same.
                prop_assert_eq!(Address::typed(&address.request()).unwrap().request(), address.request());
                if let Ok(next) = address.join(&to) {
                    check_request(&next);
                }
                if let Ok(next) = address.join(&[b"//", rest.as_bytes()].concat()) {
                    check_request(&next);
                    prop_assert_eq!(next.plain(), address.plain());
                }
            }
        }
    }

    #[track_caller]
    fn check_typed(typed: &str, request: &str) {
        match Address::typed(typed) {
            Ok(address) => assert_eq!(address.request(), request, "{typed:?}"),
            Err(fault) => assert_eq!(fault.to_string(), request, "{typed:?}"),
        }
    }

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, request) in [
            ("http://a.example", "http://a.example/"),
            ("  HTTPS://A.Example/B  ", "https://a.example/B"),
            ("http://a.example:80/", "http://a.example/"),
            ("https://a.example:443/", "https://a.example/"),
            ("http://a.example:443/", "http://a.example:443/"),
            ("http://a.example:/", "http://a.example/"),
            (
                "http://a.example/文章/第一篇.html?问=答#段",
                "http://a.example/%E6%96%87%E7%AB%A0/%E7%AC%AC%E4%B8%80%E7%AF%87.html?%E9%97%AE=%E7%AD%94",
            ),
            ("http://中文.example/", "http://xn--fiq228c.example/"),
            ("http://a.example/a b\"<>", "http://a.example/a%20b%22%3C%3E"),
            ("http://a.example/%E6%96%87%zz", "http://a.example/%E6%96%87%zz"),
            ("http://a.example?q=1", "http://a.example/?q=1"),
            ("http://a.example#part", "http://a.example/"),
            ("http://a.example/a/../b/./c/..", "http://a.example/b/"),
            ("http://a.example/../../x", "http://a.example/x"),
            ("http://a.example/a%2E%2e/%2e%2E/x", "http://a.example/x"),
            ("http://a.example/a//b/", "http://a.example/a//b/"),
            ("http:\\\\a.example\\b", "http://a.example/b"),
            ("http://a.example\\@b.example/", "http://a.example/@b.example/"),
            ("http://user:pass@a.example/", "http://user:pass@a.example/"),
            ("http://us er:p@ss@a.example/", "http://us%20er:p%40ss@a.example/"),
            ("http://@a.example/", "http://a.example/"),
            ("http://[::1]:8080/x", "http://[::1]:8080/x"),
            ("http://2130706433/", "http://2130706433/"),
        ] {
            check_typed(typed, request);
        }
    }

    #[test]
    fn what_cannot_be_fetched_is_refused() {
        for typed in [
            "http://",
            "http:///path",
            "http://?q",
            "http:a",
            "http:/a",
            "http://a b/",
            "http://a:b/",
            "http://a:0/",
            "http://a:70000/",
            "http://a..b/",
            "http://[::1/",
            "http://:80/",
            "a.example",
            "",
            "http://u:p@/",
            &format!("http://a/{}", "x".repeat(17_000)),
        ] {
            assert!(matches!(Address::typed(typed), Err(Fault::Address(_))), "{typed:?}");
        }
        for (typed, name) in
            [("file:///etc/passwd", "file"), ("JavaScript:alert(1)", "javascript"), ("data:,x", "data")]
        {
            match Address::typed(typed) {
                Err(Fault::Scheme(scheme)) => assert_eq!(scheme, name),
                other => panic!("{other:?}"),
            }
        }
    }

    #[track_caller]
    fn check_join(location: &[u8], expected: &str) {
        let base = Address::typed("https://me:secret@a.example/one/two?q=1").unwrap();
        let shown = String::from_utf8_lossy(location).into_owned();
        match base.join(location) {
            Ok(address) => assert_eq!(address.request(), expected, "{shown:?}"),
            Err(fault) => assert!(fault.to_string().contains(expected), "{shown:?}: {fault}"),
        }
    }

    #[test]
    fn a_page_leads_on_from_where_it_is() {
        for (location, expected) in [
            ("three", "https://me:secret@a.example/one/three"),
            ("../three?x", "https://me:secret@a.example/three?x"),
            ("/three", "https://me:secret@a.example/three"),
            ("?x=2", "https://me:secret@a.example/one/two?x=2"),
            ("#part", "https://me:secret@a.example/one/two?q=1"),
            ("", "https://me:secret@a.example/one/two?q=1"),
            (" /three ", "https://me:secret@a.example/three"),
            ("//b.example/x", "https://b.example/x"),
            ("\\\\b.example/x", "https://b.example/x"),
            ("https://A.example:443/x", "https://me:secret@a.example/x"),
            // Another origin learns nothing of the login, and one that a server names is never used.
            ("http://a.example/x", "http://a.example/x"),
            ("https://a.example:8443/x", "https://a.example:8443/x"),
            ("https://b.example/x", "https://b.example/x"),
            ("http://user:secret@b.example/x", "http://b.example/x"),
            ("https://you:other@a.example/x", "https://me:secret@a.example/x"),
            ("文章", "https://me:secret@a.example/one/%E6%96%87%E7%AB%A0"),
            ("file:///etc/passwd", "file:"),
            ("data:text/html,x", "data:"),
            ("javascript:alert(1)", "javascript:"),
            ("ftp://a.example/", "ftp:"),
            ("https:///x", "no host"),
            ("http:x", "slashes"),
        ] {
            check_join(location.as_bytes(), expected);
        }
        // Bytes that are not UTF-8 go back to the server as they came.
        check_join(b"/\xCE\xC4\xD5\xC2", "https://me:secret@a.example/%CE%C4%D5%C2");
        check_join(b"//\xCE\xC4/", "UTF-8");
    }

    #[test]
    fn an_address_is_shown_readable_short_and_without_its_login() {
        for (typed, shown) in [
            ("http://me:secret@a.example/", "http://a.example/"),
            ("http://a.example/%E6%96%87%E7%AB%A0%20%0A", "http://a.example/文章%20%0A"),
            ("http://a.example/%E6%96%?%", "http://a.example/%E6%96%?%"),
            ("http://a.example/%C2%9B31m%E2%80%AEx", "http://a.example/x"),
            ("http://中文.example/", "http://xn--fiq228c.example/"),
        ] {
            assert_eq!(Address::typed(typed).unwrap().shown(), shown, "{typed:?}");
        }
        let long = Address::typed(&format!("http://a.example/{}", "x".repeat(1000))).unwrap().shown();
        assert_eq!(long.chars().count(), 201);
        assert_eq!(Address::typed("http://中文.example/").unwrap().shown_host(), "中文.example");
    }
}
