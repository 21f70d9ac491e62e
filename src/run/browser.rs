//! Opening an address in the person's browser. Only http and https are ever opened, whatever a document says, and no
//! shell is asked.

use super::patience::{PATIENCE, within};
use crate::tui::desk::NotOpened;
use url::Url;

/// Opens an address and does not wait for it. The program that is asked has no terminal: it can neither write on our
/// screen nor take our keys.
///
/// # Errors
///
/// Where the address is of another kind, or no program takes it.
pub(super) fn browse(address: &str) -> Result<(), NotOpened> {
    let address = of_the_net(address).ok_or(NotOpened::NotOfTheNet)?;
    // What opens addresses may wait for the browser: a failure that does not show in time shows on no screen of ours.
    match within(PATIENCE, move || open::that_detached(address.as_str())) {
        Some(Err(_)) => Err(NotOpened::NoBrowser),
        Some(Ok(())) | None => Ok(()),
    }
}

/// An address of the net, as browsers write it; such a one begins with its scheme, and no program takes it for an option.
fn of_the_net(address: &str) -> Option<Url> {
    Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_net_are_opened() {
        for (address, opened) in [
            ("https://a.example/文?q=桥", Some("https://a.example/%E6%96%87?q=%E6%A1%A5")),
            ("HTTP://A.example", Some("http://a.example/")),
            ("https://a.example/$(reboot)`x` \"", Some("https://a.example/$(reboot)%60x%60%20%22")),
            ("https:a.example", Some("https://a.example/")),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("mailto:me@a.example", None),
            ("ftp://a.example/", None),
            ("/a/b.html", None),
            ("b.html", None),
            ("--help", None),
            ("#note", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(of_the_net(address).as_ref().map(Url::as_str), opened, "{address}");
        }
        assert_eq!(browse("file:///etc/passwd"), Err(NotOpened::NotOfTheNet));
    }
}
