//! Enumerations are of texts with a name. All others are of their type alone, and null is `nullable`.

use std::collections::BTreeSet;

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::walk;
use crate::document::{Document, NoteKind, Refusal};

/// Leaves to every enumeration what can be one. A value that is taken out is kept when it comes, as any that is not listed.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut notes = Vec::new();
    walk::schemas(&mut document.root, &mut |schema, at| {
        let Some(map) = schema.as_object_mut() else { return };
        let Some(values) = map.get("enum").and_then(Value::as_array).cloned() else { return };
        if map.get("type").is_none_or(|ty| ty != "string")
            || matches!(map.get("format").and_then(Value::as_str), Some("date-time" | "byte" | "binary"))
        {
            map.shift_remove("enum");
            map.shift_remove("x-enum-descriptions");
            return;
        }
        if values.iter().any(Value::is_null) {
            map.insert("nullable".to_owned(), true.into());
        }
        let (mut seen, mut kept, mut left) = (BTreeSet::new(), Vec::new(), Vec::new());
        for value in values.into_iter().filter(|value| !value.is_null()) {
            // YAML takes unquoted values for other types.
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let name = text.to_upper_camel_case();
            if !name.is_empty() && name.is_ascii() && seen.insert(name) {
                kept.push(Value::from(text));
            } else {
                left.push(text);
            }
        }
        left.retain(|text| !text.is_empty() && !kept.contains(&Value::from(text.clone())));
        if !left.is_empty() {
            notes.push((at.to_owned(), format!("the values {left:?} have no name of their own and are not listed")));
        }
        if let Some(Value::Object(texts)) = map.get_mut("x-enum-descriptions") {
            texts.retain(|value, _| kept.iter().any(|it| it == value));
        }
        if kept.is_empty() {
            map.shift_remove("enum");
        } else {
            map.insert("enum".to_owned(), kept.into());
        }
    });
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}
