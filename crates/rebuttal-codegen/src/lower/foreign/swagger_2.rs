//! Swagger 2.0 is written as OpenAPI 3.0, so that no later rule has to know it.

use serde_json::{Map, Value, json};

use super::walk::METHODS;
use crate::document::{Document, ORIGIN, Refusal, segment};

/// What of a parameter or header belongs into its schema since 3.0.
const OF_SCHEMA: &[&str] = &[
    "type", "format", "items", "enum", "default", "minimum", "maximum", "minLength", "maxLength", "minItems",
    "maxItems", "pattern", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "multipleOf",
];

/// Rewrites the whole document.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(mut root) = document.root.as_object().filter(|root| root.contains_key("swagger")).cloned() else {
        return Ok(document);
    };
    root.shift_remove("swagger");
    root.insert("openapi".to_owned(), "3.0.3".into());
    let servers = server(&mut root);
    root.entry("servers").or_insert(servers);
    let consumes = list(root.shift_remove("consumes").as_ref());
    let produces = list(root.shift_remove("produces").as_ref());
    let shared = root.shift_remove("parameters").unwrap_or_default();
    let mut responses = root.shift_remove("responses").unwrap_or_default();
    responses.as_object_mut().into_iter().flatten().for_each(|(_, one)| response(one, &produces));
    for (_, item) in root.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten() {
        let Some(item) = item.as_object_mut() else { continue };
        let common = item.shift_remove("parameters").unwrap_or_default();
        for (_, operation) in item.iter_mut().filter(|(key, _)| METHODS.contains(&key.as_str())) {
            if let Some(operation) = operation.as_object_mut() {
                body_and_responses(operation, &common, &shared, &consumes, &produces);
            }
        }
    }
    let mut schemas = root.shift_remove("definitions").unwrap_or_else(|| json!({}));
    for (name, schema) in schemas.as_object_mut().into_iter().flatten() {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert(ORIGIN.to_owned(), format!("/definitions/{}", segment(name)).into());
        }
    }
    let mut schemes = root.shift_remove("securityDefinitions").unwrap_or_else(|| json!({}));
    schemes.as_object_mut().into_iter().flatten().for_each(|(_, scheme)| security(scheme));
    root.insert(
        "components".to_owned(),
        json!({"schemas": schemas, "responses": responses, "securitySchemes": schemes}),
    );
    document.root = Value::Object(root);
    moved(&mut document.root);
    Ok(document)
}

