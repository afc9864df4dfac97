//! Files of evidence: reading and counting them, and making packets of them.

use rebuttal_evidence::{EvidenceFile, EvidencePacket, Input};
use serde_json::json;

fn packet(data: &[u8]) -> EvidencePacket {
    let packet = EvidencePacket::new("stripe", &json!({"id": "du_1"})).unwrap();
    packet.file("receipt", Input::Bytes("a".to_owned(), data.to_vec()))
}

/// A report comes of any file, the same each time, and says how many pages it has or why that is not known.
pub(crate) fn count(data: &[u8]) {
    let report = packet(data).preflight(0);
    assert_eq!(report, packet(data).preflight(0));
    let known = report.totals.files[0].pages.is_some();
    assert!(known || !report.findings.is_empty(), "{report:?}");
}

/// What can be counted can be built, with the pages that were counted, or is refused; what is built can be read again.
pub(crate) fn build(data: &[u8]) {
    let packet = packet(data).file("receipt", Input::Bytes("b".to_owned(), data.to_vec()));
    let pages = packet.preflight(0).totals.pages;
    let Ok(built) = packet.build() else { return };
    let [file] = &built.files[..] else { panic!("{} files of one field", built.files.len()) };
    assert_eq!(built.receipt.files[0].pages.len(), pages);
    let again = EvidenceFile::read(Input::Bytes("c".to_owned(), file.bytes.clone()));
    assert_eq!(again.pages(), Some(pages), "{:?}", again.content());
}
