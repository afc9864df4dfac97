//! Unions of objects that a field tells apart stay unions: by the document's discriminator, or by a field that has other
//! values in each of them.

use serde_json::{Map, Value, json};

use super::merged::Made;
use crate::describe::mapped;
use crate::document::{Document, referenced, segment};

/// Whether a schema is such a union as this rule leaves it: its mapping refers to schemas.
pub(super) fn is_tagged(schema: &Value) -> bool {
    let mapping = schema.pointer("/discriminator/mapping").and_then(Value::as_object);
    mapping.is_some_and(|mapping| !mapping.is_empty() && mapping.values().all(Value::is_object))
}

/// The objects of such a union; none if the schema, or the one that it refers to, is another.
pub(super) fn objects<'d>(schema: &'d Value, file: &'d Document) -> Option<Vec<&'d Value>> {
    let schema = referenced(schema).map_or(Some(schema), |name| file.named(name))?;
    let list = schema.get("oneOf").and_then(Value::as_array).filter(|_| is_tagged(schema))?;
    list.iter().map(|one| file.named(referenced(one)?)).collect()
}

/// The union of these schemas, each with its pointer, if all are objects and a field tells them apart. `untold` gets the names of the objects that
/// do not describe that field, and the field.
pub(super) fn tagged(
    list: &[(String, Value)],
    discriminator: Option<&Value>,
    at: &str,
    made: &mut Made,
    file: &Document,
    untold: &mut Vec<(String, String)>,
) -> Option<Value> {
    let objects: Vec<&Value> = list
        .iter()
        .map(|(_, one)| {
            referenced(one).map_or(Some(one), |name| file.named(name)).filter(|one| one.get("properties").is_some())
        })
        .collect::<Option<_>>()?;
    let tag = match discriminator {
        Some(said) => said.get("propertyName").and_then(Value::as_str)?.to_owned(),
        None => telling(&objects, file)?,
    };
    let mapping = discriminator.and_then(|said| said.get("mapping")?.as_object());
    let mut values = Vec::new();
    for ((_, one), object) in list.iter().zip(&objects) {
        let field = object.pointer(&format!("/properties/{}", segment(&tag)));
        if field.is_some_and(|field| !is_text(field, file)) {
            return None;
        }
        let name = referenced(one);
        let led = mapping.into_iter().flatten().filter(|(_, target)| name.is_some() && mapped(target) == name);
        let mut own: Vec<String> = led.map(|(value, _)| value.clone()).collect();
        if own.is_empty() {
            own = field.map(|field| listed(field, file)).unwrap_or_default();
        }
        if own.is_empty() {
            own.push(name?.to_owned());
        }
        values.push(own);
    }
    let all: Vec<&String> = values.iter().flatten().collect();
    if (1..all.len()).any(|index| all[..index].contains(&all[index])) {
        return None;
    }
    let (mut references, mut told) = (Vec::new(), Map::new());
    for (((place, one), object), values) in list.iter().zip(&objects).zip(values) {
        let reference = match referenced(one) {
            Some(_) => one.clone(),
            None => made.known(one).unwrap_or_else(|| {
                let name = format!("{at}/{}", segment(&values[0]));
                made.put_as(place, &name, one, one.clone(), file)
            }),
        };
        if object.pointer(&format!("/properties/{}", segment(&tag))).is_none() {
            untold.push((referenced(&reference)?.to_owned(), tag.clone()));
        }
        told.extend(values.into_iter().map(|value| (value, reference.clone())));
        references.push(reference);
    }
    Some(json!({"oneOf": references, "discriminator": {"propertyName": tag, "mapping": told}}))
}

/// A field that every object requires, with other values in each.
fn telling(objects: &[&Value], file: &Document) -> Option<String> {
    let requires = |object: &Value, name: &str| {
        object.get("required").and_then(Value::as_array).is_some_and(|list| list.iter().any(|one| one == name))
    };
    let fields = objects.first()?.get("properties")?.as_object()?;
    fields
        .keys()
        .find(|name| {
            let mut seen: Vec<String> = Vec::new();
            objects.iter().all(|object| {
                let field = object.pointer(&format!("/properties/{}", segment(name)));
                let values = field.map(|field| listed(field, file)).unwrap_or_default();
                let other =
                    requires(object, name) && !values.is_empty() && !values.iter().any(|value| seen.contains(value));
                seen.extend(values);
                other
            })
        })
        .cloned()
}

/// A schema, or the one that it refers to alone or beside words.
fn resolved<'d>(schema: &'d Value, file: &'d Document) -> &'d Value {
    let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
    let name = referenced(schema).or_else(|| single.and_then(referenced));
    name.and_then(|name| file.named(name)).unwrap_or(schema)
}

fn is_text(schema: &Value, file: &Document) -> bool {
    let schema = resolved(schema, file);
    schema["type"] == "string" || (schema.get("type").is_none() && !listed(schema, file).is_empty())
}

/// The texts that a field can have, if they are listed.
fn listed(schema: &Value, file: &Document) -> Vec<String> {
    let values = resolved(schema, file).get("enum").and_then(Value::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}
