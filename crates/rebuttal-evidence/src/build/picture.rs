//! Pictures as they go on pages: as they are, or smaller by the ladder.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, Limits};
use jpeg_encoder::{ColorType, Encoder};
use lopdf::{Dictionary, Object, Stream, dictionary};

use super::strip;
use crate::file::{Content, EvidenceFile};
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

/// A picture of a packet.
pub(super) struct Picture<'a> {
    file: &'a EvidenceFile,
    /// As large as the first step has it, if it is kept for the next ones.
    kept: Option<Pixels>,
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
        Self { file, kept: None }
    }

    /// How many bytes its pixels are at most, all or no more than the first step has.
    pub(super) fn decoded_bytes(&self) -> (u64, u64) {
        let Content::Picture(facts) = self.file.content() else { return (0, 0) };
        let (width, height) = (u128::from(facts.width), u128::from(facts.height));
        let side = u128::from(LADDER[0].side);
        let longest = width.max(height).max(1);
        let area = width * height;
        let reduced = if longest <= side { area } else { area * side / longest * side / longest };
        let bytes = |pixels: u128, each: u128| u64::try_from(pixels * each).unwrap_or(u64::MAX);
        (bytes(area, 4), bytes(reduced, 3))
    }

    /// The picture as it is: a JPEG's own bytes, anything else without loss.
    pub(super) fn as_it_is(&self) -> Result<Embedded, String> {
        let bytes = self.file.bytes();
        if self.file.kind() == Kind::Jpeg
            && let Some(components @ (1 | 3)) = strip::jpeg_components(bytes)
            && let Some(plain) = strip::jpeg(bytes)
        {
            let mut decoder = decoder(bytes)?;
            let orientation = decoder.orientation().map_err(text)?;
            let size = decoder.dimensions();
            return Ok(Embedded { stream: stream(size, components == 1, "DCTDecode", plain), size, orientation });
        }
        Pixels::read(bytes, Vec::new())?.without_loss()
    }

    /// Reads the pixels and keeps them for the steps, as large as the first one has them.
    pub(super) fn keep(&mut self, scratch: &mut Scratch) -> Result<(), String> {
        if self.kept.is_none() {
            self.kept = Some(self.read(scratch)?);
        }
        Ok(())
    }

    /// The picture as a JPEG of a step. Its pixels are those that were kept, or are read anew each time.
    pub(super) fn at(&self, step: Step, scratch: &mut Scratch) -> Result<Embedded, String> {
        let read;
        let pixels = match &self.kept {
            Some(pixels) => pixels,
            None => {
                read = self.read(scratch)?;
                &read
            }
        };
        let smaller = pixels.within(step.side, &mut scratch.resizer)?;
        smaller.as_ref().unwrap_or(pixels).jpeg(step.quality)
    }

    fn read(&self, scratch: &mut Scratch) -> Result<Pixels, String> {
        let read = Pixels::read(self.file.bytes(), std::mem::take(&mut scratch.bytes))?;
        let smaller = read.within(LADDER[0].side, &mut scratch.resizer)?;
        Ok(match smaller {
            Some(smaller) => {
                scratch.bytes = read.bytes;
                smaller
            }
            None => read,
        })
    }
}

/// The memory that one picture after the other is worked on in. It is as large as a photo, and takes time to get.
#[derive(Default)]
pub(super) struct Scratch {
    bytes: Vec<u8>,
    resizer: Resizer,
}

/// Decoded pixels in their rows, as they are stored: a page turns them.
struct Pixels {
    bytes: Vec<u8>,
    size: (u32, u32),
    is_grey: bool,
    orientation: Orientation,
}

