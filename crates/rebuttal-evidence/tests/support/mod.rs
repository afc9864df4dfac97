//! Files for tests, made when they run.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses some of it")]

use std::io::{Cursor, Write};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A PDF of so many A4 pages with a black square each.
pub(crate) fn pdf(pages: usize) -> Vec<u8> {
    saved(&mut pdf_document(pages, [595, 842], 0, true))
}

/// The document, before it is written: of this size in points, turned by so much, with something drawn or not.
pub(crate) fn pdf_document(pages: usize, size: [i64; 2], rotate: i64, drawn: bool) -> Document {
    let mut document = Document::with_version("1.5");
    let root = document.new_object_id();
    let kids: Vec<Object> = (0..pages)
        .map(|page| {
            let number = |value: i64| Object::Integer(value);
            let square = vec![number(40 + page as i64), number(40), number(200), number(200)];
            let mut operations = vec![Operation::new("q", vec![])];
            if drawn {
                operations.extend([Operation::new("re", square), Operation::new("f", vec![])]);
            }
            operations.push(Operation::new("Q", vec![]));
            let content = document.add_object(Stream::new(Dictionary::new(), Content { operations }.encode().unwrap()));
            let [width, height] = size;
            document
                .add_object(
                    dictionary! { "Type" => "Page", "Parent" => root, "Contents" => content, "Rotate" => rotate,
                    "MediaBox" => vec![0.into(), 0.into(), Object::Integer(width), Object::Integer(height)] },
                )
                .into()
        })
        .collect();
    let count = kids.len() as i64;
    document.set_object(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    document
}

pub(crate) fn saved(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A picture of this size: a gradient with a black frame, which compresses as photos do.
pub(crate) fn picture(width: u32, height: u32) -> DynamicImage {
    let mut seed = 7_u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let frame = x < 8 || y < 8 || x + 8 >= width || y + 8 >= height;
        let noise = (seed >> 27) as u8;
        let shade = |value: u32| if frame { 0 } else { (value % 224) as u8 + noise };
        Rgb([shade(x * 224 / width.max(1)), shade(y * 224 / height.max(1)), shade((x + y) / 16)])
    }))
}

pub(crate) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&picture(width, height), ImageFormat::Jpeg)
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&picture(width, height), ImageFormat::Png)
}

/// A JPEG with an EXIF block: this orientation, and a place on the earth.
pub(crate) fn jpeg_with_exif(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    tiff.extend([0, 2]);
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x82, 0x98, 0, 2, 0, 0, 0, 8, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend(b"GPSHERE\0");
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, b"Exif\0\0", &tiff, &plain[2..]].concat()
}

/// A grey TIFF of pictures with their width, their height and what kind they are: 0 for a page, 1 for a thumbnail. The last
/// one is followed by the one that `circle` counts, if any.
pub(crate) fn tiff(pictures: &[(u32, u32, u32)], circle: Option<usize>) -> Vec<u8> {
    let mut bytes = b"II*\0\0\0\0\0".to_vec();
    let (mut link, mut heads) = (4, Vec::new());
    for (width, height, kind) in pictures {
        let pixels = u32::try_from(bytes.len()).unwrap();
        bytes.resize(bytes.len() + (width * height).next_multiple_of(2) as usize, 90);
        let head = u32::try_from(bytes.len()).unwrap();
        bytes[link..link + 4].copy_from_slice(&head.to_le_bytes());
        heads.push(head);
        let size = width * height;
        let tags = [(254, *kind), (256, *width), (257, *height), (258, 8), (259, 1), (262, 1)];
        let tags = [&tags[..], &[(273, pixels), (277, 1), (278, *height), (279, size)]].concat();
        bytes.extend(u16::try_from(tags.len()).unwrap().to_le_bytes());
        for (tag, value) in tags {
            bytes.extend(u16::to_le_bytes(tag));
            bytes.extend([4, 0, 1, 0, 0, 0]);
            bytes.extend(value.to_le_bytes());
        }
        link = bytes.len();
        bytes.extend([0; 4]);
    }
    if let Some(at) = circle {
        bytes[link..link + 4].copy_from_slice(&heads[at].to_le_bytes());
    }
    bytes
}

/// A PNG that says that it has this size, and has not.
pub(crate) fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(8, 8);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    bytes
}

/// Bytes as zlib writes them.
pub(crate) fn deflated(content: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for part in content {
        encoder.write_all(&part).unwrap();
    }
    encoder.finish().unwrap()
}

/// A PDF written by hand from the texts of its objects, numbered from 1; the first is the catalog.
pub(crate) fn raw_pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    raw_pdf_listing(objects, trailer, |places, _| places)
}

/// The same with the places in its table that `listed` makes of those of the objects and of all bytes in front of the table.
pub(crate) fn raw_pdf_listing(
    objects: &[Vec<u8>],
    trailer: &str,
    listed: impl FnOnce(Vec<usize>, &[u8]) -> Vec<usize>,
) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let places = listed(places, &bytes);
    let size = places.len() + 1;
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// A stream's object with these entries in its dictionary.
pub(crate) fn raw_stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    [format!("<<{entries}/Length {length}>>\nstream\n").as_bytes(), content, b"\nendstream"].concat()
}

