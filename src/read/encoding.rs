//! A character encoding as a person names it.

use super::decode;

/// A character encoding that bytes can be decoded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding that a label names, as the [web knows them](https://encoding.spec.whatwg.org/#names-and-labels), such as
    /// `gbk` or `windows-1252`, and a few more that people type, such as `cp936`.
    pub fn labelled(label: &str) -> Option<Self> {
        decode::labelled(label).map(Self)
    }

    /// What the web calls it.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub(super) fn inner(self) -> &'static encoding_rs::Encoding {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_found_by_any_of_its_labels() {
        let name = |label| Encoding::labelled(label).map(Encoding::name);
        assert_eq!(
            [name("GBK"), name("cp936"), name("Big5")],
            [Some("gb18030"), Some("gb18030"), Some("Big5")]
        );
        assert_eq!(name("klingon"), None);
    }
}
