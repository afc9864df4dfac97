//! What the description of the provider says about limits, enums, codes and fields. It is read when the sandbox is
//! built in, so the two cannot differ.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

const TEXT: &str = include_str!("../../../../spec/alipay.yaml");

static DOCUMENT: LazyLock<Result<Spec, String>> = LazyLock::new(|| Spec::parse(TEXT));

/// The longest text of each field whose limit a test changed, in characters; all others are as the description says.
pub(crate) type Limits = BTreeMap<&'static str, u64>;

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
            "/components/schemas/SupplyDefenseDocumentRequest/properties/disputeEvidence/maxLength",
            "/components/schemas/DownloadDisputeEvidenceRequest/properties",
            "/components/schemas/DisputeEvidenceType/enum",
            "/components/schemas/DisputeNotification/properties",
            "/components/schemas/DefenseStrategySuggestionNotification/properties",
            "/components/schemas/DefenseDocumentNotification/properties",
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

    /// The longest text that a field of a schema may have, in characters.
    pub(crate) fn most(&self, schema: &str, field: &str) -> Option<u64> {
        self.schema(schema)["properties"][field]["maxLength"].as_u64()
    }

    /// The first reason why a request's body breaks its schema: a field that is missing, no string, of a wrong length,
    /// or not one of its values. Unknown fields break nothing. `limits` go before the schema's.
    pub(crate) fn objection(&self, schema: &str, body: &Map<String, Value>, limits: &Limits) -> Option<String> {
        let schema = self.schema(schema);
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in required {
            if matches!(body.get(name), None | Some(Value::Null)) {
                return Some(format!("{name} is missing"));
            }
        }
        let properties = schema["properties"].as_object()?;
        properties.iter().find_map(|(name, rule)| {
            let limit = limits.get(name.as_str()).copied();
            field_objection(name, self.resolved(rule), limit, body.get(name)?)
        })
    }

    /// The schema that a property names, itself or inside `allOf`, or the property.
    fn resolved<'a>(&'a self, rule: &'a Value) -> &'a Value {
        let reference = rule["$ref"].as_str().or_else(|| rule["allOf"][0]["$ref"].as_str());
        let named = reference.and_then(|reference| self.document.pointer(reference.trim_start_matches('#')));
        named.unwrap_or(rule)
    }
}

fn field_objection(name: &str, rule: &Value, limit: Option<u64>, value: &Value) -> Option<String> {
    if rule["type"] != "string" {
        return None;
    }
    let Some(text) = value.as_str() else { return Some(format!("{name} is not a string")) };
    let length = text.chars().count() as u64;
    match (rule["minLength"].as_u64(), limit.or(rule["maxLength"].as_u64())) {
        (Some(least), _) if length < least => return Some(format!("{name} is shorter than {least} characters")),
        (_, Some(most)) if length > most => return Some(format!("{name} is longer than {most} characters")),
        _ => {}
    }
    let values = rule["enum"].as_array()?;
    if values.iter().any(|known| known == text) { None } else { Some(format!("{name} has no value {text:?}")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn objection(body: &Value) -> Option<String> {
        objection_to("AcceptDisputeRequest", body)
    }

    fn objection_to(schema: &str, body: &Value) -> Option<String> {
        Spec::built_in().unwrap().objection(schema, body.as_object().unwrap(), &Limits::new())
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
    fn values_are_those_of_the_enum_that_a_field_names() {
        let schema = "DownloadDisputeEvidenceRequest";
        let body = |kind: &str| json!({"disputeId": "x", "disputeEvidenceType": kind});
        assert_eq!(objection_to(schema, &body("DISPUTE_EVIDENCE_AI")), None);
        let objection = objection_to(schema, &body("AI")).unwrap_or_default();
        assert!(objection.contains("disputeEvidenceType has no value \"AI\""), "{objection}");
    }

    #[test]
    fn a_description_without_what_the_sandbox_needs_is_refused_with_its_address() {
        let error = Spec::parse("openapi: 3.0.3").unwrap_err();
        assert!(error.contains("spec/alipay.yaml#/components/schemas/AcceptDisputeRequest"), "{error}");
    }
}
