//! A list or map that may be missing gets `nullable`: progenitor's types take an absent one for an empty one otherwise, which
//! says something that the answer does not.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Marks every list and map that is not required.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.values_mut().for_each(mark);
    }
    Ok(document)
}

fn mark(schema: &mut Value) {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let optional = properties.iter_mut().filter(|(name, _)| !required.contains(&Value::from(name.as_str())));
    for (_, property) in optional {
        let ty = property.get("type").and_then(Value::as_str);
        let map = ty == Some("object") && property.get("properties").is_none();
        if (ty == Some("array") || map)
            && let Some(property) = property.as_object_mut()
        {
            property.insert("nullable".to_owned(), true.into());
        }
    }
}