fn list(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn server(root: &mut Map<String, Value>) -> Value {
    let schemes = list(root.shift_remove("schemes").as_ref());
    let base = root.shift_remove("basePath").unwrap_or_default();
    let base = base.as_str().unwrap_or_default().trim_end_matches('/').to_owned();
    let scheme = if schemes.iter().any(|scheme| scheme == "https") || schemes.is_empty() { "https" } else { "http" };
    match root.shift_remove("host").as_ref().and_then(Value::as_str) {
        Some(host) => json!([{"url": format!("{scheme}://{host}{base}")}]),
        None if base.is_empty() => json!([]),
        None => json!([{"url": base}]),
    }
}

fn body_and_responses(
    operation: &mut Map<String, Value>,
    common: &Value,
    shared: &Value,
    consumes: &[String],
    produces: &[String],
) {
    let own = list(operation.shift_remove("consumes").as_ref());
    let consumes = if own.is_empty() { consumes } else { &own };
    let given = list(operation.shift_remove("produces").as_ref());
    let produces = if given.is_empty() { produces } else { &given };
    let resolved = |parameter: &Value| {
        let name = parameter.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/parameters/"));
        name.and_then(|name| shared.get(name)).unwrap_or(parameter).clone()
    };
    let own = operation.shift_remove("parameters").unwrap_or_default();
    let mut all: Vec<Value> = own.as_array().into_iter().flatten().map(resolved).collect();
    for parameter in common.as_array().into_iter().flatten().map(resolved) {
        let same = |other: &Value| other["name"] == parameter["name"] && other["in"] == parameter["in"];
        if !all.iter().any(same) {
            all.push(parameter);
        }
    }
    let (mut kept, mut fields, mut required, mut files) = (Vec::new(), Map::new(), Vec::new(), false);
    for mut parameter in all {
        let name = parameter["name"].as_str().unwrap_or_default().to_owned();
        match parameter["in"].as_str() {
            Some("body") => {
                let kinds = if consumes.is_empty() { vec!["application/json".to_owned()] } else { consumes.to_vec() };
                let schema = parameter.get("schema").cloned().unwrap_or_else(|| json!({}));
                let content: Map<String, Value> =
                    kinds.into_iter().map(|kind| (kind, json!({"schema": schema}))).collect();
                operation.insert("requestBody".to_owned(), json!({"required": true, "content": content}));
            }
            // A later rule says of every parameter without a name that it is left out.
            Some("formData") if !name.is_empty() => {
                files |= parameter["type"] == "file";
                if parameter["required"] == true {
                    required.push(name.clone());
                }
                let mut schema = schema(&mut parameter);
                if let (Some(schema), Some(text)) = (schema.as_object_mut(), parameter.get("description")) {
                    schema.insert("description".to_owned(), text.clone());
                }
                fields.insert(name, schema);
            }
            Some(_) => {
                let style = parameter.as_object_mut().and_then(|map| map.shift_remove("collectionFormat"));
                let schema = schema(&mut parameter);
                if let Some(map) = parameter.as_object_mut() {
                    if schema["type"] == "array" && map["in"] == "query" {
                        map.insert("explode".to_owned(), (style == Some("multi".into())).into());
                    }
                    map.insert("schema".to_owned(), schema);
                }
                kept.push(parameter);
            }
            None => kept.push(parameter),
        }
    }
    if !kept.is_empty() {
        operation.insert("parameters".to_owned(), kept.into());
    }
    if !fields.is_empty() {
        let multipart = files || consumes.iter().any(|kind| kind == "multipart/form-data");
        let kind = if multipart { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        let schema = json!({"type": "object", "properties": fields, "required": required});
        operation.insert("requestBody".to_owned(), json!({"content": {kind: {"schema": schema}}}));
    }
    let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
    responses.into_iter().flatten().for_each(|(_, one)| response(one, produces));
}

/// Takes the schema out of a parameter.
fn schema(parameter: &mut Value) -> Value {
    let mut schema = Map::new();
    if let Some(map) = parameter.as_object_mut() {
        schema.extend(OF_SCHEMA.iter().filter_map(|key| map.shift_remove_entry(*key)));
    }
    Value::Object(schema)
}

fn response(response: &mut Value, produces: &[String]) {
    let Some(map) = response.as_object_mut() else { return };
    if let Some(schema) = map.shift_remove("schema") {
        let kinds = if produces.is_empty() { vec!["application/json".to_owned()] } else { produces.to_vec() };
        let content: Map<String, Value> = kinds.into_iter().map(|kind| (kind, json!({"schema": schema}))).collect();
        map.insert("content".to_owned(), Value::Object(content));
    }
}

fn security(scheme: &mut Value) {
    if scheme["type"] == "basic" {
        *scheme = json!({"type": "http", "scheme": "basic"});
    } else if scheme["type"] == "oauth2" {
        let flow = if scheme["flow"] == "application" { "clientCredentials" } else { "authorizationCode" };
        let url = scheme.get("tokenUrl").cloned().unwrap_or_default();
        *scheme = json!({"type": "oauth2", "flows": {flow: {"tokenUrl": url}}});
    }
}

/// References, and the words of schemas that have others now.
fn moved(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get_mut("$ref") {
                for (from, to) in [("definitions", "schemas"), ("responses", "responses")] {
                    if let Some(name) = target.strip_prefix(&format!("#/{from}/")) {
                        *target = format!("#/components/{to}/{name}");
                        break;
                    }
                }
            }
            if map.get("type").is_some_and(|ty| ty == "file") {
                map.insert("type".to_owned(), "string".into());
                map.insert("format".to_owned(), "binary".into());
            }
            if let Some(nullable) = map.shift_remove("x-nullable") {
                map.insert("nullable".to_owned(), nullable);
            }
            if let Some(Value::String(name)) = map.get("discriminator").cloned() {
                map.insert("discriminator".to_owned(), json!({"propertyName": name}));
            }
            map.values_mut().for_each(moved);
        }
        Value::Array(list) => list.iter_mut().for_each(moved),
        _ => {}
    }
}
