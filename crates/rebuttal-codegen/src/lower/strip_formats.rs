//! progenitor makes a type of its own of most formats (`uuid`, `date`, `int32`, `float`), and an answer that does not fit it
//! would be refused. The type alone counts in every language; the formats that the Rust emitter converts stay.

use serde_json::{Map, Value};

use super::walk::each_in_schemas;
use super::{EXPANDABLE, ID, MESSAGE, PRIVATE, PRIVATE_JSON, UNION};
use crate::document::{Document, Refusal};

/// Takes away every format but those that become a type of ours.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    each_in_schemas(&mut document, strip);
    Ok(document)
}

fn strip(map: &mut Map<String, Value>) {
    let ours = |format: &Value| {
        let format = format.as_str().unwrap_or_default();
        matches!(format, "date-time" | "byte" | "unix-time" | PRIVATE | PRIVATE_JSON | MESSAGE)
            || format.starts_with(EXPANDABLE)
            || format.starts_with(ID)
            || format.starts_with(UNION)
    };
    // A field may be called `format`: its value is a schema then, not a text.
    if map.get("format").is_some_and(|format| format.is_string() && !ours(format)) {
        map.shift_remove("format");
    }
}
