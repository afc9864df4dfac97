//! What an operation sends and is answered with.

use serde_json::Value;

use super::Describe;
use super::schemas::is_message;
use crate::api::{Encoding, Field, Location, Parameter, ResponseShape, Style, Ty, Type, TypeKind};
use crate::document::{referenced, segment};

/// The media types of bodies.
const MEDIA_TYPES: &[(&str, Encoding)] = &[
    ("application/json", Encoding::Json),
    ("application/x-www-form-urlencoded", Encoding::Form),
    ("multipart/form-data", Encoding::Multipart),
];

impl Describe<'_> {
    pub(super) fn answer(&mut self, at: &str, types: &[Type]) -> Option<ResponseShape> {
        let (described, empty) = self.successes(at);
        let status = match (described.as_slice(), empty.is_empty()) {
            ([status], _) => status,
            ([], false) => return Some(ResponseShape::Nothing),
            (several, _) => {
                let problem =
                    if several.is_empty() { "No answer means success." } else { "Several answers mean success." };
                self.refuse(&format!("{at}/responses"), problem, "Describe one answer, such as 200.");
                return None;
            }
        };
        let at = format!("{at}/responses/{status}");
        let media = self.entries(&format!("{at}/content"));
        let binary = |schema: &Value| schema.get("format").and_then(Value::as_str) == Some("binary");
        if media.iter().any(|(_, media)| media.get("schema").is_some_and(binary)) {
            return Some(ResponseShape::Binary);
        }
        if media.iter().any(|(_, media)| media.get("schema").is_some_and(is_message)) {
            self.prose(&format!("{at}/content/application~1json/schema/description"));
            return Some(ResponseShape::Message);
        }
        let schema = format!("{at}/content/application~1json/schema");
        if self.is_value(&schema, types) {
            return self.value_answer(&schema, types);
        }
        self.named_object(&at, "application/json", types).map(|(name, _)| ResponseShape::Named(name))
    }

    /// The statuses that mean success and have content, and those that have none.
    fn successes(&self, at: &str) -> (Vec<String>, Vec<String>) {
        let successes =
            self.entries(&format!("{at}/responses")).into_iter().filter(|(status, _)| status.starts_with('2'));
        let has = |response: &Value| {
            response.get("content").and_then(Value::as_object).is_some_and(|content| !content.is_empty())
        };
        let (described, empty): (Vec<_>, Vec<_>) = successes.partition(|(_, response)| has(response));
        let statuses = |list: Vec<(String, &Value)>| list.into_iter().map(|(status, _)| status).collect();
        (statuses(described), statuses(empty))
    }

    /// Whether an answer with content may lack it: of bytes there are none then, and a page says that there are no others.
    pub(super) fn may_be_empty(&mut self, at: &str, answer: &ResponseShape) -> bool {
        let empty = self.successes(at).1;
        let Some(status) = empty.first().filter(|_| *answer != ResponseShape::Nothing) else { return false };
        if *answer == ResponseShape::Message || self.at(&format!("{at}/x-pages")).is_some() {
            let cure = "Describe its content, or leave the status out.";
            self.refuse(&format!("{at}/responses/{status}"), "A message, or a page of a list, is never empty.", cure);
        }
        true
    }

    /// Whether JSON is a list, a map or a scalar, and no object with fields of its own.
    fn is_value(&self, at: &str, types: &[Type]) -> bool {
        let Some(schema) = self.at(at) else { return false };
        if let Some(name) = referenced(schema) {
            return types.iter().any(|ty| ty.name == name && ty.listed().is_some());
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("array" | "string" | "integer" | "number" | "boolean") => true,
            Some("object") => {
                schema.get("properties").is_none() && schema.get("additionalProperties").is_some_and(Value::is_object)
            }
            _ => false,
        }
    }

    /// An answer that is no object.
    fn value_answer(&mut self, at: &str, types: &[Type]) -> Option<ResponseShape> {
        let ty = self.ty(self.at(at)?, at)?;
        let plain = |ty: &Ty| match ty {
            Ty::Named(name) => types.iter().any(|ty| ty.name == *name),
            Ty::String | Ty::Integer | Ty::Number | Ty::Boolean | Ty::Time | Ty::Json => true,
            _ => false,
        };
        match &ty {
            Ty::List(item) | Ty::Map(item) if !plain(item) => {
                let cure = "Let the items be objects or scalars, or mark them `x-json: true`.";
                self.refuse(at, "The items of this list or map are lists, maps or bytes.", cure);
            }
            Ty::List(_) | Ty::Map(_) => {}
            ty if plain(ty) => {}
            _ => {
                let cure = "Write `type: string` and `format: binary` for bytes as they come.";
                self.refuse(at, "An answer is no Base64 text or Unix time by itself.", cure);
            }
        }
        Some(ResponseShape::Value(ty))
    }

    pub(super) fn body(&mut self, at: &str, types: &[Type]) -> (Option<String>, Option<Encoding>, Vec<Parameter>) {
        let at = format!("{at}/requestBody");
        let nothing = (None, None, Vec::new());
        if self.at(&at).is_none() {
            return nothing;
        }
        let written = |(kind, encoding)| self.at(&format!("{at}/content/{}", segment(kind))).map(|_| (kind, encoding));
        let (kind, encoding) = MEDIA_TYPES.iter().copied().find_map(written).unwrap_or(MEDIA_TYPES[0]);
        if let Some(whole) = self.whole_body(&at, kind, types) {
            return (None, Some(encoding), vec![whole]);
        }
        let Some((name, fields)) = self.named_object(&at, kind, types) else { return nothing };
        let mut parameters = Vec::new();
        for field in fields {
            let schema = format!("/components/schemas/{}/properties/{}", segment(&name), segment(&field.wire));
            let at = format!("{at}/content/{}/encoding/{}", segment(kind), segment(&field.wire));
            let style = match encoding {
                Encoding::Json => Style::Form,
                Encoding::Multipart if self.at(&format!("{at}/style")).is_none() && self.is_nested(&field) => {
                    Style::Json
                }
                Encoding::Form | Encoding::Multipart => self.style(&at, &field, &schema),
            };
            self.check_file(&field, encoding, &schema);
            parameters.push(Parameter { field, location: Location::Body, positional: false, style });
        }
        (Some(name), Some(encoding), parameters)
    }

    /// A JSON body that is no object: one parameter is all of it.
    fn whole_body(&mut self, at: &str, kind: &str, types: &[Type]) -> Option<Parameter> {
        let schema_at = format!("{at}/content/{}/schema", segment(kind));
        let schema = self.at(&schema_at)?;
        if kind != "application/json" || !self.is_value(&schema_at, types) {
            return None;
        }
        let required = self.at(&format!("{at}/required")).and_then(Value::as_bool) == Some(true);
        let field = self.field("body", schema, required, &schema_at, &schema_at)?;
        if matches!(field.ty, Ty::File | Ty::Bytes) {
            let cure = "Let a field of an object hold it, or describe multipart.";
            self.refuse(&schema_at, "A file cannot be a JSON body by itself.", cure);
        }
        Some(Parameter { field, location: Location::Whole, positional: false, style: Style::Form })
    }

    /// A file travels as Base64 in JSON and as a part of its own in multipart.
    fn check_file(&mut self, field: &Field, encoding: Encoding, schema: &str) {
        let schema = &match &field.ty {
            Ty::File => schema.to_owned(),
            Ty::List(item) if **item == Ty::File => format!("{schema}/items"),
            _ => return,
        };
        let format = self.at(&format!("{schema}/format")).and_then(Value::as_str).unwrap_or_default();
        let fits = match encoding {
            Encoding::Json => format == "byte",
            Encoding::Multipart => format == "binary",
            Encoding::Form => false,
        };
        if !fits {
            let cure = "Write `format: byte` in JSON and `format: binary` in multipart; forms take no files.";
            self.refuse(schema, "A file cannot travel like this.", cure);
        }
    }

    /// Whether it holds objects or lists of lists, which need more than a name and a text.
    fn is_nested(&self, field: &Field) -> bool {
        // An object or an enumeration; only the first is nested.
        let is_object = |name: &str| self.at(&format!("/components/schemas/{}/properties", segment(name))).is_some();
        match &field.ty {
            Ty::List(inner) => match &**inner {
                Ty::Named(name) => is_object(name),
                inner => matches!(inner, Ty::List(_) | Ty::Map(_) | Ty::Json),
            },
            Ty::Named(name) => is_object(name),
            Ty::Map(_) | Ty::Json => true,
            _ => false,
        }
    }

    /// How a parameter is written, by OpenAPI's own keywords at `at`.
    pub(super) fn style(&mut self, at: &str, field: &Field, schema: &str) -> Style {
        let word = self.at(&format!("{at}/style")).and_then(Value::as_str).unwrap_or("form");
        let explode = self.at(&format!("{at}/explode")).and_then(Value::as_bool);
        let style = match (word, explode.unwrap_or(true)) {
            ("form", true) => Style::Form,
            ("form", false) => Style::Comma,
            ("deepObject", true) => Style::Deep,
            _ => {
                let cure = "Write form, or deepObject with `explode: true`.";
                self.refuse(at, format!("The style {word} cannot be written like this."), cure);
                return Style::Form;
            }
        };
        if self.is_nested(field) && style != Style::Deep {
            let cure = "Give it `style: deepObject` and `explode: true`, beside the parameter or under `encoding`.";
            self.refuse(schema, "Without a style nobody knows how this is written.", cure);
        }
        style
    }

    /// The object that a body or answer is, with its fields.
    fn named_object(&mut self, at: &str, kind: &str, types: &[Type]) -> Option<(String, Vec<Field>)> {
        let schema = format!("{at}/content/{}/schema", segment(kind));
        if self.at(&schema).is_none() {
            self.refuse(at, "There is no JSON here.", "Describe it under content/application/json/schema.");
            return None;
        }
        let Some(name) = self.at(&schema).and_then(referenced) else {
            self.refuse(&schema, "This is no object with properties.", "Write one, or refer to one.");
            return None;
        };
        match types.iter().find(|ty| ty.name == name).map(|ty| &ty.kind) {
            Some(TypeKind::Struct(fields)) => Some((name.to_owned(), fields.clone())),
            _ => {
                self.refuse(&schema, format!("{name} is no object with properties."), "Refer to one.");
                None
            }
        }
    }
}
