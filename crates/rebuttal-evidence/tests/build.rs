//! What `build` writes, looked at by other programs: qpdf checks it, and poppler renders it.
#![allow(clippy::unwrap_used, reason = "a test")]

mod programs;
mod support;

use std::path::PathBuf;

use std::fs;

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::{Object, dictionary};
use programs::run;
use rebuttal_evidence::{BuildError, Built, EvidencePacket, Input, Paper, Severity};
use serde_json::json;
use support::{
    encoded, jpeg, jpeg_with_exif, packed_pdf, pdf, pdf_document, png, png_header, raw_pdf, raw_stream, saved,
};

const DOTS: &str = "50";

fn stripe() -> EvidencePacket {
    EvidencePacket::new("stripe", &json!({"id": "du_1"})).unwrap()
}

fn bytes(name: &str, bytes: Vec<u8>) -> Input {
    Input::Bytes(name.to_owned(), bytes)
}

/// The pages of a PDF that qpdf finds nothing wrong with, in shades of grey: width, height, pixels.
fn rendered(pdf: &[u8]) -> Vec<(usize, usize, Vec<u8>)> {
    let folder = programs::folder("build");
    fs::write(folder.join("a.pdf"), pdf).unwrap();
    let checked = run("qpdf", "qpdf", &["--check", "a.pdf"], &folder);
    assert!(
        checked.status.success(),
        "{}{}",
        String::from_utf8_lossy(&checked.stdout),
        String::from_utf8_lossy(&checked.stderr)
    );
    let drawn = run("pdftoppm", "poppler-utils", &["-gray", "-r", DOTS, "a.pdf", "page"], &folder);
    assert!(drawn.status.success() && drawn.stderr.is_empty(), "{}", String::from_utf8_lossy(&drawn.stderr));
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "pgm"));
    files.sort();
    let pages = files.iter().map(|path| pgm(&fs::read(path).unwrap())).collect();
    fs::remove_dir_all(folder).unwrap();
    pages
}

fn pgm(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut parts = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut number = || -> usize {
        std::str::from_utf8(parts.next().unwrap()).unwrap().trim_start_matches("P5").parse().unwrap_or(0)
    };
    let (_, width, height) = (number(), number(), number());
    (width, height, bytes[bytes.len() - width * height..].to_vec())
}

/// How many pixels of two pages differ.
fn differ(one: &(usize, usize, Vec<u8>), other: &(usize, usize, Vec<u8>)) -> usize {
    assert_eq!((one.0, one.1), (other.0, other.1));
    one.2.iter().zip(&other.2).filter(|(one, other)| one.abs_diff(**other) > 32).count()
}

/// The part of dark pixels in each quarter of what is drawn: top left, top right, bottom left, bottom right.
fn quarters((width, height, pixels): &(usize, usize, Vec<u8>)) -> [usize; 4] {
    let at = |x: usize, y: usize| pixels[y * width + x];
    let inked = |x: usize, y: usize| at(x, y) < 250;
    let (xs, ys): (Vec<usize>, Vec<usize>) =
        (0..*height).flat_map(|y| (0..*width).map(move |x| (x, y))).filter(|(x, y)| inked(*x, *y)).unzip();
    let (left, right) = (*xs.iter().min().unwrap(), *xs.iter().max().unwrap());
    let (top, bottom) = (*ys.iter().min().unwrap(), *ys.iter().max().unwrap());
    let dark = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
        let all = (xs.len() * ys.len()).max(1);
        ys.flat_map(|y| xs.clone().map(move |x| (x, y))).filter(|(x, y)| at(*x, *y) < 100).count() * 100 / all
    };
    let (middle, centre) = ((left + right) / 2, (top + bottom) / 2);
    [
        dark(left..middle, top..centre),
        dark(middle..right, top..centre),
        dark(left..middle, centre..bottom),
        dark(middle..right, centre..bottom),
    ]
}

fn pages_of(built: &Built, field: &str) -> Vec<(usize, usize, Vec<u8>)> {
    let at = built.files.iter().position(|file| file.field == field).unwrap();
    let pages = rendered(&built.files[at].bytes);
    assert_eq!(pages.len(), built.receipt.files[at].pages.len());
    pages
}

