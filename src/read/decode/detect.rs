//! What an encoding looks like from its bytes alone. Declarations are not known here, except to be doubted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};

/// How many bytes are judged: those that say anything. The detector is slow, and sure long before.
const LOOK: usize = 1 << 16;

/// The pieces of the bytes that hold anything beyond ASCII, up to some tens of thousands of bytes, each on a line. Cut at
/// bytes that are never part of a longer character.
pub(super) fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for piece in bytes.split(|byte| matches!(byte, b'\n' | b'<' | b'>')) {
        if piece.is_ascii() {
            continue;
        }
        // Between the pieces only: the last may end inside a character.
        if !sample.is_empty() {
            sample.push(b'\n');
        }
        let room = LOOK.saturating_sub(sample.len());
        if piece.len() < room {
            sample.extend_from_slice(piece);
        } else {
            // A very long line may begin with much that says nothing.
            let start = piece.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
            sample.extend(piece[start..].iter().take(room));
            break;
        }
    }
    sample
}

/// The encoding that a sample is most likely in.
pub(super) fn guess(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // The sample may end inside a character: to say that it ends would rule the right encoding out.
    detector.feed(sample, false);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };
    let chinese = Fit::of(sample, GB18030);
    if guess == GB18030 || guess == BIG5 || guess == SHIFT_JIS {
        guess
    } else if chinese.pairs <= few(guess, sample) && chinese.is_perfect() {
        GB18030
    } else if guess.is_single_byte() {
        // One broken byte rules an encoding out for the detector. Look again, and forgive.
        let best = EAST_ASIAN.into_iter().max_by_key(|encoding| Fit::of(sample, encoding).permille());
        best.filter(|encoding| Fit::of(sample, encoding).is_good()).unwrap_or(guess)
    } else {
        guess
    }
}

/// Whether a sample may be in the encoding that is declared, where without the declaration one would guess another.
pub(super) fn bears_out(sample: &[u8], declared: &'static Encoding, guess: &'static Encoding) -> bool {
    let guessed = Fit::of(sample, guess);
    if declared == guess {
        true
    } else if !EAST_ASIAN.contains(&declared) {
        // Bytes that pair well are hardly single letters, if there are more than a few of them; and a server that knows
        // nothing says Latin too.
        let is_default = declared == WINDOWS_1252;
        !(guessed.is_good() && (is_default || guessed.pairs > 3))
            && (!is_default || LATIN.contains(&guess.name()))
    } else {
        let fit = Fit::of(sample, declared);
        fit.broken * 50 <= fit.pairs && fit.permille() + 100 >= guessed.permille()
    }
}

/// Whether a sample pairs up well in an encoding, which those of single bytes never do.
pub(super) fn is_good(sample: &[u8], encoding: &'static Encoding) -> bool {
    Fit::of(sample, encoding).is_good()
}

/// Whether very few bytes beyond ASCII, that may as well be dirt, make sense in the encoding guessed.
pub(super) fn convinces(sample: &[u8], guess: &'static Encoding) -> bool {
    if !guess.is_single_byte() {
        let fit = Fit::of(sample, guess);
        return fit.pairs > 0 && fit.broken == 0 && fit.common == fit.pairs;
    }
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| sample.get(at)).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc0)
    };
    let mut beyond = sample.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    guess == WINDOWS_1252
        && beyond.all(|(at, byte)| match byte {
            // Dashes, quotes, a no-break space, signs.
            0x80 | 0x85 | 0x91..=0x97 | 0xa0 | 0xa3 | 0xa7 | 0xa9 | 0xab | 0xae | 0xb0 | 0xb7 | 0xbb => true,
            0xc0..=0xfe => is_letter(at.checked_sub(1)) || is_letter(at.checked_add(1)),
            _ => false,
        })
}

