//! What a picture is, by its header and its end, without decoding it.

use std::io::Cursor;

use image::{ImageDecoder, ImageReader, Limits};

use crate::kind::Kind;
use crate::tiff;

/// How many bytes reading a header may take.
const MAX_HEADER_BYTES: u64 = 16 << 20;

/// What is known of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFacts {
    /// Its width in pixels as shown.
    pub width: u32,
    /// Its height in pixels as shown.
    pub height: u32,
    /// Whether it is stored as it is shown.
    pub upright: bool,
    /// Whether it ends where its format says; a decoder shows half a JPEG as if it were whole.
    pub complete: bool,
}

/// Reads the facts, or says why it is none.
pub(crate) fn facts(kind: Kind, bytes: &[u8]) -> Result<PictureFacts, String> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_HEADER_BYTES);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| error.to_string())?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().map_err(|error| error.to_string())?;
    let turned = orientation.to_exif() >= 5;
    let (width, height) = if turned { (height, width) } else { (width, height) };
    if kind == Kind::Tiff {
        let pages = tiff::pages(bytes);
        if pages > 1 {
            return Err(format!("it has {pages} pages, and only the first would be sent: save it as PDF"));
        }
    }
    let complete = match kind {
        Kind::Jpeg => jpeg_end(bytes).is_some(),
        Kind::Png => png_is_complete(bytes),
        Kind::Webp => webp_is_complete(bytes),
        // Its parts are named by their places, and reading one that is not there fails.
        _ => true,
    };
    Ok(PictureFacts { width, height, upright: orientation.to_exif() == 1, complete })
}

/// A piece of a JPEG: its marker, and where it begins and ends.
pub(crate) struct Segment {
    pub(crate) marker: u8,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The pieces before the first scan, and where the scan begins.
pub(crate) fn jpeg_head(bytes: &[u8]) -> Option<(Vec<Segment>, usize)> {
    let mut segments = Vec::new();
    let mut at = 2;
    loop {
        let start = at;
        while *bytes.get(at)? == 0xFF && *bytes.get(at + 1)? == 0xFF {
            at += 1;
        }
        let marker = *bytes.get(at + 1).filter(|_| bytes[at] == 0xFF)?;
        if marker == 0xDA {
            return Some((segments, start));
        }
        let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
        at += 2 + usize::from(length);
        segments.push(Segment { marker, start, end: at });
    }
}

/// Where the end marker of the picture itself ends; that of a thumbnail does not count.
pub(crate) fn jpeg_end(bytes: &[u8]) -> Option<usize> {
    let (_, scan) = jpeg_head(bytes)?;
    let at = bytes[scan..].windows(2).position(|pair| pair == [0xFF, 0xD9])?;
    Some(scan + at + 2)
}

/// The chunks of a PNG: their names, and where they begin and end.
pub(crate) fn png_chunks(bytes: &[u8]) -> Vec<([u8; 4], usize, usize)> {
    let mut chunks = Vec::new();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let end = at.saturating_add(12).saturating_add(length);
        if end > bytes.len() {
            break;
        }
        chunks.push(([head[4], head[5], head[6], head[7]], at, end));
        at = end;
    }
    chunks
}

fn png_is_complete(bytes: &[u8]) -> bool {
    png_chunks(bytes).iter().any(|(name, ..)| name == b"IEND")
}

fn webp_is_complete(bytes: &[u8]) -> bool {
    let length = bytes.get(4..8).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]));
    length.is_some_and(|length| bytes.len() as u64 >= u64::from(length) + 8)
}
