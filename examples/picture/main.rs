//! Draws pictures of the reader's screen: the real reader on a sample, after keys, its cells written as SVG. Without
//! arguments the pictures of the documentation; a test says when one of them is no longer what the reader shows.
//!
//! ```text
//! cargo run --example picture
//! cargo run --example picture -- samples/en-essay.txt 80x24 'j<Tab>' out.svg
//! ```

mod palette;
mod shapes;
mod svg;

use ratatui::buffer::Buffer;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};
use svg::Words;
use tigang::article::Lang;
use tigang::clean::Clean;
use tigang::digest::digest;
use tigang::read::{Options, read};
use tigang::source::Source;
use tigang::tui::picture::{Scene, frame};

/// A picture: a file to read, a screen in cells, the keys typed, and where the picture is kept. Paths begin at the
/// project's root.
struct Picture<'a> {
    sample: &'a str,
    size: (u16, u16),
    keys: &'a str,
    file: &'a str,
}

/// The pictures of the documentation.
const PICTURES: [Picture<'static>; 8] = [
    picture(CHINESE, "", "docs/screen.svg"),
    picture(CHINESE, "ss", "docs/guide-zh-summary.svg"),
    picture(CHINESE, "<Tab>}x}a货架才是入口<Enter>", "docs/guide-zh-notes.svg"),
    picture(CHINESE, ":关键", "docs/guide-zh-commands.svg"),
    picture(ENGLISH, "", "docs/guide-screen.svg"),
    picture(ENGLISH, "ss", "docs/guide-summary.svg"),
    picture(ENGLISH, "<Tab>}x}aask the shopkeeper<Enter>", "docs/guide-notes.svg"),
    picture(ENGLISH, ":key", "docs/guide-commands.svg"),
];
const CHINESE: &str = "samples/zh-commentary.txt";
const ENGLISH: &str = "samples/en-commentary.txt";

const fn picture(sample: &'static str, keys: &'static str, file: &'static str) -> Picture<'static> {
    Picture { sample, size: (96, 24), keys, file }
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => {
            for picture in &PICTURES {
                write(picture, &at_root(picture.sample), &at_root(picture.file))?;
            }
        }
        [sample, size, keys, file] => {
            let size = read_size(size).ok_or("a size is COLUMNSxROWS, such as 96x24")?;
            let picture = Picture { sample, size, keys, file };
            write(&picture, sample.as_ref(), file.as_ref())?;
        }
        _ => return Err("usage: picture [FILE COLUMNSxROWS KEYS OUT.svg]".into()),
    }
    Ok(())
}

fn write(picture: &Picture<'_>, sample: &Path, file: &Path) -> Result<()> {
    let drawn = draw(picture, sample)?;
    fs::write(file, &drawn).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{}: {} bytes", file.display(), drawn.len());
    Ok(())
}

/// The picture as SVG.
fn draw(picture: &Picture<'_>, sample: &Path) -> Result<String> {
    let (buffer, words) = screen(picture, sample)?;
    Ok(svg::write(&buffer, &words))
}

/// The reader's screen, and what is said around it.
fn screen(picture: &Picture<'_>, sample: &Path) -> Result<(Buffer, Words)> {
    let bytes = fs::read(sample).map_err(|error| format!("{}: {error}", sample.display()))?;
    let file = Path::new(picture.sample).file_name().unwrap_or_default().to_string_lossy();
    let name = Clean::new(&file);
    let article = read(&Source::new(name.clone(), bytes), &Options::default())?;
    let digest = digest(&article);
    let (columns, rows) = picture.size;
    let title = article.title().map_or_else(|| name.to_string(), str::to_owned);
    let words = Words {
        lang: match article.lang() {
            Lang::Zh if digest.traditional => "zh-Hant",
            Lang::Zh => "zh-Hans",
            Lang::En => "en",
            _ => "und",
        },
        title: format!("tigang: {title}"),
        description: format!(
            "{name}, open in tigang, a reader for the terminal: {columns} columns, {rows} rows."
        ),
        bar: format!("tigang {name}"),
    };
    let scene = Scene { article: Arc::new(article), digest, name, size: picture.size, keys: picture.keys };
    Ok((frame(scene), words))
}

fn read_size(size: &str) -> Option<(u16, u16)> {
    let (columns, rows) = size.split_once('x')?;
    Some((columns.parse().ok()?, rows.parse().ok()?)).filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

fn at_root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_are_what_the_reader_shows_today() {
        for picture in &PICTURES {
            let drawn = draw(picture, &at_root(picture.sample)).unwrap();
            let kept = fs::read_to_string(at_root(picture.file)).unwrap_or_default();
            assert!(kept == drawn, "{}: make it anew: cargo run --example picture", picture.file);
            assert!(drawn.len() < 60_000, "{}: {} bytes", picture.file, drawn.len());
        }
    }

    #[test]
    fn the_words_of_the_screen_are_those_of_the_picture() {
        for (sample, keys) in [("zh-commentary.txt", ""), ("zh-commentary.txt", "?"), ("en-guide.md", "xss")]
        {
            let sample = format!("samples/{sample}");
            let picture = Picture { sample: &sample, size: (80, 24), keys, file: "" };
            let (buffer, words) = screen(&picture, &at_root(&sample)).unwrap();
            svg::tests::check_words(&buffer, &svg::write(&buffer, &words));
        }
    }

    #[test]
    fn sizes_are_columns_and_rows() {
        for (size, expected) in
            [("96x24", Some((96, 24))), ("96", None), ("0x24", None), ("96x", None), ("axb", None)]
        {
            assert_eq!(read_size(size), expected, "{size}");
        }
    }
}
