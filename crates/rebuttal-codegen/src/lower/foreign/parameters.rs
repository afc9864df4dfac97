//! Parameters: what stands in a path is text, a header becomes an option of the call, and an object in a query becomes what
//! the document says it looks like there.

use heck::{ToSnakeCase, ToUpperCamelCase};
use rebuttal_schema::is_header_name;
use serde_json::{Map, Value, json};

use super::walk;
use crate::document::{Document, NoteKind, Refusal, referenced, segment};

const KEPT: &[&str] = &["name", "in", "required", "description", "schema", "style", "explode"];

/// What HTTP itself says, which is nobody's to set.
const STANDARD: &[&str] = &["accept", "content-type", "authorization", "content-length", "host", "user-agent"];

/// Rewrites the parameters of every operation.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut root = std::mem::take(&mut document.root);
    let schemas = root.pointer("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut rule = Rule { schemas, made: Map::new(), headers: Vec::new(), notes: Vec::new() };
    walk::operations(&mut root, &mut |operation, at| {
        if let (true, Some(path)) = (at.starts_with("/paths"), at.split('/').nth(2)) {
            rule.operation(operation, at, &path.replace("~1", "/").replace("~0", "~"));
        }
    });
    rule.call_options(&mut root, &document.common);
    if let Some(schemas) = root.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.append(&mut rule.made);
    }
    document.root = root;
    for (kind, at, text) in rule.notes {
        document.note(kind, &at, text);
    }
    Ok(document)
}

struct Rule {
    schemas: Map<String, Value>,
    /// Enumerations of parameters.
    made: Map<String, Value>,
    /// Headers by their names, with what is said of them.
    headers: Vec<(String, Option<Value>)>,
    notes: Vec<(NoteKind, String, String)>,
}

impl Rule {
    fn note(&mut self, kind: NoteKind, at: &str, text: &str) {
        self.notes.push((kind, at.to_owned(), text.to_owned()));
    }