/// Encodings of pairs of bytes; of equals the last is taken.
const EAST_ASIAN: [&Encoding; 5] = [EUC_JP, SHIFT_JIS, BIG5, EUC_KR, GB18030];
/// Encodings of Latin letters, between which a declaration decides.
const LATIN: [&str; 9] = [
    "windows-1252",
    "windows-1250",
    "windows-1254",
    "windows-1257",
    "windows-1258",
    "ISO-8859-2",
    "ISO-8859-4",
    "ISO-8859-13",
    "ISO-8859-15",
];
/// Up to how many characters are too few for statistics, so that they are taken for the language that this program is
/// for. Korean has spaces between its words. Of 1,686 runs of four and six characters of Chinese prose in GBK the
/// detector alone takes 24 for Korean, 14 for Japanese and 18 for other scripts.
fn few(guess: &'static Encoding, sample: &[u8]) -> usize {
    match guess == EUC_KR {
        true if sample.contains(&b' ') => 0,
        true => 4,
        false => 6,
    }
}

/// How well bytes beyond ASCII pair up in an encoding of East Asia.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fit {
    pairs: usize,
    /// Pairs of the rows that common characters stand in.
    common: usize,
    broken: usize,
}

impl Fit {
    fn of(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let mut fit = Self::default();
        if !EAST_ASIAN.contains(&encoding) {
            return fit;
        }
        let mut at = 0;
        while let Some(&lead) = bytes.get(at) {
            at += 1;
            if lead < 0x80 {
                continue;
            }
            let Some(&trail) = bytes.get(at) else { break };
            if encoding == GB18030 && trail.is_ascii_digit() {
                let is_four = matches!(bytes.get(at + 1..at + 3), Some([0x81..=0xfe, b'0'..=b'9']));
                fit.pairs += usize::from(is_four);
                fit.broken += usize::from(!is_four);
                at += if is_four { 3 } else { 0 };
                continue;
            }
            match commonness(encoding, lead, trail) {
                Some(is_common) => {
                    fit.pairs += 1;
                    fit.common += usize::from(is_common);
                    at += 1;
                }
                None => fit.broken += 1,
            }
        }
        fit
    }

    fn is_perfect(self) -> bool {
        self.pairs > 1 && self.common == self.pairs && self.broken == 0
    }

    /// Few broken, and most of the rest common. Level 1 of GB 2312 covers 99 per cent of running Chinese text.
    fn is_good(self) -> bool {
        self.pairs > 1 && self.broken * 30 <= self.pairs && self.permille() >= 800
    }

    fn permille(self) -> usize {
        self.common * 1000 / (self.pairs + self.broken * 4).max(1)
    }
}

/// Whether two bytes make a common character; `None` where they make none.
fn commonness(encoding: &'static Encoding, lead: u8, trail: u8) -> Option<bool> {
    let is_high = trail >= 0xa1;
    let (is_pair, is_common) = if encoding == GB18030 {
        let is_pair = matches!(lead, 0x81..=0xfe) && matches!(trail, 0x40..=0x7e | 0x80..=0xfe);
        (is_pair, is_high && matches!(lead, 0xa1 | 0xa3 | 0xb0..=0xd7))
    } else if encoding == BIG5 {
        let is_pair = matches!(lead, 0x81..=0xfe) && matches!(trail, 0x40..=0x7e | 0xa1..=0xfe);
        (is_pair, matches!(lead, 0xa1 | 0xa4..=0xc6))
    } else if encoding == SHIFT_JIS {
        let is_pair = matches!(lead, 0x81..=0x9f | 0xe0..=0xfc) && matches!(trail, 0x40..=0x7e | 0x80..=0xfc);
        (is_pair, matches!(lead, 0x81..=0x83 | 0x88..=0x97))
    } else if encoding == EUC_JP {
        (matches!(lead, 0xa1..=0xfe) && is_high, matches!(lead, 0xa1 | 0xa3..=0xa5 | 0xb0..=0xcf))
    } else {
        let is_pair = matches!(lead, 0x81..=0xfe) && matches!(trail, 0x41..=0x5a | 0x61..=0x7a | 0x81..=0xfe);
        (is_pair, is_high && matches!(lead, 0xa1 | 0xb0..=0xc8))
    };
    is_pair.then_some(is_common)
}
