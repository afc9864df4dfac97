//! Named types and their fields.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::Value;

use super::Describe;
use super::unions::is_union;
use crate::api::{Enum, EnumValue, Field, FileRule, Group, Limits, Ty, Type, TypeKind};
use crate::document::{referenced, segment};

/// Python's keywords, and its types that annotations of the same class name: a field's name gets an underscore then, in every
/// language.
const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "none", "nonlocal", "not", "or", "pass",
    "raise", "return", "true", "false", "try", "while", "with", "yield", "bool", "bytes", "dict", "float", "int",
    "list", "str",
];

/// Names that every answer or call has already, in one language or another.
pub(crate) const TAKEN: &[&str] = &[
    "dedup_key", "extra", "from_dict", "from_json", "response", "to_dict", "to_json", "unknown_fields",
    "unreadable_fields",
];

/// The most fields of a type: what is required is kept in a word of so many bits.
pub(crate) const MOST_FIELDS: usize = 128;

/// Type names that mean something else already: in Rust's prelude, or in what we emit.
pub(super) const TAKEN_TYPES: &[&str] = &[
    "Box", "Client", "ClientBuilder", "Default", "Err", "Error", "Iterator", "Message", "None", "Ok", "Option",
    "Request", "Response", "Result", "Self", "Some", "String", "ToString", "Vec", "Webhooks", "WebhooksBuilder",
];

/// Keywords that change what a schema means in ways that no language of ours can say.
const INEXPRESSIBLE: &[(&str, &str)] = &[
    (
        "oneOf",
        "Add the discriminator that tells the objects apart, write one schema with all fields optional, or mark this one `x-json: true`.",
    ),
    ("anyOf", "Write a string and one object for an id or its object, name one of them, or mark it `x-json: true`."),
    ("not", "Describe what it is instead, or mark the schema `x-json: true`."),
    ("discriminator", "Write one schema with all fields optional, or mark this one `x-json: true`."),
    ("patternProperties", "Use additionalProperties, or mark the schema `x-json: true`."),
];

/// The object of `anyOf: [{type: string}, <object>]`, which is an identifier or the object that it names.
fn id_or_object(list: &[Value]) -> Option<&Value> {
    match list {
        [id, object] if id.get("type")? == "string" && id.as_object()?.keys().all(|key| key == "type") => {
            let open = object.get("x-json").and_then(Value::as_bool) == Some(true);
            (open || referenced(object).is_some()).then_some(object)
        }
        _ => None,
    }
}

/// Whether a schema is any of the provider's messages.
pub(super) fn is_message(schema: &Value) -> bool {
    schema.get("x-message").and_then(Value::as_bool) == Some(true)
}

fn is_text(ty: &Ty) -> bool {
    match ty {
        Ty::Clearable(inner) => is_text(inner),
        ty => *ty == Ty::String,
    }
}

fn is_nullable(schema: &Value) -> bool {
    schema.get("nullable").and_then(Value::as_bool) == Some(true)
}

