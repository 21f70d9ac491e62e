//! Books made of bytes, so that a fuzz target need not find out about archives: names and texts in turn, each up to a NUL.

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// The archive: what is one already as it is; else one of the files, with what makes it a book where they do not.
pub(super) fn of(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let fields: Vec<&[u8]> = bytes.split(|byte| *byte == 0).collect();
    let mut files = vec![("mimetype".into(), b"application/epub+zip".as_slice())];
    files.extend(
        fields.chunks(2).map(|pair| (String::from_utf8_lossy(pair[0]), *pair.get(1).unwrap_or(&&[][..]))),
    );
    files.push(("META-INF/container.xml".into(), CONTAINER));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in files {
        // A second file of one name is not written.
        if zip.start_file(name, stored).is_ok() {
            zip.write_all(text).expect("memory takes what is written");
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
