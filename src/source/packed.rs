//! Bytes compressed by gzip to the bytes they were, within a limit. Files are not known here.

use flate2::bufread::GzDecoder;
use std::io::{self, Read};

/// Why bytes cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Error {
    /// There is more in them than the limit.
    TooLarge,
    /// They are broken, or end too early.
    Damaged,
}

/// The bytes that were compressed, at most `limit`; `None` where nothing is compressed. What was compressed twice by
/// mistake is unpacked twice.
///
/// # Errors
///
/// Where more than `limit` bytes come out, or the bytes are damaged.
pub(super) fn unpack(bytes: &[u8], limit: u64) -> Result<Option<Vec<u8>>, Error> {
    const DEEPEST: usize = 2;
    let mut unpacked = None;
    for _ in 0..DEEPEST {
        let packed = unpacked.as_deref().unwrap_or(bytes);
        if !packed.starts_with(MAGIC) {
            break;
        }
        // Counted first and kept then: what grows without end takes time up to the limit, and no memory.
        let size = members(packed, limit, &mut io::sink())?;
        let mut kept = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        members(packed, limit, &mut kept)?;
        unpacked = Some(kept);
    }
    Ok(unpacked)
}

/// The first bytes of what was compressed, at most `limit`, of which only the first may be there; `None` where nothing is
/// compressed.
pub(super) fn beginning(bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    // Where the bytes end too early, what came before is there.
    let _ = bytes.starts_with(MAGIC).then(|| GzDecoder::new(bytes))?.take(limit).read_to_end(&mut kept);
    Some(kept)
}

const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// Unpacks one member after the other, and says how many bytes came out. What follows the last and is no member is
/// passed over, as gunzip does.
fn members(mut bytes: &[u8], limit: u64, out: &mut impl io::Write) -> Result<u64, Error> {
    let mut size = 0;
    while bytes.starts_with(MAGIC) {
        let mut decoder = GzDecoder::new(bytes);
        size += io::copy(&mut decoder.by_ref().take(limit - size + 1), out).map_err(|_| Error::Damaged)?;
        if size > limit {
            return Err(Error::TooLarge);
        }
        bytes = decoder.into_inner();
    }
    Ok(size)
}

/// Bytes compressed, for tests.
#[cfg(test)]
pub(super) fn sample(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = "河水涨了，桥却没有修。".as_bytes();

    #[track_caller]
    fn check(packed: &[u8], expected: Result<Option<&[u8]>, Error>) {
        assert_eq!(unpack(packed, 1000), expected.map(|bytes| bytes.map(<[u8]>::to_vec)));
    }

    #[test]
    fn the_beginning_of_what_is_compressed_is_unpacked_as_far_as_it_is_there() {
        let text = TEXT.repeat(400);
        let packed = sample(&text);
        assert_eq!(beginning(&packed, 30).as_deref(), text.get(..30));
        let begun = beginning(&packed[..packed.len() / 2], 9_000).unwrap();
        assert!(!begun.is_empty() && text.starts_with(&begun));
        assert_eq!(beginning(TEXT, 30), None);
    }

    #[test]
    fn what_was_packed_comes_out() {
        check(&sample(TEXT), Ok(Some(TEXT)));
        check(&sample(b""), Ok(Some(b"")));
        check(&sample(&sample(TEXT)), Ok(Some(TEXT)));
        check(&[sample(TEXT), sample(b"!")].concat(), Ok(Some(&[TEXT, b"!"].concat())));
        check(TEXT, Ok(None));
        check(b"", Ok(None));
    }

    #[test]
    fn packed_three_times_is_left_packed() {
        let twice = sample(&sample(TEXT));
        let once = sample(TEXT);
        check(&sample(&twice), Ok(Some(&once)));
    }

    #[test]
    fn what_follows_is_passed_over() {
        check(&[&sample(TEXT)[..], &[0; 512]].concat(), Ok(Some(TEXT)));
        check(&[&sample(TEXT)[..], b"\r\nmore"].concat(), Ok(Some(TEXT)));
    }

    #[test]
    fn damage_is_told() {
        let whole = sample(TEXT);
        for cut in [3, 10, whole.len() / 2, whole.len() - 1] {
            check(&whole[..cut], Err(Error::Damaged));
        }
        let mut wrong = whole.clone();
        wrong[whole.len() - 6] ^= 1;
        check(&wrong, Err(Error::Damaged));
        check(&[&whole[..], &sample(b"!")[..12]].concat(), Err(Error::Damaged));
    }

    #[test]
    fn the_limit_counts_what_comes_out_of_all_members() {
        check(&sample(&[b'a'; 1000]), Ok(Some(&[b'a'; 1000])));
        check(&sample(&[b'a'; 1001]), Err(Error::TooLarge));
        check(&[sample(&[b'a'; 600]), sample(&[b'a'; 600])].concat(), Err(Error::TooLarge));
        check(&sample(&sample(&[b'a'; 1001])), Err(Error::TooLarge));
    }
}
