//! Books built here, and the articles they make.

use super::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='O/b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// An archive of the given files; the container comes with it.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default();
    for (name, bytes) in
        [("mimetype", b"application/epub+zip".as_slice()), ("META-INF/container.xml", CONTAINER.as_bytes())]
            .iter()
            .chain(files)
    {
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package with a title and a maker; `(id, href, properties)` in the order of reading.
fn opf(items: &[(&str, &str, &str)]) -> String {
    let manifest: String = items
        .iter()
        .map(|(id, href, more)| {
            format!("<item id='{id}' href='{href}' media-type='application/xhtml+xml' {more}/>")
        })
        .collect();
    let spine: String = items.iter().map(|(id, ..)| format!("<itemref idref='{id}'/>")).collect();
    format!(
        "<package xmlns:dc='d'><metadata><dc:title>河与桥</dc:title><dc:creator>甲</dc:creator></metadata>\
         <manifest>{manifest}<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest><spine>{spine}</spine></package>"
    )
}

fn page(body: &str) -> String {
    format!(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body>{body}</body></html>"
    )
}

fn source(bytes: Vec<u8>) -> Source {
    Source::new(Clean::new("book.epub"), bytes)
}

/// An article, block by block: the level of a heading, or the first letter of its kind; then what was removed and noticed.
fn drawn(bytes: Vec<u8>) -> String {
    let article = match read(&source(bytes), &Options::default()) {
        Ok(article) => article,
        Err(error) => return error.to_string(),
    };
    let mut lines: Vec<String> = Vec::new();
    for block in article.blocks() {
        let kind = match block.kind {
            BlockKind::Heading(level) => level.to_string(),
            kind => format!("{kind:?}").chars().take(1).collect(),
        };
        lines.push(format!("{kind} {}", article.slice(block.span)));
    }
    lines.extend(
        article.removed().iter().map(|r| format!("- {} {}", r.reason.tag(), r.text.replace('\n', "/"))),
    );
    lines.extend(article.notices().iter().map(|notice| format!("! {notice}")));
    lines.join("\n")
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    assert_eq!(drawn(archive(&files)), expected.join("\n"));
}

#[test]
fn chapters_come_in_the_spines_order_under_the_navigations_titles() {
    let nav = page(
        "<nav epub:type='landmarks'><ol><li><a href='c1.xhtml'>no</a></li></ol></nav><nav epub:type='toc'><h1>目录</h1><ol>\
         <li><span>上部</span><ol><li><a href='c2.xhtml'>第一章 水</a></li></ol></li>\
         <li><a href='c1.xhtml'>第二章</a><ol><li><a href='c1.xhtml#b'>岸</a></li><li><a href='c1.xhtml#x'>no</a></li></ol></li></ol></nav>",
    );
    check(
        &[
            (
                "O/b.opf",
                &opf(&[
                    ("n", "nav.xhtml", "properties='nav'"),
                    ("c2", "c2.xhtml", ""),
                    ("c1", "c1.xhtml", ""),
                ]),
            ),
            ("O/nav.xhtml", &nav),
            ("O/c1.xhtml", &page("<p>水退了。</p><h1 id='b'>岸</h1><p>岸边。</p><h2>树</h2><p>树下。</p>")),
            ("O/c2.xhtml", &page("<h1>第一章</h1><h2>水</h2><p>水涨了。</p><h3>夜</h3><p>夜里。</p>")),
        ],
        &[
            "T 河与桥",
            "1 上部",
            "2 第一章 水",
            "P 水涨了。",
            "3 夜",
            "P 夜里。",
            "1 第二章",
            "P 水退了。",
            "2 岸",
            "P 岸边。",
            "3 树",
            "P 树下。",
            "- byline 甲",
            "- navigation 1. no/目录/1. 上部/第一章 水/第二章/1. 岸/2. no",
        ],
    );
}

#[test]
fn the_older_table_of_contents_serves_as_well() {
    let ncx = "<ncx><docTitle><text>no</text></docTitle><navMap><navPoint><navLabel><text>One &amp; all</text></navLabel><content src='c%201.xhtml'/>\
               <navPoint><navLabel><text>Inner</text></navLabel><content src='c2.xhtml#a'/></navPoint></navPoint></navMap>\
               <pageList><pageTarget><navLabel><text>7</text></navLabel><content src='c2.xhtml'/></pageTarget></pageList></ncx>";
    check(
        &[
            ("O/b.opf", &opf(&[("a", "c%201.xhtml", ""), ("b", "x/../c2.xhtml", "")])),
            ("O/toc.ncx", ncx),
            ("O/c 1.xhtml", &page("<p class='h'>ONE &amp; ALL</p><p>It rains.</p>")),
            ("O/C2.xhtml", &page("<p>It&nbsp;pours.</p>")),
        ],
        &["T 河与桥", "1 ONE & ALL", "P It rains.", "2 Inner", "P It pours.", "- byline 甲"],
    );
}

#[test]
fn headings_that_the_table_does_not_name_stand_among_those_it_does() {
    let ncx = "<ncx><navMap><navPoint><navLabel><text>A</text></navLabel><content src='a.xhtml'/>\
               <navPoint><navLabel><text>B</text></navLabel><content src='a.xhtml#b'/></navPoint></navPoint></navMap></ncx>";
    check(
        &[
            ("O/b.opf", &opf(&[("a", "a.xhtml", ""), ("c", "c.xhtml", "")])),
            ("O/toc.ncx", ncx),
            (
                "O/a.xhtml",
                &page(
                    "<h1>A</h1><h3>B</h3><h4>b</h4><h3>C</h3><ol><li>水</li></ol><ul><li>岸</li></ul><h5>c</h5>",
                ),
            ),
            ("O/c.xhtml", &page("<h2>D</h2><p>more</p>")),
        ],
        &["T 河与桥", "1 A", "2 B", "3 b", "2 C", "I 1. 水", "I - 岸", "3 c", "2 D", "P more", "- byline 甲"],
    );
}

#[test]
fn a_title_page_does_not_give_the_title_twice() {
    check(
        &[
            ("O/b.opf", &opf(&[("a", "a.xhtml", ""), ("b", "b.xhtml", "")])),
            ("O/a.xhtml", &page("<h1>河与桥</h1><p>甲 著</p>")),
            ("O/b.xhtml", &page("<h1>一</h1><p>水。</p>")),
        ],
        &["T 河与桥", "P 甲 著", "1 一", "P 水。", "- byline 甲", "- duplicate 河与桥"],
    );
}

#[test]
fn what_is_missing_is_said_and_the_rest_is_read() {
    check(
        &[
            (
                "O/b.opf",
                &opf(&[("a", "gone.xhtml", ""), ("b", "b.xhtml", ""), ("c", "http://a.example/c.xhtml", "")]),
            ),
            ("O/b.xhtml", &page("<p>水。</p>")),
        ],
        &["T 河与桥", "P 水。", "- byline 甲", "! 1 chapter could not be read and left out (O/gone.xhtml)"],
    );
}

#[test]
fn a_book_that_cannot_be_read_says_why() {
    let whole = archive(&[
        ("O/b.opf", opf(&[("a", "a.xhtml", "")]).as_bytes()),
        ("O/a.xhtml", page("<p>水。</p>").as_bytes()),
    ]);
    let cut = whole[..whole.len() / 2].to_vec();
    let damaged = "book.epub: the book is damaged or cut short; copy or fetch it again, or see what is left with: unzip -t FILE";
    assert_eq!(drawn(cut), damaged);
    assert_eq!(drawn(b"PK\x03\x04".to_vec()), damaged);
    let none = "book.epub: it is no EPUB; leave --input out, and what it is will be found out";
    assert_eq!(drawn("天晴。".into()), none);
    let nothing = "book.epub: there is no chapter in it; see what it holds with: unzip -l FILE";
    assert_eq!(drawn(archive(&[])), nothing);
    assert_eq!(drawn(archive(&[("O/b.opf", opf(&[]).as_bytes())])), nothing);
    let pictures = "book.epub: there is no text in its chapters; they may be pictures of pages; see what it holds with: unzip -l FILE";
    let pages = page("<img src='p.png'/>");
    assert_eq!(
        drawn(archive(&[
            ("O/b.opf", opf(&[("a", "a.xhtml", "")]).as_bytes()),
            ("O/a.xhtml", pages.as_bytes())
        ])),
        pictures
    );
    let locked = "book.epub: the book is encrypted; open it in the program it was bought for; only books without a lock are read";
    let encryption = "<encryption><EncryptedData><EncryptionMethod Algorithm='aes'/><CipherData><CipherReference URI='O/a.xhtml'/></CipherData></EncryptedData></encryption>";
    let drm = archive(&[
        ("O/b.opf", opf(&[("a", "a.xhtml", "")]).as_bytes()),
        ("O/a.xhtml", b"\x01\x02"),
        ("META-INF/encryption.xml", encryption.as_bytes()),
    ]);
    assert_eq!(drawn(drm), locked);
}

#[test]
fn what_does_not_unpack_to_its_sum_is_read_and_said() {
    let text = page("<p>水涨了又退，退了又涨。</p>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [
        ("META-INF/container.xml", CONTAINER),
        ("O/b.opf", &opf(&[("a", "a.xhtml", "")])),
        ("O/a.xhtml", &text),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes.as_bytes()).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let at = bytes.windows(3).rposition(|three| three == "退".as_bytes()).unwrap();
    bytes[at..at + 3].copy_from_slice("来".as_bytes());
    assert_eq!(
        drawn(bytes),
        "T 河与桥\nP 水涨了又退，来了又涨。\n- byline 甲\n! damaged, and may not be whole: 1 chapter"
    );
}

#[test]
fn a_chapter_is_read_as_it_is_encoded() {
    #[track_caller]
    fn check(chapter: &[u8], expected: &str) {
        let opf = opf(&[("a", "a.xhtml", "")]);
        let drawn = drawn(archive(&[("O/b.opf", opf.as_bytes()), ("O/a.xhtml", chapter)]));
        assert_eq!(drawn, format!("T 河与桥\n{expected}"));
    }
    let page = page("<p>河水涨了，桥没有修。</p>");
    let declared = |label: &str| page.replace("version='1.0'", &format!("version='1.0' encoding='{label}'"));
    let sound = "P 河水涨了，桥没有修。\n- byline 甲";
    let marked = ["\u{feff}", &page].concat();
    check(&marked.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>(), sound);
    check(&declared("utf-16").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), sound);
    check(&encoding_rs::GBK.encode(&declared("gb2312")).0, sound);
    // A declaration that the bytes do not bear out.
    check(declared("gb2312").as_bytes(), sound);
    check(declared("utf-16").as_bytes(), sound);
    let dirty = [page.as_bytes(), b"\xff"].concat();
    check(&dirty, "P 河水涨了，桥没有修。\nP \u{fffd}\n- byline 甲\n! decoded with 1 replacement character");
}

