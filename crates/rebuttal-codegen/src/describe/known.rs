//! Nothing is passed over: a key that no pass reads stops the run, whether it is misspelt or new.

use serde_json::Value;

use super::Describe;
use crate::document::{referenced, segment};

pub(crate) const ROOT: &[&str] = &[
    "openapi", "info", "servers", "paths", "components", "x-provider", "x-client", "x-webhook-receiver", "x-answer",
    "x-functions", "x-handles", "x-webhooks", "x-call-options", "x-idempotency", "x-packets",
];
const PACKET: &[&str] = &["operationId", "summary", "description", "ends-with"];
const PROVIDER: &[&str] = &["name", "class", "scheme"];
const CONSTRUCTOR: &[&str] = &["description", "options"];
const OPTION: &[&str] =
    &["name", "type", "required", "instead-of", "env", "default", "header", "description", "split-at-space"];
const RECEIVER: &[&str] = &["description", "noun", "options", "acknowledgement", "signature"];
const SIGNATURE: &[&str] =
    &["algorithm", "key", "key-encoding", "encoding", "header", "separator", "prefix", "time", "content", "fields"];
const SIGNED_TIME: &[&str] = &["header", "prefix", "unit", "tolerance", "future-tolerance"];
const SIGNED_FIELDS: &[&str] = &["within", "signed", "joint", "escaped", "may-hold-joint", "signature"];
const ANSWER: &[&str] = &[
    "status", "code", "message", "type", "details", "reason-header", "retry-header", "statuses", "codes", "types",
    "unsigned",
];
const CODE: &[&str] = &["error", "statuses", "description", "advice"];
const FUNCTION: &[&str] = &["name", "description", "arguments", "returns"];
const ARGUMENT: &[&str] = &["name", "type", "default", "description"];
pub(crate) const OPERATION: &[&str] = &[
    "operationId", "summary", "description", "parameters", "requestBody", "responses", "x-retry", "x-irreversible",
    "x-arguments", "x-codes", "servers", "x-variants", "x-pages", "x-binding",
];
const VARIANT: &[&str] = &["operationId", "summary", "description", "fixed", "x-irreversible"];
const SERVER: &[&str] = &["url", "description", "x-option"];
const WEBHOOK: &[&str] = &[
    "operationId", "summary", "description", "requestBody", "responses", "x-match", "x-dedup-key", "x-ids", "x-origin",
];
const PARAMETER: &[&str] = &["name", "in", "required", "description", "schema", "style", "explode"];
pub(crate) const SCHEMA: &[&str] = &[
    "$ref", "type", "format", "description", "nullable", "enum", "properties", "required", "additionalProperties",
    "items", "allOf", "oneOf", "anyOf", "not", "discriminator", "patternProperties", "minLength", "maxLength",
    "minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum", "x-json", "x-message", "x-private",
    "x-public", "x-identifier", "x-id", "x-never-at-zero", "x-enum-descriptions", "x-groups", "x-file",
    "x-max-key-length", "x-limit-option", "x-name", "x-total-length", "x-origin",
];
const GROUP: &[&str] = &["description", "values", "partition"];

