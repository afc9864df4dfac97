//! A named text, number, list or map is written where it is used: a name is worth having for objects, enumerations and unions.

use serde_json::{Map, Value, json};

use super::walk;
use crate::document::{Document, Refusal, referenced};

/// How many values may be copied to where they are used.
const LARGEST: usize = 1_000_000;

/// Puts every named schema that is neither an object, an enumeration nor a union into the places that refer to it.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut plain = Map::new();
    if let Some(schemas) = document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let (named, other) = std::mem::take(schemas)
            .into_iter()
            .partition(|(_, it)| ["properties", "enum", "oneOf"].iter().any(|key| it.get(*key).is_some()));
        (*schemas, plain) = (named, other);
    }
    let mut inline = Inline { plain, left: LARGEST };
    walk::schemas(&mut document.root, &mut |schema, _| inline.put(schema, &mut Vec::new()));
    if inline.left == 0 {
        let cure = "Take less of the document: name in x-slice what you need.";
        return Err(vec![document.refuse(
            "/components/schemas",
            "What is named becomes too large where it is used.",
            cure,
        )]);
    }
    Ok(document)
}

struct Inline {
    plain: Map<String, Value>,
    left: usize,
}

impl Inline {
    fn put(&mut self, schema: &mut Value, within: &mut Vec<String>) {
        // What stands in allOf was put there before: a named object or a schema that takes the place of all.
        let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
        let found = match single.filter(|single| referenced(single).is_none()) {
            Some(single) => single.clone(),
            None => {
                let Some(name) = referenced(schema).map(str::to_owned) else { return };
                let Some(found) = self.plain.get(&name) else { return };
                let mut found = found.clone();
                self.left = self.left.saturating_sub(super::references::size(&found));
                // A list of itself has no end.
                if within.contains(&name) || self.left == 0 {
                    found = json!({"x-json": true});
                }
                within.push(name);
                walk::schema_and_inside(&mut found, "", &mut |inner, _| self.put(inner, within));
                within.pop();
                found
            }
        };
        let mut found = found;
        if let (Some(map), Some(around)) = (found.as_object_mut(), schema.as_object()) {
            map.extend(
                around
                    .iter()
                    .filter(|(key, _)| *key != "$ref" && *key != "allOf")
                    .map(|(key, value)| (key.clone(), value.clone())),
            );
        }
        *schema = found;
    }
}
