//! What a program without preflight sends of a row's files.

use rebuttal_evidence::{EvidencePacket, Input, Kind};
use serde_json::json;

use crate::makers::Makers;
use crate::rows::{Row, text};

/// A file with its name.
type Named = (String, Vec<u8>);

/// The fields with files in their order, each with what is sent for it: a file that the provider takes as it is; of several, or
/// of another kind, one PDF; and what cannot become a part of one, each by itself, in several tries.
pub(crate) fn fields(row: &Row, as_they_are: &[Kind], makers: &mut Makers) -> Vec<(String, Vec<Vec<u8>>)> {
    let mut fields: Vec<(String, Vec<Named>)> = Vec::new();
    for [field, name, words] in &row.files {
        // Of a file that is not there nothing is sent.
        let Input::Bytes(name, bytes) = makers.input(name, words) else { continue };
        match fields.iter_mut().find(|(known, _)| known == field) {
            Some((_, files)) => files.push((name, bytes)),
            None => fields.push((field.clone(), vec![(name, bytes)])),
        }
    }
    let sent = |(field, files): (String, Vec<Named>)| {
        let tries = match &files[..] {
            [(_, bytes)] if as_they_are.contains(&Kind::of(bytes)) => vec![bytes.clone()],
            _ => match made(row, &field, &files) {
                Some(pdf) => vec![pdf],
                None => files.iter().map(|file| alone(row, &field, file, as_they_are)).collect(),
            },
        };
        (field, tries)
    };
    fields.into_iter().map(sent).collect()
}

fn alone(row: &Row, field: &str, file: &Named, as_they_are: &[Kind]) -> Vec<u8> {
    let made =
        if as_they_are.contains(&Kind::of(&file.1)) { None } else { made(row, field, std::slice::from_ref(file)) };
    made.unwrap_or_else(|| file.1.clone())
}

/// A text for a field that takes a file: a page, or the letters where no page can be made of them.
pub(crate) fn page(row: &Row, field: &str, words: &str, makers: &mut Makers) -> Vec<u8> {
    let text = text(words);
    let packet = row.font.iter().fold(packet(row), |packet, [name, words]| packet.font(makers.input(name, words)));
    built(&packet.text(field, text.as_str())).unwrap_or_else(|| text.into_bytes())
}

/// One file of several; none if it cannot be made.
fn made(row: &Row, field: &str, files: &[Named]) -> Option<Vec<u8>> {
    let add =
        |packet: EvidencePacket, (name, bytes): &Named| packet.file(field, Input::Bytes(name.clone(), bytes.clone()));
    built(&files.iter().fold(packet(row), add))
}

/// Of whatever size.
fn packet(row: &Row) -> EvidencePacket {
    let packet = EvidencePacket::new(&row.provider, &json!({"id": "du_1", "disputeId": "d1"})).unwrap();
    packet.limit(&format!("{}.files.bytes", row.provider), u64::MAX).unwrap()
}

fn built(packet: &EvidencePacket) -> Option<Vec<u8>> {
    packet.build().ok()?.files.pop().map(|file| file.bytes)
}
