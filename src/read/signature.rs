//! Files that are told by their first bytes: what each is, and what to do with it. How text is told apart is not known
//! here.

use super::format::{Format, Other};

/// What a file with a signature is; `None` for what may be text. `name` tells what a zip archive is whose beginning says
/// nothing.
pub(super) fn format(bytes: &[u8], name: &str) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes).or_else(|| by_name(name)).unwrap_or(Format::Other(&ZIP)));
    }
    let known = SIGNATURES
        .iter()
        .find(|(at, signature, _)| bytes.get(*at..).is_some_and(|b| b.starts_with(signature)));
    let other = known
        .map(|(_, _, other)| *other)
        .or_else(|| container(bytes))
        .or_else(|| late_pdf(bytes, name))
        .or_else(|| doubtful(bytes));
    other.map(Format::Other)
}

/// A PDF with something before its beginning, as programs that open them allow (ISO 32000, annex H: the first 1024 bytes).
fn late_pdf(bytes: &[u8], name: &str) -> Option<&'static Other> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let is_named = by_name(name) == Some(Format::Other(&PDF));
    (is_named && head.windows(5).any(|part| part == b"%PDF-")).then_some(&PDF)
}

/// What a file that holds no text must be by its name.
pub(super) fn by_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "epub" => Format::Epub,
        "pdf" => Format::Other(&PDF),
        "docx" | "odt" => Format::Other(&DOCUMENT),
        "xlsx" | "pptx" | "ods" | "odp" | "doc" | "xls" | "ppt" | "wps" | "et" | "dps" => {
            Format::Other(&OFFICE)
        }
        "caj" | "kdh" | "nh" => Format::Other(&CAJ),
        "mobi" | "azw" | "azw3" => Format::Other(&KINDLE),
        _ => return None,
    })
}

pub(super) const PDF: Other = Other::unread("PDF", "turn it into text first: pdftotext FILE - | tigang");
pub(super) const DOCUMENT: Other =
    Other::unread("a document of a word processor", "turn it into text first: pandoc -t plain FILE | tigang");
const OFFICE: Other =
    Other::unread("an office file", "turn it into text first: libreoffice --headless --convert-to txt FILE");
const ZIP: Other = Other::unread("a zip archive", "take the text out of it: unzip -p FILE NAME | tigang");
const TAR: Other = Other::unread("a tar archive", "take the text out of it: tar -xOf FILE NAME | tigang");
const ARCHIVE: Other = Other::unread("an archive", "take the text out of it: bsdtar -xOf FILE NAME | tigang");
const GZIP: Other = Other::unread("a compressed file", "unpack it first: gunzip -c FILE | tigang");
const BZIP2: Other = Other::unread("a compressed file", "unpack it first: bunzip2 -c FILE | tigang");
const XZ: Other = Other::unread("a compressed file", "unpack it first: xz -dc FILE | tigang");
const ZSTD: Other = Other::unread("a compressed file", "unpack it first: zstd -dc FILE | tigang");
const LZ4: Other = Other::unread("a compressed file", "unpack it first: lz4 -dc FILE | tigang");
const KINDLE: Other =
    Other::unread("a Kindle book", "turn it into an EPUB first: ebook-convert FILE book.epub");
const CHM: Other = Other::unread("a CHM book", "take its pages out first: 7z x FILE");
const DJVU: Other = Other::unread("DjVu", "turn it into text first: djvutxt FILE | tigang");
const POSTSCRIPT: Other = Other::unread("PostScript", "turn it into text first: ps2ascii FILE | tigang");
const CAJ: Other = Other::unread("CAJ", "save it as PDF where you read it, then: pdftotext FILE - | tigang");
const DATABASE: Other = Other::unread("a database", "ask it for the text: sqlite3 FILE .dump | tigang");
pub(super) const PICTURE: Other =
    Other::empty("a picture holds no text", "turn it into text first: tesseract FILE - | tigang");
const RECORDING: Other = Other::empty("a recording holds no text", "name a file with its transcript");
const PROGRAM: Other = Other::empty("a program holds no text to read", "name a file with an article in it");
const FONT: Other = Other::empty("a font holds no text to read", "name a file with an article in it");

