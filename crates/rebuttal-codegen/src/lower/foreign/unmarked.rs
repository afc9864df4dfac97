//! What says neither that it may be shown nor that it may not is private, until an overlay says otherwise.

use super::walk;
use crate::document::{Document, NoteKind, Refusal};
use crate::privacy;

/// Marks everything that the check of our own documents would refuse.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    for at in privacy::pointers(&document) {
        let Some(schema) = document.root.pointer_mut(&at) else { continue };
        let inner = schema.get("items").or_else(|| schema.get("additionalProperties"));
        // Only texts can be private inside a list or map; anything else is private as a whole.
        if inner.is_some_and(|inner| inner["type"] != "string") {
            walk::open(schema);
        }
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("x-private".to_owned(), "assumed".into());
        }
        document.note(NoteKind::Private, &at, "free text");
    }
    Ok(document)
}
