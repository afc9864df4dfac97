//! Pictures as they go on pages: as they are, or smaller by the ladder.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use lopdf::{Dictionary, Object, Stream, dictionary};

use super::strip;
use crate::file::EvidenceFile;
use crate::kind::Kind;
use crate::picture::png_chunks;

/// A step down: the longest side in pixels, and the quality of the JPEG.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) side: u32,
    pub(super) quality: u8,
}

/// The steps after "as it is", tried in this order until everything fits. 1,640 pixels are 150 dpi on A4.
pub(super) const LADDER: [Step; 5] = [
    Step { side: 2_600, quality: 85 },
    Step { side: 2_000, quality: 80 },
    Step { side: 1_640, quality: 70 },
    Step { side: 1_640, quality: 50 },
    Step { side: 1_200, quality: 40 },
];

/// How much memory decoding one picture may take.
const MAX_DECODED_BYTES: u64 = 200 << 20;

/// A picture, decoded at most once.
pub(super) struct Picture<'a> {
    file: &'a EvidenceFile,
    /// Upright, and no larger than the first step.
    decoded: Option<DynamicImage>,
}

/// What goes into the document, and how it is turned there.
pub(super) struct Embedded {
    pub(super) stream: Stream,
    /// In pixels as stored.
    pub(super) size: (u32, u32),
    pub(super) orientation: Orientation,
}

impl<'a> Picture<'a> {
    pub(super) fn new(file: &'a EvidenceFile) -> Self {
        Self { file, decoded: None }
    }

    /// The picture as it is: a JPEG's own bytes, anything else without loss.
    pub(super) fn as_it_is(&self) -> Result<Embedded, String> {
        let bytes = self.file.bytes();
        if self.file.kind() == Kind::Jpeg
            && let Some(components @ (1 | 3)) = strip::jpeg_components(bytes)
            && let Some(plain) = strip::jpeg(bytes)
        {
            let mut decoder = decoder(bytes)?;
            let orientation = decoder.orientation().map_err(|error| error.to_string())?;
            let color = if components == 1 { "DeviceGray" } else { "DeviceRGB" };
            let size = decoder.dimensions();
            return Ok(Embedded { stream: stream(size, color, "DCTDecode", plain), size, orientation });
        }
        let picture = decoded(bytes)?;
        let (picture, color, colors) = match picture {
            DynamicImage::ImageLuma8(_) => (picture, "DeviceGray", 1),
            other => (DynamicImage::ImageRgb8(other.into_rgb8()), "DeviceRGB", 3),
        };
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).map_err(|error| error.to_string())?;
        let png = png.into_inner();
        let data = png_chunks(&png).into_iter().filter(|(name, ..)| name == b"IDAT");
        let data: Vec<u8> = data.flat_map(|(_, start, end)| png[start + 8..end - 4].to_vec()).collect();
        let size = (picture.width(), picture.height());
        let mut stream = stream(size, color, "FlateDecode", data);
        let columns = i64::from(size.0);
        let filter =
            dictionary! { "Predictor" => 15, "Colors" => colors, "BitsPerComponent" => 8, "Columns" => columns };
        stream.dict.set("DecodeParms", filter);
        Ok(Embedded { stream, size, orientation: Orientation::NoTransforms })
    }

    /// The picture as a JPEG of a step.
    pub(super) fn at(&mut self, step: Step) -> Result<Embedded, String> {
        if self.decoded.is_none() {
            self.decoded = Some(within(decoded(self.file.bytes())?, LADDER[0].side));
        }
        let Some(full) = &self.decoded else { return Err("it was not decoded".to_owned()) };
        let smaller = within(full.clone(), step.side).into_rgb8();
        let (width, height) = smaller.dimensions();
        let mut jpeg = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, step.quality);
        let written = encoder.write_image(smaller.as_raw(), width, height, ExtendedColorType::Rgb8);
        written.map_err(|error| error.to_string())?;
        let size = (width, height);
        Ok(Embedded {
            stream: stream(size, "DeviceRGB", "DCTDecode", jpeg),
            size,
            orientation: Orientation::NoTransforms,
        })
    }
}

fn stream((width, height): (u32, u32), color: &str, filter: &str, content: Vec<u8>) -> Stream {
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", name("XObject"));
    dictionary.set("Subtype", name("Image"));
    dictionary.set("Width", i64::from(width));
    dictionary.set("Height", i64::from(height));
    dictionary.set("ColorSpace", name(color));
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("Filter", name(filter));
    Stream::new(dictionary, content).with_compression(false)
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, String> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| error.to_string())?;
    reader.limits(limits);
    reader.into_decoder().map_err(|error| error.to_string())
}

/// Upright, with eight bits a colour, and on white where it is transparent.
fn decoded(bytes: &[u8]) -> Result<DynamicImage, String> {
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation().map_err(|error| error.to_string())?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
    picture.apply_orientation(orientation);
    if picture.color().has_alpha() {
        let mut flat = picture.into_rgba8();
        for pixel in flat.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0.map(u32::from);
            let on_white = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
            pixel.0 = [on_white(red), on_white(green), on_white(blue), u8::MAX];
        }
        return Ok(DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(flat).into_rgb8()));
    }
    Ok(match picture {
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(picture.into_luma8()),
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    })
}

/// The picture with no side longer than this, whole.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        picture
    } else {
        picture.resize(side, side, FilterType::Triangle)
    }
}
