//! What the provider objects to in a request's body.

use serde_json::{Map, Value, json};

use crate::control::{Fields, Refusal};
use crate::generated::alipay::SUPPLY_DEFENSE_DOCUMENT_REQUEST;
use crate::tables::{Field, Kind, Object};
use crate::wire::MOST_BODY_BYTES;

/// The field whose limit a test may change: the provider's pages have one and four million characters.
const EVIDENCE: &Field = SUPPLY_DEFENSE_DOCUMENT_REQUEST.field("disputeEvidence");

/// The limits that a test changed; all others are as the document says.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Limits {
    evidence: Option<u64>,
}

impl Limits {
    /// Reads an order: a number of characters, or nothing for what the document says.
    pub(crate) fn parse(mut fields: Fields) -> Result<Self, Refusal> {
        let evidence = fields.count(EVIDENCE.name, 1, MOST_BODY_BYTES as u64)?;
        fields.finish()?;
        Ok(Self { evidence })
    }

    pub(crate) fn to_json(self) -> Value {
        json!({EVIDENCE.name: self.most(EVIDENCE)})
    }

    /// The most characters of a field.
    fn most(self, field: &Field) -> u64 {
        self.evidence.filter(|_| field.name == EVIDENCE.name).unwrap_or(field.length.1)
    }
}

/// The first reason why a body is refused: a field that is missing, no string, of a wrong length, or not one of its values.
/// Unknown fields break nothing. `limits` go before the document's.
pub(super) fn objection(object: &Object, body: &Map<String, Value>, limits: Limits) -> Option<String> {
    let given = |field: &Field| body.get(field.name).filter(|value| !value.is_null());
    if let Some(missing) = object.fields.iter().find(|field| field.required && given(field).is_none()) {
        return Some(format!("{} is missing", missing.name));
    }
    object.fields.iter().find_map(|field| field_objection(field, limits.most(field), body.get(field.name)?))
}

fn field_objection(field: &Field, most: u64, value: &Value) -> Option<String> {
    let name = field.name;
    if !matches!(field.kind, Kind::Text | Kind::Enum(_) | Kind::Time | Kind::Base64 | Kind::File { .. }) {
        return None;
    }
    let Some(text) = value.as_str() else { return Some(format!("{name} is not a string")) };
    let (length, least) = (text.chars().count() as u64, field.length.0);
    if length < least {
        return Some(format!("{name} is shorter than {least} characters"));
    }
    if length > most {
        return Some(format!("{name} is longer than {most} characters"));
    }
    match field.kind {
        Kind::Enum(known) if !known.contains(&text) => Some(format!("{name} has no value {text:?}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::alipay::{ACCEPT_DISPUTE_REQUEST, DOWNLOAD_DISPUTE_EVIDENCE_REQUEST};

    fn objection_to(object: &Object, body: &Value) -> String {
        objection(object, body.as_object().unwrap(), Limits::default()).unwrap_or_default()
    }

    #[test]
    fn the_limits_are_those_of_the_document() {
        assert_eq!(objection_to(&ACCEPT_DISPUTE_REQUEST, &json!({"disputeId": "x".repeat(64)})), "");
        assert_eq!(objection_to(&ACCEPT_DISPUTE_REQUEST, &json!({"disputeId": "é".repeat(64), "other": 1})), "");
        for (body, part) in [
            (json!({}), "missing"),
            (json!({"disputeId": null}), "missing"),
            (json!({"disputeId": 1}), "not a string"),
            (json!({"disputeId": ""}), "shorter"),
            (json!({"disputeId": "x".repeat(65)}), "longer"),
        ] {
            let objection = objection_to(&ACCEPT_DISPUTE_REQUEST, &body);
            assert!(objection.contains(part), "{body}: {objection}");
        }
    }

    #[test]
    fn values_are_those_of_the_enum_that_a_field_names() {
        let object = &DOWNLOAD_DISPUTE_EVIDENCE_REQUEST;
        let body = |kind: &str| json!({"disputeId": "x", "disputeEvidenceType": kind});
        assert_eq!(objection_to(object, &body("DISPUTE_EVIDENCE_AI")), "");
        let objection = objection_to(object, &body("AI"));
        assert!(objection.contains("disputeEvidenceType has no value \"AI\""), "{objection}");
    }
}
