//! Books of many chapters.

use super::formats::{PIECES, counted_of_source};
use super::{check_counts, sentence};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A book of chapters, each with its place in the table of contents; all in one file, where `together` says so.
fn book(chapters: usize, together: bool) -> Vec<u8> {
    let chapter =
        |n: usize| format!("<h1 id='c{n}'>第{n}章</h1><p>{}{}</p>", sentence(n), sentence(n * 3 + 1));
    let file = |n: usize| if together { "c.xhtml".to_owned() } else { format!("c{n}.xhtml") };
    let files = if together { 1 } else { chapters };
    let of_all = |line: &dyn Fn(usize) -> String, count: usize| (0..count).map(line).collect::<String>();
    let package = format!(
        "<package><manifest><item id='nav' href='nav.xhtml' properties='nav'/>{}</manifest><spine>{}</spine></package>",
        of_all(
            &|n| format!("<item id='i{n}' href='{}' media-type='application/xhtml+xml'/>", file(n)),
            files
        ),
        of_all(&|n| format!("<itemref idref='i{n}'/>"), files),
    );
    let contents = of_all(&|n| format!("<li><a href='{}#c{n}'>第{n}章</a></li>", file(n)), chapters);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put("mimetype", "application/epub+zip");
    put("a.opf", &package);
    put("nav.xhtml", &format!("<nav epub:type='toc'><ol>{contents}</ol></nav>"));
    if together {
        put(&file(0), &of_all(&chapter, chapters));
    } else {
        (0..chapters).for_each(|n| put(&file(n), &chapter(n)));
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn books() {
    for together in [false, true] {
        check_counts([PIECES, 2 * PIECES, 4 * PIECES].map(|chapters| {
            let counts = counted_of_source("a.epub", book(chapters, together));
            assert!(counts["sentences"] >= 2 * chapters, "{counts:?}");
            counts
        }));
    }
}
