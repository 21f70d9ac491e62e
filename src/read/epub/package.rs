//! What a book says of itself: the container, the package document with its order of reading, and what is encrypted. The
//! chapters are not opened here.

use super::archive::resolve;
use super::xml::{Node, walk};
use std::collections::BTreeMap;

/// The most chapters that are read.
pub(super) const MOST_CHAPTERS: usize = 10_000;

/// The package document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Package {
    pub(super) title: Option<String>,
    pub(super) creators: Vec<String>,
    /// The tag of the language, as it stands.
    pub(super) language: Option<String>,
    /// The paths of the chapters, in the order of reading, each once; those outside the main text come last.
    pub(super) chapters: Vec<String>,
    /// How many chapters were left out because there are more than [`MOST_CHAPTERS`].
    pub(super) left_out: usize,
    /// The path of the navigation document.
    pub(super) navigation: Option<String>,
    /// The path of the older table of contents.
    pub(super) ncx: Option<String>,
}

/// The path of the package document, by the container.
pub(super) fn package_path(container: &str) -> Option<String> {
    let mut path = None;
    walk(container, |node| {
        if let Node::Open(element) = node
            && element.name() == "rootfile"
            && path.is_none()
        {
            path = element.attribute("full-path").filter(|path| !path.is_empty());
        }
    });
    path.and_then(|path| resolve("", &path))
}

/// A file that the manifest names.
struct Item {
    path: String,
    media: String,
}

impl Item {
    /// Whether it is a document with text, and not a picture or a style.
    fn is_text(&self) -> bool {
        let media = self.media.to_ascii_lowercase();
        let is_page = |path: &str| {
            [".xhtml", ".html", ".htm", ".xml"].iter().any(|end| path.to_ascii_lowercase().ends_with(end))
        };
        media.contains("html") || media.contains("dtbook") || media.is_empty() && is_page(&self.path)
    }
}

/// Reads the package document at `path`.
pub(super) fn package(text: &str, path: &str) -> Package {
    let mut package = Package::default();
    let mut items: BTreeMap<String, Item> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let (mut main, mut aside): (Vec<String>, Vec<String>) = Default::default();
    let mut contents = None;
    let mut words: Option<String> = None;
    walk(text, |node| match node {
        Node::Open(element) => match element.name() {
            "title" | "creator" | "language" => words = Some(String::new()),
            "item" => {
                let (id, href) = (element.attribute("id"), element.attribute("href"));
                let (Some(id), Some(path)) = (id, href.and_then(|href| resolve(path, &href))) else { return };
                let properties = element.attribute("properties").unwrap_or_default();
                if properties.split_whitespace().any(|property| property == "nav") {
                    package.navigation.get_or_insert_with(|| path.clone());
                }
                let media = element.attribute("media-type").unwrap_or_default();
                if media == "application/x-dtbncx+xml" {
                    package.ncx.get_or_insert_with(|| path.clone());
                }
                order.push(id.clone());
                items.entry(id).or_insert(Item { path, media });
            }
            "spine" => contents = element.attribute("toc"),
            "itemref" => {
                let Some(id) = element.attribute("idref") else { return };
                let list =
                    if element.attribute("linear").as_deref() == Some("no") { &mut aside } else { &mut main };
                list.push(id);
            }
            _ => {}
        },
        Node::Text(text) => {
            if let Some(words) = &mut words {
                words.push_str(text);
            }
        }
        Node::Close(name) => {
            let Some(said) = words.take().map(|words| words.trim().to_owned()) else { return };
            match name {
                _ if said.is_empty() => {}
                "title" => package.title = package.title.take().or(Some(said)),
                "creator" => package.creators.push(said),
                "language" => package.language = package.language.take().or(Some(said)),
                _ => words = Some(said),
            }
        }
    });
    if let Some(named) = contents.and_then(|id| items.get(&id)) {
        package.ncx = Some(named.path.clone());
    }
    // A book that gives no order is read in that of its files.
    if main.is_empty() && aside.is_empty() {
        main = order;
    }
    main.append(&mut aside);
    let mut seen = std::collections::BTreeSet::new();
    for item in main.iter().filter_map(|id| items.get(id)).filter(|item| item.is_text()) {
        if seen.insert(item.path.as_str()) {
            package.chapters.push(item.path.clone());
        }
    }
    package.left_out = package.chapters.len().saturating_sub(MOST_CHAPTERS);
    package.chapters.truncate(MOST_CHAPTERS);
    package
}

