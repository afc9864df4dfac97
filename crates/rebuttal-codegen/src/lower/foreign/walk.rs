//! Ways through a document that several rules go.

use serde_json::{Map, Value};

use crate::document::segment;

/// The methods that a path may have.
pub(super) const METHODS: &[&str] = &["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/// Where operations stand.
pub(super) const HOLDERS: &[&str] = &["paths", "x-webhooks"];

/// Calls `f` with every operation and webhook, and its pointer.
pub(super) fn operations(root: &mut Value, f: &mut dyn FnMut(&mut Map<String, Value>, &str)) {
    for holder in HOLDERS {
        let paths = root.get_mut(*holder).and_then(Value::as_object_mut).into_iter().flatten();
        for (path, item) in paths {
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                if let (true, Some(operation)) = (METHODS.contains(&method.as_str()), operation.as_object_mut()) {
                    f(operation, &format!("/{holder}/{}/{method}", segment(path)));
                }
            }
        }
    }
}

/// Calls `f` with every schema and its pointer: what stands inside comes before what it stands in.
pub(super) fn schemas(root: &mut Value, f: &mut dyn FnMut(&mut Value, &str)) {
    operations(root, &mut |operation, at| of_operation(operation, at, f));
    let named = root.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (name, schema) in named.into_iter().flatten() {
        schema_and_inside(schema, &format!("/components/schemas/{}", segment(name)), f);
    }
}

fn of_operation(operation: &mut Map<String, Value>, at: &str, f: &mut dyn FnMut(&mut Value, &str)) {
    let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for (index, parameter) in parameters.into_iter().flatten().enumerate() {
        if let Some(schema) = parameter.get_mut("schema") {
            schema_and_inside(schema, &format!("{at}/parameters/{index}/schema"), f);
        }
    }
    if let Some(body) = operation.get_mut("requestBody") {
        of_content(body, &format!("{at}/requestBody"), f);
    }
    let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
    for (status, response) in responses.into_iter().flatten() {
        of_content(response, &format!("{at}/responses/{}", segment(status)), f);
    }
}

fn of_content(holder: &mut Value, at: &str, f: &mut dyn FnMut(&mut Value, &str)) {
    let content = holder.get_mut("content").and_then(Value::as_object_mut);
    for (kind, media) in content.into_iter().flatten() {
        if let Some(schema) = media.get_mut("schema") {
            schema_and_inside(schema, &format!("{at}/content/{}/schema", segment(kind)), f);
        }
    }
}

/// Calls `f` with a schema after all that stands in it. Open JSON has nothing inside that counts.
pub(super) fn schema_and_inside(schema: &mut Value, at: &str, f: &mut dyn FnMut(&mut Value, &str)) {
    if let Some(map) = schema.as_object_mut().filter(|map| map.get("x-json") != Some(&Value::Bool(true))) {
        for (key, inner) in map.iter_mut() {
            match (key.as_str(), inner) {
                ("properties" | "patternProperties", Value::Object(properties)) => {
                    for (name, property) in properties.iter_mut() {
                        schema_and_inside(property, &format!("{at}/{key}/{}", segment(name)), f);
                    }
                }
                ("items" | "additionalProperties" | "not", inner @ Value::Object(_)) => {
                    schema_and_inside(inner, &format!("{at}/{key}"), f);
                }
                ("allOf" | "oneOf" | "anyOf", Value::Array(list)) => {
                    for (index, one) in list.iter_mut().enumerate() {
                        schema_and_inside(one, &format!("{at}/{key}/{index}"), f);
                    }
                }
                _ => {}
            }
        }
    }
    f(schema, at);
}

/// Makes a schema any JSON; what it is about and what is said about its privacy stay.
pub(super) fn open(schema: &mut Value) {
    const KEPT: &[&str] = &["description", "nullable", "x-private", "x-public", "x-name", crate::document::ORIGIN];
    match schema.as_object_mut() {
        Some(map) => map.retain(|key, _| KEPT.contains(&key.as_str())),
        None => *schema = Value::Object(Map::new()),
    }
    if let Some(map) = schema.as_object_mut() {
        map.insert("x-json".to_owned(), Value::Bool(true));
    }
}

/// Takes keys out.
pub(super) fn without(map: &mut Map<String, Value>, keys: &[&str]) {
    map.retain(|key, _| !keys.contains(&key.as_str()));
}
