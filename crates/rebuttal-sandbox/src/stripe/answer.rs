//! Responses, with the provider's headers and with faults applied.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use serde_json::Value;

use super::call::Call;
use super::failure::{Failure, envelope};
use crate::faults::{Kind, Replacement};
use crate::wire::{Arrival, RawResponse};

pub(super) const JSON: &str = "application/json";

/// A response before faults and headers.
pub(super) struct Outcome {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
    pub(super) media_type: &'static str,
    /// The request whose result is given again.
    pub(super) replays: Option<String>,
}

impl Outcome {
    pub(super) fn of(failure: &Failure, call: &Call) -> Self {
        Self::json(failure.status, &failure.to_json(&call.request_id))
    }

    pub(super) fn json(status: StatusCode, body: &Value) -> Self {
        Self { status, body: Bytes::from(body.to_string()), media_type: JSON, replays: None }
    }
}

/// The error that a test ordered, as the provider writes errors.
pub(super) fn ordered(fault: &Kind, call: &Call) -> Option<(StatusCode, Value)> {
    let Kind::Error { error, .. } = fault else { return None };
    Some((error.status, envelope(error.fields.clone(), &call.request_id)))
}

/// The response with the fault applied.
pub(super) fn spoil(outcome: Outcome, fault: Option<&Kind>, call: &Call, mut headers: HeaderMap) -> RawResponse {
    let Some(fault) = fault else { return complete(outcome, headers) };
    if let Some(foreign) = fault.foreign() {
        let mut answer = RawResponse::new(foreign.status, "", foreign.body);
        answer.headers = foreign.headers;
        return answer;
    }
    if let Kind::Error { error, .. } = fault {
        headers.extend(error.headers.clone());
    }
    let outcome = match (ordered(fault, call), fault.replacement()) {
        // A replay gives what is remembered.
        (Some(_), _) if outcome.replays.is_some() => outcome,
        (Some((status, body)), _) => Outcome::json(status, &body),
        (None, Some(Replacement::OtherObject)) => about_another(outcome),
        (None, Some(Replacement::Bytes(body))) => Outcome { status: StatusCode::OK, body, ..outcome },
        _ => outcome,
    };
    let mut answer = complete(outcome, headers);
    answer.manner = fault.manner();
    answer
}

/// The same of another object.
fn about_another(outcome: Outcome) -> Outcome {
    let mut body: Value = serde_json::from_slice(&outcome.body).unwrap_or_default();
    if let Some(Value::String(id)) = body.get_mut("id") {
        id.push_str("other");
    }
    Outcome { body: Bytes::from(body.to_string()), ..outcome }
}

/// The headers of every answer of the provider.
pub(super) fn headers(version: &str, call: &Call, arrival: &Arrival) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: Option<HeaderValue>| {
        if let Some(value) = value {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    set("request-id", HeaderValue::from_str(&call.request_id).ok());
    let given = |name| arrival.headers.get(name).cloned();
    set("stripe-version", given("stripe-version").or_else(|| HeaderValue::from_str(version).ok()));
    set("stripe-account", given("stripe-account"));
    set("idempotency-key", given("idempotency-key").filter(|_| call.method == Method::POST));
    headers
}

pub(super) fn complete(outcome: Outcome, mut headers: HeaderMap) -> RawResponse {
    let mut answer = RawResponse::new(outcome.status, outcome.media_type, outcome.body);
    if let Some(original) = outcome.replays.and_then(|id| HeaderValue::from_str(&id).ok()) {
        headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
        headers.insert("original-request", original);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(outcome.media_type));
    answer.headers = headers;
    answer
}