impl Describe<'_> {
    pub(super) fn check_keys(&mut self) {
        self.keys("", ROOT);
        self.keys("/components", &["schemas"]);
        self.keys("/x-provider", PROVIDER);
        self.each("/servers", SERVER);
        self.each("/x-call-options", OPTION);
        self.keys("/x-idempotency", &["header", "option", "max-length", "replayed-header"]);
        self.each("/x-packets", PACKET);
        self.keys("/x-client", CONSTRUCTOR);
        self.each("/x-client/options", OPTION);
        self.keys("/x-webhook-receiver", RECEIVER);
        self.keys("/x-webhook-receiver/acknowledgement", &["status", "content-type", "body"]);
        self.each("/x-webhook-receiver/options", OPTION);
        self.keys("/x-webhook-receiver/signature", SIGNATURE);
        self.keys("/x-webhook-receiver/signature/time", SIGNED_TIME);
        self.keys("/x-webhook-receiver/signature/fields", SIGNED_FIELDS);
        self.keys("/x-answer", ANSWER);
        for list in ["/x-answer/codes", "/x-answer/types"] {
            for (code, _) in self.entries(list) {
                self.keys(&format!("{list}/{}", segment(&code)), CODE);
            }
        }
        self.function_keys("/x-functions");
        for at in self.each("/x-handles", &["name", "description", "options", "functions"]) {
            self.each(&format!("{at}/options"), OPTION);
            self.function_keys(&format!("{at}/functions"));
        }
        self.operation_keys();
        for (name, schema) in self.entries("/components/schemas") {
            self.schema_keys(Some(schema), &format!("/components/schemas/{}", segment(&name)));
        }
    }

    fn function_keys(&mut self, list: &str) {
        for at in self.each(list, FUNCTION) {
            self.each(&format!("{at}/arguments"), ARGUMENT);
            self.keys(&format!("{at}/returns"), &["type", "description"]);
        }
    }

    fn operation_keys(&mut self) {
        for (path, item) in self.entries("/paths") {
            for method in item.as_object().into_iter().flatten().map(|(method, _)| method) {
                let at = format!("/paths/{}/{method}", segment(&path));
                self.keys(&at, OPERATION);
                self.each(&format!("{at}/servers"), SERVER);
                self.each(&format!("{at}/x-variants"), VARIANT);
                self.keys(&format!("{at}/x-pages"), &["items", "more", "cursor", "next", "after", "before"]);
                for (pointer, _) in self.entries(&format!("{at}/x-binding")) {
                    self.keys(&format!("{at}/x-binding/{}", segment(&pointer)), &["parameter", "value", "present"]);
                }
                for (kind, _) in self.entries(&format!("{at}/requestBody/content")) {
                    let at = format!("{at}/requestBody/content/{}", segment(&kind));
                    self.keys(&at, &["schema", "encoding"]);
                    for (part, _) in self.entries(&format!("{at}/encoding")) {
                        self.keys(&format!("{at}/encoding/{}", segment(&part)), &["style", "explode"]);
                    }
                }
                for at in self.each(&format!("{at}/parameters"), PARAMETER) {
                    let at = format!("{at}/schema");
                    self.schema_keys(self.at(&at), &at);
                }
            }
        }
        for (path, _) in self.entries("/x-webhooks") {
            let at = format!("/x-webhooks/{}", segment(&path));
            self.keys(&at, &["post"]);
            self.keys(&format!("{at}/post"), WEBHOOK);
            self.keys(&format!("{at}/post/x-ids"), &["event", "dispute"]);
            self.each(&format!("{at}/post/x-dedup-key"), &["name", "match", "fields"]);
        }
    }

    /// `schema` is what stands at `at`: looking it up anew at every level would take longer than all other passes.
    fn schema_keys(&mut self, schema: Option<&Value>, at: &str) {
        let Some(schema) = schema else { return };
        if schema.get("x-json").and_then(Value::as_bool) == Some(true) {
            return;
        }
        self.keys_of(Some(schema), at, SCHEMA);
        if referenced(schema).is_some() {
            let lost = |key: &String| *key != "$ref" && *key != "description" && !key.starts_with("x-");
            for key in schema.as_object().into_iter().flatten().map(|(key, _)| key).filter(|key| lost(key)) {
                let cure = "Put the reference into allOf, alone, and this beside the allOf.";
                self.refuse(&format!("{at}/{}", segment(key)), format!("Beside a reference {key} is lost."), cure);
            }
        }
        let inside = |key: &str| schema.get(key).and_then(Value::as_object).into_iter().flatten();
        self.keys_of(schema.get("x-file"), &format!("{at}/x-file"), &["kinds", "max-bytes", "max-bytes-option"]);
        self.keys_of(schema.get("x-total-length"), &format!("{at}/x-total-length"), &["max", "option"]);
        for (name, group) in inside("x-groups") {
            self.keys_of(Some(group), &format!("{at}/x-groups/{}", segment(name)), GROUP);
        }
        for (name, property) in inside("properties") {
            self.schema_keys(Some(property), &format!("{at}/properties/{}", segment(name)));
        }
        for key in ["items", "additionalProperties"] {
            self.schema_keys(schema.get(key), &format!("{at}/{key}"));
        }
    }

    /// Checks every item of a list, and gives their pointers.
    fn each(&mut self, list: &str, known: &[&str]) -> Vec<String> {
        let pointers: Vec<String> = self.list(list).into_iter().map(|(at, _)| at).collect();
        for at in &pointers {
            self.keys(at, known);
        }
        pointers
    }

    fn keys(&mut self, at: &str, known: &[&str]) {
        self.keys_of(self.at(at), at, known);
    }

    fn keys_of(&mut self, value: Option<&Value>, at: &str, known: &[&str]) {
        let keys = value.and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key);
        for key in keys.filter(|key| !known.contains(&key.as_str())) {
            let written: Vec<&str> = known.iter().copied().filter(|key| *key != crate::document::ORIGIN).collect();
            let cure = format!("Take it out, or write one of {}.", written.join(", "));
            self.refuse(&format!("{at}/{}", segment(key)), format!("Nothing reads {key} here."), cure);
        }
    }
}
