//! Where a link leads: an address made absolute as RFC 3986 says, of the kinds that a reader may follow. What stands
//! behind it is not known here.

/// The absolute address that `reference` means on a page at `base`; none where it is neither http, https nor mailto, or
/// where there is no base to be relative to.
pub(super) fn resolve(reference: &str, base: Option<&str>) -> Option<String> {
    // White space at the ends and line ends within mean nothing in an address.
    let reference: String =
        reference.trim().chars().filter(|c| !matches!(c, '\n' | '\r' | '\t') && !c.is_control()).collect();
    if reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    if let Some(scheme) = scheme(&reference) {
        let rest = &reference[scheme.len() + 1..];
        return match scheme.to_ascii_lowercase().as_str() {
            lower @ ("http" | "https") if !rest.trim_matches('/').is_empty() => {
                Some(format!("{lower}://{}", escape(rest.trim_start_matches(['/', '\\']))))
            }
            "mailto" if !rest.is_empty() => Some(format!("mailto:{}", escape(rest))),
            _ => None,
        };
    }
    let base = base?;
    let lead = scheme(base).filter(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("https"))?;
    let after = base[lead.len() + 1..].strip_prefix("//")?;
    let host_end = after.find(['/', '?', '#', '\\']).unwrap_or(after.len());
    let (host, path) = after.split_at(host_end);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let lead = lead.to_ascii_lowercase();
    let reference = escape(&reference);
    if let Some(other) = reference.strip_prefix("//") {
        return (!other.is_empty()).then(|| format!("{lead}://{other}"));
    }
    if reference.starts_with('?') {
        let path = if path.is_empty() { "/" } else { path };
        return Some(format!("{lead}://{host}{path}{reference}"));
    }
    let split = reference.find(['?', '#']).unwrap_or(reference.len());
    let (relative, query) = reference.split_at(split);
    let joined = if relative.starts_with('/') {
        relative.to_owned()
    } else {
        let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
        format!("{folder}{relative}")
    };
    Some(format!("{lead}://{host}{}{query}", without_dots(&joined)))
}

/// The scheme that an address begins with.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(plain)).then_some(scheme)
}

/// A path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut pieces = path.split('/').skip(1).peekable();
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        match piece {
            "." | ".." => {
                if piece == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(piece),
        }
    }
    format!("/{}", kept.join("/"))
}

/// Characters that would break an address in two are written by their number.
fn escape(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '"' => out.push_str("%22"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reference: &str, base: Option<&str>, expected: Option<&str>) {
        assert_eq!(resolve(reference, base).as_deref(), expected, "{reference} at {base:?}");
    }

    #[test]
    fn an_absolute_address_stays_as_it_is() {
        check("https://a.example/b?c#d", None, Some("https://a.example/b?c#d"));
        check(" HTTP://a.example ", None, Some("http://a.example"));
        check("mailto:ada@a.example", None, Some("mailto:ada@a.example"));
        check("https://a.example/a b", None, Some("https://a.example/a%20b"));
    }

    #[test]
    fn nothing_else_is_followed() {
        for reference in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "",
            "#top",
            "http://",
            "tel:1",
            "java\nscript:x",
        ] {
            check(reference, Some("https://a.example/"), None);
        }
        check("b.html", None, None);
        check("b.html", Some("file:///home/a.html"), None);
    }

    #[test]
    fn a_relative_one_is_made_absolute() {
        let base = Some("https://a.example/one/two.html?q=1#f");
        check("b.html", base, Some("https://a.example/one/b.html"));
        check("../b.html", base, Some("https://a.example/b.html"));
        check("../../../b", base, Some("https://a.example/b"));
        check("./", base, Some("https://a.example/one/"));
        check("/b?c=/../d", base, Some("https://a.example/b?c=/../d"));
        check("?c", base, Some("https://a.example/one/two.html?c"));
        check("//b.example/c", base, Some("https://b.example/c"));
        check("一/二.html", base, Some("https://a.example/one/一/二.html"));
        check("b", Some("https://a.example"), Some("https://a.example/b"));
    }
}