/// Grey, and black in the quarter at the top left.
fn corner(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        Rgb([if x < width / 2 && y < height / 2 { 0 } else { 180 }; 3])
    }))
}

#[test]
fn each_page_is_on_its_page_and_two_runs_give_the_same_bytes() {
    let mut turned = pdf_document(2, [400, 700], 90, true);
    let first = [pdf(3), saved(&mut turned)];
    let packet = || {
        stripe()
            .file("receipt", bytes("a.pdf", first[0].clone()))
            .file("receipt", bytes("b.jpg", jpeg(1200, 1600)))
            .file("refund_policy", bytes("c.png", png(300, 400)))
            .file("receipt", bytes("d.pdf", first[1].clone()))
    };
    let built = packet().build().unwrap();
    let fields: Vec<&str> = built.files.iter().map(|file| file.field.as_str()).collect();
    assert_eq!(fields, ["receipt", "refund_policy"]);
    let pages = pages_of(&built, "receipt");
    assert_eq!(pages.len(), 6);
    let originals = [rendered(&first[0]), rendered(&first[1])];
    for (page, original) in pages[..3].iter().zip(&originals[0]).chain(pages[4..].iter().zip(&originals[1])) {
        assert_eq!(differ(page, original), 0);
        assert!(original.2.iter().any(|pixel| *pixel < 100));
    }
    assert!(pages[3].2.iter().filter(|pixel| **pixel < 250).count() > pages[3].2.len() / 2);
    let receipt = &built.receipt.files[0].pages;
    assert_eq!(receipt[3].original.as_deref(), Some("b.jpg"));
    assert_eq!((receipt[5].original.as_deref(), receipt[5].original_page), (Some("d.pdf"), 2));
    assert_eq!(built.files[1].name, "refund_policy.png");
    let again = packet().build().unwrap();
    assert!(built.files.iter().zip(&again.files).all(|(one, other)| one.bytes == other.bytes));
    assert_eq!(built.receipt.to_json(), again.receipt.to_json());
}

#[test]
fn pictures_are_upright_in_all_eight_orientations_as_they_are_and_made_smaller() {
    for exif in 1..=8_u8 {
        // Turning back: a quarter to one side undoes a quarter to the other, and all else undoes itself.
        let back = Orientation::from_exif(match exif {
            6 => 8,
            8 => 6,
            other => other,
        })
        .unwrap();
        let mut stored = corner(300, 400);
        stored.apply_orientation(back);
        let plain = encoded(&stored, ImageFormat::Jpeg);
        let with_exif = jpeg_with_exif(stored.width(), stored.height(), exif);
        let head = with_exif.windows(2).position(|pair| pair == [0xFF, 0xDB]).unwrap();
        let tables = plain.windows(2).position(|pair| pair == [0xFF, 0xDB]).unwrap();
        let photo = [&with_exif[..head], &plain[tables..]].concat();
        let two = |limit: u64| {
            let packet = stripe().limit("stripe.files.bytes", limit).unwrap();
            packet
                .file("receipt", bytes("a.jpg", photo.clone()))
                .file("receipt", bytes("b.jpg", photo.clone()))
                .build()
                .unwrap()
        };
        let as_it_is = two(4_500_000);
        let smaller = two(as_it_is.files[0].bytes.len() as u64 - 1);
        for built in [as_it_is, smaller] {
            assert!(!built.files[0].bytes.windows(7).any(|window| window == b"GPSHERE"));
            for page in pages_of(&built, "receipt") {
                let [dark, others @ ..] = quarters(&page);
                assert!(dark > 90 && others.iter().all(|other| *other < 10), "{exif}: {dark} {others:?}");
            }
        }
    }
}