/// The paths of the files that are encrypted so that they cannot be read; fonts may be scrambled, which is no matter.
pub(super) fn encrypted(text: &str) -> Vec<String> {
    const SCRAMBLED: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
    let mut paths = Vec::new();
    let mut is_scrambled = false;
    let mut in_key = 0_usize;
    walk(text, |node| match node {
        Node::Open(element) => match element.name() {
            "EncryptedKey" => in_key += 1,
            "EncryptionMethod" if in_key == 0 => {
                let algorithm = element.attribute("Algorithm").unwrap_or_default();
                is_scrambled = SCRAMBLED.contains(&algorithm.as_str());
            }
            "CipherReference" if !is_scrambled => {
                paths.extend(element.attribute("URI").and_then(|uri| resolve("", &uri)));
            }
            _ => {}
        },
        Node::Close("EncryptedKey") => in_key = in_key.saturating_sub(1),
        Node::Close("EncryptedData") => is_scrambled = false,
        _ => {}
    });
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = r#"<package xmlns:dc="x"><metadata><dc:title>河 &amp; 桥</dc:title><dc:title>second</dc:title>
        <dc:creator>甲</dc:creator><dc:creator> 乙 </dc:creator><dc:language>zh-CN</dc:language></metadata>
        <manifest><item id="a" href="t/a.xhtml" media-type="application/xhtml+xml"/>
        <item id="b" href="b%20b.html"/><item id="p" href="p.png" media-type="image/png"/>
        <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="x nav"/>
        <item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>"#;

    #[test]
    fn a_package_gives_title_makers_and_order() {
        let spine = r#"<spine toc="x"><itemref idref="b" linear="no"/><itemref idref="p"/><itemref idref="a"/>
            <itemref idref="gone"/><itemref idref="a"/></spine></package>"#;
        let package = package(&format!("{BOOK}{spine}"), "OPS/content.opf");
        assert_eq!(package.title.as_deref(), Some("河 & 桥"));
        assert_eq!(package.creators, ["甲", "乙"]);
        assert_eq!(package.language.as_deref(), Some("zh-CN"));
        assert_eq!(package.chapters, ["OPS/t/a.xhtml", "OPS/b b.html"]);
        assert_eq!(package.navigation.as_deref(), Some("OPS/nav.xhtml"));
        assert_eq!(package.ncx.as_deref(), Some("OPS/toc.ncx"));
    }

    #[test]
    fn without_an_order_the_files_are_read_as_they_are_named() {
        let package = package(BOOK, "content.opf");
        assert_eq!(package.chapters, ["t/a.xhtml", "b b.html", "nav.xhtml"]);
    }

    #[test]
    fn no_more_chapters_than_the_limit() {
        let items: String =
            (0..MOST_CHAPTERS + 3).map(|n| format!("<item id='i{n}' href='{n}.html'/>")).collect();
        let package = package(&items, "");
        assert_eq!((package.chapters.len(), package.left_out), (MOST_CHAPTERS, 3));
    }

    #[test]
    fn scrambled_fonts_are_not_encryption() {
        let data = |method: &str, uri: &str| {
            format!(
                "<EncryptedData><EncryptionMethod Algorithm='{method}'/><KeyInfo><EncryptedKey><EncryptionMethod Algorithm='rsa'/></EncryptedKey></KeyInfo><CipherData><CipherReference URI='{uri}'/></CipherData></EncryptedData>"
            )
        };
        let font = data("http://www.idpf.org/2008/embedding", "f.otf");
        let page = data("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "O/c%201.xhtml");
        assert_eq!(encrypted(&format!("<e>{font}{page}{font}</e>")), ["O/c 1.xhtml"]);
        assert!(encrypted(&font).is_empty());
    }

    #[test]
    fn the_container_names_the_package() {
        let container =
            "<container><rootfiles><rootfile full-path='O%20P/c.opf'/><rootfile full-path='d.opf'/>";
        assert_eq!(package_path(container).as_deref(), Some("O P/c.opf"));
        assert_eq!(package_path("<rootfile full-path=''/>"), None);
    }
}
