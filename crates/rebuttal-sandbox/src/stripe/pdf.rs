//! How many pages a PDF has: by its objects of the type `Page`, in clear text and in object streams, where newer programs
//! write them. Whether the file can be read is not asked.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// To how many bytes all object streams of a file may unpack; what is beyond them is not counted.
const MOST_UNPACKED: u64 = 64 << 20;

/// Counts the pages. What cannot be counted is still a page.
pub(super) fn pages(bytes: &[u8]) -> u64 {
    let mut pages = BTreeSet::new();
    let mut left = MOST_UNPACKED;
    for (number, object) in objects(bytes) {
        let end = position(object, b"stream").unwrap_or(object.len());
        let (dictionary, stream) = object.split_at(end);
        if is_type(dictionary, b"/Page") {
            pages.insert(number);
        } else if is_type(dictionary, b"/ObjStm") {
            let content = unpacked(dictionary, stream, &mut left);
            pages
                .extend(packed(dictionary, &content).filter(|(_, object)| is_type(object, b"/Page")).map(|(id, _)| id));
        }
    }
    (pages.len() as u64).max(1)
}

/// The objects that are written as `12 0 obj … endobj`, with their numbers. One that is written again counts once.
fn objects(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let begins = bytes.windows(4).enumerate().filter(|(_, window)| *window == b" obj").map(|(at, _)| at);
    begins.filter_map(|at| {
        let mut words = bytes[at.saturating_sub(20)..at].rsplit(|byte| !byte.is_ascii_digit());
        words.next().filter(|generation| !generation.is_empty())?;
        let number = std::str::from_utf8(words.find(|word| !word.is_empty())?).ok()?.parse().ok()?;
        let object = &bytes[at + 4..];
        Some((number, &object[..position(object, b"endobj").unwrap_or(object.len())]))
    })
}

/// The content of an object stream. What a damaged one gives before it breaks off counts.
fn unpacked(dictionary: &[u8], stream: &[u8], left: &mut u64) -> Vec<u8> {
    let data = stream.strip_prefix(b"stream").unwrap_or(stream);
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    let data = data.strip_prefix(b"\n").unwrap_or(data);
    if position(dictionary, b"/FlateDecode").is_none() {
        return data.to_vec();
    }
    let mut content = Vec::new();
    let _ = ZlibDecoder::new(data).take(*left).read_to_end(&mut content);
    *left -= content.len() as u64;
    content
}

/// The objects of an object stream: pairs of a number and a place come first, and then the objects.
fn packed<'a>(dictionary: &[u8], content: &'a [u8]) -> impl Iterator<Item = (u64, &'a [u8])> {
    let first = number_after(dictionary, b"/First").unwrap_or(0).min(content.len());
    let (index, objects) = content.split_at(first);
    let numbers = index.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let numbers: Vec<usize> = numbers.map_while(|word| std::str::from_utf8(word).ok()?.parse().ok()).collect();
    let places: Vec<(usize, usize)> = numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let ends: Vec<usize> = places.iter().skip(1).map(|(_, place)| *place).chain([objects.len()]).collect();
    places.into_iter().zip(ends).filter_map(|((number, place), end)| Some((number as u64, objects.get(place..end)?)))
}

/// Whether a dictionary has this as its type, and not a longer word: `/Pages` is the list of pages.
fn is_type(dictionary: &[u8], name: &[u8]) -> bool {
    let mut rest = dictionary;
    while let Some(at) = position(rest, b"/Type") {
        rest = &rest[at + b"/Type".len()..];
        let value = rest.trim_ascii_start();
        let is_name =
            value.strip_prefix(name).is_some_and(|end| end.first().is_none_or(|it| !it.is_ascii_alphanumeric()));
        if is_name {
            return true;
        }
    }
    false
}

fn number_after(dictionary: &[u8], key: &[u8]) -> Option<usize> {
    let rest = dictionary[position(dictionary, key)? + key.len()..].trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    #[test]
    fn pages_are_counted_once_each_and_their_tree_is_none() {
        for (bytes, count) in [
            (&b"%PDF-1.7\n1 0 obj<</Type /Pages>>endobj 2 0 obj <</Type /Page>>endobj\n3 0 obj\n<</Type/Page/A 1>>\nendobj"[..], 2),
            (b"%PDF-1.7\n2 0 obj<</Type/Page>>endobj\n2 0 obj<</Type/Page>>endobj", 1),
            (b"%PDF-1.7\n2 0 obj<</Length 9>>stream\n /Type/Page endstream endobj", 1),
            (b"%PDF-1.7 obj /Type/Page 99999999999999999999 0 obj", 1),
        ] {
            assert_eq!(pages(bytes), count, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    fn with_object_stream(content: &[u8], filter: &str) -> Vec<u8> {
        let head = format!("%PDF-1.7\n9 0 obj\n<</Type/ObjStm/N 3/First 13{filter}>>\nstream\r\n");
        [head.as_bytes(), content, b"\nendstream\nendobj"].concat()
    }

    #[test]
    fn pages_in_object_streams_count_and_damage_is_endured() {
        let content = b"1 0 2 17 3 31<</Type /Pages>> <</Type/Page>><</Type/Page>>";
        assert_eq!(pages(&with_object_stream(content, "")), 2);
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        let whole = with_object_stream(&encoder.finish().unwrap(), "/Filter/FlateDecode");
        assert_eq!(pages(&whole), 2);
        for at in 0..whole.len() {
            assert!(pages(&whole[..at]) <= 2);
            let mut changed = whole.clone();
            changed[at] ^= 0x15;
            assert!(pages(&changed) >= 1);
        }
    }
}