/// What stands at which byte.
const SIGNATURES: [(usize, &[u8], &Other); 60] = [
    (0, b"%PDF-", &PDF),
    (0, b"%!PS", &POSTSCRIPT),
    (0, b"{\\rtf", &DOCUMENT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &OFFICE),
    (0, b"\x89PNG\r\n\x1a\n", &PICTURE),
    (0, b"\xff\xd8\xff", &PICTURE),
    (0, b"GIF87a", &PICTURE),
    (0, b"GIF89a", &PICTURE),
    (0, b"II*\0", &PICTURE),
    (0, b"MM\0*", &PICTURE),
    (0, b"\0\0\x01\0", &PICTURE),
    (0, b"8BPS\0", &PICTURE),
    (0, b"\0\0\0\x0cJXL ", &PICTURE),
    (0, b"\0\0\0\x0cjP  ", &PICTURE),
    (0, b"\x1f\x8b", &GZIP),
    (0, b"\x1f\x9d", &GZIP),
    (0, b"BZh91AY&SY", &BZIP2),
    (0, b"\xfd7zXZ\0", &XZ),
    (0, b"\x28\xb5\x2f\xfd", &ZSTD),
    (0, b"\x04\x22\x4d\x18", &LZ4),
    (0, b"7z\xbc\xaf\x27\x1c", &ARCHIVE),
    (0, b"Rar!\x1a\x07", &ARCHIVE),
    (0, b"MSCF\0\0\0\0", &ARCHIVE),
    (0, b"!<arch>\n", &ARCHIVE),
    (257, b"ustar\0", &TAR),
    (257, b"ustar  \0", &TAR),
    (60, b"BOOKMOBI", &KINDLE),
    (0, b"ITSF\x03\0", &CHM),
    (0, b"AT&TFORM", &DJVU),
    (0, b"CAJ\0", &CAJ),
    (0, b"SQLite format 3\0", &DATABASE),
    (0, b"ID3\x02", &RECORDING),
    (0, b"ID3\x03", &RECORDING),
    (0, b"ID3\x04", &RECORDING),
    (0, b"\xff\xfb", &RECORDING),
    (0, b"\xff\xf3", &RECORDING),
    (0, b"\xff\xf1", &RECORDING),
    (0, b"OggS\0", &RECORDING),
    (0, b"fLaC\0", &RECORDING),
    (0, b"#!AMR", &RECORDING),
    (0, b"MThd\0", &RECORDING),
    (0, b"FLV\x01", &RECORDING),
    (0, b"\x1aE\xdf\xa3", &RECORDING),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", &RECORDING),
    (0, b"\0\0\x01\xba", &RECORDING),
    (0, b"\0\0\x01\xb3", &RECORDING),
    (0, b"\x7fELF", &PROGRAM),
    (0, b"\0asm", &PROGRAM),
    (0, b"\xca\xfe\xba\xbe", &PROGRAM),
    (0, b"\xfe\xed\xfa\xce", &PROGRAM),
    (0, b"\xfe\xed\xfa\xcf", &PROGRAM),
    (0, b"\xce\xfa\xed\xfe", &PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", &PROGRAM),
    (0, b"dex\n03", &PROGRAM),
    (0, b"\0\x01\0\0\0", &FONT),
    (0, b"OTTO\0", &FONT),
    (0, b"ttcf\0", &FONT),
    (0, b"wOFF\0\x01", &FONT),
    (0, b"wOFFOTTO", &FONT),
    (0, b"wOF2", &FONT),
];

/// What a zip archive is, from the names of its first entries.
fn archive(bytes: &[u8]) -> Option<Format> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    if holds(b"application/epub+zip") || holds(b"META-INF/container.xml") {
        Some(Format::Epub)
    } else if holds(b"word/") || holds(b"application/vnd.oasis.opendocument.text") {
        Some(Format::Other(&DOCUMENT))
    } else if holds(b"[Content_Types].xml") || holds(b"application/vnd.oasis") {
        Some(Format::Other(&OFFICE))
    } else {
        None
    }
}

