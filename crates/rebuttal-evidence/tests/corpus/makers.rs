//! The files of packets, by the words that `tests/evidence/packets.yaml` has for them.

use std::collections::BTreeMap;

use image::{DynamicImage, ImageFormat, RgbImage};
use lopdf::{Object, dictionary};
use rebuttal_evidence::Input;

use crate::support::{self, deflated, encoded, packed_pdf, pdf, pdf_document, png_header, raw_pdf, raw_stream, saved};

/// Made files by their words, because several packets have the same.
#[derive(Default)]
pub(crate) struct Makers(BTreeMap<String, Vec<u8>>);

impl Makers {
    pub(crate) fn input(&mut self, name: &str, words: &str) -> Input {
        if words == "absent" {
            return Input::Path(format!("/nowhere/{name}").into());
        }
        let bytes = self.0.entry(words.to_owned()).or_insert_with(|| made(words));
        Input::Bytes(name.to_owned(), bytes.clone())
    }
}

fn made(words: &str) -> Vec<u8> {
    let words: Vec<&str> = words.split(' ').collect();
    let number = |text: &str| text.parse::<u32>().unwrap();
    match words[..] {
        ["pdf", pages] => pdf(number(pages) as usize),
        ["packed", pages] => packed(number(pages)),
        ["padded", bytes] => padded(number(bytes) as usize),
        ["page", width, height] => page([width, height], 0, true),
        ["turned", width, height] => page([width, height], 90, true),
        ["blank"] => page(["595", "842"], 0, false),
        ["encrypted"] => encrypted(""),
        ["encrypted", password] => encrypted(password),
        ["half", kind] => {
            let whole = match kind {
                "pdf" => pdf(20),
                "jpeg" => picture("1100", "1500", ImageFormat::Jpeg),
                _ => picture("1100", "1500", ImageFormat::Png),
            };
            whole[..whole.len() / 2].to_vec()
        }
        ["cyclic"] => raw(&[&b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"[..], b"<</Type/Page/Parent 2 0 R>>"]),
        ["miscounted"] => raw(&[&b"<</Type/Pages/Kids[3 0 R]/Count 2>>"[..], b"<</Type/Page/Parent 2 0 R>>"]),
        ["bomb"] => {
            let bomb = raw_stream("/Filter/FlateDecode", &deflated((0..300).map(|_| vec![b' '; 1 << 20])));
            raw(&[&b"<</Type/Pages/Kids[3 0 R]/Count 1>>"[..], b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", &bomb])
        }
        ["header", width, height] => png_header(number(width), number(height)),
        ["jpeg", width, height] => picture(width, height, ImageFormat::Jpeg),
        ["png", width, height] => picture(width, height, ImageFormat::Png),
        ["tiff", width, height] => picture(width, height, ImageFormat::Tiff),
        ["webp", width, height] => picture(width, height, ImageFormat::WebP),
        ["font", letters] => support::font(&letters.replace('_', " ")),
        ["bytes", kind] => match kind {
            "film" => b"\0\0\0\x18ftypisom".to_vec(),
            "sound" => b"ID3\x03".to_vec(),
            "word" => b"PK\x03\x04 word/document.xml".to_vec(),
            "gif" => b"GIF89a".to_vec(),
            "heic" => b"\0\0\0\x18ftypheic".to_vec(),
            "letters" => b"hello".to_vec(),
            "nothing" => Vec::new(),
            _ => panic!("no bytes are called {kind}"),
        },
        _ => panic!("nothing makes {words:?}"),
    }
}

fn packed(pages: u32) -> Vec<u8> {
    let kids: String = (0..pages).map(|at| format!("{} 0 R ", at + 3)).collect();
    let mut objects =
        vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>")];
    // A note makes a page that is not blank.
    objects.extend(
        (0..pages).map(|_| "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[<</Subtype/Text>>]>>".to_owned()),
    );
    packed_pdf(&objects)
}

/// A PDF of one page and of exactly so many bytes.
fn padded(bytes: usize) -> Vec<u8> {
    let of = |filler: usize| {
        let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>";
        let content = raw_stream("", b"0 0 9 9 re f");
        raw(&[&b"<</Type/Pages/Kids[3 0 R]/Count 1>>"[..], page, &content, &raw_stream("", &vec![b'x'; filler])])
    };
    let mut filler = bytes - of(0).len();
    // The numbers in the file grow with it.
    for _ in 0..4 {
        filler = filler + bytes - of(filler).len();
    }
    let made = of(filler);
    assert_eq!(made.len(), bytes);
    made
}

fn raw(objects: &[&[u8]]) -> Vec<u8> {
    let catalog = &b"<</Type/Catalog/Pages 2 0 R>>"[..];
    raw_pdf(&[&[catalog], objects].concat().iter().map(|object| object.to_vec()).collect::<Vec<_>>(), "")
}

fn page(size: [&str; 2], rotate: i64, drawn: bool) -> Vec<u8> {
    saved(&mut pdf_document(1, size.map(|side| side.parse().unwrap()), rotate, drawn))
}

fn encrypted(password: &str) -> Vec<u8> {
    let mut document = pdf_document(1, [595, 842], 0, true);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    document.trailer.set("Info", dictionary! {});
    let version = lopdf::EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    // Its last half is arbitrary, and every corpus has the same.
    let dictionary = document.trailer.get(b"Encrypt").and_then(Object::as_reference).unwrap();
    let user = document.get_object_mut(dictionary).and_then(Object::as_dict_mut).unwrap().get_mut(b"U").unwrap();
    if let Object::String(user, _) = user {
        user[16..].fill(0);
    }
    saved(&mut document)
}

/// A picture of one colour with a darker edge.
fn picture(width: &str, height: &str, format: ImageFormat) -> Vec<u8> {
    let (width, height) = (width.parse().unwrap(), height.parse().unwrap());
    let shade = |x: u32, y: u32| image::Rgb([if x < 9 || y < 9 { 20 } else { 200 }; 3]);
    encoded(&DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, shade)), format)
}
