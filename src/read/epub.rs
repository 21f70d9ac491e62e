//! Electronic books: the archive, what it says of itself, and its chapters one after the other as one [`Article`]. What
//! the marks in a chapter mean is known to [`super::html`] alone.

mod archive;
mod contents;
mod package;
mod xml;

use super::builder::{Draft, Part, assemble};
use super::{Error, Options, decode, html, no_text, replaced};
use crate::article::{Article, BlockKind, Lang, Notice, Reason};
use crate::clean::Clean;
use crate::limits::megabytes;
use crate::segment::language::language;
use crate::source::Source;
use archive::{Archive, Fault};
use contents::Contents;
use package::Package;

/// Reads a book. Chapters outside the main text (`linear="no"`) come last; the table of contents is taken out, its words
/// are the chapters' headings. A chapter that is missing or damaged becomes a notice.
///
/// # Errors
///
/// Where the archive is damaged, the book is encrypted, or no chapter of it holds text.
pub fn read(source: &Source, options: &Options) -> Result<Article, Error> {
    let refuse = |fault| refusal(source, fault, options);
    let mut archive = Archive::open(&source.bytes, options.limits).map_err(refuse)?;
    let package = package(&mut archive).map_err(refuse)?;
    if is_encrypted(&mut archive, &package) {
        return Err(refuse(Fault::Locked));
    }
    let contents = contents(&mut archive, &package);
    let mut book = Book { elements_left: options.limits.parts, ..Book::default() };
    book.open(&package);
    for path in &package.chapters {
        if !book.chapter(&mut archive, path, &package, &contents) {
            break;
        }
    }
    if book.worst == Some(Fault::TooMany) {
        return Err(refuse(Fault::TooMany));
    }
    if !book.has_text {
        return Err(refuse(book.worst.unwrap_or(if package.chapters.is_empty() {
            Fault::Missing
        } else {
            Fault::Empty
        })));
    }
    let lang = options.lang.or_else(|| book.language(&package));
    let mut article = assemble(book.parts, &Options { lang, follows: false, ..options.clone() });
    let most = book.ended.then_some(options.limits.book());
    article.notices = notices(&package, &book.missing, most, archive.damaged);
    if book.too_large > 0 {
        article.notices.push(Notice::new(&format!(
            "left out, for a chapter is read up to {}: {}; read more with --max-size",
            megabytes(options.limits.chapter()),
            chapters(book.too_large)
        )));
    }
    article.notices.extend(replaced(book.broken));
    Ok(article)
}

/// The package document; found by its name where the container does not say.
fn package(archive: &mut Archive<'_>) -> Result<Package, Fault> {
    let named = match archive.read("META-INF/container.xml") {
        Ok(bytes) => package::package_path(&text(&bytes)),
        Err(Fault::Missing) => None,
        Err(fault) => return Err(fault),
    };
    let path = named.or_else(|| archive.find(".opf")).ok_or(Fault::Missing)?;
    Ok(package::package(&text(&archive.read(&path)?), &path))
}

/// Whether a chapter, or the package itself, cannot be read without a key.
fn is_encrypted(archive: &mut Archive<'_>, package: &Package) -> bool {
    let Ok(bytes) = archive.read("META-INF/encryption.xml") else { return false };
    let locked = package::encrypted(&text(&bytes));
    let locked: std::collections::BTreeSet<&str> = locked.iter().map(String::as_str).collect();
    package.chapters.iter().any(|path| locked.contains(path.as_str()))
}

/// The table of contents, in the newer form where the book has one.
fn contents(archive: &mut Archive<'_>, package: &Package) -> Contents {
    let newer = package.navigation.as_ref().and_then(|path| {
        let words = text(&archive.read(path).ok()?);
        Some(Contents::of_navigation(&words, path)).filter(|contents| !contents.is_empty())
    });
    newer
        .or_else(|| {
            let path = package.ncx.as_ref()?;
            Some(Contents::of_ncx(&text(&archive.read(path).ok()?), path))
        })
        .unwrap_or_default()
}

/// The text of a file that speaks of the chapters.
fn text(bytes: &[u8]) -> String {
    decode::decode(bytes, None, None).text
}

/// A book in the making.
#[derive(Default)]
struct Book {
    parts: Vec<Part>,
    has_text: bool,
    /// The level of the heading that the last chapter stands under; 0 before the first.
    level: u8,
    /// Chapters that could not be had.
    missing: Vec<String>,
    /// The reason for the first of them.
    worst: Option<Fault>,
    /// How many chapters were too large to be read.
    too_large: usize,
    /// How many elements may still come.
    elements_left: usize,
    /// Whether the book was too large to be read to its end.
    ended: bool,
    /// How many pieces of the chapters could not be decoded.
    broken: usize,
    /// Letters of the title, until it was met on a page.
    title: Option<String>,
}

impl Book {
    /// What stands before the first chapter.
    fn open(&mut self, package: &Package) {
        if let Some(title) = &package.title {
            self.parts.push(Part::Block(Draft::new(BlockKind::Title, title.clone(), 1)));
            self.title = Some(contents::key(title)).filter(|key| !key.is_empty());
        }
        let creators = package.creators.iter().map(|name| Part::Removed(name.clone(), Reason::Byline));
        self.parts.extend(creators);
    }

