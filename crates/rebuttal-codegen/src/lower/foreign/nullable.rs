//! What may be null is said where it is used: a field can be null, a named part and what a list holds cannot.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::walk;
use crate::document::{Document, Refusal, referenced};

/// Moves `nullable` from named parts to the places that refer to them.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut null = BTreeSet::new();
    for (name, part) in
        document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut).into_iter().flatten()
    {
        if part.as_object_mut().and_then(|part| part.shift_remove("nullable")) == Some(Value::Bool(true)) {
            null.insert(name.clone());
        }
    }
    walk::schemas(&mut document.root, &mut |schema, at| {
        // A whole body or parameter that is null is none.
        let whole = at.ends_with("/schema") && !at.ends_with("/properties/schema");
        let inside = at.rsplit('/').nth(1) == Some("allOf");
        let single = schema.pointer("/allOf/0").unwrap_or(schema);
        if !whole && !inside && referenced(single).is_some_and(|name| null.contains(name)) {
            let single = single.clone();
            if let Some(map) = schema.as_object_mut() {
                map.shift_remove("$ref");
                map.insert("allOf".to_owned(), json!([single]));
                map.insert("nullable".to_owned(), true.into());
            }
        }
        // Nothing in three languages says "a list that may hold null", so its items are any JSON.
        if let Some(items) = schema.get_mut("items").filter(|items| items.get("nullable") == Some(&Value::Bool(true))) {
            walk::open(items);
            items.as_object_mut().and_then(|items| items.shift_remove("nullable"));
        }
    });
    Ok(document)
}
