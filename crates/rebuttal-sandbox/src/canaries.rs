//! Values of all operations and messages with a canary in each place that a provider's description calls private, for
//! tests that search everything that a program writes for it.
//!
//! The fields come from the descriptions in `spec/`, so that a new one is covered without a change here.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

const DESCRIPTIONS: [(&str, &str); 2] =
    [("alipay", include_str!("../../../spec/alipay.yaml")), ("stripe", include_str!("../../../spec/stripe.yaml"))];

/// A value of every operation's parameters and answer and of every message, for each provider. Each private text holds
/// `canary` and a number of its own:
///
/// `{"acme": {"operations": {"<id>": {"request": …, "answer": …, "failure": …}}, "messages": {"<id>": …}}}`
///
/// Names are those on the wire. Of a file, the request has `{"$file": "<its content>"}`; the answer of a download is its
/// content, as text.
///
/// # Errors
/// When a description cannot be read, or has something private that no value would reach.
pub fn canaries(canary: &str) -> Result<Value, String> {
    let mut all = Map::new();
    for (provider, text) in DESCRIPTIONS {
        let document: Value = serde_saphyr::from_str(text).map_err(|error| format!("{provider}: {error}"))?;
        let mut planter = Planter { document: &document, canary, reached: Vec::new(), inside: Vec::new() };
        let value = planter.provider();
        let mut private = Vec::new();
        find(&document, &mut private);
        if let Some(missed) = private.iter().find(|found| !planter.reached.iter().any(|it| std::ptr::eq(*it, **found)))
        {
            return Err(format!("{provider}: nothing that travels reaches the private {missed}"));
        }
        all.insert(provider.to_owned(), value);
    }
    Ok(Value::Object(all))
}

/// Everything that is marked.
fn find<'d>(value: &'d Value, private: &mut Vec<&'d Value>) {
    if value.get("x-private").is_some() {
        private.push(value);
    }
    match value {
        Value::Object(map) => map.values().for_each(|item| find(item, private)),
        Value::Array(list) => list.iter().for_each(|item| find(item, private)),
        _ => {}
    }
}

struct Planter<'d> {
    document: &'d Value,
    canary: &'d str,
    /// The marked schemas that got a canary.
    reached: Vec<&'d Value>,
    /// The named schemas that the walk is in: some hold each other.
    inside: Vec<&'d str>,
}

impl<'d> Planter<'d> {
    fn provider(&mut self) -> Value {
        let document = self.document;
        let mut operations = Map::new();
        for operation in each(&document["paths"]).flat_map(each).filter(|it| it.get("operationId").is_some()) {
            let value = json!({
                "request": self.request(operation),
                "answer": self.answer(operation),
                "failure": self.content(&operation["responses"]["default"]),
            });
            let variants = operation["x-variants"].as_array().into_iter().flatten();
            for named in variants.chain([operation]) {
                let mut value = value.clone();
                bind(operation, &named["fixed"], &mut value);
                if let (Value::Object(request), Some(fixed)) = (&mut value["request"], named["fixed"].as_object()) {
                    request.retain(|name, _| !fixed.contains_key(name));
                }
                operations.insert(text(&named["operationId"]).to_owned(), value);
            }
        }
        let mut messages = Map::new();
        for post in each(&document["x-webhooks"]).map(|webhook| &webhook["post"]) {
            messages.insert(text(&post["operationId"]).to_owned(), self.message(post));
        }
        json!({"operations": operations, "messages": messages})
    }

    fn message(&mut self, post: &'d Value) -> Value {
        let mut message = self.content(&post["requestBody"]);
        if let (Value::Object(fields), Some(matches)) = (&mut message, post["x-match"].as_object()) {
            fields.extend(matches.clone());
        }
        message
    }

