//! The files of a book, by their paths, within limits that count the bytes that come out. What is in them is not known
//! here, and nothing is ever written.

use crate::limits::Limits;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files in a book. The directory alone of more would fill the memory.
pub(super) const MOST_ENTRIES: usize = 100_000;

/// Why a file, or all of them, cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The bytes are no archive at all.
    NoArchive,
    /// There is no such file.
    Missing,
    /// It holds no text.
    Empty,
    /// The archive is damaged there, or cut short.
    Damaged,
    /// A password is needed.
    Locked,
    /// It is larger than a chapter may be.
    TooLarge,
    /// All that was taken out is more than a book may hold.
    TooMuch,
    /// There are more files in it than [`MOST_ENTRIES`].
    TooManyFiles,
    /// It has more elements than are read.
    TooMany,
}

/// The files of a book.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Paths in small letters, for books whose own paths do not agree with each other.
    folded: BTreeMap<String, usize>,
    limits: Limits,
    /// How many bytes may still come out.
    left: u64,
    /// How many files did not unpack to their end, or not to what their sum says.
    pub(super) damaged: usize,
}

impl<'a> Archive<'a> {
    /// Opens an archive, of which no more is taken than `limits` say.
    pub(super) fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, Fault> {
        let entries = bytes.windows(4).filter(|four| four == b"PK\x01\x02").take(MOST_ENTRIES + 1).count();
        if entries > MOST_ENTRIES {
            return Err(Fault::TooManyFiles);
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| if bytes.starts_with(b"PK") { fault(&error) } else { Fault::NoArchive })?;
        let mut folded = BTreeMap::new();
        for (index, name) in zip.file_names_raw().enumerate() {
            folded.entry(name_of(name).to_lowercase()).or_insert(index);
        }
        Ok(Self { zip, folded, limits, left: limits.book(), damaged: 0 })
    }

    /// The first path that ends in `ending`, in the order of the alphabet.
    pub(super) fn find(&self, ending: &str) -> Option<String> {
        self.folded.keys().find(|path| path.ends_with(ending)).cloned()
    }

    /// The bytes of the file at a path.
    pub(super) fn read(&mut self, path: &str) -> Result<Vec<u8>, Fault> {
        let exact = self.zip.index_for_name_raw(path.as_bytes());
        let index = exact.or_else(|| self.folded.get(&path.to_lowercase()).copied()).ok_or(Fault::Missing)?;
        if self.zip.by_index_data(index).is_ok_and(|entry| entry.encrypted()) {
            return Err(Fault::Locked);
        }
        let file = self.zip.by_index(index).map_err(|error| fault(&error))?;
        let largest = self.limits.chapter();
        let limit = largest.min(self.left);
        // What the directory says of the size is a claim and no more.
        let mut bytes = Vec::with_capacity(usize::try_from(file.size().min(1 << 20)).unwrap_or_default());
        let result = file.take(limit + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        self.left = self.left.saturating_sub(length);
        match result {
            _ if length > limit && limit < largest => Err(Fault::TooMuch),
            _ if length > limit => Err(Fault::TooLarge),
            Ok(_) => Ok(bytes),
            Err(_) if bytes.is_empty() => Err(Fault::Damaged),
            // What came out is still worth reading.
            Err(_) => {
                self.damaged += 1;
                Ok(bytes)
            }
        }
    }
}

/// A file's name: UTF-8, or else what Chinese systems of old wrote.
fn name_of(raw: &[u8]) -> String {
    std::str::from_utf8(raw).map_or_else(|_| encoding_rs::GB18030.decode(raw).0.into_owned(), str::to_owned)
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::FileNotFound => Fault::Missing,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Fault::Locked
        }
        _ => Fault::Damaged,
    }
}

/// The path that a reference leads to, seen from the file at `from`; none where it leads out of the book. What follows
/// `#` is left out.
pub(super) fn resolve(from: &str, reference: &str) -> Option<String> {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    let scheme = path.split_once(':').is_some_and(|(scheme, _)| scheme.chars().all(char::is_alphanumeric));
    if scheme || path.starts_with("//") {
        return None;
    }
    let path = unescaped(path);
    let mut whole: Vec<&str> = match (path.starts_with('/'), path.is_empty()) {
        (true, _) => Vec::new(),
        (_, true) => return Some(from.to_owned()),
        _ => from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                whole.pop();
            }
            step => whole.push(step),
        }
    }
    Some(whole.join("/"))
}

/// A reference with its per cent signs resolved; as it stands where that would be no text.
fn unescaped(reference: &str) -> String {
    let mut bytes = Vec::with_capacity(reference.len());
    let mut rest = reference.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| reference.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_seen_from_the_file_they_stand_in() {
        for (from, reference, expected) in [
            ("OEBPS/content.opf", "c1.xhtml", Some("OEBPS/c1.xhtml")),
            ("OEBPS/content.opf", "text/../c%201.xhtml#a", Some("OEBPS/c 1.xhtml")),
            ("a/b/c.opf", "../d.xhtml", Some("a/d.xhtml")),
            ("content.opf", "../../etc/passwd", Some("etc/passwd")),
            ("a/b.opf", "/c.xhtml", Some("c.xhtml")),
            ("a/b.xhtml", "#c", Some("a/b.xhtml")),
            ("a/b.opf", "%E7%AB%A0.xhtml", Some("a/章.xhtml")),
            ("a/b.opf", "%ff%zz", Some("a/%ff%zz")),
            ("a/b.opf", "file:///etc/passwd", None),
            ("a/b.opf", "http://a.example/", None),
            ("a/b.opf", "//a.example/", None),
        ] {
            assert_eq!(resolve(from, reference).as_deref(), expected, "{reference}");
        }
    }
}
