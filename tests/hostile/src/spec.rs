//! The reader of the documents.

use rebuttal_codegen::describe::describe;
use rebuttal_codegen::document::{Document, Refusal};
use rebuttal_codegen::lower::{GENERAL, lower};
use rebuttal_codegen::read::parse;

const COMMON: &str = include_str!("../../../spec/common.yaml");

/// The bytes are a document. It is described, or refused with places.
pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let refusals = match read(&text) {
        Ok(description) => {
            assert_eq!(read(&text).ok(), Some(description), "the same document, the same description");
            return;
        }
        Err(refusals) => refusals,
    };
    assert!(!refusals.is_empty());
    for Refusal { address, problem, cure } in refusals {
        assert!(address.starts_with("spec/hostile.yaml#"), "no address: {address}");
        assert!(!problem.is_empty() && !cure.is_empty(), "{address}");
    }
}

fn read(text: &str) -> Result<String, Vec<Refusal>> {
    let common = parse("spec/common.yaml", COMMON)?;
    let root = parse("spec/hostile.yaml", text)?;
    let document = Document::new("spec/hostile.yaml", root, common)?;
    describe(&lower(document, GENERAL)?).map(|api| format!("{api:?}"))
}
