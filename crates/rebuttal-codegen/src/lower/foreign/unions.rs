//! A union of one is that one, null in a union is `nullable`, texts are a text. Objects that a field tells apart stay a
//! union, others are one object with the fields of all. Any other is any JSON: it is kept as it came.

use serde_json::{Map, Value, json};

use super::merged::{Made, Merger, PASSES, any, both};
use super::tagged::{is_tagged, tagged};
use super::walk;
use crate::document::{Document, NoteKind, Refusal, referenced};

/// What a union says besides its list.
const WORDS: &[&str] = &["description", "nullable", "x-private", "x-public", "x-identifier", "x-origin"];

/// Rewrites every `oneOf` and `anyOf`; an id or its object stays.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut notes = Vec::new();
    let mut made = Made::default();
    let mut untold = Vec::new();
    for pass in 0..=PASSES {
        let file = document.clone();
        let mut merger = Merger::new(&file);
        let mut found = false;
        walk::schemas(&mut document.root, &mut |schema, at| {
            let union = schema.get("oneOf").is_some() || schema.get("anyOf").is_some();
            if merger.is_spent() || !union || is_id_or_object(schema, &file) || is_tagged(schema) {
                return;
            }
            found = true;
            if let Some((tagged, nullable)) = stays(schema, at, &mut made, &file, &mut untold) {
                if let Some(map) = schema.as_object_mut().filter(|_| nullable) {
                    map.insert("nullable".to_owned(), true.into());
                }
                let parts = without_words(schema);
                let known = made.known(&parts).unwrap_or_else(|| made.put(at, &parts, tagged, &file));
                *schema = if referenced(&known).is_some() { beside(known, schema) } else { both_words(known, schema) };
                return;
            }
            if pass == PASSES {
                notes.push((at.to_owned(), "it holds itself, so it is any JSON"));
                return walk::open(schema);
            }
            let parts = without_words(schema);
            if let Some(known) = made.known(&parts) {
                *schema = beside(known, schema);
                return;
            }
            let mut union = Union { merger: &mut merger, within: Vec::new() };
            if let Some(name) = at.strip_prefix("/components/schemas/").filter(|name| !name.contains('/')) {
                union.within.push(name.replace("~1", "/").replace("~0", "~"));
            }
            notes.extend(union.lower(schema, at, 0).map(|text| (at.to_owned(), text)));
            if is_object(schema) {
                let around = schema.clone();
                let put = made.put(at, &parts, without_words(schema), &file);
                *schema = if referenced(&put).is_some() { beside(put, &around) } else { around };
            }
        });
        made.flush(&mut document);
        if !merger.refusals.is_empty() {
            return Err(merger.refusals);
        }
        if !found {
            break;
        }
    }
    for (name, tag) in untold {
        let at = format!("/components/schemas/{}/properties", crate::document::segment(&name));
        if let Some(fields) = document.root.pointer_mut(&at).and_then(Value::as_object_mut) {
            fields.entry(tag).or_insert_with(|| json!({"type": "string"}));
        }
    }
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}

/// The union as it stays, and whether it may be null, if a field tells its objects apart. A whole body, a whole answer and a parameter are one object.
fn stays(
    schema: &Value,
    at: &str,
    made: &mut Made,
    file: &Document,
    untold: &mut Vec<(String, String)>,
) -> Option<(Value, bool)> {
    let said = |key: &String| {
        WORDS.contains(&key.as_str()) || ["oneOf", "anyOf", "discriminator", "type"].contains(&key.as_str())
    };
    if at.ends_with("/schema") || at.contains("/parameters/") || !schema.as_object()?.keys().all(said) {
        return None;
    }
    let mut list = Vec::new();
    for key in ["oneOf", "anyOf"] {
        let each = schema.get(key).and_then(Value::as_array).into_iter().flatten().enumerate();
        list.extend(each.map(|(index, one)| (format!("{at}/{key}/{index}"), one.clone())));
    }
    let all = list.len();
    list.retain(|(_, one)| !is_null(one));
    if list.len() < 2 {
        return None;
    }
    let union = tagged(&list, schema.get("discriminator"), at, made, file, untold)?;
    Some((union, list.len() < all))
}

/// A schema with the words of a place.
fn both_words(mut made: Value, schema: &Value) -> Value {
    let words = schema.as_object().into_iter().flatten().filter(|(key, _)| WORDS.contains(&key.as_str()));
    if let Some(map) = made.as_object_mut() {
        map.extend(words.map(|(key, value)| (key.clone(), value.clone())));
    }
    made
}

/// What a union says, apart from the words about this place.
fn without_words(schema: &Value) -> Value {
    let mut parts = schema.clone();
    if let Some(map) = parts.as_object_mut() {
        walk::without(map, WORDS);
    }
    parts
}