impl Describe<'_> {
    pub(super) fn types(&mut self) -> Vec<Type> {
        let mut types = Vec::new();
        for (name, schema) in self.entries("/components/schemas") {
            let at = format!("/components/schemas/{}", segment(&name));
            if TAKEN_TYPES.contains(&name.as_str()) {
                let problem = format!("The name {name} means something else in one of the languages.");
                self.refuse(&at, problem, "Choose another; names of schemas don't travel.");
            }
            let kind = if schema.get("enum").is_some() {
                TypeKind::Enum(self.enumeration(schema, &at))
            } else if schema.get("properties").is_some() {
                TypeKind::Struct(self.fields(schema, &at))
            } else if is_union(schema) {
                TypeKind::Union(self.union(schema, &at))
            } else {
                let cure = "Give it `properties`, `enum`, or `oneOf` with a discriminator, or write the schema where it is used.";
                self.refuse(&at, "A named schema must be an object with properties, an enum or a union.", cure);
                continue;
            };
            let description = self.prose(&format!("{at}/description"));
            types.push(Type { name, description, kind, in_request: false, in_answer: false });
        }
        types
    }

    fn enumeration(&mut self, schema: &Value, at: &str) -> Enum {
        let mut values = Vec::new();
        if schema["enum"].as_array().is_none_or(Vec::is_empty) {
            self.refuse(&format!("{at}/enum"), "An enum of nothing.", "List its values, or leave the key out.");
        }
        for (index, value) in schema["enum"].as_array().into_iter().flatten().enumerate() {
            let Some(wire) = value.as_str().filter(|wire| !wire.is_empty()) else {
                let cure = "Write texts only; a null belongs into `nullable`.";
                self.refuse(&format!("{at}/enum/{index}"), "Only texts can be enumerated.", cure);
                continue;
            };
            let description = self.prose(&format!("{at}/x-enum-descriptions/{}", segment(wire)));
            values.push(EnumValue { wire: wire.to_owned(), description });
        }
        let mut groups = Vec::new();
        let mut partitions: BTreeMap<String, Vec<(String, Vec<String>)>> = BTreeMap::new();
        for (name, group) in self.entries(&format!("{at}/x-groups")) {
            let at = format!("{at}/x-groups/{}", segment(&name));
            let members = group.get("values").and_then(Value::as_array).into_iter().flatten();
            let members: Vec<String> = members.filter_map(Value::as_str).map(str::to_owned).collect();
            let unknown = members.iter().find(|member| values.iter().all(|value| value.wire != **member)).cloned();
            if let Some(unknown) = unknown {
                self.refuse(
                    &at,
                    format!("{unknown} is not among the values."),
                    "Add it to the enum, or remove it here.",
                );
            }
            let description = self.prose(&format!("{at}/description"));
            if let Some(partition) = group.get("partition").and_then(Value::as_str) {
                partitions.entry(partition.to_owned()).or_default().push((name.clone(), members.clone()));
            }
            groups.push(Group { name, description, values: members });
        }
        self.check_partitions(&values, &partitions, &format!("{at}/x-groups"));
        Enum { values, groups }
    }

    /// A value that no group of a partition has would be taken for the last one that a program asks about.
    fn check_partitions(
        &mut self,
        values: &[EnumValue],
        partitions: &BTreeMap<String, Vec<(String, Vec<String>)>>,
        at: &str,
    ) {
        for (partition, groups) in partitions {
            let names = groups.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
            for value in values.iter().map(|value| &value.wire) {
                match groups.iter().filter(|(_, members)| members.contains(value)).count() {
                    1 => {}
                    0 => self.refuse(
                        at,
                        format!("{value} is in no group of the partition {partition}."),
                        format!("Add it to one of {names}, or to another group of the partition."),
                    ),
                    several => self.refuse(
                        at,
                        format!("{value} is in {several} groups of the partition {partition}."),
                        format!("Leave it in one of {names}."),
                    ),
                }
            }
        }
    }

    pub(super) fn fields(&mut self, schema: &Value, at: &str) -> Vec<Field> {
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let properties = self.entries(&format!("{at}/properties"));
        if properties.len() > MOST_FIELDS {
            self.refuse(at, "A type has at most 128 fields.", "Split it, or mark parts of it `x-json: true`.");
        }
        for name in required.iter().filter(|name| properties.iter().all(|(key, _)| key != *name)) {
            self.refuse(&format!("{at}/required"), format!("{name} is required and not described."), "Describe it.");
        }
        let mut fields = Vec::new();
        for (wire, property) in properties {
            let at = format!("{at}/properties/{}", segment(&wire));
            let name = property.get("x-name").and_then(Value::as_str).unwrap_or(&wire).to_snake_case();
            let earlier = fields.iter().find(|field: &&Field| field.name == name);
            if let Some(earlier) = earlier.map(|field| field.wire.clone()) {
                let problem = format!("{wire} and {earlier} have the same name in Rust and Python.");
                self.refuse(&at, problem, "Give one of them another name with x-name.");
            }
            fields.extend(self.field(&wire, property, required.contains(&wire.as_str()), &at, &at));
        }
        fields
    }

    /// A field or parameter by its schema, which stands `at`; its text may stand around it. None if that cannot be
    /// expressed.
    pub(super) fn field(
        &mut self,
        wire: &str,
        schema: &Value,
        required: bool,
        at: &str,
        around: &str,
    ) -> Option<Field> {
        let chosen = schema.get("x-name").and_then(Value::as_str);
        let mut name = chosen.unwrap_or(wire).to_snake_case();
        if TAKEN.contains(&name.as_str()) {
            let problem = format!("The name {name} is taken: every answer has one.");
            self.refuse(at, problem, "Give the field another name with x-name.");
        }
        if KEYWORDS.contains(&name.as_str()) {
            name.push('_');
        }
        let ty = self.ty(schema, at)?;
        let file = if ty == Ty::File { self.file_rule(at) } else { None };
        let flag = |key: &str| schema.get(key).and_then(Value::as_bool).unwrap_or(false);
        // A reference says what it is by itself.
        let text = format!("{around}/description");
        let described = self.at(&text).is_some() || referenced(schema).is_none();
        let description = match referenced(schema) {
            Some(name) if !described => self.prose(&format!("/components/schemas/{}/description", segment(name))),
            _ => self.prose(&text),
        };
        let private = schema.get("x-private").is_some();
        let whole = matches!(ty, Ty::String | Ty::Time | Ty::Bytes | Ty::File | Ty::Json)
            || matches!(&ty, Ty::Expandable(object) if **object == Ty::Json)
            || matches!(&ty, Ty::List(item) | Ty::Map(item) if is_text(item));
        if private && !whole {
            let problem = "Only text, lists and maps of text, and open JSON can be private.";
            self.refuse(&format!("{at}/x-private"), problem, "Mark what is inside instead.");
        }
        let id = schema.get("x-id").and_then(Value::as_str).map(str::to_owned);
        if id.is_some() && (ty != Ty::String || private) {
            let problem = "Only a text that may be shown can be an id.";
            self.refuse(&format!("{at}/x-id"), problem, "Take `x-id` out.");
        }
        let never_at_zero = flag("x-never-at-zero");
        if never_at_zero && ty != Ty::UnixTime {
            let problem = "Only a time in Unix seconds can be 0 where there is none.";
            self.refuse(&format!("{at}/x-never-at-zero"), problem, "Take `x-never-at-zero` out.");
        }
        Some(Field {
            wire: wire.to_owned(),
            name,
            description,
            ty,
            required,
            nullable: flag("nullable"),
            // In an answer it may be null; in a request it may be sent empty.
            clearable: flag("nullable"),
            private,
            identifier: flag("x-identifier") || schema.pointer("/items/x-identifier") == Some(&Value::Bool(true)),
            id,
            never_at_zero,
            limits: self.limits(schema, at),
            file,
        })
    }

    /// A list's and a map's limits count what they hold; the length of each text stands inside.
    fn limits(&mut self, schema: &Value, at: &str) -> Limits {
        let limit = |key: &str| schema.get(key).and_then(Value::as_u64);
        let inside = |key: &str| schema.pointer(key).and_then(Value::as_u64);
        let of_each = inside("/additionalProperties/maxLength").or(inside("/items/maxLength"));
        let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
        let total = schema.get("x-total-length");
        let limits = Limits {
            min_length: limit("minLength"),
            max_length: limit("maxLength").or(of_each),
            min_items: limit("minItems").or(limit("minProperties")),
            max_items: limit("maxItems").or(limit("maxProperties")),
            max_key_length: limit("x-max-key-length"),
            minimum: bound("minimum"),
            maximum: bound("maximum"),
            option: schema.get("x-limit-option").and_then(Value::as_str).map(str::to_owned),
            max_total: total.and_then(|total| total.get("max")).and_then(Value::as_u64),
            total_option: total.and_then(|total| total.get("option")).and_then(Value::as_str).map(str::to_owned),
        };
        for option in [&limits.option, &limits.total_option].into_iter().flatten() {
            if !self.is_client_option(option) {
                self.refuse(at, format!("There is no client option {option}."), "Add it to x-client/options.");
            }
        }
        limits
    }

    fn file_rule(&mut self, at: &str) -> Option<FileRule> {
        let at = format!("{at}/x-file");
        let rule = self.at(&at)?;
        let mut kinds = Vec::new();
        for kind in rule.get("kinds").and_then(Value::as_array).into_iter().flatten() {
            match super::value(kind) {
                Some(known) => kinds.push(known),
                None => self.refuse(
                    &at,
                    format!("{kind} is no kind that is told by content."),
                    "Write pdf, doc, docx, jpeg or png.",
                ),
            }
        }
        let option = rule.get("max-bytes-option").and_then(Value::as_str).map(str::to_owned);
        if let Some(option) = option.as_deref().filter(|option| !self.is_client_option(option)) {
            self.refuse(&at, format!("There is no client option {option}."), "Add it to x-client/options.");
        }
        Some(FileRule { kinds, max_bytes: rule.get("max-bytes").and_then(Value::as_u64), max_bytes_option: option })
    }

    pub(super) fn ty(&mut self, schema: &Value, at: &str) -> Option<Ty> {
        if schema.get("x-json").and_then(Value::as_bool) == Some(true) {
            return Some(Ty::Json);
        }
        if is_message(schema) {
            if self.at("/x-webhooks").is_none() {
                self.refuse(&format!("{at}/x-message"), "There are no messages.", "Describe them under x-webhooks.");
            }
            return Some(Ty::Message);
        }
        if let Some(name) = referenced(schema) {
            return self.existing(name, at);
        }
        if schema.get("$ref").is_some() {
            self.refuse(
                &format!("{at}/$ref"),
                "This reference leads out of components/schemas.",
                "Copy the schema there.",
            );
            return None;
        }
        if let Some(list) = schema.get("allOf").and_then(Value::as_array) {
            return match list.as_slice() {
                [only] if referenced(only).is_some() => self.existing(referenced(only).unwrap_or_default(), at),
                _ => {
                    let cure = "Write one reference in allOf, beside a description; or write the fields out.";
                    self.refuse(&format!("{at}/allOf"), "Schemas cannot be merged.", cure);
                    None
                }
            };
        }
        if let Some(list) = schema.get("anyOf").and_then(Value::as_array)
            && let Some(object) = id_or_object(list)
        {
            let at = format!("{at}/anyOf/1");
            return self.ty(object, &at).map(|inner| Ty::Expandable(Box::new(inner)));
        }
        for (keyword, cure) in INEXPRESSIBLE {
            if schema.get(*keyword).is_some() {
                self.refuse(&format!("{at}/{keyword}"), format!("{keyword} cannot be expressed."), *cure);
                return None;
            }
        }
        let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
        match schema.get("type").and_then(Value::as_str) {
            Some("string") if matches!(format, "byte" | "binary") && schema.get("x-file").is_some() => Some(Ty::File),
            Some("string") => self.string(format, at),
            Some("integer") => match format {
                "unix-time" => Some(Ty::UnixTime),
                "" | "int32" | "int64" => Some(Ty::Integer),
                other => self.unknown_format(other, at),
            },
            Some("number") => match format {
                "" | "float" | "double" => Some(Ty::Number),
                other => self.unknown_format(other, at),
            },
            Some("boolean") => Some(Ty::Boolean),
            Some("array") => match schema.get("items") {
                Some(items) => Some(Ty::List(Box::new(self.inner(items, &format!("{at}/items"))?))),
                None => {
                    self.refuse(at, "A list of what?", "Add `items`.");
                    None
                }
            },
            Some("object") => self.map(schema, at),
            other => {
                let problem = other.map_or_else(
                    || "Nothing says of which type this is.".to_owned(),
                    |other| format!("The type {other} cannot be expressed."),
                );
                self.refuse(at, problem, "Write a type, or mark the schema `x-json: true`.");
                None
            }
        }
    }

    fn existing(&mut self, name: &str, at: &str) -> Option<Ty> {
        if self.at(&format!("/components/schemas/{}", segment(name))).is_none() {
            self.refuse(at, format!("There is no schema {name}."), "Add it to components/schemas.");
            return None;
        }
        Some(Ty::Named(name.to_owned()))
    }

    fn string(&mut self, format: &str, at: &str) -> Option<Ty> {
        match format {
            "" | "uri" | "email" | "uuid" => Some(Ty::String),
            "date-time" => Some(Ty::Time),
            "byte" => Some(Ty::Bytes),
            other => self.unknown_format(other, at),
        }
    }

    fn unknown_format(&mut self, format: &str, at: &str) -> Option<Ty> {
        let problem = format!("The format {format} has no type in the three languages.");
        self.refuse(&format!("{at}/format"), problem, "Leave the format out: the type alone counts then.");
        None
    }

    /// What a list holds.
    fn inner(&mut self, schema: &Value, at: &str) -> Option<Ty> {
        if is_nullable(schema) {
            self.refuse(at, "What a list holds cannot be null.", "Leave `nullable` out, or mark it `x-json: true`.");
        }
        self.ty(schema, at)
    }

    fn map(&mut self, schema: &Value, at: &str) -> Option<Ty> {
        match schema.get("additionalProperties") {
            Some(inner) if inner.as_object().is_some_and(|map| !map.is_empty()) => {
                let value = self.ty(inner, &format!("{at}/additionalProperties"))?;
                let value = if is_nullable(inner) { Ty::Clearable(Box::new(value)) } else { value };
                Some(Ty::Map(Box::new(value)))
            }
            _ => {
                let cure = "Add `properties` or `additionalProperties`, or mark the schema `x-json: true`.";
                self.refuse(at, "An object of what?", cure);
                None
            }
        }
    }
}