    fn operation(&mut self, operation: &mut Map<String, Value>, at: &str, path: &str) {
        let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default().to_upper_camel_case();
        let list = operation.shift_remove("parameters").and_then(|list| list.as_array().cloned()).unwrap_or_default();
        let mut kept: Vec<Value> = Vec::new();
        for (index, parameter) in list.into_iter().enumerate() {
            let at = format!("{at}/parameters/{index}");
            let Value::Object(mut parameter) = parameter else { continue };
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            if name.is_empty() {
                self.note(NoteKind::LeftOut, &at, "the parameter has no name");
                continue;
            }
            if parameter.shift_remove("content").is_some() {
                parameter.insert("schema".to_owned(), json!({"type": "string"}));
                self.note(NoteKind::Inferred, &at, "the caller writes the parameter's text");
            }
            match parameter.get("in").and_then(Value::as_str) {
                Some("path") if path.contains(&format!("{{{name}}}")) => {
                    let words = parameter.get("schema").and_then(|schema| schema.get("description")).cloned();
                    if let Some(text) = words {
                        parameter.entry("description").or_insert(text);
                    }
                    parameter.insert("required".to_owned(), true.into());
                    parameter.insert("schema".to_owned(), json!({"type": "string"}));
                    walk::without(&mut parameter, &["style", "explode"]);
                    parameter.retain(|key, _| KEPT.contains(&key.as_str()));
                    kept.push(Value::Object(parameter));
                }
                Some("path") => self.note(NoteKind::LeftOut, &at, "the path has no such place"),
                Some("query") => {
                    for one in self.query(parameter, &id, &at) {
                        if !kept.iter().any(|other| other["name"] == one["name"] && other["in"] == "query") {
                            kept.push(one);
                        }
                    }
                }
                Some("header") => self.header(&name, parameter.get("description").cloned(), &at),
                _ => self.note(NoteKind::LeftOut, &at, "cookies are not sent"),
            }
        }
        let mut rest = path;
        while let Some((name, after)) = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}')) {
            if !kept.iter().any(|one| one["in"] == "path" && one["name"] == name) {
                self.note(NoteKind::Inferred, at, &format!("the path's {name} is not described: it is a text"));
                kept.push(json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
            }
            rest = after;
        }
        if !kept.is_empty() {
            operation.insert("parameters".to_owned(), kept.into());
        }
    }

    fn header(&mut self, name: &str, text: Option<Value>, at: &str) {
        if !is_header_name(name) {
            self.note(NoteKind::LeftOut, at, "no header can be called so");
            return;
        }
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        if STANDARD.iter().any(|standard| same(standard)) || self.headers.iter().any(|(other, _)| same(other)) {
            return;
        }
        self.note(NoteKind::Inferred, at, "the header is an option of every call");
        self.headers.push((name.to_owned(), text));
    }

    fn call_options(&mut self, root: &mut Value, common: &Value) {
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let listed = |list: Option<&Value>| list.and_then(Value::as_array).cloned().unwrap_or_default();
        let clients = listed(root.pointer("/x-client/options"));
        let mut options = listed(root.get("x-call-options"));
        let key = root.pointer("/x-idempotency/header").and_then(Value::as_str).map(str::to_owned);
        let shared = listed(common.get("call-options"));
        for (header, description) in std::mem::take(&mut self.headers) {
            let carried = |option: &Value| text(option, "header").eq_ignore_ascii_case(&header);
            if options.iter().chain(&clients).any(carried)
                || key.as_ref().is_some_and(|key| key.eq_ignore_ascii_case(&header))
            {
                continue;
            }
            let mut name = header.to_snake_case();
            if !name.starts_with(|c: char| c.is_ascii_lowercase())
                || options.iter().chain(&shared).any(|option| text(option, "name") == name)
            {
                name = format!("header_{name}");
            }
            let mut option = json!({"name": name, "type": "string", "header": header});
            if let (Some(text), Some(map)) = (description.filter(Value::is_string), option.as_object_mut()) {
                map.insert("description".to_owned(), text);
            }
            options.push(option);
        }
        if let (Some(root), false) = (root.as_object_mut(), options.is_empty()) {
            root.insert("x-call-options".to_owned(), options.into());
        }
    }

    /// A parameter of a query; an object that stands there by itself becomes one for each field.
    fn query(&mut self, mut parameter: Map<String, Value>, id: &str, at: &str) -> Vec<Value> {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let style = parameter.get("style").and_then(Value::as_str).unwrap_or("form").to_owned();
        let explode =
            parameter.get("explode").and_then(Value::as_bool).unwrap_or(style == "form" || style == "deepObject");
        let schema = parameter.get("schema").cloned().unwrap_or_else(|| json!({"type": "string"}));
        let found = self.target(&schema);
        let nested = |schema: &Value| {
            schema.get("properties").is_some()
                || schema["type"] == "object"
                || schema["x-json"] == true
                || schema["type"] == "array"
        };
        let items = self.target(&found["items"]);
        if style == "deepObject" {
            parameter.insert("explode".to_owned(), true.into());
            if let Some(map) = schema.as_object().filter(|map| map.contains_key("properties")) {
                parameter.insert("schema".to_owned(), self.named(map.clone(), &name, id));
            }
        } else if let (Some(fields), true) = (found.get("properties").and_then(Value::as_object), explode) {
            return self.fields(fields, &found, at, id);
        } else if found["type"] == "array" && (nested(&items) || !["form", "deepObject"].contains(&style.as_str())) {
            self.note(NoteKind::Inferred, at, "the caller writes the list as text");
            parameter.insert("schema".to_owned(), json!({"type": "string"}));
            walk::without(&mut parameter, &["style", "explode"]);
        } else if found["type"] != "array" && nested(&found) {
            self.note(NoteKind::Inferred, at, "the caller writes the parameter's text");
            parameter.insert("schema".to_owned(), json!({"type": "string"}));
            walk::without(&mut parameter, &["style", "explode"]);
        } else {
            parameter.insert("schema".to_owned(), self.plain(schema, &name, id));
        }
        parameter.retain(|key, _| KEPT.contains(&key.as_str()));
        if let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) {
            schema.shift_remove("nullable");
        }
        vec![Value::Object(parameter)]
    }

    /// A query says neither null nor bytes; an enumeration there needs a name, which it gets from its operation.
    fn plain(&mut self, mut schema: Value, name: &str, id: &str) -> Value {
        let inner = if schema.get("items").is_some() { schema.get_mut("items") } else { Some(&mut schema) };
        if let Some(map) = inner.and_then(Value::as_object_mut) {
            map.shift_remove("nullable");
            if map.get("format").is_some_and(|format| format == "byte" || format == "binary") {
                map.shift_remove("format");
            }
            if map.contains_key("enum") {
                let named = std::mem::take(map);
                let reference = self.named(named, name, id);
                map.extend(reference.as_object().cloned().unwrap_or_default());
            }
        }
        schema
    }

    /// A schema under a name of its operation's and parameter's, as a reference.
    fn named(&mut self, schema: Map<String, Value>, name: &str, id: &str) -> Value {
        let mut made = format!("{id}{}", name.to_upper_camel_case());
        while self.schemas.contains_key(&made) || self.made.contains_key(&made) {
            made.push('2');
        }
        let reference = json!({"$ref": format!("#/components/schemas/{}", segment(&made))});
        self.made.insert(made, Value::Object(schema));
        reference
    }

    fn fields(&mut self, fields: &Map<String, Value>, object: &Value, at: &str, id: &str) -> Vec<Value> {
        let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut made = Vec::new();
        for (name, schema) in fields {
            let mut one = Map::from_iter([("name".to_owned(), name.clone().into()), ("in".to_owned(), "query".into())]);
            one.extend(schema.get("description").map(|text| ("description".to_owned(), text.clone())));
            one.insert("required".to_owned(), required.iter().any(|it| it == name).into());
            let mut inner = schema.clone();
            inner.as_object_mut().and_then(|map| map.shift_remove("description"));
            if self.target(&inner).get("properties").is_some() {
                self.note(NoteKind::LeftOut, at, "an object inside an object has no place in a query");
                continue;
            }
            one.insert("schema".to_owned(), inner);
            made.extend(self.query(one, id, at));
        }
        made
    }

    fn target(&self, schema: &Value) -> Value {
        let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
        let name = referenced(schema).or_else(|| single.and_then(referenced));
        name.and_then(|name| self.schemas.get(name)).unwrap_or(schema).clone()
    }
}
