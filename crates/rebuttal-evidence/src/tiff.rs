//! How many pages a TIFF has. Scanners write several into one file, and decoders read the first.

use std::collections::BTreeSet;

/// So many heads are far above what a scanner writes; counting on would take time.
const MAX_HEADS: usize = 1_000;

/// The tag that says what a picture is of the others.
const NEW_SUBFILE_TYPE: u16 = 254;

/// The tag that every picture has.
const IMAGE_WIDTH: u16 = 256;

/// A smaller copy of another picture, or the mask of one.
const NO_PAGE: usize = 0b101;

/// The pages of a TIFF, without thumbnails and masks; no more than are counted.
pub(crate) fn pages(bytes: &[u8]) -> usize {
    let reader = Reader { bytes, is_big_endian: bytes.starts_with(b"MM") };
    let mut seen = BTreeSet::new();
    let mut pages = 0;
    let mut next = reader.long(4);
    while let Some(head) = next.filter(|head| *head != 0) {
        // The last head of a damaged file may lead back.
        if seen.len() == MAX_HEADS || !seen.insert(head) {
            break;
        }
        let Some(entries) = reader.short(head) else { break };
        let entry = |at: u16| head + 2 + 12 * usize::from(at);
        let (mut kind, mut is_picture) = (0, false);
        for at in (0..entries).map(entry) {
            match reader.short(at) {
                Some(NEW_SUBFILE_TYPE) => kind = reader.long(at + 8).unwrap_or_default(),
                Some(IMAGE_WIDTH) => is_picture = true,
                _ => {}
            }
        }
        // What follows the last head may be anything, so only what can be a picture counts.
        next = reader.long(entry(entries));
        pages += usize::from(next.is_some() && is_picture && kind & NO_PAGE == 0);
    }
    pages
}

struct Reader<'a> {
    bytes: &'a [u8],
    is_big_endian: bool,
}

impl Reader<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.is_big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        usize::try_from(number).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_in_either_order_of_bytes() {
        for is_big_endian in [false, true] {
            let short = |number: u16| if is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
            let long = |number: u32| if is_big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
            let entry = |tag: u16, value: u32| [&short(tag)[..], &short(4), &long(1), &long(value)].concat();
            let head = |entries: &[Vec<u8>], next: u32| [&short(2)[..], &entries.concat(), &long(next)].concat();
            let (page, thumbnail) = ([entry(254, 0), entry(256, 9)], [entry(254, 1), entry(256, 9)]);
            let start = [if is_big_endian { &b"MM"[..] } else { b"II" }, &short(42), &long(8)].concat();
            let no_picture = head(&[entry(270, 0), entry(271, 0)], 0);
            let whole =
                [start, head(&page, 38), head(&thumbnail, 68), head(&page, 98), head(&page, 128), no_picture].concat();
            assert_eq!(pages(&whole), 3);
            assert_eq!(pages(&whole[..100]), 2);
            assert_eq!(pages(&whole[..90]), 1);
            assert_eq!(pages(&whole[..6]), 0);
        }
    }
}
