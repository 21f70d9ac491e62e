//! The host of an address as the net's name service takes it: ASCII, other scripts in Punycode (RFC 3492). Knows nothing
//! of what a host may be asked for.
//!
//! The mapping before it is the part of UTS 46 that people's typing needs: lower case, full-width forms, and the
//! ideographic full stop. Decomposed accents are not composed: no Han or ASCII name needs it.

use crate::clean::Clean;
use std::net::Ipv6Addr;

/// The longest label, and the longest name, in bytes (RFC 1035).
const LABEL: usize = 63;
const NAME: usize = 253;

/// A host as it is shown, and as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    /// Mapped, in its own script.
    pub shown: String,
    /// In ASCII; an IPv6 address stands in brackets.
    pub ascii: String,
}

/// Reads a host; nothing where it cannot be one.
pub(super) fn parse(typed: &str) -> Option<Host> {
    if let Some(literal) = typed.strip_prefix('[') {
        let address: Ipv6Addr = literal.strip_suffix(']')?.parse().ok()?;
        let text = format!("[{address}]");
        return Some(Host { shown: text.clone(), ascii: text });
    }
    let decoded = if typed.contains('%') { percent_decoded(typed)? } else { typed.to_owned() };
    let shown: String = Clean::new(&decoded).chars().flat_map(mapped).collect();
    let labels: Vec<&str> = shown.strip_suffix('.').unwrap_or(&shown).split('.').collect();
    let ascii: Vec<String> = labels.into_iter().map(label).collect::<Option<_>>()?;
    let ascii = ascii.join(".");
    (ascii.len() <= NAME).then_some(Host { shown, ascii })
}

/// Whether the last label is a number, as it is in an IPv4 address in any of its spellings (`127.1`, `0x7f000001`).
pub(super) fn is_number(ascii: &str) -> bool {
    let last = ascii.rsplit('.').next().unwrap_or(ascii);
    let hexadecimal = last.strip_prefix("0x").map(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()));
    hexadecimal.unwrap_or(!last.is_empty() && last.chars().all(|c| c.is_ascii_digit()))
}

/// What a character of a host stands for.
fn mapped(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '。' | '．' | '｡' => '.',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    plain.to_lowercase()
}

/// One label in ASCII; nothing where it is empty, too long or holds what no host does.
fn label(text: &str) -> Option<String> {
    let is_fit = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || c == '-' || c == '_',
        false => !c.is_whitespace() && !c.is_control(),
    };
    // The length is known before Punycode begins, whose work grows with its square.
    if text.is_empty() || text.chars().nth(LABEL).is_some() || !text.chars().all(is_fit) {
        return None;
    }
    let ascii = if text.is_ascii() { text.to_owned() } else { format!("xn--{}", punycode(text)?) };
    (ascii.len() <= LABEL).then_some(ascii)
}

/// Punycode with the constants of RFC 3492, section 5; the names are those of its section 6.3.
fn punycode(text: &str) -> Option<String> {
    const BASE: u32 = 36;
    const LEAST: u32 = 1;
    const MOST: u32 = 26;
    let digit = |value: u32| {
        char::from_u32(if value < 26 { u32::from('a') + value } else { u32::from('0') + value - 26 })
    };
    let mut output: String = text.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(output.len()).ok()?;
    if basic > 0 {
        output.push('-');
    }
    let all = u32::try_from(text.chars().count()).ok()?;
    let (mut n, mut delta, mut bias, mut handled) = (0x80, 0_u32, 72, basic);
    while handled < all {
        let next = text.chars().map(u32::from).filter(|c| *c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for c in text.chars().map(u32::from) {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c == n {
                let mut q = delta;
                let mut k = BASE;
                loop {
                    let threshold = k.saturating_sub(bias).clamp(LEAST, MOST);
                    if q < threshold {
                        break;
                    }
                    output.push(digit(threshold + (q - threshold) % (BASE - threshold))?);
                    q = (q - threshold) / (BASE - threshold);
                    k += BASE;
                }
                output.push(digit(q)?);
                bias = adapted(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(output)
}

/// The bias for the next delta (RFC 3492, section 6.1).
fn adapted(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 35 * 26 / 2 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let (digits, tail) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = tail;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_host(typed: &str, expected: Option<&str>) {
        assert_eq!(parse(typed).map(|host| host.ascii).as_deref(), expected, "{typed:?}");
    }

    #[test]
    fn a_host_is_asked_for_in_ascii() {
        for (typed, ascii) in [
            ("a.example", "a.example"),
            ("A.Example", "a.example"),
            ("a.example.", "a.example"),
            ("a_b-c.example", "a_b-c.example"),
            ("xn--fiq228c.example", "xn--fiq228c.example"),
            // The first three from RFC 3492, section 7.1.
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("3年B組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
            ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("中文.example", "xn--fiq228c.example"),
            ("ＡＢＣ。Ｅｘａｍｐｌｅ", "abc.example"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("%E4%B8%AD%E6%96%87.example", "xn--fiq228c.example"),
            ("a\u{200B}b.example", "ab.example"),
            ("127.0.0.1", "127.0.0.1"),
            ("[::1]", "[::1]"),
            ("[0:0:0:0:0:0:0:1]", "[::1]"),
        ] {
            check_host(typed, Some(ascii));
        }
    }

    #[test]
    fn what_no_host_holds_is_refused() {
        let long = "长".repeat(64);
        let longer = "x".repeat(64);
        let name = ["x".repeat(60).as_str(); 5].join(".");
        for typed in [
            "",
            ".",
            "a..b",
            ".a",
            "a b",
            "a/b",
            "a\\b",
            "a@b",
            "a:b",
            "a?b",
            "%zz",
            "%E4",
            "%",
            "[::1",
            "[fe80::1%25eth0]",
            "[127.0.0.1]",
            "<b>",
            "中　文",
            &long,
            &longer,
            &name,
        ] {
            check_host(typed, None);
        }
    }

    #[test]
    fn a_number_is_known_in_every_spelling() {
        for host in ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0x", "a.0x1"] {
            assert!(is_number(host), "{host}");
        }
        for host in ["a.example", "1.example", "0xg", "x0", "123a", ""] {
            assert!(!is_number(host), "{host}");
        }
    }
}
