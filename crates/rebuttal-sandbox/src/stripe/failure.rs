//! Why a request was refused, in the provider's shape.

use http::StatusCode;
use serde_json::{Map, Value, json};

const INVALID_REQUEST: &str = "invalid_request_error";
pub(super) const IDEMPOTENCY: &str = "idempotency_error";
const API: &str = "api_error";

/// An error of the provider.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub(super) status: StatusCode,
    pub(super) kind: &'static str,
    pub(super) code: Option<&'static str>,
    pub(super) message: String,
    pub(super) param: Option<String>,
}

impl Failure {
    /// 400: something about the request, without a code.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind: INVALID_REQUEST,
            code: None,
            message: message.into(),
            param: None,
        }
    }

    /// 400: the dispute is over. Programs know this text by heart, as it comes without a code; nothing else about it is
    /// documented.
    pub(super) fn closed() -> Self {
        Self::invalid("This dispute is already closed")
    }

    /// 400: a parameter that cannot be used.
    pub(super) fn param(param: &str, message: impl Into<String>) -> Self {
        Self { param: Some(param.to_owned()), ..Self::invalid(message) }
    }

    pub(super) fn with_code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    pub(super) fn unknown(param: &str) -> Self {
        Self::param(param, format!("Received unknown parameter: {param}")).with_code("parameter_unknown")
    }

    pub(super) fn missing(param: &str) -> Self {
        Self::param(param, format!("Missing required param: {param}.")).with_code("parameter_missing")
    }

    pub(super) fn empty(param: &str) -> Self {
        let message = format!("You passed an empty string for '{param}', which can be neither empty nor cleared.");
        Self::param(param, message).with_code("parameter_invalid_empty")
    }

    /// 404: no such object, or one of another account, named by a parameter.
    pub(super) fn no_such(what: &str, id: &str, param: &str) -> Self {
        let failure = Self::param(param, format!("No such {what}: '{id}'")).with_code("resource_missing");
        Self { status: StatusCode::NOT_FOUND, ..failure }
    }

    pub(super) fn unauthorized(code: Option<&'static str>, message: &str) -> Self {
        Self { status: StatusCode::UNAUTHORIZED, code, ..Self::invalid(message) }
    }

    pub(super) fn forbidden(code: Option<&'static str>, message: impl Into<String>) -> Self {
        Self { status: StatusCode::FORBIDDEN, code, ..Self::invalid(message) }
    }

    pub(super) fn unknown_url(method: &str, path: &str) -> Self {
        let message =
            format!("Unrecognized request URL ({method}: {path}). Check the path, and the host it is sent to.");
        Self { status: StatusCode::NOT_FOUND, ..Self::invalid(message) }
    }

    /// 400 or 409: something about the idempotency key.
    pub(super) fn of_key(status: StatusCode, code: Option<&'static str>, message: &str) -> Self {
        Self { status, kind: IDEMPOTENCY, code, ..Self::invalid(message) }
    }

    /// 500: for faults that keep an operation from being carried out.
    pub(super) fn unfortunate() -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            kind: API,
            ..Self::invalid("An unknown error occurred, as the test asked.")
        }
    }

    /// What the log says: the code, or the type where there is none.
    pub(super) fn word(&self) -> &'static str {
        self.code.unwrap_or(self.kind)
    }

    pub(super) fn to_json(&self, request_id: &str) -> Value {
        let mut fields = Map::new();
        fields.insert("type".to_owned(), json!(self.kind));
        if let Some(code) = self.code {
            fields.insert("code".to_owned(), json!(code));
        }
        fields.insert("message".to_owned(), json!(self.message));
        if let Some(param) = &self.param {
            fields.insert("param".to_owned(), json!(param));
        }
        envelope(fields, request_id)
    }
}

/// Completes an error object with where to read more, and wraps it.
pub(super) fn envelope(mut fields: Map<String, Value>, request_id: &str) -> Value {
    if let Some(code) = fields.get("code").and_then(Value::as_str) {
        let page = format!("https://stripe.com/docs/error-codes/{}", code.replace('_', "-"));
        fields.insert("doc_url".to_owned(), json!(page));
    }
    let log = format!("https://dashboard.stripe.com/test/logs/{request_id}");
    fields.insert("request_log_url".to_owned(), json!(log));
    json!({"error": fields})
}

/// The type of an error of this status, where an order does not say it.
pub(super) fn kind_of(status: StatusCode, code: Option<&str>) -> &'static str {
    match (status, code) {
        (StatusCode::CONFLICT, _) | (_, Some("idempotency_key_in_use")) => IDEMPOTENCY,
        (status, _) if status.is_server_error() => API,
        (StatusCode::PAYMENT_REQUIRED, _) => "card_error",
        _ => INVALID_REQUEST,
    }
}
