//! Bytes to text. Never fails: what is broken becomes U+FFFD, and is counted. What a text means and how it is marked up is
//! not known here, and cleaning is [`crate::clean`]'s.
//!
//! The first that holds decides: what the user says; a byte order mark; UTF-16 that shows without one; sound UTF-8, or
//! UTF-8 with few stray bytes beside its characters; what the server or the document declares, if the bytes bear it out;
//! what the bytes look like.

mod declaration;
mod detect;
mod wide;

use encoding_rs::{Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// Text that was decoded, and what was found on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, not clean yet.
    pub text: String,
    /// The label of the encoding, such as `UTF-8` or `gb18030`.
    pub encoding: &'static str,
    /// How many pieces were broken; each became one U+FFFD.
    pub broken: usize,
}

/// The text of some bytes. `forced` is the encoding to take whatever the bytes say; `charset` is the label that came with
/// them from outside, which may be wrong.
pub fn decode(bytes: &[u8], forced: Option<&'static Encoding>, charset: Option<&str>) -> Decoded {
    if let Some(encoding) = forced {
        return whole(strip_mark(bytes, encoding), encoding);
    }
    if let Some(order) = wide::mark_of_utf32(bytes) {
        return wide::utf32(&bytes[4..], order);
    }
    let marked = Encoding::for_bom(bytes).map(|(encoding, length)| (encoding, &bytes[length..]));
    let bytes = match marked {
        Some((encoding, rest)) if encoding != UTF_8 => return whole(rest, encoding),
        Some((_, rest)) => rest,
        None => bytes,
    };
    // What says that it is UTF-8 is asked no more, whatever it looks like.
    if marked.is_none()
        && let Some(encoding) = wide::utf16(bytes)
    {
        return whole(bytes, encoding);
    }
    if marked.is_none()
        && bytes.contains(&0x1b)
        && let Some(decoded) = escaped_japanese(bytes)
    {
        return decoded;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), encoding: UTF_8.name(), broken: 0 },
        Err(_) => unsound(bytes, charset),
    }
}

/// The encoding that a label names, as the web knows labels, and a few more that people type. GBK and GB2312 are decoded
/// as gb18030, of which they are parts.
pub fn labelled(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().to_ascii_lowercase();
    let dashed = label.replace('_', "-");
    let known = match dashed.as_str() {
        "cp936" | "ms936" | "windows-936" => "gbk",
        "cp950" | "ms950" | "big5hkscs" => "big5",
        "cp932" | "ms932" | "windows-932" | "shift-jis" => "shift_jis",
        "cp949" | "ms949" | "uhc" => "euc-kr",
        "utf8-sig" | "utf-8-sig" => "utf-8",
        "utf16" | "utf16le" => "utf-16le",
        "utf16be" => "utf-16be",
        other => other,
    };
    let page = known.strip_prefix("cp").filter(|page| page.starts_with("12") || *page == "874");
    let found = Encoding::for_label_no_replacement(label.as_bytes())
        .or_else(|| Encoding::for_label_no_replacement(known.as_bytes()))
        .or_else(|| Encoding::for_label_no_replacement(known.replace('-', "_").as_bytes()))
        .or_else(|| Encoding::for_label_no_replacement(format!("windows-{}", page?).as_bytes()));
    found.map(|encoding| if encoding == GBK { GB18030 } else { encoding })
}

/// The text of bytes that are no sound UTF-8.
fn unsound(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let utf8 = Utf8::of(bytes);
    // A byte that a disk or a program lost must not turn a page into another encoding, whatever it declares.
    if utf8.is_cut() || (utf8.beyond_ascii > 0 && !utf8.is_foreign()) {
        return utf8.decoded(bytes);
    }
    let sample = detect::sample(bytes);
    let guess = detect::guess(&sample);
    for declared in charset.and_then(labelled).into_iter().chain(declaration::declared(bytes)) {
        // A document that can be read as far as its declaration is not in UTF-16, whatever it says.
        let is_possible = ![UTF_8, UTF_16LE, UTF_16BE].contains(&declared);
        if is_possible && detect::bears_out(&sample, declared, guess) {
            let decoded = whole(bytes, declared);
            if decoded.is_sound() {
                return decoded;
            }
        }
    }
    // In Big5 a few characters may look like that by accident, in Shift_JIS all do.
    let is_good = detect::is_good(&sample, guess);
    if !(is_good && (guess == SHIFT_JIS || bytes.len() < 12))
        && let Some(encoding) = wide::perhaps_utf16(bytes)
    {
        return whole(bytes, encoding);
    }
    let decoded = whole(bytes, guess);
    let takes_guess = if utf8.is_foreign() {
        // Nothing is broken in an encoding of single bytes, so that it proves nothing.
        utf8.lost > utf8.beyond_ascii * 2 || (!guess.is_single_byte() && decoded.is_sound())
    } else {
        detect::convinces(&sample, guess)
    };
    if takes_guess { decoded } else { utf8.decoded(bytes) }
}

impl Decoded {
    /// Whether at most one character in fifty of those beyond ASCII is broken, or a single one.
    fn is_sound(&self) -> bool {
        self.broken <= 1 || self.broken * 50 <= self.text.chars().filter(|c| !c.is_ascii()).count()
    }
}

/// The text of bytes in an encoding that is settled.
fn whole(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let broken = if is_broken { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    Decoded { text, encoding: encoding.name(), broken }
}

fn strip_mark<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => &bytes[length..],
        _ => bytes,
    }
}

/// Japanese in seven bits, which is told by its escape sequences; `None` where they do not make sense.
fn escaped_japanese(bytes: &[u8]) -> Option<Decoded> {
    let announces = |window: &[u8]| window == b"\x1b$B" || window == b"\x1b$@";
    if !bytes.is_ascii() || !bytes.windows(3).any(announces) {
        return None;
    }
    Some(whole(bytes, ISO_2022_JP)).filter(|decoded| decoded.broken == 0)
}

/// How well bytes can be read as UTF-8.
#[derive(Default)]
struct Utf8 {
    /// Pieces that are no character.
    broken: usize,
    /// The bytes in them.
    lost: usize,
    characters: usize,
    beyond_ascii: usize,
    /// Whether the last piece is a character that the end of the bytes cut off.
    ends_inside: bool,
}

impl Utf8 {
    fn of(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        for chunk in bytes.utf8_chunks() {
            found.characters += chunk.valid().chars().count();
            found.beyond_ascii += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            if !chunk.invalid().is_empty() {
                found.broken += 1;
                found.characters += 1;
                found.lost += chunk.invalid().len();
                let error = std::str::from_utf8(chunk.invalid()).err();
                found.ends_inside = error.is_some_and(|error| error.error_len().is_none());
            }
        }
        found
    }

    fn decoded(&self, bytes: &[u8]) -> Decoded {
        let text = String::from_utf8_lossy(bytes).into_owned();
        Decoded { text, encoding: UTF_8.name(), broken: self.broken }
    }

    /// Whether it is sound but for its last character.
    fn is_cut(&self) -> bool {
        self.ends_inside && self.broken == 1 && self.beyond_ascii > 0
    }

    /// Whether so much is broken that the bytes must be in another encoding. Stray bytes are few beside the text, and
    /// unless very few also beside its characters beyond ASCII: those are what another encoding would have broken.
    fn is_foreign(&self) -> bool {
        self.lost * 4 > self.characters || (self.lost > 3 && self.lost * 4 > self.beyond_ascii)
    }
}

#[cfg(test)]
mod tests;
