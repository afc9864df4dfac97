//! Where a provider signs some fields of its messages, all others say so, and none of them is required: who can add or take away
//! a field that is required would decide what a message is.

use std::collections::BTreeSet;

use rebuttal_schema::OwnedSignedFields;
use serde_json::{Map, Value};

use crate::document::{Document, NoteKind, Refusal, referenced, segment};
use crate::signed::{self, UNSIGNED};

/// Marks the fields of messages that nobody signs.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(fields) = signed::fields(&document.root) else { return Ok(document) };
    let mut walk = Walk { root: &document.root, fields: &fields, seen: BTreeSet::new(), unsigned: BTreeSet::new() };
    for webhook in document.root.get("x-webhooks").and_then(Value::as_object).into_iter().flat_map(Map::values) {
        for media in webhook.pointer("/post/requestBody/content").and_then(Value::as_object).into_iter().flatten() {
            media.1.get("schema").into_iter().for_each(|schema| walk.schema(schema, ""));
        }
    }
    let unsigned = walk.unsigned;
    let mut optional = Vec::new();
    for (name, field) in unsigned {
        let at = format!("/components/schemas/{}", segment(&name));
        let Some(object) = document.root.pointer_mut(&at) else { continue };
        if let Some(property) = object.get_mut("properties").and_then(|all| all.get_mut(&field)) {
            mark(property);
        }
        let required = object.get_mut("required").and_then(Value::as_array_mut);
        if let Some(required) = required.filter(|list| list.iter().any(|one| *one == field.as_str())) {
            required.retain(|one| *one != field.as_str());
            optional.push((at, field));
        }
    }
    for (at, field) in optional {
        document.note(NoteKind::Inferred, &at, format!("{field} is not signed, so no message needs it"));
    }
    Ok(document)
}

fn mark(property: &mut Value) {
    let Some(property) = property.as_object_mut() else { return };
    let said = property.get("description").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    if said.ends_with(UNSIGNED) {
        return;
    }
    let said = if said.is_empty() { UNSIGNED.to_owned() } else { format!("{said} {UNSIGNED}") };
    property.insert("description".to_owned(), said.into());
}

/// The way from messages to what is signed in them.
struct Walk<'d> {
    root: &'d Value,
    fields: &'d OwnedSignedFields,
    seen: BTreeSet<(String, String)>,
    /// The names of types, each with a field of theirs.
    unsigned: BTreeSet<(String, String)>,
}

impl Walk<'_> {
    /// `at` is the pointer of the value in a message.
    fn schema(&mut self, schema: &Value, at: &str) {
        if let Some(items) = schema.get("items") {
            self.schema(items, &format!("{at}/0"));
        }
        let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
        let Some(name) = referenced(schema).or_else(|| single.and_then(referenced)) else { return };
        let root = self.root;
        let object = root.pointer(&format!("/components/schemas/{}", segment(name)));
        if !self.seen.insert((name.to_owned(), at.to_owned())) {
            return;
        }
        let properties = object.and_then(|object| object.get("properties")?.as_object()).into_iter().flatten();
        for (field, property) in properties {
            let pointer = format!("{at}/{}", segment(field));
            match self.fields.leads(&pointer) {
                true => self.schema(property, &pointer),
                false => {
                    self.unsigned.insert((name.to_owned(), field.clone()));
                }
            }
        }
    }
}