#[test]
fn every_kind_of_picture_becomes_a_page_and_transparency_becomes_white() {
    let clear =
        RgbaImage::from_fn(
            300,
            400,
            |x, y| if x < 150 && y < 200 { Rgba([0, 0, 0, 255]) } else { Rgba([0, 0, 0, 60]) },
        );
    let clear = DynamicImage::ImageRgba8(clear);
    let grey = DynamicImage::ImageLuma8(corner(300, 400).into_luma8());
    let deep = DynamicImage::ImageRgb16(corner(300, 400).into_rgb16());
    let pictures = [
        encoded(&corner(300, 400), ImageFormat::Tiff),
        encoded(&corner(300, 400), ImageFormat::WebP),
        encoded(&clear, ImageFormat::Png),
        encoded(&grey, ImageFormat::Png),
        encoded(&grey, ImageFormat::Jpeg),
        encoded(&deep, ImageFormat::Png),
    ];
    let packet = pictures.iter().fold(stripe(), |packet, picture| packet.file("receipt", bytes("a", picture.clone())));
    let built = packet.build().unwrap();
    let pages = pages_of(&built, "receipt");
    assert_eq!(pages.len(), 6);
    for page in pages {
        let [dark, others @ ..] = quarters(&page);
        assert!(dark > 90 && others.iter().all(|other| *other < 10), "{dark} {others:?}");
    }
}

#[test]
fn pages_in_object_streams_and_with_shared_parts_are_merged() {
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Square/Rect[10 10 90 90]/P 3 0 R/A<</S/JavaScript/JS(app.alert)>>>>]>>", "<</Type/Page/Parent 2 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"].map(str::to_owned);
    let packet = stripe().file("receipt", bytes("a.pdf", packed_pdf(&objects))).file("receipt", bytes("b.pdf", pdf(1)));
    let built = packet.build().unwrap();
    assert_eq!(pages_of(&built, "receipt").len(), 3);
    assert!(!built.files[0].bytes.windows(9).any(|window| window == b"app.alert"));
}

#[test]
fn a_single_file_that_fits_stays_as_it_is_without_what_it_says_about_itself() {
    let plain = pdf(2);
    assert_eq!(stripe().file("receipt", bytes("a.pdf", plain.clone())).build().unwrap().files[0].bytes, plain);
    let mut authored = pdf_document(2, [595, 842], 0, true);
    let info = authored.add_object(dictionary! { "Author" => Object::string_literal("Ann Author") });
    authored.trailer.set("Info", info);
    let built = stripe().file("receipt", bytes("a.pdf", saved(&mut authored))).build().unwrap();
    assert!(!built.files[0].bytes.windows(10).any(|window| window == b"Ann Author"));
    assert_eq!(pages_of(&built, "receipt").len(), 2);
    let built = stripe().file("receipt", bytes("a.jpg", jpeg_with_exif(1200, 1600, 1))).build().unwrap();
    assert_eq!(built.files[0].name, "receipt.jpeg");
    let (one, other) =
        (image::load_from_memory(&built.files[0].bytes).unwrap(), image::load_from_memory(&jpeg(1200, 1600)).unwrap());
    assert_eq!(one, other);
    assert!(!built.files[0].bytes.windows(7).any(|window| window == b"GPSHERE"));
}

#[test]
fn pictures_are_made_smaller_until_all_fits_and_what_got_too_small_is_said() {
    let photo = jpeg(1500, 2000);
    let photos = |limit: u64| {
        let packet = stripe().limit("stripe.files.bytes", limit).unwrap();
        packet.file("receipt", bytes("a.jpg", photo.clone())).file("receipt", bytes("b.jpg", photo.clone())).build()
    };
    let mut built = photos(u64::MAX).unwrap();
    assert!(built.findings.is_empty());
    let mut limit = built.files[0].bytes.len() as u64;
    let refused = loop {
        limit = limit * 3 / 4;
        match photos(limit) {
            Ok(smaller) => built = smaller,
            Err(refused) => break refused,
        }
        assert!(built.files[0].bytes.len() as u64 <= limit);
    };
    assert!(matches!(refused, BuildError::TooLarge { field: None, .. }), "{refused:?}");
    // The last one that fitted has the smallest pictures.
    let named: Vec<_> = built.findings.iter().map(|finding| (finding.severity, finding.file.as_deref())).collect();
    assert_eq!(named, [(Severity::Lost, Some("a.jpg")), (Severity::Lost, Some("b.jpg"))]);
    assert_eq!(pages_of(&built, "receipt").len(), 2);
}

