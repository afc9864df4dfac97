//! Several objects as one: what `allOf` asks for, and what a union of objects can be read and written as.

use std::collections::BTreeMap;

use heck::ToUpperCamelCase;
use serde_json::{Map, Value, json};

use super::names::words;
use crate::document::{Document, ORIGIN, Refusal, reference, referenced, segment};

/// How large all that is merged may become together.
const LARGEST: usize = 1_000_000;

/// How often a document is gone through until nothing is left to merge; what is left then holds itself.
pub(super) const PASSES: usize = 6;

/// Merges schemas of one document.
pub(super) struct Merger<'d> {
    pub(super) file: &'d Document,
    left: usize,
    pub(super) refusals: Vec<Refusal>,
}

impl<'d> Merger<'d> {
    pub(super) fn new(file: &'d Document) -> Self {
        Self { file, left: LARGEST, refusals: Vec::new() }
    }

    /// What a reference leads to, with everything that it is made of by `allOf`; any other schema likewise.
    pub(super) fn flat(&mut self, schema: &Value, at: &str, within: &mut Vec<String>) -> Value {
        // It is refused as a whole.
        if self.is_spent() {
            return json!({});
        }
        if let Some(name) = referenced(schema) {
            if within.iter().any(|outer| outer == name) {
                let problem = format!("{name} is made of itself.");
                self.refuse(at, problem, "Correct allOf, oneOf or anyOf in an overlay.");
                return json!({});
            }
            let target = format!("/components/schemas/{}", segment(name));
            let Some(found) = self.file.root.pointer(&target) else { return json!({}) };
            within.push(name.to_owned());
            let mut flat = self.flat(found, &target, within);
            within.pop();
            // Addresses name the place where a field was written.
            flat.as_object_mut().and_then(|map| map.shift_remove(ORIGIN));
            for (name, field) in flat.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
                let place = format!("{target}/properties/{}", segment(name));
                if let Some(field) = field.as_object_mut() {
                    field.entry(ORIGIN).or_insert_with(|| self.file.origin(&place).into());
                }
            }
            return flat;
        }
        let Some(list) = schema.get("allOf").and_then(Value::as_array) else {
            self.spend(schema, at);
            return schema.clone();
        };
        let mut own = schema.clone();
        own.as_object_mut().and_then(|map| map.shift_remove("allOf"));
        let mut all = json!({});
        for (index, part) in list.iter().enumerate() {
            let part = self.flat(part, &format!("{at}/allOf/{index}"), within);
            both(&mut all, part);
        }
        both(&mut all, own);
        self.spend(&all, at);
        all
    }

    fn spend(&mut self, value: &Value, at: &str) {
        match self.left.checked_sub(super::references::size(value)) {
            Some(left) => self.left = left,
            None if self.refusals.is_empty() => {
                let cure = "Take less of the document: name in x-slice what you need.";
                self.refuse(at, "What is merged becomes too large.", cure);
            }
            None => {}
        }
    }

    pub(super) fn is_spent(&self) -> bool {
        !self.refusals.is_empty()
    }

    fn refuse(&mut self, at: &str, problem: impl Into<String>, cure: &str) {
        let refusal = self.file.refuse(at, problem, cure);
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }
}

/// Named objects for what was merged inside other schemas: the same parts make the same object, so that what holds itself
/// comes to an end.
#[derive(Default)]
pub(super) struct Made {
    names: BTreeMap<String, String>,
    new: Map<String, Value>,
}

impl Made {
    /// The object of these parts, if it was made before.
    pub(super) fn known(&self, parts: &Value) -> Option<Value> {
        self.names.get(&parts.to_string()).map(|name| reference(name))
    }

    /// Where it stands: by itself if it is a named schema or a whole body, else under a name of its place.
    pub(super) fn put(&mut self, at: &str, parts: &Value, merged: Value, file: &Document) -> Value {
        let parent = at.rsplit('/').nth(1).unwrap_or_default();
        if at.ends_with("/schema") || (parent == "schemas" && at.matches('/').count() == 3) {
            return merged;
        }
        self.put_as(at, at, parts, merged, file)
    }