/// A reference with the words of a place beside it.
fn beside(reference: Value, schema: &Value) -> Value {
    let words = schema.as_object().into_iter().flatten().filter(|(key, _)| WORDS.contains(&key.as_str()));
    let mut around = Map::from_iter([("allOf".to_owned(), Value::Array(vec![reference]))]);
    around.extend(words.map(|(key, value)| (key.clone(), value.clone())));
    Value::Object(around)
}

/// As `describe` has it: a text, or the object that it names.
fn is_id_or_object(schema: &Value, file: &Document) -> bool {
    let Some([id, object]) = schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) else { return false };
    let named = referenced(object).and_then(|name| file.named(name));
    id == &json!({"type": "string"}) && named.is_some_and(|named| named.get("properties").is_some())
}

struct Union<'m, 'd> {
    merger: &'m mut Merger<'d>,
    within: Vec<String>,
}

impl Union<'_, '_> {
    /// What was made of it, if that is less than the document says.
    fn lower(&mut self, schema: &mut Value, at: &str, depth: usize) -> Option<&'static str> {
        let map = schema.as_object_mut()?;
        let lists = ["oneOf", "anyOf"].map(|key| map.shift_remove(key));
        let discriminated = map.shift_remove("discriminator").is_some();
        let mut list: Vec<Value> =
            lists.into_iter().flatten().flat_map(|list| list.as_array().cloned().unwrap_or_default()).collect();
        if list.is_empty() {
            return None;
        }
        let all = list.len();
        list.retain(|one| !is_null(one));
        if list.len() < all {
            map.insert("nullable".to_owned(), true.into());
        }
        let mut distinct: Vec<Value> = Vec::new();
        for one in list {
            if !distinct.contains(&one) {
                distinct.push(one);
            }
        }
        let said = |map: &Map<String, Value>| map.keys().any(|key| !WORDS.contains(&key.as_str()) && key != "type");
        if let ([only], false) = (distinct.as_slice(), said(map)) {
            let only = only.clone();
            map.shift_remove("type");
            if only.get("$ref").is_some() {
                map.insert("allOf".to_owned(), vec![only].into());
            } else {
                let words = std::mem::take(map);
                *schema = only;
                both(schema, Value::Object(words));
            }
            return None;
        }
        let flat: Vec<Value> = distinct.iter().map(|one| self.flat(one, at, depth)).collect();
        let own = Value::Object(map.clone());
        if flat.iter().all(is_object) {
            let mut one = any(flat);
            both(&mut one, own);
            *schema = one;
            return Some(if discriminated {
                "one object stands for those that a field tells apart"
            } else {
                "one object stands for several"
            });
        }
        let of = |ty: &str| flat.iter().all(|one| one["type"] == ty && one.get("format").is_none_or(|it| it == ""));
        if of("string") {
            texts(map, &flat);
            return None;
        }
        if flat.iter().all(|one| matches!(one["type"].as_str(), Some("integer" | "number"))) {
            let ty = if of("integer") { "integer" } else { "number" };
            map.insert("type".to_owned(), ty.into());
            return None;
        }
        walk::open(schema);
        Some("a union of different types is any JSON")
    }

    /// A part of a union with unions of its own resolved.
    fn flat(&mut self, part: &Value, at: &str, depth: usize) -> Value {
        let mut within = self.within.clone();
        // What holds itself through a union is no object that could be written down.
        if depth > 8
            || self.merger.is_spent()
            || referenced(part).is_some_and(|name| within.iter().any(|outer| outer == name))
        {
            return json!({"x-json": true});
        }
        let mut flat = self.merger.flat(part, at, &mut within);
        if flat.get("oneOf").is_some() || flat.get("anyOf").is_some() {
            let outer = self.within.len();
            self.within.extend(referenced(part).map(str::to_owned));
            self.lower(&mut flat, at, depth + 1);
            self.within.truncate(outer);
        }
        flat
    }
}

fn is_null(schema: &Value) -> bool {
    schema["type"] == "null"
        || schema.get("enum") == Some(&json!([null]))
        || schema.as_object().is_some_and(|map| map.len() == 1 && map.get("nullable") == Some(&Value::Bool(true)))
}

fn is_object(schema: &Value) -> bool {
    schema.get("properties").is_some() && schema.get("type").is_none_or(|ty| ty == "object")
}

/// A text with every value that any of several texts lists; all enumerations are open.
fn texts(map: &mut Map<String, Value>, texts: &[Value]) {
    let mut values: Vec<Value> = Vec::new();
    for value in texts.iter().filter_map(|one| one.get("enum").and_then(Value::as_array)).flatten() {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    map.insert("type".to_owned(), "string".into());
    if !values.is_empty() {
        map.insert("enum".to_owned(), values.into());
    }
    for text in texts {
        if let Some(Value::Object(said)) = text.get("x-enum-descriptions") {
            let into = map.entry("x-enum-descriptions").or_insert_with(|| json!({}));
            both(into, Value::Object(said.clone()));
        }
    }
}
