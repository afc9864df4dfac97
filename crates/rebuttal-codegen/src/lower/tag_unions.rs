//! A union gets a format in each place by which progenitor's types have our own in it: its own enum would refuse an object
//! that is none of the union's.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::walk::each_object;
use crate::describe::is_union;
use crate::document::{Document, Refusal, referenced};

/// What such a format begins with; the union's name stands behind it.
pub const UNION: &str = "rebuttal-union:";

/// Tags every place of a union, and takes the unions themselves away.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut unions = BTreeSet::new();
    if let Some(schemas) = document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        unions.extend(schemas.iter().filter(|(_, schema)| is_union(schema)).map(|(name, _)| name.clone()));
        schemas.retain(|name, _| !unions.contains(name));
    }
    each_object(&mut document.root, &mut |map| tag(map, &unions));
    Ok(document)
}

fn tag(map: &mut Map<String, Value>, unions: &BTreeSet<String>) {
    let own = map.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/components/schemas/"));
    let single = map.get("allOf").and_then(Value::as_array).and_then(|list| list.first()).and_then(referenced);
    let Some(name) = own.or(single).filter(|name| unions.contains(*name)).map(str::to_owned) else { return };
    map.shift_remove("$ref");
    map.shift_remove("allOf");
    map.insert("type".to_owned(), "string".into());
    map.insert("format".to_owned(), format!("{UNION}{name}").into());
}
