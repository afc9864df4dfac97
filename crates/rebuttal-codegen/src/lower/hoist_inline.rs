//! Every inline object and enum becomes a named component, so that nobody after this invents names and the names in all
//! languages are the same.

use heck::ToUpperCamelCase;
use serde_json::{Map, Value};

use crate::describe::is_union;
use crate::document::{Document, ORIGIN, Refusal, reference, referenced, segment};

/// `Parent.properties.child` becomes the component `ParentChild`; `operationId` names request and answer.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut hoist = Hoist { file: document.clone(), found: Map::new(), taken: Map::new(), refusals: Vec::new() };
    if let Some(Value::Object(schemas)) = document.root.pointer("/components/schemas") {
        hoist.taken.clone_from(schemas);
    }
    for parent in ["paths", "x-webhooks"] {
        if let Some(Value::Object(paths)) = document.root.get_mut(parent) {
            hoist.paths(paths, parent);
        }
    }
    if let Some(Value::Object(schemas)) = document.root.pointer_mut("/components/schemas") {
        for (name, schema) in schemas.iter_mut() {
            hoist.inside(schema, name, &format!("/components/schemas/{}", segment(name)));
        }
        schemas.append(&mut hoist.found);
    }
    if hoist.refusals.is_empty() { Ok(document) } else { Err(hoist.refusals) }
}

/// Where an operation's bodies stand, and what their types' names end with.
fn holders(operation: &Value) -> Vec<(String, &'static str)> {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let successes = responses.filter(|(status, _)| status.starts_with('2'));
    let successes = successes.map(|(status, _)| (format!("responses/{status}"), "Response"));
    std::iter::once(("requestBody".to_owned(), "Request")).chain(successes).collect()
}

struct Hoist {
    /// For addresses only.
    file: Document,
    found: Map<String, Value>,
    taken: Map<String, Value>,
    refusals: Vec<Refusal>,
}

impl Hoist {
    fn paths(&mut self, paths: &mut Map<String, Value>, parent: &str) {
        for (path, item) in paths.iter_mut() {
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                let Some(id) = operation.get("operationId").and_then(Value::as_str) else { continue };
                let (name, at) = (id.to_upper_camel_case(), format!("/{parent}/{}/{method}", segment(path)));
                for (holder, suffix) in holders(operation) {
                    let media = format!("/{holder}/content");
                    let Some(Value::Object(content)) = operation.pointer_mut(&media) else { continue };
                    for (kind, media_type) in content.iter_mut() {
                        if let Some(schema) = media_type.get_mut("schema") {
                            let at = format!("{at}{media}/{}/schema", segment(kind));
                            self.body(schema, &format!("{name}{suffix}"), &at);
                        }
                    }
                }
            }
        }
    }

    /// A body has no text but its type's own, so a bare reference stays in its place.
    fn body(&mut self, schema: &mut Value, name: &str, at: &str) {
        let nullable = schema.get("nullable").is_some();
        self.visit(schema, name, at);
        let moved = schema.pointer("/allOf/0").and_then(referenced).filter(|name| self.found.contains_key(*name));
        if let (Some(name), false) = (moved.map(str::to_owned), nullable) {
            *schema = reference(&name);
        }
    }

    /// Moves `schema` away if it needs a name, and looks inside it either way.
    fn visit(&mut self, schema: &mut Value, name: &str, at: &str) {
        self.inside(schema, name, at);
        let is_enum = schema.get("enum").is_some();
        let is_struct = schema.get("properties").is_some();
        if !is_enum && !is_struct && !is_union(schema) {
            return;
        }
        let mut name = name.to_owned();
        // Of a document that was not written for us nobody could change the names.
        while self.file.foreign.is_some() && self.taken.contains_key(&name) {
            name.push('X');
        }
        let name = name.as_str();
        if self.taken.contains_key(name) {
            let problem = format!("This schema would be named {name}, and that name is taken.");
            let cure = "Move it to components/schemas under a name of its own and refer to it.";
            self.refusals.push(self.file.refuse(at, problem, cure));
            return;
        }
        // What the field is, and not its type.
        let mut of_field = |key: &str| schema.as_object_mut().and_then(|map| map.shift_remove(key));
        let (nullable, own_name) = (of_field("nullable"), of_field("x-name"));
        let description = schema.get("description").cloned();
        let mut moved = std::mem::replace(schema, reference(name));
        if let Some(map) = moved.as_object_mut() {
            map.insert(ORIGIN.to_owned(), at.into());
        }
        // Text beside a reference is lost; inside allOf it is kept.
        if nullable.is_some() || own_name.is_some() || description.is_some() {
            let mut around = Map::new();
            around.insert("allOf".to_owned(), Value::Array(vec![reference(name)]));
            around.extend(description.map(|text| ("description".to_owned(), text)));
            around.extend(nullable.map(|value| ("nullable".to_owned(), value)));
            around.extend(own_name.map(|value| ("x-name".to_owned(), value)));
            *schema = Value::Object(around);
        }
        self.taken.insert(name.to_owned(), Value::Null);
        self.found.insert(name.to_owned(), moved);
    }

    fn inside(&mut self, schema: &mut Value, name: &str, at: &str) {
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            for (key, property) in properties.iter_mut() {
                let child = format!("{name}{}", key.to_upper_camel_case());
                self.visit(property, &child, &format!("{at}/properties/{}", segment(key)));
            }
        }
        if is_union(schema) {
            for (index, one) in schema["oneOf"].as_array_mut().into_iter().flatten().enumerate() {
                self.visit(one, &format!("{name}Variant{}", index + 1), &format!("{at}/oneOf/{index}"));
            }
        }
        for (key, suffix) in [("items", "Item"), ("additionalProperties", "Value")] {
            if let Some(inner) = schema.get_mut(key).filter(|inner| inner.is_object()) {
                self.visit(inner, &format!("{name}{suffix}"), &format!("{at}/{key}"));
            }
        }
    }
}
