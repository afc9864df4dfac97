//! Small pictures of pages, in Base64: of pictures themselves, and of PDF files by poppler where it is installed.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

/// The longest side of a thumbnail in pixels.
const LONGEST: u32 = 320;
/// A picture of more pixels is not decoded for its thumbnail.
const MAX_PIXELS: u64 = 40_000_000;

/// A JPEG a page; none where the file cannot be drawn here.
pub(crate) fn thumbnails(path: &Path, kind: &str) -> Vec<String> {
    if kind == "pdf" { drawn(path).unwrap_or_default() } else { decoded(path).into_iter().collect() }
}

fn decoded(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    let mut decoder = ImageReader::new(Cursor::new(&bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut small = DynamicImage::from_decoder(decoder).ok()?.thumbnail(LONGEST, LONGEST);
    small.apply_orientation(orientation);
    let mut jpeg = Cursor::new(Vec::new());
    small.into_rgb8().write_to(&mut jpeg, ImageFormat::Jpeg).ok()?;
    Some(STANDARD.encode(jpeg.into_inner()))
}

fn drawn(path: &Path) -> Option<Vec<String>> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("preflight-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).ok()?;
    let longest = LONGEST.to_string();
    let done =
        Command::new("pdftoppm").args(["-jpeg", "-scale-to", &longest]).arg(path).arg(folder.join("page")).output();
    let mut pages: Vec<_> = fs::read_dir(&folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    pages.sort();
    let pages = pages.iter().filter_map(|page| Some(STANDARD.encode(fs::read(page).ok()?))).collect();
    fs::remove_dir_all(folder).ok()?;
    done.ok().filter(|done| done.status.success()).map(|_| pages)
}