#[test]
fn entities_of_a_package_are_not_expanded() {
    let bomb = opf(&[("a", "a.xhtml", "")]).replace("河与桥", "河&j;");
    let bomb = format!("<!DOCTYPE package [<!ENTITY i 'haha'><!ENTITY j '&i;&i;&i;'>]>{bomb}");
    check(&[("O/b.opf", &bomb), ("O/a.xhtml", &page("<p>水。</p>"))], &["T 河", "P 水。", "- byline 甲"]);
}

#[test]
fn the_books_language_counts_where_its_words_do_not_tell() {
    let opf =
        opf(&[("a", "a.xhtml", "")]).replace("<metadata>", "<metadata><dc:language>en-GB</dc:language>");
    let lang = |body: &str| {
        let opf = opf.replace("河与桥", "");
        let bytes = archive(&[("O/b.opf", opf.as_bytes()), ("O/a.xhtml", page(body).as_bytes())]);
        read(&source(bytes), &Options::default()).unwrap().lang()
    };
    assert_eq!(lang("<p>水涨了。</p>"), Lang::Zh);
    assert_eq!(lang("<p>1 2 3</p>"), Lang::En);
}

#[test]
fn a_book_with_any_byte_changed_is_read_or_refused() {
    let whole = archive(&[
        ("O/b.opf", opf(&[("a", "a.xhtml", "")]).as_bytes()),
        ("O/a.xhtml", page("<h1>一</h1><p>水。</p>").as_bytes()),
    ]);
    for at in (0..whole.len()).step_by(5) {
        for byte in [0, 0xff, whole[at] ^ 1] {
            let mut changed = whole.clone();
            changed[at] = byte;
            let drawn = drawn(changed);
            let is_told = drawn.starts_with("book.epub: ") || drawn.contains("! damaged");
            assert!(is_told || drawn.contains('水'), "{at} {byte}: {drawn}");
        }
    }
    for end in (2..whole.len()).step_by(11) {
        assert!(drawn(whole[..end].to_vec()).starts_with("book.epub: the book is damaged"), "{end}");
    }
}