#[test]
fn a_photo_that_nobody_else_reads_is_refused_with_the_cure() {
    let refused = stripe().file("receipt", bytes("a.heic", b"\0\0\0\x18ftypheic".to_vec())).build().unwrap_err();
    let said = refused.to_string();
    assert!(said.contains("a.heic") && said.contains("Most Compatible"), "{said}");
    let refused = stripe().file("receipt", bytes("a.pdf", pdf(1)[..200].to_vec())).build().unwrap_err();
    assert!(refused.to_string().contains("a.pdf"), "{refused}");
}

#[test]
fn a_picture_that_says_that_it_is_larger_than_memory_is_refused() {
    for (width, height) in [(60_000, 60_000), (1, 300_000_000), (0x7FFF_FFFF, 0x7FFF_FFFF)] {
        let packet = || stripe().file("receipt", bytes("a.png", png_header(width, height)));
        // Beside another file it is decoded at once, and alone in the steps after the limit.
        let refused = packet().file("receipt", bytes("b.pdf", pdf(1))).build().unwrap_err();
        assert!(matches!(&refused, BuildError::UnusableFile { file, .. } if file == "a.png"), "{refused}");
        let refused = packet().limit("stripe.files.bytes", 1).unwrap().build().unwrap_err();
        assert!(matches!(&refused, BuildError::UnusableFile { file, .. } if file == "a.png"), "{refused}");
    }
}

/// A page with these entries, and objects from the fourth on.
fn page_with(entries: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]{entries}>>").into_bytes();
    let kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    raw_pdf(&[&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), kids, page], more].concat(), "")
}

#[test]
fn resources_keep_the_names_that_a_page_calls_them_by() {
    let picture =
        raw_stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x10");
    let form = raw_stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject 7 0 R>>",
        b"q 100 0 0 100 50 250 cm /Metadata Do Q",
    );
    let content = raw_stream("", b"q 100 0 0 100 50 50 cm /Thumb Do Q /AA Do");
    let names = b"<</Metadata 5 0 R>>".to_vec();
    let original = page_with(
        "/Contents 4 0 R/Resources<</XObject<</Thumb 5 0 R/AA 6 0 R>>>>",
        &[content, picture.clone(), form, names],
    );
    let built = stripe().file("receipt", bytes("a.pdf", original.clone())).file("receipt", bytes("b.pdf", pdf(1)));
    let pages = pages_of(&built.build().unwrap(), "receipt");
    assert_eq!(differ(&pages[0], &rendered(&original)[0]), 0);
    assert!(pages[0].2.iter().filter(|pixel| **pixel < 100).count() > 8_000);
    // A page's own thumbnail still goes.
    let with_thumbnail = page_with("/Thumb 4 0 R", &[picture]);
    let built = stripe().file("receipt", bytes("a.pdf", with_thumbnail)).file("receipt", bytes("b.pdf", pdf(1)));
    let built = built.build().unwrap();
    assert!(!built.files[0].bytes.windows(6).any(|window| window == b"/Thumb"));
}

#[test]
fn form_fields_that_only_a_viewer_draws_are_refused_when_pages_are_merged() {
    let merged = |field: &str, parent: &str| {
        let field = format!("<</Type/Annot/Subtype/Widget/Rect[50 300 250 320]/P 3 0 R{field}>>").into_bytes();
        let original = page_with("/Annots[4 0 R]", &[field, format!("<<{parent}>>").into_bytes(), raw_stream("", b"")]);
        stripe().file("receipt", bytes("a.pdf", original)).file("receipt", bytes("b.pdf", pdf(1))).build()
    };
    for (field, parent) in [
        ("/FT/Tx/V(Received by J. Doe)", ""),
        ("/Parent 5 0 R", "/FT/Tx/V(Received)"),
        ("/Parent 5 0 R/FT/Btn", "/V/Yes"),
        ("/FT/Ch/V[(Yes)]/AP<<>>", ""),
    ] {
        let refused = merged(field, parent).unwrap_err();
        assert!(matches!(&refused, BuildError::UnusableFile { file, .. } if file == "a.pdf"), "{refused}");
        assert!(refused.to_string().contains("print it to a new PDF"), "{refused}");
    }
    for (field, parent) in [
        ("/FT/Tx", ""),
        ("/FT/Tx/V()", ""),
        ("/FT/Btn/V/Off", ""),
        ("/FT/Tx/V(Received)/AP<</N 6 0 R>>", ""),
        ("/FT/Tx/V(Received)/F 2", ""),
        ("/FT/Sig/V<</Type/Sig>>", ""),
        ("/Parent 5 0 R", "/FT/Tx/Parent 5 0 R"),
    ] {
        assert_eq!(merged(field, parent).unwrap().receipt.files[0].pages.len(), 2, "{field}");
    }
}

