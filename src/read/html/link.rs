//! Where a link leads: an address made absolute as browsers do it, of the kinds that a reader may follow. What stands behind
//! it is not known here.

use url::Url;

/// The absolute address that `reference` means on a page at `base`; none where it is neither http, https nor mailto, or
/// where there is no base to be relative to.
pub(super) fn resolve(reference: &str, base: Option<&Url>) -> Option<Url> {
    let reference = reference.trim();
    if reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    let address = base.map_or_else(|| Url::parse(reference), |base| base.join(reference)).ok()?;
    let leads = match address.scheme() {
        "http" | "https" => true,
        "mailto" => !address.path().is_empty(),
        _ => false,
    };
    leads.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reference: &str, base: Option<&str>, expected: Option<&str>) {
        let base = base.and_then(|base| Url::parse(base).ok());
        let address = resolve(reference, base.as_ref());
        assert_eq!(address.as_ref().map(Url::as_str), expected, "{reference} at {base:?}");
    }

    #[test]
    fn an_absolute_address_stays_as_it_is() {
        check("https://a.example/b?c#d", None, Some("https://a.example/b?c#d"));
        check(" HTTP://a.example ", None, Some("http://a.example/"));
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
        check("一/二.html", base, Some("https://a.example/one/%E4%B8%80/%E4%BA%8C.html"));
        check("b", Some("https://a.example"), Some("https://a.example/b"));
    }
}