/// A PDF whose objects, numbered from 1, are all in one object stream, as newer programs write it.
pub(crate) fn packed_pdf(objects: &[String]) -> Vec<u8> {
    let count = objects.len();
    let (mut index, mut body) = (String::new(), String::new());
    for (at, object) in objects.iter().enumerate() {
        index += &format!("{} {} ", at + 1, body.len());
        body += object;
        body += " ";
    }
    let packed = deflated([format!("{index}{body}").into_bytes()].into_iter());
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let container = u32::try_from(bytes.len()).unwrap();
    bytes.extend(format!("{} 0 obj\n", count + 1).bytes());
    bytes.extend(raw_stream(&format!("/Type/ObjStm/N {count}/First {}/Filter/FlateDecode", index.len()), &packed));
    bytes.extend(b"\nendobj\n");
    let start = u32::try_from(bytes.len()).unwrap();
    let entry = |kind: u8, place: u32, at: u16| [&[kind][..], &place.to_be_bytes(), &at.to_be_bytes()].concat();
    let mut table = entry(0, 0, u16::MAX);
    for at in 0..count {
        table.extend(entry(2, u32::try_from(count).unwrap() + 1, u16::try_from(at).unwrap()));
    }
    table.extend(entry(1, container, 0));
    table.extend(entry(1, start, 0));
    bytes.extend(format!("{} 0 obj\n", count + 2).bytes());
    bytes.extend(raw_stream(&format!("/Type/XRef/Size {}/W[1 4 2]/Root 1 0 R", count + 3), &table));
    bytes.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// A PDF with a cross-reference stream: objects as they are written, and numbers that are said to be in an object stream, with
/// its number and their place in it. The first object is the catalog.
pub(crate) fn cross_referenced_pdf(plain: &[(u32, Vec<u8>)], packed: &[(u32, u32, u16)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut entries = std::collections::BTreeMap::from([(0, (0_u8, 0_u32, u16::MAX))]);
    for (number, object) in plain {
        entries.insert(*number, (1, u32::try_from(bytes.len()).unwrap(), 0));
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    entries.extend(packed.iter().map(|(number, container, at)| (*number, (2, *container, *at))));
    let start = u32::try_from(bytes.len()).unwrap();
    let number = entries.keys().last().unwrap() + 1;
    entries.insert(number, (1, start, 0));
    let index: String = entries.keys().map(|number| format!("{number} 1 ")).collect();
    let table =
        entries.values().flat_map(|(kind, place, at)| [&[*kind][..], &place.to_be_bytes(), &at.to_be_bytes()].concat());
    let table: Vec<u8> = table.collect();
    bytes.extend(format!("{number} 0 obj\n").bytes());
    bytes.extend(raw_stream(&format!("/Type/XRef/Size {}/W[1 4 2]/Index[{index}]/Root 1 0 R", number + 1), &table));
    bytes.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// A TrueType font in which each of these letters is a block, and a space is nothing.
pub(crate) fn font(letters: &str) -> Vec<u8> {
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    let count = u16::try_from(letters.len() + 1).unwrap();
    let numbers = |numbers: &[i16]| numbers.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>();
    // One contour of four points: their flags, and then the steps across and up.
    let block =
        [numbers(&[1, 100, 0, 500, 700, 3, 0]), vec![1; 4], numbers(&[100, 0, 400, 0, 0, 700, 0, -700])].concat();
    let (mut outlines, mut places) = (Vec::new(), vec![0_u32, 0]);
    for letter in &letters {
        if *letter != ' ' {
            outlines.extend(&block);
            outlines.resize(outlines.len().next_multiple_of(4), 0);
        }
        places.push(u32::try_from(outlines.len()).unwrap());
    }
    let groups =
        letters.iter().zip(1_u32..).flat_map(|(letter, glyph)| [u32::from(*letter), u32::from(*letter), glyph]);
    let groups: Vec<u8> = groups.flat_map(u32::to_be_bytes).collect();
    let long = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>();
    let groups_head = long(&[u32::try_from(groups.len()).unwrap() + 16, 0, u32::from(count) - 1]);
    let head = [
        long(&[0x1_0000, 0x1_0000, 0, 0x5F0F_3CF5]),
        numbers(&[0, 1000]),
        vec![0; 16],
        numbers(&[0, 0, 600, 700, 0, 8, 2, 1, 0]),
    ];
    let across = [
        long(&[0x1_0000]),
        numbers(&[800, -200, 0, 600, 0, 0, 600, 1, 0, 0, 0, 0, 0, 0, 0]),
        count.to_be_bytes().to_vec(),
    ];
    let most = [long(&[0x1_0000]), count.to_be_bytes().to_vec(), numbers(&[4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])];
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", [numbers(&[0, 1, 3, 10]), long(&[12]), numbers(&[12, 0]), groups_head, groups].concat()),
        (b"glyf", outlines),
        (b"head", head.concat()),
        (b"hhea", across.concat()),
        (b"hmtx", numbers(&[600, 100]).repeat(usize::from(count))),
        (b"loca", long(&places)),
        (b"maxp", most.concat()),
    ];
    let mut bytes = [long(&[0x1_0000]), numbers(&[7, 64, 2, 48])].concat();
    let mut place = bytes.len() + 16 * tables.len();
    for (tag, table) in &tables {
        bytes.extend(*tag);
        bytes.extend(long(&[0, u32::try_from(place).unwrap(), u32::try_from(table.len()).unwrap()]));
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        bytes.extend(table);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes
}
