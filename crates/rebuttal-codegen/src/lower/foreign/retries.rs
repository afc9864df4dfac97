//! A GET changes nothing by HTTP's own rules. Of anything else only its document can say whether it may be repeated.

use serde_json::Value;

use super::walk;
use crate::document::{Document, Refusal};

/// Gives `x-retry: read` to every GET that says nothing.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    walk::operations(&mut document.root, &mut |operation, at| {
        if at.starts_with("/paths") && at.ends_with("/get") {
            operation.entry("x-retry").or_insert_with(|| Value::from("read"));
        }
    });
    Ok(document)
}