#[test]
fn alipay_gets_one_pdf_with_texts_in_front() {
    let packet = EvidencePacket::new("alipay", &json!({"disputeId": "d1"})).unwrap().paper(Paper::Letter);
    let text = format!("Größe (5 €) \\ «reçu»\n{}", "The parcel was signed for. ".repeat(200));
    let built = packet.file("document", bytes("a.jpg", jpeg(600, 800))).text("document", &text).build().unwrap();
    assert_eq!((built.files.len(), built.files[0].name.as_str()), (1, "document.pdf"));
    let pages = pages_of(&built, "document");
    assert!(pages.len() >= 3, "{}", pages.len());
    assert_eq!((pages[0].0, pages[0].1), (425, 550));
    let folder = programs::folder("build");
    fs::write(folder.join("a.pdf"), &built.files[0].bytes).unwrap();
    let read = run("pdftotext", "poppler-utils", &["a.pdf", "-"], &folder);
    let read = String::from_utf8(read.stdout).unwrap();
    fs::remove_dir_all(folder).unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&read), words(&text));
    let other = EvidencePacket::new("alipay", &json!({"disputeId": "d1"})).unwrap().text("document", "收据").build();
    assert!(matches!(other, Err(BuildError::UnusableText { character: '收', .. })));
}

#[test]
fn a_chain_of_twenty_thousand_objects_is_copied() {
    let kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    let mut objects =
        vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), kids, b"<</Type/Page/Parent 2 0 R/Next 4 0 R>>".to_vec()];
    objects.extend((4..20_000).map(|id| format!("[{} 0 R]", id + 1).into_bytes()));
    let chain = support::raw_pdf(&objects, "");
    let built =
        stripe().file("receipt", bytes("a.pdf", chain)).file("receipt", bytes("b.pdf", pdf(1))).build().unwrap();
    assert_eq!(built.receipt.files[0].pages.len(), 2);
}

#[test]
fn a_text_in_another_script_is_set_in_the_callers_font_and_can_be_searched() {
    let text = "收据 据收据\n收 Größe\n".repeat(40);
    let packet = |letters: &str| {
        let packet = EvidencePacket::new("alipay", &json!({"disputeId": "d1"})).unwrap();
        packet.font(bytes("ours.ttf", support::font(letters))).text("document", &text)
    };
    let built = packet("收据 Größe").build().unwrap();
    let pages = pages_of(&built, "document");
    assert!(pages.len() >= 2 && pages.iter().all(|page| page.2.iter().any(|pixel| *pixel < 100)), "{}", pages.len());
    let folder = programs::folder("build");
    fs::write(folder.join("a.pdf"), &built.files[0].bytes).unwrap();
    let read = run("pdftotext", "poppler-utils", &["a.pdf", "-"], &folder);
    fs::remove_dir_all(folder).unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&String::from_utf8(read.stdout).unwrap()), words(&text));
    assert_eq!(built.files[0].bytes, packet("收据 Größe").build().unwrap().files[0].bytes);
    assert!(matches!(packet("收 Größe").build(), Err(BuildError::UnusableText { character: '据', .. })));
    let none = EvidencePacket::new("alipay", &json!({"disputeId": "d1"})).unwrap();
    let none = none.font(bytes("ours.ttf", b"hello".to_vec())).text("document", "收据").build();
    assert!(matches!(none, Err(BuildError::UnusableFont { .. })));
}