    fn request(&mut self, operation: &'d Value) -> Value {
        let mut request = Map::new();
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let parameter = self.resolved(parameter);
            // Headers are not parameters of the caller, and a list is only received.
            if parameter["in"] != "header" && parameter["name"] != operation["x-pages"]["before"] {
                request.insert(text(&parameter["name"]).to_owned(), self.value(&parameter["schema"]));
            }
        }
        if let Value::Object(body) = self.content(&operation["requestBody"]) {
            request.extend(body);
        }
        Value::Object(request)
    }

    /// A success: one whose status says so, where the provider's answers have one.
    fn answer(&mut self, operation: &'d Value) -> Value {
        let rules = &self.document["x-answer"];
        let done = rules["statuses"].as_object().and_then(|all| all.iter().find(|(_, meaning)| *meaning == "done"));
        let success = each(&operation["responses"]).next().unwrap_or(&Value::Null);
        let mut answer = self.content(success);
        let status = rules["status"].as_str().and_then(|place| answer.pointer_mut(place));
        if let (Some(status), Some((word, _))) = (status, done) {
            *status = json!(word);
        }
        answer
    }

    /// The value of a body or response.
    fn content(&mut self, holder: &'d Value) -> Value {
        let holder = self.resolved(holder);
        let schema = each(&holder["content"]).next().map(|media| &media["schema"]);
        match schema {
            Some(schema) if schema["format"] == "binary" => json!(self.text()),
            Some(schema) => self.value(schema),
            None => Value::Null,
        }
    }

    fn value(&mut self, schema: &'d Value) -> Value {
        let name = schema["$ref"].as_str();
        let target = self.resolved(schema);
        if let Some(name) = name {
            if self.inside.contains(&name) {
                return Value::Null;
            }
            self.inside.push(name);
        }
        let value = if target.get("x-private").is_some() { self.private(target) } else { self.public(target) };
        if name.is_some() {
            self.inside.pop();
        }
        value
    }

    fn private(&mut self, schema: &'d Value) -> Value {
        self.reached.push(schema);
        let text = self.text();
        if schema.get("x-file").is_some() {
            json!({ "$file": text })
        } else if schema["format"] == "byte" {
            json!(STANDARD.encode(text))
        } else if schema["type"] == "string" {
            json!(text)
        } else if schema["type"] == "array" {
            json!([text])
        } else if schema["type"] == "object" {
            json!({"key_1": text, text.clone(): text})
        } else {
            json!({"id": "x_1", "note": [{ "inside": text }]})
        }
    }

    fn public(&mut self, schema: &'d Value) -> Value {
        // Any message: the first that there is.
        if schema["x-message"] == true {
            let first = each(&self.document["x-webhooks"]).next();
            return first.map_or(Value::Null, |webhook| self.message(&webhook["post"]));
        }
        let alternatives = ["allOf", "anyOf"].iter().find_map(|key| schema[*key].as_array());
        // Of an id and an object, the object: the last one. Where it holds itself, the id ends that.
        if let Some(all) = alternatives {
            let found = all.iter().rev().map(|one| self.value(one)).find(|value| !value.is_null());
            return found.unwrap_or_default();
        }
        if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
            return first.clone();
        }
        match schema["type"].as_str() {
            Some("object") => self.object(schema),
            Some("array") => json!([self.value(&schema["items"])]),
            Some("integer" | "number") => json!(1),
            Some("boolean") => json!(false),
            Some(_) if schema["format"] == "date-time" => json!("2026-01-31T12:00:00+08:00"),
            Some(_) if schema["format"] == "byte" => json!("eA=="),
            Some(_) => json!("x_1"),
            None => json!({"open": true}),
        }
    }

    fn object(&mut self, schema: &'d Value) -> Value {
        let mut object = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let value = self.value(field);
            if !value.is_null() {
                object.insert(name.clone(), value);
            }
        }
        if schema["additionalProperties"].is_object() {
            object.insert("key_1".to_owned(), self.value(&schema["additionalProperties"]));
        }
        Value::Object(object)
    }

    fn text(&self) -> String {
        // The number says in which place the canary was.
        format!("{}{}", self.canary, self.reached.len())
    }

    fn resolved(&self, value: &'d Value) -> &'d Value {
        let target = value["$ref"].as_str().and_then(|name| self.document.pointer(name.trim_start_matches('#')));
        target.unwrap_or(value)
    }
}

/// Makes the answer one to the request, as the description says by what it is known.
fn bind(operation: &Value, fixed: &Value, value: &mut Value) {
    for (place, bound) in operation["x-binding"].as_object().into_iter().flatten() {
        let parameter = text(&bound["parameter"]);
        let known = [&bound["value"], &fixed[parameter], &value["request"][parameter]];
        let known = known.into_iter().find(|known| known.is_string()).cloned();
        if let Some((field, known)) = value["answer"].pointer_mut(place).zip(known) {
            *field = known;
        }
    }
}

fn each(object: &Value) -> impl Iterator<Item = &Value> {
    object.as_object().into_iter().flat_map(Map::values)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_called_private_gets_a_marker() {
        let canaries = canaries("MARK").expect("the descriptions are read");
        let evidence = &canaries["stripe"]["operations"]["stageDisputeEvidence"]["request"]["evidence"];
        assert!(text(&evidence["customer_name"]).starts_with("MARK"), "{evidence}");
        assert!(canaries["stripe"]["operations"]["stageDisputeEvidence"]["request"].get("submit").is_none());
        assert!(text(&canaries["stripe"]["operations"]["downloadFile"]["answer"]).starts_with("MARK"));
        assert_eq!(canaries["alipay"]["operations"]["acceptDispute"]["answer"]["result"]["resultStatus"], "S");
        assert_eq!(canaries["stripe"]["messages"]["disputeClosed"]["type"], "charge.dispute.closed");
        let file = &canaries["alipay"]["operations"]["supplyDefenseDocument"]["request"]["disputeEvidence"]["$file"];
        assert!(text(file).starts_with("MARK"), "{file}");
    }
}
