//! What the description of the provider says about limits, enums, codes and fields. It is read when the sandbox is
//! built in, so the two cannot differ.

use std::sync::LazyLock;

use serde_json::{Map, Value};

const TEXT: &str = include_str!("../../../../spec/alipay.yaml");

static DOCUMENT: LazyLock<Result<Spec, String>> = LazyLock::new(|| Spec::parse(TEXT));

/// The parts of `spec/alipay.yaml` that the sandbox obeys.
#[derive(Debug)]
pub(crate) struct Spec {
    document: Value,
}

impl Spec {
    /// The built-in description; the error says what is wrong with it.
    pub(crate) fn built_in() -> Result<&'static Self, String> {
        DOCUMENT.as_ref().map_err(Clone::clone)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let document: Value =
            serde_saphyr::from_str(text).map_err(|error| format!("spec/alipay.yaml is not readable: {error}"))?;
        let spec = Self { document };
        for pointer in [
            "/components/schemas/AcceptDisputeRequest/properties",
            "/components/schemas/DisputeNotification/properties",
            "/components/schemas/DisputeJudgedResult/enum",
            "/x-answer/codes",
        ] {
            if spec.document.pointer(pointer).is_none() {
                return Err(format!("spec/alipay.yaml#{pointer} is missing: the sandbox needs it"));
            }
        }
        Ok(spec)
    }

    fn schema(&self, name: &str) -> &Value {
        &self.document["components"]["schemas"][name]
    }

    /// The names of a schema's properties.
    pub(crate) fn has_property(&self, schema: &str, name: &str) -> bool {
        self.schema(schema)["properties"].get(name).is_some()
    }

    pub(crate) fn properties(&self, schema: &str) -> Vec<&str> {
        let properties = self.schema(schema)["properties"].as_object();
        properties.map(|map| map.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    /// The values of a string enum.
    pub(crate) fn values(&self, schema: &str) -> Vec<&str> {
        let values = self.schema(schema)["enum"].as_array();
        values.map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
    }

    /// Whether the provider documents this result code.
    pub(crate) fn has_code(&self, code: &str) -> bool {
        self.document["x-answer"]["codes"].get(code).is_some()
    }

    /// The first reason why a request's body breaks its schema: a field that is missing, no string, or of a wrong
    /// length. Unknown fields break nothing.
    pub(crate) fn objection(&self, schema: &str, body: &Map<String, Value>) -> Option<String> {
        let schema = self.schema(schema);
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in required {
            if matches!(body.get(name), None | Some(Value::Null)) {
                return Some(format!("{name} is missing"));
            }
        }
        let properties = schema["properties"].as_object()?;
        properties.iter().find_map(|(name, rule)| field_objection(name, rule, body.get(name)?))
    }
}

fn field_objection(name: &str, rule: &Value, value: &Value) -> Option<String> {
    if rule["type"] != "string" {
        return None;
    }
    let Some(text) = value.as_str() else { return Some(format!("{name} is not a string")) };
    let length = text.chars().count() as u64;
    match (rule["minLength"].as_u64(), rule["maxLength"].as_u64()) {
        (Some(least), _) if length < least => Some(format!("{name} is shorter than {least} characters")),
        (_, Some(most)) if length > most => Some(format!("{name} is longer than {most} characters")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn objection(body: &Value) -> Option<String> {
        Spec::built_in().unwrap().objection("AcceptDisputeRequest", body.as_object().unwrap())
    }

    #[test]
    fn the_limits_are_those_of_the_description() {
        assert_eq!(objection(&json!({"disputeId": "x".repeat(64)})), None);
        assert_eq!(objection(&json!({"disputeId": "é".repeat(64), "other": 1})), None);
        for (body, part) in [
            (json!({}), "missing"),
            (json!({"disputeId": null}), "missing"),
            (json!({"disputeId": 1}), "not a string"),
            (json!({"disputeId": ""}), "shorter"),
            (json!({"disputeId": "x".repeat(65)}), "longer"),
        ] {
            let objection = objection(&body).unwrap_or_default();
            assert!(objection.contains(part), "{body}: {objection}");
        }
    }

    #[test]
    fn a_description_without_what_the_sandbox_needs_is_refused_with_its_address() {
        let error = Spec::parse("openapi: 3.0.3").unwrap_err();
        assert!(error.contains("spec/alipay.yaml#/components/schemas/AcceptDisputeRequest"), "{error}");
    }
}
