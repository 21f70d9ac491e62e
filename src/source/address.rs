//! The address of a page: read as people type it and as servers send it, resolved against the page before it, written as
//! a request needs it. Reading is [`url`]'s, as browsers read (the URL Standard); this file adds what may be fetched and
//! what may be shown. Knows http and https alone, and nothing of what is behind an address.

use super::fault::Fault;
use crate::clean::Clean;
use std::borrow::Cow;
use std::fmt::Write;
use url::{Host, ParseError, Url};

/// The longest address that is taken, in bytes.
const LONGEST: usize = 16_000;
/// How much of an address is shown, in characters.
const SHOWN: usize = 200;

/// The address of a page, of one of the two schemes, without a fragment. A login in it is sent to its own origin alone, and
/// shown nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address(Url);

impl Address {
    /// Reads what a user typed: white space around it does not count, and it may hold any script.
    pub fn typed(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(TOO_LONG);
        }
        Self::fit(Url::parse(text).map_err(fault)?)
    }

    /// Reads where a page leads to. A name and a password in it are dropped; the ones that were typed go on to the same
    /// origin only.
    pub fn join(&self, location: &[u8]) -> Result<Self, Fault> {
        if location.len() > LONGEST {
            return Err(TOO_LONG);
        }
        let mut joined = Self::fit(self.0.join(&text(location)).map_err(fault)?)?;
        let is_same = joined.0.origin() == self.0.origin();
        let (name, password) = if is_same { (self.0.username(), self.0.password()) } else { ("", None) };
        let kept = joined.0.set_username(name).and_then(|()| joined.0.set_password(password));
        kept.map_err(|()| Fault::Address("it names no host that there can be"))?;
        Ok(joined)
    }

    /// Takes an address that can be fetched.
    fn fit(mut url: Url) -> Result<Self, Fault> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Fault::Scheme(Clean::one_line(&url.scheme().chars().take(20).collect::<String>())));
        }
        if url.port() == Some(0) {
            return Err(fault(ParseError::InvalidPort));
        }
        // The standard lets more into a name than any name service knows, and than a request's library takes.
        let is_label = |label: &str| {
            !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        };
        if let Some(Host::Domain(name)) = url.host()
            && !name.strip_suffix('.').unwrap_or(name).split('.').all(is_label)
        {
            return Err(fault(ParseError::IdnaError));
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The host in ASCII, other scripts in Punycode; an IPv6 address stands in brackets.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether the host is the address of a machine and no name, however it was spelt (`127.1`, `0x7f000001`).
    pub fn is_number(&self) -> bool {
        matches!(self.0.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)))
    }

    /// The address in ASCII, with the login: for the request alone.
    pub fn request(&self) -> &str {
        self.0.as_str()
    }

    /// The address in ASCII, without the login.
    pub fn plain(&self) -> String {
        let mut plain = self.0.clone();
        // Neither can fail where there is a host, and there always is.
        let _ = plain.set_username("").and_then(|()| plain.set_password(None));
        plain.into()
    }

    /// The address for people: other scripts in the path as themselves, and not more of it than a line can bear. The host
    /// stays in ASCII: two scripts can look alike.
    pub fn shown(&self) -> Clean {
        let text = readable(&self.plain());
        let mut short: String = text.chars().take(SHOWN).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        Clean::one_line(&short)
    }
}

const TOO_LONG: Fault = Fault::Address("it is too long");

fn fault(error: ParseError) -> Fault {
    Fault::Address(match error {
        ParseError::RelativeUrlWithoutBase => "it does not begin with http:// or https://",
        ParseError::InvalidPort => "its port is not a number from 1 to 65535",
        _ => "it names no host that there can be",
    })
}

/// What a server wrote, as text. Bytes that are not UTF-8 go back to it as they came, in percent signs.
fn text(location: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(location) {
        Ok(text) => text.into(),
        Err(_) => location
            .iter()
            .fold(String::new(), |mut text, byte| {
                match byte.is_ascii() {
                    true => text.push(char::from(*byte)),
                    // Writing into a String cannot fail.
                    false => drop(write!(text, "%{byte:02X}")),
                }
                text
            })
            .into(),
    }
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
        assert_eq!(uri.port_u16(), address.0.port(), "{request:?}");
        assert_eq!(uri.scheme_str(), Some(address.0.scheme()));
        assert_eq!(uri.path(), address.0.path());
        assert_eq!(uri.query(), address.0.query());
        assert!(!address.shown().contains(char::is_control));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_is_asked_for(rest in "[a-z中./:@?#%\\[\\]\\\\ \"|^~é]{0,40}|\\PC{0,40}", to in any::<Vec<u8>>()) {
            let rest = rest.trim();
            if let Ok(address) = Address::typed(&format!("http://{rest}")) {
                check_request(&address);
                // Typed again it is the same.
                prop_assert_eq!(&Address::typed(address.request()).unwrap(), &address);
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
            ("http://2130706433/", "http://127.0.0.1/"),
            // As browsers have it: any number of slashes.
            ("http:/a.example", "http://a.example/"),
            ("http:a.example", "http://a.example/"),
        ] {
            check_typed(typed, request);
        }
    }

    #[test]
    fn what_cannot_be_fetched_is_refused() {
        for typed in [
            "http://",
            "http://?q",
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
            ("https:///b.example", "https://b.example/"),
            ("http://", "no host"),
        ] {
            check_join(location.as_bytes(), expected);
        }
        // Bytes that are not UTF-8 go back to the server as they came.
        check_join(b"/\xCE\xC4\xD5\xC2", "https://me:secret@a.example/%CE%C4%D5%C2");
        check_join(b"//\xCE\xC4/", "no host");
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
    }
}
