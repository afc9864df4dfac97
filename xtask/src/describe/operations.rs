//! Operations and their parameters.

use heck::ToSnakeCase;
use serde_json::Value;

use super::Describe;
use crate::api::{Field, Location, Operation, Parameter, RetryClass, Ty, Type, TypeKind};
use crate::document::{referenced, segment};

const METHODS: &[&str] = &["get", "post", "put", "patch", "delete"];

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

    fn operation(&mut self, path: &str, method: &str, at: &str, types: &[Type]) -> Option<Operation> {
        let value = self.at(at)?;
        let id = self.text(&format!("{at}/operationId"));
        let answer = self.answer(at, types)?;
        let (body, body_fields) = self.body(at, types);
        let mut parameters = self.parameters(at);
        parameters.extend(body_fields.into_iter().map(|field| Parameter {
            field,
            location: Location::Body,
            positional: false,
        }));
        let parameters = self.positional(parameters, at);
        self.check_path(path, &parameters, at);
        let codes = value.get("x-codes").and_then(Value::as_array).into_iter().flatten();
        Some(Operation {
            name: id.to_snake_case(),
            id,
            summary: self.text(&format!("{at}/summary")),
            description: self.text(&format!("{at}/description")),
            method: method.to_uppercase(),
            path: path.to_owned(),
            retry: self.retry(at),
            irreversible: value.get("x-irreversible").and_then(Value::as_bool).unwrap_or(false),
            parameters,
            body,
            answer,
            codes: codes.filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    }

    fn retry(&mut self, at: &str) -> RetryClass {
        match self.at(&format!("{at}/x-retry")).and_then(Value::as_str) {
            None | Some("never") => RetryClass::Never,
            Some("read") => RetryClass::Read,
            Some("keyed") => RetryClass::Keyed,
            Some("confirm") => RetryClass::Confirm,
            Some(other) => {
                let problem = format!("There is no retry class {other}.");
                self.refuse(&format!("{at}/x-retry"), problem, "Write never, read, keyed or confirm.");
                RetryClass::Never
            }
        }
    }

    fn answer(&mut self, at: &str, types: &[Type]) -> Option<String> {
        let responses = self.entries(&format!("{at}/responses"));
        let successes: Vec<&String> =
            responses.iter().map(|(status, _)| status).filter(|it| it.starts_with('2')).collect();
        let [status] = successes.as_slice() else {
            let problem =
                if successes.is_empty() { "No answer means success." } else { "Several answers mean success." };
            self.refuse(&format!("{at}/responses"), problem, "Describe one answer, such as 200.");
            return None;
        };
        self.named_object(&format!("{at}/responses/{status}"), types).map(|(name, _)| name)
    }

    fn body(&mut self, at: &str, types: &[Type]) -> (Option<String>, Vec<Field>) {
        if self.at(&format!("{at}/requestBody")).is_none() {
            return (None, Vec::new());
        }
        let body = self.named_object(&format!("{at}/requestBody"), types);
        body.map_or((None, Vec::new()), |(name, fields)| (Some(name), fields))
    }

    /// The object that a body or answer is, with its fields.
    fn named_object(&mut self, at: &str, types: &[Type]) -> Option<(String, Vec<Field>)> {
        let schema = format!("{at}/content/application~1json/schema");
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
            } else if !matches!(field.ty, Ty::String | Ty::Integer | Ty::Boolean | Ty::UnixTime) {
                let cure = "Write a string, integer or boolean; nested query parameters are not expressed yet.";
                self.refuse(&schema_at, "This type cannot travel in a query.", cure);
            }
            if location == Location::Path {
                // Whatever stands in a path could leave its place there.
                field.identifier = true;
            }
            parameters.push(Parameter { field, location, positional: location == Location::Path });
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