    /// The same under a name that is made of another pointer.
    pub(super) fn put_as(&mut self, at: &str, name: &str, parts: &Value, mut merged: Value, file: &Document) -> Value {
        let place = name;
        let named = |name: &str| file.root.pointer(&format!("/components/schemas/{name}")).is_some();
        let mut name = place
            .split('/')
            .filter(|part| !OF_STRUCTURE.contains(part) && part.parse::<usize>().is_err())
            .flat_map(words)
            .collect::<Vec<_>>()
            .join(" ")
            .to_upper_camel_case();
        while named(&name) || self.new.contains_key(&name) || self.names.values().any(|other| *other == name) {
            name.push('X');
        }
        if let Some(map) = merged.as_object_mut() {
            map.insert(ORIGIN.to_owned(), file.origin(at).into());
        }
        self.names.insert(parts.to_string(), name.clone());
        self.new.insert(name.clone(), merged);
        reference(&name)
    }

    /// Adds what was made to the document.
    pub(super) fn flush(&mut self, document: &mut Document) {
        if let Some(schemas) = document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
            schemas.append(&mut self.new);
        }
    }
}

/// Segments of pointers that name nothing of the provider's.
const OF_STRUCTURE: &[&str] = &[
    "components", "schemas", "properties", "paths", "requestBody", "responses", "content", "schema",
    "application~1json", "allOf", "oneOf", "anyOf", "additionalProperties",
];

/// Adds what one schema says to another: it is both. The later one's words count where they differ.
pub(super) fn both(into: &mut Value, from: Value) {
    let (Some(into), Value::Object(from)) = (into.as_object_mut(), from) else { return };
    for (key, value) in from {
        match (key.as_str(), into.get_mut(&key), value) {
            ("properties", Some(Value::Object(there)), Value::Object(more)) => {
                for (name, schema) in more {
                    match there.get_mut(&name) {
                        Some(earlier) => field_of_both(earlier, schema),
                        None => {
                            there.insert(name, schema);
                        }
                    }
                }
            }
            ("required" | "oneOf" | "anyOf", Some(Value::Array(there)), Value::Array(more)) => {
                there.extend(more.into_iter().filter(|one| !there.contains(one)).collect::<Vec<_>>());
            }
            // A part's own place would be a wrong one for the whole, and null must be good to all parts.
            (ORIGIN, Some(_), _) => {}
            ("nullable", Some(there), value) => *there = Value::Bool(*there == true && value == true),
            (_, _, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// A field that two parts describe: often the second only adds a text.
fn field_of_both(earlier: &mut Value, later: Value) {
    let structure = ["type", "$ref", "properties", "enum", "allOf", "oneOf", "anyOf", "items", "additionalProperties"];
    let says = |value: &Value| structure.iter().any(|key| value.get(key).is_some());
    if says(&later) && says(earlier) && earlier["type"] != later["type"] {
        *earlier = later;
    } else {
        both(earlier, later);
    }
}

/// One object for any of several: it has every field that any of them has, and requires what all of them require. A field
/// that they describe differently is any JSON.
pub(super) fn any(objects: Vec<Value>) -> Value {
    let mut fields: Map<String, Value> = Map::new();
    let mut required: Option<Vec<Value>> = None;
    for object in objects {
        let own = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        required = Some(match required {
            Some(before) => before.into_iter().filter(|name| own.contains(name)).collect(),
            None => own,
        });
        let Some(Value::Object(properties)) = object.get("properties").cloned() else { continue };
        for (name, schema) in properties {
            match fields.get_mut(&name) {
                None => {
                    fields.insert(name, schema);
                }
                Some(there) if bare(there) == bare(&schema) => {}
                Some(there) => *there = field_of_any(there, &schema),
            }
        }
    }
    let mut one = json!({"type": "object", "properties": fields});
    if let Some(required) = required.filter(|required| !required.is_empty()) {
        one["required"] = required.into();
    }
    one
}

/// A schema without its words.
fn bare(schema: &Value) -> Value {
    let mut bare = schema.clone();
    if let Some(map) = bare.as_object_mut() {
        map.retain(|key, _| !["description", ORIGIN, "x-enum-descriptions"].contains(&key.as_str()));
    }
    bare
}

fn field_of_any(one: &Value, other: &Value) -> Value {
    let both = [one, other];
    let text = |value: &&Value| value["type"] == "string" && value.get("format").is_none();
    let mut field = if both.iter().all(text) {
        let mut values: Vec<Value> = Vec::new();
        for value in both.iter().filter_map(|schema| schema.get("enum").and_then(Value::as_array)).flatten() {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        if values.is_empty() { json!({"type": "string"}) } else { json!({"type": "string", "enum": values}) }
    } else {
        json!({"x-json": true})
    };
    for key in ["description", "x-private", "x-public"] {
        if let (Some(value), Some(map)) = (one.get(key).or_else(|| other.get(key)), field.as_object_mut()) {
            map.insert(key.to_owned(), value.clone());
        }
    }
    field
}
