//! progenitor names a field after its name on the wire. Where ours is another, its document has ours: of what it makes only
//! the types are used.

use serde_json::{Map, Value};

use crate::document::{Document, Refusal};

/// Renames every property that has an `x-name`.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let schemas = document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (_, schema) in schemas.into_iter().flatten() {
        let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) else { continue };
        let mut renamed = Map::new();
        let mut required = Vec::new();
        for (wire, mut field) in std::mem::take(fields) {
            let name = field.as_object_mut().and_then(|map| map.shift_remove("x-name"));
            let name = name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_else(|| wire.clone());
            required.push((wire, name.clone()));
            renamed.insert(name, field);
        }
        *fields = renamed;
        for one in schema.get_mut("required").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some((_, name)) = required.iter().find(|(wire, _)| one == wire) {
                *one = name.clone().into();
            }
        }
    }
    Ok(document)
}
