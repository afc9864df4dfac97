//! Reads the JSON object of a control request field by field, and names the field that is wrong.

use bytes::Bytes;
use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::wire::RawResponse;

/// Why a control request was not carried out: a 4xx with the field and one sentence.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) field: Option<String>,
    pub(crate) message: String,
}

impl Refusal {
    /// 400: a field has a value that cannot be used.
    pub(crate) fn field(name: &str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, field: Some(name.to_owned()), message: message.into() }
    }

    pub(crate) fn with_status(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, field: None, message: message.into() }
    }

    pub(crate) fn to_answer(&self) -> RawResponse {
        RawResponse::json(self.status, &json!({"error": {"field": self.field, "message": self.message}}))
    }
}

/// The fields not yet read. [`Fields::finish`] refuses unknown ones, so that a typing error is reported.
#[derive(Debug)]
pub(crate) struct Fields {
    left: Map<String, Value>,
    known: Vec<&'static str>,
}

impl Fields {
    /// Reads the object; no bytes at all count as `{}`.
    pub(crate) fn parse(body: &Bytes) -> Result<Self, Refusal> {
        let bad = |message| Refusal::with_status(StatusCode::BAD_REQUEST, message);
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self::of(Map::new()));
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(left)) => Ok(Self::of(left)),
            Ok(_) => Err(bad("the body must be a JSON object".to_owned())),
            Err(error) => Err(bad(format!("the body is not JSON: {error}"))),
        }
    }

    pub(crate) fn of(left: Map<String, Value>) -> Self {
        Self { left, known: Vec::new() }
    }

    /// The value of a field, `null` included.
    pub(crate) fn value(&mut self, name: &'static str) -> Option<Value> {
        self.known.push(name);
        self.left.shift_remove(name)
    }

    pub(crate) fn required(&mut self, name: &'static str) -> Result<Value, Refusal> {
        self.value(name).ok_or_else(|| Refusal::field(name, format!("`{name}` is missing")))
    }

    pub(crate) fn text(&mut self, name: &'static str) -> Result<Option<String>, Refusal> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(expected(name, "a string", &other)),
        }
    }

    pub(crate) fn required_text(&mut self, name: &'static str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::field(name, format!("`{name}` is missing: a string")))
    }

    pub(crate) fn flag(&mut self, name: &'static str, default: bool) -> Result<bool, Refusal> {
        match self.value(name) {
            None => Ok(default),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(expected(name, "true or false", &other)),
        }
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn count(&mut self, name: &'static str, least: u64, most: u64) -> Result<Option<u64>, Refusal> {
        let Some(value) = self.value(name) else { return Ok(None) };
        match value.as_u64() {
            Some(count) if (least..=most).contains(&count) => Ok(Some(count)),
            _ => Err(expected(name, &format!("a whole number from {least} to {most}"), &value)),
        }
    }

    /// Seconds, whole or not, above zero and up to `most`.
    pub(crate) fn seconds(&mut self, name: &'static str, most: f64) -> Result<Option<f64>, Refusal> {
        let Some(value) = self.value(name) else { return Ok(None) };
        match value.as_f64() {
            Some(seconds) if seconds > 0.0 && seconds <= most => Ok(Some(seconds)),
            _ => Err(expected(name, &format!("a number of seconds above 0 and up to {most}"), &value)),
        }
    }

    pub(crate) fn object(&mut self, name: &'static str) -> Result<Map<String, Value>, Refusal> {
        match self.value(name) {
            None => Ok(Map::new()),
            Some(Value::Object(map)) => Ok(map),
            Some(other) => Err(expected(name, "an object", &other)),
        }
    }

    /// A copy of what was not read yet.
    pub(crate) fn unread(&self) -> Map<String, Value> {
        self.left.clone()
    }

    /// What was not read, for callers that take any name.
    pub(crate) fn rest(self) -> Map<String, Value> {
        self.left
    }

    /// Refuses a field that was not read.
    pub(crate) fn finish(self) -> Result<(), Refusal> {
        match self.left.keys().next() {
            None => Ok(()),
            Some(name) if self.known.is_empty() => {
                Err(Refusal::field(name, format!("`{name}` is not known here: no field is")))
            }
            Some(name) => {
                Err(Refusal::field(name, format!("`{name}` is not known here; known: {}", self.known.join(", "))))
            }
        }
    }
}

/// A refusal that shows the value, cut short: it may be long.
pub(crate) fn expected(name: &str, what: &str, found: &Value) -> Refusal {
    let shown: String = found.to_string().chars().take(60).collect();
    Refusal::field(name, format!("`{name}` must be {what}, not {shown}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &'static str) -> Fields {
        Fields::parse(&Bytes::from_static(text.as_bytes())).unwrap()
    }

    #[test]
    fn a_field_that_nobody_reads_is_refused_by_name() {
        let mut fields = fields(r#"{"times": 1, "tmies": 2}"#);
        assert_eq!(fields.count("times", 1, 5).unwrap(), Some(1));
        let refusal = fields.finish().unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("tmies"));
        assert!(refusal.message.contains("known: times"), "{}", refusal.message);
    }

    #[test]
    fn a_count_has_bounds() {
        for text in [r#"{"n": 0}"#, r#"{"n": 6}"#, r#"{"n": 1.5}"#, r#"{"n": "1"}"#, r#"{"n": null}"#, r#"{"n": -1}"#] {
            assert_eq!(fields(text).count("n", 1, 5).unwrap_err().field.as_deref(), Some("n"), "{text}");
        }
    }

    #[test]
    fn only_an_object_is_read() {
        assert!(Fields::parse(&Bytes::from_static(b"[]")).is_err());
        assert!(Fields::parse(&Bytes::from_static(b"{")).is_err());
        assert!(Fields::parse(&Bytes::from_static(b" ")).unwrap().finish().is_ok());
    }
}