    /// Adds a chapter; says whether more may follow.
    fn chapter(
        &mut self,
        archive: &mut Archive<'_>,
        path: &str,
        package: &Package,
        contents: &Contents,
    ) -> bool {
        let bytes = match archive.read(path) {
            Ok(bytes) => bytes,
            Err(fault) => {
                self.worst.get_or_insert(fault);
                self.ended |= fault == Fault::TooMuch;
                self.too_large += usize::from(fault == Fault::TooLarge);
                if !matches!(fault, Fault::TooMuch | Fault::TooLarge) {
                    self.missing.push(path.to_owned());
                }
                return !self.ended;
            }
        };
        let decoded = decode::decode(&bytes, None, None);
        self.broken += decoded.broken;
        let Some(left) = self.elements_left.checked_sub(super::elements(&decoded.text)) else {
            self.worst = Some(Fault::TooMany);
            return false;
        };
        self.elements_left = left;
        let mut parts = html::blocks(&decoded.text, None);
        if package.navigation.as_deref() == Some(path) {
            let words = parts.iter().filter_map(|part| match part {
                Part::Block(draft) => Some(draft.text.as_str()),
                Part::Removed(..) => None,
            });
            let words: Vec<&str> = words.collect();
            if !words.is_empty() {
                self.parts.push(Part::Removed(words.join("\n"), Reason::Navigation));
            }
            return true;
        }
        for part in &mut parts {
            if let Part::Block(draft) = part
                && draft.kind == BlockKind::Title
            {
                draft.kind = BlockKind::Heading(1);
            }
        }
        self.drop_title(&mut parts);
        if !parts.is_empty() {
            self.has_text = true;
            contents.head(path, &mut parts, &mut self.level);
        }
        self.parts.append(&mut parts);
        true
    }

    /// Takes out the book's title where the first page gives it again.
    fn drop_title(&mut self, parts: &mut Vec<Part>) {
        let Some(title) = &self.title else { return };
        let first = parts
            .iter()
            .position(|part| matches!(part, Part::Block(draft) if !matches!(draft.kind, BlockKind::Caption)));
        let Some(at) = first else { return };
        if let Some(Part::Block(draft)) = parts.get(at)
            && contents::key(&draft.text) == *title
            // A chapter may be called what the book is called, and a book may be one chapter.
            && (parts.len() == 1 || matches!(draft.kind, BlockKind::Heading(_)))
        {
            self.parts.push(Part::Removed(draft.text.clone(), Reason::Duplicate));
            parts.remove(at);
        }
        self.title = None;
    }

    /// The language that the book says it is in, where its words do not tell.
    fn language(&self, package: &Package) -> Option<Lang> {
        let said = package.language.as_deref()?.to_ascii_lowercase();
        let lang = match said.split(['-', '_']).next()? {
            "zh" | "cmn" | "yue" => Lang::Zh,
            "en" => Lang::En,
            _ => return None,
        };
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Block(draft) => Some(draft.text.as_str()),
            Part::Removed(..) => None,
        });
        let sample = texts.take(200).collect::<Vec<_>>().join("\n");
        (language(&sample) == Lang::Other).then_some(lang)
    }
}

fn chapters(count: usize) -> String {
    if count == 1 { "1 chapter".to_owned() } else { format!("{count} chapters") }
}

/// What a reader should know of a book that was not read whole.
fn notices(package: &Package, missing: &[String], most: Option<u64>, damaged: usize) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(first) = missing.first() {
        let more = if missing.len() > 1 { ", and others" } else { "" };
        let count = chapters(missing.len());
        notices.push(Clean::one_line(&format!("{count} could not be read and left out ({first}{more})")));
    }
    if damaged > 0 {
        notices.push(Notice::new(&format!("damaged, and may not be whole: {}", chapters(damaged))));
    }
    if package.left_out > 0 {
        let count = chapters(package.left_out);
        notices.push(Notice::new(&format!(
            "a book is read up to {} chapters: {count} left out",
            package::MOST_CHAPTERS
        )));
    }
    if let Some(most) = most {
        notices.push(Notice::new(&format!(
            "a book is read up to {} of its pages: the rest is left out; read more with --max-size",
            megabytes(most)
        )));
    }
    notices
}

fn refusal(source: &Source, fault: Fault, options: &Options) -> Error {
    let too_large = |what, most| Error::TooLarge { name: source.name.clone(), what, most };
    let (what, advice) = match fault {
        Fault::TooLarge => return too_large("a chapter in it", options.limits.chapter()),
        Fault::TooMuch => return too_large("the book, unpacked,", options.limits.book()),
        Fault::TooMany => {
            return Error::TooMany { name: source.name.clone(), most: options.limits.parts };
        }
        Fault::TooManyFiles => (
            "there are more than 100000 files in it, and no book has so many",
            "see what it holds with: unzip -l FILE",
        ),
        Fault::NoArchive => ("it is no EPUB", "leave --input out, and what it is will be found out"),
        Fault::Missing => ("there is no chapter in it", "see what it holds with: unzip -l FILE"),
        Fault::Empty => (
            "there is no text in its chapters",
            "they may be pictures of pages; see what it holds with: unzip -l FILE",
        ),
        Fault::Damaged => (
            "the book is damaged or cut short",
            "copy or fetch it again, or see what is left with: unzip -t FILE",
        ),
        Fault::Locked => (
            "the book is encrypted",
            "open it in the program it was bought for; only books without a lock are read",
        ),
    };
    no_text(source, what, advice)
}

#[cfg(test)]
mod tests;
