//! Removing what a file says about itself: the place where a photo was taken, its thumbnail, the author. Pixels stay as they are.

use crate::picture::{jpeg_end, jpeg_head, png_chunks};

/// The chunks of a PNG that decide how it looks.
const PNG_KEPT: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"];

/// A JPEG with nothing but its picture. `None` if its pieces cannot be told apart.
pub(crate) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let (segments, scan) = jpeg_head(bytes)?;
    let mut out = bytes.get(..2)?.to_vec();
    for segment in segments {
        // Adobe's piece says how colours are stored; all other applications' pieces and comments go.
        let about_itself = matches!(segment.marker, 0xE0..=0xED | 0xEF | 0xFE);
        if !about_itself {
            out.extend_from_slice(bytes.get(segment.start..segment.end)?);
        }
    }
    // What follows the picture can be another one.
    out.extend_from_slice(&bytes[scan..jpeg_end(bytes).unwrap_or(bytes.len())]);
    Some(out)
}

/// A PNG with nothing but its picture.
pub(crate) fn png(bytes: &[u8]) -> Vec<u8> {
    let kept = png_chunks(bytes).into_iter().filter(|(name, ..)| PNG_KEPT.contains(&name));
    kept.fold(bytes[..bytes.len().min(8)].to_vec(), |mut out, (_, start, end)| {
        out.extend_from_slice(&bytes[start..end]);
        out
    })
}

/// How many components a JPEG has.
pub(crate) fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let (segments, _) = jpeg_head(bytes)?;
    let frame = segments.iter().find(|it| matches!(it.marker, 0xC0..=0xC2))?;
    let data = bytes.get(frame.start..frame.end)?;
    let data = &data[data.iter().position(|byte| *byte != 0xFF)?..];
    (*data.get(3)? == 8).then(|| data.get(8).copied())?
}
