//! A message in an answer gets a format by which progenitor's types have our own in its place: which kind it is, and what of
//! it can be read, is told by the runtime.

use super::walk::each_in_schemas;
use crate::document::{Document, Refusal};

/// The format of what the Rust emitter makes the receiver's messages.
pub const MESSAGE: &str = "rebuttal-message";

/// Tags every message.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    each_in_schemas(&mut document, |map| {
        if map.get("x-message").is_some_and(|message| message == true) {
            map.retain(|key, _| key == "description");
            map.insert("type".to_owned(), "string".into());
            map.insert("format".to_owned(), MESSAGE.into());
        }
    });
    Ok(document)
}