impl Pixels {
    /// `into` lends its memory.
    fn read(bytes: &[u8], mut into: Vec<u8>) -> Result<Self, String> {
        let mut decoder = decoder(bytes)?;
        let orientation = decoder.orientation().map_err(text)?;
        // A file of a few bytes can say that it has petabytes of pixels. Those of 16 bits a channel are twice as large as they become.
        if decoder.total_bytes() > 2 * MAX_DECODED_BYTES {
            let (width, height) = decoder.dimensions();
            return Err(format!("{width} x {height} pixels are more than fit into memory. Save it with fewer pixels."));
        }
        if let colors @ (image::ColorType::L8 | image::ColorType::Rgb8) = decoder.color_type() {
            let size = decoder.dimensions();
            // What a damaged file leaves out must not be what another one had there.
            into.clear();
            into.resize(usize::try_from(decoder.total_bytes()).map_err(text)?, 0);
            decoder.read_image(&mut into).map_err(text)?;
            return Ok(Self { bytes: into, size, is_grey: colors == image::ColorType::L8, orientation });
        }
        let picture = opaque(DynamicImage::from_decoder(decoder).map_err(text)?);
        let (size, is_grey) = ((picture.width(), picture.height()), matches!(picture, DynamicImage::ImageLuma8(_)));
        Ok(Self { bytes: picture.into_bytes(), size, is_grey, orientation })
    }

    /// The same, whole, with no side longer than this; none if none is.
    fn within(&self, side: u32, resizer: &mut Resizer) -> Result<Option<Self>, String> {
        let (width, height) = self.size;
        let longest = width.max(height);
        if longest <= side {
            return Ok(None);
        }
        let scaled = |pixels: u32| {
            let scaled = (u64::from(pixels) * u64::from(side) + u64::from(longest) / 2) / u64::from(longest);
            u32::try_from(scaled).unwrap_or(side).max(1)
        };
        let kind = if self.is_grey { PixelType::U8 } else { PixelType::U8x3 };
        let from = ImageRef::new(width, height, &self.bytes, kind).map_err(text)?;
        let mut to = Image::new(scaled(width), scaled(height), kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
        resizer.resize(&from, &mut to, &options).map_err(text)?;
        let size = (to.width(), to.height());
        Ok(Some(Self { bytes: to.into_vec(), size, ..*self }))
    }

    fn jpeg(&self, quality: u8) -> Result<Embedded, String> {
        let side = |pixels: u32| u16::try_from(pixels).map_err(text);
        let color = if self.is_grey { ColorType::Luma } else { ColorType::Rgb };
        let mut jpeg = Vec::new();
        let encoder = Encoder::new(&mut jpeg, quality);
        encoder.encode(&self.bytes, side(self.size.0)?, side(self.size.1)?, color).map_err(text)?;
        Ok(self.embedded("DCTDecode", jpeg))
    }

    /// As a PNG stores them.
    fn without_loss(&self) -> Result<Embedded, String> {
        let color = if self.is_grey { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        let mut png = Vec::new();
        PngEncoder::new(&mut png).write_image(&self.bytes, self.size.0, self.size.1, color).map_err(text)?;
        let data = png_chunks(&png).into_iter().filter(|(name, ..)| name == b"IDAT");
        let data: Vec<u8> = data.flat_map(|(_, start, end)| png[start + 8..end - 4].to_vec()).collect();
        let mut embedded = self.embedded("FlateDecode", data);
        let (colors, columns) = (if self.is_grey { 1 } else { 3 }, i64::from(self.size.0));
        let filter =
            dictionary! { "Predictor" => 15, "Colors" => colors, "BitsPerComponent" => 8, "Columns" => columns };
        embedded.stream.dict.set("DecodeParms", filter);
        Ok(embedded)
    }

    fn embedded(&self, filter: &str, content: Vec<u8>) -> Embedded {
        let stream = stream(self.size, self.is_grey, filter, content);
        Embedded { stream, size: self.size, orientation: self.orientation }
    }
}

fn stream((width, height): (u32, u32), is_grey: bool, filter: &str, content: Vec<u8>) -> Stream {
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", name("XObject"));
    dictionary.set("Subtype", name("Image"));
    dictionary.set("Width", i64::from(width));
    dictionary.set("Height", i64::from(height));
    dictionary.set("ColorSpace", name(if is_grey { "DeviceGray" } else { "DeviceRGB" }));
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("Filter", name(filter));
    Stream::new(dictionary, content).with_compression(false)
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, String> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(text)?;
    reader.limits(limits);
    reader.into_decoder().map_err(text)
}

/// With eight bits a colour, grey or RGB, and on white where it is transparent.
fn opaque(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        let mut flat = picture.into_rgba8();
        for pixel in flat.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0.map(u32::from);
            let on_white = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
            pixel.0 = [on_white(red), on_white(green), on_white(blue), u8::MAX];
        }
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(flat).into_rgb8());
    }
    match picture {
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(picture.into_luma8()),
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
