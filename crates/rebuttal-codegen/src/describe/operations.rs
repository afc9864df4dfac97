//! Operations and their parameters.

use heck::ToSnakeCase;
use serde_json::Value;

use super::Describe;
use crate::api::{
    Cursor, Field, Location, Operation, Pages, Parameter, ResponseShape, RetryClass, Style, Ty, Type, TypeKind,
};
use crate::document::{referenced, segment};

const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];

/// The fields of a struct; none if there is no such struct.
fn fields_of(types: &[Type], name: &str) -> Vec<Field> {
    match types.iter().find(|ty| ty.name == name).map(|ty| &ty.kind) {
        Some(TypeKind::Struct(fields)) => fields.clone(),
        _ => Vec::new(),
    }
}

impl Describe<'_> {
    pub(super) fn operations(&mut self, types: &[Type]) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, item) in self.entries("/paths") {
            for (method, _) in item.as_object().into_iter().flatten() {
                let at = format!("/paths/{}/{method}", segment(&path));
                if METHODS.contains(&method.as_str()) {
                    operations.extend(self.operation(&path, method, &at, types));
                } else {
                    let cure = "Write it into each operation; shared parts of a path are not read.";
                    self.refuse(&at, format!("{method} is no method that can be called."), cure);
                }
            }
        }
        operations
    }

    /// The operation, then its variants.
    fn operation(&mut self, path: &str, method: &str, at: &str, types: &[Type]) -> Vec<Operation> {
        let Some((value, answer)) = self.at(at).zip(self.answer(at, types)) else { return Vec::new() };
        let id = self.text(&format!("{at}/operationId"));
        let (body, encoding, body_parameters) = self.body(at, types);
        let mut parameters = self.parameters(at);
        parameters.extend(body_parameters);
        let parameters = self.positional(parameters, at);
        self.check_path(path, &parameters, at);
        let codes = value.get("x-codes").and_then(Value::as_array).into_iter().flatten();
        let mut operation = Operation {
            name: id.to_snake_case(),
            id,
            summary: self.prose(&format!("{at}/summary")),
            description: self.prose(&format!("{at}/description")),
            method: method.to_uppercase(),
            path: path.to_owned(),
            retry: self.retry(at),
            irreversible: value.get("x-irreversible").and_then(Value::as_bool).unwrap_or(false),
            pages: self.pages(at, &answer, &parameters, types),
            may_be_empty: self.may_be_empty(at, &answer),
            binding: Vec::new(),
            parameters,
            body,
            encoding,
            answer,
            host: self.host(&format!("{at}/servers")),
            variant_of: None,
            fixed: Vec::new(),
            codes: codes.filter_map(Value::as_str).map(str::to_owned).collect(),
        };
        let fields = match &operation.answer {
            ResponseShape::Named(name) => fields_of(types, name),
            ResponseShape::Message => self.fields_of_messages(types),
            ResponseShape::Binary | ResponseShape::Value(_) | ResponseShape::Nothing => Vec::new(),
        };
        operation.binding = self.binding(at, &operation, &fields);
        let variants = self.variants(&operation, at);
        std::iter::once(operation).chain(variants).collect()
    }

    /// The same operation with some parameters fixed.
    fn variants(&mut self, operation: &Operation, at: &str) -> Vec<Operation> {
        let mut variants = Vec::new();
        for (at, value) in self.list(&format!("{at}/x-variants")) {
            let id = self.text(&format!("{at}/operationId"));
            let mut variant = Operation {
                name: id.to_snake_case(),
                id,
                summary: self.prose(&format!("{at}/summary")),
                description: self.prose(&format!("{at}/description")),
                irreversible: value.get("x-irreversible").and_then(Value::as_bool).unwrap_or(false),
                variant_of: Some(operation.name.clone()),
                ..operation.clone()
            };
            for (wire, fixed) in self.entries(&format!("{at}/fixed")) {
                let before = variant.parameters.len();
                variant.parameters.retain(|it| it.location != Location::Body || it.field.wire != wire);
                if variant.parameters.len() == before {
                    let problem = format!("The body has no parameter {wire}.");
                    self.refuse(&format!("{at}/fixed/{}", segment(&wire)), problem, "Write the name of one.");
                }
                variant.fixed.push((wire, fixed.clone()));
            }
            variants.push(variant);
        }
        variants
    }

    /// How a page leads to the next.
    fn pages(&mut self, at: &str, answer: &ResponseShape, parameters: &[Parameter], types: &[Type]) -> Option<Pages> {
        let at = format!("{at}/x-pages");
        self.at(&at)?;
        let ResponseShape::Named(name) = answer else {
            self.refuse(&at, "Only an object has pages.", "Take it away.");
            return None;
        };
        let fields = fields_of(types, name);
        let items = self.page_field(&format!("{at}/items"), &fields);
        let item = match fields.iter().find(|field| field.wire == items).map(|field| &field.ty) {
            Some(Ty::List(inner)) => (**inner).clone(),
            _ => Ty::Json,
        };
        let item_fields = match &item {
            Ty::Named(item) => fields_of(types, item),
            Ty::Message => self.fields_of_messages(types),
            _ => Vec::new(),
        };
        if item_fields.is_empty() {
            self.refuse(&format!("{at}/items"), "This is no list of objects.", "Point to the field that is.");
        }
        let after = self.text(&format!("{at}/after"));
        let before = self.at(&format!("{at}/before")).and_then(Value::as_str).map(str::to_owned);
        for name in std::iter::once(&after).chain(&before) {
            if !parameters.iter().any(|parameter| parameter.field.wire == *name && parameter.field.ty == Ty::String) {
                let problem = format!("There is no text parameter {name}.");
                self.refuse(&at, problem, "Write the name on the wire of one that takes the cursor.");
            }
        }
        let cursor = if self.at(&format!("{at}/next")).is_some() {
            Cursor::Next { field: self.page_field(&format!("{at}/next"), &fields) }
        } else {
            Cursor::Item {
                field: self.page_field(&format!("{at}/cursor"), &item_fields),
                more: self.page_field(&format!("{at}/more"), &fields),
            }
        };
        let optional = fields.iter().any(|field| field.wire == items && (!field.required || field.nullable));
        Some(Pages { items, optional, item, after, before, cursor })
    }

    /// The fields that every message may have.
    fn fields_of_messages(&self, types: &[Type]) -> Vec<Field> {
        let schema = |webhook: &Value| {
            let schema = webhook.pointer("/post/requestBody/content/application~1json/schema")?;
            Some(fields_of(types, referenced(schema)?))
        };
        let mut kinds = self.entries("/x-webhooks").into_iter().filter_map(|(_, webhook)| schema(webhook));
        let first = kinds.next().unwrap_or_default();
        let has = |fields: &[Field], wire: &str| fields.iter().any(|field| field.wire == wire);
        kinds.fold(first, |common, fields| common.into_iter().filter(|field| has(&fields, &field.wire)).collect())
    }

    /// The field that a pointer of one segment names.
    fn page_field(&mut self, at: &str, fields: &[Field]) -> String {
        let pointer = self.text(at);
        let name = pointer.strip_prefix('/').unwrap_or_default();
        if fields.iter().all(|field| field.wire != name) {
            let problem = format!("There is no field at {pointer}.");
            self.refuse(at, problem, "Write a slash and the name of one.");
        }
        name.to_owned()
    }

    fn retry(&mut self, at: &str) -> RetryClass {
        match self.at(&format!("{at}/x-retry")).and_then(Value::as_str) {
            None | Some("never") => RetryClass::Never,
            Some("read") => RetryClass::Read,
            Some("keyed") => {
                if self.at("/x-idempotency").is_none() {
                    let cure = "Say in x-idempotency which header carries the key.";
                    self.refuse(&format!("{at}/x-retry"), "Without a key nothing is repeated by one.", cure);
                }
                RetryClass::Keyed
            }
            Some("confirm") => RetryClass::Confirm,
            Some(other) => {
                let problem = format!("There is no retry class {other}.");
                self.refuse(&format!("{at}/x-retry"), problem, "Write never, read, keyed or confirm.");
                RetryClass::Never
            }
        }
    }

    fn parameters(&mut self, at: &str) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        let list = self.at(&format!("{at}/parameters")).and_then(Value::as_array);
        for (index, value) in list.into_iter().flatten().enumerate() {
            let at = format!("{at}/parameters/{index}");
            let location = match value.get("in").and_then(Value::as_str) {
                Some("path") => Location::Path,
                Some("query") => Location::Query,
                other => {
                    let problem = format!("A parameter in {} is not the caller's to set.", other.unwrap_or("nothing"));
                    let cure = "Leave it out: the provider's scheme adds headers; cookies are not sent.";
                    self.refuse(&at, problem, cure);
                    continue;
                }
            };
            let name = self.text(&format!("{at}/name"));
            let Some(schema) = value.get("schema") else {
                self.refuse(&at, "This parameter has no schema.", "Add one.");
                continue;
            };
            let required = location == Location::Path || value.get("required").and_then(Value::as_bool) == Some(true);
            let schema_at = format!("{at}/schema");
            if schema.get("enum").is_some() {
                let cure = "Leave the list out, and tell the values in the description: the caller writes text.";
                self.refuse(&format!("{schema_at}/enum"), "A parameter's values cannot be enumerated.", cure);
            }
            let Some(mut field) = self.field(&name, schema, required, &schema_at, &at) else { continue };
            if location == Location::Path && field.ty != Ty::String {
                self.refuse(
                    &schema_at,
                    "A path takes text only.",
                    "Write `type: string`; its digits travel all the same.",
                );
            }
            let style = if location == Location::Query { self.style(&at, &field, &schema_at) } else { Style::Form };
            if location == Location::Path {
                // Whatever stands in a path could leave its place there.
                field.identifier = true;
            }
            parameters.push(Parameter { field, location, positional: location == Location::Path, style });
        }
        parameters
    }

    /// Sorts the parameters: those that `x-arguments` names first, in its order, then the path's, then the rest.
    fn positional(&mut self, mut parameters: Vec<Parameter>, at: &str) -> Vec<Parameter> {
        let names: Vec<String> = self
            .at(&format!("{at}/x-arguments"))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        for name in &names {
            match parameters.iter_mut().find(|parameter| parameter.field.wire == *name) {
                Some(parameter) if parameter.field.required => parameter.positional = true,
                Some(_) => {
                    let problem = format!("{name} is optional and cannot be given by position.");
                    self.refuse(&format!("{at}/x-arguments"), problem, "Require it, or take it from the list.");
                }
                None => {
                    let problem = format!("There is no parameter {name}.");
                    self.refuse(&format!("{at}/x-arguments"), problem, "Write the name on the wire of one.");
                }
            }
        }
        let rank = |parameter: &Parameter| {
            let place = names.iter().position(|name| *name == parameter.field.wire);
            (!parameter.positional, place.unwrap_or(names.len()))
        };
        parameters.sort_by_key(rank);
        parameters
    }

    fn check_path(&mut self, path: &str, parameters: &[Parameter], at: &str) {
        let mut rest = path;
        while let Some((_, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let there = |parameter: &Parameter| parameter.location == Location::Path && parameter.field.wire == name;
            if !parameters.iter().any(there) {
                self.refuse(at, format!("The path's {{{name}}} is not described."), "Add a parameter `in: path`.");
            }
            rest = after;
        }
    }
}