/// Containers that say inside what they hold.
fn container(bytes: &[u8]) -> Option<&'static Other> {
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12)? {
            b"WEBP" => Some(&PICTURE),
            b"WAVE" | b"AVI " | b"RMID" => Some(&RECORDING),
            _ => None,
        };
    }
    if bytes.get(4..8)? == b"ftyp" && bytes.first() == Some(&0) {
        let is_picture =
            matches!(bytes.get(8..12)?, b"avif" | b"avis" | b"heic" | b"heix" | b"mif1" | b"msf1");
        return Some(if is_picture { &PICTURE } else { &RECORDING });
    }
    None
}

/// Signatures of two letters that words begin with too: the bytes behind them must agree.
fn doubtful(bytes: &[u8]) -> Option<&'static Other> {
    if bytes.starts_with(b"BM") && bytes.get(6..10)? == [0; 4] {
        return Some(&PICTURE);
    }
    (bytes.starts_with(b"MZ") && bytes.get(2..64)?.contains(&0)).then_some(&PROGRAM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<Format>) {
        assert_eq!(format(bytes, "-"), expected, "{:?}", String::from_utf8_lossy(bytes));
    }

    #[track_caller]
    fn check_other(bytes: &[u8], other: &'static Other) {
        check(bytes, Some(Format::Other(other)));
    }

    #[test]
    fn files_are_told_by_their_first_bytes() {
        check_other(b"%PDF-1.4", &PDF);
        check_other(b"\x89PNG\r\n\x1a\n\0", &PICTURE);
        check_other(b"RIFF\0\0\0\0WEBPVP8", &PICTURE);
        check_other(b"\0\0\0\x1cftypavif\0", &PICTURE);
        check_other(b"\0\0\0\x1cftypheic\0", &PICTURE);
        check_other(b"BM\x36\x10\0\0\0\0\0\0\x36", &PICTURE);
        check_other(b"\0\0\x01\0\x01\0", &PICTURE);
        check_other(b"RIFF\0\0\0\0WAVEfmt ", &RECORDING);
        check_other(b"\0\0\0\x20ftypisom\0", &RECORDING);
        check_other(b"ID3\x04\0", &RECORDING);
        check_other(b"\x1f\x8b\x08", &GZIP);
        check_other(b"Rar!\x1a\x07\x01\0", &ARCHIVE);
        check_other(b"{\\rtf1 a}", &DOCUMENT);
        check_other(&[b"MZ\x90\0\x03", [0; 80].as_slice()].concat(), &PROGRAM);
        check_other(&[&[b'a'; 257][..], b"ustar\x0000"].concat(), &TAR);
        check_other(b"SQLite format 3\0\x10", &DATABASE);
        check_other(b"\0\x01\0\0\0\x0f", &FONT);
    }

    #[test]
    fn a_zip_archive_is_told_by_what_it_holds_and_then_by_its_name() {
        check(b"PK\x03\x04......mimetypeapplication/epub+zip", Some(Format::Epub));
        check_other(b"PK\x03\x04......[Content_Types].xml.....word/document.xml", &DOCUMENT);
        check_other(b"PK\x03\x04......[Content_Types].xml.....xl/workbook.xml", &OFFICE);
        check_other(b"PK\x03\x04......a.txt", &ZIP);
        assert_eq!(format(b"PK\x03\x04", "a.EPUB"), Some(Format::Epub));
        assert_eq!(format(b"PK\x03\x04", "a.docx"), Some(Format::Other(&DOCUMENT)));
    }

    #[test]
    fn a_pdf_may_begin_late_where_it_is_called_so() {
        assert_eq!(format(b"startxref\n%PDF-1.4", "a.pdf"), Some(Format::Other(&PDF)));
        assert_eq!(format(b"startxref\n%PDF-1.4", "a.txt"), None);
        assert_eq!(format(b"a plain text", "a.pdf"), None);
    }

    #[test]
    fn words_are_no_signatures() {
        for text in [
            "",
            "BMW 的新车",
            "BM",
            "MZ 世代",
            "OTTO 的故事",
            "RIFF 是什么",
            "PK 是一种比赛",
            "ID3 标签",
            "%PDF 是什么",
        ] {
            check(text.as_bytes(), None);
        }
    }
}
